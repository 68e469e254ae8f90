//! Objects of the host: what programs can do with them, and what becomes of them in a dump.

use diapause_engine::boundary::{Graph, GraphWriter, Node, NodeIndex, ResourceNode, Slot};
use diapause_engine::{
    DumpOptions, EngineError, LoadOptions, PendingCall, Program, Session, SnapshotError,
    StartOptions, Step,
};

fn nothing() -> impl FnMut(diapause_engine::Stream, &str) {
    |_, _| {}
}

/// The graph of a file or, with a handle above 100, of something whose attributes are not listed.
fn write(graph: &mut GraphWriter, handle: u64, lost: bool) {
    if handle > 100 {
        graph.resource_of(handle, lost, "Page", &["open"], &[], true);
    } else {
        graph.resource_of(handle, lost, "File", &["read", "close"], &["name"], false);
    }
}

/// The graph of one of them.
fn resource(handle: u64) -> Vec<u8> {
    let mut graph = GraphWriter::new();
    write(&mut graph, handle, false);
    graph.finish(Slot::Reference(NodeIndex(0))).unwrap()
}

fn scalar(slot: Slot<'_>) -> Vec<u8> {
    GraphWriter::new().finish(slot).unwrap()
}

fn start(source: &str, handles: &[(&str, u64)]) -> Result<Session, EngineError> {
    let mut graph = GraphWriter::new();
    graph.dict(handles.len());
    for (nth, (name, _)) in handles.iter().enumerate() {
        graph.slot(Slot::Str(name));
        graph.slot(Slot::Reference(NodeIndex(nth as u32 + 1)));
    }
    handles.iter().for_each(|&(_, handle)| write(&mut graph, handle, false));
    let options = StartOptions {
        inputs: graph.finish(Slot::Reference(NodeIndex(0)))?,
        external_functions: vec!["ask".into()],
        ..StartOptions::default()
    };
    Session::start(&Program::compile(source, "main.py")?, options)
}

fn pending(step: Step) -> PendingCall {
    match step {
        Step::Pending(call) => call,
        other => panic!("{other:?}"),
    }
}

/// What a program gives that calls nothing of the host.
fn value(source: &str) -> String {
    let mut session = start(source, &[("f", 3), ("g", 4), ("f2", 3), ("p", 101)]).unwrap();
    match session.run(&mut nothing()).unwrap() {
        Step::Complete { value } => match Graph::parse(&value).unwrap().root() {
            Slot::Str(text) => text.to_owned(),
            other => panic!("{other:?}"),
        },
        Step::Failed(error) => format!("{}: {}", error.exc_type, error.message),
        other => panic!("{other:?}"),
    }
}

/// The resource among the arguments of a call.
fn receiver(args: &[u8]) -> (u64, bool, String) {
    let graph = Graph::parse(args).unwrap();
    let found = graph.nodes().find_map(|node| match node {
        Node::Resource(ResourceNode { handle, lost, type_name, .. }) => {
            Some((handle, lost, type_name.to_owned()))
        }
        _ => None,
    });
    found.expect("there is one")
}

