//! Where code points stand in long texts that are not ASCII.
//!
//! Strings are UTF-8: the place of a code point has to be counted, and programs that go through a
//! text by its indices would count from its beginning each time. So it is remembered, for the few
//! texts that were asked about last, how many code points begin before each block of bytes, as far
//! as somebody asked. This is no state of the program, and takes a thirtieth of these texts.

use std::cell::RefCell;

use super::Heap;
use crate::value::Value;

/// Bytes of a block.
const BLOCK: usize = 128;

/// Texts of no more bytes are counted each time.
const SHORT: usize = 2 * BLOCK;

/// How many texts are remembered.
const TEXTS: usize = 4;

/// From the place that was asked for last to one as near as this is walked.
const NEAR: usize = 16;

/// Those that were asked about last come first.
#[derive(Debug, Default)]
pub(super) struct Offsets(RefCell<Vec<Counted>>);

impl Offsets {
    /// Drops what is remembered of other texts than these.
    pub(super) fn retain(&self, is_live: impl Fn(Value) -> bool) {
        self.0.borrow_mut().retain(|text| is_live(text.string));
    }

    fn of<T>(&self, string: Value, ask: impl FnOnce(&mut Counted) -> T) -> T {
        let mut texts = self.0.borrow_mut();
        match texts.iter().position(|text| text.string == string) {
            Some(place) => texts[..=place].rotate_right(1),
            None => {
                texts.truncate(TEXTS - 1);
                texts.insert(0, Counted { string, before: vec![0], last: Place::default() });
            }
        }
        ask(&mut texts[0])
    }
}

/// The beginning of a code point.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    index: usize,
    offset: usize,
}

/// What is known of a text. It stays true where the text grows.
#[derive(Debug)]
struct Counted {
    string: Value,
    /// How many code points begin before each block, the first one included.
    before: Vec<u32>,
    last: Place,
}

impl Counted {
    /// Counts one block more, if there is a whole one.
    fn count_block(&mut self, text: &[u8]) -> bool {
        let start = (self.before.len() - 1) * BLOCK;
        let Some(block) = text.get(start..start + BLOCK) else { return false };
        self.before.push(self.before[self.before.len() - 1] + beginnings(block) as u32);
        true
    }

    /// Where the code point `index` begins, which there is.
    fn offset(&mut self, text: &[u8], index: usize) -> usize {
        let offset = self.near(text, index).unwrap_or_else(|| self.far(text, index));
        self.last = Place { index, offset };
        offset
    }

    fn near(&self, text: &[u8], index: usize) -> Option<usize> {
        let Place { index: mut at, mut offset } = self.last;
        if at.abs_diff(index) > NEAR {
            return None;
        }
        while at < index {
            offset += 1 + text[offset + 1..].iter().take_while(|byte| !begins(**byte)).count();
            at += 1;
        }
        while at > index {
            offset = text[..offset].iter().rposition(|byte| begins(*byte))?;
            at -= 1;
        }
        Some(offset)
    }

    fn far(&mut self, text: &[u8], index: usize) -> usize {
        while self.before[self.before.len() - 1] as usize <= index && self.count_block(text) {}
        let block = self.before.partition_point(|&before| before as usize <= index) - 1;
        let start = block * BLOCK;
        start + nth_beginning(&text[start..], index - self.before[block] as usize)
    }

    /// How many code points begin before a byte.
    fn index(&mut self, text: &[u8], offset: usize) -> usize {
        let block = offset / BLOCK;
        while self.before.len() <= block && self.count_block(text) {}
        let start = block * BLOCK;
        let index = self.before[block] as usize + beginnings(&text[start..offset]);
        if begins(text[offset]) {
            self.last = Place { index, offset };
        }
        index
    }
}

/// Whether a byte of UTF-8 is the first one of a code point.
const fn begins(byte: u8) -> bool {
    byte as i8 >= -0x40
}

fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| begins(**byte)).count()
}

/// Where the code point `nth` of these bytes begins; their end when there is none.
fn nth_beginning(bytes: &[u8], mut nth: usize) -> usize {
    // What is counted at once is counted fast.
    const AT_ONCE: usize = 32;
    let mut start = 0;
    for part in bytes.chunks(AT_ONCE) {
        let count = beginnings(part);
        if count > nth {
            break;
        }
        nth -= count;
        start += part.len();
    }
    let rest = bytes[start..].iter().enumerate().filter(|(_, byte)| begins(**byte));
    rest.map(|(place, _)| start + place).nth(nth).unwrap_or(bytes.len())
}

