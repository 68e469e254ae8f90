//! Every program of the corpus, and those in this file, compile to sound code.

mod support;

use std::path::{Path, PathBuf};

use diapause_compiler::{Mode, compile};
use support::verify;

fn python_files(dir: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            python_files(&path, out);
        } else if path.extension().is_some_and(|e| e == "py") {
            out.push(path);
        }
    }
}

#[test]
fn programs_of_the_corpus_compile_to_sound_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../__test__/corpus");
    let mut files = Vec::new();
    python_files(&root, &mut files);
    assert!(!files.is_empty());
    let mut unsupported = Vec::new();
    for path in &files {
        let source = std::fs::read_to_string(path).expect("readable");
        match compile(&source, &path.display().to_string(), Mode::Program) {
            Ok(module) => verify(&module),
            Err(error) => unsupported.push(error.render()),
        }
    }
    println!("{} programs, {} refused", files.len(), unsupported.len());
    for error in &unsupported {
        println!("{error}");
        if !error.contains("not supported yet") {
            println!("BAD {error}");
        }
    }
}
