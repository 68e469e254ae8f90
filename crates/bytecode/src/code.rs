//! Code objects: what the compiler produces and the virtual machine runs.

use std::any::Any;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::opcode::Instr;

/// Index of a code object within its [`Module`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CodeIndex(pub u32);

/// One compiled source text: the module body is code object 0, every nested scope follows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Module {
    /// The file name shown in tracebacks.
    pub script_name: String,
    /// The source text; tracebacks quote it and positions are offsets into it.
    pub source: String,
    /// All code objects; [`Instr::MakeFunction`] refers to them by index.
    pub codes: Vec<Code>,
    /// What it is in a snapshot, once that was needed.
    #[serde(skip)]
    pub written: Written,
}

/// The bytes of a module in snapshots. A module does not change once it runs, so they are made
/// once, however often its programs are dumped. No part of what the module is.
#[derive(Default)]
pub struct Written {
    bytes: OnceLock<Box<[u8]>>,
    hash: OnceLock<[u8; 32]>,
    findings: OnceLock<Box<dyn Any + Send + Sync>>,
}

impl Written {
    /// The bytes, if they were kept.
    #[must_use]
    pub fn get(&self) -> Option<&[u8]> {
        self.bytes.get().map(|bytes| &**bytes)
    }

    /// Keeps the bytes.
    pub fn keep(&self, bytes: &[u8]) {
        self.bytes.get_or_init(|| bytes.into());
    }

    /// The SHA-256 of the bytes, if it was computed.
    #[must_use]
    pub fn hash(&self) -> Option<[u8; 32]> {
        self.hash.get().copied()
    }

    /// What who checks a module has found out about it, once. It is always of one type.
    pub fn findings<T: Any + Send + Sync>(&self, find: impl FnOnce() -> T) -> Option<&T> {
        self.findings.get_or_init(|| Box::new(find())).downcast_ref()
    }

    /// Keeps the SHA-256 of the bytes.
    pub fn keep_hash(&self, hash: [u8; 32]) -> [u8; 32] {
        *self.hash.get_or_init(|| hash)
    }
}

impl Clone for Written {
    /// A copy may be changed, so it begins anew.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Written {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl std::fmt::Debug for Written {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("_")
    }
}

/// A compile-time constant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Const {
    /// `None`
    None,
    /// `True`
    True,
    /// `False`
    False,
    /// `...`
    Ellipsis,
    /// An integer that fits 64 bits.
    Int(i64),
    /// A larger integer: sign and little-endian magnitude bytes.
    BigInt {
        /// Whether the integer is below zero.
        negative: bool,
        /// Magnitude, least significant byte first.
        magnitude: Vec<u8>,
    },
    /// A float.
    Float(f64),
    /// A string.
    Str(String),
    /// A bytes object.
    Bytes(Vec<u8>),
    /// A tuple of constants.
    Tuple(Vec<Const>),
    /// A frozenset of constants, for `x in {1, 2, 3}`.
    FrozenSet(Vec<Const>),
    /// The imaginary part of a complex literal.
    Imaginary(f64),
}

/// Properties of a code object, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeFlags(pub u16);

impl CodeFlags {
    /// Collects further positional arguments: `*args`.
    pub const VARARGS: Self = Self(1);
    /// Collects further keyword arguments: `**kwargs`.
    pub const VARKEYWORDS: Self = Self(2);
    /// Calling it makes a generator; with [`Self::COROUTINE`], an asynchronous one.
    pub const GENERATOR: Self = Self(4);
    /// Calling it makes a coroutine, or, with [`Self::GENERATOR`], an asynchronous generator.
    pub const COROUTINE: Self = Self(8);
    /// A class body: register 0 is the namespace dict.
    pub const CLASS_BODY: Self = Self(16);
    /// A module body: its names are globals.
    pub const MODULE: Self = Self(32);
    /// Part of the library that is written in Python: hidden from tracebacks.
    pub const LIBRARY: Self = Self(64);
    /// A generator expression: for its name in messages, and its one hidden parameter.
    pub const GENERATOR_EXPRESSION: Self = Self(128);

    /// Part of a module of the standard library that is written in Python: hidden from tracebacks,
    /// otherwise as code of the program.
    pub const FROZEN: Self = Self(256);

    /// Whether all bits of `other` are set.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether calling it makes an object that holds its frame: a generator or a coroutine.
    #[must_use]
    pub const fn suspends(self) -> bool {
        self.0 & (Self::GENERATOR.0 | Self::COROUTINE.0) != 0
    }

