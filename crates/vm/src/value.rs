//! The value: 8 bytes, `Copy`, no reference count.
//!
//! The two lowest bits are the tag:
//!
//! | tag | meaning |
//! | --- | --- |
//! | `00` | a 62-bit integer in the bits above |
//! | `01`, `10` | a float: its IEEE bits rotated left by 3. The two tag bits are then the two highest bits of the exponent, so all magnitudes from about 1e-154 to 1e154 fit |
//! | `11` | everything else: a [`Kind`] in bits 2 to 7 and an index in the high half |
//!
//! Zero floats and the singletons are constants of kind [`Kind::Const`]; other floats and larger
//! integers are heap objects.

use std::fmt;

/// What a value of tag `11` refers to. The order is internal: snapshots number kinds on their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Kind {
    /// A singleton; the index says which, see the constants of [`Value`].
    Const,
    /// A string.
    Str,
    /// An integer outside 62 bits.
    BigInt,
    /// A float outside the immediate range: infinities, NaN, very large and very small ones.
    Float,
    /// A bytes object.
    Bytes,
    /// A list.
    List,
    /// A tuple.
    Tuple,
    /// A dict.
    Dict,
    /// A set or frozenset.
    Set,
    /// A range.
    Range,
    /// A slice.
    Slice,
    /// A variable that inner functions capture.
    Cell,
    /// A function written in Python.
    Function,
    /// A callable with its first argument.
    BoundMethod,
    /// A native function or method; the index is that of the builtin table.
    Builtin,
    /// A built-in type; the index is a [`crate::types::TypeId`].
    Type,
    /// A class of the program.
    Class,
    /// An instance of a class of the program.
    Instance,
    /// An exception.
    Exception,
    /// A generator.
    Generator,
    /// A native iterator.
    Iterator,
    /// A host function; the index is that of its name among the strings.
    External,
    /// A function of the library that is written in Python; the index is that of its code.
    Library,
    /// A property, classmethod or staticmethod.
    Descriptor,
    /// A view of a dict: keys, values or items.
    DictView,
    /// A `super()` object.
    Super,
    /// A module.
    Module,
    /// A traceback object.
    Traceback,
    /// A complex number.
    Complex,
    /// A bytearray.
    ByteArray,
    /// A memoryview.
    MemoryView,
    /// What a weak reference holds.
    Weak,
    /// An object of the host.
    Resource,
}

impl Kind {
    /// All of them, by their numbers.
    pub const ALL: [Self; 33] = [
        Self::Const,
        Self::Str,
        Self::BigInt,
        Self::Float,
        Self::Bytes,
        Self::List,
        Self::Tuple,
        Self::Dict,
        Self::Set,
        Self::Range,
        Self::Slice,
        Self::Cell,
        Self::Function,
        Self::BoundMethod,
        Self::Builtin,
        Self::Type,
        Self::Class,
        Self::Instance,
        Self::Exception,
        Self::Generator,
        Self::Iterator,
        Self::External,
        Self::Library,
        Self::Descriptor,
        Self::DictView,
        Self::Super,
        Self::Module,
        Self::Traceback,
        Self::Complex,
        Self::ByteArray,
        Self::MemoryView,
        Self::Weak,
        Self::Resource,
    ];
}

/// A Python value. Equality is identity of bits: use [`Heap::identical`](crate::heap::Heap) and
/// the comparison functions for Python's `is` and `==`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Value(u64);

const TAG_MASK: u64 = 3;
const TAG_OTHER: u64 = 3;

/// A value as its alternatives, for code that is not hot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unpacked {
    /// A 62-bit integer.
    Int(i64),
    /// An immediate float, zeros included.
    Float(f64),
    /// Everything else.
    Other(Kind, u32),
}

impl Value {
    /// `None`
    pub const NONE: Self = Self::other(Kind::Const, 0);
    /// `False`
    pub const FALSE: Self = Self::other(Kind::Const, 1);
    /// `True`
    pub const TRUE: Self = Self::other(Kind::Const, 2);
    /// `...`
    pub const ELLIPSIS: Self = Self::other(Kind::Const, 3);
    /// `NotImplemented`
    pub const NOT_IMPLEMENTED: Self = Self::other(Kind::Const, 4);
    /// No value: an unbound variable, a missing argument, a hole in a table. Never visible to Python.
    pub const UNBOUND: Self = Self::other(Kind::Const, 5);
    /// `0.0`
    pub const ZERO: Self = Self::other(Kind::Const, 6);
    /// `-0.0`
    pub const NEGATIVE_ZERO: Self = Self::other(Kind::Const, 7);
    /// A deleted entry of a set's table. Never visible to Python.
    pub const DELETED: Self = Self::other(Kind::Const, 8);

