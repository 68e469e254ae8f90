//! The library that is written in Python: what native operations hand over to when only Python
//! code can answer. Its sources are in `prelude/`; they are compiled when the crate is built.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use diapause_bytecode::{CodeFlags, Const, Instr, Module};
use rustc_hash::FxHashMap;

use crate::value::{Kind, Value};

/// The compiled library.
#[derive(Debug)]
pub struct Image {
    /// All its code.
    pub module: Arc<Module>,
    by_name: FxHashMap<String, u32>,
    defaults: HashMap<u32, Defaults>,
}

/// The defaults of a library function: constants, because nothing runs to make them.
#[derive(Clone, Debug, Default)]
pub struct Defaults {
    /// Those of the last positional parameters.
    pub positional: Vec<Const>,
    /// Those of keyword-only parameters.
    pub keyword: Vec<(String, Const)>,
}

static IMAGE: LazyLock<Image> = LazyLock::new(|| {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/prelude.bin"));
    // A prelude that cannot be read would be a broken build, which no input can cause.
    let module: Module = postcard::from_bytes(bytes).expect("the prelude was built with the crate");
    let by_name = module
        .codes
        .iter()
        .enumerate()
        .filter(|(_, code)| !code.qualname.contains('.'))
        .map(|(index, code)| (code.name.clone(), index as u32))
        .collect();
    let defaults = read_defaults(&module);
    Image { module: Arc::new(module), by_name, defaults }
});

/// Reads the defaults off the body of the library's module, which consists of definitions only:
/// what is in a register when a function is made is known without running anything.
fn read_defaults(module: &Module) -> HashMap<u32, Defaults> {
    let mut found = HashMap::new();
    let Some(body) = module.codes.iter().find(|code| code.flags.contains(CodeFlags::MODULE)) else {
        return found;
    };
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
                let mut defaults = Defaults::default();
                let mut place = base;
                if parts & 1 != 0 {
                    if let Const::Tuple(items) = at(&registers, place) {
                        defaults.positional = items;
                    }
                    place += 1;
                }
                if parts & 2 != 0
                    && let Const::Tuple(items) = at(&registers, place)
                {
                    for pair in items.chunks_exact(2) {
                        if let Const::Str(name) = &pair[0] {
                            defaults.keyword.push((name.clone(), pair[1].clone()));
                        }
                    }
                }
                found.insert(u32::from(code), defaults);
            }
            _ => {}
        }
    }
    found
}

/// The defaults of the library function with that code.
#[must_use]
pub fn defaults(code: u32) -> Defaults {
    IMAGE.defaults.get(&code).cloned().unwrap_or_default()
}

/// The compiled library.
#[must_use]
pub fn image() -> &'static Image {
    &IMAGE
}

/// The library function of that name.
#[must_use]
pub fn function(name: &str) -> Option<Value> {
    IMAGE.by_name.get(name).map(|&index| Value::other(Kind::Library, index))
}
