//! Damaged and forged bytes give an error, or a machine that can be run; never a panic. Here the
//! damage is random, to many programs; the testkit (`hostile.rs`) damages few in every way.

mod support;

use std::panic::AssertUnwindSafe;

use diapause_snapshot::{
    Dumping, Kind, Loading, Meta, dump, dump_base, dump_delta, dump_program, load, load_program,
    load_with, unchecked,
};
use diapause_vm::exec::Exit;
use diapause_vm::machine::Machine;

use support::hostile::{SMALL, chained, try_input};
use support::{MEMORY, corpus, start};

/// A generator of numbers that is the same in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

/// Names the damage that makes loading panic.
fn must_not_panic(what: &str, bytes: &[u8], panics: &mut Vec<String>) {
    if let Some(path) = std::env::var_os("DIAPAUSE_KEEP") {
        std::fs::write(path, bytes).expect("it can be kept");
    }
    let begun = std::time::Instant::now();
    let caught = std::panic::catch_unwind(AssertUnwindSafe(|| try_input(bytes)));
    let took = begun.elapsed();
    if took.as_secs() >= 5 {
        panics.push(format!("{what}: took {took:?}"));
    }
    if let Err(panic) = caught {
        let text = panic
            .downcast_ref::<String>()
            .cloned()
            .or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        panics.push(format!("{what}: {}", text.unwrap_or_default()));
    }
}

/// Machines of the corpus, each somewhere in the middle.
fn paused(every: usize) -> Vec<(String, Machine)> {
    let mut random = Random(0x5EED);
    let mut machines = Vec::new();
    for path in corpus().into_iter().step_by(every) {
        let source = std::fs::read_to_string(&path).expect("a readable file");
        let Some(mut machine) = start(&source) else { continue };
        let fuel = (random.next() % 60) as u32 + 1;
        if matches!(machine.run(fuel), Exit::OutOfFuel | Exit::Pending) {
            machines.push((path.display().to_string(), machine));
        }
    }
    machines
}

/// How many rounds of damage: more when asked for.
fn rounds(usual: u64) -> u64 {
    std::env::var("DIAPAUSE_FUZZ").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

#[test]
fn flipped_bits_and_changed_bytes_never_panic() {
    let mut panics = Vec::new();
    let mut random = Random(0xF00D);
    for (name, machine) in paused(7) {
        let bytes = dump(&machine, &Meta::default()).expect("it can be dumped");
        for round in 0..rounds(60) {
            let mut damaged = bytes.clone();
            for _ in 0..=round % 3 {
                // Behind the source text, where damage matters.
                let from = if round % 4 == 0 { 12 } else { bytes.len() / 3 };
                let at = from + random.next() as usize % (bytes.len() - from);
                damaged[at] = match random.next() % 4 {
                    0 => damaged[at] ^ (1 << (random.next() % 8)),
                    1 => damaged[at].wrapping_add(1),
                    2 => damaged[at].wrapping_sub(1),
                    _ => random.next() as u8,
                };
            }
            must_not_panic(&format!("{name} in round {round}"), &damaged, &mut panics);
        }
    }
    assert!(panics.is_empty(), "{}:\n{}", panics.len(), panics.join("\n"));
}

/// What fuzzing has found, and what was mended since.
#[test]
fn findings_stay_mended() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("there are findings")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    let mut panics = Vec::new();
    for file in files {
        let bytes = std::fs::read(&file).expect("a readable file");
        must_not_panic(&file.display().to_string(), &bytes, &mut panics);
    }
    assert!(panics.is_empty(), "{}:\n{}", panics.len(), panics.join("\n"));
}

#[test]
fn every_flipped_bit_is_refused_by_the_checksum() {
    let (_, machine) = paused(100).remove(0);
    let bytes = dump(&machine, &Meta::default()).expect("it can be dumped");
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1 << bit;
            assert!(load(&damaged, Kind::Progress, MEMORY).is_err(), "bit {bit} of byte {at}");
        }
    }
}

