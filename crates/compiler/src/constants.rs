//! Constants: the key that tells two of them apart, and literals of the syntax tree.

use diapause_bytecode::Const;
use num_bigint::{BigInt, Sign};

/// Identity of a constant. `1`, `1.0` and `True` are different constants, as are `0.0` and `-0.0`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    Plain(u8),
    Int(i64),
    Big(bool, Vec<u8>),
    Float(u64),
    Imaginary(u64),
    Str(String),
    Bytes(Vec<u8>),
    Tuple(Vec<Key>),
    FrozenSet(Vec<Key>),
}

impl Key {
    pub fn of(value: &Const) -> Self {
        match value {
            Const::None => Self::Plain(0),
            Const::True => Self::Plain(1),
            Const::False => Self::Plain(2),
            Const::Ellipsis => Self::Plain(3),
            Const::Int(i) => Self::Int(*i),
            Const::BigInt { negative, magnitude } => Self::Big(*negative, magnitude.clone()),
            Const::Float(f) => Self::Float(f.to_bits()),
            Const::Imaginary(f) => Self::Imaginary(f.to_bits()),
            Const::Str(s) => Self::Str(s.clone()),
            Const::Bytes(b) => Self::Bytes(b.clone()),
            Const::Tuple(items) => Self::Tuple(items.iter().map(Self::of).collect()),
            Const::FrozenSet(items) => Self::FrozenSet(items.iter().map(Self::of).collect()),
        }
    }
}

/// The constant of an integer of any size.
pub(crate) fn integer(value: &BigInt) -> Const {
    if let Ok(small) = i64::try_from(value) {
        return Const::Int(small);
    }
    let (sign, magnitude) = value.to_bytes_le();
    Const::BigInt { negative: sign == Sign::Minus, magnitude }
}

/// The integer of a constant, `bool` included.
pub(crate) fn as_integer(value: &Const) -> Option<BigInt> {
    match value {
        Const::Int(i) => Some(BigInt::from(*i)),
        Const::True => Some(BigInt::from(1)),
        Const::False => Some(BigInt::from(0)),
        Const::BigInt { negative, magnitude } => {
            let sign = if *negative { Sign::Minus } else { Sign::Plus };
            Some(BigInt::from_bytes_le(sign, magnitude))
        }
        _ => None,
    }
}

/// Whether the constant is true in a condition.
pub(crate) fn truth(value: &Const) -> bool {
    match value {
        Const::None | Const::False => false,
        Const::True | Const::Ellipsis => true,
        Const::Int(i) => *i != 0,
        Const::BigInt { magnitude, .. } => magnitude.iter().any(|&b| b != 0),
        Const::Float(f) | Const::Imaginary(f) => *f != 0.0,
        Const::Str(s) => !s.is_empty(),
        Const::Bytes(b) => !b.is_empty(),
        Const::Tuple(items) | Const::FrozenSet(items) => !items.is_empty(),
    }
}
