//! Columns of integers.
//!
//! A block of fewer than [`SHORT`] integers is these as varints. A longer one is a header, of which
//! the three lowest bits are a width in bytes by its place in [`WIDTHS`] and the next says whether
//! differences are stored; the base; with differences, the smallest one; and the offsets:
//!
//! - without differences, the base is the smallest integer, and what is stored is how far each is
//!   above it;
//! - with differences, the base is the first integer, and for each further one it is stored how
//!   far its difference from the one before is above the smallest difference.
//!
//! All of this is modulo 2**64, so there is nothing that cannot be represented.

use super::{BLOCK, SHORT};
use crate::error::SnapshotError;
use crate::reader::Reader;
use crate::writer::Writer;

/// Bytes per offset, by the code in the header.
const WIDTHS: [usize; 6] = [0, 1, 2, 3, 4, 8];
const DIFFERENCES: u8 = 8;

/// How short blocks and bases are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Never below zero.
    Unsigned,
    Signed,
}

/// The code of the smallest width that holds an offset.
const fn width_code(largest: u64) -> u8 {
    match largest {
        0 => 0,
        1..=0xff => 1,
        0x100..=0xffff => 2,
        0x1_0000..=0xff_ffff => 3,
        0x100_0000..=0xffff_ffff => 4,
        _ => 5,
    }
}

/// Writes a column.
pub fn write(writer: &mut Writer, values: &[i64], sign: Sign) {
    for block in values.chunks(BLOCK) {
        write_block(writer, block, sign);
    }
}

/// Writes a column; a short one is not put together before.
pub fn write_each(writer: &mut Writer, values: impl ExactSizeIterator<Item = i64>, sign: Sign) {
    if values.len() < SHORT {
        values.for_each(|value| write_one(writer, value, sign));
    } else {
        write(writer, &values.collect::<Vec<_>>(), sign);
    }
}

fn write_one(writer: &mut Writer, value: i64, sign: Sign) {
    match sign {
        Sign::Unsigned => writer.varint(value as u64),
        Sign::Signed => writer.signed(value),
    }
}

/// Writes a block of integers, at least [`SHORT`], that follow one another at one distance.
pub fn write_regular(writer: &mut Writer, first: i64, step: i64, sign: Sign) {
    if step == 0 {
        writer.byte(0);
        write_one(writer, first, sign);
    } else {
        writer.byte(DIFFERENCES);
        write_one(writer, first, sign);
        writer.signed(step);
    }
}

/// Writes a block of at most [`BLOCK`] integers.
pub fn write_block(writer: &mut Writer, block: &[i64], sign: Sign) {
    let [first, second, ..] = *block else {
        block.iter().for_each(|&value| write_one(writer, value, sign));
        return;
    };
    if block.len() < SHORT {
        block.iter().for_each(|&value| write_one(writer, value, sign));
        return;
    }
    // A sequence with one difference throughout is frequent, and seen at once.
    let step = second.wrapping_sub(first);
    let irregular =
        block.windows(2).fold(0, |all, pair| all | (pair[1].wrapping_sub(pair[0]) ^ step));
    if irregular == 0 {
        return write_regular(writer, first, step, sign);
    }
    let bounds = |(low, high): (i64, i64), &value: &i64| (low.min(value), high.max(value));
    let (low, high) = block.iter().fold((first, first), bounds);
    let plain = width_code(high.wrapping_sub(low) as u64);
    let (mut low_step, mut stepped) = (step, plain);
    // Differences of an irregular sequence take a byte at least.
    if plain > 1 {
        let mut high_step = step;
        let mut last = first;
        for &value in &block[1..] {
            let step = value.wrapping_sub(last);
            low_step = low_step.min(step);
            high_step = high_step.max(step);
            last = value;
        }
        stepped = width_code(high_step.wrapping_sub(low_step) as u64);
    }
    if plain <= stepped {
        writer.byte(plain);
        write_one(writer, low, sign);
        let offsets = block.iter().map(|value| value.wrapping_sub(low) as u64);
        pack(writer.bytes(), plain, offsets);
    } else {
        writer.byte(stepped | DIFFERENCES);
        write_one(writer, first, sign);
        writer.signed(low_step);
        let offsets = block
            .windows(2)
            .map(|pair| pair[1].wrapping_sub(pair[0]).wrapping_sub(low_step) as u64);
        pack(writer.bytes(), stepped, offsets);
    }
}

fn pack(bytes: &mut Vec<u8>, width: u8, offsets: impl Iterator<Item = u64>) {
    match width {
        0 => {}
        1 => bytes.extend(offsets.map(|offset| offset as u8)),
        2 => words(bytes, offsets, |offset| (offset as u16).to_le_bytes()),
        3 => words(bytes, offsets, |offset| {
            let [a, b, c, _] = (offset as u32).to_le_bytes();
            [a, b, c]
        }),
        4 => words(bytes, offsets, |offset| (offset as u32).to_le_bytes()),
        _ => words(bytes, offsets, u64::to_le_bytes),
    }
}

