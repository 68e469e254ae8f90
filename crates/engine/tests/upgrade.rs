//! Newer source for programs in the middle of their run.

use diapause_engine::{
    BaseId, DumpOptions, EngineError, LoadOptions, NewSource, Program, Session, StartOptions, Step,
    UpgradePolicy, missing_code,
};

use UpgradePolicy::{Keep, Strict};

/// A program that waits for the answer to `ask`, as bytes.
fn asleep(source: &str) -> Vec<u8> {
    let program = Program::compile(source, "main.py").unwrap();
    let options =
        StartOptions { external_functions: vec!["ask".into()], ..StartOptions::default() };
    let mut session = Session::start(&program, options).unwrap();
    match session.run(&mut |_, _| {}).unwrap() {
        Step::Pending(_) => session.dump().unwrap(),
        step => panic!("{step:?}"),
    }
}

/// The same with newer source, also as bytes; what is wrong with it.
fn renewed(bytes: &[u8], source: &str, policy: UpgradePolicy) -> Result<Vec<u8>, EngineError> {
    let source = Some(NewSource { text: source.to_owned(), policy });
    let session = Session::load(bytes, &LoadOptions { source, ..LoadOptions::default() })?;
    let dumped = session.dump().unwrap();
    // What comes out is a program like any other.
    let again = Session::load(&dumped, &LoadOptions::default()).unwrap();
    assert_eq!(again.dump().unwrap(), dumped);
    Ok(dumped)
}

/// What a program prints from here to its end; each call gets its own argument as its answer.
fn wakes(bytes: &[u8]) -> String {
    let mut session = Session::load(bytes, &LoadOptions::default()).unwrap();
    let mut text = String::new();
    let mut step = session.resume_echo(0, &mut |_, said| text.push_str(said)).unwrap();
    loop {
        match step {
            Step::Complete { .. } => return text,
            Step::Failed(error) => return text + &error.traceback_text,
            Step::Pending(_) => {
                let bytes = session.dump().unwrap();
                session = Session::load(&bytes, &LoadOptions::default()).unwrap();
                assert_eq!(session.dump().unwrap(), bytes);
                step = session.resume_echo(0, &mut |_, said| text.push_str(said)).unwrap();
            }
            step => panic!("{step:?}"),
        }
    }
}

/// What a program prints that falls asleep with one source and wakes up with another.
fn across(old: &str, new: &str, policy: UpgradePolicy) -> String {
    match renewed(&asleep(old), new, policy) {
        Ok(bytes) => wakes(&bytes),
        Err(error) => {
            assert_eq!(error.code(), "ERR_DIAPAUSE_SNAPSHOT_SCHEMA", "{error}");
            format!("refused: {error}")
        }
    }
}

/// A message with `#` for the hashes in it, which any release may compute otherwise.
fn without_hashes(text: &str) -> String {
    let mut parts = text.split_inclusive([' ', ',', ')']).map(|word| {
        let end = word.trim_end_matches([' ', ',', ')']).len();
        let is_hash = end == 16 && word[..end].bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_hash { format!("#{}", &word[end..]) } else { word.to_owned() }
    });
    parts.by_ref().collect()
}

const SHOP: &str = "
def price(item):
    return len(item)

def total(items):
    answer = ask(items)
    return sum(price(item) for item in answer)

print(total(['tea', 'milk']))
print(price('sugar'))
";

#[test]
fn functions_that_do_not_run_take_their_new_version() {
    let new = SHOP.replace("len(item)", "10 * len(item)");
    assert_eq!(across(SHOP, SHOP, Strict), "7\n5\n");
    assert_eq!(across(SHOP, &new, Strict), "70\n50\n");
    assert_eq!(across(SHOP, &new, Keep), "70\n50\n");
}

#[test]
fn a_changed_function_that_runs_is_refused_by_name() {
    let new = SHOP.replace("sum(price(item)", "1 + sum(price(item)");
    let said = across(SHOP, &new, Strict);
    assert_eq!(
        without_hashes(&said),
        "refused: the new source is another where the program stands: total (code #, now #)"
    );
    let body = SHOP.replace("print(price('sugar'))", "print('gone')");
    let said = without_hashes(&across(SHOP, &body, Strict));
    assert!(said.ends_with("stands: <module> (code #, now #)"), "{said}");
    let gone = SHOP.replace("total", "sum_of_all");
    let said = across(SHOP, &gone, Strict);
    assert!(said.contains("total (code ") && said.contains(", not there any more)"), "{said}");
    assert!(said.contains("<module> (code "), "{said}");
}

