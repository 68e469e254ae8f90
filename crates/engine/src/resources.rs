//! Resources: objects of the host that programs hold as tokens. The host knows them by handles,
//! which mean something in one session only.

use std::collections::HashMap;

use diapause_snapshot::Tokens;
use diapause_vm::value::Value;

use crate::boundary::{Graph, Node, import};
use crate::error::{EngineError, SnapshotError};
use crate::frozen;
use crate::session::Session;

/// A resource that a program reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostResource {
    /// By which the host knows it, in this session.
    pub handle: u64,
    /// The name of its type.
    pub type_name: String,
    /// Whether the object behind it is gone: it raises when it is touched.
    pub lost: bool,
    /// What stood for it in the snapshot that the session was loaded from, a value graph; until
    /// [`Session::adopt_resources`].
    pub token: Option<Vec<u8>>,
}

/// What stands in snapshots for resources, by their handles.
#[derive(Debug, Default)]
pub(crate) struct Resources {
    /// In those that are written.
    pub(crate) offered: Tokens,
    /// In the one that was loaded.
    loaded: HashMap<u64, Vec<u8>>,
    /// Whether there were any, lost ones included.
    were_loaded: bool,
}

impl Resources {
    /// Takes what stood in a snapshot, which may be anything.
    pub(crate) fn take_loaded(&mut self, tokens: Tokens) -> Result<(), EngineError> {
        self.were_loaded = !tokens.is_empty();
        for (handle, token) in tokens {
            let Some(token) = token else { continue };
            check(&token).map_err(|what| EngineError::Snapshot(SnapshotError::Corrupt(what)))?;
            self.loaded.insert(handle, token);
        }
        Ok(())
    }
}

/// What stands for a resource is a value graph without resources.
fn check(token: &[u8]) -> Result<(), String> {
    let graph = Graph::parse(token).map_err(|error| error.to_string())?;
    match graph.nodes().any(|node| matches!(node, Node::Resource(_))) {
        true => Err("a resource stands for another one".into()),
        false => Ok(()),
    }
}

impl Session {
    /// The resources that the program reaches, in the order in which a snapshot has them.
    ///
    /// # Errors
    /// [`EngineError::Internal`] for a bug of ours.
    pub fn resources(&self) -> Result<Vec<HostResource>, EngineError> {
        let describe = |value: Value| {
            let heap = &self.machine.heap;
            let resource = heap.resource(value);
            HostResource {
                handle: resource.handle,
                type_name: heap.type_name(value),
                lost: resource.lost,
                token: self.resources.loaded.get(&resource.handle).cloned(),
            }
        };
        Ok(self.reached()?.into_iter().map(describe).collect())
    }

    /// Whether there were resources, lost or not, in the snapshot that the session was loaded from.
    #[must_use]
    pub fn was_loaded_with_resources(&self) -> bool {
        self.resources.were_loaded
    }

    /// What leads to a resource, in words: `globals['f'].handle`. None when nothing does.
    ///
    /// # Errors
    /// As [`Session::resources`].
    pub fn path_to_resource(&self, handle: u64) -> Result<Option<String>, EngineError> {
        let all = self.reached()?;
        let found = all.into_iter().find(|&it| self.machine.heap.resource(it).handle == handle);
        Ok(found.map(|value| diapause_snapshot::path_to(&self.machine, value)))
    }

    fn reached(&self) -> Result<Vec<Value>, EngineError> {
        diapause_snapshot::resources(&self.machine).map_err(frozen::failed)
    }

    /// Says what stands for resources in snapshots that are written from now on: a value graph
    /// from which the host makes the object again, or nothing, and then the resource is lost in
    /// the snapshot. A program that holds others is not dumped.
    ///
    /// # Errors
    /// [`EngineError::Value`] for what is no value graph.
    pub fn offer_tokens(
        &mut self,
        tokens: impl IntoIterator<Item = (u64, Option<Vec<u8>>)>,
    ) -> Result<(), EngineError> {
        let offered: Tokens = tokens.into_iter().collect();
        for token in offered.values().flatten() {
            check(token).map_err(EngineError::Value)?;
        }
        self.resources.offered = offered;
        Ok(())
    }

    /// After a session was loaded: a value graph of its resources, those whose objects are there
    /// again and those that are lost. Brings their types to what the host has for them now.
    ///
    /// # Errors
    /// [`EngineError::Value`], [`EngineError::Limit`].
    pub fn adopt_resources(&mut self, graph: &[u8]) -> Result<(), EngineError> {
        import(&mut self.machine.heap, graph)?;
        self.resources.loaded = HashMap::new();
        Ok(())
    }
}
