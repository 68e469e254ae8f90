//! Functions and lambdas.

use diapause_bytecode::{CodeFlags, Const, Instr, Parameters, Position};
use ruff_python_ast::{self as ast, Decorator, Expr, Stmt};
use ruff_text_size::TextRange;

use crate::compiler::{Compiler, Opening, plain};
use crate::errors::{Fault, Result};
use crate::registers::Reg;
use crate::scope::ScopeId;

/// The parts of a function object that are computed when its definition runs.
#[derive(Clone, Copy, Default)]
pub(crate) struct FunctionParts<'a> {
    pub parameters: Option<&'a ast::Parameters>,
    /// The function that makes its annotations: code and scope.
    pub annotate: Option<(u16, ScopeId)>,
}

impl<'a> Compiler<'a> {
    pub(crate) fn function(&mut self, def: &'a ast::StmtFunctionDef) -> Result<()> {
        let mark = self.mark();
        self.push_decorators(&def.decorator_list)?;
        let at = self.definition_position(def.range, &def.decorator_list);
        let dst = self.top()?;
        match &def.type_params {
            None => self.plain_function(def, Some(&def.parameters), dst, at)?,
            Some(params) => self.generic_function(def, params, dst, at)?,
        }
        let value = self.decorate(&def.decorator_list, dst)?;
        self.release(mark);
        self.store_name(def.name.as_str(), value, at)
    }

    /// A function with type parameters. Its defaults are none of their business.
    fn generic_function(
        &mut self,
        def: &'a ast::StmtFunctionDef,
        params: &'a ast::TypeParams,
        dst: Reg,
        at: Position,
    ) -> Result<()> {
        let mark = self.mark();
        let parts = self.push_defaults(&def.parameters, at)?;
        let made = self.top()?;
        let (scope, tuple) = self.open_generic(params, def.name.as_str(), at)?;
        let function = self.top()?;
        self.plain_function(def, None, function, at)?;
        self.keep(function);
        let (name, cache) = (self.name("__type_params__")?, self.cache()?);
        self.emit(Instr::SetAttr { object: function, value: tuple, name, cache }, at);
        self.close_generic(scope, function, made, at)?;
        self.keep(made);
        let mut value = dst;
        for (bit, name) in [(1, "__defaults__"), (2, "__kwdefaults__")] {
            if parts & bit != 0 {
                let (name, cache) = (self.name(name)?, self.cache()?);
                self.emit(Instr::SetAttr { object: made, value, name, cache }, at);
                value += 1;
            }
        }
        self.release(mark);
        self.move_to(made, dst, at);
        Ok(())
    }

    /// The function of a definition, with defaults if its parameters are given.
    fn plain_function(
        &mut self,
        def: &'a ast::StmtFunctionDef,
        parameters: Option<&'a ast::Parameters>,
        dst: Reg,
        head: Position,
    ) -> Result<()> {
        let at = plain(&def.name);
        let Some(scope) = self.scopes.at(def.range) else {
            return Err(Fault::syntax(def.range, "invalid syntax"));
        };
        let (docstring, body) = self.docstring(&def.body);
        self.open_function(scope, def.name.as_str(), Some(&def.parameters), def.name.range)?;
        self.unit.docstring = docstring;
        self.unit.first = def.range.start();
        self.body(body, false)?;
        if self.unit.reachable {
            let at = def.body.last().map_or(at, plain);
            self.emit(Instr::ReturnNone {}, at);
        }
        let code = self.close()?;
        let annotate = self.function_annotations(def, head)?;
        self.make_function(code, scope, FunctionParts { parameters, annotate }, dst, head)
    }

    pub(crate) fn lambda(&mut self, e: &'a ast::ExprLambda, dst: Reg) -> Result<()> {
        let at = plain(e);
        let Some(scope) = self.scopes.at(e.range) else {
            return Err(Fault::syntax(e.range, "invalid syntax"));
        };
        let parameters = e.parameters.as_deref();
        self.open_function(scope, "<lambda>", parameters, e.range)?;
        let src = self.operand_released(&e.body)?;
        self.emit(Instr::Return { src }, plain(&*e.body));
        let code = self.close()?;
        self.make_function(code, scope, FunctionParts { parameters, annotate: None }, dst, at)
    }

