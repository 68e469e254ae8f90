//! A typed arena: objects of one type, addressed by `u32`, at a place that never moves.

use std::cell::{Cell, OnceCell};

use super::asleep::{Asleep, Sleepers};

/// What an object tells the collector.
pub trait Object {
    /// Calls `visit` with every value the object holds.
    fn trace(&self, visit: &mut impl FnMut(crate::value::Value));

    /// Bytes the object owns outside its slot.
    fn payload_bytes(&self) -> usize;
}

/// A place for an object.
#[derive(Debug)]
pub enum Slot<T> {
    /// A free slot and the next free one.
    Free(u32),
    Used(T),
}

const NO_SLOT: u32 = u32::MAX;

/// Slots in a chunk, as a power of two. Few, because a program that only sleeps has few objects of
/// most kinds.
const CHUNK_BITS: u32 = 4;
pub(super) const CHUNK: usize = 1 << CHUNK_BITS;

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

/// Places that are allocated together.
pub type Chunk<T> = [Slot<T>; CHUNK];

/// The chunk of a slot and its place there.
#[inline]
const fn split(index: u32) -> (usize, usize) {
    ((index >> CHUNK_BITS) as usize, index as usize & (CHUNK - 1))
}

/// What holds a chunk: a box, or, in arenas whose objects can be asleep, a cell that gets its box when
/// they are woken. With boxes alone nothing has to look whether there is one.
pub trait Hold<T> {
    /// Holds a chunk.
    fn new(chunk: Box<Chunk<T>>) -> Self;

    /// The chunk, unless it is asleep.
    fn get(&self) -> Option<&Chunk<T>>;

    /// The chunk, unless it is asleep, to change it.
    fn get_mut(&mut self) -> Option<&mut Chunk<T>>;

    /// Gets the chunk that was asleep.
    fn fill(&self, chunk: Box<Chunk<T>>);
}

impl<T> Hold<T> for Box<Chunk<T>> {
    #[inline]
    fn new(chunk: Self) -> Self {
        chunk
    }

    #[inline]
    fn get(&self) -> Option<&Chunk<T>> {
        Some(self)
    }

    #[inline]
    fn get_mut(&mut self) -> Option<&mut Chunk<T>> {
        Some(self)
    }

    fn fill(&self, _: Self) {}
}

impl<T> Hold<T> for OnceCell<Box<Chunk<T>>> {
    #[inline]
    fn new(chunk: Box<Chunk<T>>) -> Self {
        Self::from(chunk)
    }

    #[inline]
    fn get(&self) -> Option<&Chunk<T>> {
        Self::get(self).map(|chunk| &**chunk)
    }

    #[inline]
    fn get_mut(&mut self) -> Option<&mut Chunk<T>> {
        Self::get_mut(self).map(|chunk| &mut **chunk)
    }

    fn fill(&self, chunk: Box<Chunk<T>>) {
        let is_new = self.set(chunk).is_ok();
        debug_assert!(is_new, "objects are woken once");
    }
}

/// An arena of objects of type `T`. It grows by chunks: nothing is copied, and no more than a
/// chunk is ever allocated in advance.
///
/// `H` is what holds a chunk: see [`Hold`].
#[derive(Debug)]
pub struct Arena<T, H> {
    /// Those that are not there are asleep.
    chunks: Vec<H>,
    /// What makes their objects.
    asleep: Option<Box<Asleep<T>>>,
    /// Of each slot, whether it is marked and what became of it: [`MARK`], [`CHANGED`], [`NEW`].
    /// Cells, because objects are traced while a collection marks.
    flags: Vec<Cell<u8>>,
    free: u32,
    live: u32,
}

impl<T, H> Default for Arena<T, H> {
    fn default() -> Self {
        Self { chunks: Vec::new(), asleep: None, flags: Vec::new(), free: NO_SLOT, live: 0 }
    }
}

impl<T: Object, H: Hold<T>> Arena<T, H> {
    /// Bytes that an object takes here.
    pub const SLOT_BYTES: usize = size_of::<Slot<T>>() + 1;

    /// Bytes that a chunk takes.
    pub const CHUNK_BYTES: usize = size_of::<Chunk<T>>() + CHUNK + size_of::<H>();

    /// Whether there is a free slot.
    #[inline]
    #[must_use]
    pub const fn has_room(&self) -> bool {
        self.free != NO_SLOT
    }

