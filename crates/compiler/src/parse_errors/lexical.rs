//! What CPython's tokenizer finds: strings, brackets, indentation, numbers, odd characters.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType,
};
use ruff_text_size::{TextRange, TextSize};

use super::numbers;
use super::tokens::{Tok, Tokens, closes, opens};
use crate::errors::{ErrorKind, Fault, line_number};

/// The first error of the tokenizer. `first` is the first error of the grammar: the parser may
/// have lost track of the indentation behind it.
pub(super) fn first_error(
    tokens: &Tokens<'_>,
    errors: &[ParseError],
    first: Option<&ParseError>,
) -> Option<Box<Fault>> {
    let trusted = |e: &&ParseError| {
        e.error != ParseErrorType::Lexical(LexicalErrorType::IndentationError)
            || first.is_none_or(|f| e.location.start() < f.location.start())
    };
    let strings = errors.iter().filter(trusted).filter_map(|e| string_or_character(tokens, e));
    let found_at = |fault: &Fault| match fault.message.starts_with("unterminated") {
        // That is noticed at the end.
        true => line_end(tokens.source, fault.start as usize),
        false => fault.start as usize,
    };
    let others = [brackets(tokens), numbers(tokens, errors), tabs(tokens), prefixes(tokens)];
    let all = strings.chain(others.into_iter().flatten());
    let mut first: Option<Box<Fault>> = None;
    for fault in all {
        if first.as_ref().is_none_or(|f| found_at(&fault) < found_at(f)) {
            first = Some(fault);
        }
    }
    first
}

fn line_end(source: &str, from: usize) -> usize {
    source[from..].find('\n').map_or(source.len(), |i| from + i)
}

/// Prefixes of strings that do not go together.
fn prefixes(tokens: &Tokens<'_>) -> Option<Box<Fault>> {
    for pair in tokens.list().windows(2) {
        let [name, string] = pair else { continue };
        if name.kind != TokenKind::Name
            || !matches!(
                string.kind,
                TokenKind::String | TokenKind::FStringStart | TokenKind::TStringStart
            )
            || name.range.end() != string.range.start()
        {
            continue;
        }
        let quoted = tokens.text(string.range);
        let letters = quoted.len() - quoted.trim_start_matches(|c| c != '"' && c != '\'').len();
        let text = format!("{}{}", tokens.text(name.range), &quoted[..letters]).to_lowercase();
        let once = |c: char| text.chars().filter(|&other| other == c).count() == 1;
        if !text.chars().all(|c| "ubrft".contains(c) && once(c)) {
            continue;
        }
        let pairs =
            [('u', 'b'), ('u', 'r'), ('u', 'f'), ('u', 't'), ('b', 'f'), ('b', 't'), ('f', 't')];
        if let Some((a, b)) = pairs.into_iter().find(|&(a, b)| text.contains(a) && text.contains(b))
        {
            let end = string.range.start() + TextSize::new(letters as u32);
            let range = TextRange::new(name.range.start(), end);
            let message = format!("'{a}' and '{b}' prefixes are incompatible");
            return Some(Fault::syntax(range, message));
        }
    }
    None
}

fn point(offset: TextSize, message: impl Into<String>) -> Box<Fault> {
    Fault::syntax(TextRange::empty(offset), message)
}

