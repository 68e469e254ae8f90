//! Bytes and bytearrays: their constructors, methods and `%`.
//!
//! | file | what lives there |
//! | --- | --- |
//! | `buffer.rs` | what holds bytes |
//! | `object.rs` | the constructor of bytes, `fromhex`, `hex`, `decode`, the special methods |
//! | `array.rs` | what bytearrays have beyond bytes: the methods that change them |
//! | `methods.rs` | the methods that strings have too |
//! | `percent.rs` | `%` |

pub(crate) mod array;
mod buffer;
pub(crate) mod methods;
pub(crate) mod object;
pub(crate) mod percent;

use num_traits::ToPrimitive;

pub use percent::percent;

use crate::heap::Heap;
use crate::text::IntRef;
use crate::trap::Trap;
use crate::value::{Kind, Value};

/// The bytes that `bytes(value)` or `bytearray(value)` takes from an object: what holds bytes, or
/// integers that can be iterated.
///
/// # Errors
///
/// [`Trap::Library`] for iterators and instances of the program.
pub(crate) fn of_object(heap: &mut Heap, value: Value, array: bool) -> Result<Vec<u8>, Trap> {
    heap.check_released(value)?;
    // None stands for a method as well: calling it fails.
    let asked = !array
        && heap.program_special(value, "__bytes__").is_some_and(|found| !found.is(Kind::Builtin));
    if !asked && let Some(bytes) = heap.buffer_copy(value)? {
        return Ok(bytes);
    }
    let (target, item) = if array { ("bytearray", "byte") } else { ("bytes", "bytes") };
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
        return Err(heap.type_error(format!("cannot convert '{name}' object to {target}")));
    }
    if !matches!(value.kind(), Some(Kind::Iterator | Kind::Generator)) {
        let items = heap.list_to_vec(value)?;
        return items.into_iter().map(|value| byte(heap, value, item)).collect();
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
    if let Some(bytes) = heap.buffer_copy(value)? {
        return Ok(bytes);
    }
    let name = heap.type_name(value);
    Err(heap.type_error(format!("a bytes-like object is required, not '{name}'")))
}
