//! Sessions and programs as bytes: what the snapshot crate holds, and the limits around it.

use std::time::Duration;

use diapause_bytecode::Module;
use diapause_snapshot::{Kind, Meta};

use crate::error::{EngineError, SnapshotError};
use crate::limits::Limits;
use crate::session::{Session, Spent};
use crate::step::Status;
use crate::upgrade::NewSource;

/// How to load a run or an interactive session.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// What it may use at most; where its bytes carry lower limits, these hold.
    pub limits: Limits,
    /// A newer version of its source.
    pub source: Option<NewSource>,
}

impl From<Limits> for LoadOptions {
    fn from(limits: Limits) -> Self {
        LoadOptions { limits, ..LoadOptions::default() }
    }
}

/// What kind of thing a snapshot holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SnapshotKind {
    /// Compiled code.
    Program,
    /// A program in the middle of its run.
    Progress,
    /// An interactive session, between two programs or in the middle of one.
    Session,
}

/// What kind of snapshot the bytes hold, from their header alone.
///
/// # Errors
/// [`EngineError::Snapshot`] when they hold none.
pub fn inspect_kind(bytes: &[u8]) -> Result<SnapshotKind, EngineError> {
    match diapause_snapshot::kind(bytes).map_err(failed)? {
        Kind::Program => Ok(SnapshotKind::Program),
        Kind::Progress => Ok(SnapshotKind::Progress),
        Kind::Session => Ok(SnapshotKind::Session),
    }
}

pub(crate) fn dump_program(module: &Module) -> Vec<u8> {
    diapause_snapshot::dump_program(module)
}

pub(crate) fn load_program(bytes: &[u8]) -> Result<Module, EngineError> {
    diapause_snapshot::load_program(bytes).map_err(failed)
}

pub(crate) fn dump(session: &Session) -> Result<Vec<u8>, EngineError> {
    let (limits, spent) = (&session.limits, &session.spent);
    let meta = Meta {
        memory_bytes: limits.memory_bytes,
        steps: limits.steps,
        duration_us: micros(limits.duration),
        total_us: micros(limits.total),
        recursion: limits.recursion.into(),
        output_bytes: limits.output_bytes,
        suspensions: limits.suspensions,
        used_steps: spent.steps,
        used_us: micros(spent.duration),
        used_suspensions: spent.suspensions,
        resources: session.resources.offered.clone(),
        ..Meta::default()
    };
    diapause_snapshot::dump(&session.machine, &meta).map_err(failed)
}

pub(crate) fn load(
    bytes: &[u8],
    kind: Kind,
    options: &LoadOptions,
) -> Result<Session, EngineError> {
    let limits = &options.limits;
    limits.validate()?;
    let memory = limits.heap_bytes();
    let (mut machine, mut meta) = diapause_snapshot::load(bytes, kind, memory).map_err(failed)?;
    if let Some(source) = &options.source {
        source.give(&mut machine)?;
    }
    let own = Limits {
        memory_bytes: meta.memory_bytes,
        steps: meta.steps,
        duration: Duration::from_micros(meta.duration_us),
        total: Duration::from_micros(meta.total_us),
        recursion: u32::try_from(meta.recursion).unwrap_or(u32::MAX),
        output_bytes: meta.output_bytes,
        suspensions: meta.suspensions,
    };
    let limits = own.capped_by(limits);
    machine.heap.set_limit(limits.heap_bytes());
    machine.heap.output.set_limit(limits.output_bytes);
    machine.state.recursion_limit = limits.recursion;
    let spent = Spent {
        steps: meta.used_steps,
        duration: Duration::from_micros(meta.used_us),
        suspensions: meta.used_suspensions,
    };
    let status = if machine.state.pending.is_some() {
        Status::Pending
    } else if machine.state.waiting.is_some() {
        Status::Futures
    } else if machine.frames.is_empty() {
        Status::Open
    } else {
        Status::Paused
    };
    let mut session = Session::from_parts(machine, limits, spent, status);
    session.resources.take_loaded(std::mem::take(&mut meta.resources))?;
    Ok(session)
}

fn micros(duration: Duration) -> u64 {
    u64::try_from(duration.as_micros()).unwrap_or(u64::MAX)
}

/// What the snapshot crate says, in the words of this API.
pub(crate) fn failed(error: diapause_snapshot::SnapshotError) -> EngineError {
    use diapause_snapshot::SnapshotError as Found;
    match error {
        Found::Version { found, supported } => EngineError::Snapshot(SnapshotError::Version {
            found: found.into(),
            supported: supported.into(),
        }),
        Found::Limit { .. } => EngineError::Limit { limit: "memory", text: error.to_string() },
        Found::Sealed => EngineError::Snapshot(SnapshotError::Auth(error.to_string())),
        Found::Schema { .. } => EngineError::Snapshot(SnapshotError::Schema(error.to_string())),
        Found::Resource { type_name, path } => {
            EngineError::Snapshot(SnapshotError::Resource { type_name, path })
        }
        Found::Internal(..) => EngineError::Internal(error.to_string()),
        other => EngineError::Snapshot(SnapshotError::Corrupt(other.to_string())),
    }
}
