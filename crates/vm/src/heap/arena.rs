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

/// Slots in a chunk, as a power of two. Few, because a program that only sleeps has few objects of
/// most kinds.
const CHUNK_BITS: u32 = 4;
const CHUNK: usize = 1 << CHUNK_BITS;

/// Set while a collection marks.
const MARK: u8 = 1;
/// The object was given out to be changed since [`Arena::forget_changes`].
const CHANGED: u8 = 2;
/// The slot got its object since then, or lost it.
const NEW: u8 = 4;

/// What became of the object of a slot since [`Arena::forget_changes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It may hold something else.
    Changed,
    /// It is another object than before, or there is none.
    New,
}

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
    /// Of each slot, whether it is marked and what became of it: [`MARK`], [`CHANGED`], [`NEW`].
    /// Cells, because objects are traced while a collection marks.
    flags: Vec<Cell<u8>>,
    free: u32,
    live: u32,
}

impl<T> Default for Arena<T> {
    fn default() -> Self {
        Self { chunks: Vec::new(), flags: Vec::new(), free: NO_SLOT, live: 0 }
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
    #[inline(always)]
    pub fn insert(&mut self, object: T) -> Option<u32> {
        let index = self.free;
        let (chunk, place) = split(index);
        let slot = self.chunks.get_mut(chunk)?.get_mut(place)?;
        // Nothing is dropped there, which the compiler sees.
        let Slot::Free(next) = *slot else { return None };
        self.free = next;
        *slot = Slot::Used(object);
        if let Some(flags) = self.flags.get_mut(index as usize) {
            *flags.get_mut() = NEW;
        }
        self.live += 1;
        Some(index)
    }

    /// The index that [`Arena::insert`] gives next. While nothing is removed from an arena, indices
    /// follow one another.
    #[must_use]
    pub fn next_index(&self) -> u32 {
        if self.free == NO_SLOT { self.flags.len() as u32 } else { self.free }
    }

    /// Adds a chunk of free slots. The caller has seen to it that there is memory. False when all
    /// indices are in use.
    #[inline(never)]
    pub fn grow(&mut self) -> bool {
        let first = u32::try_from(self.flags.len()).ok().filter(|&at| at < NO_SLOT - CHUNK as u32);
        let Some(first) = first else { return false };
        let mut slots = Vec::with_capacity(CHUNK);
        slots.extend((1..CHUNK as u32).map(|next| Slot::Free(first + next)));
        slots.push(Slot::Free(self.free));
        let Ok(chunk) = slots.into_boxed_slice().try_into() else { return false };
        self.chunks.push(chunk);
        self.flags.resize(self.flags.len() + CHUNK, Cell::new(NEW));
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
        if !cfg!(feature = "untracked")
            && let Some(flags) = self.flags.get_mut(index as usize)
        {
            *flags.get_mut() |= CHANGED;
        }
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
        match (self.flags.get(index as usize), slot_at(&self.chunks, index)) {
            (Some(flags), Some(Slot::Used(_))) => flags.replace(flags.get() | MARK) & MARK == 0,
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
        self.flags.get(index as usize).is_some_and(|flags| flags.get() & MARK != 0)
    }

    /// Bytes of free slots.
    #[must_use]
    pub const fn idle_bytes(&self) -> usize {
        (self.flags.len() - self.live as usize) * Self::SLOT_BYTES
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
            let flags = &self.flags[first..first + CHUNK];
            for (slot, flags) in chunk.iter_mut().zip(flags) {
                if let Slot::Used(object) = slot {
                    if flags.get() & MARK != 0 {
                        flags.set(flags.get() & !MARK);
                        bytes += object.payload_bytes();
                        live += 1;
                    } else {
                        flags.set(NEW);
                        *slot = Slot::Free(NO_SLOT);
                    }
                }
            }
            if live == 0 && at >= kept {
                self.chunks.pop();
                self.flags.truncate(first);
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
        self.flags.len()
    }

    /// From now on all objects count as unchanged.
    pub fn forget_changes(&mut self) {
        self.flags.fill(Cell::new(0));
    }

    /// Visits the slots that were touched since [`Arena::forget_changes`]. What is free and was
    /// never used since then may be among them.
    pub fn changes(&self, mut visit: impl FnMut(u32, Change)) {
        for (chunk, flags) in self.flags.chunks(CHUNK).enumerate() {
            if flags.iter().fold(0, |all, flags| all | flags.get()) == 0 {
                continue;
            }
            for (place, flags) in flags.iter().enumerate() {
                let change = match flags.get() {
                    0 => continue,
                    flags if flags & NEW != 0 => Change::New,
                    _ => Change::Changed,
                };
                visit((chunk * CHUNK + place) as u32, change);
            }
        }
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

    /// All objects, to be changed in what is no part of a snapshot: they do not count as changed.
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
