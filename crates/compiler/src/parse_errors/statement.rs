//! Whole statements and expressions: missing colons, commas, blocks, parentheses.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::ParseErrorType;
use ruff_text_size::{TextRange, TextSize};

use super::lexical::unexpected_indent;
use super::operands::{bitwise_end, closing, operand_end, operand_start, operands};
use super::tokens::{Tokens, closes, ends_expression, opens, starts_expression};
use super::{expression_at, expression_name};
use crate::errors::{ErrorKind, Fault, line_number};

pub(super) fn explain(
    tokens: &Tokens<'_>,
    error: &ParseErrorType,
    location: TextRange,
    at: usize,
) -> Option<Box<Fault>> {
    match error {
        ParseErrorType::UnexpectedIndentation => return Some(unexpected_indent(tokens, at)),
        ParseErrorType::EmptyImportNames if tokens.kind(at) == TokenKind::Newline => {
            let message = "Expected one or more names after 'import'";
            return Some(Fault::syntax(tokens.shown(at), message));
        }
        ParseErrorType::EmptyTypeParams => {
            let message = "Type parameter list cannot be empty";
            let close = tokens.index_at(location.end()).saturating_sub(1);
            return Some(Fault::syntax(tokens.shown(close), message));
        }
        _ if tokens.kind(at) == TokenKind::Colon
            && tokens
                .open_before(at)
                .last()
                .is_some_and(|&o| tokens.kind(o) == TokenKind::Lsqb)
            && at >= 2
            && matches!(tokens.kind(at - 2), TokenKind::Star | TokenKind::DoubleStar)
            && tokens.kind(at + 1) != TokenKind::Rsqb =>
        {
            let ends = |kind| matches!(kind, TokenKind::Comma | TokenKind::Equal);
            let mut last = at + 1;
            while !closes(tokens.kind(last + 1)) && !ends(tokens.kind(last + 1)) {
                last = match opens(tokens.kind(last + 1)) {
                    true => closing(tokens, last + 1).unwrap_or(last + 1),
                    false => last + 1,
                };
                if last >= tokens.list().len() {
                    break;
                }
            }
            let single = tokens.kind(at - 2) == TokenKind::Star;
            let what = if single { "TypeVarTuple" } else { "ParamSpec" };
            let start = tokens.get(at).range.start();
            let range = TextRange::new(start, tokens.get(last).range.end());
            let constraint =
                if tokens.kind(at + 1) == TokenKind::Lpar { "constraints" } else { "bound" };
            let message = format!("cannot use {constraint} with {what}");
            return Some(Fault::syntax(range, message));
        }
        ParseErrorType::OtherError(text) if text.starts_with("Multiple exception types") => {
            let mut last = at;
            while !matches!(tokens.kind(last + 1), TokenKind::Colon | TokenKind::Newline) {
                last += 1;
            }
            let end = tokens.get(last).range.end();
            let message = "multiple exception types must be parenthesized when using 'as'";
            return Some(Fault::syntax(TextRange::new(location.start(), end), message));
        }
        ParseErrorType::OtherError(text) if text.starts_with("Expected one or more") => {
            let message = "expected one or more exception types";
            return Some(Fault::syntax(tokens.shown(at), message));
        }
        ParseErrorType::InvalidStarredExpressionUsage if is_alone(tokens, location, at) => {
            return Some(Fault::syntax(location, "cannot use starred expression here"));
        }
        ParseErrorType::OtherError(text) if text == "Star import must be the only import" => {
            return Some(Fault::syntax(tokens.shown(at + 1), "invalid syntax"));
        }
        ParseErrorType::OtherError(text) => {
            let found = skip_layout(tokens, at);
            if tokens.kind(found) == TokenKind::Elif && text == "Expected a statement" {
                let before = tokens.before(found).map(|t| t.kind);
                if before == Some(TokenKind::Dedent) && follows_else(tokens, found) {
                    let message = "'elif' block follows an 'else' block";
                    return Some(Fault::syntax(tokens.shown(found), message));
                }
            }
            if text.starts_with("Expected an indented block") {
                return Some(missing_block(tokens, at));
            }
            if text.starts_with("Expected `except` or `finally`") {
                let message = "expected 'except' or 'finally' block";
                let at = skip_layout(tokens, tokens.index_at(location.start()));
                return Some(Fault::syntax(tokens.shown(at), message));
            }
            if text.starts_with("Trailing comma") {
                let end = tokens.statement_end(at);
                if tokens.kind(tokens.statement_start(at)) != TokenKind::From {
                    return Some(Fault::syntax(tokens.shown(end), "invalid syntax"));
                }
                let message = "trailing comma not allowed without surrounding parentheses";
                return Some(Fault::syntax(tokens.shown(end), message));
            }
            if text.starts_with("Cannot have both") {
                let message = "cannot have both 'except' and 'except*' on the same 'try'";
                let at = skip_layout(tokens, at);
                let star = tokens.kind(at + 1) == TokenKind::Star;
                let end = tokens.get(at + usize::from(star)).range.end();
                let range = TextRange::new(tokens.get(at).range.start(), end);
                return Some(Fault::syntax(range, message));
            }
        }
        _ => {}
    }
    let at = skip_layout(tokens, at);
    legacy(tokens, at)
        .or_else(|| import_from(tokens, at))
        .or_else(|| part_of_string(tokens, at))
        .or_else(|| comprehension_target(tokens, at))
        .or_else(|| display(tokens, at))
        .or_else(|| assignment_as_condition(tokens, at))
        .or_else(|| assignment_as_condition(tokens, operand_end(tokens, at)? + 1))
        .or_else(|| conditional(tokens, at))
        .or_else(|| missing_comma(tokens, at))
        .or_else(|| missing_colon(tokens, error, at))
        .or_else(|| argument(tokens, at))
        .or_else(|| except_name(tokens, at))
}

