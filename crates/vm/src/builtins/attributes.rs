//! `getattr`, `setattr`, `hasattr`, `delattr`, `callable`, and what the library uses to find
//! special methods.

use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::object::{BoundMethod, ClassTraits};
use crate::trap::Trap;
use crate::types::attribute::Attribute;
use crate::value::{Kind, Value};

pub(crate) const FUNCTIONS: &[Builtin] = &[
    Builtin::function("getattr", Signature::Positional(2, 3), getattr, Some("getattr_default")),
    Builtin::function("hasattr", Signature::Positional(2, 2), hasattr, Some("hasattr_slow")),
    Builtin::function("setattr", Signature::Positional(3, 3), setattr, None),
    Builtin::function("delattr", Signature::Positional(2, 2), delattr, None),
    Builtin::function("callable", Signature::One, callable, None),
    Builtin::function("_special", Signature::Positional(2, 2), special, None),
    Builtin::function("_type_name", Signature::One, type_name, None),
    Builtin::function("_getattr", Signature::Positional(2, 2), getattr_plain, None),
];

impl Heap {
    /// An attribute name as an interned string.
    ///
    /// # Errors
    ///
    /// `TypeError` when it is no string.
    pub fn attribute_name(&mut self, name: Value) -> Result<Value, Trap> {
        if name.is(Kind::Str) {
            return self.intern_value(name);
        }
        if let Some(text) = self.as_text(name) {
            let text = text.to_owned();
            return self.intern(&text);
        }
        let class = self.type_name(name);
        Err(self.type_error(format!("attribute name must be string, not '{class}'")))
    }
}

/// The value of an attribute; code of the program that knows it is asked for by a trap.
pub(crate) fn get(heap: &mut Heap, object: Value, name: Value, fallback: bool) -> Native {
    match heap.attribute(object, name)? {
        Attribute::Value(value) => Ok(value),
        Attribute::Method { function, receiver } => heap.alloc(BoundMethod { function, receiver }),
        Attribute::Getter { function, receiver } => Err(Trap::call(function, vec![receiver])),
        Attribute::Fallback if fallback => {
            let getattr = heap.intern("__getattr__")?;
            match heap.program_method(object, getattr) {
                Some(method) => Err(Trap::call(method, vec![object, name])),
                None => missing(heap, object, name),
            }
        }
        Attribute::Fallback | Attribute::Missing => missing(heap, object, name),
    }
}

fn missing(heap: &mut Heap, object: Value, name: Value) -> Native {
    let text = heap.text(name).to_owned();
    match heap.attribute_error(object, &text) {
        Trap::Raise(error) => {
            heap.describe_attribute_error(error, object, name)?;
            Err(Trap::Raise(error))
        }
        trap => Err(trap),
    }
}

fn getattr_plain(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.attribute_name(args[1])?;
    get(heap, args[0], name, true)
}

fn getattr(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.attribute_name(args[1])?;
    if args[2].is_unbound() {
        return get(heap, args[0], name, true);
    }
    match heap.attribute(args[0], name)? {
        Attribute::Missing => Ok(args[2]),
        Attribute::Getter { .. } | Attribute::Fallback => Err(Trap::Library),
        _ => get(heap, args[0], name, true),
    }
}

fn hasattr(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.attribute_name(args[1])?;
    match heap.attribute(args[0], name)? {
        Attribute::Missing => Ok(Value::FALSE),
        Attribute::Getter { .. } | Attribute::Fallback => Err(Trap::Library),
        _ => Ok(Value::TRUE),
    }
}

/// A special method of the program, bound, if the type of an object has it.
fn own_method(heap: &mut Heap, object: Value, name: &str) -> Option<Value> {
    let name = heap.find_interned(name)?;
    heap.program_method(object, name)
}

fn setattr(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.attribute_name(args[1])?;
    if let Some(method) = own_method(heap, args[0], "__setattr__") {
        return Err(Trap::call(method, vec![args[0], name, args[2]]));
    }
    let class = heap.type_of(args[0]);
    if !args[0].is(Kind::Class)
        && let Some(found) = heap.class_lookup(class, name)
        && found.is(Kind::Descriptor)
    {
        let setter = heap.descriptor(found).set;
        if setter.is(Kind::Function) {
            return Err(Trap::call(setter, vec![args[0], args[2]]));
        }
        if heap.descriptor(found).kind == crate::object::DescriptorKind::Property {
            let (name, class) = (heap.text(name).to_owned(), heap.type_name(args[0]));
            let message = format!("property '{name}' of '{class}' object has no setter");
            return Err(heap.raise(crate::types::TypeId::AttributeError, message));
        }
    }
    heap.set_attribute_native(args[0], name, args[2])?;
    Ok(Value::NONE)
}

fn delattr(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.attribute_name(args[1])?;
    if let Some(method) = own_method(heap, args[0], "__delattr__") {
        return Err(Trap::call(method, vec![args[0], name]));
    }
    let class = heap.type_of(args[0]);
    if !args[0].is(Kind::Class)
        && let Some(found) = heap.class_lookup(class, name)
        && found.is(Kind::Descriptor)
        && heap.descriptor(found).kind == crate::object::DescriptorKind::Property
    {
        let deleter = heap.descriptor(found).delete;
        if !deleter.is_none() {
            return Err(Trap::call(deleter, vec![args[0]]));
        }
        let (name, class) = (heap.text(name).to_owned(), heap.type_name(args[0]));
        let message = format!("property '{name}' of '{class}' object has no deleter");
        return Err(heap.raise(crate::types::TypeId::AttributeError, message));
    }
    heap.delete_attribute_native(args[0], name)?;
    Ok(Value::NONE)
}

fn callable(heap: &mut Heap, args: &[Value]) -> Native {
    let known = matches!(
        args[0].kind(),
        Some(
            Kind::Function
                | Kind::BoundMethod
                | Kind::Builtin
                | Kind::Type
                | Kind::Class
                | Kind::External
                | Kind::Library
        )
    );
    Ok(Value::bool(known || own_method(heap, args[0], "__call__").is_some()))
}

/// `_special(object, name)`: the method of the type of an object, bound, or None.
fn special(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.intern_value(args[1])?;
    let class = heap.type_of(args[0]);
    let Some(found) = heap.class_lookup(class, name) else { return Ok(Value::NONE) };
    match heap.bind(found, args[0], class) {
        Attribute::Value(value) => Ok(value),
        Attribute::Method { function, receiver } => heap.alloc(BoundMethod { function, receiver }),
        Attribute::Getter { function, receiver } => Err(Trap::call(function, vec![receiver])),
        Attribute::Fallback | Attribute::Missing => Ok(Value::NONE),
    }
}

fn type_name(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.type_name(args[0]);
    heap.intern(&name)
}

/// Whether instances of a class may have attributes that only its `__getattr__` knows.
#[allow(dead_code)]
fn has_fallback(heap: &Heap, class: Value) -> bool {
    class.is(Kind::Class) && heap.class(class).traits.contains(ClassTraits::GETATTR)
}
