//! Parses, and says in the words of CPython what is wrong.

use ruff_python_ast::ModModule;
use ruff_python_parser::Parsed;

use crate::errors::{Fault, Result};

/// The syntax tree of a source without syntax errors.
pub(crate) fn parse(source: &str) -> Result<Parsed<ModModule>> {
    match ruff_python_parser::parse_module(source) {
        Ok(parsed) => Ok(parsed),
        Err(error) => Err(Fault::syntax(error.location, error.error.to_string())),
    }
}
