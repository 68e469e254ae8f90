//! The format mini-language: parsing of `[[fill]align][sign][z][#][0][width][group][.prec][type]`.

use super::error::TextError;
use super::unicode::decimal_value;

/// What is formatted: it decides the default type and alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// `int` and `bool`: type `d`, to the right.
    Int,
    /// `float` and `complex`: no type, to the right.
    Float,
    /// `str`: type `s`, to the left.
    Str,
}

/// Where the padding goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// `<`
    Left,
    /// `>`
    Right,
    /// `^`
    Center,
    /// `=`: between the sign and the digits.
    AfterSign,
}

/// How non-negative numbers show their sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// A space.
    Space,
}

/// What separates groups of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// `,` every three digits.
    Comma,
    /// `_` every three digits, or every four in bases 2, 8 and 16.
    Underscore,
}

impl Grouping {
    pub(crate) fn separator(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Underscore => '_',
        }
    }
}

/// A parsed format specifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatSpec {
    /// Padding character.
    pub fill: char,
    /// Where the padding goes.
    pub align: Align,
    /// The sign option, if there was one.
    pub sign: Option<Sign>,
    /// `z`: minus zero loses its sign.
    pub no_negative_zero: bool,
    /// `#`: the alternate form.
    pub alternate: bool,
    /// Minimal width in code points.
    pub width: Option<usize>,
    /// Separator of the integer digits.
    pub grouping: Option<Grouping>,
    /// Digits after the point, significant digits, or the longest length of a str.
    pub precision: Option<usize>,
    /// Separator of the digits after the point.
    pub frac_grouping: Option<Grouping>,
    /// The type character; `\0` if there was none and the target has no default.
    pub kind: char,
}

impl FormatSpec {
    /// Parses `text`. `type_name` is that of the value's type, for the messages.
    pub fn parse(text: &str, target: Target, type_name: &str) -> Result<Self, TextError> {
        match Self::usual(text.as_bytes(), target) {
            Some(spec) => Ok(spec),
            None => Self::parse_any(text, target, type_name),
        }
    }

    fn parse_any(text: &str, target: Target, type_name: &str) -> Result<Self, TextError> {
        let mut spec = Self::default_for(target);
        let mut rest = Cursor(text);
        let mut fill_given = false;
        let mut align_given = false;
        let mut chars = text.chars();
        let (first, second) = (chars.next(), chars.next());
        if let (Some(fill), Some(align)) = (first, second.and_then(align_of)) {
            spec.fill = fill;
            spec.align = align;
            fill_given = true;
            align_given = true;
            rest = Cursor(chars.as_str());
        } else if let Some(align) = first.and_then(align_of) {
            spec.align = align;
            align_given = true;
            rest.advance();
        }
        spec.sign = match rest.peek() {
            Some('+') => Some(Sign::Plus),
            Some('-') => Some(Sign::Minus),
            Some(' ') => Some(Sign::Space),
            _ => None,
        };
        if spec.sign.is_some() {
            rest.advance();
        }
        spec.no_negative_zero = rest.take('z');
        spec.alternate = rest.take('#');
        if !fill_given && rest.take('0') {
            spec.fill = '0';
            if !align_given && target != Target::Str {
                spec.align = Align::AfterSign;
            }
        }
        spec.width = rest.number()?;
        spec.grouping = rest.grouping()?;
        if rest.take('.') {
            spec.precision = rest.number()?;
            spec.frac_grouping = rest.grouping()?;
            if spec.precision.is_none() && spec.frac_grouping.is_none() {
                return Err(TextError::value("Format specifier missing precision"));
            }
        }
        if let Some(kind) = rest.peek() {
            rest.advance();
            if rest.peek().is_some() {
                return Err(TextError::value(format!(
                    "Invalid format specifier '{text}' for object of type '{type_name}'"
                )));
            }
            spec.kind = kind;
        }
        if let Some(grouping) = spec.grouping {
            match spec.kind {
                'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' | '\0' => {}
                'b' | 'o' | 'x' | 'X' if grouping == Grouping::Underscore => {}
                kind => return Err(grouping_not_allowed(grouping, kind)),
            }
        }
        if let (Some(grouping), 'n') = (spec.frac_grouping, spec.kind) {
            return Err(grouping_not_allowed(grouping, 'n'));
        }
        Ok(spec)
    }

    /// Parses what nearly all specifiers are made of: ASCII, with short numbers and without faults.
    #[inline]
    fn usual(text: &[u8], target: Target) -> Option<Self> {
        let mut spec = Self::default_for(target);
        let mut rest = text;
        let (mut fill_given, mut align_given) = (false, false);
        if let [fill @ ..=0x7f, align, after @ ..] = rest
            && let Some(align) = align_of(*align as char)
        {
            (spec.fill, spec.align) = (*fill as char, align);
            (fill_given, align_given) = (true, true);
            rest = after;
        } else if let [align, after @ ..] = rest
            && let Some(align) = align_of(*align as char)
        {
            spec.align = align;
            align_given = true;
            rest = after;
        }
        if let [sign @ (b'+' | b'-' | b' '), after @ ..] = rest {
            spec.sign = Some(match sign {
                b'+' => Sign::Plus,
                b'-' => Sign::Minus,
                _ => Sign::Space,
            });
            rest = after;
        }
        if let [b'#', after @ ..] = rest {
            spec.alternate = true;
            rest = after;
        }
        if let [b'0', after @ ..] = rest
            && !fill_given
        {
            spec.fill = '0';
            if !align_given && target != Target::Str {
                spec.align = Align::AfterSign;
            }
            rest = after;
        }
        spec.width = short_number(&mut rest)?;
        if let [separator @ (b',' | b'_'), after @ ..] = rest {
            spec.grouping =
                Some(if *separator == b',' { Grouping::Comma } else { Grouping::Underscore });
            rest = after;
        }
        if let [b'.', after @ ..] = rest {
            rest = after;
            spec.precision = Some(short_number(&mut rest)??);
        }
        match rest {
            [] => {}
            // `z` is no type.
            [kind @ (b'%' | b'A'..=b'Z' | b'a'..=b'y')] => spec.kind = *kind as char,
            _ => return None,
        }
        let groups = matches!(spec.kind, 'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' | '\0');
        (spec.grouping.is_none() || groups).then_some(spec)
    }

