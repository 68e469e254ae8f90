//! What deltas say of the snapshot that they are relative to.

use std::collections::HashSet;

use diapause_vm::object::Str;

use crate::base::BaseId;
use crate::column::ints::{self, Sign};
use crate::container::{Checksum, Section, Sections};
use crate::error::{SnapshotError, ensure};
use crate::reader::Reader;

/// How many times the limit may be in use while deltas are read: what they replace goes when all is
/// read.
pub const MEMORY_FACTOR: usize = 2;

/// What a delta is relative to.
pub fn base(delta: &Sections<'_>) -> Result<BaseId, SnapshotError> {
    base_of(&mut delta.reader(Section::Base, "the section of the base"))
}

fn base_of(reader: &mut Reader) -> Result<BaseId, SnapshotError> {
    let length = reader.varint()?;
    let checksum = reader.raw(4)?.first_chunk::<4>().copied().unwrap_or_default();
    Ok(BaseId { length, checksum: u32::from_le_bytes(checksum) })
}

/// Checks that each delta is relative to the snapshot before it. Gives the numbers of strings that
/// were interned when they were old: since only the end counts, they are from the beginning.
pub fn relations(
    bytes: &[u8],
    deltas: &[&[u8]],
    parts: &[Sections<'_>],
    memory_limit: usize,
    check: Checksum,
) -> Result<HashSet<u32>, SnapshotError> {
    let mut interned = HashSet::new();
    let mut before = bytes;
    for (nth, part) in parts.iter().enumerate() {
        let mut reader = part.reader(Section::Base, "the section of the base");
        if nth == 0 {
            reader.end()?;
            continue;
        }
        let found = base_of(&mut reader)?;
        let expected = BaseId::of(before)?;
        if found != expected && check == Checksum::Verify {
            return Err(SnapshotError::Base { found, expected });
        }
        before = deltas[nth - 1];
        let count = reader.number()? as usize;
        // A few bytes may stand for many, but there is memory for each.
        ensure!(count <= memory_limit / size_of::<Str>(), "{count} strings were interned");
        let mut numbers = Vec::new();
        ints::read(&mut reader, count, Sign::Unsigned, &mut numbers)?;
        reader.end()?;
        interned.extend(numbers.into_iter().filter_map(|number| u32::try_from(number).ok()));
    }
    Ok(interned)
}
