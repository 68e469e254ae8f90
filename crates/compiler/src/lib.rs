//! From Python source to bytecode.
//!
//! | module | what lives there |
//! | --- | --- |
//! | `nesting` | how deep the syntax tree can be, before anything recursive looks at it |
//! | `parse_errors`, `errors` | errors in the words of CPython |
//! | `scope` | which variable every name means |
//! | `compiler`, `emit`, `registers`, `blocks` | the code object in the making |
//! | `expr`, `stmt`, `function`, `class`, `loops`, `match_`, `try_`, `with`, `awaiting` | one construct each |
//! | `fold`, `constants` | constants |
//! | `annotations`, `generics`, `unparse` | annotations, type parameters, expressions as text |
//! | `position`, `lines` | source positions for tracebacks |
//! | `warnings` | what is odd, but no error |
//! | `unsupported` | constructs that are not there yet |

#![forbid(unsafe_code)]

mod annotations;
mod awaiting;
mod blocks;
mod class;
mod compiler;
mod constants;
mod emit;
mod errors;
mod expr;
mod fold;
mod function;
mod generics;
mod lines;
mod loops;
mod match_;
mod nesting;
mod parse_errors;
mod position;
mod registers;
mod scope;
mod star;
mod stmt;
mod try_;
mod unparse;
mod unsupported;
mod variables;
mod warnings;
mod with;

use diapause_bytecode::{Code, CodeFlags, Const, Instr, Module, Parameters, Written};
use ruff_python_ast::{ModModule, Stmt};
use ruff_python_parser::Parsed;
use ruff_text_size::{Ranged, TextRange};

use compiler::{Compiler, Opening, plain};
pub use errors::{CompileError, ErrorKind, Misspelling};
use errors::{Fault, Result};
use scope::ScopeId;
pub use warnings::CompileWarning;

/// What a source text is compiled for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// A program: the module body returns the value of the last expression statement in tail
    /// position.
    Program,
    /// Part of the library: every code object is marked as such, and the module body returns
    /// `None`.
    Library,
    /// A module that a program imports: as a program, but the body returns `None`.
    Module,
    /// A module of the standard library: as a module, hidden from tracebacks.
    Frozen,
    /// Statements for `exec`: a function of one parameter, the namespace of the names at the top.
    Exec,
    /// An expression for `eval`: likewise, and the function returns its value.
    Eval,
    /// One statement for `exec`: `sys.displayhook` gets the values of expression statements.
    Single,
}

impl Mode {
    /// Whether names at the top are those of a namespace.
    const fn has_namespace(self) -> bool {
        matches!(self, Self::Exec | Self::Eval | Self::Single)
    }

    /// Whether the value of the last expression is returned.
    const fn has_value(self) -> bool {
        matches!(self, Self::Program | Self::Eval)
    }
}

/// Compiles a source text.
///
/// # Errors
///
/// The first error in the source, with its place and the words of CPython; or a construct that is
/// not supported, or a limit of the compiler.
pub fn compile(
    source: &str,
    script_name: &str,
    mode: Mode,
) -> std::result::Result<Module, CompileError> {
    compile_with_warnings(source, script_name, mode).map(|(module, _)| module)
}

/// As [`compile`], with what CPython warns of.
///
/// # Errors
///
/// As [`compile`].
pub fn compile_with_warnings(
    source: &str,
    script_name: &str,
    mode: Mode,
) -> std::result::Result<(Module, Vec<CompileWarning>), CompileError> {
    match compile_codes(source, mode) {
        Ok((codes, warnings)) => {
            let module = Module {
                script_name: script_name.to_owned(),
                source: source.to_owned(),
                codes,
                written: Written::default(),
            };
            Ok((module, warnings))
        }
        Err(fault) => {
            let mut error = fault.locate(source, script_name);
            if mode == Mode::Program {
                error.misspelling = parse_errors::misspelling(source, &error).map(Box::new);
            }
            Err(error)
        }
    }
}

fn compile_codes(source: &str, mode: Mode) -> Result<(Vec<Code>, Vec<CompileWarning>)> {
    if source.len() >= i32::MAX as usize {
        return Err(Fault::unsupported(TextRange::default(), "the source text is too long"));
    }
    if let Some(at) = source.bytes().position(|b| b == 0) {
        let place = TextRange::empty((at as u32).into());
        return Err(Fault::syntax(place, "source code cannot contain null bytes"));
    }
    // A text nests no deeper than it is long: short ones are not read twice.
    let depth = if source.len() <= nesting::SHALLOW { 0 } else { nesting::depth(source)? };
    if depth <= nesting::SHALLOW {
        return compile_tree(source, mode);
    }
    let stack = (1 << 20) + depth * nesting::STACK_PER_LEVEL;
    stacker::maybe_grow(stack, stack, || compile_tree(source, mode))
}

/// Parses, compiles and drops the tree: all that recurses.
fn compile_tree(source: &str, mode: Mode) -> Result<(Vec<Code>, Vec<CompileWarning>)> {
    let parsed = parse_errors::parse(source).map_err(|fault| match mode {
        Mode::Eval => without_statements(fault, source),
        _ => fault,
    })?;
    compile_parsed(&parsed, source, mode).map_err(|mut fault| {
        fault.after_parsing = true;
        if !matches!(mode, Mode::Library | Mode::Frozen) {
            // These are found by the compiler of CPython, others before it starts.
            let late = fault.message.starts_with(['\'', '`']);
            let until = if late { fault.start as usize } else { 0 };
            let (body, tokens) = (&parsed.syntax().body, parsed.tokens());
            fault.warnings = warnings::before_refusal(body, tokens, source, until);
        }
        fault
    })
}