    /// Places an object. `None` when there is no free slot: see [`Arena::append`].
    #[inline(always)]
    pub fn insert(&mut self, object: T) -> Option<u32> {
        let index = self.free;
        let (chunk, place) = split(index);
        let slot = self.chunks.get_mut(chunk)?.get_mut()?.get_mut(place)?;
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

    /// Adds a chunk, when there is no free slot: the next of these objects, as many as have a place
    /// in it, and free slots. The caller has seen to it that there is memory. False when all indices
    /// are in use.
    pub fn append(&mut self, objects: &mut impl Iterator<Item = T>) -> bool {
        let Some(first) = self.end(CHUNK) else { return false };
        let mut slots = Vec::with_capacity(CHUNK);
        slots.extend(objects.by_ref().take(CHUNK).map(Slot::Used));
        let used = slots.len() as u32;
        let end = first + CHUNK as u32;
        slots.extend((first + used + 1..end).map(Slot::Free));
        if used < CHUNK as u32 {
            slots.push(Slot::Free(self.free));
            self.free = first + used;
        }
        let Ok(chunk) = <Box<Chunk<T>>>::try_from(slots.into_boxed_slice()) else { return false };
        self.chunks.push(H::new(chunk));
        self.flags.resize(self.flags.len() + CHUNK, Cell::new(NEW));
        self.live += used;
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
        match &self.chunk(chunk)[place] {
            Slot::Used(object) => object,
            Slot::Free(_) => panic!("use of a collected object"),
        }
    }

    #[inline]
    fn chunk(&self, at: usize) -> &Chunk<T> {
        match self.chunks[at].get() {
            Some(chunk) => chunk,
            None => self.woken(at),
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
        if self.chunks[chunk].get().is_none() {
            self.woken(chunk);
        }
        match self.chunks[chunk].get_mut().map(|chunk| &mut chunk[place]) {
            Some(Slot::Used(object)) => object,
            _ => panic!("use of a collected object"),
        }
    }

    /// Marks the object; true when it was not marked before.
    #[inline]
    pub fn mark(&self, index: u32) -> bool {
        // A register that is about to be written may still hold a value whose object is gone.
        match self.flags.get(index as usize) {
            Some(flags) if self.contains(index) => flags.replace(flags.get() | MARK) & MARK == 0,
            _ => false,
        }
    }

    /// Whether there is an object at `index`.
    #[must_use]
    pub fn contains(&self, index: u32) -> bool {
        let (chunk, place) = split(index);
        match self.chunks.get(chunk).map(H::get) {
            Some(Some(chunk)) => matches!(chunk[place], Slot::Used(_)),
            Some(None) => self.asleep.as_ref().is_some_and(|asleep| asleep.contains(index)),
            None => false,
        }
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
            // All were woken before.
            let Some(chunk) = self.chunks[at].get_mut() else { continue };
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

    /// All objects that are awake, to be changed in what is no part of a snapshot: they do not count
    /// as changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        let chunks = self.chunks.iter_mut().filter_map(H::get_mut);
        chunks.flat_map(|chunk| chunk.iter_mut()).filter_map(|slot| match slot {
            Slot::Used(object) => Some(object),
            Slot::Free(_) => None,
        })
    }

    /// All objects with their indices.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &T)> {
        let slots = (0..self.chunks.len()).flat_map(|at| self.chunk(at).iter());
        slots.enumerate().filter_map(|(index, slot)| match slot {
            Slot::Used(object) => Some((index as u32, object)),
            Slot::Free(_) => None,
        })
    }

    /// The index of what comes next at the end, if there is room for so many.
    fn end(&self, count: usize) -> Option<u32> {
        let end = u32::try_from(self.flags.len()).ok()?;
        (count < (NO_SLOT - end) as usize).then_some(end)
    }

    /// Makes the objects of a chunk, and of those that are asleep with it.
    #[cold]
    #[inline(never)]
    fn woken(&self, at: usize) -> &Chunk<T> {
        let asleep = self.asleep.as_ref().expect("chunks that are not there are asleep");
        let (first, objects) = asleep.wake((at * CHUNK) as u32);
        let chunks = objects.len().div_ceil(CHUNK);
        let mut objects = objects.into_iter();
        for chunk in self.chunks[first as usize / CHUNK..].iter().take(chunks) {
            let mut slots = Vec::with_capacity(CHUNK);
            slots.extend(objects.by_ref().take(CHUNK).map(Slot::Used));
            slots.resize_with(CHUNK, || Slot::Free(NO_SLOT));
            if let Ok(slots) = <Box<Chunk<T>>>::try_from(slots.into_boxed_slice()) {
                chunk.fill(slots);
            }
        }
        self.chunks[at].get().expect("objects that were woken are there")
    }

    /// How many objects there are, those that are asleep included.
    pub const fn live(&self) -> usize {
        self.live as usize
    }

    /// How many objects are asleep.
    pub fn asleep(&self) -> usize {
        self.asleep.as_ref().map_or(0, |asleep| asleep.count())
    }

    /// Wakes all that is asleep.
    pub fn wake_all(&mut self) {
        if self.asleep.is_some() {
            (0..self.chunks.len()).for_each(|at| {
                self.chunk(at);
            });
            self.asleep = None;
        }
    }
}

impl<T: Object> Arena<T, OnceCell<Box<Chunk<T>>>> {
    /// Adds objects that are asleep, in chunks of their own: `sleepers` makes them when they are
    /// touched. The caller has seen to it that there is memory for all of them. The index of the
    /// first; none if all indices are in use, or if there are others that are asleep.
    pub fn lay_down(&mut self, count: u32, sleepers: Box<dyn Sleepers<T>>) -> Option<u32> {
        let places = (count as usize).next_multiple_of(CHUNK);
        let first = self.end(places).filter(|_| self.asleep.is_none())?;
        self.asleep = Some(Box::new(Asleep::new(first, count, sleepers)));
        self.chunks.resize_with(self.chunks.len() + places / CHUNK, OnceCell::new);
        self.flags.resize(self.flags.len() + places, Cell::new(NEW));
        self.live += count;
        Some(first)
    }
}
