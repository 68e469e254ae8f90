//! What is compared of two versions of a module: names of code objects, what they do, and the
//! defaults that definitions give.

use std::collections::HashMap;

use diapause_bytecode::{Code, CodeFlags, Const, Instr, Module, Operand};

use crate::object::hash_of_bytes;

/// What a code object goes by: its qualified name, and how many of that name come before it.
pub type Name<'m> = (&'m str, usize);

/// The parameters that a definition gives defaults to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Defaults {
    /// Those of the last positional parameters, with their values where these are constants.
    pub positional: Vec<Option<Const>>,
    /// Those of keyword-only parameters, likewise.
    pub keyword: Vec<(String, Option<Const>)>,
}

impl Defaults {
    /// Whether the same parameters have defaults, of functions with the same parameters.
    pub fn same_places(&self, other: &Self) -> bool {
        self.positional.len() == other.positional.len()
            && self.keyword.iter().map(|(name, _)| name).eq(other.keyword.iter().map(|(n, _)| n))
    }
}

/// A version of a module, looked at.
#[derive(Debug)]
pub struct Version<'m> {
    pub module: &'m Module,
    names: Vec<Name<'m>>,
    /// What each code object does.
    deeds: Vec<Vec<u8>>,
    /// What the definition of each function gives it; none for what is no definition.
    defaults: Vec<Option<Defaults>>,
}

impl<'m> Version<'m> {
    pub fn of(module: &'m Module) -> Self {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        let mut names = Vec::with_capacity(module.codes.len());
        for code in &module.codes {
            let count = counts.entry(&code.qualname).or_default();
            names.push((code.qualname.as_str(), *count));
            *count += 1;
        }
        let deeds = module.codes.iter().map(|code| deeds(code, &names)).collect();
        let mut defaults = vec![None; module.codes.len()];
        for code in &module.codes {
            for (pc, instruction) in code.instructions.iter().enumerate() {
                if let Instr::MakeFunction { base, parts, code: inner, .. } = *instruction
                    && let Some(place) = defaults.get_mut(usize::from(inner))
                {
                    *place = Some(defaults_at(code, pc, base, parts));
                }
            }
        }
        Self { module, names, deeds, defaults }
    }

    /// A code object.
    pub fn code(&self, index: u32) -> &'m Code {
        &self.module.codes[index as usize]
    }

    /// A hash of what a code object does, for messages.
    pub fn hash(&self, index: u32) -> u64 {
        hash_of_bytes(&self.deeds[index as usize])
    }

    /// What the definition of a function gives it.
    pub fn defaults(&self, index: u32) -> Option<&Defaults> {
        self.defaults[index as usize].as_ref()
    }

    /// Whether a code object does what one of another version does.
    pub fn does_as(&self, index: u32, other: &Version<'_>, of: u32) -> bool {
        self.deeds[index as usize] == other.deeds[of as usize]
    }

    /// For each code object the one that takes its place in a newer version. The first of a name
    /// takes the place of the first, and so on. Where there are more or fewer than before, those
    /// that do the same take their places, and nobody those of others.
    pub fn successors(&self, newer: &Version<'_>) -> Vec<Option<u32>> {
        let mut newer_groups = newer.groups();
        let mut successors = vec![None; self.names.len()];
        for (name, group) in self.groups() {
            let Some(others) = newer_groups.get_mut(name) else { continue };
            if group.len() == others.len() {
                for (index, &other) in group.into_iter().zip(others.iter()) {
                    successors[index as usize] = Some(other);
                }
                continue;
            }
            for index in group {
                let same = others.iter().position(|&other| self.does_as(index, newer, other));
                successors[index as usize] = same.map(|place| others.remove(place));
            }
        }
        successors
    }

    fn groups(&self) -> HashMap<&'m str, Vec<u32>> {
        let mut groups: HashMap<&str, Vec<u32>> = HashMap::new();
        for (&(name, _), index) in self.names.iter().zip(0..) {
            groups.entry(name).or_default().push(index);
        }
        groups
    }
}

/// What a code object does: all of it but where it stands in the text, its docstring, and what
/// the functions inside do, which are told apart by name.
fn deeds(code: &Code, names: &[Name<'_>]) -> Vec<u8> {
    let mut code = code.clone();
    code.positions.clear();
    code.first_line = 0;
    code.docstring = None;
    let mut inside = Vec::new();
    for instruction in &mut code.instructions {
        if let Instr::MakeFunction { code: inner, .. } = instruction {
            inside.extend(names.get(usize::from(*inner)).copied());
            *inner = 0;
        }
    }
    if code.flags.contains(CodeFlags::CLASS_BODY) {
        forget_line(&mut code);
    }
    // Everything in it can be written: such objects are what snapshots and the library consist of.
    postcard::to_allocvec(&(code, inside)).unwrap_or_default()
}

/// The body of a class says in which line the class begins.
fn forget_line(code: &mut Code) {
    let Some(name) = code.names.iter().position(|name| name == "__firstlineno__") else { return };
    let stores = |instruction: &Instr| matches!(instruction, Instr::StoreName { name: stored, .. } if usize::from(*stored) == name);
    let Some(place) = code.instructions.iter().position(stores) else { return };
    if let Some(Instr::LoadInt { value, .. }) = code.instructions[..place].last_mut() {
        *value = 0;
    }
}

/// The instruction before `pc` that wrote a register last, if it is found on the straight way.
fn written(code: &Code, pc: usize, register: u8) -> Option<(usize, Instr)> {
    (0..pc).rev().find_map(|at| {
        let instruction = code.instructions[at];
        let mut writes = false;
        instruction.operands(|_, operand| {
            writes |= matches!(operand, Operand::Write(r) if r == register);
        });
        writes.then_some((at, instruction))
    })
}

/// The constant that a register holds before an instruction, if it is one.
fn constant_at(code: &Code, pc: usize, register: u8) -> Option<Const> {
    match written(code, pc, register)?.1 {
        Instr::LoadInt { value, .. } => Some(Const::Int(value.into())),
        Instr::LoadConst { index, .. } => code.constants.get(usize::from(index)).cloned(),
        _ => None,
    }
}

/// The defaults that an instruction which makes a function finds in its registers.
fn defaults_at(code: &Code, pc: usize, base: u8, parts: u8) -> Defaults {
    let mut found = Defaults::default();
    let mut register = base;
    if parts & 1 != 0 {
        match written(code, pc, register) {
            Some((at, Instr::BuildTuple { base, count, .. })) => {
                let places = (0..count).map(|nth| base.saturating_add(nth));
                found.positional = places.map(|place| constant_at(code, at, place)).collect();
            }
            Some((_, Instr::LoadConst { index, .. })) => {
                if let Some(Const::Tuple(items)) = code.constants.get(usize::from(index)) {
                    found.positional = items.iter().cloned().map(Some).collect();
                }
            }
            _ => {}
        }
        register = register.saturating_add(1);
    }
    if parts & 2 != 0
        && let Some((start, Instr::BuildDict { .. })) = written(code, pc, register)
    {
        for at in start..pc {
            if let Instr::DictInsert { dict, key, value } = code.instructions[at]
                && dict == register
                && let Some(Const::Str(name)) = constant_at(code, at, key)
            {
                found.keyword.push((name, constant_at(code, at, value)));
            }
        }
    }
    found
}
