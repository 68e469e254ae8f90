//! How long native functions may look at nested values.
//!
//! A list of two lists of two lists has few objects and many paths, and nothing native that walks
//! them all can be interrupted. So all of them draw on one account; when it is empty they answer
//! [`Trap::Library`](crate::trap::Trap::Library), and the library, which can be interrupted between
//! any two items, goes on with a new one, and the clock is looked at.

use std::cell::Cell;
use std::time::Duration;

use super::Heap;
use crate::trap::{LimitKind, Trap};
use crate::value::Value;

/// Items that are looked at natively before the library takes over: some hundredths of a second.
const FULL: u32 = 1 << 22;

/// Bytes that are gone through in the time of an item, and more.
const BYTES: usize = 512;

/// Bytes that native functions may go through, one after the other, before the clock is looked at.
const NOTED: usize = 64 << 20;

/// Work below this is not noted: it is counted by the safepoint behind it.
const LITTLE: usize = 4096;

/// Operations that take less, in nanoseconds, are not looked at one by one.
const SHORT: f64 = 20_000.0;

/// Bytes that are gone through in a nanosecond.
const BYTES_PER_NANOSECOND: f64 = 8.0;

/// When the time of a program is over, by a clock of the host. Safepoints leave the clock to the
/// host; what may take long within one native function looks at it there, too.
#[derive(Clone, Copy, Debug)]
pub struct Deadline {
    /// Tells the time, as since a moment that stays the same.
    pub clock: fn() -> Duration,
    /// The time at which it is over.
    pub at: Duration,
}

impl Deadline {
    /// Whether the time is over.
    #[must_use]
    pub fn is_over(self) -> bool {
        (self.clock)() > self.at
    }
}

/// What is left.
#[derive(Debug)]
pub struct Effort {
    left: Cell<u32>,
    deadline: Option<Deadline>,
    /// Bytes that were gone through since the clock was looked at.
    noted: Cell<usize>,
    /// Whether it is to be looked at.
    late: Cell<bool>,
}

impl Default for Effort {
    fn default() -> Self {
        Self { left: Cell::new(FULL), deadline: None, noted: Cell::new(0), late: Cell::new(false) }
    }
}

impl Heap {
    /// Sets when the time of what runs next is over, and fills the account. Between turns there is no
    /// deadline: what the host hands over then is not the program's work.
    pub fn set_deadline(&mut self, deadline: Option<Deadline>) {
        self.effort.deadline = deadline;
        self.effort.left.set(FULL);
    }

    /// When the time of what runs is over, if that is known.
    pub(crate) fn deadline(&self) -> Option<Deadline> {
        self.effort.deadline
    }

    /// Looks at the clock before bytes are gone through, if they are many: of what is done again and
    /// again within one native function.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when the time is over.
    #[inline]
    pub(crate) fn in_time(&self, bytes: usize) -> Result<(), Trap> {
        if bytes >= LITTLE && self.effort.deadline.is_some_and(Deadline::is_over) {
            return Err(Trap::Limit(LimitKind::Time));
        }
        Ok(())
    }

    /// Refuses an operation that cannot be interrupted and takes so many nanoseconds at least, when
    /// there is less time left.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`], as if the time were over.
    #[inline]
    pub(crate) fn afford(&self, nanoseconds: f64) -> Result<(), Trap> {
        if nanoseconds < SHORT { Ok(()) } else { self.afford_long(nanoseconds) }
    }

    #[cold]
    #[inline(never)]
    fn afford_long(&self, nanoseconds: f64) -> Result<(), Trap> {
        self.note_much((nanoseconds * BYTES_PER_NANOSECOND) as usize);
        let Some(deadline) = self.effort.deadline else { return Ok(()) };
        let left = deadline.at.saturating_sub((deadline.clock)());
        if nanoseconds > left.as_nanos() as f64 {
            return Err(Trap::Limit(LimitKind::Time));
        }
        Ok(())
    }

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

    /// Whether nothing is left.
    #[inline]
    pub(crate) fn is_spent(&self) -> bool {
        self.effort.left.get() == 0
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

    /// Whether two strings are equal, which takes long where they are.
    #[inline]
    pub(crate) fn same_text(&self, a: Value, b: Value) -> bool {
        let (a, b) = (self.text(a), self.text(b));
        a.len() == b.len() && {
            self.note(a.len());
            a == b
        }
    }

    /// Whether the clock is to be looked at, as it now is.
    pub(crate) fn take_late(&self) -> bool {
        self.effort.late.replace(false)
    }

    /// Draws on the account for bytes that are gone through at once. Short ones cost nothing; when
    /// the time is over, nothing is left for long ones.
    #[inline]
    #[must_use]
    pub(crate) fn spend_bytes(&self, bytes: usize) -> bool {
        bytes < BYTES || self.spend_many_bytes(bytes)
    }

    #[inline(never)]
    fn spend_many_bytes(&self, bytes: usize) -> bool {
        self.note(bytes);
        if self.in_time(bytes).is_err() {
            self.effort.left.set(0);
        }
        self.spend(u32::try_from(bytes / BYTES).unwrap_or(u32::MAX).min(FULL))
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
