//! `import` and `from ... import`.

use diapause_bytecode::{Const, Instr};
use ruff_python_ast as ast;

use crate::compiler::{Compiler, plain};
use crate::errors::{Fault, Result};

impl<'a> Compiler<'a> {
    pub(super) fn import(&mut self, s: &'a ast::StmtImport) -> Result<()> {
        let at = plain(s);
        for alias in &s.names {
            let dotted = alias.name.as_str();
            let dst = self.top()?;
            let mark = self.mark();
            self.load_const(Const::None, dst, at)?;
            let name = self.name(dotted)?;
            self.emit(Instr::Import { dst, fromlist: dst, level: 0, name }, at);
            let mut parts = dotted.split('.');
            let first = parts.next().unwrap_or_default();
            let target = match &alias.asname {
                Some(asname) => {
                    // `import a.b as c` binds the inner module.
                    for part in parts {
                        let name = self.name(part)?;
                        self.keep(dst);
                        self.emit(Instr::ImportFrom { dst, module: dst, name }, at);
                    }
                    asname.as_str()
                }
                None => first,
            };
            self.release(mark);
            self.store_name(target, dst, at)?;
        }
        Ok(())
    }

    pub(super) fn import_from(&mut self, s: &'a ast::StmtImportFrom) -> Result<()> {
        let at = plain(s);
        let module = s.module.as_deref().unwrap_or_default();
        if s.level == 0 && module == "__future__" {
            return Ok(());
        }
        let level = u8::try_from(s.level)
            .map_err(|_| Fault::unsupported(s.range, "too many dots in a relative import"))?;
        let mark = self.mark();
        let names = s.names.iter().map(|a| Const::Str(a.name.as_str().to_owned())).collect();
        let dst = self.top()?;
        self.load_const(Const::Tuple(names), dst, at)?;
        let name = self.name(module)?;
        self.emit(Instr::Import { dst, fromlist: dst, level, name }, at);
        self.keep(dst);
        for alias in &s.names {
            let imported = alias.name.as_str();
            if imported == "*" {
                self.emit(Instr::ImportStar { module: dst }, at);
                continue;
            }
            let value = self.top()?;
            let name = self.name(imported)?;
            self.emit(Instr::ImportFrom { dst: value, module: dst, name }, at);
            self.store_name(alias.asname.as_ref().unwrap_or(&alias.name).as_str(), value, at)?;
        }
        self.release(mark);
        Ok(())
    }
}
