//! Operators on built-in values: which function serves which types.
//!
//! | file | what lives there |
//! | --- | --- |
//! | `int.rs` | arithmetic of integers |
//! | `complex.rs` | arithmetic of complex numbers |
//! | `divide.rs` | quotients of integers as floats, correctly rounded |
//! | `float.rs` | arithmetic of floats |
//! | `power.rs` | powers of integers, with and without a modulus |
//! | `sequence.rs` | concatenation and repetition |
//! | `sets.rs` | `|`, `&`, `-` and `^` of sets, dict views and dicts |
//! | `round.rs` | `round()` |
//! | `in_place.rs` | operators that change their left operand |

mod attribute;
pub(crate) mod complex;
pub(crate) mod cost;
mod divide;
mod float;
mod in_place;
mod int;
mod power;
mod round;
mod sequence;
pub(crate) mod sets;

use diapause_bytecode::{BinaryOp, UnaryOp};
use num_bigint::BigInt;
use num_traits::ToPrimitive;

pub use attribute::native_attribute;
pub(crate) use sequence::repetitions;

use crate::heap::Heap;
use crate::text::{ErrorKind, IntRef, TextError};
use crate::trap::{LimitKind, Trap};
use crate::types::TypeId;
use crate::value::{Kind, Unpacked, Value};

/// A number, whatever its type.
#[derive(Clone, Copy, Debug)]
pub enum Number<'a> {
    /// An integer or bool.
    Int(i64),
    /// An integer outside 62 bits.
    Big(&'a BigInt),
    /// A float.
    Float(f64),
}

