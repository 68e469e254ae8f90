//! The case methods and predicates of bytes: ASCII only.

/// `bytes.title`.
pub fn title(text: &[u8]) -> Vec<u8> {
    let mut after_letter = false;
    let map = |byte: &u8| {
        let mapped =
            if after_letter { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
        after_letter = byte.is_ascii_alphabetic();
        mapped
    };
    text.iter().map(map).collect()
}

/// `bytes.capitalize`.
pub fn capitalize(text: &[u8]) -> Vec<u8> {
    let mut out = text.to_ascii_lowercase();
    if let Some(first) = out.first_mut() {
        first.make_ascii_uppercase();
    }
    out
}

/// `bytes.swapcase`.
pub fn swapcase(text: &[u8]) -> Vec<u8> {
    text.iter().map(|byte| if byte.is_ascii_alphabetic() { byte ^ 0x20 } else { *byte }).collect()
}

/// `bytes.isalpha`.
pub fn is_alpha(text: &[u8]) -> bool {
    !text.is_empty() && text.iter().all(u8::is_ascii_alphabetic)
}

/// `bytes.isdigit`.
pub fn is_digit(text: &[u8]) -> bool {
    !text.is_empty() && text.iter().all(u8::is_ascii_digit)
}

/// `bytes.isalnum`.
pub fn is_alnum(text: &[u8]) -> bool {
    !text.is_empty() && text.iter().all(u8::is_ascii_alphanumeric)
}

/// `bytes.isspace`.
pub fn is_space(text: &[u8]) -> bool {
    !text.is_empty() && text.iter().all(|byte| super::bytes::is_space_byte(*byte))
}

/// `bytes.islower`.
pub fn is_lower(text: &[u8]) -> bool {
    text.iter().any(u8::is_ascii_lowercase) && !text.iter().any(u8::is_ascii_uppercase)
}

/// `bytes.isupper`.
pub fn is_upper(text: &[u8]) -> bool {
    text.iter().any(u8::is_ascii_uppercase) && !text.iter().any(u8::is_ascii_lowercase)
}

/// `bytes.istitle`.
pub fn is_title(text: &[u8]) -> bool {
    let mut seen = false;
    let mut after_letter = false;
    for byte in text {
        let letter = byte.is_ascii_alphabetic();
        if letter && byte.is_ascii_uppercase() == after_letter {
            return false;
        }
        seen |= letter;
        after_letter = letter;
    }
    seen
}
