//! What a program waits for, in a few bytes: the header of a snapshot.
//!
//! A value graph whose root is a tuple of: the name of the pending call or None; its arguments, a
//! tuple; its keyword arguments, a dict; whether these are all and whole; the calls that are answered
//! later, a list of pairs of number and name; the stack, a list of tuples of function, script, line,
//! column and where they end, or None where the rest of the snapshot tells it; how many activations
//! were left out before the first of these. What is cut off is an object of the class `...`, which
//! says what it stands for.

use std::collections::HashMap;

use diapause_snapshot::inspect::{FrameSeen, Seen, stack_of};
use diapause_vm::heap::Heap;
use diapause_vm::machine::Machine;
use diapause_vm::object::ShapeId;
use diapause_vm::types::TypeId;
use diapause_vm::value::{Kind, Unpacked, Value};

use crate::boundary::{GraphWriter, NodeIndex, Slot};

/// Items of a container that are told.
const MOST_ITEMS: usize = 50;
/// Containers and objects that are told.
const MOST_NODES: usize = 200;
/// How deep they nest.
const DEEPEST: u32 = 6;
/// Characters of a text, and bytes of bytes and large integers.
const MOST_TEXT: usize = 500;
/// Bytes in all, before everything else is cut off.
const MOST_BYTES: usize = 8 << 10;
/// Calls that are answered later.
const MOST_CALLS: usize = 200;

/// The class of what stands for what is cut off.
const CUT: &str = "...";

/// What there is to tell.
#[derive(Default)]
struct Parts {
    name: Option<String>,
    args: Vec<Value>,
    arg_count: usize,
    keywords: Vec<(Value, Value)>,
    keyword_count: usize,
    calls: Vec<(u64, String)>,
    stack: Option<(Vec<FrameSeen>, usize)>,
}

/// Of a machine that is dumped.
pub fn of_machine(machine: &Machine, with_stack: bool) -> Vec<u8> {
    let heap = &machine.heap;
    let mut parts = Parts::default();
    if let Some(call) = &machine.state.pending {
        parts.name = Some(heap.text(call.name).to_owned());
        parts.args = call.args.iter().copied().take(MOST_ITEMS).collect();
        parts.arg_count = call.args.len();
        parts.keywords = call.keywords.iter().copied().take(MOST_ITEMS).collect();
        parts.keyword_count = call.keywords.len();
    }
    if let Some(waiting) = &machine.state.waiting {
        let calls = waiting.calls.iter().take(MOST_CALLS);
        parts.calls = calls.map(|&(id, name)| (id, heap.text(name).to_owned())).collect();
    }
    parts.stack = with_stack.then(|| stack_of(machine));
    Writing::new(heap).write(&parts)
}

/// Of a snapshot that was looked at.
pub fn of_seen(seen: &Seen<'_>) -> Vec<u8> {
    let mut parts = Parts::default();
    if let Some(state) = &seen.state {
        if let Some(call) = &state.call {
            parts.name = Some(call.name.clone().unwrap_or_default());
            parts.args = call.args.iter().copied().take(MOST_ITEMS).collect();
            parts.arg_count = call.arg_count;
            parts.keywords = call.keywords.iter().copied().take(MOST_ITEMS).collect();
            parts.keyword_count = call.keyword_count;
        }
        if let Some((calls, _)) = &state.waiting {
            let calls = calls.iter().take(MOST_CALLS);
            parts.calls = calls.map(|(id, name)| (*id, name.clone().unwrap_or_default())).collect();
        }
        parts.stack = Some((state.stack.clone(), state.omitted));
    }
    Writing::new(&seen.machine.heap).write(&parts)
}

/// A node that is to be written.
enum Node {
    Value(Value, u32),
    Cut(String),
    Args,
    Keywords,
    Calls,
    Call(usize),
    Stack,
    Frame(usize),
}

struct Writing<'h> {
    heap: &'h Heap,
    writer: GraphWriter,
    queue: Vec<Node>,
    places: HashMap<Value, u32>,
    whole: bool,
}

impl<'h> Writing<'h> {
    fn new(heap: &'h Heap) -> Self {
        let (writer, places) = (GraphWriter::new(), HashMap::new());
        Writing { heap, writer, queue: Vec::new(), places, whole: true }
    }