#[test]
fn with_keep_a_changed_function_finishes_as_it_was() {
    let old = "
def work(depth):
    ask(depth)
    print('old', depth)
    if depth:
        work(depth - 1)
work(2)
work(0)
";
    let new = old.replace("'old'", "'new'");
    // Recursion from the old activation leads to new code.
    assert_eq!(across(old, &new, Keep), "old 2\nnew 1\nnew 0\nnew 0\n");
    // Two versions travel on, and a third comes.
    let sleeping = asleep(old);
    let bytes = renewed(&sleeping, &new, Keep).unwrap();
    let third = renewed(&bytes, &old.replace("'old'", "'newest'"), Keep).unwrap();
    assert_eq!(wakes(&third), "old 2\nnewest 1\nnewest 0\nnewest 0\n");
    // A version that nothing refers to any more is gone: going back leaves no trace.
    let back = renewed(&bytes, old, Strict).unwrap();
    assert_eq!(back, sleeping);
    assert!(bytes.len() > back.len());
}

#[test]
fn with_keep_a_module_body_goes_on_and_defines_new_code() {
    let old = "
def first(): return 'old first'
ask()
def second(x, y=2): return f'old second {x} {y}'
class Third:
    kind = 'old'
    def name(self): return 'old third'
def fourth(): return 'old fourth'
def inner():
    def deep(): return 'old deep'
    return deep()
print(first(), second(1), Third().name(), Third.kind, fourth(), inner())
";
    let new = old
        .replace("old", "new")
        .replace("def fourth():", "def fourth(more):")
        .replace("print(", "print('new body', ");
    let said = across(old, &new, Keep);
    // What was defined in another way keeps the code that its definition had.
    assert_eq!(said, "new first new second 1 2 new third new old fourth new deep\n");
}

#[test]
fn comments_and_layout_are_no_change() {
    let old = "
def work():
    '''Works.'''
    x = ask(1)
    return 1 // (x - 1)

class Plan:
    def run(self):
        return work()

Plan().run()
";
    let new = format!("# a comment\n\n{}", old.replace("Works.", "Works hard.\n\n    Really."))
        .replace("    x = ask", "    # asks\n    x  =  ask");
    let said = across(old, &new, Strict);
    // Lines are those of the new text.
    for line in ["line 16, in <module>", "line 14, in run", "line 10, in work"] {
        assert!(said.contains(line), "{line}: {said}");
    }
    assert!(said.contains("return 1 // (x - 1)"), "{said}");
}

#[test]
fn a_class_body_in_the_middle_may_move() {
    let old = "
class Plan:
    size = ask(3)
    def run(self): return self.size
print(Plan().run(), Plan.__firstlineno__)
";
    let new = format!("# a comment\n{old}").replace("self.size", "self.size + 1");
    assert_eq!(across(old, &new, Strict), "4 2\n");
}

#[test]
fn methods_properties_and_whatever_holds_functions() {
    let old = "
import functools
class Base:
    def greet(self): return 'base'
class Order(Base):
    def __init__(self, lines): self.lines = lines
    def total(self): return sum(self.lines)
    @property
    def size(self): return len(self.lines)
    @staticmethod
    def unit(): return 'EUR'
    @classmethod
    def empty(cls): return cls([])
    def greet(self): return super().greet() + '!'
    def __len__(self): return 1
    by = lambda self: 'lambda'

def traced(f):
    @functools.wraps(f)
    def wrapper(*args):
        return 'traced ' + f(*args)
    return wrapper
@traced
def shown(x): return f'<{x}>'

order = Order([1, 2])
bound = order.total
partial = functools.partial(shown, 5)
table = {'go': shown, 'len': Order.__len__}
ask()
print(order.total(), bound(), order.size, order.unit(), Order.empty().lines, order.greet(), len(order))
print(partial(), table['go'](6), table['len'](order), order.by())
";
    assert_eq!(across(old, old, Strict), "3 3 2 EUR [] base! 1\ntraced <5> traced <6> 1 lambda\n");
    let new = old
        .replace("return sum(self.lines)", "return 10 * sum(self.lines)")
        .replace("return len(self.lines)", "return 10 * len(self.lines)")
        .replace("'EUR'", "'USD'")
        .replace("cls([])", "cls([7])")
        .replace("+ '!'", "+ '?'")
        .replace("return 'base'", "return 'new base'")
        .replace("return 1\n", "return 2\n")
        .replace("'lambda'", "'new lambda'")
        .replace("<{x}>", "[{x}]")
        .replace("'traced '", "'seen '");
    assert_eq!(
        across(old, &new, Strict),
        "30 30 20 USD [7] new base? 2\nseen [5] seen [6] 2 new lambda\n"
    );
}

