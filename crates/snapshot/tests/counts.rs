//! A few bytes can announce any number of things. Such counts are checked against the memory limit
//! before anything is allocated for them.

mod support;

use diapause_snapshot::{Kind, Meta, SnapshotError, dump, unchecked};

use support::start;

const LIMIT: usize = 16 << 20;
const HEADER: usize = 12;

fn varint(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

fn read_varint(bytes: &[u8], at: &mut usize) -> usize {
    let mut value = 0;
    for shift in (0..).step_by(7) {
        let byte = bytes[*at];
        *at += 1;
        value |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            break;
        }
    }
    value
}

/// A snapshot with other bytes in one section.
fn with_section(bytes: &[u8], replaced: u8, body: &[u8]) -> Vec<u8> {
    let mut at = HEADER;
    // The release that wrote it.
    read_varint(bytes, &mut at);
    let count = bytes[at];
    at += 1;
    let head = at;
    let mut sections = Vec::new();
    for _ in 0..count {
        let number = bytes[at];
        at += 1;
        sections.push((number, read_varint(bytes, &mut at)));
    }
    let mut made = bytes[..head].to_vec();
    let mut bodies = Vec::new();
    for (number, length) in sections {
        let own = &bytes[at..at + length];
        at += length;
        let body = if number == replaced { body } else { own };
        made.push(number);
        varint(&mut made, body.len() as u64);
        bodies.extend_from_slice(body);
    }
    made.extend(bodies);
    made
}

/// The section of objects: one table of so many objects, and what comes then.
fn table(number: u8, count: u64, rest: &[&[u64]]) -> Vec<u8> {
    let mut bytes = vec![1, number];
    varint(&mut bytes, count);
    for number in rest.iter().copied().flatten() {
        varint(&mut bytes, *number);
    }
    bytes
}

#[test]
fn counts_are_checked_before_memory_is_taken() {
    let mut machine = start("x = 1\nwhile x:\n    x += 1\n").expect("it compiles");
    machine.run(5);
    let bytes = dump(&machine, &Meta::default()).expect("it can be dumped");
    const HUGE: u64 = 1 << 40;
    let mut forged = Vec::new();
    // More objects of each kind than fit, and one of each whose parts do not fit.
    for number in 0..28 {
        forged.push(table(number, (1 << 32) - 1, &[]));
        forged.push(table(number, 1 << 25, &[&[0; 64]]));
        for place in 0..6 {
            let mut parts = [0; 7];
            parts[place] = HUGE;
            forged.push(table(number, 1, &[&parts]));
            parts[place] = u64::MAX;
            forged.push(table(number, 1, &[&parts]));
        }
    }
    // Lists of a regular length, one block of which is two bytes.
    forged.push(table(8, 1000, &[&[0, 1 << 30]]));
    // Sets of 2**30 places.
    forged.push(table(23, 4, &[&[0, 60, 0, 0, 0, 0]]));
    let mut limits = 0;
    for objects in &forged {
        let made = with_section(&bytes, 4, objects);
        match unchecked::load(&made, Kind::Progress, LIMIT) {
            Ok(_) => panic!("{objects:?} was loaded"),
            Err(SnapshotError::Limit { .. }) => limits += 1,
            Err(_) => {}
        }
    }
    assert!(limits > 28, "{limits} of {} were refused for their memory", forged.len());
}

#[test]
fn frames_and_lists_of_the_state_are_checked_likewise() {
    let mut machine = start("x = 1\nwhile x:\n    x += 1\n").expect("it compiles");
    machine.run(5);
    let bytes = dump(&machine, &Meta::default()).expect("it can be dumped");
    for parts in [0, 1, 2, 64, 128] {
        for count in [1 << 31, 1 << 40, u64::MAX] {
            for before in 0..3 {
                let mut state = Vec::new();
                [parts, 0, 0].into_iter().for_each(|number| varint(&mut state, number));
                state.extend(vec![1; before]);
                varint(&mut state, count);
                state.extend([0; 40]);
                let made = with_section(&bytes, 5, &state);
                assert!(unchecked::load(&made, Kind::Progress, LIMIT).is_err());
            }
        }
    }
}
