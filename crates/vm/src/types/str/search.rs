//! Finding, counting, replacing and partitioning in strings.

use std::ops::Range;

use compact_str::CompactString;

use super::args::method;
use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::text::methods::{self, bytes};
use crate::trap::Trap;
use crate::value::{Kind, Value};

/// The bytes of a string between two code points from [`Heap::bounds`], if they are in order.
fn window(heap: &Heap, string: Value, start: usize, end: usize) -> Option<Range<usize>> {
    if start > end || start > heap.str(string).chars() {
        return None;
    }
    Some(heap.byte_offset(string, start)..heap.byte_offset(string, end))
}

/// Where bytes are found in others.
type Find = fn(&[u8], &[u8]) -> Option<usize>;

/// Where a part is, if it is there.
fn found(heap: &mut Heap, args: &[Value], name: &str, find: Find) -> Result<Option<usize>, Trap> {
    let &[string, part, start, end] = args else { return Err(heap.bad_arguments()) };
    if !part.is(Kind::Str) {
        heap.need_str(part, &format!("{name}() argument 1"))?;
    }
    let (start, end) = heap.bounds(start, end, heap.str(string).chars())?;
    let Some(window) = window(heap, string, start, end) else { return Ok(None) };
    heap.note(window.len());
    let bytes = &heap.text(string).as_bytes()[window.clone()];
    let place = find(bytes, heap.text(part).as_bytes());
    Ok(place.map(|place| heap.code_points_before(string, window.start + place)))
}

/// `find` and `rfind`
fn found_or_minus_one(heap: &mut Heap, args: &[Value], name: &str, find: Find) -> Native {
    match found(heap, args, name, find)? {
        Some(index) => heap.new_size(index),
        None => Ok(Value::small(-1)),
    }
}

/// `index` and `rindex`
fn found_or_error(heap: &mut Heap, args: &[Value], name: &str, find: Find) -> Native {
    match found(heap, args, name, find)? {
        Some(index) => heap.new_size(index),
        None => Err(heap.value_error("substring not found")),
    }
}

fn count(heap: &mut Heap, args: &[Value]) -> Native {
    let &[string, part, start, end] = args else { return Err(heap.bad_arguments()) };
    if !part.is(Kind::Str) {
        heap.need_str(part, "count() argument 1")?;
    }
    let (start, end) = heap.bounds(start, end, heap.str(string).chars())?;
    let count = match window(heap, string, start, end) {
        None => 0,
        Some(_) if heap.text(part).is_empty() => end - start + 1,
        Some(window) => {
            heap.note(window.len());
            bytes::count(&heap.text(string).as_bytes()[window], heap.text(part).as_bytes())
        }
    };
    heap.new_size(count)
}

/// Whether bytes begin or end with others.
type Test = fn(&[u8], &[u8]) -> bool;

