//! Generators and coroutines: their frame goes on the stack to run and back into the object to
//! rest.

use diapause_bytecode::Instr;

use super::operators::FINAL;
use super::{Activation, Cont, Exec, Flow, Frame, HEADROOM, Outcome, WINDOW, Window};
use crate::code_store::Unit;
use crate::heap::Heap;
use crate::object::{Flavor, GeneratorState, Registers, TracebackEntry};
use crate::trap::{LimitKind, Trap};
use crate::types::TypeId;
use crate::types::iter::Step;
use crate::value::{Kind, Value};

/// The frame of a generator, whose `live` registers this window begins with, goes back into its
/// object. False, and nothing has changed, when there is no memory for them.
#[inline(always)]
fn rest(heap: &mut Heap, frame: &Frame, pc: u32, window: &Window, live: u8) -> bool {
    let mut generator = heap.generator_mut(frame.subject);
    if usize::from(live) > generator.registers.capacity() {
        if !make_room(heap, frame.subject, live) {
            return false;
        }
        generator = heap.generator_mut(frame.subject);
    }
    generator.state = GeneratorState::Suspended;
    generator.pc = pc;
    generator.handled = frame.handled;
    generator.registers.keep(window, live);
    true
}

/// Makes room for the registers of a generator that runs, as its first rest does.
#[cold]
#[inline(never)]
fn make_room(heap: &mut Heap, generator: Value, live: u8) -> bool {
    let known = heap.generator(generator).registers.capacity();
    let more = Registers::room(live.into()).saturating_sub(known);
    if heap.charge(more * size_of::<Value>()).is_err() {
        return false;
    }
    heap.generator_mut(generator).registers.grow(live.into());
    true
}

impl<'a> Exec<'a> {
    /// Runs a generator until it yields; what it yields goes to `cont`.
    #[inline(never)]
    pub(super) fn resume_generator(
        &mut self,
        generator: Value,
        sent: Value,
        cont: Cont,
    ) -> Outcome {
        match self.heap.generator(generator).state {
            GeneratorState::Running => return Err(self.already_executing(generator)),
            GeneratorState::Finished => return Err(self.finished(generator)),
            GeneratorState::Created if !sent.is_none() => {
                let noun = self.heap.generator(generator).flavor.noun();
                return Err(self
                    .heap
                    .type_error(format!("can't send non-None value to a just-started {noun}")));
            }
            _ => {}
        }
        let suspended = self.heap.generator(generator).state == GeneratorState::Suspended;
        self.push_generator(generator, cont)?;
        if suspended {
            match self.current()? {
                Instr::Yield { dst, .. } => self.set_register(dst, sent),
                Instr::YieldFrom { dst, .. } => {
                    self.set_register(dst, sent);
                    // Delegation goes on with what was sent.
                    self.activation.pc -= 1;
                }
                _ => {}
            }
        }
        Ok(Flow::Call)
    }

    /// What [`Trap::Resume`] asks for.
    pub(super) fn resume_trapped(
        &mut self,
        generator: u32,
        throws: bool,
        value: Value,
        cont: Cont,
    ) -> Outcome {
        let generator = Value::other(Kind::Generator, generator);
        if throws {
            self.throw_into(generator, value, cont)
        } else {
            self.resume_generator(generator, value, cont)
        }
    }

    fn already_executing(&mut self, generator: Value) -> Trap {
        let noun = self.heap.generator(generator).flavor.noun();
        self.heap.value_error(format!("{noun} already executing"))
    }

    /// What resuming one that has ended raises.
    #[cold]
    fn finished(&mut self, generator: Value) -> Trap {
        let words = match self.heap.generator(generator).flavor {
            Flavor::AsyncGenerator => {
                return self.heap.raise_with(TypeId::StopAsyncIteration, Vec::new());
            }
            Flavor::Coroutine | Flavor::CoroutineWrapper => "coroutine",
            Flavor::AsyncSend => "__anext__()/asend()",
            Flavor::AsyncThrow => "aclose()/athrow()",
            Flavor::Generator | Flavor::Awaitable | Flavor::NextOrDefault => {
                return self.heap.raise_with(TypeId::StopIteration, Vec::new());
            }
        };
        self.heap.raise(TypeId::RuntimeError, format!("cannot reuse already awaited {words}"))
    }

