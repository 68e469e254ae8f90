//! Bounds the nesting of a source text before anything recursive looks at it.
//!
//! The parser, the passes over the syntax tree and its destructor recurse as deep as the tree is.
//! The tokens tell how deep that can be at most; the stack is made to fit, or the source is
//! refused.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{Mode, lexer};
use ruff_text_size::{TextRange, TextSize};

use crate::errors::{ErrorKind, Fault, Result};

/// As in CPython: `MAXLEVEL` of Parser/lexer/state.h.
const MAX_BRACKETS: usize = 200;
/// As in CPython: `MAXINDENT`.
const MAX_INDENTS: usize = 100;
/// As in CPython: `MAXFSTRINGLEVEL`.
const MAX_FSTRINGS: usize = 150;
/// Deeper trees are refused.
#[cfg(not(target_arch = "wasm32"))]
const MAX_DEPTH: usize = 40_000;
/// The stack cannot grow there.
#[cfg(target_arch = "wasm32")]
const MAX_DEPTH: usize = 600;

/// A depth that any thread can take.
pub(crate) const SHALLOW: usize = 40;
/// Stack for one level of the tree, in the pass that needs most.
pub(crate) const STACK_PER_LEVEL: usize = 6 << 10;

enum Limit {
    Brackets,
    Indents,
    FStrings,
    Depth,
}

/// An upper bound of the depth of the tree.
pub(crate) fn depth(source: &str) -> Result<usize> {
    let limit = match measure(source) {
        Ok(depth) => return Ok(depth),
        Err(limit) => limit,
    };
    let (kind, message) = match limit {
        Limit::Brackets => (ErrorKind::Syntax, "too many nested parentheses"),
        Limit::Indents => (ErrorKind::Indentation, "too many levels of indentation"),
        Limit::FStrings => (ErrorKind::Syntax, "too many nested f-strings or t-strings"),
        Limit::Depth => (ErrorKind::Unsupported, "too many nested expressions"),
    };
    // The shortest beginning of the source that breaks the limit ends at the place.
    let mut good = 0;
    let mut bad = source.len();
    while good + 1 < bad {
        let mut middle = good.midpoint(bad);
        while !source.is_char_boundary(middle) {
            middle -= 1;
        }
        if middle == good {
            break;
        }
        if measure(&source[..middle]).is_ok() {
            good = middle;
        } else {
            bad = middle;
        }
    }
    let place = TextSize::new(good as u32);
    Err(Fault::new(kind, TextRange::at(place, TextSize::new((bad - good) as u32)), message))
}

/// What is open at a place: a bracket, an f-string, or the statement itself.
#[derive(Clone, Copy, Default)]
struct Level {
    /// Tokens since the last comma that may each nest what follows or precedes.
    chain: usize,
    /// Those that a comma does not end.
    kept: usize,
    /// The deepest that was closed in it.
    inner: usize,
    fstring: bool,
}

impl Level {
    fn depth(self) -> usize {
        self.chain + self.kept + self.inner
    }
}

fn measure(source: &str) -> std::result::Result<usize, Limit> {
    let mut lexer = lexer::lex(source, Mode::Module);
    let mut levels = vec![Level::default()];
    let mut indents = 0;
    let mut fstrings = 0;
    let mut deepest = 0;
    // Depth of the levels that are open, the innermost left out.
    let mut outer = 0;
    loop {
        let token = lexer.next_token();
        let top = levels.len() - 1;
        let level = &mut levels[top];
        match token {
            TokenKind::EndOfFile => break,
            TokenKind::Indent => {
                indents += 1;
                if indents >= MAX_INDENTS {
                    return Err(Limit::Indents);
                }
            }
            TokenKind::Dedent => indents = indents.saturating_sub(1),
            TokenKind::Newline => {
                deepest = deepest.max(outer + level.depth());
                levels.truncate(1);
                levels[0] = Level::default();
                outer = 0;
                fstrings = 0;
            }
            TokenKind::Lpar
            | TokenKind::Lsqb
            | TokenKind::Lbrace
            | TokenKind::FStringStart
            | TokenKind::TStringStart => {
                level.chain += 1;
                outer += level.chain + level.kept;
                let fstring = matches!(token, TokenKind::FStringStart | TokenKind::TStringStart);
                fstrings += usize::from(fstring);
                levels.push(Level { fstring, ..Level::default() });
                if fstrings >= MAX_FSTRINGS {
                    return Err(Limit::FStrings);
                }
                if levels.len() - 1 - 2 * fstrings.min((levels.len() - 1) / 2) > MAX_BRACKETS {
                    return Err(Limit::Brackets);
                }
            }
            TokenKind::Rpar
            | TokenKind::Rsqb
            | TokenKind::Rbrace
            | TokenKind::FStringEnd
            | TokenKind::TStringEnd => {
                if top > 0 {
                    let closed = level.depth() + 1;
                    fstrings -= usize::from(level.fstring);
                    levels.pop();
                    let level = &mut levels[top - 1];
                    outer -= level.chain + level.kept;
                    level.inner = level.inner.max(closed);
                }
            }
            TokenKind::Comma => {
                level.inner = level.inner.max(level.chain);
                level.chain = 0;
            }
            TokenKind::Lambda => level.kept += 1,
            TokenKind::Name
            | TokenKind::Int
            | TokenKind::Float
            | TokenKind::Complex
            | TokenKind::String
            | TokenKind::FStringMiddle
            | TokenKind::TStringMiddle
            | TokenKind::NonLogicalNewline
            | TokenKind::Comment
            | TokenKind::True
            | TokenKind::False
            | TokenKind::None
            | TokenKind::Ellipsis => {}
            _ => level.chain += 1,
        }
        let level = &levels[levels.len() - 1];
        let depth = outer + level.depth();
        deepest = deepest.max(depth);
        if depth > MAX_DEPTH {
            return Err(Limit::Depth);
        }
    }
    Ok(deepest + indents)
}
