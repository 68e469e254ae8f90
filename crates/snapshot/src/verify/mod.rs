//! What makes a snapshot safe to run.
//!
//! | file | what lives there |
//! | --- | --- |
//! | `code.rs` | code objects: every index, count and position |
//! | `effects.rs` | what each instruction reads, writes and leaves behind |
//! | `flow.rs` | what registers hold along every path through a code object |
//! | `frames.rs` | frames and generators: where they stand, and that their registers fit |
//! | `objects.rs` | classes, functions, and what must not be circular |
//! | `versions.rs` | modules that newer ones have taken the place of |

mod code;
mod effects;
mod flow;
mod frames;
mod objects;
mod versions;

pub use code::{entry, module, own};
pub use frames::{MAX_OFFSET, frames};
pub use objects::objects;
pub use versions::superseded;
