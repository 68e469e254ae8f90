//! Runs Python programs whose results are known, in every way in which a program can run.
//!
//! - [`corpus`]: the programs of `__test__/corpus` and what CPython prints for them
//! - [`host`]: the host functions that such programs call
//! - [`drive`]: runs one program plain, frozen and thawed at calls or safepoints, or collected
//! - `chain`: runs dumped as deltas
//! - [`processes`]: runs programs in which every call is answered by another process
//! - [`portable`]: runs programs on two engines at once, whose dumps must be equal
//! - [`known`]: the list of programs that are known to fail
//! - [`report`]: all programs one way: what passed, what differs and how
//! - [`humaneval`], [`ladder`]: programs of others, from `../shared/corpora`
//! - [`suite`]: the test cases of a module, each from the same frozen moment
//! - [`specimens`]: programs that sleep at one moment; [`golden`]: their snapshots with what these
//!   must do; [`hostile`]: their snapshots, damaged in every way
//! - [`batch`]: many small programs, for the fuzzer
//! - [`json`]: JSON as value graphs and back
//!
//! The binary `testkit` shows all of it on the command line: `cargo run -p diapause-testkit`.
#![forbid(unsafe_code)]

pub mod batch;
mod chain;
pub mod corpus;
mod diff;
pub mod drive;
pub mod golden;
mod guard;
pub mod host;
pub mod hostile;
pub mod humaneval;
pub mod json;
pub mod known;
pub mod ladder;
pub mod portable;
pub mod processes;
pub mod report;
pub mod specimens;
pub mod suite;
