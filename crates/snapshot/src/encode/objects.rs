//! The tables of objects.

use std::collections::HashMap;

use diapause_vm::object::{DescriptorKind, Flavor, GeneratorState, Iter, ShapeId};
use diapause_vm::value::Value;

use super::iterators::view_kind;
use super::values::Encoder;
use crate::error::SnapshotError;
use crate::hashing::PlainKeys;
use crate::wire::{
    Table, WireClass, WireDescriptorKind, WireException, WireFlavor, WireFunction, WireGenerator,
    WireGeneratorState, WireMemoryView, WireShape, WireTracebackEntry,
};
use crate::writer::{Writer, size};

/// Shapes in the order in which instances need them.
type Shapes = (Vec<WireShape>, HashMap<(ShapeId, Value), u32>);

impl Encoder<'_> {
    /// The section of objects.
    pub fn objects(&mut self) -> Result<Vec<u8>, SnapshotError> {
        let mut writer = Writer::default();
        let tables = std::mem::take(&mut self.found.tables);
        let filled: Vec<Table> = Table::ALL
            .iter()
            .copied()
            .filter(|&table| !tables[table as usize].is_empty())
            .collect();
        if filled.is_empty() {
            return Ok(writer.finish());
        }
        self.iterated = tables[Table::Iterator as usize]
            .iter()
            .filter_map(|&iterator| match *self.machine.heap.iterator(iterator) {
                Iter::Dict { dict, .. } => Some(dict),
                _ => None,
            })
            .collect();
        let shapes = self.shapes(&tables[Table::Instance as usize])?;
        writer.put(&(filled.len() as u8))?;
        for &table in &filled {
            writer.put(&(table as u8))?;
            writer.count(tables[table as usize].len())?;
        }
        if !tables[Table::Instance as usize].is_empty() {
            writer.put(&shapes.0)?;
        }
        let mut keys = PlainKeys::default();
        let (leaves, others): (Vec<_>, Vec<_>) =
            filled.into_iter().partition(|table| table.is_leaf());
        for table in leaves.into_iter().chain(others) {
            for &value in &tables[table as usize] {
                self.write(&mut writer, table, value, &shapes, &mut keys)?;
            }
        }
        Ok(writer.finish())
    }

    fn shapes(&mut self, instances: &[Value]) -> Result<Shapes, SnapshotError> {
        let (mut shapes, mut places) = (Vec::new(), HashMap::new());
        let heap = &self.machine.heap;
        for &instance in instances {
            let instance = heap.instance(instance);
            let key = (instance.shape, instance.class);
            if places.contains_key(&key) {
                continue;
            }
            let class = self.value(instance.class)?;
            places.insert(key, size(shapes.len())?);
            shapes.push(if instance.shape == ShapeId::DICT {
                WireShape::Dict { class }
            } else {
                // The place of what instances carry comes first in all shapes of their class.
                let names = &heap.shape(instance.shape).names;
                let carried = usize::from(heap.carries(instance.class));
                let names = self.values(names.get(carried..).unwrap_or_default())?;
                WireShape::Slots { class, names }
            });
        }
        Ok((shapes, places))
    }

    fn sequence(&mut self, writer: &mut Writer, items: &[Value]) -> Result<(), SnapshotError> {
        writer.count(items.len())?;
        self.plain(writer, items)
    }

    /// Values without their number.
    fn plain(&mut self, writer: &mut Writer, items: &[Value]) -> Result<(), SnapshotError> {
        for &item in items {
            let item = self.value(item)?;
            writer.put(&item)?;
        }
        Ok(())
    }

    fn write(
        &mut self,
        writer: &mut Writer,
        table: Table,
        value: Value,
        shapes: &Shapes,
        keys: &mut PlainKeys,
    ) -> Result<(), SnapshotError> {
        let heap = &self.machine.heap;
        match table {
            Table::Str | Table::Interned => {
                let text = heap.str(value).as_str();
                writer.count(text.len())?;
                writer.raw(text.as_bytes());
                Ok(())
            }
            Table::BigInt => {
                let (sign, magnitude) = heap.big_int(value).0.to_bytes_le();
                writer.put(&(sign == num_bigint::Sign::Minus))?;
                writer.count(magnitude.len())?;
                writer.raw(&magnitude);
                Ok(())
            }
            Table::BoxedFloat => writer.put(&heap.boxed_float(value).0),
            Table::Bytes => {
                let bytes = &heap.bytes(value).0;
                writer.count(bytes.len())?;
                writer.raw(bytes);
                Ok(())
            }
            Table::Range => {
                let range = heap.range(value);
                self.plain(writer, &[range.start, range.stop, range.step])
            }
            Table::Slice => {
                let slice = heap.slice(value);
                self.plain(writer, &[slice.start, slice.stop, slice.step])
            }
            Table::Tuple => self.sequence(writer, &heap.tuple(value).items),
            Table::List => self.sequence(writer, &heap.list(value).items),
            Table::Cell => self.plain(writer, &[heap.cell(value).0]),
            Table::Function => {
                let function = heap.function(value);
                let wire = WireFunction {
                    code: self.code(function.code),
                    globals: self.value(function.globals)?,
                    defaults: self.value(function.defaults)?,
                    keyword_defaults: self.value(function.keyword_defaults)?,
                    closure: self.value(function.closure)?,
                    name: self.value(function.name)?,
                    qualname: self.value(function.qualname)?,
                    doc: self.value(function.doc)?,
                    attributes: self.value(function.attributes)?,
                    annotate: self.value(function.annotate)?,
                    annotations: self.value(function.annotations)?,
                    type_params: self.value(function.type_params)?,
                };
                writer.put(&wire)
            }
            Table::BoundMethod => {
                let method = heap.bound_method(value);
                self.plain(writer, &[method.function, method.receiver])
            }
            Table::Class => {
                let class = heap.class(value);
                let wire = WireClass {
                    name: self.value(class.name)?,
                    qualname: self.value(class.qualname)?,
                    bases: self.values(&class.bases)?,
                    mro: self.values(class.mro.get(1..).unwrap_or_default())?,
                    dict: self.value(class.dict)?,
                    layout: self.value(class.layout.value())?,
                    metatype: self.value(class.metatype)?,
                    members: class.members,
                    has_dict: class.has_dict,
                    order: class.order,
                };
                writer.put(&wire)
            }
            Table::Instance => {
                let instance = heap.instance(value);
                match shapes.1.get(&(instance.shape, instance.class)) {
                    Some(shape) => writer.put(shape)?,
                    None => return Err(SnapshotError::Internal("a shape was missed".into())),
                }
                self.plain(writer, &instance.slots)
            }
            Table::Exception => {
                let exception = heap.exception(value);
                let wire = WireException {
                    class: self.value(exception.class)?,
                    args: self.value(exception.args)?,
                    attributes: self.value(exception.attributes)?,
                    cause: self.value(exception.cause)?,
                    context: self.value(exception.context)?,
                    suppress_context: exception.suppress_context,
                    traceback: self.value(exception.traceback)?,
                    fields: self.value(exception.fields)?,
                };
                writer.put(&wire)
            }
            Table::Generator => {
                let generator = heap.generator(value);
                let wire = WireGenerator {
                    flavor: match generator.flavor {
                        Flavor::Generator => WireFlavor::Generator,
                        Flavor::Awaitable => WireFlavor::Awaitable,
                        Flavor::Coroutine => WireFlavor::Coroutine,
                        Flavor::AsyncGenerator => WireFlavor::AsyncGenerator,
                        Flavor::AsyncSend => WireFlavor::AsyncSend,
                        Flavor::AsyncThrow => WireFlavor::AsyncThrow,
                        Flavor::CoroutineWrapper => WireFlavor::CoroutineWrapper,
                        Flavor::NextOrDefault => WireFlavor::NextOrDefault,
                    },
                    stepping: generator.stepping,
                    known: generator.known,
                    state: match generator.state {
                        GeneratorState::Created => WireGeneratorState::Created,
                        GeneratorState::Suspended => WireGeneratorState::Suspended,
                        GeneratorState::Running => WireGeneratorState::Running,
                        GeneratorState::Finished => WireGeneratorState::Finished,
                    },
                    code: self.code(generator.code),
                    globals: self.value(generator.globals)?,
                    pc: generator.pc,
                    handled: self.value(generator.handled)?,
                    names: self.value(generator.names)?,
                    registers: self.values(&generator.registers)?,
                };
                writer.put(&wire)
            }
            Table::Iterator => {
                let wire = self.iterator(heap.iterator(value))?;
                writer.put(&wire)
            }
            Table::Descriptor => {
                let descriptor = heap.descriptor(value);
                writer.put(&match descriptor.kind {
                    DescriptorKind::Property => WireDescriptorKind::Property,
                    DescriptorKind::ClassMethod => WireDescriptorKind::ClassMethod,
                    DescriptorKind::StaticMethod => WireDescriptorKind::StaticMethod,
                    DescriptorKind::Member => WireDescriptorKind::Member,
                })?;
                let parts = [
                    descriptor.get,
                    descriptor.set,
                    descriptor.delete,
                    descriptor.doc,
                    descriptor.name,
                ];
                self.plain(writer, &parts)
            }
            Table::DictView => {
                let view = heap.dict_view(value);
                writer.put(&view_kind(view.kind))?;
                self.plain(writer, &[view.dict])
            }
            Table::Super => {
                let object = heap.super_object(value);
                self.plain(writer, &[object.class, object.object, object.object_type])
            }
            Table::Module => {
                let module = heap.module(value);
                self.plain(writer, &[module.name, module.dict])?;
                writer.put(&module.initializing)
            }
            Table::Traceback => {
                let object = heap.traceback(value);
                let entry = object.entry;
                let wire = WireTracebackEntry {
                    code: self.code(entry.code),
                    pc: entry.pc,
                    lookup: entry.lookup,
                };
                self.plain(writer, &[object.next])?;
                writer.put(&wire)
            }
            Table::Complex => {
                let complex = heap.complex(value);
                writer.put(&(complex.real, complex.imag))
            }
            Table::ByteArray => {
                let bytes = &heap.byte_array(value).0;
                writer.count(bytes.len())?;
                writer.raw(bytes);
                Ok(())
            }
            Table::MemoryView => {
                let view = *heap.memory_view(value);
                let wire = WireMemoryView {
                    object: self.value(view.object)?,
                    start: size(view.start)?,
                    count: size(view.count)?,
                    stride: view.stride as i64,
                    format: view.format,
                    native: view.native,
                    read_only: view.read_only,
                };
                writer.put(&wire)
            }
            Table::Weak => {
                let weak = heap.weak(value);
                let (target, parts) = (weak.target, [weak.owner, weak.callback]);
                self.plain(writer, &[target])?;
                self.plain(writer, &parts)?;
                writer.put(&weak.shared)
            }
            Table::Dict => self.dict(writer, value, keys),
            Table::Set => self.set(writer, value, keys),
        }
    }

    fn dict(
        &mut self,
        writer: &mut Writer,
        value: Value,
        keys: &mut PlainKeys,
    ) -> Result<(), SnapshotError> {
        let heap = &self.machine.heap;
        let dict = heap.dict(value);
        // Deleted entries decide how iterators go on and when the dict is compacted. Where they
        // prevail and nothing iterates, they are dropped.
        let holes = dict.slots().len() - dict.len();
        let all = holes <= dict.len() || self.iterated.contains(&value);
        let entries = || dict.slots().iter().filter(|entry| all || !entry.key.is_unbound());
        writer.count(entries().count())?;
        for entry in entries() {
            if entry.key.is_unbound() {
                self.plain(writer, &[Value::UNBOUND])?;
                continue;
            }
            self.plain(writer, &[entry.key, entry.value])?;
            if !keys.contains(heap, entry.key) {
                writer.put(&entry.hash)?;
            }
        }
        Ok(())
    }

    /// Places matter as well as elements: they decide about the order of iteration, now and after
    /// further changes.
    fn set(
        &mut self,
        writer: &mut Writer,
        value: Value,
        keys: &mut PlainKeys,
    ) -> Result<(), SnapshotError> {
        let heap = &self.machine.heap;
        let set = heap.set(value);
        let places = set.places();
        let filled = || places.iter().enumerate().filter(|(_, (value, _))| !value.is_unbound());
        writer.put(&set.frozen)?;
        writer.put(&(places.len().trailing_zeros() as u8))?;
        writer.count(set.finger())?;
        writer.count(filled().count())?;
        let mut next = 0;
        for (place, &(element, hash)) in filled() {
            writer.count(place - next)?;
            next = place + 1;
            self.plain(writer, &[element])?;
            if element != Value::DELETED && !keys.contains(heap, element) {
                writer.put(&hash)?;
            }
        }
        Ok(())
    }
}
