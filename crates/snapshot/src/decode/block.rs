//! Columns of values: see `encode/block.rs`. What a tag allows is checked once for all values of a
//! block that have it.

use diapause_vm::value::{Kind, Value};

use super::values::{Decoder, Native};
use crate::column::ints::{self, Sign};
use crate::column::{BLOCK, choices};
use crate::encode::block::{MIXED, SHORT_VALUES};
use crate::error::{SnapshotError, ensure};
use crate::reader::Reader;
use crate::wire::{TAGS, Table, Tag};

/// What may stand in a column besides what Python code may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allow {
    /// Nothing.
    Value,
    /// Places without a value.
    Unbound,
    /// These, and what is for the library alone.
    Register,
    /// Deleted places of sets.
    Deleted,
}

impl Allow {
    fn unbound(self) -> bool {
        matches!(self, Self::Unbound | Self::Register)
    }
}

/// Where the objects of the tables are in the heap.
pub struct Places {
    /// How many objects each table has.
    pub counts: [u32; Table::ALL.len()],
    /// The first object of each table that has its arena to itself; the others follow.
    pub firsts: [u32; Table::ALL.len()],
    /// Strings, some of which the heap may have had before.
    pub strs: Vec<Value>,
    pub interned: Vec<Value>,
}

impl Default for Places {
    fn default() -> Self {
        Self {
            counts: [0; Table::ALL.len()],
            firsts: [0; Table::ALL.len()],
            strs: Vec::new(),
            interned: Vec::new(),
        }
    }
}

impl Places {
    /// The objects of a table other than those of strings.
    pub fn of(&self, table: Table) -> impl Iterator<Item = Value> + use<> {
        let first = self.firsts[table as usize];
        let kind = table.kind();
        (first..first + self.counts[table as usize]).map(move |index| Value::other(kind, index))
    }
}

impl Decoder {
    /// A single value.
    pub fn one(&mut self, reader: &mut Reader, allow: Allow) -> Result<Value, SnapshotError> {
        let tag = Tag(reader.byte()?);
        let mut value = Value::NONE;
        match tag {
            Tag::INT => value = small(reader.signed()?)?,
            Tag::FLOAT => value = float(reader.raw(8)?)?,
            tag if tag.0 < Tag::INT.0 => value = constant(tag, allow)?,
            _ => {
                let number = reader.varint()?;
                self.referred(tag, &[number as i64], allow, |found| value = found)?;
            }
        }
        Ok(value)
    }

    /// A whole column, appended to what is there. The caller has seen to it that there is memory
    /// for it.
    pub fn column(
        &mut self,
        reader: &mut Reader,
        count: usize,
        allow: Allow,
        values: &mut Vec<Value>,
    ) -> Result<(), SnapshotError> {
        let mut left = count;
        while left > 0 {
            let block = left.min(BLOCK);
            self.block(reader, block, allow, values)?;
            left -= block;
        }
        Ok(())
    }

    /// A block of that many values, at most [`BLOCK`], appended to what is there.
    pub fn block(
        &mut self,
        reader: &mut Reader,
        count: usize,
        allow: Allow,
        values: &mut Vec<Value>,
    ) -> Result<(), SnapshotError> {
        if count < SHORT_VALUES {
            for _ in 0..count {
                let value = self.one(reader, allow)?;
                values.push(value);
            }
            return Ok(());
        }
        let tag = reader.byte()?;
        if tag != MIXED {
            return self.payloads(reader, Tag(tag), count, allow, values);
        }
        let alphabet = usize::from(reader.byte()?);
        ensure!((1..=TAGS).contains(&alphabet), "a block of values with {alphabet} tags");
        let tags = reader.raw(alphabet)?;
        let mut of = std::mem::take(&mut self.choices);
        of.clear();
        choices::read(reader, count, alphabet, &mut of)?;
        let mut counts = [0_usize; TAGS];
        of.iter().for_each(|&choice| counts[usize::from(choice)] += 1);
        // Values tag by tag, and where those of each tag begin.
        let mut pool = Vec::with_capacity(count);
        let mut next = [0_usize; TAGS];
        for (place, &tag) in tags.iter().enumerate() {
            next[place] = pool.len();
            self.payloads(reader, Tag(tag), counts[place], allow, &mut pool)?;
        }
        values.extend(of.iter().map(|&choice| {
            let next = &mut next[usize::from(choice)];
            *next += 1;
            pool[*next - 1]
        }));
        self.choices = of;
        Ok(())
    }

