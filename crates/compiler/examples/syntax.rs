//! Compares syntax errors with those of CPython: reads `[{"code": ..., "expect": ...}]`-like pairs
//! of files and prints what differs.

use diapause_compiler::{Mode, compile_with_warnings};

fn main() -> std::io::Result<()> {
    // Pairs separated by lines of `=====`; source and expectation by `-----`.
    let path = std::env::args().nth(1).unwrap_or_default();
    let text = std::fs::read_to_string(path)?;
    let (mut good, mut all) = (0, 0);
    for pair in text.split("\n=====\n") {
        let Some((source, expected)) = pair.split_once("\n-----\n") else { continue };
        let expected = expected.trim_end();
        let found = match compile_with_warnings(source, "main.py", Mode::Program) {
            Ok((_, warnings)) => warnings
                .iter()
                .map(|w| {
                    format!(
                        "main.py:{}: SyntaxWarning: {}\n  {}\n",
                        w.line,
                        w.message,
                        w.text.trim()
                    )
                })
                .collect(),
            Err(error) => error.render(),
        };
        all += 1;
        if found.trim_end() == expected {
            good += 1;
        } else {
            println!("### {source:?}\nexpected:\n{expected}\nfound:\n{found}\n");
        }
    }
    println!("{good} of {all}");
    Ok(())
}
