//! Assignments: plain, augmented, annotated, and unpacking.

use diapause_bytecode::{CommonValue, Const, Instr, Position, inplace};
use ruff_python_ast::{self as ast, Expr};
use ruff_text_size::Ranged;

use crate::compiler::{Compiler, plain};
use crate::errors::{Fault, Result};
use crate::expr::operator::binary_op;
use crate::registers::Reg;

/// Most values of `a, b = x, y` that are kept in registers instead of a tuple.
const MAX_PARALLEL: usize = 16;

/// Most targets that are unpacked into registers.
const MAX_UNPACKED: usize = 60;

impl<'a> Compiler<'a> {
    pub(super) fn assign(&mut self, s: &'a ast::StmtAssign) -> Result<()> {
        if let [target] = &*s.targets {
            match (target, &*s.value) {
                (Expr::Name(name), value) => {
                    return self.assign_name(&name.id, value, plain(name));
                }
                (Expr::Tuple(targets), Expr::Tuple(values))
                    if targets.elts.len() == values.elts.len()
                        && values.elts.len() <= MAX_PARALLEL
                        && !targets.elts.iter().chain(&values.elts).any(Expr::is_starred_expr) =>
                {
                    return self.assign_parallel(&targets.elts, &values.elts);
                }
                _ => {}
            }
        }
        let mark = self.mark();
        let mut src = self.operand(&s.value)?;
        if self.is_variable(src) && s.targets.len() > 1 {
            // `x = y[0] = x` keeps its value while x changes.
            src = self.push(&s.value)?;
        }
        for target in &s.targets {
            self.store(target, src)?;
        }
        self.release(mark);
        Ok(())
    }

    /// `a, b = x, y` without a tuple.
    fn assign_parallel(&mut self, targets: &'a [Expr], values: &'a [Expr]) -> Result<()> {
        let mark = self.mark();
        let base = self.top()?;
        for value in values {
            self.push(value)?;
        }
        for (target, src) in targets.iter().zip(base..) {
            self.store(target, src)?;
        }
        self.release(mark);
        Ok(())
    }

