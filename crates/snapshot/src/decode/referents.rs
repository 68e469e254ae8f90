//! What the numbers in columns of values stand for.

use diapause_vm::code_store::CodeId;
use diapause_vm::value::{Kind, Value};

use crate::error::{SnapshotError, ensure};
use crate::wire::{Table, Tag};

/// Something of the interpreter.
#[derive(Clone, Copy, Debug)]
pub(super) enum Native {
    Value(Value),
    /// A built-in function that only the library calls, and only with what it expects.
    Private(Value),
    Code(CodeId),
}

/// What may stand in a column besides what Python code may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allow {
    /// Nothing.
    Value,
    /// Places without a value.
    Unbound,
    /// These, and what is for the library alone.
    Register,
    /// Deleted places of sets.
    Deleted,
}

impl Allow {
    pub(super) fn unbound(self) -> bool {
        matches!(self, Self::Unbound | Self::Register)
    }
}

/// Where the objects of the tables are in the heap.
#[derive(Debug)]
pub struct Places {
    /// How many objects each table has.
    pub counts: [u32; Table::ALL.len()],
    /// The first object of each table that has its arena to itself; the others follow.
    pub firsts: [u32; Table::ALL.len()],
    /// Strings, some of which the heap may have had before.
    pub strs: Vec<Value>,
    pub interned: Vec<Value>,
}

impl Default for Places {
    fn default() -> Self {
        Self {
            counts: [0; Table::ALL.len()],
            firsts: [0; Table::ALL.len()],
            strs: Vec::new(),
            interned: Vec::new(),
        }
    }
}

impl Places {
    /// The objects of a table other than those of strings.
    pub fn of(&self, table: Table) -> impl Iterator<Item = Value> + use<> {
        let first = self.firsts[table as usize];
        let kind = table.kind();
        (first..first + self.counts[table as usize]).map(move |index| Value::other(kind, index))
    }
}

/// What numbers stand for.
#[derive(Debug)]
pub struct Referents {
    pub(super) constants: Vec<Value>,
    /// The natives of the snapshot that is read.
    pub(super) natives: Vec<Native>,
    pub places: Places,
}

impl Referents {
    /// Constants, and nothing else so far.
    pub fn with(constants: Vec<Value>) -> Self {
        Self { constants, natives: Vec::new(), places: Places::default() }
    }

    /// How many constants there are.
    pub fn constants(&self) -> u32 {
        self.constants.len() as u32
    }

    pub(super) fn native(&self, place: u64) -> Result<Native, SnapshotError> {
        let known = usize::try_from(place).ok().and_then(|place| self.natives.get(place));
        known.copied().ok_or_else(|| {
            SnapshotError::corrupt(format!("native {place} of {}", self.natives.len()))
        })
    }

    /// What is behind numbers.
    #[inline]
    pub fn referred(
        &self,
        tag: Tag,
        numbers: &[i64],
        allow: Allow,
        mut give: impl FnMut(Value),
    ) -> Result<(), SnapshotError> {
        let listed: &[Value] = match tag {
            Tag::CONSTANT | Tag::EXTERNAL_CONSTANT => &self.constants,
            Tag::EXTERNAL => &self.places.interned,
            Tag::NATIVE => {
                for &number in numbers {
                    match self.native(number as u64)? {
                        Native::Value(value) => give(value),
                        Native::Private(value) if allow == Allow::Register => give(value),
                        other => {
                            return Err(SnapshotError::corrupt(format!(
                                "{other:?}, expected a value"
                            )));
                        }
                    }
                }
                return Ok(());
            }
            _ => match tag.table() {
                Some(Table::Str) => &self.places.strs,
                Some(Table::Interned) => &self.places.interned,
                Some(table) => {
                    let (first, kind) = (self.places.firsts[table as usize], table.kind());
                    let count = self.places.counts[table as usize];
                    below(numbers, count as usize, table)?;
                    numbers
                        .iter()
                        .for_each(|&number| give(Value::other(kind, first + number as u32)));
                    return Ok(());
                }
                None => return Err(SnapshotError::corrupt(format!("a value of tag {}", tag.0))),
            },
        };
        below(numbers, listed.len(), tag)?;
        let found = numbers.iter().filter_map(|&number| listed.get(number as usize).copied());
        if tag == Tag::EXTERNAL || tag == Tag::EXTERNAL_CONSTANT {
            for name in found {
                ensure!(name.is(Kind::Str), "{name:?} as the name of a host function");
                give(Value::other(Kind::External, name.index()));
            }
        } else {
            found.for_each(give);
        }
        Ok(())
    }

    /// How many objects there are to which numbers behind a tag refer, if it is all the same which
    /// one it is.
    pub(super) fn count_of(&self, tag: Tag) -> Option<usize> {
        if tag == Tag::CONSTANT {
            return Some(self.constants.len());
        }
        Some(match tag.table()? {
            Table::Str => self.places.strs.len(),
            Table::Interned => self.places.interned.len(),
            table => self.places.counts[table as usize] as usize,
        })
    }
}

/// Checks numbers of objects.
pub(super) fn below(
    numbers: &[i64],
    count: usize,
    what: impl std::fmt::Debug,
) -> Result<(), SnapshotError> {
    let largest = numbers.iter().fold(0, |largest, &number| largest.max(number as u64));
    ensure!(
        largest < count as u64 || numbers.is_empty(),
        "object {largest} of {count} of {what:?}"
    );
    Ok(())
}
