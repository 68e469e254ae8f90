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
    freeze(&out);
}

/// Compiles the modules of the standard library that are written in Python, and lists them.
fn freeze(out: &Path) {
    let folder = Path::new("src/stdlib");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut modules = Vec::new();
    find_modules(folder, "", &mut modules);
    modules.sort();
    let mut list = format!("static FROZEN: [FrozenModule; {}] = [\n", modules.len());
    for (name, path, is_package) in modules {
        let source = std::fs::read_to_string(&path).expect("a readable module");
        let file = format!("<frozen {name}>");
        let module = match compile(&source, &file, Mode::Frozen) {
            Ok(mut module) => {
                // Tracebacks never show it.
                module.source.clear();
                for code in &mut module.codes {
                    code.positions.fill(Default::default());
                }
                module
            }
            Err(error) => panic!("{} does not compile: {}", path.display(), error.render()),
        };
        let bytes = postcard::to_allocvec(&module).expect("code objects can be serialized");
        std::fs::write(out.join(format!("{name}.bin")), bytes).expect("OUT_DIR can be written");
        list.push_str(&format!(
            "FrozenModule {{ name: {name:?}, is_package: {is_package}, \
             bytes: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}.bin\")), \
             code: OnceLock::new() }},\n"
        ));
    }
    list.push_str("];\n");
    std::fs::write(out.join("frozen.rs"), list).expect("OUT_DIR can be written");
}

/// Adds the modules of a folder, and of the packages in it.
fn find_modules(folder: &Path, package: &str, found: &mut Vec<(String, PathBuf, bool)>) {
    let entries = std::fs::read_dir(folder).expect("a folder of the standard library");
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let name = format!("{package}{stem}");
        if path.is_dir() {
            let init = path.join("__init__.py");
            if init.exists() {
                found.push((name.clone(), init, true));
                find_modules(&path, &format!("{name}."), found);
            }
        } else if path.extension().is_some_and(|extension| extension == "py") && stem != "__init__"
        {
            found.push((name, path, false));
        }
    }
}
