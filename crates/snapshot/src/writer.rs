//! Writes the primitives of the format one after the other.

use serde::Serialize;

use crate::error::SnapshotError;

/// The bytes of a section in the making.
#[derive(Default)]
pub struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// An empty section with room for that many bytes.
    pub fn with_capacity(capacity: usize) -> Self {
        Self { bytes: Vec::with_capacity(capacity) }
    }

    /// Writes a value as postcard does.
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

    /// Writes a byte.
    #[inline]
    pub fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    /// Writes an unsigned integer, seven bits per byte, the lowest first.
    #[inline]
    pub fn varint(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.bytes.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }

    /// Writes a signed integer: 0, -1, 1, -2, ... as 0, 1, 2, 3, ...
    #[inline]
    pub fn signed(&mut self, value: i64) {
        self.varint(((value << 1) ^ (value >> 63)) as u64);
    }

    /// Writes an unsigned integer that is probably round, as `m * 32 + k` for `m * 10**k` (`k`
    /// below 16) or `m * 4**(k - 16)` (`k` below 31), whichever `m` is smaller; 31 stands before
    /// an integer that has no such form.
    pub fn rounded(&mut self, value: u64) {
        let (mut decimal, mut tens) = (value, 0);
        while decimal != 0 && decimal.is_multiple_of(10) && tens < 15 {
            decimal /= 10;
            tens += 1;
        }
        let fours = if value == 0 { 0 } else { (value.trailing_zeros() / 2).min(14) };
        let binary = value >> (2 * fours);
        let (m, k) =
            if decimal <= binary { (decimal, tens) } else { (binary, u64::from(fours) + 16) };
        if m < 1 << 58 {
            self.varint(m << 5 | k);
        } else {
            self.byte(31);
            self.varint(value);
        }
    }

    /// Writes a count.
    #[inline]
    pub fn count(&mut self, count: usize) {
        self.varint(count as u64);
    }

    /// Writes a text with its length in bytes before it.
    pub fn text(&mut self, text: &str) {
        self.count(text.len());
        self.raw(text.as_bytes());
    }

    /// Writes bytes as they are.
    #[inline]
    pub fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// What is written, to be appended to.
    #[inline]
    pub fn bytes(&mut self) -> &mut Vec<u8> {
        &mut self.bytes
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
