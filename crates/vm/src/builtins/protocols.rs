//! The special methods of built-in containers and iterators as attributes: `[].__len__()`,
//! `{}.__contains__(key)`, `iter(x).__next__()`.

use diapause_bytecode::CompareOp;

use super::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

fn len(heap: &mut Heap, args: &[Value]) -> Native {
    super::objects::len(heap, args)
}

fn iter(heap: &mut Heap, args: &[Value]) -> Native {
    let [value] = *args else { return Err(heap.bad_arguments()) };
    heap.iterate(value)
}

fn contains(heap: &mut Heap, args: &[Value]) -> Native {
    let [container, item] = *args else { return Err(heap.bad_arguments()) };
    heap.contains(container, item).map(Value::bool)
}

fn get_item(heap: &mut Heap, args: &[Value]) -> Native {
    let [object, key] = *args else { return Err(heap.bad_arguments()) };
    heap.get_item(object, key)
}

fn set_item(heap: &mut Heap, args: &[Value]) -> Native {
    let [object, key, value] = *args else { return Err(heap.bad_arguments()) };
    heap.set_item(object, key, value)?;
    Ok(Value::NONE)
}

fn delete_item(heap: &mut Heap, args: &[Value]) -> Native {
    let [object, key] = *args else { return Err(heap.bad_arguments()) };
    heap.delete_item(object, key)?;
    Ok(Value::NONE)
}

fn reversed(heap: &mut Heap, args: &[Value]) -> Native {
    super::iteration::reversed(heap, args)
}

fn next(heap: &mut Heap, args: &[Value]) -> Native {
    let [iterator] = *args else { return Err(heap.bad_arguments()) };
    super::iteration::next(heap, &[iterator, Value::UNBOUND])
}

fn length_hint(heap: &mut Heap, args: &[Value]) -> Native {
    let [iterator] = *args else { return Err(heap.bad_arguments()) };
    match heap.iterator_left(iterator) {
        Some(left) => heap.new_size(left),
        None => Ok(Value::small(0)),
    }
}

fn hash(heap: &mut Heap, args: &[Value]) -> Native {
    let [value] = *args else { return Err(heap.bad_arguments()) };
    let hash = heap.hash(value)?;
    heap.new_int(hash as i64)
}

