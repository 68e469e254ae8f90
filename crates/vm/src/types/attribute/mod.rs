//! Attribute lookup: through the order of classes, instances, modules and built-in types.

mod assign;
mod class;
mod native;
mod resolve;
mod store;

pub(crate) use resolve::Resolved;
pub(crate) use store::Store;

use crate::builtins;
use crate::heap::{Heap, Known};
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
    /// The value is what `__get__` of a descriptor of the program's gives.
    Get {
        /// `__get__`, not bound.
        function: Value,
        /// The descriptor.
        descriptor: Value,
        /// The object, or None for a lookup on a class.
        receiver: Value,
        /// The type.
        class: Value,
    },
    /// The type has a `__getattribute__` that decides: this.
    Intercept(Value),
    /// There is none, but the type has a `__getattr__` to ask.
    Fallback,
    /// There is none.
    Missing,
}

impl Heap {
    /// Looks up an interned name along the method resolution order of a type.
    #[must_use]
    pub fn class_lookup(&self, class: Value, name: Value) -> Option<Value> {
        match self.known_in_class(class, name) {
            Some(Known::Value(found)) => Some(found),
            Some(_) => None,
            None => {
                let found = match TypeId::of(class) {
                    Some(id) => self.type_lookup(id, name),
                    None => self.lookup_along(&self.class(class).mro, name),
                };
                self.remember_in_class(class, name, found);
                found
            }
        }
    }

    /// Looks up a name in a sequence of types.
    #[must_use]
    pub fn lookup_along(&self, order: &[Value], name: Value) -> Option<Value> {
        order.iter().find_map(|&class| match TypeId::of(class) {
            Some(id) => native_method(id, self.text(name)),
            None => self.dict_get_name(self.class(class).dict, name),
        })
    }

    /// As [`Heap::class_lookup`] for a name that may not be interned: then only built-in types can
    /// have it.
    #[must_use]
    pub fn special_lookup(&self, class: Value, text: &str) -> Option<Value> {
        if let Some(name) = self.find_interned(text) {
            return self.class_lookup(class, name);
        }
        if let Some(id) = TypeId::of(class) {
            return Self::type_lookup_text(id, text);
        }
        self.class(class)
            .mro
            .iter()
            .find_map(|&class| TypeId::of(class).and_then(|id| native_method(id, text)))
    }

    /// Looks up a name in a built-in type and its bases.
    #[must_use]
    pub fn type_lookup(&self, id: TypeId, name: Value) -> Option<Value> {
        Self::type_lookup_text(id, self.text(name))
    }

    fn type_lookup_text(id: TypeId, text: &str) -> Option<Value> {
        let mut current = id;
        loop {
            if let Some(found) = native_method(current, text) {
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
        let builtin = builtins::by_index(found.index())?;
        let own = builtin.form == builtins::Form::Bound;
        (own || builtin.owner.is_some_and(TypeId::is_carried)).then_some(found)
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
                Some(builtin) if builtin.is_attribute() => {
                    Attribute::Getter { function: found, receiver }
                }
                Some(builtin)
                    if builtin.owner.is_some() && !builtin.is_static()
                        || builtin.form == builtins::Form::Bound =>
                {
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
                    DescriptorKind::HostMethod => Attribute::Method { function: found, receiver },
                    DescriptorKind::HostAttribute => {
                        Attribute::Getter { function: found, receiver }
                    }
                }
            }
            Some(Kind::Super) if self.super_object(found).object.is_unbound() => {
                match self.special_lookup(TypeId::Super.value(), "__get__") {
                    Some(function) => {
                        Attribute::Get { function, descriptor: found, receiver, class }
                    }
                    None => Attribute::Value(found),
                }
            }
            Some(Kind::Instance) => match self.getter_of(found) {
                Some(descriptor) if descriptor != found => self.bind(descriptor, receiver, class),
                _ => self.bind_instance(found, receiver, class),
            },
            _ => Attribute::Value(found),
        }
    }

    /// The property, classmethod or staticmethod that an instance carries, if its class does not
    /// say what its `__get__` does.
    fn getter_of(&self, found: Value) -> Option<Value> {
        self.carried_for(found, "__get__").filter(|carried| carried.is(Kind::Descriptor))
    }

    /// What an instance that was found on a type is for an object of that type: it may be a
    /// descriptor.
    fn bind_instance(&self, found: Value, receiver: Value, class: Value) -> Attribute {
        match self.special_lookup(self.type_of(found), "__get__") {
            Some(function) if !function.is_none() => {
                Attribute::Get { function, descriptor: found, receiver, class }
            }
            _ => Attribute::Value(found),
        }
    }

    /// What a value found on a class is for the class itself.
    #[must_use]
    pub fn bind_on_class(&self, found: Value, class: Value) -> Attribute {
        match found.kind() {
            Some(Kind::Builtin) => match builtins::by_index(found.index()) {
                Some(builtin) if builtin.is_class_method() => {
                    Attribute::Method { function: found, receiver: class }
                }
                _ => Attribute::Value(found),
            },
            Some(Kind::Descriptor) => match self.descriptor(found).kind {
                DescriptorKind::Property | DescriptorKind::Member => Attribute::Value(found),
                kind if kind.is_of_host() => Attribute::Value(found),
                _ => self.bind(found, class, class),
            },
            Some(Kind::Instance) => match self.getter_of(found) {
                Some(carried) if self.descriptor(carried).kind == DescriptorKind::Property => {
                    Attribute::Value(found)
                }
                Some(carried) => self.bind(carried, class, class),
                None => self.bind_instance(found, Value::NONE, class),
            },
            _ => Attribute::Value(found),
        }
    }

