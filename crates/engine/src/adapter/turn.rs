//! A session at rest and in a turn.

use std::time::Duration;

use super::control::Control;
use super::limits::HostLimits;
use super::outcome::{Outcome, discard, guarded};
use crate::BaseId;
use crate::entropy::EntropyPolicy;
use crate::error::EngineError;
use crate::frozen::{DumpOptions, LoadOptions};
use crate::inspection;
use crate::session::{Program, Session, StartOptions};
use crate::step::{FutureAnswer, Status, Step, Stream};
use crate::upgrade::{NewSource, UpgradePolicy};

/// Where a session is.
#[derive(Debug, Default)]
pub enum Held {
    /// There is none, or its run has ended.
    #[default]
    Nothing,
    /// It starts with its first turn.
    Prepared(Program, Box<StartOptions>),
    /// It is at rest.
    Here(Box<Session>),
    /// A turn has it.
    Away,
}

impl Held {
    /// Takes the session for a turn; until it is back, nothing else can have it.
    ///
    /// # Errors
    /// [`EngineError::State`] when there is none, or a turn has it already.
    pub fn claim(&mut self) -> Result<Held, EngineError> {
        match *self {
            Held::Nothing => Err(EngineError::State("there is no session".into())),
            Held::Away => Err(EngineError::State("a turn of this session is running".into())),
            Held::Prepared(..) | Held::Here(_) => Ok(std::mem::replace(self, Held::Away)),
        }
    }

    /// About how many bytes of memory it has taken; `None` while a turn has it.
    #[must_use]
    pub fn memory_taken(&self) -> Option<usize> {
        match self {
            Held::Nothing | Held::Prepared(..) => Some(0),
            Held::Here(session) => Some(session.memory_taken()),
            Held::Away => None,
        }
    }

    /// Opens an interactive session.
    ///
    /// # Errors
    /// As [`Session::open`].
    pub fn open(options: StartOptions) -> Result<(Held, Outcome), EngineError> {
        let session = Session::open(options)?;
        let outcome = Outcome { feeds: session.feeds(), ..Outcome::done() };
        Ok((Held::Here(Box::new(session)), outcome))
    }

    /// Gives an interactive session its next program; [`Turn::Run`] begins it.
    #[must_use]
    pub fn feed(&mut self, program: &Program, inputs: &[u8], functions: &[String]) -> Outcome {
        self.with_session(|session| {
            session.feed(program, inputs, functions)?;
            Ok(Outcome { feeds: session.feeds(), ..Outcome::done() })
        })
    }

    /// Replaces what random numbers are drawn from.
    #[must_use]
    pub fn reseed(&mut self, seed: &[u8]) -> Outcome {
        self.with_session(|session| {
            let EntropyPolicy::Seeded(seed) = EntropyPolicy::from_bytes(seed)? else {
                return Err(EngineError::Value("no seed to draw from".into()));
            };
            session.reseed(seed);
            Ok(Outcome::done())
        })
    }

    /// Does something with a session at rest, which stays there also when that fails.
    pub(super) fn with_session(
        &mut self,
        work: impl FnOnce(&mut Session) -> Result<Outcome, EngineError>,
    ) -> Outcome {
        let result = match self {
            Held::Here(session) => guarded(|| work(session)),
            _ => Err(EngineError::State("there is no session at rest".into())),
        };
        match result {
            Err(error @ EngineError::Internal(_)) => {
                discard(std::mem::take(self));
                Outcome::failed(error)
            }
            Err(error) => Outcome { alive: true, ..Outcome::failed(error) },
            Ok(outcome) => outcome,
        }
    }

    /// The run as bytes.
    #[must_use]
    pub fn dump(&mut self, how: HostDump, options: &DumpOptions) -> Outcome {
        Outcome::bytes(match self {
            Held::Here(session) => guarded(|| match how {
                HostDump::Whole => session.dump_with(options),
                HostDump::Base => session.dump_base(options),
                HostDump::Since(base) => session.dump_delta(base, options),
            }),
            _ => Err(EngineError::State("there is no session at rest".into())),
        })
    }

