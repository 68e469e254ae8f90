//! Arithmetic of complex numbers, alone and with real ones.
//!
//! An operand that is real stays so: `2 * z` multiplies the parts, and does not turn an infinity
//! into a NaN.
//!
//! Source of the treatment of infinities: ISO C, annex G.5 (the rules; the code is our own).

use diapause_bytecode::{BinaryOp, UnaryOp};

use crate::builtins::Native;
use crate::elementary;
use crate::heap::Heap;
use crate::object::Complex;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// An operand.
#[derive(Clone, Copy)]
enum Operand {
    Real(f64),
    Complex(Complex),
}

impl Operand {
    const fn widen(self) -> Complex {
        match self {
            Self::Real(real) => Complex { real, imag: 0.0 },
            Self::Complex(complex) => complex,
        }
    }
}

impl Heap {
    /// The parts of a complex number, also of one that an instance carries.
    #[must_use]
    pub fn as_complex(&self, value: Value) -> Option<Complex> {
        let value = self.unwrapped(value);
        value.is(Kind::Complex).then(|| *self.complex(value))
    }

    /// A number of any type as a complex one.
    ///
    /// # Errors
    ///
    /// `OverflowError` when an integer is too large.
    pub fn to_complex(&mut self, value: Value) -> Result<Option<Complex>, Trap> {
        Ok(self.operand(value)?.map(Operand::widen))
    }

    fn operand(&mut self, value: Value) -> Result<Option<Operand>, Trap> {
        if value.is(Kind::Complex) {
            return Ok(Some(Operand::Complex(*self.complex(value))));
        }
        if self.number(value).is_none() {
            return Ok(None);
        }
        Ok(self.to_float(value)?.map(Operand::Real))
    }

    /// The trap for a division by zero of complex numbers.
    fn complex_result(&mut self, result: Option<Complex>) -> Native {
        match result {
            Some(Complex { real, imag }) => self.new_complex(real, imag),
            None => Err(super::int::zero_division(self)),
        }
    }

    /// `a ** b` as complex numbers.
    ///
    /// # Errors
    ///
    /// `ZeroDivisionError` and `OverflowError`.
    pub(crate) fn complex_power(&mut self, a: Complex, b: Complex) -> Native {
        let Some(Complex { real, imag }) = power(a, b) else {
            let message = "zero to a negative or complex power";
            return Err(self.raise(TypeId::ZeroDivisionError, message));
        };
        if real.is_infinite() || imag.is_infinite() {
            return Err(self.overflow_error("complex exponentiation"));
        }
        self.new_complex(real, imag)
    }
}

/// The usual operators of two complex numbers.
#[inline]
pub(crate) fn usual(heap: &Heap, op: BinaryOp, a: Value, b: Value) -> Option<Complex> {
    if !a.is(Kind::Complex) || !b.is(Kind::Complex) {
        return None;
    }
    let (z, w) = (*heap.complex(a), *heap.complex(b));
    match op {
        BinaryOp::Add => Some(Complex { real: z.real + w.real, imag: z.imag + w.imag }),
        BinaryOp::Sub => Some(Complex { real: z.real - w.real, imag: z.imag - w.imag }),
        BinaryOp::Mul => Some(product(z, w)),
        _ => None,
    }
}

/// An operator of which one operand at least is complex; `None` when the other is no number.
pub(super) fn binary(
    heap: &mut Heap,
    op: BinaryOp,
    a: Value,
    b: Value,
) -> Result<Option<Value>, Trap> {
    use Operand::{Complex as C, Real as R};
    let supported = matches!(
        op,
        BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::TrueDiv | BinaryOp::Pow
    );
    if !supported {
        return Ok(None);
    }
    let (Some(a), Some(b)) = (heap.operand(a)?, heap.operand(b)?) else { return Ok(None) };
    let result = match (op, a, b) {
        (BinaryOp::Pow, ..) => return heap.complex_power(a.widen(), b.widen()).map(Some),
        (BinaryOp::Add, C(z), R(x)) | (BinaryOp::Add, R(x), C(z)) => {
            Some(Complex { real: z.real + x, imag: z.imag })
        }
        (BinaryOp::Sub, C(z), R(x)) => Some(Complex { real: z.real - x, imag: z.imag }),
        (BinaryOp::Sub, R(x), C(z)) => Some(Complex { real: x - z.real, imag: -z.imag }),
        (BinaryOp::Mul, C(z), R(x)) | (BinaryOp::Mul, R(x), C(z)) => {
            Some(Complex { real: z.real * x, imag: z.imag * x })
        }
        (BinaryOp::TrueDiv, C(_), R(0.0)) => None,
        (BinaryOp::TrueDiv, C(z), R(x)) => Some(Complex { real: z.real / x, imag: z.imag / x }),
        (BinaryOp::TrueDiv, R(x), C(z)) => real_quotient(x, z),
        (BinaryOp::Add, ..) => {
            let (z, w) = (a.widen(), b.widen());
            Some(Complex { real: z.real + w.real, imag: z.imag + w.imag })
        }
        (BinaryOp::Sub, ..) => {
            let (z, w) = (a.widen(), b.widen());
            Some(Complex { real: z.real - w.real, imag: z.imag - w.imag })
        }
        (BinaryOp::Mul, ..) => Some(product(a.widen(), b.widen())),
        _ => quotient(a.widen(), b.widen()),
    };
    heap.complex_result(result).map(Some)
}

