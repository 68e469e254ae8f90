//! Classes of the program, their instances, and the shapes that say where attributes stand.

use smallvec::SmallVec;

use crate::heap::Object;
use crate::types::TypeId;
use crate::value::Value;

/// Index of a [`Shape`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ShapeId(pub u32);

impl ShapeId {
    /// The shape of instances whose attributes are in a dict.
    pub const DICT: Self = Self(0);
}

/// The attribute names of an instance in the order of its slots. All shapes of a class form a tree
/// under the class's empty root shape, so a shape tells the class too.
#[derive(Debug)]
pub struct Shape {
    /// The class of instances of that shape.
    pub class: Value,
    /// Interned names, one per slot. A small integer stands for the member of that number.
    pub names: Vec<Value>,
    /// Shapes with one attribute more, by its name.
    pub transitions: Vec<(Value, ShapeId)>,
}

/// What a class or one of its bases defines, so that the common case needs no lookup.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClassTraits(pub u16);

impl ClassTraits {
    /// `__eq__`
    pub const EQ: Self = Self(1);
    /// `__hash__`, also when it is None
    pub const HASH: Self = Self(2);
    /// `__getattr__`
    pub const GETATTR: Self = Self(4);
    /// `__setattr__` or `__delattr__`
    pub const SETATTR: Self = Self(8);
    /// `__bool__` or `__len__`
    pub const TRUTH: Self = Self(16);
    /// `__init__`
    pub const INIT: Self = Self(32);
    /// `__new__`
    pub const NEW: Self = Self(64);
    /// `__getattribute__`
    pub const GETATTRIBUTE: Self = Self(128);
    /// Instances carry a value of a built-in type: see `types/carrier.rs`.
    pub const CARRIER: Self = Self(256);
    /// Calling it is not simply making an instance: its metaclass has a `__call__`, or it is a
    /// metaclass itself.
    pub const CALL: Self = Self(512);
    /// Instances have no `__dict__`.
    pub const NO_DICT: Self = Self(1024);
    /// There are abstract methods, so that it has no instances.
    pub const ABSTRACT: Self = Self(2048);

    /// Whether all bits of `other` are set.
    #[inline]
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether any bit of `other` is set.
    #[inline]
    #[must_use]
    pub const fn intersects(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The bits of both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A class of the program.
#[derive(Debug)]
pub struct Class {
    /// Its name, a string.
    pub name: Value,
    /// `__qualname__`, a string.
    pub qualname: Value,
    /// Its direct bases: classes and built-in types.
    pub bases: Box<[Value]>,
    /// The order in which attributes are looked up, itself first and `object` last.
    pub mro: Box<[Value]>,
    /// Its attributes, a dict.
    pub dict: Value,
    /// The shape of new instances.
    pub root_shape: ShapeId,
    /// The built-in type that decides how instances are stored: `object`, an exception, `type`,
    /// or one whose values instances carry.
    pub layout: TypeId,
    /// Its type: `type` or a class derived from it.
    pub metatype: Value,
    /// How many places instances have besides those for attributes by name: first the one for the
    /// value that they carry, if they do, then those that `__slots__` names.
    pub members: u32,
    /// Whether instances have a `__dict__`.
    pub has_dict: bool,
    /// Counts the classes in the order in which they were made.
    pub order: u32,
    /// Whether an attribute that is a plain value, such as a counter, was set anew after the class
    /// was made: its value is not cached from then on, and setting it leaves the epoch of the
    /// classes as it is. No part of the program's state.
    pub volatile: bool,
    /// What it or a base defines; valid for the epoch of the heap's classes.
    pub traits: ClassTraits,
}

impl Object for Class {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        [self.name, self.qualname, self.dict, self.metatype].into_iter().for_each(&mut *visit);
        self.bases.iter().chain(&*self.mro).copied().for_each(visit);
    }

    fn payload_bytes(&self) -> usize {
        (self.bases.len() + self.mro.len()) * size_of::<Value>()
    }
}

/// The attribute values of an instance: few of them need no allocation of their own.
pub type Slots = SmallVec<[Value; 4]>;

/// An instance of a class of the program.
#[derive(Debug)]
pub struct Instance {
    /// Its class.
    pub class: Value,
    /// Where its attributes stand; [`ShapeId::DICT`] when they are in a dict. That is then the
    /// first slot (None when instances have no dict), and the members of the class follow.
    pub shape: ShapeId,
    /// Attribute values in the order of the shape.
    pub slots: Slots,
}

impl Object for Instance {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        visit(self.class);
        self.slots.iter().copied().for_each(visit);
    }

    fn payload_bytes(&self) -> usize {
        if self.slots.spilled() { self.slots.capacity() * size_of::<Value>() } else { 0 }
    }
}
