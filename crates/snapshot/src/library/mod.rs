//! The library that is written in Python, as snapshots name it.
//!
//! What a program only refers to is named, by module and qualified name, and bound to what the
//! reader's build has under that name. Code that is *live* travels: see `pieces.rs`.
//!
//! | file | what lives there |
//! | --- | --- |
//! | `mod.rs` | the parts of the library, and the names of their code |
//! | `pieces.rs` | live code as bytes |
//! | `released.rs` | which code of other builds is trusted |
//! | `pretend.rs` | a build with another library, for tests |

mod pieces;
pub mod pretend;
mod released;

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};

use diapause_bytecode::{Code, CodeFlags, Instr, Module};
use diapause_vm::library;
use diapause_vm::object::hash_of_bytes;
use diapause_vm::stdlib::{self, FrozenModule};

pub use pieces::Piece;
pub use released::{digests, is_released};

/// A part of the library: the prelude, or a module that is written in Python.
pub struct Part {
    /// The name of the module; that of the prelude is empty.
    pub name: &'static str,
    /// The code of a module.
    module: Option<Arc<Module>>,
    /// How many code objects of the same qualified name come before each.
    ordinals: Vec<u32>,
    by_name: HashMap<(String, u32), u32>,
    pieces: Vec<OnceLock<Piece>>,
}

/// Parts that were asked for. There are as many as modules of the library at most.
static PARTS: LazyLock<Mutex<HashMap<&'static str, &'static Part>>> = LazyLock::new(Mutex::default);

/// Parameters of functions by which a name may be bound to other code: see [`Part::signature`].
const SIGNATURE_BITS: u32 = 21;

impl Part {
    /// The prelude.
    pub fn prelude() -> &'static Self {
        static PRELUDE: OnceLock<&'static Part> = OnceLock::new();
        PRELUDE.get_or_init(|| Box::leak(Box::new(Self::new("", None))))
    }

    /// The part of that name, if this build has it.
    pub fn named(name: &str) -> Option<&'static Self> {
        if name.is_empty() {
            return Some(Self::prelude());
        }
        Some(Self::of(stdlib::frozen(name)?))
    }

    /// A module.
    pub fn of(frozen: &'static FrozenModule) -> &'static Self {
        let mut parts = PARTS.lock().unwrap_or_else(PoisonError::into_inner);
        parts
            .entry(frozen.name)
            .or_insert_with(|| Box::leak(Box::new(Self::new(frozen.name, Some(frozen.code())))))
    }

    fn new(name: &'static str, module: Option<Arc<Module>>) -> Self {
        let count = module.as_ref().map_or(library::count(), |module| module.codes.len());
        let mut part = Self {
            name,
            module,
            ordinals: Vec::with_capacity(count),
            by_name: HashMap::with_capacity(count),
            pieces: (0..count).map(|_| OnceLock::new()).collect(),
        };
        let mut counts: HashMap<String, u32> = HashMap::new();
        for index in 0..count as u32 {
            let name = part.qualname(index).unwrap_or_default().to_owned();
            let before = counts.entry(name.clone()).or_default();
            part.ordinals.push(*before);
            part.by_name.insert((name, *before), index);
            *before += 1;
        }
        part
    }

    /// The code of a module; the prelude's is decoded piece by piece.
    pub fn module(&self) -> Option<&Arc<Module>> {
        self.module.as_ref()
    }

    /// A code object.
    pub fn code(&self, index: u32) -> Option<&Code> {
        match &self.module {
            Some(module) => module.codes.get(index as usize),
            None => library::code(index),
        }
    }

    fn qualname(&self, index: u32) -> Option<&str> {
        match &self.module {
            Some(module) => module.codes.get(index as usize).map(|code| code.qualname.as_str()),
            None => library::qualname(index),
        }
    }

    /// The qualified name of a code object, and how many of the same name come before it.
    pub fn name_of(&self, index: u32) -> Option<(&str, u32)> {
        Some((self.qualname(index)?, *self.ordinals.get(index as usize)?))
    }

    /// The code object of that name.
    pub fn index(&self, qualname: &str, ordinal: u32) -> Option<u32> {
        if pretend::is_missing(qualname) {
            return None;
        }
        self.by_name.get(&(qualname.to_owned(), ordinal)).copied()
    }

    /// A few bits of what calls and cells of a function depend on. A function object keeps its
    /// defaults and its closure, so it is bound only to code for which this is the same.
    pub fn signature(&self, index: u32) -> Option<u32> {
        let code = self.code(index)?;
        Some(pretend::signature(&code.qualname, signature(code)))
    }

    /// Live code as it is written: it, and the code of functions that it makes.
    pub fn piece(&self, index: u32) -> Option<&Piece> {
        let place = self.pieces.get(index as usize)?;
        if place.get().is_none() {
            let _ = place.set(Piece::of(self, index)?);
        }
        place.get()
    }

    /// How many code objects it has.
    pub fn count(&self) -> u32 {
        self.ordinals.len() as u32
    }
}

/// The flag of the code of a part.
pub const fn flag_of(name: &str) -> CodeFlags {
    if name.is_empty() { CodeFlags::LIBRARY } else { CodeFlags::FROZEN }
}

/// Whether code is the library's: it sees what is for the library alone.
pub const fn is_library(flags: CodeFlags) -> bool {
    flags.contains(CodeFlags::LIBRARY) || flags.contains(CodeFlags::FROZEN)
}

/// Whether a module is the library's.
pub fn has_library_code(module: &Module) -> bool {
    module.codes.first().is_some_and(|code| is_library(code.flags))
}

/// The name of the part that code of another build is of: see [`script_name`].
pub fn part_name(script_name: &str) -> &str {
    script_name.strip_prefix("<frozen ").and_then(|rest| rest.strip_suffix('>')).unwrap_or("")
}

/// What the code of a part is called.
pub fn script_name(part: &str) -> String {
    if part.is_empty() { "<library>".to_owned() } else { format!("<frozen {part}>") }
}

fn signature(code: &Code) -> u32 {
    let parameters = &code.parameters;
    let mut bytes = vec![
        parameters.positional,
        parameters.positional_only,
        parameters.keyword_only,
        code.free_count,
    ];
    let shape = CodeFlags::VARARGS.0
        | CodeFlags::VARKEYWORDS.0
        | CodeFlags::GENERATOR.0
        | CodeFlags::COROUTINE.0;
    bytes.extend_from_slice(&(code.flags.0 & shape).to_le_bytes());
    let names = &code.variable_names;
    let free = names.len().saturating_sub(usize::from(code.free_count));
    let parameters = names.get(..code.parameter_count()).unwrap_or_default();
    for name in parameters.iter().chain(names.get(free..).unwrap_or_default()) {
        bytes.extend_from_slice(name.as_bytes());
        bytes.push(0);
    }
    (hash_of_bytes(&bytes) & ((1 << SIGNATURE_BITS) - 1)) as u32
}

/// The code of functions that a code object makes.
fn made(code: &Code) -> impl Iterator<Item = u32> {
    code.instructions.iter().filter_map(|instruction| match *instruction {
        Instr::MakeFunction { code, .. } => Some(u32::from(code)),
        _ => None,
    })
}
