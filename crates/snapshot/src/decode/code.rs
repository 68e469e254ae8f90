//! Modules. What is read here is only well formed; `verify` says whether it is safe to run.

use diapause_bytecode::{
    Code, CodeFlags, Const, ExceptionEntry, Instr, Module, Parameters, Position,
};

use crate::error::{SnapshotError, ensure};
use crate::reader::Reader;
use crate::wire::{WireCode, WireConst};

/// How deep constants may nest. The compiler allows less.
const MAX_NESTING: usize = 1000;

/// Reads a module.
pub fn module(reader: &mut Reader) -> Result<Module, SnapshotError> {
    let script_name = reader.text()?.to_owned();
    let source = reader.text()?.to_owned();
    let count = reader.count()?;
    let mut strings = Vec::with_capacity(count);
    for _ in 0..count {
        strings.push(reader.text()?);
    }
    let count = reader.count()?;
    let mut codes = Vec::new();
    for _ in 0..count {
        codes.push(code(reader, &strings)?);
    }
    Ok(Module { script_name, source, codes })
}

fn string(strings: &[&str], place: u32) -> Result<String, SnapshotError> {
    match strings.get(place as usize) {
        Some(&text) => Ok(text.to_owned()),
        None => Err(SnapshotError::corrupt(format!("string {place} of {}", strings.len()))),
    }
}

fn code(reader: &mut Reader, strings: &[&str]) -> Result<Code, SnapshotError> {
    let head: WireCode = reader.get()?;
    let texts = |places: &[u32]| -> Result<Vec<String>, SnapshotError> {
        places.iter().map(|&place| string(strings, place)).collect()
    };
    let mut exception_table = Vec::with_capacity(head.exceptions.len());
    for (start, length, handler, register) in head.exceptions {
        let end = start
            .checked_add(length)
            .ok_or_else(|| SnapshotError::corrupt("an exception range beyond 32 bits"))?;
        exception_table.push(ExceptionEntry { start, end, handler, register });
    }
    let constants = constants(reader, strings)?;
    let count = reader.count()?;
    let mut instructions = Vec::with_capacity(count);
    for _ in 0..count {
        instructions.push(reader.get::<Instr>()?);
    }
    let live = reader.raw(count)?.to_vec();
    Ok(Code {
        name: string(strings, head.name)?,
        qualname: string(strings, head.qualname)?,
        flags: CodeFlags(head.flags),
        parameters: Parameters {
            positional: head.positional,
            positional_only: head.positional_only,
            keyword_only: head.keyword_only,
        },
        register_count: head.register_count,
        variable_names: texts(&head.variable_names)?,
        free_count: head.free_count,
        instructions,
        live,
        positions: positions(reader, count)?,
        constants,
        names: texts(&head.names)?,
        exception_table,
        cache_count: head.cache_count,
        first_line: head.first_line,
        docstring: head.docstring.map(|place| string(strings, place)).transpose()?,
    })
}

fn positions(reader: &mut Reader, count: usize) -> Result<Vec<Position>, SnapshotError> {
    let too_far = || SnapshotError::corrupt("a source position beyond 32 bits");
    let mut positions = Vec::with_capacity(count);
    let mut last = 0_i64;
    for _ in 0..count {
        let (distance, length): (i64, u64) = reader.get()?;
        last = last.checked_add(distance).ok_or_else(too_far)?;
        let start = u32::try_from(last).map_err(|_| too_far())?;
        let add = |to: u32, more: u64| {
            u32::try_from(u64::from(to).saturating_add(more)).map_err(|_| too_far())
        };
        let mut position =
            Position { start, end: add(start, length >> 1)?, anchor_start: 0, anchor_end: 0 };
        if length & 1 == 1 {
            let (from, length): (u32, u32) = reader.get()?;
            position.anchor_start = add(start, from.into())?;
            position.anchor_end = add(position.anchor_start, length.into())?;
        }
        positions.push(position);
    }
    Ok(positions)
}

/// A tuple or frozenset whose items are being read.
struct Open {
    frozen: bool,
    missing: usize,
    items: Vec<Const>,
}

fn constants(reader: &mut Reader, strings: &[&str]) -> Result<Vec<Const>, SnapshotError> {
    let count = reader.count()?;
    let mut open = vec![Open { frozen: false, missing: count, items: Vec::new() }];
    loop {
        let Some(current) = open.last_mut() else {
            return Err(SnapshotError::Internal("constants without a list".into()));
        };
        let complete = if current.missing == 0 {
            let Some(Open { frozen, items, .. }) = open.pop() else { continue };
            if open.is_empty() {
                return Ok(items);
            }
            if frozen { Const::FrozenSet(items) } else { Const::Tuple(items) }
        } else {
            current.missing -= 1;
            match reader.get::<WireConst>()? {
                WireConst::Tuple(count) => {
                    open.push(Open { frozen: false, missing: count as usize, items: Vec::new() });
                    ensure!(open.len() <= MAX_NESTING, "constants nest too deeply");
                    continue;
                }
                WireConst::FrozenSet(count) => {
                    open.push(Open { frozen: true, missing: count as usize, items: Vec::new() });
                    ensure!(open.len() <= MAX_NESTING, "constants nest too deeply");
                    continue;
                }
                leaf => constant(leaf, strings)?,
            }
        };
        if let Some(current) = open.last_mut() {
            current.items.push(complete);
        }
    }
}

fn constant(wire: WireConst, strings: &[&str]) -> Result<Const, SnapshotError> {
    Ok(match wire {
        WireConst::None => Const::None,
        WireConst::True => Const::True,
        WireConst::False => Const::False,
        WireConst::Ellipsis => Const::Ellipsis,
        WireConst::Int(value) => Const::Int(value),
        WireConst::BigInt { negative, magnitude } => {
            Const::BigInt { negative, magnitude: magnitude.to_vec() }
        }
        WireConst::Float(value) => Const::Float(value),
        WireConst::Str(place) => Const::Str(string(strings, place)?),
        WireConst::Bytes(bytes) => Const::Bytes(bytes.to_vec()),
        WireConst::Imaginary(value) => Const::Imaginary(value),
        WireConst::Tuple(_) | WireConst::FrozenSet(_) => {
            return Err(SnapshotError::Internal("a constant with items as one without".into()));
        }
    })
}