fn string_or_character(tokens: &Tokens<'_>, error: &ParseError) -> Option<Box<Fault>> {
    let location = error.location;
    let source = tokens.source;
    match &error.error {
        ParseErrorType::Lexical(LexicalErrorType::UnclosedStringError) => {
            Some(unterminated(source, location, "string"))
        }
        ParseErrorType::Lexical(LexicalErrorType::FStringError(kind))
        | ParseErrorType::FStringError(kind) => interpolated(tokens, kind, location, "f-string"),
        ParseErrorType::Lexical(LexicalErrorType::TStringError(kind))
        | ParseErrorType::TStringError(kind) => interpolated(tokens, kind, location, "t-string"),
        ParseErrorType::Lexical(LexicalErrorType::IndentationError) => {
            let at = tokens.index_at(location.start());
            if !tokens.open_before(at).is_empty() {
                return None;
            }
            let start = source[..location.end().to_usize()].rfind('\n').map_or(0, |i| i + 1);
            let line = &source[start..];
            let line = &line[..line.find(['\n', '\r']).unwrap_or(line.len())];
            if mixes_tabs(&source[..start], line) {
                let message = "inconsistent use of tabs and spaces in indentation";
                return Some(Fault::at(ErrorKind::Tab, (start as u32).into(), message));
            }
            let end = TextSize::new((start + line.len()) as u32);
            let message = "unindent does not match any outer indentation level";
            Some(Fault::at(ErrorKind::Indentation, end, message))
        }
        ParseErrorType::Lexical(LexicalErrorType::UnrecognizedToken { tok }) if !tok.is_ascii() => {
            let code = u32::from(*tok);
            let range = TextRange::at(location.start(), TextSize::of(*tok));
            let message = if tok.is_whitespace() || tok.is_control() || is_format(*tok) {
                format!("invalid non-printable character U+{code:04X}")
            } else {
                format!("invalid character '{tok}' (U+{code:04X})")
            };
            Some(Fault::syntax(range, message))
        }
        ParseErrorType::Lexical(LexicalErrorType::LineContinuationError) => {
            let rest = &source[location.start().to_usize()..];
            let backslash = rest.find('\\').map_or(0, |i| i + 1);
            let offset = location.start() + TextSize::new(backslash as u32);
            let message = "unexpected character after line continuation character";
            Some(Fault::at(ErrorKind::Syntax, offset, message))
        }
        ParseErrorType::Lexical(LexicalErrorType::Eof) => {
            if tokens.open_at_end().is_some() {
                return None;
            }
            let end = TextSize::of(source.trim_end_matches(['\n', '\r']));
            Some(point(end, "unexpected EOF while parsing"))
        }
        _ => None,
    }
}

fn is_format(c: char) -> bool {
    matches!(u32::from(c), 0xad | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x2064 | 0xfeff)
}

fn mixes_tabs(before: &str, line: &str) -> bool {
    let indent = |s: &str| s[..s.len() - s.trim_start_matches([' ', '\t']).len()].to_owned();
    let Some(previous) = before.lines().rev().find(|l| !l.trim().is_empty()) else { return false };
    let (a, b) = (indent(previous), indent(line));
    (a.contains('\t') && b.contains(' ')) || (a.contains(' ') && b.contains('\t'))
}

fn unterminated(source: &str, location: TextRange, what: &str) -> Box<Fault> {
    let text = &source[location.start().to_usize()..];
    let quotes = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let triple = quotes.starts_with("\"\"\"") || quotes.starts_with("'''");
    let end = if triple {
        source.trim_end_matches(['\n', '\r']).len()
    } else {
        // The string goes on behind a backslash at the end of a line.
        let bytes = text.as_bytes();
        let mut i = 0;
        while i < bytes.len() && bytes[i] != b'\n' {
            i += if bytes[i] == b'\\' && i + 2 < bytes.len() { 2 } else { 1 };
        }
        location.start().to_usize() + i
    };
    let mut end = end.min(source.len());
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    let line = line_number(source, end);
    let kind = if triple { "triple-quoted " } else { "" };
    let message = format!("unterminated {kind}{what} literal (detected at line {line})");
    point(location.start(), message)
}

/// Where the closing quote of an f-string stands within a field of it, which lacks its brace.
fn quote_in_field(source: &str, start: TextRange) -> Option<TextSize> {
    let quote = source[start].chars().next_back()?;
    if source[start].ends_with("\"\"\"") || source[start].ends_with("'''") {
        return None;
    }
    let from = start.end().to_usize();
    let line = &source[from..line_end(source, from)];
    let mut depth = 0_usize;
    let mut characters = line.char_indices().peekable();
    while let Some((i, c)) = characters.next() {
        match c {
            '{' | '}' if depth == 0 && characters.next_if(|&(_, next)| next == c).is_some() => {}
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            c if c == quote => {
                // Another quote on the line makes a string within the field.
                let alone = depth > 0 && !line[i + 1..].contains(quote);
                return alone.then(|| TextSize::new((from + i) as u32));
            }
            _ => {}
        }
    }
    None
}

fn interpolated(
    tokens: &Tokens<'_>,
    kind: &InterpolatedStringErrorType,
    location: TextRange,
    what: &str,
) -> Option<Box<Fault>> {
    match kind {
        InterpolatedStringErrorType::UnterminatedString
        | InterpolatedStringErrorType::UnterminatedTripleQuotedString => {
            let mut starts = tokens.list().iter().filter(|t| {
                matches!(t.kind, TokenKind::FStringStart | TokenKind::TStringStart)
                    && t.range.start() <= location.start()
            });
            let start = starts.next_back().map_or(location, |t| t.range);
            if let Some(quote) = quote_in_field(tokens.source, start) {
                return Some(point(quote, format!("{what}: expecting '}}'")));
            }
            Some(unterminated(tokens.source, start, what))
        }
        _ => None,
    }
}

