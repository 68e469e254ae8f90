//! The gamma function and the logarithm of its absolute value, by Lanczos' approximation.
//!
//! Source of the method and its coefficients: CPython 3.14, Modules/mathmodule.c (the code is our
//! own).

use std::f64::consts::PI;

use super::float::{float_argument, range_error};
use crate::builtins::Native;
use crate::elementary;
use crate::heap::Heap;
use crate::text::float_repr;
use crate::trap::Trap;
use crate::value::Value;

const G: f64 = 6.024_680_040_776_73;
const G_MINUS_HALF: f64 = 5.524_680_040_776_73;
const LOG_PI: f64 = 1.144_729_885_849_400_174_143_427_351_353_058_711_647;

#[rustfmt::skip]
#[allow(clippy::excessive_precision)]
const NUMERATOR: [f64; 13] = [
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
];

#[rustfmt::skip]
const DENOMINATOR: [f64; 13] = [
    0.0, 39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0, 2637558.0,
    357423.0, 32670.0, 1925.0, 66.0, 1.0,
];

/// What the functions have no value for.
enum Fault {
    Domain,
    Range,
}

pub(super) fn gamma(heap: &mut Heap, args: &[Value]) -> Native {
    evaluate(heap, "math.gamma", args, gamma_of)
}

pub(super) fn lgamma(heap: &mut Heap, args: &[Value]) -> Native {
    evaluate(heap, "math.lgamma", args, lgamma_of)
}

fn evaluate(
    heap: &mut Heap,
    name: &str,
    args: &[Value],
    function: fn(f64) -> Result<f64, Fault>,
) -> Native {
    let x = float_argument(heap, name, args, 0)?;
    match function(x) {
        Ok(result) => heap.new_float(result),
        Err(Fault::Range) => Err(range_error(heap)),
        Err(Fault::Domain) => Err(outside(heap, x)),
    }
}

fn outside(heap: &mut Heap, x: f64) -> Trap {
    let message = format!("expected a noninteger or positive integer, got {}", float_repr::repr(x));
    heap.value_error(message)
}

fn gamma_of(x: f64) -> Result<f64, Fault> {
    if !x.is_finite() {
        return if x == f64::NEG_INFINITY { Err(Fault::Domain) } else { Ok(x) };
    }
    if x == 0.0 {
        return Err(Fault::Domain);
    }
    if x == x.floor() {
        if x < 0.0 {
            return Err(Fault::Domain);
        }
        if x <= 23.0 {
            return Ok((2..x as u64).map(|factor| factor as f64).product());
        }
    }
    let size = x.abs();
    if size < 1e-20 {
        return checked(1.0 / x);
    }
    if size > 200.0 {
        return if x < 0.0 { Ok(0.0 / sin_pi(x)) } else { Err(Fault::Range) };
    }
    let y = size + G_MINUS_HALF;
    // What was lost in that sum.
    let lost =
        if size > G_MINUS_HALF { (y - size) - G_MINUS_HALF } else { (y - G_MINUS_HALF) - size };
    let correction = lost * G / y;
    let mut result;
    if x < 0.0 {
        result = -PI / sin_pi(size) / size * elementary::exp(y) / lanczos_sum(size);
        result -= correction * result;
        if size < 140.0 {
            result /= elementary::pow(y, size - 0.5);
        } else {
            let root = elementary::pow(y, size / 2.0 - 0.25);
            result /= root;
            result /= root;
        }
    } else {
        result = lanczos_sum(size) / elementary::exp(y);
        result += correction * result;
        if size < 140.0 {
            result *= elementary::pow(y, size - 0.5);
        } else {
            let root = elementary::pow(y, size / 2.0 - 0.25);
            result *= root;
            result *= root;
        }
    }
    checked(result)
}

fn lgamma_of(x: f64) -> Result<f64, Fault> {
    if !x.is_finite() {
        return Ok(if x.is_nan() { x } else { f64::INFINITY });
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { Err(Fault::Domain) } else { Ok(0.0) };
    }
    let size = x.abs();
    if size < 1e-20 {
        return Ok(-elementary::ln(size));
    }
    let mut result = elementary::ln(lanczos_sum(size)) - G;
    result += (size - 0.5) * (elementary::ln(size + G - 0.5) - 1.0);
    if x < 0.0 {
        result = LOG_PI - elementary::ln(sin_pi(size).abs()) - elementary::ln(size) - result;
    }
    checked(result)
}

fn checked(result: f64) -> Result<f64, Fault> {
    if result.is_infinite() { Err(Fault::Range) } else { Ok(result) }
}

/// `sin(pi * x)`, exact for integers.
fn sin_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let result = match (2.0 * y).round() as i32 {
        0 => elementary::sin(PI * y),
        1 => elementary::cos(PI * (y - 0.5)),
        // The order of the subtraction matters for the sign of zero.
        2 => elementary::sin(PI * (1.0 - y)),
        3 => -elementary::cos(PI * (y - 1.5)),
        _ => elementary::sin(PI * (y - 2.0)),
    };
    1_f64.copysign(x) * result
}

fn lanczos_sum(x: f64) -> f64 {
    let (mut numerator, mut denominator) = (0.0, 0.0);
    if x < 5.0 {
        for index in (0..13).rev() {
            numerator = numerator * x + NUMERATOR[index];
            denominator = denominator * x + DENOMINATOR[index];
        }
    } else {
        for index in 0..13 {
            numerator = numerator / x + NUMERATOR[index];
            denominator = denominator / x + DENOMINATOR[index];
        }
    }
    numerator / denominator
}
