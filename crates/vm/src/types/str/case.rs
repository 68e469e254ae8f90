//! Case, predicates, stripping and padding of strings.

use compact_str::CompactString;

use super::args::method;
use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::object::Str;
use crate::text::methods::{self, Sides, StrView};
use crate::text::{TextError, unicode};
use crate::trap::Trap;
use crate::value::{Kind, Value};

/// A method that changes the case: ASCII stays as long as it is.
fn cased(heap: &mut Heap, args: &[Value], map: fn(&str) -> String, ascii: fn(&mut str)) -> Native {
    let string = args[0];
    if string.is(Kind::Str)
        && let found = heap.str(string)
        && found.is_ascii()
        && found.chars() > 1
    {
        let chars = heap.reserve(Some(found.chars()))?;
        let mut text = found.copied();
        ascii(&mut text);
        return heap.alloc(Str::counted(text, chars));
    }
    // No mapping of Unicode makes a text longer than this.
    heap.reserve(heap.text(string).len().checked_mul(3))?;
    let text = map(heap.text(string));
    heap.new_str(text)
}

/// A method that asks something about the text.
fn asked(heap: &Heap, args: &[Value], ask: fn(&str) -> bool) -> Value {
    heap.note(heap.text(args[0]).len());
    Value::bool(ask(heap.text(args[0])))
}

/// `strip`, `lstrip` and `rstrip`
fn stripped(heap: &mut Heap, args: &[Value], sides: Sides, name: &str) -> Native {
    let (string, chars) = (args[0], args[1].or(Value::NONE));
    let (text, ascii) = (heap.text(string), heap.str(string).is_ascii());
    let part = if chars.is_none() {
        methods::strip(text, sides)
    } else if chars.is(Kind::Str) {
        methods::strip_chars(text, heap.text(chars), sides)
    } else {
        return Err(heap.type_error(format!("{name} arg must be None or str")));
    };
    if part.len() == text.len() {
        return Ok(string);
    }
    heap.note(text.len());
    let part = CompactString::from(part);
    heap.new_part(part, ascii)
}

type Pad = fn(StrView<'_>, i64, char, usize) -> Result<String, TextError>;

/// `center`, `ljust` and `rjust`
fn padded(heap: &mut Heap, args: &[Value], pad: Pad) -> Native {
    let width = heap.int_argument(args[1])?;
    let fill = fill_character(heap, args[2])?;
    let string = args[0];
    let chars = heap.str(string).chars();
    if i64::try_from(chars).is_ok_and(|chars| chars >= width) {
        return Ok(string);
    }
    let view = StrView::with_len(heap.text(string), chars);
    match pad(view, width, fill, heap.available()) {
        // As wide as it was to be.
        Ok(text) => heap.new_counted(text.into(), width as usize),
        Err(error) => Err(heap.text_error(error)),
    }
}

fn fill_character(heap: &mut Heap, fill: Value) -> Result<char, Trap> {
    if fill.is_unbound() {
        return Ok(' ');
    }
    if !fill.is(Kind::Str) {
        let name = heap.type_name(fill);
        return Err(
            heap.type_error(format!("The fill character must be a unicode character, not {name}"))
        );
    }
    let mut chars = heap.text(fill).chars();
    match (chars.next(), chars.next()) {
        (Some(fill), None) => Ok(fill),
        _ => Err(heap.type_error("The fill character must be exactly one character long")),
    }
}

fn zfill(heap: &mut Heap, args: &[Value]) -> Native {
    let width = heap.int_argument(args[1])?;
    let view = StrView::with_len(heap.text(args[0]), heap.str(args[0]).chars());
    match methods::zfill(view, width, heap.available()) {
        Ok(text) => heap.new_str(text),
        Err(error) => Err(heap.text_error(error)),
    }
}

fn expandtabs(heap: &mut Heap, args: &[Value]) -> Native {
    let size = heap.int_argument(args[1].or(Value::small(8)))?;
    match methods::expandtabs(heap.text(args[0]), size, heap.available()) {
        Ok(text) => heap.new_str(text),
        Err(error) => Err(heap.text_error(error)),
    }
}

macro_rules! tables {
    (maps: $($case:literal $case_fn:ident $ascii:path),+; asks: $($ask:literal $ask_fn:ident),+ $(,)?) => {
        /// Methods that change the case.
        pub(crate) const MAPS: &[Builtin] = &[$(
            method(
                $case,
                Signature::None,
                |heap, args| cased(heap, args, unicode::$case_fn, $ascii),
                None,
            ),
        )+];

        /// Predicates.
        pub(crate) const PREDICATES: &[Builtin] = &[$(
            Builtin {
                asks: Some(unicode::$ask_fn),
                ..method(
                    $ask,
                    Signature::None,
                    |heap, args| Ok(asked(heap, args, unicode::$ask_fn)),
                    None,
                )
            },
        )+];
    };
}

tables! {
    maps: "lower" lower str::make_ascii_lowercase, "upper" upper str::make_ascii_uppercase,
        "title" title unicode::title_ascii, "capitalize" capitalize unicode::capitalize_ascii,
        "swapcase" swapcase unicode::swapcase_ascii, "casefold" casefold str::make_ascii_lowercase;
    asks: "islower" is_lower, "isupper" is_upper, "istitle" is_title, "isalpha" str_is_alpha,
        "isdecimal" str_is_decimal, "isdigit" str_is_digit, "isnumeric" str_is_numeric,
        "isalnum" str_is_alnum, "isspace" str_is_space, "isprintable" str_is_printable,
        "isidentifier" is_identifier,
}

const PAD: Signature = Signature::Positional(1, 2);
const STRIP: Signature = Signature::Positional(0, 1);

/// The other methods.
pub(crate) const METHODS: &[Builtin] = &[
    method(
        "isascii",
        Signature::None,
        |heap, args| Ok(Value::bool(heap.str(args[0]).is_ascii())),
        None,
    ),
    method("strip", STRIP, |heap, args| stripped(heap, args, Sides::Both, "strip"), None),
    method("lstrip", STRIP, |heap, args| stripped(heap, args, Sides::Left, "lstrip"), None),
    method("rstrip", STRIP, |heap, args| stripped(heap, args, Sides::Right, "rstrip"), None),
    method("center", PAD, |heap, args| padded(heap, args, methods::center), Some("text_center")),
    method("ljust", PAD, |heap, args| padded(heap, args, methods::ljust), Some("text_ljust")),
    method("rjust", PAD, |heap, args| padded(heap, args, methods::rjust), Some("text_rjust")),
    method("zfill", Signature::One, zfill, Some("text_zfill")),
    method("expandtabs", Signature::named(&["tabsize"], 0), expandtabs, Some("text_expandtabs")),
];
