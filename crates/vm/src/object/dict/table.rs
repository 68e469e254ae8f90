//! The table of a dict: where among its entries the key with a hash may stand.

use super::Found;

/// Up to this many entries are searched without a table.
pub(super) const LINEAR: usize = 8;
const SMALLEST: usize = LINEAR * 4;
const EMPTY: u32 = u32::MAX;
const DELETED: u32 = u32::MAX - 1;

/// Indices of entries by hash. It knows no entries: those who use it say what an index is.
#[derive(Debug, Default, Clone)]
pub(super) struct Table {
    /// Indices, or EMPTY or DELETED; a power of two long, or none for few entries.
    places: Vec<u32>,
    /// Places that are not EMPTY.
    used: u32,
}

impl Table {
    /// A table that has room for so many entries.
    pub(super) fn with_room(entries: usize) -> Self {
        Self { places: vec![EMPTY; table_len(entries)], used: 0 }
    }

    /// Whether there is none.
    #[inline]
    pub(super) const fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Bytes of a table for so many entries.
    pub(super) const fn bytes_for(entries: usize) -> usize {
        if entries > LINEAR { table_len(entries).saturating_mul(size_of::<u32>()) } else { 0 }
    }

    pub(super) const fn bytes(&self) -> usize {
        self.places.capacity() * size_of::<u32>()
    }

    /// Finds the entry of a key; `same` says of an index whether it is the one that is wanted.
    #[inline]
    pub(super) fn find(&self, hash: u64, mut same: impl FnMut(usize) -> Option<bool>) -> Found {
        let mask = self.places.len() - 1;
        let mut probe = Probe::new(hash);
        loop {
            match self.places[probe.place & mask] {
                EMPTY => return Found::Missing,
                DELETED => {}
                index => match same(index as usize) {
                    Some(true) => return Found::At(index as usize),
                    Some(false) => {}
                    None => return Found::NeedsPython,
                },
            }
            probe.advance();
        }
    }

    /// Whether there is room for one more. A place stays free, where a search ends.
    #[inline]
    pub(super) const fn has_room(&self) -> bool {
        (self.used as usize + 1) * 4 <= self.places.len() * 3
    }

    /// Notes where the entry of a hash is.
    #[inline]
    pub(super) fn link(&mut self, index: usize, hash: u64) {
        let mask = self.places.len() - 1;
        let mut probe = Probe::new(hash);
        while self.places[probe.place & mask] != EMPTY {
            probe.advance();
        }
        self.places[probe.place & mask] = index as u32;
        self.used += 1;
    }

    /// As [`Table::link`], and `other` looks at every entry in the way.
    ///
    /// # Errors
    ///
    /// That of `other`.
    pub(super) fn link_checked<E>(
        &mut self,
        index: usize,
        hash: u64,
        mut other: impl FnMut(usize) -> Result<(), E>,
    ) -> Result<(), E> {
        let mask = self.places.len() - 1;
        let mut probe = Probe::new(hash);
        loop {
            let place = &mut self.places[probe.place & mask];
            if *place == EMPTY {
                *place = index as u32;
                self.used += 1;
                return Ok(());
            }
            other(*place as usize)?;
            probe.advance();
        }
    }

    /// Forgets the entry of a hash, which is there.
    pub(super) fn unlink(&mut self, index: usize, hash: u64) {
        let mask = self.places.len() - 1;
        let mut probe = Probe::new(hash);
        while self.places[probe.place & mask] != index as u32 {
            probe.advance();
        }
        self.places[probe.place & mask] = DELETED;
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.places.clear();
        self.used = 0;
    }

    /// Makes the table of these entries anew, with room for more.
    pub(super) fn rebuild(&mut self, wanted: usize, entries: impl Iterator<Item = (usize, u64)>) {
        self.places.clear();
        self.places.resize(wanted.next_power_of_two().max(SMALLEST), EMPTY);
        self.used = 0;
        entries.for_each(|(index, hash)| self.link(index, hash));
    }
}

/// How large a table is that is made for so many entries at once.
const fn table_len(entries: usize) -> usize {
    let wanted = (entries.saturating_add(1)).saturating_mul(2);
    match wanted.checked_next_power_of_two() {
        Some(len) if len > SMALLEST => len,
        Some(_) => SMALLEST,
        None => usize::MAX,
    }
}

/// The places of a table where a key may stand, one after another. Consecutive integers have
/// consecutive hashes: they should not collide, and a key that is missing among them should not
/// have to pass them all, so the steps depend on the whole hash.
struct Probe {
    place: usize,
    rest: u64,
}

impl Probe {
    #[inline]
    const fn new(hash: u64) -> Self {
        Self { place: (hash ^ (hash >> 32)) as usize, rest: hash }
    }

    /// Reaches every place of a table whose size is a power of two, once the rest is used up.
    #[inline]
    const fn advance(&mut self) {
        self.rest >>= 5;
        let step = (self.rest as usize).wrapping_add(1);
        self.place = self.place.wrapping_mul(5).wrapping_add(step);
    }
}
