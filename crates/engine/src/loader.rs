//! Compiles what a running program asks for: modules of the host, texts for `exec` and `eval`.

use std::sync::{Arc, LazyLock};

use diapause_bytecode::Module;
use diapause_compiler::{CompileWarning, ErrorKind, Mode};
use diapause_vm::load::{Loader, Refusal, SourceKind, SourceWarning};

/// The compiler, as the machine sees it.
#[derive(Debug)]
pub(crate) struct Compiler;

/// The one for all sessions: it has no state.
pub(crate) fn shared() -> Arc<dyn Loader> {
    static SHARED: LazyLock<Arc<dyn Loader>> = LazyLock::new(|| Arc::new(Compiler));
    Arc::clone(&SHARED)
}

impl Loader for Compiler {
    fn compile(
        &self,
        text: &str,
        file: &str,
        kind: SourceKind,
    ) -> Result<(Arc<Module>, Vec<SourceWarning>), Refusal> {
        let mode = match kind {
            SourceKind::Module => Mode::Module,
            SourceKind::Statements => Mode::Exec,
            SourceKind::Expression => Mode::Eval,
            SourceKind::Interactive => Mode::Single,
        };
        match diapause_compiler::compile_with_warnings(text, file, mode) {
            Ok((module, warnings)) => {
                Ok((Arc::new(module), warnings.into_iter().map(shown).collect()))
            }
            Err(error) => Err(Refusal {
                exc_type: match error.kind {
                    ErrorKind::Syntax => "SyntaxError",
                    ErrorKind::Indentation => "IndentationError",
                    ErrorKind::Tab => "TabError",
                    ErrorKind::Unsupported => "NotImplementedError",
                },
                message: error.message,
                line: error.line,
                column: error.column,
                end_line: error.end_line,
                end_column: error.end_column,
                text: (!error.after_parsing || kind == SourceKind::Module)
                    .then(|| with_break(error.text, text, error.line)),
                warnings: error.warnings.into_iter().map(shown).collect(),
            }),
        }
    }
}

fn shown(warning: CompileWarning) -> SourceWarning {
    SourceWarning {
        message: warning.message,
        line: warning.line,
        column: warning.column,
        text: warning.text,
    }
}

/// A line of a source text, with the line break that follows it there.
fn with_break(mut line: String, source: &str, number: u32) -> String {
    let breaks = source.bytes().filter(|&byte| byte == b'\n').count();
    if number as usize <= breaks {
        line.push('\n');
    }
    line
}
