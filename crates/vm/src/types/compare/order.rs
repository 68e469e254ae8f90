//! The order of built-in values.

use std::cmp::Ordering;

use diapause_bytecode::CompareOp;

use super::{MAX_DEPTH, compare_numbers, equal};
use crate::heap::Heap;
use crate::object::ViewKind;
use crate::trap::Trap;
use crate::value::{Kind, Value};

/// `a op b` for an operator other than `==` and `!=`; `None` when the types have no order.
pub(super) fn compare(
    heap: &mut Heap,
    op: CompareOp,
    a: Value,
    b: Value,
) -> Result<Option<bool>, Trap> {
    let (mut a, mut b) = (a, b);
    for depth in 0..=MAX_DEPTH {
        if let (Some(x), Some(y)) = (heap.number(a), heap.number(b)) {
            return Ok(Some(compare_numbers(x, y).is_some_and(|order| op.accepts(order))));
        }
        // Of long texts many may begin alike.
        heap.draw_bytes(text_len(heap, a).min(text_len(heap, b)));
        let order = match (a.kind(), b.kind()) {
            (Some(Kind::Str), Some(Kind::Str)) => heap.text(a).cmp(heap.text(b)),
            (Some(Kind::Bytes), Some(Kind::Bytes)) => heap.bytes(a).0.cmp(&heap.bytes(b).0),
            (Some(Kind::ByteArray), _) | (_, Some(Kind::ByteArray))
                if let (Some(x), Some(y)) = (heap.buffer(a), heap.buffer(b)) =>
            {
                x.cmp(&y)
            }
            (Some(Kind::List), Some(Kind::List)) | (Some(Kind::Tuple), Some(Kind::Tuple)) => {
                match first_difference(heap, a, b)? {
                    Ok((x, y)) => {
                        (a, b) = (x, y);
                        continue;
                    }
                    Err(order) => order,
                }
            }
            (Some(Kind::Slice), Some(Kind::Slice)) => {
                let [x, y] = [a, b].map(|slice| {
                    let slice = heap.slice(slice);
                    [slice.start, slice.stop, slice.step]
                });
                (a, b) = (heap.new_tuple(x)?, heap.new_tuple(y)?);
                continue;
            }
            (Some(Kind::Set | Kind::DictView), Some(Kind::Set | Kind::DictView)) => {
                if let Some(answer) = sets(heap, op, a, b)? {
                    return Ok(Some(answer));
                }
                return unordered(heap, op, a, b, depth);
            }
            _ => return unordered(heap, op, a, b, depth),
        };
        return Ok(Some(op.accepts(order)));
    }
    Err(heap.recursion_error("in comparison"))
}

/// How many bytes a text or bytes object has, else none.
fn text_len(heap: &Heap, value: Value) -> usize {
    match value.kind() {
        Some(Kind::Str) => heap.text(value).len(),
        Some(Kind::Bytes | Kind::ByteArray) => heap.raw_bytes(value).len(),
        _ => 0,
    }
}

/// The answer for types without an order; items of sequences raise at once, because the operands
/// that the message names are not those of the operator.
fn unordered(
    heap: &mut Heap,
    op: CompareOp,
    a: Value,
    b: Value,
    depth: usize,
) -> Result<Option<bool>, Trap> {
    if depth == 0 {
        return Ok(None);
    }
    if !heap.is_plain(a) || !heap.is_plain(b) {
        return Err(Trap::Library);
    }
    let message = format!(
        "'{}' not supported between instances of '{}' and '{}'",
        op.text(),
        heap.type_name(a),
        heap.type_name(b)
    );
    Err(heap.type_error(message))
}

/// The first items that differ, or how the lengths are ordered.
#[allow(clippy::type_complexity)]
fn first_difference(
    heap: &mut Heap,
    a: Value,
    b: Value,
) -> Result<Result<(Value, Value), Ordering>, Trap> {
    let (x, y) = (equal::items(heap, a), equal::items(heap, b));
    let mut stop = None;
    for (&x, &y) in x.iter().zip(y) {
        if x == y {
            continue;
        }
        match equal::deep(heap, x, y, 0) {
            Ok(true) => {}
            Ok(false) => return Ok(Ok((x, y))),
            Err(reason) => {
                stop = Some(reason);
                break;
            }
        }
    }
    match stop {
        Some(reason) => Err(heap.stopped(reason)),
        None => Ok(Err(x.len().cmp(&y.len()))),
    }
}

/// Sets and views of keys: whether one is a part of the other. `None` for views of values.
fn sets(heap: &mut Heap, op: CompareOp, a: Value, b: Value) -> Result<Option<bool>, Trap> {
    let (a, b) = match op {
        CompareOp::Gt | CompareOp::Ge => (b, a),
        _ => (a, b),
    };
    let (Some(x), Some(y)) = (set_len(heap, a), set_len(heap, b)) else { return Ok(None) };
    let strict = matches!(op, CompareOp::Lt | CompareOp::Gt);
    if x > y || (strict && x == y) {
        return Ok(Some(false));
    }
    let part = match (keys_of(heap, a), keys_of(heap, b)) {
        (None, None) if a.is(Kind::Set) && b.is(Kind::Set) => equal::is_subset(heap, a, b, 0),
        (Some(a), Some(b)) => equal::is_subset_of_keys(heap, a, b, 0),
        _ => return Err(Trap::Library),
    };
    match part {
        Ok(part) => Ok(Some(part)),
        Err(stop) => Err(heap.stopped(stop)),
    }
}

/// The dict of a view of keys.
fn keys_of(heap: &Heap, value: Value) -> Option<Value> {
    if !value.is(Kind::DictView) {
        return None;
    }
    let view = heap.dict_view(value);
    (view.kind == ViewKind::Keys).then_some(view.dict)
}

/// The number of elements of a set or a view that is like one.
fn set_len(heap: &Heap, value: Value) -> Option<usize> {
    if value.is(Kind::Set) {
        return Some(heap.set(value).len());
    }
    let view = heap.dict_view(value);
    (view.kind != ViewKind::Values).then(|| heap.dict(view.dict).len())
}
