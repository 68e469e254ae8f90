//! Native functions that only the library sees: the parts of dicts, sets and iterators, for
//! operations in which code of the program compares, hashes or iterates.

use super::{Builtin, Native, Signature, of_kinds};
use crate::heap::Heap;
use crate::object::{BoundMethod, Dict, Found, Iter, ViewKind};
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// What parameters of the library stand at when no argument was given; see `_is_missing`.
const MISSING: &str = "\0missing";

/// `_is_missing(value)`: whether a parameter got no argument.
fn is_missing(heap: &mut Heap, args: &[Value]) -> Native {
    let [value] = *args else { return Err(heap.bad_arguments()) };
    Ok(Value::bool(value.is_unbound() || heap.as_text(value) == Some(MISSING)))
}

/// `_kind(value)`: how a value is stored: `list`, `dict`, `keys`, `instance`, ...
fn kind(heap: &mut Heap, args: &[Value]) -> Native {
    let [value] = *args else { return Err(heap.bad_arguments()) };
    let name = match value.kind() {
        Some(Kind::List) => "list",
        Some(Kind::Tuple) => "tuple",
        Some(Kind::Str) => "str",
        Some(Kind::Bytes) => "bytes",
        Some(Kind::ByteArray) => "bytearray",
        Some(Kind::MemoryView) => "memoryview",
        Some(Kind::Range) => "range",
        Some(Kind::Dict) => "dict",
        Some(Kind::Set) => "set",
        Some(Kind::Slice) => "slice",
        Some(Kind::Iterator) => "iterator",
        Some(Kind::Generator) => "generator",
        Some(Kind::Instance | Kind::Exception) => "instance",
        Some(Kind::Type | Kind::Class) => "class",
        Some(Kind::Cell) => "cell",
        Some(Kind::DictView) => match heap.dict_view(value).kind {
            ViewKind::Keys => "keys",
            ViewKind::Values => "values",
            ViewKind::Items => "items",
        },
        _ => "other",
    };
    heap.intern(name)
}

/// `_carry(class, value)`: an instance of the class that carries the value.
fn carry(heap: &mut Heap, args: &[Value]) -> Native {
    let [class, value] = *args else { return Err(heap.bad_arguments()) };
    let layout = if heap.carries(class) { heap.class(class).layout } else { TypeId::Object };
    if layout == TypeId::Reversed && heap.native_type(value) != layout {
        return Ok(value);
    }
    let value = heap.unwrapped(value);
    if !heap.carries(class) || heap.native_type(value) != heap.class(class).layout {
        return Err(heap.bad_arguments());
    }
    heap.new_carrier(class, value)
}

/// `_check_cell(cell, class)`: whether the cell of `__class__` was set to what the metaclass gave.
fn check_cell(heap: &mut Heap, args: &[Value]) -> Native {
    let [cell, class] = *args else { return Err(heap.bad_arguments()) };
    if !cell.is(Kind::Cell) {
        return Err(heap.bad_arguments());
    }
    let set = heap.cell(cell).0;
    if set == class {
        return Ok(Value::NONE);
    }
    let name = heap.class_name(class);
    let shown = heap.repr(class)?;
    if set.is_unbound() {
        return Err(heap.raise(
            TypeId::RuntimeError,
            format!(
                "__class__ not set defining '{name}' as {shown}. Was __classcell__ propagated to \
                 type.__new__?"
            ),
        ));
    }
    let other = heap.repr(set)?;
    Err(heap.type_error(format!("__class__ set to {other} defining '{name}' as {shown}")))
}

/// `_view_dict(view)`: the dict of a view.
fn view_dict(heap: &mut Heap, args: &[Value]) -> Native {
    let [view] = *args else { return Err(heap.bad_arguments()) };
    Ok(heap.dict_view(view).dict)
}

/// `_slice_parts(slice)`: its start, stop and step.
fn slice_parts(heap: &mut Heap, args: &[Value]) -> Native {
    let [slice] = *args else { return Err(heap.bad_arguments()) };
    let slice = heap.slice(slice);
    let parts = [slice.start, slice.stop, slice.step];
    heap.new_tuple(parts)
}

