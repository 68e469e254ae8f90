//! What bytearrays have beyond bytes: the constructor, and the methods that change them.
//!
//! Before the size of a bytearray changes, [`Heap::check_resizable`] asks whether there are views
//! of it.

use diapause_bytecode::BinaryOp;

use super::object::constructed;
use super::{byte, of_object};
use crate::builtins::{Builtin, Native, NativeFn, Signature};
use crate::heap::Heap;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::types::index::clamped_size;
use crate::value::{Kind, Value};

const SOURCE: Signature = Signature::named(&["source", "encoding", "errors"], 0);

/// What may not be assigned to a part of a bytearray.
const NOT_ASSIGNED: &str = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";

/// `bytearray(source=b'', encoding=..., errors=...)`
fn new(heap: &mut Heap, args: &[Value]) -> Native {
    let bytes = constructed(heap, args, true)?;
    heap.new_byte_array(bytes)
}

/// `bytearray.__init__(...)`
fn init(heap: &mut Heap, args: &[Value]) -> Native {
    let array = args[0];
    if !heap.byte_array(array).0.is_empty() {
        heap.check_resizable(array)?;
    }
    let bytes = constructed(heap, &args[1..], true)?;
    heap.byte_array_mut(array).0 = Vec::new();
    append_all(heap, array, &bytes)?;
    Ok(Value::NONE)
}

fn append_all(heap: &mut Heap, array: Value, bytes: &[u8]) -> Result<(), Trap> {
    if bytes.is_empty() {
        return Ok(());
    }
    heap.check_resizable(array)?;
    heap.grow_array(array, bytes.len())?;
    heap.byte_array_mut(array).0.extend_from_slice(bytes);
    Ok(())
}

fn append(heap: &mut Heap, args: &[Value]) -> Native {
    let byte = byte(heap, args[1], "byte")?;
    append_all(heap, args[0], &[byte])?;
    Ok(Value::NONE)
}

fn extend(heap: &mut Heap, args: &[Value]) -> Native {
    let [array, items] = *args else { return Err(heap.bad_arguments()) };
    if items.is(Kind::MemoryView) && heap.memory_view(items).object.is_none() {
        return Err(heap.type_error("can't set bytearray slice from memoryview"));
    }
    if let Some(bytes) = heap.buffer_copy(items)? {
        append_all(heap, array, &bytes)?;
        return Ok(Value::NONE);
    }
    if items.is(Kind::Str) {
        return Err(heap.type_error("expected iterable of integers; got: 'str'"));
    }
    if !heap.is_native_iterable(items) {
        return match heap.iterate(items) {
            Err(Trap::Raise(_)) => {
                let name = heap.type_name(items);
                Err(heap.type_error(format!("can't extend bytearray with {name}")))
            }
            Err(trap) => Err(trap),
            Ok(_) => Err(Trap::Library),
        };
    }
    heap.check_resizable(array)?;
    if heap.is_long_range(items) {
        return Err(Trap::Library);
    }
    let values = heap.list_to_vec(items)?;
    let bytes: Result<Vec<u8>, Trap> =
        values.iter().map(|&value| byte(heap, value, "byte")).collect();
    match bytes {
        Ok(bytes) => append_all(heap, array, &bytes)?,
        // The items are taken: the library gets them.
        Err(Trap::Library) => {
            let values = heap.new_list(values)?;
            return Err(heap.hand_over("bytearray_extend", vec![array, values]));
        }
        Err(trap) => return Err(trap),
    }
    Ok(Value::NONE)
}

fn insert(heap: &mut Heap, args: &[Value]) -> Native {
    let [array, index, item] = *args else { return Err(heap.bad_arguments()) };
    let index = heap.size_argument(index)?;
    let byte = byte(heap, item, "byte")?;
    heap.check_resizable(array)?;
    heap.grow_array(array, 1)?;
    heap.note(heap.byte_array(array).0.len());
    let bytes = &mut heap.byte_array_mut(array).0;
    let len = bytes.len() as i64;
    let place = if index < 0 { index.saturating_add(len).max(0) } else { index.min(len) };
    bytes.insert(place as usize, byte);
    Ok(Value::NONE)
}

fn pop(heap: &mut Heap, args: &[Value]) -> Native {
    let [array, index] = *args else { return Err(heap.bad_arguments()) };
    let index = heap.size_argument(index.or(Value::small(-1)))?;
    let len = heap.byte_array(array).0.len();
    if len == 0 {
        return Err(heap.index_error("pop from empty bytearray"));
    }
    let Some(place) = Heap::place(index, len) else {
        return Err(heap.index_error("pop index out of range"));
    };
    heap.check_resizable(array)?;
    heap.note(len - place);
    let byte = heap.byte_array_mut(array).0.remove(place);
    Ok(Value::small(byte.into()))
}

