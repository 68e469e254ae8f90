//! A str with its length in code points, and bounds within it.

/// A str and its length in code points.
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
    pub fn chars(self) -> usize {
        self.chars
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_clamped_as_in_cpython() {
        assert_eq!(clamp_range(None, None, 5), (0, 5));
        assert_eq!(clamp_range(Some(-2), Some(-1), 5), (3, 4));
        assert_eq!(clamp_range(Some(-9), Some(9), 5), (0, 5));
        assert_eq!(clamp_range(Some(9), None, 5), (9, 5));
        assert_eq!(clamp_range(Some(i64::MIN), Some(i64::MIN), 5), (0, 0));
    }
}
