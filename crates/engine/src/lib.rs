//! The one Rust API of Diapause. Every adapter (Node, WebAssembly, later C) goes through here.
//!
//! - [`session`]: [`Program`] and [`Session`], what a host starts, runs, freezes and thaws
//! - [`step`]: what a turn of a session answers
//! - [`limits`]: how much a program may use
//! - [`error`]: everything that can go wrong, with stable codes
//! - [`boundary`]: the bytes in which Python values travel to and from a host
//! - [`adapter`]: what the adapters do alike
//! - [`clock`]: the clock by which execution time is limited
#![forbid(unsafe_code)]

pub mod adapter;
pub mod boundary;
pub mod clock;
mod entropy;
pub mod error;
mod frozen;
mod futures;
mod inspection;
mod interactive;
pub mod limits;
mod loader;
mod report;
mod resources;
pub mod session;
pub mod step;
mod summary;
mod turns;
mod upgrade;

pub use diapause_snapshot::BaseId;
pub use entropy::{EntropyPolicy, SEED_BYTES};
pub use error::{EngineError, PythonError, SnapshotError, SyntaxReport, TracebackFrame};
pub use frozen::{DumpOptions, LoadOptions, missing_code};
pub use inspection::inspect;
pub use limits::{LimitError, Limits};
pub use resources::HostResource;
pub use session::{Interrupt, Program, Session, SnapshotKind, StartOptions, inspect_kind};
pub use step::{
    FutureAnswer, FutureCall, FutureResult, Location, PendingCall, PendingFutures, Status, Step,
    Stream, Usage,
};
pub use upgrade::{NewSource, UpgradePolicy};
