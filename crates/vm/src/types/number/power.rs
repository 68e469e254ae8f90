//! Powers of integers, with and without a modulus.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::cost;
use super::int::bytes_of;
use crate::builtins::Native;
use crate::heap::Heap;
use crate::text::IntRef;
use crate::types::TypeId;
use crate::value::Value;

/// `x ** y` of small integers.
pub(super) fn small(heap: &mut Heap, x: i64, y: i64) -> Native {
    if y < 0 {
        return super::float::power(heap, x as f64, y as f64);
    }
    if let Ok(exponent) = u32::try_from(y)
        && let Some(power) = x.checked_pow(exponent)
    {
        return heap.new_int(power);
    }
    of(heap, &BigInt::from(x), Some(y as u64))
}

/// `a ** b` of integers of which at least one is big.
pub(super) fn big(heap: &mut Heap, a: Value, b: Value) -> Native {
    let (negative, exponent) = match heap.as_int(b) {
        Some(IntRef::Small(exponent)) => (exponent < 0, exponent.to_u64()),
        Some(IntRef::Big(exponent)) => (exponent.is_negative(), exponent.to_u64()),
        None => (false, None),
    };
    if negative {
        let (Some(x), Some(y)) = (heap.to_float(a)?, heap.to_float(b)?) else {
            return Ok(Value::ZERO);
        };
        return super::float::power(heap, x, y);
    }
    let Some(base) = heap.as_big(a) else { return Ok(Value::ZERO) };
    if exponent.is_none() && base.magnitude().is_one() {
        let odd = heap.as_big(b).is_some_and(|exponent| exponent.is_odd());
        return Ok(Value::small(if base.is_negative() && odd { -1 } else { 1 }));
    }
    of(heap, &base, exponent)
}

/// A power whose exponent is not negative; `None` stands for one outside 64 bits.
fn of(heap: &mut Heap, base: &BigInt, exponent: Option<u64>) -> Native {
    if base.is_zero() {
        return Ok(Value::small(i64::from(exponent == Some(0))));
    }
    if base.magnitude().is_one() {
        let odd = exponent.is_some_and(|exponent| exponent % 2 == 1);
        return Ok(Value::small(if base.is_negative() && odd { -1 } else { 1 }));
    }
    // The power has at least (bits - 1) * exponent bits and at most bits * exponent.
    let most = exponent.and_then(|exponent| base.bits().checked_mul(exponent));
    heap.reserve(bytes_of(most))?;
    heap.afford(most.map_or(0.0, cost::products))?;
    let exponent = exponent.and_then(|exponent| u32::try_from(exponent).ok());
    let Some(exponent) = exponent else {
        heap.reserve(None)?;
        return Ok(Value::NONE);
    };
    heap.new_big_int(base.pow(exponent))
}

/// `pow(base, exponent, modulus)`.
pub(super) fn modular(
    heap: &mut Heap,
    base: &BigInt,
    exponent: &BigInt,
    modulus: &BigInt,
) -> Native {
    if modulus.is_zero() {
        return Err(heap.raise(TypeId::ValueError, "pow() 3rd argument cannot be 0"));
    }
    if modulus.magnitude().is_one() {
        return Ok(Value::small(0));
    }
    let size = BigInt::from(modulus.magnitude().clone());
    heap.afford(
        cost::quotient(base.bits(), size.bits())
            + cost::modular_power(exponent.bits(), size.bits())
            + if exponent.is_negative() { cost::inverse(size.bits()) } else { 0.0 },
    )?;
    let power = if exponent.is_negative() {
        let Some(inverse) = inverse(base, &size) else {
            return Err(heap.value_error("base is not invertible for the given modulus"));
        };
        inverse.modpow(&-exponent, &size)
    } else {
        base.mod_floor(&size).modpow(exponent, &size)
    };
    // The result has the sign of the modulus.
    let power = power.mod_floor(modulus);
    heap.new_big_int(power)
}

fn inverse(base: &BigInt, modulus: &BigInt) -> Option<BigInt> {
    let extended = base.mod_floor(modulus).extended_gcd(modulus);
    extended.gcd.is_one().then(|| extended.x.mod_floor(modulus))
}
