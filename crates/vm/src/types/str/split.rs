//! Splitting and joining of strings.

use compact_str::CompactString;

use super::args::method;
use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::object::Str;
use crate::text::methods;
use crate::trap::Trap;
use crate::value::{Kind, Value};

/// Bytes that one part takes besides its text, so that many short ones are refused in time.
const PART_BYTES: usize = 40;

/// A list of strings.
fn list_of(heap: &mut Heap, parts: &[&str], ascii: bool) -> Native {
    heap.reserve(parts.len().checked_mul(PART_BYTES))?;
    let mut items = Vec::with_capacity(parts.len());
    for &part in parts {
        items.push(if ascii { ascii_part(heap, part)? } else { heap.new_str(part)? });
    }
    heap.new_list(items)
}

/// A part of a text of ASCII.
#[inline(always)]
fn ascii_part(heap: &mut Heap, part: &str) -> Native {
    match part.as_bytes() {
        [byte] => heap.character(*byte as char),
        _ => heap.alloc_here(Str::counted(part.into(), part.len())),
    }
}

/// ASCII between characters of ASCII.
fn split_ascii(heap: &mut Heap, string: Value, separator: u8, most: i64) -> Native {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let splits = memchr::memchr_iter(separator, heap.text(string).as_bytes()).count().min(most);
    if splits == 0 {
        return heap.new_list(vec![string]);
    }
    heap.reserve((splits + 1).checked_mul(PART_BYTES))?;
    // The heap cannot be read while it changes.
    heap.reserve(Some(heap.text(string).len()))?;
    let text = heap.str(string).copied();
    let mut items = Vec::with_capacity(splits + 1);
    let mut rest = text.as_str();
    for _ in 0..splits {
        let (part, after) = rest.split_at(place_of(separator, rest.as_bytes()));
        items.push(ascii_part(heap, part)?);
        rest = after.get(1..).unwrap_or_default();
    }
    items.push(ascii_part(heap, rest)?);
    heap.new_list(items)
}

/// Where a byte is first, or the length. Parts are mostly short, and looking for a byte in many at
/// once takes some preparation.
#[inline]
fn place_of(byte: u8, bytes: &[u8]) -> usize {
    const SOON: usize = 12;
    let near = &bytes[..bytes.len().min(SOON)];
    match near.iter().position(|&other| other == byte) {
        Some(place) => place,
        None => memchr::memchr(byte, &bytes[near.len()..])
            .map_or(bytes.len(), |place| near.len() + place),
    }
}

/// The words of a text of ASCII.
fn words_of_ascii(heap: &mut Heap, string: Value) -> Native {
    // There are at most half as many as the text is long, and the list doubles as it grows.
    let len = heap.text(string).len();
    heap.reserve(len.checked_mul(size_of::<Value>()))?;
    // The heap cannot be read while it changes.
    let text = heap.str(string).copied();
    let mut items = Vec::new();
    let mut at = 0;
    while let Some((start, end)) = methods::ascii_word(text.as_bytes(), at) {
        at = end;
        items.push(ascii_part(heap, text.get(start..end).unwrap_or_default())?);
    }
    items.shrink_to_fit();
    heap.new_list(items)
}

/// `split` and `rsplit`
fn split(heap: &mut Heap, args: &[Value], from_right: bool) -> Native {
    let &[string, separator, most] = args else { return Err(heap.bad_arguments()) };
    let separator = separator.or(Value::NONE);
    let most = heap.int_argument(most.or(Value::small(-1)))?;
    let ascii = heap.str(string).is_ascii();
    if ascii && !from_right {
        if separator.is_none() && most < 0 {
            return words_of_ascii(heap, string);
        }
        if separator.is(Kind::Str)
            && let &[byte] = heap.text(separator).as_bytes()
        {
            return split_ascii(heap, string, byte, most);
        }
    }
    let text = heap.str(string).copied();
    // The parts are as many as the text is long, at most.
    heap.reserve(text.len().checked_mul(size_of::<&str>()))?;
    if separator.is_none() {
        let parts = if from_right {
            methods::rsplit_whitespace(&text, most)
        } else {
            methods::split_whitespace(&text, most)
        };
        return list_of(heap, &parts, ascii);
    }
    if !separator.is(Kind::Str) {
        let name = heap.type_name(separator);
        return Err(heap.type_error(format!("must be str or None, not {name}")));
    }
    let separator = heap.str(separator).copied();
    if separator.is_empty() {
        return Err(heap.value_error("empty separator"));
    }
    let parts = if from_right {
        methods::rsplit(&text, &separator, most)
    } else {
        methods::split(&text, &separator, most)
    };
    list_of(heap, &parts, ascii)
}

fn splitlines(heap: &mut Heap, args: &[Value]) -> Native {
    let keep = heap.truth(args[1].or(Value::FALSE))?;
    let ascii = heap.str(args[0]).is_ascii();
    let text = heap.str(args[0]).copied();
    heap.reserve(text.len().checked_mul(size_of::<&str>()))?;
    let parts = methods::splitlines(&text, keep);
    list_of(heap, &parts, ascii)
}

