//! Programs and sessions: what a host starts, runs, answers, freezes and thaws.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use diapause_bytecode::Module;
use diapause_compiler::{CompileError, CompileWarning, ErrorKind, Mode};
use diapause_snapshot::Kind as SnapshotOf;
use diapause_vm::exec::Exit;
use diapause_vm::machine::Machine;
use diapause_vm::output::Stream as OutputStream;
use diapause_vm::trap::{LimitKind, Trap};
use diapause_vm::types::TypeId;
use diapause_vm::value::{Kind, Value};

use crate::boundary::{Graph, Slot, export, export_dict, export_tuple, import};
use crate::entropy::EntropyPolicy;
use crate::error::{EngineError, SyntaxReport};
use crate::frozen::{self, LoadOptions};
use crate::limits::Limits;
use crate::loader;
use crate::report;
use crate::resources::Resources;
use crate::step::{PendingCall, Status, Step, Stream, Usage};
use crate::turns::Turn;

pub use crate::frozen::{SnapshotKind, inspect_kind};

/// Compiled source, cheap to clone.
#[derive(Clone, Debug)]
pub struct Program {
    pub(crate) module: Arc<Module>,
    /// What the compiler warned of, as it is shown when a run starts. It is not part of the bytes.
    warnings: Arc<str>,
}

impl Program {
    /// Compiles source; `script_name` is what tracebacks call it.
    ///
    /// # Errors
    /// [`EngineError::Syntax`].
    pub fn compile(source: &str, script_name: &str) -> Result<Program, EngineError> {
        match diapause_compiler::compile_with_warnings(source, script_name, Mode::Program) {
            Ok((module, warnings)) => Ok(Program {
                module: Arc::new(module),
                warnings: shown_warnings(script_name, &warnings).into(),
            }),
            Err(error) => Err(EngineError::Syntax(Box::new(syntax_report(&error)))),
        }
    }

    /// The same program, which shows the warnings of another one: bytes do not hold them.
    #[must_use]
    pub fn with_warnings_of(self, compiled: &Program) -> Program {
        Program { module: self.module, warnings: Arc::clone(&compiled.warnings) }
    }

    /// The program as bytes.
    #[must_use]
    pub fn dump(&self) -> Vec<u8> {
        frozen::dump_program(&self.module)
    }

    /// The SHA-256 of its code, in hexadecimal digits, by which snapshots name it that leave it
    /// out.
    ///
    /// # Errors
    /// [`EngineError::Internal`] for a bug of ours.
    pub fn code_hash(&self) -> Result<String, EngineError> {
        frozen::code_hash(&self.module)
    }

    /// A program from its bytes.
    ///
    /// # Errors
    /// [`EngineError::Snapshot`].
    pub fn load(bytes: &[u8]) -> Result<Program, EngineError> {
        Ok(Program { module: Arc::new(frozen::load_program(bytes)?), warnings: "".into() })
    }
}

/// The text that CPython writes for warnings of its compiler.
fn shown_warnings(script_name: &str, warnings: &[CompileWarning]) -> String {
    let mut text = String::new();
    for CompileWarning { message, line, text: source, .. } in warnings {
        let source = source.trim();
        text += &format!("{script_name}:{line}: SyntaxWarning: {message}\n  {source}\n");
    }
    text
}

/// Hands the texts of the host's modules to the machine.
fn set_modules(machine: &mut Machine, modules: &[(String, String)]) -> Result<(), Trap> {
    let sources = machine.heap.new_dict()?;
    machine.state.sources = Some(sources);
    for (path, text) in modules {
        let text = machine.heap.new_str(text.as_str())?;
        machine.heap.dict_set_text(sources, path, text)?;
    }
    Ok(())
}

fn syntax_report(error: &CompileError) -> SyntaxReport {
    SyntaxReport {
        message: error.message.clone(),
        exc_type: match error.kind {
            ErrorKind::Syntax => "SyntaxError",
            ErrorKind::Indentation => "IndentationError",
            ErrorKind::Tab => "TabError",
            ErrorKind::Unsupported => "Unsupported",
        },
        file: error.script_name.clone(),
        line: error.line,
        column: error.column,
        end_line: error.end_line,
        end_column: error.end_column,
        source_line: error.text.clone(),
        text: shown_warnings(&error.script_name, &error.warnings) + &error.render(),
    }
}