fn hash_of(heap: &Heap, value: Value) -> u64 {
    heap.int_to_i64(value).unwrap_or(0) as u64
}

fn index_of(value: Value) -> usize {
    value.as_small().and_then(|index| usize::try_from(index).ok()).unwrap_or(usize::MAX)
}

fn place_or_minus_one(heap: &mut Heap, found: Found) -> Native {
    match found {
        Found::At(place) => heap.new_size(place),
        _ => Ok(Value::small(-1)),
    }
}

/// `_combine_hashes(list)`: the hash of a tuple whose items have these hashes.
fn combine_hashes(heap: &mut Heap, args: &[Value]) -> Native {
    let [hashes] = *args else { return Err(heap.bad_arguments()) };
    let hashes: Vec<u64> = heap.items_of(hashes).iter().map(|&hash| hash_of(heap, hash)).collect();
    heap.new_int(crate::types::hash::combine_hashes(hashes.into_iter()) as i64)
}

/// `_reduce_hash(integer)`: what `hash()` makes of what `__hash__` gave.
fn reduce_hash(heap: &mut Heap, args: &[Value]) -> Native {
    let [value] = *args else { return Err(heap.bad_arguments()) };
    let value = heap.unwrapped(value);
    let hash = match heap.int_to_i64(value) {
        // What fits a hash is taken as it is; -1 stands for an error in CPython.
        Some(-1) => -2,
        Some(hash) => hash,
        None => heap.hash(value)? as i64,
    };
    heap.new_int(hash)
}

/// `_dict_candidate(dict, hash, nth)`: the entry of the nth key with that hash, or -1.
fn dict_candidate(heap: &mut Heap, args: &[Value]) -> Native {
    let [dict, hash, nth] = *args else { return Err(heap.bad_arguments()) };
    let (hash, mut skip) = (hash_of(heap, hash), index_of(nth));
    let found = heap.dict(dict).find(hash, |_| {
        let here = skip == 0;
        skip = skip.saturating_sub(1);
        Some(here)
    });
    place_or_minus_one(heap, found)
}

fn entry(heap: &Heap, dict: Value, place: Value) -> Option<crate::object::Entry> {
    let entry = heap.dict(dict).entry(index_of(place))?;
    (!entry.key.is_unbound()).then_some(entry)
}

/// `_dict_key_at(dict, place)`
fn dict_key_at(heap: &mut Heap, args: &[Value]) -> Native {
    let [dict, place] = *args else { return Err(heap.bad_arguments()) };
    Ok(entry(heap, dict, place).map_or(Value::NONE, |entry| entry.key))
}

/// `_dict_value_at(dict, place)`
fn dict_value_at(heap: &mut Heap, args: &[Value]) -> Native {
    let [dict, place] = *args else { return Err(heap.bad_arguments()) };
    Ok(entry(heap, dict, place).map_or(Value::NONE, |entry| entry.value))
}

/// `_dict_hash_at(dict, place)`
fn dict_hash_at(heap: &mut Heap, args: &[Value]) -> Native {
    let [dict, place] = *args else { return Err(heap.bad_arguments()) };
    heap.new_int(entry(heap, dict, place).map_or(0, |entry| entry.hash) as i64)
}

/// `_dict_next_place(dict, place)`: the first entry from `place` on, or -1.
fn dict_next_place(heap: &mut Heap, args: &[Value]) -> Native {
    let [dict, place] = *args else { return Err(heap.bad_arguments()) };
    let from = index_of(place);
    match heap.dict(dict).entry_from(from) {
        Some((place, _)) => heap.new_size(place),
        None => Ok(Value::small(-1)),
    }
}

/// `_dict_set_at(dict, place, value)`
fn dict_set_at(heap: &mut Heap, args: &[Value]) -> Native {
    let [dict, place, value] = *args else { return Err(heap.bad_arguments()) };
    if entry(heap, dict, place).is_some() {
        heap.dict_mut(dict).set_at(index_of(place), value);
    }
    Ok(Value::NONE)
}

