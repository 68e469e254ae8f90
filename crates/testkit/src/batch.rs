//! Many small programs in one process, for tools that make them up.

use std::io::{self, BufRead, Write};
use std::time::Duration;

use diapause_engine::Limits;

use crate::corpus::Case;
use crate::drive::{self, Way};
use crate::guard;
use crate::host::Functions;

/// What a program of a batch may use: those that are made up may never end.
fn limits() -> Limits {
    Limits {
        memory_bytes: 64 << 20,
        steps: 100_000,
        duration: Duration::from_secs(20),
        ..Limits::default()
    }
}

/// Reads programs, each a JSON string on a line, and answers each with a line: what it printed
/// as a JSON string, or `null` when it exceeded a limit.
///
/// # Errors
/// When a line is no JSON string, or lines cannot be read or written.
pub fn run(programs: &mut dyn BufRead, results: &mut dyn Write) -> io::Result<()> {
    for line in programs.lines() {
        let case = Case {
            path: "main.py".to_owned(),
            script_name: "main.py".to_owned(),
            functions: Functions::None,
            source: serde_json::from_str(&line?)?,
            expected: String::new(),
            heavy: false,
        };
        let result = match guard::guarded(|| drive::run_within(&case, Way::Plain, limits())) {
            Err(panic) => Some(format!("panic: {panic}\n")),
            Ok(outcome) if outcome.ending.ends_with("[limit: steps]\n") => None,
            Ok(outcome) if outcome.ending.ends_with("[limit: memory]\n") => None,
            Ok(outcome) => Some(
                outcome.faults.iter().fold(outcome.all(), |text, fault| format!("{text}{fault}\n")),
            ),
        };
        serde_json::to_writer(&mut *results, &result)?;
        results.write_all(b"\n")?;
        results.flush()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_program_gets_a_line() {
        let programs = "\"print(1)\"\n\"while True: pass\"\n\"1 +\"\n";
        let mut results = Vec::new();
        super::run(&mut programs.as_bytes(), &mut results).unwrap();
        let results = String::from_utf8(results).unwrap();
        let lines: Vec<&str> = results.lines().collect();
        assert_eq!(lines[..2], ["\"1\\n\"", "null"]);
        assert!(lines[2].contains("SyntaxError: invalid syntax"), "{}", lines[2]);
    }
}