#[test]
fn programs_hold_them_without_seeing_into_them() {
    for (source, expected) in [
        ("type(f).__name__ + str(type(f))", "File<class 'File'>"),
        ("repr(f) + str(g) + f'{p}'", "<File resource><File resource><Page resource>"),
        (
            "str((f is f2, f == f2, f == g, hash(f) == hash(f2), bool(f)))",
            "(True, True, False, True, True)",
        ),
        (
            "str((type(f) is type(g), isinstance(f, type(g)), type(p) is type(f)))",
            "(True, True, False)",
        ),
        ("str(len({f, g, f2, p}))", "3"),
        ("import copy\nstr((copy.copy(f) is f, copy.deepcopy([f])[0] is f))", "(True, True)"),
        ("type(f)()", "TypeError: cannot create 'File' instances"),
        ("type(f)(1, 2)", "TypeError: cannot create 'File' instances"),
        (
            "object.__new__(type(f))",
            "TypeError: object.__new__(File) is not safe, use File.__new__()",
        ),
        ("class A(type(f)): pass", "TypeError: type 'File' is not an acceptable base type"),
        (
            "class A: pass\nA.__bases__ = (type(f),)",
            "TypeError: type 'File' is not an acceptable base type",
        ),
        (
            "class A: pass\nA().__class__ = type(f)",
            "TypeError: __class__ assignment: 'File' object layout differs from 'A'",
        ),
        (
            "f.__class__ = type(p)",
            "TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses",
        ),
        ("type(f).read = 1", "TypeError: cannot set 'read' attribute of immutable type 'File'"),
        ("del type(f).read", "TypeError: cannot set 'read' attribute of immutable type 'File'"),
        (
            "type(f).__name__ = 'X'",
            "TypeError: cannot set '__name__' attribute of immutable type 'File'",
        ),
        ("f.other", "AttributeError: 'File' object has no attribute 'other'"),
        ("f.other()", "AttributeError: 'File' object has no attribute 'other'"),
        ("p._hidden", "AttributeError: 'Page' object has no attribute '_hidden'"),
        ("p.__len__", "AttributeError: 'Page' object has no attribute '__len__'"),
        ("f.name = 1", "AttributeError: attribute 'name' of 'File' objects is not writable"),
        ("f.read = 1", "AttributeError: 'File' object attribute 'read' is read-only"),
        (
            "f.new = 1",
            "AttributeError: 'File' object has no attribute 'new' and no __dict__ for setting new attributes",
        ),
        ("del f.name", "AttributeError: attribute 'name' of 'File' objects is not writable"),
        ("f + 1", "TypeError: unsupported operand type(s) for +: 'File' and 'int'"),
        ("f < g", "TypeError: '<' not supported between instances of 'File' and 'File'"),
        ("f()", "TypeError: 'File' object is not callable"),
        ("f[0]", "TypeError: 'File' object is not subscriptable"),
        ("for x in f: pass", "TypeError: 'File' object is not iterable"),
        ("len(f)", "TypeError: object of type 'File' has no len()"),
        (
            "with f: pass",
            "TypeError: 'File' object does not support the context manager protocol (missed __exit__ method)",
        ),
        (
            "type(f).read(1)",
            "TypeError: descriptor 'read' for 'File' objects doesn't apply to a 'int' object",
        ),
        (
            "type(f).read(p)",
            "TypeError: descriptor 'read' for 'File' objects doesn't apply to a 'Page' object",
        ),
        ("type(f).read()", "TypeError: unbound method read() needs an argument"),
        (
            "type(f).__dict__['name'].__get__(p)",
            "TypeError: descriptor 'name' for 'File' objects doesn't apply to a 'Page' object",
        ),
        (
            "class A: read = type(f).__dict__['read']\nA().read()",
            "TypeError: descriptor 'read' for 'File' objects doesn't apply to a 'A' object",
        ),
        (
            "repr(type(f).read) + repr(type(f).__dict__['name'])",
            "<method 'read' of 'File' objects><attribute 'name' of 'File' objects>",
        ),
        (
            "f.read.__name__ + type(f).read.__qualname__ + type(f.read).__name__",
            "readFile.readbuiltin_function_or_method",
        ),
        ("str([n for n in dir(f) if n[0] != '_'])", "['close', 'name', 'read']"),
        ("str((callable(f.read), f.read == f2.read, f.read.__self__ is f))", "(True, True, True)"),
        ("import json\njson.dumps(f)", "TypeError: Object of type File is not JSON serializable"),
        (
            "import weakref\nweakref.ref(f)",
            "TypeError: cannot create weak reference to 'File' object",
        ),
    ] {
        let found = value(source);
        let found = found.split(". Did you mean").next().unwrap();
        assert_eq!(found, expected, "{source}");
    }
}

#[test]
fn reading_an_attribute_and_calling_a_method_are_calls_of_the_host() {
    let source = "
n = f.name
r = f.read
getattr(f, 'name'), r(1, size=2), type(f).read(f), [x.name for x in [g]], p.title
";
    let mut session = start(source, &[("f", 3), ("g", 4), ("p", 101)]).unwrap();
    let mut step = session.run(&mut nothing()).unwrap();
    for (name, attribute, handle) in [
        ("name", true, 3),
        ("name", true, 3),
        ("read", false, 3),
        ("read", false, 3),
        ("name", true, 4),
        ("title", true, 101),
    ] {
        let call = pending(step);
        assert_eq!((call.function_name.as_str(), call.attribute), (name, attribute));
        assert!(call.method_call);
        assert_eq!(receiver(&call.args).0, handle);
        step = session.resume(&scalar(Slot::Int(1)), &mut nothing()).unwrap();
    }
    assert!(matches!(step, Step::Complete { .. }), "{step:?}");
}

