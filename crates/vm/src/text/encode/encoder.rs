//! `str.encode`.

use super::{Codec, CodecError, Handler, Order, UnicodeFault, escape};
use crate::text::error::check_size;
use crate::text::str_repr::push_backslash;

/// `text.encode(codec, errors)`. `limit` is the most bytes the result may take.
pub fn encode(text: &str, codec: Codec, errors: &str, limit: usize) -> Result<Vec<u8>, CodecError> {
    match codec {
        Codec::Utf8 => {
            check_size(Some(text.len()), limit)?;
            Ok(text.as_bytes().to_vec())
        }
        Codec::Utf8Sig => {
            let size = check_size(text.len().checked_add(3), limit)?;
            let mut out = Vec::with_capacity(size);
            out.extend_from_slice(b"\xef\xbb\xbf");
            out.extend_from_slice(text.as_bytes());
            Ok(out)
        }
        Codec::UnicodeEscape => escape::encode(text, false, limit),
        Codec::RawUnicodeEscape => escape::encode(text, true, limit),
        Codec::Ascii if text.is_ascii() => encode(text, Codec::Utf8, errors, limit),
        Codec::Ascii | Codec::Latin1 | Codec::Charmap(_) => {
            encode_narrow(text, codec, errors, limit)
        }
        Codec::Utf16(order) => {
            let mark = usize::from(order == Order::Mark);
            let units = text.encode_utf16().count().checked_add(mark);
            let size = check_size(units.and_then(|units| units.checked_mul(2)), limit)?;
            let mut out = Vec::with_capacity(size);
            let marks = std::iter::repeat_n(0xfeff, mark);
            for unit in marks.chain(text.encode_utf16()) {
                out.extend(if order == Order::Big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                });
            }
            Ok(out)
        }
        Codec::Utf32(order) => {
            let mark = usize::from(order == Order::Mark);
            let units = text.chars().count().checked_add(mark);
            let size = check_size(units.and_then(|units| units.checked_mul(4)), limit)?;
            let mut out = Vec::with_capacity(size);
            let marks = std::iter::repeat_n(0xfeff, mark);
            for unit in marks.chain(text.chars().map(u32::from)) {
                out.extend(if order == Order::Big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                });
            }
            Ok(out)
        }
    }
}

/// The byte of a character in an encoding of one byte per character.
fn narrow(codec: Codec, character: char) -> Option<u8> {
    match codec {
        Codec::Charmap(table) => table.byte(character),
        Codec::Ascii => u8::try_from(character).ok().filter(u8::is_ascii),
        _ => u8::try_from(character).ok(),
    }
}

/// Encodings of one byte per character.
fn encode_narrow(
    text: &str,
    codec: Codec,
    errors: &str,
    limit: usize,
) -> Result<Vec<u8>, CodecError> {
    let mut out = Vec::new();
    let mut handler = None;
    for (i, c) in text.chars().enumerate() {
        if let Some(byte) = narrow(codec, c) {
            out.push(byte);
        } else {
            let known = match handler {
                Some(handler) => handler,
                None => *handler.insert(Handler::lookup(errors)?),
            };
            match known {
                Handler::Strict => {
                    let bad = text.chars().skip(i).take_while(|c| narrow(codec, *c).is_none());
                    let bad = bad.count();
                    let reason = match codec {
                        Codec::Ascii => "ordinal not in range(128)",
                        Codec::Charmap(_) => "character maps to <undefined>",
                        _ => "ordinal not in range(256)",
                    };
                    let encoding = codec.name();
                    let fault = UnicodeFault { encoding, start: i, end: i + bad, reason };
                    return Err(CodecError::Unicode(fault));
                }
                Handler::Ignore => {}
                Handler::Replace => out.push(b'?'),
                Handler::BackslashReplace => {
                    let mut escape = String::new();
                    push_backslash(&mut escape, c);
                    out.extend_from_slice(escape.as_bytes());
                }
                Handler::XmlCharRefReplace => {
                    out.extend_from_slice(format!("&#{};", u32::from(c)).as_bytes());
                }
            }
        }
        check_size(Some(out.len()), limit)?;
    }
    Ok(out)
}
