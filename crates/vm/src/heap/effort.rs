//! How long native functions may look at nested values.
//!
//! A list of two lists of two lists has few objects and many paths, and nothing native that walks
//! them all can be interrupted. So all of them draw on one account; when it is empty they answer
//! [`Trap::Library`](crate::trap::Trap::Library), and the library, which can be interrupted between
//! any two items, goes on with a new one, and the clock is looked at.

use std::cell::Cell;

use super::Heap;

/// Items that are looked at natively before the library takes over: some hundredths of a second.
const FULL: u32 = 1 << 22;

/// Bytes that are gone through in the time of an item, and more.
const BYTES: usize = 512;

/// Bytes that native functions may go through, one after the other, before the clock is looked at.
const NOTED: usize = 64 << 20;

/// Work below this is not noted: it is counted by the safepoint behind it.
const LITTLE: usize = 4096;

/// What is left.
#[derive(Debug)]
pub struct Effort {
    left: Cell<u32>,
    /// Bytes that were gone through since the clock was looked at.
    noted: Cell<usize>,
    /// Whether it is to be looked at.
    late: Cell<bool>,
}

impl Default for Effort {
    fn default() -> Self {
        Self { left: Cell::new(FULL), noted: Cell::new(0), late: Cell::new(false) }
    }
}

impl Heap {
    /// Draws on the account. False when there is too little left.
    #[inline]
    #[must_use]
    pub(crate) fn spend(&self, items: u32) -> bool {
        match self.effort.left.get().checked_sub(items) {
            Some(left) => {
                self.effort.left.set(left);
                true
            }
            None => false,
        }
    }

    /// Takes note of bytes that are gone through at once: natives are counted like other
    /// instructions, but some thousand of them can take minutes where each has much to do.
    #[inline]
    pub(crate) fn note(&self, bytes: usize) {
        if bytes >= LITTLE {
            self.note_much(bytes);
        }
    }

    #[inline(never)]
    fn note_much(&self, bytes: usize) {
        let noted = self.effort.noted.get().saturating_add(bytes);
        self.effort.noted.set(noted);
        if noted >= NOTED {
            self.effort.noted.set(0);
            self.effort.late.set(true);
            self.withhold_fuel();
        }
    }

    /// Whether the clock is to be looked at, as it now is.
    pub(crate) fn take_late(&self) -> bool {
        self.effort.late.replace(false)
    }

    /// Draws on the account for bytes that are gone through at once. Short ones cost nothing.
    #[inline]
    #[must_use]
    pub(crate) fn spend_bytes(&self, bytes: usize) -> bool {
        bytes < BYTES || self.spend(u32::try_from(bytes / BYTES).unwrap_or(u32::MAX).min(FULL))
    }

    /// As [`Heap::spend_bytes`] for one operation, which is done whatever is left: those that come
    /// behind it are refused.
    #[inline]
    pub(crate) fn draw_bytes(&self, bytes: usize) {
        if !self.spend_bytes(bytes) {
            self.effort.left.set(0);
        }
    }

    /// There is enough again, because the program can be interrupted soon. Where much was spent,
    /// it is: the next safepoint asks the clock.
    #[inline]
    pub(crate) fn renew_effort(&mut self) {
        let left = self.effort.left.replace(FULL);
        if left < FULL / 2 {
            self.withhold_fuel();
        }
    }
}
