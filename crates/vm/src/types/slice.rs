//! Slices: from a slice object to the places it selects.

use num_bigint::{BigInt, Sign};
use num_traits::{One, Signed, Zero};

use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::object::Slice;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::Value;

/// The places a slice selects in a sequence: `count` of them from `start` on, `step` apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First place; where to insert when `count` is 0 and `step` is 1.
    pub start: i64,
    /// Bound.
    pub stop: i64,
    /// Distance, not 0.
    pub step: i64,
    /// How many places.
    pub count: usize,
}

impl Span {
    /// The places, in the order of the slice.
    pub fn places(self) -> impl Iterator<Item = usize> {
        (0..self.count).map(move |nth| (self.start + nth as i64 * self.step) as usize)
    }
}

const BAD_PART: &str = "slice indices must be integers or None or have an __index__ method";

impl Heap {
    /// A slice object.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn new_slice(&mut self, start: Value, stop: Value, step: Value) -> Result<Value, Trap> {
        self.alloc(Slice { start, stop, step })
    }

    /// A part of a slice: `None` when it is None.
    fn slice_part(&mut self, part: Value) -> Result<Option<Value>, Trap> {
        if part.is_none() {
            return Ok(None);
        }
        match self.to_index(part)? {
            Some(integer) => Ok(Some(integer)),
            None => Err(self.type_error(BAD_PART)),
        }
    }

    /// The places that a slice selects in a sequence of that length.
    ///
    /// # Errors
    ///
    /// What CPython raises for parts that are no indices; [`Trap::Library`] when `__index__` of
    /// the program has to be called.
    pub fn slice_span(&mut self, slice: Value, len: usize) -> Result<Span, Trap> {
        let Slice { start, stop, step } = *self.slice(slice);
        if let Some(span) = usual_span(start, stop, step, len as i64) {
            return Ok(span);
        }
        let step = match self.slice_part(step)? {
            Some(step) => self.int_clamped(step).max(-i64::MAX),
            None => 1,
        };
        if step == 0 {
            return Err(self.value_error("slice step cannot be zero"));
        }
        let start = self.slice_part(start)?.map(|part| self.int_clamped(part));
        let stop = self.slice_part(stop)?.map(|part| self.int_clamped(part));
        let len = len as i64;
        // Backward slices run from behind the last place to before the first one.
        let (low, high) = if step < 0 { (-1, len - 1) } else { (0, len) };
        let fit =
            |part: i64| (if part < 0 { part.saturating_add(len) } else { part }).clamp(low, high);
        let (first, last) = if step < 0 { (high, low) } else { (low, high) };
        let start = start.map_or(first, fit);
        let stop = stop.map_or(last, fit);
        let distance = if step < 0 { start - stop } else { stop - start };
        let count = if distance <= 0 { 0 } else { (distance - 1) / step.abs() + 1 };
        Ok(Span { start, stop, step, count: count as usize })
    }

    /// Start, stop and step of a slice for a sequence of any length: `slice.indices`.
    ///
    /// # Errors
    ///
    /// As [`Heap::slice_span`].
    pub fn slice_big(&mut self, slice: Value, len: &BigInt) -> Result<[BigInt; 3], Trap> {
        let Slice { start, stop, step } = *self.slice(slice);
        let step = match self.slice_part(step)? {
            Some(step) => self.int_to_big(step),
            None => BigInt::one(),
        };
        if step.is_zero() {
            return Err(self.value_error("slice step cannot be zero"));
        }
        let start = self.slice_part(start)?.map(|part| self.int_to_big(part));
        let stop = self.slice_part(stop)?.map(|part| self.int_to_big(part));
        let backward = step.is_negative();
        let (low, high) =
            if backward { (BigInt::from(-1), len - 1) } else { (BigInt::zero(), len.clone()) };
        let fit = |part: BigInt| {
            let part = if part.sign() == Sign::Minus { part + len } else { part };
            part.clamp(low.clone().min(high.clone()), high.clone())
        };
        let (first, last) =
            if backward { (high.clone(), low.clone()) } else { (low.clone(), high.clone()) };
        let start = start.map_or(first, fit);
        let stop = stop.map_or(last, fit);
        Ok([start, stop, step])
    }
}

/// The places between two small integers, or None: most slices are so.
#[inline]
fn usual_span(start: Value, stop: Value, step: Value, len: i64) -> Option<Span> {
    let fit = |part: Value, missing: i64| match part.as_small() {
        Some(part) => Some((if part < 0 { part + len } else { part }).clamp(0, len)),
        None => part.is_none().then_some(missing),
    };
    if !step.is_none() {
        return None;
    }
    let (start, stop) = (fit(start, 0)?, fit(stop, len)?);
    Some(Span { start, stop, step: 1, count: (stop - start).max(0) as usize })
}

fn slice_new(heap: &mut Heap, args: &[Value]) -> Native {
    let [first, second, third] = *args else { return Err(heap.bad_arguments()) };
    if second.is_unbound() {
        return heap.new_slice(Value::NONE, first, Value::NONE);
    }
    heap.new_slice(first, second, third.or(Value::NONE))
}

fn slice_indices(heap: &mut Heap, args: &[Value]) -> Native {
    let [slice, len] = *args else { return Err(heap.bad_arguments()) };
    let len = heap.index_argument(len)?;
    let len = heap.int_to_big(len);
    if len.is_negative() {
        return Err(heap.value_error("length should not be negative"));
    }
    let parts = heap.slice_big(slice, &len)?;
    let mut items = Vec::with_capacity(3);
    for part in parts {
        items.push(heap.new_big_int(part)?);
    }
    heap.new_tuple(items)
}

/// Constructor and methods of slices.
pub(crate) const METHODS: &[Builtin] = &[
    Builtin::method(TypeId::Slice, "__new__", Signature::Positional(1, 3), slice_new, None),
    Builtin::method(TypeId::Slice, "indices", Signature::One, slice_indices, Some("slice_indices")),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: Value, stop: Value, step: Value, len: usize) -> (i64, i64, i64, usize) {
        let mut heap = Heap::new(1 << 20);
        let slice = heap.new_slice(start, stop, step).expect("room");
        let span = heap.slice_span(slice, len).expect("integers");
        (span.start, span.stop, span.step, span.count)
    }

    /// Expectations from CPython 3.14: `slice(...).indices(len)`.
    #[test]
    fn spans_are_those_of_slice_indices() {
        let int = Value::small;
        let none = Value::NONE;
        assert_eq!(span(none, none, none, 5), (0, 5, 1, 5));
        assert_eq!(span(none, none, int(-1), 5), (4, -1, -1, 5));
        assert_eq!(span(int(1), int(10), int(3), 5), (1, 5, 3, 2));
        assert_eq!(span(int(-3), none, none, 5), (2, 5, 1, 3));
        assert_eq!(span(int(-9), int(-8), int(-2), 5), (-1, -1, -2, 0));
        assert_eq!(span(int(3), int(1), none, 5), (3, 1, 1, 0));
        assert_eq!(span(int(9), none, none, 5), (5, 5, 1, 0));
        assert_eq!(span(none, none, int(Value::MIN_INT), 5).3, 1);
        assert_eq!(span(none, none, int(2), 0), (0, 0, 2, 0));
    }
}
