//! Strings: UTF-8 text with its length in code points and its hash.
//!
//! Strings do not change, with one exception that nobody can see: one that `+=` has just made for a
//! variable, and that only this variable refers to, takes what comes next at its end.

use arrayvec::ArrayString;
use compact_str::CompactString;

use crate::heap::Object;
use crate::value::Value;

/// A Python string.
#[derive(Debug)]
pub struct Str {
    text: CompactString,
    /// Code points, equal to the length in bytes when the text is ASCII, and above them
    /// [`INTERNED`] and [`GROWING`]. One field, because a string that is made is moved at once:
    /// what was written in parts cannot be read as a whole until it has reached the memory.
    facts: std::cell::Cell<u64>,
    /// 0 until it is asked for.
    hash: std::cell::Cell<u64>,
}

/// Bytes of text that stand in the string object itself.
pub(crate) const INLINE: usize = size_of::<CompactString>();

/// The heap's table of interned strings knows it.
const INTERNED: u64 = 1 << 32;
/// Only a variable refers to it, in which a text grows.
const GROWING: u64 = 1 << 33;

impl Str {
    /// A string with that text.
    #[must_use]
    pub fn new(text: CompactString) -> Self {
        let chars = if text.is_ascii() { text.len() } else { text.chars().count() };
        Self::counted(text, chars)
    }

    /// A string with that text, whose length in code points is known.
    #[inline]
    #[must_use]
    pub fn counted(text: CompactString, chars: usize) -> Self {
        let facts = std::cell::Cell::new(u64::from(chars as u32));
        Self { text, facts, hash: std::cell::Cell::new(0) }
    }

    /// The one string with that text that names compare with, whose hash is known.
    pub(crate) fn interned(text: CompactString, hash: u64) -> Self {
        let this = Self::new(text);
        this.facts.set(this.facts.get() | INTERNED);
        this.hash.set(hash);
        this
    }

    /// Bytes that a string with a text of that length owns outside its slot.
    #[must_use]
    pub fn bytes_of(len: usize) -> usize {
        /// The least that [`CompactString`] allocates.
        const LEAST: usize = INLINE + size_of::<usize>();
        if len > INLINE { len.max(LEAST) } else { 0 }
    }

    /// The text of two, with room behind it for more.
    pub(crate) fn growing(head: &Self, tail: &Self) -> Self {
        let len = head.text.len() + tail.text.len();
        let mut text = CompactString::with_capacity(grown(len));
        text.push_str(&head.text);
        text.push_str(&tail.text);
        let this = Self::counted(text, head.chars() + tail.chars());
        this.facts.set(this.facts.get() | GROWING);
        this
    }

    /// Bytes that [`Str::grow`] allocates, if it can be called.
    pub(crate) fn growth(&self, tail: &Self) -> Option<usize> {
        let len = self.text.len().checked_add(tail.text.len())?;
        let room = self.text.capacity();
        (self.facts.get() & GROWING != 0).then(|| if len > room { grown(len) - room } else { 0 })
    }

    /// Adds a text at the end, where only a growing variable refers to this one.
    pub(crate) fn grow(&mut self, tail: &str, chars: usize) {
        let len = self.text.len() + tail.len();
        if len > self.text.capacity() {
            self.text.reserve(grown(len) - self.text.len());
        }
        self.text.push_str(tail);
        let all = u64::from((self.chars() + chars) as u32);
        self.facts.set(self.facts.get() >> 32 << 32 | all);
        self.hash.set(0);
    }

    /// Others may refer to it from here on: it does not change any more.
    #[inline]
    pub fn share(&self) {
        self.facts.set(self.facts.get() & !GROWING);
    }

    /// The text, to be changed into another.
    #[inline]
    #[must_use]
    pub(crate) fn copied(&self) -> CompactString {
        self.text.clone()
    }

    /// The text.
    #[inline]
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Length in code points.
    #[inline]
    #[must_use]
    pub const fn chars(&self) -> usize {
        self.facts.get() as u32 as usize
    }

    /// Whether every code point is one byte.
    #[inline]
    #[must_use]
    pub fn is_ascii(&self) -> bool {
        self.chars() == self.text.len()
    }

    /// Whether it is the one string of its text that names compare with.
    #[inline]
    #[must_use]
    pub const fn is_interned(&self) -> bool {
        self.facts.get() & INTERNED != 0
    }

    /// From now on it is.
    pub(crate) fn set_interned(&mut self) {
        self.facts.set(self.facts.get() | INTERNED);
    }

    /// The hash; the same in every process, so that a program is deterministic.
    #[inline]
    #[must_use]
    pub fn hash(&self) -> u64 {
        let known = self.hash.get();
        if known != 0 {
            return known;
        }
        let hash = hash_bytes(self.text.as_bytes());
        self.hash.set(hash);
        hash
    }
}

/// How much room a text of that many bytes gets that may grow further.
const fn grown(len: usize) -> usize {
    len.saturating_add(len / 2)
}

/// The text of parts that follow each other, `len` bytes together.
pub(crate) fn concatenated<'a>(parts: impl Iterator<Item = &'a str>, len: usize) -> CompactString {
    if len > INLINE {
        let mut text = String::with_capacity(len);
        parts.for_each(|part| text.push_str(part));
        return text.into();
    }
    let mut text = ArrayString::<INLINE>::new();
    for part in parts {
        // What is not there needs no call to be copied.
        if !part.is_empty() && text.try_push_str(part).is_err() {
            break;
        }
    }
    text.as_str().into()
}

/// A fixed hash of bytes; never 0. Not keyed: the memory and step limits bound what collisions
/// can cost, and determinism is worth more here.
#[must_use]
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    const K: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut state = (bytes.len() as u64).wrapping_mul(K) ^ 0x51_7C_C1_B7_27_22_0A_95;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let mut word = [0; 8];
        word.copy_from_slice(chunk);
        state = mix(state ^ u64::from_le_bytes(word), K);
    }
    let rest = chunks.remainder();
    if !rest.is_empty() {
        let mut word = [0; 8];
        word[..rest.len()].copy_from_slice(rest);
        state = mix(state ^ u64::from_le_bytes(word), K);
    }
    let hash = mix(state, K ^ 0xFF51_AFD7_ED55_8CCD);
    if hash == 0 { 1 } else { hash }
}

/// Folds the 128-bit product: every bit of the input reaches every bit of the result.
#[inline]
fn mix(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product as u64) ^ ((product >> 64) as u64)
}

impl Object for Str {
    fn trace(&self, _visit: &mut impl FnMut(Value)) {}

    fn payload_bytes(&self) -> usize {
        if self.text.is_heap_allocated() { self.text.capacity() } else { 0 }
    }
}