impl Heap {
    /// Where the code point at `index` of a string begins, in bytes; the end for those behind it.
    #[must_use]
    pub fn byte_offset(&self, string: Value, index: usize) -> usize {
        let object = self.str(string);
        let text = object.as_str().as_bytes();
        if index >= object.chars() {
            text.len()
        } else if object.is_ascii() {
            index
        } else if text.len() <= SHORT {
            nth_beginning(text, index)
        } else {
            self.offsets.of(string, |counted| counted.offset(text, index))
        }
    }

    /// How many code points of a string begin before a byte of it.
    #[must_use]
    pub fn code_points_before(&self, string: Value, offset: usize) -> usize {
        let object = self.str(string);
        let text = object.as_str().as_bytes();
        let offset = offset.min(text.len());
        if object.is_ascii() {
            offset
        } else if offset == text.len() {
            object.chars()
        } else if offset <= SHORT {
            beginnings(&text[..offset])
        } else {
            self.offsets.of(string, |counted| counted.index(text, offset))
        }
    }

    /// The code point at `index` of a string.
    #[must_use]
    pub fn char_at(&self, string: Value, index: usize) -> Option<char> {
        self.text(string)[self.byte_offset(string, index)..].chars().next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::object::Str;

    /// Texts whose blocks begin within code points, one of ASCII at first, and one of four bytes
    /// each.
    fn texts() -> [String; 4] {
        [
            "aé€😀".repeat(200),
            "é".repeat(1000),
            format!("{}{}", "a".repeat(700), "€é".repeat(300)),
            "😀".repeat(500),
        ]
    }

    fn check(heap: &Heap, string: Value, places: impl Iterator<Item = usize>) {
        let text = heap.text(string).to_owned();
        let known: Vec<(usize, char)> = text.char_indices().collect();
        for index in places {
            let (offset, character) = match known.get(index) {
                Some(&(offset, character)) => (offset, Some(character)),
                None => (text.len(), None),
            };
            assert_eq!(heap.byte_offset(string, index), offset, "{index}");
            assert_eq!(heap.char_at(string, index), character, "{index}");
            assert_eq!(heap.code_points_before(string, offset), index.min(known.len()), "{offset}");
        }
    }

    #[test]
    fn code_points_are_found_in_any_order() {
        let mut heap = Heap::new(1 << 24);
        for text in texts() {
            let chars = text.chars().count();
            for ways in 0..4 {
                let string = heap.new_str(&*text).unwrap();
                match ways {
                    0 => check(&heap, string, 0..chars + 3),
                    1 => check(&heap, string, (0..chars + 3).rev()),
                    2 => check(&heap, string, (0..chars).map(|nth| nth * 7919 % chars)),
                    _ => check(&heap, string, (0..chars).map(|nth| nth / 2 + nth % 2 * 20)),
                }
            }
        }
    }

    #[test]
    fn several_texts_take_turns() {
        let mut heap = Heap::new(1 << 24);
        let strings: Vec<Value> = (0..2 * TEXTS)
            .map(|nth| heap.new_str(format!("{}{nth}é", "€a".repeat(500 + nth))).unwrap())
            .collect();
        for index in (0..1000).rev().step_by(37) {
            for &string in &strings {
                check(&heap, string, index..index + 2);
            }
        }
    }

    #[test]
    fn what_is_freed_is_forgotten() {
        let mut heap = Heap::new(1 << 24);
        let first = heap.new_str("é".repeat(1000)).unwrap();
        check(&heap, first, 900..905);
        heap.collect([]);
        let second = heap.new_str("😀".repeat(1000)).unwrap();
        assert_eq!(first, second, "the same place of the arena");
        check(&heap, second, 900..905);
        heap.collect([second]);
        check(&heap, second, 10..1001);
    }

    #[test]
    fn a_text_that_grows_keeps_what_is_known() {
        let mut heap = Heap::new(1 << 24);
        let (head, tail) = ("é€".repeat(100), "😀a".repeat(100));
        let [first, second] = [&head, &tail].map(|text| Str::new(text.as_str().into()));
        let string = heap.alloc(Str::growing(&first, &second)).unwrap();
        for _ in 0..5 {
            let chars = heap.str(string).chars();
            check(&heap, string, (0..chars + 2).step_by(11));
            heap.str_mut(string).grow(&tail, second.chars());
        }
    }
}
