//! Execution: one loop over the instructions, never entered from within.
//!
//! | file | what lives there |
//! | --- | --- |
//! | `run.rs` | the loop |
//! | `finish.rs` | what happens with the result of a call that an instruction made |
//! | `call.rs`, `methods.rs`, `arguments.rs`, `native.rs`, `instantiate.rs`, `carrier.rs` | calls: of everything callable, binding of arguments, native functions, classes, instances of classes derived from built-in types |
//! | `host.rs`, `resource.rs` | answers of the host; what resources can do |
//! | `operators.rs`, `compare.rs` | special methods behind operators and comparisons |
//! | `attributes.rs`, `variables.rs`, `namespace.rs` | attributes; globals, cells, class namespaces |
//! | `quick.rs` | truth, equality, `in` of usual values |
//! | `iterate.rs`, `generators.rs`, `coroutines.rs` | `for`, unpacking; generators; `await` |
//! | `exceptions.rs`, `groups.rs` | raising, unwinding, handlers; `except*` |
//!
//! An instruction that needs Python code pushes a frame and says in the frame's [`Cont`] what
//! becomes of the result. Nothing waits on the Rust stack, so every moment can be a pause.

mod arguments;
mod attributes;
mod call;
mod carrier;
mod compare;
mod coroutines;
mod exceptions;
mod finish;
mod generators;
mod groups;
mod host;
mod import;
mod instantiate;
mod iterate;
mod methods;
mod namespace;
mod native;
mod operators;
mod questions;
mod quick;
mod resource;
mod run;
mod variables;

pub(crate) use operators::BLOCKED_BY_NONE;

use std::cell::Cell;

use diapause_bytecode::Instr;

use crate::builtins::Callable;
use crate::code_store::{CodeId, CodeStore, Unit};
use crate::heap::Heap;
use crate::trap::{LimitKind, Trap};
use crate::value::Value;

/// The registers of a running function.
pub(crate) type Window = [Register; WINDOW];

/// A place of the stack.
pub(crate) type Register = Cell<Value>;

/// Width of a window.
pub(crate) const WINDOW: usize = 256;

/// Room that the stack always has behind the base of the running frame: for its own window and
/// that of a call it prepares.
pub(crate) const HEADROOM: usize = 3 * WINDOW;

/// What becomes of the result of an activation, in the frame below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cont {
    /// It is the result of the program.
    Entry,
    /// It goes to a register.
    Store(u8),
    /// It is dropped, after `__init__`, which must give None; the new instance goes to a register.
    Init(u8),
    /// The instruction that made the call goes on with it. The number tells the instruction how
    /// far it had come.
    Finish(u8),
    /// It is dropped, and the frame below goes on where it stands: an activation between two of
    /// its instructions.
    Discard,
}

/// An activation of a function.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// Its code.
    pub code: CodeId,
    /// The next instruction.
    pub pc: u32,
    /// Where its window starts in the stack.
    pub base: u32,
    /// What becomes of its result.
    pub cont: Cont,
    /// How many activations of the program's own code stand up to here.
    pub depth: u32,
    /// The dict of globals.
    pub globals: Value,
    /// The exception that it is handling, or None.
    pub handled: Value,
    /// The generator whose body it is, or the instance whose `__init__` it is, or None.
    pub subject: Value,
}

/// A call of a host function that waits for its answer.
#[derive(Debug, Clone)]
pub struct Pending {
    /// The name of the function, a string.
    pub name: Value,
    /// Positional arguments.
    pub args: Vec<Value>,
    /// Keyword arguments.
    pub keywords: Vec<(Value, Value)>,
    /// Counts the calls of the program, from 1.
    pub call_id: u64,
    /// Whether it was called as a method of a host object, which is the first argument.
    pub method_call: bool,
    /// Whether it is an attribute of that object that is read.
    pub attribute: bool,
    /// What becomes of the answer.
    pub cont: Cont,
}

/// Calls of host functions that are answered later, when nothing else can go on.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The identity of each call, with the name of its function, a string.
    pub calls: Vec<(u64, Value)>,
    /// Seconds until the first timer of the program is due.
    pub delay: Option<f64>,
    /// What becomes of the answers.
    pub cont: Cont,
}

