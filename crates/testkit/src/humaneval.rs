//! HumanEval: problems with a solution and a test each. A problem passes when nothing is raised.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Deserialize;

use crate::corpus::{self, Case};
use crate::drive::{self, Way};
use crate::guard;
use crate::host::Functions;

/// A problem, as the file has it.
#[derive(Debug, Deserialize)]
struct Problem {
    task_id: String,
    prompt: String,
    canonical_solution: String,
    test: String,
    entry_point: String,
}

/// How the problems went.
#[derive(Clone, Debug)]
pub struct Report {
    /// How many there are.
    pub problems: usize,
    /// Those that failed, and why.
    pub failures: Vec<(String, String)>,
}

impl Report {
    /// How many passed.
    #[must_use]
    pub fn passed(&self) -> usize {
        self.problems - self.failures.len()
    }

    /// The failures in a line each, then the counts.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (id, reason) in &self.failures {
            // Writing to a string does not fail.
            let _ = writeln!(text, "FAIL {id}: {reason}");
        }
        let _ = writeln!(text, "humaneval: {} of {} pass", self.passed(), self.problems);
        text
    }
}

/// Where the file lies when it is there.
#[must_use]
pub fn file() -> PathBuf {
    corpus::repository().join("../shared/corpora/humaneval.jsonl")
}

/// Runs every problem of a file one way, or those whose id contains one of the filters.
///
/// # Errors
/// When the file cannot be read or holds something else.
pub fn run(file: &Path, filters: &[String], way: Way) -> io::Result<Report> {
    let text = fs::read_to_string(file)?;
    let mut problems: Vec<Problem> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        problems.push(serde_json::from_str(line)?);
    }
    let chosen = |id: &str| filters.is_empty() || filters.iter().any(|text| id.contains(text));
    problems.retain(|problem| chosen(&problem.task_id));
    let results = guard::each(&problems, |problem| attempt(problem, way));
    let failures = problems.iter().zip(results).filter_map(|(problem, result)| {
        let reason = match result {
            Ok(Ok(())) => return None,
            Ok(Err(reason)) => reason,
            Err(panic) => format!("panic: {}", panic.replace('\n', " ")),
        };
        Some((problem.task_id.clone(), reason))
    });
    Ok(Report { problems: problems.len(), failures: failures.collect() })
}

fn attempt(problem: &Problem, way: Way) -> Result<(), String> {
    let Problem { task_id, prompt, canonical_solution, test, entry_point } = problem;
    let case = Case {
        path: task_id.clone(),
        script_name: "main.py".to_owned(),
        functions: Functions::None,
        source: format!("{prompt}{canonical_solution}\n{test}\ncheck({entry_point})\n"),
        expected: String::new(),
        heavy: true,
    };
    let outcome = drive::run(&case, way);
    if let Some(fault) = outcome.faults.first() {
        return Err(fault.clone());
    }
    let Some(error) = outcome.ending.lines().last() else { return Ok(()) };
    // The innermost frame: the last line that names a file, and the source below it.
    let lines: Vec<&str> = outcome.ending.lines().map(str::trim).collect();
    let place = lines.windows(2).rfind(|pair| pair[0].starts_with("File "));
    let place = place.map_or_else(String::new, |pair| format!(" ({}: {})", pair[0], pair[1]));
    Err(format!("{error}{place}"))
}
