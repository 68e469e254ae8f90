//! What lookups of attributes found, for those that the inline cache of one place cannot hold:
//! a call that meets several classes, a class that is asked from many places.
//!
//! A table of fixed size, in which a later entry replaces an earlier one at the same place. It is
//! no part of the program's state: entries hold for one epoch of the classes, and a collection
//! empties it.

use std::cell::{Cell, OnceCell};

use super::Heap;
use crate::object::ShapeId;
use crate::trap::Trap;
use crate::value::{Kind, Value};

/// A power of two.
const SIZE: usize = 512;

type Entries = [Cell<Entry>; SIZE];

/// How many lookups along classes a program makes before the table is made for them alone.
const PATIENCE: u32 = 64;

/// How many counters are known at a time.
const COUNTERS: usize = 32;

/// What stands for calls of a class in the table: the name of no attribute.
const INIT: Value = Value::ELLIPSIS;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Known {
    /// Nothing along the classes.
    Nothing,
    /// A value of a class.
    Value(Value),
    /// A function of a class, to be called with the instance.
    Method(Value),
    /// A function of a class that computes the value from the instance.
    Getter(Value),
    /// The slot of the instance.
    Slot(u32),
    /// A slot that the instance gets, and with it that shape.
    NewSlot(ShapeId),
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    /// A class, or a shape as a small integer: twice its number for reading, one more for setting.
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
    /// Not there before it is of use, so that a heap costs nothing to make.
    entries: OnceCell<Box<Entries>>,
    /// How many entries there was no table for.
    missed: Cell<u32>,
    /// Names of attributes of classes that are set again and again, with their classes.
    counters: Vec<(Value, Value)>,
}

impl Lookups {
    #[inline]
    fn place(owner: Value, name: Value) -> usize {
        let mixed = owner.bits() ^ name.bits().rotate_left(5);
        ((mixed >> 32) ^ (mixed >> 2)) as usize & (SIZE - 1)
    }

    #[inline]
    fn get(&self, owner: Value, name: Value, epoch: u32) -> Option<Known> {
        let entry = self.entries.get()?[Self::place(owner, name)].get();
        (entry.owner == owner && entry.name == name && entry.epoch == epoch).then_some(entry.known)
    }

    fn set(&self, entry: Entry) {
        let entries = self.entries.get_or_init(|| Box::new([const { Cell::new(EMPTY) }; SIZE]));
        entries[Self::place(entry.owner, entry.name)].set(entry);
    }

    /// Sets an entry if the table is there, or if there have been many.
    fn put(&self, entry: Entry) {
        if self.entries.get().is_some() || self.missed.get() >= PATIENCE {
            self.set(entry);
        } else {
            self.missed.set(self.missed.get() + 1);
        }
    }

    pub(super) fn clear(&self) {
        for entry in self.entries.get().into_iter().flat_map(|entries| entries.iter()) {
            entry.set(EMPTY);
        }
    }
}

/// What stands for a shape in the table.
#[inline]
const fn owner(shape: ShapeId, stores: bool) -> Value {
    Value::small((shape.0 as i64) << 1 | stores as i64)
}

/// Whether a value has no say in what attributes are: it is no descriptor and no function, and
/// none of the program's own types.
pub(crate) fn is_plain(value: Value) -> bool {
    match value.kind() {
        None => true,
        Some(kind) => matches!(
            kind,
            Kind::Const
                | Kind::Str
                | Kind::BigInt
                | Kind::Float
                | Kind::Bytes
                | Kind::List
                | Kind::Tuple
                | Kind::Dict
                | Kind::Set
        ),
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
        if found.is_some_and(|found| !self.is_stable(class, name, found)) {
            return;
        }
        let known = found.map_or(Known::Nothing, Known::Value);
        self.lookups.put(Entry { owner: class, name, epoch: self.class_epoch, known });
    }

    /// What an attribute of instances of a shape is: a slot, or a value of their class that hides
    /// behind no attribute of theirs.
    #[inline]
    pub(crate) fn known_of_shape(&self, shape: ShapeId, name: Value) -> Option<Known> {
        self.lookups.get(owner(shape, false), name, self.class_epoch)
    }

    /// What setting an attribute of instances of a shape does.
    #[inline]
    pub(crate) fn known_store(&self, shape: ShapeId, name: Value) -> Option<Known> {
        self.lookups.get(owner(shape, true), name, self.class_epoch)
    }

    /// The `__init__` of a class whose instances are made without asking anything else: a function
    /// of the program.
    #[inline]
    pub(crate) fn known_init(&self, class: Value) -> Option<Value> {
        match self.lookups.get(class, INIT, self.class_epoch) {
            Some(Known::Method(function)) => Some(function),
            _ => None,
        }
    }

    /// Remembers what [`Heap::known_init`] is to say.
    pub(crate) fn remember_init(&mut self, class: Value, function: Value) {
        let known = Known::Method(function);
        self.lookups.set(Entry { owner: class, name: INIT, epoch: self.class_epoch, known });
    }

    /// Remembers what [`Heap::known_of_shape`] is to say.
    pub(crate) fn remember_of_shape(&mut self, shape: ShapeId, name: Value, known: Known) {
        let entry = Entry { owner: owner(shape, false), name, epoch: self.class_epoch, known };
        self.lookups.set(entry);
    }

    /// Remembers what [`Heap::known_store`] is to say.
    pub(crate) fn remember_store(&mut self, shape: ShapeId, name: Value, known: Known) {
        let entry = Entry { owner: owner(shape, true), name, epoch: self.class_epoch, known };
        self.lookups.set(entry);
    }

    /// Whether what was found in a class stays what it is until the epoch of the classes changes:
    /// see [`Class::volatile`](crate::object::Class).
    pub(crate) fn is_stable(&self, class: Value, name: Value, found: Value) -> bool {
        !is_plain(found)
            || !class.is(Kind::Class)
            || !self.class(class).mro.iter().any(|&c| {
                c.is(Kind::Class)
                    && self.class(c).volatile
                    && self.lookups.counters.contains(&(c, name))
            })
    }

    /// Forgets counters of classes that are gone.
    pub(super) fn forget_counters(&mut self) {
        let mut counters = std::mem::take(&mut self.lookups.counters);
        counters.retain(|&(class, name)| self.is_marked(class) && self.is_marked(name));
        self.lookups.counters = counters;
    }

    /// Sets an attribute in the namespace of a class, and makes caches stale where that may
    /// change more than the value of this attribute.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub(crate) fn set_in_class(
        &mut self,
        class: Value,
        name: Value,
        value: Value,
    ) -> Result<(), Trap> {
        let dict = self.class(class).dict;
        let before = self.dict_get_name(dict, name);
        self.dict_set_name(dict, name, value)?;
        let counts =
            before.is_some_and(is_plain) && is_plain(value) && !self.text(name).starts_with("__");
        if counts {
            if self.lookups.counters.contains(&(class, name)) {
                return Ok(());
            }
            self.class_mut(class).volatile = true;
            // One that is forgotten makes caches stale when it is set the next time.
            if self.lookups.counters.len() >= COUNTERS {
                self.lookups.counters.remove(0);
            }
            self.lookups.counters.push((class, name));
        }
        self.class_changed(class);
        Ok(())
    }
}