#[inline]
fn words<const N: usize>(
    bytes: &mut Vec<u8>,
    offsets: impl Iterator<Item = u64>,
    word: impl Fn(u64) -> [u8; N],
) {
    bytes.reserve(offsets.size_hint().0 * N);
    offsets.for_each(|offset| bytes.extend_from_slice(&word(offset)));
}

/// Reads a column of that many integers and appends them. The caller has seen to it that there
/// is memory for them.
pub fn read(
    reader: &mut Reader,
    count: usize,
    sign: Sign,
    values: &mut Vec<i64>,
) -> Result<(), SnapshotError> {
    read_noting(reader, count, sign, values, |_| ())
}

/// As [`read`]; `note` is told for each block how many bytes are left before it.
#[inline]
pub fn read_noting(
    reader: &mut Reader,
    count: usize,
    sign: Sign,
    values: &mut Vec<i64>,
    mut note: impl FnMut(usize),
) -> Result<(), SnapshotError> {
    values.reserve(count);
    let mut left = count;
    while left > 0 {
        let block = left.min(BLOCK);
        note(reader.left());
        read_block(reader, block, sign, values)?;
        left -= block;
    }
    Ok(())
}

fn read_one(reader: &mut Reader, sign: Sign) -> Result<i64, SnapshotError> {
    match sign {
        Sign::Unsigned => reader.varint().map(|value| value as i64),
        Sign::Signed => reader.signed(),
    }
}

/// Reads a block of that many integers, at most [`BLOCK`], and appends them.
pub fn read_block(
    reader: &mut Reader,
    count: usize,
    sign: Sign,
    values: &mut Vec<i64>,
) -> Result<(), SnapshotError> {
    if count < SHORT {
        for _ in 0..count {
            values.push(read_one(reader, sign)?);
        }
        return Ok(());
    }
    let header = reader.byte()?;
    let (code, differences) = (header & 7, header & DIFFERENCES != 0);
    let width = match WIDTHS.get(usize::from(code)) {
        Some(&width) if header < 2 * DIFFERENCES => width,
        _ => return Err(reader.fault("a block of integers with an unknown header")),
    };
    let base = read_one(reader, sign)?;
    if !differences {
        let data = reader.raw(count * width)?;
        match code {
            0 => values.extend(std::iter::repeat_n(base, count)),
            1 => values.extend(data.iter().map(|&byte| base.wrapping_add(byte.into()))),
            2 => values.extend(two(data).map(|offset| base.wrapping_add(offset as i64))),
            3 => values.extend(three(data).map(|offset| base.wrapping_add(offset as i64))),
            4 => values.extend(four(data).map(|offset| base.wrapping_add(offset as i64))),
            _ => values.extend(eight(data).map(|offset| base.wrapping_add(offset as i64))),
        }
        return Ok(());
    }
    let step = reader.signed()?;
    let data = reader.raw((count - 1) * width)?;
    let mut last = base;
    values.push(base);
    let mut next = |offset: u64| {
        last = last.wrapping_add(step).wrapping_add(offset as i64);
        last
    };
    match code {
        0 => values.extend((1..count).map(|_| next(0))),
        1 => values.extend(data.iter().map(|&byte| next(byte.into()))),
        2 => values.extend(two(data).map(next)),
        3 => values.extend(three(data).map(next)),
        4 => values.extend(four(data).map(next)),
        _ => values.extend(eight(data).map(next)),
    }
    Ok(())
}

/// Reads a block as [`read_block`] does, but only to know its smallest and its largest integer; none
/// if it is empty. What a regular sequence consists of is not put together for that; `values`, which
/// is empty, may be used for others.
pub fn read_bounds(
    reader: &mut Reader,
    count: usize,
    sign: Sign,
    values: &mut Vec<i64>,
) -> Result<Option<[i64; 2]>, SnapshotError> {
    let mut ahead = reader.clone();
    if count >= SHORT && matches!(ahead.byte()?, 0 | DIFFERENCES) {
        let is_constant = reader.rest().first() == Some(&0);
        let first = read_one(&mut ahead, sign)?;
        let step = if is_constant { 0 } else { ahead.signed()? };
        let last = step.checked_mul(count as i64 - 1).and_then(|way| first.checked_add(way));
        if let Some(last) = last {
            *reader = ahead;
            return Ok(Some([first.min(last), first.max(last)]));
        }
    }
    read_block(reader, count, sign, values)?;
    let bounds = |[low, high]: [i64; 2], &value: &i64| [low.min(value), high.max(value)];
    Ok(values.first().map(|&first| values.iter().fold([first; 2], bounds)))
}

fn two(data: &[u8]) -> impl Iterator<Item = u64> {
    data.as_chunks::<2>().0.iter().map(|&word| u16::from_le_bytes(word).into())
}

fn three(data: &[u8]) -> impl Iterator<Item = u64> {
    data.as_chunks::<3>().0.iter().map(|&[a, b, c]| u32::from_le_bytes([a, b, c, 0]).into())
}

fn four(data: &[u8]) -> impl Iterator<Item = u64> {
    data.as_chunks::<4>().0.iter().map(|&word| u32::from_le_bytes(word).into())
}

