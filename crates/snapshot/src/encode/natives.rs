//! The section of natives, column by column: of what kind each is, then what belongs to those of
//! each kind, names last.

use crate::column::ints::{self, Sign};
use crate::column::{choices, texts};
use crate::wire::native::{KINDS, kind};
use crate::writer::Writer;

/// A qualified name: up to its last dot, which belongs to the first part, and what follows.
fn divided(name: &str) -> (&str, &str) {
    name.split_at(name.rfind('.').map_or(0, |dot| dot + 1))
}

/// What is said of natives so far.
#[derive(Default)]
pub struct Columns<'n> {
    kinds: Vec<u8>,
    builtins: Vec<String>,
    types: Vec<&'n str>,
    library: Named<'n>,
    code: Named<'n>,
    parts: Vec<i64>,
    signatures: Vec<i64>,
    pieces: Vec<i64>,
    places: Vec<i64>,
}

#[derive(Default)]
struct Named<'n> {
    names: Vec<&'n str>,
    ordinals: Vec<i64>,
}

impl<'n> Named<'n> {
    fn add(&mut self, name: &'n str, ordinal: u32) {
        self.names.push(name);
        self.ordinals.push(ordinal.into());
    }
}

impl<'n> Columns<'n> {
    /// A built-in function or method.
    pub fn builtin(&mut self, name: String) {
        self.kinds.push(kind::BUILTIN);
        self.builtins.push(name);
    }

    /// A built-in type.
    pub fn built_in_type(&mut self, name: &'n str) {
        self.kinds.push(kind::TYPE);
        self.types.push(name);
    }

    /// A function of the prelude.
    pub fn library(&mut self, name: &'n str, ordinal: u32) {
        self.kinds.push(kind::LIBRARY);
        self.library.add(name, ordinal);
    }

    /// Code of a part of the library.
    pub fn code(&mut self, part: u32, name: &'n str, ordinal: u32, signature: u32) {
        self.kinds.push(kind::CODE);
        self.code.add(name, ordinal);
        self.parts.push(part.into());
        self.signatures.push(signature.into());
    }

    /// Code that travels.
    pub fn live(&mut self, piece: u32, place: u32) {
        self.kinds.push(kind::LIVE);
        self.pieces.push(piece.into());
        self.places.push(place.into());
    }

    /// The section.
    pub fn finish(self) -> Vec<u8> {
        let mut writer = Writer::default();
        if self.kinds.is_empty() {
            return writer.finish();
        }
        writer.count(self.kinds.len());
        choices::write(&mut writer, &self.kinds, KINDS);
        for column in [
            &self.library.ordinals,
            &self.parts,
            &self.code.ordinals,
            &self.signatures,
            &self.pieces,
            &self.places,
        ] {
            ints::write(&mut writer, column, Sign::Unsigned);
        }
        let builtins: Vec<&str> = self.builtins.iter().map(String::as_str).collect();
        for names in [&builtins, &self.types, &self.library.names] {
            texts::write_names(&mut writer, names);
        }
        // Functions of a class follow each other.
        let parts: Vec<(&str, &str)> = self.code.names.iter().map(|name| divided(name)).collect();
        texts::write(&mut writer, parts.len(), |nth| parts[nth].0);
        let last: Vec<&str> = parts.iter().map(|&(_, last)| last).collect();
        texts::write_names(&mut writer, &last);
        writer.finish()
    }
}
