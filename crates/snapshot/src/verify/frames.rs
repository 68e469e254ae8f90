//! Frames and generators: where they stand, that their registers fit there, and that results find
//! a place.

use std::borrow::Cow;
use std::cell::Cell;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use diapause_bytecode::{Code, Instr};
use diapause_vm::code_store::CodeId;
use diapause_vm::exec::{Cont, Frame};
use diapause_vm::heap::Heap;
use diapause_vm::machine::Machine;
use diapause_vm::object::{Flavor, GeneratorState};
use diapause_vm::value::{Kind, Value};

use super::effects::{Effect, Held, Siblings};
use super::flow::Flow;
use crate::decode::{Decoder, is_of_prelude};
use crate::error::{SnapshotError, ensure};
use crate::wire::Table;

/// How far a window may start behind that of the caller: behind all its registers, with room for
/// a receiver.
pub const MAX_OFFSET: u32 = 257;

/// The code that frames stand in.
struct Codes<'m> {
    machine: &'m Machine,
}

/// What is known of the registers of a code object, as far as it was needed.
#[derive(Default)]
struct Findings {
    flow: OnceLock<Flow>,
    /// By instruction, where programs rested: most often it is at the same few calls.
    rests: Mutex<Vec<(usize, Arc<Rest>)>>,
}

/// So many places of a code object are remembered.
const MOST_RESTS: usize = 16;

/// What is known before an instruction that something may wait in.
struct Rest {
    state: Vec<Held>,
    /// The registers that stay as they are while the instruction is carried out, if it can be.
    kept: Option<usize>,
}

/// Checks frames and generators.
pub fn frames(decoder: &Decoder) -> Result<(), SnapshotError> {
    let machine = &decoder.machine;
    let codes = Codes { machine };
    let frames = &machine.frames;
    for (index, frame) in frames.iter().enumerate() {
        let checked = codes.frame(index, frame);
        if let Err(SnapshotError::Corrupt { what }) = checked {
            return Err(SnapshotError::corrupt(format!("frame {index}: {what}")));
        }
        checked?;
    }
    let state = &machine.state;
    ensure!(!frames.is_empty() || !state.waits(), "something waits, but no frame");
    ensure!(
        !frames.is_empty() || state.interactive.is_some(),
        "nothing runs, and it is no interactive session"
    );
    let waiting = [state.pending.is_some(), state.waiting.is_some(), state.injected.is_some()];
    ensure!(
        waiting.iter().filter(|&&waits| waits).count() <= 1,
        "the program waits for more than one thing"
    );
    let subjects = frames.iter().map(|frame| frame.subject);
    let mut subjects: Vec<u32> =
        subjects.filter(|it| it.is(Kind::Generator)).map(Value::index).collect();
    let running = subjects.len();
    subjects.sort_unstable();
    subjects.dedup();
    ensure!(subjects.len() == running, "a generator that runs in two frames");
    let mut marked = 0;
    for value in decoder.live(Table::Generator) {
        codes.generator(value)?;
        marked += usize::from(machine.heap.generator(value).state == GeneratorState::Running);
    }
    ensure!(running == marked, "{marked} generators run in {running} frames");
    Ok(())
}

impl<'m> Codes<'m> {
    fn code(&self, id: CodeId) -> Result<(&'m Code, Siblings<'m>), SnapshotError> {
        match self.machine.codes.code(id) {
            Some((_, code)) if id.library_index().is_some() => Ok((code, Siblings::Library)),
            Some((module, code)) => Ok((code, Siblings::Module(&module.codes))),
            None => Err(SnapshotError::corrupt(format!("no code {}", id.0))),
        }
    }

