//! Modules: strings once per module, positions as differences.

use std::collections::HashMap;

use diapause_bytecode::{Code, Const, Module};
use diapause_vm::code_store::Superseded;

use crate::column::{choices, texts};
use crate::error::SnapshotError;
use crate::wire::code::{constant, parts};
use crate::writer::Writer;

/// The strings of a module, each once, in the order of their first use.
#[derive(Default)]
struct Strings<'a> {
    all: Vec<&'a str>,
    places: HashMap<&'a str, u32>,
}

/// Few strings are found faster without a table.
const FEW: usize = 16;

impl<'a> Strings<'a> {
    fn place(&mut self, text: &'a str) -> u64 {
        let next = self.all.len();
        if next <= FEW {
            if let Some(place) = self.all.iter().position(|&other| other == text) {
                return place as u64;
            }
            if next == FEW {
                self.places.extend(self.all.iter().copied().zip(0..));
            }
        }
        if next >= FEW {
            let place = *self.places.entry(text).or_insert(next as u32) as usize;
            if place < next {
                return place as u64;
            }
        }
        self.all.push(text);
        next as u64
    }
}

/// Modules of more bytes are written anew every time.
const MOST_KEPT: usize = 1 << 20;

/// Writes a module.
pub fn module(writer: &mut Writer, module: &Module) -> Result<(), SnapshotError> {
    if let Some(bytes) = module.written.get() {
        writer.raw(bytes);
        return Ok(());
    }
    let start = writer.bytes().len();
    write_module(writer, module)?;
    let bytes = &writer.bytes()[start..];
    if bytes.len() <= MOST_KEPT {
        module.written.keep(bytes);
    }
    Ok(())
}

/// Writes what has taken the place of a module: `by` is the number of its body among the code of
/// the program.
pub fn newer(writer: &mut Writer, by: u32, newer: &Superseded) {
    writer.varint(by.into());
    writer.count(newer.functions.len());
    for &(older, function) in &newer.functions {
        writer.varint(older.into());
        writer.varint((function.0 - newer.by.0).into());
    }
}

fn write_module(writer: &mut Writer, module: &Module) -> Result<(), SnapshotError> {
    let mut strings = Strings::default();
    let mut codes = Writer::with_capacity(module.source.len());
    for code in &module.codes {
        write_code(&mut codes, code, &mut strings, true)?;
    }
    let script = strings.place(&module.script_name);
    writer.text(&module.source);
    writer.count(strings.all.len());
    texts::write_names(writer, &strings.all);
    writer.varint(script);
    writer.count(module.codes.len());
    writer.raw(&codes.finish());
    Ok(())
}

/// Writes live code of the library: how many code objects of the first one's name come before it,
/// then as a module, without source, script name and positions.
pub fn piece(writer: &mut Writer, ordinal: u32, codes: &[Code]) -> Result<(), SnapshotError> {
    let mut strings = Strings::default();
    let mut body = Writer::default();
    for code in codes {
        write_code(&mut body, code, &mut strings, false)?;
    }
    writer.varint(ordinal.into());
    writer.count(strings.all.len());
    texts::write_names(writer, &strings.all);
    writer.count(codes.len());
    writer.raw(&body.finish());
    Ok(())
}

