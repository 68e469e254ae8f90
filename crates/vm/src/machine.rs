//! The machine: heap, stack, frames and code together; what the engine drives.

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::Arc;

use diapause_bytecode::{Instr, Module};

use crate::code_store::{CodeId, CodeStore};
use crate::exec::{Cont, Exec, Exit, Frame, HEADROOM, Pending, State, WINDOW};
use crate::heap::Heap;
use crate::load::{Load, Loader, Source};
use crate::object::{Flavor, Function, Generator, GeneratorState, Registers};
use crate::trap::{LimitKind, Trap};
use crate::value::{Kind, Value};

/// Places of the stack when a program begins to run; one that only sleeps needs few.
const FIRST_STACK: usize = HEADROOM + WINDOW;

/// The first stack, which is copied in less time than it is filled.
static FRESH_STACK: [Value; FIRST_STACK] = [Value::UNBOUND; FIRST_STACK];

/// A program that can run, pause, be dumped.
#[derive(Debug)]
pub struct Machine {
    /// The objects.
    pub heap: Box<Heap>,
    /// The code.
    pub codes: CodeStore,
    /// The activations, the innermost last.
    pub frames: Vec<Frame>,
    /// What else there is.
    pub state: State,
    /// Compiles what the program asks for; without it, there are only modules of the library.
    pub loader: Option<Arc<dyn Loader>>,
    stack: Vec<Cell<Value>>,
    /// How many places it has as soon as something runs.
    first_stack: usize,
    /// Whether the host has answered since the program ran: then the activation on top stands
    /// behind a call. Code of the compiler counts the register with the answer as live there; what
    /// a snapshot brings is not held to that.
    answered: bool,
}

/// How often code that runs after its program has ended may stop to have the clock looked at.
const STOPS: u32 = 64;

/// The host's answer to a call that it had answered with a future.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    /// Which call.
    pub call_id: u64,
    /// Its value, or the exception that it raises.
    pub result: Result<Value, Value>,
}

impl Machine {
    /// A machine with limits: bytes of memory, depth of recursion.
    #[must_use]
    pub fn new(memory: usize, recursion: u32) -> Self {
        Self {
            heap: Box::new(Heap::new(memory)),
            codes: CodeStore::default(),
            frames: Vec::new(),
            state: State { recursion_limit: recursion, ..State::default() },
            loader: None,
            stack: Vec::new(),
            first_stack: FIRST_STACK,
            answered: false,
        }
    }

