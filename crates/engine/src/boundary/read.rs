//! Reads a value graph: checks it whole, then shows it as nodes.

use super::codec::{NodeIndex, Slot, VERSION, fault, is_big, kind, tag, unzigzag};
use crate::error::EngineError;

/// The largest handle: what a number of JavaScript tells from its neighbours.
const MOST_HANDLE: u64 = (1 << 53) - 1;

/// A value graph that has been checked whole. It borrows the bytes; nodes are decoded as they
/// are looked at.
#[derive(Clone, Debug)]
pub struct Graph<'a> {
    bytes: &'a [u8],
    starts: Vec<u32>,
    root: Slot<'a>,
}

/// A container or an object of a graph.
#[derive(Clone, Debug)]
pub enum Node<'a> {
    /// A list and its items.
    List(Slots<'a>),
    /// A tuple and its items.
    Tuple(Slots<'a>),
    /// A dict: key, value, key, value, in insertion order.
    Dict(Slots<'a>),
    /// A set and its elements.
    Set(Slots<'a>),
    /// A frozenset and its elements.
    FrozenSet(Slots<'a>),
    /// A value without a counterpart.
    Object {
        /// Name of its class.
        class_name: &'a str,
        /// Its attributes.
        attributes: Entries<'a>,
    },
    /// An exception.
    Exception {
        /// Name of its class.
        exc_type: &'a str,
        /// `str()` of it.
        message: &'a str,
        /// Its `args`.
        args: Slot<'a>,
    },
    /// An object of the host.
    Resource(ResourceNode<'a>),
}

/// An object of the host, as it stands in a graph.
#[derive(Clone, Debug)]
pub struct ResourceNode<'a> {
    /// By which the host knows it.
    pub handle: u64,
    /// Whether the object is gone.
    pub lost: bool,
    /// Whether the host is asked for attributes that are not named here.
    pub open: bool,
    /// The name of its type.
    pub type_name: &'a str,
    /// What can be called on it.
    pub methods: Vec<&'a str>,
    /// What can be read from it.
    pub attributes: Vec<&'a str>,
}

impl<'a> Graph<'a> {
    /// Checks bytes and takes them as a graph. Hostile bytes are welcome: the cost is bounded by
    /// their number, in time and in memory.
    ///
    /// # Errors
    /// [`EngineError::Value`], which says where and what is malformed.
    pub fn parse(bytes: &'a [u8]) -> Result<Graph<'a>, EngineError> {
        let mut cursor = Cursor { bytes, at: 0 };
        let version = cursor.byte()?;
        if version != VERSION {
            return Err(fault(0, format_args!("version {version}, expected {VERSION}")));
        }
        if u32::try_from(bytes.len()).is_err() {
            return Err(fault(0, "4 GiB or more"));
        }
        // A node takes two bytes at least.
        let count = cursor.count(2)?;
        let mut starts = Vec::with_capacity(count);
        let nodes = u32::try_from(count).unwrap_or(u32::MAX);
        for _ in 0..count {
            starts.push(u32::try_from(cursor.at).unwrap_or(u32::MAX));
            cursor.check_node(nodes)?;
        }
        let root = cursor.checked_slot(nodes)?;
        if cursor.at != bytes.len() {
            return Err(fault(cursor.at, "expected the end"));
        }
        Ok(Graph { bytes, starts, root })
    }

    /// The value that the graph stands for.
    #[must_use]
    pub fn root(&self) -> Slot<'a> {
        self.root
    }

    /// How many nodes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there is no node, so that the root is a scalar.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// One node.
    ///
    /// # Panics
    /// When the index is not below [`Graph::len`]; no slot of a checked graph holds such an index.
    #[must_use]
    pub fn node(&self, index: NodeIndex) -> Node<'a> {
        let start = self.starts[index.0 as usize] as usize;
        let cursor = Cursor { bytes: self.bytes, at: start };
        cursor.node().expect("checked by parse")
    }

    /// All nodes in order.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'a>> + '_ {
        (0..self.starts.len()).map(|index| {
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            self.node(NodeIndex(index))
        })
    }

    /// The tuples, frozensets, exceptions and objects, each behind those that stand inside it.
    ///
    /// So a heap builds a graph in three passes: every list, dict and set empty; these in this
    /// order; then the contents of the lists, dicts and sets.
    ///
    /// # Errors
    /// [`EngineError::Value`] when one contains itself by such nodes alone.
    pub fn immutable_order(&self) -> Result<Vec<NodeIndex>, EngineError> {
        let mut order = Vec::new();
        let mut state = vec![Visit::New; self.len()];
        let mut path: Vec<(NodeIndex, Slots<'a>)> = Vec::new();
        for start in 0..self.len() {
            let start = NodeIndex(u32::try_from(start).unwrap_or(u32::MAX));
            self.enter(start, &mut state, &mut path)?;
            while let Some((index, slots)) = path.last_mut() {
                let index = *index;
                match slots.next() {
                    Some(Slot::Reference(inner)) => self.enter(inner, &mut state, &mut path)?,
                    Some(_) => {}
                    None => {
                        state[index.0 as usize] = Visit::Done;
                        order.push(index);
                        path.pop();
                    }
                }
            }
        }
        Ok(order)
    }

    fn enter(
        &self,
        index: NodeIndex,
        state: &mut [Visit],
        path: &mut Vec<(NodeIndex, Slots<'a>)>,
    ) -> Result<(), EngineError> {
        let state = &mut state[index.0 as usize];
        let slots = match (*state, self.node(index)) {
            (Visit::Done, _) => return Ok(()),
            (Visit::Open, _) => {
                let text = "a tuple, frozenset or exception contains itself";
                return Err(EngineError::Value(text.into()));
            }
            (Visit::New, Node::List(_) | Node::Dict(_) | Node::Set(_) | Node::Resource(_)) => {
                *state = Visit::Done;
                return Ok(());
            }
            (Visit::New, Node::Tuple(slots) | Node::FrozenSet(slots)) => slots,
            (Visit::New, Node::Exception { args, .. }) => Slots::one(args),
            (Visit::New, Node::Object { attributes, .. }) => attributes.slots(),
        };
        *state = Visit::Open;
        path.push((index, slots));
        Ok(())
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    New,
    Open,
    Done,
}

/// The slots of a node, decoded as they are asked for.
#[derive(Clone, Debug)]
pub struct Slots<'a> {
    cursor: Cursor<'a>,
    left: usize,
    named: bool,
    only: Option<Slot<'a>>,
}

impl<'a> Slots<'a> {
    fn one(slot: Slot<'a>) -> Self {
        Slots { cursor: Cursor { bytes: &[], at: 0 }, left: 0, named: false, only: Some(slot) }
    }
}

impl<'a> Iterator for Slots<'a> {
    type Item = Slot<'a>;

    fn next(&mut self) -> Option<Slot<'a>> {
        if let Some(slot) = self.only.take() {
            return Some(slot);
        }
        self.left = self.left.checked_sub(1)?;
        if self.named {
            self.cursor.text().ok()?;
        }
        self.cursor.slot().ok()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.left + usize::from(self.only.is_some());
        (left, Some(left))
    }
}

impl ExactSizeIterator for Slots<'_> {}

/// The attributes of an object; behind them stands its repr.
#[derive(Clone, Debug)]
pub struct Entries<'a> {
    cursor: Cursor<'a>,
    left: usize,
}

impl<'a> Entries<'a> {
    /// The object's repr.
    #[must_use]
    pub fn repr(&self) -> &'a str {
        let mut rest = self.clone();
        while rest.next().is_some() {}
        rest.cursor.text().unwrap_or_default()
    }

    fn slots(&self) -> Slots<'a> {
        Slots { cursor: self.cursor.clone(), left: self.left, named: true, only: None }
    }
}

