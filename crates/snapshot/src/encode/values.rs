//! Values, references to code, and the section of natives.

use std::collections::{HashMap, HashSet};

use diapause_vm::builtins;
use diapause_vm::code_store::CodeId;
use diapause_vm::heap::{FIRST_IDENTITY, IDENTITY_STEP};
use diapause_vm::machine::Machine;
use diapause_vm::types::TypeId;
use diapause_vm::value::{Kind, Unpacked, Value};

use super::discover::{Found, Number, object_of};
use crate::error::SnapshotError;
use crate::library;
use crate::wire::{Table, WireCodeRef, WireNative, WireValue};
use crate::writer::Writer;

/// What is written so far, besides sections that are complete.
pub struct Encoder<'m> {
    pub machine: &'m Machine,
    pub found: Found,
    /// Dicts that something iterates over.
    pub iterated: HashSet<Value>,
    natives: Vec<Native>,
    places: HashMap<Native, u32>,
}

/// Something of the interpreter, by its place in this build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Native {
    Builtin(u32),
    Type(u32),
    Library(u32),
    LibraryCode(u32),
}

impl<'m> Encoder<'m> {
    pub fn new(machine: &'m Machine, found: Found) -> Self {
        Self {
            machine,
            found,
            iterated: HashSet::new(),
            natives: Vec::new(),
            places: HashMap::new(),
        }
    }

    fn native(&mut self, native: Native) -> u32 {
        let next = self.natives.len() as u32;
        let place = *self.places.entry(native).or_insert(next);
        if place == next {
            self.natives.push(native);
        }
        place
    }

    /// A value.
    #[inline]
    pub fn value(&mut self, value: Value) -> Result<WireValue, SnapshotError> {
        let (kind, index) = match value.unpack() {
            Unpacked::Int(int) => return Ok(WireValue::Int(int)),
            Unpacked::Float(float) => return Ok(WireValue::Float(float)),
            Unpacked::Other(kind, index) => (kind, index),
        };
        Ok(match kind {
            Kind::Const => match value {
                Value::NONE => WireValue::None,
                Value::FALSE => WireValue::False,
                Value::TRUE => WireValue::True,
                Value::ELLIPSIS => WireValue::Ellipsis,
                Value::NOT_IMPLEMENTED => WireValue::NotImplemented,
                Value::UNBOUND => WireValue::Unbound,
                Value::DELETED => WireValue::Deleted,
                other => return Err(SnapshotError::Internal(format!("no such value: {other:?}"))),
            },
            Kind::Builtin => WireValue::Native(self.native(Native::Builtin(index))),
            Kind::Type => WireValue::Native(self.native(Native::Type(index))),
            Kind::Library => WireValue::Native(self.native(Native::Library(index))),
            _ => return self.object(value),
        })
    }

    fn object(&self, value: Value) -> Result<WireValue, SnapshotError> {
        let heap = &self.machine.heap;
        let external = value.is(Kind::External);
        let (table, number) = match self.found.number(heap, object_of(value)) {
            Some(Number::Constant(number)) if external => {
                return Ok(WireValue::ExternalConstant(number));
            }
            Some(Number::Constant(number)) => return Ok(WireValue::Constant(number)),
            Some(Number::In(table, number)) => (table, number),
            // A register that is about to be written.
            None if !heap.is_live(value) => return Ok(WireValue::Unbound),
            None => {
                return Err(SnapshotError::Internal(format!("{value:?} was not found before")));
            }
        };
        if external {
            return match table {
                Table::Interned => Ok(WireValue::External(number)),
                _ => Err(SnapshotError::Internal("a host function without a name".into())),
            };
        }
        Ok(match table {
            Table::Str => WireValue::Str(number),
            Table::Interned => WireValue::Interned(number),
            Table::BigInt => WireValue::BigInt(number),
            Table::BoxedFloat => WireValue::BoxedFloat(number),
            Table::Bytes => WireValue::Bytes(number),
            Table::Range => WireValue::Range(number),
            Table::Tuple => WireValue::Tuple(number),
            Table::Slice => WireValue::Slice(number),
            Table::List => WireValue::List(number),
            Table::Cell => WireValue::Cell(number),
            Table::Function => WireValue::Function(number),
            Table::BoundMethod => WireValue::BoundMethod(number),
            Table::Class => WireValue::Class(number),
            Table::Instance => WireValue::Instance(number),
            Table::Exception => WireValue::Exception(number),
            Table::Generator => WireValue::Generator(number),
            Table::Iterator => WireValue::Iterator(number),
            Table::Descriptor => WireValue::Descriptor(number),
            Table::DictView => WireValue::DictView(number),
            Table::Super => WireValue::Super(number),
            Table::Module => WireValue::Module(number),
            Table::Traceback => WireValue::Traceback(number),
            Table::Weak => WireValue::Weak(number),
            Table::Dict => WireValue::Dict(number),
            Table::Set => WireValue::Set(number),
            Table::Complex => WireValue::Complex(number),
            Table::ByteArray => WireValue::ByteArray(number),
            Table::MemoryView => WireValue::MemoryView(number),
        })
    }

