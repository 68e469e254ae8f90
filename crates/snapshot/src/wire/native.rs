//! Kinds of natives: what is named rather than written, because it belongs to the interpreter.

/// The numbers are part of the format.
pub mod kind {
    /// A built-in function or method.
    pub const BUILTIN: u8 = 0;
    /// A built-in type.
    pub const TYPE: u8 = 1;
    /// A function of the prelude that is only referred to.
    pub const LIBRARY: u8 = 2;
    /// Code of the library that a function refers to.
    pub const CODE: u8 = 3;
    /// Code of the library that travels.
    pub const LIVE: u8 = 4;
}

/// How many a snapshot can tell apart.
pub const KINDS: usize = 16;
