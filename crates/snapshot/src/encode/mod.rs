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
//! | `delta.rs` | what changed since another snapshot |

pub mod block;
mod code;
mod delta;
mod dicts;
pub mod discover;
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
use diapause_vm::value::Value;

use crate::base::{Base, BaseId, Known};
use crate::container::{self, Kind, Section};
use crate::error::SnapshotError;
use crate::wire::code::module as kind;
use crate::wire::{Meta, Table};
use crate::writer::Writer;

use values::Encoder;

pub use delta::delta;
pub use path::path_to;
pub use resources::reachable;

/// Writes a machine.
pub fn progress(machine: &Machine, meta: &Meta) -> Result<Vec<u8>, SnapshotError> {
    whole(machine, meta).map(|written| written.bytes)
}

/// Writes a machine, and remembers what deltas that follow are relative to.
pub fn base(machine: &mut Machine, meta: &Meta) -> Result<(Vec<u8>, Base), SnapshotError> {
    let Written { bytes, base, without_holes } = whole(machine, meta)?;
    machine.heap.forget_changes();
    // What was written of these is not what they are here.
    for dict in without_holes {
        let _ = machine.heap.dict_mut(dict);
    }
    Ok((bytes, base))
}

/// A snapshot, and what there is to remember of it.
struct Written {
    bytes: Vec<u8>,
    base: Base,
    /// Dicts of which deleted entries were left out.
    without_holes: Vec<Value>,
}

fn whole(machine: &Machine, meta: &Meta) -> Result<Written, SnapshotError> {
    let meta_section = meta_section(machine, meta);
    let code_section = code_section(machine, 0)?;
    let found = discover::discover(machine)?;
    let table = &found.tables[Table::Resource as usize];
    let resources = resources::section(machine, table, &meta.resources)?;
    let counts = std::array::from_fn(|table| found.tables[table].len() as u32);
    let mut encoder = Encoder::new(machine, found);
    let objects = encoder.objects()?;
    let state = encoder.state()?;
    let identities = encoder.identities(|_, _, _| true);
    if let Some(fault) = encoder.fault.take() {
        return Err(fault);
    }
    let natives = encoder.natives()?;
    let kind = match machine.state.interactive {
        Some(_) => Kind::Session,
        None => Kind::Progress,
    };
    let bytes = container::seal(
        kind,
        &[
            (Section::Meta, meta_section),
            (Section::Code, code_section),
            (Section::Natives, natives),
            (Section::Objects, objects),
            (Section::State, state),
            (Section::Identities, identities),
            (Section::Resources, resources),
        ],
    );
    let base = Base {
        id: BaseId::of(&bytes)?,
        constants: encoder.found.constants,
        known: Known::Numbers(Box::new(encoder.found.numbers)),
        counts,
        modules: machine.codes.modules().count(),
        given: machine.heap.identities().1,
    };
    Ok(Written { bytes, base, without_holes: encoder.without_holes })
}

fn meta_section(machine: &Machine, meta: &Meta) -> Vec<u8> {
    let meta = Meta { output_written: machine.heap.output.written(), ..meta.clone() };
    let mut section = Writer::default();
    meta.write(&mut section);
    section.finish()
}

/// The modules of the program, without the first ones that are known.
fn code_section(machine: &Machine, known: usize) -> Result<Vec<u8>, SnapshotError> {
    let mut section = Writer::with_capacity(256);
    for (base, module) in machine.codes.modules().skip(known) {
        // Modules of the library are in every build: their names stand for them.
        if let Some(frozen) = FrozenModule::of(module) {
            section.byte(kind::FROZEN);
            section.text(frozen.name);
            section.varint(frozen.hash());
            continue;
        }
        let newer = machine.codes.superseded(base);
        section.byte(if newer.is_some() { kind::SUPERSEDED } else { kind::OWN });
        code::module(&mut section, module)?;
        if let Some(newer) = newer {
            code::newer(&mut section, newer);
        }
    }
    Ok(section.finish())
}

/// Empty, which cannot be loaded, for a module that cannot be written, which there is not.
pub fn program(module: &Module) -> Vec<u8> {
    let mut section = Writer::default();
    code::module(&mut section, module)
        .map(|()| container::seal(Kind::Program, &[(Section::Code, section.finish())]))
        .unwrap_or_default()
}