    /// What registers hold before an instruction.
    fn before(&self, id: CodeId, pc: usize) -> Result<Arc<Rest>, SnapshotError> {
        let (code, codes) = self.code(id)?;
        let findings = self.findings(id);
        if let Some(findings) = findings {
            let rests = findings.rests.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some((_, known)) = rests.iter().find(|&&(at, _)| at == pc) {
                return Ok(Arc::clone(known));
            }
        }
        let computed;
        let flow = match findings.and_then(|findings| findings.flow.get()) {
            Some(known) => known,
            None => {
                let flow = Flow::analyze(code, codes, usize::MAX)?;
                match findings {
                    Some(findings) => findings.flow.get_or_init(|| flow),
                    None => {
                        computed = flow;
                        &computed
                    }
                }
            }
        };
        let state = flow
            .before(code, codes, pc)
            .ok_or_else(|| SnapshotError::corrupt(format!("no path leads to instruction {pc}")))?;
        let mut effect = Effect::default();
        let kept = effect.of(code, codes, pc, &state).is_ok().then_some(effect.clobbers);
        let rest = Arc::new(Rest { state, kept });
        if let Some(findings) = findings {
            let mut rests = findings.rests.lock().unwrap_or_else(PoisonError::into_inner);
            if rests.len() < MOST_RESTS {
                rests.push((pc, Arc::clone(&rest)));
            }
        }
        Ok(rest)
    }

