//! Instances: see `encode/instances.rs`. Their shapes are made anew, below the root shapes of their
//! classes.

use diapause_vm::heap::MAX_SLOTS;
use diapause_vm::object::{Instance, ShapeId, Slots};
use diapause_vm::types::TypeId;
use diapause_vm::value::{Kind, Value};

use super::referents::Allow;
use super::stream::ReadBlocks;
use super::stream::Stream;
use super::values::Decoder;
use crate::column::BLOCK;
use crate::error::{SnapshotError, ensure};
use crate::reader::Reader;

/// Where the attributes of instances go.
#[derive(Clone, Copy, Debug)]
struct InstanceShape {
    class: Value,
    shape: ShapeId,
    slots: usize,
}

impl Decoder {
    pub(super) fn instances(
        &mut self,
        reader: &mut Reader,
        count: usize,
    ) -> Result<(), SnapshotError> {
        let none = Instance { class: Value::NONE, shape: ShapeId::DICT, slots: Slots::new() };
        self.make_all((0..count).map(|_| Instance { slots: Slots::new(), ..none }))?;
        let shapes = reader.varint()?;
        ensure!((1..=count as u64).contains(&shapes), "{shapes} sorts of {count} instances");
        let shapes = self.shapes(reader, shapes as usize)?;
        let mut of = vec![Vec::new(); shapes.len()];
        if let [instances] = of.as_mut_slice() {
            instances.extend((0..count).map(|nth| self.at(nth)));
        } else {
            for (nth, shape) in self.numbers(reader, count)?.into_iter().enumerate() {
                let index = self.at(nth);
                match usize::try_from(shape).ok().and_then(|shape| of.get_mut(shape)) {
                    Some(instances) => instances.push(index),
                    None => {
                        return Err(SnapshotError::corrupt(format!(
                            "shape {shape} of {}",
                            shapes.len()
                        )));
                    }
                }
            }
        }
        // Few attributes need no memory of their own; the buffer below needs some in any case.
        let slots = shapes.iter().zip(&of).map(|(shape, of)| shape.slots as u64 * of.len() as u64);
        self.charge_total(slots)?;
        let (mut block, mut values) = (Vec::new(), Vec::new());
        for (&shape, instances) in shapes.iter().zip(&of) {
            for group in instances.chunks(BLOCK) {
                block.clear();
                for column in 0..shape.slots {
                    let start = block.len();
                    self.block(reader, group.len(), Allow::Unbound, &mut block)?;
                    self.attribute(shape, column, &block[start..])?;
                }
                for (row, &index) in group.iter().enumerate() {
                    values.clear();
                    values.extend((0..shape.slots).map(|slot| block[slot * group.len() + row]));
                    let slots = Slots::from_slice(&values);
                    let instance = Value::other(Kind::Instance, index);
                    *self.heap().instance_mut(instance) =
                        Instance { class: shape.class, shape: shape.shape, slots };
                }
            }
        }
        Ok(())
    }

    /// Checks the values of one slot.
    fn attribute(
        &self,
        shape: InstanceShape,
        place: usize,
        values: &[Value],
    ) -> Result<(), SnapshotError> {
        let class = shape.class;
        // Records of built-in types, such as code objects, have nothing but a dict.
        let has_dict = !class.is(Kind::Class) || self.machine.heap.class(class).has_dict;
        let valid = |value: &Value| match (shape.shape == ShapeId::DICT, place) {
            (true, 0) if has_dict => value.is(Kind::Dict),
            (true, 0) => value.is_none(),
            (true, _) => true,
            (false, _) => !value.is_unbound(),
        };
        match values.iter().find(|value| !valid(value)) {
            None => Ok(()),
            Some(value) => Err(SnapshotError::corrupt(format!(
                "{value:?} where the attributes of an instance are expected"
            ))),
        }
    }

    fn shapes(
        &mut self,
        reader: &mut Reader,
        count: usize,
    ) -> Result<Vec<InstanceShape>, SnapshotError> {
        // 0 stands for attributes in a dict, other numbers for one more than there are names.
        let mut counts = self.numbers(reader, count)?;
        let mut classes = Vec::with_capacity(count);
        self.column(reader, count, Allow::Value, &mut classes)?;
        let in_dict: Vec<bool> = counts.iter().map(|&names| names == 0).collect();
        counts.iter_mut().for_each(|names| *names = names.wrapping_sub(i64::from(*names != 0)));
        self.charge_total(counts.iter().map(|&names| names as u64))?;
        let mut stream = Stream::new(&counts, Allow::Value);
        let mut shapes = Vec::with_capacity(count);
        for ((&names, class), in_dict) in counts.iter().zip(classes).zip(in_dict) {
            let names = stream.slice(self, reader, names)?.to_vec();
            shapes.push(match in_dict {
                true => self.shape_of_dict(class)?,
                false => self.shape_of_slots(class, &names)?,
            });
        }
        Ok(shapes)
    }

    fn shape_of_dict(&mut self, class: Value) -> Result<InstanceShape, SnapshotError> {
        let records = [TypeId::Frame, TypeId::Code, TypeId::MappingProxy];
        let slots = if class == TypeId::Object.value() {
            // `object()` has no attributes at all.
            0
        } else if records.iter().any(|id| id.value() == class) {
            1
        } else {
            1 + self.machine.heap.class(self.of_kind(class, Kind::Class)?).members as usize
        };
        Ok(InstanceShape { class, shape: ShapeId::DICT, slots })
    }

    fn shape_of_slots(
        &mut self,
        class: Value,
        names: &[Value],
    ) -> Result<InstanceShape, SnapshotError> {
        let class = self.of_kind(class, Kind::Class)?;
        let members = i64::from(self.heap().class(class).members);
        let has_dict = self.heap().class(class).has_dict;
        let mut shape = self.heap().class(class).root_shape;
        let carried = self.heap().shape(shape).names.len();
        for &name in names {
            ensure!(
                name.as_small().is_some_and(|number| (0..members).contains(&number))
                    || has_dict && name.is(Kind::Str) && self.heap().str(name).is_interned(),
                "{name:?} as the name of an attribute"
            );
            let twice = self.heap().slot_of(shape, name).is_some();
            ensure!(!twice, "an attribute of an instance twice");
            let most = MAX_SLOTS * self.parts;
            let next = self.heap().extend_shape_within(shape, name, most);
            shape = self
                .trapped(next)?
                .ok_or_else(|| SnapshotError::corrupt("more attributes than instances can have"))?;
        }
        Ok(InstanceShape { class, shape, slots: carried + names.len() })
    }
}
