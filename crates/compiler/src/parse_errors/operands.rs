//! Where expressions start and end among the tokens of a source with errors.

use ruff_python_ast::token::TokenKind;
use ruff_text_size::TextSize;

use super::tokens::{Tokens, closes, ends_expression, opens, starts_expression};

/// As [`operand_end`], of an expression without comparisons, `not`, `and` and `or`.
pub(super) fn bitwise_end(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let last = operand_end(tokens, at)?;
    let mut depth = 0_i32;
    for k in at..=last {
        let kind = tokens.kind(k);
        depth += i32::from(opens(kind)) - i32::from(closes(kind));
        if depth == 0 && is_loose(kind) {
            return (k > at).then(|| k - 1);
        }
    }
    Some(last)
}

/// Operators that bind less than `|`.
fn is_loose(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::And
            | TokenKind::Or
            | TokenKind::Not
            | TokenKind::In
            | TokenKind::Is
            | TokenKind::Less
            | TokenKind::Greater
            | TokenKind::EqEqual
            | TokenKind::NotEqual
            | TokenKind::LessEqual
            | TokenKind::GreaterEqual
    )
}

/// Where the operands of the token start and end.
pub(super) fn operands(tokens: &Tokens<'_>, at: usize) -> Option<(TextSize, TextSize)> {
    let start = tokens.get(operand_start(tokens, at)?).range.start();
    let end = tokens.get(bitwise_end(tokens, at + 1)?).range.end();
    Some((start, end))
}

/// Index of the first token of the expression that ends before token `at`.
pub(super) fn operand_start(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let mut depth = 0_i32;
    let mut start = at;
    while let Some(k) = start.checked_sub(1) {
        let kind = tokens.kind(k);
        if closes(kind) {
            depth += 1;
        } else if opens(kind) {
            if depth == 0 {
                break;
            }
            depth -= 1;
        } else if depth == 0 && !continues(kind) {
            break;
        }
        start = k;
    }
    (start < at).then_some(start)
}

/// Index of the last token of the expression that starts with token `at`.
pub(super) fn operand_end(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let mut k = at;
    let mut expects_operand = true;
    let mut last = None;
    loop {
        let kind = tokens.kind(k);
        if expects_operand {
            if matches!(
                kind,
                TokenKind::Not | TokenKind::Minus | TokenKind::Plus | TokenKind::Tilde
            ) {
                k += 1;
                continue;
            }
            if !starts_expression(kind) {
                break;
            }
            if opens(kind) {
                k = closing(tokens, k)?;
            }
            last = Some(k);
            expects_operand = false;
            k += 1;
            continue;
        }
        match kind {
            TokenKind::Lpar | TokenKind::Lsqb => {
                k = closing(tokens, k)?;
                last = Some(k);
                k += 1;
            }
            TokenKind::Dot if tokens.kind(k + 1) != TokenKind::Name => break,
            TokenKind::Dot => {
                last = Some(k + 1);
                k += 2;
            }
            TokenKind::String => {
                last = Some(k);
                k += 1;
            }
            kind if continues(kind) && !starts_expression(kind)
                || matches!(kind, TokenKind::Plus | TokenKind::Minus) =>
            {
                expects_operand = true;
                k += 1;
            }
            _ => break,
        }
    }
    last
}

pub(super) fn closing(tokens: &Tokens<'_>, open: usize) -> Option<usize> {
    let mut depth = 0;
    for k in open..tokens.list().len() {
        let kind = tokens.kind(k);
        if opens(kind) {
            depth += 1;
        } else if closes(kind) {
            depth -= 1;
            if depth == 0 {
                return Some(k);
            }
        }
    }
    None
}

/// Whether a token may stand within a disjunction.
fn continues(kind: TokenKind) -> bool {
    starts_expression(kind) && kind != TokenKind::Lambda
        || ends_expression(kind)
        || matches!(
            kind,
            TokenKind::And
                | TokenKind::Or
                | TokenKind::In
                | TokenKind::Is
                | TokenKind::Dot
                | TokenKind::Star
                | TokenKind::Slash
                | TokenKind::DoubleSlash
                | TokenKind::Percent
                | TokenKind::At
                | TokenKind::DoubleStar
                | TokenKind::LeftShift
                | TokenKind::RightShift
                | TokenKind::Amper
                | TokenKind::Vbar
                | TokenKind::CircumFlex
                | TokenKind::Less
                | TokenKind::Greater
                | TokenKind::EqEqual
                | TokenKind::NotEqual
                | TokenKind::LessEqual
                | TokenKind::GreaterEqual
        )
}
