//! What the host learns of an exception that ended a program, and of places in the source.

use std::collections::HashMap;

use diapause_bytecode::CodeFlags;
use diapause_vm::machine::Machine;
use diapause_vm::traceback::{self, Context, Link, Reported, line_with};
use diapause_vm::types::TypeId;
use diapause_vm::value::{Kind, Value};

use crate::error::{PythonError, TracebackFrame};
use crate::step::Location;

/// Safepoints that a `__str__` of the program may take while its exception is reported.
const TEXT_FUEL: u32 = 100_000;

/// Describes an exception that nothing caught.
pub(crate) fn describe(machine: &mut Machine, exception: Value, globals: Value) -> PythonError {
    let mut texts = HashMap::new();
    let mut room = traceback::MOST_TEXT;
    machine.state.kept = vec![exception, globals];
    for value in traceback::needs_texts(&mut machine.heap, exception) {
        let function = if value.is(Kind::Exception) { "exception_text" } else { "note_text" };
        if room == 0 {
            break;
        }
        if let Some(text) = machine.text_by_library(function, value, TEXT_FUEL, globals) {
            texts.insert(value, traceback::shortened(text, &mut room));
        }
    }
    let context = Context { texts: &texts, globals };
    let report = traceback::render(&mut machine.heap, &machine.codes, exception, &context);
    let recursion = machine.heap.is_instance(exception, TypeId::RecursionError.value());
    let mut error = PythonError::default();
    // From the first of the chain to the last, each with the one before it as its cause.
    for reported in &report.chain {
        let mut next = python_error(reported);
        let link = reported.link;
        if !error.exc_type.is_empty() {
            match link {
                Link::Cause => next.cause = Some(Box::new(error)),
                _ => next.context = Some(Box::new(error)),
            }
        }
        error = next;
    }
    error.traceback_text = report.text;
    error.limit = recursion.then_some("recursion");
    error
}

fn python_error(reported: &Reported) -> PythonError {
    let mut error = PythonError::default();
    error.exc_type.clone_from(&reported.class);
    error.message.clone_from(&reported.message);
    error.frames = reported
        .frames
        .iter()
        .map(|frame| TracebackFrame {
            file: frame.file.clone(),
            function: frame.function.clone(),
            line: frame.line as u32,
            column: frame.column as u32,
            end_line: frame.end_line as u32,
            end_column: frame.end_column as u32,
            source_line: frame.source_line.clone(),
        })
        .collect();
    error
}

/// Describes a limit that ended a program.
pub(crate) fn limit(machine: &Machine, limit: &'static str, text: &str) -> PythonError {
    let mut error = PythonError::default();
    error.exc_type = match limit {
        "memory" => "MemoryError",
        "steps" | "duration" | "total" => "TimeoutError",
        "recursion" => "RecursionError",
        _ => "RuntimeError",
    }
    .to_owned();
    error.message = format!("limit exceeded: {text}");
    error.traceback_text = format!("{}: {}", error.exc_type, error.message);
    error.limit = Some(limit);
    for frame in &machine.frames {
        let Some((module, code)) = machine.codes.code(frame.code) else { continue };
        if code.flags.contains(CodeFlags::LIBRARY) {
            continue;
        }
        let at = locate(machine, frame.code, frame.pc.saturating_sub(1));
        error.frames.push(TracebackFrame {
            file: module.script_name.clone(),
            function: code.name.clone(),
            line: at.line,
            column: at.column,
            end_line: at.end_line,
            end_column: at.end_column,
            source_line: module
                .source
                .lines()
                .nth(at.line.saturating_sub(1) as usize)
                .map_or_else(String::new, |line| line.trim().to_owned()),
        });
    }
    error
}

/// Where the program's own code stands that made the pending call.
pub(crate) fn current_position(machine: &Machine) -> Location {
    machine
        .frames
        .iter()
        .rev()
        .find(|frame| {
            const HIDDEN: u16 = CodeFlags::LIBRARY.0 | CodeFlags::FROZEN.0;
            let code = machine.codes.code(frame.code);
            code.is_some_and(|(_, code)| code.flags.0 & HIDDEN == 0)
        })
        .map_or_else(Location::default, |frame| {
            locate(machine, frame.code, frame.pc.saturating_sub(1))
        })
}

fn locate(machine: &Machine, code: diapause_vm::code_store::CodeId, pc: u32) -> Location {
    let Some((module, code)) = machine.codes.code(code) else { return Location::default() };
    let Some(position) = code.positions.get(pc as usize) else { return Location::default() };
    let place = |offset: u32| {
        let (line, bytes, text) = line_with(&module.source, offset);
        let column = text.get(..bytes).map_or(bytes, |before| before.chars().count());
        (line as u32 + 1, column as u32 + 1)
    };
    let ((line, column), (end_line, end_column)) = (place(position.start), place(position.end));
    Location { line, column, end_line, end_column }
}
