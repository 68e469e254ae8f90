//! Generators: a frame that rests.

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

/// A generator.
#[derive(Debug)]
pub struct Generator {
    /// Where it is.
    pub state: GeneratorState,
    /// Its code.
    pub code: CodeId,
    /// The dict of the module it was defined in.
    pub globals: Value,
    /// The next instruction.
    pub pc: u32,
    /// The exception that it was handling when it yielded, or None.
    pub handled: Value,
    /// Its registers, as many as are live; empty while it runs and when it is finished.
    pub registers: Vec<Value>,
}

impl Object for Generator {
    fn trace(&self, visit: &mut dyn FnMut(Value)) {
        visit(self.globals);
        visit(self.handled);
        self.registers.iter().copied().for_each(visit);
    }

    fn payload_bytes(&self) -> usize {
        self.registers.capacity() * size_of::<Value>()
    }
}
