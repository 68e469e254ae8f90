//! Pure algorithms behind the methods of `str` and `bytes`.
//!
//! Functions that look for something work on bytes, which is exact for UTF-8, too. Whatever can yield more than it was given
//! takes a `limit` in bytes, computes the exact size first and refuses one above the limit.

pub mod bytes;
mod case;
mod pad;
mod replace;
mod search;
mod split;
mod strip;
#[cfg(test)]
mod tests;
mod view;

pub use pad::{center, expandtabs, join, ljust, repeat, rjust, zfill};
pub use replace::{Mapped, replace, translate};
pub use search::{partition, remove_prefix, remove_suffix, rpartition};
pub use split::{ascii_word, rsplit, rsplit_whitespace, split, split_whitespace, splitlines};
pub use strip::{Sides, strip, strip_chars};
pub use view::{StrView, clamp_range};
