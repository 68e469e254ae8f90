//! All programs one way: what passed, what differs and how.

use std::fmt::Write;

use crate::corpus::Case;
use crate::drive::{self, Outcome, Way};
use crate::known::KnownFailures;
use crate::{diff, guard, processes};

/// What to do with the programs of the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Every program, uninterrupted.
    Plain,
    /// Every program that calls the host, frozen and thawed at every call.
    Calls,
    /// Every program, frozen and thawed at safepoints.
    Preempt,
    /// Every program, collected at safepoints.
    Collect,
    /// Every program that calls the host, each call answered by another process.
    Processes,
    /// Every program, dumped as deltas at safepoints.
    Deltas,
}

impl Mode {
    /// All modes.
    pub const ALL: [Mode; 6] =
        [Mode::Plain, Mode::Calls, Mode::Preempt, Mode::Collect, Mode::Processes, Mode::Deltas];

    /// How the command line and the list of known failures call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Mode::Plain => "plain",
            Mode::Calls => "calls",
            Mode::Preempt => "preempt",
            Mode::Collect => "collect",
            Mode::Processes => "processes",
            Mode::Deltas => "deltas",
        }
    }

    /// Whether a program is of interest.
    #[must_use]
    pub fn takes(self, case: &Case) -> bool {
        let calls = !case.functions.names().is_empty();
        calls || !matches!(self, Mode::Calls | Mode::Processes)
    }
}

/// A program that did not do what it should.
#[derive(Clone, Debug)]
pub struct Failure {
    /// Which program, and what was behind it.
    pub label: String,
    /// Its path.
    pub path: String,
    /// In one line.
    pub brief: String,
    /// In full.
    pub details: String,
}

/// What a mode gave.
#[derive(Clone, Debug)]
pub struct Report {
    /// Which mode.
    pub mode: &'static str,
    /// How many cases ran.
    pub cases: usize,
    /// How often they were interrupted, all together.
    pub pauses: u64,
    /// Those that fail unexpectedly.
    pub failures: Vec<Failure>,
    /// Those that fail as listed.
    pub known: usize,
    /// Those that are listed and pass.
    pub outdated: Vec<String>,
}

impl Report {
    /// Whether all is as expected.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.failures.is_empty() && self.outdated.is_empty()
    }

    /// One line with counts.
    #[must_use]
    pub fn summary(&self) -> String {
        let passed = self.cases - self.failures.len() - self.known;
        let mut line = format!(
            "{}: {passed} of {} pass, {} fail, {} known failures",
            self.mode,
            self.cases,
            self.failures.len(),
            self.known
        );
        if self.pauses > 0 {
            let _ = write!(line, ", {} interruptions", self.pauses);
        }
        if !self.outdated.is_empty() {
            let _ = write!(line, ", {} listed as failing pass", self.outdated.len());
        }
        line
    }

    /// What fails: in full, or in a line each.
    #[must_use]
    pub fn failures_text(&self, full: bool) -> String {
        let mut text = String::new();
        for failure in &self.failures {
            // Writing to a string does not fail.
            let _ = if full {
                writeln!(text, "FAIL {} ({})\n{}", failure.label, self.mode, failure.details)
            } else {
                writeln!(text, "FAIL {} ({}): {}", failure.label, self.mode, failure.brief)
            };
        }
        for path in &self.outdated {
            let _ = writeln!(text, "PASSES but is listed as failing ({}): {path}", self.mode);
        }
        text
    }
}

/// Runs the cases that a mode takes.
#[must_use]
pub fn run(mode: Mode, cases: &[Case], known: &KnownFailures) -> Report {
    let cases: Vec<&Case> = cases.iter().filter(|case| mode.takes(case)).collect();
    let outcomes = match mode {
        Mode::Plain => guard::each(&cases, |case| drive::run(case, Way::Plain)),
        Mode::Calls => guard::each(&cases, |case| drive::run(case, Way::Calls)),
        Mode::Preempt => guard::each(&cases, |case| drive::run(case, Way::Preempt)),
        Mode::Collect => guard::each(&cases, |case| drive::run(case, Way::Collect)),
        Mode::Deltas => guard::each(&cases, |case| drive::run(case, Way::Deltas)),
        Mode::Processes => processes::run(&cases),
    };
    judge(mode.name(), &cases, outcomes, known)
}

