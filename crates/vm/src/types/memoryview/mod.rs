//! The type `memoryview`: views of one dimension over bytes and bytearrays.
//!
//! | file | what lives there |
//! | --- | --- |
//! | `item.rs` | how items are stored |

mod item;

use num_traits::ToPrimitive;

pub use item::item_size;
use item::{Item, unpack};

use crate::builtins::{Builtin, Native, NativeFn, Signature};
use crate::heap::Heap;
use crate::object::MemoryView;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// What is said about a view that was released.
pub(crate) const RELEASED: &str = "operation forbidden on released memoryview object";

impl Heap {
    /// A view that was not released.
    fn view(&mut self, value: Value) -> Result<MemoryView, Trap> {
        self.check_released(value)?;
        Ok(*self.memory_view(value))
    }

    /// The bytes of the object that a view is of.
    fn viewed(&self, view: &MemoryView) -> &[u8] {
        self.raw_bytes(self.unwrapped(view.object))
    }

    fn view_raw(&self, view: &MemoryView, nth: usize) -> Option<Item> {
        if nth >= view.count {
            return None;
        }
        let (place, size) = (view.place(nth)?, item_size(view.format)?);
        self.viewed(view).get(place..place + size).map(|bytes| unpack(view.format, bytes))
    }

    /// The nth item of a view.
    pub(crate) fn view_item(&mut self, view: Value, nth: usize) -> Result<Option<Value>, Trap> {
        let view = *self.memory_view(view);
        Ok(match self.view_raw(&view, nth) {
            None => None,
            Some(Item::Int(int)) => Some(match i64::try_from(int) {
                Ok(int) => self.new_int(int)?,
                Err(_) => self.new_big_int(int.into())?,
            }),
            Some(Item::Float(float)) => Some(self.new_float(float)?),
            Some(Item::Bool(value)) => Some(Value::bool(value)),
            Some(Item::Byte(byte)) => Some(self.new_bytes([byte])?),
        })
    }

    /// All items of a view.
    pub(crate) fn view_items_list(&mut self, value: Value) -> Result<Vec<Value>, Trap> {
        let count = self.view(value)?.count;
        self.reserve(count.checked_mul(2 * size_of::<Value>()))?;
        let mut items = Vec::with_capacity(count);
        for nth in 0..count {
            items.extend(self.view_item(value, nth)?);
        }
        Ok(items)
    }

    /// The hash of a view: that of the bytes.
    pub(crate) fn hash_view(&mut self, value: Value) -> Result<u64, Trap> {
        let view = self.view(value)?;
        if !view.read_only {
            return Err(self.value_error("cannot hash writable memoryview object"));
        }
        if !matches!(view.format, b'B' | b'b' | b'c') {
            let message = "memoryview: hashing is restricted to formats 'B', 'b' or 'c'";
            return Err(self.value_error(message));
        }
        // The object has to be hashable as well.
        self.hash(view.object)?;
        Ok(crate::object::hash_of_bytes(&self.buffer(value).unwrap_or_default()))
    }

    /// A view as it is, or one of all of a bytes object or bytearray.
    fn as_view(&self, value: Value) -> Option<MemoryView> {
        if value.is(Kind::MemoryView) {
            return Some(*self.memory_view(value)).filter(|view| !view.object.is_none());
        }
        let inner = self.unwrapped(value);
        if !self.is_bytes(inner) {
            return None;
        }
        Some(MemoryView {
            object: value,
            start: 0,
            count: self.raw_bytes(inner).len(),
            stride: 1,
            format: b'B',
            native: false,
            read_only: inner.is(Kind::Bytes),
        })
    }

