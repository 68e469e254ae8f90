//! The allocator of the addon for Node.js, and of what measures it.
//!
//! Programs make and drop many small things, for which the allocator of Linux is slower than
//! mimalloc; elsewhere that of the system stays.
#![deny(unsafe_op_in_unsafe_fn)]
#![cfg(target_os = "linux")]

use std::alloc::{GlobalAlloc, Layout};

use libmimalloc_sys::{mi_malloc, mi_zalloc};
use mimalloc::MiMalloc;

/// What every block is aligned to, however small: a word (mimalloc's documentation, "Aligned
/// Allocation").
const WORD: usize = size_of::<usize>();

/// mimalloc, asked for aligned memory only where a block is not aligned anyway: looking into that
/// costs as much as making the block.
#[derive(Debug)]
pub struct Allocator;

// SAFETY: all calls go to one allocator, which keeps the rules; blocks of `mi_malloc` and of
// `mi_malloc_aligned` are grown and freed by the same functions.
unsafe impl GlobalAlloc for Allocator {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if layout.align() <= WORD {
            // SAFETY: any size may be asked for.
            return unsafe { mi_malloc(layout.size()) }.cast();
        }
        // SAFETY: as the caller's.
        unsafe { MiMalloc.alloc(layout) }
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if layout.align() <= WORD {
            // SAFETY: any size may be asked for.
            return unsafe { mi_zalloc(layout.size()) }.cast();
        }
        // SAFETY: as the caller's.
        unsafe { MiMalloc.alloc_zeroed(layout) }
    }

    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: as the caller's.
        unsafe { MiMalloc.dealloc(block, layout) }
    }

    #[inline]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: as the caller's.
        unsafe { MiMalloc.realloc(block, layout, size) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
