//! Instances, by their shapes: a block per attribute for every 1024 of one shape.

use std::collections::HashMap;

use diapause_vm::object::ShapeId;
use diapause_vm::value::Value;

use super::values::Encoder;
use crate::column::BLOCK;
use crate::column::ints::{self, Sign};
use crate::writer::Writer;

impl Encoder<'_> {
    pub(super) fn instances(&mut self, writer: &mut Writer, objects: &[Value]) {
        let heap = &self.machine.heap;
        // Shapes in the order in which instances need them, with their instances.
        let mut shapes: Vec<Vec<Value>> = Vec::new();
        let mut places: HashMap<(ShapeId, Value), u32> = HashMap::new();
        let mut last = None;
        let mut of = Vec::with_capacity(objects.len());
        for &object in objects {
            let instance = heap.instance(object);
            let key = (instance.shape, instance.class);
            let place = match last {
                Some((known, place)) if known == key => place,
                _ => *places.entry(key).or_insert_with(|| {
                    shapes.push(Vec::new());
                    shapes.len() as u32 - 1
                }),
            };
            last = Some((key, place));
            shapes[place as usize].push(object);
            of.push(i64::from(place));
        }
        let firsts: Vec<Value> = shapes.iter().map(|instances| instances[0]).collect();
        // The place of what instances carry comes first in all shapes of their class.
        let names = |value: Value| {
            let instance = heap.instance(value);
            let names = &heap.shape(instance.shape).names;
            let carried = usize::from(heap.carries(instance.class));
            match instance.shape {
                ShapeId::DICT => None,
                _ => Some(names.get(carried..).unwrap_or_default()),
            }
        };
        writer.count(shapes.len());
        let counts: Vec<i64> = firsts
            .iter()
            .map(|&value| names(value).map_or(0, |names| names.len() as i64 + 1))
            .collect();
        ints::write(writer, &counts, Sign::Unsigned);
        let classes: Vec<Value> = firsts.iter().map(|&value| heap.instance(value).class).collect();
        self.column(writer, &classes);
        let names: Vec<Value> =
            firsts.iter().filter_map(|&value| names(value)).flatten().copied().collect();
        self.column(writer, &names);
        if shapes.len() > 1 {
            ints::write(writer, &of, Sign::Unsigned);
        }
        let mut block = Vec::new();
        for instances in shapes {
            let columns = heap.instance(instances[0]).slots.len();
            for group in instances.chunks(BLOCK) {
                block.clear();
                block.resize(columns * group.len(), Value::UNBOUND);
                for (row, &value) in group.iter().enumerate() {
                    for (column, &slot) in heap.instance(value).slots.iter().enumerate() {
                        block[column * group.len() + row] = slot;
                    }
                }
                block.chunks(group.len()).for_each(|column| self.block(writer, column));
            }
        }
    }
}
