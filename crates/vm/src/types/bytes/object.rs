//! The constructor of `bytes`, conversions, and the special methods that bytearrays have too.

use diapause_bytecode::{BinaryOp, CompareOp};

use super::of_object;
use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::types::index::clamped_size;
use crate::types::number::Number;
use crate::types::str::codec::{codec_arguments, decoded, encoded, is_name};
use crate::value::{Kind, Value};

/// Declares methods of `bytes`, and the same ones of `bytearray`.
macro_rules! both {
    ($bytes:ident $array:ident: $(method($($part:tt)*)),+ $(,)?) => {
        /// Methods of bytes.
        pub(crate) const $bytes: &[Builtin] =
            &[$(Builtin::method(TypeId::Bytes, $($part)*)),+];

        /// The same of bytearrays.
        pub(crate) const $array: &[Builtin] =
            &[$(Builtin::method(TypeId::ByteArray, $($part)*)),+];
    };
}

pub(super) use both;

/// The bytes that a call of `bytes` or `bytearray` gives; the bool says whether it is the latter.
///
/// # Errors
///
/// Those of the constructors; [`Trap::Library`] when code of the program has to be asked.
pub(super) fn constructed(heap: &mut Heap, args: &[Value], array: bool) -> Result<Vec<u8>, Trap> {
    let &[source, encoding, errors] = args else { return Err(heap.bad_arguments()) };
    if source.is_unbound() {
        if !encoding.is_unbound() || !errors.is_unbound() {
            let which = if encoding.is_unbound() { "errors" } else { "encoding" };
            return Err(heap.type_error(format!("{which} without a string argument")));
        }
        return Ok(Vec::new());
    }
    let is_text = heap.as_text(source).is_some();
    if !encoding.is_unbound() || !errors.is_unbound() {
        if !is_text && is_name(heap, encoding) && is_name(heap, errors) {
            let which = if encoding.is_unbound() { "errors" } else { "encoding" };
            return Err(heap.type_error(format!("{which} without a string argument")));
        }
        if encoding.is_unbound() && is_text {
            return Err(heap.type_error("string argument without an encoding"));
        }
        let name = if array { "bytearray" } else { "bytes" };
        let (codec, handler) = codec_arguments(heap, encoding, errors, name)?;
        let encoded = encoded(heap, source, codec, &handler)?;
        return Ok(heap.bytes(encoded).0.to_vec());
    }
    if is_text && (array || !heap.has_special(source, "__bytes__")) {
        return Err(heap.type_error("string argument without an encoding"));
    }
    match heap.number(source) {
        Some(Number::Int(count)) => {
            if count < 0 {
                return Err(heap.value_error("negative count"));
            }
            let count = clamped_size(count);
            heap.reserve(Some(count))?;
            Ok(vec![0; count])
        }
        Some(Number::Big(_)) => {
            Err(heap.overflow_error("cannot fit 'int' into an index-sized integer"))
        }
        _ => of_object(heap, source, array),
    }
}

/// `bytes(source=b'', encoding=..., errors=...)`
fn new(heap: &mut Heap, args: &[Value]) -> Native {
    if let [source, Value::UNBOUND, Value::UNBOUND] = *args
        && source.is(Kind::Bytes)
    {
        return Ok(source);
    }
    let bytes = constructed(heap, args, false)?;
    heap.new_bytes(bytes)
}

/// `bytes.fromhex(string)`; the receiver is the class.
fn fromhex(heap: &mut Heap, args: &[Value]) -> Native {
    let text: Vec<u8> = match heap.as_text(heap.unwrapped(args[1])) {
        Some(text) => text.as_bytes().to_vec(),
        _ if let Some(bytes) = heap.buffer_copy(args[1])? => bytes,
        _ => {
            let name = heap.type_name(args[1]);
            return Err(heap
                .type_error(format!("fromhex() argument must be str or bytes-like, not {name}")));
        }
    };
    match parse_hex(&text) {
        Ok(bytes) if heap.is_subclass(args[0], TypeId::ByteArray.value()) => {
            heap.new_byte_array(bytes)
        }
        Ok(bytes) => heap.new_bytes(bytes),
        Err(Some(position)) => {
            // Positions are those of characters.
            let before = text.get(..position).map_or(position, |before| {
                before.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
            });
            Err(heap.value_error(format!(
                "non-hexadecimal number found in fromhex() arg at position {before}"
            )))
        }
        Err(None) => {
            Err(heap.value_error("fromhex() arg must contain an even number of hexadecimal digits"))
        }
    }
}

/// Pairs of digits with white space between them; the error is the place of what is no digit, or
/// `None` when one digit is missing at the end.
fn parse_hex(text: &[u8]) -> Result<Vec<u8>, Option<usize>> {
    let digit = |place: usize| match text.get(place) {
        None => Err(None),
        Some(&byte) => char::from(byte).to_digit(16).ok_or(Some(place)),
    };
    let mut bytes = Vec::with_capacity(text.len() / 2);
    let mut place = 0;
    while place < text.len() {
        if matches!(text[place], b' ' | b'\t'..=b'\r') {
            place += 1;
            continue;
        }
        let byte = digit(place)? << 4 | digit(place + 1)?;
        bytes.push(byte as u8);
        place += 2;
    }
    Ok(bytes)
}

