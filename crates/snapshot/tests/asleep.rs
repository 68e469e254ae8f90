//! Objects that are made when they are touched: nothing tells them from others, but that they take
//! no time until then.

mod support;

use diapause_snapshot::{Dumping, Kind, Loading, Meta, SnapshotError, dump, dump_delta, load_with};
use diapause_vm::exec::Exit;
use diapause_vm::heap::GROUP;
use diapause_vm::machine::Machine;
use diapause_vm::value::Value;

use support::{MEMORY, start};

/// Strings of all sorts, lists of all lengths, and dicts of several sorts beside each other.
const STORE: &str = "
texts = [f'customer {n}' for n in range(3000)]
texts += [chr(40 + n % 60) for n in range(200)] + [chr(0x3b1 + n) * (n % 40) for n in range(2000)]
texts += [f'{n:x}' * (n % 9) + 'é' * (n % 4) for n in range(1500)]
lists = [[n, text, [text] * (n % 3)] for n, text in enumerate(texts)] + [[]] * 10
lists += [[] for n in range(1100)]
dicts = []
for n, text in enumerate(texts):
    dicts.append({'id': n, 'name': text, 'more': lists[n]})
    if n % 3 == 0:
        dicts.append({'id': n, 'other': {text: n, n: dicts[-1]}})
    if n % 7 == 0:
        dicts.append({n: n, text: dicts[n // 2]})
def told(place):
    it = dicts[place]
    return place, sorted(map(str, it)), it.get('name'), it.get('more', 'none'), it.get('other') is None
";

/// Touches a few of them in no order, then a sum of all, then all.
const LOOK: &str = "
ext('asleep')
for place in (7, 6000, 17, 3333, 6001, 4242, 0):
    print(told(place))
print(lists[6500][1:], lists[-1], lists[-1200])
ext('touched')
dicts[3000]['name'] = lists[77]
lists[5].append(dicts[5000])
lists.append('new')
ext('changed')
print(hash(tuple(texts)) == hash(tuple(list(texts))), sum(len(text) for text in texts))
print(sum(sum(part for part in each if isinstance(part, int)) for each in lists if each != 'new'))
for place in range(0, len(dicts), 97):
    print(told(place))
";

/// Runs to the next call of the host, or to the end: false. What was printed is appended.
fn next(machine: &mut Machine, output: &mut String) -> bool {
    loop {
        let exit = machine.run(1_000_000);
        output.extend(machine.heap.output.take().into_iter().map(|(_, text)| text));
        match exit {
            Exit::OutOfFuel => {}
            Exit::Pending => return true,
            Exit::Complete(_) => return false,
            Exit::Raised(error) => panic!("{:?}", machine.heap.exception_text(error)),
            exit => panic!("{exit:?}"),
        }
    }
}

fn to_end(machine: &mut Machine) -> String {
    let mut output = String::new();
    loop {
        machine.resume(Value::NONE).expect("it waits for that");
        if !next(machine, &mut output) {
            return output;
        }
    }
}

fn loading(asleep_from: Option<u64>) -> Loading<'static> {
    Loading { memory_limit: MEMORY, asleep_from, ..Loading::default() }
}

fn load(bytes: &[u8], asleep_from: Option<u64>) -> Machine {
    load_with(bytes, &[], Kind::Progress, &loading(asleep_from)).expect("it loads").0
}

fn paused(source: &str) -> (Machine, Vec<u8>) {
    let mut machine = start(source).expect("it compiles");
    assert!(next(&mut machine, &mut String::new()));
    let bytes = dump(&machine, &Meta::default()).expect("it can be dumped");
    (machine, bytes)
}

fn dumped(machine: &Machine) -> Vec<u8> {
    dump(machine, &Meta::default()).expect("it can be dumped")
}

#[test]
fn what_is_asleep_is_what_it_was() {
    let (mut machine, bytes) = paused(&[STORE, LOOK].concat());
    let expected = to_end(&mut machine);
    for asleep_from in [None, Some(0), Some(u64::MAX)] {
        let mut thawed = load(&bytes, asleep_from);
        assert_eq!(thawed.heap.asleep() > 20_000, asleep_from != Some(u64::MAX));
        assert!(dumped(&load(&bytes, asleep_from)) == bytes, "{asleep_from:?}");
        assert_eq!(to_end(&mut thawed), expected, "{asleep_from:?}");
        let mut collected = load(&bytes, asleep_from);
        collected.collect();
        assert_eq!(collected.heap.asleep(), 0);
        assert!(dumped(&collected) == bytes, "{asleep_from:?}, collected");
        assert_eq!(to_end(&mut collected), expected, "{asleep_from:?}, collected");
    }
}

#[test]
fn what_is_touched_wakes_with_its_neighbours_alone() {
    let (_, bytes) = paused(&[STORE, LOOK].concat());
    let mut thawed = load(&bytes, None);
    let all = thawed.heap.asleep();
    // All memory is charged, and little of it taken.
    let (in_use, taken) = (thawed.heap.bytes_in_use(), thawed.heap.bytes_taken());
    assert!(0 < taken && taken < in_use / 2, "{taken} of {in_use}");
    let mut output = String::new();
    thawed.resume(Value::NONE).expect("it waits for that");
    assert!(next(&mut thawed, &mut output));
    let woken = all - thawed.heap.asleep();
    // Seven dicts and what is printed of them, the lists of all, and the globals.
    assert!(woken > 0 && woken < 25 * GROUP && woken < all - 5 * GROUP, "{woken} of {all}");
    assert!((taken..thawed.heap.bytes_in_use()).contains(&thawed.heap.bytes_taken()));
    thawed.collect();
    assert_eq!(thawed.heap.bytes_taken(), thawed.heap.bytes_in_use());
}

#[test]
fn a_delta_wakes_nothing_and_is_the_same() {
    let (_, bytes) = paused(&[STORE, LOOK].concat());
    let mut deltas = Vec::new();
    for asleep_from in [None, Some(u64::MAX)] {
        let loaded = load_with(&bytes, &[], Kind::Progress, &loading(asleep_from));
        let (mut machine, meta, base) = loaded.expect("it loads");
        let mut output = String::new();
        for _ in 0..2 {
            machine.resume(Value::NONE).expect("it waits for that");
            assert!(next(&mut machine, &mut output));
        }
        let asleep = machine.heap.asleep();
        let delta = dump_delta(&mut machine, &meta, base, &Dumping::default());
        let (delta, _) = delta.expect("it can be dumped");
        assert_eq!(machine.heap.asleep(), asleep);
        let (thawed, ..) = load_with(&bytes, &[&delta], Kind::Progress, &loading(asleep_from))
            .expect("it loads with its delta");
        assert_eq!(thawed.heap.asleep(), 0);
        assert!(dumped(&thawed) == dumped(&machine));
        deltas.push(delta);
    }
    assert!(deltas[0] == deltas[1]);
}

#[test]
fn memory_is_taken_when_it_is_loaded() {
    // Without strings of one character, which are shared with what the interpreter has.
    let store = STORE.replace("chr(40 + n % 60)", "'*' * 30");
    let (_, bytes) = paused(&[&store, LOOK].concat());
    let mut machines = [None, Some(u64::MAX)].map(|asleep_from| load(&bytes, asleep_from));
    let in_use = machines.each_ref().map(|machine| machine.heap.bytes_in_use());
    assert_eq!(in_use[0], in_use[1]);
    machines.iter_mut().for_each(Machine::collect);
    let after = machines.each_ref().map(|machine| machine.heap.bytes_in_use());
    assert_eq!(after[0], after[1]);
    let short = Loading { memory_limit: in_use[0] - 1, ..Loading::default() };
    let result = load_with(&bytes, &[], Kind::Progress, &short);
    assert!(result.is_err_and(|error| matches!(error, SnapshotError::Limit { .. })));
}

#[test]
fn a_long_list_of_few_bytes_is_no_work() {
    let (_, bytes) = paused("numbers = list(range(1_000_000))\next('asleep')\nprint(sum(numbers))");
    assert!(bytes.len() < 8_000, "{} bytes", bytes.len());
    let mut machine = load(&bytes, None);
    assert!(machine.heap.asleep() > 0);
    assert_eq!(to_end(&mut machine), "499999500000\n");
}

#[test]
fn dicts_of_many_shapes_that_take_turns_are_no_work() {
    let source = "
dicts = [{f'a{n % 300}': n, f'b{n % 300}': [n]} for n in range(30_000)]
ext('asleep')
print(sum(dicts[n][f'a{n % 300}'] for n in range(0, 30_000, 7)))
";
    let (mut machine, bytes) = paused(source);
    let expected = to_end(&mut machine);
    let mut thawed = load(&bytes, None);
    // The strings and the lists.
    assert!((30_000..60_000).contains(&thawed.heap.asleep()), "{}", thawed.heap.asleep());
    assert!(dumped(&load(&bytes, None)) == bytes);
    assert_eq!(to_end(&mut thawed), expected);
}
