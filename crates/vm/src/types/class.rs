//! Classes of the program: what they define, how attributes are set, the methods of `object` and
//! `type`.

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
    fn set_class_field(&mut self, class: Value, name: Value, value: Value) -> Result<bool, Trap> {
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

    /// Sets an attribute where no code of the program decides.
    ///
    /// # Errors
    ///
    /// `AttributeError` and `TypeError` as in CPython.
    pub fn set_attribute_native(
        &mut self,
        object: Value,
        name: Value,
        value: Value,
    ) -> Result<(), Trap> {
        match object.kind() {
            Some(Kind::Instance) if self.text(name) == "__class__" => self.set_class(object, value),
            Some(Kind::Instance | Kind::Module)
                if self.text(name) == "__dict__" && self.is_module(object) =>
            {
                Err(self.raise(TypeId::AttributeError, "readonly attribute"))
            }
            Some(Kind::Instance)
                if self.text(name) == "__dict__"
                    && self.instance(object).class.is(Kind::Class)
                    && self.class(self.instance(object).class).has_dict =>
            {
                let dict = self.unwrapped(value);
                if !dict.is(Kind::Dict) {
                    let found = self.type_name(value);
                    return Err(self.type_error(format!(
                        "__dict__ must be set to a dictionary, not a '{found}'"
                    )));
                }
                self.instance_dict(object)?;
                self.instance_mut(object).slots[0] = dict;
                Ok(())
            }
            Some(Kind::Instance) if self.instance(object).class.is(Kind::Class) => {
                self.set_own_attribute(object, name, value)
            }
            Some(Kind::Exception) => {
                let text = self.text(name).to_owned();
                // An attribute of a program's class stands before those of the built-in one.
                let class = self.exception(object).class;
                let own = self.class_lookup(class, name).is_some_and(|f| !f.is(Kind::Builtin));
                if !own && text == "__dict__" {
                    let dict = self.unwrapped(value);
                    if !dict.is(Kind::Dict) {
                        let found = self.type_name(value);
                        return Err(self.type_error(format!(
                            "__dict__ must be set to a dictionary, not a '{found}'"
                        )));
                    }
                    self.exception_mut(object).attributes = dict;
                    return Ok(());
                }
                if !own && self.set_exception_attribute(object, &text, value)? {
                    return Ok(());
                }
                if !self.exception(object).attributes.is(Kind::Dict) {
                    let dict = self.new_dict()?;
                    self.exception_mut(object).attributes = dict;
                }
                let dict = self.exception(object).attributes;
                self.dict_set_name(dict, name, value)
            }
            Some(Kind::Class | Kind::Function)
                if self.set_annotation_attribute(object, name, value)? =>
            {
                Ok(())
            }
            Some(Kind::Class) => {
                if self.set_class_field(object, name, value)? {
                    return Ok(());
                }
                self.set_in_class(object, name, value)
            }
            Some(Kind::Function) => {
                match self.text(name) {
                    "__name__" => self.function_mut(object).name = value,
                    "__qualname__" => self.function_mut(object).qualname = value,
                    "__doc__" => self.function_mut(object).doc = value,
                    "__defaults__" => self.function_mut(object).defaults = value,
                    "__kwdefaults__" => self.function_mut(object).keyword_defaults = value,
                    _ => {
                        let dict = self.function_attributes(object)?;
                        return self.dict_set_name(dict, name, value);
                    }
                }
                Ok(())
            }
            Some(Kind::Descriptor)
                if self.text(name) == "__doc__" && self.native_type(object) == TypeId::Property =>
            {
                self.descriptor_mut(object).doc = value;
                Ok(())
            }
            Some(Kind::Traceback) if self.text(name) == "tb_next" => {
                self.set_traceback_next(object, value)
            }
            Some(Kind::Module) => {
                let dict = self.module(object).dict;
                if self.dict_find_name(dict, name).is_some() {
                    self.builtin_changes(object);
                }
                self.dict_set_name(dict, name, value)
            }
            Some(Kind::Generator) if self.set_generator_name(object, name, Some(value))? => Ok(()),
            Some(Kind::Cell) if self.text(name) == "cell_contents" => {
                self.cell_mut(object).0 = value;
                Ok(())
            }
            Some(Kind::Type) => {
                let (text, class) = (self.text(name).to_owned(), self.class_name(object));
                Err(self.type_error(format!(
                    "cannot set '{text}' attribute of immutable type '{class}'"
                )))
            }
            _ if self.text(name) == "__class__" => Err(self.type_error(
                "__class__ assignment only supported for mutable types or ModuleType subclasses",
            )),
            _ => Err(self.no_such_attribute(object, name)),
        }
    }

    /// Deletes an attribute where no code of the program decides.
    ///
    /// # Errors
    ///
    /// `AttributeError` and `TypeError` as in CPython.
    pub fn delete_attribute_native(&mut self, object: Value, name: Value) -> Result<(), Trap> {
        if !object.is(Kind::Type) && self.text(name) == "__class__" {
            return Err(self.type_error("can't delete __class__ attribute"));
        }
        if (object.is(Kind::Class) || object.is(Kind::Function))
            && self.delete_annotation_attribute(object, name)?
        {
            return Ok(());
        }
        if object.is(Kind::Exception) {
            let text = self.text(name).to_owned();
            if self.delete_exception_attribute(object, &text)? {
                return Ok(());
            }
        }
        if object.is(Kind::Generator) {
            self.set_generator_name(object, name, None)?;
        }
        if object.is(Kind::Class) {
            let text = self.text(name);
            if matches!(text, "__name__" | "__qualname__" | "__bases__" | "__module__") {
                let message = format!(
                    "cannot delete '{text}' attribute of immutable type '{}'",
                    self.class_name(object)
                );
                return Err(self.type_error(message));
            }
        }
        let dict = match object.kind() {
            Some(Kind::Instance | Kind::Exception | Kind::Module)
                if self.text(name) == "__dict__" =>
            {
                let class = self.type_of(object);
                let plain = object.is(Kind::Instance)
                    && class.is(Kind::Class)
                    && self.class(class).has_dict
                    && !self.is_module(object);
                if !plain {
                    return Err(self.type_error("cannot delete __dict__"));
                }
                self.instance_dict(object)?;
                let dict = self.new_dict()?;
                self.instance_mut(object).slots[0] = dict;
                return Ok(());
            }
            Some(Kind::Instance) => {
                if self.own_attribute(object, name).is_none() {
                    let class = self.instance(object).class;
                    if !class.is(Kind::Class) || !self.class(class).has_dict {
                        return Err(self.no_such_attribute(object, name));
                    }
                    let text = self.text(name).to_owned();
                    return Err(self.attribute_error(object, &text));
                }
                self.instance_dict(object)?
            }
            Some(Kind::Class) => self.class(object).dict,
            Some(Kind::Function) => self.function_attributes(object)?,
            Some(Kind::Module) => self.module(object).dict,
            Some(Kind::Exception) if self.exception(object).attributes.is(Kind::Dict) => {
                self.exception(object).attributes
            }
            Some(Kind::Exception) => {
                let text = self.text(name).to_owned();
                return Err(self.attribute_error(object, &text));
            }
            Some(Kind::Type) => {
                let (text, class) = (self.text(name).to_owned(), self.class_name(object));
                return Err(self.type_error(format!(
                    "cannot set '{text}' attribute of immutable type '{class}'"
                )));
            }
            _ => return Err(self.no_such_attribute(object, name)),
        };
        match self.dict_find_name(dict, name) {
            Some(index) => {
                self.dict_mut(dict).remove_at(index);
                if object.is(Kind::Class) {
                    self.class_changed(object);
                }
                self.builtin_changes(object);
                Ok(())
            }
            None => {
                let text = self.text(name).to_owned();
                Err(self.attribute_error(object, &text))
            }
        }
    }

    /// What a name of the module `builtins` means changes: whatever globals it was looked up
    /// from, the lookup has to be made again.
    fn builtin_changes(&mut self, module: Value) {
        if module.is(Kind::Module) && self.text(self.module(module).name) == "builtins" {
            self.dicts.iter_mut().for_each(crate::object::Dict::touch);
        }
    }

    pub(crate) fn no_such_attribute(&mut self, object: Value, name: Value) -> Trap {
        let text = self.text(name).to_owned();
        let class = match object.is(Kind::Instance) || object.is(Kind::Resource) {
            true => self.type_of(object),
            false => self.native_type(object).value(),
        };
        if let Some(found) = self.class_lookup(class, name) {
            if self.native_type(found) == TypeId::GetSetDescriptor && found.is(Kind::Descriptor) {
                let class = self.type_name(object);
                let message = format!("attribute '{text}' of '{class}' objects is not writable");
                return self.raise(TypeId::AttributeError, message);
            }
            if found.is(Kind::Builtin)
                && let Some(trap) = self.fixed_attribute(found)
            {
                return trap;
            }
            let class = self.type_name(object);
            let message = format!("'{class}' object attribute '{text}' is read-only");
            return self.raise(TypeId::AttributeError, message);
        }
        let class = self.type_name(object);
        if object.is(Kind::Generator) && self.is_generator_member(object, &text) {
            let message = match text.as_str() {
                "cr_origin" | "ag_running" => "readonly attribute".to_owned(),
                _ => format!("attribute '{text}' of '{class}' objects is not writable"),
            };
            return self.raise(TypeId::AttributeError, message);
        }
        let message = format!(
            "'{class}' object has no attribute '{text}' and no __dict__ for setting new attributes"
        );
        self.raise(TypeId::AttributeError, message)
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
