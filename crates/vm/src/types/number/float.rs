//! Arithmetic of floats.

use diapause_bytecode::BinaryOp;

use crate::builtins::Native;
use crate::elementary;
use crate::heap::Heap;
use crate::object::Complex;
use crate::types::TypeId;
use crate::value::Value;

/// Whether floats have the operator.
pub(super) const fn supports(op: BinaryOp) -> bool {
    matches!(
        op,
        BinaryOp::Add
            | BinaryOp::Sub
            | BinaryOp::Mul
            | BinaryOp::TrueDiv
            | BinaryOp::FloorDiv
            | BinaryOp::Mod
            | BinaryOp::Pow
    )
}

/// An operator on floats; `None` for those that floats do not have.
#[inline]
pub(super) fn binary(heap: &mut Heap, op: BinaryOp, x: f64, y: f64) -> Option<Native> {
    let result = match op {
        BinaryOp::Add => x + y,
        BinaryOp::Sub => x - y,
        BinaryOp::Mul => x * y,
        BinaryOp::TrueDiv | BinaryOp::FloorDiv | BinaryOp::Mod if y == 0.0 => {
            return Some(Err(super::int::zero_division(heap)));
        }
        BinaryOp::TrueDiv => x / y,
        BinaryOp::FloorDiv => floor_div_mod(x, y).0,
        BinaryOp::Mod => floor_div_mod(x, y).1,
        BinaryOp::Pow => return Some(power(heap, x, y)),
        _ => return None,
    };
    Some(heap.new_float(result))
}

/// The quotient rounded down and the remainder with the sign of the divisor, which is not zero.
///
/// Source of the corrections: CPython 3.14, Objects/floatobject.c (the algorithm; the code is our
/// own).
#[must_use]
pub(crate) fn floor_div_mod(x: f64, y: f64) -> (f64, f64) {
    let mut remainder = x % y;
    let mut quotient = (x - remainder) / y;
    if remainder == 0.0 {
        remainder = 0.0_f64.copysign(y);
    } else if (y < 0.0) != (remainder < 0.0) {
        remainder += y;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (0.0_f64.copysign(x / y), remainder);
    }
    let mut floor = quotient.floor();
    if quotient - floor > 0.5 {
        floor += 1.0;
    }
    (floor, remainder)
}

/// `x ** y`.
pub(super) fn power(heap: &mut Heap, x: f64, y: f64) -> Native {
    if x == 0.0 && y < 0.0 && y.is_finite() {
        return Err(heap.raise(TypeId::ZeroDivisionError, "zero to a negative power"));
    }
    if x.is_finite() && x < 0.0 && y.is_finite() && y != y.floor() {
        let real = |real| Complex { real, imag: 0.0 };
        return heap.complex_power(real(x), real(y));
    }
    let result = elementary::pow(x, y);
    if result.is_infinite() && x.is_finite() && y.is_finite() {
        // The arguments of the exception are those of the C library's error.
        let message = heap.new_str("Numerical result out of range")?;
        return Err(heap.raise_with(TypeId::OverflowError, vec![Value::small(34), message]));
    }
    heap.new_float(result)
}

#[cfg(test)]
mod tests {
    use super::floor_div_mod;

    /// Expectations from CPython 3.14.
    #[test]
    fn quotients_and_remainders_are_those_of_cpython() {
        assert_eq!(floor_div_mod(-7.5, 2.0), (-4.0, 0.5));
        assert_eq!(floor_div_mod(7.5, -2.0), (-4.0, -0.5));
        assert_eq!(floor_div_mod(1.0, 0.1), (9.0, 0.099_999_999_999_999_95));
        assert_eq!(floor_div_mod(-1.0, f64::INFINITY), (-1.0, f64::INFINITY));
        assert!(floor_div_mod(-0.0, 1.0).0.is_sign_negative());
    }
}
