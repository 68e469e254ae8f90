//! The symbol table: which variable every name of every scope means.
//!
//! List, set and dict comprehensions are scopes of their own but not functions: their code is
//! part of the enclosing code object (PEP 709), here called the *unit*. A variable is a cell when
//! a unit other than its own refers to it.

mod annotations;
mod build;
mod check;
mod expressions;
mod names;
mod patterns;

use std::collections::{HashMap, HashSet};

use ruff_text_size::TextRange;

pub(crate) use annotations::{
    CLASS_DICT, CONDITIONAL, TYPE_PARAMS, annotations_of, default_key, parts_of,
};
pub(crate) use build::build;
pub(crate) use names::mangle;

use crate::errors::{Fault, Result};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ScopeId(pub u32);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ScopeKind {
    Module,
    Function,
    Lambda,
    Class,
    /// A list, set or dict comprehension, compiled into its unit.
    Comprehension(Display),
    /// A generator expression, a function of its own.
    Generator,
    /// Annotations, or the value of a type alias, or the like: a function that runs later.
    Annotation,
    /// The type parameters of a definition, around it: a function that makes it.
    TypeParams,
}

impl ScopeKind {
    pub const fn is_comprehension(self) -> bool {
        matches!(self, Self::Comprehension(_))
    }
}

/// What a comprehension makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Display {
    List,
    Set,
    Dict,
}

impl Display {
    /// The name of such a comprehension in messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::List => "list comprehension",
            Self::Set => "set comprehension",
            Self::Dict => "dict comprehension",
        }
    }
}

/// What is known about a name in a scope, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Uses(u16);

impl Uses {
    pub const PARAMETER: Self = Self(1);
    pub const ASSIGNED: Self = Self(2);
    pub const USED: Self = Self(4);
    pub const GLOBAL: Self = Self(8);
    pub const NONLOCAL: Self = Self(16);
    pub const ANNOTATED: Self = Self(32);
    /// Deleted somewhere, so that a read has to check it everywhere.
    pub const DELETED: Self = Self(64);
    /// Assigned by `:=`.
    pub const WALRUS: Self = Self(128);
    /// Assigned a text somewhere.
    pub const TEXT: Self = Self(256);
    /// Takes `+=`.
    pub const GROWS: Self = Self(512);

    /// Whether any of the other's bits are set.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

#[derive(Debug)]
pub(crate) struct Symbol {
    pub name: String,
    pub uses: Uses,
    /// Whether another unit refers to the variable of this scope.
    pub captured: bool,
    /// Where `nonlocal` declared it.
    declared: TextRange,
    found: Found,
}

/// Where the variable of a name lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    /// A local variable of that scope.
    In(ScopeId),
    Global,
    /// An entry of the namespace of a class body.
    Namespace,
}

#[derive(Debug)]
pub(crate) struct Scope {
    pub kind: ScopeKind,
    pub parent: Option<ScopeId>,
    pub symbols: Vec<Symbol>,
    index: HashMap<String, usize>,
    pub is_generator: bool,
    /// Whether its code may `await`: an `async def`, a generator expression that does, a program
    /// that does at its top.
    pub is_async: bool,
    /// The comprehensions directly inside that are compiled into the same unit.
    pub inlined: Vec<ScopeId>,
    /// For a unit: captured variables of enclosing units, in the order of the closure.
    pub free: Vec<String>,
    /// Whether it sees the names of a class around it: annotations and type parameters do.
    pub sees_class: bool,
    /// The innermost class around it, for private names.
    pub class_name: Option<String>,
}

impl Scope {
    pub fn symbol(&self, name: &str) -> Option<&Symbol> {
        self.index.get(name).map(|&i| &self.symbols[i])
    }

    fn symbol_mut(&mut self, name: &str) -> &mut Symbol {
        let next = self.symbols.len();
        let i = *self.index.entry(name.to_owned()).or_insert(next);
        if i == next {
            self.symbols.push(Symbol {
                name: name.to_owned(),
                uses: Uses::default(),
                captured: false,
                declared: TextRange::default(),
                found: Found::Global,
            });
        }
        &mut self.symbols[i]
    }

    fn binds(&self, name: &str) -> bool {
        self.symbol(name).is_some_and(|s| {
            s.uses.has(Uses::ASSIGNED.with(Uses::PARAMETER).with(Uses::ANNOTATED))
                && !s.uses.has(Uses::GLOBAL.with(Uses::NONLOCAL))
        })
    }
}

/// How code reaches the variable of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// A register that belongs to the variable of that scope.
    Local(ScopeId),
    /// A register with a cell, for the variable of that scope.
    Cell(ScopeId),
    /// A register with a cell of the closure.
    Free,
    Global,
    /// An entry of the namespace of a class body, or else a global.
    Namespace,
    /// In a class body that only reads it: an entry of the namespace, or else a cell.
    NamespaceOrFree,
    /// In an annotation: an entry of the namespace of the class around it, or else a global.
    ClassOrGlobal,
    /// Likewise, or else a cell.
    ClassOrFree,
}

#[derive(Debug, Default)]
pub(crate) struct ScopeTable {
    scopes: Vec<Scope>,
    /// Scopes by the range of their node, which no two of them share.
    by_range: HashMap<TextRange, ScopeId>,
    /// The names that `global` declares anywhere: at the top they mean globals as well, also where
    /// the names there are otherwise those of a namespace.
    pub globals: HashSet<String>,
    /// Whether annotations are kept as text.
    pub future_annotations: bool,
}

