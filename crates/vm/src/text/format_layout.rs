//! Padding and digit grouping of formatted values.

use super::error::{TextError, check_size};
use super::format_spec::{Align, FormatSpec, Grouping, Sign};

/// Pads `text` to `width` code points.
pub(crate) fn pad(
    text: &str,
    fill: char,
    align: Align,
    width: Option<usize>,
    limit: usize,
) -> Result<String, TextError> {
    let len = text.chars().count();
    let padding = width.unwrap_or(0).saturating_sub(len);
    let (left, right) = split_padding(padding, align);
    let size =
        padding.checked_mul(fill.len_utf8()).and_then(|padding| padding.checked_add(text.len()));
    let mut out = String::with_capacity(check_size(size, limit)?);
    repeat(&mut out, fill, left);
    out.push_str(text);
    repeat(&mut out, fill, right);
    Ok(out)
}

/// How much of the padding goes to the left and to the right.
fn split_padding(padding: usize, align: Align) -> (usize, usize) {
    match align {
        Align::Left => (0, padding),
        Align::Center => (padding / 2, padding - padding / 2),
        Align::Right | Align::AfterSign => (padding, 0),
    }
}

fn repeat(out: &mut String, c: char, count: usize) {
    out.extend(std::iter::repeat_n(c, count));
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
    pub fn lay_out(self, spec: &FormatSpec, limit: usize) -> Result<String, TextError> {
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
        let mut out = String::with_capacity(check_size(size, limit)?);

        let (left, right) = split_padding(padding, spec.align);
        let after_sign = spec.align == Align::AfterSign;
        if !after_sign {
            repeat(&mut out, spec.fill, left);
        }
        out.push_str(sign);
        out.push_str(self.prefix);
        if after_sign {
            repeat(&mut out, spec.fill, left);
        }
        push_grouped(&mut out, self.int, int_digits, spec.grouping, self.group);
        if self.point {
            out.push('.');
        }
        match spec.frac_grouping {
            Some(grouping) => {
                for (i, digit) in self.frac.chars().enumerate() {
                    if i > 0 && i % 3 == 0 {
                        out.push(grouping.separator());
                    }
                    out.push(digit);
                }
            }
            None => out.push_str(self.frac),
        }
        out.push_str(self.rest);
        if !after_sign {
            repeat(&mut out, spec.fill, right);
        }
        Ok(out)
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
    out: &mut String,
    digits: &str,
    shown: usize,
    grouping: Option<Grouping>,
    group: usize,
) {
    let zeros = shown.saturating_sub(digits.len());
    let all = std::iter::repeat_n('0', zeros).chain(digits.chars());
    match grouping {
        None => out.extend(all),
        Some(grouping) => {
            for (i, digit) in all.enumerate() {
                if i > 0 && (shown - i).is_multiple_of(group.max(1)) {
                    out.push(grouping.separator());
                }
                out.push(digit);
            }
        }
    }
}