/// `_dict_push(dict, key, hash, value)`: adds a key that is not there.
fn dict_push(heap: &mut Heap, args: &[Value]) -> Native {
    let [dict, key, hash, value] = *args else { return Err(heap.bad_arguments()) };
    let hash = hash_of(heap, hash);
    heap.dict_push(dict, key, hash, value)?;
    Ok(Value::NONE)
}

/// `_dict_remove_at(dict, place)`: removes an entry and gives its value.
fn dict_remove_at(heap: &mut Heap, args: &[Value]) -> Native {
    let [dict, place] = *args else { return Err(heap.bad_arguments()) };
    if entry(heap, dict, place).is_none() {
        return Ok(Value::NONE);
    }
    Ok(heap.dict_remove_at(dict, index_of(place))?.value)
}

/// `_dict_version(dict)`: changes whenever a key is added or removed.
fn dict_version(heap: &mut Heap, args: &[Value]) -> Native {
    let [dict] = *args else { return Err(heap.bad_arguments()) };
    Ok(Value::small(heap.dict(dict).version().into()))
}

/// `_dict_take(dict, other)`: the dict gets the entries of another one, which loses them.
fn dict_take(heap: &mut Heap, args: &[Value]) -> Native {
    let [dict, other] = *args else { return Err(heap.bad_arguments()) };
    let taken: Dict = std::mem::take(heap.dict_mut(other));
    *heap.dict_mut(dict) = taken;
    Ok(Value::NONE)
}

/// `_set_candidate(set, hash, nth)`: the place of the nth element with that hash, or -1.
fn set_candidate(heap: &mut Heap, args: &[Value]) -> Native {
    let [set, hash, nth] = *args else { return Err(heap.bad_arguments()) };
    let (hash, mut skip) = (hash_of(heap, hash), index_of(nth));
    let found = heap.set(set).find(hash, |_| {
        let here = skip == 0;
        skip = skip.saturating_sub(1);
        Some(here)
    });
    place_or_minus_one(heap, found)
}

fn element(heap: &Heap, set: Value, place: Value) -> Option<Value> {
    let (element, _) = heap.set(set).places().get(index_of(place)).copied()?;
    (!element.is_unbound() && element != Value::DELETED).then_some(element)
}

/// `_set_element_at(set, place)`
fn set_element_at(heap: &mut Heap, args: &[Value]) -> Native {
    let [set, place] = *args else { return Err(heap.bad_arguments()) };
    Ok(element(heap, set, place).unwrap_or(Value::NONE))
}

/// `_set_holds(set, place, element)`: whether it is still there.
fn set_holds(heap: &mut Heap, args: &[Value]) -> Native {
    let [set, place, value] = *args else { return Err(heap.bad_arguments()) };
    Ok(Value::bool(element(heap, set, place) == Some(value)))
}

/// `_set_insert(set, element, hash)`: adds an element that is not there.
fn set_insert(heap: &mut Heap, args: &[Value]) -> Native {
    let [set, element, hash] = *args else { return Err(heap.bad_arguments()) };
    let growth = heap.set(set).growth();
    heap.charge(growth)?;
    let hash = hash_of(heap, hash);
    heap.set_mut(set).insert(element, hash);
    Ok(Value::NONE)
}

/// `_set_remove_at(set, place)`
fn set_remove_at(heap: &mut Heap, args: &[Value]) -> Native {
    let [set, place] = *args else { return Err(heap.bad_arguments()) };
    if element(heap, set, place).is_some() {
        heap.set_mut(set).remove_at(index_of(place));
    }
    Ok(Value::NONE)
}

/// `_set_elements(set)`: a list of pairs of elements and hashes.
fn set_elements(heap: &mut Heap, args: &[Value]) -> Native {
    let [set] = *args else { return Err(heap.bad_arguments()) };
    let elements: Vec<_> = heap.set(set).iter().collect();
    let mut pairs = Vec::with_capacity(elements.len());
    for (element, hash) in elements {
        let hash = heap.new_int(hash as i64)?;
        pairs.push(heap.new_tuple([element, hash])?);
    }
    heap.new_list(pairs)
}

