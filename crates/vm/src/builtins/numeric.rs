//! Functions on numbers and characters: `abs`, `divmod`, `pow`, `round`, `bin`, `hex`, `oct`,
//! `chr`, `ord`, `sum`.

use diapause_bytecode::{BinaryOp, UnaryOp};
use smallvec::{SmallVec, smallvec};

use super::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::text::{IntRef, TextError, int_repr};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

fn abs(heap: &mut Heap, args: &[Value]) -> Native {
    let [value] = *args else { return Err(heap.bad_arguments()) };
    if value.is(Kind::Complex) {
        return crate::types::complex::absolute(heap, value);
    }
    if let Some(float) = heap.as_float(value) {
        return heap.new_float(float.abs());
    }
    if let Some(integer) = heap.as_int(value) {
        let op = if integer.is_negative() { UnaryOp::Neg } else { UnaryOp::Pos };
        if let Some(result) = heap.unary(op, value)? {
            return Ok(result);
        }
    }
    if heap.has_special(value, "__abs__") {
        return Err(Trap::Library);
    }
    let name = heap.type_name(value);
    Err(heap.type_error(format!("bad operand type for abs(): '{name}'")))
}

impl Heap {
    /// The error for an operator that the types do not have; [`Trap::Library`] when a class of
    /// the program may have it.
    fn unsupported(&mut self, operator: &str, operands: &[Value]) -> Trap {
        if operands.iter().any(|&operand| !self.is_plain(operand)) {
            return Trap::Library;
        }
        let names: Vec<_> =
            operands.iter().map(|&operand| format!("'{}'", self.type_name(operand))).collect();
        let names = if let [first, second] = &*names {
            format!("{first} and {second}")
        } else {
            names.join(", ")
        };
        self.type_error(format!("unsupported operand type(s) for {operator}: {names}"))
    }
}

fn divmod(heap: &mut Heap, args: &[Value]) -> Native {
    let [a, b] = *args else { return Err(heap.bad_arguments()) };
    match heap.divmod(a, b)? {
        Some(pair) => Ok(pair),
        None => Err(heap.unsupported("divmod()", args)),
    }
}

fn pow(heap: &mut Heap, args: &[Value]) -> Native {
    let [base, exponent, modulus] = *args else { return Err(heap.bad_arguments()) };
    let modulus = modulus.or(Value::NONE);
    let is_float = |value: &Value| heap.native_type(*value) == TypeId::Float;
    if !modulus.is_none() && [base, exponent, modulus].iter().any(is_float) {
        // Floats answer first, whatever the others are.
        let message = "pow() 3rd argument not allowed unless all arguments are integers";
        return Err(heap.type_error(message));
    }
    if !modulus.is_none() && [base, exponent, modulus].iter().any(|value| value.is(Kind::Complex)) {
        return Err(heap.value_error("complex modulo"));
    }
    if modulus.is_none() {
        return match heap.binary(BinaryOp::Pow, base, exponent)? {
            Some(power) => Ok(power),
            None => Err(heap.unsupported("** or pow()", &[base, exponent])),
        };
    }
    match heap.pow_mod(base, exponent, modulus)? {
        Some(power) => Ok(power),
        None if args.iter().all(|&arg| heap.number(arg).is_some()) => {
            Err(heap.type_error("pow() 3rd argument not allowed unless all arguments are integers"))
        }
        None => Err(heap.unsupported("** or pow()", args)),
    }
}

fn round(heap: &mut Heap, args: &[Value]) -> Native {
    let [number, digits] = *args else { return Err(heap.bad_arguments()) };
    match heap.round(number, digits.or(Value::NONE))? {
        Some(rounded) => Ok(rounded),
        None if heap.has_special(number, "__round__") => Err(Trap::Library),
        None => {
            let name = heap.type_name(number);
            Err(heap.type_error(format!("type {name} doesn't define __round__ method")))
        }
    }
}

