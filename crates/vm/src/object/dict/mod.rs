//! Dicts: entries in insertion order, and a table of places among them.
//!
//! The table knows hashes, not equality: a lookup is given a function that says whether a key
//! equals the wanted one, and which may answer that only Python code can tell.
//!
//! Dicts that are made with the same keys, as records are, share them: such a dict has nothing but
//! its values. It gets entries of its own when a key is added or removed.

mod keys;
mod table;
mod view;

use std::sync::Arc;

pub use keys::Keys;
pub use view::{DictView, ViewKind};

use self::keys::Shared;
use self::table::{LINEAR, Table};
use crate::heap::Object;
use crate::value::Value;

/// A key with its value. A deleted entry has an unbound key; the first of a dict, in place of the
/// hash, where those that follow it are known to end: see [`Own::holes`].
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The key.
    pub key: Value,
    /// The value.
    pub value: Value,
    /// The hash of the key.
    pub hash: u64,
}

/// The answer of a lookup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The key is that of the entry with this index.
    At(usize),
    /// No such key.
    Missing,
    /// Python code has to compare the key with one of the same hash.
    NeedsPython,
}

/// A dict.
#[derive(Debug, Default, Clone)]
pub struct Dict {
    body: Body,
    len: u32,
    /// Changes whenever a key is added or removed; caches of lookups compare it.
    version: u32,
}

#[derive(Debug, Clone)]
enum Body {
    Own(Own),
    Shared(Shared),
}

impl Default for Body {
    fn default() -> Self {
        Self::Own(Own::default())
    }
}

/// Entries of a dict alone.
#[derive(Debug, Default, Clone)]
struct Own {
    entries: Vec<Entry>,
    table: Table,
}

/// What a dict consists of.
#[derive(Clone, Copy, Debug)]
pub enum Layout<'d> {
    /// Entries in order, deleted ones included.
    Own(&'d [Entry]),
    /// Keys of several dicts, and the values of this one.
    Shared(&'d Arc<Keys>, &'d [Value]),
}

