//! Patterns into trees: branches, repetition, sets.

use std::collections::HashMap;

use super::class::{Category, Set};
use super::scan::{Scan, Token, character};
use super::tree::{At, Case, Greed, Node, UNLIMITED};
use super::{ASCII, DOTALL, Fault, IGNORECASE, LOCALE, MULTILINE, UNICODE, VERBOSE};

/// Groups nested deeper than this are refused. The parser and what works on its trees recurse.
const MAX_NESTING: u32 = 200;

/// The most groups, as in CPython.
pub const MAX_GROUPS: usize = 1_073_741_823;

/// A parsed pattern.
#[derive(Debug)]
pub struct Parsed {
    /// The tree.
    pub node: Node,
    /// The flags, those in the pattern included.
    pub flags: u32,
    /// How many groups there are, the whole match included.
    pub groups: usize,
    /// Names of groups.
    pub names: Vec<(String, usize)>,
}

/// The parser.
#[derive(Debug)]
pub struct Parser<'a> {
    pub scan: Scan<'a>,
    /// Flags of the whole pattern.
    pub global: u32,
    /// Flags where the parser is.
    pub flags: u32,
    /// The widths of groups so far.
    pub widths: Vec<(u64, u64)>,
    /// Which of them are open.
    pub open: Vec<bool>,
    pub names: Vec<(String, usize)>,
    /// The same to be looked up.
    pub numbers: HashMap<String, usize>,
    /// Groups that conditions name, with where they do.
    pub conditions: Vec<(usize, usize)>,
    /// In a look behind, how many groups there were before it.
    pub behind: Option<usize>,
    pub nesting: u32,
    /// Whether verbose mode was turned on in the middle: the parser starts anew.
    pub restart: bool,
    /// Whether what stands in a look-behind may have several widths.
    pub uneven: bool,
}

/// Parses a pattern.
///
/// # Errors
///
/// What is wrong with it.
pub fn parse(pattern: &[u32], is_text: bool, flags: u32) -> Result<Parsed, Fault> {
    if let Some(fault) = refused(is_text, flags) {
        return Err(fault);
    }
    let mut flags = flags;
    loop {
        let mut parser = Parser {
            scan: Scan { codes: pattern, at: 0, is_text },
            global: flags,
            flags,
            widths: vec![(0, 0)],
            open: vec![true],
            names: Vec::new(),
            numbers: HashMap::new(),
            conditions: Vec::new(),
            behind: None,
            nesting: 0,
            restart: false,
            uneven: false,
        };
        let node = parser.branches(true)?;
        if parser.restart {
            flags |= VERBOSE;
            continue;
        }
        if parser.scan.at < pattern.len() {
            return parser.scan.fault("unbalanced parenthesis", parser.scan.at);
        }
        let groups = parser.widths.len();
        if let Some((group, place)) = parser.conditions.iter().find(|(group, _)| *group >= groups) {
            return parser.scan.fault(format!("invalid group reference {group}"), *place);
        }
        let mut flags = parser.global;
        if let Some(fault) = refused(is_text, flags) {
            return Err(fault);
        }
        if parser.uneven {
            let message = "look-behind requires fixed-width pattern";
            return Err(Fault::Pattern(message.into(), None));
        }
        if is_text && flags & ASCII == 0 {
            flags |= UNICODE;
        }
        return Ok(Parsed { node, flags, groups, names: parser.names });
    }
}

/// Flags that do not go together.
fn refused(is_text: bool, flags: u32) -> Option<Fault> {
    Some(Fault::Value(match is_text {
        true if flags & LOCALE != 0 => "cannot use LOCALE flag with a str pattern",
        true if flags & ASCII != 0 && flags & UNICODE != 0 => {
            "ASCII and UNICODE flags are incompatible"
        }
        false if flags & UNICODE != 0 => "cannot use UNICODE flag with a bytes pattern",
        false if flags & LOCALE != 0 && flags & ASCII != 0 => {
            "ASCII and LOCALE flags are incompatible"
        }
        _ => return None,
    }))
}

