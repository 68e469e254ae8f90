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

    /// What numbers behind a tag refer to.
    fn behind(&self, tag: Tag) -> Result<Behind<'_>, SnapshotError> {
        Ok(match tag {
            Tag::CONSTANT => Behind::Listed(&self.constants),
            Tag::EXTERNAL => Behind::Names(&self.places.interned),
            Tag::EXTERNAL_CONSTANT => Behind::Names(&self.constants),
            Tag::NATIVE => Behind::Natives,
            _ => match tag.table() {
                Some(Table::Str) => Behind::Listed(&self.places.strs),
                Some(Table::Interned) => Behind::Listed(&self.places.interned),
                Some(table) => {
                    let of = table as usize;
                    let (first, count) = (self.places.firsts[of], self.places.counts[of]);
                    Behind::Row { kind: table.kind(), first, count }
                }
                None => return Err(SnapshotError::corrupt(format!("a value of tag {}", tag.0))),
            },
        })
    }

    /// What is behind a number.
    pub(super) fn single(
        &self,
        tag: Tag,
        number: u64,
        allow: Allow,
    ) -> Result<Value, SnapshotError> {
        match self.behind(tag)? {
            Behind::Listed(values) => listed(values, number, tag),
            Behind::Row { kind, first, count } => {
                below(&[number as i64], count as usize, tag)?;
                Ok(Value::other(kind, first + number as u32))
            }
            Behind::Names(names) => {
                let name = listed(names, number, tag)?;
                ensure!(name.is(Kind::Str), "{name:?} as the name of a host function");
                Ok(Value::other(Kind::External, name.index()))
            }
            Behind::Natives => match self.native(number)? {
                Native::Value(value) => Ok(value),
                Native::Private(value) if allow == Allow::Register => Ok(value),
                other => Err(SnapshotError::corrupt(format!("{other:?}, expected a value"))),
            },
        }
    }

    /// What is behind numbers, appended to what is there.
    pub(super) fn all(
        &self,
        tag: Tag,
        numbers: &[i64],
        allow: Allow,
        values: &mut Vec<Value>,
    ) -> Result<(), SnapshotError> {
        match self.behind(tag)? {
            Behind::Listed(known) => {
                below(numbers, known.len(), tag)?;
                let at = |&number: &i64| known.get(number as usize).copied();
                values.extend(numbers.iter().map(|number| at(number).unwrap_or(Value::NONE)));
            }
            Behind::Row { kind, first, count } => {
                below(numbers, count as usize, tag)?;
                values.extend(numbers.iter().map(|&n| Value::other(kind, first + n as u32)));
            }
            Behind::Names(_) | Behind::Natives => {
                for &number in numbers {
                    values.push(self.single(tag, number as u64, allow)?);
                }
            }
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

/// What numbers refer to.
enum Behind<'r> {
    /// One of these.
    Listed(&'r [Value]),
    /// The host function of that name.
    Names(&'r [Value]),
    Natives,
    /// Objects that stand one behind the other.
    Row {
        kind: Kind,
        first: u32,
        count: u32,
    },
}

fn listed(values: &[Value], number: u64, tag: Tag) -> Result<Value, SnapshotError> {
    let found = usize::try_from(number).ok().and_then(|number| values.get(number));
    match found {
        Some(&value) => Ok(value),
        None => Err(beyond(number, values.len(), tag)),
    }
}

#[cold]
fn beyond(number: u64, count: usize, tag: Tag) -> SnapshotError {
    SnapshotError::corrupt(format!("object {number} of {count} of {tag:?}"))
}

/// Checks numbers of objects.
pub(super) fn below(numbers: &[i64], count: usize, tag: Tag) -> Result<(), SnapshotError> {
    let largest = numbers.iter().fold(0, |largest, &number| largest.max(number as u64));
    if largest >= count as u64 && !numbers.is_empty() {
        return Err(beyond(largest, count, tag));
    }
    Ok(())
}
