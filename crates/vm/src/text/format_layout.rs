//! Padding and digit grouping of formatted values.

use compact_str::CompactString;

use super::error::{TextError, check_size};
use super::format_spec::{Align, FormatSpec, Grouping, Sign};
use super::room::Room;

/// Pads `text` to `width` code points.
pub(crate) fn pad(
    text: &str,
    fill: char,
    align: Align,
    width: Option<usize>,
    limit: usize,
) -> Result<CompactString, TextError> {
    let len = if text.is_ascii() { text.len() } else { text.chars().count() };
    let padding = width.unwrap_or(0).saturating_sub(len);
    let (left, right) = split_padding(padding, align);
    let size =
        padding.checked_mul(fill.len_utf8()).and_then(|padding| padding.checked_add(text.len()));
    let mut out = Room::for_bytes(check_size(size, limit)?);
    out.fill(fill, left);
    out.push_str(text);
    out.fill(fill, right);
    Ok(out.finish())
}

/// How much of the padding goes to the left and to the right.
fn split_padding(padding: usize, align: Align) -> (usize, usize) {
    match align {
        Align::Left => (0, padding),
        Align::Center => (padding / 2, padding - padding / 2),
        Align::Right | Align::AfterSign => (padding, 0),
    }
}

/// A number cut into the parts that are laid out one by one.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct NumberParts<'a> {
    pub negative: bool,
    /// `0x` and the like.
    pub prefix: &'a str,
    /// Digits before the point.
    pub int: &'a str,
    /// Digits in a group, if they are grouped.
    pub group: usize,
    pub point: bool,
    /// Digits after the point.
    pub frac: &'a str,
    /// What follows: an exponent, a percent sign, `inf`.
    pub rest: &'a str,
}

impl<'a> NumberParts<'a> {
    /// Cuts the text of a float.
    pub fn of_float(text: &'a str) -> Self {
        let (negative, text) = match text.strip_prefix('-') {
            Some(text) => (true, text),
            None => (false, text),
        };
        let (int, text) = split_digits(text);
        let (point, text) = match text.strip_prefix('.') {
            Some(text) => (true, text),
            None => (false, text),
        };
        let (frac, rest) = if point { split_digits(text) } else { ("", text) };
        Self { negative, prefix: "", int, group: 3, point, frac, rest }
    }

    /// Puts the parts together as the specifier says.
    pub fn lay_out(self, spec: &FormatSpec, limit: usize) -> Result<CompactString, TextError> {
        if spec.grouping.is_none() && spec.frac_grouping.is_none() {
            return self.lay_out_plain(spec, limit);
        }
        let frac = match spec.frac_grouping {
            Some(grouping) => {
                let len = self.frac.len() + self.frac.len().saturating_sub(1) / 3;
                grouped_frac(self.frac, grouping, check_size(Some(len), limit)?)
            }
            None => self.frac.into(),
        };
        let parts = NumberParts { frac: &frac, ..self };
        let Some(grouping) = spec.grouping.filter(|_| !self.int.is_empty()) else {
            return parts.lay_out_plain(spec, limit);
        };
        // Zeros that fill the width are grouped, too.
        let zero_fill = spec.fill == '0' && spec.align == Align::AfterSign;
        let width = if zero_fill { spec.width.unwrap_or(0) } else { 0 };
        let other = parts.len(spec) - self.int.len();
        let (digits, len) =
            grouped_len(self.int.len(), width.saturating_sub(other), self.group.max(1));
        let len = check_size(Some(len), limit)?;
        let int = grouped_int(self.int, digits, grouping, self.group.max(1), len);
        NumberParts { int: &int, ..parts }.lay_out_plain(spec, limit)
    }

    fn sign(&self, spec: &FormatSpec) -> &'static str {
        match (self.negative, spec.sign) {
            (true, _) => "-",
            (false, Some(Sign::Plus)) => "+",
            (false, Some(Sign::Space)) => " ",
            (false, _) => "",
        }
    }

    /// How many characters the parts are.
    fn len(&self, spec: &FormatSpec) -> usize {
        let point = usize::from(self.point);
        // What is not ASCII is one character.
        let rest = if self.rest.is_ascii() { self.rest.len() } else { 1 };
        let numbers = self.int.len() + point + self.frac.len();
        self.sign(spec).len() + self.prefix.len() + numbers + rest
    }

    /// As [`NumberParts::lay_out`], where the digits stand as they are.
    fn lay_out_plain(self, spec: &FormatSpec, limit: usize) -> Result<CompactString, TextError> {
        let len = self.len(spec);
        let padding = spec.width.unwrap_or(0).saturating_sub(len);
        let rest = self.rest.len() - if self.rest.is_ascii() { self.rest.len() } else { 1 };
        let size = padding
            .checked_mul(spec.fill.len_utf8())
            .and_then(|padding| padding.checked_add(len + rest));
        let mut out = Room::for_bytes(check_size(size, limit)?);
        let (left, right) = split_padding(padding, spec.align);
        let after_sign = spec.align == Align::AfterSign;
        if !after_sign {
            out.fill(spec.fill, left);
        }
        out.push_str(self.sign(spec));
        out.push_str(self.prefix);
        if after_sign {
            out.fill(spec.fill, left);
        }
        out.push_str(self.int);
        if self.point {
            out.push_str(".");
        }
        out.push_str(self.frac);
        out.push_str(self.rest);
        out.fill(spec.fill, right);
        Ok(out.finish())
    }
}

fn split_digits(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}

/// How many digits (with leading zeros) and how many characters (with separators) it takes to show
/// `digits` digits in at least `least` characters. A separator never comes first, so the result may
/// be one longer than `least`.
fn grouped_len(digits: usize, least: usize, group: usize) -> (usize, usize) {
    // With n digits there are n + (n - 1) / group characters: the least n that gives `least`.
    let per = group + 1;
    let mut zero_filled = least / per * group + least % per;
    if least.is_multiple_of(per) && least > 0 {
        zero_filled += 1;
    }
    let shown = digits.max(zero_filled);
    (shown, shown.saturating_add(shown.saturating_sub(1) / group))
}

/// The digits with leading zeros up to `shown` digits, grouped from the right: `len` bytes.
fn grouped_int(
    digits: &str,
    shown: usize,
    grouping: Grouping,
    group: usize,
    len: usize,
) -> CompactString {
    let mut out = Room::for_bytes(len);
    let zeros = shown.saturating_sub(digits.len());
    let all = std::iter::repeat_n('0', zeros).chain(digits.chars());
    for (i, digit) in all.enumerate() {
        if i > 0 && (shown - i).is_multiple_of(group) {
            out.push(grouping.separator());
        }
        out.push(digit);
    }
    out.finish()
}

/// The digits behind the point, grouped from the left: `len` bytes.
fn grouped_frac(digits: &str, grouping: Grouping, len: usize) -> CompactString {
    let mut out = Room::for_bytes(len);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && i % 3 == 0 {
            out.push(grouping.separator());
        }
        out.push(digit);
    }
    out.finish()
}