impl Dict {
    /// How many keys there are.
    #[inline]
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len as usize
    }

    /// Whether there is none.
    #[inline]
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Changes whenever a key is added or removed.
    #[inline]
    #[must_use]
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// Makes caches of lookups stale.
    pub fn touch(&mut self) {
        self.version = self.version.wrapping_add(1);
    }

    /// What it consists of.
    #[inline]
    #[must_use]
    pub fn layout(&self) -> Layout<'_> {
        match &self.body {
            Body::Own(own) => Layout::Own(&own.entries),
            Body::Shared(shared) => Layout::Shared(&shared.keys, shared.values()),
        }
    }

    /// How many entries there are, deleted ones included.
    #[inline]
    #[must_use]
    pub fn places(&self) -> usize {
        match &self.body {
            Body::Own(own) => own.entries.len(),
            Body::Shared(shared) => shared.keys.len(),
        }
    }

    /// The entry at a place, which may be a deleted one; none behind the last.
    #[inline]
    #[must_use]
    pub fn entry(&self, place: usize) -> Option<Entry> {
        match &self.body {
            Body::Own(own) => own.entries.get(place).copied(),
            Body::Shared(shared) => {
                let &(key, hash) = shared.keys.as_slice().get(place)?;
                Some(Entry { key, value: shared.value(place), hash })
            }
        }
    }

    /// The entries, deleted ones included, unless the keys are those of other dicts too: then
    /// nothing. Where variables are is remembered by their places here.
    #[inline]
    #[must_use]
    pub fn own(&self) -> &[Entry] {
        match &self.body {
            Body::Own(own) => &own.entries,
            Body::Shared(_) => &[],
        }
    }

    /// As [`Dict::own`]; only values may be changed.
    #[inline]
    #[must_use]
    pub(crate) fn own_mut(&mut self) -> &mut [Entry] {
        match &mut self.body {
            Body::Own(own) => &mut own.entries,
            Body::Shared(_) => &mut [],
        }
    }

    /// The value at a place where an entry is.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn value_at(&self, place: usize) -> Value {
        match &self.body {
            Body::Own(own) => own.entries[place].value,
            Body::Shared(shared) => shared.value(place),
        }
    }

    /// The entries in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Entry> {
        let entries = (0..self.places()).filter_map(|place| self.entry(place));
        entries.filter(|entry| !entry.key.is_unbound())
    }

    /// The first entry from a place on, and its place.
    #[must_use]
    pub fn entry_from(&self, place: usize) -> Option<(usize, Entry)> {
        let place = match &self.body {
            Body::Own(own) => place.max(own.holes()),
            Body::Shared(_) => place,
        };
        let mut rest = (place..self.places()).filter_map(|at| Some((at, self.entry(at)?)));
        rest.find(|(_, entry)| !entry.key.is_unbound())
    }

    /// The last entry before a place, and its place.
    #[must_use]
    pub fn entry_before(&self, place: usize) -> Option<(usize, Entry)> {
        let places = (0..self.places().min(place)).rev();
        let mut rest = places.filter_map(|at| Some((at, self.entry(at)?)));
        rest.find(|(_, entry)| !entry.key.is_unbound())
    }

    /// Bytes that inserting one more key may allocate.
    #[must_use]
    pub fn growth(&self) -> usize {
        match &self.body {
            Body::Own(own) if own.entries.len() < own.entries.capacity() => 0,
            Body::Own(own) => {
                let entries = (own.entries.capacity().max(2)) * size_of::<Entry>();
                entries + entries / 4
            }
            Body::Shared(shared) => Self::bytes_of(shared.keys.len() + 1),
        }
    }

    /// Finds the entry of a key with that hash; `same` compares another key with it.
    #[inline]
    pub fn find(&self, hash: u64, same: impl FnMut(Value) -> Option<bool>) -> Found {
        match &self.body {
            Body::Own(own) => own.find(hash, same),
            Body::Shared(shared) => shared.keys.find(hash, same),
        }
    }

    /// Entries with that hash from index `from` on: what Python code has to compare a key with.
    #[must_use]
    pub fn next_candidate(&self, hash: u64, from: usize) -> Option<usize> {
        (from..self.places()).find(|&place| {
            self.entry(place).is_some_and(|entry| entry.hash == hash && !entry.key.is_unbound())
        })
    }

    /// A dict with keys of others. The values are as many as the keys.
    #[must_use]
    pub fn sharing(keys: Arc<Keys>, values: impl ExactSizeIterator<Item = Value>) -> Self {
        let len = keys.len() as u32;
        Self { body: Body::Shared(Shared::new(keys, values)), len, version: 1 }
    }

    /// The keys, for others to share; none if there are deleted entries.
    #[must_use]
    pub fn to_keys(&self) -> Option<Arc<Keys>> {
        match &self.body {
            Body::Own(own) if own.entries.len() == self.len() => {
                Some(Arc::new(Keys::of(&own.entries)))
            }
            Body::Own(_) => None,
            Body::Shared(shared) => Some(Arc::clone(&shared.keys)),
        }
    }

    /// Bytes that a dict of so many entries takes outside of itself that shares its keys.
    #[must_use]
    pub const fn bytes_of_values(entries: usize) -> usize {
        Shared::bytes_of(entries)
    }

    /// Whether removing a key allocates: the keys are those of other dicts too.
    #[inline]
    #[must_use]
    pub const fn is_shared(&self) -> bool {
        matches!(self.body, Body::Shared(_))
    }

    /// Gives the dict entries of its own, with room for `more`.
    pub fn unshare(&mut self, more: usize) {
        if let Body::Shared(shared) = &self.body {
            let len = shared.keys.len();
            let mut own = Own { entries: Vec::with_capacity(len + more), table: Table::default() };
            let keys = shared.keys.as_slice().iter().zip(shared.values());
            own.entries.extend(keys.map(|(&(key, hash), &value)| Entry { key, value, hash }));
            if len > LINEAR {
                own.rebuild((len + 1) * 2);
            }
            self.body = Body::Own(own);
        }
    }

    /// Replaces the value of an entry.
    #[inline]
    pub fn set_at(&mut self, index: usize, value: Value) {
        match &mut self.body {
            Body::Own(own) => own.entries[index].value = value,
            Body::Shared(shared) => shared.set(index, value),
        }
    }

    /// Adds a key that is not there, where nothing has to be allocated or put in order first. False
    /// when [`Dict::push`] has to do it.
    #[inline]
    pub fn push_fitting(&mut self, key: Value, hash: u64, value: Value) -> bool {
        let Body::Own(own) = &mut self.body else { return false };
        let index = own.entries.len();
        let linked = !own.table.is_empty();
        // At powers of two there may be much to leave out.
        if index == own.entries.capacity()
            || index.is_power_of_two()
            || !(if linked { own.table.has_room() } else { index < LINEAR })
        {
            return false;
        }
        self.version = self.version.wrapping_add(1);
        self.len += 1;
        own.entries.push(Entry { key, value, hash });
        if linked {
            own.table.link(index, hash);
        }
        true
    }

    /// Adds a key that is not there.
    pub fn push(&mut self, key: Value, hash: u64, value: Value) {
        self.unshare(1);
        self.version = self.version.wrapping_add(1);
        let Body::Own(own) = &mut self.body else { return };
        // Not when the capacity is used up, which a snapshot does not carry.
        let used = own.entries.len();
        if used >= 4 && used.is_power_of_two() && (self.len as usize) < used / 2 {
            own.compact();
        }
        if own.entries.len() >= LINEAR && !own.table.has_room() {
            own.rebuild((self.len as usize + 1) * 2);
        }
        let index = own.entries.len();
        own.entries.push(Entry { key, value, hash });
        self.len += 1;
        if !own.table.is_empty() {
            own.table.link(index, hash);
        }
    }

    /// Bytes that a dict of so many entries allocates that is made by [`Dict::from_entries`].
    #[must_use]
    pub fn bytes_of(entries: usize) -> usize {
        entries.saturating_mul(size_of::<Entry>()).saturating_add(Table::bytes_for(entries))
    }

    /// A dict of these entries, deleted ones among them, when a snapshot is loaded. `same` says
    /// whether two keys of the same hash are equal, and `probes` is how often the table may be
    /// looked at, from which is taken what it took.
    ///
    /// # Errors
    ///
    /// When a key is there twice, or there are too many collisions.
    pub fn from_entries(
        entries: Vec<Entry>,
        mut same: impl FnMut(Value, Value) -> bool,
        probes: &mut u64,
    ) -> Result<Self, Refused> {
        let mut len = 0;
        if entries.len() <= LINEAR {
            for (place, entry) in entries.iter().enumerate() {
                if entry.key.is_unbound() {
                    continue;
                }
                len += 1;
                let mut before = entries[..place].iter();
                if before.any(|other| {
                    other.hash == entry.hash
                        && !other.key.is_unbound()
                        && same(other.key, entry.key)
                }) {
                    return Err(Refused::Twice(entry.key));
                }
            }
            let body = Body::Own(Own { entries, table: Table::default() });
            return Ok(Self { body, len, version: 1 });
        }
        let mut table = Table::with_room(entries.len());
        for (index, entry) in entries.iter().enumerate() {
            if entry.key.is_unbound() {
                continue;
            }
            len += 1;
            table.link_checked(index, entry.hash, |other| {
                let other = &entries[other];
                if other.hash == entry.hash && same(other.key, entry.key) {
                    return Err(Refused::Twice(entry.key));
                }
                *probes = probes.checked_sub(1).ok_or(Refused::Collisions)?;
                Ok(())
            })?;
        }
        let mut own = Own { entries, table };
        if own.entries[0].key.is_unbound() {
            own.skip_holes(0);
        }
        Ok(Self { body: Body::Own(own), len, version: 1 })
    }

    /// Removes the entry. Memory for [`Dict::unshare`] has been charged.
    pub fn remove_at(&mut self, index: usize) -> Entry {
        self.unshare(0);
        self.version = self.version.wrapping_add(1);
        let Body::Own(own) = &mut self.body else { return Entry::DELETED };
        let entry = std::mem::replace(&mut own.entries[index], Entry::DELETED);
        if !own.table.is_empty() {
            own.table.unlink(index, entry.hash);
        }
        if index == 0 || index == own.holes() {
            own.skip_holes(index);
        }
        self.len -= 1;
        entry
    }

    /// Removes the entry and all behind it, which are holes: `popitem` stays constant in time.
    /// Iterators do not see a key that is added then, as in CPython.
    pub fn pop_at(&mut self, index: usize) -> Entry {
        let entry = self.remove_at(index);
        if let Body::Own(own) = &mut self.body {
            own.entries.truncate(index);
            own.forget_holes();
            if self.len == 0 {
                own.entries.clear();
                own.table.clear();
            }
        }
        entry
    }

    /// Removes all entries.
    pub fn clear(&mut self) {
        let version = self.version.wrapping_add(1);
        *self = Self { version, ..Self::default() };
    }
}

