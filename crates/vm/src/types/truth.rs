//! The truth of values.

use crate::heap::Heap;
use crate::object::ClassTraits;
use crate::trap::Trap;
use crate::value::{Kind, Value};

impl Heap {
    /// Whether a value is true.
    ///
    /// # Errors
    ///
    /// [`Trap::Library`] when `__bool__` or `__len__` of the program has to be called.
    #[inline]
    pub fn truth(&mut self, value: Value) -> Result<bool, Trap> {
        if let Some(known) = value.as_bool() {
            return Ok(known);
        }
        if let Some(integer) = value.as_small() {
            return Ok(integer != 0);
        }
        self.truth_slow(value)
    }

    fn truth_slow(&mut self, value: Value) -> Result<bool, Trap> {
        let Some(kind) = value.kind() else { return Ok(true) };
        Ok(match kind {
            Kind::Const => match value {
                Value::NONE | Value::FALSE | Value::ZERO | Value::NEGATIVE_ZERO => false,
                Value::NOT_IMPLEMENTED => {
                    return Err(
                        self.type_error("NotImplemented should not be used in a boolean context")
                    );
                }
                _ => true,
            },
            Kind::Complex => {
                let complex = self.complex(value);
                complex.real != 0.0 || complex.imag != 0.0
            }
            Kind::Str => !self.text(value).is_empty(),
            Kind::Bytes | Kind::ByteArray => !self.raw_bytes(value).is_empty(),
            Kind::MemoryView => {
                self.check_released(value)?;
                self.memory_view(value).count > 0
            }
            Kind::List => !self.list(value).items.is_empty(),
            Kind::Tuple => !self.tuple(value).items.is_empty(),
            Kind::Dict => !self.dict(value).is_empty(),
            Kind::DictView => !self.dict(self.dict_view(value).dict).is_empty(),
            Kind::Set => !self.set(value).is_empty(),
            Kind::Range => !self.range_is_empty(value),
            Kind::Instance | Kind::Exception => {
                let class = self.type_of(value);
                let asks =
                    class.is(Kind::Class) && self.class(class).traits.contains(ClassTraits::TRUTH);
                if asks {
                    return Err(Trap::Library);
                }
                match self.carried(value) {
                    Some(carried) => return self.truth(carried),
                    None => true,
                }
            }
            Kind::Class if self.has_special(value, "__bool__") => return Err(Trap::Library),
            Kind::Class if self.has_special(value, "__len__") => return Err(Trap::Library),
            _ => true,
        })
    }
}
