//! The matcher: backtracking over a stack of its own.

use smallvec::SmallVec;

use super::class;
use super::compile::{First, Op, Program, Single};
use super::input::{Input, all_of, is_at};
use super::tree::{Case, Greed, UNLIMITED};
use crate::heap::Deadline;

/// A position that is not there.
pub const NONE: usize = usize::MAX;

/// Steps that one attempt may take, and more for each byte of the text.
const ATTEMPT: u64 = 20_000_000;
const ATTEMPT_PER_BYTE: u64 = 64;

/// After so many steps a search is interrupted between two attempts.
const SLICE: u64 = 400_000;

/// After so many the clock is looked at within an attempt, which nothing else interrupts.
const LOOK: u64 = 4_000_000;

/// Slots that are made empty in the time of a step.
const SLOTS_PER_STEP: u64 = 8;

/// What is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A match anywhere.
    Search,
    /// One that begins where the search does.
    Match,
    /// One of the whole text.
    Full,
}

/// A match.
#[derive(Clone, Debug)]
pub struct Found {
    /// Start and end of each group in bytes, [`NONE`] for groups that did not match.
    pub slots: SmallVec<[usize; 12]>,
    /// The group that was closed last.
    pub last: Option<usize>,
}

/// How a search without a match ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// There is none.
    Nothing,
    /// It was interrupted and goes on from there.
    Later(usize),
    /// An attempt took too many steps.
    Exhausted,
    /// The time of the program is over.
    Overdue,
    /// It needs more memory than there is.
    Memory,
}

/// What a search came to.
pub type Outcome = Result<Found, End>;

/// What is done when the present way does not match.
#[derive(Clone, Copy, Debug)]
enum Entry {
    /// Another way.
    Choice { pc: usize, at: usize },
    /// A repetition of characters that gives them back one by one, down to `low`.
    Back { pc: usize, at: usize, low: usize },
    /// One that takes one more.
    More { pc: usize, at: usize, count: u32 },
    /// A slot gets back its position.
    Slot { slot: usize, old: usize },
    /// A register gets back its value.
    Register { register: usize, old: usize },
}

/// The room that a search needs; it serves one after the other.
#[derive(Debug, Default)]
pub struct Room {
    stack: Vec<Entry>,
    /// Positions of groups; behind them, the group that was closed last.
    slots: Vec<usize>,
    registers: Vec<usize>,
}

impl Room {
    /// Drops what an unusual search made large.
    pub fn shrink(&mut self) {
        if self.stack.capacity() > 1024 {
            self.stack = Vec::new();
        }
    }
}

/// A search: a program, and the room it needs.
#[derive(Debug)]
pub struct Search<'a> {
    program: &'a Program,
    goal: Goal,
    stack: Vec<Entry>,
    /// See [`Room`].
    slots: Vec<usize>,
    registers: Vec<usize>,
    /// Bytes that the stack may take.
    memory: usize,
    deadline: Option<Deadline>,
    /// What is left to an attempt until the clock is looked at, and of its budget behind that.
    steps: u64,
    later_steps: u64,
    /// Steps of attempts that are over, until the next interruption.
    spent: u64,
    /// Of all attempts.
    taken: u64,
}

impl<'a> Search<'a> {
    /// A search that may use so many bytes.
    pub fn new(program: &'a Program, goal: Goal, memory: usize, room: Room) -> Self {
        let Room { stack, mut slots, mut registers } = room;
        slots.resize(program.slots + 1, NONE);
        registers.resize(program.registers, 0);
        Self {
            program,
            goal,
            stack,
            slots,
            registers,
            memory,
            deadline: None,
            steps: 0,
            later_steps: 0,
            spent: 0,
            taken: 0,
        }
    }

    /// The same, no longer than that.
    pub fn until(self, deadline: Option<Deadline>) -> Self {
        Self { deadline, ..self }
    }

    /// How many steps it took so far.
    pub fn taken(&self) -> u64 {
        self.taken
    }

    /// Gives the room back.
    pub fn into_room(self) -> Room {
        let mut room = Room { stack: self.stack, slots: self.slots, registers: self.registers };
        room.shrink();
        room
    }

    /// Searches a text from a place on; with `advance` a match there must not be empty.
    ///
    /// # Errors
    ///
    /// How the search ended without a match.
    pub fn text(&mut self, text: &str, from: usize, advance: bool) -> Outcome {
        self.search(text, from, advance)
    }

