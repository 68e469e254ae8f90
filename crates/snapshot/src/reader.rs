//! Reads wire types one after the other.

use serde::Deserialize;

use crate::error::{SnapshotError, ensure};

/// The bytes of a section that have not been read yet.
pub struct Reader<'a> {
    rest: &'a [u8],
    section: &'static str,
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8], section: &'static str) -> Self {
        Self { rest: bytes, section }
    }

    /// The next value.
    #[inline]
    pub fn get<T: Deserialize<'a>>(&mut self) -> Result<T, SnapshotError> {
        match postcard::take_from_bytes(self.rest) {
            Ok((value, rest)) => {
                self.rest = rest;
                Ok(value)
            }
            Err(error) => Err(self.fault(&error)),
        }
    }

    #[cold]
    fn fault(&self, error: &postcard::Error) -> SnapshotError {
        SnapshotError::corrupt(format!(
            "{} cannot be read {} bytes before its end: {error}",
            self.section,
            self.rest.len()
        ))
    }

    /// A count of things that take at least one byte each.
    pub fn count(&mut self) -> Result<usize, SnapshotError> {
        let count: u32 = self.get()?;
        ensure!(
            count as usize <= self.rest.len(),
            "{} announces {count} items in {} bytes",
            self.section,
            self.rest.len()
        );
        Ok(count as usize)
    }

    /// That many bytes as they are.
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
