//! Snapshots: compiled programs and paused ones as bytes, and back.
//!
//! | module | what lives there |
//! | --- | --- |
//! | `base` | what a delta is relative to |
//! | `container` | header, sections, checksum |
//! | `wire` | the numbers and types that are written: append-only, apart from those of the machine |
//! | `column` | integers, choices and texts, packed |
//! | `encode` | from a machine to sections: what is reachable, numbered as it is found |
//! | `decode` | from sections to a machine; checks the kind of everything it refers to |
//! | `verify` | what makes code, frames and objects safe to run |
//! | `inspect` | what a snapshot says of itself without being loaded |
//! | `constants`, `flat`, `hashing`, `library`, `reference` | what both directions have to agree on |
//!
//! The format is specified in `docs/SNAPSHOT_FORMAT.md`. Nothing here recurses over data, and
//! nothing is allocated for a count before the count is known to fit.

#![forbid(unsafe_code)]

mod base;
mod column;
mod constants;
mod container;
mod decode;
mod encode;
mod error;
#[doc(hidden)]
pub mod fingerprint;
mod flat;
mod hashing;
pub mod inspect;
mod library;
mod reader;
mod reference;
mod verify;
mod wire;
mod writer;

use diapause_bytecode::Module;
use diapause_vm::machine::Machine;
use diapause_vm::value::Value;

pub use base::{Base, BaseId};
use container::Checksum;
pub use container::{FORMAT_VERSION, Kind};
pub use decode::Loading;
pub use encode::{CodePiece, Dumping, Telling};
pub use error::SnapshotError;
pub use wire::{Meta, Tokens};

/// Writes a machine that is between two turns: paused, waiting for the host, or not yet begun.
///
/// # Errors
///
/// [`SnapshotError::Unsupported`] for a value that cannot be written, [`SnapshotError::Resource`]
/// for a resource that is not named in [`Meta::resources`].
pub fn dump(machine: &Machine, meta: &Meta) -> Result<Vec<u8>, SnapshotError> {
    dump_with(machine, meta, &Dumping::default())
}

/// As [`dump`], as it is asked for.
///
/// # Errors
///
/// As [`dump`].
pub fn dump_with(
    machine: &Machine,
    meta: &Meta,
    dumping: &Dumping<'_>,
) -> Result<Vec<u8>, SnapshotError> {
    encode::progress(machine, meta, dumping)
}

/// The code of the program, module by module in the order in which they were loaded: its SHA-256,
/// and what [`dump_program`] makes of it.
///
/// # Errors
///
/// [`SnapshotError::Internal`] for a bug of Diapause.
pub fn dump_code(machine: &Machine) -> Result<Vec<CodePiece>, SnapshotError> {
    encode::own_code(machine)
}

/// The SHA-256 of compiled code, by which a snapshot names it that leaves it out.
///
/// # Errors
///
/// [`SnapshotError::Internal`] for a bug of Diapause.
pub fn code_hash(module: &Module) -> Result<[u8; 32], SnapshotError> {
    reference::hash_of(module)
}

/// The resources of the host that a program reaches, in the order in which they are written.
///
/// # Errors
///
/// [`SnapshotError::Unsupported`] for a machine that cannot be written.
pub fn resources(machine: &Machine) -> Result<Vec<Value>, SnapshotError> {
    encode::reachable(machine)
}

/// What leads to an object that a program reaches, in words: `globals['f'].handle`.
#[must_use]
pub fn path_to(machine: &Machine, object: Value) -> String {
    encode::path_to(machine, object)
}

/// Reads what [`dump`] wrote, of the kind that is asked for: [`Kind::Progress`] or
/// [`Kind::Session`]. `memory_limit` is that of the loader, in bytes: the one in the
/// snapshot is not looked at.
///
/// # Errors
///
/// Every kind of [`SnapshotError`]; the bytes may be anything.
pub fn load(
    bytes: &[u8],
    kind: Kind,
    memory_limit: usize,
) -> Result<(Machine, Meta), SnapshotError> {
    load_with(bytes, &[], kind, &Loading { memory_limit, ..Loading::default() })
        .map(|(machine, meta, _)| (machine, meta))
}

