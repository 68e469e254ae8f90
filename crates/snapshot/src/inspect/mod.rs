//! What a snapshot says of itself without being loaded: nothing of its heap is built. Bytes may be
//! anything; what is looked at is bounded.
//!
//! | file | what lives there |
//! | --- | --- |
//! | `mod.rs` | sections, limits, code, the numbers of objects |
//! | `state.rs` | frames and the pending call |
//! | `values.rs` | those values that stand for themselves, or are strings or constants |
//! | `lines.rs` | places in the source |

mod lines;
mod state;
mod values;

use std::sync::Arc;

use diapause_bytecode::Module;
use diapause_vm::machine::Machine;

use crate::base::BaseId;
use crate::constants;
use crate::container::{self, Checksum, Kind, Section, Sections};
use crate::decode::{code, delta};
use crate::error::{SnapshotError, ensure};
use crate::reader::Reader;
use crate::reference::{HASH_BYTES, code_hash};
use crate::wire::code::entry;
use crate::wire::{Meta, Table};

pub use state::{CallSeen, FrameSeen, StateSeen, stack_of};
pub(crate) use values::few;

/// What is known of a snapshot.
#[derive(Debug)]
pub struct Seen<'b> {
    /// What it holds; of several, what the first one holds.
    pub kind: Kind,
    /// Which one it is; of several, the last one.
    pub id: BaseId,
    /// What a delta is relative to, unless that was looked at with it.
    pub base: Option<BaseId>,
    /// Its format.
    pub format: u16,
    /// The release that wrote it: `(major * 1000 + minor) * 1000 + patch`.
    pub writer: u64,
    /// Limits and usage; a compiled program has none.
    pub meta: Option<Meta>,
    /// The sections that are there, and how many bytes they have.
    pub sections: Vec<(&'static str, usize)>,
    /// How many objects there are of each kind; in a delta alone, how many it tells of.
    pub objects: Vec<(&'static str, u32)>,
    /// The code of the program, module by module.
    pub code: Vec<CodeSeen>,
    /// The name of the first module, where its code is there.
    pub script_name: Option<String>,
    /// What the writer's host wants to be known, in its terms.
    pub header: &'b [u8],
    /// What the program waits for.
    pub state: Option<StateSeen>,
    /// Code and strings of the program, in whose terms values are.
    pub machine: Machine,
}

/// A module of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeSeen {
    /// The SHA-256 of its bytes.
    pub hash: [u8; HASH_BYTES],
    /// Whether it is in the snapshot.
    pub included: bool,
}

/// Looks at a snapshot, or at one and the deltas that follow it, or at a delta alone, of which its
/// header tells what the program waits for. `memory_limit` bounds, in bytes, what its code and what is looked at may
/// take.
///
/// # Errors
///
/// Every kind of [`SnapshotError`]; the bytes may be anything.
pub fn inspect<'b>(parts: &[&'b [u8]], memory_limit: usize) -> Result<Seen<'b>, SnapshotError> {
    inspect_with(parts, memory_limit, Checksum::Verify)
}

/// As [`inspect`], whatever the checksum says, for tests that damage bytes.
#[doc(hidden)]
pub fn inspect_unchecked<'b>(
    parts: &[&'b [u8]],
    memory_limit: usize,
) -> Result<Seen<'b>, SnapshotError> {
    inspect_with(parts, memory_limit, Checksum::Ignore)
}

fn inspect_with<'b>(
    parts: &[&'b [u8]],
    memory_limit: usize,
    check: Checksum,
) -> Result<Seen<'b>, SnapshotError> {
    let Some((&first, deltas)) = parts.split_first() else {
        return Err(SnapshotError::corrupt("there is no snapshot"));
    };
    let kind = container::header(first)?.kind;
    let mut opened = vec![container::open(first, kind, check)?];
    if !deltas.is_empty() && !matches!(kind, Kind::Progress | Kind::Session) {
        // Nothing can be relative to it, or what it is itself relative to is missing.
        return Err(SnapshotError::Kind { found: kind, expected: Kind::Progress });
    }
    for bytes in deltas {
        opened.push(container::open(bytes, Kind::Delta, check)?);
    }
    let base = match kind {
        Kind::Delta => Some(delta::base(&opened[0])?),
        _ => {
            delta::relations(first, deltas, &opened, memory_limit, check)?;
            None
        }
    };
    let last = &opened[opened.len() - 1];
    let newest = deltas.last().copied().unwrap_or(first);
    let (code, modules) = own_code(kind, &opened, memory_limit)?;
    let mut seen = Seen {
        kind,
        id: BaseId::of(newest)?,
        base,
        format: u16::from_le_bytes([newest[4], newest[5]]),
        writer: last.writer,
        meta: None,
        sections: sizes(&opened),
        objects: Vec::new(),
        code,
        script_name: None,
        header: last.body(Section::Header),
        state: None,
        machine: Machine::new(0, 0),
    };
    // The first module of a delta is some module.
    if kind != Kind::Delta {
        seen.script_name = modules.first().map(|module| module.script_name.clone());
    }
    if kind == Kind::Program {
        return Ok(seen);
    }
    let mut reader = last.reader(Section::Meta, "the section of limits");
    seen.meta = Some(Meta::read(&mut reader)?);
    let mut machine = Machine::new(memory_limit, 0);
    // Numbers mean something only with all that was numbered.
    let mut known = values::Known::default();
    if kind != Kind::Delta && seen.code.iter().all(|code| code.included) {
        for module in modules {
            let loaded = machine.codes.load(&module, &mut machine.heap);
            loaded.map_err(|trap| SnapshotError::from_trap(trap, memory_limit))?;
        }
        known.constants = constants::all(&machine);
    }
    let mut totals = Vec::new();
    let mut strings = Some(values::Strings::default()).filter(|_| kind != Kind::Delta);
    for (nth, part) in opened.iter().enumerate() {
        let mut objects = part.reader(Section::Objects, "the section of objects");
        let counts = counts(&mut objects, nth > 0 || kind == Kind::Delta)?;
        if let Some(read) = &mut strings
            && !read.read(&mut objects, &counts, &mut machine.heap)?
        {
            strings = None;
        }
        for count in counts {
            add(&mut totals, count, kind == Kind::Delta);
        }
    }
    totals.sort_unstable_by_key(|&(table, _)| table as u8);
    seen.objects = totals.into_iter().map(|(table, count)| (table.name(), count)).collect();
    known.strings = strings.unwrap_or_default();
    let state = last.reader(Section::State, "the section of the state");
    seen.state = Some(state::read(state, &machine, &known)?);
    seen.machine = machine;
    Ok(seen)
}

