//! Runs programs on two engines at once: this one, and another that is asked line by line, such
//! as the same engine in WebAssembly.
//!
//! At every external call the program is dumped here, resumed there and dumped again at its next
//! call, and the same the other way round: the dumps of both must be equal to the last byte, and
//! so must be what the program prints. Time would make them differ, so the clock stands still.
//!
//! The other engine reads a line of JSON and answers with one:
//! - `{"load": bytes, "answer": answer}`: load the program and answer what it waits for;
//!   `answer` is as [`Reply`] says. It gives [`Found`].
//! - `{"end": summary}`: there are no more.
//!
//! Bytes are in hexadecimal digits.

use std::fmt::Write as _;
use std::io::{self, BufRead, Write};
use std::time::Duration;

use diapause_engine::{EngineError, FutureAnswer, FutureResult, LoadOptions, Session, Step, clock};
use serde::{Deserialize, Serialize};

use crate::corpus::Case;
use crate::drive::{self, Outcome, Printed, Started, Way};
use crate::guard;
use crate::host::{Answer, Host};

/// What a program gets at a moment when it waits.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
enum Reply {
    /// It begins.
    Run,
    /// The call returns its own argument of that number.
    Echo { argument: usize },
    /// The call returns a value graph.
    Value { value: String },
    /// The call gives a future.
    Future,
    /// The call raises.
    Error { exc_type: String, message: String },
    /// Calls that gave futures have come to something.
    Resolve { answers: Vec<ReplyFuture> },
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReplyFuture {
    call_id: u64,
    value: Option<String>,
    exc_type: Option<String>,
    message: Option<String>,
}

#[derive(Serialize)]
struct Request {
    load: String,
    answer: Reply,
}

#[derive(Serialize)]
struct End {
    end: String,
}

/// How far the other engine came.
#[derive(Debug, Deserialize)]
struct Found {
    /// The program as it was dumped again after it was loaded.
    again: String,
    /// What was printed.
    stdout: String,
    /// The same for stderr.
    stderr: String,
    /// The program at its next call, unless it has ended.
    dump: Option<String>,
    /// The traceback of the exception that ended it.
    ending: Option<String>,
    /// What went wrong.
    fault: Option<String>,
}

/// Runs the cases, and answers whether all is well.
///
/// # Errors
/// When the other engine cannot be asked.
pub fn run(
    cases: &[Case],
    answers: &mut dyn BufRead,
    requests: &mut dyn Write,
) -> io::Result<bool> {
    clock::set(|| Duration::ZERO);
    let mut faults = 0;
    let mut dumps = 0;
    for case in cases {
        let mut peer = Peer { answers, requests, broken: None };
        let outcome = guard::guarded(|| compare(case, &mut peer));
        if let Some(error) = peer.broken {
            return Err(error);
        }
        let outcome = outcome.unwrap_or_else(|panic| Outcome {
            faults: vec![format!("panic: {panic}")],
            ..Outcome::default()
        });
        dumps += outcome.pauses;
        for fault in outcome.faults {
            faults += 1;
            eprintln!("FAIL {} (portable): {fault}", case.label());
        }
    }
    let count = cases.len();
    let end = format!("portable: {count} programs, {dumps} dumps, {faults} differences");
    send(requests, &End { end })?;
    Ok(faults == 0)
}

/// The other engine.
struct Peer<'a> {
    answers: &'a mut dyn BufRead,
    requests: &'a mut dyn Write,
    /// Why it cannot be asked any more.
    broken: Option<io::Error>,
}

impl Peer<'_> {
    fn ask(&mut self, dump: &[u8], answer: Reply) -> Result<Found, EngineError> {
        self.exchange(&Request { load: hex(dump), answer }).map_err(|error| {
            let text = error.to_string();
            self.broken = Some(error);
            EngineError::Internal(text)
        })
    }

    fn exchange(&mut self, request: &Request) -> io::Result<Found> {
        send(self.requests, request)?;
        let mut line = String::new();
        if self.answers.read_line(&mut line)? == 0 {
            return Err(io::Error::other("the other engine does not answer"));
        }
        Ok(serde_json::from_str(&line)?)
    }
}

fn send(requests: &mut dyn Write, request: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *requests, request)?;
    requests.write_all(b"\n")?;
    requests.flush()
}

fn compare(case: &Case, peer: &mut Peer<'_>) -> Outcome {
    let mut outcome = Outcome::default();
    let mut comparison = Comparison { peer, outcome: &mut outcome };
    if let Err(error) = comparison.run(case) {
        outcome.faults.push(drive::describe(&error));
    }
    outcome.faults.truncate(1);
    outcome
}

struct Comparison<'a, 'b> {
    peer: &'a mut Peer<'b>,
    outcome: &'a mut Outcome,
}

