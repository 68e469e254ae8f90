//! What a snapshot says of itself without being loaded, as a value graph for the host.

use diapause_snapshot::inspect::{self, Seen};
use diapause_snapshot::{BaseId, Meta};

use crate::boundary::{Graph, GraphWriter, NodeIndex, Slot};
use crate::error::{EngineError, SnapshotError};
use crate::frozen::{failed, hex};
use crate::summary;

/// Bytes that what is looked at may take.
const MEMORY: usize = 256 << 20;

/// What is known of a snapshot, or of one and the deltas that follow it: the value graph of a dict,
/// which `src/inspect.ts` describes.
///
/// # Errors
/// [`EngineError::Snapshot`]; the bytes may be anything.
pub fn inspect(parts: &[&[u8]]) -> Result<Vec<u8>, EngineError> {
    let seen = inspect::inspect(parts, MEMORY).map_err(failed)?;
    if !seen.header.is_empty() {
        Graph::parse(seen.header).map_err(|error| {
            EngineError::Snapshot(SnapshotError::Corrupt(format!("its header: {error}")))
        })?;
    }
    graph(&seen, parts.iter().map(|part| part.len()).sum())
}

/// The hashes and bytes of code in turn: the value graph of a list.
///
/// # Errors
/// [`EngineError::Internal`] for a bug of ours.
pub(crate) fn code_graph(code: &[(String, Vec<u8>)]) -> Result<Vec<u8>, EngineError> {
    let mut writer = GraphWriter::new();
    let root = writer.list(2 * code.len());
    for (hash, bytes) in code {
        writer.slot(Slot::Str(hash));
        writer.slot(Slot::Bytes(bytes));
    }
    writer.finish(Slot::Reference(root))
}

fn version(writer: u64) -> String {
    format!("{}.{}.{}", writer / 1_000_000, writer / 1000 % 1000, writer % 1000)
}

/// What a delta names its base by, as a text.
fn identity(id: BaseId) -> String {
    format!("{:x}-{:08x}", id.length, id.checksum)
}

const ROOT: usize = 19;

fn graph(seen: &Seen<'_>, bytes: usize) -> Result<Vec<u8>, EngineError> {
    let summary = summary::of_seen(seen);
    let state = seen.state.as_ref();
    let call = state.and_then(|state| state.call.as_ref());
    let waiting = state.and_then(|state| state.waiting.as_ref());
    let status = match state {
        None => "program",
        Some(_) if call.is_some() => "pending",
        Some(_) if waiting.is_some() => "futures",
        Some(state) if state.depth == 0 => "idle",
        Some(_) => "paused",
    };
    let mut writer = GraphWriter::new();
    let root = writer.dict(ROOT);
    let mut entry = |name: &str, value: Slot<'_>| {
        writer.slot(Slot::Str(name));
        writer.slot(value);
    };
    let number = |number: u64| Slot::Int(i64::try_from(number).unwrap_or(i64::MAX));
    let optional = |value: Option<u64>| value.map_or(Slot::None, number);
    let kind = match seen.kind {
        diapause_snapshot::Kind::Program => "program",
        diapause_snapshot::Kind::Progress => "progress",
        diapause_snapshot::Kind::Session => "session",
        diapause_snapshot::Kind::Delta => "delta",
    };
    let base = seen.base.map(identity);
    entry("kind", Slot::Str(kind));
    entry("id", Slot::Str(&identity(seen.id)));
    entry("baseId", base.as_deref().map_or(Slot::None, Slot::Str));
    entry("status", Slot::Str(status));
    entry("formatVersion", number(seen.format.into()));
    entry("interpreterVersion", Slot::Str(&version(seen.writer)));
    entry("bytes", number(bytes as u64));
    entry("scriptName", seen.script_name.as_deref().map_or(Slot::None, Slot::Str));
    entry("feeds", optional(state.and_then(|state| state.feeds)));
    entry("callId", optional(call.map(|call| call.call_id)));
    entry("methodCall", Slot::Bool(call.is_some_and(|call| call.method_call)));
    entry("delay", waiting.and_then(|(_, delay)| *delay).map_or(Slot::None, Slot::Float));
    entry("seen", Slot::Bytes(&summary));
    entry("header", Slot::Bytes(seen.header));
    let referred = |nth: u32| Slot::Reference(NodeIndex(nth));
    entry("sections", referred(1));
    entry("objects", referred(2));
    entry("code", referred(3));
    entry("limits", if seen.meta.is_some() { referred(4) } else { Slot::None });
    entry("usage", if seen.meta.is_some() { referred(5) } else { Slot::None });

    writer.dict(seen.sections.len());
    for (name, size) in &seen.sections {
        writer.slot(Slot::Str(name));
        writer.slot(number(*size as u64));
    }
    writer.dict(seen.objects.len());
    for (name, count) in &seen.objects {
        writer.slot(Slot::Str(name));
        writer.slot(number((*count).into()));
    }
    // Hashes and whether they are there, in turn.
    writer.list(2 * seen.code.len());
    for code in &seen.code {
        writer.slot(Slot::Str(&hex(&code.hash)));
        writer.slot(Slot::Bool(code.included));
    }
    let meta = seen.meta.clone().unwrap_or_default();
    limits(&mut writer, &meta);
    usage(&mut writer, &meta);
    writer.finish(Slot::Reference(root))
}

fn numbers(writer: &mut GraphWriter, numbers: &[(&str, f64)]) {
    writer.dict(numbers.len());
    for (name, number) in numbers {
        writer.slot(Slot::Str(name));
        writer.slot(Slot::Float(*number));
    }
}

fn limits(writer: &mut GraphWriter, meta: &Meta) {
    let named = [
        ("memoryBytes", meta.memory_bytes as f64),
        ("steps", meta.steps as f64),
        ("durationMs", meta.duration_us as f64 / 1000.0),
        ("totalMs", meta.total_us as f64 / 1000.0),
        ("recursion", meta.recursion as f64),
        ("outputBytes", meta.output_bytes as f64),
        ("suspensions", meta.suspensions as f64),
    ];
    numbers(writer, &named);
}

fn usage(writer: &mut GraphWriter, meta: &Meta) {
    let named = [
        ("steps", meta.used_steps as f64),
        ("durationMs", meta.used_us as f64 / 1000.0),
        ("outputBytes", meta.output_written as f64),
        ("suspensions", meta.used_suspensions as f64),
    ];
    numbers(writer, &named);
}
