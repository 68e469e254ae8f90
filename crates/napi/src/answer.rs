//! What JavaScript gets to see. Failures are data, the facade makes errors of them.

use diapause_engine::adapter::{ChainedError, Outcome, chain};
use diapause_engine::{
    EngineError, FutureCall, Location, SnapshotError, Step, SyntaxReport, TracebackFrame, Usage,
};
use napi::Env;
use napi::bindgen_prelude::{ToNapiValue, TypeName, Uint8ArraySlice, ValueType};
use napi_derive::napi;

/// Bytes that are copied into an array which JavaScript owns.
pub struct Bytes(pub Vec<u8>);

impl TypeName for Bytes {
    fn type_name() -> &'static str {
        "Uint8Array"
    }

    fn value_type() -> ValueType {
        ValueType::Object
    }
}

impl ToNapiValue for Bytes {
    unsafe fn to_napi_value(
        env: napi::sys::napi_env,
        value: Self,
    ) -> napi::Result<napi::sys::napi_value> {
        let slice = Uint8ArraySlice::copy_from(&Env::from_raw(env), &value.0)?;
        // SAFETY: `env` is the environment of the call that is being answered, which is what this
        // function requires of its own caller, and the slice was made in it a line above.
        unsafe { Uint8ArraySlice::to_napi_value(env, slice) }
    }
}

/// What a call is answered with.
#[napi(object, object_from_js = false)]
#[derive(Default)]
pub struct Answer {
    /// Why the call failed.
    pub failure: Option<Failure>,
    /// How the turn ended.
    pub step: Option<StepData>,
    /// A dump.
    pub bytes: Option<Bytes>,
    /// Whether there is a session left that can go on.
    pub alive: bool,
    /// What the turn printed, unless a callback got it.
    pub stdout: Option<String>,
    /// The same for stderr.
    pub stderr: Option<String>,
    /// What has been used so far.
    pub usage: Option<UsageData>,
    /// Of an interactive session that was opened or loaded: how many programs it was given.
    pub feeds: Option<f64>,
    /// Set where a program that was loaded is to get another seed.
    pub wants_entropy: Option<bool>,
    /// Set where a program that was loaded holds resources of the host.
    pub has_resources: Option<bool>,
}

impl From<Outcome> for Answer {
    fn from(outcome: Outcome) -> Self {
        let mut answer = Answer {
            bytes: outcome.bytes.map(Bytes),
            alive: outcome.alive,
            feeds: outcome.feeds.map(|feeds| feeds as f64),
            wants_entropy: outcome.wants_entropy.then_some(true),
            has_resources: outcome.has_resources.then_some(true),
            usage: outcome.usage.map(UsageData::from),
            ..Answer::default()
        };
        match outcome.result {
            Some(Ok(step)) => answer.step = Some(step.into()),
            Some(Err(error)) => answer.failure = Some(error.into()),
            None => {}
        }
        if let Some([stdout, stderr]) = outcome.output {
            answer.stdout = Some(stdout);
            answer.stderr = Some(stderr);
        }
        answer
    }
}

/// How a turn ended.
#[napi(object, object_from_js = false)]
#[derive(Default)]
pub struct StepData {
    /// `complete`, `pending`, `futures`, `paused` or `failed`.
    pub kind: String,
    /// complete: the value graph of the result.
    pub value: Option<Bytes>,
    /// pending: the called function.
    pub function_name: Option<String>,
    /// pending: the value graph of a tuple.
    pub args: Option<Bytes>,
    /// pending: the value graph of a dict.
    pub kwargs: Option<Bytes>,
    /// pending: number of the call.
    pub call_id: Option<f64>,
    /// pending: whether it is a method of a host object.
    pub method_call: Option<bool>,
    /// pending: whether it is an attribute of that object that is read.
    pub attribute: Option<bool>,
    /// pending: whether an event loop runs.
    pub awaitable: Option<bool>,
    /// futures: the calls that are to be answered.
    pub calls: Option<Vec<FutureCallData>>,
    /// futures: seconds until a timer is due.
    pub delay: Option<f64>,
    /// pending: where the call stands.
    pub position: Option<LocationData>,
    /// failed: the exception, then those it names as cause or context.
    pub exceptions: Option<Vec<ExceptionData>>,
}

impl From<Step> for StepData {
    fn from(step: Step) -> Self {
        let kind = |name: &str| StepData { kind: name.into(), ..StepData::default() };
        match step {
            Step::Complete { value } => StepData { value: Some(Bytes(value)), ..kind("complete") },
            Step::Pending(call) => StepData {
                function_name: Some(call.function_name),
                args: Some(Bytes(call.args)),
                kwargs: Some(Bytes(call.kwargs)),
                call_id: Some(call.call_id as f64),
                method_call: Some(call.method_call),
                attribute: Some(call.attribute),
                position: Some(call.position.into()),
                awaitable: Some(call.awaitable),
                ..kind("pending")
            },
            Step::Futures(waiting) => StepData {
                calls: Some(waiting.calls.into_iter().map(FutureCallData::from).collect()),
                delay: waiting.delay,
                ..kind("futures")
            },
            Step::Paused => kind("paused"),
            Step::Failed(error) => StepData {
                exceptions: Some(chain(error).into_iter().map(ExceptionData::from).collect()),
                ..kind("failed")
            },
        }
    }
}