    fn write(mut self, parts: &Parts) -> Vec<u8> {
        self.queue.extend([Node::Args, Node::Keywords, Node::Calls, Node::Stack]);
        let mut next = 0;
        while next < self.queue.len() {
            let node = std::mem::replace(&mut self.queue[next], Node::Args);
            self.node(node, parts);
            next += 1;
        }
        let root = self.writer.tuple(7);
        let omitted = parts.stack.as_ref().map_or(0, |(_, omitted)| *omitted);
        match &parts.name {
            Some(name) => self.writer.slot(Slot::Str(name)),
            None => self.writer.slot(Slot::None),
        }
        self.writer.slot(Slot::Reference(NodeIndex(0)));
        self.writer.slot(Slot::Reference(NodeIndex(1)));
        self.writer.slot(Slot::Bool(self.whole));
        self.writer.slot(Slot::Reference(NodeIndex(2)));
        match parts.stack {
            Some(_) => self.writer.slot(Slot::Reference(NodeIndex(3))),
            None => self.writer.slot(Slot::None),
        }
        self.writer.slot(Slot::Int(omitted as i64));
        // Slots and nodes are as many as were announced.
        self.writer.finish(Slot::Reference(root)).unwrap_or_default()
    }

    fn refer(&mut self, node: Node) {
        let index = NodeIndex(self.queue.len() as u32);
        self.queue.push(node);
        self.writer.slot(Slot::Reference(index));
    }

    fn cut(&mut self, what: String) {
        self.whole = false;
        self.refer(Node::Cut(what));
    }

    fn node(&mut self, node: Node, parts: &Parts) {
        match node {
            Node::Value(value, depth) => self.value_node(value, depth),
            Node::Cut(what) => {
                self.writer.object(CUT, 0);
                self.writer.object_repr(&what);
            }
            Node::Args => {
                let more = parts.arg_count.saturating_sub(parts.args.len());
                self.writer.tuple(parts.args.len() + usize::from(more > 0));
                self.items(parts.args.iter().copied(), more, 0);
            }
            Node::Keywords => {
                let more = parts.keyword_count.saturating_sub(parts.keywords.len());
                self.writer.dict(parts.keywords.len() + usize::from(more > 0));
                self.entries(parts.keywords.iter().copied(), more, 0);
            }
            Node::Calls => {
                self.writer.list(parts.calls.len());
                (0..parts.calls.len()).for_each(|nth| self.refer(Node::Call(nth)));
            }
            Node::Call(nth) => {
                let (id, name) = &parts.calls[nth];
                self.writer.tuple(2);
                self.writer.slot(Slot::Int(*id as i64));
                self.writer.slot(Slot::Str(name));
            }
            Node::Stack => {
                let count = parts.stack.as_ref().map_or(0, |(stack, _)| stack.len());
                self.writer.list(count);
                (0..count).for_each(|nth| self.refer(Node::Frame(nth)));
            }
            Node::Frame(nth) => {
                let Some((stack, _)) = &parts.stack else { return };
                let frame = &stack[nth];
                self.writer.tuple(6);
                self.writer.slot(Slot::Str(&frame.function));
                self.writer.slot(Slot::Str(&frame.file));
                frame.place.iter().for_each(|&at| self.writer.slot(Slot::Int(at.into())));
            }
        }
    }

    /// The items of a container, and that there are more.
    fn items(&mut self, items: impl Iterator<Item = Value>, more: usize, depth: u32) {
        items.for_each(|item| self.slot(item, depth));
        if more > 0 {
            self.cut(format!("{more} more items"));
        }
    }

    fn entries(&mut self, entries: impl Iterator<Item = (Value, Value)>, more: usize, depth: u32) {
        for (key, value) in entries {
            self.slot(key, depth);
            self.slot(value, depth);
        }
        if more > 0 {
            self.writer.slot(Slot::Str(CUT));
            self.cut(format!("{more} more items"));
        }
    }

    fn slot(&mut self, value: Value, depth: u32) {
        let heap = self.heap;
        match value.unpack() {
            Unpacked::Int(int) => self.writer.slot(Slot::Int(int)),
            Unpacked::Float(float) => self.writer.slot(Slot::Float(float)),
            Unpacked::Other(Kind::Const, _) => match value {
                Value::TRUE => self.writer.slot(Slot::Bool(true)),
                Value::FALSE => self.writer.slot(Slot::Bool(false)),
                Value::ELLIPSIS => self.writer.slot(Slot::Ellipsis),
                Value::NONE => self.writer.slot(Slot::None),
                Value::NOT_IMPLEMENTED => self.cut("NotImplemented".into()),
                _ => self.cut("a value that only loading tells".into()),
            },
            Unpacked::Other(Kind::Str, _) => self.text(heap.text(value)),
            Unpacked::Other(Kind::Float, _) => {
                self.writer.slot(Slot::Float(heap.boxed_float(value).0));
            }
            Unpacked::Other(Kind::Bytes, _) => self.bytes(&heap.bytes(value).0),
            Unpacked::Other(Kind::ByteArray, _) => self.bytes(&heap.byte_array(value).0),
            Unpacked::Other(Kind::BigInt, _) => {
                let big = &heap.big_int(value).0;
                if big.bits() as usize > MOST_TEXT * 8 {
                    return self.cut(format!("an int of {} bits", big.bits()));
                }
                let (sign, magnitude) = big.to_bytes_le();
                let negative = sign == num_bigint::Sign::Minus;
                self.writer.slot(Slot::BigInt { negative, magnitude: &magnitude });
            }
            Unpacked::Other(..) => self.object(value, depth),
        }
    }

