//! `replace` and `translate` of str.

use super::split::max_splits;
use crate::text::error::{TextError, check_size};

/// `str.replace`; a negative `count` replaces all. `None` if nothing changes.
pub fn replace(
    text: &str,
    old: &str,
    new: &str,
    count: i64,
    limit: usize,
) -> Result<Option<String>, TextError> {
    let count = max_splits(count);
    if old == new || count == 0 {
        return Ok(None);
    }
    if old.is_empty() {
        return interleave(text, new, count, limit).map(Some);
    }
    if let &[old] = old.as_bytes() {
        return replace_byte(text, old, new, count, limit);
    }
    let finder = memchr::memmem::Finder::new(old.as_bytes());
    let found = finder.find_iter(text.as_bytes()).take(count).count();
    if found == 0 {
        return Ok(None);
    }
    let size = (text.len() - found * old.len()).checked_add(new.len().saturating_mul(found));
    let mut out = String::with_capacity(check_size(size, limit)?);
    let mut copied = 0;
    for at in finder.find_iter(text.as_bytes()).take(found) {
        out.push_str(&text[copied..at]);
        out.push_str(new);
        copied = at + old.len();
    }
    out.push_str(&text[copied..]);
    Ok(Some(out))
}

/// Replaces a character of ASCII.
fn replace_byte(
    text: &str,
    old: u8,
    new: &str,
    count: usize,
    limit: usize,
) -> Result<Option<String>, TextError> {
    let places = || memchr::memchr_iter(old, text.as_bytes()).take(count);
    if let &[new] = new.as_bytes()
        && count == usize::MAX
    {
        if places().next().is_none() {
            return Ok(None);
        }
        check_size(Some(text.len()), limit)?;
        let mut out = text.as_bytes().to_vec();
        out.iter_mut().for_each(|byte| *byte = if *byte == old { new } else { *byte });
        return Ok(String::from_utf8(out).ok());
    }
    let found = places().count();
    if found == 0 {
        return Ok(None);
    }
    let size = (text.len() - found).checked_add(new.len().saturating_mul(found));
    let mut out = String::with_capacity(check_size(size, limit)?);
    let mut copied = 0;
    for at in places() {
        out.push_str(&text[copied..at]);
        out.push_str(new);
        copied = at + 1;
    }
    out.push_str(&text[copied..]);
    Ok(Some(out))
}

/// Replaces the empty string: before each character and at the end.
fn interleave(text: &str, new: &str, count: usize, limit: usize) -> Result<String, TextError> {
    let places = text.chars().count() + 1;
    let inserted = new.len().checked_mul(places.min(count));
    let size = inserted.and_then(|inserted| inserted.checked_add(text.len()));
    let mut out = String::with_capacity(check_size(size, limit)?);
    for (i, c) in text.chars().enumerate() {
        if i < count {
            out.push_str(new);
        }
        out.push(c);
    }
    if places <= count {
        out.push_str(new);
    }
    Ok(out)
}

/// What a table gives for a character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mapped {
    /// No entry: the character stays.
    Same,
    /// `None`: it goes.
    Delete,
    /// A code point.
    Char(char),
    /// A str.
    Text(String),
}

/// `str.translate`, with `lookup` for the table. The error of the lookup ends it.
pub fn translate<E: From<TextError>>(
    text: &str,
    limit: usize,
    mut lookup: impl FnMut(char) -> Result<Mapped, E>,
) -> Result<String, E> {
    let mut out = String::new();
    for c in text.chars() {
        match lookup(c)? {
            Mapped::Same => out.push(c),
            Mapped::Delete => {}
            Mapped::Char(c) => out.push(c),
            Mapped::Text(text) => {
                check_size(out.len().checked_add(text.len()), limit)?;
                out.push_str(&text);
            }
        }
        check_size(Some(out.len()), limit)?;
    }
    Ok(out)
}
