//! Traceback objects, and the frame and code objects that they lead to: records of what ran,
//! which keep nothing of it alive.

use crate::code_store::CodeId;
use crate::heap::Heap;
use crate::object::{Instance, ShapeId, TracebackEntry, TracebackObject};
use crate::traceback::Lines;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};
use diapause_bytecode::{CodeFlags, SPILL};

/// Where a code object keeps the function that it was made of: no name of an attribute.
const FUNCTION: &str = "\0function";

impl Heap {
    /// Adds the next place further out to the traceback of an exception.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub(crate) fn add_traceback(
        &mut self,
        exception: Value,
        entry: TracebackEntry,
    ) -> Result<(), Trap> {
        let next = self.exception(exception).traceback;
        self.exception_mut(exception).traceback = self.alloc(TracebackObject { next, entry })?;
        Ok(())
    }

    /// Where an exception went through, the innermost place first.
    #[must_use]
    pub fn traceback_entries(&self, exception: Value) -> Vec<TracebackEntry> {
        self.entries_of(self.exception(exception).traceback)
    }

    /// The places of a traceback object, the innermost first.
    #[must_use]
    pub(crate) fn entries_of(&self, traceback: Value) -> Vec<TracebackEntry> {
        let mut entries = Vec::new();
        let mut next = traceback;
        // Nothing makes a circle but bytes that someone forged.
        while next.is(Kind::Traceback) && entries.len() < self.tracebacks.len() {
            let object = self.traceback(next);
            entries.push(object.entry);
            next = object.next;
        }
        entries.reverse();
        entries
    }

    /// `__traceback__ = new`
    pub(super) fn set_traceback(&mut self, exception: Value, new: Value) -> Result<(), Trap> {
        if !new.is_none() && !new.is(Kind::Traceback) {
            return Err(self.type_error("__traceback__ must be a traceback or None"));
        }
        self.exception_mut(exception).traceback = new;
        Ok(())
    }

    /// An attribute of a traceback object.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn traceback_attribute(&mut self, value: Value, name: &str) -> Result<Option<Value>, Trap> {
        let &TracebackObject { next, entry } = self.traceback(value);
        Ok(Some(match name {
            "tb_lineno" => Value::small(self.line_of(entry).into()),
            "tb_lasti" => Value::small(i64::from(entry.pc) * 2),
            "tb_next" => next,
            "tb_frame" => self.frame_record(entry, &[])?,
            _ => return Ok(None),
        }))
    }

    /// A frame object: what is known of an activation, which it keeps nothing of alive.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub(crate) fn frame_record(
        &mut self,
        entry: TracebackEntry,
        further: &[(&str, Value)],
    ) -> Result<Value, Trap> {
        let line = Value::small(self.line_of(entry).into());
        let code = self.code_object(entry.code, Value::NONE)?;
        let mut parts = vec![
            ("f_code", code),
            ("f_lineno", line),
            ("f_back", Value::NONE),
            ("f_lasti", Value::small(i64::from(entry.pc) * 2)),
        ];
        parts.extend_from_slice(further);
        self.record(TypeId::Frame, &parts)
    }

    /// `tb_next = new`
    pub(crate) fn set_traceback_next(&mut self, value: Value, new: Value) -> Result<(), Trap> {
        if !new.is_none() && !new.is(Kind::Traceback) {
            let found = self.type_name(new);
            return Err(self.type_error(format!("expected traceback object, got '{found}'")));
        }
        let mut next = new;
        for _ in 0..=self.tracebacks.len() {
            if !next.is(Kind::Traceback) {
                break;
            }
            if next == value {
                return Err(self.value_error("traceback loop detected"));
            }
            next = self.traceback(next).next;
        }
        self.traceback_mut(value).next = new;
        Ok(())
    }

    /// The line of a place, from 1.
    fn line_of(&self, entry: TracebackEntry) -> u32 {
        let Some(code) = self.code_of(entry.code) else { return 0 };
        let place = code.positions.get(entry.pc as usize).copied().unwrap_or_default();
        if place.start == place.end {
            return code.first_line;
        }
        match self.module_of(entry.code) {
            Some(module) => Lines::new(&module.source).locate(place.start).0 as u32 + 1,
            None => 0,
        }
    }

    /// A code object, as `__code__` and `f_code` give it. Made of a function, it can be run.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn code_object(&mut self, id: CodeId, function: Value) -> Result<Value, Trap> {
        let Some(code) = self.code_of(id) else { return Ok(Value::NONE) };
        let has = |flag| code.flags.contains(flag);
        let flags = i64::from(has(CodeFlags::VARARGS)) * 4
            + i64::from(has(CodeFlags::VARKEYWORDS)) * 8
            + match (has(CodeFlags::GENERATOR), has(CodeFlags::COROUTINE)) {
                (true, true) => 0x200,
                (false, true) => 0x80,
                (true, false) => 0x20,
                (false, false) => 0,
            };
        // The namespace of a class body, or of `exec`, is no parameter.
        let hidden = usize::from(has(CodeFlags::CLASS_BODY));
        let counts = [
            ("co_argcount", i64::from(code.parameters.positional) - hidden as i64),
            ("co_posonlyargcount", code.parameters.positional_only.into()),
            ("co_kwonlyargcount", code.parameters.keyword_only.into()),
            ("co_firstlineno", code.first_line.into()),
            ("co_flags", flags),
        ];
        let texts = [("co_name", code.name.clone()), ("co_qualname", code.qualname.clone())];
        let own = code.variable_names.len() - usize::from(code.free_count);
        let (names, free) = code.variable_names.split_at(own);
        let (mut names, free) = (names[hidden.min(names.len())..].to_vec(), free.to_vec());
        if let Some(place) = names.iter().position(|name| name == SPILL) {
            names.remove(place);
            names.extend(code.spilled().into_iter().map(|(_, name)| name.to_owned()));
        }
        let file = self.module_of(id).map_or_else(String::new, |m| m.script_name.clone());
        let mut parts: Vec<(&str, Value)> =
            counts.iter().map(|&(name, count)| (name, Value::small(count))).collect();
        for (name, text) in texts {
            parts.push((name, self.new_str(text)?));
        }
        parts.push(("co_filename", self.new_str(file)?));
        parts.push((FUNCTION, function));
        for (name, texts) in [("co_varnames", names), ("co_freevars", free)] {
            let mut items = Vec::with_capacity(texts.len());
            for text in texts {
                items.push(self.intern(&text)?);
            }
            parts.push((name, self.new_tuple(items)?));
        }
        self.record(TypeId::Code, &parts)
    }

    /// The function that a code object was made of.
    pub fn function_of_code(&mut self, code: Value) -> Option<Value> {
        if !code.is(Kind::Instance) || self.type_of(code) != TypeId::Code.value() {
            return None;
        }
        let dict = *self.instance(code).slots.first()?;
        let key = self.intern(FUNCTION).ok()?;
        self.dict_get_name(dict, key).filter(|function| function.is(Kind::Function))
    }

    /// An object of a built-in type that has nothing but attributes.
    fn record(&mut self, class: TypeId, parts: &[(&str, Value)]) -> Result<Value, Trap> {
        let dict = self.new_dict()?;
        for &(name, value) in parts {
            self.dict_set_text(dict, name, value)?;
        }
        let class = class.value();
        self.alloc(Instance { class, shape: ShapeId::DICT, slots: [dict].into_iter().collect() })
    }
}
