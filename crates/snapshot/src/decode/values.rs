//! References to code, kinds of values, and the section of identities.

use std::collections::HashSet;
use std::sync::Arc;

use diapause_vm::code_store::CodeId;
use diapause_vm::heap::{FIRST_IDENTITY, Heap, IDENTITY_STEP};
use diapause_vm::machine::Machine;
use diapause_vm::trap::Trap;
use diapause_vm::types::TypeId;
use diapause_vm::value::{Kind, Value};

use super::block::Buffers;
use super::library::{Library, is_of_library};
use super::referents::{Allow, Native, Places, Referents};
use crate::base::TABLES;
use crate::column::ints::{self, Sign};
use crate::constants;
use crate::error::{SnapshotError, ensure};
use crate::hashing::{PlainHashes, PlainKeys};
use crate::reader::Reader;
use crate::wire::Table;

/// More identity numbers than any program can ask for.
const MAX_IDENTITIES: u64 = 1 << 40;

/// How many steps of lookups loading may take in all, however keys collide.
const PROBES: u64 = 1 << 29;

/// What is read so far.
pub struct Decoder {
    pub machine: Machine,
    pub(super) library: Library,
    pub(super) limit: usize,
    /// Complete, and not changed any more, once objects are asleep.
    pub(super) referents: Arc<Referents>,
    /// Those of the snapshots that follow each other.
    pub(super) of_parts: Vec<Vec<Native>>,
    /// Those natives that only the library may hold.
    pub(super) private: Vec<Value>,
    pub keys: PlainKeys,
    pub hashes: PlainHashes,
    pub probes: u64,
    /// Of the table that is read: places of the objects that get other contents, how many of these
    /// have it, and where the new ones begin.
    pub(super) replaced: Vec<u32>,
    pub(super) turn: usize,
    pub(super) begins: u32,
    /// How many objects each table had before a delta; `None` while there is none.
    pub(super) before: Option<[u32; TABLES]>,
    /// How many snapshots follow each other.
    pub(super) parts: usize,
    /// From how many objects on a table is put to sleep.
    pub(super) asleep_from: u64,
    /// Numbers of strings that are interned in the end.
    pub(super) interned: HashSet<u32>,
    /// Strings of one byte that deltas hold: none of them is interned.
    pub(super) characters: Vec<Value>,
    /// Identity numbers, and how many were given.
    pub(super) identities: (diapause_vm::heap::IdentityMap, u64),
    /// Buffers of the block that is being read.
    pub(super) buffers: Buffers,
}

impl Decoder {
    pub fn new(machine: Machine, library: Library, limit: usize) -> Self {
        Self {
            referents: Arc::new(Referents::with(constants::all(&machine))),
            machine,
            library,
            limit,
            of_parts: Vec::new(),
            private: Vec::new(),
            keys: PlainKeys::default(),
            hashes: PlainHashes::default(),
            probes: PROBES,
            replaced: Vec::new(),
            turn: 0,
            begins: 0,
            before: None,
            parts: 1,
            asleep_from: u64::MAX,
            interned: HashSet::new(),
            characters: Vec::new(),
            identities: Default::default(),
            buffers: Buffers::default(),
        }
    }

    pub fn heap(&mut self) -> &mut Heap {
        &mut self.machine.heap
    }

    /// Turns a trap of the heap into an error.
    pub fn trapped<T>(&self, result: Result<T, Trap>) -> Result<T, SnapshotError> {
        result.map_err(|trap| SnapshotError::from_trap(trap, self.limit))
    }

    /// Charges memory that is about to be allocated.
    pub fn charge<T>(&mut self, count: usize) -> Result<(), SnapshotError> {
        let result = self.machine.heap.charge(count.saturating_mul(size_of::<T>()));
        self.trapped(result)
    }

    /// A count of things of a type, for which memory is charged.
    pub fn announced<T>(&mut self, reader: &mut Reader) -> Result<usize, SnapshotError> {
        let count = reader.number()? as usize;
        self.charge::<T>(count)?;
        Ok(count)
    }

    /// Where the objects of the tables are.
    pub fn places(&self) -> &Places {
        &self.referents.places
    }

    /// What is read so far of what numbers stand for, to add to it.
    pub(super) fn referents_mut(&mut self) -> Result<&mut Referents, SnapshotError> {
        let changed = || SnapshotError::Internal("numbers that objects refer to change".into());
        Arc::get_mut(&mut self.referents).ok_or_else(changed)
    }

    /// The `nth` snapshot is read from here on.
    pub fn begin(&mut self, nth: usize) -> Result<(), SnapshotError> {
        self.before = (nth > 0).then_some(self.places().counts);
        let natives = self.of_parts.get_mut(nth).map(std::mem::take).unwrap_or_default();
        self.referents_mut()?.natives = natives;
        Ok(())
    }

