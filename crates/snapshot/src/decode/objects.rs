//! The tables of objects. Those that refer to nothing are made as they are read; all others are
//! made empty first.

use diapause_vm::code_store::CodeId;
use diapause_vm::heap::Allocate;
use diapause_vm::object::{
    BoundMethod, Cell, Class, ClassTraits, Descriptor, DescriptorKind, Dict, DictView, Exception,
    Flavor, Function, Generator, GeneratorState, Instance, Iter, List, MemoryView, Module, Range,
    Set, ShapeId, Slice, Super, TracebackEntry, TracebackObject, Tuple, ViewKind, Weak,
};
use diapause_vm::types::TypeId;
use diapause_vm::value::{Kind, Value};

use super::values::Decoder;
use crate::error::{SnapshotError, ensure};
use crate::reader::Reader;
use crate::wire::{Table, WireShape};

impl Decoder {
    /// The section of objects.
    pub fn objects(&mut self, mut reader: Reader) -> Result<(), SnapshotError> {
        if reader.is_empty() {
            return Ok(());
        }
        let mut counts = [0; Table::ALL.len()];
        let filled: u8 = reader.get()?;
        let mut next = 0;
        for _ in 0..filled {
            let table: u8 = reader.get()?;
            ensure!(
                table >= next && (table as usize) < counts.len(),
                "table {table}, expected {next} to {}",
                counts.len() - 1
            );
            next = table + 1;
            counts[table as usize] = reader.count()?;
        }
        let shapes: Vec<WireShape> =
            if counts[Table::Instance as usize] > 0 { reader.get()? } else { Vec::new() };
        for &table in Table::ALL {
            for _ in 0..counts[table as usize] {
                let value = match table {
                    Table::Str => {
                        let text = reader.text()?;
                        let result = self.heap().new_str(text);
                        self.trapped(result)?
                    }
                    Table::Interned => {
                        let text = reader.text()?;
                        let result = self.heap().intern(text);
                        self.trapped(result)?
                    }
                    Table::BigInt => self.big_int(&mut reader)?,
                    Table::BoxedFloat => {
                        let float = reader.get()?;
                        let result = self.heap().new_float(float);
                        let value = self.trapped(result)?;
                        ensure!(value.is(Kind::Float), "{float} as a float that is an object");
                        value
                    }
                    Table::Bytes => {
                        let count = reader.count()?;
                        let bytes = reader.raw(count)?;
                        let result = self.heap().new_bytes(bytes);
                        self.trapped(result)?
                    }
                    Table::Complex => {
                        let (real, imag) = reader.get()?;
                        let result = self.heap().new_complex(real, imag);
                        self.trapped(result)?
                    }
                    Table::ByteArray => {
                        let count = reader.count()?;
                        let bytes = reader.raw(count)?;
                        let result = self.heap().new_byte_array(bytes.to_vec());
                        self.trapped(result)?
                    }
                    _ => self.empty(table)?,
                };
                self.tables[table as usize].push(value);
            }
        }
        for &table in Table::ALL {
            if table as usize == Table::Instance as usize {
                self.shapes(&shapes)?;
            }
            for number in 0..counts[table as usize] {
                let value = self.tables[table as usize][number];
                match self.fill(table, value, &mut reader) {
                    Err(SnapshotError::Corrupt { what }) => {
                        return Err(SnapshotError::corrupt(format!("{table:?} {number}: {what}")));
                    }
                    result => result?,
                }
            }
        }
        reader.end()?;
        for number in 0..counts[Table::Class as usize] {
            let class = self.tables[Table::Class as usize][number];
            self.machine.heap.refresh_class(class);
        }
        Ok(())
    }