fn compile_parsed(
    parsed: &Parsed<ModModule>,
    source: &str,
    mode: Mode,
) -> Result<(Vec<Code>, Vec<CompileWarning>)> {
    let body: &[Stmt] = &parsed.syntax().body;
    if mode == Mode::Eval {
        check_expression(body, source)?;
    }
    if mode == Mode::Single {
        check_single(body, source)?;
    }
    let scopes = scope::build(body, source, mode == Mode::Program)?;
    let flags = match mode {
        Mode::Library => CodeFlags::LIBRARY,
        Mode::Frozen => CodeFlags::FROZEN,
        _ => CodeFlags::default(),
    };
    let mut own = if mode.has_namespace() { CodeFlags::CLASS_BODY } else { CodeFlags::MODULE };
    if scopes.get(ScopeId(0)).is_async {
        own.insert(CodeFlags::COROUTINE);
    }
    let module = Opening {
        scope: ScopeId(0),
        name: "<module>".to_owned(),
        qualname: "<module>".to_owned(),
        flags: own,
        parameters: Parameters {
            positional: u8::from(mode.has_namespace()),
            ..Parameters::default()
        },
        parameter_names: if mode.has_namespace() {
            vec![".namespace".to_owned()]
        } else {
            Vec::new()
        },
        range: TextRange::empty(0.into()),
    };
    let mut compiler = Compiler::new(source, &scopes, flags, module)?;
    compiler.displays = mode == Mode::Single;
    if mode.has_value() {
        compiler.open_result(body)?;
    }
    let (docstring, rest) =
        if mode.has_namespace() { (None, body) } else { compiler.docstring(body) };
    if let Some(text) = &docstring {
        let at = plain(&body[0]);
        let src = compiler.top()?;
        compiler.load_const(Const::Str(text.clone()), src, at)?;
        compiler.unit.docstring = docstring;
        let (name, cache) = (compiler.name("__doc__")?, compiler.cache()?);
        compiler.emit(Instr::StoreGlobal { src, name, cache }, at);
    }
    // A program that is nothing but a string has that value.
    let rest = if rest.is_empty() { body } else { rest };
    compiler.number_annotations(rest);
    compiler.open_annotations(rest, body.first().map(plain).unwrap_or_default())?;
    compiler.body(rest, mode.has_value())?;
    compiler.return_result(body);
    let codes = compiler.into_codes()?;
    let warnings = match mode {
        Mode::Library | Mode::Frozen => Vec::new(),
        _ => warnings::collect(body, parsed.tokens(), source),
    };
    Ok((codes, warnings))
}

/// What is typed at a prompt is one line of simple statements or one compound statement.
fn check_single(body: &[Stmt], source: &str) -> Result<()> {
    let Some(first) = body.first() else {
        let end = TextRange::empty((source.len() as u32).into());
        return Err(Fault::syntax(end, "invalid syntax"));
    };
    for pair in body.windows(2) {
        let between = &source[pair[0].end().to_usize()..pair[1].start().to_usize()];
        if between.contains('\n') {
            let message = "multiple statements found while compiling a single statement";
            return Err(Fault::syntax(first.range(), message));
        }
    }
    Ok(())
}

/// An error of a source for `eval`, for which there are no statements.
fn without_statements(fault: Box<Fault>, source: &str) -> Box<Fault> {
    let words = ["cannot assign to ", "cannot delete ", "illegal target for annotation"];
    let target = words.iter().any(|word| fault.message.starts_with(word));
    if !target || fault.message.contains("unpacking") {
        return fault;
    }
    let first = source.len() - source.trim_start().len();
    let at = match fault.message.starts_with("cannot delete") {
        true => first,
        false => source[fault.end as usize..].find('=').map_or(first, |i| fault.end as usize + i),
    };
    let rest = &source[at..];
    let word = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()).max(1);
    let range = TextRange::at((at as u32).into(), (word as u32).into());
    Fault::syntax(range, "invalid syntax")
}

/// What `eval` takes is one expression: what follows it does not fit.
fn check_expression(body: &[Stmt], source: &str) -> Result<()> {
    let invalid = |start: usize, len: usize| {
        let range = TextRange::at((start as u32).into(), (len as u32).into());
        Err(Fault::syntax(range, "invalid syntax"))
    };
    let Some(first) = body.first() else { return invalid(source.len(), 0) };
    let start = match first {
        Stmt::Expr(only) => {
            let end = only.range.end().to_usize();
            let next = body.get(1).map_or(source.len(), |next| next.range().start().to_usize());
            // A semicolon behind it makes it a statement.
            let between = source[end..next].split('#').next().unwrap_or_default();
            match between.find(';') {
                Some(at) => return invalid(end + at, 1),
                None if body.len() == 1 => return Ok(()),
                None => next,
            }
        }
        // The target is taken as the expression; the operator does not fit.
        Stmt::Assign(s) => {
            let end = s.targets.first().map_or(s.range.start(), Ranged::end).to_usize();
            return invalid(end + source[end..].find('=').unwrap_or(0), 1);
        }
        other => other.range().start().to_usize(),
    };
    let rest = &source[start..];
    let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    invalid(start, word.max(1))
}
