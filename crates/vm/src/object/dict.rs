//! Dicts: entries in insertion order, and a table of places among them.
//!
//! The table knows hashes, not equality: a lookup is given a function that says whether a key
//! equals the wanted one, and which may answer that only Python code can tell.

use crate::heap::Object;
use crate::value::Value;

/// A key with its value. A deleted entry has an unbound key.
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

/// Up to this many entries are searched without a table.
const LINEAR: usize = 8;
const EMPTY: u32 = u32::MAX;
const DELETED: u32 = u32::MAX - 1;

/// A dict.
#[derive(Debug, Default, Clone)]
pub struct Dict {
    entries: Vec<Entry>,
    /// Indices of entries, or EMPTY or DELETED; a power of two long, or empty for a small dict.
    table: Vec<u32>,
    len: usize,
    /// Places of the table that are not EMPTY.
    used: usize,
    /// Changes whenever a key is added or removed; caches of lookups compare it.
    version: u32,
}

impl Dict {
    /// How many keys there are.
    #[inline]
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
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

    /// The entries in order, deleted ones included.
    #[inline]
    #[must_use]
    pub fn slots(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.key.is_unbound())
    }

    /// Bytes that inserting one more key may allocate.
    #[must_use]
    pub fn growth(&self) -> usize {
        if self.entries.len() < self.entries.capacity() {
            return 0;
        }
        let entries = (self.entries.capacity().max(2)) * size_of::<Entry>();
        entries + entries / 4
    }

    /// Finds the entry of a key with that hash; `same` compares another key with it.
    #[inline]
    pub fn find(&self, hash: u64, mut same: impl FnMut(Value) -> Option<bool>) -> Found {
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
        let mask = self.table.len() - 1;
        let mut probe = Probe::new(hash);
        loop {
            match self.table[probe.place & mask] {
                EMPTY => return Found::Missing,
                DELETED => {}
                index => {
                    let entry = &self.entries[index as usize];
                    if entry.hash == hash {
                        match same(entry.key) {
                            Some(true) => return Found::At(index as usize),
                            Some(false) => {}
                            None => return Found::NeedsPython,
                        }
                    }
                }
            }
            probe.advance();
        }
    }

    /// Entries with that hash from index `from` on: what Python code has to compare a key with.
    #[must_use]
    pub fn next_candidate(&self, hash: u64, from: usize) -> Option<usize> {
        let rest = self.entries.get(from..)?;
        rest.iter()
            .position(|entry| entry.hash == hash && !entry.key.is_unbound())
            .map(|offset| from + offset)
    }

    /// Replaces the value of an entry.
    #[inline]
    pub fn set_at(&mut self, index: usize, value: Value) {
        self.entries[index].value = value;
    }

    /// Adds a key that is not there.
    pub fn push(&mut self, key: Value, hash: u64, value: Value) {
        // Not when the capacity is used up, which a snapshot does not carry.
        let used = self.entries.len();
        if used >= 4 && used.is_power_of_two() && self.len < used / 2 {
            self.compact();
        }
        if self.entries.len() >= LINEAR && (self.used + 1) * 4 > self.table.len() * 3 {
            self.rebuild((self.len + 1) * 2);
        }
        let index = self.entries.len() as u32;
        self.entries.push(Entry { key, value, hash });
        self.len += 1;
        self.version = self.version.wrapping_add(1);
        if !self.table.is_empty() {
            self.link(index, hash);
        }
    }

    /// Bytes that a dict of so many entries allocates that is made by [`Dict::from_entries`].
    #[must_use]
    pub fn bytes_of(entries: usize) -> usize {
        let table = if entries > LINEAR { table_len(entries) } else { 0 };
        entries.saturating_mul(size_of::<Entry>()).saturating_add(table.saturating_mul(4))
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
            return Ok(Self { entries, table: Vec::new(), len, used: 0, version: 1 });
        }
        let mut table = vec![EMPTY; table_len(entries.len())];
        let mask = table.len() - 1;
        for (index, entry) in entries.iter().enumerate() {
            if entry.key.is_unbound() {
                continue;
            }
            len += 1;
            let mut probe = Probe::new(entry.hash);
            loop {
                let place = &mut table[probe.place & mask];
                if *place == EMPTY {
                    *place = index as u32;
                    break;
                }
                let other = &entries[*place as usize];
                if other.hash == entry.hash && same(other.key, entry.key) {
                    return Err(Refused::Twice(entry.key));
                }
                *probes = probes.checked_sub(1).ok_or(Refused::Collisions)?;
                probe.advance();
            }
        }
        Ok(Self { entries, table, len, used: len, version: 1 })
    }

    /// A dict of the same keys, which has no deleted entries, with other values: as many.
    #[must_use]
    pub fn with_values(&self, values: &[Value]) -> Self {
        let entries = self.entries.iter().zip(values);
        Self {
            entries: entries.map(|(entry, &value)| Entry { value, ..*entry }).collect(),
            table: self.table.clone(),
            ..*self
        }
    }

    /// Removes the entry.
    pub fn remove_at(&mut self, index: usize) -> Entry {
        let entry = self.entries[index];
        if !self.table.is_empty() {
            let mask = self.table.len() - 1;
            let mut probe = Probe::new(entry.hash);
            while self.table[probe.place & mask] != index as u32 {
                probe.advance();
            }
            self.table[probe.place & mask] = DELETED;
        }
        self.len -= 1;
        self.version = self.version.wrapping_add(1);
        self.entries[index].key = Value::UNBOUND;
        self.entries[index].value = Value::UNBOUND;
        entry
    }

    /// Removes the entry and all behind it, which are holes: `popitem` stays constant in time.
    /// Iterators do not see a key that is added then, as in CPython.
    pub fn pop_at(&mut self, index: usize) -> Entry {
        let entry = self.remove_at(index);
        self.entries.truncate(index);
        if self.len == 0 {
            self.entries.clear();
            self.table.clear();
            self.used = 0;
        }
        entry
    }

    /// Removes all entries.
    pub fn clear(&mut self) {
        let version = self.version.wrapping_add(1);
        *self = Self { version, ..Self::default() };
    }

    fn link(&mut self, index: u32, hash: u64) {
        let mask = self.table.len() - 1;
        let mut probe = Probe::new(hash);
        while self.table[probe.place & mask] != EMPTY {
            probe.advance();
        }
        self.table[probe.place & mask] = index;
        self.used += 1;
    }

    fn compact(&mut self) {
        self.entries.retain(|entry| !entry.key.is_unbound());
        if !self.table.is_empty() {
            self.rebuild(self.len * 2);
        }
    }

    fn rebuild(&mut self, wanted: usize) {
        self.table.clear();
        self.table.resize(wanted.next_power_of_two().max(LINEAR * 4), EMPTY);
        self.used = 0;
        for index in 0..self.entries.len() {
            let Entry { key, hash, .. } = self.entries[index];
            if !key.is_unbound() {
                self.link(index as u32, hash);
            }
        }
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

/// How large a table is that is made for so many entries at once.
const fn table_len(entries: usize) -> usize {
    let wanted = (entries.saturating_add(1)).saturating_mul(2);
    match wanted.checked_next_power_of_two() {
        Some(len) if len > LINEAR * 4 => len,
        Some(_) => LINEAR * 4,
        None => usize::MAX,
    }
}

/// The places of a table where a key may stand, one after another. Consecutive integers have
/// consecutive hashes: they should not collide, and a key that is missing among them should not
/// have to pass them all, so the steps depend on the whole hash.
struct Probe {
    place: usize,
    rest: u64,
}

impl Probe {
    #[inline]
    const fn new(hash: u64) -> Self {
        Self { place: (hash ^ (hash >> 32)) as usize, rest: hash }
    }

    /// Reaches every place of a table whose size is a power of two, once the rest is used up.
    #[inline]
    const fn advance(&mut self) {
        self.rest >>= 5;
        let step = (self.rest as usize).wrapping_add(1);
        self.place = self.place.wrapping_mul(5).wrapping_add(step);
    }
}

impl Object for Dict {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        for entry in &self.entries {
            visit(entry.key);
            visit(entry.value);
        }
    }

    fn payload_bytes(&self) -> usize {
        self.entries.capacity() * size_of::<Entry>() + self.table.capacity() * 4
    }
}

/// What a view of a dict or an iterator over it gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewKind {
    /// The keys.
    Keys,
    /// The values.
    Values,
    /// Pairs of both.
    Items,
}

/// A view of a dict.
#[derive(Debug)]
pub struct DictView {
    /// The dict.
    pub dict: Value,
    /// What it gives.
    pub kind: ViewKind,
}

impl Object for DictView {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        visit(self.dict);
    }

    fn payload_bytes(&self) -> usize {
        0
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
