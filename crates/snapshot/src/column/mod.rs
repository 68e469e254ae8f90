//! Columns: many things of one sort behind one another, in blocks, packed.
//!
//! | file | what lives there |
//! | --- | --- |
//! | `ints.rs` | integers |
//! | `choices.rs` | which of a few alternatives each one is |
//! | `texts.rs` | strings |
//!
//! How many there are is known from elsewhere and not part of a column. An empty column is no
//! bytes at all. A block of nothing but a regular sequence takes a few bytes whatever its length,
//! so a reader checks counts against the memory limit, not against the bytes.
//!
//! Columns of values are in `encode/block.rs` and `decode/block.rs`.

pub mod choices;
pub mod ints;
pub mod texts;

/// Things in a block; only the last block of a column may have fewer.
pub const BLOCK: usize = 1024;

/// A block of fewer things than this is written one by one.
pub const SHORT: usize = 4;
