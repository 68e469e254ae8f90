//! What registers hold along every path through a code object.

use std::collections::{BTreeMap, BTreeSet};

use diapause_bytecode::{Code, Instr, Operand};

use super::effects::{Effect, Held, Siblings};
use crate::error::{SnapshotError, ensure};

/// Instructions are looked at this many times on average, at most.
const VISITS: usize = 64;

/// What registers hold at the instructions that can be reached by a jump.
#[derive(Debug)]
pub struct Flow {
    states: BTreeMap<usize, Vec<Held>>,
}

/// The analysis under way.
struct Analysis<'c> {
    code: &'c Code,
    states: BTreeMap<usize, Vec<Held>>,
    work: BTreeSet<usize>,
    /// How many more states may be kept.
    room: usize,
}

impl Flow {
    /// Follows every path. `memory` bounds what is remembered.
    pub fn analyze(code: &Code, codes: Siblings<'_>, memory: usize) -> Result<Self, SnapshotError> {
        Self::analyze_from(code, codes, memory, 0, &entry(code))
    }

    /// Follows every path from an instruction on.
    pub fn analyze_from(
        code: &Code,
        codes: Siblings<'_>,
        memory: usize,
        pc: usize,
        state: &[Held],
    ) -> Result<Self, SnapshotError> {
        let registers = usize::from(code.register_count);
        let leaders = leaders(code);
        let room = memory / (registers + 1) / size_of::<Held>();
        let mut analysis = Analysis { code, states: BTreeMap::new(), work: BTreeSet::new(), room };
        analysis.flow(pc, state)?;
        let mut budget = code.instructions.len() * VISITS + 4096;
        let mut effect = Effect::default();
        while let Some(leader) = analysis.work.pop_first() {
            let Some(mut state) = analysis.states.get(&leader).cloned() else { continue };
            let mut pc = leader;
            loop {
                let Some(left) = budget.checked_sub(1) else {
                    return Err(SnapshotError::corrupt("paths too entangled to follow"));
                };
                budget = left;
                analysis.step(codes, pc, &mut state, &mut effect)?;
                if !effect.falls {
                    break;
                }
                pc += 1;
                ensure!(pc < code.instructions.len(), "control leaves the code at {pc}");
                if leaders.binary_search(&pc).is_ok() {
                    analysis.flow(pc, &state)?;
                    break;
                }
            }
        }
        Ok(Self { states: analysis.states })
    }

    /// What registers hold before the instruction at `pc` on paths from the start; `None` when no path leads there.
    pub fn before(&self, code: &Code, codes: Siblings<'_>, pc: usize) -> Option<Vec<Held>> {
        let (&leader, state) = self.states.range(..=pc).next_back()?;
        let mut state = state.clone();
        let mut effect = Effect::default();
        for at in leader..pc {
            effect.of(code, codes, at, &state).ok()?;
            if !effect.falls {
                return None;
            }
            go_on(code, at, &mut state, &effect);
        }
        Some(state)
    }
}

