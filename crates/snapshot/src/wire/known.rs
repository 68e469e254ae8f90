//! Strings that are in almost every snapshot, by number.

/// The strings, whose numbers are part of the format: append-only.
pub const KNOWN: &[&str] = &[
    "<module>",
    "main.py",
    "__main__",
    "__name__",
    "__init__",
    "__module__",
    "__qualname__",
    "__doc__",
    "__dict__",
    "__weakref__",
    "__firstlineno__",
    "__static_attributes__",
    "__annotations__",
    "__builtins__",
    "__slots__",
    "__str__",
    "__repr__",
    "__eq__",
    "__hash__",
    "__iter__",
    "__next__",
    "__len__",
    "__getitem__",
    "__setitem__",
    "__enter__",
    "__exit__",
    "__call__",
    "__class__",
    "<lambda>",
    "<genexpr>",
    "self",
    "name",
    "value",
];

/// The number of a string, counted from 1, or 0.
pub fn number(text: &str) -> i64 {
    match text.as_bytes() {
        [b'_', b'_', ..] | [b'<', ..] | [b'm' | b's' | b'n' | b'v', _, _, _, ..] => {
            KNOWN.iter().position(|&known| known == text).map_or(0, |place| place as i64 + 1)
        }
        _ => 0,
    }
}

/// The string of a number.
pub fn text(number: i64) -> Option<&'static str> {
    KNOWN.get(usize::try_from(number.checked_sub(1)?).ok()?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_strings_belong_together() {
        for (place, &known) in KNOWN.iter().enumerate() {
            assert_eq!(number(known), place as i64 + 1, "{known}");
            assert_eq!(text(place as i64 + 1), Some(known));
        }
        assert_eq!(number("nothing"), 0);
        assert_eq!(text(0), None);
        assert_eq!(text(i64::MIN), None);
        assert_eq!(text(KNOWN.len() as i64 + 1), None);
    }
}