#[test]
fn an_error_of_the_host_is_one_of_the_attribute() {
    let mut session = start("hasattr(p, 'a'), getattr(p, 'b', 5), p.c", &[("p", 101)]).unwrap();
    let mut step = session.run(&mut nothing()).unwrap();
    for name in ["a", "b", "c"] {
        assert_eq!(pending(step).function_name, name);
        step = session.resume_with_error("AttributeError", "no", &mut nothing()).unwrap();
    }
    let Step::Failed(error) = step else { panic!("{step:?}") };
    assert_eq!((error.exc_type.as_str(), error.message.as_str()), ("AttributeError", "no"));
}

#[test]
fn the_same_handle_is_the_same_object() {
    let mut session = start("ask() is f and ask() is not f", &[("f", 3)]).unwrap();
    pending(session.run(&mut nothing()).unwrap());
    session.collect();
    pending(session.resume(&resource(3), &mut nothing()).unwrap());
    session.collect();
    let step = session.resume(&resource(4), &mut nothing()).unwrap();
    let Step::Complete { value } = step else { panic!("{step:?}") };
    assert_eq!(Graph::parse(&value).unwrap().root(), Slot::Bool(true));
}

#[test]
fn a_dump_needs_a_token_for_each() {
    let mut session = start("box = [f]\ndel f\nask()\nbox[0].name", &[("f", 3)]).unwrap();
    pending(session.run(&mut nothing()).unwrap());
    let error = session.dump().unwrap_err();
    let EngineError::Snapshot(SnapshotError::Resource { type_name, path }) = &error else {
        panic!("{error}");
    };
    assert_eq!((type_name.as_str(), path.as_str()), ("File", "globals['box'][0]"));
    assert_eq!(session.path_to_resource(3).unwrap().as_deref(), Some("globals['box'][0]"));
    assert_eq!(session.path_to_resource(4).unwrap(), None);

    let token = scalar(Slot::Str("/a/path"));
    session.offer_tokens([(3, Some(token.clone()))]).unwrap();
    let bytes = session.dump().unwrap();
    let mut again = Session::load(&bytes, &LoadOptions::default()).unwrap();
    assert!(again.was_loaded_with_resources());
    let all = again.resources().unwrap();
    assert_eq!((all.len(), all[0].handle, all[0].lost), (1, 1, false));
    assert_eq!(all[0].token.as_ref(), Some(&token));

    // The host has made it again, and its type can do something else by now.
    let mut graph = GraphWriter::new();
    graph.resource_of(1, false, "File", &["write"], &["name", "size"], false);
    again.adopt_resources(&graph.finish(Slot::Reference(NodeIndex(0))).unwrap()).unwrap();
    assert_eq!(again.resources().unwrap()[0].token, None);
    let call = pending(again.resume(&scalar(Slot::None), &mut nothing()).unwrap());
    assert_eq!((call.function_name.as_str(), receiver(&call.args).0), ("name", 1));
    again.offer_tokens([(1, Some(token))]).unwrap();
    let bytes = again.dump().unwrap();
    let mut third = Session::load(&bytes, &LoadOptions::default()).unwrap();
    assert_eq!(receiver(&third.pending().unwrap().args), (1, false, "File".into()));
}

