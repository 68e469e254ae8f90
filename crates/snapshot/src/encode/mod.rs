//! From a machine to bytes.
//!
//! | file | what lives there |
//! | --- | --- |
//! | `discover.rs` | what is reachable, and its numbers |
//! | `seen.rs` | what the search sees of lists, tuples and dicts |
//! | `values.rs` | values, code references, the section of identities |
//! | `natives.rs` | the section of natives |
//! | `block.rs` | columns of values |
//! | `objects.rs` | the tables of objects |
//! | `records.rs` | those whose objects have the same parts |
//! | `resources.rs`, `path.rs` | resources of the host, what stands for them, and what leads to them |
//! | `iterators.rs`, `dicts.rs`, `sets.rs`, `instances.rs` | those that have not |
//! | `state.rs` | frames and the rest of the machine |
//! | `code.rs` | modules |
//! | `codes.rs` | references to code, and the section of code |
//! | `delta.rs` | what changed since another snapshot |
//! | `workspace.rs` | the memory that is needed for it |

pub mod block;
pub mod code;
mod codes;
mod delta;
mod dicts;
pub mod discover;
mod instances;
mod iterators;
mod natives;
mod objects;
mod path;
mod records;
mod resources;
mod seen;
mod sets;
mod state;
mod values;
mod workspace;

use diapause_bytecode::Module;
use diapause_vm::machine::Machine;
use diapause_vm::value::{Kind, Value};

use crate::base::{Base, BaseId, Known};
use crate::container::{self, Section};
use crate::error::SnapshotError;
use crate::inspect::few;
use crate::reference;
use crate::wire::{Meta, Table, Tag};
use crate::writer::Writer;

use codes::Codes;
use discover::{Found, Objects, discover};
use values::Encoder;
use workspace::Workspace;

pub use delta::delta;
pub use path::path_to;
pub use resources::reachable;

/// What tells, in the terms of the host, what is to be known of a machine.
pub type Telling<'a> = &'a dyn Fn(&Machine) -> Vec<u8>;

/// How a machine is dumped.
#[derive(Clone, Copy, Default)]
pub struct Dumping<'a> {
    /// Whether the code of the program is left out and named by its hash.
    pub code_by_reference: bool,
    /// What is to be known without loading, in the terms of the host. It is asked for where the
    /// other sections do not tell it.
    pub header: Option<Telling<'a>>,
}

/// Whether what is waited for can be told only with objects other than strings, or with more
/// strings than are looked at.
fn is_hard_to_tell(machine: &Machine, found: &Found, objects: &Objects) -> bool {
    let state = &machine.state;
    if state.pending.is_none() && state.waiting.is_none() {
        return false;
    }
    let count = |table: Table| objects.tables[table as usize].len() as u32;
    if !few(count(Table::Str), count(Table::Interned)) {
        return true;
    }
    let tells_itself = |value: Value| match value.kind() {
        None | Some(Kind::Const) => true,
        Some(_) => found.number(value).is_some_and(|(tag, _)| {
            [Tag::CONSTANT, Tag::of(Table::Str), Tag::of(Table::Interned)].contains(&tag)
        }),
    };
    state.pending.as_ref().is_some_and(|pending| {
        let keywords = pending.keywords.iter().map(|&(_, value)| value);
        !pending.args.iter().copied().chain(keywords).all(tells_itself)
    })
}

/// Writes a machine.
pub fn progress(
    machine: &Machine,
    meta: &Meta,
    dumping: &Dumping<'_>,
) -> Result<Vec<u8>, SnapshotError> {
    let Written { bytes, base, .. } = whole(machine, meta, dumping)?;
    base.recycle();
    Ok(bytes)
}

