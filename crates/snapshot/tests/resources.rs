//! Resources of the host in snapshots: canonical, and harmless when they are forged.

mod support;

use std::panic::AssertUnwindSafe;

use diapause_snapshot::{Kind, Meta, SnapshotError, Tokens, dump, load, path_to, resources};
use diapause_vm::exec::Exit;
use diapause_vm::heap::ResourceType;
use diapause_vm::machine::Machine;
use diapause_vm::value::Value;

use support::hostile::try_out;
use support::{MEMORY, start};

const FILE: ResourceType<'_> =
    ResourceType { name: "File", methods: &["read", "close"], attributes: &["name"], open: false };
const ROW: ResourceType<'_> =
    ResourceType { name: "Row", methods: &["save"], attributes: &[], open: true };

/// A program that holds two files, which are `f` and `g`, and a row, `r`, and stands at its next
/// call of the host.
fn waiting(source: &str) -> Machine {
    let mut machine = start(source).expect("it compiles");
    let globals = machine.main_globals();
    for (name, handle, of) in [("f", 7, FILE), ("g", 9, FILE), ("r", 12, ROW)] {
        let value = machine.heap.host_resource(handle, false, &of).unwrap().unwrap();
        machine.heap.dict_set_text(globals, name, value).unwrap();
    }
    let exit = machine.run(1_000_000);
    assert!(matches!(exit, Exit::Pending), "{exit:?} {:?}", machine.heap.output.take());
    machine
}

fn tokens(of: &[(u64, Option<&str>)]) -> Meta {
    let resources: Tokens =
        of.iter().map(|&(handle, token)| (handle, token.map(|it| it.as_bytes().into()))).collect();
    Meta { resources, ..Meta::default() }
}

const ALL: [(u64, Option<&str>); 3] = [(7, Some("one")), (9, None), (12, Some("row"))];

#[test]
fn tokens_travel_and_handles_do_not() {
    let machine = waiting("h = [f]\nread = g.read\nf.read(r.size)");
    let bytes = dump(&machine, &tokens(&ALL)).unwrap();
    let (again, meta) = load(&bytes, Kind::Progress, MEMORY).unwrap();
    let found = resources(&again).unwrap();
    let told: Vec<_> = found
        .iter()
        .map(|&value| {
            let resource = again.heap.resource(value);
            (resource.handle, resource.lost, again.heap.type_name(value))
        })
        .collect();
    let [file, row] = ["File", "Row"].map(str::to_owned);
    assert_eq!(told, [(1, false, file.clone()), (2, false, row), (3, true, file)]);
    assert_eq!(meta.resources, tokens(&[(1, Some("one")), (2, Some("row")), (3, None)]).resources);
    assert_eq!(dump(&again, &meta).unwrap(), bytes);
    // Those of one type have one class.
    let class = |nth: usize| again.heap.type_of(found[nth]);
    assert!(class(0) == class(2) && class(0) != class(1));
    assert!(machine.state.pending.as_ref().is_some_and(|call| call.attribute && call.method_call));
}

#[test]
fn a_collection_does_not_change_the_bytes() {
    let mut machine = waiting("del r\ng.close()");
    let meta = tokens(&[(7, Some("")), (9, Some("x"))]);
    let bytes = dump(&machine, &meta).unwrap();
    machine.collect();
    assert_eq!(dump(&machine, &meta).unwrap(), bytes);
}

#[test]
fn what_cannot_be_written_is_named_with_what_leads_to_it() {
    let source = "
class Box:
    def __init__(self, it): self.it = it
class Slots:
    __slots__ = ('it',)
def outer(it):
    def inner(): return it
    return inner
def held(conn):
    return r.save(1)
SETUP
";
    for (setup, path) in [
        ("box = Box(g)\ndel g\nr.save()", "globals['box'].it"),
        ("deep = {'a': [1, (2, {'b': g})]}\ndel g\nr.save()", "globals['deep']['a'][1][1]['b']"),
        ("keys = {g: 1}\ndel g\nr.save()", "globals['keys'](a key)"),
        ("fn = outer(g)\ndel g\nr.save()", "globals['fn'].__closure__['it']"),
        ("many = {g}\ndel g\nr.save()", "globals['many'](an element)"),
        ("read = g.read\ndel g\nr.save()", "globals['read'].__self__"),
        ("s = Slots()\ns.it = g\ndel g\nr.save()", "globals['s']"),
        ("Box.it = g\ndel g\nr.save()", "globals['Box'].it"),
        ("held(globals().pop('g'))", "frame 1 local 'conn'"),
        ("r.save(globals().pop('g'))", "argument 1 of the pending call of save()"),
    ] {
        let machine = waiting(&source.replace("SETUP", setup));
        let error = dump(&machine, &tokens(&[(7, None), (12, None)])).unwrap_err();
        let SnapshotError::Resource { type_name, path: found } = &error else {
            panic!("{setup}: {error}");
        };
        assert_eq!((type_name.as_str(), found.as_str()), ("File", path), "{setup}");
    }
}

#[test]
fn a_path_is_bounded() {
    let machine = waiting("for _ in range(1000): g = [g]\nr.save()");
    let found = resources(&machine).unwrap();
    let deep = found.iter().find(|&&it| machine.heap.resource(it).handle == 9).unwrap();
    let path = path_to(&machine, *deep);
    assert!(path.starts_with("globals['g'][0][0]") && path.contains(" ... "), "{path}");
    assert!(path.len() < 200, "{path}");
}

#[test]
fn damaged_bytes_never_panic() {
    let source = "
class Own:
    it = type(f)
read, d = g.read, {f: type(f).__dict__['name'], type(r): r}
def go():
    try: f.read(1)
    except TypeError: pass
    return [f, g, r], f.name, read(), repr(f), d[f].__get__(f), hash(g), r.size, f == g, f.close()
[go() for _ in range(3)]
";
    let machine = waiting(source);
    let bytes = dump(&machine, &tokens(&ALL)).unwrap();
    for at in 12..bytes.len() {
        for change in [1, 2, 3, 16, 127, 128, 255] {
            let mut damaged = bytes.clone();
            damaged[at] = damaged[at].wrapping_add(change);
            let caught = std::panic::catch_unwind(AssertUnwindSafe(|| try_out(&damaged)));
            assert!(caught.is_ok(), "byte {at} changed by {change}");
        }
    }
    for end in 0..bytes.len() {
        assert!(load(&bytes[..end], Kind::Progress, MEMORY).is_err());
    }
}

#[test]
fn a_resource_that_is_gone_is_made_anew() {
    let mut machine = waiting("del f, g\nr.save()");
    machine.collect();
    let row = machine.heap.host_resource(12, false, &ROW).unwrap().unwrap();
    let globals = machine.main_globals();
    let name = machine.heap.intern("r").unwrap();
    assert_eq!(machine.heap.dict_get_name(globals, name), Some(row));
    let file = machine.heap.host_resource(7, false, &FILE).unwrap().unwrap();
    assert!(machine.heap.host_resource(7, false, &ROW).unwrap().is_none());
    assert_eq!(machine.heap.host_resource(7, false, &FILE).unwrap(), Some(file));
    assert!(file != Value::NONE && machine.heap.type_name(file) == "File");
}
