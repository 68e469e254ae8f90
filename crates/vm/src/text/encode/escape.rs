//! `unicode_escape` and `raw_unicode_escape`: text as in literals of Python, in Latin-1.

use std::fmt::Write as _;

use super::CodecError;
use super::decode::Decoder;
use crate::text::error::check_size;

/// `text.encode('unicode_escape')`, or with `raw` `text.encode('raw_unicode_escape')`.
pub(super) fn encode(text: &str, raw: bool, limit: usize) -> Result<Vec<u8>, CodecError> {
    let mut out = Vec::new();
    let mut escape = String::new();
    for c in text.chars() {
        escape.clear();
        let code = u32::from(c);
        match c {
            '\0'..='\u{ff}' if raw => out.push(code as u8),
            '\\' => out.extend_from_slice(b"\\\\"),
            '\t' => out.extend_from_slice(b"\\t"),
            '\n' => out.extend_from_slice(b"\\n"),
            '\r' => out.extend_from_slice(b"\\r"),
            ' '..='~' => out.push(code as u8),
            _ => {
                let _ = match code {
                    0..=0xff => write!(escape, "\\x{code:02x}"),
                    0x100..=0xffff => write!(escape, "\\u{code:04x}"),
                    _ => write!(escape, "\\U{code:08x}"),
                };
                out.extend_from_slice(escape.as_bytes());
            }
        }
        check_size(Some(out.len()), limit)?;
    }
    Ok(out)
}

impl Decoder<'_> {
    /// Text with escapes; with `raw` only `\u` and `\U` are some.
    pub(super) fn escapes(&mut self, raw: bool) -> Result<(), CodecError> {
        let bytes = self.bytes;
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let start = at;
            at += 1;
            if byte != b'\\' {
                self.push(char::from(byte))?;
                continue;
            }
            let Some(&kind) = bytes.get(at) else {
                match raw {
                    true => self.push('\\')?,
                    false => self.fault(start, at, "\\ at end of string")?,
                }
                break;
            };
            at += 1;
            match (kind, raw) {
                (b'u', _) => at = self.hex(start, at, 4, "truncated \\uXXXX escape")?,
                (b'U', _) => at = self.hex(start, at, 8, "truncated \\UXXXXXXXX escape")?,
                (b'x', false) => at = self.hex(start, at, 2, "truncated \\xXX escape")?,
                (b'0'..=b'7', false) => {
                    let digits = bytes[at - 1..].iter().take(3);
                    let count = digits.take_while(|digit| matches!(digit, b'0'..=b'7')).count();
                    let digits = &bytes[at - 1..at - 1 + count];
                    let code =
                        digits.iter().fold(0, |sum, digit| sum * 8 + u32::from(digit - b'0'));
                    self.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))?;
                    at += count - 1;
                }
                (b'\n', false) => {}
                (b'N', false) => {
                    let close = bytes[at..].iter().position(|&byte| byte == b'}');
                    match (bytes.get(at), close) {
                        (Some(b'{'), Some(close)) if close > 1 => {
                            at += close + 1;
                            self.fault(start, at, "unknown Unicode character name")?;
                        }
                        (Some(b'{'), None) => {
                            at = bytes.len();
                            self.fault(start, at, "malformed \\N character escape")?;
                        }
                        _ => self.fault(start, at, "malformed \\N character escape")?,
                    }
                }
                _ => {
                    let simple = match (kind, raw) {
                        (b'a', false) => Some('\x07'),
                        (b'b', false) => Some('\x08'),
                        (b'f', false) => Some('\x0c'),
                        (b'n', false) => Some('\n'),
                        (b'r', false) => Some('\r'),
                        (b't', false) => Some('\t'),
                        (b'v', false) => Some('\x0b'),
                        (b'\\' | b'\'' | b'"', false) => Some(char::from(kind)),
                        _ => None,
                    };
                    if simple.is_none() {
                        self.push('\\')?;
                    }
                    self.push(simple.unwrap_or(char::from(kind)))?;
                }
            }
        }
        Ok(())
    }

    /// A character by its number in `count` hexadecimal digits; gives where it ends.
    fn hex(
        &mut self,
        start: usize,
        at: usize,
        count: usize,
        reason: &'static str,
    ) -> Result<usize, CodecError> {
        let digits = self.bytes[at..].iter().take(count);
        let given = digits.take_while(|digit| digit.is_ascii_hexdigit()).count();
        let end = at + given;
        if given < count {
            self.fault(start, end, reason)?;
            return Ok(end);
        }
        let digits = std::str::from_utf8(&self.bytes[at..end]).unwrap_or_default();
        match u32::from_str_radix(digits, 16).ok().and_then(char::from_u32) {
            Some(c) => self.push(c)?,
            None => self.fault(start, end, "illegal Unicode character")?,
        }
        Ok(end)
    }
}
