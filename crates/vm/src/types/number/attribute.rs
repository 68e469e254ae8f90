//! Attributes of numbers that are no methods.

use crate::heap::Heap;
use crate::text::IntRef;
use crate::trap::Trap;
use crate::value::{Kind, Value};

/// `real`, `imag`, `numerator` and `denominator`.
///
/// # Errors
///
/// When memory is exhausted.
pub fn native_attribute(heap: &mut Heap, value: Value, name: &str) -> Result<Option<Value>, Trap> {
    let integer = match heap.as_int(value) {
        Some(IntRef::Small(small)) => Some(heap.new_int(small)?),
        Some(IntRef::Big(_)) => Some(value),
        None => None,
    };
    Ok(match (integer, name) {
        (Some(integer), "real" | "numerator") => Some(integer),
        (Some(_), "imag") => Some(Value::small(0)),
        (Some(_), "denominator") => Some(Value::small(1)),
        (None, "real" | "imag") if value.is(Kind::Complex) => {
            let complex = *heap.complex(value);
            Some(heap.new_float(if name == "real" { complex.real } else { complex.imag })?)
        }
        (None, "real") if heap.as_float(value).is_some() => Some(value),
        (None, "imag") if heap.as_float(value).is_some() => Some(Value::ZERO),
        _ => None,
    })
}
