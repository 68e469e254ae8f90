//! Functions that make iterators or step them: `iter`, `next`, `enumerate`, `zip`, `map`,
//! `filter`, `reversed`.

use super::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::object::{BoundMethod, Iter, ViewKind};
use crate::trap::{Resumption, Trap};
use crate::types::TypeId;
use crate::types::attribute::Attribute;
use crate::types::iter::Step;
use crate::value::{Kind, Value};

fn iter(heap: &mut Heap, args: &[Value]) -> Native {
    let [value, sentinel] = *args else { return Err(heap.bad_arguments()) };
    if sentinel.is_unbound() {
        return heap.iterate(value);
    }
    if !heap.is_callable(value) {
        return Err(heap.type_error("iter(v, w): v must be callable"));
    }
    heap.alloc(Iter::Call { callable: value, sentinel })
}

/// `_each(iterator)`: what a loop of the library goes over when it has an iterator already. The
/// loop asks for an iterator again, which code of the program would notice.
fn each(heap: &mut Heap, args: &[Value]) -> Native {
    let iterator = args[0];
    let name = heap.intern("__next__")?;
    let Some(function) = heap.program_method(iterator, name) else { return Ok(iterator) };
    let class = heap.type_of(iterator);
    let callable = match heap.bind(function, iterator, class) {
        Attribute::Method { function, receiver } => {
            heap.alloc(BoundMethod { function, receiver })?
        }
        Attribute::Value(callable) => callable,
        _ => return Ok(iterator),
    };
    heap.alloc(Iter::Call { callable, sentinel: Value::UNBOUND })
}

pub(super) fn next(heap: &mut Heap, args: &[Value]) -> Native {
    let [iterator, default] = *args else { return Err(heap.bad_arguments()) };
    let step = heap.advance(iterator)?;
    match step {
        Step::Item(item) => Ok(item),
        Step::Done if default.is_unbound() => {
            Err(heap.raise_with(TypeId::StopIteration, Vec::new()))
        }
        Step::Done => Ok(default),
        Step::Resume(generator) if default.is_unbound() => {
            Err(Trap::resume(generator, Resumption::Send(Value::NONE)))
        }
        Step::Call(callee, args) if default.is_unbound() => Err(Trap::call(callee, args)),
        Step::Call(callee, call_args) => {
            // The arguments have been taken from the iterators already.
            let call_args = heap.new_tuple(call_args)?;
            Err(heap.hand_over("call_or_default", vec![callee, call_args, default]))
        }
        Step::Resume(_) | Step::Library => Err(Trap::Library),
    }
}

fn enumerate(heap: &mut Heap, args: &[Value]) -> Native {
    let [iterable, start] = *args else { return Err(heap.bad_arguments()) };
    if iterable.is_unbound() {
        return Err(heap.type_error("enumerate() missing required argument 'iterable'"));
    }
    let count = heap.index_argument(start.or(Value::small(0)))?;
    let inner = heap.iterate(iterable)?;
    heap.alloc(Iter::Enumerate { inner, count })
}

fn iterators(heap: &mut Heap, iterables: &[Value]) -> Result<Box<[Value]>, Trap> {
    iterables.iter().map(|&iterable| heap.iterate(iterable)).collect()
}

fn zip(heap: &mut Heap, args: &[Value]) -> Native {
    let [strict, ref iterables @ ..] = *args else { return Err(heap.bad_arguments()) };
    let strict = heap.truth(strict.or(Value::FALSE))?;
    let inner = iterators(heap, iterables)?;
    heap.alloc(Iter::Zip { inner, strict })
}

fn map(heap: &mut Heap, args: &[Value]) -> Native {
    let [strict, function, ref iterables @ ..] = *args else {
        return Err(heap.type_error("map() must have at least two arguments."));
    };
    if iterables.is_empty() {
        return Err(heap.type_error("map() must have at least two arguments."));
    }
    let strict = heap.truth(strict.or(Value::FALSE))?;
    let inner = iterators(heap, iterables)?;
    heap.alloc(Iter::Map { function, inner, strict })
}