    fn open_function(
        &mut self,
        scope: ScopeId,
        name: &str,
        parameters: Option<&ast::Parameters>,
        range: TextRange,
    ) -> Result<()> {
        let mut flags = CodeFlags::default();
        if self.scopes.get(scope).is_generator {
            flags.insert(CodeFlags::GENERATOR);
        }
        if self.scopes.get(scope).is_async {
            flags.insert(CodeFlags::COROUTINE);
        }
        let mut counts = Parameters::default();
        let mut names = Vec::new();
        if let Some(p) = parameters {
            let too_many = || {
                let message = format!("function '{name}' has too many parameters");
                Fault::unsupported(range, message)
            };
            let count = |n: usize| u8::try_from(n).map_err(|_| too_many());
            counts = Parameters {
                positional: count(p.posonlyargs.len() + p.args.len())?,
                positional_only: count(p.posonlyargs.len())?,
                keyword_only: count(p.kwonlyargs.len())?,
            };
            let all = p.posonlyargs.iter().chain(&p.args).chain(&p.kwonlyargs);
            names.extend(all.map(|p| self.mangled(p.parameter.name.as_str()).into_owned()));
            if let Some(p) = &p.vararg {
                flags.insert(CodeFlags::VARARGS);
                names.push(self.mangled(p.name.as_str()).into_owned());
            }
            if let Some(p) = &p.kwarg {
                flags.insert(CodeFlags::VARKEYWORDS);
                names.push(self.mangled(p.name.as_str()).into_owned());
            }
        }
        self.open(Opening {
            scope,
            name: name.to_owned(),
            qualname: self.qualify(name),
            flags,
            parameters: counts,
            parameter_names: names,
            range,
        })
    }

    /// The docstring of a body, and the statements behind it.
    pub(crate) fn docstring(&self, body: &'a [Stmt]) -> (Option<String>, &'a [Stmt]) {
        if let Some((Stmt::Expr(first), rest)) = body.split_first()
            && let Expr::StringLiteral(text) = &*first.value
        {
            return (Some(clean(text.value.to_str())), rest);
        }
        (None, body)
    }

    /// Makes a function of a code object: default values and the closure are computed here.
    pub(crate) fn make_function(
        &mut self,
        code: u16,
        scope: ScopeId,
        parts: FunctionParts<'a>,
        dst: Reg,
        at: Position,
    ) -> Result<()> {
        let mark = self.mark();
        let base = self.top()?;
        let mut bits = match parts.parameters {
            Some(parameters) => self.push_defaults(parameters, at)?,
            None => 0,
        };
        let scopes = self.scopes;
        let free = &scopes.get(scope).free;
        if !free.is_empty() {
            bits |= 4;
            self.push_closure(free, at)?;
        }
        if let Some((code, scope)) = parts.annotate {
            bits |= 8;
            let r = self.top()?;
            self.make_function(code, scope, FunctionParts::default(), r, at)?;
            self.keep(r);
        }
        self.release(mark);
        self.emit(Instr::MakeFunction { dst, base, parts: bits, code }, at);
        Ok(())
    }

    /// Pushes the tuple of defaults and the dict of those of keyword-only parameters; says which
    /// there are.
    fn push_defaults(&mut self, parameters: &'a ast::Parameters, at: Position) -> Result<u8> {
        let mut bits = 0;
        {
            let positional = || parameters.posonlyargs.iter().chain(&parameters.args);
            let defaults: Vec<&'a Expr> = positional().filter_map(|p| p.default()).collect();
            if !defaults.is_empty() {
                bits |= 1;
                self.push_tuple(&defaults, at)?;
            }
            let mut keyword_defaults =
                parameters.kwonlyargs.iter().filter(|p| p.default.is_some()).peekable();
            if keyword_defaults.peek().is_some() {
                bits |= 2;
                let dict = self.top()?;
                self.emit(Instr::BuildDict { dst: dict, base: dict, count: 0 }, at);
                self.keep(dict);
                for parameter in keyword_defaults {
                    let inner = self.mark();
                    let key = self.top()?;
                    let name = self.mangled(parameter.parameter.name.as_str()).into_owned();
                    self.load_const(Const::Str(name), key, at)?;
                    self.keep(key);
                    if let Some(value) = parameter.default() {
                        let value = self.operand(value)?;
                        self.release(inner);
                        self.emit(Instr::DictInsert { dict, key, value }, at);
                    }
                }
            }
        }
        Ok(bits)
    }

