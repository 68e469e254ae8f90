//! Columns of strings: their lengths in bytes, then all their bytes as one text.
//!
//! Of [`MANY`] strings or more a byte says whether they share beginnings. If they do, there are two
//! columns of lengths: how much of each string is the same as the beginning of the one before it,
//! and how much follows; the text consists of what follows.

use super::BLOCK;
use super::ints::{self, Sign};
use crate::error::{SnapshotError, ensure};
use crate::reader::Reader;
use crate::wire::known;
use crate::writer::Writer;

/// From so many strings on, shared beginnings are looked for.
const MANY: usize = 16;

/// Writes a column of strings of which many are known: for each the number that it is known by, or
/// 0; then a column of the others.
pub fn write_names<'t>(writer: &mut Writer, names: &[&'t str]) {
    if let [name] = *names {
        // What follows does the same for a single name, as most small programs have it.
        let number = known::number(name);
        let is_short = number <= i64::from(u8::MAX) || name.len() > 1;
        let number = if is_short { number } else { 0 };
        ints::write(writer, &[number], Sign::Unsigned);
        write(writer, usize::from(number == 0), |_| name);
        return;
    }
    let mut numbers: Vec<i64> = names.iter().map(|name| known::number(name)).collect();
    // Numbers of two bytes make the whole column wider: worth it for many.
    let long = |number: i64| number > i64::from(u8::MAX);
    let saved: usize =
        names.iter().zip(&numbers).map(|(name, &n)| if long(n) { name.len() } else { 0 }).sum();
    if saved <= names.len() {
        numbers.iter_mut().filter(|number| long(**number)).for_each(|number| *number = 0);
    }
    ints::write(writer, &numbers, Sign::Unsigned);
    let others: Vec<&'t str> = names
        .iter()
        .zip(numbers)
        .filter(|&(_, number)| number == 0)
        .map(|(&name, _)| name)
        .collect();
    write(writer, others.len(), |nth| others[nth]);
}

/// Reads what [`write_names`] wrote: hands out each string. The caller has seen to it that there
/// is memory for some integers for each.
pub fn read_names(
    reader: &mut Reader,
    count: usize,
    mut take: impl FnMut(&str) -> Result<(), SnapshotError>,
) -> Result<(), SnapshotError> {
    let mut numbers = Vec::new();
    ints::read(reader, count, Sign::Unsigned, &mut numbers)?;
    let others = numbers.iter().filter(|&&number| number == 0).count();
    let mut next = numbers.iter();
    // Those that are known come before the other that follows them.
    let mut give_known = |take: &mut dyn FnMut(&str) -> Result<(), SnapshotError>| {
        for &number in next.by_ref() {
            if number == 0 {
                break;
            }
            let text = known::text(number).ok_or_else(|| {
                SnapshotError::corrupt(format!("a string that is known as {number}"))
            })?;
            take(text)?;
        }
        Ok::<(), SnapshotError>(())
    };
    read(reader, others, |text, _| {
        give_known(&mut take)?;
        take(text)
    })?;
    give_known(&mut take)
}

/// How many bytes two strings have in common at the start, in whole characters.
fn shared(a: &str, b: &str) -> usize {
    let (left, right) = (a.as_bytes(), b.as_bytes());
    let mut same = 0;
    for (left, right) in left.as_chunks::<8>().0.iter().zip(right.as_chunks::<8>().0) {
        let differs = u64::from_le_bytes(*left) ^ u64::from_le_bytes(*right);
        if differs != 0 {
            same += (differs.trailing_zeros() / 8) as usize;
            return floor(a, b, same);
        }
        same += 8;
    }
    // What is left of the shorter one is less than a chunk. The last eight bytes of the same length
    // begin with some that are known to be the same.
    let len = left.len().min(right.len());
    if let (Some(left), Some(right)) = (chunk_before(left, len), chunk_before(right, len)) {
        let differs = left ^ right;
        same = if differs == 0 { len } else { len - 8 + (differs.trailing_zeros() / 8) as usize };
    } else {
        let rest = left[same..].iter().zip(&right[same..]);
        same += rest.take_while(|(left, right)| left == right).count();
    }
    floor(a, b, same)
}

/// The eight bytes that end there.
fn chunk_before(bytes: &[u8], end: usize) -> Option<u64> {
    Some(u64::from_le_bytes(*bytes.get(..end)?.last_chunk()?))
}

