//! Forged code, objects and activations that only a reader who knows the machine would write: each
//! is refused, or gives an error of Python.

use std::sync::Arc;

use diapause_bytecode::{CodeFlags, Instr, Module, Position};
use diapause_compiler::{Mode, compile};
use diapause_snapshot::{Kind, Meta, dump, dump_program, unchecked};
use diapause_vm::exec::{Cont, Exit};
use diapause_vm::machine::Machine;
use diapause_vm::object::Iter;
use diapause_vm::types::TypeId;
use diapause_vm::value::{Kind as ValueKind, Value};

const MEMORY: usize = 64 << 20;

fn compiled(source: &str) -> Module {
    compile(source, "main.py", Mode::Program).expect("it compiles")
}

/// Checks that code is refused, with these words.
fn refused(module: &Module, words: &str) {
    match unchecked::load_program(&dump_program(module)) {
        Ok(_) => panic!("code is taken that has {words:?}"),
        Err(error) => assert!(error.to_string().contains(words), "{error}, expected {words:?}"),
    }
}

/// A body of a module that consists of these instructions, each with its live registers.
fn body(instructions: &[(Instr, u8)], registers: u16) -> Module {
    let mut module = compiled("x = 1");
    let code = &mut module.codes[0];
    code.instructions = instructions.iter().map(|&(instruction, _)| instruction).collect();
    code.live = instructions.iter().map(|&(_, live)| live).collect();
    code.positions = vec![Position::default(); instructions.len()];
    code.register_count = registers;
    code.exception_table.clear();
    module
}

/// A machine that has run so many steps of a program.
fn paused(source: &str, fuel: u32) -> Machine {
    let mut machine = Machine::new(MEMORY, 1000);
    machine.load(&Arc::new(compiled(source))).expect("it fits");
    assert!(matches!(machine.run(fuel), Exit::OutOfFuel));
    machine
}

fn global(machine: &Machine, name: &str) -> Value {
    let name = machine.heap.find_interned(name).expect("a name of the program");
    machine.heap.dict_get_name(machine.main_globals(), name).expect("it is there")
}

/// Checks that a machine cannot be loaded.
fn not_loaded(machine: &Machine, words: &str) {
    let bytes = dump(machine, &Meta::default()).expect("it can be dumped");
    match unchecked::load(&bytes, Kind::Progress, MEMORY) {
        Ok(_) => panic!("it is loaded with {words:?}"),
        Err(error) => assert!(error.to_string().contains(words), "{error}, expected {words:?}"),
    }
}

const LOOP: &str = "
class C: pass
class D: pass
class M(type): pass
c = C()
it = iter([1])
list(it)
while True: pass
";

#[test]
fn no_two_instructions_share_a_cache() {
    let mut module = compiled("class C:\n    x = 5\nc = C()\nc.x\nc.y = 1\n");
    for instruction in &mut module.codes[0].instructions {
        if let Instr::GetAttr { cache, .. } | Instr::SetAttr { cache, .. } = instruction {
            *cache = 0;
        }
    }
    refused(&module, "a cache that another instruction has");
}

#[test]
fn variables_are_counted_in_a_byte() {
    let mut module = compiled("def f(): pass");
    let code = &mut module.codes[1];
    code.variable_names = (0..256).map(|nth| format!("v{nth}")).collect();
    code.register_count = 256;
    code.live.fill(255);
    refused(&module, "256 variables");
}

#[test]
fn variables_are_live_everywhere() {
    let mut module = compiled("def f(self): return g()");
    module.codes[1].live[0] = 0;
    refused(&module, "variables");
}

#[test]
fn a_class_body_has_a_namespace() {
    let mut module = compiled("def f(): return locals()");
    module.codes[1].flags.insert(CodeFlags::CLASS_BODY);
    refused(&module, "without a namespace");
    let mut module = body(&[(Instr::DeleteName { name: 0 }, 1), (Instr::ReturnNone {}, 0)], 1);
    module.codes[0].names = vec!["x".into()];
    refused(&module, "reads register 0");
}

