//! Runs one program one way, and answers its calls.

use diapause_engine::{
    EngineError, Limits, LoadOptions, PendingCall, Program, PythonError, Session, StartOptions,
    Status, Step, Stream,
};

use crate::chain::Chain;
use crate::corpus::{self, Case};
use crate::host::{Answer, Host};

/// A way in which a program can run. All of them must give the same output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Without interruption.
    Plain,
    /// Frozen and thawed at every external call.
    Calls,
    /// Frozen and thawed at every external call and every so many safepoints.
    Preempt,
    /// The collector runs at every external call and every so many safepoints.
    Collect,
    /// Every few of these pauses a delta is dumped, and loaded with those before it.
    Deltas,
}

impl Way {
    fn slices(self) -> bool {
        matches!(self, Way::Preempt | Way::Collect | Way::Deltas)
    }
}

/// What a program printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Printed {
    /// To stdout.
    pub stdout: String,
    /// To stderr.
    pub stderr: String,
}

impl Printed {
    /// Adds a piece.
    pub fn add(&mut self, stream: Stream, piece: &str) {
        match stream {
            Stream::Stdout => self.stdout.push_str(piece),
            Stream::Stderr => self.stderr.push_str(piece),
        }
    }
}

/// What a run gave.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// What was printed.
    pub printed: Printed,
    /// What CPython writes to stderr when an exception ends a program: the traceback.
    pub ending: String,
    /// What went wrong with the engine itself: errors of ours, snapshots that differ.
    pub faults: Vec<String>,
    /// How often the run was interrupted.
    pub pauses: u64,
}

impl Outcome {
    /// What the corpus compares: what was printed, what was printed as errors, the traceback.
    #[must_use]
    pub fn all(&self) -> String {
        format!("{}{}{}", self.printed.stdout, self.printed.stderr, self.ending)
    }
}

/// Safepoints that a slice passes without a pause, for programs short enough: it ends at the
/// first one it meets.
const EVERY_SAFEPOINT: u32 = 0;

/// How often a heavy program is interrupted, about.
const HEAVY_PAUSES: u32 = 150;

/// Safepoints between two pauses when a heavy program is measured.
const MEASURE: u32 = 1000;

/// More interruptions than any program of the corpus has: it does not get on.
const MOST_PAUSES: u64 = 100_000;

/// Runs a case of the corpus. Never fails: what goes wrong is in the outcome.
#[must_use]
pub fn run(case: &Case, way: Way) -> Outcome {
    run_within(case, way, Limits::default())
}

/// The same under other limits.
#[must_use]
pub fn run_within(case: &Case, way: Way, limits: Limits) -> Outcome {
    let mut outcome = Outcome::default();
    let result = start_within(case, way, limits).and_then(|started| match started {
        Started::Refused(text) => {
            outcome.ending = text;
            Ok(())
        }
        Started::Session(mut session) => {
            let printed = &mut outcome.printed;
            session.hand_over_warnings(&mut |stream, piece| printed.add(stream, piece));
            let fuel = match (way.slices(), case.heavy) {
                (false, _) => None,
                (true, false) => Some(EVERY_SAFEPOINT),
                (true, true) => Some(heavy_fuel(case)?),
            };
            let host = Host::new(case.functions);
            let chain = Chain::default();
            let mut run = Run { way, fuel, host, limits, chain, outcome: &mut outcome };
            run.finish(session)
        }
    });
    if let Err(error) = result {
        outcome.faults.push(describe(&error));
    }
    outcome
}

/// A program that is ready to run, or the text of its syntax error.
#[allow(clippy::large_enum_variant, reason = "lives for a moment")]
pub(crate) enum Started {
    Session(Session),
    Refused(String),
}

pub(crate) fn start(case: &Case, way: Way) -> Result<Started, EngineError> {
    start_within(case, way, Limits::default())
}