    /// Stores what is in a register into a target. The register stays as it is.
    pub(crate) fn store(&mut self, target: &'a Expr, src: Reg) -> Result<()> {
        let mark = self.mark();
        match target {
            Expr::Name(name) => self.store_name(&name.id, src, plain(name))?,
            Expr::Attribute(e) => {
                let object = self.operand(&e.value)?;
                self.release(mark);
                self.set_attribute(e, object, src)?;
            }
            Expr::Subscript(e) => {
                let object = self.operand_before(&e.value, [&*e.slice])?;
                let key = self.operand(&e.slice)?;
                self.release(mark);
                let at = self.at(target);
                self.emit(Instr::SetItem { object, key, value: src }, at);
            }
            Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. }) => {
                self.unpack(target, elts, src)?;
            }
            Expr::Starred(e) => self.store(&e.value, src)?,
            other => return Err(Fault::syntax(other.range(), "cannot assign to expression")),
        }
        self.release(mark);
        Ok(())
    }

    fn unpack(&mut self, target: &'a Expr, elts: &'a [Expr], src: Reg) -> Result<()> {
        let at = plain(target);
        if let Some(base) = self.neighbours(elts) {
            self.emit(Instr::Unpack { src, base, count: elts.len() as u8 }, at);
            (base..).take(elts.len()).for_each(|variable| self.assigned(variable));
            return Ok(());
        }
        if elts.len() > MAX_UNPACKED {
            return self.unpack_many(elts, src, at);
        }
        let base = self.top()?;
        match elts.iter().position(Expr::is_starred_expr) {
            Some(before) => {
                let after = (elts.len() - before - 1) as u8;
                self.emit(Instr::UnpackStar { src, base, before: before as u8, after }, at);
            }
            None => self.emit(Instr::Unpack { src, base, count: elts.len() as u8 }, at),
        }
        if elts.is_empty() {
            return Ok(());
        }
        let last = self.above(elts.len() - 1)?;
        self.keep(last);
        for (elt, src) in elts.iter().zip(base..) {
            self.store(elt, src)?;
        }
        Ok(())
    }

    /// The register of the first of several targets, when they are local variables in a row: an
    /// unpacking writes nothing before it has all the values.
    fn neighbours(&self, elts: &[Expr]) -> Option<Reg> {
        let register = |elt: &Expr| match elt {
            Expr::Name(name) => self.local(&name.id),
            _ => None,
        };
        let base = register(elts.first()?)?;
        let follows = |(at, elt): (usize, &Expr)| register(elt) == base.checked_add(at as u8);
        (elts.len() <= 128 && elts.iter().enumerate().all(follows)).then_some(base)
    }

    /// Unpacks into more targets than there are registers: into a tuple.
    fn unpack_many(&mut self, elts: &'a [Expr], src: Reg, at: Position) -> Result<()> {
        let starred = elts.iter().position(Expr::is_starred_expr);
        let base = self.top()?;
        let mut counts = vec![elts.len()];
        let mut which = CommonValue::Unpack;
        if let Some(before) = starred {
            which = CommonValue::UnpackStar;
            counts = vec![before, elts.len() - before - 1];
        }
        self.emit(Instr::LoadCommon { dst: base, which }, at);
        self.keep(base);
        let argument = self.top()?;
        self.move_to(src, argument, at);
        self.keep(argument);
        let number = counts.len() as u8 + 1;
        for count in counts {
            let r = self.top()?;
            self.load_const(Const::Int(count as i64), r, at)?;
            self.keep(r);
        }
        self.unit.temporaries.top = u16::from(base);
        self.emit(Instr::Call { dst: base, base, count: number }, at);
        self.keep(base);
        let item = self.top()?;
        for (place, elt) in elts.iter().enumerate() {
            self.load_const(Const::Int(place as i64), item, at)?;
            self.emit(Instr::GetItem { dst: item, object: base, key: item }, at);
            let mark = self.mark();
            self.keep(item);
            self.store(elt, item)?;
            self.release(mark);
        }
        Ok(())
    }

    fn set_attribute(&mut self, e: &ast::ExprAttribute, object: Reg, value: Reg) -> Result<()> {
        let name = self.mangled(e.attr.as_str());
        let (name, cache) = (self.name(&name)?, self.cache()?);
        let at = self.at_attribute(e);
        self.emit(Instr::SetAttr { object, value, name, cache }, at);
        Ok(())
    }

    pub(super) fn aug_assign(&mut self, s: &'a ast::StmtAugAssign) -> Result<()> {
        let mark = self.mark();
        let at = plain(s);
        let op = binary_op(s.op);
        match &*s.target {
            Expr::Name(name) => {
                let a = self.operand_before(&s.target, [&*s.value])?;
                let value = self.value(&s.value)?;
                let b = self.right_operand(op, value, &s.value)?;
                self.release(mark);
                if let Some(dst) = self.local(&name.id) {
                    let grows = dst == a && b != Ok(a) && self.unit.variables.growing.contains(a);
                    let inplace = if grows { inplace::GROWS } else { inplace::YES };
                    self.binary_instr(op, dst, a, b, inplace, at);
                    self.assigned(dst);
                } else {
                    let dst = self.top()?;
                    self.binary_instr(op, dst, a, b, inplace::YES, at);
                    self.store_name(&name.id, dst, plain(name))?;
                }
            }
            Expr::Attribute(e) => {
                let object = self.operand_before(&e.value, [&*s.value])?;
                let a = self.top()?;
                let name = self.mangled(e.attr.as_str());
                let (name, cache) = (self.name(&name)?, self.cache()?);
                let at_target = self.at_attribute(e);
                self.emit(Instr::GetAttr { dst: a, object, name, cache }, at_target);
                self.keep(a);
                let value = self.value(&s.value)?;
                let b = self.right_operand(op, value, &s.value)?;
                self.binary_instr(op, a, a, b, inplace::YES, at);
                self.release(mark);
                self.set_attribute(e, object, a)?;
            }
            Expr::Subscript(e) => {
                let object = self.operand_before(&e.value, [&*e.slice, &*s.value])?;
                let key = self.operand_before(&e.slice, [&*s.value])?;
                let a = self.top()?;
                let at_target = self.at(&s.target);
                self.emit(Instr::GetItem { dst: a, object, key }, at_target);
                self.keep(a);
                let value = self.value(&s.value)?;
                let b = self.right_operand(op, value, &s.value)?;
                self.binary_instr(op, a, a, b, inplace::YES, at);
                self.release(mark);
                self.emit(Instr::SetItem { object, key, value: a }, at_target);
            }
            other => {
                let message = "illegal expression for augmented assignment";
                return Err(Fault::syntax(other.range(), message));
            }
        }
        self.release(mark);
        Ok(())
    }

    pub(super) fn ann_assign(&mut self, s: &'a ast::StmtAnnAssign) -> Result<()> {
        self.annotated_value(s)?;
        self.come_by(s)
    }

    fn annotated_value(&mut self, s: &'a ast::StmtAnnAssign) -> Result<()> {
        match (&s.value, &*s.target) {
            (Some(value), Expr::Name(name)) => self.assign_name(&name.id, value, plain(name)),
            (Some(value), target) => {
                let mark = self.mark();
                let src = self.operand(value)?;
                self.store(target, src)?;
                self.release(mark);
                Ok(())
            }
            // A target that is no name is evaluated up to its last step.
            (None, Expr::Attribute(e)) => self.discard(&e.value),
            (None, Expr::Subscript(e)) => {
                self.discard(&e.value)?;
                self.discard(&e.slice)
            }
            (None, _) => Ok(()),
        }
    }
}
