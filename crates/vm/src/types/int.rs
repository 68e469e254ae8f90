//! The type `int`: its constructor and methods.

use diapause_bytecode::{BinaryOp, CompareOp, UnaryOp};
use num_bigint::{BigInt, Sign};
use num_traits::{Signed, Zero};

use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::text::parse_number::{ParsedInt, parse_int, parse_int_bytes};
use crate::text::{IntRef, TextError};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::types::index::clamped_size;
use crate::types::number::Number;
use crate::types::number::cost;
use crate::types::str::percent::truncated;
use crate::value::{Kind, Value};

impl Heap {
    /// The integer that was read from a text.
    pub(crate) fn parsed_int(&mut self, parsed: Result<ParsedInt, TextError>) -> Native {
        match parsed {
            Ok(ParsedInt::Small(value)) => self.new_int(value),
            Ok(ParsedInt::Big(value)) => self.new_big_int(value),
            Err(error) => Err(self.text_error(error)),
        }
    }

    /// Asks for the library where the words of an error hold the `repr` of a text, and that is made
    /// by a method of the program.
    pub(crate) fn shown_by_program(&self, text: Value, failed: bool) -> Result<(), Trap> {
        match failed && self.has_program_special(text, "__repr__") {
            true => Err(Trap::Library),
            false => Ok(()),
        }
    }

    /// A float without its fraction, as an integer.
    pub(crate) fn float_to_int(&mut self, float: f64) -> Native {
        match truncated(float) {
            Ok(value) => self.new_big_int(value),
            Err(error) => Err(self.text_error(error)),
        }
    }
}

/// `int(x=0, /, base=10)`
fn new(heap: &mut Heap, args: &[Value]) -> Native {
    let (value, base) = (args[0], args[1]);
    if base.is_unbound() {
        return if value.is_unbound() { Ok(Value::small(0)) } else { from_value(heap, value) };
    }
    if value.is_unbound() {
        return Err(heap.type_error("int() missing string argument"));
    }
    let base = heap.clamped_argument(base)?;
    if base != 0 && !(2..=36).contains(&base) {
        return Err(heap.value_error("int() base must be >= 2 and <= 36, or 0"));
    }
    let given = value;
    let value = heap.unwrapped(given);
    let parsed = match value.kind() {
        Some(Kind::Str) => {
            heap.afford(cost::digits(heap.text(value).len()))?;
            let parsed = parse_int(heap.text(value), base, heap.int_digits());
            heap.shown_by_program(given, parsed.is_err())?;
            parsed
        }
        Some(Kind::Bytes | Kind::ByteArray) => {
            heap.afford(cost::digits(heap.raw_bytes(value).len()))?;
            parse_int_bytes(heap.raw_bytes(value), base, heap.int_digits())
        }
        _ => return Err(heap.type_error("int() can't convert non-string with explicit base")),
    };
    heap.parsed_int(parsed)
}

fn from_value(heap: &mut Heap, value: Value) -> Native {
    match heap.number(value) {
        Some(Number::Int(value)) => return heap.new_int(value),
        Some(Number::Big(_)) => return Ok(value),
        Some(Number::Float(value)) => return heap.float_to_int(value),
        None => {}
    }
    if let Some(carried) = heap.carried_for(value, "__int__") {
        return from_value(heap, carried);
    }
    if let Some(carried) = heap.carried(value)
        && (carried.is(Kind::Str) || heap.is_bytes(carried))
        && !heap.has_program_special(value, "__int__")
        && !heap.has_program_special(value, "__index__")
    {
        let parsed = from_value(heap, carried);
        heap.shown_by_program(value, carried.is(Kind::Str) && parsed.is_err())?;
        return parsed;
    }
    let parsed = match value.kind() {
        Some(Kind::Str) => {
            let text = heap.text(value);
            heap.afford(cost::digits(text.len()))?;
            parse_int(text, 10, heap.int_digits())
        }
        _ if let Some(bytes) = heap.buffer(value) => {
            heap.afford(cost::digits(bytes.len()))?;
            parse_int_bytes(&bytes, 10, heap.int_digits())
        }
        _ if heap.has_special(value, "__int__") || heap.has_special(value, "__index__") => {
            return Err(Trap::Library);
        }
        _ => {
            let name = heap.type_name(value);
            return Err(heap.type_error(format!(
                "int() argument must be a string, a bytes-like object or a real number, \
                 not '{name}'"
            )));
        }
    };
    heap.parsed_int(parsed)
}