#[test]
fn what_is_lost_raises_when_it_is_touched() {
    let source = "
read = f.read
ask()
out = []
for touch in [lambda: f.name, lambda: f.read(), read, lambda: hasattr(f, 'x'), lambda: f.close]:
    try: out.append(str(touch()))
    except RuntimeError as error: out.append(str(error))
repr(f) + type(f).__name__ + str(f is f) + str(len({f})), out, f
";
    let mut session = start(source, &[("f", 3)]).unwrap();
    pending(session.run(&mut nothing()).unwrap());
    session.offer_tokens([(3, None)]).unwrap();
    let bytes = session.dump().unwrap();
    let mut again = Session::load(&bytes, &LoadOptions::default()).unwrap();
    let all = again.resources().unwrap();
    assert!(all[0].lost && all[0].token.is_none());
    let step = again.resume(&scalar(Slot::None), &mut nothing()).unwrap();
    let Step::Complete { value } = step else { panic!("{step:?}") };
    let graph = Graph::parse(&value).unwrap();
    let Node::Tuple(mut parts) = graph.node(NodeIndex(0)) else { panic!() };
    assert_eq!(parts.next(), Some(Slot::Str("<lost File resource>FileTrue1")));
    let Some(Slot::Reference(list)) = parts.next() else { panic!() };
    let Node::List(texts) = graph.node(list) else { panic!() };
    let lost = "the File resource was lost when the program was frozen";
    let expected = [lost; 5].map(Slot::Str);
    assert_eq!(texts.collect::<Vec<_>>(), expected);
    assert_eq!(receiver(&value), (1, true, "File".into()));
    // The program that was dumped has it still.
    let call = pending(session.resume(&scalar(Slot::None), &mut nothing()).unwrap());
    assert_eq!(receiver(&call.args), (3, false, "File".into()));
}

#[test]
fn without_resources_nothing_changes() {
    let mut session = start("f = None\nask()", &[("f", 3)]).unwrap();
    pending(session.run(&mut nothing()).unwrap());
    let bytes = session.dump().unwrap();
    let mut plain = start("f = None\nask()", &[]).unwrap();
    pending(plain.run(&mut nothing()).unwrap());
    session.offer_tokens([(3, Some(scalar(Slot::None)))]).unwrap();
    assert_eq!(session.dump().unwrap(), bytes);
    assert!(session.resources().unwrap().is_empty());
    let again = Session::load(&bytes, &LoadOptions::default()).unwrap();
    assert!(!again.was_loaded_with_resources());
}

#[test]
fn hosts_that_err_are_told() {
    let mut session = start("ask()", &[("f", 3)]).unwrap();
    pending(session.run(&mut nothing()).unwrap());
    let mut other = GraphWriter::new();
    other.resource_of(3, false, "Page", &[], &[], true);
    let mut nameless = GraphWriter::new();
    nameless.resource_of(5, false, "", &[], &[], false);
    let mut special = GraphWriter::new();
    special.resource_of(5, false, "X", &["__init__"], &[], false);
    let mut zero = GraphWriter::new();
    zero.resource(0, false, "X");
    for graph in [other, nameless, special, zero] {
        let bytes = graph.finish(Slot::Reference(NodeIndex(0))).unwrap();
        let error = session.resume(&bytes, &mut nothing()).unwrap_err();
        assert!(matches!(error, EngineError::Value(_)), "{error}");
    }
    assert!(session.offer_tokens([(3, Some(vec![9, 9]))]).is_err());
    assert!(session.offer_tokens([(3, Some(resource(3)))]).is_err());
}

/// Runs a program to its end, frozen and thawed at every safepoint and every call, if asked for.
/// The objects of the host are numbers: their attributes and methods give what derives from these.
fn driven(source: &str, freeze: bool) -> String {
    let handles = [("f", 3), ("g", 4), ("p", 101)];
    let mut session = start(source, &handles).unwrap();
    let mut objects: Vec<(u64, i64)> = vec![(3, 30), (4, 40), (101, 1010)];
    let mut text = String::new();
    let mut output = |_, said: &str| text.push_str(said);
    let mut step = session.run_slice(if freeze { 1 } else { 1_000_000 }, &mut output).unwrap();
    for _ in 0..100_000 {
        if freeze && !matches!(step, Step::Complete { .. } | Step::Failed(_)) {
            (session, objects) = thawed(&mut session, &objects);
            if matches!(step, Step::Pending(_)) {
                step = Step::Pending(session.pending().unwrap());
            }
        }
        step = match step {
            Step::Pending(call) => {
                let handle = receiver(&call.args).0;
                let number = objects.iter().find(|(known, _)| *known == handle).unwrap().1;
                let answer = scalar(Slot::Int(number + i64::from(call.attribute)));
                session.resume(&answer, &mut output).unwrap()
            }
            Step::Paused => {
                session.run_slice(if freeze { 1 } else { 1_000_000 }, &mut output).unwrap()
            }
            Step::Complete { .. } => return text,
            other => panic!("{other:?}"),
        };
    }
    panic!("it does not end")
}

