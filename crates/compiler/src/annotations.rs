//! Annotations: a function makes them when they are first asked for.

use diapause_bytecode::{CodeFlags, CommonValue, Const, Instr, Parameters, Position};
use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::{Ranged, TextRange};

use crate::compiler::{Compiler, Opening, plain};
use crate::errors::{Fault, Result};
use crate::registers::Reg;
use crate::scope::{CONDITIONAL, ScopeId, ScopeKind, annotations_of};

/// The highest format that the functions know.
const FORMATS: i16 = 2;

/// An annotation that the function makes.
struct Item<'a> {
    name: String,
    annotation: &'a Expr,
    /// Its number, when it counts only once its statement was come by.
    number: Option<usize>,
    at: Position,
}

impl<'a> Compiler<'a> {
    /// The function that makes the annotations of a function: its code and scope.
    pub(crate) fn function_annotations(
        &mut self,
        def: &'a ast::StmtFunctionDef,
        at: Position,
    ) -> Result<Option<(u16, ScopeId)>> {
        let Some(scope) = self.scopes.at(def.name.range) else { return Ok(None) };
        let items = annotations_of(def)
            .map(|(name, annotation)| Item {
                name: self.mangled(name).into_owned(),
                annotation,
                number: None,
                at,
            })
            .collect();
        let code = self.annotate(scope, items, def.name.range, at)?;
        Ok(Some((code, scope)))
    }

