//! Interactive sessions: one program after another, with the same globals.

use std::sync::Arc;

use diapause_bytecode::Module;

use crate::exec::Interactive;
use crate::machine::Machine;
use crate::object::{GeneratorState, Registers};
use crate::trap::Trap;
use crate::value::{Kind, Value};

impl Machine {
    /// Makes a new machine an interactive session. Returns the dict of globals.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub fn open(&mut self) -> Result<Value, Trap> {
        let globals = self.new_globals()?;
        self.state.interactive = Some(Interactive { globals, feeds: 0 });
        Ok(globals)
    }

    /// Prepares to run the body of a module with the globals of the session. The program before
    /// has ended, or was abandoned.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted, [`Trap::Internal`] when this is no session.
    pub fn feed(&mut self, module: &Arc<Module>) -> Result<(), Trap> {
        let Some(interactive) = &mut self.state.interactive else {
            return Err(Trap::internal("a program for a session that is none"));
        };
        interactive.feeds += 1;
        let globals = interactive.globals;
        self.begin(module, globals)
    }

    /// Leaves no activation behind, whether the program has ended or a limit stopped it: what it
    /// made stays, what it was in the middle of is given up.
    pub fn abandon(&mut self) {
        for frame in std::mem::take(&mut self.frames) {
            if frame.subject.is(Kind::Generator) {
                let generator = self.heap.generator_mut(frame.subject);
                generator.state = GeneratorState::Finished;
                generator.registers = Registers::default();
            }
        }
        let state = &mut self.state;
        state.pending = None;
        state.waiting = None;
        state.injected = None;
        state.lookup_failed = false;
        state.loading = None;
        state.kept.clear();
        self.heap.set_repr_active(Vec::new());
        self.forget_unfinished_modules();
    }

    /// Forgets modules whose bodies were given up, and the event loop that ran.
    fn forget_unfinished_modules(&mut self) {
        let Some(modules) = self.state.modules else { return };
        let entries: Vec<(Value, Value)> =
            self.heap.dict(modules).iter().map(|entry| (entry.key, entry.value)).collect();
        for (name, module) in entries {
            if !module.is(Kind::Module) {
                continue;
            }
            if self.heap.module(module).initializing {
                // A name is a string: its removal runs no code and needs no memory.
                let _ = self.heap.dict_remove(modules, name);
            } else if self.heap.as_text(name) == Some("asyncio.events") {
                let names = self.heap.module(module).dict;
                let _ = self.heap.dict_set_text(names, "_running_loop", Value::NONE);
            }
        }
    }
}
