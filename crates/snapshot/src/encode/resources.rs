//! Resources of the host: which ones the program reaches, and what stands for them.

use diapause_vm::machine::Machine;
use diapause_vm::value::Value;

use super::discover::discover;
use super::path::path_to;
use super::values::Encoder;
use crate::error::SnapshotError;
use crate::wire::Table;
use crate::writer::Writer;

/// The resources that a program reaches, in the order in which they are written.
pub fn reachable(machine: &Machine) -> Result<Vec<Value>, SnapshotError> {
    let mut found = discover(machine)?;
    Ok(std::mem::take(&mut found.tables[Table::Resource as usize]))
}

impl Encoder<'_> {
    /// What stands for a resource: nothing if it is lost, then or now.
    pub(super) fn token(&self, value: Value) -> Option<&[u8]> {
        let resource = self.machine.heap.resource(value);
        if resource.lost {
            return None;
        }
        self.tokens.get(&resource.handle)?.as_deref()
    }

    /// The section of resources.
    pub fn tokens(&self) -> Result<Vec<u8>, SnapshotError> {
        let mut writer = Writer::default();
        for &value in &self.found.tables[Table::Resource as usize] {
            let resource = self.machine.heap.resource(value);
            if !resource.lost && !self.tokens.contains_key(&resource.handle) {
                return Err(SnapshotError::Resource {
                    type_name: self.machine.heap.type_name(value),
                    path: path_to(self.machine, value),
                });
            }
            if let Some(token) = self.token(value) {
                writer.count(token.len());
                writer.raw(token);
            }
        }
        Ok(writer.finish())
    }
}