impl Analysis<'_> {
    /// One instruction: checks what it reads, and changes the state to that behind it.
    fn step(
        &mut self,
        codes: Siblings<'_>,
        pc: usize,
        state: &mut [Held],
        effect: &mut Effect,
    ) -> Result<(), SnapshotError> {
        let code = self.code;
        let at = |what: String| SnapshotError::corrupt(format!("{pc}: {what}"));
        effect.of(code, codes, pc, state).map_err(at)?;
        let registers = state.len();
        let live = usize::from(code.live[pc]);
        for &(register, allowed) in &effect.reads {
            ensure!(register < registers, "{pc}: register {register} of {registers}");
            ensure!(
                state[register].within(allowed) && register < live,
                "{pc}: {} reads register {register}, which may hold {:?} and of which {live} are \
                 live, expected {allowed:?}",
                code.instructions[pc].name(),
                state[register]
            );
        }
        for &(register, _) in effect.writes.iter().chain(&effect.jump_writes) {
            ensure!(register < registers, "{pc}: register {register} of {registers}");
        }
        // An exception finds the registers below that of the handler as they were.
        if let Some(handler) = code.handler(pc as u32) {
            let register = usize::from(handler.register);
            let kept = register.min(effect.clobbers);
            let mut caught = vec![Held::GARBAGE; registers];
            caught[..kept].copy_from_slice(&state[..kept]);
            caught[register] = Held::EXCEPTION;
            self.flow(handler.handler as usize, &caught)?;
        }
        if let Some(target) = effect.jump {
            let mut jumped = state.to_vec();
            let writes =
                if effect.jump_writes.is_empty() { &effect.writes } else { &effect.jump_writes };
            apply(&mut jumped, effect, writes);
            // What a loop steps on may be a generator, which is a call wherever the body stands.
            // A jump to the next instruction counts as one backward, as it does in the loop.
            if target <= pc + 1
                || matches!(code.instructions[pc], Instr::ForIter { .. } | Instr::ForRange { .. })
            {
                stop(code, target, &mut jumped, 0);
            }
            self.flow(target, &jumped)?;
        }
        go_on(code, pc, state, effect);
        Ok(())
    }

    /// Joins a state with what was known at an instruction.
    fn flow(&mut self, pc: usize, incoming: &[Held]) -> Result<(), SnapshotError> {
        ensure!(pc < self.code.instructions.len(), "control leaves the code at {pc}");
        if let Some(known) = self.states.get_mut(&pc) {
            let mut changed = false;
            for (known, &incoming) in known.iter_mut().zip(incoming) {
                let joined = known.or(incoming);
                changed |= joined != *known;
                *known = joined;
            }
            if changed {
                self.work.insert(pc);
            }
            return Ok(());
        }
        let Some(room) = self.room.checked_sub(1) else {
            return Err(SnapshotError::corrupt("code too entangled to be checked"));
        };
        self.room = room;
        self.states.insert(pc, incoming.to_vec());
        self.work.insert(pc);
        Ok(())
    }
}

fn apply(state: &mut [Held], effect: &Effect, writes: &[(usize, Held)]) {
    let from = effect.clobbers.min(state.len());
    state[from..].fill(Held::GARBAGE);
    for &(register, held) in writes {
        if let Some(place) = state.get_mut(register) {
            *place = held;
        }
    }
}

/// From an instruction to the next.
fn go_on(code: &Code, pc: usize, state: &mut [Held], effect: &Effect) {
    apply(state, effect, &effect.writes);
    match code.instructions[pc] {
        Instr::Yield { dst, .. } => stop(code, pc + 1, state, usize::from(dst) + 1),
        // A loop puts two items where they are wanted, and goes on behind.
        Instr::Unpack { count: 2, .. } => stop(code, pc + 1, state, 0),
        _ => {}
    }
}

/// Before an instruction at which the program may be stopped: what is not live there is gone, as
/// `Machine::live_registers` has it. So many registers are live in any case.
fn stop(code: &Code, pc: usize, state: &mut [Held], kept: usize) {
    let live = usize::from(code.live.get(pc).copied().unwrap_or(0));
    let from = live.max(code.variable_names.len()).max(kept);
    state.iter_mut().skip(from).for_each(|held| *held = Held::GARBAGE);
}

/// Where a function starts: parameters have values, other variables none, captured ones are cells.
fn entry(code: &Code) -> Vec<Held> {
    let mut state = vec![Held::GARBAGE; usize::from(code.register_count)];
    let variables = code.variable_names.len();
    let free = variables - usize::from(code.free_count);
    state[..variables].fill(Held::UNBOUND);
    state[..code.parameter_count()].fill(Held::VALUE);
    state[free..variables].fill(Held::CELL);
    state
}

/// Where jumps and handlers lead.
fn leaders(code: &Code) -> Vec<usize> {
    let mut leaders = vec![0];
    for (pc, instruction) in code.instructions.iter().enumerate() {
        if matches!(instruction, Instr::YieldFrom { .. }) {
            leaders.push(pc);
        }
        instruction.operands(|_, operand| match operand {
            Operand::Target(t) => leaders.push(t as usize),
            Operand::Branch(b) => leaders.push(b.target() as usize),
            _ => {}
        });
    }
    leaders.extend(code.exception_table.iter().map(|entry| entry.handler as usize));
    leaders.sort_unstable();
    leaders.dedup();
    leaders
}
