//! Values, references to code, and the section of natives.

use std::collections::{HashMap, HashSet};

use diapause_vm::builtins;
use diapause_vm::code_store::CodeId;
use diapause_vm::heap::{FIRST_IDENTITY, Heap, IDENTITY_STEP};
use diapause_vm::machine::Machine;
use diapause_vm::trap::Trap;
use diapause_vm::types::TypeId;
use diapause_vm::value::{Kind, Value};

use super::records::InstanceShape;
use crate::constants;
use crate::error::{SnapshotError, ensure};
use crate::hashing::{PlainHashes, PlainKeys};
use crate::library;
use crate::reader::Reader;
use crate::wire::{Table, WireCodeRef, WireNative, WireValue};

/// More identity numbers than any program can ask for.
const MAX_IDENTITIES: u64 = 1 << 40;

/// How many steps of lookups loading may take in all, however keys collide.
const PROBES: u64 = 1 << 29;

/// Something of the interpreter.
#[derive(Clone, Copy, Debug)]
enum Native {
    Value(Value),
    /// A built-in function that only the library calls, and only with what it expects.
    Private(Value),
    Code(CodeId),
}

/// What is read so far.
pub struct Decoder {
    pub machine: Machine,
    limit: usize,
    constants: Vec<Value>,
    natives: Vec<Native>,
    pub tables: Vec<Vec<Value>>,
    pub instance_shapes: Vec<InstanceShape>,
    /// Whether what is read are registers of library code.
    pub in_library: bool,
    pub keys: PlainKeys,
    pub hashes: PlainHashes,
    pub probes: u64,
}

impl Decoder {
    pub fn new(machine: Machine, limit: usize) -> Self {
        Self {
            constants: constants::of(&machine),
            machine,
            limit,
            natives: Vec::new(),
            tables: vec![Vec::new(); Table::ALL.len()],
            instance_shapes: Vec::new(),
            in_library: false,
            keys: PlainKeys::default(),
            hashes: PlainHashes::default(),
            probes: PROBES,
        }
    }

    pub fn heap(&mut self) -> &mut Heap {
        &mut self.machine.heap
    }

    /// Turns a trap of the heap into an error.
    pub fn trapped<T>(&self, result: Result<T, Trap>) -> Result<T, SnapshotError> {
        result.map_err(|trap| SnapshotError::from_trap(trap, self.limit))
    }

    /// Charges memory that is about to be allocated.
    pub fn charge<T>(&mut self, count: usize) -> Result<(), SnapshotError> {
        let result = self.machine.heap.charge(count.saturating_mul(size_of::<T>()));
        self.trapped(result)
    }

    /// The section of natives.
    pub fn natives(&mut self, mut reader: Reader) -> Result<(), SnapshotError> {
        let schema = |what: String| Err(SnapshotError::Schema { what });
        while !reader.is_empty() {
            let native = match reader.get::<WireNative>()? {
                WireNative::Builtin(name) => match builtins::index_of(name) {
                    // Those with a dot are functions of modules, `_operator.add` too.
                    Some(value)
                        if name.starts_with('_')
                            && !name.ends_with("__")
                            && !name.contains('.') =>
                    {
                        Native::Private(value)
                    }
                    Some(value) => Native::Value(value),
                    None => return schema(format!("there is no built-in function {name:?}")),
                },
                WireNative::Type(name) => match TypeId::ALL.iter().find(|id| id.name() == name) {
                    Some(id) => Native::Value(id.value()),
                    None => return schema(format!("there is no built-in type {name:?}")),
                },
                WireNative::Library(name, ordinal) => match library::index(name, ordinal) {
                    Some(index) => Native::Value(Value::other(Kind::Library, index)),
                    None => return schema(format!("there is no library function {name:?}")),
                },
                WireNative::LibraryCode(name, ordinal, hash) => {
                    match library::index(name, ordinal) {
                        Some(index) if library::hash(index) == Some(hash) => {
                            Native::Code(CodeId::library(index))
                        }
                        Some(_) => {
                            return schema(format!(
                                "the library function {name:?} is another than the one that was \
                                 running"
                            ));
                        }
                        None => return schema(format!("there is no library function {name:?}")),
                    }
                }
            };
            self.natives.push(native);
        }
        Ok(())
    }

