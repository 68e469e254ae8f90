//! How Python values cross to a host and back: as bytes that every host language can write.

pub mod codec;
mod read;
mod write;

pub use codec::{NodeIndex, Slot};
pub use read::{Entries, Graph, Node, Slots};
pub use write::GraphWriter;
