//! The methods of bytes and bytearrays that strings have too. Those of a bytearray give bytearrays,
//! and always new ones.

use super::object::both;
use super::{byte, need_bytes};
use crate::builtins::{Builtin, Native, NativeFn, Signature};
use crate::heap::Heap;
use crate::text::TextError;
use crate::text::methods::Sides;
use crate::text::methods::bytes as algorithms;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::types::str::split::joinable;
use crate::value::{Kind, Value};

/// A copy of the receiver.
fn own(heap: &mut Heap, args: &[Value]) -> Result<Vec<u8>, Trap> {
    heap.reserve(Some(heap.raw_bytes(args[0]).len()))?;
    Ok(heap.raw_bytes(args[0]).to_vec())
}

/// A result that is as the receiver: of a bytearray a copy.
fn unchanged(heap: &mut Heap, value: Value) -> Native {
    if value.is(Kind::Bytes) {
        return Ok(value);
    }
    let bytes = own(heap, &[value])?;
    heap.new_byte_array(bytes)
}

/// A part to look for: bytes, or one byte as an integer.
fn part(heap: &mut Heap, value: Value) -> Result<Vec<u8>, Trap> {
    if let Some(bytes) = heap.buffer_copy(value)? {
        return Ok(bytes);
    }
    if heap.as_int(value).is_some() || heap.has_special(value, "__index__") {
        return Ok(vec![byte(heap, value, "byte")?]);
    }
    let name = heap.type_name(value);
    Err(heap.type_error(format!("argument should be integer or bytes-like object, not '{name}'")))
}

type Find = fn(&[u8], &[u8]) -> Option<usize>;

fn found(heap: &mut Heap, args: &[Value], find: Find) -> Result<Option<usize>, Trap> {
    let &[value, needle, start, end] = args else { return Err(heap.bad_arguments()) };
    let (start, end) = heap.bounds(start, end, heap.raw_bytes(value).len())?;
    let needle = part(heap, needle)?;
    heap.note(heap.raw_bytes(value).len());
    let window = algorithms::window(heap.raw_bytes(value), start, end);
    Ok(window.and_then(|window| find(window, &needle)).map(|place| start + place))
}

fn found_or_minus_one(heap: &mut Heap, args: &[Value], find: Find) -> Native {
    match found(heap, args, find)? {
        Some(index) => heap.new_size(index),
        None => Ok(Value::small(-1)),
    }
}

fn found_or_error(heap: &mut Heap, args: &[Value], find: Find) -> Native {
    match found(heap, args, find)? {
        Some(index) => heap.new_size(index),
        None => Err(heap.value_error("subsection not found")),
    }
}

fn count(heap: &mut Heap, args: &[Value]) -> Native {
    let &[value, needle, start, end] = args else { return Err(heap.bad_arguments()) };
    let (start, end) = heap.bounds(start, end, heap.raw_bytes(value).len())?;
    let needle = part(heap, needle)?;
    heap.note(heap.raw_bytes(value).len());
    let window = algorithms::window(heap.raw_bytes(value), start, end);
    let count = window.map_or(0, |window| algorithms::count(window, &needle));
    heap.new_size(count)
}

type Test = fn(&[u8], &[u8]) -> bool;

