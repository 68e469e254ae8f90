//! Attribute lookup: through the order of classes, instances, modules and built-in types.

use crate::builtins;
use crate::heap::Heap;
use crate::object::{ClassTraits, DescriptorKind, ShapeId};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// What an attribute turned out to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Attribute {
    /// A value.
    Value(Value),
    /// A function found on the type: calling it passes the receiver first.
    Method {
        /// The function.
        function: Value,
        /// Its first argument.
        receiver: Value,
    },
    /// The value is what this gives when called with the receiver: a property.
    Getter {
        /// The function.
        function: Value,
        /// Its argument.
        receiver: Value,
    },
    /// There is none, but the type has a `__getattr__` to ask.
    Fallback,
    /// There is none.
    Missing,
}

impl Heap {
    /// Looks up an interned name along the method resolution order of a type.
    #[must_use]
    pub fn class_lookup(&self, class: Value, name: Value) -> Option<Value> {
        if let Some(id) = TypeId::of(class) {
            return self.type_lookup(id, name);
        }
        self.lookup_along(&self.class(class).mro, name)
    }

    /// Looks up a name in a sequence of types.
    #[must_use]
    pub fn lookup_along(&self, order: &[Value], name: Value) -> Option<Value> {
        order.iter().find_map(|&class| match TypeId::of(class) {
            Some(id) => builtins::method(id, self.text(name)),
            None => self.dict_get_name(self.class(class).dict, name),
        })
    }

    /// As [`Heap::class_lookup`] for a name that may not be interned: then only built-in types can
    /// have it.
    #[must_use]
    pub fn special_lookup(&self, class: Value, text: &str) -> Option<Value> {
        if let Some(id) = TypeId::of(class) {
            return Self::type_lookup_text(id, text);
        }
        if let Some(name) = self.find_interned(text) {
            return self.lookup_along(&self.class(class).mro, name);
        }
        self.class(class)
            .mro
            .iter()
            .find_map(|&class| TypeId::of(class).and_then(|id| builtins::method(id, text)))
    }

    /// Looks up a name in a built-in type and its bases.
    #[must_use]
    pub fn type_lookup(&self, id: TypeId, name: Value) -> Option<Value> {
        Self::type_lookup_text(id, self.text(name))
    }

    fn type_lookup_text(id: TypeId, text: &str) -> Option<Value> {
        let mut current = id;
        loop {
            if let Some(found) = builtins::method(current, text) {
                return Some(found);
            }
            if current == TypeId::Object {
                return None;
            }
            current = current.base();
        }
    }

    /// The method resolution order of a type.
    #[must_use]
    pub fn mro(&self, class: Value) -> Vec<Value> {
        match TypeId::of(class) {
            Some(id) => {
                let mut order = vec![id.value()];
                let mut current = id;
                while current != TypeId::Object {
                    current = current.base();
                    order.push(current.value());
                    if id == TypeId::ExceptionGroup && current == TypeId::BaseExceptionGroup {
                        order.push(TypeId::Exception.value());
                    }
                }
                order
            }
            None => self.class(class).mro.to_vec(),
        }
    }

    /// A special method that a class of the program defines, looked up on the type of a value.
    /// Methods of built-in types are not found, because native code has served those already,
    /// unless the value carries one of the type in question.
    #[must_use]
    pub fn program_method(&self, value: Value, name: Value) -> Option<Value> {
        self.program_special(value, self.text(name))
    }

    /// As [`Heap::program_method`] for a name that may not be interned.
    #[must_use]
    pub fn program_special(&self, value: Value, name: &str) -> Option<Value> {
        let class = match value.kind() {
            Some(Kind::Instance) => self.instance(value).class,
            Some(Kind::Exception) => self.exception(value).class,
            Some(Kind::Class) => self.class(value).metatype,
            _ => return None,
        };
        if !class.is(Kind::Class) {
            return None;
        }
        let found = self.special_lookup(class, name)?;
        if !found.is(Kind::Builtin) {
            return Some(found);
        }
        let owner = builtins::by_index(found.index()).and_then(|builtin| builtin.owner)?;
        owner.is_carried().then_some(found)
    }

