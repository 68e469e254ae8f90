//! The functions of `math`; expectations from CPython 3.14.

use crate::testing::run;

#[test]
fn functions_answer_as_in_cpython() {
    let output = run(include_str!("tests/functions.py"));
    let expected = include_str!("tests/functions.out");
    let program = include_str!("tests/functions.py").lines().skip(6);
    for ((line, expected), source) in output.lines().zip(expected.lines()).zip(program) {
        assert_eq!(line, expected, "near {source}");
    }
    assert_eq!(output.lines().count(), expected.lines().count());
}

#[test]
fn work_without_bounds_is_refused() {
    for call in ["factorial(10**12)", "perm(10**15, 10**14)", "comb(10**15, 10**14)"] {
        let output = run(&format!("import math\nmath.{call}\n"));
        assert_eq!(output, "Limit(Memory)", "{call}");
    }
}