    /// The variables of a class or module body that have annotations.
    fn annotated(&self, body: &'a [Stmt]) -> Vec<Item<'a>> {
        let module = self.scopes.get(self.unit.scope).kind == ScopeKind::Module;
        let mut found = Vec::new();
        collect(body, module, &mut found);
        let mut next = 0;
        let mut items = Vec::new();
        for (s, conditional) in found {
            let Expr::Name(name) = &*s.target else { continue };
            let number = conditional.then_some(next);
            next += usize::from(conditional);
            items.push(Item {
                name: self.mangled(&name.id).into_owned(),
                annotation: &s.annotation,
                number,
                at: plain(s),
            });
        }
        items
    }

    /// At the start of a class or module body: which annotations there will be.
    pub(crate) fn open_annotations(&mut self, body: &'a [Stmt], at: Position) -> Result<()> {
        let module = self.scopes.get(self.unit.scope).kind == ScopeKind::Module;
        if self.scopes.future_annotations {
            let mut found = Vec::new();
            collect(body, module, &mut found);
            if !found.is_empty() {
                let dict = self.top()?;
                self.emit(Instr::BuildDict { dst: dict, base: dict, count: 0 }, at);
                self.store_name("__annotations__", dict, at)?;
            }
            return Ok(());
        }
        let items = self.annotated(body);
        if module && let Some(first) = items.first() {
            let at = first.at;
            self.make_annotate(items, TextRange::default(), "__annotate__", at)?;
            let set = self.top()?;
            self.emit(Instr::BuildSet { dst: set, base: set, count: 0 }, at);
            self.store_name(CONDITIONAL, set, at)?;
        } else if items.iter().any(|item| item.number.is_some())
            && let Some(cell) = self.unit.variables.local(self.unit.scope, CONDITIONAL)
        {
            let set = self.top()?;
            self.emit(Instr::BuildSet { dst: set, base: set, count: 0 }, at);
            self.emit(Instr::StoreCell { cell, src: set }, at);
        }
        Ok(())
    }

    /// At the end of a class body.
    pub(crate) fn close_annotations(
        &mut self,
        body: &'a [Stmt],
        key: TextRange,
        at: Position,
    ) -> Result<()> {
        if self.scopes.future_annotations {
            return Ok(());
        }
        let items = self.annotated(body);
        if items.is_empty() {
            return Ok(());
        }
        self.make_annotate(items, key, "__annotate_func__", at)
    }

    fn make_annotate(
        &mut self,
        items: Vec<Item<'a>>,
        key: TextRange,
        name: &str,
        at: Position,
    ) -> Result<()> {
        let Some(scope) = self.scopes.at(key) else { return Ok(()) };
        let code = self.annotate(scope, items, key, at)?;
        let function = self.top()?;
        self.make_function(code, scope, Default::default(), function, at)?;
        self.store_name(name, function, at)
    }

    /// Behind the statement of an annotated variable: it counts from now on.
    pub(crate) fn come_by(&mut self, s: &'a ast::StmtAnnAssign) -> Result<()> {
        let kind = self.scopes.get(self.unit.scope).kind;
        let Expr::Name(target) = &*s.target else { return Ok(()) };
        if !s.simple || !matches!(kind, ScopeKind::Class | ScopeKind::Module) {
            return Ok(());
        }
        let at = plain(s);
        let mark = self.mark();
        if self.scopes.future_annotations {
            let value = self.top()?;
            let text = crate::unparse::unparse(&s.annotation, self.source);
            self.load_const(Const::Str(text), value, at)?;
            self.keep(value);
            let dict = self.top()?;
            self.load_name("__annotations__", dict, at)?;
            self.keep(dict);
            let key = self.top()?;
            let name = self.mangled(&target.id).into_owned();
            self.load_const(Const::Str(name), key, at)?;
            self.release(mark);
            self.emit(Instr::SetItem { object: dict, key, value }, at);
            return Ok(());
        }
        let Some(&number) = self.unit.annotated.get(&s.range) else { return Ok(()) };
        let base = self.top()?;
        let receiver = self.above(1)?;
        match self.unit.variables.local(self.unit.scope, CONDITIONAL) {
            Some(cell) => self.emit(Instr::LoadCell { dst: receiver, cell }, at),
            None => self.load_name(CONDITIONAL, receiver, at)?,
        }
        self.move_to(receiver, base, at);
        self.keep(receiver);
        let value = self.top()?;
        self.load_const(Const::Int(number as i64), value, at)?;
        self.keep(value);
        self.release(mark);
        let (name, cache) = (self.name("add")?, self.cache()?);
        self.emit(Instr::CallMethod { dst: base, base, count: 1, name, cache }, at);
        Ok(())
    }

    /// Numbers the statements of annotated variables that count only once they were come by.
    pub(crate) fn number_annotations(&mut self, body: &'a [Stmt]) {
        let module = self.scopes.get(self.unit.scope).kind == ScopeKind::Module;
        let mut found = Vec::new();
        collect(body, module, &mut found);
        let conditional = found.into_iter().filter(|(_, conditional)| *conditional);
        self.unit.annotated =
            conditional.enumerate().map(|(number, (s, _))| (s.range, number)).collect();
    }

    /// Starts a function that runs later with a format as its argument.
    pub(crate) fn open_later(
        &mut self,
        scope: ScopeId,
        name: &str,
        range: TextRange,
        at: Position,
    ) -> Result<()> {
        let qualname = self.qualify(name);
        self.open(Opening {
            scope,
            name: name.to_owned(),
            qualname,
            flags: CodeFlags::default(),
            parameters: Parameters { positional: 1, positional_only: 1, ..Parameters::default() },
            parameter_names: vec![".format".to_owned()],
            range,
        })?;
        if let Some(first) = self.unit.variables.names.first_mut() {
            "format".clone_into(first);
        }
        let known = self.label();
        let to = Self::branch_to(known, false);
        self.emit(Instr::JumpGtImm { a: 0, imm: FORMATS, to }, at);
        let error = self.top()?;
        let which = CommonValue::NotImplementedError;
        self.emit(Instr::LoadCommon { dst: error, which }, at);
        self.emit(Instr::Raise { exception: error }, at);
        self.bind(known);
        Ok(())
    }

    fn annotate(
        &mut self,
        scope: ScopeId,
        items: Vec<Item<'a>>,
        range: TextRange,
        at: Position,
    ) -> Result<u16> {
        self.open_later(scope, "__annotate__", range, at)?;
        let dict = self.top()?;
        self.emit(Instr::BuildDict { dst: dict, base: dict, count: 0 }, at);
        self.keep(dict);
        for item in items {
            let skip = self.label();
            let mark = self.mark();
            if let Some(number) = item.number {
                let set = self.top()?;
                self.load_name(CONDITIONAL, set, item.at)?;
                self.keep(set);
                let value = self.top()?;
                self.load_const(Const::Int(number as i64), value, item.at)?;
                self.keep(value);
                let to = Self::branch_to(skip, false);
                self.release(mark);
                self.emit(Instr::JumpIn { item: value, container: set, to }, item.at);
            }
            let key = self.top()?;
            self.load_const(Const::Str(item.name), key, item.at)?;
            self.keep(key);
            let value = if self.scopes.future_annotations {
                let value = self.top()?;
                let text = crate::unparse::unparse(item.annotation, self.source);
                self.load_const(Const::Str(text), value, item.at)?;
                value
            } else {
                self.annotation(item.annotation)?
            };
            self.release(mark);
            self.emit(Instr::DictInsert { dict, key, value }, item.at);
            self.bind(skip);
        }
        self.emit(Instr::Return { src: dict }, at);
        self.close()
    }

    /// The value of an annotation; `*args: *Ts` means what the one item of `*Ts` is.
    pub(crate) fn annotation(&mut self, annotation: &'a Expr) -> Result<Reg> {
        let Expr::Starred(e) = annotation else { return self.operand(annotation) };
        let r = self.push(&e.value)?;
        self.emit(Instr::Unpack { src: r, base: r, count: 1 }, plain(annotation));
        Ok(r)
    }
}

/// The annotated variables among the statements, and whether each counts only once it was come by.
fn collect<'a>(
    body: &'a [Stmt],
    conditional: bool,
    found: &mut Vec<(&'a ast::StmtAnnAssign, bool)>,
) {
    for stmt in body {
        let mut inside = |body: &'a [Stmt]| collect(body, true, found);
        match stmt {
            Stmt::AnnAssign(s) if s.simple && s.target.is_name_expr() => {
                found.push((s, conditional));
            }
            Stmt::If(s) => {
                inside(&s.body);
                s.elif_else_clauses.iter().for_each(|clause| inside(&clause.body));
            }
            Stmt::For(s) => [&s.body, &s.orelse].into_iter().for_each(|body| inside(body)),
            Stmt::While(s) => [&s.body, &s.orelse].into_iter().for_each(|body| inside(body)),
            Stmt::With(s) => inside(&s.body),
            Stmt::Match(s) => s.cases.iter().for_each(|case| inside(&case.body)),
            Stmt::Try(s) => {
                inside(&s.body);
                for ast::ExceptHandler::ExceptHandler(handler) in &s.handlers {
                    inside(&handler.body);
                }
                inside(&s.orelse);
                inside(&s.finalbody);
            }
            _ => {}
        }
    }
}

/// Refuses a scope that was lost.
pub(crate) fn lost(range: impl Ranged) -> Box<Fault> {
    Fault::syntax(range.range(), "invalid syntax")
}
