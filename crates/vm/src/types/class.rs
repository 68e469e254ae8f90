//! Classes of the program: what they define, the methods of `object` and `type`.

use crate::builtins::{Builtin, Native, Signature, attributes};
use crate::heap::Heap;
use crate::object::{Class, ClassTraits, Instance, ShapeId};
use crate::trap::{Request, Trap};
use crate::types::TypeId;
use crate::value::{Kind, Value};

pub(crate) const METHODS: &[Builtin] = &[
    Builtin::method(TypeId::Type, "mro", Signature::None, mro, None),
    Builtin::method(
        TypeId::Type,
        "__init__",
        Signature::Variadic { at_least: 0, keywords: &["**"] },
        init_type,
        None,
    ),
    Builtin::method(
        TypeId::Type,
        "__call__",
        Signature::Variadic { at_least: 0, keywords: &["**"] },
        call_type,
        None,
    ),
    Builtin::method(
        TypeId::Type,
        "__prepare__",
        Signature::Variadic { at_least: 0, keywords: &["**"] },
        |heap, _| heap.new_dict(),
        None,
    ),
    Builtin::method(TypeId::Type, "__subclasses__", Signature::None, subclasses, None),
    Builtin::method(
        TypeId::Type,
        "__instancecheck__",
        Signature::One,
        instance_check,
        Some("instance_check"),
    ),
    Builtin::method(TypeId::Type, "__repr__", Signature::None, type_repr, None),
    Builtin::method(TypeId::Type, "__subclasscheck__", Signature::One, subclass_check, None),
    Builtin::method(
        TypeId::Object,
        "__new__",
        Signature::Variadic { at_least: 0, keywords: &[] },
        new_object,
        None,
    ),
    Builtin::method(
        TypeId::Object,
        "__init__",
        Signature::Variadic { at_least: 0, keywords: &["**"] },
        init_object,
        None,
    ),
    Builtin::method(
        TypeId::Object,
        "__init_subclass__",
        Signature::None,
        |_, _| Ok(Value::NONE),
        None,
    ),
    Builtin::method(
        TypeId::Object,
        "__setattr__",
        Signature::Positional(2, 2),
        |heap, args| {
            heap.refuse_classes(args[0], "__setattr__")?;
            attributes::set_generic(heap, args)
        },
        None,
    ),
    Builtin::method(
        TypeId::Object,
        "__delattr__",
        Signature::One,
        |heap, args| {
            heap.refuse_classes(args[0], "__delattr__")?;
            attributes::delete_generic(heap, args)
        },
        None,
    ),
    Builtin::method(TypeId::Object, "__getattribute__", Signature::One, get_attribute, None),
    Builtin::method(TypeId::Type, "__getattribute__", Signature::One, get_attribute, None),
    Builtin::method(
        TypeId::Type,
        "__setattr__",
        Signature::Positional(2, 2),
        attributes::set_generic,
        None,
    ),
    Builtin::method(TypeId::Type, "__delattr__", Signature::One, attributes::delete_generic, None),
    Builtin::method(TypeId::Object, "__eq__", Signature::One, equal_object, None),
    Builtin::method(TypeId::Object, "__ne__", Signature::One, unequal_object, None),
    Builtin::method(TypeId::Object, "__hash__", Signature::None, hash_object, None),
    Builtin::method(TypeId::Object, "__lt__", Signature::One, unordered, None),
    Builtin::method(TypeId::Object, "__le__", Signature::One, unordered, None),
    Builtin::method(TypeId::Object, "__gt__", Signature::One, unordered, None),
    Builtin::method(TypeId::Object, "__ge__", Signature::One, unordered, None),
    Builtin::method(TypeId::Object, "__dir__", Signature::None, names_of, None),
    Builtin::method(TypeId::Object, "__subclasshook__", Signature::One, unordered, None),
];

