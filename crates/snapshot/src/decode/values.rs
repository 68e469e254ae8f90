//! References to code, kinds of values, and the sections of natives and identities.

use std::collections::HashMap;

use diapause_vm::builtins;
use diapause_vm::code_store::CodeId;
use diapause_vm::heap::{FIRST_IDENTITY, Heap, IDENTITY_STEP};
use diapause_vm::machine::Machine;
use diapause_vm::trap::Trap;
use diapause_vm::types::TypeId;
use diapause_vm::value::{Kind, Value};

use super::block::{Allow, Places};
use super::library::{Library, is_of_library};
use crate::column::ints::{self, Sign};
use crate::constants;
use crate::error::{SnapshotError, ensure};
use crate::hashing::{PlainHashes, PlainKeys};
use crate::library::Part;
use crate::reader::Reader;
use crate::wire::WireNative;

/// More identity numbers than any program can ask for.
const MAX_IDENTITIES: u64 = 1 << 40;

/// How many steps of lookups loading may take in all, however keys collide.
const PROBES: u64 = 1 << 29;

/// Something of the interpreter.
#[derive(Clone, Copy, Debug)]
pub(super) enum Native {
    Value(Value),
    /// A built-in function that only the library calls, and only with what it expects.
    Private(Value),
    Code(CodeId),
}

/// What is read so far.
pub struct Decoder {
    pub machine: Machine,
    library: Library,
    limit: usize,
    pub(super) constants: Vec<Value>,
    natives: Vec<Native>,
    /// Those natives that only the library may hold.
    private: Vec<Value>,
    pub places: Places,
    pub keys: PlainKeys,
    pub hashes: PlainHashes,
    pub probes: u64,
    /// Buffers of the block that is being read.
    pub(super) ints: Vec<i64>,
    pub(super) choices: Vec<u8>,
}

impl Decoder {
    pub fn new(machine: Machine, library: Library, limit: usize) -> Self {
        Self {
            constants: constants::all(&machine),
            machine,
            library,
            limit,
            natives: Vec::new(),
            private: Vec::new(),
            places: Places::default(),
            keys: PlainKeys::default(),
            hashes: PlainHashes::default(),
            probes: PROBES,
            ints: Vec::new(),
            choices: Vec::new(),
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

    /// A count of things of a type, for which memory is charged.
    pub fn announced<T>(&mut self, reader: &mut Reader) -> Result<usize, SnapshotError> {
        let count = reader.number()? as usize;
        self.charge::<T>(count)?;
        Ok(count)
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
                WireNative::Library(name, ordinal) => match Part::prelude().index(name, ordinal) {
                    Some(index) => Native::Value(Value::other(Kind::Library, index)),
                    None => return schema(format!("there is no library function {name:?}")),
                },
                WireNative::Code(part, name, ordinal, signature) => {
                    let wanted = (part, name, ordinal, signature);
                    Native::Code(self.library.named(&mut self.machine, self.limit, wanted)?)
                }
                WireNative::Live(piece, place) => Native::Code(self.library.live(piece, place)?),
            };
            if let Native::Private(value) = native {
                self.private.push(value);
            }
            self.natives.push(native);
        }
        Ok(())
    }

    pub(super) fn native(&self, place: u64) -> Result<Native, SnapshotError> {
        let known = usize::try_from(place).ok().and_then(|place| self.natives.get(place));
        known.copied().ok_or_else(|| {
            SnapshotError::corrupt(format!("native {place} of {}", self.natives.len()))
        })
    }

    /// A code object.
    pub fn code(&self, number: i64) -> Result<CodeId, SnapshotError> {
        let place = number as u64 >> 1;
        if number & 1 == 0 {
            let own = &self.library.own;
            let found = usize::try_from(place).ok().and_then(|place| own.get(place)).copied();
            return found
                .ok_or_else(|| SnapshotError::corrupt(format!("code {place} of {}", own.len())));
        }
        match self.native(place)? {
            Native::Code(code) => Ok(code),
            other => Err(SnapshotError::corrupt(format!("{other:?}, expected code"))),
        }
    }

    /// A value of one kind.
    pub fn of_kind(&self, value: Value, kind: Kind) -> Result<Value, SnapshotError> {
        ensure!(value.is(kind), "{value:?}, expected {kind:?}");
        Ok(value)
    }

    /// A value of one kind, or None.
    pub fn optional(&self, value: Value, kind: Kind) -> Result<Value, SnapshotError> {
        ensure!(value.is_none() || value.is(kind), "{value:?}, expected {kind:?} or None");
        Ok(value)
    }

    /// A value that Python code may see.
    pub fn bound(&self, value: Value) -> Result<Value, SnapshotError> {
        ensure!(!value.is_unbound(), "nothing where a value is expected");
        Ok(value)
    }

    /// An integer of any size.
    pub fn integer(&self, value: Value) -> Result<Value, SnapshotError> {
        ensure!(value.is_small() || value.is(Kind::BigInt), "{value:?}, expected an integer");
        Ok(value)
    }

    /// A class or a built-in type.
    pub fn class(&self, value: Value) -> Result<Value, SnapshotError> {
        ensure!(value.is(Kind::Class) || value.is(Kind::Type), "{value:?}, expected a class");
        Ok(value)
    }

    /// A built-in type.
    pub fn built_in_type(&self, value: Value) -> Result<TypeId, SnapshotError> {
        TypeId::of(value)
            .ok_or_else(|| SnapshotError::corrupt(format!("{value:?}, expected a built-in type")))
    }

    /// Registers of code of the program must not hold what is for the library.
    pub fn no_intrinsics(&self, code: CodeId, registers: &[Value]) -> Result<(), SnapshotError> {
        if self.private.is_empty() || is_of_library(&self.machine, code) {
            return Ok(());
        }
        match registers.iter().find(|register| self.private.contains(register)) {
            Some(found) => Err(SnapshotError::corrupt(format!("{found:?}, expected a value"))),
            None => Ok(()),
        }
    }

    /// The section of identities.
    pub fn identities(&mut self, mut reader: Reader) -> Result<(), SnapshotError> {
        if reader.is_empty() {
            return Ok(());
        }
        let given = reader.varint()?;
        ensure!(given <= MAX_IDENTITIES, "{given} identity numbers, of at most {MAX_IDENTITIES}");
        let count = self.announced::<(Value, u64, u64)>(&mut reader)?;
        let mut ordinals = Vec::new();
        ints::read(&mut reader, count, Sign::Unsigned, &mut ordinals)?;
        let mut values = Vec::with_capacity(count);
        self.column(&mut reader, count, Allow::Value, &mut values)?;
        reader.end()?;
        let mut known = HashMap::with_capacity(count);
        let mut next = 0;
        for (&ordinal, value) in ordinals.iter().zip(values) {
            let ordinal = ordinal as u64;
            ensure!(
                (next..given).contains(&ordinal),
                "identity number {ordinal}, expected {next} to {given}"
            );
            next = ordinal + 1;
            let id = FIRST_IDENTITY + ordinal * IDENTITY_STEP;
            ensure!(known.insert(value, id).is_none(), "{value:?} has two identity numbers");
        }
        self.heap().set_identities(known, given);
        Ok(())
    }
}
