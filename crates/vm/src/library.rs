//! The library that is written in Python: what native operations hand over to when only Python
//! code can answer. Its sources are in `prelude/`; they are compiled when the crate is built.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use diapause_bytecode::Module;

use crate::value::{Kind, Value};

/// The compiled library.
#[derive(Debug)]
pub struct Image {
    /// All its code.
    pub module: Arc<Module>,
    by_name: HashMap<String, u32>,
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
    Image { module: Arc::new(module), by_name }
});

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
