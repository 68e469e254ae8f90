//! The `%` operator: parsing of printf-style format strings, and formatting of one value.

mod value;

use super::error::TextError;

/// A width or precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Not given.
    None,
    /// Written in the format string.
    Number(usize),
    /// `*`: the next argument, to be turned into a number by [`Conversion::set_width`] or
    /// [`Conversion::set_precision`].
    Star,
}

/// The flags between `%` and the conversion character.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// `-`
    pub left: bool,
    /// `+`
    pub plus: bool,
    /// A space.
    pub space: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
}

/// What to do with the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConversionKind {
    /// `d`, `i`, `u`: an int in base 10; other real numbers are truncated first.
    Decimal,
    /// `x`, `X`, `o`: an int in base 16 or 8; other numbers are refused.
    Radix(char),
    /// `e`, `E`, `f`, `F`, `g`, `G`: a float.
    Float(char),
    /// `c`: an int or a str of length one.
    Char,
    /// `s` (for bytes also `b`): `str(value)`.
    Str,
    /// `r` (only in str; in bytes it means [`ConversionKind::Ascii`]): `repr(value)`.
    Repr,
    /// `a`: `ascii(value)`.
    Ascii,
    /// The format string is wrong here: raise this after the arguments so far were fetched. Where
    /// [`Conversion::fetches_value`] says so, the value comes first, too.
    Fault(TextError),
}

/// One conversion. The order in which CPython raises errors is that of the fields: mapping key,
/// width, precision, fault or value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion<K> {
    /// There is a key, good or not: if the right operand is no mapping, raise
    /// `TypeError: format requires a mapping`.
    pub needs_mapping: bool,
    /// The key in parentheses.
    pub key: Option<K>,
    /// Flags.
    pub flags: Flags,
    /// Minimal width.
    pub width: Count,
    /// Precision.
    pub precision: Count,
    /// The conversion itself.
    pub kind: ConversionKind,
    /// The conversion character, for messages; `%` if the format string ends too early.
    pub character: char,
    /// A value is to be fetched before `kind` is looked at.
    pub fetches_value: bool,
}

/// A piece of a format string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment<S> {
    /// Text to be copied. `%%` gives the literal `%`.
    Literal(S),
    /// A value to be converted.
    Conversion(Conversion<S>),
}

/// Parses a format string, segment by segment: all of them at once would take many times its size.
/// After the first fault nothing more is parsed.
pub fn parse(format: &str) -> impl Iterator<Item = Segment<&str>> {
    let parser = Parser { text: format.as_bytes(), pos: 0, str: Some(format) };
    parser.map(|segment| map(segment, |start, end| &format[start..end]))
}

/// Parses a bytes format string.
pub fn parse_bytes(format: &[u8]) -> impl Iterator<Item = Segment<&[u8]>> {
    let parser = Parser { text: format, pos: 0, str: None };
    parser.map(|segment| map(segment, |start, end| &format[start..end]))
}

fn map<S>(segment: Segment<(usize, usize)>, slice: impl Fn(usize, usize) -> S) -> Segment<S> {
    match segment {
        Segment::Literal((start, end)) => Segment::Literal(slice(start, end)),
        Segment::Conversion(c) => Segment::Conversion(Conversion {
            needs_mapping: c.needs_mapping,
            key: c.key.map(|(start, end)| slice(start, end)),
            flags: c.flags,
            width: c.width,
            precision: c.precision,
            kind: c.kind,
            character: c.character,
            fetches_value: c.fetches_value,
        }),
    }
}

/// All syntax is ASCII, so both kinds of format string are parsed as bytes.
struct Parser<'a> {
    text: &'a [u8],
    pos: usize,
    str: Option<&'a str>,
}

