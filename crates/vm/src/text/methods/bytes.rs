//! The methods of `bytes` and `bytearray`: as those of str, with ASCII as the only alphabet.

use std::ops::Range;

use memchr::memmem;

pub use super::case::{
    capitalize, is_alnum, is_alpha, is_digit, is_lower, is_space, is_title, is_upper, swapcase,
    title,
};
use super::pad::center_left;
use super::split::max_splits;
use super::strip::Sides;
use crate::text::error::{TextError, check_size};

/// White space as bytes see it.
pub(super) fn is_space_byte(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// The part between two positions from [`super::clamp_range`], if they are in order.
pub fn window(text: &[u8], start: usize, end: usize) -> Option<&[u8]> {
    text.get(start..end)
}

/// Where the first match begins.
pub fn find(text: &[u8], needle: &[u8]) -> Option<usize> {
    match needle {
        [] => Some(0),
        [byte] => memchr::memchr(*byte, text),
        _ => memmem::find(text, needle),
    }
}

/// Where the last match begins.
pub fn rfind(text: &[u8], needle: &[u8]) -> Option<usize> {
    match needle {
        [] => Some(text.len()),
        [byte] => memchr::memrchr(*byte, text),
        _ => memmem::rfind(text, needle),
    }
}

/// How many matches there are that do not overlap.
pub fn count(text: &[u8], needle: &[u8]) -> usize {
    match needle {
        [] => text.len() + 1,
        [byte] => memchr::memchr_iter(*byte, text).count(),
        _ => memmem::find_iter(text, needle).count(),
    }
}

/// The parts around the first match of a separator that is not empty.
pub fn partition<'a>(text: &'a [u8], separator: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let at = find(text, separator)?;
    Some((&text[..at], &text[at + separator.len()..]))
}

/// The parts around the last match of a separator that is not empty.
pub fn rpartition<'a>(text: &'a [u8], separator: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let at = rfind(text, separator)?;
    Some((&text[..at], &text[at + separator.len()..]))
}

/// The parts between the first `splits` matches of a separator.
pub(super) fn split_ranges(text: &[u8], separator: &[u8], splits: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    if !separator.is_empty() {
        for at in memmem::find_iter(text, separator).take(splits) {
            parts.push(start..at);
            start = at + separator.len();
        }
    }
    parts.push(start..text.len());
    parts
}

/// `bytes.split` by a separator, which must not be empty.
pub fn split<'a>(text: &'a [u8], separator: &[u8], maxsplit: i64) -> Vec<&'a [u8]> {
    let ranges = split_ranges(text, separator, max_splits(maxsplit));
    ranges.into_iter().map(|range| &text[range]).collect()
}

/// `bytes.rsplit` by a separator, which must not be empty. The parts come from left to right.
pub fn rsplit<'a>(text: &'a [u8], separator: &[u8], maxsplit: i64) -> Vec<&'a [u8]> {
    let splits = max_splits(maxsplit);
    let mut parts = Vec::new();
    let mut rest = text;
    if !separator.is_empty() {
        let finder = memmem::FinderRev::new(separator);
        while parts.len() < splits {
            let Some(at) = finder.rfind(rest) else { break };
            parts.push(&rest[at + separator.len()..]);
            rest = &rest[..at];
        }
    }
    parts.push(rest);
    parts.reverse();
    parts
}

/// `bytes.split()`: by runs of white space.
pub fn split_whitespace(text: &[u8], maxsplit: i64) -> Vec<&[u8]> {
    let splits = max_splits(maxsplit);
    let mut parts = Vec::new();
    let mut rest = strip(text, Sides::Left);
    while !rest.is_empty() {
        if parts.len() == splits {
            parts.push(rest);
            break;
        }
        let end = rest.iter().position(|byte| is_space_byte(*byte)).unwrap_or(rest.len());
        parts.push(&rest[..end]);
        rest = strip(&rest[end..], Sides::Left);
    }
    parts
}

/// `bytes.rsplit()`: by runs of white space, from the end.
pub fn rsplit_whitespace(text: &[u8], maxsplit: i64) -> Vec<&[u8]> {
    let splits = max_splits(maxsplit);
    let mut parts = Vec::new();
    let mut rest = strip(text, Sides::Right);
    while !rest.is_empty() {
        if parts.len() == splits {
            parts.push(rest);
            break;
        }
        let start = rest.iter().rposition(|byte| is_space_byte(*byte)).map_or(0, |i| i + 1);
        parts.push(&rest[start..]);
        rest = strip(&rest[..start], Sides::Right);
    }
    parts.reverse();
    parts
}

/// `bytes.splitlines`: at `\n`, `\r` and `\r\n` only.
pub fn splitlines(text: &[u8], keep_ends: bool) -> Vec<&[u8]> {
    let mut lines = Vec::new();
    let mut start = 0;
    while let Some(len) = memchr::memchr2(b'\n', b'\r', &text[start..]) {
        let end = start + len;
        let next = if text[end..].starts_with(b"\r\n") { end + 2 } else { end + 1 };
        lines.push(&text[start..if keep_ends { next } else { end }]);
        start = next;
    }
    if start < text.len() {
        lines.push(&text[start..]);
    }
    lines
}

/// `bytes.strip()`: removes white space.
pub fn strip(text: &[u8], sides: Sides) -> &[u8] {
    strip_where(text, sides, is_space_byte)
}

/// `bytes.strip(chars)`: removes any of `chars`.
pub fn strip_bytes<'a>(text: &'a [u8], chars: &[u8], sides: Sides) -> &'a [u8] {
    let mut set = [false; 256];
    for byte in chars {
        set[usize::from(*byte)] = true;
    }
    strip_where(text, sides, |byte| set[usize::from(byte)])
}

