//! The type `complex`: its constructor and methods.

use diapause_bytecode::{BinaryOp, CompareOp, UnaryOp};

use crate::builtins::{Builtin, Native, NativeFn, Signature};
use crate::elementary;
use crate::heap::Heap;
use crate::object::Complex;
use crate::text::complex::parse_complex;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// What makes an object a number to `complex()`.
const CONVERSIONS: [&str; 3] = ["__complex__", "__float__", "__index__"];

impl Heap {
    /// Whether code of the program turns an object into a number.
    fn converts(&self, value: Value) -> bool {
        CONVERSIONS.iter().any(|name| self.has_program_special(value, name))
    }

    /// The number that an argument is; the bool says whether its type is complex.
    fn complex_argument(
        &mut self,
        value: Value,
        words: impl FnOnce(&str) -> String,
    ) -> Result<(Complex, bool), Trap> {
        if self.converts(value) {
            return Err(Trap::Library);
        }
        let plain = self.unwrapped(value);
        if let Some(number) = self.to_complex(plain)? {
            return Ok((number, plain.is(Kind::Complex)));
        }
        let name = self.type_name(value);
        Err(self.type_error(words(&name)))
    }
}

/// `complex(real=0, imag=0)`
fn new(heap: &mut Heap, args: &[Value]) -> Native {
    let &[real, imag] = args else { return Err(heap.bad_arguments()) };
    let must = |which: &'static str| {
        move |name: &str| format!("complex() argument '{which}' must be a real number, not {name}")
    };
    if imag.is_unbound() {
        if real.is_unbound() {
            return heap.new_complex(0.0, 0.0);
        }
        if real.is(Kind::Complex) {
            return Ok(real);
        }
        if let Some(text) = heap.as_text(real)
            && !heap.has_program_special(real, "__complex__")
        {
            return match parse_complex(text) {
                Ok((real, imag)) => heap.new_complex(real, imag),
                Err(error) => Err(heap.text_error(error)),
            };
        }
        let (number, _) = heap.complex_argument(real, |name| {
            format!("complex() argument must be a string or a number, not {name}")
        })?;
        return heap.new_complex(number.real, number.imag);
    }
    let zero = (Complex { real: 0.0, imag: 0.0 }, false);
    let (real, real_is_complex) = match real {
        real if real.is_unbound() => zero,
        real => heap.complex_argument(real, must("real"))?,
    };
    // `__complex__` does not count for the second argument.
    if heap.has_program_special(imag, "__complex__")
        && !CONVERSIONS[1..].iter().any(|name| heap.has_program_special(imag, name))
        && heap.as_complex(imag).is_none()
    {
        let name = heap.type_name(imag);
        return Err(heap.type_error(must("imag")(&name)));
    }
    let (imag, imag_is_complex) = heap.complex_argument(imag, must("imag"))?;
    let (mut x, mut y) = (real.real, imag.real);
    if imag_is_complex {
        x -= imag.imag;
    }
    if real_is_complex {
        y += real.imag;
    }
    heap.new_complex(x, y)
}

/// `complex.from_number(number)`; the receiver is the class.
fn from_number(heap: &mut Heap, args: &[Value]) -> Native {
    let (number, _) =
        heap.complex_argument(args[1], |name| format!("must be real number, not {name}"))?;
    if args[1].is(Kind::Complex) {
        return Ok(args[1]);
    }
    heap.new_complex(number.real, number.imag)
}

/// The receiver.
fn own(heap: &Heap, args: &[Value]) -> Complex {
    heap.as_complex(args[0]).unwrap_or(Complex { real: 0.0, imag: 0.0 })
}