/// `startswith` and `endswith`
fn tested(heap: &mut Heap, args: &[Value], name: &str, test: Test) -> Native {
    let &[string, part, start, end] = args else { return Err(heap.bad_arguments()) };
    let (start, end) = heap.bounds(start, end, heap.str(string).chars())?;
    let window = window(heap, string, start, end);
    let test = |heap: &Heap, part: Value| {
        let bytes = window.clone().map(|window| &heap.text(string).as_bytes()[window]);
        bytes.is_some_and(|bytes| test(bytes, heap.text(part).as_bytes()))
    };
    if part.is(Kind::Str) {
        return Ok(Value::bool(test(heap, part)));
    }
    if !part.is(Kind::Tuple) {
        let found = heap.type_name(part);
        return Err(
            heap.type_error(format!("{name} first arg must be str or a tuple of str, not {found}"))
        );
    }
    let parts = part;
    for place in 0..heap.tuple(parts).items.len() {
        let given = heap.tuple(parts).items[place];
        let part = heap.carried(given).unwrap_or(given);
        if !part.is(Kind::Str) {
            let found = heap.type_name(given);
            return Err(
                heap.type_error(format!("tuple for {name} must only contain str, not {found}"))
            );
        }
        heap.in_time(heap.text(part).len())?;
        if test(heap, part) {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

fn replace(heap: &mut Heap, args: &[Value]) -> Native {
    let &[string, old, new, count] = args else { return Err(heap.bad_arguments()) };
    heap.need_str(old, "replace() argument 1")?;
    heap.need_str(new, "replace() argument 2")?;
    let count = heap.int_argument(count.or(Value::small(-1)))?;
    let (text, limit) = (heap.text(string), heap.available());
    let ascii = heap.str(string).is_ascii() && heap.text(new).is_ascii();
    match methods::replace(text, heap.text(old), heap.text(new), count, limit) {
        Ok(Some(text)) => heap.new_part(text.into(), ascii),
        Ok(None) => Ok(string),
        Err(error) => Err(heap.text_error(error)),
    }
}

type Remove = for<'a> fn(&'a str, &str) -> &'a str;

/// `removeprefix` and `removesuffix`
fn removed(heap: &mut Heap, args: &[Value], name: &str, remove: Remove) -> Native {
    let (string, part) = (args[0], args[1]);
    if !part.is(Kind::Str) {
        heap.need_str(part, &format!("{name}() argument"))?;
    }
    let (text, ascii) = (heap.text(string), heap.str(string).is_ascii());
    let rest = remove(text, heap.text(part));
    if rest.len() == text.len() {
        return Ok(string);
    }
    let rest = CompactString::from(rest);
    heap.new_part(rest, ascii)
}

/// `partition` and `rpartition`
fn partitioned(heap: &mut Heap, args: &[Value], from_right: bool) -> Native {
    let (string, separator) = (args[0], args[1]);
    if !separator.is(Kind::Str) {
        let name = heap.type_name(separator);
        return Err(heap.type_error(format!("must be str, not {name}")));
    }
    if heap.text(separator).is_empty() {
        return Err(heap.value_error("empty separator"));
    }
    let find = if from_right { methods::rpartition } else { methods::partition };
    let ascii = heap.str(string).is_ascii();
    let parts = find(heap.text(string), heap.text(separator));
    let parts =
        parts.map(|(before, after)| (CompactString::from(before), CompactString::from(after)));
    let items = match parts {
        Some((before, after)) => {
            [heap.new_part(before, ascii)?, separator, heap.new_part(after, ascii)?]
        }
        None => {
            let empty = heap.new_str("")?;
            if from_right { [empty, empty, string] } else { [string, empty, empty] }
        }
    };
    heap.new_tuple(items)
}

const SEARCH: Signature = Signature::Positional(1, 3);

/// The methods.
pub(crate) const METHODS: &[Builtin] = &[
    method(
        "find",
        SEARCH,
        |heap, args| found_or_minus_one(heap, args, "find", bytes::find),
        Some("text_find"),
    ),
    method(
        "rfind",
        SEARCH,
        |heap, args| found_or_minus_one(heap, args, "rfind", bytes::rfind),
        Some("text_rfind"),
    ),
    method(
        "index",
        SEARCH,
        |heap, args| found_or_error(heap, args, "index", bytes::find),
        Some("text_index"),
    ),
    method(
        "rindex",
        SEARCH,
        |heap, args| found_or_error(heap, args, "rindex", bytes::rfind),
        Some("text_rindex"),
    ),
    method("count", SEARCH, count, Some("text_count")),
    method(
        "startswith",
        SEARCH,
        |heap, args| tested(heap, args, "startswith", <[u8]>::starts_with),
        Some("text_startswith"),
    ),
    method(
        "endswith",
        SEARCH,
        |heap, args| tested(heap, args, "endswith", <[u8]>::ends_with),
        Some("text_endswith"),
    ),
    method(
        "replace",
        Signature::Named {
            names: &["old", "new", "count"],
            required: 2,
            positional_only: 2,
            keyword_only: 3,
        },
        replace,
        Some("text_replace"),
    ),
    method(
        "removeprefix",
        Signature::One,
        |heap, args| removed(heap, args, "removeprefix", methods::remove_prefix),
        None,
    ),
    method(
        "removesuffix",
        Signature::One,
        |heap, args| removed(heap, args, "removesuffix", methods::remove_suffix),
        None,
    ),
    method("partition", Signature::One, |heap, args| partitioned(heap, args, false), None),
    method("rpartition", Signature::One, |heap, args| partitioned(heap, args, true), None),
];
