//! The modules that programs can import.

pub(crate) mod binary_text;
mod builtins;
pub(crate) mod digests;
pub(crate) mod json;
pub(crate) mod math;
pub(crate) mod operations;
pub(crate) mod regex;
pub(crate) mod twister;

use std::sync::{Arc, OnceLock};

use diapause_bytecode::Module;

use crate::builtins::Builtin;
use crate::heap::Heap;
use crate::trap::Trap;
use crate::value::Value;

/// Names with their values.
pub type Members = Vec<(&'static str, Value)>;

/// A module written in Rust.
#[derive(Debug)]
pub struct NativeModule {
    /// Its name.
    pub name: &'static str,
    /// Its functions; their names in the table have the module's name and a dot in front.
    pub functions: &'static [Builtin],
    /// Its other members.
    pub constants: fn(&mut Heap) -> Result<Members, Trap>,
}

impl NativeModule {
    /// All members, made anew.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn contents(&self, heap: &mut Heap) -> Result<Members, Trap> {
        let functions = self.functions.iter().filter_map(|function| {
            let value = crate::builtins::find(function.name)?;
            Some((self.short_name(function), value))
        });
        let mut members: Vec<_> = functions.collect();
        members.extend((self.constants)(heap)?);
        Ok(members)
    }

    /// The names of the members, sorted.
    pub fn names(&self, heap: &mut Heap) -> Vec<&'static str> {
        let mut names: Vec<_> = self.functions.iter().map(|f| self.short_name(f)).collect();
        names.extend((self.constants)(heap).unwrap_or_default().into_iter().map(|(name, _)| name));
        names.sort_unstable();
        names
    }

    fn short_name(&self, function: &Builtin) -> &'static str {
        function.name.strip_prefix(self.name).map_or(function.name, |name| &name[1..])
    }
}

/// A module written in Python, compiled when the crate was built.
#[derive(Debug)]
pub struct FrozenModule {
    /// Its dotted name.
    pub name: &'static str,
    /// Whether it may contain modules.
    pub is_package: bool,
    /// Its code in postcard.
    bytes: &'static [u8],
    /// Its code, once it was asked for.
    code: OnceLock<Arc<Module>>,
}

impl FrozenModule {
    /// Its code, shared by all programs.
    ///
    /// # Panics
    ///
    /// When the crate was built wrongly, which no input can cause.
    #[must_use]
    pub fn code(&self) -> Arc<Module> {
        let decode = || {
            Arc::new(postcard::from_bytes(self.bytes).expect("the module was built with the crate"))
        };
        Arc::clone(self.code.get_or_init(decode))
    }

    /// The module of the library whose code this is, if it is one's.
    #[must_use]
    pub fn of(module: &Arc<Module>) -> Option<&'static Self> {
        let name = module.script_name.strip_prefix("<frozen ")?.strip_suffix('>')?;
        frozen(name)
            .filter(|frozen| frozen.code.get().is_some_and(|code| Arc::ptr_eq(code, module)))
    }
}

// `FROZEN`: the modules, sorted by name.
include!(concat!(env!("OUT_DIR"), "/frozen.rs"));

/// The module written in Python of that name.
#[must_use]
pub fn frozen(name: &str) -> Option<&'static FrozenModule> {
    FROZEN.binary_search_by(|module| module.name.cmp(name)).ok().map(|place| &FROZEN[place])
}

/// The names of the modules written in Python, sorted.
pub fn frozen_names() -> impl Iterator<Item = &'static str> {
    FROZEN.iter().map(|module| module.name)
}

/// The module of that name.
#[must_use]
pub fn module(name: &str) -> Option<&'static NativeModule> {
    [&builtins::MODULE, &math::MODULE, &operations::MODULE]
        .into_iter()
        .find(|module| module.name == name)
}
