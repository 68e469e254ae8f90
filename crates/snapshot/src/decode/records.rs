//! The contents of objects other than iterators, dicts and sets.

use diapause_bytecode::CodeFlags;
use diapause_vm::code_store::CodeId;
use diapause_vm::object::{
    DescriptorKind, Flavor, GeneratorState, MemoryView, ShapeId, TracebackEntry, TracebackObject,
    Weak,
};
use diapause_vm::types::TypeId;
use diapause_vm::types::memoryview::item_size;
use diapause_vm::value::{Kind, Value};

use super::iterators::view_kind;
use super::values::Decoder;
use crate::error::{SnapshotError, ensure};
use crate::reader::Reader;
use crate::wire::{
    Table, WireClass, WireDescriptorKind, WireException, WireFlavor, WireFunction, WireGenerator,
    WireGeneratorState, WireIter, WireMemoryView, WireShape, WireTracebackEntry, WireValue,
};

/// Where the attributes of instances go.
#[derive(Clone, Copy, Debug)]
pub struct InstanceShape {
    class: Value,
    shape: ShapeId,
    slots: usize,
}

/// More than a program can write in `__slots__` of one class.
const MAX_MEMBERS: u32 = 1 << 16;

impl Decoder {
    /// Reads the contents of an object.
    pub fn fill(
        &mut self,
        table: Table,
        value: Value,
        reader: &mut Reader,
    ) -> Result<(), SnapshotError> {
        match table {
            // These were made as they were read.
            Table::Str
            | Table::Interned
            | Table::BigInt
            | Table::BoxedFloat
            | Table::Bytes
            | Table::Complex
            | Table::ByteArray => {}
            Table::MemoryView => self.memory_view(value, reader.get()?)?,
            Table::Range => {
                let (start, stop, step) = reader.get()?;
                let (start, stop) = (self.integer(start)?, self.integer(stop)?);
                let step = self.integer(step)?;
                ensure!(step != Value::small(0), "a range of step 0");
                let range = self.heap().range_mut(value);
                (range.start, range.stop, range.step) = (start, stop, step);
            }
            Table::Slice => {
                let (start, stop, step) = reader.get()?;
                let (start, stop) = (self.value(start)?, self.value(stop)?);
                let step = self.value(step)?;
                let slice = self.heap().slice_mut(value);
                (slice.start, slice.stop, slice.step) = (start, stop, step);
            }
            Table::Tuple => {
                let items = self.sequence(reader)?;
                self.heap().tuple_mut(value).items = items.into();
            }
            Table::List => {
                let items = self.sequence(reader)?;
                self.heap().list_mut(value).items = items;
            }
            Table::Cell => {
                let content = self.register(reader.get()?)?;
                self.heap().cell_mut(value).0 = content;
            }
            Table::Function => self.function(value, reader.get()?)?,
            Table::BoundMethod => {
                let (function, receiver) = reader.get()?;
                let (function, receiver) = (self.value(function)?, self.value(receiver)?);
                let method = self.heap().bound_method_mut(value);
                (method.function, method.receiver) = (function, receiver);
            }
            Table::Class => self.class_object(value, &reader.get()?)?,
            Table::Instance => self.instance(value, reader)?,
            Table::Exception => self.exception(value, &reader.get()?)?,
            Table::Generator => self.generator(value, &reader.get()?)?,
            Table::Iterator => {
                let wire: WireIter = reader.get()?;
                let iterator = self.iterator(&wire)?;
                *self.heap().iterator_mut(value) = iterator;
            }
            Table::Descriptor => self.descriptor(value, reader)?,
            Table::DictView => {
                let (kind, dict) = reader.get()?;
                let dict = self.of_kind(dict, Kind::Dict)?;
                let view = self.heap().dict_view_mut(value);
                (view.kind, view.dict) = (view_kind(kind), dict);
            }
            Table::Super => {
                let (class, object, object_type) = reader.get()?;
                let (class, object) = (self.class(class)?, self.register(object)?);
                let object_type = self.class(object_type)?;
                let object_mut = self.heap().super_object_mut(value);
                (object_mut.class, object_mut.object) = (class, object);
                object_mut.object_type = object_type;
            }
            Table::Module => {
                let (name, dict, initializing) = reader.get()?;
                let (name, dict) =
                    (self.of_kind(name, Kind::Str)?, self.of_kind(dict, Kind::Dict)?);
                let module = self.heap().module_mut(value);
                (module.name, module.dict, module.initializing) = (name, dict, initializing);
            }
            Table::Traceback => {
                let (next, entry): (WireValue, WireTracebackEntry) = reader.get()?;
                let next = self.optional(next, Kind::Traceback)?;
                let code = self.code(entry.code)?;
                let count = self.machine.codes.code(code).map_or(0, |(_, code)| code.live.len());
                let pc = entry.pc;
                ensure!((pc as usize) < count, "a traceback at instruction {pc} of {count}");
                let entry = TracebackEntry { code, pc, lookup: entry.lookup };
                *self.heap().traceback_mut(value) = TracebackObject { next, entry };
            }
            Table::Weak => {
                let (target, owner, callback, shared) = reader.get()?;
                let (target, owner) = (self.register(target)?, self.value(owner)?);
                let callback = self.value(callback)?;
                if shared && !target.is_unbound() {
                    self.charge::<(Value, Value)>(1)?;
                    self.heap().note_shared_weak(target, owner);
                }
                *self.heap().weak_mut(value) = Weak { target, owner, callback, shared };
            }
            Table::Dict => self.dict(value, reader)?,
            Table::Set => self.set(value, reader)?,
        }
        Ok(())
    }

