//! Sets. Places matter as well as elements: they decide about the order of iteration, now and
//! after further changes.

use diapause_vm::value::Value;

use super::block::Pieces;
use super::values::Encoder;
use crate::column::ints::{self, Sign};
use crate::hashing::PlainKeys;
use crate::writer::Writer;

impl Encoder<'_> {
    pub(super) fn sets(&mut self, writer: &mut Writer, objects: &[Value], plain: &mut PlainKeys) {
        let heap = &self.machine.heap;
        let number = |writer: &mut Writer, number: &dyn Fn(Value) -> i64| {
            let column: Vec<i64> = objects.iter().map(|&value| number(value)).collect();
            ints::write(writer, &column, Sign::Unsigned);
        };
        number(writer, &|value| {
            let set = heap.set(value);
            i64::from(set.frozen) | i64::from(set.places().len().trailing_zeros()) << 1
        });
        number(writer, &|value| heap.set(value).finger() as i64);
        let (mut counts, mut gaps, mut hashes) = (Vec::new(), Vec::new(), Vec::new());
        for &value in objects {
            let before = gaps.len();
            let mut next = 0;
            for (place, &(element, hash)) in heap.set(value).places().iter().enumerate() {
                if element.is_unbound() {
                    continue;
                }
                gaps.push((place - next) as i64);
                next = place + 1;
                if element != Value::DELETED && !plain.contains(heap, element) {
                    hashes.push(hash as i64);
                }
            }
            counts.push((gaps.len() - before) as i64);
        }
        ints::write(writer, &counts, Sign::Unsigned);
        ints::write(writer, &gaps, Sign::Unsigned);
        let mut column = Pieces::new(self);
        for &value in objects {
            for &(element, _) in heap.set(value).places() {
                if !element.is_unbound() {
                    column.add(self, writer, &[element]);
                }
            }
        }
        column.end(self, writer);
        ints::write(writer, &hashes, Sign::Signed);
    }
}