impl Comparison<'_, '_> {
    fn run(&mut self, case: &Case) -> Result<(), EngineError> {
        let Started::Session(mut session) = drive::start(case, Way::Plain)? else {
            return Ok(());
        };
        session.hand_over_warnings(&mut |_, _| {});
        let mut host = Host::new(case.functions);
        let mut dump = session.dump()?;
        let mut printed = Printed::default();
        let found = self.peer.ask(&dump, Reply::Run)?;
        let mut step = session.run(&mut |stream, piece| printed.add(stream, piece))?;
        self.meet(&session, &step, &dump, printed, found)?;
        loop {
            let mut printed = Printed::default();
            match step {
                Step::Complete { .. } | Step::Failed(_) => return Ok(()),
                Step::Paused => return Err(EngineError::Internal("paused unasked".into())),
                Step::Pending(call) => {
                    dump = session.dump()?;
                    let answer = host.answer(&call)?;
                    let found = self.peer.ask(&dump, reply(&answer))?;
                    // What the other engine has dumped must do here as well: these are its bytes.
                    session = Session::load(&unhex(&found.again)?, &LoadOptions::default())?;
                    step = drive::give(&mut session, &call, answer, &mut host, &mut printed)?;
                    self.meet(&session, &step, &dump, printed, found)?;
                }
                Step::Futures(waiting) => {
                    dump = session.dump()?;
                    let answers = host.settle(&waiting.calls);
                    let found = self.peer.ask(&dump, resolution(&answers))?;
                    session = Session::load(&unhex(&found.again)?, &LoadOptions::default())?;
                    let output = &mut |stream, piece: &str| printed.add(stream, piece);
                    step = session.resolve_futures(&answers, None, output)?;
                    self.meet(&session, &step, &dump, printed, found)?;
                }
            }
            if self.outcome.faults.len() > 1 {
                return Ok(());
            }
        }
    }

    /// Compares how far both came with the same program and the same answer.
    fn meet(
        &mut self,
        session: &Session,
        step: &Step,
        before: &[u8],
        printed: Printed,
        found: Found,
    ) -> Result<(), EngineError> {
        self.outcome.pauses += 1;
        if let Some(fault) = found.fault {
            self.fault(format!("the other engine fails: {fault}"));
            return Ok(());
        }
        self.same("loaded and dumped again", before, &unhex(&found.again)?);
        if found.stdout != printed.stdout {
            let own = printed.stdout;
            self.fault(format!("printed {own:?} here, {:?} there", found.stdout));
        }
        if found.stderr != printed.stderr {
            let own = printed.stderr;
            self.fault(format!("wrote {own:?} here, {:?} there", found.stderr));
        }
        match step {
            Step::Complete { .. } | Step::Failed(_) => {
                let ending = match step {
                    Step::Failed(error) => Some(error.traceback_text.clone()),
                    _ => None,
                };
                if found.ending != ending || found.dump.is_some() {
                    let other = found.ending;
                    self.fault(format!("ends with {ending:?} here, with {other:?} there"));
                }
            }
            _ => match found.dump {
                Some(dump) => self.same("at the next call", &session.dump()?, &unhex(&dump)?),
                None => self.fault(format!("waits here, ends with {:?} there", found.ending)),
            },
        }
        Ok(())
    }

    fn same(&mut self, when: &str, own: &[u8], other: &[u8]) {
        if own == other {
            return;
        }
        let place = own.iter().zip(other).position(|(own, other)| own != other);
        let place = place.unwrap_or(own.len().min(other.len()));
        let (own, other) = (own.len(), other.len());
        self.fault(format!("{when}, the dumps differ at byte {place} ({own} and {other} bytes)"));
    }

    fn fault(&mut self, text: String) {
        let at = self.outcome.pauses;
        self.outcome.faults.push(format!("dump {at}: {text}"));
    }
}

fn reply(answer: &Answer) -> Reply {
    match answer {
        Answer::Echo(argument) => Reply::Echo { argument: *argument },
        Answer::Value(value) => Reply::Value { value: hex(value) },
        Answer::Later(_) => Reply::Future,
        Answer::Raise { exc_type, message } => {
            Reply::Error { exc_type: exc_type.clone(), message: message.clone() }
        }
    }
}

fn resolution(answers: &[FutureAnswer]) -> Reply {
    let each = answers.iter().map(|answer| {
        let (value, exc_type, message) = match &answer.result {
            FutureResult::Value(value) => (Some(hex(value)), None, None),
            FutureResult::Error { exc_type, message } => {
                (None, Some(exc_type.clone()), Some(message.clone()))
            }
        };
        ReplyFuture { call_id: answer.call_id, value, exc_type, message }
    });
    Reply::Resolve { answers: each.collect() }
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn unhex(text: &str) -> Result<Vec<u8>, EngineError> {
    let digits = text.as_bytes().chunks(2);
    let bytes = digits.map(|pair| u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok());
    let bytes: Option<Vec<u8>> = bytes.collect();
    bytes.ok_or_else(|| EngineError::Internal("no hexadecimal digits".into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_digits_and_bytes_again() {
        assert_eq!(hex(&[0, 10, 255]), "000aff");
        assert_eq!(unhex("000aff").unwrap(), [0, 10, 255]);
        assert!(unhex("0g").is_err());
    }
}