    /// The same for bytes.
    ///
    /// # Errors
    ///
    /// How the search ended without a match.
    pub fn bytes(&mut self, bytes: &[u8], from: usize, advance: bool) -> Outcome {
        self.search(bytes, from, advance)
    }

    fn search<I: Input>(&mut self, input: I, from: usize, advance: bool) -> Outcome {
        let len = input.bytes().len();
        let budget = ATTEMPT + len as u64 * ATTEMPT_PER_BYTE;
        let mut start = from;
        loop {
            if self.goal == Goal::Search
                && let Some(first) = &self.program.first
            {
                start = self.candidate(input, start, first).ok_or(End::Nothing)?;
            }
            self.steps = budget.min(LOOK);
            self.later_steps = budget - self.steps;
            let empty_at = if advance { from } else { NONE };
            let matches = self.attempt(input, start, empty_at)?;
            let taken = budget - self.later_steps - self.steps + 1;
            self.taken += taken;
            if matches {
                self.slots[0] = start;
                let count = self.program.slots;
                let last = self.slots.get(count).copied().filter(|&last| last != NONE);
                let slots = SmallVec::from_slice(&self.slots[..count]);
                return Ok(Found { slots, last });
            }
            if self.goal != Goal::Search {
                return Err(End::Nothing);
            }
            let Some((_, next)) = input.next(start) else { return Err(End::Nothing) };
            start = next;
            self.spent += taken;
            if self.spent > SLICE {
                self.spent = 0;
                return Err(End::Later(start));
            }
        }
    }

    /// The next place where a match can begin.
    fn candidate<I: Input>(&self, input: I, start: usize, first: &[bool; 256]) -> Option<usize> {
        let rest = input.bytes().get(start..)?;
        let found = match *self.program.needles {
            [a] => memchr::memchr(a, rest),
            [a, b] => memchr::memchr2(a, b, rest),
            [a, b, c] => memchr::memchr3(a, b, c, rest),
            _ => {
                // Bytes inside of characters are not where one begins.
                let inside = |byte: u8| self.program.is_text && byte & 0xc0 == 0x80;
                rest.iter().position(|&byte| first[usize::from(byte)] && !inside(byte))
            }
        };
        found.map(|place| start + place)
    }

    fn push(&mut self, entry: Entry) -> Result<(), End> {
        if self.stack.len() == self.stack.capacity() {
            let bytes = self.stack.capacity().saturating_mul(2 * size_of::<Entry>());
            if bytes > self.memory {
                return Err(End::Memory);
            }
        }
        self.stack.push(entry);
        Ok(())
    }

    fn set_slot(&mut self, slot: usize, value: usize) -> Result<(), End> {
        let old = std::mem::replace(&mut self.slots[slot], value);
        // With nothing to go back to nothing has to be undone.
        if self.stack.is_empty() { Ok(()) } else { self.push(Entry::Slot { slot, old }) }
    }

    fn set_register(&mut self, register: usize, value: usize) -> Result<(), End> {
        let old = std::mem::replace(&mut self.registers[register], value);
        if self.stack.is_empty() { Ok(()) } else { self.push(Entry::Register { register, old }) }
    }

    fn step(&mut self, count: u64) -> Result<(), End> {
        match self.steps.checked_sub(count) {
            Some(left) => {
                self.steps = left;
                Ok(())
            }
            None => self.look(count),
        }
    }

    /// Goes on with a step if there is time.
    #[cold]
    fn look(&mut self, count: u64) -> Result<(), End> {
        let missing = count - self.steps;
        self.later_steps = self.later_steps.checked_sub(missing).ok_or(End::Exhausted)?;
        if self.deadline.is_some_and(Deadline::is_over) {
            return Err(End::Overdue);
        }
        self.steps = self.later_steps.min(LOOK);
        self.later_steps -= self.steps;
        Ok(())
    }

