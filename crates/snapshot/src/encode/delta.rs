//! What changed since another snapshot of the same machine.
//!
//! Objects keep their numbers from one snapshot of a chain to the next. What is new gets further
//! ones; of what is old only that is written which was given out to be changed. Nothing else is
//! looked at, so that the work follows what changed: what became garbage meanwhile is not found
//! out, a loader finds it when it has read everything.

use diapause_vm::heap::Change;
use diapause_vm::machine::Machine;
use diapause_vm::value::{Kind, Value};

use super::discover::{self, Found, IN_TABLE, Objects};
use super::values::Encoder;
use super::workspace::Workspace;
use super::{Codes, Dumping, resources, write_code, write_meta};
use crate::base::{Base, BaseId, Known, TABLES};
use crate::column::ints::{self, Sign};
use crate::container::{self, Kind as SnapshotKind, Section};
use crate::error::SnapshotError;
use crate::flat::Numbers;
use crate::hashing::PlainKeys;
use crate::wire::{Meta, Table, TableSet};
use crate::writer::{Writer, size};

/// What is old and has to be told of, per table in the order of the numbers.
struct Changes {
    tables: [Vec<Value>; TABLES],
    /// The numbers of strings that were interned since.
    interned: Vec<i64>,
}

/// Writes what changed since a base, which the result replaces.
pub fn delta(
    machine: &mut Machine,
    meta: &Meta,
    base: Base,
    dumping: &Dumping<'_>,
) -> Result<(Vec<u8>, Base), SnapshotError> {
    let mut numbers = base.known.numbers(machine, &base.counts);
    let changes = changes(machine, &mut numbers);
    let mut room = Workspace::fresh();
    let [mut meta_section, mut state, mut code] = std::array::from_fn(|_| Writer::default());
    write_meta(&mut meta_section, machine, meta);
    let retirements = base.retirements;
    let codes = Codes::new(machine, retirements);
    let modules = codes.own(machine).count();
    let constants = match modules > base.modules {
        true => number_new_constants(machine, retirements, &mut numbers),
        false => base.constants,
    };
    let mut found = Found { numbers, constants };
    let new = &mut room.objects;
    discover::search(machine, &mut found, new, &base.counts, &changes.tables)?;
    let counts: [u32; TABLES] =
        std::array::from_fn(|table| base.counts[table] + new.tables[table].len() as u32);
    let header = dumping.header.map(|header| header(machine)).unwrap_or_default();
    let mut encoder = Encoder::new(machine, codes, found, std::mem::take(&mut room.buffers));
    encoder.keeps_holes = true;
    let objects = encoder.objects_since(changes.tables, new)?;
    encoder.state(&mut state)?;
    // What had one before has it still.
    let identities = encoder.identities(|found, object, ordinal| {
        ordinal >= base.given || is_new(found, object, &base.counts, base.constants)
    });
    if let Some(fault) = encoder.fault.take() {
        return Err(fault);
    }
    let natives = encoder.natives()?;
    write_code(&mut code, &mut encoder, base.modules, dumping)?;
    room.buffers = encoder.buffers;
    room.recycle();
    let numbers = encoder.found.numbers;
    let count = counts[Table::Resource as usize];
    let resources = resources::section_since(machine, &numbers, count, &meta.resources)?;
    let bytes = container::seal(
        SnapshotKind::Delta,
        &[
            (Section::Meta, &meta_section.finish()),
            (Section::Code, &code.finish()),
            (Section::Natives, &natives),
            (Section::Objects, &objects),
            (Section::State, &state.finish()),
            (Section::Identities, &identities),
            (Section::Header, &header),
            (Section::Base, &base_section(base.id, &changes.interned)),
            (Section::Resources, &resources),
        ],
    );
    let given = machine.heap.identities().1;
    machine.heap.forget_changes();
    let (id, known) = (BaseId::of(&bytes)?, Known::Numbers(numbers));
    Ok((bytes, Base { id, known, counts, constants, modules, retirements, given }))
}

