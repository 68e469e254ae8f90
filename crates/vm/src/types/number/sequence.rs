//! `+` and `*` of strings, bytes, lists and tuples.

use num_traits::ToPrimitive;

use super::Number;
use crate::heap::Heap;
use crate::object::Str;
use crate::object::concatenated;
use crate::trap::Trap;
use crate::types::index::clamped_size;
use crate::value::{Kind, Value};

/// `a += b` of two strings, where only the variable of `a` refers to what an earlier one gave; `None`
/// for other values.
pub(super) fn grow(heap: &mut Heap, a: Value, b: Value) -> Result<Option<Value>, Trap> {
    if !a.is(Kind::Str) || !b.is(Kind::Str) || heap.text(a).is_empty() {
        return Ok(None);
    }
    if let Some(bytes) = heap.str(a).growth(heap.str(b)) {
        heap.reserve(Some(bytes))?;
        heap.charge(bytes)?;
        append(heap, a, b);
        return Ok(Some(a));
    }
    if heap.text(b).is_empty() {
        return Ok(Some(a));
    }
    heap.reserve(heap.text(a).len().checked_add(heap.text(b).len()))?;
    heap.alloc(Str::growing(heap.str(a), heap.str(b))).map(Some)
}

/// As [`grow`] where there is room, of two strings; `None` where there is not.
pub(super) fn grow_in_room(heap: &mut Heap, a: Value, b: Value) -> Option<Value> {
    if heap.str(a).growth(heap.str(b))? > 0 {
        return None;
    }
    append(heap, a, b);
    Some(a)
}

fn append(heap: &mut Heap, a: Value, b: Value) {
    // Short texts are copied on the way, for a string cannot be read while another is changed.
    let (tail, chars) = (heap.str(b).copied(), heap.str(b).chars());
    heap.str_mut(a).grow(&tail, chars);
}

/// `a + b`; `None` when `a` is no sequence or the code of the program has a say.
pub(super) fn concatenate(heap: &mut Heap, a: Value, b: Value) -> Result<Option<Value>, Trap> {
    let same = a.kind() == b.kind();
    let value = match a.kind() {
        Some(Kind::Str) if same => {
            let (x, y) = (heap.text(a), heap.text(b));
            if x.is_empty() {
                return Ok(Some(b));
            }
            if y.is_empty() {
                return Ok(Some(a));
            }
            heap.reserve(x.len().checked_add(y.len()))?;
            let text = concatenated([x, y].into_iter(), x.len() + y.len());
            let chars = heap.str(a).chars() + heap.str(b).chars();
            heap.alloc(Str::counted(text, chars))?
        }
        Some(Kind::Bytes | Kind::ByteArray) if heap.buffer_len(b).is_some() => {
            let len = heap.buffer_len(b).unwrap_or(0);
            heap.reserve(heap.raw_bytes(a).len().checked_add(len))?;
            let bytes = [heap.raw_bytes(a), &*heap.buffer(b).unwrap_or_default()].concat();
            heap.bytes_like(a, bytes)?
        }
        Some(Kind::List) if same => {
            let (x, y) = (&*heap.list(a).items, &*heap.list(b).items);
            heap.reserve(items_size(x.len().checked_add(y.len())))?;
            let items = [x, y].concat();
            heap.new_list(items)?
        }
        Some(Kind::Tuple) if same => {
            let (x, y) = (&*heap.tuple(a).items, &*heap.tuple(b).items);
            if x.is_empty() {
                return Ok(Some(b));
            }
            if y.is_empty() {
                return Ok(Some(a));
            }
            heap.reserve(items_size(x.len().checked_add(y.len())))?;
            let items = [x, y].concat();
            heap.new_tuple(items)?
        }
        Some(kind @ (Kind::Str | Kind::Bytes | Kind::ByteArray | Kind::List | Kind::Tuple))
            if heap.is_plain(b) =>
        {
            let other = heap.type_name(b);
            let message = match kind {
                Kind::Bytes | Kind::ByteArray => {
                    format!("can't concat {other} to {}", heap.type_name(a))
                }
                _ => {
                    let own = heap.type_name(a);
                    format!("can only concatenate {own} (not \"{other}\") to {own}")
                }
            };
            return Err(heap.type_error(message));
        }
        _ => return Ok(None),
    };
    Ok(Some(value))
}

/// Bytes that so many items take.
pub(super) fn items_size(len: Option<usize>) -> Option<usize> {
    len?.checked_mul(size_of::<Value>())
}

/// `a * b`; `None` when neither is a sequence or the code of the program has a say.
pub(super) fn repeat(heap: &mut Heap, a: Value, b: Value) -> Result<Option<Value>, Trap> {
    let is_sequence = |value: Value| {
        matches!(
            value.kind(),
            Some(Kind::Str | Kind::Bytes | Kind::ByteArray | Kind::List | Kind::Tuple)
        )
    };
    let (sequence, count) = match (is_sequence(a), is_sequence(b)) {
        (true, _) => (a, b),
        (false, true) => (b, a),
        (false, false) => return Ok(None),
    };
    let Some(count) = repetitions(heap, count)? else { return Ok(None) };
    let value = match sequence.kind() {
        Some(_) if count == 1 && !sequence.is(Kind::List) && !sequence.is(Kind::ByteArray) => {
            sequence
        }
        Some(Kind::Str) => {
            let text = heap.text(sequence);
            let size = heap.reserve(text.len().checked_mul(count))?;
            let text = if size == 0 { String::new() } else { text.repeat(count) };
            heap.new_str(text)?
        }
        Some(Kind::Bytes | Kind::ByteArray) => {
            let bytes = heap.raw_bytes(sequence);
            let size = heap.reserve(bytes.len().checked_mul(count))?;
            let bytes = if size == 0 { Vec::new() } else { bytes.repeat(count) };
            heap.bytes_like(sequence, bytes)?
        }
        Some(Kind::List) => {
            let items = &heap.list(sequence).items;
            let size = heap.reserve(items_size(items.len().checked_mul(count)))?;
            let items = if size == 0 { Vec::new() } else { items.repeat(count) };
            heap.new_list(items)?
        }
        _ => {
            let items = &heap.tuple(sequence).items;
            let size = heap.reserve(items_size(items.len().checked_mul(count)))?;
            let items = if size == 0 { Vec::new() } else { items.repeat(count) };
            heap.new_tuple(items)?
        }
    };
    Ok(Some(value))
}

/// How often a sequence is to be repeated; `None` when the code of the program has a say.
pub(crate) fn repetitions(heap: &mut Heap, count: Value) -> Result<Option<usize>, Trap> {
    match heap.number(count) {
        Some(Number::Int(count)) => Ok(Some(clamped_size(count))),
        Some(Number::Big(count)) => match count.to_i64() {
            Some(count) => Ok(Some(clamped_size(count))),
            None => Err(heap.overflow_error("cannot fit 'int' into an index-sized integer")),
        },
        _ if heap.is_plain(count) => {
            let name = heap.type_name(count);
            let message = format!("can't multiply sequence by non-int of type '{name}'");
            Err(heap.type_error(message))
        }
        _ => Ok(None),
    }
}