/// Whether a brace opens a field of an f-string.
fn is_field(tokens: &Tokens<'_>, open: Tok) -> bool {
    let Some(at) = tokens.list().iter().position(|t| t.range == open.range) else { return false };
    open.kind == TokenKind::Lbrace
        && tokens
            .before(at)
            .is_some_and(|t| matches!(t.kind, TokenKind::FStringStart | TokenKind::FStringMiddle))
}

/// Closing brackets without an opening one of their kind.
fn brackets(tokens: &Tokens<'_>) -> Option<Box<Fault>> {
    let mut open: Vec<Tok> = Vec::new();
    for token in tokens.list() {
        if opens(token.kind) {
            open.push(*token);
        } else if matches!(token.kind, TokenKind::FStringEnd | TokenKind::TStringEnd) {
            // A field that stays open is another error.
            while let Some(o) = open.pop() {
                if matches!(o.kind, TokenKind::FStringStart | TokenKind::TStringStart) {
                    break;
                }
            }
        } else if closes(token.kind) {
            let closing = tokens.text(token.range);
            match open.pop() {
                Some(o) => {
                    let opening = tokens.text(o.range);
                    let fits = match token.kind {
                        TokenKind::Rpar => o.kind == TokenKind::Lpar,
                        TokenKind::Rsqb => o.kind == TokenKind::Lsqb,
                        TokenKind::Rbrace => o.kind == TokenKind::Lbrace,
                        _ => true,
                    };
                    if fits {
                        continue;
                    }
                    let line = |o: TextSize| line_number(tokens.source, o.to_usize());
                    let opened = line(o.range.start());
                    let place = if opened == line(token.range.start()) {
                        String::new()
                    } else {
                        format!(" on line {opened}")
                    };
                    if is_field(tokens, o) {
                        let message = format!("f-string: unmatched '{closing}'");
                        return Some(point(token.range.start(), message));
                    }
                    let message = format!(
                        "closing parenthesis '{closing}' does not match opening parenthesis \
                         '{opening}'{place}"
                    );
                    return Some(point(token.range.start(), message));
                }
                None => return Some(point(token.range.start(), format!("unmatched '{closing}'"))),
            }
        }
    }
    None
}

/// Numbers that CPython cannot read.
fn numbers(tokens: &Tokens<'_>, errors: &[ParseError]) -> Option<Box<Fault>> {
    let kinds = [TokenKind::Int, TokenKind::Float, TokenKind::Complex];
    let known = tokens.list().iter().filter(|t| kinds.contains(&t.kind)).map(|t| t.range.start());
    let refused = errors.iter().filter_map(|e| match &e.error {
        ParseErrorType::Lexical(LexicalErrorType::OtherError(_)) => Some(e.location.start()),
        _ => None,
    });
    let wrong = known.chain(refused).filter_map(|start| {
        let start = start.to_usize();
        let text = &tokens.source.as_bytes()[start..];
        let digit = |i: usize| text.get(i).is_some_and(u8::is_ascii_digit);
        let is_number = digit(0) || text.first() == Some(&b'.') && digit(1);
        if !is_number {
            return None;
        }
        numbers::read(tokens.source, start).err()
    });
    let wrong = wrong.min_by_key(|wrong| wrong.at)?;
    let at = TextSize::new(wrong.at as u32);
    Some(match wrong.length {
        0 => point(at, wrong.message),
        length => Fault::syntax(TextRange::at(at, TextSize::new(length as u32)), wrong.message),
    })
}

