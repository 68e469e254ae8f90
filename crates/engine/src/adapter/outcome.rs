//! The answer to a call, before it is put into a host's terms.

use std::any::Any;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::error::{EngineError, PythonError, TracebackFrame};
use crate::step::{Step, Usage};

/// What a call is answered with.
#[derive(Debug, Default)]
pub struct Outcome {
    /// How a turn ended, or why the call failed.
    pub result: Option<Result<Step, EngineError>>,
    /// A dump.
    pub bytes: Option<Vec<u8>>,
    /// Whether there is a session left that can go on.
    pub alive: bool,
    /// Whether the turn has only made room for others and is to go on.
    pub unfinished: bool,
    /// What was printed, unless somebody else got it.
    pub output: Option<[String; 2]>,
    /// What has been used so far.
    pub usage: Option<Usage>,
    /// Of an interactive session that was opened or loaded: how many programs it was given.
    pub feeds: Option<u64>,
    /// Whether a program that was loaded is to get another seed: see
    /// [`Session::wants_entropy`](crate::Session::wants_entropy).
    pub wants_entropy: bool,
    /// Whether a program that was loaded holds resources of the host.
    pub has_resources: bool,
}

impl Outcome {
    /// The answer to a call that failed.
    #[must_use]
    pub fn failed(error: EngineError) -> Outcome {
        Outcome { result: Some(Err(error)), ..Outcome::default() }
    }

    /// The answer to a call that has nothing to say.
    #[must_use]
    pub fn done() -> Outcome {
        Outcome { alive: true, ..Outcome::default() }
    }

    /// The answer to a call that asked for bytes.
    #[must_use]
    pub fn bytes(result: Result<Vec<u8>, EngineError>) -> Outcome {
        match result {
            Ok(bytes) => Outcome { bytes: Some(bytes), ..Outcome::done() },
            Err(error) => Outcome::failed(error),
        }
    }
}

/// Does what a call asks for; a panic becomes an internal error.
///
/// # Errors
/// Those of the work, and [`EngineError::Internal`].
pub fn guarded<T>(work: impl FnOnce() -> Result<T, EngineError>) -> Result<T, EngineError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| Err(internal(panic)))
}

/// Drops a value that came to grief or holds much; a panic on the way is swallowed, since nothing
/// is left that it could be told to.
pub fn discard<T>(value: T) {
    if let Err(panic) = catch_unwind(AssertUnwindSafe(|| drop(value))) {
        std::mem::forget(panic);
    }
}

fn internal(panic: Box<dyn Any + Send>) -> EngineError {
    let text = match (panic.downcast_ref::<String>(), panic.downcast_ref::<&str>()) {
        (Some(text), _) => text.clone(),
        (None, Some(text)) => (*text).to_owned(),
        (None, None) => "a panic without text".to_owned(),
    };
    std::mem::forget(panic);
    EngineError::Internal(text)
}

/// One exception of a chain.
#[derive(Clone, Debug, PartialEq)]
pub struct ChainedError {
    /// Name of its class.
    pub exc_type: String,
    /// `str()` of it.
    pub message: String,
    /// What CPython would print; empty for all but the first.
    pub text: String,
    /// The frames it passed, outermost first.
    pub frames: Vec<TracebackFrame>,
    /// Index of `__cause__` in the list.
    pub cause: Option<u32>,
    /// Index of `__context__` in the list.
    pub context: Option<u32>,
    /// Which limit ended the program.
    pub limit: Option<&'static str>,
}

/// Exceptions beyond this many are left out: a host makes objects of each, while the text of the
/// first has them all.
const CHAIN: usize = 100;

/// A chain as a list, so that its length is no depth for anybody: an exception, then those that
/// it and they name as cause or context, each behind the one that names it.
#[must_use]
pub fn chain(error: PythonError) -> Vec<ChainedError> {
    let mut list: Vec<ChainedError> = Vec::new();
    let mut waiting = VecDeque::from([error]);
    let mut promised = 1;
    while let Some(mut error) = waiting.pop_front() {
        let mut follow = |next: Option<Box<PythonError>>| {
            let next = next.filter(|_| promised < CHAIN)?;
            waiting.push_back(*next);
            promised += 1;
            u32::try_from(promised - 1).ok()
        };
        let (cause, context) = (follow(error.cause.take()), follow(error.context.take()));
        list.push(ChainedError {
            exc_type: std::mem::take(&mut error.exc_type),
            message: std::mem::take(&mut error.message),
            text: std::mem::take(&mut error.traceback_text),
            frames: std::mem::take(&mut error.frames),
            cause,
            context,
            limit: error.limit,
        });
    }
    list
}
