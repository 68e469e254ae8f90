//! From bytes to a machine.
//!
//! | file | what lives there |
//! | --- | --- |
//! | `code.rs` | modules |
//! | `kept.rs` | modules that were read before |
//! | `library.rs` | code of the library |
//! | `delta.rs` | what changed since another snapshot |
//! | `values.rs` | code references, kinds of values, the section of identities |
//! | `natives.rs` | the section of natives |
//! | `referents.rs` | what numbers in these columns stand for |
//! | `block.rs` | columns of values |
//! | `stream.rs` | such columns, piece by piece |
//! | `objects.rs` | the tables of objects |
//! | `strings.rs` | those of strings |
//! | `asleep/` | objects that are made when they are touched |
//! | `records.rs` | those whose objects have the same parts |
//! | `resources.rs` | resources of the host, and what stands for them |
//! | `iterators.rs`, `dicts.rs`, `sets.rs`, `instances.rs` | those that have not |
//! | `state.rs` | frames and the rest of the machine |

mod asleep;
mod block;
pub mod code;
pub mod delta;
mod dicts;
mod instances;
mod iterators;
mod kept;
mod library;
mod natives;
mod objects;
mod records;
mod referents;
mod resources;
mod sets;
mod state;
mod stream;
mod strings;
mod values;

use std::sync::Arc;

use diapause_bytecode::Module;
use diapause_vm::code_store::CodeId;
use diapause_vm::machine::Machine;
use diapause_vm::value::Value;

use crate::base::{Base, BaseId, Known};
use crate::container::{self, Checksum, Kind, Section, Sections};
use crate::error::{SnapshotError, ensure};
use crate::reader::Reader;
use crate::reference::{HASH_BYTES, code_hash, hex};
use crate::verify;
use crate::wire::code::entry;
use crate::wire::{Meta, Table};

use library::Library;
pub use library::is_of_prelude;
pub use referents::Referents;
pub use values::Decoder;

/// Bytes that the strings of a compiled program may have, when no limit is given.
const MAX_STRINGS: usize = 1 << 30;

/// How a snapshot is loaded.
#[derive(Clone, Copy, Debug, Default)]
pub struct Loading<'a> {
    /// The memory that the program may take, in bytes; the limit in the snapshot is not looked at.
    pub memory_limit: usize,
    /// Whether the bytes are known to be what a build of Diapause wrote, because a seal was checked:
    /// then they may bring code of the library that this build does not know.
    pub trusted: bool,
    /// Compiled programs as bytes: the code that was left out, among others.
    pub code: &'a [Vec<u8>],
    /// How many objects a table must have to be put to sleep until the program touches them, those
    /// that they hold included; `None` for as many as make it worth while.
    pub asleep_from: Option<u64>,
}

impl Loading<'_> {
    /// The module that is named next.
    fn left_out(&self, reader: &mut Reader) -> Result<Arc<Module>, SnapshotError> {
        let hash = reader.raw(HASH_BYTES)?;
        let mut others = Vec::new();
        for piece in self.code {
            let sections = container::open(piece, Kind::Program, Checksum::Verify)?;
            let bytes = sections.body(Section::Code);
            let found = code_hash(bytes);
            if found == *hash {
                let mut reader = Reader::new(bytes, "code that was left out");
                let module = kept::module(&mut reader, self.memory_limit)?;
                reader.end()?;
                return Ok(module);
            }
            others.push(hex(&found));
        }
        let given = match others.is_empty() {
            true => String::new(),
            false => format!("; what was handed over has {}", others.join(", ")),
        };
        Err(SnapshotError::Schema {
            what: format!("the code with the SHA-256 {} was left out{given}", hex(hash)),
        })
    }
}

pub fn program(bytes: &[u8], check: Checksum) -> Result<Module, SnapshotError> {
    let sections = container::open(bytes, Kind::Program, check)?;
    let mut reader = sections.reader(Section::Code, "the section of code");
    let module = code::module(&mut reader, MAX_STRINGS)?;
    reader.end()?;
    verify::module(&module, usize::MAX)?;
    verify::own(&module)?;
    verify::entry(&module)?;
    Ok(module)
}