    fn sequence(&mut self, reader: &mut Reader) -> Result<Vec<Value>, SnapshotError> {
        let count = reader.count()?;
        self.charge::<Value>(count)?;
        let mut items = Vec::with_capacity(count);
        for _ in 0..count {
            items.push(self.value(reader.get()?)?);
        }
        Ok(items)
    }

    fn function(&mut self, value: Value, wire: WireFunction) -> Result<(), SnapshotError> {
        let code = self.code(wire.code)?;
        let globals = self.of_kind(wire.globals, Kind::Dict)?;
        // The program can set these to anything.
        let (defaults, keyword_defaults) =
            (self.value(wire.defaults)?, self.value(wire.keyword_defaults)?);
        let closure = self.optional(wire.closure, Kind::Tuple)?;
        let (name, qualname) = (self.value(wire.name)?, self.value(wire.qualname)?);
        let doc = self.value(wire.doc)?;
        let attributes = self.optional(wire.attributes, Kind::Dict)?;
        let (annotate, annotations) =
            (self.value(wire.annotate)?, self.optional(wire.annotations, Kind::Dict)?);
        let type_params = self.optional(wire.type_params, Kind::Tuple)?;
        let function = self.heap().function_mut(value);
        function.annotate = annotate;
        function.annotations = annotations;
        function.type_params = type_params;
        function.code = code;
        function.globals = globals;
        function.defaults = defaults;
        function.keyword_defaults = keyword_defaults;
        function.closure = closure;
        function.name = name;
        function.qualname = qualname;
        function.doc = doc;
        function.attributes = attributes;
        Ok(())
    }

    fn class_object(&mut self, value: Value, wire: &WireClass) -> Result<(), SnapshotError> {
        let name = self.of_kind(wire.name, Kind::Str)?;
        let qualname = self.of_kind(wire.qualname, Kind::Str)?;
        let dict = self.of_kind(wire.dict, Kind::Dict)?;
        let layout = self.built_in_type(wire.layout)?;
        let metatype = self.class(wire.metatype)?;
        ensure!(wire.members <= MAX_MEMBERS, "a class with {} members", wire.members);
        self.charge::<Value>(wire.bases.len() + wire.mro.len() + 1)?;
        let classes = |decoder: &Self, wires: &[WireValue]| {
            wires.iter().map(|&wire| decoder.class(wire)).collect::<Result<Vec<_>, _>>()
        };
        let bases = classes(self, &wire.bases)?;
        let mut mro = vec![value];
        mro.extend(classes(self, &wire.mro)?);
        let result = self.heap().new_root_shape(value, layout.is_carried());
        let root_shape = self.trapped(result)?;
        let class = self.heap().class_mut(value);
        class.name = name;
        class.qualname = qualname;
        class.bases = bases.into();
        class.mro = mro.into();
        class.dict = dict;
        class.layout = layout;
        class.metatype = metatype;
        class.members = wire.members;
        class.has_dict = wire.has_dict;
        class.order = wire.order;
        class.root_shape = root_shape;
        Ok(())
    }