/// `_set_copy(set, frozen)`: a copy that is laid out as CPython's.
fn set_copy(heap: &mut Heap, args: &[Value]) -> Native {
    let [set, frozen] = *args else { return Err(heap.bad_arguments()) };
    heap.set_from(set, frozen == Value::TRUE)
}

/// `_set_empty(frozen)`: an empty set; the library fills frozensets too.
fn set_empty(heap: &mut Heap, args: &[Value]) -> Native {
    let [frozen] = *args else { return Err(heap.bad_arguments()) };
    heap.new_set(frozen == Value::TRUE)
}

/// `_set_is_frozen(set)`
fn set_is_frozen(heap: &mut Heap, args: &[Value]) -> Native {
    let [set] = *args else { return Err(heap.bad_arguments()) };
    Ok(Value::bool(heap.set(set).frozen))
}

/// `_set_reserve(set, count)`: room as CPython makes it before a set or dict is merged.
fn set_reserve(heap: &mut Heap, args: &[Value]) -> Native {
    let [set, count] = *args else { return Err(heap.bad_arguments()) };
    // No set or dict is larger.
    let count = index_of(count).min(u32::MAX as usize);
    let growth = heap.set(set).merge_growth(count);
    heap.charge(growth)?;
    heap.set_mut(set).reserve_for_merge(count);
    Ok(Value::NONE)
}

/// `_set_merge(set, items)`: adds what a set or dict holds to an empty set.
fn set_merge(heap: &mut Heap, args: &[Value]) -> Native {
    let [set, items] = *args else { return Err(heap.bad_arguments()) };
    heap.set_merge(set, items)?;
    Ok(Value::NONE)
}

/// `_set_tidy(set)`: what CPython does after `difference_update`.
fn set_tidy(heap: &mut Heap, args: &[Value]) -> Native {
    let [set] = *args else { return Err(heap.bad_arguments()) };
    heap.set_mut(set).tidy();
    Ok(Value::NONE)
}

/// `_set_take(set, other)`: the set gets the elements of another one, which loses them.
fn set_take(heap: &mut Heap, args: &[Value]) -> Native {
    let [set, other] = *args else { return Err(heap.bad_arguments()) };
    heap.take_elements(set, other);
    Ok(Value::NONE)
}

/// `_iter_kind(iterator)`: which native iterator it is, of those whose step may need Python.
fn iter_kind(heap: &mut Heap, args: &[Value]) -> Native {
    let [iterator] = *args else { return Err(heap.bad_arguments()) };
    if !iterator.is(Kind::Iterator) {
        return heap.intern("other");
    }
    let name = match heap.iterator(iterator) {
        Iter::GetItem { .. } => "getitem",
        Iter::Call { .. } => "call",
        Iter::Enumerate { .. } => "enumerate",
        Iter::Zip { .. } => "zip",
        Iter::Map { .. } => "map",
        Iter::Filter { .. } => "filter",
        _ => "other",
    };
    heap.intern(name)
}

/// `_iter_parts(iterator)`: what the iterator was made of.
fn iter_parts(heap: &mut Heap, args: &[Value]) -> Native {
    let [iterator] = *args else { return Err(heap.bad_arguments()) };
    let parts = match heap.iterator(iterator).clone() {
        Iter::GetItem { object, index, step } => {
            vec![object, heap.new_int(index)?, heap.new_int(step)?]
        }
        Iter::Call { callable, sentinel } => vec![callable, sentinel],
        Iter::Enumerate { inner, count } => vec![inner, count],
        Iter::Zip { inner, strict } => {
            vec![Value::NONE, heap.new_tuple(inner)?, Value::bool(strict)]
        }
        Iter::Map { function, inner, strict } => {
            vec![function, heap.new_tuple(inner)?, Value::bool(strict)]
        }
        Iter::Filter { function, inner } => vec![function, inner],
        _ => Vec::new(),
    };
    heap.new_tuple(parts)
}

