//! Objects, one table per kind.

use serde::{Deserialize, Serialize};

use super::{WireCodeRef, WireValue};

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
    Module, Traceback, Dict, Set, Complex, ByteArray, MemoryView, Weak,
}

impl Table {
    /// Whether its objects refer to nothing. They are made as they are read.
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
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct WireFunction {
    pub code: WireCodeRef,
    pub globals: WireValue,
    pub defaults: WireValue,
    pub keyword_defaults: WireValue,
    pub closure: WireValue,
    pub name: WireValue,
    pub qualname: WireValue,
    pub doc: WireValue,
    pub attributes: WireValue,
    pub annotate: WireValue,
    pub annotations: WireValue,
    pub type_params: WireValue,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WireClass {
    pub name: WireValue,
    pub qualname: WireValue,
    pub bases: Vec<WireValue>,
    /// Without the class itself.
    pub mro: Vec<WireValue>,
    pub dict: WireValue,
    pub layout: WireValue,
    pub metatype: WireValue,
    pub members: u32,
    pub has_dict: bool,
    pub order: u32,
}

/// Which attributes instances have. An instance is the place of its shape and its values; a value
/// that it carries comes first.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum WireShape {
    /// These; an integer stands for the member of that number.
    Slots { class: WireValue, names: Vec<WireValue> },
    /// Those in a dict, which is the first value, or None where there is no dict. The members
    /// follow.
    Dict { class: WireValue },
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct WireTracebackEntry {
    pub code: WireCodeRef,
    pub pc: u32,
    /// Whether looking up a callee failed.
    pub lookup: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WireException {
    pub class: WireValue,
    pub args: WireValue,
    pub attributes: WireValue,
    pub cause: WireValue,
    pub context: WireValue,
    pub suppress_context: bool,
    pub traceback: WireValue,
    pub fields: WireValue,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WireGeneratorState {
    Created,
    Suspended,
    Running,
    Finished,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WireFlavor {
    Generator,
    Awaitable,
    Coroutine,
    AsyncGenerator,
    AsyncSend,
    AsyncThrow,
    CoroutineWrapper,
    NextOrDefault,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WireGenerator {
    pub flavor: WireFlavor,
    pub stepping: bool,
    pub known: bool,
    pub state: WireGeneratorState,
    pub code: WireCodeRef,
    pub globals: WireValue,
    pub pc: u32,
    pub handled: WireValue,
    /// None, or a tuple of `__name__` and `__qualname__`.
    pub names: WireValue,
    pub registers: Vec<WireValue>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WireDescriptorKind {
    Property,
    ClassMethod,
    StaticMethod,
    Member,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WireViewKind {
    Keys,
    Values,
    Items,
}

/// A memoryview. Sizes are in bytes, but for the number of items.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct WireMemoryView {
    /// None after the release.
    pub object: WireValue,
    pub start: u32,
    pub count: u32,
    pub stride: i64,
    pub format: u8,
    pub native: bool,
    pub read_only: bool,
}

/// A native iterator. Sizes are `u32::MAX` where the iterator has failed for good.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum WireIter {
    /// With the type that it was of.
    Exhausted(WireValue),
    List {
        list: WireValue,
        index: u32,
    },
    Tuple {
        tuple: WireValue,
        index: u32,
    },
    Str {
        string: WireValue,
        offset: u32,
    },
    Bytes {
        bytes: WireValue,
        index: u32,
    },
    Range {
        next: i64,
        left: u64,
        step: i64,
    },
    BigRange {
        next: WireValue,
        stop: WireValue,
        step: WireValue,
    },
    /// `index` counts deleted entries, too.
    Dict {
        dict: WireValue,
        kind: WireViewKind,
        index: u32,
        len: u32,
        left: u32,
        reversed: bool,
    },
    Set {
        set: WireValue,
        index: u32,
        len: u32,
    },
    Reversed {
        sequence: WireValue,
        left: u32,
    },
    GetItem {
        object: WireValue,
        index: i64,
        step: i64,
    },
    Call {
        callable: WireValue,
        sentinel: WireValue,
    },
    Enumerate {
        inner: WireValue,
        count: WireValue,
    },
    Zip {
        inner: Vec<WireValue>,
        strict: bool,
    },
    Map {
        function: WireValue,
        inner: Vec<WireValue>,
        strict: bool,
    },
    Filter {
        function: WireValue,
        inner: WireValue,
    },
}