impl Iterator for Parser<'_> {
    type Item = Segment<(usize, usize)>;

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.pos;
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        let len = memchr::memchr(b'%', rest).unwrap_or(rest.len());
        self.pos += len;
        if len > 0 {
            return Some(Segment::Literal((start, self.pos)));
        }
        self.pos += 1;
        if self.peek() == Some(b'%') {
            self.pos += 1;
            return Some(Segment::Literal((self.pos - 1, self.pos)));
        }
        let conversion = self.conversion();
        if matches!(conversion.kind, ConversionKind::Fault(_)) {
            self.pos = self.text.len();
        }
        Some(Segment::Conversion(conversion))
    }
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.pos).copied()
    }

    fn conversion(&mut self) -> Conversion<(usize, usize)> {
        let mut conversion = Conversion {
            needs_mapping: false,
            key: None,
            flags: Flags::default(),
            width: Count::None,
            precision: Count::None,
            kind: ConversionKind::Str,
            character: '%',
            fetches_value: false,
        };
        if let Err(fault) = self.fill_in(&mut conversion) {
            conversion.kind = ConversionKind::Fault(fault);
        }
        conversion
    }

    fn fill_in(&mut self, conversion: &mut Conversion<(usize, usize)>) -> Result<(), TextError> {
        if self.peek() == Some(b'(') {
            conversion.needs_mapping = true;
            conversion.key = Some(self.key()?);
        }
        while let Some(c) = self.peek() {
            let flags = &mut conversion.flags;
            match c {
                b'-' => flags.left = true,
                b'+' => flags.plus = true,
                b' ' => flags.space = true,
                b'#' => flags.alternate = true,
                b'0' => flags.zero = true,
                _ => break,
            }
            self.pos += 1;
        }
        conversion.width = self.count(i64::MAX as u64, || "width too big")?;
        if self.peek() == Some(b'.') {
            self.pos += 1;
            let str = self.str.is_some();
            let message = || if str { "precision too big" } else { "prec too big" };
            conversion.precision = match self.count(i32::MAX as u64, message)? {
                Count::None => Count::Number(0),
                count => count,
            };
        }
        if let Some(b'h' | b'l' | b'L') = self.peek() {
            self.pos += 1;
        }
        let Some(c) = self.peek() else {
            return Err(TextError::value("incomplete format"));
        };
        conversion.fetches_value = true;
        conversion.character = char::from(c);
        conversion.kind = match c {
            b'd' | b'i' | b'u' => ConversionKind::Decimal,
            b'x' | b'X' | b'o' => ConversionKind::Radix(char::from(c)),
            b'e' | b'E' | b'f' | b'F' | b'g' | b'G' => ConversionKind::Float(char::from(c)),
            b'c' => ConversionKind::Char,
            b's' => ConversionKind::Str,
            b'b' if self.str.is_none() => ConversionKind::Str,
            b'r' if self.str.is_none() => ConversionKind::Ascii,
            b'r' => ConversionKind::Repr,
            b'a' => ConversionKind::Ascii,
            _ => return Err(self.unsupported()),
        };
        self.pos += 1;
        Ok(())
    }

    /// The key: up to the matching parenthesis.
    fn key(&mut self) -> Result<(usize, usize), TextError> {
        self.pos += 1;
        let start = self.pos;
        let mut depth = 1;
        while let Some(c) = self.peek() {
            self.pos += 1;
            match c {
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Ok((start, self.pos - 1));
            }
        }
        Err(TextError::value("incomplete format key"))
    }

    fn count(&mut self, most: u64, message: impl Fn() -> &'static str) -> Result<Count, TextError> {
        if self.peek() == Some(b'*') {
            self.pos += 1;
            return Ok(Count::Star);
        }
        let mut number = None;
        while let Some(c @ b'0'..=b'9') = self.peek() {
            self.pos += 1;
            let next = number
                .unwrap_or(0u64)
                .checked_mul(10)
                .and_then(|number| number.checked_add(u64::from(c - b'0')))
                .filter(|number| *number <= most)
                .ok_or_else(|| TextError::value(message()))?;
            number = Some(next);
        }
        Ok(match number {
            Some(number) => Count::Number(usize::try_from(number).unwrap_or(usize::MAX)),
            None => Count::None,
        })
    }

    fn unsupported(&self) -> TextError {
        let (c, index) = match self.str {
            Some(text) => (
                text[self.pos..].chars().next().map_or(0, u32::from),
                text[..self.pos].chars().count(),
            ),
            None => (u32::from(self.text[self.pos]), self.pos),
        };
        if self.str.is_none() && c >= 0x80 {
            // CPython hands a signed char to its own formatter, which refuses it.
            return TextError::overflow("character argument not in range(0x110000)");
        }
        let printable = self.str.is_none() || (31..=126).contains(&c);
        let shown = if printable { char::from_u32(c).unwrap_or('?') } else { '?' };
        TextError::value(format!(
            "unsupported format character '{shown}' (0x{c:x}) at index {index}"
        ))
    }
}

