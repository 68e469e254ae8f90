//! Work on several threads, in which a panic is a result like any other.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, Once, PoisonError};
use std::thread;

/// As many as the machines that run the tests have cores.
const THREADS: usize = 2;

thread_local! {
    /// What a guarded thread panicked with; None on other threads.
    static PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Runs the work on each item and returns the results in the order of the items. A panic becomes
/// `Err` with its text and place.
pub fn each<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
) -> Vec<Result<R, String>> {
    let next = AtomicUsize::new(0);
    let results: Mutex<Vec<(usize, Result<R, String>)>> = Mutex::default();
    thread::scope(|scope| {
        for _ in 0..THREADS.min(items.len()) {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(at) else { break };
                    let result = guarded(|| work(item));
                    results.lock().unwrap_or_else(PoisonError::into_inner).push((at, result));
                }
            });
        }
    });
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.sort_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}

/// Runs work and catches its panic.
pub fn guarded<R>(work: impl FnOnce() -> R) -> Result<R, String> {
    install_hook();
    PANIC.set(Some(String::new()));
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    let text = PANIC.take().unwrap_or_default();
    result.map_err(|_| text)
}

/// Guarded threads keep the text of a panic instead of printing it.
fn install_hook() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let kept = PANIC.with_borrow_mut(|slot| {
                slot.as_mut().map(|text| *text = info.to_string()).is_some()
            });
            if !kept {
                before(info);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_their_order_and_a_panic_is_one_of_them() {
        let results = each(&[1, 2, 3], |n| {
            assert!(*n != 2, "two");
            n * 10
        });
        assert_eq!(results[0], Ok(10));
        assert!(results[1].as_ref().is_err_and(|text| text.contains("two")));
        assert_eq!(results[2], Ok(30));
    }
}
