//! Fields of f-strings and t-strings.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{InterpolatedStringErrorType, LexicalErrorType, ParseErrorType};
use ruff_text_size::TextRange;

use super::operands::operand_end;
use super::statement::missing_comma;
use super::tokens::Tokens;
use crate::errors::Fault;

pub(super) fn explain(
    tokens: &Tokens<'_>,
    error: &ParseErrorType,
    location: TextRange,
    at: usize,
) -> Option<Box<Fault>> {
    if let ParseErrorType::OtherError(text) = error
        && text.starts_with("Cannot mix t-string")
    {
        let message = "cannot mix t-string literals with string or bytes literals";
        return Some(Fault::syntax(location, message));
    }
    let unclosed = matches!(
        error,
        ParseErrorType::FStringError(InterpolatedStringErrorType::UnclosedLbrace)
            | ParseErrorType::TStringError(InterpolatedStringErrorType::UnclosedLbrace)
            | ParseErrorType::Lexical(
                LexicalErrorType::FStringError(InterpolatedStringErrorType::UnclosedLbrace)
                    | LexicalErrorType::TStringError(InterpolatedStringErrorType::UnclosedLbrace)
            )
    );
    let keyword = matches!(error, ParseErrorType::OtherError(text) if text.starts_with("Expected an identifier, but found a keyword"));
    if !unclosed && !keyword && *error != ParseErrorType::ExpectedExpression {
        return None;
    }
    let open = *tokens.open_before(at).last()?;
    if tokens.kind(open) != TokenKind::Lbrace {
        return None;
    }
    let what = match tokens.before(open)?.kind {
        TokenKind::FStringStart | TokenKind::FStringMiddle => "f",
        TokenKind::TStringStart | TokenKind::TStringMiddle => "t",
        _ => return None,
    };
    let ends = |kind| {
        matches!(
            kind,
            TokenKind::Equal | TokenKind::Exclamation | TokenKind::Colon | TokenKind::Rbrace
        )
    };
    let say = |at: usize, text: &str| {
        Some(Fault::syntax(tokens.shown(at), format!("{what}-string: {text}")))
    };
    if at == open + 1 {
        if ends(tokens.kind(at)) {
            return say(at, &format!("valid expression required before '{}'", tokens.word(at)));
        }
        if matches!(tokens.kind(at), TokenKind::FStringEnd | TokenKind::TStringEnd) {
            return say(at, "expecting '}'");
        }
        return say(at, "expecting a valid expression after '{'");
    }
    let last = operand_end(tokens, open + 1)?;
    let next = last + 1;
    if unclosed
        && !ends(tokens.kind(next))
        && let Some(fault) = missing_comma(tokens, at)
    {
        return Some(fault);
    }
    if matches!(tokens.kind(next), TokenKind::FStringEnd | TokenKind::TStringEnd) {
        return say(next, "expecting '}'");
    }
    if !ends(tokens.kind(next)) {
        let conditional = tokens.kind(next) == TokenKind::If
            && (next..at).any(|k| tokens.kind(k) == TokenKind::Else);
        return if next > at || conditional {
            None
        } else {
            say(next, "expecting '=', or '!', or ':', or '}'")
        };
    }
    // The quote ends the field before anything else is expected.
    if matches!(tokens.kind(at), TokenKind::FStringEnd | TokenKind::TStringEnd)
        && tokens.before(at).is_some_and(|t| t.kind != TokenKind::Colon)
    {
        return say(at, "expecting '}'");
    }
    let seen = |kind| (next..at).any(|k| tokens.kind(k) == kind);
    if seen(TokenKind::Colon) {
        say(at, "expecting '}', or format specs")
    } else if seen(TokenKind::Exclamation) {
        say(at, "expecting ':' or '}'")
    } else if seen(TokenKind::Equal) {
        say(at, "expecting '!', or ':', or '}'")
    } else {
        None
    }
}
