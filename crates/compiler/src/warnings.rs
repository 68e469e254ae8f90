//! What CPython warns of when it compiles: mistakes that are no errors.
//!
//! Its tokenizer and parser warn of literals, a pass over the tree of jumps out of `finally`, and
//! the compiler of expressions that cannot work; in this order.

use ruff_python_ast::token::{TokenKind, Tokens};
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{self as ast, CmpOp, Expr, ExprContext, Stmt};
use ruff_text_size::{Ranged, TextRange};

use crate::parse_errors::numbers;

/// A `SyntaxWarning`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompileWarning {
    /// The text.
    pub message: String,
    /// The line, counted from 1.
    pub line: u32,
    /// The column in characters, counted from 1.
    pub column: u32,
    /// The source line, without its line break.
    pub text: String,
}

/// All warnings of a program.
pub(crate) fn collect(body: &[Stmt], tokens: &Tokens, source: &str) -> Vec<CompileWarning> {
    let mut found = of_literals(tokens, source, source.len(), source.len());
    found.extend(of_jumps(body));
    let mut mistakes = Mistakes::default();
    mistakes.visit_body(body);
    found.extend(mistakes.found);
    placed(found, source)
}

/// What CPython has warned of when it finds a syntax error: of strings before it, of numbers
/// everywhere if its tokenizer reads on to the end, else `until` where that stops.
pub(crate) fn before_syntax_error(
    tokens: &Tokens,
    source: &str,
    error: usize,
    until: usize,
) -> Vec<CompileWarning> {
    placed(of_literals(tokens, source, error, until), source)
}

/// What CPython has warned of when it refuses a program that it could parse: the compiler, if the
/// error is one of its own, has not come farther than that.
pub(crate) fn before_refusal(
    body: &[Stmt],
    tokens: &Tokens,
    source: &str,
    compiled_until: usize,
) -> Vec<CompileWarning> {
    let mut found = of_literals(tokens, source, source.len(), source.len());
    found.extend(of_jumps(body));
    let mut mistakes = Mistakes::default();
    mistakes.visit_body(body);
    found.extend(mistakes.found.into_iter().filter(|(at, _)| *at < compiled_until));
    placed(found, source)
}

/// Warnings of the tokenizer and the parser: of strings and numbers that start before the offsets.
fn of_literals(tokens: &Tokens, source: &str, strings: usize, until: usize) -> Vec<Found> {
    let mut found = Vec::new();
    for token in tokens {
        let start = token.range().start().to_usize();
        let message = match token.kind() {
            TokenKind::Int | TokenKind::Float | TokenKind::Complex
                if start < until && touches_letter(source, token.range()) =>
            {
                numbers::read(source, start)
                    .ok()
                    .and_then(|number| number.touches_keyword)
                    .map(|kind| (start, format!("invalid {kind} literal")))
            }
            _ if start >= strings => None,
            TokenKind::String => in_string(source, token.range()),
            TokenKind::FStringMiddle | TokenKind::TStringMiddle
                if !token.string_flags().is_some_and(is_raw) =>
            {
                in_text(source, token.range(), false)
            }
            _ => None,
        };
        found.extend(message);
    }
    found
}

/// Whether a letter stands right behind a token.
fn touches_letter(source: &str, token: TextRange) -> bool {
    source.as_bytes().get(token.end().to_usize()).is_some_and(u8::is_ascii_alphabetic)
}

fn of_jumps(body: &[Stmt]) -> Vec<Found> {
    let mut jumps = Jumps::default();
    jumps.visit_body(body);
    jumps.found
}

fn placed(found: Vec<Found>, source: &str) -> Vec<CompileWarning> {
    let mut lines = Lines { source, at: 0, line: 1 };
    let warning = |(at, message)| {
        let (line, column, text) = lines.of(at);
        CompileWarning { message, line, column, text: text.to_owned() }
    };
    found.into_iter().map(warning).collect()
}

fn is_raw(flags: ast::AnyStringFlags) -> bool {
    flags.is_raw_string()
}

/// Where something is, and what to say of it.
type Found = (usize, String);

/// The lines of offsets, most of which come in order.
struct Lines<'s> {
    source: &'s str,
    at: usize,
    line: u32,
}

