//! Special methods of built-in containers as attributes: `dict.__getitem__`, `[].__len__`, what a
//! program passes as a function or calls through `super()`.

use diapause_bytecode::{BinaryOp, CompareOp};

use crate::builtins::{Builtin, Native, NativeFn, Signature};
use crate::heap::Heap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// Whether two values are of types that compare with each other.
fn comparable(heap: &Heap, a: Value, b: Value) -> bool {
    let is_set = |value: Value| {
        value.is(Kind::Set)
            || matches!(heap.native_type(value), TypeId::DictKeys | TypeId::DictItems)
    };
    a.kind() == b.kind() || (is_set(a) && is_set(b))
}

fn comparison(heap: &mut Heap, op: CompareOp, args: &[Value]) -> Native {
    if !comparable(heap, args[0], args[1]) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(heap.compare(op, args[0], args[1])?.map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

fn operator(heap: &mut Heap, op: BinaryOp, args: &[Value]) -> Native {
    if op == BinaryOp::Mul {
        heap.repeat_argument(args[1])?;
    }
    Ok(heap.binary(op, args[0], args[1])?.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn operator_in_place(heap: &mut Heap, op: BinaryOp, args: &[Value]) -> Native {
    if op == BinaryOp::Mul {
        heap.repeat_argument(args[1])?;
    }
    Ok(heap.binary_in_place(op, args[0], args[1])?.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn len(heap: &mut Heap, args: &[Value]) -> Native {
    if args[0].is(Kind::Range) {
        return heap.range_len(args[0]);
    }
    let len = heap.known_len(args[0]).unwrap_or(0);
    heap.new_size(len)
}

fn set_item(heap: &mut Heap, args: &[Value]) -> Native {
    heap.set_item(args[0], args[1], args[2]).map(|()| Value::NONE)
}

fn delete_item(heap: &mut Heap, args: &[Value]) -> Native {
    heap.delete_item(args[0], args[1]).map(|()| Value::NONE)
}

fn contains(heap: &mut Heap, args: &[Value]) -> Native {
    heap.contains(args[0], args[1]).map(Value::bool)
}

fn hash(heap: &mut Heap, args: &[Value]) -> Native {
    let hash = heap.hash(args[0])?;
    heap.new_int(hash as i64)
}

/// Methods with one argument.
const fn one(
    owner: TypeId,
    name: &'static str,
    function: NativeFn,
    library: Option<&'static str>,
) -> Builtin {
    Builtin::method(owner, name, Signature::One, function, library)
}

const fn none(owner: TypeId, name: &'static str, function: NativeFn) -> Builtin {
    Builtin::method(owner, name, Signature::None, function, None)
}

macro_rules! containers {
    ($($table:ident $owner:ident),+ $(,)?) => {
        $(
            /// What all containers have.
            pub(crate) const $table: &[Builtin] = &[
                none(TypeId::$owner, "__len__", len),
                none(TypeId::$owner, "__iter__", |heap, args| heap.iterate(args[0])),
                Builtin::method(
                    TypeId::$owner,
                    "__repr__",
                    Signature::None,
                    |heap, args| heap.repr_value(args[0]),
                    Some("repr_of"),
                ),
                one(TypeId::$owner, "__contains__", contains, Some("contains")),
                one(
                    TypeId::$owner,
                    "__eq__",
                    |heap, args| comparison(heap, CompareOp::Eq, args),
                    Some("compare_eq"),
                ),
                one(
                    TypeId::$owner,
                    "__ne__",
                    |heap, args| comparison(heap, CompareOp::Ne, args),
                    Some("compare_ne"),
                ),
            ];
        )+
    };
}

containers! {
    LIST List, TUPLE Tuple, DICT Dict, SET Set, FROZENSET FrozenSet, RANGE Range,
    KEYS DictKeys, ITEMS DictItems,
}

macro_rules! ordered {
    ($($table:ident $owner:ident),+ $(,)?) => {
        $(
            /// The order.
            pub(crate) const $table: &[Builtin] = &[
                one(
                    TypeId::$owner,
                    "__lt__",
                    |heap, args| comparison(heap, CompareOp::Lt, args),
                    Some("compare_lt"),
                ),
                one(
                    TypeId::$owner,
                    "__le__",
                    |heap, args| comparison(heap, CompareOp::Le, args),
                    Some("compare_le"),
                ),
                one(
                    TypeId::$owner,
                    "__gt__",
                    |heap, args| comparison(heap, CompareOp::Gt, args),
                    Some("compare_gt"),
                ),
                one(
                    TypeId::$owner,
                    "__ge__",
                    |heap, args| comparison(heap, CompareOp::Ge, args),
                    Some("compare_ge"),
                ),
            ];
        )+
    };
}

ordered! { LIST_ORDER List, TUPLE_ORDER Tuple, SET_ORDER Set, FROZENSET_ORDER FrozenSet }

const fn get(owner: TypeId) -> Builtin {
    let function: NativeFn = |heap, args| heap.get_item(args[0], args[1]);
    one(owner, "__getitem__", function, Some("get_item"))
}

const fn set(owner: TypeId) -> Builtin {
    Builtin::method(owner, "__setitem__", Signature::Positional(2, 2), set_item, Some("set_item"))
}

const fn delete(owner: TypeId) -> Builtin {
    one(owner, "__delitem__", delete_item, Some("delete_item"))
}

macro_rules! operators {
    ($table:ident $function:ident: $($owner:ident $name:literal $op:ident $library:expr),+ $(,)?) => {
        /// Operators.
        pub(crate) const $table: &[Builtin] = &[$(
            one(
                TypeId::$owner,
                $name,
                |heap, args| $function(heap, BinaryOp::$op, args),
                $library,
            ),
        )+];
    };
}

operators! { OPERATORS operator:
    List "__add__" Add None, List "__mul__" Mul Some("repeat"), List "__rmul__" Mul Some("repeat"),
    Tuple "__add__" Add None, Tuple "__mul__" Mul Some("repeat"), Tuple "__rmul__" Mul Some("repeat"),
    Dict "__or__" Or Some("binary_or"),
    Set "__or__" Or Some("binary_or"), Set "__and__" And Some("binary_and"),
    Set "__sub__" Sub Some("binary_sub"), Set "__xor__" Xor Some("binary_xor"),
    FrozenSet "__or__" Or Some("binary_or"), FrozenSet "__and__" And Some("binary_and"),
    FrozenSet "__sub__" Sub Some("binary_sub"), FrozenSet "__xor__" Xor Some("binary_xor"),
}

operators! { IN_PLACE operator_in_place:
    List "__iadd__" Add Some("inplace_add"), List "__imul__" Mul Some("inplace_mul"),
    Dict "__ior__" Or Some("inplace_or"),
    Set "__ior__" Or Some("inplace_or"), Set "__iand__" And Some("inplace_and"),
    Set "__isub__" Sub Some("inplace_sub"), Set "__ixor__" Xor Some("inplace_xor"),
}

/// Items, and hashes.
pub(crate) const ITEM_METHODS: &[Builtin] = &[
    get(TypeId::List),
    set(TypeId::List),
    delete(TypeId::List),
    get(TypeId::Tuple),
    get(TypeId::Dict),
    set(TypeId::Dict),
    delete(TypeId::Dict),
    get(TypeId::Range),
    Builtin::method(TypeId::Tuple, "__hash__", Signature::None, hash, Some("builtin_hash")),
    Builtin::method(TypeId::FrozenSet, "__hash__", Signature::None, hash, None),
];
