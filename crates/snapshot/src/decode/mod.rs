//! From bytes to a machine.
//!
//! | file | what lives there |
//! | --- | --- |
//! | `code.rs` | modules |
//! | `values.rs` | code references, kinds of values, the sections of natives and identities |
//! | `block.rs` | columns of values |
//! | `objects.rs` | the tables of objects |
//! | `records.rs` | those whose objects have the same parts |
//! | `resources.rs` | resources of the host, and what stands for them |
//! | `iterators.rs`, `dicts.rs`, `sets.rs`, `instances.rs` | those that have not |
//! | `state.rs` | frames and the rest of the machine |

mod block;
mod code;
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

use crate::container::{self, Checksum, Kind, Section};
use crate::error::{SnapshotError, ensure};
use crate::library;
use crate::verify;
use crate::wire::Meta;
use crate::wire::code::module as kind;

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

pub fn machine(
    bytes: &[u8],
    kind: Kind,
    memory_limit: usize,
    check: Checksum,
) -> Result<(Machine, Meta), SnapshotError> {
    let sections = container::open(bytes, kind, check)?;
    let mut reader = sections.reader(Section::Meta, "the section of limits");
    let mut meta = Meta::read(&mut reader)?;
    reader.end()?;

    let mut machine = Machine::new(memory_limit, 0);
    machine.heap.output.set_written(meta.output_written);
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

    let mut decoder = Decoder::new(machine, memory_limit);
    decoder.natives(sections.reader(Section::Natives, "the section of natives"))?;
    decoder.objects(sections.reader(Section::Objects, "the section of objects"))?;
    decoder.state(sections.reader(Section::State, "the section of the state"))?;
    decoder.identities(sections.reader(Section::Identities, "the section of identities"))?;
    meta.resources =
        decoder.tokens(sections.reader(Section::Resources, "the section of resources"))?;
    verify::objects(&decoder)?;
    verify::frames(&decoder)?;
    ensure!(
        decoder.machine.state.interactive.is_some() == (kind == Kind::Session),
        "{kind}, with the state of something else"
    );
    let machine = decoder.machine;
    ensure!(
        machine.heap.bytes_in_use() <= memory_limit,
        "{} bytes in use, of {memory_limit}",
        machine.heap.bytes_in_use()
    );
    Ok((machine, meta))
}
