//! Regular expressions with the syntax, results and errors of CPython's `re`. No VM values here.
//!
//! | file | what lives there |
//! | --- | --- |
//! | `tree.rs` | what a pattern means, and how wide it is |
//! | `scan.rs` | the pattern as a stream of characters and escapes |
//! | `parse.rs` | patterns into trees: branches, repetition, sets |
//! | `group.rs` | what stands after `(?` |
//! | `escape.rs` | what stands after a backslash |
//! | `class.rs` | sets of characters, categories, case |
//! | `compile.rs` | trees into programs |
//! | `input.rs` | what is searched, forwards and backwards |
//! | `run.rs` | the matcher: backtracking over a stack of its own |
//!
//! Source of the behaviour: Python library reference, "re".

mod class;
mod compile;
mod escape;
mod group;
mod input;
mod parse;
mod run;
mod scan;
#[cfg(test)]
mod tests;
mod tree;

pub use compile::Program;
pub use run::{End, Found, Goal, NONE, Outcome, Room, Search};

/// `re.IGNORECASE`
pub const IGNORECASE: u32 = 2;
/// `re.LOCALE`
pub const LOCALE: u32 = 4;
/// `re.MULTILINE`
pub const MULTILINE: u32 = 8;
/// `re.DOTALL`
pub const DOTALL: u32 = 16;
/// `re.UNICODE`
pub const UNICODE: u32 = 32;
/// `re.VERBOSE`
pub const VERBOSE: u32 = 64;
/// `re.ASCII`
pub const ASCII: u32 = 256;

/// Why a pattern is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// `re.PatternError`, with the place in the pattern where there is one.
    Pattern(String, Option<usize>),
    /// `ValueError`: flags that do not go together.
    Value(&'static str),
    /// `OverflowError`
    Overflow(&'static str),
    /// `RecursionError`: groups in groups.
    TooDeep,
}

/// A pattern that is ready to match.
#[derive(Debug)]
pub struct Regex {
    /// What is run.
    pub program: Program,
    /// The flags, those in the pattern included.
    pub flags: u32,
    /// How many groups it captures.
    pub groups: usize,
    /// The names of groups, in the order of the pattern.
    pub names: Vec<(String, usize)>,
}

impl Regex {
    /// Compiles a pattern of characters, or of bytes.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn new(pattern: &[u32], is_text: bool, flags: u32) -> Result<Self, Fault> {
        let parsed = parse::parse(pattern, is_text, flags)?;
        let program = compile::compile(&parsed, is_text);
        Ok(Self { program, flags: parsed.flags, groups: parsed.groups - 1, names: parsed.names })
    }
}
