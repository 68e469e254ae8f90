//! A number for each object, by its kind and its place in the heap.

use std::cell::Cell;

use diapause_vm::value::Value;

/// Kinds of values, as many as their bits can tell.
pub const KINDS: usize = 64;

/// The number of the kind of a value that refers to an object.
#[inline]
pub const fn kind_of(value: Value) -> usize {
    (value.bits() >> 2) as usize % KINDS
}

/// Numbers of objects; 0 for those that were given none.
pub struct Numbers {
    by_kind: [Vec<u32>; KINDS],
    /// Kinds that were ever given any, a bit for each.
    used: u64,
}

/// So many places are kept for the next machine that is written.
const MOST_KEPT: usize = 1 << 12;

thread_local! {
    /// Small ones that nothing needs any more, without numbers.
    static SPARE: Cell<Option<Box<Numbers>>> = const { Cell::new(None) };
}

impl Default for Numbers {
    fn default() -> Self {
        Self { by_kind: std::array::from_fn(|_| Vec::new()), used: 0 }
    }
}

impl Numbers {
    /// None yet, in memory that was used before if there is some.
    pub fn fresh() -> Box<Self> {
        SPARE.take().unwrap_or_default()
    }

    /// Keeps the memory for those that are needed next, unless it is much.
    pub fn recycle(mut self: Box<Self>) {
        let mut room = MOST_KEPT;
        while self.used != 0 {
            let numbers = &mut self.by_kind[self.used.trailing_zeros() as usize];
            match room.checked_sub(numbers.capacity()) {
                Some(left) => room = left,
                None => return,
            }
            numbers.clear();
            self.used &= self.used - 1;
        }
        SPARE.set(Some(self));
    }

    /// The number of a value that refers to an object; of another it means nothing.
    #[inline]
    pub fn get(&self, value: Value) -> u32 {
        let kind = kind_of(value);
        self.by_kind[kind].get(value.index() as usize).copied().unwrap_or(0)
    }

    /// The numbers of all objects of the kind of a value, by their places.
    pub fn like(&self, value: Value) -> &[u32] {
        &self.by_kind[kind_of(value)]
    }

    /// Makes room for so many objects of the kind of a value.
    pub fn reserve(&mut self, value: Value, places: usize) {
        let kind = kind_of(value);
        let numbers = &mut self.by_kind[kind];
        if numbers.len() >= places {
            return;
        }
        self.used |= 1 << kind;
        if numbers.is_empty() && numbers.capacity() < places {
            *numbers = vec![0; places];
        } else {
            numbers.resize(places, 0);
        }
    }

    /// Takes the number of an object away.
    pub fn forget(&mut self, value: Value) {
        let numbers = &mut self.by_kind[kind_of(value)];
        if let Some(number) = numbers.get_mut(value.index() as usize) {
            *number = 0;
        }
    }

    /// Takes the numbers away of all objects of the kind of a value whose place is not below that.
    pub fn truncate(&mut self, value: Value, places: usize) {
        self.by_kind[kind_of(value)].truncate(places);
    }

    /// The number of an object, to be set, if it has a place.
    #[inline]
    pub fn known(&mut self, value: Value) -> Option<&mut u32> {
        self.by_kind[kind_of(value)].get_mut(value.index() as usize)
    }

    /// The number of an object, to be set.
    #[inline]
    pub fn place(&mut self, value: Value) -> &mut u32 {
        let (kind, index) = (kind_of(value), value.index() as usize);
        if index >= self.by_kind[kind].len() {
            self.widen(kind, index);
        }
        &mut self.by_kind[kind][index]
    }

    /// Makes room for one at a place that was not reserved.
    #[cold]
    #[inline(never)]
    fn widen(&mut self, kind: usize, index: usize) {
        self.used |= 1 << kind;
        self.by_kind[kind].resize((index + 1).next_power_of_two().max(64), 0);
    }
}