    /// Whether two values, of which one is a view, have equal items.
    pub(crate) fn views_equal(&self, a: Value, b: Value) -> bool {
        let (Some(x), Some(y)) = (self.as_view(a), self.as_view(b)) else { return a == b };
        if x.count != y.count {
            return false;
        }
        /// Bytes that are gone through in the time of an item, and more.
        const ITEM: usize = 64;
        if x.format == y.format && matches!(x.format, b'B' | b'b' | b'c') {
            self.note(2 * x.count);
            return self.buffer(a) == self.buffer(b);
        }
        self.note(x.count.saturating_mul(ITEM));
        let number = |item: Option<Item>| match item {
            Some(Item::Bool(value)) => Some(Item::Int(value.into())),
            other => other,
        };
        (0..x.count).all(|nth| {
            match (number(self.view_raw(&x, nth)), number(self.view_raw(&y, nth))) {
                (Some(Item::Int(int)), Some(Item::Float(float)))
                | (Some(Item::Float(float)), Some(Item::Int(int))) => {
                    float == int as f64 && float.to_i128() == Some(int)
                }
                (x, y) => x == y,
            }
        })
    }

    /// `view[key]`
    pub(crate) fn view_get(&mut self, value: Value, key: Value) -> Native {
        let view = self.view(value)?;
        if key.is(Kind::Slice) {
            let span = self.slice_span(key, view.count)?;
            let part = self.part(&view, span)?;
            return self.alloc(part);
        }
        let nth = self.view_index(&view, key)?;
        Ok(self.view_item(value, nth)?.unwrap_or(Value::NONE))
    }

    fn part(&self, view: &MemoryView, span: crate::types::slice::Span) -> Result<MemoryView, Trap> {
        let start = usize::try_from(span.start).ok().and_then(|first| view.place(first));
        let stride = view.stride.checked_mul(span.step);
        // A step beyond all sizes selects one item at most.
        let stride = stride.unwrap_or(view.stride);
        let start = if span.count == 0 { view.start } else { start.unwrap_or(view.start) };
        Ok(MemoryView { start, count: span.count, stride, ..*view })
    }

    /// The number of the item that a key stands for.
    fn view_index(&mut self, view: &MemoryView, key: Value) -> Result<usize, Trap> {
        if key.is(Kind::Tuple) {
            let items = &self.tuple(key).items;
            return match **items {
                [] => Err(self.raise(TypeId::NotImplementedError, "sub-views are not implemented")),
                [only] if only.is_small() => self.view_index(view, only),
                ref many if many.iter().all(|item| item.is_small()) => {
                    let count = many.len();
                    Err(self.type_error(format!(
                        "cannot index 1-dimension view with {count}-element tuple"
                    )))
                }
                _ => Err(self.type_error("memoryview: invalid slice key")),
            };
        }
        let Some(integer) = self.to_index(key)? else {
            return Err(self.type_error("memoryview: invalid slice key"));
        };
        let Some(index) = self.int_to_i64(integer) else {
            return Err(self.index_error("cannot fit 'int' into an index-sized integer"));
        };
        match Self::place(index, view.count) {
            Some(place) => Ok(place),
            None => Err(self.index_error("index out of bounds on dimension 1")),
        }
    }

    /// `view[key] = value`
    pub(crate) fn view_set(&mut self, target: Value, key: Value, value: Value) -> Result<(), Trap> {
        let view = self.view(target)?;
        if view.read_only {
            return Err(self.type_error("cannot modify read-only memory"));
        }
        if key.is(Kind::Slice) {
            return self.view_set_slice(&view, key, value);
        }
        let nth = self.view_index(&view, key)?;
        let bytes = self.packed(view.format, value)?;
        if let Some(place) = view.place(nth) {
            self.write(&view, place, &bytes);
        }
        Ok(())
    }

    fn write(&mut self, view: &MemoryView, place: usize, bytes: &[u8]) {
        let array = self.unwrapped(view.object);
        let all = &mut self.byte_array_mut(array).0;
        if let Some(target) = all.get_mut(place..place + bytes.len()) {
            target.copy_from_slice(bytes);
        }
    }

