//! Sessions and programs as bytes: what the snapshot crate holds, and the limits around it.

use std::time::Duration;

use diapause_bytecode::Module;
use diapause_snapshot::{Base, BaseId, Dumping, Kind, Loading, Meta};
use diapause_vm::machine::Machine;

use crate::error::{EngineError, SnapshotError};
use crate::limits::Limits;
use crate::session::{Session, Spent};
use crate::step::Status;
use crate::summary;
use crate::upgrade::NewSource;

/// How to load a run or an interactive session.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// What it may use at most; where its bytes carry lower limits, these hold.
    pub limits: Limits,
    /// What changed since the snapshot that is loaded, in order: each delta is relative to what
    /// comes before it.
    pub deltas: Vec<Vec<u8>>,
    /// A newer version of its source.
    pub source: Option<NewSource>,
    /// Compiled programs as bytes, among them code that was left out of what is loaded.
    pub code: Vec<Vec<u8>>,
    /// Whether the bytes are known to be what Diapause wrote, because a seal was checked: then they
    /// may bring code of a library that this build does not know.
    pub trusted: bool,
    /// How many strings, lists or dicts there must be, those that they hold included, to be made only
    /// when they are touched; `None` for as many as make it worth while.
    pub asleep_from: Option<u64>,
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
    /// What changed since another snapshot.
    Delta,
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
        Kind::Delta => Ok(SnapshotKind::Delta),
    }
}

pub(crate) fn dump_program(module: &Module) -> Vec<u8> {
    diapause_snapshot::dump_program(module)
}

pub(crate) fn load_program(bytes: &[u8]) -> Result<Module, EngineError> {
    diapause_snapshot::load_program(bytes).map_err(failed)
}

impl Session {
    /// The run as bytes; it can still go on afterwards.
    ///
    /// # Errors
    /// [`EngineError::State`] when the program has ended.
    pub fn dump(&self) -> Result<Vec<u8>, EngineError> {
        self.dump_with(&DumpOptions::default())
    }

    /// As [`Session::dump`], as it is asked for.
    ///
    /// # Errors
    /// As [`Session::dump`].
    pub fn dump_with(&self, options: &DumpOptions) -> Result<Vec<u8>, EngineError> {
        self.refuse_ended()?;
        let by_reference = options.code_by_reference;
        let header = |machine: &Machine| summary::of_machine(machine, by_reference);
        let dumping = Dumping { code_by_reference: by_reference, header: Some(&header) };
        diapause_snapshot::dump_with(&self.machine, &meta(self), &dumping).map_err(failed)
    }

    /// As [`Session::dump_with`]; the bytes are what [`Session::dump_delta`] can be relative to.
    ///
    /// # Errors
    /// As [`Session::dump`].
    pub fn dump_base(&mut self, options: &DumpOptions) -> Result<Vec<u8>, EngineError> {
        self.refuse_ended()?;
        let meta = meta(self);
        let by_reference = options.code_by_reference;
        let header = |machine: &Machine| summary::of_machine(machine, by_reference);
        let dumping = Dumping { code_by_reference: by_reference, header: Some(&header) };
        let dumped = diapause_snapshot::dump_base(&mut self.machine, &meta, &dumping);
        self.remember(dumped)
    }

    /// What changed since the bytes that [`Session::dump_base`] or this method gave last, or that
    /// the session was loaded from: these must be the ones that are named.
    ///
    /// # Errors
    /// [`EngineError::Base`] when others are named, and as [`Session::dump`].
    pub fn dump_delta(
        &mut self,
        since: BaseId,
        options: &DumpOptions,
    ) -> Result<Vec<u8>, EngineError> {
        self.refuse_ended()?;
        let known = self.base.as_ref().map(Base::id);
        let Some(base) = self.base.take_if(|base| base.id() == since) else {
            let known = known.map_or("there is none".to_owned(), |id| format!("that has {id}"));
            return Err(EngineError::Base(format!(
                "the snapshot of {since} is not the last one that was dumped or loaded here: \
                 {known}"
            )));
        };
        let meta = meta(self);
        // The code and strings that would tell it are not in the delta.
        let header = |machine: &Machine| summary::of_machine(machine, true);
        let dumping =
            Dumping { code_by_reference: options.code_by_reference, header: Some(&header) };
        let dumped = diapause_snapshot::dump_delta(&mut self.machine, &meta, base, &dumping);
        self.remember(dumped)
    }

    /// The code of the program, module by module: its SHA-256 in hexadecimal digits, and the bytes
    /// of a compiled program, which [`LoadOptions::code`] takes.
    ///
    /// # Errors
    /// As [`Session::dump`].
    pub fn dump_code(&self) -> Result<Vec<(String, Vec<u8>)>, EngineError> {
        self.refuse_ended()?;
        let code = diapause_snapshot::dump_code(&self.machine).map_err(failed)?;
        Ok(code.into_iter().map(|(hash, bytes)| (hex(&hash), bytes)).collect())
    }

    fn refuse_ended(&self) -> Result<(), EngineError> {
        match self.status {
            Status::Done => Err(EngineError::State("cannot dump: the program has ended".into())),
            _ => Ok(()),
        }
    }

    fn remember(
        &mut self,
        dumped: Result<(Vec<u8>, Base), diapause_snapshot::SnapshotError>,
    ) -> Result<Vec<u8>, EngineError> {
        let (bytes, base) = dumped.map_err(failed)?;
        if let Some(before) = self.base.replace(base) {
            before.recycle();
        }
        Ok(bytes)
    }
}

fn meta(session: &Session) -> Meta {
    let (limits, spent) = (&session.limits, &session.spent);
    Meta {
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
    }
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
    let loading = Loading {
        memory_limit: memory,
        trusted: options.trusted,
        code: &options.code,
        asleep_from: options.asleep_from,
    };
    let deltas: Vec<&[u8]> = options.deltas.iter().map(Vec::as_slice).collect();
    let loaded = diapause_snapshot::load_with(bytes, &deltas, kind, &loading);
    let (mut machine, mut meta, base) = loaded.map_err(failed)?;
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
    // With newer code it is not what the bytes say any more.
    session.base = options.source.is_none().then_some(base);
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
        Found::Schema { .. } | Found::Base { .. } => {
            EngineError::Snapshot(SnapshotError::Schema(error.to_string()))
        }
        Found::Resource { type_name, path } => {
            EngineError::Snapshot(SnapshotError::Resource { type_name, path })
        }
        Found::Internal(..) => EngineError::Internal(error.to_string()),
        other => EngineError::Snapshot(SnapshotError::Corrupt(other.to_string())),
    }
}
