//! What single constructs compile to.

mod support;

use diapause_bytecode::{Code, CodeFlags, Const, Instr, Module, disassemble::disassemble};
use diapause_compiler::{Mode, compile};

fn module(source: &str) -> Module {
    let module = compile(source, "main.py", Mode::Program)
        .unwrap_or_else(|e| panic!("{source}\n{}", e.render()));
    support::verify(&module);
    module
}

/// The code object of that name.
fn code(source: &str, name: &str) -> Code {
    let module = module(source);
    module.codes.into_iter().find(|c| c.name == name).expect("a code object of that name")
}

fn f(source: &str) -> Code {
    code(source, "f")
}

/// The names of the instructions.
fn names(code: &Code) -> Vec<&'static str> {
    code.instructions.iter().map(Instr::name).collect()
}

/// The listing without numbers of instructions.
fn lines(code: &Code) -> Vec<String> {
    disassemble(code)
        .to_string()
        .lines()
        .skip(1)
        .filter(|l| !l.contains(".."))
        .map(|l| l.split_whitespace().skip(1).collect::<Vec<_>>().join(" "))
        .collect()
}

#[track_caller]
fn has(code: &Code, line: &str) {
    let lines = lines(code);
    assert!(lines.iter().any(|l| l == line), "no {line:?} in\n{}", lines.join("\n"));
}

#[track_caller]
fn lacks(code: &Code, name: &str) {
    assert!(!names(code).contains(&name), "{name} in\n{}", lines(code).join("\n"));
}

#[test]
fn a_recursive_function_is_as_short_as_can_be() {
    let fib = f("def f(n):\n    if n < 2:\n        return n\n    return f(n - 1) + f(n - 2)\n");
    assert_eq!(
        lines(&fib),
        [
            "JumpLtImm a=r0(n) imm=2 false->2",
            "Return src=r0(n)",
            "SubImm dst=r2 a=r0(n) inplace=0 imm=1",
            "CallGlobal dst=r1 base=r1 count=1 name=f",
            "SubImm dst=r3 a=r0(n) inplace=0 imm=2",
            "CallGlobal dst=r2 base=r2 count=1 name=f",
            "Add dst=r1 a=r1 b=r2 inplace=0",
            "Return src=r1",
        ]
    );
    // The result of the first call is live while the second runs.
    assert_eq!(fib.live, [1, 1, 1, 3, 2, 4, 3, 2]);
}

#[test]
fn a_range_loop_takes_its_items_into_the_variable() {
    let code = f("def f(n):\n    t = 0\n    for i in range(n):\n        t += i\n    return t\n");
    assert_eq!(
        lines(&code),
        [
            "LoadInt dst=r1(t) value=0",
            "LoadGlobal dst=r3 name=range",
            "Move dst=r4 src=r0(n)",
            "RangePrepare base=r3 count=1 target=->7",
            "Call dst=r3 base=r3 count=1",
            "GetIter dst=r3 src=r3",
            "RangeGeneric base=r3",
            "Jump target=->9",
            "Add dst=r1(t) a=r1(t) b=r2(i) inplace=1",
            "ForRange base=r3 dst=r2(i) body=->8",
            "Return src=r1(t)",
        ]
    );
}

#[test]
fn a_local_range_is_an_ordinary_function() {
    let code = f("def f(range):\n    for i in range(3): pass\n");
    lacks(&code, "RangePrepare");
    has(&code, "ForIter iter=r2 dst=r1(i) body=->5");
}

#[test]
fn a_while_loop_tests_at_the_bottom() {
    let code = f("def f(x):\n    while x > 1:\n        x -= 1\n    return x\n");
    assert_eq!(
        lines(&code),
        [
            "JumpGtImm a=r0(x) imm=1 false->3",
            "SubImm dst=r0(x) a=r0(x) inplace=1 imm=1",
            "JumpGtImm a=r0(x) imm=1 true->1",
            "Return src=r0(x)",
        ]
    );
}

