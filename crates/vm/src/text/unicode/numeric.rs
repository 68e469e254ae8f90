//! Numeric properties: decimal, digit, numeric.

use unicode_general_category::{GeneralCategory as Gc, get_general_category};

/// The value of a decimal digit of any script.
pub fn decimal_value(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    if get_general_category(c) != Gc::DecimalNumber {
        return None;
    }
    // Decimal digits come in runs of ten, 0 first. Some runs touch (U+1D7CE..U+1D7FF).
    let code = u32::from(c);
    let start = (0..code).rev().take_while(|before| is_decimal_number(*before)).count();
    Some(start as u32 % 10)
}

fn is_decimal_number(code: u32) -> bool {
    char::from_u32(code).is_some_and(|c| get_general_category(c) == Gc::DecimalNumber)
}

/// Runs of characters of numeric type Digit that are not decimal (superscripts, circled digits):
/// first, last, value of the first. No crate has this property.
const DIGIT_RUNS: [(u32, u32, u32); 21] = [
    (0xb2, 0xb3, 2),
    (0xb9, 0xb9, 1),
    (0x1369, 0x1371, 1),
    (0x19da, 0x19da, 1),
    (0x2070, 0x2070, 0),
    (0x2074, 0x2079, 4),
    (0x2080, 0x2089, 0),
    (0x2460, 0x2468, 1),
    (0x2474, 0x247c, 1),
    (0x2488, 0x2490, 1),
    (0x24ea, 0x24ea, 0),
    (0x24f5, 0x24fd, 1),
    (0x24ff, 0x24ff, 0),
    (0x2776, 0x277e, 1),
    (0x2780, 0x2788, 1),
    (0x278a, 0x2792, 1),
    (0x10a40, 0x10a43, 1),
    (0x10e60, 0x10e68, 1),
    (0x11052, 0x1105a, 1),
    (0x1f100, 0x1f100, 0),
    (0x1f101, 0x1f10a, 0),
];

/// The value of a digit, decimal or not (`²`).
pub fn digit_value(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    let code = u32::from(c);
    let run = DIGIT_RUNS.partition_point(|(_, last, _)| *last < code);
    match DIGIT_RUNS.get(run) {
        Some((first, last, value)) if (*first..=*last).contains(&code) => {
            Some(value + (code - first))
        }
        _ => decimal_value(c),
    }
}

/// Ideographs with a numeric value, which their general category (Lo) does not tell. Sorted.
const NUMERIC_IDEOGRAPHS: [u32; 91] = [
    0x3405, 0x3483, 0x382a, 0x3b4d, 0x4e00, 0x4e03, 0x4e07, 0x4e09, 0x4e24, 0x4e5d, 0x4e8c, 0x4e94,
    0x4e96, 0x4eac, 0x4ebf, 0x4ec0, 0x4edf, 0x4ee8, 0x4f0d, 0x4f70, 0x4fe9, 0x5006, 0x5104, 0x5146,
    0x5169, 0x516b, 0x516d, 0x5341, 0x5343, 0x5344, 0x5345, 0x534c, 0x53c1, 0x53c2, 0x53c3, 0x53c4,
    0x56db, 0x58f1, 0x58f9, 0x5e7a, 0x5efe, 0x5eff, 0x5f0c, 0x5f0d, 0x5f0e, 0x5f10, 0x62d0, 0x62fe,
    0x634c, 0x67d2, 0x6d1e, 0x6f06, 0x7396, 0x767e, 0x7695, 0x79ed, 0x8086, 0x842c, 0x8cae, 0x8cb3,
    0x8d30, 0x920e, 0x94a9, 0x9621, 0x9646, 0x964c, 0x9678, 0x96f6, 0xf96b, 0xf973, 0xf978, 0xf9b2,
    0xf9d1, 0xf9d3, 0xf9fd, 0x20001, 0x20064, 0x200e2, 0x20121, 0x2092a, 0x20983, 0x2098c, 0x2099c,
    0x20aea, 0x20afd, 0x20b19, 0x22390, 0x22998, 0x23b1b, 0x2626d, 0x2f890,
];

/// `str.isnumeric` of one character.
pub fn is_numeric(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_digit();
    }
    match get_general_category(c) {
        Gc::DecimalNumber | Gc::LetterNumber | Gc::OtherNumber => true,
        Gc::OtherLetter => NUMERIC_IDEOGRAPHS.binary_search(&u32::from(c)).is_ok(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_all_scripts_have_their_values() {
        for (c, decimal, digit) in [
            ('7', Some(7), Some(7)),
            ('٣', Some(3), Some(3)),
            ('９', Some(9), Some(9)),
            ('\u{1d7d8}', Some(0), Some(0)),
            ('\u{1d7ff}', Some(9), Some(9)),
            ('²', None, Some(2)),
            ('⑨', None, Some(9)),
            ('½', None, None),
            ('a', None, None),
        ] {
            assert_eq!((decimal_value(c), digit_value(c)), (decimal, digit), "{c}");
        }
        assert!(is_numeric('½') && is_numeric('Ⅷ') && is_numeric('一') && !is_numeric('丁'));
        assert!(NUMERIC_IDEOGRAPHS.is_sorted() && DIGIT_RUNS.is_sorted());
    }
}