/// An operator; `NotImplemented` for operands that are no numbers.
fn operator(heap: &mut Heap, op: BinaryOp, a: Value, b: Value) -> Native {
    let (Some(x), Some(y)) = (heap.to_complex(a)?, heap.to_complex(b)?) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let _ = (x, y);
    Ok(heap.binary(op, a, b)?.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// A comparison: complex numbers are equal or not, and have no order.
fn comparison(heap: &mut Heap, op: CompareOp, args: &[Value]) -> Native {
    let numbers = heap.number(args[1]).is_some() || args[1].is(Kind::Complex);
    if !numbers || !matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(heap.compare(op, args[0], args[1])?.map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

fn power(heap: &mut Heap, args: &[Value]) -> Native {
    if !args[2].or(Value::NONE).is_none() {
        return Err(heap.value_error("complex modulo"));
    }
    operator(heap, BinaryOp::Pow, args[0], args[1])
}

fn reflected_power(heap: &mut Heap, args: &[Value]) -> Native {
    if !args[2].or(Value::NONE).is_none() {
        return Err(heap.value_error("complex modulo"));
    }
    operator(heap, BinaryOp::Pow, args[1], args[0])
}

pub(crate) fn absolute(heap: &mut Heap, value: Value) -> Native {
    let Complex { real, imag } = own(heap, &[value]);
    let size = elementary::hypot(real, imag);
    if size.is_infinite() && real.is_finite() && imag.is_finite() {
        return Err(heap.overflow_error("absolute value too large"));
    }
    heap.new_float(size)
}

fn conjugate(heap: &mut Heap, args: &[Value]) -> Native {
    let Complex { real, imag } = own(heap, args);
    heap.new_complex(real, -imag)
}

fn new_args(heap: &mut Heap, args: &[Value]) -> Native {
    let Complex { real, imag } = own(heap, args);
    let parts = [heap.new_float(real)?, heap.new_float(imag)?];
    heap.new_tuple(parts)
}

fn hash(heap: &mut Heap, args: &[Value]) -> Native {
    let hash = heap.hash(args[0])?;
    heap.new_int(hash as i64)
}

macro_rules! operators {
    ($($name:literal $reflected:literal $op:ident),+ $(,)?) => {
        /// The operators as methods.
        pub(crate) const OPERATORS: &[Builtin] = &[$(
            Builtin::method(
                TypeId::Complex, $name, Signature::One,
                |heap, args| operator(heap, BinaryOp::$op, args[0], args[1]), None,
            ),
            Builtin::method(
                TypeId::Complex, $reflected, Signature::One,
                |heap, args| operator(heap, BinaryOp::$op, args[1], args[0]), None,
            ),
        )+];
    };
}

operators! {
    "__add__" "__radd__" Add, "__sub__" "__rsub__" Sub, "__mul__" "__rmul__" Mul,
    "__truediv__" "__rtruediv__" TrueDiv,
}

macro_rules! comparisons {
    ($($name:literal $op:ident),+ $(,)?) => {
        /// The comparisons as methods.
        pub(crate) const COMPARISONS: &[Builtin] = &[$(
            Builtin::method(
                TypeId::Complex, $name, Signature::One,
                |heap, args| comparison(heap, CompareOp::$op, args), None,
            ),
        )+];
    };
}

comparisons! {
    "__eq__" Eq, "__ne__" Ne, "__lt__" Lt, "__le__" Le, "__gt__" Gt, "__ge__" Ge,
}

const fn bare(name: &'static str, function: NativeFn) -> Builtin {
    Builtin::method(TypeId::Complex, name, Signature::None, function, None)
}

/// Constructor and methods.
pub(crate) const METHODS: &[Builtin] = &[
    Builtin::method(
        TypeId::Complex,
        "__new__",
        Signature::named(&["real", "imag"], 0),
        new,
        Some("complex_new"),
    ),
    Builtin::method(
        TypeId::Complex,
        "from_number",
        Signature::One,
        from_number,
        Some("complex_from_number"),
    ),
    bare("conjugate", conjugate),
    bare("__complex__", |_, args| Ok(args[0])),
    bare("__getnewargs__", new_args),
    bare("__hash__", hash),
    bare("__repr__", |heap, args| heap.repr_value(args[0])),
    bare("__abs__", |heap, args| absolute(heap, args[0])),
    bare("__neg__", |heap, args| {
        Ok(heap.unary(UnaryOp::Neg, args[0])?.unwrap_or(Value::NOT_IMPLEMENTED))
    }),
    bare("__pos__", |_, args| Ok(args[0])),
    bare("__bool__", |heap, args| heap.truth(args[0]).map(Value::bool)),
    Builtin::method(TypeId::Complex, "__pow__", Signature::Positional(1, 2), power, None),
    Builtin::method(
        TypeId::Complex,
        "__rpow__",
        Signature::Positional(1, 2),
        reflected_power,
        None,
    ),
    Builtin::method(
        TypeId::Complex,
        "__format__",
        Signature::One,
        crate::types::str::format::format_method,
        None,
    ),
];
