//! Objects of the host, of which a program holds no more than a token.

use crate::heap::Object;
use crate::value::Value;

/// A resource of the host.
#[derive(Debug)]
pub struct Resource {
    /// Its type: a class whose instances are stored as resources.
    pub class: Value,
    /// By which the host knows the object. The program never sees it, and it is no part of a
    /// snapshot.
    pub handle: u64,
    /// Whether the object behind it is gone.
    pub lost: bool,
}

impl Object for Resource {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        visit(self.class);
    }

    fn payload_bytes(&self) -> usize {
        0
    }
}
