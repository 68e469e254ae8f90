//! Arguments of the methods of strings and bytes.

use crate::builtins::{Builtin, NativeFn, Signature};
use crate::heap::Heap;
use crate::text::methods::clamp_range;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// A method of `str`.
pub(super) const fn method(
    name: &'static str,
    signature: Signature,
    function: NativeFn,
    library: Option<&'static str>,
) -> Builtin {
    Builtin::method(TypeId::Str, name, signature, function, library)
}

impl Heap {
    /// Checks that an argument is a string; `role` begins the message: `find() argument 1`.
    pub(crate) fn need_str(&mut self, value: Value, role: &str) -> Result<(), Trap> {
        if value.is(Kind::Str) {
            return Ok(());
        }
        let name = self.argument_name(value);
        Err(self.type_error(format!("{role} must be str, not {name}")))
    }

    /// The type of a wrong argument, as messages about arguments give it: None is called so.
    pub(crate) fn argument_name(&self, value: Value) -> String {
        if value.is_none() { "None".to_owned() } else { self.type_name(value) }
    }

    /// The optional bounds of `find` and its like as positions in a text of that length.
    pub(crate) fn bounds(
        &mut self,
        start: Value,
        end: Value,
        len: usize,
    ) -> Result<(usize, usize), Trap> {
        if start.is_unbound() && end.is_unbound() {
            return Ok((0, len));
        }
        let start = self.bound(start)?;
        let end = self.bound(end)?;
        Ok(clamp_range(start, end, len))
    }

    fn bound(&mut self, bound: Value) -> Result<Option<i64>, Trap> {
        if bound.is_unbound() || bound.is_none() {
            return Ok(None);
        }
        if self.as_int(bound).is_none() && !self.has_special(bound, "__index__") {
            return Err(self
                .type_error("slice indices must be integers or None or have an __index__ method"));
        }
        self.clamped_argument(bound).map(Some)
    }
}
