//! The class `NativeSession`: one run of a program, its turns, and where it is while it runs.

use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use diapause_engine::{
    EngineError, FutureAnswer, FutureResult, Interrupt, LimitError, Limits, Program, Session,
    StartOptions, Status, Step, Stream,
};
use napi::Env;
use napi::bindgen_prelude::{Function, Uint8Array};
use napi_derive::napi;

use crate::answer::{Answer, Outcome, discard, guarded};
use crate::post::{CallbackArgs, Post, PrintFunction, print_now};
use crate::program::NativeProgram;
use crate::{pool, teardown};

/// What a program may use; what is left out has the engine's default.
#[napi(object, object_to_js = false)]
pub struct LimitsData {
    /// Bytes of the Python heap.
    pub memory_bytes: Option<f64>,
    /// Instructions per turn.
    pub steps: Option<f64>,
    /// Execution time per turn in milliseconds.
    pub duration_ms: Option<f64>,
    /// Execution time in total in milliseconds.
    pub total_ms: Option<f64>,
    /// Nested calls.
    pub recursion: Option<f64>,
    /// Bytes printed.
    pub output_bytes: Option<f64>,
    /// Pending calls.
    pub suspensions: Option<f64>,
}

impl LimitsData {
    fn limits(&self) -> Result<Limits, EngineError> {
        let usual = Limits::default();
        // The facade has checked the ranges; a cast saturates, and what it gives is checked again.
        let count = |asked: Option<f64>, usual: u64| asked.map_or(usual, |number| number as u64);
        let time = |name, asked: Option<f64>, usual| match asked {
            None => Ok(usual),
            Some(ms) => Duration::try_from_secs_f64(ms / 1000.0).map_err(|_| {
                let expected = "a number of milliseconds";
                LimitError::Invalid { name, found: ms.to_string(), expected }
            }),
        };
        let limits = Limits {
            memory_bytes: count(self.memory_bytes, usual.memory_bytes),
            steps: count(self.steps, usual.steps),
            duration: time("duration", self.duration_ms, usual.duration)?,
            total: time("total", self.total_ms, usual.total)?,
            recursion: self.recursion.map_or(usual.recursion, |number| number as u32),
            output_bytes: count(self.output_bytes, usual.output_bytes),
            suspensions: count(self.suspensions, usual.suspensions),
        };
        limits.validate()?;
        Ok(limits)
    }
}

/// The answer to a call that gave a future.
#[napi(object, object_to_js = false)]
pub struct FutureAnswerData {
    /// Number of the call.
    pub call_id: f64,
    /// The value graph of its result, when it gave one.
    pub value: Option<Uint8Array>,
    /// The exception that it raises otherwise.
    pub exc_type: Option<String>,
    /// Its message.
    pub message: Option<String>,
}

fn resolution(answers: Vec<FutureAnswerData>, elapsed: Option<f64>) -> Turn {
    let answers = answers.into_iter().map(|answer| FutureAnswer {
        call_id: answer.call_id as u64,
        result: match answer.value {
            Some(value) => FutureResult::Value(value.to_vec()),
            None => FutureResult::Error {
                exc_type: answer.exc_type.unwrap_or_default(),
                message: answer.message.unwrap_or_default(),
            },
        },
    });
    Turn::Resolve { answers: answers.collect(), elapsed }
}

/// Where a session is.
#[derive(Default)]
pub enum Held {
    /// There is none, or its run has ended.
    #[default]
    Nothing,
    /// It starts with its first turn.
    Prepared(Program, Box<StartOptions>),
    /// It is at rest.
    Here(Box<Session>),
    /// A turn has it.
    Away,
}

/// How a turn begins.
pub enum Turn {
    Run,
    Resume(Vec<u8>),
    Raise { exc_type: String, message: String },
    AsFuture,
    Resolve { answers: Vec<FutureAnswer>, elapsed: Option<f64> },
}

/// Stops a turn from outside, from the moment it is queued until its answer is known.
#[derive(Default)]
pub struct Control(Mutex<Stage>);

