//! Sets: an open table that probes as CPython's does, so that sets of integers iterate in the
//! same order.
//!
//! Source of the probing and growth rules: CPython 3.14, Objects/setobject.c (the algorithm; the
//! code is our own).

use crate::heap::Object;
use crate::object::Found;
use crate::value::Value;

/// An element with its hash. An empty place is unbound, a deleted one is `Value::DELETED`.
type Place = (Value, u64);

const EMPTY: Place = (Value::UNBOUND, 0);
const MIN_SIZE: usize = 8;
const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;

/// A set or frozenset.
#[derive(Debug)]
pub struct Set {
    table: Vec<Place>,
    len: usize,
    /// Places that are not empty, deleted ones included.
    fill: usize,
    /// Where `pop` goes on searching.
    finger: usize,
    /// Whether it is a frozenset.
    pub frozen: bool,
}

impl Clone for Set {
    /// A copy begins anew where `pop` searches.
    fn clone(&self) -> Self {
        Self {
            table: self.table.clone(),
            len: self.len,
            fill: self.fill,
            finger: 0,
            frozen: self.frozen,
        }
    }
}

impl Default for Set {
    fn default() -> Self {
        Self { table: vec![EMPTY; MIN_SIZE], len: 0, fill: 0, finger: 0, frozen: false }
    }
}

impl Set {
    /// An empty frozenset.
    #[must_use]
    pub fn frozen() -> Self {
        Self { frozen: true, ..Self::default() }
    }

    /// How many elements there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The places of the table: unbound, deleted, or an element.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.table
    }

    /// The elements in the order of iteration.
    pub fn iter(&self) -> impl Iterator<Item = (Value, u64)> {
        self.table.iter().copied().filter(|&(value, _)| is_element(value))
    }

    /// Bytes that adding one more element may allocate.
    #[must_use]
    pub fn growth(&self) -> usize {
        if (self.fill + 1) * 5 < (self.table.len() - 1) * 3 {
            0
        } else {
            self.grown_size() * size_of::<Place>()
        }
    }

    /// Finds the element with that hash; `same` compares another element with it.
    #[inline]
    pub fn find(&self, hash: u64, same: impl FnMut(Value) -> Option<bool>) -> Found {
        self.locate(hash, same).0
    }

    /// As [`Set::find`], with the place that the search ended at: for an element that is missing,
    /// an empty one.
    #[inline]
    pub fn locate(&self, hash: u64, mut same: impl FnMut(Value) -> Option<bool>) -> (Found, usize) {
        let mask = self.table.len() - 1;
        let mut perturb = hash;
        let mut start = hash as usize & mask;
        loop {
            let probes = if start + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
            for place in start..=start + probes {
                let (value, other) = self.table[place];
                if value.is_unbound() {
                    return (Found::Missing, place);
                }
                if other == hash && value != Value::DELETED {
                    match same(value) {
                        Some(true) => return (Found::At(place), place),
                        Some(false) => {}
                        None => return (Found::NeedsPython, place),
                    }
                }
            }
            perturb >>= PERTURB_SHIFT;
            start = start.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize) & mask;
        }
    }

    /// The first place from `from` on whose element has that hash: what Python code has to
    /// compare an element with.
    #[must_use]
    pub fn next_candidate(&self, hash: u64, from: usize) -> Option<usize> {
        let rest = self.table.get(from..)?;
        rest.iter()
            .position(|&(value, other)| other == hash && is_element(value))
            .map(|offset| from + offset)
    }

    /// Where `pop` goes on searching.
    #[must_use]
    pub const fn finger(&self) -> usize {
        self.finger
    }

    /// Sets what [`Set::finger`] gave, when a snapshot is loaded.
    pub const fn set_finger(&mut self, finger: usize) {
        self.finger = finger;
    }

    /// Adds an element that is not there. As in CPython it takes the last deleted place on its way
    /// to an empty one, if there is any.
    pub fn insert(&mut self, value: Value, hash: u64) {
        let (place, deleted) = self.free_place(hash);
        match deleted {
            Some(deleted) => {
                self.len += 1;
                self.table[deleted] = (value, hash);
            }
            None => self.fill_place(place, value, hash),
        }
    }

    /// As [`Set::insert`], where [`Set::locate`] has just ended at that place.
    #[inline]
    pub fn insert_at(&mut self, place: usize, value: Value, hash: u64) {
        if self.has_deleted() {
            return self.insert(value, hash);
        }
        self.fill_place(place, value, hash);
    }

    #[inline]
    fn fill_place(&mut self, place: usize, value: Value, hash: u64) {
        self.len += 1;
        self.fill += 1;
        self.table[place] = (value, hash);
        if self.fill * 5 >= (self.table.len() - 1) * 3 {
            let size = self.grown_size();
            self.resize(size);
        }
    }

    /// Removes the element at a place.
    pub fn remove_at(&mut self, place: usize) {
        self.table[place] = (Value::DELETED, 0);
        self.len -= 1;
    }

    /// Removes some element.
    pub fn pop(&mut self) -> Option<Value> {
        if self.len == 0 {
            return None;
        }
        let mask = self.table.len() - 1;
        let mut place = self.finger & mask;
        while !is_element(self.table[place].0) {
            place = (place + 1) & mask;
        }
        let value = self.table[place].0;
        self.remove_at(place);
        self.finger = place + 1;
        Some(value)
    }

    /// Removes all elements.
    pub fn clear(&mut self) {
        *self = Self { frozen: self.frozen, finger: self.finger, ..Self::default() };
    }

    /// Makes room as CPython does when a set is built from another set or dict of that size.
    pub fn reserve_for_merge(&mut self, others: usize) {
        if (self.fill + others) * 5 >= (self.table.len() - 1) * 3 {
            let size = table_size((self.len + others) * 2);
            self.resize(size);
        }
    }

    /// Whether the table holds deleted places.
    #[must_use]
    pub const fn has_deleted(&self) -> bool {
        self.fill != self.len
    }

    /// Bytes that [`Set::reserve_for_merge`] may allocate.
    #[must_use]
    pub fn merge_growth(&self, others: usize) -> usize {
        if (self.fill + others) * 5 >= (self.table.len() - 1) * 3 {
            table_size((self.len + others) * 2) * size_of::<Place>()
        } else {
            0
        }
    }

    /// Takes the table of another set as it is, if this one is empty and of the same size and
    /// the other has no deleted places, as CPython does when it copies a set.
    pub fn take_table(&mut self, other: &Self) -> bool {
        let same =
            self.fill == 0 && self.table.len() == other.table.len() && other.fill == other.len;
        if same {
            self.table.clone_from(&other.table);
            self.len = other.len;
            self.fill = other.fill;
        }
        same
    }

    /// Makes the table anew when many of its places are deleted ones, as CPython does after
    /// `difference_update`.
    pub fn tidy(&mut self) {
        if self.fill - self.len > (self.table.len() - 1) / 4 {
            let size = self.grown_size();
            self.resize(size);
        }
    }

    /// Exchanges the elements of two sets.
    pub fn swap_elements(&mut self, other: &mut Self) {
        std::mem::swap(self, other);
        std::mem::swap(&mut self.frozen, &mut other.frozen);
        std::mem::swap(&mut self.finger, &mut other.finger);
    }

    /// A table of that size with these elements at these places: the reverse of
    /// [`Set::places`], for snapshots. `None` when an element could not be found again.
    #[must_use]
    pub fn from_places(size: usize, places: &[(usize, Value, u64)], frozen: bool) -> Option<Self> {
        if size < MIN_SIZE || !size.is_power_of_two() || places.len() * 5 > size * 4 {
            return None;
        }
        let mut table = vec![EMPTY; size];
        for &(place, value, hash) in places {
            let slot = table.get_mut(place).filter(|slot| slot.0.is_unbound())?;
            *slot = (value, hash);
        }
        let len = places.iter().filter(|(_, value, _)| *value != Value::DELETED).count();
        Some(Self { table, len, fill: places.len(), finger: 0, frozen })
    }

    fn grown_size(&self) -> usize {
        table_size(if self.len > 50_000 { self.len * 2 } else { self.len * 4 })
    }

    /// The first empty place for an element that is not there, and the last deleted one before it.
    fn free_place(&self, hash: u64) -> (usize, Option<usize>) {
        let mask = self.table.len() - 1;
        let mut deleted = None;
        let mut perturb = hash;
        let mut start = hash as usize & mask;
        loop {
            let probes = if start + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
            for place in start..=start + probes {
                let value = self.table[place].0;
                if value.is_unbound() {
                    return (place, deleted);
                }
                if value == Value::DELETED {
                    deleted = Some(place);
                }
            }
            perturb >>= PERTURB_SHIFT;
            start = start.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize) & mask;
        }
    }

    fn resize(&mut self, size: usize) {
        let old = std::mem::replace(&mut self.table, vec![EMPTY; size]);
        self.fill = self.len;
        for (value, hash) in old {
            if is_element(value) {
                let (place, _) = self.free_place(hash);
                self.table[place] = (value, hash);
            }
        }
    }
}