fn tested(heap: &mut Heap, args: &[Value], name: &str, test: Test) -> Native {
    let &[value, parts, start, end] = args else { return Err(heap.bad_arguments()) };
    let (start, end) = heap.bounds(start, end, heap.raw_bytes(value).len())?;
    let parts = match parts.kind() {
        _ if heap.buffer_len(parts).is_some() => vec![parts],
        Some(Kind::Tuple) => heap.tuple(parts).items.to_vec(),
        _ => {
            let found = heap.type_name(parts);
            return Err(heap.type_error(format!(
                "{name} first arg must be bytes or a tuple of bytes, not {found}"
            )));
        }
    };
    for part in parts {
        let part = need_bytes(heap, part)?;
        heap.in_time(part.len())?;
        let window = algorithms::window(heap.raw_bytes(value), start, end);
        if window.is_some_and(|window| test(window, &part)) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn list_of(heap: &mut Heap, receiver: Value, parts: &[&[u8]]) -> Native {
    heap.reserve(parts.len().checked_mul(40))?;
    let mut items = Vec::with_capacity(parts.len());
    for part in parts {
        items.push(heap.bytes_like(receiver, part.to_vec())?);
    }
    heap.new_list(items)
}

fn split(heap: &mut Heap, args: &[Value], from_right: bool) -> Native {
    let separator = args[1].or(Value::NONE);
    let most = heap.int_argument(args[2].or(Value::small(-1)))?;
    let bytes = own(heap, args)?;
    heap.reserve(bytes.len().checked_mul(size_of::<&[u8]>()))?;
    if separator.is_none() {
        let parts = if from_right {
            algorithms::rsplit_whitespace(&bytes, most)
        } else {
            algorithms::split_whitespace(&bytes, most)
        };
        return list_of(heap, args[0], &parts);
    }
    let separator = need_bytes(heap, separator)?;
    if separator.is_empty() {
        return Err(heap.value_error("empty separator"));
    }
    let parts = if from_right {
        algorithms::rsplit(&bytes, &separator, most)
    } else {
        algorithms::split(&bytes, &separator, most)
    };
    list_of(heap, args[0], &parts)
}

fn splitlines(heap: &mut Heap, args: &[Value]) -> Native {
    let keep = heap.truth(args[1].or(Value::FALSE))?;
    let bytes = own(heap, args)?;
    let parts = algorithms::splitlines(&bytes, keep);
    list_of(heap, args[0], &parts)
}

fn join(heap: &mut Heap, args: &[Value]) -> Native {
    let items = joinable(heap, args[1])?;
    let mut parts = Vec::with_capacity(items.len());
    let mut size = heap.raw_bytes(args[0]).len().checked_mul(items.len().saturating_sub(1));
    for (index, &item) in items.iter().enumerate() {
        let Some(len) = heap.buffer_len(item) else {
            let name = heap.type_name(item);
            return Err(heap.type_error(format!(
                "sequence item {index}: expected a bytes-like object, {name} found"
            )));
        };
        size = size.and_then(|size| size.checked_add(len));
        parts.push(item);
    }
    let mut out = Vec::with_capacity(heap.reserve(size)?);
    for (index, &item) in parts.iter().enumerate() {
        if index > 0 {
            out.extend_from_slice(heap.raw_bytes(args[0]));
        }
        out.extend_from_slice(&heap.buffer(item).unwrap_or_default());
    }
    heap.bytes_like(args[0], out)
}

fn replace(heap: &mut Heap, args: &[Value]) -> Native {
    let &[value, old, new, count] = args else { return Err(heap.bad_arguments()) };
    let (old, new) = (need_bytes(heap, old)?, need_bytes(heap, new)?);
    let count = heap.int_argument(count.or(Value::small(-1)))?;
    let limit = heap.available();
    match algorithms::replace(heap.raw_bytes(value), &old, &new, count, limit) {
        Ok(Some(bytes)) => heap.bytes_like(value, bytes),
        Ok(None) => unchanged(heap, value),
        Err(error) => Err(heap.text_error(error)),
    }
}

fn stripped(heap: &mut Heap, args: &[Value], sides: Sides) -> Native {
    let bytes = own(heap, args)?;
    let chars = args[1].or(Value::NONE);
    let part = if chars.is_none() {
        algorithms::strip(&bytes, sides)
    } else {
        let chars = need_bytes(heap, chars)?;
        algorithms::strip_bytes(&bytes, &chars, sides)
    };
    heap.bytes_like(args[0], part.to_vec())
}

fn removed(heap: &mut Heap, args: &[Value], at_end: bool) -> Native {
    let part = need_bytes(heap, args[1])?;
    let bytes = own(heap, args)?;
    let rest = if at_end { bytes.strip_suffix(&*part) } else { bytes.strip_prefix(&*part) };
    match rest {
        Some(rest) if !part.is_empty() => heap.bytes_like(args[0], rest.to_vec()),
        _ => unchanged(heap, args[0]),
    }
}

fn partitioned(heap: &mut Heap, args: &[Value], from_right: bool) -> Native {
    let separator = need_bytes(heap, args[1])?;
    if separator.is_empty() {
        return Err(heap.value_error("empty separator"));
    }
    let bytes = own(heap, args)?;
    let find = if from_right { algorithms::rpartition } else { algorithms::partition };
    let items: [&[u8]; 3] = match find(&bytes, &separator) {
        Some((before, after)) => [before, &separator, after],
        None if from_right => [&[], &[], &bytes],
        None => [&bytes, &[], &[]],
    };
    if args[0].is(Kind::Bytes) {
        // What is there already is not made again.
        let [before, _, after] = items;
        let items = match find(&bytes, &separator) {
            Some(_) => [heap.new_bytes(before)?, args[1], heap.new_bytes(after)?],
            None => {
                let empty = heap.new_bytes(Vec::new())?;
                if from_right { [empty, empty, args[0]] } else { [args[0], empty, empty] }
            }
        };
        return heap.new_tuple(items);
    }
    let mut arrays = Vec::with_capacity(3);
    for item in items {
        arrays.push(heap.new_byte_array(item.to_vec())?);
    }
    let items = arrays;
    heap.new_tuple(items)
}

type Pad = fn(&[u8], i64, u8, usize) -> Result<Vec<u8>, TextError>;

fn padded(heap: &mut Heap, args: &[Value], name: &str, pad: Pad) -> Native {
    let width = heap.int_argument(args[1])?;
    let fill = match args[2].kind() {
        _ if args[2].is_unbound() => b' ',
        Some(kind @ (Kind::Bytes | Kind::ByteArray)) => match *heap.raw_bytes(args[2]) {
            [fill] => fill,
            ref other => {
                let len = other.len();
                let what = if kind == Kind::Bytes { "bytes" } else { "bytearray" };
                return Err(heap.type_error(format!(
                    "{name}(): argument 2 must be a byte string of length 1, \
                     not a {what} object of length {len}"
                )));
            }
        },
        _ => {
            let found = heap.type_name(args[2]);
            return Err(heap.type_error(format!(
                "{name}() argument 2 must be a byte string of length 1, not {found}"
            )));
        }
    };
    match pad(heap.raw_bytes(args[0]), width, fill, heap.available()) {
        Ok(bytes) => heap.bytes_like(args[0], bytes),
        Err(error) => Err(heap.text_error(error)),
    }
}

fn zfill(heap: &mut Heap, args: &[Value]) -> Native {
    let width = heap.int_argument(args[1])?;
    match algorithms::zfill(heap.raw_bytes(args[0]), width, heap.available()) {
        Ok(bytes) => heap.bytes_like(args[0], bytes),
        Err(error) => Err(heap.text_error(error)),
    }
}

fn expandtabs(heap: &mut Heap, args: &[Value]) -> Native {
    let size = heap.int_argument(args[1].or(Value::small(8)))?;
    match algorithms::expandtabs(heap.raw_bytes(args[0]), size, heap.available()) {
        Ok(bytes) => heap.bytes_like(args[0], bytes),
        Err(error) => Err(heap.text_error(error)),
    }
}

/// `bytes.translate(table, /, delete=b'')`
fn translate(heap: &mut Heap, args: &[Value]) -> Native {
    let table = if args[1].is_none() {
        None
    } else {
        let table = need_bytes(heap, args[1])?;
        match <[u8; 256]>::try_from(&*table) {
            Ok(table) => Some(table),
            Err(_) => {
                return Err(heap.value_error("translation table must be 256 characters long"));
            }
        }
    };
    let delete = if args[2].is_unbound() { Vec::new() } else { need_bytes(heap, args[2])? };
    let bytes = algorithms::translate(&own(heap, args)?, table.as_ref(), &delete);
    heap.bytes_like(args[0], bytes)
}

/// `bytes.maketrans(from, to)`, a static method.
fn maketrans(heap: &mut Heap, args: &[Value]) -> Native {
    let (from, to) = (need_bytes(heap, args[0])?, need_bytes(heap, args[1])?);
    if from.len() != to.len() {
        return Err(heap.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (from, to) in from.into_iter().zip(to) {
        table[usize::from(from)] = to;
    }
    heap.new_bytes(table)
}

const fn map_method(owner: TypeId, name: &'static str, function: NativeFn) -> Builtin {
    Builtin::method(owner, name, Signature::None, function, None)
}

fn mapped(heap: &mut Heap, args: &[Value], map: fn(&[u8]) -> Vec<u8>) -> Native {
    let bytes = own(heap, args)?;
    heap.bytes_like(args[0], map(&bytes))
}

fn asked(heap: &mut Heap, args: &[Value], ask: fn(&[u8]) -> bool) -> Native {
    heap.note(heap.raw_bytes(args[0]).len());
    Ok(Value::bool(ask(heap.raw_bytes(args[0]))))
}

macro_rules! tables {
    (maps: $($map:literal $map_fn:expr),+; asks: $($ask:literal $ask_fn:expr),+ $(,)?) => {
        /// Methods that change the case.
        pub(crate) const MAPS: &[Builtin] = &[$(
            map_method(TypeId::Bytes, $map, |heap, args| mapped(heap, args, $map_fn)),
            map_method(TypeId::ByteArray, $map, |heap, args| mapped(heap, args, $map_fn)),
        )+];

        /// Predicates.
        pub(crate) const PREDICATES: &[Builtin] = &[$(
            map_method(TypeId::Bytes, $ask, |heap, args| asked(heap, args, $ask_fn)),
            map_method(TypeId::ByteArray, $ask, |heap, args| asked(heap, args, $ask_fn)),
        )+];
    };
}

tables! {
    maps: "lower" |bytes| bytes.to_ascii_lowercase(), "upper" |bytes| bytes.to_ascii_uppercase(),
        "title" algorithms::title, "capitalize" algorithms::capitalize,
        "swapcase" algorithms::swapcase;
    asks: "islower" algorithms::is_lower, "isupper" algorithms::is_upper,
        "istitle" algorithms::is_title, "isalpha" algorithms::is_alpha,
        "isdigit" algorithms::is_digit, "isalnum" algorithms::is_alnum,
        "isspace" algorithms::is_space, "isascii" |bytes| bytes.is_ascii(),
}

const SEARCH: Signature = Signature::Positional(1, 3);
const SPLIT: Signature = Signature::named(&["sep", "maxsplit"], 0);
const STRIP: Signature = Signature::Positional(0, 1);
const PAD: Signature = Signature::Positional(1, 2);

both! { METHODS ARRAY_METHODS:
    method(
        "find",
        SEARCH,
        |heap, args| found_or_minus_one(heap, args, algorithms::find),
        Some("text_find"),
    ),
    method(
        "rfind",
        SEARCH,
        |heap, args| found_or_minus_one(heap, args, algorithms::rfind),
        Some("text_rfind"),
    ),
    method(
        "index",
        SEARCH,
        |heap, args| found_or_error(heap, args, algorithms::find),
        Some("text_index"),
    ),
    method(
        "rindex",
        SEARCH,
        |heap, args| found_or_error(heap, args, algorithms::rfind),
        Some("text_rindex"),
    ),
    method("count", SEARCH, count, Some("text_count")),
    method(
        "startswith",
        SEARCH,
        |heap, args| tested(heap, args, "startswith", |bytes, part| bytes.starts_with(part)),
        Some("text_startswith"),
    ),
    method(
        "endswith",
        SEARCH,
        |heap, args| tested(heap, args, "endswith", |bytes, part| bytes.ends_with(part)),
        Some("text_endswith"),
    ),
    method("split", SPLIT, |heap, args| split(heap, args, false), Some("text_split")),
    method("rsplit", SPLIT, |heap, args| split(heap, args, true), Some("text_rsplit")),
    method("splitlines", Signature::named(&["keepends"], 0), splitlines, Some("text_splitlines")),
    method("join", Signature::One, join, Some("text_join")),
    method("replace", Signature::Positional(2, 3), replace, Some("text_replace")),
    method("strip", STRIP, |heap, args| stripped(heap, args, Sides::Both), None),
    method("lstrip", STRIP, |heap, args| stripped(heap, args, Sides::Left), None),
    method("rstrip", STRIP, |heap, args| stripped(heap, args, Sides::Right), None),
    method("removeprefix", Signature::One, |heap, args| removed(heap, args, false), None),
    method("removesuffix", Signature::One, |heap, args| removed(heap, args, true), None),
    method("partition", Signature::One, |heap, args| partitioned(heap, args, false), None),
    method("rpartition", Signature::One, |heap, args| partitioned(heap, args, true), None),
    method(
        "center",
        PAD,
        |heap, args| padded(heap, args, "center", algorithms::center),
        Some("text_center"),
    ),
    method(
        "ljust",
        PAD,
        |heap, args| padded(heap, args, "ljust", algorithms::ljust),
        Some("text_ljust"),
    ),
    method(
        "rjust",
        PAD,
        |heap, args| padded(heap, args, "rjust", algorithms::rjust),
        Some("text_rjust"),
    ),
    method("zfill", Signature::One, zfill, Some("text_zfill")),
    method("expandtabs", Signature::named(&["tabsize"], 0), expandtabs, Some("text_expandtabs")),
    method(
        "translate",
        Signature::Named {
            names: &["table", "delete"],
            required: 1,
            positional_only: 1,
            keyword_only: 2,
        },
        translate,
        None,
    ),
    method("maketrans", Signature::Positional(2, 2), maketrans, None),
}
