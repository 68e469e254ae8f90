//! `raise` and `assert`.

use diapause_bytecode::{CommonValue, Instr};
use ruff_python_ast as ast;

use crate::compiler::{Compiler, plain};
use crate::errors::Result;

impl<'a> Compiler<'a> {
    pub(super) fn raise(&mut self, s: &'a ast::StmtRaise) -> Result<()> {
        let at = plain(s);
        let mark = self.mark();
        let instr = match (&s.exc, &s.cause) {
            (None, _) => Instr::RaiseAgain {},
            (Some(exc), None) => Instr::Raise { exception: self.operand(exc)? },
            (Some(exc), Some(cause)) => {
                let exception = self.operand_before(exc, [&**cause])?;
                Instr::RaiseFrom { exception, cause: self.operand(cause)? }
            }
        };
        self.release(mark);
        self.emit(instr, at);
        self.unit.reachable = false;
        Ok(())
    }

    pub(super) fn assert(&mut self, s: &'a ast::StmtAssert) -> Result<()> {
        let at = self.at(&s.test);
        if self.known(&s.test)? == Some(true) {
            return Ok(());
        }
        let end = self.label();
        self.branch(&s.test, end, true)?;
        let bound = self.unit.bound;
        let mark = self.mark();
        let base = self.top()?;
        self.emit(Instr::LoadCommon { dst: base, which: CommonValue::AssertionError }, at);
        if let Some(message) = &s.msg {
            self.keep(base);
            self.push(message)?;
            self.release(mark);
            self.emit(Instr::Call { dst: base, base, count: 1 }, at);
        }
        self.emit(Instr::Raise { exception: base }, at);
        self.bind(end);
        self.unit.bound = bound;
        Ok(())
    }
}
