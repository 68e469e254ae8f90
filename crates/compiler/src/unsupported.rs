//! Statements that this version does not compile yet. Each is refused with its name and place
//! before any code is generated.

use ruff_python_ast::Stmt;
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::errors::Fault;

/// Why the statement itself cannot be compiled, if it cannot.
pub(crate) fn unsupported(stmt: &Stmt) -> Option<Box<Fault>> {
    let (range, what) = match stmt {
        Stmt::Import(s) if s.is_lazy => (s.range, "lazy import"),
        Stmt::ImportFrom(s) if s.is_lazy => (s.range, "lazy import"),
        Stmt::IpyEscapeCommand(s) => (s.range(), "escape command"),
        _ => return None,
    };
    Some(Fault::unsupported(head(range), format!("{what} is not supported yet")))
}

/// The place of a compound statement: its first characters, not its whole body.
fn head(range: TextRange) -> TextRange {
    let end = range.end().min(range.start() + TextSize::new(5));
    TextRange::new(range.start(), end)
}
