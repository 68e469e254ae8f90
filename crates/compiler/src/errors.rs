//! What compilation can fail with, in the words and with the picture of CPython.

use ruff_text_size::{TextRange, TextSize};

use crate::warnings::CompileWarning;

/// Kinds of [`CompileError`]: the exception class CPython would raise, or a construct that this
/// version does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// `SyntaxError`
    Syntax,
    /// `IndentationError`
    Indentation,
    /// `TabError`
    Tab,
    /// Valid Python that the compiler does not support (yet), or that exceeds its limits.
    Unsupported,
}

impl ErrorKind {
    /// The name of the Python exception class.
    #[must_use]
    pub const fn exception_name(self) -> &'static str {
        match self {
            Self::Syntax | Self::Unsupported => "SyntaxError",
            Self::Indentation => "IndentationError",
            Self::Tab => "TabError",
        }
    }
}

/// Why a source text was not compiled, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {message} ({script_name}, line {line})", kind.exception_name())]
pub struct CompileError {
    /// What kind of error it is.
    pub kind: ErrorKind,
    /// The message of the exception.
    pub message: String,
    /// The file name.
    pub script_name: String,
    /// The line, counted from 1.
    pub line: u32,
    /// The column in characters, counted from 1; 0 when the error concerns the whole line.
    pub column: u32,
    /// The line where the text in question ends.
    pub end_line: u32,
    /// The column behind the last character in question, counted from 1.
    pub end_column: u32,
    /// The source line, without its line break.
    pub text: String,
    /// Whether CPython's parser does not find it: the source line is then looked up in the file.
    pub after_parsing: bool,
    /// A keyword that may have been meant, which the picture of the error tells.
    pub misspelling: Option<Box<Misspelling>>,
    /// What CPython has warned of by then.
    pub warnings: Box<[CompileWarning]>,
}

/// A name on the line of an error that stands in the place of a keyword.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misspelling {
    /// Where the name starts, counted from 1.
    pub column: u32,
    /// The column behind it.
    pub end_column: u32,
    /// The source line.
    pub text: String,
    /// What is shown instead of the message.
    pub message: String,
}

impl CompileError {
    /// The text that CPython prints for the error, without a final line break.
    #[must_use]
    pub fn render(&self) -> String {
        if let Some(misspelling) = &self.misspelling {
            let shown = Self {
                message: misspelling.message.clone(),
                column: misspelling.column,
                end_line: self.line,
                end_column: misspelling.end_column,
                text: misspelling.text.clone(),
                misspelling: None,
                warnings: Box::default(),
                ..self.clone()
            };
            return shown.render();
        }
        let mut out = format!("  File \"{}\", line {}\n", self.script_name, self.line);
        // What Lib/traceback.py drops in front: tabs stay.
        let stripped = self.text.trim_start_matches([' ', '\n', '\x0c']);
        let text = stripped;
        if !text.trim().is_empty() {
            out.push_str("    ");
            out.push_str(text);
            out.push('\n');
            if self.column > 0 {
                let removed = self.text.chars().count() - stripped.chars().count();
                let length = text.chars().count();
                let start = self.column as usize - 1;
                let end = if self.end_column == 0 {
                    start + 1
                } else if self.end_line != self.line {
                    length + removed
                } else {
                    self.end_column as usize - 1
                };
                // Columns in bytes may lie behind the end.
                let (start, end) = if text.is_ascii() {
                    (start, end)
                } else {
                    (start.min(length + removed), end.min(length + removed))
                };
                let end = if end <= start { start + 1 } else { end };
                if start >= removed {
                    out.push_str("    ");
                    // Tabs are kept so that the marks stand below what they mark.
                    for c in stripped.chars().take(start - removed) {
                        out.push(if c.is_whitespace() { c } else { ' ' });
                    }
                    let missing = (start - removed).saturating_sub(stripped.chars().count());
                    out.extend(std::iter::repeat_n(' ', missing));
                    out.extend(std::iter::repeat_n('^', end - start));
                    out.push('\n');
                }
            }
        }
        out.push_str(self.kind.exception_name());
        out.push_str(": ");
        out.push_str(&self.message);
        out
    }
}

