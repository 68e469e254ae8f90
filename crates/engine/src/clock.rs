//! The clock by which execution time is limited.
//!
//! Not every target has one: an adapter for such a target hands its own over.

use std::sync::OnceLock;
use std::time::Duration;

/// Tells the time since a moment that stays the same; it never goes back.
pub type Clock = fn() -> Duration;

static CLOCK: OnceLock<Clock> = OnceLock::new();

/// Takes a clock for the whole process. Only the first one counts, and none after the first look
/// at the time: what was measured by one clock means nothing to another.
pub fn set(clock: Clock) {
    let _ = CLOCK.set(clock);
}

/// The time now.
pub(crate) fn now() -> Duration {
    CLOCK.get_or_init(|| usual)()
}

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
fn usual() -> Duration {
    use std::time::Instant;

    static ORIGIN: OnceLock<Instant> = OnceLock::new();
    ORIGIN.get_or_init(Instant::now).elapsed()
}

/// Time stands still where nobody tells it.
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
fn usual() -> Duration {
    Duration::ZERO
}
