//! Arithmetic: binary and unary operators, with constants folded on the way.

use diapause_bytecode::{BinaryOp, Const, Instr, Position, UnaryOp, inplace};
use ruff_python_ast::{self as ast, Expr, Operator};

use super::Value;
use crate::compiler::{Compiler, plain};
use crate::errors::Result;
use crate::fold;
use crate::registers::Reg;

pub(crate) fn binary_op(op: Operator) -> BinaryOp {
    match op {
        Operator::Add => BinaryOp::Add,
        Operator::Sub => BinaryOp::Sub,
        Operator::Mult => BinaryOp::Mul,
        Operator::MatMult => BinaryOp::MatMul,
        Operator::Div => BinaryOp::TrueDiv,
        Operator::FloorDiv => BinaryOp::FloorDiv,
        Operator::Mod => BinaryOp::Mod,
        Operator::Pow => BinaryOp::Pow,
        Operator::LShift => BinaryOp::LShift,
        Operator::RShift => BinaryOp::RShift,
        Operator::BitAnd => BinaryOp::And,
        Operator::BitOr => BinaryOp::Or,
        Operator::BitXor => BinaryOp::Xor,
    }
}

/// The integer of a constant that fits an instruction.
pub(crate) fn immediate(value: &Value) -> Option<i16> {
    match value {
        Value::Const(Const::Int(i)) => i16::try_from(*i).ok(),
        _ => None,
    }
}

impl<'a> Compiler<'a> {
    /// A binary operation, in `dst` or else a new temporary, or a constant. The chain of left
    /// operands is walked without recursion.
    pub(super) fn binary(&mut self, expr: &'a Expr, dst: Option<Reg>) -> Result<Value> {
        let mut chain = Vec::new();
        let mut left = expr;
        while let Expr::BinOp(e) = left {
            chain.push((left, e));
            left = &e.left;
        }
        let mark = self.mark();
        let later = chain.last().map(|(_, e)| &*e.right);
        let mut value = self.value_before(left, later)?;
        let mut value_expr = left;
        while let Some((expr, e)) = chain.pop() {
            let right = self.value(&e.right)?;
            let op = binary_op(e.op);
            if let (Value::Const(a), Value::Const(b)) = (&value, &right)
                && let Some(folded) = fold::binary(op, a, b)
            {
                value = Value::Const(folded);
                value_expr = expr;
                continue;
            }
            let a = self.materialize(value, value_expr)?;
            let operand = self.right_operand(op, right, &e.right)?;
            self.release(mark);
            let target = match dst {
                Some(dst) if chain.is_empty() => dst,
                _ => self.top()?,
            };
            let at = self.at(expr);
            self.binary_instr(op, target, a, operand, inplace::NO, at);
            if !chain.is_empty() || dst.is_none() {
                self.keep(target);
            }
            value = Value::Reg(target);
            value_expr = expr;
        }
        Ok(value)
    }

    /// The right operand, as a small integer if the operator has a form for that.
    pub(crate) fn right_operand(
        &mut self,
        op: BinaryOp,
        right: Value,
        expr: &Expr,
    ) -> Result<std::result::Result<Reg, i16>> {
        match immediate(&right) {
            Some(imm) if matches!(op, BinaryOp::Add | BinaryOp::Sub) => Ok(Err(imm)),
            _ => Ok(Ok(self.materialize(right, expr)?)),
        }
    }

    pub(crate) fn binary_instr(
        &mut self,
        op: BinaryOp,
        dst: Reg,
        a: Reg,
        right: std::result::Result<Reg, i16>,
        inplace: u8,
        at: Position,
    ) {
        let instr = match (op, right) {
            (BinaryOp::Sub, Err(imm)) => Instr::SubImm { dst, a, inplace, imm },
            (_, Err(imm)) => Instr::AddImm { dst, a, inplace, imm },
            (BinaryOp::Add, Ok(b)) => Instr::Add { dst, a, b, inplace },
            (BinaryOp::Sub, Ok(b)) => Instr::Sub { dst, a, b, inplace },
            (BinaryOp::Mul, Ok(b)) => Instr::Mul { dst, a, b, inplace },
            (BinaryOp::TrueDiv, Ok(b)) => Instr::TrueDiv { dst, a, b, inplace },
            (BinaryOp::FloorDiv, Ok(b)) => Instr::FloorDiv { dst, a, b, inplace },
            (BinaryOp::Mod, Ok(b)) => Instr::Mod { dst, a, b, inplace },
            (op, Ok(b)) => Instr::Binary { op, dst, a, b, inplace },
        };
        self.emit(instr, at);
    }

    /// A unary operation, in `dst` or else a new temporary, or a constant.
    pub(super) fn unary(&mut self, e: &'a ast::ExprUnaryOp, dst: Option<Reg>) -> Result<Value> {
        let mark = self.mark();
        let value = self.value(&e.operand)?;
        if let Value::Const(operand) = &value
            && let Some(folded) = fold::unary(e.op, operand)
        {
            return Ok(Value::Const(folded));
        }
        let a = self.materialize(value, &e.operand)?;
        self.release(mark);
        let target = match dst {
            Some(dst) => dst,
            None => self.top()?,
        };
        let instr = match e.op {
            ast::UnaryOp::Not => Instr::Not { dst: target, a },
            ast::UnaryOp::USub => Instr::Unary { op: UnaryOp::Neg, dst: target, a },
            ast::UnaryOp::UAdd => Instr::Unary { op: UnaryOp::Pos, dst: target, a },
            ast::UnaryOp::Invert => Instr::Unary { op: UnaryOp::Invert, dst: target, a },
        };
        self.emit(instr, plain(e));
        if dst.is_none() {
            self.keep(target);
        }
        Ok(Value::Reg(target))
    }
}
