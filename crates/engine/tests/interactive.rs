//! Interactive sessions: what one program defines is there for the next, whatever became of it,
//! and the whole travels in a dump.

use diapause_engine::boundary::{GraphWriter, Slot};
use diapause_engine::{
    EngineError, FutureAnswer, FutureResult, Limits, LoadOptions, Program, Session, SnapshotKind,
    StartOptions, Status, Step, inspect_kind,
};

/// A session that says what its programs say.
struct Talk(Session);

impl Talk {
    fn open(limits: Limits) -> Talk {
        let options = StartOptions {
            external_functions: vec!["ask".into()],
            limits,
            modules: vec![(
                "spinning.py".into(),
                "import __main__\nwhile __main__.go: pass\ndone = True".into(),
            )],
            ..StartOptions::default()
        };
        Talk(Session::open(options).unwrap())
    }

    /// Gives the session a program and runs it to its next step.
    fn begin(&mut self, source: &str) -> (Step, String) {
        let name = format!("<python-input-{}>", self.0.feeds().unwrap());
        self.0.feed(&Program::compile(source, &name).unwrap(), &[], &[]).unwrap();
        let mut text = String::new();
        let step = self.0.run(&mut |_, said| text.push_str(said)).unwrap();
        (step, text)
    }

    /// What a program prints, which must run to its end.
    fn says(&mut self, source: &str) -> String {
        match self.begin(source) {
            (Step::Complete { .. }, text) => text,
            (step, text) => panic!("{source}: {step:?}, {text}"),
        }
    }

    /// How an exception that ends a program reads.
    fn fails(&mut self, source: &str) -> String {
        match self.begin(source) {
            (Step::Failed(error), _) => error.traceback_text.clone(),
            (step, text) => panic!("{source}: {step:?}, {text}"),
        }
    }

    fn answered(&mut self) -> String {
        let mut text = String::new();
        match self.0.resume(&graph(Slot::None), &mut |_, said| text.push_str(said)).unwrap() {
            Step::Complete { .. } => text,
            step => panic!("{step:?}, {text}"),
        }
    }

    /// The same session from its bytes, which are canonical.
    fn thawed(self) -> Talk {
        let bytes = self.0.dump().unwrap();
        assert_eq!(inspect_kind(&bytes).unwrap(), SnapshotKind::Session);
        let again = Session::reopen(&bytes, &LoadOptions::default()).unwrap();
        assert_eq!(again.dump().unwrap(), bytes);
        Talk(again)
    }
}

fn graph(value: Slot<'_>) -> Vec<u8> {
    GraphWriter::new().finish(value).unwrap()
}

#[test]
fn what_is_defined_stays() {
    let mut talk = Talk::open(Limits::default());
    assert_eq!(talk.says("x = 6\ndef twice(n): return n * y"), "");
    assert_eq!(talk.0.status(), Status::Open);
    let error = talk.fails("twice(1)");
    assert!(error.contains("NameError: name 'y' is not defined"), "{error}");
    assert_eq!(talk.says("y = 7\nprint(twice(x), __name__)"), "42 __main__\n");
    assert_eq!(talk.says("import sys\nprint(sys.modules['__main__'].x)"), "6\n");
    assert_eq!(talk.0.feeds(), Some(4));
}

#[test]
fn a_traceback_shows_the_source_of_each_program() {
    let mut talk = Talk::open(Limits::default());
    talk.says("def broken():\n    return 1 / 0");
    let error = talk.fails("broken()");
    assert!(error.contains("    broken()\n    ~~~~~~^^\n"), "{error}");
    assert!(error.contains("    return 1 / 0\n           ~~^~~\n"), "{error}");
}

#[test]
fn it_sleeps_between_two_programs() {
    let mut talk = Talk::open(Limits::default());
    talk.says("def numbers():\n    n = 0\n    while True:\n        yield n\n        n += 1");
    talk.says("it = numbers()\nnext(it), next(it)\nlist_of = [it]");
    let mut talk = talk.thawed().thawed();
    assert_eq!(talk.says("print(next(it), list_of[0] is it)"), "2 True\n");
    assert_eq!(talk.0.feeds(), Some(3));
}

