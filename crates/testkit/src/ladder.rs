//! The ladder of dart_monty: small programs in tiers, with the expected value or error, and what
//! the host answers. Only a report: later tiers ask for what later releases bring.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};

use diapause_engine::{
    EngineError, FutureAnswer, FutureCall, FutureResult, PendingCall, Program, PythonError,
    Session, StartOptions, Step,
};
use serde::Deserialize;
use serde_json::Value;

use crate::json::{equal, from_graph, to_graph};
use crate::{corpus, drive, guard};

/// A program and what is expected of it, as the files have it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Rung {
    id: u32,
    tier: u32,
    name: String,
    code: String,
    #[serde(default)]
    expected: Value,
    expected_contains: Option<String>,
    #[serde(default)]
    expected_sorted: bool,
    #[serde(default)]
    expect_error: bool,
    error_contains: Option<String>,
    external_functions: Option<Vec<String>>,
    resume_values: Option<Vec<Value>>,
    resume_errors: Option<Vec<String>>,
    /// Answers that come later, by the number of the call.
    async_resume_map: Option<HashMap<String, Value>>,
    async_error_map: Option<HashMap<String, String>>,
    script_name: Option<String>,
    expected_fn_name: Option<String>,
    expected_args: Option<Value>,
    expected_kwargs: Option<Value>,
    expected_distinct_call_ids: Option<bool>,
    expected_method_call: Option<bool>,
    expected_exc_type: Option<String>,
    expected_traceback_min_frames: Option<usize>,
    expected_traceback_frame_has_filename: Option<bool>,
    expected_traceback_filename: Option<String>,
    expected_error_filename: Option<String>,
}

/// Where the files lie when they are there.
#[must_use]
pub fn directory() -> PathBuf {
    corpus::repository().join("../shared/corpora/python_ladder")
}

/// Runs the programs of every `.json` file of a directory and tells how they went.
///
/// # Errors
/// When a file cannot be read or holds something else.
pub fn run(directory: &Path) -> io::Result<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(directory)? {
        files.push(entry?.path());
    }
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let mut rungs: Vec<Rung> = Vec::new();
    for file in files {
        rungs.extend(serde_json::from_slice::<Vec<Rung>>(&fs::read(file)?)?);
    }
    let results = guard::each(&rungs, attempt);
    let mut text = String::new();
    let mut passed = 0;
    for (rung, result) in rungs.iter().zip(results) {
        let reason = match result {
            Ok(Ok(())) => {
                passed += 1;
                continue;
            }
            Ok(Err(reason)) => reason,
            Err(panic) => format!("panic: {}", panic.replace('\n', " ")),
        };
        // Writing to a string does not fail.
        let _ = writeln!(text, "FAIL tier {} #{} {}: {reason}", rung.tier, rung.id, rung.name);
    }
    let _ = writeln!(text, "ladder: {passed} of {} pass", rungs.len());
    Ok(text)
}

/// What a rung gave.
enum End {
    Value(Value),
    Error { text: String, error: Option<Box<PythonError>> },
}

fn attempt(rung: &Rung) -> Result<(), String> {
    let mut calls = Vec::new();
    let end = match climb(rung, &mut calls) {
        Ok(end) => end,
        Err(EngineError::Syntax(report)) => End::Error { text: report.text.clone(), error: None },
        Err(error) => return Err(drive::describe(&error)),
    };
    check_calls(rung, &calls)?;
    match end {
        End::Value(value) => check_value(rung, value),
        End::Error { text, error } => check_error(rung, &text, error.as_deref()),
    }
}

fn climb(rung: &Rung, calls: &mut Vec<PendingCall>) -> Result<End, EngineError> {
    let name = rung.script_name.as_deref().unwrap_or("main.py");
    let program = Program::compile(&rung.code, name)?;
    let external_functions = rung.external_functions.clone().unwrap_or_default();
    let options = StartOptions { external_functions, ..StartOptions::default() };
    let mut session = Session::start(&program, options)?;
    let mut step = session.run(&mut |_, _| {})?;
    loop {
        step = match step {
            Step::Complete { value } => return from_graph(&value).map(End::Value),
            Step::Failed(error) => {
                let text = error.traceback_text.clone();
                return Ok(End::Error { text, error: Some(Box::new(error)) });
            }
            Step::Paused => return Err(EngineError::Internal("paused unasked".into())),
            Step::Futures(waiting) => {
                let answers = waiting.calls.iter().map(|call| later(rung, calls, call));
                let answers = answers.collect::<Result<Vec<_>, _>>()?;
                session.resolve_futures(&answers, None, &mut |_, _| {})?
            }
            Step::Pending(call) => {
                let at = calls.len();
                calls.push(call);
                let value = rung.resume_values.as_ref().and_then(|values| values.get(at));
                let error = rung.resume_errors.as_ref().and_then(|errors| errors.get(at));
                match (value, error) {
                    (_, Some(text)) => {
                        session.resume_with_error("RuntimeError", text, &mut |_, _| {})?
                    }
                    (Some(value), None) => session.resume(&to_graph(value)?, &mut |_, _| {})?,
                    (None, None) if rung.async_resume_map.is_some() => {
                        session.resume_as_future(&mut |_, _| {})?
                    }
                    (None, None) => {
                        let text = format!("call {} has no answer in the file", at + 1);
                        return Err(EngineError::Internal(text));
                    }
                }
            }
        };
    }
}