    /// Values of one tag.
    fn payloads(
        &mut self,
        reader: &mut Reader,
        tag: Tag,
        count: usize,
        allow: Allow,
        values: &mut Vec<Value>,
    ) -> Result<(), SnapshotError> {
        match tag {
            Tag::FLOAT => {
                let data = reader.raw(count * 8)?;
                for bytes in data.as_chunks::<8>().0 {
                    values.push(float(bytes)?);
                }
                Ok(())
            }
            tag if tag.0 < Tag::INT.0 => {
                values.extend(std::iter::repeat_n(constant(tag, allow)?, count));
                Ok(())
            }
            _ => {
                let mut ints = std::mem::take(&mut self.ints);
                ints.clear();
                let sign = if tag == Tag::INT { Sign::Signed } else { Sign::Unsigned };
                ints::read_block(reader, count, sign, &mut ints)?;
                if tag == Tag::INT {
                    ensure!(are_small(&ints), "an integer of more than 62 bits");
                    values.extend(ints.iter().map(|&int| Value::small(int)));
                } else {
                    self.referred(tag, &ints, allow, |value| values.push(value))?;
                }
                self.ints = ints;
                Ok(())
            }
        }
    }

    /// What is behind numbers.
    #[inline]
    fn referred(
        &self,
        tag: Tag,
        numbers: &[i64],
        allow: Allow,
        mut give: impl FnMut(Value),
    ) -> Result<(), SnapshotError> {
        let listed: &[Value] = match tag {
            Tag::CONSTANT | Tag::EXTERNAL_CONSTANT => &self.constants,
            Tag::EXTERNAL => &self.places.interned,
            Tag::NATIVE => {
                for &number in numbers {
                    match self.native(number as u64)? {
                        Native::Value(value) => give(value),
                        Native::Private(value) if allow == Allow::Register => give(value),
                        other => {
                            return Err(SnapshotError::corrupt(format!(
                                "{other:?}, expected a value"
                            )));
                        }
                    }
                }
                return Ok(());
            }
            _ => match tag.table() {
                Some(Table::Str) => &self.places.strs,
                Some(Table::Interned) => &self.places.interned,
                Some(table) => {
                    let (first, kind) = (self.places.firsts[table as usize], table.kind());
                    let count = self.places.counts[table as usize];
                    below(numbers, count as usize, table)?;
                    numbers
                        .iter()
                        .for_each(|&number| give(Value::other(kind, first + number as u32)));
                    return Ok(());
                }
                None => return Err(SnapshotError::corrupt(format!("a value of tag {}", tag.0))),
            },
        };
        below(numbers, listed.len(), tag)?;
        let found = numbers.iter().filter_map(|&number| listed.get(number as usize).copied());
        if tag == Tag::EXTERNAL || tag == Tag::EXTERNAL_CONSTANT {
            for name in found {
                ensure!(name.is(Kind::Str), "{name:?} as the name of a host function");
                give(Value::other(Kind::External, name.index()));
            }
        } else {
            found.for_each(give);
        }
        Ok(())
    }
}

/// Checks numbers of objects.
fn below(numbers: &[i64], count: usize, what: impl std::fmt::Debug) -> Result<(), SnapshotError> {
    let largest = numbers.iter().fold(0, |largest, &number| largest.max(number as u64));
    ensure!(
        largest < count as u64 || numbers.is_empty(),
        "object {largest} of {count} of {what:?}"
    );
    Ok(())
}

/// Whether all of these are integers of 62 bits, as [`Value::try_int`] has it: their three highest
/// bits are the same. Without a branch for each, because there can be millions.
fn are_small(ints: &[i64]) -> bool {
    ints.iter().fold(0, |all, &int| all | (int ^ int << 1) | (int ^ int << 2)) >= 0
}

#[inline]
fn small(int: i64) -> Result<Value, SnapshotError> {
    Value::try_int(int)
        .ok_or_else(|| SnapshotError::corrupt(format!("{int} as an integer of 62 bits")))
}

#[inline]
fn float(bytes: &[u8]) -> Result<Value, SnapshotError> {
    let float = bytes.first_chunk::<8>().map(|&bytes| f64::from_le_bytes(bytes));
    float
        .and_then(Value::try_float)
        .ok_or_else(|| SnapshotError::corrupt(format!("{float:?} as a float that is no object")))
}

/// A value that is all in its tag.
fn constant(tag: Tag, allow: Allow) -> Result<Value, SnapshotError> {
    Ok(match tag {
        Tag::NONE => Value::NONE,
        Tag::FALSE => Value::FALSE,
        Tag::TRUE => Value::TRUE,
        Tag::ELLIPSIS => Value::ELLIPSIS,
        Tag::NOT_IMPLEMENTED => Value::NOT_IMPLEMENTED,
        Tag::UNBOUND if allow.unbound() => Value::UNBOUND,
        Tag::DELETED if allow == Allow::Deleted => Value::DELETED,
        _ => {
            return Err(SnapshotError::corrupt(format!(
                "a value of tag {} where there must be none",
                tag.0
            )));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_of_62_bits_are_small() {
        let ends = [Value::MIN_INT, Value::MAX_INT];
        assert!(are_small(&[]) && are_small(&[0, 1, -1, ends[0], ends[1]]));
        for beyond in [ends[0] - 1, ends[1] + 1, i64::MIN, i64::MAX, 3 << 61, -3 << 61] {
            assert!(Value::try_int(beyond).is_none() && !are_small(&[1, beyond, -1]), "{beyond}");
        }
    }
}