fn filter(heap: &mut Heap, args: &[Value]) -> Native {
    let [function, iterable] = *args else { return Err(heap.bad_arguments()) };
    let inner = heap.iterate(iterable)?;
    heap.alloc(Iter::Filter { function, inner })
}

pub(super) fn reversed(heap: &mut Heap, args: &[Value]) -> Native {
    let [value] = *args else { return Err(heap.bad_arguments()) };
    let iterator = match value.kind() {
        Some(
            Kind::List | Kind::Tuple | Kind::Str | Kind::Bytes | Kind::ByteArray | Kind::MemoryView,
        ) => {
            heap.check_released(value)?;
            Iter::Reversed { sequence: value, left: heap.known_len(value).unwrap_or(0) }
        }
        Some(Kind::Range) => return heap.range_reversed(value),
        Some(Kind::Dict) => heap.dict_iterator(value, ViewKind::Keys, true),
        Some(Kind::DictView) => {
            let view = heap.dict_view(value);
            heap.dict_iterator(view.dict, view.kind, true)
        }
        _ => {
            let found = heap.program_special(value, "__reversed__");
            let sequence = found.is_none() && heap.has_special(value, "__getitem__");
            if sequence || found.is_some_and(|method| !method.is_none()) {
                return Err(Trap::Library);
            }
            let name = heap.type_name(value);
            return Err(heap.type_error(format!("'{name}' object is not reversible")));
        }
    };
    heap.alloc(iterator)
}

/// `_enumerate(iterator, start)`: as `enumerate`, of what is an iterator already.
fn raw_enumerate(heap: &mut Heap, args: &[Value]) -> Native {
    let [inner, count] = *args else { return Err(heap.bad_arguments()) };
    heap.alloc(Iter::Enumerate { inner, count })
}

/// `_zip(iterators, strict)`
fn raw_zip(heap: &mut Heap, args: &[Value]) -> Native {
    let [inner, strict] = *args else { return Err(heap.bad_arguments()) };
    let inner = heap.items_of(inner).into();
    heap.alloc(Iter::Zip { inner, strict: strict == Value::TRUE })
}

/// `_map(function, iterators, strict)`
fn raw_map(heap: &mut Heap, args: &[Value]) -> Native {
    let [function, inner, strict] = *args else { return Err(heap.bad_arguments()) };
    let inner = heap.items_of(inner).into();
    heap.alloc(Iter::Map { function, inner, strict: strict == Value::TRUE })
}

/// `_filter(function, iterator)`
fn raw_filter(heap: &mut Heap, args: &[Value]) -> Native {
    let [function, inner] = *args else { return Err(heap.bad_arguments()) };
    heap.alloc(Iter::Filter { function, inner })
}

const STRICT: Signature = Signature::Variadic { at_least: 0, keywords: &["strict"] };

/// The functions, as constructors where they are types.
pub(crate) const FUNCTIONS: &[Builtin] = &[
    Builtin::function("_each", Signature::One, each, None),
    Builtin::function("iter", Signature::Positional(1, 2), iter, Some("iterate")),
    Builtin::function("next", Signature::Positional(1, 2), next, Some("builtin_next")),
    Builtin::method(
        TypeId::Enumerate,
        "__new__",
        Signature::named(&["iterable", "start"], 0),
        enumerate,
        Some("enumerate_new"),
    ),
    Builtin::method(TypeId::Zip, "__new__", STRICT, zip, Some("zip_new")),
    Builtin::method(TypeId::Map, "__new__", STRICT, map, Some("map_new")),
    Builtin::method(
        TypeId::Filter,
        "__new__",
        Signature::Positional(2, 2),
        filter,
        Some("filter_new"),
    ),
    Builtin::method(
        TypeId::Reversed,
        "__new__",
        Signature::Positional(1, 1),
        reversed,
        Some("reversed_new"),
    ),
    Builtin::function("_enumerate", Signature::Positional(2, 2), raw_enumerate, None),
    Builtin::function("_zip", Signature::Positional(2, 2), raw_zip, None),
    Builtin::function("_map", Signature::Positional(3, 3), raw_map, None),
    Builtin::function("_filter", Signature::Positional(2, 2), raw_filter, None),
];
