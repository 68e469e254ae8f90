//! What CPython's tokenizer finds: strings, brackets, indentation, numbers, odd characters.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType,
};
use ruff_text_size::{TextRange, TextSize};

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
    let all = strings.chain(brackets(tokens)).chain(numbers(tokens));
    let mut first: Option<Box<Fault>> = None;
    for fault in all {
        if first.as_ref().is_none_or(|f| fault.start < f.start) {
            first = Some(fault);
        }
    }
    first
}

fn point(offset: TextSize, message: impl Into<String>) -> Box<Fault> {
    Fault::at(ErrorKind::Syntax, offset, message)
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
            Some(point(offset, "unexpected character after line continuation character"))
        }
        ParseErrorType::Lexical(LexicalErrorType::Eof) => {
            if tokens.open_at_end().is_some() {
                return None;
            }
            let end = TextSize::of(source.trim_end_matches(['\n', '\r']));
            Some(point(end, "unexpected EOF while parsing"))
        }
        ParseErrorType::Lexical(LexicalErrorType::OtherError(message)) => {
            let lower = message.to_lowercase();
            let number = source[location.start().to_usize()..].trim_start_matches(['0', '_']);
            let text = if source[location.start().to_usize()..].starts_with('0')
                && number.starts_with(|c: char| c.is_ascii_digit())
            {
                "leading zeros in decimal integer literals are not permitted; use an 0o prefix \
                 for octal integers"
                    .to_owned()
            } else if lower.contains("decimal") || lower.contains("underscore") {
                "invalid decimal literal".to_owned()
            } else {
                return None;
            };
            Some(point(location.start(), text))
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
            Some(unterminated(tokens.source, start, what))
        }
        _ => None,
    }
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

/// Numbers that run into a name.
fn numbers(tokens: &Tokens<'_>) -> Option<Box<Fault>> {
    for pair in tokens.list().windows(2) {
        let [number, next] = pair else { continue };
        if !matches!(number.kind, TokenKind::Int | TokenKind::Float | TokenKind::Complex)
            || number.range.end() != next.range.start()
        {
            continue;
        }
        let word = tokens.text(next.range);
        // A keyword may follow at once. Where those of two letters end is not looked at.
        if !word.starts_with(|c: char| c.is_alphanumeric() || c == '_')
            || matches!(word, "and" | "else" | "for" | "not" | "or")
            || ["if", "in", "is"].iter().any(|start| word.starts_with(start))
        {
            continue;
        }
        let text = tokens.text(number.range).to_ascii_lowercase();
        let (name, digit) = match text.get(..2) {
            Some("0x") => ("hexadecimal", false),
            Some("0b") => ("binary", word.starts_with(|c: char| c.is_ascii_digit())),
            Some("0o") => ("octal", word.starts_with(|c: char| c.is_ascii_digit())),
            _ if number.kind == TokenKind::Complex => ("imaginary", false),
            _ => ("decimal", false),
        };
        let last = number.range.end() - TextSize::new(1);
        return Some(if digit {
            let first = word.chars().next().unwrap_or('0');
            point(next.range.start(), format!("invalid digit '{first}' in {name} literal"))
        } else {
            point(last, format!("invalid {name} literal"))
        });
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
        ) => bad_escape(tokens.text(whole)).map(|message| Fault::syntax(whole, message)),
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

/// Escape sequences that cannot be decoded: the words of the codec.
pub(super) fn bad_escape(text: &str) -> Option<String> {
    let prefix = text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let is_bytes = text[..prefix].to_ascii_lowercase().contains('b');
    let quoted = &text[prefix..];
    let quote = if quoted.starts_with("\"\"\"") || quoted.starts_with("'''") { 3 } else { 1 };
    let content = quoted.get(quote..quoted.len().checked_sub(quote)?)?.as_bytes();
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
