//! The module `math`.
//!
//! | file | what lives there |
//! | --- | --- |
//! | `float.rs` | functions of floats |
//! | `gamma.rs` | the gamma function |
//! | `integer.rs` | functions of integers, and rounding to them |
//! | `sums.rs` | functions of sequences |
//!
//! The transcendental functions are those of the platform, as in CPython: their last digit may
//! differ from one platform to the next. `libm` has the ones that Rust's standard library lacks.

mod float;
mod gamma;
mod integer;
mod sums;
#[cfg(test)]
mod tests;

use super::NativeModule;
use crate::builtins::{self, Builtin, Signature};
use crate::elementary;
use crate::heap::Heap;
use crate::library;
use crate::trap::Trap;
use crate::value::{Kind, Value};
use float::{Domain, binary, unary};

const fn one(name: &'static str, function: builtins::NativeFn) -> Builtin {
    Builtin::function(name, Signature::One, function, None)
}

const fn two(name: &'static str, function: builtins::NativeFn) -> Builtin {
    Builtin::function(name, Signature::Positional(2, 2), function, None)
}

const fn any(name: &'static str, function: builtins::NativeFn) -> Builtin {
    Builtin::function(name, Signature::Variadic { at_least: 0, keywords: &[] }, function, None)
}

const UNIT: Domain = Domain::Checked("expected a number in range from -1 up to 1");
const FINITE: Domain = Domain::Checked("expected a finite input");

/// The functions.
pub(crate) const FUNCTIONS: &[Builtin] = &[
    one("math.acos", |h, a| unary(h, "math.acos", a, elementary::acos, UNIT)),
    one("math.asin", |h, a| unary(h, "math.asin", a, elementary::asin, UNIT)),
    one("math.acosh", |h, a| {
        let domain = Domain::Checked("expected argument value not less than 1");
        unary(h, "math.acosh", a, elementary::acosh, domain)
    }),
    one("math.asinh", |h, a| unary(h, "math.asinh", a, elementary::asinh, Domain::All)),
    one("math.atan", |h, a| unary(h, "math.atan", a, elementary::atan, Domain::All)),
    one("math.atanh", |h, a| {
        let domain = Domain::Checked("expected a number between -1 and 1");
        unary(h, "math.atanh", a, libm::atanh, domain)
    }),
    one("math.cbrt", |h, a| unary(h, "math.cbrt", a, elementary::cbrt, Domain::All)),
    one("math.cos", |h, a| unary(h, "math.cos", a, elementary::cos, FINITE)),
    one("math.cosh", |h, a| unary(h, "math.cosh", a, elementary::cosh, Domain::Overflows)),
    one("math.erf", |h, a| unary(h, "math.erf", a, libm::erf, Domain::All)),
    one("math.erfc", |h, a| unary(h, "math.erfc", a, libm::erfc, Domain::All)),
    one("math.exp", |h, a| unary(h, "math.exp", a, elementary::exp, Domain::Overflows)),
    one("math.exp2", |h, a| unary(h, "math.exp2", a, elementary::exp2, Domain::Overflows)),
    one("math.expm1", |h, a| unary(h, "math.expm1", a, elementary::expm1, Domain::Overflows)),
    one("math.fabs", |h, a| unary(h, "math.fabs", a, f64::abs, Domain::All)),
    one("math.log1p", |h, a| {
        let domain = Domain::Checked("expected argument value > -1");
        unary(h, "math.log1p", a, elementary::log1p, domain)
    }),
    one("math.sin", |h, a| unary(h, "math.sin", a, elementary::sin, FINITE)),
    one("math.sinh", |h, a| unary(h, "math.sinh", a, elementary::sinh, Domain::Overflows)),
    one("math.sqrt", |h, a| {
        unary(h, "math.sqrt", a, f64::sqrt, Domain::Checked("expected a nonnegative input"))
    }),
    one("math.tan", |h, a| unary(h, "math.tan", a, elementary::tan, FINITE)),
    one("math.tanh", |h, a| unary(h, "math.tanh", a, elementary::tanh, Domain::All)),
    one("math.degrees", |h, a| {
        unary(h, "math.degrees", a, |x| x * (180.0 / std::f64::consts::PI), Domain::Any)
    }),
    one("math.radians", |h, a| {
        unary(h, "math.radians", a, |x| x * (std::f64::consts::PI / 180.0), Domain::Any)
    }),
    one("math.gamma", gamma::gamma),
    one("math.lgamma", gamma::lgamma),
    one("math.ulp", |h, a| unary(h, "math.ulp", a, float::ulp, Domain::Any)),
    one("math.isfinite", |h, a| float::test(h, "math.isfinite", a, f64::is_finite)),
    one("math.isinf", |h, a| float::test(h, "math.isinf", a, f64::is_infinite)),
    one("math.isnan", |h, a| float::test(h, "math.isnan", a, f64::is_nan)),
    one("math.frexp", float::frexp),
    one("math.modf", float::modf),
    Builtin::function("math.log", Signature::Positional(1, 2), float::log, None),
    one("math.log2", |h, a| float::log_in(h, "math.log2", a, elementary::log2)),
    one("math.log10", |h, a| float::log_in(h, "math.log10", a, elementary::log10)),
    two("math.atan2", |h, a| binary(h, "math.atan2", a, |x, y| Ok(elementary::atan2(x, y)))),
    two("math.copysign", |h, a| binary(h, "math.copysign", a, |x, y| Ok(x.copysign(y)))),
    two("math.fmod", |h, a| binary(h, "math.fmod", a, float::fmod)),
    two("math.pow", |h, a| binary(h, "math.pow", a, float::pow)),
    two("math.remainder", |h, a| binary(h, "math.remainder", a, float::remainder)),
    two("math.ldexp", float::ldexp),
    Builtin::function("math.fma", Signature::Positional(3, 3), float::fma, None),
    Builtin::function(
        "math.isclose",
        Signature::Named {
            names: &["a", "b", "rel_tol", "abs_tol"],
            required: 2,
            positional_only: 0,
            keyword_only: 2,
        },
        float::isclose,
        None,
    ),
    Builtin::function(
        "math.nextafter",
        Signature::Named {
            names: &["x", "y", "steps"],
            required: 2,
            positional_only: 2,
            keyword_only: 2,
        },
        float::nextafter,
        None,
    ),
    Builtin::function("math.ceil", Signature::One, integer::ceil, Some("math_ceil")),
    Builtin::function("math.floor", Signature::One, integer::floor, Some("math_floor")),
    Builtin::function("math.trunc", Signature::One, integer::trunc, Some("math_trunc")),
    one("math.factorial", integer::factorial),
    one("math.isqrt", integer::isqrt),
    two("math.comb", integer::comb),
    Builtin::function("math.perm", Signature::Positional(1, 2), integer::perm, None),
    any("math.gcd", integer::gcd),
    any("math.lcm", integer::lcm),
    any("math.hypot", sums::hypot),
    Builtin::function("math.dist", Signature::Positional(2, 2), sums::dist, Some("math_dist")),
    Builtin::function("math.fsum", Signature::One, sums::fsum, Some("math_fsum")),
    Builtin::function(
        "math.prod",
        Signature::Named {
            names: &["iterable", "start"],
            required: 1,
            positional_only: 1,
            keyword_only: 1,
        },
        sums::prod,
        Some("math_prod"),
    ),
    Builtin::function(
        "math.sumprod",
        Signature::Positional(2, 2),
        sums::sumprod,
        Some("math_sumprod"),
    ),
];

