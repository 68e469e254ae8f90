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

/// What stands in the section of code, by the byte before it.
pub mod entry {
    /// A module of the program follows.
    pub const MODULE: u8 = 0;
    /// The name of a module of the library; these are numbered from 1, the prelude is 0.
    pub const PART: u8 = 1;
    /// The SHA-256 of a module of the program, which was left out.
    pub const REFERENCE: u8 = 2;
    /// Live code of the library: the number of its part, how many bytes, and these.
    pub const PIECE: u8 = 3;
    /// A module of the program follows, and then which one has taken its place.
    pub const SUPERSEDED: u8 = 4;
    /// The SHA-256 of a module of the program, which was left out, and then which one has taken its
    /// place.
    pub const SUPERSEDED_REFERENCE: u8 = 5;
}
