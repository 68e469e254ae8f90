//! Calls. Arguments stand in consecutive places of the stack; the place before the first one is
//! free for a receiver. The window of a function called starts at its first argument, so plain
//! arguments are not copied.

use super::{Cont, Exec, Exit, Flow, Frame, Outcome, Pending, Window};
use crate::builtins;
use crate::code_store::{CodeId, Unit};
use crate::object::{Flavor, Generator, GeneratorState, Registers};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::types::attribute::Attribute;
use crate::value::{Kind, Value};

/// Arguments on the stack.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arguments {
    /// Where the first one stands.
    pub at: usize,
    /// How many there are, keyword arguments included.
    pub count: usize,
    /// A tuple of the names of the last ones.
    pub names: Option<Value>,
    /// Whether the place before the first one is free.
    pub room: bool,
}

impl Exec<'_> {
    /// Calls the callee in a register with positional arguments behind it.
    #[inline(never)]
    pub(super) fn call_registers(&mut self, regs: &Window, at: u8, count: u8, dst: u8) -> Outcome {
        if regs[at as usize].get().is(Kind::Builtin) {
            return self.call_native_function(regs, at, count, dst);
        }
        let base = self.activation.base as usize;
        let callee = self.stack[base + at as usize].get();
        let args = Arguments {
            at: base + at as usize + 1,
            count: count as usize,
            names: None,
            room: true,
        };
        if callee.is(Kind::Function) {
            return self.call_function(callee, args, Cont::Store(dst), Value::NONE);
        }
        if callee.is(Kind::Class)
            && let Some(init) = self.heap.known_init(callee)
        {
            return self.instantiate_plainly(callee, init, args, dst);
        }
        if callee.is(Kind::Type) {
            return self.construct(callee, args, Cont::Store(dst));
        }
        self.call(callee, args, Cont::Store(dst))
    }

    /// As `call_registers` with keyword arguments.
    #[inline(never)]
    pub(super) fn call_keywords(&mut self, at: u8, count: u8, names: Value, dst: u8) -> Outcome {
        let base = self.activation.base as usize + at as usize;
        let callee = self.stack[base].get();
        let args =
            Arguments { at: base + 1, count: count as usize, names: Some(names), room: true };
        self.call(callee, args, Cont::Store(dst))
    }

    /// Calls a global whose cache was stale.
    #[inline(never)]
    pub(super) fn call_global(
        &mut self,
        regs: &Window,
        at: u8,
        count: u8,
        name: u16,
        cache: u16,
        dst: u8,
    ) -> Outcome {
        if let Err(trap) = self.load_global(at, name, cache) {
            self.state.lookup_failed = true;
            return Err(trap);
        }
        self.call_registers(regs, at, count, dst)
    }

    /// `callee(*list, **dict)`
    #[inline(never)]
    pub(super) fn call_unpacked(&mut self, at: u8, dst: u8) -> Outcome {
        let callee = self.register(at);
        let (positional, keywords) = (self.register(at + 1), self.register(at + 2));
        let args: smallvec::SmallVec<[Value; 8]> = match positional.kind() {
            Some(Kind::List) => self.heap.list(positional).items.as_slice().into(),
            Some(Kind::Tuple) => self.heap.tuple(positional).items.as_slice().into(),
            _ => return Err(Trap::internal("unpacked arguments are no sequence")),
        };
        let keywords: Vec<(Value, Value)> = if keywords.is(Kind::Dict) {
            let name = |key: Value| self.heap.carried(key).unwrap_or(key);
            self.heap.dict(keywords).iter().map(|entry| (name(entry.key), entry.value)).collect()
        } else {
            Vec::new()
        };
        if !keywords.iter().all(|&(key, _)| key.is(Kind::Str)) {
            return Err(self.heap.type_error("keywords must be strings"));
        }
        self.call_values(callee, &args, &keywords, Cont::Store(dst))
    }

    /// Calls with arguments that are not on the stack yet.
    pub(super) fn call_values(
        &mut self,
        callee: Value,
        args: &[Value],
        keywords: &[(Value, Value)],
        cont: Cont,
    ) -> Outcome {
        let count = args.len() + keywords.len();
        let free = self.free_registers()? + 1;
        // More arguments than fit a window never become registers.
        if count > super::WINDOW {
            return self.call_with_many(callee, args, keywords, cont);
        }
        for (place, &arg) in args.iter().chain(keywords.iter().map(|(_, value)| value)).enumerate()
        {
            self.stack[free + place].set(arg);
        }
        let names = if keywords.is_empty() {
            if callee.is(Kind::Function) && count < super::WINDOW {
                let args = Arguments { at: free, count, names: None, room: true };
                return self.call_function(callee, args, cont, Value::NONE);
            }
            None
        } else {
            let names: Vec<_> = keywords.iter().map(|&(name, _)| name).collect();
            Some(self.heap.new_tuple(names)?)
        };
        self.call(callee, Arguments { at: free, count, names, room: true }, cont)
    }

    /// Calls anything. What a bound method or an instance with `__call__` leads to is another
    /// callee: a chain of these is followed here, as far as calls may be nested.
    #[inline(never)]
    pub(super) fn call(&mut self, callee: Value, args: Arguments, cont: Cont) -> Outcome {
        let (mut callee, mut args) = (callee, args);
        for _ in 0..=self.state.recursion_limit {
            if args.count >= super::WINDOW {
                let (positional, keywords) = self.collect(args);
                return self.call_with_many(callee, &positional, &keywords, cont);
            }
            match callee.kind() {
                Some(Kind::Function) => return self.call_function(callee, args, cont, Value::NONE),
                Some(Kind::Builtin) => return self.call_builtin(callee, args, cont, false),
                Some(Kind::Class) => match self.metaclass_call(callee) {
                    Some((function, receiver)) => {
                        if let Some(receiver) = receiver {
                            args = self.with_receiver(args, receiver);
                        }
                        callee = function;
                    }
                    None => return self.instantiate(callee, args, cont),
                },
                Some(Kind::Type) => return self.construct(callee, args, cont),
                Some(Kind::BoundMethod) => {
                    let method = self.heap.bound_method(callee);
                    let (function, receiver) = (method.function, method.receiver);
                    args = self.with_receiver(args, receiver);
                    callee = function;
                }
                Some(Kind::External) => return self.call_external(callee, args, cont),
                Some(Kind::Library) => {
                    let code = CodeId::library(callee.index());
                    let globals = self.library_globals()?;
                    let callee = Callee::library(code, globals);
                    return self.enter_function(callee, args, cont, Value::NONE);
                }
                Some(Kind::Instance | Kind::Exception) => match self.special(callee, "__call__") {
                    Some(Attribute::Method { function, receiver }) => {
                        args = self.with_receiver(args, receiver);
                        callee = function;
                    }
                    Some(Attribute::Value(function)) => callee = function,
                    Some(other) => {
                        let (positional, keywords) = self.collect(args);
                        if !keywords.is_empty() {
                            return Err(self.not_callable(callee));
                        }
                        return self.call_attribute(other, &positional, cont);
                    }
                    None => return Err(self.not_callable(callee)),
                },
                Some(Kind::Descriptor) if self.heap.native_type(callee) == TypeId::StaticMethod => {
                    callee = self.heap.descriptor(callee).get;
                }
                Some(Kind::Descriptor) if self.heap.is_host_member(callee) => {
                    let (args, keywords) = self.collect(args);
                    return self.call_host_member(callee, args, keywords, cont);
                }
                _ => return Err(self.not_callable(callee)),
            }
        }
        Err(self.heap.recursion_error("while calling a Python object"))
    }

    pub(super) fn not_callable(&mut self, callee: Value) -> Trap {
        let name = self.heap.type_name(callee);
        self.heap.type_error(format!("'{name}' object is not callable"))
    }

    /// Puts a receiver before the arguments.
    pub(super) fn with_receiver(&mut self, args: Arguments, receiver: Value) -> Arguments {
        if args.room {
            self.stack[args.at - 1].set(receiver);
            return Arguments { at: args.at - 1, count: args.count + 1, room: false, ..args };
        }
        for place in (args.at..args.at + args.count).rev() {
            self.stack[place + 1].set(self.stack[place].get());
        }
        self.stack[args.at].set(receiver);
        Arguments { count: args.count + 1, ..args }
    }

    /// The arguments as values: positional ones, and keyword ones with their names.
    pub(super) fn collect(&self, args: Arguments) -> (Vec<Value>, Vec<(Value, Value)>) {
        let mut values: Vec<_> =
            self.stack[args.at..args.at + args.count].iter().map(|cell| cell.get()).collect();
        let Some(names) = args.names else { return (values, Vec::new()) };
        let names = &self.heap.tuple(names).items;
        let rest = values.split_off(args.count - names.len());
        (values, names.iter().copied().zip(rest).collect())
    }

    /// Calls a function of the program.
    #[inline]
    pub(super) fn call_function(
        &mut self,
        function: Value,
        args: Arguments,
        cont: Cont,
        subject: Value,
    ) -> Outcome {
        let object = self.heap.function(function);
        let callee = Callee {
            code: object.code,
            globals: object.globals,
            closure: object.closure,
            function,
        };
        self.enter_function(callee, args, cont, subject)
    }

    /// Makes the frame of a function, binds its arguments and captured variables.
    #[inline]
    pub(super) fn enter_function(
        &mut self,
        callee: Callee,
        args: Arguments,
        cont: Cont,
        subject: Value,
    ) -> Outcome {
        let unit = self.codes.unit(callee.code, self.heap)?;
        let entry = unit.entry;
        // Arguments for library code may be missing: those take their defaults.
        let fits = entry.fixed
            && args.count == entry.positional as usize
            && args.names.is_none()
            && !callee.function.is(Kind::Library);
        if !fits {
            return self.enter_with_binding(callee, unit, args, cont, subject);
        }
        self.enter_bound(callee, unit, args.at, cont, subject)
    }

    /// Pushes the frame of a function whose parameters are bound.
    #[inline]
    fn push_frame(
        &mut self,
        callee: Callee,
        unit: &Unit,
        base: usize,
        cont: Cont,
        subject: Value,
    ) -> Outcome {
        let entry = unit.entry;
        // Modules of the standard library are not counted either: most of CPython's are in C.
        let depth = self.activation.depth + u32::from(!entry.intrinsics);
        if depth > self.state.recursion_limit {
            return Err(self.heap.recursion_error(""));
        }
        // Library code runs between activations of the program; only a bug makes it many.
        if self.frames.len() > self.state.recursion_limit as usize * 8 + 1000 {
            return Err(self.heap.recursion_error(""));
        }
        self.prepare(callee, unit, base);
        self.push(Frame {
            code: callee.code,
            pc: 0,
            base: base as u32,
            cont,
            depth,
            globals: callee.globals,
            handled: Value::NONE,
            subject,
        });
        Ok(Flow::Call)
    }

    /// Makes the registers behind the bound parameters of a function those that it begins with.
    #[inline(always)]
    fn prepare(&self, callee: Callee, unit: &Unit, base: usize) {
        let entry = unit.entry;
        for place in entry.parameters..entry.free_start {
            self.stack[base + place as usize].set(Value::UNBOUND);
        }
        if entry.free_count > 0 {
            let cells = &self.heap.tuple(callee.closure).items;
            for (place, &cell) in cells.iter().enumerate() {
                self.stack[base + entry.free_start as usize + place].set(cell);
            }
        }
    }

    /// Gives the window of a function the cells of the variables that it captures.
    #[inline(never)]
    pub(super) fn take_cells(&self, window: &Window, unit: &Unit, function: Value) {
        let cells = &self.heap.tuple(self.heap.function(function).closure).items;
        for (place, &cell) in window[unit.entry.free_start as usize..].iter().zip(cells) {
            place.set(cell);
        }
    }

    #[inline(never)]
    fn enter_with_binding(
        &mut self,
        callee: Callee,
        unit: &Unit,
        args: Arguments,
        cont: Cont,
        subject: Value,
    ) -> Outcome {
        if !self.fill_in(callee, unit, args) && !self.bind_in_place(callee, unit, args)? {
            self.bind_arguments(callee, unit, args)?;
        }
        self.enter_bound(callee, unit, args.at, cont, subject)
    }

    /// Enters a function whose parameters are bound from the register at `base` on.
    #[inline]
    pub(super) fn enter_bound(
        &mut self,
        callee: Callee,
        unit: &Unit,
        base: usize,
        cont: Cont,
        subject: Value,
    ) -> Outcome {
        if unit.entry.suspends {
            return self.make_generator(callee, unit, base, cont, subject);
        }
        self.push_frame(callee, unit, base, cont, subject)
    }

    /// Makes the generator that a call gives. Its registers are those of a frame that has not
    /// begun.
    #[inline(never)]
    fn make_generator(
        &mut self,
        callee: Callee,
        unit: &Unit,
        base: usize,
        cont: Cont,
        subject: Value,
    ) -> Outcome {
        self.prepare(callee, unit, base);
        let count = usize::from(unit.entry.free_start) + usize::from(unit.entry.free_count);
        let registers = Registers::of(&self.stack[base..], count);
        let names = self.heap.generator_names(callee.function, unit)?;
        let generator = self.heap.alloc(Generator {
            flavor: Flavor::of(unit.code().flags),
            stepping: false,
            known: false,
            state: GeneratorState::Created,
            code: callee.code,
            globals: callee.globals,
            pc: 0,
            handled: Value::NONE,
            names,
            registers,
        })?;
        if let Cont::Store(dst) = cont {
            // The frame on top has not changed.
            self.set_register(dst, generator);
            return Ok(Flow::Next);
        }
        self.deliver(generator, cont, subject)
    }

    /// Calls a host function: the run ends until the host answers.
    fn call_external(&mut self, callee: Value, args: Arguments, cont: Cont) -> Outcome {
        let (args, keywords) = self.collect(args);
        self.wait_for_host(callee, args, keywords, cont)
    }

    pub(super) fn wait_for_host(
        &mut self,
        callee: Value,
        args: Vec<Value>,
        keywords: Vec<(Value, Value)>,
        cont: Cont,
    ) -> Outcome {
        self.state.calls += 1;
        self.state.pending = Some(Pending {
            name: Value::other(Kind::Str, callee.index()),
            args,
            keywords,
            call_id: self.state.calls,
            method_call: false,
            attribute: false,
            cont,
        });
        Ok(self.end(Exit::Pending))
    }

    /// Leaves the function on top with a result.
    #[inline(never)]
    pub(super) fn leave(&mut self, value: Value) -> Outcome {
        let Some(frame) = self.pop() else {
            return Err(Trap::internal("a function was left that was not entered"));
        };
        if frame.subject.is(Kind::Generator) {
            return self.finish_generator(frame, value);
        }
        if self.frames.is_empty() {
            return Ok(self.end(Exit::Complete(value)));
        }
        match self.deliver(value, frame.cont, frame.subject) {
            Ok(Flow::Next) => Ok(Flow::Enter),
            other => other,
        }
    }

    /// Library code sees the builtins only.
    pub(super) fn library_globals(&mut self) -> Result<Value, Trap> {
        match self.frames.first() {
            // Never used to look anything up: names of library code resolve on their own.
            Some(frame) => Ok(frame.globals),
            None => Err(Trap::internal("library code without a program")),
        }
    }
}

/// A function about to be entered.
#[derive(Clone, Copy, Debug)]
pub(super) struct Callee {
    pub code: CodeId,
    pub globals: Value,
    pub closure: Value,
    /// The function, for its defaults; a value of kind `Library` for library code.
    pub function: Value,
}

impl Callee {
    pub(super) fn library(code: CodeId, globals: Value) -> Self {
        let function = Value::other(Kind::Library, code.library_index().unwrap_or(0));
        Self { code, globals, closure: Value::NONE, function }
    }
}

/// The table entry of a builtin.
pub(super) fn builtin(value: Value) -> Result<&'static builtins::Builtin, Trap> {
    builtins::by_index(value.index())
        .ok_or_else(|| Trap::internal(format!("no builtin {}", value.index())))
}