/// As [`load`], as it is asked for, with the deltas that follow the snapshot, each relative to the
/// one before. While deltas are read, twice the memory limit may be in use.
///
/// # Errors
///
/// As [`load`], and [`SnapshotError::Base`].
pub fn load_with(
    bytes: &[u8],
    deltas: &[&[u8]],
    kind: Kind,
    loading: &Loading<'_>,
) -> Result<(Machine, Meta, Base), SnapshotError> {
    decode::machine(bytes, deltas, kind, loading, Checksum::Verify)
}

/// As [`dump_with`]; the snapshot is what a delta can be relative to afterwards.
///
/// # Errors
///
/// As [`dump`].
pub fn dump_base(
    machine: &mut Machine,
    meta: &Meta,
    dumping: &Dumping<'_>,
) -> Result<(Vec<u8>, Base), SnapshotError> {
    encode::base(machine, meta, dumping)
}

/// Writes what changed since the snapshot that this machine was last written to or read from. The
/// delta is what the next one is relative to.
///
/// # Errors
///
/// As [`dump`]; there is no base any more then.
pub fn dump_delta(
    machine: &mut Machine,
    meta: &Meta,
    base: Base,
    dumping: &Dumping<'_>,
) -> Result<(Vec<u8>, Base), SnapshotError> {
    encode::delta(machine, meta, base, dumping)
}

/// Writes a compiled program.
///
/// # Panics
///
/// Never: a module holds nothing that cannot be written.
#[must_use]
pub fn dump_program(module: &Module) -> Vec<u8> {
    encode::program(module)
}

/// Reads what [`dump_program`] wrote.
///
/// # Errors
///
/// Every kind of [`SnapshotError`]; the bytes may be anything.
pub fn load_program(bytes: &[u8]) -> Result<Module, SnapshotError> {
    decode::program(bytes, Checksum::Verify)
}

/// What the bytes hold, by their header alone.
///
/// # Errors
///
/// [`SnapshotError::Corrupt`] when they hold no snapshot, [`SnapshotError::Version`] when their
/// format is newer.
pub fn kind(bytes: &[u8]) -> Result<Kind, SnapshotError> {
    container::header(bytes).map(|header| header.kind)
}

/// The digests of all code of this build's library, for the list of what releases had.
#[doc(hidden)]
#[must_use]
pub fn library_digests() -> Vec<String> {
    library::digests()
}

/// Another library, for tests.
#[doc(hidden)]
#[cfg(feature = "pretend")]
pub use library::pretend::{Pretend, pretend};

/// Loading without the checksum, for tests that damage bytes.
#[doc(hidden)]
pub mod unchecked {
    use super::{Checksum, Kind, Loading, Machine, Meta, Module, SnapshotError, decode};

    /// As [`super::load`], whatever the checksum says.
    ///
    /// # Errors
    ///
    /// As [`super::load`].
    pub fn load(
        bytes: &[u8],
        kind: Kind,
        memory_limit: usize,
    ) -> Result<(Machine, Meta), SnapshotError> {
        load_chain(bytes, &[], kind, memory_limit)
    }

    /// As [`load`], with all objects asleep that can be.
    ///
    /// # Errors
    ///
    /// As [`super::load`].
    pub fn load_asleep(
        bytes: &[u8],
        kind: Kind,
        memory_limit: usize,
    ) -> Result<(Machine, Meta), SnapshotError> {
        let loading = Loading { memory_limit, asleep_from: Some(0), ..Loading::default() };
        decode::machine(bytes, &[], kind, &loading, Checksum::Ignore)
            .map(|(machine, meta, _)| (machine, meta))
    }

    /// As [`super::load_with`], whatever checksums and bases say.
    ///
    /// # Errors
    ///
    /// As [`super::load`].
    pub fn load_chain(
        bytes: &[u8],
        deltas: &[&[u8]],
        kind: Kind,
        memory_limit: usize,
    ) -> Result<(Machine, Meta), SnapshotError> {
        let loading = Loading { memory_limit, ..Loading::default() };
        decode::machine(bytes, deltas, kind, &loading, Checksum::Ignore)
            .map(|(machine, meta, _)| (machine, meta))
    }

    /// As [`super::load_program`], whatever the checksum says.
    ///
    /// # Errors
    ///
    /// As [`super::load_program`].
    pub fn load_program(bytes: &[u8]) -> Result<Module, SnapshotError> {
        decode::program(bytes, Checksum::Ignore)
    }
}
