//! Which keys have a hash that depends on the value alone. It is not written: the loader computes
//! it. That of every other key (instances, functions, frozensets) is written with the key.

use std::collections::HashMap;

use diapause_vm::heap::Heap;
use diapause_vm::types::hash::combine_hashes;
use diapause_vm::value::{Kind, Value};

use crate::error::{SnapshotError, ensure};

/// What is known of tuples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    /// Its items are being looked at.
    Open,
    /// Not all its items hash by value.
    Opaque,
    /// All its items do.
    Plain,
}

/// Decides it, remembering tuples.
#[derive(Default)]
pub struct PlainKeys {
    tuples: HashMap<Value, Known>,
}

/// Whether a value other than a tuple hashes by its value.
fn is_plain(heap: &Heap, value: Value) -> bool {
    match value.kind() {
        None
        | Some(
            Kind::Const
            | Kind::Str
            | Kind::BigInt
            | Kind::Bytes
            | Kind::Range
            | Kind::Builtin
            | Kind::Type
            | Kind::Library
            | Kind::External,
        ) => true,
        Some(Kind::Complex) => {
            let complex = heap.complex(value);
            !complex.real.is_nan() && !complex.imag.is_nan()
        }
        Some(Kind::Float) => !heap.boxed_float(value).0.is_nan(),
        _ => false,
    }
}

impl PlainKeys {
    /// Whether the hash of a key depends on its value alone.
    pub fn contains(&mut self, heap: &Heap, key: Value) -> bool {
        if !key.is(Kind::Tuple) {
            return is_plain(heap, key);
        }
        if let Some(&known) = self.tuples.get(&key) {
            return known == Known::Plain;
        }
        let mut stack = vec![(key, 0)];
        self.tuples.insert(key, Known::Open);
        while let Some((tuple, next)) = stack.last_mut() {
            let tuple = *tuple;
            let answer = match heap.tuple(tuple).items.get(*next).copied() {
                None => Some(Known::Plain),
                Some(item) if item.is(Kind::Tuple) => match self.tuples.get(&item) {
                    Some(Known::Plain) => None,
                    // A tuple in itself is refused by the loader; it has no hash.
                    Some(_) => Some(Known::Opaque),
                    None => {
                        self.tuples.insert(item, Known::Open);
                        stack.push((item, 0));
                        continue;
                    }
                },
                Some(item) => (!is_plain(heap, item)).then_some(Known::Opaque),
            };
            match answer {
                Some(known) => {
                    self.tuples.insert(tuple, known);
                    stack.pop();
                }
                None => *next += 1,
            }
        }
        self.tuples.get(&key) == Some(&Known::Plain)
    }
}

/// Computes such hashes, remembering those of tuples: tuples that share parts cost no more than
/// their parts.
#[derive(Default)]
pub struct PlainHashes {
    tuples: HashMap<Value, u64>,
}

impl PlainHashes {
    /// The hash of a key for which [`PlainKeys::contains`] holds.
    pub fn of(&mut self, heap: &mut Heap, key: Value) -> Result<u64, SnapshotError> {
        let leaf = |heap: &mut Heap, value: Value| {
            heap.hash(value)
                .map_err(|_| SnapshotError::corrupt(format!("a key {value:?} that has no hash")))
        };
        if !key.is(Kind::Tuple) {
            return leaf(heap, key);
        }
        let mut stack = vec![(key, 0, Vec::new())];
        while let Some((tuple, next, hashes)) = stack.last_mut() {
            let tuple = *tuple;
            if let Some(item) = heap.tuple(tuple).items.get(*next).copied() {
                if item.is(Kind::Tuple) {
                    let Some(&hash) = self.tuples.get(&item) else {
                        stack.push((item, 0, Vec::new()));
                        continue;
                    };
                    hashes.push(hash);
                } else {
                    hashes.push(leaf(heap, item)?);
                }
                *next += 1;
            } else {
                let hash = combine_hashes(std::mem::take(hashes).into_iter());
                self.tuples.insert(tuple, hash);
                stack.pop();
            }
        }
        let hash = self.tuples.get(&key).copied();
        ensure!(hash.is_some(), "a tuple without a hash");
        Ok(hash.unwrap_or_default())
    }
}
