//! Quotients of integers as floats, correctly rounded whatever the size of the integers.

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};

use crate::builtins::Native;
use crate::heap::Heap;

/// Integers up to this size are floats without rounding.
const EXACT: u64 = 1 << 53;

/// `x / y` of small integers; `y` is not zero.
pub(super) fn small(heap: &mut Heap, x: i64, y: i64) -> Native {
    if x.unsigned_abs() <= EXACT && y.unsigned_abs() <= EXACT {
        // The sign of zero is that of the divisor, as for floats.
        return heap.new_float(x as f64 / y as f64);
    }
    big(heap, &BigInt::from(x), &BigInt::from(y))
}

/// `x / y`; `y` is not zero.
pub(super) fn big(heap: &mut Heap, x: &BigInt, y: &BigInt) -> Native {
    match quotient(x.magnitude(), y.magnitude()) {
        Some(quotient) => {
            let negative = x.is_negative() != y.is_negative();
            heap.new_float(if negative { -quotient } else { quotient })
        }
        None => Err(heap.overflow_error("integer division result too large for a float")),
    }
}

/// The float nearest to the quotient; `None` when it is too large.
fn quotient(x: &BigUint, y: &BigUint) -> Option<f64> {
    if x.is_zero() {
        return Some(0.0);
    }
    let exponent = x.bits() as i64 - y.bits() as i64;
    if exponent > 1025 {
        return None;
    }
    if exponent < -1080 {
        return Some(0.0);
    }
    // A quotient of 66 or 67 bits, whose last bit stands for whatever comes after it.
    let shift = 66 - exponent;
    let (quotient, rest) = if shift >= 0 {
        (x << shift as u64).div_rem(y)
    } else {
        x.div_rem(&(y << shift.unsigned_abs()))
    };
    let bits = quotient.to_u128()? | u128::from(!rest.is_zero());
    Some(round(bits, -shift)).filter(|float| float.is_finite())
}

/// The float nearest to `bits * 2**exponent`, ties to even; `bits` has more than 60 bits.
pub(super) fn round(bits: u128, exponent: i64) -> f64 {
    let len = 128 - i64::from(bits.leading_zeros());
    // The value is in 2**(len + exponent - 1) .. 2**(len + exponent).
    if len.saturating_add(exponent) > 1024 {
        return f64::INFINITY;
    }
    if len.saturating_add(exponent) < -1080 {
        return 0.0;
    }
    let keep = (len + exponent + 1074).min(53);
    let drop = len - keep;
    if keep < 0 || drop > 127 {
        return 0.0;
    }
    let (mut mantissa, rest) = (bits >> drop, bits & ((1 << drop) - 1));
    let half = 1_u128 << (drop - 1);
    if rest > half || (rest == half && mantissa & 1 == 1) {
        mantissa += 1;
    }
    scale(mantissa as f64, exponent + drop)
}

/// `value * 2**exponent` where the result is exact or too large.
fn scale(value: f64, exponent: i64) -> f64 {
    let first = exponent / 2;
    value * power_of_two(first) * power_of_two(exponent - first)
}

/// `2**exponent` for exponents in -1022..=1023.
fn power_of_two(exponent: i64) -> f64 {
    f64::from_bits(((exponent.clamp(-1022, 1023) + 1023) as u64) << 52)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(x: BigInt, y: BigInt) -> Option<f64> {
        quotient(x.magnitude(), y.magnitude())
    }

    #[test]
    fn quotients_are_rounded_once() {
        let one = BigInt::from(1);
        assert_eq!(of(one.clone() << 2000, one.clone() << 1990), Some(1024.0));
        assert_eq!(of(one.clone(), one.clone() << 1074), Some(5e-324));
        assert_eq!(of(one.clone(), one.clone() << 1075), Some(0.0));
        assert_eq!(of(BigInt::from(3), one.clone() << 1076), Some(5e-324));
        assert_eq!(of(one.clone() << 1024, one.clone()), None);
        assert_eq!(of((one.clone() << 1024) - 1, one.clone()), None);
        assert_eq!(of((one.clone() << 53) + 1, one.clone()), Some(9_007_199_254_740_992.0));
        assert_eq!(of((one.clone() << 53) + 3, one.clone()), Some(9_007_199_254_740_996.0));
        let ten = BigInt::from(10);
        assert_eq!(of(ten.pow(30), BigInt::from(3)), Some(1e30 / 3.0));
        assert_eq!(of(one, ten.pow(22) * 3), Some(3.333_333_333_333_333_3e-23));
    }
}