    /// The code of the run: the value graph of a list of its hashes and bytes in turn.
    #[must_use]
    pub fn dump_code(&self) -> Outcome {
        Outcome::bytes(match self {
            Held::Here(session) => guarded(|| inspection::code_graph(&session.dump_code()?)),
            _ => Err(EngineError::State("there is no session at rest".into())),
        })
    }
}

/// How a turn begins.
#[derive(Clone, Debug)]
pub enum Turn {
    /// For the first time, or after a pause.
    Run,
    /// The pending call returns a value.
    Resume(Vec<u8>),
    /// The pending call raises.
    Raise {
        /// Name of a built-in exception.
        exc_type: String,
        /// Its message.
        message: String,
    },
    /// The pending call gives a future.
    AsFuture,
    /// Calls that gave futures are answered, and time has passed.
    Resolve {
        /// Results by call.
        answers: Vec<FutureAnswer>,
        /// Seconds.
        elapsed: Option<f64>,
    },
    /// It has begun, and only made room for others.
    GoOn,
    /// For tests: the pending call returns its own argument of that number.
    #[doc(hidden)]
    Echo(usize),
}

/// A turn whose output is kept for the answer.
pub fn collect(
    held: Held,
    turn: Turn,
    control: &Control,
    patience: Option<Duration>,
) -> (Held, Outcome) {
    gather(|output| perform(held, turn, control, patience, output))
}

/// [`perform_while`], the output kept for the answer.
pub fn collect_while(
    wanted: impl Fn() -> bool,
    held: Held,
    turn: Turn,
    control: &Control,
) -> (Held, Outcome) {
    gather(|output| perform_while(wanted, held, turn, control, output))
}

fn gather(
    perform: impl FnOnce(&mut dyn FnMut(Stream, &str)) -> (Held, Outcome),
) -> (Held, Outcome) {
    let mut output = [String::new(), String::new()];
    let (held, mut outcome) = perform(&mut |stream, text| {
        output[usize::from(stream == Stream::Stderr)].push_str(text);
    });
    outcome.output = Some(output);
    (held, outcome)
}

/// How often is asked whether a turn is wanted.
const LOOK: Duration = Duration::from_millis(50);

/// A whole turn on a thread that cannot be told when nobody wants it any more: now and then it
/// asks, and is cancelled if so.
pub fn perform_while(
    wanted: impl Fn() -> bool,
    held: Held,
    turn: Turn,
    control: &Control,
    output: &mut dyn FnMut(Stream, &str),
) -> (Held, Outcome) {
    let (mut held, mut outcome) = perform(held, turn, control, Some(LOOK), output);
    while outcome.unfinished {
        if !wanted() {
            control.cancel();
        }
        (held, outcome) = perform(held, Turn::GoOn, control, Some(LOOK), output);
    }
    (held, outcome)
}

/// A turn, or with patience a part of it: see [`Session::set_patience`]. A session that panics is
/// lost; one that has ended is freed.
pub fn perform(
    held: Held,
    turn: Turn,
    control: &Control,
    patience: Option<Duration>,
    output: &mut dyn FnMut(Stream, &str),
) -> (Held, Outcome) {
    let mut unfinished = false;
    let done = guarded(|| {
        let mut session = match held {
            Held::Prepared(program, options) => Session::boxed(&program, &options)?,
            Held::Here(session) => session,
            Held::Nothing | Held::Away => {
                return Err(EngineError::Internal("a turn without a session".into()));
            }
        };
        session.set_patience(patience);
        control.running(session.interrupt());
        let result = match turn {
            Turn::Run => session.run(output),
            Turn::Resume(value) => session.resume(&value, output),
            Turn::Raise { exc_type, message } => {
                session.resume_with_error(&exc_type, &message, output)
            }
            Turn::AsFuture => session.resume_as_future(output),
            Turn::Resolve { answers, elapsed } => {
                session.resolve_futures(&answers, elapsed, output)
            }
            Turn::GoOn => session.go_on(output),
            Turn::Echo(arg) => session.resume_echo(arg, output),
        };
        unfinished = session.is_unfinished();
        let usage = Some(session.usage());
        let outcome = |alive| Outcome {
            result: Some(result),
            alive,
            unfinished,
            usage,
            ..Outcome::default()
        };
        if session.status() == Status::Done {
            discard(session);
            return Ok((Held::Nothing, outcome(false)));
        }
        Ok((Held::Here(session), outcome(true)))
    });
    // What is asked for between two parts of a turn is for the turn.
    if !unfinished {
        control.rest();
    }
    done.unwrap_or_else(|error| (Held::Nothing, Outcome::failed(error)))
}

