//! Class definitions: the body is a function that fills a namespace.

use diapause_bytecode::{CodeFlags, CommonValue, Const, Instr, Parameters, Position};
use ruff_python_ast as ast;

use crate::compiler::{Compiler, Opening, plain};
use crate::errors::{Fault, Result};
use crate::function::FunctionParts;
use crate::registers::Reg;
use crate::scope::{CLASS_DICT, TYPE_PARAMS};

impl<'a> Compiler<'a> {
    pub(crate) fn class(&mut self, def: &'a ast::StmtClassDef) -> Result<()> {
        let mark = self.mark();
        self.push_decorators(&def.decorator_list)?;
        let at = self.definition_position(def.range, &def.decorator_list);
        let dst = self.top()?;
        match &def.type_params {
            None => self.make_class(def, None, at)?,
            Some(params) => {
                let (scope, tuple) = self.open_generic(params, def.name.as_str(), at)?;
                let result = self.top()?;
                self.make_class(def, Some(tuple), at)?;
                self.close_generic(scope, result, dst, at)?;
            }
        }
        let value = self.decorate(&def.decorator_list, dst)?;
        self.release(mark);
        self.store_name(def.name.as_str(), value, at)
    }

    /// Makes a class, in the next temporary.
    fn make_class(
        &mut self,
        def: &'a ast::StmtClassDef,
        type_params: Option<Reg>,
        at: Position,
    ) -> Result<()> {
        let mark = self.mark();
        let Some(scope) = self.scopes.at(def.range) else {
            return Err(Fault::syntax(def.range, "invalid syntax"));
        };
        let base = self.top()?;
        let which = match type_params {
            Some(_) => CommonValue::BuildGenericClass,
            None => CommonValue::BuildClass,
        };
        self.emit(Instr::LoadCommon { dst: base, which }, at);
        self.keep(base);
        let code = self.class_body(def, at)?;
        let function = self.top()?;
        self.make_function(code, scope, FunctionParts::default(), function, at)?;
        self.keep(function);
        let name = self.top()?;
        self.load_const(Const::Str(def.name.as_str().to_owned()), name, at)?;
        self.keep(name);
        let mut given = 2;
        if let Some(params) = type_params {
            let r = self.top()?;
            self.move_to(params, r, at);
            self.keep(r);
            given = 3;
        }
        match &def.arguments {
            Some(arguments) => self.call_with(base, given, arguments, base, at)?,
            None => {
                self.emit(Instr::Call { dst: base, base, count: given as u8 }, at);
            }
        }
        self.release(mark);
        Ok(())
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
        self.unit.first = def.range.start();
        let src = self.top()?;
        let (name, cache) = (self.name("__name__")?, self.cache()?);
        self.emit(Instr::LoadGlobal { dst: src, name, cache }, head);
        self.store_in_namespace("__module__", src, head)?;
        self.load_const(Const::Str(qualname), src, head)?;
        self.store_in_namespace("__qualname__", src, head)?;
        let line = self.lines.line(def.range.start());
        self.load_const(Const::Int(i64::from(line)), src, head)?;
        self.store_in_namespace("__firstlineno__", src, head)?;
        if def.type_params.is_some() {
            self.load_name(TYPE_PARAMS, src, head)?;
            self.store_in_namespace("__type_params__", src, head)?;
        }
        if let Some(cell) = self.unit.variables.local(scope, CLASS_DICT) {
            self.move_to(0, src, head);
            self.emit(Instr::StoreCell { cell, src }, head);
        }
        let (docstring, body) = self.docstring(&def.body);
        self.number_annotations(body);
        self.open_annotations(body, head)?;
        if let Some(text) = &docstring {
            self.load_const(Const::Str(text.clone()), src, head)?;
            self.store_in_namespace("__doc__", src, head)?;
        }
        self.unit.docstring = docstring;
        self.body(body, false)?;
        if self.unit.reachable {
            self.close_annotations(body, def.name.range, head)?;
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
