//! Formatting of str, int and float values by a parsed format specifier.

use super::double::{DoubleFormat, Style, format_double};
use super::error::{TextError, check_size};
use super::format_layout::{NumberParts, pad};
use super::format_spec::{Align, FormatSpec, Sign};
use super::int_repr::{IntRef, decimal_magnitude, radix_magnitude};

/// `format(str, spec)`. `limit` is the most bytes the result may take.
pub fn format_str(
    value: &str,
    spec: &FormatSpec,
    type_name: &str,
    limit: usize,
) -> Result<String, TextError> {
    if spec.kind != 's' {
        return Err(spec.unknown_kind(type_name));
    }
    match spec.sign {
        Some(Sign::Space) => {
            return Err(TextError::value("Space not allowed in string format specifier"));
        }
        Some(_) => return Err(TextError::value("Sign not allowed in string format specifier")),
        None => {}
    }
    if spec.no_negative_zero {
        return Err(TextError::value(
            "Negative zero coercion (z) not allowed in string format specifier",
        ));
    }
    if spec.alternate {
        return Err(TextError::value("Alternate form (#) not allowed in string format specifier"));
    }
    if spec.align == Align::AfterSign {
        return Err(TextError::value("'=' alignment not allowed in string format specifier"));
    }
    let value = match spec.precision {
        Some(precision) => truncate(value, precision),
        None => value,
    };
    pad(value, spec.fill, spec.align, spec.width, limit)
}

/// The first `count` code points.
pub(crate) fn truncate(value: &str, count: usize) -> &str {
    if value.len() <= count {
        return value;
    }
    match value.char_indices().nth(count) {
        Some((end, _)) => &value[..end],
        None => value,
    }
}

/// `format(int, spec)`, also of a bool. `max_digits` is `sys.get_int_max_str_digits()` (0: no
/// limit), `limit` the most bytes the result may take.
pub fn format_int(
    value: IntRef<'_>,
    spec: &FormatSpec,
    type_name: &str,
    max_digits: usize,
    limit: usize,
) -> Result<String, TextError> {
    match spec.kind {
        'b' | 'c' | 'd' | 'o' | 'x' | 'X' | 'n' => {}
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => {
            return format_float(value.to_f64()?, spec, type_name, limit);
        }
        _ => return Err(spec.unknown_kind(type_name)),
    }
    if spec.precision.is_some() {
        return Err(TextError::value("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(TextError::value(
            "Negative zero coercion (z) not allowed in integer format specifier",
        ));
    }
    if spec.kind == 'c' {
        return format_code_point(value, spec, limit);
    }
    let (mut digits, mut prefix) = match spec.kind {
        'b' => (radix_magnitude(value, 2, limit)?, "0b"),
        'o' => (radix_magnitude(value, 8, limit)?, "0o"),
        'x' => (radix_magnitude(value, 16, limit)?, "0x"),
        'X' => (radix_magnitude(value, 16, limit)?, "0X"),
        _ => (decimal_magnitude(value, max_digits, limit)?, ""),
    };
    if spec.kind == 'X' {
        digits.make_ascii_uppercase();
    }
    let group = if prefix.is_empty() { 3 } else { 4 };
    if !spec.alternate {
        prefix = "";
    }
    let negative = value.is_negative();
    NumberParts { negative, prefix, int: &digits, group, point: false, frac: "", rest: "" }
        .lay_out(spec, limit)
}

/// The type `c`: the character with that code point.
fn format_code_point(
    value: IntRef<'_>,
    spec: &FormatSpec,
    limit: usize,
) -> Result<String, TextError> {
    if spec.sign.is_some() {
        return Err(TextError::value("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(TextError::value(
            "Alternate form (#) not allowed with integer format specifier 'c'",
        ));
    }
    let Some(code) = value.to_i64() else {
        return Err(TextError::overflow("Python int too large to convert to C long"));
    };
    let text = char_of(code)?.to_string();
    NumberParts { rest: &text, ..NumberParts::default() }.lay_out(spec, limit)
}

/// The character of a code point, or the errors of `%c` and `{:c}`.
pub(crate) fn char_of(code: i64) -> Result<char, TextError> {
    let code = u32::try_from(code)
        .ok()
        .filter(|code| *code < 0x110000)
        .ok_or_else(|| TextError::overflow("%c arg not in range(0x110000)"))?;
    char::from_u32(code).ok_or_else(|| {
        TextError::value(format!("surrogates are not supported in a str: U+{code:04X}"))
    })
}

/// `format(float, spec)`. `limit` is the most bytes the result may take.
pub fn format_float(
    value: f64,
    spec: &FormatSpec,
    type_name: &str,
    limit: usize,
) -> Result<String, TextError> {
    let (mut style, mut precision) = match spec.kind {
        '\0' => (Style::Repr, 0),
        'e' | 'E' => (Style::Exponent, 6),
        'f' | 'F' | '%' => (Style::Fixed, 6),
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
    let format = DoubleFormat {
        style,
        upper: matches!(spec.kind, 'E' | 'F' | 'G'),
        precision,
        alternate: spec.alternate,
        add_dot_zero: spec.kind == '\0',
        no_negative_zero: spec.no_negative_zero,
    };
    let percent = spec.kind == '%';
    let value = if percent { value * 100.0 } else { value };
    let mut text = format_double(value, format, limit)?;
    if percent {
        check_size(Some(text.len() + 1), limit)?;
        text.push('%');
    }
    NumberParts::of_float(&text).lay_out(spec, limit)
}
