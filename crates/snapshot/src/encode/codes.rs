//! References to code, and what the section of code says of the library.
//!
//! Code of the program is numbered through its modules. Code of the library is bound to the
//! reader's build by name, but for what is live: what a frame or generator stands in, and functions
//! that a function of the library has made, whose cells fit no other code.

use std::collections::HashMap;
use std::sync::Arc;

use diapause_bytecode::Module;
use diapause_vm::code_store::CodeId;
use diapause_vm::machine::Machine;
use diapause_vm::stdlib::FrozenModule;

use super::code as write;
use super::values::{Encoder, Native};
use crate::error::SnapshotError;
use crate::library::{self, Part};
use crate::reference;
use crate::wire::code::entry;
use crate::writer::Writer;

/// Whose code a module is.
enum Owner {
    /// The program's; the first of its code objects has this number.
    Program(u32),
    /// That of a part of the library.
    Part(&'static Part),
    /// That of the library of another build, which came with a snapshot.
    Other(Arc<Module>),
    /// The program's, and nothing refers to it any more.
    Retired,
}

/// Code that stands together.
struct Span {
    /// Ids from here on.
    start: u32,
    owner: Owner,
}

/// Where live code comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum PieceOf {
    /// The number of the part, and the index there.
    Part(u32, u32),
    /// The place of the span.
    Other(usize),
}

/// The code of a machine, as it is referred to.
pub struct Codes {
    spans: Vec<Span>,
    /// Modules of the library, numbered from 1, by their names.
    parts: Vec<String>,
    pieces: Vec<PieceOf>,
    numbers: HashMap<PieceOf, u32>,
}

impl Codes {
    /// Without what so many retirements found out of use.
    pub fn new(machine: &Machine, retirements: u32) -> Self {
        let is_retired = |id: CodeId| {
            machine.codes.program_unit(id).is_some_and(|unit| unit.is_retired(retirements))
        };
        let mut spans = Vec::with_capacity(4);
        let mut own = 0;
        for (id, module) in machine.codes.modules() {
            let owner = match FrozenModule::of(module) {
                Some(frozen) => Owner::Part(Part::of(frozen)),
                None if is_retired(id) => Owner::Retired,
                None if library::has_library_code(module) => Owner::Other(Arc::clone(module)),
                None => {
                    let first = own;
                    own += module.codes.len() as u32;
                    Owner::Program(first)
                }
            };
            spans.push(Span { start: id.0, owner });
        }
        Self { spans, parts: Vec::new(), pieces: Vec::new(), numbers: HashMap::new() }
    }

