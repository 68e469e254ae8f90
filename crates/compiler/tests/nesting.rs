//! Hostile nesting ends in code or in a clear error, never in a crash.

mod support;

use diapause_compiler::{CompileError, ErrorKind, Mode, compile};

const N: usize = 10_000;

fn outcome(source: &str) -> Result<usize, CompileError> {
    compile(source, "main.py", Mode::Program).map(|module| {
        support::verify(&module);
        module.codes.iter().map(|c| c.instructions.len()).sum()
    })
}

fn works(source: &str) {
    let start = &source[..source.len().min(40)];
    outcome(source).unwrap_or_else(|e| panic!("{start}: {e}"));
}

fn refused(source: &str, kind: ErrorKind, message: &str) -> CompileError {
    let error = outcome(source).expect_err(&source[..source.len().min(40)]);
    assert_eq!(error.kind, kind, "{error}");
    assert!(error.message.contains(message), "{error}");
    error
}

fn around(open: &str, inside: &str, close: &str, n: usize) -> String {
    format!("{}{inside}{}\n", open.repeat(n), close.repeat(n))
}

#[test]
fn brackets_nest_as_deep_as_in_cpython() {
    works(&around("(", "x", ")", 200));
    works(&around("[", "", "]", 200));
    works(&around("f(", "", ")", 190));
    works(&around("{1:", "2", "}", 200));
    works(&around("[x for x in ", "y", "]", 60));
    for (open, close) in [("(", ")"), ("[", "]"), ("{", "}"), ("f(", ")"), ("x[", "]")] {
        let error =
            refused(&around(open, "x", close, N), ErrorKind::Syntax, "too many nested parentheses");
        assert_eq!(error.line, 1);
        assert_eq!(error.column as usize, 201 * open.len());
        refused(&open.repeat(N), ErrorKind::Syntax, "too many nested parentheses");
    }
}

#[test]
fn blocks_nest_as_deep_as_in_cpython() {
    let nested = |n: usize| {
        let mut source: String = (0..n).map(|i| format!("{}if x:\n", " ".repeat(i))).collect();
        source += &format!("{}y\n", " ".repeat(n));
        source
    };
    works(&nested(99));
    refused(&nested(100), ErrorKind::Indentation, "too many levels of indentation");
    refused(&nested(2000), ErrorKind::Indentation, "too many levels of indentation");
}

#[test]
fn chains_of_operators_work() {
    works(&format!("{}x\n", "- ".repeat(N)));
    works(&format!("{}x\n", "~".repeat(N)));
    works(&format!("x = {}y\n", "not ".repeat(N)));
    works(&format!("if {}y: pass\n", "not ".repeat(N)));
    works(&format!("x{}\n", "+x".repeat(N)));
    works(&format!("1{}\n", "+1".repeat(N)));
    works(&format!("x{}\n", " and x".repeat(N)));
    works(&format!("x{}\n", " or x".repeat(N)));
    works(&format!("x{}\n", " and x or x".repeat(N)));
    works(&format!("x{}\n", " < x".repeat(N)));
    works(&format!("x{}\n", ".a".repeat(N)));
    works(&format!("x{}\n", "()".repeat(N)));
    works(&format!("x{}\n", "[0]".repeat(N)));
    works(&format!("x{}\n", ".a()".repeat(N)));
}

#[test]
fn chains_that_nest_to_the_right_work_or_run_out_of_registers() {
    let registers = |source: &str| match outcome(source) {
        Ok(_) => {}
        Err(error) => {
            assert_eq!(error.kind, ErrorKind::Unsupported, "{error}");
            assert!(error.message.contains("registers"), "{error}");
        }
    };
    registers(&format!("x{}\n", "**x".repeat(N)));
    registers(&format!("x{}\n", "**-x".repeat(N)));
    registers(&format!("x = {}1\n", "lambda: ".repeat(100)));
    registers(&format!("y = {}x\n", "x if x else ".repeat(N)));
    registers(&format!("x = {}1\n", "y = ".repeat(N)));
    registers(&format!("{}\n", "x, ".repeat(N)));
    registers(&format!("[{}]\n", "x, ".repeat(N)));
    registers(&format!("f({})\n", "x, ".repeat(N)));
    registers(&format!("f({})\n", (0..N).map(|i| format!("a{i}=x, ")).collect::<String>()));
    registers(&format!("{{{}}}\n", "x: x, ".repeat(N)));
    registers(&format!("{{{}}}\n", "x, ".repeat(N)));
    registers(&format!("{}= y\n", "x, ".repeat(100)));
    registers(&format!("f'{}'\n", "{x} ".repeat(N)));
    registers(&format!("del {}\n", "x, ".repeat(N)));
}

#[test]
fn lambdas_in_lambdas_have_a_limit() {
    // Qualified names grow with the depth.
    let error = outcome(&format!("x = {}1\n", "lambda: ".repeat(N)));
    if let Err(error) = error {
        assert_eq!(error.kind, ErrorKind::Unsupported, "{error}");
    }
    let error = outcome(&format!("x = {}1{}\n", "lambda x=".repeat(N), ": 1".repeat(N)));
    if let Err(error) = error {
        assert_eq!(error.kind, ErrorKind::Unsupported, "{error}");
    }
}

#[test]
fn flat_repetition_works() {
    works(&format!("if x: pass\n{}", "elif x: pass\n".repeat(N)));
    works(&"x = 1\n".repeat(N));
    works(&"@f\n".repeat(100).chars().chain("def g(): pass\n".chars()).collect::<String>());
    works(&format!("with {}: pass\n", "x, ".repeat(20).trim_end_matches(", ")));
    works(&format!("try: pass\n{}", "except E: pass\n".repeat(N)));
    works(&format!("x = {}\n", "'a' ".repeat(N)));
    works(&format!("import {}\n", vec!["a.b.c"; N].join(", ")));
    works(&format!("a{}\n", ", a".repeat(N)));
}

#[test]
fn fstrings_nest_as_deep_as_in_cpython() {
    let nested = |n: usize| {
        let mut source = "1".to_owned();
        for _ in 0..n {
            source = format!("f'{{{source}}}'");
        }
        source
    };
    works(&nested(100));
    refused(&nested(1000), ErrorKind::Syntax, "too many nested f-strings");
    works(&format!("f'{}'\n", "a{x:{y}}".repeat(1000)));
}

#[test]
fn a_very_deep_tree_is_refused() {
    refused(&format!("{}x\n", "- ".repeat(1_000_000)), ErrorKind::Unsupported, "too many nested");
    refused(&format!("x{}\n", "**x".repeat(1_000_000)), ErrorKind::Unsupported, "too many nested");
}

#[test]
fn copies_of_finally_bodies_do_not_explode() {
    let mut source = String::new();
    for i in 0..40 {
        let indent = " ".repeat(i);
        source += &format!("{indent}try: pass\n{indent}finally:\n");
    }
    source += &format!("{}x\n", " ".repeat(40));
    refused(&source, ErrorKind::Unsupported, "too large");
}

#[test]
fn unfinished_and_odd_sources_are_errors() {
    for source in
        ["\\\n", "(", "'", "f'{", "\\", "x = (", "\u{feff}x =", "\0", "if", "if x:", "def", "@"]
    {
        assert!(outcome(source).is_err(), "{source:?}");
    }
    for source in ["", "\n", "#", "\u{feff}", "pass;", "\x0cx = 1"] {
        works(source);
    }
}
