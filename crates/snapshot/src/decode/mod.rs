//! From bytes to a machine.
//!
//! | file | what lives there |
//! | --- | --- |
//! | `code.rs` | modules |
//! | `library.rs` | code of the library |
//! | `values.rs` | code references, kinds of values, the sections of natives and identities |
//! | `block.rs` | columns of values |
//! | `objects.rs` | the tables of objects |
//! | `records.rs` | those whose objects have the same parts |
//! | `resources.rs` | resources of the host, and what stands for them |
//! | `iterators.rs`, `dicts.rs`, `sets.rs`, `instances.rs` | those that have not |
//! | `state.rs` | frames and the rest of the machine |

mod block;
pub mod code;
mod dicts;
mod instances;
mod iterators;
mod library;
mod objects;
mod records;
mod resources;
mod sets;
mod state;
mod values;

use std::sync::Arc;

use diapause_bytecode::Module;
use diapause_vm::code_store::CodeId;
use diapause_vm::machine::Machine;

use crate::container::{self, Checksum, Kind, Section, Sections};
use crate::error::{SnapshotError, ensure};
use crate::reader::Reader;
use crate::reference::{HASH_BYTES, code_hash, hex};
use crate::verify;
use crate::wire::Meta;
use crate::wire::code::entry;

use library::Library;
pub use library::is_of_prelude;
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
}

impl Loading<'_> {
    /// The module that is named next.
    fn left_out(&self, reader: &mut Reader) -> Result<Module, SnapshotError> {
        let hash = reader.raw(HASH_BYTES)?;
        let mut others = Vec::new();
        for piece in self.code {
            let sections = container::open(piece, Kind::Program, Checksum::Verify)?;
            let bytes = sections.body(Section::Code);
            let found = code_hash(bytes);
            if found == *hash {
                let mut reader = Reader::new(bytes, "code that was left out");
                let module = code::module(&mut reader, self.memory_limit)?;
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

pub fn machine(
    bytes: &[u8],
    kind: Kind,
    loading: &Loading<'_>,
    check: Checksum,
) -> Result<(Machine, Meta), SnapshotError> {
    let memory_limit = loading.memory_limit;
    let sections = container::open(bytes, kind, check)?;
    let mut reader = sections.reader(Section::Meta, "the section of limits");
    let mut meta = Meta::read(&mut reader)?;
    reader.end()?;

    let mut machine = Machine::new(memory_limit, 0);
    machine.heap.output.set_written(meta.output_written);
    let library = modules(&mut machine, &sections, loading)?;

    let mut decoder = Decoder::new(machine, library, memory_limit);
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

/// Reads the code of a snapshot.
fn modules(
    machine: &mut Machine,
    sections: &Sections<'_>,
    loading: &Loading<'_>,
) -> Result<Library, SnapshotError> {
    let limit = loading.memory_limit;
    let mut library = Library::default();
    let mut reader = sections.reader(Section::Code, "the section of code");
    while !reader.is_empty() {
        match reader.byte()? {
            kind @ (entry::MODULE | entry::REFERENCE) => {
                let module = match kind {
                    entry::MODULE => code::module(&mut reader, limit)?,
                    _ => loading.left_out(&mut reader)?,
                };
                verify::module(&module, limit)?;
                verify::own(&module)?;
                let count = module.codes.len() as u32;
                let base = machine
                    .codes
                    .load(&Arc::new(module), &mut machine.heap)
                    .map_err(|trap| SnapshotError::from_trap(trap, limit))?;
                library.own.extend((0..count).map(|place| CodeId(base.0 + place)));
            }
            entry::PART => library.part(&mut reader)?,
            entry::PIECE => library.piece(&mut reader, machine, limit, loading.trusted)?,
            other => return Err(SnapshotError::corrupt(format!("code of kind {other}"))),
        }
    }
    Ok(library)
}
