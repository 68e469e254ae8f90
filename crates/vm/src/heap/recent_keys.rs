//! Dicts that are made again and again with the same keys, as by a display in a loop or by reading
//! records, share them: the keys of the last ones are remembered. No part of a program's state.

use std::sync::Arc;

use super::Heap;
use crate::object::{Dict, Keys};
use crate::trap::Trap;
use crate::value::{Kind, Value};

/// How many are remembered, as a power of two.
const BITS: u32 = 4;

/// Dicts with more keys do not share them: to find out whether they could takes too long.
const MOST: usize = 64;

/// Keys that a dict was made with.
#[derive(Debug, Clone)]
struct Recent {
    /// The first key, and how many there were.
    first: Value,
    count: usize,
    /// All of them, from the second dict on that looked like this.
    keys: Option<Arc<Keys>>,
}

/// The keys of the last dicts by their first key and their number; made when it is first needed.
#[derive(Debug, Default)]
pub(super) struct RecentKeys(Vec<Recent>);

impl RecentKeys {
    /// Where keys like these are remembered.
    fn of(&mut self, first: Value, count: usize) -> Option<&mut Recent> {
        if self.0.is_empty() {
            self.0 = vec![Recent { first: Value::UNBOUND, count: 0, keys: None }; 1 << BITS];
        }
        let mixed = (first.bits() ^ count as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0.get_mut((mixed >> (u64::BITS - BITS)) as usize)
    }

    /// Forgets keys that are about to be freed.
    pub(super) fn retain(&mut self, is_live: impl Fn(Value) -> bool) {
        for recent in &mut self.0 {
            let live = |keys: &Arc<Keys>| keys.as_slice().iter().all(|&(key, _)| is_live(key));
            if !is_live(recent.first) || !recent.keys.as_ref().is_none_or(live) {
                *recent = Recent { first: Value::UNBOUND, count: 0, keys: None };
            }
        }
    }
}

/// Whether a key is the same as another whenever it is the same value, for ever.
fn is_plain(key: Value) -> bool {
    key.is(Kind::Str) || key.is_small()
}

impl Heap {
    /// A dict of keys that each have their value behind them; of equal keys the first stands, with
    /// the value of the last.
    ///
    /// # Errors
    ///
    /// As [`Heap::dict_insert`].
    pub(crate) fn dict_of_pairs(&mut self, pairs: &[Value]) -> Result<Value, Trap> {
        if let Some(dict) = self.dict_of_recent_keys(pairs.len() / 2, |place| pairs[place])? {
            return Ok(dict);
        }
        let dict = self.new_dict()?;
        for &[key, value] in pairs.as_chunks::<2>().0 {
            self.dict_insert(dict, key, value)?;
        }
        if let Some(&first) = pairs.first() {
            self.remember_keys(dict, first)?;
        }
        Ok(dict)
    }

    /// A dict of so many keys and values, each key in front of its value, if the last dict that
    /// looked like this had the same keys.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    #[inline]
    pub(crate) fn dict_of_recent_keys(
        &mut self,
        count: usize,
        at: impl Fn(usize) -> Value,
    ) -> Result<Option<Value>, Trap> {
        if count == 0 {
            return Ok(None);
        }
        let first = at(0);
        let Some(recent) = self.recent_keys.of(first, count) else { return Ok(None) };
        if recent.first != first || recent.count != count {
            return Ok(None);
        }
        let Some(keys) = &recent.keys else { return Ok(None) };
        let mut same = keys.as_slice().iter().enumerate();
        if !same.all(|(place, &(key, _))| key == at(2 * place)) {
            return Ok(None);
        }
        let values = (0..count).map(|place| at(2 * place + 1));
        let dict = Dict::sharing(Arc::clone(keys), values);
        self.alloc(dict).map(Some)
    }

    /// Remembers the keys of a dict that was made anew of so many pairs, the first of which has
    /// that key: those that come after it may share them.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub(crate) fn remember_keys(&mut self, dict: Value, first: Value) -> Result<(), Trap> {
        let count = self.dict(dict).len();
        if count > MOST || !is_plain(first) {
            return Ok(());
        }
        let Some(recent) = self.recent_keys.of(first, count) else { return Ok(()) };
        if recent.first != first || recent.count != count || recent.keys.is_some() {
            // Only what comes twice is worth its memory.
            *recent = Recent { first, count, keys: None };
            return Ok(());
        }
        let it = self.dict(dict);
        if !it.iter().all(|entry| is_plain(entry.key)) {
            return Ok(());
        }
        let Some(keys) = it.to_keys() else { return Ok(()) };
        self.charge(keys.bytes())?;
        if let Some(recent) = self.recent_keys.of(first, count) {
            recent.keys = Some(keys);
        }
        Ok(())
    }
}
