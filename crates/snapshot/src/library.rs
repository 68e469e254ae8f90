//! Functions of the library: named by qualified name, and compared by a hash of their code where
//! one is in the middle of running. Modules of the library: named, and compared by a hash.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use diapause_bytecode::{Code, Instr, Module};
use diapause_vm::object::hash_of_bytes;
use diapause_vm::{library, stdlib};

use crate::error::SnapshotError;

/// The names of the library's code objects, and back.
struct Names {
    /// How many code objects of the same qualified name come before each.
    ordinals: Vec<u32>,
    by_name: HashMap<(&'static str, u32), u32>,
    hashes: Vec<std::sync::OnceLock<u64>>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let codes = library::count();
    let mut counts: HashMap<&'static str, u32> = HashMap::new();
    let mut names = Names {
        ordinals: Vec::with_capacity(codes),
        by_name: HashMap::with_capacity(codes),
        hashes: (0..codes).map(|_| std::sync::OnceLock::new()).collect(),
    };
    for (index, qualname) in (0..).map_while(|at| library::qualname(at).map(|name| (at, name))) {
        let count = counts.entry(qualname).or_default();
        names.ordinals.push(*count);
        names.by_name.insert((qualname, *count), index);
        *count += 1;
    }
    names
});

/// The module of the library of that name and hash.
///
/// # Errors
///
/// When this build has no such module, or another version of it.
pub fn module(name: &str, hash: u64) -> Result<Arc<Module>, SnapshotError> {
    match stdlib::frozen(name) {
        Some(frozen) if frozen.hash() == hash => Ok(frozen.code()),
        Some(_) => Err(SnapshotError::Schema {
            what: format!("the module {name:?} is another version than the one that was imported"),
        }),
        None => Err(SnapshotError::Schema { what: format!("there is no module {name:?}") }),
    }
}

/// The qualified name of a code object, and how many of the same name come before it.
pub fn name(index: u32) -> Option<(&'static str, u32)> {
    Some((library::qualname(index)?, *NAMES.ordinals.get(index as usize)?))
}

/// The code object of that name.
pub fn index(qualname: &str, ordinal: u32) -> Option<u32> {
    // The key's lifetime is that of the table; a shorter one does.
    let by_name: &HashMap<(&str, u32), u32> = &NAMES.by_name;
    by_name.get(&(qualname, ordinal)).copied()
}

/// The hash of what a code object does, wherever in the library it stands.
pub fn hash(index: u32) -> Option<u64> {
    let code = library::code(index)?;
    Some(*NAMES.hashes.get(index as usize)?.get_or_init(|| compute(code)))
}

fn compute(code: &Code) -> u64 {
    let mut code = code.clone();
    code.positions.clear();
    code.first_line = 0;
    // Functions inside are told apart by name: their index changes with what stands before them.
    for instruction in &mut code.instructions {
        if let Instr::MakeFunction { code: inner, .. } = instruction {
            if let Some(inner) = library::qualname(u32::from(*inner)) {
                code.names.push(inner.to_owned());
            }
            *inner = 0;
        }
    }
    // Code objects can always be serialized: the library itself was.
    postcard::to_allocvec(&code).map_or(0, |bytes| hash_of_bytes(&bytes))
}
