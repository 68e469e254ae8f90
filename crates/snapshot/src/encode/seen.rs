//! What the search sees of the most frequent objects while it follows them. They are numbered in
//! the order in which they are followed, so this is what is written of them: nothing has to look
//! at them a second time, when they are not in the processor's caches any more.

use std::sync::Arc;

use diapause_vm::object::{Dict, Entry, Keys, Layout};
use diapause_vm::value::Value;
use hashbrown::HashTable;

use crate::wire::Table;

/// Sequences with more items are looked at again.
const MOST_ITEMS: usize = 64;
/// Dicts with more keys are written with their own.
pub const MOST_KEYS: usize = 256;
/// So many values have their place kept for the next machine that is written.
const MOST_KEPT: usize = 1 << 11;
/// No shape.
pub const OWN: u32 = u32::MAX;

/// Lists or tuples.
#[derive(Default)]
pub struct Sequences {
    /// How many items each has.
    pub lengths: Vec<i64>,
    /// The items of those with few.
    pub items: Vec<Value>,
}

impl Sequences {
    /// Adds the next one.
    #[inline]
    pub fn add(&mut self, items: &[Value]) {
        self.lengths.push(items.len() as i64);
        if items.len() <= MOST_ITEMS {
            self.items.extend(items.iter().copied());
        }
    }

    /// Hands out the items of all, in stretches: those that were seen, and, by their places, the
    /// sequences whose items have to be looked at.
    pub fn stretches(&self, mut give: impl FnMut(Result<&[Value], usize>)) {
        let (mut from, mut to) = (0, 0);
        for (nth, &length) in self.lengths.iter().enumerate() {
            if length as usize <= MOST_ITEMS {
                to += length as usize;
            } else {
                give(Ok(&self.items[from..to]));
                give(Err(nth));
                from = to;
            }
        }
        give(Ok(&self.items[from..to]));
    }
}

/// Keys that several dicts may have.
pub struct Shape {
    /// The first dict that has them.
    pub first: Value,
    /// How many have them.
    pub count: usize,
    /// The keys, once one of them was met that shares them: most of the others share the same.
    shared: Option<Arc<Keys>>,
    hash: u64,
    /// Its place among those that are written, counted from 1.
    pub place: i64,
}

/// Dicts by their keys.
#[derive(Default)]
pub struct Dicts {
    /// All shapes, in the order in which they come.
    pub shapes: Vec<Shape>,
    /// The shape of each dict, or [`OWN`].
    pub of: Vec<u32>,
    /// The places of shapes, found by their keys.
    by_keys: HashTable<u32>,
    last: u32,
}

/// Keys with their hashes: that of an object can be another in each dict.
fn keys(dict: &Dict) -> impl Iterator<Item = (Value, u64)> {
    dict.iter().map(|entry| (entry.key, entry.hash))
}

/// A hash of the keys; used only to find shapes, so that it decides nothing.
fn hash_of(dict: &Dict) -> u64 {
    keys(dict).fold(0, |hash, (key, _)| {
        (hash ^ key.bits()).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29)
    })
}

/// Whether two dicts have the same keys.
#[inline]
fn same_keys(a: &Dict, b: &Dict) -> bool {
    if a.len() != b.len() {
        return false;
    }
    match (a.layout(), b.layout()) {
        (Layout::Shared(left, _), Layout::Shared(right, _)) => {
            Arc::ptr_eq(left, right) || left.as_slice() == right.as_slice()
        }
        (Layout::Own(left), Layout::Own(right))
            if left.len() == a.len() && right.len() == b.len() =>
        {
            let same = |(a, b): (&Entry, &Entry)| a.key == b.key && a.hash == b.hash;
            left.iter().zip(right).all(same)
        }
        _ => keys(a).eq(keys(b)),
    }
}

impl Dicts {
    /// Adds the next dict, which has keys of its own.
    pub fn add_own(&mut self) {
        self.of.push(OWN);
    }

