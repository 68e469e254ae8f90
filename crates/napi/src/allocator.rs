//! The allocator of the addon.
//!
//! Programs make and drop many small things, for which the allocator of Linux is slower than
//! mimalloc; elsewhere that of the system stays.

use std::alloc::{GlobalAlloc, Layout};

use libmimalloc_sys::{mi_malloc, mi_zalloc};
use mimalloc::MiMalloc;

/// What every block of mimalloc is aligned to, however small: a word, up to which its own
/// `mi_realloc_aligned` asks for nothing else.
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