    /// Makes the shapes of instances anew, below the root shapes of their classes.
    pub fn shapes(&mut self, shapes: &[WireShape]) -> Result<(), SnapshotError> {
        self.charge::<InstanceShape>(shapes.len())?;
        for wire in shapes {
            let made = match wire {
                // `object()` has no attributes at all.
                WireShape::Dict { class } if self.value(*class)? == TypeId::Object.value() => {
                    let class = TypeId::Object.value();
                    InstanceShape { class, shape: ShapeId::DICT, slots: 0 }
                }
                WireShape::Dict { class }
                    if [TypeId::Frame.value(), TypeId::Code.value()]
                        .contains(&self.value(*class)?) =>
                {
                    let class = self.value(*class)?;
                    InstanceShape { class, shape: ShapeId::DICT, slots: 1 }
                }
                WireShape::Dict { class }
                    if self.value(*class)? == TypeId::MappingProxy.value() =>
                {
                    let class = TypeId::MappingProxy.value();
                    InstanceShape { class, shape: ShapeId::DICT, slots: 1 }
                }
                WireShape::Dict { class } => {
                    let class = self.of_kind(*class, Kind::Class)?;
                    let slots = 1 + self.heap().class(class).members as usize;
                    InstanceShape { class, shape: ShapeId::DICT, slots }
                }
                WireShape::Slots { class, names } => {
                    let class = self.of_kind(*class, Kind::Class)?;
                    let members = i64::from(self.heap().class(class).members);
                    let has_dict = self.heap().class(class).has_dict;
                    let mut shape = self.heap().class(class).root_shape;
                    let carried = self.heap().shape(shape).names.len();
                    for &name in names {
                        let name = self.value(name)?;
                        ensure!(
                            name.as_small().is_some_and(|number| (0..members).contains(&number))
                                || has_dict
                                    && name.is(Kind::Str)
                                    && self.heap().str(name).is_interned(),
                            "{name:?} as the name of an attribute"
                        );
                        let twice = self.heap().slot_of(shape, name).is_some();
                        ensure!(!twice, "an attribute of an instance twice");
                        let next = self.heap().extend_shape(shape, name);
                        shape = self.trapped(next)?.ok_or_else(|| {
                            SnapshotError::corrupt("more attributes than instances can have")
                        })?;
                    }
                    InstanceShape { class, shape, slots: carried + names.len() }
                }
            };
            self.instance_shapes.push(made);
        }
        Ok(())
    }

    fn instance(&mut self, value: Value, reader: &mut Reader) -> Result<(), SnapshotError> {
        let place: u32 = reader.get()?;
        let Some(&InstanceShape { class, shape, slots: count }) =
            self.instance_shapes.get(place as usize)
        else {
            let count = self.instance_shapes.len();
            return Err(SnapshotError::corrupt(format!("shape {place} of {count}")));
        };
        self.charge::<Value>(count)?;
        // Records of built-in types, such as code objects, have nothing but a dict.
        let has_dict = !class.is(Kind::Class) || self.heap().class(class).has_dict;
        let mut slots = Vec::with_capacity(count);
        for place in 0..count {
            let slot = self.register(reader.get()?)?;
            let valid = match (shape == ShapeId::DICT, place) {
                (true, 0) if has_dict => slot.is(Kind::Dict),
                (true, 0) => slot.is_none(),
                (true, _) => true,
                (false, _) => !slot.is_unbound(),
            };
            ensure!(valid, "{slot:?} where the attributes of an instance are expected");
            slots.push(slot);
        }
        let instance = self.heap().instance_mut(value);
        instance.class = class;
        instance.shape = shape;
        instance.slots = slots.into();
        Ok(())
    }

