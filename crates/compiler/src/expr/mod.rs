//! Expressions: into a given register, as an operand, or for their effect only.

mod boolean;
mod call;
mod collection;
mod compare;
mod comprehension;
mod fstring;
mod literal;
pub(crate) mod operator;
mod subscript;
mod template;

use diapause_bytecode::{Const, Instr};
use ruff_python_ast::{self as ast, Expr};
use ruff_text_size::Ranged;

pub(crate) use literal::literal;

use crate::compiler::{Compiler, plain};
use crate::errors::{Fault, Result};
use crate::registers::Reg;

/// The outcome of an expression that may be known already.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Const(Const),
    Reg(Reg),
}

impl<'a> Compiler<'a> {
    /// Evaluates into a register: that of a variable, a temporary in use, or the next temporary,
    /// which is not taken into use by this. The register is written last, when no exception can
    /// come any more and no operand is read any more.
    pub(crate) fn into(&mut self, expr: &'a Expr, dst: Reg) -> Result<()> {
        let at = plain(expr);
        match expr {
            Expr::BoolOp(e) => self.bool_op(e, dst),
            Expr::Named(e) => self.named(e, dst),
            Expr::BinOp(_) => {
                let value = self.binary(expr, Some(dst))?;
                self.settle(value, dst, expr)
            }
            Expr::UnaryOp(e) => {
                let value = self.unary(e, Some(dst))?;
                self.settle(value, dst, expr)
            }
            Expr::Lambda(e) => self.lambda(e, dst),
            Expr::If(e) => self.conditional(e, dst),
            Expr::Dict(e) => self.dict(e, dst),
            Expr::Set(e) => self.set(e, dst),
            Expr::List(e) => self.list(e, dst),
            Expr::Tuple(e) => self.tuple(e, dst),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) => {
                self.comprehension(expr, dst)
            }
            Expr::Generator(e) => self.generator(e, dst),
            Expr::Yield(e) => {
                let src = match &e.value {
                    Some(value) => self.operand_released(value)?,
                    None => {
                        let r = self.top()?;
                        self.load_const(Const::None, r, at)?;
                        r
                    }
                };
                self.emit(Instr::Yield { dst, src }, at);
                Ok(())
            }
            Expr::YieldFrom(e) => {
                let mark = self.mark();
                let sent = self.top()?;
                self.load_const(Const::None, sent, at)?;
                self.keep(sent);
                let iter = self.top()?;
                let src = self.operand_released(&e.value)?;
                self.emit(Instr::GetYieldFromIter { dst: iter, src }, at);
                self.keep(iter);
                self.emit(Instr::YieldFrom { dst: sent, iter }, at);
                self.release(mark);
                self.move_to(sent, dst, at);
                Ok(())
            }
            Expr::Compare(e) => self.compare(e, dst),
            Expr::Call(e) => self.call(e, dst),
            Expr::FString(e) => self.fstring(e, dst),
            Expr::Attribute(e) => {
                let object = self.operand_released(&e.value)?;
                let name = self.mangled(e.attr.as_str());
                let (name, cache) = (self.name(&name)?, self.cache()?);
                let at = self.at_attribute(e);
                self.emit(Instr::GetAttr { dst, object, name, cache }, at);
                Ok(())
            }
            Expr::Subscript(e) => {
                let mark = self.mark();
                let object = self.operand_before(&e.value, [&*e.slice])?;
                let key = self.operand(&e.slice)?;
                self.release(mark);
                let at = self.at(expr);
                self.emit(Instr::GetItem { dst, object, key }, at);
                Ok(())
            }
            Expr::Slice(e) => self.slice(e, dst),
            Expr::Name(name) => self.load_name(&name.id, dst, at),
            Expr::Starred(e) => Err(Fault::syntax(e.range, "can't use starred expression here")),
            Expr::Await(e) => self.await_(e, dst),
            Expr::TString(e) => self.template(e, dst),
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_)
            | Expr::IpyEscapeCommand(_) => {
                let value = literal(expr, self.source)?.unwrap_or(Const::None);
                self.load_const(value, dst, at)
            }
        }
    }

    /// Puts an outcome where it belongs.
    fn settle(&mut self, value: Value, dst: Reg, expr: &Expr) -> Result<()> {
        match value {
            Value::Const(value) => self.load_const(value, dst, plain(expr)),
            Value::Reg(src) => {
                self.move_to(src, dst, plain(expr));
                Ok(())
            }
        }
    }

    /// Evaluates; the outcome is a constant, the register of a variable, or a new temporary.
    pub(crate) fn value(&mut self, expr: &'a Expr) -> Result<Value> {
        match expr {
            Expr::Name(name) => {
                if let Some(r) = self.local(&name.id) {
                    self.check_local(r, plain(expr));
                    return Ok(Value::Reg(r));
                }
            }
            Expr::BinOp(_) => return self.binary(expr, None),
            Expr::UnaryOp(e) => return self.unary(e, None),
            _ => {
                if let Some(value) = literal(expr, self.source)? {
                    return Ok(Value::Const(value));
                }
            }
        }
        Ok(Value::Reg(self.push(expr)?))
    }

    /// As [`Self::value`], for an operand that is used only after `later` was evaluated: a
    /// variable that `:=` may change in between is copied.
    pub(crate) fn value_before<'e>(
        &mut self,
        expr: &'a Expr,
        later: impl IntoIterator<Item = &'e Expr>,
    ) -> Result<Value> {
        let value = self.value(expr)?;
        if let Value::Reg(src) = value
            && self.is_variable(src)
            && self.unit.variables.walrus.contains(src)
            && later.into_iter().any(|e| !is_simple(e))
        {
            let dst = self.top()?;
            self.move_to(src, dst, plain(expr));
            self.keep(dst);
            return Ok(Value::Reg(dst));
        }
        Ok(value)
    }

    /// A value in a register.
    pub(crate) fn materialize(&mut self, value: Value, expr: &Expr) -> Result<Reg> {
        match value {
            Value::Reg(r) => Ok(r),
            Value::Const(value) => {
                let r = self.top()?;
                self.load_const(value, r, plain(expr))?;
                self.keep(r);
                Ok(r)
            }
        }
    }

    /// Evaluates; the outcome is the register of a variable or a new temporary.
    pub(crate) fn operand(&mut self, expr: &'a Expr) -> Result<Reg> {
        let value = self.value(expr)?;
        self.materialize(value, expr)
    }

    /// See [`Self::value_before`].
    pub(crate) fn operand_before<'e>(
        &mut self,
        expr: &'a Expr,
        later: impl IntoIterator<Item = &'e Expr>,
    ) -> Result<Reg> {
        let value = self.value_before(expr, later)?;
        self.materialize(value, expr)
    }

    /// An operand for the next instruction only: its temporary is free again.
    pub(crate) fn operand_released(&mut self, expr: &'a Expr) -> Result<Reg> {
        let mark = self.mark();
        let r = self.operand(expr)?;
        self.release(mark);
        Ok(r)
    }

    /// Evaluates into a new temporary.
    pub(crate) fn push(&mut self, expr: &'a Expr) -> Result<Reg> {
        let r = self.top()?;
        self.into(expr, r)?;
        self.keep(r);
        Ok(r)
    }

    /// Evaluates for the effects.
    pub(crate) fn discard(&mut self, expr: &'a Expr) -> Result<()> {
        if literal(expr, self.source)?.is_some() {
            return Ok(());
        }
        self.operand_released(expr)?;
        Ok(())
    }

    fn named(&mut self, e: &'a ast::ExprNamed, dst: Reg) -> Result<()> {
        let Expr::Name(target) = &*e.target else {
            return Err(Fault::syntax(e.target.range(), "invalid syntax"));
        };
        let at = plain(&*e.target);
        if let Some(var) = self.local(&target.id) {
            self.into(&e.value, var)?;
            self.assigned(var);
            self.move_to(var, dst, at);
            return Ok(());
        }
        let mark = self.mark();
        let src = self.operand(&e.value)?;
        self.store_name(&target.id, src, at)?;
        self.release(mark);
        self.move_to(src, dst, at);
        Ok(())
    }
}

/// Whether the expression binds no name: decided without looking inside.
fn is_simple(expr: &Expr) -> bool {
    match expr {
        Expr::Name(_)
        | Expr::StringLiteral(_)
        | Expr::BytesLiteral(_)
        | Expr::NumberLiteral(_)
        | Expr::BooleanLiteral(_)
        | Expr::NoneLiteral(_)
        | Expr::EllipsisLiteral(_) => true,
        Expr::Attribute(e) => e.value.is_name_expr(),
        _ => false,
    }
}