fn remove(heap: &mut Heap, args: &[Value]) -> Native {
    let [array, item] = *args else { return Err(heap.bad_arguments()) };
    let byte = byte(heap, item, "byte")?;
    let Some(place) = memchr::memchr(byte, &heap.byte_array(array).0) else {
        return Err(heap.value_error("value not found in bytearray"));
    };
    heap.check_resizable(array)?;
    heap.note(heap.byte_array(array).0.len());
    heap.byte_array_mut(array).0.remove(place);
    Ok(Value::NONE)
}

fn clear(heap: &mut Heap, args: &[Value]) -> Native {
    if !heap.byte_array(args[0]).0.is_empty() {
        heap.check_resizable(args[0])?;
    }
    heap.byte_array_mut(args[0]).0 = Vec::new();
    Ok(Value::NONE)
}

fn resize(heap: &mut Heap, args: &[Value]) -> Native {
    let [array, size] = *args else { return Err(heap.bad_arguments()) };
    let wanted = heap.size_argument(size)?;
    if wanted < 0 {
        return Err(heap.value_error(format!("Can only resize to positive sizes, got {wanted}")));
    }
    let size = clamped_size(wanted);
    let len = heap.byte_array(array).0.len();
    if size != len {
        heap.check_resizable(array)?;
    }
    heap.grow_array(array, size.saturating_sub(len))?;
    heap.byte_array_mut(array).0.resize(size, 0);
    Ok(Value::NONE)
}

fn copy(heap: &mut Heap, args: &[Value]) -> Native {
    let bytes = heap.buffer_copy(args[0])?.unwrap_or_default();
    heap.new_byte_array(bytes)
}

