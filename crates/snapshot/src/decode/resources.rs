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
        // For the tables of the heap and of the host.
        self.charge::<[u64; 8]>(count)?;
        self.rows(reader, count, |it, _, [class]| {
            let class = it.of_kind(class, Kind::Class)?;
            // Tables are read in order, so classes are complete.
            ensure!(
                it.heap().class(class).layout == TypeId::Resource,
                "a resource of {}, which is no type of such",
                it.heap().class_name(class)
            );
            it.make(Resource { class, handle: 0, lost: true }).map(drop)
        })
    }

    /// The section of resources: what stands for each, unless it is lost.
    pub fn tokens(&mut self, mut reader: Reader) -> Result<Tokens, SnapshotError> {
        let mut tokens = Tokens::default();
        for (handle, value) in (1..).zip(self.places().of(Table::Resource)) {
            let token = match reader.varint()?.checked_sub(1) {
                None => None,
                Some(length) => {
                    let token = reader.raw(usize::try_from(length).unwrap_or(usize::MAX))?;
                    self.charge::<u8>(token.len())?;
                    Some(token.to_vec())
                }
            };
            let resource = self.heap().resource_mut(value);
            (resource.handle, resource.lost) = (handle, token.is_none());
            self.heap().note_resource(value);
            tokens.insert(handle, token);
        }
        reader.end()?;
        Ok(tokens)
    }
}
