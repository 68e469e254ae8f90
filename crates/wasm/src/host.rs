//! What the module imports, as module `diapause`: a clock, and somebody who reads what programs
//! print. There is no other way out.

use std::time::Duration;

use diapause_engine::Stream;

#[cfg(target_arch = "wasm32")]
mod imports {
    #[link(wasm_import_module = "diapause")]
    unsafe extern "C" {
        /// Milliseconds since a moment that stays the same.
        pub fn now() -> f64;
        /// Text that a program has printed: the stream, 1 or 2, the address and the length.
        pub fn print(stream: u32, at: *const u8, length: usize);
    }
}

/// The clock of the engine.
pub fn clock() -> Duration {
    // SAFETY: the import takes nothing and gives a number, whatever the host does.
    #[cfg(target_arch = "wasm32")]
    let ms = unsafe { imports::now() };
    #[cfg(not(target_arch = "wasm32"))]
    let ms = 0.0;
    Duration::try_from_secs_f64(ms / 1000.0).unwrap_or_default()
}

/// Hands over what a program has printed. The host may call other exports meanwhile.
pub fn print(stream: Stream, text: &str) {
    let number = match stream {
        Stream::Stdout => 1,
        Stream::Stderr => 2,
    };
    // SAFETY: address and length are those of a string that lives until the call is over; the
    // host only reads there.
    #[cfg(target_arch = "wasm32")]
    unsafe {
        imports::print(number, text.as_ptr(), text.len());
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (number, text);
}
