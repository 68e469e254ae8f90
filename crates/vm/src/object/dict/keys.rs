//! Keys that several dicts have: records of the same fields keep them once.

use std::sync::Arc;

use super::table::{LINEAR, Table};
use super::{Entry, Found};
use crate::value::Value;

/// Keys in order, without deleted ones.
#[derive(Debug)]
pub struct Keys {
    keys: Box<[(Value, u64)]>,
    table: Table,
}

impl Keys {
    /// The keys of entries, none of which is deleted or has the key of another.
    #[must_use]
    pub(super) fn of(entries: &[Entry]) -> Self {
        let keys: Box<[_]> = entries.iter().map(|entry| (entry.key, entry.hash)).collect();
        let mut table = Table::default();
        if keys.len() > LINEAR {
            table = Table::with_room(keys.len());
            keys.iter().enumerate().for_each(|(index, &(_, hash))| table.link(index, hash));
        }
        Self { keys, table }
    }

    /// How many there are.
    #[inline]
    #[must_use]
    pub const fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The keys with their hashes.
    #[inline]
    #[must_use]
    pub const fn as_slice(&self) -> &[(Value, u64)] {
        &self.keys
    }

    /// Bytes that they take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        size_of::<Self>() + size_of_val(&*self.keys) + self.table.bytes()
    }

    #[inline]
    pub(super) fn find(&self, hash: u64, mut same: impl FnMut(Value) -> Option<bool>) -> Found {
        if self.table.is_empty() {
            for (index, &(key, other)) in self.keys.iter().enumerate() {
                if other == hash {
                    match same(key) {
                        Some(true) => return Found::At(index),
                        Some(false) => {}
                        None => return Found::NeedsPython,
                    }
                }
            }
            return Found::Missing;
        }
        self.table.find(hash, |index| match self.keys[index] {
            (key, other) if other == hash => same(key),
            _ => Some(false),
        })
    }
}

/// So many values stand in the dict itself.
const FEW: usize = 5;

/// The values of a dict, as many as it has keys. Behind few of them nothing is there.
#[derive(Debug, Clone)]
enum Values {
    Few([Value; FEW]),
    Many(Box<[Value]>),
}

/// The part of a dict whose keys are those of others too.
#[derive(Debug, Clone)]
pub(super) struct Shared {
    pub(super) keys: Arc<Keys>,
    values: Values,
}

impl Shared {
    /// The values are as many as the keys.
    pub(super) fn new(keys: Arc<Keys>, values: impl ExactSizeIterator<Item = Value>) -> Self {
        debug_assert_eq!(keys.len(), values.len());
        let values = if values.len() <= FEW {
            let mut few = [Value::UNBOUND; FEW];
            few.iter_mut().zip(values).for_each(|(place, value)| *place = value);
            Values::Few(few)
        } else {
            Values::Many(values.collect())
        };
        Self { keys, values }
    }

    #[inline]
    pub(super) fn values(&self) -> &[Value] {
        match &self.values {
            Values::Few(few) => few.get(..self.keys.len()).unwrap_or(few),
            Values::Many(many) => many,
        }
    }

    #[inline]
    pub(super) fn value(&self, index: usize) -> Value {
        match &self.values {
            Values::Few(few) => few[index],
            Values::Many(many) => many[index],
        }
    }

    #[inline]
    pub(super) fn set(&mut self, index: usize, value: Value) {
        match &mut self.values {
            Values::Few(few) => few[index] = value,
            Values::Many(many) => many[index] = value,
        }
    }

    /// Bytes of values that do not stand in the dict.
    pub(super) const fn bytes_of(values: usize) -> usize {
        if values > FEW { values.saturating_mul(size_of::<Value>()) } else { 0 }
    }

    /// Bytes outside of the dict, the keys in equal parts for all that have them.
    pub(super) fn bytes(&self) -> usize {
        Self::bytes_of(self.keys.len()) + self.keys.bytes() / Arc::strong_count(&self.keys)
    }
}
