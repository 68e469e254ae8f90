//! `await`, `async for`: what is delegated to. How coroutines run is in `generators.rs`.

use diapause_bytecode::CodeFlags;

use super::operators::FINAL;
use super::{Cont, Exec, Flow, Outcome};
use crate::object::{Flavor, GeneratorState};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// The stage of an instruction that called `__await__`, `__aiter__`.
pub(super) const ASKED: u8 = 3;

impl Exec<'_> {
    /// Whether the code that runs is that of a coroutine.
    pub(super) fn in_coroutine(&mut self) -> Result<bool, Trap> {
        let subject = self.top().subject;
        let awaitable =
            subject.is(Kind::Generator) && self.heap.generator(subject).flavor == Flavor::Awaitable;
        Ok(awaitable || self.top_unit()?.code().flags.contains(CodeFlags::COROUTINE))
    }

    /// The iterator behind `await`.
    #[inline(never)]
    pub(super) fn get_awaitable(&mut self, dst: u8, src: u8, context: u8) -> Outcome {
        let value = self.register(src);
        if value.is(Kind::Generator) && self.heap.generator(value).flavor.is_awaitable() {
            if self.is_awaited(value) {
                let message = "coroutine is being awaited already";
                return Err(self.heap.raise(TypeId::RuntimeError, message));
            }
            self.set_register(dst, value);
            return Ok(Flow::Next);
        }
        match self.special(value, "__await__") {
            // What goes wrong is the fault of what `__anext__` gave.
            Some(_) if context == 3 => {
                self.call_library("await_of_item", &[value], Cont::Finish(ASKED))
            }
            Some(method) => self.call_attribute(method, &[], Cont::Finish(ASKED)),
            None => Err(self.not_awaitable(value, context)),
        }
    }

    /// Whether a coroutine waits for something already.
    fn is_awaited(&mut self, value: Value) -> bool {
        let generator = self.heap.generator(value);
        generator.flavor == Flavor::Coroutine
            && generator.state == GeneratorState::Suspended
            && !self.heap.delegate(value).is_none()
    }

    fn not_awaitable(&mut self, value: Value, context: u8) -> Trap {
        let name = self.heap.type_name(value);
        let words = match context {
            0 => return self.heap.type_error(format!("'{name}' object can't be awaited")),
            1 => {
                "'async with' received an object from __aenter__ that does not implement __await__"
            }
            2 => "'async with' received an object from __aexit__ that does not implement __await__",
            _ => "'async for' received an invalid object from __anext__",
        };
        let error = self.heap.type_error(format!("{words}: {name}"));
        if context < 3 {
            return error;
        }
        match (error, self.heap.type_error(format!("'{name}' object can't be awaited"))) {
            (Trap::Raise(error), Trap::Raise(cause)) => {
                let object = self.heap.exception_mut(error);
                object.cause = cause;
                object.context = cause;
                object.suppress_context = true;
                Trap::Raise(error)
            }
            (error, _) => error,
        }
    }

    /// What `__await__` gave.
    pub(super) fn finish_awaitable(&mut self, dst: u8, value: Value) -> Outcome {
        let coroutine = value.is(Kind::Generator)
            && matches!(self.heap.generator(value).flavor, Flavor::Coroutine | Flavor::Awaitable);
        if coroutine {
            return Err(self.heap.type_error("__await__() returned a coroutine"));
        }
        if !self.is_iterator(value) {
            let name = self.heap.type_name(value);
            let message = format!("__await__() returned non-iterator of type '{name}'");
            return Err(self.heap.type_error(message));
        }
        self.set_register(dst, value);
        Ok(Flow::Enter)
    }

    fn is_async_generator(&self, value: Value) -> bool {
        value.is(Kind::Generator) && self.heap.generator(value).flavor == Flavor::AsyncGenerator
    }

    /// What `async for` takes items from.
    #[inline(never)]
    pub(super) fn get_async_iter(&mut self, dst: u8, src: u8) -> Outcome {
        let value = self.register(src);
        if self.is_async_generator(value) {
            self.set_register(dst, value);
            return Ok(Flow::Next);
        }
        match self.special(value, "__aiter__") {
            Some(method) => self.call_attribute(method, &[], Cont::Finish(ASKED)),
            None => {
                let name = self.heap.type_name(value);
                Err(self.heap.type_error(format!(
                    "'async for' requires an object with __aiter__ method, got {name}"
                )))
            }
        }
    }

    /// What `__aiter__` gave.
    pub(super) fn finish_async_iter(&mut self, dst: u8, value: Value) -> Outcome {
        if !self.is_async_generator(value) && self.special(value, "__anext__").is_none() {
            let name = self.heap.type_name(value);
            return Err(self.heap.type_error(format!(
                "'async for' received an object from __aiter__ that does not implement __anext__: \
                 {name}"
            )));
        }
        self.set_register(dst, value);
        Ok(Flow::Enter)
    }

    /// The next step of `async for`.
    #[inline(never)]
    pub(super) fn async_next(&mut self, iter: u8) -> Outcome {
        let iterator = self.register(iter);
        if self.is_async_generator(iterator) {
            return self.call_library("agen_next", &[iterator], Cont::Finish(FINAL));
        }
        match self.special(iterator, "__anext__") {
            Some(method) => self.call_attribute(method, &[], Cont::Finish(FINAL)),
            None => {
                let name = self.heap.type_name(iterator);
                Err(self.heap.type_error(format!(
                    "'async for' requires an iterator with __anext__ method, got {name}"
                )))
            }
        }
    }

    /// Whether an exception says that an asynchronous iterator is exhausted; otherwise it is
    /// raised further.
    #[inline(never)]
    pub(super) fn ends_async_for(&mut self, exception: Value) -> bool {
        self.heap.is_instance(exception, TypeId::StopAsyncIteration.value())
    }
}