    /// Sets the bits of `other`.
    pub const fn insert(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// The parameters of a function. They occupy the first registers in this order: positional-only,
/// positional, keyword-only, `*args`, `**kwargs`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameters {
    /// How many parameters take positional arguments, positional-only ones included.
    pub positional: u8,
    /// How many of these take positional arguments only.
    pub positional_only: u8,
    /// How many parameters take keyword arguments only.
    pub keyword_only: u8,
}

/// A stretch of source text, in bytes from the start of [`Module::source`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
    /// Where the part that tracebacks point at with `^` starts, within the stretch: the operator
    /// of a binary expression, the bracket of a subscript, the parenthesis of a call.
    /// Equal to `anchor_end` when there is none.
    pub anchor_start: u32,
    /// Where that part ends.
    pub anchor_end: u32,
}

/// A range of instructions whose exceptions go to a handler. Of several entries that cover an
/// instruction the first one in the table applies: inner ranges stand before outer ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExceptionEntry {
    /// First instruction covered.
    pub start: u32,
    /// Instruction behind the last one covered.
    pub end: u32,
    /// First instruction of the handler.
    pub handler: u32,
    /// Register that receives the exception.
    pub register: u8,
}

/// The code of one scope.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Code {
    /// The name as in `def name`, or `<module>`, `<lambda>`, `<genexpr>`, the class name.
    pub name: String,
    /// The dotted path that tells where the scope stands, `outer.<locals>.inner`.
    pub qualname: String,
    /// Properties.
    pub flags: CodeFlags,
    /// Parameters.
    pub parameters: Parameters,
    /// How many registers an activation uses, at most 256.
    pub register_count: u16,
    /// Names of the registers that hold variables: parameters first (see [`Parameters`]), then the
    /// other locals, then the captured variables of enclosing scopes. Registers from here on are
    /// temporaries.
    pub variable_names: Vec<String>,
    /// How many of the last `variable_names` are captured from enclosing scopes. A call copies the
    /// cells of the function's closure into their registers.
    pub free_count: u8,
    /// Instructions.
    pub instructions: Vec<Instr>,
    /// For each instruction, how many registers are live while it runs: those of variables and the
    /// temporaries in use, its operands included. Registers from here on are free for calls that
    /// the instruction makes on its own, and are neither marked by the collector nor dumped.
    pub live: Vec<u8>,
    /// For each instruction, the source text it was made from.
    pub positions: Vec<Position>,
    /// Constants; [`Instr::LoadConst`] refers to them.
    pub constants: Vec<Const>,
    /// Names of globals and attributes.
    pub names: Vec<String>,
    /// Exception handlers.
    pub exception_table: Vec<ExceptionEntry>,
    /// How many inline caches the instructions refer to.
    pub cache_count: u16,
    /// The line of the `def`, `class` or `lambda`, counted from 1.
    pub first_line: u32,
    /// The docstring, if the first statement is one.
    pub docstring: Option<String>,
}

/// The name of the register with the cells of variables that have no registers
/// ([`Instr::MakeSpill`]): one that no program can write.
pub const SPILL: &str = ".spill";

impl Code {
    /// The variables that have no registers: the place of the cell, and the name.
    #[must_use]
    pub fn spilled(&self) -> Vec<(usize, &str)> {
        let mut found = std::collections::BTreeMap::new();
        for instruction in &self.instructions {
            if let Instr::LoadSpill { index, name, .. } = *instruction
                && let (Ok(index), Some(name)) =
                    (usize::try_from(index), self.names.get(usize::from(name)))
            {
                found.insert(index, name.as_str());
            }
        }
        found.into_iter().collect()
    }

    /// How many registers parameters occupy, `*args` and `**kwargs` included.
    #[must_use]
    pub const fn parameter_count(&self) -> usize {
        self.parameters.positional as usize
            + self.parameters.keyword_only as usize
            + self.flags.contains(CodeFlags::VARARGS) as usize
            + self.flags.contains(CodeFlags::VARKEYWORDS) as usize
    }

    /// The handler that covers the instruction at `pc`, if any.
    #[must_use]
    pub fn handler(&self, pc: u32) -> Option<&ExceptionEntry> {
        self.exception_table.iter().find(|entry| entry.start <= pc && pc < entry.end)
    }
}
