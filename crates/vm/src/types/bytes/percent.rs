//! The `%` operator of bytes.

use crate::builtins::Native;
use crate::heap::Heap;
use crate::text::percent::{Conversion, ConversionKind, Count, Segment, parse_bytes};
use crate::text::{IntRef, str_repr};
use crate::trap::Trap;
use crate::types::str::percent::{Args, convert, star};
use crate::value::{Kind, Value};

/// `bytes % args`
///
/// # Errors
///
/// Those of the conversions; [`Trap::Library`] when code of the program has to convert a value.
pub fn percent(heap: &mut Heap, format: Value, args: Value) -> Native {
    heap.reserve(Some(heap.raw_bytes(format).len()))?;
    let template = heap.raw_bytes(format).to_vec();
    let args = match heap.carried(args) {
        Some(tuple) if tuple.is(Kind::Tuple) => tuple,
        _ => args,
    };
    let mut values = if args.is(Kind::Tuple) {
        Args::Tuple(heap.tuple(args).items.to_vec(), 0)
    } else {
        Args::Single(args, false)
    };
    let is_mapping =
        matches!(args.kind(), Some(Kind::Dict | Kind::List | Kind::Range | Kind::MemoryView))
            || (!heap.is_bytes(heap.unwrapped(args))
                && heap.as_text(args).is_none()
                && heap.has_special(args, "__getitem__"));
    let mut out = Vec::new();
    for segment in parse_bytes(&template) {
        let mut conversion = match segment {
            Segment::Literal(text) => {
                out.extend_from_slice(text);
                continue;
            }
            Segment::Conversion(conversion) => conversion,
        };
        if conversion.needs_mapping {
            if !is_mapping {
                return Err(heap.type_error("format requires a mapping"));
            }
            if let Some(key) = conversion.key {
                let key = heap.new_bytes(key)?;
                values = Args::Single(heap.get_item(args, key)?, false);
            }
        }
        if conversion.width == Count::Star {
            let width = star(heap, &mut values)?;
            conversion.set_width(width).map_err(|error| heap.text_error(error))?;
        }
        if conversion.precision == Count::Star {
            let precision = star(heap, &mut values)?;
            conversion.set_precision(precision).map_err(|error| heap.text_error(error))?;
        }
        let value = if conversion.fetches_value { values.next(heap)? } else { Value::UNBOUND };
        let text = converted(heap, &conversion, value)?;
        heap.reserve(out.len().checked_add(text.len()))?;
        out.extend_from_slice(&text);
    }
    if !is_mapping && !values.is_used_up() {
        return Err(heap.type_error("not all arguments converted during bytes formatting"));
    }
    heap.bytes_like(format, out)
}

/// One conversion.
pub(crate) fn converted(
    heap: &mut Heap,
    conversion: &Conversion<&[u8]>,
    value: Value,
) -> Result<Vec<u8>, Trap> {
    let limit = heap.available();
    let given = value;
    let value = heap.unwrapped(given);
    let text = match &conversion.kind {
        ConversionKind::Str if let Some(bytes) = heap.buffer_copy(value)? => bytes,
        ConversionKind::Str if heap.has_special(given, "__bytes__") => return Err(Trap::Library),
        ConversionKind::Str => {
            let name = heap.type_name(given);
            return Err(heap.type_error(format!(
                "%b requires a bytes-like object, or an object that implements __bytes__, \
                 not '{name}'"
            )));
        }
        ConversionKind::Char => vec![one_byte(heap, given)?],
        ConversionKind::Ascii | ConversionKind::Repr => {
            let text = heap.repr(given)?;
            str_repr::escape_non_ascii(&text).into_bytes()
        }
        ConversionKind::Float(_) if heap.number(value).is_none() => {
            if !heap.is_plain(given) {
                return Err(Trap::Library);
            }
            let name = heap.type_name(given);
            return Err(heap.type_error(format!("float argument required, not {name}")));
        }
        _ => {
            return Ok(convert(heap, conversion, given)?.into_bytes());
        }
    };
    conversion.format_bytes(&text, limit).map_err(|error| heap.text_error(error))
}

fn one_byte(heap: &mut Heap, given: Value) -> Result<u8, Trap> {
    let value = heap.unwrapped(given);
    let found = if heap.is_bytes(value) {
        match *heap.raw_bytes(value) {
            [byte] => return Ok(byte),
            ref other => {
                let name = if value.is(Kind::ByteArray) { "bytearray" } else { "bytes" };
                format!("a {name} object of length {}", other.len())
            }
        }
    } else if let Some(code) = heap.as_int(value).map(IntRef::to_i64) {
        return code
            .and_then(|code| u8::try_from(code).ok())
            .ok_or_else(|| heap.overflow_error("%c arg not in range(256)"));
    } else if heap.is_plain(given) {
        heap.type_name(given)
    } else if heap.has_special(given, "__index__") {
        return Err(Trap::Library);
    } else {
        heap.type_name(given)
    };
    Err(heap
        .type_error(format!("%c requires an integer in range(256) or a single byte, not {found}")))
}
