//! `for` and `while`, tested at the bottom.

use diapause_bytecode::{Instr, Position};
use ruff_python_ast::{self as ast, Expr};

use crate::blocks::{Block, BlockKind};
use crate::compiler::{Compiler, plain};
use crate::emit::{Emitter, Label};
use crate::errors::Result;
use crate::registers::Reg;

/// What a loop takes its items from.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Iteration {
    /// An iterator in a register.
    Iterator(Reg),
    /// `range(...)` in three registers; see `RangePrepare`.
    Range(Reg),
    /// An asynchronous iterator in a register.
    Async(Reg),
}

impl<'a> Compiler<'a> {
    /// Prepares the iteration over an expression, in temporaries that stay in use.
    pub(crate) fn iteration(&mut self, iter: &'a Expr, is_async: bool) -> Result<Iteration> {
        let at = self.at(iter);
        if is_async {
            let dst = self.top()?;
            let src = self.operand_released(iter)?;
            self.emit(Instr::GetAsyncIter { dst, src }, at);
            self.keep(dst);
            return Ok(Iteration::Async(dst));
        }
        if let Expr::Call(call) = iter
            && let Expr::Name(name) = &*call.func
            && name.id == "range"
            && self.is_global("range")
            && call.arguments.keywords.is_empty()
            && (1..=3).contains(&call.arguments.args.len())
            && !call.arguments.args.iter().any(Expr::is_starred_expr)
        {
            let mark = self.mark();
            let base = self.top()?;
            self.load_name("range", base, plain(name))?;
            self.keep(base);
            for arg in &call.arguments.args {
                self.push(arg)?;
            }
            let last = base.saturating_add(2);
            if last == u8::MAX {
                return Err(self.too_many_registers());
            }
            let count = call.arguments.args.len() as u8;
            let ready = self.label();
            let target = Emitter::target(ready);
            self.release(mark);
            self.emit(Instr::RangePrepare { base, count, target }, at);
            self.emit(Instr::Call { dst: base, base, count }, at);
            self.emit(Instr::GetIter { dst: base, src: base }, at);
            self.emit(Instr::RangeGeneric { base }, at);
            self.bind(ready);
            self.keep(last);
            return Ok(Iteration::Range(base));
        }
        let dst = self.top()?;
        let src = self.iterated(iter)?;
        self.emit(Instr::GetIter { dst, src }, at);
        self.keep(dst);
        Ok(Iteration::Iterator(dst))
    }

    /// Takes the next item and jumps to the body, or goes on.
    pub(crate) fn next_item(
        &mut self,
        from: Iteration,
        dst: Reg,
        label: Label,
        at: Position,
    ) -> Result<()> {
        let body = Emitter::target(label);
        let instr = match from {
            Iteration::Async(iter) => return self.next_awaited(iter, dst, label, at),
            Iteration::Iterator(iter) => Instr::ForIter { iter, dst, body },
            Iteration::Range(base) => Instr::ForRange { base, dst, body },
        };
        self.emit(instr, at);
        Ok(())
    }

    /// Where the items of a loop with this target go: a local variable at once.
    pub(crate) fn item_register(&self, target: &Expr) -> Result<Reg> {
        if let Expr::Name(name) = target
            && let Some(r) = self.local(&name.id)
        {
            return Ok(r);
        }
        self.top()
    }

    /// At the start of the body: the item goes to the target.
    pub(crate) fn take_item(&mut self, item: Reg, target: &'a Expr) -> Result<()> {
        if self.is_variable(item) {
            self.assigned(item);
            return Ok(());
        }
        let mark = self.mark();
        self.keep(item);
        self.store(target, item)?;
        self.release(mark);
        Ok(())
    }

    pub(crate) fn for_(&mut self, s: &'a ast::StmtFor) -> Result<()> {
        let at = self.at(&s.iter);
        let mark = self.mark();
        let iteration = self.iteration(&s.iter, s.is_async)?;
        let (body, test, end) = (self.label(), self.label(), self.label());
        self.jump(test, at);
        self.bind(body);
        let bound = self.unit.bound;
        let item = self.item_register(&s.target)?;
        self.take_item(item, &s.target)?;
        self.enter_loop(test, end);
        self.body(&s.body, false)?;
        let at_break = self.leave_loop();
        self.bind(test);
        self.unit.bound = bound;
        self.next_item(iteration, item, body, at)?;
        self.release(mark);
        self.body(&s.orelse, false)?;
        self.finish_loop(end, at_break);
        Ok(())
    }

