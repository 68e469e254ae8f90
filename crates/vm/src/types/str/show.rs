//! `str` and `repr` of the values that formatting needs most.

use crate::heap::Heap;
use crate::text::{DEFAULT_MAX_STR_DIGITS, IntRef, float_repr, int_repr, str_repr};
use crate::trap::Trap;
use crate::types::number::Number;
use crate::value::{Kind, Value};

impl Heap {
    /// `str(value)`, where no code of the program decides.
    ///
    /// # Errors
    ///
    /// [`Trap::Library`] when it does.
    pub(crate) fn shown(&mut self, value: Value) -> Result<String, Trap> {
        if value.is(Kind::Str) {
            self.reserve(Some(self.text(value).len()))?;
            return Ok(self.text(value).to_owned());
        }
        self.shown_repr(value)
    }

    /// `repr(value)`, where no code of the program decides.
    ///
    /// # Errors
    ///
    /// [`Trap::Library`] when it does.
    pub(crate) fn shown_repr(&mut self, value: Value) -> Result<String, Trap> {
        if let Some(known) = value.as_bool() {
            return Ok(if known { "True" } else { "False" }.to_owned());
        }
        let limit = self.available();
        let text = match self.number(value) {
            Some(Number::Int(int)) => {
                int_repr::decimal(IntRef::Small(int), DEFAULT_MAX_STR_DIGITS, limit)
            }
            Some(Number::Big(int)) => {
                int_repr::decimal(IntRef::Big(int), DEFAULT_MAX_STR_DIGITS, limit)
            }
            Some(Number::Float(float)) => Ok(float_repr::repr(float)),
            None if value.is_none() => Ok("None".to_owned()),
            None if value.is(Kind::Str) => {
                self.reserve(self.text(value).len().checked_mul(4))?;
                Ok(str_repr::repr(self.text(value)))
            }
            None if value.is(Kind::Bytes) => {
                self.reserve(self.bytes(value).0.len().checked_mul(4))?;
                Ok(str_repr::repr_bytes(&self.bytes(value).0))
            }
            None => return Err(Trap::Library),
        };
        text.map_err(|error| self.text_error(error))
    }
}
