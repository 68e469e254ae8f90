//! The class `NativeSession`: one run of a program, its turns, and where it is while it runs.

use std::sync::Arc;

use diapause_engine::adapter::{
    self, Control, Held, HostDump, HostLimits, HostLoad, Outcome, Turn, collect, collect_while,
    guarded, pairs, perform, perform_while,
};
use diapause_engine::{
    DumpOptions, EngineError, EntropyPolicy, FutureAnswer, FutureResult, StartOptions,
};
use napi::Env;
use napi::bindgen_prelude::{Function, ObjectFinalize, Uint8Array};
use napi_derive::napi;

use crate::answer::Answer;
use crate::direct::Handle;
use crate::place::Place;
use crate::post::{CallbackArgs, Post, PrintFunction, print_now};
use crate::program::NativeProgram;
use crate::{allocator, once, pool, teardown};

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

impl From<LimitsData> for HostLimits {
    fn from(data: LimitsData) -> Self {
        HostLimits {
            memory_bytes: data.memory_bytes,
            steps: data.steps,
            duration_ms: data.duration_ms,
            total_ms: data.total_ms,
            recursion: data.recursion,
            output_bytes: data.output_bytes,
            suspensions: data.suspensions,
        }
    }
}

/// How a run is taken from its bytes.
#[napi(object, object_to_js = false)]
pub struct LoadData {
    /// Whether they hold an interactive session.
    pub interactive: bool,
    /// What it may use at most.
    pub limits: LimitsData,
    /// What changed since the bytes that are loaded.
    pub deltas: Vec<Uint8Array>,
    /// A newer version of its source.
    pub source: Option<String>,
    /// Whether what runs and is another there finishes with the code that it has.
    pub keep: Option<bool>,
    /// Compiled programs, among them code that was left out.
    pub code: Option<Vec<Uint8Array>>,
    /// Whether a seal was checked.
    pub trusted: Option<bool>,
}

impl From<LoadData> for HostLoad {
    fn from(data: LoadData) -> Self {
        HostLoad {
            interactive: data.interactive,
            limits: data.limits.into(),
            deltas: data.deltas.iter().map(|delta| delta.to_vec()).collect(),
            source: data.source,
            keep: data.keep.unwrap_or_default(),
            code: data.code.unwrap_or_default().iter().map(|code| code.to_vec()).collect(),
            trusted: data.trusted.unwrap_or_default(),
        }
    }
}

