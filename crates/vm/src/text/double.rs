//! Floats to text in the styles `e`, `f`, `g` and `r` (repr), which all formatting is built on.

use smallvec::{SmallVec, smallvec};

use super::error::{TextError, check_size};
use super::room::ShortInt;

/// How the digits are chosen and laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// `d.ddde+xx`, precision digits after the point.
    Exponent,
    /// `ddd.ddd`, precision digits after the point.
    Fixed,
    /// Precision significant digits, exponent only where it is shorter.
    General,
    /// The shortest digits that read back as the same float.
    Repr,
}

/// One float format.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DoubleFormat {
    pub style: Style,
    pub upper: bool,
    pub precision: usize,
    /// `#`: keep the point and, for `g`, the trailing zeros.
    pub alternate: bool,
    /// Give `1` as `1.0`.
    pub add_dot_zero: bool,
    /// `z`: a result of minus zero loses its sign.
    pub no_negative_zero: bool,
}

/// More digits than any f64 has: 309 before the point, 1074 after it.
const MAX_DIGITS: usize = 1100;

/// Decimal digits without leading or trailing zeros (`0` for zero), and where the point goes.
struct Digits {
    digits: SmallVec<[u8; 32]>,
    /// The value is `0.digits * 10^point`.
    point: i64,
}

impl Digits {
    fn new(x: f64, style: Style, precision: usize) -> Self {
        if style == Style::Fixed
            && let Some(scaled) = scaled(x, precision)
        {
            return Self::of_integer(scaled, precision);
        }
        let significant = match style {
            Style::Exponent => precision.saturating_add(1),
            _ => precision.max(1),
        };
        if matches!(style, Style::Exponent | Style::General)
            && let Some(rounded) = Self::rounded(x, significant)
        {
            return rounded;
        }
        let text = match style {
            Style::Fixed => format!("{:.*}", precision.min(MAX_DIGITS), x),
            Style::Exponent => format!("{:.*e}", precision.min(MAX_DIGITS), x),
            Style::General => format!("{:.*e}", precision.clamp(1, MAX_DIGITS) - 1, x),
            Style::Repr => zmij::Buffer::new().format_finite(x).to_owned(),
        };
        Self::parse(&text)
    }

    /// Those of an integer, of which the last `precision` stand behind the point.
    fn of_integer(value: u64, precision: usize) -> Self {
        let (mut value, mut point) = (value, 0);
        if value == 0 {
            return Self { digits: smallvec![b'0'], point: 1 };
        }
        point -= precision as i64;
        while value % 10 == 0 {
            value /= 10;
            point += 1;
        }
        let digits = SmallVec::from_slice(ShortInt::decimal(value).bytes());
        let point = point + digits.len() as i64;
        Self { digits, point }
    }

    /// Reads `ddd`, `ddd.ddd` or either with an `e` exponent.
    fn parse(text: &str) -> Self {
        let mut digits = SmallVec::new();
        let (mut int, mut exponent) = (None, 0_i64);
        // Zeros before the first other digit.
        let mut leading = 0_i64;
        for (at, &byte) in text.as_bytes().iter().enumerate() {
            match byte {
                b'.' => int = Some(leading + digits.len() as i64),
                b'e' => {
                    exponent = text[at + 1..].parse().unwrap_or(0);
                    break;
                }
                b'0' if digits.is_empty() => leading += 1,
                _ => digits.push(byte),
            }
        }
        if digits.is_empty() {
            return Self { digits: smallvec![b'0'], point: 1 };
        }
        let int = int.unwrap_or(leading + digits.len() as i64);
        while digits.last() == Some(&b'0') {
            digits.pop();
        }
        Self { digits, point: int - leading + exponent }
    }