#[test]
fn a_jump_to_the_next_instruction_is_a_stop() {
    let code = [
        (Instr::BuildList { dst: 1, base: 0, count: 0 }, 2),
        (Instr::Jump { target: 2 }, 2),
        (Instr::LoadInt { dst: 0, value: 1 }, 1),
        (Instr::ListAppend { list: 1, value: 0 }, 2),
        (Instr::ReturnNone {}, 0),
    ];
    refused(&body(&code, 2), "reads register 1");
}

#[test]
fn two_items_of_a_loop_are_a_stop() {
    let code = [
        (Instr::BuildDict { dst: 0, base: 0, count: 0 }, 1),
        (Instr::GetIter { dst: 0, src: 0 }, 1),
        (Instr::ForIter { iter: 0, dst: 1, body: 4 }, 2),
        (Instr::ReturnNone {}, 0),
        (Instr::Unpack { src: 1, base: 1, count: 2 }, 3),
        (Instr::LoadInt { dst: 3, value: 1 }, 1),
        (Instr::Move { dst: 3, src: 2 }, 4),
        (Instr::Jump { target: 2 }, 1),
    ];
    refused(&body(&code, 4), "reads register 2");
}

#[test]
fn a_call_that_is_not_reached_is_not_looked_for() {
    let code = [
        (Instr::BuildList { dst: 0, base: 0, count: 0 }, 1),
        (Instr::LoadInt { dst: 1, value: 1 }, 2),
        (Instr::ListExtend { list: 0, items: 1 }, 2),
        (Instr::ReturnNone {}, 0),
        (Instr::CallUnpacked { dst: 0, base: 255 }, 1),
        (Instr::ReturnNone {}, 0),
    ];
    let module = unchecked::load_program(&dump_program(&body(&code, 255))).expect("it is code");
    let mut machine = Machine::new(MEMORY, 100);
    machine.load(&Arc::new(module)).expect("it fits");
    assert!(matches!(machine.run(100), Exit::Raised(_)));
}

#[test]
fn an_exhausted_iterator_is_of_the_type_of_one() {
    let mut machine = paused(LOOP, 200);
    let iterator = global(&machine, "it");
    *machine.heap.iterator_mut(iterator) = Iter::Exhausted("list");
    not_loaded(&machine, "as the type of an iterator");
}

#[test]
fn what_a_class_is_looked_up_as_is_stored_like_it() {
    let mut machine = paused(LOOP, 200);
    let class = global(&machine, "C");
    let order = [class, TypeId::List.value(), TypeId::Object.value()];
    machine.heap.class_mut(class).mro = order.into();
    not_loaded(&machine, "one that is looked up as list");
}

#[test]
fn classes_are_no_instances() {
    let mut machine = paused(LOOP, 200);
    let (object, class) = (global(&machine, "c"), global(&machine, "M"));
    let shape = machine.heap.class(class).root_shape;
    let instance = machine.heap.instance_mut(object);
    (instance.class, instance.shape) = (class, shape);
    not_loaded(&machine, "that is stored as an instance");
}

#[test]
fn nothing_has_happened_too_often_to_count_on() {
    let mut machine = paused(LOOP, 200);
    machine.state.calls = u64::MAX;
    not_loaded(&machine, "times");
    let mut machine = paused(LOOP, 200);
    machine.heap.entropy.drawn = u64::MAX;
    not_loaded(&machine, "times");
}

const GENERATOR: &str = "
def g():
    while True:
        if not True:
            yield 1
for i in g(): pass
";

#[test]
fn a_generator_runs_above_another_activation() {
    let mut machine = paused(GENERATOR, 20);
    assert_eq!(machine.frames.len(), 2);
    machine.frames.remove(0);
    machine.frames[0].cont = Cont::Entry;
    machine.frames[0].base = 0;
    not_loaded(&machine, "as the program itself");
}

/// How a program ends.
fn end(source: &str) -> (Machine, Exit) {
    let mut machine = Machine::new(MEMORY, 1000);
    machine.load(&Arc::new(compiled(source))).expect("it fits");
    let exit = machine.run(u32::MAX);
    (machine, exit)
}

