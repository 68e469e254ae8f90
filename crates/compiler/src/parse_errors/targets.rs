//! Things that cannot be assigned to, deleted or annotated.

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{self as ast, Expr};
use ruff_python_parser::ParseErrorType;
use ruff_text_size::{Ranged, TextRange};

use super::tokens::Tokens;
use super::{expression_at, expression_name};
use crate::errors::Fault;

pub(super) fn explain(
    tokens: &Tokens<'_>,
    error: &ParseErrorType,
    location: TextRange,
) -> Option<Box<Fault>> {
    let name = || expression_at(tokens, location).map(|e| expression_name(&e));
    let message = match error {
        ParseErrorType::InvalidAssignmentTarget => return assignment(tokens, location),
        ParseErrorType::InvalidNamedAssignmentTarget => {
            format!("cannot use assignment expressions with {}", name()?)
        }
        ParseErrorType::InvalidAugmentedAssignmentTarget => {
            format!("'{}' is an illegal expression for augmented assignment", name()?)
        }
        ParseErrorType::InvalidDeleteTarget => {
            let expr = expression_at(tokens, location)?;
            let culprit = first_invalid(&expr);
            let message = format!("cannot delete {}", expression_name(culprit));
            return Some(Fault::syntax(culprit.range(), message));
        }
        ParseErrorType::InvalidAnnotatedAssignmentTarget => {
            "illegal target for annotation".to_owned()
        }
        ParseErrorType::OtherError(text) if text.starts_with("Only single target (not") => {
            let expr = expression_at(tokens, location)?;
            let range = match &expr {
                Expr::Tuple(t) if !t.parenthesized => t.elts.first()?.range(),
                other => other.range(),
            };
            return Some(Fault::syntax(range, text.replacen("Only", "only", 1)));
        }
        _ => return None,
    };
    Some(Fault::syntax(location, message))
}

/// The first part of a target that is none.
fn first_invalid(expr: &Expr) -> &Expr {
    let parts: &[Expr] = match expr {
        Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. }) => elts,
        _ => return expr,
    };
    parts
        .iter()
        .map(first_invalid)
        .find(|e| {
            !matches!(
                e,
                Expr::Name(_)
                    | Expr::Attribute(_)
                    | Expr::Subscript(_)
                    | Expr::Tuple(_)
                    | Expr::List(_)
            )
        })
        .unwrap_or(expr)
}

fn assignment(tokens: &Tokens<'_>, location: TextRange) -> Option<Box<Fault>> {
    let expr = expression_at(tokens, location)?;
    let at = tokens.index_at(location.start());
    let start = tokens.statement_start(at);
    let first = tokens.kind(start);
    if matches!(expr, Expr::Yield(_) | Expr::YieldFrom(_)) {
        return Some(Fault::syntax(location, "assignment to yield expression not possible"));
    }
    let name = expression_name(&expr);
    // `if x.y = 1` and `5 = x`: perhaps a comparison was meant. Not in chains, nor in displays.
    let next = tokens.index_at(location.end());
    let end = tokens.statement_end(next);
    let equals = |range: std::ops::Range<usize>| {
        range.into_iter().any(|k| tokens.kind(k) == TokenKind::Equal)
    };
    let assigns = tokens.kind(next) == TokenKind::Equal
        || (tokens.kind(next) == TokenKind::Rpar && tokens.kind(next + 1) == TokenKind::Equal);
    let simple = !matches!(
        expr,
        Expr::List(_)
            | Expr::Tuple(_)
            | Expr::Generator(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::Lambda(_)
            | Expr::Compare(_)
            | Expr::If(_)
            | Expr::BoolOp(_)
            | Expr::Starred(_)
    ) && !matches!(&expr, Expr::UnaryOp(e) if e.op == ast::UnaryOp::Not);
    let header = matches!(first, TokenKind::For | TokenKind::With | TokenKind::Async);
    let depth = tokens.open_before(at).len();
    let alone = depth == 0 || matches!(expr, Expr::Named(_));
    let hint = simple
        && assigns
        && alone
        && !header
        && !equals(start..next.min(at.max(start)))
        && !equals(next + 2..end);
    let message = if hint {
        format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?")
    } else {
        format!("cannot assign to {name}")
    };
    Some(Fault::syntax(expr.range(), message))
}
