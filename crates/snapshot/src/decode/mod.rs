//! From bytes to a machine.
//!
//! | file | what lives there |
//! | --- | --- |
//! | `code.rs` | modules |
//! | `delta.rs` | what changed since another snapshot |
//! | `values.rs` | code references, kinds of values, the sections of natives and identities |
//! | `block.rs` | columns of values |
//! | `objects.rs` | the tables of objects |
//! | `records.rs` | those whose objects have the same parts |
//! | `resources.rs` | resources of the host, and what stands for them |
//! | `iterators.rs`, `dicts.rs`, `sets.rs`, `instances.rs` | those that have not |
//! | `state.rs` | frames and the rest of the machine |

mod block;
mod code;
mod delta;
mod dicts;
mod instances;
mod iterators;
mod objects;
mod records;
mod resources;
mod sets;
mod state;
mod values;

use std::sync::Arc;

use diapause_bytecode::Module;
use diapause_vm::machine::Machine;
use diapause_vm::value::Value;

use crate::base::{Base, BaseId, Known};
use crate::container::{self, Checksum, Kind, Section, Sections};
use crate::error::{SnapshotError, ensure};
use crate::library;
use crate::verify;
use crate::wire::code::module as kind;
use crate::wire::{Meta, Table};

pub use block::Places;
pub use values::Decoder;

/// Bytes that the strings of a compiled program may have, when no limit is given.
const MAX_STRINGS: usize = 1 << 30;

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
    memory_limit: usize,
    check: Checksum,
) -> Result<(Machine, Meta, Base), SnapshotError> {
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
    // All the code first: it makes objects, those of the data follow one another.
    for part in &parts {
        modules(&mut machine, part, memory_limit)?;
    }

    let mut decoder = Decoder::new(machine, memory_limit);
    decoder.interned = interned;
    decoder.parts = parts.len();
    for (nth, part) in parts.iter().enumerate() {
        decoder.before = (nth > 0).then_some(decoder.places.counts);
        decoder.natives(part.reader(Section::Natives, "the section of natives"))?;
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
    for class in decoder.places.of(Table::Class) {
        decoder.machine.heap.refresh_class(class);
    }
    decoder.machine.heap.forget_changes();
    if last > 0 {
        decoder.machine.heap.set_limit(memory_limit);
        decoder.machine.prune();
        decoder.machine.heap.share_characters();
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
    // Strings that were interned when they were old have another number, if they have one.
    for &number in &decoder.interned {
        if let Some(string) = decoder.places.strs.get_mut(number as usize) {
            *string = Value::NONE;
        }
    }
    let base = Base {
        id: BaseId::of(deltas.last().copied().unwrap_or(bytes))?,
        counts: decoder.places.counts,
        constants: decoder.constants.len() as u32,
        known: Known::Places(Box::new(decoder.places)),
        modules: decoder.machine.codes.modules().count(),
        given: decoder.machine.heap.identities().1,
    };
    Ok((decoder.machine, meta, base))
}

/// Reads the modules of a snapshot.
fn modules(
    machine: &mut Machine,
    sections: &Sections<'_>,
    memory_limit: usize,
) -> Result<(), SnapshotError> {
    let mut reader = sections.reader(Section::Code, "the section of code");
    let mut older = Vec::new();
    while !reader.is_empty() {
        let what = reader.byte()?;
        let module = match what {
            kind::FROZEN => library::module(reader.text()?, reader.varint()?)?,
            kind::OWN | kind::SUPERSEDED => {
                let module = code::module(&mut reader, memory_limit)?;
                verify::module(&module, memory_limit)?;
                verify::own(&module)?;
                Arc::new(module)
            }
            _ => return Err(reader.fault(&format!("a module of kind {what}"))),
        };
        let base = machine
            .codes
            .load(&module, &mut machine.heap)
            .map_err(|trap| SnapshotError::from_trap(trap, memory_limit))?;
        if what == kind::SUPERSEDED {
            older.push((base, code::newer(&mut reader)?));
        }
    }
    for (base, newer) in &older {
        verify::superseded(&machine.codes, *base, newer, &older)?;
        machine.codes.supersede(*base, newer.clone());
    }
    Ok(())
}
