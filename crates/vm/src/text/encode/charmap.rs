//! Encodings of one byte per character that are Latin-1 in all but some places.
//!
//! Source: the Unicode consortium's tables of the encodings.

/// Where such an encoding differs from Latin-1.
#[derive(Debug, PartialEq, Eq)]
pub struct Charmap {
    /// Bytes with the character each stands for, 0 for none, in the order of the bytes.
    differences: &'static [(u8, u32)],
}

/// Windows-1252.
pub static CP1252: Charmap = Charmap {
    differences: &[
        (0x80, 0x20ac),
        (0x81, 0),
        (0x82, 0x201a),
        (0x83, 0x0192),
        (0x84, 0x201e),
        (0x85, 0x2026),
        (0x86, 0x2020),
        (0x87, 0x2021),
        (0x88, 0x02c6),
        (0x89, 0x2030),
        (0x8a, 0x0160),
        (0x8b, 0x2039),
        (0x8c, 0x0152),
        (0x8d, 0),
        (0x8e, 0x017d),
        (0x8f, 0),
        (0x90, 0),
        (0x91, 0x2018),
        (0x92, 0x2019),
        (0x93, 0x201c),
        (0x94, 0x201d),
        (0x95, 0x2022),
        (0x96, 0x2013),
        (0x97, 0x2014),
        (0x98, 0x02dc),
        (0x99, 0x2122),
        (0x9a, 0x0161),
        (0x9b, 0x203a),
        (0x9c, 0x0153),
        (0x9d, 0),
        (0x9e, 0x017e),
        (0x9f, 0x0178),
    ],
};

/// ISO-8859-15, Latin-9.
pub static LATIN9: Charmap = Charmap {
    differences: &[
        (0xa4, 0x20ac),
        (0xa6, 0x0160),
        (0xa8, 0x0161),
        (0xb4, 0x017d),
        (0xb8, 0x017e),
        (0xbc, 0x0152),
        (0xbd, 0x0153),
        (0xbe, 0x0178),
    ],
};

impl Charmap {
    /// The character of a byte.
    pub fn character(&self, byte: u8) -> Option<char> {
        match self.differences.iter().find(|&&(other, _)| other == byte) {
            Some(&(_, 0)) => None,
            Some(&(_, code)) => char::from_u32(code),
            None => Some(char::from(byte)),
        }
    }

    /// The byte of a character.
    pub fn byte(&self, character: char) -> Option<u8> {
        let code = u32::from(character);
        if let Some(&(byte, _)) = self.differences.iter().find(|&&(_, other)| other == code)
            && code != 0
        {
            return Some(byte);
        }
        let byte = u8::try_from(code).ok()?;
        (self.character(byte) == Some(character)).then_some(byte)
    }
}
