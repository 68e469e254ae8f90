//! Where a session is, and what JavaScript was told of its memory.
//!
//! To the garbage collector of JavaScript a session is one small object, however much memory it
//! holds: sessions that nothing refers to any more would pile up. Told of that memory, it collects
//! them in time.

use std::mem;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use diapause_engine::adapter::{Held, discard};
use napi::Env;

use crate::allocator;

/// Changes by fewer bytes are not told: that takes time, and small sessions are small objects.
const LEAST: i64 = 32 << 10;

/// Where a session is.
#[derive(Debug, Default)]
pub struct Place {
    held: Mutex<Held>,
    /// How many bytes JavaScript was told of; it changes on JavaScript's thread alone.
    told: AtomicI64,
}

impl Place {
    /// The place of a session.
    pub fn of(held: Held) -> Self {
        Self { held: Mutex::new(held), told: AtomicI64::new(0) }
    }

    /// What is there.
    pub fn lock(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells JavaScript, on its thread, how much memory the session has taken by now. Of one that a
    /// turn has, that is told when it is back.
    pub fn weigh(&self, env: Env) {
        let taken = self.lock().memory_taken();
        if let Some(taken) = taken {
            self.tell(env, taken as i64);
        }
    }

    /// After a turn on another thread: tells of the session, or frees it if nothing has it any more.
    pub fn settle(place: Arc<Self>, env: Env) {
        allocator::take_back();
        match Arc::strong_count(&place) {
            1 => place.free(env),
            _ => place.weigh(env),
        }
    }

    /// Frees the session, unless a turn has it, on JavaScript's thread.
    pub fn free(&self, env: Env) {
        let mut held = self.lock();
        if !matches!(*held, Held::Away) {
            let session = mem::take(&mut *held);
            drop(held);
            discard(session);
            self.tell(env, 0);
        }
    }

    fn tell(&self, env: Env, taken: i64) {
        let change = taken - self.told.load(Ordering::Relaxed);
        if change != 0 && (taken == 0 || change.abs() >= LEAST) {
            // What cannot be told is told as part of a later change.
            if env.adjust_external_memory(change).is_ok() {
                self.told.store(taken, Ordering::Relaxed);
                allocator::freed(usize::try_from(-change).unwrap_or(0));
            }
        }
    }
}
