//! "Did you mean 'import'?": keywords that are misspelt. As in CPython, this is part of the
//! picture of an error and not of its message.

use ruff_python_ast::PythonVersion;
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{LexicalErrorType, Mode, ParseErrorType, ParseOptions, Parsed};
use ruff_text_size::Ranged;

use crate::errors::{CompileError, Misspelling};
use crate::nesting;

/// Longer texts are not searched.
const MAX_TEXT: usize = 1024;
/// At most so many names of the line are tried, each with so many keywords.
const MAX_NAMES: usize = 10;
const MAX_MATCHES: usize = 3;
/// Names that are longer are no keywords.
const MAX_NAME: usize = 40;

const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

/// The keyword that would make sense of the line of the error, if it stood there.
pub(crate) fn misspelling(source: &str, error: &CompileError) -> Option<Misspelling> {
    let vague = error.message == "invalid syntax" || error.message.contains("forgot a comma");
    if !vague {
        return None;
    }
    let end = source.split_inclusive('\n').take(error.line as usize).map(str::len).sum::<usize>();
    let text = source[..end].trim_end_matches(['\n', '\r']);
    if text.chars().count() > MAX_TEXT || !is_shallow(text) {
        return None;
    }
    let last = text.rfind('\n').map_or(0, |i| i + 1);
    let line = &text[last..];
    let names = parse(text);
    let names = names.tokens().iter().filter(|t| {
        let name = matches!(
            t.kind(),
            TokenKind::Name | TokenKind::Match | TokenKind::Case | TokenKind::Type
        );
        name && t.range().start().to_usize() >= last
    });
    for token in names.take(MAX_NAMES) {
        let (from, to) = (token.range().start().to_usize(), token.range().end().to_usize());
        let name = &text[from..to];
        if name.len() > MAX_NAME {
            continue;
        }
        for keyword in close_matches(name) {
            let mended = format!("{}{keyword}{}", &text[..from], &text[to..]);
            if is_possible(&mended) {
                let column = |at: usize| text[last..at].chars().count() as u32 + 1;
                return Some(Misspelling {
                    column: column(from),
                    end_column: column(to),
                    text: line.to_owned(),
                    message: format!("invalid syntax. Did you mean '{keyword}'?"),
                });
            }
        }
    }
    None
}

fn parse(text: &str) -> Parsed<ruff_python_ast::Mod> {
    let options = ParseOptions::from(Mode::Module).with_target_version(PythonVersion::PY314);
    ruff_python_parser::parse_unchecked(text, options)
}

/// Whether any thread can parse a text.
fn is_shallow(text: &str) -> bool {
    nesting::depth(text).is_ok_and(|depth| depth <= nesting::SHALLOW)
}

/// Whether a text is a program, or the beginning of one.
fn is_possible(text: &str) -> bool {
    if !is_shallow(text) {
        return false;
    }
    let text = format!("{text}\n");
    let parsed = parse(&text);
    if parsed.errors().is_empty() {
        let Some(parsed) = parsed.try_into_module() else { return false };
        return crate::scope::build(&parsed.syntax().body, &text, false).is_ok();
    }
    // The end of the text came too early, but not that of the line.
    parsed.errors().iter().all(|e| match &e.error {
        ParseErrorType::OtherError(what) if what.starts_with("Expected an indented block") => {
            e.location.end().to_usize() >= text.len() - 1
        }
        ParseErrorType::Lexical(LexicalErrorType::Eof) => true,
        _ => e.location.start().to_usize() >= text.len(),
    })
}

/// The keywords that are most like a name, the best first.
fn close_matches(name: &str) -> Vec<&'static str> {
    let name: Vec<char> = name.chars().collect();
    let mut scored: Vec<(usize, usize, &str)> = Vec::new();
    for keyword in KEYWORDS {
        let letters: Vec<char> = keyword.chars().collect();
        let common = common(&letters, &name);
        let total = letters.len() + name.len();
        // A ratio of at least one half.
        if 4 * common >= total {
            scored.push((common, total, keyword));
        }
    }
    scored.sort_by(|a, b| (b.0 * a.1).cmp(&(a.0 * b.1)).then(b.2.cmp(a.2)));
    scored.truncate(MAX_MATCHES);
    scored.into_iter().map(|(_, _, keyword)| keyword).collect()
}

/// How many letters two words have in common: those of the longest piece that is in both, and
/// likewise before and behind it.
fn common(a: &[char], b: &[char]) -> usize {
    let mut best = (0, 0, 0);
    for i in 0..a.len() {
        for j in 0..b.len() {
            let length = a[i..].iter().zip(&b[j..]).take_while(|(x, y)| x == y).count();
            if length > best.2 {
                best = (i, j, length);
            }
        }
    }
    let (i, j, length) = best;
    match length {
        0 => 0,
        _ => length + common(&a[..i], &b[..j]) + common(&a[i + length..], &b[j + length..]),
    }
}

#[cfg(test)]
mod tests {
    use super::close_matches;

    #[test]
    fn finds_keywords() {
        assert_eq!(close_matches("imprt")[0], "import");
        assert_eq!(close_matches("fro")[..2], ["from", "for"]);
        assert!(close_matches("xyzzy").is_empty());
    }
}
