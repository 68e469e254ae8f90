//! HumanEval, when the public data is on this machine.

use std::io::{self, Write};

use diapause_testkit::drive::Way;
use diapause_testkit::humaneval;

/// Of 164 problems.
const ENOUGH: usize = 150;

/// Past the capture of the test runner, so that it is seen when the test passes, too.
fn say(text: &str) {
    io::stdout().write_all(format!("{text}\n").as_bytes()).unwrap();
}

fn check(way: Way) {
    let file = humaneval::file();
    if !file.exists() {
        say(&format!("SKIPPED: there is no {}", file.display()));
        return;
    }
    let report = humaneval::run(&file, &[], way).unwrap();
    say(report.text().trim_end());
    assert_eq!(report.problems, 164);
    assert!(report.passed() >= ENOUGH, "{}", report.text());
}

#[test]
fn most_problems_of_humaneval_pass() {
    check(Way::Plain);
}

#[test]
fn they_pass_when_they_are_frozen_again_and_again() {
    check(Way::Preempt);
}

#[test]
fn they_pass_when_the_collector_runs_again_and_again() {
    check(Way::Collect);
}
