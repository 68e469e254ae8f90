//! Writes a value graph, front to back.

use super::codec::{NodeIndex, Slot, VERSION, is_big, kind, tag, zigzag};
use crate::error::EngineError;

/// Writes a value graph: first every node with its slots, then the root.
///
/// Nodes are numbered in the order they are begun, so a writer that walks breadth first can name
/// a node before it is written: the index is the place in its queue.
///
/// ```
/// use diapause_engine::boundary::{GraphWriter, NodeIndex, Slot};
///
/// let mut graph = GraphWriter::new();
/// graph.list(2); // node 0: [1, <itself>]
/// graph.slot(Slot::Int(1));
/// graph.slot(Slot::Reference(NodeIndex(0)));
/// let bytes = graph.finish(Slot::Reference(NodeIndex(0)))?;
/// assert_eq!(bytes, [1, 1, 1, 2, 3, 2, 7, 0, 7, 0]);
/// # Ok::<(), diapause_engine::EngineError>(())
/// ```
#[derive(Debug, Default)]
pub struct GraphWriter {
    body: Vec<u8>,
    nodes: u32,
    /// Slots that the node begun last still lacks.
    missing: u64,
    /// The highest node that a slot refers to.
    highest: Option<NodeIndex>,
    misused: bool,
}

impl GraphWriter {
    /// An empty graph.
    #[must_use]
    pub fn new() -> Self {
        GraphWriter::default()
    }

    /// Bytes written so far, to hold against a limit.
    #[must_use]
    pub fn len(&self) -> usize {
        self.body.len()
    }

