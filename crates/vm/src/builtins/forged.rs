//! Native functions get arguments of every kind. What a program passes may be anything, and what
//! code of the library passes may be anything too where a snapshot says that it is in the middle
//! of a call. The answer is a value or a trap, never a panic.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use diapause_bytecode::Module;
use diapause_compiler::{Mode, compile};

use super::{Builtin, Signature};
use crate::exec::Exit;
use crate::heap::Heap;
use crate::machine::Machine;
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// An object of every kind that a program can make, and what is special of each.
const SAMPLES: &str = r"
class C:
    x = 1
    def m(self):
        return self
    @property
    def p(self):
        return 1
class S:
    __slots__ = ('a', 'b')
class D(int):
    pass
class E(list):
    pass
class T(str):
    pass
class F(Exception):
    pass
class M(type):
    pass
def f(a, b=2, *c, d=4, **e):
    def g():
        return a
    return g
def gen():
    yield 1
async def co():
    pass
async def ag():
    yield 1
def raised():
    try:
        raise F('raised')
    except F as error:
        return error
started, ended, error = gen(), gen(), raised()
next(started)
list(ended)
circle = [1]
circle.append(circle)
samples = [
    None, True, False, NotImplemented, ..., 0, 1, -1, 2, 7, 255, 1 << 40, (1 << 61) - 1, -(1 << 61),
    1 << 63, 1 << 70, -(1 << 70), 0.0, -0.0, 1.5, float('inf'), float('nan'), 1e300, 2j, '', 'a',
    'é', '\U0001F600x', 'x' * 40, '__name__', 'abc def', '\ud800', '%s', '{}', '12', b'', b'abc',
    b'\xff' * 30, bytearray(b'xyz'), bytearray(), memoryview(b'abc'), memoryview(bytearray(b'ab')),
    [], [1, 2, 3], ['a'], [[]], [None, 'a', 1.5], circle, (), (1,), (1, 'a', None), ('a', 'b'),
    {}, {'a': 1}, {1: 2, 'b': []}, set(), {1, 2}, frozenset(), frozenset({'a'}), range(0), range(5),
    range(1 << 70), range(5, 0, -2), slice(None), slice(1, 2, 3), slice('a', None, 0),
    f, f(1), f(1).__closure__[0], C().m, len, [].append, list.append, int.__add__, 'a'.join, int, str,
    type, object, list, dict, C, S, D, E, F, M, M('N', (), {}), C(), S(), D(5), E([1]), T('t'), F('x'),
    ValueError('x'), KeyError(), SyntaxError('m', ('f', 1, 2, 'l')), StopIteration(3), error,
    error.__traceback__, ExceptionGroup('g', [ValueError(1)]), OSError(2, 'no'), gen(), started, ended,
    co(), ag(), ag().asend(None), iter([1]), iter([1, 2]), iter('ab'), iter({1: 2}), iter({1}),
    iter(()), iter(range(3)), iter(len, 1), zip([1], [2]), enumerate('a'), map(f, [1]),
    filter(None, [1]), reversed([1]), reversed(range(2)), C.__dict__['p'], staticmethod(f),
    classmethod(f), {}.keys(), {'a': 1}.items(), {'a': 1}.values(), super(C, C()), C.__dict__,
    print, int.from_bytes, type.__call__, dict.fromkeys, S.a, int.real, f.__code__, list[int], int | str,
    'abc'.encode, (1).__add__,
]
";

const CALLS: usize = 300;
/// Those of functions that only the library calls, which rely on it.
const PRIVATE_CALLS: usize = 3000;
/// After so many the objects are made anew: calls change them.
const FRESH: usize = 60;

/// Numbers without an order, always the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % bound.max(1)
    }

    fn pick(&mut self, from: &[Value]) -> Value {
        from[self.below(from.len())]
    }
}

