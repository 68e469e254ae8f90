//! Comparison of built-in values, native and without recursion.

use diapause_bytecode::CompareOp;

use crate::heap::Heap;
use crate::trap::Trap;
use crate::value::{Kind, Value};

impl Heap {
    /// Whether a key of a dict or element of a set is the same as another: identical, or equal.
    /// `None` when only Python code can tell.
    #[must_use]
    pub fn same_key(&self, a: Value, b: Value) -> Option<bool> {
        if a == b {
            return Some(true);
        }
        if a.is(Kind::Str) && b.is(Kind::Str) {
            return Some(self.text(a) == self.text(b));
        }
        if Value::both_small(a, b) {
            return Some(false);
        }
        match self.equal(a, b) {
            Ok(same) => Some(same),
            Err(_) => None,
        }
    }

    /// Whether two values are equal, where no code of the program decides.
    ///
    /// # Errors
    ///
    /// [`Trap::Library`] when it does; `RecursionError` for values nested too deeply.
    pub fn equal(&self, _a: Value, _b: Value) -> Result<bool, Trap> {
        Err(Trap::Library)
    }

    /// A rich comparison of built-in values. `None` when their types do not support it.
    ///
    /// # Errors
    ///
    /// As [`Heap::equal`].
    pub fn compare(&mut self, _op: CompareOp, _a: Value, _b: Value) -> Result<Option<bool>, Trap> {
        Ok(None)
    }
}
