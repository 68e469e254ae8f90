//! Methods that make a str longer: `center`, `ljust`, `rjust`, `zfill`, `expandtabs`, `join`, `*`.

use super::view::StrView;
use crate::text::error::{TextError, check_size};
use crate::text::room;

fn padding(text: StrView<'_>, width: i64) -> usize {
    usize::try_from(width)
        .unwrap_or(if width < 0 { 0 } else { usize::MAX })
        .saturating_sub(text.chars())
}

fn surround(
    text: &str,
    left: usize,
    right: usize,
    fill: char,
    limit: usize,
) -> Result<String, TextError> {
    let size = left
        .checked_add(right)
        .and_then(|count| count.checked_mul(fill.len_utf8()))
        .and_then(|padding| padding.checked_add(text.len()));
    let mut out = String::with_capacity(check_size(size, limit)?);
    room::fill(&mut out, fill, left);
    out.push_str(text);
    room::fill(&mut out, fill, right);
    Ok(out)
}

/// `str.ljust`.
pub fn ljust(text: StrView<'_>, width: i64, fill: char, limit: usize) -> Result<String, TextError> {
    surround(text.as_str(), 0, padding(text, width), fill, limit)
}

/// `str.rjust`.
pub fn rjust(text: StrView<'_>, width: i64, fill: char, limit: usize) -> Result<String, TextError> {
    surround(text.as_str(), padding(text, width), 0, fill, limit)
}

/// `str.center`.
pub fn center(
    text: StrView<'_>,
    width: i64,
    fill: char,
    limit: usize,
) -> Result<String, TextError> {
    let padding = padding(text, width);
    let left = center_left(padding, width);
    surround(text.as_str(), left, padding - left, fill, limit)
}

/// How much of the padding of `center` comes first: of an odd padding the smaller half, unless the
/// width is odd.
pub(super) fn center_left(padding: usize, width: i64) -> usize {
    padding / 2 + (padding & usize::from(width & 1 == 1) & 1)
}

/// `str.zfill`: zeros after the sign.
pub fn zfill(text: StrView<'_>, width: i64, limit: usize) -> Result<String, TextError> {
    let zeros = padding(text, width);
    let size = check_size(text.as_str().len().checked_add(zeros), limit)?;
    let mut out = String::with_capacity(size);
    let mut rest = text.as_str();
    if let Some(sign @ ('+' | '-')) = rest.chars().next() {
        out.push(sign);
        rest = &rest[1..];
    }
    room::fill(&mut out, '0', zeros);
    out.push_str(rest);
    Ok(out)
}

/// `str.expandtabs`.
pub fn expandtabs(text: &str, tab_size: i64, limit: usize) -> Result<String, TextError> {
    let tab_size = usize::try_from(tab_size.max(0)).unwrap_or(usize::MAX);
    let mut size = Some(text.len());
    walk_tabs(text, tab_size, |_, spaces| {
        if let Some(spaces) = spaces {
            size = size.and_then(|size| (size - 1).checked_add(spaces));
        }
        size.is_some()
    });
    let mut out = String::with_capacity(check_size(size, limit)?);
    walk_tabs(text, tab_size, |c, spaces| {
        match spaces {
            Some(spaces) => out.extend(std::iter::repeat_n(' ', spaces)),
            None => out.push(c),
        }
        true
    });
    Ok(out)
}

/// Calls `visit` for every character, for a tab with the number of spaces it becomes, until it
/// answers false.
fn walk_tabs(text: &str, tab_size: usize, mut visit: impl FnMut(char, Option<usize>) -> bool) {
    let mut column = 0usize;
    for c in text.chars() {
        let spaces = match c {
            '\t' if tab_size == 0 => Some(0),
            '\t' => Some(tab_size - column % tab_size),
            _ => None,
        };
        column = match c {
            '\n' | '\r' => 0,
            _ => column.wrapping_add(spaces.unwrap_or(1)),
        };
        if !visit(c, spaces) {
            return;
        }
    }
}

/// `separator.join(parts)`.
pub fn join(separator: &str, parts: &[&str], limit: usize) -> Result<String, TextError> {
    let separators = separator.len().checked_mul(parts.len().saturating_sub(1));
    let size = parts.iter().fold(separators, |size, part| size?.checked_add(part.len()));
    let mut out = String::with_capacity(check_size(size, limit)?);
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            out.push_str(separator);
        }
        out.push_str(part);
    }
    Ok(out)
}

/// `str * count`.
pub fn repeat(text: &str, count: i64, limit: usize) -> Result<String, TextError> {
    if count <= 0 || text.is_empty() {
        return Ok(String::new());
    }
    let size = usize::try_from(count).ok().and_then(|count| text.len().checked_mul(count));
    let size = check_size(size, limit)?;
    Ok(text.repeat(size / text.len()))
}