fn start_within(case: &Case, way: Way, limits: Limits) -> Result<Started, EngineError> {
    let (main, modules) = corpus::split(&case.source);
    let program = match Program::compile(main, &case.script_name) {
        Ok(program) if way == Way::Plain => program,
        Ok(program) => Program::load(&program.dump())?.with_warnings_of(&program),
        Err(EngineError::Syntax(report)) => return Ok(Started::Refused(with_newline(report.text))),
        Err(error) => return Err(error),
    };
    let external_functions = case.functions.names();
    let options = StartOptions { external_functions, modules, limits, ..StartOptions::default() };
    Session::start(&program, options).map(Started::Session)
}

/// How many safepoints a heavy program may pass between two pauses.
fn heavy_fuel(case: &Case) -> Result<u32, EngineError> {
    let Started::Session(mut session) = start(case, Way::Plain)? else {
        return Ok(EVERY_SAFEPOINT);
    };
    let mut slices = 0_u32;
    while let Step::Paused = session.run_slice(MEASURE, &mut |_, _| {})? {
        slices += 1;
        if u64::from(slices) > MOST_PAUSES {
            return Err(EngineError::Internal("the program does not end".into()));
        }
    }
    Ok(slices * MEASURE / HEAVY_PAUSES)
}

struct Run<'a> {
    way: Way,
    /// Safepoints per slice.
    fuel: Option<u32>,
    host: Host,
    limits: Limits,
    chain: Chain,
    outcome: &'a mut Outcome,
}

impl Run<'_> {
    fn finish(&mut self, mut session: Session) -> Result<(), EngineError> {
        session = self.interrupt(session)?;
        let mut step = self.go_on(&mut session)?;
        loop {
            if self.outcome.pauses > MOST_PAUSES {
                return Err(EngineError::Internal("the program does not end".into()));
            }
            match step {
                Step::Complete { .. } => return Ok(()),
                Step::Failed(error) => {
                    self.outcome.ending = epitaph(&error);
                    return Ok(());
                }
                Step::Pending(call) => {
                    session = self.interrupt(session)?;
                    self.compare_calls(&call, session.pending().as_ref());
                    let answer = self.host.answer(&call)?;
                    if self.way.slices() {
                        session.interrupt().pause();
                    }
                    let printed = &mut self.outcome.printed;
                    step = give(&mut session, &call, answer, &mut self.host, printed)?;
                }
                Step::Futures(waiting) => {
                    session = self.interrupt(session)?;
                    if session.futures().as_ref() != Some(&waiting) {
                        self.fault(format!("another thing is waited for than {waiting:?}"));
                    }
                    let answers = self.host.settle(&waiting.calls);
                    if self.way.slices() {
                        session.interrupt().pause();
                    }
                    let printed = &mut self.outcome.printed;
                    let output = &mut |stream, piece: &str| printed.add(stream, piece);
                    step = session.resolve_futures(&answers, None, output)?;
                }
                Step::Paused if self.way.slices() => {
                    session = self.interrupt(session)?;
                    step = self.go_on(&mut session)?;
                }
                Step::Paused => return Err(EngineError::Internal("paused unasked".into())),
            }
        }
    }

    fn go_on(&mut self, session: &mut Session) -> Result<Step, EngineError> {
        let printed = &mut self.outcome.printed;
        match self.fuel {
            Some(fuel) => session.run_slice(fuel, &mut |stream, piece| printed.add(stream, piece)),
            None => session.run(&mut |stream, piece| printed.add(stream, piece)),
        }
    }

    /// What the way does to a session that waits.
    fn interrupt(&mut self, mut session: Session) -> Result<Session, EngineError> {
        if self.way == Way::Plain {
            return Ok(session);
        }
        self.outcome.pauses += 1;
        if self.way == Way::Collect {
            session.collect();
            return Ok(session);
        }
        if self.way == Way::Deltas {
            let (session, fault) = self.chain.add(session, self.outcome.pauses, &self.limits)?;
            if let Some(text) = fault {
                self.fault(text);
            }
            return Ok(session);
        }
        let bytes = session.dump()?;
        let status = waits_for(session.status());
        drop(session);
        let at = self.outcome.pauses;
        // Every other time with all objects asleep that can be. A dump touches all of them; some of
        // these are loaded once more, so that what goes on was never touched.
        let asleep_from = at.is_multiple_of(2).then_some(0);
        let options = LoadOptions { limits: self.limits, asleep_from, ..LoadOptions::default() };
        let mut thawed = Session::load(&bytes, &options)?;
        let again = thawed.dump()?;
        if at.is_multiple_of(8) {
            thawed = Session::load(&bytes, &options)?;
        }
        let found = waits_for(thawed.status());
        if found != status {
            self.fault(format!("pause {at}: status {status:?} became {found:?}"));
        }
        if again != bytes {
            let place = bytes.iter().zip(&again).position(|(old, new)| old != new);
            let place = place.unwrap_or(bytes.len().min(again.len()));
            let (old, new) = (bytes.len(), again.len());
            self.fault(format!(
                "pause {at}: dump, load, dump differs at byte {place} ({old} and {new} bytes)"
            ));
        }
        Ok(thawed)
    }

    fn compare_calls(&mut self, told: &PendingCall, kept: Option<&PendingCall>) {
        if kept != Some(told) {
            let text = format!("call {} became another: {told:?} and {kept:?}", told.call_id);
            self.fault(text);
        }
    }

    /// The first fault of a run says enough.
    fn fault(&mut self, text: String) {
        if self.outcome.faults.is_empty() {
            self.outcome.faults.push(text);
        }
    }
}

