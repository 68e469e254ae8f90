//! Arguments of calls and parameters of functions.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::ParseErrorType;
use ruff_text_size::{TextRange, TextSize};

use super::operands::operand_end;
use super::tokens::Tokens;
use crate::errors::Fault;

pub(super) fn explain(
    tokens: &Tokens<'_>,
    error: &ParseErrorType,
    location: TextRange,
    at: usize,
) -> Option<Box<Fault>> {
    let next = tokens.index_at(location.end());
    let (range, message) = match error {
        ParseErrorType::PositionalAfterKeywordArgument => {
            (tokens.shown(next), "positional argument follows keyword argument")
        }
        ParseErrorType::PositionalAfterKeywordUnpacking => {
            (tokens.shown(next), "positional argument follows keyword argument unpacking")
        }
        ParseErrorType::InvalidArgumentUnpackingOrder => {
            let start = tokens.before(at).map_or(location.start(), |t| t.range.start());
            let range = TextRange::new(start, location.end());
            (range, "iterable argument unpacking follows keyword argument unpacking")
        }
        ParseErrorType::UnparenthesizedGeneratorExpression
            if tokens.kind(tokens.statement_start(at)) == TokenKind::Class
                && tokens.before(at).is_some_and(|t| t.kind == TokenKind::Lpar)
                && tokens.kind(next) == TokenKind::Rpar =>
        {
            let word = (at..next).find(|&k| {
                matches!(tokens.kind(k), TokenKind::For | TokenKind::Async)
                    && tokens.open_before(k).len() == tokens.open_before(at).len()
            })?;
            (tokens.shown(word), "invalid syntax")
        }
        ParseErrorType::UnparenthesizedGeneratorExpression => {
            (location, "Generator expression must be parenthesized")
        }
        ParseErrorType::IterableUnpackingInComprehension => {
            (location, "iterable unpacking cannot be used in comprehension")
        }
        ParseErrorType::NonDefaultParamAfterDefaultParam => {
            (name(tokens, at), "parameter without a default follows parameter with a default")
        }
        ParseErrorType::ParamAfterVarKeywordParam => {
            (name(tokens, at), "arguments cannot follow var-keyword argument")
        }
        ParseErrorType::ExpectedKeywordParam => {
            let star = (0..=at).rev().find(|&k| tokens.kind(k) == TokenKind::Star)?;
            let lambda = tokens.open_before(star).is_empty()
                || (0..star).rev().any(|k| tokens.kind(k) == TokenKind::Lambda);
            let shown = if lambda { star + 1 } else { star };
            (tokens.shown(shown), "named arguments must follow bare *")
        }
        ParseErrorType::VarParameterWithDefault => {
            let equal = (at..next + 1).find(|&k| tokens.kind(k) == TokenKind::Equal).unwrap_or(at);
            let double = (0..equal)
                .rev()
                .find_map(|k| match tokens.kind(k) {
                    TokenKind::Star => Some(false),
                    TokenKind::DoubleStar => Some(true),
                    _ => None,
                })
                .unwrap_or(false);
            let message = if double {
                "var-keyword argument cannot have default value"
            } else {
                "var-positional argument cannot have default value"
            };
            (tokens.shown(equal), message)
        }
        ParseErrorType::OtherError(text) => {
            let shown = tokens.shown(at);
            match text.as_str() {
                "Only one '*' parameter allowed"
                | "Only one '*' separator allowed"
                | "Keyword-only parameter separator not allowed after '*' parameter" => {
                    (first(shown, 1), "* argument may appear only once")
                }
                "Only one '**' parameter allowed" => {
                    (first(shown, 2), "arguments cannot follow var-keyword argument")
                }
                "Only one '/' separator allowed" => (shown, "/ may appear only once"),
                "'/' parameter must appear before '*' parameter" => (shown, "/ must be ahead of *"),
                other if other.contains("before '/'") || other.contains("precede '/'") => {
                    (shown, "at least one argument must precede /")
                }
                _ => return None,
            }
        }
        _ => return None,
    };
    Some(Fault::syntax(range, message))
}

fn first(range: TextRange, length: u32) -> TextRange {
    TextRange::at(range.start(), TextSize::new(length).min(range.len()))
}

/// A parameter: its name, and its annotation.
fn name(tokens: &Tokens<'_>, at: usize) -> TextRange {
    let name = tokens.shown(at);
    let annotation =
        match tokens.kind(at + 1) == TokenKind::Colon && !tokens.open_before(at).is_empty() {
            true => operand_end(tokens, at + 2),
            false => None,
        };
    annotation.map_or(name, |last| TextRange::new(name.start(), tokens.get(last).range.end()))
}
