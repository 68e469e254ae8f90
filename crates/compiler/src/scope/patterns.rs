//! `match`: the names that patterns bind, and the rules that patterns follow.

use diapause_bytecode::Const;
use ruff_python_ast::{self as ast, Expr, Pattern};
use ruff_text_size::{Ranged, TextRange};

use super::Uses;
use super::build::Builder;
use super::check;
use crate::constants::as_integer;
use crate::errors::{Fault, Result};
use crate::expr::literal;

/// What a pattern binds, as far as it was read.
type Names = Vec<String>;

impl Builder<'_> {
    pub(super) fn match_(&mut self, s: &ast::StmtMatch) -> Result<()> {
        self.expr(&s.subject)?;
        for (i, case) in s.cases.iter().enumerate() {
            let last = i + 1 == s.cases.len();
            self.pattern(&case.pattern, case.guard.is_some() || last, &mut Vec::new())?;
            self.exprs(case.guard.as_deref())?;
            self.body(&case.body)?;
        }
        Ok(())
    }

    /// A pattern; `open` says whether it may fit everything.
    fn pattern(&mut self, pattern: &Pattern, open: bool, names: &mut Names) -> Result<()> {
        match pattern {
            Pattern::MatchValue(p) => {
                if matches!(*p.value, Expr::FString(_) | Expr::TString(_)) {
                    let message = "patterns may only match literals and attribute lookups";
                    return Err(Fault::syntax(p.range, message));
                }
                self.expr(&p.value)
            }
            Pattern::MatchSingleton(_) => Ok(()),
            Pattern::MatchSequence(p) => {
                if p.patterns.iter().filter(|p| p.is_match_star()).count() > 1 {
                    let message = "multiple starred names in sequence pattern";
                    return Err(Fault::syntax(p.range, message));
                }
                p.patterns.iter().try_for_each(|p| self.pattern(p, true, names))
            }
            Pattern::MatchMapping(p) => {
                self.keys(p)?;
                p.patterns.iter().try_for_each(|p| self.pattern(p, true, names))?;
                self.capture(p.rest.as_ref(), p.range, names)
            }
            Pattern::MatchClass(p) => {
                self.expr(&p.cls)?;
                let keywords = &p.arguments.keywords;
                for (i, keyword) in keywords.iter().enumerate() {
                    let name = keyword.attr.as_str();
                    check::assignable(name, keyword.pattern.range())?;
                    if let Some(again) = keywords[i + 1..].iter().find(|k| k.attr.as_str() == name)
                    {
                        let message = format!("attribute name repeated in class pattern: {name}");
                        return Err(Fault::syntax(again.pattern.range(), message));
                    }
                }
                let inside = p.arguments.patterns.iter().chain(keywords.iter().map(|k| &k.pattern));
                inside.into_iter().try_for_each(|p| self.pattern(p, true, names))
            }
            Pattern::MatchStar(p) => self.capture(p.name.as_ref(), p.range, names),
            Pattern::MatchAs(p) => {
                match &p.pattern {
                    Some(inner) => self.pattern(inner, open, names)?,
                    None if open => {}
                    None => {
                        let what = match &p.name {
                            Some(name) => format!("name capture '{name}'"),
                            None => "wildcard".to_owned(),
                        };
                        let message = format!("{what} makes remaining patterns unreachable");
                        return Err(Fault::syntax(p.range, message));
                    }
                }
                self.capture(p.name.as_ref(), p.range, names)
            }
            Pattern::MatchOr(p) => self.alternatives(p, open, names),
        }
    }

    fn alternatives(
        &mut self,
        p: &ast::PatternMatchOr,
        open: bool,
        names: &mut Names,
    ) -> Result<()> {
        let mut first: Option<Names> = None;
        for (i, part) in p.patterns.iter().enumerate() {
            let mut own = Vec::new();
            self.pattern(part, open && i + 1 == p.patterns.len(), &mut own)?;
            match &first {
                None => first = Some(own),
                Some(first) => {
                    if first.len() != own.len() || !own.iter().all(|name| first.contains(name)) {
                        let message = "alternative patterns bind different names";
                        return Err(Fault::syntax(p.range, message));
                    }
                }
            }
        }
        for name in first.into_iter().flatten() {
            add_name(name, p.range, names)?;
        }
        Ok(())
    }

    fn keys(&mut self, p: &ast::PatternMatchMapping) -> Result<()> {
        let mut seen = Vec::new();
        for key in &p.keys {
            self.expr(key)?;
            if key.is_attribute_expr() {
                continue;
            }
            let Some(value) = key_constant(key, self.source)? else { continue };
            let kind = key_kind(&value);
            if seen.contains(&kind) {
                let shown = key_text(&value);
                let message = format!("mapping pattern checks duplicate key ({shown})");
                return Err(Fault::syntax(p.range, message));
            }
            seen.push(kind);
        }
        Ok(())
    }

    fn capture(
        &mut self,
        name: Option<&ast::Identifier>,
        range: TextRange,
        names: &mut Names,
    ) -> Result<()> {
        let Some(name) = name else { return Ok(()) };
        check::assignable(name.as_str(), range)?;
        self.note(name.as_str(), Uses::ASSIGNED);
        add_name(name.as_str().to_owned(), range, names)
    }
}

fn add_name(name: String, range: TextRange, names: &mut Names) -> Result<()> {
    if names.contains(&name) {
        let message = format!("multiple assignments to name '{name}' in pattern");
        return Err(Fault::syntax(range, message));
    }
    names.push(name);
    Ok(())
}

/// The value of a key that is a literal.
fn key_constant(key: &Expr, source: &str) -> Result<Option<Const>> {
    match key {
        Expr::UnaryOp(e) => {
            Ok(literal(&e.operand, source)?.and_then(|value| crate::fold::unary(e.op, &value)))
        }
        other => literal(other, source),
    }
}

/// Keys that are equal have the same text here.
fn key_kind(value: &Const) -> String {
    if let Some(integer) = as_integer(value) {
        return integer.to_string();
    }
    match value {
        Const::Imaginary(f) if *f == 0.0 => "0".to_owned(),
        Const::Float(f) if *f == f.trunc() && f.abs() < 1e15 => format!("{}", *f as i64),
        other => format!("{other:?}"),
    }
}

/// How a key is shown.
fn key_text(value: &Const) -> String {
    match value {
        Const::Str(text) => quoted(text),
        Const::Bytes(bytes) => format!("b{}", quoted(&bytes.escape_ascii().to_string())),
        Const::True => "True".to_owned(),
        Const::False => "False".to_owned(),
        Const::None => "None".to_owned(),
        Const::Float(f) => format!("{f:?}"),
        other => as_integer(other).map_or_else(String::new, |integer| integer.to_string()),
    }
}

fn quoted(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::from(quote);
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c == quote || c == '\\' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out.push(quote);
    out
}
