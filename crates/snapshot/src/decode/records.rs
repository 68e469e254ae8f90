//! Tables whose objects all have the same parts: see `encode/records.rs`.

use diapause_vm::code_store::CodeId;
use diapause_vm::object::{
    BoundMethod, Cell, Class, ClassTraits, Descriptor, DictView, Exception, Function, Generator,
    MemoryView, Module, Range, Registers, ShapeId, Slice, Super, TracebackEntry, TracebackObject,
    Weak,
};
use diapause_vm::types::memoryview::item_size;
use diapause_vm::value::{Kind, Value};

use super::library::is_of_library;
use super::referents::Allow;
use super::stream::ReadBlocks;
use super::stream::Stream;
use super::values::Decoder;
use crate::column::BLOCK;
use crate::column::ints::{self, Sign};
use crate::error::{SnapshotError, ensure};
use crate::reader::Reader;
use crate::wire::Table;
use crate::wire::object::{descriptor_kind, flavor, generator_state, view_kind};

/// More than a program can write in `__slots__` of one class.
const MAX_MEMBERS: u32 = 1 << 16;

fn flag(number: i64) -> Result<bool, SnapshotError> {
    ensure!(number == 0 || number == 1, "{number} as yes or no");
    Ok(number == 1)
}

fn number32(number: i64) -> Result<u32, SnapshotError> {
    u32::try_from(number)
        .map_err(|_| SnapshotError::corrupt(format!("{number} as a number of 32 bits")))
}

/// One of a few alternatives.
fn one_of<T>(found: Option<T>, number: i64) -> Result<T, SnapshotError> {
    found.ok_or_else(|| SnapshotError::corrupt(format!("{number} as one of fewer alternatives")))
}

impl Decoder {
    /// The values of objects: `make` gets those of each in turn.
    pub(super) fn rows<const N: usize>(
        &mut self,
        reader: &mut Reader,
        count: usize,
        mut make: impl FnMut(&mut Self, usize, [Value; N]) -> Result<(), SnapshotError>,
    ) -> Result<(), SnapshotError> {
        let mut block = Vec::with_capacity(N * count.min(BLOCK));
        let mut done = 0;
        while done < count {
            let rows = BLOCK.min(count - done);
            block.clear();
            for _ in 0..N {
                self.block(reader, rows, Allow::Unbound, &mut block)?;
            }
            for row in 0..rows {
                let values = std::array::from_fn(|column| block[column * rows + row]);
                make(self, done + row, values)?;
            }
            done += rows;
        }
        Ok(())
    }

    pub(super) fn records(
        &mut self,
        reader: &mut Reader,
        table: Table,
        count: usize,
    ) -> Result<(), SnapshotError> {
        match table {
            Table::Range => self.rows(reader, count, |it, _, [start, stop, step]| {
                let (start, stop) = (it.integer(start)?, it.integer(stop)?);
                let step = it.integer(step)?;
                ensure!(step != Value::small(0), "a range of step 0");
                it.make(Range { start, stop, step }).map(drop)
            }),
            Table::Slice => self.rows(reader, count, |it, _, [start, stop, step]| {
                let (start, stop) = (it.bound(start)?, it.bound(stop)?);
                it.make(Slice { start, stop, step: it.bound(step)? }).map(drop)
            }),
            Table::Cell => {
                self.rows(reader, count, |it, _, [content]| it.make(Cell(content)).map(drop))
            }
            Table::BoundMethod => self.rows(reader, count, |it, _, [function, receiver]| {
                let (function, receiver) = (it.bound(function)?, it.bound(receiver)?);
                it.make(BoundMethod { function, receiver }).map(drop)
            }),
            Table::Super => self.rows(reader, count, |it, _, [class, object, object_type]| {
                let (class, object_type) = (it.class(class)?, it.class(object_type)?);
                it.make(Super { class, object, object_type }).map(drop)
            }),
            Table::DictView => {
                let kinds = self.numbers(reader, count)?;
                self.rows(reader, count, |it, nth, [dict]| {
                    let kind = one_of(view_kind::of(kinds[nth]), kinds[nth])?;
                    it.make(DictView { dict: it.of_kind(dict, Kind::Dict)?, kind }).map(drop)
                })
            }
            Table::Module => {
                let flags = self.numbers(reader, count)?;
                self.rows(reader, count, |it, nth, [name, dict]| {
                    let (name, dict) =
                        (it.of_kind(name, Kind::Str)?, it.of_kind(dict, Kind::Dict)?);
                    it.make(Module { name, dict, initializing: flag(flags[nth])? }).map(drop)
                })
            }
            Table::Traceback => self.tracebacks(reader, count),
            Table::Weak => {
                let flags = self.numbers(reader, count)?;
                self.rows(reader, count, |it, nth, [target, owner, callback]| {
                    let shared = flag(flags[nth])?;
                    let (owner, callback) = (it.bound(owner)?, it.bound(callback)?);
                    if shared && !target.is_unbound() {
                        it.charge::<(Value, Value)>(1)?;
                        it.heap().note_shared_weak(target, owner);
                    }
                    it.make(Weak { target, owner, callback, shared }).map(drop)
                })
            }
            Table::Resource => self.resources(reader, count),
            Table::Descriptor => {
                let kinds = self.numbers(reader, count)?;
                self.rows(reader, count, |it, nth, values: [Value; 5]| {
                    for value in values {
                        it.bound(value)?;
                    }
                    let [get, set, delete, doc, name] = values;
                    let kind = one_of(descriptor_kind::of(kinds[nth]), kinds[nth])?;
                    if kind.is_of_host() {
                        it.of_kind(set, Kind::Class)?;
                        it.optional(name, Kind::Str)?;
                    }
                    it.make(Descriptor { kind, get, set, delete, doc, name }).map(drop)
                })
            }
            Table::MemoryView => self.memory_views(reader, count),
            Table::Function => self.functions(reader, count),
            Table::Exception => self.exceptions(reader, count),
            Table::Generator => self.generators(reader, count),
            Table::Class => self.classes(reader, count),
            _ => Err(SnapshotError::Internal(format!("{table:?} is no table of records"))),
        }
    }

