//! Equality of built-in values.

use std::cmp::Ordering;

use super::{COLLISION, MAX_DEPTH, Stop, compare_numbers};
use crate::heap::Heap;
use crate::object::{ClassTraits, Entry, Found, ViewKind};
use crate::types::number::Number;
use crate::value::{Kind, Value};

/// Sets and keys of dicts are compared by recursion: this deep, then the library takes over.
const MAX_NESTED: u32 = 32;

/// Texts from this many bytes on take some time.
const LONG: usize = 512;

/// A container whose items are being compared.
enum Level {
    /// Two lists or tuples of equal length, and the next index.
    Items(Value, Value, usize),
    /// Pairs of items.
    Pairs(Vec<(Value, Value)>),
}

/// What one look at two values gives.
enum Step {
    Known(bool),
    Descend(Level),
}

/// Whether two values are equal. `nested` is the number of sets and dicts around them whose
/// lookups asked for this.
pub(super) fn deep(heap: &Heap, a: Value, b: Value, nested: u32) -> Result<bool, Stop> {
    if let Some(known) = flat_tuples(heap, a, b) {
        return Ok(known);
    }
    let mut levels = match look(heap, a, b, nested)? {
        Step::Known(known) => return Ok(known),
        Step::Descend(level) => vec![level],
    };
    while let Some(level) = levels.last_mut() {
        let pair = match level {
            Level::Items(a, b, index) => {
                let pair = items(heap, *a).get(*index).zip(items(heap, *b).get(*index));
                *index += 1;
                pair.map(|(&a, &b)| (a, b))
            }
            Level::Pairs(pairs) => pairs.pop(),
        };
        let Some((a, b)) = pair else {
            levels.pop();
            continue;
        };
        if !heap.spend(1) {
            return Err(Stop::Python);
        }
        if a == b {
            continue;
        }
        match look(heap, a, b, nested)? {
            Step::Known(true) => {}
            Step::Known(false) => return Ok(false),
            Step::Descend(level) if levels.len() < MAX_DEPTH => levels.push(level),
            Step::Descend(_) => return Err(Stop::Deep),
        }
    }
    Ok(true)
}

/// Two tuples, when the items that differ are strings or small integers.
pub(super) fn flat_tuples(heap: &Heap, a: Value, b: Value) -> Option<bool> {
    if !a.is(Kind::Tuple) || !b.is(Kind::Tuple) {
        return None;
    }
    let (a, b) = (&heap.tuple(a).items, &heap.tuple(b).items);
    if a.len() != b.len() {
        return Some(false);
    }
    for (&x, &y) in a.iter().zip(b) {
        if x == y {
            continue;
        }
        if x.is(Kind::Str) && y.is(Kind::Str) {
            let (x, y) = (heap.text(x), heap.text(y));
            // The others are looked at with an eye to how long that takes.
            if x.len() == y.len() && x.len() >= LONG {
                return None;
            }
            if x != y {
                return Some(false);
            }
        } else if Value::both_small(x, y) {
            return Some(false);
        } else {
            return None;
        }
    }
    Some(true)
}

/// The items of a list or tuple.
pub(super) fn items(heap: &Heap, value: Value) -> &[Value] {
    if value.is(Kind::List) { &heap.list(value).items } else { &heap.tuple(value).items }
}

/// Whether equality of a value is up to its class.
pub(super) fn has_own_equality(heap: &Heap, value: Value) -> bool {
    let class = match value.kind() {
        Some(Kind::Instance) => heap.instance(value).class,
        Some(Kind::Exception) => heap.exception(value).class,
        Some(Kind::Class) => heap.class(value).metatype,
        _ => return false,
    };
    class.is(Kind::Class) && heap.class(class).traits.contains(ClassTraits::EQ)
}

