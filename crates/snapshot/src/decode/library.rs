//! What a snapshot says of the library: parts by name, and live code that travelled.

use std::collections::HashMap;
use std::sync::Arc;

use diapause_bytecode::{Code, CodeFlags, Instr, Module, Written};
use diapause_vm::builtins;
use diapause_vm::code_store::CodeId;
use diapause_vm::library as prelude;
use diapause_vm::machine::Machine;

use super::code;
use crate::error::{SnapshotError, ensure};
use crate::library::{self, Part, flag_of, is_library, pretend};
use crate::reader::Reader;
use crate::verify;

/// The function of the library that stands for those that this build has no more.
const GONE: &str = "_gone";

/// What a snapshot says of the library; a delta does it anew.
#[derive(Default)]
struct Said {
    /// The names of parts.
    parts: Vec<String>,
    /// The code objects of each piece.
    pieces: Vec<Vec<CodeId>>,
}

/// What is known of code while a snapshot is loaded, and what changed since.
#[derive(Default)]
pub struct Library {
    /// The code of the program, in the order of its numbers.
    pub own: Vec<CodeId>,
    /// How many modules it is.
    pub modules: usize,
    said: Vec<Said>,
    /// Which of these counts.
    turn: usize,
    /// Where the code of this build's modules is, once that was asked for.
    loaded: HashMap<String, CodeId>,
    /// Where code of other builds is, by part and bytes.
    foreign: HashMap<(String, Vec<u8>), Vec<CodeId>>,
}

impl Library {
    /// Another snapshot begins; whether it is a delta.
    pub fn begin(&mut self) -> bool {
        self.turn = self.said.len();
        self.said.reserve_exact(1);
        self.said.push(Said::default());
        self.turn > 0
    }

    /// What is asked for is what that snapshot says.
    pub fn turn_to(&mut self, nth: usize) {
        self.turn = nth;
    }

    fn said(&mut self) -> Result<&mut Said, SnapshotError> {
        let none = || SnapshotError::Internal("no section of code was read".into());
        self.said.get_mut(self.turn).ok_or_else(none)
    }

    /// The next module of the library.
    pub fn part(&mut self, reader: &mut Reader) -> Result<(), SnapshotError> {
        let name = reader.text()?;
        ensure!(!name.is_empty(), "a module of the library without a name");
        self.said()?.parts.push(name.to_owned());
        Ok(())
    }

    fn name(&self, number: u32) -> Result<&str, SnapshotError> {
        let Some(place) = (number as usize).checked_sub(1) else { return Ok("") };
        let parts = self.said.get(self.turn).map_or(&[][..], |said| &said.parts);
        let count = parts.len();
        match parts.get(place) {
            Some(name) => Ok(name),
            None => {
                Err(SnapshotError::corrupt(format!("part {number} of the library, of {count}")))
            }
        }
    }

    /// Code of this build's library, made ready.
    fn own(
        &mut self,
        machine: &mut Machine,
        limit: usize,
        number: u32,
        index: u32,
    ) -> Result<CodeId, SnapshotError> {
        let trapped = |trap| SnapshotError::from_trap(trap, limit);
        if number == 0 {
            let code = CodeId::library(index);
            machine.codes.unit(code, &mut machine.heap).map_err(trapped)?;
            return Ok(code);
        }
        let name = self.name(number)?;
        let base = match self.loaded.get(name) {
            Some(&base) => base,
            None => {
                let Some(module) = Part::named(name).and_then(Part::module) else {
                    return Err(SnapshotError::Internal(format!("no module {name}")));
                };
                let base = machine.codes.load(module, &mut machine.heap).map_err(trapped)?;
                self.loaded.insert(name.to_owned(), base);
                base
            }
        };
        Ok(CodeId(base.0 + index))
    }