    /// The largest immediate integer.
    pub const MAX_INT: i64 = (1 << 61) - 1;
    /// The smallest immediate integer.
    pub const MIN_INT: i64 = -(1 << 61);

    /// A value of tag `11`.
    #[inline]
    #[must_use]
    pub const fn other(kind: Kind, index: u32) -> Self {
        Self((index as u64) << 32 | (kind as u64) << 2 | TAG_OTHER)
    }

    /// An integer that is known to fit 62 bits.
    #[inline]
    #[must_use]
    pub const fn small(value: i64) -> Self {
        debug_assert!(value <= Self::MAX_INT && value >= Self::MIN_INT);
        Self((value as u64) << 2)
    }

    /// An integer, if it fits 62 bits.
    #[inline]
    #[must_use]
    pub const fn try_int(value: i64) -> Option<Self> {
        if value <= Self::MAX_INT && value >= Self::MIN_INT {
            Some(Self((value as u64) << 2))
        } else {
            None
        }
    }

    /// `True` or `False`.
    #[inline]
    #[must_use]
    pub const fn bool(value: bool) -> Self {
        if value { Self::TRUE } else { Self::FALSE }
    }

    /// A float, if it is in the immediate range.
    #[inline]
    #[must_use]
    pub fn try_float(value: f64) -> Option<Self> {
        let bits = value.to_bits().rotate_left(3);
        // Tags 01 and 10 are those where the two bits differ.
        if (bits ^ (bits >> 1)) & 1 == 1 {
            Some(Self(bits))
        } else if value == 0.0 {
            Some(if value.is_sign_negative() { Self::NEGATIVE_ZERO } else { Self::ZERO })
        } else {
            None
        }
    }

    /// A float, if it is in the immediate range and not zero.
    #[inline]
    #[must_use]
    pub fn usual_float(value: f64) -> Option<Self> {
        let found = Self(value.to_bits().rotate_left(3));
        found.is_inline_float().then_some(found)
    }

    /// The bits.
    #[inline]
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// Whether this is an immediate integer.
    #[inline]
    #[must_use]
    pub const fn is_small(self) -> bool {
        self.0 & TAG_MASK == 0
    }

    /// Whether both are immediate integers.
    #[inline]
    #[must_use]
    pub const fn both_small(self, other: Self) -> bool {
        (self.0 | other.0) & TAG_MASK == 0
    }

    /// The immediate integer; meaningless for other values.
    #[inline]
    #[must_use]
    pub const fn small_unchecked(self) -> i64 {
        (self.0 as i64) >> 2
    }

    /// The immediate integer, shifted left by two as it is stored: sums and differences of such
    /// are again in that form, and overflow 64 bits exactly when the result overflows 62.
    #[inline]
    #[must_use]
    pub const fn shifted(self) -> i64 {
        self.0 as i64
    }

    /// The reverse of [`Value::shifted`].
    #[inline]
    #[must_use]
    pub const fn from_shifted(bits: i64) -> Self {
        Self(bits as u64)
    }

    /// The immediate integer.
    #[inline]
    #[must_use]
    pub const fn as_small(self) -> Option<i64> {
        if self.is_small() { Some(self.small_unchecked()) } else { None }
    }

    /// Whether this is an immediate float other than zero.
    #[inline]
    #[must_use]
    pub const fn is_inline_float(self) -> bool {
        (self.0 ^ (self.0 >> 1)) & 1 == 1
    }

    /// The immediate float; meaningless for other values, zeros included.
    #[inline]
    #[must_use]
    pub const fn float_unchecked(self) -> f64 {
        f64::from_bits(self.0.rotate_right(3))
    }

