//! The tables of objects, and the numbers of what is one of a few alternatives.

use std::iter;

use diapause_vm::object::{DescriptorKind, Flavor, GeneratorState, ViewKind};

/// Declares the tables.
macro_rules! tables {
    ($($name:ident),+ $(,)?) => {
        /// A table of objects of one kind. The order is that in which tables are written, those
        /// without references first, and the numbers are part of the format.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Table { $($name),+ }

        impl Table {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
        }
    };
}

tables! {
    Str, Interned, BigInt, BoxedFloat, Bytes, Range, Tuple, Slice, List, Cell, Function,
    BoundMethod, Class, Instance, Exception, Generator, Iterator, Descriptor, DictView, Super,
    Module, Traceback, Dict, Set, Complex, ByteArray, MemoryView, Weak, Resource,
}

impl Table {
    /// What its objects are called where a snapshot is described.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Str => "str",
            Self::Interned => "name",
            Self::BigInt => "int",
            Self::BoxedFloat => "float",
            Self::Bytes => "bytes",
            Self::Range => "range",
            Self::Tuple => "tuple",
            Self::Slice => "slice",
            Self::List => "list",
            Self::Cell => "cell",
            Self::Function => "function",
            Self::BoundMethod => "method",
            Self::Class => "class",
            Self::Instance => "instance",
            Self::Exception => "exception",
            Self::Generator => "generator",
            Self::Iterator => "iterator",
            Self::Descriptor => "descriptor",
            Self::DictView => "view",
            Self::Super => "super",
            Self::Module => "module",
            Self::Traceback => "traceback",
            Self::Dict => "dict",
            Self::Set => "set",
            Self::Complex => "complex",
            Self::ByteArray => "bytearray",
            Self::MemoryView => "memoryview",
            Self::Weak => "weakref",
            Self::Resource => "resource",
        }
    }

    /// Whether its objects refer to nothing.
    pub const fn is_leaf(self) -> bool {
        matches!(
            self,
            Self::Str
                | Self::Interned
                | Self::BigInt
                | Self::BoxedFloat
                | Self::Bytes
                | Self::Complex
                | Self::ByteArray
        )
    }

    /// Whether its objects can change, so that a delta may hold them anew.
    pub const fn is_mutable(self) -> bool {
        !matches!(
            self,
            Self::Str
                | Self::Interned
                | Self::BigInt
                | Self::BoxedFloat
                | Self::Bytes
                | Self::Range
                | Self::Tuple
                | Self::Slice
                | Self::BoundMethod
                | Self::DictView
                | Self::Super
                | Self::Complex
        )
    }
}

/// Some of the tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TableSet(u32);

impl TableSet {
    /// Those whose objects refer to nothing.
    const LEAVES: u32 = {
        let (mut leaves, mut at) = (0, 0);
        while at < Table::ALL.len() {
            if Table::ALL[at].is_leaf() {
                leaves |= 1 << at;
            }
            at += 1;
        }
        leaves
    };

    /// Those of which something is so.
    pub fn of(is_so: impl Fn(Table) -> bool) -> Self {
        Self(Table::ALL.iter().fold(0, |all, &table| all | u32::from(is_so(table)) << table as u8))
    }

    /// Adds one.
    pub fn insert(&mut self, table: Table) {
        self.0 |= 1 << table as u8;
    }

    /// How many there are.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// In the order of their numbers.
    pub fn by_number(self) -> impl Iterator<Item = Table> {
        bits(self.0)
    }

    /// In the order in which they are written.
    pub fn in_order(self) -> impl Iterator<Item = Table> {
        bits(self.0 & Self::LEAVES).chain(bits(self.0 & !Self::LEAVES))
    }
}

/// The tables whose bits are set.
fn bits(mut set: u32) -> impl Iterator<Item = Table> {
    iter::from_fn(move || {
        let table = Table::ALL.get(set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(*table)
    })
}

/// Numbers alternatives, both ways. The numbers are part of the format.
macro_rules! numbered {
    ($($(#[doc = $doc:literal])+ $name:ident: $type:ident { $($variant:ident = $number:literal),+ $(,)? })+) => {
        $(
            $(#[doc = $doc])+
            pub mod $name {
                use super::$type;

                /// All names with their numbers.
                pub const ALL: &[(&str, i64)] = &[$((stringify!($variant), $number)),+];

                /// As a number.
                pub const fn number(of: $type) -> i64 {
                    match of { $($type::$variant => $number),+ }
                }

                /// From a number.
                pub const fn of(number: i64) -> Option<$type> {
                    match number { $($number => Some($type::$variant),)+ _ => None }
                }
            }
        )+
    };
}

numbered! {
    /// What an object that holds a frame is to programs.
    flavor: Flavor {
        Generator = 0, Awaitable = 1, Coroutine = 2, AsyncGenerator = 3, AsyncSend = 4,
        AsyncThrow = 5, CoroutineWrapper = 6, NextOrDefault = 7,
    }
    /// Where a generator is.
    generator_state: GeneratorState { Created = 0, Suspended = 1, Running = 2, Finished = 3 }
    /// Kinds of descriptors.
    descriptor_kind: DescriptorKind {
        Property = 0, ClassMethod = 1, StaticMethod = 2, Member = 3, HostMethod = 4,
        HostAttribute = 5,
    }
    /// What a view of a dict gives.
    view_kind: ViewKind { Keys = 0, Values = 1, Items = 2 }
}

/// The numbers of native iterators.
pub mod iterator {
    pub const EXHAUSTED: i64 = 0;
    pub const LIST: i64 = 1;
    pub const TUPLE: i64 = 2;
    pub const STR: i64 = 3;
    pub const BYTES: i64 = 4;
    pub const RANGE: i64 = 5;
    pub const BIG_RANGE: i64 = 6;
    pub const DICT: i64 = 7;
    pub const SET: i64 = 8;
    pub const REVERSED: i64 = 9;
    pub const GET_ITEM: i64 = 10;
    pub const CALL: i64 = 11;
    pub const ENUMERATE: i64 = 12;
    pub const ZIP: i64 = 13;
    pub const MAP: i64 = 14;
    pub const FILTER: i64 = 15;

    /// How many integers and values each has, by its number; what zip and map go over comes on top.
    pub const PARTS: [(usize, usize); 16] = [
        (0, 1),
        (1, 1),
        (1, 1),
        (1, 1),
        (1, 1),
        (3, 0),
        (0, 3),
        (4, 1),
        (2, 1),
        (1, 1),
        (2, 1),
        (0, 2),
        (0, 2),
        (2, 0),
        (2, 1),
        (0, 2),
    ];
}
