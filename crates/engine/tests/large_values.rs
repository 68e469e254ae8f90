//! Values for the host that are larger than the heap they stand in.

use diapause_engine::{Limits, Program, Session, StartOptions, Step};

fn run(source: &str) -> Step {
    let program = Program::compile(source, "main.py").unwrap();
    let limits = Limits { memory_bytes: 16 << 20, ..Limits::default() };
    let external_functions = vec!["ask".into()];
    let options = StartOptions { limits, external_functions, ..StartOptions::default() };
    Session::start(&program, options).unwrap().run(&mut |_, _| {}).unwrap()
}

fn limit(step: &Step) -> Option<&str> {
    match step {
        Step::Failed(error) => error.limit,
        _ => None,
    }
}

#[test]
fn a_text_in_many_places_is_not_written_without_end() {
    for source in [
        "['x' * 1_000_000] * 100_000",
        "{n: ['x' * 1_000_000] for n in range(10)}",
        "ask(*['x' * 1_000_000] * 100)",
        "ask(**{f'k{n}': b'x' * 1_000_000 for n in range(5)} | {'k': ['x' * 1_000_000] * 100})",
    ] {
        let step = run(source);
        let expected = if source.starts_with('{') { None } else { Some("memory") };
        assert_eq!(limit(&step), expected, "{source}");
    }
    assert!(matches!(run("['x' * 1_000_000] * 20"), Step::Complete { .. }));
}
