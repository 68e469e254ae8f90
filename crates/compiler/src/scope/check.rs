//! Rules of the language that the grammar does not express, checked while the symbol table is
//! built. Each function stands for one message of CPython.

use std::collections::HashSet;

use ruff_python_ast::{self as ast, Expr};
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::errors::{Fault, Result};

/// `__debug__` cannot be bound.
pub(super) fn assignable(name: &str, range: TextRange) -> Result<()> {
    if name == "__debug__" {
        return Err(Fault::syntax(range, "cannot assign to __debug__"));
    }
    Ok(())
}

pub(super) fn attribute_assignable(target: &Expr) -> Result<()> {
    match target {
        Expr::Attribute(e) if e.attr.as_str() == "__debug__" => {
            Err(Fault::syntax(e.range, "cannot assign to __debug__"))
        }
        _ => Ok(()),
    }
}

pub(super) fn deletable(name: &str, range: TextRange) -> Result<()> {
    if name == "__debug__" {
        return Err(Fault::syntax(range, "cannot delete __debug__"));
    }
    Ok(())
}

/// `*a = x` needs a comma.
pub(super) fn starred_alone(target: &Expr) -> Result<()> {
    if let Expr::Starred(e) = target {
        let message = "starred assignment target must be in a list or tuple";
        return Err(Fault::syntax(e.range, message));
    }
    Ok(())
}

pub(super) fn one_star(elts: &[Expr], range: TextRange) -> Result<()> {
    let mut stars = elts.iter().filter(|e| e.is_starred_expr());
    stars.next();
    if stars.next().is_some() {
        return Err(Fault::syntax(range, "multiple starred expressions in assignment"));
    }
    if elts.iter().position(Expr::is_starred_expr).is_some_and(|before| before > 255) {
        let message = "too many expressions in star-unpacking assignment";
        return Err(Fault::syntax(range, message));
    }
    Ok(())
}

/// What a call may not repeat.
pub(super) fn arguments(arguments: &ast::Arguments, source: &str) -> Result<()> {
    let mut seen = HashSet::new();
    for keyword in &arguments.keywords {
        if let Some(name) = &keyword.arg {
            let rest = &source[name.range.end().to_usize()..keyword.range.end().to_usize()];
            if rest.trim_start().starts_with(')') {
                let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
                let equal = rest.find('=').map_or(0, |i| i as u32 + 1);
                let end = name.range.end() + TextSize::new(equal);
                return Err(Fault::syntax(TextRange::new(name.range.start(), end), message));
            }
            if !seen.insert(name.as_str()) {
                let message = format!("keyword argument repeated: {name}");
                return Err(Fault::syntax(keyword.range, message));
            }
            if name.as_str() == "__debug__" {
                return Err(Fault::syntax(keyword.range, "cannot assign to __debug__"));
            }
        }
    }
    Ok(())
}

const FEATURES: &[&str] = &[
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "barry_as_FLUFL",
    "generator_stop",
    "annotations",
];

/// `from __future__ import ...` knows its features and stands first.
pub(super) fn future(s: &ast::StmtImportFrom, first: bool) -> Result<()> {
    for alias in &s.names {
        let name = alias.name.as_str();
        if name == "braces" {
            return Err(Fault::syntax(alias.name.range(), "not a chance"));
        }
        if !FEATURES.contains(&name) {
            let message = format!("future feature {name} is not defined");
            return Err(Fault::syntax(alias.name.range(), message));
        }
    }
    if !first {
        let message = "from __future__ imports must occur at the beginning of the file";
        return Err(Fault::syntax(s.range, message));
    }
    Ok(())
}