/// A machine that holds the samples.
fn samples(module: &Arc<Module>) -> (Machine, Vec<Value>) {
    let mut machine = Machine::new(16 << 20, 200);
    let globals = machine.load(module).expect("it fits");
    match machine.run(u32::MAX) {
        Exit::Complete(_) => {}
        other => panic!("the samples are not made: {other:?}"),
    }
    let name = machine.heap.intern("samples").expect("it fits");
    let list = machine.heap.dict_get_name(globals, name).expect("there are samples");
    let mut samples = machine.heap.list(list).items.clone();
    samples.push(machine.external("ext").expect("it fits"));
    samples.extend(crate::library::function("list_sort"));
    (machine, samples)
}

/// Arguments in the form that a signature says.
fn arguments(
    builtin: &Builtin,
    heap: &Heap,
    samples: &[Value],
    dice: &mut Dice,
) -> Option<Vec<Value>> {
    let mut values = Vec::new();
    if builtin.owner.is_some() && !builtin.is_static() {
        let owner = builtin.owner?;
        let fits = |value: &&Value| match builtin.is_class_method() {
            true => value.is(Kind::Type) || value.is(Kind::Class),
            false => owner == TypeId::Object || heap.native_type(**value) == owner,
        };
        let receivers: Vec<Value> = samples.iter().filter(fits).copied().collect();
        if receivers.is_empty() {
            return None;
        }
        values.push(dice.pick(&receivers));
    }
    let optional = |given: usize, most: usize, values: &mut Vec<Value>, dice: &mut Dice| {
        for nth in 0..most {
            let left_out = nth >= given && dice.below(3) == 0;
            values.push(if left_out { Value::UNBOUND } else { dice.pick(samples) });
        }
    };
    match builtin.signature {
        Signature::None => {}
        Signature::One => values.push(dice.pick(samples)),
        Signature::Positional(least, most) => {
            optional(least.into(), most.into(), &mut values, dice);
        }
        Signature::Named { names, required, .. } => {
            optional(required.into(), names.len(), &mut values, dice);
        }
        Signature::Variadic { at_least, keywords } => {
            optional(0, keywords.len(), &mut values, dice);
            // All other keyword arguments come as a dict.
            if keywords.contains(&"**") {
                let place = values.len() - 1;
                let dicts: Vec<_> =
                    samples.iter().filter(|value| value.is(Kind::Dict)).copied().collect();
                values[place] = dice.pick(&dicts);
            }
            let more = usize::from(at_least) + dice.below(3);
            optional(more, more, &mut values, dice);
        }
    }
    // What carries a value is replaced by it before.
    let carries = builtin.unwraps && values.iter().any(|value| value.is(Kind::Instance));
    (!carries).then_some(values)
}

thread_local! {
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// What a native function panics with.
fn attempt(builtin: &Builtin, machine: &mut Machine, values: &[Value]) -> Option<String> {
    let call = || drop((builtin.function)(&mut machine.heap, values));
    catch_unwind(AssertUnwindSafe(call)).err()?;
    let kinds: Vec<_> = values.iter().map(|value| value.kind()).collect();
    Some(format!("{} with {kinds:?}: {}", builtin.full_name(), PLACE.with_borrow(Clone::clone)))
}

#[test]
fn arguments_of_every_kind_are_taken_or_refused() {
    let module = Arc::new(compile(SAMPLES, "samples.py", Mode::Program).expect("it compiles"));
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|panic| PLACE.set(panic.to_string().replace('\n', " "))));
    let mut found = Vec::new();
    let all = super::FAMILIES.iter().flat_map(|family| family.iter());
    for (nth, builtin) in all.enumerate() {
        let mut dice = Dice(nth as u64);
        let is_private = builtin.owner.is_none() && builtin.name.starts_with('_');
        let calls = if is_private { PRIVATE_CALLS } else { CALLS };
        let mut made = samples(&module);
        for call in 1..calls {
            if call % FRESH == 0 {
                made = samples(&module);
            }
            let (machine, samples) = &mut made;
            let Some(values) = arguments(builtin, &machine.heap, samples, &mut dice) else {
                continue;
            };
            if let Some(what) = attempt(builtin, machine, &values) {
                found.push(what);
                break;
            }
        }
    }
    std::panic::set_hook(hook);
    assert!(found.is_empty(), "{} panic:\n{}", found.len(), found.join("\n"));
}