/// A unary operator; `None` for `~`.
pub(super) fn unary(heap: &mut Heap, op: UnaryOp, a: Value) -> Result<Option<Value>, Trap> {
    let Complex { real, imag } = *heap.complex(a);
    match op {
        UnaryOp::Neg => heap.new_complex(-real, -imag).map(Some),
        UnaryOp::Pos => Ok(Some(a)),
        UnaryOp::Invert => Ok(None),
    }
}

/// 1 for an infinity and 0 for anything else, with the sign of the number.
fn boxed(x: f64) -> f64 {
    (if x.is_infinite() { 1.0_f64 } else { 0.0 }).copysign(x)
}

/// Zero with the sign of a NaN, any other number itself.
fn without_nan(x: f64) -> f64 {
    if x.is_nan() { 0.0_f64.copysign(x) } else { x }
}

const fn is_infinite(z: Complex) -> bool {
    z.real.is_infinite() || z.imag.is_infinite()
}

const fn is_finite(z: Complex) -> bool {
    z.real.is_finite() && z.imag.is_finite()
}

const fn is_nan(z: Complex) -> bool {
    z.real.is_nan() && z.imag.is_nan()
}

fn product(z: Complex, w: Complex) -> Complex {
    let parts = [z.real * w.real, z.imag * w.imag, z.real * w.imag, z.imag * w.real];
    let result = Complex { real: parts[0] - parts[1], imag: parts[2] + parts[3] };
    if !is_nan(result) {
        return result;
    }
    let (mut z, mut w) = (z, w);
    let infinite = is_infinite(z) || is_infinite(w);
    if is_infinite(z) {
        z = Complex { real: boxed(z.real), imag: boxed(z.imag) };
        w = Complex { real: without_nan(w.real), imag: without_nan(w.imag) };
    }
    if is_infinite(w) {
        w = Complex { real: boxed(w.real), imag: boxed(w.imag) };
        z = Complex { real: without_nan(z.real), imag: without_nan(z.imag) };
    }
    if !infinite {
        if !parts.iter().any(|part| part.is_infinite()) {
            return result;
        }
        z = Complex { real: without_nan(z.real), imag: without_nan(z.imag) };
        w = Complex { real: without_nan(w.real), imag: without_nan(w.imag) };
    }
    Complex {
        real: f64::INFINITY * (z.real * w.real - z.imag * w.imag),
        imag: f64::INFINITY * (z.real * w.imag + z.imag * w.real),
    }
}

/// `z / w` by Smith's method; `None` when `w` is zero.
fn quotient(z: Complex, w: Complex) -> Option<Complex> {
    let (x, y) = (w.real.abs(), w.imag.abs());
    let result = if x >= y {
        if x == 0.0 {
            return None;
        }
        let ratio = w.imag / w.real;
        let scale = w.real + w.imag * ratio;
        Complex { real: (z.real + z.imag * ratio) / scale, imag: (z.imag - z.real * ratio) / scale }
    } else if y >= x {
        let ratio = w.real / w.imag;
        let scale = w.real * ratio + w.imag;
        Complex { real: (z.real * ratio + z.imag) / scale, imag: (z.imag * ratio - z.real) / scale }
    } else {
        Complex { real: f64::NAN, imag: f64::NAN }
    };
    if !is_nan(result) {
        return Some(result);
    }
    Some(if is_infinite(z) && is_finite(w) {
        let (x, y) = (boxed(z.real), boxed(z.imag));
        Complex {
            real: f64::INFINITY * (x * w.real + y * w.imag),
            imag: f64::INFINITY * (y * w.real - x * w.imag),
        }
    } else if is_infinite(w) && is_finite(z) {
        let (x, y) = (boxed(w.real), boxed(w.imag));
        Complex { real: 0.0 * (z.real * x + z.imag * y), imag: 0.0 * (z.imag * x - z.real * y) }
    } else {
        result
    })
}

