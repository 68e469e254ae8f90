//! Making objects. Memory is charged before it is allocated; what exceeds the limit is refused.

use std::cell::OnceCell;

use compact_str::{CompactString, ToCompactString};

use super::arena::{CHUNK, Chunk, Hold};
use super::asleep::Sleepers;
use super::{Arena, Heap, Object};
use crate::object::{
    BigInt, BoundMethod, BoxedFloat, ByteArray, Bytes, Cell, Class, Complex, Descriptor, Dict,
    DictView, Exception, Function, Generator, Instance, IntoItems, Iter, List, MemoryView, Module,
    Range, Resource, Set, Slice, Str, Super, TracebackObject, Tuple, Weak,
};
use crate::trap::{LimitKind, Trap};
use crate::value::{Kind, Value};

/// How many one-character strings are shared.
const ASCII: usize = 128;

/// Bytes in use at which the first collection is due.
pub(super) const FIRST_THRESHOLD: usize = 1 << 20;

/// Bytes up to which garbage may make up half as much again.
const SMALL_HEAP: usize = 4 << 20;

/// About how many bytes an object takes that is asleep: its number, its place, its part of the
/// snapshot.
const SLEEPER: usize = 16;

/// Bytes of free slots that do not count: of each type there are some in every heap.
const IDLE: usize = 1 << 20;

/// An object type with its arena and its kind of value.
pub trait Allocate: Object + Sized {
    /// The kind of value that refers to it.
    const KIND: Kind;

    /// What holds chunks of its arena: whether objects can be asleep.
    type Held: Hold<Self>;

    /// Its arena.
    fn arena(heap: &mut Heap) -> &mut Arena<Self, Self::Held>;
}

/// Objects that are always awake.
pub type Awake<T> = Box<Chunk<T>>;
/// Objects that can be asleep.
pub type Sleepy<T> = OnceCell<Box<Chunk<T>>>;

macro_rules! allocate {
    ($($type:ty = $kind:ident in $held:ident $field:ident),+ $(,)?) => {
        $(impl Allocate for $type {
            const KIND: Kind = Kind::$kind;

            type Held = $held<Self>;

            #[inline]
            fn arena(heap: &mut Heap) -> &mut Arena<Self, Self::Held> {
                &mut heap.$field
            }
        })+
    };
}

allocate! {
    Str = Str in Sleepy strs,
    BigInt = BigInt in Awake big_ints,
    BoxedFloat = Float in Awake floats,
    Bytes = Bytes in Awake bytes_objects,
    List = List in Sleepy lists,
    Tuple = Tuple in Awake tuples,
    Dict = Dict in Sleepy dicts,
    Set = Set in Awake sets,
    Range = Range in Awake ranges,
    Slice = Slice in Awake slices,
    Cell = Cell in Awake cells,
    Function = Function in Awake functions,
    BoundMethod = BoundMethod in Awake bound_methods,
    Class = Class in Awake classes,
    Instance = Instance in Awake instances,
    Exception = Exception in Awake exceptions,
    Generator = Generator in Awake generators,
    Iter = Iterator in Awake iterators,
    Descriptor = Descriptor in Awake descriptors,
    DictView = DictView in Awake dict_views,
    Super = Super in Awake supers,
    Module = Module in Awake modules,
    TracebackObject = Traceback in Awake tracebacks,
    Complex = Complex in Awake complexes,
    ByteArray = ByteArray in Awake byte_arrays,
    MemoryView = MemoryView in Awake memory_views,
    Weak = Weak in Awake weaks,
    Resource = Resource in Awake resource_objects,
}

impl Heap {
    /// Places an object in the heap.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    #[inline]
    pub fn alloc<T: Allocate>(&mut self, object: T) -> Result<Value, Trap> {
        self.alloc_here(object)
    }