/// Appends the end of a text from `start` on.
#[inline]
fn append_from(bytes: &mut Vec<u8>, text: &[u8], start: usize) {
    match (chunk_before(text, text.len()), text.len() - start) {
        // Few bytes are written as eight of which the last are not wanted: less than a call.
        (Some(chunk), own @ 1..=8) => {
            let end = bytes.len() + own;
            bytes.extend_from_slice(&(chunk >> (8 * (8 - own))).to_le_bytes());
            bytes.truncate(end);
        }
        _ => bytes.extend_from_slice(&text[start..]),
    }
}

fn floor(a: &str, b: &str, mut same: usize) -> usize {
    while !(a.is_char_boundary(same) && b.is_char_boundary(same)) {
        same -= 1;
    }
    same
}

/// Texts that share less in so many of them are not put together before that is known of all.
const SAMPLE: usize = 1024;

/// Writes a column. `text` gives the strings in order.
pub fn write<'t>(writer: &mut Writer, count: usize, text: impl Fn(usize) -> &'t str) {
    if count >= MANY {
        let mut before = "";
        let (mut common, mut lengths) = (Vec::with_capacity(count), Vec::with_capacity(count));
        // What is not shared, as long as it looks as if that were to be written.
        let mut rest = Some(Vec::new());
        let mut saved = 0;
        for nth in 0..count {
            let text = text(nth);
            let same = shared(before, text);
            common.push(same as i64);
            lengths.push((text.len() - same) as i64);
            saved += same;
            if let Some(rest) = &mut rest {
                append_from(rest, text.as_bytes(), same);
            }
            if nth == SAMPLE && saved < 2 * SAMPLE {
                rest = None;
            }
            before = text;
        }
        // Worth their own column, and the work of a reader?
        let share = saved >= 2 * count;
        writer.byte(share.into());
        if share {
            ints::write(writer, &common, Sign::Unsigned);
            ints::write(writer, &lengths, Sign::Unsigned);
            match rest {
                Some(rest) => writer.raw(&rest),
                None => (0..count).for_each(|nth| {
                    writer.raw(&text(nth).as_bytes()[common[nth] as usize..]);
                }),
            }
            return;
        }
    }
    write_whole(writer, count, text);
}

fn write_whole<'t>(writer: &mut Writer, count: usize, text: impl Fn(usize) -> &'t str) {
    let lengths = (0..count).map(|nth| text(nth).len() as i64);
    let total: i64 = lengths.clone().sum();
    ints::write_each(writer, lengths, Sign::Unsigned);
    writer.bytes().reserve(total as usize);
    (0..count).for_each(|nth| writer.raw(text(nth).as_bytes()));
}

/// A column before its strings are told apart.
struct Column<'a> {
    /// How much each shares with the one before it, if any does.
    common: Vec<i64>,
    /// How many bytes of the text each has.
    lengths: Vec<i64>,
    text: &'a str,
    /// Whether all of them are ASCII: not to be is no claim about one.
    ascii: bool,
}

impl<'a> Column<'a> {
    /// Reads it; `note` is told for each block of the columns of lengths how many bytes are left
    /// before it, and whether that is about what is shared.
    #[inline]
    fn read(
        reader: &mut Reader<'a>,
        count: usize,
        mut note: impl FnMut(bool, usize),
    ) -> Result<Self, SnapshotError> {
        let mut common = Vec::new();
        if count >= MANY {
            match reader.byte()? {
                0 => {}
                1 => {
                    let note = |left| note(true, left);
                    ints::read_noting(reader, count, Sign::Unsigned, &mut common, note)?;
                }
                _ => return Err(reader.fault("strings that are stored in an unknown way")),
            }
        }
        let mut lengths = Vec::new();
        ints::read_noting(reader, count, Sign::Unsigned, &mut lengths, |left| note(false, left))?;
        let total =
            lengths.iter().fold(0_u64, |total, &length| total.saturating_add(length as u64));
        let bytes = reader.raw(usize::try_from(total).unwrap_or(usize::MAX))?;
        match std::str::from_utf8(bytes) {
            // Seen once for all.
            Ok(text) => Ok(Self { common, lengths, text, ascii: text.is_ascii() }),
            Err(error) => Err(reader.fault(&format!("text that is not UTF-8: {error}"))),
        }
    }
}