    fn tracebacks(&mut self, reader: &mut Reader, count: usize) -> Result<(), SnapshotError> {
        let codes = self.numbers(reader, count)?;
        let pcs = self.numbers(reader, count)?;
        let lookups = self.numbers(reader, count)?;
        self.rows(reader, count, |it, nth, [next]| {
            let next = it.optional(next, Kind::Traceback)?;
            let (code, pc) = (it.code(codes[nth])?, number32(pcs[nth])?);
            let count = it.machine.codes.code(code).map_or(0, |(_, code)| code.live.len());
            // Tracebacks do not show the library, whose code may be another one now.
            let pc = if is_of_library(&it.machine, code) {
                pc.min((count as u32).saturating_sub(1))
            } else {
                pc
            };
            ensure!((pc as usize) < count, "a traceback at instruction {pc} of {count}");
            let entry = TracebackEntry { code, pc, lookup: flag(lookups[nth])? };
            it.make(TracebackObject { next, entry }).map(drop)
        })
    }

    fn functions(&mut self, reader: &mut Reader, count: usize) -> Result<(), SnapshotError> {
        let codes = self.numbers(reader, count)?;
        self.rows(reader, count, |it, nth, values: [Value; 11]| {
            let [globals, defaults, keyword_defaults, closure, name, qualname, doc, rest @ ..] =
                values;
            let code = it.code(codes[nth])?;
            let [name, qualname, doc] = it.labels(code, [name, qualname, doc]);
            let [attributes, annotate, annotations, type_params] = rest;
            let all = [globals, defaults, keyword_defaults, closure, name, qualname, doc];
            for value in all.into_iter().chain(rest) {
                it.bound(value)?;
            }
            // The program can set the others to anything.
            let function = Function {
                code,
                globals: it.of_kind(globals, Kind::Dict)?,
                defaults,
                keyword_defaults,
                closure: it.optional(closure, Kind::Tuple)?,
                name,
                qualname,
                doc,
                attributes: it.optional(attributes, Kind::Dict)?,
                annotate,
                annotations: it.optional(annotations, Kind::Dict)?,
                type_params: it.optional(type_params, Kind::Tuple)?,
            };
            it.make(function).map(drop)
        })
    }

    /// Name, qualified name and docstring of a function; those that are left out are its code's.
    fn labels(&self, code: CodeId, own: [Value; 3]) -> [Value; 3] {
        let labels = self.machine.codes.known_unit(code).map(|unit| unit.labels);
        let mut all = own;
        for (own, label) in all.iter_mut().zip(labels.into_iter().flatten()) {
            if own.is_unbound() {
                *own = label;
            }
        }
        all
    }

    fn exceptions(&mut self, reader: &mut Reader, count: usize) -> Result<(), SnapshotError> {
        let flags = self.numbers(reader, count)?;
        self.rows(reader, count, |it, nth, values: [Value; 7]| {
            let [class, args, attributes, cause, context, traceback, fields] = values;
            let exception = Exception {
                class: it.class(class)?,
                args: it.of_kind(args, Kind::Tuple)?,
                attributes: it.optional(attributes, Kind::Dict)?,
                fields: it.optional(fields, Kind::Dict)?,
                cause: it.optional(cause, Kind::Exception)?,
                context: it.optional(context, Kind::Exception)?,
                suppress_context: flag(flags[nth])?,
                traceback: it.optional(traceback, Kind::Traceback)?,
            };
            it.make(exception).map(drop)
        })
    }

