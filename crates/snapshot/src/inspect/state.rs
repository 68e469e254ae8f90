//! Frames and the pending call.

use std::collections::HashMap;

use diapause_vm::code_store::Unit;
use diapause_vm::entropy::SEED_BYTES;
use diapause_vm::machine::Machine;
use diapause_vm::value::Value;

use super::lines::{Lines, Place};
use super::values::Known;
use crate::column::ints::{self, Sign};
use crate::error::{SnapshotError, ensure};
use crate::reader::Reader;
use crate::wire::state::parts;

/// Arguments beyond this many are not looked at.
const MOST_ARGUMENTS: usize = 1000;

/// Activations that are told, the innermost ones.
const MOST_FRAMES: usize = 200;

/// Activations that a snapshot may have in order to be looked at.
const MOST_READ: usize = 1 << 22;

/// A call that waits.
#[derive(Clone, Debug)]
pub struct CallSeen {
    /// The function, if it can be told.
    pub name: Option<String>,
    /// Its arguments; those that cannot be told are unbound.
    pub args: Vec<Value>,
    /// How many there are.
    pub arg_count: usize,
    /// Its keyword arguments, likewise.
    pub keywords: Vec<(Value, Value)>,
    /// How many there are.
    pub keyword_count: usize,
    /// Its number.
    pub call_id: u64,
    /// Whether it is a method of a host object.
    pub method_call: bool,
}

/// An activation of the program's own code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameSeen {
    /// The function.
    pub function: String,
    /// The script.
    pub file: String,
    /// Line, column, and where they end.
    pub place: [u32; 4],
}

/// Calls that are answered later by number and, if it can be told, name; the seconds until a timer
/// is due.
pub type Waiting = (Vec<(u64, Option<String>)>, Option<f64>);

/// What a program waits for.
#[derive(Clone, Debug, Default)]
pub struct StateSeen {
    /// A call of the host.
    pub call: Option<CallSeen>,
    /// Calls that are answered later, and the seconds until a timer is due.
    pub waiting: Option<Waiting>,
    /// Of an interactive session: how many programs there were.
    pub feeds: Option<u64>,
    /// Activations in all, those of the library included.
    pub depth: usize,
    /// Those of the program's own code that is there, the outermost first.
    pub stack: Vec<FrameSeen>,
    /// How many of these were left out, before the first.
    pub omitted: usize,
}

/// Reads the section of the state as far as it is wanted.
pub fn read(
    mut reader: Reader,
    machine: &Machine,
    known: &Known,
) -> Result<StateSeen, SnapshotError> {
    let reader = &mut reader;
    let mut seen = StateSeen::default();
    let there = reader.varint()?;
    ensure!(there & !parts::ALL == 0, "parts {there:#x} of the state, some unknown");
    let has = |part: u64| there & part != 0;
    reader.rounded()?;
    reader.varint()?;
    if has(parts::PENDING) {
        seen.call = Some(call(reader, machine, known)?);
    }
    if has(parts::WAITING) {
        seen.waiting = Some(waiting(reader, machine, known)?);
    }
    for part in [parts::INJECTED, parts::MODULES, parts::SOURCES, parts::STREAMS] {
        if has(part) {
            known.one(reader)?;
        }
    }
    for part in [parts::REPR_ACTIVE, parts::WEAK_DEAD] {
        if has(part) {
            let count = reader.number()? as usize;
            known.column(reader, count, 0, &mut Vec::new())?;
        }
    }
    if has(parts::MAX_STR_DIGITS) {
        reader.number()?;
    }
    if has(parts::ENTROPY) {
        reader.raw(SEED_BYTES)?;
        reader.number()?;
        reader.varint()?;
        reader.byte()?;
    }
    if has(parts::INTERACTIVE) {
        known.one(reader)?;
        seen.feeds = Some(reader.varint()?);
    }
    frames(reader, machine, &mut seen)?;
    Ok(seen)
}

