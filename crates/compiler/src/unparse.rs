//! Expressions as text: what annotations are under `from __future__ import annotations`.
//!
//! Source of the rules: CPython, Python/ast_unparse.c (the code is our own). What annotations
//! hardly ever contain is given as it stands in the source.

use ruff_python_ast::{self as ast, BoolOp, CmpOp, Expr, Number, Operator, UnaryOp};
use ruff_text_size::Ranged;

/// How tightly the operand of an operator binds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Tuple,
    Test,
    Or,
    And,
    Not,
    Comparison,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Sum,
    Term,
    Factor,
    Power,
    Atom,
}

/// The text of an expression.
pub(crate) fn unparse(expr: &Expr, source: &str) -> String {
    let mut writer = Writer { out: String::new(), source };
    match expr {
        Expr::Starred(_) => writer.expr(expr, Level::Tuple),
        _ => writer.expr(expr, Level::Test),
    }
    writer.out
}

struct Writer<'a> {
    out: String,
    source: &'a str,
}

impl Writer<'_> {
    fn text(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn list<'e>(&mut self, items: impl IntoIterator<Item = &'e Expr>, level: Level) {
        for (i, item) in items.into_iter().enumerate() {
            if i > 0 {
                self.text(", ");
            }
            self.expr(item, level);
        }
    }

    fn wrapped(&mut self, inner: bool, write: impl FnOnce(&mut Self)) {
        if inner {
            self.text("(");
        }
        write(self);
        if inner {
            self.text(")");
        }
    }

    fn expr(&mut self, expr: &Expr, level: Level) {
        match expr {
            Expr::Name(e) => self.text(&e.id),
            Expr::NoneLiteral(_) => self.text("None"),
            Expr::EllipsisLiteral(_) => self.text("..."),
            Expr::BooleanLiteral(e) => self.text(if e.value { "True" } else { "False" }),
            Expr::StringLiteral(e) => self.string(e.value.to_str()),
            Expr::NumberLiteral(e) => match &e.value {
                Number::Int(int) => self.text(&int.to_string()),
                _ => self.text(&self.source[e.range]),
            },
            Expr::Attribute(e) => {
                self.expr(&e.value, Level::Atom);
                // `1 .real`
                if matches!(&*e.value, Expr::NumberLiteral(n) if n.value.is_int()) {
                    self.text(" ");
                }
                self.text(".");
                self.text(e.attr.as_str());
            }
            Expr::Subscript(e) => {
                self.expr(&e.value, Level::Atom);
                self.text("[");
                self.expr(&e.slice, Level::Tuple);
                self.text("]");
            }
            Expr::Tuple(e) if e.elts.is_empty() => self.text("()"),
            Expr::Tuple(e) => self.wrapped(level > Level::Tuple, |this| {
                this.list(&e.elts, Level::Test);
                if e.elts.len() == 1 {
                    this.text(",");
                }
            }),
            Expr::List(e) => {
                self.text("[");
                self.list(&e.elts, Level::Test);
                self.text("]");
            }
            Expr::Set(e) => {
                self.text("{");
                self.list(&e.elts, Level::Test);
                self.text("}");
            }
            Expr::Dict(e) if e.items.iter().all(|item| item.key.is_some()) => {
                self.text("{");
                for (i, item) in e.items.iter().enumerate() {
                    if i > 0 {
                        self.text(", ");
                    }
                    if let Some(key) = &item.key {
                        self.expr(key, Level::Test);
                        self.text(": ");
                    }
                    self.expr(&item.value, Level::Test);
                }
                self.text("}");
            }
            Expr::Starred(e) => {
                self.text("*");
                self.expr(&e.value, Level::BitOr);
            }
            Expr::BinOp(e) => {
                let (own, right_first) = binary_level(e.op);
                let above = next(own);
                let (left, right) = if right_first { (above, own) } else { (own, above) };
                self.wrapped(level > own, |this| {
                    this.expr(&e.left, left);
                    this.text(&format!(" {} ", e.op.as_str()));
                    this.expr(&e.right, right);
                });
            }
            Expr::UnaryOp(e) => {
                let (text, own) = match e.op {
                    UnaryOp::Invert => ("~", Level::Factor),
                    UnaryOp::Not => ("not ", Level::Not),
                    UnaryOp::UAdd => ("+", Level::Factor),
                    UnaryOp::USub => ("-", Level::Factor),
                };
                self.wrapped(level > own, |this| {
                    this.text(text);
                    this.expr(&e.operand, own);
                });
            }
            Expr::BoolOp(e) => {
                let (text, own) = match e.op {
                    BoolOp::And => (" and ", Level::And),
                    BoolOp::Or => (" or ", Level::Or),
                };
                self.wrapped(level > own, |this| {
                    for (i, value) in e.values.iter().enumerate() {
                        if i > 0 {
                            this.text(text);
                        }
                        this.expr(value, next(own));
                    }
                });
            }
            Expr::Compare(e) => self.wrapped(level > Level::Comparison, |this| {
                this.expr(&e.left, next(Level::Comparison));
                for (op, right) in e.ops.iter().zip(&e.comparators) {
                    this.text(&format!(" {} ", comparison(*op)));
                    this.expr(right, next(Level::Comparison));
                }
            }),
            Expr::If(e) => self.wrapped(level > Level::Test, |this| {
                this.expr(&e.body, next(Level::Test));
                this.text(" if ");
                this.expr(&e.test, next(Level::Test));
                this.text(" else ");
                this.expr(&e.orelse, Level::Test);
            }),
            Expr::Call(e) => self.call(e),
            Expr::Slice(e) => {
                if let Some(lower) = &e.lower {
                    self.expr(lower, Level::Test);
                }
                self.text(":");
                if let Some(upper) = &e.upper {
                    self.expr(upper, Level::Test);
                }
                if let Some(step) = &e.step {
                    self.text(":");
                    self.expr(step, Level::Test);
                }
            }
            other => {
                let text = &self.source[other.range()];
                let inner = level > Level::Test && !other.is_bytes_literal_expr();
                self.wrapped(inner, |this| this.text(text));
            }
        }
    }

    fn call(&mut self, e: &ast::ExprCall) {
        self.expr(&e.func, Level::Atom);
        self.text("(");
        self.list(&e.arguments.args, Level::Test);
        for (i, keyword) in e.arguments.keywords.iter().enumerate() {
            if i > 0 || !e.arguments.args.is_empty() {
                self.text(", ");
            }
            match &keyword.arg {
                Some(name) => {
                    self.text(name.as_str());
                    self.text("=");
                }
                None => self.text("**"),
            }
            self.expr(&keyword.value, Level::Test);
        }
        self.text(")");
    }

    fn string(&mut self, text: &str) {
        let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
        self.out.push(quote);
        for c in text.chars() {
            match c {
                '\n' => self.text("\\n"),
                '\r' => self.text("\\r"),
                '\t' => self.text("\\t"),
                c if c == quote || c == '\\' => self.out.extend(['\\', c]),
                c if (c as u32) < 32 || c as u32 == 127 => {
                    self.out.push_str(&format!("\\x{:02x}", c as u32));
                }
                c => self.out.push(c),
            }
        }
        self.out.push(quote);
    }
}

