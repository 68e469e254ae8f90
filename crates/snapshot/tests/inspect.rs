//! Looking at bytes that may be anything.

mod support;

use diapause_snapshot::inspect::{Seen, inspect, inspect_unchecked};
use diapause_snapshot::{
    Dumping, Kind, Meta, SnapshotError, dump, dump_base, dump_delta, dump_with,
};
use diapause_vm::exec::Exit;
use diapause_vm::machine::Machine;
use diapause_vm::value::Value;

use support::{corpus, start};

const MEMORY: usize = 16 << 20;

fn paused(every: usize) -> Vec<Vec<u8>> {
    let mut dumps = Vec::new();
    for path in corpus().into_iter().step_by(every) {
        let source = std::fs::read_to_string(&path).expect("a readable file");
        let Some(mut machine) = start(&source) else { continue };
        if matches!(machine.run(40), Exit::OutOfFuel | Exit::Pending) {
            let header = |_: &Machine| vec![1, 2, 3];
            let dumping = Dumping { code_by_reference: true, header: Some(&header) };
            dumps.push(dump(&machine, &Meta::default()).expect("it can be dumped"));
            dumps.push(dump_with(&machine, &Meta::default(), &dumping).expect("it can be dumped"));
        }
    }
    dumps
}

#[test]
fn every_dump_of_the_corpus_can_be_looked_at() {
    for bytes in paused(5) {
        let seen = inspect(&[&bytes], MEMORY).expect("it can be looked at");
        let state = seen.state.expect("it has a state");
        let whole = seen.code.iter().all(|code| code.included);
        assert!(!whole || state.depth == 0 || !state.stack.is_empty() || state.depth > 0);
        assert!(whole || seen.header == [1, 2, 3]);
        assert!(state.stack.iter().all(|frame| frame.place[0] > 0));
    }
}

/// What of a state can be told without its heap.
fn told(seen: &Seen<'_>) -> String {
    let state = seen.state.as_ref().expect("it has a state");
    let call = state.call.as_ref().expect("it waits");
    let args: Vec<_> = call.args.iter().map(|&it| seen.machine.heap.as_text(it)).collect();
    format!("{:?} {args:?} {} {:?}", call.name, call.call_id, state.stack)
}

#[test]
fn a_chain_tells_what_its_end_tells() {
    let source = "
names = ['first', 'sec' + str(2)]
ext(names[1], 'base')
def late():
    names.append('thi' + str(3))
    ext(names[-1], names[1], 'delta')
late()
ext(names[2])
";
    let mut machine = start(source).expect("it compiles");
    assert!(matches!(machine.run(1000), Exit::Pending));
    let header = |_: &Machine| vec![1, 2, 3];
    let dumping = Dumping { code_by_reference: false, header: Some(&header) };
    let meta = Meta::default();
    let (bytes, mut base) = dump_base(&mut machine, &meta, &dumping).expect("it can be dumped");
    let first = base.id();
    let mut deltas = Vec::new();
    for _ in 0..2 {
        machine.resume(Value::NONE).expect("it waits for that");
        assert!(matches!(machine.run(1000), Exit::Pending));
        let whole = dump(&machine, &meta).expect("it can be dumped");
        let (delta, next) =
            dump_delta(&mut machine, &meta, base, &dumping).expect("it can be dumped");
        base = next;
        deltas.push(delta);
        let parts: Vec<&[u8]> = std::iter::once(&bytes).chain(&deltas).map(Vec::as_slice).collect();
        let seen = inspect(&parts, MEMORY).expect("it can be looked at");
        let expected = inspect(&[&whole], MEMORY).expect("it can be looked at");
        assert_eq!(told(&seen), told(&expected));
        assert_eq!((seen.kind, seen.id, seen.base), (Kind::Progress, base.id(), None));
        assert_eq!(seen.code, expected.code);
        assert_eq!(seen.header, [1, 2, 3]);
    }
    let alone = inspect(&[&deltas[0]], MEMORY).expect("it can be looked at");
    assert_eq!((alone.kind, alone.base, alone.header), (Kind::Delta, Some(first), &[1, 2, 3][..]));
    let state = alone.state.expect("it has a state");
    assert!(state.stack.is_empty() && state.depth == 2, "{state:?}");
    let refused = [
        inspect(&[&bytes, &deltas[1]], MEMORY).err(),
        inspect(&[&deltas[0], &deltas[1]], MEMORY).err(),
        inspect(&[&bytes, &bytes], MEMORY).err(),
    ];
    assert!(
        matches!(
            refused,
            [
                Some(SnapshotError::Base { .. }),
                Some(SnapshotError::Kind { .. }),
                Some(SnapshotError::Kind { .. })
            ]
        ),
        "{refused:?}"
    );
}

#[test]
fn damaged_bytes_never_panic() {
    let mut random = 0x5EED_u64;
    let mut next = move || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random as usize
    };
    for bytes in paused(23) {
        for end in (0..bytes.len()).step_by(1 + bytes.len() / 200) {
            let _ = inspect_unchecked(&[&bytes[..end]], MEMORY);
        }
        for _ in 0..200 {
            let mut damaged = bytes.clone();
            for _ in 0..=next() % 3 {
                let at = 12 + next() % (bytes.len() - 12);
                damaged[at] = next() as u8;
            }
            let begun = std::time::Instant::now();
            let _ = inspect_unchecked(&[&damaged], MEMORY);
            assert!(begun.elapsed().as_secs() < 5);
        }
    }
}

#[test]
fn a_tiny_program_is_a_tiny_snapshot() {
    let mut machine = start("order = 41\next(order)\n").expect("it compiles");
    assert!(matches!(machine.run(1000), Exit::Pending));
    let bytes = dump(&machine, &Meta::default()).expect("it can be dumped");
    let seen = inspect(&[&bytes], MEMORY).expect("it can be looked at");
    println!("{} bytes: {:?}", bytes.len(), seen.sections);
    assert!(bytes.len() < 200, "{} bytes: {:?}", bytes.len(), seen.sections);
    assert!(seen.header.is_empty());
}
