//! `|`, `&`, `-` and `^` of sets and dict views, and `|` of dicts. Stored hashes are reused: no
//! `__hash__` of the program is called.
//!
//! Source of the order in which elements are visited and added: CPython 3.14,
//! Objects/setobject.c and Objects/dictobject.c (the algorithms; the code is our own).

use diapause_bytecode::BinaryOp;

use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::object::{Found, Set, ViewKind};
use crate::trap::Trap;
use crate::value::{Kind, Value};

/// `a op b`; `None` when the types do not have the operator.
pub(super) fn binary(
    heap: &mut Heap,
    op: BinaryOp,
    a: Value,
    b: Value,
) -> Result<Option<Value>, Trap> {
    if a.is(Kind::Set) && b.is(Kind::Set) {
        let result = combine(heap, op, a, b)?;
        return heap.alloc(result).map(Some);
    }
    if op == BinaryOp::Or && a.is(Kind::Dict) && b.is(Kind::Dict) {
        return union_of_dicts(heap, a, b).map(Some);
    }
    if is_set_view(heap, a) || (is_set_view(heap, b) && heap.is_plain(a)) {
        return views(heap, op, a, b).map(Some);
    }
    Ok(None)
}

/// Whether a value is a view of keys or items.
fn is_set_view(heap: &Heap, value: Value) -> bool {
    value.is(Kind::DictView) && heap.dict_view(value).kind != ViewKind::Values
}

/// The new set that the operator gives for two sets.
pub(super) fn combine(heap: &mut Heap, op: BinaryOp, a: Value, b: Value) -> Result<Set, Trap> {
    heap.reserve((heap.set(a).len() + heap.set(b).len()).checked_mul(64))?;
    let frozen = heap.set(a).frozen;
    let mut result = match op {
        BinaryOp::Or => {
            let mut result = copy(heap.set(a));
            if a != b {
                merge(heap, &mut result, heap.set(b))?;
            }
            result
        }
        BinaryOp::And => intersection(heap, a, b)?,
        BinaryOp::Sub => difference(heap, a, b)?,
        _ => {
            let mut result = copy(heap.set(b));
            toggle(heap, &mut result, heap.set(a))?;
            result
        }
    };
    result.frozen = frozen;
    Ok(result)
}

/// A copy with the layout that CPython's has.
#[must_use]
pub(crate) fn copy(set: &Set) -> Set {
    let mut result = Set::default();
    result.reserve_for_merge(set.len());
    if result.places().len() == set.places().len() && !set.has_deleted() {
        return set.clone();
    }
    for (value, hash) in set.iter() {
        result.insert(value, hash);
    }
    result
}

/// Whether a set that need not be in the heap has an element.
fn find(heap: &Heap, set: &Set, value: Value, hash: u64) -> Result<Option<usize>, Trap> {
    match set.find(hash, |other| heap.same_key(other, value)) {
        Found::At(place) => Ok(Some(place)),
        Found::Missing => Ok(None),
        Found::NeedsPython => Err(Trap::Library),
    }
}

/// Adds an element unless it is there.
fn add(heap: &Heap, set: &mut Set, value: Value, hash: u64) -> Result<(), Trap> {
    match set.locate(hash, |other| heap.same_key(other, value)) {
        (Found::At(_), _) => {}
        (Found::Missing, place) => set.insert_at(place, value, hash),
        (Found::NeedsPython, _) => return Err(Trap::Library),
    }
    Ok(())
}

/// Adds all elements of another set.
fn merge(heap: &Heap, set: &mut Set, other: &Set) -> Result<(), Trap> {
    set.reserve_for_merge(other.len());
    if set.take_table(other) {
        return Ok(());
    }
    other.iter().try_for_each(|(value, hash)| add(heap, set, value, hash))
}

/// Removes what is in both and adds what is only in `other`.
fn toggle(heap: &Heap, set: &mut Set, other: &Set) -> Result<(), Trap> {
    for (value, hash) in other.iter() {
        match set.locate(hash, |other| heap.same_key(other, value)) {
            (Found::At(place), _) => set.remove_at(place),
            (Found::Missing, place) => set.insert_at(place, value, hash),
            (Found::NeedsPython, _) => return Err(Trap::Library),
        }
    }
    Ok(())
}

fn intersection(heap: &Heap, a: Value, b: Value) -> Result<Set, Trap> {
    let (large, small) = if heap.set(b).len() > heap.set(a).len() { (b, a) } else { (a, b) };
    let mut result = Set::default();
    for (value, hash) in heap.set(small).iter() {
        if find(heap, heap.set(large), value, hash)?.is_some() {
            add(heap, &mut result, value, hash)?;
        }
    }
    Ok(result)
}

