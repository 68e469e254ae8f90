//! The allocator of the addon, without the addon: that one needs a running Node.
#![cfg(target_os = "linux")]

use std::alloc::{GlobalAlloc, Layout};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::{fs, thread};

#[path = "../src/allocator.rs"]
mod allocator;

use allocator::Allocator;

#[test]
fn blocks_are_aligned_as_asked_and_keep_what_they_hold() {
    for align in [1, 2, 4, 8, 16, 32, 64, 4096] {
        for size in (1..200).chain([1000, 5000, 70_000, 3 << 20]) {
            let layout = Layout::from_size_align(size, align).unwrap();
            // SAFETY: sizes are above zero; blocks are written within them and freed once.
            unsafe {
                let zeroed = Allocator.alloc_zeroed(layout);
                assert_eq!(zeroed.align_offset(align), 0, "{layout:?}");
                assert!((0..size).all(|at| *zeroed.add(at) == 0), "{layout:?}");
                let block = Allocator.alloc(layout);
                assert_eq!(block.align_offset(align), 0, "{layout:?}");
                block.write_bytes(7, size);
                zeroed.write_bytes(9, size);
                let block = Allocator.realloc(block, layout, size * 2);
                assert_eq!(block.align_offset(align), 0, "{layout:?}");
                assert!((0..size).all(|at| *block.add(at) == 7), "{layout:?}");
                let grown = Layout::from_size_align(size * 2, align).unwrap();
                Allocator.dealloc(block, grown);
                Allocator.dealloc(zeroed, layout);
            }
        }
    }
}

/// Megabytes of memory that the process has.
fn resident() -> usize {
    let status = fs::read_to_string("/proc/self/status").expect("Linux tells");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("it is there");
    let kilobytes: usize = line.trim_end_matches("kB").trim().parse().expect("a number");
    kilobytes >> 10
}

#[test]
fn a_thread_takes_back_what_others_have_freed() {
    const SIZE: usize = 8 << 20;
    let layout = Layout::from_size_align(SIZE, 8).unwrap();
    let (ask, asked): (Sender<()>, Receiver<()>) = channel();
    let (give, given) = channel();
    let taker = thread::spawn(move || {
        for () in asked {
            allocator::take_back();
            // SAFETY: the size is above zero; the block is written within it.
            let block = unsafe {
                let block = Allocator.alloc(layout);
                block.write_bytes(1, SIZE);
                block
            };
            give.send(block as usize).unwrap();
        }
    });
    let before = resident();
    // Otherwise there would be more than 90 of them at a time.
    for round in 0..200 {
        ask.send(()).unwrap();
        let block = given.recv().unwrap() as *mut u8;
        // SAFETY: the thread has given it away, and this one frees it once.
        unsafe { Allocator.dealloc(block, layout) };
        allocator::freed(SIZE);
        let more = resident().saturating_sub(before);
        assert!(more < 160, "{more} MB in round {round}");
    }
    drop(ask);
    taker.join().unwrap();
}