    fn view_set_slice(&mut self, view: &MemoryView, key: Value, value: Value) -> Result<(), Trap> {
        let Some(source) = self.as_view(value) else {
            self.check_released(value)?;
            let name = self.type_name(value);
            return Err(self.type_error(format!("a bytes-like object is required, not '{name}'")));
        };
        let span = self.slice_span(key, view.count)?;
        let part = self.part(view, span)?;
        if source.format != part.format || source.count != part.count {
            let message = "memoryview assignment: lvalue and rvalue have different structures";
            return Err(self.value_error(message));
        }
        let bytes = self.buffer_copy(value)?.unwrap_or_default();
        let size = item_size(part.format).unwrap_or(1);
        for (nth, item) in bytes.chunks_exact(size).enumerate() {
            if let Some(place) = part.place(nth) {
                self.write(&part, place, item);
            }
        }
        Ok(())
    }

    /// `del view[key]`
    pub(crate) fn view_delete(&mut self, value: Value) -> Trap {
        match self.view(value) {
            Ok(view) if view.read_only => self.type_error("cannot modify read-only memory"),
            Ok(_) => self.type_error("cannot delete memory"),
            Err(trap) => trap,
        }
    }

    /// The attributes of views that are no methods.
    pub(crate) fn view_attribute(
        &mut self,
        object: Value,
        name: &str,
    ) -> Result<Option<Value>, Trap> {
        const NAMES: &[&str] = &[
            "format",
            "itemsize",
            "ndim",
            "shape",
            "strides",
            "suboffsets",
            "readonly",
            "nbytes",
            "obj",
            "contiguous",
            "c_contiguous",
            "f_contiguous",
        ];
        if !NAMES.contains(&name) {
            return Ok(None);
        }
        let view = self.view(object)?;
        let size = item_size(view.format).unwrap_or(1);
        Ok(Some(match name {
            "format" if view.native => {
                let text = format!("@{}", char::from(view.format));
                self.new_str(text)?
            }
            "format" => self.character(char::from(view.format))?,
            "itemsize" => self.new_size(size)?,
            "ndim" => Value::small(1),
            "shape" => {
                let count = self.new_size(view.count)?;
                self.new_tuple([count])?
            }
            "strides" => {
                let stride = self.new_int(view.stride)?;
                self.new_tuple([stride])?
            }
            "suboffsets" => self.new_tuple([])?,
            "readonly" => Value::bool(view.read_only),
            "nbytes" => self.new_size(view.count.saturating_mul(size))?,
            "obj" => view.object,
            _ => Value::bool(is_contiguous(&view)),
        }))
    }
}

/// Whether items stand side by side.
fn is_contiguous(view: &MemoryView) -> bool {
    view.count < 2 || item_size(view.format).is_some_and(|size| view.stride == size as i64)
}

/// `memoryview(object)`
fn new(heap: &mut Heap, args: &[Value]) -> Native {
    heap.check_released(args[0])?;
    match heap.as_view(args[0]) {
        Some(view) => heap.alloc(view),
        None => {
            let name = heap.type_name(args[0]);
            Err(heap
                .type_error(format!("memoryview: a bytes-like object is required, not '{name}'")))
        }
    }
}

fn release(heap: &mut Heap, args: &[Value]) -> Native {
    let view = heap.memory_view_mut(args[0]);
    view.object = Value::NONE;
    view.count = 0;
    Ok(Value::NONE)
}

fn enter(heap: &mut Heap, args: &[Value]) -> Native {
    heap.check_released(args[0])?;
    Ok(args[0])
}

fn to_list(heap: &mut Heap, args: &[Value]) -> Native {
    let items = heap.view_items_list(args[0])?;
    heap.new_list(items)
}

fn to_bytes(heap: &mut Heap, args: &[Value]) -> Native {
    heap.check_released(args[0])?;
    let order = args[1].or(Value::NONE);
    if !order.is_none() {
        let Some(text) = heap.as_text(order) else {
            let name = heap.type_name(order);
            return Err(heap.type_error(format!(
                "tobytes() argument 'order' must be str or None, not {name}"
            )));
        };
        if !matches!(text, "C" | "F" | "A") {
            return Err(heap.value_error("order must be 'C', 'F' or 'A'"));
        }
    }
    let bytes = heap.buffer_copy(args[0])?.unwrap_or_default();
    heap.new_bytes(bytes)
}