impl Parser<'_> {
    fn has(&self, flag: u32) -> bool {
        self.flags & flag != 0
    }

    /// Whether categories are of ASCII only.
    pub fn is_ascii(&self) -> bool {
        !self.scan.is_text || self.has(ASCII)
    }

    /// Whether case matters.
    pub fn case(&self) -> Case {
        match (self.has(IGNORECASE), self.is_ascii()) {
            (false, _) => Case::Exact,
            (true, true) => Case::FoldAscii,
            (true, false) => Case::Fold,
        }
    }

    /// Counts a level of nesting.
    pub fn descend(&mut self) -> Result<(), Fault> {
        self.nesting += 1;
        if self.nesting > MAX_NESTING { Err(Fault::TooDeep) } else { Ok(()) }
    }

    /// Branches up to a closing parenthesis or the end.
    pub fn branches(&mut self, first: bool) -> Result<Node, Fault> {
        self.descend()?;
        let mut branches = Vec::new();
        loop {
            let sequence = self.sequence(first && branches.is_empty())?;
            if self.restart {
                return Ok(sequence);
            }
            branches.push(sequence);
            if !self.scan.eat('|') {
                break;
            }
        }
        self.nesting -= 1;
        if branches.len() == 1
            && let Some(only) = branches.pop()
        {
            return Ok(only);
        }
        Ok(Node::Branch(branches))
    }

    /// Parts up to a bar, a closing parenthesis or the end.
    pub fn sequence(&mut self, first: bool) -> Result<Node, Fault> {
        let mut parts: Vec<Node> = Vec::new();
        while let Some(token) = self.scan.peek()? {
            if token.is('|') || token.is(')') {
                break;
            }
            let start = self.scan.at;
            self.scan.next()?;
            let c = character(token.code);
            if !token.escaped && self.has(VERBOSE) {
                if matches!(c, ' ' | '\t'..='\r') {
                    continue;
                }
                if c == '#' {
                    while let Some(token) = self.scan.next()? {
                        if token.is('\n') {
                            break;
                        }
                    }
                    continue;
                }
            }
            match c {
                _ if token.escaped => {
                    let node = self.escape(token, start)?;
                    parts.push(node);
                }
                '[' => {
                    let node = self.set(start)?;
                    parts.push(node);
                }
                '*' | '+' | '?' | '{' => self.repeat(c, start, &mut parts)?,
                '.' => parts.push(Node::Any { newline: self.has(DOTALL) }),
                '(' => {
                    if let Some(node) = self.group(start, first && parts.is_empty())? {
                        parts.push(node);
                    }
                    if self.restart {
                        break;
                    }
                }
                '^' => parts.push(Node::At(match self.has(MULTILINE) {
                    true => At::LineStart,
                    false => At::Start,
                })),
                '$' => parts.push(Node::At(match self.has(MULTILINE) {
                    true => At::LineEnd,
                    false => At::EndOrNewline,
                })),
                _ => parts.push(Node::Char(token.code, self.case())),
            }
        }
        if parts.len() == 1
            && let Some(only) = parts.pop()
        {
            return Ok(only);
        }
        Ok(Node::Sequence(parts))
    }

    fn number(&mut self) -> Result<Option<u32>, Fault> {
        let mut number: Option<u64> = None;
        while let Some(digit) = self.scan.digit(10) {
            number = Some(number.unwrap_or(0).saturating_mul(10).saturating_add(digit.into()));
        }
        match number {
            Some(number) if number >= u64::from(UNLIMITED) => {
                Err(Fault::Overflow("the repetition number is too large"))
            }
            other => Ok(other.map(|number| number as u32)),
        }
    }

    /// A repetition of the last part.
    fn repeat(&mut self, c: char, start: usize, parts: &mut Vec<Node>) -> Result<(), Fault> {
        let (least, most) = match c {
            '*' => (0, UNLIMITED),
            '+' => (1, UNLIMITED),
            '?' => (0, 1),
            _ => {
                let literal = |parser: &mut Self, parts: &mut Vec<Node>| {
                    parser.scan.at = start + 1;
                    parts.push(Node::Char('{' as u32, parser.case()));
                };
                if self.scan.peek()?.is_some_and(|token| token.is('}')) {
                    literal(self, parts);
                    return Ok(());
                }
                // Numbers are looked at when the braces are closed.
                let low_at = self.scan.at;
                while self.scan.digit(10).is_some() {}
                let comma = self.scan.eat(',');
                while comma && self.scan.digit(10).is_some() {}
                if !self.scan.eat('}') {
                    literal(self, parts);
                    return Ok(());
                }
                let end = self.scan.at;
                self.scan.at = low_at;
                let low = self.number()?;
                let high = if self.scan.eat(',') { self.number()? } else { low };
                self.scan.at = end;
                let (low, high) = (low.unwrap_or(0), high.unwrap_or(UNLIMITED));
                if high < low {
                    return self.scan.fault("min repeat greater than max repeat", start + 1);
                }
                (low, high)
            }
        };
        let Some(last) = parts.pop().filter(|last| !matches!(last, Node::At(_))) else {
            return self.scan.fault("nothing to repeat", start);
        };
        if is_repeat(&last) {
            return self.scan.fault("multiple repeat", start);
        }
        let body = match last {
            Node::Group { plain: true, body, .. } => body,
            other => Box::new(other),
        };
        let greed = if self.scan.eat('?') {
            Greed::Lazy
        } else if self.scan.eat('+') {
            Greed::Possessive
        } else {
            Greed::Greedy
        };
        parts.push(Node::Repeat { least, most, greed, body });
        Ok(())
    }

    /// A set, behind its opening bracket.
    fn set(&mut self, start: usize) -> Result<Node, Fault> {
        let negated = self.scan.eat('^');
        let (mut ranges, mut categories) = (Vec::new(), Vec::new());
        let mut empty = true;
        loop {
            let at = self.scan.at;
            let Some(token) = self.scan.next()? else {
                return self.scan.fault("unterminated character set", start);
            };
            if token.is(']') && !empty {
                break;
            }
            empty = false;
            let low = self.set_item(token, at)?;
            if !self.scan.eat('-') {
                match low {
                    Item::Code(code) => ranges.push((code, code)),
                    Item::Category(category) => categories.push(category),
                }
                continue;
            }
            let that_at = self.scan.at;
            let Some(that) = self.scan.next()? else {
                return self.scan.fault("unterminated character set", start);
            };
            if that.is(']') {
                match low {
                    Item::Code(code) => ranges.push((code, code)),
                    Item::Category(category) => categories.push(category),
                }
                ranges.push(('-' as u32, '-' as u32));
                break;
            }
            let high = self.set_item(that, that_at)?;
            match (low, high) {
                (Item::Code(low), Item::Code(high)) if low <= high => ranges.push((low, high)),
                _ => {
                    // As in CPython, with only the first character of an escape.
                    let (low, high) = (token.text(), that.text());
                    let len = low.chars().count() + 1 + high.chars().count();
                    let message = format!("bad character range {low}-{high}");
                    return self.scan.fault(message, self.scan.at - len);
                }
            }
        }
        Ok(Node::Set(Set::new(ranges, categories, negated, self.case())))
    }

    fn set_item(&mut self, token: Token, at: usize) -> Result<Item, Fault> {
        if token.escaped { self.set_escape(token, at) } else { Ok(Item::Code(token.code)) }
    }
}

/// What a set consists of.
#[derive(Clone, Copy, Debug)]
pub enum Item {
    Code(u32),
    Category(Category),
}

fn is_repeat(node: &Node) -> bool {
    matches!(node, Node::Repeat { .. })
}