    /// What the empty specifier means.
    #[inline]
    pub fn default_for(target: Target) -> Self {
        let (align, kind) = match target {
            Target::Int => (Align::Right, 'd'),
            Target::Float => (Align::Right, '\0'),
            Target::Str => (Align::Left, 's'),
        };
        Self {
            fill: ' ',
            align,
            sign: None,
            no_negative_zero: false,
            alternate: false,
            width: None,
            grouping: None,
            precision: None,
            frac_grouping: None,
            kind,
        }
    }

    /// The error for a type character that the value's type does not know.
    pub fn unknown_kind(&self, type_name: &str) -> TextError {
        let shown = shown_kind(self.kind);
        TextError::value(format!("Unknown format code '{shown}' for object of type '{type_name}'"))
    }
}

/// Visible ASCII as it is, anything else as `\x` and its code point in hexadecimal.
fn shown_kind(kind: char) -> String {
    if kind > ' ' && (kind as u32) < 128 {
        kind.to_string()
    } else {
        format!("\\x{:x}", kind as u32)
    }
}

fn grouping_not_allowed(grouping: Grouping, kind: char) -> TextError {
    let (separator, kind) = (grouping.separator(), shown_kind(kind));
    TextError::value(format!("Cannot specify '{separator}' with '{kind}'."))
}

fn align_of(c: char) -> Option<Align> {
    match c {
        '<' => Some(Align::Left),
        '>' => Some(Align::Right),
        '^' => Some(Align::Center),
        '=' => Some(Align::AfterSign),
        _ => None,
    }
}

/// A number of few digits, if there is one; `None` for one of many.
#[inline]
fn short_number(rest: &mut &[u8]) -> Option<Option<usize>> {
    let (mut number, mut digits) = (0, 0);
    while let [digit @ b'0'..=b'9', after @ ..] = *rest {
        number = number * 10 + usize::from(digit - b'0');
        digits += 1;
        if digits > 6 {
            return None;
        }
        *rest = after;
    }
    Some((digits > 0).then_some(number))
}

/// What is left of the specifier.
struct Cursor<'a>(&'a str);

impl Cursor<'_> {
    fn peek(&self) -> Option<char> {
        self.0.chars().next()
    }

    fn advance(&mut self) {
        let mut chars = self.0.chars();
        chars.next();
        self.0 = chars.as_str();
    }

    fn take(&mut self, c: char) -> bool {
        match self.0.strip_prefix(c) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    fn number(&mut self) -> Result<Option<usize>, TextError> {
        let mut number = None;
        while let Some(digit) = self.peek().and_then(decimal_value) {
            number = Some(push_digit(number.unwrap_or(0), digit)?);
            self.advance();
        }
        // i64::MAX at most, so that programs get the same answer on every platform.
        Ok(number.map(|number| usize::try_from(number).unwrap_or(usize::MAX)))
    }

    fn grouping(&mut self) -> Result<Option<Grouping>, TextError> {
        let mut grouping = self.take(',').then_some(Grouping::Comma);
        if self.take('_') {
            if grouping.is_some() {
                return Err(both_groupings());
            }
            grouping = Some(Grouping::Underscore);
        }
        if grouping == Some(Grouping::Underscore) && self.peek() == Some(',') {
            return Err(both_groupings());
        }
        Ok(grouping)
    }
}

fn both_groupings() -> TextError {
    TextError::value("Cannot specify both ',' and '_'.")
}

/// `number * 10 + digit`, up to what CPython's `Py_ssize_t` holds.
pub(crate) fn push_digit(number: u64, digit: u32) -> Result<u64, TextError> {
    number
        .checked_mul(10)
        .and_then(|number| number.checked_add(u64::from(digit)))
        .filter(|number| *number <= i64::MAX as u64)
        .ok_or_else(|| TextError::value("Too many decimal digits in format string"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_specifiers_mean_the_same_to_both_parsers() {
        let parts: [&[&str]; 7] = [
            &["", "<", "*^", "0>", "=="],
            &["", "+", " "],
            &["", "#", "z"],
            &["", "0"],
            &["", "7", "12"],
            &["", ",", "_", ".3", ",.0", "."],
            &["", "d", "x", "s", "f", "%", "z", "é", "?", "dd"],
        ];
        let mut usual = 0;
        let count = parts.iter().map(|part| part.len()).product::<usize>();
        for number in 0..count {
            let mut rest = number;
            let text = parts.iter().fold(String::new(), |text, part| {
                let chosen = part[rest % part.len()];
                rest /= part.len();
                text + chosen
            });
            for target in [Target::Int, Target::Float, Target::Str] {
                if let Some(spec) = FormatSpec::usual(text.as_bytes(), target) {
                    assert_eq!(FormatSpec::parse_any(&text, target, "t"), Ok(spec), "{text}");
                    usual += 1;
                }
            }
        }
        assert!(usual > count / 2, "{usual} of {count}");
    }
}
