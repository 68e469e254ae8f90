//! Patterns of `match`.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::ParseErrorType;
use ruff_text_size::TextRange;

use super::operands::operand_end;
use super::tokens::{Tokens, closes, opens};
use super::{expression_at, expression_name, generic};
use crate::errors::Fault;

pub(super) fn explain(
    tokens: &Tokens<'_>,
    error: &ParseErrorType,
    location: TextRange,
    at: usize,
) -> Option<Box<Fault>> {
    let start = tokens.statement_start(at);
    if tokens.kind(start) != TokenKind::Case {
        return None;
    }
    let number = matches!(tokens.kind(at), TokenKind::Int | TokenKind::Float | TokenKind::Complex);
    let message = match error {
        ParseErrorType::InvalidMatchPatternTarget
            if tokens.before(at).is_some_and(|t| t.kind == TokenKind::As) =>
        {
            "cannot use '_' as a target"
        }
        ParseErrorType::ExpectedImaginaryNumber if number => {
            "imaginary number required in complex literal"
        }
        ParseErrorType::ExpectedRealNumber if number => "real number required in complex literal",
        ParseErrorType::ExpectedRealNumber if tokens.kind(at) == TokenKind::Name => {
            return Some(generic(tokens, tokens.index_at(location.end())));
        }
        ParseErrorType::OtherError(text) if text == "Invalid mapping pattern key" => {
            return Some(generic(tokens, tokens.index_at(location.end())));
        }
        ParseErrorType::InvalidStarPatternUsage
            if tokens
                .before(at)
                .is_some_and(|t| matches!(t.kind, TokenKind::Lbrace | TokenKind::Lpar)) =>
        {
            return Some(generic(tokens, at));
        }
        ParseErrorType::InvalidStarPatternUsage => {
            return Some(generic(tokens, tokens.index_at(location.end())));
        }
        ParseErrorType::OtherError(text) if text.starts_with("Positional patterns cannot") => {
            let message = "positional patterns follow keyword patterns";
            return Some(Fault::syntax(positional(tokens, at), message));
        }
        _ if tokens.kind(at) == TokenKind::Minus => return Some(generic(tokens, at + 1)),
        _ => {
            return target(tokens, start, at).or_else(|| {
                let value = tokens.before(at).is_some_and(|t| t.kind == TokenKind::Equal);
                (value && tokens.kind(at) == TokenKind::Rpar).then(|| generic(tokens, at))
            });
        }
    };
    Some(Fault::syntax(location, message))
}

/// The patterns from token `at` up to the next with a name.
fn positional(tokens: &Tokens<'_>, at: usize) -> TextRange {
    let (mut depth, mut last, mut k) = (0, at, at);
    loop {
        let kind = tokens.kind(k);
        let named = kind == TokenKind::Name && tokens.kind(k + 1) == TokenKind::Equal;
        if depth == 0 && (named || closes(kind)) || kind == TokenKind::EndOfFile {
            break;
        }
        if opens(kind) {
            depth += 1;
        } else if closes(kind) {
            depth -= 1;
        }
        if kind != TokenKind::Comma || depth > 0 {
            last = k;
        }
        k += 1;
    }
    TextRange::new(tokens.get(at).range.start(), tokens.get(last).range.end())
}

/// `case 1 as a.b`
fn target(tokens: &Tokens<'_>, start: usize, at: usize) -> Option<Box<Fault>> {
    let as_ = (start..=at).rev().find(|&k| tokens.kind(k) == TokenKind::As)?;
    let last = operand_end(tokens, as_ + 1)?;
    if last < at {
        return None;
    }
    let range = TextRange::new(tokens.get(as_ + 1).range.start(), tokens.get(last).range.end());
    let name = expression_name(&expression_at(tokens, range)?);
    let message = format!("cannot use {name} as pattern target");
    (name != "name").then(|| Fault::syntax(range, message))
}