    /// Where what is known of a code object is kept: modules are shared by many programs.
    fn findings(&self, id: CodeId) -> Option<&'m Findings> {
        let (module, index) = match id.library_index() {
            Some(_) => (self.machine.codes.code(id)?.0, 0),
            None => {
                let unit = self.machine.codes.program_unit(id)?;
                (&unit.module, unit.index as usize)
            }
        };
        let empty =
            || -> Box<[Findings]> { module.codes.iter().map(|_| Findings::default()).collect() };
        module.written.findings(empty)?.get(index)
    }

    fn frame(&self, index: usize, frame: &Frame) -> Result<(), SnapshotError> {
        let machine = self.machine;
        let heap = &machine.heap;
        let (code, codes) = self.code(frame.code)?;
        let top = index + 1 == machine.frames.len();
        let waits = machine.waits(index);
        let pc = frame.pc as usize;
        ensure!(
            pc < code.instructions.len() + usize::from(waits) && (pc > 0 || !waits),
            "instruction {pc} of {}",
            code.instructions.len()
        );
        ensure!((frame.cont == Cont::Entry) == (index == 0), "{:?} of frame {index}", frame.cont);
        let generator = code.flags.suspends();
        ensure!(
            generator == frame.subject.is(Kind::Generator),
            "{:?} as the subject of {}",
            frame.subject,
            code.qualname
        );
        // What it gives, and its end, are for the frame below it.
        ensure!(!generator || index > 0, "{} as the program itself", code.qualname);
        ensure!(
            !matches!(frame.cont, Cont::Init(_))
                || matches!(frame.subject.kind(), Some(Kind::Instance | Kind::Exception)),
            "{:?} as what is being initialized",
            frame.subject
        );
        if generator {
            let object = heap.generator(frame.subject);
            ensure!(
                object.state == GeneratorState::Running && object.code == frame.code,
                "a generator that does not run in its frame"
            );
        }
        let at = pc - usize::from(waits);
        let rest = self.before(frame.code, at)?;
        let mut state = Cow::Borrowed(&rest.state[..]);
        let registers = machine.live_registers(index);
        let register = |place: usize| registers.get(place).map_or(Value::UNBOUND, Cell::get);
        if !waits {
            // The rest was dropped; the code must get along without it.
            state.to_mut().iter_mut().skip(registers.len()).for_each(|held| *held = Held::GARBAGE);
            Flow::analyze_from(code, codes, usize::MAX, at, &state)?;
        }
        // What the rest of the instruction finds: behind a call only what lies below it.
        let above = machine.frames.get(index + 1);
        let cont = if top { machine.state.cont() } else { above.map(|above| above.cont) };
        let mut needed = state.len();
        if waits {
            let Some(kept) = rest.kept else {
                let refused = Effect::default().of(code, codes, at, &state);
                return Err(SnapshotError::corrupt(refused.err().unwrap_or_default()));
            };
            needed = match cont {
                Some(Cont::Store(_) | Cont::Init(_)) => kept,
                _ => code.live[at].into(),
            };
            if let Some(above) = above {
                let offset = above.base.saturating_sub(frame.base) as usize;
                ensure!(
                    offset >= needed,
                    "{needed} registers are needed, but the window above starts at {offset}"
                );
            }
        }
        if let Some(above) = above.filter(|above| above.cont == Cont::Discard) {
            ensure!(
                is_of_prelude(self.machine, above.code) && !waits,
                "an activation of the program between two instructions"
            );
            let offset = above.base.saturating_sub(frame.base) as usize;
            // One place behind the live registers is left free.
            ensure!(offset <= usize::from(code.register_count) + 1, "registers of nobody");
        } else if let Some(cont) = cont {
            self.result(code.instructions[at], cont, above)?;
        }
        fits(heap, &state[..needed.min(state.len())], register)
    }

    /// Checks that a result finds its place in the instruction that waits for it.
    fn result(
        &self,
        instruction: Instr,
        cont: Cont,
        above: Option<&Frame>,
    ) -> Result<(), SnapshotError> {
        let wrong = || {
            SnapshotError::corrupt(format!(
                "{cont:?} for {instruction:?}, which takes no such result"
            ))
        };
        match cont {
            Cont::Entry | Cont::Discard => Err(wrong()),
            Cont::Store(register) | Cont::Init(register) => match instruction {
                Instr::Call { dst, .. }
                | Instr::CallKeywords { dst, .. }
                | Instr::CallUnpacked { dst, .. }
                | Instr::CallGlobal { dst, .. }
                | Instr::CallMethod { dst, .. }
                | Instr::CallMethodKeywords { dst, .. }
                | Instr::CallLoaded { dst, .. }
                    if dst == register =>
                {
                    Ok(())
                }
                _ => Err(wrong()),
            },
            Cont::Finish(_) => match instruction {
                // The library gives what these need.
                Instr::FormatSimple { .. }
                | Instr::FormatSpec { .. }
                | Instr::BuildDict { .. }
                | Instr::BuildSet { .. }
                | Instr::Unpack { .. }
                | Instr::UnpackStar { .. } => {
                    if above.is_some_and(|above| is_of_prelude(self.machine, above.code)) {
                        Ok(())
                    } else {
                        Err(wrong())
                    }
                }
                // Those that go on with a result.
                Instr::Add { .. }
                | Instr::Sub { .. }
                | Instr::Mul { .. }
                | Instr::TrueDiv { .. }
                | Instr::FloorDiv { .. }
                | Instr::Mod { .. }
                | Instr::Binary { .. }
                | Instr::AddImm { .. }
                | Instr::SubImm { .. }
                | Instr::Compare { .. }
                | Instr::JumpLt { .. }
                | Instr::JumpLe { .. }
                | Instr::JumpGt { .. }
                | Instr::JumpGe { .. }
                | Instr::JumpEq { .. }
                | Instr::JumpNe { .. }
                | Instr::JumpLtImm { .. }
                | Instr::JumpLeImm { .. }
                | Instr::JumpGtImm { .. }
                | Instr::JumpGeImm { .. }
                | Instr::JumpEqImm { .. }
                | Instr::JumpNeImm { .. }
                | Instr::Contains { .. }
                | Instr::JumpIn { .. }
                | Instr::Not { .. }
                | Instr::JumpIfTrue { .. }
                | Instr::JumpIfFalse { .. }
                | Instr::Unary { .. }
                | Instr::GetItem { .. }
                | Instr::LoadName { .. }
                | Instr::LoadNameOrCell { .. }
                | Instr::GetAttr { .. }
                | Instr::LoadMethod { .. }
                | Instr::MatchException { .. }
                | Instr::LoadSpecial { .. }
                | Instr::Import { .. }
                | Instr::AsyncNext { .. }
                | Instr::GetIter { .. }
                | Instr::GetYieldFromIter { .. }
                | Instr::GetAwaitable { .. }
                | Instr::GetAsyncIter { .. }
                | Instr::ForIter { .. }
                | Instr::ForRange { .. }
                | Instr::ImportStar { .. }
                | Instr::CallMethod { .. }
                | Instr::CallMethodKeywords { .. }
                | Instr::YieldFrom { .. }
                | Instr::SplitGroup { .. }
                | Instr::MergeGroup { .. }
                | Instr::SetItem { .. }
                | Instr::StoreName { .. }
                | Instr::DeleteName { .. }
                | Instr::ClearName { .. }
                | Instr::DeleteItem { .. }
                | Instr::SetAttr { .. }
                | Instr::DeleteAttr { .. }
                | Instr::ListExtend { .. }
                | Instr::SetAdd { .. }
                | Instr::SetUpdate { .. }
                | Instr::DictInsert { .. }
                | Instr::DictUpdate { .. }
                | Instr::DictMerge { .. }
                | Instr::ImportFrom { .. }
                | Instr::Raise { .. }
                | Instr::RaiseFrom { .. } => Ok(()),
                _ => Err(wrong()),
            },
        }
    }

    fn generator(&self, value: Value) -> Result<(), SnapshotError> {
        let heap = &self.machine.heap;
        let generator = heap.generator(value);
        let (code, _) = self.code(generator.code)?;
        ensure!(code.flags.suspends(), "a generator of {}, which is none", code.qualname);
        let expected = Flavor::of(code.flags);
        // Those that the library makes for `await` have the code of generators or coroutines.
        let made = expected != Flavor::AsyncGenerator
            && (is_of_prelude(self.machine, generator.code)
                || generator.flavor == Flavor::Awaitable)
            && !matches!(
                generator.flavor,
                Flavor::Generator | Flavor::Coroutine | Flavor::AsyncGenerator
            );
        ensure!(
            generator.flavor == expected || made,
            "{:?} of {}",
            generator.flavor,
            code.qualname
        );
        let pc = generator.pc as usize;
        let found = generator.registers.len();
        let (at, count) = match generator.state {
            GeneratorState::Running | GeneratorState::Finished => {
                ensure!(found == 0, "a generator with registers that does not rest");
                return Ok(());
            }
            GeneratorState::Created => {
                ensure!(pc == 0, "a generator at {pc} that has not begun");
                (0, code.variable_names.len())
            }
            GeneratorState::Suspended => {
                let at = pc.wrapping_sub(1);
                ensure!(
                    matches!(
                        code.instructions.get(at),
                        Some(Instr::Yield { .. } | Instr::YieldFrom { .. })
                    ) && pc < code.instructions.len(),
                    "a generator that rests at {pc}, where it does not yield"
                );
                (at, usize::from(code.live[at]))
            }
        };
        ensure!(found == count, "a generator with {found} registers, expected {count}");
        let rest = self.before(generator.code, at)?;
        let state = &rest.state;
        let register =
            |place: usize| generator.registers.get(place).copied().unwrap_or(Value::UNBOUND);
        fits(heap, &state[..count.min(state.len())], register)
    }
}

