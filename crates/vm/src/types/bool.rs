//! The type `bool`: its constructor and the operators that differ from those of `int`.

use diapause_bytecode::BinaryOp;

use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::types::TypeId;
use crate::value::Value;

/// `bool(object=False, /)`
fn new(heap: &mut Heap, args: &[Value]) -> Native {
    heap.truth(args[0].or(Value::FALSE)).map(Value::bool)
}

fn operator(heap: &mut Heap, op: BinaryOp, args: &[Value]) -> Native {
    if heap.as_int(args[1]).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(heap.binary(op, args[0], args[1])?.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// Constructor and methods.
pub(crate) const METHODS: &[Builtin] = &[
    Builtin::method(TypeId::Bool, "__new__", Signature::Positional(0, 1), new, Some("bool_new")),
    Builtin::method(
        TypeId::Bool,
        "__repr__",
        Signature::None,
        |heap, args| heap.repr_value(args[0]),
        None,
    ),
    Builtin::method(
        TypeId::Bool,
        "__and__",
        Signature::One,
        |heap, args| operator(heap, BinaryOp::And, args),
        None,
    ),
    Builtin::method(
        TypeId::Bool,
        "__or__",
        Signature::One,
        |heap, args| operator(heap, BinaryOp::Or, args),
        None,
    ),
    Builtin::method(
        TypeId::Bool,
        "__xor__",
        Signature::One,
        |heap, args| operator(heap, BinaryOp::Xor, args),
        None,
    ),
];
