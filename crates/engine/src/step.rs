//! What a turn of a session answers to its host.

use std::time::Duration;

use crate::boundary;
use crate::error::PythonError;

/// How a turn ended.
#[derive(Clone, Debug)]
pub enum Step {
    /// The program ran to its end.
    Complete {
        /// The value of the last expression statement, as a value graph.
        value: Vec<u8>,
    },
    /// The program called a host function and waits for its result.
    Pending(PendingCall),
    /// Nothing of the program can go on before the host answers calls that it answered with
    /// futures, or before a timer of the program is due.
    Futures(PendingFutures),
    /// The program was preempted and can go on at any time.
    Paused,
    /// An exception that nothing caught, or a limit, ended the program.
    Failed(PythonError),
}

/// A call of a host function that waits for its result.
#[derive(Clone, Debug, PartialEq)]
pub struct PendingCall {
    /// Which function, by the name the program called it with.
    pub function_name: String,
    /// Positional arguments: the value graph of a tuple.
    pub args: Vec<u8>,
    /// Keyword arguments: the value graph of a dict.
    pub kwargs: Vec<u8>,
    /// Counts the calls of one program from 1; survives a dump.
    pub call_id: u64,
    /// Whether it is a method of a host object, which is the first argument.
    pub method_call: bool,
    /// Whether it is an attribute of that object that is read.
    pub attribute: bool,
    /// Where in the source the call stands.
    pub position: Location,
    /// Whether an event loop runs, so that the program can await a future.
    pub awaitable: bool,
}

impl PendingCall {
    /// Whether there are positional arguments.
    #[must_use]
    pub fn has_arguments(&self) -> bool {
        self.args != boundary::EMPTY_TUPLE
    }

    /// Whether there are keyword arguments.
    #[must_use]
    pub fn has_keywords(&self) -> bool {
        self.kwargs != boundary::EMPTY_DICT
    }
}

/// What a program waits for whose every task waits.
#[derive(Clone, Debug, PartialEq)]
pub struct PendingFutures {
    /// The calls that are to be answered, in the order of their identities.
    pub calls: Vec<FutureCall>,
    /// Seconds until the first timer of the program is due.
    pub delay: Option<f64>,
}

/// A call that is answered later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FutureCall {
    /// See [`PendingCall::call_id`].
    pub call_id: u64,
    /// See [`PendingCall::function_name`].
    pub function_name: String,
}

/// The answer to a call that is answered later.
#[derive(Clone, Debug)]
pub struct FutureAnswer {
    /// Which call.
    pub call_id: u64,
    /// Its result.
    pub result: FutureResult,
}

/// What became of a call.
#[derive(Clone, Debug)]
pub enum FutureResult {
    /// It gave a value: a value graph.
    Value(Vec<u8>),
    /// It raises.
    Error {
        /// The name of a built-in exception; others become `RuntimeError`.
        exc_type: String,
        /// Its message.
        message: String,
    },
}

/// A stretch of source. Lines and columns count from 1, columns in characters; the end is behind
/// the last character. All zero where there is no source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// Line of the first character.
    pub line: u32,
    /// Column of the first character.
    pub column: u32,
    /// Line of the end.
    pub end_line: u32,
    /// Column of the end.
    pub end_column: u32,
}

/// What a session has used so far.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Usage {
    /// Instructions, all turns together.
    pub steps: u64,
    /// Bytes of the Python heap now.
    pub memory_bytes: u64,
    /// Bytes of the Python heap at its largest.
    pub peak_memory_bytes: u64,
    /// Execution time, all turns together.
    pub duration: Duration,
    /// How often the program waited for the host.
    pub suspensions: u64,
}

/// Where a program writes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// `sys.stdout`
    Stdout,
    /// `sys.stderr`
    Stderr,
}

/// What a session waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Started and not run yet: call `run`.
    Ready,
    /// A host function's result: call `resume`, `resume_with_error` or `resume_as_future`.
    Pending,
    /// Answers to calls that are answered later, or a timer: call `resolve_futures`.
    Futures,
    /// Preempted: call `run`.
    Paused,
    /// Nothing, the program has ended.
    Done,
    /// The next program of an interactive session: call `feed`.
    Open,
}
