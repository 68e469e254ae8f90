//! Fills the symbol table from the syntax tree; what is not supported yet and misplaced
//! statements are found on the way.

use std::collections::HashSet;

use ruff_python_ast::{self as ast, Expr, Parameters, Stmt};
use ruff_text_size::{Ranged, TextRange};

use super::annotations::TYPE_PARAMS;
use super::{Scope, ScopeId, ScopeKind, ScopeTable, Uses, check, mangle};
use crate::errors::{Fault, Result};
use crate::unsupported::unsupported;

/// Builds and resolves the symbol table of a module.
pub(crate) fn build(body: &[Stmt], source: &str, top_level_await: bool) -> Result<ScopeTable> {
    let mut builder = Builder {
        table: ScopeTable::default(),
        scope: ScopeId(0),
        loops: 0,
        in_star: false,
        conditional: 0,
        place: "an annotation",
        annotate_key: TextRange::default(),
        iterable: 0,
        future: true,
        top_level_await,
        returned: None,
        source,
    };
    builder.open(ScopeKind::Module, None, TextRange::default());
    builder.body(body)?;
    builder.table.resolve()?;
    Ok(builder.table)
}

pub(super) struct Builder<'a> {
    pub table: ScopeTable,
    pub scope: ScopeId,
    /// Loops around the statement within its function.
    pub loops: u32,
    /// Compound statements around the statement within its function, class or module.
    pub conditional: u32,
    /// What kind of annotation the expression is part of.
    pub place: &'static str,
    /// The key of the scope of the annotations of the class or module.
    pub annotate_key: TextRange,
    /// Whether the statement is in a clause of `except*` of its function.
    in_star: bool,
    /// Iterable expressions of comprehensions around the expression.
    pub iterable: u32,
    /// Whether a `from __future__ import` may still come.
    future: bool,
    /// Whether the module body may `await`.
    pub top_level_await: bool,
    /// The first `return` with a value in the function.
    returned: Option<TextRange>,
    pub source: &'a str,
}

