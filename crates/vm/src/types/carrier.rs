//! Instances of classes that derive from built-in types: `class Stack(list)`.
//!
//! Such an instance *carries* a value of the built-in type: a list, a string, a property. Native
//! functions never see the instance where they expect the built-in type: calls of methods unwrap
//! the receiver (`exec/carrier.rs`), and the few functions here unwrap everything else. So what is
//! stored and what loops and operators do with exact built-in values knows nothing of them.
//!
//! The carried value is member 0 of the instance: slot 0, or the slot behind the dict.

use crate::heap::Heap;
use crate::object::{ClassTraits, Instance, ShapeId};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

impl TypeId {
    /// Whether instances of classes derived from it carry a value of it.
    #[must_use]
    pub const fn is_carried(self) -> bool {
        matches!(
            self,
            Self::Int
                | Self::Float
                | Self::Complex
                | Self::Str
                | Self::Bytes
                | Self::ByteArray
                | Self::List
                | Self::Tuple
                | Self::Dict
                | Self::Set
                | Self::FrozenSet
                | Self::Property
                | Self::ClassMethod
                | Self::StaticMethod
        ) || self.is_iterator_type()
    }

    /// Whether it makes iterators, and programs derive classes from it.
    #[must_use]
    pub const fn is_iterator_type(self) -> bool {
        matches!(self, Self::Enumerate | Self::Zip | Self::Map | Self::Filter | Self::Reversed)
    }

    /// Whether its methods get what their receiver carries.
    #[must_use]
    pub const fn unwraps_receivers(self) -> bool {
        self.is_carried() || matches!(self, Self::MappingProxy)
    }

    /// Whether its instances are made empty, and filled by `__init__`.
    #[must_use]
    pub const fn is_filled_later(self) -> bool {
        matches!(
            self,
            Self::List
                | Self::ByteArray
                | Self::Dict
                | Self::Set
                | Self::Property
                | Self::ClassMethod
                | Self::StaticMethod
        )
    }
}

impl Heap {
    /// The value of a built-in type that an instance of a derived class carries.
    #[inline]
    #[must_use]
    pub fn carried(&self, value: Value) -> Option<Value> {
        if value.is(Kind::Instance) { self.carried_slow(value) } else { None }
    }

    fn carried_slow(&self, value: Value) -> Option<Value> {
        let instance = self.instance(value);
        let class = instance.class;
        if class == TypeId::MappingProxy.value() {
            return instance.slots.first().copied();
        }
        if !class.is(Kind::Class) || !self.class(class).traits.contains(ClassTraits::CARRIER) {
            return None;
        }
        instance.slots.get(usize::from(instance.shape == ShapeId::DICT)).copied()
    }

    /// Whether instances of a class carry a value.
    #[must_use]
    pub fn carries(&self, class: Value) -> bool {
        class.is(Kind::Class) && self.class(class).layout.is_carried()
    }

    /// The value that an instance carries, or the value itself. Iterators stay what they are: the
    /// class may have a `__next__`.
    #[inline]
    #[must_use]
    pub fn unwrapped(&self, value: Value) -> Value {
        match self.carried(value) {
            Some(carried) if !carried.is(Kind::Iterator) => carried,
            _ => value,
        }
    }

    /// The value that an instance carries, if its type has that special method and no class of the
    /// program says otherwise.
    #[must_use]
    pub fn carried_for(&self, value: Value, special: &str) -> Option<Value> {
        let carried = self.carried(value)?;
        let found = self.special_lookup(self.type_of(value), special);
        found.is_some_and(|found| found.is(Kind::Builtin)).then_some(carried)
    }

    /// A new instance of a class that carries a value.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub fn new_carrier(&mut self, class: Value, carried: Value) -> Result<Value, Trap> {
        let shape = self.class(class).root_shape;
        self.alloc(Instance { class, shape, slots: [carried].into_iter().collect() })
    }

    /// A new instance of a class that carries what a constructor gave. That of `reversed` gives
    /// whatever `__reversed__` of its argument does, which may be anything.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub fn new_carrier_of(&mut self, class: Value, made: Value) -> Result<Value, Trap> {
        let layout = self.class(class).layout;
        if layout == TypeId::Reversed && self.native_type(made) != layout {
            return Ok(made);
        }
        self.new_carrier(class, made)
    }

    /// A `mappingproxy`: it carries the dict that it shows.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub fn new_proxy(&mut self, dict: Value) -> Result<Value, Trap> {
        let class = TypeId::MappingProxy.value();
        self.alloc(Instance { class, shape: ShapeId::DICT, slots: [dict].into_iter().collect() })
    }

    /// The value of a member of an instance, if it has one.
    #[must_use]
    pub fn member(&self, object: Value, number: usize) -> Option<Value> {
        let instance = self.instance(object);
        let place = if instance.shape == ShapeId::DICT {
            number + 1
        } else {
            self.slot_of(instance.shape, Value::small(number as i64))?
        };
        instance.slots.get(place).copied().filter(|value| !value.is_unbound())
    }

    /// Sets a member of an instance.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub fn set_member(&mut self, object: Value, number: usize, value: Value) -> Result<(), Trap> {
        let (shape, key) = (self.instance(object).shape, Value::small(number as i64));
        if shape != ShapeId::DICT {
            if let Some(slot) = self.slot_of(shape, key) {
                self.instance_mut(object).slots[slot] = value;
                return Ok(());
            }
            if let Some(next) = self.extend_shape(shape, key)? {
                return self.push_slot(object, next, value);
            }
            self.spread(object)?;
        }
        if let Some(slot) = self.instance_mut(object).slots.get_mut(number + 1) {
            *slot = value;
        }
        Ok(())
    }

    /// Removes the value of a member; false when it has none.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub fn delete_member(&mut self, object: Value, number: usize) -> Result<bool, Trap> {
        if self.member(object, number).is_none() {
            return Ok(false);
        }
        self.spread(object)?;
        self.instance_mut(object).slots[number + 1] = Value::UNBOUND;
        Ok(true)
    }

    /// Gives an instance the form in which attributes are in a dict.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub(crate) fn spread(&mut self, object: Value) -> Result<(), Trap> {
        let Instance { class, shape, .. } = *self.instance(object);
        if shape == ShapeId::DICT && !self.instance(object).slots.is_empty() {
            return Ok(());
        }
        let (members, has_dict) = match class.is(Kind::Class) {
            true => (self.class(class).members as usize, self.class(class).has_dict),
            false => (0, true),
        };
        self.charge((members + 1) * size_of::<Value>())?;
        let mut slots = vec![Value::UNBOUND; members + 1];
        slots[0] = if has_dict { self.new_dict()? } else { Value::NONE };
        let names = self.shape(shape).names.clone();
        let values = self.instance(object).slots.clone();
        for (name, value) in names.into_iter().zip(values) {
            match name.as_small() {
                Some(number) => slots[number as usize + 1] = value,
                None => self.dict_set_name(slots[0], name, value)?,
            }
        }
        let instance = self.instance_mut(object);
        instance.shape = ShapeId::DICT;
        instance.slots = slots.into();
        Ok(())
    }
}
