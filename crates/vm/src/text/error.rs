//! The one error type of the text module: a Python exception in the making, or a refused size.

use std::borrow::Cow;
use std::fmt;

/// The Python exception class an error becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// `ValueError`
    Value,
    /// `TypeError`
    Type,
    /// `OverflowError`
    Overflow,
}

/// Why a text operation gave no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextError {
    /// The program's fault: raise this exception with this message.
    Raise {
        /// Exception class.
        kind: ErrorKind,
        /// Its message, worded as CPython words it.
        message: Cow<'static, str>,
    },
    /// The result would take more bytes than the caller's limit. Holds the size that was asked for,
    /// or `usize::MAX` if it does not fit. Nothing of that size was allocated.
    TooLarge(usize),
}

impl TextError {
    /// A `ValueError`.
    pub fn value(message: impl Into<Cow<'static, str>>) -> Self {
        Self::Raise { kind: ErrorKind::Value, message: message.into() }
    }

    /// A `TypeError`.
    pub fn type_error(message: impl Into<Cow<'static, str>>) -> Self {
        Self::Raise { kind: ErrorKind::Type, message: message.into() }
    }

    /// An `OverflowError`.
    pub fn overflow(message: impl Into<Cow<'static, str>>) -> Self {
        Self::Raise { kind: ErrorKind::Overflow, message: message.into() }
    }
}

impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Raise { kind, message } => {
                let name = match kind {
                    ErrorKind::Value => "ValueError",
                    ErrorKind::Type => "TypeError",
                    ErrorKind::Overflow => "OverflowError",
                };
                write!(f, "{name}: {message}")
            }
            Self::TooLarge(size) => write!(f, "a text of {size} bytes exceeds the limit"),
        }
    }
}

impl std::error::Error for TextError {}

/// Refuses a size above the limit. `None` stands for a size that overflowed.
pub(crate) fn check_size(size: Option<usize>, limit: usize) -> Result<usize, TextError> {
    match size {
        Some(size) if size <= limit => Ok(size),
        Some(size) => Err(TextError::TooLarge(size)),
        None => Err(TextError::TooLarge(usize::MAX)),
    }
}
