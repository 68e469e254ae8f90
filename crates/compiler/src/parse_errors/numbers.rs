//! Literals of numbers, read as CPython's tokenizer does: it knows what is wrong with them, and
//! which keywords may follow without a blank, for a warning.
//!
//! Source: CPython, Parser/lexer/lexer.c, `verify_end_of_number` and the state for numbers.

/// Why a literal is wrong: the offset of the character that is marked, how many are, the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    pub at: usize,
    pub length: usize,
    pub message: String,
}

/// What a literal turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    pub end: usize,
    /// Its kind, when a keyword follows at once.
    pub touches_keyword: Option<&'static str>,
}

struct Reader<'s> {
    source: &'s [u8],
    /// The next character.
    at: usize,
}

/// Reads the number that starts at the offset.
pub(crate) fn read(source: &str, start: usize) -> Result<Number, Wrong> {
    let mut r = Reader { source: source.as_bytes(), at: start };
    if r.peek() == b'0' {
        r.at += 1;
        match r.peek().to_ascii_lowercase() {
            b'x' => return r.based("hexadecimal", |c| c.is_ascii_hexdigit()),
            b'o' => return r.based("octal", |c| matches!(c, b'0'..=b'7')),
            b'b' => return r.based("binary", |c| matches!(c, b'0' | b'1')),
            _ => {}
        }
        loop {
            if r.peek() == b'_' {
                r.at += 1;
                if !r.peek().is_ascii_digit() {
                    return Err(r.wrong("decimal"));
                }
            }
            if r.peek() != b'0' {
                break;
            }
            r.at += 1;
        }
        let zeros = r.at;
        let nonzero = r.peek().is_ascii_digit();
        if nonzero {
            r.tail()?;
        }
        if nonzero && !matches!(r.peek(), b'.' | b'e' | b'E' | b'j' | b'J') {
            let message = "leading zeros in decimal integer literals are not permitted; use an 0o \
                           prefix for octal integers";
            return Err(Wrong { at: start, length: zeros - start, message: message.to_owned() });
        }
    } else if r.peek() != b'.' {
        r.tail()?;
    }
    if r.peek() == b'.' {
        r.at += 1;
        if r.peek().is_ascii_digit() {
            r.tail()?;
        }
    }
    if r.peek().eq_ignore_ascii_case(&b'e') {
        let e = r.at;
        r.at += 1;
        if matches!(r.peek(), b'+' | b'-') {
            r.at += 1;
            if !r.peek().is_ascii_digit() {
                return Err(r.wrong("decimal"));
            }
        } else if !r.peek().is_ascii_digit() {
            r.at = e;
            return r.end("decimal");
        }
        r.tail()?;
    }
    if r.peek().eq_ignore_ascii_case(&b'j') {
        r.at += 1;
        return r.end("imaginary");
    }
    r.end("decimal")
}

impl Reader<'_> {
    fn peek(&self) -> u8 {
        self.source.get(self.at).copied().unwrap_or(b'\n')
    }

    /// The character before the next one is marked.
    fn wrong(&self, kind: &str) -> Wrong {
        self.marked(self.at.saturating_sub(1), format!("invalid {kind} literal"))
    }

    fn marked(&self, at: usize, message: String) -> Wrong {
        Wrong { at, length: 0, message }
    }

    /// Digits with single underscores between them.
    fn tail(&mut self) -> Result<(), Wrong> {
        loop {
            while self.peek().is_ascii_digit() {
                self.at += 1;
            }
            if self.peek() != b'_' {
                return Ok(());
            }
            self.at += 1;
            if !self.peek().is_ascii_digit() {
                return Err(self.wrong("decimal"));
            }
        }
    }

    /// What follows `0x`, `0o` and `0b`.
    fn based(&mut self, kind: &'static str, fits: fn(u8) -> bool) -> Result<Number, Wrong> {
        let wrong_digit = |r: &Self| {
            let digit = char::from(r.peek());
            r.marked(r.at, format!("invalid digit '{digit}' in {kind} literal"))
        };
        self.at += 1;
        loop {
            if self.peek() == b'_' {
                self.at += 1;
            }
            if !fits(self.peek()) {
                return Err(match self.peek().is_ascii_digit() {
                    true => wrong_digit(self),
                    false => self.wrong(kind),
                });
            }
            while fits(self.peek()) {
                self.at += 1;
            }
            if self.peek() != b'_' {
                break;
            }
        }
        if self.peek().is_ascii_digit() {
            return Err(wrong_digit(self));
        }
        self.end(kind)
    }

    fn end(&self, kind: &'static str) -> Result<Number, Wrong> {
        let rest = &self.source[self.at.min(self.source.len())..];
        let ends = |word: &[u8]| {
            let next = rest.get(word.len()).copied().unwrap_or(b' ');
            !(next.is_ascii_alphanumeric() || next == b'_' || next >= 128)
        };
        // Where those that begin with `i` end is not looked at.
        let words: [&[u8]; 5] = [b"and", b"else", b"for", b"or", b"not"];
        let starts: [&[u8]; 3] = [b"if", b"in", b"is"];
        if words.iter().any(|word| rest.starts_with(word) && ends(word))
            || starts.iter().any(|start| rest.starts_with(start))
        {
            return Ok(Number { end: self.at, touches_keyword: Some(kind) });
        }
        let next = self.peek();
        if next.is_ascii_alphanumeric() || next == b'_' {
            return Err(self.wrong(kind));
        }
        Ok(Number { end: self.at, touches_keyword: None })
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    fn message(source: &str) -> (usize, String) {
        read(source, 0).map_err(|w| (w.at, w.message)).expect_err(source)
    }

    #[test]
    fn marks_what_is_wrong() {
        assert_eq!(message("0x"), (1, "invalid hexadecimal literal".into()));
        assert_eq!(message("0o8"), (2, "invalid digit '8' in octal literal".into()));
        assert_eq!(message("0b12"), (3, "invalid digit '2' in binary literal".into()));
        assert_eq!(message("1_"), (1, "invalid decimal literal".into()));
        assert_eq!(message("1.e+"), (3, "invalid decimal literal".into()));
        assert_eq!(message("5l"), (0, "invalid decimal literal".into()));
        assert!(message("0777").1.starts_with("leading zeros"));
    }

    #[test]
    fn keywords_may_follow() {
        let number = read("0x1for x in y", 0).expect("a number");
        assert_eq!((number.end, number.touches_keyword), (4, Some("hexadecimal")));
        let number = read("1if 2 else 3", 0).expect("a number");
        assert_eq!((number.end, number.touches_keyword), (1, Some("decimal")));
        let number = read("1e5", 0).expect("a number");
        assert_eq!((number.end, number.touches_keyword), (3, None));
    }
}
