//! Stops a turn from outside, from the moment it is queued until its answer is known.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::session::Interrupt;

/// What a turn can be stopped with while another thread, or nobody yet, has its session.
#[derive(Debug, Default)]
pub struct Control(Mutex<Stage>);

#[derive(Debug, Default)]
enum Stage {
    /// No turn: there is nothing to stop.
    #[default]
    Rest,
    /// A turn waits for a thread.
    Queued(Ask),
    /// A turn runs.
    Running(Interrupt),
}

#[derive(Clone, Copy, Debug, Default)]
enum Ask {
    #[default]
    Nothing,
    Pause,
    Cancel,
}

impl Control {
    fn stage(&self) -> MutexGuard<'_, Stage> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A turn will begin: what is asked for from now on is for it.
    pub fn queued(&self) {
        let mut stage = self.stage();
        if matches!(*stage, Stage::Rest) {
            *stage = Stage::Queued(Ask::Nothing);
        }
    }

    pub(super) fn running(&self, interrupt: Interrupt) {
        let mut stage = self.stage();
        match *stage {
            Stage::Queued(Ask::Pause) => interrupt.pause(),
            Stage::Queued(Ask::Cancel) => interrupt.cancel(),
            _ => {}
        }
        *stage = Stage::Running(interrupt);
    }

    pub(super) fn rest(&self) {
        *self.stage() = Stage::Rest;
    }

    /// Asks for a pause; without a turn it does nothing.
    pub fn pause(&self) {
        match &mut *self.stage() {
            Stage::Queued(ask @ Ask::Nothing) => *ask = Ask::Pause,
            Stage::Running(interrupt) => interrupt.pause(),
            _ => {}
        }
    }

    /// Ends the turn, whatever else was asked for.
    pub fn cancel(&self) {
        match &mut *self.stage() {
            Stage::Queued(ask) => *ask = Ask::Cancel,
            Stage::Running(interrupt) => interrupt.cancel(),
            Stage::Rest => {}
        }
    }
}