/// What the machine is besides heap, stack and code.
#[derive(Debug, Default)]
pub struct State {
    /// The host call that waits, if any.
    pub pending: Option<Pending>,
    /// What the event loop of the program waits for, if it does.
    pub waiting: Option<Waiting>,
    /// How many host calls there were.
    pub calls: u64,
    /// An exception to raise in the frame on top when the loop goes on.
    pub injected: Option<Value>,
    /// Whether the exception about to be raised comes from looking up the callee of the current
    /// instruction.
    pub lookup_failed: bool,
    /// What the host keeps alive while it describes how the program ended.
    pub kept: Vec<Value>,
    /// The recursion limit.
    pub recursion_limit: u32,
    /// Modules by name: a dict.
    pub modules: Option<Value>,
    /// The texts of modules that the host provides, by path: a dict.
    pub sources: Option<Value>,
    /// Code that the loop ended for, and what becomes of it. Only there between the loop and the
    /// machine.
    pub loading: Option<(crate::load::Load, Cont)>,
    /// What outlives the programs of an interactive session.
    pub interactive: Option<Interactive>,
}

/// What the programs of an interactive session share.
#[derive(Clone, Copy, Debug)]
pub struct Interactive {
    /// The dict of their globals.
    pub globals: Value,
    /// How many programs there were.
    pub feeds: u64,
}

impl State {
    /// Whether the frame on top stands in the middle of an instruction.
    #[must_use]
    pub const fn waits(&self) -> bool {
        self.pending.is_some() || self.waiting.is_some() || self.injected.is_some()
    }

    /// What becomes of the host's answer.
    #[must_use]
    pub fn cont(&self) -> Option<Cont> {
        let pending = self.pending.as_ref().map(|pending| pending.cont);
        pending.or(self.waiting.as_ref().map(|waiting| waiting.cont))
    }
}

/// Why the loop ended.
#[derive(Debug)]
pub enum Exit {
    /// The program ended with a value.
    Complete(Value),
    /// The program ended with an exception.
    Raised(Value),
    /// A host function is called; [`State::pending`] says which.
    Pending,
    /// Nothing can go on before the host answers calls or a timer is due; [`State::waiting`] says
    /// which.
    Waiting,
    /// The budget of safepoints is spent.
    OutOfFuel,
    /// The stack has to grow.
    GrowStack,
    /// Code has to be loaded; [`State::loading`] says which.
    Load,
    /// A limit was exceeded.
    Limit(LimitKind),
    /// A bug of the interpreter.
    Internal(String),
}

/// How the loop goes on after an instruction that is not simple.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Flow {
    /// With the next instruction.
    Next,
    /// With the frame on top, which may be another or stand at another instruction.
    Enter,
    /// As `Enter`, and the start of a function is a safepoint.
    Call,
    /// With the instruction where the frame stands now, which is the same frame: a safepoint too.
    Jump,
    /// Not at all: [`Exec::end`] has noted why.
    Exit,
}

/// The result of such an instruction.
pub(crate) type Outcome = Result<Flow, Trap>;

// What every instruction answers travels in registers.
const _: () = assert!(size_of::<Outcome>() <= 16);

/// A run of the loop: mutable borrows of the parts of the machine.
pub struct Exec<'a> {
    pub(crate) heap: &'a mut Heap,
    pub(crate) stack: &'a [Cell<Value>],
    /// Of the one on top, `pc` is stale: it stands in `activation`.
    frames: &'a mut Vec<Frame>,
    pub(crate) codes: &'a CodeStore,
    /// The native functions, at hand for calls; none before the first call.
    callables: &'static [Callable],
    pub(crate) state: &'a mut State,
    activation: Activation,
    /// Why the run ends, once it does.
    ending: Option<Exit>,
}

impl Drop for Exec<'_> {
    fn drop(&mut self) {
        self.note_place();
    }
}

/// What instructions need of the frame on top, apart from code and registers. It stands here and
/// not in variables of the loop because those have to share the few registers of the processor with
/// what every instruction uses; and not in the frame alone because that is further away.
#[derive(Clone, Copy, Debug)]
struct Activation {
    /// See [`Frame::pc`]. In the midst of the loop only when an instruction is not simple.
    pub pc: u32,
    /// See [`Frame::base`].
    pub base: u32,
    /// See [`Frame::depth`].
    pub depth: u32,
    /// See [`Frame::globals`].
    pub globals: Value,
}