impl Entry {
    const DELETED: Self = Self { key: Value::UNBOUND, value: Value::UNBOUND, hash: 0 };
}

impl Own {
    /// How many entries at the beginning are known to be deleted: who takes the first key again and
    /// again does not go past all that were taken before.
    #[inline]
    fn holes(&self) -> usize {
        match self.entries.first() {
            Some(first) if first.key.is_unbound() => first.hash as usize,
            _ => 0,
        }
    }

    /// Takes note of the deleted entries at the beginning, which go at least to `place`.
    fn skip_holes(&mut self, place: usize) {
        let rest = self.entries[place..].iter();
        let holes = place + rest.take_while(|entry| entry.key.is_unbound()).count();
        self.entries[0].hash = holes as u64;
    }

    /// There may be fewer entries now.
    fn forget_holes(&mut self) {
        let places = self.entries.len() as u64;
        if let Some(first) = self.entries.first_mut()
            && first.key.is_unbound()
        {
            first.hash = first.hash.min(places);
        }
    }

    #[inline]
    fn find(&self, hash: u64, mut same: impl FnMut(Value) -> Option<bool>) -> Found {
        if self.table.is_empty() {
            for (index, entry) in self.entries.iter().enumerate() {
                if entry.hash == hash && !entry.key.is_unbound() {
                    match same(entry.key) {
                        Some(true) => return Found::At(index),
                        Some(false) => {}
                        None => return Found::NeedsPython,
                    }
                }
            }
            return Found::Missing;
        }
        self.table.find(hash, |index| match &self.entries[index] {
            entry if entry.hash == hash => same(entry.key),
            _ => Some(false),
        })
    }

