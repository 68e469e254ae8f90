//! Special methods of iterators as attributes, `iter(x).__next__()`, and those of containers that
//! `types/special.rs` does not have; the constructors of types with one value.

use diapause_bytecode::CompareOp;

use super::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::object::Iter;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

fn len(heap: &mut Heap, args: &[Value]) -> Native {
    super::objects::len(heap, args)
}

fn iter(heap: &mut Heap, args: &[Value]) -> Native {
    let [value] = *args else { return Err(heap.bad_arguments()) };
    heap.iterate(value)
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
    if iterator.is(Kind::Iterator) && matches!(heap.iterator(iterator), Iter::GetItem { .. }) {
        return Err(Trap::Library);
    }
    if let Iter::Range { left, .. } = *heap.iterator(iterator) {
        return heap.new_int(left as i64);
    }
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
        Builtin::method(
            TypeId::$owner,
            "__length_hint__",
            Signature::None,
            length_hint,
            Some("getitem_hint"),
        )
    };
    ($owner:ident hash) => {
        Builtin::method(TypeId::$owner, "__hash__", Signature::None, hash, Some("builtin_hash"))
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
    List [reversed],
    Dict [reversed],
    Range [reversed, hash],
    DictKeys [reversed, lt, le, gt, ge],
    DictItems [reversed, lt, le, gt, ge],
    DictValues [len, iter, reversed],
}

methods! { ITERATORS:
    ListIterator [iter, next, hint],
    ListReverseIterator [iter, next, hint],
    TupleIterator [iter, next, hint],
    StrIterator [iter, next, hint],
    UnicodeIterator [iter, next, hint],
    BytesIterator [iter, next, hint],
    ByteArrayIterator [iter, next, hint],
    MemoryIterator [iter, next],
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
    SequenceIterator [iter, next, hint],
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
