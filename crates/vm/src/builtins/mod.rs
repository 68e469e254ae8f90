//! The native functions and methods, and the table that finds them by name.
//!
//! A native function never calls Python code. When it meets an object whose class decides (a
//! `__eq__`, an `__iter__` of the program), it answers [`Trap::Library`] before it has changed
//! anything, and the library's version of the function, written in Python, runs instead.

mod printing;
mod table;

pub use table::{
    Builtin, NativeFn, Signature, by_index, constructor, find, index_of, method, names,
};

use crate::heap::Heap;
use crate::trap::Trap;
use crate::value::Value;

/// The result of native functions.
pub type Native = Result<Value, Trap>;

/// All tables of native functions, one per family. The order does not matter: snapshots store
/// names.
const FAMILIES: &[&[Builtin]] = &[crate::types::exception::METHODS, printing::FUNCTIONS];

#[allow(dead_code)]
const fn assert_native(f: fn(&mut Heap, &[Value]) -> Native) -> NativeFn {
    f
}
