//! Exceptions: raising, the search for a handler, what handlers need.

use diapause_bytecode::Instr;

use super::{Cont, Exec, Exit, Flow, Outcome};
use crate::object::{Flavor, GeneratorState, Registers, TracebackEntry};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

impl Exec<'_> {
    /// Deals with a trap that an instruction ended with.
    #[cold]
    #[inline(never)]
    pub(super) fn handle(&mut self, trap: Trap) -> Flow {
        match trap {
            Trap::Raise(exception) => {
                if self.ends_iteration(exception) {
                    return Flow::Enter;
                }
                self.set_context(exception);
                self.unwind(exception, true)
            }
            Trap::Limit(limit) => self.end(Exit::Limit(limit)),
            Trap::Internal(bug) => self.end(Exit::Internal(bug.0)),
            Trap::Library => {
                let name = self.current().map_or("an instruction", |found| found.name());
                let bug = format!("{name} needs the library, which it was not given");
                self.end(Exit::Internal(bug))
            }
            // Only native functions ask for these, and their calls are settled in `native.rs`.
            Trap::Load(_) | Trap::Ask(_) | Trap::Wait(..) => {
                self.end(Exit::Internal("an operator asked the machine".into()))
            }
            Trap::Call(request) => {
                let outcome = self.call_values(
                    request.callee,
                    &request.args,
                    &request.keywords,
                    Cont::Finish(super::operators::FINAL),
                );
                self.flow_of(outcome)
            }
            Trap::Resume { generator, throws, value } => {
                let cont = Cont::Finish(super::operators::FINAL);
                let outcome = self.resume_trapped(generator, throws, value, cont);
                self.flow_of(outcome)
            }
        }
    }

    fn flow_of(&mut self, outcome: Outcome) -> Flow {
        match outcome {
            Ok(flow) => flow,
            Err(Trap::Raise(exception)) => self.unwind(exception, true),
            Err(trap) => self.end(Exit::Internal(format!("a call failed: {trap:?}"))),
        }
    }

    /// Whether the exception only says that the iterator of the current instruction is exhausted:
    /// then the instruction goes on as after the last item.
    fn ends_iteration(&mut self, exception: Value) -> bool {
        match self.current() {
            Ok(Instr::ForIter { .. } | Instr::ForRange { .. }) => self.is_stop_iteration(exception),
            Ok(Instr::YieldFrom { dst, .. }) if self.is_stop_iteration(exception) => {
                let args = self.heap.exception(exception).args;
                let value = self.heap.tuple(args).items.first().copied().unwrap_or(Value::NONE);
                self.set_register(dst, value);
                true
            }
            _ => false,
        }
    }

    /// The exception being handled: that of the innermost activation that handles one.
    pub(super) fn handled(&self) -> Value {
        self.frames
            .iter()
            .rev()
            .map(|frame| frame.handled)
            .find(|handled| !handled.is_none())
            .unwrap_or(Value::NONE)
    }

    /// An exception raised while another is handled has that one as its context.
    pub(super) fn set_context(&mut self, exception: Value) {
        let handled = self.handled();
        if handled.is_none() || handled == exception {
            return;
        }
        // The chain must not become a circle: the exception is cut out of it.
        // A circle that is there already is noticed by a second look that is half as fast.
        let mut current = handled;
        let (mut slow, mut moves) = (handled, false);
        loop {
            let context = self.heap.exception(current).context;
            if context.is_none() {
                break;
            }
            if context == exception {
                self.heap.exception_mut(current).context = Value::NONE;
                break;
            }
            current = context;
            if current == slow {
                break;
            }
            if moves {
                slow = self.heap.exception(slow).context;
            }
            moves = !moves;
        }
        self.heap.exception_mut(exception).context = handled;
    }

    /// Searches the handler of an exception, leaving activations on the way. `here` says whether
    /// the frame on top becomes part of the traceback.
    #[inline(never)]
    pub(super) fn unwind(&mut self, mut exception: Value, here: bool) -> Flow {
        let mut record = here;
        // Whether the frame on top stands between two instructions, of which the next one is where
        // what happens there happens.
        let mut between = false;
        loop {
            let frame = *self.top();
            let at = match between {
                true => self.activation.pc,
                false => self.activation.pc.saturating_sub(1),
            };
            let Some((_, code)) = self.codes.code(frame.code) else {
                return self.end(Exit::Internal("a frame without code".into()));
            };
            let library = code.flags.contains(diapause_bytecode::CodeFlags::LIBRARY)
                || code.flags.contains(diapause_bytecode::CodeFlags::FROZEN);
            if record && !library {
                let lookup = std::mem::take(&mut self.state.lookup_failed);
                let entry = TracebackEntry { code: frame.code, pc: at, lookup };
                if let Err(Trap::Limit(limit)) = self.heap.add_traceback(exception, entry) {
                    return self.end(Exit::Limit(limit));
                }
            }
            record = true;
            if let Some(handler) = code.handler(at).copied() {
                self.set_register(handler.register, exception);
                self.activation.pc = handler.handler;
                return Flow::Enter;
            }
            self.pop();
            between = frame.cont == Cont::Discard;
            if frame.subject.is(Kind::Generator) {
                self.heap.generator_mut(frame.subject).state = GeneratorState::Finished;
                self.heap.generator_mut(frame.subject).registers = Registers::default();
                let flavor = self.heap.generator(frame.subject).flavor;
                let stop = if self.is_stop_iteration(exception) {
                    Some("StopIteration")
                } else if flavor == Flavor::AsyncGenerator && self.ends_async_for(exception) {
                    Some("StopAsyncIteration")
                } else {
                    None
                };
                if let Some(stop) = stop {
                    let message = format!("{} raised {stop}", flavor.noun());
                    match self.heap.raise(TypeId::RuntimeError, message) {
                        Trap::Raise(error) => {
                            let object = self.heap.exception_mut(error);
                            object.cause = exception;
                            object.context = exception;
                            object.suppress_context = true;
                            // It does not stand in the traceback: only its cause does.
                            exception = error;
                        }
                        Trap::Limit(limit) => return self.end(Exit::Limit(limit)),
                        _ => {}
                    }
                    if self.frames.is_empty() {
                        return self.end(Exit::Raised(exception));
                    }
                    continue;
                }
            }
            if self.frames.is_empty() {
                return self.end(Exit::Raised(exception));
            }
            // A `__next__` of the program, or a generator's consumer, may be a loop.
            if matches!(frame.cont, Cont::Finish(_)) && self.ends_iteration(exception) {
                return Flow::Enter;
            }
        }
    }

    /// `raise value`
    #[inline(never)]
    pub(super) fn raise(&mut self, value: Value) -> Outcome {
        if value.is(Kind::Exception) {
            return Err(Trap::Raise(value));
        }
        if let Some(id) = TypeId::of(value)
            && id.is_exception()
        {
            return Err(self.heap.raise_with(id, Vec::new()));
        }
        if value.is(Kind::Class) && self.heap.is_subclass(value, TypeId::BaseException.value()) {
            // The instance comes back to this instruction, which raises it then.
            return self.call_values(value, &[], &[], Cont::Finish(super::operators::FINAL));
        }
        Err(self.heap.type_error("exceptions must derive from BaseException"))
    }

    /// Calling a class of exceptions gave something else.
    pub(super) fn no_exception_of(&mut self, class: Value, found: Value) -> Trap {
        let found = self.heap.type_of(found);
        let class = self.heap.repr(class).unwrap_or_default();
        let found = self.heap.repr(found).unwrap_or_default();
        self.heap.type_error(format!(
            "calling {class} should have returned an instance of BaseException, not {found}"
        ))
    }

    /// `raise value from cause`
    #[inline(never)]
    pub(super) fn raise_from(&mut self, value: Value, cause: Value) -> Outcome {
        let cause = if cause.is(Kind::Exception) || cause.is_none() {
            cause
        } else if let Some(id) = TypeId::of(cause)
            && id.is_exception()
        {
            self.heap.new_exception(cause, Vec::new())?
        } else if cause.is(Kind::Class)
            && self.heap.is_subclass(cause, TypeId::BaseException.value())
        {
            let Some(function) = crate::library::function("raise_from") else {
                return Err(Trap::internal("the library has no raise_from"));
            };
            return self.call_values(
                function,
                &[value, cause],
                &[],
                Cont::Finish(super::operators::FINAL),
            );
        } else {
            return Err(self.heap.type_error("exception causes must derive from BaseException"));
        };
        let exception = match self.raise(value) {
            Err(Trap::Raise(exception)) => exception,
            // The class of the exception is being called; it comes back here.
            other => return other,
        };
        if value.is(Kind::Exception) || value.is(Kind::Type) {
            let object = self.heap.exception_mut(exception);
            object.cause = cause;
            object.suppress_context = true;
        }
        Err(Trap::Raise(exception))
    }

    /// `raise`
    #[inline(never)]
    pub(super) fn raise_again(&mut self) -> Outcome {
        let handled = self.handled();
        if handled.is_none() {
            return Err(self.heap.raise(TypeId::RuntimeError, "No active exception to reraise"));
        }
        Ok(match self.unwind(handled, false) {
            Flow::Next => Flow::Enter,
            flow => flow,
        })
    }

    /// Whether an `except` clause takes the exception.
    #[inline(never)]
    pub(super) fn match_exception(&mut self, dst: u8, exception: Value, class: Value) -> Outcome {
        let matches = self.heap.exception_matches(exception, class)?;
        self.set_register(dst, Value::bool(matches));
        Ok(Flow::Next)
    }

    /// The three arguments of `__exit__`.
    #[inline(never)]
    pub(super) fn exit_arguments(&mut self, base: u8, exception: Value) -> Outcome {
        let class = self.heap.type_of(exception);
        let traceback = self.heap.exception(exception).traceback;
        self.set_register(base, class);
        self.set_register(base + 1, exception);
        self.set_register(base + 2, traceback);
        Ok(Flow::Next)
    }
}