impl Builder<'_> {
    fn open(&mut self, kind: ScopeKind, class_name: Option<String>, range: TextRange) {
        let id = ScopeId(self.table.scopes.len() as u32);
        let parent = (id.0 > 0).then_some(self.scope);
        self.table.scopes.push(Scope {
            kind,
            parent,
            symbols: Vec::new(),
            index: Default::default(),
            is_generator: kind == ScopeKind::Generator,
            is_async: false,
            inlined: Vec::new(),
            free: Vec::new(),
            sees_class: false,
            class_name,
        });
        if kind != ScopeKind::Module {
            self.table.by_range.insert(range, id);
        }
        if kind.is_comprehension() {
            self.table.get_mut(self.scope).inlined.push(id);
        }
        self.scope = id;
    }

    pub(super) fn here(&mut self) -> &mut Scope {
        self.table.get_mut(self.scope)
    }

    pub(super) fn class_name(&self) -> Option<String> {
        self.table.get(self.scope).class_name.clone()
    }

    pub(super) fn note(&mut self, name: &str, uses: Uses) {
        let name = mangle(self.table.get(self.scope).class_name.as_deref(), name).into_owned();
        let symbol = self.here().symbol_mut(&name);
        symbol.uses = symbol.uses.with(uses);
    }

    fn assign(&mut self, name: &ast::Identifier) -> Result<()> {
        check::assignable(name.as_str(), name.range())?;
        self.note(name.as_str(), Uses::ASSIGNED);
        Ok(())
    }

    pub(super) fn body(&mut self, body: &[Stmt]) -> Result<()> {
        for (i, stmt) in body.iter().enumerate() {
            if self.future {
                let docstring = i == 0
                    && matches!(stmt, Stmt::Expr(e) if matches!(*e.value, Expr::StringLiteral(_)));
                let import = matches!(stmt, Stmt::ImportFrom(f)
                    if f.level == 0 && f.module.as_deref() == Some("__future__"));
                self.future = docstring || import;
            }
            self.stmt(stmt)?;
        }
        Ok(())
    }

    pub(super) fn exprs<'e>(&mut self, exprs: impl IntoIterator<Item = &'e Expr>) -> Result<()> {
        exprs.into_iter().try_for_each(|e| self.expr(e))
    }

    fn loop_body(&mut self, body: &[Stmt]) -> Result<()> {
        self.loops += 1;
        let result = self.body(body);
        self.loops -= 1;
        result
    }

    pub(super) fn in_function(&self) -> bool {
        matches!(self.table.get(self.scope).kind, ScopeKind::Function | ScopeKind::Lambda)
    }

    fn stmt(&mut self, stmt: &Stmt) -> Result<()> {
        if let Some(construct) = unsupported(stmt) {
            return Err(construct);
        }
        let conditional = matches!(
            stmt,
            Stmt::If(_)
                | Stmt::For(_)
                | Stmt::While(_)
                | Stmt::With(_)
                | Stmt::Try(_)
                | Stmt::Match(_)
        );
        self.conditional += u32::from(conditional);
        self.statement(stmt)?;
        self.conditional -= u32::from(conditional);
        Ok(())
    }

    fn statement(&mut self, stmt: &Stmt) -> Result<()> {
        match stmt {
            Stmt::FunctionDef(def) => self.function(def)?,
            Stmt::ClassDef(def) => self.class(def)?,
            Stmt::Return(s) => {
                if !self.in_function() {
                    return Err(Fault::syntax(s.range, "'return' outside function"));
                }
                if self.in_star {
                    let constant = s.value.as_deref().filter(|v| v.is_literal_expr());
                    return Err(leaves_star(constant.map_or(s.range, Ranged::range)));
                }
                if s.value.is_some() {
                    self.returned.get_or_insert(s.range);
                }
                self.exprs(s.value.as_deref())?;
            }
            Stmt::Delete(s) => {
                for target in &s.targets {
                    self.delete(target)?;
                }
            }
            Stmt::Assign(s) => {
                self.expr(&s.value)?;
                for target in &s.targets {
                    check::starred_alone(target)?;
                    self.target(target)?;
                    if let Expr::Name(name) = target
                        && matches!(*s.value, Expr::StringLiteral(_) | Expr::FString(_))
                    {
                        self.note(&name.id, Uses::TEXT);
                    }
                }
            }
            Stmt::AugAssign(s) => {
                if let Expr::Name(name) = &*s.target {
                    let grows = s.op == ast::Operator::Add;
                    self.note(
                        &name.id,
                        if grows { Uses::USED.with(Uses::GROWS) } else { Uses::USED },
                    );
                }
                self.target(&s.target)?;
                self.expr(&s.value)?;
            }
            Stmt::AnnAssign(s) => self.annotated(s)?,
            Stmt::For(s) => {
                if s.is_async {
                    self.awaits("'async for' outside async function", s.range)?;
                }
                self.expr(&s.iter)?;
                self.target(&s.target)?;
                check::starred_alone(&s.target)?;
                self.loop_body(&s.body)?;
                self.body(&s.orelse)?;
            }
            Stmt::While(s) => {
                self.expr(&s.test)?;
                self.loop_body(&s.body)?;
                self.body(&s.orelse)?;
            }
            Stmt::If(s) => {
                self.expr(&s.test)?;
                self.body(&s.body)?;
                for clause in &s.elif_else_clauses {
                    self.exprs(&clause.test)?;
                    self.body(&clause.body)?;
                }
            }
            Stmt::With(s) => {
                if s.is_async {
                    self.awaits("'async with' outside async function", s.range)?;
                }
                for item in &s.items {
                    self.expr(&item.context_expr)?;
                    if let Some(target) = &item.optional_vars {
                        check::starred_alone(target)?;
                        self.target(target)?;
                    }
                }
                self.body(&s.body)?;
            }
            Stmt::Raise(s) => self.exprs(s.exc.iter().chain(&s.cause).map(|e| &**e))?,
            Stmt::Try(s) => self.try_(s)?,
            Stmt::Assert(s) => {
                self.expr(&s.test)?;
                self.exprs(s.msg.as_deref())?;
            }
            Stmt::Import(s) => {
                for alias in &s.names {
                    let name = alias.asname.as_ref().map_or_else(
                        || alias.name.as_str().split('.').next().unwrap_or_default(),
                        |asname| asname.as_str(),
                    );
                    check::assignable(name, alias.range)?;
                    self.note(name, Uses::ASSIGNED);
                }
            }
            Stmt::ImportFrom(s) => self.import_from(s)?,
            Stmt::Global(s) => {
                for name in &s.names {
                    self.declare(name, Uses::GLOBAL, s.range)?;
                }
            }
            Stmt::Nonlocal(s) => {
                if self.table.get(self.scope).kind == ScopeKind::Module {
                    let message = "nonlocal declaration not allowed at module level";
                    return Err(Fault::syntax(s.range, message));
                }
                for name in &s.names {
                    self.declare(name, Uses::NONLOCAL, s.range)?;
                }
            }
            Stmt::Expr(s) => self.expr(&s.value)?,
            Stmt::Break(ast::StmtBreak { range, .. })
            | Stmt::Continue(ast::StmtContinue { range, .. })
                if self.loops == 0 && self.in_star =>
            {
                return Err(leaves_star(*range));
            }
            Stmt::Break(s) if self.loops == 0 => {
                return Err(Fault::syntax(s.range, "'break' outside loop"));
            }
            Stmt::Continue(s) if self.loops == 0 => {
                return Err(Fault::syntax(s.range, "'continue' not properly in loop"));
            }
            Stmt::Break(_) | Stmt::Continue(_) | Stmt::Pass(_) => {}
            Stmt::Match(s) => self.match_(s)?,
            Stmt::TypeAlias(s) => self.type_alias(s)?,
            Stmt::IpyEscapeCommand(_) => {}
        }
        Ok(())
    }

    fn annotated(&mut self, s: &ast::StmtAnnAssign) -> Result<()> {
        self.exprs(s.value.as_deref())?;
        if let Expr::Name(name) = &*s.target {
            let class = self.class_name();
            let id = mangle(class.as_deref(), &name.id);
            let uses = self.table.uses(self.scope, &id);
            let module = self.table.get(self.scope).kind == ScopeKind::Module;
            if s.simple && !module && uses.has(Uses::GLOBAL.with(Uses::NONLOCAL)) {
                let word = if uses.has(Uses::GLOBAL) { "global" } else { "nonlocal" };
                let message = format!("annotated name '{}' can't be {word}", name.id);
                return Err(Fault::syntax(s.range, message));
            }
            if s.simple {
                self.note(&name.id, Uses::ANNOTATED);
                self.variable_annotation(&s.annotation)?;
            }
            if s.value.is_some() {
                return self.target(&s.target);
            }
            return Ok(());
        }
        self.target(&s.target)
    }

    fn try_(&mut self, s: &ast::StmtTry) -> Result<()> {
        self.body(&s.body)?;
        for (i, handler) in s.handlers.iter().enumerate() {
            let ast::ExceptHandler::ExceptHandler(handler) = handler;
            if handler.type_.is_none() && i + 1 < s.handlers.len() {
                return Err(Fault::syntax(handler.range, "default 'except:' must be last"));
            }
            self.exprs(handler.type_.as_deref())?;
            if let Some(name) = &handler.name {
                self.assign(name)?;
                self.note(name.as_str(), Uses::DELETED);
            }
            let (loops, in_star) = (self.loops, self.in_star);
            if s.is_star {
                (self.loops, self.in_star) = (0, true);
            }
            let result = self.body(&handler.body);
            (self.loops, self.in_star) = (loops, in_star);
            result?;
        }
        self.body(&s.orelse)?;
        self.body(&s.finalbody)
    }

    fn import_from(&mut self, s: &ast::StmtImportFrom) -> Result<()> {
        if s.level == 0 && s.module.as_deref() == Some("__future__") {
            check::future(s, self.future)?;
            self.table.future_annotations |=
                s.names.iter().any(|alias| alias.name.as_str() == "annotations");
        }
        for alias in &s.names {
            if alias.name.as_str() == "*" {
                if self.table.get(self.scope).kind != ScopeKind::Module {
                    let message = "import * only allowed at module level";
                    return Err(Fault::syntax(alias.range, message));
                }
                continue;
            }
            let name = alias.asname.as_ref().unwrap_or(&alias.name);
            check::assignable(name.as_str(), alias.range)?;
            self.note(name.as_str(), Uses::ASSIGNED);
        }
        Ok(())
    }

    /// `global` or `nonlocal`.
    fn declare(&mut self, name: &ast::Identifier, how: Uses, range: TextRange) -> Result<()> {
        let class = self.class_name();
        let id = mangle(class.as_deref(), name.as_str()).into_owned();
        let symbol = self.here().symbol_mut(&id);
        let word = if how == Uses::GLOBAL { "global" } else { "nonlocal" };
        let uses = symbol.uses;
        let message = if uses.has(Uses::PARAMETER) {
            Some(format!("name '{name}' is parameter and {word}"))
        } else if uses.has(Uses::USED) {
            Some(format!("name '{name}' is used prior to {word} declaration"))
        } else if uses.has(Uses::ANNOTATED) {
            Some(format!("annotated name '{name}' can't be {word}"))
        } else if uses.has(Uses::ASSIGNED) {
            Some(format!("name '{name}' is assigned to before {word} declaration"))
        } else if uses.with(how).0 & 24 == 24 {
            Some(format!("name '{name}' is nonlocal and global"))
        } else {
            None
        };
        if let Some(message) = message {
            // Both declarations: CPython blames the first.
            let both = uses.with(how).0 & 24 == 24;
            return Err(Fault::syntax(if both { symbol.declared } else { range }, message));
        }
        symbol.uses = uses.with(how);
        symbol.declared = range;
        if how == Uses::GLOBAL {
            self.table.globals.insert(id);
        }
        Ok(())
    }

    fn function(&mut self, def: &ast::StmtFunctionDef) -> Result<()> {
        self.exprs(def.decorator_list.iter().map(|d| &d.expression))?;
        self.assign(&def.name)?;
        self.defaults(&def.parameters)?;
        self.generic(def.type_params.as_deref(), |builder| {
            builder.annotations(def)?;
            builder.nested(ScopeKind::Function, builder.class_name(), def.range, |builder| {
                builder.here().is_async = def.is_async;
                builder.parameters(&def.parameters)?;
                builder.body(&def.body)?;
                let scope = builder.table.get(builder.scope);
                match builder.returned {
                    Some(range) if scope.is_async && scope.is_generator => {
                        Err(Fault::syntax(range, "'return' with value in async generator"))
                    }
                    _ => Ok(()),
                }
            })
        })
    }

    fn class(&mut self, def: &ast::StmtClassDef) -> Result<()> {
        self.exprs(def.decorator_list.iter().map(|d| &d.expression))?;
        if def.type_params.is_none()
            && let Some(arguments) = &def.arguments
        {
            self.arguments(arguments)?;
        }
        self.assign(&def.name)?;
        self.generic(def.type_params.as_deref(), |builder| {
            if def.type_params.is_some()
                && let Some(arguments) = &def.arguments
            {
                builder.arguments(arguments)?;
            }
            let class_name = Some(def.name.as_str().to_owned());
            builder.nested(ScopeKind::Class, class_name, def.range, |builder| {
                if def.type_params.is_some() {
                    builder.note(TYPE_PARAMS, Uses::USED);
                }
                builder.annotate_key = def.name.range;
                builder.body(&def.body)
            })
        })
    }

    pub(super) fn nested(
        &mut self,
        kind: ScopeKind,
        class_name: Option<String>,
        range: TextRange,
        inside: impl FnOnce(&mut Self) -> Result<()>,
    ) -> Result<()> {
        let outer = self.scope;
        self.open(kind, class_name, range);
        let opened = std::mem::replace(&mut self.scope, outer);
        self.within(opened, inside)
    }

    /// Goes on in a scope that was opened.
    pub(super) fn within(
        &mut self,
        scope: ScopeId,
        inside: impl FnOnce(&mut Self) -> Result<()>,
    ) -> Result<()> {
        let around = (self.scope, self.loops, self.in_star, self.iterable);
        let returned = self.returned.take();
        let annotated = (self.conditional, self.annotate_key);
        self.scope = scope;
        (self.loops, self.in_star, self.iterable) = (0, false, 0);
        self.conditional = 0;
        let result = inside(self);
        (self.scope, self.loops, self.in_star, self.iterable) = around;
        (self.conditional, self.annotate_key) = annotated;
        self.returned = returned;
        result
    }

    pub(super) fn defaults(&mut self, parameters: &Parameters) -> Result<()> {
        self.exprs(parameters.iter_non_variadic_params().filter_map(|p| p.default()))
    }

    pub(super) fn parameters(&mut self, parameters: &Parameters) -> Result<()> {
        let mut seen = HashSet::new();
        for parameter in parameters.iter_source_order() {
            let name = parameter.name();
            check::assignable(name.as_str(), name.range())?;
            if !seen.insert(name.as_str()) {
                let message = format!("duplicate argument '{name}' in function definition");
                return Err(Fault::syntax(name.range(), message));
            }
            self.note(name.as_str(), Uses::PARAMETER);
        }
        Ok(())
    }

    pub(super) fn arguments(&mut self, arguments: &ast::Arguments) -> Result<()> {
        check::arguments(arguments, self.source)?;
        for item in arguments.iter_source_order() {
            self.expr(item.value())?;
        }
        Ok(())
    }

    /// A target of an assignment.
    pub(super) fn target(&mut self, target: &Expr) -> Result<()> {
        match target {
            Expr::Name(name) => {
                check::assignable(&name.id, name.range)?;
                self.note(&name.id, Uses::ASSIGNED);
                self.rebinds(&name.id, name.range)
            }
            Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. }) => {
                check::one_star(elts, target.range())?;
                elts.iter().try_for_each(|e| self.target(e))
            }
            Expr::Starred(starred) => self.target(&starred.value),
            other => {
                check::attribute_assignable(other)?;
                self.expr(other)
            }
        }
    }

    fn delete(&mut self, target: &Expr) -> Result<()> {
        match target {
            Expr::Name(name) => {
                check::deletable(&name.id, name.range)?;
                self.note(&name.id, Uses::ASSIGNED.with(Uses::DELETED));
                Ok(())
            }
            Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. }) => {
                elts.iter().try_for_each(|e| self.delete(e))
            }
            other => self.expr(other),
        }
    }

    /// A comprehension may not bind a name with `:=` that it iterates over; the other order is
    /// found in [`Self::named`].
    fn rebinds(&mut self, name: &str, range: TextRange) -> Result<()> {
        let here = self.table.get(self.scope);
        if matches!(here.kind, ScopeKind::Comprehension(_) | ScopeKind::Generator)
            && here.symbol(name).is_some_and(|s| s.uses.has(Uses::WALRUS))
        {
            let message = format!(
                "comprehension inner loop cannot rebind assignment expression target '{name}'"
            );
            return Err(Fault::syntax(range, message));
        }
        Ok(())
    }
}

fn leaves_star(range: TextRange) -> Box<Fault> {
    let message = "'break', 'continue' and 'return' cannot appear in an except* block";
    Fault::syntax(range, message)
}