fn eight(data: &[u8]) -> impl Iterator<Item = u64> {
    data.as_chunks::<8>().0.iter().map(|&word| u64::from_le_bytes(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(values: &[i64], sign: Sign) -> Vec<u8> {
        let mut writer = Writer::default();
        write(&mut writer, values, sign);
        writer.finish()
    }

    fn read_back(bytes: &[u8], count: usize, sign: Sign) -> Result<Vec<i64>, SnapshotError> {
        let mut reader = Reader::new(bytes, "the test");
        let mut values = Vec::new();
        read(&mut reader, count, sign, &mut values)?;
        reader.end()?;
        Ok(values)
    }

    /// Sequences that touch every width, both ways, block borders and the ends of 64 bits.
    fn sequences() -> Vec<Vec<i64>> {
        let mut all = vec![
            vec![],
            vec![7],
            vec![-1, 5, i64::MIN],
            vec![3; 4],
            vec![i64::MIN, i64::MAX, i64::MIN, i64::MAX, 0],
            vec![i64::MAX, i64::MIN, i64::MAX - 1, i64::MIN + 1, -1],
            (0..5000).collect(),
            (0..5000).map(|n| 1_000_000 - 3 * n).collect(),
            (0..1023).map(|n| n * n).collect(),
            (0..1024).map(|n| n % 10).collect(),
            (0..1025).map(|n| (n * 7919) % 65_537).collect(),
            (0..1023).map(|n| i64::MIN + n * (1 << 53)).collect(),
        ];
        for shift in [7, 8, 15, 16, 23, 24, 31, 32, 61, 62] {
            all.push((0..40_i64).map(|n| (n % 3).wrapping_mul(1 << shift)).collect());
            all.push(
                (0..40_i64).map(|n| n.wrapping_sub((n % 5).wrapping_mul(1 << shift))).collect(),
            );
            all.push(
                (0..40_i64).map(|n| (n % 2).wrapping_add(n.wrapping_mul(1 << shift))).collect(),
            );
        }
        all
    }

    #[test]
    fn columns_come_back() {
        for values in sequences() {
            for sign in [Sign::Signed, Sign::Unsigned] {
                let bytes = written(&values, sign);
                assert_eq!(read_back(&bytes, values.len(), sign), Ok(values.clone()));
            }
        }
    }

    #[test]
    fn columns_are_these_bytes() {
        assert_eq!(written(&[1, -1, 64], Sign::Signed), [2, 1, 0x80, 1]);
        assert_eq!(written(&[1, 64, 200], Sign::Unsigned), [1, 64, 200, 1]);
        assert_eq!(written(&[5; 1000], Sign::Unsigned), [0, 5]);
        let thousand: Vec<i64> = (10..1034).collect();
        assert_eq!(written(&thousand, Sign::Unsigned), [8, 10, 2]);
        assert_eq!(written(&[3, 9, 4, 8], Sign::Signed), [1, 6, 0, 6, 1, 5]);
        assert_eq!(written(&[0, 700, 300, 0], Sign::Signed), [2, 0, 0, 0, 188, 2, 44, 1, 0, 0]);
        // Differences of 1000 to 1002.
        assert_eq!(written(&[0, 1000, 2001, 3003], Sign::Unsigned), [9, 0, 0xd0, 0x0f, 0, 1, 2]);
    }

    #[test]
    fn bounds_are_those_of_what_is_read() {
        for block in sequences().iter().flat_map(|values| values.chunks(BLOCK)) {
            for sign in [Sign::Signed, Sign::Unsigned] {
                let bytes = written(block, sign);
                for end in 0..=bytes.len() {
                    let mut reader = Reader::new(&bytes[..end], "the test");
                    let bounds = read_bounds(&mut reader, block.len(), sign, &mut Vec::new());
                    let read = read_back(&bytes[..end], block.len(), sign);
                    assert_eq!(bounds.is_ok(), read.is_ok());
                    if let (Ok(bounds), Ok(values)) = (bounds, read) {
                        let ends = [values.iter().min(), values.iter().max()];
                        assert_eq!(
                            bounds.map(|ends| ends.map(Some)),
                            values.first().map(|_| ends.map(|end| end.copied()))
                        );
                        assert!(reader.is_empty());
                    }
                }
            }
        }
    }

    #[test]
    fn cut_off_columns_are_refused() {
        for values in sequences() {
            let bytes = written(&values, Sign::Signed);
            for end in 0..bytes.len() {
                assert!(read_back(&bytes[..end], values.len(), Sign::Signed).is_err());
            }
        }
    }

    #[test]
    fn changed_bytes_give_an_error_or_other_integers() {
        for values in sequences() {
            let mut bytes = written(&values, Sign::Signed);
            for at in 0..bytes.len().min(3000) {
                let original = bytes[at];
                for changed in 0..=255 {
                    if at > 20 && changed % 37 != 0 {
                        continue;
                    }
                    bytes[at] = changed;
                    if let Ok(found) = read_back(&bytes, values.len(), Sign::Signed) {
                        assert_eq!(found.len(), values.len());
                    }
                }
                bytes[at] = original;
            }
        }
    }
}