#[derive(Default)]
enum Stage {
    /// No turn: there is nothing to stop.
    #[default]
    Rest,
    /// A turn waits for a thread.
    Queued(Ask),
    /// A turn runs.
    Running(Interrupt),
}

#[derive(Clone, Copy, Default)]
enum Ask {
    #[default]
    Nothing,
    Pause,
    Cancel,
}

impl Control {
    fn stage(&self) -> MutexGuard<'_, Stage> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn queued(&self) {
        *self.stage() = Stage::Queued(Ask::Nothing);
    }

    fn running(&self, interrupt: Interrupt) {
        let mut stage = self.stage();
        match *stage {
            Stage::Queued(Ask::Pause) => interrupt.pause(),
            Stage::Queued(Ask::Cancel) => interrupt.cancel(),
            _ => {}
        }
        *stage = Stage::Running(interrupt);
    }

    fn rest(&self) {
        *self.stage() = Stage::Rest;
    }

    fn pause(&self) {
        match &mut *self.stage() {
            Stage::Queued(ask @ Ask::Nothing) => *ask = Ask::Pause,
            Stage::Running(interrupt) => interrupt.pause(),
            _ => {}
        }
    }

    /// Ends the turn, whatever else was asked for.
    pub fn cancel(&self) {
        match &mut *self.stage() {
            Stage::Queued(ask) => *ask = Ask::Cancel,
            Stage::Running(interrupt) => interrupt.cancel(),
            Stage::Rest => {}
        }
    }
}

/// One run of a program. Its methods never throw for what a program or a caller does: they
/// answer with data.
#[napi]
#[derive(Default)]
pub struct NativeSession {
    held: Arc<Mutex<Held>>,
    control: Arc<Control>,
}

#[napi]
impl NativeSession {
    /// A place for a session, empty until one is prepared or restored.
    #[napi(constructor)]
    pub fn new() -> NativeSession {
        NativeSession::default()
    }

    /// Takes what a run needs. The first turn starts it.
    #[napi]
    pub fn prepare(
        &self,
        program: &NativeProgram,
        inputs: &[u8],
        external_functions: Vec<String>,
        modules: Vec<String>,
        limits: LimitsData,
    ) -> Answer {
        let prepared = guarded(|| {
            let limits = limits.limits()?;
            let options = StartOptions {
                inputs: inputs.to_vec(),
                external_functions,
                limits,
                modules: pairs(modules),
                ..StartOptions::default()
            };
            self.put(Held::Prepared(program.get()?, Box::new(options)));
            Ok(Outcome { alive: true, ..Outcome::default() })
        });
        prepared.unwrap_or_else(Outcome::failed).answer()
    }

    /// The first turn, or the next one after a pause.
    #[napi]
    pub fn run(&self, env: Env, print: Option<PrintFunction<'_>>) -> Answer {
        self.turn(env, Turn::Run, print)
    }

    /// The same on another thread.
    #[napi]
    pub fn run_async(
        &self,
        env: Env,
        streaming: bool,
        callback: Function<'_, CallbackArgs, ()>,
    ) -> napi::Result<()> {
        self.turn_async(env, Turn::Run, streaming, callback)
    }

    /// The pending call returns a value.
    #[napi]
    pub fn resume(&self, env: Env, value: &[u8], print: Option<PrintFunction<'_>>) -> Answer {
        self.turn(env, Turn::Resume(value.to_vec()), print)
    }

    /// The same on another thread.
    #[napi]
    pub fn resume_async(
        &self,
        env: Env,
        value: &[u8],
        streaming: bool,
        callback: Function<'_, CallbackArgs, ()>,
    ) -> napi::Result<()> {
        self.turn_async(env, Turn::Resume(value.to_vec()), streaming, callback)
    }

    /// The pending call raises.
    #[napi]
    pub fn resume_with_error(
        &self,
        env: Env,
        exc_type: String,
        message: String,
        print: Option<PrintFunction<'_>>,
    ) -> Answer {
        self.turn(env, Turn::Raise { exc_type, message }, print)
    }

    /// The same on another thread.
    #[napi]
    pub fn resume_with_error_async(
        &self,
        env: Env,
        exc_type: String,
        message: String,
        streaming: bool,
        callback: Function<'_, CallbackArgs, ()>,
    ) -> napi::Result<()> {
        self.turn_async(env, Turn::Raise { exc_type, message }, streaming, callback)
    }

