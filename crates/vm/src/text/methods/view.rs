//! A str with its length in code points, and positions in it.

/// A str and its length in code points. Where the two lengths are equal the str is ASCII, and
/// positions need no counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StrView<'a> {
    text: &'a str,
    chars: usize,
}

impl<'a> StrView<'a> {
    /// Counts the code points.
    pub fn new(text: &'a str) -> Self {
        let chars = if text.is_ascii() { text.len() } else { text.chars().count() };
        Self { text, chars }
    }

    /// Takes a length that the caller has kept. A wrong one gives wrong answers, nothing worse.
    pub fn with_len(text: &'a str, chars: usize) -> Self {
        Self { text, chars }
    }

    /// The text.
    pub fn as_str(self) -> &'a str {
        self.text
    }

    /// The length in code points.
    pub fn len(self) -> usize {
        self.chars
    }

    /// Whether there are no code points.
    pub fn is_empty(self) -> bool {
        self.text.is_empty()
    }

    /// Whether all code points are ASCII.
    pub fn is_ascii(self) -> bool {
        self.chars == self.text.len()
    }

    /// The byte offset of a code point; the end if there are fewer.
    pub fn byte_of(self, char_index: usize) -> usize {
        if self.is_ascii() {
            return char_index.min(self.text.len());
        }
        if char_index >= self.chars {
            return self.text.len();
        }
        if char_index > self.chars / 2 {
            let from_end = self.chars - char_index;
            return self.text.char_indices().rev().nth(from_end - 1).map_or(0, |(i, _)| i);
        }
        self.text.char_indices().nth(char_index).map_or(self.text.len(), |(i, _)| i)
    }

    /// The code point index of a byte offset.
    pub fn char_of(self, byte: usize) -> usize {
        if self.is_ascii() {
            return byte.min(self.text.len());
        }
        // Count the bytes that begin a code point.
        let before = self.text.as_bytes().get(..byte).unwrap_or(self.text.as_bytes());
        before.iter().filter(|byte| (**byte as i8) >= -0x40).count()
    }

    /// The code point at an index.
    pub fn char_at(self, char_index: usize) -> Option<char> {
        if self.is_ascii() {
            return self.text.as_bytes().get(char_index).copied().map(char::from);
        }
        if char_index >= self.chars {
            return None;
        }
        self.text.get(self.byte_of(char_index)..)?.chars().next()
    }

    /// The code points `start..end`; empty if `end` does not come after `start`.
    pub fn slice(self, start: usize, end: usize) -> &'a str {
        let range = self.byte_range(start, end);
        self.text.get(range).unwrap_or("")
    }

    pub(super) fn byte_range(self, start: usize, end: usize) -> std::ops::Range<usize> {
        if start >= end {
            let at = self.byte_of(start);
            return at..at;
        }
        let first = self.byte_of(start);
        if end >= self.chars {
            return first..self.text.len();
        }
        if self.is_ascii() {
            return first..end;
        }
        let len = match self.text.get(first..) {
            Some(rest) => rest.char_indices().nth(end - start).map_or(rest.len(), |(i, _)| i),
            None => 0,
        };
        first..first + len
    }

    /// Every `step`th code point from `start` on, `count` of them: the slices with a step, which
    /// may be negative.
    pub fn stepped(self, start: usize, step: isize, count: usize) -> String {
        let mut out = String::new();
        if count == 0 {
            return out;
        }
        let stride = step.unsigned_abs().max(1);
        let at = self.byte_of(start);
        if step >= 0 {
            let rest = self.text.get(at..).unwrap_or("");
            out.extend(rest.chars().step_by(stride).take(count));
        } else {
            let end = self.text.get(at..).and_then(|rest| rest.chars().next());
            let head = self.text.get(..at + end.map_or(0, char::len_utf8)).unwrap_or("");
            out.extend(head.chars().rev().step_by(stride).take(count));
        }
        out
    }
}

/// The optional `start` and `end` arguments of `find` and its like as positions: negative ones
/// count from the end, and both are brought into `0..=len`. As in CPython, `start` may exceed
/// `len`, and then nothing is found, not even the empty string.
pub fn clamp_range(start: Option<i64>, end: Option<i64>, len: usize) -> (usize, usize) {
    let signed_len = i64::try_from(len).unwrap_or(i64::MAX);
    let from_end = |i: i64| if i < 0 { i.saturating_add(signed_len).max(0) } else { i };
    let start = from_end(start.unwrap_or(0));
    let end = from_end(end.unwrap_or(signed_len)).min(signed_len);
    let start = usize::try_from(start).unwrap_or(usize::MAX);
    (start, usize::try_from(end).unwrap_or(len))
}
