//! What can be wrong with a snapshot.

use diapause_vm::trap::{LimitKind, Trap};

use crate::base::BaseId;
use crate::container::Kind;

/// Why a snapshot could not be written or read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SnapshotError {
    /// The bytes are damaged, forged, or were never a snapshot.
    #[error("the snapshot is not valid: {what}")]
    Corrupt {
        /// What was found and what was expected.
        what: String,
    },
    /// The format is newer than this build knows.
    #[error("the snapshot has format version {found}, this build reads up to {supported}")]
    Version {
        /// The version of the bytes.
        found: u16,
        /// The newest version that can be read.
        supported: u16,
    },
    /// The bytes hold something else than was asked for.
    #[error("the snapshot holds {found}, expected {expected}")]
    Kind {
        /// What they hold.
        found: Kind,
        /// What was asked for.
        expected: Kind,
    },
    /// A delta is relative to another snapshot than the one before it.
    #[error("the delta is relative to a snapshot of {found}, but comes behind one of {expected}")]
    Base {
        /// Which one it is relative to.
        found: BaseId,
        /// The one before it.
        expected: BaseId,
    },
    /// The bytes are sealed: the key opens them, and what is inside can be loaded.
    #[error("the snapshot is sealed: it can be loaded with the key ring that has its key")]
    Sealed,
    /// The snapshot was made by a build whose library or built-in functions differ from those of
    /// this one where it matters.
    #[error("the snapshot does not match this build: {what}")]
    Schema {
        /// What was found and what was expected.
        what: String,
    },
    /// What the snapshot holds does not fit the loader's limit.
    #[error("the snapshot needs more than the memory limit of {limit} bytes")]
    Limit {
        /// The limit.
        limit: u64,
    },
    /// The program holds something that cannot be written.
    #[error("cannot be written to a snapshot: {what}")]
    Unsupported {
        /// Which value, and where it is.
        what: String,
    },
    /// The program holds a resource of the host for which nothing can stand.
    #[error(
        "the program holds a {type_name} resource, which cannot be written to a snapshot: {path}"
    )]
    Resource {
        /// The name of its type.
        type_name: String,
        /// What leads to it.
        path: String,
    },
    /// A bug of Diapause.
    #[error("internal error: {0}")]
    Internal(String),
}

impl SnapshotError {
    pub(crate) fn corrupt(what: impl Into<String>) -> Self {
        Self::Corrupt { what: what.into() }
    }

    /// A trap of the heap while a snapshot is loaded.
    pub(crate) fn from_trap(trap: Trap, limit: usize) -> Self {
        match trap {
            Trap::Limit(LimitKind::Memory) => Self::Limit { limit: limit as u64 },
            Trap::Internal(bug) => Self::Corrupt { what: bug.0 },
            other => Self::Internal(format!("loading ended with {other:?}")),
        }
    }
}

/// The error for a condition of a valid snapshot that does not hold.
macro_rules! ensure {
    ($condition:expr, $($what:tt)+) => {
        if !$condition {
            return Err($crate::error::SnapshotError::corrupt(format!($($what)+)));
        }
    };
}
pub(crate) use ensure;