fn to_read_only(heap: &mut Heap, args: &[Value]) -> Native {
    let view = heap.view(args[0])?;
    heap.alloc(MemoryView { read_only: true, ..view })
}

/// `memoryview.cast(format, shape=...)`
fn cast(heap: &mut Heap, args: &[Value]) -> Native {
    let view = heap.view(args[0])?;
    let Some(text) = heap.as_text(args[1]) else {
        let name = heap.argument_name(args[1]);
        return Err(heap.type_error(format!("cast() argument 'format' must be str, not {name}")));
    };
    let (native, format) = match text.as_bytes() {
        [format] => (false, Some(*format)),
        [b'@', format] => (true, Some(*format)),
        _ => (false, None),
    };
    if !args[2].is_unbound() && !args[2].is(Kind::List) && !args[2].is(Kind::Tuple) {
        return Err(heap.type_error("shape must be a list or a tuple"));
    }
    if !is_contiguous(&view) {
        return Err(heap.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    let Some((format, size)) = format.and_then(|format| Some((format, item_size(format)?))) else {
        return Err(heap.value_error(
            "memoryview: destination format must be a native single character format prefixed \
             with an optional '@'",
        ));
    };
    let of_bytes = |format: u8| matches!(format, b'B' | b'b' | b'c');
    if !of_bytes(format) && !of_bytes(view.format) {
        return Err(heap.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    let len = view.count.saturating_mul(item_size(view.format).unwrap_or(1));
    if len % size != 0 {
        return Err(heap.type_error("memoryview: length is not a multiple of itemsize"));
    }
    let count = len / size;
    check_shape(heap, args[2], count)?;
    heap.alloc(MemoryView { count, stride: size as i64, format, native, ..view })
}

/// The shape that `cast` was given: one dimension.
fn check_shape(heap: &mut Heap, shape: Value, count: usize) -> Result<(), Trap> {
    if shape.is_unbound() {
        return Ok(());
    }
    let sizes = heap.list_to_vec(shape)?;
    let mut product = Some(1_i64);
    for &size in &sizes {
        let Some(integer) = heap.as_integer(size) else {
            let message = "memoryview.cast(): elements of shape must be integers";
            return Err(heap.type_error(message));
        };
        let size = heap.int_clamped(integer);
        if size <= 0 {
            let message = "memoryview.cast(): elements of shape must be integers > 0";
            return Err(heap.value_error(message));
        }
        product = product.and_then(|product| product.checked_mul(size));
    }
    if product.and_then(|product| usize::try_from(product).ok()) != Some(count) {
        let message = "memoryview: product(shape) * itemsize != buffer size";
        return Err(heap.type_error(message));
    }
    if sizes.len() != 1 {
        return Err(heap.raise(
            TypeId::NotImplementedError,
            "memoryview: only views of one dimension are supported",
        ));
    }
    Ok(())
}

fn count(heap: &mut Heap, args: &[Value]) -> Native {
    let items = heap.view_items_list(args[0])?;
    let mut count = 0;
    for item in items {
        count += usize::from(heap.same_item(item, args[1])?);
    }
    heap.new_size(count)
}

fn index(heap: &mut Heap, args: &[Value]) -> Native {
    let &[view, wanted, start, stop] = args else { return Err(heap.bad_arguments()) };
    let items = heap.view_items_list(view)?;
    let start = heap.search_bound(start, 0, items.len())?;
    let stop = heap.search_bound(stop, items.len(), items.len())?;
    for (place, &item) in items.iter().enumerate().take(stop).skip(start) {
        if heap.same_item(item, wanted)? {
            return heap.new_size(place);
        }
    }
    Err(heap.value_error("memoryview.index(x): x not found"))
}

fn equal(heap: &mut Heap, args: &[Value], same: bool) -> Native {
    let [a, b] = *args else { return Err(heap.bad_arguments()) };
    if a != b && heap.as_view(a).is_some() && heap.as_view(b).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(Value::bool((a == b || heap.views_equal(a, b)) == same))
}

fn hash(heap: &mut Heap, args: &[Value]) -> Native {
    let hash = heap.hash_view(args[0])?;
    heap.new_int(hash as i64)
}

fn len(heap: &mut Heap, args: &[Value]) -> Native {
    let view = heap.view(args[0])?;
    heap.new_size(view.count)
}

const fn method(name: &'static str, signature: Signature, function: NativeFn) -> Builtin {
    Builtin::method(TypeId::MemoryView, name, signature, function, None)
}

const fn unordered(name: &'static str) -> Builtin {
    method(name, Signature::One, |_, _| Ok(Value::NOT_IMPLEMENTED))
}

/// Constructor and methods.
pub(crate) const METHODS: &[Builtin] = &[
    method("__new__", Signature::named(&["object"], 1), new),
    method("release", Signature::None, release),
    method("__enter__", Signature::None, enter),
    method("__exit__", Signature::Variadic { at_least: 0, keywords: &[] }, release),
    method("tolist", Signature::None, to_list),
    method("tobytes", Signature::named(&["order"], 0), to_bytes),
    method("toreadonly", Signature::None, to_read_only),
    Builtin::method(
        TypeId::MemoryView,
        "hex",
        Signature::named(&["sep", "bytes_per_sep"], 0),
        crate::types::bytes::object::hex,
        Some("bytes_hex"),
    ),
    method("cast", Signature::named(&["format", "shape"], 1), cast),
    Builtin::method(TypeId::MemoryView, "count", Signature::One, count, Some("memoryview_count")),
    Builtin::method(
        TypeId::MemoryView,
        "index",
        Signature::Positional(1, 3),
        index,
        Some("memoryview_index"),
    ),
    method("__len__", Signature::None, len),
    method("__iter__", Signature::None, |heap, args| heap.iterate(args[0])),
    method("__repr__", Signature::None, |heap, args| heap.repr_value(args[0])),
    method("__hash__", Signature::None, hash),
    method("__eq__", Signature::One, |heap, args| equal(heap, args, true)),
    method("__ne__", Signature::One, |heap, args| equal(heap, args, false)),
    unordered("__lt__"),
    unordered("__le__"),
    unordered("__gt__"),
    unordered("__ge__"),
    Builtin::method(
        TypeId::MemoryView,
        "__getitem__",
        Signature::One,
        |heap, args| heap.get_item(args[0], args[1]),
        Some("get_item"),
    ),
    Builtin::method(
        TypeId::MemoryView,
        "__setitem__",
        Signature::Positional(2, 2),
        |heap, args| heap.set_item(args[0], args[1], args[2]).map(|()| Value::NONE),
        Some("set_item"),
    ),
    Builtin::method(
        TypeId::MemoryView,
        "__delitem__",
        Signature::One,
        |heap, args| heap.delete_item(args[0], args[1]).map(|()| Value::NONE),
        Some("delete_item"),
    ),
];

impl Heap {
    /// Whether all items of a view are within the object that it is a view of.
    #[must_use]
    pub fn view_fits(&self, view: Value) -> bool {
        let view = self.memory_view(view);
        if view.object.is_none() {
            return true;
        }
        let object = self.unwrapped(view.object);
        let (len, read_only) = match object.kind() {
            Some(Kind::Bytes) => (self.bytes(object).0.len(), true),
            Some(Kind::ByteArray) => (self.byte_array(object).0.len(), view.read_only),
            _ => return false,
        };
        let Some(size) = item_size(view.format) else { return false };
        if read_only != view.read_only {
            return false;
        }
        let (Some(last), true) = (view.count.checked_sub(1), view.start <= len) else {
            return view.count == 0 && view.start <= len;
        };
        let end = i64::try_from(last).ok().and_then(|last| last.checked_mul(view.stride));
        let end = end.and_then(|end| end.checked_add(view.start as i64));
        let Some(end) = end.and_then(|end| usize::try_from(end).ok()) else { return false };
        view.start.max(end).checked_add(size).is_some_and(|end| end <= len)
    }
}
