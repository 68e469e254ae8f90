//! Identity numbers: what `id()` gives, and what hashes of objects without `__hash__` derive from.
//!
//! They are given out in order when they are first asked for and travel in the snapshot, so that
//! they stay the same for an object's life, wherever it goes.

use std::collections::HashMap;

use super::Heap;
use crate::value::Value;

/// Distance of two identity numbers, as if objects had a size.
pub const STEP: u64 = 16;
/// The first identity number that is given.
pub const FIRST: u64 = 0x7f00_0000_0000;

#[derive(Debug, Default)]
pub(super) struct Identities {
    known: HashMap<Value, u64>,
    given: u64,
}

impl Identities {
    pub(super) fn retain(&mut self, keep: impl Fn(Value) -> bool) {
        self.known.retain(|&value, _| keep(value));
    }
}

impl Heap {
    /// The identity number of a value.
    pub fn identity(&mut self, value: Value) -> u64 {
        if let Some(&known) = self.identities.known.get(&value) {
            return known;
        }
        let id = FIRST + self.identities.given * STEP;
        self.identities.given += 1;
        self.identities.known.insert(value, id);
        id
    }

    /// All identity numbers that were given to objects alive, and how many were given in all.
    #[must_use]
    pub fn identities(&self) -> (&HashMap<Value, u64>, u64) {
        (&self.identities.known, self.identities.given)
    }

    /// Sets what [`Heap::identities`] gave, when a snapshot is loaded.
    pub fn set_identities(&mut self, known: HashMap<Value, u64>, given: u64) {
        self.identities = Identities { known, given };
    }
}
