//! Golden snapshots: those of all specimens, with what each must do when it goes on. They are
//! loaded by every later build; `scripts/golden.mjs` makes them.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use diapause_engine::boundary::Graph;
use diapause_engine::{
    EngineError, LoadOptions, Program, Session, SnapshotKind, StartOptions, Status, Step,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::drive::{self, Printed};
use crate::host::{Functions, Host};
use crate::json;
use crate::specimens::{self, Asleep};

/// What is written beside the snapshots.
pub const MANIFEST: &str = "manifest.json";

/// A snapshot, and what it must do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// The name of the specimen, and of the file without its extension.
    pub name: String,
    /// `program`, `progress` or `session`.
    pub kind: String,
    /// How many bytes it has.
    pub bytes: usize,
    /// What the program waits for when it is loaded: `call`, `futures`, `pause`, or nothing.
    pub waits: String,
    /// The names of all calls from then on, that which waits included. Each is answered by its
    /// first argument, one of `later` by a future that comes to it.
    pub calls: Vec<String>,
    /// What the calls come to that are in flight when it is loaded.
    pub in_flight: Map<String, Value>,
    /// What a session is given behind that.
    pub then: Option<String>,
    /// What is printed.
    pub stdout: String,
    /// What is printed as errors.
    pub stderr: String,
    /// The value of the program; null, if it ends with none.
    pub value: Value,
    /// The exception that ends it, if one does: type, message, text.
    pub error: Option<[String; 3]>,
}

/// Writes the snapshots of all specimens and the manifest into a folder.
///
/// # Errors
/// When a specimen does not do what it is there for.
pub fn write(directory: &Path) -> io::Result<usize> {
    fs::create_dir_all(directory)?;
    let mut entries = Vec::new();
    for specimen in specimens::load(&specimens::directory())? {
        let failed = |error: EngineError| {
            io::Error::other(format!("{}: {}", specimen.name, drive::describe(&error)))
        };
        let asleep = specimen.fall_asleep().map_err(failed)?;
        let entry = entry(&specimen.name, &asleep).map_err(failed)?;
        fs::write(directory.join(&specimen.name).with_extension("bin"), &asleep.bytes)?;
        entries.push(entry);
    }
    let mut file = fs::File::create(directory.join(MANIFEST))?;
    serde_json::to_writer_pretty(&mut file, &entries)?;
    file.write_all(b"\n")?;
    Ok(entries.len())
}

/// The entries of a folder.
///
/// # Errors
/// When there is no manifest.
pub fn read(directory: &Path) -> io::Result<Vec<Entry>> {
    Ok(serde_json::from_slice(&fs::read(directory.join(MANIFEST))?)?)
}

/// What a snapshot does that is loaded here and goes on to its end.
///
/// # Errors
/// When it cannot be loaded.
pub fn entry(name: &str, asleep: &Asleep) -> Result<Entry, EngineError> {
    let options = LoadOptions::default();
    let (mut session, kind) = match asleep.kind {
        SnapshotKind::Program => {
            let external_functions = Functions::ExtReturns.names();
            let start = StartOptions { external_functions, ..StartOptions::default() };
            (Session::start(&Program::load(&asleep.bytes)?, start)?, "program")
        }
        SnapshotKind::Session => (Session::reopen(&asleep.bytes, &options)?, "session"),
        _ => (Session::load(&asleep.bytes, &options)?, "progress"),
    };
    let mut host = asleep.host.clone();
    let mut entry = Entry {
        name: name.to_owned(),
        kind: kind.to_owned(),
        bytes: asleep.bytes.len(),
        waits: waits_for(session.status()).to_owned(),
        calls: Vec::new(),
        in_flight: in_flight(&host)?,
        then: asleep.then.clone(),
        stdout: String::new(),
        stderr: String::new(),
        value: Value::Null,
        error: None,
    };
    let mut printed = Printed::default();
    if let Some(step) = waiting(&mut session, &mut printed)? {
        finish(&mut session, step, &mut host, &mut printed, &mut entry)?;
    }
    if let Some(source) = &asleep.then {
        session.feed(&Program::compile(source, "<then>")?, &[], &[])?;
        let step = session.run(&mut |stream, piece| printed.add(stream, piece))?;
        finish(&mut session, step, &mut host, &mut printed, &mut entry)?;
    }
    (entry.stdout, entry.stderr) = (printed.stdout, printed.stderr);
    Ok(entry)
}

const fn waits_for(status: Status) -> &'static str {
    match status {
        Status::Pending => "call",
        Status::Futures => "futures",
        Status::Paused => "pause",
        _ => "nothing",
    }
}

fn in_flight(host: &Host) -> Result<Map<String, Value>, EngineError> {
    let mut map = Map::new();
    for (id, result) in &host.in_flight {
        let value =
            result.as_ref().map_err(|(exc_type, _)| EngineError::Value(exc_type.clone()))?;
        map.insert(id.to_string(), json::from_graph(value)?);
    }
    Ok(map)
}

/// The step at which a session stands; of one that can go on, the next one.
fn waiting(session: &mut Session, printed: &mut Printed) -> Result<Option<Step>, EngineError> {
    if let Some(call) = session.pending() {
        return Ok(Some(Step::Pending(call)));
    }
    if let Some(futures) = session.futures() {
        return Ok(Some(Step::Futures(futures)));
    }
    match session.status() {
        Status::Ready | Status::Paused => {
            session.run(&mut |stream, piece| printed.add(stream, piece)).map(Some)
        }
        _ => Ok(None),
    }
}

fn finish(
    session: &mut Session,
    mut step: Step,
    host: &mut Host,
    printed: &mut Printed,
    entry: &mut Entry,
) -> Result<(), EngineError> {
    loop {
        match step {
            Step::Complete { value } => {
                Graph::parse(&value)?;
                entry.value = json::from_graph(&value)?;
                return Ok(());
            }
            Step::Failed(error) => {
                let texts = [&error.exc_type, &error.message, &error.traceback_text];
                entry.error = Some(texts.map(String::clone));
                return Ok(());
            }
            Step::Pending(call) => {
                entry.calls.push(call.function_name.clone());
                let answer = host.answer(&call)?;
                step = drive::give(session, &call, answer, host, printed)?;
            }
            Step::Futures(waiting) => {
                let answers = host.settle(&waiting.calls);
                let output = &mut |stream, piece: &str| printed.add(stream, piece);
                step = session.resolve_futures(&answers, None, output)?;
            }
            Step::Paused => return Err(EngineError::Internal("paused unasked".into())),
        }
    }
}
