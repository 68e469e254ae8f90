//! Strings: their methods, `%` and `format`.

pub mod percent;
mod show;
