//! Class definitions: the body is a function that fills a namespace.

use diapause_bytecode::{CodeFlags, CommonValue, Const, Instr, Parameters, Position};
use ruff_python_ast as ast;

use crate::compiler::{Compiler, Opening, plain};
use crate::errors::{Fault, Result};
use crate::function::FunctionParts;

impl<'a> Compiler<'a> {
    pub(crate) fn class(&mut self, def: &'a ast::StmtClassDef) -> Result<()> {
        let mark = self.mark();
        self.push_decorators(&def.decorator_list)?;
        let Some(scope) = self.scopes.at(def.range) else {
            return Err(Fault::syntax(def.range, "invalid syntax"));
        };
        let at = self.definition_position(def.range, &def.decorator_list);
        let base = self.top()?;
        self.emit(Instr::LoadCommon { dst: base, which: CommonValue::BuildClass }, at);
        self.keep(base);
        let code = self.class_body(def, at)?;
        let function = self.top()?;
        self.make_function(code, scope, FunctionParts::default(), function, at)?;
        self.keep(function);
        let name = self.top()?;
        self.load_const(Const::Str(def.name.as_str().to_owned()), name, at)?;
        self.keep(name);
        match &def.arguments {
            Some(arguments) => self.call_with(base, 2, arguments, base, at)?,
            None => {
                self.emit(Instr::Call { dst: base, base, count: 2 }, at);
            }
        }
        let value = self.decorate(&def.decorator_list, base)?;
        self.release(mark);
        self.store_name(def.name.as_str(), value, at)
    }

    fn class_body(&mut self, def: &'a ast::StmtClassDef, head: Position) -> Result<u16> {
        let Some(scope) = self.scopes.at(def.range) else {
            return Err(Fault::syntax(def.range, "invalid syntax"));
        };
        let qualname = self.qualify(def.name.as_str());
        self.open(Opening {
            scope,
            name: def.name.as_str().to_owned(),
            qualname: qualname.clone(),
            flags: CodeFlags::CLASS_BODY,
            parameters: Parameters { positional: 1, ..Parameters::default() },
            parameter_names: vec![".namespace".to_owned()],
            range: def.name.range,
        })?;
        let src = self.top()?;
        let (name, cache) = (self.name("__name__")?, self.cache()?);
        self.emit(Instr::LoadGlobal { dst: src, name, cache }, head);
        self.store_in_namespace("__module__", src, head)?;
        self.load_const(Const::Str(qualname), src, head)?;
        self.store_in_namespace("__qualname__", src, head)?;
        let line = self.lines.line(def.range.start());
        self.load_const(Const::Int(i64::from(line)), src, head)?;
        self.store_in_namespace("__firstlineno__", src, head)?;
        let (docstring, body) = self.docstring(&def.body);
        if let Some(text) = &docstring {
            self.load_const(Const::Str(text.clone()), src, head)?;
            self.store_in_namespace("__doc__", src, head)?;
        }
        self.unit.docstring = docstring;
        self.body(body, false)?;
        if self.unit.reachable {
            let at = def.body.last().map_or(head, plain);
            match self.unit.variables.local(scope, "__class__") {
                Some(cell) => {
                    let src = self.top()?;
                    self.move_to(cell, src, at);
                    self.emit(Instr::Return { src }, at);
                }
                None => self.emit(Instr::ReturnNone {}, at),
            }
        }
        self.close()
    }

    fn store_in_namespace(&mut self, name: &str, src: u8, at: Position) -> Result<()> {
        let name = self.name(name)?;
        self.emit(Instr::StoreName { src, name }, at);
        Ok(())
    }
}
