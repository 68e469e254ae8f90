//! What native functions ask the machine: the variables of the running function, the modules.

use diapause_bytecode::{Code, CodeFlags, SPILL};

use super::call::{Arguments, Callee};
use super::{Cont, Exec, Frame};
use crate::code_store::CodeId;
use crate::object::{Module, TracebackEntry};
use crate::trap::{Question, Trap};
use crate::value::{Kind, Value};

impl Exec<'_> {
    pub(super) fn answer_question(&mut self, question: Question) -> Result<Value, Trap> {
        self.note_place();
        match question {
            Question::Globals => Ok(self.caller()?.globals),
            Question::ProgramGlobals => {
                let caller = self.program_frames().next().or(self.frames.first());
                caller
                    .map(|caller| caller.globals)
                    .ok_or_else(|| Trap::internal("library code without a program"))
            }
            Question::Locals => {
                let caller = self.caller()?;
                self.locals(caller)
            }
            Question::Modules => self.modules(),
            Question::Sources => Ok(self.state.sources.unwrap_or(Value::NONE)),
            Question::Recursion => Ok(Value::small(self.state.recursion_limit.into())),
            Question::Frames(traceback) => {
                let entries = match traceback.is(Kind::Traceback) {
                    true => self.heap.entries_of(traceback),
                    false => self.activations(),
                };
                crate::traceback::frame_tuples(self.heap, self.codes, entries)
            }
            Question::Place(number) => {
                let number = number.as_small().and_then(|number| usize::try_from(number).ok());
                let frame = number.and_then(|number| self.program_frames().nth(number)).copied();
                let Some(frame) = frame else { return Ok(Value::NONE) };
                let pc = frame.pc.saturating_sub(1);
                crate::traceback::place(self.heap, self.codes, frame.globals, frame.code, pc)
            }
            Question::SourceLine(file, number) => {
                crate::traceback::source_line(self.heap, self.codes, file, number)
            }
            Question::Suggestion(exception) => {
                let globals = self.frames.first().map_or(Value::NONE, |frame| frame.globals);
                crate::traceback::suggestion_for(self.heap, self.codes, exception, globals)
            }
            Question::SyntaxText(parts) => {
                let parts = self.heap.items_of(parts).to_vec();
                let text = |heap: &crate::heap::Heap, place: usize| {
                    let value = parts.get(place).copied().unwrap_or(Value::NONE);
                    heap.as_text(value).unwrap_or_default().to_owned()
                };
                let exception = parts.first().copied().unwrap_or(Value::NONE);
                let (class, message) = (text(self.heap, 1), text(self.heap, 2));
                if !exception.is(Kind::Exception) {
                    return Err(self.heap.bad_arguments());
                }
                let heap = &mut *self.heap;
                let text =
                    crate::traceback::syntax_text(heap, self.codes, &class, exception, message);
                self.heap.new_str(text.unwrap_or_default())
            }
            Question::Report(exception, texts) => self.report(exception, texts),
            Question::Handled => {
                let handled = self.frames.iter().rev().map(|frame| frame.handled);
                Ok(handled.into_iter().find(|handled| !handled.is_none()).unwrap_or(Value::NONE))
            }
        }
    }

    /// The activations of code of the program and its modules, the innermost first.
    fn program_frames(&self) -> impl Iterator<Item = &Frame> {
        const HIDDEN: u16 = CodeFlags::LIBRARY.0 | CodeFlags::FROZEN.0;
        self.frames.iter().rev().filter(|frame| {
            let code = self.codes.code(frame.code);
            code.is_some_and(|(_, code)| code.flags.0 & HIDDEN == 0)
        })
    }

    /// Enters a function of the library with one argument, which stands at `base`, between two
    /// instructions of the frame on top.
    pub(crate) fn enter_between(&mut self, name: &str, base: usize) -> Result<(), Trap> {
        let Some(function) = crate::library::function(name) else {
            return Err(Trap::internal(format!("the library has no {name}")));
        };
        let code = CodeId::library(function.index());
        let globals = self.library_globals()?;
        let args = Arguments { at: base, count: 1, names: None, room: false };
        let callee = Callee::library(code, globals);
        self.enter_function(callee, args, Cont::Discard, Value::NONE).map(|_| ())
    }

    /// Where the activations are, the innermost first.
    fn activations(&self) -> Vec<TracebackEntry> {
        let frames = self.frames.iter().rev();
        frames
            .map(|frame| TracebackEntry {
                code: frame.code,
                pc: frame.pc.saturating_sub(1),
                lookup: false,
            })
            .collect()
    }

    /// The text of a traceback. The library has asked objects of the program for theirs.
    fn report(&mut self, exception: Value, texts: Value) -> Result<Value, Trap> {
        let mut known = std::collections::HashMap::new();
        let pairs = if texts.is(Kind::List) { self.heap.list(texts).items.clone() } else { vec![] };
        for pair in pairs {
            if pair.is(Kind::Tuple)
                && let [value, text] = *self.heap.tuple(pair).items
                && let Some(text) = self.heap.as_text(text)
            {
                known.insert(value, text.to_owned());
            }
        }
        let globals = self.frames.first().map_or(Value::NONE, |program| program.globals);
        let context = crate::traceback::Context { texts: &known, globals };
        let report = crate::traceback::render(self.heap, self.codes, exception, &context);
        self.heap.new_str(report.text)
    }

    /// The innermost activation of code that is not the library's.
    fn caller(&self) -> Result<Frame, Trap> {
        let own = |frame: &&Frame| {
            let code = self.codes.code(frame.code);
            code.is_some_and(|(_, code)| !code.flags.contains(CodeFlags::LIBRARY))
        };
        let caller = self.frames.iter().rev().find(own);
        caller.copied().ok_or_else(|| Trap::internal("library code without a program"))
    }

    /// The local variables of an activation. Those of a function are copied, as PEP 667 says.
    fn locals(&mut self, frame: Frame) -> Result<Value, Trap> {
        let unit = self.codes.unit(frame.code, self.heap)?;
        let code = unit.code();
        if code.flags.contains(CodeFlags::MODULE) {
            return Ok(frame.globals);
        }
        let base = frame.base as usize;
        if code.flags.contains(CodeFlags::CLASS_BODY) {
            return Ok(self.stack[base].get());
        }
        let dict = self.heap.new_dict()?;
        let parameters = code.parameter_count();
        // Variables that other functions share come last.
        for shared in [false, true] {
            for (place, name) in code.variable_names.iter().enumerate() {
                let mut value = self.stack[base + place].get();
                if !shared && name == SPILL && value.is(Kind::Tuple) {
                    self.add_spilled(dict, code, value)?;
                }
                if (value.is(Kind::Cell) && place >= parameters) != shared {
                    continue;
                }
                if value.is(Kind::Cell) {
                    value = self.heap.cell(value).0;
                }
                self.heap.share_text(value);
                // Hidden variables have names that no program can write.
                if !value.is_unbound() && !name.starts_with('.') {
                    self.heap.dict_set_text(dict, name, value)?;
                }
            }
        }
        Ok(dict)
    }

    /// The variables that have no registers: what is loaded from the cells says their names.
    fn add_spilled(&mut self, dict: Value, code: &Code, cells: Value) -> Result<(), Trap> {
        for (index, name) in code.spilled() {
            let cell = self.heap.tuple(cells).items.get(index).copied();
            let Some(cell) = cell.filter(|cell| cell.is(Kind::Cell)) else { continue };
            let value = self.heap.cell(cell).0;
            if !value.is_unbound() {
                self.heap.dict_set_text(dict, name, value)?;
            }
        }
        Ok(())
    }

    /// Makes the program a module.
    pub(crate) fn add_main(&mut self, modules: Value, globals: Value) -> Result<(), Trap> {
        let name = self.heap.intern("__main__")?;
        let main = self.heap.alloc(Module { name, dict: globals, initializing: false })?;
        self.heap.dict_set_name(modules, name, main)
    }

    /// The dict of modules, made when it is first asked for.
    pub(super) fn modules(&mut self) -> Result<Value, Trap> {
        if let Some(modules) = self.state.modules {
            return Ok(modules);
        }
        let modules = self.heap.new_dict()?;
        self.state.modules = Some(modules);
        if let Some(program) = self.frames.first() {
            let globals = program.globals;
            self.add_main(modules, globals)?;
        }
        Ok(modules)
    }
}
