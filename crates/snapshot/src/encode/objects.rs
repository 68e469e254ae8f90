//! The tables of objects: how many each has, then one after the other.

use diapause_vm::value::Value;

use super::block::Pieces;
use super::discover::Objects;
use super::seen::{Seen, Sequences};
use super::values::Encoder;
use crate::column::ints::{self, Sign};
use crate::column::texts;
use crate::error::SnapshotError;
use crate::hashing::PlainKeys;
use crate::wire::{Table, TableSet};
use crate::writer::{Writer, size};

impl Encoder<'_> {
    /// The section of objects.
    pub fn objects(
        &mut self,
        writer: &mut Writer,
        objects: &mut Objects,
    ) -> Result<(), SnapshotError> {
        let Objects { tables, seen, .. } = objects;
        let filled = TableSet::of(|table| !tables[table as usize].is_empty());
        if filled.len() == 0 {
            return Ok(());
        }
        writer.byte(filled.len() as u8);
        for table in filled.by_number() {
            writer.byte(table as u8);
            writer.varint(size(tables[table as usize].len())?.into());
        }
        let mut keys = PlainKeys::default();
        for table in filled.in_order() {
            self.table(writer, table, &tables[table as usize], tables, seen, &mut keys);
        }
        Ok(())
    }

    pub(super) fn table(
        &mut self,
        writer: &mut Writer,
        table: Table,
        objects: &[Value],
        tables: &[Vec<Value>],
        seen: &mut Seen,
        keys: &mut PlainKeys,
    ) {
        let heap = &self.machine.heap;
        match table {
            Table::Interned => {
                let names: Vec<&str> =
                    objects.iter().map(|&value| heap.str(value).as_str()).collect();
                texts::write_names(writer, &names);
            }
            Table::Str => {
                texts::write(writer, objects.len(), |nth| heap.str(objects[nth]).as_str());
            }
            Table::BigInt => {
                let parts: Vec<_> =
                    objects.iter().map(|&value| heap.big_int(value).0.to_bytes_le()).collect();
                let sizes: Vec<i64> = parts
                    .iter()
                    .map(|(sign, bytes)| {
                        (bytes.len() as i64) << 1 | i64::from(*sign == num_bigint::Sign::Minus)
                    })
                    .collect();
                ints::write(writer, &sizes, Sign::Unsigned);
                parts.iter().for_each(|(_, bytes)| writer.raw(bytes));
            }
            Table::BoxedFloat => objects
                .iter()
                .for_each(|&value| writer.raw(&heap.boxed_float(value).0.to_le_bytes())),
            Table::Complex => {
                for &value in objects {
                    let complex = heap.complex(value);
                    writer.raw(&complex.real.to_le_bytes());
                    writer.raw(&complex.imag.to_le_bytes());
                }
            }
            Table::Bytes => blobs(writer, objects, |value| &heap.bytes(value).0),
            Table::ByteArray => blobs(writer, objects, |value| &heap.byte_array(value).0),
            Table::Tuple => {
                self.sequences(writer, &seen.tuples, |nth| &heap.tuple(objects[nth]).items);
            }
            Table::List => {
                self.sequences(writer, &seen.lists, |nth| &heap.list(objects[nth]).items);
            }
            Table::Iterator => self.iterators(writer, objects),
            Table::Instance => self.instances(writer, objects),
            Table::Dict => {
                self.dicts(writer, objects, &tables[Table::Iterator as usize], seen, keys);
            }
            Table::Set => self.sets(writer, objects, keys),
            _ => self.records(writer, table, objects),
        }
    }

    fn sequences<'a>(
        &mut self,
        writer: &mut Writer,
        seen: &Sequences,
        items: impl Fn(usize) -> &'a [Value],
    ) {
        ints::write(writer, &seen.lengths, Sign::Unsigned);
        let mut pieces = Pieces::new(self);
        seen.stretches(|stretch| match stretch {
            Ok(seen) => pieces.add(self, writer, seen),
            Err(nth) => pieces.add(self, writer, items(nth)),
        });
        pieces.end(self, writer);
    }
}

fn blobs<'a>(writer: &mut Writer, objects: &[Value], bytes: impl Fn(Value) -> &'a [u8]) {
    let lengths: Vec<i64> = objects.iter().map(|&value| bytes(value).len() as i64).collect();
    ints::write(writer, &lengths, Sign::Unsigned);
    objects.iter().for_each(|&value| writer.raw(bytes(value)));
}
