//! Deltas: a snapshot and what changed since give what a snapshot of the end gives.

mod support;

use std::sync::Arc;
use std::time::Instant;

use diapause_snapshot::{
    Base, BaseId, Dumping, Kind, Loading, Meta, Pretend, SnapshotError, dump, dump_base,
    dump_delta, load, load_with, pretend,
};
use diapause_vm::exec::Exit;
use diapause_vm::machine::Machine;
use diapause_vm::value::Value;

use support::{Compiler, MEMORY, start};

/// What happens between two deltas.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Between {
    /// The same machine goes on.
    Nothing,
    /// Garbage is collected.
    Collection,
    /// The machine that was loaded goes on.
    Load,
}

/// Runs to the next call of the host, or to the end: false.
fn next(machine: &mut Machine) -> bool {
    loop {
        match machine.run(10_000) {
            Exit::OutOfFuel => {}
            Exit::Pending => return true,
            Exit::Complete(_) => return false,
            Exit::Raised(error) => {
                let class = machine.heap.type_name(error);
                panic!("{class}: {:?}", machine.heap.exception_text(error));
            }
            exit => panic!("{exit:?}"),
        }
    }
}

fn answer(machine: &mut Machine) -> bool {
    machine.resume(Value::NONE).expect("it waits for that");
    next(machine)
}

fn meta() -> Meta {
    Meta::default()
}

fn loading() -> Loading<'static> {
    Loading { memory_limit: MEMORY, ..Loading::default() }
}

/// Dumps a delta at each call of the host after the first one. How many bytes each has.
fn story(source: &str, between: Between) -> Vec<usize> {
    let mut machine = start(source).expect("it compiles");
    machine.loader = Some(Arc::new(Compiler));
    assert!(next(&mut machine), "a call of the host");
    let (bytes, mut base) =
        dump_base(&mut machine, &meta(), &Dumping::default()).expect("it can be dumped");
    let mut deltas: Vec<Vec<u8>> = Vec::new();
    while answer(&mut machine) {
        let whole = dump(&machine, &meta()).expect("it can be dumped");
        let (delta, next) =
            dump_delta(&mut machine, &meta(), base, &Dumping::default()).expect("it can be dumped");
        base = next;
        deltas.push(delta);
        let (thawed, _, loaded) = chain(&bytes, &deltas);
        assert_eq!(loaded.id(), base.id());
        let again = dump(&thawed, &meta()).expect("it can be dumped");
        assert!(
            again == whole,
            "{between:?}: {} deltas give {} bytes, expected {}\n{source}",
            deltas.len(),
            again.len(),
            whole.len()
        );
        match between {
            Between::Nothing => {}
            Between::Collection => machine.collect(),
            Between::Load => (machine, base) = (thawed, loaded),
        }
    }
    deltas.iter().map(Vec::len).collect()
}

fn chain(bytes: &[u8], deltas: &[Vec<u8>]) -> (Machine, Meta, Base) {
    let deltas: Vec<&[u8]> = deltas.iter().map(Vec::as_slice).collect();
    match load_with(bytes, &deltas, Kind::Progress, &loading()) {
        Ok(loaded) => loaded,
        Err(error) => panic!("{error}"),
    }
}

fn every_way(source: &str) {
    for between in [Between::Nothing, Between::Collection, Between::Load] {
        story(source, between);
    }
}

#[test]
fn values_of_all_kinds_change() {
    every_way(
        "
import weakref
class Point:
    __slots__ = ('x', 'y', '__weakref__')
    def __init__(self, x): self.x = x
class Free:
    count = 0
numbers, table, seen, blob = [1, 2], {'a': 1}, {1, 2}, bytearray(b'abc')
point, free = Point(1), Free()
def gen():
    n = 0
    while True:
        n += 1
        yield n
g = gen(); next(g)
it = iter(table)
ref = weakref.ref(point)
def closure():
    cell = 0
    def inner():
        nonlocal cell
        cell += 1
        return cell
    return inner
c = closure()
ext()
numbers.append(2.5); table['b'] = [numbers]; seen.add('x'); blob += b'def'
point.y = numbers; free.name = 'later'; next(g); c()
ext()
del table['a']; seen.discard(1); free.name += '!'; Free.count += 1; setattr(free, 'n' + 'ew', 1)
Point.z = property(lambda self: 7)
ext()
free.__class__ = type('Other', (Free,), {'who': 3})
numbers = numbers * 3; point = None; g = gen(); it = None
try:
    1 / 0
except ZeroDivisionError as error:
    kept = error
ext()
kept.__traceback__ = None; kept.args = (1, 2); ids = id(free), id(kept)
ext()
table = {k: id(k) for k in (Free, free, kept)}
ext()
",
    );
}

#[test]
fn strings_are_interned_and_forgotten() {
    every_way(
        "
class Bag: pass
bag = Bag()
name = ''.join(['some', 'thing'])
one = 'xyz'[1]
held = [name, one]
ext()
setattr(bag, name, 1)
ext()
setattr(bag, one, 2)
ext()
delattr(bag, name); delattr(bag, one); held.clear(); name = one = None
bag = Bag()
ext()
name = ''.join(['some', 'thing']); one = 'xyz'[1]; held = [name, one]
ext()
import bisect, heapq
ext()
again = ''.join(['some', 'thing']); print(bisect.__name__, again)
ext()
",
    );
}

#[test]
fn dicts_with_holes_are_walked_on() {
    every_way(
        "
table = {n: n for n in range(40)}
for n in range(30): del table[n]
ext()
walk = iter(table); next(walk)
ext()
next(walk); table[33] = 'other'
ext()
print(list(walk)); table['new'] = 1
ext()
",
    );
}

