//! Turns: from an answer of the host to the next step, with looks at the clock on the way.

use std::sync::atomic::Ordering;
use std::time::Duration;

use diapause_vm::exec::Exit;
use diapause_vm::heap::Deadline;
use diapause_vm::trap::LimitKind;

use crate::clock;
use crate::error::EngineError;
use crate::session::{PAUSE, RUN, Session};
use crate::step::{Status, Step, Stream};

/// Safepoints between two looks at the clock and at requests of the host.
const SLICE: u32 = 20_000;

/// What the limits of one turn are counted from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Turn {
    /// When it began or went on.
    since: Duration,
    /// How long it ran before that.
    earlier: Duration,
    /// The steps before it.
    steps: u64,
}

impl Turn {
    /// How long it has run since it began or went on.
    fn elapsed(&self) -> Duration {
        clock::now().saturating_sub(self.since)
    }
}

impl Session {
    /// Runs until the program ends, waits, or is to pause.
    pub(crate) fn turn(
        &mut self,
        ended: Option<Exit>,
        output: &mut dyn FnMut(Stream, &str),
    ) -> Result<Step, EngineError> {
        let since = clock::now();
        self.unfinished = None;
        self.part(Turn { since, earlier: Duration::ZERO, steps: self.spent.steps }, ended, output)
    }

    /// Where nothing else can run beside a turn: one that has lasted this long answers `Paused`
    /// and is [unfinished](Session::is_unfinished), so that the host can look after others and
    /// then [go on](Session::go_on). Without patience, as at first, a turn never does.
    pub fn set_patience(&mut self, patience: Option<Duration>) {
        self.patience = patience;
    }

    /// Whether the last turn has not ended, but made room for others.
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        self.unfinished.is_some()
    }

    /// Goes on with an unfinished turn, whose limits stay those of one turn.
    ///
    /// # Errors
    /// [`EngineError::State`] when the last turn has ended, else as [`Session::run`].
    pub fn go_on(&mut self, output: &mut dyn FnMut(Stream, &str)) -> Result<Step, EngineError> {
        let Some(turn) = self.unfinished.take() else {
            return Err(EngineError::State("cannot go on: the turn has ended".into()));
        };
        self.part(Turn { since: clock::now(), ..turn }, None, output)
    }

    /// A turn up to its end, or as far as patience goes.
    fn part(
        &mut self,
        turn: Turn,
        ended: Option<Exit>,
        output: &mut dyn FnMut(Stream, &str),
    ) -> Result<Step, EngineError> {
        let step = match ended {
            Some(exit) => self.stop(exit),
            None => {
                let at = turn.since.saturating_add(self.time_left(&turn));
                self.machine.heap.set_deadline(Some(Deadline { clock: clock::now, at }));
                let step = self.slices(&turn, output);
                self.machine.heap.set_deadline(None);
                step
            }
        };
        self.ended();
        let elapsed = clock::now().saturating_sub(turn.since);
        self.spent.duration += elapsed;
        match &mut self.unfinished {
            Some(turn) => turn.earlier += elapsed,
            None => self.interrupt.store(RUN, Ordering::Relaxed),
        }
        self.hand_over(output);
        step
    }

    fn slices(
        &mut self,
        turn: &Turn,
        output: &mut dyn FnMut(Stream, &str),
    ) -> Result<Step, EngineError> {
        // It has just begun or gone on.
        let mut elapsed = Duration::ZERO;
        loop {
            if let Some(step) = self.interrupted(turn, elapsed) {
                return step;
            }
            let left = self.limits.steps.saturating_sub(self.spent.steps - turn.steps);
            let fuel = SLICE.min(u32::try_from(left).unwrap_or(SLICE));
            let exit = self.machine.run(fuel);
            self.spent.steps += u64::from(fuel - self.machine.heap.fuel().min(fuel));
            match exit {
                // What was printed reaches the host while the program runs.
                Exit::OutOfFuel => {
                    self.hand_over(output);
                    elapsed = turn.elapsed();
                    if self.patience.is_some_and(|most| elapsed >= most) {
                        self.unfinished = Some(*turn);
                        self.status = Status::Paused;
                        return Ok(Step::Paused);
                    }
                }
                Exit::Limit(LimitKind::Time) => {
                    return self.overdue(turn, turn.elapsed()).unwrap_or_else(|| self.stop(exit));
                }
                exit => return self.stop(exit),
            }
        }
    }

    /// What a turn has from the time that it began or went on.
    fn time_left(&self, turn: &Turn) -> Duration {
        let in_turn = self.limits.duration.saturating_sub(turn.earlier);
        in_turn.min(self.limits.total.saturating_sub(self.spent.duration))
    }

    /// What the host or the clock says between two slices.
    fn interrupted(&mut self, turn: &Turn, elapsed: Duration) -> Option<Result<Step, EngineError>> {
        match self.interrupt.load(Ordering::Relaxed) {
            RUN => {}
            PAUSE => {
                self.status = Status::Paused;
                return Some(Ok(Step::Paused));
            }
            _ => return Some(self.limit("cancelled", "the host cancelled the program")),
        }
        if self.spent.steps - turn.steps >= self.limits.steps {
            let most = self.limits.steps;
            return Some(self.limit("steps", &format!("more than {most} steps in one turn")));
        }
        self.overdue(turn, elapsed)
    }

    /// What the clock says.
    fn overdue(&mut self, turn: &Turn, elapsed: Duration) -> Option<Result<Step, EngineError>> {
        if turn.earlier + elapsed > self.limits.duration {
            let most = self.limits.duration.as_millis();
            return Some(self.limit("duration", &format!("more than {most} ms in one turn")));
        }
        if self.spent.duration + elapsed > self.limits.total {
            let most = self.limits.total.as_millis();
            return Some(self.limit("total", &format!("more than {most} ms in total")));
        }
        None
    }
}