/// Reads a snapshot, and what changed since.
pub fn machine(
    bytes: &[u8],
    deltas: &[&[u8]],
    kind: Kind,
    loading: &Loading<'_>,
    check: Checksum,
) -> Result<(Machine, Meta, Base), SnapshotError> {
    let memory_limit = loading.memory_limit;
    ensure!(matches!(kind, Kind::Progress | Kind::Session), "{kind} is nothing that could run");
    let mut parts = vec![container::open(bytes, kind, check)?];
    for delta in deltas {
        parts.push(container::open(delta, Kind::Delta, check)?);
    }
    let interned = delta::relations(bytes, deltas, &parts, memory_limit, check)?;
    let last = parts.len() - 1;
    let mut reader = parts[last].reader(Section::Meta, "the section of limits");
    let mut meta = Meta::read(&mut reader)?;
    reader.end()?;

    let mut machine = Machine::new(memory_limit, 0);
    if last > 0 {
        machine.heap.set_limit(memory_limit.saturating_mul(delta::MEMORY_FACTOR));
    }
    machine.heap.output.set_written(meta.output_written);
    // All the code first, the library's too: it makes objects, those of the data follow one another.
    let mut library = Library::default();
    for part in &parts {
        modules(&mut library, &mut machine, part, loading)?;
    }
    let modules = library.modules;
    let mut decoder = Decoder::new(machine, library, memory_limit);
    for (nth, part) in parts.iter().enumerate() {
        decoder.natives(nth, part.reader(Section::Natives, "the section of natives"))?;
    }

    decoder.interned = interned;
    decoder.asleep_from = loading.asleep_from.unwrap_or(asleep::MANY);
    decoder.parts = parts.len();
    for (nth, part) in parts.iter().enumerate() {
        decoder.begin(nth)?;
        decoder.objects(part.reader(Section::Objects, "the section of objects"))?;
        // That of the others has passed.
        if nth == last {
            decoder.state(part.reader(Section::State, "the section of the state"))?;
        }
        decoder.identities(part.reader(Section::Identities, "the section of identities"))?;
        if nth == last {
            let reader = part.reader(Section::Resources, "the section of resources");
            meta.resources = decoder.tokens(reader)?;
        }
    }
    decoder.settle_identities();
    for class in decoder.places().of(Table::Class) {
        decoder.machine.heap.refresh_class(class);
    }
    decoder.machine.heap.forget_changes();
    if last > 0 {
        decoder.machine.heap.set_limit(memory_limit);
        decoder.machine.prune();
        decoder.machine.heap.share_characters();
        let heap = &decoder.machine.heap;
        let is_beside = |string| heap.is_live(string) && !heap.is_the_character(string);
        // Strings of one character are shared, so there is none beside one that is interned.
        ensure!(
            !decoder.characters.iter().copied().any(is_beside),
            "a string of one character beside the one that is shared"
        );
    }
    verify::objects(&decoder)?;
    verify::frames(&decoder)?;
    ensure!(
        decoder.machine.state.interactive.is_some() == (kind == Kind::Session),
        "{kind}, with the state of something else"
    );
    let used = decoder.machine.heap.bytes_in_use();
    if last > 0 && used > memory_limit {
        return Err(SnapshotError::Limit { limit: memory_limit as u64 });
    }
    ensure!(used <= memory_limit, "{used} bytes in use, of {memory_limit}");
    decoder.machine.heap.settle();
    // Strings that were interned when they were old have another number, if they have one.
    if !decoder.interned.is_empty() {
        let interned = std::mem::take(&mut decoder.interned);
        let strs = &mut decoder.referents_mut()?.places.strs;
        for number in interned {
            if let Some(string) = strs.get_mut(number as usize) {
                *string = Value::NONE;
            }
        }
    }
    decoder.machine.codes.expect_deltas(0);
    let base = Base {
        id: BaseId::of(deltas.last().copied().unwrap_or(bytes))?,
        counts: decoder.places().counts,
        constants: decoder.referents.constants(),
        known: Known::Places(decoder.referents),
        modules,
        retirements: 0,
        given: decoder.machine.heap.identities().1,
    };
    Ok((decoder.machine, meta, base))
}

/// Reads the code of a snapshot, or what a delta has besides.
fn modules(
    library: &mut Library,
    machine: &mut Machine,
    sections: &Sections<'_>,
    loading: &Loading<'_>,
) -> Result<(), SnapshotError> {
    let limit = loading.memory_limit;
    let is_delta = library.begin();
    let mut reader = sections.reader(Section::Code, "the section of code");
    let mut older = Vec::new();
    while !reader.is_empty() {
        let what = reader.byte()?;
        let module = match what {
            entry::MODULE | entry::SUPERSEDED => kept::module(&mut reader, limit)?,
            entry::REFERENCE | entry::SUPERSEDED_REFERENCE => loading.left_out(&mut reader)?,
            entry::PART => {
                library.part(&mut reader)?;
                continue;
            }
            entry::PIECE => {
                library.piece(&mut reader, machine, limit, loading.trusted)?;
                continue;
            }
            other => return Err(SnapshotError::corrupt(format!("code of kind {other}"))),
        };
        let count = module.codes.len() as u32;
        let base = machine
            .codes
            .load(&module, &mut machine.heap)
            .map_err(|trap| SnapshotError::from_trap(trap, limit))?;
        library.modules += 1;
        library.own.extend((0..count).map(|place| CodeId(base.0 + place)));
        if matches!(what, entry::SUPERSEDED | entry::SUPERSEDED_REFERENCE) {
            // Newer source comes with a load, and what is dumped then is no delta.
            ensure!(!is_delta, "a delta with code that newer code has taken the place of");
            older.push((base, code::newer(&mut reader, &library.own)?));
        }
    }
    for (base, newer) in &older {
        verify::superseded(&machine.codes, *base, newer, &older)?;
        machine.codes.supersede(*base, newer.clone());
    }
    Ok(())
}
