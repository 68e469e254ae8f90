//! Dicts. Those that have the same keys in the same order as others are written by their values
//! alone, a block per key for every 1024 of them; the others with their own keys.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use diapause_vm::object::{Dict, Iter};
use diapause_vm::value::Value;

use super::block::Pieces;
use super::values::Encoder;
use crate::column::BLOCK;
use crate::column::ints::{self, Sign};
use crate::hashing::PlainKeys;
use crate::writer::Writer;

/// Dicts with more keys are written with their own.
const MOST_KEYS: usize = 256;
/// So many keys at most for each dict that has them: columns of few values are larger than the
/// keys that they save.
const KEYS_PER_DICT: usize = 4;
/// No shape.
const OWN: u32 = u32::MAX;

/// Keys that several dicts may have.
struct Shape {
    /// The first dict that has them.
    first: Value,
    dicts: Vec<Value>,
    /// The next shape of the same hash.
    next: u32,
    /// Its place among those that are written, counted from 1.
    place: i64,
}

/// Keys with their hashes: that of an object can be another in each dict.
fn keys(dict: &Dict) -> impl Iterator<Item = (Value, u64)> {
    dict.iter().map(|entry| (entry.key, entry.hash))
}

/// A hash of the keys; used only to find shapes, so that it decides nothing.
fn hash_of(dict: &Dict) -> u64 {
    keys(dict).fold(0, |hash, (key, _)| {
        (hash ^ key.bits()).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29)
    })
}

impl Encoder<'_> {
    pub(super) fn dicts(
        &mut self,
        writer: &mut Writer,
        objects: &[Value],
        iterators: &[Value],
        plain: &mut PlainKeys,
    ) {
        let heap = &self.machine.heap;
        let iterated: HashSet<Value> = iterators
            .iter()
            .filter_map(|&iterator| match *heap.iterator(iterator) {
                Iter::Dict { dict, .. } => Some(dict),
                _ => None,
            })
            .collect();
        // Deleted entries decide how iterators go on and when the dict is compacted. Where they
        // prevail and nothing iterates, they are dropped.
        let (keeps_holes, dropped) = (self.keeps_holes, RefCell::new(Vec::new()));
        let has_holes = |value: Value| {
            let dict = heap.dict(value);
            let holes = dict.slots().len() - dict.len();
            if holes == 0 {
                return false;
            }
            let kept = keeps_holes || holes <= dict.len() || iterated.contains(&value);
            if !kept {
                dropped.borrow_mut().push(value);
            }
            kept
        };
        let (mut shapes, of) = self.shapes(objects, has_holes);
        let mut written = 0;
        for &shape in of.iter().filter(|&&shape| shape != OWN) {
            let shape = &mut shapes[shape as usize];
            let len = heap.dict(shape.first).len();
            if shape.place == 0 && shape.dicts.len() > 1 && len <= shape.dicts.len() * KEYS_PER_DICT
            {
                written += 1;
                shape.place = written;
            }
        }
        writer.varint(written as u64);
        let place = |nth: usize| shapes.get(of[nth] as usize).map_or(0, |shape| shape.place);
        let mut ordered: Vec<&Shape> = shapes.iter().filter(|shape| shape.place > 0).collect();
        ordered.sort_unstable_by_key(|shape| shape.place);
        if written > 0 {
            let places: Vec<i64> = (0..objects.len()).map(place).collect();
            ints::write(writer, &places, Sign::Unsigned);
            let counts: Vec<i64> =
                ordered.iter().map(|shape| heap.dict(shape.first).len() as i64).collect();
            ints::write(writer, &counts, Sign::Unsigned);
        }
        let own: Vec<(Value, bool)> = (0..objects.len())
            .filter(|&nth| place(nth) == 0)
            .map(|nth| (objects[nth], has_holes(objects[nth])))
            .collect();
        let counts: Vec<i64> = own
            .iter()
            .map(|&(value, holes)| {
                let dict = heap.dict(value);
                (if holes { dict.slots().len() } else { dict.len() }) as i64
            })
            .collect();
        ints::write(writer, &counts, Sign::Unsigned);
        // All keys, and the hashes of those where the loader cannot compute them.
        let mut hashes = Vec::new();
        let mut column = Pieces::default();
        let with_keys = ordered.iter().map(|shape| (shape.first, false));
        for (value, holes) in with_keys.chain(own.iter().copied()) {
            for entry in heap.dict(value).slots() {
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
        let mut column = Pieces::default();
        for (value, _) in own {
            for entry in heap.dict(value).iter() {
                column.add(self, writer, &[entry.value]);
            }
        }
        column.end(self, writer);
        for shape in ordered {
            self.transposed(writer, shape);
        }
        self.without_holes = dropped.into_inner();
    }

    /// Finds dicts of the same keys: all shapes in the order in which they come, and that of each
    /// dict.
    fn shapes(
        &self,
        objects: &[Value],
        has_holes: impl Fn(Value) -> bool,
    ) -> (Vec<Shape>, Vec<u32>) {
        let heap = &self.machine.heap;
        let (mut shapes, mut of): (Vec<Shape>, _) = (Vec::new(), Vec::with_capacity(objects.len()));
        if objects.len() < 2 {
            of.resize(objects.len(), OWN);
            return (shapes, of);
        }
        let mut by_hash: HashMap<u64, u32> = HashMap::new();
        let mut last = OWN;
        for &value in objects {
            let dict = heap.dict(value);
            if dict.is_empty() || dict.len() > MOST_KEYS || has_holes(value) {
                of.push(OWN);
                continue;
            }
            let same = |shape: &Shape| {
                let first = heap.dict(shape.first);
                first.len() == dict.len() && keys(first).eq(keys(dict))
            };
            if !shapes.get(last as usize).is_some_and(same) {
                let newest = by_hash.entry(hash_of(dict)).or_insert(OWN);
                last = *newest;
                while let Some(shape) = shapes.get(last as usize)
                    && !same(shape)
                {
                    last = shape.next;
                }
                if last == OWN {
                    last = shapes.len() as u32;
                    shapes.push(Shape { first: value, dicts: Vec::new(), next: *newest, place: 0 });
                    *newest = last;
                }
            }
            shapes[last as usize].dicts.push(value);
            of.push(last);
        }
        (shapes, of)
    }

    fn transposed(&mut self, writer: &mut Writer, shape: &Shape) {
        let heap = &self.machine.heap;
        let columns = heap.dict(shape.first).len();
        let mut block = Vec::with_capacity(columns * shape.dicts.len().min(BLOCK));
        for group in shape.dicts.chunks(BLOCK) {
            block.clear();
            block.resize(columns * group.len(), Value::NONE);
            for (row, &value) in group.iter().enumerate() {
                for (column, entry) in heap.dict(value).iter().enumerate() {
                    block[column * group.len() + row] = entry.value;
                }
            }
            block.chunks(group.len()).for_each(|column| self.block(writer, column));
        }
    }
}
