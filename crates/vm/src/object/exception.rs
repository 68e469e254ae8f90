//! Exceptions and the tracebacks they collect.

use crate::code_store::CodeId;
use crate::heap::Object;
use crate::value::Value;

/// A place an exception went through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TracebackEntry {
    /// The code that was running.
    pub code: CodeId,
    /// The instruction.
    pub pc: u32,
    /// Whether a call failed before it was made, in looking up what to call: tracebacks then
    /// point at that part alone.
    pub lookup: bool,
}

/// An exception.
#[derive(Debug)]
pub struct Exception {
    /// Its class: a built-in type or a class of the program.
    pub class: Value,
    /// `args`, a tuple.
    pub args: Value,
    /// Further attributes: a dict, or None.
    pub attributes: Value,
    /// Attributes that its built-in class gives it: a dict, or None.
    pub fields: Value,
    /// `__cause__`, or None.
    pub cause: Value,
    /// `__context__`, or None.
    pub context: Value,
    /// `__suppress_context__`
    pub suppress_context: bool,
    /// `__traceback__`, or None: where it went through, the outermost place first.
    pub traceback: Value,
}

impl Object for Exception {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        [self.class, self.args, self.attributes, self.fields, self.cause, self.context]
            .into_iter()
            .chain([self.traceback])
            .for_each(visit);
    }

    fn payload_bytes(&self) -> usize {
        0
    }
}

/// A traceback object: one place, and those inside of it.
#[derive(Debug)]
pub struct TracebackObject {
    /// `tb_next`, the next place further in, or None.
    pub next: Value,
    /// The place.
    pub entry: TracebackEntry,
}

impl Object for TracebackObject {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        visit(self.next);
    }

    fn payload_bytes(&self) -> usize {
        0
    }
}
