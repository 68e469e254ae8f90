//! What stands after `(`, and after `(?`.

use super::parse::{MAX_GROUPS, Parser};
use super::scan::character;
use super::tree::Node;
use super::{ASCII, DOTALL, Fault, IGNORECASE, LOCALE, MULTILINE, UNICODE, VERBOSE};
use crate::text::str_repr;
use crate::text::unicode;

/// Flags that say which characters are letters.
const TYPE_FLAGS: u32 = ASCII | LOCALE | UNICODE;

const UNTERMINATED: &str = "missing ), unterminated subpattern";

const fn flag(c: char) -> Option<u32> {
    Some(match c {
        'i' => IGNORECASE,
        'L' => LOCALE,
        'm' => MULTILINE,
        's' => DOTALL,
        'x' => VERBOSE,
        'a' => ASCII,
        'u' => UNICODE,
        _ => return None,
    })
}

impl Parser<'_> {
    /// A group, behind its parenthesis. None when nothing is to be matched.
    pub fn group(&mut self, start: usize, first: bool) -> Result<Option<Node>, Fault> {
        if !self.scan.eat('?') {
            return self.capture(start, None).map(Some);
        }
        let Some(token) = self.scan.next()? else {
            return self.scan.fault("unexpected end of pattern", self.scan.at);
        };
        let c = character(token.code);
        match c {
            _ if token.escaped => {}
            'P' => return self.python(start),
            ':' => {
                let body = self.closed(start, self.flags)?;
                return Ok(Some(Node::Group { number: None, plain: true, body: Box::new(body) }));
            }
            '#' => {
                loop {
                    match self.scan.next()? {
                        Some(token) if token.is(')') => break,
                        Some(_) => {}
                        None => {
                            return self.scan.fault("missing ), unterminated comment", start);
                        }
                    }
                }
                return Ok(None);
            }
            '=' | '!' => return self.look(start, false, c == '!').map(Some),
            '<' => {
                let Some(token) = self.scan.next()? else {
                    return self.scan.fault("unexpected end of pattern", self.scan.at);
                };
                if token.is('=') || token.is('!') {
                    return self.look(start, true, token.is('!')).map(Some);
                }
                let message = format!("unknown extension ?<{}", token.text());
                return self.scan.fault(message, start + 1);
            }
            '(' => return self.conditional(start).map(Some),
            '>' => {
                let body = self.closed(start, self.flags)?;
                return Ok(Some(Node::Atomic(Box::new(body))));
            }
            _ if flag(c).is_some() || c == '-' => return self.flagged(c, start, first),
            _ => {}
        }
        let shown = self.scan.text_from(start + 1);
        self.scan.fault(format!("unknown extension {shown}"), start + 1)
    }

    /// What is in a group, under these flags, and its closing parenthesis.
    fn closed(&mut self, start: usize, flags: u32) -> Result<Node, Fault> {
        let outside = std::mem::replace(&mut self.flags, flags);
        let body = self.branches(false)?;
        self.flags = outside;
        if !self.scan.eat(')') {
            return self.scan.fault(UNTERMINATED, start);
        }
        Ok(body)
    }

    fn capture(&mut self, start: usize, name: Option<String>) -> Result<Node, Fault> {
        let number = self.widths.len();
        if number > MAX_GROUPS {
            return Err(Fault::Pattern("too many groups".into(), None));
        }
        if let Some(name) = name {
            if let Some(known) = self.numbers.get(&name) {
                let message = format!(
                    "redefinition of group name {} as group {number}; was group {known}",
                    str_repr::repr(&name)
                );
                let at = self.scan.at - name.chars().count() - 1;
                return self.scan.fault(message, at);
            }
            self.numbers.insert(name.clone(), number);
            self.names.push((name, number));
        }
        self.widths.push((0, 0));
        self.open.push(true);
        let body = self.closed(start, self.flags)?;
        self.widths[number] = body.width(&self.widths);
        self.open[number] = false;
        Ok(Node::Group { number: Some(number), plain: false, body: Box::new(body) })
    }

    fn check_name(&self, name: &str) -> Result<(), Fault> {
        let at = self.scan.at - name.chars().count() - 1;
        if !self.scan.is_text && name.chars().any(|c| c as u32 >= 128) {
            let shown = str_repr::ascii(name);
            return self.scan.fault(format!("bad character in group name {shown}"), at);
        }
        if !unicode::is_identifier(name) {
            let shown = str_repr::repr(name);
            return self.scan.fault(format!("bad character in group name {shown}"), at);
        }
        Ok(())
    }

    fn named_group(&self, name: &str) -> Result<usize, Fault> {
        match self.numbers.get(name) {
            Some(number) => Ok(*number),
            None => {
                let at = self.scan.at - name.chars().count() - 1;
                self.scan.fault(format!("unknown group name {}", str_repr::repr(name)), at)
            }
        }
    }

    /// `(?P<name>...)` and `(?P=name)`.
    fn python(&mut self, start: usize) -> Result<Option<Node>, Fault> {
        if self.scan.eat('<') {
            let name = self.scan.until('>', "group name")?;
            self.check_name(&name)?;
            return self.capture(start, Some(name)).map(Some);
        }
        if self.scan.eat('=') {
            let name = self.scan.until(')', "group name")?;
            self.check_name(&name)?;
            let group = self.named_group(&name)?;
            let at = self.scan.at - name.chars().count() - 1;
            self.check_reference(group, at, self.scan.at)?;
            return Ok(Some(Node::Reference(group, self.case())));
        }
        if self.scan.next()?.is_none() {
            return self.scan.fault("unexpected end of pattern", self.scan.at);
        }
        let shown = self.scan.text_from(start + 1);
        self.scan.fault(format!("unknown extension {shown}"), start + 1)
    }

    fn look(&mut self, start: usize, behind: bool, negative: bool) -> Result<Node, Fault> {
        let outer = self.behind;
        if behind && outer.is_none() {
            self.behind = Some(self.widths.len());
        }
        let body = self.branches(false)?;
        if behind && outer.is_none() {
            self.behind = None;
        }
        if !self.scan.eat(')') {
            return self.scan.fault(UNTERMINATED, start);
        }
        if negative && matches!(&body, Node::Sequence(parts) if parts.is_empty()) {
            return Ok(Node::Never);
        }
        let mut width = None;
        if behind {
            let (least, most) = body.width(&self.widths);
            // Told when all of the pattern is read.
            self.uneven |= least != most;
            width = usize::try_from(least).ok();
        }
        Ok(Node::Look { behind: width, negative, body: Box::new(body) })
    }

    /// `(?(1)...|...)`
    fn conditional(&mut self, start: usize) -> Result<Node, Fault> {
        let name = self.scan.until(')', "group name")?;
        let at = self.scan.at - name.chars().count() - 1;
        let group = if unicode::is_identifier(&name) {
            self.check_name(&name)?;
            self.named_group(&name)?
        } else {
            if !name.chars().all(|c| c.is_ascii_digit()) {
                let shown = match self.scan.is_text {
                    true => str_repr::repr(&name),
                    false => str_repr::ascii(&name),
                };
                return self.scan.fault(format!("bad character in group name {shown}"), at);
            }
            let group = name.parse::<usize>().unwrap_or(usize::MAX);
            if group == 0 {
                return self.scan.fault("bad group number", at);
            }
            if group >= MAX_GROUPS {
                return self.scan.fault(format!("invalid group reference {name}"), at);
            }
            self.conditions.push((group, at));
            group
        };
        self.check_behind(group, self.scan.at)?;
        self.descend()?;
        let yes = self.sequence(false)?;
        let mut no = Node::Sequence(Vec::new());
        if self.scan.eat('|') {
            no = self.sequence(false)?;
            if self.scan.peek()?.is_some_and(|token| token.is('|')) {
                let message = "conditional backref with more than two branches";
                return self.scan.fault(message, self.scan.at);
            }
        }
        self.nesting -= 1;
        if !self.scan.eat(')') {
            return self.scan.fault(UNTERMINATED, start);
        }
        Ok(Node::Conditional { group, yes: Box::new(yes), no: Box::new(no) })
    }

    /// `(?i)` and `(?i-s:...)`.
    fn flagged(&mut self, c: char, start: usize, first: bool) -> Result<Option<Node>, Fault> {
        let (mut on, mut off) = (0, 0);
        let mut c = c;
        if c != '-' {
            while let Some(found) = flag(c) {
                let refused = match (self.scan.is_text, c) {
                    (true, 'L') => Some("bad inline flags: cannot use 'L' flag with a str pattern"),
                    (false, 'u') => {
                        Some("bad inline flags: cannot use 'u' flag with a bytes pattern")
                    }
                    _ => None,
                };
                if let Some(message) = refused {
                    return self.scan.fault(message, self.scan.at);
                }
                on |= found;
                if found & TYPE_FLAGS != 0 && on & TYPE_FLAGS != found {
                    let message = "bad inline flags: flags 'a', 'u' and 'L' are incompatible";
                    return self.scan.fault(message, self.scan.at);
                }
                c = self.flag_or(")-:", "missing -, : or )")?;
            }
        }
        if c == ')' {
            if !first {
                let message = "global flags not at the start of the expression";
                return self.scan.fault(message, start);
            }
            self.restart = on & VERBOSE != 0 && self.global & VERBOSE == 0;
            self.global |= on;
            self.flags |= on;
            return Ok(None);
        }
        if c == '-' {
            c = self.flag_or("", "missing flag")?;
            while let Some(found) = flag(c) {
                if found & TYPE_FLAGS != 0 {
                    let message = "bad inline flags: cannot turn off flags 'a', 'u' and 'L'";
                    return self.scan.fault(message, self.scan.at);
                }
                off |= found;
                c = self.flag_or(":", "missing :")?;
            }
        }
        if on & off != 0 {
            let message = "bad inline flags: flag turned on and off";
            return self.scan.fault(message, self.scan.at - 1);
        }
        let mut flags = self.flags;
        if on & TYPE_FLAGS != 0 {
            flags &= !TYPE_FLAGS;
        }
        let body = self.closed(start, (flags | on) & !off)?;
        Ok(Some(Node::Group { number: None, plain: false, body: Box::new(body) }))
    }

    /// The next flag, or one of the characters that may stand there.
    fn flag_or(&mut self, others: &str, missing: &str) -> Result<char, Fault> {
        let at = self.scan.at;
        let Some(token) = self.scan.next()? else {
            return self.scan.fault(missing, at);
        };
        let c = character(token.code);
        if !token.escaped && (others.contains(c) || flag(c).is_some()) {
            return Ok(c);
        }
        let unknown = !token.escaped && unicode::is_alpha(c);
        self.scan.fault(if unknown { "unknown flag" } else { missing }, at)
    }
}