    /// Several values.
    pub fn values(&mut self, values: &[Value]) -> Result<Vec<WireValue>, SnapshotError> {
        values.iter().map(|&value| self.value(value)).collect()
    }

    /// A code object that something is in the middle of, or that a function refers to.
    pub fn code(&mut self, code: CodeId) -> WireCodeRef {
        match code.library_index() {
            Some(index) => WireCodeRef::Library(self.native(Native::LibraryCode(index))),
            None => WireCodeRef::Program(code.0),
        }
    }

    /// The built-in type of that name as a value.
    pub fn type_named(&mut self, name: &str) -> Result<WireValue, SnapshotError> {
        match TypeId::ALL.iter().find(|id| id.name() == name) {
            Some(id) => self.value(id.value()),
            None => Err(SnapshotError::Internal(format!("no built-in type is named {name}"))),
        }
    }

    /// The section of natives: complete when everything else is written.
    pub fn natives(&self) -> Result<Vec<u8>, SnapshotError> {
        let mut writer = Writer::default();
        for &native in &self.natives {
            let missing = || SnapshotError::Internal(format!("no such native: {native:?}"));
            match native {
                Native::Builtin(index) => {
                    let name = builtins::by_index(index).ok_or_else(missing)?.full_name();
                    writer.put(&WireNative::Builtin(&name))?;
                }
                Native::Type(index) => {
                    let id = TypeId::ALL.get(index as usize).ok_or_else(missing)?;
                    writer.put(&WireNative::Type(id.name()))?;
                }
                Native::Library(index) => {
                    let (name, ordinal) = library::name(index).ok_or_else(missing)?;
                    writer.put(&WireNative::Library(name, ordinal))?;
                }
                Native::LibraryCode(index) => {
                    let (name, ordinal) = library::name(index).ok_or_else(missing)?;
                    let hash = library::hash(index).ok_or_else(missing)?;
                    writer.put(&WireNative::LibraryCode(name, ordinal, hash))?;
                }
            }
        }
        Ok(writer.finish())
    }

    /// Identity numbers of what is reachable, in the order in which they were given.
    pub fn identities(&mut self) -> Result<Vec<u8>, SnapshotError> {
        let heap = &self.machine.heap;
        let (known, given) = heap.identities();
        let mut writer = Writer::default();
        if given == 0 {
            return Ok(writer.finish());
        }
        let mut reachable: Vec<(u64, Value)> = known
            .iter()
            .filter(|&(&value, _)| {
                let object = object_of(value);
                let is_object = !matches!(object.kind(), None | Some(Kind::Const | Kind::Builtin))
                    && !matches!(object.kind(), Some(Kind::Type | Kind::Library));
                !is_object || self.found.number(heap, object).is_some()
            })
            .map(|(&value, &id)| (id.saturating_sub(FIRST_IDENTITY) / IDENTITY_STEP, value))
            .collect();
        reachable.sort_unstable_by_key(|&(ordinal, _)| ordinal);
        writer.put(&given)?;
        writer.count(reachable.len())?;
        let mut last = 0;
        for (ordinal, value) in reachable {
            writer.put(&(ordinal - last))?;
            last = ordinal;
            let value = self.value(value)?;
            writer.put(&value)?;
        }
        Ok(writer.finish())
    }
}
