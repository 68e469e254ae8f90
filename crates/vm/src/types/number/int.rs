//! Arithmetic of integers: 64 bits where that is enough, big ones otherwise.

use diapause_bytecode::BinaryOp;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};

use super::{cost, divide, power};
use crate::builtins::Native;
use crate::heap::Heap;
use crate::text::IntRef;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::Value;

/// Floor division of integers whose quotient fits.
#[must_use]
pub(crate) const fn floor_div(x: i64, y: i64) -> i64 {
    let quotient = x.wrapping_div(y);
    if x.wrapping_rem(y) != 0 && (x < 0) != (y < 0) { quotient - 1 } else { quotient }
}

/// The remainder with the sign of the divisor.
#[must_use]
pub(crate) const fn floor_mod(x: i64, y: i64) -> i64 {
    let remainder = x.wrapping_rem(y);
    if remainder != 0 && (remainder < 0) != (y < 0) { remainder + y } else { remainder }
}

/// The trap for a division by zero.
#[cold]
pub(super) fn zero_division(heap: &mut Heap) -> Trap {
    heap.raise(TypeId::ZeroDivisionError, "division by zero")
}

/// An operator on integers of 62 bits.
#[inline]
pub(super) fn small(heap: &mut Heap, op: BinaryOp, x: i64, y: i64) -> Option<Native> {
    Some(match op {
        BinaryOp::Add => heap.new_int(x + y),
        BinaryOp::Sub => heap.new_int(x - y),
        BinaryOp::Mul => match x.checked_mul(y) {
            Some(product) => heap.new_int(product),
            None => heap.new_big_int(BigInt::from(x) * y),
        },
        BinaryOp::FloorDiv | BinaryOp::Mod | BinaryOp::TrueDiv if y == 0 => {
            Err(zero_division(heap))
        }
        BinaryOp::FloorDiv => heap.new_int(floor_div(x, y)),
        BinaryOp::Mod => heap.new_int(floor_mod(x, y)),
        BinaryOp::TrueDiv => divide::small(heap, x, y),
        BinaryOp::And => heap.new_int(x & y),
        BinaryOp::Or => heap.new_int(x | y),
        BinaryOp::Xor => heap.new_int(x ^ y),
        BinaryOp::LShift => small_left_shift(heap, x, y),
        BinaryOp::RShift if y < 0 => Err(heap.value_error("negative shift count")),
        BinaryOp::RShift => heap.new_int(x >> y.min(63)),
        BinaryOp::Pow => power::small(heap, x, y),
        BinaryOp::MatMul => return None,
    })
}

fn small_left_shift(heap: &mut Heap, x: i64, y: i64) -> Native {
    if y < 0 {
        return Err(heap.value_error("negative shift count"));
    }
    if x == 0 {
        return Ok(Value::small(0));
    }
    if y < 64 {
        let shifted = i128::from(x) << y;
        return match i64::try_from(shifted) {
            Ok(shifted) => heap.new_int(shifted),
            Err(_) => heap.new_big_int(BigInt::from(shifted)),
        };
    }
    left_shift(heap, BigInt::from(x), y)
}

fn left_shift(heap: &mut Heap, x: BigInt, y: i64) -> Native {
    let bits = x.bits().checked_add(y.unsigned_abs());
    heap.reserve(bits.and_then(|bits| usize::try_from(bits / 8 + 1).ok()))?;
    heap.new_big_int(x << y)
}

/// Bits of the largest integer. An operation on integers cannot be interrupted, so the time it
/// takes is bounded by their size: ten million decimal digits.
const MOST_BITS: u64 = 1 << 25;

/// A size in bytes for a number of that many bits.
///
/// `None` also for more bits than [`MOST_BITS`].
pub(super) fn bytes_of(bits: Option<u64>) -> Option<usize> {
    usize::try_from(bits.filter(|&bits| bits <= MOST_BITS)?.checked_div(8)? + 16).ok()
}

/// An operator on integers of which at least one is big.
pub(super) fn big(heap: &mut Heap, op: BinaryOp, a: Value, b: Value) -> Option<Native> {
    if op == BinaryOp::MatMul {
        return None;
    }
    Some(big_op(heap, op, a, b))
}

