//! f-strings: every field is formatted into a register, then all parts are joined.

use diapause_bytecode::{Const, Conversion, Instr, Position};
use ruff_python_ast::{self as ast, ConversionFlag, FStringPart, InterpolatedStringElement};

use crate::compiler::{Compiler, plain};
use crate::errors::Result;
use crate::registers::Reg;

/// Most parts that are collected in registers before they are joined.
const MAX_PARTS: usize = 32;

/// A part of an f-string; neighbouring literal texts are one part.
pub(super) enum Part<'a> {
    Text(String),
    Field(&'a ast::InterpolatedElement),
}

impl<'a> Compiler<'a> {
    pub(super) fn fstring(&mut self, e: &'a ast::ExprFString, dst: Reg) -> Result<()> {
        let mut parts = Vec::new();
        for part in &e.value {
            match part {
                FStringPart::Literal(text) => add_text(&mut parts, text.as_str()),
                FStringPart::FString(f) => add_elements(&mut parts, &f.elements),
            }
        }
        self.join(parts, dst, plain(e))
    }

    pub(super) fn join(&mut self, parts: Vec<Part<'a>>, dst: Reg, at: Position) -> Result<()> {
        let mark = self.mark();
        let base = self.top()?;
        let single = parts.len() == 1;
        let mut count = 0;
        if parts.is_empty() {
            return self.load_const(Const::Str(String::new()), dst, at);
        }
        for part in parts {
            if count == MAX_PARTS {
                self.release(mark);
                self.emit(Instr::BuildString { dst: base, base, count: count as u8 }, at);
                self.keep(base);
                count = 1;
            }
            let r = if single { dst } else { self.top()? };
            match part {
                Part::Text(text) => self.load_const(Const::Str(text), r, at)?,
                Part::Field(field) => self.field(field, r)?,
            }
            if single {
                return Ok(());
            }
            self.keep(r);
            count += 1;
        }
        self.release(mark);
        self.emit(Instr::BuildString { dst, base, count: count as u8 }, at);
        Ok(())
    }

    fn field(&mut self, field: &'a ast::InterpolatedElement, dst: Reg) -> Result<()> {
        let at = plain(field);
        let conversion = conversion_of(field);
        let mark = self.mark();
        let Some(spec) = &field.format_spec else {
            let src = self.operand_released(&field.expression)?;
            self.emit(Instr::FormatSimple { dst, src, conversion }, at);
            return Ok(());
        };
        // The field's variable may be changed by `:=` in the specification.
        let src = if spec.elements.interpolations().next().is_some() {
            self.push(&field.expression)?
        } else {
            self.operand(&field.expression)?
        };
        let r = self.top()?;
        let mut parts = Vec::new();
        add_elements(&mut parts, &spec.elements);
        self.join(parts, r, at)?;
        self.release(mark);
        self.emit(Instr::FormatSpec { dst, src, spec: r, conversion }, at);
        Ok(())
    }
}

/// The conversion of a field.
pub(super) fn conversion_of(field: &ast::InterpolatedElement) -> Conversion {
    match field.conversion {
        ConversionFlag::Str => Conversion::Str,
        ConversionFlag::Repr => Conversion::Repr,
        ConversionFlag::Ascii => Conversion::Ascii,
        // `{x=}` shows the representation unless a format is given.
        ConversionFlag::None if field.debug_text.is_some() && field.format_spec.is_none() => {
            Conversion::Repr
        }
        ConversionFlag::None => Conversion::None,
    }
}

fn add_text(parts: &mut Vec<Part<'_>>, text: &str) {
    if text.is_empty() {
        return;
    }
    if let Some(Part::Text(last)) = parts.last_mut() {
        last.push_str(text);
    } else {
        parts.push(Part::Text(text.to_owned()));
    }
}

pub(super) fn add_elements<'a>(
    parts: &mut Vec<Part<'a>>,
    elements: &'a [InterpolatedStringElement],
) {
    for element in elements {
        match element {
            InterpolatedStringElement::Literal(text) => add_text(parts, &text.value),
            InterpolatedStringElement::Interpolation(field) => {
                if let Some(debug) = &field.debug_text {
                    add_text(parts, debug.as_str());
                }
                parts.push(Part::Field(field));
            }
        }
    }
}
