//! Lists, tuples and the small objects: boxed numbers, bytes, ranges, slices, cells, modules.

use smallvec::SmallVec;

use crate::heap::Object;
use crate::value::Value;

/// A list.
#[derive(Debug, Default)]
pub struct List {
    /// The items.
    pub items: Vec<Value>,
}

impl Object for List {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        self.items.iter().copied().for_each(visit);
    }

    fn payload_bytes(&self) -> usize {
        self.items.capacity() * size_of::<Value>()
    }
}

/// The items of a tuple: few of them need no allocation of their own.
pub type Items = SmallVec<[Value; 3]>;

/// What the items of a tuple can be made of.
pub trait IntoItems {
    /// The items.
    fn into_items(self) -> Items;
}

impl IntoItems for Items {
    fn into_items(self) -> Items {
        self
    }
}

impl IntoItems for Vec<Value> {
    fn into_items(self) -> Items {
        self.into()
    }
}

impl IntoItems for &[Value] {
    fn into_items(self) -> Items {
        Items::from_slice(self)
    }
}

impl IntoItems for Box<[Value]> {
    fn into_items(self) -> Items {
        self.into_vec().into()
    }
}

impl<const N: usize> IntoItems for [Value; N] {
    fn into_items(self) -> Items {
        Items::from_slice(&self)
    }
}

/// A tuple.
#[derive(Debug)]
pub struct Tuple {
    /// The items.
    pub items: Items,
}

impl Object for Tuple {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        self.items.iter().copied().for_each(visit);
    }

    fn payload_bytes(&self) -> usize {
        if self.items.spilled() { self.items.capacity() * size_of::<Value>() } else { 0 }
    }
}

/// An integer outside 62 bits.
#[derive(Debug)]
pub struct BigInt(pub num_bigint::BigInt);

impl Object for BigInt {
    fn trace(&self, _visit: &mut impl FnMut(Value)) {}

    fn payload_bytes(&self) -> usize {
        (self.0.bits() / 8) as usize
    }
}

/// A float outside the immediate range.
#[derive(Debug)]
pub struct BoxedFloat(pub f64);

impl Object for BoxedFloat {
    fn trace(&self, _visit: &mut impl FnMut(Value)) {}

    fn payload_bytes(&self) -> usize {
        0
    }
}

/// A complex number.
#[derive(Clone, Copy, Debug)]
pub struct Complex {
    /// The real part.
    pub real: f64,
    /// The imaginary part.
    pub imag: f64,
}

impl Object for Complex {
    fn trace(&self, _visit: &mut impl FnMut(Value)) {}

    fn payload_bytes(&self) -> usize {
        0
    }
}

/// A bytes object.
#[derive(Debug)]
pub struct Bytes(pub Box<[u8]>);

impl Object for Bytes {
    fn trace(&self, _visit: &mut impl FnMut(Value)) {}

    fn payload_bytes(&self) -> usize {
        self.0.len()
    }
}

/// A range; the three are integers of any size, `step` is not zero.
#[derive(Debug)]
pub struct Range {
    /// First value.
    pub start: Value,
    /// Bound that is not reached.
    pub stop: Value,
    /// Distance.
    pub step: Value,
}

impl Object for Range {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        [self.start, self.stop, self.step].into_iter().for_each(visit);
    }

    fn payload_bytes(&self) -> usize {
        0
    }
}

/// A slice object.
#[derive(Debug)]
pub struct Slice {
    /// First index, or None.
    pub start: Value,
    /// Index behind the last, or None.
    pub stop: Value,
    /// Distance, or None.
    pub step: Value,
}

impl Object for Slice {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        [self.start, self.stop, self.step].into_iter().for_each(visit);
    }

    fn payload_bytes(&self) -> usize {
        0
    }
}

/// A variable shared by a function and the functions inside it; unbound while it has no value.
#[derive(Debug)]
pub struct Cell(pub Value);

impl Object for Cell {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        visit(self.0);
    }

    fn payload_bytes(&self) -> usize {
        0
    }
}

/// A module.
#[derive(Debug)]
pub struct Module {
    /// Its dotted name, a string.
    pub name: Value,
    /// Its namespace, a dict.
    pub dict: Value,
    /// Whether its body is still running: for the words of errors about circular imports.
    pub initializing: bool,
}

impl Object for Module {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        [self.name, self.dict].into_iter().for_each(visit);
    }

    fn payload_bytes(&self) -> usize {
        0
    }
}

/// What `super()` gives: attribute lookup starts behind `class` in the order of the object's type.
#[derive(Debug)]
pub struct Super {
    /// The class behind which the lookup starts.
    pub class: Value,
    /// The object, or the class for class methods.
    pub object: Value,
    /// The type whose method resolution order is used.
    pub object_type: Value,
}

impl Object for Super {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        [self.class, self.object, self.object_type].into_iter().for_each(visit);
    }

    fn payload_bytes(&self) -> usize {
        0
    }
}
