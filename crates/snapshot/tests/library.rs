//! Programs go on in a build whose library is another one.

mod support;

use std::sync::Arc;

use diapause_snapshot::{
    Kind, Loading, Meta, Pretend, SnapshotError, dump, load, load_with, pretend,
};
use diapause_vm::exec::Exit;
use diapause_vm::machine::Machine;
use diapause_vm::value::Value;

use support::{Compiler, Freeze, MEMORY, corpus, run, start};

/// A program in the middle of a function of the library.
const SORTING: &str = "print(sorted([3, 1, 2], key=lambda x: -ext(x)))\n";

/// One that holds functions that a function of the library has made, and others.
const MAKING: &str = "import functools, contextlib

@functools.lru_cache
def double(x):
    return 2 * x

@contextlib.contextmanager
def noted(name):
    print('into', name)
    yield ext(name)
    print('out of', name)

with noted('one') as given:
    print(given, double(ext(21)), double(21))
";

fn paused(source: &str) -> Machine {
    let mut machine = start(source).expect("it compiles");
    machine.loader = Some(Arc::new(Compiler));
    for _ in 0..100 {
        match machine.run(1_000_000) {
            Exit::Pending => return machine,
            Exit::OutOfFuel => {}
            Exit::Raised(error) => {
                let class = machine.heap.type_name(error);
                panic!("{class}: {:?}", machine.heap.exception_text(error));
            }
            other => panic!("{other:?}"),
        }
    }
    panic!("it does not end");
}

fn bytes(machine: &Machine) -> Vec<u8> {
    dump(machine, &Meta::default()).expect("it can be dumped")
}

fn output_of(mut machine: Machine) -> String {
    let outcome = finish(&mut machine);
    assert!(outcome.end.starts_with("complete"), "{}", outcome.end);
    outcome.output
}

fn finish(machine: &mut Machine) -> support::Outcome {
    let pending = machine.state.pending.clone().expect("it waits");
    let value = pending.args.first().copied().unwrap_or(Value::NONE);
    let before: String = machine.heap.output.take().into_iter().map(|(_, text)| text).collect();
    machine.resume(value).expect("it goes on");
    let mut outcome = run(machine, Freeze::Never, 0);
    outcome.output.insert_str(0, &before);
    outcome
}

fn another() -> Pretend {
    Pretend { all_changed: true, released: true, ..Pretend::default() }
}

#[test]
fn live_code_goes_on_in_a_build_with_another_library() {
    for source in [SORTING, MAKING] {
        let machine = paused(source);
        let bytes = bytes(&machine);
        let expected = output_of(load(&bytes, Kind::Progress, MEMORY).expect("it loads").0);
        pretend(Some(another()));
        let (thawed, _) = load(&bytes, Kind::Progress, MEMORY).expect("it loads");
        assert!(dump(&thawed, &Meta::default()).expect("it can be dumped") == bytes);
        assert_eq!(output_of(thawed), expected);
        pretend(None);
    }
}

#[test]
fn every_pause_of_the_corpus_survives_another_library() {
    let mut count = 0;
    for path in corpus() {
        if !path
            .components()
            .any(|part| part.as_os_str() == "pauses" || part.as_os_str() == "async")
        {
            continue;
        }
        let source = std::fs::read_to_string(&path).expect("a readable file");
        let (Some(mut plain), Some(mut frozen)) = (start(&source), start(&source)) else {
            continue;
        };
        let expected = run(&mut plain, Freeze::Never, 0);
        pretend(Some(another()));
        let found = run(&mut frozen, Freeze::AtCalls, 20);
        pretend(None);
        assert_eq!(found.output, expected.output, "{}", path.display());
        count += 1;
    }
    assert!(count > 20, "only {count} programs");
}

#[test]
fn code_that_no_release_had_is_taken_only_from_those_who_are_trusted() {
    let bytes = bytes(&paused(SORTING));
    pretend(Some(Pretend { all_changed: true, untrusting: true, ..Pretend::default() }));
    match load(&bytes, Kind::Progress, MEMORY) {
        Err(SnapshotError::Schema { what }) => assert!(what.contains("trusted"), "{what}"),
        other => panic!("{other:?}"),
    }
    let loading = Loading { memory_limit: MEMORY, trusted: true, ..Loading::default() };
    let (machine, _, _) = load_with(&bytes, &[], Kind::Progress, &loading).expect("it loads");
    pretend(None);
    assert_eq!(output_of(machine), "[3, 2, 1]\n");
}

#[test]
fn functions_that_are_gone_raise_when_they_are_called() {
    let source = "import functools\next(1)\nprint(functools.reduce(lambda a, b: a + b, [1, 2]))\n\
                  functools.update_wrapper(len, len)\n";
    let bytes = bytes(&paused(source));
    for gone in [
        Pretend { missing: vec!["update_wrapper".into()], ..Pretend::default() },
        Pretend { reshaped: vec!["update_wrapper".into()], ..Pretend::default() },
    ] {
        pretend(Some(gone));
        let loaded = load(&bytes, Kind::Progress, MEMORY);
        pretend(None);
        let mut machine = loaded.expect("it loads").0;
        let outcome = finish(&mut machine);
        assert_eq!(outcome.output, "3\n");
        assert!(outcome.end.starts_with("raised: RuntimeError"), "{}", outcome.end);
    }
}

#[test]
fn the_usual_dump_does_not_carry_the_library() {
    let bytes = bytes(&paused("import asyncio, collections\next(1)\n"));
    println!("importing asyncio and collections: {} bytes", bytes.len());
    assert!(bytes.len() < 45_000, "{}", bytes.len());
}

/// With `DIAPAUSE_RELEASE` set it adds what this build has.
#[test]
fn the_list_of_what_releases_had_is_sorted() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/library/released.txt");
    let text = std::fs::read_to_string(&path).expect("a readable file");
    let lines: std::collections::BTreeSet<&str> = text.lines().collect();
    assert!(lines.iter().all(|line| line.len() == 32), "digests of 16 bytes");
    assert_eq!(lines.iter().map(|line| format!("{line}\n")).collect::<String>(), text);
    if std::env::var_os("DIAPAUSE_RELEASE").is_some() {
        let own = diapause_snapshot::library_digests();
        let all: std::collections::BTreeSet<&str> =
            lines.into_iter().chain(own.iter().map(String::as_str)).collect();
        let text: String = all.iter().map(|line| format!("{line}\n")).collect();
        std::fs::write(&path, text).expect("the list can be written");
    }
}

#[test]
fn forged_code_of_the_library_is_refused() {
    let mut random = 0xBAD_u64;
    let mut next = move || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random as usize
    };
    pretend(Some(Pretend { all_changed: true, ..Pretend::default() }));
    for source in [SORTING, MAKING] {
        let bytes = bytes(&paused(source));
        for _ in 0..400 {
            let mut damaged = bytes.clone();
            let at = 12 + next() % (bytes.len() - 12);
            damaged[at] = next() as u8;
            support::hostile::try_out(&damaged);
        }
    }
    pretend(None);
}
