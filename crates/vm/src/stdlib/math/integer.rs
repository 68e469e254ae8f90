//! Functions of integers, and rounding of floats to them.

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{FromPrimitive, One, Signed, ToPrimitive, Zero};

use super::float::not_real;
use super::{again, has_method};
use crate::builtins::Native;
use crate::heap::Heap;
use crate::trap::Trap;
use crate::types::number::{Number, cost};
use crate::value::Value;

/// Up to this many factors, a binomial coefficient is built step by step.
const FEW: u64 = 1000;

/// The argument as an integer.
fn int_argument(
    heap: &mut Heap,
    function: &str,
    args: &[Value],
    index: usize,
) -> Result<BigInt, Trap> {
    if let Some(integer) = heap.as_big(heap.unwrapped(args[index])) {
        return Ok(integer);
    }
    if has_method(heap, args[index], &["__index__"]) {
        return Err(again(heap, function, "math_with_ints", args));
    }
    let name = heap.type_name(args[index]);
    Err(heap.type_error(format!("'{name}' object cannot be interpreted as an integer")))
}

pub(super) fn floor(heap: &mut Heap, args: &[Value]) -> Native {
    rounded(heap, args, "__floor__", f64::floor)
}

pub(super) fn ceil(heap: &mut Heap, args: &[Value]) -> Native {
    rounded(heap, args, "__ceil__", f64::ceil)
}

pub(super) fn trunc(heap: &mut Heap, args: &[Value]) -> Native {
    if heap.number(heap.unwrapped(args[0])).is_none() && !has_method(heap, args[0], &["__trunc__"])
    {
        let name = heap.type_name(args[0]);
        return Err(heap.type_error(format!("type {name} doesn't define __trunc__ method")));
    }
    rounded(heap, args, "__trunc__", f64::trunc)
}

/// The argument as an integer: by a method of the program if its class has one, else rounded.
fn rounded(heap: &mut Heap, args: &[Value], method: &str, round: fn(f64) -> f64) -> Native {
    if has_method(heap, args[0], &[method]) {
        return Err(Trap::Library);
    }
    let value = heap.unwrapped(args[0]);
    let float = match heap.number(value) {
        Some(Number::Int(int)) => return heap.new_int(int),
        Some(Number::Big(_)) => return Ok(value),
        Some(Number::Float(float)) => float,
        None if has_method(heap, value, &["__float__", "__index__"]) => return Err(Trap::Library),
        None => return Err(not_real(heap, value)),
    };
    let whole = round(float);
    match BigInt::from_f64(whole) {
        Some(integer) => heap.new_big_int(integer),
        None if whole.is_nan() => Err(heap.value_error("cannot convert float NaN to integer")),
        None => Err(heap.overflow_error("cannot convert float infinity to integer")),
    }
}

pub(super) fn gcd(heap: &mut Heap, args: &[Value]) -> Native {
    let mut result = BigInt::zero();
    for index in 0..args.len() {
        let next = int_argument(heap, "math.gcd", args, index)?;
        result = gcd_of(heap, result, &next)?;
    }
    heap.new_big_int(result.abs())
}

/// The greatest common divisor of two integers, which is not negative.
fn gcd_of(heap: &Heap, a: BigInt, b: &BigInt) -> Result<BigInt, Trap> {
    let (mut large, mut small) = (a.abs(), b.abs());
    if large < small {
        std::mem::swap(&mut large, &mut small);
    }
    // What follows takes as many steps as the larger one has bits.
    if !small.is_zero() && large.bits() - small.bits() > 64 {
        heap.afford(cost::quotient(large.bits(), small.bits()))?;
        large %= &small;
    }
    heap.afford(cost::gcd(large.bits(), small.bits()))?;
    Ok(large.gcd(&small))
}

pub(super) fn lcm(heap: &mut Heap, args: &[Value]) -> Native {
    let mut result = BigInt::one();
    for index in 0..args.len() {
        let next = int_argument(heap, "math.lcm", args, index)?;
        if result.is_zero() || next.is_zero() {
            result = BigInt::zero();
            continue;
        }
        heap.reserve(bytes(result.bits().saturating_add(next.bits())))?;
        let common = gcd_of(heap, result.clone(), &next)?;
        heap.afford(
            cost::quotient(next.bits(), common.bits()) + cost::product(result.bits(), next.bits()),
        )?;
        result = (result * (next / common)).abs();
    }
    heap.new_big_int(result)
}

