//! The tables of strings. Those of one character that the heap shares are no objects of their own.

use diapause_vm::heap::{Allocate, Arena};
use diapause_vm::object::Str;
use diapause_vm::value::{Kind, Value};

use super::values::Decoder;
use crate::column::{BLOCK, texts};
use crate::error::SnapshotError;
use crate::reader::Reader;

/// Bytes of a string in the heap, without those that it owns.
pub(super) const SLOT_BYTES: usize = Arena::<Str, <Str as Allocate>::Held>::SLOT_BYTES;

impl Decoder {
    /// Strings that are not interned.
    pub(super) fn strings(
        &mut self,
        reader: &mut Reader,
        count: usize,
    ) -> Result<(), SnapshotError> {
        if self.sleeping_strings(reader, count)? {
            return Ok(());
        }
        let mut made = std::mem::take(&mut self.referents_mut()?.places.strs);
        made.reserve_exact(count);
        if self.before.is_some() || !self.interned.is_empty() {
            texts::read(reader, count, |text, ascii| {
                made.push(self.string(made.len() as u32, text, ascii)?);
                Ok(())
            })?;
        } else {
            let mut next = Vec::with_capacity(count.min(BLOCK));
            texts::read(reader, count, |text, ascii| {
                if let [byte] = text.as_bytes() {
                    self.put_strings(&mut next, &mut made)?;
                    let character = self.machine.heap.character((*byte).into());
                    made.push(self.trapped(character)?);
                    return Ok(());
                }
                let charged = self.machine.heap.charge(SLOT_BYTES + Str::bytes_of(text.len()));
                self.trapped(charged)?;
                let chars = if ascii { text.len() } else { text.chars().count() };
                next.push(Str::counted(text.into(), chars));
                if next.len() == BLOCK {
                    self.put_strings(&mut next, &mut made)?;
                }
                Ok(())
            })?;
            self.put_strings(&mut next, &mut made)?;
        }
        self.referents_mut()?.places.strs = made;
        Ok(())
    }

    /// Places strings that are charged, and says where they are.
    fn put_strings(
        &mut self,
        strings: &mut Vec<Str>,
        made: &mut Vec<Value>,
    ) -> Result<(), SnapshotError> {
        let first = Str::arena(&mut self.machine.heap).next_index();
        let indices = (first..).take(strings.len());
        made.extend(indices.map(|index| Value::other(Kind::Str, index)));
        let put = self.machine.heap.put_all(strings.drain(..));
        self.trapped(put)
    }

    /// A string beside others that were there before, or one that a later snapshot interns.
    fn string(&mut self, number: u32, text: &str, ascii: bool) -> Result<Value, SnapshotError> {
        let heap = &mut self.machine.heap;
        let string = if self.interned.contains(&number) {
            heap.intern(text)
        } else if self.before.is_some() {
            let string = heap.new_str_beside(text);
            if text.len() == 1 {
                self.characters.extend(string.as_ref().ok());
            }
            string
        } else {
            heap.new_part(text.into(), ascii)
        };
        self.trapped(string)
    }

    /// Strings that are interned.
    pub(super) fn interned_strings(
        &mut self,
        reader: &mut Reader,
        count: usize,
    ) -> Result<(), SnapshotError> {
        let mut made = std::mem::take(&mut self.referents_mut()?.places.interned);
        made.reserve_exact(count);
        self.machine.heap.expect_interned(count);
        texts::read_names(reader, count, |text| {
            let string = self.machine.heap.intern_once(text);
            made.push(self.trapped(string)?);
            Ok(())
        })?;
        self.referents_mut()?.places.interned = made;
        Ok(())
    }
}
