//! Tables whose objects all have the same parts: a column for each number, then, for every 1024
//! objects, a block for each value.

use diapause_vm::code_store::CodeStore;
use diapause_vm::object::Function;
use diapause_vm::value::Value;

use super::block::Pieces;
use super::codes::Use;
use super::values::Encoder;
use crate::column::BLOCK;
use crate::column::ints::{self, Sign};
use crate::wire::Table;
use crate::wire::object::{descriptor_kind, flavor, generator_state, view_kind};
use crate::writer::Writer;

/// A column of numbers.
fn numbers(writer: &mut Writer, objects: &[Value], number: impl FnMut(&Value) -> i64) {
    let column: Vec<i64> = objects.iter().map(number).collect();
    ints::write(writer, &column, Sign::Unsigned);
}

/// Name, qualified name and docstring of a function; no value for those that its code has.
pub fn own_labels(codes: &CodeStore, function: &Function) -> [Value; 3] {
    let labels = codes.known_unit(function.code).map(|unit| unit.labels);
    let mut own = [function.name, function.qualname, function.doc];
    for (own, label) in own.iter_mut().zip(labels.into_iter().flatten()) {
        if *own == label {
            *own = Value::UNBOUND;
        }
    }
    own
}

impl Encoder<'_> {
    /// The values of objects, transposed: `values` gives those of one.
    pub(super) fn rows<const N: usize>(
        &mut self,
        writer: &mut Writer,
        objects: &[Value],
        values: impl Fn(Value) -> [Value; N],
    ) {
        let mut block = Vec::with_capacity(N * objects.len().min(BLOCK));
        for group in objects.chunks(BLOCK) {
            block.clear();
            block.resize(N * group.len(), Value::NONE);
            for (row, &object) in group.iter().enumerate() {
                for (column, value) in values(object).into_iter().enumerate() {
                    block[column * group.len() + row] = value;
                }
            }
            block.chunks(group.len()).for_each(|column| self.block(writer, column));
        }
    }

    pub(super) fn records(&mut self, writer: &mut Writer, table: Table, objects: &[Value]) {
        let heap = &self.machine.heap;
        match table {
            Table::Range => self.rows(writer, objects, |value| {
                let range = heap.range(value);
                [range.start, range.stop, range.step]
            }),
            Table::Slice => self.rows(writer, objects, |value| {
                let slice = heap.slice(value);
                [slice.start, slice.stop, slice.step]
            }),
            Table::Cell => self.rows(writer, objects, |value| [heap.cell(value).0]),
            Table::BoundMethod => self.rows(writer, objects, |value| {
                let method = heap.bound_method(value);
                [method.function, method.receiver]
            }),
            Table::Super => self.rows(writer, objects, |value| {
                let object = heap.super_object(value);
                [object.class, object.object, object.object_type]
            }),
            Table::DictView => {
                numbers(writer, objects, |&value| view_kind::number(heap.dict_view(value).kind));
                self.rows(writer, objects, |value| [heap.dict_view(value).dict]);
            }
            Table::Module => {
                numbers(writer, objects, |&value| heap.module(value).initializing.into());
                self.rows(writer, objects, |value| {
                    let module = heap.module(value);
                    [module.name, module.dict]
                });
            }
            Table::Traceback => {
                numbers(writer, objects, |&value| {
                    self.code(heap.traceback(value).entry.code, Use::Passed)
                });
                numbers(writer, objects, |&value| heap.traceback(value).entry.pc.into());
                numbers(writer, objects, |&value| heap.traceback(value).entry.lookup.into());
                self.rows(writer, objects, |value| [heap.traceback(value).next]);
            }
            Table::Weak => {
                numbers(writer, objects, |&value| heap.weak(value).shared.into());
                self.rows(writer, objects, |value| {
                    let weak = heap.weak(value);
                    [weak.target, weak.owner, weak.callback]
                });
            }
            Table::Resource => {
                self.rows(writer, objects, |value| [heap.resource(value).class]);
            }
            Table::Descriptor => {
                numbers(writer, objects, |&value| {
                    descriptor_kind::number(heap.descriptor(value).kind)
                });
                self.rows(writer, objects, |value| {
                    let it = heap.descriptor(value);
                    [it.get, it.set, it.delete, it.doc, it.name]
                });
            }
            Table::MemoryView => {
                numbers(writer, objects, |&value| heap.memory_view(value).start as i64);
                numbers(writer, objects, |&value| heap.memory_view(value).count as i64);
                let strides: Vec<i64> =
                    objects.iter().map(|&value| heap.memory_view(value).stride).collect();
                ints::write(writer, &strides, Sign::Signed);
                numbers(writer, objects, |&value| heap.memory_view(value).format.into());
                numbers(writer, objects, |&value| {
                    let view = heap.memory_view(value);
                    i64::from(view.native) | i64::from(view.read_only) << 1
                });
                self.rows(writer, objects, |value| [heap.memory_view(value).object]);
            }
            Table::Function => {
                numbers(writer, objects, |&value| {
                    self.code(heap.function(value).code, Use::Called)
                });
                let codes = &self.machine.codes;
                self.rows(writer, objects, |value| {
                    let it = heap.function(value);
                    let [name, qualname, doc] = own_labels(codes, it);
                    [
                        it.globals,
                        it.defaults,
                        it.keyword_defaults,
                        it.closure,
                        name,
                        qualname,
                        doc,
                        it.attributes,
                        it.annotate,
                        it.annotations,
                        it.type_params,
                    ]
                });
            }
            Table::Exception => {
                numbers(writer, objects, |&value| heap.exception(value).suppress_context.into());
                self.rows(writer, objects, |value| {
                    let it = heap.exception(value);
                    [
                        it.class,
                        it.args,
                        it.attributes,
                        it.cause,
                        it.context,
                        it.traceback,
                        it.fields,
                    ]
                });
            }
            Table::Generator => self.generators(writer, objects),
            Table::Class => self.classes(writer, objects),
            _ => {}
        }
    }

    fn generators(&mut self, writer: &mut Writer, objects: &[Value]) {
        let heap = &self.machine.heap;
        numbers(writer, objects, |&value| {
            let it = heap.generator(value);
            generator_state::number(it.state)
                | i64::from(it.stepping) << 2
                | i64::from(it.known) << 3
                | flavor::number(it.flavor) << 4
        });
        numbers(writer, objects, |&value| self.code(heap.generator(value).code, Use::Runs));
        numbers(writer, objects, |&value| heap.generator(value).pc.into());
        numbers(writer, objects, |&value| heap.generator(value).registers.len() as i64);
        self.rows(writer, objects, |value| {
            let it = heap.generator(value);
            [it.globals, it.handled, it.names]
        });
        let mut registers = Pieces::new(self);
        for &object in objects {
            registers.add(self, writer, &heap.generator(object).registers);
        }
        registers.end(self, writer);
    }

    fn classes(&mut self, writer: &mut Writer, objects: &[Value]) {
        let heap = &self.machine.heap;
        // The order of lookups begins with the class itself, which is not written.
        let order = |value: Value| heap.class(value).mro.get(1..).unwrap_or_default();
        numbers(writer, objects, |&value| {
            let class = heap.class(value);
            i64::from(class.has_dict) | i64::from(class.members) << 1
        });
        numbers(writer, objects, |&value| heap.class(value).order.into());
        numbers(writer, objects, |&value| heap.class(value).bases.len() as i64);
        numbers(writer, objects, |&value| order(value).len() as i64);
        self.rows(writer, objects, |value| {
            let class = heap.class(value);
            [class.name, class.qualname, class.dict, class.layout.value(), class.metatype]
        });
        let mut classes = Pieces::new(self);
        for &object in objects {
            classes.add(self, writer, &heap.class(object).bases);
            classes.add(self, writer, order(object));
        }
        classes.end(self, writer);
    }
}
