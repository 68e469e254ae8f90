//! From a machine to bytes.
//!
//! | file | what lives there |
//! | --- | --- |
//! | `discover.rs` | what is reachable, and its numbers |
//! | `values.rs` | values, code references, the section of natives |
//! | `objects.rs`, `iterators.rs` | the tables of objects |
//! | `state.rs` | frames and the rest of the machine |
//! | `code.rs` | modules |

mod code;
mod discover;
mod iterators;
mod objects;
mod state;
mod values;

use diapause_bytecode::Module;
use diapause_vm::machine::Machine;
use diapause_vm::stdlib::FrozenModule;

use crate::container::{self, Kind, Section};
use crate::error::SnapshotError;
use crate::wire::Meta;
use crate::writer::Writer;

use values::Encoder;

pub fn progress(machine: &Machine, meta: &Meta) -> Result<Vec<u8>, SnapshotError> {
    let meta = Meta { output_written: machine.heap.output.written(), ..meta.clone() };
    let mut meta_section = Writer::default();
    meta_section.put(&meta)?;
    let mut code_section = Writer::default();
    for (_, module) in machine.codes.modules() {
        // Modules of the library are in every build: their names stand for them.
        let frozen = FrozenModule::of(module).map(|frozen| (frozen.name, frozen.hash()));
        code_section.put(&frozen)?;
        if frozen.is_none() {
            code::module(&mut code_section, module)?;
        }
    }
    let found = discover::discover(machine)?;
    let mut encoder = Encoder::new(machine, found);
    let objects = encoder.objects()?;
    let state = encoder.state()?;
    let identities = encoder.identities()?;
    let natives = encoder.natives()?;
    let kind = match machine.state.interactive {
        Some(_) => Kind::Session,
        None => Kind::Progress,
    };
    container::seal(
        kind,
        &[
            (Section::Meta, meta_section.finish()),
            (Section::Code, code_section.finish()),
            (Section::Natives, natives),
            (Section::Objects, objects),
            (Section::State, state),
            (Section::Identities, identities),
        ],
    )
}

/// Empty, which cannot be loaded, for a module whose parts are beyond four gigabytes.
pub fn program(module: &Module) -> Vec<u8> {
    let mut section = Writer::default();
    code::module(&mut section, module)
        .and_then(|()| container::seal(Kind::Program, &[(Section::Code, section.finish())]))
        .unwrap_or_default()
}
