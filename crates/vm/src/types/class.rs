//! Classes of the program: how they are made, their attributes set; C3 linearization.

use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::object::{Class, ClassTraits, Descriptor, DescriptorKind, Instance, ShapeId};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

pub(crate) const METHODS: &[Builtin] = &[
    Builtin::function("_make_class", Signature::Positional(3, 3), make_class, None),
    Builtin::function("_set_cell", Signature::Positional(2, 2), set_cell, None),
    Builtin::method(TypeId::Type, "mro", Signature::None, mro, None),
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
        set_attr,
        Some("object_setattr"),
    ),
    Builtin::method(TypeId::Object, "__delattr__", Signature::One, delete_attr, None),
    Builtin::method(TypeId::Object, "__getattribute__", Signature::One, get_attribute, None),
    Builtin::method(TypeId::Object, "__eq__", Signature::One, equal_object, None),
    Builtin::method(TypeId::Object, "__ne__", Signature::One, unequal_object, None),
    Builtin::method(TypeId::Object, "__hash__", Signature::None, hash_object, None),
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

/// `_make_class(name, bases, namespace)`
fn make_class(heap: &mut Heap, args: &[Value]) -> Native {
    let (name, namespace) = (args[0], args[2]);
    let mut bases = heap.tuple(args[1]).items.to_vec();
    if bases.is_empty() {
        bases.push(TypeId::Object.value());
    }
    let mut layout = TypeId::Object;
    for &base in &bases {
        let base_layout = match (TypeId::of(base), base.is(Kind::Class)) {
            (Some(id), _) if id.is_base_type() => id,
            (Some(id), _) => {
                let name = id.name();
                return Err(
                    heap.type_error(format!("type '{name}' is not an acceptable base type"))
                );
            }
            (None, true) => heap.class(base).layout,
            (None, false) => {
                let name = heap.type_name(base);
                return Err(heap.type_error(format!(
                    "cannot create a class from a '{name}' object as a base"
                )));
            }
        };
        // Of exceptions only some have parts of their own.
        let (old, new) = (layout.solid(), base_layout.solid());
        if base_layout.is_subtype(layout) || new != old && new.is_subtype(old) {
            layout = base_layout;
        } else if !old.is_subtype(new) {
            return Err(heap.type_error("multiple bases have instance lay-out conflict"));
        }
    }
    if let Some(twice) = bases.iter().enumerate().find(|(at, base)| bases[..*at].contains(base)) {
        let name = heap.class_name(*twice.1);
        return Err(heap.type_error(format!("duplicate base class {name}")));
    }
    // These are class methods without saying so.
    for name in ["__init_subclass__", "__class_getitem__"] {
        let name = heap.intern(name)?;
        let found = heap.dict_get_name(namespace, name);
        if let Some(get) = found.filter(|f| f.is(Kind::Function) || f.is(Kind::Library)) {
            let [set, delete, doc, name_of] = [Value::NONE; 4];
            let kind = DescriptorKind::ClassMethod;
            let method = Descriptor { kind, get, set, delete, doc, name: name_of };
            let method = heap.alloc(method)?;
            heap.dict_set_name(namespace, name, method)?;
        }
    }
    let mut mro = linearize(heap, &bases)?;
    // A class with `__eq__` and without `__hash__` cannot be hashed.
    let (eq, hash) = (heap.intern("__eq__")?, heap.intern("__hash__")?);
    if heap.dict_get_name(namespace, eq).is_some() && heap.dict_get_name(namespace, hash).is_none()
    {
        heap.dict_set_name(namespace, hash, Value::NONE)?;
    }
    // These are class methods and a static method without being marked as such.
    for (name, kind) in [
        ("__init_subclass__", DescriptorKind::ClassMethod),
        ("__class_getitem__", DescriptorKind::ClassMethod),
        ("__new__", DescriptorKind::StaticMethod),
    ] {
        let Some(name) = heap.find_interned(name) else { continue };
        if let Some(function) = heap.dict_get_name(namespace, name)
            && function.is(Kind::Function)
        {
            let wrapped = crate::types::descriptor::wrapper(heap, kind, function)?;
            heap.dict_set_name(namespace, name, wrapped)?;
        }
    }
    let class = heap.alloc(Class {
        name,
        bases: bases.into(),
        mro: Box::new([]),
        dict: namespace,
        root_shape: ShapeId::DICT,
        layout,
        metatype: TypeId::Type.value(),
        members: u32::from(layout.is_carried()),
        has_dict: true,
        traits: ClassTraits::default(),
    })?;
    mro.insert(0, class);
    heap.charge(mro.len() * size_of::<Value>())?;
    let root_shape = heap.new_root_shape(class, layout.is_carried())?;
    let object = heap.class_mut(class);
    object.mro = mro.into();
    object.root_shape = root_shape;
    heap.update_traits(class);
    heap.name_descriptors(class)?;
    Ok(class)
}