/// `bytes.hex(sep, bytes_per_sep=1)`
pub(crate) fn hex(heap: &mut Heap, args: &[Value]) -> Native {
    let &[value, separator, group] = args else { return Err(heap.bad_arguments()) };
    let group = heap.int_argument(group.or(Value::small(1)))?;
    let separator = heap.carried(separator).unwrap_or(separator);
    let separator = match separator.kind() {
        _ if separator.is_unbound() => None,
        Some(Kind::Str) if heap.str(separator).chars() == 1 => {
            let character = heap.text(separator).chars().next().unwrap_or(':');
            if !character.is_ascii() {
                return Err(heap.value_error("sep must be ASCII."));
            }
            Some(character)
        }
        _ if heap.is_bytes(separator) && heap.raw_bytes(separator).len() == 1 => {
            let byte = heap.raw_bytes(separator)[0];
            if !byte.is_ascii() {
                return Err(heap.value_error("sep must be ASCII."));
            }
            Some(char::from(byte))
        }
        Some(Kind::Str | Kind::Bytes | Kind::ByteArray) => {
            return Err(heap.value_error("sep must be length 1."));
        }
        // The length is asked for first, which code of the program may answer.
        _ => return Err(Trap::Library),
    };
    heap.check_released(value)?;
    heap.reserve(heap.buffer_len(value).and_then(|len| len.checked_mul(3)))?;
    let bytes = heap.buffer(value).unwrap_or_default();
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    let mut text = String::with_capacity(bytes.len() * 2);
    for (index, byte) in bytes.iter().enumerate() {
        if let Some(separator) = separator
            && index > 0
            && size > 0
        {
            // Groups are counted from the right, or from the left when the size is negative.
            let place = if group > 0 { bytes.len() - index } else { index };
            if place % size == 0 {
                text.push(separator);
            }
        }
        text.extend(char::from_digit(u32::from(byte >> 4), 16));
        text.extend(char::from_digit(u32::from(byte & 15), 16));
    }
    heap.new_str(text)
}

fn decode_method(heap: &mut Heap, args: &[Value]) -> Native {
    // Of nothing, the codec is not looked up.
    let plain = |value: Value| value.is_unbound() || value.is(Kind::Str);
    if heap.buffer_len(args[0]) == Some(0) && plain(args[1]) && plain(args[2]) {
        return heap.new_str("");
    }
    let (codec, errors) = codec_arguments(heap, args[1], args[2], "decode")?;
    decoded(heap, args[0], codec, &errors)
}

fn comparison(heap: &mut Heap, op: CompareOp, args: &[Value]) -> Native {
    let fits = match args[0].kind() {
        Some(Kind::ByteArray) => heap.buffer_len(args[1]).is_some(),
        _ => args[1].is(Kind::Bytes),
    };
    if !fits {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(heap.compare(op, args[0], args[1])?.map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

fn repeated(heap: &mut Heap, args: &[Value]) -> Native {
    heap.repeat_argument(args[1])?;
    Ok(heap.binary(BinaryOp::Mul, args[0], args[1])?.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn hash(heap: &mut Heap, args: &[Value]) -> Native {
    let hash = heap.hash(args[0])?;
    heap.new_int(hash as i64)
}

fn own(heap: &mut Heap, args: &[Value]) -> Result<Value, Trap> {
    let _ = heap;
    Ok(args[0])
}

both! { METHODS ARRAY_METHODS:
    method("hex", Signature::named(&["sep", "bytes_per_sep"], 0), hex, Some("bytes_hex")),
    method("fromhex", Signature::One, fromhex, None),
    method("decode", Signature::named(&["encoding", "errors"], 0), decode_method, None),
    method(
        "__add__",
        Signature::One,
        |heap, args| {
            Ok(heap.binary(BinaryOp::Add, args[0], args[1])?.unwrap_or(Value::NOT_IMPLEMENTED))
        },
        None,
    ),
    method("__mul__", Signature::One, repeated, Some("repeat")),
    method("__rmul__", Signature::One, repeated, Some("repeat")),
    method(
        "__contains__",
        Signature::One,
        |heap, args| heap.contains(args[0], args[1]).map(Value::bool),
        Some("contains"),
    ),
    method(
        "__getitem__",
        Signature::One,
        |heap, args| heap.get_item(args[0], args[1]),
        Some("get_item"),
    ),
    method(
        "__len__",
        Signature::None,
        |heap, args| heap.new_size(heap.raw_bytes(args[0]).len()),
        None,
    ),
    method("__iter__", Signature::None, |heap, args| heap.iterate(args[0]), None),
    method("__repr__", Signature::None, |heap, args| heap.repr_value(args[0]), None),
    method("__str__", Signature::None, |heap, args| heap.repr_value(args[0]), None),
    method("__eq__", Signature::One, |heap, args| comparison(heap, CompareOp::Eq, args), None),
    method("__ne__", Signature::One, |heap, args| comparison(heap, CompareOp::Ne, args), None),
    method("__lt__", Signature::One, |heap, args| comparison(heap, CompareOp::Lt, args), None),
    method("__le__", Signature::One, |heap, args| comparison(heap, CompareOp::Le, args), None),
    method("__gt__", Signature::One, |heap, args| comparison(heap, CompareOp::Gt, args), None),
    method("__ge__", Signature::One, |heap, args| comparison(heap, CompareOp::Ge, args), None),
}

/// What only bytes have.
pub(crate) const BYTES: &[Builtin] = &[
    Builtin::method(
        TypeId::Bytes,
        "__new__",
        Signature::named(&["source", "encoding", "errors"], 0),
        new,
        Some("bytes_new"),
    ),
    Builtin::method(TypeId::Bytes, "__hash__", Signature::None, hash, None),
    Builtin::method(TypeId::Bytes, "__bytes__", Signature::None, own, None),
];
