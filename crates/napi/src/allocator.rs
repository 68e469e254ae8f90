//! The allocator of the addon.
//!
//! Programs make and drop many small things, for which the allocator of Linux is slower than
//! mimalloc; elsewhere that of the system stays.
//!
//! Memory that one thread takes and another one frees stays with the first, which looks at what came
//! back to it at every hundredth large block that it asks for: until then a hundred snapshots can
//! pile up. So it is counted how much is freed, and threads look earlier when that is much.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::Cell;
use std::sync::atomic::{AtomicUsize, Ordering};

use libmimalloc_sys::{mi_collect, mi_malloc, mi_zalloc};
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

/// Looking takes as long as it takes to go through the pages of a thread, so it has to be worth it.
const MUCH: usize = 16 << 20;

/// How many bytes were freed at once, in all.
static FREED: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    /// How many they were when this thread looked last.
    static SEEN: Cell<usize> = const { Cell::new(0) };
}

/// So many bytes have been freed at once, perhaps not by the thread that took them.
pub fn freed(bytes: usize) {
    FREED.fetch_add(bytes, Ordering::Relaxed);
}

/// Takes back what other threads have freed of this thread's memory, where that may be much.
pub fn take_back() {
    let freed = FREED.load(Ordering::Relaxed);
    if freed.wrapping_sub(SEEN.get()) >= MUCH {
        SEEN.set(freed);
        // SAFETY: it may be called at any time; without force it frees what nothing uses any more.
        unsafe { mi_collect(false) };
    }
}