/// The C3 linearization of bases, without the class itself.
fn linearize(heap: &mut Heap, bases: &[Value]) -> Result<Vec<Value>, Trap> {
    let mut sequences: Vec<Vec<Value>> = bases.iter().map(|&base| heap.mro(base)).collect();
    sequences.push(bases.to_vec());
    let mut order = Vec::new();
    loop {
        sequences.retain(|sequence| !sequence.is_empty());
        if sequences.is_empty() {
            return Ok(order);
        }
        let next = sequences
            .iter()
            .map(|sequence| sequence[0])
            .find(|candidate| !sequences.iter().any(|sequence| sequence[1..].contains(candidate)));
        let Some(next) = next else {
            let mut heads: Vec<String> = Vec::new();
            for sequence in &sequences {
                let name = heap.class_name(sequence[0]);
                if !heads.contains(&name) {
                    heads.push(name);
                }
            }
            let list = heads.join(", ");
            return Err(heap.type_error(format!(
                "Cannot create a consistent method resolution order (MRO) for bases {list}"
            )));
        };
        order.push(next);
        for sequence in &mut sequences {
            if sequence[0] == next {
                sequence.remove(0);
            }
        }
    }
}

impl Heap {
    /// Finds out what a class defines, itself or through its bases.
    pub(crate) fn update_traits(&mut self, class: Value) {
        let mut traits = 0;
        for &(name, bit) in TRAITS {
            let Some(name) = self.find_interned(name) else { continue };
            let found = self.class_lookup(class, name);
            if found.is_some_and(|found| !found.is(Kind::Builtin)) {
                traits |= bit.0;
            }
        }
        let object = self.class_mut(class);
        for (bit, on) in [
            (ClassTraits::CARRIER, object.layout.is_carried()),
            (ClassTraits::META, object.metatype.is(Kind::Class)),
            (ClassTraits::NO_DICT, !object.has_dict),
        ] {
            if on {
                traits |= bit.0;
            }
        }
        object.traits = ClassTraits(traits);
    }

    /// Gives an instance another class of the program.
    fn set_class(&mut self, object: Value, class: Value) -> Result<(), Trap> {
        let old = self.instance(object).class;
        let parts = |class: Value| {
            let class = self.class(class);
            (class.layout, class.members, class.has_dict)
        };
        if !old.is(Kind::Class) || parts(old) != parts(class) {
            let (old, new) = (self.class_name(old), self.class_name(class));
            return Err(self.type_error(format!(
                "__class__ assignment: '{new}' object layout differs from '{old}'"
            )));
        }
        self.spread(object)?;
        self.instance_mut(object).class = class;
        Ok(())
    }

    /// Tells properties under which name they are bound.
    fn name_descriptors(&mut self, class: Value) -> Result<(), Trap> {
        let dict = self.class(class).dict;
        let found: Vec<(Value, Value)> =
            self.dict(dict).iter().map(|entry| (entry.key, entry.value)).collect();
        for (name, value) in found {
            if value.is(Kind::Descriptor)
                && self.descriptor(value).kind == DescriptorKind::Property
                && self.descriptor(value).name.is_none()
            {
                self.descriptor_mut(value).name = name;
            }
        }
        Ok(())
    }

