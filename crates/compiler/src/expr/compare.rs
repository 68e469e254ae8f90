//! Comparisons: as a value, single or chained.

use diapause_bytecode::{CompareOp, Const, Instr, Position};
use ruff_python_ast::{self as ast, CmpOp, Expr};

use super::Value;
use crate::compiler::{Compiler, plain};
use crate::errors::Result;
use crate::expr::literal;
use crate::registers::Reg;

/// The ordering or equality comparison of an operator.
pub(super) fn compare_op(op: CmpOp) -> Option<CompareOp> {
    Some(match op {
        CmpOp::Eq => CompareOp::Eq,
        CmpOp::NotEq => CompareOp::Ne,
        CmpOp::Lt => CompareOp::Lt,
        CmpOp::LtE => CompareOp::Le,
        CmpOp::Gt => CompareOp::Gt,
        CmpOp::GtE => CompareOp::Ge,
        CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn => return None,
    })
}

impl<'a> Compiler<'a> {
    pub(super) fn compare(&mut self, e: &'a ast::ExprCompare, dst: Reg) -> Result<()> {
        let at = plain(e);
        if let ([op], [right]) = (&*e.ops, &*e.comparators) {
            let mark = self.mark();
            let a = self.operand_before(&e.left, [right])?;
            let right_value = self.right_of_comparison(*op, right)?;
            let b = self.materialize(right_value, right)?;
            self.release(mark);
            self.compare_instr(*op, dst, a, b, at);
            return Ok(());
        }
        let mark = self.mark();
        let end = self.label();
        // The outcome so far stands where the first operand was.
        let outcome = self.push(&e.left)?;
        let mut left = outcome;
        let mut bound = None;
        for (i, (op, right)) in e.ops.iter().zip(&e.comparators).enumerate() {
            let b = self.right_of_chain(e, i, right)?;
            self.compare_instr(*op, outcome, left, b, at);
            if i == 0 {
                bound = Some(self.unit.bound);
            }
            if i + 1 < e.ops.len() {
                self.jump_if(outcome, false, end, at);
            }
            left = b;
            let slot = outcome + 1;
            if i > 0 && !self.is_variable(b) && b != slot {
                // The operand before is not needed any more.
                self.move_to(b, slot, at);
                self.unit.temporaries.top = u16::from(slot) + 1;
                left = slot;
            }
        }
        self.bind(end);
        if let Some(bound) = bound {
            self.unit.bound = bound;
        }
        self.release(mark);
        self.move_to(outcome, dst, at);
        Ok(())
    }

    /// The operand with index `i` behind the first: the next comparison reads it, too.
    pub(super) fn right_of_chain(
        &mut self,
        e: &'a ast::ExprCompare,
        i: usize,
        right: &'a Expr,
    ) -> Result<Reg> {
        if i + 1 < e.comparators.len() {
            return self.operand_before(right, [&e.comparators[i + 1]]);
        }
        let value = self.right_of_comparison(e.ops[i], right)?;
        self.materialize(value, right)
    }

    /// The right operand of a comparison. A list or set of constants that is only searched is a
    /// constant.
    pub(super) fn right_of_comparison(&mut self, op: CmpOp, right: &'a Expr) -> Result<Value> {
        if matches!(op, CmpOp::In | CmpOp::NotIn)
            && let Some(value) = self.constant_display(right)?
        {
            return Ok(Value::Const(value));
        }
        self.value(right)
    }

    /// A list or set of constants as a tuple or frozenset, for places where nobody can change it.
    fn constant_display(&self, e: &Expr) -> Result<Option<Const>> {
        Ok(match e {
            Expr::List(e) => self.constants(&e.elts)?.map(Const::Tuple),
            Expr::Set(e) => self.constants(&e.elts)?.map(Const::FrozenSet),
            _ => None,
        })
    }

    /// What is iterated over, in a register that is free again.
    pub(crate) fn iterated(&mut self, e: &'a Expr) -> Result<Reg> {
        match self.constant_display(e)? {
            Some(value) => {
                let src = self.top()?;
                self.load_const(value, src, plain(e))?;
                Ok(src)
            }
            None => self.operand_released(e),
        }
    }

    /// The values of expressions that all are constants.
    pub(super) fn constants(&self, elts: &[Expr]) -> Result<Option<Vec<Const>>> {
        let mut items = Vec::new();
        for e in elts {
            match self.constant_of(e)? {
                Some(value) => items.push(value),
                None => return Ok(None),
            }
        }
        Ok(Some(items))
    }

    /// The constant that an element of a display is: a literal, a signed number or a tuple.
    pub(crate) fn constant_of(&self, expr: &Expr) -> Result<Option<Const>> {
        match expr {
            Expr::UnaryOp(e) => Ok(literal(&e.operand, self.source)?
                .and_then(|value| crate::fold::unary(e.op, &value))),
            Expr::Tuple(e) => Ok(self.constants(&e.elts)?.map(Const::Tuple)),
            other => literal(other, self.source),
        }
    }

    fn compare_instr(&mut self, op: CmpOp, dst: Reg, a: Reg, b: Reg, at: Position) {
        let instr = match op {
            CmpOp::Is => Instr::Is { dst, a, b },
            CmpOp::IsNot => Instr::IsNot { dst, a, b },
            CmpOp::In | CmpOp::NotIn => {
                let negate = u8::from(op == CmpOp::NotIn);
                Instr::Contains { dst, item: a, container: b, negate }
            }
            other => match compare_op(other) {
                Some(op) => Instr::Compare { op, dst, a, b },
                None => return,
            },
        };
        self.emit(instr, at);
    }
}
