//! Dicts and sets. Hashes that depend on the key alone are computed, and lookups are bounded: keys
//! that all collide are no snapshot of a program that ran.

use diapause_vm::object::{Found, Set};
use diapause_vm::value::{Kind, Value};

use super::values::Decoder;
use crate::error::{SnapshotError, ensure};
use crate::reader::Reader;
use crate::wire::WireValue;

/// Tables of sets are at most this big; those of a program are bounded by its memory.
const MAX_SET_BITS: u8 = 30;

impl Decoder {
    /// Reads a key, and its hash if it is not that of the value alone.
    fn key(&mut self, key: Value, reader: &mut Reader) -> Result<(u64, bool), SnapshotError> {
        if self.keys.contains(&self.machine.heap, key) {
            Ok((self.hashes.of(&mut self.machine.heap, key)?, true))
        } else {
            Ok((reader.get()?, false))
        }
    }

    fn spend(&mut self, probes: u64) -> Result<(), SnapshotError> {
        match self.probes.checked_sub(probes) {
            Some(left) => {
                self.probes = left;
                Ok(())
            }
            None => Err(SnapshotError::corrupt("keys whose hashes collide beyond reason")),
        }
    }

    pub fn dict(&mut self, dict: Value, reader: &mut Reader) -> Result<(), SnapshotError> {
        let count = reader.count()?;
        let mut entries = Vec::with_capacity(count);
        for _ in 0..count {
            let key: WireValue = reader.get()?;
            if key == WireValue::Unbound {
                entries.push((Value::UNBOUND, 0, Value::UNBOUND));
                continue;
            }
            let (key, value) = (self.value(key)?, self.value(reader.get()?)?);
            let (hash, _) = self.key(key, reader)?;
            entries.push((key, hash, value));
        }
        self.spend(collisions(entries.iter().map(|&(_, hash, _)| hash)))?;
        for (key, hash, value) in entries {
            if key.is_unbound() {
                let growth = self.heap().dict(dict).growth();
                self.charge::<u8>(growth)?;
                self.heap().dict_mut(dict).push_deleted();
                continue;
            }
            let heap = &self.machine.heap;
            let same = |other: Value| {
                let texts = other.is(Kind::Str) && key.is(Kind::Str);
                Some(other == key || texts && heap.str(other).as_str() == heap.str(key).as_str())
            };
            let known = heap.dict(dict).find(hash, same);
            ensure!(known == Found::Missing, "{key:?} is twice in a dict");
            let result = self.heap().dict_push_as_is(dict, key, hash, value);
            self.trapped(result)?;
        }
        Ok(())
    }

    pub fn set(&mut self, set: Value, reader: &mut Reader) -> Result<(), SnapshotError> {
        let (frozen, bits): (bool, u8) = reader.get()?;
        ensure!(bits <= MAX_SET_BITS, "a set of 2**{bits} places, of at most 2**{MAX_SET_BITS}");
        let size = 1_usize << bits;
        let finger: u32 = reader.get()?;
        let count = reader.count()?;
        self.charge::<(Value, u64)>(size)?;
        let mut places: Vec<(usize, Value, u64)> = Vec::with_capacity(count);
        let (mut next, mut all_plain) = (0_usize, true);
        for _ in 0..count {
            let gap: u32 = reader.get()?;
            let place = next.saturating_add(gap as usize);
            ensure!(place < size, "place {place} of a set of {size}");
            next = place + 1;
            let element = self.any(reader.get()?)?;
            ensure!(!element.is_unbound(), "a place of a set that is empty and is not");
            let hash = if element == Value::DELETED {
                0
            } else {
                let (hash, plain) = self.key(element, reader)?;
                all_plain &= plain;
                hash
            };
            places.push((place, element, hash));
        }
        let found = self.all_are_found(size, &places)?;
        let mut made = if found {
            Set::from_places(size, &places, frozen)
                .ok_or_else(|| SnapshotError::corrupt("a set that is too full or too small"))?
        } else {
            // Hashes of types and host functions differ between builds.
            ensure!(all_plain, "an element of a set that no lookup finds");
            self.rebuilt(&places, frozen)?
        };
        ensure!(finger as usize <= size, "a set of {size} places goes on at {finger}");
        made.set_finger(finger as usize);
        *self.heap().set_mut(set) = made;
        Ok(())
    }

    /// Whether each element is where a lookup finds it first.
    fn all_are_found(
        &mut self,
        size: usize,
        places: &[(usize, Value, u64)],
    ) -> Result<bool, SnapshotError> {
        if size < 8 || places.len() * 5 > size * 4 {
            return Err(SnapshotError::corrupt(format!(
                "a set of {size} places with {} in use",
                places.len()
            )));
        }
        let mut filled = vec![false; size];
        places.iter().for_each(|&(place, ..)| filled[place] = true);
        for &(place, element, hash) in places {
            if element == Value::DELETED {
                continue;
            }
            let mut probes = Probes::new(hash, size);
            loop {
                let at = probes.next_place();
                if at == place {
                    break;
                }
                if !filled[at] {
                    return Ok(false);
                }
                self.spend(1)?;
            }
        }
        Ok(true)
    }

    /// The same elements in the order of iteration in a new table.
    fn rebuilt(
        &mut self,
        places: &[(usize, Value, u64)],
        frozen: bool,
    ) -> Result<Set, SnapshotError> {
        let mut set = if frozen { Set::frozen() } else { Set::default() };
        for &(_, element, hash) in places {
            if element == Value::DELETED {
                continue;
            }
            self.spend(1)?;
            let known = set.find(hash, |other| Some(other == element));
            ensure!(known == Found::Missing, "{element:?} is twice in a set");
            let growth = set.growth();
            self.charge::<u8>(growth)?;
            set.insert(element, hash);
        }
        Ok(set)
    }
}

/// How far keys stand from where their hashes want them, all together, in a table with twice as
/// many places.
fn collisions(hashes: impl ExactSizeIterator<Item = u64>) -> u64 {
    if hashes.len() <= 64 {
        return 0;
    }
    let mask = (hashes.len() as u64 * 2).next_power_of_two() - 1;
    let mut homes: Vec<u64> = hashes.map(|hash| (hash ^ (hash >> 32)) & mask).collect();
    homes.sort_unstable();
    let (mut next, mut total) = (0, 0_u64);
    for home in homes {
        let place = home.max(next);
        total = total.saturating_add(place - home);
        next = place + 1;
    }
    total
}

/// The places that a lookup in a set looks at, in order: as `diapause_vm::object::Set` does.
struct Probes {
    mask: usize,
    perturb: u64,
    start: usize,
    offset: usize,
}

impl Probes {
    const fn new(hash: u64, size: usize) -> Self {
        let mask = size - 1;
        Self { mask, perturb: hash, start: hash as usize & mask, offset: 0 }
    }

    const fn next_place(&mut self) -> usize {
        let probes = if self.start + 9 <= self.mask { 9 } else { 0 };
        if self.offset > probes {
            self.perturb >>= 5;
            self.start =
                self.start.wrapping_mul(5).wrapping_add(1).wrapping_add(self.perturb as usize)
                    & self.mask;
            self.offset = 0;
        }
        self.offset += 1;
        self.start + self.offset - 1
    }
}
