//! Callbacks of weak references that are due while a program waits for its host.

use diapause_engine::boundary::{GraphWriter, Slot};
use diapause_engine::{Program, Session, StartOptions, Step};

const SOURCE: &str = "
import weakref
class Node: pass
log = []
def first(yes):
    return [1, ask() if yes else None, 2]
node = Node()
node.itself = node
watch = weakref.ref(node, lambda _: log.append('gone'))
del node
answer = first(True)
for _ in range(3): pass
print(answer, log)
";

#[test]
fn callbacks_leave_the_answer_alone() {
    let program = Program::compile(SOURCE, "main.py").unwrap();
    let options =
        StartOptions { external_functions: vec!["ask".into()], ..StartOptions::default() };
    let mut session = Session::start(&program, options).unwrap();
    let step = session.run(&mut |_, _| {}).unwrap();
    assert!(matches!(step, Step::Pending(_)), "{step:?}");
    session.collect();
    let answer = GraphWriter::new().finish(Slot::Int(5)).unwrap();
    let mut said = String::new();
    let step = session.resume(&answer, &mut |_, text| said.push_str(text)).unwrap();
    assert!(matches!(step, Step::Complete { .. }), "{step:?}");
    assert_eq!(said, "[1, 5, 2] ['gone']\n");
}
