//! Bytearrays, and views of what holds bytes.

use crate::heap::Object;
use crate::value::Value;

/// A bytearray.
#[derive(Debug, Default)]
pub struct ByteArray(pub Vec<u8>);

impl Object for ByteArray {
    fn trace(&self, _visit: &mut impl FnMut(Value)) {}

    fn payload_bytes(&self) -> usize {
        self.0.capacity()
    }
}

/// A view of the bytes of an object, as items of one format that stand at equal distances.
///
/// The object keeps its size while there is a view of it that was not released, so the places of
/// all items are within it.
#[derive(Clone, Copy, Debug)]
pub struct MemoryView {
    /// The object: bytes, a bytearray, or an instance that carries one; None after the release.
    pub object: Value,
    /// Place of the first item, in bytes.
    pub start: usize,
    /// How many items there are.
    pub count: usize,
    /// From one item to the next, in bytes.
    pub stride: i64,
    /// How items are stored: a character of the module `struct`.
    pub format: u8,
    /// Whether that was given with an `@`, which says the same.
    pub native: bool,
    /// Whether items cannot be set.
    pub read_only: bool,
}

impl MemoryView {
    /// Where the nth item starts.
    #[must_use]
    pub fn place(&self, nth: usize) -> Option<usize> {
        let distance = i64::try_from(nth).ok()?.checked_mul(self.stride)?;
        self.start.checked_add_signed(isize::try_from(distance).ok()?)
    }
}

impl Object for MemoryView {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        visit(self.object);
    }

    fn payload_bytes(&self) -> usize {
        0
    }
}
