//! The addon for Node.js: hands calls to the engine and answers back, nothing else.
//!
//! - [`session`]: the class `NativeSession`, its turns, and where a session is while it runs
//! - [`program`]: the class `NativeProgram`
//! - [`once`]: the short ways of small programs; straight over Node-API in [`direct`]
//! - [`answer`]: what JavaScript gets to see; failures are data, never exceptions
//! - [`place`]: where a session is, and what JavaScript is told of its memory
//! - [`pool`]: the threads on which promises are kept
//! - [`post`]: how a thread reports to JavaScript
//! - [`teardown`]: what happens when a worker or a window ends in the middle of a run
//! - `allocator`: how memory is taken from the system, on Linux
//!
//! Nothing here panics into JavaScript: every edge catches, and answers with
//! `ERR_DIAPAUSE_INTERNAL`. Bytes are copied, never lent: Electron forbids external buffers.
#![deny(unsafe_op_in_unsafe_fn)]

#[cfg(target_os = "linux")]
mod allocator;
/// That of the system, which needs to be told nothing.
#[cfg(not(target_os = "linux"))]
mod allocator {
    pub fn freed(_bytes: usize) {}

    pub fn take_back() {}
}
mod answer;
// What the macro exports is not there in a build for tests.
#[cfg_attr(test, allow(dead_code))]
mod direct;
// What the macro exports is not there in a build for tests.
#[cfg_attr(test, allow(dead_code))]
mod once;
mod place;
mod pool;
mod post;
mod program;
mod session;
mod teardown;

#[cfg(target_os = "linux")]
#[global_allocator]
static ALLOCATOR: allocator::Allocator = allocator::Allocator;
