//! `object.__class__ = class`: which classes an object can be given.

use crate::heap::Heap;
use crate::object::DescriptorKind;
use crate::trap::Trap;
use crate::value::{Kind, Value};

impl Heap {
    /// Gives an instance another class of the program.
    pub(super) fn set_class(&mut self, object: Value, class: Value) -> Result<(), Trap> {
        let old = self.instance(object).class;
        if !class.is(Kind::Class) && !class.is(Kind::Type) {
            let found = self.type_name(class);
            return Err(
                self.type_error(format!("__class__ must be set to a class, not '{found}' object"))
            );
        }
        if !class.is(Kind::Class) || !old.is(Kind::Class) {
            return Err(self.type_error(
                "__class__ assignment only supported for mutable types or ModuleType subclasses",
            ));
        }
        if !self.stores_alike(old, class) {
            let (old, new) = (self.class_name(old), self.class_name(class));
            return Err(self.type_error(format!(
                "__class__ assignment: '{new}' object layout differs from '{old}'"
            )));
        }
        self.spread(object)?;
        self.instance_mut(object).class = class;
        Ok(())
    }

    /// Whether instances of two classes are stored in the same way.
    fn stores_alike(&self, old: Value, new: Value) -> bool {
        let parts = |value: Value| {
            let class = self.class(value);
            (class.layout, class.members, class.has_dict, self.has_weakref(value))
        };
        if old == new {
            return true;
        }
        if parts(old) != parts(new) {
            return false;
        }
        let (old, new) = (self.slot_owners(old), self.slot_owners(new));
        // The slots of the class itself may be those of another of the same names.
        old.len() == new.len()
            && old
                .iter()
                .zip(&new)
                .enumerate()
                .all(|(place, (old, new))| old.0 == new.0 || (place == 0 && old.1 == new.1))
    }

    /// The classes among a class and its bases that make slots, with the names of these.
    fn slot_owners(&self, class: Value) -> Vec<(Value, Vec<Value>)> {
        let mut owners = Vec::new();
        for &base in self.class(class).mro.iter().filter(|base| base.is(Kind::Class)) {
            let mut slots: Vec<(i64, Value)> = Vec::new();
            for entry in self.dict(self.class(base).dict).iter() {
                if !entry.value.is(Kind::Descriptor) {
                    continue;
                }
                let slot = self.descriptor(entry.value);
                if slot.kind == DescriptorKind::Member && slot.set == base {
                    slots.push((slot.get.as_small().unwrap_or(0), slot.name));
                }
            }
            if !slots.is_empty() {
                slots.sort_unstable_by_key(|&(number, _)| number);
                owners.push((base, slots.into_iter().map(|(_, name)| name).collect()));
            }
        }
        owners
    }
}
