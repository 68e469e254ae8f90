//! HumanEval, when the public data is on this machine.

use diapause_testkit::humaneval;

/// Of 164 problems.
const ENOUGH: usize = 150;

#[test]
fn most_problems_of_humaneval_pass() {
    let file = humaneval::file();
    if !file.exists() {
        println!("SKIPPED: there is no {}", file.display());
        return;
    }
    let report = humaneval::run(&file, &[]).unwrap();
    println!("{}", report.text());
    assert_eq!(report.problems, 164);
    assert!(report.passed() >= ENOUGH, "{}", report.text());
}