/// Finds what changed, and takes the numbers away of what is gone.
fn changes(machine: &Machine, numbers: &mut Numbers) -> Changes {
    let heap = &machine.heap;
    let mut tables: [Vec<(u32, Value)>; TABLES] = std::array::from_fn(|_| Vec::new());
    let mut interned = Vec::new();
    for &table in Table::ALL {
        numbers.truncate(Value::other(table.kind(), 0), heap.places(table.kind()));
    }
    heap.changes(&mut |value, change| {
        let coded = numbers.get(value);
        if coded == 0 {
            return;
        }
        if change == Change::New {
            numbers.forget(value);
        } else if value.is(Kind::Str) {
            // Nothing else can happen to a string. It counts as new from now on.
            if coded & 3 == IN_TABLE && heap.str(value).is_interned() {
                interned.push(i64::from(coded >> 2));
                numbers.forget(value);
            }
        } else if coded & 3 == IN_TABLE
            && let Some(table) = value.kind().and_then(Table::of)
            && table.is_mutable()
        {
            tables[table as usize].push((coded >> 2, value));
        }
    });
    interned.sort_unstable();
    let tables = tables.map(|mut table| {
        table.sort_unstable_by_key(|&(number, _)| number);
        table.into_iter().map(|(_, value)| value).collect()
    });
    Changes { tables, interned }
}

/// Gives the constants of code that was loaded since their numbers, except to objects that have
/// another. How many constants there are in all.
fn number_new_constants(machine: &Machine, retirements: u32, numbers: &mut Numbers) -> u32 {
    let mut places = Numbers::default();
    let count = discover::number_constants(machine, retirements, &mut places);
    crate::constants::of(machine, retirements, |value| {
        // Each is met for the first time when its number is taken.
        let coded = places.get(value);
        places.forget(value);
        let own = numbers.place(value);
        if *own == 0 {
            *own = coded;
        }
        coded != 0
    });
    count
}

/// Whether an object had no number in the base.
fn is_new(found: &Found, object: Value, counts: &[u32; TABLES], constants: u32) -> bool {
    let Some((tag, number)) = found.number(object) else { return false };
    number >= tag.table().map_or(constants, |table| counts[table as usize])
}

fn base_section(id: BaseId, interned: &[i64]) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.varint(id.length);
    writer.raw(&id.checksum.to_le_bytes());
    writer.count(interned.len());
    ints::write(&mut writer, interned, Sign::Unsigned);
    writer.finish()
}

impl Encoder<'_> {
    /// The section of objects: those that changed, and those that are new.
    fn objects_since(
        &mut self,
        changed: [Vec<Value>; TABLES],
        new: &mut Objects,
    ) -> Result<Vec<u8>, SnapshotError> {
        let Objects { tables, seen, .. } = new;
        let filled = TableSet::of(|table| {
            !tables[table as usize].is_empty() || !changed[table as usize].is_empty()
        });
        if filled.len() == 0 {
            return Ok(Vec::new());
        }
        let mut writer = Writer::with_capacity(256);
        writer.byte(filled.len() as u8);
        for table in filled.by_number() {
            writer.byte(table as u8);
            writer.varint(size(changed[table as usize].len())?.into());
            writer.varint(size(tables[table as usize].len())?.into());
        }
        let mut keys = PlainKeys::default();
        for table in filled.in_order() {
            let old = &changed[table as usize];
            let numbers: Vec<i64> =
                old.iter().map(|&value| (self.found.numbers.get(value) >> 2).into()).collect();
            ints::write(&mut writer, &numbers, Sign::Unsigned);
            let mut objects = old.clone();
            objects.append(&mut tables[table as usize]);
            self.table(&mut writer, table, &objects, tables, seen, &mut keys);
        }
        Ok(writer.finish())
    }
}
