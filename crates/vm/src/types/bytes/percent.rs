//! The `%` operator of bytes.

use crate::builtins::Native;
use crate::heap::Heap;
use crate::value::Value;

/// `bytes % args`
///
/// # Errors
///
/// Always, in this version.
pub fn percent(heap: &mut Heap, _format: Value, _args: Value) -> Native {
    Err(heap.type_error("'%' of bytes is not supported yet"))
}
