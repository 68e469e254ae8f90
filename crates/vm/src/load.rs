//! Code that a program asks for while it runs: modules, and text for `exec` and `eval`.
//!
//! The loop cannot load code, which it reads all the time. It ends with [`Exit::Load`], the machine
//! loads, and the loop goes on with a function of the new code as the result. Nothing of this is
//! seen outside of [`Machine::run`].
//!
//! [`Exit::Load`]: crate::exec::Exit::Load
//! [`Machine::run`]: crate::machine::Machine::run

use std::fmt::Debug;
use std::sync::Arc;

use diapause_bytecode::Module;

use crate::heap::Heap;
use crate::stdlib::FrozenModule;
use crate::trap::Trap;
use crate::value::Value;

/// What a source text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// The text of a module.
    Module,
    /// Statements, for `exec`: a function of one parameter, the namespace.
    Statements,
    /// An expression, for `eval`: likewise.
    Expression,
    /// What was typed at a prompt: as statements, and values of expressions are displayed.
    Interactive,
}

/// Code that is asked for.
#[derive(Clone, Debug)]
pub enum Source {
    /// A module of the standard library.
    Frozen(&'static FrozenModule),
    /// The code of a function, for a function with other globals.
    Code(Value),
    /// A source text.
    Text {
        /// The text.
        text: String,
        /// What tracebacks call it.
        file: String,
        /// What it is.
        kind: SourceKind,
    },
}

/// A request for code.
#[derive(Clone, Debug)]
pub struct Load {
    /// The code.
    pub source: Source,
    /// The dict of globals of the function that it becomes.
    pub globals: Value,
}

/// Why a text has no code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The name of the exception: a syntax error or one of its subclasses, or
    /// `NotImplementedError` for what this version does not compile.
    pub exc_type: &'static str,
    /// The message.
    pub message: String,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
    /// Line of the end.
    pub end_line: u32,
    /// Column of the end.
    pub end_column: u32,
    /// The line of the source; None where CPython looks for it in the file, of errors that its
    /// parser does not find.
    pub text: Option<String>,
    /// What the compiler has warned of by then.
    pub warnings: Vec<SourceWarning>,
}

/// What a compiler says of a text that it compiled: a `SyntaxWarning`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceWarning {
    /// The message.
    pub message: String,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
    /// The line of the source.
    pub text: String,
}

/// Compiles for a machine.
pub trait Loader: Debug + Send + Sync {
    /// Compiles a text.
    ///
    /// # Errors
    ///
    /// What is wrong with the text.
    fn compile(
        &self,
        text: &str,
        file: &str,
        kind: SourceKind,
    ) -> Result<(Arc<Module>, Vec<SourceWarning>), Refusal>;
}

/// Bytes that reading a byte of source takes, at most: tokens, the tree, and what is wrong with them.
const MEMORY_PER_BYTE: usize = 128;

/// Sources of no more bytes are read whatever is left.
const SHORT: usize = 1 << 16;

/// Nanoseconds that it takes.
const TIME_PER_BYTE: f64 = 80.0;

impl Heap {
    /// Refuses a source text when compiling it, which nothing can interrupt, would take more memory
    /// or time than there is.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`].
    pub(crate) fn afford_source(&self, text: &str) -> Result<(), Trap> {
        let long = text.len().saturating_sub(SHORT);
        self.reserve(long.checked_mul(MEMORY_PER_BYTE))?;
        self.afford(text.len() as f64 * TIME_PER_BYTE)
    }
}