fn call(reader: &mut Reader, machine: &Machine, known: &Known) -> Result<CallSeen, SnapshotError> {
    let name = known.one(reader)?;
    let arg_count = reader.number()? as usize;
    let mut args = Vec::new();
    known.column(reader, arg_count, MOST_ARGUMENTS, &mut args)?;
    let keyword_count = reader.number()? as usize;
    let (mut names, mut values) = (Vec::new(), Vec::new());
    known.column(reader, keyword_count, MOST_ARGUMENTS, &mut names)?;
    known.column(reader, keyword_count, MOST_ARGUMENTS, &mut values)?;
    let call_id = reader.varint()?;
    let rest = reader.varint()?;
    Ok(CallSeen {
        name: known.text(&machine.heap, name),
        args,
        arg_count,
        keywords: names.into_iter().zip(values).collect(),
        keyword_count,
        call_id,
        method_call: rest >> 16 & 1 == 1,
    })
}

fn waiting(
    reader: &mut Reader,
    machine: &Machine,
    known: &Known,
) -> Result<Waiting, SnapshotError> {
    let count = reader.number()? as usize;
    ensure!(count <= MOST_READ, "{count} calls that are answered later");
    let mut ids = Vec::new();
    ints::read(reader, count, Sign::Unsigned, &mut ids)?;
    let mut names = Vec::new();
    known.column(reader, count, MOST_ARGUMENTS, &mut names)?;
    let calls = ids.into_iter().zip(names);
    let calls = calls.map(|(id, name)| (id as u64, known.text(&machine.heap, name))).collect();
    let delay = match reader.byte()? {
        0 => None,
        _ => Some(f64::from_le_bytes(reader.raw(8)?.first_chunk().copied().unwrap_or_default())),
    };
    reader.varint()?;
    Ok((calls, delay))
}

fn frames(
    reader: &mut Reader,
    machine: &Machine,
    seen: &mut StateSeen,
) -> Result<(), SnapshotError> {
    let count = reader.number()? as usize;
    ensure!(count <= MOST_READ, "{count} activations, of which at most {MOST_READ} are read");
    let (mut codes, mut pcs) = (Vec::new(), Vec::new());
    ints::read(reader, count, Sign::Unsigned, &mut codes)?;
    ints::read(reader, count, Sign::Unsigned, &mut pcs)?;
    seen.depth = count;
    let units = machine.codes.program();
    let own = codes.iter().zip(pcs).filter(|(code, _)| **code & 1 == 0);
    let own =
        own.filter_map(|(code, pc)| Some((units.get(usize::try_from(*code >> 1).ok()?)?, pc)));
    (seen.stack, seen.omitted) = told(own.collect());
    Ok(())
}

/// The activations of a program's own code, the outermost first, and how many were left out before
/// the first.
#[must_use]
pub fn stack_of(machine: &Machine) -> (Vec<FrameSeen>, usize) {
    let frames = machine.frames.iter();
    let units =
        frames.filter_map(|frame| Some((machine.codes.program_unit(frame.code)?, frame.pc.into())));
    told(units.filter(|(unit, _)| !unit.entry.intrinsics).collect())
}

fn told(frames: Vec<(&Unit, i64)>) -> (Vec<FrameSeen>, usize) {
    let omitted = frames.len().saturating_sub(MOST_FRAMES);
    let mut lines: HashMap<u32, Lines<'_>> = HashMap::new();
    let mut stack = Vec::new();
    for (unit, pc) in frames.into_iter().skip(omitted) {
        let code = unit.code();
        let at = usize::try_from(pc).unwrap_or(usize::MAX).saturating_sub(1);
        let position = code.positions.get(at).copied().unwrap_or_default();
        let lines = lines.entry(unit.module_base.0).or_insert_with(|| Lines::of(&unit.module));
        let Place { line, column, end_line, end_column } = lines.place(position);
        stack.push(FrameSeen {
            function: code.qualname.clone(),
            file: unit.module.script_name.clone(),
            place: [line, column, end_line, end_column],
        });
    }
    (stack, omitted)
}