    fn compact(&mut self) {
        self.entries.retain(|entry| !entry.key.is_unbound());
        if !self.table.is_empty() {
            self.rebuild(self.entries.len() * 2);
        }
    }

    fn rebuild(&mut self, wanted: usize) {
        let entries = self.entries.iter().enumerate();
        let linked = entries.filter(|(_, entry)| !entry.key.is_unbound());
        self.table.rebuild(wanted, linked.map(|(index, entry)| (index, entry.hash)));
    }
}

/// Why [`Dict::from_entries`] makes no dict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// A key is there twice.
    Twice(Value),
    /// Hashes collide more often than is allowed.
    Collisions,
}

impl Object for Dict {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        match self.layout() {
            Layout::Own(entries) => entries.iter().for_each(|entry| {
                visit(entry.key);
                visit(entry.value);
            }),
            Layout::Shared(keys, values) => {
                keys.as_slice().iter().for_each(|&(key, _)| visit(key));
                values.iter().for_each(|&value| visit(value));
            }
        }
    }

    fn payload_bytes(&self) -> usize {
        match &self.body {
            Body::Own(own) => own.entries.capacity() * size_of::<Entry>() + own.table.bytes(),
            Body::Shared(shared) => shared.bytes(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(dict: &Dict, key: i64) -> Found {
        dict.find(key as u64, |other| Some(other == Value::small(key)))
    }

    #[test]
    fn order_survives_growth_and_deletion() {
        let mut dict = Dict::default();
        for key in 0..1000 {
            assert_eq!(find(&dict, key), Found::Missing);
            dict.push(Value::small(key), key as u64, Value::small(key * 2));
        }
        for key in (0..1000).step_by(2) {
            let Found::At(index) = find(&dict, key) else { panic!("{key} is missing") };
            dict.remove_at(index);
        }
        for key in 1000..1500 {
            dict.push(Value::small(key), key as u64, Value::NONE);
        }
        let keys: Vec<_> = dict.iter().filter_map(|entry| entry.key.as_small()).collect();
        let expected: Vec<_> = (0..1000).filter(|key| key % 2 == 1).chain(1000..1500).collect();
        assert_eq!(keys, expected);
        assert!(expected.iter().all(|&key| matches!(find(&dict, key), Found::At(_))));
        assert_eq!(find(&dict, 4), Found::Missing);
    }

    /// Keys go at both ends and in the middle and come back, in an order that repeats nothing soon.
    #[test]
    fn the_first_key_is_found_behind_holes() {
        for size in [3, 9, 40] {
            let (mut dict, mut model, mut next) = (Dict::default(), Vec::new(), 0_usize);
            for round in 0..4000_usize {
                let choice = round * round % 7 + round / 500;
                if model.is_empty() || (choice < 6 && model.len() < size) {
                    dict.push(Value::small(next as i64), next as u64, Value::NONE);
                    model.push(next);
                    next += 1;
                } else if choice == 8 {
                    let (place, _) = dict.entry_before(dict.places()).unwrap();
                    dict.pop_at(place);
                    model.pop();
                } else {
                    let key = match choice % 3 {
                        0 => model.remove(0),
                        1 => model.remove(model.len() / 2),
                        _ => model.remove(model.len() - 1),
                    };
                    let Found::At(place) = find(&dict, key as i64) else { panic!("no {key}") };
                    dict.remove_at(place);
                }
                let first = dict.entry_from(0).and_then(|(_, entry)| entry.key.as_small());
                assert_eq!(first, model.first().map(|&key| key as i64), "round {round}");
                let keys: Vec<_> = dict.iter().filter_map(|entry| entry.key.as_small()).collect();
                assert!(keys.iter().copied().eq(model.iter().map(|&key| key as i64)));
                let mut place = 0;
                for &key in &model {
                    let (at, entry) = dict.entry_from(place).unwrap();
                    assert_eq!(entry.key, Value::small(key as i64));
                    place = at + 1;
                }
            }
        }
    }

    #[test]
    fn a_comparison_that_needs_python_is_reported() {
        let mut dict = Dict::default();
        dict.push(Value::small(1), 7, Value::NONE);
        assert_eq!(dict.find(7, |_| None), Found::NeedsPython);
        assert_eq!(dict.find(8, |_| None), Found::Missing);
        assert_eq!(dict.next_candidate(7, 0), Some(0));
        assert_eq!(dict.next_candidate(7, 1), None);
    }
}
