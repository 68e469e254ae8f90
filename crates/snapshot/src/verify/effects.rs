//! What each instruction reads, writes and leaves behind.

use diapause_bytecode::{Code, Const, Instr, Operand};
use diapause_vm::library;

/// The code that a code object makes functions of.
#[derive(Clone, Copy, Debug)]
pub enum Siblings<'c> {
    /// Other code of its module.
    Module(&'c [Code]),
    /// Other code of the library, which is decoded piece by piece.
    Library,
}

impl<'c> Siblings<'c> {
    fn get(self, index: u16) -> Option<&'c Code> {
        match self {
            Self::Module(codes) => codes.get(usize::from(index)),
            Self::Library => library::code(index.into()),
        }
    }
}

/// What a register may hold: a set of kinds, and for a tuple that consists of cells their number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    kinds: u16,
    /// The number of cells plus one; 0 when nothing is known.
    cells: u16,
}

impl Held {
    /// Nothing that may be looked at.
    pub const GARBAGE: Self = Self::of(1);
    /// No value: a variable before its first assignment.
    pub const UNBOUND: Self = Self::of(2);
    pub const CELL: Self = Self::of(4);
    pub const LIST: Self = Self::of(8);
    pub const SET: Self = Self::of(16);
    pub const DICT: Self = Self::of(32);
    pub const TUPLE: Self = Self::of(64);
    pub const STR: Self = Self::of(128);
    pub const EXCEPTION: Self = Self::of(256);
    pub const NONE: Self = Self::of(512);
    pub const INT: Self = Self::of(1024);
    pub const OTHER: Self = Self::of(2048);
    /// Any value.
    pub const VALUE: Self = Self::of(4095 & !3);

    const fn of(kinds: u16) -> Self {
        Self { kinds, cells: 0 }
    }

    /// A tuple of that many cells.
    pub const fn closure(cells: u16) -> Self {
        Self { kinds: Self::TUPLE.kinds, cells: cells + 1 }
    }

    pub const fn or(self, other: Self) -> Self {
        let cells = if self.cells == other.cells { self.cells } else { 0 };
        Self { kinds: self.kinds | other.kinds, cells }
    }

    const fn without(self, other: Self) -> Self {
        Self { kinds: self.kinds & !other.kinds, cells: self.cells }
    }

    /// Whether whatever it holds is allowed.
    pub const fn within(self, allowed: Self) -> bool {
        self.kinds & !allowed.kinds == 0 && (allowed.cells == 0 || self.cells == allowed.cells)
    }

    pub const fn may_be(self, other: Self) -> bool {
        self.kinds & other.kinds != 0
    }

    /// The number of cells, if it is a tuple of cells.
    pub const fn cells(self) -> Option<u16> {
        self.cells.checked_sub(1)
    }
}

/// The effect of an instruction.
#[derive(Debug, Default)]
pub struct Effect {
    /// Registers that are read, and what they may hold.
    pub reads: Vec<(usize, Held)>,
    /// What is in registers afterwards.
    pub writes: Vec<(usize, Held)>,
    /// What is in registers after a jump, where that differs.
    pub jump_writes: Vec<(usize, Held)>,
    /// Registers from here on are garbage afterwards, those written aside.
    pub clobbers: usize,
    /// Where it may jump.
    pub jump: Option<usize>,
    /// Whether it may go on with the next instruction.
    pub falls: bool,
}

impl Effect {
    fn read(&mut self, register: u8, held: Held) {
        self.reads.push((register.into(), held));
    }

    fn span(&mut self, base: u8, from: usize, to: usize) {
        let base = usize::from(base);
        self.reads.extend((from..to).map(|place| (base + place, Held::VALUE)));
    }

    fn write(&mut self, register: u8, held: Held) {
        self.writes.push((register.into(), held));
    }

    fn write_span(&mut self, base: u8, count: usize, held: Held) {
        let base = usize::from(base);
        self.writes.extend((0..count).map(|place| (base + place, held)));
    }

