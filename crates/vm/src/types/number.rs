//! Arithmetic on built-in values.

use diapause_bytecode::{BinaryOp, UnaryOp};

use crate::heap::Heap;
use crate::trap::Trap;
use crate::value::Value;

impl Heap {
    /// A binary operator on built-in values. `None` when their types do not support it.
    ///
    /// # Errors
    ///
    /// Exceptions of the operator; [`Trap::Library`] when Python code has to be called.
    pub fn binary(&mut self, _op: BinaryOp, _a: Value, _b: Value) -> Result<Option<Value>, Trap> {
        Ok(None)
    }

    /// The in-place form for types that change their left operand. `None` for all others.
    ///
    /// # Errors
    ///
    /// As [`Heap::binary`].
    pub fn binary_in_place(
        &mut self,
        _op: BinaryOp,
        _a: Value,
        _b: Value,
    ) -> Result<Option<Value>, Trap> {
        Ok(None)
    }

    /// A unary operator on a built-in value. `None` when its type does not support it.
    ///
    /// # Errors
    ///
    /// As [`Heap::binary`].
    pub fn unary(&mut self, _op: UnaryOp, _a: Value) -> Result<Option<Value>, Trap> {
        Ok(None)
    }
}
