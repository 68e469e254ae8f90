//! The fuzz target: bytes are loaded as a snapshot, or as one and a delta, whatever their checksums
//! say, and what loads runs for a while, is dumped and loaded again.

#![no_main]

#[path = "../../../crates/snapshot/tests/support/hostile.rs"]
mod hostile;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| hostile::try_input(bytes));