    fn big_int(&mut self, reader: &mut Reader) -> Result<Value, SnapshotError> {
        let negative: bool = reader.get()?;
        let count = reader.count()?;
        let magnitude = reader.raw(count)?;
        let sign = if negative { num_bigint::Sign::Minus } else { num_bigint::Sign::Plus };
        self.charge::<u8>(count)?;
        let number = num_bigint::BigInt::from_bytes_le(sign, magnitude);
        let result = self.heap().new_big_int(number);
        let value = self.trapped(result)?;
        ensure!(value.is(Kind::BigInt), "{value:?} as an integer beyond 62 bits");
        Ok(value)
    }

    fn alloc<T: Allocate>(&mut self, object: T) -> Result<Value, SnapshotError> {
        let result = self.machine.heap.alloc(object);
        self.trapped(result)
    }

    /// An object that is filled later.
    fn empty(&mut self, table: Table) -> Result<Value, SnapshotError> {
        let none = Value::NONE;
        match table {
            Table::Range => self.alloc(Range { start: none, stop: none, step: none }),
            Table::Tuple => self.alloc(Tuple { items: diapause_vm::object::Items::new() }),
            Table::Slice => self.alloc(Slice { start: none, stop: none, step: none }),
            Table::List => self.alloc(List::default()),
            Table::Cell => self.alloc(Cell(none)),
            Table::Function => self.alloc(Function {
                annotate: none,
                annotations: none,
                type_params: none,
                code: CodeId(0),
                globals: none,
                defaults: none,
                keyword_defaults: none,
                closure: none,
                name: none,
                qualname: none,
                doc: none,
                attributes: none,
            }),
            Table::BoundMethod => self.alloc(BoundMethod { function: none, receiver: none }),
            Table::Class => self.alloc(Class {
                name: none,
                qualname: none,
                bases: Box::new([]),
                mro: Box::new([]),
                dict: none,
                root_shape: ShapeId::DICT,
                layout: TypeId::Object,
                metatype: none,
                members: 0,
                has_dict: true,
                order: 0,
                volatile: false,
                traits: ClassTraits::default(),
            }),
            Table::Instance => self.alloc(Instance {
                class: none,
                shape: ShapeId::DICT,
                slots: diapause_vm::object::Slots::new(),
            }),
            Table::Exception => self.alloc(Exception {
                class: none,
                args: none,
                attributes: none,
                fields: none,
                cause: none,
                context: none,
                suppress_context: false,
                traceback: none,
            }),
            Table::Generator => self.alloc(Generator {
                flavor: Flavor::Generator,
                stepping: false,
                known: false,
                state: GeneratorState::Finished,
                code: CodeId(0),
                globals: none,
                pc: 0,
                handled: none,
                names: none,
                registers: Vec::new(),
            }),
            Table::Iterator => self.alloc(Iter::Exhausted("iterator")),
            Table::Descriptor => self.alloc(Descriptor {
                kind: DescriptorKind::Property,
                get: none,
                set: none,
                delete: none,
                doc: none,
                name: none,
            }),
            Table::DictView => self.alloc(DictView { dict: none, kind: ViewKind::Keys }),
            Table::Super => self.alloc(Super { class: none, object: none, object_type: none }),
            Table::Module => self.alloc(Module { name: none, dict: none, initializing: false }),
            Table::Traceback => self.alloc(TracebackObject {
                next: none,
                entry: TracebackEntry { code: CodeId(0), pc: 0, lookup: false },
            }),
            Table::Weak => self.alloc(Weak {
                target: Value::UNBOUND,
                owner: none,
                callback: none,
                shared: false,
            }),
            Table::Dict => self.alloc(Dict::default()),
            Table::Set => self.alloc(Set::default()),
            Table::MemoryView => self.alloc(MemoryView {
                object: none,
                start: 0,
                count: 0,
                stride: 1,
                format: b'B',
                native: false,
                read_only: true,
            }),
            Table::Str
            | Table::Interned
            | Table::BigInt
            | Table::BoxedFloat
            | Table::Bytes
            | Table::Complex
            | Table::ByteArray => {
                Err(SnapshotError::Internal(format!("{table:?} has nothing to fill")))
            }
        }
    }
}
