//! Calls of methods: looked up with a cache, before or after the arguments.

use super::call::Arguments;
use super::operators::FINAL;
use super::{Cont, Exec, Flow, Outcome, Window};
use crate::builtins;
use crate::code_store::{InlineCache, Unit};
use crate::heap::Known;
use crate::types::attribute::Attribute;
use crate::value::{Kind, Value};

/// The slot of a cache that found `send` of a generator.
pub(super) const SENDS: u32 = 64;

/// The slot of a cache that found a method that only asks something about a text; see
/// [`crate::builtins::Builtin::asks`].
pub(super) const ASKS: u32 = 65;

/// Marks the keys of caches of methods of built-in types; shapes have no such numbers.
pub(super) const NATIVE: u32 = 1 << 30;

impl Exec<'_> {
    /// Calls a method of the object in the register behind `at`.
    #[allow(clippy::too_many_arguments, reason = "the operands of the instruction")]
    #[inline(never)]
    pub(super) fn call_method(
        &mut self,
        regs: &Window,
        at: u8,
        count: u8,
        unit: &Unit,
        name: u16,
        cache: u16,
        dst: u8,
    ) -> Outcome {
        let receiver = regs[at as usize + 1].get();
        let base = self.activation.base as usize;
        let cached = unit.caches[cache as usize].get();
        let args = Arguments {
            at: base + at as usize + 1,
            count: count as usize + 1,
            names: None,
            room: true,
        };
        if receiver.is(Kind::Instance) {
            let shape = self.heap.instance(receiver).shape;
            let known = if cached.key == shape.0
                && cached.epoch == self.heap.class_epoch
                && !cached.value.is_unbound()
            {
                Some(cached.value)
            } else if let name = unit.names[name as usize]
                && let Some(Known::Method(function)) = self.heap.known_of_shape(shape, name)
            {
                self.fill_cache(unit, cache, shape, Known::Method(function));
                Some(function)
            } else {
                None
            };
            match known {
                Some(function) if function.is(Kind::Function) => {
                    return self.call_function(function, args, Cont::Store(dst), Value::NONE);
                }
                Some(function) if function.is(Kind::Builtin) => {
                    return self.call_builtin(function, args, Cont::Store(dst), false);
                }
                _ => {}
            }
        } else if receiver.is(Kind::Module) {
            if let Some(callee) = self.module_attribute(receiver, unit, cache) {
                regs[at as usize].set(callee);
                return self.call_found(at, count, None, dst);
            }
        } else if cached.key == self.native_key(receiver) && cached.value.is(Kind::Builtin) {
            return self.call_native_method(regs, at, count, &cached, dst);
        }
        self.call_method_slow(receiver, at, count, unit, name, cache, dst)
    }

    /// What caches of methods of built-in types compare: the kind of value, where it tells the
    /// type. [`u32::MAX`] where it does not.
    #[inline]
    fn native_key(&self, receiver: Value) -> u32 {
        const MARK: u32 = NATIVE;
        // What the kind does not tell alone stands in further bits, so that no key that is made of
        // the kind and the mark is one of these.
        const FROZEN: u32 = 1 << 29;
        const THAWED: u32 = 1 << 28;
        match receiver.kind() {
            Some(
                Kind::List
                | Kind::Str
                | Kind::Dict
                | Kind::Tuple
                | Kind::Bytes
                | Kind::ByteArray
                | Kind::MemoryView
                | Kind::Complex,
            ) => receiver.bits() as u32 | MARK,
            Some(Kind::Generator) => {
                let flavor = self.heap.generator(receiver).flavor as u32;
                receiver.bits() as u32 | MARK | (flavor + 1) << 8
            }
            Some(Kind::Set) if self.heap.set(receiver).frozen => {
                receiver.bits() as u32 | MARK | FROZEN
            }
            Some(Kind::Set) => receiver.bits() as u32 | MARK | THAWED,
            _ => u32::MAX,
        }
    }

    #[allow(clippy::too_many_arguments, reason = "the operands of the instruction")]
    #[inline(never)]
    fn call_method_slow(
        &mut self,
        receiver: Value,
        at: u8,
        count: u8,
        unit: &Unit,
        name: u16,
        cache: u16,
        dst: u8,
    ) -> Outcome {
        let name = unit.names[name as usize];
        let attribute = self.heap.attribute(receiver, name)?;
        self.remember_method(&attribute, receiver, name, unit, cache, count as usize + 1);
        self.call_attribute_in_place(attribute, receiver, name, at, count, None, dst)
    }

    /// Remembers the method that was found of an object, for calls with that many arguments; of a
    /// module, where its variable stands.
    fn remember_method(
        &mut self,
        attribute: &Attribute,
        receiver: Value,
        name: Value,
        unit: &Unit,
        cache: u16,
        count: usize,
    ) {
        if receiver.is(Kind::Module) {
            self.remember_of_module(receiver, name, unit, cache);
        } else if let Attribute::Method { function, receiver: bound } = *attribute
            && bound == receiver
        {
            if receiver.is(Kind::Instance)
                && matches!(function.kind(), Some(Kind::Function | Kind::Builtin))
            {
                let shape = self.heap.instance(receiver).shape;
                // An instance with a dict may get an attribute of that name at any time.
                if shape != crate::object::ShapeId::DICT {
                    self.heap.remember_of_shape(shape, name, Known::Method(function));
                    self.fill_cache(unit, cache, shape, Known::Method(function));
                }
            } else if function.is(Kind::Builtin)
                && let key = self.native_key(receiver)
                && key != u32::MAX
            {
                let slot = match super::native::fixed(function, count) {
                    1 if receiver.is(Kind::Str) && asks(function) => ASKS,
                    2 if receiver.is(Kind::Generator) && is_send(function) => SENDS,
                    slot => slot,
                };
                let found = InlineCache { key, slot, value: function, ..InlineCache::EMPTY };
                unit.caches[cache as usize].set(found);
            }
        }
    }

    /// Looks up a method whose arguments are evaluated next; what is no method has no receiver.
    #[inline(never)]
    pub(super) fn load_method(&mut self, object: Value, at: u8, name: u16, cache: u16) -> Outcome {
        let unit = self.top_unit()?;
        let cached = unit.caches[cache as usize].get();
        let name = unit.names[name as usize];
        let known = if object.is(Kind::Instance) {
            let shape = self.heap.instance(object).shape;
            match self.heap.known_of_shape(shape, name) {
                Some(Known::Method(function)) => {
                    self.fill_cache(unit, cache, shape, Known::Method(function));
                    Some(function)
                }
                _ => None,
            }
        } else if cached.value.is(Kind::Builtin) && cached.key == self.native_key(object) {
            Some(cached.value)
        } else if object.is(Kind::Module)
            && let Some(callee) = self.module_attribute(object, unit, cache)
        {
            self.set_register(at, callee);
            self.set_register(at + 1, Value::UNBOUND);
            return Ok(Flow::Next);
        } else {
            None
        };
        let (callee, receiver) = match known {
            Some(function) => (function, object),
            None => {
                let attribute = self.heap.attribute(object, name)?;
                self.remember_method(&attribute, object, name, unit, cache, 0);
                match attribute {
                    Attribute::Method { function, receiver } => (function, receiver),
                    Attribute::Value(callee) => (callee, Value::UNBOUND),
                    other => return self.find_by_call(other, object, name, FINAL),
                }
            }
        };
        self.set_register(at, callee);
        self.set_register(at + 1, receiver);
        Ok(Flow::Next)
    }

    /// Calls what [`Self::load_method`] found with the arguments behind it.
    #[inline(never)]
    pub(super) fn call_loaded(&mut self, at: u8, count: u8, dst: u8) -> Outcome {
        let base = self.activation.base as usize + at as usize;
        let callee = self.stack[base].get();
        if self.stack[base + 1].get().is_unbound() {
            return self.call_found(at, count, None, dst);
        }
        let args = Arguments { at: base + 1, count: count as usize + 1, names: None, room: true };
        match callee.kind() {
            Some(Kind::Function) => self.call_function(callee, args, Cont::Store(dst), Value::NONE),
            // A forged snapshot may hold a method with an object of another type.
            Some(Kind::Builtin) => self.call_builtin(callee, args, Cont::Store(dst), false),
            _ => self.call(callee, args, Cont::Store(dst)),
        }
    }

    /// As `call_method` with keyword arguments.
    #[inline(never)]
    pub(super) fn call_method_keywords(
        &mut self,
        at: u8,
        count: u8,
        name: u16,
        keywords: Value,
        dst: u8,
    ) -> Outcome {
        let name = self.top_unit()?.names[name as usize];
        let receiver = self.register(at + 1);
        let attribute = self.heap.attribute(receiver, name)?;
        self.call_attribute_in_place(attribute, receiver, name, at, count, Some(keywords), dst)
    }

    /// Calls an attribute of the object at `at + 1` with the arguments behind it.
    #[allow(clippy::too_many_arguments, reason = "the operands of the instruction")]
    fn call_attribute_in_place(
        &mut self,
        attribute: Attribute,
        object: Value,
        name: Value,
        at: u8,
        count: u8,
        names: Option<Value>,
        dst: u8,
    ) -> Outcome {
        match attribute {
            Attribute::Method { function, receiver } => {
                self.set_register(at + 1, receiver);
                let args = Arguments {
                    at: self.activation.base as usize + at as usize + 1,
                    count: count as usize + 1,
                    names,
                    room: true,
                };
                self.call(function, args, Cont::Store(dst))
            }
            Attribute::Value(callee) => {
                self.set_register(at, callee);
                self.call_found(at, count, names, dst)
            }
            Attribute::Missing => {
                self.state.lookup_failed = true;
                Err(self.heap.missing_attribute(object, name))
            }
            other => self.find_by_call(other, object, name, super::finish::CALLEE),
        }
    }

    /// Calls the callee in a register with the arguments from the second register behind it on:
    /// where a receiver would stand is room.
    pub(super) fn call_found(
        &mut self,
        at: u8,
        count: u8,
        names: Option<Value>,
        dst: u8,
    ) -> Outcome {
        let callee = self.register(at);
        let args = Arguments {
            at: self.activation.base as usize + at as usize + 2,
            count: count as usize,
            names,
            room: true,
        };
        self.call(callee, args, Cont::Store(dst))
    }
}

/// Whether a native method only asks something about a text.
fn asks(method: Value) -> bool {
    builtins::by_index(method.index()).is_some_and(|builtin| builtin.asks.is_some())
}

/// Whether a native method is `send` of generators of any flavor.
fn is_send(method: Value) -> bool {
    builtins::by_index(method.index()).is_some_and(|builtin| builtin.name == "send")
}
