//! An answer as bytes. `src/backends/wire.ts` reads it; the order of the fields is their only name.

use diapause_engine::adapter::{ChainedError, Outcome, chain};
use diapause_engine::{
    EngineError, FutureCall, Location, PendingCall, PendingFutures, Step, SyntaxReport,
    TracebackFrame, Usage,
};

use crate::wire::Writer;

/// Flags of an answer.
const ALIVE: u8 = 1;
const UNFINISHED: u8 = 2;
const WANTS_ENTROPY: u8 = 4;
const HAS_RESOURCES: u8 = 8;

/// Flags of a pending call.
const METHOD: u8 = 1;
const AWAITABLE: u8 = 2;
const ATTRIBUTE: u8 = 4;

/// Writes an answer.
pub fn write(bytes: &mut Vec<u8>, outcome: Outcome) {
    let mut writer = Writer(bytes);
    let flag = |flag: u8, is_set: bool| if is_set { flag } else { 0 };
    writer.byte(
        flag(ALIVE, outcome.alive)
            | flag(UNFINISHED, outcome.unfinished)
            | flag(WANTS_ENTROPY, outcome.wants_entropy)
            | flag(HAS_RESOURCES, outcome.has_resources),
    );
    match outcome.result {
        None => writer.byte(0),
        Some(Ok(step)) => {
            writer.byte(1);
            write_step(&mut writer, step);
        }
        Some(Err(error)) => {
            writer.byte(2);
            failure(&mut writer, &error);
        }
    }
    writer.option(outcome.bytes, |writer, bytes| writer.bytes(&bytes));
    writer.option(outcome.output, |writer, [stdout, stderr]| {
        writer.text(&stdout);
        writer.text(&stderr);
    });
    writer.option(outcome.usage, usage);
    writer.option(outcome.feeds, |writer, feeds| writer.f64(feeds as f64));
}

fn write_step(writer: &mut Writer<'_>, step: Step) {
    match step {
        Step::Complete { value } => {
            writer.byte(0);
            writer.bytes(&value);
        }
        Step::Pending(call) => {
            writer.byte(1);
            pending(writer, &call);
        }
        Step::Futures(waiting) => {
            writer.byte(2);
            futures(writer, &waiting);
        }
        Step::Paused => writer.byte(3),
        Step::Failed(error) => {
            writer.byte(4);
            writer.list(&chain(error), exception);
        }
    }
}

fn pending(writer: &mut Writer<'_>, call: &PendingCall) {
    writer.text(&call.function_name);
    writer.bytes(&call.args);
    writer.bytes(&call.kwargs);
    writer.f64(call.call_id as f64);
    let flag = |flag: u8, is_set: bool| if is_set { flag } else { 0 };
    writer.byte(
        flag(METHOD, call.method_call)
            | flag(AWAITABLE, call.awaitable)
            | flag(ATTRIBUTE, call.attribute),
    );
    let Location { line, column, end_line, end_column } = call.position;
    range(writer, [line, column, end_line, end_column]);
}

fn futures(writer: &mut Writer<'_>, waiting: &PendingFutures) {
    writer.list(&waiting.calls, |writer, FutureCall { call_id, function_name }| {
        writer.f64(*call_id as f64);
        writer.text(function_name);
    });
    writer.option(waiting.delay, Writer::f64);
}

fn exception(writer: &mut Writer<'_>, error: &ChainedError) {
    writer.text(&error.exc_type);
    writer.text(&error.message);
    writer.text(&error.text);
    writer.list(&error.frames, frame);
    writer.option(error.cause, Writer::u32);
    writer.option(error.context, Writer::u32);
    writer.option(error.limit, Writer::text);
}

fn frame(writer: &mut Writer<'_>, frame: &TracebackFrame) {
    writer.text(&frame.file);
    writer.text(&frame.function);
    range(writer, [frame.line, frame.column, frame.end_line, frame.end_column]);
    writer.text(&frame.source_line);
}

fn failure(writer: &mut Writer<'_>, error: &EngineError) {
    writer.text(error.code());
    writer.text(&error.to_string());
    let limit = match error {
        EngineError::Limit { limit, .. } => Some(*limit),
        _ => None,
    };
    writer.option(limit, Writer::text);
    let report = match error {
        EngineError::Syntax(report) => Some(report.as_ref()),
        _ => None,
    };
    writer.option(report, syntax);
}

fn syntax(writer: &mut Writer<'_>, report: &SyntaxReport) {
    writer.text(report.exc_type);
    writer.text(&report.file);
    range(writer, [report.line, report.column, report.end_line, report.end_column]);
    writer.text(&report.source_line);
    writer.text(&report.text);
}

fn range(writer: &mut Writer<'_>, range: [u32; 4]) {
    range.into_iter().for_each(|number| writer.u32(number));
}

fn usage(writer: &mut Writer<'_>, usage: Usage) {
    writer.f64(usage.steps as f64);
    writer.f64(usage.memory_bytes as f64);
    writer.f64(usage.peak_memory_bytes as f64);
    writer.f64(usage.duration.as_secs_f64() * 1000.0);
    writer.f64(usage.suspensions as f64);
}
