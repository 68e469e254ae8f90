//! The virtual machine of Diapause.

#![forbid(unsafe_code)]

pub mod builtins;
pub mod code_store;
pub mod elementary;
pub mod entropy;
mod errors;
pub mod exec;
pub mod heap;
mod interactive;
pub mod library;
pub mod load;
pub mod machine;
pub mod object;
pub mod output;
pub mod regex;
pub mod stdlib;
#[cfg(test)]
mod testing;
pub mod text;
pub mod traceback;
pub mod trap;
pub mod types;
pub mod upgrade;
pub mod value;