/// The sizes of sections, of all snapshots together.
fn sizes(parts: &[Sections<'_>]) -> Vec<(&'static str, usize)> {
    let mut sizes: Vec<(&'static str, usize)> = Vec::new();
    for (name, size) in parts.iter().flat_map(Sections::sizes) {
        match sizes.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known += size,
            None => sizes.push((name, size)),
        }
    }
    sizes
}

/// Adds the objects of a table: those that are new, and with `changed` those that are not.
fn add(totals: &mut Vec<(Table, u32)>, count: Count, changed: bool) {
    let more = count.new.saturating_add(if changed { count.changed } else { 0 });
    match totals.iter_mut().find(|(table, _)| *table == count.table) {
        Some((_, total)) => *total = total.saturating_add(more),
        None => totals.push((count.table, more)),
    }
}

/// The SHA-256 of the modules that were left out.
///
/// # Errors
///
/// As [`inspect`].
pub fn left_out(bytes: &[u8]) -> Result<Vec<[u8; HASH_BYTES]>, SnapshotError> {
    let kind = container::header(bytes)?.kind;
    let sections = container::open(bytes, kind, Checksum::Verify)?;
    let mut found = Vec::new();
    if kind == Kind::Program {
        return Ok(found);
    }
    let mut reader = sections.reader(Section::Code, "the section of code");
    while !reader.is_empty() {
        match reader.byte()? {
            entry::REFERENCE => found.push(hash(&mut reader)?),
            entry::SUPERSEDED_REFERENCE => {
                found.push(hash(&mut reader)?);
                code::skip_newer(&mut reader)?;
            }
            _ => break,
        }
    }
    Ok(found)
}

fn hash(reader: &mut Reader) -> Result<[u8; HASH_BYTES], SnapshotError> {
    Ok(reader.raw(HASH_BYTES)?.first_chunk().copied().unwrap_or_default())
}

/// The code of the program, and the modules that are there.
fn own_code(
    kind: Kind,
    parts: &[Sections<'_>],
    mut room: usize,
) -> Result<(Vec<CodeSeen>, Vec<Arc<Module>>), SnapshotError> {
    let (mut seen, mut modules) = (Vec::new(), Vec::new());
    for part in parts {
        let mut reader = part.reader(Section::Code, "the section of code");
        let body = part.body(Section::Code);
        let mut module = |reader: &mut Reader| {
            let start = body.len() - reader.left();
            modules.push(Arc::new(code::module_within(reader, &mut room)?));
            let hash = code_hash(&body[start..body.len() - reader.left()]);
            Ok::<_, SnapshotError>(CodeSeen { hash, included: true })
        };
        if kind == Kind::Program {
            seen.push(module(&mut reader)?);
            reader.end()?;
            continue;
        }
        let begins = seen.len();
        while !reader.is_empty() {
            let what = reader.byte()?;
            match what {
                entry::MODULE | entry::SUPERSEDED => seen.push(module(&mut reader)?),
                entry::REFERENCE | entry::SUPERSEDED_REFERENCE => {
                    seen.push(CodeSeen { hash: hash(&mut reader)?, included: false });
                }
                // What follows is the library's.
                _ => break,
            }
            if matches!(what, entry::SUPERSEDED | entry::SUPERSEDED_REFERENCE) {
                code::skip_newer(&mut reader)?;
            }
        }
        ensure!(
            seen[begins..].windows(2).all(|two| two[0].included == two[1].included),
            "some code that was left out, and some that was not"
        );
    }
    Ok((seen, modules))
}

/// How many objects of a table there are.
#[derive(Clone, Copy)]
pub(crate) struct Count {
    table: Table,
    /// In a delta: how many of those before have other contents.
    changed: u32,
    new: u32,
}

/// How many objects each table has.
fn counts(reader: &mut Reader, is_delta: bool) -> Result<Vec<Count>, SnapshotError> {
    if reader.is_empty() {
        return Ok(Vec::new());
    }
    let tables = reader.byte()?;
    let mut counts = Vec::new();
    for _ in 0..tables {
        let number = usize::from(reader.byte()?);
        let Some(&table) = Table::ALL.get(number) else {
            return Err(SnapshotError::corrupt(format!("objects of table {number}")));
        };
        ensure!(
            counts.last().is_none_or(|last: &Count| (last.table as usize) < number),
            "table {number} behind one with a higher number"
        );
        let changed = if is_delta { reader.number()? } else { 0 };
        ensure!(changed == 0 || table.is_mutable(), "{table:?}: objects that cannot change");
        counts.push(Count { table, changed, new: reader.number()? });
    }
    Ok(counts)
}
