//! Snapshots of all specimens, damaged in every way: cut off anywhere, every byte changed. Each
//! must be refused with a typed error, or give a program that runs within its limits.

use std::fmt;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use diapause_engine::{
    EngineError, FutureAnswer, FutureCall, FutureResult, Limits, LoadOptions, Program, Session,
    SnapshotKind, StartOptions, Status, Step, inspect_kind,
};

use crate::guard;
use crate::host::Functions;
use crate::json;
use crate::specimens::Specimen;

/// Where the checksum of a snapshot is.
const CHECKSUM: std::ops::Range<usize> = 8..12;

/// What loading and running may take.
const MEMORY: u64 = 16 << 20;

/// Turns that a damaged program gets.
const TURNS: u32 = 6;

/// What takes longer is a fault, whatever comes of it.
const LONGEST: Duration = Duration::from_secs(4);

/// How thoroughly.
#[derive(Clone, Debug, Default)]
pub struct Sweep {
    /// About so many changes per 1000 bytes of a snapshot, fewer of larger ones; all, if there is no
    /// number.
    pub most: Option<usize>,
    /// Writes every case into this file before it is tried: what ends the process is in it.
    pub trace: Option<PathBuf>,
    /// Writes what fails into this folder.
    pub keep: Option<PathBuf>,
}

/// What became of the damaged snapshots of a specimen.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Those that were refused.
    pub refused: u64,
    /// Those that were loaded, and ran.
    pub ran: u64,
    /// Those of them that ended with an error which only a bug or a forged snapshot leads to.
    pub odd: Vec<String>,
    /// What must not be.
    pub faults: Vec<String>,
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Tally { refused, ran, odd, faults } = self;
        write!(
            f,
            "{} damaged: {refused} refused, {ran} ran, {} oddly, {} faults",
            refused + ran,
            odd.len(),
            faults.len()
        )
    }
}

/// What became of damaged bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// A typed error before anything ran.
    Refused,
    /// A program that ran.
    Ran,
    /// Likewise, and it ended with an internal error, though with no panic.
    Odd(String),
}

/// What to do to a snapshot.
#[derive(Clone, Copy, Debug)]
enum Damage {
    Cut(usize),
    Change(usize, u8),
}

/// Damages the snapshot of a specimen, and tries each.
///
/// # Errors
/// When the specimen does not fall asleep.
pub fn sweep(specimen: &Specimen, sweep: &Sweep) -> Result<Tally, EngineError> {
    let asleep = specimen.fall_asleep()?;
    let bytes = &asleep.bytes;
    let mut all: Vec<Damage> = (0..bytes.len()).map(Damage::Cut).collect();
    for (at, &byte) in bytes.iter().enumerate().filter(|(at, _)| !CHECKSUM.contains(at)) {
        match sweep.most {
            None => all.extend((1..=255).map(|more| Damage::Change(at, byte.wrapping_add(more)))),
            Some(_) => all.extend(few(byte).into_iter().map(|new| Damage::Change(at, new))),
        }
    }
    if let Some(most) = sweep.most {
        thin_out(&mut all, (most * 1000 / bytes.len().max(1)).clamp(most / 5, most * 2));
    }
    let mut tally = Tally::default();
    for damage in all {
        let damaged = damaged(bytes, damage);
        if let Some(file) = &sweep.trace {
            std::fs::write(file, &damaged).expect("it can be kept");
        }
        match try_out(&damaged, asleep.then.as_deref()) {
            Ok(Fate::Refused) => tally.refused += 1,
            Ok(fate) if !matches!(damage, Damage::Cut(_)) => {
                tally.ran += 1;
                if let Fate::Odd(text) = fate {
                    tally.odd.push(format!("{}: {damage:?}: {text}", specimen.name));
                }
            }
            result => {
                let fault = result.err().unwrap_or_else(|| "it was loaded".to_owned());
                if let Some(folder) = &sweep.keep {
                    let file = folder.join(format!("{}-{}", specimen.name, tally.faults.len()));
                    std::fs::write(file, &damaged).expect("it can be kept");
                }
                tally.faults.push(format!("{}: {damage:?}: {fault}", specimen.name));
            }
        }
    }
    Ok(tally)
}

/// Each bit changed, the neighbours, and what is special.
fn few(byte: u8) -> Vec<u8> {
    let mut few: Vec<u8> = (0..8).map(|bit| byte ^ (1 << bit)).collect();
    few.extend([byte.wrapping_add(1), byte.wrapping_sub(1), 0, 0x7f, 0x80, 0xff]);
    few.sort_unstable();
    few.dedup();
    few.retain(|&other| other != byte);
    few
}