/// The answer that comes later.
fn later(
    rung: &Rung,
    calls: &[PendingCall],
    call: &FutureCall,
) -> Result<FutureAnswer, EngineError> {
    let place = calls.iter().position(|known| known.call_id == call.call_id);
    let key = place.map_or_else(String::new, |place| place.to_string());
    let value = rung.async_resume_map.as_ref().and_then(|map| map.get(&key));
    let error = rung.async_error_map.as_ref().and_then(|map| map.get(&key));
    let result = match (value, error) {
        (_, Some(message)) => {
            FutureResult::Error { exc_type: "RuntimeError".to_owned(), message: message.clone() }
        }
        (Some(value), None) => FutureResult::Value(to_graph(value)?),
        (None, None) => {
            let text = format!("call {key} has no answer in the file");
            return Err(EngineError::Internal(text));
        }
    };
    Ok(FutureAnswer { call_id: call.call_id, result })
}

fn check_calls(rung: &Rung, calls: &[PendingCall]) -> Result<(), String> {
    if rung.expected_distinct_call_ids == Some(true)
        && calls.windows(2).any(|pair| pair[0].call_id == pair[1].call_id)
    {
        return Err("two calls have the same id".to_owned());
    }
    let Some(name) = &rung.expected_fn_name else { return Ok(()) };
    let Some(call) = calls.first() else { return Err("no call was made".to_owned()) };
    let read = |bytes: &[u8]| from_graph(bytes).map_err(|error| error.to_string());
    let (args, kwargs) = (read(&call.args)?, read(&call.kwargs)?);
    same("function", &Value::from(name.as_str()), &call.function_name.as_str().into())?;
    if let Some(expected) = &rung.expected_args {
        same("args", expected, &args)?;
    }
    if let Some(expected) = &rung.expected_kwargs {
        same("kwargs", expected, &kwargs)?;
    }
    match rung.expected_method_call {
        Some(expected) => same("method call", &expected.into(), &call.method_call.into()),
        None => Ok(()),
    }
}

fn check_value(rung: &Rung, found: Value) -> Result<(), String> {
    if rung.expect_error {
        return Err(format!("expected an error, found {found}"));
    }
    if let Some(part) = &rung.expected_contains {
        let text = found.as_str().map_or_else(|| found.to_string(), str::to_owned);
        let error = || format!("expected a value with {part:?}, found {text:?}");
        return text.contains(part.as_str()).then_some(()).ok_or_else(error);
    }
    match (rung.expected_sorted, found) {
        (true, Value::Array(found)) => {
            let Value::Array(expected) = rung.expected.clone() else {
                return Err(format!("expected {}, found a list", rung.expected));
            };
            same("sorted value", &sorted(expected), &sorted(found))
        }
        (_, found) => same("value", &rung.expected, &found),
    }
}

fn sorted(mut items: Vec<Value>) -> Value {
    items.sort_by_key(ToString::to_string);
    Value::Array(items)
}

fn check_error(rung: &Rung, text: &str, error: Option<&PythonError>) -> Result<(), String> {
    let last = text.lines().last().unwrap_or_default();
    if !rung.expect_error {
        return Err(format!("ended by {last}"));
    }
    if let Some(part) = rung.error_contains.as_ref().filter(|part| !text.contains(part.as_str())) {
        return Err(format!("expected an error with {part:?}, found {last:?}"));
    }
    let Some(error) = error else { return Ok(()) };
    if let Some(expected) = &rung.expected_exc_type {
        same("exception", &expected.as_str().into(), &error.exc_type.as_str().into())?;
    }
    let frames = &error.frames;
    if frames.len() < rung.expected_traceback_min_frames.unwrap_or(0) {
        return Err(format!("the traceback has only {} frames", frames.len()));
    }
    if rung.expected_traceback_frame_has_filename == Some(true)
        && frames.iter().any(|frame| frame.file.is_empty())
    {
        return Err("a frame has no file".to_owned());
    }
    let files = [&rung.expected_traceback_filename, &rung.expected_error_filename];
    for expected in files.into_iter().flatten() {
        let found = frames.last().map_or("", |frame| frame.file.as_str());
        same("file", &expected.as_str().into(), &found.into())?;
    }
    Ok(())
}

fn same(what: &str, expected: &Value, found: &Value) -> Result<(), String> {
    if equal(expected, found) {
        return Ok(());
    }
    Err(format!("{what}: expected {expected}, found {found}"))
}
