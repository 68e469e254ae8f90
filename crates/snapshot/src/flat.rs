//! A number for each object, by its kind and its place in the heap.

use diapause_vm::value::Value;

/// Kinds of values, as many as their bits can tell.
const KINDS: usize = 64;

/// Numbers of objects; 0 for those that were given none.
pub struct Numbers {
    by_kind: [Vec<u32>; KINDS],
}

impl Default for Numbers {
    fn default() -> Self {
        Self { by_kind: std::array::from_fn(|_| Vec::new()) }
    }
}

impl Numbers {
    /// The number of a value that refers to an object; of another it means nothing.
    #[inline]
    pub fn get(&self, value: Value) -> u32 {
        let kind = (value.bits() >> 2) as usize % KINDS;
        self.by_kind[kind].get(value.index() as usize).copied().unwrap_or(0)
    }

    /// The numbers of all objects of the kind of a value, by their places.
    pub fn like(&self, value: Value) -> &[u32] {
        &self.by_kind[(value.bits() >> 2) as usize % KINDS]
    }

    /// Makes room for so many objects of the kind of a value.
    pub fn reserve(&mut self, value: Value, places: usize) {
        let numbers = &mut self.by_kind[(value.bits() >> 2) as usize % KINDS];
        if numbers.is_empty() {
            *numbers = vec![0; places];
        }
    }

    /// Takes the number of an object away.
    pub fn forget(&mut self, value: Value) {
        let numbers = &mut self.by_kind[(value.bits() >> 2) as usize % KINDS];
        if let Some(number) = numbers.get_mut(value.index() as usize) {
            *number = 0;
        }
    }

    /// Takes the numbers away of all objects of the kind of a value whose place is not below that.
    pub fn truncate(&mut self, value: Value, places: usize) {
        self.by_kind[(value.bits() >> 2) as usize % KINDS].truncate(places);
    }

    /// The number of an object, to be set.
    #[inline]
    pub fn place(&mut self, value: Value) -> &mut u32 {
        let numbers = &mut self.by_kind[(value.bits() >> 2) as usize % KINDS];
        let index = value.index() as usize;
        if index >= numbers.len() {
            numbers.resize((index + 1).next_power_of_two().max(64), 0);
        }
        &mut numbers[index]
    }
}
