//! What stands after a backslash.

use super::Fault;
use super::class::{Category, CategoryKind, Set};
use super::parse::{Item, Parser};
use super::scan::{Token, character};
use super::tree::{At, Case, Node};

/// Escapes of one character, in sets and outside of them.
const fn simple(c: char) -> Option<char> {
    Some(match c {
        'a' => '\x07',
        'f' => '\x0c',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\x0b',
        '\\' => '\\',
        _ => return None,
    })
}

impl Parser<'_> {
    fn category(&self, c: char) -> Option<Category> {
        let kind = match c.to_ascii_lowercase() {
            'd' => CategoryKind::Digit,
            's' => CategoryKind::Space,
            'w' => CategoryKind::Word,
            _ => return None,
        };
        Some(Category { kind, negated: c.is_ascii_uppercase(), ascii: self.is_ascii() })
    }

    /// An escape outside of sets, behind its character.
    pub fn escape(&mut self, token: Token, start: usize) -> Result<Node, Fault> {
        let c = character(token.code);
        if let Some(category) = self.category(c) {
            return Ok(Node::Set(Set::new(Vec::new(), vec![category], false, Case::Exact)));
        }
        match c {
            'A' => return Ok(Node::At(At::Start)),
            'Z' | 'z' => return Ok(Node::At(At::End)),
            'b' => return Ok(Node::At(At::Boundary(self.is_ascii()))),
            'B' => return Ok(Node::At(At::NotBoundary(self.is_ascii()))),
            _ => {}
        }
        if matches!(c, '1'..='9') {
            return self.reference(token.code, start);
        }
        let code = match simple(c) {
            Some(simple) => simple as u32,
            None => match self.number_escape(c, start)? {
                Some(code) => code,
                None if c == '0' => {
                    let mut code = 0;
                    for _ in 0..2 {
                        code = self.scan.digit(8).map_or(code, |digit| code * 8 + digit);
                    }
                    code
                }
                None => self.plain(token, start)?,
            },
        };
        Ok(Node::Char(code, self.case()))
    }

    /// A character that stands for itself, unless it is a letter.
    fn plain(&self, token: Token, start: usize) -> Result<u32, Fault> {
        let c = character(token.code);
        if c.is_ascii_alphanumeric() {
            return self.scan.fault(format!("bad escape \\{c}"), start);
        }
        Ok(token.code)
    }

    /// `\12`: a group, or three octal digits.
    fn reference(&mut self, first: u32, start: usize) -> Result<Node, Fault> {
        let mut group = (first - '0' as u32) as usize;
        let octal = |code: u32| (0x30..0x38).contains(&code);
        let after = |at: usize| self.scan.codes.get(at).copied().filter(|&code| octal(code));
        if octal(first)
            && let (Some(second), Some(third)) = (after(self.scan.at), after(self.scan.at + 1))
        {
            self.scan.at += 2;
            let code = (first - 0x30) * 64 + (second - 0x30) * 8 + (third - 0x30);
            if code > 0o377 {
                let message = format!(
                    "octal escape value {} outside of range 0-0o377",
                    self.scan.text_from(start)
                );
                return self.scan.fault(message, start);
            }
            return Ok(Node::Char(code, self.case()));
        }
        if let Some(digit) = self.scan.digit(10) {
            group = group * 10 + digit as usize;
        }
        if group >= self.widths.len() {
            return self.scan.fault(format!("invalid group reference {group}"), start + 1);
        }
        self.check_reference(group, start, self.scan.at)?;
        Ok(Node::Reference(group, self.case()))
    }

    /// Whether a group can be referred to where the parser is.
    pub fn check_reference(
        &self,
        group: usize,
        start: usize,
        behind_at: usize,
    ) -> Result<(), Fault> {
        if self.open.get(group).is_none_or(|&open| open) {
            return self.scan.fault("cannot refer to an open group", start);
        }
        self.check_behind(group, behind_at)
    }

    /// Whether a group can be referred to as far as a look behind is concerned.
    pub fn check_behind(&self, group: usize, at: usize) -> Result<(), Fault> {
        if let Some(known) = self.behind {
            if self.open.get(group).is_none_or(|&open| open) {
                return self.scan.fault("cannot refer to an open group", at);
            }
            if group >= known {
                let message = "cannot refer to group defined in the same lookbehind subpattern";
                return self.scan.fault(message, at);
            }
        }
        Ok(())
    }

    /// An escape in a set, behind its character.
    pub fn set_escape(&mut self, token: Token, start: usize) -> Result<Item, Fault> {
        let c = character(token.code);
        if let Some(category) = self.category(c) {
            return Ok(Item::Category(category));
        }
        if c == 'b' {
            return Ok(Item::Code(8));
        }
        if let Some(simple) = simple(c) {
            return Ok(Item::Code(simple as u32));
        }
        if let Some(code) = self.number_escape(c, start)? {
            return Ok(Item::Code(code));
        }
        if matches!(c, '0'..='7') {
            let mut code = token.code - '0' as u32;
            for _ in 0..2 {
                code = self.scan.digit(8).map_or(code, |digit| code * 8 + digit);
            }
            if code > 0o377 {
                let message = format!(
                    "octal escape value {} outside of range 0-0o377",
                    self.scan.text_from(start)
                );
                return self.scan.fault(message, start);
            }
            return Ok(Item::Code(code));
        }
        self.plain(token, start).map(Item::Code)
    }

    /// `\x`, `\u` and `\U`.
    fn number_escape(&mut self, c: char, start: usize) -> Result<Option<u32>, Fault> {
        let digits = match c {
            'x' => 2,
            'u' if self.scan.is_text => 4,
            'U' if self.scan.is_text => 8,
            'N' if self.scan.is_text => return self.named(start),
            _ => return Ok(None),
        };
        let mut code: u32 = 0;
        for _ in 0..digits {
            let Some(digit) = self.scan.digit(16) else {
                let message = format!("incomplete escape {}", self.scan.text_from(start));
                return self.scan.fault(message, start);
            };
            code = code << 4 | digit;
        }
        if c == 'U' && code > 0x10_ffff {
            let message = format!("bad escape {}", self.scan.text_from(start));
            return self.scan.fault(message, start);
        }
        Ok(Some(code))
    }

    /// `\N{...}`: the names of characters are not known here.
    fn named(&mut self, start: usize) -> Result<Option<u32>, Fault> {
        if !self.scan.eat('{') {
            return self.scan.fault("missing {", self.scan.at);
        }
        let name = self.scan.until('}', "character name")?;
        self.scan.fault(format!("undefined character name '{name}'"), start)
    }
}
