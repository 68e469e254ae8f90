//! Tracebacks of whole programs; expectations from CPython 3.14.

use crate::testing::run;

/// Programs with what CPython prints for them.
const CASES: &[(&str, &str)] = &[
    (
        "x = [1,2,3]
y = x[0] + x[1] * x[5]
",
        r#"Traceback (most recent call last):
  File "main.py", line 2, in <module>
    y = x[0] + x[1] * x[5]
                      ~^^^
IndexError: list index out of range
"#,
    ),
    (
        "a = 1
b = 0
print(a
      / b)
",
        r#"Traceback (most recent call last):
  File "main.py", line 3, in <module>
    print(a
          ~
          / b)
          ^~~
ZeroDivisionError: division by zero
"#,
    ),
    (
        "def f(x):
    return (x
        .foo
        .bar())
f(1)
",
        r#"Traceback (most recent call last):
  File "main.py", line 5, in <module>
    f(1)
    ~^^^
  File "main.py", line 3, in f
    .foo
     ^^^
AttributeError: 'int' object has no attribute 'foo'
"#,
    ),
    (
        "result = sum([1,
    2,
    3]) / (
    0)
",
        r#"Traceback (most recent call last):
  File "main.py", line 1, in <module>
    result = sum([1,
             ~~~~~~~
        2,
        ~~
        3]) / (
        ~~~~^~~
        0)
        ~~
