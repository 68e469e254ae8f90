//! Resources of the host. Their handles are given anew, from 1 in the order of their table, so
//! that no bytes can name an object that a host has for another program.

use diapause_vm::object::Resource;
use diapause_vm::types::TypeId;
use diapause_vm::value::Kind;

use super::values::Decoder;
use crate::error::{SnapshotError, ensure};
use crate::reader::Reader;
use crate::wire::{Table, Tokens};

impl Decoder {
    pub(super) fn resources(
        &mut self,
        reader: &mut Reader,
        count: usize,
    ) -> Result<(), SnapshotError> {
        let states = self.numbers(reader, count)?;
        // For the tables of the heap and of the host.
        self.charge::<[u64; 8]>(count)?;
        self.rows(reader, count, |it, nth, [class]| {
            ensure!(matches!(states[nth], 0 | 1), "a resource in state {}", states[nth]);
            let class = it.of_kind(class, Kind::Class)?;
            // Tables are read in order, so classes are complete.
            ensure!(
                it.heap().class(class).layout == TypeId::Resource,
                "a resource of {}, which is no type of such",
                it.heap().class_name(class)
            );
            let (handle, lost) = (nth as u64 + 1, states[nth] == 1);
            it.make(Resource { class, handle, lost }).map(drop)
        })
    }

    /// The section of resources: what stands for each that is not lost.
    pub fn tokens(&mut self, mut reader: Reader) -> Result<Tokens, SnapshotError> {
        let mut tokens = Tokens::default();
        for value in self.places.of(Table::Resource) {
            let Resource { handle, lost, .. } = *self.machine.heap.resource(value);
            let token = if lost {
                None
            } else {
                let length = reader.count()?;
                let token = reader.raw(length)?;
                self.charge::<u8>(length)?;
                Some(token.to_vec())
            };
            tokens.insert(handle, token);
        }
        reader.end()?;
        Ok(tokens)
    }
}