    /// A code object.
    pub fn code(&self, number: i64) -> Result<CodeId, SnapshotError> {
        let place = number as u64 >> 1;
        if number & 1 == 0 {
            let own = &self.library.own;
            let found = usize::try_from(place).ok().and_then(|place| own.get(place)).copied();
            return found
                .ok_or_else(|| SnapshotError::corrupt(format!("code {place} of {}", own.len())));
        }
        match self.referents.native(place)? {
            Native::Code(code) => Ok(code),
            other => Err(SnapshotError::corrupt(format!("{other:?}, expected code"))),
        }
    }

    /// The objects of a table, without those that deltas have made unreachable.
    pub fn live(&self, table: Table) -> impl Iterator<Item = Value> + use<'_> {
        let (all, heap) = (self.parts == 1, &self.machine.heap);
        self.places().of(table).filter(move |&value| all || heap.is_live(value))
    }

    /// A value of one kind.
    pub fn of_kind(&self, value: Value, kind: Kind) -> Result<Value, SnapshotError> {
        ensure!(value.is(kind), "{value:?}, expected {kind:?}");
        Ok(value)
    }

    /// A value of one kind, or None.
    pub fn optional(&self, value: Value, kind: Kind) -> Result<Value, SnapshotError> {
        ensure!(value.is_none() || value.is(kind), "{value:?}, expected {kind:?} or None");
        Ok(value)
    }

    /// A value that Python code may see.
    pub fn bound(&self, value: Value) -> Result<Value, SnapshotError> {
        ensure!(!value.is_unbound(), "nothing where a value is expected");
        Ok(value)
    }

    /// An integer of any size.
    pub fn integer(&self, value: Value) -> Result<Value, SnapshotError> {
        ensure!(value.is_small() || value.is(Kind::BigInt), "{value:?}, expected an integer");
        Ok(value)
    }

    /// A class or a built-in type.
    pub fn class(&self, value: Value) -> Result<Value, SnapshotError> {
        ensure!(value.is(Kind::Class) || value.is(Kind::Type), "{value:?}, expected a class");
        Ok(value)
    }

    /// A built-in type.
    pub fn built_in_type(&self, value: Value) -> Result<TypeId, SnapshotError> {
        TypeId::of(value)
            .ok_or_else(|| SnapshotError::corrupt(format!("{value:?}, expected a built-in type")))
    }

    /// Registers of code of the program must not hold what is for the library.
    pub fn no_intrinsics(&self, code: CodeId, registers: &[Value]) -> Result<(), SnapshotError> {
        if self.private.is_empty() || is_of_library(&self.machine, code) {
            return Ok(());
        }
        match registers.iter().find(|register| self.private.contains(register)) {
            Some(found) => Err(SnapshotError::corrupt(format!("{found:?}, expected a value"))),
            None => Ok(()),
        }
    }

    /// The section of identities; those of a delta come on top.
    pub fn identities(&mut self, mut reader: Reader) -> Result<(), SnapshotError> {
        if let Some(before) = self.before {
            // The strings that are new may be here already, but were not where they come from.
            let new = |of: &[Value], table: Table| of[before[table as usize] as usize..].to_vec();
            let strings = new(&self.places().strs, Table::Str);
            for value in strings.into_iter().chain(new(&self.places().interned, Table::Interned)) {
                self.identities.0.remove(&value);
            }
        }
        if reader.is_empty() {
            return Ok(());
        }
        let given = reader.varint()?;
        ensure!(given <= MAX_IDENTITIES, "{given} identity numbers, of at most {MAX_IDENTITIES}");
        let known_before = self.identities.1;
        ensure!(given >= known_before, "{given} identity numbers, after {known_before}");
        let count = self.announced::<(Value, u64, u64)>(&mut reader)?;
        let mut ordinals = Vec::new();
        ints::read(&mut reader, count, Sign::Unsigned, &mut ordinals)?;
        let mut values = Vec::with_capacity(count);
        self.column(&mut reader, count, Allow::Value, &mut values)?;
        reader.end()?;
        // Objects that are gone have lost theirs; as long as they are here, their numbers are.
        let again = ordinals.first().is_some_and(|&first| (first as u64) < known_before);
        let taken: HashSet<u64> = match again {
            true => self.identities.0.values().copied().collect(),
            false => HashSet::new(),
        };
        // Two strings of a base can have become one, if one of them is gone.
        let lenient = self.before.is_some() || !self.interned.is_empty();
        let known = &mut self.identities.0;
        known.reserve(count);
        let mut next = 0;
        for (&ordinal, value) in ordinals.iter().zip(values) {
            let ordinal = ordinal as u64;
            ensure!(
                (next..given).contains(&ordinal),
                "identity number {ordinal}, expected {next} to {given}"
            );
            next = ordinal + 1;
            let id = FIRST_IDENTITY + ordinal * IDENTITY_STEP;
            ensure!(!taken.contains(&id), "identity number {ordinal} is given twice");
            let twice = known.insert(value, id).is_some();
            ensure!(lenient || !twice, "{value:?} has two identity numbers");
        }
        self.identities.1 = given;
        Ok(())
    }

    /// Hands the identity numbers to the heap.
    pub fn settle_identities(&mut self) {
        let (known, given) = std::mem::take(&mut self.identities);
        self.heap().set_identities(known, given);
    }
}
