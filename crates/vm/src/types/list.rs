//! Lists.

use crate::builtins::{Builtin, Native, NativeFn, Signature};
use crate::heap::Heap;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

fn list_new(heap: &mut Heap, args: &[Value]) -> Native {
    let [source] = *args else { return Err(heap.bad_arguments()) };
    if source.is_unbound() {
        return heap.new_list(Vec::new());
    }
    let items = heap.list_to_vec(source)?;
    heap.new_list(items)
}

/// `list.__init__(iterable=())`
fn list_init(heap: &mut Heap, args: &[Value]) -> Native {
    let [list, source] = *args else { return Err(heap.bad_arguments()) };
    let items = if source.is_unbound() { Vec::new() } else { heap.list_to_vec(source)? };
    heap.list_mut(list).items = Vec::new();
    heap.charge_growth(list, items.len())?;
    heap.list_mut(list).items.extend_from_slice(&items);
    Ok(Value::NONE)
}

fn list_append(heap: &mut Heap, args: &[Value]) -> Native {
    let [list, item] = *args else { return Err(heap.bad_arguments()) };
    heap.push(list, item)?;
    Ok(Value::NONE)
}

fn list_extend(heap: &mut Heap, args: &[Value]) -> Native {
    let [list, items] = *args else { return Err(heap.bad_arguments()) };
    heap.list_append_all(list, items)?;
    Ok(Value::NONE)
}

fn list_insert(heap: &mut Heap, args: &[Value]) -> Native {
    let [list, index, item] = *args else { return Err(heap.bad_arguments()) };
    let index = heap.size_argument(index)?;
    heap.charge_growth(list, 1)?;
    heap.note(size_of_val(&*heap.list(list).items));
    let items = &mut heap.list_mut(list).items;
    let len = items.len() as i64;
    let place = if index < 0 { index.saturating_add(len).max(0) } else { index.min(len) };
    items.insert(place as usize, item);
    Ok(Value::NONE)
}

fn list_pop(heap: &mut Heap, args: &[Value]) -> Native {
    let [list, index] = *args else { return Err(heap.bad_arguments()) };
    let index = match index.or(Value::small(-1)) {
        index if index.is_small() => index.small_unchecked(),
        index => heap.size_argument(index)?,
    };
    let items = &mut heap.list_mut(list).items;
    if items.is_empty() {
        return Err(heap.index_error("pop from empty list"));
    }
    if index == -1
        && let Some(item) = items.pop()
    {
        return Ok(item);
    }
    match Heap::place(index, items.len()) {
        Some(place) => {
            let item = items.remove(place);
            let moved = size_of_val(&items[place..]);
            heap.note(moved);
            Ok(item)
        }
        None => Err(heap.index_error("pop index out of range")),
    }
}

fn list_clear(heap: &mut Heap, args: &[Value]) -> Native {
    let [list] = *args else { return Err(heap.bad_arguments()) };
    heap.list_mut(list).items = Vec::new();
    Ok(Value::NONE)
}

fn list_copy(heap: &mut Heap, args: &[Value]) -> Native {
    let [list] = *args else { return Err(heap.bad_arguments()) };
    let items = heap.list_to_vec(list)?;
    heap.new_list(items)
}

fn list_reverse(heap: &mut Heap, args: &[Value]) -> Native {
    let [list] = *args else { return Err(heap.bad_arguments()) };
    heap.note(size_of_val(&*heap.list(list).items));
    heap.list_mut(list).items.reverse();
    Ok(Value::NONE)
}

fn list_remove(heap: &mut Heap, args: &[Value]) -> Native {
    let [list, item] = *args else { return Err(heap.bad_arguments()) };
    match heap.position_among(&heap.list(list).items, item)? {
        Some(place) => {
            heap.note(size_of_val(&*heap.list(list).items));
            heap.list_mut(list).items.remove(place);
            Ok(Value::NONE)
        }
        None => Err(heap.value_error("list.remove(x): x not in list")),
    }
}

impl Heap {
    /// A bound of `index(x, start, stop)`; it may not be None.
    pub(crate) fn search_bound(
        &mut self,
        bound: Value,
        default: usize,
        len: usize,
    ) -> Result<usize, Trap> {
        if bound.is_unbound() {
            return Ok(default);
        }
        let Some(integer) = self.to_index(bound)? else {
            return Err(
                self.type_error("slice indices must be integers or have an __index__ method")
            );
        };
        let bound = self.int_clamped(integer);
        let bound = if bound < 0 { bound.saturating_add(len as i64).max(0) } else { bound };
        Ok(usize::try_from(bound).unwrap_or(usize::MAX).min(len))
    }

    /// The items of a list or tuple.
    #[inline]
    #[must_use]
    pub(crate) fn items_of(&self, sequence: Value) -> &[Value] {
        if sequence.is(Kind::List) {
            &self.list(sequence).items
        } else if sequence.is(Kind::Tuple) {
            &self.tuple(sequence).items
        } else {
            &[]
        }
    }
}

/// `list.index` and `tuple.index`
pub(super) fn sequence_index(heap: &mut Heap, args: &[Value]) -> Native {
    let [sequence, item, start, stop] = *args else { return Err(heap.bad_arguments()) };
    let len = heap.items_of(sequence).len();
    let start = heap.search_bound(start, 0, len)?;
    let stop = heap.search_bound(stop, len, len)?;
    let items = heap.items_of(sequence).get(start..stop).unwrap_or(&[]);
    match heap.position_among(items, item)? {
        Some(place) => heap.new_size(start + place),
        None => Err(heap.value_error(if sequence.is(Kind::List) {
            "list.index(x): x not in list"
        } else {
            "tuple.index(x): x not in tuple"
        })),
    }
}

/// `list.count` and `tuple.count`
pub(super) fn sequence_count(heap: &mut Heap, args: &[Value]) -> Native {
    let [sequence, item] = *args else { return Err(heap.bad_arguments()) };
    let mut count = 0;
    heap.note(size_of_val(heap.items_of(sequence)));
    for &other in heap.items_of(sequence) {
        if other == item {
            count += 1;
            continue;
        }
        if !Value::both_small(other, item) && !heap.spend(1) {
            return Err(Trap::Library);
        }
        if heap.equal(other, item)? {
            count += 1;
        }
    }
    heap.new_int(count)
}

const fn method(
    name: &'static str,
    signature: Signature,
    function: NativeFn,
    library: Option<&'static str>,
) -> Builtin {
    Builtin::method(TypeId::List, name, signature, function, library)
}

/// Constructor and methods of lists; `sort` is in `sort.rs`.
pub(crate) const METHODS: &[Builtin] = &[
    method("__new__", Signature::Positional(0, 1), list_new, Some("list_new")),
    method("__init__", Signature::Positional(0, 1), list_init, Some("list_init")),
    method("append", Signature::One, list_append, None),
    method("extend", Signature::One, list_extend, Some("list_extend")),
    method("insert", Signature::Positional(2, 2), list_insert, Some("list_insert")),
    method("pop", Signature::Positional(0, 1), list_pop, Some("list_pop")),
    method("clear", Signature::None, list_clear, None),
    method("copy", Signature::None, list_copy, None),
    method("reverse", Signature::None, list_reverse, None),
    method("remove", Signature::One, list_remove, Some("list_remove")),
    method("index", Signature::Positional(1, 3), sequence_index, Some("sequence_index")),
    method("count", Signature::One, sequence_count, Some("sequence_count")),
];