fn look(heap: &Heap, a: Value, b: Value, nested: u32) -> Result<Step, Stop> {
    if let (Some(x), Some(y)) = (heap.number(a), heap.number(b)) {
        return Ok(Step::Known(compare_numbers(x, y) == Some(Ordering::Equal)));
    }
    if let Some(known) = complex_numbers(heap, a, b) {
        return Ok(Step::Known(known));
    }
    if has_own_equality(heap, a) || has_own_equality(heap, b) {
        return Err(Stop::Python);
    }
    if a == b {
        return Ok(Step::Known(true));
    }
    if let (Some(_), _) | (_, Some(_)) = (heap.carried(a), heap.carried(b)) {
        return look(heap, heap.unwrapped(a), heap.unwrapped(b), nested);
    }
    let (Some(kind), Some(other)) = (a.kind(), b.kind()) else { return Ok(Step::Known(false)) };
    if kind != other || kind == Kind::MemoryView {
        return match (kind, other) {
            (Kind::MemoryView, _) | (_, Kind::MemoryView) => {
                Ok(Step::Known(heap.views_equal(a, b)))
            }
            (Kind::Bytes | Kind::ByteArray, Kind::Bytes | Kind::ByteArray) => {
                same_bytes(heap, heap.raw_bytes(a), heap.raw_bytes(b)).map(Step::Known)
            }
            (Kind::DictView, Kind::Set) | (Kind::Set, Kind::DictView) => {
                view_and_set(heap, a, b, nested).map(Step::Known)
            }
            _ => Ok(Step::Known(false)),
        };
    }
    let known = match kind {
        Kind::Str => same_bytes(heap, heap.text(a).as_bytes(), heap.text(b).as_bytes())?,
        Kind::Bytes | Kind::ByteArray => same_bytes(heap, heap.raw_bytes(a), heap.raw_bytes(b))?,
        Kind::List | Kind::Tuple => {
            if items(heap, a).len() == items(heap, b).len() {
                return Ok(Step::Descend(Level::Items(a, b, 0)));
            }
            false
        }
        Kind::Dict => return dicts(heap, a, b, nested),
        Kind::Set => heap.set(a).len() == heap.set(b).len() && is_subset(heap, a, b, nested)?,
        Kind::DictView => return views(heap, a, b, nested),
        Kind::Range => heap.ranges_equal(a, b),
        Kind::Slice => {
            let (x, y) = (heap.slice(a), heap.slice(b));
            // The last pair is looked at first.
            let pairs = vec![(x.step, y.step), (x.stop, y.stop), (x.start, y.start)];
            return Ok(Step::Descend(Level::Pairs(pairs)));
        }
        Kind::BoundMethod => {
            let (x, y) = (heap.bound_method(a), heap.bound_method(b));
            if x.receiver == y.receiver && x.function != y.function {
                let functions = vec![(x.function, y.function)];
                return Ok(Step::Descend(Level::Pairs(functions)));
            }
            x.receiver == y.receiver
        }
        Kind::External => heap.strs.get(a.index()).as_str() == heap.strs.get(b.index()).as_str(),
        _ => false,
    };
    Ok(Step::Known(known))
}

/// Whether two texts or bytes are equal. Many long ones take long.
fn same_bytes(heap: &Heap, a: &[u8], b: &[u8]) -> Result<bool, Stop> {
    if a.len() != b.len() {
        return Ok(false);
    }
    heap.draw_bytes(a.len());
    Ok(a == b)
}

/// Whether a complex number equals another number; `None` when neither is complex.
fn complex_numbers(heap: &Heap, a: Value, b: Value) -> Option<bool> {
    let parts = |value: Value| {
        value.is(Kind::Complex).then(|| heap.complex(value)).map(|it| (it.real, it.imag))
    };
    let ((real, imag), other) = match (parts(a), parts(b)) {
        (Some(x), Some(y)) => return Some(x == y),
        (Some(x), None) => (x, b),
        (None, Some(y)) => (y, a),
        (None, None) => return None,
    };
    let number = heap.number(other)?;
    Some(imag == 0.0 && compare_numbers(Number::Float(real), number) == Some(Ordering::Equal))
}