impl<'s> Lines<'s> {
    fn of(&mut self, at: usize) -> (u32, u32, &'s str) {
        if at < self.at {
            (self.at, self.line) = (0, 1);
        }
        let passed = &self.source.as_bytes()[self.at..at];
        self.line += passed.iter().filter(|&&b| b == b'\n').count() as u32;
        self.at = at;
        let start = self.source[..at].rfind('\n').map_or(0, |i| i + 1);
        let end = self.source[at..].find('\n').map_or(self.source.len(), |i| at + i);
        let column = self.source[start..at].chars().count() as u32 + 1;
        (self.line, column, &self.source[start..end])
    }
}

/// The first escape sequence of a string that means nothing.
fn in_string(source: &str, range: TextRange) -> Option<Found> {
    let text = &source[range];
    let prefix = text.find(['"', '\''])?;
    let letters = text[..prefix].to_ascii_lowercase();
    if letters.contains('r') || !text.contains('\\') {
        return None;
    }
    in_text(source, range, letters.contains('b'))
}

fn in_text(source: &str, range: TextRange, is_bytes: bool) -> Option<Found> {
    let start = range.start().to_usize();
    let text = &source.as_bytes()[start..range.end().to_usize()];
    let mut i = 0;
    while i < text.len() {
        if text[i] != b'\\' {
            i += 1;
            continue;
        }
        let next = text.get(i + 1).copied().unwrap_or(b'\n');
        let octal = |n: usize| text.get(i + n).is_some_and(|b| matches!(b, b'0'..=b'7'));
        let (shown, what) = match next {
            b'4'..=b'7' if octal(2) && octal(3) => (4, "an invalid octal"),
            b'\n'
            | b'\r'
            | b'\\'
            | b'\''
            | b'"'
            | b'a'
            | b'b'
            | b'f'
            | b'n'
            | b'r'
            | b't'
            | b'v'
            | b'x'
            | b'0'..=b'7' => (0, ""),
            b'N' | b'u' | b'U' if !is_bytes => (0, ""),
            // CPython looks at the bytes of the character.
            128.. => (0, ""),
            _ => (2, "an invalid"),
        };
        if shown > 0 {
            let escape = source.get(start + i..start + i + shown)?;
            let message = format!(
                "\"{escape}\" is {what} escape sequence. Such sequences will not work in the \
                 future. Did you mean \"\\{escape}\"? A raw string is also an option."
            );
            return Some((start + i, message));
        }
        i += 2;
    }
    None
}

/// Finds `return`, `break` and `continue` that leave a `finally` block.
#[derive(Default)]
struct Jumps {
    in_finally: bool,
    /// Whether a loop stands between that block and the place.
    in_loop: bool,
    found: Vec<Found>,
}

impl Jumps {
    fn within(&mut self, state: (bool, bool), body: &[Stmt]) {
        let around = (self.in_finally, self.in_loop);
        (self.in_finally, self.in_loop) = state;
        self.visit_body(body);
        (self.in_finally, self.in_loop) = around;
    }

    fn jump(&mut self, word: &str, range: TextRange) {
        let message = format!("'{word}' in a 'finally' block");
        self.found.push((range.start().to_usize(), message));
    }
}

impl<'a> Visitor<'a> for Jumps {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::Try(s) => {
                self.visit_body(&s.body);
                for ast::ExceptHandler::ExceptHandler(handler) in &s.handlers {
                    self.visit_body(&handler.body);
                }
                self.visit_body(&s.orelse);
                self.within((true, false), &s.finalbody);
            }
            Stmt::FunctionDef(s) => self.within((false, false), &s.body),
            Stmt::For(s) => {
                self.within((self.in_finally, true), &s.body);
                self.visit_body(&s.orelse);
            }
            Stmt::While(s) => {
                self.within((self.in_finally, true), &s.body);
                self.visit_body(&s.orelse);
            }
            Stmt::Return(s) if self.in_finally => self.jump("return", s.range),
            Stmt::Break(s) if self.in_finally && !self.in_loop => self.jump("break", s.range),
            Stmt::Continue(s) if self.in_finally && !self.in_loop => {
                self.jump("continue", s.range);
            }
            other => visitor::walk_stmt(self, other),
        }
    }

    // No statement stands in an expression.
    fn visit_expr(&mut self, _: &'a Expr) {}
}

/// Finds expressions that cannot work, or do not do what they seem to.
#[derive(Default)]
struct Mistakes {
    found: Vec<Found>,
}

impl Mistakes {
    fn say(&mut self, node: impl Ranged, message: String) {
        self.found.push((node.range().start().to_usize(), message));
    }

