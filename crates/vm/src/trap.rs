//! What a native operation answers when it does not give a value.

use crate::value::Value;

/// A limit of the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitKind {
    /// Bytes of memory.
    Memory,
    /// Bytes of output.
    Output,
    /// The time of a [`Deadline`](crate::heap::Deadline).
    Time,
}

/// Why an operation did not give a value. Two words at most: nearly every function of the machine
/// hands one on.
#[derive(Debug)]
pub enum Trap {
    /// A Python exception, as a value of kind `Exception`.
    Raise(Value),
    /// Only Python code can answer: run the library's version of the operation with the same
    /// operands. The operation has changed nothing so far.
    Library,
    /// The result is that of calling this.
    Call(Box<Request>),
    /// The result is what the generator yields next: see [`Trap::resume`].
    Resume {
        /// The index of the generator.
        generator: u32,
        /// Whether `value` is an exception to raise there.
        throws: bool,
        /// What is sent otherwise.
        value: Value,
    },
    /// The result is a function of code that is to be loaded.
    Load(Box<crate::load::Load>),
    /// The result is something that the machine knows.
    Ask(Box<Question>),
    /// The result is what the host answers to the calls that the event loop waits for: a dict from
    /// identities to names, seconds until a timer is due or None.
    Wait(Box<(Value, Option<f64>)>),
    /// A limit was exceeded. Python code cannot catch it.
    Limit(LimitKind),
    /// A bug of the interpreter.
    Internal(Box<Bug>),
}

/// What is said about a bug of the interpreter.
#[derive(Debug)]
pub struct Bug(pub String);

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
    /// Where the places of a traceback are, as a list of tuples; of None, those of the activations.
    Frames(Value),
    /// Where the activation of the program with that number is, from 0 for the innermost: its
    /// globals, file and line; None when there are not so many.
    Place(Value),
    /// The line of the source of a file with that number, or None.
    SourceLine(Value, Value),
    /// What is added to the text of an exception: `. Did you mean: 'x'?`, or an empty text.
    Suggestion(Value),
    /// The text of a syntax error, as a tuple says: exception, name of its class, message.
    SyntaxText(Value),
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

    /// Asks for what a generator yields next.
    #[must_use]
    pub const fn resume(generator: Value, how: Resumption) -> Self {
        let generator = generator.index();
        match how {
            Resumption::Send(value) => Self::Resume { generator, throws: false, value },
            Resumption::Throw(value) => Self::Resume { generator, throws: true, value },
        }
    }

    /// Asks the machine.
    #[must_use]
    pub fn ask(question: Question) -> Self {
        Self::Ask(Box::new(question))
    }

    /// A bug of the interpreter.
    #[cold]
    #[must_use]
    pub fn internal(what: impl Into<String>) -> Self {
        Self::Internal(Box::new(Bug(what.into())))
    }
}

// What functions of the machine answer travels in registers.
const _: () = assert!(size_of::<Trap>() <= 16 && size_of::<Result<Value, Trap>>() <= 16);