    /// Goes back to the last other way. None when there is none.
    fn back<I: Input>(&mut self, input: I) -> Result<Option<(usize, usize)>, End> {
        while let Some(entry) = self.stack.pop() {
            self.step(1)?;
            match entry {
                Entry::Choice { pc, at } => return Ok(Some((pc, at))),
                Entry::Back { pc, at, low } => {
                    let at = match &self.program.ops[pc] {
                        // Where that character stands.
                        Op::Single(Single::Char(code @ 0..128)) => {
                            let place = memchr::memrchr(*code as u8, &input.bytes()[low..at]);
                            let found = place.map_or(low, |place| low + place);
                            self.step((at - found) as u64)?;
                            if place.is_none() {
                                continue;
                            }
                            found
                        }
                        _ => match input.before(at) {
                            Some((_, at)) => at,
                            None => continue,
                        },
                    };
                    if at > low {
                        self.stack.push(Entry::Back { pc, at, low });
                    }
                    return Ok(Some((pc, at)));
                }
                Entry::More { pc, at, count } => {
                    let Op::Repeat { single, most, .. } = &self.program.ops[pc] else { continue };
                    let most = *most;
                    if let Some((code, next)) = input.next(at)
                        && single.holds(code)
                    {
                        if count + 1 < most {
                            self.stack.push(Entry::More { pc, at: next, count: count + 1 });
                        }
                        return Ok(Some((pc + 1, next)));
                    }
                }
                Entry::Slot { slot, old } => self.slots[slot] = old,
                Entry::Register { register, old } => self.registers[register] = old,
            }
        }
        Ok(None)
    }

    /// Drops the other ways from a height on, but not what has to be undone below.
    fn release(&mut self, height: usize) -> Result<(), End> {
        let mut kept = height;
        self.step((self.stack.len() - height) as u64)?;
        if height > 0 {
            for place in height..self.stack.len() {
                if matches!(self.stack[place], Entry::Slot { .. } | Entry::Register { .. }) {
                    self.stack[kept] = self.stack[place];
                    kept += 1;
                }
            }
        }
        self.stack.truncate(kept);
        Ok(())
    }

    /// The place so many characters behind.
    fn behind<I: Input>(input: I, at: usize, count: usize) -> Option<usize> {
        let mut at = at;
        for _ in 0..count {
            at = input.before(at)?.1;
        }
        Some(at)
    }

