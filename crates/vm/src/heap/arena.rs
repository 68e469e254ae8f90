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

/// Slots in a chunk, as a power of two.
const CHUNK_BITS: u32 = 6;
const CHUNK: usize = 1 << CHUNK_BITS;

type Chunk<T> = [Slot<T>; CHUNK];

/// The chunk of a slot and its place there.
#[inline]
const fn split(index: u32) -> (usize, usize) {
    ((index >> CHUNK_BITS) as usize, index as usize & (CHUNK - 1))
}

/// An arena of objects of type `T`. It grows by chunks: nothing is copied, and no more than a
/// chunk is ever allocated in advance.
#[derive(Debug)]
pub struct Arena<T> {
    chunks: Vec<Box<Chunk<T>>>,
    marks: Vec<bool>,
    free: u32,
    live: u32,
}

impl<T> Default for Arena<T> {
    fn default() -> Self {
        Self { chunks: Vec::new(), marks: Vec::new(), free: NO_SLOT, live: 0 }
    }
}

impl<T: Object> Arena<T> {
    /// Bytes a slot takes.
    pub const SLOT_BYTES: usize = size_of::<Slot<T>>() + 1;

    /// Places an object. The caller has charged its memory. `None` when all indices are in use.
    #[inline]
    pub fn insert(&mut self, object: T) -> Option<u32> {
        let index = self.free;
        let (chunk, place) = split(index);
        if let Some(slot) = self.chunks.get_mut(chunk).and_then(|chunk| chunk.get_mut(place)) {
            if let Slot::Free(next) = *slot {
                self.free = next;
            }
            *slot = Slot::Used(object);
            self.live += 1;
            return Some(index);
        }
        self.extend(object)
    }

    /// The index that [`Arena::insert`] gives next. While nothing is removed from an arena, indices
    /// follow one another.
    #[must_use]
    pub fn next_index(&self) -> u32 {
        if self.free == NO_SLOT { self.marks.len() as u32 } else { self.free }
    }

    /// Places an object in the first slot of a new chunk, whose others are free from then on.
    #[inline(never)]
    fn extend(&mut self, object: T) -> Option<u32> {
        let index =
            u32::try_from(self.marks.len()).ok().filter(|&index| index < NO_SLOT - CHUNK as u32)?;
        let mut slots = Vec::with_capacity(CHUNK);
        slots.push(Slot::Used(object));
        slots.extend((2..CHUNK as u32).map(|next| Slot::Free(index + next)));
        slots.push(Slot::Free(NO_SLOT));
        let chunk: Box<Chunk<T>> = slots.into_boxed_slice().try_into().ok()?;
        self.chunks.push(chunk);
        self.marks.resize(self.marks.len() + CHUNK, false);
        self.free = index + 1;
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
        let (chunk, place) = split(index);
        match &self.chunks[chunk][place] {
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
        let (chunk, place) = split(index);
        match &mut self.chunks[chunk][place] {
            Slot::Used(object) => object,
            Slot::Free(_) => panic!("use of a collected object"),
        }
    }

    /// Marks the object; true when it was not marked before.
    #[inline]
    pub fn mark(&mut self, index: u32) -> bool {
        // A register that is about to be written may still hold a value whose object is gone.
        match (slot_at(&self.chunks, index), self.marks.get_mut(index as usize)) {
            (Some(Slot::Used(_)), Some(mark)) => !std::mem::replace(mark, true),
            _ => false,
        }
    }

    /// Whether there is an object at `index`.
    #[must_use]
    pub fn contains(&self, index: u32) -> bool {
        matches!(slot_at(&self.chunks, index), Some(Slot::Used(_)))
    }

    /// Whether the object was reached in the collection that is under way.
    #[must_use]
    pub fn is_marked(&self, index: u32) -> bool {
        self.marks.get(index as usize).copied().unwrap_or(false)
    }

    /// Frees what is not marked and clears the marks. Returns the bytes of what stays.
    pub fn sweep(&mut self) -> usize {
        let mut bytes = self.marks.len() * Self::SLOT_BYTES;
        let slots = self.chunks.iter_mut().flat_map(|chunk| chunk.iter_mut());
        for (index, (slot, mark)) in slots.zip(&mut self.marks).enumerate() {
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

    /// How many places there are: indices are below it.
    #[must_use]
    pub fn places(&self) -> usize {
        self.marks.len()
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
        self.chunks.iter_mut().flat_map(|chunk| chunk.iter_mut()).filter_map(|slot| match slot {
            Slot::Used(object) => Some(object),
            Slot::Free(_) => None,
        })
    }

    /// All objects with their indices.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &T)> {
        self.chunks.iter().flat_map(|chunk| chunk.iter()).enumerate().filter_map(|(index, slot)| {
            match slot {
                Slot::Used(object) => Some((index as u32, object)),
                Slot::Free(_) => None,
            }
        })
    }
}

fn slot_at<T>(chunks: &[Box<Chunk<T>>], index: u32) -> Option<&Slot<T>> {
    let (chunk, place) = split(index);
    Some(&chunks.get(chunk)?[place])
}
