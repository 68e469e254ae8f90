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
    /// Where it went through, the innermost place first.
    pub traceback: Vec<TracebackEntry>,
}

impl Object for Exception {
    fn trace(&self, visit: &mut dyn FnMut(Value)) {
        [self.class, self.args, self.attributes, self.fields, self.cause, self.context]
            .into_iter()
            .for_each(visit);
    }

    fn payload_bytes(&self) -> usize {
        self.traceback.capacity() * size_of::<TracebackEntry>()
    }
}

/// A traceback object: what `__traceback__` and the third argument of `__exit__` give.
#[derive(Debug)]
pub struct TracebackObject {
    /// The exception whose traceback it is.
    pub exception: Value,
    /// How many of its places: those up to the activation that this object stands for.
    pub length: u32,
}

impl Object for TracebackObject {
    fn trace(&self, visit: &mut dyn FnMut(Value)) {
        visit(self.exception);
    }

    fn payload_bytes(&self) -> usize {
        0
    }
}
