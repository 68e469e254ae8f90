//! The tables of objects. How many each has is known first, and so is where they will be: objects
//! are made with their contents, in whatever order they refer to each other.

use diapause_vm::heap::{Allocate, Arena};
use diapause_vm::object::{
    BigInt, BoundMethod, BoxedFloat, ByteArray, Bytes, Cell, Class, Complex, Descriptor, Dict,
    DictView, Exception, Function, Generator, Instance, Items, Iter, List, MemoryView, Module,
    Range, Resource, Set, Slice, Str, Super, TracebackObject, Tuple, Weak,
};
use diapause_vm::value::{Kind, Value};

use super::referents::Allow;
use super::stream::Stream;
use super::values::Decoder;
use crate::base::{TABLES, ascending};
use crate::column::BLOCK;
use crate::column::ints::{self, Sign};
use crate::error::{SnapshotError, ensure};
use crate::reader::Reader;
use crate::wire::{Table, TableSet};

impl Decoder {
    /// The section of objects.
    pub fn objects(&mut self, mut reader: Reader) -> Result<(), SnapshotError> {
        if reader.is_empty() {
            return Ok(());
        }
        let count = reader.byte()?;
        let mut filled = TableSet::default();
        let (mut changed, mut new) = ([0; TABLES], [0; TABLES]);
        let mut next = 0;
        for _ in 0..count {
            let number = reader.byte()?;
            let table = Table::ALL.get(usize::from(number)).copied();
            let Some(table) = table.filter(|_| number >= next) else {
                return Err(SnapshotError::corrupt(format!(
                    "table {number}, expected {next} to {}",
                    Table::ALL.len() - 1
                )));
            };
            next = number + 1;
            if self.before.is_some() {
                changed[table as usize] = reader.number()?;
                ensure!(
                    changed[table as usize] == 0 || table.is_mutable(),
                    "{table:?}: objects that cannot change"
                );
            }
            let count = reader.number()?;
            self.reserve(table, count)?;
            new[table as usize] = count;
            filled.insert(table);
        }
        for table in filled.in_order() {
            let (old, new) = (changed[table as usize], new[table as usize]);
            if old == 0 && new == 0 {
                continue;
            }
            match self.changed_and_new(&mut reader, table, old, new) {
                Err(SnapshotError::Corrupt { what }) => {
                    return Err(SnapshotError::corrupt(format!("{table:?}: {what}")));
                }
                result => result?,
            }
        }
        reader.end()
    }

    /// Objects of a table: of a delta first those that were there before.
    fn changed_and_new(
        &mut self,
        reader: &mut Reader,
        table: Table,
        old: u32,
        new: u32,
    ) -> Result<(), SnapshotError> {
        let first = self.places().firsts[table as usize];
        let before = self.before.map_or(0, |before| before[table as usize]);
        self.replaced.clear();
        self.turn = 0;
        if old > 0 {
            ensure!(old <= before, "{old} objects that changed, of {before}");
            let numbers = self.numbers(reader, old as usize)?;
            ascending(&numbers, before, "object")?;
            self.replaced.extend(numbers.iter().map(|&number| first + number as u32));
        }
        self.begins = first + before;
        self.table(reader, table, old as usize + new as usize)
    }

    /// Where the n-th object stands of the table that is read.
    #[inline]
    pub(super) fn at(&self, nth: usize) -> u32 {
        match self.replaced.get(nth) {
            Some(&index) => index,
            None => self.begins + (nth - self.replaced.len()) as u32,
        }
    }

    /// The objects of the table that is read.
    pub(super) fn all(&self, kind: Kind, count: usize) -> Vec<Value> {
        (0..count).map(|nth| Value::other(kind, self.at(nth))).collect()
    }

