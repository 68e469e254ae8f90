//! The library that is written in Python: what native operations hand over to when only Python
//! code can answer. Its sources are in `prelude/`; they are compiled when the crate is built.
//!
//! A program needs little of it, so nothing is read before it is asked for: names are found in
//! tables that the build script made, and each code object is decoded on its own.

mod hash;

use std::sync::{Arc, OnceLock};

use diapause_bytecode::{Code, Const, Module, Written};

use crate::value::{Kind, Value};

/// Where a code object stands in [`BYTES`], and what it is called.
struct Place {
    start: u32,
    name: &'static str,
    qualname: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/prelude.rs"));

/// For each code object itself and its defaults.
static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/prelude.bin"));

/// The defaults of a library function: constants, because nothing runs to make them.
#[derive(Clone, Debug, Default)]
pub struct Defaults {
    /// Those of the last positional parameters.
    pub positional: Vec<Const>,
    /// Those of keyword-only parameters.
    pub keyword: Vec<(String, Const)>,
}

/// A code object that was asked for.
struct Decoded {
    /// It alone, as code 0.
    module: Arc<Module>,
    defaults: Defaults,
}

static DECODED: [OnceLock<Box<Decoded>>; PLACES.len()] = [const { OnceLock::new() }; PLACES.len()];

fn decoded(index: u32) -> Option<&'static Decoded> {
    let cell = DECODED.get(index as usize)?;
    Some(cell.get_or_init(|| Box::new(decode(index))))
}

#[cold]
fn decode(index: u32) -> Decoded {
    let start = PLACES[index as usize].start as usize;
    // A library that cannot be read would be a broken build, which no input can cause.
    let ((code, (positional, keyword)), _): ((Code, (_, _)), _) =
        postcard::take_from_bytes(&BYTES[start..]).expect("the library was built with the crate");
    let module = Module {
        script_name: "<library>".into(),
        source: String::new(),
        codes: vec![code],
        written: Written::default(),
    };
    Decoded { module: Arc::new(module), defaults: Defaults { positional, keyword } }
}

/// How many code objects the library has.
#[must_use]
pub const fn count() -> usize {
    PLACES.len()
}

/// The name of a code object.
#[must_use]
pub fn name(index: u32) -> Option<&'static str> {
    PLACES.get(index as usize).map(|place| place.name)
}

/// The qualified name of a code object.
#[must_use]
pub fn qualname(index: u32) -> Option<&'static str> {
    PLACES.get(index as usize).map(|place| place.qualname)
}

/// A code object.
#[must_use]
pub fn code(index: u32) -> Option<&'static Code> {
    module(index)?.codes.first()
}

/// The module that has a code object of the library as its code 0, and nothing else.
#[must_use]
pub fn module(index: u32) -> Option<&'static Arc<Module>> {
    decoded(index).map(|decoded| &decoded.module)
}

/// The defaults of the library function with that code.
#[must_use]
pub fn defaults(index: u32) -> Option<&'static Defaults> {
    decoded(index).map(|decoded| &decoded.defaults)
}

/// The library function of that name.
#[must_use]
pub fn function(name: &str) -> Option<Value> {
    let mut at = hash::hash(name) as usize % SLOTS.len();
    loop {
        // An empty slot is no index of a code object.
        let index = SLOTS[at];
        if PLACES.get(usize::from(index))?.name == name {
            return Some(Value::other(Kind::Library, u32::from(index)));
        }
        at = (at + 1) % SLOTS.len();
    }
}