/// How to start a program.
#[derive(Clone, Debug, Default)]
pub struct StartOptions {
    /// Global variables: the value graph of a dict with str keys, or no bytes at all.
    pub inputs: Vec<u8>,
    /// Names of the functions that the host provides.
    pub external_functions: Vec<String>,
    /// What the program may use.
    pub limits: Limits,
    /// The texts of modules by path: `tools.py`, `package/__init__.py`.
    pub modules: Vec<(String, String)>,
    /// Where random numbers come from.
    pub entropy: EntropyPolicy,
}

pub(crate) const RUN: u8 = 0;
pub(crate) const PAUSE: u8 = 1;
const CANCEL: u8 = 2;

/// Stops a running session from another thread. What is asked for before a turn holds for the
/// turn; a turn that ends forgets what was asked.
#[derive(Clone, Debug)]
pub struct Interrupt(Arc<AtomicU8>);

impl Interrupt {
    /// Asks for a pause at the next safepoint.
    pub fn pause(&self) {
        self.0.fetch_max(PAUSE, Ordering::Relaxed);
    }

    /// Asks for an end at the next safepoint.
    pub fn cancel(&self) {
        self.0.fetch_max(CANCEL, Ordering::Relaxed);
    }
}

/// What a session has used of what its limits count; travels in the snapshot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spent {
    pub(crate) steps: u64,
    pub(crate) duration: Duration,
    pub(crate) suspensions: u64,
}

/// One run of a program.
#[derive(Debug)]
pub struct Session {
    pub(crate) machine: Machine,
    pub(crate) limits: Limits,
    pub(crate) spent: Spent,
    pub(crate) status: Status,
    pub(crate) interrupt: Arc<AtomicU8>,
    globals: Value,
    /// How long a turn may last before it makes room for others.
    pub(crate) patience: Option<Duration>,
    /// The turn that has made room for others.
    pub(crate) unfinished: Option<Turn>,
    /// What stands in snapshots for resources of the host.
    pub(crate) resources: Resources,
    /// What a delta can be relative to.
    pub(crate) base: Option<diapause_snapshot::Base>,
}

impl Session {
    /// Prepares a run; nothing of the program runs yet.
    ///
    /// # Errors
    /// [`EngineError::Value`] for inputs that Python cannot hold, [`EngineError::InvalidLimit`],
    /// [`EngineError::Limit`] when the inputs exceed the memory limit.
    pub fn start(program: &Program, options: StartOptions) -> Result<Session, EngineError> {
        Ok(*Self::boxed(program, &options)?)
    }

    /// As [`Session::start`], without moving the session about: it is large.
    ///
    /// # Errors
    /// As there.
    pub(crate) fn boxed(
        program: &Program,
        options: &StartOptions,
    ) -> Result<Box<Session>, EngineError> {
        options.limits.validate()?;
        let limits = options.limits;
        let machine = Machine::new(limits.heap_bytes(), limits.recursion);
        let mut session =
            Box::new(Self::from_parts(machine, limits, Spent::default(), Status::Ready));
        let machine = &mut session.machine;
        machine.heap.output.set_limit(limits.output_bytes);
        let globals = machine.load(&program.module).map_err(setup_failed)?;
        warn(machine, program);
        set_up(machine, globals, options)?;
        session.globals = globals;
        Ok(session)
    }

    pub(crate) fn from_parts(
        mut machine: Machine,
        limits: Limits,
        spent: Spent,
        status: Status,
    ) -> Session {
        machine.loader = Some(loader::shared());
        let globals = machine.main_globals();
        let interrupt = Arc::new(AtomicU8::new(RUN));
        Session {
            machine,
            limits,
            spent,
            status,
            interrupt,
            globals,
            patience: None,
            unfinished: None,
            resources: Resources::default(),
            base: None,
        }
    }

    /// The first turn, or the next one after `Paused`.
    ///
    /// # Errors
    /// [`EngineError::State`] when the session waits for something else,
    /// [`EngineError::Internal`] for a bug of ours.
    pub fn run(&mut self, output: &mut dyn FnMut(Stream, &str)) -> Result<Step, EngineError> {
        self.expect(&[Status::Ready, Status::Paused], "run")?;
        self.turn(None, output)
    }