/// `(*a)` and the like.
fn is_alone(tokens: &Tokens<'_>, location: TextRange, at: usize) -> bool {
    tokens.before(at).is_some_and(|t| t.kind == TokenKind::Lpar)
        && tokens.kind(tokens.index_at(location.end())) == TokenKind::Rpar
        && tokens.kind(at + 1) != TokenKind::Rpar
}

/// Whether the block before a token is that of an `else` at the same depth.
fn follows_else(tokens: &Tokens<'_>, at: usize) -> bool {
    let mut depth = 0_i32;
    for k in (0..at).rev() {
        match tokens.kind(k) {
            TokenKind::Dedent => depth += 1,
            TokenKind::Indent => {
                depth -= 1;
                if depth == 0 {
                    return tokens.kind(tokens.statement_start(k.saturating_sub(1)))
                        == TokenKind::Else;
                }
            }
            _ => {}
        }
    }
    false
}

/// `import a from b`
fn import_from(tokens: &Tokens<'_>, at: usize) -> Option<Box<Fault>> {
    let start = tokens.statement_start(at);
    if tokens.kind(at) != TokenKind::From
        || tokens.kind(start) != TokenKind::Import
        || tokens.kind(at + 1) != TokenKind::Name
    {
        return None;
    }
    let mut last = at + 1;
    while tokens.kind(last + 1) == TokenKind::Dot && tokens.kind(last + 2) == TokenKind::Name {
        last += 2;
    }
    let range = TextRange::new(tokens.get(start).range.start(), tokens.get(last).range.end());
    Some(Fault::syntax(range, "Did you mean to use 'from ... import ...' instead?"))
}

