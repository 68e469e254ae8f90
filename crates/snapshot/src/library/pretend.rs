//! A build with another library, for tests: what this thread says of the library of this build.
//! Without the feature `pretend`, nothing but the truth.

#[cfg(feature = "pretend")]
use std::cell::RefCell;

/// How the library of this build differs from itself.
#[derive(Clone, Debug, Default)]
pub struct Pretend {
    /// Qualified names of functions that it does not have.
    pub missing: Vec<String>,
    /// Qualified names of functions that have other parameters.
    pub reshaped: Vec<String>,
    /// Qualified names of functions whose code is another one.
    pub changed: Vec<String>,
    /// Whether all code is another one.
    pub all_changed: bool,
    /// Whether all code that travels was that of a release.
    pub released: bool,
    /// Whether none of it was.
    pub untrusting: bool,
}

#[cfg(feature = "pretend")]
thread_local! {
    static PRETEND: RefCell<Option<Pretend>> = const { RefCell::new(None) };
}

/// Pretends, until it is called again.
#[cfg(feature = "pretend")]
pub fn pretend(what: Option<Pretend>) {
    PRETEND.with_borrow_mut(|place| *place = what);
}

#[cfg(not(feature = "pretend"))]
fn asked<T: Default>(_answer: impl FnOnce(&Pretend) -> T) -> T {
    T::default()
}

#[cfg(feature = "pretend")]
fn asked<T: Default>(answer: impl FnOnce(&Pretend) -> T) -> T {
    PRETEND.with_borrow(|place| place.as_ref().map(answer).unwrap_or_default())
}

pub(super) fn is_missing(qualname: &str) -> bool {
    asked(|pretend| pretend.missing.iter().any(|name| name == qualname))
}

pub(super) fn is_released() -> bool {
    asked(|pretend| pretend.released)
}

pub(super) fn is_unreleased() -> bool {
    asked(|pretend| pretend.untrusting)
}

pub(super) fn signature(qualname: &str, real: u32) -> u32 {
    real ^ u32::from(asked(|pretend| pretend.reshaped.iter().any(|name| name == qualname)))
}

/// Whether a reader with this library would know code as its own.
pub fn is_changed(qualname: &str) -> bool {
    asked(|pretend| pretend.all_changed || pretend.changed.iter().any(|name| name == qualname))
}