/// Lines whose indentation depends on how wide a tab is.
fn tabs(tokens: &Tokens<'_>) -> Option<Box<Fault>> {
    let mut stack = vec![(0_usize, 0_usize)];
    let mut depth = 0_i32;
    let mut starts_line = true;
    for token in tokens.list() {
        match token.kind {
            TokenKind::Newline => starts_line = true,
            TokenKind::Indent | TokenKind::Dedent | TokenKind::EndOfFile => {}
            kind => {
                if starts_line && depth == 0 {
                    let start = token.range.start().to_usize();
                    let line = tokens.source[..start].rfind('\n').map_or(0, |i| i + 1);
                    let (mut wide, mut narrow) = (0, 0);
                    for c in tokens.source[line..start].bytes() {
                        match c {
                            b' ' => (wide, narrow) = (wide + 1, narrow + 1),
                            b'\t' => (wide, narrow) = ((wide / 8 + 1) * 8, narrow + 1),
                            b'\x0c' => (wide, narrow) = (0, 0),
                            _ => return None,
                        }
                    }
                    let mut top = *stack.last()?;
                    let mut mixed = match wide.cmp(&top.0) {
                        std::cmp::Ordering::Equal => narrow != top.1,
                        std::cmp::Ordering::Greater => narrow <= top.1,
                        std::cmp::Ordering::Less => false,
                    };
                    if wide > top.0 {
                        stack.push((wide, narrow));
                    } else if wide < top.0 {
                        while wide < top.0 && stack.len() > 1 {
                            stack.pop();
                            top = *stack.last()?;
                        }
                        if wide != top.0 {
                            let end = line_end(tokens.source, start);
                            return Some(Fault::at(
                                ErrorKind::Indentation,
                                TextSize::new(end as u32),
                                "unindent does not match any outer indentation level",
                            ));
                        }
                        mixed = narrow != top.1;
                    }
                    if mixed {
                        let message = "inconsistent use of tabs and spaces in indentation";
                        return Some(Fault::at(
                            ErrorKind::Tab,
                            TextSize::new(line as u32),
                            message,
                        ));
                    }
                }
                starts_line = false;
                depth += i32::from(opens(kind)) - i32::from(closes(kind));
            }
        }
    }
    None
}

pub(super) fn unexpected_indent(tokens: &Tokens<'_>, at: usize) -> Box<Fault> {
    let mut i = at;
    while tokens.kind(i) == TokenKind::Indent {
        i += 1;
    }
    let start = tokens.get(i).range.start();
    let start = start.checked_sub(TextSize::new(1)).unwrap_or(start);
    Fault::at(ErrorKind::Indentation, start, "unexpected indent")
}

