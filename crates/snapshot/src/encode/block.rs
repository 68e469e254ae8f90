//! Columns of values.
//!
//! A block of fewer than [`SHORT_VALUES`] values is these one by one: a tag and what follows it. A
//! longer block begins with the tag that all of its values have, or with [`MIXED`], the number of
//! different tags, these in the order in which they first come, and which of them each value has.
//! Then come, tag by tag, the integers, the floats and the numbers of objects.

use diapause_vm::value::Value;

use super::values::Encoder;
use crate::column::ints::{self, Sign};
use crate::column::{BLOCK, choices};
use crate::wire::{TAGS, Tag};
use crate::writer::Writer;

/// Blocks of fewer values are written one by one.
pub const SHORT_VALUES: usize = 8;

/// In place of a tag: the values of the block have several.
pub const MIXED: u8 = 0x80;

/// Memory of blocks that are being written.
#[derive(Default)]
pub struct Buffers {
    payloads: Vec<i64>,
    choices: Vec<u8>,
    by_tag: Vec<i64>,
    waiting: Vec<Value>,
}

/// Writes what follows a tag, of several values that have it.
fn payloads(writer: &mut Writer, tag: Tag, payloads: &[i64]) {
    match tag {
        Tag::INT => ints::write_block(writer, payloads, Sign::Signed),
        Tag::FLOAT => {
            let bytes = writer.bytes();
            bytes.reserve(payloads.len() * 8);
            payloads.iter().for_each(|bits| bytes.extend_from_slice(&bits.to_le_bytes()));
        }
        tag if tag.0 < Tag::INT.0 => {}
        _ => ints::write_block(writer, payloads, Sign::Unsigned),
    }
}

/// The first of immediate integers that follow one another at one distance, and that distance. They
/// are compared as they are stored, which takes a fraction of the time that it takes to write them.
fn regular(values: &[Value]) -> Option<(i64, i64)> {
    let (first, step) = match *values {
        [first, second, ..] => {
            (first.small_unchecked(), second.small_unchecked() - first.small_unchecked())
        }
        _ => return None,
    };
    // With this one, all that are expected before it are immediate integers as well.
    let last = i64::try_from(values.len() - 1).ok()?.checked_mul(step)?.checked_add(first)?;
    Value::try_int(last)?;
    let mut expected = values[0].bits();
    let step_bits = (step as u64) << 2;
    let differences = values.iter().fold(0, |all, value| {
        let difference = value.bits() ^ expected;
        expected = expected.wrapping_add(step_bits);
        all | difference
    });
    (differences == 0).then_some((first, step))
}

impl Encoder<'_> {
    /// A single value.
    pub fn one(&mut self, writer: &mut Writer, value: Value) {
        let (tag, payload) = self.value(value);
        writer.byte(tag.0);
        match tag {
            Tag::INT => writer.signed(payload),
            Tag::FLOAT => writer.raw(&payload.to_le_bytes()),
            tag if tag.0 < Tag::INT.0 => {}
            _ => writer.varint(payload as u64),
        }
    }

    /// A whole column.
    pub fn column(&mut self, writer: &mut Writer, values: &[Value]) {
        for block in values.chunks(BLOCK) {
            self.block(writer, block);
        }
    }

    /// A block of at most [`BLOCK`] values.
    pub fn block(&mut self, writer: &mut Writer, values: &[Value]) {
        if values.len() < SHORT_VALUES {
            values.iter().for_each(|&value| self.one(writer, value));
            return;
        }
        let mut column = std::mem::take(&mut self.buffers.payloads);
        column.clear();
        // The most frequent blocks of data, without a look at each value's kind.
        if values.iter().fold(0, |all, value| all | value.bits()) & 3 == 0 {
            writer.byte(Tag::INT.0);
            if let Some((first, step)) = regular(values) {
                ints::write_regular(writer, first, step, Sign::Signed);
            } else {
                column.extend(values.iter().map(|value| value.small_unchecked()));
                payloads(writer, Tag::INT, &column);
            }
        } else if values.iter().all(|value| value.is_inline_float()) {
            column.extend(values.iter().map(|value| value.float_unchecked().to_bits() as i64));
            writer.byte(Tag::FLOAT.0);
            payloads(writer, Tag::FLOAT, &column);
        } else if values.iter().fold(0, |all, value| all | value.bits() ^ values[0].bits()) & 0xff
            == 0
            && let Some(tag) = self.objects_of_a_table(values, &mut column)
        {
            writer.byte(tag.0);
            payloads(writer, tag, &column);
        } else {
            self.mixed(writer, values, &mut column);
        }
        self.buffers.payloads = column;
    }
}

