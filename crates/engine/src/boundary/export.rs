//! Values of the heap as a value graph for the host.

use std::collections::HashMap;

use diapause_vm::heap::Heap;
use diapause_vm::object::ShapeId;
use diapause_vm::types::TypeId;
use diapause_vm::value::{Kind, Unpacked, Value};

use super::{EMPTY_DICT, GraphWriter, NodeIndex, Slot};
use crate::error::EngineError;

/// What hosts can hold at most. JavaScript holds less than others: these are what V8 takes, which
/// ends the process where an integer or an array is larger.
mod most {
    /// Bits of an integer.
    pub const BITS: u64 = 1 << 30;
    /// Bytes of a text.
    pub const TEXT: u64 = (1 << 29) - 24;
    /// Items of a list or tuple. There may be twice as many, but arrays grow by half.
    pub const ITEMS: u64 = 1 << 26;
    /// Items of a set, entries of a dict.
    pub const ENTRIES: u64 = 1 << 24;
}

/// About what a host needs at least for an object, however little is written of it.
const NODE_BYTES: usize = 256;

/// Writes the value as a graph of at most so many bytes: sharing and cycles survive, what has no
/// counterpart becomes an object with its class name, attributes and repr. Texts are no nodes: one
/// that stands in many places is written as often, so that a graph can be much larger than its heap.
///
/// # Errors
/// [`EngineError::Limit`] when the graph or what a host makes of it would be larger, or when no host
/// can hold an integer or a text of it; [`EngineError::Internal`] for a bug of ours.
pub fn export(heap: &mut Heap, value: Value, most: usize) -> Result<Vec<u8>, EngineError> {
    export_parts(heap, &Parts::One(value), most)
}

/// Writes positional arguments as the graph of a tuple.
///
/// # Errors
/// As [`export`].
pub fn export_tuple(heap: &mut Heap, items: &[Value], most: usize) -> Result<Vec<u8>, EngineError> {
    export_parts(heap, &Parts::Tuple(items), most)
}

/// Writes keyword arguments as the graph of a dict.
///
/// # Errors
/// As [`export`].
pub fn export_dict(
    heap: &mut Heap,
    items: &[(Value, Value)],
    most: usize,
) -> Result<Vec<u8>, EngineError> {
    if items.is_empty() {
        return Ok(EMPTY_DICT.to_vec());
    }
    export_parts(heap, &Parts::Dict(items), most)
}

/// What stands at the root of a graph.
enum Parts<'a> {
    One(Value),
    Tuple(&'a [Value]),
    Dict(&'a [(Value, Value)]),
}

fn export_parts(heap: &mut Heap, parts: &Parts<'_>, most: usize) -> Result<Vec<u8>, EngineError> {
    let mut export = Export {
        heap,
        most,
        writer: GraphWriter::new(),
        roots: 0,
        places: HashMap::new(),
        queue: Vec::new(),
        misfit: None,
    };
    let root = match parts {
        Parts::One(value) => match export.scalar(*value) {
            Some(scalar) => {
                export.refuse_misfit()?;
                return export.writer.finish(scalar.slot());
            }
            None => export.place(*value),
        },
        Parts::Tuple(items) => {
            let index = export.writer.tuple(items.len());
            export.first(index)?;
            for &item in *items {
                export.put(item);
            }
            index
        }
        Parts::Dict(items) => {
            let index = export.writer.dict(items.len());
            export.first(index)?;
            for &(key, value) in *items {
                export.put(key);
                export.put(value);
            }
            index
        }
    };
    // Nodes are numbered as they are first met, and written in that order.
    let mut next = 0;
    while let Some(&value) = export.queue.get(next)
        && !export.is_full()
    {
        next += 1;
        export.node(value);
    }
    export.refuse_misfit()?;
    if export.is_full() {
        return Err(too_large(format!("more than {most} bytes for the host")));
    }
    export.writer.finish(Slot::Reference(root))
}

fn too_large(text: String) -> EngineError {
    EngineError::Limit { limit: "memory", text }
}

/// A scalar that owns what its slot borrows.
enum Scalar {
    None,
    Bool(bool),
    Int(i64),
    Big(bool, Vec<u8>),
    Float(f64),
    Str(String),
    Ellipsis,
    Bytes(Vec<u8>),
}

impl Scalar {
    fn slot(&self) -> Slot<'_> {
        match self {
            Self::None => Slot::None,
            Self::Bool(value) => Slot::Bool(*value),
            Self::Int(value) => Slot::Int(*value),
            Self::Big(negative, magnitude) => Slot::BigInt { negative: *negative, magnitude },
            Self::Float(value) => Slot::Float(*value),
            Self::Str(text) => Slot::Str(text),
            Self::Ellipsis => Slot::Ellipsis,
            Self::Bytes(bytes) => Slot::Bytes(bytes),
        }
    }
}