/// `separator.join(iterable)`
fn join(heap: &mut Heap, args: &[Value]) -> Native {
    let (separator, iterable) = (args[0], args[1]);
    if iterable.is(Kind::List) || iterable.is(Kind::Tuple) {
        let made = joined(heap, separator, heap.items_of(iterable));
        return deliver(heap, made);
    }
    let items = joinable(heap, iterable)?;
    let made = joined(heap, separator, &items);
    deliver(heap, made)
}

/// What `join` makes of its items.
enum Joined {
    /// The only one of them.
    Only(Value),
    /// A text with its length in code points.
    Text(CompactString, usize),
    /// One that is no string, and its place.
    Wrong(Value, usize),
}

fn deliver(heap: &mut Heap, made: Result<Joined, Trap>) -> Native {
    match made? {
        Joined::Only(value) => Ok(value),
        Joined::Text(text, chars) => match text.as_bytes() {
            [byte] => heap.character(*byte as char),
            _ => heap.alloc(Str::counted(text, chars)),
        },
        Joined::Wrong(item, index) => {
            let name = heap.type_name(item);
            Err(heap
                .type_error(format!("sequence item {index}: expected str instance, {name} found")))
        }
    }
}

/// The string that an item is, or carries.
#[inline(always)]
fn string_of(heap: &Heap, item: Value) -> Option<&Str> {
    if item.is(Kind::Str) { Some(heap.str(item)) } else { carried_string(heap, item) }
}

#[cold]
fn carried_string(heap: &Heap, item: Value) -> Option<&Str> {
    heap.carried(item).filter(|text| text.is(Kind::Str)).map(|text| heap.str(text))
}

fn joined(heap: &Heap, separator: Value, items: &[Value]) -> Result<Joined, Trap> {
    let between = heap.str(separator);
    let gaps = items.len().saturating_sub(1);
    let mut size = between.as_str().len().checked_mul(gaps);
    let mut chars = between.chars().saturating_mul(gaps);
    for (index, &item) in items.iter().enumerate() {
        let Some(text) = string_of(heap, item) else { return Ok(Joined::Wrong(item, index)) };
        size = size.and_then(|size| size.checked_add(text.as_str().len()));
        chars = chars.saturating_add(text.chars());
    }
    if let &[only] = items
        && only.is(Kind::Str)
    {
        return Ok(Joined::Only(only));
    }
    let size = heap.reserve(size)?;
    let between = between.as_str();
    let mut out = String::with_capacity(size);
    // Most often one character stands between them, which needs no call to be copied.
    let single = between.chars().next().filter(|first| first.len_utf8() == between.len());
    for (index, &item) in items.iter().enumerate() {
        match single {
            _ if index == 0 => {}
            Some(character) => out.push(character),
            None => out.push_str(between),
        }
        out.push_str(string_of(heap, item).map_or("", Str::as_str));
    }
    Ok(Joined::Text(out.into(), chars))
}

/// The items of an iterable for `join`.
pub(crate) fn joinable(heap: &mut Heap, iterable: Value) -> Result<Vec<Value>, Trap> {
    if iterable.is(Kind::List) || iterable.is(Kind::Tuple) {
        let items = heap.items_of(iterable);
        heap.reserve(items.len().checked_mul(size_of::<Value>()))?;
        return Ok(items.to_vec());
    }
    if heap.is_native_iterable(iterable) {
        return heap.list_to_vec(iterable);
    }
    if can_iterate(heap, iterable) {
        return Err(Trap::Library);
    }
    Err(heap.type_error("can only join an iterable"))
}

/// Whether a value has items, natively or by its class.
pub(crate) fn can_iterate(heap: &Heap, value: Value) -> bool {
    heap.is_native_iterable(value)
        || matches!(value.kind(), Some(Kind::Iterator | Kind::Generator))
        || heap.has_special(value, "__iter__")
        || heap.has_special(value, "__getitem__")
}

/// `_is_iterable(x)`
fn is_iterable(heap: &mut Heap, args: &[Value]) -> Native {
    Ok(Value::bool(can_iterate(heap, args[0])))
}

/// The intrinsic of the library's versions.
pub(crate) const INTRINSICS: &[Builtin] =
    &[Builtin::function("_is_iterable", Signature::One, is_iterable, None)];

const SPLIT: Signature = Signature::named(&["sep", "maxsplit"], 0);

/// The methods.
pub(crate) const METHODS: &[Builtin] = &[
    method("split", SPLIT, |heap, args| split(heap, args, false), Some("text_split")),
    method("rsplit", SPLIT, |heap, args| split(heap, args, true), Some("text_rsplit")),
    method("splitlines", Signature::named(&["keepends"], 0), splitlines, Some("text_splitlines")),
    method("join", Signature::One, join, Some("text_join")),
];