#[test]
fn new_functions_appear_when_their_definition_runs() {
    let old = "
class Order:
    def total(self): return 1
def caller(): return Order().total()
ask()
print(caller())
print(hasattr(Order, 'added'))
";
    let new = old
        .replace("return 1\n", "return 1\n    def added(self): return 2\n")
        .replace("Order().total()", "Order().total() + 1");
    assert_eq!(across(old, &new, Strict), "2\nFalse\n");
}

#[test]
fn what_the_new_source_lacks_stays() {
    let old = "
def helper(): return 'helper'
class Order:
    def old(self): return helper()
    def total(self): return self.old()
order = Order()
ask()
print(order.total())
";
    let new = old.replace("    def old(self): return helper()\n", "");
    assert_eq!(across(old, &new, Strict), "helper\n");
}

#[test]
fn generators_count_as_calls() {
    let old = "
def count():
    for n in range(3):
        yield n
def other():
    yield 'old'
g, unstarted, done = count(), count(), other()
next(g)
print(*done)
ask()
print(list(g), list(unstarted), list(other()))
";
    let new = old.replace("'old'", "'new'");
    assert_eq!(across(old, &new, Strict), "[1, 2] [0, 1, 2] ['new']\n");
    let new = old.replace("yield n", "yield 10 * n");
    let said = across(old, &new, Strict);
    assert!(said.contains("stands: count (code"), "{said}");
    assert_eq!(across(old, &new, Keep), "[1, 2] [0, 1, 2] ['old']\n");
}

#[test]
fn coroutines_and_tasks_count_as_calls() {
    let old = "
import asyncio
async def work(n):
    await asyncio.sleep(0)
    return f'old {n}'
async def main():
    first = asyncio.create_task(work(1))
    await asyncio.sleep(0)
    ask()
    second = asyncio.create_task(work(2))
    return await first, await second
print(asyncio.run(main()))
";
    let new = old.replace("old", "new");
    let said = across(old, &new, Strict);
    assert!(said.contains("stands: work (code"), "{said}");
    assert_eq!(across(old, &new, Keep), "('old 1', 'new 2')\n");
    // Awaiting at the top makes the program a coroutine.
    let old = "
import asyncio
async def work(): return 'old'
await asyncio.sleep(0)
ask()
print(await work())
";
    assert_eq!(across(old, &old.replace("old", "new"), Strict), "new\n");
}

#[test]
fn closures_keep_their_cells() {
    let old = "
def make(rate, extra):
    def fee(x):
        return x * rate
    def both(x):
        return x * rate + extra
    return fee, both
fee, both = make(3, 100)
ask()
print(fee(2), both(2))
";
    assert_eq!(
        across(old, &old.replace("return x * rate\n", "return x + rate\n"), Strict),
        "5 106\n"
    );
    // Fewer cells and another order are had from those that there are.
    let fewer = old.replace("x * rate + extra", "x * extra");
    assert_eq!(across(old, &fewer, Strict), "6 200\n");
    // Others are not.
    let more = old.replace("return x * rate\n", "return x * rate - extra\n");
    assert_eq!(
        across(old, &more, Strict),
        "refused: functions that exist cannot have their new code: make.<locals>.fee captures \
         extra, which it did not when it was defined"
    );
    assert_eq!(across(old, &more, Keep), "6 106\n");
}

#[test]
fn defaults_stay_by_name() {
    let old = "
import math
class Tool:
    def plain(self, a, b=math.floor(2.5), *, c=3): return a, b, c
    def grows(self, a): return a
    def swaps(self, a=1, b=2): return a, b
    def loses(self, a, b=2): return a, b
    def same(self, a=1): return a
tool = Tool()
ask()
def call(f):
    try: return f(9)
    except TypeError as e: return str(e)
print(tool.plain(1), call(tool.grows), tool.swaps(), call(tool.loses), tool.same())
";
    assert_eq!(across(old, old, Strict), "(1, 2, 3) 9 (1, 2) (9, 2) 1\n");
    let new = old
        .replace("def plain(self, a, b=math.floor(2.5), *, c=3): return a, b, c",
            "def plain(self, a, more='m', b=math.floor(2.5), *, d=(4, 5), c=3): return a, more, b, c, d")
        .replace("def grows(self, a): return a", "def grows(self, a, b='b', *, c=None): return a, b, c")
        .replace("def swaps(self, a=1, b=2)", "def swaps(self, b=20, a=10)")
        .replace("def loses(self, a, b=2)", "def loses(self, a, b)")
        .replace("def same(self, a=1)", "def same(self, a=100)");
    assert_eq!(
        across(old, &new, Strict),
        "(1, 'm', 2, 3, (4, 5)) (9, 'b', None) (1, 2) Tool.loses() missing 1 required positional \
         argument: 'b' 1\n"
    );
    let computed = old.replace("def grows(self, a)", "def grows(self, a, b=math.pi)");
    assert_eq!(
        across(old, &computed, Strict),
        "refused: functions that exist cannot have their new code: Tool.grows takes b, whose \
         default only its definition computes"
    );
    assert_eq!(across(old, &computed, Keep), "(1, 2, 3) 9 (1, 2) (9, 2) 1\n");
}

