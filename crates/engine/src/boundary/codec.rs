//! The value graph, version 1: the one format in which Python values cross to a host.
//!
//! ```text
//! graph  := 01, node count (varint), node*, root slot
//! slot   := tag byte, payload
//!    0 None          4 big int: sign byte (1 = negative), varint length,
//!    1 False                    magnitude little-endian, last byte not 0
//!    2 True          5 float: 8 bytes, little-endian
//!    3 int: zigzag   6 str: varint length in bytes, UTF-8
//!      varint, i64   7 reference: varint index of a node; forwards and in cycles, too
//!    8 Ellipsis      9 bytes: varint length, bytes
//! node   := kind byte, payload
//!    1 list          varint n, n slots
//!    2 tuple         the same
//!    3 dict          varint n, n times key slot and value slot
//!    4 set, 5 frozenset: as list
//!    6 object        str class name, varint n, n times str and slot, str repr
//!    7 exception     str type, str message, args slot
//!    8 resource      varint handle from 1, flags byte (1 = lost, 2 = open), str type,
//!                    varint n, n times str method, varint m, m times str attribute
//!   (a str inside a node is a varint length and UTF-8, without a tag)
//! varint := 7 bits per byte, low bits first, high bit = more follows; no needless bytes
//! ```
//!
//! An object has no counterpart at the host: an instance, a function, a range. It only travels
//! outwards. A resource is an object of the host, which knows it by the handle; what its type can
//! do stands there inwards, and open says that the host is asked for other attributes too. A value that several others share is one node. An int that fits 64 bits is never
//! written as a big int, so equal graphs in equal order are equal bytes.

use crate::error::EngineError;

/// First byte of every graph.
pub const VERSION: u8 = 1;

/// Slot tags, as the table above numbers them.
pub(super) mod tag {
    pub const NONE: u8 = 0;
    pub const FALSE: u8 = 1;
    pub const TRUE: u8 = 2;
    pub const INT: u8 = 3;
    pub const BIG_INT: u8 = 4;
    pub const FLOAT: u8 = 5;
    pub const STR: u8 = 6;
    pub const REFERENCE: u8 = 7;
    pub const ELLIPSIS: u8 = 8;
    pub const BYTES: u8 = 9;
}

/// Node kinds, as the table above numbers them.
pub(super) mod kind {
    pub const LIST: u8 = 1;
    pub const TUPLE: u8 = 2;
    pub const DICT: u8 = 3;
    pub const SET: u8 = 4;
    pub const FROZEN_SET: u8 = 5;
    pub const OBJECT: u8 = 6;
    pub const EXCEPTION: u8 = 7;
    pub const RESOURCE: u8 = 8;
}

/// The graph of a tuple without items.
pub const EMPTY_TUPLE: [u8; 6] = [VERSION, 1, kind::TUPLE, 0, tag::REFERENCE, 0];
/// The graph of a dict without items.
pub const EMPTY_DICT: [u8; 6] = [VERSION, 1, kind::DICT, 0, tag::REFERENCE, 0];

/// Which node of a graph, counted from 0 in the order they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeIndex(pub u32);

/// A value that stands in a place: a scalar, or a reference to a node.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Slot<'a> {
    /// `None`
    None,
    /// `True` or `False`
    Bool(bool),
    /// An int of at most 64 bits.
    Int(i64),
    /// A longer int.
    BigInt {
        /// Whether it is below zero.
        negative: bool,
        /// Absolute value, little-endian, without zero bytes at its end.
        magnitude: &'a [u8],
    },
    /// A float.
    Float(f64),
    /// A str.
    Str(&'a str),
    /// A container or an object.
    Reference(NodeIndex),
    /// `...`
    Ellipsis,
    /// A bytes object.
    Bytes(&'a [u8]),
}

/// Whether a magnitude needs a big int, that is, does not fit an `i64`.
pub(super) fn is_big(negative: bool, magnitude: &[u8]) -> bool {
    match magnitude.len() {
        0..8 => false,
        8 => {
            let (low, high) = (&magnitude[..7], magnitude[7]);
            let least = negative && high == 0x80 && low.iter().all(|byte| *byte == 0);
            high >= 0x80 && !least
        }
        _ => true,
    }
}

pub(super) fn zigzag(value: i64) -> u64 {
    (value.cast_unsigned() << 1) ^ (value >> 63).cast_unsigned()
}

pub(super) fn unzigzag(value: u64) -> i64 {
    (value >> 1).cast_signed() ^ -((value & 1).cast_signed())
}

/// A fault in bytes that claim to be a graph.
pub(super) fn fault(at: usize, text: impl std::fmt::Display) -> EngineError {
    EngineError::Value(format!("malformed value graph at byte {at}: {text}"))
}
