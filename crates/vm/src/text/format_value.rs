//! Formatting of str, int and float values by a parsed format specifier.

use compact_str::CompactString;

use super::double::{DoubleFormat, FixedDigits, Style, format_double};
use super::error::{TextError, check_size};
use super::format_layout::{NumberParts, pad};
use super::format_spec::{Align, FormatSpec, Sign};
use super::int_repr::{IntRef, decimal_magnitude, radix_magnitude};
use super::room::{ShortInt, decimal_digits};

/// `format(str, spec)`. `limit` is the most bytes the result may take.
pub fn format_str(
    value: &str,
    spec: &FormatSpec,
    type_name: &str,
    limit: usize,
) -> Result<CompactString, TextError> {
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
) -> Result<CompactString, TextError> {
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
    let (base, mut prefix) = match spec.kind {
        'b' => (2_u32, "0b"),
        'o' => (8, "0o"),
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        _ => (10, ""),
    };
    let upper = spec.kind == 'X';
    let (decimal, short, mut long);
    let digits = match (value, base) {
        (IntRef::Small(value), 10) => {
            decimal = decimal_digits(value.unsigned_abs());
            decimal.as_str()
        }
        (IntRef::Small(value), _) => {
            short = ShortInt::radix(value.unsigned_abs(), base.trailing_zeros(), upper);
            short.digits()
        }
        (_, 10) => {
            long = decimal_magnitude(value, max_digits, limit)?;
            long.as_str()
        }
        _ => {
            long = radix_magnitude(value, base, limit)?;
            if upper {
                long.make_ascii_uppercase();
            }
            long.as_str()
        }
    };
    let group = if prefix.is_empty() { 3 } else { 4 };
    if !spec.alternate {
        prefix = "";
    }
    let negative = value.is_negative();
    NumberParts { negative, prefix, int: digits, group, point: false, frac: "", rest: "" }
        .lay_out(spec, limit)
}

/// The type `c`: the character with that code point.
fn format_code_point(
    value: IntRef<'_>,
    spec: &FormatSpec,
    limit: usize,
) -> Result<CompactString, TextError> {
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
) -> Result<CompactString, TextError> {
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
    if style == Style::Fixed
        && let Some(digits) = FixedDigits::of(value.abs(), precision)
    {
        let zero = spec.no_negative_zero && digits.is_zero();
        return NumberParts {
            negative: value.is_sign_negative() && !zero,
            int: digits.int(),
            group: 3,
            point: precision > 0 || spec.alternate,
            frac: digits.frac(),
            rest: if percent { "%" } else { "" },
            ..NumberParts::default()
        }
        .lay_out(spec, limit);
    }
    let mut text = format_double(value, format, limit)?;
    if percent {
        check_size(Some(text.len() + 1), limit)?;
        text.push('%');
    }
    NumberParts::of_float(&text).lay_out(spec, limit)
}

#[cfg(test)]
mod tests {
    use super::super::format_spec::Target;
    use super::*;

    fn show(result: Result<CompactString, TextError>) -> String {
        result.map_or_else(|error| error.to_string(), String::from)
    }

    fn int(value: i64, spec: &str) -> String {
        let spec = FormatSpec::parse(spec, Target::Int, "int");
        show(spec.and_then(|spec| format_int(IntRef::Small(value), &spec, "int", 4300, 1000)))
    }

    fn float(value: f64, spec: &str) -> String {
        let spec = FormatSpec::parse(spec, Target::Float, "float");
        show(spec.and_then(|spec| format_float(value, &spec, "float", 1000)))
    }

    fn text(value: &str, spec: &str) -> String {
        let spec = FormatSpec::parse(spec, Target::Str, "str");
        show(spec.and_then(|spec| format_str(value, &spec, "str", 1000)))
    }

    #[test]
    fn ints_format_as_in_cpython() {
        for (value, spec, result) in [
            (5, "010,", "00,000,005"),
            (5, "08,", "0,000,005"),
            (5, "010_x", "0_0000_0005"),
            (-255, "#_X", "-0XFF"),
            (1234567, "+,d", "+1,234,567"),
            (5, "é^10", "éééé5ééééé"),
            (65, "05c", "0000A"),
            (5, "<05", "50000"),
            (5, "=10", "         5"),
            (5, ".,f", "5.000,000"),
            (5, "._", "5"),
            (5, "%", "500.000000%"),
            (5, "٣", "  5"),
        ] {
            assert_eq!(int(value, spec), result, "{spec}");
        }
    }

