//! Setting and deleting attributes: who does it.

use crate::builtins::{self, Form};
use crate::heap::Heap;
use crate::object::DescriptorKind;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// What setting or deleting an attribute takes.
#[derive(Debug)]
pub(crate) enum Store {
    /// It is done.
    Done,
    /// A call; its result does not matter.
    Call(Value, Vec<Value>),
}

impl Heap {
    /// Sets an attribute, or deletes it when there is no value. With `generic`, `__setattr__` and
    /// `__delattr__` of the program are not asked: that is what those of `object` do.
    ///
    /// # Errors
    ///
    /// What CPython raises.
    pub(crate) fn store_attribute(
        &mut self,
        object: Value,
        name: Value,
        value: Option<Value>,
        generic: bool,
    ) -> Result<Store, Trap> {
        if self.is_resource_class(object) {
            return Err(self.fixed_resource_class(object, name));
        }
        if !generic {
            let special = if value.is_some() { "__setattr__" } else { "__delattr__" };
            if let Some(found) = self.program_special(object, special) {
                let mut args = vec![object, name];
                args.extend(value);
                return Ok(Store::Call(found, args));
            }
        }
        let found = match object.kind() {
            Some(Kind::Instance | Kind::Exception | Kind::Class) => {
                self.class_lookup(self.type_of(object), name)
            }
            _ => None,
        };
        if let Some(found) = found
            && let Some(store) = self.store_by_descriptor(found, object, name, value)?
        {
            return Ok(store);
        }
        match value {
            Some(value) => self.set_attribute_native(object, name, value)?,
            None => self.delete_attribute_native(object, name)?,
        }
        Ok(Store::Done)
    }

    /// What a descriptor on the type does; `None` when it leaves the attribute to the object.
    pub(crate) fn store_by_descriptor(
        &mut self,
        found: Value,
        object: Value,
        name: Value,
        value: Option<Value>,
    ) -> Result<Option<Store>, Trap> {
        if found.is(Kind::Builtin) && !object.is(Kind::Exception) {
            return match self.fixed_attribute(found) {
                Some(trap) => Err(trap),
                None => Ok(None),
            };
        }
        let special = if value.is_some() { "__set__" } else { "__delete__" };
        let descriptor = match found.kind() {
            Some(Kind::Descriptor) => found,
            Some(Kind::Instance) => match self.carried_for(found, special) {
                Some(carried) => carried,
                None => return self.store_by_program(found, object, name, value, special),
            },
            _ => return Ok(None),
        };
        if !descriptor.is(Kind::Descriptor) {
            return Ok(None);
        }
        let parts = self.descriptor(descriptor);
        match parts.kind {
            DescriptorKind::Property => {
                let (accessor, what) = match value {
                    Some(_) => (parts.set, "setter"),
                    None => (parts.delete, "deleter"),
                };
                if accessor.is_none() {
                    return Err(self.no_accessor(object, name, what));
                }
                let mut args = vec![object];
                args.extend(value);
                Ok(Some(Store::Call(accessor, args)))
            }
            DescriptorKind::Member => {
                let class = parts.set;
                if !object.is(Kind::Instance) || !self.is_instance(object, class) {
                    return Err(self.foreign_slot(descriptor, object));
                }
                let parts = self.descriptor(descriptor);
                let number = parts.get.as_small().map_or(usize::MAX, |number| number as usize);
                match value {
                    Some(value) => self.set_member(object, number, value)?,
                    None if self.delete_member(object, number)? => {}
                    None => {
                        let text = self.text(name).to_owned();
                        return Err(self.raise(TypeId::AttributeError, text));
                    }
                }
                Ok(Some(Store::Done))
            }
            DescriptorKind::ClassMethod
            | DescriptorKind::StaticMethod
            | DescriptorKind::HostMethod
            | DescriptorKind::HostAttribute => Ok(None),
        }
    }

    /// The error for a slot of a class that an object is no instance of.
    pub(crate) fn foreign_slot(&mut self, descriptor: Value, object: Value) -> Trap {
        let (name, class) = (self.descriptor(descriptor).name, self.descriptor(descriptor).set);
        let (name, class) = (self.text(name).to_owned(), self.class_name(class));
        let found = self.type_name(object);
        self.type_error(format!(
            "descriptor '{name}' for '{class}' objects doesn't apply to a '{found}' object"
        ))
    }

    /// The error for setting an attribute of a built-in type that cannot be set.
    pub(crate) fn fixed_attribute(&mut self, found: Value) -> Option<Trap> {
        let builtin = builtins::by_index(found.index())?;
        let owner = builtin.owner?.name();
        let message = match builtin.form {
            Form::Function | Form::Bound => return None,
            Form::Member => "readonly attribute".to_owned(),
            Form::GetSet => {
                format!("attribute '{}' of '{owner}' objects is not writable", builtin.name)
            }
        };
        Some(self.raise(TypeId::AttributeError, message))
    }

    /// What a descriptor of the program's does.
    fn store_by_program(
        &mut self,
        found: Value,
        object: Value,
        name: Value,
        value: Option<Value>,
        special: &str,
    ) -> Result<Option<Store>, Trap> {
        let class = self.type_of(found);
        if let Some(function) = self.special_lookup(class, special) {
            let mut args = vec![found, object];
            args.extend(value);
            return Ok(Some(Store::Call(function, args)));
        }
        if !self.is_data_descriptor(found) {
            return Ok(None);
        }
        let _ = name;
        Err(self.raise(TypeId::AttributeError, special))
    }
}
