//! The text of syntax errors.
//!
//! Source of the rules: CPython 3.14, Lib/traceback.py, `_format_syntax_error` (the code is our
//! own).

use std::fmt::Write as _;

use super::source::before;

/// Where a syntax error is and what it says. Lines and columns count from 1, columns characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyntaxDetails {
    /// The message.
    pub message: String,
    /// The file.
    pub file: Option<String>,
    /// The line.
    pub line: Option<i64>,
    /// The column.
    pub column: Option<i64>,
    /// The last line.
    pub end_line: Option<i64>,
    /// The column behind the last character.
    pub end_column: Option<i64>,
    /// The text of the line.
    pub source: Option<String>,
}

/// What is printed for a syntax error, without what comes before it: the place, the line, the
/// carets and the message.
#[must_use]
pub fn render_syntax_error(class: &str, details: &SyntaxDetails) -> String {
    let mut out = String::new();
    let mut suffix = String::new();
    match (details.line, &details.file) {
        (Some(line), file) => {
            let file = file.as_deref().filter(|file| !file.is_empty()).unwrap_or("<string>");
            let _ = writeln!(out, "  File \"{file}\", line {line}");
        }
        (None, Some(file)) => suffix = format!(" ({file})"),
        (None, None) => {}
    }
    if let Some(source) = &details.source {
        excerpt(&mut out, source, details);
    }
    let message =
        if details.message.is_empty() { "<no detail available>" } else { &details.message };
    let _ = writeln!(out, "{class}: {message}{suffix}");
    out
}

fn excerpt(out: &mut String, source: &str, details: &SyntaxDetails) {
    let right = source.trim_end_matches('\n');
    let line = right.trim_start_matches([' ', '\n', '\x0c']);
    let _ = writeln!(out, "    {line}");
    let Some(mut start) = details.column else { return };
    let len = |text: &str| text.chars().count() as i64;
    let spaces = len(right) - len(line);
    let mut end = if details.line == details.end_line {
        details.end_column.filter(|&end| end != 0).unwrap_or(start)
    } else {
        len(right) + 1
    };
    if !source.is_empty() && start > len(source) {
        start = len(right) + 1;
    }
    if !source.is_empty() && end > len(source) {
        end = len(right) + 1;
    }
    if start >= end || end < 0 {
        end = start + 1;
    }
    let (column, end_column) = (start - 1 - spaces, end - 1 - spaces);
    if column < 0 {
        return;
    }
    let lead = before(line, usize::try_from(column).unwrap_or(usize::MAX));
    let lead: String = lead.chars().map(|c| if c.is_whitespace() { c } else { ' ' }).collect();
    let carets = "^".repeat((end_column - column).clamp(0, len(right) + 1) as usize);
    let _ = writeln!(out, "    {lead}{carets}");
}
