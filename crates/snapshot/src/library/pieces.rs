//! Live code of the library as bytes: a code object that something is in the middle of, with the
//! code of all functions that it makes, without positions. A reader whose own code is written as
//! the same bytes takes its own; another runs what travelled.

use std::collections::BTreeSet;

use diapause_bytecode::{Code, Instr};

use super::{Part, made};
use crate::encode::code as write;
use crate::writer::Writer;

/// Live code.
pub struct Piece {
    /// The code objects, by their index in the part; the first is the live one.
    pub members: Vec<u32>,
    /// What is written.
    pub bytes: Box<[u8]>,
}

impl Piece {
    pub(super) fn of(part: &Part, index: u32) -> Option<Self> {
        let (_, ordinal) = part.name_of(index)?;
        let mut found = BTreeSet::from([index]);
        let mut open = vec![index];
        while let Some(next) = open.pop() {
            for inner in made(part.code(next)?) {
                if found.insert(inner) {
                    open.push(inner);
                }
            }
        }
        // Code is numbered from the outside to the inside, so the live one comes first.
        let members: Vec<u32> = found.into_iter().collect();
        let place = |index: u32| members.iter().position(|&member| member == index);
        let codes: Option<Vec<Code>> = members
            .iter()
            .map(|&member| {
                let mut code = part.code(member)?.clone();
                code.positions.clear();
                code.first_line = 0;
                for instruction in &mut code.instructions {
                    if let Instr::MakeFunction { code: inner, .. } = instruction {
                        *inner = u16::try_from(place(u32::from(*inner))?).ok()?;
                    }
                }
                Some(code)
            })
            .collect();
        let mut writer = Writer::default();
        write::piece(&mut writer, ordinal, &codes?).ok()?;
        Some(Self { members, bytes: writer.finish().into() })
    }
}