    /// Takes the memory of so many objects.
    fn reserve(&mut self, table: Table, count: u32) -> Result<(), SnapshotError> {
        match table {
            Table::Str | Table::Interned => self.slots::<Str>(table, count),
            Table::BigInt => self.slots::<BigInt>(table, count),
            Table::BoxedFloat => self.slots::<BoxedFloat>(table, count),
            Table::Bytes => self.slots::<Bytes>(table, count),
            Table::Range => self.slots::<Range>(table, count),
            Table::Tuple => self.slots::<Tuple>(table, count),
            Table::Slice => self.slots::<Slice>(table, count),
            Table::List => self.slots::<List>(table, count),
            Table::Cell => self.slots::<Cell>(table, count),
            Table::Function => self.slots::<Function>(table, count),
            Table::BoundMethod => self.slots::<BoundMethod>(table, count),
            Table::Class => self.slots::<Class>(table, count),
            Table::Instance => self.slots::<Instance>(table, count),
            Table::Exception => self.slots::<Exception>(table, count),
            Table::Generator => self.slots::<Generator>(table, count),
            Table::Iterator => self.slots::<Iter>(table, count),
            Table::Descriptor => self.slots::<Descriptor>(table, count),
            Table::DictView => self.slots::<DictView>(table, count),
            Table::Super => self.slots::<Super>(table, count),
            Table::Module => self.slots::<Module>(table, count),
            Table::Traceback => self.slots::<TracebackObject>(table, count),
            Table::Dict => self.slots::<Dict>(table, count),
            Table::Set => self.slots::<Set>(table, count),
            Table::Complex => self.slots::<Complex>(table, count),
            Table::ByteArray => self.slots::<ByteArray>(table, count),
            Table::MemoryView => self.slots::<MemoryView>(table, count),
            Table::Weak => self.slots::<Weak>(table, count),
            Table::Resource => self.slots::<Resource>(table, count),
        }
    }

    fn slots<T: Allocate>(&mut self, table: Table, count: u32) -> Result<(), SnapshotError> {
        let bytes = (count as usize).saturating_mul(Arena::<T, T::Held>::SLOT_BYTES);
        if table.is_leaf() {
            // These are charged one by one.
            let fits = self.machine.heap.reserve(Some(bytes));
            self.trapped(fits)?;
        } else {
            let charged = self.machine.heap.charge(bytes);
            self.trapped(charged)?;
        }
        let next = T::arena(&mut self.machine.heap).next_index();
        let places = &mut self.referents_mut()?.places;
        let (first, known) =
            (&mut places.firsts[table as usize], &mut places.counts[table as usize]);
        let Some(total) = known.checked_add(count).filter(|&all| next.checked_add(all).is_some())
        else {
            return Err(SnapshotError::corrupt(format!("{count} objects of one kind")));
        };
        if *known == 0 {
            *first = next;
        } else if *first + *known != next && !matches!(table, Table::Str | Table::Interned) {
            return Err(SnapshotError::Internal(format!("{table:?} are not in a row")));
        }
        *known = total;
        Ok(())
    }

    /// Makes an object of a table, for whose place there is memory, in its turn.
    #[inline]
    pub(super) fn make<T: Allocate>(&mut self, object: T) -> Result<Value, SnapshotError> {
        if let Some(&index) = self.replaced.get(self.turn) {
            self.turn += 1;
            return Ok(self.machine.heap.replace(index, object));
        }
        let made = self.machine.heap.put(object);
        self.trapped(made)
    }

    /// As [`Decoder::make`], of several.
    pub(super) fn make_all<T: Allocate>(
        &mut self,
        mut objects: impl ExactSizeIterator<Item = T>,
    ) -> Result<(), SnapshotError> {
        while self.turn < self.replaced.len() {
            let Some(object) = objects.next() else { return Ok(()) };
            self.make(object)?;
        }
        let made = self.machine.heap.put_all(objects);
        self.trapped(made)
    }