fn judge(
    mode: &'static str,
    cases: &[&Case],
    outcomes: Vec<Result<Outcome, String>>,
    known: &KnownFailures,
) -> Report {
    let cases_count = cases.len();
    let mut report = Report {
        mode,
        cases: cases_count,
        pauses: 0,
        failures: Vec::new(),
        known: 0,
        outdated: Vec::new(),
    };
    let mut failing = Vec::new();
    for (case, outcome) in cases.iter().zip(outcomes) {
        let outcome = outcome.unwrap_or_else(|panic| Outcome {
            faults: vec![format!("panic: {}", panic.replace('\n', " "))],
            ..Outcome::default()
        });
        report.pauses += outcome.pauses;
        let Some(failure) = failure(case, &outcome) else { continue };
        failing.push(case.path.as_str());
        match known.reason(&case.path, mode) {
            Some(_) => report.known += 1,
            None => report.failures.push(failure),
        }
    }
    let mut listed: Vec<&str> = cases.iter().map(|case| case.path.as_str()).collect();
    listed.dedup();
    listed.retain(|path| known.reason(path, mode).is_some() && !failing.contains(path));
    report.outdated = listed.into_iter().map(str::to_owned).collect();
    report
}

fn failure(case: &Case, outcome: &Outcome) -> Option<Failure> {
    let found = outcome.all();
    let same = found == case.expected;
    if same && outcome.faults.is_empty() {
        return None;
    }
    let mut details = String::new();
    for fault in &outcome.faults {
        let _ = writeln!(details, "  {fault}");
    }
    if !same {
        details.push_str(&diff::lines(&case.expected, &found));
    }
    let brief = match outcome.faults.first() {
        Some(fault) => fault.clone(),
        None => {
            let (old, new) = diff::first(&case.expected, &found);
            format!("expected {old:?}, found {new:?}{}", last_words(&outcome.ending))
        }
    };
    Some(Failure { label: case.label(), path: case.path.clone(), brief, details })
}

/// The exception that ended a program, as part of a line.
fn last_words(ending: &str) -> String {
    ending.lines().last().map(|line| format!("; ended by {line}")).unwrap_or_default()
}

/// Paths of the list that are no programs of the corpus.
#[must_use]
pub fn strangers(cases: &[Case], known: &KnownFailures) -> Vec<String> {
    known
        .paths()
        .filter(|path| !cases.iter().any(|case| case.path == *path))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drive::Printed;
    use crate::host::Functions;

    fn case(path: &str) -> Case {
        Case {
            path: path.to_owned(),
            script_name: "main.py".to_owned(),
            functions: Functions::None,
            source: String::new(),
            expected: "good\n".to_owned(),
            heavy: false,
        }
    }

    fn outcome(text: &str) -> Result<Outcome, String> {
        let printed = Printed { stdout: text.to_owned(), ..Printed::default() };
        Ok(Outcome { printed, ..Outcome::default() })
    }

    #[test]
    fn a_listed_program_that_passes_fails_the_run_as_does_an_unlisted_one_that_fails() {
        let (first, second, third) = (case("a/1.py"), case("a/2.py"), case("a/3.py"));
        let cases = [&first, &second, &third];
        let directory = std::env::temp_dir().join(format!("testkit-{}", std::process::id()));
        std::fs::write(&directory, "a/2.py: why\na/3.py: why\n").unwrap();
        let known = KnownFailures::load(&directory).unwrap();
        std::fs::remove_file(&directory).unwrap();
        let all_bad = || vec![outcome("bad\n"), outcome("bad\n"), Err("boom".to_owned())];
        let report = judge("plain", &cases, all_bad(), &known);
        assert_eq!((report.failures.len(), report.known, report.outdated.len()), (1, 2, 0));
        let mixed = vec![outcome("good\n"), outcome("bad\n"), outcome("good\n")];
        let report = judge("plain", &cases, mixed, &known);
        assert_eq!(report.outdated, ["a/3.py"]);
        assert!(!report.is_good());
    }
}
