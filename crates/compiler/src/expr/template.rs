//! t-strings: the values of the fields and what is between them, put together by the library.

use diapause_bytecode::{CommonValue, Const, Conversion, Instr};
use ruff_python_ast as ast;
use ruff_text_size::Ranged;

use super::fstring::{Part, add_elements, conversion_of};
use crate::compiler::{Compiler, plain};
use crate::errors::Result;
use crate::registers::Reg;

impl<'a> Compiler<'a> {
    pub(super) fn template(&mut self, e: &'a ast::ExprTString, dst: Reg) -> Result<()> {
        let mut parts = Vec::new();
        for part in &e.value {
            add_elements(&mut parts, &part.elements);
        }
        let mut strings = vec![String::new()];
        let mut fields = Vec::new();
        for part in parts {
            match part {
                Part::Text(text) => {
                    if let Some(last) = strings.last_mut() {
                        last.push_str(&text);
                    }
                }
                Part::Field(field) => {
                    fields.push(field);
                    strings.push(String::new());
                }
            }
        }
        let at = plain(e);
        let mark = self.mark();
        let base = self.top()?;
        self.emit(Instr::LoadCommon { dst: base, which: CommonValue::Template }, at);
        self.keep(base);
        let r = self.top()?;
        let strings = strings.into_iter().map(Const::Str).collect();
        self.load_const(Const::Tuple(strings), r, at)?;
        self.keep(r);
        let list = self.top()?;
        self.emit(Instr::BuildList { dst: list, base: list, count: 0 }, at);
        self.keep(list);
        for field in fields {
            let inner = self.mark();
            let value = self.template_field(field)?;
            self.release(inner);
            self.emit(Instr::ListAppend { list, value }, at);
        }
        self.release(mark);
        self.emit(Instr::Call { dst, base, count: 2 }, at);
        Ok(())
    }

    /// A tuple of the value of a field, its text, conversion and format, in the next temporary.
    fn template_field(&mut self, field: &'a ast::InterpolatedElement) -> Result<Reg> {
        let at = plain(field);
        let mark = self.mark();
        let base = self.push(&field.expression)?;
        let r = self.top()?;
        self.load_const(Const::Str(self.field_text(field)), r, at)?;
        self.keep(r);
        let conversion = match conversion_of(field) {
            Conversion::None => Const::None,
            Conversion::Str => Const::Str("s".to_owned()),
            Conversion::Repr => Const::Str("r".to_owned()),
            Conversion::Ascii => Const::Str("a".to_owned()),
        };
        let r = self.top()?;
        self.load_const(conversion, r, at)?;
        self.keep(r);
        let r = self.top()?;
        let mut parts = Vec::new();
        if let Some(spec) = &field.format_spec {
            add_elements(&mut parts, &spec.elements);
        }
        self.join(parts, r, at)?;
        self.keep(r);
        self.release(mark);
        self.emit(Instr::BuildTuple { dst: base, base, count: 4 }, at);
        Ok(base)
    }

    /// The text of the expression of a field: from the brace on, without whitespace at its end.
    fn field_text(&self, field: &ast::InterpolatedElement) -> String {
        let start = field.range.start().to_usize() + 1;
        let mut end = field.expression.end().to_usize();
        // Parentheses around the expression are not part of it.
        let stop = field.range.end().to_usize();
        for (i, c) in self.source[end..stop].char_indices() {
            match c {
                ')' => end = field.expression.end().to_usize() + i + 1,
                c if c.is_whitespace() => {}
                _ => break,
            }
        }
        self.source.get(start..end).unwrap_or_default().trim_end().to_owned()
    }
}