/// Leaves so many, evenly spread, and not the same bits of all bytes.
fn thin_out(all: &mut Vec<Damage>, most: usize) {
    let count = all.len();
    if count <= most {
        return;
    }
    let chosen = (0..most).map(|nth| nth * count / most);
    *all = chosen.map(|at| all[at]).collect();
}

fn damaged(bytes: &[u8], damage: Damage) -> Vec<u8> {
    let mut damaged = bytes.to_vec();
    match damage {
        Damage::Cut(end) => damaged.truncate(end),
        Damage::Change(at, byte) => damaged[at] = byte,
    }
    bypass_checksum(&mut damaged);
    damaged
}

/// Gives bytes the checksum that they should have.
pub fn bypass_checksum(bytes: &mut [u8]) {
    if bytes.len() >= CHECKSUM.end {
        let mut sum = crc32fast::Hasher::new();
        sum.update(&bytes[..CHECKSUM.start]);
        sum.update(&bytes[CHECKSUM.end..]);
        bytes[CHECKSUM].copy_from_slice(&sum.finalize().to_le_bytes());
    }
}

/// Loads bytes and runs what comes out; a session is given `then` behind that.
///
/// # Errors
/// What must not be: a panic, a loss of time.
pub fn try_out(bytes: &[u8], then: Option<&str>) -> Result<Fate, String> {
    let begun = Instant::now();
    let fate = match guard::guarded(|| attempt(bytes, then))? {
        Ok(()) => Fate::Ran,
        Err(EngineError::Internal(text)) => Fate::Odd(text),
        Err(_) => Fate::Refused,
    };
    let took = begun.elapsed();
    if took > LONGEST {
        return Err(format!("took {took:?}"));
    }
    Ok(fate)
}

fn limits() -> Limits {
    Limits {
        memory_bytes: MEMORY,
        steps: 400,
        duration: Duration::from_secs(1),
        total: Duration::from_secs(2),
        recursion: 300,
        output_bytes: 1 << 16,
        suspensions: 100,
    }
}

fn attempt(bytes: &[u8], then: Option<&str>) -> Result<(), EngineError> {
    let load = |bytes: &[u8], kind, asleep_from| {
        let options = LoadOptions { limits: limits(), asleep_from, ..LoadOptions::default() };
        match kind {
            SnapshotKind::Session => Session::reopen(bytes, &options),
            _ => Session::load(bytes, &options),
        }
    };
    let kind = inspect_kind(bytes)?;
    let mut session = if kind == SnapshotKind::Program {
        let program = Program::load(bytes)?;
        let again = program.dump();
        let twice = Program::load(&again).map(|program| program.dump());
        assert!(twice.is_ok_and(|bytes| bytes == again), "another program the second time");
        let external_functions = Functions::ExtReturns.names();
        let start =
            StartOptions { external_functions, limits: limits(), ..StartOptions::default() };
        Session::start(&program, start)?
    } else {
        // First with all objects asleep that can be, then with none.
        let session = load(bytes, kind, Some(0))?;
        // What loads can be dumped and loaded again, and is the same then. With twice the memory:
        // what is written in another way than it was may take more.
        let again = session.dump()?;
        match load(&again, kind, None) {
            Ok(thawed) => {
                let second = thawed.dump()?;
                let differs = again.iter().zip(&second).position(|(one, other)| one != other);
                let lengths = (again.len(), second.len());
                assert!(second == again, "another dump, from {differs:?} of {lengths:?} bytes on");
            }
            Err(EngineError::Limit { .. }) => {}
            Err(error) => panic!("it loads, but not a second time: {error}"),
        }
        session
    };
    run(&mut session)?;
    if session.status() == Status::Open {
        let source = then.unwrap_or("print(sorted(globals()))");
        session.feed(&Program::compile(source, "<then>")?, &[], &[])?;
        run(&mut session)?;
    }
    Ok(())
}

/// A few turns.
fn run(session: &mut Session) -> Result<(), EngineError> {
    let output = &mut |_, _: &str| {};
    for turn in 0..TURNS {
        let step = match session.status() {
            Status::Ready | Status::Paused => session.run(output)?,
            Status::Pending => session.resume_echo(0, output)?,
            Status::Futures => {
                let calls = session.futures().map(|waiting| waiting.calls).unwrap_or_default();
                let result = FutureResult::Value(json::to_graph(&serde_json::Value::Null)?);
                let answer = |call: FutureCall| FutureAnswer {
                    call_id: call.call_id,
                    result: result.clone(),
                };
                let answers: Vec<FutureAnswer> = calls.into_iter().map(answer).collect();
                session.resolve_futures(&answers, None, output)?
            }
            Status::Done | Status::Open => return Ok(()),
        };
        if let Step::Complete { .. } | Step::Failed(_) = step {
            return Ok(());
        }
        if turn == 0 {
            session.collect();
            let _ = session.dump();
        }
    }
    Ok(())
}
