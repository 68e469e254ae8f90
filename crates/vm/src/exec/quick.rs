//! What the loop finds out about usual values at once. Whatever is not answered here is left to the
//! methods that can raise, call and pause: those end with the loop looking at its frame anew, which
//! costs more than most of these questions.

use super::Exec;
use crate::heap::Heap;
use crate::object::ClassTraits;
use crate::value::{Kind, Value};

impl Heap {
    /// The truth of a value, where neither code of the program nor an error can come of it.
    #[inline(never)]
    pub(super) fn quick_truth(&self, value: Value) -> Option<bool> {
        if let Some(integer) = value.as_small() {
            return Some(integer != 0);
        }
        let empty = match value.kind()? {
            Kind::Str => self.text(value).is_empty(),
            Kind::List => self.list(value).items.is_empty(),
            Kind::Tuple => self.tuple(value).items.is_empty(),
            Kind::Dict => self.dict(value).is_empty(),
            Kind::Set => self.set(value).is_empty(),
            Kind::Instance => {
                let class = self.instance(value).class;
                const ASKS: ClassTraits = ClassTraits::TRUTH.and(ClassTraits::CARRIER);
                if !class.is(Kind::Class) || self.class(class).traits.intersects(ASKS) {
                    return None;
                }
                false
            }
            Kind::Function | Kind::Generator => false,
            _ => return None,
        };
        Some(!empty)
    }

    /// Whether two values are equal that are not both small integers or floats: strings, and None
    /// beside what has no equality of its own.
    #[inline(never)]
    pub(super) fn quick_equal(&self, a: Value, b: Value) -> Option<bool> {
        match (a.kind()?, b.kind()?) {
            (Kind::Str, Kind::Str) => Some(a == b || self.text(a) == self.text(b)),
            (Kind::Const, Kind::Str | Kind::List | Kind::Tuple | Kind::Dict)
            | (Kind::Str | Kind::List | Kind::Tuple | Kind::Dict, Kind::Const) => Some(false),
            _ => None,
        }
    }
}

impl Exec<'_> {
    /// Whether a built-in container has an item, where neither code of the program nor an error
    /// can come of it.
    #[inline(never)]
    pub(super) fn quick_contains(&mut self, item: Value, container: Value) -> Option<bool> {
        match container.kind()? {
            Kind::Set | Kind::Dict | Kind::Str | Kind::List | Kind::Tuple => {
                self.heap.contains(container, item).ok()
            }
            _ => None,
        }
    }
}
