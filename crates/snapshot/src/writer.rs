//! Writes wire types one after the other.

use serde::Serialize;

use crate::error::SnapshotError;

/// The bytes of a section in the making.
#[derive(Default)]
pub struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// Writes a value.
    #[inline]
    pub fn put<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), SnapshotError> {
        match postcard::to_extend(value, std::mem::take(&mut self.bytes)) {
            Ok(bytes) => {
                self.bytes = bytes;
                Ok(())
            }
            Err(error) => Err(SnapshotError::Internal(format!("a value was not written: {error}"))),
        }
    }

    /// Writes a count.
    pub fn count(&mut self, count: usize) -> Result<(), SnapshotError> {
        self.put(&size(count)?)
    }

    /// Writes bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// A size or index as it is written.
pub fn size(value: usize) -> Result<u32, SnapshotError> {
    u32::try_from(value).map_err(|_| SnapshotError::Unsupported {
        what: format!("a size of {value}, of at most {}", u32::MAX),
    })
}
