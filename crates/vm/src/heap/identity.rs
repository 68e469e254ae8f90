//! Identity numbers: what `id()` gives, and what hashes of objects without `__hash__` derive from.
//!
//! They are given out in order when they are first asked for and travel in the snapshot, so that
//! they stay the same for an object's life, wherever it goes.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::Heap;
use crate::value::Value;

/// Distance of two identity numbers, as if objects had a size.
pub const STEP: u64 = 16;
/// The first identity number that is given.
pub const FIRST: u64 = 0x7f00_0000_0000;

/// Identity numbers by value.
pub type IdentityMap = HashMap<Value, u64, BuildHasherDefault<ValueHasher>>;

/// Mixes the bits of a value: indices of arenas follow one another.
#[derive(Clone, Copy, Debug, Default)]
pub struct ValueHasher(u64);

impl Hasher for ValueHasher {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(byte.into());
        }
    }

    #[inline]
    fn write_u64(&mut self, bits: u64) {
        let mixed = u128::from(self.0 ^ bits) * 0x9e37_79b9_7f4a_7c15;
        self.0 = (mixed >> 64) as u64 ^ mixed as u64;
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }
}

#[derive(Debug, Default)]
pub(super) struct Identities {
    known: IdentityMap,
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
    pub fn identities(&self) -> (&IdentityMap, u64) {
        (&self.identities.known, self.identities.given)
    }

    /// Sets what [`Heap::identities`] gave, when a snapshot is loaded.
    pub fn set_identities(&mut self, known: IdentityMap, given: u64) {
        self.identities = Identities { known, given };
    }
}