/// `_iter_exhaust(iterator)`: nothing is left of it.
fn iter_exhaust(heap: &mut Heap, args: &[Value]) -> Native {
    let [iterator] = *args else { return Err(heap.bad_arguments()) };
    let name = heap.iterator(iterator).type_name();
    *heap.iterator_mut(iterator) = Iter::Exhausted(name);
    Ok(Value::NONE)
}

/// `_iter_advance(iterator)`: an iterator by `__getitem__` goes on to the next index.
fn iter_advance(heap: &mut Heap, args: &[Value]) -> Native {
    let [iterator] = *args else { return Err(heap.bad_arguments()) };
    if let Iter::GetItem { index, step, .. } = heap.iterator_mut(iterator) {
        *index = index.saturating_add(*step);
    }
    Ok(Value::NONE)
}

/// `_enumerated(iterator, item)`: the pair that `enumerate` gives.
fn enumerated(heap: &mut Heap, args: &[Value]) -> Native {
    let [iterator, item] = *args else { return Err(heap.bad_arguments()) };
    match heap.iterator(iterator) {
        Iter::Enumerate { count, .. } => {
            let count = *count;
            heap.enumerated(iterator, count, item)
        }
        _ => Err(heap.bad_arguments()),
    }
}

/// `_getitem_iterator(object, index, step)`
fn getitem_iterator(heap: &mut Heap, args: &[Value]) -> Native {
    let [object, index, step] = *args else { return Err(heap.bad_arguments()) };
    let (index, step) = (heap.int_clamped(index), heap.int_clamped(step));
    heap.alloc(Iter::GetItem { object, index, step })
}

/// `_is_iterator(value)`: whether it can be asked for items one by one.
fn is_iterator(heap: &mut Heap, args: &[Value]) -> Native {
    let [value] = *args else { return Err(heap.bad_arguments()) };
    Ok(Value::bool(
        value.is(Kind::Iterator)
            || value.is(Kind::Generator)
            || heap.has_special(value, "__next__"),
    ))
}

/// `_callee_text(callee)`: how messages about its arguments name it.
fn callee_text(heap: &mut Heap, args: &[Value]) -> Native {
    let [callee] = *args else { return Err(heap.bad_arguments()) };
    let text = heap.callee_text(callee);
    heap.new_str(text)
}

impl Heap {
    /// How messages about the arguments of a call name the callee: `__main__.f()`, `print()`.
    #[must_use]
    pub fn callee_text(&self, callee: Value) -> String {
        let mut inner = callee;
        while inner.is(Kind::BoundMethod) {
            inner = self.bound_method(inner).function;
        }
        if inner.is_none() {
            return "None".to_owned();
        }
        let (namespace, name) = if inner.is(Kind::Function) {
            (self.function(inner).globals, "__name__")
        } else if inner.is(Kind::Class) {
            (self.class(inner).dict, "__module__")
        } else {
            return format!("{}()", self.qualified_name(inner));
        };
        let module = self
            .find_interned(name)
            .filter(|_| namespace.is(Kind::Dict))
            .and_then(|name| self.dict_get_name(namespace, name))
            .and_then(|module| self.as_text(module));
        match module {
            Some("builtins") => format!("{}()", self.qualified_name(inner)),
            module => format!("{}.{}()", module.unwrap_or("__main__"), self.qualified_name(inner)),
        }
    }
}

const ONE: Signature = Signature::One;
const TWO: Signature = Signature::Positional(2, 2);
const THREE: Signature = Signature::Positional(3, 3);

const fn intrinsic(name: &'static str, signature: Signature, function: super::NativeFn) -> Builtin {
    Builtin::function(name, signature, function, None)
}

