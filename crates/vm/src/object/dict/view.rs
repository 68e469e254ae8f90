//! Views of dicts.

use crate::heap::Object;
use crate::value::Value;

/// What a view of a dict or an iterator over it gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewKind {
    /// The keys.
    Keys,
    /// The values.
    Values,
    /// Pairs of both.
    Items,
}

/// A view of a dict.
#[derive(Debug)]
pub struct DictView {
    /// The dict.
    pub dict: Value,
    /// What it gives.
    pub kind: ViewKind,
}

impl Object for DictView {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        visit(self.dict);
    }

    fn payload_bytes(&self) -> usize {
        0
    }
}
