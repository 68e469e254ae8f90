//! Bytes: their constructor, methods and `%`.
//!
//! | file | what lives there |
//! | --- | --- |
//! | `object.rs` | the constructor, `fromhex`, `hex`, `decode`, the special methods |
//! | `methods.rs` | the methods that strings have too |
//! | `percent.rs` | `%` |

pub(crate) mod methods;
pub(crate) mod object;
mod percent;

use num_traits::ToPrimitive;

pub use percent::percent;

use crate::heap::Heap;
use crate::text::IntRef;
use crate::trap::Trap;
use crate::value::{Kind, Value};

/// The bytes that `bytes(value)` takes from an object: a bytes object or integers that can be
/// iterated.
///
/// # Errors
///
/// [`Trap::Library`] for iterators and instances of the program.
pub(crate) fn of_object(heap: &mut Heap, value: Value) -> Result<Vec<u8>, Trap> {
    if value.is(Kind::Bytes) {
        return Ok(heap.bytes(value).0.to_vec());
    }
    let iterable = matches!(
        value.kind(),
        Some(
            Kind::List
                | Kind::Tuple
                | Kind::Dict
                | Kind::Set
                | Kind::DictView
                | Kind::Range
                | Kind::Iterator
                | Kind::Generator
        )
    );
    if !iterable {
        let asks = ["__bytes__", "__index__", "__iter__", "__getitem__"];
        if asks.iter().any(|name| heap.has_special(value, name)) {
            return Err(Trap::Library);
        }
        let name = heap.type_name(value);
        return Err(heap.type_error(format!("cannot convert '{name}' object to bytes")));
    }
    if !matches!(value.kind(), Some(Kind::Iterator | Kind::Generator)) {
        let items = heap.list_to_vec(value)?;
        return items.into_iter().map(|item| byte(heap, item, "bytes")).collect();
    }
    Err(Trap::Library)
}

/// An integer that is a byte; `what` is the start of the message for others.
fn byte(heap: &mut Heap, value: Value, what: &str) -> Result<u8, Trap> {
    let byte = match heap.as_int(value) {
        Some(IntRef::Small(value)) => u8::try_from(value).ok(),
        Some(IntRef::Big(value)) => value.to_u8(),
        None => u8::try_from(heap.int_argument(value)?).ok(),
    };
    byte.ok_or_else(|| heap.value_error(format!("{what} must be in range(0, 256)")))
}

/// The bytes of an argument that has to be bytes.
fn need_bytes(heap: &mut Heap, value: Value) -> Result<Vec<u8>, Trap> {
    if value.is(Kind::Bytes) {
        return Ok(heap.bytes(value).0.to_vec());
    }
    let name = heap.type_name(value);
    Err(heap.type_error(format!("a bytes-like object is required, not '{name}'")))
}
