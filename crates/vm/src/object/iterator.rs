//! The native iterators. Each is plain data, so that a program can be dumped in the middle of any.

use crate::heap::Object;
use crate::object::ViewKind;
use crate::value::{Kind, Value};

/// A native iterator. An exhausted one becomes [`Iter::Exhausted`], as in CPython, which drops its
/// reference.
#[derive(Debug, Clone)]
pub enum Iter {
    /// Nothing is left; `type_name` is that of the iterator it was.
    Exhausted(&'static str),
    /// Over a list, forward.
    List {
        /// The list.
        list: Value,
        /// Next index.
        index: usize,
    },
    /// Over a tuple.
    Tuple {
        /// The tuple.
        tuple: Value,
        /// Next index.
        index: usize,
    },
    /// Over the code points of a string.
    Str {
        /// The string.
        string: Value,
        /// Byte offset of the next code point.
        offset: usize,
    },
    /// Over bytes, a bytearray or a memoryview.
    Bytes {
        /// What it iterates over.
        bytes: Value,
        /// Next index.
        index: usize,
    },
    /// Over integers that all fit.
    Range {
        /// Next value.
        next: i64,
        /// How many are left.
        left: u64,
        /// Distance.
        step: i64,
    },
    /// Over integers of any size.
    BigRange {
        /// Next value.
        next: Value,
        /// Bound.
        stop: Value,
        /// Distance.
        step: Value,
    },
    /// Over the keys, values or items of a dict.
    Dict {
        /// The dict.
        dict: Value,
        /// What it gives.
        kind: ViewKind,
        /// Next entry; with `reversed`, the entry behind the next one.
        index: usize,
        /// The size of the dict when it began.
        len: usize,
        /// How many items are left unless keys change.
        left: usize,
        /// From the last to the first.
        reversed: bool,
    },
    /// Over a set.
    Set {
        /// The set.
        set: Value,
        /// Next place in the table.
        index: usize,
        /// The size of the set when it began.
        len: usize,
    },
    /// Over a list or tuple or string from the last to the first.
    Reversed {
        /// The sequence.
        sequence: Value,
        /// How many are left.
        left: usize,
    },
    /// Over an object that has `__getitem__` but no `__iter__`; also `reversed` of such.
    GetItem {
        /// The object.
        object: Value,
        /// Next index.
        index: i64,
        /// 1, or -1 for `reversed`.
        step: i64,
    },
    /// `iter(callable, sentinel)`
    Call {
        /// The callable.
        callable: Value,
        /// What ends it.
        sentinel: Value,
    },
    /// `enumerate`
    Enumerate {
        /// The iterator.
        inner: Value,
        /// Next number, an integer.
        count: Value,
    },
    /// `zip`
    Zip {
        /// The iterators.
        inner: Box<[Value]>,
        /// Whether unequal lengths raise.
        strict: bool,
    },
    /// `map`
    Map {
        /// The function.
        function: Value,
        /// The iterators.
        inner: Box<[Value]>,
        /// Whether unequal lengths raise.
        strict: bool,
    },
    /// `filter`
    Filter {
        /// The function, or None.
        function: Value,
        /// The iterator.
        inner: Value,
    },
}

impl Iter {
    /// The name of the type as CPython gives it.
    #[must_use]
    pub const fn type_name(&self) -> &'static str {
        match self {
            Self::Exhausted(name) => name,
            Self::List { .. } => "list_iterator",
            Self::Tuple { .. } => "tuple_iterator",
            Self::Str { .. } => "str_ascii_iterator",
            Self::Bytes { bytes, .. } if bytes.is(Kind::ByteArray) => "bytearray_iterator",
            Self::Bytes { bytes, .. } if bytes.is(Kind::MemoryView) => "memory_iterator",
            Self::Bytes { .. } => "bytes_iterator",
            Self::Range { .. } => "range_iterator",
            Self::BigRange { .. } => "longrange_iterator",
            Self::Dict { kind: ViewKind::Keys, reversed: false, .. } => "dict_keyiterator",
            Self::Dict { kind: ViewKind::Values, reversed: false, .. } => "dict_valueiterator",
            Self::Dict { kind: ViewKind::Items, reversed: false, .. } => "dict_itemiterator",
            Self::Dict { kind: ViewKind::Keys, .. } => "dict_reversekeyiterator",
            Self::Dict { kind: ViewKind::Values, .. } => "dict_reversevalueiterator",
            Self::Dict { kind: ViewKind::Items, .. } => "dict_reverseitemiterator",
            Self::Set { .. } => "set_iterator",
            Self::Reversed { sequence, .. } if sequence.is(Kind::List) => "list_reverseiterator",
            Self::Reversed { .. } => "reversed",
            Self::GetItem { step: 1, .. } => "iterator",
            Self::GetItem { .. } => "reversed",
            Self::Call { .. } => "callable_iterator",
            Self::Enumerate { .. } => "enumerate",
            Self::Zip { .. } => "zip",
            Self::Map { .. } => "map",
            Self::Filter { .. } => "filter",
        }
    }
}

impl Object for Iter {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        match self {
            Self::Exhausted(_) | Self::Range { .. } => {}
            Self::List { list: value, .. }
            | Self::Tuple { tuple: value, .. }
            | Self::Str { string: value, .. }
            | Self::Bytes { bytes: value, .. }
            | Self::Dict { dict: value, .. }
            | Self::Set { set: value, .. }
            | Self::Reversed { sequence: value, .. }
            | Self::GetItem { object: value, .. } => visit(*value),
            Self::BigRange { next, stop, step } => {
                [*next, *stop, *step].into_iter().for_each(visit);
            }
            Self::Call { callable, sentinel } => [*callable, *sentinel].into_iter().for_each(visit),
            Self::Enumerate { inner, count } => [*inner, *count].into_iter().for_each(visit),
            Self::Zip { inner, .. } => inner.iter().copied().for_each(visit),
            Self::Map { function, inner, .. } => {
                visit(*function);
                inner.iter().copied().for_each(visit);
            }
            Self::Filter { function, inner } => [*function, *inner].into_iter().for_each(visit),
        }
    }

    fn payload_bytes(&self) -> usize {
        match self {
            Self::Zip { inner, .. } | Self::Map { inner, .. } => inner.len() * size_of::<Value>(),
            _ => 0,
        }
    }
}
