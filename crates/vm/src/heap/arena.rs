//! A typed arena: objects of one type, addressed by `u32`, at a place that never moves.

use std::cell::Cell;

/// What an object tells the collector.
pub trait Object {
    /// Calls `visit` with every value the object holds.
    fn trace(&self, visit: &mut impl FnMut(crate::value::Value));

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

/// Bytes of chunks that an arena keeps, in use or not.
const KEPT_BYTES: usize = 2 << 20;

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
    /// Set while a collection marks; a cell, because objects are traced meanwhile.
    marks: Vec<Cell<bool>>,
    free: u32,
    live: u32,
}

impl<T> Default for Arena<T> {
    fn default() -> Self {
        Self { chunks: Vec::new(), marks: Vec::new(), free: NO_SLOT, live: 0 }
    }
}

impl<T: Object> Arena<T> {
    /// Bytes that an object takes here.
    pub const SLOT_BYTES: usize = size_of::<Slot<T>>() + 1;

    /// Bytes that a chunk takes.
    pub const CHUNK_BYTES: usize = size_of::<Chunk<T>>() + CHUNK + size_of::<Box<Chunk<T>>>();

    /// Whether there is a free slot.
    #[inline]
    #[must_use]
    pub const fn has_room(&self) -> bool {
        self.free != NO_SLOT
    }

    /// Places an object. `None` when there is no free slot: see [`Arena::grow`].
    #[inline]
    pub fn insert(&mut self, object: T) -> Option<u32> {
        let index = self.free;
        let (chunk, place) = split(index);
        let slot = self.chunks.get_mut(chunk)?.get_mut(place)?;
        if let Slot::Free(next) = *slot {
            self.free = next;
        }
        *slot = Slot::Used(object);
        self.live += 1;
        Some(index)
    }

    /// The index that [`Arena::insert`] gives next. While nothing is removed from an arena, indices
    /// follow one another.
    #[must_use]
    pub fn next_index(&self) -> u32 {
        if self.free == NO_SLOT { self.marks.len() as u32 } else { self.free }
    }

    /// Adds a chunk of free slots. The caller has seen to it that there is memory. False when all
    /// indices are in use.
    #[inline(never)]
    pub fn grow(&mut self) -> bool {
        let first = u32::try_from(self.marks.len()).ok().filter(|&at| at < NO_SLOT - CHUNK as u32);
        let Some(first) = first else { return false };
        let mut slots = Vec::with_capacity(CHUNK);
        slots.extend((1..CHUNK as u32).map(|next| Slot::Free(first + next)));
        slots.push(Slot::Free(self.free));
        let Ok(chunk) = slots.into_boxed_slice().try_into() else { return false };
        self.chunks.push(chunk);
        self.marks.resize(self.marks.len() + CHUNK, Cell::new(false));
        self.free = first;
        true
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
    pub fn mark(&self, index: u32) -> bool {
        // A register that is about to be written may still hold a value whose object is gone.
        match (self.marks.get(index as usize), slot_at(&self.chunks, index)) {
            (Some(mark), Some(Slot::Used(_))) => !mark.replace(true),
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
        self.marks.get(index as usize).is_some_and(Cell::get)
    }

    /// Bytes of free slots.
    #[must_use]
    pub const fn idle_bytes(&self) -> usize {
        (self.marks.len() - self.live as usize) * Self::SLOT_BYTES
    }

    /// Frees what is not marked and clears the marks. Returns the bytes of what stays.
    ///
    /// The free slots are used from the first on, so that objects gather at the beginning; chunks at
    /// the end that nothing is left of are given back, if they are many.
    pub fn sweep(&mut self) -> usize {
        let mut bytes = 0;
        let mut live = 0;
        let kept = KEPT_BYTES / size_of::<Chunk<T>>() + 1;
        self.free = NO_SLOT;
        for at in (0..self.chunks.len()).rev() {
            let first = at * CHUNK;
            let chunk = &mut self.chunks[at];
            let before = live;
            let marks = &self.marks[first..first + CHUNK];
            for (slot, mark) in chunk.iter_mut().zip(marks) {
                if let Slot::Used(object) = slot {
                    if mark.replace(false) {
                        bytes += object.payload_bytes();
                        live += 1;
                    } else {
                        *slot = Slot::Free(NO_SLOT);
                    }
                }
            }
            if live == 0 && at >= kept {
                self.chunks.pop();
                self.marks.truncate(first);
                continue;
            }
            if live - before < CHUNK as u32 {
                for (place, slot) in chunk.iter_mut().enumerate().rev() {
                    if matches!(slot, Slot::Free(_)) {
                        *slot = Slot::Free(self.free);
                        self.free = (first + place) as u32;
                    }
                }
            }
        }
        self.live = live;
        bytes + live as usize * Self::SLOT_BYTES
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
