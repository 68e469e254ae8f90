//! Trees into programs.

use super::class::{self, Set};
use super::parse::Parsed;
use super::tree::{At, Case, Greed, Node};

/// What matches one character.
#[derive(Clone, Debug)]
pub enum Single {
    /// That character.
    Char(u32),
    /// One that is the same when case does not matter.
    Fold(u32, Case),
    /// Any; whether a newline too.
    Any(bool),
    /// One of a set.
    Set(Box<Set>),
}

impl Single {
    /// Whether it matches.
    #[inline]
    pub fn holds(&self, code: u32) -> bool {
        match self {
            Self::Char(wanted) => code == *wanted,
            Self::Fold(wanted, case) => class::fold(code, *case) == *wanted,
            Self::Any(newline) => *newline || code != '\n' as u32,
            Self::Set(set) => set.holds(code),
        }
    }

    /// Which characters of ASCII it matches.
    fn ascii(&self) -> Ascii {
        let mut bits = [0; 2];
        for code in (0..128).filter(|&code| self.holds(code)) {
            bits[code as usize / 64] |= 1 << (code % 64);
        }
        bits
    }

    /// Whether it matches nothing but ASCII.
    fn is_ascii(&self) -> bool {
        match self {
            Self::Char(code) => *code < 128,
            Self::Fold(code, case) => *code < 128 && *case != Case::Fold,
            Self::Any(_) => false,
            Self::Set(set) => set.is_ascii(),
        }
    }

    /// Whether no character is certain to match both.
    fn excludes(&self, other: &Self, is_text: bool) -> bool {
        let all = if is_text { 128 } else { 256 };
        (0..all).all(|code| !(self.holds(code) && other.holds(code)))
            && (!is_text
                || self.is_ascii()
                || other.is_ascii()
                || matches!((self, other), (Self::Set(a), Self::Set(b)) if a.is_opposite(b)))
    }
}

/// A set of characters of ASCII.
pub type Ascii = [u64; 2];

/// The bytes with which something can begin.
pub type First = Box<[bool; 256]>;

/// An instruction. Numbers are those of instructions, slots and registers.
#[derive(Clone, Debug)]
pub enum Op {
    /// One character.
    Single(Single),
    /// One character again and again, without more than one way to do it.
    Repeat { single: Single, ascii: Ascii, least: u32, most: u32, greed: Greed },
    /// A place.
    At(At),
    /// Stores the position.
    Save(usize),
    /// Tries the next instruction, then another. With what either can begin, where that is known:
    /// a way that cannot lead anywhere is not tried.
    Fork { other: usize, here: Option<First>, there: Option<First> },
    /// Goes on elsewhere.
    Jump(usize),
    /// Begins a loop: a register for the count, the next for where the last round began.
    Begin(usize),
    /// A round of a loop, whose body is next, or its end.
    Loop { register: usize, least: u32, most: u32, lazy: bool, exit: usize },
    /// A further round of a lazy loop whose body is next.
    Further { register: usize, most: u32 },
    /// Begins what is matched in one way only. A register for the height of the stack.
    Hold(usize),
    /// Ends it: no other way is tried.
    Release(usize),
    /// Begins to look; registers for the height of the stack and the position. So many characters
    /// behind.
    Look { register: usize, behind: usize },
    /// Ends it.
    Looked(usize),
    /// Begins to look for what must not be there.
    Not { register: usize, behind: usize, after: usize },
    /// It is there.
    Found(usize),
    /// What a group matched.
    Reference(usize, Case),
    /// Goes on elsewhere unless a group matched.
    Unless { group: usize, no: usize },
    /// Does not match.
    Fail,
    /// The end.
    Match,
}

/// A compiled pattern.
#[derive(Debug)]
pub struct Program {
    /// The instructions.
    pub ops: Vec<Op>,
    /// How many positions it stores: two per group.
    pub slots: usize,
    /// How many registers it needs.
    pub registers: usize,
    /// The bytes with which a match can begin; `None` for any, or none at all.
    pub first: Option<First>,
    /// The same when there are at most three.
    pub needles: Vec<u8>,
    /// Whether it is one of characters.
    pub is_text: bool,
}

/// Nodes that are looked at to find out with what parts of a pattern can begin. A node is looked at
/// once for each branch it is in; where there are too many, nothing is known of the rest.
const LOOKS: u32 = 1 << 20;

/// Instructions between a repetition and what follows it.
const BETWEEN: usize = 64;

struct Compiler {
    ops: Vec<Op>,
    registers: usize,
    is_text: bool,
    /// What is left of [`LOOKS`].
    looks: u32,
}

