//! Functions of sequences: sums without loss, products, distances.

use num_traits::ToPrimitive;

use super::float::{float_argument, not_real};
use super::has_method;
use crate::builtins::Native;
use crate::heap::Heap;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};
use diapause_bytecode::BinaryOp;

/// The items of a list or tuple; everything else is iterated by the library.
fn items(heap: &Heap, value: Value) -> Result<Vec<Value>, Trap> {
    match value.kind() {
        Some(Kind::List) => Ok(heap.list(value).items.clone()),
        Some(Kind::Tuple) => Ok(heap.tuple(value).items.to_vec()),
        _ => Err(Trap::Library),
    }
}

fn floats(heap: &mut Heap, values: &[Value]) -> Result<Vec<f64>, Trap> {
    heap.reserve(values.len().checked_mul(size_of::<f64>()))?;
    let mut floats = Vec::with_capacity(values.len());
    for &value in values {
        match heap.to_float(value)? {
            Some(float) => floats.push(float),
            None if has_method(heap, value, &["__float__", "__index__"]) => {
                return Err(Trap::Library);
            }
            None => return Err(not_real(heap, value)),
        }
    }
    Ok(floats)
}

pub(super) fn fsum(heap: &mut Heap, args: &[Value]) -> Native {
    let values = items(heap, args[0])?;
    let values = floats(heap, &values)?;
    match exact_sum(&values) {
        Ok(sum) => heap.new_float(sum),
        Err(fault) => Err(sum_error(heap, fault)),
    }
}

/// Why a sum has no value.
pub(super) enum SumFault {
    Overflow,
    Infinities,
}

fn sum_error(heap: &mut Heap, fault: SumFault) -> Trap {
    match fault {
        SumFault::Overflow => heap.overflow_error("intermediate overflow in fsum"),
        SumFault::Infinities => heap.value_error("-inf + inf in fsum"),
    }
}

