//! Sessions and programs as bytes: what the snapshot crate holds, and the limits around it.

use std::time::Duration;

use diapause_bytecode::Module;
use diapause_snapshot::{Dumping, Kind, Loading, Meta};

use crate::error::{EngineError, SnapshotError};
use crate::limits::Limits;
use crate::session::{Session, Spent};
use crate::step::Status;
use crate::summary;

/// How to load a run or an interactive session.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// What it may use at most; where its bytes carry lower limits, these hold.
    pub limits: Limits,
    /// Compiled programs as bytes, among them code that was left out of the snapshot.
    pub code: Vec<Vec<u8>>,
    /// Whether the bytes are known to be what Diapause wrote, because a seal was checked: then they
    /// may bring code of a library that this build does not know.
    pub trusted: bool,
}

impl From<Limits> for LoadOptions {
    fn from(limits: Limits) -> Self {
        LoadOptions { limits, ..LoadOptions::default() }
    }
}

/// How to dump a run or an interactive session.
#[derive(Clone, Copy, Debug, Default)]
pub struct DumpOptions {
    /// Whether the code of the program is left out and named by its hash.
    pub code_by_reference: bool,
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

pub(crate) fn dump(session: &Session, options: &DumpOptions) -> Result<Vec<u8>, EngineError> {
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
    let header = || summary::of_machine(&session.machine, options.code_by_reference);
    let dumping = Dumping { code_by_reference: options.code_by_reference, header: Some(&header) };
    diapause_snapshot::dump_with(&session.machine, &meta, &dumping).map_err(failed)
}

/// The code of a program, module by module: its SHA-256 in hexadecimal digits, and the bytes of a
/// compiled program.
pub(crate) fn dump_code(session: &Session) -> Result<Vec<(String, Vec<u8>)>, EngineError> {
    let code = diapause_snapshot::dump_code(&session.machine).map_err(failed)?;
    Ok(code.into_iter().map(|(hash, bytes)| (hex(&hash), bytes)).collect())
}

/// The SHA-256 of compiled code, in hexadecimal digits.
pub(crate) fn code_hash(module: &Module) -> Result<String, EngineError> {
    Ok(hex(&diapause_snapshot::code_hash(module).map_err(failed)?))
}

/// The SHA-256 of the code that was left out of a snapshot, in hexadecimal digits: what
/// [`LoadOptions::code`] has to bring.
///
/// # Errors
/// [`EngineError::Snapshot`].
pub fn missing_code(bytes: &[u8]) -> Result<Vec<String>, EngineError> {
    let hashes = diapause_snapshot::inspect::left_out(bytes).map_err(failed)?;
    Ok(hashes.iter().map(|hash| hex(hash)).collect())
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn load(
    bytes: &[u8],
    kind: Kind,
    options: &LoadOptions,
) -> Result<Session, EngineError> {
    let limits = &options.limits;
    limits.validate()?;
    let memory = limits.heap_bytes();
    let loading = Loading { memory_limit: memory, trusted: options.trusted, code: &options.code };
    let (mut machine, mut meta) =
        diapause_snapshot::load_with(bytes, kind, &loading).map_err(failed)?;
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
