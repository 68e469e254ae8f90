//! The constructor of `str` and the special methods of strings.

use diapause_bytecode::{BinaryOp, CompareOp};

use super::args::method;
use super::codec::{codec_arguments, decoded, is_name};
use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::value::{Kind, Value};

/// `str(object='', encoding='utf-8', errors='strict')`
fn new(heap: &mut Heap, args: &[Value]) -> Native {
    let &[object, encoding, errors] = args else { return Err(heap.bad_arguments()) };
    if encoding.is_unbound() && errors.is_unbound() {
        return if object.is_unbound() { heap.new_str("") } else { heap.str_value(object) };
    }
    if is_name(heap, encoding) && is_name(heap, errors) {
        // Whatever the codec: what can be decoded is asked before it, and nothing is decoded of
        // no bytes.
        match heap.buffer_len(object) {
            Some(0) => return heap.new_str(""),
            None if heap.unwrapped(object).is(Kind::Str) => {
                return Err(heap.type_error("decoding str is not supported"));
            }
            None if !object.is_unbound() => {
                let name = heap.type_name(object);
                let message = format!("decoding to str: need a bytes-like object, {name} found");
                return Err(heap.type_error(message));
            }
            _ => {}
        }
    }
    let (codec, errors) = codec_arguments(heap, encoding, errors, "str")?;
    if object.is_unbound() {
        return heap.new_str("");
    }
    decoded(heap, object, codec, &errors)
}

fn comparison(heap: &mut Heap, op: CompareOp, args: &[Value]) -> Native {
    if !args[1].is(Kind::Str) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(heap.compare(op, args[0], args[1])?.map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

fn operator(heap: &mut Heap, op: BinaryOp, a: Value, b: Value) -> Native {
    Ok(heap.binary(op, a, b)?.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn repeated(heap: &mut Heap, args: &[Value]) -> Native {
    heap.repeat_argument(args[1])?;
    operator(heap, BinaryOp::Mul, args[0], args[1])
}

fn hash(heap: &mut Heap, args: &[Value]) -> Native {
    let hash = heap.hash(args[0])?;
    heap.new_int(hash as i64)
}

macro_rules! comparisons {
    ($($name:literal $op:ident),+ $(,)?) => {
        /// The comparisons as methods.
        pub(crate) const COMPARISONS: &[Builtin] = &[$(
            method(
                $name,
                Signature::One,
                |heap, args| comparison(heap, CompareOp::$op, args),
                None,
            ),
        )+];
    };
}

comparisons! {
    "__eq__" Eq, "__ne__" Ne, "__lt__" Lt, "__le__" Le, "__gt__" Gt, "__ge__" Ge,
}

/// The constructor and the special methods.
pub(crate) const METHODS: &[Builtin] = &[
    method("__new__", Signature::named(&["object", "encoding", "errors"], 0), new, Some("str_new")),
    method(
        "__add__",
        Signature::One,
        |heap, args| operator(heap, BinaryOp::Add, args[0], args[1]),
        None,
    ),
    method(
        "__mod__",
        Signature::One,
        |heap, args| operator(heap, BinaryOp::Mod, args[0], args[1]),
        Some("binary_mod"),
    ),
    method("__mul__", Signature::One, repeated, Some("repeat")),
    method("__rmul__", Signature::One, repeated, Some("repeat")),
    method(
        "__contains__",
        Signature::One,
        |heap, args| heap.contains(args[0], args[1]).map(Value::bool),
        None,
    ),
    method(
        "__getitem__",
        Signature::One,
        |heap, args| heap.get_item(args[0], args[1]),
        Some("get_item"),
    ),
    method("__len__", Signature::None, |heap, args| heap.new_size(heap.str(args[0]).chars()), None),
    method("__iter__", Signature::None, |heap, args| heap.iterate(args[0]), None),
    method("__hash__", Signature::None, hash, None),
    method("__repr__", Signature::None, |heap, args| heap.repr_value(args[0]), None),
    method("__str__", Signature::None, |_, args| Ok(args[0]), None),
];
