//! Registers of a code object: which belong to variables, how many temporaries are in use, and
//! which variables surely have a value.

use std::collections::HashMap;

use crate::errors::{Fault, Result};
use crate::scope::{CLASS_DICT, CONDITIONAL, ScopeId, ScopeKind, ScopeTable, Uses};

pub(crate) type Reg = u8;

/// Registers of a window that the compiler uses: a few fewer than there are, so that counts such
/// as `live` fit a byte.
pub(crate) const LIMIT: u16 = 250;

/// A set of registers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct RegisterSet([u64; 4]);

impl RegisterSet {
    pub fn insert(&mut self, r: Reg) {
        self.0[usize::from(r >> 6)] |= 1 << (r & 63);
    }

    pub fn remove(&mut self, r: Reg) {
        self.0[usize::from(r >> 6)] &= !(1 << (r & 63));
    }

    pub fn contains(&self, r: Reg) -> bool {
        self.0[usize::from(r >> 6)] & 1 << (r & 63) != 0
    }

    pub fn intersect(&mut self, other: &Self) {
        for (a, b) in self.0.iter_mut().zip(other.0) {
            *a &= b;
        }
    }
}

/// The variables of a unit and their registers.
#[derive(Debug, Default)]
pub(crate) struct Variables {
    pub names: Vec<String>,
    pub free_count: usize,
    by_home: HashMap<(ScopeId, String), Reg>,
    free: HashMap<String, Reg>,
    /// Variables of the unit itself that start as cells.
    pub cells: Vec<Reg>,
    /// Variables that are deleted somewhere: a read checks them everywhere.
    pub deleted: RegisterSet,
    /// Variables that `:=` assigns.
    pub walrus: RegisterSet,
}

impl Variables {
    /// Lays out the variables of a unit: parameters, other locals, variables of the comprehensions
    /// inside, captured variables of enclosing scopes.
    pub fn new(scopes: &ScopeTable, unit: ScopeId, parameters: &[String]) -> Option<Self> {
        let mut this = Self::default();
        for name in parameters {
            this.add(scopes, unit, name)?;
        }
        let scope = scopes.get(unit);
        match scope.kind {
            ScopeKind::Module => {}
            ScopeKind::Class => {
                for name in ["__class__", CLASS_DICT, CONDITIONAL] {
                    if scope.symbol(name).is_some_and(|s| s.captured) {
                        this.add(scopes, unit, name)?;
                    }
                }
            }
            _ => {
                let bound = Uses::ASSIGNED.with(Uses::ANNOTATED);
                for symbol in &scope.symbols {
                    if symbol.uses.has(bound)
                        && !symbol.uses.has(Uses::PARAMETER.with(Uses::GLOBAL).with(Uses::NONLOCAL))
                    {
                        this.add(scopes, unit, &symbol.name)?;
                    }
                }
            }
        }
        let mut pool = HashMap::new();
        let mut busy = Vec::new();
        for &inner in &scope.inlined {
            this.add_comprehension(scopes, inner, &mut pool, &mut busy)?;
        }
        for name in &scope.free {
            let r = this.register(name)?;
            this.free.insert(name.clone(), r);
        }
        this.free_count = scope.free.len();
        Some(this)
    }

    fn register(&mut self, name: &str) -> Option<Reg> {
        let index = self.names.len();
        if index as u16 >= LIMIT - 40 {
            return None;
        }
        self.names.push(name.to_owned());
        u8::try_from(index).ok()
    }

    fn add(&mut self, scopes: &ScopeTable, home: ScopeId, name: &str) -> Option<()> {
        let r = self.register(name)?;
        self.by_home.insert((home, name.to_owned()), r);
        if let Some(symbol) = scopes.get(home).symbol(name) {
            if symbol.captured {
                self.cells.push(r);
            }
            if symbol.uses.has(Uses::DELETED) {
                self.deleted.insert(r);
            }
            if symbol.uses.has(Uses::WALRUS) {
                self.walrus.insert(r);
            }
        }
        Some(())
    }

    /// Comprehensions that do not contain one another share registers of variables of one name.
    fn add_comprehension(
        &mut self,
        scopes: &ScopeTable,
        id: ScopeId,
        pool: &mut HashMap<String, Vec<Reg>>,
        busy: &mut Vec<Reg>,
    ) -> Option<()> {
        let before = busy.len();
        let scope = scopes.get(id);
        for symbol in scope.symbols.iter().filter(|s| s.uses.has(Uses::ASSIGNED)) {
            let shared = pool.get(&symbol.name).into_iter().flatten();
            let r = match shared.copied().find(|r| !busy.contains(r)) {
                Some(r) => r,
                None => {
                    let r = self.register(&symbol.name)?;
                    pool.entry(symbol.name.clone()).or_default().push(r);
                    r
                }
            };
            self.by_home.insert((id, symbol.name.clone()), r);
            busy.push(r);
        }
        for &inner in &scope.inlined {
            self.add_comprehension(scopes, inner, pool, busy)?;
        }
        busy.truncate(before);
        Some(())
    }

    pub fn local(&self, home: ScopeId, name: &str) -> Option<Reg> {
        self.by_home.get(&(home, name.to_owned())).copied()
    }

    pub fn free(&self, name: &str) -> Option<Reg> {
        self.free.get(name).copied()
    }

    pub fn count(&self) -> u16 {
        self.names.len() as u16
    }
}

/// Temporaries, used as a stack above the variables.
#[derive(Debug, Default)]
pub(crate) struct Temporaries {
    /// The number of registers in use.
    pub top: u16,
}

/// How many temporaries were in use.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark(u16);

impl Temporaries {
    pub fn mark(&self) -> Mark {
        Mark(self.top)
    }

    pub fn release(&mut self, mark: Mark) {
        self.top = mark.0;
    }
}

impl crate::compiler::Compiler<'_> {
    /// The next temporary, which is not in use until [`Self::keep`].
    pub(crate) fn top(&self) -> Result<Reg> {
        self.above(0)
    }

    /// The temporary `n` above the next one.
    pub(crate) fn above(&self, n: usize) -> Result<Reg> {
        let r = usize::from(self.unit.temporaries.top) + n;
        if r >= usize::from(LIMIT) {
            return Err(self.too_many_registers());
        }
        u8::try_from(r).map_err(|_| self.too_many_registers())
    }

    /// Takes the register, and all below it, into use. It must have a value.
    pub(crate) fn keep(&mut self, r: Reg) {
        self.unit.temporaries.top = self.unit.temporaries.top.max(u16::from(r) + 1);
    }

    pub(crate) fn mark(&self) -> Mark {
        self.unit.temporaries.mark()
    }

    pub(crate) fn release(&mut self, mark: Mark) {
        self.unit.temporaries.release(mark);
    }

    pub(crate) fn is_variable(&self, r: Reg) -> bool {
        u16::from(r) < self.unit.variables.count()
    }

    pub(crate) fn too_many_registers(&self) -> Box<Fault> {
        let message = match self.scopes.get(self.unit.scope).kind {
            ScopeKind::Module => format!("the module body needs more than {LIMIT} registers"),
            ScopeKind::Class => {
                format!("the body of class '{}' needs more than {LIMIT} registers", self.unit.name)
            }
            _ => format!("function '{}' needs more than {LIMIT} registers", self.unit.name),
        };
        Fault::unsupported(self.unit.range, message)
    }
}
