//! The instruction buffer of one code object: labels, tables without duplicates, positions, live
//! counts and exception ranges.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;

use diapause_bytecode::{Branch, Const, ExceptionEntry, Instr, Operand, Position};

use crate::constants::Key;

/// A place in the instructions that jumps refer to before it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Label(u32);

/// A table or an instruction index outgrew its operand type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooLarge;

/// More instructions than this in one code object are refused: nested `finally` bodies double.
const MAX_INSTRUCTIONS: usize = 1 << 20;

const UNBOUND: u32 = u32::MAX;

/// So many values are searched through; more of them are hashed.
const FEW: usize = 8;

/// The places of distinct values in a table. Most code objects have few.
struct Indices<T> {
    few: Vec<T>,
    many: HashMap<T, u16>,
}

impl<T> Default for Indices<T> {
    fn default() -> Self {
        Self { few: Vec::new(), many: HashMap::new() }
    }
}

impl<T: Eq + Hash> Indices<T> {
    fn get<Q: Eq + Hash + ?Sized>(&self, value: &Q) -> Option<u16>
    where
        T: Borrow<Q>,
    {
        match self.few.iter().position(|known| known.borrow() == value) {
            Some(index) => u16::try_from(index).ok(),
            None if self.many.is_empty() => None,
            None => self.many.get(value).copied(),
        }
    }

    /// Adds a value that is not there, as the one at the end of the table.
    fn add(&mut self, value: T, index: u16) {
        if self.few.len() < FEW {
            self.few.push(value);
        } else {
            self.many.insert(value, index);
        }
    }
}

#[derive(Default)]
pub(crate) struct Emitter {
    pub instructions: Vec<Instr>,
    pub live: Vec<u8>,
    pub positions: Vec<Position>,
    pub constants: Vec<Const>,
    pub names: Vec<String>,
    pub exception_table: Vec<ExceptionEntry>,
    pub cache_count: u16,
    /// The highest register any instruction names, plus one.
    pub registers: u16,
    constant_indices: Indices<Key>,
    name_indices: Indices<String>,
    labels: Vec<u32>,
    handlers: Vec<Label>,
    overflow: bool,
}

impl Emitter {
    pub fn here(&self) -> u32 {
        // The instruction limit keeps the length far below u32::MAX.
        self.instructions.len() as u32
    }

    /// Appends an instruction; `top` is the number of registers in use before it. The registers it
    /// reads count as live even if the caller gave them up already.
    pub fn push(&mut self, instr: Instr, top: u16, position: Position) {
        if self.instructions.len() >= MAX_INSTRUCTIONS {
            self.overflow = true;
            return;
        }
        let (read, named) = extent(&instr);
        self.registers = self.registers.max(named);
        self.instructions.push(instr);
        self.live.push(u8::try_from(top.max(read)).unwrap_or(u8::MAX));
        self.positions.push(position);
    }

    pub fn label(&mut self) -> Label {
        self.labels.push(UNBOUND);
        Label(self.labels.len() as u32 - 1)
    }

    pub fn bind(&mut self, label: Label) {
        self.labels[label.0 as usize] = self.here();
    }

    /// The operand of a jump to the label, until [`Self::finish`] resolves it.
    pub fn target(label: Label) -> u32 {
        label.0
    }

    pub fn constant(&mut self, value: Const) -> Result<u16, TooLarge> {
        let key = Key::of(&value);
        if let Some(index) = self.constant_indices.get(&key) {
            return Ok(index);
        }
        let index = u16::try_from(self.constants.len()).map_err(|_| TooLarge)?;
        self.constants.push(value);
        self.constant_indices.add(key, index);
        Ok(index)
    }

    pub fn name(&mut self, name: &str) -> Result<u16, TooLarge> {
        if let Some(index) = self.name_indices.get(name) {
            return Ok(index);
        }
        let index = u16::try_from(self.names.len()).map_err(|_| TooLarge)?;
        self.names.push(name.to_owned());
        self.name_indices.add(name.to_owned(), index);
        Ok(index)
    }

    pub fn cache(&mut self) -> Result<u16, TooLarge> {
        let index = self.cache_count;
        self.cache_count = index.checked_add(1).ok_or(TooLarge)?;
        Ok(index)
    }

    /// Covers the instructions from `start` to here with a handler. Inner ranges must be added
    /// before the outer ones that contain them.
    pub fn cover(&mut self, start: u32, handler: Label, register: u8) {
        let end = self.here();
        if start < end {
            self.exception_table.push(ExceptionEntry { start, end, handler: handler.0, register });
            self.handlers.push(handler);
        }
    }