/// `x / w`; `None` when `w` is zero.
fn real_quotient(x: f64, w: Complex) -> Option<Complex> {
    let (a, b) = (w.real.abs(), w.imag.abs());
    let result = if a >= b {
        if a == 0.0 {
            return None;
        }
        let ratio = w.imag / w.real;
        let scale = w.real + w.imag * ratio;
        Complex { real: x / scale, imag: (-x * ratio) / scale }
    } else if b >= a {
        let ratio = w.real / w.imag;
        let scale = w.real * ratio + w.imag;
        Complex { real: (x * ratio) / scale, imag: -x / scale }
    } else {
        Complex { real: f64::NAN, imag: f64::NAN }
    };
    if is_nan(result) && x.is_finite() && is_infinite(w) {
        let (c, d) = (boxed(w.real), boxed(w.imag));
        return Some(Complex { real: 0.0 * (x * c), imag: 0.0 * (-x * d) });
    }
    Some(result)
}

/// Exponents up to this size that are integers are taken by multiplying.
const SMALL_EXPONENT: f64 = 100.0;

/// `z ** w`; `None` for zero to a negative or complex power.
fn power(z: Complex, w: Complex) -> Option<Complex> {
    if w.imag == 0.0 && w.real == w.real.floor() && w.real.abs() <= SMALL_EXPONENT {
        let exponent = w.real as i64;
        let result = natural_power(z, exponent.unsigned_abs());
        return if exponent > 0 {
            Some(result)
        } else {
            quotient(Complex { real: 1.0, imag: 0.0 }, result)
        };
    }
    if z.real == 0.0 && z.imag == 0.0 {
        // Not a number is not negative.
        let defined = w.imag == 0.0 && (w.real >= 0.0 || w.real.is_nan());
        return defined.then_some(Complex { real: 0.0, imag: 0.0 });
    }
    let size = elementary::hypot(z.real, z.imag);
    let angle = elementary::atan2(z.imag, z.real);
    let mut length = elementary::pow(size, w.real);
    let mut phase = angle * w.real;
    if w.imag != 0.0 {
        length *= elementary::exp(-angle * w.imag);
        phase += w.imag * elementary::ln(size);
    }
    Some(Complex { real: length * elementary::cos(phase), imag: length * elementary::sin(phase) })
}

fn natural_power(z: Complex, exponent: u64) -> Complex {
    let (mut result, mut square) = (Complex { real: 1.0, imag: 0.0 }, z);
    let mut left = exponent;
    while left > 0 {
        if left & 1 == 1 {
            result = product(result, square);
        }
        square = product(square, square);
        left >>= 1;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn c(real: f64, imag: f64) -> Complex {
        Complex { real, imag }
    }

    fn same(a: Complex, b: (f64, f64)) -> bool {
        let equal = |x: f64, y: f64| x.to_bits() == y.to_bits() || (x.is_nan() && y.is_nan());
        equal(a.real, b.0) && equal(a.imag, b.1)
    }

    /// Expectations from CPython 3.14.
    #[test]
    fn infinities_survive_products_and_quotients() {
        let inf = f64::INFINITY;
        assert!(same(product(c(inf, f64::NAN), c(1.0, 1.0)), (inf, inf)));
        assert!(same(product(c(1e300, 1e300), c(1e300, -1e300)), (inf, f64::NAN)));
        let result = quotient(c(1.0, 1.0), c(inf, 0.0)).expect("not zero");
        assert!(same(result, (0.0, 0.0)));
        assert!(quotient(c(1.0, 0.0), c(0.0, 0.0)).is_none());
    }

    #[test]
    fn small_powers_are_exact() {
        assert!(same(power(c(0.0, 1.0), c(2.0, 0.0)).expect("defined"), (-1.0, 0.0)));
        assert!(same(power(c(1.0, 2.0), c(3.0, 0.0)).expect("defined"), (-11.0, -2.0)));
        assert!(power(c(0.0, 0.0), c(-1.0, 0.0)).is_none());
        assert!(same(power(c(0.0, 0.0), c(0.0, 0.0)).expect("defined"), (1.0, 0.0)));
    }
}
