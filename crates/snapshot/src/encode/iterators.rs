//! Native iterators: their numbers, then all their integers, then all their values.

use diapause_vm::object::Iter;
use diapause_vm::value::Value;

use super::values::Encoder;
use crate::column::ints::{self, Sign};
use crate::wire::object::{iterator, view_kind};
use crate::writer::Writer;

/// A size as it is written; -1 is the mark of an iterator that has failed for good.
const fn size(value: usize) -> i64 {
    if value == usize::MAX { -1 } else { value as i64 }
}

impl Encoder<'_> {
    pub(super) fn iterators(&mut self, writer: &mut Writer, objects: &[Value]) {
        let heap = &self.machine.heap;
        let mut numbers = Vec::with_capacity(objects.len());
        let (mut sizes, mut values) = (Vec::new(), Vec::new());
        for &object in objects {
            numbers.push(match heap.iterator(object) {
                Iter::Exhausted(name) => {
                    values.push(self.type_named(name));
                    iterator::EXHAUSTED
                }
                &Iter::List { list, index } => {
                    sizes.push(size(index));
                    values.push(list);
                    iterator::LIST
                }
                &Iter::Tuple { tuple, index } => {
                    sizes.push(size(index));
                    values.push(tuple);
                    iterator::TUPLE
                }
                &Iter::Str { string, offset } => {
                    sizes.push(size(offset));
                    values.push(string);
                    iterator::STR
                }
                &Iter::Bytes { bytes, index } => {
                    sizes.push(size(index));
                    values.push(bytes);
                    iterator::BYTES
                }
                &Iter::Range { next, left, step } => {
                    sizes.extend([next, left as i64, step]);
                    iterator::RANGE
                }
                &Iter::BigRange { next, stop, step } => {
                    values.extend([next, stop, step]);
                    iterator::BIG_RANGE
                }
                &Iter::Dict { dict, kind, index, len, left, reversed } => {
                    let kind = view_kind::number(kind) | i64::from(reversed) << 2;
                    sizes.extend([kind, size(index), size(len), size(left)]);
                    values.push(dict);
                    iterator::DICT
                }
                &Iter::Set { set, index, len } => {
                    sizes.extend([size(index), size(len)]);
                    values.push(set);
                    iterator::SET
                }
                &Iter::Reversed { sequence, left } => {
                    sizes.push(size(left));
                    values.push(sequence);
                    iterator::REVERSED
                }
                &Iter::GetItem { object, index, step } => {
                    sizes.extend([index, step]);
                    values.push(object);
                    iterator::GET_ITEM
                }
                &Iter::Call { callable, sentinel } => {
                    values.extend([callable, sentinel]);
                    iterator::CALL
                }
                &Iter::Enumerate { inner, count } => {
                    values.extend([inner, count]);
                    iterator::ENUMERATE
                }
                Iter::Zip { inner, strict } => {
                    sizes.extend([inner.len() as i64, i64::from(*strict)]);
                    values.extend_from_slice(inner);
                    iterator::ZIP
                }
                Iter::Map { function, inner, strict } => {
                    sizes.extend([inner.len() as i64, i64::from(*strict)]);
                    values.push(*function);
                    values.extend_from_slice(inner);
                    iterator::MAP
                }
                &Iter::Filter { function, inner } => {
                    values.extend([function, inner]);
                    iterator::FILTER
                }
            });
        }
        ints::write(writer, &numbers, Sign::Unsigned);
        ints::write(writer, &sizes, Sign::Signed);
        self.column(writer, &values);
    }
}