/// A session from its dump, and the objects by their new handles.
fn thawed(session: &mut Session, objects: &[(u64, i64)]) -> (Session, Vec<(u64, i64)>) {
    let number = |handle: u64| objects.iter().find(|(known, _)| *known == handle).unwrap().1;
    let tokens: Vec<_> = session
        .resources()
        .unwrap()
        .iter()
        .map(|it| (it.handle, Some(scalar(Slot::Int(number(it.handle))))))
        .collect();
    session.offer_tokens(tokens).unwrap();
    let bytes = session.dump().unwrap();
    session.collect();
    assert_eq!(session.dump().unwrap(), bytes, "a collection changes the dump");
    let mut again = Session::load(&bytes, &LoadOptions::default()).unwrap();
    let all = again.resources().unwrap();
    let offered = all.iter().map(|it| (it.handle, it.token.clone()));
    again.offer_tokens(offered).unwrap();
    assert_eq!(again.dump().unwrap(), bytes, "dump, load, dump");
    let objects = all
        .iter()
        .map(|it| match Graph::parse(it.token.as_ref().unwrap()).unwrap().root() {
            Slot::Int(number) => (it.handle, number),
            other => panic!("{other:?}"),
        })
        .collect();
    (again, objects)
}

#[test]
fn they_sleep_at_every_safepoint() {
    let source = "
import copy
class Holder:
    __slots__ = ('it', 'more')
    def __init__(self, it): self.it, self.more = it, [it]
    def total(self): return sum(x.name for x in self.more) + self.it.read(1)
def each(*all):
    for one in all:
        yield one.name, one
holders = {h: Holder(h) for h in (f, g)}
read = p.open
for name, one in each(f, g, f):
    print(name, one is f, holders[one].total(), hash(one) == hash(copy.copy(one)), repr(one))
try: print(p.size, read(2, key=3), p._x)
except AttributeError as error: print(error)
print(sorted([g, f], key=lambda it: it.name)[0] is f, type(f) is type(g), f in {g: 1}, [*map(type(f).read, [f, g])])
del f, holders, one
print(g.close(), len({g, g, p}))
";
    let plain = driven(source, false);
    assert!(plain.starts_with("31 True 61 True <File resource>\n41 False 81 True"), "{plain}");
    assert!(plain.ends_with("True True False [30, 40]\n40 2\n"), "{plain}");
    assert_eq!(driven(source, true), plain);
}

#[test]
fn deltas_carry_all_of_them() {
    let source = "
xs = [f]
xs.append(ask())
f = xs[0].name
del xs[0]
ask()
xs, p.title
";
    let mut session = start(source, &[("f", 3), ("p", 101)]).unwrap();
    let token = |number: i64| Some(scalar(Slot::Int(number)));
    pending(session.run(&mut nothing()).unwrap());
    session.offer_tokens([(3, token(30)), (101, token(1))]).unwrap();
    let mut chain = vec![session.dump_base(&DumpOptions::default()).unwrap()];
    let mut answers = vec![resource(4), scalar(Slot::Str("n")), scalar(Slot::None)];
    for tokens in [
        vec![(3, token(31)), (4, token(40)), (101, None)],
        vec![(4, token(41)), (101, token(2))],
        vec![(4, token(42)), (101, token(3))],
    ] {
        pending(session.resume(&answers.remove(0), &mut nothing()).unwrap());
        session.collect();
        session.offer_tokens(tokens.clone()).unwrap();
        let whole = session.dump().unwrap();
        let id = diapause_engine::BaseId::of(chain.last().unwrap()).unwrap();
        chain.push(session.dump_delta(id, &DumpOptions::default()).unwrap());
        let options = LoadOptions { deltas: chain[1..].to_vec(), ..LoadOptions::default() };
        let mut again = Session::load(&chain[0], &options).unwrap();
        let all = again.resources().unwrap();
        assert_eq!(all.len(), tokens.len());
        again.offer_tokens(all.into_iter().map(|it| (it.handle, it.token))).unwrap();
        assert_eq!(again.dump().unwrap(), whole);
    }
}
