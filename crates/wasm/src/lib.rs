//! The engine as a WebAssembly module: hands calls to the engine and answers back, nothing else.
//!
//! - [`calls`]: what the module exports
//! - [`places`]: programs and sessions by number
//! - [`buffers`]: the bytes in which a call and its answer cross
//! - [`wire`]: how they are written
//! - [`answer`]: an answer as bytes
//! - [`host`]: what the module imports: a clock, and somebody who reads what programs print
//!
//! # How a call goes
//!
//! The host asks for `room(length)`, writes what belongs to the call to the address that it gets,
//! and calls. What comes back is the length of the answer, which stands at `answer()` until the
//! next call. Where both stand may change with every call, as the memory may grow. So no address
//! is ever handed to the module, and the module reads and writes nothing but its own vectors.
//!
//! `start` comes first. A call that traps leaves an instance that must not be used again, except
//! for `last_words`, the text of the panic. Nothing here needs threads.
#![deny(unsafe_op_in_unsafe_fn)]

mod answer;
mod buffers;
mod calls;
mod host;
mod places;
mod wire;
