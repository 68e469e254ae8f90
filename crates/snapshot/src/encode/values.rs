//! What values, references to code and natives are as tags and numbers; the section of
//! identities.

use std::collections::HashMap;

use diapause_vm::builtins;
use diapause_vm::heap::{FIRST_IDENTITY, IDENTITY_STEP};
use diapause_vm::machine::Machine;
use diapause_vm::types::TypeId;
use diapause_vm::value::{Kind, Unpacked, Value};

use super::block::Buffers;
use super::codes::Codes;
use super::discover::{Found, object_of};
use super::natives::Columns;
use crate::column::ints::{self, Sign};
use crate::error::SnapshotError;
use crate::library::Part;
use crate::wire::{Table, Tag};
use crate::writer::Writer;

/// The tags of constants of the interpreter, which are all that there is to them.
const CONSTANTS: [Option<Tag>; 9] = {
    let tags = [
        (Value::NONE, Tag::NONE),
        (Value::FALSE, Tag::FALSE),
        (Value::TRUE, Tag::TRUE),
        (Value::ELLIPSIS, Tag::ELLIPSIS),
        (Value::NOT_IMPLEMENTED, Tag::NOT_IMPLEMENTED),
        (Value::UNBOUND, Tag::UNBOUND),
        (Value::DELETED, Tag::DELETED),
    ];
    let (mut constants, mut at) = ([None; 9], 0);
    while at < tags.len() {
        constants[tags[at].0.index() as usize] = Some(tags[at].1);
        at += 1;
    }
    constants
};

/// What is written so far, besides sections that are complete.
pub struct Encoder<'m> {
    pub machine: &'m Machine,
    pub found: Found,
    /// What could not be written. Looked at in the end, so that values need no checks.
    pub fault: Option<SnapshotError>,
    /// Whether deleted entries of dicts are written in any case.
    pub keeps_holes: bool,
    /// Dicts whose deleted entries were left out.
    pub without_holes: Vec<Value>,
    pub(super) buffers: Buffers,
    pub(super) codes: Codes,
    natives: Vec<Native>,
    places: HashMap<Native, u32>,
}

/// Something of the interpreter, by its place in this build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Native {
    Builtin(u32),
    Type(u32),
    Library(u32),
    /// Code of a part of the library, by the part's number and its index there.
    Code(u32, u32),
    /// Code that travels: the number of the piece, and the place in it.
    Live(u32, u32),
}

impl<'m> Encoder<'m> {
    pub fn new(machine: &'m Machine, codes: Codes, found: Found, buffers: Buffers) -> Self {
        Self {
            machine,
            codes,
            found,
            fault: None,
            keeps_holes: false,
            without_holes: Vec::new(),
            buffers,
            natives: Vec::new(),
            places: HashMap::new(),
        }
    }

    pub(super) fn native(&mut self, native: Native) -> i64 {
        let next = self.natives.len() as u32;
        let place = *self.places.entry(native).or_insert(next);
        if place == next {
            self.natives.push(native);
        }
        place.into()
    }

    #[cold]
    pub(super) fn failed(&mut self, what: String) -> (Tag, i64) {
        self.fault.get_or_insert(SnapshotError::Internal(what));
        (Tag::NONE, 0)
    }

    /// The tag of a value and what follows it; of a float, its bits.
    #[inline]
    pub fn value(&mut self, value: Value) -> (Tag, i64) {
        if value.is_small() {
            return (Tag::INT, value.small_unchecked());
        }
        if value.is_inline_float() {
            return (Tag::FLOAT, value.float_unchecked().to_bits() as i64);
        }
        if value.is(Kind::Const) {
            if let Some(&Some(tag)) = CONSTANTS.get(value.index() as usize) {
                return (tag, 0);
            }
        } else if let Some((tag, number)) = self.found.number(value) {
            return (tag, number.into());
        }
        self.unusual(value)
    }