impl ScopeTable {
    pub fn get(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0 as usize]
    }

    fn get_mut(&mut self, id: ScopeId) -> &mut Scope {
        &mut self.scopes[id.0 as usize]
    }

    pub fn at(&self, range: TextRange) -> Option<ScopeId> {
        self.by_range.get(&range).copied()
    }

    /// The scope whose code object contains the code of `id`.
    pub fn unit(&self, mut id: ScopeId) -> ScopeId {
        while self.get(id).kind.is_comprehension() {
            match self.get(id).parent {
                Some(parent) => id = parent,
                None => break,
            }
        }
        id
    }

    /// How the code of a scope reaches a name.
    pub fn access(&self, scope: ScopeId, name: &str) -> Access {
        let here = self.get(scope);
        let fallback = match here.kind {
            ScopeKind::Class => Access::Namespace,
            _ => Access::Global,
        };
        let Some(symbol) = here.symbol(name) else { return fallback };
        let special = matches!(name, CLASS_DICT | CONDITIONAL | "__class__" | TYPE_PARAMS);
        let sees_class = here.sees_class && !special && !symbol.uses.has(Uses::GLOBAL);
        match symbol.found {
            Found::Global if sees_class => Access::ClassOrGlobal,
            Found::Global => Access::Global,
            Found::Namespace => Access::Namespace,
            Found::In(home) if self.unit(home) == self.unit(scope) => {
                if self.get(home).symbol(name).is_some_and(|s| s.captured) {
                    Access::Cell(home)
                } else {
                    Access::Local(home)
                }
            }
            Found::In(_) if here.kind == ScopeKind::Class && !symbol.uses.has(Uses::NONLOCAL) => {
                Access::NamespaceOrFree
            }
            Found::In(_) if sees_class => Access::ClassOrFree,
            Found::In(_) => Access::Free,
        }
    }

    /// What the uses of a local variable in its home scope are.
    pub fn uses(&self, home: ScopeId, name: &str) -> Uses {
        self.get(home).symbol(name).map_or(Uses::default(), |s| s.uses)
    }

    /// Resolves every name, once all scopes are known.
    fn resolve(&mut self) -> Result<()> {
        for i in 0..self.scopes.len() {
            let id = ScopeId(i as u32);
            for s in 0..self.scopes[i].symbols.len() {
                let found = self.find(id, s)?;
                self.scopes[i].symbols[s].found = found;
                if let Found::In(home) = found {
                    let name = self.scopes[i].symbols[s].name.clone();
                    self.capture(id, home, &name);
                }
            }
        }
        // The order in which programs see closures.
        for scope in &mut self.scopes {
            scope.free.sort_unstable();
        }
        Ok(())
    }

    fn find(&self, id: ScopeId, symbol: usize) -> Result<Found> {
        let here = self.get(id);
        let symbol = &here.symbols[symbol];
        if symbol.uses.has(Uses::GLOBAL) || here.kind == ScopeKind::Module {
            return Ok(Found::Global);
        }
        let name = symbol.name.as_str();
        if here.binds(name) {
            let home = match here.kind {
                ScopeKind::Class => Found::Namespace,
                _ => Found::In(id),
            };
            return Ok(home);
        }
        let unit = self.unit(id);
        let mut next = here.parent;
        let mut outer = None;
        while let Some(at) = next {
            let scope = self.get(at);
            match scope.kind {
                ScopeKind::Module => break,
                ScopeKind::Class
                    if matches!(name, "__class__" | CLASS_DICT | CONDITIONAL) && at != unit =>
                {
                    outer = Some(Found::In(at));
                }
                ScopeKind::Class => {}
                _ if scope.binds(name) => outer = Some(Found::In(at)),
                _ if scope.symbol(name).is_some_and(|s| s.uses.has(Uses::GLOBAL)) => {
                    outer = Some(Found::Global);
                }
                _ => {}
            }
            if outer.is_some() {
                break;
            }
            next = scope.parent;
        }
        match outer {
            Some(Found::In(home))
                if symbol.uses.has(Uses::NONLOCAL)
                    && self.get(home).kind == ScopeKind::TypeParams =>
            {
                let message = format!("nonlocal binding not allowed for type parameter '{name}'");
                Err(Fault::syntax(symbol.declared, message))
            }
            Some(found @ Found::In(_)) => Ok(found),
            _ if symbol.uses.has(Uses::NONLOCAL) => Err(Fault::syntax(
                symbol.declared,
                format!("no binding for nonlocal '{name}' found"),
            )),
            _ if here.kind == ScopeKind::Class => Ok(Found::Namespace),
            _ => Ok(Found::Global),
        }
    }

    /// Makes the variable of `home` reachable from `from`: through the closures of all units
    /// between them.
    fn capture(&mut self, from: ScopeId, home: ScopeId, name: &str) {
        let target = self.unit(home);
        let mut unit = self.unit(from);
        if unit == target {
            return;
        }
        self.get_mut(home).symbol_mut(name).captured = true;
        while unit != target {
            let scope = self.get_mut(unit);
            if !scope.free.iter().any(|f| f == name) {
                scope.free.push(name.to_owned());
            }
            match scope.parent {
                Some(parent) => unit = self.unit(parent),
                None => break,
            }
        }
    }
}
