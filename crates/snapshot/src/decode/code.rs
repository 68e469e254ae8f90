//! Modules. What is read here is only well formed; `verify` says whether it is safe to run.

use diapause_bytecode::{
    Code, CodeFlags, Const, ExceptionEntry, Instr, Module, Parameters, Position, Written,
};

use diapause_vm::code_store::{CodeId, Superseded};

use crate::column::{choices, texts};
use crate::error::{SnapshotError, ensure};
use crate::reader::Reader;
use crate::wire::code::{constant, parts};

/// How deep constants may nest. The compiler allows less.
const MAX_NESTING: usize = 1000;

/// The strings of a module.
struct Strings {
    all: Vec<String>,
    /// How many bytes those that are taken may still have: a few bytes of a snapshot stand for a
    /// string of any length.
    room: usize,
}

impl Strings {
    fn spend(&mut self, bytes: usize) -> Result<(), SnapshotError> {
        match self.room.checked_sub(bytes) {
            Some(room) => {
                self.room = room;
                Ok(())
            }
            None => Err(SnapshotError::corrupt("a module whose strings are too long")),
        }
    }

    /// The string that is named next.
    fn next(&mut self, reader: &mut Reader) -> Result<String, SnapshotError> {
        let place = reader.varint()?;
        let known = usize::try_from(place).ok().and_then(|place| self.all.get(place));
        let Some(text) = known.cloned() else {
            let count = self.all.len();
            return Err(SnapshotError::corrupt(format!("string {place} of {count}")));
        };
        self.spend(text.len())?;
        Ok(text)
    }

    fn several(&mut self, reader: &mut Reader) -> Result<Vec<String>, SnapshotError> {
        let count = reader.count()?;
        (0..count).map(|_| self.next(reader)).collect()
    }
}

/// Reads a module whose strings take at most `room` bytes.
pub fn module(reader: &mut Reader, mut room: usize) -> Result<Module, SnapshotError> {
    module_within(reader, &mut room)
}

/// The same; what they take is subtracted.
pub fn module_within(reader: &mut Reader, room: &mut usize) -> Result<Module, SnapshotError> {
    let source = reader.text()?.to_owned();
    let count = reader.varint()?;
    // Lengths take nothing where all are the same, but each string is named by the code.
    ensure!(count <= reader.left() as u64, "{count} strings in {} bytes", reader.left());
    let mut strings = Strings { all: Vec::new(), room: *room };
    texts::read_names(reader, count as usize, |text| {
        strings.spend(text.len())?;
        strings.all.push(text.to_owned());
        Ok(())
    })?;
    let script_name = strings.next(reader)?;
    let count = reader.count()?;
    let mut codes = Vec::new();
    for _ in 0..count {
        codes.push(code(reader, &mut strings, true)?);
    }
    *room = strings.room;
    Ok(Module { script_name, source, codes, written: Written::default() })
}

/// Reads live code of the library, all of it: how many code objects of the first one's name come
/// before it, and the code objects.
pub fn piece(bytes: &[u8], room: usize) -> Result<(u32, Vec<Code>), SnapshotError> {
    let mut reader = Reader::new(bytes, "code of the library");
    let reader = &mut reader;
    let ordinal = reader.number()?;
    let count = reader.varint()?;
    ensure!(count <= reader.left() as u64, "{count} strings in {} bytes", reader.left());
    let mut strings = Strings { all: Vec::new(), room };
    texts::read_names(reader, count as usize, |text| {
        strings.spend(text.len())?;
        strings.all.push(text.to_owned());
        Ok(())
    })?;
    let count = reader.count()?;
    let mut codes = Vec::new();
    for _ in 0..count {
        codes.push(code(reader, &mut strings, false)?);
    }
    reader.end()?;
    Ok((ordinal, codes))
}

/// Reads what has taken the place of a module, `own` being the code of the program by number:
/// whether that is so, [`verify::superseded`] says.
///
/// [`verify::superseded`]: crate::verify::superseded
pub fn newer(reader: &mut Reader, own: &[CodeId]) -> Result<Superseded, SnapshotError> {
    let number = reader.number()?;
    let Some(&by) = own.get(number as usize) else {
        return Err(SnapshotError::corrupt(format!("code {number} of {}", own.len())));
    };
    let count = reader.count()?;
    let mut functions = Vec::new();
    for _ in 0..count {
        let (older, index) = (reader.number()?, reader.number()?);
        functions.push((older, CodeId(by.0.saturating_add(index))));
    }
    Ok(Superseded { by, functions })
}

/// Reads over it.
pub fn skip_newer(reader: &mut Reader) -> Result<(), SnapshotError> {
    reader.number()?;
    for _ in 0..reader.count()? {
        reader.number()?;
        reader.number()?;
    }
    Ok(())
}

fn number16(reader: &mut Reader) -> Result<u16, SnapshotError> {
    let number = reader.varint()?;
    u16::try_from(number).map_err(|_| reader.fault("a number of more than 16 bits"))
}

