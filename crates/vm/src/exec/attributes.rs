//! Attributes: the inline caches, and lookups that call code of the program.

use diapause_bytecode::SpecialMethod;

use super::operators::FINAL;
use super::{Cont, Exec, Flow, Outcome};
use crate::code_store::{InlineCache, Unit};
use crate::heap::Known;
use crate::object::{BoundMethod, ClassTraits, Instance, ShapeId};
use crate::trap::Trap;
use crate::types::attribute::{Attribute, Resolved, Store};
use crate::value::{Kind, Value};

/// What decides about setting attributes besides the class's own attributes.
const SETTERS: ClassTraits = ClassTraits::SETATTR.and(ClassTraits::NO_DICT);

impl Exec<'_> {
    /// `object.name`
    #[inline(never)]
    pub(super) fn get_attr(&mut self, object: Value, name: u16, dst: u8, cache: u16) -> Outcome {
        let unit = self.top_unit()?;
        let name = unit.names[name as usize];
        if object.is(Kind::Instance)
            && let instance = self.heap.instance(object)
            && let Some(known) = self.heap.known_of_shape(instance.shape, name)
            && let Some(value) = match known {
                Known::Slot(slot) => instance.slots.get(slot as usize).copied(),
                Known::Value(value) => Some(value),
                Known::Method(_) | Known::Nothing => None,
            }
        {
            let shape = instance.shape;
            self.fill_cache(unit, cache, shape, known);
            self.set_register(dst, value);
            return Ok(Flow::Next);
        }
        let attribute = self.heap.attribute(object, name)?;
        match attribute {
            Attribute::Value(value) => {
                if object.is(Kind::Instance) {
                    self.remember_attribute(object, name, value, cache)?;
                }
                self.set_register(dst, value);
                Ok(Flow::Next)
            }
            Attribute::Method { function, receiver } => {
                let method = self.heap.alloc(BoundMethod { function, receiver })?;
                self.set_register(dst, method);
                Ok(Flow::Next)
            }
            other => self.find_by_call(other, object, name, FINAL),
        }
    }

    /// Calls what knows the value of an attribute.
    pub(super) fn find_by_call(
        &mut self,
        attribute: Attribute,
        object: Value,
        name: Value,
        stage: u8,
    ) -> Outcome {
        match self.heap.resolve(attribute, object, name)? {
            Resolved::Call(function, args) => {
                self.call_values(function, &args, &[], Cont::Finish(stage))
            }
            Resolved::Value(_) => Err(Trap::internal("an attribute was found twice")),
        }
    }

    /// Fills an inline cache and the heap's table when the attribute stands in a slot of the
    /// instance, or is a plain value of its class.
    fn remember_attribute(
        &mut self,
        object: Value,
        name: Value,
        value: Value,
        cache: u16,
    ) -> Result<(), Trap> {
        let Instance { class, shape, .. } = *self.heap.instance(object);
        if shape == ShapeId::DICT {
            return Ok(());
        }
        let known = if let Some(slot) = self.heap.slot_of(shape, name) {
            Known::Slot(slot as u32)
        } else if class.is(Kind::Class)
            && !value.is(Kind::Descriptor)
            && !value.is(Kind::Instance)
            && self.heap.class_lookup(class, name) == Some(value)
        {
            Known::Value(value)
        } else {
            return Ok(());
        };
        self.heap.remember_of_shape(shape, name, known);
        let unit = self.top_unit()?;
        self.fill_cache(unit, cache, shape, known);
        Ok(())
    }

    pub(super) fn fill_cache(&self, unit: &Unit, cache: u16, shape: ShapeId, known: Known) {
        let (slot, value) = match known {
            Known::Slot(slot) => (slot, Value::UNBOUND),
            Known::Value(value) | Known::Method(value) => (u32::MAX, value),
            Known::Nothing => return,
        };
        let epoch = self.heap.class_epoch;
        unit.caches[cache as usize].set(InlineCache { key: shape.0, epoch, slot, value });
    }

    /// `object.name = value`
    #[inline(never)]
    pub(super) fn set_attr(
        &mut self,
        object: Value,
        name: u16,
        value: Value,
        cache: u16,
    ) -> Outcome {
        let unit = self.top_unit()?;
        let name = unit.names[name as usize];
        if object.is(Kind::Instance) {
            let Instance { class, shape, .. } = *self.heap.instance(object);
            let cached = unit.caches[cache as usize].get();
            if cached.key == shape.0
                && cached.epoch == self.heap.class_epoch
                && let Some(next) = cached.value.as_small()
            {
                self.heap.push_slot(object, ShapeId(next as u32), value)?;
                return Ok(Flow::Next);
            }
            let special = matches!(self.heap.text(name), "__class__" | "__dict__");
            let plain = class.is(Kind::Class)
                && !special
                && !self.heap.class(class).traits.intersects(SETTERS)
                && self.heap.class_lookup(class, name).is_none();
            if plain {
                self.heap.set_own_attribute(object, name, value)?;
                self.remember_store(object, shape, name, unit, cache);
                return Ok(Flow::Next);
            }
        }
        self.set_attribute(object, name, value, Cont::Finish(FINAL))
    }

    /// Fills an inline cache after an attribute was set: where its slot is, or with which shape
    /// the instance goes on that got it.
    fn remember_store(
        &mut self,
        object: Value,
        before: ShapeId,
        name: Value,
        unit: &Unit,
        cache: u16,
    ) {
        let shape = self.heap.instance(object).shape;
        if shape == ShapeId::DICT {
            return;
        }
        let known = match self.heap.slot_of(shape, name) {
            Some(slot) if shape == before => Known::Slot(slot as u32),
            Some(_) => Known::Value(Value::small(i64::from(shape.0))),
            None => return,
        };
        self.fill_cache(unit, cache, before, known);
    }

    /// Sets an attribute; code of the program that it calls hands its result to `cont`.
    pub(super) fn set_attribute(
        &mut self,
        object: Value,
        name: Value,
        value: Value,
        cont: Cont,
    ) -> Outcome {
        let store = self.heap.store_attribute(object, name, Some(value), false)?;
        self.stored(store, cont)
    }

    fn stored(&mut self, store: Store, cont: Cont) -> Outcome {
        match store {
            Store::Done => Ok(Flow::Next),
            Store::Call(function, args) => self.call_values(function, &args, &[], cont),
        }
    }

    /// `del object.name`
    #[inline(never)]
    pub(super) fn delete_attr(&mut self, object: Value, name: u16) -> Outcome {
        let name = self.top_unit()?.names[name as usize];
        let store = self.heap.store_attribute(object, name, None, false)?;
        self.stored(store, Cont::Finish(FINAL))
    }

    /// A special method for the `with` statement.
    #[inline(never)]
    pub(super) fn load_special(&mut self, dst: u8, object: u8, which: SpecialMethod) -> Outcome {
        let object = self.register(object);
        let name = self.heap.intern(which.text())?;
        let class = self.heap.type_of(object);
        let found = self.heap.class_lookup(class, name);
        let Some(found) = found else {
            let (kind, name) = (self.heap.type_name(object), which.text());
            let (what, other) = match which {
                SpecialMethod::Enter | SpecialMethod::Exit => ("", "__aenter__"),
                _ => ("asynchronous ", "__enter__"),
            };
            let other = self.heap.intern(other)?;
            let mut hint = format!(" (missed {name} method)");
            if self.heap.class_lookup(class, other).is_some() {
                let (word, protocol) = match what.is_empty() {
                    true => ("async with", "asynchronous "),
                    false => ("with", ""),
                };
                hint.push_str(&format!(
                    " but it supports the {protocol}context manager protocol. Did you mean to use \
                     '{word}'?"
                ));
            }
            return Err(self.heap.type_error(format!(
                "'{kind}' object does not support the {what}context manager protocol{hint}"
            )));
        };
        match self.heap.bind(found, object, class) {
            Attribute::Value(value) => self.set_register(dst, value),
            Attribute::Method { function, receiver } => {
                let method = self.heap.alloc(BoundMethod { function, receiver })?;
                self.set_register(dst, method);
            }
            other => return self.find_by_call(other, object, name, FINAL),
        }
        Ok(Flow::Next)
    }
}
