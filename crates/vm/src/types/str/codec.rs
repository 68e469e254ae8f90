//! `str.encode`, and what `bytes.decode` shares with it.

use super::args::method;
use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::text::encode::{Codec, CodecError, UnicodeFault, decode, encode};
use crate::trap::{LimitKind, Trap};
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// The name of an encoding or error handler that an argument is.
fn name_argument(
    heap: &mut Heap,
    value: Value,
    default: &str,
    function: &str,
    parameter: &str,
) -> Result<String, Trap> {
    if value.is_unbound() {
        return Ok(default.to_owned());
    }
    if let Some(text) = heap.as_text(heap.unwrapped(value)) {
        return Ok(text.to_owned());
    }
    let name = heap.argument_name(value);
    Err(heap.type_error(format!("{function}() argument '{parameter}' must be str, not {name}")))
}

/// Whether a value may name a codec or a handler of errors: a string, or nothing.
pub(crate) fn is_name(heap: &Heap, value: Value) -> bool {
    value.is_unbound() || heap.unwrapped(value).is(Kind::Str)
}

/// Codecs of CPython that are not between text and bytes.
const NOT_TEXT: &[&str] =
    &["base64", "base_64", "bz2", "hex", "quopri", "rot13", "rot_13", "uu", "zip", "zlib"];

/// Encoding and error handler of `encode`, `decode`, `str()` and `bytes()`.
pub(crate) fn codec_arguments(
    heap: &mut Heap,
    encoding: Value,
    errors: Value,
    function: &str,
) -> Result<(Codec, String), Trap> {
    let encoding = name_argument(heap, encoding, "utf-8", function, "encoding")?;
    let errors = name_argument(heap, errors, "strict", function, "errors")?;
    match Codec::lookup(&encoding) {
        Some(codec) => Ok((codec, errors)),
        None if encoding.contains('\0') => Err(heap.value_error("embedded null character")),
        None if NOT_TEXT.contains(&&*encoding) => Err(heap.raise(
            TypeId::LookupError,
            format!(
                "'{encoding}' is not a text encoding; use codecs.{} to handle arbitrary codecs",
                if function == "encode" || function == "bytes" || function == "bytearray" {
                    "encode()"
                } else {
                    "decode()"
                }
            ),
        )),
        None => Err(heap.raise(TypeId::LookupError, format!("unknown encoding: {encoding}"))),
    }
}

/// `string.encode(codec, errors)`
pub(crate) fn encoded(heap: &mut Heap, string: Value, codec: Codec, errors: &str) -> Native {
    match encode(heap.text(string), codec, errors, heap.available()) {
        Ok(bytes) => heap.new_bytes(bytes),
        Err(error) => Err(codec_error(heap, error, string, TypeId::UnicodeEncodeError)),
    }
}

/// `bytes.decode(codec, errors)`
pub(crate) fn decoded(heap: &mut Heap, bytes: Value, codec: Codec, errors: &str) -> Native {
    let bytes = match heap.unwrapped(bytes) {
        bytes if bytes.is(Kind::Bytes) => bytes,
        other => {
            let copy = heap.buffer_copy(other)?.unwrap_or_default();
            heap.new_bytes(copy)?
        }
    };
    match decode(&heap.bytes(bytes).0, codec, errors, heap.available()) {
        Ok(text) => heap.new_str(text),
        Err(error) => Err(codec_error(heap, error, bytes, TypeId::UnicodeDecodeError)),
    }
}

fn codec_error(heap: &mut Heap, error: CodecError, input: Value, class: TypeId) -> Trap {
    match error {
        CodecError::Unicode(fault) => match fault_arguments(heap, &fault, input) {
            Ok(args) => heap.raise_with(class, args),
            Err(trap) => trap,
        },
        CodecError::UnknownHandler(name) => {
            let message = format!("unknown error handler name '{name}'");
            heap.raise(TypeId::LookupError, message)
        }
        CodecError::WrongHandler => {
            heap.type_error("don't know how to handle UnicodeDecodeError in error callback")
        }
        CodecError::TooLarge(_) => Trap::Limit(LimitKind::Memory),
    }
}

fn fault_arguments(
    heap: &mut Heap,
    fault: &UnicodeFault,
    input: Value,
) -> Result<Vec<Value>, Trap> {
    Ok(vec![
        heap.new_str(fault.encoding)?,
        input,
        heap.new_size(fault.start)?,
        heap.new_size(fault.end)?,
        heap.new_str(fault.reason)?,
    ])
}

fn encode_method(heap: &mut Heap, args: &[Value]) -> Native {
    let (codec, errors) = codec_arguments(heap, args[1], args[2], "encode")?;
    encoded(heap, args[0], codec, &errors)
}

/// The method.
pub(crate) const METHODS: &[Builtin] =
    &[method("encode", Signature::named(&["encoding", "errors"], 0), encode_method, None)];
