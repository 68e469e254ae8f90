//! The type `float`: its constructor and methods.

use diapause_bytecode::{BinaryOp, CompareOp, UnaryOp};
use num_bigint::BigInt;

use crate::builtins::{Builtin, Native, NativeFn, Signature};
use crate::heap::Heap;
use crate::text::parse_number::{parse_float, parse_float_bytes};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// `float(x=0.0, /)`
fn new(heap: &mut Heap, args: &[Value]) -> Native {
    let value = args[0];
    if value.is_unbound() {
        return Ok(Value::ZERO);
    }
    if !heap.has_program_special(value, "__float__")
        && let Some(float) = heap.to_float(value)?
    {
        return heap.new_float(float);
    }
    let text = heap.unwrapped(value);
    if text != value
        && (heap.has_program_special(value, "__float__")
            || heap.has_program_special(value, "__index__"))
    {
        return Err(Trap::Library);
    }
    /// Bytes that are gone through in the time of a digit.
    const DIGIT: usize = 16;
    let parsed = match text.kind() {
        Some(Kind::Str) => {
            heap.note(heap.text(text).len().saturating_mul(DIGIT));
            parse_float(heap.text(text))
        }
        _ if let Some(bytes) = heap.buffer(text) => {
            heap.note(bytes.len().saturating_mul(DIGIT));
            parse_float_bytes(&bytes)
        }
        _ if heap.has_special(value, "__float__") || heap.has_special(value, "__index__") => {
            return Err(Trap::Library);
        }
        _ => {
            let name = heap.type_name(value);
            return Err(heap.type_error(format!(
                "float() argument must be a string or a real number, not '{name}'"
            )));
        }
    };
    heap.shown_by_program(value, parsed.is_err())?;
    match parsed {
        Ok(float) => heap.new_float(float),
        Err(error) => Err(heap.text_error(error)),
    }
}

/// The receiver.
fn own(heap: &Heap, args: &[Value]) -> f64 {
    heap.as_float(args[0]).unwrap_or(0.0)
}

fn is_integer(heap: &mut Heap, args: &[Value]) -> Native {
    let float = own(heap, args);
    Ok(Value::bool(float.is_finite() && float == float.trunc()))
}

/// Mantissa and exponent of a finite float: `mantissa * 2**exponent`.
fn parts(float: f64) -> (u64, i64) {
    let bits = float.abs().to_bits();
    let (exponent, fraction) = ((bits >> 52) as i64, bits & ((1 << 52) - 1));
    if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) }
}

fn as_integer_ratio(heap: &mut Heap, args: &[Value]) -> Native {
    let float = own(heap, args);
    if float.is_nan() {
        return Err(heap.value_error("cannot convert NaN to integer ratio"));
    }
    if float.is_infinite() {
        return Err(heap.overflow_error("cannot convert Infinity to integer ratio"));
    }
    let (mut mantissa, mut exponent) = parts(float);
    if mantissa == 0 {
        return heap.new_tuple([Value::small(0), Value::small(1)]);
    }
    let zeros = mantissa.trailing_zeros();
    mantissa >>= zeros;
    exponent += i64::from(zeros);
    let mut numerator = BigInt::from(mantissa);
    if float < 0.0 {
        numerator = -numerator;
    }
    let (numerator, denominator) = if exponent >= 0 {
        (numerator << exponent, BigInt::from(1))
    } else {
        (numerator, BigInt::from(1) << -exponent)
    };
    let pair = [heap.new_big_int(numerator)?, heap.new_big_int(denominator)?];
    heap.new_tuple(pair)
}

fn hex(heap: &mut Heap, args: &[Value]) -> Native {
    let float = own(heap, args);
    if !float.is_finite() {
        let text = crate::text::float_repr::repr(float);
        return heap.new_str(text);
    }
    let sign = if float.is_sign_negative() { "-" } else { "" };
    let bits = float.abs().to_bits();
    let (exponent, fraction) = ((bits >> 52) as i64, bits & ((1 << 52) - 1));
    let text = match exponent {
        0 if fraction == 0 => format!("{sign}0x0.0p+0"),
        0 => format!("{sign}0x0.{fraction:013x}p-1022"),
        _ => format!("{sign}0x1.{fraction:013x}p{:+}", exponent - 1023),
    };
    heap.new_str(text)
}

/// What went wrong in reading a hexadecimal float.
enum HexError {
    Syntax,
    TooLarge,
}

/// `float.fromhex(string)`; the receiver is the class.
fn fromhex(heap: &mut Heap, args: &[Value]) -> Native {
    let text = heap.unwrapped(args[1]);
    if !text.is(Kind::Str) {
        return Err(heap.type_error("bad argument type for built-in operation"));
    }
    match parse_hex(heap.text(text)) {
        Ok(float) => heap.new_float(float),
        Err(HexError::Syntax) => Err(heap.value_error("invalid hexadecimal floating-point string")),
        Err(HexError::TooLarge) => {
            Err(heap.overflow_error("hexadecimal value too large to represent as a float"))
        }
    }
}

