//! Which of a few alternatives each thing of a block is: 1, 2, 4 or 8 bits for each, the first in
//! the lowest bits. With one alternative there is nothing to say.

use crate::error::SnapshotError;
use crate::reader::Reader;
use crate::writer::Writer;

/// Bits for one of that many alternatives.
const fn bits(alternatives: usize) -> usize {
    match alternatives {
        0 | 1 => 0,
        2 => 1,
        3 | 4 => 2,
        5..=16 => 4,
        _ => 8,
    }
}

/// Writes choices, each below `alternatives`, which is at most 256.
pub fn write(writer: &mut Writer, choices: &[u8], alternatives: usize) {
    let bits = bits(alternatives);
    match bits {
        0 => {}
        8 => writer.raw(choices),
        _ => {
            let packed = choices.chunks(8 / bits).map(|choices| {
                choices.iter().rev().fold(0, |packed, choice| packed << bits | choice)
            });
            writer.bytes().extend(packed);
        }
    }
}

/// Reads that many choices and appends them.
pub fn read(
    reader: &mut Reader,
    count: usize,
    alternatives: usize,
    choices: &mut Vec<u8>,
) -> Result<(), SnapshotError> {
    let bits = bits(alternatives);
    let start = choices.len();
    match bits {
        0 => choices.resize(start + count, 0),
        8 => choices.extend_from_slice(reader.raw(count)?),
        _ => {
            let per_byte = 8 / bits;
            let data = reader.raw(count.div_ceil(per_byte))?;
            choices.resize(start + data.len() * per_byte, 0);
            let unpacked = &mut choices[start..];
            match bits {
                1 => unpack::<1, 8>(data, unpacked),
                2 => unpack::<2, 4>(data, unpacked),
                _ => unpack::<4, 2>(data, unpacked),
            }
            choices.truncate(start + count);
        }
    }
    let largest = choices[start..].iter().fold(0, |largest, &choice| largest.max(choice));
    if count > 0 && usize::from(largest) >= alternatives {
        return Err(reader.fault("a choice of an alternative that there is not"));
    }
    Ok(())
}

fn unpack<const BITS: usize, const PER_BYTE: usize>(data: &[u8], choices: &mut [u8]) {
    for (choices, &byte) in choices.as_chunks_mut::<PER_BYTE>().0.iter_mut().zip(data) {
        *choices = std::array::from_fn(|place| byte >> (place * BITS) & ((1 << BITS) - 1));
    }
}

/// How many of these are that one.
pub fn count(choices: &[u8], wanted: u8) -> usize {
    // As many as fit into a byte, so that many can be counted at once.
    let each = choices.chunks(usize::from(u8::MAX));
    let counts = each.map(|each| each.iter().fold(0, |n: u8, &it| n + u8::from(it == wanted)));
    counts.map(usize::from).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_come_back() {
        for alternatives in [1, 2, 3, 4, 5, 16, 17, 40, 256] {
            for count in [0, 1, 3, 7, 8, 9, 1023, 1024] {
                let choices: Vec<u8> =
                    (0..count).map(|n| ((n * n + n / 3) % alternatives) as u8).collect();
                for wanted in [0, 1, 255] {
                    let found = choices.iter().filter(|&&choice| choice == wanted).count();
                    assert_eq!(super::count(&choices, wanted), found);
                }
                let mut writer = Writer::default();
                write(&mut writer, &choices, alternatives);
                let bytes = writer.finish();
                let mut found = Vec::new();
                let mut reader = Reader::new(&bytes, "the test");
                read(&mut reader, count, alternatives, &mut found).expect("it can be read");
                reader.end().expect("nothing is left");
                assert_eq!(found, choices);
                for end in 0..bytes.len() {
                    let mut reader = Reader::new(&bytes[..end], "the test");
                    assert!(read(&mut reader, count, alternatives, &mut Vec::new()).is_err());
                }
            }
        }
    }

    #[test]
    fn choices_are_these_bits() {
        let mut writer = Writer::default();
        write(&mut writer, &[1, 0, 0, 1, 1, 0, 0, 0, 1], 2);
        write(&mut writer, &[1, 2, 0, 2], 3);
        write(&mut writer, &[4, 1], 5);
        assert_eq!(writer.finish(), [0b0001_1001, 1, 0b1000_1001, 0x14]);
    }

    #[test]
    fn other_alternatives_are_refused() {
        let mut reader = Reader::new(&[0b1100], "the test");
        assert!(read(&mut reader, 2, 3, &mut Vec::new()).is_err());
        let mut reader = Reader::new(&[17], "the test");
        assert!(read(&mut reader, 1, 17, &mut Vec::new()).is_err());
    }
}