/// An int or bool as an int.
fn plain(heap: &mut Heap, args: &[Value]) -> Native {
    match heap.as_int(args[0]) {
        Some(IntRef::Small(value)) => heap.new_int(value),
        _ => Ok(args[0]),
    }
}

fn bit_length(heap: &mut Heap, args: &[Value]) -> Native {
    let bits = heap.as_big(args[0]).map_or(0, |value| value.bits());
    heap.new_int(bits as i64)
}

fn bit_count(heap: &mut Heap, args: &[Value]) -> Native {
    let count = match heap.as_int(args[0]) {
        Some(IntRef::Small(value)) => u64::from(value.unsigned_abs().count_ones()),
        Some(IntRef::Big(value)) => {
            value.magnitude().iter_u64_digits().map(|digit| u64::from(digit.count_ones())).sum()
        }
        None => 0,
    };
    heap.new_int(count as i64)
}

fn as_integer_ratio(heap: &mut Heap, args: &[Value]) -> Native {
    let value = plain(heap, args)?;
    heap.new_tuple([value, Value::small(1)])
}

const fn is_integer(_heap: &mut Heap, _args: &[Value]) -> Native {
    Ok(Value::TRUE)
}

/// Whether a byte order is big-endian.
fn is_big_endian(heap: &mut Heap, order: Value, function: &str) -> Result<bool, Trap> {
    if order.is_unbound() {
        return Ok(true);
    }
    match heap.as_text(heap.unwrapped(order)) {
        Some("big") => Ok(true),
        Some("little") => Ok(false),
        None => {
            let name = heap.argument_name(order);
            Err(heap
                .type_error(format!("{function}() argument 'byteorder' must be str, not {name}")))
        }
        Some(_) => Err(heap.value_error("byteorder must be either 'little' or 'big'")),
    }
}

/// The truth of an argument that is a flag; only built-in values are looked at.
fn flag(heap: &Heap, value: Value) -> bool {
    match heap.number(value) {
        Some(Number::Int(value)) => value != 0,
        Some(Number::Float(value)) => value != 0.0,
        Some(Number::Big(_)) => true,
        None => !value.is_unbound() && !value.is_none(),
    }
}

/// `int.to_bytes(length=1, byteorder='big', *, signed=False)`
fn to_bytes(heap: &mut Heap, args: &[Value]) -> Native {
    let len = heap.int_argument(args[1].or(Value::small(1)))?;
    let big_endian = is_big_endian(heap, args[2], "to_bytes")?;
    let signed = flag(heap, args[3]);
    if len < 0 {
        return Err(heap.value_error("length argument must be non-negative"));
    }
    let len = clamped_size(len);
    let value = heap.as_big(args[0]).unwrap_or_default();
    if value.is_negative() && !signed {
        return Err(heap.overflow_error("can't convert negative int to unsigned"));
    }
    heap.reserve(Some(len))?;
    let mut bytes = if signed {
        if value.is_zero() { Vec::new() } else { value.to_signed_bytes_le() }
    } else {
        let (sign, bytes) = value.to_bytes_le();
        if sign == Sign::NoSign { Vec::new() } else { bytes }
    };
    if bytes.len() > len {
        // A length of zero holds nothing but zero.
        return Err(heap.overflow_error("int too big to convert"));
    }
    bytes.resize(len, if value.is_negative() { 0xff } else { 0 });
    if big_endian {
        bytes.reverse();
    }
    heap.new_bytes(bytes)
}