/// Hands out strings one after the other, `whole` being the one before them if they share
/// beginnings. What is left of the text.
#[inline]
fn each<'t>(
    mut text: &'t str,
    lengths: &[i64],
    common: &[i64],
    whole: &mut String,
    mut take: impl FnMut(&str) -> Result<(), SnapshotError>,
) -> Result<&'t str, SnapshotError> {
    for (nth, &length) in lengths.iter().enumerate() {
        let Some((own, behind)) = text.split_at_checked(length as usize) else {
            return Err(SnapshotError::corrupt("a string that ends inside a character"));
        };
        text = behind;
        let all = match common.get(nth) {
            Some(&same) => {
                let same = usize::try_from(same).unwrap_or(usize::MAX);
                ensure!(
                    whole.is_char_boundary(same),
                    "a string that shares {same} bytes with one of {}",
                    whole.len()
                );
                whole.truncate(same);
                whole.push_str(own);
                &**whole
            }
            None => own,
        };
        take(all)?;
    }
    Ok(text)
}

/// As [`each`], of strings that are ASCII and are not put together, but for the last one: where they
/// end follows from their lengths. Hands out how long each is, and that byte if it is one.
fn measured<'t>(
    text: &'t str,
    lengths: &[i64],
    common: &[i64],
    whole: &mut String,
    mut take: impl FnMut(usize, Option<u8>) -> Result<(), SnapshotError>,
) -> Result<&'t str, SnapshotError> {
    let bytes = text.as_bytes();
    let short = || SnapshotError::Internal("a text that is too short".into());
    // Where the next string begins, how long the one before is, and its first byte.
    let (mut at, mut before, mut first) = (0, whole.len(), whole.bytes().next());
    for (nth, &length) in lengths.iter().enumerate() {
        let same = match common.get(nth) {
            Some(&same) => usize::try_from(same).unwrap_or(usize::MAX),
            None => 0,
        };
        ensure!(same <= before, "a string that shares {same} bytes with one of {before}");
        before = same + length as usize;
        if same == 0 {
            first = bytes.get(at).copied();
        }
        at += length as usize;
        take(before, if before == 1 { first } else { None })?;
    }
    let rest = text.get(at..).ok_or_else(short)?;
    if common.is_empty() {
        return Ok(rest);
    }
    // From its end to its beginning, and so from the last strings to those of which it has its first
    // bytes.
    let mut last = vec![0; before];
    let mut missing = before;
    for (&same, &length) in common.iter().zip(lengths).rev() {
        at -= length as usize;
        let same = same as usize;
        if same < missing {
            last[same..missing].copy_from_slice(&bytes[at..at + missing - same]);
            missing = same;
        }
    }
    last[..missing].copy_from_slice(whole.as_bytes().get(..missing).ok_or_else(short)?);
    *whole = String::from_utf8(last).map_err(|_| short())?;
    Ok(rest)
}

/// Reads a column of that many strings and hands out each, and whether all of them are ASCII: not
/// to be is no claim about one. The caller has seen to it that there is memory for some integers for
/// each; what the strings take is up to `take`.
pub fn read(
    reader: &mut Reader,
    count: usize,
    mut take: impl FnMut(&str, bool) -> Result<(), SnapshotError>,
) -> Result<(), SnapshotError> {
    let Column { common, lengths, text, ascii } = Column::read(reader, count, |_, _| ())?;
    each(text, &lengths, &common, &mut String::new(), |text| take(text, ascii))?;
    Ok(())
}

/// A column of strings that is read block by block, in any order: each has [`BLOCK`] strings, the last
/// one may have fewer.
#[derive(Debug)]
pub struct Blocks {
    count: usize,
    ascii: bool,
    blocks: Vec<Mark>,
}

/// Where a block begins, in bytes from the beginning of the column.
#[derive(Debug, Default)]
struct Mark {
    /// What is shared, if there is such a column.
    common: Option<usize>,
    lengths: usize,
    text: usize,
    /// The string before it, if beginnings are shared.
    before: Box<str>,
}

