//! The modules that programs can import.

pub(crate) mod math;
pub(crate) mod typing;

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

/// The module of that name.
#[must_use]
pub fn module(name: &str) -> Option<&'static NativeModule> {
    [&math::MODULE, &typing::MODULE].into_iter().find(|module| module.name == name)
}
