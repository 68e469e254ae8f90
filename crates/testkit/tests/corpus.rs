//! The corpus, run every way: all outputs equal CPython's.

use std::io::{self, Write};

use diapause_testkit::corpus;
use diapause_testkit::known::KnownFailures;
use diapause_testkit::report::{self, Mode};

fn check(mode: Mode) {
    check_each(mode, 1);
}

/// Every `step`-th program.
fn check_each(mode: Mode, step: usize) {
    let directory = corpus::directory();
    let known = KnownFailures::load(&directory.join("known_failures.txt")).unwrap();
    let cases = corpus::load(&directory).unwrap();
    let strangers = report::strangers(&cases, &known);
    assert!(strangers.is_empty(), "listed as failing but not in the corpus: {strangers:?}");
    let cases: Vec<_> = cases.into_iter().step_by(step).collect();
    let report = report::run(mode, &cases, &known);
    // Past the capture of the test runner, so that it is seen when the test passes, too.
    io::stdout().write_all(format!("{}\n", report.summary()).as_bytes()).unwrap();
    let full = report.failures.len() <= 10;
    assert!(report.is_good(), "{}{}", report.failures_text(full), report.summary());
}

#[test]
fn every_program_prints_what_cpython_prints() {
    check(Mode::Plain);
}

#[test]
fn freezing_at_every_external_call_changes_nothing() {
    check(Mode::Calls);
}

#[test]
fn freezing_at_every_safepoint_changes_nothing() {
    check(Mode::Preempt);
}

#[test]
fn collecting_at_every_safepoint_changes_nothing() {
    check(Mode::Collect);
}

#[test]
fn deltas_hold_what_changed() {
    check_each(Mode::Deltas, 6);
}

/// What `docs/COMPATIBILITY.md` says about CPython. A program of `__test__/differences` that prints
/// what CPython prints shows no difference any more: the line has to go.
#[test]
fn every_difference_is_there_and_written_down() {
    let directory = corpus::differences_directory();
    let differences = corpus::load_differences(&directory).unwrap();
    let document = directory.join("../../docs/COMPATIBILITY.md");
    let document = std::fs::read_to_string(document).unwrap();
    let known = KnownFailures::default();
    for mode in [Mode::Plain, Mode::Preempt, Mode::Collect] {
        // What the collector finds when is one of the differences.
        let cases: Vec<_> = differences
            .iter()
            .map(|difference| difference.case.clone())
            .filter(|case| mode == Mode::Plain || !corpus::has_directive(&case.source, "gc"))
            .collect();
        let report = report::run(mode, &cases, &known);
        assert!(report.is_good(), "{}{}", report.failures_text(true), report.summary());
    }
    for difference in &differences {
        let path = &difference.case.path;
        let same = difference.cpython.as_ref() == Some(&difference.case.expected);
        assert!(!same, "{path} differs no more");
        let name = path.trim_start_matches("differences/").trim_end_matches(".py");
        assert!(document.contains(&format!("`{name}`")), "{path} is not in COMPATIBILITY.md");
    }
}

#[test]
fn the_corpus_is_as_large_as_promised() {
    let cases = corpus::load(&corpus::directory()).unwrap();
    assert!(cases.len() >= 600, "{}", cases.len());
    assert!(cases.iter().filter(|case| case.path.starts_with("pauses/")).count() >= 300);
}
