//! Columns of values: see `encode/block.rs`. What a tag allows is checked once for all values of a
//! block that have it.

use diapause_vm::value::Value;

use super::referents::{Allow, Referents, below};
use super::stream::ReadBlocks;
use super::values::Decoder;
use crate::column::ints::{self, Sign};
use crate::column::{BLOCK, choices};
use crate::encode::block::{MIXED, SHORT_VALUES};
use crate::error::{SnapshotError, ensure};
use crate::reader::Reader;
use crate::wire::{TAGS, Tag};

/// What is used again for each block.
#[derive(Debug, Default)]
pub struct Buffers {
    ints: Vec<i64>,
    choices: Vec<u8>,
}

impl Decoder {
    /// A single value.
    pub fn one(&mut self, reader: &mut Reader, allow: Allow) -> Result<Value, SnapshotError> {
        self.referents.one(reader, allow)
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
}

impl Referents {
    fn one(&self, reader: &mut Reader, allow: Allow) -> Result<Value, SnapshotError> {
        let tag = Tag(reader.byte()?);
        match tag {
            Tag::INT => small(reader.signed()?),
            Tag::FLOAT => float(reader.raw(8)?),
            tag if tag.0 < Tag::INT.0 => constant(tag, allow),
            _ => self.single(tag, reader.varint()?, allow),
        }
    }

    /// A block of that many values, at most [`BLOCK`], appended to what is there.
    pub fn block(
        &self,
        buffers: &mut Buffers,
        reader: &mut Reader,
        count: usize,
        allow: Allow,
        values: &mut Vec<Value>,
    ) -> Result<(), SnapshotError> {
        if count < SHORT_VALUES {
            for _ in 0..count {
                values.push(self.one(reader, allow)?);
            }
            return Ok(());
        }
        let Buffers { ints, choices } = buffers;
        let tag = reader.byte()?;
        if tag != MIXED {
            return self.payloads(ints, reader, Tag(tag), count, allow, values);
        }
        let (tags, counts) = alphabet(reader, count, choices)?;
        // Values tag by tag, and where those of each tag begin.
        let mut pool = Vec::with_capacity(count);
        let mut next = [0_usize; TAGS];
        for (place, &tag) in tags.iter().enumerate() {
            next[place] = pool.len();
            self.payloads(ints, reader, Tag(tag), counts[place], allow, &mut pool)?;
        }
        values.extend(choices.iter().map(|&choice| {
            let next = &mut next[usize::from(choice)];
            *next += 1;
            pool[*next - 1]
        }));
        Ok(())
    }

    /// Values of one tag.
    fn payloads(
        &self,
        ints: &mut Vec<i64>,
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
            }
            tag if tag.0 < Tag::INT.0 => {
                values.extend(std::iter::repeat_n(constant(tag, allow)?, count));
            }
            _ => {
                ints.clear();
                ints::read_block(reader, count, sign_of(tag), ints)?;
                if tag == Tag::INT {
                    ensure!(are_small(ints), "an integer of more than 62 bits");
                    values.extend(ints.iter().map(|&int| Value::small(int)));
                } else {
                    self.all(tag, ints, allow, values)?;
                }
            }
        }
        Ok(())
    }

    /// Checks a block that is read later: what passes here, [`Referents::block`] reads. It takes
    /// much less time.
    pub fn check_block(
        &self,
        buffers: &mut Buffers,
        reader: &mut Reader,
        count: usize,
        allow: Allow,
    ) -> Result<(), SnapshotError> {
        if count < SHORT_VALUES {
            for _ in 0..count {
                self.one(reader, allow)?;
            }
            return Ok(());
        }
        let Buffers { ints, choices } = buffers;
        let tag = reader.byte()?;
        if tag != MIXED {
            return self.check_payloads(ints, reader, Tag(tag), count, allow);
        }
        let (tags, counts) = alphabet(reader, count, choices)?;
        for (&tag, &count) in tags.iter().zip(&counts) {
            self.check_payloads(ints, reader, Tag(tag), count, allow)?;
        }
        Ok(())
    }

    fn check_payloads(
        &self,
        ints: &mut Vec<i64>,
        reader: &mut Reader,
        tag: Tag,
        count: usize,
        allow: Allow,
    ) -> Result<(), SnapshotError> {
        match tag {
            Tag::FLOAT => {
                let data = reader.raw(count * 8)?;
                data.as_chunks::<8>().0.iter().try_for_each(|bytes| float(bytes).map(drop))
            }
            tag if tag.0 < Tag::INT.0 => constant(tag, allow).map(drop),
            _ if tag == Tag::INT || self.count_of(tag).is_some() => {
                ints.clear();
                let bounds = ints::read_bounds(reader, count, sign_of(tag), ints)?;
                let Some(ends) = bounds else { return Ok(()) };
                match self.count_of(tag) {
                    Some(count) => below(&ends, count, tag),
                    None => {
                        ensure!(are_small(&ends), "an integer of more than 62 bits");
                        Ok(())
                    }
                }
            }
            _ => {
                ints.clear();
                ints::read_block(reader, count, sign_of(tag), ints)?;
                self.all(tag, ints, allow, &mut Vec::new())
            }
        }
    }
}

/// What the payloads of a tag are as integers.
fn sign_of(tag: Tag) -> Sign {
    if tag == Tag::INT { Sign::Signed } else { Sign::Unsigned }
}

/// The tags of a block that has several, how many values have each of them, and which each has.
fn alphabet<'a>(
    reader: &mut Reader<'a>,
    count: usize,
    of: &mut Vec<u8>,
) -> Result<(&'a [u8], [usize; TAGS]), SnapshotError> {
    let alphabet = usize::from(reader.byte()?);
    ensure!((1..=TAGS).contains(&alphabet), "a block of values with {alphabet} tags");
    let tags = reader.raw(alphabet)?;
    of.clear();
    choices::read(reader, count, alphabet, of)?;
    let mut counts = [0_usize; TAGS];
    for (choice, count) in (0..).zip(&mut counts[..alphabet]) {
        *count = choices::count(of, choice);
    }
    Ok((tags, counts))
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