impl Blocks {
    /// Finds the blocks of a column and checks all of it. Hands out how long each string is, and that
    /// byte if it is one.
    pub fn find(
        reader: &mut Reader,
        count: usize,
        mut take: impl FnMut(usize, Option<u8>) -> Result<(), SnapshotError>,
    ) -> Result<Self, SnapshotError> {
        let start = reader.left();
        let mut blocks: Vec<Mark> = Vec::new();
        blocks.resize_with(count.div_ceil(BLOCK), Mark::default);
        let mut next = [0; 2];
        let column = Column::read(reader, count, |is_common, left| {
            let mark = &mut blocks[next[usize::from(is_common)]];
            next[usize::from(is_common)] += 1;
            match is_common {
                true => mark.common = Some(start - left),
                false => mark.lengths = start - left,
            }
        })?;
        let Column { common, lengths, mut text, ascii } = column;
        let mut whole = String::new();
        let mut common = common.chunks(BLOCK);
        for (mark, lengths) in blocks.iter_mut().zip(lengths.chunks(BLOCK)) {
            mark.text = start - reader.left() - text.len();
            mark.before = whole.as_str().into();
            let common = common.next().unwrap_or_default();
            text = if ascii {
                measured(text, lengths, common, &mut whole, &mut take)?
            } else {
                each(text, lengths, common, &mut whole, |text| {
                    take(text.len(), <[u8; 1]>::try_from(text.as_bytes()).ok().map(|[byte]| byte))
                })?
            };
        }
        Ok(Self { count, ascii, blocks })
    }

