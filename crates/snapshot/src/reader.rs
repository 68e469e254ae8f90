//! Reads the primitives of the format one after the other.

use serde::Deserialize;

use crate::error::{SnapshotError, ensure};

/// The bytes of a section that have not been read yet.
#[derive(Clone)]
pub struct Reader<'a> {
    rest: &'a [u8],
    section: &'static str,
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8], section: &'static str) -> Self {
        Self { rest: bytes, section }
    }

    /// The next value as postcard writes it.
    #[inline]
    pub fn get<T: Deserialize<'a>>(&mut self) -> Result<T, SnapshotError> {
        match postcard::take_from_bytes(self.rest) {
            Ok((value, rest)) => {
                self.rest = rest;
                Ok(value)
            }
            Err(error) => Err(self.fault(&error.to_string())),
        }
    }

    /// An error about what comes next.
    #[cold]
    pub fn fault(&self, what: &str) -> SnapshotError {
        SnapshotError::corrupt(format!(
            "{} cannot be read {} bytes before its end: {what}",
            self.section,
            self.rest.len()
        ))
    }

    /// A byte.
    #[inline]
    pub fn byte(&mut self) -> Result<u8, SnapshotError> {
        match self.rest.split_first() {
            Some((&byte, rest)) => {
                self.rest = rest;
                Ok(byte)
            }
            None => Err(self.fault("there is no more")),
        }
    }

    /// An unsigned integer.
    #[inline]
    pub fn varint(&mut self) -> Result<u64, SnapshotError> {
        match self.rest.split_first() {
            Some((&byte, rest)) if byte < 0x80 => {
                self.rest = rest;
                Ok(byte.into())
            }
            _ => self.long_varint(),
        }
    }

    fn long_varint(&mut self) -> Result<u64, SnapshotError> {
        let mut value = 0;
        for place in 0..10 {
            let byte = self.byte()?;
            if place == 9 && byte > 1 {
                return Err(self.fault("an integer of more than 64 bits"));
            }
            value |= u64::from(byte & 0x7f) << (7 * place);
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(self.fault("an integer of more than ten bytes"))
    }

    /// A signed integer.
    #[inline]
    pub fn signed(&mut self) -> Result<i64, SnapshotError> {
        let value = self.varint()?;
        Ok((value >> 1) as i64 ^ -((value & 1) as i64))
    }

    /// An unsigned integer that is probably round.
    pub fn rounded(&mut self) -> Result<u64, SnapshotError> {
        let coded = self.varint()?;
        let (m, k) = (coded >> 5, coded as u32 & 31);
        let value = match k {
            0..16 => m.checked_mul(10_u64.pow(k)),
            16..31 => m.checked_mul(1 << (2 * (k - 16))),
            _ if m == 0 => Some(self.varint()?),
            _ => None,
        };
        value.ok_or_else(|| self.fault("a round number beyond 64 bits"))
    }

    /// An unsigned integer of 32 bits.
    #[inline]
    pub fn number(&mut self) -> Result<u32, SnapshotError> {
        let value = self.varint()?;
        u32::try_from(value).map_err(|_| self.fault("a number of more than 32 bits"))
    }

    /// A count of things that take at least one byte each.
    pub fn count(&mut self) -> Result<usize, SnapshotError> {
        let count = self.varint()?;
        ensure!(
            count <= self.rest.len() as u64,
            "{} announces {count} items in {} bytes",
            self.section,
            self.rest.len()
        );
        Ok(count as usize)
    }

    /// That many bytes as they are.
    #[inline]
    pub fn raw(&mut self, count: usize) -> Result<&'a [u8], SnapshotError> {
        match self.rest.split_at_checked(count) {
            Some((bytes, rest)) => {
                self.rest = rest;
                Ok(bytes)
            }
            None => Err(SnapshotError::corrupt(format!(
                "{} ends {} bytes early",
                self.section,
                count - self.rest.len()
            ))),
        }
    }

    /// The bytes that have not been read.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// Goes on behind so many bytes, or at the end.
    pub fn skip(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    /// How many bytes have not been read.
    pub fn left(&self) -> usize {
        self.rest.len()
    }

    /// Whether everything has been read.
    pub fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// Text with its length before it.
    pub fn text(&mut self) -> Result<&'a str, SnapshotError> {
        let count = self.count()?;
        let bytes = self.raw(count)?;
        std::str::from_utf8(bytes).map_err(|error| {
            SnapshotError::corrupt(format!("{} has text that is not UTF-8: {error}", self.section))
        })
    }

    /// The section must have been read to its end.
    pub fn end(&self) -> Result<(), SnapshotError> {
        ensure!(
            self.rest.is_empty(),
            "{} has {} bytes behind its end",
            self.section,
            self.rest.len()
        );
        Ok(())
    }
}