impl Activation {
    /// That of no frame.
    const NONE: Self = Self { pc: 0, base: 0, depth: 0, globals: Value::NONE };

    #[inline]
    const fn of(frame: &Frame) -> Self {
        Self { pc: frame.pc, base: frame.base, depth: frame.depth, globals: frame.globals }
    }
}

impl<'a> Exec<'a> {
    /// What runs these frames.
    pub(crate) fn new(
        heap: &'a mut Heap,
        stack: &'a [Cell<Value>],
        frames: &'a mut Vec<Frame>,
        codes: &'a CodeStore,
        state: &'a mut State,
    ) -> Self {
        let activation = frames.last().map_or(Activation::NONE, Activation::of);
        Self { heap, stack, frames, codes, callables: &[], state, activation, ending: None }
    }

    /// The run ends.
    #[cold]
    fn end(&mut self, exit: Exit) -> Flow {
        self.ending = Some(exit);
        Flow::Exit
    }

    /// Why the run ends.
    #[cold]
    fn ended(&mut self) -> Exit {
        self.ending.take().unwrap_or_else(|| Exit::Internal("the run ends for no reason".into()))
    }

    /// Runs until something ends the run.
    pub fn run(&mut self) -> Exit {
        if let Some(exception) = self.state.injected.take() {
            match self.inject(exception) {
                Ok(Flow::Exit) => return self.ended(),
                Ok(_) => {}
                Err(trap) => {
                    if matches!(self.handle(trap), Flow::Exit) {
                        return self.ended();
                    }
                }
            }
        }
        loop {
            match self.run_frames() {
                Ok(exit) => return exit,
                // Only loading a frame can trap here.
                Err(trap) => {
                    if matches!(self.handle(trap), Flow::Exit) {
                        return self.ended();
                    }
                }
            }
        }
    }

    /// The frame on top.
    ///
    /// # Panics
    ///
    /// When there is none: the loop runs only while there is one.
    #[inline]
    pub(crate) fn top(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("the loop runs with a frame")
    }

    /// Notes in the frame on top where it is.
    #[inline]
    fn note_place(&mut self) {
        let pc = self.activation.pc;
        if let Some(top) = self.frames.last_mut() {
            top.pc = pc;
        }
    }

    /// Puts a frame on top.
    #[inline]
    fn push(&mut self, frame: Frame) {
        self.note_place();
        self.activation = Activation::of(&frame);
        self.frames.push(frame);
    }

    /// Takes the frame on top away.
    #[inline]
    fn pop(&mut self) -> Option<Frame> {
        let mut frame = self.frames.pop()?;
        frame.pc = self.activation.pc;
        if let Some(below) = self.frames.last() {
            self.activation = Activation::of(below);
        }
        Some(frame)
    }

    /// The code of the frame on top.
    #[inline]
    pub(crate) fn top_unit(&mut self) -> Result<&'a Unit, Trap> {
        let code = self.top().code;
        self.codes.unit(code, self.heap)
    }

    /// The instruction of the frame on top that is being executed.
    #[inline]
    pub(crate) fn current(&mut self) -> Result<Instr, Trap> {
        let unit = self.top_unit()?;
        let pc = self.activation.pc as usize;
        unit.instructions
            .get(pc.wrapping_sub(1))
            .copied()
            .ok_or_else(|| Trap::internal("no instruction is being executed"))
    }

    /// Where registers are free for calls that the current instruction makes.
    #[inline]
    pub(crate) fn free_registers(&mut self) -> Result<usize, Trap> {
        let unit = self.top_unit()?;
        let Activation { pc, base, .. } = self.activation;
        let live = unit.live.get(pc as usize - 1).copied().unwrap_or(u8::MAX);
        Ok(base as usize + live as usize)
    }

    /// A register of the frame on top.
    #[inline]
    pub(crate) fn register(&mut self, register: u8) -> Value {
        let base = self.activation.base as usize;
        self.stack[base + register as usize].get()
    }

    /// Sets a register of the frame on top.
    #[inline]
    pub(crate) fn set_register(&mut self, register: u8, value: Value) {
        let base = self.activation.base as usize;
        self.stack[base + register as usize].set(value);
    }
}
