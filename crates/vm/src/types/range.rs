//! Ranges of integers of any size.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, Zero};

use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::object::{Iter, Range};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// How many integers a range of immediate ones has.
#[must_use]
pub const fn small_range_len(start: i64, stop: i64, step: i64) -> u64 {
    // The three fit 62 bits, so no difference overflows.
    if step > 0 && start < stop {
        ((stop - start - 1) / step + 1) as u64
    } else if step < 0 && start > stop {
        ((start - stop - 1) / -step + 1) as u64
    } else {
        0
    }
}

fn big_range_len(start: &BigInt, stop: &BigInt, step: &BigInt) -> BigInt {
    let distance = if step.is_negative() { start - stop } else { stop - start };
    if distance.is_positive() { (distance - 1) / step.abs() + 1 } else { BigInt::zero() }
}

impl Heap {
    /// Start, stop and step when all are immediate.
    #[inline]
    #[must_use]
    pub fn range_small(&self, range: Value) -> Option<(i64, i64, i64)> {
        let Range { start, stop, step } = *self.range(range);
        Some((start.as_small()?, stop.as_small()?, step.as_small()?))
    }

    fn range_big(&self, range: Value) -> [BigInt; 3] {
        let Range { start, stop, step } = *self.range(range);
        [start, stop, step].map(|part| self.int_to_big(part))
    }

    /// The length of a range, an integer of any size.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn range_len(&mut self, range: Value) -> Result<Value, Trap> {
        match self.range_small(range) {
            Some((start, stop, step)) => {
                self.new_big_int(small_range_len(start, stop, step).into())
            }
            None => {
                let [start, stop, step] = self.range_big(range);
                self.new_big_int(big_range_len(&start, &stop, &step))
            }
        }
    }

    /// The length of a range as a big integer.
    #[must_use]
    pub(crate) fn range_big_len(&self, range: Value) -> BigInt {
        let [start, stop, step] = self.range_big(range);
        big_range_len(&start, &stop, &step)
    }

    /// Whether a range is empty.
    #[must_use]
    pub fn range_is_empty(&self, range: Value) -> bool {
        match self.range_small(range) {
            Some((start, stop, step)) => small_range_len(start, stop, step) == 0,
            None => {
                let [start, stop, step] = self.range_big(range);
                big_range_len(&start, &stop, &step).is_zero()
            }
        }
    }

    /// The item of a range at an integer index.
    ///
    /// # Errors
    ///
    /// `IndexError` when it is out of range.
    pub fn range_item(&mut self, range: Value, index: Value) -> Result<Value, Trap> {
        if let (Some((start, stop, step)), Some(index)) =
            (self.range_small(range), index.as_small())
        {
            let len = small_range_len(start, stop, step) as i64;
            let place = if index < 0 { index + len } else { index };
            if place < 0 || place >= len {
                return Err(self.index_error("range object index out of range"));
            }
            return self.new_int(start + place * step);
        }
        let [start, stop, step] = self.range_big(range);
        let len = big_range_len(&start, &stop, &step);
        let index = self.int_to_big(index);
        let place = if index.is_negative() { index + &len } else { index };
        if place.is_negative() || place >= len {
            return Err(self.index_error("range object index out of range"));
        }
        self.new_big_int(start + place * step)
    }

    /// A slice of a range, which is a range.
    ///
    /// # Errors
    ///
    /// As [`Heap::slice_span`].
    pub fn range_slice(&mut self, range: Value, slice: Value) -> Result<Value, Trap> {
        let [start, stop, step] = self.range_big(range);
        let len = big_range_len(&start, &stop, &step);
        let [first, last, distance] = self.slice_big(slice, &len)?;
        let new_start = &start + first * &step;
        let new_stop = &start + last * &step;
        let start = self.new_big_int(new_start)?;
        let stop = self.new_big_int(new_stop)?;
        let step = self.new_big_int(step * distance)?;
        self.alloc(Range { start, stop, step })
    }

    /// The place of an integer in a range.
    #[must_use]
    pub fn range_place(&self, range: Value, integer: Value) -> Option<BigInt> {
        if let (Some((start, stop, step)), Some(value)) =
            (self.range_small(range), integer.as_small())
        {
            let inside = if step > 0 {
                value >= start && value < stop
            } else {
                value <= start && value > stop
            };
            return (inside && (value - start) % step == 0)
                .then(|| BigInt::from((value - start) / step));
        }
        let [start, stop, step] = self.range_big(range);
        let value = self.int_to_big(integer);
        let inside = if step.is_positive() {
            value >= start && value < stop
        } else {
            value <= start && value > stop
        };
        let (place, rest) = (value - start).div_rem(&step);
        (inside && rest.is_zero()).then_some(place)
    }

    /// Whether a range contains a value.
    ///
    /// # Errors
    ///
    /// [`Trap::Library`] when `__eq__` of the program has to be asked.
    pub fn range_contains(&self, range: Value, value: Value) -> Result<bool, Trap> {
        Ok(self
            .range_equal_to(range, value)?
            .is_some_and(|integer| self.range_place(range, integer).is_some()))
    }

    /// The integer that a value equals, as far as one that a range may hold.
    fn range_equal_to(&self, _range: Value, value: Value) -> Result<Option<Value>, Trap> {
        if value.is(Kind::Instance) && self.overrides(self.type_of(value), "__eq__") {
            return Err(Trap::Library);
        }
        if let Some(integer) = self.as_integer(value) {
            return Ok(Some(integer));
        }
        if self.has_special(value, "__eq__") {
            return Err(Trap::Library);
        }
        let float = if value.is(Kind::Complex) {
            let complex = self.complex(value);
            (complex.imag == 0.0).then_some(complex.real)
        } else if value.is(Kind::Float) {
            Some(self.boxed_float(value).0)
        } else if value.is(Kind::Complex) {
            let complex = self.complex(value);
            (complex.imag == 0.0).then_some(complex.real)
        } else {
            value.as_inline_float()
        };
        // Integral floats beyond 62 bits equal integers too, but a range is rarely asked for one.
        Ok(float
            .filter(|float| float.trunc() == *float && float.abs() < Value::MAX_INT as f64)
            .map(|float| Value::small(float as i64)))
    }

    /// An iterator over a range.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn range_iterator(&mut self, range: Value) -> Result<Value, Trap> {
        match self.range_small(range) {
            Some((start, stop, step)) => {
                let left = small_range_len(start, stop, step);
                self.alloc(Iter::Range { next: start, left, step })
            }
            None => {
                let Range { start, stop, step } = *self.range(range);
                self.alloc(Iter::BigRange { next: start, stop, step })
            }
        }
    }

    /// An iterator over a range from its last to its first integer.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn range_reversed(&mut self, range: Value) -> Result<Value, Trap> {
        let [start, stop, step] = self.range_big(range);
        let len = big_range_len(&start, &stop, &step);
        let last = &start + (len - 1) * &step;
        let next = self.new_big_int(last)?;
        let stop = self.new_big_int(start - &step)?;
        let step = self.new_big_int(-step)?;
        match (next.as_small(), stop.as_small(), step.as_small()) {
            (Some(next), Some(stop), Some(step)) => {
                let left = small_range_len(next, stop, step);
                self.alloc(Iter::Range { next, left, step })
            }
            _ => self.alloc(Iter::BigRange { next, stop, step }),
        }
    }

    /// Whether two ranges have the same items.
    #[must_use]
    pub fn ranges_equal(&self, a: Value, b: Value) -> bool {
        let ([a_start, a_stop, a_step], [b_start, b_stop, b_step]) =
            (self.range_big(a), self.range_big(b));
        let len = big_range_len(&a_start, &a_stop, &a_step);
        if len != big_range_len(&b_start, &b_stop, &b_step) {
            return false;
        }
        len.is_zero() || (a_start == b_start && (len.is_one() || a_step == b_step))
    }
}