/// What the library calls.
pub(crate) const INTRINSICS: &[Builtin] = &[
    one("_math_fsum", sums::fsum),
    two("_math_dist", sums::dist),
    one("_math_floor", integer::floor),
    one("_math_ceil", integer::ceil),
];

/// The module.
pub(super) static MODULE: NativeModule =
    NativeModule { name: "math", functions: FUNCTIONS, constants };

fn constants(heap: &mut Heap) -> Result<Vec<(&'static str, Value)>, Trap> {
    use std::f64::consts::{E, PI, TAU};
    [("pi", PI), ("e", E), ("tau", TAU), ("inf", f64::INFINITY), ("nan", f64::NAN)]
        .into_iter()
        .map(|(name, value)| Ok((name, heap.new_float(value)?)))
        .collect()
}

/// Has the library convert the arguments with methods of the program and call the function again.
fn again(heap: &mut Heap, function: &str, converter: &str, args: &[Value]) -> Trap {
    let (Some(converter), Some(function)) =
        (library::function(converter), builtins::find(function))
    else {
        return Trap::Library;
    };
    let given: Vec<Value> = args.iter().copied().filter(|arg| !arg.is_unbound()).collect();
    match heap.new_tuple(given) {
        Ok(given) => Trap::call(converter, vec![function, given]),
        Err(trap) => trap,
    }
}

/// Whether the class of a value has one of these methods.
fn has_method(heap: &Heap, value: Value, names: &[&str]) -> bool {
    (value.is(Kind::Instance) || value.is(Kind::Exception))
        && names.iter().any(|name| heap.overrides(heap.type_of(value), name))
}
