//! Source positions of expressions, with the part that tracebacks underline with `^`.
//!
//! Source: CPython, Lib/traceback.py, `_extract_caret_anchors_from_line_segment`.

use diapause_bytecode::Position;
use ruff_python_ast::{Expr, ExprAttribute, ExprCall};
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::compiler::{Compiler, plain};

impl Compiler<'_> {
    /// The position of an instruction made from the whole expression.
    pub(crate) fn at(&self, expr: &Expr) -> Position {
        match expr {
            Expr::BinOp(e) => self.operator(e.range, e.left.end(), e.right.start(), e.op.as_str()),
            Expr::Subscript(e) => self.bracket(e.range, e.value.end(), b'['),
            Expr::Call(e) => self.at_call(e),
            Expr::Attribute(e) => self.at_attribute(e),
            other => plain(other),
        }
    }

    pub(crate) fn at_call(&self, e: &ExprCall) -> Position {
        if let Expr::Attribute(function) = &*e.func
            && self.spans_lines(function.range)
        {
            return self.at_attribute(function);
        }
        self.bracket(e.range(), e.func.end(), b'(')
    }

    /// A class pattern: tracebacks take it for a call.
    pub(crate) fn at_arguments(&self, range: TextRange, class_end: TextSize) -> Position {
        self.bracket(range, class_end, b'(')
    }

    /// An attribute on another line than the start of its object is marked alone.
    pub(crate) fn at_attribute(&self, e: &ExprAttribute) -> Position {
        if self.spans_lines(e.range) { plain(&e.attr) } else { plain(e) }
    }

    fn spans_lines(&self, range: TextRange) -> bool {
        self.lines.line(range.start()) != self.lines.line(range.end())
    }

    fn operator(
        &self,
        range: TextRange,
        left: TextSize,
        right: TextSize,
        operator: &str,
    ) -> Position {
        let from = left.to_usize();
        let between = &self.source[from..right.to_usize().max(from)];
        let start =
            skip_to(between.as_bytes(), |b| !b.is_ascii_whitespace() && !b")\\".contains(&b));
        anchored(range, from + start, from + start + operator.len())
    }

    fn bracket(&self, range: TextRange, value: TextSize, open: u8) -> Position {
        let from = value.to_usize();
        let rest = &self.source[from..range.end().to_usize().max(from)];
        let start = skip_to(rest.as_bytes(), |b| b == open);
        anchored(range, from + start, range.end().to_usize())
    }
}

/// The index of the first byte outside comments that is wanted.
fn skip_to(text: &[u8], wanted: impl Fn(u8) -> bool) -> usize {
    let mut comment = false;
    for (i, &b) in text.iter().enumerate() {
        match b {
            b'\n' => comment = false,
            _ if comment => continue,
            b'#' => {
                comment = true;
                continue;
            }
            _ => {}
        }
        if wanted(b) {
            return i;
        }
    }
    0
}

fn anchored(range: TextRange, start: usize, end: usize) -> Position {
    Position {
        start: range.start().to_u32(),
        end: range.end().to_u32(),
        anchor_start: start as u32,
        anchor_end: end as u32,
    }
}
