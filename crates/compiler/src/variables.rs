//! Reading, writing and deleting variables by name.

use diapause_bytecode::{CodeFlags, Instr, Position};
use ruff_python_ast::Expr;

use crate::compiler::Compiler;
use crate::errors::Result;
use crate::registers::Reg;
use crate::scope::{Access, CLASS_DICT, ScopeKind, mangle};

/// A name resolved to what instructions need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Local(Reg),
    Cell(Reg),
    /// A cell of the tuple in the register.
    Spilled(Reg, i16),
    Global,
    Namespace,
    NamespaceOrCell(Reg),
    /// In an annotation: an entry of the namespace of the class around it, or else a global.
    ClassOrGlobal,
    /// Likewise, or else a cell.
    ClassOrCell(Reg),
}

impl<'a> Compiler<'a> {
    pub(crate) fn mangled<'n>(&self, name: &'n str) -> std::borrow::Cow<'n, str> {
        mangle(self.scopes.get(self.unit.here).class_name.as_deref(), name)
    }

    /// Resolves a name that is mangled already.
    pub(crate) fn place(&self, name: &str) -> Place {
        let variables = &self.unit.variables;
        // The layout has a register for each variable that the symbol table resolves to one.
        match self.scopes.access(self.unit.here, name) {
            Access::Local(home) => match variables.local(home, name) {
                Some(r) => Place::Local(r),
                None => self.spilled(name).unwrap_or(Place::Global),
            },
            Access::Cell(home) => match variables.local(home, name) {
                Some(r) => Place::Cell(r),
                None => self.spilled(name).unwrap_or(Place::Global),
            },
            Access::Free => variables.free(name).map_or(Place::Global, Place::Cell),
            Access::NamespaceOrFree => {
                variables.free(name).map_or(Place::Namespace, Place::NamespaceOrCell)
            }
            Access::ClassOrFree => {
                variables.free(name).map_or(Place::ClassOrGlobal, Place::ClassOrCell)
            }
            Access::ClassOrGlobal => Place::ClassOrGlobal,
            Access::Global if self.is_in_namespace(name) => Place::Namespace,
            Access::Global => Place::Global,
            Access::Namespace => Place::Namespace,
        }
    }

    fn spilled(&self, name: &str) -> Option<Place> {
        let (spill, index) = self.unit.variables.spilled(name)?;
        Some(Place::Spilled(spill, index))
    }

    /// Loads the cell of a variable that has no register.
    pub(crate) fn load_spill(
        &mut self,
        (spill, index): (Reg, i16),
        name: &str,
        dst: Reg,
        at: Position,
    ) -> Result<()> {
        let name = self.name(name)?;
        self.emit(Instr::LoadSpill { dst, spill, index, name }, at);
        Ok(())
    }

    /// Whether a name of the module's own code is one of the namespace that `exec` was given.
    fn is_in_namespace(&self, name: &str) -> bool {
        let module = self.scopes.get(self.unit.scope);
        module.kind == ScopeKind::Module
            && self.unit.flags.contains(CodeFlags::CLASS_BODY)
            && !self.scopes.globals.contains(name)
    }

    /// Whether the name means the global or builtin of that name.
    pub(crate) fn is_global(&self, name: &str) -> bool {
        self.place(&self.mangled(name)) == Place::Global
    }

    /// The register of a name that is a plain local variable.
    pub(crate) fn local(&self, name: &str) -> Option<Reg> {
        match self.place(&self.mangled(name)) {
            Place::Local(r) => Some(r),
            _ => None,
        }
    }

    /// Makes sure that a local variable has a value.
    pub(crate) fn check_local(&mut self, var: Reg, at: Position) {
        if !self.unit.bound.contains(var) {
            self.emit(Instr::CheckLocal { var }, at);
            self.mark_bound(var);
        }
    }

    fn mark_bound(&mut self, var: Reg) {
        if !self.unit.variables.deleted.contains(var) {
            self.unit.bound.insert(var);
        }
    }

    /// Whether reading the expression is nothing but using a register that surely has a value.
    pub(crate) fn bound_local(&self, expr: &Expr) -> Option<Reg> {
        let Expr::Name(name) = expr else { return None };
        self.local(&name.id).filter(|&r| self.unit.bound.contains(r))
    }

    pub(crate) fn load_name(&mut self, name: &str, dst: Reg, at: Position) -> Result<()> {
        let name = self.mangled(name);
        let instr = match self.place(&name) {
            Place::Local(src) => {
                self.check_local(src, at);
                self.move_to(src, dst, at);
                return Ok(());
            }
            Place::Cell(cell) => Instr::LoadCell { dst, cell },
            Place::Spilled(spill, index) => {
                let cell = self.top()?;
                self.load_spill((spill, index), &name, cell, at)?;
                Instr::LoadCell { dst, cell }
            }
            Place::Global => {
                Instr::LoadGlobal { dst, name: self.name(&name)?, cache: self.cache()? }
            }
            Place::Namespace => {
                Instr::LoadName { dst, name: self.name(&name)?, cache: self.cache()? }
            }
            Place::NamespaceOrCell(cell) => {
                Instr::LoadNameOrCell { dst, cell, name: self.name(&name)? }
            }
            Place::ClassOrGlobal => {
                let (dict, name) = (self.class_dict(at)?, self.name(&name)?);
                Instr::LoadFromDictOrGlobals { dst, dict, name }
            }
            Place::ClassOrCell(cell) => {
                let (dict, name) = (self.class_dict(at)?, self.name(&name)?);
                Instr::LoadFromDictOrCell { dst, dict, cell, name }
            }
        };
        self.emit(instr, at);
        Ok(())
    }

    pub(crate) fn store_name(&mut self, name: &str, src: Reg, at: Position) -> Result<()> {
        let name = self.mangled(name);
        let instr = match self.place(&name) {
            Place::Local(dst) => {
                self.move_to(src, dst, at);
                self.mark_bound(dst);
                return Ok(());
            }
            Place::Cell(cell) => Instr::StoreCell { cell, src },
            Place::Spilled(spill, index) => {
                let top = usize::from(self.top()?);
                let cell = self.above((usize::from(src) + 1).saturating_sub(top))?;
                self.load_spill((spill, index), &name, cell, at)?;
                Instr::StoreCell { cell, src }
            }
            Place::Global | Place::ClassOrGlobal | Place::ClassOrCell(_) => {
                Instr::StoreGlobal { src, name: self.name(&name)?, cache: self.cache()? }
            }
            Place::Namespace | Place::NamespaceOrCell(_) => {
                Instr::StoreName { src, name: self.name(&name)? }
            }
        };
        self.emit(instr, at);
        Ok(())
    }

    /// The namespace of the class around an annotation, in the next temporary.
    fn class_dict(&mut self, at: Position) -> Result<Reg> {
        let dst = self.top()?;
        match self.unit.variables.free(CLASS_DICT) {
            Some(cell) => self.emit(Instr::LoadCell { dst, cell }, at),
            None => self.load_const(diapause_bytecode::Const::None, dst, at)?,
        }
        Ok(dst)
    }

    /// Evaluates into a variable.
    pub(crate) fn assign_name(&mut self, name: &str, value: &'a Expr, at: Position) -> Result<()> {
        if let Some(dst) = self.local(name) {
            self.into(value, dst)?;
            self.mark_bound(dst);
            return Ok(());
        }
        let mark = self.mark();
        let src = self.operand(value)?;
        self.release(mark);
        self.store_name(name, src, at)
    }

    /// Tells that an instruction gave the local variable a value.
    pub(crate) fn assigned(&mut self, var: Reg) {
        self.mark_bound(var);
    }

    pub(crate) fn delete_name(&mut self, name: &str, at: Position) -> Result<()> {
        let name = self.mangled(name);
        let instr = match self.place(&name) {
            Place::Local(var) => {
                self.unit.bound.remove(var);
                Instr::DeleteLocal { var }
            }
            Place::Cell(cell) => Instr::DeleteCell { cell },
            Place::Spilled(spill, index) => {
                let cell = self.top()?;
                self.load_spill((spill, index), &name, cell, at)?;
                Instr::DeleteCell { cell }
            }
            Place::Global | Place::ClassOrGlobal | Place::ClassOrCell(_) => {
                Instr::DeleteGlobal { name: self.name(&name)? }
            }
            Place::Namespace | Place::NamespaceOrCell(_) => {
                Instr::DeleteName { name: self.name(&name)? }
            }
        };
        self.emit(instr, at);
        Ok(())
    }

    /// Unbinds a name without a check: the end of `except E as name`.
    pub(crate) fn clear_name(&mut self, name: &str, at: Position) -> Result<()> {
        let name = self.mangled(name);
        let instr = match self.place(&name) {
            Place::Local(var) => Instr::ClearLocal { var },
            Place::Cell(cell) => Instr::ClearCell { cell },
            Place::Spilled(spill, index) => {
                let cell = self.top()?;
                self.load_spill((spill, index), &name, cell, at)?;
                Instr::ClearCell { cell }
            }
            Place::Global | Place::ClassOrGlobal | Place::ClassOrCell(_) => {
                Instr::ClearGlobal { name: self.name(&name)? }
            }
            Place::Namespace | Place::NamespaceOrCell(_) => {
                Instr::ClearName { name: self.name(&name)? }
            }
        };
        self.emit(instr, at);
        Ok(())
    }
}
