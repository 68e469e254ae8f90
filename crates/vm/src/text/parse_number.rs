//! `int(str, base)` and `float(str)`: Python's number syntax in strings.

use num_bigint::{BigInt, BigUint, Sign};

use super::error::TextError;
use super::str_repr;
use super::unicode::{decimal_value, is_space};

/// An int as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParsedInt {
    /// One that fits 64 bits.
    Small(i64),
    /// Any other.
    Big(BigInt),
}

/// `int(text, base)`. `max_digits` is `sys.get_int_max_str_digits()`, where 0 stands for no limit.
pub fn parse_int(text: &str, base: i64, max_digits: usize) -> Result<ParsedInt, TextError> {
    let Some(base) = valid_base(base) else { return Err(bad_base()) };
    if base == 10
        && let Some(value) = parse_plain(text.as_bytes())
    {
        return Ok(ParsedInt::Small(value));
    }
    let ascii = to_ascii(text);
    match parse_ascii_int(ascii.trim_matches(is_c_space), base, max_digits) {
        Some(result) => result,
        None => Err(bad_literal(base, &str_repr::repr(text))),
    }
}

/// `int(bytes, base)`.
pub fn parse_int_bytes(text: &[u8], base: i64, max_digits: usize) -> Result<ParsedInt, TextError> {
    let Some(base) = valid_base(base) else { return Err(bad_base()) };
    let result = std::str::from_utf8(text)
        .ok()
        .and_then(|ascii| parse_ascii_int(ascii.trim_matches(is_c_space), base, max_digits));
    match result {
        Some(result) => result,
        None => Err(bad_literal(base, &str_repr::repr_bytes(text))),
    }
}

fn valid_base(base: i64) -> Option<u32> {
    u32::try_from(base).ok().filter(|base| *base == 0 || (2..=36).contains(base))
}

fn bad_base() -> TextError {
    TextError::value("int() base must be >= 2 and <= 36, or 0")
}

fn bad_literal(base: u32, repr: &str) -> TextError {
    let shown: String = repr.chars().take(200).collect();
    TextError::value(format!("invalid literal for int() with base {base}: {shown}"))
}

/// The most frequent case: up to 18 ASCII digits with a sign.
fn parse_plain(text: &[u8]) -> Option<i64> {
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    if digits.is_empty() || digits.len() > 18 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let value = digits.iter().fold(0, |value, digit| value * 10 + i64::from(digit - b'0'));
    Some(if negative { -value } else { value })
}

/// What CPython skips around a number once it is ASCII.
pub(super) fn is_c_space(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r')
}

/// Replaces decimal digits of any script by ASCII ones and spaces beyond ASCII by ` `. What has no
/// place in a number becomes `?`.
pub(super) fn to_ascii(text: &str) -> std::borrow::Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    let map = |c: char| match c {
        '\0'..='\x7e' => c,
        _ if is_space(c) => ' ',
        _ => decimal_value(c).and_then(|digit| char::from_digit(digit, 10)).unwrap_or('?'),
    };
    text.chars().map(map).collect::<String>().into()
}

/// `None` if the text is no int.
fn parse_ascii_int(
    text: &str,
    mut base: u32,
    max_digits: usize,
) -> Option<Result<ParsedInt, TextError>> {
    let (negative, text) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let mut must_be_zero = false;
    let mut text = text.as_bytes();
    if let [b'0', prefix, rest @ ..] = text {
        let prefix_base = match prefix {
            b'x' | b'X' => 16,
            b'o' | b'O' => 8,
            b'b' | b'B' => 2,
            _ => 0,
        };
        if prefix_base != 0 && (base == 0 || base == prefix_base) {
            base = prefix_base;
            text = rest.strip_prefix(b"_").unwrap_or(rest);
        }
    }
    if base == 0 {
        base = 10;
        must_be_zero = text.first() == Some(&b'0');
    }
    let digits = digits_of(text, base)?;
    let over = max_digits > 0 && digits.len() > max_digits;
    if over && !base.is_power_of_two() {
        return Some(Err(TextError::value(format!(
            "Exceeds the limit ({max_digits} digits) for integer string conversion: \
             value has {} digits; use sys.set_int_max_str_digits() to increase the limit",
            digits.len()
        ))));
    }
    let value = value_of(&digits, base, negative)?;
    if must_be_zero && value != ParsedInt::Small(0) {
        return None;
    }
    Some(Ok(value))
}

/// The digits as numbers. Single underscores between them are skipped.
fn digits_of(text: &[u8], base: u32) -> Option<Vec<u8>> {
    let mut digits = Vec::with_capacity(text.len());
    let mut after_digit = false;
    for c in text {
        if *c == b'_' {
            if !after_digit {
                return None;
            }
            after_digit = false;
        } else {
            digits.push(char::from(*c).to_digit(base)? as u8);
            after_digit = true;
        }
    }
    after_digit.then_some(digits)
}

