//! Columns of values that are taken piece by piece.

use diapause_vm::value::Value;

use super::block::Buffers;
use super::referents::{Allow, Referents};
use super::values::Decoder;
use crate::column::BLOCK;
use crate::error::SnapshotError;
use crate::reader::Reader;

/// Reads blocks of values.
pub trait ReadBlocks {
    /// What numbers stand for, and what is used again for each block.
    fn parts(&mut self) -> (&Referents, &mut Buffers);

    /// As [`Referents::block`].
    #[inline]
    fn block(
        &mut self,
        reader: &mut Reader,
        count: usize,
        allow: Allow,
        values: &mut Vec<Value>,
    ) -> Result<(), SnapshotError> {
        let (referents, buffers) = self.parts();
        referents.block(buffers, reader, count, allow, values)
    }
}

impl ReadBlocks for Decoder {
    #[inline]
    fn parts(&mut self) -> (&Referents, &mut Buffers) {
        (&self.referents, &mut self.buffers)
    }
}

/// A column of values that is taken piece by piece.
pub struct Stream {
    allow: Allow,
    block: Vec<Value>,
    at: usize,
    left: usize,
    /// A piece that stands in several blocks.
    piece: Vec<Value>,
}

impl Stream {
    /// A column of pieces of these lengths, for which there is memory.
    pub fn new(lengths: &[i64], allow: Allow) -> Self {
        Self::of(lengths.iter().fold(0, |left, &length| left + length as usize), allow)
    }

    /// A column of so many values.
    pub fn of(left: usize, allow: Allow) -> Self {
        Self { allow, block: Vec::new(), at: 0, left, piece: Vec::new() }
    }

    /// Appends the next values, of which there must be so many.
    pub fn take(
        &mut self,
        source: &mut impl ReadBlocks,
        reader: &mut Reader,
        count: usize,
        values: &mut Vec<Value>,
    ) -> Result<(), SnapshotError> {
        let mut missing = count;
        while missing > 0 {
            if self.at < self.block.len() {
                let piece = missing.min(self.block.len() - self.at);
                values.extend_from_slice(&self.block[self.at..self.at + piece]);
                self.at += piece;
                missing -= piece;
                continue;
            }
            let next = self.left.min(BLOCK);
            if next == 0 {
                return Err(SnapshotError::Internal("a column that is too short".into()));
            }
            self.left -= next;
            if missing >= next {
                source.block(reader, next, self.allow, values)?;
                missing -= next;
            } else {
                self.block.clear();
                self.at = 0;
                source.block(reader, next, self.allow, &mut self.block)?;
            }
        }
        Ok(())
    }

    /// The next values.
    pub fn slice(
        &mut self,
        source: &mut impl ReadBlocks,
        reader: &mut Reader,
        count: i64,
    ) -> Result<&[Value], SnapshotError> {
        let count = count as usize;
        if count <= self.block.len() - self.at {
            self.at += count;
            return Ok(&self.block[self.at - count..self.at]);
        }
        let mut piece = std::mem::take(&mut self.piece);
        piece.clear();
        self.take(source, reader, count, &mut piece)?;
        self.piece = piece;
        Ok(&self.piece)
    }

    /// The next value.
    #[inline]
    pub fn next(
        &mut self,
        source: &mut impl ReadBlocks,
        reader: &mut Reader,
    ) -> Result<Value, SnapshotError> {
        if self.at == self.block.len() {
            let count = self.left.min(BLOCK);
            self.left -= count;
            self.at = 0;
            self.block.clear();
            source.block(reader, count, self.allow, &mut self.block)?;
        }
        let value = self.block.get(self.at).copied();
        self.at += 1;
        value.ok_or_else(|| SnapshotError::Internal("a column that is too short".into()))
    }
}