    fn compare(&mut self, e: &ast::ExprCompare) {
        let mut left: &Expr = &e.left;
        for (op, right) in e.ops.iter().zip(&e.comparators) {
            let literal = [left, right].into_iter().find(|operand| is_odd_identity(operand));
            let words = match op {
                CmpOp::Is => ("is", "=="),
                CmpOp::IsNot => ("is not", "!="),
                _ => ("", ""),
            };
            if let (Some(name), false) = (literal.and_then(type_name), words.0.is_empty()) {
                let (word, better) = words;
                let message =
                    format!("\"{word}\" with '{name}' literal. Did you mean \"{better}\"?");
                return self.say(e, message);
            }
            left = right;
        }
    }

    fn subscript(&mut self, e: &ast::ExprSubscript) {
        let Some(name) = type_name(&e.value) else { return };
        if matches!(name, "list" | "tuple" | "str" | "bytes") {
            let index = type_name(&e.slice).filter(|&index| !matches!(index, "int" | "bool"));
            if let Some(index) = index {
                let message = format!(
                    "{name} indices must be integers or slices, not {index}; perhaps you missed a \
                     comma?"
                );
                self.say(e, message);
            }
        } else if name != "dict" {
            let message =
                format!("'{name}' object is not subscriptable; perhaps you missed a comma?");
            self.say(e, message);
        }
    }
}

impl<'a> Visitor<'a> for Mistakes {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::Assert(s) if matches!(&*s.test, Expr::Tuple(t) if !t.elts.is_empty()) => {
                let message = "assertion is always true, perhaps remove parentheses?";
                self.say(s, message.to_owned());
            }
            // The body of a class is compiled before its bases.
            Stmt::ClassDef(s) => {
                for decorator in &s.decorator_list {
                    self.visit_decorator(decorator);
                }
                self.visit_body(&s.body);
                if let Some(arguments) = &s.arguments {
                    self.visit_arguments(arguments);
                }
                return;
            }
            _ => {}
        }
        visitor::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Compare(e) => self.compare(e),
            Expr::Call(e) => {
                if let Some(name) = type_name(&e.func).filter(|&name| name != "function") {
                    let message =
                        format!("'{name}' object is not callable; perhaps you missed a comma?");
                    self.say(e, message);
                }
                // CPython compiles these twice: as a loop, and as a call in case the name means
                // something else.
                if let Expr::Name(name) = &*e.func
                    && matches!(name.id.as_str(), "all" | "any" | "tuple")
                    && let [Expr::Generator(_)] = &*e.arguments.args
                    && e.arguments.keywords.is_empty()
                {
                    self.visit_expr(&e.arguments.args[0]);
                }
            }
            Expr::Subscript(e) if e.ctx == ExprContext::Load => self.subscript(e),
            _ => {}
        }
        visitor::walk_expr(self, expr);
    }
}

/// Whether comparing the identity of a literal says nothing.
fn is_odd_identity(expr: &Expr) -> bool {
    match expr {
        Expr::StringLiteral(_) | Expr::BytesLiteral(_) | Expr::NumberLiteral(_) => true,
        Expr::Tuple(e) => e.elts.iter().all(|item| {
            is_odd_identity(item)
                || matches!(
                    item,
                    Expr::NoneLiteral(_) | Expr::BooleanLiteral(_) | Expr::EllipsisLiteral(_)
                )
        }),
        _ => false,
    }
}

/// The type of the value of an expression, where it shows.
fn type_name(expr: &Expr) -> Option<&'static str> {
    Some(match expr {
        Expr::StringLiteral(_) | Expr::FString(_) => "str",
        Expr::TString(_) => "string.templatelib.Template",
        Expr::BytesLiteral(_) => "bytes",
        Expr::NumberLiteral(e) => match e.value {
            ast::Number::Int(_) => "int",
            ast::Number::Float(_) => "float",
            ast::Number::Complex { .. } => "complex",
        },
        Expr::BooleanLiteral(_) => "bool",
        Expr::NoneLiteral(_) => "NoneType",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::Tuple(_) => "tuple",
        Expr::List(_) | Expr::ListComp(_) => "list",
        Expr::Dict(_) | Expr::DictComp(_) => "dict",
        Expr::Set(_) | Expr::SetComp(_) => "set",
        Expr::Generator(_) => "generator",
        Expr::Lambda(_) => "function",
        _ => return None,
    })
}