/// The sum, rounded once.
///
/// Source: Shewchuk, "Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric
/// Predicates", 1997: partial sums that do not overlap.
pub(super) fn exact_sum(values: &[f64]) -> Result<f64, SumFault> {
    let mut partials: Vec<f64> = Vec::new();
    let (mut special, mut infinite) = (0.0, 0.0);
    for &value in values {
        let mut x = value;
        let mut kept = 0;
        for index in 0..partials.len() {
            let mut y = partials[index];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        partials.truncate(kept);
        if x != 0.0 {
            if !x.is_finite() {
                // Either a term was not finite, or the sum became too large.
                if value.is_finite() {
                    return Err(SumFault::Overflow);
                }
                if value.is_infinite() {
                    infinite += value;
                }
                special += value;
                partials.clear();
            } else {
                partials.push(x);
            }
        }
    }
    if special != 0.0 {
        return if f64::is_nan(infinite) { Err(SumFault::Infinities) } else { Ok(special) };
    }
    let Some(mut high) = partials.pop() else { return Ok(0.0) };
    let mut low = 0.0;
    while let Some(y) = partials.pop() {
        let x = high;
        high = x + y;
        low = y - (high - x);
        if low != 0.0 {
            break;
        }
    }
    // Half-way cases are rounded by what is left.
    if let Some(&next) = partials.last()
        && ((low < 0.0 && next < 0.0) || (low > 0.0 && next > 0.0))
    {
        let y = low * 2.0;
        let x = high + y;
        if y == x - high {
            high = x;
        }
    }
    Ok(high)
}

pub(super) fn hypot(heap: &mut Heap, args: &[Value]) -> Native {
    let mut coordinates = Vec::with_capacity(args.len());
    for index in 0..args.len() {
        coordinates.push(float_argument(heap, "math.hypot", args, index)?.abs());
    }
    heap.new_float(norm(&coordinates))
}

pub(super) fn dist(heap: &mut Heap, args: &[Value]) -> Native {
    let (p, q) = (items(heap, args[0])?, items(heap, args[1])?);
    if p.len() != q.len() {
        let message = "both points must have the same number of dimensions";
        return Err(heap.value_error(message));
    }
    let (p, q) = (floats(heap, &p)?, floats(heap, &q)?);
    let differences: Vec<f64> = p.iter().zip(&q).map(|(p, q)| (p - q).abs()).collect();
    heap.new_float(norm(&differences))
}

/// A product or square with what was lost in it.
fn product(x: f64, y: f64) -> (f64, f64) {
    let high = x * y;
    (high, x.mul_add(y, -high))
}

/// The sum of a larger and a smaller number with what was lost in it.
fn sum(large: f64, small: f64) -> (f64, f64) {
    let high = large + small;
    (high, (large - high) + small)
}

/// The root of the sum of the squares, with one correction step.
///
/// Source of the method: CPython 3.14, Modules/mathmodule.c, `vector_norm` (the code is our own).
fn norm(values: &[f64]) -> f64 {
    let largest = values.iter().copied().fold(0.0, f64::max);
    if values.iter().any(|value| value.is_infinite()) {
        return f64::INFINITY;
    }
    if values.iter().any(|value| value.is_nan()) {
        return f64::NAN;
    }
    if largest == 0.0 || values.len() <= 1 {
        return largest;
    }
    let (_, exponent) = libm::frexp(largest);
    if exponent < -1023 {
        let scaled: Vec<f64> = values.iter().map(|value| value / f64::MIN_POSITIVE).collect();
        return f64::MIN_POSITIVE * norm(&scaled);
    }
    let scale = libm::scalbn(1.0, -exponent);
    let (mut total, mut lost_1, mut lost_2) = (1.0, 0.0, 0.0);
    let mut add = |x: f64, y: f64, lost_1: &mut f64, lost_2: &mut f64| {
        let (high, low) = product(x, y);
        let (next, rest) = sum(total, high);
        total = next;
        *lost_1 += low;
        *lost_2 += rest;
        total
    };
    let mut current = 1.0;
    for value in values {
        let x = value * scale;
        current = add(x, x, &mut lost_1, &mut lost_2);
    }
    let mut root = (current - 1.0 + (lost_1 + lost_2)).sqrt();
    current = add(-root, root, &mut lost_1, &mut lost_2);
    let rest = current - 1.0 + (lost_1 + lost_2);
    root += rest / (2.0 * root);
    root / scale
}

pub(super) fn prod(heap: &mut Heap, args: &[Value]) -> Native {
    let values = items(heap, args[0])?;
    let mut result = args[1].or(Value::small(1));
    if heap.number(result).is_none() || values.iter().any(|&v| heap.number(v).is_none()) {
        return Err(Trap::Library);
    }
    for value in values {
        result = heap.binary(BinaryOp::Mul, result, value)?.ok_or(Trap::Library)?;
    }
    Ok(result)
}

/// The sum of products of floats, rounded once; other numbers go through their operators.
pub(super) fn sumprod(heap: &mut Heap, args: &[Value]) -> Native {
    let (p, q) = (items(heap, args[0])?, items(heap, args[1])?);
    if p.len() != q.len() {
        return Err(heap.raise(TypeId::ValueError, "Inputs are not the same length"));
    }
    let mut parts = Vec::new();
    let mut any = false;
    for &value in p.iter().chain(&q) {
        any |= heap.as_float(value).is_some();
        let exact = heap.as_float(value).is_some()
            || value.as_small().is_some_and(|int| (int as f64).to_i64() == Some(int));
        if !exact {
            return Err(Trap::Library);
        }
    }
    if !any {
        return Err(Trap::Library);
    }
    heap.reserve(p.len().checked_mul(2 * size_of::<f64>()))?;
    for (&x, &y) in p.iter().zip(&q) {
        let (x, y) = (heap.to_float(x)?.unwrap_or(0.0), heap.to_float(y)?.unwrap_or(0.0));
        let (high, low) = product(x, y);
        parts.push(high);
        if high.is_finite() && low != 0.0 {
            parts.push(low);
        }
    }
    let total = match exact_sum(&parts) {
        Ok(total) => total,
        Err(_) => parts.iter().sum(),
    };
    heap.new_float(total)
}