    /// Reads a block of the column that consists of these bytes.
    pub fn read(
        &self,
        bytes: &[u8],
        block: usize,
        mut take: impl FnMut(&str, bool),
    ) -> Result<(), SnapshotError> {
        let missing = || SnapshotError::Internal(format!("no block {block} of strings"));
        let mark = self.blocks.get(block).ok_or_else(missing)?;
        let count = BLOCK.min(self.count - block * BLOCK);
        let ints = |at: usize| {
            let mut ints = Vec::with_capacity(count);
            let mut reader = Reader::new(bytes.get(at..).unwrap_or_default(), "a block of strings");
            ints::read_block(&mut reader, count, Sign::Unsigned, &mut ints)?;
            Ok(ints)
        };
        let common = mark.common.map(ints).transpose()?.unwrap_or_default();
        let lengths = ints(mark.lengths)?;
        let total = lengths.iter().sum::<i64>() as usize;
        let text = bytes.get(mark.text..mark.text + total).unwrap_or_default();
        let text = std::str::from_utf8(text)
            .map_err(|error| SnapshotError::Internal(format!("a block of strings: {error}")))?;
        let mut whole = String::from(&*mark.before);
        each(text, &lengths, &common, &mut whole, |text| {
            take(text, self.ascii);
            Ok(())
        })?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(texts: &[String]) -> Vec<u8> {
        let mut writer = Writer::default();
        write(&mut writer, texts.len(), |nth| &texts[nth]);
        writer.finish()
    }

    fn read_back(bytes: &[u8], count: usize) -> Result<Vec<String>, SnapshotError> {
        let mut reader = Reader::new(bytes, "the test");
        let mut texts = Vec::new();
        read(&mut reader, count, |text, _| {
            texts.push(text.to_owned());
            Ok(())
        })?;
        reader.end()?;
        Ok(texts)
    }

    fn samples() -> Vec<Vec<String>> {
        let numbered = |count: usize, text: &str| -> Vec<String> {
            (0..count).map(|n| format!("{text}{n}")).collect()
        };
        vec![
            vec![],
            vec![String::new()],
            vec!["naïve".into(), "naïf".into(), "😀".into(), "😁".into()],
            numbered(15, "a subject "),
            numbered(16, "a subject "),
            numbered(3000, "customer "),
            numbered(40, "e\u{e9}\u{e8}"),
            // Characters that differ only in their last byte.
            (0..64_u32)
                .filter_map(|n| char::from_u32(0x1F600 + n))
                .map(|character| format!("no prefix but {character}"))
                .collect(),
            (0..200_u32).map(|n| format!("{:08x}", n.wrapping_mul(2_654_435_761))).collect(),
            vec!["same".to_owned(); 1500],
            vec!["*".to_owned(); 1500],
            // Beginnings that come from ever further away.
            (0..3000).map(|n: usize| "abcdefghij".repeat(9)[..90 - n / 40].to_owned()).collect(),
            (0..5000).map(|n: usize| format!("{:.*}", n % 7, "some text")).collect(),
        ]
    }

    #[test]
    fn texts_come_back() {
        for texts in samples() {
            let bytes = written(&texts);
            let mut reader = Reader::new(&bytes, "the test");
            let mut all = Vec::new();
            let blocks = Blocks::find(&mut reader, texts.len(), |length, byte| {
                all.push((length, byte));
                Ok(())
            });
            let blocks = blocks.expect("it can be read");
            let told =
                |text: &String| (text.len(), text.bytes().next().filter(|_| text.len() == 1));
            assert_eq!((all, reader.left()), (texts.iter().map(told).collect(), 0));
            // In any order.
            for (nth, block) in texts.chunks(BLOCK).enumerate().rev() {
                let mut found = Vec::new();
                let result = blocks.read(&bytes, nth, |text, ascii| {
                    assert!(!ascii || text.is_ascii());
                    found.push(text.to_owned());
                });
                assert_eq!((result, &*found), (Ok(()), block));
            }
            assert_eq!(read_back(&bytes, texts.len()), Ok(texts));
        }
    }

    #[test]
    fn as_much_is_shared_as_can_be() {
        let some = ["", "a", "abcdefgh", "abcdefgi", "abcdefghijk", "abcdefghijkl", "abcdefghxjkl"];
        let more = ["abcdefghijklmnop", "abcdefghijklmnoq", "é", "éa", "è", "abcdefgé", "abcdefgè"];
        let all: Vec<&str> = some.into_iter().chain(more).collect();
        for a in &all {
            for b in &all {
                let whole = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
                let same: usize = whole.map(|(character, _)| character.len_utf8()).sum();
                assert_eq!(shared(a, b), same, "{a} {b}");
                let mut bytes = b"before".to_vec();
                append_from(&mut bytes, b.as_bytes(), same);
                assert_eq!(bytes, format!("before{}", &b[same..]).as_bytes());
            }
        }
    }

    #[test]
    fn known_strings_are_numbers() {
        let some = ["x", "__name__", "__init__", "y", "z", "", "self"];
        for count in 0..=some.len() {
            let names = &some[..count];
            let mut writer = Writer::default();
            write_names(&mut writer, names);
            let bytes = writer.finish();
            let mut found = Vec::new();
            let mut reader = Reader::new(&bytes, "the test");
            let take = |text: &str| {
                found.push(text.to_owned());
                Ok(())
            };
            read_names(&mut reader, count, take).expect("it can be read");
            reader.end().expect("nothing is left");
            assert_eq!(found, names);
        }
        let mut writer = Writer::default();
        write_names(&mut writer, &["__main__", "__name__", "a"]);
        assert_eq!(writer.finish(), [3, 4, 0, 1, b'a']);
        let mut reader = Reader::new(&[0xff, 0x7f], "the test");
        assert!(read_names(&mut reader, 1, |_| Ok(())).is_err());
    }

    #[test]
    fn beginnings_are_shared() {
        let texts: Vec<String> = (0..16).map(|n| format!("customer {n:02}")).collect();
        let bytes = written(&texts);
        assert_eq!(bytes[..2], [1, 1]);
        assert_eq!(&bytes[bytes.len() - 6..], b"012345");
        assert!(bytes.len() < 70, "{}", bytes.len());
        let mixed: Vec<String> = (0..16).map(|n| format!("{n}x")).collect();
        assert_eq!(written(&mixed)[0], 0);
    }

    #[test]
    fn cut_off_columns_are_refused() {
        for texts in samples() {
            let bytes = written(&texts);
            for end in (0..bytes.len()).take(500) {
                assert!(read_back(&bytes[..end], texts.len()).is_err());
            }
        }
    }

    #[test]
    fn changed_bytes_give_an_error_or_other_texts() {
        for texts in samples() {
            let mut bytes = written(&texts);
            for at in 0..bytes.len().min(800) {
                let original = bytes[at];
                for changed in (0..=255_u8).filter(|&byte| at < 8 || byte % 29 == 0) {
                    bytes[at] = changed;
                    if let Ok(found) = read_back(&bytes, texts.len()) {
                        assert_eq!(found.len(), texts.len());
                    }
                }
                bytes[at] = original;
            }
        }
    }
}
