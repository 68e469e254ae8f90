//! `try`: nothing is done on entry; a table tells where exceptions go.
//!
//! At the entry of a handler the exception is in the first temporary that was free at the `try`;
//! the one behind it keeps the exception that was handled before.

use diapause_bytecode::{Instr, Position};
use ruff_python_ast::{self as ast, ExceptHandler};

use crate::blocks::BlockKind;
use crate::compiler::{Compiler, plain};
use crate::errors::Result;
use crate::registers::{Reg, RegisterSet};

impl<'a> Compiler<'a> {
    pub(crate) fn try_(&mut self, s: &'a ast::StmtTry, tail: bool) -> Result<()> {
        if s.finalbody.is_empty() {
            return self.try_except(s, tail);
        }
        let at = s.finalbody.first().map(plain).unwrap_or_default();
        let before = self.unit.bound;
        let (handler, exception) = self.enter(BlockKind::Finally { body: &s.finalbody })?;
        if s.handlers.is_empty() {
            self.body(&s.body, tail)?;
        } else {
            self.try_except(s, tail)?;
        }
        self.leave();
        let end = self.label();
        let mut at_end = None;
        if self.unit.reachable {
            self.body(&s.finalbody, false)?;
            if self.unit.reachable {
                self.meet(&mut at_end);
                self.jump(end, at);
            }
        }
        self.bind(handler);
        self.unit.bound = before;
        let mark = self.mark();
        let save = self.start_handler(exception, at)?;
        let (cleanup, second) = self.enter(BlockKind::Handler { save })?;
        self.body(&s.finalbody, false)?;
        self.leave();
        if self.unit.reachable {
            self.emit(Instr::PopHandled { save }, at);
            self.emit(Instr::Reraise { exception }, at);
        }
        self.bind(cleanup);
        self.keep(second);
        self.emit(Instr::PopHandled { save }, at);
        self.emit(Instr::Reraise { exception: second }, at);
        self.release(mark);
        self.end_at(end, at_end);
        Ok(())
    }

    /// At the entry of a handler: the exception becomes the one that is handled.
    pub(crate) fn start_handler(&mut self, exception: Reg, at: Position) -> Result<Reg> {
        self.keep(exception);
        let save = self.top()?;
        self.emit(Instr::PushHandled { save, exception }, at);
        self.keep(save);
        Ok(save)
    }

    /// Binds the end of a construct whose paths meet there, if any does.
    pub(crate) fn end_at(&mut self, end: crate::emit::Label, at_end: Option<RegisterSet>) {
        self.unit.reachable = at_end.is_some();
        if let Some(bound) = at_end {
            self.bind(end);
            self.unit.bound = bound;
        }
    }

    fn try_except(&mut self, s: &'a ast::StmtTry, tail: bool) -> Result<()> {
        if s.is_star {
            return self.try_except_star(s, tail);
        }
        let before = self.unit.bound;
        let mut at_end = None;
        let end = self.label();
        let (entry, exception) = self.enter(BlockKind::Try)?;
        self.body(&s.body, tail && s.orelse.is_empty())?;
        self.leave();
        if self.unit.reachable {
            self.body(&s.orelse, tail)?;
        }
        let at = plain(s);
        if self.unit.reachable {
            self.meet(&mut at_end);
            self.jump(end, at);
        }
        self.bind(entry);
        self.unit.bound = before;
        let mark = self.mark();
        let save = self.start_handler(exception, at)?;
        let (cleanup, second) = self.enter(BlockKind::Handler { save })?;
        let mut open = true;
        for handler in &s.handlers {
            let ExceptHandler::ExceptHandler(handler) = handler;
            let next = self.label();
            if let Some(type_) = &handler.type_ {
                let at = plain(handler);
                let class = self.operand_released(type_)?;
                let matched = self.top()?;
                self.emit(Instr::MatchException { dst: matched, exception, class }, at);
                self.jump_if(matched, false, next, at);
            } else {
                open = false;
            }
            let bound = self.unit.bound;
            self.handler(handler, exception, tail)?;
            if self.unit.reachable {
                self.emit(Instr::PopHandled { save }, at);
                self.meet(&mut at_end);
                self.jump(end, at);
            }
            if open {
                self.bind(next);
            }
            self.unit.bound = bound;
        }
        self.leave();
        if open {
            self.emit(Instr::PopHandled { save }, at);
            self.emit(Instr::Reraise { exception }, at);
        }
        self.bind(cleanup);
        self.keep(second);
        self.emit(Instr::PopHandled { save }, at);
        self.emit(Instr::Reraise { exception: second }, at);
        self.release(mark);
        self.end_at(end, at_end);
        Ok(())
    }

    /// The body of an `except` clause, with its name bound meanwhile.
    pub(crate) fn handler(
        &mut self,
        handler: &'a ast::ExceptHandlerExceptHandler,
        exception: Reg,
        tail: bool,
    ) -> Result<()> {
        let Some(name) = &handler.name else { return self.body(&handler.body, tail) };
        let at = plain(handler);
        self.store_name(name.as_str(), exception, at)?;
        let (cleanup, second) = self.enter(BlockKind::Bound { name: name.as_str(), at })?;
        self.body(&handler.body, tail)?;
        self.leave();
        let end = self.label();
        let reachable = self.unit.reachable;
        if reachable {
            self.clear_name(name.as_str(), at)?;
            self.jump(end, at);
        }
        let bound = self.unit.bound;
        self.bind(cleanup);
        let mark = self.mark();
        self.keep(second);
        self.clear_name(name.as_str(), at)?;
        self.emit(Instr::Reraise { exception: second }, at);
        self.release(mark);
        self.unit.reachable = reachable;
        if reachable {
            self.bind(end);
        }
        self.unit.bound = bound;
        Ok(())
    }
}
