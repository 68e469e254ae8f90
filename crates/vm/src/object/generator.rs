//! Generators and coroutines: a frame that rests.

use diapause_bytecode::CodeFlags;

use crate::code_store::CodeId;
use crate::heap::Object;
use crate::value::Value;

/// Where a generator is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeneratorState {
    /// Made, nothing of its body has run.
    Created,
    /// Waiting behind a `yield`.
    Suspended,
    /// Its frame is on the stack.
    Running,
    /// Returned, raised or was closed.
    Finished,
}

/// What programs see in an object that holds a frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Flavor {
    /// A generator.
    #[default]
    Generator,
    /// A generator that `types.coroutine` made fit for `await`.
    Awaitable,
    /// What calling an `async def` gives.
    Coroutine,
    /// Likewise, when there is a `yield` in it.
    AsyncGenerator,
    /// What `__anext__` and `asend` of an asynchronous generator give.
    AsyncSend,
    /// What its `athrow` and `aclose` give.
    AsyncThrow,
    /// What `__await__` of a coroutine gives.
    CoroutineWrapper,
    /// What `anext` with a default gives.
    NextOrDefault,
}

impl Flavor {
    /// That of calls of a code object.
    #[must_use]
    pub const fn of(flags: CodeFlags) -> Self {
        match (flags.contains(CodeFlags::COROUTINE), flags.contains(CodeFlags::GENERATOR)) {
            (true, true) => Self::AsyncGenerator,
            (true, false) => Self::Coroutine,
            (false, _) => Self::Generator,
        }
    }

    /// Whether `for` takes items from it.
    #[must_use]
    pub const fn is_iterator(self) -> bool {
        !matches!(self, Self::Coroutine | Self::AsyncGenerator)
    }

    /// Whether `await` delegates to it as it is.
    #[must_use]
    pub const fn is_awaitable(self) -> bool {
        !matches!(self, Self::Generator | Self::AsyncGenerator | Self::CoroutineWrapper)
    }

    /// What messages call it.
    #[must_use]
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Coroutine | Self::CoroutineWrapper => "coroutine",
            Self::AsyncGenerator | Self::AsyncSend | Self::AsyncThrow => "async generator",
            _ => "generator",
        }
    }
}

/// A generator.
#[derive(Debug)]
pub struct Generator {
    /// What it is to programs.
    pub flavor: Flavor,
    /// Of an asynchronous generator: whether a step of it is being awaited.
    pub stepping: bool,
    /// Of an asynchronous generator: whether its first step was made, so that the event loop
    /// knows it.
    pub known: bool,
    /// Where it is.
    pub state: GeneratorState,
    /// Its code.
    pub code: CodeId,
    /// The dict of the module it was defined in.
    pub globals: Value,
    /// Its `__name__` and `__qualname__`, a tuple, where they are not those of its code; or None.
    pub names: Value,
    /// The next instruction.
    pub pc: u32,
    /// The exception that it was handling when it yielded, or None.
    pub handled: Value,
    /// Its registers, as many as are live; empty while it runs and when it is finished.
    pub registers: Vec<Value>,
}

impl Object for Generator {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        visit(self.globals);
        visit(self.handled);
        visit(self.names);
        self.registers.iter().copied().for_each(visit);
    }

    fn payload_bytes(&self) -> usize {
        self.registers.capacity() * size_of::<Value>()
    }
}
