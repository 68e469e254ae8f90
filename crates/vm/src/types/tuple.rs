//! Tuples.

use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::types::TypeId;
use crate::types::list::{sequence_count, sequence_index};
use crate::value::{Kind, Value};

fn tuple_new(heap: &mut Heap, args: &[Value]) -> Native {
    let [source] = *args else { return Err(heap.bad_arguments()) };
    if source.is_unbound() {
        return heap.new_tuple([]);
    }
    if source.is(Kind::Tuple) {
        return Ok(source);
    }
    let items = heap.list_to_vec(source)?;
    heap.new_tuple(items)
}

/// Constructor and methods of tuples.
pub(crate) const METHODS: &[Builtin] = &[
    Builtin::method(
        TypeId::Tuple,
        "__new__",
        Signature::Positional(0, 1),
        tuple_new,
        Some("tuple_new"),
    ),
    Builtin::method(
        TypeId::Tuple,
        "index",
        Signature::Positional(1, 3),
        sequence_index,
        Some("sequence_index"),
    ),
    Builtin::method(TypeId::Tuple, "count", Signature::One, sequence_count, Some("sequence_count")),
];
