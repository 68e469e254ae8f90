//! Pure algorithms on text and numbers with CPython 3.14's results and messages; no VM values here.

pub mod complex;
mod double;
pub mod encode;
mod error;
pub mod float_repr;
mod format_layout;
pub mod format_spec;
pub mod format_value;
pub mod int_repr;
pub mod methods;
pub mod parse_number;
pub mod percent;
pub(crate) mod room;
pub mod str_repr;
pub mod template;
pub mod unicode;

pub use error::{ErrorKind, TextError};
pub use int_repr::{DEFAULT_MAX_STR_DIGITS, IntRef, MAX_STR_DIGITS};
