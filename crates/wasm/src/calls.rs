//! What the module exports. What belongs to a call, and its answer, cross in [`buffers`].

// What is exported is called by nobody here.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]

use std::mem;
use std::panic;
use std::time::Duration;

use diapause_engine::adapter::{
    Held, HostDump, HostLimits, HostLoad, Outcome, Turn, collect, discard, guarded, pairs, perform,
    restore,
};
use diapause_engine::{
    DumpOptions, EngineError, EntropyPolicy, FutureAnswer, FutureResult, Program, StartOptions,
    clock,
};

use crate::wire::Reader;
use crate::{answer, buffers, host, places};

type Result<T> = std::result::Result<T, EngineError>;

/// Defines an export: under its own name in the module, an ordinary function elsewhere.
macro_rules! export {
    ($($(#[$doc:meta])* fn $name:ident($($argument:ident: $type:ty),*) $(-> $result:ty)? $body:block)*) => {
        $(
            $(#[$doc])*
            #[cfg_attr(target_arch = "wasm32", unsafe(no_mangle))]
            pub extern "C" fn $name($($argument: $type),*) $(-> $result)? $body
        )*
    };
}

export! {
    /// Comes before every other call.
    fn start() {
        clock::set(host::clock);
        panic::set_hook(Box::new(|panic| {
            let text = panic.payload_as_str().unwrap_or("a panic without text");
            buffers::keep_last_words(text.to_owned());
        }));
    }

    /// Where the bytes that belong to the next call are to be written.
    fn room(length: usize) -> *mut u8 {
        buffers::room(length)
    }

    /// Where the answer to the last call stands.
    fn answer() -> *const u8 {
        buffers::answer()
    }

    /// Makes the text of a panic the answer. The only call that is allowed after one.
    fn last_words() -> usize {
        buffers::last_words()
    }

    /// A place for a program.
    fn program_new() -> u32 {
        places::new_program()
    }

    /// Gives the place up.
    fn program_free(number: u32) {
        discard(places::remove_program(number));
    }

    /// Compiles. The source, the name of the script.
    fn program_compile(number: u32) -> usize {
        reply(|fields| {
            let (source, name) = (fields.text()?, fields.text()?);
            fill(number, || Program::compile(&source, &name))
        })
    }

    /// Takes a program from its bytes.
    fn program_load(number: u32) -> usize {
        reply(|fields| {
            let bytes = fields.bytes()?;
            fill(number, || Program::load(bytes))
        })
    }

    /// The program as bytes.
    fn program_dump(number: u32) -> usize {
        reply(|_| {
            let program = program(number)?;
            Ok(Outcome::bytes(guarded(|| Ok(program.dump()))))
        })
    }

    /// A place for a session.
    fn session_new() -> u32 {
        places::new_session()
    }

    /// Gives the place up.
    fn session_free(number: u32) {
        discard(places::remove_session(number));
    }

    /// Takes what a run needs, which begins with the first turn: the limits, the inputs, the names
    /// of host functions, paths and texts of modules in turn, the entropy.
    fn session_prepare(number: u32, program_number: u32) -> usize {
        reply(|fields| {
            let options = start_options(fields)?;
            let held = Held::Prepared(program(program_number)?, Box::new(options));
            put(number, held)?;
            Ok(Outcome::done())
        })
    }

    /// Opens an interactive session: what a run needs.
    fn session_open(number: u32) -> usize {
        reply(|fields| {
            let (held, outcome) = Held::open(start_options(fields)?)?;
            put(number, held)?;
            Ok(outcome)
        })
    }

    /// Gives an interactive session its next program, which begins with the next turn: the inputs,
    /// the names of host functions.
    fn session_feed(number: u32, program_number: u32) -> usize {
        reply(|fields| {
            let (inputs, functions) = (fields.bytes()?, fields.list(Reader::text)?);
            let program = program(program_number)?;
            Ok(places::session(number)?.held.borrow_mut().feed(&program, inputs, &functions))
        })
    }

    /// Replaces what random numbers are drawn from: the entropy.
    fn session_reseed(number: u32) -> usize {
        reply(|fields| Ok(places::session(number)?.held.borrow_mut().reseed(fields.bytes()?)))
    }

    /// Compiles and runs the first turn: the source, the name of the script, the limits.
    fn session_run_at_once(number: u32) -> usize {
        reply(|fields| {
            let (source, name) = (fields.text()?, fields.text()?);
            let limits = limits(fields)?.limits()?;
            let program = Program::compile(&source, &name)?;
            let options = StartOptions { limits, ..StartOptions::default() };
            put(number, Held::Prepared(program, Box::new(options)))?;
            take_turn(number, Turn::Run, 0.0, false)
        })
    }

    /// A turn: how it begins and what belongs to that. With patience, in milliseconds and above
    /// zero, it may be unfinished. `streams`: whether what is printed goes to the host's printer.
    fn session_turn(number: u32, patience: f64, streams: u32) -> usize {
        reply(|fields| {
            let turn = turn(fields)?;
            take_turn(number, turn, patience, streams != 0)
        })
    }

    /// From now on a pause is for the next turn, which may begin a while after it was asked for.
    fn session_queue(number: u32) {
        if let Ok(place) = places::session(number) {
            place.control.queued();
        }
    }

    /// Asks for a pause; without a turn it does nothing.
    fn session_pause(number: u32) {
        if let Ok(place) = places::session(number) {
            place.control.pause();
        }
    }

    /// Frees the session; a turn on the way ends at its next safepoint.
    fn session_close(number: u32) {
        if let Ok(place) = places::session(number) {
            place.control.cancel();
            let mut held = place.held.borrow_mut();
            if !matches!(*held, Held::Away) {
                let session = mem::take(&mut *held);
                drop(held);
                discard(session);
            }
        }
    }

    /// What a snapshot says of itself: it and the deltas that follow it.
    fn snapshot_inspect() -> usize {
        reply(|fields| {
            let parts = fields.list(|fields| fields.bytes().map(<[u8]>::to_vec))?;
            let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
            Ok(Outcome::bytes(guarded(|| diapause_engine::inspect(&parts))))
        })
    }

    /// The resources that the program reaches: a value graph. For the handle that is asked about,
    /// 0 for none, also what leads to it.
    fn session_resources(number: u32, path_of: f64) -> usize {
        reply(|_| Ok(places::session(number)?.held.borrow_mut().resources(path_of as u64)))
    }

    /// What stands for resources in dumps from now on: a value graph.
    fn session_offer_tokens(number: u32) -> usize {
        reply(|fields| {
            Ok(places::session(number)?.held.borrow_mut().offer_tokens(fields.bytes()?))
        })
    }

    /// After loading: the value graph of the resources that are there again, or lost.
    fn session_adopt_resources(number: u32) -> usize {
        reply(|fields| {
            Ok(places::session(number)?.held.borrow_mut().adopt_resources(fields.bytes()?))
        })
    }

    /// The run as bytes: whether they are remembered, the id of what a delta is relative to,
    /// whether its code is left out.
    fn session_dump(number: u32) -> usize {
        reply(|fields| {
            let how = HostDump::of(fields.byte()? != 0, fields.bytes()?)?;
            let options = DumpOptions { code_by_reference: fields.byte()? != 0 };
            Ok(places::session(number)?.held.borrow_mut().dump(how, &options))
        })
    }

    /// The code of the run: hashes and bytes in turn.
    fn session_dump_code(number: u32) -> usize {
        reply(|_| Ok(places::session(number)?.held.borrow().dump_code()))
    }

    /// Takes a run from its bytes: the limits, whether it is an interactive session, a newer
    /// version of its source and whether what runs may finish with the older one, whether a seal
    /// was checked, compiled programs among which is code that was left out, the deltas, the bytes.
    fn session_restore(number: u32) -> usize {
        reply(|fields| {
            let load = HostLoad {
                limits: limits(fields)?,
                interactive: fields.byte()? != 0,
                source: fields.option(Reader::text)?,
                keep: fields.byte()? != 0,
                trusted: fields.byte()? != 0,
                code: fields.list(|fields| fields.bytes().map(<[u8]>::to_vec))?,
                deltas: fields.list(|fields| fields.bytes().map(<[u8]>::to_vec))?,
            };
            let (held, outcome) = restore(fields.bytes()?, load);
            if let Some(held) = held {
                put(number, held)?;
            }
            Ok(outcome)
        })
    }
}

/// Answers a call.
fn reply(work: impl FnOnce(&mut Reader<'_>) -> Result<Outcome>) -> usize {
    let outcome = buffers::read(|bytes| {
        guarded(|| work(&mut Reader::new(bytes))).unwrap_or_else(Outcome::failed)
    });
    buffers::write(|bytes| answer::write(bytes, outcome))
}

fn program(number: u32) -> Result<Program> {
    let program = places::program(number)?.borrow().clone();
    program.ok_or_else(|| EngineError::State("the program is not compiled".into()))
}

fn fill(number: u32, make: impl FnOnce() -> Result<Program>) -> Result<Outcome> {
    let program = make()?;
    *places::program(number)?.borrow_mut() = Some(program);
    Ok(Outcome::done())
}

fn put(number: u32, held: Held) -> Result<()> {
    let old = places::session(number)?.held.replace(held);
    discard(old);
    Ok(())
}

fn take_turn(number: u32, turn: Turn, patience: f64, streams: bool) -> Result<Outcome> {
    let place = places::session(number)?;
    let claimed = place.held.borrow_mut().claim()?;
    let patience =
        Duration::try_from_secs_f64(patience / 1000.0).ok().filter(|time| !time.is_zero());
    let (held, outcome) = if streams {
        perform(claimed, turn, &place.control, patience, &mut host::print)
    } else {
        collect(claimed, turn, &place.control, patience)
    };
    place.held.replace(held);
    Ok(outcome)
}

fn start_options(fields: &mut Reader<'_>) -> Result<StartOptions> {
    Ok(StartOptions {
        limits: limits(fields)?.limits()?,
        inputs: fields.bytes()?.to_vec(),
        external_functions: fields.list(Reader::text)?,
        modules: pairs(fields.list(Reader::text)?),
        entropy: EntropyPolicy::from_bytes(fields.bytes()?)?,
    })
}

/// Seven numbers; one that is not a number was left out.
fn limits(fields: &mut Reader<'_>) -> Result<HostLimits> {
    let numbers: Result<Vec<f64>> = (0..7).map(|_| fields.f64()).collect();
    HostLimits::from_numbers(&numbers?)
}

fn turn(fields: &mut Reader<'_>) -> Result<Turn> {
    Ok(match fields.byte()? {
        0 => Turn::Run,
        1 => Turn::Resume(fields.bytes()?.to_vec()),
        2 => Turn::Raise { exc_type: fields.text()?, message: fields.text()? },
        3 => Turn::AsFuture,
        4 => Turn::Resolve {
            elapsed: fields.option(Reader::f64)?,
            answers: fields.list(future_answer)?,
        },
        5 => Turn::GoOn,
        6 => Turn::Echo(fields.u32()? as usize),
        other => return Err(EngineError::Internal(format!("there is no turn {other}"))),
    })
}

fn future_answer(fields: &mut Reader<'_>) -> Result<FutureAnswer> {
    let call_id = fields.f64()? as u64;
    let result = match fields.option(|fields| fields.bytes().map(<[u8]>::to_vec))? {
        Some(value) => FutureResult::Value(value),
        None => FutureResult::Error { exc_type: fields.text()?, message: fields.text()? },
    };
    Ok(FutureAnswer { call_id, result })
}