impl Encoder<'_> {
    /// The numbers of objects of one kind, if all count in the same table.
    fn objects_of_a_table(&self, values: &[Value], column: &mut Vec<i64>) -> Option<Tag> {
        let (tag, _) = self.found.number(values[0])?;
        let numbers = self.found.numbers.like(values[0]);
        let code = |value: Value| numbers.get(value.index() as usize).copied().unwrap_or(0);
        let (first, mut differences) = (code(values[0]), 0);
        column.extend(values.iter().map(|&value| {
            let code = code(value);
            differences |= code ^ first;
            i64::from(code >> 2)
        }));
        if differences & 3 == 0 {
            return Some(tag);
        }
        column.clear();
        None
    }

    /// A block whose values may have different tags, which become places among those.
    fn mixed(&mut self, writer: &mut Writer, values: &[Value], column: &mut Vec<i64>) {
        let mut choices = std::mem::take(&mut self.buffers.choices);
        choices.resize(values.len(), 0);
        column.resize(values.len(), 0);
        let mut places = [u8::MAX; TAGS];
        let (mut alphabet, mut counts, mut tags) = ([0; TAGS], [0; TAGS], 0);
        for ((choice, payload), &value) in choices.iter_mut().zip(&mut *column).zip(values) {
            let tag;
            (Tag(tag), *payload) = self.value(value);
            let place = &mut places[usize::from(tag)];
            if *place == u8::MAX {
                *place = tags as u8;
                alphabet[tags] = tag;
                tags += 1;
            }
            *choice = *place;
            counts[usize::from(*place)] += 1;
        }
        if let [only] = alphabet[..tags] {
            writer.byte(only);
            payloads(writer, Tag(only), column);
        } else {
            writer.byte(MIXED);
            writer.byte(tags as u8);
            writer.raw(&alphabet[..tags]);
            choices::write(writer, &choices, tags);
            // Those of each tag go behind those of the tags before it.
            let mut next = [0; TAGS];
            for place in 1..tags {
                next[place] = next[place - 1] + counts[place - 1];
            }
            let mut by_tag = std::mem::take(&mut self.buffers.by_tag);
            by_tag.resize(column.len(), 0);
            for (&choice, &payload) in choices.iter().zip(&*column) {
                let next = &mut next[usize::from(choice)];
                by_tag[*next] = payload;
                *next += 1;
            }
            let mut rest = &by_tag[..];
            for (&tag, &count) in alphabet[..tags].iter().zip(&counts) {
                let (own, behind) = rest.split_at(count);
                payloads(writer, Tag(tag), own);
                rest = behind;
            }
            self.buffers.by_tag = by_tag;
        }
        self.buffers.choices = choices;
    }
}

/// A column that is put together piece by piece.
pub struct Pieces {
    waiting: Vec<Value>,
}

impl Pieces {
    /// An empty one.
    pub fn new(encoder: &mut Encoder<'_>) -> Self {
        Self { waiting: std::mem::take(&mut encoder.buffers.waiting) }
    }

    /// Adds values.
    pub fn add(&mut self, encoder: &mut Encoder<'_>, writer: &mut Writer, mut values: &[Value]) {
        while self.waiting.len() + values.len() >= BLOCK {
            if self.waiting.is_empty() {
                let (block, rest) = values.split_at(BLOCK);
                encoder.block(writer, block);
                values = rest;
            } else {
                let (more, rest) = values.split_at(BLOCK - self.waiting.len());
                self.waiting.extend_from_slice(more);
                encoder.block(writer, &self.waiting);
                self.waiting.clear();
                values = rest;
            }
        }
        self.waiting.extend_from_slice(values);
    }

    /// Writes what is left.
    pub fn end(mut self, encoder: &mut Encoder<'_>, writer: &mut Writer) {
        encoder.block(writer, &self.waiting);
        self.waiting.clear();
        encoder.buffers.waiting = self.waiting;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_integers_are_told_from_others() {
        let of =
            |ints: &[i64]| regular(&ints.iter().map(|&int| Value::small(int)).collect::<Vec<_>>());
        let (least, most) = (Value::MIN_INT, Value::MAX_INT);
        assert_eq!((of(&[]), of(&[5])), (None, None));
        assert_eq!(of(&[5, 5, 5]), Some((5, 0)));
        assert_eq!(of(&[3, 1, -1, -3]), Some((3, -2)));
        assert_eq!(of(&[least, most]), Some((least, most - least)));
        assert_eq!(of(&[most, least]), Some((most, least - most)));
        assert_eq!(of(&[1, 2, 3, 5]), None);
        // What would be regular in 64 bits, as the numbers are stored.
        assert_eq!(of(&[most - (1 << 59), most, least + (1 << 59) - 1]), None);
        assert_eq!(of(&[0, 1 << 60, least, -(1 << 60), 0]), None);
        assert_eq!(of(&[least, 0, least, 0]), None);
    }
}