    fn table(
        &mut self,
        reader: &mut Reader,
        table: Table,
        count: usize,
    ) -> Result<(), SnapshotError> {
        match table {
            Table::Str => self.strings(reader, count),
            Table::Interned => self.interned_strings(reader, count),
            Table::BigInt => {
                let sizes = self.numbers(reader, count)?;
                for size in sizes {
                    self.big_int(reader, size)?;
                }
                Ok(())
            }
            Table::BoxedFloat => {
                for _ in 0..count {
                    let float = float(reader)?;
                    let made = self.heap().new_float(float);
                    let made = self.trapped(made)?;
                    ensure!(made.is(Kind::Float), "{float} as a float that is an object");
                }
                Ok(())
            }
            Table::Complex => {
                for _ in 0..count {
                    let (real, imag) = (float(reader)?, float(reader)?);
                    let made = self.heap().new_complex(real, imag);
                    self.trapped(made)?;
                }
                Ok(())
            }
            Table::Bytes => {
                for size in self.numbers(reader, count)? {
                    let bytes = reader.raw(usize::try_from(size).unwrap_or(usize::MAX))?;
                    let made = self.heap().new_bytes(bytes);
                    self.trapped(made)?;
                }
                Ok(())
            }
            Table::ByteArray => {
                for size in self.numbers(reader, count)? {
                    let bytes = reader.raw(usize::try_from(size).unwrap_or(usize::MAX))?;
                    if self.turn < self.replaced.len() {
                        self.charge::<u8>(bytes.len())?;
                        self.make(ByteArray(bytes.to_vec()))?;
                        continue;
                    }
                    let made = self.heap().new_byte_array(bytes.to_vec());
                    self.trapped(made)?;
                }
                Ok(())
            }
            Table::Tuple => {
                let lengths = self.numbers(reader, count)?;
                // Few items need no memory of their own.
                let own = |&length: &i64| if length as u64 > 3 { length as u64 } else { 0 };
                self.charge_total(lengths.iter().map(own))?;
                let mut items = Stream::new(&lengths, Allow::Value);
                let mut made = Vec::with_capacity(count.min(BLOCK));
                for lengths in lengths.chunks(BLOCK) {
                    for &length in lengths {
                        let items = Items::from_slice(items.slice(self, reader, length)?);
                        made.push(Tuple { items });
                    }
                    self.make_all(made.drain(..))?;
                }
                Ok(())
            }
            Table::List => {
                let table = reader.clone();
                let lengths = self.numbers(reader, count)?;
                self.charge_total(lengths.iter().map(|&length| length as u64))?;
                if self.sleeping_lists(&table, reader, &lengths)? {
                    return Ok(());
                }
                let mut stream = Stream::new(&lengths, Allow::Value);
                let mut made = Vec::with_capacity(count.min(BLOCK));
                for lengths in lengths.chunks(BLOCK) {
                    for &length in lengths {
                        let mut items = Vec::with_capacity(length as usize);
                        stream.take(self, reader, length as usize, &mut items)?;
                        made.push(List { items });
                    }
                    self.make_all(made.drain(..))?;
                }
                Ok(())
            }
            Table::Instance => self.instances(reader, count),
            Table::Iterator => self.iterators(reader, count),
            Table::Dict => self.dicts(reader, count),
            Table::Set => self.sets(reader, count),
            _ => self.records(reader, table, count),
        }
    }

    /// A column of numbers, one for each object of a table: so many are never refused for memory.
    pub(super) fn numbers(
        &self,
        reader: &mut Reader,
        count: usize,
    ) -> Result<Vec<i64>, SnapshotError> {
        let mut numbers = Vec::new();
        ints::read(reader, count, Sign::Unsigned, &mut numbers)?;
        Ok(numbers)
    }

    /// Charges so many values in all.
    pub(super) fn charge_total(
        &mut self,
        counts: impl Iterator<Item = u64>,
    ) -> Result<(), SnapshotError> {
        let total = counts.fold(0_u64, u64::saturating_add);
        self.charge::<Value>(usize::try_from(total).unwrap_or(usize::MAX))
    }

    fn big_int(&mut self, reader: &mut Reader, size: i64) -> Result<(), SnapshotError> {
        let magnitude = reader.raw(usize::try_from(size as u64 >> 1).unwrap_or(usize::MAX))?;
        let sign = if size & 1 == 1 { num_bigint::Sign::Minus } else { num_bigint::Sign::Plus };
        self.charge::<u8>(magnitude.len())?;
        let number = num_bigint::BigInt::from_bytes_le(sign, magnitude);
        let result = self.heap().new_big_int(number);
        let value = self.trapped(result)?;
        ensure!(value.is(Kind::BigInt), "{value:?} as an integer beyond 62 bits");
        Ok(())
    }
}

fn float(reader: &mut Reader) -> Result<f64, SnapshotError> {
    let bytes = reader.raw(8)?.first_chunk::<8>().copied().unwrap_or_default();
    Ok(f64::from_le_bytes(bytes))
}