fn write_code<'a>(
    writer: &mut Writer,
    code: &'a Code,
    strings: &mut Strings<'a>,
    positions: bool,
) -> Result<(), SnapshotError> {
    let parameters = &code.parameters;
    let there = [
        (parts::QUALNAME, code.qualname != code.name),
        (parts::PARAMETERS, parameters.positional != 0 || parameters.keyword_only != 0),
        (parts::VARIABLES, !code.variable_names.is_empty()),
        (parts::FREE, code.free_count != 0),
        (parts::DOCSTRING, code.docstring.is_some()),
        (parts::EXCEPTIONS, !code.exception_table.is_empty()),
    ];
    let there = there.iter().fold(0, |all, &(part, there)| all | if there { part } else { 0 });
    writer.byte(there);
    writer.varint(code.flags.0.into());
    writer.varint(strings.place(&code.name));
    if there & parts::QUALNAME != 0 {
        writer.varint(strings.place(&code.qualname));
    }
    if there & parts::PARAMETERS != 0 {
        writer.raw(&[parameters.positional, parameters.positional_only, parameters.keyword_only]);
    }
    if there & parts::VARIABLES != 0 {
        places(writer, &code.variable_names, strings);
    }
    if there & parts::FREE != 0 {
        writer.byte(code.free_count);
    }
    if let Some(text) = &code.docstring {
        writer.varint(strings.place(text));
    }
    if there & parts::EXCEPTIONS != 0 {
        writer.count(code.exception_table.len());
        for entry in &code.exception_table {
            writer.varint(entry.start.into());
            writer.varint((entry.end - entry.start).into());
            writer.varint(entry.handler.into());
            writer.byte(entry.register);
        }
    }
    writer.varint(code.first_line.into());
    writer.varint(code.register_count.into());
    writer.varint(code.cache_count.into());
    places(writer, &code.names, strings);
    writer.count(code.constants.len());
    write_constants(writer, &code.constants, strings);
    writer.count(code.instructions.len());
    for instruction in &code.instructions {
        writer.put(instruction)?;
    }
    let most = code.live.iter().fold(0, |most, &live| most.max(live));
    writer.byte(most);
    choices::write(writer, &code.live, usize::from(most) + 1);
    if positions {
        write_positions(writer, code);
    }
    Ok(())
}

fn places<'a>(writer: &mut Writer, texts: &'a [String], strings: &mut Strings<'a>) {
    writer.count(texts.len());
    texts.iter().for_each(|text| writer.varint(strings.place(text)));
}

fn write_positions(writer: &mut Writer, code: &Code) {
    let mut last = None;
    for &position in &code.positions {
        if last == Some(position) {
            writer.byte(0);
            continue;
        }
        let before = last.map_or(0, |last| last.start);
        last = Some(position);
        let anchored = position.anchor_start != position.anchor_end;
        let length = u64::from(position.end - position.start);
        writer.varint((length << 1 | u64::from(anchored)) + 1);
        writer.signed(i64::from(position.start) - i64::from(before));
        if anchored {
            writer.varint((position.anchor_start - position.start).into());
            writer.varint((position.anchor_end - position.anchor_start).into());
        }
    }
}

fn write_constants<'a>(writer: &mut Writer, constants: &'a [Const], strings: &mut Strings<'a>) {
    let mut open = vec![constants.iter()];
    while let Some(items) = open.last_mut() {
        let Some(item) = items.next() else {
            open.pop();
            continue;
        };
        match item {
            Const::None => writer.byte(constant::NONE),
            Const::True => writer.byte(constant::TRUE),
            Const::False => writer.byte(constant::FALSE),
            Const::Ellipsis => writer.byte(constant::ELLIPSIS),
            Const::Int(value) => {
                writer.byte(constant::INT);
                writer.signed(*value);
            }
            Const::BigInt { negative, magnitude } => {
                writer.byte(constant::BIG_INT);
                writer.varint((magnitude.len() as u64) << 1 | u64::from(*negative));
                writer.raw(magnitude);
            }
            Const::Float(value) => {
                writer.byte(constant::FLOAT);
                writer.raw(&value.to_le_bytes());
            }
            Const::Str(text) => {
                writer.byte(constant::STR);
                writer.varint(strings.place(text));
            }
            Const::Bytes(bytes) => {
                writer.byte(constant::BYTES);
                writer.count(bytes.len());
                writer.raw(bytes);
            }
            Const::Tuple(items) => {
                writer.byte(constant::TUPLE);
                writer.count(items.len());
                open.push(items.iter());
            }
            Const::FrozenSet(items) => {
                writer.byte(constant::FROZEN_SET);
                writer.count(items.len());
                open.push(items.iter());
            }
            Const::Imaginary(value) => {
                writer.byte(constant::IMAGINARY);
                writer.raw(&value.to_le_bytes());
            }
        }
    }
}
