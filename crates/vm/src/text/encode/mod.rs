//! Encodings: `str.encode` and `bytes.decode`, with the parts of the Unicode errors as data.
//!
//! A str of ours has no lone surrogates, so `surrogateescape` and `surrogatepass` work where they
//! have nothing to do and give the error of `strict` where they would have to make one.

mod charmap;
mod decode;
mod encoder;
mod escape;

pub use decode::decode;
pub use encoder::encode;

use charmap::{CP1252, Charmap, LATIN9};

use super::error::TextError;
use super::str_repr::push_backslash;

/// A built-in encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codec {
    /// UTF-8
    Utf8,
    /// UTF-8 with a byte order mark, which decoding does not require.
    Utf8Sig,
    /// ASCII
    Ascii,
    /// Latin-1: the first 256 code points.
    Latin1,
    /// One byte per character, by a table.
    Charmap(&'static Charmap),
    /// UTF-16 in the given order.
    Utf16(Order),
    /// UTF-32 in the given order.
    Utf32(Order),
    /// Escapes as in literals of Python.
    UnicodeEscape,
    /// Likewise, as in raw literals of Python 2: of what is no Latin-1 only.
    RawUnicodeEscape,
}

/// Byte order of UTF-16 and UTF-32.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Written little-endian with a byte order mark; read as the mark says, or little-endian.
    Mark,
    /// Little-endian without a mark.
    Little,
    /// Big-endian without a mark.
    Big,
}

impl Codec {
    /// Finds an encoding by any of the names Python knows it by.
    pub fn lookup(name: &str) -> Option<Self> {
        let mut normal = String::with_capacity(name.len());
        for c in name.trim_matches(|c: char| !c.is_ascii_alphanumeric()).chars() {
            if c.is_ascii_alphanumeric() || c == '.' {
                normal.push(c.to_ascii_lowercase());
            } else if !normal.ends_with('_') {
                normal.push('_');
            }
        }
        Some(match normal.as_str() {
            "utf_8" | "utf8" | "u8" | "utf" | "utf8_ucs2" | "utf8_ucs4" | "cp65001" => Self::Utf8,
            "utf_8_sig" => Self::Utf8Sig,
            "ascii" | "us_ascii" | "us" | "646" | "ansi_x3.4_1968" | "ansi_x3_4_1968"
            | "ansi_x3.4_1986" | "cp367" | "csascii" | "ibm367" | "iso646_us"
            | "iso_646.irv_1991" | "iso_ir_6" => Self::Ascii,
            "latin_1" | "latin1" | "latin" | "l1" | "iso8859_1" | "iso_8859_1" | "iso8859"
            | "iso_8859_1_1987" | "iso_ir_100" | "8859" | "cp819" | "csisolatin1" | "ibm819" => {
                Self::Latin1
            }
            "cp1252" | "windows_1252" | "1252" => Self::Charmap(&CP1252),
            "iso8859_15" | "iso_8859_15" | "latin_9" | "latin9" | "l9" => Self::Charmap(&LATIN9),
            "utf_16" | "utf16" | "u16" => Self::Utf16(Order::Mark),
            "utf_16_le" | "utf_16le" | "unicodelittleunmarked" => Self::Utf16(Order::Little),
            "utf_16_be" | "utf_16be" | "unicodebigunmarked" => Self::Utf16(Order::Big),
            "utf_32" | "utf32" | "u32" => Self::Utf32(Order::Mark),
            "utf_32_le" | "utf_32le" => Self::Utf32(Order::Little),
            "utf_32_be" | "utf_32be" => Self::Utf32(Order::Big),
            "unicode_escape" => Self::UnicodeEscape,
            "raw_unicode_escape" => Self::RawUnicodeEscape,
            _ => return None,
        })
    }

    /// The name errors give.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 | Self::Utf8Sig => "utf-8",
            Self::Ascii => "ascii",
            Self::Latin1 => "latin-1",
            Self::Charmap(_) => "charmap",
            Self::Utf16(Order::Mark) => "utf-16",
            Self::Utf16(Order::Little) => "utf-16-le",
            Self::Utf16(Order::Big) => "utf-16-be",
            Self::Utf32(Order::Mark) => "utf-32",
            Self::Utf32(Order::Little) => "utf-32-le",
            Self::Utf32(Order::Big) => "utf-32-be",
            Self::UnicodeEscape => "unicodeescape",
            Self::RawUnicodeEscape => "rawunicodeescape",
        }
    }
}

/// What to do about what cannot be encoded or decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Handler {
    Strict,
    Ignore,
    Replace,
    BackslashReplace,
    XmlCharRefReplace,
}

impl Handler {
    fn lookup(name: &str) -> Result<Self, CodecError> {
        Ok(match name {
            "strict" | "surrogateescape" | "surrogatepass" => Self::Strict,
            "ignore" => Self::Ignore,
            "replace" => Self::Replace,
            "backslashreplace" => Self::BackslashReplace,
            "xmlcharrefreplace" => Self::XmlCharRefReplace,
            _ => return Err(CodecError::UnknownHandler(name.to_owned())),
        })
    }
}

/// The parts of a `UnicodeDecodeError` (positions are bytes) or a `UnicodeEncodeError` (positions
/// are code points).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnicodeFault {
    /// `encoding`
    pub encoding: &'static str,
    /// `start`
    pub start: usize,
    /// `end`
    pub end: usize,
    /// `reason`
    pub reason: &'static str,
}

