//! How Python values cross to a host and back: as bytes that every host language can write.

pub mod codec;
mod export;
mod import;
mod read;
mod write;

pub use codec::{EMPTY_DICT, EMPTY_TUPLE, NodeIndex, Slot};
pub use export::{export, export_dict, export_tuple};
pub use import::import;
pub use read::{Entries, Graph, Node, ResourceNode, Slots};
pub use write::GraphWriter;
