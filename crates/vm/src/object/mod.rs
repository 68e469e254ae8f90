//! The objects that live in the heap: plain data, one file per family.
//!
//! What Python code can do with them is in [`crate::types`]; here is only how they are stored.

mod buffer;
mod callable;
mod class;
mod dict;
mod exception;
mod generator;
mod iterator;
mod resource;
mod sequence;
mod set;
mod string;
mod weak;

pub use buffer::{ByteArray, MemoryView};
pub use callable::{BoundMethod, Descriptor, DescriptorKind, Function};
pub use class::{Class, ClassTraits, Instance, Shape, ShapeId, Slots};
pub use dict::{Dict, DictView, Entry, Found, Keys, Layout, Refused, ViewKind};
pub use exception::{Exception, TracebackEntry, TracebackObject};
pub use generator::{Flavor, Generator, GeneratorState, Registers};
pub use iterator::Iter;
pub use resource::Resource;
pub use sequence::{
    BigInt, BoxedFloat, Bytes, Cell, Complex, IntoItems, Items, List, Module, Range, Slice, Super,
    Tuple,
};
pub use set::Set;
pub(crate) use string::{INLINE, concatenated};
pub use string::{Str, hash_bytes as hash_of_bytes};
pub use weak::Weak;