#[test]
fn conditions_are_fused_with_their_jumps() {
    let source = "def f(a, b, c):\n    if a is None and not (b in c or a < b <= c): return 1\n";
    let code = f(source);
    assert_eq!(
        names(&code),
        ["JumpIfNotNone", "JumpIn", "JumpLt", "JumpLe", "LoadInt", "Return", "ReturnNone"]
    );
    has(&f("def f(a, b):\n    if a is not b: return 1\n"), "JumpIs a=r0(a) b=r1(b) true->3");
}

#[test]
fn the_right_side_decides_about_immediates_so_that_messages_stay_true() {
    let code = f("def f(a):\n    if 5 < a: return 1\n");
    assert!(names(&code).contains(&"JumpLt"));
}

#[test]
fn operands_keep_their_order_when_a_walrus_changes_them() {
    let code = f("def f(x):\n    return x + (x := 5)\n");
    assert_eq!(
        lines(&code)[..3],
        ["Move dst=r1 src=r0(x)", "LoadInt dst=r0(x) value=5", "Move dst=r2 src=r0(x)"]
    );
    has(&code, "Add dst=r1 a=r1 b=r2 inplace=0");
}

#[test]
fn a_variable_keeps_its_value_until_the_expression_is_done() {
    let code = f("def f(x, g):\n    x = x and g()\n");
    has(&code, "Move dst=r0(x) src=r2");
}

#[test]
fn only_variables_that_may_be_unbound_are_checked() {
    lacks(
        &f(
            "def f(n):\n    x = 0\n    while n:\n        try:\n            x += n\n        finally:\n            n -= x\n    return x\n",
        ),
        "CheckLocal",
    );
    has(&f("def f(n):\n    if n: x = 1\n    return x\n"), "CheckLocal var=r1(x)");
    lacks(&f("def f(n):\n    if n: x = 1\n    else: x = 2\n    return x\n"), "CheckLocal");
    lacks(
        &f("def f(n):\n    while True:\n        x = n()\n        if x: break\n    return x\n"),
        "CheckLocal",
    );
    has(&f("def f(n):\n    for x in n: pass\n    return x\n"), "CheckLocal var=r1(x)");
    has(&f("def f(n):\n    del n\n    return n\n"), "CheckLocal var=r0(n)");
    has(
        &f("def f():\n    try: x = g()\n    except E: pass\n    return x\n"),
        "CheckLocal var=r0(x)",
    );
    // One check is enough.
    let code = f("def f(n):\n    if n: x = 1\n    return x + x\n");
    assert_eq!(names(&code).iter().filter(|n| **n == "CheckLocal").count(), 1);
}

#[test]
fn methods_are_called_without_making_them() {
    let code = f("def f(a, b):\n    a.m(b, 1)\n");
    assert_eq!(
        lines(&code)[..4],
        [
            "Move dst=r3 src=r0(a)",
            "Move dst=r4 src=r1(b)",
            "LoadInt dst=r5 value=1",
            "CallMethod dst=r2 base=r2 count=2 name=m",
        ]
    );
    assert_eq!(code.live[3], 6);
}

#[test]
fn a_callee_is_looked_up_before_arguments_that_may_do_anything() {
    assert_eq!(names(&f("def f(a):\n    g(a())\n"))[..3], ["LoadGlobal", "Move", "Call"][..3]);
    assert_eq!(names(&f("def f(a):\n    a.m(a())\n"))[0], "LoadMethod");
    assert_eq!(names(&f("def f(a):\n    a.m(a.b)\n")).last(), Some(&"ReturnNone"));
    assert!(names(&f("def f(a):\n    a.m(a.b)\n")).contains(&"CallMethod"));
}

#[test]
fn keywords_and_unpacking() {
    let code = f("def f(a):\n    g(a, x=1, y=a)\n");
    has(&code, "CallKeywords dst=r1 base=r1 count=3 keywords=Tuple([Str(\"x\"), Str(\"y\")])");
    let code = f("def f(a, b):\n    g(1, *a, x=1, **b)\n");
    assert_eq!(
        names(&code),
        [
            "LoadGlobal",
            "BuildList",
            "LoadInt",
            "ListAppend",
            "ListExtend",
            "BuildDict",
            "LoadConst",
            "LoadInt",
            "DictInsert",
            "DictMerge",
            "CallUnpacked",
            "ReturnNone",
        ]
    );
}