fn difference(heap: &Heap, a: Value, b: Value) -> Result<Set, Trap> {
    let (set, other) = (heap.set(a), heap.set(b));
    if set.len() >> 2 > other.len() {
        let mut result = copy(set);
        for (value, hash) in other.iter() {
            if let Some(place) = find(heap, &result, value, hash)? {
                result.remove_at(place);
            }
        }
        result.tidy();
        return Ok(result);
    }
    let mut result = Set::default();
    for (value, hash) in set.iter() {
        if find(heap, other, value, hash)?.is_none() {
            add(heap, &mut result, value, hash)?;
        }
    }
    Ok(result)
}

/// The in-place operator on a set.
pub(super) fn set_in_place(heap: &mut Heap, op: BinaryOp, a: Value, b: Value) -> Result<(), Trap> {
    match op {
        BinaryOp::And => {
            let mut result = combine(heap, op, a, b)?;
            heap.charge(result.places().len() * 16)?;
            heap.set_mut(a).swap_elements(&mut result);
        }
        // Adding some of the elements before Python is needed does no harm.
        BinaryOp::Or => heap.set_merge(a, b)?,
        BinaryOp::Sub | BinaryOp::Xor if a == b => heap.set_mut(a).clear(),
        _ => {
            // All lookups come first: when one needs Python, nothing has changed.
            let others: Vec<_> = heap.set(b).iter().collect();
            let mut found = Vec::with_capacity(others.len());
            for &(value, hash) in &others {
                found.push(heap.set_find_hashed(a, value, hash)?);
            }
            if op == BinaryOp::Or {
                let growth = others.len().saturating_mul(64);
                heap.charge(if heap.set(a).growth() > 0 { growth } else { 0 })?;
                heap.set_mut(a).reserve_for_merge(others.len());
            }
            for ((value, hash), place) in others.into_iter().zip(found) {
                match (op, place) {
                    (BinaryOp::Or, None) | (BinaryOp::Xor, None) => {
                        // An insertion may move elements, so places are looked up again below.
                        let growth = heap.set(a).growth();
                        heap.charge(growth)?;
                        heap.set_mut(a).insert(value, hash);
                    }
                    (BinaryOp::Sub | BinaryOp::Xor, Some(_)) => {
                        if let Some(place) = heap.set_find_hashed(a, value, hash)? {
                            heap.set_mut(a).remove_at(place);
                        }
                    }
                    _ => {}
                }
            }
            if op == BinaryOp::Sub {
                heap.set_mut(a).tidy();
            }
        }
    }
    Ok(())
}

/// The items of a built-in container with their hashes, in the order of iteration.
fn hashed_items(heap: &mut Heap, value: Value, role: &str) -> Result<Vec<(Value, u64)>, Trap> {
    let dict = match value.kind() {
        Some(Kind::Set) => return Ok(heap.set(value).iter().collect()),
        Some(Kind::Dict) => Some(value),
        Some(Kind::DictView) if heap.dict_view(value).kind == ViewKind::Keys => {
            Some(heap.dict_view(value).dict)
        }
        _ => None,
    };
    if let Some(dict) = dict {
        return Ok(heap.dict(dict).iter().map(|entry| (entry.key, entry.hash)).collect());
    }
    let items = heap.native_items(value)?;
    let mut hashed = Vec::with_capacity(items.len());
    for item in items {
        let hash = match heap.hash(item) {
            Err(Trap::Raise(_)) => return Err(heap.unhashable_as(item, role)),
            hash => hash?,
        };
        hashed.push((item, hash));
    }
    Ok(hashed)
}

/// The elements of a built-in container as a set.
fn set_of(heap: &mut Heap, value: Value, role: &str) -> Result<Set, Trap> {
    if value.is(Kind::Set) {
        let mut set = copy(heap.set(value));
        set.frozen = false;
        return Ok(set);
    }
    let items = hashed_items(heap, value, role)?;
    heap.reserve(items.len().checked_mul(64))?;
    let mut set = Set::default();
    if value.is(Kind::DictView) && heap.dict_view(value).kind == ViewKind::Keys {
        // As CPython, which makes the set from the dict.
        set.reserve_for_merge(items.len());
    }
    for (item, hash) in items {
        add(heap, &mut set, item, hash)?;
    }
    Ok(set)
}

