//! Formatting of one value by a conversion of the `%` operator.

use super::{Conversion, ConversionKind, Count};
use crate::text::double::{DoubleFormat, Style, format_double};
use crate::text::error::{TextError, check_size};
use crate::text::format_value::{char_of, truncate};
use crate::text::int_repr::{IntRef, decimal_magnitude, radix_magnitude};

impl<K> Conversion<K> {
    fn width_number(&self) -> usize {
        match self.width {
            Count::Number(width) => width,
            _ => 0,
        }
    }

    fn precision_number(&self) -> Option<usize> {
        match self.precision {
            Count::Number(precision) => Some(precision),
            _ => None,
        }
    }

    /// Formats the int of a [`ConversionKind::Decimal`] or [`ConversionKind::Radix`].
    pub fn format_int(
        &self,
        value: IntRef<'_>,
        max_digits: usize,
        limit: usize,
    ) -> Result<String, TextError> {
        let (mut digits, prefix) = match self.kind {
            ConversionKind::Radix('o') => (radix_magnitude(value, 8, limit)?, "0o"),
            ConversionKind::Radix('X') => (radix_magnitude(value, 16, limit)?, "0X"),
            ConversionKind::Radix(_) => (radix_magnitude(value, 16, limit)?, "0x"),
            _ => (decimal_magnitude(value, max_digits, limit)?, ""),
        };
        if self.kind == ConversionKind::Radix('X') {
            digits.make_ascii_uppercase();
        }
        let prefix = if self.flags.alternate { prefix } else { "" };
        let zeros = self.precision_number().unwrap_or(0).saturating_sub(digits.len());
        self.lay_out_number(value.is_negative(), prefix, zeros, &digits, limit)
    }

    /// Formats the float of a [`ConversionKind::Float`].
    pub fn format_float(&self, value: f64, limit: usize) -> Result<String, TextError> {
        let character = match self.kind {
            ConversionKind::Float(character) => character,
            _ => 'g',
        };
        let format = DoubleFormat {
            style: match character {
                'e' | 'E' => Style::Exponent,
                'f' | 'F' => Style::Fixed,
                _ => Style::General,
            },
            upper: character.is_ascii_uppercase(),
            precision: self.precision_number().unwrap_or(6),
            alternate: self.flags.alternate,
            add_dot_zero: false,
            no_negative_zero: false,
        };
        let text = format_double(value, format, limit)?;
        match text.strip_prefix('-') {
            Some(digits) => self.lay_out_number(true, "", 0, digits, limit),
            None => self.lay_out_number(false, "", 0, &text, limit),
        }
    }

    fn lay_out_number(
        &self,
        negative: bool,
        prefix: &str,
        zeros: usize,
        digits: &str,
        limit: usize,
    ) -> Result<String, TextError> {
        let sign = match (negative, self.flags.plus, self.flags.space) {
            (true, ..) => "-",
            (false, true, _) => "+",
            (false, false, true) => " ",
            (false, false, false) => "",
        };
        let len = (sign.len() + prefix.len() + digits.len()).checked_add(zeros);
        let padding = len.map_or(0, |len| self.width_number().saturating_sub(len));
        let size = check_size(len.and_then(|len| len.checked_add(padding)), limit)?;
        let mut out = String::with_capacity(size);
        let push = |out: &mut String, c, count| out.extend(std::iter::repeat_n(c, count));
        if !self.flags.left && !self.flags.zero {
            push(&mut out, ' ', padding);
        }
        out.push_str(sign);
        out.push_str(prefix);
        if !self.flags.left && self.flags.zero {
            push(&mut out, '0', padding);
        }
        push(&mut out, '0', zeros);
        out.push_str(digits);
        if self.flags.left {
            push(&mut out, ' ', padding);
        }
        Ok(out)
    }

    /// Formats the `str`, `repr` or `ascii` of a value.
    pub fn format_str(&self, value: &str, limit: usize) -> Result<String, TextError> {
        let value = match self.precision_number() {
            Some(precision) => truncate(value, precision),
            None => value,
        };
        self.pad_str(value, limit)
    }

    /// Formats a character of `%c`; the precision does not matter.
    pub fn format_char(&self, value: char, limit: usize) -> Result<String, TextError> {
        self.pad_str(value.encode_utf8(&mut [0; 4]), limit)
    }

    /// The character of an int given to `%c`; `None` for an int that does not fit 64 bits.
    pub fn char_of(&self, code: Option<i64>) -> Result<char, TextError> {
        char_of(code.unwrap_or(-1))
    }