impl<'a> Iterator for Entries<'a> {
    type Item = (&'a str, Slot<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        let name = self.cursor.text().ok()?;
        Some((name, self.cursor.slot().ok()?))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for Entries<'_> {}

/// A place in the bytes. Every step is checked, so it serves unchecked and checked bytes alike.
#[derive(Clone, Debug)]
struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    fn byte(&mut self) -> Result<u8, EngineError> {
        let byte = *self.bytes.get(self.at).ok_or_else(|| fault(self.at, "ends too early"))?;
        self.at += 1;
        Ok(byte)
    }

    fn take(&mut self, len: usize) -> Result<&'a [u8], EngineError> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let taken = rest.get(..len).ok_or_else(|| fault(self.at, "ends too early"))?;
        self.at += len;
        Ok(taken)
    }

    fn varint(&mut self) -> Result<u64, EngineError> {
        let start = self.at;
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            if shift == 63 && bits > 1 {
                return Err(fault(start, "a number above 64 bits"));
            }
            value |= bits << shift;
            if byte < 0x80 {
                if byte == 0 && shift > 0 {
                    return Err(fault(start, "a number longer than needed"));
                }
                return Ok(value);
            }
        }
        Err(fault(start, "a number above 64 bits"))
    }

    /// A count of things that take at least `each` bytes: never more than can follow.
    fn count(&mut self, each: usize) -> Result<usize, EngineError> {
        let start = self.at;
        let found = self.varint()?;
        let most = (self.bytes.len() - self.at) / each;
        match usize::try_from(found) {
            Ok(count) if count <= most => Ok(count),
            _ => Err(fault(start, format_args!("{found} of what can be {most} at most"))),
        }
    }

    fn text(&mut self) -> Result<&'a str, EngineError> {
        let len = self.count(1)?;
        let start = self.at;
        std::str::from_utf8(self.take(len)?).map_err(|error| fault(start, error))
    }

    fn slot(&mut self) -> Result<Slot<'a>, EngineError> {
        let start = self.at;
        Ok(match self.byte()? {
            tag::NONE => Slot::None,
            tag::FALSE => Slot::Bool(false),
            tag::TRUE => Slot::Bool(true),
            tag::INT => Slot::Int(unzigzag(self.varint()?)),
            tag::BIG_INT => {
                let sign = self.byte()?;
                let len = self.count(1)?;
                let magnitude = self.take(len)?;
                let negative = sign == 1;
                if sign > 1 || magnitude.last() == Some(&0) || !is_big(negative, magnitude) {
                    return Err(fault(start, "a big int that is not in its one form"));
                }
                Slot::BigInt { negative, magnitude }
            }
            tag::FLOAT => {
                let mut bytes = [0; 8];
                bytes.copy_from_slice(self.take(8)?);
                Slot::Float(f64::from_le_bytes(bytes))
            }
            tag::STR => Slot::Str(self.text()?),
            tag::REFERENCE => {
                let index = self.varint()?;
                let index = u32::try_from(index)
                    .map_err(|_| fault(start, format_args!("no node {index}")))?;
                Slot::Reference(NodeIndex(index))
            }
            tag::ELLIPSIS => Slot::Ellipsis,
            tag::BYTES => {
                let len = self.count(1)?;
                Slot::Bytes(self.take(len)?)
            }
            other => return Err(fault(start, format_args!("slot tag {other}, expected 0 to 9"))),
        })
    }

    fn checked_slot(&mut self, nodes: u32) -> Result<Slot<'a>, EngineError> {
        let start = self.at;
        let slot = self.slot()?;
        if let Slot::Reference(NodeIndex(index)) = slot
            && index >= nodes
        {
            return Err(fault(start, format_args!("node {index} of {nodes}")));
        }
        Ok(slot)
    }

    fn check_node(&mut self, nodes: u32) -> Result<(), EngineError> {
        let start = self.at;
        let slots = match self.byte()? {
            kind::LIST | kind::TUPLE | kind::SET | kind::FROZEN_SET => self.count(1)?,
            kind::DICT => 2 * self.count(2)?,
            kind::OBJECT => {
                self.text()?;
                for _ in 0..self.count(2)? {
                    self.text()?;
                    self.checked_slot(nodes)?;
                }
                self.text()?;
                0
            }
            kind::EXCEPTION => {
                self.text()?;
                self.text()?;
                1
            }
            kind::RESOURCE => {
                self.resource()?;
                0
            }
            other => return Err(fault(start, format_args!("node kind {other}, expected 1 to 8"))),
        };
        for _ in 0..slots {
            self.checked_slot(nodes)?;
        }
        Ok(())
    }

    fn resource(&mut self) -> Result<ResourceNode<'a>, EngineError> {
        let start = self.at;
        let (handle, flags) = (self.varint()?, self.byte()?);
        if !(1..=MOST_HANDLE).contains(&handle) || flags > 3 {
            return Err(fault(start, format_args!("handle {handle} with flags {flags}")));
        }
        let type_name = self.name()?;
        let mut lists = [Vec::new(), Vec::new()];
        for names in &mut lists {
            for _ in 0..self.count(1)? {
                names.push(self.name()?);
            }
        }
        let [methods, attributes] = lists;
        let (lost, open) = (flags & 1 != 0, flags & 2 != 0);
        Ok(ResourceNode { handle, lost, open, type_name, methods, attributes })
    }

    /// A name that a host gives: special ones are Python's.
    fn name(&mut self) -> Result<&'a str, EngineError> {
        let start = self.at;
        let name = self.text()?;
        if name.is_empty() || name.starts_with("__") {
            return Err(fault(start, format_args!("{name:?} as the name of a resource's part")));
        }
        Ok(name)
    }

    /// The node that starts here.
    fn node(mut self) -> Result<Node<'a>, EngineError> {
        let kind = self.byte()?;
        if kind == kind::OBJECT {
            let class_name = self.text()?;
            let left = self.count(2)?;
            return Ok(Node::Object { class_name, attributes: Entries { cursor: self, left } });
        }
        if kind == kind::EXCEPTION {
            let (exc_type, message) = (self.text()?, self.text()?);
            return Ok(Node::Exception { exc_type, message, args: self.slot()? });
        }
        if kind == kind::RESOURCE {
            return self.resource().map(Node::Resource);
        }
        let left = if kind == kind::DICT { 2 * self.count(2)? } else { self.count(1)? };
        let slots = Slots { cursor: self, left, named: false, only: None };
        Ok(match kind {
            kind::TUPLE => Node::Tuple(slots),
            kind::DICT => Node::Dict(slots),
            kind::SET => Node::Set(slots),
            kind::FROZEN_SET => Node::FrozenSet(slots),
            _ => Node::List(slots),
        })
    }
}