/// Compiles a tree.
pub fn compile(parsed: &Parsed, is_text: bool) -> Program {
    let mut compiler = Compiler { ops: Vec::new(), registers: 0, is_text, looks: LOOKS };
    compiler.node(&parsed.node);
    compiler.ops.push(Op::Match);
    keep_what_is_needed_no_more(&mut compiler.ops, is_text);
    let mut bytes = Box::new([false; 256]);
    let empty = first(&parsed.node, is_text, &mut bytes, &mut { LOOKS });
    let first = (!empty).then_some(bytes);
    let mut needles: Vec<u8> = Vec::new();
    if let Some(bytes) = &first {
        needles = (0..=255).filter(|&byte| bytes[usize::from(byte)]).collect();
        if needles.len() > 3 {
            needles.clear();
        }
    }
    let slots = parsed.groups * 2;
    Program { ops: compiler.ops, slots, registers: compiler.registers, first, needles, is_text }
}

/// A repetition gives no character back where what follows begins with none of those it takes.
fn keep_what_is_needed_no_more(ops: &mut [Op], is_text: bool) {
    for place in 0..ops.len() {
        let Op::Repeat { single, greed: Greed::Greedy, .. } = &ops[place] else { continue };
        let mut next = place + 1;
        let certain = loop {
            match &ops[next] {
                _ if next > place + BETWEEN => break false,
                Op::Save(_) => next += 1,
                Op::Jump(target) if *target > next => next = *target,
                Op::Single(other) | Op::Repeat { single: other, least: 1.., .. } => {
                    break single.excludes(other, is_text);
                }
                _ => break false,
            }
        };
        if certain && let Op::Repeat { greed, .. } = &mut ops[place] {
            *greed = Greed::Possessive;
        }
    }
}

fn single(node: &Node) -> Option<Single> {
    Some(match node {
        Node::Char(code, Case::Exact) => Single::Char(*code),
        Node::Char(code, case) => Single::Fold(class::fold(*code, *case), *case),
        Node::Any { newline } => Single::Any(*newline),
        Node::Set(set) => Single::Set(Box::new(set.clone())),
        _ => return None,
    })
}

impl Compiler {
    fn register(&mut self, count: usize) -> usize {
        self.registers += count;
        self.registers - count
    }

    /// Adds an instruction whose target is not known yet.
    fn later(&mut self) -> usize {
        self.ops.push(Op::Fail);
        self.ops.len() - 1
    }

    fn here(&self) -> usize {
        self.ops.len()
    }

    fn node(&mut self, node: &Node) {
        if let Some(single) = single(node) {
            self.ops.push(Op::Single(single));
            return;
        }
        match node {
            Node::Char(..) | Node::Any { .. } | Node::Set(_) => {}
            Node::At(at) => self.ops.push(Op::At(*at)),
            Node::Sequence(nodes) => nodes.iter().for_each(|node| self.node(node)),
            Node::Branch(nodes) => self.branch(nodes),
            Node::Group { number: None, body, .. } => self.node(body),
            Node::Group { number: Some(number), body, .. } => {
                self.ops.push(Op::Save(number * 2));
                self.node(body);
                self.ops.push(Op::Save(number * 2 + 1));
            }
            Node::Repeat { least, most, greed, body } => self.repeat(*least, *most, *greed, body),
            Node::Look { behind, negative: false, body } => {
                let register = self.register(2);
                self.ops.push(Op::Look { register, behind: behind.unwrap_or(0) });
                self.node(body);
                self.ops.push(Op::Looked(register));
            }
            Node::Look { behind, negative: true, body } => {
                let register = self.register(1);
                let begin = self.later();
                self.node(body);
                self.ops.push(Op::Found(register));
                let (behind, after) = (behind.unwrap_or(0), self.here());
                self.ops[begin] = Op::Not { register, behind, after };
            }
            Node::Atomic(body) => self.atomic(body),
            Node::Reference(group, case) => self.ops.push(Op::Reference(*group, *case)),
            Node::Conditional { group, yes, no } => {
                let test = self.later();
                self.node(yes);
                let end = self.later();
                self.ops[test] = Op::Unless { group: *group, no: self.here() };
                self.node(no);
                self.ops[end] = Op::Jump(self.here());
            }
            Node::Never => self.ops.push(Op::Fail),
        }
    }

    fn atomic(&mut self, body: &Node) {
        let register = self.register(1);
        self.ops.push(Op::Hold(register));
        self.node(body);
        self.ops.push(Op::Release(register));
    }