    fn pad_str(&self, value: &str, limit: usize) -> Result<String, TextError> {
        let padding = match self.width_number() {
            0 => 0,
            width => width.saturating_sub(value.chars().count()),
        };
        let size = check_size(value.len().checked_add(padding), limit)?;
        let mut out = String::with_capacity(size);
        let spaces = std::iter::repeat_n(' ', padding);
        if self.flags.left {
            out.push_str(value);
            out.extend(spaces);
        } else {
            out.extend(spaces);
            out.push_str(value);
        }
        Ok(out)
    }

    /// Formats the bytes of `%s`, `%b` or `%a` in a bytes format string.
    pub fn format_bytes(&self, value: &[u8], limit: usize) -> Result<Vec<u8>, TextError> {
        // One byte is shown whatever the precision.
        let kept = match self.kind {
            ConversionKind::Char => None,
            _ => self.precision_number(),
        };
        let value = &value[..kept.unwrap_or(value.len()).min(value.len())];
        let padding = self.width_number().saturating_sub(value.len());
        let size = check_size(value.len().checked_add(padding), limit)?;
        let mut out = Vec::with_capacity(size);
        if !self.flags.left {
            out.resize(padding, b' ');
        }
        out.extend_from_slice(value);
        out.resize(size, b' ');
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Segment, parse};
    use super::*;

    fn conversion(format: &str) -> Conversion<&str> {
        match parse(format).last() {
            Some(Segment::Conversion(conversion)) => conversion,
            other => panic!("{other:?}"),
        }
    }

    fn int(format: &str, value: i64) -> String {
        conversion(format).format_int(IntRef::Small(value), 4300, 1000).unwrap()
    }

    fn float(format: &str, value: f64) -> String {
        conversion(format).format_float(value, 1000).unwrap()
    }

    #[test]
    fn ints_are_laid_out_as_cpython_does() {
        for (format, value, text) in [
            ("%05d", -3, "-0003"),
            ("%-05d", 3, "3    "),
            ("%+ d", 3, "+3"),
            ("%#x", 255, "0xff"),
            ("%#010X", -255, "-0X00000FF"),
            ("%#.3x", 10, "0x00a"),
            ("%010.4d", -5, "-000000005"),
            ("%#+o", 8, "+0o10"),
            ("%.0d", 0, "0"),
            ("%+5.3i", 7, " +007"),
        ] {
            assert_eq!(int(format, value), text, "{format}");
        }
    }

    #[test]
    fn floats_are_laid_out_as_cpython_does() {
        for (format, value, text) in [
            ("%.0f", 2.5, "2"),
            ("%#.0f", 2.5, "2."),
            ("%05f", f64::NEG_INFINITY, "-0inf"),
            ("%+f", f64::NAN, "+nan"),
            ("%010.2f", -2.34159, "-000002.34"),
            ("%#.3g", 1.0, "1.00"),
            ("%E", 12345.678, "1.234568E+04"),
            ("%g", 1e10, "1e+10"),
        ] {
            assert_eq!(float(format, value), text, "{format}");
        }
    }

    #[test]
    fn strings_are_padded_with_spaces_and_cut() {
        let text = |format, value| conversion(format).format_str(value, 1000).unwrap();
        assert_eq!(text("%5.1s", "éa"), "    é");
        assert_eq!(text("%05s", "abc"), "  abc");
        assert_eq!(text("%-5s", "abc"), "abc  ");
        assert_eq!(conversion("%5c").format_char('é', 1000).unwrap(), "    é");
        assert_eq!(conversion("%-5s").format_bytes(b"ab", 1000).unwrap(), b"ab   ");
        assert_eq!(conversion("%5.1s").format_bytes(b"ab", 1000).unwrap(), b"    a");
    }

    #[test]
    fn sizes_above_the_limit_are_refused() {
        let huge = conversion("%9223372036854775807d");
        let error = huge.format_int(IntRef::Small(1), 4300, 1000);
        assert!(matches!(error, Err(TextError::TooLarge(_))));
        let huge = conversion("%.2147483647f");
        assert!(matches!(huge.format_float(1.5, 1000), Err(TextError::TooLarge(_))));
        let huge = conversion("%.2147483647d");
        let error = huge.format_int(IntRef::Small(1), 4300, 1000);
        assert!(matches!(error, Err(TextError::TooLarge(_))));
    }
}