    /// As [`Heap::alloc`], in the midst of the caller: where many objects are made one after the
    /// other, what they consist of goes from registers into the heap.
    ///
    /// # Errors
    ///
    /// As [`Heap::alloc`].
    #[inline(always)]
    pub(crate) fn alloc_here<T: Allocate>(&mut self, object: T) -> Result<Value, Trap> {
        self.charge(Arena::<T, T::Held>::SLOT_BYTES + object.payload_bytes())?;
        if !T::arena(self).has_room() {
            self.grow::<T>()?;
        }
        match T::arena(self).insert(object) {
            Some(index) => Ok(Value::other(T::KIND, index)),
            None => Err(Trap::Limit(LimitKind::Memory)),
        }
    }

    /// Makes room for more objects of a type. Free slots for objects of other types are memory too.
    #[inline(never)]
    fn grow<T: Allocate>(&mut self) -> Result<(), Trap> {
        self.grow_with(&mut std::iter::empty::<T>())
    }

    /// As [`Heap::grow`], with objects for the new places.
    #[inline(always)]
    fn grow_with<T: Allocate>(
        &mut self,
        objects: &mut impl Iterator<Item = T>,
    ) -> Result<(), Trap> {
        let most = self.limit.saturating_add(IDLE);
        let with = |idle: usize| self.bytes.saturating_add(idle + Arena::<T, T::Held>::CHUNK_BYTES);
        // What is idle has to be counted only where all that was ever made might be too much.
        let fits = with(self.made) <= most || with(self.idle_bytes()) <= most;
        if !fits || !T::arena(self).append(objects) {
            return Err(Trap::Limit(LimitKind::Memory));
        }
        self.made = self.made.saturating_add(Arena::<T, T::Held>::CHUNK_BYTES);
        Ok(())
    }

    /// Places an object whose memory has been charged, when a snapshot is loaded.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    #[inline]
    pub fn put<T: Allocate>(&mut self, object: T) -> Result<Value, Trap> {
        if !T::arena(self).has_room() {
            self.grow::<T>()?;
        }
        match T::arena(self).insert(object) {
            Some(index) => Ok(Value::other(T::KIND, index)),
            None => Err(Trap::Limit(LimitKind::Memory)),
        }
    }