    /// The effect of the instruction at `pc`, given what registers hold before it.
    #[allow(clippy::too_many_lines, reason = "one match over all instructions")]
    pub fn of(
        &mut self,
        code: &Code,
        codes: Siblings<'_>,
        pc: usize,
        state: &[Held],
    ) -> Result<(), String> {
        self.reads.clear();
        self.writes.clear();
        self.jump_writes.clear();
        self.jump = None;
        self.falls = true;
        let instr = code.instructions[pc];
        self.clobbers = code.live[pc].into();
        // The first of several registers may stand behind the last one: what is read is checked.
        let held =
            |register: u8| state.get(usize::from(register)).copied().unwrap_or(Held::GARBAGE);
        instr.operands(|_, operand| match operand {
            Operand::Read(r) => self.read(r, Held::VALUE),
            Operand::Write(r) => self.write(r, Held::VALUE),
            Operand::Target(t) => self.jump = Some(t as usize),
            Operand::Branch(b) => self.jump = Some(b.target() as usize),
            _ => {}
        });
        match instr {
            Instr::Move { dst, src } => {
                self.writes.clear();
                self.write(dst, held(src));
                self.clobbers = usize::MAX;
            }
            Instr::LoadConst { dst, index } => {
                self.writes.clear();
                self.write(dst, constant(code.constants.get(usize::from(index))));
                self.clobbers = usize::MAX;
            }
            Instr::LoadInt { dst, .. } => {
                self.writes.clear();
                self.write(dst, Held::INT);
                self.clobbers = usize::MAX;
            }
            Instr::Jump { .. } => {
                self.falls = false;
                self.clobbers = usize::MAX;
            }
            Instr::CheckLocal { var } => {
                self.reads.clear();
                self.read(var, Held::VALUE.or(Held::UNBOUND));
                self.write(var, held(var).without(Held::UNBOUND));
            }
            Instr::Share { var } => {
                self.reads.clear();
                self.read(var, Held::VALUE.or(Held::UNBOUND));
            }
            Instr::DeleteLocal { var } | Instr::ClearLocal { var } => {
                self.writes.clear();
                self.read(var, Held::VALUE.or(Held::UNBOUND));
                self.write(var, Held::UNBOUND);
            }
            Instr::MakeCell { reg } => {
                self.writes.clear();
                self.read(reg, Held::VALUE.or(Held::UNBOUND));
                self.write(reg, Held::CELL);
            }
            Instr::MakeSpill { dst, count } => {
                let Ok(count) = u16::try_from(count) else {
                    return Err(format!("a tuple of {count} cells"));
                };
                self.built(dst, Held::closure(count));
            }
            Instr::LoadSpill { dst, spill, index, .. } => {
                let cells = held(spill).cells().map_or(0, i32::from);
                if !(0..cells).contains(&i32::from(index)) {
                    return Err(format!("the cell {index} of {cells}"));
                }
                self.built(dst, Held::CELL);
                self.read(spill, Held::TUPLE);
                self.clobbers = usize::MAX;
            }
            Instr::LoadCell { cell, .. }
            | Instr::StoreCell { cell, .. }
            | Instr::DeleteCell { cell }
            | Instr::ClearCell { cell } => self.read(cell, Held::CELL),
            // The namespace of the class stands in the first register.
            Instr::LoadName { .. }
            | Instr::StoreName { .. }
            | Instr::DeleteName { .. }
            | Instr::ClearName { .. } => self.read(0, Held::VALUE),
            Instr::LoadNameOrCell { cell, .. } => {
                self.read(0, Held::VALUE);
                self.read(cell, Held::CELL);
            }
            Instr::LoadFromDictOrCell { dict, cell, .. } => {
                self.reads.clear();
                self.read(dict, Held::VALUE);
                self.read(cell, Held::CELL);
            }
            Instr::BuildList { dst, base, count } => {
                self.built(dst, Held::LIST);
                self.span(base, 0, count.into());
            }
            Instr::BuildTuple { dst, base, count } => {
                let items = usize::from(base)..usize::from(base) + usize::from(count);
                let cells = state
                    .get(items)
                    .is_some_and(|items| items.iter().all(|item| item.within(Held::CELL)));
                let tuple = if cells { Held::closure(count.into()) } else { Held::TUPLE };
                self.built(dst, tuple);
                self.span(base, 0, count.into());
            }
            Instr::BuildSet { dst, base, count } => {
                self.built(dst, Held::SET);
                self.span(base, 0, count.into());
            }
            Instr::BuildDict { dst, base, count } => {
                if count > 127 {
                    return Err(format!("a dict of {count} pairs of registers"));
                }
                self.built(dst, Held::DICT);
                self.span(base, 0, 2 * usize::from(count));
            }
            Instr::BuildString { dst, base, count } => {
                self.built(dst, Held::STR);
                let base = usize::from(base);
                self.reads.extend((0..usize::from(count)).map(|place| (base + place, Held::STR)));
            }
            Instr::BuildSlice { base, .. } => self.span(base, 0, 3),
            Instr::ListToTuple { dst, list } => {
                self.built(dst, Held::TUPLE);
                self.read(list, Held::LIST);
            }
            Instr::ListAppend { list, .. } | Instr::ListExtend { list, .. } => {
                self.read(list, Held::LIST);
            }
            Instr::SetAdd { set, .. } | Instr::SetUpdate { set, .. } => self.read(set, Held::SET),
            Instr::DictInsert { dict, .. }
            | Instr::DictUpdate { dict, .. }
            | Instr::DictMerge { dict, .. } => self.read(dict, Held::DICT),
            Instr::Unpack { base, count, .. } => {
                self.write_span(base, count.into(), Held::VALUE);
            }
            Instr::UnpackStar { base, before, after, .. } => {
                let count = usize::from(before) + usize::from(after) + 1;
                self.write_span(base, count, Held::VALUE);
            }
            Instr::Call { base, count, .. } | Instr::CallKeywords { base, count, .. } => {
                self.span(base, 0, 1 + usize::from(count));
                self.call(base);
            }
            Instr::CallUnpacked { base, .. } => {
                self.span(base, 0, 3);
                self.call(base);
            }
            Instr::CallGlobal { base, count, .. } => {
                self.span(base, 1, 1 + usize::from(count));
                self.call(base);
            }
            Instr::CallMethod { base, count, .. }
            | Instr::CallMethodKeywords { base, count, .. } => {
                self.span(base, 1, 2 + usize::from(count));
                self.call(base);
            }
            Instr::LoadMethod { base, .. } => {
                self.write(base, Held::VALUE);
                self.writes.push((usize::from(base) + 1, Held::VALUE.or(Held::UNBOUND)));
            }
            Instr::CallLoaded { base, count, .. } => {
                self.read(base, Held::VALUE);
                self.reads.push((usize::from(base) + 1, Held::VALUE.or(Held::UNBOUND)));
                self.span(base, 2, 2 + usize::from(count));
                self.call(base);
            }
            Instr::Return { .. } | Instr::ReturnNone {} | Instr::Raise { .. } => self.falls = false,
            Instr::RaiseFrom { .. } | Instr::RaiseAgain {} => self.falls = false,
            Instr::Reraise { exception } => {
                self.read(exception, Held::EXCEPTION);
                self.falls = false;
            }
            Instr::MakeFunction { base, parts, code: inner, .. } => {
                self.function(base, parts, codes.get(inner), state)?;
            }
            // What is sent comes into `dst`, and the instruction begins again.
            Instr::YieldFrom { dst, .. } => {
                self.read(dst, Held::VALUE);
                self.jump = Some(pc);
            }
            Instr::ForIter { dst, .. } => self.on_jump(&[(dst, Held::VALUE)]),
            Instr::RangePrepare { base, count, .. } => {
                self.span(base, 0, 1 + usize::from(count));
                let base = usize::from(base);
                self.jump_writes.extend((0..3).map(|place| (base + place, Held::INT)));
            }
            Instr::RangeGeneric { base } => {
                self.read(base, Held::VALUE);
                self.writes.push((usize::from(base) + 1, Held::UNBOUND));
                // What stands there is not looked at while the one before is unbound.
                self.writes.push((usize::from(base) + 2, Held::UNBOUND));
            }
            Instr::ForRange { base, dst, .. } => {
                self.read(base, Held::VALUE);
                let rest = Held::VALUE.or(Held::UNBOUND);
                let at = usize::from(base);
                self.reads.extend([(at + 1, rest), (at + 2, rest)]);
                let kept = held(base).or(Held::INT);
                self.on_jump(&[(dst, Held::VALUE), (base, kept)]);
            }
            Instr::PushHandled { save, exception } => {
                self.writes.clear();
                self.write(save, Held::EXCEPTION.or(Held::NONE));
                self.read(exception, Held::EXCEPTION);
            }
            Instr::SplitGroup { base, .. } => {
                let held = Held::EXCEPTION.or(Held::NONE);
                self.read(base, held);
                self.write_span(base, 2, held);
            }
            Instr::MergeGroup { dst, base } => {
                self.built(dst, Held::EXCEPTION.or(Held::NONE));
                self.span(base, 0, 3);
            }
            Instr::JumpIfNone { a, .. } => {
                let held = held(a);
                self.write(a, held.without(Held::NONE));
                self.jump_writes.push((a.into(), held));
            }
            Instr::PopHandled { save } => self.read(save, Held::EXCEPTION.or(Held::NONE)),
            Instr::MatchException { exception, .. } => self.read(exception, Held::EXCEPTION),
            Instr::EndAsyncFor { exception } => self.read(exception, Held::EXCEPTION),
            Instr::ExitArguments { base, exception } => {
                self.read(exception, Held::EXCEPTION);
                self.write_span(base, 3, Held::VALUE);
            }
            Instr::FormatSimple { dst, .. } | Instr::FormatSpec { dst, .. } => {
                self.built(dst, Held::STR);
            }
            _ => {}
        }
        Ok(())
    }