#[test]
fn it_sleeps_in_the_middle_of_a_program() {
    let mut talk = Talk::open(Limits::default());
    talk.says("x = [1]");
    let (step, _) = talk.begin("def f():\n    x.append(ask())\n    return len(x)\nprint(f())");
    assert!(matches!(step, Step::Pending(_)), "{step:?}");
    let program = Program::compile("1", "<input>").unwrap();
    assert!(matches!(talk.0.feed(&program, &[], &[]), Err(EngineError::State(_))));
    let mut talk = talk.thawed();
    assert_eq!(talk.answered(), "2\n");
    assert_eq!(talk.says("print(x)"), "[1, None]\n");
}

#[test]
fn a_limit_ends_the_program_and_not_the_session() {
    let limits = Limits { steps: 10_000, ..Limits::default() };
    let mut talk = Talk::open(limits);
    talk.says("def numbers():\n    yield 1\n    while True: pass\nit = numbers()\nnext(it)");
    let error = talk.fails("for x in it: pass");
    assert!(error.contains("steps"), "{error}");
    let mut talk = talk.thawed();
    // What it was in the middle of is given up.
    assert_eq!(talk.says("print(list(it))"), "[]\n");
}

#[test]
fn a_module_whose_body_was_given_up_is_imported_anew() {
    let mut talk = Talk::open(Limits { steps: 10_000, ..Limits::default() });
    talk.says("go = True");
    let error = talk.fails("import spinning");
    assert!(error.contains("steps"), "{error}");
    assert_eq!(talk.says("go = False\nimport spinning\nprint(spinning.done)"), "True\n");
}

#[test]
fn programs_that_await_follow_one_another() {
    let limits = Limits { steps: 100_000, ..Limits::default() };
    let mut talk = Talk::open(limits);
    let source = "import asyncio\nawait asyncio.sleep(0)\nn = 1\nprint(await ask())";
    for _ in 0..2 {
        let (step, _) = talk.begin(source);
        assert!(matches!(step, Step::Pending(_)), "{step:?}");
        let step = talk.0.resume_as_future(&mut |_, _| {}).unwrap();
        assert!(matches!(step, Step::Futures(_)), "{step:?}");
        talk = talk.thawed();
        let Some(waiting) = talk.0.futures() else { panic!("nothing is waited for") };
        let call_id = waiting.calls[0].call_id;
        let answers =
            [FutureAnswer { call_id, result: FutureResult::Value(graph(Slot::Bool(true))) }];
        let mut text = String::new();
        let step = talk.0.resolve_futures(&answers, None, &mut |_, said| text.push_str(said));
        assert!(matches!(step, Ok(Step::Complete { .. })), "{step:?}");
        assert_eq!(text, "True\n");
        // The loop of a program that a limit stopped is no longer there.
        let error = talk.fails("async def spin():\n    while n: pass\nawait spin()");
        assert!(error.contains("steps"), "{error}");
        assert_eq!(talk.says("import sys\nprint('__main__' in sys.modules, n)"), "True 1\n");
    }
}

#[test]
fn garbage_of_former_programs_is_collected() {
    let limits = Limits { memory_bytes: 8 << 20, ..Limits::default() };
    let mut talk = Talk::open(limits);
    for _ in 0..50 {
        talk.says("data = [str(n) for n in range(20_000)]");
    }
    assert_eq!(talk.says("print(len(data))"), "20000\n");
}

#[test]
fn a_session_is_no_program() {
    let talk = Talk::open(Limits::default());
    let bytes = talk.0.dump().unwrap();
    match Session::load(&bytes, &LoadOptions::default()) {
        Err(EngineError::Snapshot(error)) => assert_eq!(
            error.to_string(),
            "the snapshot holds an interactive session, expected a paused program"
        ),
        other => panic!("{other:?}"),
    }
}