/// Applies a function to two integers, wrapping the small one.
fn with_both(
    heap: &Heap,
    a: Value,
    b: Value,
    f: impl FnOnce(&BigInt, &BigInt) -> BigInt,
) -> BigInt {
    match (heap.as_int(a), heap.as_int(b)) {
        (Some(IntRef::Big(x)), Some(IntRef::Big(y))) => f(x, y),
        (Some(IntRef::Big(x)), Some(IntRef::Small(y))) => f(x, &BigInt::from(y)),
        (Some(IntRef::Small(x)), Some(IntRef::Big(y))) => f(&BigInt::from(x), y),
        (Some(IntRef::Small(x)), Some(IntRef::Small(y))) => f(&BigInt::from(x), &BigInt::from(y)),
        _ => BigInt::zero(),
    }
}

fn bits(heap: &Heap, value: Value) -> u64 {
    match heap.as_int(value) {
        Some(IntRef::Small(value)) => u64::from(64 - value.unsigned_abs().leading_zeros()),
        Some(IntRef::Big(value)) => value.bits(),
        None => 0,
    }
}

fn is_zero(heap: &Heap, value: Value) -> bool {
    matches!(heap.as_int(value), Some(IntRef::Small(0)))
}

fn big_op(heap: &mut Heap, op: BinaryOp, a: Value, b: Value) -> Native {
    let (a_bits, b_bits) = (bits(heap, a), bits(heap, b));
    let size = match op {
        BinaryOp::Mul => a_bits.checked_add(b_bits),
        _ => Some(a_bits.max(b_bits)),
    };
    heap.reserve(bytes_of(size))?;
    heap.afford(match op {
        BinaryOp::Mul => cost::product(a_bits, b_bits),
        BinaryOp::FloorDiv | BinaryOp::Mod => cost::quotient(a_bits, b_bits),
        // Its quotient is short.
        BinaryOp::TrueDiv => cost::quotient(b_bits, b_bits),
        _ => 0.0,
    })?;
    let result = match op {
        BinaryOp::Add => with_both(heap, a, b, |x, y| x + y),
        BinaryOp::Sub => with_both(heap, a, b, |x, y| x - y),
        BinaryOp::Mul => with_both(heap, a, b, |x, y| x * y),
        BinaryOp::And => with_both(heap, a, b, |x, y| x & y),
        BinaryOp::Or => with_both(heap, a, b, |x, y| x | y),
        BinaryOp::Xor => with_both(heap, a, b, |x, y| x ^ y),
        BinaryOp::FloorDiv | BinaryOp::Mod | BinaryOp::TrueDiv if is_zero(heap, b) => {
            return Err(zero_division(heap));
        }
        BinaryOp::FloorDiv => with_both(heap, a, b, |x, y| x.div_floor(y)),
        BinaryOp::Mod => with_both(heap, a, b, |x, y| x.mod_floor(y)),
        BinaryOp::TrueDiv => {
            let (Some(x), Some(y)) = (heap.as_big(a), heap.as_big(b)) else {
                return Ok(Value::ZERO);
            };
            return divide::big(heap, &x, &y);
        }
        BinaryOp::Pow => return power::big(heap, a, b),
        BinaryOp::LShift | BinaryOp::RShift => return shift(heap, op, a, b),
        BinaryOp::MatMul => BigInt::zero(),
    };
    heap.new_big_int(result)
}

fn shift(heap: &mut Heap, op: BinaryOp, a: Value, b: Value) -> Native {
    let (negative, count) = match heap.as_int(b) {
        Some(IntRef::Small(count)) => (count < 0, Some(count)),
        Some(IntRef::Big(count)) => (count.is_negative(), count.to_i64()),
        None => (false, Some(0)),
    };
    if negative {
        return Err(heap.value_error("negative shift count"));
    }
    let Some(x) = heap.as_big(a) else { return Ok(Value::small(0)) };
    if op == BinaryOp::LShift {
        return match count {
            _ if x.is_zero() => Ok(Value::small(0)),
            Some(count) => left_shift(heap, x, count),
            None => Err(heap.overflow_error("too many digits in integer")),
        };
    }
    match count {
        Some(count) if count.unsigned_abs() < x.bits() => heap.new_big_int(x >> count),
        _ => Ok(Value::small(if x.is_negative() { -1 } else { 0 })),
    }
}