pub(super) fn isqrt(heap: &mut Heap, args: &[Value]) -> Native {
    let value = int_argument(heap, "math.isqrt", args, 0)?;
    if value.sign() == Sign::Minus {
        return Err(heap.value_error("isqrt() argument must be nonnegative"));
    }
    heap.afford(cost::root(value.bits()))?;
    heap.new_big_int(value.sqrt())
}

pub(super) fn factorial(heap: &mut Heap, args: &[Value]) -> Native {
    let value = int_argument(heap, "math.factorial", args, 0)?;
    let number = factorial_argument(heap, &value)?;
    let result = product(heap, &BigInt::one(), number)?;
    heap.new_big_int(result)
}

fn factorial_argument(heap: &mut Heap, value: &BigInt) -> Result<u64, Trap> {
    if value.sign() == Sign::Minus {
        return Err(heap.value_error("factorial() not defined for negative values"));
    }
    value.to_i64().map(|number| number as u64).ok_or_else(|| {
        heap.overflow_error(format!("factorial() argument should not exceed {}", i64::MAX))
    })
}

pub(super) fn perm(heap: &mut Heap, args: &[Value]) -> Native {
    let n = int_argument(heap, "math.perm", args, 0)?;
    if args[1].is_unbound() || args[1].is_none() {
        let number = factorial_argument(heap, &n)?;
        let result = product(heap, &BigInt::one(), number)?;
        return heap.new_big_int(result);
    }
    let k = int_argument(heap, "math.perm", args, 1)?;
    check_counts(heap, &n, &k)?;
    if k > n {
        return Ok(Value::small(0));
    }
    let Some(count) = k.to_i64() else {
        return Err(heap.overflow_error(format!("k must not exceed {}", i64::MAX)));
    };
    let first = n - &k + 1;
    let result = product(heap, &first, count as u64)?;
    heap.new_big_int(result)
}

pub(super) fn comb(heap: &mut Heap, args: &[Value]) -> Native {
    let n = int_argument(heap, "math.comb", args, 0)?;
    let k = int_argument(heap, "math.comb", args, 1)?;
    check_counts(heap, &n, &k)?;
    if k > n {
        return Ok(Value::small(0));
    }
    let other = &n - &k;
    let Some(count) = k.min(other).to_i64() else {
        let message = format!("min(n - k, k) must not exceed {}", i64::MAX);
        return Err(heap.overflow_error(message));
    };
    let count = count as u64;
    if count <= FEW {
        heap.reserve(bytes(n.bits().saturating_mul(count)))?;
        let mut result = BigInt::one();
        for step in 0..count {
            result = result * (&n - step) / (step + 1);
        }
        return heap.new_big_int(result);
    }
    let first = &n - count + 1_u32;
    let numerator = product(heap, &first, count)?;
    let denominator = product(heap, &BigInt::one(), count)?;
    heap.afford(cost::quotient(numerator.bits(), denominator.bits()))?;
    heap.new_big_int(numerator / denominator)
}

fn check_counts(heap: &mut Heap, n: &BigInt, k: &BigInt) -> Result<(), Trap> {
    for (value, name) in [(n, "n"), (k, "k")] {
        if value.sign() == Sign::Minus {
            return Err(heap.value_error(format!("{name} must be a non-negative integer")));
        }
    }
    Ok(())
}

const fn bytes(bits: u64) -> Option<usize> {
    let bytes = bits / 8 + 1;
    if bytes > usize::MAX as u64 { None } else { Some(bytes as usize) }
}

/// The product of `count` consecutive integers. The work grows faster than the result, so a
/// result must fit many times.
fn product(heap: &mut Heap, first: &BigInt, count: u64) -> Result<BigInt, Trap> {
    let last_bits = (first + count).bits();
    heap.reserve(bytes(last_bits.saturating_mul(count).saturating_mul(4)))?;
    heap.afford(cost::products(last_bits.saturating_mul(count)))?;
    Ok(range_product(first, count))
}

/// Halves the range, so that factors of equal size are multiplied; at most 64 levels deep.
fn range_product(first: &BigInt, count: u64) -> BigInt {
    if count <= 16 {
        return (0..count).fold(BigInt::one(), |result, step| result * (first + step));
    }
    let half = count / 2;
    range_product(first, half) * range_product(&(first + half), count - half)
}