/// `"say "hi" there"`
fn part_of_string(tokens: &Tokens<'_>, at: usize) -> Option<Box<Fault>> {
    if tokens.before(at)?.kind != TokenKind::String || !starts_expression(tokens.kind(at)) {
        return None;
    }
    let mut last = operand_end(tokens, at)?;
    let mut end = None;
    loop {
        if (at..=last).any(|k| tokens.kind(k) == TokenKind::String) {
            // The operand took a string in, as `a "b"` is none.
            let string = (at..=last).find(|&k| tokens.kind(k) == TokenKind::String)?;
            end = (string > at).then(|| string - 1);
            break;
        }
        if tokens.kind(last + 1) == TokenKind::String {
            end = Some(last);
            break;
        }
        match operand_end(tokens, last + 1) {
            Some(next) if starts_expression(tokens.kind(last + 1)) => last = next,
            _ => break,
        }
    }
    let range = TextRange::new(tokens.get(at).range.start(), tokens.get(end?).range.end());
    let message = "invalid syntax. Is this intended to be part of the string?";
    Some(Fault::syntax(range, message))
}

/// `[a, b for a in c]`
fn comprehension_target(tokens: &Tokens<'_>, at: usize) -> Option<Box<Fault>> {
    let open = *tokens.open_before(at).last()?;
    let async_for = tokens.kind(at) == TokenKind::Async && tokens.kind(at + 1) == TokenKind::For;
    if tokens.kind(at) != TokenKind::For && !async_for
        || !matches!(tokens.kind(open), TokenKind::Lsqb | TokenKind::Lbrace)
        || tokens
            .before(open)
            .is_some_and(|t| tokens.kind(open) == TokenKind::Lsqb && ends_expression(t.kind))
    {
        return None;
    }
    let (first, before) = (open + 1, tokens.before(at)?);
    if first == at {
        return None;
    }
    let range = TextRange::new(tokens.get(first).range.start(), before.range.end());
    let mut depth = 0_i32;
    let comma = (first..at).any(|k| {
        depth += i32::from(opens(tokens.kind(k))) - i32::from(closes(tokens.kind(k)));
        depth == 0 && tokens.kind(k) == TokenKind::Comma
    });
    let dict = tokens.kind(open) == TokenKind::Lbrace
        && (first..at).any(|k| tokens.kind(k) == TokenKind::Colon);
    if !comma || dict {
        return None;
    }
    let message = "did you forget parentheses around the comprehension target?";
    Some(Fault::syntax(range, message))
}

fn skip_layout(tokens: &Tokens<'_>, mut at: usize) -> usize {
    while tokens.kind(at) == TokenKind::Dedent {
        at += 1;
    }
    at
}

