//! Short texts in the making: on the stack while they are put together, so that most of them never
//! take memory of their own.

use arrayvec::ArrayString;
use compact_str::{CompactString, ToCompactString};

/// Bytes that a text takes on the stack at most.
const SHORT: usize = 64;

/// The usual padding.
const SPACES: &str = "                                ";
const ZEROS: &str = "00000000000000000000000000000000";

/// A text that is put together.
pub(crate) struct Room {
    short: ArrayString<SHORT>,
    /// The text where it is longer.
    long: Option<String>,
}

impl Room {
    /// For a text of that many bytes.
    #[inline]
    pub fn for_bytes(size: usize) -> Self {
        let long = (size > SHORT).then(|| String::with_capacity(size));
        Self { short: ArrayString::new(), long }
    }

    /// Adds a part.
    #[inline]
    pub fn push_str(&mut self, part: &str) {
        if part.is_empty() {
            return;
        }
        match &mut self.long {
            None if self.short.try_push_str(part).is_ok() => {}
            _ => self.elsewhere().push_str(part),
        }
    }

    /// Adds a character.
    #[inline]
    pub fn push(&mut self, character: char) {
        match &mut self.long {
            None if self.short.try_push(character).is_ok() => {}
            _ => self.elsewhere().push(character),
        }
    }

    /// Adds a character so many times.
    #[inline]
    pub fn fill(&mut self, character: char, count: usize) {
        if count > 0 {
            self.fill_some(character, count);
        }
    }

    #[inline(never)]
    fn fill_some(&mut self, character: char, count: usize) {
        let unit = match character {
            ' ' => SPACES,
            '0' => ZEROS,
            _ => return (0..count).for_each(|_| self.push(character)),
        };
        let mut left = count;
        while left > unit.len() {
            self.push_str(unit);
            left -= unit.len();
        }
        self.push_str(&unit[..left]);
    }

    /// The text that does not fit the stack.
    #[cold]
    fn elsewhere(&mut self) -> &mut String {
        let short = &self.short;
        self.long.get_or_insert_with(|| short.as_str().to_owned())
    }

    /// The text.
    #[inline(always)]
    pub fn finish(self) -> CompactString {
        match self.long {
            Some(text) => text.into(),
            None => self.short.as_str().into(),
        }
    }
}

/// Adds a character to a text so many times.
pub(crate) fn fill(out: &mut String, character: char, count: usize) {
    if count == 0 {
        return;
    }
    if !character.is_ascii() {
        out.extend(std::iter::repeat_n(character, count));
        return;
    }
    let unit = [character as u8; 32];
    let unit = std::str::from_utf8(&unit).unwrap_or_default();
    for _ in 0..count / unit.len() {
        out.push_str(unit);
    }
    out.push_str(&unit[..count % unit.len()]);
}

/// The digits of an integer of 64 bits.
pub(crate) struct ShortInt {
    room: [u8; 64],
    from: usize,
}

impl ShortInt {
    /// In base ten.
    pub fn decimal(mut value: u64) -> Self {
        let (mut room, mut from) = ([0; 64], 64);
        loop {
            from -= 1;
            room[from & 63] = b'0' + (value % 10) as u8;
            value /= 10;
            if value == 0 {
                return Self { room, from };
            }
        }
    }

    /// In base ten, with zeros up to that many digits, 64 at most.
    pub fn padded(value: u64, digits: usize) -> Self {
        let mut this = Self::decimal(value);
        let from = 64_usize.saturating_sub(digits);
        while this.from > from {
            this.from -= 1;
            this.room[this.from & 63] = b'0';
        }
        this
    }

    /// In a base of two to the power of `bits`, with digits of that case.
    pub fn radix(mut value: u64, bits: u32, upper: bool) -> Self {
        let digits = if upper { b"0123456789ABCDEF" } else { b"0123456789abcdef" };
        let mask = (1 << bits) - 1;
        let (mut room, mut from) = ([0; 64], 64);
        loop {
            from -= 1;
            room[from & 63] = digits[(value & mask & 15) as usize];
            value >>= bits;
            if value == 0 {
                return Self { room, from };
            }
        }
    }

    /// The digits, in ASCII.
    pub fn bytes(&self) -> &[u8] {
        self.room.get(self.from..).unwrap_or_default()
    }

    /// The digits.
    pub fn digits(&self) -> &str {
        std::str::from_utf8(self.bytes()).unwrap_or_default()
    }
}

/// `str(value)`
#[inline]
pub(crate) fn decimal_text(value: i64) -> CompactString {
    value.to_compact_string()
}

/// The digits of an integer that is not negative.
#[inline]
pub(crate) fn decimal_digits(value: u64) -> CompactString {
    value.to_compact_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_have_the_digits_that_rust_gives() {
        for value in [0, 1, 9, 10, 255, 1 << 40, u64::MAX] {
            assert_eq!(ShortInt::decimal(value).digits(), value.to_string());
            assert_eq!(ShortInt::radix(value, 1, false).digits(), format!("{value:b}"));
            assert_eq!(ShortInt::radix(value, 3, false).digits(), format!("{value:o}"));
            assert_eq!(ShortInt::radix(value, 4, false).digits(), format!("{value:x}"));
            assert_eq!(ShortInt::radix(value, 4, true).digits(), format!("{value:X}"));
        }
        for value in [0, 7, -7, 10, -10, i64::MIN, i64::MAX] {
            assert_eq!(decimal_text(value), value.to_string());
        }
    }

    #[test]
    fn texts_are_put_together_in_place_and_elsewhere() {
        for (count, size) in [(0, 0), (1, 5), (9, 80), (100, 200)] {
            let mut room = Room::for_bytes(size);
            let mut text = String::new();
            for character in ['*', 'é', '😀'] {
                room.fill(character, count);
                fill(&mut text, character, count);
            }
            room.push_str("end");
            room.push('€');
            text.push_str("end€");
            let expected = ["*".repeat(count), "é".repeat(count), "😀".repeat(count)].concat();
            assert_eq!(text, expected + "end€");
            assert_eq!(room.finish(), text);
        }
    }
}
