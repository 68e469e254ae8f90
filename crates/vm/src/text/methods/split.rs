//! `split`, `rsplit` and `splitlines` of str.

use super::bytes::split_ranges;
use crate::text::unicode::is_space;

/// How many splits a `maxsplit` argument allows: negative ones have no limit.
pub(super) fn max_splits(maxsplit: i64) -> usize {
    usize::try_from(maxsplit).unwrap_or(usize::MAX)
}

/// `str.split` by a separator, which must not be empty.
pub fn split<'a>(text: &'a str, separator: &str, maxsplit: i64) -> Vec<&'a str> {
    split_ranges(text.as_bytes(), separator.as_bytes(), max_splits(maxsplit))
        .into_iter()
        .map(|range| &text[range])
        .collect()
}

/// `str.rsplit` by a separator, which must not be empty. The parts come from left to right.
pub fn rsplit<'a>(text: &'a str, separator: &str, maxsplit: i64) -> Vec<&'a str> {
    let splits = max_splits(maxsplit);
    let mut parts = Vec::new();
    let mut end = text.len();
    if !separator.is_empty() {
        let finder = memchr::memmem::FinderRev::new(separator.as_bytes());
        while parts.len() < splits {
            let Some(at) = finder.rfind(&text.as_bytes()[..end]) else { break };
            parts.push(&text[at + separator.len()..end]);
            end = at;
        }
    }
    parts.push(&text[..end]);
    parts.reverse();
    parts
}

/// [`is_space`] in ASCII.
pub(super) const fn is_ascii_space(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b'\x1c'..=b'\x1f' | b' ')
}

/// Where the first word of a text of ASCII begins and ends, from a place on.
pub fn ascii_word(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let rest = bytes.get(at..)?;
    let start = at + rest.iter().position(|&byte| !is_ascii_space(byte))?;
    let length = bytes[start..].iter().position(|&byte| is_ascii_space(byte));
    Some((start, length.map_or(bytes.len(), |length| start + length)))
}

/// `str.split()`: by runs of white space.
pub fn split_whitespace(text: &str, maxsplit: i64) -> Vec<&str> {
    let splits = max_splits(maxsplit);
    let mut parts = Vec::new();
    let mut rest = text.trim_start_matches(is_space);
    while !rest.is_empty() {
        if parts.len() == splits {
            // The last part keeps its white space, inside and at the end.
            parts.push(rest);
            break;
        }
        let end = rest.find(is_space).unwrap_or(rest.len());
        parts.push(&rest[..end]);
        rest = rest[end..].trim_start_matches(is_space);
    }
    parts
}

/// `str.rsplit()`: by runs of white space, from the end.
pub fn rsplit_whitespace(text: &str, maxsplit: i64) -> Vec<&str> {
    let splits = max_splits(maxsplit);
    let mut parts = Vec::new();
    let mut rest = text.trim_end_matches(is_space);
    while !rest.is_empty() {
        if parts.len() == splits {
            parts.push(rest);
            break;
        }
        let start = match rest.char_indices().rev().find(|(_, c)| is_space(*c)) {
            Some((i, c)) => i + c.len_utf8(),
            None => 0,
        };
        parts.push(&rest[start..]);
        rest = rest[..start].trim_end_matches(is_space);
    }
    parts.reverse();
    parts
}

/// Where the first line boundary of ASCII is, from a place on.
fn line_end(bytes: &[u8], at: usize) -> Option<usize> {
    let ends = |&byte: &u8| matches!(byte, b'\n'..=b'\r' | b'\x1c'..=b'\x1e');
    let mut at = at;
    // Most of a text is no control character, which is seen of many at once.
    while let Some(some) = bytes.get(at..at + 16) {
        if some.iter().fold(false, |any, &byte| any | (byte < b' '))
            && let Some(place) = some.iter().position(ends)
        {
            return Some(at + place);
        }
        at += 16;
    }
    bytes[at..].iter().position(ends).map(|place| at + place)
}

/// `str.splitlines`: at every line boundary that Unicode knows.
pub fn splitlines(text: &str, keep_ends: bool) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut start = 0;
    if text.is_ascii() {
        let bytes = text.as_bytes();
        while let Some(end) = line_end(bytes, start) {
            let pair = bytes[end] == b'\r' && bytes.get(end + 1) == Some(&b'\n');
            let next = end + 1 + usize::from(pair);
            lines.push(&text[start..if keep_ends { next } else { end }]);
            start = next;
        }
        if start < text.len() {
            lines.push(&text[start..]);
        }
        return lines;
    }
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        if !matches!(
            c,
            '\n'..='\r' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}'
        ) {
            continue;
        }
        let mut next = i + c.len_utf8();
        if c == '\r' && chars.next_if(|(_, c)| *c == '\n').is_some() {
            next += 1;
        }
        lines.push(&text[start..if keep_ends { next } else { i }]);
        start = next;
    }
    if start < text.len() {
        lines.push(&text[start..]);
    }
    lines
}