    fn exception(&mut self, value: Value, wire: &WireException) -> Result<(), SnapshotError> {
        let class = self.class(wire.class)?;
        let args = self.of_kind(wire.args, Kind::Tuple)?;
        let attributes = self.optional(wire.attributes, Kind::Dict)?;
        let fields = self.optional(wire.fields, Kind::Dict)?;
        let cause = self.optional(wire.cause, Kind::Exception)?;
        let context = self.optional(wire.context, Kind::Exception)?;
        let traceback = self.optional(wire.traceback, Kind::Traceback)?;
        let exception = self.heap().exception_mut(value);
        exception.class = class;
        exception.args = args;
        exception.attributes = attributes;
        exception.fields = fields;
        exception.cause = cause;
        exception.context = context;
        exception.suppress_context = wire.suppress_context;
        exception.traceback = traceback;
        Ok(())
    }

    /// Whether code may hold what is for the library and its modules alone.
    pub(super) fn sees_intrinsics(&self, code: CodeId) -> bool {
        code.library_index().is_some()
            || self
                .machine
                .codes
                .code(code)
                .is_some_and(|(_, code)| code.flags.contains(CodeFlags::FROZEN))
    }

    fn generator(&mut self, value: Value, wire: &WireGenerator) -> Result<(), SnapshotError> {
        let code = self.code(wire.code)?;
        let globals = self.of_kind(wire.globals, Kind::Dict)?;
        let handled = self.optional(wire.handled, Kind::Exception)?;
        let names = self.optional(wire.names, Kind::Tuple)?;
        self.charge::<Value>(wire.registers.len())?;
        self.in_library = self.sees_intrinsics(code);
        let registers: Result<Vec<_>, _> =
            wire.registers.iter().map(|&wire| self.register(wire)).collect();
        self.in_library = false;
        let registers = registers?;
        let generator = self.heap().generator_mut(value);
        generator.flavor = match wire.flavor {
            WireFlavor::Generator => Flavor::Generator,
            WireFlavor::Awaitable => Flavor::Awaitable,
            WireFlavor::Coroutine => Flavor::Coroutine,
            WireFlavor::AsyncGenerator => Flavor::AsyncGenerator,
            WireFlavor::AsyncSend => Flavor::AsyncSend,
            WireFlavor::AsyncThrow => Flavor::AsyncThrow,
            WireFlavor::CoroutineWrapper => Flavor::CoroutineWrapper,
            WireFlavor::NextOrDefault => Flavor::NextOrDefault,
        };
        generator.stepping = wire.stepping;
        generator.known = wire.known;
        generator.state = match wire.state {
            WireGeneratorState::Created => GeneratorState::Created,
            WireGeneratorState::Suspended => GeneratorState::Suspended,
            WireGeneratorState::Running => GeneratorState::Running,
            WireGeneratorState::Finished => GeneratorState::Finished,
        };
        generator.code = code;
        generator.globals = globals;
        generator.pc = wire.pc;
        generator.handled = handled;
        generator.names = names;
        generator.registers = registers;
        Ok(())
    }

    fn memory_view(&mut self, value: Value, wire: WireMemoryView) -> Result<(), SnapshotError> {
        // What it is a view of is checked once everything is read.
        let object = self.value(wire.object)?;
        ensure!(item_size(wire.format).is_some(), "{} as the format of items", wire.format);
        let stride = isize::try_from(wire.stride)
            .map_err(|_| SnapshotError::corrupt("items of a view that are too far apart"))?;
        *self.heap().memory_view_mut(value) = MemoryView {
            object,
            start: wire.start as usize,
            count: wire.count as usize,
            stride,
            format: wire.format,
            native: wire.native,
            read_only: wire.read_only,
        };
        Ok(())
    }

    fn descriptor(&mut self, value: Value, reader: &mut Reader) -> Result<(), SnapshotError> {
        let kind = match reader.get::<WireDescriptorKind>()? {
            WireDescriptorKind::Property => DescriptorKind::Property,
            WireDescriptorKind::ClassMethod => DescriptorKind::ClassMethod,
            WireDescriptorKind::StaticMethod => DescriptorKind::StaticMethod,
            WireDescriptorKind::Member => DescriptorKind::Member,
        };
        let mut parts = [Value::NONE; 5];
        for part in &mut parts {
            *part = self.value(reader.get()?)?;
        }
        let descriptor = self.heap().descriptor_mut(value);
        descriptor.kind = kind;
        [descriptor.get, descriptor.set, descriptor.delete, descriptor.doc, descriptor.name] =
            parts;
        Ok(())
    }
}