    fn memory_views(&mut self, reader: &mut Reader, count: usize) -> Result<(), SnapshotError> {
        let starts = self.numbers(reader, count)?;
        let counts = self.numbers(reader, count)?;
        let mut strides = Vec::new();
        ints::read(reader, count, Sign::Signed, &mut strides)?;
        let formats = self.numbers(reader, count)?;
        let flags = self.numbers(reader, count)?;
        self.rows(reader, count, |it, nth, [object]| {
            // What it is a view of is checked once everything is read.
            let object = it.bound(object)?;
            let format = u8::try_from(formats[nth]).ok().filter(|&it| item_size(it).is_some());
            ensure!((0..4).contains(&flags[nth]), "{} as two flags", flags[nth]);
            let view = MemoryView {
                object,
                start: number32(starts[nth])? as usize,
                count: number32(counts[nth])? as usize,
                stride: strides[nth],
                format: one_of(format, formats[nth])?,
                native: flags[nth] & 1 != 0,
                read_only: flags[nth] & 2 != 0,
            };
            it.make(view).map(drop)
        })
    }

    fn generators(&mut self, reader: &mut Reader, count: usize) -> Result<(), SnapshotError> {
        let flags = self.numbers(reader, count)?;
        let codes = self.numbers(reader, count)?;
        let pcs = self.numbers(reader, count)?;
        let lengths = self.numbers(reader, count)?;
        let room = |&length: &i64| Registers::room(length as usize) as u64;
        self.charge_total(lengths.iter().map(room))?;
        self.rows(reader, count, |it, nth, [globals, handled, names]| {
            let flags = flags[nth];
            let generator = Generator {
                flavor: one_of(flavor::of(flags >> 4), flags)?,
                stepping: flags & 4 != 0,
                known: flags & 8 != 0,
                state: one_of(generator_state::of(flags & 3), flags)?,
                code: it.code(codes[nth])?,
                globals: it.of_kind(globals, Kind::Dict)?,
                names: it.optional(names, Kind::Tuple)?,
                pc: number32(pcs[nth])?,
                handled: it.optional(handled, Kind::Exception)?,
                registers: Registers::default(),
            };
            it.make(generator).map(drop)
        })?;
        let mut stream = Stream::new(&lengths, Allow::Register);
        for (generator, length) in self.all(Kind::Generator, count).into_iter().zip(lengths) {
            let mut registers = Vec::with_capacity(length as usize);
            stream.take(self, reader, length as usize, &mut registers)?;
            self.no_intrinsics(self.machine.heap.generator(generator).code, &registers)?;
            self.heap().generator_mut(generator).registers = registers.as_slice().into();
        }
        Ok(())
    }

    fn classes(&mut self, reader: &mut Reader, count: usize) -> Result<(), SnapshotError> {
        let members = self.numbers(reader, count)?;
        let orders = self.numbers(reader, count)?;
        let bases = self.numbers(reader, count)?;
        let mros = self.numbers(reader, count)?;
        let all = bases.iter().chain(&mros);
        self.charge_total(all.clone().map(|&length| length as u64))?;
        self.rows(reader, count, |it, nth, [name, qualname, dict, layout, metatype]| {
            let count = number32(members[nth] >> 1)?;
            ensure!(count <= MAX_MEMBERS, "a class with {count} members");
            let (layout, has_dict) = (it.built_in_type(layout)?, members[nth] & 1 == 1);
            // Instances are there already.
            let before = it.replaced.get(nth).map(|&at| Value::other(Kind::Class, at));
            let before = before.map(|class| it.machine.heap.class(class));
            ensure!(
                before.is_none_or(
                    |old| (old.layout, old.members, old.has_dict) == (layout, count, has_dict)
                ),
                "a class whose instances are stored in another way than before"
            );
            let class = Class {
                name: it.of_kind(name, Kind::Str)?,
                qualname: it.of_kind(qualname, Kind::Str)?,
                bases: Box::new([]),
                mro: Box::new([]),
                dict: it.of_kind(dict, Kind::Dict)?,
                root_shape: before.map_or(ShapeId::DICT, |old| old.root_shape),
                layout,
                metatype: it.class(metatype)?,
                members: count,
                has_dict,
                order: number32(orders[nth])?,
                volatile: false,
                traits: ClassTraits::default(),
            };
            it.make(class).map(drop)
        })?;
        let total = all.fold(0, |total, &length| total + length as usize);
        let mut stream = Stream::of(total, Allow::Value);
        let classes = self.all(Kind::Class, count);
        for (nth, ((value, bases), mro)) in classes.into_iter().zip(bases).zip(mros).enumerate() {
            let bases: Box<[Value]> = stream.slice(self, reader, bases)?.into();
            // The order of lookups begins with the class itself.
            self.charge::<Value>(1)?;
            let mut order = Vec::with_capacity(mro as usize + 1);
            order.push(value);
            stream.take(self, reader, mro as usize, &mut order)?;
            for &class in bases.iter().chain(&order) {
                self.class(class)?;
            }
            let (carried, old) = {
                let class = self.heap().class(value);
                (class.layout.is_carried(), class.root_shape)
            };
            let root_shape = match nth < self.replaced.len() {
                true => old,
                false => {
                    let made = self.heap().new_root_shape(value, carried);
                    self.trapped(made)?
                }
            };
            let class = self.heap().class_mut(value);
            class.bases = bases;
            class.mro = order.into();
            class.root_shape = root_shape;
        }
        Ok(())
    }
}
