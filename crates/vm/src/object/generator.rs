//! Generators and coroutines: a frame that rests.

use std::cell::Cell;
use std::ops::Deref;

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
    pub registers: Registers,
}

/// The registers of a frame that rests. They stand in blocks, which are copied as a whole: a frame
/// rests and runs again for each item of a loop, and telling how many registers are left over takes
/// longer than copying a few too many.
#[derive(Debug, Default)]
pub struct Registers {
    /// Behind the registers, the last of their blocks is unbound: what is left over on the stack
    /// must not come to life elsewhere. Further blocks, and all while the frame runs, mean nothing.
    blocks: Box<[Block]>,
    count: u32,
}

type Block = [Value; BLOCK];

const BLOCK: usize = 4;

impl Registers {
    /// Those of a frame in which nothing is bound yet.
    #[must_use]
    pub fn unbound(count: usize) -> Self {
        let blocks = vec![[Value::UNBOUND; BLOCK]; count.div_ceil(BLOCK)];
        Self { blocks: blocks.into(), count: count as u32 }
    }

    /// The first `count` of these.
    #[inline]
    pub(crate) fn of(window: &[Cell<Value>], count: usize) -> Self {
        let (places, _) = window.as_chunks::<BLOCK>();
        let blocks = places.iter().take(count.div_ceil(BLOCK));
        let blocks = blocks.map(|place| place.each_ref().map(Cell::get)).collect();
        let mut registers = Self { blocks, count: count as u32 };
        registers.blank();
        registers
    }

    /// How many values a frame with that many registers takes the room of.
    #[must_use]
    pub const fn room(count: usize) -> usize {
        count.div_ceil(BLOCK).saturating_mul(BLOCK)
    }

    /// For how many registers there is room.
    #[inline]
    #[must_use]
    pub const fn capacity(&self) -> usize {
        self.blocks.len() * BLOCK
    }

    /// Makes room for that many registers.
    pub fn grow(&mut self, count: usize) {
        let more = count.div_ceil(BLOCK).saturating_sub(self.blocks.len());
        let mut blocks = std::mem::take(&mut self.blocks).into_vec();
        blocks.reserve_exact(more);
        blocks.extend(std::iter::repeat_n([Value::UNBOUND; BLOCK], more));
        self.blocks = blocks.into();
    }

    /// The frame rests, with the first `count` of these registers. There must be room for them.
    #[inline(always)]
    pub(crate) fn keep(&mut self, window: &[Cell<Value>], count: u8) {
        let (places, _) = window.as_chunks::<BLOCK>();
        let blocks = usize::from(count).div_ceil(BLOCK);
        for (block, place) in self.blocks.iter_mut().zip(places).take(blocks) {
            *block = place.each_ref().map(Cell::get);
        }
        self.count = count.into();
        self.blank();
    }

    /// Unbinds what stands behind the registers in their last block.
    #[inline(always)]
    fn blank(&mut self) {
        let count = self.count as usize;
        let Some([_, b, c, d]) = self.blocks.get_mut(count / BLOCK) else { return };
        match count % BLOCK {
            1 => (*b, *c, *d) = (Value::UNBOUND, Value::UNBOUND, Value::UNBOUND),
            2 => (*c, *d) = (Value::UNBOUND, Value::UNBOUND),
            3 => *d = Value::UNBOUND,
            _ => {}
        }
    }

    /// The frame runs again, with its registers in this window. The room for them stays.
    #[inline(always)]
    pub(crate) fn put(&mut self, window: &[Cell<Value>]) {
        let (places, _) = window.as_chunks::<BLOCK>();
        let blocks = (self.count as usize).div_ceil(BLOCK);
        for (place, &[a, b, c, d]) in places.iter().zip(&self.blocks[..]).take(blocks) {
            place[0].set(a);
            place[1].set(b);
            place[2].set(c);
            place[3].set(d);
        }
        self.count = 0;
    }
}

impl Deref for Registers {
    type Target = [Value];

    fn deref(&self) -> &[Value] {
        self.blocks.as_flattened().get(..self.count as usize).unwrap_or_default()
    }
}

impl From<&[Value]> for Registers {
    fn from(registers: &[Value]) -> Self {
        let mut found = Self::unbound(registers.len());
        for (place, &register) in found.blocks.as_flattened_mut().iter_mut().zip(registers) {
            *place = register;
        }
        found
    }
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