    pub(crate) fn while_(&mut self, s: &'a ast::StmtWhile) -> Result<()> {
        let known = self.known(&s.test)?;
        let (body, test, exit, end) = (self.label(), self.label(), self.label(), self.label());
        if known == Some(false) {
            return self.body(&s.orelse, false);
        }
        // A short condition stands at the top and at the bottom, a long one at the bottom only.
        if known.is_none() {
            if is_short(&s.test) {
                self.branch(&s.test, exit, false)?;
            } else {
                self.jump(test, plain(&*s.test));
            }
        }
        let bound = self.unit.bound;
        self.bind(body);
        self.enter_loop(test, end);
        self.body(&s.body, false)?;
        let at_break = self.leave_loop();
        self.bind(test);
        self.unit.bound = bound;
        self.branch(&s.test, body, true)?;
        self.bind(exit);
        self.unit.bound = bound;
        self.unit.reachable = known.is_none();
        if self.unit.reachable {
            self.body(&s.orelse, false)?;
        }
        self.finish_loop(end, at_break);
        Ok(())
    }

    fn enter_loop(&mut self, next: Label, end: Label) {
        let kind = BlockKind::Loop { next, end, at_break: None };
        self.unit.blocks.push(Block { kind, cover: None });
    }

    fn leave_loop(&mut self) -> Option<crate::registers::RegisterSet> {
        match self.leave()?.kind {
            BlockKind::Loop { at_break, .. } => at_break,
            _ => None,
        }
    }

    /// The end behind a loop, where its `break` statements and its other end meet.
    fn finish_loop(&mut self, end: Label, at_break: Option<crate::registers::RegisterSet>) {
        if let Some(at_break) = at_break {
            if self.unit.reachable {
                self.unit.bound.intersect(&at_break);
            } else {
                self.unit.bound = at_break;
            }
            self.bind(end);
        }
    }

    /// `break` or `continue`.
    pub(crate) fn leave_round(&mut self, breaks: bool, at: Position) -> Result<()> {
        let bound = self.unit.bound;
        let mut goal = None;
        for (i, block) in self.unit.blocks.iter_mut().enumerate().rev() {
            if let BlockKind::Loop { next, end, at_break } = &mut block.kind {
                if breaks {
                    match at_break {
                        Some(all) => all.intersect(&bound),
                        None => *at_break = Some(bound),
                    }
                }
                goal = Some((i, if breaks { *end } else { *next }));
                break;
            }
        }
        // The symbol table refused such statements outside loops.
        let Some((depth, label)) = goal else { return Ok(()) };
        let left = self.unwind(depth + 1, at)?;
        if self.unit.reachable {
            self.jump(label, at);
        }
        self.resume(left);
        Ok(())
    }
}

/// Whether a condition is worth having twice.
fn is_short(test: &Expr) -> bool {
    fn operand(e: &Expr) -> bool {
        match e {
            Expr::Name(_) => true,
            Expr::Attribute(e) => e.value.is_name_expr(),
            Expr::Subscript(e) => e.value.is_name_expr() && e.slice.is_name_expr(),
            Expr::BinOp(e) => {
                (e.left.is_name_expr() || e.left.is_literal_expr())
                    && (e.right.is_name_expr() || e.right.is_literal_expr())
            }
            other => other.is_literal_expr(),
        }
    }
    match test {
        Expr::Compare(e) => {
            operand(&e.left) && e.comparators.len() == 1 && e.comparators.iter().all(operand)
        }
        Expr::UnaryOp(e) => operand(&e.operand),
        Expr::BoolOp(e) => {
            e.values.len() <= 3
                && e.values.iter().all(|v| match v {
                    Expr::Compare(e) => {
                        operand(&e.left)
                            && e.comparators.len() == 1
                            && e.comparators.iter().all(operand)
                    }
                    other => operand(other),
                })
        }
        other => operand(other),
    }
}
