//! What makes a snapshot safe to run.
//!
//! | file | what lives there |
//! | --- | --- |
//! | `code.rs` | code objects: every index, count and position |
//! | `effects.rs` | what each instruction reads, writes and leaves behind |
//! | `flow.rs` | what registers hold along every path through a code object |
//! | `frames.rs` | frames and generators: where they stand, and that their registers fit |
//! | `objects.rs` | classes, functions, and what must not be circular |

mod code;
mod effects;
mod flow;
mod frames;
mod objects;

pub use code::{entry, module, own};
pub use frames::{MAX_OFFSET, frames};
pub use objects::objects;
