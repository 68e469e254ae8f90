//! Names in expressions: uses, `:=`, comprehensions, `yield`.

use ruff_python_ast::{self as ast, Comprehension, Expr, InterpolatedStringElement};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::build::Builder;
use super::{Display, ScopeId, ScopeKind, Uses, check, mangle};
use crate::errors::{Fault, Result};

impl Builder<'_> {
    fn named(&mut self, e: &ast::ExprNamed) -> Result<()> {
        let Expr::Name(target) = &*e.target else { return self.expr(&e.value) };
        self.forbid_in_annotation("named expression", e.range)?;
        check::assignable(&target.id, target.range)?;
        if self.iterable > 0 {
            let message =
                "assignment expression cannot be used in a comprehension iterable expression";
            return Err(Fault::syntax(e.range, message));
        }
        let mut home = self.scope;
        while matches!(
            self.table.get(home).kind,
            ScopeKind::Comprehension(_) | ScopeKind::Generator
        ) {
            let scope = self.table.get_mut(home);
            let id = mangle(scope.class_name.as_deref(), &target.id).into_owned();
            let symbol = scope.symbol_mut(&id);
            if symbol.uses.has(Uses::ASSIGNED) {
                let message = format!(
                    "assignment expression cannot rebind comprehension iteration variable '{}'",
                    target.id
                );
                return Err(Fault::syntax(target.range, message));
            }
            symbol.uses = symbol.uses.with(Uses::WALRUS).with(Uses::USED);
            let Some(parent) = scope.parent else { break };
            home = parent;
        }
        if home != self.scope && self.table.get(home).kind == ScopeKind::Class {
            let message =
                "assignment expression within a comprehension cannot be used in a class body";
            return Err(Fault::syntax(target.range, message));
        }
        let inner = std::mem::replace(&mut self.scope, home);
        self.note(&target.id, Uses::ASSIGNED.with(Uses::WALRUS));
        self.scope = inner;
        self.expr(&e.value)
    }

    fn yield_(&mut self, range: TextRange, word: &str) -> Result<()> {
        match self.table.get(self.scope).kind {
            ScopeKind::Function | ScopeKind::Lambda => {
                self.here().is_generator = true;
                Ok(())
            }
            ScopeKind::Comprehension(display) => {
                let message = format!("'yield' inside {}", display.name());
                Err(Fault::syntax(range, message))
            }
            ScopeKind::Generator => {
                Err(Fault::syntax(range, "'yield' inside generator expression"))
            }
            ScopeKind::Module | ScopeKind::Class => {
                Err(Fault::syntax(range, format!("'{word}' outside function")))
            }
            ScopeKind::Annotation | ScopeKind::TypeParams => {
                self.forbid_in_annotation("yield expression", range)
            }
        }
    }

    /// Notes that the code awaits something; where it must not, the message says so.
    pub(super) fn awaits(&mut self, outside: &str, range: TextRange) -> Result<()> {
        let unit = self.table.unit(self.scope);
        let top_level_await = self.top_level_await;
        let scope = self.table.get_mut(unit);
        match scope.kind {
            ScopeKind::Function if scope.is_async => Ok(()),
            ScopeKind::Generator => {
                scope.is_async = true;
                Ok(())
            }
            ScopeKind::Module if top_level_await => {
                scope.is_async = true;
                Ok(())
            }
            _ => Err(Fault::syntax(range, outside)),
        }
    }

    fn range_of(&self, id: ScopeId) -> TextRange {
        // Only for an error message.
        self.table.by_range.iter().find(|(_, s)| **s == id).map(|(r, _)| *r).unwrap_or_default()
    }

    fn comprehension<'e>(
        &mut self,
        kind: ScopeKind,
        range: TextRange,
        generators: &'e [Comprehension],
        elements: impl IntoIterator<Item = &'e Expr>,
    ) -> Result<()> {
        let Some((first, rest)) = generators.split_first() else { return Ok(()) };
        let elements: Vec<&Expr> = elements.into_iter().collect();
        if let Some(star) = elements.iter().find(|e| e.is_starred_expr()) {
            let message = "iterable unpacking cannot be used in comprehension";
            return Err(Fault::syntax(star.range(), message));
        }
        if kind.is_comprehension() && generators.iter().any(|g| g.is_async) {
            let message = "asynchronous comprehension outside of an asynchronous function";
            self.awaits(message, range)?;
        }
        self.iterable += 1;
        self.expr(&first.iter)?;
        self.iterable -= 1;
        let iterable = self.iterable;
        let loops = self.loops;
        self.nested(kind, self.class_name(), range, |builder| {
            builder.iterable = iterable;
            if kind == ScopeKind::Generator {
                builder.note(".0", Uses::PARAMETER);
            }
            if kind == ScopeKind::Generator {
                builder.here().is_async = generators.iter().any(|g| g.is_async);
            }
            check::starred_alone(&first.target)?;
            builder.target(&first.target)?;
            builder.exprs(&first.ifs)?;
            for generator in rest {
                check::starred_alone(&generator.target)?;
                builder.target(&generator.target)?;
                builder.iterable += 1;
                builder.expr(&generator.iter)?;
                builder.iterable -= 1;
                builder.exprs(&generator.ifs)?;
            }
            builder.exprs(elements)
        })?;
        self.loops = loops;
        Ok(())
    }

    pub(super) fn expr(&mut self, expr: &Expr) -> Result<()> {
        match expr {
            Expr::BoolOp(e) => self.exprs(&e.values),
            Expr::Named(e) => self.named(e),
            Expr::BinOp(_) => {
                // Chains of operators nest to the left; walk down them without recursion.
                let mut rights = Vec::new();
                let mut left = expr;
                while let Expr::BinOp(e) = left {
                    rights.push(&*e.right);
                    left = &e.left;
                }
                self.expr(left)?;
                self.exprs(rights.into_iter().rev())
            }
            Expr::UnaryOp(e) => self.expr(&e.operand),
            Expr::Lambda(e) => {
                if let Some(parameters) = &e.parameters {
                    self.defaults(parameters)?;
                }
                let iterable = self.iterable;
                self.nested(ScopeKind::Lambda, self.class_name(), e.range, |builder| {
                    builder.iterable = iterable;
                    if let Some(parameters) = &e.parameters {
                        builder.parameters(parameters)?;
                    }
                    builder.expr(&e.body)
                })
            }
            Expr::If(e) => self.exprs([&*e.test, &*e.body, &*e.orelse]),
            Expr::Dict(e) => {
                for item in &e.items {
                    self.exprs(&item.key)?;
                    self.expr(&item.value)?;
                }
                Ok(())
            }
            Expr::Set(e) => self.exprs(&e.elts),
            Expr::ListComp(e) => {
                let kind = ScopeKind::Comprehension(Display::List);
                self.comprehension(kind, e.range, &e.generators, [&*e.elt])
            }
            Expr::SetComp(e) => {
                let kind = ScopeKind::Comprehension(Display::Set);
                self.comprehension(kind, e.range, &e.generators, [&*e.elt])
            }
            Expr::DictComp(e) => {
                let Some(key) = &e.key else {
                    let message = "dict unpacking cannot be used in dict comprehension";
                    let range = TextRange::at(e.value.start() - TextSize::new(2), 2.into());
                    return Err(Fault::syntax(range, message));
                };
                let elements = [&**key, &*e.value];
                let kind = ScopeKind::Comprehension(Display::Dict);
                self.comprehension(kind, e.range, &e.generators, elements)
            }
            Expr::Generator(e) => {
                self.comprehension(ScopeKind::Generator, e.range, &e.generators, [&*e.elt])
            }
            Expr::Await(e) => {
                self.forbid_in_annotation("await expression", e.range)?;
                let here = self.scope;
                let unit = self.table.unit(here);
                if here != unit && self.awaits("", e.range).is_err() {
                    let message = "asynchronous comprehension outside of an asynchronous function";
                    return Err(Fault::syntax(self.range_of(here), message));
                }
                let outside = match self.table.get(unit).kind {
                    ScopeKind::Module | ScopeKind::Class => "'await' outside function",
                    _ => "'await' outside async function",
                };
                self.awaits(outside, e.range)?;
                self.expr(&e.value)
            }
            Expr::Yield(e) => {
                self.yield_(e.range, "yield")?;
                self.exprs(e.value.as_deref())
            }
            Expr::YieldFrom(e) => {
                if self.here().is_async && self.in_function() {
                    return Err(Fault::syntax(e.range, "'yield from' inside async function"));
                }
                self.yield_(e.range, "yield from")?;
                self.expr(&e.value)
            }
            Expr::Compare(e) => {
                self.expr(&e.left)?;
                self.exprs(&e.comparators)
            }
            Expr::Call(e) => {
                self.expr(&e.func)?;
                self.arguments(&e.arguments)
            }
            Expr::FString(e) => {
                for part in &e.value {
                    if let ast::FStringPart::FString(part) = part {
                        self.interpolated(&part.elements)?;
                    }
                }
                Ok(())
            }
            Expr::TString(e) => {
                for part in &e.value {
                    self.interpolated(&part.elements)?;
                }
                Ok(())
            }
            Expr::Attribute(e) => self.expr(&e.value),
            Expr::Subscript(e) => {
                self.expr(&e.value)?;
                self.expr(&e.slice)
            }
            Expr::Starred(e) => self.expr(&e.value),
            Expr::Name(name) => {
                self.note(&name.id, Uses::USED);
                if name.id == "super" && self.in_function_like() {
                    self.note("__class__", Uses::USED);
                }
                Ok(())
            }
            Expr::List(e) => self.exprs(&e.elts),
            Expr::Tuple(e) => self.exprs(&e.elts),
            Expr::Slice(e) => {
                self.exprs(e.lower.iter().chain(&e.upper).chain(&e.step).map(|e| &**e))
            }
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_)
            | Expr::IpyEscapeCommand(_) => Ok(()),
        }
    }

    fn in_function_like(&self) -> bool {
        !matches!(self.table.get(self.scope).kind, ScopeKind::Module | ScopeKind::Class)
    }

    fn interpolated(&mut self, elements: &[InterpolatedStringElement]) -> Result<()> {
        for element in elements {
            if let InterpolatedStringElement::Interpolation(field) = element {
                self.expr(&field.expression)?;
                if let Some(spec) = &field.format_spec {
                    self.interpolated(&spec.elements)?;
                }
            }
        }
        Ok(())
    }
}
