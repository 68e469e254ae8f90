//! Attributes: the inline caches, and lookups that call code of the program.

use diapause_bytecode::SpecialMethod;

use super::operators::FINAL;
use super::{Cont, Exec, Flow, Outcome, Window};
use crate::code_store::{InlineCache, Unit};
use crate::heap::{Known, is_plain};
use crate::object::{BoundMethod, ClassTraits, Instance, ShapeId};
use crate::trap::Trap;
use crate::types::attribute::{Attribute, Resolved, Store};
use crate::value::{Kind, Value};

/// What decides about setting attributes besides the class's own attributes.
const SETTERS: ClassTraits = ClassTraits::SETATTR.and(ClassTraits::NO_DICT);

/// Marks the keys of caches of attributes of modules; no other keys have that bit, but for that of
/// a cache that never matches.
const OF_MODULE: u32 = 1 << 31;

impl Exec<'_> {
    /// The attribute of a module, where the cache knows its place among the variables.
    #[inline]
    pub(super) fn module_attribute(&self, module: Value, unit: &Unit, cache: u16) -> Option<Value> {
        let cached = unit.caches[cache as usize].get();
        if cached.value != module || cached.key & OF_MODULE == 0 {
            return None;
        }
        let variables = self.heap.dict(self.heap.module(module).dict);
        let same = cached.key == variables.version() | OF_MODULE;
        // The slot says something else where methods are called.
        let entry = variables.own().get(cached.epoch as usize).filter(|_| same)?;
        Some(entry.value)
    }

    /// Fills a cache with the place of an attribute of a module.
    pub(super) fn remember_of_module(&self, module: Value, name: Value, unit: &Unit, cache: u16) {
        let dict = self.heap.module(module).dict;
        if let Some(place) = self.heap.dict_find_name(dict, name) {
            let key = self.heap.dict(dict).version() | OF_MODULE;
            let found = InlineCache { key, epoch: place as u32, slot: 0, value: module };
            unit.caches[cache as usize].set(found);
        }
    }

    /// `object.name`, in a frame with that code and those registers.
    #[inline(never)]
    pub(super) fn get_attr(
        &mut self,
        unit: &Unit,
        regs: &Window,
        object: Value,
        name: u16,
        dst: u8,
        cache: u16,
    ) -> Outcome {
        let name = unit.names[name as usize];
        if object.is(Kind::Module)
            && let Some(value) = self.module_attribute(object, unit, cache)
        {
            regs[dst as usize].set(value);
            return Ok(Flow::Next);
        }
        if object.is(Kind::Instance)
            && let instance = self.heap.instance(object)
            && let Some(known) = self.heap.known_of_shape(instance.shape, name)
            && let Some(value) = match known {
                // A member that was deleted has none.
                Known::Slot(slot) => {
                    instance.slots.get(slot as usize).copied().filter(|value| !value.is_unbound())
                }
                Known::Value(value) => Some(value),
                Known::Getter(function) => {
                    return self.call_values(function, &[object], &[], Cont::Finish(FINAL));
                }
                Known::Method(_) | Known::Nothing | Known::NewSlot(_) => None,
            }
        {
            let shape = instance.shape;
            self.fill_cache(unit, cache, shape, known);
            regs[dst as usize].set(value);
            return Ok(Flow::Next);
        }
        let attribute = self.heap.attribute(object, name)?;
        match attribute {
            Attribute::Value(value) => {
                if object.is(Kind::Instance) {
                    self.remember_attribute(object, name, value, cache)?;
                } else if object.is(Kind::Module) {
                    self.remember_of_module(object, name, unit, cache);
                }
                self.set_register(dst, value);
                Ok(Flow::Next)
            }
            Attribute::Method { function, receiver } => {
                let method = self.heap.alloc(BoundMethod { function, receiver })?;
                self.set_register(dst, method);
                Ok(Flow::Next)
            }
            other => {
                self.remember_getter(object, name, other);
                self.find_by_call(other, object, name, FINAL)
            }
        }
    }

    /// Remembers the getter of a property, where nothing is asked after it.
    fn remember_getter(&mut self, object: Value, name: Value, found: Attribute) {
        let Attribute::Getter { function, receiver } = found else { return };
        if !function.is(Kind::Function) || receiver != object || !object.is(Kind::Instance) {
            return;
        }
        let Instance { class, shape, .. } = *self.heap.instance(object);
        let asks = |class| self.heap.class(class).traits.contains(ClassTraits::GETATTR);
        if shape != ShapeId::DICT && class.is(Kind::Class) && !asks(class) {
            self.heap.remember_of_shape(shape, name, Known::Getter(function));
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
        let known = if let Some(slot) = self.slot_named(object, shape, name) {
            Known::Slot(slot)
        } else if class.is(Kind::Class)
            && !value.is(Kind::Descriptor)
            && !value.is(Kind::Instance)
            && self.heap.class_lookup(class, name) == Some(value)
            && self.heap.is_stable(class, name, value)
        {
            Known::Value(value)
        } else if value == class && self.heap.text(name) == "__class__" {
            Known::Value(class)
        } else {
            return Ok(());
        };
        self.heap.remember_of_shape(shape, name, known);
        let unit = self.top_unit()?;
        self.fill_cache(unit, cache, shape, known);
        Ok(())
    }

    /// The slot in a shape of an attribute of the object: one of its own, or a member that
    /// `__slots__` names.
    fn slot_named(&self, object: Value, shape: ShapeId, name: Value) -> Option<u32> {
        let own = self.heap.slot_of(shape, name);
        let slot = own.or_else(|| {
            let number = self.heap.member_number(object, name)?;
            self.heap.slot_of(shape, number)
        });
        slot.map(|slot| slot as u32)
    }

    pub(super) fn fill_cache(&self, unit: &Unit, cache: u16, shape: ShapeId, known: Known) {
        let (slot, value) = match known {
            Known::Slot(slot) => (slot, Value::UNBOUND),
            Known::Value(value) | Known::Method(value) => (u32::MAX, value),
            Known::NewSlot(next) => (u32::MAX, Value::small(i64::from(next.0))),
            Known::Nothing | Known::Getter(_) => return,
        };
        let epoch = self.heap.class_epoch;
        unit.caches[cache as usize].set(InlineCache { key: shape.0, epoch, slot, value });
    }

    /// `object.name = value`, in a frame with that code.
    #[inline(never)]
    pub(super) fn set_attr(
        &mut self,
        unit: &Unit,
        object: Value,
        name: u16,
        value: Value,
        cache: u16,
    ) -> Outcome {
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
            if let Some(known) = self.heap.known_store(shape, name) {
                self.fill_cache(unit, cache, shape, known);
                match known {
                    Known::Slot(slot)
                        if let Some(place) =
                            self.heap.instance_mut(object).slots.get_mut(slot as usize) =>
                    {
                        *place = value;
                        return Ok(Flow::Next);
                    }
                    Known::NewSlot(next) => {
                        self.heap.push_slot(object, next, value)?;
                        return Ok(Flow::Next);
                    }
                    _ => {}
                }
            }
            let special = matches!(self.heap.text(name), "__class__" | "__dict__");
            let plain = class.is(Kind::Class)
                && !special
                && !self.heap.class(class).traits.intersects(SETTERS)
                && self.heap.class_lookup(class, name).is_none_or(is_plain);
            if plain {
                self.heap.set_own_attribute(object, name, value)?;
                self.remember_store(object, shape, name, unit, cache);
                return Ok(Flow::Next);
            }
            let flow = self.set_attribute(object, name, value, Cont::Finish(FINAL))?;
            // What a member took, it takes again.
            if matches!(flow, Flow::Next)
                && class.is(Kind::Class)
                && !self.heap.class(class).traits.contains(ClassTraits::SETATTR)
                && self.heap.member_number(object, name).is_some()
            {
                self.remember_store(object, shape, name, unit, cache);
            }
            return Ok(flow);
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
        if shape == ShapeId::DICT || before == ShapeId::DICT {
            return;
        }
        let known = match self.slot_named(object, shape, name) {
            Some(slot) if shape == before => Known::Slot(slot),
            Some(_) => Known::NewSlot(shape),
            None => return,
        };
        self.heap.remember_store(before, name, known);
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
            let (kind, name) = (self.heap.shown_class_name(class), which.text());
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