fn range_new(heap: &mut Heap, args: &[Value]) -> Native {
    let [first, second, third] = *args else { return Err(heap.bad_arguments()) };
    let (start, stop) =
        if second.is_unbound() { (Value::small(0), first) } else { (first, second) };
    let start = heap.index_argument(start)?;
    let stop = heap.index_argument(stop)?;
    let step = heap.index_argument(third.or(Value::small(1)))?;
    if step == Value::small(0) {
        return Err(heap.value_error("range() arg 3 must not be zero"));
    }
    heap.alloc(Range { start, stop, step })
}

fn range_index(heap: &mut Heap, args: &[Value]) -> Native {
    let [range, value] = *args else { return Err(heap.bad_arguments()) };
    let place =
        heap.range_equal_to(range, value)?.and_then(|integer| heap.range_place(range, integer));
    match place {
        Some(place) => heap.new_big_int(place),
        None if heap.as_integer(value).is_some() => {
            Err(heap.value_error("range.index(x): x not in range"))
        }
        None => Err(heap.value_error("sequence.index(x): x not in sequence")),
    }
}

fn range_count(heap: &mut Heap, args: &[Value]) -> Native {
    let [range, value] = *args else { return Err(heap.bad_arguments()) };
    Ok(Value::small(heap.range_contains(range, value)?.into()))
}

/// Constructor and methods of ranges; `start`, `stop` and `step` are attributes.
pub(crate) const METHODS: &[Builtin] = &[
    Builtin::method(
        TypeId::Range,
        "__new__",
        Signature::Positional(1, 3),
        range_new,
        Some("range_new"),
    ),
    Builtin::method(TypeId::Range, "index", Signature::One, range_index, Some("range_index")),
    Builtin::method(TypeId::Range, "count", Signature::One, range_count, Some("range_count")),
];
