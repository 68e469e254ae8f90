//! Type parameters and type aliases. A definition with type parameters is made by a function
//! around it, whose variables they are.

use diapause_bytecode::{CodeFlags, CommonValue, Const, Instr, Parameters, Position};
use ruff_python_ast::{self as ast, Expr, TypeParam};
use ruff_text_size::{Ranged, TextRange};

use crate::annotations::lost;
use crate::compiler::{Compiler, Opening, plain};
use crate::errors::Result;
use crate::registers::Reg;
use crate::scope::{ScopeId, TYPE_PARAMS, default_key, parts_of};

impl<'a> Compiler<'a> {
    /// Starts the function around a definition with type parameters. Gives the register of their
    /// tuple, which stays in use.
    pub(crate) fn open_generic(
        &mut self,
        params: &'a ast::TypeParams,
        name: &str,
        at: Position,
    ) -> Result<(ScopeId, Reg)> {
        let scope = self.scopes.at(params.range).ok_or_else(|| lost(params))?;
        let name = format!("<generic parameters of {name}>");
        self.open(Opening {
            scope,
            qualname: name.clone(),
            name,
            flags: CodeFlags::default(),
            parameters: Parameters::default(),
            parameter_names: Vec::new(),
            range: params.range,
        })?;
        let base = self.top()?;
        for param in &params.type_params {
            let r = self.type_param(param, at)?;
            self.keep(r);
            self.store_name(param.name().as_str(), r, at)?;
        }
        self.unit.temporaries.top = u16::from(base);
        let count = params.type_params.len() as u8;
        self.emit(Instr::BuildTuple { dst: base, base, count }, at);
        self.keep(base);
        self.store_name(TYPE_PARAMS, base, at)?;
        Ok((scope, base))
    }

    /// Ends that function, which returns what is in a register, and calls it.
    pub(crate) fn close_generic(
        &mut self,
        scope: ScopeId,
        result: Reg,
        dst: Reg,
        at: Position,
    ) -> Result<()> {
        self.emit(Instr::Return { src: result }, at);
        let code = self.close()?;
        self.make_function(code, scope, Default::default(), dst, at)?;
        self.emit(Instr::Call { dst, base: dst, count: 0 }, at);
        Ok(())
    }

    /// Makes a type parameter, in the next temporary.
    fn type_param(&mut self, param: &'a TypeParam, at: Position) -> Result<Reg> {
        let name = param.name();
        let which = match param {
            TypeParam::TypeVar(_) => CommonValue::TypeVar,
            TypeParam::TypeVarTuple(_) => CommonValue::TypeVarTuple,
            TypeParam::ParamSpec(_) => CommonValue::ParamSpec,
        };
        let (bound, default) = parts_of(param);
        let mark = self.mark();
        let base = self.top()?;
        self.emit(Instr::LoadCommon { dst: base, which }, at);
        self.keep(base);
        let r = self.top()?;
        self.load_const(Const::Str(name.as_str().to_owned()), r, at)?;
        self.keep(r);
        self.later_or_none(default, default_key(param), name.as_str(), at)?;
        self.later_or_none(bound, name.range, name.as_str(), at)?;
        let r = self.top()?;
        let constrained = bound.is_some_and(Expr::is_tuple_expr);
        self.load_const(if constrained { Const::True } else { Const::False }, r, at)?;
        self.keep(r);
        self.release(mark);
        self.emit(Instr::Call { dst: base, base, count: 4 }, at);
        Ok(base)
    }

    fn later_or_none(
        &mut self,
        value: Option<&'a Expr>,
        key: TextRange,
        name: &str,
        at: Position,
    ) -> Result<()> {
        let r = self.top()?;
        match value {
            Some(value) => self.later(value, key, name, r, at)?,
            None => self.load_const(Const::None, r, at)?,
        }
        self.keep(r);
        Ok(())
    }

    /// A function that gives the value of an expression.
    fn later(
        &mut self,
        value: &'a Expr,
        key: TextRange,
        name: &str,
        dst: Reg,
        at: Position,
    ) -> Result<()> {
        let scope = self.scopes.at(key).ok_or_else(|| lost(value))?;
        self.open_later(scope, name, value.range(), at)?;
        let src = self.annotation(value)?;
        self.emit(Instr::Return { src }, plain(value));
        let code = self.close()?;
        self.make_function(code, scope, Default::default(), dst, at)
    }

    /// `type X[T] = value`
    pub(crate) fn type_alias(&mut self, s: &'a ast::StmtTypeAlias) -> Result<()> {
        let Expr::Name(name) = &*s.name else { return Err(lost(&*s.name)) };
        let at = plain(s);
        let mark = self.mark();
        let dst = self.top()?;
        match &s.type_params {
            None => {
                self.alias(s, &name.id, None, dst, at)?;
            }
            Some(params) => {
                let (scope, tuple) = self.open_generic(params, &name.id, at)?;
                let result = self.top()?;
                self.alias(s, &name.id, Some(tuple), result, at)?;
                self.close_generic(scope, result, dst, at)?;
            }
        }
        self.release(mark);
        self.store_name(&name.id, dst, at)
    }

    fn alias(
        &mut self,
        s: &'a ast::StmtTypeAlias,
        name: &str,
        params: Option<Reg>,
        dst: Reg,
        at: Position,
    ) -> Result<()> {
        let mark = self.mark();
        self.emit(Instr::LoadCommon { dst, which: CommonValue::TypeAlias }, at);
        self.keep(dst);
        let r = self.top()?;
        self.load_const(Const::Str(name.to_owned()), r, at)?;
        self.keep(r);
        let r = self.top()?;
        match params {
            Some(params) => self.move_to(params, r, at),
            None => self.emit(Instr::BuildTuple { dst: r, base: r, count: 0 }, at),
        }
        self.keep(r);
        let r = self.top()?;
        self.later(&s.value, s.range, name, r, at)?;
        self.keep(r);
        let r = self.top()?;
        self.load_name("__name__", r, at)?;
        self.keep(r);
        self.release(mark);
        self.emit(Instr::Call { dst, base: dst, count: 4 }, at);
        Ok(())
    }
}
