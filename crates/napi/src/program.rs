//! The class `NativeProgram`: compiled source. What snapshots say of themselves.

use std::sync::{Arc, Mutex, PoisonError};

use diapause_engine::adapter::{Outcome, guarded};
use diapause_engine::{EngineError, Program};
use napi::bindgen_prelude::{Function, Uint8Array};
use napi_derive::napi;

use crate::answer::Answer;
use crate::pool;
use crate::post::{CallbackArgs, Post};

type Place = Arc<Mutex<Option<Program>>>;

/// A place for a compiled program, empty until it is compiled or loaded.
#[napi]
#[derive(Default)]
pub struct NativeProgram {
    place: Place,
}

#[napi]
impl NativeProgram {
    /// An empty place.
    #[napi(constructor)]
    pub fn new() -> NativeProgram {
        NativeProgram::default()
    }

    /// Compiles source.
    #[napi]
    pub fn compile(&self, source: String, script_name: String) -> Answer {
        fill(&self.place, || Program::compile(&source, &script_name)).into()
    }

    /// Compiles source on another thread.
    #[napi]
    pub fn compile_async(
        &self,
        source: String,
        script_name: String,
        callback: Function<'_, CallbackArgs, ()>,
    ) -> napi::Result<()> {
        let post = Post::new(callback)?;
        let place = Arc::clone(&self.place);
        pool::spawn(Box::new(move || {
            post.done(fill(&place, || Program::compile(&source, &script_name)));
        }));
        Ok(())
    }

    /// Takes a program from its bytes.
    #[napi]
    pub fn load(&self, bytes: &[u8]) -> Answer {
        fill(&self.place, || Program::load(bytes)).into()
    }

    /// The program as bytes.
    #[napi]
    pub fn dump(&self) -> Answer {
        Outcome::bytes(self.get().and_then(|program| guarded(|| Ok(program.dump())))).into()
    }
}

/// What a snapshot says of itself, or one and the deltas that follow it.
#[napi]
// What the macro exports is not there in a build for tests.
#[cfg_attr(test, allow(dead_code))]
pub fn inspect(parts: Vec<Uint8Array>) -> Answer {
    let parts: Vec<&[u8]> = parts.iter().map(|part| &part[..]).collect();
    Outcome::bytes(guarded(|| diapause_engine::inspect(&parts))).into()
}

impl NativeProgram {
    pub fn get(&self) -> Result<Program, EngineError> {
        let place = self.place.lock().unwrap_or_else(PoisonError::into_inner);
        place.clone().ok_or_else(|| EngineError::State("the program is not compiled".into()))
    }
}

fn fill(place: &Place, make: impl FnOnce() -> Result<Program, EngineError>) -> Outcome {
    match guarded(make) {
        Ok(program) => {
            *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(program);
            Outcome::done()
        }
        Err(error) => Outcome::failed(error),
    }
}
