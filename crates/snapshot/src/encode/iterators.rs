//! Native iterators.

use diapause_vm::object::{Iter, ViewKind};

use super::values::Encoder;
use crate::error::SnapshotError;
use crate::wire::{WireIter, WireViewKind};
use crate::writer::size;

/// A size, or the mark of an iterator that has failed for good.
fn size_or_failed(value: usize) -> Result<u32, SnapshotError> {
    if value == usize::MAX { Ok(u32::MAX) } else { size(value) }
}

pub const fn view_kind(kind: ViewKind) -> WireViewKind {
    match kind {
        ViewKind::Keys => WireViewKind::Keys,
        ViewKind::Values => WireViewKind::Values,
        ViewKind::Items => WireViewKind::Items,
    }
}

impl Encoder<'_> {
    pub fn iterator(&mut self, iterator: &Iter) -> Result<WireIter, SnapshotError> {
        Ok(match iterator {
            Iter::Exhausted(name) => WireIter::Exhausted(self.type_named(name)?),
            &Iter::List { list, index } => {
                WireIter::List { list: self.value(list)?, index: size_or_failed(index)? }
            }
            &Iter::Tuple { tuple, index } => {
                WireIter::Tuple { tuple: self.value(tuple)?, index: size_or_failed(index)? }
            }
            &Iter::Str { string, offset } => {
                WireIter::Str { string: self.value(string)?, offset: size(offset)? }
            }
            &Iter::Bytes { bytes, index } => {
                WireIter::Bytes { bytes: self.value(bytes)?, index: size_or_failed(index)? }
            }
            &Iter::Range { next, left, step } => WireIter::Range { next, left, step },
            &Iter::BigRange { next, stop, step } => WireIter::BigRange {
                next: self.value(next)?,
                stop: self.value(stop)?,
                step: self.value(step)?,
            },
            &Iter::Dict { dict, kind, index, len, left, reversed } => WireIter::Dict {
                dict: self.value(dict)?,
                kind: view_kind(kind),
                index: size(index)?,
                len: size_or_failed(len)?,
                left: size_or_failed(left)?,
                reversed,
            },
            &Iter::Set { set, index, len } => WireIter::Set {
                set: self.value(set)?,
                index: size(index)?,
                len: size_or_failed(len)?,
            },
            &Iter::Reversed { sequence, left } => {
                WireIter::Reversed { sequence: self.value(sequence)?, left: size(left)? }
            }
            &Iter::GetItem { object, index, step } => {
                WireIter::GetItem { object: self.value(object)?, index, step }
            }
            &Iter::Call { callable, sentinel } => {
                WireIter::Call { callable: self.value(callable)?, sentinel: self.value(sentinel)? }
            }
            &Iter::Enumerate { inner, count } => {
                WireIter::Enumerate { inner: self.value(inner)?, count: self.value(count)? }
            }
            Iter::Zip { inner, strict } => {
                WireIter::Zip { inner: self.values(inner)?, strict: *strict }
            }
            Iter::Map { function, inner, strict } => WireIter::Map {
                function: self.value(*function)?,
                inner: self.values(inner)?,
                strict: *strict,
            },
            &Iter::Filter { function, inner } => {
                WireIter::Filter { function: self.value(function)?, inner: self.value(inner)? }
            }
        })
    }
}