    /// Puts the frame of a generator on the stack for a `for` loop, a delegation or a call of `send`,
    /// when that is all there is to do: what it yields next goes to `cont`. The frame on top keeps
    /// `live` registers and goes on at `from`. Gives the generator's code and its window.
    #[inline(never)]
    pub(super) fn resume_in_place(
        &mut self,
        generator: Value,
        live: u8,
        from: usize,
        sent: Value,
        cont: Cont,
    ) -> Option<(&'a Unit, &'a Window)> {
        // That it counts as changed although it may not be resumed does no harm.
        let object = self.heap.generator_mut(generator);
        let unit = self.codes.program_unit(object.code)?;
        let (place, pc) = match (object.state, object.pc.checked_sub(1)) {
            (GeneratorState::Suspended, Some(at)) => match unit.instructions.get(at as usize) {
                Some(&Instr::Yield { dst, .. }) => (Some(dst), object.pc),
                // Delegation goes on with what is sent.
                Some(&Instr::YieldFrom { dst, .. }) => (Some(dst), at),
                _ => return None,
            },
            (GeneratorState::Created, _) if sent.is_none() => (None, object.pc),
            _ => return None,
        };
        let free = self.activation.base as usize + live as usize;
        let depth = self.activation.depth + u32::from(!unit.entry.intrinsics);
        if depth > self.state.recursion_limit || free + HEADROOM > self.stack.len() {
            return None;
        }
        // Only what has `send` was sent something.
        if matches!(cont, Cont::Store(_)) && object.flavor == Flavor::AsyncGenerator {
            return None;
        }
        let window: &'a Window = self.stack.get(free..free + WINDOW)?.try_into().ok()?;
        object.state = GeneratorState::Running;
        object.registers.put(window);
        if let Some(dst) = place {
            window[dst as usize].set(sent);
        }
        let entered = Frame {
            code: object.code,
            pc,
            base: free as u32,
            cont,
            depth,
            globals: object.globals,
            handled: object.handled,
            subject: generator,
        };
        self.activation.pc = from as u32;
        self.push(entered);
        Some((unit, window))
    }

    /// `yield` to a `for` loop, perhaps through frames that delegate to the one on top, or to a call
    /// of `send` or `next`: what takes the item goes on. `window` and `live` are the registers of
    /// the frame on top. Gives the code and the window of the one that goes on; `None` where
    /// [`Exec::give`] has to do the rest, for the frame that then is on top.
    #[inline(never)]
    pub(super) fn yield_in_place(
        &mut self,
        mut window: &'a Window,
        mut live: u8,
        value: Value,
    ) -> Option<(&'a Unit, &'a Window)> {
        loop {
            let [.., below, top] = self.frames.as_mut_slice() else { return None };
            if !top.subject.is(Kind::Generator) {
                return None;
            }
            let unit = self.codes.known_unit(below.code)?;
            let (dst, next) = match top.cont {
                Cont::Finish(FINAL) => {
                    let at = (below.pc as usize).wrapping_sub(1);
                    match unit.instructions.get(at) {
                        Some(&Instr::ForIter { dst, body, .. }) => (Some(dst), body),
                        // It delegates, so it yields the value too.
                        Some(Instr::YieldFrom { .. }) => (None, below.pc),
                        _ => return None,
                    }
                }
                Cont::Store(dst) => (Some(dst), below.pc),
                _ => return None,
            };
            let base = below.base as usize;
            let target: &'a Window = self.stack.get(base..base + WINDOW)?.try_into().ok()?;
            if !rest(self.heap, top, self.activation.pc, window, live) {
                return None;
            }
            self.activation = Activation { pc: next, ..Activation::of(below) };
            self.frames.pop();
            if let Some(dst) = dst {
                target[dst as usize].set(value);
                return Some((unit, target));
            }
            live = *unit.live.get((next as usize).wrapping_sub(1))?;
            window = target;
        }
    }

