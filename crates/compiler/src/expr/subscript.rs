//! Slices.

use diapause_bytecode::{Const, Instr};
use ruff_python_ast as ast;

use crate::compiler::{Compiler, plain};
use crate::errors::Result;
use crate::registers::Reg;

impl<'a> Compiler<'a> {
    pub(super) fn slice(&mut self, e: &'a ast::ExprSlice, dst: Reg) -> Result<()> {
        let at = plain(e);
        let mark = self.mark();
        let base = self.top()?;
        for part in [&e.lower, &e.upper, &e.step] {
            if let Some(part) = part {
                self.push(part)?;
            } else {
                let r = self.top()?;
                self.load_const(Const::None, r, at)?;
                self.keep(r);
            }
        }
        self.release(mark);
        self.emit(Instr::BuildSlice { dst, base }, at);
        Ok(())
    }
}
