//! Splitting and joining of strings.

use super::args::method;
use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::object::{Str, concatenated};
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
        items.push(match part.as_bytes() {
            [byte] => heap.character(*byte as char)?,
            _ if ascii => heap.alloc(Str::counted(part.into(), part.len()))?,
            _ => heap.new_str(part)?,
        });
    }
    heap.new_list(items)
}

/// `split` and `rsplit`
fn split(heap: &mut Heap, args: &[Value], from_right: bool) -> Native {
    let &[string, separator, most] = args else { return Err(heap.bad_arguments()) };
    let separator = separator.or(Value::NONE);
    let most = heap.int_argument(most.or(Value::small(-1)))?;
    let ascii = heap.str(string).is_ascii();
    let text: Box<str> = heap.text(string).into();
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
    let separator: Box<str> = heap.text(separator).into();
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
    let text: Box<str> = heap.text(args[0]).into();
    heap.reserve(text.len().checked_mul(size_of::<&str>()))?;
    let parts = methods::splitlines(&text, keep);
    list_of(heap, &parts, ascii)
}

/// `separator.join(iterable)`
fn join(heap: &mut Heap, args: &[Value]) -> Native {
    let (separator, iterable) = (args[0], args[1]);
    let items = joinable(heap, iterable)?;
    let between = heap.str(separator);
    let gaps = items.len().saturating_sub(1);
    let mut size = between.as_str().len().checked_mul(gaps);
    let mut chars = between.chars().saturating_mul(gaps);
    for (index, &item) in items.iter().enumerate() {
        let text = if item.is(Kind::Str) { Some(item) } else { heap.carried(item) };
        let Some(text) = text.filter(|text| text.is(Kind::Str)).map(|text| heap.str(text)) else {
            let name = heap.type_name(item);
            return Err(heap.type_error(format!(
                "sequence item {index}: expected str instance, {name} found"
            )));
        };
        size = size.and_then(|size| size.checked_add(text.as_str().len()));
        chars = chars.saturating_add(text.chars());
    }
    if let [only] = *items
        && only.is(Kind::Str)
    {
        return Ok(only);
    }
    let size = heap.reserve(size)?;
    let between = heap.str(separator);
    let parts = items.iter().enumerate().flat_map(|(index, &item)| {
        let between = if index > 0 { between.as_str() } else { "" };
        [between, heap.text(item)]
    });
    let out = concatenated(parts, size);
    match out.as_bytes() {
        [byte] => heap.character(*byte as char),
        _ => heap.alloc(Str::counted(out, chars)),
    }
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
