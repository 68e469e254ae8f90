//! `repr` and `ascii` of str, `repr` of bytes.

use super::unicode::is_printable;

/// `repr(str)`.
pub fn repr(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push(&mut out, text);
    out
}

/// Adds `repr(str)` to a text.
pub fn push(out: &mut String, text: &str) {
    let plain = |byte: &u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'\'' | b'\\');
    if text.as_bytes().iter().all(plain) {
        out.push('\'');
        out.push_str(text);
        out.push('\'');
        return;
    }
    let quote = quote_for(text.as_bytes());
    out.push(quote);
    let mut copied = 0;
    for (i, c) in text.char_indices() {
        if c == '\\' || c == quote || !is_printable(c) {
            out.push_str(&text[copied..i]);
            push_escape(out, c);
            copied = i + c.len_utf8();
        }
    }
    out.push_str(&text[copied..]);
    out.push(quote);
}

/// `ascii(str)`.
pub fn ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    let quote = quote_for(text.as_bytes());
    out.push(quote);
    for c in text.chars() {
        if c == '\\' || c == quote || !matches!(c, ' '..='~') {
            push_escape(&mut out, c);
        } else {
            out.push(c);
        }
    }
    out.push(quote);
    out
}

/// Turns a text that is already a `repr` into the `ascii` of the same object: escapes all that is
/// not ASCII.
pub fn escape_non_ascii(repr: &str) -> String {
    let mut out = String::with_capacity(repr.len());
    for c in repr.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            push_escape(&mut out, c);
        }
    }
    out
}

/// `repr(bytearray)` without the name: as of bytes, but single quotes are always escaped.
pub fn repr_array(bytes: &[u8]) -> String {
    let text = repr_bytes(bytes);
    if text.starts_with("b\"") { text.replace('\'', "\\'") } else { text }
}

/// `repr(bytes)`.
pub fn repr_bytes(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() + 3);
    let quote = quote_for(bytes);
    out.push('b');
    out.push(quote);
    for byte in bytes {
        match byte {
            b'\\' | b'\t' | b'\n' | b'\r' => push_escape(&mut out, char::from(*byte)),
            b' '..=b'~' => {
                let c = char::from(*byte);
                if c == quote {
                    out.push('\\');
                }
                out.push(c);
            }
            _ => push_hex(&mut out, 'x', u32::from(*byte), 2),
        }
    }
    out.push(quote);
    out
}

/// Single quotes, unless there are such and no double ones.
fn quote_for(text: &[u8]) -> char {
    if memchr::memchr(b'\'', text).is_some() && memchr::memchr(b'"', text).is_none() {
        '"'
    } else {
        '\''
    }
}

/// Writes the escape of a character: `\n`, `\'`, `\x7f`, `\u2028`, `\U000e0001`.
pub(crate) fn push_escape(out: &mut String, c: char) {
    match c {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\\' | '\'' | '"' => {
            out.push('\\');
            out.push(c);
        }
        _ => push_backslash(out, c),
    }
}

/// Writes `\xhh`, `\uhhhh` or `\Uhhhhhhhh`, whichever is the shortest.
pub(crate) fn push_backslash(out: &mut String, c: char) {
    match u32::from(c) {
        code @ ..=0xff => push_hex(out, 'x', code, 2),
        code @ ..=0xffff => push_hex(out, 'u', code, 4),
        code => push_hex(out, 'U', code, 8),
    }
}

pub(crate) fn push_hex(out: &mut String, kind: char, code: u32, digits: u32) {
    out.push('\\');
    out.push(kind);
    for place in (0..digits).rev() {
        out.push(char::from_digit(code >> (4 * place) & 15, 16).unwrap_or('0'));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn str_repr_quotes_and_escapes_as_cpython() {
        for (text, repr_text, ascii_text) in [
            ("a", "'a'", "'a'"),
            ("it's", "\"it's\"", "\"it's\""),
            ("'\"", "'\\'\"'", "'\\'\"'"),
            ("\n\t\r\\\0\x7f", "'\\n\\t\\r\\\\\\x00\\x7f'", "'\\n\\t\\r\\\\\\x00\\x7f'"),
            ("é\u{a0}\u{ad}", "'é\\xa0\\xad'", "'\\xe9\\xa0\\xad'"),
            ("\u{2028}€", "'\\u2028€'", "'\\u2028\\u20ac'"),
            ("😀\u{e0001}", "'😀\\U000e0001'", "'\\U0001f600\\U000e0001'"),
            // Assigned only after Unicode 16.
            ("\u{a7ce}", "'\\ua7ce'", "'\\ua7ce'"),
        ] {
            assert_eq!(repr(text), repr_text);
            assert_eq!(ascii(text), ascii_text);
            assert_eq!(escape_non_ascii(&repr(text)), ascii_text);
        }
    }

    #[test]
    fn bytes_repr_is_ascii() {
        assert_eq!(repr_bytes(b"a'\n\xff\0"), "b\"a'\\n\\xff\\x00\"");
        assert_eq!(repr_bytes(b"'\"\\"), "b'\\'\"\\\\'");
    }
}
