//! Looking for a part of a str: `find`, `count`, `startswith`, `partition` and their like.

use super::bytes;
use super::view::StrView;

/// The bytes of `text` between two code points from [`super::clamp_range`], if they are in order.
fn window(text: StrView<'_>, start: usize, end: usize) -> Option<(usize, &str)> {
    if start > end || start > text.len() {
        return None;
    }
    let range = text.byte_range(start, end);
    Some((range.start, text.as_str().get(range)?))
}

/// `str.find` within `start..end`, without the -1. Positions are code points.
pub fn find(text: StrView<'_>, needle: &str, start: usize, end: usize) -> Option<usize> {
    let (offset, part) = window(text, start, end)?;
    let at = bytes::find(part.as_bytes(), needle.as_bytes())?;
    Some(position(text, start, offset, at))
}

/// `str.rfind` within `start..end`, without the -1. Positions are code points.
pub fn rfind(text: StrView<'_>, needle: &str, start: usize, end: usize) -> Option<usize> {
    let (offset, part) = window(text, start, end)?;
    let at = bytes::rfind(part.as_bytes(), needle.as_bytes())?;
    Some(position(text, start, offset, at))
}

/// The code point index of a match at `at` bytes from `offset`, where code point `start` is.
fn position(text: StrView<'_>, start: usize, offset: usize, at: usize) -> usize {
    if text.is_ascii() {
        return offset + at;
    }
    start + text.as_str().get(offset..offset + at).map_or(0, |part| part.chars().count())
}

/// `str.count` within `start..end`: matches that do not overlap.
pub fn count(text: StrView<'_>, needle: &str, start: usize, end: usize) -> usize {
    let Some((_, part)) = window(text, start, end) else { return 0 };
    if needle.is_empty() {
        return end - start + 1;
    }
    bytes::count(part.as_bytes(), needle.as_bytes())
}

/// `str.startswith` within `start..end`.
pub fn starts_with(text: StrView<'_>, prefix: &str, start: usize, end: usize) -> bool {
    window(text, start, end).is_some_and(|(_, part)| part.starts_with(prefix))
}

/// `str.endswith` within `start..end`.
pub fn ends_with(text: StrView<'_>, suffix: &str, start: usize, end: usize) -> bool {
    window(text, start, end).is_some_and(|(_, part)| part.ends_with(suffix))
}

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

#[cfg(test)]
mod tests {
    use super::super::clamp_range;
    use super::*;

    #[test]
    fn positions_count_code_points() {
        let text = StrView::new("aéb€b😀b");
        assert_eq!(find(text, "b", 0, 7), Some(2));
        assert_eq!(find(text, "b", 3, 7), Some(4));
        assert_eq!(rfind(text, "b", 0, 7), Some(6));
        assert_eq!(rfind(text, "b", 0, 6), Some(4));
        assert_eq!(find(text, "", 7, 7), Some(7));
        assert_eq!(find(text, "", 8, 7), None);
        assert_eq!(count(text, "b", 0, 5), 2);
        assert_eq!(count(text, "", 0, 7), 8);
        assert_eq!(count(text, "", 5, 3), 0);
        assert!(starts_with(text, "éb", 1, 3));
        assert!(!starts_with(text, "éb", 1, 2));
        assert!(ends_with(text, "😀", 2, 6));
    }

    #[test]
    fn ranges_are_clamped_as_in_cpython() {
        assert_eq!(clamp_range(None, None, 5), (0, 5));
        assert_eq!(clamp_range(Some(-2), Some(-1), 5), (3, 4));
        assert_eq!(clamp_range(Some(-9), Some(9), 5), (0, 5));
        assert_eq!(clamp_range(Some(9), None, 5), (9, 5));
        assert_eq!(clamp_range(Some(i64::MIN), Some(i64::MIN), 5), (0, 0));
    }
}
