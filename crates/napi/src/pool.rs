//! The threads on which promises are kept.
//!
//! They are our own: libuv's pool has four threads that files, DNS and crypto need, and a
//! terminating worker would have to wait for whatever runs there.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crate::allocator;

type Job = Box<dyn FnOnce() + Send>;

/// How long a thread without work stays around.
const PATIENCE: Duration = Duration::from_secs(5);

/// Room for the parser on deeply nested source.
const STACK: usize = 16 << 20;

struct Queue {
    jobs: VecDeque<Job>,
    threads: usize,
    idle: usize,
}

static QUEUE: Mutex<Queue> = Mutex::new(Queue { jobs: VecDeque::new(), threads: 0, idle: 0 });
static WAKE: Condvar = Condvar::new();

fn queue() -> MutexGuard<'static, Queue> {
    QUEUE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Runs a job on one of the threads, in the order of the calls. The job must not panic.
pub fn spawn(job: Job) {
    let most = thread::available_parallelism().map_or(4, usize::from).max(4);
    let mut state = queue();
    state.jobs.push_back(job);
    if state.idle >= state.jobs.len() || state.threads >= most {
        drop(state);
        WAKE.notify_one();
        return;
    }
    state.threads += 1;
    drop(state);
    let started =
        thread::Builder::new().name("diapause".into()).stack_size(STACK).spawn(work).is_ok();
    if !started {
        let mut state = queue();
        state.threads -= 1;
        // Without any thread the job would wait for ever: the caller does it.
        let job = if state.threads == 0 { state.jobs.pop_back() } else { None };
        drop(state);
        if let Some(job) = job {
            job();
        }
    }
}

fn work() {
    let mut state = queue();
    loop {
        if let Some(job) = state.jobs.pop_front() {
            drop(state);
            allocator::take_back();
            job();
            state = queue();
            continue;
        }
        state.idle += 1;
        let (back, wait) =
            WAKE.wait_timeout(state, PATIENCE).unwrap_or_else(PoisonError::into_inner);
        state = back;
        state.idle -= 1;
        if wait.timed_out() && state.jobs.is_empty() {
            state.threads -= 1;
            return;
        }
    }
}
