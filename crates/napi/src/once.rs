//! The short ways for what small programs do: one that ends where it starts, a whole dump, a load
//! that takes nothing but limits. Each is one call in which no object is made.
//!
//! Most of what a small program costs are objects for JavaScript, so numbers and bytes cross in
//! memory that the caller lends. Whatever else happens is left behind for a second call.

use std::cell::RefCell;

use diapause_engine::adapter::{
    Control, Held, HostDump, HostLimits, HostLoad, Outcome, Turn, collect_while, guarded, restore,
};
use diapause_engine::{DumpOptions, EngineError, PendingCall, Program, StartOptions, Step, Usage};

thread_local! {
    /// What the last call on this thread left; boxed, because memory of threads is scarce for
    /// libraries that are loaded late.
    static LEFT: RefCell<Option<Box<(Held, Outcome)>>> = const { RefCell::new(None) };
}

/// How many numbers are limits.
const LIMITS: usize = 7;
/// How many numbers [`load`] gives.
const LOAD_NUMBERS: usize = 13;

/// What the last call left.
pub fn take() -> Option<(Held, Outcome)> {
    LEFT.take().map(|left| *left)
}

/// The answer that the last call left, which had no session to leave.
pub fn answer() -> Outcome {
    let nothing = || Outcome::failed(EngineError::State("nothing was left".into()));
    take().map_or_else(nothing, |(_, outcome)| outcome)
}

/// Leaves what is more than a short way has room for.
fn leave(held: Held, outcome: Outcome) -> i32 {
    LEFT.set(Some(Box::new((held, outcome))));
    -1
}

/// Compiles source and runs its first turn. When it completes without output, its value graph is
/// in `value`, what it used in `numbers`, and the number of bytes of the graph is the answer;
/// otherwise -1, and the next call on this thread must be `adopt` of a new session.
///
/// `wanted` says now and then whether the turn is to go on.
///
/// The first of `numbers` are the limits, NaN for those that were left out: bytes of memory, steps,
/// milliseconds of a turn and in total, nested calls, bytes of output, suspensions.
pub fn run(
    source: &str,
    script_name: &str,
    numbers: &mut [f64],
    value: &mut [u8],
    wanted: impl Fn() -> bool,
) -> i32 {
    let prepared = guarded(|| {
        let asked = numbers.get(..LIMITS).unwrap_or_default();
        let limits = HostLimits::from_numbers(asked)?.limits()?;
        let program = Program::compile(source, script_name)?;
        let options = StartOptions { limits, ..StartOptions::default() };
        Ok(Held::Prepared(program, Box::new(options)))
    });
    let (held, outcome) = match prepared {
        Ok(held) => collect_while(wanted, held, Turn::Run, &Control::default()),
        Err(error) => (Held::Nothing, Outcome::failed(error)),
    };
    match hand_over(&outcome, numbers, value) {
        Some(length) => length,
        None => leave(held, outcome),
    }
}

/// A whole dump, in `place` if there is room for it: how many there are, or -1, and the answer is
/// left.
pub fn dump(held: &mut Held, tracks: bool, place: &mut [u8]) -> i32 {
    let how = if tracks { HostDump::Base } else { HostDump::Whole };
    let outcome = held.dump(how, &DumpOptions::default());
    let written = outcome.bytes.as_ref().and_then(|dumped| {
        place.get_mut(..dumped.len())?.copy_from_slice(dumped);
        i32::try_from(dumped.len()).ok()
    });
    written.unwrap_or_else(|| leave(Held::Nothing, outcome))
}

/// A load of a run that takes nothing but limits, the first of `numbers` as in [`run`], and
/// whether a seal was checked, the next one. If it waits for a call, `value` has the value graphs of
/// arguments and keyword arguments (none for none), then the name; the answer is how many bytes.
/// Otherwise it is -1, and the answer is left. The session is there in either case.
///
/// Then `numbers` are: what it used, as in [`run`]; the number of the call; its position
/// (line, column, those of its end); bits (1 a method of a host object, 2 an attribute of one,
/// 4 awaitable, 8 another seed is wanted); how many bytes the first and the second graph have.
pub fn load(snapshot: &[u8], numbers: &mut [f64], value: &mut [u8]) -> (Option<Held>, i32) {
    let asked = numbers.get(..LIMITS).unwrap_or_default();
    let (held, outcome) = match HostLimits::from_numbers(asked) {
        Ok(limits) => {
            let trusted = numbers.get(LIMITS).is_some_and(|&trusted| trusted == 1.0);
            restore(snapshot, HostLoad { limits, trusted, ..HostLoad::default() })
        }
        Err(error) => (None, Outcome::failed(error)),
    };
    let length = match tell(&outcome, numbers, value) {
        Some(length) => length,
        None => leave(Held::Nothing, outcome),
    };
    (held, length)
}

/// The number of bytes that tell the call that is waited for, where that is all there is to say.
fn tell(outcome: &Outcome, numbers: &mut [f64], value: &mut [u8]) -> Option<i32> {
    let (Some(Ok(Step::Pending(call))), Some(usage)) = (&outcome.result, outcome.usage) else {
        return None;
    };
    if outcome.has_resources || outcome.feeds.is_some() {
        return None;
    }
    let PendingCall { function_name, args, kwargs, call_id, position, .. } = call;
    let args: &[u8] = if call.has_arguments() { args } else { &[] };
    let kwargs: &[u8] = if call.has_keywords() { kwargs } else { &[] };
    let mut rest = value;
    let mut length = 0;
    for part in [args, kwargs, function_name.as_bytes()] {
        let (place, behind) = rest.split_at_mut_checked(part.len())?;
        place.copy_from_slice(part);
        (rest, length) = (behind, length + part.len());
    }
    let bits = u8::from(call.method_call)
        | u8::from(call.attribute) << 1
        | u8::from(call.awaitable) << 2
        | u8::from(outcome.wants_entropy) << 3;
    let [steps, memory, peak, duration, suspensions] = figures(&usage);
    numbers.get_mut(..LOAD_NUMBERS)?.copy_from_slice(&[
        steps,
        memory,
        peak,
        duration,
        suspensions,
        *call_id as f64,
        position.line.into(),
        position.column.into(),
        position.end_line.into(),
        position.end_column.into(),
        bits.into(),
        args.len() as f64,
        kwargs.len() as f64,
    ]);
    i32::try_from(length).ok()
}

fn figures(usage: &Usage) -> [f64; 5] {
    [
        usage.steps as f64,
        usage.memory_bytes as f64,
        usage.peak_memory_bytes as f64,
        usage.duration.as_secs_f64() * 1000.0,
        usage.suspensions as f64,
    ]
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
    numbers.get_mut(..5)?.copy_from_slice(&figures(&usage));
    i32::try_from(graph.len()).ok()
}