    /// What a value found on a type is for an object of that type.
    #[must_use]
    pub fn bind(&self, found: Value, receiver: Value, class: Value) -> Attribute {
        match found.kind() {
            Some(Kind::Function | Kind::Library) => Attribute::Method { function: found, receiver },
            Some(Kind::Builtin) => match builtins::by_index(found.index()) {
                Some(builtin) if builtin.is_class_method() => {
                    Attribute::Method { function: found, receiver: class }
                }
                Some(builtin) if builtin.owner.is_some() && !builtin.is_static() => {
                    Attribute::Method { function: found, receiver }
                }
                _ => Attribute::Value(found),
            },
            Some(Kind::Descriptor) => {
                let descriptor = self.descriptor(found);
                match descriptor.kind {
                    DescriptorKind::Property => {
                        Attribute::Getter { function: descriptor.get, receiver }
                    }
                    DescriptorKind::ClassMethod => {
                        Attribute::Method { function: descriptor.get, receiver: class }
                    }
                    DescriptorKind::StaticMethod => Attribute::Value(descriptor.get),
                    DescriptorKind::Member => self.member_attribute(found, receiver),
                }
            }
            _ => Attribute::Value(found),
        }
    }

    /// What the descriptor of a member gives for an object.
    fn member_attribute(&self, found: Value, receiver: Value) -> Attribute {
        let descriptor = self.descriptor(found);
        if !receiver.is(Kind::Instance) || !self.is_instance(receiver, descriptor.set) {
            return Attribute::Value(found);
        }
        let number = descriptor.get.as_small().and_then(|number| usize::try_from(number).ok());
        match number.and_then(|number| self.member(receiver, number)) {
            Some(value) => Attribute::Value(value),
            None => self.missing(self.type_of(receiver)),
        }
    }

