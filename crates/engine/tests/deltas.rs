//! Deltas of sessions: with code that is loaded on the way, and interactive ones.

use diapause_engine::{
    BaseId, DumpOptions, EngineError, LoadOptions, Program, Session, SnapshotError, SnapshotKind,
    StartOptions, Step, inspect_kind,
};

fn id(bytes: &[u8]) -> BaseId {
    BaseId::of(bytes).unwrap()
}

fn options(deltas: &[Vec<u8>]) -> LoadOptions {
    LoadOptions { deltas: deltas.to_vec(), ..LoadOptions::default() }
}

const SOURCE: &str = r#"
class Bag: pass
bag = Bag()
name, one = ''.join(['some', 'thing']), 'xyz'[1]
ext()
setattr(bag, name, 1)
exec('something = y = 5')
ext()
exec('def f(something): return something.y, 12345678901234567890123, 2.5e300, (1, b"q"), "ab" "c"')
setattr(bag, one, 2)
ext()
del bag, name, one
exec('late = "xyz"[1]; again = "".join(["some", "thing"])')
ext()
print(f.__name__, late, again)
exec('bag = y'); z = eval('bag + 1')
ext()
"#;

#[test]
fn code_of_exec_is_in_the_delta_that_follows() {
    for (collects, loads) in [(false, false), (true, false), (false, true)] {
        let program = Program::compile(SOURCE, "main.py").unwrap();
        let start =
            StartOptions { external_functions: vec!["ext".into()], ..StartOptions::default() };
        let mut session = Session::start(&program, start).unwrap();
        let output = &mut |_, _: &str| {};
        let mut step = session.run(output).unwrap();
        let base = session.dump_base(&DumpOptions::default()).unwrap();
        let mut deltas: Vec<Vec<u8>> = Vec::new();
        while let Step::Pending(_) = step {
            let whole = session.dump().unwrap();
            let since = id(deltas.last().unwrap_or(&base));
            deltas.push(session.dump_delta(since, &DumpOptions::default()).unwrap());
            let thawed = Session::load(&base, &options(&deltas)).unwrap();
            assert!(thawed.dump().unwrap() == whole, "{collects} {loads} {}", deltas.len());
            if collects {
                session.collect();
            }
            if loads {
                session = thawed;
            }
            step = session.resume_echo(0, output).unwrap();
        }
        assert!(matches!(step, Step::Complete { .. }), "{step:?}");
        assert_eq!(deltas.len(), 5);
    }
}

#[test]
fn interactive_sessions_have_deltas() {
    let mut session = Session::open(StartOptions::default()).unwrap();
    let feed = |session: &mut Session, source: &str| {
        let program = Program::compile(source, "<python-input>").unwrap();
        session.feed(&program, &[], &[]).unwrap();
        session.run(&mut |_, _| {}).unwrap()
    };
    feed(&mut session, "table = {n: [str(n * n * 7919)] for n in range(1000)}");
    let base = session.dump_base(&DumpOptions::default()).unwrap();
    feed(&mut session, "table[7].append(8)");
    let delta = session.dump_delta(id(&base), &DumpOptions::default()).unwrap();
    assert!(delta.len() * 3 < base.len(), "{} of {}", delta.len(), base.len());
    assert_eq!(inspect_kind(&delta).unwrap(), SnapshotKind::Delta);
    let whole = session.dump().unwrap();
    let mut thawed = Session::reopen(&base, &options(std::slice::from_ref(&delta))).unwrap();
    assert_eq!(thawed.dump().unwrap(), whole);
    feed(&mut thawed, "assert table[7] == [str(7919 * 49), 8]");
    assert_eq!(thawed.feeds(), Some(3));
    assert!(Session::load(&base, &options(&[delta])).is_err());
}

#[test]
fn another_base_is_refused() {
    let program = Program::compile("while True: ext()", "main.py").unwrap();
    let start = StartOptions { external_functions: vec!["ext".into()], ..StartOptions::default() };
    let mut session = Session::start(&program, start).unwrap();
    session.run(&mut |_, _| {}).unwrap();
    let first = session.dump().unwrap();
    let refused = session.dump_delta(id(&first), &DumpOptions::default()).unwrap_err();
    assert_eq!(refused.code(), "ERR_DIAPAUSE_OPTION");
    assert!(refused.to_string().ends_with("dumped or loaded here: there is none"), "{refused}");
    let base = session.dump_base(&DumpOptions::default()).unwrap();
    session.resume_echo(0, &mut |_, _| {}).unwrap();
    // A dump as a whole that is not remembered is none that a delta could be relative to.
    let other = session.dump().unwrap();
    let refused = session.dump_delta(id(&other), &DumpOptions::default()).unwrap_err();
    assert!(matches!(refused, EngineError::Base(_)), "{refused}");
    let delta = session.dump_delta(id(&base), &DumpOptions::default()).unwrap();
    let error = Session::load(&other, &options(&[delta])).unwrap_err();
    assert!(matches!(&error, EngineError::Snapshot(SnapshotError::Schema(_))), "{error}");
    assert_eq!(error.code(), "ERR_DIAPAUSE_SNAPSHOT_SCHEMA");
}
