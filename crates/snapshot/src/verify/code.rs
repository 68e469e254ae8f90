//! Code objects: every index, count and position. What registers hold is in `flow.rs`.

use diapause_bytecode::{Code, CodeFlags, Const, Instr, Module, Operand};

use super::effects::Siblings;
use super::flow::Flow;
use crate::error::{SnapshotError, ensure};

/// Registers of an activation.
const MAX_REGISTERS: usize = 256;

/// Checks a module. `memory` bounds what the check itself may use.
pub fn module(module: &Module, memory: usize) -> Result<(), SnapshotError> {
    ensure!(!module.codes.is_empty(), "a module without code");
    for (index, code) in module.codes.iter().enumerate() {
        let checked = structure(module, code).and_then(|()| {
            Flow::analyze(code, Siblings::Module(&module.codes), memory).map(|_| ())
        });
        if let Err(SnapshotError::Corrupt { what }) = checked {
            return Err(SnapshotError::corrupt(format!(
                "code {index} ({}): {what}",
                code.qualname
            )));
        }
        checked?;
    }
    Ok(())
}

/// Checks that a module is the program's own: only the library's code, which every build has
/// itself, sees what is for the library.
pub fn own(module: &Module) -> Result<(), SnapshotError> {
    for code in &module.codes {
        ensure!(
            !code.flags.contains(CodeFlags::FROZEN) && !code.flags.contains(CodeFlags::LIBRARY),
            "{} as part of the library",
            code.qualname
        );
    }
    Ok(())
}

/// Checks that the body of a module can be run as a program.
pub fn entry(module: &Module) -> Result<(), SnapshotError> {
    let Some(code) = module.codes.first() else {
        return Err(SnapshotError::corrupt("a module without code"));
    };
    let other = [CodeFlags::GENERATOR, CodeFlags::CLASS_BODY];
    ensure!(
        code.parameter_count() == 0
            && code.free_count == 0
            && !other.iter().any(|&flag| code.flags.contains(flag)),
        "the body of the module is that of something else"
    );
    Ok(())
}

fn structure(module: &Module, code: &Code) -> Result<(), SnapshotError> {
    let count = code.instructions.len();
    ensure!(count > 0, "no instructions");
    ensure!(
        code.live.len() == count && code.positions.len() == count,
        "{count} instructions, {} live counts, {} positions",
        code.live.len(),
        code.positions.len()
    );
    let registers = usize::from(code.register_count);
    ensure!(registers <= MAX_REGISTERS, "{registers} registers, of at most {MAX_REGISTERS}");
    let variables = code.variable_names.len();
    ensure!(variables <= registers, "{variables} variables in {registers} registers");
    // What a call has to know counts them in a byte.
    ensure!(variables < MAX_REGISTERS, "{variables} variables, of at most {}", MAX_REGISTERS - 1);
    ensure!(
        !code.flags.contains(CodeFlags::CLASS_BODY) || code.parameter_count() > 0,
        "the body of a class without a namespace"
    );
    ensure!(
        code.parameter_count() + usize::from(code.free_count) <= variables,
        "{} parameters and {} captured variables among {variables} variables",
        code.parameter_count(),
        code.free_count
    );
    ensure!(
        code.parameters.positional_only <= code.parameters.positional,
        "{} positional-only parameters of {}",
        code.parameters.positional_only,
        code.parameters.positional
    );
    let mut cached = vec![false; usize::from(code.cache_count)];
    for (pc, (instruction, &live)) in code.instructions.iter().zip(&code.live).enumerate() {
        ensure!(usize::from(live) <= registers, "{pc}: {live} live registers of {registers}");
        // Messages and `locals()` look at variables wherever an activation stands.
        ensure!(
            usize::from(live) >= variables,
            "{pc}: {live} live registers, {variables} variables"
        );
        operands(module, code, instruction)
            .map_err(|what| SnapshotError::corrupt(format!("{pc}: {what}")))?;
        ensure!(own_cache(instruction, &mut cached), "{pc}: a cache that another instruction has");
    }
    for entry in &code.exception_table {
        ensure!(
            entry.start <= entry.end
                && entry.end as usize <= count
                && (entry.handler as usize) < count
                // Control goes back only by jumps, at which the program can be stopped.
                && entry.handler >= entry.end
                && usize::from(entry.register) < registers,
            "a handler that is out of range: {entry:?}"
        );
    }
    for position in &code.positions {
        let anchored = position.anchor_start != position.anchor_end;
        let ordered = position.start <= position.end
            && (!anchored
                || position.start <= position.anchor_start
                    && position.anchor_start <= position.anchor_end
                    && position.anchor_end <= position.end);
        ensure!(ordered, "a source position whose parts are out of order: {position:?}");
        for place in [position.start, position.end, position.anchor_start, position.anchor_end] {
            ensure!(
                module.source.is_char_boundary(place as usize),
                "source position {place} in a text of {} bytes",
                module.source.len()
            );
        }
    }
    Ok(())
}

/// Whether no instruction before has the cache of this one: what one kind of instruction remembers
/// means something else to another.
fn own_cache(instruction: &Instr, cached: &mut [bool]) -> bool {
    let mut own = true;
    instruction.operands(|_, operand| {
        if let Operand::Cache(cache) = operand
            && let Some(taken) = cached.get_mut(usize::from(cache))
        {
            own &= !std::mem::replace(taken, true);
        }
    });
    own
}

/// Checks every operand that is an index. Registers behind a base are checked in `effects.rs`.
fn operands(module: &Module, code: &Code, instruction: &Instr) -> Result<(), String> {
    let mut result = Ok(());
    instruction.operands(|name, operand| {
        let (index, count) = match operand {
            Operand::Read(r) | Operand::Write(r) => (r.into(), code.register_count.into()),
            // What stands from there on may be nothing.
            Operand::Base(r) => (r.into(), usize::from(code.register_count) + 1),
            Operand::Const(k) => (k.into(), code.constants.len()),
            Operand::Name(n) => (n.into(), code.names.len()),
            Operand::Cache(c) => (c.into(), code.cache_count.into()),
            Operand::Target(t) => (t as usize, code.instructions.len()),
            Operand::Branch(b) => (b.target() as usize, code.instructions.len()),
            Operand::Code(c) => (c.into(), module.codes.len()),
            Operand::Count(_) | Operand::Int(_) | Operand::Operator(_) => return,
        };
        if index >= count && result.is_ok() {
            result = Err(format!("{} with {name} = {index} of {count}", instruction.name()));
        }
    });
    result?;
    match *instruction {
        Instr::CallKeywords { count, keywords, .. }
        | Instr::CallMethodKeywords { count, keywords, .. } => {
            match code.constants.get(usize::from(keywords)) {
                Some(Const::Tuple(names))
                    if names.len() <= usize::from(count)
                        && names.iter().all(|name| matches!(name, Const::Str(_))) =>
                {
                    Ok(())
                }
                other => Err(format!("{other:?} as names of at most {count} arguments")),
            }
        }
        Instr::Yield { .. } | Instr::YieldFrom { .. } if !code.flags.suspends() => {
            Err("a yield outside a generator".to_owned())
        }
        _ => Ok(()),
    }
}