    /// Puts the frame of a generator on the stack.
    fn push_generator(&mut self, generator: Value, cont: Cont) -> Result<(), Trap> {
        let base = self.free_registers()?;
        let object = self.heap.generator(generator);
        let (code, globals, pc, handled) = (object.code, object.globals, object.pc, object.handled);
        let library = self.codes.unit(code, self.heap)?.entry.intrinsics;
        let depth = self.activation.depth + u32::from(!library);
        if depth > self.state.recursion_limit {
            return Err(self.heap.recursion_error(""));
        }
        let object = self.heap.generator_mut(generator);
        object.state = GeneratorState::Running;
        object.registers.put(&self.stack[base..]);
        self.push(Frame {
            code,
            pc,
            base: base as u32,
            cont,
            depth,
            globals,
            handled,
            subject: generator,
        });
        Ok(())
    }

    /// `yield`: the frame on top rests, its consumer gets the value.
    #[inline(never)]
    pub(super) fn give(&mut self, value: Value) -> Outcome {
        let live = self.free_registers()? - self.activation.base as usize;
        let Some(frame) = self.pop() else {
            return Err(Trap::internal("a yield outside a generator"));
        };
        let base = frame.base as usize;
        let Ok(window) = self.stack[base..base + WINDOW].try_into() else {
            return Err(Trap::internal("a window of the wrong width"));
        };
        if !rest(self.heap, &frame, frame.pc, window, live as u8) {
            return Err(Trap::Limit(LimitKind::Memory));
        }
        if let (Cont::Finish(FINAL), Instr::ForIter { dst, body, .. }) =
            (frame.cont, self.current()?)
        {
            self.set_register(dst, value);
            self.activation.pc = body;
            return Ok(Flow::Call);
        }
        match self.deliver(value, frame.cont, Value::NONE) {
            Ok(Flow::Next) => Ok(Flow::Enter),
            other => other,
        }
    }

    /// What the iterator yields that the frame on top delegates to is given on.
    pub(super) fn give_on(&mut self, value: Value) -> Outcome {
        self.give(value)
    }

    /// The generator returned: its consumer learns that there is nothing more.
    pub(super) fn finish_generator(&mut self, frame: Frame, value: Value) -> Outcome {
        let generator = self.heap.generator_mut(frame.subject);
        generator.state = GeneratorState::Finished;
        generator.registers = Registers::default();
        if let Cont::Finish(_) = frame.cont {
            match self.current()? {
                // The loop is over; no exception has to be made.
                Instr::ForIter { .. } | Instr::ForRange { .. } => return Ok(Flow::Enter),
                Instr::YieldFrom { dst, .. } => {
                    self.set_register(dst, value);
                    return Ok(Flow::Enter);
                }
                _ => {}
            }
        }
        if self.heap.generator(frame.subject).flavor == Flavor::AsyncGenerator {
            return Err(self.heap.raise_with(TypeId::StopAsyncIteration, Vec::new()));
        }
        let args = if value.is_none() { Vec::new() } else { vec![value] };
        Err(self.heap.raise_with(TypeId::StopIteration, args))
    }

    /// The iterator behind `yield from`.
    #[inline(never)]
    pub(super) fn get_yield_from(&mut self, dst: u8, src: u8) -> Outcome {
        let value = self.register(src);
        if value.is(Kind::Generator) {
            let flavor = self.heap.generator(value).flavor;
            if flavor == Flavor::Coroutine && !self.in_coroutine()? {
                let message = "cannot 'yield from' a coroutine object in a non-coroutine generator";
                return Err(self.heap.type_error(message));
            }
            if flavor != Flavor::AsyncGenerator {
                self.set_register(dst, value);
                return Ok(Flow::Next);
            }
        }
        self.get_iter(dst, src)
    }

