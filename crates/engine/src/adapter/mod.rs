//! What the adapters do alike: where a session is while it runs, turns whose panics are data, and
//! limits as hosts write them.
//!
//! - [`outcome`]: the answer to a call, before it is put into a host's terms
//! - [`control`]: stops a turn from outside
//! - [`turn`]: a session at rest and in a turn
//! - [`limits`]: limits from numbers of a host

pub mod control;
pub mod limits;
pub mod outcome;
mod resources;
pub mod turn;

pub use control::Control;
pub use limits::HostLimits;
pub use outcome::{ChainedError, Outcome, chain, discard, guarded};
pub use turn::{
    Held, HostDump, HostLoad, Turn, collect, collect_while, pairs, perform, perform_while, restore,
};
