//! Strings: their methods, `%` and `format`.

pub mod format;
pub mod percent;
