//! Sets: see `encode/sets.rs`. Each element must be where a lookup finds it.

use diapause_vm::object::{Found, Set};
use diapause_vm::value::Value;

use super::referents::Allow;
use super::stream::Stream;
use super::values::Decoder;
use crate::column::ints::{self, Sign};
use crate::error::{SnapshotError, ensure};
use crate::reader::Reader;

/// Tables of sets are at most this big; those of a program are bounded by its memory.
const MAX_SET_BITS: u64 = 30;

impl Decoder {
    fn spend(&mut self, probes: u64) -> Result<(), SnapshotError> {
        match self.probes.checked_sub(probes) {
            Some(left) => {
                self.probes = left;
                Ok(())
            }
            None => Err(SnapshotError::corrupt("keys whose hashes collide beyond reason")),
        }
    }

    pub(super) fn sets(&mut self, reader: &mut Reader, count: usize) -> Result<(), SnapshotError> {
        let sizes = self.numbers(reader, count)?;
        let fingers = self.numbers(reader, count)?;
        let counts = self.numbers(reader, count)?;
        let mut bytes = 0_usize;
        for (&size, &count) in sizes.iter().zip(&counts) {
            let bits = size as u64 >> 1;
            ensure!(
                bits <= MAX_SET_BITS,
                "a set of 2**{bits} places, of at most 2**{MAX_SET_BITS}"
            );
            ensure!(count as u64 <= 1 << bits, "{count} places in use of 2**{bits}");
            bytes = bytes.saturating_add(size_of::<(Value, u64)>() << bits);
        }
        self.charge::<u8>(bytes)?;
        // No more than the places that are charged.
        let total = counts.iter().map(|&count| count as usize).sum();
        let mut gaps = Vec::new();
        ints::read(reader, total, Sign::Unsigned, &mut gaps)?;
        let mut elements = Vec::with_capacity(total);
        let mut stream = Stream::of(total, Allow::Deleted);
        stream.take(self, reader, total, &mut elements)?;
        let mut hashes = Vec::with_capacity(total);
        let mut opaque = Vec::new();
        for (place, &element) in elements.iter().enumerate() {
            let hash = if element == Value::DELETED {
                Some(0)
            } else {
                let hash = self.plain_hash(element)?;
                if hash.is_none() {
                    opaque.push(place);
                }
                hash
            };
            hashes.push((hash.unwrap_or(0), hash.is_some()));
        }
        let mut given = Vec::new();
        ints::read(reader, opaque.len(), Sign::Signed, &mut given)?;
        for (place, hash) in opaque.into_iter().zip(given) {
            hashes[place].0 = hash as u64;
        }
        let mut parts = gaps.iter().zip(elements).zip(hashes);
        for ((&size, finger), count) in sizes.iter().zip(fingers).zip(counts) {
            let frozen = size & 1 == 1;
            let size = 1_usize << (size >> 1);
            let mut places = Vec::with_capacity(count as usize);
            let (mut next, mut all_plain) = (0_u64, true);
            for ((&gap, element), (hash, plain)) in parts.by_ref().take(count as usize) {
                let place = next.saturating_add(gap as u64);
                ensure!(place < size as u64, "place {place} of a set of {size}");
                next = place + 1;
                all_plain &= plain;
                places.push((place as usize, element, hash));
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
            // It stays when a set becomes smaller, and counts modulo the places then.
            let finger = u32::try_from(finger).map_err(|_| {
                SnapshotError::corrupt(format!("a set whose `pop` goes on at {finger}"))
            })?;
            made.set_finger(finger as usize);
            self.make(made)?;
        }
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