/// The name of the construct that a header begins, as messages have it.
fn construct(tokens: &Tokens<'_>, start: usize) -> Option<&'static str> {
    Some(match tokens.kind(start) {
        TokenKind::If => "'if' statement",
        TokenKind::Elif => "'elif' statement",
        TokenKind::Else => "'else' statement",
        TokenKind::For => "'for' statement",
        TokenKind::While => "'while' statement",
        TokenKind::Try => "'try' statement",
        TokenKind::Except if tokens.kind(start + 1) == TokenKind::Star => "'except*' statement",
        TokenKind::Except => "'except' statement",
        TokenKind::Finally => "'finally' statement",
        TokenKind::With => "'with' statement",
        TokenKind::Def => "function definition",
        TokenKind::Class => "class definition",
        TokenKind::Match => "'match' statement",
        TokenKind::Case => "'case' statement",
        TokenKind::Async => return construct(tokens, start + 1),
        _ => return None,
    })
}

fn missing_block(tokens: &Tokens<'_>, at: usize) -> Box<Fault> {
    let at = if tokens.kind(at) == TokenKind::Newline { at + 1 } else { at };
    let dedents = tokens.kind(at) == TokenKind::Dedent
        || tokens.before(at).is_some_and(|t| t.kind == TokenKind::Dedent);
    let at = skip_layout(tokens, at);
    let mut colon = at.saturating_sub(1);
    while colon > 0 && tokens.kind(colon) != TokenKind::Colon {
        colon -= 1;
    }
    let start = tokens.statement_start(colon);
    let Some(name) = construct(tokens, start) else {
        return Fault::syntax(tokens.shown(at), "invalid syntax");
    };
    let line = line_number(tokens.source, tokens.get(start).range.start().to_usize());
    let message = format!("expected an indented block after {name} on line {line}");
    let mut fault = Fault::new(ErrorKind::Indentation, tokens.shown(at), message);
    fault.whole_line = dedents && tokens.kind(at) != TokenKind::EndOfFile;
    fault.point = fault.whole_line;
    fault
}

/// `print x`
fn legacy(tokens: &Tokens<'_>, at: usize) -> Option<Box<Fault>> {
    let before = tokens.before(at)?;
    let word = tokens.text(before.range);
    if !matches!(word, "print" | "exec")
        || !starts_expression(tokens.kind(at))
        || !tokens.open_before(at).is_empty()
    {
        return None;
    }
    let end = tokens.get(tokens.statement_end(at).checked_sub(1)?).range.end();
    let whole = TextRange::new(tokens.get(at).range.start(), end);
    let end = match expression_at(tokens, whole) {
        Some(_) => end,
        None => {
            let end = tokens.get(operand_end(tokens, at)?).range.end();
            expression_at(tokens, TextRange::new(whole.start(), end))?;
            end
        }
    };
    let range = TextRange::new(before.range.start(), end);
    let message = format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?");
    Some(Fault::syntax(range, message))
}

/// `if x = 1:`
fn assignment_as_condition(tokens: &Tokens<'_>, at: usize) -> Option<Box<Fault>> {
    if tokens.kind(at) != TokenKind::Equal {
        return None;
    }
    let (start, end) = operands(tokens, at)?;
    let left = TextRange::new(start, tokens.before(at)?.range.end());
    let expr = expression_at(tokens, left)?;
    let statement = tokens.statement_start(at);
    let open = tokens.open_before(at);
    if let Some(&bracket) = open.last()
        && tokens.kind(bracket) == TokenKind::Lpar
        && tokens.before(bracket).is_some_and(|t| ends_expression(t.kind))
    {
        // An argument of a call.
        let range = TextRange::new(start, tokens.get(at).range.end());
        return Some(match expression_name(&expr) {
            name @ ("True" | "False" | "None" | "__debug__") => {
                Fault::syntax(range, format!("cannot assign to {name}"))
            }
            _ => Fault::syntax(
                range,
                "expression cannot contain assignment, perhaps you meant \"==\"?",
            ),
        });
    }
    let condition =
        matches!(tokens.kind(statement), TokenKind::If | TokenKind::Elif | TokenKind::While);
    if open.is_empty() && !condition {
        return None;
    }
    let first = operand_start(tokens, at)?;
    // A condition of a comprehension is none that may assign, nor is a part of one.
    let filters = !open.is_empty() && tokens.before(first).is_some_and(|t| t.kind == TokenKind::If);
    if filters || bitwise_end(tokens, first) != Some(at - 1) {
        return Some(Fault::syntax(tokens.shown(at), "invalid syntax"));
    }
    if expr.is_name_expr() {
        let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
        return Some(Fault::syntax(TextRange::new(start, end), message));
    }
    if expr.is_list_expr() || expr.is_tuple_expr() || expr.is_generator_expr() {
        return None;
    }
    let name = expression_name(&expr);
    if matches!(name, "True" | "False" | "None") {
        return None;
    }
    let message = format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?");
    Some(Fault::syntax(left, message))
}

/// `1 if 2` without `else`.
fn conditional(tokens: &Tokens<'_>, at: usize) -> Option<Box<Fault>> {
    let before = tokens.before(at)?;
    let follows = before.kind == TokenKind::Else && !starts_expression(tokens.kind(at));
    if follows && tokens.kind(at) != TokenKind::Colon {
        if tokens.kind(tokens.statement_start(at)) == TokenKind::Else {
            return None;
        }
        let message = "expected expression after 'else', but statement is given";
        return Some(Fault::syntax(tokens.shown(at), message));
    }
    if matches!(tokens.kind(at), TokenKind::Else | TokenKind::Colon)
        || !ends_expression(before.kind)
    {
        return None;
    }
    let condition = operand_start(tokens, at)?;
    let if_ = condition.checked_sub(1)?;
    if tokens.kind(if_) != TokenKind::If {
        return None;
    }
    let statement = tokens.statement_start(at);
    if tokens.kind(statement) == TokenKind::Case && tokens.open_before(if_).is_empty() {
        // A guard.
        return None;
    }
    let start = operand_start(tokens, if_)?;
    if (tokens.statement_start(at)..if_).any(|k| tokens.kind(k) == TokenKind::For) {
        return None;
    }
    let range = TextRange::new(tokens.get(start).range.start(), before.range.end());
    Some(Fault::syntax(range, "expected 'else' after 'if' expression"))
}

/// `f(a b)`
pub(super) fn missing_comma(tokens: &Tokens<'_>, at: usize) -> Option<Box<Fault>> {
    let before = tokens.before(at)?;
    if !ends_expression(before.kind)
        || tokens.kind(at) == TokenKind::Newline
        || !starts_expression(tokens.kind(at))
        || tokens.open_before(at).is_empty()
    {
        return None;
    }
    let mut first = operand_start(tokens, at)?;
    if matches!(tokens.kind(first), TokenKind::Star | TokenKind::DoubleStar) {
        first += 1;
    }
    if tokens.kind(tokens.statement_start(at)) == TokenKind::From {
        return None;
    }
    let boundary = tokens.before(first).map(|t| t.kind);
    if matches!(boundary, Some(TokenKind::If | TokenKind::Else | TokenKind::For)) {
        return None;
    }
    let inside_for =
        (first..at).any(|k| tokens.kind(k) == TokenKind::In) && boundary == Some(TokenKind::For);
    if inside_for
        || matches!(tokens.word(first), "match" | "case" | "type" | "_")
        || is_parameter_list(tokens, at)
            && !matches!(boundary, Some(TokenKind::Colon | TokenKind::Equal))
        || (tokens.kind(first) == TokenKind::Name
            && matches!(tokens.kind(first + 1), TokenKind::String | TokenKind::FStringStart))
    {
        return None;
    }
    let last = operand_end(tokens, at)?;
    let range = TextRange::new(tokens.get(first).range.start(), tokens.get(last).range.end());
    Some(Fault::syntax(range, "invalid syntax. Perhaps you forgot a comma?"))
}

/// Whether the innermost bracket around the token holds the parameters of a function.
fn is_parameter_list(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(&open) = tokens.open_before(at).last() else { return false };
    open >= 2 && tokens.kind(open) == TokenKind::Lpar && tokens.kind(open - 2) == TokenKind::Def
}

/// Dict displays that lack a part.
fn display(tokens: &Tokens<'_>, at: usize) -> Option<Box<Fault>> {
    let open = *tokens.open_before(at).last()?;
    if tokens.kind(open) != TokenKind::Lbrace {
        return None;
    }
    let before = tokens.before(at)?;
    let fstring = tokens
        .before(open)
        .is_some_and(|t| matches!(t.kind, TokenKind::FStringStart | TokenKind::FStringMiddle));
    let found = tokens.kind(at);
    if fstring {
        if before.range == tokens.get(open).range
            && matches!(found, TokenKind::Rbrace | TokenKind::Exclamation | TokenKind::Colon)
        {
            let message =
                format!("f-string: valid expression required before '{}'", tokens.word(at));
            return Some(Fault::syntax(tokens.shown(at), message));
        }
        return None;
    }
    let is_dict =
        (open..at).any(|k| matches!(tokens.kind(k), TokenKind::Colon | TokenKind::DoubleStar));
    if !is_dict {
        return None;
    }
    if before.kind == TokenKind::Colon && matches!(found, TokenKind::Rbrace | TokenKind::Comma) {
        let message = "expression expected after dictionary key and ':'";
        return Some(Fault::at(ErrorKind::Syntax, before.range.start(), message));
    }
    let ends = [TokenKind::Rbrace, TokenKind::Comma, TokenKind::For, TokenKind::Equal];
    let second = starts_expression(found)
        && operand_start(tokens, at)
            .and_then(|start| tokens.before(start))
            .is_some_and(|t| t.kind == TokenKind::Comma);
    if (ends.contains(&found) || second) && ends_expression(before.kind) {
        let start = operand_start(tokens, at)?;
        let boundary = tokens.before(start)?.kind;
        if matches!(boundary, TokenKind::Comma | TokenKind::Lbrace) {
            let message = "':' expected after dictionary key";
            let end = before.range.end() - TextSize::new(1);
            return Some(Fault::at(ErrorKind::Syntax, end, message));
        }
    }
    None
}

fn missing_colon(tokens: &Tokens<'_>, error: &ParseErrorType, at: usize) -> Option<Box<Fault>> {
    let start = tokens.statement_start(at);
    let kind = tokens.kind(start);
    if kind == TokenKind::Def && tokens.before(at).is_some_and(|t| t.kind == TokenKind::Rarrow) {
        return Some(Fault::syntax(tokens.shown(at - 1), "expected ':'"));
    }
    let ParseErrorType::ExpectedToken { expected, .. } = error else { return None };
    let message = match expected {
        TokenKind::Colon => {
            let header = construct(tokens, start).is_some();
            let forced = matches!(
                kind,
                TokenKind::Else | TokenKind::Try | TokenKind::Finally | TokenKind::Def
            );
            let lambda = (start..at).any(|k| tokens.kind(k) == TokenKind::Lambda);
            if !header || lambda && tokens.kind(at) != TokenKind::Newline {
                return None;
            }
            if tokens.kind(at) != TokenKind::Newline && !forced {
                return None;
            }
            "expected ':'"
        }
        TokenKind::Lpar if kind == TokenKind::Def => "expected '('",
        TokenKind::In if tokens.open_before(at).is_empty() || kind != TokenKind::For => {
            if kind == TokenKind::For {
                return None;
            }
            "'in' expected after for-loop variables"
        }
        _ => return None,
    };
    Some(Fault::syntax(tokens.shown(at), message))
}

/// `f(x, y=)`
fn argument(tokens: &Tokens<'_>, at: usize) -> Option<Box<Fault>> {
    let before = tokens.before(at)?;
    let first = tokens.kind(tokens.statement_start(at));
    let inside =
        |k: TokenKind| (tokens.open_before(at).last()).is_some_and(|&o| tokens.kind(o) == k);
    if first == TokenKind::Def && inside(TokenKind::Lpar) {
        if tokens.kind(at) == TokenKind::Slash && before.kind == TokenKind::Lpar {
            let message = "at least one argument must precede /";
            return Some(Fault::syntax(tokens.shown(at), message));
        }
        if tokens.kind(at) == TokenKind::Lpar
            && matches!(before.kind, TokenKind::Lpar | TokenKind::Comma)
            && let Some(end) = closing(tokens, at)
            && end > at + 1
            && (at + 1..end).all(|k| matches!(tokens.kind(k), TokenKind::Name | TokenKind::Comma))
        {
            let range = TextRange::new(tokens.get(at).range.start(), tokens.get(end).range.end());
            return Some(Fault::syntax(range, "Function parameters cannot be parenthesized"));
        }
    }
    if tokens.kind(at) == TokenKind::Star
        && inside(TokenKind::Lbrace)
        && before.kind == TokenKind::Colon
        && let Some(end) = operand_end(tokens, at + 1)
    {
        let range = TextRange::new(tokens.get(at).range.start(), tokens.get(end).range.end());
        let message = "cannot use a starred expression in a dictionary value";
        return Some(Fault::syntax(range, message));
    }
    if before.kind == TokenKind::Equal
        && is_parameter_list(tokens, at)
        && matches!(tokens.kind(at), TokenKind::Rpar | TokenKind::Comma)
    {
        return Some(Fault::syntax(before.range, "expected default value expression"));
    }
    if before.kind == TokenKind::Equal
        && matches!(tokens.kind(at), TokenKind::Rpar | TokenKind::Comma)
        && inside(TokenKind::Lpar)
        && let Some(name) = tokens.before(at - 1)
        && name.kind == TokenKind::Name
    {
        let range = TextRange::new(name.range.start(), before.range.end());
        return Some(Fault::syntax(range, "expected argument value expression"));
    }
    if before.kind == TokenKind::Lambda
        && tokens.kind(at) == TokenKind::Lpar
        && let Some(end) = closing(tokens, at)
        && end > at + 1
        && (at + 1..end).all(|k| matches!(tokens.kind(k), TokenKind::Name | TokenKind::Comma))
    {
        let range = TextRange::new(tokens.get(at).range.start(), tokens.get(end).range.end());
        let message = "Lambda expression parameters cannot be parenthesized";
        return Some(Fault::syntax(range, message));
    }
    if tokens.kind(at) == TokenKind::Equal
        && inside(TokenKind::Lpar)
        && let Some(&open) = tokens.open_before(at).last()
        && let Some(start) = operand_start(tokens, at)
        && matches!(tokens.kind(start), TokenKind::Star | TokenKind::DoubleStar)
        && (start == open + 1 || tokens.kind(start - 1) == TokenKind::Comma)
        && let Some(end) = operand_end(tokens, at + 1)
    {
        let what = match tokens.kind(start) {
            TokenKind::Star => "iterable",
            _ => "keyword",
        };
        let start = tokens.get(start).range.start();
        let range = TextRange::new(start, tokens.get(end).range.end());
        return Some(Fault::syntax(range, format!("cannot assign to {what} argument unpacking")));
    }
    let first = at >= 2 && opens(tokens.kind(at - 2));
    if before.kind == TokenKind::Star
        && (closes(tokens.kind(at)) && first
            || matches!(tokens.kind(at), TokenKind::Rpar | TokenKind::Comma)
                && inside(TokenKind::Lpar)
                && first)
    {
        return Some(Fault::syntax(tokens.shown(at), "Invalid star expression"));
    }
    None
}

/// `except A as b.c` and `import a as b.c`.
fn except_name(tokens: &Tokens<'_>, at: usize) -> Option<Box<Fault>> {
    let start = tokens.statement_start(at);
    let as_ = (start..=at).rev().find(|&k| tokens.kind(k) == TokenKind::As)?;
    let last = operand_end(tokens, as_ + 1)?;
    let range = TextRange::new(tokens.get(as_ + 1).range.start(), tokens.get(last).range.end());
    let name = expression_name(&expression_at(tokens, range)?);
    let message = match tokens.kind(start) {
        TokenKind::Except if tokens.kind(start + 1) == TokenKind::Star => {
            format!("cannot use except* statement with {name}")
        }
        TokenKind::Except => format!("cannot use except statement with {name}"),
        TokenKind::Import | TokenKind::From => format!("cannot use {name} as import target"),
        _ => return None,
    };
    let import = matches!(tokens.kind(start), TokenKind::Import | TokenKind::From);
    let ended = matches!(
        tokens.kind(last + 1),
        TokenKind::Comma | TokenKind::Rpar | TokenKind::Newline | TokenKind::Semi
    );
    (name != "name" || import && !ended).then(|| Fault::syntax(range, message))
}