#[test]
fn damaged_programs_never_panic() {
    let mut panics = Vec::new();
    let mut random = Random(0xBEEF);
    for path in corpus().into_iter().step_by(11) {
        let source = std::fs::read_to_string(&path).expect("a readable file");
        let Ok(module) =
            diapause_compiler::compile(&source, "main.py", diapause_compiler::Mode::Program)
        else {
            continue;
        };
        let bytes = dump_program(&module);
        assert_eq!(load_program(&bytes).as_ref(), Ok(&module));
        for round in 0..rounds(60) {
            let mut damaged = bytes.clone();
            let from = bytes.len() / 3;
            let at = from + random.next() as usize % (bytes.len() - from);
            damaged[at] = damaged[at].wrapping_add(random.next() as u8);
            let caught = std::panic::catch_unwind(AssertUnwindSafe(|| {
                let Ok(module) = unchecked::load_program(&damaged) else { return };
                let mut machine = Machine::new(SMALL, 500);
                if machine.load(&std::sync::Arc::new(module)).is_ok() {
                    machine.run(300);
                }
            }));
            if let Err(panic) = caught {
                let text = panic
                    .downcast_ref::<String>()
                    .cloned()
                    .or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
                panics.push(format!(
                    "{} in round {round}: {}",
                    path.display(),
                    text.unwrap_or_default()
                ));
            }
        }
    }
    assert!(panics.is_empty(), "{}:\n{}", panics.len(), panics.join("\n"));
}

/// A machine of the corpus a little later: what it was, and what changed.
fn with_delta(machine: &mut Machine) -> Option<(Vec<u8>, Vec<u8>)> {
    let (bytes, base) =
        dump_base(machine, &Meta::default(), &Dumping::default()).expect("it can be dumped");
    match machine.run(40) {
        Exit::Pending | Exit::OutOfFuel => {}
        _ => return None,
    }
    let (delta, _) =
        dump_delta(machine, &Meta::default(), base, &Dumping::default()).expect("it can be dumped");
    Some((bytes, delta))
}

#[test]
fn damaged_deltas_never_panic() {
    let mut panics = Vec::new();
    let mut random = Random(0xDE17A);
    let mut tried = 0;
    for (name, mut machine) in paused(9) {
        if machine.state.pending.is_some() {
            continue;
        }
        let Some((bytes, delta)) = with_delta(&mut machine) else { continue };
        if chained(&bytes, &delta).is_none() {
            // Few are too large for an input of the fuzz target.
            continue;
        }
        tried += 1;
        for round in 0..rounds(60) {
            let (mut bytes, mut delta) = (bytes.clone(), delta.clone());
            for _ in 0..=round % 3 {
                let damaged = if round % 5 == 0 { &mut bytes } else { &mut delta };
                let at = 12 + random.next() as usize % (damaged.len() - 12);
                damaged[at] = match random.next() % 4 {
                    0 => damaged[at] ^ (1 << (random.next() % 8)),
                    1 => damaged[at].wrapping_add(1),
                    2 => damaged[at].wrapping_sub(1),
                    _ => random.next() as u8,
                };
            }
            let both = chained(&bytes, &delta).expect("damage does not change how long it is");
            must_not_panic(&format!("{name} in round {round}"), &both, &mut panics);
        }
    }
    assert!(tried > 20, "{tried} deltas");
    assert!(panics.is_empty(), "{}:\n{}", panics.len(), panics.join("\n"));
}

#[test]
fn every_prefix_is_refused() {
    for (_, machine) in paused(90) {
        let bytes = dump(&machine, &Meta::default()).expect("it can be dumped");
        for end in 0..bytes.len() {
            assert!(load(&bytes[..end], Kind::Progress, MEMORY).is_err());
            assert!(unchecked::load(&bytes[..end], Kind::Progress, MEMORY).is_err());
        }
    }
}

#[test]
fn every_prefix_of_a_delta_is_refused() {
    for (_, mut machine) in paused(90) {
        if machine.state.pending.is_some() {
            continue;
        }
        let Some((bytes, delta)) = with_delta(&mut machine) else { continue };
        for end in 0..delta.len() {
            let cut = &[&delta[..end]];
            let loading = Loading { memory_limit: MEMORY, ..Loading::default() };
            assert!(load_with(&bytes, cut, Kind::Progress, &loading).is_err());
            assert!(unchecked::load_chain(&bytes, cut, Kind::Progress, MEMORY).is_err());
        }
    }
}
