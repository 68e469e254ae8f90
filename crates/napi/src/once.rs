//! The short way for a program that ends where it starts: one call, in which no object is made.
//!
//! Most of what a small program costs are objects for JavaScript, so numbers and the value cross
//! in memory that the caller lends. Whatever else happens is left for a session to adopt.

use std::cell::RefCell;

use diapause_engine::adapter::{Control, Held, HostLimits, Outcome, Turn, collect, guarded};
use diapause_engine::{Program, StartOptions, Step};
use napi::bindgen_prelude::{Float64ArraySlice, Uint8ArraySlice};
use napi_derive::napi;

thread_local! {
    /// What the last call on this thread left; boxed, because memory of threads is scarce for
    /// libraries that are loaded late.
    static LEFT: RefCell<Option<Box<(Held, Outcome)>>> = const { RefCell::new(None) };
}

/// What [`run_at_once`] left.
pub fn take() -> Option<(Held, Outcome)> {
    LEFT.take().map(|left| *left)
}

/// Compiles source and runs its first turn. When it completes without output, its value graph is
/// in `value`, what it used in `numbers`, and the number of bytes of the graph is the answer;
/// otherwise -1, and the next call on this thread must be `adopt` of a new session.
///
/// `numbers` are the limits, NaN for those that were left out: bytes of memory, steps,
/// milliseconds of a turn and in total, nested calls, bytes of output, suspensions.
#[napi]
pub fn run_at_once(
    source: String,
    script_name: String,
    mut numbers: Float64ArraySlice<'_>,
    mut value: Uint8ArraySlice<'_>,
) -> i32 {
    // SAFETY: the arrays are the facade's own and of this call; no JavaScript runs before it ends,
    // and no thread gets them.
    let (numbers, value) = unsafe { (numbers.as_mut(), value.as_mut()) };
    let prepared = guarded(|| {
        let limits = HostLimits::from_numbers(numbers)?.limits()?;
        let program = Program::compile(&source, &script_name)?;
        let options = StartOptions { limits, ..StartOptions::default() };
        Ok(Held::Prepared(program, Box::new(options)))
    });
    let (held, outcome) = match prepared {
        Ok(held) => collect(held, Turn::Run, &Control::default(), None),
        Err(error) => (Held::Nothing, Outcome::failed(error)),
    };
    hand_over(&outcome, numbers, value).unwrap_or_else(|| {
        LEFT.set(Some(Box::new((held, outcome))));
        -1
    })
}

/// The number of bytes of the value, where that and numbers are all there is to say.
fn hand_over(outcome: &Outcome, numbers: &mut [f64], value: &mut [u8]) -> Option<i32> {
    let (Some(Ok(Step::Complete { value: graph })), Some(usage)) = (&outcome.result, outcome.usage)
    else {
        return None;
    };
    if outcome.output.iter().flatten().any(|text| !text.is_empty()) {
        return None;
    }
    value.get_mut(..graph.len())?.copy_from_slice(graph);
    numbers.get_mut(..5)?.copy_from_slice(&[
        usage.steps as f64,
        usage.memory_bytes as f64,
        usage.peak_memory_bytes as f64,
        usage.duration.as_secs_f64() * 1000.0,
        usage.suspensions as f64,
    ]);
    i32::try_from(graph.len()).ok()
}
