//! Compiles the library that is written in Python (`src/prelude/*.py`) into the crate.

use std::path::{Path, PathBuf};

use diapause_compiler::{Mode, compile};

fn main() {
    let folder = Path::new("src/prelude");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder of the prelude is part of the crate")
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    files.sort();
    let mut source = String::new();
    for file in &files {
        source.push_str(&std::fs::read_to_string(file).expect("a readable prelude file"));
        source.push('\n');
    }
    let module = match compile(&source, "<library>", Mode::Library) {
        Ok(mut module) => {
            // Tracebacks never quote the library.
            module.source.clear();
            module
        }
        Err(error) => panic!("the prelude does not compile: {error}"),
    };
    let bytes = postcard::to_allocvec(&module).expect("code objects can be serialized");
    let out = PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    std::fs::write(out.join("prelude.bin"), bytes).expect("OUT_DIR can be written");
}
