//! What a delta is relative to: a snapshot that was written or read, and the numbers that objects
//! have in it.

use std::fmt;
use std::sync::Arc;

use diapause_vm::machine::Machine;
use diapause_vm::value::{Kind, Value};

use crate::container;
use crate::decode::Referents;
use crate::encode::discover::{CONSTANT, IN_TABLE, INTERNED, number_constants};
use crate::error::{SnapshotError, ensure};
use crate::flat::Numbers;
use crate::wire::Table;

/// How many tables there are.
pub const TABLES: usize = Table::ALL.len();

/// Which snapshot something is relative to: its length and its checksum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BaseId {
    /// In bytes.
    pub length: u64,
    /// As it stands in the header.
    pub checksum: u32,
}

impl BaseId {
    /// How many bytes [`BaseId::to_bytes`] gives.
    pub const BYTES: usize = 12;

    /// That of a snapshot.
    ///
    /// # Errors
    ///
    /// As [`crate::kind`].
    pub fn of(bytes: &[u8]) -> Result<Self, SnapshotError> {
        let checksum = container::header(bytes)?.checksum;
        Ok(Self { length: bytes.len() as u64, checksum })
    }

    /// As bytes: the length, then the checksum, the lowest byte first.
    #[must_use]
    pub fn to_bytes(self) -> [u8; Self::BYTES] {
        let mut bytes = [0; Self::BYTES];
        bytes[..8].copy_from_slice(&self.length.to_le_bytes());
        bytes[8..].copy_from_slice(&self.checksum.to_le_bytes());
        bytes
    }

    /// The reverse of [`BaseId::to_bytes`]; `None` for bytes of another length.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (length, checksum) = bytes.split_first_chunk::<8>()?;
        let checksum =
            u32::from_le_bytes(*checksum.first_chunk::<4>().filter(|_| bytes.len() == 12)?);
        Some(Self { length: u64::from_le_bytes(*length), checksum })
    }
}

impl fmt::Display for BaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes with the checksum {:08x}", self.length, self.checksum)
    }
}

/// What a machine remembers of the snapshot that was written or read last. It holds for the machine
/// that it came from, and until another one is written or read.
pub struct Base {
    pub(crate) id: BaseId,
    pub(crate) known: Known,
    /// How many objects of each table have a number.
    pub(crate) counts: [u32; TABLES],
    /// How many constants the code had.
    pub(crate) constants: u32,
    /// How many modules the program had.
    pub(crate) modules: usize,
    /// How often modules had been found out of use: these were left out.
    pub(crate) retirements: u32,
    /// How many identity numbers were given.
    pub(crate) given: u64,
}

impl fmt::Debug for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Base").field("id", &self.id).finish_non_exhaustive()
    }
}

/// Which object has which number.
pub enum Known {
    /// By the place of the object, as the encoder has it.
    Numbers(Box<Numbers>),
    /// By the number, as the decoder has it.
    Places(Arc<Referents>),
}

impl Base {
    /// Which snapshot it is.
    #[must_use]
    pub fn id(&self) -> BaseId {
        self.id
    }

    /// It is not needed any more: what memory it has is kept for the next one, if it is little.
    pub fn recycle(self) {
        if let Known::Numbers(numbers) = self.known {
            numbers.recycle();
        }
    }
}

impl Known {
    /// The numbers by the places of objects.
    ///
    /// A reader's own are those of a machine that was loaded: nothing was out of use then.
    pub fn numbers(self, machine: &Machine, counts: &[u32; TABLES]) -> Box<Numbers> {
        let referents = match self {
            Self::Numbers(numbers) => return numbers,
            Self::Places(referents) => referents,
        };
        let (heap, places) = (&machine.heap, &referents.places);
        let mut numbers = Box::<Numbers>::default();
        number_constants(machine, 0, &mut numbers);
        for &table in Table::ALL {
            if matches!(table, Table::Str | Table::Interned) || counts[table as usize] == 0 {
                continue;
            }
            numbers.reserve(Value::other(table.kind(), 0), heap.places(table.kind()));
            for (number, value) in (0..).zip(places.of(table)) {
                *numbers.place(value) = number << 2 | IN_TABLE;
            }
        }
        numbers.reserve(Value::other(Kind::Str, 0), heap.places(Kind::Str));
        for (number, &value) in (0..).zip(&places.strs) {
            if value.is(Kind::Str) {
                *numbers.place(value) = number << 2 | IN_TABLE;
            }
        }
        for (number, &value) in (0..).zip(&places.interned) {
            let place = numbers.place(value);
            if *place & 3 != CONSTANT {
                *place = number << 2 | INTERNED;
            }
        }
        numbers
    }
}

/// The number of changed objects must be below that of all objects there were.
pub fn ascending(numbers: &[i64], count: u32, what: &str) -> Result<(), SnapshotError> {
    let mut next = 0;
    for &number in numbers {
        ensure!(
            (next..i64::from(count)).contains(&number),
            "{what} {number}, expected {next} to {count}"
        );
        next = number + 1;
    }
    Ok(())
}
