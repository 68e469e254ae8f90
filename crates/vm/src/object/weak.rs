//! What weak references hold: an object that the collector may free all the same.

use crate::heap::Object;
use crate::value::Value;

/// The inside of a `weakref.ref`.
#[derive(Debug)]
pub struct Weak {
    /// The object, or [`Value::UNBOUND`] when it is gone. Not traced.
    pub target: Value,
    /// The reference that this is the inside of.
    pub owner: Value,
    /// What is called when the object is gone, or None.
    pub callback: Value,
    /// Whether `weakref.ref(target)` gives the owner again.
    pub shared: bool,
}

impl Object for Weak {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        [self.owner, self.callback].into_iter().for_each(visit);
    }

    fn payload_bytes(&self) -> usize {
        0
    }
}
