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

use crate::constants;
use crate::container::{self, Checksum, Kind, Section, Sections};
use crate::decode::code;
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
    /// What it holds.
    pub kind: Kind,
    /// Its format.
    pub format: u16,
    /// The release that wrote it: `(major * 1000 + minor) * 1000 + patch`.
    pub writer: u64,
    /// Limits and usage; a compiled program has none.
    pub meta: Option<Meta>,
    /// The sections that are there, and how many bytes they have.
    pub sections: Vec<(&'static str, usize)>,
    /// How many objects there are of each kind.
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

/// Looks at a snapshot. `memory_limit` bounds, in bytes, what its code and what is looked at may
/// take.
///
/// # Errors
///
/// Every kind of [`SnapshotError`]; the bytes may be anything.
pub fn inspect(bytes: &[u8], memory_limit: usize) -> Result<Seen<'_>, SnapshotError> {
    inspect_with(bytes, memory_limit, Checksum::Verify)
}

/// As [`inspect`], whatever the checksum says, for tests that damage bytes.
#[doc(hidden)]
pub fn inspect_unchecked(bytes: &[u8], memory_limit: usize) -> Result<Seen<'_>, SnapshotError> {
    inspect_with(bytes, memory_limit, Checksum::Ignore)
}

fn inspect_with(
    bytes: &[u8],
    memory_limit: usize,
    check: Checksum,
) -> Result<Seen<'_>, SnapshotError> {
    let kind = container::header(bytes)?.kind;
    let sections = container::open(bytes, kind, check)?;
    let mut machine = Machine::new(memory_limit, 0);
    let (code, modules) = own_code(kind, &sections, memory_limit)?;
    let mut seen = Seen {
        kind,
        format: u16::from_le_bytes([bytes[4], bytes[5]]),
        writer: sections.writer,
        meta: None,
        sections: sections.sizes(),
        objects: Vec::new(),
        code,
        script_name: modules.first().map(|module| module.script_name.clone()),
        header: sections.body(Section::Header),
        state: None,
        machine: Machine::new(0, 0),
    };
    if kind == Kind::Program {
        return Ok(seen);
    }
    let mut reader = sections.reader(Section::Meta, "the section of limits");
    seen.meta = Some(Meta::read(&mut reader)?);
    let trapped = |trap| SnapshotError::from_trap(trap, memory_limit);
    for module in modules {
        machine.codes.load(&module, &mut machine.heap).map_err(trapped)?;
    }
    let whole = seen.code.iter().all(|code| code.included);
    let constants = match whole {
        true => constants::all(&machine),
        false => Vec::new(),
    };
    let mut objects = sections.reader(Section::Objects, "the section of objects");
    let counts = counts(&mut objects)?;
    let strings = values::Strings::read(&mut objects, &counts, &mut machine.heap)?;
    seen.objects = counts.iter().map(|&(table, count)| (table.name(), count)).collect();
    let known = values::Known { constants, strings };
    let state = sections.reader(Section::State, "the section of the state");
    seen.state = Some(state::read(state, &machine, &known)?);
    seen.machine = machine;
    Ok(seen)
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
    if kind != Kind::Program {
        let mut reader = sections.reader(Section::Code, "the section of code");
        while !reader.is_empty() && reader.byte()? == entry::REFERENCE {
            found.push(hash(&mut reader)?);
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
    sections: &Sections<'_>,
    room: usize,
) -> Result<(Vec<CodeSeen>, Vec<Arc<Module>>), SnapshotError> {
    let mut reader = sections.reader(Section::Code, "the section of code");
    let body = sections.body(Section::Code);
    let (mut seen, mut modules) = (Vec::new(), Vec::new());
    let mut module = |reader: &mut Reader| {
        let start = body.len() - reader.left();
        let module = code::module(reader, room)?;
        let bytes = &body[start..body.len() - reader.left()];
        seen.push(CodeSeen { hash: code_hash(bytes), included: true });
        modules.push(Arc::new(module));
        Ok::<_, SnapshotError>(())
    };
    if kind == Kind::Program {
        module(&mut reader)?;
        reader.end()?;
        return Ok((seen, modules));
    }
    let mut left_out = Vec::new();
    while !reader.is_empty() {
        match reader.byte()? {
            entry::MODULE => module(&mut reader)?,
            entry::REFERENCE => {
                left_out.push(CodeSeen { hash: hash(&mut reader)?, included: false });
            }
            // What follows is the library's.
            _ => break,
        }
    }
    ensure!(
        left_out.is_empty() || modules.is_empty(),
        "some code that was left out, and some that was not"
    );
    seen.extend(left_out);
    Ok((seen, modules))
}

/// How many objects each table has.
fn counts(reader: &mut Reader) -> Result<Vec<(Table, u32)>, SnapshotError> {
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
            counts.last().is_none_or(|&(last, _): &(Table, u32)| (last as usize) < number),
            "table {number} behind one with a higher number"
        );
        counts.push((table, reader.number()?));
    }
    Ok(counts)
}