/// `float.from_number(number)`; the receiver is the class.
fn from_number(heap: &mut Heap, args: &[Value]) -> Native {
    let value = args[1];
    if heap.has_program_special(value, "__float__") {
        return Err(Trap::Library);
    }
    if let Some(float) = heap.to_float(value)? {
        return heap.new_float(float);
    }
    if heap.has_special(value, "__float__") || heap.has_special(value, "__index__") {
        return Err(Trap::Library);
    }
    let name = heap.type_name(value);
    Err(heap.type_error(format!("must be real number, not {name}")))
}

/// `float.__getformat__(typestr)`; the receiver is the class.
fn get_format(heap: &mut Heap, args: &[Value]) -> Native {
    match heap.as_text(args[1]) {
        Some("double" | "float") => heap.new_str("IEEE, little-endian"),
        Some(_) => Err(heap.value_error("__getformat__() argument 1 must be 'double' or 'float'")),
        None => {
            let name = heap.argument_name(args[1]);
            Err(heap.type_error(format!("__getformat__() argument must be str, not {name}")))
        }
    }
}

fn parse_hex(text: &str) -> Result<f64, HexError> {
    let text = text.trim_matches(|c| matches!(c, ' ' | '\t'..='\r'));
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let lower = text.to_ascii_lowercase();
    let magnitude = match lower.as_str() {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        other => parse_hex_magnitude(other.strip_prefix("0x").unwrap_or(other))?,
    };
    Ok(if negative { -magnitude } else { magnitude })
}

fn parse_hex_magnitude(text: &str) -> Result<f64, HexError> {
    let (digits, exponent) = match text.split_once('p') {
        Some((digits, exponent)) => {
            let plain = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
            if plain.is_empty() || !plain.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(HexError::Syntax);
            }
            let huge = if exponent.starts_with('-') { i64::MIN / 4 } else { i64::MAX / 4 };
            (digits, exponent.parse::<i64>().unwrap_or(huge).clamp(i64::MIN / 4, i64::MAX / 4))
        }
        None => (text, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return Err(HexError::Syntax);
    }
    // The first 30 significant digits decide, together with whether any follows.
    let (mut mantissa, mut scale, mut more) = (0_u128, exponent, false);
    for (index, byte) in whole.bytes().chain(fraction.bytes()).enumerate() {
        let digit = char::from(byte).to_digit(16).ok_or(HexError::Syntax)?;
        if mantissa >> 120 == 0 {
            mantissa = mantissa << 4 | u128::from(digit);
            scale -= if index >= whole.len() { 4 } else { 0 };
        } else {
            more |= digit != 0;
            scale += if index >= whole.len() { 0 } else { 4 };
        }
    }
    if mantissa == 0 {
        return Ok(0.0);
    }
    // Room below for the bit that stands for what follows.
    let free = mantissa.leading_zeros().saturating_sub(1);
    let bits = mantissa << free | u128::from(more);
    let float = crate::types::number::float_of_bits(bits, scale - i64::from(free));
    if float.is_infinite() { Err(HexError::TooLarge) } else { Ok(float) }
}

