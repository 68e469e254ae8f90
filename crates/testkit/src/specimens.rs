//! Programs of `__test__/golden/specimens`, each of which is put to sleep at one moment: together
//! their snapshots hold everything that a snapshot can hold.
//!
//! A program says in its first lines where it sleeps: `# at: call 2`, the second call of the host
//! (the first, if it says nothing); `# at: futures`; `# at: fuel 20`, after that many safepoints.
//! With `# kind: program` it is only compiled, with `# kind: session` fed to an interactive
//! session. What stands behind a line `# ==> feed` is fed next, behind `# ==> then` after the
//! session has been loaded; behind `# ==> newer source` stands what the program is loaded with
//! before it is dumped again; what is behind other such lines are modules of the host.

use std::path::{Path, PathBuf};
use std::{fs, io};

use diapause_engine::{
    EngineError, LoadOptions, NewSource, Program, Session, SnapshotKind, StartOptions, Status,
    Step, UpgradePolicy,
};

use crate::corpus;
use crate::drive::{self, Printed};
use crate::host::{Functions, Host};

/// A program and when it sleeps.
#[derive(Clone, Debug)]
pub struct Specimen {
    /// The name of its file.
    pub name: String,
    at: At,
    source: String,
    parts: Vec<(String, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Call(u32),
    Futures,
    Fuel(u32),
    Program,
    Session,
}

/// A specimen that sleeps.
#[derive(Clone, Debug)]
pub struct Asleep {
    /// The snapshot.
    pub bytes: Vec<u8>,
    /// What it holds.
    pub kind: SnapshotKind,
    /// The host, with the calls that are in flight.
    pub host: Host,
    /// What an interactive session is given after it was loaded.
    pub then: Option<String>,
}

/// Where specimens are.
#[must_use]
pub fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../__test__/golden/specimens")
}

/// All specimens, sorted by name.
///
/// # Errors
/// When one cannot be read or does not say when it sleeps.
pub fn load(directory: &Path) -> io::Result<Vec<Specimen>> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(directory)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "py"));
    files.sort();
    files
        .iter()
        .map(|file| {
            let name = file.file_stem().unwrap_or_default().display().to_string();
            let text = fs::read_to_string(file)?;
            let (source, parts) = corpus::split(&text);
            let at = when(source)
                .ok_or_else(|| io::Error::other(format!("{name} does not say when it sleeps")))?;
            Ok(Specimen { name, at, source: source.to_owned(), parts })
        })
        .collect()
}

fn when(source: &str) -> Option<At> {
    let comments = source.lines().map_while(|line| line.strip_prefix("# "));
    let mut at = At::Call(1);
    for comment in comments {
        let mut words = comment.split(' ');
        at = match (words.next()?, words.next(), words.next()) {
            ("at:", Some("call"), Some(count)) => At::Call(count.parse().ok()?),
            ("at:", Some("fuel"), Some(count)) => At::Fuel(count.parse().ok()?),
            ("at:", Some("futures"), None) => At::Futures,
            ("kind:", Some("program"), None) => At::Program,
            ("kind:", Some("session"), None) => At::Session,
            ("at:" | "kind:", ..) => return None,
            _ => at,
        };
    }
    Some(at)
}

impl Specimen {
    fn part(&self, name: &str) -> Option<&str> {
        let (_, text) = self.parts.iter().find(|(part, _)| part == name)?;
        Some(text)
    }

    fn options(&self) -> StartOptions {
        let modules = self.parts.iter().filter(|(name, _)| name.ends_with(".py")).cloned();
        StartOptions {
            external_functions: Functions::ExtReturns.names(),
            modules: modules.collect(),
            ..StartOptions::default()
        }
    }

    /// Runs it to the moment at which it sleeps.
    ///
    /// # Errors
    /// When it does not get there.
    pub fn fall_asleep(&self) -> Result<Asleep, EngineError> {
        let mut host = Host::new(Functions::ExtReturns);
        if self.at == At::Program {
            let program = Program::compile(&self.source, "main.py")?;
            let (bytes, kind) = (program.dump(), SnapshotKind::Program);
            return Ok(Asleep { bytes, kind, host, then: None });
        }
        let session = self.run(&mut host)?;
        let mut bytes = session.dump()?;
        if let Some(text) = self.part("newer source") {
            let source = NewSource { text: text.to_owned(), policy: UpgradePolicy::Keep };
            let options = LoadOptions { source: Some(source), ..LoadOptions::default() };
            bytes = Session::load(&bytes, &options)?.dump()?;
        }
        let kind =
            if session.feeds().is_some() { SnapshotKind::Session } else { SnapshotKind::Progress };
        let then = self.part("then").map(str::to_owned);
        Ok(Asleep { bytes, kind, host, then })
    }

    fn run(&self, host: &mut Host) -> Result<Session, EngineError> {
        let missed = || EngineError::State(format!("{} does not fall asleep", self.name));
        if self.at == At::Session {
            let mut session = Session::open(self.options())?;
            let feeds = self.parts.iter().filter(|(name, _)| name == "feed");
            for (nth, source) in
                [&self.source].into_iter().chain(feeds.map(|(_, text)| text)).enumerate()
            {
                // One that is nothing but comments is not fed.
                if source.lines().all(|line| line.starts_with('#') || line.is_empty()) {
                    continue;
                }
                let program = Program::compile(source, &format!("<python-input-{nth}>"))?;
                session.feed(&program, &[], &[])?;
                session.run(&mut |_, _| {})?;
            }
            return Ok(session);
        }
        let program = Program::compile(&self.source, "main.py")?;
        let mut session = Session::start(&program, self.options())?;
        if let At::Fuel(fuel) = self.at {
            if fuel > 0 {
                session.run_slice(fuel, &mut |_, _| {})?;
            }
            let asleep = matches!(session.status(), Status::Ready | Status::Paused);
            return if asleep { Ok(session) } else { Err(missed()) };
        }
        let mut step = session.run(&mut |_, _| {})?;
        let mut calls = 0;
        loop {
            match step {
                Step::Futures(_) if self.at == At::Futures => return Ok(session),
                Step::Pending(call) => {
                    calls += 1;
                    if self.at == At::Call(calls) {
                        return Ok(session);
                    }
                    let answer = host.answer(&call)?;
                    let printed = &mut Printed::default();
                    step = drive::give(&mut session, &call, answer, host, printed)?;
                }
                _ => return Err(missed()),
            }
        }
    }
}
