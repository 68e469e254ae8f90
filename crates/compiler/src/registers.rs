//! Registers of a code object: which belong to variables, how many temporaries are in use, and
//! which variables surely have a value.

use std::collections::HashMap;

use diapause_bytecode::SPILL;

use crate::errors::{Fault, Result};
use crate::scope::{CLASS_DICT, CONDITIONAL, ScopeId, ScopeKind, ScopeTable, Uses};

pub(crate) type Reg = u8;

/// Registers of a window that the compiler uses: a few fewer than there are, so that counts such
/// as `live` fit a byte.
pub(crate) const LIMIT: u16 = 250;

/// A function with more variables than this keeps some of them in cells.
const MANY: usize = 160;

/// How many registers such a function has for variables of its own, and for those of the
/// comprehensions in it as well.
const KEPT: usize = 120;
const KEPT_WITH_COMPREHENSIONS: usize = 150;

/// A set of registers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct RegisterSet([u64; 4]);

impl RegisterSet {
    pub fn is_empty(&self) -> bool {
        self.0 == [0; 4]
    }

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
    /// Variables that texts are put together in, with `+=`: whoever reads them shares them.
    pub growing: RegisterSet,
    /// The register with the tuple of cells for variables that have no register.
    pub spill: Option<Reg>,
    /// Where in that tuple the cell of a variable stands.
    spilled: HashMap<String, i16>,
}

impl Variables {
    /// Lays out the variables of a unit: parameters, other locals, variables of the comprehensions
    /// inside, captured variables of enclosing scopes. When they are very many, the last of the
    /// other locals get cells instead of registers.
    pub fn new(scopes: &ScopeTable, unit: ScopeId, parameters: &[String]) -> Option<Self> {
        match Self::lay_out(scopes, unit, parameters, false) {
            Some(this) if this.names.len() <= MANY => Some(this),
            plain => Self::lay_out(scopes, unit, parameters, true).or(plain),
        }
    }

    fn lay_out(
        scopes: &ScopeTable,
        unit: ScopeId,
        parameters: &[String],
        spills: bool,
    ) -> Option<Self> {
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
                        if spills && this.names.len() >= KEPT {
                            let index = i16::try_from(this.spilled.len()).ok()?;
                            this.spilled.insert(symbol.name.clone(), index);
                        } else {
                            this.add(scopes, unit, &symbol.name)?;
                        }
                    }
                }
            }
        }
        if !this.spilled.is_empty() {
            this.spill = Some(this.register(SPILL)?);
        }
        let mut pool = Pool { spills, ..Pool::default() };
        for &inner in &scope.inlined {
            this.add_comprehension(scopes, inner, &mut pool)?;
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
            if symbol.uses.has(Uses::TEXT) && symbol.uses.has(Uses::GROWS) && !symbol.captured {
                self.growing.insert(r);
            }
        }
        Some(())
    }

    /// Comprehensions that do not contain one another share registers of variables of one name.
    fn add_comprehension(
        &mut self,
        scopes: &ScopeTable,
        id: ScopeId,
        pool: &mut Pool,
    ) -> Option<()> {
        let before = pool.busy.len();
        let scope = scopes.get(id);
        for symbol in scope.symbols.iter().filter(|s| s.uses.has(Uses::ASSIGNED)) {
            let r = match pool.find(&symbol.name, self.names.len()) {
                Some(r) => r,
                None => {
                    let r = self.register(&symbol.name)?;
                    pool.registers.entry(symbol.name.clone()).or_default().push(r);
                    pool.all.push(r);
                    r
                }
            };
            self.by_home.insert((id, symbol.name.clone()), r);
            pool.busy.push(r);
        }
        for &inner in &scope.inlined {
            self.add_comprehension(scopes, inner, pool)?;
        }
        pool.busy.truncate(before);
        Some(())
    }

    /// Where the cell of a variable of the unit stands that has no register.
    pub fn spilled(&self, name: &str) -> Option<(Reg, i16)> {
        Some((self.spill?, *self.spilled.get(name)?))
    }

    /// How many variables have no register.
    pub fn spilled_count(&self) -> i16 {
        self.spilled.len() as i16
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

/// The registers of the variables of comprehensions.
#[derive(Default)]
struct Pool {
    registers: HashMap<String, Vec<Reg>>,
    all: Vec<Reg>,
    /// Those of the comprehensions around the present one.
    busy: Vec<Reg>,
    spills: bool,
}

impl Pool {
    /// A register for a variable; when there are very many of them, also one of another name.
    fn find(&self, name: &str, count: usize) -> Option<Reg> {
        let idle = |r: &&Reg| !self.busy.contains(r);
        let shared = self.registers.get(name).into_iter().flatten().find(idle);
        let any = || self.all.iter().find(idle);
        let crowded = self.spills && count >= KEPT_WITH_COMPREHENSIONS;
        shared.or_else(|| if crowded { any() } else { None }).copied()
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
