//! What a native operation answers when it does not give a value.

use crate::value::Value;

/// A limit of the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitKind {
    /// Bytes of memory.
    Memory,
    /// Bytes of output.
    Output,
    /// Depth of the stack beyond what `RecursionError` allows for.
    Recursion,
}

/// Why an operation did not give a value.
#[derive(Debug)]
pub enum Trap {
    /// A Python exception, as a value of kind `Exception`.
    Raise(Value),
    /// Only Python code can answer: run the library's version of the operation with the same
    /// operands. The operation has changed nothing so far.
    Library,
    /// The result is that of calling this.
    Call(Box<Request>),
    /// The result is what the generator yields next.
    Resume(Value, Resumption),
    /// The result is a function of code that is to be loaded.
    Load(Box<crate::load::Load>),
    /// The result is something that the machine knows.
    Ask(Question),
    /// The result is what the host answers to the calls that the event loop waits for: a dict from
    /// identities to names, seconds until a timer is due or None.
    Wait(Value, Option<f64>),
    /// A limit was exceeded. Python code cannot catch it.
    Limit(LimitKind),
    /// A bug of the interpreter.
    Internal(String),
}

/// A call that a native operation asks for.
#[derive(Debug)]
pub struct Request {
    /// What is called.
    pub callee: Value,
    /// Positional arguments.
    pub args: Vec<Value>,
    /// Keyword arguments.
    pub keywords: Vec<(Value, Value)>,
}

/// What a native function asks the machine. The activation that is meant is the innermost one of
/// the program's own code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// The dict of globals.
    Globals,
    /// The dict of globals of the innermost activation that is not of the standard library either.
    ProgramGlobals,
    /// The local variables: the dict of a module or class body, or a new one.
    Locals,
    /// The dict of modules.
    Modules,
    /// The dict of the texts of modules that the host provides, or None.
    Sources,
    /// The exception that is being handled, or None.
    Handled,
    /// How deep calls may be nested.
    Recursion,
    /// The text that a traceback shows of an exception; with it a list of pairs: an exception or
    /// note, and its text.
    Report(Value, Value),
}

/// How a generator goes on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Resumption {
    /// `yield` gives that value.
    Send(Value),
    /// `yield` raises that exception.
    Throw(Value),
}

impl Trap {
    /// Asks for a call with positional arguments.
    #[must_use]
    pub fn call(callee: Value, args: Vec<Value>) -> Self {
        Self::Call(Box::new(Request { callee, args, keywords: Vec::new() }))
    }
}