/// How a host has a session dumped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostDump {
    /// As it is; nothing is remembered.
    Whole,
    /// As it is; deltas that follow are relative to it.
    Base,
    /// What changed since that.
    Since(BaseId),
}

impl HostDump {
    /// Whether the bytes are to be remembered, and the id of those that a delta is relative to, or
    /// no bytes at all.
    ///
    /// # Errors
    /// [`EngineError::Internal`] for an id of another length.
    pub fn of(tracks: bool, since: &[u8]) -> Result<HostDump, EngineError> {
        match (tracks, BaseId::from_bytes(since)) {
            (_, Some(base)) => Ok(HostDump::Since(base)),
            (true, None) if since.is_empty() => Ok(HostDump::Base),
            (false, None) if since.is_empty() => Ok(HostDump::Whole),
            _ => Err(EngineError::Internal(format!("a base of {} bytes", since.len()))),
        }
    }
}

/// How a host has a session loaded.
#[derive(Clone, Debug, Default)]
pub struct HostLoad {
    /// Whether it is an interactive one.
    pub interactive: bool,
    /// What it may use at most.
    pub limits: HostLimits,
    /// What changed since the bytes that are loaded.
    pub deltas: Vec<Vec<u8>>,
    /// A newer version of its source.
    pub source: Option<String>,
    /// Whether calls of functions that are others there finish with the code that they have.
    pub keep: bool,
    /// See [`LoadOptions::code`].
    pub code: Vec<Vec<u8>>,
    /// See [`LoadOptions::trusted`].
    pub trusted: bool,
}

impl HostLoad {
    fn options(self) -> Result<LoadOptions, EngineError> {
        let policy = if self.keep { UpgradePolicy::Keep } else { UpgradePolicy::Strict };
        let source = self.source.map(|text| NewSource { text, policy });
        Ok(LoadOptions {
            limits: self.limits.limits()?,
            deltas: self.deltas,
            source,
            code: self.code,
            trusted: self.trusted,
            asleep_from: None,
        })
    }
}

/// A session from its bytes; the answer is the step at which it was dumped, and none between two
/// programs.
#[must_use]
pub fn restore(bytes: &[u8], load: HostLoad) -> (Option<Held>, Outcome) {
    let restored = guarded(|| {
        let interactive = load.interactive;
        let options = load.options()?;
        let mut session = match interactive {
            true => Session::reopen(bytes, &options)?,
            false => Session::load(bytes, &options)?,
        };
        let step = match (session.status(), session.checked_pending()?) {
            (Status::Open, _) => None,
            (_, Some(call)) => Some(Ok(Step::Pending(call))),
            _ => Some(Ok(session.futures().map_or(Step::Paused, Step::Futures))),
        };
        let outcome = Outcome {
            result: step,
            usage: Some(session.usage()),
            feeds: session.feeds(),
            wants_entropy: session.wants_entropy(),
            has_resources: session.was_loaded_with_resources(),
            ..Outcome::done()
        };
        Ok((Some(Held::Here(Box::new(session))), outcome))
    });
    restored.unwrap_or_else(|error| (None, Outcome::failed(error)))
}

/// Paths and texts of modules that come in turn.
#[must_use]
pub fn pairs(flat: Vec<String>) -> Vec<(String, String)> {
    let mut items = flat.into_iter();
    let mut pairs = Vec::new();
    while let (Some(path), Some(text)) = (items.next(), items.next()) {
        pairs.push((path, text));
    }
    pairs
}
