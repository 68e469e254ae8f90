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
    pub int: &'a [u8],
    /// Digits in a group, if they are grouped.
    pub group: usize,
    pub point: bool,
    /// Digits after the point.
    pub frac: &'a [u8],
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
        let (int, frac) = (int.as_bytes(), frac.as_bytes());
        Self { negative, prefix: "", int, group: 3, point, frac, rest }
    }

    /// Puts the parts together as the specifier says.
    pub fn lay_out(self, spec: &FormatSpec, limit: usize) -> Result<CompactString, TextError> {
        let sign = match (self.negative, spec.sign) {
            (true, _) => "-",
            (false, Some(Sign::Plus)) => "+",
            (false, Some(Sign::Space)) => " ",
            (false, _) => "",
        };
        let width = spec.width.unwrap_or(0);
        let frac_len = match spec.frac_grouping {
            Some(_) => self.frac.len() + self.frac.len().saturating_sub(1) / 3,
            None => self.frac.len(),
        };
        let rest_len = if self.rest.is_ascii() { self.rest.len() } else { 1 };
        let other = sign.len() + self.prefix.len() + usize::from(self.point) + frac_len + rest_len;
        let zero_fill = spec.fill == '0' && spec.align == Align::AfterSign;
        let least = if zero_fill { width.saturating_sub(other) } else { 0 };
        let (int_digits, int_len) = if self.int.is_empty() {
            (0, 0)
        } else {
            grouped_len(self.int.len(), least, spec.grouping.map(|_| self.group))
        };
        let len = other.checked_add(int_len);
        let padding = len.map_or(0, |len| width.saturating_sub(len));
        let size = padding
            .checked_mul(spec.fill.len_utf8())
            .and_then(|padding| padding.checked_add(len?))
            .and_then(|size| size.checked_add(self.rest.len() - rest_len));
        let mut out = Room::for_bytes(check_size(size, limit)?);

        let (left, right) = split_padding(padding, spec.align);
        let after_sign = spec.align == Align::AfterSign;
        if !after_sign {
            out.fill(spec.fill, left);
        }
        out.push_str(sign);
        out.push_str(self.prefix);
        if after_sign {
            out.fill(spec.fill, left);
        }
        push_grouped(&mut out, self.int, int_digits, spec.grouping, self.group);
        if self.point {
            out.push('.');
        }
        match spec.frac_grouping {
            Some(grouping) => {
                for (i, digit) in self.frac.iter().enumerate() {
                    if i > 0 && i % 3 == 0 {
                        out.push(grouping.separator());
                    }
                    out.push(*digit as char);
                }
            }
            None => out.push_digits(self.frac),
        }
        out.push_str(self.rest);
        if !after_sign {
            out.fill(spec.fill, right);
        }
        Ok(out.finish())
    }
}

fn split_digits(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}

/// How many digits (with leading zeros) and how many characters (with separators) it takes to show
/// `digits` digits in at least `least` characters. A separator never comes first, so the result may
/// be one longer than `least`.
fn grouped_len(digits: usize, least: usize, group: Option<usize>) -> (usize, usize) {
    let Some(group) = group.filter(|group| *group > 0) else {
        let len = digits.max(least);
        return (len, len);
    };
    // With n digits there are n + (n - 1) / group characters: the least n that gives `least`.
    let per = group + 1;
    let mut zero_filled = least / per * group + least % per;
    if least.is_multiple_of(per) && least > 0 {
        zero_filled += 1;
    }
    let shown = digits.max(zero_filled);
    (shown, shown.saturating_add(shown.saturating_sub(1) / group))
}

/// Writes the digits with leading zeros up to `shown` digits, grouped from the right.
fn push_grouped(
    out: &mut Room,
    digits: &[u8],
    shown: usize,
    grouping: Option<Grouping>,
    group: usize,
) {
    let zeros = shown.saturating_sub(digits.len());
    let Some(grouping) = grouping else {
        out.fill('0', zeros);
        return out.push_digits(digits);
    };
    let all = std::iter::repeat_n('0', zeros).chain(digits.iter().map(|&digit| digit as char));
    for (i, digit) in all.enumerate() {
        if i > 0 && (shown - i).is_multiple_of(group.max(1)) {
            out.push(grouping.separator());
        }
        out.push(digit);
    }
}