    #[test]
    fn floats_format_as_in_cpython() {
        for (value, spec, result) in [
            (0.1, ".50f", "0.10000000000000000555111512312578270211815834045410"),
            (2.5, ".0f", "2"),
            (2.5, "#.0e", "2.e+00"),
            (2.5, "010,", "0,000,002.5"),
            (2.5, "-z#010_.2_f", "000_002.50"),
            (-0.01, "z.1f", "0.0"),
            (1234567.1234567, ",.7_f", "1,234,567.123_456_7"),
            (f64::NEG_INFINITY, "010F", "-000000INF"),
            (1e16, "", "1e+16"),
            (123.0, ".2", "1.2e+02"),
            (12.0, ".3", "12.0"),
            (12.0, ".2", "1.2e+01"),
            (0.5, "\0", "0.5"),
        ] {
            assert_eq!(float(value, spec), result, "{spec}");
        }
        assert!(
            float(1e300, ".2f").starts_with("10000000000000000525047602552044202487044685811081")
        );
    }

    #[test]
    fn strings_format_as_in_cpython() {
        assert_eq!(text("ab", "é^7.1"), "éééaééé");
        assert_eq!(text("ab", "05"), "ab000");
        assert_eq!(text("ab", ".2_"), "ab");
    }

    #[test]
    fn errors_are_worded_as_in_cpython() {
        for (result, message) in [
            (text("", "d"), "Unknown format code 'd' for object of type 'str'"),
            (text("", "\x01"), "Unknown format code '\\x1' for object of type 'str'"),
            (text("", "ss"), "Invalid format specifier 'ss' for object of type 'str'"),
            (text("", ","), "Cannot specify ',' with 's'."),
            (text("", "+"), "Sign not allowed in string format specifier"),
            (text("", " "), "Space not allowed in string format specifier"),
            (text("", "#"), "Alternate form (#) not allowed in string format specifier"),
            (text("", "=5"), "'=' alignment not allowed in string format specifier"),
            (text("", "z"), "Negative zero coercion (z) not allowed in string format specifier"),
            (int(5, ",_"), "Cannot specify both ',' and '_'."),
            (int(5, ",,"), "Cannot specify ',' with ','."),
            (int(5, ",x"), "Cannot specify ',' with 'x'."),
            (int(5, ".3_n"), "Cannot specify '_' with 'n'."),
            (int(5, "."), "Format specifier missing precision"),
            (int(5, ".2d"), "Precision not allowed in integer format specifier"),
            (int(5, "+c"), "Sign not allowed with integer format specifier 'c'"),
            (int(5, "#c"), "Alternate form (#) not allowed with integer format specifier 'c'"),
            (int(5, "zd"), "Negative zero coercion (z) not allowed in integer format specifier"),
            (int(5, "9223372036854775808"), "Too many decimal digits in format string"),
            (float(5.0, ".2147483648f"), "precision too big"),
            (float(5.0, "d"), "Unknown format code 'd' for object of type 'float'"),
        ] {
            assert_eq!(result, format!("ValueError: {message}"));
        }
        assert_eq!(int(-1, "c"), "OverflowError: %c arg not in range(0x110000)");
    }

    #[test]
    fn sizes_above_the_limit_are_refused() {
        for spec in ["1001", "01001", "é>600", "9223372036854775807", "09223372036854775807,"] {
            assert!(int(5, spec).starts_with("a text of "), "{spec}");
            assert!(float(5.0, spec).starts_with("a text of "), "{spec}");
        }
        assert!(float(5.0, ".2147483647f").starts_with("a text of "));
        assert!(float(5.0, ".999,f").starts_with("a text of "));
        assert!(text("", "9223372036854775807").starts_with("a text of "));
        assert_eq!(float(5.0, ".1200").len(), 3);
    }
}