    /// So many significant digits of `x`, taken from the shortest text that reads back as `x`, where
    /// that gives what all digits of `x` would.
    ///
    /// It does: between `x` and its shortest text lies no number of fewer digits, and none of as
    /// many, so that the middle between two candidates is not there either. Only a shortest text
    /// that is such a middle itself does not say on which side `x` is. Up to 15 digits, and where
    /// floats have all their bits, a shortest text that has no more digits than asked for is what
    /// `x` rounds to.
    fn rounded(x: f64, significant: usize) -> Option<Self> {
        if significant > 15 || !(1e-290..1e290).contains(&x) {
            return None;
        }
        let mut shortest = Self::parse(zmij::Buffer::new().format_finite(x));
        let Some(rest) = shortest.digits.get(significant..).filter(|rest| !rest.is_empty()) else {
            return Some(shortest);
        };
        if rest == b"5" {
            return None;
        }
        let up = rest[0] >= b'5';
        shortest.digits.truncate(significant);
        // Nines carry over to the digit before them.
        while up && shortest.digits.last() == Some(&b'9') {
            shortest.digits.pop();
        }
        match shortest.digits.last_mut() {
            Some(digit) => *digit += u8::from(up),
            None => {
                shortest.digits.push(b'1');
                shortest.point += 1;
            }
        }
        while shortest.digits.last() == Some(&b'0') {
            shortest.digits.pop();
        }
        Some(shortest)
    }

    fn is_zero(&self) -> bool {
        self.digits.as_slice() == b"0"
    }
}

/// What the style `f` shows of a float, where that takes no more than the arithmetic of floats.
pub(crate) struct FixedDigits {
    digits: ShortInt,
    int: usize,
}

impl FixedDigits {
    /// Of a float that is not negative.
    pub fn of(x: f64, precision: usize) -> Option<Self> {
        // There is a digit before the point.
        let digits = ShortInt::padded(scaled(x, precision)?, precision + 1);
        let int = digits.bytes().len() - precision;
        Some(Self { digits, int })
    }

    /// The digits before the point.
    pub fn int(&self) -> &str {
        std::str::from_utf8(&self.digits.bytes()[..self.int]).unwrap_or_default()
    }

    /// The digits behind it.
    pub fn frac(&self) -> &str {
        std::str::from_utf8(&self.digits.bytes()[self.int..]).unwrap_or_default()
    }

    /// Whether it shows as zero.
    pub fn is_zero(&self) -> bool {
        self.digits.bytes().iter().all(|&digit| digit == b'0')
    }
}

/// `x` times a power of ten, rounded half to even as all digits of `x` say; where that takes no more
/// than the arithmetic of floats.
fn scaled(x: f64, precision: usize) -> Option<u64> {
    const POWERS: [f64; 16] =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
    const MOST: f64 = (1_u64 << 51) as f64;
    let &power = POWERS.get(precision)?;
    let product = x * power;
    if !(0.0..MOST).contains(&product) {
        return None;
    }
    // The product is rounded, but never across the middle between two integers, which is a float.
    let below = product as u64;
    let part = product - below as f64;
    let up = if part == 0.5 {
        let lost = x.mul_add(power, -product);
        lost > 0.0 || lost == 0.0 && below % 2 == 1
    } else {
        part > 0.5
    };
    Some(below + u64::from(up))
}