type Digits = fn(IntRef<'_>, usize) -> Result<String, TextError>;

fn in_base(heap: &mut Heap, args: &[Value], digits: Digits) -> Native {
    let [value] = *args else { return Err(heap.bad_arguments()) };
    let integer = heap.index_argument(value)?;
    let limit = heap.available();
    let text = match heap.as_int(integer) {
        Some(integer) => digits(integer, limit),
        None => return Err(heap.bad_arguments()),
    };
    match text {
        Ok(text) => heap.new_str(text),
        Err(error) => Err(heap.text_error(error)),
    }
}

fn bin(heap: &mut Heap, args: &[Value]) -> Native {
    in_base(heap, args, int_repr::bin)
}

fn hex(heap: &mut Heap, args: &[Value]) -> Native {
    in_base(heap, args, int_repr::hex)
}

fn oct(heap: &mut Heap, args: &[Value]) -> Native {
    in_base(heap, args, int_repr::oct)
}

fn chr(heap: &mut Heap, args: &[Value]) -> Native {
    let [value] = *args else { return Err(heap.bad_arguments()) };
    let integer = heap.index_argument(value)?;
    let code = heap.int_to_i64(integer).and_then(|code| u32::try_from(code).ok());
    match code.and_then(char::from_u32) {
        Some(character) => heap.character(character),
        // Strings are Unicode text here: they cannot hold half of a surrogate pair.
        None if code.is_some_and(|code| code < 0x11_0000) => {
            Err(heap.value_error("chr() arg is a surrogate, which a string cannot hold"))
        }
        None => Err(heap.value_error("chr() arg not in range(0x110000)")),
    }
}

fn ord(heap: &mut Heap, args: &[Value]) -> Native {
    let [given] = *args else { return Err(heap.bad_arguments()) };
    let value = heap.unwrapped(given);
    let len = match value.kind() {
        Some(Kind::Str) => heap.str(value).chars(),
        Some(Kind::Bytes | Kind::ByteArray) => heap.raw_bytes(value).len(),
        _ => {
            let name = heap.type_name(given);
            return Err(
                heap.type_error(format!("ord() expected string of length 1, but {name} found"))
            );
        }
    };
    if len != 1 {
        return Err(heap
            .type_error(format!("ord() expected a character, but string of length {len} found")));
    }
    if heap.is_bytes(value) {
        return Ok(Value::small(heap.raw_bytes(value).first().copied().unwrap_or(0).into()));
    }
    let code = heap.char_at(value, 0).map_or(0, u32::from);
    Ok(Value::small(code.into()))
}

/// A sum so far. Floats are summed with compensation, as CPython does from 3.12 on.
///
/// Source: Python library reference, `sum`; the algorithm is Neumaier's.
#[derive(Clone, Copy)]
enum Sum {
    /// Only integers so far, and they fit 64 bits.
    Int(i64),
    /// A float with its compensation.
    Float(f64, f64),
    /// The two parts of a complex number, each as a float.
    Complex([(f64, f64); 2]),
    /// Anything.
    Any(Value),
}

/// A float added to a sum with compensation.
fn compensated((sum, rest): (f64, f64), float: f64) -> (f64, f64) {
    let total = sum + float;
    let lost = if sum.abs() >= float.abs() { (sum - total) + float } else { (float - total) + sum };
    (total, rest + lost)
}

/// The sum with what compensation kept.
fn settled((sum, rest): (f64, f64)) -> f64 {
    if rest != 0.0 && rest.is_finite() { sum + rest } else { sum }
}

impl Sum {
    fn of(heap: &Heap, start: Value) -> Self {
        if !start.is(Kind::Const)
            && let Some(integer) = heap.int_to_i64(start)
        {
            return Self::Int(integer);
        }
        match heap.as_float(start) {
            Some(float) => Self::Float(float, 0.0),
            None if start.is(Kind::Complex) => {
                let complex = heap.complex(start);
                Self::Complex([(complex.real, 0.0), (complex.imag, 0.0)])
            }
            None => Self::Any(start),
        }
    }

    /// The sum as a value.
    fn value(self, heap: &mut Heap) -> Native {
        match self {
            Self::Int(sum) => heap.new_int(sum),
            Self::Float(sum, rest) => heap.new_float(settled((sum, rest))),
            Self::Complex([real, imag]) => heap.new_complex(settled(real), settled(imag)),
            Self::Any(sum) => Ok(sum),
        }
    }

    /// The sum with an item more.
    fn with(self, heap: &mut Heap, item: Value) -> Result<Self, Trap> {
        match self {
            Self::Int(sum) => {
                let integer = heap.as_integer(item).and_then(|item| heap.int_to_i64(item));
                if let Some(total) = integer.and_then(|item| sum.checked_add(item)) {
                    return Ok(Self::Int(total));
                }
            }
            Self::Float(sum, rest) => {
                let integer = heap.as_integer(item).and_then(|item| heap.int_to_i64(item));
                let float = heap.as_float(item).or(integer.map(|integer| integer as f64));
                if let Some(float) = float {
                    let (sum, rest) = compensated((sum, rest), float);
                    return Ok(Self::Float(sum, rest));
                }
            }
            Self::Complex([real, imag]) => {
                if item.is(Kind::Complex) {
                    let item = *heap.complex(item);
                    let parts = [compensated(real, item.real), compensated(imag, item.imag)];
                    return Ok(Self::Complex(parts));
                }
                let integer = heap.as_integer(item).and_then(|item| heap.int_to_i64(item));
                let float = heap.as_float(item).or(integer.map(|integer| integer as f64));
                if let Some(float) = float {
                    return Ok(Self::Complex([compensated(real, float), imag]));
                }
            }
            Self::Any(_) => {}
        }
        let so_far = self.value(heap)?;
        match heap.binary(BinaryOp::Add, so_far, item)? {
            // After integers a float goes on being summed as a float; nothing else does.
            Some(total) => Ok(match (self, heap.as_float(total)) {
                (Self::Int(_), Some(float)) => Self::Float(float, 0.0),
                (Self::Int(_) | Self::Float(..), None) if total.is(Kind::Complex) => {
                    Self::of(heap, total)
                }
                _ => Self::Any(total),
            }),
            None => Err(heap.unsupported("+", &[so_far, item])),
        }
    }
}

fn check_start(heap: &mut Heap, start: Value) -> Result<(), Trap> {
    match heap.unwrapped(start).kind() {
        Some(Kind::Str) => {
            Err(heap.type_error("sum() can't sum strings [use ''.join(seq) instead]"))
        }
        Some(Kind::ByteArray) => {
            Err(heap.type_error("sum() can't sum bytearray [use b''.join(seq) instead]"))
        }
        Some(Kind::Bytes) => {
            Err(heap.type_error("sum() can't sum bytes [use b''.join(seq) instead]"))
        }
        _ => Ok(()),
    }
}

fn sum(heap: &mut Heap, args: &[Value]) -> Native {
    let [iterable, start] = *args else { return Err(heap.bad_arguments()) };
    let start = start.or(Value::small(0));
    if !heap.is_native_iterable(iterable) {
        // The words for what is not iterable come first.
        heap.iterate(iterable)?;
        check_start(heap, start)?;
        return Err(Trap::Library);
    }
    check_start(heap, start)?;
    let mut total = Sum::of(heap, start);
    if iterable.is(Kind::Range)
        && let (Some((first, stop, step)), true) =
            (heap.range_small(iterable), matches!(total, Sum::Int(_)))
    {
        let count = i128::from(crate::types::range::small_range_len(first, stop, step));
        // The ends fit 62 bits: their sum times the count is below 2**126.
        let last = i128::from(first) + (count - 1) * i128::from(step);
        let whole = count * (i128::from(first) + last) / 2;
        let sum = heap.new_big_int(whole.into())?;
        return match heap.binary(BinaryOp::Add, start, sum)? {
            Some(total) => Ok(total),
            None => Err(heap.unsupported("+", &[start, sum])),
        };
    }
    if heap.is_long_range(iterable) {
        return Err(Trap::Library);
    }
    let items = heap.list_to_vec(iterable)?;
    for &item in &items {
        total = match total.with(heap, item) {
            Err(Trap::Library) if iterable.is(Kind::Iterator) => {
                let items = heap.new_list(items)?;
                return Err(heap.hand_over("builtin_sum", vec![items, start]));
            }
            total => total?,
        };
    }
    total.value(heap)
}

/// `_sum_start(start)`: a sum as the library keeps it, a list of its mode and its parts.
fn sum_start(heap: &mut Heap, args: &[Value]) -> Native {
    let [start] = *args else { return Err(heap.bad_arguments()) };
    check_start(heap, start)?;
    let state = heap.new_list(vec![])?;
    store(heap, state, Sum::of(heap, start))?;
    Ok(state)
}

fn store(heap: &mut Heap, state: Value, sum: Sum) -> Result<(), Trap> {
    let parts: SmallVec<[Value; 5]> = match sum {
        Sum::Int(sum) => smallvec![Value::small(0), heap.new_int(sum)?],
        Sum::Float(sum, rest) => {
            smallvec![Value::small(1), heap.new_float(sum)?, heap.new_float(rest)?]
        }
        Sum::Complex(parts) => {
            let mut values = smallvec![Value::small(3)];
            for part in parts.into_iter().flat_map(|(sum, rest)| [sum, rest]) {
                values.push(heap.new_float(part)?);
            }
            values
        }
        Sum::Any(sum) => smallvec![Value::small(2), sum],
    };
    if !state.is(Kind::List) {
        return Err(heap.bad_arguments());
    }
    let items = &mut heap.list_mut(state).items;
    items.clear();
    items.extend_from_slice(&parts);
    Ok(())
}

fn load(heap: &Heap, state: Value) -> Sum {
    // The library keeps it in a register, where who forges a snapshot can put anything.
    if !state.is(Kind::List) {
        return Sum::Int(0);
    }
    match *heap.list(state).items.as_slice() {
        [Value::FALSE | Value::TRUE, ..] | [] | [_] => Sum::Int(0),
        [mode, sum] if mode == Value::small(0) => {
            heap.int_to_i64(sum).map_or(Sum::Any(sum), Sum::Int)
        }
        [_, real, real_rest, imag, imag_rest] => {
            let part = |value| heap.as_float(value).unwrap_or(0.0);
            Sum::Complex([(part(real), part(real_rest)), (part(imag), part(imag_rest))])
        }
        [_, sum, rest, ..] => {
            Sum::Float(heap.as_float(sum).unwrap_or(0.0), heap.as_float(rest).unwrap_or(0.0))
        }
        [_, sum] => Sum::Any(sum),
    }
}

/// `_sum_add(state, item)`: adds an item; False when Python code has to.
fn sum_add(heap: &mut Heap, args: &[Value]) -> Native {
    let [state, item] = *args else { return Err(heap.bad_arguments()) };
    // Mostly integers are added up.
    if state.is(Kind::List)
        && let [mode, sum] = heap.list_mut(state).items.as_mut_slice()
        && *mode == Value::small(0)
        && Value::both_small(*sum, item)
        && let Some(total) = sum.shifted().checked_add(item.shifted())
    {
        *sum = Value::from_shifted(total);
        return Ok(Value::TRUE);
    }
    match load(heap, state).with(heap, item) {
        Ok(sum) => {
            store(heap, state, sum)?;
            Ok(Value::TRUE)
        }
        Err(Trap::Library) => Ok(Value::FALSE),
        Err(trap) => Err(trap),
    }
}

/// `_sum_value(state)`
fn sum_value(heap: &mut Heap, args: &[Value]) -> Native {
    let [state] = *args else { return Err(heap.bad_arguments()) };
    load(heap, state).value(heap)
}

/// `_sum_set(state, value)`: the sum is what Python code gave.
fn sum_set(heap: &mut Heap, args: &[Value]) -> Native {
    let [state, value] = *args else { return Err(heap.bad_arguments()) };
    store(heap, state, Sum::Any(value))?;
    Ok(Value::NONE)
}

/// The functions, and what the library needs for `sum`.
pub(crate) const FUNCTIONS: &[Builtin] = &[
    Builtin::function("abs", Signature::One, abs, Some("builtin_abs")),
    Builtin::function("divmod", Signature::Positional(2, 2), divmod, Some("builtin_divmod")),
    Builtin::function(
        "pow",
        Signature::named(&["base", "exp", "mod"], 2),
        pow,
        Some("builtin_pow"),
    ),
    Builtin::function(
        "round",
        Signature::named(&["number", "ndigits"], 1),
        round,
        Some("builtin_round"),
    ),
    Builtin::function("bin", Signature::One, bin, Some("builtin_bin")),
    Builtin::function("hex", Signature::One, hex, Some("builtin_hex")),
    Builtin::function("oct", Signature::One, oct, Some("builtin_oct")),
    Builtin::function("chr", Signature::One, chr, Some("builtin_chr")),
    Builtin::function("ord", Signature::One, ord, None),
    Builtin::function(
        "sum",
        Signature::Named {
            names: &["iterable", "start"],
            required: 1,
            positional_only: 1,
            keyword_only: 2,
        },
        sum,
        Some("builtin_sum"),
    ),
    Builtin::function("_sum_start", Signature::One, sum_start, None),
    Builtin::function("_sum_add", Signature::Positional(2, 2), sum_add, None),
    Builtin::function("_sum_value", Signature::One, sum_value, None),
    Builtin::function("_sum_set", Signature::Positional(2, 2), sum_set, None),
];