/// A status as far as it travels: a program that has not begun is one that is to go on.
fn waits_for(status: Status) -> Status {
    match status {
        Status::Ready => Status::Paused,
        other => other,
    }
}

/// Answers the pending call and runs on.
pub(crate) fn give(
    session: &mut Session,
    call: &PendingCall,
    answer: Answer,
    host: &mut Host,
    printed: &mut Printed,
) -> Result<Step, EngineError> {
    let output = &mut |stream, piece: &str| printed.add(stream, piece);
    match answer {
        Answer::Echo(arg) => session.resume_echo(arg, output),
        Answer::Value(value) => session.resume(&value, output),
        Answer::Later(result) => {
            host.keep(call.call_id, result);
            session.resume_as_future(output)
        }
        Answer::Raise { exc_type, message } => {
            session.resume_with_error(&exc_type, &message, output)
        }
    }
}

/// What CPython writes to stderr when an exception ends a program.
pub(crate) fn epitaph(error: &PythonError) -> String {
    if error.exc_type == "SystemExit" {
        let silent = error.message.is_empty()
            || error.message == "None"
            || error.message.parse::<i64>().is_ok();
        return if silent { String::new() } else { with_newline(error.message.clone()) };
    }
    match error.limit {
        Some(limit) => format!("{}[limit: {limit}]\n", with_newline(error.traceback_text.clone())),
        None => with_newline(error.traceback_text.clone()),
    }
}

/// An error of the engine with its code.
pub(crate) fn describe(error: &EngineError) -> String {
    format!("{}: {error}", error.code())
}

pub(crate) fn with_newline(mut text: String) -> String {
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::Functions;

    fn case(source: &str, functions: Functions) -> Case {
        let (path, expected) = ("test.py".to_owned(), String::new());
        let (script_name, source) = (path.clone(), source.to_owned());
        Case { path, script_name, functions, source, expected, heavy: false }
    }

    #[test]
    fn preemption_stops_at_every_backward_jump_and_every_call() {
        let source = "def f(n):\n    return n\nfor i in range(10):\n    f(i)\nprint(i)\n";
        let case = case(source, Functions::None);
        for way in [Way::Preempt, Way::Collect] {
            let outcome = run(&case, way);
            assert_eq!((outcome.printed.stdout.as_str(), outcome.faults.len()), ("9\n", 0));
            assert!(outcome.pauses >= 20, "{way:?}: {}", outcome.pauses);
        }
    }

    #[test]
    fn a_program_is_interrupted_at_each_of_its_calls() {
        let case = case("print([ext(n) for n in range(5)])\n", Functions::ExtReturns);
        let outcome = run(&case, Way::Calls);
        assert_eq!(outcome.printed.stdout, "[0, 1, 2, 3, 4]\n");
        assert_eq!(outcome.pauses, 6, "the start and five calls");
        assert_eq!(run(&case, Way::Plain).pauses, 0);
    }
}