#[test]
fn captured_variables_live_in_cells() {
    let source =
        "def f(a):\n    b = 1\n    def g():\n        nonlocal b\n        b += a\n    return g\n";
    let outer = f(source);
    assert_eq!(names(&outer)[..2], ["MakeCell", "MakeCell"]);
    has(&outer, "BuildTuple dst=r3 base=r3 count=2");
    let inner = code(source, "g");
    assert_eq!(inner.variable_names, ["a", "b"]);
    assert_eq!(inner.free_count, 2);
    assert_eq!(inner.qualname, "f.<locals>.g");
    has(&inner, "StoreCell cell=r1(b) src=r2");
}

#[test]
fn comprehensions_are_part_of_the_function_around_them() {
    let source = "def f(a):\n    x = 1\n    return [x for x in a if x], x\n";
    let outer = f(source);
    assert_eq!(outer.variable_names, ["a", "x", "x"]);
    has(&outer, "ClearLocal var=r2(x)");
    assert_eq!(module(source).codes.len(), 2);
    // A variable that a lambda captures is a new cell for each comprehension.
    let outer = f("def f(a):\n    return [lambda: x for x in a]\n");
    let names = names(&outer);
    let cell = names.iter().position(|n| *n == "MakeCell").expect("a cell");
    assert_eq!(names[cell - 1], "ClearLocal");
}

#[test]
fn comprehensions_that_do_not_nest_share_registers() {
    let outer =
        f("def f(a):\n    [x for x in a]\n    [x for x in a]\n    [[x for x in x] for x in a]\n");
    assert_eq!(outer.variable_names, ["a", "x", "x"]);
}

#[test]
fn generator_expressions_are_functions() {
    let source = "def f(a, b):\n    return (x + b for x in a)\n";
    let generator = code(source, "<genexpr>");
    assert!(generator.flags.contains(CodeFlags::GENERATOR_EXPRESSION));
    assert_eq!(generator.variable_names, [".0", "x", "b"]);
    assert_eq!(names(&generator)[0], "StartGenerator");
    assert!(names(&f(source)).contains(&"GetIter"));
}

#[test]
fn inner_handlers_stand_before_outer_ones() {
    let code = f(
        "def f(g):\n    try:\n        try:\n            g(1)\n        except A:\n            g(2)\n    finally:\n        g(3)\n",
    );
    for (i, inner) in code.exception_table.iter().enumerate() {
        for outer in &code.exception_table[..i] {
            let hides = outer.start <= inner.start && inner.end <= outer.end;
            assert!(!hides, "{:?}", code.exception_table);
        }
    }
}

#[test]
fn finally_bodies_are_not_covered_by_their_own_handler() {
    let code = f(
        "def f(g):\n    for i in g:\n        try:\n            if g(1): continue\n            return g(2)\n        finally:\n            g(3)\n",
    );
    let calls_of_three: Vec<u32> = (0..code.instructions.len() as u32)
        .filter(|&pc| matches!(code.instructions[pc as usize], Instr::LoadInt { value: 3, .. }))
        .collect();
    assert_eq!(calls_of_three.len(), 3, "one for continue, one for return, one for exceptions");
    for pc in calls_of_three {
        let handler = code.handler(pc).map(|e| e.handler);
        let own = code.handler(pc).is_some_and(|e| {
            matches!(code.instructions[e.handler as usize], Instr::PushHandled { .. })
        });
        assert!(!own, "{pc} is covered by {handler:?}");
    }
}

#[test]
fn leaving_a_handler_restores_what_was_handled() {
    let code = f(
        "def f(g):\n    while g:\n        try: g()\n        except E as e: break\n        except F: return 1\n",
    );
    let names = names(&code);
    let pushed = names.iter().filter(|n| **n == "PushHandled").count();
    assert_eq!(pushed, 1);
    let popped = names.iter().filter(|n| **n == "PopHandled").count();
    assert!(popped >= 4, "{names:?}");
    assert!(names.contains(&"ClearLocal"));
}

