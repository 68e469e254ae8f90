//! Resources of the host: which ones the program reaches, and what stands for them.

use diapause_vm::machine::Machine;
use diapause_vm::value::Value;

use super::discover::discover;
use super::path::path_to;
use super::workspace::Workspace;
use crate::error::SnapshotError;
use crate::flat::Numbers;
use crate::wire::{Table, Tokens};
use crate::writer::Writer;

/// The resources that a program reaches, in the order in which they are written.
pub fn reachable(machine: &Machine) -> Result<Vec<Value>, SnapshotError> {
    let mut room = Workspace::fresh();
    let found = discover(machine, &mut room.objects)?;
    found.numbers.recycle();
    let resources = std::mem::take(&mut room.objects.tables[Table::Resource as usize]);
    room.recycle();
    Ok(resources)
}

/// The section of resources: what stands for each, or nothing for one that is lost, then or now.
pub fn section(
    machine: &Machine,
    resources: &[Value],
    tokens: &Tokens,
) -> Result<Vec<u8>, SnapshotError> {
    write(machine, resources.iter().copied().map(Some), tokens)
}

/// The same in a delta: for all that have numbers, those that are gone among them.
pub fn section_since(
    machine: &Machine,
    numbers: &Numbers,
    count: u32,
    tokens: &Tokens,
) -> Result<Vec<u8>, SnapshotError> {
    if count == 0 {
        return Ok(Vec::new());
    }
    let mut resources = vec![None; count as usize];
    for value in reachable(machine)? {
        if let Some(place) = resources.get_mut((numbers.get(value) >> 2) as usize) {
            *place = Some(value);
        }
    }
    write(machine, resources.into_iter(), tokens)
}

fn write(
    machine: &Machine,
    resources: impl Iterator<Item = Option<Value>>,
    tokens: &Tokens,
) -> Result<Vec<u8>, SnapshotError> {
    let mut writer = Writer::default();
    for value in resources {
        let token = match value {
            Some(value) => token_of(machine, value, tokens)?,
            None => None,
        };
        // One more than the length: 0 is for those that are lost.
        writer.count(token.map_or(0, |token| token.len() + 1));
        writer.raw(token.unwrap_or_default());
    }
    Ok(writer.finish())
}

/// What stands for a resource, unless it is lost.
fn token_of<'t>(
    machine: &Machine,
    value: Value,
    tokens: &'t Tokens,
) -> Result<Option<&'t [u8]>, SnapshotError> {
    let resource = machine.heap.resource(value);
    match tokens.get(&resource.handle) {
        _ if resource.lost => Ok(None),
        Some(token) => Ok(token.as_deref()),
        None => Err(SnapshotError::Resource {
            type_name: machine.heap.type_name(value),
            path: path_to(machine, value),
        }),
    }
}
