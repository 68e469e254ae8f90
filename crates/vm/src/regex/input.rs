//! What is searched: characters or bytes, forwards and backwards.

use super::class;
use super::compile::{Ascii, Single};
use super::tree::At;

/// Text that is searched.
pub trait Input: Copy {
    /// The character at a place and the place behind it.
    fn next(self, at: usize) -> Option<(u32, usize)>;
    /// The character before a place and its place.
    fn before(self, at: usize) -> Option<(u32, usize)>;
    /// All of it.
    fn bytes(&self) -> &[u8];
}

impl Input for &str {
    #[inline]
    fn next(self, at: usize) -> Option<(u32, usize)> {
        match self.as_bytes().get(at) {
            Some(&byte) if byte < 128 => Some((byte.into(), at + 1)),
            _ => {
                let c = self.get(at..)?.chars().next()?;
                Some((c as u32, at + c.len_utf8()))
            }
        }
    }

    #[inline]
    fn before(self, at: usize) -> Option<(u32, usize)> {
        let last = at.checked_sub(1)?;
        match self.as_bytes().get(last) {
            Some(&byte) if byte < 128 => Some((byte.into(), last)),
            _ => {
                let c = self.get(..at)?.chars().next_back()?;
                Some((c as u32, at - c.len_utf8()))
            }
        }
    }

    fn bytes(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl Input for &[u8] {
    #[inline]
    fn next(self, at: usize) -> Option<(u32, usize)> {
        self.get(at).map(|&byte| (byte.into(), at + 1))
    }

    #[inline]
    fn before(self, at: usize) -> Option<(u32, usize)> {
        let last = at.checked_sub(1)?;
        self.get(last).map(|&byte| (byte.into(), last))
    }

    fn bytes(&self) -> &[u8] {
        self
    }
}

/// Behind all characters from a place on that match.
#[inline]
pub fn all_of<I: Input>(input: I, single: &Single, ascii: &Ascii, at: usize) -> usize {
    let bytes = input.bytes();
    let mut at = at;
    if let Single::Any(newline) = single {
        let rest = if *newline { None } else { memchr::memchr(b'\n', &bytes[at..]) };
        return rest.map_or(bytes.len(), |rest| at + rest);
    }
    loop {
        while let Some(&byte) = bytes.get(at)
            && byte < 128
            && ascii[usize::from(byte >> 6)] >> (byte & 63) & 1 == 1
        {
            at += 1;
        }
        match bytes.get(at) {
            Some(128..) => match input.next(at) {
                Some((code, next)) if single.holds(code) => at = next,
                _ => return at,
            },
            _ => return at,
        }
    }
}

/// Whether a place is one of that kind.
pub fn is_at<I: Input>(input: I, place: At, at: usize, len: usize) -> bool {
    let newline = |found: Option<(u32, usize)>| found.is_some_and(|(code, _)| code == 10);
    let word = |found: Option<(u32, usize)>, ascii: bool| {
        found.is_some_and(|(code, _)| class::CategoryKind::Word.holds(code, ascii))
    };
    match place {
        At::Start => at == 0,
        At::LineStart => at == 0 || newline(input.before(at)),
        At::End => at == len,
        At::EndOrNewline => at == len || at + 1 == len && newline(input.next(at)),
        At::LineEnd => at == len || newline(input.next(at)),
        At::Boundary(ascii) => word(input.before(at), ascii) != word(input.next(at), ascii),
        At::NotBoundary(ascii) => word(input.before(at), ascii) == word(input.next(at), ascii),
    }
}
