//! Integers to text: decimal with Python's digit limit, hexadecimal, octal, binary.

use num_bigint::{BigInt, Sign};
use num_traits::{Signed, ToPrimitive};

use super::error::{TextError, check_size};

/// What `sys.get_int_max_str_digits()` answers at the start.
pub const DEFAULT_MAX_STR_DIGITS: usize = 4300;

/// More digits are never converted.
pub const MAX_STR_DIGITS: usize = 100_000;

/// A borrowed int, small or big.
#[derive(Clone, Copy, Debug)]
pub enum IntRef<'a> {
    /// One that fits 64 bits.
    Small(i64),
    /// Any other.
    Big(&'a BigInt),
}

impl IntRef<'_> {
    /// Whether the int is below zero.
    pub fn is_negative(self) -> bool {
        match self {
            Self::Small(value) => value < 0,
            Self::Big(value) => value.is_negative(),
        }
    }

    /// The int as i64, if it fits.
    pub fn to_i64(self) -> Option<i64> {
        match self {
            Self::Small(value) => Some(value),
            Self::Big(value) => value.to_i64(),
        }
    }

    /// The nearest float (ties to even), as `float(int)`.
    pub fn to_f64(self) -> Result<f64, TextError> {
        let x = match self {
            Self::Small(value) => value as f64,
            Self::Big(value) => value.to_f64().unwrap_or(f64::INFINITY),
        };
        if x.is_finite() {
            Ok(x)
        } else {
            Err(TextError::overflow("int too large to convert to float"))
        }
    }

    pub(crate) fn bits(self) -> u64 {
        match self {
            Self::Small(value) => u64::from(64 - value.unsigned_abs().leading_zeros()),
            Self::Big(value) => value.bits(),
        }
    }
}

/// `str(int)`. `max_digits` is `sys.get_int_max_str_digits()`, where 0 stands for no limit.
pub fn decimal(value: IntRef<'_>, max_digits: usize, limit: usize) -> Result<String, TextError> {
    let magnitude = decimal_magnitude(value, max_digits, limit)?;
    Ok(if value.is_negative() { format!("-{magnitude}") } else { magnitude })
}

/// The decimal digits of the absolute value.
pub(crate) fn decimal_magnitude(
    value: IntRef<'_>,
    max_digits: usize,
    limit: usize,
) -> Result<String, TextError> {
    match value {
        IntRef::Small(small) => Ok(small.unsigned_abs().to_string()),
        IntRef::Big(big) => {
            // A number of n bits has at least this many digits: enough to refuse before converting.
            let at_least = (big.bits().saturating_sub(1)) as u128 * 30102 / 100_000 + 1;
            let at_least = usize::try_from(at_least).unwrap_or(usize::MAX);
            if max_digits > 0 && surely_exceeds(big.bits(), max_digits) {
                return Err(digit_limit_error(max_digits));
            }
            check_size(Some(at_least), limit)?;
            let text = big.magnitude().to_str_radix(10);
            // CPython does not look again after it has converted a number of more than 1,000
            // digits of its own.
            if max_digits > 0 && text.len() > max_digits && big.bits() <= 30_000 {
                return Err(digit_limit_error(max_digits));
            }
            check_size(Some(text.len()), limit)?;
            Ok(text)
        }
    }
}

/// CPython's estimate: in digits of 30 bits.
fn surely_exceeds(bits: u64, max_digits: usize) -> bool {
    let size = bits.div_ceil(30);
    size >= 73 && max_digits as u64 / 90 <= (size - 11) / 10
}

fn digit_limit_error(max_digits: usize) -> TextError {
    TextError::value(format!(
        "Exceeds the limit ({max_digits} digits) for integer string conversion; \
         use sys.set_int_max_str_digits() to increase the limit"
    ))
}

/// The digits of the absolute value in a base of 2, 8 or 16, in lower case.
pub(crate) fn radix_magnitude(
    value: IntRef<'_>,
    base: u32,
    limit: usize,
) -> Result<String, TextError> {
    let size = value.bits() / u64::from(base.trailing_zeros().max(1)) + 1;
    check_size(usize::try_from(size).ok(), limit.saturating_add(1))?;
    let text = match value {
        IntRef::Small(small) => match base {
            2 => format!("{:b}", small.unsigned_abs()),
            8 => format!("{:o}", small.unsigned_abs()),
            _ => format!("{:x}", small.unsigned_abs()),
        },
        IntRef::Big(big) => match big.sign() {
            Sign::NoSign => "0".to_owned(),
            _ => big.magnitude().to_str_radix(base),
        },
    };
    check_size(Some(text.len()), limit)?;
    Ok(text)
}

/// `hex(int)`.
pub fn hex(value: IntRef<'_>, limit: usize) -> Result<String, TextError> {
    prefixed(value, 16, "0x", limit)
}

/// `oct(int)`.
pub fn oct(value: IntRef<'_>, limit: usize) -> Result<String, TextError> {
    prefixed(value, 8, "0o", limit)
}

/// `bin(int)`.
pub fn bin(value: IntRef<'_>, limit: usize) -> Result<String, TextError> {
    prefixed(value, 2, "0b", limit)
}

fn prefixed(value: IntRef<'_>, base: u32, prefix: &str, limit: usize) -> Result<String, TextError> {
    let digits = radix_magnitude(value, base, limit)?;
    let sign = if value.is_negative() { "-" } else { "" };
    check_size(Some(sign.len() + prefix.len() + digits.len()), limit)?;
    Ok(format!("{sign}{prefix}{digits}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ints_print_in_every_base() {
        assert_eq!(hex(IntRef::Small(-255), 99).unwrap(), "-0xff");
        assert_eq!(oct(IntRef::Small(8), 99).unwrap(), "0o10");
        assert_eq!(bin(IntRef::Small(i64::MIN), 99).unwrap().len(), 67);
        assert_eq!(bin(IntRef::Small(0), 99).unwrap(), "0b0");
        assert_eq!(
            hex(IntRef::Big(&(-BigInt::from(1) << 64)), 99).unwrap(),
            "-0x10000000000000000"
        );
        assert_eq!(bin(IntRef::Small(255), 9), Err(TextError::TooLarge(10)));
    }

    #[test]
    fn decimal_text_stops_at_the_digit_limit() {
        let ten = BigInt::from(10);
        let fits = ten.pow(4299);
        let over = ten.pow(4300);
        assert_eq!(decimal(IntRef::Big(&fits), 4300, usize::MAX).unwrap().len(), 4300);
        let error = decimal(IntRef::Big(&-&over), 4300, usize::MAX).unwrap_err();
        assert_eq!(
            error.to_string(),
            "ValueError: Exceeds the limit (4300 digits) for integer string conversion; \
             use sys.set_int_max_str_digits() to increase the limit"
        );
        assert_eq!(decimal(IntRef::Big(&over), 0, usize::MAX).unwrap().len(), 4301);
        assert!(matches!(decimal(IntRef::Big(&over), 0, 100), Err(TextError::TooLarge(_))));
    }
}