    /// Loads a module as the program and prepares to run its body. Returns the dict of globals.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub fn load(&mut self, module: &Arc<Module>) -> Result<Value, Trap> {
        let globals = self.new_globals()?;
        self.begin(module, globals)?;
        Ok(globals)
    }

    /// The globals of a program that has not begun.
    pub(crate) fn new_globals(&mut self) -> Result<Value, Trap> {
        let globals = self.heap.new_dict()?;
        // As many as the smallest table has room for that has some for names of the program.
        self.heap.expect_interned(7);
        let main = self.heap.intern_once("__main__")?;
        let name = self.heap.intern_once("__name__")?;
        self.heap.dict_set_name(globals, name, main)?;
        Ok(globals)
    }

    /// Prepares to run the body of a module with these globals. No other activation is there.
    pub(crate) fn begin(&mut self, module: &Arc<Module>, globals: Value) -> Result<(), Trap> {
        let code = self.codes.load(module, &mut self.heap)?;
        let unit = self.codes.unit(code, &mut self.heap)?.code();
        let (count, awaits) = (unit.variable_names.len(), unit.flags.suspends());
        if awaits {
            return self.load_awaiting(code, count, globals);
        }
        self.ready_stack();
        for place in self.stack.iter().take(count) {
            place.set(Value::UNBOUND);
        }
        self.frames.push(Frame {
            code,
            pc: 0,
            base: 0,
            cont: Cont::Entry,
            depth: 1,
            globals,
            handled: Value::NONE,
            subject: Value::NONE,
        });
        Ok(())
    }

    /// Prepares to run a program that awaits something at its top: it is a coroutine, which a
    /// function of the library runs in an event loop.
    fn load_awaiting(&mut self, code: CodeId, count: usize, globals: Value) -> Result<(), Trap> {
        let coroutine = self.heap.alloc(Generator {
            flavor: Flavor::Coroutine,
            stepping: false,
            known: false,
            state: GeneratorState::Created,
            code,
            globals,
            pc: 0,
            handled: Value::NONE,
            names: Value::NONE,
            registers: Registers::unbound(count),
        })?;
        if self.state.modules.is_none() {
            let modules = self.heap.new_dict()?;
            self.state.modules = Some(modules);
            self.exec().add_main(modules, globals)?;
        }
        let Some(function) = crate::library::function("run_awaiting_program") else {
            return Err(Trap::internal("the library cannot run coroutines"));
        };
        self.enter_library(function, coroutine, globals)
    }

    /// Makes a function of the library, of one parameter, the only activation.
    fn enter_library(&mut self, function: Value, arg: Value, globals: Value) -> Result<(), Trap> {
        let code = CodeId::library(function.index());
        let count = self.codes.unit(code, &mut self.heap)?.code().variable_names.len();
        self.ready_stack();
        for place in self.stack.iter().take(count) {
            place.set(Value::UNBOUND);
        }
        if let Some(first) = self.stack.first() {
            first.set(arg);
        }
        self.frames.clear();
        self.frames.push(Frame {
            code,
            pc: 0,
            base: 0,
            cont: Cont::Entry,
            depth: 1,
            globals,
            handled: Value::NONE,
            subject: Value::NONE,
        });
        Ok(())
    }

    /// Runs until the program ends, waits for the host, or has passed `fuel` safepoints.
    pub fn run(&mut self, fuel: u32) -> Exit {
        self.heap.set_fuel(fuel);
        // The instruction on top is not done before the host has answered.
        if self.state.pending.is_some() {
            return Exit::Pending;
        }
        if self.state.waiting.is_some() {
            return Exit::Waiting;
        }
        if self.frames.is_empty() {
            return Exit::Internal("there is nothing to run".into());
        }
        let mut rests = !std::mem::take(&mut self.answered);
        if !rests && !self.heap.weak_dead().is_empty() {
            // Callbacks of weak references are called where the program can be stopped.
            self.heap.request_collection();
        }
        loop {
            if std::mem::take(&mut rests)
                && !self.heap.weak_dead().is_empty()
                && let Err(exit) = self.enter_weak_callbacks()
            {
                return exit;
            }
            let exit = self.exec().run();
            match exit {
                Exit::GrowStack => {
                    if let Err(exit) = self.grow_stack() {
                        return exit;
                    }
                }
                Exit::Load => {
                    if let Err(exit) = self.serve_load() {
                        return exit;
                    }
                }
                Exit::OutOfFuel => {
                    let late = self.heap.take_late();
                    if !self.heap.collection_due() {
                        return Exit::OutOfFuel;
                    }
                    self.collect();
                    // The safepoint at which it stopped is paid now, as it is without a collection:
                    // when one is due depends on the platform, what a program costs does not.
                    if late || !self.heap.tick() {
                        return Exit::OutOfFuel;
                    }
                    rests = true;
                }
                exit => return exit,
            }
        }
    }

    /// Enters the function of the library that calls the callbacks of weak references, between two
    /// instructions of the frame on top.
    fn enter_weak_callbacks(&mut self) -> Result<(), Exit> {
        let Some(index) = self.frames.len().checked_sub(1) else { return Ok(()) };
        if self.waits(index) || self.state.loading.is_some() {
            return Ok(());
        }
        let already = self.heap.take_weak_dead();
        let base = self.frames[index].base as usize + self.live_registers_of(index);
        let entered = self.heap.weak_calls(&already).and_then(|calls| {
            self.ready_stack();
            self.stack[base + 1].set(calls);
            self.exec().enter_between("run_weak_callbacks", base + 1)
        });
        match entered {
            Ok(()) => Ok(()),
            Err(Trap::Limit(limit)) => Err(Exit::Limit(limit)),
            Err(Trap::Raise(_)) => Ok(()),
            Err(trap) => Err(Exit::Internal(format!("{trap:?}"))),
        }
    }

    /// Loads the code that the loop ended for, and hands it a function of that code.
    fn serve_load(&mut self) -> Result<(), Exit> {
        let Some((load, cont)) = self.state.loading.take() else {
            return Err(Exit::Internal("the loop ended for code that it did not name".into()));
        };
        match self.load_function(load) {
            Ok(function) => self.exec().accept(function, cont),
            Err(Trap::Raise(exception)) => self.exec().accept_error(exception),
            Err(Trap::Limit(limit)) => Err(Exit::Limit(limit)),
            Err(trap) => Err(Exit::Internal(format!("{trap:?}"))),
        }
    }

    fn load_function(&mut self, load: Load) -> Result<Value, Trap> {
        let mut warnings = Vec::new();
        let module = match load.source {
            Source::Frozen(frozen) => frozen.code(),
            Source::Code(function) => {
                let mut function = self.heap.function(function).clone();
                if function.globals != load.globals {
                    self.codes.share(function.code);
                }
                function.globals = load.globals;
                function.defaults = Value::NONE;
                function.keyword_defaults = Value::NONE;
                return self.heap.alloc(function);
            }
            Source::Text { text, file, kind } => {
                let Some(loader) = self.loader.clone() else {
                    return Err(self.heap.raise(
                        crate::types::TypeId::RuntimeError,
                        "this program cannot load source text",
                    ));
                };
                self.heap.afford_source(&text)?;
                match loader.compile(&text, &file, kind) {
                    Ok((module, said)) => {
                        warnings = said;
                        module
                    }
                    Err(refusal) => {
                        let error = self.heap.refuse_source(&refusal, &file)?;
                        return match error {
                            Trap::Raise(error) if !refusal.warnings.is_empty() => {
                                self.with_warnings(error, &refusal.warnings)
                            }
                            other => Err(other),
                        };
                    }
                }
            }
        };
        let code = self.codes.load(&module, &mut self.heap)?;
        let [name, qualname, doc] = self.codes.unit(code, &mut self.heap)?.labels;
        let function = self.heap.alloc(Function {
            code,
            globals: load.globals,
            defaults: Value::NONE,
            keyword_defaults: Value::NONE,
            closure: Value::NONE,
            name,
            qualname,
            doc,
            attributes: Value::NONE,
            annotate: Value::NONE,
            annotations: Value::NONE,
            type_params: Value::NONE,
        })?;
        match warnings.is_empty() {
            true => Ok(function),
            false => self.with_warnings(function, &warnings),
        }
    }

    /// A tuple of a function or an error, and a tuple for each warning of its source: message, line,
    /// column, text.
    fn with_warnings(
        &mut self,
        function: Value,
        warnings: &[crate::load::SourceWarning],
    ) -> Result<Value, Trap> {
        let mut items = vec![function];
        for warning in warnings {
            let parts = vec![
                self.heap.new_str(warning.message.as_str())?,
                Value::small(i64::from(warning.line)),
                Value::small(i64::from(warning.column)),
                self.heap.new_str(warning.text.as_str())?,
            ];
            items.push(self.heap.new_tuple(parts)?);
        }
        self.heap.new_tuple(items)
    }

    /// Finds the code that runs with several globals, after a snapshot was loaded.
    pub fn share_codes(&mut self) {
        let mut homes: HashMap<CodeId, Value> = HashMap::new();
        // The module that was met last: most often it is the next one, too.
        let mut last = None;
        let functions = self.heap.functions.iter().map(|(_, f)| (f.code, f.globals));
        let generators = self.heap.generators.iter().map(|(_, g)| (g.code, g.globals));
        let frames = self.frames.iter().map(|f| (f.code, f.globals));
        for (code, globals) in functions.chain(generators).chain(frames) {
            let Some(unit) = self.codes.program_unit(code) else { continue };
            let home = match last {
                Some((module, home)) if module == unit.module_base => home,
                _ => {
                    homes.extend(last);
                    let home = homes.get(&unit.module_base).copied().unwrap_or(globals);
                    last = Some((unit.module_base, home));
                    home
                }
            };
            if home != globals {
                self.codes.share(code);
            }
        }
    }

    /// Answers the host call that waits.
    ///
    /// # Errors
    ///
    /// [`Exit`] when the machine does not wait, or the answer ends the program.
    pub fn resume(&mut self, value: Value) -> Result<(), Exit> {
        let pending = self.take_pending()?;
        self.exec().accept(value, pending.cont)
    }

    /// Answers the host call that waits with an exception.
    ///
    /// # Errors
    ///
    /// As [`Machine::resume`].
    pub fn resume_with_error(&mut self, exception: Value) -> Result<(), Exit> {
        self.take_pending()?;
        self.exec().accept_error(exception)
    }

    /// The text that a function of the library gives for a value, by running code of the program
    /// after the program itself has ended. `None` when it raises, waits, or takes too long.
    pub fn text_by_library(
        &mut self,
        function: &str,
        value: Value,
        fuel: u32,
        globals: Value,
    ) -> Option<String> {
        let function = crate::library::function(function)?;
        self.state.pending = None;
        self.state.waiting = None;
        self.state.injected = None;
        self.enter_library(function, value, globals).ok()?;
        let mut exit = self.run(fuel);
        // What has much to do stops on the way.
        for _ in 0..STOPS {
            if !matches!(exit, Exit::OutOfFuel) || self.heap.fuel() == 0 {
                break;
            }
            exit = self.run(self.heap.fuel());
        }
        self.frames.clear();
        match exit {
            Exit::Complete(text) => self.heap.as_text(text).map(str::to_owned),
            _ => None,
        }
    }

    /// Answers the host call that waits with a future, so that the program goes on; the call is
    /// answered by [`Machine::resolve`] then.
    ///
    /// # Errors
    ///
    /// As [`Machine::resume`].
    pub fn resume_as_future(&mut self) -> Result<(), Exit> {
        let pending = self.take_pending()?;
        let id = match self.heap.new_int(pending.call_id as i64) {
            Ok(id) => id,
            Err(_) => return Err(Exit::Limit(LimitKind::Memory)),
        };
        self.exec().accept_call("future_of_call", &[id, pending.name], pending.cont)
    }

    /// Answers calls that the program waits for, and says how many seconds have passed.
    ///
    /// # Errors
    ///
    /// As [`Machine::resume`].
    pub fn resolve(&mut self, answers: Vec<Answer>, elapsed: f64) -> Result<(), Exit> {
        let Some(waiting) = self.state.waiting.take() else {
            return Err(Exit::Internal("answers to a program that does not wait".into()));
        };
        self.answered = true;
        match self.answers(answers, elapsed) {
            Ok(value) => self.exec().accept(value, waiting.cont),
            Err(_) => Err(Exit::Limit(LimitKind::Memory)),
        }
    }

    /// The answers as a tuple: the seconds, and a list of tuples of identity, success, result.
    fn answers(&mut self, answers: Vec<Answer>, elapsed: f64) -> Result<Value, Trap> {
        let mut items = Vec::with_capacity(answers.len());
        for answer in answers {
            let id = self.heap.new_int(answer.call_id as i64)?;
            let parts = match answer.result {
                Ok(value) => [id, Value::TRUE, value],
                Err(exception) => [id, Value::FALSE, exception],
            };
            items.push(self.heap.new_tuple(parts)?);
        }
        let items = self.heap.new_list(items)?;
        let elapsed = self.heap.new_float(elapsed)?;
        self.heap.new_tuple([elapsed, items])
    }

    /// Whether an event loop of the program runs.
    #[must_use]
    pub fn event_loop_runs(&mut self) -> bool {
        let Some(modules) = self.state.modules else { return false };
        let Some(events) = self.entry(modules, "asyncio.events") else { return false };
        if !events.is(Kind::Module) {
            return false;
        }
        let names = self.heap.module(events).dict;
        self.entry(names, "_running_loop").is_some_and(|running| !running.is_none())
    }

    fn entry(&mut self, dict: Value, name: &str) -> Option<Value> {
        let name = self.heap.intern(name).ok()?;
        self.heap.dict_get_name(dict, name)
    }

    /// The dict of the program's globals.
    #[must_use]
    pub fn main_globals(&self) -> Value {
        match self.state.interactive {
            Some(interactive) => interactive.globals,
            None => self.frames.first().map_or(Value::NONE, |frame| frame.globals),
        }
    }

    fn take_pending(&mut self) -> Result<Pending, Exit> {
        let Some(pending) = self.state.pending.take() else {
            return Err(Exit::Internal("an answer to a call that does not wait".into()));
        };
        self.answered = true;
        Ok(pending)
    }

    fn exec(&mut self) -> Exec<'_> {
        self.ready_stack();
        let Self { heap, stack, frames, codes, state, .. } = self;
        Exec::new(heap, stack, frames, codes, state)
    }

    /// Makes the room that a program needs at first, and has needed before it slept.
    #[inline]
    fn ready_stack(&mut self) {
        if self.stack.is_empty() && self.first_stack == FIRST_STACK {
            // Making cells of a copy's values is free: they stay where they are.
            let fresh = FRESH_STACK.to_vec();
            self.stack = fresh.into_iter().map(Cell::new).collect();
        } else if self.stack.len() < self.first_stack {
            self.stack.resize(self.first_stack, Cell::new(Value::UNBOUND));
        }
    }

    fn grow_stack(&mut self) -> Result<(), Exit> {
        let base = self.frames.last().map_or(0, |frame| frame.base as usize);
        if base + HEADROOM <= self.stack.len() {
            // Asked for only to raise an injected exception from the start of the loop.
            return Ok(());
        }
        let more = self.stack.len().max(base + HEADROOM - self.stack.len());
        match self.heap.charge(more * size_of::<Value>()) {
            Ok(()) => {
                self.stack.resize(self.stack.len() + more, Cell::new(Value::UNBOUND));
                Ok(())
            }
            Err(_) => Err(Exit::Limit(LimitKind::Memory)),
        }
    }

    /// Sets what stands on the stack up to the last live register, when a snapshot is loaded;
    /// `len` is how many places the activations take.
    pub fn set_stack(&mut self, values: &[Value], len: usize) {
        self.stack = values.iter().map(|&value| Cell::new(value)).collect();
        self.first_stack = (len + HEADROOM).max(FIRST_STACK);
    }

    /// The activations with their [live registers](Machine::live_registers), the innermost last.
    pub fn activations(&self) -> impl Iterator<Item = (&Frame, &[Cell<Value>])> {
        // A recursion stands at the same place again and again.
        let mut last = ((CodeId(0), 0, false), None);
        self.frames.iter().enumerate().map(move |(index, frame)| {
            let place = (frame.code, frame.pc, self.waits(index));
            let count = match last {
                (known, Some(count)) if known == place => count,
                _ => self.live_count(frame, place.2),
            };
            last = (place, Some(count));
            let base = frame.base as usize;
            (frame, &self.stack[base..base + self.below_the_next(index, frame, count)])
        })
    }

    /// The registers of a frame that are live and not those of the frame above it.
    #[must_use]
    pub fn live_registers(&self, index: usize) -> &[Cell<Value>] {
        let Some(frame) = self.frames.get(index) else { return &[] };
        let base = frame.base as usize;
        &self.stack[base..base + self.live_registers_of(index)]
    }

    /// How many these are.
    #[must_use]
    pub fn live_registers_of(&self, index: usize) -> usize {
        let Some(frame) = self.frames.get(index) else { return 0 };
        self.below_the_next(index, frame, self.live_count(frame, self.waits(index)))
    }

    /// How many of so many registers of a frame are not those of the frame above it.
    fn below_the_next(&self, index: usize, frame: &Frame, count: usize) -> usize {
        match self.frames.get(index + 1) {
            Some(above) => count.min(above.base.saturating_sub(frame.base) as usize),
            None => count,
        }
    }

    /// Whether a frame is in the middle of an instruction: it waits for a call, or an exception is
    /// about to be raised in it.
    #[must_use]
    pub fn waits(&self, index: usize) -> bool {
        match self.frames.get(index + 1) {
            Some(above) => above.cont != Cont::Discard,
            None => self.state.waits(),
        }
    }

    /// How many registers of a frame are live: of one that waits for a call, those that the
    /// calling instruction keeps, and likewise of one in which an exception is about to be raised;
    /// of another, those that its next instruction finds.
    fn live_count(&self, frame: &Frame, waits: bool) -> usize {
        let Some((_, code)) = self.codes.code(frame.code) else { return 0 };
        let at = (frame.pc as usize).saturating_sub(usize::from(waits));
        let mut live = usize::from(code.live.get(at).copied().unwrap_or(0));
        // What was sent to a generator may stand in a register that the next instruction, a jump,
        // does not know of.
        if !waits
            && let Some(Instr::Yield { dst, .. }) =
                code.instructions.get((frame.pc as usize).wrapping_sub(1))
        {
            live = live.max(usize::from(*dst) + 1);
        }
        live.max(code.variable_names.len())
    }

    /// Frees what the program cannot reach.
    pub fn collect(&mut self) {
        let roots = self.roots();
        self.codes.clear_caches();
        self.heap.collect(roots);
        if self.codes.is_crowded() {
            self.drop_code();
        }
    }

    /// Drops code that nothing can run any more, right after a collection.
    fn drop_code(&mut self) {
        let heap = &self.heap;
        let functions = heap.functions.iter().map(|(_, function)| function.code);
        let generators = heap.generators.iter().map(|(_, generator)| generator.code);
        let tracebacks = heap.tracebacks.iter().map(|(_, traceback)| traceback.entry.code);
        let frames = self.frames.iter().map(|frame| frame.code);
        self.codes.retire(functions.chain(generators).chain(tracebacks).chain(frames));
        // Nothing is loaded, so nothing can be refused.
        let Ok(Some(moved)) = self.codes.drop_retired(&mut self.heap) else { return };
        let renumber = |code: &mut CodeId| *code = moved.get(code).copied().unwrap_or(*code);
        self.frames.iter_mut().for_each(|frame| renumber(&mut frame.code));
        self.heap.generators.iter_mut().for_each(|generator| renumber(&mut generator.code));
        let tracebacks = self.heap.tracebacks.iter_mut();
        tracebacks.for_each(|traceback| renumber(&mut traceback.entry.code));
        self.heap.functions.iter_mut().for_each(|function| renumber(&mut function.code));
        self.share_codes();
    }

    /// Collects what a snapshot would not hold, after one was loaded: what weak references lead
    /// to stays.
    pub fn prune(&mut self) {
        let roots = self.roots();
        self.codes.clear_caches();
        self.heap.prune(roots);
    }

    /// What the machine itself holds.
    fn roots(&self) -> Vec<Value> {
        let mut roots = Vec::new();
        for (frame, registers) in self.activations() {
            roots.extend([frame.globals, frame.handled, frame.subject]);
            roots.extend(registers.iter().map(Cell::get));
        }
        roots.extend(self.state.injected);
        roots.extend(self.state.modules);
        roots.extend(self.state.sources);
        roots.extend(self.state.interactive.map(|interactive| interactive.globals));
        roots.extend(&self.state.kept);
        if let Some(pending) = &self.state.pending {
            roots.push(pending.name);
            roots.extend(&pending.args);
            roots.extend(pending.keywords.iter().flat_map(|&(name, value)| [name, value]));
        }
        roots.extend(self.state.waiting.iter().flat_map(|w| w.calls.iter().map(|&(_, name)| name)));
        roots.extend(self.codes.roots());
        roots
    }

    /// A host function as a value.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub fn external(&mut self, name: &str) -> Result<Value, Trap> {
        // Not a shared one-character string: the value is identified by its name's place.
        let name = self.heap.intern(name)?;
        Ok(Value::other(Kind::External, name.index()))
    }
}
