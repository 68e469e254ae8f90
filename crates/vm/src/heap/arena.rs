//! A typed arena: objects of one type, addressed by `u32`, at a place that never moves.

/// What an object tells the collector.
pub trait Object {
    /// Calls `visit` with every value the object holds.
    fn trace(&self, visit: &mut dyn FnMut(crate::value::Value));

    /// Bytes the object owns outside its slot.
    fn payload_bytes(&self) -> usize;
}

#[derive(Debug)]
enum Slot<T> {
    /// A free slot and the next free one.
    Free(u32),
    Used(T),
}

const NO_SLOT: u32 = u32::MAX;

/// An arena of objects of type `T`.
#[derive(Debug)]
pub struct Arena<T> {
    slots: Vec<Slot<T>>,
    marks: Vec<bool>,
    free: u32,
    live: u32,
}

impl<T> Default for Arena<T> {
    fn default() -> Self {
        Self { slots: Vec::new(), marks: Vec::new(), free: NO_SLOT, live: 0 }
    }
}

impl<T: Object> Arena<T> {
    /// Bytes a slot takes.
    pub const SLOT_BYTES: usize = size_of::<Slot<T>>() + 1;

    /// Places an object. The caller has charged its memory. `None` when all indices are in use.
    #[inline]
    pub fn insert(&mut self, object: T) -> Option<u32> {
        if let Some(slot) = self.slots.get_mut(self.free as usize) {
            let index = self.free;
            if let Slot::Free(next) = *slot {
                self.free = next;
            }
            *slot = Slot::Used(object);
            self.live += 1;
            return Some(index);
        }
        let index = u32::try_from(self.slots.len()).ok().filter(|&index| index != NO_SLOT)?;
        self.slots.push(Slot::Used(object));
        self.marks.push(false);
        self.live += 1;
        Some(index)
    }

    /// The object at `index`.
    ///
    /// # Panics
    ///
    /// When the slot is free: a value outlived its object, which is a bug of the interpreter.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn get(&self, index: u32) -> &T {
        match &self.slots[index as usize] {
            Slot::Used(object) => object,
            Slot::Free(_) => panic!("use of a collected object"),
        }
    }

    /// The object at `index`, to change it.
    ///
    /// # Panics
    ///
    /// As [`Arena::get`].
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn get_mut(&mut self, index: u32) -> &mut T {
        match &mut self.slots[index as usize] {
            Slot::Used(object) => object,
            Slot::Free(_) => panic!("use of a collected object"),
        }
    }

    /// Marks the object; true when it was not marked before.
    #[inline]
    pub fn mark(&mut self, index: u32) -> bool {
        // A register that is about to be written may still hold a value whose object is gone.
        match (self.slots.get(index as usize), self.marks.get_mut(index as usize)) {
            (Some(Slot::Used(_)), Some(mark)) => !std::mem::replace(mark, true),
            _ => false,
        }
    }

    /// Whether there is an object at `index`.
    #[must_use]
    pub fn contains(&self, index: u32) -> bool {
        matches!(self.slots.get(index as usize), Some(Slot::Used(_)))
    }

    /// Whether the object was reached in the collection that is under way.
    #[must_use]
    pub fn is_marked(&self, index: u32) -> bool {
        self.marks.get(index as usize).copied().unwrap_or(false)
    }

    /// Frees what is not marked and clears the marks. Returns the bytes of what stays.
    pub fn sweep(&mut self) -> usize {
        let mut bytes = self.slots.len() * Self::SLOT_BYTES;
        for (index, (slot, mark)) in self.slots.iter_mut().zip(&mut self.marks).enumerate() {
            if let Slot::Used(object) = slot {
                if *mark {
                    bytes += object.payload_bytes();
                } else {
                    *slot = Slot::Free(self.free);
                    self.free = index as u32;
                    self.live -= 1;
                }
            }
            *mark = false;
        }
        bytes
    }

    /// How many objects the arena holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.live as usize
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// All objects, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.slots.iter_mut().filter_map(|slot| match slot {
            Slot::Used(object) => Some(object),
            Slot::Free(_) => None,
        })
    }

    /// All objects with their indices.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &T)> {
        self.slots.iter().enumerate().filter_map(|(index, slot)| match slot {
            Slot::Used(object) => Some((index as u32, object)),
            Slot::Free(_) => None,
        })
    }
}
