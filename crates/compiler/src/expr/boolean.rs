//! `and`, `or`, conditional expressions, and conditions that control a jump.

use diapause_bytecode::{CompareOp, Const, Instr, Position};
use ruff_python_ast::{self as ast, BoolOp, CmpOp, Expr, UnaryOp};

use super::Value;
use super::compare::compare_op;
use super::operator::immediate;
use crate::compiler::{Compiler, plain};
use crate::constants::truth;
use crate::emit::{Emitter, Label};
use crate::errors::Result;
use crate::registers::Reg;

impl<'a> Compiler<'a> {
    pub(super) fn bool_op(&mut self, e: &'a ast::ExprBoolOp, dst: Reg) -> Result<()> {
        let end = self.label();
        let outcome = self.top()?;
        let mut bound = None;
        for (i, value) in e.values.iter().enumerate() {
            self.into(value, outcome)?;
            if i + 1 < e.values.len() {
                self.jump_if(outcome, e.op == BoolOp::Or, end, plain(value));
            }
            if i == 0 {
                bound = Some(self.unit.bound);
            }
        }
        self.bind(end);
        if let Some(bound) = bound {
            self.unit.bound = bound;
        }
        self.move_to(outcome, dst, plain(e));
        Ok(())
    }

    pub(super) fn conditional(&mut self, e: &'a ast::ExprIf, dst: Reg) -> Result<()> {
        let orelse = self.label();
        let end = self.label();
        self.branch(&e.test, orelse, false)?;
        let bound = self.unit.bound;
        self.into(&e.body, dst)?;
        self.jump(end, plain(e));
        self.bind(orelse);
        self.unit.bound = bound;
        self.into(&e.orelse, dst)?;
        self.bind(end);
        self.unit.bound = bound;
        Ok(())
    }

    /// The truth of a condition that is known without running it.
    pub(crate) fn known(&self, test: &Expr) -> Result<Option<bool>> {
        Ok(self.constant_of(test)?.map(|value| truth(&value)))
    }

    /// Jumps to the label when the truth of the expression is `on`; goes on otherwise.
    pub(crate) fn branch(&mut self, test: &'a Expr, label: Label, on: bool) -> Result<()> {
        match test {
            Expr::BoolOp(e) => self.branch_bool_op(e, label, on),
            Expr::UnaryOp(e) if e.op == UnaryOp::Not => self.branch(&e.operand, label, !on),
            Expr::Compare(e) => self.branch_compare(e, label, on),
            _ => {
                if let Some(known) = self.known(test)? {
                    if known == on {
                        let at = plain(test);
                        self.emit(Instr::Jump { target: Emitter::target(label) }, at);
                    }
                    return Ok(());
                }
                let a = self.operand_released(test)?;
                self.jump_if(a, on, label, self.at(test));
                Ok(())
            }
        }
    }

    fn branch_bool_op(&mut self, e: &'a ast::ExprBoolOp, label: Label, on: bool) -> Result<()> {
        // The outcome of one operand that decides the whole.
        let decides = e.op == BoolOp::Or;
        let skip = self.label();
        let mut bound = None;
        for (i, value) in e.values.iter().enumerate() {
            let last = i + 1 == e.values.len();
            let goal = if last || decides == on { label } else { skip };
            self.branch(value, goal, if last { on } else { decides })?;
            if i == 0 {
                bound = Some(self.unit.bound);
            }
        }
        self.bind(skip);
        if let Some(bound) = bound {
            self.unit.bound = bound;
        }
        Ok(())
    }

    fn branch_compare(&mut self, e: &'a ast::ExprCompare, label: Label, on: bool) -> Result<()> {
        let at = plain(e);
        let mark = self.mark();
        if let ([op], [right]) = (&*e.ops, &*e.comparators) {
            let a = self.operand_before(&e.left, [right])?;
            let b = self.right_of_comparison(*op, right)?;
            self.compare_jump(*op, a, b, right, (label, on), at)?;
            self.release(mark);
            return Ok(());
        }
        let skip = self.label();
        let mut bound = None;
        let later = e.comparators.first();
        let slot = self.top()?;
        let mut a = self.operand_before(&e.left, later)?;
        for (i, (op, right)) in e.ops.iter().zip(&e.comparators).enumerate() {
            let last = i + 1 == e.ops.len();
            let b = self.right_of_chain(e, i, right)?;
            let goal = match (last, on) {
                (true, _) => (label, on),
                (false, false) => (label, false),
                (false, true) => (skip, false),
            };
            self.compare_jump(*op, a, Value::Reg(b), right, goal, at)?;
            if i == 0 {
                bound = Some(self.unit.bound);
            }
            a = b;
            if i > 0 && !self.is_variable(b) && b != slot {
                // The operands before are not needed any more.
                self.move_to(b, slot, at);
                self.unit.temporaries.top = u16::from(slot) + 1;
                a = slot;
            }
        }
        self.bind(skip);
        if let Some(bound) = bound {
            self.unit.bound = bound;
        }
        self.release(mark);
        Ok(())
    }

    /// A comparison fused with a jump.
    pub(crate) fn compare_jump(
        &mut self,
        op: CmpOp,
        a: Reg,
        b: Value,
        b_expr: &Expr,
        (label, on): (Label, bool),
        at: Position,
    ) -> Result<()> {
        if matches!(op, CmpOp::Is | CmpOp::IsNot) && b == Value::Const(Const::None) {
            let target = Emitter::target(label);
            let instr = if on == (op == CmpOp::Is) {
                Instr::JumpIfNone { a, target }
            } else {
                Instr::JumpIfNotNone { a, target }
            };
            self.emit(instr, at);
            return Ok(());
        }
        let to = Self::branch_to(label, on);
        let flipped = Self::branch_to(label, !on);
        if let Some(op) = compare_op(op)
            && let Some(imm) = immediate(&b)
        {
            let instr = match op {
                CompareOp::Lt => Instr::JumpLtImm { a, imm, to },
                CompareOp::Le => Instr::JumpLeImm { a, imm, to },
                CompareOp::Gt => Instr::JumpGtImm { a, imm, to },
                CompareOp::Ge => Instr::JumpGeImm { a, imm, to },
                CompareOp::Eq => Instr::JumpEqImm { a, imm, to },
                CompareOp::Ne => Instr::JumpNeImm { a, imm, to },
            };
            self.emit(instr, at);
            return Ok(());
        }
        let mark = self.mark();
        let b = self.materialize(b, b_expr)?;
        self.release(mark);
        let instr = match op {
            CmpOp::Lt => Instr::JumpLt { a, b, to },
            CmpOp::LtE => Instr::JumpLe { a, b, to },
            CmpOp::Gt => Instr::JumpGt { a, b, to },
            CmpOp::GtE => Instr::JumpGe { a, b, to },
            CmpOp::Eq => Instr::JumpEq { a, b, to },
            CmpOp::NotEq => Instr::JumpNe { a, b, to },
            CmpOp::Is => Instr::JumpIs { a, b, to },
            CmpOp::IsNot => Instr::JumpIs { a, b, to: flipped },
            CmpOp::In => Instr::JumpIn { item: a, container: b, to },
            CmpOp::NotIn => Instr::JumpIn { item: a, container: b, to: flipped },
        };
        self.emit(instr, at);
        Ok(())
    }
}
