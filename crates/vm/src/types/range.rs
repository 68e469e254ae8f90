//! Ranges of integers of any size.

use num_bigint::BigInt;
use num_traits::{One, Signed, Zero};

use crate::heap::Heap;
use crate::object::Range;
use crate::trap::Trap;
use crate::value::Value;

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

impl Heap {
    /// Start, stop and step when all are immediate.
    #[inline]
    #[must_use]
    pub fn range_small(&self, range: Value) -> Option<(i64, i64, i64)> {
        let Range { start, stop, step } = *self.range(range);
        Some((start.as_small()?, stop.as_small()?, step.as_small()?))
    }

    /// The length of a range, an integer of any size.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn range_len(&mut self, range: Value) -> Result<Value, Trap> {
        let len = match self.range_small(range) {
            Some((start, stop, step)) => small_range_len(start, stop, step).into(),
            None => self.big_range_len(range),
        };
        self.new_big_int(len)
    }

    fn big_range_len(&self, range: Value) -> BigInt {
        let [start, stop, step] = self.big_range(range);
        let distance = if step.is_positive() { stop - start } else { start - stop };
        if distance.is_positive() {
            (distance - BigInt::one()) / step.abs() + BigInt::one()
        } else {
            BigInt::zero()
        }
    }

    fn big_range(&self, range: Value) -> [BigInt; 3] {
        let Range { start, stop, step } = *self.range(range);
        [start, stop, step].map(|bound| self.as_big(bound).unwrap_or_else(BigInt::one))
    }

    /// Whether two ranges have the same items.
    #[must_use]
    pub fn ranges_equal(&self, a: Value, b: Value) -> bool {
        let len = self.big_range_len(a);
        if len != self.big_range_len(b) {
            return false;
        }
        let ([a_start, _, a_step], [b_start, _, b_step]) = (self.big_range(a), self.big_range(b));
        len.is_zero() || (a_start == b_start && (len.is_one() || a_step == b_step))
    }
}
