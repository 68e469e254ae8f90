//! Sorting: stable, with `<` only, and unable to go wrong when `<` is no order (NaN).
//!
//! Up to 63 items are sorted with the very comparisons that CPython makes: count the run at the
//! start, then insert the rest by binary search. Longer lists are runs that are merged.
//!
//! Source of the method: CPython 3.14, Objects/listsort.txt (the code is our own).

mod plain;
pub(crate) mod rows;

use diapause_bytecode::CompareOp;

use crate::builtins::{Builtin, Native, Signature, of_kinds};
use crate::heap::Heap;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

const MAX_MINRUN: usize = 64;

/// What is sorted: a key and where its item stands.
#[derive(Clone, Copy)]
struct Keyed {
    key: Value,
    item: Value,
}

fn minrun(mut len: usize) -> usize {
    let mut rest = 0;
    while len >= MAX_MINRUN {
        rest |= len & 1;
        len >>= 1;
    }
    len + rest
}

impl Heap {
    /// `a < b` for sorting.
    fn sorts_before(&mut self, a: Value, b: Value) -> Result<bool, Trap> {
        if Value::both_small(a, b) {
            return Ok(a.shifted() < b.shifted());
        }
        if a.is(Kind::Str) && b.is(Kind::Str) {
            let (a, b) = (self.text(a), self.text(b));
            if !self.spend_bytes(a.len().min(b.len())) {
                return Err(Trap::Library);
            }
            return Ok(a < b);
        }
        if let (Some(a), Some(b)) = (a.as_inline_float(), b.as_inline_float()) {
            return Ok(a < b);
        }
        self.ordered(CompareOp::Lt, a, b)
    }

    /// The length of the run at the start of `items`, which is turned if it descends.
    fn count_run(&mut self, items: &mut [Keyed]) -> Result<usize, Trap> {
        let len = items.len();
        if len <= 1 {
            return Ok(len);
        }
        let mut n = 1;
        while n < len && !self.sorts_before(items[n].key, items[n - 1].key)? {
            n += 1;
        }
        if n == len {
            return Ok(n);
        }
        // The next is smaller. If all before are equal, the run may still descend.
        if n > 1 {
            if self.sorts_before(items[0].key, items[n - 1].key)? {
                return Ok(n);
            }
            items[..n].reverse();
        }
        n += 1;
        let mut equal = 0;
        while n < len {
            if self.sorts_before(items[n].key, items[n - 1].key)? {
                if equal > 0 {
                    items[n - equal - 1..n].reverse();
                    equal = 0;
                }
            } else if self.sorts_before(items[n - 1].key, items[n].key)? {
                break;
            } else {
                equal += 1;
            }
            n += 1;
        }
        if equal > 0 {
            items[n - equal - 1..n].reverse();
        }
        items[..n].reverse();
        while n < len && !self.sorts_before(items[n].key, items[n - 1].key)? {
            n += 1;
        }
        Ok(n)
    }