fn binary_level(op: Operator) -> (Level, bool) {
    match op {
        Operator::Add | Operator::Sub => (Level::Sum, false),
        Operator::Mult | Operator::MatMult | Operator::Div | Operator::Mod | Operator::FloorDiv => {
            (Level::Term, false)
        }
        Operator::Pow => (Level::Power, true),
        Operator::LShift | Operator::RShift => (Level::Shift, false),
        Operator::BitOr => (Level::BitOr, false),
        Operator::BitXor => (Level::BitXor, false),
        Operator::BitAnd => (Level::BitAnd, false),
    }
}

const fn comparison(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Eq => "==",
        CmpOp::NotEq => "!=",
        CmpOp::Lt => "<",
        CmpOp::LtE => "<=",
        CmpOp::Gt => ">",
        CmpOp::GtE => ">=",
        CmpOp::Is => "is",
        CmpOp::IsNot => "is not",
        CmpOp::In => "in",
        CmpOp::NotIn => "not in",
    }
}

const fn next(level: Level) -> Level {
    match level {
        Level::Tuple => Level::Test,
        Level::Test => Level::Or,
        Level::Or => Level::And,
        Level::And => Level::Not,
        Level::Not => Level::Comparison,
        Level::Comparison => Level::BitOr,
        Level::BitOr => Level::BitXor,
        Level::BitXor => Level::BitAnd,
        Level::BitAnd => Level::Shift,
        Level::Shift => Level::Sum,
        Level::Sum => Level::Term,
        Level::Term => Level::Factor,
        Level::Factor => Level::Power,
        Level::Power | Level::Atom => Level::Atom,
    }
}