#[test]
fn with_calls_exit_on_every_way_out() {
    let code = f("def f(c):\n    with c as x:\n        return x\n");
    let names = names(&code);
    assert_eq!(names[..5], ["Move", "LoadSpecial", "LoadSpecial", "Move", "Call"]);
    assert!(names.contains(&"ExitArguments"));
    has(&code, "LoadSpecial dst=r3 object=r2 __exit__");
    has(&code, "LoadSpecial dst=r4 object=r2 __enter__");
}

#[test]
fn class_bodies_fill_a_namespace() {
    let source = "class C(B):\n    'doc'\n    __x = 1\n    def m(self): return super().m()\n";
    let body = code(source, "C");
    assert!(body.flags.contains(CodeFlags::CLASS_BODY));
    assert_eq!(body.variable_names, [".namespace", "__class__"]);
    for name in ["__module__", "__qualname__", "__doc__", "_C__x", "m"] {
        assert!(
            body.instructions.iter().any(|i| matches!(i, Instr::StoreName { name: n, .. }
                if body.names[usize::from(*n)] == name)),
            "{name}"
        );
    }
    // The cell itself is what the body returns.
    assert_eq!(
        lines(&body)[lines(&body).len() - 2..],
        ["Move dst=r2 src=r1(__class__)", "Return src=r2"]
    );
    let method = code(source, "m");
    assert_eq!(method.qualname, "C.m");
    assert_eq!(method.variable_names, ["self", "__class__"]);
    has(&method, "LoadCell dst=r3 cell=r1(__class__)");
}

#[test]
fn names_in_class_bodies_come_from_the_namespace_or_from_outside() {
    let source =
        "def f(x):\n    class C:\n        y = x\n        z = y\n        w = [x for _ in y]\n";
    let body = code(source, "C");
    has(&body, "LoadNameOrCell dst=r2 cell=r2(x) name=x".replace("r2 cell", "r3 cell").as_str());
    has(&body, "LoadName dst=r3 name=y");
    has(&body, "LoadCell dst=r5 cell=r2(x)");
}

#[test]
fn the_module_returns_the_value_in_tail_position() {
    let last = |source: &str| names(&module(source).codes[0]).last().copied();
    assert_eq!(last("x = 1\nx\n"), Some("Return"));
    assert_eq!(last("x = 1\n"), Some("ReturnNone"));
    assert_eq!(last("if a:\n    1\nelse:\n    b = 2\n"), Some("Return"));
    assert_eq!(last("try:\n    1\nfinally:\n    2\n"), Some("Return"));
    assert_eq!(last("for x in y:\n    1\n"), Some("ReturnNone"));
    let library = compile("1\n", "lib.py", Mode::Library).expect("compiles");
    assert_eq!(names(&library.codes[0]), ["ReturnNone"]);
    assert!(library.codes[0].flags.contains(CodeFlags::LIBRARY));
}

#[test]
fn constants_are_folded_and_shared() {
    let code = f("def f():\n    return (1, -2, 'a' 'b', 2 ** 10, (None, ...))\n");
    // Arithmetic inside displays stays: only literals and signs are looked through there.
    assert!(names(&code).contains(&"BuildTuple") || names(&code) == ["LoadConst", "Return"]);
    let code = f("def f(x):\n    return x in [1, 2], x in {1, 2}, 10 ** 2 - 1, 1.0, True\n");
    assert!(code.constants.contains(&Const::Tuple(vec![Const::Int(1), Const::Int(2)])));
    assert!(code.constants.contains(&Const::FrozenSet(vec![Const::Int(1), Const::Int(2)])));
    assert!(lines(&code).iter().any(|l| l.ends_with("value=99")));
}