    /// The same for what has neither a number nor a tag of its own.
    #[cold]
    #[inline(never)]
    fn unusual(&mut self, value: Value) -> (Tag, i64) {
        match value.unpack() {
            Unpacked::Float(float) => (Tag::FLOAT, float.to_bits() as i64),
            Unpacked::Other(kind, index) if kind != Kind::Const => self.other(value, kind, index),
            other => self.failed(format!("no such value: {other:?}")),
        }
    }

    fn other(&mut self, value: Value, kind: Kind, index: u32) -> (Tag, i64) {
        match kind {
            Kind::Builtin => (Tag::NATIVE, self.native(Native::Builtin(index))),
            Kind::Type => (Tag::NATIVE, self.native(Native::Type(index))),
            Kind::Library => (Tag::NATIVE, self.native(Native::Library(index))),
            Kind::External => match self.found.number(object_of(value)) {
                Some((Tag::CONSTANT, number)) => (Tag::EXTERNAL_CONSTANT, number.into()),
                Some((tag, number)) if tag == Tag::of(Table::Interned) => {
                    (Tag::EXTERNAL, number.into())
                }
                _ => self.failed("a host function without a name".into()),
            },
            // A register that is about to be written.
            _ if !self.machine.heap.is_live(value) => (Tag::UNBOUND, 0),
            _ => self.failed(format!("{value:?} was not found before")),
        }
    }

    /// The built-in type of that name.
    pub fn type_named(&mut self, name: &str) -> Value {
        match TypeId::ALL.iter().find(|id| id.name() == name) {
            Some(id) => id.value(),
            None => {
                self.failed(format!("no built-in type is named {name}"));
                Value::NONE
            }
        }
    }

    /// The section of natives: complete when everything else is written.
    pub fn natives(&self) -> Result<Vec<u8>, SnapshotError> {
        let mut columns = Columns::default();
        for &native in &self.natives {
            let missing = || SnapshotError::Internal(format!("no such native: {native:?}"));
            match native {
                Native::Builtin(index) => {
                    let name = builtins::by_index(index).ok_or_else(missing)?.full_name();
                    columns.builtin(name);
                }
                Native::Type(index) => {
                    let id = TypeId::ALL.get(index as usize).ok_or_else(missing)?;
                    columns.built_in_type(id.name());
                }
                Native::Library(index) => {
                    let (name, ordinal) = Part::prelude().name_of(index).ok_or_else(missing)?;
                    columns.library(name, ordinal);
                }
                Native::Code(number, index) => {
                    let part = self.codes.part(number).ok_or_else(missing)?;
                    let (name, ordinal) = part.name_of(index).ok_or_else(missing)?;
                    let signature = part.signature(index).ok_or_else(missing)?;
                    columns.code(number, name, ordinal, signature);
                }
                Native::Live(piece, place) => columns.live(piece, place),
            }
        }
        Ok(columns.finish())
    }

    /// Identity numbers of what is reachable, in the order in which they were given; only those
    /// that are `wanted`, by the object and the place of the number among all that were given.
    pub fn identities(&mut self, wanted: impl Fn(&Found, Value, u64) -> bool) -> Vec<u8> {
        let heap = &self.machine.heap;
        let (known, given) = heap.identities();
        let mut writer = Writer::default();
        if given == 0 {
            return writer.finish();
        }
        let mut reachable: Vec<(i64, Value)> = known
            .iter()
            .map(|(&value, &id)| {
                ((id.saturating_sub(FIRST_IDENTITY) / IDENTITY_STEP) as i64, value)
            })
            .filter(|&(ordinal, value)| {
                let object = object_of(value);
                object.kind().is_none_or(|kind| {
                    Table::of(kind).is_none() || self.found.number(object).is_some()
                }) && wanted(&self.found, object, ordinal as u64)
            })
            .collect();
        reachable.sort_unstable_by_key(|&(ordinal, _)| ordinal);
        let (ordinals, values): (Vec<i64>, Vec<Value>) = reachable.into_iter().unzip();
        writer.varint(given);
        writer.count(ordinals.len());
        ints::write(&mut writer, &ordinals, Sign::Unsigned);
        self.column(&mut writer, &values);
        writer.finish()
    }
}
