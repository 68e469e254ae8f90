//! Calls that are answered later: futures in the program, and the timers of its event loop.

use std::collections::HashSet;

use diapause_vm::machine::{Answer, Machine};

use crate::boundary::import;
use crate::error::EngineError;
use crate::session::Session;
use crate::step::{FutureAnswer, FutureCall, FutureResult, PendingFutures, Status, Step, Stream};

impl Session {
    /// The next turn after `Pending`: the call gives a future, and is answered by
    /// [`Session::resolve_futures`] when the program waits for it.
    ///
    /// # Errors
    /// [`EngineError::State`]; the session still waits then.
    pub fn resume_as_future(
        &mut self,
        output: &mut dyn FnMut(Stream, &str),
    ) -> Result<Step, EngineError> {
        self.expect(&[Status::Pending], "resume with a future")?;
        let ended = self.answered(Machine::resume_as_future);
        self.turn(ended, output)
    }

    /// The next turn after `Futures`. `elapsed` says how many seconds the program has waited;
    /// without it, as long as until its timer is due when there is no answer, and no time
    /// otherwise.
    ///
    /// # Errors
    /// [`EngineError::State`]; [`EngineError::Value`] for a value that Python cannot hold, a call
    /// that the program does not wait for, seconds that are none, and when nothing would change.
    /// The session still waits then.
    pub fn resolve_futures(
        &mut self,
        answers: &[FutureAnswer],
        elapsed: Option<f64>,
        output: &mut dyn FnMut(Stream, &str),
    ) -> Result<Step, EngineError> {
        self.expect(&[Status::Futures], "resolve futures")?;
        let waiting = self.futures().unwrap_or(PendingFutures { calls: Vec::new(), delay: None });
        let given = elapsed.is_some();
        let elapsed = elapsed.unwrap_or(match waiting.delay {
            Some(delay) if answers.is_empty() => delay,
            _ => 0.0,
        });
        if !elapsed.is_finite() || elapsed < 0.0 {
            return Err(EngineError::Value(format!("{elapsed} is no number of seconds to wait")));
        }
        if answers.is_empty() && waiting.delay.is_none() && !given {
            let message = "no answers, and no timer is due: the program would wait on";
            return Err(EngineError::Value(message.into()));
        }
        let mut seen = HashSet::new();
        for answer in answers {
            if !waiting.calls.iter().any(|call| call.call_id == answer.call_id) {
                return Err(EngineError::Value(not_waited_for(answer.call_id, &waiting.calls)));
            }
            if !seen.insert(answer.call_id) {
                let id = answer.call_id;
                return Err(EngineError::Value(format!("two answers to call {id}")));
            }
        }
        let mut results = Vec::with_capacity(answers.len());
        for answer in answers {
            let result = match &answer.result {
                FutureResult::Value(value) => Ok(import(&mut self.machine.heap, value)?),
                FutureResult::Error { exc_type, message } => {
                    Err(self.exception(exc_type, message)?)
                }
            };
            results.push(Answer { call_id: answer.call_id, result });
        }
        let ended = self.answered(|machine| machine.resolve(results, elapsed));
        self.turn(ended, output)
    }

    /// What the program waits for when every task of it waits.
    #[must_use]
    pub fn futures(&self) -> Option<PendingFutures> {
        let waiting = self.machine.state.waiting.as_ref()?;
        let heap = &self.machine.heap;
        let mut calls: Vec<_> = waiting
            .calls
            .iter()
            .map(|&(call_id, name)| FutureCall {
                call_id,
                function_name: heap.text(name).to_owned(),
            })
            .collect();
        calls.sort_by_key(|call| call.call_id);
        Some(PendingFutures { calls, delay: waiting.delay })
    }
}

/// Says which calls would have been right.
fn not_waited_for(id: u64, calls: &[FutureCall]) -> String {
    let shown: Vec<_> =
        calls.iter().map(|call| format!("{} ({})", call.call_id, call.function_name)).collect();
    if shown.is_empty() {
        return format!("the program does not wait for call {id}, but for a timer only");
    }
    format!("the program does not wait for call {id}, but for {}", shown.join(", "))
}