    /// Places objects one behind the other, as [`Heap::put`] would, in less time.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub fn put_all<T: Allocate>(
        &mut self,
        mut objects: impl ExactSizeIterator<Item = T>,
    ) -> Result<(), Trap> {
        while T::arena(self).has_room() {
            let Some(object) = objects.next() else { return Ok(()) };
            self.put(object)?;
        }
        while objects.len() > 0 {
            self.grow_with(&mut objects)?;
        }
        Ok(())
    }

    /// Where [`Heap::lay_down`] would put the first object, if that is where [`Heap::put`] would.
    pub fn bed<T: Allocate>(&mut self) -> Option<u32> {
        let arena = T::arena(self);
        (!arena.has_room()).then(|| arena.next_index())
    }

    /// Places objects that are asleep, when a snapshot is loaded: `sleepers` makes them when they
    /// are touched. Their memory has been charged. The place of the first; the others follow.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when there is no place for them.
    pub fn lay_down<T>(&mut self, count: u32, sleepers: Box<dyn Sleepers<T>>) -> Result<u32, Trap>
    where
        T: Allocate<Held = Sleepy<T>>,
    {
        let laid = T::arena(self).lay_down(count, sleepers);
        let chunks = (count as usize).div_ceil(CHUNK);
        let bytes = chunks.saturating_mul(Arena::<T, T::Held>::CHUNK_BYTES);
        self.made = self.made.saturating_add(bytes);
        laid.ok_or(Trap::Limit(LimitKind::Memory))
    }

    /// A snapshot was loaded, in which there is nothing to be collected.
    pub fn settle(&mut self) {
        if self.collection_due() {
            self.after_collection(self.bytes);
            self.fuel.set(self.fuel.get() + self.fuel_withheld.take());
        }
    }

    /// Puts an object in the place of another, when a snapshot is loaded. Memory for what it owns
    /// has been charged.
    pub fn replace<T: Allocate>(&mut self, index: u32, object: T) -> Value {
        *T::arena(self).get_mut(index) = object;
        Value::other(T::KIND, index)
    }

    /// Charges bytes that are about to be allocated.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when they exceed the limit.
    #[inline]
    pub fn charge(&mut self, bytes: usize) -> Result<(), Trap> {
        let total = self.bytes.saturating_add(bytes);
        if total > self.threshold {
            return self.charge_slow(total);
        }
        self.bytes = total;
        Ok(())
    }

    #[cold]
    fn charge_slow(&mut self, total: usize) -> Result<(), Trap> {
        if total > self.limit {
            return Err(Trap::Limit(LimitKind::Memory));
        }
        // A collection takes about as long as it takes to go through what there is.
        self.note(total);
        self.bytes = total;
        self.peak_bytes = self.peak_bytes.max(total);
        self.request_collection();
        Ok(())
    }

    /// Charges bytes that are no object's: a collection does not find them.
    ///
    /// # Errors
    ///
    /// As [`Heap::charge`].
    pub(crate) fn hold(&mut self, bytes: usize) -> Result<(), Trap> {
        self.charge(bytes)?;
        self.held += bytes;
        Ok(())
    }

    /// The reverse of [`Heap::hold`].
    pub(crate) fn release(&mut self, bytes: usize) {
        let bytes = bytes.min(self.held);
        self.held -= bytes;
        self.bytes = self.bytes.saturating_sub(bytes);
    }

    /// Checks that bytes which an operation is about to need fit, without charging them: before
    /// a result of that size is built. Gives the size back for convenience.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when they exceed the limit.
    pub fn reserve(&self, bytes: Option<usize>) -> Result<usize, Trap> {
        match bytes {
            Some(bytes) if bytes <= self.available() => {
                self.note(bytes);
                Ok(bytes)
            }
            _ => Err(Trap::Limit(LimitKind::Memory)),
        }
    }

    /// Bytes left under the limit.
    #[must_use]
    pub const fn available(&self) -> usize {
        self.limit.saturating_sub(self.bytes)
    }

    /// Bytes in use now.
    #[must_use]
    pub const fn bytes_in_use(&self) -> usize {
        self.bytes
    }

    /// About how many of the bytes in use have been taken: those of objects that are asleep are
    /// charged, and most of them are not there yet.
    #[must_use]
    pub fn bytes_taken(&self) -> usize {
        let (asleep, live) = (self.asleep(), self.live());
        let awake = live.saturating_sub(asleep);
        match self.bytes.checked_div(live) {
            Some(each) if asleep > 0 => (each * awake + asleep * SLEEPER).min(self.bytes),
            _ => self.bytes,
        }
    }

    /// The most bytes that were in use.
    #[must_use]
    pub fn peak_bytes(&self) -> usize {
        self.peak_bytes.max(self.bytes)
    }

    /// Changes the limit, when a snapshot is loaded under other limits than it was made with.
    pub fn set_limit(&mut self, limit: usize) {
        self.limit = limit;
        self.threshold = self.threshold.min(limit);
    }

    pub(super) fn after_collection(&mut self, bytes: usize) {
        self.peak_bytes = self.peak_bytes.max(self.bytes);
        let bytes = bytes + self.held;
        self.bytes = bytes;
        // Let a small heap grow by half before the next collection and what exceeds it by a quarter,
        // and collect more often when the limit is near.
        let small = bytes.min(SMALL_HEAP);
        let growth = small / 2 + (bytes - small) / 4;
        let room = self.limit.saturating_sub(bytes);
        self.threshold = bytes + growth.max(FIRST_THRESHOLD).min(room / 2);
    }

    /// A string.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted; so for all of these.
    pub fn new_str(&mut self, text: impl Into<CompactString>) -> Result<Value, Trap> {
        let text = text.into();
        if let [byte] = text.as_bytes() {
            return self.character(*byte as char);
        }
        self.alloc(Str::new(text))
    }

    /// A string whose length in code points is known.
    ///
    /// # Errors
    ///
    /// As [`Heap::new_str`].
    #[inline]
    pub fn new_counted(&mut self, text: CompactString, chars: usize) -> Result<Value, Trap> {
        if let [byte] = text.as_bytes() {
            return self.character(*byte as char);
        }
        self.alloc_here(Str::counted(text, chars))
    }

    /// A string that is a part of one, or made of one: where that is ASCII, so is this.
    ///
    /// # Errors
    ///
    /// As [`Heap::new_str`].
    #[inline]
    pub fn new_part(&mut self, text: CompactString, ascii: bool) -> Result<Value, Trap> {
        let chars = if ascii { text.len() } else { text.chars().count() };
        self.new_counted(text, chars)
    }

    /// Others may refer to a value from here on: a string does not grow where it stands any more.
    pub fn share_text(&self, value: Value) {
        if value.is(Kind::Str) && self.is_live(value) {
            self.str(value).share();
        }
    }

    /// A string of one character.
    pub fn character(&mut self, character: char) -> Result<Value, Trap> {
        if character.is_ascii() {
            let known = self.characters.get(character as usize).copied();
            if let Some(known) = known.filter(|known| !known.is_unbound()) {
                return Ok(known);
            }
            let value = self.alloc(Str::new(character.to_compact_string()))?;
            // Room for all of them with the first: a heap costs little to make.
            self.characters.resize(ASCII, Value::UNBOUND);
            self.characters[character as usize] = value;
            return Ok(value);
        }
        self.alloc(Str::new(character.to_compact_string()))
    }

    /// A list.
    pub fn new_list(&mut self, items: Vec<Value>) -> Result<Value, Trap> {
        self.alloc(List { items })
    }

    /// A tuple.
    pub fn new_tuple(&mut self, items: impl IntoItems) -> Result<Value, Trap> {
        self.alloc(Tuple { items: items.into_items() })
    }

    /// An empty dict.
    pub fn new_dict(&mut self) -> Result<Value, Trap> {
        self.alloc(Dict::default())
    }

    /// A bytes object.
    pub fn new_bytes(&mut self, bytes: impl Into<Box<[u8]>>) -> Result<Value, Trap> {
        self.alloc(Bytes(bytes.into()))
    }

    /// A bytearray.
    pub fn new_byte_array(&mut self, bytes: Vec<u8>) -> Result<Value, Trap> {
        self.alloc(ByteArray(bytes))
    }

    /// A complex number.
    pub fn new_complex(&mut self, real: f64, imag: f64) -> Result<Value, Trap> {
        self.alloc(Complex { real, imag })
    }

    /// A float.
    #[inline]
    pub fn new_float(&mut self, value: f64) -> Result<Value, Trap> {
        match Value::try_float(value) {
            Some(value) => Ok(value),
            None => self.alloc(BoxedFloat(value)),
        }
    }

    /// An integer.
    #[inline]
    pub fn new_int(&mut self, value: i64) -> Result<Value, Trap> {
        match Value::try_int(value) {
            Some(value) => Ok(value),
            None => self.alloc(BigInt(value.into())),
        }
    }

    /// An integer that a Rust size gives.
    pub fn new_size(&mut self, value: usize) -> Result<Value, Trap> {
        self.new_int(value as i64)
    }

    /// An integer of any size; small ones become immediate.
    pub fn new_big_int(&mut self, value: num_bigint::BigInt) -> Result<Value, Trap> {
        if value.bits() <= 62
            && let Some(small) = i64::try_from(&value).ok().and_then(Value::try_int)
        {
            return Ok(small);
        }
        self.alloc(BigInt(value))
    }

    /// Appends to a list, charging its growth.
    #[inline]
    pub fn push(&mut self, list: Value, item: Value) -> Result<(), Trap> {
        let items = &mut self.list_mut(list).items;
        if items.len() < items.capacity() {
            items.push(item);
            return Ok(());
        }
        self.push_growing(list, item)
    }

    #[cold]
    #[inline(never)]
    fn push_growing(&mut self, list: Value, item: Value) -> Result<(), Trap> {
        let more = self.list(list).items.capacity().max(4);
        self.charge(more * size_of::<Value>())?;
        let items = &mut self.list_mut(list).items;
        items.reserve_exact(more);
        items.push(item);
        Ok(())
    }
}