/// How a run is dumped.
#[napi(object, object_to_js = false)]
pub struct DumpData {
    /// Whether deltas that follow are relative to the bytes.
    pub tracks: bool,
    /// The id of the bytes that a delta is relative to, or none at all.
    pub since: Uint8Array,
    /// Whether its code is left out.
    pub code_by_reference: Option<bool>,
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

fn start_options(
    inputs: &[u8],
    external_functions: Vec<String>,
    modules: Vec<String>,
    limits: LimitsData,
    entropy: &[u8],
) -> Result<StartOptions, EngineError> {
    Ok(StartOptions {
        inputs: inputs.to_vec(),
        external_functions,
        limits: HostLimits::from(limits).limits()?,
        modules: pairs(modules),
        entropy: EntropyPolicy::from_bytes(entropy)?,
    })
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

/// One run of a program. Its methods never throw for what a program or a caller does: they
/// answer with data.
#[napi(custom_finalize)]
pub struct NativeSession {
    place: Arc<Place>,
    control: Arc<Control>,
}

#[napi]
impl NativeSession {
    /// A place for a session: that of a handle, or an empty one until one is prepared or restored.
    #[napi(constructor)]
    pub fn new(handle: Option<Handle>) -> NativeSession {
        let Handle(place) = handle.unwrap_or_default();
        NativeSession { place, control: Arc::default() }
    }

    /// The same place, for calls that take it instead of a session.
    #[napi(ts_return_type = "object")]
    pub fn handle(&self) -> Handle {
        Handle(Arc::clone(&self.place))
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
        entropy: &[u8],
    ) -> Answer {
        let prepared = guarded(|| {
            let options = start_options(inputs, external_functions, modules, limits, entropy)?;
            self.put(Held::Prepared(program.get()?, Box::new(options)));
            Ok(Outcome::done())
        });
        prepared.unwrap_or_else(Outcome::failed).into()
    }

    /// Opens an interactive session.
    #[napi]
    pub fn open(
        &self,
        env: Env,
        inputs: &[u8],
        external_functions: Vec<String>,
        modules: Vec<String>,
        limits: LimitsData,
        entropy: &[u8],
    ) -> Answer {
        let opened = guarded(|| {
            let options = start_options(inputs, external_functions, modules, limits, entropy)?;
            let (held, outcome) = Held::open(options)?;
            self.put(held);
            self.place.weigh(env);
            Ok(outcome)
        });
        opened.unwrap_or_else(Outcome::failed).into()
    }

    /// Gives an interactive session its next program, which the next turn begins.
    #[napi]
    pub fn feed(
        &self,
        program: &NativeProgram,
        inputs: &[u8],
        external_functions: Vec<String>,
    ) -> Answer {
        let fed = program
            .get()
            .map(|program| self.place.lock().feed(&program, inputs, &external_functions));
        fed.unwrap_or_else(Outcome::failed).into()
    }

    /// Replaces what random numbers are drawn from.
    #[napi]
    pub fn reseed(&self, entropy: &[u8]) -> Answer {
        self.place.lock().reseed(entropy).into()
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

    /// A turn on this thread comes next: what is asked for from now on is for it.
    #[napi]
    pub fn queue(&self) {
        self.control.queued();
    }

    /// Asks for a pause; a turn that runs ends at its next safepoint.
    #[napi]
    pub fn pause(&self) {
        self.control.pause();
    }

    /// Frees the session; a turn that runs ends at its next safepoint.
    #[napi]
    pub fn close(&self, env: Env) {
        self.control.cancel();
        self.place.free(env);
    }

    /// The run as bytes.
    #[napi]
    pub fn progress_dump(&self, dump: DumpData) -> Answer {
        let code_by_reference = dump.code_by_reference.unwrap_or_default();
        let options = DumpOptions { code_by_reference };
        let how = HostDump::of(dump.tracks, &dump.since);
        how.map_or_else(Outcome::failed, |how| self.place.lock().dump(how, &options)).into()
    }

    /// The answer that a short way has just left.
    #[napi]
    pub fn left(&self) -> Answer {
        once::answer().into()
    }

    /// The code of the run: hashes and bytes in turn.
    #[napi]
    pub fn code_dump(&self) -> Answer {
        self.place.lock().dump_code().into()
    }

    /// The resources that the program reaches: a value graph. For the handle that is asked about,
    /// 0 for none, also what leads to it.
    #[napi]
    pub fn resources(&self, path_of: f64) -> Answer {
        self.place.lock().resources(path_of as u64).into()
    }

    /// What stands for resources in dumps from now on: a value graph.
    #[napi]
    pub fn offer_tokens(&self, tokens: &[u8]) -> Answer {
        self.place.lock().offer_tokens(tokens).into()
    }

    /// After loading: the value graph of the resources that are there again, or lost.
    #[napi]
    pub fn adopt_resources(&self, resources: &[u8]) -> Answer {
        self.place.lock().adopt_resources(resources).into()
    }

    /// Takes a run from its bytes; the answer is the step at which it was dumped.
    #[napi]
    pub fn progress_restore(&self, env: Env, bytes: &[u8], load: LoadData) -> Answer {
        let outcome = restore(&self.place, bytes, load.into());
        self.place.weigh(env);
        outcome.into()
    }

    /// The same on another thread.
    #[napi]
    pub fn progress_restore_async(
        &self,
        bytes: &[u8],
        load: LoadData,
        callback: Function<'_, CallbackArgs, ()>,
    ) -> napi::Result<()> {
        let post = Post::new(callback)?;
        let place = Arc::clone(&self.place);
        let (bytes, load) = (bytes.to_vec(), HostLoad::from(load));
        pool::spawn(Box::new(move || {
            let outcome = restore(&place, &bytes, load);
            let length = bytes.len();
            drop(bytes);
            allocator::freed(length);
            post.settled(outcome, place);
        }));
        Ok(())
    }

    /// Takes what [`run`](crate::once::run) has just left.
    #[napi]
    pub fn adopt(&self, env: Env) -> Answer {
        match crate::once::take() {
            Some((held, outcome)) => {
                self.put(held);
                self.place.weigh(env);
                outcome.into()
            }
            None => Outcome::failed(EngineError::State("nothing was left".into())).into(),
        }
    }

    fn put(&self, session: Held) {
        *self.place.lock() = session;
    }

    /// Takes the session for a turn; until it is back, nothing else can have it.
    fn claim(&self) -> Result<Held, EngineError> {
        let claimed = self.place.lock().claim()?;
        self.control.queued();
        Ok(claimed)
    }

    fn turn(&self, env: Env, turn: Turn, print: Option<PrintFunction<'_>>) -> Answer {
        let held = match self.claim() {
            Ok(held) => held,
            Err(error) => return Outcome::failed(error).into(),
        };
        let wanted = || teardown::is_alive(env);
        let (held, outcome) = match &print {
            Some(print) => perform_while(wanted, held, turn, &self.control, &mut |stream, text| {
                print_now(print, env, stream, text);
            }),
            None => collect_while(wanted, held, turn, &self.control),
        };
        self.put(held);
        self.place.weigh(env);
        outcome.into()
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
        let (place, control) = (Arc::clone(&self.place), Arc::clone(&self.control));
        pool::spawn(Box::new(move || {
            let (back, outcome) = if streaming {
                perform(claimed, turn, &control, None, &mut |stream, text| post.print(stream, text))
            } else {
                collect(claimed, turn, &control, None)
            };
            *place.lock() = back;
            post.settled(outcome, place);
        }));
        Ok(())
    }
}

impl ObjectFinalize for NativeSession {
    fn finalize(self, env: Env) -> napi::Result<()> {
        self.close(env);
        Ok(())
    }
}

fn restore(place: &Place, bytes: &[u8], load: HostLoad) -> Outcome {
    let (held, outcome) = adapter::restore(bytes, load);
    if let Some(held) = held {
        *place.lock() = held;
    }
    outcome
}
