//! Methods of `object` that say that it has no order, what it consists of, and what it derives
//! from.

use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::Value;

fn not_implemented(_: &mut Heap, _: &[Value]) -> Native {
    Ok(Value::NOT_IMPLEMENTED)
}

/// `object.__dir__()` and `type.__dir__()`
fn names(heap: &mut Heap, args: &[Value]) -> Native {
    heap.attribute_names(args[0])
}

/// `object.__sizeof__()`: what the collector counts, roughly.
fn size(_: &mut Heap, _: &[Value]) -> Native {
    Ok(Value::small(16))
}

fn by_library(_: &mut Heap, _: &[Value]) -> Native {
    Err(Trap::Library)
}

const fn order(name: &'static str) -> Builtin {
    Builtin::method(TypeId::Object, name, Signature::One, not_implemented, None)
}

/// The methods.
pub(crate) const METHODS: &[Builtin] = &[
    order("__lt__"),
    order("__le__"),
    order("__gt__"),
    order("__ge__"),
    Builtin::method(TypeId::Object, "__subclasshook__", Signature::One, not_implemented, None),
    Builtin::method(TypeId::Object, "__dir__", Signature::None, names, None),
    Builtin::method(TypeId::Type, "__dir__", Signature::None, names, None),
    Builtin::method(
        TypeId::Object,
        "__reduce__",
        Signature::None,
        by_library,
        Some("object_reduce"),
    ),
    Builtin::method(
        TypeId::Object,
        "__reduce_ex__",
        Signature::One,
        by_library,
        Some("object_reduce_ex"),
    ),
    Builtin::method(
        TypeId::Object,
        "__getstate__",
        Signature::None,
        by_library,
        Some("object_getstate"),
    ),
    Builtin::method(TypeId::Object, "__sizeof__", Signature::None, size, None),
];
