//! Functions of floats: conversion of their arguments, their domains, and those with rules of
//! their own.

use super::{again, has_method};
use crate::builtins::Native;
use crate::elementary;
use crate::heap::Heap;
use crate::text::float_repr;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::types::number::Number;
use crate::value::{Kind, Value};

/// What is wrong when a function of finite arguments gives no finite result.
#[derive(Clone, Copy)]
pub(super) enum Domain {
    /// Nothing can be wrong.
    Any,
    /// Only `math domain error`.
    All,
    /// An infinite result is too large.
    Overflows,
    /// The argument is not in the domain, which the message describes.
    Checked(&'static str),
}

/// Errors of functions of two arguments.
#[derive(Clone, Copy)]
pub(super) enum Fault {
    Domain,
    Range,
}

/// The argument as a float. On `Trap::Call` the library converts and calls the function again.
pub(super) fn float_argument(
    heap: &mut Heap,
    function: &str,
    args: &[Value],
    index: usize,
) -> Result<f64, Trap> {
    let value = args[index];
    if let Some(float) = heap.to_float(value)? {
        return Ok(float);
    }
    if has_method(heap, value, &["__float__", "__index__"]) {
        return Err(again(heap, function, "math_with_floats", args));
    }
    Err(not_real(heap, value))
}

pub(super) fn not_real(heap: &mut Heap, value: Value) -> Trap {
    let message = format!("must be real number, not {}", heap.type_name(value));
    heap.type_error(message)
}

pub(super) fn range_error(heap: &mut Heap) -> Trap {
    heap.overflow_error("math range error")
}

pub(super) fn domain_error(heap: &mut Heap) -> Trap {
    heap.value_error("math domain error")
}

/// A function of one float.
pub(super) fn unary(
    heap: &mut Heap,
    name: &str,
    args: &[Value],
    function: fn(f64) -> f64,
    domain: Domain,
) -> Native {
    let x = float_argument(heap, name, args, 0)?;
    let result = function(x);
    let nan = result.is_nan() && !x.is_nan();
    let infinite = result.is_infinite() && x.is_finite();
    match domain {
        Domain::Any => {}
        Domain::Overflows if infinite => return Err(range_error(heap)),
        Domain::All | Domain::Overflows if nan || infinite => return Err(domain_error(heap)),
        Domain::Checked(message) if nan || infinite => {
            let message = format!("{message}, got {}", float_repr::repr(x));
            return Err(heap.value_error(message));
        }
        _ => {}
    }
    heap.new_float(result)
}

/// A function of two floats.
pub(super) fn binary(
    heap: &mut Heap,
    name: &str,
    args: &[Value],
    function: fn(f64, f64) -> Result<f64, Fault>,
) -> Native {
    let x = float_argument(heap, name, args, 0)?;
    let y = float_argument(heap, name, args, 1)?;
    match function(x, y) {
        Ok(result) => heap.new_float(result),
        Err(Fault::Domain) => Err(domain_error(heap)),
        Err(Fault::Range) => Err(range_error(heap)),
    }
}

/// A question about a float.
pub(super) fn test(heap: &mut Heap, name: &str, args: &[Value], test: fn(f64) -> bool) -> Native {
    Ok(Value::bool(test(float_argument(heap, name, args, 0)?)))
}

pub(super) fn fmod(x: f64, y: f64) -> Result<f64, Fault> {
    if y.is_infinite() && x.is_finite() {
        return Ok(x);
    }
    let result = x % y;
    if result.is_nan() && !x.is_nan() && !y.is_nan() { Err(Fault::Domain) } else { Ok(result) }
}

pub(super) fn pow(x: f64, y: f64) -> Result<f64, Fault> {
    let result = elementary::pow(x, y);
    if !x.is_finite() || !y.is_finite() || result.is_finite() {
        Ok(result)
    } else if result.is_nan() || x == 0.0 {
        Err(Fault::Domain)
    } else {
        Err(Fault::Range)
    }
}

/// The IEEE 754 remainder: with the nearest multiple, an even one in the middle.
pub(super) fn remainder(x: f64, y: f64) -> Result<f64, Fault> {
    if x.is_nan() || y.is_nan() {
        return Ok(if x.is_nan() { x } else { y });
    }
    if x.is_infinite() || y == 0.0 {
        return Err(Fault::Domain);
    }
    if y.is_infinite() {
        return Ok(x);
    }
    let (size, step) = (x.abs(), y.abs());
    let rest = size % step;
    let other = step - rest;
    let nearest = if rest < other {
        rest
    } else if rest > other {
        -other
    } else {
        // In the middle: the sign depends on whether the multiple below is even.
        rest - 2.0 * ((0.5 * (size - rest)) % step)
    };
    Ok(1_f64.copysign(x) * nearest)
}

pub(super) fn ulp(x: f64) -> f64 {
    let x = x.abs();
    if !x.is_finite() {
        return x;
    }
    let next = x.next_up();
    if next.is_infinite() { x - x.next_down() } else { next - x }
}

pub(super) fn frexp(heap: &mut Heap, args: &[Value]) -> Native {
    let x = float_argument(heap, "math.frexp", args, 0)?;
    let (mantissa, exponent) = if x == 0.0 || !x.is_finite() { (x, 0) } else { libm::frexp(x) };
    let mantissa = heap.new_float(mantissa)?;
    heap.new_tuple(vec![mantissa, Value::small(i64::from(exponent))])
}

pub(super) fn modf(heap: &mut Heap, args: &[Value]) -> Native {
    let x = float_argument(heap, "math.modf", args, 0)?;
    let whole = x.trunc();
    let fraction = if x.is_infinite() { 0.0 } else { x - whole };
    let fraction = heap.new_float(if x.is_nan() { x } else { fraction.copysign(x) })?;
    let whole = heap.new_float(whole)?;
    heap.new_tuple(vec![fraction, whole])
}

pub(super) fn ldexp(heap: &mut Heap, args: &[Value]) -> Native {
    let x = float_argument(heap, "math.ldexp", args, 0)?;
    let exponent = heap.carried(args[1]).unwrap_or(args[1]);
    let exponent = match heap.number(exponent) {
        Some(Number::Int(exponent)) => exponent,
        Some(Number::Big(big)) => {
            if big.sign() == num_bigint::Sign::Minus {
                i64::MIN
            } else {
                i64::MAX
            }
        }
        _ => return Err(heap.type_error("Expected an int as second argument to ldexp.")),
    };
    if x == 0.0 || !x.is_finite() {
        return heap.new_float(x);
    }
    let result = libm::scalbn(x, exponent.clamp(-10_000, 10_000) as i32);
    if result.is_infinite() { Err(range_error(heap)) } else { heap.new_float(result) }
}

pub(super) fn fma(heap: &mut Heap, args: &[Value]) -> Native {
    let [x, y, z] = [0, 1, 2].map(|index| float_argument(heap, "math.fma", args, index));
    let (x, y, z) = (x?, y?, z?);
    let result = x.mul_add(y, z);
    if result.is_nan() && !x.is_nan() && !y.is_nan() && !z.is_nan() {
        return Err(heap.value_error("invalid operation in fma"));
    }
    if result.is_infinite() && x.is_finite() && y.is_finite() && z.is_finite() {
        return Err(heap.overflow_error("overflow in fma"));
    }
    heap.new_float(result)
}

pub(super) fn isclose(heap: &mut Heap, args: &[Value]) -> Native {
    let relative = heap.new_float(1e-9)?;
    let filled = [args[0], args[1], args[2].or(relative), args[3].or(Value::ZERO)];
    let mut numbers = [0.0; 4];
    for (index, number) in numbers.iter_mut().enumerate() {
        let value = filled[index];
        if heap.number(value).is_none() && has_method(heap, value, &["__float__", "__index__"]) {
            let Some(library) = crate::library::function("math_isclose") else {
                return Err(Trap::Library);
            };
            return Err(Trap::call(library, filled.to_vec()));
        }
        *number = float_argument(heap, "math.isclose", &filled, index)?;
    }
    let [a, b, relative, absolute] = numbers;
    if relative < 0.0 || absolute < 0.0 {
        return Err(heap.value_error("tolerances must be non-negative"));
    }
    let close = a == b
        || (a.is_finite() || !a.is_infinite()) && !b.is_infinite() && {
            let distance = (b - a).abs();
            distance <= (relative * b).abs()
                || distance <= (relative * a).abs()
                || distance <= absolute
        };
    Ok(Value::bool(close))
}

pub(super) fn nextafter(heap: &mut Heap, args: &[Value]) -> Native {
    let x = float_argument(heap, "math.nextafter", &args[..2], 0)?;
    let y = float_argument(heap, "math.nextafter", &args[..2], 1)?;
    let steps = args[2].or(Value::NONE);
    let steps = match heap.number(steps) {
        _ if steps.is_none() => 1,
        Some(Number::Int(steps)) if steps >= 0 => steps as u64,
        Some(Number::Big(steps)) if steps.sign() != num_bigint::Sign::Minus => u64::MAX,
        Some(Number::Int(_) | Number::Big(_)) => {
            return Err(heap.value_error("steps must be a non-negative integer"));
        }
        _ => {
            let name = heap.type_name(steps);
            let message = format!("'{name}' object cannot be interpreted as an integer");
            return Err(heap.type_error(message));
        }
    };
    if x.is_nan() || y.is_nan() {
        return heap.new_float(if x.is_nan() { x } else { y });
    }
    heap.new_float(step_towards(x, y, steps))
}

/// Floats in their order are integers in theirs, when those below zero are turned around.
fn step_towards(x: f64, y: f64, steps: u64) -> f64 {
    if x == y {
        return if steps == 0 { x } else { y };
    }
    let rank = |x: f64| {
        let bits = (x.to_bits() & !(1 << 63)) as i64;
        if x.is_sign_negative() { -bits } else { bits }
    };
    let (from, to) = (rank(x), rank(y));
    let distance = from.abs_diff(to);
    if steps >= distance {
        return y;
    }
    let steps = steps as i64;
    let place = if from < to { from + steps } else { from - steps };
    if place < 0 || (place == 0 && x.is_sign_negative()) {
        -f64::from_bits(place.unsigned_abs())
    } else {
        f64::from_bits(place as u64)
    }
}

/// `log(x)` or `log(x, base)`.
pub(super) fn log(heap: &mut Heap, args: &[Value]) -> Native {
    let base = args[1];
    let numerator = logarithm(heap, "math.log", args, 0, elementary::ln)?;
    if base.is_unbound() {
        return heap.new_float(numerator);
    }
    let denominator = logarithm(heap, "math.log", args, 1, elementary::ln)?;
    if denominator == 0.0 {
        return Err(heap.raise(TypeId::ZeroDivisionError, "division by zero"));
    }
    heap.new_float(numerator / denominator)
}

/// `log2(x)` and `log10(x)`.
pub(super) fn log_in(
    heap: &mut Heap,
    name: &str,
    args: &[Value],
    function: fn(f64) -> f64,
) -> Native {
    let result = logarithm(heap, name, args, 0, function)?;
    heap.new_float(result)
}

/// Integers too large for a float have logarithms, too.
fn logarithm(
    heap: &mut Heap,
    name: &str,
    args: &[Value],
    index: usize,
    function: fn(f64) -> f64,
) -> Result<f64, Trap> {
    let value = args[index];
    if value.is(Kind::BigInt) {
        let big = &heap.big_int(value).0;
        if big.sign() == num_bigint::Sign::Minus {
            return Err(heap.value_error("expected a positive input"));
        }
        if big.bits() > 1000 {
            // The highest 64 bits, the lowest of them set when anything below is.
            let shift = big.bits() - 64;
            let high: num_bigint::BigInt = big >> shift;
            let rest = big.trailing_zeros().is_some_and(|zeros| zeros < shift);
            let high = u64::try_from(&high).unwrap_or(u64::MAX) | u64::from(rest);
            let exponent = (shift + 64) as f64;
            let mantissa = high as f64 / 2_f64.powi(64);
            return Ok(function(mantissa) + function(2.0) * exponent);
        }
    }
    let integer = heap.as_int(value).is_some();
    let x = float_argument(heap, name, args, index)?;
    if x > 0.0 || x.is_nan() {
        return Ok(function(x));
    }
    let mut message = "expected a positive input".to_owned();
    if !integer {
        message = format!("{message}, got {}", float_repr::repr(x));
    }
    Err(heap.value_error(message))
}