impl<K> Conversion<K> {
    /// Gives a width of `*` its value; `None` for an int that does not fit 64 bits.
    pub fn set_width(&mut self, value: Option<i64>) -> Result<(), TextError> {
        let Some(value) = value else {
            return Err(TextError::overflow("Python int too large to convert to C ssize_t"));
        };
        if value < 0 {
            self.flags.left = true;
        }
        let value = value.unsigned_abs();
        self.width = Count::Number(usize::try_from(value).unwrap_or(usize::MAX));
        Ok(())
    }

    /// Gives a precision of `*` its value; `None` for an int that does not fit 64 bits.
    pub fn set_precision(&mut self, value: Option<i64>) -> Result<(), TextError> {
        let value = value
            .and_then(|value| i32::try_from(value).ok())
            .ok_or_else(|| TextError::overflow("Python int too large to convert to C int"))?;
        self.precision = Count::Number(usize::try_from(value).unwrap_or(0));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(format: &str) -> String {
        match parse(format).last() {
            Some(Segment::Conversion(Conversion { kind: ConversionKind::Fault(e), .. })) => {
                e.to_string()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn faults_are_worded_as_in_cpython() {
        for (format, message) in [
            ("%", "incomplete format"),
            ("%5", "incomplete format"),
            ("%.l", "incomplete format"),
            ("%(a(b)", "incomplete format key"),
            ("é %y", "unsupported format character 'y' (0x79) at index 3"),
            ("%\x01", "unsupported format character '?' (0x1) at index 1"),
            ("%5%", "unsupported format character '%' (0x25) at index 2"),
            ("%lld", "unsupported format character 'l' (0x6c) at index 2"),
            ("%9223372036854775808d", "width too big"),
            ("%.2147483648d", "precision too big"),
        ] {
            assert_eq!(fault(format), format!("ValueError: {message}"), "{format}");
        }
    }

    #[test]
    fn conversions_carry_key_flags_and_counts() {
        let segments: Vec<_> = parse("a%%%((k))-*.3hd").collect();
        let Some(Segment::Conversion(last)) = segments.last() else { panic!("{segments:?}") };
        assert_eq!(segments[..2], [Segment::Literal("a"), Segment::Literal("%")]);
        assert_eq!(last.key, Some("(k)"));
        assert!(last.needs_mapping && last.flags.left && last.fetches_value);
        assert_eq!((last.width, last.precision), (Count::Star, Count::Number(3)));
        assert_eq!(last.kind, ConversionKind::Decimal);
        assert_eq!(parse_bytes(b"%b").count(), 1);
    }

    #[test]
    fn a_negative_star_width_aligns_left() {
        let Some(Segment::Conversion(mut c)) = parse("%*.*d").last() else { panic!() };
        c.set_width(Some(-5)).unwrap();
        c.set_precision(Some(-5)).unwrap();
        assert!(c.flags.left);
        assert_eq!((c.width, c.precision), (Count::Number(5), Count::Number(0)));
        assert_eq!(
            c.set_width(None).unwrap_err().to_string(),
            "OverflowError: Python int too large to convert to C ssize_t"
        );
        assert_eq!(
            c.set_precision(Some(1 << 31)).unwrap_err().to_string(),
            "OverflowError: Python int too large to convert to C int"
        );
    }
}