#[test]
fn code_that_comes_later_is_in_the_delta() {
    let source = "
ext()
import dataclasses, collections
ext()
print(collections.Counter('late'))
ext()
";
    every_way(source);
    let sizes = story(source, Between::Nothing);
    assert!(sizes[1] * 3 < sizes[0], "{sizes:?}");
}

/// Functions of the library are in the middle of their bodies, in the base, in deltas, and in both.
const LIVE: &str = "
import functools, contextlib

@contextlib.contextmanager
def noted(name):
    ext(name)
    yield name

@functools.lru_cache
def double(x):
    return 2 * (ext(x) or 0)

held = noted('outer')
held.__enter__()
with noted('inner'):
    ext()
    print(sorted([3, 1, 2], key=lambda x: (ext(x), -x)))
    double(1)

@functools.lru_cache
def triple(x):
    return 3 * (ext(x) or 0)

triple(2)
print(held.__exit__(None, None, None))
ext()
";

#[test]
fn live_code_of_the_library_is_in_base_and_delta() {
    every_way(LIVE);
}

#[test]
fn a_chain_goes_on_in_another_build() {
    let other = Pretend { all_changed: true, released: true, ..Pretend::default() };
    pretend(Some(other));
    every_way(LIVE);
    pretend(None);
}

#[test]
fn what_is_gone_is_gone() {
    let source = "
keep = []
ext()
for turn in range(6):
    keep = [[n] for n in range(20_000)]
    ext()
";
    let mut machine = start(source).expect("it compiles");
    assert!(next(&mut machine));
    let (bytes, mut base) =
        dump_base(&mut machine, &meta(), &Dumping::default()).expect("it can be dumped");
    let mut deltas = Vec::new();
    while answer(&mut machine) {
        let (delta, next) =
            dump_delta(&mut machine, &meta(), base, &Dumping::default()).expect("it can be dumped");
        deltas.push(delta);
        base = next;
    }
    // The program has ended, the last of its states is loaded.
    let (thawed, ..) = chain(&bytes, &deltas);
    let (whole, _) =
        load(&dump(&thawed, &meta()).expect("it can be dumped"), Kind::Progress, MEMORY)
            .expect("it can be loaded");
    assert_eq!(thawed.heap.census(), whole.heap.census());
}

/// A hundred thousand records, one in a hundred of which changes.
const RECORDS: &str = "
records = [
    {'id': n, 'name': f'customer {n}', 'score': n * 0.37, 'active': n % 3 == 0, 'tags': ['new', n % 10]}
    for n in range(100_000)
]
ext()
place = 1
for turn in range(3):
    for n in range(1000):
        place = (place * 75 + 74) % 65537
        records[place]['score'] = turn + n * 0.11
    ext()
";

#[test]
fn a_delta_follows_what_changed() {
    let mut machine = start(RECORDS).expect("it compiles");
    assert!(next(&mut machine));
    let began = Instant::now();
    let (bytes, mut base) =
        dump_base(&mut machine, &meta(), &Dumping::default()).expect("it can be dumped");
    let whole = began.elapsed();
    let mut deltas = Vec::new();
    while answer(&mut machine) {
        let began = Instant::now();
        let (delta, next) =
            dump_delta(&mut machine, &meta(), base, &Dumping::default()).expect("it can be dumped");
        let took = began.elapsed();
        base = next;
        println!(
            "{} bytes of {} ({:.2} %), {took:?} of {whole:?} ({:.2} %)",
            delta.len(),
            bytes.len(),
            100.0 * delta.len() as f64 / bytes.len() as f64,
            100.0 * took.as_secs_f64() / whole.as_secs_f64()
        );
        assert!(delta.len() * 50 <= bytes.len(), "{} bytes of {}", delta.len(), bytes.len());
        deltas.push(delta);
    }
    let (thawed, ..) = chain(&bytes, &deltas[..2]);
    assert!(!thawed.frames.is_empty());
}

#[test]
fn a_delta_of_nothing_is_small() {
    let sizes =
        story("table = {n: [n] for n in range(1000)}\next()\next()\next()\n", Between::Nothing);
    assert!(sizes.iter().all(|&size| size < 150), "{sizes:?}");
}

#[test]
fn a_delta_belongs_to_one_snapshot() {
    let source = "n = 0\nwhile True:\n    n += 1\n    ext(n)\n";
    let mut machine = start(source).expect("it compiles");
    assert!(next(&mut machine));
    let (first, base) =
        dump_base(&mut machine, &meta(), &Dumping::default()).expect("it can be dumped");
    assert_eq!(Ok(base.id()), BaseId::of(&first));
    assert_eq!(BaseId::from_bytes(&base.id().to_bytes()), Some(base.id()));
    assert_eq!(BaseId::from_bytes(&first[..11]), None);
    answer(&mut machine);
    let (delta, base) =
        dump_delta(&mut machine, &meta(), base, &Dumping::default()).expect("it can be dumped");
    answer(&mut machine);
    let (second, _) =
        dump_delta(&mut machine, &meta(), base, &Dumping::default()).expect("it can be dumped");
    let at = |deltas: &[&[u8]]| load_with(&first, deltas, Kind::Progress, &loading()).map(drop);
    assert_eq!(at(&[&delta, &second]), Ok(()));
    let (found, expected) = (BaseId::of(&delta).expect("one"), BaseId::of(&first).expect("one"));
    assert_eq!(at(&[&second]), Err(SnapshotError::Base { found, expected }));
    assert_eq!(
        at(&[&first]),
        Err(SnapshotError::Kind { found: Kind::Progress, expected: Kind::Delta })
    );
    assert_eq!(
        load(&delta, Kind::Progress, MEMORY).map(drop),
        Err(SnapshotError::Kind { found: Kind::Delta, expected: Kind::Progress })
    );
}