#[test]
fn an_order_of_lookups_has_no_types_that_are_stored_in_another_way() {
    for base in ["list", "S"] {
        let source = format!(
            "
class S:
    __slots__ = ('a', 'b')
class M(type):
    def mro(cls): return [cls, {base}, object]
try:
    class C(metaclass=M): pass
except TypeError as error:
    assert str(error) == \"mro() returned base with unsuitable layout ('{base}')\", error
else:
    assert False
"
        );
        let (_, exit) = end(&source);
        assert!(matches!(exit, Exit::Complete(_)), "{exit:?} with {base}");
    }
}

#[test]
fn tuples_that_instances_carry_are_hashed_however_deep_they_nest() {
    let source = "
class T(tuple): pass
t = T()
for i in range(100000): t = T((t,))
try:
    hash(t)
except RecursionError:
    pass
";
    let (_, exit) = end(source);
    assert!(matches!(exit, Exit::Complete(_)), "{exit:?}");
}

#[test]
fn a_field_of_a_text_may_be_of_a_derived_class() {
    let source = "
class T(str): pass
class C:
    def __format__(self, spec): return T('hi')
assert f'{C()}a' == 'hia'
";
    let (_, exit) = end(source);
    assert!(matches!(exit, Exit::Complete(_)), "{exit:?}");
}

#[test]
fn names_of_calls_that_are_answered_later_are_texts() {
    let source = "
import asyncio
import asyncio.events as events
async def main():
    events._call_names[5] = 7
    await asyncio.sleep(1)
asyncio.run(main())
";
    let (machine, exit) = end(source);
    assert!(!matches!(exit, Exit::Waiting), "{exit:?}");
    assert!(machine.state.waiting.is_none());
}

#[test]
fn what_waits_does_not_go_on_before_it_is_answered() {
    let module = Arc::new(compiled("x = ext()\nassert x == 1"));
    let mut machine = Machine::new(MEMORY, 1000);
    let globals = machine.load(&module).expect("it fits");
    let function = machine.external("ext").expect("it fits");
    machine.heap.dict_set_text(globals, "ext", function).expect("it fits");
    assert!(matches!(machine.run(100), Exit::Pending));
    assert!(matches!(machine.run(100), Exit::Pending));
    machine.resume(Value::small(1)).expect("it waits");
    assert!(matches!(machine.run(100), Exit::Complete(value) if !value.is(ValueKind::Exception)));
}

#[test]
fn what_send_gives_is_not_lost_where_a_program_stops() {
    let source = "
def g():
    x = yield 0
    while True:
        x = yield x
it = g()
next(it)
found = []
for i in range(50):
    found.append((it.send(i) if i >= 0 else 2))
assert found == list(range(50)), found
";
    let mut machine = Machine::new(MEMORY, 1000);
    machine.load(&Arc::new(compiled(source))).expect("it fits");
    loop {
        match machine.run(1) {
            Exit::OutOfFuel => {
                let bytes = dump(&machine, &Meta::default()).expect("it can be dumped");
                let loaded = unchecked::load(&bytes, Kind::Progress, MEMORY);
                machine = loaded.expect("it can be loaded").0;
            }
            exit => {
                assert!(matches!(exit, Exit::Complete(_)), "{exit:?}");
                return;
            }
        }
    }
}

#[test]
fn what_patterns_hold_may_be_anything() {
    let source = "
import re
class X(list): pass
p = re.compile('.')
p._matches = X
for ask in (lambda: next(p.finditer('a')), lambda: p.search('a'), lambda: p.match('a')):
    try:
        ask().append(1)
    except (TypeError, AttributeError):
        pass
s = re.compile('.').scanner('\u{e9}')
for at, end in ((1, 2), (5, 10), (0, 1), (-1, -1)):
    s._at, s._end = at, end
    try:
        s.search()
    except Exception:
        pass
";
    // A panic fails the test; what natives refuse may end the run.
    let (_, exit) = end(source);
    assert!(!matches!(exit, Exit::Pending), "{exit:?}");
}
