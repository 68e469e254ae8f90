//! A check of compiled code: along every path each instruction finds its operands, and everything
//! below its live count, written; what an instruction may clobber is not read afterwards.

use diapause_bytecode::{Code, Instr, Module, Operand};

/// Registers that hold a value on every path to an instruction.
type State = [bool; 256];

/// Panics with the listing when the code is not sound.
pub fn verify(module: &Module) {
    for code in &module.codes {
        if let Err(problem) = verify_code(code, module.codes.len()) {
            let listing = diapause_bytecode::disassemble::disassemble(code).to_string();
            panic!("{problem}\nlive {:?}\n{listing}", code.live);
        }
    }
}

struct Effect {
    reads: Vec<usize>,
    writes: Vec<usize>,
    /// Registers from here on are garbage afterwards, those written aside.
    clobbers: usize,
    /// The one register that need not hold a value although it is below the live count.
    room: Option<usize>,
    jump: Option<usize>,
    falls: bool,
}

fn effect(instr: &Instr, live: usize) -> Effect {
    let mut e = Effect {
        reads: vec![],
        writes: vec![],
        clobbers: live,
        room: None,
        jump: None,
        falls: true,
    };
    instr.operands(|_, operand| match operand {
        Operand::Read(r) => e.reads.push(r.into()),
        Operand::Write(r) => e.writes.push(r.into()),
        Operand::Target(t) => e.jump = Some(t as usize),
        Operand::Branch(b) => e.jump = Some(b.target() as usize),
        _ => {}
    });
    let mut span = |base: u8, from: usize, to: usize| {
        e.reads.extend((from..to).map(|i| usize::from(base) + i));
    };
    match *instr {
        Instr::BuildList { base, count, .. }
        | Instr::BuildTuple { base, count, .. }
        | Instr::BuildSet { base, count, .. }
        | Instr::BuildString { base, count, .. } => span(base, 0, count.into()),
        Instr::BuildDict { base, count, .. } => span(base, 0, 2 * usize::from(count)),
        Instr::BuildSlice { base, .. } | Instr::ForRange { base, .. } => span(base, 0, 3),
        Instr::CallUnpacked { base, .. } => {
            span(base, 0, 3);
            e.clobbers = base.into();
        }
        Instr::Call { base, count, .. } | Instr::CallKeywords { base, count, .. } => {
            span(base, 0, 1 + usize::from(count));
            e.clobbers = base.into();
        }
        Instr::CallGlobal { base, count, .. } => {
            span(base, 1, 1 + usize::from(count));
            e.clobbers = base.into();
            e.room = Some(base.into());
        }
        Instr::CallMethod { base, count, .. } | Instr::CallMethodKeywords { base, count, .. } => {
            span(base, 1, 2 + usize::from(count));
            e.clobbers = base.into();
            e.room = Some(base.into());
        }
        Instr::CallLoaded { base, count, .. } => {
            span(base, 0, 2 + usize::from(count));
            e.clobbers = base.into();
        }
        Instr::LoadMethod { base, .. } => {
            e.writes.extend((0..2).map(|i| usize::from(base) + i));
        }
        Instr::MakeFunction { base, parts, .. } => span(base, 0, parts.count_ones() as usize),
        Instr::RangePrepare { base, count, .. } => span(base, 0, 1 + usize::from(count)),
        Instr::RangeGeneric { base } => {
            span(base, 0, 1);
            e.writes.extend((0..3).map(|i| usize::from(base) + i));
        }
        Instr::Unpack { base, count, .. } => {
            e.writes.extend((0..count.into()).map(|i: usize| usize::from(base) + i));
        }
        Instr::UnpackStar { base, before, after, .. } => {
            let count = usize::from(before) + usize::from(after) + 1;
            e.writes.extend((0..count).map(|i| usize::from(base) + i));
        }
        Instr::SplitGroup { base, .. } => {
            span(base, 0, 1);
            e.writes.extend((0..2).map(|i| usize::from(base) + i));
        }
        Instr::MergeGroup { base, .. } => span(base, 0, 3),
        Instr::ExitArguments { base, .. } => {
            e.writes.extend((0..3).map(|i| usize::from(base) + i));
        }
        Instr::Jump { .. }
        | Instr::Return { .. }
        | Instr::ReturnNone {}
        | Instr::Raise { .. }
        | Instr::RaiseFrom { .. }
        | Instr::RaiseAgain {}
        | Instr::Reraise { .. } => e.falls = false,
        _ => {}
    }
    // Nothing runs while these do.
    if matches!(
        instr,
        Instr::Move { .. }
            | Instr::LoadConst { .. }
            | Instr::LoadInt { .. }
            | Instr::LoadSpill { .. }
            | Instr::Jump { .. }
    ) {
        e.clobbers = 256;
    }
    e
}