    /// Whether instructions had to be dropped.
    pub fn overflows(&self) -> bool {
        self.overflow
    }

    /// Resolves labels.
    pub fn finish(&mut self) {
        let labels = &self.labels;
        let resolve = |target: &mut u32| *target = labels[*target as usize];
        let branch = |to: &mut Branch| *to = Branch::new(labels[to.target() as usize], to.on());
        for instr in &mut self.instructions {
            match instr {
                Instr::Jump { target }
                | Instr::JumpIfTrue { target, .. }
                | Instr::JumpIfFalse { target, .. }
                | Instr::JumpIfNone { target, .. }
                | Instr::JumpIfNotNone { target, .. }
                | Instr::RangePrepare { target, .. }
                | Instr::ForIter { body: target, .. }
                | Instr::ForRange { body: target, .. } => resolve(target),
                Instr::JumpLt { to, .. }
                | Instr::JumpLe { to, .. }
                | Instr::JumpGt { to, .. }
                | Instr::JumpGe { to, .. }
                | Instr::JumpEq { to, .. }
                | Instr::JumpNe { to, .. }
                | Instr::JumpLtImm { to, .. }
                | Instr::JumpLeImm { to, .. }
                | Instr::JumpGtImm { to, .. }
                | Instr::JumpGeImm { to, .. }
                | Instr::JumpEqImm { to, .. }
                | Instr::JumpNeImm { to, .. }
                | Instr::JumpIs { to, .. }
                | Instr::JumpIn { to, .. } => branch(to),
                _ => {}
            }
        }
        for (entry, handler) in self.exception_table.iter_mut().zip(&self.handlers) {
            entry.handler = labels[handler.0 as usize];
        }
        self.thread_jumps();
    }

    /// Lets jumps to an unconditional forward jump go to its target at once. Backward jumps stay
    /// as they are: each is a safepoint.
    fn thread_jumps(&mut self) {
        for pc in 0..self.instructions.len() {
            let Instr::Jump { target } = self.instructions[pc] else { continue };
            let mut goal = target;
            for _ in 0..8 {
                match self.instructions.get(goal as usize) {
                    Some(Instr::Jump { target }) if *target > goal && goal > pc as u32 => {
                        goal = *target;
                    }
                    _ => break,
                }
            }
            self.instructions[pc] = Instr::Jump { target: goal };
        }
    }
}

/// How many registers the instruction needs to be live, and how many it names at all.
pub(crate) fn extent(instr: &Instr) -> (u16, u16) {
    let (mut read, mut named) = (0, 0);
    let mut base_count = None;
    instr.operands(|name, operand| match operand {
        Operand::Read(r) => {
            read = read.max(u16::from(r) + 1);
            named = named.max(u16::from(r) + 1);
        }
        Operand::Write(r) => named = named.max(u16::from(r) + 1),
        Operand::Base(b) => base_count = Some((u16::from(b), 0)),
        Operand::Count(n) if matches!(name, "count" | "before" | "after") => {
            if let Some((_, count)) = &mut base_count {
                *count += u16::from(n);
            }
        }
        _ => {}
    });
    if let Some((base, count)) = base_count {
        let end = match instr {
            Instr::BuildDict { .. } => base + 2 * count,
            Instr::BuildSlice { .. } | Instr::CallUnpacked { .. } | Instr::ForRange { .. } => {
                base + 3
            }
            Instr::Call { .. } | Instr::CallKeywords { .. } | Instr::CallGlobal { .. } => {
                base + 1 + count
            }
            Instr::CallMethod { .. }
            | Instr::CallMethodKeywords { .. }
            | Instr::CallLoaded { .. } => base + 2 + count,
            Instr::LoadMethod { .. } => base + 2,
            Instr::RangePrepare { .. } => base + (1 + count).max(3),
            Instr::RangeGeneric { .. } => base + 1,
            Instr::MakeFunction { parts, .. } => base + parts.count_ones() as u16,
            Instr::UnpackStar { .. } => base + count + 1,
            Instr::ExitArguments { .. } | Instr::MergeGroup { .. } => base + 3,
            Instr::SplitGroup { .. } => base + 2,
            _ => base + count,
        };
        named = named.max(end);
        // These only write from the base on.
        let writes = matches!(
            instr,
            Instr::Unpack { .. }
                | Instr::UnpackStar { .. }
                | Instr::ExitArguments { .. }
                | Instr::LoadMethod { .. }
        );
        let prepared = match instr {
            Instr::RangePrepare { count, .. } => base + 1 + u16::from(*count),
            Instr::SplitGroup { .. } => base + 1,
            _ => end,
        };
        if !writes {
            read = read.max(prepared);
        }
    }
    (read, named.max(read))
}