#[test]
fn lambdas_and_generator_expressions_go_by_order() {
    let old = "
def make():
    return [lambda x: x + 1, lambda x: x + 2], (n for n in [1, 2])
functions, numbers = make()
ask()
print([f(10) for f in functions], list(numbers), [f(10) for f in make()[0]])
";
    assert_eq!(across(old, old, Strict), "[11, 12] [1, 2] [11, 12]\n");
    let second = old.replace("x + 2", "x + 20");
    assert_eq!(across(old, &second, Strict), "[11, 30] [1, 2] [11, 30]\n");
    // One more before: those that exist are found by what they do.
    let more = old.replace("[lambda x: x + 1", "[lambda x: 0, lambda x: x + 1");
    assert_eq!(
        across(old, &more, Strict),
        "[11, 12] [1, 2] [10, 11, 12]\n".replace("[10, ", "[0, ")
    );
    // One more, and one is another: it stays.
    let both = more.replace("x + 2", "x + 20");
    assert_eq!(across(old, &both, Strict), "[11, 12] [1, 2] [0, 11, 30]\n");
    // A generator expression in the middle is a call.
    let running = old.replace("n for n in [1, 2]", "n + 1 for n in [1, 2]");
    let said = across(old, &running, Strict);
    assert!(said.contains("stands: make.<locals>.<genexpr> (code"), "{said}");
    assert_eq!(across(old, &running, Keep), "[11, 12] [1, 2] [11, 12]\n");
}

#[test]
fn tracebacks_of_both_versions_show_their_own_lines() {
    let old = "
def fails():
    raise ValueError('old')
def work():
    try:
        fails()
    except ValueError as error:
        ask()
        return error
kept = work()
raise kept
";
    let new = format!("# moved\n{}", old.replace("    raise", "    x = 1\n    raise"));
    let said = across(old, &new, Strict);
    let expected = "Traceback (most recent call last):
  File \"main.py\", line 13, in <module>
    raise kept
  File \"main.py\", line 8, in work
    fails()
    ~~~~~^^
  File \"main.py\", line 3, in fails
    raise ValueError('old')
ValueError: old
";
    assert_eq!(said, expected);
}

#[test]
fn docstrings_are_new_unless_the_program_set_them() {
    let old = "
def one():
    'old one'
def two():
    'old two'
two.__doc__ = 'mine'
ask()
print(one.__doc__, two.__doc__, one.__name__, one.__code__.co_firstlineno)
";
    let new = format!("\n{}", old.replace("'old", "'new"));
    assert_eq!(across(old, &new, Strict), "new one mine one 3\n");
}

#[test]
fn modules_of_the_host_and_the_library_are_as_they_were() {
    let old = "
import dataclasses, json
@dataclasses.dataclass
class Point:
    x: int
    y: int = 2
    def far(self): return self.x + self.y
space = {}
exec('def made(x): return x * 2', space)
p = Point(1)
ask()
print(p, p.far(), space['made'](4), json.dumps(dataclasses.asdict(p)))
";
    let new = old.replace("self.x + self.y", "10 * self.x + self.y");
    assert_eq!(across(old, &new, Strict), "Point(x=1, y=2) 12 8 {\"x\": 1, \"y\": 2}\n");
}

