//! The methods of bytes that strings have too.

use super::object::method;
use super::{byte, need_bytes};
use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::text::TextError;
use crate::text::methods::Sides;
use crate::text::methods::bytes as algorithms;
use crate::trap::Trap;
use crate::types::str::split::joinable;
use crate::value::{Kind, Value};

/// A copy of the receiver.
fn own(heap: &mut Heap, args: &[Value]) -> Result<Vec<u8>, Trap> {
    heap.reserve(Some(heap.bytes(args[0]).0.len()))?;
    Ok(heap.bytes(args[0]).0.to_vec())
}

/// A part to look for: bytes, or one byte as an integer.
fn part(heap: &mut Heap, value: Value) -> Result<Vec<u8>, Trap> {
    if value.is(Kind::Bytes) {
        return Ok(heap.bytes(value).0.to_vec());
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
    let needle = part(heap, needle)?;
    let bytes = &heap.bytes(value).0;
    let (start, end) = heap.bounds(start, end, bytes.len())?;
    let window = algorithms::window(&heap.bytes(value).0, start, end);
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
    let needle = part(heap, needle)?;
    let (start, end) = heap.bounds(start, end, heap.bytes(value).0.len())?;
    let window = algorithms::window(&heap.bytes(value).0, start, end);
    let count = window.map_or(0, |window| algorithms::count(window, &needle));
    heap.new_size(count)
}

type Test = fn(&[u8], &[u8]) -> bool;

fn tested(heap: &mut Heap, args: &[Value], name: &str, test: Test) -> Native {
    let &[value, parts, start, end] = args else { return Err(heap.bad_arguments()) };
    let (start, end) = heap.bounds(start, end, heap.bytes(value).0.len())?;
    let parts = match parts.kind() {
        Some(Kind::Bytes) => vec![parts],
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
        let window = algorithms::window(&heap.bytes(value).0, start, end);
        if window.is_some_and(|window| test(window, &part)) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn list_of(heap: &mut Heap, parts: &[&[u8]]) -> Native {
    heap.reserve(parts.len().checked_mul(40))?;
    let mut items = Vec::with_capacity(parts.len());
    for part in parts {
        items.push(heap.new_bytes(*part)?);
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
        return list_of(heap, &parts);
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
    list_of(heap, &parts)
}

fn splitlines(heap: &mut Heap, args: &[Value]) -> Native {
    let keep = heap.truth(args[1].or(Value::FALSE))?;
    let bytes = own(heap, args)?;
    let parts = algorithms::splitlines(&bytes, keep);
    list_of(heap, &parts)
}

fn join(heap: &mut Heap, args: &[Value]) -> Native {
    let items = joinable(heap, args[1])?;
    let mut parts = Vec::with_capacity(items.len());
    let mut size = heap.bytes(args[0]).0.len().checked_mul(items.len().saturating_sub(1));
    for (index, &item) in items.iter().enumerate() {
        let item = heap.unwrapped(item);
        if !item.is(Kind::Bytes) {
            let name = heap.type_name(item);
            return Err(heap.type_error(format!(
                "sequence item {index}: expected a bytes-like object, {name} found"
            )));
        }
        size = size.and_then(|size| size.checked_add(heap.bytes(item).0.len()));
        parts.push(item);
    }
    let mut out = Vec::with_capacity(heap.reserve(size)?);
    for (index, &item) in parts.iter().enumerate() {
        if index > 0 {
            out.extend_from_slice(&heap.bytes(args[0]).0);
        }
        out.extend_from_slice(&heap.bytes(item).0);
    }
    heap.new_bytes(out)
}

fn replace(heap: &mut Heap, args: &[Value]) -> Native {
    let &[value, old, new, count] = args else { return Err(heap.bad_arguments()) };
    let (old, new) = (need_bytes(heap, old)?, need_bytes(heap, new)?);
    let count = heap.int_argument(count.or(Value::small(-1)))?;
    let limit = heap.available();
    match algorithms::replace(&heap.bytes(value).0, &old, &new, count, limit) {
        Ok(Some(bytes)) => heap.new_bytes(bytes),
        Ok(None) => Ok(value),
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
    heap.new_bytes(part)
}

fn removed(heap: &mut Heap, args: &[Value], at_end: bool) -> Native {
    let part = need_bytes(heap, args[1])?;
    let bytes = own(heap, args)?;
    let rest = if at_end { bytes.strip_suffix(&*part) } else { bytes.strip_prefix(&*part) };
    match rest {
        Some(rest) if !part.is_empty() => heap.new_bytes(rest),
        _ => Ok(args[0]),
    }
}

fn partitioned(heap: &mut Heap, args: &[Value], from_right: bool) -> Native {
    let separator = need_bytes(heap, args[1])?;
    if separator.is_empty() {
        return Err(heap.value_error("empty separator"));
    }
    let bytes = own(heap, args)?;
    let find = if from_right { algorithms::rpartition } else { algorithms::partition };
    let items = match find(&bytes, &separator) {
        Some((before, after)) => [heap.new_bytes(before)?, args[1], heap.new_bytes(after)?],
        None => {
            let empty = heap.new_bytes(Vec::new())?;
            if from_right { [empty, empty, args[0]] } else { [args[0], empty, empty] }
        }
    };
    heap.new_tuple(items)
}

type Pad = fn(&[u8], i64, u8, usize) -> Result<Vec<u8>, TextError>;

fn padded(heap: &mut Heap, args: &[Value], name: &str, pad: Pad) -> Native {
    let width = heap.int_argument(args[1])?;
    let fill = match args[2].kind() {
        _ if args[2].is_unbound() => b' ',
        Some(Kind::Bytes) => match *heap.bytes(args[2]).0 {
            [fill] => fill,
            ref other => {
                let len = other.len();
                return Err(heap.type_error(format!(
                    "{name}(): argument 2 must be a byte string of length 1, \
                     not a bytes object of length {len}"
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
    match pad(&heap.bytes(args[0]).0, width, fill, heap.available()) {
        Ok(bytes) => heap.new_bytes(bytes),
        Err(error) => Err(heap.text_error(error)),
    }
}

fn zfill(heap: &mut Heap, args: &[Value]) -> Native {
    let width = heap.int_argument(args[1])?;
    match algorithms::zfill(&heap.bytes(args[0]).0, width, heap.available()) {
        Ok(bytes) => heap.new_bytes(bytes),
        Err(error) => Err(heap.text_error(error)),
    }
}

fn expandtabs(heap: &mut Heap, args: &[Value]) -> Native {
    let size = heap.int_argument(args[1].or(Value::small(8)))?;
    match algorithms::expandtabs(&heap.bytes(args[0]).0, size, heap.available()) {
        Ok(bytes) => heap.new_bytes(bytes),
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
    heap.new_bytes(bytes)
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

macro_rules! tables {
    (maps: $($map:literal $map_fn:expr),+; asks: $($ask:literal $ask_fn:expr),+ $(,)?) => {
        /// Methods that change the case.
        pub(crate) const MAPS: &[Builtin] = &[$(
            method($map, Signature::None, |heap, args| {
                let bytes = own(heap, args)?;
                let map: fn(&[u8]) -> Vec<u8> = $map_fn;
                heap.new_bytes(map(&bytes))
            }, None),
        )+];

        /// Predicates.
        pub(crate) const PREDICATES: &[Builtin] = &[$(
            method($ask, Signature::None, |heap, args| {
                let ask: fn(&[u8]) -> bool = $ask_fn;
                Ok(Value::bool(ask(&heap.bytes(args[0]).0)))
            }, None),
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

/// The other methods.
pub(crate) const METHODS: &[Builtin] = &[
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
    Builtin::method(
        crate::types::TypeId::Bytes,
        "maketrans",
        Signature::Positional(2, 2),
        maketrans,
        None,
    ),
];
