//! What lookups of attributes found, for those that the inline cache of one place cannot hold:
//! a call that meets several classes, a class that is asked from many places.
//!
//! A table of fixed size, in which a later entry replaces an earlier one at the same place. It is
//! no part of the program's state: entries hold for one epoch of the classes, and a collection
//! empties it.

use std::cell::Cell;

use super::Heap;
use crate::object::ShapeId;
use crate::value::Value;

/// A power of two.
const SIZE: usize = 512;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Known {
    /// Nothing along the classes.
    Nothing,
    /// A value of a class.
    Value(Value),
    /// A function of a class, to be called with the instance.
    Method(Value),
    /// The slot of the instance.
    Slot(u32),
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    /// A class, or a shape as a small integer.
    owner: Value,
    name: Value,
    epoch: u32,
    known: Known,
}

const EMPTY: Entry =
    Entry { owner: Value::UNBOUND, name: Value::UNBOUND, epoch: 0, known: Known::Nothing };

/// The table.
#[derive(Debug, Default)]
pub(super) struct Lookups {
    /// Empty until the first entry, so that a heap costs nothing to make.
    entries: Vec<Cell<Entry>>,
}

impl Lookups {
    #[inline]
    fn place(owner: Value, name: Value) -> usize {
        let mixed = owner.bits() ^ name.bits().rotate_left(5);
        ((mixed >> 32) ^ (mixed >> 2)) as usize & (SIZE - 1)
    }

    #[inline]
    fn get(&self, owner: Value, name: Value, epoch: u32) -> Option<Known> {
        let entry = self.entries.get(Self::place(owner, name))?.get();
        (entry.owner == owner && entry.name == name && entry.epoch == epoch).then_some(entry.known)
    }

    fn set(&mut self, entry: Entry) {
        if self.entries.is_empty() {
            self.entries = vec![Cell::new(EMPTY); SIZE];
        }
        self.put(entry);
    }

    /// Sets an entry if the table is there.
    fn put(&self, entry: Entry) {
        if let Some(place) = self.entries.get(Self::place(entry.owner, entry.name)) {
            place.set(entry);
        }
    }

    pub(super) fn clear(&mut self) {
        self.entries.clear();
    }
}

impl Heap {
    /// What is known of a name along the classes of an object, before any of them is asked.
    #[inline]
    pub(crate) fn known_in_class(&self, class: Value, name: Value) -> Option<Known> {
        self.lookups.get(class, name, self.class_epoch)
    }

    /// Remembers what [`Heap::known_in_class`] is to say.
    pub(crate) fn remember_in_class(&self, class: Value, name: Value, found: Option<Value>) {
        let known = found.map_or(Known::Nothing, Known::Value);
        self.lookups.put(Entry { owner: class, name, epoch: self.class_epoch, known });
    }

    /// What an attribute of instances of a shape is: a slot, or a value of their class that hides
    /// behind no attribute of theirs.
    #[inline]
    pub(crate) fn known_of_shape(&self, shape: ShapeId, name: Value) -> Option<Known> {
        self.lookups.get(Value::small(i64::from(shape.0)), name, self.class_epoch)
    }

    /// Remembers what [`Heap::known_of_shape`] is to say.
    pub(crate) fn remember_of_shape(&mut self, shape: ShapeId, name: Value, known: Known) {
        let owner = Value::small(i64::from(shape.0));
        self.lookups.set(Entry { owner, name, epoch: self.class_epoch, known });
    }
}
