//! Strings that are in many snapshots, by number.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use diapause_vm::object::hash_of_bytes;

/// The strings, a line each, whose numbers are part of the format: append-only. The first ones are
/// frequent in programs, the others in the library. They are at most [`LONGEST`] bytes long.
static LINES: &str = include_str!("known.txt");

const LONGEST: usize = 40;

/// The strings in the order of their numbers.
pub static KNOWN: LazyLock<Vec<&'static str>> = LazyLock::new(|| LINES.lines().collect());

#[derive(Default)]
struct ByText(u64);

impl Hasher for ByText {
    fn write(&mut self, bytes: &[u8]) {
        self.0 ^= hash_of_bytes(bytes);
    }

    fn write_u8(&mut self, _: u8) {}

    fn finish(&self) -> u64 {
        self.0
    }
}

type Numbers = HashMap<&'static str, i64, BuildHasherDefault<ByText>>;

static NUMBERS: LazyLock<Numbers> =
    LazyLock::new(|| KNOWN.iter().zip(1..).map(|(&known, number)| (known, number)).collect());

/// The number of a string, counted from 1, or 0.
pub fn number(text: &str) -> i64 {
    if text.len() > LONGEST {
        return 0;
    }
    NUMBERS.get(text).copied().unwrap_or(0)
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
            assert!((3..=LONGEST).contains(&known.len()), "{known}");
            assert_eq!(number(known), place as i64 + 1, "{known}");
            assert_eq!(text(place as i64 + 1), Some(known));
        }
        assert_eq!(number("nothing of the kind"), 0);
        assert_eq!(text(0), None);
        assert_eq!(text(i64::MIN), None);
        assert_eq!(text(KNOWN.len() as i64 + 1), None);
    }
}