fn comparison(heap: &mut Heap, op: CompareOp, args: &[Value]) -> Native {
    let [a, b] = *args else { return Err(heap.bad_arguments()) };
    let comparable = a.kind() == b.kind()
        || (a.is(Kind::DictView) && b.is(Kind::Set))
        || (a.is(Kind::Set) && b.is(Kind::DictView));
    if !comparable {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(heap.compare(op, a, b)?.map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

/// What calling the type of a singleton gives.
fn none_new(_: &mut Heap, _: &[Value]) -> Native {
    Ok(Value::NONE)
}

fn ellipsis_new(_: &mut Heap, _: &[Value]) -> Native {
    Ok(Value::ELLIPSIS)
}

fn not_implemented_new(_: &mut Heap, _: &[Value]) -> Native {
    Ok(Value::NOT_IMPLEMENTED)
}

macro_rules! compare {
    ($owner:ident $name:literal $op:ident $library:literal) => {
        Builtin::method(
            TypeId::$owner,
            $name,
            Signature::One,
            |heap, args| comparison(heap, CompareOp::$op, args),
            Some($library),
        )
    };
}

macro_rules! methods {
    ($name:ident: $($owner:ident [$($method:ident),+]),+ $(,)?) => {
        /// The methods.
        pub(crate) const $name: &[Builtin] = &[$($(entry!($owner $method)),+),+];
    };
}

macro_rules! entry {
    ($owner:ident len) => {
        Builtin::method(TypeId::$owner, "__len__", Signature::None, len, None)
    };
    ($owner:ident iter) => {
        Builtin::method(TypeId::$owner, "__iter__", Signature::None, iter, None)
    };
    ($owner:ident contains) => {
        Builtin::method(
            TypeId::$owner,
            "__contains__",
            Signature::One,
            contains,
            Some("contains"),
        )
    };
    ($owner:ident get) => {
        Builtin::method(
            TypeId::$owner,
            "__getitem__",
            Signature::One,
            get_item,
            Some("get_item"),
        )
    };
    ($owner:ident set) => {
        Builtin::method(
            TypeId::$owner,
            "__setitem__",
            Signature::Positional(2, 2),
            set_item,
            Some("set_item"),
        )
    };
    ($owner:ident delete) => {
        Builtin::method(
            TypeId::$owner,
            "__delitem__",
            Signature::One,
            delete_item,
            Some("delete_item"),
        )
    };
    ($owner:ident reversed) => {
        Builtin::method(TypeId::$owner, "__reversed__", Signature::None, reversed, None)
    };
    ($owner:ident next) => {
        Builtin::method(
            TypeId::$owner,
            "__next__",
            Signature::None,
            next,
            Some("iterator_next"),
        )
    };
    ($owner:ident hint) => {
        Builtin::method(TypeId::$owner, "__length_hint__", Signature::None, length_hint, None)
    };
    ($owner:ident hash) => {
        Builtin::method(TypeId::$owner, "__hash__", Signature::None, hash, Some("builtin_hash"))
    };
    ($owner:ident eq) => {
        compare!($owner "__eq__" Eq "compare_eq")
    };
    ($owner:ident ne) => {
        compare!($owner "__ne__" Ne "compare_ne")
    };
    ($owner:ident lt) => {
        compare!($owner "__lt__" Lt "compare_lt")
    };
    ($owner:ident le) => {
        compare!($owner "__le__" Le "compare_le")
    };
    ($owner:ident gt) => {
        compare!($owner "__gt__" Gt "compare_gt")
    };
    ($owner:ident ge) => {
        compare!($owner "__ge__" Ge "compare_ge")
    };
}

methods! { CONTAINERS:
    List [len, iter, contains, get, set, delete, reversed, eq, ne, lt, le, gt, ge],
    Tuple [len, iter, contains, get, hash, eq, ne, lt, le, gt, ge],
    Dict [len, iter, contains, get, set, delete, reversed, eq, ne],
    Set [len, iter, contains, eq, ne, lt, le, gt, ge],
    FrozenSet [len, iter, contains, hash, eq, ne, lt, le, gt, ge],
    Range [len, iter, contains, get, reversed, hash, eq, ne],
    DictKeys [len, iter, contains, reversed, eq, ne, lt, le, gt, ge],
    DictItems [len, iter, contains, reversed, eq, ne, lt, le, gt, ge],
    DictValues [len, iter, reversed],
}

methods! { ITERATORS:
    ListIterator [iter, next, hint],
    ListReverseIterator [iter, next, hint],
    TupleIterator [iter, next, hint],
    StrIterator [iter, next, hint],
    BytesIterator [iter, next, hint],
    RangeIterator [iter, next, hint],
    LongRangeIterator [iter, next],
    DictKeyIterator [iter, next, hint],
    DictValueIterator [iter, next, hint],
    DictItemIterator [iter, next, hint],
    DictReverseKeyIterator [iter, next, hint],
    DictReverseValueIterator [iter, next, hint],
    DictReverseItemIterator [iter, next, hint],
    SetIterator [iter, next],
    Reversed [iter, next, hint],
    SequenceIterator [iter, next],
    CallableIterator [iter, next],
    Enumerate [iter, next],
    Zip [iter, next],
    Map [iter, next],
    Filter [iter, next],
}

/// The constructors of types that have one value.
pub(crate) const SINGLETONS: &[Builtin] = &[
    Builtin::method(TypeId::NoneType, "__new__", Signature::None, none_new, None),
    Builtin::method(TypeId::Ellipsis, "__new__", Signature::None, ellipsis_new, None),
    Builtin::method(
        TypeId::NotImplementedType,
        "__new__",
        Signature::None,
        not_implemented_new,
        None,
    ),
];
