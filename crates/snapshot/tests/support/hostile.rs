//! What is done to bytes that may be anything.

use std::sync::{Arc, LazyLock};

use diapause_bytecode::Module;
use diapause_compiler::{Mode, compile};
use diapause_snapshot::{Kind, Meta, SnapshotError, dump, kind, unchecked};
use diapause_vm::exec::Exit;
use diapause_vm::machine::Machine;
use diapause_vm::value::Value;

/// What loading and running may take, in bytes.
pub const SMALL: usize = 16 << 20;

/// What a session between two programs is given.
static NEXT: LazyLock<Arc<Module>> = LazyLock::new(|| {
    let source = "print(sorted(globals()), [each for each in globals().values()])";
    Arc::new(compile(source, "<next>", Mode::Program).expect("it compiles"))
});

/// What comes before a snapshot and a delta that are one input of the fuzz target; behind it is how
/// many bytes the snapshot has, in two bytes.
pub const CHAIN: [u8; 4] = *b"CHN\xff";

/// A snapshot and a delta as one input, if the snapshot is small enough.
pub fn chained(bytes: &[u8], delta: &[u8]) -> Option<Vec<u8>> {
    let length = u16::try_from(bytes.len()).ok()?;
    Some([&CHAIN, &length.to_le_bytes()[..], bytes, delta].concat())
}

/// Tries an input of the fuzz target: a snapshot, or one with a delta.
pub fn try_input(bytes: &[u8]) {
    let chain = bytes.strip_prefix(&CHAIN).and_then(|rest| {
        let (length, rest) = rest.split_first_chunk()?;
        rest.split_at_checked(u16::from_le_bytes(*length).into())
    });
    match chain {
        Some((bytes, delta)) => try_chain(bytes, delta),
        None => try_out(bytes),
    }
}

/// Loads bytes without looking at their checksum, and runs what comes out for a while.
pub fn try_out(bytes: &[u8]) {
    match kind(bytes) {
        Ok(Kind::Program) => try_program(bytes),
        Ok(Kind::Delta) => assert!(unchecked::load(bytes, Kind::Delta, SMALL).is_err()),
        Ok(kind) => try_machine(bytes, kind),
        Err(_) => {}
    }
}

fn try_program(bytes: &[u8]) {
    let Ok(module) = unchecked::load_program(bytes) else { return };
    let mut machine = Machine::new(SMALL, 500);
    if machine.load(&Arc::new(module)).is_ok() {
        machine.run(300);
    }
}

fn try_machine(bytes: &[u8], kind: Kind) {
    let awake = unchecked::load(bytes, kind, SMALL);
    let asleep = unchecked::load_asleep(bytes, kind, SMALL);
    match (awake, asleep) {
        (Ok((awake, _)), Ok((asleep, _))) => {
            // Either what is asleep is told beside what is not, or it is touched while it runs.
            if bytes.len().is_multiple_of(2) {
                let [one, other] = [&awake, &asleep].map(|it| dump(it, &Meta::default()).ok());
                assert!(one == other, "asleep it is something else");
                try_loaded(awake, kind);
            } else {
                try_run(asleep);
            }
        }
        (Err(_), Err(_)) => {}
        // Strings of one character take a place besides the one that is shared.
        (Ok(_), Err(SnapshotError::Limit { .. })) => {}
        (awake, asleep) => panic!(
            "awake it loads: {}, asleep: {}; {:?}",
            awake.is_ok(),
            asleep.is_ok(),
            awake.err().or(asleep.err())
        ),
    }
}

/// Loads a snapshot and a delta without looking at their checksums, and runs what comes out.
pub fn try_chain(bytes: &[u8], delta: &[u8]) {
    let Ok(kind) = kind(bytes) else { return };
    let Ok((machine, _)) = unchecked::load_chain(bytes, &[delta], kind, SMALL) else { return };
    try_loaded(machine, kind);
}

fn try_loaded(mut machine: Machine, kind: Kind) {
    // What loads can be dumped and loaded again, and is the same then.
    if let Ok(again) = dump(&machine, &Meta::default()) {
        match unchecked::load(&again, kind, 4 * SMALL) {
            Ok((thawed, _)) => {
                assert!(dump(&thawed, &Meta::default()).is_ok_and(|bytes| bytes == again));
            }
            Err(error) => panic!("it loads, but not a second time: {error}"),
        }
    }
    machine.collect();
    try_run(machine);
}

fn try_run(mut machine: Machine) {
    machine.state.recursion_limit = machine.state.recursion_limit.min(1000);
    if machine.frames.is_empty() && machine.feed(&NEXT).is_err() {
        return;
    }
    for _ in 0..3 {
        match machine.run(50) {
            Exit::OutOfFuel => machine.collect(),
            Exit::Pending => {
                if machine.resume(Value::small(1)).is_err() {
                    return;
                }
            }
            _ => return,
        }
        let _ = dump(&machine, &Meta::default());
    }
}