fn code(
    reader: &mut Reader,
    strings: &mut Strings,
    has_positions: bool,
) -> Result<Code, SnapshotError> {
    let there = reader.byte()?;
    ensure!(there & !parts::ALL == 0, "parts {there:#x} of code, some unknown");
    let has = |part: u8| there & part != 0;
    let flags = CodeFlags(number16(reader)?);
    let name = strings.next(reader)?;
    let qualname = if has(parts::QUALNAME) { strings.next(reader)? } else { name.clone() };
    let mut parameters = Parameters::default();
    if has(parts::PARAMETERS) {
        parameters.positional = reader.byte()?;
        parameters.positional_only = reader.byte()?;
        parameters.keyword_only = reader.byte()?;
    }
    let variable_names = if has(parts::VARIABLES) { strings.several(reader)? } else { Vec::new() };
    let free_count = if has(parts::FREE) { reader.byte()? } else { 0 };
    let docstring = if has(parts::DOCSTRING) { Some(strings.next(reader)?) } else { None };
    let exception_table = if has(parts::EXCEPTIONS) { exceptions(reader)? } else { Vec::new() };
    let first_line = reader.number()?;
    let register_count = number16(reader)?;
    let cache_count = number16(reader)?;
    let names = strings.several(reader)?;
    let constants = constants(reader, strings)?;
    let count = reader.count()?;
    let mut instructions = Vec::with_capacity(count);
    for _ in 0..count {
        instructions.push(reader.get::<Instr>()?);
    }
    let most = reader.byte()?;
    let mut live = Vec::with_capacity(count);
    choices::read(reader, count, usize::from(most) + 1, &mut live)?;
    let positions = match has_positions {
        true => positions(reader, count)?,
        false => vec![Position::default(); count],
    };
    Ok(Code {
        name,
        qualname,
        flags,
        parameters,
        register_count,
        variable_names,
        free_count,
        instructions,
        live,
        positions,
        constants,
        names,
        exception_table,
        cache_count,
        first_line,
        docstring,
    })
}

fn exceptions(reader: &mut Reader) -> Result<Vec<ExceptionEntry>, SnapshotError> {
    let count = reader.count()?;
    let mut table = Vec::with_capacity(count);
    for _ in 0..count {
        let (start, length) = (reader.number()?, reader.number()?);
        let (handler, register) = (reader.number()?, reader.byte()?);
        let end = start
            .checked_add(length)
            .ok_or_else(|| SnapshotError::corrupt("an exception range beyond 32 bits"))?;
        table.push(ExceptionEntry { start, end, handler, register });
    }
    Ok(table)
}

fn positions(reader: &mut Reader, count: usize) -> Result<Vec<Position>, SnapshotError> {
    let too_far = || SnapshotError::corrupt("a source position beyond 32 bits");
    let add = |to: u32, more: u64| {
        u32::try_from(u64::from(to).saturating_add(more)).map_err(|_| too_far())
    };
    let mut positions = Vec::with_capacity(count);
    let mut position = Position::default();
    for nth in 0..count {
        let Some(length) = reader.varint()?.checked_sub(1) else {
            ensure!(nth > 0, "a source position as that before, of the first instruction");
            positions.push(position);
            continue;
        };
        let start = i64::from(position.start).checked_add(reader.signed()?).ok_or_else(too_far)?;
        let start = u32::try_from(start).map_err(|_| too_far())?;
        position =
            Position { start, end: add(start, length >> 1)?, anchor_start: 0, anchor_end: 0 };
        if length & 1 == 1 {
            position.anchor_start = add(start, reader.varint()?)?;
            position.anchor_end = add(position.anchor_start, reader.varint()?)?;
            // Without extent it would be another one when it is written again.
            ensure!(position.anchor_end > position.anchor_start, "a part of a source of no length");
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

fn constants(reader: &mut Reader, strings: &mut Strings) -> Result<Vec<Const>, SnapshotError> {
    let missing = reader.count()?;
    let mut open = vec![Open { frozen: false, missing, items: Vec::new() }];
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
            let kind = reader.byte()?;
            if kind == constant::TUPLE || kind == constant::FROZEN_SET {
                let frozen = kind == constant::FROZEN_SET;
                open.push(Open { frozen, missing: reader.count()?, items: Vec::new() });
                ensure!(open.len() <= MAX_NESTING, "constants nest too deeply");
                continue;
            }
            leaf(reader, kind, strings)?
        };
        if let Some(current) = open.last_mut() {
            current.items.push(complete);
        }
    }
}

fn float(reader: &mut Reader) -> Result<f64, SnapshotError> {
    let bytes = reader.raw(8)?.first_chunk::<8>().copied().unwrap_or_default();
    Ok(f64::from_le_bytes(bytes))
}

fn leaf(reader: &mut Reader, kind: u8, strings: &mut Strings) -> Result<Const, SnapshotError> {
    Ok(match kind {
        constant::NONE => Const::None,
        constant::TRUE => Const::True,
        constant::FALSE => Const::False,
        constant::ELLIPSIS => Const::Ellipsis,
        constant::INT => Const::Int(reader.signed()?),
        constant::BIG_INT => {
            let size = reader.varint()?;
            let magnitude = reader.raw(usize::try_from(size >> 1).unwrap_or(usize::MAX))?;
            Const::BigInt { negative: size & 1 == 1, magnitude: magnitude.to_vec() }
        }
        constant::FLOAT => Const::Float(float(reader)?),
        constant::STR => Const::Str(strings.next(reader)?),
        constant::BYTES => {
            let count = reader.count()?;
            Const::Bytes(reader.raw(count)?.to_vec())
        }
        constant::IMAGINARY => Const::Imaginary(float(reader)?),
        _ => return Err(reader.fault(&format!("a constant of kind {kind}"))),
    })
}
