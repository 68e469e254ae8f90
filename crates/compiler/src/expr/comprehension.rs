//! Comprehensions, compiled in place, and generator expressions, which are functions.

use diapause_bytecode::{CodeFlags, Instr, Parameters, Position};
use ruff_python_ast::{self as ast, Comprehension, Expr};
use ruff_text_size::Ranged;

use crate::compiler::{Compiler, Opening, plain};
use crate::errors::{Fault, Result};
use crate::function::FunctionParts;
use crate::loops::Iteration;
use crate::registers::Reg;
use crate::scope::{ScopeId, Uses};

/// What a comprehension does with each round.
#[derive(Clone, Copy)]
enum Element<'a> {
    List(Reg, &'a Expr),
    Set(Reg, &'a Expr),
    Dict(Reg, &'a Expr, &'a Expr),
    Yield(&'a Expr),
}

impl<'a> Compiler<'a> {
    pub(super) fn comprehension(&mut self, expr: &'a Expr, dst: Reg) -> Result<()> {
        let at = plain(expr);
        let mark = self.mark();
        let outcome = self.top()?;
        let (build, generators, element) = match expr {
            Expr::ListComp(e) => (
                Instr::BuildList { dst: outcome, base: outcome, count: 0 },
                &e.generators,
                Element::List(outcome, &e.elt),
            ),
            Expr::SetComp(e) => (
                Instr::BuildSet { dst: outcome, base: outcome, count: 0 },
                &e.generators,
                Element::Set(outcome, &e.elt),
            ),
            Expr::DictComp(e) => match &e.key {
                Some(key) => (
                    Instr::BuildDict { dst: outcome, base: outcome, count: 0 },
                    &e.generators,
                    Element::Dict(outcome, key, &e.value),
                ),
                None => return Err(Fault::syntax(e.range, "invalid syntax")),
            },
            _ => return Err(Fault::syntax(expr.range(), "invalid syntax")),
        };
        let (Some(first), Some(scope)) = (generators.first(), self.scopes.at(expr.range())) else {
            return Err(Fault::syntax(expr.range(), "invalid syntax"));
        };
        self.emit(build, at);
        self.keep(outcome);
        let iteration = self.iteration(&first.iter, first.is_async)?;
        let bound = self.unit.bound;
        let here = std::mem::replace(&mut self.unit.here, scope);
        let variables = self.own_variables(scope);
        for &(var, captured) in &variables {
            self.unit.bound.remove(var);
            if captured {
                self.emit(Instr::ClearLocal { var }, at);
                self.emit(Instr::MakeCell { reg: var }, at);
            }
        }
        self.rounds(generators, iteration, element)?;
        for (var, _) in variables {
            self.emit(Instr::ClearLocal { var }, at);
        }
        self.unit.here = here;
        self.unit.bound = bound;
        self.release(mark);
        self.move_to(outcome, dst, at);
        Ok(())
    }

    /// The registers of the variables of a comprehension, and whether they hold cells.
    fn own_variables(&self, scope: ScopeId) -> Vec<(Reg, bool)> {
        let symbols = self.scopes.get(scope).symbols.iter();
        symbols
            .filter(|s| s.uses.has(Uses::ASSIGNED))
            .filter_map(|s| self.unit.variables.local(scope, &s.name).map(|r| (r, s.captured)))
            .collect()
    }

    /// The loop over the first generator, with those over the others inside.
    fn rounds(
        &mut self,
        generators: &'a [Comprehension],
        iteration: Iteration,
        element: Element<'a>,
    ) -> Result<()> {
        let Some((generator, inner)) = generators.split_first() else { return Ok(()) };
        let at = plain(&generator.iter);
        let body = self.label();
        let test = self.label();
        self.jump(test, at);
        self.bind(body);
        let bound = self.unit.bound;
        let item = self.item_register(&generator.target)?;
        self.take_item(item, &generator.target)?;
        for condition in &generator.ifs {
            self.branch(condition, test, false)?;
        }
        if let Some(next) = inner.first() {
            let mark = self.mark();
            let iteration = self.iteration(&next.iter, next.is_async)?;
            self.rounds(inner, iteration, element)?;
            self.release(mark);
        } else {
            self.element(element)?;
        }
        self.bind(test);
        self.unit.bound = bound;
        self.next_item(iteration, item, body, at)
    }

    fn element(&mut self, element: Element<'a>) -> Result<()> {
        match element {
            Element::List(list, elt) => {
                let value = self.operand_released(elt)?;
                self.emit(Instr::ListAppend { list, value }, plain(elt));
            }
            Element::Set(set, elt) => {
                let value = self.operand_released(elt)?;
                self.emit(Instr::SetAdd { set, value }, plain(elt));
            }
            Element::Dict(dict, key, value) => {
                let mark = self.mark();
                let at = Position {
                    start: key.start().to_u32(),
                    end: value.end().to_u32(),
                    ..Position::default()
                };
                let key = self.operand_before(key, [value])?;
                let value = self.operand(value)?;
                self.release(mark);
                self.emit(Instr::DictInsert { dict, key, value }, at);
            }
            Element::Yield(elt) => {
                let src = self.operand_released(elt)?;
                let dst = self.top()?;
                self.emit(Instr::Yield { dst, src }, plain(elt));
            }
        }
        Ok(())
    }

    pub(super) fn generator(&mut self, e: &'a ast::ExprGenerator, dst: Reg) -> Result<()> {
        let at = plain(e);
        let (Some(first), Some(scope)) = (e.generators.first(), self.scopes.at(e.range)) else {
            return Err(Fault::syntax(e.range, "invalid syntax"));
        };
        let mut flags = CodeFlags::GENERATOR;
        flags.insert(CodeFlags::GENERATOR_EXPRESSION);
        if self.scopes.get(scope).is_async {
            flags.insert(CodeFlags::COROUTINE);
        }
        self.open(Opening {
            scope,
            name: "<genexpr>".to_owned(),
            qualname: self.qualify("<genexpr>"),
            flags,
            parameters: Parameters { positional: 1, ..Parameters::default() },
            parameter_names: vec![".0".to_owned()],
            range: e.range,
        })?;
        let first_iteration =
            if first.is_async { Iteration::Async(0) } else { Iteration::Iterator(0) };
        self.rounds(&e.generators, first_iteration, Element::Yield(&e.elt))?;
        self.emit(Instr::ReturnNone {}, at);
        let code = self.close()?;

        let mark = self.mark();
        let base = self.top()?;
        self.make_function(code, scope, FunctionParts::default(), base, at)?;
        self.keep(base);
        let iter = self.top()?;
        if first.is_async {
            let src = self.operand_released(&first.iter)?;
            self.emit(Instr::GetAsyncIter { dst: iter, src }, plain(&first.iter));
        } else {
            let src = self.iterated(&first.iter)?;
            self.emit(Instr::GetIter { dst: iter, src }, plain(&first.iter));
        }
        self.release(mark);
        self.emit(Instr::Call { dst, base, count: 1 }, at);
        Ok(())
    }
}
