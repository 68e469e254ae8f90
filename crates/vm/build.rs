//! Compiles the library that is written in Python (`src/prelude/*.py`) into the crate.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use diapause_bytecode::{CodeFlags, Const, Instr, Module};
use diapause_compiler::{Mode, compile};

#[path = "src/library/hash.rs"]
mod hash;

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
    let out = PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    write_library(&out, &module);
    freeze(&out);
}

/// Writes the library so that each code object can be read on its own: their bytes one behind the
/// other, a table of where each starts and what it is called, and a hash table of the functions.
fn write_library(out: &Path, module: &Module) {
    let defaults = read_defaults(module);
    let mut bytes = Vec::new();
    let mut entries = String::new();
    let mut functions = BTreeMap::new();
    for (index, code) in module.codes.iter().enumerate() {
        let (name, qualname) = (&code.name, &code.qualname);
        entries.push_str(&format!(
            "Place {{ start: {}, name: {name:?}, qualname: {qualname:?} }},\n",
            bytes.len()
        ));
        if !qualname.contains('.') {
            functions.insert(name.clone(), index);
        }
        let defaults = defaults.get(&index).cloned().unwrap_or_default();
        let both = postcard::to_allocvec(&(code, defaults));
        bytes.extend(both.expect("code objects can be serialized"));
    }
    // Half empty, so that a function is found at the first place or close behind it.
    let size = (2 * functions.len()).next_power_of_two();
    let mut slots = vec![u16::MAX; size];
    for (name, &index) in &functions {
        let mut at = hash::hash(name) as usize & (size - 1);
        while slots[at] != u16::MAX {
            at = (at + 1) & (size - 1);
        }
        slots[at] = u16::try_from(index).expect("the library has fewer functions");
    }
    let count = module.codes.len();
    let tables = format!(
        "/// The code objects.\n\
         static PLACES: [Place; {count}] = [\n{entries}];\n\
         /// Indices of functions by the hashes of their names; `u16::MAX` where there is none.\n\
         static SLOTS: [u16; {size}] = {slots:?};\n"
    );
    std::fs::write(out.join("prelude.bin"), bytes).expect("OUT_DIR can be written");
    std::fs::write(out.join("prelude.rs"), tables).expect("OUT_DIR can be written");
}

/// The defaults of a function: of positional parameters, and of keyword-only ones by name.
type Defaults = (Vec<Const>, Vec<(String, Const)>);

/// Reads the defaults off the body of the library's module, which consists of definitions only:
/// what is in a register when a function is made is known without running anything.
fn read_defaults(module: &Module) -> HashMap<usize, Defaults> {
    let mut found = HashMap::new();
    let body = module.codes.iter().find(|code| code.flags.contains(CodeFlags::MODULE));
    let body = body.expect("a module has a body");
    let mut registers: HashMap<u8, Const> = HashMap::new();
    for instruction in &body.instructions {
        let at = |registers: &HashMap<u8, Const>, place: u8| {
            registers.get(&place).cloned().unwrap_or(Const::None)
        };
        match *instruction {
            Instr::LoadConst { dst, index } => {
                if let Some(constant) = body.constants.get(index as usize) {
                    registers.insert(dst, constant.clone());
                }
            }
            Instr::LoadInt { dst, value } => {
                registers.insert(dst, Const::Int(i64::from(value)));
            }
            Instr::Move { dst, src } => {
                let value = at(&registers, src);
                registers.insert(dst, value);
            }
            // A dict of keyword-only defaults is kept as the tuple of its keys and values.
            Instr::BuildTuple { dst, base, count } => {
                let items = (0..count).map(|place| at(&registers, base + place)).collect();
                registers.insert(dst, Const::Tuple(items));
            }
            Instr::BuildDict { dst, base, count } => {
                let items = (0..2 * count).map(|place| at(&registers, base + place)).collect();
                registers.insert(dst, Const::Tuple(items));
            }
            Instr::MakeFunction { base, parts, code, .. } => {
                let (mut positional, mut keyword) = Defaults::default();
                let mut place = base;
                if parts & 1 != 0 {
                    if let Const::Tuple(items) = at(&registers, place) {
                        positional = items;
                    }
                    place += 1;
                }
                if parts & 2 != 0
                    && let Const::Tuple(items) = at(&registers, place)
                {
                    for pair in items.chunks_exact(2) {
                        if let Const::Str(name) = &pair[0] {
                            keyword.push((name.clone(), pair[1].clone()));
                        }
                    }
                }
                found.insert(usize::from(code), (positional, keyword));
            }
            _ => {}
        }
    }
    found
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
