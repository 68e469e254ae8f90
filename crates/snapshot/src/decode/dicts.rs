//! Dicts: see `encode/dicts.rs`. Hashes that depend on the key alone are computed, and lookups are
//! bounded: keys that all collide are no snapshot of a program that ran.

use std::sync::Arc;

use diapause_vm::object::{Dict, Entry, Refused};
use diapause_vm::value::{Kind, Value};

use super::block::Allow;
use super::objects::Stream;
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
        for _ in 0..count {
            self.make(Dict::default())?;
        }
        let shapes = reader.varint()?;
        ensure!(shapes <= count as u64, "{shapes} sorts of {count} dicts");
        let shapes = shapes as usize;
        // The dicts that have keys of their own, and those of each shape.
        let (mut own, mut shaped) = (Vec::new(), vec![Vec::new(); shapes]);
        if shapes == 0 {
            own.extend((0..count).map(|nth| self.at(nth)));
        } else {
            for (nth, shape) in self.numbers(reader, count)?.into_iter().enumerate() {
                let index = self.at(nth);
                match shaped.get_mut((shape as usize).wrapping_sub(1)) {
                    Some(dicts) if shape > 0 => dicts.push(index),
                    _ if shape == 0 => own.push(index),
                    _ => {
                        return Err(SnapshotError::corrupt(format!("keys {shape} of {shapes}")));
                    }
                }
            }
        }
        let mut counts = self.numbers(reader, shapes)?;
        ints::read(reader, own.len(), Sign::Unsigned, &mut counts)?;
        let in_each = shaped.iter().map(Vec::len).chain(own.iter().map(|_| 0));
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
        for (index, mut entries) in own.into_iter().zip(own_entries) {
            for entry in &mut entries {
                if !entry.key.is_unbound() {
                    entry.value = stream.next(self, reader)?;
                }
            }
            let dict = self.dict_of(entries)?;
            *self.heap().dict_mut(Value::other(Kind::Dict, index)) = dict;
        }
        let mut block = Vec::new();
        for (entries, dicts) in entries.into_iter().zip(shaped) {
            let keys = entries.len();
            let like = self.dict_of(entries)?;
            let Some(shared) = like.to_keys() else {
                return Err(SnapshotError::Internal("keys of several dicts with holes".into()));
            };
            for group in dicts.chunks(BLOCK) {
                block.clear();
                for _ in 0..keys {
                    self.block(reader, group.len(), Allow::Value, &mut block)?;
                }
                for (row, &index) in group.iter().enumerate() {
                    let values = (0..keys).map(|key| block[key * group.len() + row]);
                    let dict = Dict::sharing(Arc::clone(&shared), values);
                    *self.heap().dict_mut(Value::other(Kind::Dict, index)) = dict;
                }
            }
        }
        Ok(())
    }
}