fn value_of(digits: &[u8], base: u32, negative: bool) -> Option<ParsedInt> {
    let small = digits.iter().try_fold(0i64, |value, digit| {
        let value = value.checked_mul(i64::from(base))?;
        let digit = i64::from(*digit);
        if negative { value.checked_sub(digit) } else { value.checked_add(digit) }
    });
    if let Some(small) = small {
        return Some(ParsedInt::Small(small));
    }
    let magnitude = BigUint::from_radix_be(digits, base)?;
    let sign = if negative { Sign::Minus } else { Sign::Plus };
    Some(ParsedInt::Big(BigInt::from_biguint(sign, magnitude)))
}

/// `float(text)`.
pub fn parse_float(text: &str) -> Result<f64, TextError> {
    parse_ascii_float(to_ascii(text).trim_matches(is_c_space))
        .ok_or_else(|| bad_float(&str_repr::repr(text)))
}

/// `float(bytes)`.
pub fn parse_float_bytes(text: &[u8]) -> Result<f64, TextError> {
    std::str::from_utf8(text)
        .ok()
        .and_then(|ascii| parse_ascii_float(ascii.trim_matches(is_c_space)))
        .ok_or_else(|| bad_float(&str_repr::repr_bytes(text)))
}

fn bad_float(repr: &str) -> TextError {
    TextError::value(format!("could not convert string to float: {repr}"))
}

fn parse_ascii_float(text: &str) -> Option<f64> {
    if text.contains('_') {
        let bytes = text.as_bytes();
        let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
        let mut places = memchr::memchr_iter(b'_', bytes);
        if !places.all(|i| i > 0 && digit(i - 1) && digit(i + 1)) {
            return None;
        }
        return parse_bare_float(&text.replace('_', ""));
    }
    parse_bare_float(text)
}

fn parse_bare_float(text: &str) -> Option<f64> {
    // Rust reads what Python reads, special values included, once an empty mantissa or exponent is
    // ruled out, which it does itself.
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn int(text: &str, base: i64) -> Result<i64, String> {
        match parse_int(text, base, 4300) {
            Ok(ParsedInt::Small(value)) => Ok(value),
            Ok(ParsedInt::Big(value)) => Err(format!("big {value}")),
            Err(error) => Err(error.to_string()),
        }
    }

    #[test]
    fn int_reads_what_cpython_reads() {
        for (text, base, value) in [
            (" 12 ", 10, 12),
            ("1_2", 10, 12),
            ("٣", 10, 3),
            ("１２", 10, 12),
            ("\u{a0}12\u{3000}", 10, 12),
            ("0x_1", 0, 1),
            ("0b1", 16, 177),
            ("٠x1", 0, 1),
            ("00", 0, 0),
            ("zZ", 36, 1295),
            ("-9223372036854775808", 10, i64::MIN),
        ] {
            assert_eq!(int(text, base), Ok(value), "{text}");
        }
        assert_eq!(int("9223372036854775808", 10), Err("big 9223372036854775808".into()));
    }

    #[test]
    fn int_refuses_what_cpython_refuses() {
        for (text, base) in [
            ("", 10),
            ("_12", 10),
            ("12_", 10),
            ("1__2", 10),
            ("+-5", 10),
            ("\x1c12", 10),
            ("²", 10),
            ("017", 0),
            ("0x", 16),
            ("0x1", 8),
            ("- 1", 10),
        ] {
            let message =
                format!("ValueError: invalid literal for int() with base {base}: {}", repr(text));
            assert_eq!(int(text, base), Err(message));
        }
        assert_eq!(
            int("it's", 10),
            Err("ValueError: invalid literal for int() with base 10: \"it's\"".into())
        );
        assert_eq!(int("1", 1), Err("ValueError: int() base must be >= 2 and <= 36, or 0".into()));
        assert!(int(&"9".repeat(5000), 3).is_err());
        assert_eq!(
            int(&"0".repeat(4301), 10),
            Err("ValueError: Exceeds the limit (4300 digits) for integer string conversion: \
                 value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit"
                .into())
        );
        assert_eq!(int(&"0".repeat(5000), 16), Ok(0));
    }

    fn repr(text: &str) -> String {
        str_repr::repr(text)
    }

    #[test]
    fn float_reads_what_cpython_reads() {
        for (text, value) in [
            (" 1. ", 1.0),
            (".5", 0.5),
            ("1_000.000_1", 1000.0001),
            ("1e1_0", 1e10),
            ("+Infinity", f64::INFINITY),
            ("-inf", f64::NEG_INFINITY),
            ("٣.٥", 3.5),
            ("1e400", f64::INFINITY),
            ("0e99999999999999999999", 0.0),
        ] {
            assert_eq!(parse_float(text), Ok(value));
        }
        for text in ["", ".", "1e", "e5", "1__0", "1_.5", "1e_5", "nan()", "0x10", "\x1f1", "infin"]
        {
            let message = format!("could not convert string to float: {}", repr(text));
            assert_eq!(parse_float(text), Err(TextError::value(message)));
        }
        assert!(parse_float("-NaN").is_ok_and(f64::is_nan));
    }
}