    /// The next turn after `Pending`; `value` is the graph of the call's result.
    ///
    /// # Errors
    /// [`EngineError::State`], [`EngineError::Value`]; the session still waits then.
    pub fn resume(
        &mut self,
        value: &[u8],
        output: &mut dyn FnMut(Stream, &str),
    ) -> Result<Step, EngineError> {
        self.expect(&[Status::Pending], "resume")?;
        let value = import(&mut self.machine.heap, value)?;
        let ended = self.answered(|machine| machine.resume(value));
        self.turn(ended, output)
    }

    /// The next turn after `Pending`: the call raises.
    ///
    /// # Errors
    /// [`EngineError::State`]; the session still waits then.
    pub fn resume_with_error(
        &mut self,
        exc_type: &str,
        message: &str,
        output: &mut dyn FnMut(Stream, &str),
    ) -> Result<Step, EngineError> {
        self.expect(&[Status::Pending], "resume with an error")?;
        let exception = self.exception(exc_type, message)?;
        let ended = self.answered(|machine| machine.resume_with_error(exception));
        self.turn(ended, output)
    }

    /// The exception that a host's error becomes.
    pub(crate) fn exception(
        &mut self,
        exc_type: &str,
        message: &str,
    ) -> Result<Value, EngineError> {
        let class = TypeId::ALL
            .iter()
            .copied()
            .find(|id| id.name() == exc_type && id.is_exception())
            .unwrap_or(TypeId::RuntimeError);
        let heap = &mut self.machine.heap;
        let text = heap.new_str(message).map_err(setup_failed)?;
        heap.construct_exception(class, vec![text], &[])
            .or_else(|_| heap.new_exception(class.value(), vec![text]))
            .map_err(setup_failed)
    }

    pub(crate) fn expect(&self, expected: &[Status], what: &str) -> Result<(), EngineError> {
        if expected.contains(&self.status) {
            return Ok(());
        }
        Err(EngineError::State(format!("cannot {what}: the session is {:?}", self.status)))
    }

    /// Gives the machine an answer and runs it to the next safepoint: only there registers say
    /// what is alive, so only there it can pause. Gives what ended the program on the way.
    pub(crate) fn answered(
        &mut self,
        answer: impl FnOnce(&mut Machine) -> Result<(), Exit>,
    ) -> Option<Exit> {
        if let Err(exit) = answer(&mut self.machine) {
            return Some(exit);
        }
        match self.machine.run(0) {
            Exit::OutOfFuel => None,
            exit => Some(exit),
        }
    }

    /// What the end of a run of the machine means for the host.
    pub(crate) fn stop(&mut self, exit: Exit) -> Result<Step, EngineError> {
        match exit {
            Exit::Complete(value) => {
                self.status = Status::Done;
                let most = self.most_exported();
                match export(&mut self.machine.heap, value, most) {
                    Ok(value) => Ok(Step::Complete { value }),
                    Err(EngineError::Limit { limit, text }) => self.limit(limit, &text),
                    Err(error) => Err(error),
                }
            }
            Exit::Raised(exception) => {
                self.status = Status::Done;
                let globals = self.globals;
                let error = report::describe(&mut self.machine, exception, globals);
                Ok(Step::Failed(error))
            }
            Exit::Pending => {
                self.spent.suspensions += 1;
                if self.spent.suspensions > self.limits.suspensions {
                    let most = self.limits.suspensions;
                    return self.limit(
                        "suspensions",
                        &format!("more than {most} calls of host functions"),
                    );
                }
                self.status = Status::Pending;
                match self.describe_pending() {
                    Ok(pending) => Ok(Step::Pending(pending)),
                    Err(EngineError::Limit { limit, text }) => self.limit(limit, &text),
                    Err(error) => Err(error),
                }
            }
            Exit::Waiting => {
                self.status = Status::Futures;
                match self.futures() {
                    Some(waiting) => Ok(Step::Futures(waiting)),
                    None => Err(EngineError::Internal("nothing is waited for".into())),
                }
            }
            Exit::Limit(kind) => match kind {
                LimitKind::Memory => {
                    let most = self.limits.memory_bytes;
                    self.limit("memory", &format!("more than {most} bytes of memory"))
                }
                LimitKind::Output => {
                    let most = self.limits.output_bytes;
                    self.limit("output", &format!("more than {most} bytes of output"))
                }
                LimitKind::Time => {
                    let most = self.limits.duration.as_millis();
                    self.limit("duration", &format!("more than {most} ms in one turn"))
                }
            },
            Exit::OutOfFuel | Exit::GrowStack | Exit::Load => {
                self.status = Status::Paused;
                Ok(Step::Paused)
            }
            Exit::Internal(message) => {
                self.status = Status::Done;
                Err(EngineError::Internal(message))
            }
        }
    }