/// `int.from_bytes(bytes, byteorder='big', *, signed=False)`; the receiver is the class.
fn from_bytes(heap: &mut Heap, args: &[Value]) -> Native {
    let big_endian = is_big_endian(heap, args[2], "from_bytes")?;
    let mut bytes = crate::types::bytes::of_object(heap, args[1], false)?;
    if !big_endian {
        bytes.reverse();
    }
    let value = if flag(heap, args[3]) {
        BigInt::from_signed_bytes_be(&bytes)
    } else {
        BigInt::from_bytes_be(Sign::Plus, &bytes)
    };
    if args[0] == TypeId::Bool.value() {
        return Ok(Value::bool(!value.is_zero()));
    }
    heap.new_big_int(value)
}

/// An operator of ints; `NotImplemented` for operands of other types.
fn operator(heap: &mut Heap, op: BinaryOp, a: Value, b: Value) -> Native {
    if heap.as_int(a).is_none() || heap.as_int(b).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(heap.binary(op, a, b)?.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// A comparison of ints; `NotImplemented` for operands of other types.
fn comparison(heap: &mut Heap, op: CompareOp, a: Value, b: Value) -> Native {
    if heap.as_int(a).is_none() || heap.as_int(b).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(heap.compare(op, a, b)?.map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

/// `int.__pow__(value, mod=None)`
fn power(heap: &mut Heap, args: &[Value]) -> Native {
    let modulus = args[2].or(Value::NONE);
    if modulus.is_none() {
        return operator(heap, BinaryOp::Pow, args[0], args[1]);
    }
    Ok(heap.pow_mod(args[0], args[1], modulus)?.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn divmod(heap: &mut Heap, args: &[Value]) -> Native {
    if heap.as_int(args[1]).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(heap.divmod(args[0], args[1])?.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn unary(heap: &mut Heap, op: UnaryOp, value: Value) -> Native {
    Ok(heap.unary(op, value)?.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn absolute(heap: &mut Heap, args: &[Value]) -> Native {
    let negative = heap.as_int(args[0]).is_some_and(IntRef::is_negative);
    unary(heap, if negative { UnaryOp::Neg } else { UnaryOp::Pos }, args[0])
}

fn to_float(heap: &mut Heap, args: &[Value]) -> Native {
    let value = heap.to_float(args[0])?.unwrap_or(0.0);
    heap.new_float(value)
}

fn truth(heap: &mut Heap, args: &[Value]) -> Native {
    Ok(Value::bool(flag(heap, args[0])))
}

fn hash(heap: &mut Heap, args: &[Value]) -> Native {
    let hash = heap.hash(args[0])?;
    heap.new_int(hash as i64)
}

fn repr(heap: &mut Heap, args: &[Value]) -> Native {
    let text = heap.repr(args[0])?;
    heap.new_str(text)
}

fn round(heap: &mut Heap, args: &[Value]) -> Native {
    Ok(heap.round(args[0], args[1].or(Value::NONE))?.unwrap_or(args[0]))
}

macro_rules! operators {
    ($($name:literal $reflected:literal $op:ident),+ $(,)?) => {
        /// The operators as methods.
        pub(crate) const OPERATORS: &[Builtin] = &[$(
            Builtin::method(
                TypeId::Int, $name, Signature::One,
                |heap, args| operator(heap, BinaryOp::$op, args[0], args[1]), None,
            ),
            Builtin::method(
                TypeId::Int, $reflected, Signature::One,
                |heap, args| operator(heap, BinaryOp::$op, args[1], args[0]), None,
            ),
        )+];
    };
}

operators! {
    "__add__" "__radd__" Add, "__sub__" "__rsub__" Sub, "__mul__" "__rmul__" Mul,
    "__truediv__" "__rtruediv__" TrueDiv, "__floordiv__" "__rfloordiv__" FloorDiv,
    "__mod__" "__rmod__" Mod, "__lshift__" "__rlshift__" LShift, "__rshift__" "__rrshift__" RShift,
    "__and__" "__rand__" And, "__or__" "__ror__" Or, "__xor__" "__rxor__" Xor,
}

macro_rules! comparisons {
    ($($name:literal $op:ident),+ $(,)?) => {
        /// The comparisons as methods.
        pub(crate) const COMPARISONS: &[Builtin] = &[$(
            Builtin::method(
                TypeId::Int, $name, Signature::One,
                |heap, args| comparison(heap, CompareOp::$op, args[0], args[1]), None,
            ),
        )+];
    };
}

comparisons! {
    "__eq__" Eq, "__ne__" Ne, "__lt__" Lt, "__le__" Le, "__gt__" Gt, "__ge__" Ge,
}

/// A method without arguments.
const fn bare(name: &'static str, function: crate::builtins::NativeFn) -> Builtin {
    Builtin::method(TypeId::Int, name, Signature::None, function, None)
}

/// Constructor and methods.
pub(crate) const METHODS: &[Builtin] = &[
    Builtin::method(
        TypeId::Int,
        "__new__",
        Signature::Named {
            names: &["x", "base"],
            required: 0,
            positional_only: 1,
            keyword_only: 2,
        },
        new,
        Some("int_new"),
    ),
    bare("bit_length", bit_length),
    bare("bit_count", bit_count),
    bare("conjugate", plain),
    bare("as_integer_ratio", as_integer_ratio),
    bare("is_integer", is_integer),
    Builtin::method(
        TypeId::Int,
        "to_bytes",
        Signature::Named {
            names: &["length", "byteorder", "signed"],
            required: 0,
            positional_only: 0,
            keyword_only: 2,
        },
        to_bytes,
        Some("int_to_bytes"),
    ),
    Builtin::method(
        TypeId::Int,
        "from_bytes",
        Signature::Named {
            names: &["bytes", "byteorder", "signed"],
            required: 1,
            positional_only: 0,
            keyword_only: 2,
        },
        from_bytes,
        Some("int_from_bytes"),
    ),
    bare("__int__", plain),
    bare("__index__", plain),
    bare("__trunc__", plain),
    bare("__floor__", plain),
    bare("__ceil__", plain),
    bare("__float__", to_float),
    bare("__bool__", truth),
    bare("__hash__", hash),
    bare("__repr__", repr),
    bare("__abs__", absolute),
    bare("__neg__", |heap, args| unary(heap, UnaryOp::Neg, args[0])),
    bare("__pos__", |heap, args| unary(heap, UnaryOp::Pos, args[0])),
    bare("__invert__", |heap, args| unary(heap, UnaryOp::Invert, args[0])),
    bare("__getnewargs__", |heap, args| {
        let value = plain(heap, args)?;
        heap.new_tuple([value])
    }),
    Builtin::method(
        TypeId::Int,
        "__rdivmod__",
        Signature::One,
        |heap, args| match heap.as_int(args[1]) {
            Some(_) => divmod(heap, &[args[1], args[0]]),
            None => Ok(Value::NOT_IMPLEMENTED),
        },
        None,
    ),
    Builtin::method(TypeId::Int, "__divmod__", Signature::One, divmod, None),
    Builtin::method(TypeId::Int, "__pow__", Signature::Positional(1, 2), power, None),
    Builtin::method(
        TypeId::Int,
        "__rpow__",
        Signature::Positional(1, 2),
        |heap, args| match args[2].or(Value::NONE) {
            Value::NONE => operator(heap, BinaryOp::Pow, args[1], args[0]),
            modulus => {
                let power = heap.pow_mod(args[1], args[0], modulus)?;
                Ok(power.unwrap_or(Value::NOT_IMPLEMENTED))
            }
        },
        None,
    ),
    Builtin::method(
        TypeId::Int,
        "__round__",
        Signature::Positional(0, 1),
        round,
        Some("number_round"),
    ),
    Builtin::method(
        TypeId::Int,
        "__format__",
        Signature::One,
        crate::types::str::format::format_method,
        None,
    ),
];
