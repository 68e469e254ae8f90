//! Everything that can go wrong, with codes that stay the same from release to release.

use crate::limits::LimitError;

/// What a call of the engine fails with. A Python exception is no such failure: it is
/// [`Step::Failed`](crate::step::Step::Failed).
#[derive(Clone, Debug, thiserror::Error)]
pub enum EngineError {
    /// The source is not Python, or uses what is not supported yet.
    #[error("{}", .0.message)]
    Syntax(Box<SyntaxReport>),
    /// A limit was reached outside of a turn: while compiling, loading or converting.
    #[error("{text}")]
    Limit {
        /// Which limit: `memory`, `steps`, `duration`, `total`, `recursion`, `output` or
        /// `suspensions`.
        limit: &'static str,
        /// What was found and what was allowed.
        text: String,
    },
    /// A limit that cannot be enforced was asked for.
    #[error(transparent)]
    InvalidLimit(#[from] LimitError),
    /// The bytes are no snapshot that can be loaded.
    #[error(transparent)]
    Snapshot(#[from] SnapshotError),
    /// A value from the host that is malformed or that Python cannot hold.
    #[error("{0}")]
    Value(String),
    /// The call does not fit what the session waits for.
    #[error("{0}")]
    State(String),
    /// A delta is asked for, but not relative to the snapshot that the session knows.
    #[error("{0}")]
    Base(String),
    /// A bug of ours.
    #[error("internal error: {0}")]
    Internal(String),
}

impl EngineError {
    /// The code by which programs tell errors apart.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            EngineError::Syntax(_) => "ERR_DIAPAUSE_SYNTAX",
            EngineError::Limit { .. } => "ERR_DIAPAUSE_LIMIT",
            EngineError::InvalidLimit(_) | EngineError::Base(_) => "ERR_DIAPAUSE_OPTION",
            EngineError::Snapshot(error) => error.code(),
            EngineError::Value(_) => "ERR_DIAPAUSE_VALUE",
            EngineError::State(_) => "ERR_DIAPAUSE_STATE",
            EngineError::Internal(_) => "ERR_DIAPAUSE_INTERNAL",
        }
    }
}

/// Why bytes cannot be loaded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SnapshotError {
    /// They are damaged, or were never a snapshot.
    #[error("{0}")]
    Corrupt(String),
    /// They were written by a newer release.
    #[error("the snapshot has format version {found}, this build reads up to {supported}")]
    Version {
        /// The version in the bytes.
        found: u32,
        /// The newest version this build reads.
        supported: u32,
    },
    /// They are not authentic, or cannot be checked.
    #[error("{0}")]
    Auth(String),
    /// The program or the host functions do not match.
    #[error("{0}")]
    Schema(String),
    /// The program holds a resource of the host for which nothing can stand in a snapshot.
    #[error("the program holds a {type_name} resource that cannot be frozen: {path}")]
    Resource {
        /// The name of its type.
        type_name: String,
        /// What leads to it, such as `globals['f'].handle`.
        path: String,
    },
}

impl SnapshotError {
    /// The code by which programs tell errors apart.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            SnapshotError::Corrupt(_) => "ERR_DIAPAUSE_SNAPSHOT_CORRUPT",
            SnapshotError::Version { .. } => "ERR_DIAPAUSE_SNAPSHOT_VERSION",
            SnapshotError::Auth(_) => "ERR_DIAPAUSE_SNAPSHOT_AUTH",
            SnapshotError::Schema(_) => "ERR_DIAPAUSE_SNAPSHOT_SCHEMA",
            SnapshotError::Resource { .. } => "ERR_DIAPAUSE_SNAPSHOT_RESOURCE",
        }
    }
}

/// What is wrong with a source text, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyntaxReport {
    /// What is wrong, without the position.
    pub message: String,
    /// `SyntaxError`, `IndentationError`, `TabError`, or `Unsupported` for correct Python that
    /// this release does not run yet.
    pub exc_type: &'static str,
    /// The script's name.
    pub file: String,
    /// Line of the first character, from 1.
    pub line: u32,
    /// Column of the first character, from 1, in characters.
    pub column: u32,
    /// Line of the end.
    pub end_line: u32,
    /// Column behind the last character.
    pub end_column: u32,
    /// The text of the line.
    pub source_line: String,
    /// What CPython would print.
    pub text: String,
}

/// An exception that ended a program.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PythonError {
    /// Name of the exception's class.
    pub exc_type: String,
    /// `str()` of the exception.
    pub message: String,
    /// What CPython would print, from `Traceback (most recent call last):` on.
    pub traceback_text: String,
    /// The frames it passed, outermost first.
    pub frames: Vec<TracebackFrame>,
    /// `__cause__`
    pub cause: Option<Box<PythonError>>,
    /// `__context__`, unless it is suppressed.
    pub context: Option<Box<PythonError>>,
    /// Which limit ended the program, if one did: `memory`, `steps`, `duration`, `total`,
    /// `recursion`, `output` or `suspensions`.
    pub limit: Option<&'static str>,
}

impl Drop for PythonError {
    /// A program can chain a hundred thousand exceptions: they are freed in a loop.
    fn drop(&mut self) {
        let mut waiting: Vec<Box<PythonError>> = Vec::new();
        waiting.extend(self.cause.take());
        waiting.extend(self.context.take());
        while let Some(mut error) = waiting.pop() {
            waiting.extend(error.cause.take());
            waiting.extend(error.context.take());
        }
    }
}

/// One line of a traceback.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TracebackFrame {
    /// The script's name.
    pub file: String,
    /// Name of the function, `<module>` at the top.
    pub function: String,
    /// Line of the first character, from 1.
    pub line: u32,
    /// Column of the first character, from 1, in characters.
    pub column: u32,
    /// Line of the end.
    pub end_line: u32,
    /// Column behind the last character.
    pub end_column: u32,
    /// The text of the line, without its indentation; empty when it is not known.
    pub source_line: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_of_a_million_exceptions_is_freed_without_recursion() {
        let mut error = PythonError::default();
        for at in 0..1_000_000 {
            let mut outer = PythonError::default();
            if at % 2 == 0 {
                outer.cause = Some(Box::new(error));
            } else {
                outer.context = Some(Box::new(error));
            }
            error = outer;
        }
        drop(error);
    }

    #[test]
    fn every_error_has_its_code() {
        let version = SnapshotError::Version { found: 9, supported: 1 };
        let error = EngineError::from(version);
        assert_eq!(error.code(), "ERR_DIAPAUSE_SNAPSHOT_VERSION");
        let text = "the snapshot has format version 9, this build reads up to 1";
        assert_eq!(error.to_string(), text);
    }
}
