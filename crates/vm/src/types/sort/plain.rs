//! Sorting by keys that can be compared without looking at them anew: numbers of one type,
//! strings, and tuples whose items are such at each place. Their order is total, so the standard
//! library's sort serves, which is stable and needs fewer comparisons than it needs to be safe.

use std::cmp::Ordering;

use super::Keyed;
use crate::heap::Heap;
use crate::trap::Trap;
use crate::value::{Kind, Value};

/// Texts from this many bytes on are not plain.
const LONG: usize = 512;

/// What all keys, or all items of tuples at one place, are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Small,
    Float,
    Text,
}

impl Sort {
    fn of(heap: &Heap, value: Value) -> Option<Self> {
        if value.is_small() {
            Some(Self::Small)
        } else if value.is(Kind::Str) {
            // Comparing long ones takes long, and has to be interrupted.
            (heap.text(value).len() < LONG).then_some(Self::Text)
        } else if value.is_inline_float() {
            // Never NaN, and never a zero, which has two signs.
            Some(Self::Float)
        } else {
            None
        }
    }

    fn compare(self, heap: &Heap, a: Value, b: Value) -> Ordering {
        match self {
            Self::Small => a.shifted().cmp(&b.shifted()),
            Self::Float => a.float_unchecked().total_cmp(&b.float_unchecked()),
            Self::Text => heap.text(a).cmp(heap.text(b)),
        }
    }
}

impl Heap {
    /// Sorts by plain keys; false when there are others, and then nothing has changed.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub(super) fn sort_plain(&mut self, items: &mut [Keyed]) -> Result<bool, Trap> {
        let Some(first) = items.first().map(|item| item.key) else { return Ok(true) };
        if let Some(sort) = Sort::of(self, first) {
            if items.iter().any(|item| Sort::of(self, item.key) != Some(sort)) {
                return Ok(false);
            }
            match sort {
                Sort::Small => items.sort_by_key(|item| item.key.shifted()),
                Sort::Float => items.sort_by(|a, b| sort.compare(self, a.key, b.key)),
                Sort::Text => self.sort_texts(items)?,
            }
            return Ok(true);
        }
        if !first.is(Kind::Tuple) {
            return Ok(false);
        }
        let Some(sorts) = self.sorts_of_tuples(items) else { return Ok(false) };
        items.sort_by(|a, b| {
            let (a, b) = (&self.tuple(a.key).items, &self.tuple(b.key).items);
            for ((&a, &b), sort) in a.iter().zip(b).zip(&sorts) {
                if a != b {
                    match sort.compare(self, a, b) {
                        Ordering::Equal => {}
                        order => return order,
                    }
                }
            }
            a.len().cmp(&b.len())
        });
        Ok(true)
    }

    /// Strings are fetched from the heap once, not at each comparison.
    fn sort_texts(&mut self, items: &mut [Keyed]) -> Result<(), Trap> {
        self.reserve(items.len().checked_mul(size_of::<(&str, Keyed)>()))?;
        let mut texts: Vec<(&str, Keyed)> =
            items.iter().map(|&item| (self.text(item.key), item)).collect();
        texts.sort_by_key(|&(text, _)| text);
        for (place, (_, item)) in items.iter_mut().zip(texts) {
            *place = item;
        }
        Ok(())
    }

    /// What the items of the tuples are, place by place, when that is one thing at each.
    fn sorts_of_tuples(&self, keys: &[Keyed]) -> Option<Vec<Sort>> {
        let mut sorts: Vec<Sort> = Vec::new();
        for Keyed { key, .. } in keys {
            if !key.is(Kind::Tuple) {
                return None;
            }
            for (place, &item) in self.tuple(*key).items.iter().enumerate() {
                let sort = Sort::of(self, item)?;
                match sorts.get(place) {
                    Some(known) if *known == sort => {}
                    Some(_) => return None,
                    None => sorts.push(sort),
                }
            }
        }
        Some(sorts)
    }
}
