//! Every external call answered by another process than the one that made it.

use std::process::Command;

/// The binary of the testkit starts the processes; it answers for all of them.
#[test]
fn a_program_goes_on_in_another_process_after_every_external_call() {
    let output =
        Command::new(env!("CARGO_BIN_EXE_testkit")).arg("processes").output().expect("it starts");
    let text = String::from_utf8_lossy(&output.stdout);
    println!("{text}");
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    assert!(text.contains("processes: "), "{text}");
}