/// An operator of floats; `NotImplemented` for operands that are no numbers.
fn operator(heap: &mut Heap, op: BinaryOp, a: Value, b: Value) -> Native {
    let (Some(x), Some(y)) = (heap.to_float(a)?, heap.to_float(b)?) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (x, y) = (heap.new_float(x)?, heap.new_float(y)?);
    Ok(heap.binary(op, x, y)?.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// A comparison of floats; `NotImplemented` for operands that are no numbers.
fn comparison(heap: &mut Heap, op: CompareOp, a: Value, b: Value) -> Native {
    if heap.number(a).is_none() || heap.number(b).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(heap.compare(op, a, b)?.map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

fn divmod(heap: &mut Heap, args: &[Value]) -> Native {
    if heap.number(args[1]).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(heap.divmod(args[0], args[1])?.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn power(heap: &mut Heap, args: &[Value]) -> Native {
    if !args[2].or(Value::NONE).is_none() {
        let message = "pow() 3rd argument not allowed unless all arguments are integers";
        return Err(heap.type_error(message));
    }
    operator(heap, BinaryOp::Pow, args[0], args[1])
}

fn round(heap: &mut Heap, args: &[Value]) -> Native {
    Ok(heap.round(args[0], args[1].or(Value::NONE))?.unwrap_or(args[0]))
}

fn hash(heap: &mut Heap, args: &[Value]) -> Native {
    let hash = heap.hash(args[0])?;
    heap.new_int(hash as i64)
}

fn repr(heap: &mut Heap, args: &[Value]) -> Native {
    let text = heap.repr(args[0])?;
    heap.new_str(text)
}

fn negate(heap: &mut Heap, args: &[Value]) -> Native {
    Ok(heap.unary(UnaryOp::Neg, args[0])?.unwrap_or(args[0]))
}

fn absolute(heap: &mut Heap, args: &[Value]) -> Native {
    let float = own(heap, args).abs();
    heap.new_float(float)
}

macro_rules! operators {
    ($($name:literal $reflected:literal $op:ident),+ $(,)?) => {
        /// The operators as methods.
        pub(crate) const OPERATORS: &[Builtin] = &[$(
            Builtin::method(
                TypeId::Float, $name, Signature::One,
                |heap, args| operator(heap, BinaryOp::$op, args[0], args[1]), None,
            ),
            Builtin::method(
                TypeId::Float, $reflected, Signature::One,
                |heap, args| operator(heap, BinaryOp::$op, args[1], args[0]), None,
            ),
        )+];
    };
}

operators! {
    "__add__" "__radd__" Add, "__sub__" "__rsub__" Sub, "__mul__" "__rmul__" Mul,
    "__truediv__" "__rtruediv__" TrueDiv, "__floordiv__" "__rfloordiv__" FloorDiv,
    "__mod__" "__rmod__" Mod,
}

macro_rules! comparisons {
    ($($name:literal $op:ident),+ $(,)?) => {
        /// The comparisons as methods.
        pub(crate) const COMPARISONS: &[Builtin] = &[$(
            Builtin::method(
                TypeId::Float, $name, Signature::One,
                |heap, args| comparison(heap, CompareOp::$op, args[0], args[1]), None,
            ),
        )+];
    };
}

comparisons! {
    "__eq__" Eq, "__ne__" Ne, "__lt__" Lt, "__le__" Le, "__gt__" Gt, "__ge__" Ge,
}

const fn bare(name: &'static str, function: NativeFn) -> Builtin {
    Builtin::method(TypeId::Float, name, Signature::None, function, None)
}

/// Constructor and methods.
pub(crate) const METHODS: &[Builtin] = &[
    Builtin::method(TypeId::Float, "__new__", Signature::Positional(0, 1), new, Some("float_new")),
    bare("is_integer", is_integer),
    bare("as_integer_ratio", as_integer_ratio),
    bare("conjugate", |_, args| Ok(args[0])),
    bare("hex", hex),
    Builtin::method(
        TypeId::Float,
        "from_number",
        Signature::One,
        from_number,
        Some("float_from_number"),
    ),
    Builtin::method(TypeId::Float, "__getformat__", Signature::One, get_format, None),
    bare("__getnewargs__", |heap, args| {
        let float = own(heap, args);
        let float = heap.new_float(float)?;
        heap.new_tuple([float])
    }),
    Builtin::method(
        TypeId::Float,
        "__rdivmod__",
        Signature::One,
        |heap, args| match heap.number(args[1]) {
            Some(_) => {
                let dividend = heap.to_float(args[1])?.unwrap_or(0.0);
                let dividend = heap.new_float(dividend)?;
                divmod(heap, &[dividend, args[0]])
            }
            None => Ok(Value::NOT_IMPLEMENTED),
        },
        None,
    ),
    Builtin::method(TypeId::Float, "fromhex", Signature::One, fromhex, None),
    bare("__float__", |_, args| Ok(args[0])),
    bare("__int__", |heap, args| heap.float_to_int(own(heap, args))),
    bare("__trunc__", |heap, args| heap.float_to_int(own(heap, args))),
    bare("__floor__", |heap, args| heap.float_to_int(own(heap, args).floor())),
    bare("__ceil__", |heap, args| heap.float_to_int(own(heap, args).ceil())),
    bare("__bool__", |heap, args| Ok(Value::bool(own(heap, args) != 0.0))),
    bare("__hash__", hash),
    bare("__repr__", repr),
    bare("__abs__", absolute),
    bare("__neg__", negate),
    bare("__pos__", |_, args| Ok(args[0])),
    Builtin::method(TypeId::Float, "__divmod__", Signature::One, divmod, None),
    Builtin::method(TypeId::Float, "__pow__", Signature::Positional(1, 2), power, None),
    Builtin::method(
        TypeId::Float,
        "__rpow__",
        Signature::One,
        |heap, args| operator(heap, BinaryOp::Pow, args[1], args[0]),
        None,
    ),
    Builtin::method(
        TypeId::Float,
        "__round__",
        Signature::Positional(0, 1),
        round,
        Some("number_round"),
    ),
    Builtin::method(
        TypeId::Float,
        "__format__",
        Signature::One,
        crate::types::str::format::format_method,
        None,
    ),
];

#[cfg(test)]
mod tests {
    use super::parse_hex;

    #[test]
    fn hexadecimal_floats_are_rounded_once() {
        for (text, value) in [
            ("0x1.8p1", 3.0),
            ("1.8", 1.5),
            (" -0x.8p-1 ", -0.25),
            ("0x1p-1076", 0.0),
            ("0x1p-1074", 5e-324),
            ("0x1.8p-1074", 1e-323),
            ("0x1.00000000000008p0", 1.0),
            ("0x1.000000000000080000000000000000000000000001p0", 1.000_000_000_000_000_2),
        ] {
            assert_eq!(parse_hex(text).ok(), Some(value), "{text}");
        }
        assert!(parse_hex("0x1p1025").is_err());
        assert!(parse_hex("0x1.fffffffffffff8p1023").is_err());
        assert!(parse_hex("x").is_err());
    }
}
