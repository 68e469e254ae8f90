//! `round()` of numbers: ties to even, decided on the exact value.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{FromPrimitive, Signed, ToPrimitive, Zero};

use super::Number;
use crate::builtins::Native;
use crate::heap::Heap;
use crate::trap::Trap;
use crate::types::number::int::bytes_of;
use crate::value::Value;

impl Heap {
    /// `round(value, digits)` of a number, where `digits` may be None; `None` for other values.
    ///
    /// # Errors
    ///
    /// As CPython words them; [`Trap::Library`] when `digits` has an `__index__` of the program.
    pub fn round(&mut self, value: Value, digits: Value) -> Result<Option<Value>, Trap> {
        match self.number(value) {
            None => Ok(None),
            Some(Number::Float(float)) if digits.is_none() => {
                self.float_to_int(float.round_ties_even()).map(Some)
            }
            Some(Number::Float(float)) => {
                let digits = self.clamped_argument(digits)?;
                round_float(self, float, digits).map(Some)
            }
            Some(Number::Int(value)) if digits.is_none() => self.new_int(value).map(Some),
            Some(_) if digits.is_none() => Ok(Some(value)),
            Some(_) => {
                let digits = self.clamped_argument(digits)?;
                round_int(self, value, digits).map(Some)
            }
        }
    }
}

fn round_int(heap: &mut Heap, value: Value, digits: i64) -> Native {
    let Some(number) = heap.as_big(value) else { return Ok(value) };
    if digits >= 0 {
        return heap.new_big_int(number);
    }
    let places = digits.unsigned_abs();
    // More places than the number has digits leave nothing.
    if places > number.bits() / 3 + 2 {
        return Ok(Value::small(0));
    }
    heap.reserve(bytes_of(places.checked_mul(4)))?;
    let unit = BigInt::from(10).pow(u32::try_from(places).unwrap_or(u32::MAX));
    let rounded = to_multiple(&number, &unit, false);
    heap.new_big_int(rounded)
}

/// The nearest multiple of a unit, ties to even; `more` says that the number is a little larger
/// in magnitude.
fn to_multiple(number: &BigInt, unit: &BigInt, more: bool) -> BigInt {
    let (quotient, rest) = number.abs().div_rem(unit);
    let twice: BigInt = rest * 2;
    let up = twice > *unit || (twice == *unit && (more || quotient.is_odd()));
    let rounded = (if up { quotient + 1 } else { quotient }) * unit;
    if number.is_negative() { -rounded } else { rounded }
}

fn round_float(heap: &mut Heap, float: f64, digits: i64) -> Native {
    if !float.is_finite() || float == 0.0 || digits > 323 {
        return heap.new_float(float);
    }
    if digits < -308 {
        return heap.new_float(0.0_f64.copysign(float));
    }
    let rounded = if digits >= 0 {
        // Formatting decides on the exact value, ties to even.
        format!("{float:.*}", digits as usize).parse().unwrap_or(float)
    } else {
        let Some(whole) = BigInt::from_f64(float) else { return heap.new_float(float) };
        let unit = BigInt::from(10).pow(digits.unsigned_abs() as u32);
        let rounded = to_multiple(&whole, &unit, float != float.trunc());
        if rounded.is_zero() {
            0.0_f64.copysign(float)
        } else {
            rounded.to_f64().unwrap_or(f64::INFINITY)
        }
    };
    if rounded.is_infinite() {
        return Err(heap.overflow_error("rounded value too large to represent"));
    }
    heap.new_float(rounded)
}
