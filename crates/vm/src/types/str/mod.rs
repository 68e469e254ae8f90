//! Strings: their methods, `%` and `format`.
//!
//! | file | what lives there |
//! | --- | --- |
//! | `object.rs` | the constructor and the special methods |
//! | `args.rs` | arguments of methods |
//! | `case.rs` | case, predicates, stripping, padding |
//! | `search.rs` | finding, counting, replacing, partitioning |
//! | `split.rs` | splitting and joining |
//! | `translate.rs` | `translate` and `maketrans` |
//! | `codec.rs` | `encode`, and what `bytes.decode` shares with it |
//! | `format.rs` | `format()` and `str.format` |
//! | `percent.rs` | `%` |

pub(crate) mod args;
pub(crate) mod case;
pub(crate) mod codec;
pub mod format;
pub(crate) mod object;
pub mod percent;
pub(crate) mod search;
pub(crate) mod split;
pub(crate) mod translate;