    /// The modules of the program, in the order in which they were loaded, each with the id of its
    /// body.
    pub fn own<'m>(&self, machine: &'m Machine) -> impl Iterator<Item = (CodeId, &'m Arc<Module>)> {
        machine
            .codes
            .modules()
            .zip(&self.spans)
            .filter(|(_, span)| matches!(span.owner, Owner::Program(_)))
            .map(|(module, _)| module)
    }

    /// The number of the body of a module of the program.
    pub fn own_number(&self, body: CodeId) -> Option<u32> {
        let place = self.spans.binary_search_by_key(&body.0, |span| span.start).ok()?;
        match self.spans[place].owner {
            Owner::Program(first) => Some(first),
            _ => None,
        }
    }

    /// Writes modules of the program without the first ones that are known; with `by_reference`
    /// they are left out.
    pub fn write_own(
        &self,
        writer: &mut Writer,
        machine: &Machine,
        known: usize,
        by_reference: bool,
    ) -> Result<(), SnapshotError> {
        for (body, module) in self.own(machine).skip(known) {
            let newer = machine.codes.superseded(body);
            writer.byte(match (by_reference, newer.is_some()) {
                (false, false) => entry::MODULE,
                (true, false) => entry::REFERENCE,
                (false, true) => entry::SUPERSEDED,
                (true, true) => entry::SUPERSEDED_REFERENCE,
            });
            if by_reference {
                writer.raw(&reference::hash_of(module)?);
            } else {
                write::module(writer, module)?;
            }
            if let Some(newer) = newer {
                let missing = || SnapshotError::Internal(format!("no module {}", newer.by.0));
                write::newer(writer, self.own_number(newer.by).ok_or_else(missing)?, newer);
            }
        }
        Ok(())
    }

    /// The part of that number, if it is one of this build.
    pub fn part(&self, number: u32) -> Option<&'static Part> {
        match (number as usize).checked_sub(1) {
            None => Some(Part::prelude()),
            Some(place) => Part::named(self.parts.get(place)?),
        }
    }

    /// The number of a part.
    fn number(&mut self, name: &str) -> u32 {
        if name.is_empty() {
            return 0;
        }
        let known = self.parts.iter().position(|part| part == name);
        let place = known.unwrap_or_else(|| {
            self.parts.push(name.to_owned());
            self.parts.len() - 1
        });
        place as u32 + 1
    }

    /// The number of a piece. What is the same code in another build's words is the same piece, so
    /// that a reader need not tell them apart.
    fn live(&mut self, piece: PieceOf) -> u32 {
        if let Some(&known) = self.numbers.get(&piece) {
            return known;
        }
        let written = self.written(piece);
        let same = self
            .pieces
            .iter()
            .position(|&known| written.is_some() && self.written(known) == written);
        let number = same.unwrap_or(self.pieces.len()) as u32;
        if same.is_none() {
            self.pieces.push(piece);
        }
        self.numbers.insert(piece, number);
        number
    }

    /// The name of the part that a piece is of, and its bytes.
    fn written(&self, piece: PieceOf) -> Option<(&str, &[u8])> {
        match piece {
            PieceOf::Part(number, index) => {
                let part = self.part(number)?;
                Some((part.name, &part.piece(index)?.bytes))
            }
            PieceOf::Other(span) => match &self.spans.get(span)?.owner {
                Owner::Other(module) => {
                    Some((library::part_name(&module.script_name), module.written.get()?))
                }
                _ => None,
            },
        }
    }

    /// What the section of code says of the library.
    pub fn write(&mut self, writer: &mut Writer) -> Result<(), SnapshotError> {
        let mut pieces = Writer::default();
        for piece in std::mem::take(&mut self.pieces) {
            let missing = || SnapshotError::Internal(format!("no such code: {piece:?}"));
            let (part, bytes): (u32, &[u8]) = match piece {
                PieceOf::Part(number, index) => {
                    let piece = self.part(number).and_then(|part| part.piece(index));
                    (number, &piece.ok_or_else(missing)?.bytes)
                }
                PieceOf::Other(span) => {
                    let Some(Span { owner: Owner::Other(module), .. }) = self.spans.get(span)
                    else {
                        return Err(missing());
                    };
                    let module = Arc::clone(module);
                    let number = self.number(library::part_name(&module.script_name));
                    pieces.byte(entry::PIECE);
                    pieces.varint(number.into());
                    let bytes = module.written.get().ok_or_else(missing)?;
                    pieces.count(bytes.len());
                    pieces.raw(bytes);
                    continue;
                }
            };
            pieces.byte(entry::PIECE);
            pieces.varint(part.into());
            pieces.count(bytes.len());
            pieces.raw(bytes);
        }
        for part in &self.parts {
            writer.byte(entry::PART);
            writer.text(part);
        }
        writer.raw(&pieces.finish());
        Ok(())
    }
}

/// What a reference to code stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Something is in the middle of it.
    Runs,
    /// A function is to be called.
    Called,
    /// A traceback has passed it.
    Passed,
}

impl Encoder<'_> {
    /// A reference to a code object.
    pub fn code(&mut self, code: CodeId, used: Use) -> i64 {
        let codes = &mut self.codes;
        let (part, index) = match code.library_index() {
            Some(index) => (Part::prelude(), index),
            None => {
                let place = codes.spans.partition_point(|span| span.start <= code.0);
                let Some(span) = place.checked_sub(1).map(|place| &codes.spans[place]) else {
                    return self.failed(format!("no code {}", code.0)).1;
                };
                let index = code.0 - span.start;
                match &span.owner {
                    Owner::Program(first) => return i64::from(first + index) << 1,
                    Owner::Part(part) => (*part, index),
                    Owner::Retired => {
                        return self.failed(format!("code {} is out of use", code.0)).1;
                    }
                    Owner::Other(module) => {
                        let module = Arc::clone(module);
                        codes.number(library::part_name(&module.script_name));
                        let piece = codes.live(PieceOf::Other(place - 1));
                        return self.native(Native::Live(piece, index)) << 1 | 1;
                    }
                }
            }
        };
        let live = match used {
            Use::Runs => true,
            // The cells of functions that a function has made fit no other code.
            Use::Called => part.name_of(index).is_some_and(|(name, _)| name.contains(".<locals>.")),
            Use::Passed => false,
        };
        let number = codes.number(part.name);
        let native = match live {
            true => Native::Live(codes.live(PieceOf::Part(number, index)), 0),
            false => Native::Code(number, index),
        };
        self.native(native) << 1 | 1
    }
}
