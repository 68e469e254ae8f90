//! Native functions that have much to do, and the time limit.

use std::time::Duration;

use diapause_engine::{Limits, Program, Session, StartOptions, Step};

fn run(source: &str) -> Step {
    let program = Program::compile(source, "main.py").unwrap();
    let limits = Limits { duration: Duration::from_millis(100), ..Limits::default() };
    let options = StartOptions { limits, ..StartOptions::default() };
    Session::start(&program, options).unwrap().run(&mut |_, _| {}).unwrap()
}

fn ends_by_time(source: &str) {
    let step = run(source);
    let Step::Failed(error) = &step else { panic!("{source}: {step:?}") };
    assert_eq!(error.limit, Some("duration"), "{source}");
}

/// Each would take minutes or more if the clock were looked at after so many calls only.
#[test]
fn the_clock_is_looked_at_between_long_natives() {
    for source in [
        "l = [1] * 1_000_000\nwhile True: sum(l)",
        "l = [1] * 1_000_000\nwhile True: l.reverse()",
        "l = [1] * 1_000_000\nwhile True: l.insert(0, l.pop(0))",
        "l = [1] * 1_000_000\nwhile True: l.count(2)",
        "s = 'x' * 10_000_000\nwhile True: s.count('xy')",
        "s = 'x' * 10_000_000\nwhile True: 'xy' in s",
        "s = 'x' * 10_000_000\nwhile True: s.isalpha()",
        "d = dict.fromkeys(range(300_000))\nwhile True: d.copy()",
        "s = set(range(300_000))\nwhile True: s | s",
    ] {
        ends_by_time(source);
    }
}

/// The time goes by within one operation.
#[test]
fn one_operation_on_values_that_were_chosen_badly_is_interrupted() {
    for source in [
        // All have the hash 0.
        "set([n * (2**61 - 1) for n in range(5_000)])",
        "dict.fromkeys([n * (2**61 - 1) for n in range(5_000)])",
        // Long texts that differ in the end.
        "a = 'x' * 5_000_000\nb = [a + 'y', a + 'z'] * 100_000\nb.sort()",
        "a = 'x' * 5_000_000\n([a + 'y'] * 1_000_000).count(a + 'z')",
        "a = 'x' * 5_000_000\n(a + 'z').startswith((a + 'y',) * 1_000_000)",
        "a = b'x' * 5_000_000\n(a + b'z').endswith((b'y' + a,) * 1_000_000)",
        // Way after way through one text.
        "import re\nre.match('(x*)*y', 'x' * 20_000_000)",
        "import re\nre.findall('(x*)*y', 'x' * 20_000_000)",
        "a = 'x' * 5_000_000\n[a + 'y'] * 1_000_000 == [a + ('y' if a else '')] * 1_000_000",
    ] {
        ends_by_time(source);
    }
}

/// A report shows so much of what exceptions have in common, not all of it again and again.
#[test]
fn a_report_does_not_repeat_long_texts_without_end() {
    for source in [
        "e = ValueError('x')\ne.__notes__ = ['n' * 1_000_000] * 10_000\nraise e",
        "s = 'x' * 1_000_000\ne = None\nfor _ in range(1000):\n    n = ValueError(s)\n    \
         n.__cause__, e = e, n\nraise e",
    ] {
        let program = Program::compile(source, "main.py").unwrap();
        let mut session = Session::start(&program, StartOptions::default()).unwrap();
        let step = session.run(&mut |_, _| {}).unwrap();
        let Step::Failed(error) = step else { panic!("{source}: {step:?}") };
        assert!(error.traceback_text.len() < 20 << 20, "{source}");
        assert_eq!(error.exc_type, "ValueError");
    }
}

/// The time of a turn does not hold for what the host hands over behind it.
#[test]
fn what_comes_between_turns_has_no_deadline() {
    let source = "first = ask()\nsecond = ask()\nlen(second)";
    let program = Program::compile(source, "main.py").unwrap();
    let limits = Limits { duration: Duration::from_millis(50), ..Limits::default() };
    let options =
        StartOptions { limits, external_functions: vec!["ask".into()], ..StartOptions::default() };
    let mut session = Session::start(&program, options).unwrap();
    assert!(matches!(session.run(&mut |_, _| {}).unwrap(), Step::Pending(_)));
    std::thread::sleep(Duration::from_millis(60));
    // Bytes are hashed, and the integers have one hash: both draw on the account of the turn.
    let value = value_of("{b'x' * 100_000: 1, 0: 2, 2**61 - 1: 3}");
    let step = session.resume(&value, &mut |_, _| {}).unwrap();
    assert!(matches!(step, Step::Pending(_)), "{step:?}");
    std::thread::sleep(Duration::from_millis(60));
    let step = session.resume(&value, &mut |_, _| {}).unwrap();
    assert!(matches!(step, Step::Complete { .. }), "{step:?}");
}

fn value_of(source: &str) -> Vec<u8> {
    match run(source) {
        Step::Complete { value } => value,
        step => panic!("{source}: {step:?}"),
    }
}