    /// A limit ended the program: an error that no Python code could catch.
    pub(crate) fn limit(&mut self, limit: &'static str, text: &str) -> Result<Step, EngineError> {
        self.status = Status::Done;
        Ok(Step::Failed(report::limit(&self.machine, limit, text)))
    }

    /// Hands over what was written before the first turn: the warnings of the compiler, which the
    /// first turn hands over otherwise, and a dump does not hold.
    pub fn hand_over_warnings(&mut self, output: &mut dyn FnMut(Stream, &str)) {
        self.hand_over(output);
    }

    pub(crate) fn hand_over(&mut self, output: &mut dyn FnMut(Stream, &str)) {
        for (stream, text) in self.machine.heap.output.take() {
            let stream = match stream {
                OutputStream::Stdout => Stream::Stdout,
                OutputStream::Stderr => Stream::Stderr,
            };
            output(stream, &text);
        }
    }

    /// A handle that stops this session from another thread.
    #[must_use]
    pub fn interrupt(&self) -> Interrupt {
        Interrupt(Arc::clone(&self.interrupt))
    }

    /// What has been used so far.
    #[must_use]
    pub fn usage(&self) -> Usage {
        Usage {
            steps: self.spent.steps,
            memory_bytes: self.machine.heap.bytes_in_use() as u64,
            peak_memory_bytes: self.machine.heap.peak_bytes() as u64,
            duration: self.spent.duration,
            suspensions: self.spent.suspensions,
        }
    }

    /// About how many bytes of memory its heap has taken; objects of a snapshot that nothing has
    /// touched yet take none.
    #[must_use]
    pub fn memory_taken(&self) -> usize {
        self.machine.heap.bytes_taken()
    }

    /// Bytes that a value for the host may take. What stands in the heap once takes about as much
    /// in a graph; a text that is referred to again and again would take any number of bytes.
    fn most_exported(&self) -> usize {
        self.limits.heap_bytes().saturating_mul(2)
    }

    /// The call that waits for its result.
    ///
    /// # Errors
    /// [`EngineError::Limit`] when its arguments are too large for the host,
    /// [`EngineError::Internal`] for a bug of ours.
    fn describe_pending(&mut self) -> Result<PendingCall, EngineError> {
        let position = report::current_position(&self.machine);
        let awaitable = self.machine.event_loop_runs();
        let most = self.most_exported();
        let Machine { heap, state, .. } = &mut self.machine;
        let Some(pending) = &state.pending else {
            return Err(EngineError::Internal("no call is pending".into()));
        };
        Ok(PendingCall {
            function_name: heap.text(pending.name).to_owned(),
            args: export_tuple(heap, &pending.args, most)?,
            kwargs: export_dict(heap, &pending.keywords, most)?,
            call_id: pending.call_id,
            method_call: pending.method_call,
            attribute: pending.attribute,
            position,
            awaitable,
        })
    }

    /// The call that waits for its result.
    #[must_use]
    pub fn pending(&mut self) -> Option<PendingCall> {
        self.machine.state.pending.as_ref()?;
        self.describe_pending().ok()
    }

    /// As [`Session::pending`], and says why a call cannot be told to the host.
    ///
    /// # Errors
    /// [`EngineError::Limit`] when its arguments are too large.
    pub(crate) fn checked_pending(&mut self) -> Result<Option<PendingCall>, EngineError> {
        match self.machine.state.pending {
            Some(_) => self.describe_pending().map(Some),
            None => Ok(None),
        }
    }

