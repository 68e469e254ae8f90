//! `await`, and the steps of `async for`.

use diapause_bytecode::{Const, Instr, Position};
use ruff_python_ast as ast;

use crate::blocks::BlockKind;
use crate::compiler::{Compiler, plain};
use crate::errors::Result;
use crate::registers::Reg;

/// What is awaited, for the words of the error when it cannot be.
#[derive(Clone, Copy)]
pub(crate) enum Awaited {
    Operand = 0,
    Enter = 1,
    Exit = 2,
    Next = 3,
}

impl<'a> Compiler<'a> {
    pub(crate) fn await_(&mut self, e: &'a ast::ExprAwait, dst: Reg) -> Result<()> {
        let at = plain(e);
        let mark = self.mark();
        let iter = self.top()?;
        let src = self.operand_released(&e.value)?;
        let result = self.delegate(iter, src, Awaited::Operand, at)?;
        self.release(mark);
        self.move_to(result, dst, at);
        Ok(())
    }

    /// Awaits what the next temporary holds; the result takes its place.
    pub(crate) fn await_in_place(&mut self, r: Reg, what: Awaited, at: Position) -> Result<()> {
        let mark = self.mark();
        let result = self.delegate(r, r, what, at)?;
        self.release(mark);
        self.move_to(result, r, at);
        Ok(())
    }

    /// Delegates to the iterator behind `src`, which goes to the next temporary; the result is in
    /// the register given.
    fn delegate(&mut self, iter: Reg, src: Reg, what: Awaited, at: Position) -> Result<Reg> {
        self.emit(Instr::GetAwaitable { dst: iter, src, context: what as u8 }, at);
        self.keep(iter);
        let sent = self.top()?;
        self.load_const(Const::None, sent, at)?;
        self.keep(sent);
        self.emit(Instr::YieldFrom { dst: sent, iter }, at);
        Ok(sent)
    }

    /// Takes the next item of an asynchronous iterator and jumps to the body, or goes on.
    pub(crate) fn next_awaited(
        &mut self,
        iter: Reg,
        dst: Reg,
        body: crate::emit::Label,
        at: Position,
    ) -> Result<()> {
        let mark = self.mark();
        let (handler, exception) = self.enter(BlockKind::Try)?;
        let step = self.top()?;
        self.emit(Instr::AsyncNext { dst: step, iter }, at);
        let item = self.delegate(step, step, Awaited::Next, at)?;
        self.leave();
        self.release(mark);
        self.move_to(item, dst, at);
        // The item is live on the way to the body.
        if !self.is_variable(dst) {
            self.keep(dst);
        }
        self.jump(body, at);
        self.release(mark);
        self.bind(handler);
        self.keep(exception);
        self.emit(Instr::EndAsyncFor { exception }, at);
        self.release(mark);
        Ok(())
    }
}