    /// Whether nothing has been written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.body.is_empty()
    }

    /// Begins a list; exactly `len` slots follow.
    pub fn list(&mut self, len: usize) -> NodeIndex {
        self.counted(kind::LIST, len, 1)
    }

    /// Begins a tuple; exactly `len` slots follow.
    pub fn tuple(&mut self, len: usize) -> NodeIndex {
        self.counted(kind::TUPLE, len, 1)
    }

    /// Begins a dict; a key slot and a value slot follow, `len` times.
    pub fn dict(&mut self, len: usize) -> NodeIndex {
        self.counted(kind::DICT, len, 2)
    }

    /// Begins a set; exactly `len` slots follow.
    pub fn set(&mut self, len: usize) -> NodeIndex {
        self.counted(kind::SET, len, 1)
    }

    /// Begins a frozenset; exactly `len` slots follow.
    pub fn frozen_set(&mut self, len: usize) -> NodeIndex {
        self.counted(kind::FROZEN_SET, len, 1)
    }

    /// Begins an object; `attribute` and a slot follow `len` times, then `object_repr`.
    pub fn object(&mut self, class_name: &str, len: usize) -> NodeIndex {
        let index = self.begin(kind::OBJECT);
        self.text(class_name);
        self.varint(len as u64);
        self.missing = len as u64;
        index
    }

    /// The name of the attribute whose slot follows.
    pub fn attribute(&mut self, name: &str) {
        self.text(name);
    }

    /// The last part of an object.
    pub fn object_repr(&mut self, repr: &str) {
        self.misused |= self.missing != 0;
        self.text(repr);
    }

    /// Begins an exception; one slot, its args, follows.
    pub fn exception(&mut self, exc_type: &str, message: &str) -> NodeIndex {
        let index = self.begin(kind::EXCEPTION);
        self.text(exc_type);
        self.text(message);
        self.missing = 1;
        index
    }

    /// An object of the host, as it is told to the host.
    pub fn resource(&mut self, handle: u64, lost: bool, type_name: &str) -> NodeIndex {
        self.resource_of(handle, lost, type_name, &[], &[], false)
    }

    /// An object of the host, with what its type can do: its methods, its attributes, and whether
    /// the host is asked for others.
    pub fn resource_of(
        &mut self,
        handle: u64,
        lost: bool,
        type_name: &str,
        methods: &[&str],
        attributes: &[&str],
        open: bool,
    ) -> NodeIndex {
        let index = self.begin(kind::RESOURCE);
        self.varint(handle);
        self.body.push(u8::from(lost) | u8::from(open) << 1);
        self.text(type_name);
        for names in [methods, attributes] {
            self.varint(names.len() as u64);
            names.iter().for_each(|name| self.text(name));
        }
        index
    }

    /// The next slot of the node begun last.
    pub fn slot(&mut self, slot: Slot<'_>) {
        match self.missing.checked_sub(1) {
            Some(rest) => self.missing = rest,
            None => self.misused = true,
        }
        self.put(slot);
    }

    /// The graph's bytes.
    ///
    /// # Errors
    /// [`EngineError::Internal`] when a node lacks slots or a reference has no node.
    pub fn finish(mut self, root: Slot<'_>) -> Result<Vec<u8>, EngineError> {
        self.put(root);
        let dangling = self.highest.is_some_and(|index| index.0 >= self.nodes);
        if self.misused || self.missing != 0 || dangling {
            return Err(EngineError::Internal("incomplete value graph".into()));
        }
        let body = std::mem::take(&mut self.body);
        self.body.reserve_exact(body.len() + 6);
        self.body.push(VERSION);
        self.varint(self.nodes.into());
        self.body.extend_from_slice(&body);
        Ok(self.body)
    }

    fn counted(&mut self, kind: u8, len: usize, slots_each: u64) -> NodeIndex {
        let index = self.begin(kind);
        self.varint(len as u64);
        self.missing = len as u64 * slots_each;
        index
    }

    fn begin(&mut self, kind: u8) -> NodeIndex {
        self.misused |= self.missing != 0 || self.nodes == u32::MAX;
        let index = NodeIndex(self.nodes);
        self.nodes = self.nodes.saturating_add(1);
        self.body.push(kind);
        index
    }

    fn put(&mut self, slot: Slot<'_>) {
        match slot {
            Slot::None => self.body.push(tag::NONE),
            Slot::Bool(false) => self.body.push(tag::FALSE),
            Slot::Bool(true) => self.body.push(tag::TRUE),
            Slot::Int(value) => {
                self.body.push(tag::INT);
                self.varint(zigzag(value));
            }
            Slot::BigInt { negative, magnitude } => self.big_int(negative, magnitude),
            Slot::Float(value) => {
                self.body.push(tag::FLOAT);
                self.body.extend_from_slice(&value.to_le_bytes());
            }
            Slot::Str(value) => {
                self.body.push(tag::STR);
                self.text(value);
            }
            Slot::Reference(index) => {
                self.body.push(tag::REFERENCE);
                self.varint(index.0.into());
                self.highest = self.highest.max(Some(index));
            }
            Slot::Ellipsis => self.body.push(tag::ELLIPSIS),
            Slot::Bytes(value) => {
                self.body.push(tag::BYTES);
                self.varint(value.len() as u64);
                self.body.extend_from_slice(value);
            }
        }
    }

    /// Trailing zeros are dropped, and what fits 64 bits becomes an int: one value, one form.
    fn big_int(&mut self, negative: bool, magnitude: &[u8]) {
        let len = magnitude.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
        let magnitude = &magnitude[..len];
        if is_big(negative, magnitude) {
            self.body.push(tag::BIG_INT);
            self.body.push(negative.into());
            self.varint(len as u64);
            self.body.extend_from_slice(magnitude);
            return;
        }
        let mut low = [0; 8];
        low[..len].copy_from_slice(magnitude);
        let value = u64::from_le_bytes(low).cast_signed();
        self.put(Slot::Int(if negative { value.wrapping_neg() } else { value }));
    }

    fn text(&mut self, text: &str) {
        self.varint(text.len() as u64);
        self.body.extend_from_slice(text.as_bytes());
    }

    #[expect(clippy::cast_possible_truncation, reason = "the low seven bits are meant")]
    fn varint(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.body.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.body.push(value as u8);
    }
}
