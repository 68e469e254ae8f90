//! Errors: the texts of CPython 3.14, asked with `tools/cpython/run.mjs`.

use diapause_compiler::{CompileError, ErrorKind, Mode, compile};

fn error(source: &str) -> CompileError {
    compile(source, "main.py", Mode::Program).expect_err(source)
}

#[track_caller]
fn renders(source: &str, expected: &str) {
    assert_eq!(error(source).render(), expected, "{source}");
}

#[test]
fn the_place_is_marked() {
    renders(
        "x = = 1\n",
        "  File \"main.py\", line 1\n    x = = 1\n        ^\nSyntaxError: invalid syntax",
    );
    renders(
        "def f():\n    x = (1,\n    y = 2\n",
        "  File \"main.py\", line 2\n    x = (1,\n        ^\nSyntaxError: '(' was never closed",
    );
    renders(
        "é = 'ü' 5\n",
        "  File \"main.py\", line 1\n    é = 'ü' 5\n            ^\nSyntaxError: invalid syntax",
    );
    renders(
        "if x:\n    y\n  z\n",
        "  File \"main.py\", line 3\n    z\n     ^\nIndentationError: unindent does not match any outer indentation level",
    );
}

#[test]
fn messages_are_those_of_cpython() {
    for (source, message) in [
        ("x = 'abc", "unterminated string literal (detected at line 1)"),
        ("if x\n  y", "expected ':'"),
        ("if x:\ny", "expected an indented block after 'if' statement on line 1"),
        ("5 = x", "cannot assign to literal here. Maybe you meant '==' instead of '='?"),
        ("return", "'return' outside function"),
        ("break", "'break' outside loop"),
        ("continue", "'continue' not properly in loop"),
        ("def f():\n x = 1\n global x", "name 'x' is assigned to before global declaration"),
        ("def f(x):\n global x", "name 'x' is parameter and global"),
        ("def f():\n nonlocal x", "no binding for nonlocal 'x' found"),
        ("nonlocal x", "nonlocal declaration not allowed at module level"),
        ("def f(x, x): pass", "duplicate argument 'x' in function definition"),
        ("yield", "'yield' outside function"),
        ("f(a=1, 2)", "positional argument follows keyword argument"),
        ("f(a=1, a=2)", "keyword argument repeated: a"),
        ("*a, *b = c", "multiple starred expressions in assignment"),
        ("del 1", "cannot delete literal"),
        ("f(a b)", "invalid syntax. Perhaps you forgot a comma?"),
        ("print 1", "Missing parentheses in call to 'print'. Did you mean print(...)?"),
        ("x)", "unmatched ')'"),
        ("(]", "closing parenthesis ']' does not match opening parenthesis '('"),
        ("match x:\n case _: pass\n case 1: pass", "wildcard makes remaining patterns unreachable"),
        ("match x:\n case [a, a]: pass", "multiple assignments to name 'a' in pattern"),
        ("match x:\n case 1 | a: pass", "alternative patterns bind different names"),
        ("match x:\n case {1: 1, True: 2}: pass", "mapping pattern checks duplicate key (True)"),
        ("match x:\n case 1 as a.b: pass", "cannot use attribute as pattern target"),
        ("match x:\n case C(a=1, 2): pass", "positional patterns follow keyword patterns"),
        ("try: pass\nexcept*: pass", "expected one or more exception types"),
        (
            "for x in y:\n try: pass\n except* A: break",
            "'break', 'continue' and 'return' cannot appear in an except* block",
        ),
        ("def f[T, T](): pass", "duplicate type parameter 'T'"),
        ("def f[](): pass", "Type parameter list cannot be empty"),
        ("def f[T]():\n nonlocal T", "nonlocal binding not allowed for type parameter 'T'"),
        ("type X = (yield)", "yield expression cannot be used within a type alias"),
        ("def f(a: (x := 1)): pass", "named expression cannot be used within an annotation"),
        ("t'a' 'b'", "cannot mix t-string literals with string or bytes literals"),
        ("f'{a b}'", "invalid syntax. Perhaps you forgot a comma?"),
        ("f'{x;y}'", "f-string: expecting '=', or '!', or ':', or '}'"),
        ("if x = 1: pass", "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"),
    ] {
        assert_eq!(error(source).message, message, "{source}");
    }
}

#[test]
fn too_many_parameters_are_an_error_with_a_place() {
    let names: Vec<String> = (0..240).map(|i| format!("p{i}")).collect();
    let error = error(&format!("x = 1\ndef f({}): pass\n", names.join(", ")));
    assert_eq!(error.kind, ErrorKind::Unsupported);
    assert_eq!(error.message, "function 'f' needs more than 250 registers");
    assert_eq!(error.line, 2);
}