/// A call that is answered later.
#[napi(object, object_from_js = false)]
pub struct FutureCallData {
    /// Number of the call.
    pub call_id: f64,
    /// The called function.
    pub function_name: String,
}

impl From<FutureCall> for FutureCallData {
    fn from(call: FutureCall) -> Self {
        FutureCallData { call_id: call.call_id as f64, function_name: call.function_name }
    }
}

/// A stretch of source.
#[napi(object, object_from_js = false)]
pub struct LocationData {
    /// Line of the first character, from 1.
    pub line: u32,
    /// Column of the first character, from 1.
    pub column: u32,
    /// Line of the end.
    pub end_line: u32,
    /// Column of the end.
    pub end_column: u32,
}

impl From<Location> for LocationData {
    fn from(location: Location) -> Self {
        let Location { line, column, end_line, end_column } = location;
        LocationData { line, column, end_line, end_column }
    }
}

/// What has been used so far.
#[napi(object, object_from_js = false)]
pub struct UsageData {
    /// Instructions.
    pub steps: f64,
    /// Bytes of the Python heap now.
    pub memory_bytes: f64,
    /// Bytes of the Python heap at its largest.
    pub peak_memory_bytes: f64,
    /// Execution time in milliseconds.
    pub duration_ms: f64,
    /// How often the program waited for the host.
    pub suspensions: f64,
}

impl From<Usage> for UsageData {
    fn from(usage: Usage) -> Self {
        UsageData {
            steps: usage.steps as f64,
            memory_bytes: usage.memory_bytes as f64,
            peak_memory_bytes: usage.peak_memory_bytes as f64,
            duration_ms: usage.duration.as_secs_f64() * 1000.0,
            suspensions: usage.suspensions as f64,
        }
    }
}

/// Why a call failed.
#[napi(object, object_from_js = false)]
#[derive(Default)]
pub struct Failure {
    /// The stable code.
    pub code: String,
    /// What was found and what was expected.
    pub message: String,
    /// Which limit was reached.
    pub limit: Option<String>,
    /// What is wrong with the source.
    pub syntax: Option<SyntaxData>,
}

impl From<EngineError> for Failure {
    fn from(error: EngineError) -> Self {
        let mut failure =
            Failure { code: error.code().into(), message: error.to_string(), ..Failure::default() };
        match error {
            EngineError::Syntax(report) => failure.syntax = Some((*report).into()),
            EngineError::Limit { limit, .. } => failure.limit = Some(limit.into()),
            EngineError::Snapshot(
                SnapshotError::Corrupt(_)
                | SnapshotError::Version { .. }
                | SnapshotError::Auth(_)
                | SnapshotError::Schema(_)
                | SnapshotError::Resource { .. },
            )
            | EngineError::InvalidLimit(_)
            | EngineError::Base(_)
            | EngineError::Value(_)
            | EngineError::State(_)
            | EngineError::Internal(_) => {}
        }
        failure
    }
}

/// What is wrong with a source text, and where.
#[napi(object, object_from_js = false)]
pub struct SyntaxData {
    /// `SyntaxError`, `IndentationError`, `TabError` or `Unsupported`.
    pub exc_type: String,
    /// The script's name.
    pub file: String,
    /// Where it stands.
    pub position: LocationData,
    /// The text of the line.
    pub source_line: String,
    /// What CPython would print.
    pub text: String,
}

impl From<SyntaxReport> for SyntaxData {
    fn from(report: SyntaxReport) -> Self {
        SyntaxData {
            exc_type: report.exc_type.into(),
            file: report.file,
            position: LocationData {
                line: report.line,
                column: report.column,
                end_line: report.end_line,
                end_column: report.end_column,
            },
            source_line: report.source_line,
            text: report.text,
        }
    }
}

/// One exception of a chain.
#[napi(object, object_from_js = false)]
pub struct ExceptionData {
    /// Name of its class.
    pub exc_type: String,
    /// `str()` of it.
    pub message: String,
    /// What CPython would print; empty for all but the first.
    pub text: String,
    /// The frames it passed, outermost first.
    pub frames: Vec<FrameData>,
    /// Index of `__cause__` in the list.
    pub cause: Option<u32>,
    /// Index of `__context__` in the list.
    pub context: Option<u32>,
    /// Which limit ended the program.
    pub limit: Option<String>,
}

/// One line of a traceback.
#[napi(object, object_from_js = false)]
pub struct FrameData {
    /// The script's name.
    pub file: String,
    /// Name of the function.
    pub function: String,
    /// Where in it.
    pub position: LocationData,
    /// The text of the line.
    pub source_line: String,
}

impl From<TracebackFrame> for FrameData {
    fn from(frame: TracebackFrame) -> Self {
        FrameData {
            file: frame.file,
            function: frame.function,
            position: LocationData {
                line: frame.line,
                column: frame.column,
                end_line: frame.end_line,
                end_column: frame.end_column,
            },
            source_line: frame.source_line,
        }
    }
}

impl From<ChainedError> for ExceptionData {
    fn from(error: ChainedError) -> Self {
        ExceptionData {
            exc_type: error.exc_type,
            message: error.message,
            text: error.text,
            frames: error.frames.into_iter().map(FrameData::from).collect(),
            cause: error.cause,
            context: error.context,
            limit: error.limit.map(Into::into),
        }
    }
}