    /// A run from its bytes.
    ///
    /// # Errors
    /// [`EngineError::Snapshot`], [`EngineError::InvalidLimit`], [`EngineError::Limit`].
    pub fn load(bytes: &[u8], options: &LoadOptions) -> Result<Session, EngineError> {
        frozen::load(bytes, SnapshotOf::Progress, options)
    }

    /// What the session waits for.
    #[must_use]
    pub const fn status(&self) -> Status {
        self.status
    }

    /// For tests: runs at most `fuel` safepoints, then pauses.
    ///
    /// # Errors
    /// As [`Session::run`].
    #[doc(hidden)]
    pub fn run_slice(
        &mut self,
        fuel: u32,
        output: &mut dyn FnMut(Stream, &str),
    ) -> Result<Step, EngineError> {
        self.expect(&[Status::Ready, Status::Paused], "run")?;
        let exit = self.machine.run(fuel);
        let step = self.stop(exit);
        self.ended();
        self.hand_over(output);
        step
    }

    /// For tests: collects garbage.
    #[doc(hidden)]
    pub fn collect(&mut self) {
        self.machine.collect();
    }

    /// For tests: answers the pending call with its own argument, whatever it is, or None.
    ///
    /// # Errors
    /// As [`Session::resume`].
    #[doc(hidden)]
    pub fn resume_echo(
        &mut self,
        arg: usize,
        output: &mut dyn FnMut(Stream, &str),
    ) -> Result<Step, EngineError> {
        self.expect(&[Status::Pending], "resume")?;
        let value =
            self.machine.state.pending.as_ref().and_then(|call| call.args.get(arg).copied());
        let ended = self.answered(|machine| machine.resume(value.unwrap_or(Value::NONE)));
        self.turn(ended, output)
    }
}

pub(crate) fn set_inputs(
    machine: &mut Machine,
    globals: Value,
    inputs: &[u8],
) -> Result<(), EngineError> {
    let graph = Graph::parse(inputs)?;
    if !matches!(graph.root(), Slot::Reference(_)) {
        return Err(EngineError::Value("inputs are no dict".into()));
    }
    let dict = import(&mut machine.heap, inputs)?;
    if !dict.is(Kind::Dict) {
        return Err(EngineError::Value("inputs are no dict".into()));
    }
    let entries: Vec<_> =
        machine.heap.dict(dict).iter().map(|entry| (entry.key, entry.value)).collect();
    for (name, value) in entries {
        if !name.is(Kind::Str) {
            return Err(EngineError::Value("the name of an input is no string".into()));
        }
        let name = machine.heap.intern_value(name).map_err(setup_failed)?;
        machine.heap.dict_set_name(globals, name, value).map_err(setup_failed)?;
    }
    Ok(())
}

/// Shows what the compiler warned of.
pub(crate) fn warn(machine: &mut Machine, program: &Program) {
    if !program.warnings.is_empty() {
        // Where they are too long for the limit, the program goes without them.
        let _ = machine.heap.output.write(OutputStream::Stderr, &program.warnings);
    }
}

/// Makes functions of the host global variables.
pub(crate) fn set_functions(
    machine: &mut Machine,
    globals: Value,
    names: &[String],
) -> Result<(), EngineError> {
    for name in names {
        let function = machine.external(name).map_err(setup_failed)?;
        machine.heap.dict_set_text(globals, name, function).map_err(setup_failed)?;
    }
    Ok(())
}

/// Hands a program what the host has for it.
pub(crate) fn set_up(
    machine: &mut Machine,
    globals: Value,
    options: &StartOptions,
) -> Result<(), EngineError> {
    if !options.inputs.is_empty() {
        set_inputs(machine, globals, &options.inputs)?;
    }
    set_functions(machine, globals, &options.external_functions)?;
    machine.heap.entropy = options.entropy.start();
    if !options.modules.is_empty() {
        set_modules(machine, &options.modules).map_err(setup_failed)?;
    }
    Ok(())
}

/// What a trap means while nothing runs.
pub(crate) fn setup_failed(trap: Trap) -> EngineError {
    match trap {
        Trap::Limit(_) => EngineError::Limit {
            limit: "memory",
            text: "the program and its inputs exceed the memory limit".into(),
        },
        other => EngineError::Internal(format!("the program could not be set up: {other:?}")),
    }
}
