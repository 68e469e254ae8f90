//! Things that cannot be assigned to, deleted or annotated.

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{self as ast, Expr};
use ruff_python_parser::ParseErrorType;
use ruff_text_size::{Ranged, TextRange};

use super::operands::bitwise_end;
use super::tokens::{Tokens, closes, opens};
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
            let what = match tokens.text(location) {
                text if text.starts_with('*') => "starred",
                text if text.starts_with("yield") => "yield expression",
                _ => name()?,
            };
            format!("'{what}' is an illegal expression for augmented assignment")
        }
        ParseErrorType::InvalidDeleteTarget => {
            if tokens.text(location).starts_with("yield") {
                return Some(Fault::syntax(location, "cannot delete yield expression"));
            }
            if tokens.text(location).starts_with('*') {
                return Some(Fault::syntax(location, "cannot delete starred"));
            }
            let expr = expression_at(tokens, location)?;
            let culprit = first_invalid(&expr);
            let message = format!("cannot delete {}", expression_name(culprit));
            return Some(Fault::syntax(culprit.range(), message));
        }
        // `a, b += 1`
        ParseErrorType::ExpectedToken { expected: TokenKind::Comma, .. }
            if is_augmented(tokens, tokens.index_at(location.start())) =>
        {
            let at = tokens.index_at(location.start());
            let start = tokens.get(tokens.statement_start(at)).range.start();
            let target = TextRange::new(start, tokens.before(at)?.range.end());
            let expr = expression_at(tokens, target)?;
            let name = expression_name(&expr);
            let message = format!("'{name}' is an illegal expression for augmented assignment");
            return Some(Fault::syntax(target, message));
        }
        ParseErrorType::UnparenthesizedTupleExpression => {
            let at = tokens.index_at(location.start());
            if tokens.kind(tokens.statement_start(at)) != TokenKind::Raise {
                return None;
            }
            let comma = tokens.top_level(at, TokenKind::Comma)?;
            return Some(Fault::syntax(tokens.shown(comma), "invalid syntax"));
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

/// Whether a target is all that stands in parentheses at the start of a statement.
fn is_grouped(tokens: &Tokens<'_>, location: TextRange) -> bool {
    let mut at = tokens.index_at(location.start());
    let next = tokens.index_at(location.end());
    let start = tokens.statement_start(at);
    let mut behind = next;
    while tokens.before(at).is_some_and(|t| t.kind == TokenKind::Lpar)
        && tokens.kind(behind) == TokenKind::Rpar
    {
        at -= 1;
        behind += 1;
    }
    behind > next && (at == start || tokens.before(at).is_some_and(|t| t.kind == TokenKind::Colon))
}

/// `x = 5` in a statement that is no assignment, as in `x = 5, y() = 6`: the part that may have
/// been meant to be a comparison.
fn comparison(tokens: &Tokens<'_>, start: usize) -> Option<TextRange> {
    let end = tokens.statement_end(start);
    let mut depth = 0_i32;
    for k in start..end {
        let kind = tokens.kind(k);
        depth += i32::from(opens(kind)) - i32::from(closes(kind));
        let begins =
            k == start || matches!(tokens.kind(k - 1), TokenKind::Comma | TokenKind::Equal);
        if depth != 0
            || kind != TokenKind::Name
            || !begins
            || tokens.kind(k + 1) != TokenKind::Equal
        {
            continue;
        }
        if matches!(tokens.kind(k + 2), TokenKind::Lambda | TokenKind::Not) {
            continue;
        }
        let Some(last) = bitwise_end(tokens, k + 2) else { continue };
        if !matches!(tokens.kind(last + 1), TokenKind::Equal | TokenKind::ColonEqual) {
            let end = tokens.get(last).range.end();
            // Where nothing follows, it is the assignment itself.
            let whole = matches!(tokens.kind(last + 1), TokenKind::Newline | TokenKind::Semi);
            return (!whole || k > start && tokens.kind(k - 1) == TokenKind::Comma)
                .then(|| TextRange::new(tokens.get(k).range.start(), end));
        }
    }
    None
}

fn is_augmented(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.open_before(at).is_empty()
        && tokens.kind(at) != TokenKind::Equal
        && tokens.word(at).ends_with('=')
        && !matches!(
            tokens.kind(at),
            TokenKind::EqEqual
                | TokenKind::NotEqual
                | TokenKind::LessEqual
                | TokenKind::GreaterEqual
                | TokenKind::ColonEqual
        )
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
    let grouped = is_grouped(tokens, location);
    if tokens.text(location).starts_with("yield") {
        let message = match grouped {
            true => "cannot assign to yield expression here. Maybe you meant '==' instead of '='?",
            false => "assignment to yield expression not possible",
        };
        return Some(Fault::syntax(location, message));
    }
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
    let behind = (next..).find(|&k| !grouped || tokens.kind(k) != TokenKind::Rpar);
    let assigns = behind.is_some_and(|k| tokens.kind(k) == TokenKind::Equal)
        || (tokens.kind(next) == TokenKind::Rpar && tokens.kind(next + 1) == TokenKind::Equal);
    let simple = !matches!(
        expr,
        Expr::List(_)
            | Expr::Tuple(_)
            | Expr::Generator(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::Starred(_)
    ) && (grouped
        || !matches!(expr, Expr::If(_) | Expr::BoolOp(_) | Expr::Compare(_)))
        && (grouped || !matches!(&expr, Expr::UnaryOp(e) if e.op == ast::UnaryOp::Not))
        && (!expr.is_lambda_expr() || tokens.before(at).is_some_and(|t| t.kind == TokenKind::Lpar));
    let header = matches!(first, TokenKind::For | TokenKind::With)
        || first == TokenKind::Async
            && matches!(tokens.kind(start + 1), TokenKind::For | TokenKind::With);
    let depth = tokens.open_before(at).len();
    let alone = depth == 0 || grouped;
    let hint = simple
        && assigns
        && alone
        && !header
        && !equals(start..next.min(at.max(start)))
        && !equals(next + 2..end);
    if let Some(range) = comparison(tokens, start)
        && !hint
    {
        let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
        return Some(Fault::syntax(range, message));
    }
    let message = if hint {
        format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?")
    } else {
        format!("cannot assign to {name}")
    };
    Some(Fault::syntax(expr.range(), message))
}
