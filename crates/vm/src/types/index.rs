//! Integers as indices: what `__index__` stands for, and lookups of special methods that natives
//! need to know whether Python code decides.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use crate::heap::Heap;
use crate::trap::Trap;
use crate::value::{Kind, Value};

impl Heap {
    /// Whether a class of the program itself says what a special method does.
    #[must_use]
    pub fn has_program_special(&self, value: Value, name: &str) -> bool {
        let found = self.program_special(value, name);
        found.is_some_and(|found| !found.is(Kind::Builtin) && !found.is_none())
    }

    /// Whether there is a special method in that sense. Where it is None, some are not there.
    #[must_use]
    pub fn has_special(&self, value: Value, name: &str) -> bool {
        self.program_special(value, name).is_some_and(|method| {
            !method.is_none() || !crate::exec::BLOCKED_BY_NONE.contains(&name)
        })
    }

    /// Whether a class of the program, or a base of it, defines an attribute.
    #[must_use]
    pub(crate) fn class_method_of(&self, class: Value, name: &str) -> bool {
        let Some(name) = self.find_interned(name) else { return false };
        let classes = self.class(class).mro.iter().filter(|base| base.is(Kind::Class));
        classes.filter_map(|&base| self.dict_get_name(self.class(base).dict, name)).next().is_some()
    }

    /// The value as an integer of any size, if it is an int or bool.
    #[inline]
    #[must_use]
    pub const fn as_integer(&self, value: Value) -> Option<Value> {
        if value.is_small() || value.is(Kind::BigInt) {
            return Some(value);
        }
        match value.as_bool() {
            Some(value) => Some(Value::small(value as i64)),
            None => None,
        }
    }

    /// The integer that a value stands for as an index. `None` when its type has no `__index__`.
    ///
    /// # Errors
    ///
    /// [`Trap::Library`] when `__index__` of the program has to be called.
    pub fn to_index(&self, value: Value) -> Result<Option<Value>, Trap> {
        // An instance of a class derived from `int` is an integer, whatever its `__index__` says.
        match self.as_integer(self.unwrapped(value)) {
            Some(integer) => Ok(Some(integer)),
            None if self.has_special(value, "__index__") => Err(Trap::Library),
            None => Ok(None),
        }
    }

    /// The integer that an argument stands for.
    ///
    /// # Errors
    ///
    /// As [`Heap::to_index`], and `TypeError` when its type has no `__index__`.
    pub fn index_argument(&mut self, value: Value) -> Result<Value, Trap> {
        match self.to_index(value)? {
            Some(integer) => Ok(integer),
            None => {
                let name = self.type_name(value);
                Err(self.type_error(format!("'{name}' object cannot be interpreted as an integer")))
            }
        }
    }

    /// As [`Heap::index_argument`], where the number has to fit a size.
    ///
    /// # Errors
    ///
    /// Also `OverflowError` when it does not.
    pub fn size_argument(&mut self, value: Value) -> Result<i64, Trap> {
        let integer = self.index_argument(value)?;
        match self.int_to_i64(integer) {
            Some(size) => Ok(size),
            None => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
        }
    }

    /// An integer as 64 bits, if it fits.
    #[inline]
    #[must_use]
    pub fn int_to_i64(&self, integer: Value) -> Option<i64> {
        match integer.as_small() {
            Some(small) => Some(small),
            None if integer.is(Kind::BigInt) => self.big_int(integer).0.to_i64(),
            None => None,
        }
    }

    /// An integer as 64 bits; the nearest one when it does not fit.
    #[must_use]
    pub fn int_clamped(&self, integer: Value) -> i64 {
        self.int_to_i64(integer).unwrap_or_else(|| {
            let negative = integer.is(Kind::BigInt)
                && self.big_int(integer).0.sign() == num_bigint::Sign::Minus;
            if negative { i64::MIN } else { i64::MAX }
        })
    }

    /// An integer as a big one.
    #[must_use]
    pub fn int_to_big(&self, integer: Value) -> BigInt {
        match integer.as_small() {
            Some(small) => small.into(),
            None if integer.is(Kind::BigInt) => self.big_int(integer).0.clone(),
            None => BigInt::default(),
        }
    }

    /// The integer that follows.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn int_successor(&mut self, integer: Value) -> Result<Value, Trap> {
        match integer.as_small() {
            Some(small) => self.new_int(small + 1),
            None => {
                let next = self.int_to_big(integer) + 1;
                self.new_big_int(next)
            }
        }
    }

    /// The place of an index in a sequence of that length; `None` when it is out of range.
    #[inline]
    #[must_use]
    pub const fn place(index: i64, len: usize) -> Option<usize> {
        let place = if index < 0 { index.wrapping_add(len as i64) } else { index };
        if place >= 0 && (place as u64) < len as u64 { Some(place as usize) } else { None }
    }
}

/// A number as a size or place: what is negative is 0, and what is beyond all sizes is the largest.
#[inline]
#[must_use]
pub(crate) fn clamped_size(number: i64) -> usize {
    if number < 0 { 0 } else { usize::try_from(number).unwrap_or(usize::MAX) }
}

/// A number as a place for `get`: what is no place of any sequence is behind the end of all.
#[inline(always)]
#[must_use]
pub(crate) const fn place_or_beyond(number: i64) -> usize {
    if usize::BITS < 64 && number as u64 > usize::MAX as u64 {
        return usize::MAX;
    }
    number as usize
}

impl Heap {
    /// The trap for a slice of arguments that does not fit the signature: a bug of the caller.
    #[cold]
    pub(crate) fn bad_arguments(&self) -> Trap {
        Trap::internal("a native function got arguments that do not fit its signature")
    }
}
