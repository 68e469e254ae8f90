//! Parses, and says in the words of CPython what is wrong.
//!
//! The parser reports every error it can recover from, in its own words. CPython reports one: what
//! its tokenizer finds wrong anywhere comes first, then what the grammar knows a message for,
//! else "invalid syntax" at the first token that cannot be.

mod arguments;
mod fields;
mod lexical;
pub(crate) mod numbers;
mod operands;
mod patterns;
mod statement;
mod targets;
mod tokens;
mod typos;

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{ModModule, PythonVersion};
use ruff_python_parser::{
    LexicalErrorType, Mode, ParseError, ParseErrorType, ParseOptions, Parsed,
};
use ruff_text_size::{Ranged, TextRange};

use crate::errors::{ErrorKind, Fault, Result};
use crate::warnings::before_syntax_error;
use tokens::Tokens;
pub(crate) use typos::misspelling;

/// The syntax tree of a source without syntax errors.
pub(crate) fn parse(source: &str) -> Result<Parsed<ModModule>> {
    let options = ParseOptions::from(Mode::Module).with_target_version(PythonVersion::PY314);
    let parsed = ruff_python_parser::parse_unchecked(source, options);
    match parsed.try_into_module() {
        Some(parsed) if parsed.has_valid_syntax() => Ok(parsed),
        Some(parsed) => {
            let (mut fault, lexical) = explain(source, &parsed);
            let error = fault.start as usize;
            let until = if lexical { error } else { source.len() };
            // A string that the error is about has been read.
            let strings = error + usize::from(!lexical && fault.message != "invalid syntax");
            fault.warnings = before_syntax_error(parsed.tokens(), source, strings, until);
            Err(fault)
        }
        None => Err(Fault::syntax(TextRange::default(), "invalid syntax")),
    }
}

/// The error, and whether it is one that CPython's tokenizer finds.
fn explain(source: &str, parsed: &Parsed<ModModule>) -> (Box<Fault>, bool) {
    let tokens = Tokens::new(source, parsed.tokens());
    let mut errors: Vec<&ParseError> = parsed
        .errors()
        .iter()
        .filter(|e| {
            e.error != ParseErrorType::Lexical(LexicalErrorType::Eof)
                && e.error != ParseErrorType::Lexical(LexicalErrorType::IndentationError)
        })
        .collect();
    errors.sort_by_key(|e| e.location.start());
    let mut error = errors.first().copied();
    if let Some(fault) = lexical::first_error(&tokens, parsed.errors(), error) {
        // An indentation error of the parser ends the search for errors of the tokenizer.
        let indented = error.filter(|e| e.error == ParseErrorType::UnexpectedIndentation);
        if indented.is_none_or(|e| fault.start <= e.location.start().to_u32()) {
            return (fault, true);
        }
    }
    // What CPython says only of statements that are whole otherwise.
    if let [first, second, ..] = *errors
        && matches!(
            first.error,
            ParseErrorType::InvalidAnnotatedAssignmentTarget
                | ParseErrorType::UnparenthesizedGeneratorExpression
        )
        && tokens.statement_start(tokens.index_at(first.location.start()))
            == tokens.statement_start(tokens.index_at(second.location.start()))
    {
        error = Some(second);
    }
    // A target is blamed only when it is whole.
    if let [first, rest @ ..] = &errors[..]
        && first.error == ParseErrorType::InvalidAssignmentTarget
        && let Some(within) = rest.iter().find(|e| {
            tokens.index_at(e.location.start()) <= tokens.index_at(first.location.end())
                && matches!(
                    e.error,
                    ParseErrorType::ExpectedToken { .. } | ParseErrorType::ExpectedExpression
                )
        })
    {
        error = Some(within);
    }
    let mut at = error.map_or(usize::MAX, |e| tokens.index_at(e.location.start()));
    if let Some(ParseError { error: ParseErrorType::OtherError(text), location }) = error
        && text == "Expected a parameter name"
    {
        at = tokens.index_at(location.end());
    }
    // The parser gives brackets up at a line break, CPython does not.
    while matches!(tokens.kind(at), TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent)
        && !tokens.open_before(at).is_empty()
    {
        at += 1;
    }
    let fault = error
        .and_then(|e| specific(&tokens, &e.error, e.location, at))
        .unwrap_or_else(|| generic(&tokens, at));
    // A bracket that stays open is the cause of errors on later lines.
    if let Some(open) = tokens.open_at_end() {
        let line = |offset| crate::errors::line_number(source, offset as usize);
        let ended = tokens.kind(at) == TokenKind::EndOfFile;
        let found = tokens.get(at).range.start().to_u32();
        if ended || line(fault.start.max(found)) > line(open.range.start().to_u32()) {
            let message = format!("'{}' was never closed", tokens.text(open.range));
            return (Fault::at(ErrorKind::Syntax, open.range.start(), message), false);
        }
    }
    (fault, false)
}

