//! Bytes: their methods and `%`.

use crate::builtins::Native;
use crate::heap::Heap;
use crate::trap::Trap;
use crate::value::{Kind, Value};

/// `bytes % args`
pub fn percent(heap: &mut Heap, _format: Value, _args: Value) -> Native {
    Err(heap.type_error("'%' of bytes is not supported"))
}

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
        if asks.iter().any(|name| heap.defines(value, name)) {
            return Err(Trap::Library);
        }
        let name = heap.type_name(value);
        return Err(heap.type_error(format!("cannot convert '{name}' object to bytes")));
    }
    let items = heap.native_items(value)?;
    items.into_iter().map(|item| byte(heap, item, "bytes")).collect()
}

/// An integer that is a byte; `what` is the start of the message for others.
fn byte(heap: &mut Heap, value: Value, what: &str) -> Result<u8, Trap> {
    match u8::try_from(heap.clamped_argument(value)?) {
        Ok(byte) => Ok(byte),
        Err(_) => Err(heap.value_error(format!("{what} must be in range(0, 256)"))),
    }
}
