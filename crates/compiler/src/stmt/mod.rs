//! Statements.

mod assign;
mod delete;
mod import;
mod raise;

use diapause_bytecode::{Const, Instr, Position};
use ruff_python_ast::{self as ast, Stmt};
use ruff_text_size::Ranged;

use crate::compiler::{Compiler, plain};
use crate::errors::Result;
use crate::unsupported::unsupported;

impl<'a> Compiler<'a> {
    /// Compiles a statement; with `tail` its value, if it is an expression, is the result of the
    /// module.
    pub(crate) fn stmt(&mut self, stmt: &'a Stmt, tail: bool) -> Result<()> {
        let at = plain(stmt);
        match stmt {
            Stmt::FunctionDef(s) => self.function(s),
            Stmt::ClassDef(s) => self.class(s),
            Stmt::Return(s) => self.return_(s),
            Stmt::Delete(s) => s.targets.iter().try_for_each(|t| self.delete(t)),
            Stmt::Assign(s) => self.assign(s),
            Stmt::AugAssign(s) => self.aug_assign(s),
            Stmt::AnnAssign(s) => self.ann_assign(s),
            Stmt::For(s) => self.for_(s),
            Stmt::While(s) => self.while_(s),
            Stmt::If(s) => self.if_(s, tail),
            Stmt::With(s) => self.with(&s.items, s, tail),
            Stmt::Raise(s) => self.raise(s),
            Stmt::Try(s) => self.try_(s, tail),
            Stmt::Assert(s) => self.assert(s),
            Stmt::Import(s) => self.import(s),
            Stmt::ImportFrom(s) => self.import_from(s),
            Stmt::Expr(s) => match self.unit.result.filter(|_| tail) {
                Some(result) => self.into(&s.value, result),
                None if self.displays && self.at_top() => self.display(&s.value, at),
                None => self.discard(&s.value),
            },
            Stmt::Break(_) => self.leave_round(true, at),
            Stmt::Continue(_) => self.leave_round(false, at),
            Stmt::Global(_) | Stmt::Nonlocal(_) | Stmt::Pass(_) => Ok(()),
            Stmt::Match(s) => self.match_(s, tail),
            Stmt::TypeAlias(s) => self.type_alias(s),
            Stmt::IpyEscapeCommand(_) => unsupported(stmt).map_or(Ok(()), Err),
        }
    }

    /// `sys.displayhook(value)`
    fn display(&mut self, value: &'a ast::Expr, at: Position) -> Result<()> {
        let mark = self.mark();
        let src = self.push(value)?;
        let base = self.top()?;
        self.load_const(Const::None, base, at)?;
        let name = self.name("sys")?;
        self.emit(Instr::Import { dst: base, fromlist: base, level: 0, name }, at);
        let (name, cache) = (self.name("displayhook")?, self.cache()?);
        self.keep(base);
        self.emit(Instr::GetAttr { dst: base, object: base, name, cache }, at);
        let arg = self.top()?;
        self.move_to(src, arg, at);
        self.keep(arg);
        self.release(mark);
        self.keep(src);
        self.emit(Instr::Call { dst: base, base, count: 1 }, at);
        self.release(mark);
        Ok(())
    }

    fn return_(&mut self, s: &'a ast::StmtReturn) -> Result<()> {
        let at = plain(s);
        let mark = self.mark();
        let value = match &s.value {
            // The value is safe from what runs on the way out.
            Some(value) if self.leaving_runs_code() => Some(self.push(value)?),
            Some(value) => Some(self.operand(value)?),
            None => None,
        };
        let left = self.unwind(0, at)?;
        self.release(mark);
        if self.unit.reachable {
            match value {
                Some(src) => self.emit(Instr::Return { src }, at),
                None => self.emit(Instr::ReturnNone {}, at),
            }
        }
        self.resume(left);
        self.unit.reachable = false;
        Ok(())
    }

    fn if_(&mut self, s: &'a ast::StmtIf, tail: bool) -> Result<()> {
        let end = self.label();
        let mut at_end = None;
        let clauses = std::iter::once((Some(&*s.test), &s.body))
            .chain(s.elif_else_clauses.iter().map(|c| (c.test.as_ref(), &c.body)));
        let mut clauses = clauses.peekable();
        let mut falls_through = true;
        while let Some((test, body)) = clauses.next() {
            let known = test.map_or(Ok(Some(true)), |t| self.known(t))?;
            if known == Some(false) {
                continue;
            }
            let next = self.label();
            if let (Some(test), None) = (test, known) {
                self.branch(test, next, false)?;
            }
            let bound = self.unit.bound;
            self.body(body, tail)?;
            if self.unit.reachable {
                self.meet(&mut at_end);
                if known.is_none() && clauses.peek().is_some() {
                    self.jump(end, plain(s));
                }
            }
            if known == Some(true) {
                falls_through = false;
                break;
            }
            self.bind(next);
            self.unit.bound = bound;
        }
        if falls_through {
            self.meet(&mut at_end);
        }
        self.unit.reachable = at_end.is_some();
        if let Some(bound) = at_end {
            self.bind(end);
            self.unit.bound = bound;
        }
        Ok(())
    }

    /// Adds the present state to what holds at a place where several paths meet.
    pub(crate) fn meet(&self, at_end: &mut Option<crate::registers::RegisterSet>) {
        match at_end {
            Some(all) => all.intersect(&self.unit.bound),
            None => *at_end = Some(self.unit.bound),
        }
    }

    /// Prepares the register for the result of the module.
    pub(crate) fn open_result(&mut self, body: &[Stmt]) -> Result<()> {
        if !body.last().is_some_and(gives_result) {
            return Ok(());
        }
        let r = self.top()?;
        self.load_const(Const::None, r, plain(body[0].range()))?;
        self.keep(r);
        self.unit.result = Some(r);
        Ok(())
    }

    /// Ends the module body.
    pub(crate) fn return_result(&mut self, body: &[Stmt]) {
        if !self.unit.reachable {
            return;
        }
        let at = body.last().map(plain).unwrap_or_default();
        match self.unit.result {
            Some(src) => self.emit(Instr::Return { src }, at),
            None => self.emit(Instr::ReturnNone {}, at),
        }
    }
}

/// Whether a statement that ends the module may have a value.
fn gives_result(stmt: &Stmt) -> bool {
    let last = |body: &[Stmt]| body.last().is_some_and(gives_result);
    match stmt {
        Stmt::Expr(_) => true,
        Stmt::If(s) => last(&s.body) || s.elif_else_clauses.iter().any(|c| last(&c.body)),
        Stmt::With(s) => last(&s.body),
        Stmt::Match(s) => s.cases.iter().any(|c| last(&c.body)),
        Stmt::Try(s) => {
            let handlers = s.handlers.iter().any(|h| {
                let ast::ExceptHandler::ExceptHandler(h) = h;
                last(&h.body)
            });
            handlers || if s.orelse.is_empty() { last(&s.body) } else { last(&s.orelse) }
        }
        _ => false,
    }
}