fn in_place(heap: &mut Heap, op: BinaryOp, args: &[Value]) -> Native {
    if op == BinaryOp::Mul {
        heap.repeat_argument(args[1])?;
    }
    Ok(heap.binary_in_place(op, args[0], args[1])?.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// `array += other` and `array *= count`; `None` when the code of the program has a say.
pub(crate) fn binary_in_place(
    heap: &mut Heap,
    op: BinaryOp,
    array: Value,
    other: Value,
) -> Result<Option<Value>, Trap> {
    if op == BinaryOp::Add {
        let Some(bytes) = heap.buffer_copy(other)? else {
            let name = heap.type_name(other);
            return Err(heap.type_error(format!("can't concat {name} to bytearray")));
        };
        append_all(heap, array, &bytes)?;
        return Ok(Some(array));
    }
    if op != BinaryOp::Mul {
        return Ok(None);
    }
    let Some(count) = crate::types::number::repetitions(heap, other)? else { return Ok(None) };
    let len = heap.byte_array(array).0.len();
    if len == 0 || count == 1 {
        return Ok(Some(array));
    }
    heap.check_resizable(array)?;
    let size = heap.reserve(len.checked_mul(count))?;
    heap.grow_array(array, size.saturating_sub(len))?;
    let bytes = &mut heap.byte_array_mut(array).0;
    if size == 0 {
        bytes.clear();
    }
    while bytes.len() < size {
        bytes.extend_from_within(..len.min(size - bytes.len()));
    }
    Ok(Some(array))
}

impl Heap {
    /// `array[place] = value`, where the key is no slice.
    ///
    /// # Errors
    ///
    /// What CPython raises; [`Trap::Library`] when `__index__` of the program has to be called.
    pub(crate) fn set_byte(&mut self, array: Value, index: i64, value: Value) -> Result<(), Trap> {
        // The value is looked at first: its `__index__` could change the array.
        let byte = byte(self, value, "byte")?;
        let Some(place) = Self::place(index, self.byte_array(array).0.len()) else {
            return Err(self.index_error("bytearray index out of range"));
        };
        if let Some(slot) = self.byte_array_mut(array).0.get_mut(place) {
            *slot = byte;
        }
        Ok(())
    }

    /// `array[slice] = value`
    ///
    /// # Errors
    ///
    /// As [`Heap::set_byte`].
    pub(crate) fn set_bytes(
        &mut self,
        array: Value,
        slice: Value,
        value: Value,
    ) -> Result<(), Trap> {
        self.slice_span(slice, self.byte_array(array).0.len())?;
        let new = match self.buffer_copy(value)? {
            Some(bytes) => bytes,
            None if self.number(value).is_some() || self.as_text(value).is_some() => {
                return Err(self.type_error(NOT_ASSIGNED));
            }
            None => of_object(self, value, true)?,
        };
        let span = self.slice_span(slice, self.byte_array(array).0.len())?;
        if span.step != 1 && !new.is_empty() {
            if new.len() != span.count {
                return Err(self.value_error(format!(
                    "attempt to assign bytes of size {} to extended slice of size {}",
                    new.len(),
                    span.count
                )));
            }
            let bytes = &mut self.byte_array_mut(array).0;
            for (place, byte) in span.places().zip(new) {
                bytes[place] = byte;
            }
            return Ok(());
        }
        if new.is_empty() {
            return self.delete_bytes(array, slice);
        }
        if new.len() != span.count {
            self.check_resizable(array)?;
        }
        self.grow_array(array, new.len().saturating_sub(span.count))?;
        let start = span.start as usize;
        self.note(self.byte_array(array).0.len() - start);
        self.byte_array_mut(array).0.splice(start..start + span.count, new);
        Ok(())
    }

    /// `del array[slice]`
    ///
    /// # Errors
    ///
    /// As [`Heap::set_byte`].
    pub(crate) fn delete_bytes(&mut self, array: Value, slice: Value) -> Result<(), Trap> {
        let span = self.slice_span(slice, self.byte_array(array).0.len())?;
        if span.count == 0 {
            return Ok(());
        }
        self.check_resizable(array)?;
        self.note(self.byte_array(array).0.len());
        let bytes = &mut self.byte_array_mut(array).0;
        if span.step == 1 {
            bytes.drain(span.start as usize..span.start as usize + span.count);
            return Ok(());
        }
        let (first, distance) = if span.step < 0 {
            (span.start + (span.count as i64 - 1) * span.step, -span.step)
        } else {
            (span.start, span.step)
        };
        let last = first + (span.count as i64 - 1) * distance;
        let mut place = 0;
        bytes.retain(|_| {
            let goes = place >= first && place <= last && (place - first) % distance == 0;
            place += 1;
            !goes
        });
        Ok(())
    }

    /// `del array[index]`
    ///
    /// # Errors
    ///
    /// As [`Heap::set_byte`].
    pub(crate) fn delete_byte(&mut self, array: Value, index: i64) -> Result<(), Trap> {
        let Some(place) = Self::place(index, self.byte_array(array).0.len()) else {
            return Err(self.index_error("bytearray index out of range"));
        };
        self.check_resizable(array)?;
        self.note(self.byte_array(array).0.len() - place);
        self.byte_array_mut(array).0.remove(place);
        Ok(())
    }
}

/// `_collect_soon()`: what is out of reach goes at the next safepoint.
fn collect_soon(heap: &mut Heap, _args: &[Value]) -> Native {
    heap.request_collection();
    Ok(Value::NONE)
}

/// `_check_exports(array)`: raises `BufferError` where there are views of a bytearray.
fn check_exports(heap: &mut Heap, args: &[Value]) -> Native {
    if heap.is_exported(args[0]) {
        return Err(heap.exported_error());
    }
    Ok(Value::NONE)
}

const fn method(
    name: &'static str,
    signature: Signature,
    function: NativeFn,
    library: Option<&'static str>,
) -> Builtin {
    Builtin::method(TypeId::ByteArray, name, signature, function, library)
}

/// Constructor and methods, and what the library needs for them.
pub(crate) const METHODS: &[Builtin] = &[
    Builtin::function("_collect_soon", Signature::None, collect_soon, None),
    Builtin::function(
        "_is_exported",
        Signature::One,
        |heap, args| Ok(Value::bool(args[0].is(Kind::ByteArray) && heap.is_exported(args[0]))),
        None,
    ),
    Builtin::function("_check_exports", Signature::One, check_exports, None),
    method("__new__", SOURCE, new, Some("bytearray_new")),
    method("__init__", SOURCE, init, Some("bytearray_init")),
    method("append", Signature::One, append, Some("bytearray_append")),
    method("extend", Signature::One, extend, Some("bytearray_extend")),
    method("insert", Signature::Positional(2, 2), insert, Some("bytearray_insert")),
    method("pop", Signature::Positional(0, 1), pop, Some("bytearray_pop")),
    method("remove", Signature::One, remove, Some("bytearray_remove")),
    method("clear", Signature::None, clear, Some("bytearray_clear")),
    method("resize", Signature::One, resize, Some("bytearray_resize")),
    method("copy", Signature::None, copy, None),
    method(
        "reverse",
        Signature::None,
        |heap, args| {
            heap.byte_array_mut(args[0]).0.reverse();
            Ok(Value::NONE)
        },
        None,
    ),
    method(
        "__alloc__",
        Signature::None,
        |heap, args| heap.new_size(heap.byte_array(args[0]).0.len() + 1),
        None,
    ),
    method(
        "__setitem__",
        Signature::Positional(2, 2),
        |heap, args| heap.set_item(args[0], args[1], args[2]).map(|()| Value::NONE),
        Some("set_item"),
    ),
    method(
        "__delitem__",
        Signature::One,
        |heap, args| heap.delete_item(args[0], args[1]).map(|()| Value::NONE),
        Some("delete_item"),
    ),
    method(
        "__iadd__",
        Signature::One,
        |heap, args| in_place(heap, BinaryOp::Add, args),
        Some("inplace_add"),
    ),
    method(
        "__imul__",
        Signature::One,
        |heap, args| in_place(heap, BinaryOp::Mul, args),
        Some("inplace_mul"),
    ),
];