    fn native(&self, place: u32) -> Result<Native, SnapshotError> {
        self.natives.get(place as usize).copied().ok_or_else(|| {
            SnapshotError::corrupt(format!("native {place} of {}", self.natives.len()))
        })
    }

    /// A code object.
    pub fn code(&self, wire: WireCodeRef) -> Result<CodeId, SnapshotError> {
        match wire {
            WireCodeRef::Program(index) => {
                let count = self.machine.codes.program().len();
                ensure!((index as usize) < count, "code {index} of {count}");
                Ok(CodeId(index))
            }
            WireCodeRef::Library(place) => match self.native(place)? {
                Native::Code(code) => Ok(code),
                other => Err(SnapshotError::corrupt(format!("{other:?}, expected code"))),
            },
        }
    }

    /// A value or one of the marks that are none.
    #[inline]
    pub fn any(&self, wire: WireValue) -> Result<Value, SnapshotError> {
        let (table, number) = match wire {
            WireValue::Unbound => return Ok(Value::UNBOUND),
            WireValue::None => return Ok(Value::NONE),
            WireValue::False => return Ok(Value::FALSE),
            WireValue::True => return Ok(Value::TRUE),
            WireValue::Ellipsis => return Ok(Value::ELLIPSIS),
            WireValue::NotImplemented => return Ok(Value::NOT_IMPLEMENTED),
            WireValue::Deleted => return Ok(Value::DELETED),
            WireValue::Int(int) => {
                return Value::try_int(int).ok_or_else(|| {
                    SnapshotError::corrupt(format!("{int} as an integer of 62 bits"))
                });
            }
            WireValue::Float(float) => {
                return Value::try_float(float).ok_or_else(|| {
                    SnapshotError::corrupt(format!("{float} as a float that is no object"))
                });
            }
            WireValue::Constant(number) => return self.constant(number),
            WireValue::ExternalConstant(number) => {
                let name = self.constant(number)?;
                ensure!(name.is(Kind::Str), "{name:?} as the name of a host function");
                return Ok(Value::other(Kind::External, name.index()));
            }
            WireValue::External(number) => {
                let name = self.member(Table::Interned, number)?;
                return Ok(Value::other(Kind::External, name.index()));
            }
            WireValue::Native(place) => {
                return match self.native(place)? {
                    Native::Value(value) => Ok(value),
                    Native::Private(value) if self.in_library => Ok(value),
                    other => Err(SnapshotError::corrupt(format!("{other:?}, expected a value"))),
                };
            }
            WireValue::Str(number) => (Table::Str, number),
            WireValue::Interned(number) => (Table::Interned, number),
            WireValue::BigInt(number) => (Table::BigInt, number),
            WireValue::BoxedFloat(number) => (Table::BoxedFloat, number),
            WireValue::Bytes(number) => (Table::Bytes, number),
            WireValue::List(number) => (Table::List, number),
            WireValue::Tuple(number) => (Table::Tuple, number),
            WireValue::Dict(number) => (Table::Dict, number),
            WireValue::Set(number) => (Table::Set, number),
            WireValue::Range(number) => (Table::Range, number),
            WireValue::Slice(number) => (Table::Slice, number),
            WireValue::Cell(number) => (Table::Cell, number),
            WireValue::Function(number) => (Table::Function, number),
            WireValue::BoundMethod(number) => (Table::BoundMethod, number),
            WireValue::Class(number) => (Table::Class, number),
            WireValue::Instance(number) => (Table::Instance, number),
            WireValue::Exception(number) => (Table::Exception, number),
            WireValue::Generator(number) => (Table::Generator, number),
            WireValue::Iterator(number) => (Table::Iterator, number),
            WireValue::Descriptor(number) => (Table::Descriptor, number),
            WireValue::DictView(number) => (Table::DictView, number),
            WireValue::Super(number) => (Table::Super, number),
            WireValue::Module(number) => (Table::Module, number),
            WireValue::Traceback(number) => (Table::Traceback, number),
            WireValue::Complex(number) => (Table::Complex, number),
            WireValue::ByteArray(number) => (Table::ByteArray, number),
            WireValue::MemoryView(number) => (Table::MemoryView, number),
            WireValue::Weak(number) => (Table::Weak, number),
        };
        self.member(table, number)
    }

