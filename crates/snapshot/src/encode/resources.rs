//! Resources of the host: which ones the program reaches, and what stands for them.

use diapause_vm::machine::Machine;
use diapause_vm::value::Value;

use super::discover::discover;
use super::path::path_to;
use crate::error::SnapshotError;
use crate::wire::{Table, Tokens};
use crate::writer::Writer;

/// The resources that a program reaches, in the order in which they are written.
pub fn reachable(machine: &Machine) -> Result<Vec<Value>, SnapshotError> {
    let mut found = discover(machine)?;
    Ok(std::mem::take(&mut found.tables[Table::Resource as usize]))
}

/// The section of resources: what stands for each, or nothing for one that is lost, then or now.
pub fn section(
    machine: &Machine,
    resources: &[Value],
    tokens: &Tokens,
) -> Result<Vec<u8>, SnapshotError> {
    let mut writer = Writer::default();
    for &value in resources {
        let resource = machine.heap.resource(value);
        let token = match tokens.get(&resource.handle) {
            _ if resource.lost => None,
            Some(token) => token.as_deref(),
            None => {
                return Err(SnapshotError::Resource {
                    type_name: machine.heap.type_name(value),
                    path: path_to(machine, value),
                });
            }
        };
        // One more than the length: 0 is for those that are lost.
        writer.count(token.map_or(0, |token| token.len() + 1));
        writer.raw(token.unwrap_or_default());
    }
    Ok(writer.finish())
}
