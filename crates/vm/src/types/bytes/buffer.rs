//! What all objects that hold bytes have in common: bytes, bytearrays, and views of them.

use std::borrow::Cow;

use crate::heap::Heap;
use crate::object::MemoryView;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::types::memoryview::{RELEASED, item_size};
use crate::value::{Kind, Value};

impl Heap {
    /// Whether a value is bytes or a bytearray.
    #[inline]
    #[must_use]
    pub fn is_bytes(&self, value: Value) -> bool {
        value.is(Kind::Bytes) || value.is(Kind::ByteArray)
    }

    /// The bytes of a bytes object or a bytearray; none of other values.
    #[must_use]
    pub fn raw_bytes(&self, value: Value) -> &[u8] {
        match value.kind() {
            Some(Kind::Bytes) => &self.bytes(value).0,
            Some(Kind::ByteArray) => &self.byte_array(value).0,
            _ => &[],
        }
    }

    /// The bytes of anything that holds some, also of one that an instance carries: `None` for
    /// other values, and for views that were released.
    #[must_use]
    pub fn buffer(&self, value: Value) -> Option<Cow<'_, [u8]>> {
        let value = self.unwrapped(value);
        match value.kind() {
            Some(Kind::Bytes | Kind::ByteArray) => Some(self.raw_bytes(value).into()),
            Some(Kind::MemoryView) => self.view_bytes(self.memory_view(value)),
            _ => None,
        }
    }

    fn view_bytes(&self, view: &MemoryView) -> Option<Cow<'_, [u8]>> {
        if view.object.is_none() {
            return None;
        }
        let (all, size) = (self.raw_bytes(self.unwrapped(view.object)), item_size(view.format)?);
        if view.stride == size as i64 {
            let end = view.count.checked_mul(size)?.checked_add(view.start)?;
            return all.get(view.start..end).map(Cow::Borrowed);
        }
        let mut bytes = Vec::with_capacity(view.count * size);
        for nth in 0..view.count {
            let place = view.place(nth)?;
            bytes.extend_from_slice(all.get(place..place + size)?);
        }
        Some(Cow::Owned(bytes))
    }

    /// How many bytes those are.
    #[must_use]
    pub fn buffer_len(&self, value: Value) -> Option<usize> {
        let value = self.unwrapped(value);
        match value.kind() {
            Some(Kind::Bytes | Kind::ByteArray) => Some(self.raw_bytes(value).len()),
            Some(Kind::MemoryView) => {
                let view = self.memory_view(value);
                let size = item_size(view.format).filter(|_| !view.object.is_none())?;
                view.count.checked_mul(size)
            }
            _ => None,
        }
    }

    /// A copy of these bytes; the memory for it is looked at first.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub fn buffer_copy(&self, value: Value) -> Result<Option<Vec<u8>>, Trap> {
        let Some(len) = self.buffer_len(value) else { return Ok(None) };
        self.reserve(Some(len))?;
        Ok(self.buffer(value).map(Cow::into_owned))
    }

    /// The trap for a view that was released, if the value is one.
    ///
    /// # Errors
    ///
    /// That trap.
    pub fn check_released(&mut self, value: Value) -> Result<(), Trap> {
        if value.is(Kind::MemoryView) && self.memory_view(value).object.is_none() {
            return Err(self.value_error(RELEASED));
        }
        Ok(())
    }

    /// Bytes or a bytearray, as a receiver is.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub fn bytes_like(&mut self, receiver: Value, bytes: Vec<u8>) -> Result<Value, Trap> {
        if receiver.is(Kind::ByteArray) {
            self.new_byte_array(bytes)
        } else {
            self.new_bytes(bytes)
        }
    }

    /// Whether there is a view of a bytearray that was not released. Some of these may be out of
    /// reach by now.
    #[must_use]
    pub fn is_exported(&self, array: Value) -> bool {
        if self.memory_views.is_empty() {
            return false;
        }
        self.memory_views.iter().any(|(_, view)| self.unwrapped(view.object) == array)
    }

    /// Says no where a bytearray may have views, before its size is changed. The library then
    /// frees what is out of reach, and looks again.
    ///
    /// # Errors
    ///
    /// [`Trap::Library`].
    pub fn check_resizable(&self, array: Value) -> Result<(), Trap> {
        if self.is_exported(array) { Err(Trap::Library) } else { Ok(()) }
    }

    /// Charges what a bytearray needs for that many bytes more.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub fn grow_array(&mut self, array: Value, more: usize) -> Result<(), Trap> {
        let bytes = &self.byte_array(array).0;
        let room = bytes.capacity() - bytes.len();
        if more <= room {
            return Ok(());
        }
        // As much again, so that growing step by step stays linear.
        let wanted = more.max(bytes.len()).max(16);
        self.charge(wanted - room)?;
        self.byte_array_mut(array).0.reserve_exact(wanted);
        Ok(())
    }

    /// The error for a bytearray that has views.
    #[cold]
    pub fn exported_error(&mut self) -> Trap {
        let message = "Existing exports of data: object cannot be re-sized";
        self.raise(TypeId::BufferError, message)
    }
}