/// An operator with a dict view on either side; the other may be anything that can be iterated.
fn views(heap: &mut Heap, op: BinaryOp, a: Value, b: Value) -> Result<Value, Trap> {
    let result = match op {
        BinaryOp::And => view_intersection(heap, a, b)?,
        BinaryOp::Or => {
            let mut result = set_of(heap, a, "a set element")?;
            let items = hashed_items(heap, b, "a set element")?;
            if b.is(Kind::Set) || b.is(Kind::Dict) {
                result.reserve_for_merge(items.len());
            }
            for (value, hash) in items {
                add(heap, &mut result, value, hash)?;
            }
            result
        }
        BinaryOp::Sub => {
            let mut result = set_of(heap, a, "a set element")?;
            let other = set_of(heap, b, "a set element")?;
            for (value, hash) in other.iter() {
                if let Some(place) = find(heap, &result, value, hash)? {
                    result.remove_at(place);
                }
            }
            result.tidy();
            result
        }
        _ => {
            let mut result = set_of(heap, a, "a set element")?;
            let other = set_of(heap, b, "a set element")?;
            toggle(heap, &mut result, &other)?;
            result
        }
    };
    heap.alloc(result)
}

fn view_intersection(heap: &mut Heap, a: Value, b: Value) -> Result<Set, Trap> {
    let (mut view, mut other) = if is_set_view(heap, a) { (a, b) } else { (b, a) };
    if is_set_view(heap, other) && view_len(heap, other) > view_len(heap, view) {
        std::mem::swap(&mut view, &mut other);
    }
    let kept = hashed_items(heap, view, "a dict key")?;
    let items = hashed_items(heap, other, "a dict key")?;
    let is_set = other.is(Kind::Set) && !heap.set(other).frozen;
    let (visited, among) =
        if is_set && kept.len() <= items.len() { (kept, items) } else { (items, kept) };
    heap.reserve(among.len().checked_mul(64))?;
    let mut lookup = Set::default();
    for (value, hash) in among {
        add(heap, &mut lookup, value, hash)?;
    }
    let mut result = Set::default();
    for (value, hash) in visited {
        if find(heap, &lookup, value, hash)?.is_some() {
            add(heap, &mut result, value, hash)?;
        }
    }
    Ok(result)
}

fn view_len(heap: &Heap, view: Value) -> usize {
    heap.dict(heap.dict_view(view).dict).len()
}

fn union_of_dicts(heap: &mut Heap, a: Value, b: Value) -> Result<Value, Trap> {
    heap.reserve((heap.dict(a).len() + heap.dict(b).len()).checked_mul(48))?;
    let copy = heap.dict(a).clone();
    let result = heap.alloc(copy)?;
    update_dict(heap, result, b)?;
    Ok(result)
}

/// Adds all entries of a dict to another.
pub(super) fn update_dict(heap: &mut Heap, dict: Value, other: Value) -> Result<(), Trap> {
    if dict == other {
        return Ok(());
    }
    let entries: Vec<_> = heap.dict(other).iter().collect();
    // All lookups come first: when one needs Python, nothing has changed.
    let mut found = Vec::with_capacity(entries.len());
    for entry in &entries {
        found.push(match heap.dict(dict).find(entry.hash, |key| heap.same_key(key, entry.key)) {
            Found::At(index) => Some(index),
            Found::Missing => None,
            Found::NeedsPython => return Err(Trap::Library),
        });
    }
    for (entry, index) in entries.iter().zip(&found) {
        if let Some(index) = index {
            heap.dict_mut(dict).set_at(*index, entry.value);
        }
    }
    for (entry, index) in entries.iter().zip(&found) {
        if index.is_none() {
            heap.dict_push(dict, entry.key, entry.hash, entry.value)?;
        }
    }
    Ok(())
}

/// `_is_set_view(x)`: a view of keys or items.
fn is_view(heap: &mut Heap, args: &[Value]) -> Native {
    Ok(Value::bool(is_set_view(heap, args[0])))
}

/// `_view_source(x)`: the dict of a view of keys; other values are their own.
fn view_source(heap: &mut Heap, args: &[Value]) -> Native {
    let value = args[0];
    if value.is(Kind::DictView) && heap.dict_view(value).kind == ViewKind::Keys {
        return Ok(heap.dict_view(value).dict);
    }
    Ok(value)
}

/// The intrinsics of the library's versions of the operators.
pub(crate) const INTRINSICS: &[Builtin] = &[
    Builtin::function("_is_set_view", Signature::One, is_view, None),
    Builtin::function("_view_source", Signature::One, view_source, None),
];
