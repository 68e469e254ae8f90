//! How much a program may use. Every limit is finite by default.

use std::time::Duration;

/// Largest number that every host, JavaScript included, can hold exactly.
const EXACT: u64 = (1 << 53) - 1;

/// Python frames one program may nest at most, whatever the host asks for.
const DEEPEST: u32 = 10_000_000;

/// What a program may use before it is stopped.
///
/// A *turn* is the time between two answers to the host: from `run` or `resume` to the next
/// step. Only execution counts; waiting for the host does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the Python heap.
    pub memory_bytes: u64,
    /// Instructions per turn.
    pub steps: u64,
    /// Execution time per turn.
    pub duration: Duration,
    /// Execution time of all turns together.
    pub total: Duration,
    /// Python calls that may be nested.
    pub recursion: u32,
    /// Bytes written to stdout and stderr together.
    pub output_bytes: u64,
    /// How often the program may wait for the host.
    pub suspensions: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            memory_bytes: 256 << 20,
            steps: 10_000_000_000,
            duration: Duration::from_secs(60),
            total: Duration::from_secs(300),
            recursion: 1000,
            output_bytes: 16 << 20,
            suspensions: 1_000_000,
        }
    }
}

/// A limit that cannot be enforced as asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LimitError {
    /// The number is outside of what can be enforced.
    #[error("limit {name} is {found}, expected {expected}")]
    Invalid {
        /// Which limit, by the name of its field.
        name: &'static str,
        /// What was asked for.
        found: String,
        /// What could be asked for.
        expected: &'static str,
    },
}

impl Limits {
    /// Refuses limits that cannot be enforced as they stand.
    ///
    /// # Errors
    /// The first limit that is out of range, by name.
    pub fn validate(&self) -> Result<(), LimitError> {
        let whole = "a whole number from 1 to 2^53 - 1";
        check("memory_bytes", self.memory_bytes, 1, EXACT, whole)?;
        check("steps", self.steps, 1, EXACT, whole)?;
        check_time("duration", self.duration)?;
        check_time("total", self.total)?;
        let depth = "a whole number from 1 to 10,000,000";
        check("recursion", self.recursion.into(), 1, DEEPEST.into(), depth)?;
        let from_zero = "a whole number from 0 to 2^53 - 1";
        check("output_bytes", self.output_bytes, 0, EXACT, from_zero)?;
        check("suspensions", self.suspensions, 0, EXACT, from_zero)
    }

    /// The bytes of the heap as far as a machine can have them: where words are short, no more than
    /// what one allocation may take, so that one that is allowed is also possible.
    pub(crate) fn heap_bytes(&self) -> usize {
        const MOST: usize = isize::MAX as usize;
        usize::try_from(self.memory_bytes).unwrap_or(MOST).min(MOST)
    }

    /// These limits, none of them above the loader's: bytes never raise what the loader allows.
    #[must_use]
    pub fn capped_by(&self, loader: &Limits) -> Limits {
        Limits {
            memory_bytes: self.memory_bytes.min(loader.memory_bytes),
            steps: self.steps.min(loader.steps),
            duration: self.duration.min(loader.duration),
            total: self.total.min(loader.total),
            recursion: self.recursion.min(loader.recursion),
            output_bytes: self.output_bytes.min(loader.output_bytes),
            suspensions: self.suspensions.min(loader.suspensions),
        }
    }
}

fn check(
    name: &'static str,
    found: u64,
    least: u64,
    most: u64,
    expected: &'static str,
) -> Result<(), LimitError> {
    if (least..=most).contains(&found) {
        return Ok(());
    }
    Err(LimitError::Invalid { name, found: found.to_string(), expected })
}

fn check_time(name: &'static str, found: Duration) -> Result<(), LimitError> {
    if !found.is_zero() && found.as_millis() <= u128::from(EXACT) {
        return Ok(());
    }
    let expected = "a time above zero and at most 2^53 - 1 milliseconds";
    Err(LimitError::Invalid { name, found: format!("{found:?}"), expected })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_finite_and_valid() {
        assert_eq!(Limits::default().validate(), Ok(()));
    }

    #[test]
    fn an_unenforceable_limit_is_named() {
        let limits = Limits { memory_bytes: 0, ..Limits::default() };
        let text = limits.validate().unwrap_err().to_string();
        assert_eq!(text, "limit memory_bytes is 0, expected a whole number from 1 to 2^53 - 1");
        let limits = Limits { recursion: u32::MAX, ..Limits::default() };
        assert!(limits.validate().unwrap_err().to_string().starts_with("limit recursion is"));
        let limits = Limits { total: Duration::ZERO, ..Limits::default() };
        assert!(limits.validate().unwrap_err().to_string().starts_with("limit total is 0ns"));
        let limits = Limits { duration: Duration::MAX, ..Limits::default() };
        assert!(limits.validate().is_err());
    }

    #[test]
    fn a_loader_lowers_limits_and_never_raises_them() {
        let stored = Limits { memory_bytes: 1 << 40, steps: 10, ..Limits::default() };
        let capped = stored.capped_by(&Limits::default());
        assert_eq!(capped.memory_bytes, 256 << 20);
        assert_eq!(capped.steps, 10);
    }
}