    /// Tries to match from a place. A match must not end at `empty_at`.
    fn attempt<I: Input>(&mut self, input: I, start: usize, empty_at: usize) -> Result<bool, End> {
        let program = self.program;
        let len = input.bytes().len();
        self.stack.clear();
        self.step(program.slots as u64 / SLOTS_PER_STEP)?;
        self.slots.fill(NONE);
        let (mut pc, mut at) = (0, start);
        loop {
            self.step(1)?;
            let matches = match &program.ops[pc] {
                Op::Single(single) => match input.next(at) {
                    Some((code, next)) if single.holds(code) => {
                        at = next;
                        pc += 1;
                        true
                    }
                    _ => false,
                },
                Op::Repeat { single, ascii, least, most, greed } => {
                    let (mut count, mut low) = (0_u32, at);
                    let begun = at;
                    let goal =
                        if *greed == Greed::Lazy || *most == UNLIMITED { *least } else { *most };
                    while count < goal {
                        match input.next(at) {
                            Some((code, next)) if single.holds(code) => at = next,
                            _ => break,
                        }
                        count += 1;
                        if count == *least {
                            low = at;
                        }
                    }
                    if *most == UNLIMITED && *greed != Greed::Lazy && count == *least {
                        at = all_of(input, single, ascii, at);
                    }
                    self.step((at - begun) as u64)?;
                    if count < *least {
                        false
                    } else {
                        if *greed == Greed::Lazy && count < *most {
                            self.push(Entry::More { pc, at, count })?;
                        } else if *greed == Greed::Greedy && at > low {
                            self.push(Entry::Back { pc: pc + 1, at, low })?;
                        }
                        pc += 1;
                        true
                    }
                }
                Op::At(place) => {
                    let found = is_at(input, *place, at, len);
                    pc += usize::from(found);
                    found
                }
                Op::Save(slot) => {
                    self.set_slot(*slot, at)?;
                    if slot % 2 == 1 {
                        self.set_slot(program.slots, slot / 2)?;
                    }
                    pc += 1;
                    true
                }
                Op::Fork { other, here, there } => {
                    let byte = input.bytes().get(at);
                    let may = |first: &Option<First>| match first {
                        Some(first) => byte.is_some_and(|&byte| first[usize::from(byte)]),
                        None => true,
                    };
                    if may(here) {
                        if may(there) {
                            self.push(Entry::Choice { pc: *other, at })?;
                        }
                        pc += 1;
                    } else {
                        pc = *other;
                    }
                    true
                }
                Op::Jump(target) => {
                    pc = *target;
                    true
                }
                Op::Begin(register) => {
                    self.set_register(*register, 0)?;
                    self.set_register(*register + 1, NONE)?;
                    pc += 1;
                    true
                }
                Op::Loop { register, least, most, lazy, exit } => {
                    let (count, last) = (self.registers[*register], self.registers[*register + 1]);
                    let again = *most == UNLIMITED || count < *most as usize;
                    if count < *least as usize {
                        self.set_register(*register, count + 1)?;
                        pc += 1 + usize::from(*lazy);
                    } else if *lazy {
                        if again && last != at {
                            self.push(Entry::Choice { pc: pc + 1, at })?;
                        }
                        pc = *exit;
                    } else if again && last != at {
                        self.push(Entry::Choice { pc: *exit, at })?;
                        self.set_register(*register, count + 1)?;
                        self.set_register(*register + 1, at)?;
                        pc += 1;
                    } else {
                        pc = *exit;
                    }
                    true
                }
                Op::Further { register, .. } => {
                    let count = self.registers[*register];
                    self.set_register(*register, count + 1)?;
                    self.set_register(*register + 1, at)?;
                    pc += 1;
                    true
                }
                Op::Hold(register) => {
                    self.set_register(*register, 0)?;
                    self.registers[*register] = self.stack.len();
                    pc += 1;
                    true
                }
                Op::Release(register) => {
                    self.release(self.registers[*register])?;
                    pc += 1;
                    true
                }
                Op::Look { register, behind } => {
                    self.set_register(*register, 0)?;
                    self.set_register(*register + 1, at)?;
                    self.registers[*register] = self.stack.len();
                    self.step((*behind).min(at) as u64)?;
                    match Self::behind(input, at, *behind) {
                        Some(before) => {
                            at = before;
                            pc += 1;
                            true
                        }
                        None => false,
                    }
                }
                Op::Looked(register) => {
                    self.release(self.registers[*register])?;
                    at = self.registers[*register + 1];
                    pc += 1;
                    true
                }
                Op::Not { register, behind, after } => {
                    self.set_register(*register, 0)?;
                    self.registers[*register] = self.stack.len();
                    self.step((*behind).min(at) as u64)?;
                    match Self::behind(input, at, *behind) {
                        Some(before) => {
                            self.push(Entry::Choice { pc: *after, at })?;
                            at = before;
                            pc += 1;
                        }
                        None => pc = *after,
                    }
                    true
                }
                Op::Found(register) => {
                    let height = self.registers[*register];
                    while self.stack.len() > height {
                        self.step(1)?;
                        match self.stack.pop() {
                            Some(Entry::Slot { slot, old }) => self.slots[slot] = old,
                            Some(Entry::Register { register, old }) => {
                                self.registers[register] = old;
                            }
                            _ => {}
                        }
                    }
                    false
                }
                Op::Reference(group, case) => match self.repeated(input, *group, *case, at)? {
                    Some(after) => {
                        at = after;
                        pc += 1;
                        true
                    }
                    None => false,
                },
                Op::Unless { group, no } => {
                    let matched = self.slots.get(group * 2 + 1).is_some_and(|&end| end != NONE)
                        && group * 2 + 1 < program.slots;
                    pc = if matched { pc + 1 } else { *no };
                    true
                }
                Op::Fail => false,
                Op::Match if self.goal == Goal::Full && at != len || at == empty_at => false,
                Op::Match => {
                    self.slots[1] = at;
                    return Ok(true);
                }
            };
            if !matches {
                match self.back(input)? {
                    Some((other, place)) => (pc, at) = (other, place),
                    None => return Ok(false),
                }
            }
        }
    }

    /// The place behind what a group matched, if it is repeated here.
    fn repeated<I: Input>(
        &mut self,
        input: I,
        group: usize,
        case: Case,
        at: usize,
    ) -> Result<Option<usize>, End> {
        let (mut from, end) = (self.slots[group * 2], self.slots[group * 2 + 1]);
        if from == NONE || end == NONE || end < from {
            return Ok(None);
        }
        self.step((end - from) as u64)?;
        if case == Case::Exact {
            let bytes = input.bytes();
            let wanted = &bytes[from..end];
            return Ok(bytes[at..].starts_with(wanted).then_some(at + wanted.len()));
        }
        let mut at = at;
        while from < end {
            let (Some((wanted, next)), Some((code, after))) = (input.next(from), input.next(at))
            else {
                return Ok(None);
            };
            if class::fold(wanted, case) != class::fold(code, case) {
                return Ok(None);
            }
            (from, at) = (next, after);
        }
        Ok(Some(at))
    }
}
