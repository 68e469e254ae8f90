//! Sets of characters, categories, and which characters differ in case alone.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::tree::Case;
use crate::text::unicode;

/// A category of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Category {
    /// Which one.
    pub kind: CategoryKind,
    /// Whether it is of those that are not in it.
    pub negated: bool,
    /// Whether it has characters of ASCII only.
    pub ascii: bool,
}

/// What a category is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CategoryKind {
    /// `\d`
    Digit,
    /// `\s`
    Space,
    /// `\w`
    Word,
}

impl Category {
    /// Whether a character is in it.
    pub fn holds(self, code: u32) -> bool {
        self.negated != self.kind.holds(code, self.ascii)
    }
}

impl CategoryKind {
    /// Whether a character is in it.
    pub fn holds(self, code: u32, ascii: bool) -> bool {
        let Some(c) = char::from_u32(code) else { return false };
        if c.is_ascii() {
            return match self {
                Self::Digit => c.is_ascii_digit(),
                Self::Space if ascii => matches!(c, ' ' | '\t'..='\r'),
                Self::Space => matches!(c, ' ' | '\t'..='\r' | '\x1c'..='\x1f'),
                Self::Word => c.is_ascii_alphanumeric() || c == '_',
            };
        }
        !ascii
            && match self {
                Self::Digit => unicode::is_decimal(c),
                Self::Space => unicode::is_space(c),
                Self::Word => unicode::is_alnum(c),
            }
    }
}

/// A set of characters.
#[derive(Clone, Debug, Default)]
pub struct Set {
    ranges: Vec<(u32, u32)>,
    categories: Vec<Category>,
    negated: bool,
    case: Option<Case>,
    /// Which characters of ASCII are in it.
    ascii: [u64; 2],
}

impl Set {
    /// The set of these.
    pub fn new(
        mut ranges: Vec<(u32, u32)>,
        categories: Vec<Category>,
        negated: bool,
        case: Case,
    ) -> Self {
        ranges.sort_unstable();
        let mut merged: Vec<(u32, u32)> = Vec::with_capacity(ranges.len());
        for (low, high) in ranges {
            match merged.last_mut() {
                Some((_, end)) if low <= end.saturating_add(1) => *end = high.max(*end),
                _ => merged.push((low, high)),
            }
        }
        // There are few, however often a pattern names them.
        let mut distinct: Vec<Category> = Vec::new();
        for category in categories {
            if !distinct.contains(&category) {
                distinct.push(category);
            }
        }
        let mut set =
            Self { ranges: merged, categories: distinct, negated, case: Some(case), ascii: [0; 2] };
        for code in 0..128 {
            if set.finds(code) {
                set.ascii[code as usize / 64] |= 1 << (code % 64);
            }
        }
        set
    }

    /// Whether only characters of ASCII are in it.
    pub fn is_ascii(&self) -> bool {
        !self.negated
            && self.case != Some(Case::Fold)
            && self.ranges.iter().all(|&(_, high)| high < 128)
            && self.categories.iter().all(|category| category.ascii && !category.negated)
    }

    /// Whether it is certain to be what the other is not: both are one category.
    pub fn is_opposite(&self, other: &Self) -> bool {
        match (&*self.categories, &*other.categories) {
            ([a], [b]) => {
                let exact = Some(Case::Exact);
                (self.case, other.case) == (exact, exact)
                    && self.ranges.is_empty()
                    && other.ranges.is_empty()
                    && (a.kind, a.ascii) == (b.kind, b.ascii)
                    && (a.negated ^ self.negated) != (b.negated ^ other.negated)
            }
            _ => false,
        }
    }

    fn lists(&self, code: u32) -> bool {
        let after = self.ranges.partition_point(|&(low, _)| low <= code);
        after > 0 && code <= self.ranges[after - 1].1
            || self.categories.iter().any(|category| category.holds(code))
    }

    fn finds(&self, code: u32) -> bool {
        let listed = self.lists(code)
            || match self.case {
                Some(Case::Fold) => {
                    relatives(code).iter().any(|&other| other != code && self.lists(other))
                }
                Some(Case::FoldAscii) => {
                    let (lower, upper) = ascii_cases(code);
                    self.lists(lower) || self.lists(upper)
                }
                _ => false,
            };
        listed != self.negated
    }

    /// Whether a character is in it.
    #[inline]
    pub fn holds(&self, code: u32) -> bool {
        match self.ascii.get(code as usize / 64) {
            Some(word) => word >> (code % 64) & 1 == 1,
            None => self.finds(code),
        }
    }
}

fn ascii_cases(code: u32) -> (u32, u32) {
    match u8::try_from(code) {
        Ok(byte) => (byte.to_ascii_lowercase().into(), byte.to_ascii_uppercase().into()),
        Err(_) => (code, code),
    }
}

/// What characters that differ in case alone have in common.
pub fn fold(code: u32, case: Case) -> u32 {
    match case {
        Case::Exact => code,
        Case::FoldAscii => ascii_cases(code).0,
        Case::Fold if code < 128 => ascii_cases(code).0,
        Case::Fold => unicode_fold(code),
    }
}

fn unicode_fold(code: u32) -> u32 {
    let Some(c) = char::from_u32(code) else { return code };
    // Letters that Unicode has twice, without an upper case of one character.
    match code {
        0x1fd3 => return 0x390,
        0x1fe3 => return 0x3b0,
        0xfb05 => return 0xfb06,
        _ => {}
    }
    simple_lower(simple_upper(simple_lower(c))) as u32
}

fn simple_lower(c: char) -> char {
    // The only one whose lower case is of two characters; the first is what is meant here.
    c.to_lowercase().next().unwrap_or(c)
}

fn simple_upper(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(upper), None) => upper,
        _ => c,
    }
}

/// All characters of a kind in case, by what they have in common.
static RELATIVES: LazyLock<HashMap<u32, Vec<u32>>> = LazyLock::new(|| {
    let mut found: HashMap<u32, Vec<u32>> = HashMap::new();
    // No character behind these planes has case.
    for code in 0..0x2_0000 {
        let folded = unicode_fold(code);
        if folded != code {
            found.entry(folded).or_insert_with(|| vec![folded]).push(code);
        }
    }
    found
});

/// The characters that differ from one in case alone, itself included; none when it has no case.
pub fn relatives(code: u32) -> &'static [u32] {
    RELATIVES.get(&unicode_fold(code)).map_or(&[], Vec::as_slice)
}
