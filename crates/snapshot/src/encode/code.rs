//! Modules: strings once per module, positions as differences.

use std::collections::HashMap;

use diapause_bytecode::{Code, Const, Module};

use crate::error::SnapshotError;
use crate::wire::{WireCode, WireConst};
use crate::writer::{Writer, size};

/// The strings of a module, each once, in the order of their first use.
#[derive(Default)]
struct Strings<'a> {
    all: Vec<&'a str>,
    places: HashMap<&'a str, u32>,
}

impl<'a> Strings<'a> {
    fn place(&mut self, text: &'a str) -> u32 {
        let next = self.all.len() as u32;
        let place = *self.places.entry(text).or_insert(next);
        if place == next {
            self.all.push(text);
        }
        place
    }

    fn places(&mut self, texts: &'a [String]) -> Vec<u32> {
        texts.iter().map(|text| self.place(text)).collect()
    }
}

/// Writes a module.
pub fn module(writer: &mut Writer, module: &Module) -> Result<(), SnapshotError> {
    let mut strings = Strings::default();
    let mut codes = Writer::default();
    for code in &module.codes {
        write_code(&mut codes, code, &mut strings)?;
    }
    writer.put(&module.script_name)?;
    writer.put(&module.source)?;
    writer.put(&strings.all)?;
    writer.count(module.codes.len())?;
    writer.raw(&codes.finish());
    Ok(())
}

fn write_code<'a>(
    writer: &mut Writer,
    code: &'a Code,
    strings: &mut Strings<'a>,
) -> Result<(), SnapshotError> {
    let exceptions = code
        .exception_table
        .iter()
        .map(|entry| (entry.start, entry.end - entry.start, entry.handler, entry.register));
    writer.put(&WireCode {
        name: strings.place(&code.name),
        qualname: strings.place(&code.qualname),
        flags: code.flags.0,
        positional: code.parameters.positional,
        positional_only: code.parameters.positional_only,
        keyword_only: code.parameters.keyword_only,
        register_count: code.register_count,
        variable_names: strings.places(&code.variable_names),
        free_count: code.free_count,
        cache_count: code.cache_count,
        first_line: code.first_line,
        docstring: code.docstring.as_deref().map(|text| strings.place(text)),
        names: strings.places(&code.names),
        exceptions: exceptions.collect(),
    })?;
    writer.count(code.constants.len())?;
    write_constants(writer, &code.constants, strings)?;
    writer.count(code.instructions.len())?;
    for instruction in &code.instructions {
        writer.put(instruction)?;
    }
    writer.raw(&code.live);
    let mut last = 0;
    for position in &code.positions {
        let anchored = position.anchor_start != position.anchor_end;
        let length = u64::from(position.end - position.start);
        writer.put(&(
            i64::from(position.start) - i64::from(last),
            length << 1 | u64::from(anchored),
        ))?;
        if anchored {
            writer.put(&(
                position.anchor_start - position.start,
                position.anchor_end - position.anchor_start,
            ))?;
        }
        last = position.start;
    }
    Ok(())
}

fn write_constants<'a>(
    writer: &mut Writer,
    constants: &'a [Const],
    strings: &mut Strings<'a>,
) -> Result<(), SnapshotError> {
    let mut open = vec![constants.iter()];
    while let Some(items) = open.last_mut() {
        let Some(constant) = items.next() else {
            open.pop();
            continue;
        };
        writer.put(&match constant {
            Const::None => WireConst::None,
            Const::True => WireConst::True,
            Const::False => WireConst::False,
            Const::Ellipsis => WireConst::Ellipsis,
            Const::Int(value) => WireConst::Int(*value),
            Const::BigInt { negative, magnitude } => {
                WireConst::BigInt { negative: *negative, magnitude }
            }
            Const::Float(value) => WireConst::Float(*value),
            Const::Str(text) => WireConst::Str(strings.place(text)),
            Const::Bytes(bytes) => WireConst::Bytes(bytes),
            Const::Tuple(items) => {
                open.push(items.iter());
                WireConst::Tuple(size(items.len())?)
            }
            Const::FrozenSet(items) => {
                open.push(items.iter());
                WireConst::FrozenSet(size(items.len())?)
            }
            Const::Imaginary(value) => WireConst::Imaginary(*value),
        })?;
    }
    Ok(())
}
