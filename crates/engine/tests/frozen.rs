//! Every program of the corpus gives the same output when it is frozen to bytes and thawed at
//! every safepoint, or at every few for those that run long.

use std::path::{Path, PathBuf};

use diapause_engine::{EngineError, Limits, Program, Session, StartOptions, Step, Stream};

fn programs(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder)
        .expect("the corpus")
        .map(|e| e.expect("an entry").path())
        .collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
        if path.is_dir() {
            // Those call host functions.
            if name != "host" && name != "pauses" {
                programs(&path, found);
            }
        } else if path.extension().is_some_and(|extension| extension == "py") {
            found.push(path);
        }
    }
}

/// What a program prints, its traceback behind it; frozen every `fuel` safepoints, if at all.
fn output(source: &str, fuel: Option<u32>) -> Result<String, EngineError> {
    let program = match Program::compile(source, "main.py") {
        Ok(program) => program,
        Err(EngineError::Syntax(report)) => return Ok(report.text.clone() + "\n"),
        Err(error) => return Err(error),
    };
    let mut text = String::new();
    let mut session = Session::start(&program, StartOptions::default())?;
    loop {
        let mut write = |_: Stream, part: &str| text.push_str(part);
        let step = match fuel {
            Some(fuel) => session.run_slice(fuel, &mut write)?,
            None => session.run(&mut write)?,
        };
        match step {
            Step::Paused => {
                let bytes = session.dump()?;
                session = Session::load(&bytes, &Limits::default())?;
                assert_eq!(session.dump()?, bytes, "a dump of what was loaded differs");
            }
            Step::Complete { .. } => return Ok(text),
            Step::Failed(error) => return Ok(text + &error.traceback_text),
            Step::Pending(call) => panic!("{} is called", call.function_name),
        }
    }
}

#[test]
fn every_corpus_program_can_be_frozen_everywhere() {
    let mut found = Vec::new();
    programs(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../__test__/corpus"), &mut found);
    assert!(found.len() > 300, "{} programs", found.len());
    let mut wrong = Vec::new();
    for path in &found {
        let source = std::fs::read_to_string(path).expect("readable");
        let heavy = source.lines().nth(1).is_some_and(|line| line.starts_with("# heavy"));
        let plain = output(&source, None);
        let frozen = output(&source, Some(if heavy { 500 } else { 0 }));
        match (plain, frozen) {
            (Ok(plain), Ok(frozen)) if plain == frozen => {}
            (plain, frozen) => wrong.push(format!("{}\n{plain:?}\n{frozen:?}", path.display())),
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), found.len(), wrong.join("\n"));
}