    /// Live code. That of another build is trusted where the snapshot is, or where a release had
    /// the same.
    pub fn piece(
        &mut self,
        reader: &mut Reader,
        machine: &mut Machine,
        limit: usize,
        trusted: bool,
    ) -> Result<(), SnapshotError> {
        let number = reader.number()?;
        let name = self.name(number)?.to_owned();
        let count = reader.count()?;
        let bytes = reader.raw(count)?;
        let (ordinal, codes) = code::piece(bytes, limit)?;
        let Some(first) = codes.first() else {
            return Err(SnapshotError::corrupt("no code in a piece of the library"));
        };
        let part = Part::named(&name);
        let own = part.and_then(|part| {
            let index = part.index(&first.qualname, ordinal)?;
            let piece = part.piece(index)?;
            let same = *piece.bytes == *bytes && !pretend::is_changed(&first.qualname);
            same.then_some(piece)
        });
        if let Some(piece) = own {
            let members = piece.members.iter();
            let ids: Result<Vec<_>, _> =
                members.map(|&index| self.own(machine, limit, number, index)).collect();
            let ids = ids?;
            self.said()?.pieces.push(ids);
            return Ok(());
        }
        let key = (name.clone(), bytes.to_vec());
        if let Some(known) = self.foreign.get(&key).cloned() {
            self.said()?.pieces.push(known);
            return Ok(());
        }
        let what = || {
            let of = if name.is_empty() { String::new() } else { format!(" of {name}") };
            format!("code of the library that runs, {:?}{of},", first.qualname)
        };
        if !trusted && !library::is_released(&name, bytes) {
            return Err(SnapshotError::Schema {
                what: format!(
                    "{} is that of no release which this build knows: it is only taken from \
                     snapshots that are trusted, such as sealed ones",
                    what()
                ),
            });
        }
        let flag = flag_of(&name);
        for code in &codes {
            let others = code.flags.0 & !flag.0;
            ensure!(
                code.flags.contains(flag) && !is_library(CodeFlags(others)),
                "{} as part of the library",
                code.qualname
            );
            if name.is_empty()
                && let Some(missing) = missing(code)
            {
                return Err(SnapshotError::Schema {
                    what: format!("{} needs {missing:?}, which this build does not have", what()),
                });
            }
        }
        let module = Module {
            script_name: library::script_name(&name),
            source: String::new(),
            codes,
            written: Written::default(),
        };
        module.written.keep(bytes);
        verify::module(&module, limit)?;
        let count = module.codes.len() as u32;
        let base = machine
            .codes
            .load(&Arc::new(module), &mut machine.heap)
            .map_err(|trap| SnapshotError::from_trap(trap, limit))?;
        let ids: Vec<_> = (0..count).map(|place| CodeId(base.0 + place)).collect();
        self.foreign.insert(key, ids.clone());
        self.said()?.pieces.push(ids);
        Ok(())
    }

    /// Code that travelled.
    pub fn live(&self, piece: u32, place: u32) -> Result<CodeId, SnapshotError> {
        let pieces = self.said.get(self.turn).map_or(&[][..], |said| &said.pieces);
        let found = pieces.get(piece as usize).and_then(|piece| piece.get(place as usize));
        found.copied().ok_or_else(|| {
            let count = pieces.len();
            SnapshotError::corrupt(format!("code {place} of piece {piece}, of {count} pieces"))
        })
    }

    /// The code that this build has under a name. Where it has none, or one that the function
    /// objects of the snapshot do not fit, these raise when they are called.
    pub fn named(
        &mut self,
        machine: &mut Machine,
        limit: usize,
        (number, qualname, ordinal, signature): (u32, &str, u32, u32),
    ) -> Result<CodeId, SnapshotError> {
        let part = Part::named(self.name(number)?);
        let fitting = part.and_then(|part| {
            let index = part.index(qualname, ordinal)?;
            (part.signature(index)? == signature).then_some(index)
        });
        match fitting {
            Some(index) => self.own(machine, limit, number, index),
            None => match prelude::function(GONE) {
                Some(function) => self.own(machine, limit, 0, function.index()),
                None => Err(SnapshotError::Internal(format!("the library has no {GONE}"))),
            },
        }
    }
}

/// A name that code of the prelude looks up and this build does not have.
fn missing(code: &Code) -> Option<&str> {
    code.instructions.iter().find_map(|instruction| {
        let name = match *instruction {
            Instr::LoadGlobal { name, .. } | Instr::CallGlobal { name, .. } => name,
            _ => return None,
        };
        let name = code.names.get(usize::from(name))?;
        let known = prelude::function(name).is_some()
            || name == "__name__"
            || builtins::name(name, true).is_some();
        (!known).then_some(name.as_str())
    })
}

/// Whether code of a machine is the library's.
pub fn is_of_library(machine: &Machine, code: CodeId) -> bool {
    code.library_index().is_some()
        || machine.codes.code(code).is_some_and(|(_, code)| is_library(code.flags))
}

/// Whether code of a machine is the prelude's, of this build or another.
pub fn is_of_prelude(machine: &Machine, code: CodeId) -> bool {
    code.library_index().is_some()
        || machine.codes.code(code).is_some_and(|(_, code)| code.flags.contains(CodeFlags::LIBRARY))
}