/// The intrinsics.
pub(crate) const FUNCTIONS: &[Builtin] = &[
    intrinsic("_is_missing", ONE, is_missing),
    intrinsic("_kind", ONE, kind),
    intrinsic("_view_dict", ONE, of_kinds!(view_dict; DictView)),
    intrinsic("_slice_parts", ONE, of_kinds!(slice_parts; Slice)),
    intrinsic("_combine_hashes", ONE, combine_hashes),
    intrinsic("_reduce_hash", ONE, reduce_hash),
    intrinsic("_dict_candidate", THREE, of_kinds!(dict_candidate; Dict, _, _)),
    intrinsic("_dict_key_at", TWO, of_kinds!(dict_key_at; Dict, _)),
    intrinsic("_dict_value_at", TWO, of_kinds!(dict_value_at; Dict, _)),
    intrinsic("_dict_hash_at", TWO, of_kinds!(dict_hash_at; Dict, _)),
    intrinsic("_dict_next_place", TWO, of_kinds!(dict_next_place; Dict, _)),
    intrinsic("_dict_set_at", THREE, of_kinds!(dict_set_at; Dict, _, _)),
    intrinsic("_dict_push", Signature::Positional(4, 4), of_kinds!(dict_push; Dict, _, _, _)),
    intrinsic("_dict_remove_at", TWO, of_kinds!(dict_remove_at; Dict, _)),
    intrinsic("_dict_version", ONE, of_kinds!(dict_version; Dict)),
    intrinsic("_dict_take", TWO, of_kinds!(dict_take; Dict, Dict)),
    intrinsic("_set_candidate", THREE, of_kinds!(set_candidate; Set, _, _)),
    intrinsic("_set_element_at", TWO, of_kinds!(set_element_at; Set, _)),
    intrinsic("_set_holds", THREE, of_kinds!(set_holds; Set, _, _)),
    intrinsic("_set_insert", THREE, of_kinds!(set_insert; Set, _, _)),
    intrinsic("_set_remove_at", TWO, of_kinds!(set_remove_at; Set, _)),
    intrinsic("_set_elements", ONE, of_kinds!(set_elements; Set)),
    intrinsic("_set_copy", TWO, set_copy),
    intrinsic("_set_empty", ONE, set_empty),
    intrinsic("_set_is_frozen", ONE, of_kinds!(set_is_frozen; Set)),
    intrinsic("_set_reserve", TWO, of_kinds!(set_reserve; Set, _)),
    intrinsic("_set_merge", TWO, of_kinds!(set_merge; Set, _)),
    intrinsic("_set_tidy", ONE, of_kinds!(set_tidy; Set)),
    intrinsic("_set_take", TWO, of_kinds!(set_take; Set, Set)),
    intrinsic("_iter_kind", ONE, iter_kind),
    intrinsic("_iter_parts", ONE, of_kinds!(iter_parts; Iterator)),
    intrinsic("_iter_exhaust", ONE, of_kinds!(iter_exhaust; Iterator)),
    intrinsic("_iter_advance", ONE, of_kinds!(iter_advance; Iterator)),
    intrinsic("_enumerated", TWO, of_kinds!(enumerated; Iterator, _)),
    intrinsic("_getitem_iterator", THREE, getitem_iterator),
    intrinsic("_is_iterator", ONE, is_iterator),
    intrinsic("_callee_text", ONE, callee_text),
    intrinsic("_carry", TWO, carry),
    intrinsic("_carried", ONE, |heap, args| Ok(heap.unwrapped(args[0]))),
    intrinsic("_check_cell", TWO, check_cell),
    intrinsic("_intern", ONE, |heap, args| {
        let text = heap.text(args[0]).to_owned();
        heap.intern(&text)
    }),
    intrinsic("_overrides_mro", ONE, |heap, args| {
        if !matches!(args[0].kind(), Some(Kind::Type | Kind::Class)) {
            return Err(heap.bad_arguments());
        }
        let found = heap.special_lookup(args[0], "mro");
        Ok(Value::bool(found.is_some_and(|found| !found.is(Kind::Builtin))))
    }),
    intrinsic("_repr_type", ONE, |heap, args| {
        let class = heap.type_of(args[0]);
        heap.repr_value(class)
    }),
    intrinsic("_bind_method", TWO, |heap, args| {
        heap.alloc(BoundMethod { function: args[0], receiver: args[1] })
    }),
    intrinsic("_derives", TWO, |heap, args| Ok(Value::bool(heap.is_subclass(args[0], args[1])))),
];