/// Writes a machine, and remembers what deltas that follow are relative to.
pub fn base(
    machine: &mut Machine,
    meta: &Meta,
    dumping: &Dumping<'_>,
) -> Result<(Vec<u8>, Base), SnapshotError> {
    let Written { bytes, base, without_holes } = whole(machine, meta, dumping)?;
    machine.heap.forget_changes();
    machine.codes.expect_deltas(base.retirements);
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

fn whole(machine: &Machine, meta: &Meta, dumping: &Dumping<'_>) -> Result<Written, SnapshotError> {
    let mut room = Workspace::fresh();
    let Workspace { objects, buffers, body } = &mut *room;
    write_meta(body, machine, meta);
    let meta_end = body.bytes().len();
    let found = discover(machine, objects)?;
    let wanted = dumping.code_by_reference || is_hard_to_tell(machine, &found, objects);
    let header = dumping.header.filter(|_| wanted);
    let header = header.map(|header| header(machine)).unwrap_or_default();
    let table = &objects.tables[Table::Resource as usize];
    let resources = resources::section(machine, table, &meta.resources)?;
    let counts = std::array::from_fn(|table| objects.tables[table].len() as u32);
    let retirements = machine.codes.retirements();
    let codes = Codes::new(machine, retirements);
    let mut encoder = Encoder::new(machine, codes, found, std::mem::take(buffers));
    encoder.objects(body, objects)?;
    let objects_end = body.bytes().len();
    encoder.state(body)?;
    let state_end = body.bytes().len();
    let identities = encoder.identities(|_, _, _| true);
    if let Some(fault) = encoder.fault.take() {
        return Err(fault);
    }
    let natives = encoder.natives()?;
    write_code(body, &mut encoder, 0, dumping)?;
    let body = body.bytes();
    let kind = match machine.state.interactive {
        Some(_) => container::Kind::Session,
        None => container::Kind::Progress,
    };
    let bytes = container::seal(
        kind,
        &[
            (Section::Meta, &body[..meta_end]),
            (Section::Code, &body[state_end..]),
            (Section::Natives, &natives),
            (Section::Objects, &body[meta_end..objects_end]),
            (Section::State, &body[objects_end..state_end]),
            (Section::Identities, &identities),
            (Section::Header, &header),
            (Section::Resources, &resources),
        ],
    );
    let base = Base {
        id: BaseId::of(&bytes)?,
        constants: encoder.found.constants,
        known: Known::Numbers(encoder.found.numbers),
        counts,
        modules: encoder.codes.own(machine).count(),
        retirements,
        given: machine.heap.identities().1,
    };
    room.buffers = encoder.buffers;
    room.recycle();
    Ok(Written { bytes, base, without_holes: encoder.without_holes })
}

/// The section of limits and usage.
fn write_meta(section: &mut Writer, machine: &Machine, meta: &Meta) {
    // What it holds besides numbers has a section of its own.
    let meta = Meta {
        output_written: machine.heap.output.written(),
        resources: Default::default(),
        ..*meta
    };
    meta.write(section);
}

/// The section of code, complete when everything else is written: the modules of the program,
/// without the first ones that are known, and what is needed of the library.
fn write_code(
    section: &mut Writer,
    encoder: &mut Encoder<'_>,
    known: usize,
    dumping: &Dumping<'_>,
) -> Result<(), SnapshotError> {
    encoder.codes.write_own(section, encoder.machine, known, dumping.code_by_reference)?;
    encoder.codes.write(section)
}

/// A module of the program: the SHA-256 of its bytes, and the bytes of a compiled program.
pub type CodePiece = ([u8; 32], Vec<u8>);

/// The modules of the program, each with its hash.
pub fn own_code(machine: &Machine) -> Result<Vec<CodePiece>, SnapshotError> {
    Codes::new(machine, machine.codes.retirements())
        .own(machine)
        .map(|(_, module)| Ok((reference::hash_of(module)?, program(module))))
        .collect()
}

/// Empty, which cannot be loaded, for a module that cannot be written, which there is not.
pub fn program(module: &Module) -> Vec<u8> {
    let mut section = Writer::default();
    code::module(&mut section, module)
        .map(|()| container::seal(container::Kind::Program, &[(Section::Code, &section.finish())]))
        .unwrap_or_default()
}
