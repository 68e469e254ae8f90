//! `except*`: every clause takes its part of the exception; what is left, and what the clauses
//! raise, is raised together at the end.

use diapause_bytecode::Instr;
use ruff_python_ast::{self as ast, ExceptHandler};

use crate::blocks::BlockKind;
use crate::compiler::{Compiler, plain};
use crate::emit::Emitter;
use crate::errors::Result;

impl<'a> Compiler<'a> {
    pub(crate) fn try_except_star(&mut self, s: &'a ast::StmtTry, tail: bool) -> Result<()> {
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
        // The exception, the list of what clauses raise, and what is left for the next clause.
        let whole = self.top()?;
        self.move_to(exception, whole, at);
        self.keep(whole);
        let raised = self.top()?;
        self.emit(Instr::BuildList { dst: raised, base: raised, count: 0 }, at);
        self.keep(raised);
        let rest = self.top()?;
        self.move_to(exception, rest, at);
        self.keep(rest);
        for handler in &s.handlers {
            let ExceptHandler::ExceptHandler(handler) = handler;
            self.star_clause(handler, raised, rest, tail)?;
            self.unit.bound = before;
        }
        self.leave();
        let nothing = self.label();
        self.emit(Instr::MergeGroup { dst: whole, base: whole }, at);
        let target = Emitter::target(nothing);
        self.emit(Instr::JumpIfNone { a: whole, target }, at);
        self.emit(Instr::PopHandled { save }, at);
        self.emit(Instr::Reraise { exception: whole }, at);
        self.bind(nothing);
        self.emit(Instr::PopHandled { save }, at);
        self.meet(&mut at_end);
        self.jump(end, at);
        self.bind(cleanup);
        self.unit.temporaries.top = u16::from(second);
        self.keep(second);
        self.emit(Instr::PopHandled { save }, at);
        self.emit(Instr::Reraise { exception: second }, at);
        self.release(mark);
        self.end_at(end, at_end);
        Ok(())
    }

    /// A clause: its part of what is in `rest` is handled, and what is left stays there.
    fn star_clause(
        &mut self,
        handler: &'a ast::ExceptHandlerExceptHandler,
        raised: u8,
        rest: u8,
        tail: bool,
    ) -> Result<()> {
        let at = plain(handler);
        let Some(type_) = &handler.type_ else { return Ok(()) };
        let mark = self.mark();
        let class = self.operand(type_)?;
        self.release(mark);
        let left = self.top()?;
        self.emit(Instr::SplitGroup { base: rest, class }, at);
        self.keep(left);
        let done = self.label();
        self.emit(Instr::JumpIfNone { a: rest, target: Emitter::target(done) }, at);
        let save = self.top()?;
        self.emit(Instr::PushHandled { save, exception: rest }, at);
        self.keep(save);
        let (cleanup, second) = self.enter(BlockKind::Handler { save })?;
        self.handler(handler, rest, tail)?;
        self.leave();
        if self.unit.reachable {
            self.emit(Instr::PopHandled { save }, at);
            self.jump(done, at);
        }
        self.bind(cleanup);
        self.unit.temporaries.top = u16::from(save) + 1;
        self.keep(second);
        self.emit(Instr::PopHandled { save }, at);
        self.emit(Instr::ListAppend { list: raised, value: second }, at);
        self.bind(done);
        self.unit.temporaries.top = u16::from(left) + 1;
        self.move_to(left, rest, at);
        self.release(mark);
        Ok(())
    }
}
