//! Native iterators.

use diapause_vm::object::Iter;
use diapause_vm::value::{Kind, Value};

use super::referents::Allow;
use super::values::Decoder;
use crate::column::ints::{self, Sign};
use crate::error::{SnapshotError, ensure};
use crate::reader::Reader;
use crate::wire::object::{iterator, view_kind};

/// A size; -1 is the mark of an iterator that has failed for good.
fn size(size: i64) -> Result<usize, SnapshotError> {
    if size == -1 {
        return Ok(usize::MAX);
    }
    match u32::try_from(size) {
        Ok(size) => Ok(size as usize),
        Err(_) => Err(SnapshotError::corrupt(format!("{size} as a place or a size"))),
    }
}

/// A size that is never that mark.
fn place(number: i64) -> Result<usize, SnapshotError> {
    ensure!(number != -1, "{number} as a place");
    size(number)
}

impl Decoder {
    pub(super) fn iterators(
        &mut self,
        reader: &mut Reader,
        count: usize,
    ) -> Result<(), SnapshotError> {
        let numbers = self.numbers(reader, count)?;
        let (mut all_sizes, mut all_values) = (0, 0);
        for &number in &numbers {
            let known = usize::try_from(number).ok().and_then(|n| iterator::PARTS.get(n));
            let Some((sizes, values)) = known else {
                return Err(SnapshotError::corrupt(format!("an iterator of kind {number}")));
            };
            all_sizes += sizes;
            all_values += values;
        }
        let mut sizes = Vec::new();
        ints::read(reader, all_sizes, Sign::Signed, &mut sizes)?;
        // What zip and map go over comes on top.
        let mut at = 0;
        let mut more = 0_u64;
        for &number in &numbers {
            if number == iterator::ZIP || number == iterator::MAP {
                more = more.saturating_add(sizes[at] as u64);
            }
            at += iterator::PARTS[number as usize].0;
        }
        self.charge_total([more].into_iter())?;
        all_values += more as usize;
        let mut values = Vec::with_capacity(all_values);
        self.column(reader, all_values, Allow::Unbound, &mut values)?;
        let (mut sizes, mut values) = (sizes.as_slice(), values.as_slice());
        for number in numbers {
            let (own, mut held) = iterator::PARTS[number as usize];
            let (numbers, rest) = sizes.split_at(own);
            sizes = rest;
            if number == iterator::ZIP || number == iterator::MAP {
                held += numbers[0] as usize;
            }
            let (parts, rest) = values.split_at(held);
            values = rest;
            let iterator = self.iterator(number, numbers, parts)?;
            self.make(iterator)?;
        }
        Ok(())
    }

    fn iterator(
        &mut self,
        number: i64,
        sizes: &[i64],
        values: &[Value],
    ) -> Result<Iter, SnapshotError> {
        // What ends the calls of `iter(callable, sentinel)` may be nothing.
        let sentinel = number == iterator::CALL;
        let holes = values.iter().skip(usize::from(sentinel)).filter(|value| value.is_unbound());
        ensure!(
            holes.count() <= usize::from(sentinel) && values.first() != Some(&Value::UNBOUND),
            "an iterator over nothing"
        );
        Ok(match (number, sizes, values) {
            (iterator::EXHAUSTED, _, &[of]) => {
                let of = self.built_in_type(of)?;
                // Methods of another type would take it for one of theirs.
                ensure!(of.is_of_iterators(), "{} as the type of an iterator", of.name());
                Iter::Exhausted(of.name())
            }
            (iterator::LIST, &[index], &[list]) => {
                Iter::List { list: self.of_kind(list, Kind::List)?, index: place(index)? }
            }
            (iterator::TUPLE, &[index], &[tuple]) => {
                Iter::Tuple { tuple: self.of_kind(tuple, Kind::Tuple)?, index: place(index)? }
            }
            (iterator::STR, &[offset], &[string]) => {
                let string = self.of_kind(string, Kind::Str)?;
                let offset = place(offset)?;
                let text = self.heap().str(string).as_str();
                ensure!(
                    text.is_char_boundary(offset),
                    "byte {offset} of a text of {} bytes, expected the start of a character",
                    text.len()
                );
                Iter::Str { string, offset }
            }
            (iterator::BYTES, &[index], &[bytes]) => {
                ensure!(
                    matches!(bytes.kind(), Some(Kind::Bytes | Kind::ByteArray | Kind::MemoryView)),
                    "{bytes:?}, expected bytes"
                );
                Iter::Bytes { bytes, index: place(index)? }
            }
            (iterator::RANGE, &[next, left, step], _) => {
                let left = left as u64;
                let last = i128::from(next) + i128::from(step) * i128::from(left.max(1) - 1);
                let fits = |value: i128| {
                    i128::from(Value::MIN_INT) <= value && value <= i128::from(Value::MAX_INT)
                };
                ensure!(
                    left == 0 || fits(next.into()) && fits(last),
                    "{left} integers from {next} by {step}, which leave 62 bits"
                );
                Iter::Range { next, left, step }
            }
            (iterator::BIG_RANGE, _, &[next, stop, step]) => {
                let (next, stop) = (self.integer(next)?, self.integer(stop)?);
                let step = self.integer(step)?;
                ensure!(step != Value::small(0), "a range of step 0");
                Iter::BigRange { next, stop, step }
            }
            (iterator::DICT, &[kind, index, len, left], &[dict]) => Iter::Dict {
                dict: self.of_kind(dict, Kind::Dict)?,
                kind: view_kind::of(kind & 3)
                    .filter(|_| (0..8).contains(&kind))
                    .ok_or_else(|| SnapshotError::corrupt(format!("{kind} as a kind of view")))?,
                index: place(index)?,
                len: size(len)?,
                left: size(left)?,
                reversed: kind & 4 != 0,
            },
            (iterator::SET, &[index, len], &[set]) => Iter::Set {
                set: self.of_kind(set, Kind::Set)?,
                index: place(index)?,
                len: size(len)?,
            },
            (iterator::REVERSED, &[left], &[sequence]) => {
                ensure!(
                    matches!(
                        sequence.kind(),
                        Some(
                            Kind::List
                                | Kind::Tuple
                                | Kind::Str
                                | Kind::Bytes
                                | Kind::ByteArray
                                | Kind::MemoryView
                                | Kind::Range
                        )
                    ),
                    "{sequence:?}, expected a sequence"
                );
                Iter::Reversed { sequence, left: place(left)? }
            }
            (iterator::GET_ITEM, &[index, step], &[object]) => {
                ensure!(step == 1 || step == -1, "step {step}, expected 1 or -1");
                ensure!(index.unsigned_abs() < 1 << 61, "index {index}, beyond 61 bits");
                Iter::GetItem { object, index, step }
            }
            (iterator::CALL, _, &[callable, sentinel]) => Iter::Call { callable, sentinel },
            (iterator::ENUMERATE, _, &[inner, count]) => {
                Iter::Enumerate { inner, count: self.integer(count)? }
            }
            (iterator::ZIP, &[_, strict @ (0 | 1)], inner) => {
                Iter::Zip { inner: inner.into(), strict: strict == 1 }
            }
            (iterator::MAP, &[_, strict @ (0 | 1)], &[function, ref inner @ ..]) => {
                Iter::Map { function, inner: inner.into(), strict: strict == 1 }
            }
            (iterator::FILTER, _, &[function, inner]) => Iter::Filter { function, inner },
            _ => return Err(SnapshotError::corrupt(format!("an iterator of kind {number}"))),
        })
    }
}
