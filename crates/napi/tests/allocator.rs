//! The allocator of the addon, without the addon: that one needs a running Node.
#![cfg(target_os = "linux")]

use std::alloc::{GlobalAlloc, Layout};

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
