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

/// What is left.
#[derive(Debug)]
pub struct Effort(Cell<u32>);

impl Default for Effort {
    fn default() -> Self {
        Self(Cell::new(FULL))
    }
}

impl Heap {
    /// Draws on the account. False when there is too little left.
    #[inline]
    #[must_use]
    pub(crate) fn spend(&self, items: u32) -> bool {
        match self.effort.0.get().checked_sub(items) {
            Some(left) => {
                self.effort.0.set(left);
                true
            }
            None => false,
        }
    }

    /// There is enough again, because the program can be interrupted soon. Where much was spent,
    /// it is: the next safepoint asks the clock.
    #[inline]
    pub(crate) fn renew_effort(&mut self) {
        let left = self.effort.0.replace(FULL);
        if left < FULL / 2 {
            self.withhold_fuel();
        }
    }
}