/// Checks that registers hold what the code expects there. Missing ones are unbound.
fn fits(
    heap: &Heap,
    state: &[Held],
    register: impl Fn(usize) -> Value,
) -> Result<(), SnapshotError> {
    for (place, &expected) in state.iter().enumerate() {
        let value = register(place);
        if expected.may_be(Held::GARBAGE) {
            continue;
        }
        let found = held(value);
        let cells = match expected.cells() {
            Some(cells) if value.is(Kind::Tuple) => {
                let items = &heap.tuple(value).items;
                items.len() == usize::from(cells) && items.iter().all(|item| item.is(Kind::Cell))
            }
            _ => true,
        };
        ensure!(
            cells && expected.may_be(found),
            "register {place} holds {value:?}, expected {expected:?}"
        );
    }
    Ok(())
}

fn held(value: Value) -> Held {
    if value.is_small() {
        return Held::INT;
    }
    match value.kind() {
        Some(Kind::Const) if value.is_none() => Held::NONE,
        Some(Kind::Const) if value.is_unbound() => Held::UNBOUND,
        Some(Kind::Cell) => Held::CELL,
        Some(Kind::List) => Held::LIST,
        Some(Kind::Set) => Held::SET,
        Some(Kind::Dict) => Held::DICT,
        Some(Kind::Tuple) => Held::TUPLE,
        Some(Kind::Str) => Held::STR,
        Some(Kind::Exception) => Held::EXCEPTION,
        _ => Held::OTHER,
    }
}