    /// Adds the next dict, `dict` being what is behind a value. True if it is the first that has
    /// its keys.
    #[inline]
    pub fn add<'h>(
        &mut self,
        value: Value,
        dict: &Dict,
        behind: impl Fn(Value) -> &'h Dict,
    ) -> bool {
        if dict.is_empty() || dict.len() > MOST_KEYS {
            self.of.push(OWN);
            return true;
        }
        let shared = match dict.layout() {
            Layout::Shared(keys, _) => Some(keys),
            Layout::Own(_) => None,
        };
        let same = |shape: &Shape| {
            let known = shape.shared.as_ref().zip(shared);
            known.is_some_and(|(known, keys)| Arc::ptr_eq(known, keys))
                || same_keys(behind(shape.first), dict)
        };
        let is_new = !self.shapes.get(self.last as usize).is_some_and(same) && {
            let (hash, shapes) = (hash_of(dict), &self.shapes);
            let hash_at = |&place: &u32| shapes[place as usize].hash;
            // The first one, which is the last one until there is another, is found without.
            if let [only] = &**shapes {
                self.by_keys.insert_unique(only.hash, 0, hash_at);
            }
            let known = match &**shapes {
                [] | [_] => None,
                _ => self.by_keys.find(hash, |&place| same(&shapes[place as usize])).copied(),
            };
            self.last = known.unwrap_or(shapes.len() as u32);
            if known.is_none() {
                if !shapes.is_empty() {
                    self.by_keys.insert_unique(hash, self.last, hash_at);
                }
                let (count, shared) = (0, None);
                self.shapes.push(Shape { first: value, count, shared, hash, place: 0 });
            }
            known.is_none()
        };
        let shape = &mut self.shapes[self.last as usize];
        shape.count += 1;
        if shape.shared.is_none() {
            shape.shared = shared.cloned();
        }
        self.of.push(self.last);
        is_new
    }
}

/// What was seen.
#[derive(Default)]
pub struct Seen {
    pub lists: Sequences,
    pub tuples: Sequences,
    pub dicts: Dicts,
    /// The values of dicts that have a shape, dict by dict.
    pub values: Vec<Value>,
    /// Where those of each dict begin.
    pub starts: Vec<u32>,
    /// Whether a dict was met that has deleted entries: which of these are written is known in the
    /// end, and that is when dicts are looked at.
    pub has_holes: bool,
}

impl Seen {
    /// Makes room for what there is to see of so many objects of a table.
    pub fn reserve(&mut self, table: Table, count: usize) {
        match table {
            Table::List => self.lists.lengths.reserve(count),
            Table::Tuple => self.tuples.lengths.reserve(count),
            Table::Dict => {
                self.starts.reserve(count);
                self.dicts.of.reserve(count);
            }
            _ => {}
        }
    }

    /// Adds the next dict. False if its keys are those of another that was added.
    #[inline]
    pub fn dict<'h>(
        &mut self,
        value: Value,
        dict: &Dict,
        behind: impl Fn(Value) -> &'h Dict,
    ) -> bool {
        if self.has_holes {
            return true;
        }
        if dict.places() != dict.len() || self.values.len() > u32::MAX as usize - MOST_KEYS {
            self.has_holes = true;
            (self.values, self.starts) = (Vec::new(), Vec::new());
            return true;
        }
        self.starts.push(self.values.len() as u32);
        let is_new = self.dicts.add(value, dict, behind);
        if self.dicts.of.last() != Some(&OWN) {
            match dict.layout() {
                Layout::Own(entries) => {
                    self.values.extend(entries.iter().map(|entry| entry.value));
                }
                Layout::Shared(_, values) => self.values.extend(values.iter().copied()),
            }
        }
        is_new
    }

    /// Forgets everything. False if that would keep much memory.
    pub fn clear(&mut self) -> bool {
        let Self { lists, tuples, dicts, values, starts, has_holes } = self;
        for sequences in [lists, tuples] {
            if sequences.items.capacity() > MOST_KEPT {
                return false;
            }
            sequences.lengths.clear();
            sequences.items.clear();
        }
        if values.capacity().max(dicts.by_keys.capacity()) > MOST_KEPT {
            return false;
        }
        let Dicts { shapes, of, by_keys, last } = dicts;
        shapes.clear();
        of.clear();
        by_keys.clear();
        values.clear();
        starts.clear();
        (*last, *has_holes) = (0, false);
        true
    }
}
