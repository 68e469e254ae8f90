//! Runs programs so that every external call is answered by another process.
//!
//! One process takes all programs one call further, writes their snapshots to a directory and
//! ends; the next one loads them. So a program with forty calls takes forty processes, and all
//! programs together no more.

use std::path::Path;
use std::process::Command;
use std::{env, fs, io};

use diapause_engine::{EngineError, LoadOptions, Session, Step};
use serde::{Deserialize, Serialize};

use crate::corpus::Case;
use crate::drive::{self, Outcome, Printed, Started, Way};
use crate::guard;
use crate::host::{Functions, Host};

/// More calls than any program of the corpus makes.
const MOST_STEPS: u64 = 2000;

/// What is kept of a program from one process to the next, next to its snapshot.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    source: String,
    functions: Functions,
    host: Host,
    printed: Printed,
    ending: String,
    fault: Option<String>,
    done: bool,
    pauses: u64,
}

/// Runs cases to their ends, a process for each call.
///
/// The processes are this one's program, `pause-step`: only the binary can call this.
#[must_use]
pub fn run(cases: &[&Case]) -> Vec<Result<Outcome, String>> {
    let directory = env::temp_dir().join(format!("diapause-processes-{}", std::process::id()));
    let result = steps(cases, &directory);
    let swept = fs::remove_dir_all(&directory);
    match result.and_then(|all| swept.map(|()| all)) {
        Ok(all) => all.into_iter().map(|kept| Ok(outcome(kept))).collect(),
        Err(error) => cases.iter().map(|_| Err(error.to_string())).collect(),
    }
}

fn outcome(kept: Kept) -> Outcome {
    let faults = kept.fault.into_iter().collect();
    Outcome { printed: kept.printed, ending: kept.ending, faults, pauses: kept.pauses }
}

fn steps(cases: &[&Case], directory: &Path) -> io::Result<Vec<Kept>> {
    fs::create_dir_all(directory)?;
    let first: Vec<Kept> = cases
        .iter()
        .map(|case| Kept {
            source: case.source.clone(),
            functions: case.functions,
            host: Host::new(case.functions),
            printed: Printed::default(),
            ending: String::new(),
            fault: None,
            done: false,
            pauses: 0,
        })
        .collect();
    write(directory, &first)?;
    let binary = env::current_exe()?;
    for _ in 0..MOST_STEPS {
        let status = Command::new(&binary).arg("pause-step").arg(directory).status()?;
        if !status.success() {
            return Err(io::Error::other(format!("the next process ended with {status}")));
        }
        let all = read(directory)?;
        if all.iter().all(|kept| kept.done) {
            return Ok(all);
        }
    }
    Err(io::Error::other(format!("a program makes more than {MOST_STEPS} calls")))
}

/// Takes every program of a directory one call further; this is a process of its own.
///
/// # Errors
/// When the directory cannot be read or written.
pub fn step(directory: &Path) -> io::Result<()> {
    let mut all = read(directory)?;
    for (at, kept) in all.iter_mut().enumerate() {
        if kept.done {
            continue;
        }
        let file = directory.join(format!("{at}.snapshot"));
        let moved = guard::guarded(|| move_on(kept, &file));
        let fault = match moved {
            Ok(Ok(())) => continue,
            Ok(Err(text)) => text,
            Err(panic) => format!("panic: {panic}"),
        };
        kept.done = true;
        kept.fault = Some(fault);
    }
    write(directory, &all)
}

fn move_on(kept: &mut Kept, file: &Path) -> Result<(), String> {
    let engine = |error: EngineError| drive::describe(&error);
    let step = if kept.pauses == 0 {
        let case = Case {
            path: String::new(),
            script_name: "main.py".to_owned(),
            functions: kept.functions,
            source: kept.source.clone(),
            expected: String::new(),
            heavy: false,
        };
        match drive::start(&case, Way::Calls).map_err(engine)? {
            Started::Refused(text) => {
                kept.ending = text;
                kept.done = true;
                return Ok(());
            }
            Started::Session(mut session) => {
                let printed = &mut kept.printed;
                let step =
                    session.run(&mut |stream, piece| printed.add(stream, piece)).map_err(engine)?;
                (session, step)
            }
        }
    } else {
        let bytes = fs::read(file).map_err(|error| error.to_string())?;
        let mut session = Session::load(&bytes, &LoadOptions::default()).map_err(engine)?;
        let printed = &mut kept.printed;
        let step = if let Some(waiting) = session.futures() {
            let answers = kept.host.settle(&waiting.calls);
            let output = &mut |stream, piece: &str| printed.add(stream, piece);
            session.resolve_futures(&answers, None, output).map_err(engine)?
        } else {
            let call = session.pending().ok_or("loaded, and no call is pending")?;
            let answer = kept.host.answer(&call).map_err(engine)?;
            drive::give(&mut session, &call, answer, &mut kept.host, printed).map_err(engine)?
        };
        (session, step)
    };
    match step {
        (session, Step::Pending(_) | Step::Futures(_)) => {
            kept.pauses += 1;
            let bytes = session.dump().map_err(engine)?;
            return fs::write(file, bytes).map_err(|error| error.to_string());
        }
        (_, Step::Paused) => return Err("paused unasked".to_owned()),
        (_, Step::Failed(error)) => kept.ending = drive::epitaph(&error),
        (_, Step::Complete { .. }) => {}
    }
    kept.done = true;
    Ok(())
}

fn write(directory: &Path, all: &[Kept]) -> io::Result<()> {
    fs::write(directory.join("programs.json"), serde_json::to_vec(all)?)
}

fn read(directory: &Path) -> io::Result<Vec<Kept>> {
    Ok(serde_json::from_slice(&fs::read(directory.join("programs.json"))?)?)
}