ZeroDivisionError: division by zero
"#,
    ),
    (
        "import math
math.sqroot(4)
",
        r#"Traceback (most recent call last):
  File "main.py", line 2, in <module>
    math.sqroot(4)
    ^^^^^^^^^^^
AttributeError: module 'math' has no attribute 'sqroot'. Did you mean: 'sqrt'?
"#,
    ),
    (
        "del undefined_thing
",
        r#"Traceback (most recent call last):
  File "main.py", line 1, in <module>
    del undefined_thing
        ^^^^^^^^^^^^^^^
NameError: name 'undefined_thing' is not defined
"#,
    ),
    (
        "def f(n):
    if n == 0: 1/0
    f(n-1)
f(10)
",
        r#"Traceback (most recent call last):
  File "main.py", line 4, in <module>
    f(10)
    ~^^^^
  File "main.py", line 3, in f
    f(n-1)
    ~^^^^^
  File "main.py", line 3, in f
    f(n-1)
    ~^^^^^
  File "main.py", line 3, in f
    f(n-1)
    ~^^^^^
  [Previous line repeated 7 more times]
  File "main.py", line 2, in f
    if n == 0: 1/0
               ~^~
ZeroDivisionError: division by zero
"#,
    ),
    (
        "print(f'abc {undefined_name!r} def')
",
        r#"Traceback (most recent call last):
  File "main.py", line 1, in <module>
    print(f'abc {undefined_name!r} def')
                 ^^^^^^^^^^^^^^
NameError: name 'undefined_name' is not defined
"#,
    ),
    (
        "print(int('abc'), 5)
",
        r#"Traceback (most recent call last):
  File "main.py", line 1, in <module>
    print(int('abc'), 5)
          ~~~^^^^^^^
ValueError: invalid literal for int() with base 10: 'abc'
"#,
    ),
    (
        r#"raise ValueError('multi\nline')
"#,
        r#"Traceback (most recent call last):
  File "main.py", line 1, in <module>
    raise ValueError('multi\nline')
ValueError: multi
line
"#,
    ),
    (
        r#"raise KeyError('k\nl')
"#,
        r#"Traceback (most recent call last):
  File "main.py", line 1, in <module>
    raise KeyError('k\nl')
KeyError: 'k\nl'
"#,
    ),
    (
        "raise SyntaxError('bad', ('f.py', 3, 5, 'x = = 1', 3, 6))
",
        r#"Traceback (most recent call last):
  File "main.py", line 1, in <module>
    raise SyntaxError('bad', ('f.py', 3, 5, 'x = = 1', 3, 6))
  File "f.py", line 3
    x = = 1
        ^
SyntaxError: bad
"#,
    ),
    (
        "def long_function(a, b, c, d):
    return a
long_function(
    1,
    2,
    3 / 0,
    4,
)
",
        r#"Traceback (most recent call last):
  File "main.py", line 6, in <module>
    3 / 0,
    ~~^~~
ZeroDivisionError: division by zero
"#,
    ),
    (
        "def long_function(a, b, c, d, e):
    raise ValueError(a)
long_function(
    1,
    2,
    3,
    4,
    5,
)
",
        r#"Traceback (most recent call last):
  File "main.py", line 3, in <module>
    long_function(
    ~~~~~~~~~~~~~^
        1,
        ^^
    ...<3 lines>...
        5,
        ^^
    )
    ^
  File "main.py", line 2, in long_function
    raise ValueError(a)
ValueError: 1
"#,
    ),
    (
        "[].appendd(1)
",
        r#"Traceback (most recent call last):
  File "main.py", line 1, in <module>
    [].appendd(1)
    ^^^^^^^^^^
AttributeError: 'list' object has no attribute 'appendd'. Did you mean: 'append'?
"#,
    ),
    (
        "class A:
    def method_one(self): pass
A.method_won()
",
        r#"Traceback (most recent call last):
  File "main.py", line 3, in <module>
    A.method_won()
    ^^^^^^^^^^^^
AttributeError: type object 'A' has no attribute 'method_won'. Did you mean: 'method_one'?
"#,
    ),
    (
        "print(max([]))
",
        r#"Traceback (most recent call last):
  File "main.py", line 1, in <module>
    print(max([]))
          ~~~^^^^
ValueError: max() iterable argument is empty
"#,
    ),
    (
        "class E(Exception): pass
raise E
",
        r#"Traceback (most recent call last):
  File "main.py", line 2, in <module>
    raise E
E
"#,
    ),
    (
        "def gen(): yield 1
g = gen()
g.throw(ValueError('thrown'))
",
        r#"Traceback (most recent call last):
  File "main.py", line 3, in <module>
    g.throw(ValueError('thrown'))
    ~~~~~~~^^^^^^^^^^^^^^^^^^^^^^
  File "main.py", line 1, in gen
    def gen(): yield 1
ValueError: thrown
"#,
    ),
    (
        "bytes([256])
",
        r#"Traceback (most recent call last):
  File "main.py", line 1, in <module>
    bytes([256])
    ~~~~~^^^^^^^
ValueError: bytes must be in range(0, 256)
"#,
    ),
];

#[test]
fn programs_end_as_in_cpython() {
    for (source, expected) in CASES {
        assert_eq!(run(source), *expected, "{source}");
    }
}

#[test]
fn frames_are_given_as_data() {
    use std::collections::HashMap;
    use std::sync::Arc;

    let source = "def f(x):\n    return x / 0\n\nf('é'); f(1)\n";
    let module = diapause_compiler::compile(source, "main.py", diapause_compiler::Mode::Program);
    let mut machine = crate::machine::Machine::new(64 << 20, 1000);
    let globals = machine.load(&Arc::new(module.expect("it compiles"))).expect("it fits");
    let crate::exec::Exit::Raised(exception) = machine.run(1000) else { panic!("no exception") };
    let texts = HashMap::new();
    let context = super::Context { texts: &texts, globals };
    let report = super::render(&mut machine.heap, &machine.codes, exception, &context);
    let [reported] = report.chain.as_slice() else { panic!("one exception") };
    assert_eq!(reported.class, "TypeError");
    let places: Vec<_> = reported
        .frames
        .iter()
        .map(|f| (f.function.as_str(), f.line, f.column, f.end_line, f.end_column))
        .collect();
    assert_eq!(places, [("<module>", 4, 1, 4, 7), ("f", 2, 12, 2, 17)]);
    assert_eq!(reported.frames[1].source_line, "return x / 0");
}