/// Which attributes set which trait.
const TRAITS: &[(&str, ClassTraits)] = &[
    ("__eq__", ClassTraits::EQ),
    ("__hash__", ClassTraits::HASH),
    ("__getattr__", ClassTraits::GETATTR),
    ("__setattr__", ClassTraits::SETATTR),
    ("__delattr__", ClassTraits::SETATTR),
    ("__bool__", ClassTraits::TRUTH),
    ("__len__", ClassTraits::TRUTH),
    ("__init__", ClassTraits::INIT),
    ("__new__", ClassTraits::NEW),
    ("__getattribute__", ClassTraits::GETATTRIBUTE),
];

impl Heap {
    /// Finds out what a class defines, itself or through its bases.
    pub(crate) fn update_traits(&mut self, class: Value) {
        let mut traits = 0;
        for &(name, bit) in TRAITS {
            let Some(name) = self.find_interned(name) else { continue };
            let found = self.class_lookup(class, name);
            // What another method of a built-in type is the value of counts like one of the program.
            let own = |found: Value| {
                !found.is(Kind::Builtin)
                    || (bit == ClassTraits::SETATTR
                        && crate::builtins::by_index(found.index())
                            .is_some_and(|builtin| builtin.name != self.text(name)))
            };
            if found.is_some_and(own) {
                traits |= bit.0;
            }
        }
        let object = self.class(class);
        let call =
            object.layout == TypeId::Type || self.program_special(class, "__call__").is_some();
        let names = self.find_interned("__abstractmethods__");
        let names = names.and_then(|name| self.dict_get_name(object.dict, name));
        let is_abstract =
            names.is_some_and(|names| names.is(Kind::Set) && !self.set(names).is_empty());
        for (bit, on) in [
            (ClassTraits::CARRIER, object.layout.is_carried()),
            (ClassTraits::CALL, call),
            (ClassTraits::NO_DICT, !object.has_dict),
            (ClassTraits::ABSTRACT, is_abstract),
            // Those derived from modules are made in two steps, like those with a `__new__`.
            (ClassTraits::NEW, object.layout == TypeId::Module),
        ] {
            if on {
                traits |= bit.0;
            }
        }
        self.class_mut(class).traits = ClassTraits(traits);
    }

    /// The methods of `object` that set attributes are not for classes: those of `type` are.
    fn refuse_classes(&mut self, object: Value, method: &str) -> Result<(), Trap> {
        if !object.is(Kind::Class) && !object.is(Kind::Type) {
            return Ok(());
        }
        let name = self.type_name(object);
        Err(self.type_error(format!("can't apply this {method} to {name} object")))
    }

