//! Complex numbers to text and back.

use compact_str::CompactString;

use super::double::{DoubleFormat, Style, format_double};
use super::error::TextError;
use super::format_layout::{NumberParts, pad};
use super::format_spec::{Align, FormatSpec, Sign};
use super::parse_number::{is_c_space, to_ascii};
use super::str_repr;

/// `repr(complex)`: `1j`, `(1-2j)`, `(-0-0j)`.
pub fn repr(real: f64, imag: f64) -> String {
    let imag_text = part(imag);
    if real == 0.0 && real.is_sign_positive() {
        return imag_text + "j";
    }
    let plus = if imag_text.starts_with('-') { "" } else { "+" };
    format!("({}{plus}{imag_text}j)", part(real))
}

/// A part: as a float, without the `.0` of integers.
fn part(x: f64) -> String {
    let format = DoubleFormat {
        style: Style::Repr,
        upper: false,
        precision: 0,
        alternate: false,
        add_dot_zero: false,
        no_negative_zero: false,
    };
    // The text has at most 24 characters.
    format_double(x, format, usize::MAX).unwrap_or_default()
}

/// `format(complex, spec)`. `limit` is the most bytes the result may take.
pub fn format_complex(
    real: f64,
    imag: f64,
    spec: &FormatSpec,
    type_name: &str,
    limit: usize,
) -> Result<CompactString, TextError> {
    let (mut style, mut precision) = match spec.kind {
        '\0' => (Style::Repr, 0),
        'e' | 'E' => (Style::Exponent, 6),
        'f' | 'F' => (Style::Fixed, 6),
        'g' | 'G' | 'n' => (Style::General, 6),
        _ => return Err(spec.unknown_kind(type_name)),
    };
    if let Some(given) = spec.precision {
        if given > i32::MAX as usize {
            return Err(TextError::value("precision too big"));
        }
        precision = given;
        if style == Style::Repr {
            style = Style::General;
        }
    }
    if spec.fill == '0' {
        return Err(TextError::value("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == Align::AfterSign {
        return Err(TextError::value(
            "'=' alignment flag is not allowed in complex format specifier",
        ));
    }
    let plain = spec.kind == '\0';
    let imag_only = plain && real == 0.0 && real.is_sign_positive();
    let format = DoubleFormat {
        style,
        upper: matches!(spec.kind, 'E' | 'F' | 'G'),
        precision,
        alternate: spec.alternate,
        add_dot_zero: false,
        no_negative_zero: spec.no_negative_zero,
    };
    let mut parts = FormatSpec { width: None, fill: ' ', align: Align::Right, ..spec.clone() };
    let mut text = String::new();
    if plain && !imag_only {
        text.push('(');
    }
    if !imag_only {
        let digits = format_double(real, format, limit)?;
        text.push_str(&NumberParts::of_float(&digits).lay_out(&parts, limit)?);
        parts.sign = Some(Sign::Plus);
    }
    let digits = format_double(imag, format, limit)?;
    text.push_str(&NumberParts::of_float(&digits).lay_out(&parts, limit)?);
    text.push('j');
    if plain && !imag_only {
        text.push(')');
    }
    pad(&text, spec.fill, spec.align, spec.width, limit)
}

/// `complex(text)`: the two parts.
pub fn parse_complex(text: &str) -> Result<(f64, f64), TextError> {
    let ascii = to_ascii(text);
    let malformed = || TextError::value("complex() arg is a malformed string");
    let bare = if ascii.contains('_') {
        let bytes = ascii.as_bytes();
        let digit = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_digit);
        let mut places = memchr::memchr_iter(b'_', bytes);
        if !places.all(|place| place > 0 && digit(place - 1) && digit(place + 1)) {
            let shown = str_repr::repr(text);
            return Err(TextError::value(format!("could not convert string to complex: {shown}")));
        }
        ascii.replace('_', "")
    } else {
        ascii.into_owned()
    };
    let mut rest = bare.trim_matches(is_c_space);
    if let Some(inner) = rest.strip_prefix('(') {
        rest = inner.strip_suffix(')').ok_or_else(malformed)?.trim_matches(is_c_space);
    }
    parse_parts(rest).ok_or_else(malformed)
}

/// Either part, or both: the real one first.
fn parse_parts(text: &str) -> Option<(f64, f64)> {
    let is_unit = |c: &str| c == "j" || c == "J";
    let first = number_len(text);
    if first == 0 {
        // A unit alone, with or without a sign.
        let (sign, unit) = signed(text);
        return is_unit(unit).then_some((0.0, sign));
    }
    let (number, rest) = text.split_at(first);
    let number: f64 = number.parse().ok()?;
    if rest.is_empty() {
        return Some((number, 0.0));
    }
    if is_unit(rest) {
        return Some((0.0, number));
    }
    if !rest.starts_with(['+', '-']) {
        return None;
    }
    let second = number_len(rest);
    if second == 0 {
        let (sign, unit) = signed(rest);
        return is_unit(unit).then_some((number, sign));
    }
    let (imag, unit) = rest.split_at(second);
    if is_unit(unit) { Some((number, imag.parse().ok()?)) } else { None }
}

fn signed(text: &str) -> (f64, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// How long the float is that a text starts with, its sign included; 0 when it starts with none.
fn number_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    for word in ["infinity", "inf", "nan"] {
        if bytes.get(at..at + word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word.as_bytes()))
        {
            return at + word.len();
        }
    }
    let digits = |from: usize| {
        bytes.get(from..).unwrap_or_default().iter().take_while(|it| it.is_ascii_digit()).count()
    };
    let whole = digits(at);
    at += whole;
    let mut fraction = 0;
    if bytes.get(at) == Some(&b'.') {
        fraction = digits(at + 1);
        at += 1 + fraction;
    }
    if whole + fraction == 0 {
        return 0;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        let exponent = digits(at + 1 + sign);
        if exponent > 0 {
            at += 1 + sign + exponent;
        }
    }
    at
}
