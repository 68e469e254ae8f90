//! Code objects.
//!
//! Instructions are written with the derives of the bytecode crate, whose order is append-only by
//! its own contract.

use serde::{Deserialize, Serialize};

/// A code object without its constants, instructions and tables, which follow it. Texts are
/// places in the strings of the module.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WireCode {
    pub name: u32,
    pub qualname: u32,
    pub flags: u16,
    pub positional: u8,
    pub positional_only: u8,
    pub keyword_only: u8,
    pub register_count: u16,
    pub variable_names: Vec<u32>,
    pub free_count: u8,
    pub cache_count: u16,
    pub first_line: u32,
    pub docstring: Option<u32>,
    pub names: Vec<u32>,
    /// Start, length, handler, register.
    pub exceptions: Vec<(u32, u32, u32, u8)>,
}

/// A constant. The items of a tuple or frozenset follow it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub enum WireConst<'a> {
    None,
    True,
    False,
    Ellipsis,
    Int(i64),
    BigInt { negative: bool, magnitude: &'a [u8] },
    Float(f64),
    Str(u32),
    Bytes(&'a [u8]),
    Tuple(u32),
    FrozenSet(u32),
    Imaginary(f64),
}
