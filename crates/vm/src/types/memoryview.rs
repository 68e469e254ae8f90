//! The type `memoryview`.

use crate::heap::Heap;
use crate::value::{Kind, Value};

/// Bytes that an item of a format takes; `None` for what is no format.
#[must_use]
pub const fn item_size(format: u8) -> Option<usize> {
    Some(match format {
        b'B' | b'b' | b'c' | b'?' => 1,
        b'H' | b'h' | b'e' => 2,
        b'I' | b'i' | b'f' => 4,
        b'L' | b'l' | b'Q' | b'q' | b'N' | b'n' | b'P' | b'd' => 8,
        _ => return None,
    })
}

impl Heap {
    /// Whether all items of a view are within the object that it is a view of.
    #[must_use]
    pub fn view_fits(&self, view: Value) -> bool {
        let view = self.memory_view(view);
        if view.object.is_none() {
            return true;
        }
        let object = self.unwrapped(view.object);
        let (len, read_only) = match object.kind() {
            Some(Kind::Bytes) => (self.bytes(object).0.len(), true),
            Some(Kind::ByteArray) => (self.byte_array(object).0.len(), view.read_only),
            _ => return false,
        };
        let Some(size) = item_size(view.format) else { return false };
        if read_only != view.read_only {
            return false;
        }
        let (Some(last), true) = (view.count.checked_sub(1), view.start <= len) else {
            return view.count == 0 && view.start <= len;
        };
        let end = i64::try_from(last).ok().and_then(|last| last.checked_mul(view.stride as i64));
        let end = end.and_then(|end| end.checked_add(view.start as i64));
        let Some(end) = end.and_then(|end| usize::try_from(end).ok()) else { return false };
        view.start.max(end).checked_add(size).is_some_and(|end| end <= len)
    }
}
