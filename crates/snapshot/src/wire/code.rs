//! The numbers in code objects.
//!
//! Instructions are written with the derives of the bytecode crate, whose order is append-only by
//! its own contract.

/// Which parts of a code object are there, as bits, in the order in which they follow.
pub mod parts {
    pub const QUALNAME: u8 = 1;
    pub const PARAMETERS: u8 = 1 << 1;
    pub const VARIABLES: u8 = 1 << 2;
    pub const FREE: u8 = 1 << 3;
    pub const DOCSTRING: u8 = 1 << 4;
    pub const EXCEPTIONS: u8 = 1 << 5;

    pub const ALL: u8 = (1 << 6) - 1;
}

/// What a module is, in a snapshot of something that runs.
pub mod module {
    /// It follows.
    pub const OWN: u8 = 0;
    /// One of the library: its name and a hash follow.
    pub const FROZEN: u8 = 1;
    /// It follows, and then which one has taken its place.
    pub const SUPERSEDED: u8 = 4;
}

/// Kinds of constants.
pub mod constant {
    pub const NONE: u8 = 0;
    pub const TRUE: u8 = 1;
    pub const FALSE: u8 = 2;
    pub const ELLIPSIS: u8 = 3;
    pub const INT: u8 = 4;
    pub const BIG_INT: u8 = 5;
    pub const FLOAT: u8 = 6;
    pub const STR: u8 = 7;
    pub const BYTES: u8 = 8;
    /// The items follow.
    pub const TUPLE: u8 = 9;
    /// The items follow.
    pub const FROZEN_SET: u8 = 10;
    pub const IMAGINARY: u8 = 11;
}
