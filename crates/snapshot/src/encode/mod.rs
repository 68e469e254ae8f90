//! From a machine to bytes.
//!
//! | file | what lives there |
//! | --- | --- |
//! | `discover.rs` | what is reachable, and its numbers |
//! | `values.rs` | values, code references, the sections of natives and identities |
//! | `block.rs` | columns of values |
//! | `objects.rs` | the tables of objects |
//! | `records.rs` | those whose objects have the same parts |
//! | `resources.rs`, `path.rs` | resources of the host, what stands for them, and what leads to them |
//! | `iterators.rs`, `dicts.rs`, `sets.rs`, `instances.rs` | those that have not |
//! | `state.rs` | frames and the rest of the machine |
//! | `code.rs` | modules |

pub mod block;
mod code;
mod dicts;
mod discover;
mod instances;
mod iterators;
mod objects;
mod path;
mod records;
mod resources;
mod sets;
mod state;
mod values;

use diapause_bytecode::Module;
use diapause_vm::machine::Machine;
use diapause_vm::stdlib::FrozenModule;

use crate::container::{self, Kind, Section};
use crate::error::SnapshotError;
use crate::wire::code::module as kind;
use crate::wire::{Meta, Table};
use crate::writer::Writer;

use values::Encoder;

pub use path::path_to;
pub use resources::reachable;

pub fn progress(machine: &Machine, meta: &Meta) -> Result<Vec<u8>, SnapshotError> {
    let meta = Meta { output_written: machine.heap.output.written(), ..meta.clone() };
    let mut meta_section = Writer::default();
    meta.write(&mut meta_section);
    let mut code_section = Writer::with_capacity(256);
    for (base, module) in machine.codes.modules() {
        // Modules of the library are in every build: their names stand for them.
        if let Some(frozen) = FrozenModule::of(module) {
            code_section.byte(kind::FROZEN);
            code_section.text(frozen.name);
            code_section.varint(frozen.hash());
            continue;
        }
        let newer = machine.codes.superseded(base);
        code_section.byte(if newer.is_some() { kind::SUPERSEDED } else { kind::OWN });
        code::module(&mut code_section, module)?;
        if let Some(newer) = newer {
            code::newer(&mut code_section, newer);
        }
    }
    let found = discover::discover(machine)?;
    let table = &found.tables[Table::Resource as usize];
    let resources = resources::section(machine, table, &meta.resources)?;
    let mut encoder = Encoder::new(machine, found);
    let objects = encoder.objects()?;
    let state = encoder.state()?;
    let identities = encoder.identities();
    if let Some(fault) = encoder.fault.take() {
        return Err(fault);
    }
    let natives = encoder.natives()?;
    let kind = match machine.state.interactive {
        Some(_) => Kind::Session,
        None => Kind::Progress,
    };
    Ok(container::seal(
        kind,
        &[
            (Section::Meta, meta_section.finish()),
            (Section::Code, code_section.finish()),
            (Section::Natives, natives),
            (Section::Objects, objects),
            (Section::State, state),
            (Section::Identities, identities),
            (Section::Resources, resources),
        ],
    ))
}

/// Empty, which cannot be loaded, for a module that cannot be written, which there is not.
pub fn program(module: &Module) -> Vec<u8> {
    let mut section = Writer::default();
    code::module(&mut section, module)
        .map(|()| container::seal(Kind::Program, &[(Section::Code, section.finish())]))
        .unwrap_or_default()
}
