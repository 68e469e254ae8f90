//! Programs and sessions. Signatures only: the bodies come with the virtual machine.

use std::sync::Arc;
use std::sync::atomic::AtomicU8;

use crate::error::EngineError;
use crate::limits::Limits;
use crate::step::{PendingCall, Status, Step, Stream, Usage};

fn missing<T>() -> Result<T, EngineError> {
    Err(EngineError::Internal("not built yet".into()))
}

/// What kind of thing a snapshot holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SnapshotKind {
    /// Compiled code.
    Program,
    /// A program in the middle of its run.
    Progress,
    /// The globals of an interactive session.
    Session,
}

/// What kind of snapshot the bytes hold, from their header alone.
///
/// # Errors
/// [`EngineError::Snapshot`] when they hold none.
pub fn inspect_kind(_bytes: &[u8]) -> Result<SnapshotKind, EngineError> {
    missing()
}

/// Compiled source, cheap to clone.
#[derive(Clone, Debug)]
pub struct Program(#[allow(dead_code)] Arc<()>);

impl Program {
    /// Compiles source; `script_name` is what tracebacks call it.
    ///
    /// # Errors
    /// [`EngineError::Syntax`], [`EngineError::Limit`].
    pub fn compile(_source: &str, _script_name: &str) -> Result<Program, EngineError> {
        missing()
    }

    /// The program as bytes.
    #[must_use]
    pub fn dump(&self) -> Vec<u8> {
        Vec::new()
    }

    /// A program from its bytes.
    ///
    /// # Errors
    /// [`EngineError::Snapshot`].
    pub fn load(_bytes: &[u8]) -> Result<Program, EngineError> {
        missing()
    }
}

/// How to start a program.
#[derive(Clone, Debug, Default)]
pub struct StartOptions {
    /// Global variables: the value graph of a dict with str keys, or no bytes at all.
    pub inputs: Vec<u8>,
    /// Names of the functions that the host provides.
    pub external_functions: Vec<String>,
    /// What the program may use.
    pub limits: Limits,
}

/// Stops a running session from another thread. What is asked for before a turn holds for the
/// turn; a turn that ends forgets what was asked.
#[derive(Clone, Debug)]
pub struct Interrupt(#[allow(dead_code)] Arc<AtomicU8>);

impl Interrupt {
    /// Asks for a pause at the next safepoint.
    pub fn pause(&self) {}

    /// Asks for an end at the next safepoint.
    pub fn cancel(&self) {}
}

/// One run of a program.
#[derive(Debug)]
pub struct Session;

impl Session {
    /// Prepares a run; nothing of the program runs yet.
    ///
    /// # Errors
    /// [`EngineError::Value`] for inputs that Python cannot hold.
    pub fn start(_program: &Program, _options: StartOptions) -> Result<Session, EngineError> {
        missing()
    }

    /// The first turn, or the next one after `Paused`.
    ///
    /// # Errors
    /// [`EngineError::State`].
    pub fn run(&mut self, _output: &mut dyn FnMut(Stream, &str)) -> Result<Step, EngineError> {
        missing()
    }

    /// The next turn after `Pending`; `value` is the graph of the call's result.
    ///
    /// # Errors
    /// [`EngineError::State`], [`EngineError::Value`].
    pub fn resume(
        &mut self,
        _value: &[u8],
        _output: &mut dyn FnMut(Stream, &str),
    ) -> Result<Step, EngineError> {
        missing()
    }

    /// The next turn after `Pending`: the call raises.
    ///
    /// # Errors
    /// [`EngineError::State`].
    pub fn resume_with_error(
        &mut self,
        _exc_type: &str,
        _message: &str,
        _output: &mut dyn FnMut(Stream, &str),
    ) -> Result<Step, EngineError> {
        missing()
    }

    /// A handle that stops this session from another thread.
    #[must_use]
    pub fn interrupt(&self) -> Interrupt {
        Interrupt(Arc::default())
    }

    /// What has been used so far.
    #[must_use]
    pub fn usage(&self) -> Usage {
        Usage::default()
    }

    /// The call that waits for its result.
    #[must_use]
    pub fn pending(&self) -> Option<PendingCall> {
        None
    }

    /// The run as bytes; it can still go on afterwards.
    ///
    /// # Errors
    /// [`EngineError::State`] when the program has ended.
    pub fn dump(&self) -> Result<Vec<u8>, EngineError> {
        missing()
    }

    /// A run from its bytes, under limits that never exceed the given ones.
    ///
    /// # Errors
    /// [`EngineError::Snapshot`].
    pub fn load(_bytes: &[u8], _limits: &Limits) -> Result<Session, EngineError> {
        missing()
    }

    /// What the session waits for.
    #[must_use]
    pub fn status(&self) -> Status {
        Status::Done
    }
}