fn verify_code(code: &Code, codes: usize) -> Result<(), String> {
    let n = code.instructions.len();
    if code.live.len() != n || code.positions.len() != n {
        return Err("tables of different length".into());
    }
    let mut states: Vec<Option<State>> = vec![None; n];
    let mut entry = [false; 256];
    entry[..code.variable_names.len()].fill(true);
    let mut work = vec![];
    flow(&mut states, &mut work, 0, &entry)?;
    while let Some(pc) = work.pop() {
        let Some(state) = states[pc] else { continue };
        let instr = code.instructions[pc];
        let live = usize::from(code.live[pc]);
        let e = effect(&instr, live);
        if let Instr::MakeFunction { code, .. } = instr
            && usize::from(code) >= codes
        {
            return Err(format!("{pc}: no such code"));
        }
        for &r in &e.reads {
            if !state[r] {
                return Err(format!("{pc}: reads r{r}, which has no value"));
            }
            if r >= live {
                return Err(format!("{pc}: reads r{r}, which is not live"));
            }
        }
        // Nothing looks at the registers while these run.
        let silent = e.clobbers == 256;
        for (r, has_value) in state.iter().enumerate().take(live) {
            if !silent && !has_value && e.room != Some(r) {
                return Err(format!("{pc}: r{r} is live and has no value"));
            }
        }
        for &r in e.reads.iter().chain(&e.writes) {
            if r >= usize::from(code.register_count) {
                return Err(format!("{pc}: r{r} is beyond the register count"));
            }
        }
        // An exception finds the registers below that of the handler as they were.
        if let Some(handler) = code.handler(pc as u32) {
            let register = usize::from(handler.register);
            let mut caught = [false; 256];
            let kept = register.min(e.clobbers.max(code.variable_names.len()));
            caught[..kept].copy_from_slice(&state[..kept]);
            caught[register] = true;
            flow(&mut states, &mut work, handler.handler as usize, &caught)?;
        }
        let mut after = state;
        after[e.clobbers.max(code.variable_names.len()).min(256)..].fill(false);
        let target_state = {
            let mut s = after;
            match instr {
                Instr::RangePrepare { base, .. } => {
                    s[usize::from(base)..usize::from(base) + 3].fill(true);
                }
                _ => e.writes.iter().for_each(|&w| s[w] = true),
            }
            s
        };
        if let Some(target) = e.jump {
            flow(&mut states, &mut work, target, &target_state)?;
        }
        if e.falls {
            match instr {
                Instr::RangePrepare { base, count, .. } => {
                    let base = usize::from(base);
                    after[base..=base + usize::from(count)].fill(true);
                }
                Instr::ForIter { .. } | Instr::ForRange { .. } => {}
                _ => e.writes.iter().for_each(|&w| after[w] = true),
            }
            flow(&mut states, &mut work, pc + 1, &after)?;
        }
    }
    Ok(())
}

fn flow(
    states: &mut [Option<State>],
    work: &mut Vec<usize>,
    pc: usize,
    incoming: &State,
) -> Result<(), String> {
    let Some(state) = states.get_mut(pc) else {
        return Err(format!("control leaves the code at {pc}"));
    };
    match state {
        None => {
            *state = Some(*incoming);
            work.push(pc);
        }
        Some(known) => {
            let mut changed = false;
            for (k, i) in known.iter_mut().zip(incoming) {
                if *k && !i {
                    *k = false;
                    changed = true;
                }
            }
            if changed {
                work.push(pc);
            }
        }
    }
    Ok(())
}