    /// Looks up an attribute, whose name is interned.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn attribute(&mut self, object: Value, name: Value) -> Result<Attribute, Trap> {
        match object.kind() {
            Some(Kind::Instance) => self.instance_attribute(object, name),
            Some(Kind::Exception) => self.exception_object_attribute(object, name),
            Some(Kind::Class | Kind::Type) => self.class_attribute(object, name),
            Some(Kind::Module) => {
                let dict = self.module(object).dict;
                if let Some(value) = self.dict_get_name(dict, name) {
                    return Ok(Attribute::Value(value));
                }
                match self.common_attribute(object, name)? {
                    // Source: PEP 562.
                    Attribute::Missing
                        if self
                            .find_interned("__getattr__")
                            .is_some_and(|key| self.dict_get_name(dict, key).is_some()) =>
                    {
                        Ok(Attribute::Fallback)
                    }
                    other => Ok(other),
                }
            }
            Some(Kind::Super) => Ok(self.super_attribute(object, name)),
            _ => self.common_attribute(object, name),
        }
    }

    fn instance_attribute(&mut self, object: Value, name: Value) -> Result<Attribute, Trap> {
        let instance = self.instance(object);
        let class = instance.class;
        let found = self.class_lookup(class, name);
        if let Some(found) = found
            && self.is_data_descriptor(found)
        {
            return Ok(self.bind(found, object, class));
        }
        if let Some(value) = self.own_attribute(object, name) {
            return Ok(Attribute::Value(value));
        }
        if let Some(found) = found {
            return Ok(self.bind(found, object, class));
        }
        match self.text(name) {
            "__class__" => Ok(Attribute::Value(class)),
            "__dict__" => Ok(Attribute::Value(self.instance_dict(object)?)),
            _ => Ok(self.missing(class)),
        }
    }

    fn exception_object_attribute(
        &mut self,
        object: Value,
        name: Value,
    ) -> Result<Attribute, Trap> {
        let class = self.exception(object).class;
        let found = self.class_lookup(class, name);
        if let Some(found) = found
            && self.is_data_descriptor(found)
        {
            return Ok(self.bind(found, object, class));
        }
        let own = self.exception(object).attributes;
        if own.is(Kind::Dict)
            && let Some(value) = self.dict_get_name(own, name)
        {
            return Ok(Attribute::Value(value));
        }
        let text = self.text(name).to_owned();
        // An attribute of a program's class stands before those of the built-in one.
        if found.is_none_or(|found| found.is(Kind::Builtin))
            && let Some(value) = self.exception_attribute(object, &text)?
        {
            return Ok(Attribute::Value(value));
        }
        if let Some(found) = found {
            return Ok(self.bind(found, object, class));
        }
        match text.as_str() {
            "__class__" => Ok(Attribute::Value(class)),
            "__dict__" => {
                if !own.is(Kind::Dict) {
                    let dict = self.new_dict()?;
                    self.exception_mut(object).attributes = dict;
                }
                Ok(Attribute::Value(self.exception(object).attributes))
            }
            _ => Ok(self.missing(class)),
        }
    }

    fn missing(&self, class: Value) -> Attribute {
        if class.is(Kind::Class) && self.class(class).traits.contains(ClassTraits::GETATTR) {
            Attribute::Fallback
        } else {
            Attribute::Missing
        }
    }

    /// Attributes that objects of built-in types have in common.
    fn common_attribute(&mut self, object: Value, name: Value) -> Result<Attribute, Trap> {
        let native = self.native_type(object);
        if (object.is(Kind::Function) || object.is(Kind::BoundMethod) || object.is(Kind::Module))
            && let Some(found) = self.annotation_attribute(object, name)?
        {
            return Ok(found);
        }
        if let Some(value) = self.native_attribute(object, name)? {
            return Ok(Attribute::Value(value));
        }
        if let Some(found) = self.type_lookup(native, name) {
            return Ok(self.bind(found, object, native.value()));
        }
        if self.text(name) == "__class__" {
            return Ok(Attribute::Value(self.type_of(object)));
        }
        Ok(Attribute::Missing)
    }

    fn class_attribute(&mut self, class: Value, name: Value) -> Result<Attribute, Trap> {
        if let Some(found) = self.annotation_attribute(class, name)? {
            return Ok(found);
        }
        if let Some(value) = self.class_own_attribute(class, name)? {
            return Ok(Attribute::Value(value));
        }
        if let Some(found) = self.class_lookup(class, name) {
            // On a class, functions stay functions and properties stay properties.
            if let Some(builtin) =
                (found.is(Kind::Builtin)).then(|| builtins::by_index(found.index())).flatten()
            {
                return Ok(if builtin.is_class_method() {
                    Attribute::Method { function: found, receiver: class }
                } else {
                    Attribute::Value(found)
                });
            }
            if !found.is(Kind::Descriptor) {
                return Ok(Attribute::Value(found));
            }
            let descriptor = self.descriptor(found);
            return Ok(match descriptor.kind {
                DescriptorKind::Property => Attribute::Value(found),
                _ => self.bind(found, class, class),
            });
        }
        // What every class has from its own type.
        if let Some(found) = self.type_lookup(TypeId::Type, name) {
            return Ok(self.bind(found, class, TypeId::Type.value()));
        }
        Ok(Attribute::Missing)
    }

    /// The attributes of a class that are not in its namespace.
    fn class_own_attribute(&mut self, class: Value, name: Value) -> Result<Option<Value>, Trap> {
        let text = self.text(name);
        if !text.starts_with("__") {
            return Ok(None);
        }
        let text = text.to_owned();
        let own_dict = if class.is(Kind::Class) { Some(self.class(class).dict) } else { None };
        Ok(match text.as_str() {
            "__name__" => Some(match TypeId::of(class) {
                Some(id) => self.intern(id.name())?,
                None => self.class(class).name,
            }),
            "__qualname__" if own_dict.is_none() => Some(self.intern(&self.class_name(class))?),
            "__module__" if own_dict.is_none() => Some(self.intern("builtins")?),
            "__mro__" => {
                let order = self.mro(class);
                Some(self.new_tuple(order)?)
            }
            "__bases__" => {
                let bases = match TypeId::of(class) {
                    Some(TypeId::Object) => Vec::new(),
                    Some(id) => vec![id.base().value()],
                    None => self.class(class).bases.to_vec(),
                };
                Some(self.new_tuple(bases)?)
            }
            "__base__" => match TypeId::of(class) {
                Some(TypeId::Object) => Some(Value::NONE),
                Some(id) => Some(id.base().value()),
                None => self.class(class).bases.first().copied(),
            },
            "__class__" => Some(TypeId::Type.value()),
            "__dict__" => match own_dict {
                // A copy: the namespace of a class cannot be changed through it.
                Some(dict) => {
                    let copy = self.dict(dict).clone();
                    Some(self.alloc(copy)?)
                }
                None => Some(self.new_dict()?),
            },
            "__doc__" => match own_dict {
                Some(dict) => Some(self.dict_get_name(dict, name).unwrap_or(Value::NONE)),
                None => Some(Value::NONE),
            },
            _ => None,
        })
    }

    fn super_attribute(&self, object: Value, name: Value) -> Attribute {
        let parts = self.super_object(object);
        let order = self.mro(parts.object_type);
        let behind = order.iter().position(|&class| class == parts.class).map_or(0, |at| at + 1);
        let Some(found) = self.lookup_along(&order[behind.min(order.len())..], name) else {
            if self.text(name) == "__class__" {
                return Attribute::Value(TypeId::Super.value());
            }
            return Attribute::Missing;
        };
        // `super()` in a class method: the object is the class itself.
        let of_class = parts.object == parts.object_type;
        match self.bind(found, parts.object, parts.object_type) {
            Attribute::Method { function, receiver } if of_class && receiver == parts.object => {
                let class_method = found.is(Kind::Descriptor)
                    || builtins::by_index(found.index()).is_some_and(|builtin| {
                        found.is(Kind::Builtin) && builtin.is_class_method()
                    });
                if class_method {
                    Attribute::Method { function, receiver }
                } else {
                    Attribute::Value(function)
                }
            }
            other => other,
        }
    }

    fn is_data_descriptor(&self, found: Value) -> bool {
        found.is(Kind::Descriptor)
            && matches!(
                self.descriptor(found).kind,
                DescriptorKind::Property | DescriptorKind::Member
            )
    }

    /// The attribute that an instance itself holds.
    #[must_use]
    pub fn own_attribute(&self, object: Value, name: Value) -> Option<Value> {
        let instance = self.instance(object);
        if instance.shape == ShapeId::DICT {
            let dict = instance.slots.first().copied().filter(|dict| dict.is(Kind::Dict))?;
            return self.dict_get_name(dict, name);
        }
        let slot = self.slot_of(instance.shape, name)?;
        instance.slots.get(slot).copied()
    }

    /// Sets an attribute that an instance itself holds.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn set_own_attribute(
        &mut self,
        object: Value,
        name: Value,
        value: Value,
    ) -> Result<(), Trap> {
        let shape = self.instance(object).shape;
        if shape != ShapeId::DICT {
            if let Some(slot) = self.slot_of(shape, name) {
                self.instance_mut(object).slots[slot] = value;
                return Ok(());
            }
            let class = self.instance(object).class;
            let has_dict = class.is(Kind::Class) && self.class(class).has_dict;
            if has_dict && let Some(next) = self.extend_shape(shape, name)? {
                return self.push_slot(object, next, value);
            }
        }
        let dict = self.instance_dict(object)?;
        if !dict.is(Kind::Dict) {
            return Err(self.no_such_attribute(object, name));
        }
        self.dict_set_name(dict, name, value)
    }

    /// Gives an instance the next shape and the value of the attribute that it adds.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    #[inline]
    pub fn push_slot(&mut self, object: Value, next: ShapeId, value: Value) -> Result<(), Trap> {
        let slots = &self.instance(object).slots;
        if slots.len() == slots.capacity() {
            let more = slots.capacity().max(2);
            self.charge(more * size_of::<Value>())?;
            self.instance_mut(object).slots.reserve_exact(more);
        }
        let instance = self.instance_mut(object);
        instance.slots.push(value);
        instance.shape = next;
        Ok(())
    }

    /// The dict of an instance's attributes. From then on the instance keeps them there.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn instance_dict(&mut self, object: Value) -> Result<Value, Trap> {
        self.spread(object)?;
        Ok(self.instance(object).slots.first().copied().unwrap_or(Value::NONE))
    }

    /// Attributes of objects of built-in types that are no methods.
    fn native_attribute(&mut self, object: Value, name: Value) -> Result<Option<Value>, Trap> {
        let text = self.text(name);
        match object.kind() {
            Some(Kind::Function) => {
                let attributes = self.function(object).attributes;
                if attributes.is(Kind::Dict)
                    && let Some(value) = self.dict_get_name(attributes, name)
                {
                    return Ok(Some(value));
                }
                Ok(match text {
                    "__name__" => Some(self.function(object).name),
                    "__qualname__" => Some(self.function(object).qualname),
                    "__doc__" => Some(self.function(object).doc),
                    "__module__" => {
                        let key = self.intern("__name__")?;
                        let globals = self.function(object).globals;
                        Some(self.dict_get_name(globals, key).unwrap_or(Value::NONE))
                    }
                    "__defaults__" => Some(self.function(object).defaults),
                    "__kwdefaults__" => Some(self.function(object).keyword_defaults),
                    "__code__" => {
                        let code = self.function(object).code;
                        return self.code_object(code).map(Some);
                    }
                    "__closure__" => Some(self.function(object).closure),
                    "__globals__" => Some(self.function(object).globals),
                    "__dict__" => {
                        let dict = self.function_attributes(object)?;
                        Some(dict)
                    }
                    _ => None,
                })
            }
            Some(Kind::BoundMethod) => {
                let method = self.bound_method(object);
                let (function, receiver) = (method.function, method.receiver);
                Ok(match text {
                    "__self__" => Some(receiver),
                    "__func__" => Some(function),
                    "__name__" | "__qualname__" | "__doc__" | "__module__" => {
                        match self.attribute(function, name)? {
                            Attribute::Value(value) => Some(value),
                            _ => None,
                        }
                    }
                    _ => None,
                })
            }
            Some(Kind::Builtin) => {
                let Some(builtin) = builtins::by_index(object.index()) else { return Ok(None) };
                Ok(match text {
                    "__name__" => Some(self.intern(builtin.short_name())?),
                    "__qualname__" => Some(self.intern(&builtin.full_name())?),
                    "__module__" => Some(self.intern("builtins")?),
                    "__doc__" => Some(Value::NONE),
                    _ => None,
                })
            }
            Some(Kind::External) => Ok(match text {
                "__name__" | "__qualname__" => Some(Value::other(Kind::Str, object.index())),
                "__doc__" => Some(Value::NONE),
                _ => None,
            }),
            Some(Kind::Library) => Ok(match text {
                "__name__" | "__qualname__" => {
                    let name = crate::library::image()
                        .module
                        .codes
                        .get(object.index() as usize)
                        .map(|code| code.name.clone());
                    match name {
                        Some(name) => Some(self.intern(&name)?),
                        None => None,
                    }
                }
                _ => None,
            }),
            Some(Kind::Descriptor) => {
                let descriptor = self.descriptor(object);
                Ok(match (descriptor.kind, text) {
                    (DescriptorKind::Property, "fget") => Some(descriptor.get),
                    (DescriptorKind::Property, "fset") => Some(descriptor.set),
                    (DescriptorKind::Property, "fdel") => Some(descriptor.delete),
                    (DescriptorKind::Property, "__doc__") => Some(descriptor.doc),
                    (_, "__func__" | "__wrapped__") => Some(descriptor.get),
                    _ => None,
                })
            }
            Some(Kind::Slice) => {
                let slice = self.slice(object);
                Ok(match text {
                    "start" => Some(slice.start),
                    "stop" => Some(slice.stop),
                    "step" => Some(slice.step),
                    _ => None,
                })
            }
            Some(Kind::Range) => {
                let range = self.range(object);
                Ok(match text {
                    "start" => Some(range.start),
                    "stop" => Some(range.stop),
                    "step" => Some(range.step),
                    _ => None,
                })
            }
            Some(Kind::Generator) => {
                let text = text.to_owned();
                self.generator_attribute(object, &text)
            }
            Some(Kind::Traceback) => {
                let text = text.to_owned();
                self.traceback_attribute(object, &text)
            }
            Some(Kind::Cell) if text == "cell_contents" => Ok(Some(self.cell(object).0)),
            Some(Kind::Module) if text == "__dict__" => Ok(Some(self.module(object).dict)),
            _ => {
                let text = text.to_owned();
                crate::types::number::native_attribute(self, object, &text)
            }
        }
    }

    /// The dict of a function's own attributes, made when it is first needed.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn function_attributes(&mut self, function: Value) -> Result<Value, Trap> {
        let attributes = self.function(function).attributes;
        if attributes.is(Kind::Dict) {
            return Ok(attributes);
        }
        let dict = self.new_dict()?;
        self.function_mut(function).attributes = dict;
        Ok(dict)
    }
}