    /// The pending call gives a future.
    #[napi]
    pub fn resume_as_future(&self, env: Env, print: Option<PrintFunction<'_>>) -> Answer {
        self.turn(env, Turn::AsFuture, print)
    }

    /// The same on another thread.
    #[napi]
    pub fn resume_as_future_async(
        &self,
        env: Env,
        streaming: bool,
        callback: Function<'_, CallbackArgs, ()>,
    ) -> napi::Result<()> {
        self.turn_async(env, Turn::AsFuture, streaming, callback)
    }

    /// Calls that gave futures are answered, and time has passed.
    #[napi]
    pub fn resolve_futures(
        &self,
        env: Env,
        answers: Vec<FutureAnswerData>,
        elapsed: Option<f64>,
        print: Option<PrintFunction<'_>>,
    ) -> Answer {
        self.turn(env, resolution(answers, elapsed), print)
    }

    /// The same on another thread.
    #[napi]
    pub fn resolve_futures_async(
        &self,
        env: Env,
        answers: Vec<FutureAnswerData>,
        elapsed: Option<f64>,
        streaming: bool,
        callback: Function<'_, CallbackArgs, ()>,
    ) -> napi::Result<()> {
        self.turn_async(env, resolution(answers, elapsed), streaming, callback)
    }

    /// Asks for a pause; a turn that runs ends at its next safepoint.
    #[napi]
    pub fn pause(&self) {
        self.control.pause();
    }

    /// Frees the session; a turn that runs ends at its next safepoint.
    #[napi]
    pub fn close(&self) {
        self.control.cancel();
        let mut held = lock(&self.held);
        if !matches!(*held, Held::Away) {
            let session = mem::take(&mut *held);
            drop(held);
            discard(session);
        }
    }

    /// The run as bytes.
    #[napi]
    pub fn progress_dump(&self) -> Answer {
        let dumped = match &*lock(&self.held) {
            Held::Here(session) => guarded(|| session.dump()),
            _ => Err(EngineError::State("there is no session at rest".into())),
        };
        match dumped {
            Ok(bytes) => Outcome { bytes: Some(bytes), alive: true, ..Outcome::default() },
            Err(error) => Outcome::failed(error),
        }
        .answer()
    }

    /// Takes a run from its bytes; the answer is the step at which it was dumped.
    #[napi]
    pub fn progress_restore(&self, bytes: &[u8], limits: LimitsData) -> Answer {
        restore(&self.held, bytes, &limits).answer()
    }

    /// The same on another thread.
    #[napi]
    pub fn progress_restore_async(
        &self,
        bytes: &[u8],
        limits: LimitsData,
        callback: Function<'_, CallbackArgs, ()>,
    ) -> napi::Result<()> {
        let post = Post::new(callback)?;
        let held = Arc::clone(&self.held);
        let bytes = bytes.to_vec();
        pool::spawn(Box::new(move || post.done(restore(&held, &bytes, &limits))));
        Ok(())
    }

    /// Takes what [`run_at_once`](crate::once::run_at_once) has just left.
    #[napi]
    pub fn adopt(&self) -> Answer {
        match crate::once::take() {
            Some((held, outcome)) => {
                self.put(held);
                outcome.answer()
            }
            None => Outcome::failed(EngineError::State("nothing was left".into())).answer(),
        }
    }

    fn put(&self, session: Held) {
        *lock(&self.held) = session;
    }

    /// Takes the session for a turn; until it is back, nothing else can have it.
    fn claim(&self) -> Result<Held, EngineError> {
        let mut held = lock(&self.held);
        match *held {
            Held::Nothing => Err(EngineError::State("there is no session".into())),
            Held::Away => Err(EngineError::State("a turn of this session is running".into())),
            Held::Prepared(..) | Held::Here(_) => {
                self.control.queued();
                Ok(mem::replace(&mut *held, Held::Away))
            }
        }
    }

