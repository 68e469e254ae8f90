//! Strings that are asleep.

use diapause_vm::heap::Sleepers;
use diapause_vm::object::Str;
use diapause_vm::value::{Kind, Value};

use super::kept;
use crate::column::texts::Blocks;
use crate::decode::strings::SLOT_BYTES;
use crate::decode::values::Decoder;
use crate::error::SnapshotError;
use crate::reader::Reader;

#[derive(Debug)]
struct Strings {
    blocks: Blocks,
    bytes: Box<[u8]>,
}

impl Sleepers<Str> for Strings {
    fn wake(&self, group: usize) -> Vec<Str> {
        let mut made = Vec::new();
        let read = self.blocks.read(&self.bytes, group, |text, ascii| {
            let chars = if ascii { text.len() } else { text.chars().count() };
            made.push(Str::counted(text.into(), chars));
        });
        read.expect("strings that were checked can be read");
        made
    }
}

impl Decoder {
    /// Reads a table of strings and puts them to sleep. False if there are too few.
    pub fn sleeping_strings(
        &mut self,
        reader: &mut Reader,
        count: usize,
    ) -> Result<bool, SnapshotError> {
        if !self.may_sleep(count as u64) {
            return Ok(false);
        }
        let start = reader.rest();
        let (heap, limit) = (&mut self.machine.heap, self.limit);
        let mut characters = Vec::new();
        let mut nth = 0;
        let blocks = Blocks::find(reader, count, |length, byte| {
            heap.charge(Str::bytes_of(length).saturating_add(SLOT_BYTES))
                .map_err(|trap| SnapshotError::from_trap(trap, limit))?;
            // Strings of one character are shared: nothing refers to those that are asleep.
            if let Some(byte) = byte {
                characters.push((nth, byte));
            }
            nth += 1;
            Ok(())
        })?;
        let strings = Strings { blocks, bytes: kept(start, reader) };
        let first = self.machine.heap.lay_down(count as u32, Box::new(strings));
        let first = self.trapped(first)?;
        let mut values = Vec::with_capacity(count);
        values.extend((first..).take(count).map(|index| Value::other(Kind::Str, index)));
        for (nth, byte) in characters {
            let character = self.machine.heap.character(byte.into());
            values[nth] = self.trapped(character)?;
        }
        self.referents_mut()?.places.strs = values;
        Ok(true)
    }
}