    /// The result is of a known kind.
    fn built(&mut self, dst: u8, held: Held) {
        self.writes.clear();
        self.write(dst, held);
    }

    /// What is called takes over the registers from `base` on.
    fn call(&mut self, base: u8) {
        self.clobbers = self.clobbers.min(base.into());
    }

    /// What is written is written only when it jumps.
    fn on_jump(&mut self, writes: &[(u8, Held)]) {
        self.writes.clear();
        self.jump_writes.extend(writes.iter().map(|&(register, held)| (register.into(), held)));
    }

    fn function(
        &mut self,
        base: u8,
        parts: u8,
        inner: Option<&Code>,
        state: &[Held],
    ) -> Result<(), String> {
        let Some(inner) = inner else { return Err("a function without code".to_owned()) };
        if parts > 15 || (inner.free_count > 0 && parts & 4 == 0) {
            return Err(format!(
                "a function with parts {parts} and {} captured variables",
                inner.free_count
            ));
        }
        let mut place = usize::from(base);
        for (bit, held) in [(1, Held::TUPLE), (2, Held::DICT), (4, Held::TUPLE), (8, Held::VALUE)] {
            if parts & bit == 0 {
                continue;
            }
            self.reads.push((place, held));
            if bit == 4 {
                let cells = state.get(place).and_then(|held| held.cells());
                if cells != Some(inner.free_count.into()) {
                    return Err(format!(
                        "a function with {cells:?} cells for {} captured variables",
                        inner.free_count
                    ));
                }
            }
            place += 1;
        }
        Ok(())
    }
}

const fn constant(constant: Option<&Const>) -> Held {
    match constant {
        Some(Const::None) => Held::NONE,
        Some(Const::Int(_)) => Held::INT.or(Held::OTHER),
        Some(Const::Str(_)) => Held::STR,
        Some(Const::Tuple(_)) => Held::TUPLE,
        _ => Held::OTHER,
    }
}
