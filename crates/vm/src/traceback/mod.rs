//! Tracebacks: what CPython prints when a program ends with an exception, and the same as data.
//!
//! | file | what lives there |
//! | --- | --- |
//! | `report.rs` | the report: a chain of exceptions with their frames |
//! | `text.rs` | its text |
//! | `carets.rs` | lines of source with `~` and `^` |
//! | `syntax.rs` | the text of syntax errors |
//! | `suggest.rs` | "Did you mean" |
//! | `place.rs` | where a warning comes from |
//! | `source.rs` | lines and columns |
//! | `width.rs` | columns of characters |
//! | `modules.rs` | names of CPython's modules |

mod carets;
mod modules;
mod place;
mod report;
mod source;
mod suggest;
mod syntax;
mod text;
mod width;

pub(crate) use place::{place, source_line};
pub(crate) use report::syntax_text;
pub use report::{
    Context, Frame, Link, MOST_TEXT, Report, Reported, SUGGESTION, frame_tuples, needs_texts,
    render, shortened, suggestion_for,
};
pub use source::{Lines, line_with};
pub use suggest::{attribute_names, builtin_names, closest, global_names, keyword_hint};
pub use syntax::{SyntaxDetails, render_syntax_error};

#[cfg(test)]
mod tests;