#[test]
fn source_that_does_not_compile_is_a_syntax_error() {
    match renewed(&asleep(SHOP), "def (", Strict) {
        Err(error @ EngineError::Syntax(_)) => assert_eq!(error.code(), "ERR_DIAPAUSE_SYNTAX"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn preempted_programs_and_inline_caches() {
    let source = "
class Box:
    def __init__(self, n): self.n = n
    def get(self): return self.n
def step(box): return box.get() + 1
def run():
    box, total = Box(1), 0
    for n in range(200):
        total += step(box)
    print(total)
run()
";
    let program = Program::compile(source, "main.py").unwrap();
    let mut session = Session::start(&program, StartOptions::default()).unwrap();
    for fuel in [1, 7, 50, 100] {
        session.run_slice(fuel, &mut |_, _| {}).unwrap();
        let new = source.replace("return self.n", "return 1000 * self.n");
        match renewed(&session.dump().unwrap(), &new, Strict) {
            Ok(bytes) => {
                let mut woken = Session::load(&bytes, &LoadOptions::default()).unwrap();
                let mut text = String::new();
                woken.run(&mut |_, said| text.push_str(said)).unwrap();
                let total: u32 = text.trim().parse().unwrap();
                assert!(total > 1000, "{total}");
            }
            // It stands in the function itself.
            Err(error) => assert!(error.to_string().contains("Box.get (code"), "{error}"),
        }
    }
}

#[test]
fn the_program_of_an_interactive_session_in_the_middle() {
    let options =
        StartOptions { external_functions: vec!["ask".into()], ..StartOptions::default() };
    let mut session = Session::open(options).unwrap();
    let mut text = String::new();
    let mut feed = |session: &mut Session, source: &str| {
        session.feed(&Program::compile(source, "<python-input>").unwrap(), &[], &[]).unwrap();
        session.run(&mut |_, said| text.push_str(said)).unwrap()
    };
    feed(&mut session, "def before(): return 'before'");
    let old = "def f(): return 'old'\nask()\nprint(before(), f())";
    feed(&mut session, old);
    let bytes = session.dump().unwrap();
    let text = old.replace("old", "new");
    let source = Some(NewSource { text: text.clone(), policy: Strict });
    let load = LoadOptions { source, ..LoadOptions::default() };
    let mut woken = Session::reopen(&bytes, &load).unwrap();
    let mut said = String::new();
    woken.resume_echo(0, &mut |_, text| said.push_str(text)).unwrap();
    assert_eq!(said, "before new\n");
    // Between two programs there is none that could be another.
    let error = Session::reopen(&woken.dump().unwrap(), &load).unwrap_err();
    assert_eq!(error.code(), "ERR_DIAPAUSE_SNAPSHOT_SCHEMA");
    assert_eq!(error.to_string(), "no program is running that could have a new source");
}

#[test]
fn older_code_can_be_left_out_too() {
    let asleep = asleep(SHOP);
    let text = SHOP
        .replace("len(item)", "len(item) + 1")
        .replace("items)\n    return", "items)\n    return 1 +");
    assert_ne!(text, SHOP);
    let source = Some(NewSource { text, policy: Keep });
    let options = LoadOptions { source, ..LoadOptions::default() };
    let mut session = Session::load(&asleep, &options).unwrap();
    let left_out = DumpOptions { code_by_reference: true };
    let bytes = session.dump_with(&left_out).unwrap();
    let code = session.dump_code().unwrap();
    assert_eq!(code.len(), 2, "the newer version and the older one");
    let hashes: Vec<String> = code.iter().map(|(hash, _)| hash.clone()).collect();
    assert_eq!(missing_code(&bytes).unwrap(), hashes);
    let code: Vec<Vec<u8>> = code.into_iter().map(|(_, bytes)| bytes).collect();
    let options = LoadOptions { code: code.clone(), ..LoadOptions::default() };
    let again = Session::load(&bytes, &options).unwrap();
    assert_eq!(again.dump_with(&left_out).unwrap(), bytes);
    assert_eq!(again.dump().unwrap(), session.dump().unwrap());
    let missing = LoadOptions { code: code[..1].to_vec(), ..LoadOptions::default() };
    assert_eq!(Session::load(&bytes, &missing).unwrap_err().code(), "ERR_DIAPAUSE_SNAPSHOT_SCHEMA");

    // A chain begins anew with what has newer source.
    let id = BaseId::of(&asleep).unwrap();
    let refused = session.dump_delta(id, &left_out).unwrap_err();
    assert!(matches!(refused, EngineError::Base(_)), "{refused}");
    let base = session.dump_base(&left_out).unwrap();
    let delta = session.dump_delta(BaseId::of(&base).unwrap(), &left_out).unwrap();
    let options = LoadOptions { deltas: vec![delta], code, ..LoadOptions::default() };
    assert_eq!(Session::load(&base, &options).unwrap().dump().unwrap(), session.dump().unwrap());
}
