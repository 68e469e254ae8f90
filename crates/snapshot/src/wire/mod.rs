//! What is written: numbers and types of their own, apart from those of the machine. All are
//! append-only: nothing is reordered, changed or removed within a format version.

pub mod code;
pub mod known;
pub mod native;
pub mod object;
pub mod state;
pub mod value;

pub use object::{Table, TableSet};
pub use state::{Meta, Tokens};
pub use value::{TAGS, Tag};
