//! Dicts: see `encode/dicts.rs`. Hashes that depend on the key alone are computed, and lookups are
//! bounded: keys that all collide are no snapshot of a program that ran.

use std::collections::HashMap;
use std::sync::Arc;

use diapause_vm::object::{Dict, Entry, Refused};
use diapause_vm::value::{Kind, Value};

use super::referents::Allow;
use super::stream::{ReadBlocks, Stream};
use super::values::Decoder;
use crate::column::BLOCK;
use crate::column::ints::{self, Sign};
use crate::error::{SnapshotError, ensure};
use crate::reader::Reader;

impl Decoder {
    /// The hash of a key, if it is that of the value alone.
    pub(super) fn plain_hash(&mut self, key: Value) -> Result<Option<u64>, SnapshotError> {
        if self.keys.contains(&self.machine.heap, key) {
            self.hashes.of(&mut self.machine.heap, key).map(Some)
        } else {
            Ok(None)
        }
    }

    fn refused(refused: Refused) -> SnapshotError {
        SnapshotError::corrupt(match refused {
            Refused::Twice(key) => format!("{key:?} is twice in a dict"),
            Refused::Collisions => "keys whose hashes collide beyond reason".to_owned(),
        })
    }

    fn dict_of(&mut self, entries: Vec<Entry>) -> Result<Dict, SnapshotError> {
        let heap = &self.machine.heap;
        let same = |a: Value, b: Value| {
            let texts = a.is(Kind::Str) && b.is(Kind::Str);
            a == b || texts && heap.str(a).as_str() == heap.str(b).as_str()
        };
        Dict::from_entries(entries, same, &mut self.probes).map_err(Self::refused)
    }

    pub(super) fn dicts(&mut self, reader: &mut Reader, count: usize) -> Result<(), SnapshotError> {
        let shapes = reader.varint()?;
        ensure!(shapes <= count as u64, "{shapes} sorts of {count} dicts");
        let shapes = shapes as usize;
        let table = reader.clone();
        // The dicts that have keys of their own, and how many each shape has.
        let (mut own, mut sizes, mut places) = (Vec::new(), vec![0; shapes], Vec::new());
        if shapes == 0 {
            own.extend(0..count);
        } else {
            places = self.numbers(reader, count)?;
            let mut nth = 0;
            // Most have the keys of the one before.
            for run in places.chunk_by(|one, other| one == other) {
                let place = usize::try_from(run[0]).unwrap_or(usize::MAX);
                match place.checked_sub(1).map(|shape| sizes.get_mut(shape)) {
                    Some(Some(size)) => *size += run.len(),
                    None => own.extend(nth..nth + run.len()),
                    Some(None) => {
                        return Err(SnapshotError::corrupt(format!("keys {place} of {shapes}")));
                    }
                }
                nth += run.len();
            }
        }
        let asleep = self.dict_groups(&table, &places, &sizes)?;
        if asleep.is_none() {
            self.make_all((0..count).map(|_| Dict::default()))?;
        }
        let mut counts = self.numbers(reader, shapes)?;
        ints::read(reader, own.len(), Sign::Unsigned, &mut counts)?;
        let in_each = sizes.iter().copied().chain(own.iter().map(|_| 0));
        let bytes = counts.iter().zip(in_each).fold(0_usize, |bytes, (&keys, dicts)| {
            let keys = usize::try_from(keys).unwrap_or(usize::MAX);
            let values = Dict::bytes_of_values(keys).saturating_mul(dicts);
            bytes.saturating_add(Dict::bytes_of(keys)).saturating_add(values)
        });
        self.charge::<u8>(bytes)?;

        let mut entries: Vec<Vec<Entry>> = Vec::with_capacity(counts.len());
        // Where hashes are missing.
        let mut opaque = Vec::new();
        let mut stream = Stream::new(&counts, Allow::Unbound);
        for (nth, &keys) in counts.iter().enumerate() {
            let mut made = Vec::with_capacity(keys as usize);
            for place in 0..keys as usize {
                let key = stream.next(self, reader)?;
                ensure!(nth >= shapes || !key.is_unbound(), "nothing among keys of several dicts");
                let hash = if key.is_unbound() {
                    0
                } else {
                    self.plain_hash(key)?.unwrap_or_else(|| {
                        opaque.push((nth, place));
                        0
                    })
                };
                made.push(Entry { key, value: Value::UNBOUND, hash });
            }
            entries.push(made);
        }
        let mut hashes = Vec::new();
        ints::read(reader, opaque.len(), Sign::Signed, &mut hashes)?;
        for ((nth, place), hash) in opaque.into_iter().zip(hashes) {
            entries[nth][place].hash = hash as u64;
        }

        let own_entries = entries.split_off(shapes);
        let bound = own_entries.iter().flatten().filter(|entry| !entry.key.is_unbound()).count();
        let mut stream = Stream::of(bound, Allow::Value);
        let mut awake = HashMap::new();
        for (nth, mut entries) in own.into_iter().zip(own_entries) {
            for entry in &mut entries {
                if !entry.key.is_unbound() {
                    entry.value = stream.next(self, reader)?;
                }
            }
            let dict = self.dict_of(entries)?;
            if asleep.is_some() {
                awake.insert(nth, dict);
            } else {
                self.fill(nth, dict);
            }
        }
        let mut keys = Vec::with_capacity(shapes);
        for entries in entries {
            let keys_of_all = self.dict_of(entries)?.to_keys();
            keys.push(keys_of_all.ok_or_else(|| {
                SnapshotError::Internal("keys of several dicts with holes".into())
            })?);
        }
        if let Some(groups) = asleep {
            return self.sleeping_dicts(&table, reader, groups, keys.into_iter().zip(sizes), awake);
        }
        let mut shaped = vec![Vec::new(); shapes];
        for (nth, &place) in places.iter().enumerate().filter(|&(_, &place)| place > 0) {
            shaped[place as usize - 1].push(nth);
        }
        let mut block = Vec::new();
        for (shared, dicts) in keys.into_iter().zip(shaped) {
            for group in dicts.chunks(BLOCK) {
                block.clear();
                for _ in 0..shared.len() {
                    self.block(reader, group.len(), Allow::Value, &mut block)?;
                }
                for (row, &nth) in group.iter().enumerate() {
                    let values = (0..shared.len()).map(|key| block[key * group.len() + row]);
                    self.fill(nth, Dict::sharing(Arc::clone(&shared), values));
                }
            }
        }
        Ok(())
    }

    /// Puts a dict in its place.
    fn fill(&mut self, nth: usize, dict: Dict) {
        let index = self.at(nth);
        *self.heap().dict_mut(Value::other(Kind::Dict, index)) = dict;
    }
}
