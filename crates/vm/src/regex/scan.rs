//! The pattern as a stream of characters and escapes.

use super::Fault;

/// A character, or a backslash with the character behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// The character.
    pub code: u32,
    /// Whether a backslash is before it.
    pub escaped: bool,
}

impl Token {
    /// How it is written.
    pub fn text(self) -> String {
        let backslash = if self.escaped { "\\" } else { "" };
        format!("{backslash}{}", character(self.code))
    }

    /// Whether it is that character without a backslash.
    pub fn is(self, character: char) -> bool {
        !self.escaped && self.code == character as u32
    }
}

/// The pattern and a place in it.
#[derive(Debug)]
pub struct Scan<'a> {
    /// The characters, or bytes.
    pub codes: &'a [u32],
    /// The next one.
    pub at: usize,
    /// Whether it is one of characters.
    pub is_text: bool,
}

/// A character code as a character; for bytes, that of Latin-1.
pub fn character(code: u32) -> char {
    char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
}

impl Scan<'_> {
    /// The next token, if there is one.
    pub fn next(&mut self) -> Result<Option<Token>, Fault> {
        let token = self.peek()?;
        self.at += token.map_or(0, |token| 1 + usize::from(token.escaped));
        Ok(token)
    }

    /// The same without going on.
    pub fn peek(&self) -> Result<Option<Token>, Fault> {
        let Some(&code) = self.codes.get(self.at) else { return Ok(None) };
        if code != '\\' as u32 {
            return Ok(Some(Token { code, escaped: false }));
        }
        match self.codes.get(self.at + 1) {
            Some(&code) => Ok(Some(Token { code, escaped: true })),
            None => {
                let message = "bad escape (end of pattern)";
                Err(Fault::Pattern(message.into(), Some(self.codes.len() - 1)))
            }
        }
    }

    /// Goes on behind that character if it is the next.
    pub fn eat(&mut self, character: char) -> bool {
        let found = self.codes.get(self.at) == Some(&(character as u32));
        self.at += usize::from(found);
        found
    }

    /// The next character if it is a digit of that base.
    pub fn digit(&mut self, base: u32) -> Option<u32> {
        let code = *self.codes.get(self.at)?;
        let digit = char::from_u32(code).filter(char::is_ascii)?.to_digit(base)?;
        self.at += 1;
        Some(digit)
    }

    /// The text from a place to the current one.
    pub fn text_from(&self, start: usize) -> String {
        self.codes[start..self.at].iter().map(|&code| character(code)).collect()
    }

    /// An error at a place.
    pub fn fault<T>(&self, message: impl Into<String>, place: usize) -> Result<T, Fault> {
        Err(Fault::Pattern(message.into(), Some(place)))
    }

    /// What stands before a terminator, as the name of something.
    pub fn until(&mut self, terminator: char, what: &str) -> Result<String, Fault> {
        let start = self.at;
        loop {
            let Some(token) = self.next()? else {
                if self.at == start {
                    return self.fault(format!("missing {what}"), self.at);
                }
                return self.fault(format!("missing {terminator}, unterminated name"), start);
            };
            if token.is(terminator) {
                let name: String =
                    self.codes[start..self.at - 1].iter().map(|&code| character(code)).collect();
                if name.is_empty() {
                    return self.fault(format!("missing {what}"), start);
                }
                return Ok(name);
            }
        }
    }
}