    fn turn(&self, env: Env, turn: Turn, print: Option<PrintFunction<'_>>) -> Answer {
        let held = match self.claim() {
            Ok(held) => held,
            Err(error) => return Outcome::failed(error).answer(),
        };
        let (held, outcome) = match &print {
            Some(print) => perform(held, turn, &self.control, &mut |stream, text| {
                print_now(print, env, stream, text);
            }),
            None => collect(held, turn, &self.control),
        };
        self.put(held);
        outcome.answer()
    }

    fn turn_async(
        &self,
        env: Env,
        turn: Turn,
        streaming: bool,
        callback: Function<'_, CallbackArgs, ()>,
    ) -> napi::Result<()> {
        let post = Post::new(callback)?;
        let claimed = match self.claim() {
            Ok(claimed) => claimed,
            Err(error) => {
                post.done(Outcome::failed(error));
                return Ok(());
            }
        };
        teardown::watch(env, &self.control)?;
        let (held, control) = (Arc::clone(&self.held), Arc::clone(&self.control));
        pool::spawn(Box::new(move || {
            let (back, outcome) = if streaming {
                perform(claimed, turn, &control, &mut |stream, text| post.print(stream, text))
            } else {
                collect(claimed, turn, &control)
            };
            *lock(&held) = back;
            post.done(outcome);
        }));
        Ok(())
    }
}

impl Drop for NativeSession {
    fn drop(&mut self) {
        self.close();
    }
}

fn lock(held: &Mutex<Held>) -> MutexGuard<'_, Held> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A turn whose output is kept for the answer.
pub fn collect(held: Held, turn: Turn, control: &Control) -> (Held, Outcome) {
    let mut output = [String::new(), String::new()];
    let (held, mut outcome) = perform(held, turn, control, &mut |stream, text| {
        output[usize::from(stream == Stream::Stderr)].push_str(text);
    });
    outcome.output = Some(output);
    (held, outcome)
}

/// A turn. A session that panics is lost; one that has ended is freed.
fn perform(
    held: Held,
    turn: Turn,
    control: &Control,
    output: &mut dyn FnMut(Stream, &str),
) -> (Held, Outcome) {
    let done = guarded(|| {
        let mut session = match held {
            Held::Prepared(program, options) => Box::new(Session::start(&program, *options)?),
            Held::Here(session) => session,
            Held::Nothing | Held::Away => {
                return Err(EngineError::Internal("a turn without a session".into()));
            }
        };
        control.running(session.interrupt());
        let result = match turn {
            Turn::Run => session.run(output),
            Turn::Resume(value) => session.resume(&value, output),
            Turn::Raise { exc_type, message } => {
                session.resume_with_error(&exc_type, &message, output)
            }
            Turn::AsFuture => session.resume_as_future(output),
            Turn::Resolve { answers, elapsed } => {
                session.resolve_futures(&answers, elapsed, output)
            }
        };
        let usage = Some(session.usage());
        let outcome = |alive| Outcome { result: Some(result), alive, usage, ..Outcome::default() };
        if session.status() == Status::Done {
            discard(session);
            return Ok((Held::Nothing, outcome(false)));
        }
        Ok((Held::Here(session), outcome(true)))
    });
    control.rest();
    done.unwrap_or_else(|error| (Held::Nothing, Outcome::failed(error)))
}

fn restore(place: &Mutex<Held>, bytes: &[u8], limits: &LimitsData) -> Outcome {
    let restored = guarded(|| {
        let mut session = Session::load(bytes, &limits.limits()?)?;
        let step = match session.pending() {
            Some(call) => Step::Pending(call),
            None => session.futures().map_or(Step::Paused, Step::Futures),
        };
        let usage = Some(session.usage());
        *lock(place) = Held::Here(Box::new(session));
        Ok(Outcome { result: Some(Ok(step)), alive: true, usage, ..Outcome::default() })
    });
    restored.unwrap_or_else(Outcome::failed)
}

/// Paths and texts that come in turn.
fn pairs(flat: Vec<String>) -> Vec<(String, String)> {
    let mut items = flat.into_iter();
    let mut pairs = Vec::new();
    while let (Some(path), Some(text)) = (items.next(), items.next()) {
        pairs.push((path, text));
    }
    pairs
}
