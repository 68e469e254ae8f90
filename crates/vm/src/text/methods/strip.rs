//! `strip`, `lstrip` and `rstrip` of str.

use super::split::is_ascii_space;
use crate::text::unicode::is_space;

/// Which ends are stripped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sides {
    /// `lstrip`
    Left,
    /// `rstrip`
    Right,
    /// `strip`
    Both,
}

impl Sides {
    pub(super) fn left(self) -> bool {
        self != Self::Right
    }

    pub(super) fn right(self) -> bool {
        self != Self::Left
    }
}

/// `str.strip()`: removes white space.
pub fn strip(text: &str, sides: Sides) -> &str {
    let bytes = text.as_bytes();
    let stays = |byte: &u8| !is_ascii_space(*byte);
    let start = if sides.left() { bytes.iter().position(stays) } else { Some(0) };
    let last =
        if sides.right() { bytes.iter().rposition(stays) } else { bytes.len().checked_sub(1) };
    let (Some(start), Some(last)) = (start, last) else { return "" };
    let rest = &text[start..=last];
    // Beside what is not ASCII there may be white space that is not ASCII.
    if bytes[start].is_ascii() && bytes[last].is_ascii() {
        return rest;
    }
    strip_where(rest, sides, is_space)
}

/// `str.strip(chars)`: removes any of `chars`.
pub fn strip_chars<'a>(text: &'a str, chars: &str, sides: Sides) -> &'a str {
    let mut iter = chars.chars();
    match (iter.next(), iter.next()) {
        (None, _) => text,
        (Some(only), None) => strip_where(text, sides, |c| c == only),
        _ if chars.len() <= 16 => strip_where(text, sides, |c| chars.contains(c)),
        _ => {
            let mut set: Vec<char> = chars.chars().collect();
            set.sort_unstable();
            strip_where(text, sides, |c| set.binary_search(&c).is_ok())
        }
    }
}

fn strip_where(text: &str, sides: Sides, wanted: impl Fn(char) -> bool) -> &str {
    let text = if sides.left() { text.trim_start_matches(&wanted) } else { text };
    if sides.right() { text.trim_end_matches(&wanted) } else { text }
}
