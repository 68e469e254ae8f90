//! Limits from numbers of a host.

use std::time::Duration;

use crate::error::EngineError;
use crate::limits::{LimitError, Limits};

/// Limits as hosts write them, who have numbers of one kind; what is left out has its default.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HostLimits {
    /// Bytes of the Python heap.
    pub memory_bytes: Option<f64>,
    /// Safepoints per turn.
    pub steps: Option<f64>,
    /// Execution time per turn in milliseconds.
    pub duration_ms: Option<f64>,
    /// Execution time in total in milliseconds.
    pub total_ms: Option<f64>,
    /// Nested calls.
    pub recursion: Option<f64>,
    /// Bytes printed.
    pub output_bytes: Option<f64>,
    /// Pending calls.
    pub suspensions: Option<f64>,
}

impl HostLimits {
    /// Seven numbers in the order of the fields; one that is not a number is left out.
    ///
    /// # Errors
    /// [`EngineError::Internal`] for more or fewer.
    pub fn from_numbers(numbers: &[f64]) -> Result<HostLimits, EngineError> {
        let &[memory_bytes, steps, duration_ms, total_ms, recursion, output_bytes, suspensions] =
            numbers
        else {
            return Err(EngineError::Internal("limits are seven numbers".into()));
        };
        let given = |number: f64| Some(number).filter(|number| !number.is_nan());
        Ok(HostLimits {
            memory_bytes: given(memory_bytes),
            steps: given(steps),
            duration_ms: given(duration_ms),
            total_ms: given(total_ms),
            recursion: given(recursion),
            output_bytes: given(output_bytes),
            suspensions: given(suspensions),
        })
    }

    /// The same in the terms of the engine.
    ///
    /// # Errors
    /// [`EngineError::InvalidLimit`].
    pub fn limits(&self) -> Result<Limits, EngineError> {
        let usual = Limits::default();
        // A host has checked the ranges; a cast saturates, and what it gives is checked again.
        let count = |asked: Option<f64>, usual: u64| asked.map_or(usual, |number| number as u64);
        let time = |name, asked: Option<f64>, usual| match asked {
            None => Ok(usual),
            Some(ms) => Duration::try_from_secs_f64(ms / 1000.0).map_err(|_| {
                let expected = "a number of milliseconds";
                LimitError::Invalid { name, found: ms.to_string(), expected }
            }),
        };
        let limits = Limits {
            memory_bytes: count(self.memory_bytes, usual.memory_bytes),
            steps: count(self.steps, usual.steps),
            duration: time("duration", self.duration_ms, usual.duration)?,
            total: time("total", self.total_ms, usual.total)?,
            recursion: self.recursion.map_or(usual.recursion, |number| number as u32),
            output_bytes: count(self.output_bytes, usual.output_bytes),
            suspensions: count(self.suspensions, usual.suspensions),
        };
        limits.validate()?;
        Ok(limits)
    }
}
