//! `del`.

use diapause_bytecode::Instr;
use ruff_python_ast::{self as ast, Expr};
use ruff_text_size::Ranged;

use crate::compiler::{Compiler, plain};
use crate::errors::{Fault, Result};

impl<'a> Compiler<'a> {
    pub(super) fn delete(&mut self, target: &'a Expr) -> Result<()> {
        let mark = self.mark();
        match target {
            Expr::Name(name) => self.delete_name(&name.id, plain(name))?,
            Expr::Attribute(e) => {
                let object = self.operand(&e.value)?;
                let name = self.mangled(e.attr.as_str());
                let name = self.name(&name)?;
                self.release(mark);
                let at = self.at_attribute(e);
                self.emit(Instr::DeleteAttr { object, name }, at);
            }
            Expr::Subscript(e) => {
                let object = self.operand_before(&e.value, [&*e.slice])?;
                let key = self.operand(&e.slice)?;
                self.release(mark);
                let at = self.at(target);
                self.emit(Instr::DeleteItem { object, key }, at);
            }
            Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. }) => {
                for elt in elts {
                    self.delete(elt)?;
                }
            }
            other => return Err(Fault::syntax(other.range(), "cannot delete expression")),
        }
        Ok(())
    }
}