/// An error with a byte range, before its lines and columns are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub kind: ErrorKind,
    pub message: String,
    pub start: u32,
    pub end: u32,
    /// CPython reports some errors without an end.
    pub point: bool,
    /// And some for a whole line.
    pub whole_line: bool,
    /// Whether it was found in the tree, not in the text.
    pub after_parsing: bool,
    /// What CPython has warned of by then.
    pub warnings: Vec<CompileWarning>,
}

/// What the passes of the compiler return. Boxed: the error path should not make results large.
pub(crate) type Result<T> = std::result::Result<T, Box<Fault>>;

impl Fault {
    pub fn new(kind: ErrorKind, range: TextRange, message: impl Into<String>) -> Box<Self> {
        Box::new(Self {
            kind,
            message: message.into(),
            start: range.start().to_u32(),
            end: range.end().to_u32(),
            point: false,
            whole_line: false,
            after_parsing: false,
            warnings: Vec::new(),
        })
    }

    pub fn syntax(range: TextRange, message: impl Into<String>) -> Box<Self> {
        Self::new(ErrorKind::Syntax, range, message)
    }

    pub fn unsupported(range: TextRange, message: impl Into<String>) -> Box<Self> {
        Self::new(ErrorKind::Unsupported, range, message)
    }

    /// At a place rather than a range.
    pub fn at(kind: ErrorKind, offset: TextSize, message: impl Into<String>) -> Box<Self> {
        let mut fault = Self::new(kind, TextRange::empty(offset), message);
        fault.point = true;
        fault
    }

    /// Whether what is marked is a line break, perhaps with the comment before it.
    fn marks_line_break(&self, source: &str) -> bool {
        let at = |offset: u32| source.as_bytes().get(offset as usize).copied();
        let ends = matches!(at(self.end), None | Some(b'\n' | b'\r'));
        // These CPython places behind the last word.
        let bare = self.message.starts_with("Expected one or more names");
        ends && !bare
            && !self.after_parsing
            && (self.start == self.end || at(self.start) == Some(b'#'))
    }

    pub fn locate(self, source: &str, script_name: &str) -> CompileError {
        // What CPython finds behind the parser it places by bytes.
        let place = if self.after_parsing { place_in_bytes } else { place };
        let (line, column, text) = place(source, self.start);
        let column = if self.whole_line { 0 } else { column };
        let (end_line, end_column) = if self.point {
            (line, 0)
        } else {
            let (end_line, end_column, _) = place(source, self.end);
            (end_line, end_column + u32::from(self.marks_line_break(source)))
        };
        CompileError {
            kind: self.kind,
            message: self.message,
            script_name: script_name.to_owned(),
            line,
            column,
            end_line,
            end_column,
            text: text.to_owned(),
            after_parsing: self.after_parsing,
            misspelling: None,
            warnings: self.warnings.into(),
        }
    }
}

/// The line and column of an offset, both from 1, and the text of the line.
fn place(source: &str, offset: u32) -> (u32, u32, &str) {
    let mut offset = (offset as usize).min(source.len());
    while !source.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &source[..offset];
    let line_start = before.rfind(['\n', '\r']).map_or(0, |i| i + 1);
    let line = line_number(source, offset);
    let rest = &source[line_start..];
    let text = &rest[..rest.find(['\n', '\r']).unwrap_or(rest.len())];
    let column = source[line_start..offset].chars().count();
    (line, u32::try_from(column).unwrap_or(u32::MAX - 1) + 1, text)
}

/// As [`place`], with the column in bytes.
fn place_in_bytes(source: &str, offset: u32) -> (u32, u32, &str) {
    let (line, column, text) = place(source, offset);
    let wide: usize = text.chars().take(column as usize - 1).map(|c| c.len_utf8() - 1).sum();
    (line, column.saturating_add(u32::try_from(wide).unwrap_or(u32::MAX)), text)
}

/// The line of an offset, from 1. A `\r\n` is one line break, as are `\n` and `\r`.
pub(crate) fn line_number(source: &str, offset: usize) -> u32 {
    let bytes = &source.as_bytes()[..offset];
    let mut line = 1;
    for (i, &b) in bytes.iter().enumerate() {
        if b == b'\n' || (b == b'\r' && source.as_bytes().get(i + 1) != Some(&b'\n')) {
            line += 1;
        }
    }
    line
}
