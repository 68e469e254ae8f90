//! The tokens of a source with errors, and what is open where.

use ruff_python_ast::token::{TokenKind, Tokens as ParserTokens};
use ruff_text_size::{Ranged, TextRange, TextSize};

#[derive(Clone, Copy, Debug)]
pub(super) struct Tok {
    pub kind: TokenKind,
    pub range: TextRange,
    /// Where the comment before a line break starts.
    comment: Option<TextSize>,
}

/// Tokens without comments and line breaks that mean nothing; the end of the file is the last.
pub(super) struct Tokens<'a> {
    pub source: &'a str,
    list: Vec<Tok>,
}

impl<'a> Tokens<'a> {
    pub fn new(source: &'a str, tokens: &ParserTokens) -> Self {
        let mut list: Vec<Tok> = tokens
            .iter()
            .filter(|t| !matches!(t.kind(), TokenKind::Comment | TokenKind::NonLogicalNewline))
            .map(|t| Tok { kind: t.kind(), range: t.range(), comment: None })
            .collect();
        let comments = tokens.windows(2).filter(|pair| {
            (pair[0].kind(), pair[1].kind()) == (TokenKind::Comment, TokenKind::Newline)
        });
        let mut at = 0;
        for pair in comments {
            while list[at].range != pair[1].range() {
                at += 1;
            }
            list[at].comment = Some(pair[0].range().start());
        }
        let end = TextRange::empty(TextSize::of(source));
        if list.last().is_none_or(|t| t.kind != TokenKind::EndOfFile) {
            list.push(Tok { kind: TokenKind::EndOfFile, range: end, comment: None });
        }
        Self { source, list }
    }

    pub fn list(&self) -> &[Tok] {
        &self.list
    }

    pub fn get(&self, i: usize) -> Tok {
        self.list[i.min(self.list.len() - 1)]
    }

    pub fn kind(&self, i: usize) -> TokenKind {
        self.get(i).kind
    }

    /// The token before, if there is one.
    pub fn before(&self, i: usize) -> Option<Tok> {
        self.list.get(i.checked_sub(1)?).copied()
    }

    /// Whether a token of that kind stands before token `i` without a blank.
    pub fn touches(&self, i: usize, kind: TokenKind) -> bool {
        let end = self.get(i).range.start();
        self.before(i).is_some_and(|t| t.kind == kind && t.range.end() == end)
    }

    pub fn text(&self, range: TextRange) -> &'a str {
        &self.source[range]
    }

    pub fn word(&self, i: usize) -> &'a str {
        self.text(self.get(i).range)
    }

    /// The first token that does not end before the offset.
    pub fn index_at(&self, offset: TextSize) -> usize {
        self.list
            .iter()
            .position(|t| {
                t.range.start() >= offset || (t.range.end() > offset && t.kind != TokenKind::Indent)
            })
            .unwrap_or(self.list.len() - 1)
    }

    /// The range that marks a token: a line break is marked behind the line, with its comment.
    pub fn shown(&self, i: usize) -> TextRange {
        let token = self.get(i);
        match token.kind {
            TokenKind::Newline => {
                let end = token.range.start();
                TextRange::new(token.comment.unwrap_or(end), end)
            }
            TokenKind::EndOfFile | TokenKind::Dedent => {
                // The line break before it.
                let text = self.source.trim_end_matches(['\n', '\r']);
                TextRange::empty(TextSize::of(text))
            }
            _ => token.range,
        }
    }

    /// Indices of the brackets that are open before token `i`, outermost first.
    pub fn open_before(&self, i: usize) -> Vec<usize> {
        let mut open = Vec::new();
        for (k, token) in self.list.iter().enumerate().take(i) {
            if opens(token.kind) {
                open.push(k);
            } else if matches!(token.kind, TokenKind::FStringEnd | TokenKind::TStringEnd) {
                while let Some(o) = open.pop() {
                    let kind = self.list[o].kind;
                    if matches!(kind, TokenKind::FStringStart | TokenKind::TStringStart) {
                        break;
                    }
                }
            } else if closes(token.kind) {
                open.pop();
            }
        }
        open
    }

    /// The innermost bracket that is never closed.
    pub fn open_at_end(&self) -> Option<Tok> {
        let open = self.open_before(self.list.len());
        open.iter()
            .rev()
            .map(|&k| self.list[k])
            .find(|t| !matches!(t.kind, TokenKind::FStringStart | TokenKind::TStringStart))
    }

    /// Index of the first token of the simple statement or header that token `i` is part of.
    pub fn statement_start(&self, i: usize) -> usize {
        let mut depth = 0_i32;
        for k in (0..i.min(self.list.len())).rev() {
            let kind = self.list[k].kind;
            if closes(kind) {
                depth += 1;
            } else if opens(kind) {
                depth -= 1;
            } else if depth <= 0
                && matches!(
                    kind,
                    TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent | TokenKind::Semi
                )
            {
                return k + 1;
            }
        }
        0
    }

    /// The first token of that kind from `i` on within the statement, outside of brackets.
    pub fn top_level(&self, i: usize, kind: TokenKind) -> Option<usize> {
        let mut depth = 0_i32;
        (i..self.statement_end(i)).find(|&k| {
            let found = self.kind(k);
            depth += i32::from(opens(found)) - i32::from(closes(found));
            depth == 0 && found == kind
        })
    }

    /// Index of the line break, semicolon or end of the file behind token `i`.
    pub fn statement_end(&self, i: usize) -> usize {
        let mut k = i;
        while k < self.list.len() - 1
            && !matches!(self.list[k].kind, TokenKind::Newline | TokenKind::Semi)
        {
            k += 1;
        }
        k
    }
}

pub(super) fn opens(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Lpar
            | TokenKind::Lsqb
            | TokenKind::Lbrace
            | TokenKind::FStringStart
            | TokenKind::TStringStart
    )
}

pub(super) fn closes(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Rpar
            | TokenKind::Rsqb
            | TokenKind::Rbrace
            | TokenKind::FStringEnd
            | TokenKind::TStringEnd
    )
}

/// Whether an expression can start with the token.
pub(super) fn starts_expression(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Name
            | TokenKind::Int
            | TokenKind::Float
            | TokenKind::Complex
            | TokenKind::String
            | TokenKind::FStringStart
            | TokenKind::TStringStart
            | TokenKind::Lpar
            | TokenKind::Lsqb
            | TokenKind::Lbrace
            | TokenKind::True
            | TokenKind::False
            | TokenKind::None
            | TokenKind::Ellipsis
            | TokenKind::Lambda
            | TokenKind::Not
            | TokenKind::Minus
            | TokenKind::Plus
            | TokenKind::Tilde
            | TokenKind::Await
            | TokenKind::Match
            | TokenKind::Case
            | TokenKind::Type
            | TokenKind::Lazy
    )
}

/// Whether an expression can end with the token.
pub(super) fn ends_expression(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Name
            | TokenKind::Int
            | TokenKind::Float
            | TokenKind::Complex
            | TokenKind::String
            | TokenKind::FStringEnd
            | TokenKind::TStringEnd
            | TokenKind::Rpar
            | TokenKind::Rsqb
            | TokenKind::Rbrace
            | TokenKind::True
            | TokenKind::False
            | TokenKind::None
            | TokenKind::Ellipsis
            | TokenKind::Match
            | TokenKind::Case
            | TokenKind::Type
            | TokenKind::Lazy
    )
}
