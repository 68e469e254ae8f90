//! Dicts. Those that have the same keys in the same order as others are written by their values
//! alone, a block per key for every 1024 of them; the others with their own keys.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;

use diapause_vm::object::Iter;
use diapause_vm::value::{Kind, Value};

use super::block::Pieces;
use super::seen::{Dicts, OWN, Seen, Shape};
use super::values::Encoder;
use crate::column::BLOCK;
use crate::column::ints::{self, Sign};
use crate::decode::is_of_prelude;
use crate::hashing::PlainKeys;
use crate::writer::Writer;

/// So many keys at most for each dict that has them: columns of few values are larger than the
/// keys that they save.
const KEYS_PER_DICT: usize = 4;

impl Encoder<'_> {
    pub(super) fn dicts(
        &mut self,
        writer: &mut Writer,
        objects: &[Value],
        iterators: &[Value],
        seen: &mut Seen,
        plain: &mut PlainKeys,
    ) {
        let heap = &self.machine.heap;
        let mut iterated: HashSet<Value> = iterators
            .iter()
            .filter_map(|&iterator| match *heap.iterator(iterator) {
                Iter::Dict { dict, .. } => Some(dict),
                _ => None,
            })
            .collect();
        // The prelude is its own iterator: it keeps the number of an entry beside the dict.
        iterated.extend(self.in_prelude());
        // Deleted entries decide how iterators go on and when the dict is compacted. Where they
        // prevail and nothing iterates, they are dropped.
        let (keeps_holes, dropped) = (self.keeps_holes, RefCell::new(Vec::new()));
        let has_holes = |value: Value| {
            let dict = heap.dict(value);
            let holes = dict.places() - dict.len();
            if holes == 0 {
                return false;
            }
            let kept = keeps_holes || holes <= dict.len() || iterated.contains(&value);
            if !kept {
                dropped.borrow_mut().push(value);
            }
            kept
        };
        let is_seen = !seen.has_holes;
        if !is_seen {
            seen.dicts = self.look_at_dicts(objects, has_holes);
        }
        let Seen { dicts: Dicts { shapes, of, .. }, values, starts, .. } = seen;
        let mut written = 0;
        for &shape in of.iter().filter(|&&shape| shape != OWN) {
            let shape = &mut shapes[shape as usize];
            let len = heap.dict(shape.first).len();
            if shape.place == 0 && shape.count > 1 && len <= shape.count * KEYS_PER_DICT {
                written += 1;
                shape.place = written;
            }
        }
        writer.varint(written as u64);
        let place = |&shape: &u32| shapes.get(shape as usize).map_or(0, |shape| shape.place);
        let mut ordered: Vec<&Shape> = shapes.iter().filter(|shape| shape.place > 0).collect();
        ordered.sort_unstable_by_key(|shape| shape.place);
        let mut by_shape = Vec::new();
        if written > 0 {
            let places: Vec<i64> = of.iter().map(place).collect();
            by_shape = in_order_of_shapes(&places, &ordered);
            ints::write(writer, &places, Sign::Unsigned);
            let counts: Vec<i64> =
                ordered.iter().map(|shape| heap.dict(shape.first).len() as i64).collect();
            ints::write(writer, &counts, Sign::Unsigned);
        }
        let own: Vec<(Value, bool)> = objects
            .iter()
            .zip(&*of)
            .filter(|(_, shape)| place(shape) == 0)
            .map(|(&object, _)| (object, !is_seen && has_holes(object)))
            .collect();
        let counts: Vec<i64> = own
            .iter()
            .map(|&(value, holes)| {
                let dict = heap.dict(value);
                (if holes { dict.places() } else { dict.len() }) as i64
            })
            .collect();
        ints::write(writer, &counts, Sign::Unsigned);
        // All keys, and the hashes of those where the loader cannot compute them.
        let mut hashes = Vec::new();
        let mut column = Pieces::new(self);
        let with_keys = ordered.iter().map(|shape| (shape.first, false));
        for (value, holes) in with_keys.chain(own.iter().copied()) {
            let dict = heap.dict(value);
            for entry in (0..dict.places()).filter_map(|place| dict.entry(place)) {
                if entry.key.is_unbound() && !holes {
                    continue;
                }
                column.add(self, writer, &[entry.key]);
                if !entry.key.is_unbound() && !plain.contains(heap, entry.key) {
                    hashes.push(entry.hash as i64);
                }
            }
        }
        column.end(self, writer);
        ints::write(writer, &hashes, Sign::Signed);
        let mut column = Pieces::new(self);
        for (value, _) in own {
            for entry in heap.dict(value).iter() {
                column.add(self, writer, &[entry.value]);
            }
        }
        column.end(self, writer);
        let mut rest = &by_shape[..];
        for shape in ordered {
            let (dicts, behind) = rest.split_at(shape.count);
            self.transposed(writer, dicts, objects, starts, values);
            rest = behind;
        }
        self.without_holes = dropped.into_inner();
    }

    /// The dicts with which functions of the prelude are in the middle of something.
    fn in_prelude(&self) -> impl Iterator<Item = Value> {
        self.machine
            .activations()
            .filter(|(frame, _)| is_of_prelude(self.machine, frame.code))
            .flat_map(|(_, registers)| registers.iter().map(Cell::get))
            .filter(|value| value.kind() == Some(Kind::Dict))
    }

    /// Finds dicts of the same keys, without their values.
    fn look_at_dicts(&self, objects: &[Value], has_holes: impl Fn(Value) -> bool) -> Dicts {
        let heap = &self.machine.heap;
        let mut dicts = Dicts::default();
        for &value in objects {
            if has_holes(value) {
                dicts.add_own();
            } else {
                dicts.add(value, heap.dict(value), |other| heap.dict(other));
            }
        }
        dicts
    }

    /// Writes the values of dicts of the same keys, at these places. They were seen, and then
    /// `starts` has for each dict where those of it begin among `values`, or they are looked at.
    fn transposed(
        &mut self,
        writer: &mut Writer,
        dicts: &[u32],
        objects: &[Value],
        starts: &[u32],
        values: &[Value],
    ) {
        let heap = &self.machine.heap;
        let columns = dicts.first().map_or(0, |&nth| heap.dict(objects[nth as usize]).len());
        let mut block = Vec::with_capacity(columns * dicts.len().min(BLOCK));
        for group in dicts.chunks(BLOCK) {
            block.clear();
            block.resize(columns * group.len(), Value::NONE);
            let rows = group.len();
            for (row, &nth) in group.iter().enumerate() {
                let mut put = |(column, value): (usize, Value)| block[column * rows + row] = value;
                if let Some(&start) = starts.get(nth as usize) {
                    let values = &values[start as usize..start as usize + columns];
                    values.iter().copied().enumerate().for_each(put);
                } else {
                    let entries = heap.dict(objects[nth as usize]).iter();
                    entries.map(|entry| entry.value).enumerate().for_each(&mut put);
                }
            }
            block.chunks(rows).for_each(|column| self.block(writer, column));
        }
    }
}

/// The places of the dicts whose shapes are written, shape by shape. `shapes` has for each dict the
/// place of its shape among these, counted from 1, or 0.
fn in_order_of_shapes(shapes: &[i64], written: &[&Shape]) -> Vec<u32> {
    let mut total = 0;
    let starts = written.iter().map(|shape| {
        total += shape.count;
        total - shape.count
    });
    let mut next: Vec<usize> = starts.collect();
    let mut dicts = vec![0; total];
    for (nth, &shape) in (0..).zip(shapes) {
        if let Some(next) = next.get_mut((shape as usize).wrapping_sub(1)) {
            dicts[*next] = nth;
            *next += 1;
        }
    }
    dicts
}