/// Formats `x`; a minus sign comes first, a plus sign never.
pub(crate) fn format_double(
    x: f64,
    format: DoubleFormat,
    limit: usize,
) -> Result<String, TextError> {
    if x.is_nan() {
        return Ok(if format.upper { "NAN" } else { "nan" }.to_owned());
    }
    let mut negative = x.is_sign_negative();
    if x.is_infinite() {
        let text = match (negative, format.upper) {
            (false, false) => "inf",
            (true, false) => "-inf",
            (false, true) => "INF",
            (true, true) => "-INF",
        };
        return Ok(text.to_owned());
    }
    let value = Digits::new(x.abs(), format.style, format.precision);
    if format.no_negative_zero && value.is_zero() {
        negative = false;
    }
    let precision = i64::try_from(format.precision).unwrap_or(i64::MAX / 4);
    let len = value.digits.len() as i64;
    let mut point = value.point;
    // `end` is how many digits, from the first of `digits` on, are to be shown.
    let (use_exponent, mut end) = match format.style {
        Style::Exponent => (true, precision.saturating_add(1)),
        Style::Fixed => (false, point.saturating_add(precision)),
        Style::General => {
            let precision = precision.max(1);
            let most = precision - i64::from(format.add_dot_zero);
            (point <= -4 || point > most, if format.alternate { precision } else { len })
        }
        Style::Repr => (point <= -4 || point > 16, len),
    };
    let exponent = point - 1;
    if use_exponent {
        point = 1;
    }
    end = end.max(if !use_exponent && format.add_dot_zero { point + 1 } else { point });
    let size = end.saturating_sub(point.min(0)).saturating_add(9);
    let size = check_size(usize::try_from(size).ok(), limit.saturating_add(9))?;

    let mut out = String::with_capacity(size);
    if negative {
        out.push('-');
    }
    let digits = std::str::from_utf8(&value.digits).unwrap_or("0");
    if point <= 0 {
        out.push_str("0.");
        zeros(&mut out, -point);
        out.push_str(digits);
        zeros(&mut out, end - len);
    } else if point <= len {
        let (int, frac) = digits.split_at(point as usize);
        out.push_str(int);
        out.push('.');
        out.push_str(frac);
        zeros(&mut out, end - len);
    } else {
        out.push_str(digits);
        zeros(&mut out, point - len);
        out.push('.');
        zeros(&mut out, end - point);
    }
    if out.ends_with('.') && !format.alternate {
        out.pop();
    }
    if use_exponent {
        out.push(if format.upper { 'E' } else { 'e' });
        out.push(if exponent < 0 { '-' } else { '+' });
        let exponent = exponent.unsigned_abs();
        if exponent < 10 {
            out.push('0');
        }
        out.push_str(&exponent.to_string());
    }
    check_size(Some(out.len()), limit)?;
    Ok(out)
}

fn zeros(out: &mut String, count: i64) {
    out.extend(std::iter::repeat_n('0', usize::try_from(count).unwrap_or(0)));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Floats of all sizes, some of few digits and some of many.
    fn floats() -> impl Iterator<Item = f64> {
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        let random = move || {
            state = state.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(0x1405_7B7E_F767_814F);
            state
        };
        let mut random = random;
        (0..20_000).map(move |n| {
            let bits = random();
            match n % 5 {
                0 => f64::from_bits(bits >> 1),
                1 => (bits % 100_000) as f64 / 1000.0,
                2 => (bits % 1_000_000_007) as f64 / 7.0,
                3 => ((bits % 2_000_000) as f64 + 0.5) / 64.0,
                _ => (bits % 1_000) as f64 * 10_f64.powi((bits >> 40) as i32 % 40 - 20),
            }
        })
    }

    #[test]
    fn digits_taken_from_the_shortest_text_are_those_of_the_float() {
        let mut taken = 0;
        for x in floats().filter(|x| x.is_finite()) {
            for significant in [1, 2, 3, 7, 12, 15] {
                let Some(found) = Digits::rounded(x, significant) else { continue };
                let exact = Digits::parse(&format!("{:.*e}", significant - 1, x));
                assert_eq!(
                    (found.digits, found.point),
                    (exact.digits, exact.point),
                    "{x:e} {significant}"
                );
                taken += 1;
            }
        }
        assert!(taken > 80_000, "{taken}");
    }

    #[test]
    fn fixed_digits_are_those_of_the_float() {
        for x in floats().filter(|x| x.is_finite()) {
            for precision in [0, 1, 2, 6, 15] {
                let Some(found) = FixedDigits::of(x, precision) else { continue };
                let text = [found.int(), if precision > 0 { "." } else { "" }, found.frac()];
                assert_eq!(text.concat(), format!("{x:.precision$}"));
            }
        }
    }
}
