//! Native iterators.

use diapause_vm::object::{Iter, ViewKind};
use diapause_vm::value::{Kind, Value};

use super::values::Decoder;
use crate::error::{SnapshotError, ensure};
use crate::wire::{WireIter, WireValue, WireViewKind};

pub const fn view_kind(kind: WireViewKind) -> ViewKind {
    match kind {
        WireViewKind::Keys => ViewKind::Keys,
        WireViewKind::Values => ViewKind::Values,
        WireViewKind::Items => ViewKind::Items,
    }
}

/// A size, or the mark of an iterator that has failed for good.
const fn size_or_failed(value: u32) -> usize {
    if value == u32::MAX { usize::MAX } else { value as usize }
}

impl Decoder {
    pub fn iterator(&mut self, wire: &WireIter) -> Result<Iter, SnapshotError> {
        Ok(match *wire {
            WireIter::Exhausted(of) => Iter::Exhausted(self.built_in_type(of)?.name()),
            WireIter::List { list, index } => {
                Iter::List { list: self.of_kind(list, Kind::List)?, index: index as usize }
            }
            WireIter::Tuple { tuple, index } => {
                Iter::Tuple { tuple: self.of_kind(tuple, Kind::Tuple)?, index: index as usize }
            }
            WireIter::Str { string, offset } => {
                let string = self.of_kind(string, Kind::Str)?;
                let offset = offset as usize;
                let text = self.heap().str(string).as_str();
                ensure!(
                    text.is_char_boundary(offset),
                    "byte {offset} of a text of {} bytes, expected the start of a character",
                    text.len()
                );
                Iter::Str { string, offset }
            }
            WireIter::Bytes { bytes, index } => {
                let bytes = self.value(bytes)?;
                ensure!(
                    matches!(bytes.kind(), Some(Kind::Bytes | Kind::ByteArray | Kind::MemoryView)),
                    "{bytes:?}, expected bytes"
                );
                Iter::Bytes { bytes, index: index as usize }
            }
            WireIter::Range { next, left, step } => {
                let last = i128::from(next) + i128::from(step) * i128::from(left.max(1) - 1);
                let fits = |value: i128| {
                    i128::from(Value::MIN_INT) <= value && value <= i128::from(Value::MAX_INT)
                };
                ensure!(
                    left == 0 || fits(next.into()) && fits(last),
                    "{left} integers from {next} by {step}, which leave 62 bits"
                );
                Iter::Range { next, left, step }
            }
            WireIter::BigRange { next, stop, step } => {
                let (next, stop) = (self.integer(next)?, self.integer(stop)?);
                let step = self.integer(step)?;
                ensure!(step != Value::small(0), "a range of step 0");
                Iter::BigRange { next, stop, step }
            }
            WireIter::Dict { dict, kind, index, len, left, reversed } => Iter::Dict {
                dict: self.of_kind(dict, Kind::Dict)?,
                kind: view_kind(kind),
                index: index as usize,
                len: size_or_failed(len),
                left: size_or_failed(left),
                reversed,
            },
            WireIter::Set { set, index, len } => Iter::Set {
                set: self.of_kind(set, Kind::Set)?,
                index: index as usize,
                len: size_or_failed(len),
            },
            WireIter::Reversed { sequence, left } => {
                let sequence = self.value(sequence)?;
                ensure!(
                    matches!(
                        sequence.kind(),
                        Some(
                            Kind::List
                                | Kind::Tuple
                                | Kind::Str
                                | Kind::Bytes
                                | Kind::ByteArray
                                | Kind::MemoryView
                                | Kind::Range
                        )
                    ),
                    "{sequence:?}, expected a sequence"
                );
                Iter::Reversed { sequence, left: left as usize }
            }
            WireIter::GetItem { object, index, step } => {
                ensure!(step == 1 || step == -1, "step {step}, expected 1 or -1");
                ensure!(index.unsigned_abs() < 1 << 61, "index {index}, beyond 61 bits");
                Iter::GetItem { object: self.value(object)?, index, step }
            }
            WireIter::Call { callable, sentinel } => {
                Iter::Call { callable: self.value(callable)?, sentinel: self.register(sentinel)? }
            }
            WireIter::Enumerate { inner, count } => {
                Iter::Enumerate { inner: self.value(inner)?, count: self.integer(count)? }
            }
            WireIter::Zip { ref inner, strict } => Iter::Zip { inner: self.inner(inner)?, strict },
            WireIter::Map { function, ref inner, strict } => {
                Iter::Map { function: self.value(function)?, inner: self.inner(inner)?, strict }
            }
            WireIter::Filter { function, inner } => {
                Iter::Filter { function: self.value(function)?, inner: self.value(inner)? }
            }
        })
    }

    fn inner(&mut self, wires: &[WireValue]) -> Result<Box<[Value]>, SnapshotError> {
        Ok(self.values(wires)?.into())
    }
}