fn strip_where(mut text: &[u8], sides: Sides, wanted: impl Fn(u8) -> bool) -> &[u8] {
    if sides.left() {
        while let [first, rest @ ..] = text
            && wanted(*first)
        {
            text = rest;
        }
    }
    if sides.right() {
        while let [rest @ .., last] = text
            && wanted(*last)
        {
            text = rest;
        }
    }
    text
}

/// `bytes.replace`; a negative `count` replaces all. `None` if nothing changes.
pub fn replace(
    text: &[u8],
    old: &[u8],
    new: &[u8],
    count: i64,
    limit: usize,
) -> Result<Option<Vec<u8>>, TextError> {
    let count = max_splits(count);
    if old == new || count == 0 {
        return Ok(None);
    }
    // The empty needle is found before each byte and at the end.
    let finder = memmem::Finder::new(old);
    let found = finder.find_iter(text).take(count).count();
    if found == 0 {
        return Ok(None);
    }
    let size = (text.len() - found * old.len()).checked_add(new.len().saturating_mul(found));
    let mut out = Vec::with_capacity(check_size(size, limit)?);
    let mut copied = 0;
    for at in finder.find_iter(text).take(found) {
        out.extend_from_slice(&text[copied..at]);
        out.extend_from_slice(new);
        copied = at + old.len();
    }
    out.extend_from_slice(&text[copied..]);
    Ok(Some(out))
}

/// `bytes.translate`: removes the bytes of `delete`, then maps the rest by a table of 256 bytes.
pub fn translate(text: &[u8], table: Option<&[u8; 256]>, delete: &[u8]) -> Vec<u8> {
    let mut deleted = [false; 256];
    for byte in delete {
        deleted[usize::from(*byte)] = true;
    }
    text.iter()
        .filter(|byte| !deleted[usize::from(**byte)])
        .map(|byte| table.map_or(*byte, |table| table[usize::from(*byte)]))
        .collect()
}

fn padding(text: &[u8], width: i64) -> usize {
    let width = usize::try_from(width).unwrap_or(if width < 0 { 0 } else { usize::MAX });
    width.saturating_sub(text.len())
}

fn surround(
    text: &[u8],
    left: usize,
    right: usize,
    fill: u8,
    limit: usize,
) -> Result<Vec<u8>, TextError> {
    let size = left.checked_add(right).and_then(|padding| padding.checked_add(text.len()));
    let size = check_size(size, limit)?;
    let mut out = Vec::with_capacity(size);
    out.resize(left, fill);
    out.extend_from_slice(text);
    out.resize(size, fill);
    Ok(out)
}

/// `bytes.ljust`.
pub fn ljust(text: &[u8], width: i64, fill: u8, limit: usize) -> Result<Vec<u8>, TextError> {
    surround(text, 0, padding(text, width), fill, limit)
}

/// `bytes.rjust`.
pub fn rjust(text: &[u8], width: i64, fill: u8, limit: usize) -> Result<Vec<u8>, TextError> {
    surround(text, padding(text, width), 0, fill, limit)
}

/// `bytes.center`.
pub fn center(text: &[u8], width: i64, fill: u8, limit: usize) -> Result<Vec<u8>, TextError> {
    let padding = padding(text, width);
    let left = center_left(padding, width);
    surround(text, left, padding - left, fill, limit)
}

/// `bytes.zfill`: zeros after the sign.
pub fn zfill(text: &[u8], width: i64, limit: usize) -> Result<Vec<u8>, TextError> {
    let zeros = padding(text, width);
    let mut out = surround(text, zeros, 0, b'0', limit)?;
    if let Some(sign @ (b'+' | b'-')) = text.first()
        && zeros > 0
    {
        out[zeros] = b'0';
        out[0] = *sign;
    }
    Ok(out)
}

/// `bytes.expandtabs`.
pub fn expandtabs(text: &[u8], tab_size: i64, limit: usize) -> Result<Vec<u8>, TextError> {
    let tab_size = usize::try_from(tab_size.max(0)).unwrap_or(usize::MAX);
    let mut out = Vec::new();
    let mut column = 0usize;
    for byte in text {
        let spaces = match byte {
            b'\t' if tab_size == 0 => 0,
            b'\t' => tab_size - column % tab_size,
            b'\n' | b'\r' => {
                column = 0;
                out.push(*byte);
                continue;
            }
            _ => {
                column += 1;
                out.push(*byte);
                continue;
            }
        };
        let size = check_size(out.len().checked_add(spaces), limit)?;
        out.resize(size, b' ');
        column = column.wrapping_add(spaces);
    }
    check_size(Some(out.len()), limit)?;
    Ok(out)
}

/// `separator.join(parts)`.
pub fn join(separator: &[u8], parts: &[&[u8]], limit: usize) -> Result<Vec<u8>, TextError> {
    let separators = separator.len().checked_mul(parts.len().saturating_sub(1));
    let size = parts.iter().fold(separators, |size, part| size?.checked_add(part.len()));
    let mut out = Vec::with_capacity(check_size(size, limit)?);
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            out.extend_from_slice(separator);
        }
        out.extend_from_slice(part);
    }
    Ok(out)
}

/// `bytes * count`.
pub fn repeat(text: &[u8], count: i64, limit: usize) -> Result<Vec<u8>, TextError> {
    if count <= 0 || text.is_empty() {
        return Ok(Vec::new());
    }
    let size = usize::try_from(count).ok().and_then(|count| text.len().checked_mul(count));
    let size = check_size(size, limit)?;
    Ok(text.repeat(size / text.len()))
}
