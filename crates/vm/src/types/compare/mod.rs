//! Comparison of built-in values, native and without recursion over what they hold.
//!
//! | file | what lives there |
//! | --- | --- |
//! | `equal.rs` | equality |
//! | `order.rs` | `<`, `<=`, `>`, `>=` |
//! | `numbers.rs` | exact comparison of numbers of different types |

mod equal;
mod numbers;
mod order;

use diapause_bytecode::CompareOp;

pub(crate) use numbers::compare_numbers;

use crate::heap::Heap;
use crate::trap::Trap;
use crate::value::{Kind, Value};

/// Values nested deeper than this raise `RecursionError`.
pub(crate) const MAX_DEPTH: usize = 1000;

/// What a key costs that has the hash of another, compared with looking at an item.
pub(super) const COLLISION: u32 = 1;

/// Why a comparison has no native answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    /// Code of the program decides.
    Python,
    /// The values are nested too deeply.
    Deep,
}

impl Heap {
    /// Whether a key of a dict or element of a set is the same as another of the same hash:
    /// identical, or equal. `None` when only Python code can tell, or when too many of the same
    /// hash were compared already: who chooses keys can choose such, and then the library goes on,
    /// which can be interrupted.
    #[inline]
    #[must_use]
    pub fn same_key(&self, a: Value, b: Value) -> Option<bool> {
        if a == b {
            return Some(true);
        }
        match self.equal_keys(a, b) {
            Some(false) => self.spend(COLLISION).then_some(false),
            known => known,
        }
    }

    /// Whether two keys that are not identical are equal. `None` when only Python code can tell.
    #[inline]
    #[must_use]
    pub(crate) fn equal_keys(&self, a: Value, b: Value) -> Option<bool> {
        if a.is(Kind::Str) && b.is(Kind::Str) {
            return Some(self.same_text(a, b));
        }
        self.same_other_key(a, b)
    }

    /// As [`Heap::equal_keys`] for values that are neither identical nor strings.
    #[inline(never)]
    fn same_other_key(&self, a: Value, b: Value) -> Option<bool> {
        if Value::both_small(a, b) {
            return Some(false);
        }
        if let Some(known) = equal::flat_tuples(self, a, b) {
            return Some(known);
        }
        equal::deep(self, a, b, 0).ok()
    }

    /// Whether two values are equal, where no code of the program decides.
    ///
    /// # Errors
    ///
    /// [`Trap::Library`] when it does, and for values nested too deeply: the library then raises
    /// the `RecursionError`.
    #[inline]
    pub fn equal(&self, a: Value, b: Value) -> Result<bool, Trap> {
        if Value::both_small(a, b) {
            return Ok(a == b);
        }
        equal::deep(self, a, b, 0).map_err(|_| Trap::Library)
    }

    /// Whether two items of a container are identical or equal: what `in`, `count`, `index` and
    /// `remove` ask.
    ///
    /// # Errors
    ///
    /// As [`Heap::equal`].
    #[inline]
    pub fn same_item(&self, a: Value, b: Value) -> Result<bool, Trap> {
        if a == b { Ok(true) } else { self.equal(a, b) }
    }

    /// A rich comparison of built-in values. `None` when their types do not support it, and for
    /// instances of classes of the program.
    ///
    /// # Errors
    ///
    /// [`Trap::Library`] when code of the program decides; `RecursionError` for values nested too
    /// deeply; `TypeError` for items that have no order.
    #[inline]
    pub fn compare(&mut self, op: CompareOp, a: Value, b: Value) -> Result<Option<bool>, Trap> {
        if Value::both_small(a, b) {
            return Ok(Some(op.accepts(a.small_unchecked().cmp(&b.small_unchecked()))));
        }
        if !self.is_plain(a) || !self.is_plain(b) {
            // The special methods of the operands come first.
            return Ok(None);
        }
        match op {
            CompareOp::Eq => self.equal_or_raise(a, b).map(Some),
            CompareOp::Ne => self.equal_or_raise(a, b).map(|equal| Some(!equal)),
            _ => order::compare(self, op, a, b),
        }
    }

    fn equal_or_raise(&mut self, a: Value, b: Value) -> Result<bool, Trap> {
        equal::deep(self, a, b, 0).map_err(|stop| self.stopped(stop))
    }

    #[cold]
    fn stopped(&mut self, stop: Stop) -> Trap {
        match stop {
            Stop::Python => Trap::Library,
            Stop::Deep => self.recursion_error("in comparison"),
        }
    }
}
