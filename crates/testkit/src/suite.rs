//! Runs test cases of other people's suites, each for itself.
//!
//! A program imports a module of tests once and asks the host which test to run: there it is
//! frozen, and every test starts from the thawed copy, so no test sees what another one did.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::time::Duration;

use diapause_engine::{EngineError, Limits, Program, Session, StartOptions, Step};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::drive;
use crate::json::{from_graph, to_graph};

/// The host function that the program calls with the names of its tests; gives one of them.
const CHOOSE: &str = "choose_test";

/// How many timers of a test are waited for.
const TIMERS: usize = 10_000;

/// What is to be run.
#[derive(Clone, Debug, Deserialize)]
pub struct Plan {
    /// The program that imports the tests, calls `choose_test(names)` and runs the one it is given.
    pub main: String,
    /// The files behind the modules that the program may import: path of the module, path here.
    pub modules: BTreeMap<String, String>,
    /// Global variables of the program.
    pub inputs: serde_json::Map<String, Value>,
    /// Only tests whose name contains one of these, when there are any.
    #[serde(default)]
    pub only: Vec<String>,
    /// Steps one test may take.
    pub steps: u64,
    /// Bytes of heap one test may use.
    pub memory_bytes: u64,
    /// Seconds one test may take.
    pub seconds: u64,
}

/// Runs every test of a plan and writes a line of JSON for each: `id`, `text` (what it printed)
/// and `end` (what ended it early: a traceback, a limit, a fault of ours). A line without an id
/// tells of what went wrong before the first test.
///
/// # Errors
/// When a file cannot be read or the results cannot be written.
pub fn run(plan: &Plan, results: &mut dyn Write) -> io::Result<()> {
    let mut texts = Vec::new();
    for (path, file) in &plan.modules {
        let text = fs::read_to_string(file)
            .map_err(|error| io::Error::new(error.kind(), format!("{file}: {error}")))?;
        texts.push((path.clone(), text));
    }
    let mut text = String::new();
    let begun = begin(plan, texts, &mut text);
    let (frozen, names) = match begun {
        Ok(Begun::Chooses(frozen, names)) => (frozen, names),
        Ok(Begun::Ended(end)) => return line(results, None, &text, &end),
        Err(error) => return line(results, None, &text, &error.to_string()),
    };
    let chosen = |name: &&String| {
        plan.only.is_empty() || plan.only.iter().any(|part| name.contains(part.as_str()))
    };
    for name in names.iter().filter(chosen) {
        let mut text = String::new();
        let end = match test(plan, &frozen, name, &mut text) {
            Ok(end) => end,
            Err(error) => error.to_string(),
        };
        line(results, Some(name), &text, &end)?;
    }
    Ok(())
}

fn line(results: &mut dyn Write, id: Option<&str>, text: &str, end: &str) -> io::Result<()> {
    writeln!(results, "{}", json!({ "id": id, "text": text, "end": end }))?;
    results.flush()
}

fn limits(plan: &Plan) -> Limits {
    Limits {
        memory_bytes: plan.memory_bytes,
        steps: plan.steps,
        duration: Duration::from_secs(plan.seconds),
        total: Duration::from_secs(plan.seconds.saturating_mul(2)),
        ..Limits::default()
    }
}

enum Begun {
    /// The frozen program and the tests it offers.
    Chooses(Vec<u8>, Vec<String>),
    /// It ended before that.
    Ended(String),
}

fn begin(
    plan: &Plan,
    modules: Vec<(String, String)>,
    text: &mut String,
) -> Result<Begun, EngineError> {
    let program = Program::compile(&plan.main, "main.py")?;
    let inputs = to_graph(&Value::Object(plan.inputs.clone()))?;
    let external_functions = vec![CHOOSE.to_owned()];
    let limits = limits(plan);
    let options =
        StartOptions { inputs, external_functions, limits, modules, ..StartOptions::default() };
    let mut session = Session::start(&program, options)?;
    match session.run(&mut |_, piece| text.push_str(piece))? {
        Step::Pending(call) => {
            let names = match from_graph(&call.args)? {
                Value::Array(args) => args.into_iter().next().unwrap_or_default(),
                _ => Value::Null,
            };
            let names = serde_json::from_value(names)
                .map_err(|error| EngineError::Internal(format!("names of tests: {error}")))?;
            Ok(Begun::Chooses(session.dump()?, names))
        }
        Step::Failed(error) => Ok(Begun::Ended(drive::epitaph(&error))),
        Step::Complete { .. } => Ok(Begun::Ended("the program chose no test".to_owned())),
        Step::Paused | Step::Futures(_) => Ok(Begun::Ended("paused unasked".to_owned())),
    }
}

/// Runs one test. What ended it early, or nothing.
fn test(plan: &Plan, frozen: &[u8], name: &str, text: &mut String) -> Result<String, EngineError> {
    let mut session = Session::load(frozen, &limits(plan).into())?;
    let answer = to_graph(&Value::String(name.to_owned()))?;
    let output = &mut |_, piece: &str| text.push_str(piece);
    let mut step = session.resume(&answer, output)?;
    // Timers of the event loop are due at once.
    for _ in 0..TIMERS {
        match step {
            Step::Futures(waiting) if waiting.calls.is_empty() => {
                step = session.resolve_futures(&[], None, output)?;
            }
            _ => break,
        }
    }
    Ok(match step {
        Step::Complete { .. } => String::new(),
        Step::Failed(error) => drive::epitaph(&error),
        Step::Pending(call) => format!("waits for {}", call.function_name),
        Step::Futures(_) => "waits for the host".to_owned(),
        Step::Paused => "paused unasked".to_owned(),
    })
}
