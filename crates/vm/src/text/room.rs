//! Short texts in the making: on the stack while they are put together, so that most of them never
//! take memory of their own.

use compact_str::CompactString;

/// Bytes that a text takes on the stack at most.
const SHORT: usize = 64;

/// A text that is put together.
pub(crate) struct Room {
    short: [u8; SHORT],
    len: usize,
    /// The text where it is longer.
    long: Option<Vec<u8>>,
}

impl Room {
    /// For a text of that many bytes.
    #[inline]
    pub fn for_bytes(size: usize) -> Self {
        let long = (size > SHORT).then(|| Vec::with_capacity(size));
        Self { short: [0; SHORT], len: 0, long }
    }

    /// Adds a part.
    #[inline]
    pub fn push_str(&mut self, part: &str) {
        self.push_digits(part.as_bytes());
    }

    /// Adds digits, which are ASCII.
    #[inline]
    pub fn push_digits(&mut self, digits: &[u8]) {
        match (&mut self.long, self.short.get_mut(self.len..self.len + digits.len())) {
            (None, Some(place)) => {
                place.copy_from_slice(digits);
                self.len += digits.len();
            }
            _ => self.elsewhere().extend_from_slice(digits),
        }
    }

    /// Adds a character.
    #[inline]
    pub fn push(&mut self, character: char) {
        self.fill(character, 1);
    }

    /// Adds a character so many times.
    #[inline]
    pub fn fill(&mut self, character: char, count: usize) {
        if count == 0 {
            return;
        }
        if !character.is_ascii() {
            let mut encoded = [0; 4];
            let character = &*character.encode_utf8(&mut encoded);
            return (0..count).for_each(|_| self.push_str(character));
        }
        match (&mut self.long, self.short.get_mut(self.len..self.len + count)) {
            (None, Some(place)) => {
                place.fill(character as u8);
                self.len += count;
            }
            _ => {
                let text = self.elsewhere();
                text.resize(text.len() + count, character as u8);
            }
        }
    }

    /// The text that does not fit the stack.
    #[cold]
    fn elsewhere(&mut self) -> &mut Vec<u8> {
        let short = &self.short[..self.len];
        self.long.get_or_insert_with(|| short.to_vec())
    }

    /// The text.
    #[inline]
    pub fn finish(self) -> CompactString {
        // It consists of texts, so that it is one.
        match self.long {
            Some(text) => String::from_utf8(text).unwrap_or_default().into(),
            None => text_of(&self.short[..self.len]),
        }
    }
}

/// A text that is known to be one.
#[inline]
pub(crate) fn text_of(bytes: &[u8]) -> CompactString {
    std::str::from_utf8(bytes).unwrap_or_default().into()
}

/// Adds a character to a text so many times.
pub(crate) fn fill(out: &mut String, character: char, count: usize) {
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
    pub fn digits(&self) -> &[u8] {
        self.room.get(self.from..).unwrap_or_default()
    }
}

/// `str(value)`
pub(crate) fn decimal_text(value: i64) -> CompactString {
    let digits = ShortInt::decimal(value.unsigned_abs());
    let (mut room, from) = (digits.room, digits.from);
    if value >= 0 {
        return text_of(digits.digits());
    }
    // 64 bits have 19 digits at most: there is room before them.
    room[(from - 1) & 63] = b'-';
    text_of(&room[from - 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_have_the_digits_that_rust_gives() {
        for value in [0, 1, 9, 10, 255, 1 << 40, u64::MAX] {
            assert_eq!(ShortInt::decimal(value).digits(), value.to_string().as_bytes());
            assert_eq!(ShortInt::radix(value, 1, false).digits(), format!("{value:b}").as_bytes());
            assert_eq!(ShortInt::radix(value, 3, false).digits(), format!("{value:o}").as_bytes());
            assert_eq!(ShortInt::radix(value, 4, false).digits(), format!("{value:x}").as_bytes());
            assert_eq!(ShortInt::radix(value, 4, true).digits(), format!("{value:X}").as_bytes());
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