    /// One step of delegation: `R[dst]` holds what was sent.
    #[inline(never)]
    pub(super) fn yield_from(&mut self, dst: u8, iterator: u8) -> Outcome {
        let (sent, iterator) = (self.register(dst), self.register(iterator));
        if iterator.is(Kind::Generator) {
            let generator = self.heap.generator(iterator);
            if generator.state == GeneratorState::Finished && generator.flavor == Flavor::Generator
            {
                self.set_register(dst, Value::NONE);
                return Ok(Flow::Next);
            }
            return self.resume_generator(iterator, sent, Cont::Finish(FINAL));
        }
        if !sent.is_none() {
            return self.call_library("send", &[iterator, sent], Cont::Finish(FINAL));
        }
        if iterator.is(Kind::Iterator) {
            return match self.heap.advance(iterator)? {
                Step::Item(item) => self.give_on(item),
                Step::Done => {
                    self.set_register(dst, Value::NONE);
                    Ok(Flow::Next)
                }
                step => self.step_by_call(step, iterator, Cont::Finish(FINAL)),
            };
        }
        match self.special(iterator, "__next__") {
            Some(method) => self.call_attribute(method, &[], Cont::Finish(FINAL)),
            None => {
                let name = self.heap.type_name(iterator);
                Err(self.heap.type_error(format!("'{name}' object is not an iterator")))
            }
        }
    }

    /// Raises an exception where a generator rests; what it yields then goes to `cont`.
    pub(super) fn throw_into(&mut self, generator: Value, exception: Value, cont: Cont) -> Outcome {
        match self.heap.generator(generator).state {
            GeneratorState::Running => return Err(self.already_executing(generator)),
            GeneratorState::Finished => {
                let awaited = matches!(
                    self.heap.generator(generator).flavor,
                    Flavor::Coroutine
                        | Flavor::CoroutineWrapper
                        | Flavor::AsyncSend
                        | Flavor::AsyncThrow
                );
                return Err(match awaited {
                    true => self.finished(generator),
                    false => Trap::Raise(exception),
                });
            }
            GeneratorState::Created if self.is_stop_iteration(exception) => {
                // No code of its own has raised it, so it stays what it is.
                let resting = self.heap.generator_mut(generator);
                resting.state = GeneratorState::Finished;
                resting.registers = Registers::default();
                let entry = TracebackEntry { code: resting.code, pc: 0, lookup: false };
                self.heap.add_traceback(exception, entry)?;
                return Err(Trap::Raise(exception));
            }
            GeneratorState::Created => {
                // It ends without having begun; its first line is where the exception comes from.
                self.push_generator(generator, cont)?;
                self.activation.pc = 1;
            }
            GeneratorState::Suspended => self.push_generator(generator, cont)?,
        }
        self.state.injected = Some(exception);
        Ok(self.end(super::Exit::GrowStack))
    }

    /// Raises the injected exception in the frame on top, or in what that delegates to.
    pub(super) fn inject(&mut self, exception: Value) -> Outcome {
        let suspended_at = self.current()?;
        // What the caller handles is no context of what it throws, only what is handled here.
        if !self.top().handled.is_none() {
            self.set_context(exception);
        }
        if let Instr::YieldFrom { iter, .. } = suspended_at {
            let iterator = self.register(iter);
            if iterator.is(Kind::Generator) {
                if self.heap.is_instance(exception, TypeId::GeneratorExit.value()) {
                    // The inner generator is closed first, then the exception is raised here.
                    return self.call_library(
                        "close_delegate",
                        &[iterator, exception],
                        Cont::Finish(FINAL),
                    );
                }
                return self.throw_into(iterator, exception, Cont::Finish(FINAL));
            }
            let ends = self.heap.is_instance(exception, TypeId::GeneratorExit.value());
            if self.special(iterator, "throw").is_some()
                || ends && self.special(iterator, "close").is_some()
            {
                return self.call_library(
                    "throw_delegate",
                    &[iterator, exception],
                    Cont::Finish(FINAL),
                );
            }
        }
        if self.top().handled.is_none() && matches!(suspended_at, Instr::Yield { .. }) {
            return Ok(self.unwind(exception, true));
        }
        Err(Trap::Raise(exception))
    }
}