    fn object(&mut self, value: Value, depth: u32) {
        if let Some(&known) = self.places.get(&value) {
            return self.writer.slot(Slot::Reference(NodeIndex(known)));
        }
        let full = self.places.len() >= MOST_NODES || self.writer.len() > MOST_BYTES;
        if full || depth >= DEEPEST {
            return self.cut(format!("a {}", self.heap.type_name(value)));
        }
        self.places.insert(value, self.queue.len() as u32);
        self.refer(Node::Value(value, depth + 1));
    }

    fn text(&mut self, text: &str) {
        let most = if self.writer.len() > MOST_BYTES { 0 } else { MOST_TEXT };
        match text.char_indices().nth(most) {
            None => self.writer.slot(Slot::Str(text)),
            Some((end, _)) => {
                self.cut(format!(
                    "a str of {} bytes that begins with {:?}",
                    text.len(),
                    &text[..end]
                ));
            }
        }
    }

    fn bytes(&mut self, bytes: &[u8]) {
        let full = self.writer.len() > MOST_BYTES;
        if full || bytes.len() > MOST_TEXT {
            self.cut(format!("{} bytes", bytes.len()));
        } else {
            self.writer.slot(Slot::Bytes(bytes));
        }
    }

    fn value_node(&mut self, value: Value, depth: u32) {
        let heap = self.heap;
        let room = if self.writer.len() > MOST_BYTES { 0 } else { MOST_ITEMS };
        let told = |count: usize| (count.min(room), count.saturating_sub(room));
        match value.kind() {
            Some(Kind::List | Kind::Tuple) => {
                let is_list = value.is(Kind::List);
                let items: &[Value] =
                    if is_list { &heap.list(value).items } else { &heap.tuple(value).items };
                let (shown, more) = told(items.len());
                let slots = shown + usize::from(more > 0);
                if is_list {
                    self.writer.list(slots)
                } else {
                    self.writer.tuple(slots)
                };
                self.items(items.iter().copied().take(shown), more, depth);
            }
            Some(Kind::Dict) => {
                let dict = heap.dict(value);
                let (shown, more) = told(dict.iter().count());
                self.writer.dict(shown + usize::from(more > 0));
                let entries = dict.iter().map(|entry| (entry.key, entry.value));
                self.entries(entries.take(shown), more, depth);
            }
            Some(Kind::Set) => {
                let set = heap.set(value);
                let (shown, more) = told(set.iter().count());
                let slots = shown + usize::from(more > 0);
                if set.frozen {
                    self.writer.frozen_set(slots)
                } else {
                    self.writer.set(slots)
                };
                self.items(set.iter().map(|(item, _)| item).take(shown), more, depth);
            }
            _ => {
                let class = heap.type_name(value);
                let attributes =
                    if value.is(Kind::Instance) { self.attributes(value) } else { Vec::new() };
                let (shown, more) = told(attributes.len());
                self.writer.object(&class, shown + usize::from(more > 0));
                for (name, value) in attributes.into_iter().take(shown) {
                    self.writer.attribute(name);
                    self.slot(value, depth);
                }
                if more > 0 {
                    self.writer.attribute(CUT);
                    self.cut(format!("{more} more attributes"));
                }
                let repr = match value.kind() {
                    Some(Kind::Resource) => heap.resource_text(value),
                    _ => format!("<{class}>"),
                };
                self.writer.object_repr(&repr);
            }
        }
    }

    fn attributes(&self, value: Value) -> Vec<(&'h str, Value)> {
        let heap = self.heap;
        let instance = heap.instance(value);
        if TypeId::of(instance.class).is_some() {
            return Vec::new();
        }
        if instance.shape == ShapeId::DICT {
            return match instance.slots.first() {
                Some(&dict) if dict.is(Kind::Dict) => {
                    let entries = heap.dict(dict).iter();
                    entries.filter_map(|it| Some((heap.as_text(it.key)?, it.value))).collect()
                }
                _ => Vec::new(),
            };
        }
        let names = &heap.shape(instance.shape).names;
        names
            .iter()
            .zip(&instance.slots)
            .filter_map(|(&name, &value)| Some((heap.as_text(name)?, value)))
            .collect()
    }
}
