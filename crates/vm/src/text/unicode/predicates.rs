//! The predicates behind `str.isalpha` and its like, for one character and for whole strings.

use unicode_general_category::{GeneralCategory as Gc, get_general_category};

use super::numeric::{decimal_value, digit_value, is_numeric};

/// `str.isalpha` of one character.
pub fn is_alpha(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    matches!(
        get_general_category(c),
        Gc::LowercaseLetter
            | Gc::UppercaseLetter
            | Gc::TitlecaseLetter
            | Gc::ModifierLetter
            | Gc::OtherLetter
    )
}

/// `str.isdecimal` of one character.
pub fn is_decimal(c: char) -> bool {
    decimal_value(c).is_some()
}

/// `str.isdigit` of one character.
pub fn is_digit(c: char) -> bool {
    digit_value(c).is_some()
}

/// `str.isalnum` of one character.
pub fn is_alnum(c: char) -> bool {
    is_alpha(c) || is_numeric(c)
}

/// `str.isspace` of one character.
pub fn is_space(c: char) -> bool {
    matches!(
        c,
        '\t'..='\r'
            | '\x1c'..=' '
            | '\u{85}'
            | '\u{a0}'
            | '\u{1680}'
            | '\u{2000}'..='\u{200a}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{202f}'
            | '\u{205f}'
            | '\u{3000}'
    )
}

/// `str.isprintable` of one character: `repr` leaves it as it is.
pub fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, ' '..='~');
    }
    !matches!(
        get_general_category(c),
        Gc::Control
            | Gc::Format
            | Gc::Surrogate
            | Gc::PrivateUse
            | Gc::Unassigned
            | Gc::LineSeparator
            | Gc::ParagraphSeparator
            | Gc::SpaceSeparator
    )
}

/// Whether an identifier may start with the character (`_` apart).
pub fn is_xid_start(c: char) -> bool {
    unicode_ident::is_xid_start(c) && is_assigned(c)
}

/// Whether an identifier may go on with the character.
pub fn is_xid_continue(c: char) -> bool {
    unicode_ident::is_xid_continue(c) && is_assigned(c)
}

/// The identifier crate is of a newer Unicode than CPython 3.14.
fn is_assigned(c: char) -> bool {
    c.is_ascii() || get_general_category(c) != Gc::Unassigned
}

/// `str.isidentifier`.
pub fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c == '_' || is_xid_start(c)) && chars.all(is_xid_continue)
}

/// Whether all characters of a text that has some are of a kind; that of ASCII is told by the byte.
#[inline]
fn all(text: &str, ascii: impl Fn(u8) -> bool, any: impl Fn(char) -> bool) -> bool {
    let bytes = text.as_bytes();
    match bytes.iter().position(|&byte| !ascii(byte)) {
        None => !bytes.is_empty(),
        // What stands before is ASCII: a character begins here.
        Some(place) if bytes[place].is_ascii() => false,
        Some(place) => text[place..].chars().all(any),
    }
}

/// `str.isalpha`.
pub fn str_is_alpha(text: &str) -> bool {
    all(text, |byte| byte.is_ascii_alphabetic(), is_alpha)
}

/// `str.isdecimal`.
pub fn str_is_decimal(text: &str) -> bool {
    all(text, |byte| byte.is_ascii_digit(), is_decimal)
}

/// `str.isdigit`.
pub fn str_is_digit(text: &str) -> bool {
    all(text, |byte| byte.is_ascii_digit(), is_digit)
}

/// `str.isnumeric`.
pub fn str_is_numeric(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_numeric)
}

/// `str.isalnum`.
pub fn str_is_alnum(text: &str) -> bool {
    all(text, |byte| byte.is_ascii_alphanumeric(), is_alnum)
}

/// `str.isspace`.
pub fn str_is_space(text: &str) -> bool {
    all(text, |byte| matches!(byte, b'\t'..=b'\r' | b'\x1c'..=b' '), is_space)
}

/// `str.isprintable`: true for the empty string.
pub fn str_is_printable(text: &str) -> bool {
    text.chars().all(is_printable)
}
