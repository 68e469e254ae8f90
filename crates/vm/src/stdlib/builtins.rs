//! The module `builtins`: what names mean that are no globals.

use super::{Members, NativeModule};
use crate::builtins;
use crate::heap::Heap;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::Value;

/// The module.
pub(super) static MODULE: NativeModule =
    NativeModule { name: "builtins", functions: &[], constants };

fn constants(_: &mut Heap) -> Result<Members, Trap> {
    let functions = builtins::names(None)
        .filter(|name| !name.contains('.') && (!name.starts_with('_') || *name == "__import__"));
    let types = TypeId::ALL.iter().filter(|id| id.is_builtin_name()).map(|id| id.name());
    let others = ["NotImplemented", "Ellipsis", "EnvironmentError", "IOError"];
    let mut members: Members = functions
        .chain(types)
        .chain(others)
        .filter_map(|name| Some((name, builtins::name(name, true)?)))
        .collect();
    members.push(("__debug__", Value::TRUE));
    members.extend([("None", Value::NONE), ("True", Value::TRUE), ("False", Value::FALSE)]);
    Ok(members)
}
