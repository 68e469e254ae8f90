//! `property`, `classmethod`, `staticmethod` and `super`.

use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::object::{Descriptor, DescriptorKind, Super};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

const ACCESSORS: &[&str] = &["fget", "fset", "fdel", "doc"];

pub(crate) const METHODS: &[Builtin] = &[
    Builtin::method(TypeId::Property, "__new__", Signature::named(ACCESSORS, 0), property, None),
    Builtin::method(TypeId::Property, "getter", Signature::One, getter, None),
    Builtin::method(TypeId::Property, "setter", Signature::One, setter, None),
    Builtin::method(TypeId::Property, "deleter", Signature::One, deleter, None),
    Builtin::method(
        TypeId::Property,
        "__init__",
        Signature::named(ACCESSORS, 0),
        property_init,
        None,
    ),
    Builtin::method(TypeId::ClassMethod, "__init__", Signature::One, wrapper_init, None),
    Builtin::method(TypeId::StaticMethod, "__init__", Signature::One, wrapper_init, None),
    Builtin::method(TypeId::ClassMethod, "__new__", Signature::One, class_method, None),
    Builtin::method(TypeId::StaticMethod, "__new__", Signature::One, static_method, None),
    Builtin::method(TypeId::Super, "__new__", Signature::Positional(0, 2), super_new, None),
    Builtin::method(TypeId::Super, "__get__", Signature::Positional(1, 2), super_get, None),
    Builtin::function("_super", Signature::Positional(3, 3), super_of_type, None),
];

impl Heap {
    /// A descriptor that is still to be filled by `__init__`.
    pub(crate) fn new_descriptor(&mut self, id: TypeId) -> Native {
        let kind = match id {
            TypeId::Property => DescriptorKind::Property,
            TypeId::ClassMethod => DescriptorKind::ClassMethod,
            _ => DescriptorKind::StaticMethod,
        };
        wrapper(self, kind, Value::NONE)
    }
}

fn property(heap: &mut Heap, args: &[Value]) -> Native {
    let property = heap.new_descriptor(TypeId::Property)?;
    let mut all = vec![property];
    all.extend_from_slice(args);
    property_init(heap, &all)?;
    Ok(property)
}

/// `property.__init__(fget=None, fset=None, fdel=None, doc=None)`
fn property_init(heap: &mut Heap, args: &[Value]) -> Native {
    let &[property, get, set, delete, doc] = args else { return Err(heap.bad_arguments()) };
    let get = get.or(Value::NONE);
    let doc = if !doc.is_unbound() && !doc.is_none() {
        doc
    } else if get.is(Kind::Function) {
        heap.function(get).doc
    } else {
        Value::NONE
    };
    let parts = heap.descriptor_mut(property);
    (parts.get, parts.set, parts.delete) = (get, set.or(Value::NONE), delete.or(Value::NONE));
    parts.doc = doc;
    Ok(Value::NONE)
}

/// `classmethod.__init__` and `staticmethod.__init__`
fn wrapper_init(heap: &mut Heap, args: &[Value]) -> Native {
    heap.descriptor_mut(args[0]).get = args[1];
    Ok(Value::NONE)
}

/// A copy of a property with one accessor replaced.
fn with(heap: &mut Heap, property: Value, change: impl FnOnce(&mut Descriptor)) -> Native {
    let old = heap.descriptor(property);
    let mut copy = Descriptor {
        kind: old.kind,
        get: old.get,
        set: old.set,
        delete: old.delete,
        doc: old.doc,
        name: old.name,
    };
    change(&mut copy);
    heap.alloc(copy)
}

fn getter(heap: &mut Heap, args: &[Value]) -> Native {
    // A docstring that is that of the old getter gives way to that of the new one.
    let old = heap.descriptor(args[0]);
    let (old_get, old_doc) = (old.get, old.doc);
    let taken = old_get.is(Kind::Function) && heap.function(old_get).doc == old_doc;
    let new = match args[1].is(Kind::Function) {
        true => heap.function(args[1]).doc,
        false => Value::NONE,
    };
    with(heap, args[0], |copy| {
        copy.get = args[1];
        if (taken || old_doc.is_none()) && !new.is_none() {
            copy.doc = new;
        }
    })
}

fn setter(heap: &mut Heap, args: &[Value]) -> Native {
    with(heap, args[0], |copy| copy.set = args[1])
}

fn deleter(heap: &mut Heap, args: &[Value]) -> Native {
    with(heap, args[0], |copy| copy.delete = args[1])
}

pub(super) fn wrapper(heap: &mut Heap, kind: DescriptorKind, callable: Value) -> Native {
    heap.alloc(Descriptor {
        kind,
        get: callable,
        set: Value::NONE,
        delete: Value::NONE,
        doc: Value::NONE,
        name: Value::NONE,
    })
}

fn class_method(heap: &mut Heap, args: &[Value]) -> Native {
    wrapper(heap, DescriptorKind::ClassMethod, args[0])
}

fn static_method(heap: &mut Heap, args: &[Value]) -> Native {
    wrapper(heap, DescriptorKind::StaticMethod, args[0])
}

/// `super(class, object)`. The form without arguments is given them by the compiler.
fn super_new(heap: &mut Heap, args: &[Value]) -> Native {
    let (class, object) = (args[0], args[1]);
    if class.is_unbound() {
        return Err(heap.raise(TypeId::RuntimeError, "super(): no arguments"));
    }
    if !class.is(Kind::Class) && !class.is(Kind::Type) {
        let name = heap.type_name(class);
        return Err(heap.type_error(format!("super() argument 1 must be a type, not {name}")));
    }
    // None is as good as nothing.
    if object.is_unbound() || object.is_none() {
        let object = Value::UNBOUND;
        let object_type = TypeId::Object.value();
        return heap.alloc(Super { class, object, object_type });
    }
    bind_super(heap, class, object)
}

/// `super.__get__(instance, owner=None)`: one that was made of a class alone gets an object.
fn super_get(heap: &mut Heap, args: &[Value]) -> Native {
    let parts = heap.super_object(args[0]);
    let (class, bound) = (parts.class, !parts.object.is_unbound());
    if bound || args[1].is_none() {
        return Ok(args[0]);
    }
    bind_super(heap, class, args[1])
}

/// `_super(class, object, type)`: of an object that says that it is of that type.
fn super_of_type(heap: &mut Heap, args: &[Value]) -> Native {
    let &[class, object, object_type] = args else { return Err(heap.bad_arguments()) };
    if !heap.is_subclass(object_type, class) {
        return Err(no_instance(heap, class, object));
    }
    heap.alloc(Super { class, object, object_type })
}

fn no_instance(heap: &mut Heap, class: Value, object: Value) -> Trap {
    let is_class = object.is(Kind::Class) || object.is(Kind::Type);
    let found = match is_class {
        true => format!("type {}", heap.class_name(object)),
        false => format!("instance of {}", heap.type_name(object)),
    };
    let class = heap.class_name(class);
    heap.type_error(format!(
        "super(type, obj): obj ({found}) is not an instance or subtype of type ({class})."
    ))
}

fn bind_super(heap: &mut Heap, class: Value, object: Value) -> Native {
    let is_class = object.is(Kind::Class) || object.is(Kind::Type);
    let object_type = if is_class && heap.is_subclass(object, class) {
        object
    } else if heap.is_instance(object, class) {
        heap.type_of(object)
    } else if heap.tells_its_class(object) {
        return Err(heap.hand_over("super_of", vec![class, object]));
    } else {
        return Err(no_instance(heap, class, object));
    };
    heap.alloc(Super { class, object, object_type })
}
