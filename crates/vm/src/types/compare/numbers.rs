//! Exact comparison of numbers of different types.

use std::cmp::Ordering;

use num_bigint::{BigInt, Sign};
use num_traits::FromPrimitive;

use crate::types::number::Number;

/// Integers up to this size are floats without rounding.
const EXACT: u64 = 1 << 53;

/// How two numbers are ordered; `None` with a NaN.
pub(crate) fn compare_numbers(a: Number<'_>, b: Number<'_>) -> Option<Ordering> {
    match (a, b) {
        (Number::Int(a), Number::Int(b)) => Some(a.cmp(&b)),
        (Number::Float(a), Number::Float(b)) => a.partial_cmp(&b),
        (Number::Big(a), Number::Big(b)) => Some(a.cmp(b)),
        // A big integer is outside the range of the small ones.
        (Number::Big(a), Number::Int(_)) => Some(sign_order(a)),
        (Number::Int(_), Number::Big(b)) => Some(sign_order(b).reverse()),
        (Number::Int(a), Number::Float(b)) => int_and_float(a, b),
        (Number::Float(a), Number::Int(b)) => int_and_float(b, a).map(Ordering::reverse),
        (Number::Big(a), Number::Float(b)) => big_and_float(a, b),
        (Number::Float(a), Number::Big(b)) => big_and_float(b, a).map(Ordering::reverse),
    }
}

fn sign_order(value: &BigInt) -> Ordering {
    if value.sign() == Sign::Minus { Ordering::Less } else { Ordering::Greater }
}

fn int_and_float(a: i64, b: f64) -> Option<Ordering> {
    if a.unsigned_abs() <= EXACT || !b.is_finite() {
        return (a as f64).partial_cmp(&b);
    }
    if b >= 9_223_372_036_854_775_808.0 {
        return Some(Ordering::Less);
    }
    if b < -9_223_372_036_854_775_808.0 {
        return Some(Ordering::Greater);
    }
    let whole = b.trunc();
    Some(a.cmp(&(whole as i64)).then_with(|| whole.total_cmp(&b)))
}

fn big_and_float(a: &BigInt, b: f64) -> Option<Ordering> {
    if b.is_nan() {
        return None;
    }
    // Floats of that size have no fraction; smaller ones differ in size anyway.
    match BigInt::from_f64(b) {
        Some(b) => Some(a.cmp(&b)),
        None => Some(if b > 0.0 { Ordering::Less } else { Ordering::Greater }),
    }
}
