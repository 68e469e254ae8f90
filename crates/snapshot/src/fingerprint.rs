//! Every number of the format with its name, as a text: what is in it once released stays, at the
//! same place. A test compares it with the one that is kept.

use std::fmt::Write as _;

use diapause_bytecode::{
    BinaryOp, CodeFlags, CommonValue, CompareOp, Conversion, Instr, SpecialMethod, UnaryOp,
};

use crate::container::{FORMAT_VERSION, Kind, Section};
use crate::wire::object::{descriptor_kind, flavor, generator_state, iterator, view_kind};
use crate::wire::{Table, Tag, code, known, native, state};

/// Names of a module with their numbers.
macro_rules! constants {
    ($($module:ident)::+: $($name:ident),+ $(,)?) => {{
        use $($module)::+ as from;
        vec![$(format!("{} {}", from::$name, stringify!($name))),+]
    }};
}

/// The texts of operators with their numbers.
macro_rules! operators {
    ($($type:ident),+) => {
        vec![$((
            concat!("operators of type ", stringify!($type)),
            numbered($type::ALL.iter().map(|operator| operator.text().to_owned())),
        )),+]
    };
}

fn numbered(names: impl Iterator<Item = String>) -> Vec<String> {
    names.enumerate().map(|(number, name)| format!("{number} {name}")).collect()
}

fn pairs(pairs: &[(&str, i64)]) -> Vec<String> {
    pairs.iter().map(|(name, number)| format!("{number} {name}")).collect()
}

/// The list: tables, each with its lines.
#[must_use]
pub fn tables() -> Vec<(&'static str, Vec<String>)> {
    let mut tables = vec![
        ("kinds of snapshots", kinds()),
        ("sections", sections()),
        ("tables of objects", numbered(Table::ALL.iter().map(|table| format!("{table:?}")))),
        ("tags of values", tags()),
        ("kinds of natives", constants!(native::kind: BUILTIN, TYPE, LIBRARY, CODE, LIVE)),
        (
            "entries of the section of code",
            constants!(code::entry: MODULE, PART, REFERENCE, PIECE, SUPERSEDED, SUPERSEDED_REFERENCE),
        ),
        (
            "parts of code objects",
            constants!(code::parts: QUALNAME, PARAMETERS, VARIABLES, FREE, DOCSTRING, EXCEPTIONS),
        ),
        (
            "kinds of constants",
            constants!(code::constant: NONE, TRUE, FALSE, ELLIPSIS, INT, BIG_INT, FLOAT, STR,
                BYTES, TUPLE, FROZEN_SET, IMAGINARY),
        ),
        ("flags of code objects", flags()),
        (
            "parts of the state",
            constants!(state::parts: PENDING, WAITING, INJECTED, MODULES, SOURCES, STREAMS,
                REPR_ACTIVE, WEAK_DEAD, MAX_STR_DIGITS, ENTROPY, INTERACTIVE),
        ),
        ("flavors of generators", pairs(flavor::ALL)),
        ("states of generators", pairs(generator_state::ALL)),
        ("kinds of descriptors", pairs(descriptor_kind::ALL)),
        ("kinds of views", pairs(view_kind::ALL)),
        ("kinds of iterators", iterators()),
        ("known strings", numbered(known::KNOWN.iter().map(|known| format!("{known:?}")))),
        ("opcodes", opcodes()),
    ];
    tables.extend(operators!(BinaryOp, CompareOp, UnaryOp, Conversion, CommonValue, SpecialMethod));
    tables
}

/// The list as a text.
#[must_use]
pub fn text() -> String {
    let mut text = format!("Diapause snapshots, format {FORMAT_VERSION}\n");
    for (name, lines) in tables() {
        let _ = write!(text, "\n[{name}]\n");
        for line in lines {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

fn kinds() -> Vec<String> {
    let all = [Kind::Program, Kind::Progress, Kind::Session, Kind::Delta];
    all.iter().map(|kind| format!("{} {kind:?}", kind.code())).collect()
}

fn sections() -> Vec<String> {
    let all = [
        Section::Meta,
        Section::Code,
        Section::Natives,
        Section::Objects,
        Section::State,
        Section::Identities,
        Section::Header,
        Section::Base,
        Section::Resources,
    ];
    all.iter().map(|section| format!("{} {section:?}", *section as u8)).collect()
}

fn tags() -> Vec<String> {
    let all = [
        ("UNBOUND", Tag::UNBOUND),
        ("NONE", Tag::NONE),
        ("FALSE", Tag::FALSE),
        ("TRUE", Tag::TRUE),
        ("ELLIPSIS", Tag::ELLIPSIS),
        ("NOT_IMPLEMENTED", Tag::NOT_IMPLEMENTED),
        ("DELETED", Tag::DELETED),
        ("INT", Tag::INT),
        ("FLOAT", Tag::FLOAT),
        ("CONSTANT", Tag::CONSTANT),
        ("EXTERNAL_CONSTANT", Tag::EXTERNAL_CONSTANT),
        ("EXTERNAL", Tag::EXTERNAL),
        ("NATIVE", Tag::NATIVE),
        ("FIRST_TABLE", Tag(Tag::FIRST_TABLE)),
    ];
    all.iter().map(|(name, tag)| format!("{} {name}", tag.0)).collect()
}

fn flags() -> Vec<String> {
    let all = [
        ("VARARGS", CodeFlags::VARARGS),
        ("VARKEYWORDS", CodeFlags::VARKEYWORDS),
        ("GENERATOR", CodeFlags::GENERATOR),
        ("COROUTINE", CodeFlags::COROUTINE),
        ("CLASS_BODY", CodeFlags::CLASS_BODY),
        ("MODULE", CodeFlags::MODULE),
        ("LIBRARY", CodeFlags::LIBRARY),
        ("GENERATOR_EXPRESSION", CodeFlags::GENERATOR_EXPRESSION),
        ("FROZEN", CodeFlags::FROZEN),
    ];
    all.iter().map(|(name, flag)| format!("{} {name}", flag.0)).collect()
}

fn iterators() -> Vec<String> {
    let names = constants!(iterator: EXHAUSTED, LIST, TUPLE, STR, BYTES, RANGE, BIG_RANGE, DICT,
        SET, REVERSED, GET_ITEM, CALL, ENUMERATE, ZIP, MAP, FILTER);
    names
        .iter()
        .zip(iterator::PARTS)
        .map(|(name, (integers, values))| format!("{name}: {integers} integers, {values} values"))
        .collect()
}

fn opcodes() -> Vec<String> {
    let operands = Instr::OPERANDS.iter().map(|operands| {
        operands.iter().map(|(name, kind)| format!(" {name}:{kind}")).collect::<String>()
    });
    numbered(Instr::NAMES.iter().zip(operands).map(|(name, operands)| format!("{name}{operands}")))
}