    /// The number of a member of an instance that `__slots__` of its class names.
    pub(crate) fn member_number(&self, object: Value, name: Value) -> Option<Value> {
        let class = self.instance(object).class;
        let found = self.class_lookup(class, name).filter(|found| found.is(Kind::Descriptor))?;
        let descriptor = self.descriptor(found);
        let is_member = descriptor.kind == DescriptorKind::Member;
        (is_member && self.is_instance(object, descriptor.set)).then_some(descriptor.get)
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
    #[inline]
    pub fn attribute(&mut self, object: Value, name: Value) -> Result<Attribute, Trap> {
        if let Some(function) = self.interceptor(object) {
            return Ok(Attribute::Intercept(function));
        }
        self.generic_attribute(object, name)
    }

    /// The `__getattribute__` of the program that decides about attributes of an object.
    #[inline]
    fn interceptor(&self, object: Value) -> Option<Value> {
        let class = match object.kind() {
            Some(Kind::Instance) => self.instance(object).class,
            Some(Kind::Exception) => self.exception(object).class,
            Some(Kind::Class) => self.class(object).metatype,
            _ => return None,
        };
        if class.is(Kind::Class) && self.class(class).traits.contains(ClassTraits::GETATTRIBUTE) {
            return self.special_lookup(class, "__getattribute__");
        }
        None
    }

    /// As [`Heap::attribute`], whatever `__getattribute__` says: what `object.__getattribute__`
    /// does.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn generic_attribute(&mut self, object: Value, name: Value) -> Result<Attribute, Trap> {
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
            Some(Kind::Resource) => self.resource_attribute(object, name),
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
            // One that can be set but says nothing else leaves the value to the object.
            return match self.bind(found, object, class) {
                Attribute::Value(value) if value == found && found.is(Kind::Instance) => {
                    Ok(Attribute::Value(self.own_attribute(object, name).unwrap_or(found)))
                }
                bound => Ok(bound),
            };
        }
        if let Some(value) = self.own_attribute(object, name) {
            return Ok(Attribute::Value(value));
        }
        if let Some(found) = found {
            // The docstring of a property stands before that of its class.
            if (found.is_none() || found.is(Kind::Str))
                && let Some(carried) = self.carried(object)
                && carried.is(Kind::Descriptor)
                && self.text(name) == "__doc__"
            {
                return Ok(Attribute::Value(self.descriptor(carried).doc));
            }
            return Ok(self.bind(found, object, class));
        }
        match self.text(name) {
            "__class__" => Ok(Attribute::Value(class)),
            "__dict__" if self.has_dict(class) => Ok(Attribute::Value(self.instance_dict(object)?)),
            "__weakref__" if class.is(Kind::Class) && self.has_weakref(class) => {
                Ok(Attribute::Value(Value::NONE))
            }
            _ if let Some(carried) = self.carried(object) => {
                Ok(match self.native_attribute(carried, name)? {
                    Some(value) => Attribute::Value(value),
                    None => self.missing(class),
                })
            }
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

    /// Whether instances of a class have a `__dict__`.
    fn has_dict(&self, class: Value) -> bool {
        class.is(Kind::Class) && self.class(class).has_dict
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
        // No built-in type has an entry for that.
        if self.text(name) == "__class__" {
            return Ok(Attribute::Value(self.type_of(object)));
        }
        if let Some(found) = self.type_lookup(native, name) {
            return Ok(self.bind(found, object, native.value()));
        }
        if self.text(name) == "__doc__" {
            return Ok(Attribute::Value(Value::NONE));
        }
        Ok(Attribute::Missing)
    }

    pub(super) fn is_data_descriptor(&self, found: Value) -> bool {
        match found.kind() {
            Some(Kind::Descriptor) => matches!(
                self.descriptor(found).kind,
                DescriptorKind::Property | DescriptorKind::Member
            ),
            Some(Kind::Instance) => {
                let class = self.type_of(found);
                class.is(Kind::Class)
                    && (self.special_lookup(class, "__set__").is_some()
                        || self.special_lookup(class, "__delete__").is_some())
            }
            _ => false,
        }
    }

    /// The attribute that an instance itself holds.
    #[must_use]
    pub fn own_attribute(&self, object: Value, name: Value) -> Option<Value> {
        let instance = self.instance(object);
        if instance.class == TypeId::MappingProxy.value() {
            return None;
        }
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
            let more = slots.capacity();
            self.charge(2 * more * size_of::<Value>())?;
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
}

/// The method of exactly that built-in type; for `__hash__` of those that cannot be hashed, None.
fn native_method(id: TypeId, name: &str) -> Option<Value> {
    use TypeId::{ByteArray, Dict, DictItems, DictKeys, List, MappingProxy, Set};
    let found = builtins::method(id, name);
    let unhashable =
        matches!(id, ByteArray | List | Dict | Set | DictKeys | DictItems | MappingProxy);
    if found.is_none() && unhashable && name == "__hash__" {
        return Some(Value::NONE);
    }
    found
}