fn is_element(value: Value) -> bool {
    !value.is_unbound() && value != Value::DELETED
}

/// The smallest table with more than `wanted` places.
fn table_size(wanted: usize) -> usize {
    let mut size = MIN_SIZE;
    while size <= wanted {
        size *= 2;
    }
    size
}

impl Object for Set {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        self.iter().for_each(|(value, _)| visit(value));
    }

    fn payload_bytes(&self) -> usize {
        self.table.capacity() * size_of::<Place>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[i64]) -> Set {
        let mut set = Set::default();
        for &value in values {
            if set.find(value as u64, |other| Some(other == Value::small(value))) == Found::Missing
            {
                set.insert(Value::small(value), value as u64);
            }
        }
        set
    }

    fn order(set: &Set) -> Vec<i64> {
        set.iter().filter_map(|(value, _)| value.as_small()).collect()
    }

    /// Expectations from CPython 3.14, elements added one by one.
    #[test]
    fn integers_iterate_in_cpythons_order() {
        assert_eq!(order(&of(&[5, 1, 9, 17, 3])), [1, 3, 5, 9, 17]);
        assert_eq!(order(&of(&[100, 50, 25, 8, 16])), [100, 8, 16, 50, 25]);
        let seven: Vec<_> = (1000..1040).step_by(7).collect();
        assert_eq!(order(&of(&seven)), [1028, 1000, 1035, 1007, 1014, 1021]);
    }

    #[test]
    fn removed_elements_are_gone_and_pop_empties() {
        let mut set = of(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        let Found::At(place) = set.find(4, |other| Some(other == Value::small(4))) else {
            panic!("4 is missing")
        };
        set.remove_at(place);
        assert_eq!(set.len(), 9);
        let mut left = Vec::new();
        while let Some(value) = set.pop() {
            left.push(value.as_small());
        }
        assert_eq!(left.len(), 9);
        assert!(!left.contains(&Some(4)));
    }
}
