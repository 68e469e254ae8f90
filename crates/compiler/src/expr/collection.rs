//! List, tuple, set and dict displays. Long ones are filled item by item, so that they need few
//! registers.

use diapause_bytecode::{Const, Instr, Position};
use ruff_python_ast::{self as ast, Expr};

use crate::compiler::{Compiler, plain};
use crate::errors::Result;
use crate::registers::Reg;

/// Most items that are collected in registers.
const MAX_ITEMS: usize = 32;

fn fits(elts: &[Expr]) -> bool {
    elts.len() <= MAX_ITEMS && !elts.iter().any(Expr::is_starred_expr)
}

impl<'a> Compiler<'a> {
    pub(super) fn list(&mut self, e: &'a ast::ExprList, dst: Reg) -> Result<()> {
        let at = plain(e);
        if fits(&e.elts) {
            let (base, count) = self.push_items(&e.elts)?;
            self.emit(Instr::BuildList { dst, base, count }, at);
            return Ok(());
        }
        let list = self.long_list(&e.elts, e)?;
        self.move_to(list, dst, at);
        Ok(())
    }

    pub(super) fn tuple(&mut self, e: &'a ast::ExprTuple, dst: Reg) -> Result<()> {
        let at = plain(e);
        if let Some(items) = self.constants(&e.elts)? {
            return self.load_const(Const::Tuple(items), dst, at);
        }
        if fits(&e.elts) {
            let (base, count) = self.push_items(&e.elts)?;
            self.emit(Instr::BuildTuple { dst, base, count }, at);
            return Ok(());
        }
        let list = self.long_list(&e.elts, e)?;
        self.emit(Instr::ListToTuple { dst, list }, at);
        Ok(())
    }

    pub(super) fn set(&mut self, e: &'a ast::ExprSet, dst: Reg) -> Result<()> {
        let at = plain(e);
        // As CPython does it, since it decides about the order: three constants or more are a
        // frozenset whose elements are added at once.
        let folded = if e.elts.len() > 2 { self.constants(&e.elts)? } else { None };
        if folded.is_none() && fits(&e.elts) {
            let (base, count) = self.push_items(&e.elts)?;
            self.emit(Instr::BuildSet { dst, base, count }, at);
            return Ok(());
        }
        let mark = self.mark();
        let set = self.top()?;
        self.emit(Instr::BuildSet { dst: set, base: set, count: 0 }, at);
        self.keep(set);
        if let Some(elements) = folded {
            let items = self.top()?;
            self.load_const(Const::FrozenSet(elements), items, at)?;
            self.emit(Instr::SetUpdate { set, items }, at);
        } else {
            let whole = at;
            for elt in &e.elts {
                let at = plain(elt);
                if let Expr::Starred(star) = elt {
                    let items = self.operand_released(&star.value)?;
                    self.emit(Instr::SetUpdate { set, items }, whole);
                } else {
                    let value = self.operand_released(elt)?;
                    self.emit(Instr::SetAdd { set, value }, at);
                }
            }
        }
        self.release(mark);
        self.move_to(set, dst, at);
        Ok(())
    }

    pub(super) fn dict(&mut self, e: &'a ast::ExprDict, dst: Reg) -> Result<()> {
        let at = plain(e);
        let mark = self.mark();
        let base = self.top()?;
        if e.items.len() <= MAX_ITEMS / 2 && e.items.iter().all(|i| i.key.is_some()) {
            for item in &e.items {
                if let Some(key) = &item.key {
                    self.push(key)?;
                }
                self.push(&item.value)?;
            }
            self.release(mark);
            self.emit(Instr::BuildDict { dst, base, count: e.items.len() as u8 }, at);
            return Ok(());
        }
        let dict = base;
        self.emit(Instr::BuildDict { dst: dict, base, count: 0 }, at);
        self.keep(dict);
        for item in &e.items {
            let inner = self.mark();
            match &item.key {
                None => {
                    let items = self.operand(&item.value)?;
                    self.release(inner);
                    self.emit(Instr::DictUpdate { dict, items }, at);
                }
                Some(key) => {
                    let key = self.operand_before(key, [&item.value])?;
                    let value = self.operand(&item.value)?;
                    self.release(inner);
                    self.emit(Instr::DictInsert { dict, key, value }, at);
                }
            }
        }
        self.release(mark);
        self.move_to(dict, dst, at);
        Ok(())
    }

    /// Evaluates items into consecutive temporaries, which are free again.
    pub(super) fn push_items(&mut self, elts: &'a [Expr]) -> Result<(Reg, u8)> {
        let mark = self.mark();
        let base = self.top()?;
        for elt in elts {
            self.push(elt)?;
        }
        self.release(mark);
        Ok((base, elts.len() as u8))
    }

    /// Builds a list in the next temporary, which is free again.
    fn long_list(
        &mut self,
        elts: &'a [Expr],
        node: impl ruff_text_size::Ranged + Copy,
    ) -> Result<Reg> {
        let mark = self.mark();
        let list = self.top()?;
        self.emit(Instr::BuildList { dst: list, base: list, count: 0 }, plain(node));
        self.keep(list);
        if let Some(items) = self.constants(elts)? {
            let items = self.constant_items(items, node)?;
            self.emit(Instr::ListExtend { list, items }, plain(node));
        } else {
            for elt in elts {
                self.append_to_list(list, elt, plain(node))?;
            }
        }
        self.release(mark);
        Ok(list)
    }

    fn constant_items(
        &mut self,
        items: Vec<Const>,
        node: impl ruff_text_size::Ranged,
    ) -> Result<Reg> {
        let r = self.top()?;
        self.load_const(Const::Tuple(items), r, plain(node))?;
        Ok(r)
    }

    /// Appends an item; `at` is the place of the whole.
    pub(super) fn append_to_list(&mut self, list: Reg, elt: &'a Expr, at: Position) -> Result<()> {
        if let Expr::Starred(star) = elt {
            let items = self.operand_released(&star.value)?;
            self.emit(Instr::ListExtend { list, items }, at);
        } else {
            let value = self.operand_released(elt)?;
            self.emit(Instr::ListAppend { list, value }, plain(elt));
        }
        Ok(())
    }
}