    /// With what a part can begin, unless it can be empty.
    fn beginning(&mut self, node: &Node) -> Option<First> {
        let mut bytes = Box::new([false; 256]);
        let empty = first(node, self.is_text, &mut bytes, &mut self.looks);
        (!empty).then_some(bytes)
    }

    fn branch(&mut self, nodes: &[Node]) {
        let mut ends = Vec::new();
        let Some((last, others)) = nodes.split_last() else { return };
        // With what each branch can begin, and with what those behind it can, from the last on.
        let mut beginnings = Vec::with_capacity(others.len());
        let mut behind = self.beginning(last);
        for node in others.iter().rev() {
            let here = self.beginning(node);
            let either = here.as_ref().zip(behind.clone()).map(|(here, mut either)| {
                either.iter_mut().zip(here.iter()).for_each(|(byte, here)| *byte |= here);
                either
            });
            beginnings.push((here, behind));
            behind = either;
        }
        for node in others {
            let fork = self.later();
            self.node(node);
            ends.push(self.later());
            let (here, there) = beginnings.pop().unwrap_or_default();
            self.ops[fork] = Op::Fork { other: self.here(), here, there };
        }
        self.node(last);
        for end in ends {
            self.ops[end] = Op::Jump(self.here());
        }
    }

    fn repeat(&mut self, least: u32, most: u32, greed: Greed, body: &Node) {
        if let Some(single) = single(body) {
            let ascii = single.ascii();
            self.ops.push(Op::Repeat { single, ascii, least, most, greed });
            return;
        }
        if (least, most, greed) == (0, 1, Greed::Greedy) {
            let fork = self.later();
            self.node(body);
            let here = self.beginning(body);
            self.ops[fork] = Op::Fork { other: self.here(), here, there: None };
            return;
        }
        if greed == Greed::Possessive {
            let register = self.register(1);
            self.ops.push(Op::Hold(register));
            self.repeat(least, most, Greed::Greedy, body);
            self.ops.push(Op::Release(register));
            return;
        }
        let register = self.register(2);
        self.ops.push(Op::Begin(register));
        let round = self.later();
        let lazy = greed == Greed::Lazy;
        if lazy {
            // A round that is tried after the rest did not match begins here.
            self.ops.push(Op::Further { register, most });
        }
        self.node(body);
        self.ops.push(Op::Jump(round));
        self.ops[round] = Op::Loop { register, least, most, lazy, exit: self.here() };
    }
}

/// Adds the bytes with which a match can begin. Whether it can be empty, or nothing is known.
fn first(node: &Node, is_text: bool, bytes: &mut [bool; 256], looks: &mut u32) -> bool {
    let Some(left) = looks.checked_sub(1) else { return true };
    *looks = left;
    let mut add = |code: u32| match char::from_u32(code).filter(|_| is_text) {
        Some(c) => bytes[usize::from(c.encode_utf8(&mut [0; 4]).as_bytes()[0])] = true,
        None => bytes[(code & 255) as usize] = true,
    };
    match node {
        Node::Char(code, case) => {
            add(*code);
            match case {
                Case::Exact => {}
                Case::FoldAscii => {
                    for other in 0..128 {
                        if class::fold(other, *case) == class::fold(*code, *case) {
                            add(other);
                        }
                    }
                }
                Case::Fold => class::relatives(*code).iter().for_each(|&other| add(other)),
            }
            false
        }
        Node::Any { .. } => {
            bytes.fill(true);
            false
        }
        Node::Set(set) => {
            for code in 0..256_u32 {
                // In text a byte of 128 or more begins any of many characters.
                bytes[code as usize] |= if is_text && code >= 128 { true } else { set.holds(code) };
            }
            false
        }
        Node::At(_) | Node::Look { .. } => true,
        // Of what the group will have matched nothing is known.
        Node::Reference(..) => {
            bytes.fill(true);
            true
        }
        Node::Sequence(nodes) => nodes.iter().all(|node| first(node, is_text, bytes, looks)),
        Node::Branch(nodes) => {
            nodes.iter().fold(false, |empty, node| first(node, is_text, bytes, looks) | empty)
        }
        Node::Group { body, .. } | Node::Atomic(body) => first(body, is_text, bytes, looks),
        Node::Repeat { least, body, .. } => first(body, is_text, bytes, looks) || *least == 0,
        Node::Conditional { yes, no, .. } => {
            first(yes, is_text, bytes, looks) | first(no, is_text, bytes, looks)
        }
        Node::Never => false,
    }
}