/// An error that the grammar of CPython has words for.
fn specific(
    tokens: &Tokens<'_>,
    error: &ParseErrorType,
    location: TextRange,
    at: usize,
) -> Option<Box<Fault>> {
    fields::explain(tokens, error, location, at)
        .or_else(|| lexical::grammar_error(tokens, error, location, at))
        .or_else(|| patterns::explain(tokens, error, location, at))
        .or_else(|| targets::explain(tokens, error, location))
        .or_else(|| arguments::explain(tokens, error, location, at))
        .or_else(|| statement::explain(tokens, error, location, at))
}

/// "invalid syntax" at a token.
fn generic(tokens: &Tokens<'_>, at: usize) -> Box<Fault> {
    let token = tokens.get(at);
    match token.kind {
        // The parser of CPython reads on where an operator is made of two tokens, or may be.
        TokenKind::Greater if tokens.touches(at, TokenKind::Less) => {
            let start = tokens.get(at - 1).range.start();
            Fault::syntax(TextRange::new(start, token.range.end()), "invalid syntax")
        }
        TokenKind::Not
            if tokens.before(at).is_some_and(|t| tokens::ends_expression(t.kind))
                && tokens.kind(at + 1) != TokenKind::In =>
        {
            Fault::syntax(tokens.shown(at + 1), "invalid syntax")
        }
        TokenKind::Star
            if tokens.open_before(at).last().is_some_and(|&o| {
                tokens.kind(o) == TokenKind::Lbrace
                    && matches!(tokens.kind(at - 1), TokenKind::Lbrace | TokenKind::Comma)
            }) =>
        {
            let next = operands::operand_end(tokens, at + 1).map_or(at, |last| last + 1);
            Fault::syntax(tokens.shown(next), "invalid syntax")
        }
        TokenKind::Indent => lexical::unexpected_indent(tokens, at),
        TokenKind::Dedent => generic(tokens, at + 1),
        _ => Fault::syntax(tokens.shown(at), "invalid syntax"),
    }
}

/// How CPython calls an expression in messages about targets.
///
/// Source: CPython, Parser/pegen.c, `_PyPegen_get_expr_name`.
fn expression_name(expr: &ruff_python_ast::Expr) -> &'static str {
    use ruff_python_ast::Expr;
    match expr {
        Expr::Attribute(_) => "attribute",
        Expr::Subscript(_) => "subscript",
        Expr::Starred(_) => "starred",
        Expr::Name(name) if name.id == "__debug__" => "__debug__",
        Expr::Name(_) => "name",
        Expr::List(_) => "list",
        Expr::Tuple(_) => "tuple",
        Expr::Lambda(_) => "lambda",
        Expr::Call(_) => "function call",
        Expr::BoolOp(_) | Expr::BinOp(_) | Expr::UnaryOp(_) => "expression",
        Expr::Generator(_) => "generator expression",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Await(_) => "await expression",
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::FString(_) => "f-string expression",
        Expr::TString(_) => "t-string expression",
        Expr::NoneLiteral(_) => "None",
        Expr::BooleanLiteral(e) if e.value => "True",
        Expr::BooleanLiteral(_) => "False",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::Compare(_) => "comparison",
        Expr::If(_) => "conditional expression",
        Expr::Named(_) => "named expression",
        Expr::StringLiteral(_) | Expr::BytesLiteral(_) | Expr::NumberLiteral(_) => "literal",
        Expr::Slice(_) | Expr::IpyEscapeCommand(_) => "expression",
    }
}

/// The expression that a stretch of the source is by itself.
fn expression_at(tokens: &Tokens<'_>, range: TextRange) -> Option<ruff_python_ast::Expr> {
    let parsed = ruff_python_parser::parse_parenthesized_expression_range(tokens.source, range);
    let Ok(parsed) = parsed else {
        // `a := 1` is one only in parentheses.
        let inside = format!("({})", tokens.text(range));
        let parsed = ruff_python_parser::parse_expression(&inside).ok()?;
        let mut expr = *parsed.into_syntax().body;
        ruff_python_ast::relocate::relocate_expr(&mut expr, range);
        return expr.is_named_expr().then_some(expr);
    };
    let expr = *parsed.into_syntax().body;
    (expr.range().end() <= range.end()).then_some(expr)
}
