//! `bytes.decode`.

use super::{Codec, CodecError, Handler, Order, UnicodeFault};
use crate::text::error::check_size;
use crate::text::str_repr::push_hex;

/// `bytes.decode(codec, errors)`. `limit` is the most bytes the text may take.
pub fn decode(
    bytes: &[u8],
    codec: Codec,
    errors: &str,
    limit: usize,
) -> Result<String, CodecError> {
    let mut decoder =
        Decoder { bytes, out: String::new(), encoding: codec.name(), errors, handler: None, limit };
    match codec {
        Codec::Utf8 => decoder.utf8()?,
        Codec::Utf8Sig => {
            decoder.bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            decoder.utf8()?;
        }
        Codec::Ascii => decoder.ascii()?,
        Codec::Latin1 => {
            let wide = bytes.iter().filter(|byte| !byte.is_ascii()).count();
            let size = check_size(bytes.len().checked_add(wide), limit)?;
            decoder.out.reserve(size);
            decoder.out.extend(bytes.iter().map(|byte| char::from(*byte)));
        }
        Codec::Charmap(table) => {
            for (place, &byte) in bytes.iter().enumerate() {
                match table.character(byte) {
                    Some(character) => decoder.push(character)?,
                    None => {
                        decoder.fault(place, place + 1, "character maps to <undefined>")?;
                    }
                }
            }
        }
        Codec::Utf16(order) => decoder.utf16(order)?,
        Codec::Utf32(order) => decoder.utf32(order)?,
        Codec::UnicodeEscape => decoder.escapes(false)?,
        Codec::RawUnicodeEscape => decoder.escapes(true)?,
    }
    Ok(decoder.out)
}

pub(super) struct Decoder<'a> {
    pub(super) bytes: &'a [u8],
    out: String,
    encoding: &'static str,
    errors: &'a str,
    handler: Option<Handler>,
    limit: usize,
}

impl Decoder<'_> {
    fn push_str(&mut self, text: &str) -> Result<(), CodecError> {
        check_size(self.out.len().checked_add(text.len()), self.limit)?;
        self.out.push_str(text);
        Ok(())
    }

    pub(super) fn push(&mut self, c: char) -> Result<(), CodecError> {
        check_size(self.out.len().checked_add(c.len_utf8()), self.limit)?;
        self.out.push(c);
        Ok(())
    }

    /// Deals with bytes that cannot be decoded.
    pub(super) fn fault(
        &mut self,
        start: usize,
        end: usize,
        reason: &'static str,
    ) -> Result<(), CodecError> {
        let handler = match self.handler {
            Some(handler) => handler,
            None => *self.handler.insert(Handler::lookup(self.errors)?),
        };
        match handler {
            Handler::Strict => {
                let encoding = self.encoding;
                Err(CodecError::Unicode(UnicodeFault { encoding, start, end, reason }))
            }
            Handler::Ignore => Ok(()),
            Handler::Replace => self.push(char::REPLACEMENT_CHARACTER),
            Handler::BackslashReplace => {
                let mut escape = String::new();
                for byte in self.bytes.get(start..end).unwrap_or_default() {
                    push_hex(&mut escape, 'x', u32::from(*byte), 2);
                }
                self.push_str(&escape)
            }
            Handler::XmlCharRefReplace => Err(CodecError::WrongHandler),
        }
    }

    fn utf8(&mut self) -> Result<(), CodecError> {
        let bytes = self.bytes;
        let mut start = 0;
        for chunk in bytes.utf8_chunks() {
            self.push_str(chunk.valid())?;
            start += chunk.valid().len();
            let bad = chunk.invalid();
            if bad.is_empty() {
                continue;
            }
            let end = start + bad.len();
            let reason = match bad[0] {
                0x80..=0xc1 | 0xf5.. => "invalid start byte",
                _ if end == bytes.len() => "unexpected end of data",
                _ => "invalid continuation byte",
            };
            self.fault(start, end, reason)?;
            start = end;
        }
        Ok(())
    }

    fn ascii(&mut self) -> Result<(), CodecError> {
        let bytes = self.bytes;
        if let (true, Ok(text)) = (bytes.is_ascii(), std::str::from_utf8(bytes)) {
            return self.push_str(text);
        }
        for (i, byte) in bytes.iter().enumerate() {
            if byte.is_ascii() {
                self.push(char::from(*byte))?;
            } else {
                self.fault(i, i + 1, "ordinal not in range(128)")?;
            }
        }
        Ok(())
    }

    fn utf16(&mut self, order: Order) -> Result<(), CodecError> {
        let bytes = self.bytes;
        let (big, mut at) = match (order, bytes) {
            (Order::Big, _) => (true, 0),
            (Order::Mark, [0xfe, 0xff, ..]) => (true, 2),
            (Order::Mark, [0xff, 0xfe, ..]) => (false, 2),
            _ => (false, 0),
        };
        self.encoding = Codec::Utf16(if big { Order::Big } else { Order::Little }).name();
        let unit_at = |at: usize| match bytes.get(at..at + 2) {
            Some(&[a, b]) if big => Some(u16::from_be_bytes([a, b])),
            Some(&[a, b]) => Some(u16::from_le_bytes([a, b])),
            _ => None,
        };
        while at < bytes.len() {
            let Some(unit) = unit_at(at) else {
                self.fault(at, bytes.len(), "truncated data")?;
                break;
            };
            let mut next = at + 2;
            match unit {
                0xd800..=0xdbff => match unit_at(next) {
                    None => {
                        next = bytes.len();
                        self.fault(at, next, "unexpected end of data")?;
                    }
                    Some(low @ 0xdc00..=0xdfff) => {
                        next += 2;
                        let code =
                            0x10000 + ((u32::from(unit) & 0x3ff) << 10) + (u32::from(low) & 0x3ff);
                        self.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))?;
                    }
                    Some(_) => self.fault(at, next, "illegal UTF-16 surrogate")?,
                },
                0xdc00..=0xdfff => self.fault(at, next, "illegal encoding")?,
                _ => {
                    let c = char::from_u32(u32::from(unit));
                    self.push(c.unwrap_or(char::REPLACEMENT_CHARACTER))?;
                }
            }
            at = next;
        }
        Ok(())
    }

    fn utf32(&mut self, order: Order) -> Result<(), CodecError> {
        let bytes = self.bytes;
        let (big, mut at) = match (order, bytes) {
            (Order::Big, _) => (true, 0),
            (Order::Mark, [0, 0, 0xfe, 0xff, ..]) => (true, 4),
            (Order::Mark, [0xff, 0xfe, 0, 0, ..]) => (false, 4),
            _ => (false, 0),
        };
        self.encoding = Codec::Utf32(if big { Order::Big } else { Order::Little }).name();
        while at < bytes.len() {
            let Some(&[a, b, c, d]) = bytes.get(at..at + 4) else {
                self.fault(at, bytes.len(), "truncated data")?;
                break;
            };
            let unit = [a, b, c, d];
            let code = if big { u32::from_be_bytes(unit) } else { u32::from_le_bytes(unit) };
            match char::from_u32(code) {
                Some(c) => self.push(c)?,
                None if code < 0x110000 => {
                    let reason = "code point in surrogate code point range(0xd800, 0xe000)";
                    self.fault(at, at + 4, reason)?;
                }
                None => self.fault(at, at + 4, "code point not in range(0x110000)")?,
            }
            at += 4;
        }
        Ok(())
    }
}