    /// Sets what classes do not keep in their namespace; false when it is no such attribute.
    pub(crate) fn set_class_field(
        &mut self,
        class: Value,
        name: Value,
        value: Value,
    ) -> Result<bool, Trap> {
        let text = self.text(name).to_owned();
        match text.as_str() {
            "__name__" | "__qualname__" => {
                let owner = self.class_name(class);
                if self.as_text(value).is_none() {
                    let found = self.type_name(value);
                    return Err(self.type_error(format!(
                        "can only assign string to {owner}.{text}, not '{found}'"
                    )));
                }
                let Some(given) = self.as_text(value).map(str::to_owned) else { return Ok(false) };
                if text == "__name__" && given.contains('\0') {
                    return Err(self.value_error("type name must not contain null characters"));
                }
                let value = self.intern(&given)?;
                if text == "__name__" {
                    self.class_mut(class).name = value;
                } else {
                    self.class_mut(class).qualname = value;
                }
            }
            "__bases__" => {
                if !value.is(Kind::Tuple) {
                    let (owner, found) = (self.class_name(class), self.type_name(value));
                    return Err(self.type_error(format!(
                        "can only assign tuple to {owner}.__bases__, not {found}"
                    )));
                }
                crate::types::make_class::set_bases(self, &[class, value])?;
            }
            "__dict__" | "__mro__" | "__base__" => {
                let message = if text == "__mro__" || text == "__base__" {
                    "readonly attribute".to_owned()
                } else {
                    "attribute '__dict__' of 'type' objects is not writable".to_owned()
                };
                return Err(self.raise(TypeId::AttributeError, message));
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The attributes of a class changed: caches are stale, and traits of it and what derives
    /// from it may differ.
    pub(crate) fn class_changed(&mut self, class: Value) {
        self.class_epoch = self.class_epoch.wrapping_add(1).max(1);
        for class in self.derived_classes(class) {
            self.update_traits(class);
        }
    }

    /// A class and all that derive from it, and when it is a metaclass, the classes it is for.
    pub(crate) fn derived_classes(&self, class: Value) -> Vec<Value> {
        let derives = |other: &Class| {
            other.mro.contains(&class)
                || (other.metatype.is(Kind::Class)
                    && self.class(other.metatype).mro.contains(&class))
        };
        let derived = self.classes.iter().filter(|(_, other)| derives(other));
        derived.map(|(index, _)| Value::other(Kind::Class, index)).collect()
    }
}

fn mro(heap: &mut Heap, args: &[Value]) -> Native {
    let order = heap.mro(args[0]);
    heap.new_list(order)
}

/// `type.__init__`: does nothing.
fn init_type(heap: &mut Heap, args: &[Value]) -> Native {
    if args.len() != 3 && args.len() != 5 {
        return Err(heap.type_error("type.__init__() takes 1 or 3 arguments"));
    }
    Ok(Value::NONE)
}

/// `type.__call__`: what calling a class does, whatever `__call__` of its metaclass says.
fn call_type(heap: &mut Heap, args: &[Value]) -> Native {
    let &[class, keywords, ref rest @ ..] = args else { return Err(heap.bad_arguments()) };
    let mut positional = rest.to_vec();
    let callee = if class.is(Kind::Class) {
        positional.insert(0, class);
        match crate::library::function("type_call") {
            Some(function) => function,
            None => return Err(Trap::internal("the library has no type_call")),
        }
    } else {
        class
    };
    let keywords = if keywords.is(Kind::Dict) {
        heap.dict(keywords).iter().map(|entry| (entry.key, entry.value)).collect()
    } else {
        Vec::new()
    };
    Err(Trap::Call(Box::new(Request { callee, args: positional, keywords })))
}

/// The classes that have a class among their direct bases, in the order in which they were made.
fn subclasses(heap: &mut Heap, args: &[Value]) -> Native {
    let mut found: Vec<Value> = heap
        .classes
        .iter()
        .filter(|(_, class)| class.bases.contains(&args[0]))
        .map(|(index, _)| Value::other(Kind::Class, index))
        .collect();
    found.sort_by_key(|&class| heap.class(class).order);
    heap.new_list(found)
}

fn instance_check(heap: &mut Heap, args: &[Value]) -> Native {
    if heap.is_instance(args[1], args[0]) {
        return Ok(Value::TRUE);
    }
    if heap.tells_its_class(args[1]) { Err(Trap::Library) } else { Ok(Value::FALSE) }
}

fn type_repr(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.full_class_name(args[0]);
    heap.new_str(format!("<class '{name}'>"))
}

fn subclass_check(heap: &mut Heap, args: &[Value]) -> Native {
    let derived = heap.is_subclass(args[1], args[0]);
    Ok(Value::bool(derived))
}

impl Heap {
    /// `object.__new__(class)`; `excess` says that there were more arguments.
    ///
    /// # Errors
    ///
    /// `TypeError` for arguments that nothing takes.
    pub(crate) fn new_plain_object(&mut self, class: Value, excess: bool) -> Native {
        if !class.is(Kind::Class) {
            let class = TypeId::Object.value();
            return self.alloc(Instance {
                class,
                shape: ShapeId::DICT,
                slots: crate::object::Slots::new(),
            });
        }
        let traits = self.class(class).traits;
        if traits.contains(ClassTraits::ABSTRACT) {
            return Err(self.abstract_class(class));
        }
        if excess && traits.contains(ClassTraits::NEW) {
            return Err(self.type_error(
                "object.__new__() takes exactly one argument (the type to instantiate)",
            ));
        }
        if excess && !traits.contains(ClassTraits::INIT) {
            let name = self.class_name(class);
            return Err(self.type_error(format!("{name}() takes no arguments")));
        }
        let shape = self.class(class).root_shape;
        self.alloc(Instance { class, shape, slots: crate::object::Slots::new() })
    }
}

impl Heap {
    /// The error for a class with abstract methods.
    fn abstract_class(&mut self, class: Value) -> Trap {
        let (dict, name) = (self.class(class).dict, self.class_name(class));
        let names = self.find_interned("__abstractmethods__");
        let names = names.and_then(|name| self.dict_get_name(dict, name));
        let names = names.filter(|names| names.is(Kind::Set));
        let mut methods: Vec<String> = names.map_or_else(Vec::new, |names| {
            let elements = self.set(names).iter();
            elements.filter_map(|(name, _)| self.as_text(name)).map(|n| format!("'{n}'")).collect()
        });
        methods.sort_unstable();
        let s = if methods.len() == 1 { "" } else { "s" };
        let methods = methods.join(", ");
        self.type_error(format!(
            "Can't instantiate abstract class {name} without an implementation for abstract \
             method{s} {methods}"
        ))
    }
}

/// `object()`.
fn new_object(heap: &mut Heap, args: &[Value]) -> Native {
    let class = match args.first() {
        Some(&class) if class.is(Kind::Class) => class,
        Some(&class) if TypeId::of(class).is_some_and(TypeId::is_exception) => {
            return heap.create_exception(class, args[1..].to_vec());
        }
        _ => {
            // A plain object has no attributes, and no class of the program.
            let class = TypeId::Object.value();
            return heap.alloc(Instance {
                class,
                shape: ShapeId::DICT,
                slots: crate::object::Slots::new(),
            });
        }
    };
    let object = heap.class(class);
    if object.layout.is_exception() {
        return heap.create_exception(class, args[1..].to_vec());
    }
    let shape = object.root_shape;
    heap.alloc(Instance { class, shape, slots: crate::object::Slots::new() })
}

/// `object.__init__`: does nothing. Arguments are an error, except those that `__new__` took.
fn init_object(heap: &mut Heap, args: &[Value]) -> Native {
    let &[receiver, keywords, ref rest @ ..] = args else { return Err(heap.bad_arguments()) };
    if rest.is_empty() && keywords.is_unbound() {
        return Ok(Value::NONE);
    }
    let class = heap.type_of(receiver);
    let overrides = |heap: &mut Heap, name: &str| -> Result<bool, Trap> {
        let name = heap.intern(name)?;
        let found = heap.class_lookup(class, name);
        Ok(found != crate::builtins::method(TypeId::Object, heap.text(name)))
    };
    if overrides(heap, "__init__")? {
        return Err(heap.type_error(
            "object.__init__() takes exactly one argument (the instance to initialize)",
        ));
    }
    if !overrides(heap, "__new__")? {
        let name = heap.class_name(class);
        return Err(heap.type_error(format!(
            "{name}.__init__() takes exactly one argument (the instance to initialize)"
        )));
    }
    Ok(Value::NONE)
}

fn get_attribute(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.attribute_name(args[1])?;
    attributes::get_generic(heap, args[0], name)
}

const fn unordered(_: &mut Heap, _: &[Value]) -> Native {
    Ok(Value::NOT_IMPLEMENTED)
}

fn names_of(heap: &mut Heap, args: &[Value]) -> Native {
    heap.attribute_names(args[0])
}

fn equal_object(_: &mut Heap, args: &[Value]) -> Native {
    Ok(if args[0] == args[1] { Value::TRUE } else { Value::NOT_IMPLEMENTED })
}

fn unequal_object(heap: &mut Heap, args: &[Value]) -> Native {
    let _ = heap;
    Ok(if args[0] == args[1] { Value::FALSE } else { Value::NOT_IMPLEMENTED })
}

fn hash_object(heap: &mut Heap, args: &[Value]) -> Native {
    let id = heap.identity(args[0]);
    heap.new_int((id >> 4) as i64)
}