/// The comparison of a key with one that is looked for.
fn same_key(heap: &Heap, a: Value, b: Value, nested: u32) -> Option<bool> {
    if a == b {
        return Some(true);
    }
    let equal = if a.is(Kind::Str) && b.is(Kind::Str) {
        heap.same_text(a, b)
    } else if nested >= MAX_NESTED {
        return None;
    } else {
        deep(heap, a, b, nested + 1).ok()?
    };
    // As in `Heap::same_key`.
    (equal || heap.spend(COLLISION)).then_some(equal)
}

/// The value under a key of a dict.
fn value_of(
    heap: &Heap,
    dict: Value,
    key: Value,
    hash: u64,
    nested: u32,
) -> Result<Option<Value>, Stop> {
    match heap.dict(dict).find(hash, |other| same_key(heap, other, key, nested)) {
        Found::At(index) => Ok(Some(heap.dict(dict).value_at(index))),
        Found::Missing => Ok(None),
        Found::NeedsPython => Err(Stop::Python),
    }
}

/// Two dicts: the same keys, then the same values.
fn dicts(heap: &Heap, a: Value, b: Value, nested: u32) -> Result<Step, Stop> {
    if heap.dict(a).len() != heap.dict(b).len() {
        return Ok(Step::Known(false));
    }
    let mut pairs = Vec::with_capacity(heap.dict(a).len());
    for entry in heap.dict(a).iter().rev() {
        match value_of(heap, b, entry.key, entry.hash, nested)? {
            Some(value) => pairs.push((entry.value, value)),
            None => return Ok(Step::Known(false)),
        }
    }
    Ok(Step::Descend(Level::Pairs(pairs)))
}

/// Whether all elements of a set are in another, of which the hashes are known.
pub(super) fn is_subset(heap: &Heap, a: Value, b: Value, nested: u32) -> Result<bool, Stop> {
    heap.note(size_of_val(heap.set(a).places()));
    for (value, hash) in heap.set(a).iter() {
        match heap.set(b).find(hash, |other| same_key(heap, other, value, nested)) {
            Found::At(_) => {}
            Found::Missing => return Ok(false),
            Found::NeedsPython => return Err(Stop::Python),
        }
    }
    Ok(true)
}

/// Two dict views.
fn views(heap: &Heap, a: Value, b: Value, nested: u32) -> Result<Step, Stop> {
    let (x, y) = (heap.dict_view(a), heap.dict_view(b));
    match (x.kind, y.kind) {
        (ViewKind::Keys, ViewKind::Keys) => {
            if heap.dict(x.dict).len() != heap.dict(y.dict).len() {
                return Ok(Step::Known(false));
            }
            is_subset_of_keys(heap, x.dict, y.dict, nested).map(Step::Known)
        }
        (ViewKind::Items, ViewKind::Items) => dicts(heap, x.dict, y.dict, nested),
        (ViewKind::Values, _) | (_, ViewKind::Values) => Ok(Step::Known(false)),
        // Keys that are pairs: the library makes the pairs of the other.
        _ => Err(Stop::Python),
    }
}

/// Whether all keys of a dict are in another.
pub(super) fn is_subset_of_keys(
    heap: &Heap,
    a: Value,
    b: Value,
    nested: u32,
) -> Result<bool, Stop> {
    heap.note(heap.dict(a).len() * size_of::<Entry>());
    for entry in heap.dict(a).iter() {
        if value_of(heap, b, entry.key, entry.hash, nested)?.is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A dict view and a set, in any order.
fn view_and_set(heap: &Heap, a: Value, b: Value, nested: u32) -> Result<bool, Stop> {
    let (view, set) = if a.is(Kind::DictView) { (a, b) } else { (b, a) };
    let view = heap.dict_view(view);
    if view.kind == ViewKind::Values || heap.dict(view.dict).len() != heap.set(set).len() {
        return Ok(false);
    }
    if view.kind == ViewKind::Items {
        return Err(Stop::Python);
    }
    for (value, hash) in heap.set(set).iter() {
        if value_of(heap, view.dict, value, hash, nested)?.is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}
