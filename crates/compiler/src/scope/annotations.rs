//! Annotations, type parameters and type aliases: scopes that are run later, if at all.
//!
//! Each is a function of its own; unlike other functions it sees the names of a class that it
//! stands in.

use std::collections::HashSet;

use ruff_python_ast::{self as ast, Expr, TypeParam};
use ruff_text_size::{Ranged, TextRange};

use super::build::Builder;
use super::{ScopeKind, Uses, check};
use crate::errors::{Fault, Result};

/// The variable with the namespace of a class.
pub(crate) const CLASS_DICT: &str = "__classdict__";
/// The variable with the annotations of a class or module that were come by.
pub(crate) const CONDITIONAL: &str = "__conditional_annotations__";
/// The variable with the type parameters of a class, for its body.
pub(crate) const TYPE_PARAMS: &str = ".type_params";

impl Builder<'_> {
    /// Looks into an annotation or the like, which is the scope of that key.
    fn later(
        &mut self,
        key: TextRange,
        what: &'static str,
        inside: impl FnOnce(&mut Self) -> Result<()>,
    ) -> Result<()> {
        let around = std::mem::replace(&mut self.place, what);
        let result = match self.table.at(key) {
            Some(known) => self.within(known, inside),
            None => self.open_later(key, inside),
        };
        self.place = around;
        result
    }

    fn open_later(
        &mut self,
        key: TextRange,
        inside: impl FnOnce(&mut Self) -> Result<()>,
    ) -> Result<()> {
        self.nested(ScopeKind::Annotation, self.class_name(), key, |builder| {
            builder.note(".format", Uses::PARAMETER);
            builder.see_class();
            inside(builder)
        })
    }

    /// Whether the scope that was just opened sees the names of a class.
    fn see_class(&mut self) {
        let Some(parent) = self.table.get(self.scope).parent else { return };
        let parent = self.table.get(parent);
        if parent.kind == ScopeKind::Class || parent.sees_class {
            self.here().sees_class = true;
            self.note(CLASS_DICT, Uses::USED);
        }
    }

    /// The annotation of a variable of a class or module.
    pub(super) fn variable_annotation(&mut self, annotation: &Expr) -> Result<()> {
        let scope = self.table.get(self.scope);
        if !matches!(scope.kind, ScopeKind::Class | ScopeKind::Module)
            || self.table.future_annotations
        {
            return Ok(());
        }
        let conditional = scope.kind == ScopeKind::Module || self.conditional > 0;
        self.later(self.annotate_key, "an annotation", |builder| {
            if conditional {
                builder.note(CONDITIONAL, Uses::USED);
            }
            builder.annotation(annotation)
        })
    }

    fn annotation(&mut self, annotation: &Expr) -> Result<()> {
        match annotation {
            Expr::Starred(e) => self.expr(&e.value),
            other => self.expr(other),
        }
    }

    /// The annotations of a function.
    pub(super) fn annotations(&mut self, def: &ast::StmtFunctionDef) -> Result<()> {
        let mut all = annotations_of(def).peekable();
        if all.peek().is_none() {
            return Ok(());
        }
        if self.table.future_annotations {
            // Their texts use no names.
            return self.nested(
                ScopeKind::Annotation,
                self.class_name(),
                def.name.range,
                |builder| {
                    builder.note(".format", Uses::PARAMETER);
                    Ok(())
                },
            );
        }
        self.later(def.name.range, "an annotation", |builder| {
            all.try_for_each(|(_, annotation)| builder.annotation(annotation))
        })
    }

    /// A definition with type parameters: what is inside sees them.
    pub(super) fn generic(
        &mut self,
        params: Option<&ast::TypeParams>,
        inside: impl FnOnce(&mut Self) -> Result<()>,
    ) -> Result<()> {
        let Some(params) = params else { return inside(self) };
        self.nested(ScopeKind::TypeParams, self.class_name(), params.range, |builder| {
            builder.see_class();
            builder.type_params(params)?;
            inside(builder)
        })
    }

    fn type_params(&mut self, params: &ast::TypeParams) -> Result<()> {
        let mut seen = HashSet::new();
        let mut default_before = None;
        self.note(TYPE_PARAMS, Uses::ASSIGNED);
        for param in &params.type_params {
            let name = param.name();
            check::assignable(name.as_str(), name.range())?;
            if !seen.insert(name.as_str()) {
                let message = format!("duplicate type parameter '{name}'");
                return Err(Fault::syntax(param.range(), message));
            }
            self.note(name.as_str(), Uses::ASSIGNED);
            let (bound, default) = parts_of(param);
            if let Some(bound) = bound {
                let what =
                    if bound.is_tuple_expr() { "a TypeVar constraint" } else { "a TypeVar bound" };
                self.later(name.range(), what, |builder| builder.expr(bound))?;
            }
            match default {
                Some(default) => {
                    default_before = Some(name.as_str());
                    let what = match param {
                        TypeParam::TypeVar(_) => "a TypeVar default",
                        TypeParam::TypeVarTuple(_) => "a TypeVarTuple default",
                        TypeParam::ParamSpec(_) => "a ParamSpec default",
                    };
                    self.later(default_key(param), what, |builder| builder.annotation(default))?;
                }
                None if default_before.is_some() => {
                    let message = format!(
                        "non-default type parameter '{name}' follows default type parameter"
                    );
                    return Err(Fault::syntax(param.range(), message));
                }
                None => {}
            }
        }
        Ok(())
    }

    /// `type X = value`
    pub(super) fn type_alias(&mut self, s: &ast::StmtTypeAlias) -> Result<()> {
        if let Expr::Name(name) = &*s.name {
            check::assignable(&name.id, name.range)?;
            self.note(&name.id, Uses::ASSIGNED);
        }
        self.generic(s.type_params.as_deref(), |builder| {
            builder.later(s.range, "a type alias", |builder| builder.expr(&s.value))
        })
    }

    /// An expression that a scope of this kind cannot contain.
    pub(super) fn forbid_in_annotation(&self, what: &str, range: TextRange) -> Result<()> {
        let place = match self.table.get(self.scope).kind {
            ScopeKind::Annotation => self.place,
            ScopeKind::TypeParams => "the definition of a generic",
            _ => return Ok(()),
        };
        let message = format!("{what} cannot be used within {place}");
        Err(Fault::syntax(range, message))
    }
}

/// The parameters of a function with their annotations, and what it returns.
pub(crate) fn annotations_of(def: &ast::StmtFunctionDef) -> impl Iterator<Item = (&str, &Expr)> {
    let p = &*def.parameters;
    let plain = p.posonlyargs.iter().chain(&p.args).map(|p| &p.parameter);
    let keyword_only = p.kwonlyargs.iter().map(|p| &p.parameter);
    plain
        .chain(p.vararg.as_deref())
        .chain(keyword_only)
        .chain(p.kwarg.as_deref())
        .filter_map(|p| Some((p.name.as_str(), p.annotation.as_deref()?)))
        .chain(def.returns.as_deref().map(|returns| ("return", returns)))
}

/// The bound and the default of a type parameter.
pub(crate) fn parts_of(param: &TypeParam) -> (Option<&Expr>, Option<&Expr>) {
    match param {
        TypeParam::TypeVar(p) => (p.bound.as_deref(), p.default.as_deref()),
        TypeParam::TypeVarTuple(p) => (None, p.default.as_deref()),
        TypeParam::ParamSpec(p) => (None, p.default.as_deref()),
    }
}

/// The key of the scope of the default of a type parameter: no other node has that range.
pub(crate) fn default_key(param: &TypeParam) -> TextRange {
    param.range()
}
