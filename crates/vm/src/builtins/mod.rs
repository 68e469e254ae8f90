//! The native functions and methods, and the table that finds them by name.
//!
//! A native function never calls Python code. When it meets an object whose class decides (a
//! `__eq__`, an `__iter__` of the program), it answers [`Trap::Library`] before it has changed
//! anything, and the library's version of the function, written in Python, runs instead.

pub mod attributes;
mod intrinsics;
mod iteration;
mod modules;
mod numeric;
mod objects;
mod printing;
mod protocols;
mod table;
mod weak;

#[cfg(test)]
mod forged;

pub(crate) use table::of_kinds;
pub use table::{
    Builtin, Callable, Form, INLINE, NativeFn, Signature, by_index, callable, callables,
    constructor, find, index_of, method, names,
};

use crate::trap::Trap;
use crate::value::Value;

/// The result of native functions.
pub type Native = Result<Value, Trap>;

/// All tables of native functions, one per family. The order does not matter: snapshots store
/// names.
const FAMILIES: &[&[Builtin]] = &[
    attributes::FUNCTIONS,
    crate::stdlib::math::FUNCTIONS,
    crate::stdlib::math::INTRINSICS,
    crate::stdlib::binary_text::FUNCTIONS,
    crate::stdlib::digests::FUNCTIONS,
    crate::stdlib::json::FUNCTIONS,
    crate::stdlib::operations::BINARY,
    crate::stdlib::operations::COMPARISONS,
    crate::stdlib::operations::OTHERS,
    crate::stdlib::operations::UNARY,
    crate::stdlib::regex::FUNCTIONS,
    crate::stdlib::regex::METHODS,
    crate::stdlib::twister::FUNCTIONS,
    intrinsics::FUNCTIONS,
    iteration::FUNCTIONS,
    modules::FUNCTIONS,
    numeric::FUNCTIONS,
    objects::FUNCTIONS,
    protocols::CONTAINERS,
    protocols::ITERATORS,
    protocols::SINGLETONS,
    crate::types::annotations::FUNCTIONS,
    crate::types::bool::METHODS,
    crate::types::bytes::methods::MAPS,
    crate::types::bytes::methods::METHODS,
    crate::types::bytes::methods::ARRAY_METHODS,
    crate::types::bytes::methods::PREDICATES,
    crate::types::bytes::array::METHODS,
    crate::types::bytes::object::ARRAY_METHODS,
    crate::types::bytes::object::BYTES,
    crate::types::bytes::object::METHODS,
    crate::types::class::METHODS,
    crate::types::complex::COMPARISONS,
    crate::types::complex::METHODS,
    crate::types::complex::OPERATORS,
    crate::types::construct::METHODS,
    crate::types::make_class::FUNCTIONS,
    crate::types::descriptor::METHODS,
    crate::types::dict::METHODS,
    crate::types::float::COMPARISONS,
    crate::types::float::METHODS,
    crate::types::float::OPERATORS,
    crate::types::exception::METHODS,
    crate::types::generator::METHODS,
    crate::types::int::COMPARISONS,
    crate::types::int::METHODS,
    crate::types::int::OPERATORS,
    crate::types::list::METHODS,
    crate::types::members::MEMBERS,
    crate::types::memoryview::METHODS,
    crate::types::number::sets::INTRINSICS,
    crate::types::object::METHODS,
    crate::types::pattern::FUNCTIONS,
    crate::types::range::METHODS,
    crate::types::resource::METHODS,
    crate::types::set::FROZEN,
    crate::types::set::METHODS,
    crate::types::set::SHARED,
    crate::types::slice::METHODS,
    crate::types::sort::FUNCTIONS,
    crate::types::sort::rows::FUNCTIONS,
    crate::types::slots::CALLABLES,
    crate::types::slots::DESCRIPTORS,
    crate::types::slots::PLAIN_VALUES,
    crate::types::slots::GENERICS,
    crate::types::slots::PROXY,
    crate::types::slots::SETS,
    crate::types::slots::TEXTS,
    crate::types::slots::VIEWS,
    crate::types::special::DICT,
    crate::types::special::FROZENSET,
    crate::types::special::FROZENSET_ORDER,
    crate::types::special::ITEMS,
    crate::types::special::ITEM_METHODS,
    crate::types::special::KEYS,
    crate::types::special::LIST,
    crate::types::special::LIST_ORDER,
    crate::types::special::OPERATORS,
    crate::types::special::IN_PLACE,
    crate::types::special::RANGE,
    crate::types::special::SET,
    crate::types::special::SET_ORDER,
    crate::types::special::TUPLE,
    crate::types::special::TUPLE_ORDER,
    crate::types::str::case::MAPS,
    crate::types::str::case::METHODS,
    crate::types::str::case::PREDICATES,
    crate::types::str::codec::METHODS,
    crate::types::str::format::FORMAT,
    crate::types::str::object::COMPARISONS,
    crate::types::str::object::METHODS,
    crate::types::str::percent::PERCENT,
    crate::types::str::search::METHODS,
    crate::types::str::split::INTRINSICS,
    crate::types::str::split::METHODS,
    crate::types::str::translate::METHODS,
    crate::types::tuple::METHODS,
    printing::FUNCTIONS,
    weak::FUNCTIONS,
];

/// What a name means that is no global: a native function or a built-in type. Names that begin
/// with an underscore are for the library alone; those with a dot belong to modules.
#[must_use]
pub fn name(text: &str, in_library: bool) -> Option<Value> {
    use crate::types::TypeId;
    match text {
        "NotImplemented" => return Some(Value::NOT_IMPLEMENTED),
        "Ellipsis" => return Some(Value::ELLIPSIS),
        "__debug__" => return Some(Value::TRUE),
        "EnvironmentError" | "IOError" => return Some(TypeId::OSError.value()),
        _ => {}
    }
    if !text.contains('.')
        && (in_library || text == "__import__" || !text.starts_with('_'))
        && let Some(function) = find(text)
    {
        return Some(function);
    }
    let id = TypeId::ALL.iter().copied().find(|id| id.name() == text)?;
    id.is_builtin_name().then(|| id.value())
}