    /// The immediate float, zeros included.
    #[inline]
    #[must_use]
    pub const fn as_inline_float(self) -> Option<f64> {
        if self.is_inline_float() {
            Some(f64::from_bits(self.0.rotate_right(3)))
        } else if self.0 == Self::ZERO.0 {
            Some(0.0)
        } else if self.0 == Self::NEGATIVE_ZERO.0 {
            Some(-0.0)
        } else {
            None
        }
    }

    /// Whether the tag is `11`.
    #[inline]
    #[must_use]
    pub const fn is_other(self) -> bool {
        self.0 & TAG_MASK == TAG_OTHER
    }

    /// The index of a value of tag `11`.
    #[inline]
    #[must_use]
    pub const fn index(self) -> u32 {
        (self.0 >> 32) as u32
    }

    /// Whether there is an object behind it, as far as its tag tells.
    #[inline]
    #[must_use]
    pub const fn is_object(self) -> bool {
        self.0 & TAG_MASK == TAG_OTHER && !self.is(Kind::Const)
    }

    /// The kind of a value of tag `11`.
    #[inline]
    #[must_use]
    pub fn kind(self) -> Option<Kind> {
        if self.is_other() { Kind::ALL.get(((self.0 >> 2) & 63) as usize).copied() } else { None }
    }

    /// Whether this is a value of that kind.
    #[inline]
    #[must_use]
    pub const fn is(self, kind: Kind) -> bool {
        self.0 as u32 == ((kind as u32) << 2 | TAG_OTHER as u32)
    }

    /// Whether this is `None`.
    #[inline]
    #[must_use]
    pub const fn is_none(self) -> bool {
        self.0 == Self::NONE.0
    }

    /// Whether this is the mark for a missing value.
    #[inline]
    #[must_use]
    pub const fn is_unbound(self) -> bool {
        self.0 == Self::UNBOUND.0
    }

    /// `True` or `False` as a bool.
    #[inline]
    #[must_use]
    pub const fn as_bool(self) -> Option<bool> {
        if self.0 == Self::TRUE.0 {
            Some(true)
        } else if self.0 == Self::FALSE.0 {
            Some(false)
        } else {
            None
        }
    }

    /// The alternatives.
    #[inline]
    #[must_use]
    pub fn unpack(self) -> Unpacked {
        if let Some(value) = self.as_small() {
            return Unpacked::Int(value);
        }
        if let Some(value) = self.as_inline_float() {
            return Unpacked::Float(value);
        }
        match self.kind() {
            Some(kind) => Unpacked::Other(kind, self.index()),
            None => Unpacked::Other(Kind::Const, Self::UNBOUND.index()),
        }
    }

    /// The value, or `default` when it is the mark for a missing one.
    #[inline]
    #[must_use]
    pub const fn or(self, default: Self) -> Self {
        if self.is_unbound() { default } else { self }
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.unpack() {
            Unpacked::Int(value) => write!(f, "{value}"),
            Unpacked::Float(value) => write!(f, "{value:?}"),
            Unpacked::Other(kind, index) => write!(f, "{kind:?}#{index}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_of_62_bits_are_immediate() {
        for value in [0, 1, -1, Value::MAX_INT, Value::MIN_INT] {
            assert_eq!(Value::try_int(value).and_then(Value::as_small), Some(value));
        }
        assert_eq!(Value::try_int(Value::MAX_INT + 1), None);
        assert_eq!(Value::try_int(Value::MIN_INT - 1), None);
    }

    #[test]
    fn usual_floats_are_immediate_and_keep_their_bits() {
        for value in [1.0, -1.0, 0.1, 1e154, -2e-154, 3.25e100, 0.0, -0.0] {
            let packed = Value::try_float(value).expect("in range");
            assert_eq!(packed.as_inline_float().map(f64::to_bits), Some(value.to_bits()));
            assert!(!packed.is_small());
        }
        for value in [f64::INFINITY, f64::NAN, 1e300, 1e-300, f64::MIN_POSITIVE] {
            assert_eq!(Value::try_float(value), None);
        }
    }

    #[test]
    fn kinds_and_indices_survive() {
        for kind in Kind::ALL {
            let value = Value::other(kind, u32::MAX - 1);
            assert!(value.is(kind) && value.is_other());
            assert_eq!((value.kind(), value.index()), (Some(kind), u32::MAX - 1));
            assert!(!value.is_small() && !value.is_inline_float());
        }
    }
}