#[test]
fn literals_of_all_sizes() {
    let constants = |source: &str| module(source).codes[0].constants.clone();
    let big = constants("x = 18446744073709551616\n");
    assert!(
        big.contains(&Const::BigInt {
            negative: false,
            magnitude: vec![0, 0, 0, 0, 0, 0, 0, 0, 1]
        })
    );
    assert!(constants("x = 0xFFFF_FFFF_FFFF\n").contains(&Const::Int(0xffff_ffff_ffff)));
    assert!(constants("x = -9223372036854775808\n").contains(&Const::Int(i64::MIN)));
    assert!(constants("x = 1e400\n").contains(&Const::Float(f64::INFINITY)));
    assert!(constants("x = 2j\n").contains(&Const::Imaginary(2.0)));
    assert!(constants("x = rb'\\n' b'\\x00'\n").contains(&Const::Bytes(vec![92, 110, 0])));
    let error = compile(&format!("x = {}\n", "9".repeat(4301)), "main.py", Mode::Program);
    assert!(error.is_err_and(|e| e.message.starts_with("Exceeds the limit (4300 digits)")));
}

#[test]
fn fstrings_join_what_they_format() {
    let code = f("def f(a, b):\n    return f'x{a!r:>{b}}{b=}'\n");
    assert_eq!(
        names(&code),
        [
            "LoadConst",
            "Move",
            "LoadConst",
            "FormatSimple",
            "BuildString",
            "FormatSpec",
            "LoadConst",
            "FormatSimple",
            "BuildString",
            "Return",
        ]
    );
    assert_eq!(names(&f("def f():\n    return f'a' 'b'\n")), ["LoadConst", "Return"]);
}

#[test]
fn generators_start_and_yield() {
    let code = f("def f(a):\n    x = yield a\n    return (yield from x)\n");
    assert!(code.flags.contains(CodeFlags::GENERATOR));
    assert_eq!(
        names(&code),
        ["StartGenerator", "Yield", "LoadConst", "GetYieldFromIter", "YieldFrom", "Return"]
    );
}

#[test]
fn imports() {
    let code = f("def f():\n    import a.b.c as d, e.f\n    from ..g import h as i, j\n");
    assert_eq!(
        lines(&code),
        [
            "LoadConst dst=r4 index=None",
            "Import dst=r4 fromlist=r4 level=0 name=a.b.c",
            "ImportFrom dst=r4 module=r4 name=b",
            "ImportFrom dst=r4 module=r4 name=c",
            "Move dst=r0(d) src=r4",
            "LoadConst dst=r4 index=None",
            "Import dst=r4 fromlist=r4 level=0 name=e.f",
            "Move dst=r1(e) src=r4",
            "LoadConst dst=r4 index=Tuple([Str(\"h\"), Str(\"j\")])",
            "Import dst=r4 fromlist=r4 level=2 name=g",
            "ImportFrom dst=r5 module=r4 name=h",
            "Move dst=r2(i) src=r5",
            "ImportFrom dst=r5 module=r4 name=j",
            "Move dst=r3(j) src=r5",
            "ReturnNone",
        ]
    );
}

#[test]
fn parameters_stand_in_the_order_of_the_format() {
    let code = f("def f(a, /, b, *c, d=1, **e):\n    g = 1\n");
    assert_eq!(code.variable_names, ["a", "b", "d", "c", "e", "g"]);
    assert_eq!(code.parameters.positional, 2);
    assert_eq!(code.parameters.positional_only, 1);
    assert_eq!(code.parameters.keyword_only, 1);
    assert_eq!(code.parameter_count(), 5);
}

#[test]
fn positions_mark_the_operator_the_bracket_and_the_parenthesis() {
    let source = "def f(a, b):\n    return a + b[a](b)\n";
    let code = f(source);
    let marked = |name: &str| {
        let pc = names(&code).iter().position(|n| *n == name).expect("that instruction");
        let at = code.positions[pc];
        let text = |a: u32, b: u32| &source[a as usize..b as usize];
        (text(at.start, at.end), text(at.anchor_start, at.anchor_end))
    };
    assert_eq!(marked("Add"), ("a + b[a](b)", "+"));
    assert_eq!(marked("GetItem"), ("b[a]", "[a]"));
    assert_eq!(marked("Call"), ("b[a](b)", "(b)"));
}

#[test]
fn docstrings_are_kept_apart() {
    let code = f("def f():\n    '''One.\n\n       Two.\n    '''\n");
    assert_eq!(code.docstring.as_deref(), Some("One.\n\nTwo.\n"));
    assert_eq!(names(&code), ["ReturnNone"]);
}