/// Why encoding or decoding failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodecError {
    /// `UnicodeEncodeError` or `UnicodeDecodeError`.
    Unicode(UnicodeFault),
    /// `LookupError: unknown error handler name '...'`. Raised only when the handler is needed.
    UnknownHandler(String),
    /// `TypeError: don't know how to handle UnicodeDecodeError in error callback`.
    WrongHandler,
    /// The result would take more bytes than the caller's limit.
    TooLarge(usize),
}

impl From<TextError> for CodecError {
    fn from(error: TextError) -> Self {
        match error {
            TextError::TooLarge(size) => Self::TooLarge(size),
            // Nothing else comes from a size check.
            TextError::Raise { .. } => Self::TooLarge(usize::MAX),
        }
    }
}

impl UnicodeFault {
    /// The message of the `UnicodeDecodeError`.
    pub fn decode_message(&self, input: &[u8]) -> String {
        let Self { encoding, start, end, reason } = self;
        match input.get(*start) {
            Some(byte) if *end == start + 1 => format!(
                "'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}"
            ),
            _ => {
                let last = end.saturating_sub(1);
                format!(
                    "'{encoding}' codec can't decode bytes in position {start}-{last}: {reason}"
                )
            }
        }
    }

    /// The message of the `UnicodeEncodeError`.
    pub fn encode_message(&self, input: &str) -> String {
        let Self { encoding, start, end, reason } = self;
        match input.chars().nth(*start) {
            Some(c) if *end == start + 1 => {
                let mut shown = String::new();
                push_backslash(&mut shown, c);
                format!(
                    "'{encoding}' codec can't encode character '{shown}' in position {start}: \
                     {reason}"
                )
            }
            _ => {
                let last = end.saturating_sub(1);
                format!(
                    "'{encoding}' codec can't encode characters in position {start}-{last}: \
                     {reason}"
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_found_by_their_aliases() {
        for (name, codec) in [
            ("UTF-8", Codec::Utf8),
            ("utf8", Codec::Utf8),
            ("Utf 8", Codec::Utf8),
            ("us-ascii", Codec::Ascii),
            ("ISO-8859-1", Codec::Latin1),
            ("latin-1", Codec::Latin1),
            ("UTF-16LE", Codec::Utf16(Order::Little)),
            ("utf_32", Codec::Utf32(Order::Mark)),
        ] {
            assert_eq!(Codec::lookup(name), Some(codec));
        }
        assert_eq!(Codec::lookup("utf-9"), None);
    }

    fn fault(result: Result<String, CodecError>) -> (usize, usize, &'static str) {
        match result {
            Err(CodecError::Unicode(fault)) => (fault.start, fault.end, fault.reason),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn decode_errors_have_cpythons_parts() {
        let strict = |bytes: &[u8], codec| fault(decode(bytes, codec, "strict", 100));
        assert_eq!(strict(b"a\x80", Codec::Utf8), (1, 2, "invalid start byte"));
        assert_eq!(strict(b"\xe2\x82(", Codec::Utf8), (0, 2, "invalid continuation byte"));
        assert_eq!(strict(b"\xf0\x9f\x98", Codec::Utf8), (0, 3, "unexpected end of data"));
        assert_eq!(strict(b"\xed\xa0\x80", Codec::Utf8), (0, 1, "invalid continuation byte"));
        let utf16 = Codec::Utf16(Order::Little);
        assert_eq!(strict(b"a\0b", utf16), (2, 3, "truncated data"));
        assert_eq!(strict(b"\0\xd8a\0", utf16), (0, 2, "illegal UTF-16 surrogate"));
        assert_eq!(strict(b"=\xd8\0", utf16), (0, 3, "unexpected end of data"));
        let utf32 = Codec::Utf32(Order::Mark);
        assert_eq!(strict(b"\0\0\x11\0", utf32), (0, 4, "code point not in range(0x110000)"));
        assert_eq!(
            strict(b"\0\xd8\0\0", utf32),
            (0, 4, "code point in surrogate code point range(0xd800, 0xe000)")
        );
    }

    #[test]
    fn messages_are_cpythons() {
        let Err(CodecError::Unicode(fault)) = decode(b"a\xe2\x82", Codec::Utf8, "strict", 9) else {
            panic!()
        };
        assert_eq!(
            fault.decode_message(b"a\xe2\x82"),
            "'utf-8' codec can't decode bytes in position 1-2: unexpected end of data"
        );
        let Err(CodecError::Unicode(fault)) = encode("a€", Codec::Latin1, "strict", 9) else {
            panic!()
        };
        assert_eq!(
            fault.encode_message("a€"),
            "'latin-1' codec can't encode character '\\u20ac' in position 1: \
             ordinal not in range(256)"
        );
    }

    #[test]
    fn unknown_handlers_matter_only_when_needed() {
        assert_eq!(encode("a", Codec::Ascii, "bogus", 9), Ok(b"a".to_vec()));
        assert_eq!(
            encode("é", Codec::Ascii, "bogus", 9),
            Err(CodecError::UnknownHandler("bogus".into()))
        );
        assert_eq!(
            decode(b"\xff", Codec::Ascii, "xmlcharrefreplace", 9),
            Err(CodecError::WrongHandler)
        );
    }

    #[test]
    fn results_above_the_limit_are_refused() {
        assert_eq!(
            encode("ab", Codec::Utf32(Order::Little), "strict", 7),
            Err(CodecError::TooLarge(8))
        );
        assert!(decode(b"\xff\xff", Codec::Utf8, "replace", 5).is_err());
        assert_eq!(decode(b"\xff", Codec::Latin1, "strict", 1), Err(CodecError::TooLarge(2)));
    }
}