    /// Sorts `items`, of which the first `sorted` are in order, by binary insertion.
    fn insert_rest(&mut self, items: &mut [Keyed], sorted: usize) -> Result<(), Trap> {
        for next in sorted.max(1)..items.len() {
            let pivot = items[next];
            let (mut low, mut high) = (0, next);
            while low < high {
                let middle = (low + high) / 2;
                if self.sorts_before(pivot.key, items[middle].key)? {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            items[low..=next].rotate_right(1);
        }
        Ok(())
    }

    fn merge(&mut self, items: &mut [Keyed], middle: usize) -> Result<(), Trap> {
        if !self.sorts_before(items[middle].key, items[middle - 1].key)? {
            return Ok(());
        }
        let left = items[..middle].to_vec();
        let (mut from_left, mut from_right, mut to) = (0, middle, 0);
        while from_left < left.len() && from_right < items.len() {
            if self.sorts_before(items[from_right].key, left[from_left].key)? {
                items[to] = items[from_right];
                from_right += 1;
            } else {
                items[to] = left[from_left];
                from_left += 1;
            }
            to += 1;
        }
        for &rest in &left[from_left..] {
            items[to] = rest;
            to += 1;
        }
        Ok(())
    }

    fn sort_keyed(&mut self, items: &mut [Keyed]) -> Result<(), Trap> {
        let least = minrun(items.len());
        // Runs that are not merged yet: where each ends.
        let mut runs: Vec<(usize, usize)> = Vec::new();
        let mut start = 0;
        while start < items.len() {
            let mut run = self.count_run(&mut items[start..])?;
            if run < least {
                let forced = least.min(items.len() - start);
                self.insert_rest(&mut items[start..start + forced], run)?;
                run = forced;
            }
            runs.push((start, run));
            start += run;
            // Merge while a run is not longer than the one behind it.
            while let [.., (first, a), (_, b)] = *runs.as_slice() {
                if a > b && start < items.len() {
                    break;
                }
                self.merge(&mut items[first..first + a + b], a)?;
                runs.pop();
                if let Some(last) = runs.last_mut() {
                    last.1 = a + b;
                }
            }
        }
        Ok(())
    }

    /// Sorts items by keys (or by themselves).
    ///
    /// # Errors
    ///
    /// What `<` raises; [`Trap::Library`] when Python code has to compare.
    pub fn sort_items(
        &mut self,
        items: &mut Vec<Value>,
        keys: Option<&[Value]>,
        reverse: bool,
    ) -> Result<(), Trap> {
        let keys_of = keys.unwrap_or(items);
        if keys_of.iter().all(|key| key.is_small()) && keys.is_none() {
            // Equal integers cannot be told apart.
            items.sort_unstable_by_key(|item| item.shifted());
            if reverse {
                items.reverse();
            }
            return Ok(());
        }
        self.reserve(items.len().checked_mul(2 * size_of::<Keyed>()))?;
        let mut keyed: Vec<Keyed> =
            keys_of.iter().zip(items.iter()).map(|(&key, &item)| Keyed { key, item }).collect();
        // Equal items keep their order also when the order is reversed.
        if reverse {
            keyed.reverse();
        }
        if !self.sort_plain(&mut keyed)? {
            self.sort_keyed(&mut keyed)?;
        }
        if reverse {
            keyed.reverse();
        }
        items.clear();
        items.extend(keyed.iter().map(|keyed| keyed.item));
        Ok(())
    }
}

fn list_sort(heap: &mut Heap, args: &[Value]) -> Native {
    let [list, key, reverse] = *args else { return Err(heap.bad_arguments()) };
    if !key.or(Value::NONE).is_none() {
        return Err(Trap::Library);
    }
    let reverse = heap.truth(reverse.or(Value::FALSE))?;
    let mut items = heap.list_to_vec(list)?;
    heap.sort_items(&mut items, None, reverse)?;
    heap.list_mut(list).items.copy_from_slice(&items);
    Ok(Value::NONE)
}

fn sorted(heap: &mut Heap, args: &[Value]) -> Native {
    let [key, reverse, ref positional @ ..] = *args else { return Err(heap.bad_arguments()) };
    let [iterable] = *positional else {
        let given = positional.len();
        return Err(heap.type_error(format!("sorted expected 1 argument, got {given}")));
    };
    if !key.or(Value::NONE).is_none() {
        return Err(Trap::Library);
    }
    let descending = heap.truth(reverse.or(Value::FALSE))?;
    let mut items = heap.list_to_vec(iterable)?;
    match heap.sort_items(&mut items, None, descending) {
        Err(Trap::Library) if iterable.is(Kind::Iterator) => {
            let items = heap.new_list(items)?;
            let reverse = Value::bool(descending);
            Err(heap.hand_over("builtin_sorted", vec![Value::NONE, reverse, items]))
        }
        Err(trap) => Err(trap),
        Ok(()) => heap.new_list(items),
    }
}

/// `_sort_native(items, keys, reverse)`: sorts the list `items` in place by `keys` (a list or
/// None); False when Python code has to compare, and then nothing has changed.
fn sort_native(heap: &mut Heap, args: &[Value]) -> Native {
    let [items, keys, reverse] = *args else { return Err(heap.bad_arguments()) };
    let mut sorted = heap.list_to_vec(items)?;
    let keys = if keys.is_none() { None } else { Some(heap.list_to_vec(keys)?) };
    if keys.as_ref().is_some_and(|keys| keys.len() != sorted.len()) {
        return Err(heap.bad_arguments());
    }
    let rows = heap.rows(keys.as_deref().unwrap_or(&sorted))?;
    let keys = rows.or(keys);
    match heap.sort_items(&mut sorted, keys.as_deref(), reverse == Value::TRUE) {
        Ok(()) => {
            heap.list_mut(items).items.copy_from_slice(&sorted);
            Ok(Value::TRUE)
        }
        Err(Trap::Library) => Ok(Value::FALSE),
        Err(trap) => Err(trap),
    }
}

/// `_list_take(list)`: a new list with the items of `list`, which is empty afterwards.
fn list_take(heap: &mut Heap, args: &[Value]) -> Native {
    let [list] = *args else { return Err(heap.bad_arguments()) };
    let items = std::mem::take(&mut heap.list_mut(list).items);
    heap.new_list(items)
}

/// `_list_put(list, items)`: the reverse of `_list_take`; whether `list` was changed meanwhile.
fn list_put(heap: &mut Heap, args: &[Value]) -> Native {
    let [list, items] = *args else { return Err(heap.bad_arguments()) };
    let items = std::mem::take(&mut heap.list_mut(items).items);
    let meanwhile = std::mem::replace(&mut heap.list_mut(list).items, items);
    Ok(Value::bool(meanwhile.capacity() > 0))
}

/// `_list_sink(list, low, high)`: the item at `high` goes to `low`, those between one further.
fn list_sink(heap: &mut Heap, args: &[Value]) -> Native {
    let place = |value: Value| usize::try_from(value.as_small()?).ok();
    let [list, low, high] = *args else { return Err(heap.bad_arguments()) };
    let (Some(low), Some(high), true) = (place(low), place(high), list.is(Kind::List)) else {
        return Err(heap.bad_arguments());
    };
    match heap.list_mut(list).items.get_mut(low..=high) {
        Some(part) if !part.is_empty() => part.rotate_right(1),
        _ => return Err(heap.bad_arguments()),
    }
    Ok(Value::NONE)
}

/// `_list_arrange(list, low, order)`: what stands from `low` on becomes what stood at the places
/// that the list `order` gives.
fn list_arrange(heap: &mut Heap, args: &[Value]) -> Native {
    let [list, low, order] = *args else { return Err(heap.bad_arguments()) };
    if !list.is(Kind::List) || !order.is(Kind::List) {
        return Err(heap.bad_arguments());
    }
    let items = &heap.list(list).items;
    let item = |place: &Value| items.get(place.as_small()? as usize).copied();
    let arranged: Option<Vec<Value>> = heap.list(order).items.iter().map(item).collect();
    let low = low.as_small().and_then(|low| usize::try_from(low).ok());
    if let (Some(arranged), Some(low)) = (arranged, low)
        && let Some(end) = low.checked_add(arranged.len())
        && let Some(part) = heap.list_mut(list).items.get_mut(low..end)
    {
        part.copy_from_slice(&arranged);
        return Ok(Value::NONE);
    }
    Err(heap.bad_arguments())
}

const SORT: Signature = Signature::Named {
    names: &["key", "reverse"],
    required: 0,
    positional_only: 0,
    keyword_only: 0,
};

/// `list.sort`, `sorted` and what the library needs for them.
pub(crate) const FUNCTIONS: &[Builtin] = &[
    Builtin::method(TypeId::List, "sort", SORT, list_sort, Some("list_sort")),
    Builtin::function(
        "sorted",
        Signature::Variadic { at_least: 0, keywords: &["key", "reverse"] },
        sorted,
        Some("builtin_sorted"),
    ),
    Builtin::function(
        "_sort_native",
        Signature::Positional(3, 3),
        of_kinds!(sort_native; List, _, _),
        None,
    ),
    Builtin::function("_list_take", Signature::One, of_kinds!(list_take; List), None),
    Builtin::function("_list_sink", Signature::Positional(3, 3), list_sink, None),
    Builtin::function("_list_arrange", Signature::Positional(3, 3), list_arrange, None),
    Builtin::function(
        "_list_put",
        Signature::Positional(2, 2),
        of_kinds!(list_put; List, List),
        None,
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(values: &[i64], keys: &[i64], reverse: bool) -> Vec<i64> {
        let mut heap = Heap::new(64 << 20);
        let mut items: Vec<_> = values.iter().copied().map(Value::small).collect();
        let keys: Vec<_> = keys.iter().copied().map(Value::small).collect();
        heap.sort_items(&mut items, Some(&keys), reverse).expect("integers compare");
        items.iter().filter_map(|item| item.as_small()).collect()
    }

    /// A fixed sequence without a pattern.
    fn scattered(count: i64, below: i64) -> Vec<i64> {
        (0..count).map(|n| (n * 7919 + n * n * 31 + 17) % below).collect()
    }

    #[test]
    fn sorting_is_stable_in_both_directions() {
        for count in [0, 1, 2, 3, 10, 63, 64, 65, 200, 1000, 5000] {
            for below in [1, 3, 50, 100_000] {
                let keys = scattered(count, below);
                let values: Vec<i64> = (0..count).collect();
                let mut expected = values.clone();
                expected.sort_by_key(|&value| keys[value as usize]);
                assert_eq!(sorted(&values, &keys, false), expected);
                expected.clone_from(&values);
                expected.sort_by_key(|&value| -keys[value as usize]);
                assert_eq!(sorted(&values, &keys, true), expected);
            }
        }
    }

    #[test]
    fn an_order_that_is_none_does_no_harm() {
        let mut heap = Heap::new(64 << 20);
        let nan = heap.new_float(f64::NAN).expect("room");
        let floats = [3.5, 1.5, 2.5, -1.0, 9.0];
        let mut items: Vec<_> = (0..500)
            .map(|n| if n % 3 == 0 { nan } else { Value::try_float(floats[n % 5]).unwrap_or(nan) })
            .collect();
        let before = items.len();
        // The comparison of boxed floats may not be there yet; what matters is that it returns.
        let _ = heap.sort_items(&mut items, None, false);
        assert_eq!(items.len(), before);
    }

    #[test]
    fn runs_are_found_and_turned() {
        let mut heap = Heap::new(1 << 20);
        let keyed = |values: &[i64]| -> Vec<Keyed> {
            values
                .iter()
                .map(|&value| Keyed { key: Value::small(value), item: Value::small(value) })
                .collect()
        };
        for (values, run) in [
            (&[1, 2, 3, 2][..], 3),
            (&[3, 2, 1, 5], 4),
            (&[2, 2, 1, 1, 0, 7], 6),
            (&[1, 1, 1], 3),
            (&[2, 1, 3, 0], 3),
        ] {
            let mut items = keyed(values);
            assert_eq!(heap.count_run(&mut items).expect("integers"), run, "{values:?}");
            let keys: Vec<_> = items[..run].iter().map(|k| k.key.as_small()).collect();
            assert!(keys.is_sorted(), "{values:?} gave {keys:?}");
        }
    }
}
