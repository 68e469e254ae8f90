//! Resources of the host as the adapters tell of them: value graphs.

use diapause_snapshot::Tokens;

use super::outcome::Outcome;
use super::turn::Held;
use crate::boundary::{Graph, GraphWriter, Node, NodeIndex, Slot};
use crate::error::EngineError;
use crate::resources::HostResource;
use crate::session::Session;

impl Held {
    /// The resources that the program reaches: a list of tuples of the handle, the name of the
    /// type, whether it is lost, what stood for it in the snapshot that was loaded or None, and
    /// what leads to it, in words, for the handle that is asked about (0 for none), else None.
    #[must_use]
    pub fn resources(&mut self, path_of: u64) -> Outcome {
        self.with_session(|session| {
            let bytes = list(session, path_of)?;
            Ok(Outcome { bytes: Some(bytes), ..Outcome::done() })
        })
    }

    /// What stands for resources in snapshots from now on: a list of tuples of the handle and
    /// bytes, a value graph, or None for those that are lost there.
    #[must_use]
    pub fn offer_tokens(&mut self, graph: &[u8]) -> Outcome {
        self.with_session(|session| {
            session.offer_tokens(tokens(graph)?)?;
            Ok(Outcome::done())
        })
    }

    /// After loading, the resources whose objects are there again or lost: see
    /// [`Session::adopt_resources`].
    #[must_use]
    pub fn adopt_resources(&mut self, graph: &[u8]) -> Outcome {
        self.with_session(|session| {
            session.adopt_resources(graph)?;
            Ok(Outcome::done())
        })
    }
}

fn list(session: &Session, path_of: u64) -> Result<Vec<u8>, EngineError> {
    let path = match path_of {
        0 => None,
        handle => session.path_to_resource(handle)?,
    };
    let all = session.resources()?;
    let mut graph = GraphWriter::new();
    let root = graph.list(all.len());
    for nth in 0..all.len() {
        graph.slot(Slot::Reference(NodeIndex(nth as u32 + 1)));
    }
    for HostResource { handle, type_name, lost, token } in &all {
        graph.tuple(5);
        graph.slot(Slot::Int(*handle as i64));
        graph.slot(Slot::Str(type_name));
        graph.slot(Slot::Bool(*lost));
        graph.slot(token.as_deref().map_or(Slot::None, Slot::Bytes));
        let path = path.as_deref().filter(|_| *handle == path_of);
        graph.slot(path.map_or(Slot::None, Slot::Str));
    }
    graph.finish(Slot::Reference(root))
}

fn tokens(bytes: &[u8]) -> Result<Tokens, EngineError> {
    let malformed = || EngineError::Value("tokens that are no list of pairs".into());
    let graph = Graph::parse(bytes)?;
    let node = |slot: Slot<'_>| match slot {
        Slot::Reference(index) => Some(graph.node(index)),
        _ => None,
    };
    let Some(Node::List(slots)) = node(graph.root()) else { return Err(malformed()) };
    let pair = |slot| {
        let Some(Node::Tuple(mut slots)) = node(slot) else { return None };
        let handle = match slots.next()? {
            Slot::Int(handle) => u64::try_from(handle).ok()?,
            _ => return None,
        };
        match slots.next()? {
            Slot::Bytes(token) => Some((handle, Some(token.to_vec()))),
            Slot::None => Some((handle, None)),
            _ => None,
        }
    };
    slots.map(|slot| pair(slot).ok_or_else(malformed)).collect()
}