/// Errors in literals that CPython's parser finds when it decodes them, and of f-string fields.
pub(super) fn grammar_error(
    tokens: &Tokens<'_>,
    error: &ParseErrorType,
    location: TextRange,
    at: usize,
) -> Option<Box<Fault>> {
    let whole = tokens.get(at).range;
    match error {
        ParseErrorType::Lexical(LexicalErrorType::InvalidByteLiteral) => {
            Some(Fault::syntax(whole, "bytes can only contain ASCII literal characters"))
        }
        ParseErrorType::Lexical(
            LexicalErrorType::UnicodeError
            | LexicalErrorType::StringError
            | LexicalErrorType::MissingUnicodeLbrace
            | LexicalErrorType::MissingUnicodeRbrace
            | LexicalErrorType::OtherError(_),
        ) => match tokens.list().iter().rposition(|t| t.range.start() <= location.start()) {
            Some(within)
                if matches!(
                    tokens.kind(within),
                    TokenKind::FStringMiddle | TokenKind::TStringMiddle
                ) =>
            {
                bad_field_escape(tokens, within)
            }
            Some(within)
                if matches!(tokens.kind(within), TokenKind::FStringEnd | TokenKind::TStringEnd) =>
            {
                bad_field_escape(tokens, within.saturating_sub(1))
            }
            _ => bad_escape(tokens.text(whole)).map(|message| Fault::syntax(whole, message)),
        },
        ParseErrorType::OtherError(text) if text.starts_with("Bytes literal cannot be mixed") => {
            let mut next = at;
            while matches!(
                tokens.kind(next),
                TokenKind::String
                    | TokenKind::FStringStart
                    | TokenKind::FStringMiddle
                    | TokenKind::FStringEnd
            ) {
                next += 1;
            }
            Some(Fault::syntax(tokens.shown(next), "cannot mix bytes and nonbytes literals"))
        }
        ParseErrorType::FStringError(kind)
        | ParseErrorType::TStringError(kind)
        | ParseErrorType::Lexical(
            LexicalErrorType::FStringError(kind) | LexicalErrorType::TStringError(kind),
        ) => {
            let t_string = matches!(
                error,
                ParseErrorType::TStringError(_)
                    | ParseErrorType::Lexical(LexicalErrorType::TStringError(_))
            );
            let what = if t_string { "t" } else { "f" };
            let found = tokens.word(at);
            match kind {
                InterpolatedStringErrorType::SingleRbrace => {
                    let message = format!("{what}-string: single '}}' is not allowed");
                    Some(point(location.start(), message))
                }
                InterpolatedStringErrorType::UnclosedLbrace => {
                    let message = format!("{what}-string: expecting '}}'");
                    Some(Fault::syntax(tokens.shown(at), message))
                }
                InterpolatedStringErrorType::InvalidConversionFlag => {
                    if tokens.kind(at) == TokenKind::Name {
                        let message = format!(
                            "{what}-string: invalid conversion character '{found}': expected 's', \
                             'r', or 'a'"
                        );
                        Some(Fault::syntax(whole, message))
                    } else {
                        let message = format!("{what}-string: missing conversion character");
                        Some(Fault::syntax(whole, message))
                    }
                }
                InterpolatedStringErrorType::LambdaWithoutParentheses => Some(Fault::syntax(
                    location,
                    format!(
                        "{what}-string: lambda expressions are not allowed without parentheses"
                    ),
                )),
                InterpolatedStringErrorType::ConversionFlagNotImmediatelyAfterExclamation => {
                    let start = tokens.before(at).map_or(whole, |t| t.range).start();
                    let message = format!(
                        "{what}-string: conversion type must come right after the exclamation mark"
                    );
                    Some(Fault::syntax(TextRange::new(start, whole.end()), message))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// Likewise in the text of an f-string; its end is marked.
fn bad_field_escape(tokens: &Tokens<'_>, at: usize) -> Option<Box<Fault>> {
    let message = bad_escape_in(tokens.word(at).as_bytes(), false)?;
    let ends = |k: usize| matches!(tokens.kind(k), TokenKind::FStringEnd | TokenKind::TStringEnd);
    let end = (at..tokens.list().len()).find(|&k| ends(k))?;
    Some(Fault::syntax(tokens.shown(end), message))
}

/// Escape sequences that cannot be decoded: the words of the codec.
pub(super) fn bad_escape(text: &str) -> Option<String> {
    let prefix = text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let is_bytes = text[..prefix].to_ascii_lowercase().contains('b');
    let quoted = &text[prefix..];
    let quote = if quoted.starts_with("\"\"\"") || quoted.starts_with("'''") { 3 } else { 1 };
    bad_escape_in(quoted.get(quote..quoted.len().checked_sub(quote)?)?.as_bytes(), is_bytes)
}

fn bad_escape_in(content: &[u8], is_bytes: bool) -> Option<String> {
    let mut i = 0;
    while i < content.len() {
        if content[i] != b'\\' {
            i += 1;
            continue;
        }
        let digits = |from: usize, most: usize| {
            content[from.min(content.len())..]
                .iter()
                .take(most)
                .take_while(|b| b.is_ascii_hexdigit())
                .count()
        };
        let kind = content.get(i + 1).copied().unwrap_or(b' ');
        let (length, name) = match kind {
            b'x' => (2, "truncated \\xXX escape"),
            b'u' if !is_bytes => (4, "truncated \\uXXXX escape"),
            b'U' if !is_bytes => (8, "truncated \\UXXXXXXXX escape"),
            b'N' if !is_bytes => {
                let rest = &content[i + 2..];
                let close = rest.iter().position(|&b| b == b'}');
                let (end, what) = match close {
                    Some(n) if rest.first() == Some(&b'{') && n > 1 => {
                        (i + 2 + n, "unknown Unicode character name")
                    }
                    None if rest.first() == Some(&b'{') => {
                        (content.len() - 1, "malformed \\N character escape")
                    }
                    _ => (i + 1, "malformed \\N character escape"),
                };
                return Some(unicode_error(i, end, what));
            }
            _ => {
                i += 2;
                continue;
            }
        };
        let found = digits(i + 2, length);
        if found < length {
            if is_bytes {
                return Some(format!("(value error) invalid \\x escape at position {i}"));
            }
            return Some(unicode_error(i, i + 1 + found, name));
        }
        if kind == b'U' {
            let value = std::str::from_utf8(&content[i + 2..i + 10]).ok()?;
            if u32::from_str_radix(value, 16).ok()? > 0x0010_ffff {
                return Some(unicode_error(i, i + 9, "illegal Unicode character"));
            }
        }
        i += 2 + length;
    }
    None
}

fn unicode_error(start: usize, end: usize, what: &str) -> String {
    format!(
        "(unicode error) 'unicodeescape' codec can't decode bytes in position {start}-{end}: {what}"
    )
}