    /// Pushes the tuple of cells for the variables that a function captures.
    fn push_closure(&mut self, free: &[String], at: Position) -> Result<()> {
        let tuple = self.top()?;
        let inner = self.mark();
        for name in free {
            let r = self.top()?;
            match (self.cell_of(name), self.unit.variables.spilled(name)) {
                (Some(cell), _) => self.move_to(cell, r, at),
                (None, Some(place)) => self.load_spill(place, name, r, at)?,
                (None, None) => {
                    let message = format!("lost variable '{name}'");
                    return Err(Fault::syntax(self.unit.range, message));
                }
            }
            self.keep(r);
        }
        self.release(inner);
        self.emit(Instr::BuildTuple { dst: tuple, base: tuple, count: free.len() as u8 }, at);
        self.keep(tuple);
        Ok(())
    }

    /// The register with the cell that an inner function means by a name.
    fn cell_of(&self, name: &str) -> Option<Reg> {
        let mut scope = self.unit.here;
        loop {
            let captured = self.scopes.get(scope).symbol(name).is_some_and(|s| s.captured);
            if captured && let Some(r) = self.unit.variables.local(scope, name) {
                return Some(r);
            }
            if scope == self.unit.scope {
                return self.unit.variables.free(name);
            }
            scope = self.scopes.get(scope).parent?;
        }
    }

    fn push_tuple(&mut self, items: &[&'a Expr], at: Position) -> Result<()> {
        let dst = self.top()?;
        let mut constants = Vec::new();
        for item in items {
            constants.extend(self.constant_of(item)?);
        }
        if constants.len() == items.len() {
            self.load_const(Const::Tuple(constants), dst, at)?;
        } else {
            let mark = self.mark();
            for item in items {
                self.push(item)?;
            }
            self.release(mark);
            self.emit(Instr::BuildTuple { dst, base: dst, count: items.len() as u8 }, at);
        }
        self.keep(dst);
        Ok(())
    }

    pub(crate) fn push_decorators(&mut self, decorators: &'a [Decorator]) -> Result<()> {
        // They run once: their callees are looked up first without a second thought.
        let exact = std::mem::replace(&mut self.exact_order, true);
        let result = decorators.iter().try_for_each(|d| self.push(&d.expression).map(drop));
        self.exact_order = exact;
        result
    }

    /// Calls the decorators, which stand in the registers below the decorated object. Gives the
    /// register with the outcome.
    pub(crate) fn decorate(&mut self, decorators: &'a [Decorator], object: Reg) -> Result<Reg> {
        let mut base = object;
        for decorator in decorators.iter().rev() {
            base -= 1;
            self.unit.temporaries.top = u16::from(base);
            self.emit(Instr::Call { dst: base, base, count: 1 }, plain(&decorator.expression));
        }
        Ok(base)
    }

    /// The position of a definition: from its keyword on, without decorators.
    pub(crate) fn definition_position(
        &self,
        range: TextRange,
        decorators: &[Decorator],
    ) -> Position {
        let Some(last) = decorators.last() else { return plain(range) };
        let mut start = last.range.end().to_usize();
        // Only line breaks and comments stand between a decorator and what follows.
        for line in self.source[start..range.end().to_usize()].split_inclusive('\n') {
            let text = line.trim_start();
            if !text.is_empty() && !text.starts_with('#') {
                start += line.len() - text.len();
                break;
            }
            start += line.len();
        }
        Position { start: start as u32, ..plain(range) }
    }
}

/// A docstring without the indentation that its lines have in common, as CPython stores it.
pub(crate) fn clean(text: &str) -> String {
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default().trim_start_matches(' ');
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let margin = lines.clone().filter(|l| !l.trim_start_matches(' ').is_empty()).map(indent).min();
    let margin = margin.unwrap_or(0);
    let mut out = first.to_owned();
    for line in lines {
        out.push('\n');
        out.push_str(&line[indent(line).min(margin)..]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn docstrings_lose_their_common_indentation() {
        assert_eq!(clean("  a\n    b\n      c\n    "), "a\nb\n  c\n");
        assert_eq!(clean("plain"), "plain");
        assert_eq!(clean("a\n\n  b"), "a\n\nb");
    }
}
