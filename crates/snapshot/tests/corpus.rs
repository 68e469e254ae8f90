//! Programs of the corpus give the same output when they are frozen and thawed on the way, and a
//! dump is canonical at every one of these places.

mod support;

use std::panic::AssertUnwindSafe;

use support::{Freeze, corpus, run, start};

/// Runs every program both ways, frozen in its first turns, and names those that differ.
fn same_output(freeze: Freeze, turns: usize) {
    let (mut wrong, mut done) = (Vec::new(), 0);
    for path in corpus() {
        let source = std::fs::read_to_string(&path).expect("a readable file");
        let Some(mut plain) = start(&source) else { continue };
        let expected =
            std::panic::catch_unwind(AssertUnwindSafe(|| run(&mut plain, Freeze::Never, 0)));
        // What the machine cannot run yet is none of this crate's concern.
        let Ok(expected) = expected else { continue };
        let name = path.iter().rev().take(2).map(|part| part.to_string_lossy());
        let name = name.collect::<Vec<_>>().join(" in ");
        let mut machine = start(&source).expect("it compiled before");
        let found = std::panic::catch_unwind(AssertUnwindSafe(|| run(&mut machine, freeze, turns)));
        match found {
            Ok(found) if found == expected => done += 1,
            Ok(found) => wrong.push(format!("{name}: {found:?}, expected {expected:?}")),
            Err(panic) => {
                let text = panic
                    .downcast_ref::<String>()
                    .cloned()
                    .or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
                wrong.push(format!("{name}: {}", text.unwrap_or_default()));
            }
        }
    }
    println!("{done} programs");
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), done + wrong.len(), wrong.join("\n"));
    assert!(done > 100);
}

#[test]
fn frozen_at_every_host_call() {
    same_output(Freeze::AtCalls, 500);
}

#[test]
fn frozen_at_every_safepoint() {
    same_output(Freeze::Every(1), 200);
}

#[test]
fn frozen_at_every_seventh_safepoint() {
    same_output(Freeze::Every(7), 100);
}