    #[inline]
    fn member(&self, table: Table, number: u32) -> Result<Value, SnapshotError> {
        let objects = &self.tables[table as usize];
        match objects.get(number as usize) {
            Some(&value) => Ok(value),
            None => Err(SnapshotError::corrupt(format!(
                "object {number} of {} in the table {table:?}",
                objects.len()
            ))),
        }
    }

    fn constant(&self, number: u32) -> Result<Value, SnapshotError> {
        self.constants.get(number as usize).copied().ok_or_else(|| {
            SnapshotError::corrupt(format!("constant {number} of {}", self.constants.len()))
        })
    }

    /// A value that Python code may see.
    #[inline]
    pub fn value(&self, wire: WireValue) -> Result<Value, SnapshotError> {
        let value = self.any(wire)?;
        ensure!(
            !value.is_unbound() && value != Value::DELETED,
            "{wire:?} where a value is expected"
        );
        Ok(value)
    }

    /// A value, or nothing.
    #[inline]
    pub fn register(&self, wire: WireValue) -> Result<Value, SnapshotError> {
        let value = self.any(wire)?;
        ensure!(value != Value::DELETED, "{wire:?} where a value is expected");
        Ok(value)
    }

    /// Values that Python code may see.
    pub fn values(&mut self, wires: &[WireValue]) -> Result<Vec<Value>, SnapshotError> {
        self.charge::<Value>(wires.len())?;
        wires.iter().map(|&wire| self.value(wire)).collect()
    }

    /// A value of one kind.
    pub fn of_kind(&self, wire: WireValue, kind: Kind) -> Result<Value, SnapshotError> {
        let value = self.any(wire)?;
        ensure!(value.is(kind), "{wire:?}, expected {kind:?}");
        Ok(value)
    }

    /// A value of one kind, or None.
    pub fn optional(&self, wire: WireValue, kind: Kind) -> Result<Value, SnapshotError> {
        let value = self.any(wire)?;
        ensure!(value.is_none() || value.is(kind), "{wire:?}, expected {kind:?} or None");
        Ok(value)
    }

    /// An integer of any size.
    pub fn integer(&self, wire: WireValue) -> Result<Value, SnapshotError> {
        let value = self.any(wire)?;
        ensure!(value.is_small() || value.is(Kind::BigInt), "{wire:?}, expected an integer");
        Ok(value)
    }

    /// A class or a built-in type.
    pub fn class(&self, wire: WireValue) -> Result<Value, SnapshotError> {
        let value = self.any(wire)?;
        ensure!(value.is(Kind::Class) || value.is(Kind::Type), "{wire:?}, expected a class");
        Ok(value)
    }

    /// A built-in type.
    pub fn built_in_type(&self, wire: WireValue) -> Result<TypeId, SnapshotError> {
        TypeId::of(self.any(wire)?)
            .ok_or_else(|| SnapshotError::corrupt(format!("{wire:?}, expected a built-in type")))
    }

    /// The section of identities.
    pub fn identities(&mut self, mut reader: Reader) -> Result<(), SnapshotError> {
        if reader.is_empty() {
            return Ok(());
        }
        let given: u64 = reader.get()?;
        ensure!(given <= MAX_IDENTITIES, "{given} identity numbers, of at most {MAX_IDENTITIES}");
        let count = reader.count()?;
        self.charge::<(Value, u64)>(count)?;
        let mut known = HashMap::with_capacity(count);
        let mut seen = HashSet::with_capacity(count);
        let mut ordinal = 0_u64;
        for _ in 0..count {
            let (distance, wire): (u64, WireValue) = reader.get()?;
            ordinal = ordinal.saturating_add(distance);
            ensure!(ordinal < given, "identity number {ordinal} of {given}");
            let value = self.value(wire)?;
            let first = seen.insert(ordinal);
            ensure!(first, "identity number {ordinal} twice");
            let id = FIRST_IDENTITY + ordinal * IDENTITY_STEP;
            ensure!(known.insert(value, id).is_none(), "{value:?} has two identity numbers");
        }
        reader.end()?;
        self.heap().set_identities(known, given);
        Ok(())
    }
}