impl Heap {
    /// The number that a value is, if it is one of a built-in type.
    #[inline]
    #[must_use]
    pub fn number(&self, value: Value) -> Option<Number<'_>> {
        match value.unpack() {
            Unpacked::Int(value) => Some(Number::Int(value)),
            Unpacked::Float(value) => Some(Number::Float(value)),
            Unpacked::Other(Kind::Const, _) => match value {
                Value::TRUE => Some(Number::Int(1)),
                Value::FALSE => Some(Number::Int(0)),
                _ => None,
            },
            Unpacked::Other(Kind::Float, _) => Some(Number::Float(self.boxed_float(value).0)),
            Unpacked::Other(Kind::BigInt, _) => Some(Number::Big(&self.big_int(value).0)),
            Unpacked::Other(..) => None,
        }
    }

    /// The integer that a value is: an int or bool.
    #[inline]
    #[must_use]
    pub fn as_int(&self, value: Value) -> Option<IntRef<'_>> {
        match self.number(value) {
            Some(Number::Int(value)) => Some(IntRef::Small(value)),
            Some(Number::Big(value)) => Some(IntRef::Big(value)),
            _ => None,
        }
    }

    /// The float that a value is, if its type is float.
    #[inline]
    #[must_use]
    pub fn as_float(&self, value: Value) -> Option<f64> {
        match self.number(value) {
            Some(Number::Float(value)) => Some(value),
            _ => None,
        }
    }

    /// The integer that a value is, as a big one.
    #[must_use]
    pub(crate) fn as_big(&self, value: Value) -> Option<BigInt> {
        Some(match self.as_int(value)? {
            IntRef::Small(value) => BigInt::from(value),
            IntRef::Big(value) => value.clone(),
        })
    }

    /// A number as a float.
    ///
    /// # Errors
    ///
    /// `OverflowError` when an integer is too large.
    pub fn to_float(&mut self, value: Value) -> Result<Option<f64>, Trap> {
        let float = match self.number(value) {
            Some(Number::Float(value)) => Ok(value),
            Some(Number::Int(value)) => Ok(value as f64),
            Some(Number::Big(value)) => IntRef::Big(value).to_f64(),
            None => {
                return match self.carried(value) {
                    Some(carried) => self.to_float(carried),
                    None => Ok(None),
                };
            }
        };
        float.map(Some).map_err(|error| self.text_error(error))
    }

    /// The trap for an error of the text module.
    #[cold]
    pub fn text_error(&mut self, error: TextError) -> Trap {
        match error {
            TextError::Raise { kind, message } => {
                let class = match kind {
                    ErrorKind::Value => TypeId::ValueError,
                    ErrorKind::Type => TypeId::TypeError,
                    ErrorKind::Overflow => TypeId::OverflowError,
                };
                self.raise(class, message)
            }
            TextError::TooLarge(_) => Trap::Limit(LimitKind::Memory),
        }
    }

    /// Whether a value's type is built in, so that no code of the program has a say in operators.
    #[must_use]
    pub fn is_plain(&self, value: Value) -> bool {
        !self.type_of(value).is(Kind::Class)
    }

    /// A binary operator on built-in values. `None` when their types do not support it.
    ///
    /// # Errors
    ///
    /// Exceptions of the operator; [`Trap::Library`] when Python code has to be called.
    #[inline]
    pub fn binary(&mut self, op: BinaryOp, a: Value, b: Value) -> Result<Option<Value>, Trap> {
        if Value::both_small(a, b) {
            let result = int::small(self, op, a.small_unchecked(), b.small_unchecked());
            return result.transpose();
        }
        if let (Some(x), Some(y)) = (a.as_inline_float(), b.as_inline_float()) {
            return float::binary(self, op, x, y).transpose();
        }
        self.binary_slow(op, a, b)
    }

    fn binary_slow(&mut self, op: BinaryOp, a: Value, b: Value) -> Result<Option<Value>, Trap> {
        match (self.number(a), self.number(b)) {
            (Some(Number::Float(_)), Some(_)) | (Some(_), Some(Number::Float(_))) => {
                if !float::supports(op) {
                    return Ok(None);
                }
                let (Some(x), Some(y)) = (self.to_float(a)?, self.to_float(b)?) else {
                    return Ok(None);
                };
                return float::binary(self, op, x, y).transpose();
            }
            (Some(Number::Int(x)), Some(Number::Int(y))) => {
                if let (Some(x), Some(y)) = (a.as_bool(), b.as_bool()) {
                    match op {
                        BinaryOp::And => return Ok(Some(Value::bool(x & y))),
                        BinaryOp::Or => return Ok(Some(Value::bool(x | y))),
                        BinaryOp::Xor => return Ok(Some(Value::bool(x ^ y))),
                        _ => {}
                    }
                }
                return int::small(self, op, x, y).transpose();
            }
            (Some(_), Some(_)) => return int::big(self, op, a, b).transpose(),
            _ => {}
        }
        if (a.is(Kind::Complex) || b.is(Kind::Complex))
            && let Some(result) = complex::binary(self, op, a, b)?
        {
            return Ok(Some(result));
        }
        match op {
            BinaryOp::Add => sequence::concatenate(self, a, b),
            BinaryOp::Mul => sequence::repeat(self, a, b),
            BinaryOp::Mod if a.is(Kind::Str) => {
                crate::types::str::percent::format(self, a, b).map(Some)
            }
            BinaryOp::Mod if self.is_bytes(a) => crate::types::bytes::percent(self, a, b).map(Some),
            BinaryOp::Sub | BinaryOp::And | BinaryOp::Or | BinaryOp::Xor => {
                sets::binary(self, op, a, b)
            }
            _ => Ok(None),
        }
    }

    /// The in-place form for types that change their left operand. `None` for all others.
    ///
    /// # Errors
    ///
    /// As [`Heap::binary`].
    pub fn binary_in_place(
        &mut self,
        op: BinaryOp,
        a: Value,
        b: Value,
    ) -> Result<Option<Value>, Trap> {
        in_place::binary(self, op, a, b)
    }

    /// `a += b` of two strings, where only the variable that holds `a` refers to what an earlier one
    /// gave. `None` for other values.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub(crate) fn grow_text(&mut self, a: Value, b: Value) -> Result<Option<Value>, Trap> {
        sequence::grow(self, a, b)
    }

    /// As [`Heap::grow_text`] of two strings, where that takes no memory; `None` where it does.
    pub(crate) fn grow_text_in_room(&mut self, a: Value, b: Value) -> Option<Value> {
        sequence::grow_in_room(self, a, b)
    }

    /// A unary operator on a built-in value. `None` when its type does not support it.
    ///
    /// # Errors
    ///
    /// As [`Heap::binary`].
    pub fn unary(&mut self, op: UnaryOp, a: Value) -> Result<Option<Value>, Trap> {
        match (self.number(a), op) {
            (Some(Number::Int(x)), UnaryOp::Neg) => self.new_int(-x),
            (Some(Number::Int(x)), UnaryOp::Pos) => self.new_int(x),
            (Some(Number::Int(x)), UnaryOp::Invert) => self.new_int(!x),
            (Some(Number::Float(x)), UnaryOp::Neg) => self.new_float(-x),
            (Some(Number::Float(_) | Number::Big(_)), UnaryOp::Pos) => Ok(a),
            (Some(Number::Big(x)), UnaryOp::Neg) => {
                self.reserve(Some((x.bits() / 8) as usize))?;
                let result = -&self.big_int(a).0;
                self.new_big_int(result)
            }
            (Some(Number::Big(x)), UnaryOp::Invert) => {
                self.reserve(Some((x.bits() / 8) as usize))?;
                let result = !&self.big_int(a).0;
                self.new_big_int(result)
            }
            (None, _) if a.is(Kind::Complex) => return complex::unary(self, op, a),
            (Some(Number::Float(_)), UnaryOp::Invert) | (None, _) => return Ok(None),
        }
        .map(Some)
    }

    /// `divmod(a, b)` of numbers; `None` for other values.
    ///
    /// # Errors
    ///
    /// As [`Heap::binary`].
    pub fn divmod(&mut self, a: Value, b: Value) -> Result<Option<Value>, Trap> {
        if self.number(a).is_none() || self.number(b).is_none() {
            return Ok(None);
        }
        let Some(quotient) = self.binary(BinaryOp::FloorDiv, a, b)? else { return Ok(None) };
        let Some(remainder) = self.binary(BinaryOp::Mod, a, b)? else { return Ok(None) };
        self.new_tuple([quotient, remainder]).map(Some)
    }

    /// `pow(a, b, modulus)` of integers; `None` when one of them is none.
    ///
    /// # Errors
    ///
    /// `ValueError` for a modulus of zero and a base without an inverse.
    pub fn pow_mod(&mut self, a: Value, b: Value, modulus: Value) -> Result<Option<Value>, Trap> {
        match (self.as_big(a), self.as_big(b), self.as_big(modulus)) {
            (Some(a), Some(b), Some(modulus)) => power::modular(self, &a, &b, &modulus).map(Some),
            _ => Ok(None),
        }
    }

    /// Turns a value into an index: an int or bool that fits.
    ///
    /// # Errors
    ///
    /// [`Trap::Library`] for an instance with `__index__`; `TypeError` for what is no integer,
    /// `IndexError`-like overflow as CPython words it.
    pub fn int_argument(&mut self, value: Value) -> Result<i64, Trap> {
        match self.number(value) {
            Some(Number::Int(value)) => Ok(value),
            Some(Number::Big(value)) => match value.to_i64() {
                Some(value) => Ok(value),
                None => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
            },
            _ => match self.carried(value) {
                Some(carried) => self.int_argument(carried),
                None => Err(self.not_an_integer(value)),
            },
        }
    }

    /// As [`Heap::int_argument`], for how often a sequence is to be repeated.
    ///
    /// # Errors
    ///
    /// Likewise, in other words.
    pub fn repeat_argument(&mut self, value: Value) -> Result<i64, Trap> {
        let number = self.unwrapped(value);
        if self.as_int(number).is_some_and(|number| number.to_i64().is_none()) {
            let name = self.type_name(value);
            let message = format!("cannot fit '{name}' into an index-sized integer");
            return Err(self.overflow_error(message));
        }
        self.int_argument(value)
    }

    /// The same as `int_argument`, with integers that do not fit brought to the nearest that does.
    ///
    /// # Errors
    ///
    /// As [`Heap::int_argument`].
    pub fn clamped_argument(&mut self, value: Value) -> Result<i64, Trap> {
        match self.number(value) {
            Some(Number::Int(value)) => Ok(value),
            Some(Number::Big(value)) => {
                Ok(value.to_i64().unwrap_or(if value.sign() == num_bigint::Sign::Minus {
                    i64::MIN
                } else {
                    i64::MAX
                }))
            }
            _ => match self.carried(value) {
                Some(carried) => self.clamped_argument(carried),
                None => Err(self.not_an_integer(value)),
            },
        }
    }

    #[cold]
    fn not_an_integer(&mut self, value: Value) -> Trap {
        if self.has_special(value, "__index__") {
            return Trap::Library;
        }
        let message =
            format!("'{}' object cannot be interpreted as an integer", self.type_name(value));
        self.type_error(message)
    }
}

/// The float nearest to `bits * 2**exponent`, ties to even; `bits` has its highest bits set.
pub(crate) fn float_of_bits(bits: u128, exponent: i64) -> f64 {
    divide::round(bits, exponent)
}