    /// The attributes of a class changed: caches are stale, and traits of it and what derives
    /// from it may differ.
    pub(crate) fn class_changed(&mut self, class: Value) {
        self.class_epoch = self.class_epoch.wrapping_add(1).max(1);
        let derived: Vec<Value> = self
            .classes
            .iter()
            .filter(|(_, other)| other.mro.contains(&class))
            .map(|(index, _)| Value::other(Kind::Class, index))
            .collect();
        for class in derived {
            self.update_traits(class);
        }
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
            Some(Kind::Instance) if self.text(name) == "__class__" && value.is(Kind::Class) => {
                self.set_class(object, value)
            }
            Some(Kind::Instance) if self.text(name) == "__dict__" && value.is(Kind::Dict) => {
                self.instance_dict(object)?;
                self.instance_mut(object).slots[0] = value;
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
                if self.text(name) == "__name__" && value.is(Kind::Str) {
                    self.class_mut(object).name = value;
                    return Ok(());
                }
                let dict = self.class(object).dict;
                self.dict_set_name(dict, name, value)?;
                self.class_changed(object);
                Ok(())
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
            Some(Kind::Module) => {
                let dict = self.module(object).dict;
                self.dict_set_name(dict, name, value)
            }
            Some(Kind::Type) => {
                let (text, class) = (self.text(name).to_owned(), self.class_name(object));
                Err(self.type_error(format!(
                    "cannot set '{text}' attribute of immutable type '{class}'"
                )))
            }
            _ => Err(self.no_such_attribute(object, name)),
        }
    }

    /// Deletes an attribute where no code of the program decides.
    ///
    /// # Errors
    ///
    /// `AttributeError` and `TypeError` as in CPython.
    pub fn delete_attribute_native(&mut self, object: Value, name: Value) -> Result<(), Trap> {
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
        let dict = match object.kind() {
            Some(Kind::Instance) => {
                if self.own_attribute(object, name).is_none() {
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
            _ => return Err(self.no_such_attribute(object, name)),
        };
        match self.dict_find_name(dict, name) {
            Some(index) => {
                self.dict_mut(dict).remove_at(index);
                if object.is(Kind::Class) {
                    self.class_changed(object);
                }
                Ok(())
            }
            None => {
                let text = self.text(name).to_owned();
                Err(self.attribute_error(object, &text))
            }
        }
    }

    pub(crate) fn no_such_attribute(&mut self, object: Value, name: Value) -> Trap {
        let text = self.text(name).to_owned();
        let class = self.native_type(object).value();
        if self.class_lookup(class, name).is_some() {
            let class = self.type_name(object);
            let message = format!("'{class}' object attribute '{text}' is read-only");
            return self.raise(TypeId::AttributeError, message);
        }
        let class = self.type_name(object);
        let message = format!(
            "'{class}' object has no attribute '{text}' and no __dict__ for setting new attributes"
        );
        self.raise(TypeId::AttributeError, message)
    }
}

fn set_cell(heap: &mut Heap, args: &[Value]) -> Native {
    if !args[0].is(Kind::Cell) {
        return Err(heap.bad_arguments());
    }
    heap.cell_mut(args[0]).0 = args[1];
    Ok(Value::NONE)
}

fn mro(heap: &mut Heap, args: &[Value]) -> Native {
    let order = heap.mro(args[0]);
    heap.new_list(order)
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
            return self.alloc(Instance { class, shape: ShapeId::DICT, slots: Vec::new() });
        }
        let traits = self.class(class).traits;
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
        self.alloc(Instance { class, shape, slots: Vec::new() })
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
            return heap.alloc(Instance { class, shape: ShapeId::DICT, slots: Vec::new() });
        }
    };
    let object = heap.class(class);
    if object.layout.is_exception() {
        return heap.create_exception(class, args[1..].to_vec());
    }
    let shape = object.root_shape;
    heap.alloc(Instance { class, shape, slots: Vec::new() })
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
        return Err(heap.type_error(format!("{name}() takes no arguments")));
    }
    Ok(Value::NONE)
}

fn set_attr(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.attribute_name(args[1])?;
    let class = heap.type_of(args[0]);
    if let Some(found) = heap.class_lookup(class, name)
        && found.is(Kind::Descriptor)
        && heap.descriptor(found).kind == DescriptorKind::Property
    {
        let setter = heap.descriptor(found).set;
        return Err(Trap::call(setter, vec![args[0], args[2]]));
    }
    heap.set_attribute_native(args[0], name, args[2])?;
    Ok(Value::NONE)
}

fn delete_attr(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.attribute_name(args[1])?;
    heap.delete_attribute_native(args[0], name)?;
    Ok(Value::NONE)
}

fn get_attribute(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.attribute_name(args[1])?;
    crate::builtins::attributes::get(heap, args[0], name, false)
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
