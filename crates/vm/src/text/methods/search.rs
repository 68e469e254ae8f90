//! Taking parts off a str: `removeprefix`, `partition` and their like.

use super::bytes;

/// `str.removeprefix`.
pub fn remove_prefix<'a>(text: &'a str, prefix: &str) -> &'a str {
    text.strip_prefix(prefix).unwrap_or(text)
}

/// `str.removesuffix`.
pub fn remove_suffix<'a>(text: &'a str, suffix: &str) -> &'a str {
    text.strip_suffix(suffix).unwrap_or(text)
}

/// The parts around the first match of a separator that is not empty.
pub fn partition<'a>(text: &'a str, separator: &str) -> Option<(&'a str, &'a str)> {
    let at = bytes::find(text.as_bytes(), separator.as_bytes())?;
    Some((&text[..at], &text[at + separator.len()..]))
}

/// The parts around the last match of a separator that is not empty.
pub fn rpartition<'a>(text: &'a str, separator: &str) -> Option<(&'a str, &'a str)> {
    let at = bytes::rfind(text.as_bytes(), separator.as_bytes())?;
    Some((&text[..at], &text[at + separator.len()..]))
}
