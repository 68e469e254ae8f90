//! Elementary functions that give the same bits on every machine.
//!
//! The C libraries of systems differ in the last bit here and there, and WebAssembly has none. A
//! program that goes on elsewhere must not notice, so these are always our own: those of `pxfm`,
//! which are all but correctly rounded, and so agree with good C libraries in all but one of some
//! thousand cases; for hyperbolic functions and those near 1 the usual algorithms, those of `libm`,
//! whose last bits are those of most C libraries. Where `libm` takes its own exponential function or
//! logarithm for them, it takes those of `pxfm` here: C libraries have better ones than `libm`.

use std::f64::consts::LN_2;

pub use libm::{cbrt, expm1, log1p, sinh, tanh};
pub use pxfm::{
    f_acos as acos, f_asin as asin, f_atan as atan, f_atan2 as atan2, f_cos as cos, f_exp as exp,
    f_exp2 as exp2, f_log as ln, f_log2 as log2, f_log10 as log10, f_sin as sin, f_tan as tan,
};

/// The hyperbolic cosine.
#[must_use]
pub fn cosh(x: f64) -> f64 {
    let size = x.abs();
    if !(0.5 * LN_2..=709.0).contains(&size) {
        return libm::cosh(x);
    }
    let power = exp(size);
    if size < 22.0 { 0.5 * power + 0.5 / power } else { 0.5 * power }
}

/// The inverse hyperbolic sine.
#[must_use]
pub fn asinh(x: f64) -> f64 {
    let size = x.abs();
    if !(2.0..=LARGE).contains(&size) {
        return libm::asinh(x);
    }
    ln(2.0 * size + 1.0 / ((size * size + 1.0).sqrt() + size)).copysign(x)
}

/// The inverse hyperbolic cosine.
#[must_use]
pub fn acosh(x: f64) -> f64 {
    if !(2.0..=LARGE).contains(&x) {
        return libm::acosh(x);
    }
    ln(2.0 * x - 1.0 / (x + (x * x - 1.0).sqrt()))
}

/// Of larger numbers the square is as good as the next one's.
const LARGE: f64 = 134_217_728.0;

/// The length of a vector. `pxfm` is off by the last bit in one of seven cases here; what is not of
/// unusual size is correctly rounded instead.
#[must_use]
pub fn hypot(x: f64, y: f64) -> f64 {
    rounded_hypot(x.abs(), y.abs()).unwrap_or_else(|| pxfm::f_hypot(x, y))
}

/// As [`hypot`] of numbers that are not negative, where the result is certainly the correctly
/// rounded one: a root of usual size, set right by what it misses, in twice the precision.
fn rounded_hypot(x: f64, y: f64) -> Option<f64> {
    let (large, small) = if x < y { (y, x) } else { (x, y) };
    if !(large < 1e150 && small > 1e-120) {
        return None;
    }
    let ((large, large_rest), (small, small_rest)) = (square(large), square(small));
    let sum = large + small;
    let rest = (large - sum) + small + large_rest + small_rest;
    let root = sum.sqrt();
    let share = 0.5 / root;
    let (again, again_rest) = square(root);
    let missing = (((sum - again) - again_rest) + rest) * share;
    // Far more than the error of what is added.
    let doubt = root * 2e-29;
    let result = root + (missing - doubt);
    (result == root + (missing + doubt)).then_some(result)
}

/// A square and its rounding error.
fn square(x: f64) -> (f64, f64) {
    // Splits a number into two of half the digits.
    const SPLITTER: f64 = 134_217_729.0;
    let scaled = SPLITTER * x;
    let high = scaled - (scaled - x);
    let low = x - high;
    let product = x * x;
    (product, ((high * high - product) + 2.0 * high * low) + low * low)
}

/// `x` to the power of `y`.
#[must_use]
pub fn pow(x: f64, y: f64) -> f64 {
    let whole = y == y.trunc();
    if x == 0.0 || !x.is_finite() || !y.is_finite() || (x < 0.0 && !whole) {
        // Nothing here has to be rounded.
        return libm::pow(x, y);
    }
    let size = x.abs();
    // What powers are mostly used for is exact, or correctly rounded, in another way.
    let power = match y {
        0.5 => size.sqrt(),
        2.0 => size * size,
        _ => pxfm::f_pow(size, y),
    };
    if x < 0.0 && y % 2.0 != 0.0 { -power } else { power }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Expectations from CPython 3.14.
    #[test]
    fn powers_at_the_edges_are_those_of_c() {
        let (inf, nan) = (f64::INFINITY, f64::NAN);
        assert_eq!((pow(1.0, nan), pow(nan, 0.0), pow(-1.0, inf)), (1.0, 1.0, 1.0));
        assert_eq!((pow(-0.0, 3.0).to_bits(), pow(-inf, 0.5)), ((-0.0_f64).to_bits(), inf));
        assert_eq!((pow(0.0, 0.5), pow(-0.0, 0.5).to_bits()), (0.0, 0));
        assert_eq!((pow(-2.0, 3.0), pow(-2.0, -1.0), pow(2.0, -1074.0)), (-8.0, -0.5, 5e-324));
        assert_eq!((pow(10.0, 308.0), pow(10.0, 309.0), pow(10.0, -324.0)), (1e308, inf, 0.0));
        assert_eq!((pow(1e200, 2.0), pow(inf, -1.0), pow(0.5, -inf)), (inf, 0.0, inf));
        assert!(pow(nan, 1.0).is_nan() && pow(-8.0, 0.3).is_nan());
    }

    /// The bits that every machine has to give.
    #[test]
    fn bits_do_not_depend_on_the_machine() {
        let mut state = 0x2545_F491_4F6C_DD1D_u64;
        let mut sum = 0_u64;
        for _ in 0..20_000 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let x = (state >> 11) as f64 / (1_u64 << 53) as f64;
            for value in [
                sin(90.0 * x),
                cos(90.0 * x),
                tan(90.0 * x),
                exp(50.0 * x - 25.0),
                exp2(x),
                ln(1000.0 * x),
                log2(x),
                log10(x),
                asin(x),
                acos(x),
                atan(9.0 * x),
                atan2(x, 0.3),
                hypot(x, 0.7),
                sinh(9.0 * x),
                cosh(x),
                tanh(x),
                expm1(x),
                log1p(x),
                cbrt(x),
                pow(100.0 * x, 7.0 * x - 3.0),
            ] {
                sum = sum.rotate_left(5) ^ value.to_bits();
            }
        }
        assert_eq!(sum, 0x0448_9b48_34cf_a64b, "the sum of all bits is {sum:#x}");
    }
}