struct Export<'a> {
    heap: &'a mut Heap,
    writer: GraphWriter,
    /// 1 where the root is no object: it has the first number.
    roots: u32,
    places: HashMap<Value, NodeIndex>,
    queue: Vec<Value>,
    /// Bytes that are written at most.
    most: usize,
    /// What no host can hold.
    misfit: Option<String>,
}

impl Export<'_> {
    /// Whether more is written than may be: what would follow is left out.
    fn is_full(&self) -> bool {
        self.misfit.is_some()
            || self.writer.len().saturating_add(self.places.len() * NODE_BYTES) > self.most
    }

    fn refuse_misfit(&mut self) -> Result<(), EngineError> {
        match self.misfit.take() {
            Some(what) => Err(too_large(what)),
            None => Ok(()),
        }
    }

    /// Whether a host can hold something of that size; if it cannot, that is noted.
    fn fits(&mut self, what: &str, size: u64, most: u64) -> bool {
        if size > most {
            self.misfit = Some(format!("{size} {what} for the host, which takes {most} at most"));
        }
        size <= most
    }

    /// The root of arguments is node 0, before everything that is numbered by [`Export::place`].
    fn first(&mut self, index: NodeIndex) -> Result<(), EngineError> {
        if index.0 != 0 {
            return Err(EngineError::Internal("the root is not the first node".into()));
        }
        self.roots = 1;
        Ok(())
    }

    fn place(&mut self, value: Value) -> NodeIndex {
        let next = NodeIndex(self.roots + self.places.len() as u32);
        let index = *self.places.entry(value).or_insert(next);
        if index == next {
            self.queue.push(value);
        }
        index
    }

    fn put(&mut self, value: Value) {
        if self.is_full() {
            return;
        }
        match self.scalar(value) {
            Some(scalar) => self.writer.slot(scalar.slot()),
            None => {
                let index = self.place(value);
                self.writer.slot(Slot::Reference(index));
            }
        }
    }

    fn scalar(&mut self, value: Value) -> Option<Scalar> {
        Some(match value.unpack() {
            Unpacked::Int(value) => Scalar::Int(value),
            Unpacked::Float(value) => Scalar::Float(value),
            Unpacked::Other(Kind::Const, _) => match value {
                Value::TRUE => Scalar::Bool(true),
                Value::FALSE => Scalar::Bool(false),
                Value::ELLIPSIS => Scalar::Ellipsis,
                Value::NOT_IMPLEMENTED => return None,
                _ => Scalar::None,
            },
            Unpacked::Other(Kind::Str, _) => {
                if !self.fits("bytes of a text", self.heap.text(value).len() as u64, most::TEXT) {
                    return Some(Scalar::None);
                }
                Scalar::Str(self.heap.text(value).to_owned())
            }
            Unpacked::Other(Kind::Float, _) => Scalar::Float(self.heap.boxed_float(value).0),
            Unpacked::Other(Kind::Bytes, _) => Scalar::Bytes(self.heap.bytes(value).0.to_vec()),
            Unpacked::Other(Kind::ByteArray, _) => {
                Scalar::Bytes(self.heap.byte_array(value).0.clone())
            }
            Unpacked::Other(Kind::BigInt, _) => {
                if !self.fits("bits of an integer", self.heap.big_int(value).0.bits(), most::BITS) {
                    return Some(Scalar::None);
                }
                let big = &self.heap.big_int(value).0;
                match i64::try_from(big) {
                    Ok(small) => Scalar::Int(small),
                    Err(_) => {
                        let (sign, magnitude) = big.to_bytes_le();
                        Scalar::Big(sign == num_bigint::Sign::Minus, magnitude)
                    }
                }
            }
            Unpacked::Other(..) => return None,
        })
    }

    fn items(&mut self, items: &[Value]) {
        for &item in items {
            self.put(item);
        }
    }

    fn node(&mut self, value: Value) {
        match value.kind() {
            Some(Kind::List) => {
                let length = self.heap.list(value).items.len();
                if !self.fits("items of a list", length as u64, most::ITEMS) {
                    return;
                }
                let items = self.heap.list(value).items.clone();
                self.writer.list(items.len());
                self.items(&items);
            }
            Some(Kind::Tuple) => {
                let length = self.heap.tuple(value).items.len();
                if !self.fits("items of a tuple", length as u64, most::ITEMS) {
                    return;
                }
                let items = self.heap.tuple(value).items.clone();
                self.writer.tuple(items.len());
                self.items(&items);
            }
            Some(Kind::Dict) => {
                let length = self.heap.dict(value).len();
                if !self.fits("entries of a dict", length as u64, most::ENTRIES) {
                    return;
                }
                let entries: Vec<_> =
                    self.heap.dict(value).iter().map(|entry| (entry.key, entry.value)).collect();
                self.writer.dict(entries.len());
                for (key, value) in entries {
                    self.put(key);
                    self.put(value);
                }
            }
            Some(Kind::Set) => {
                let length = self.heap.set(value).len();
                if !self.fits("items of a set", length as u64, most::ENTRIES) {
                    return;
                }
                let items: Vec<_> = self.heap.set(value).iter().map(|(item, _)| item).collect();
                if self.heap.set(value).frozen {
                    self.writer.frozen_set(items.len());
                } else {
                    self.writer.set(items.len());
                }
                self.items(&items);
            }
            Some(Kind::Exception) => {
                let class = self.heap.type_name(value);
                let message = self.heap.exception_text(value).unwrap_or_default();
                let args = self.heap.exception(value).args;
                self.writer.exception(&class, &message);
                self.put(args);
            }
            Some(Kind::Resource) => {
                let name = self.heap.type_name(value);
                let resource = self.heap.resource(value);
                self.writer.resource(resource.handle, resource.lost, &name);
            }
            _ => self.object(value),
        }
    }

    /// What has no counterpart: its class, its own attributes, its repr where no code of the
    /// program has to run for it.
    fn object(&mut self, value: Value) {
        let class = self.heap.type_name(value);
        let attributes = if value.is(Kind::Instance) { self.attributes(value) } else { Vec::new() };
        let repr = match self.heap.repr(value) {
            Ok(repr) => repr,
            Err(_) => self.heap.default_repr(value),
        };
        self.writer.object(&class, attributes.len());
        for (name, value) in attributes {
            self.writer.attribute(&name);
            self.put(value);
        }
        self.writer.object_repr(&repr);
    }

    fn attributes(&self, value: Value) -> Vec<(String, Value)> {
        let instance = self.heap.instance(value);
        if TypeId::of(instance.class).is_some() {
            return Vec::new();
        }
        if instance.shape == ShapeId::DICT {
            // There is none where `__slots__` says so.
            let dict = instance.slots.first().copied().filter(|dict| dict.is(Kind::Dict));
            let Some(dict) = dict else { return Vec::new() };
            return self
                .heap
                .dict(dict)
                .iter()
                .filter_map(|entry| Some((self.heap.as_text(entry.key)?.to_owned(), entry.value)))
                .collect();
        }
        let names = &self.heap.shape(instance.shape).names;
        names
            .iter()
            .zip(&instance.slots)
            .filter_map(|(&name, &value)| Some((self.heap.as_text(name)?.to_owned(), value)))
            .collect()
    }
}
