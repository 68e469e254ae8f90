//! Generators: what programs can do with them. How they run is in `exec/generators.rs`.

use diapause_bytecode::Instr;

use crate::builtins::{Builtin, Native, NativeFn, Signature};
use crate::code_store::Unit;
use crate::heap::Heap;
use crate::object::{Flavor, GeneratorState, Registers, TracebackEntry};
use crate::trap::{Resumption, Trap};
use crate::types::TypeId;
use crate::value::{Kind, Value};

pub(crate) const METHODS: &[Builtin] = &[
    method(TypeId::Generator, "send", Signature::One, send, None),
    method(TypeId::Generator, "throw", THROW, throw, Some("generator_throw")),
    method(TypeId::Generator, "close", Signature::None, close, Some("generator_close")),
    method(TypeId::Generator, "__next__", Signature::None, next, None),
    method(TypeId::Generator, "__iter__", Signature::None, own, None),
    method(TypeId::Coroutine, "send", Signature::One, send, None),
    method(TypeId::Coroutine, "throw", THROW, throw, Some("generator_throw")),
    method(TypeId::Coroutine, "close", Signature::None, close, Some("generator_close")),
    method(TypeId::Coroutine, "__await__", Signature::None, library, Some("coroutine_await")),
    method(TypeId::CoroutineWrapper, "send", Signature::One, send, None),
    method(TypeId::CoroutineWrapper, "throw", THROW, throw, Some("generator_throw")),
    method(TypeId::CoroutineWrapper, "close", Signature::None, close, Some("generator_close")),
    method(TypeId::CoroutineWrapper, "__next__", Signature::None, next, None),
    method(TypeId::CoroutineWrapper, "__iter__", Signature::None, own, None),
    method(TypeId::AsyncGenerator, "__aiter__", Signature::None, own, None),
    method(TypeId::AsyncGenerator, "__anext__", Signature::None, library, Some("agen_next")),
    method(TypeId::AsyncGenerator, "asend", Signature::One, library, Some("agen_asend")),
    method(TypeId::AsyncGenerator, "athrow", THROW, library, Some("agen_athrow")),
    method(TypeId::AsyncGenerator, "aclose", Signature::None, library, Some("agen_aclose")),
    method(TypeId::AsyncGeneratorSend, "send", Signature::One, send, None),
    method(TypeId::AsyncGeneratorSend, "throw", THROW, throw, Some("generator_throw")),
    method(TypeId::AsyncGeneratorSend, "close", Signature::None, close, Some("generator_close")),
    method(TypeId::AsyncGeneratorSend, "__next__", Signature::None, next, None),
    method(TypeId::AsyncGeneratorSend, "__iter__", Signature::None, own, None),
    method(TypeId::AsyncGeneratorSend, "__await__", Signature::None, own, None),
    method(TypeId::AsyncGeneratorThrow, "send", Signature::One, send, None),
    method(TypeId::AsyncGeneratorThrow, "throw", THROW, throw, Some("generator_throw")),
    method(TypeId::AsyncGeneratorThrow, "close", Signature::None, close, Some("generator_close")),
    method(TypeId::AsyncGeneratorThrow, "__next__", Signature::None, next, None),
    method(TypeId::AsyncGeneratorThrow, "__iter__", Signature::None, own, None),
    method(TypeId::AsyncGeneratorThrow, "__await__", Signature::None, own, None),
    method(TypeId::NextOrDefault, "send", Signature::One, send, None),
    method(TypeId::NextOrDefault, "throw", THROW, throw, Some("generator_throw")),
    method(TypeId::NextOrDefault, "close", Signature::None, close, Some("generator_close")),
    method(TypeId::NextOrDefault, "__next__", Signature::None, next, None),
    method(TypeId::NextOrDefault, "__iter__", Signature::None, own, None),
    method(TypeId::NextOrDefault, "__await__", Signature::None, own, None),
    Builtin::function("_throw", Signature::Positional(2, 2), raw_throw, None),
    Builtin::function("_resume", Signature::Positional(2, 2), send, None),
    Builtin::function("_flavor", Signature::Positional(2, 2), set_flavor, None),
    Builtin::function("_generator_state", Signature::One, state, None),
    Builtin::function("_step_begins", Signature::One, step_begins, None),
    Builtin::function("_step_ends", Signature::One, step_ends, None),
    Builtin::function("_first_step", Signature::One, first_step, None),
    Builtin::function("_gave_item", Signature::One, gave_item, None),
    Builtin::function("_innermost_delegate", Signature::One, innermost_delegate, None),
    Builtin::function("aiter", Signature::One, library, Some("builtin_aiter")),
    Builtin::function("anext", Signature::Positional(1, 2), library, Some("builtin_anext")),
];

const THROW: Signature = Signature::Positional(1, 3);

const fn method(
    owner: TypeId,
    name: &'static str,
    signature: Signature,
    function: NativeFn,
    by_library: Option<&'static str>,
) -> Builtin {
    Builtin::method(owner, name, signature, function, by_library)
}

fn library(_: &mut Heap, _: &[Value]) -> Native {
    Err(Trap::Library)
}

/// An object that is its own iterator.
fn own(_: &mut Heap, args: &[Value]) -> Native {
    Ok(args[0])
}

/// `_flavor(generator, name)`: makes another kind of object of a generator that has not begun.
fn set_flavor(heap: &mut Heap, args: &[Value]) -> Native {
    let flavor = match heap.text(args[1]) {
        "awaitable" => Flavor::Awaitable,
        "asend" => Flavor::AsyncSend,
        "athrow" => Flavor::AsyncThrow,
        "wrapper" => Flavor::CoroutineWrapper,
        "anext" => Flavor::NextOrDefault,
        other => return Err(Trap::internal(format!("no generators are called {other}"))),
    };
    if args[0].is(Kind::Generator) {
        heap.generator_mut(args[0]).flavor = flavor;
    }
    Ok(args[0])
}

/// `_generator_state(generator)`: in the words of `inspect.getgeneratorstate`, without a prefix.
fn state(heap: &mut Heap, args: &[Value]) -> Native {
    let state = match args[0].is(Kind::Generator).then(|| heap.generator(args[0]).state) {
        Some(GeneratorState::Created) => "CREATED",
        Some(GeneratorState::Suspended) => "SUSPENDED",
        Some(GeneratorState::Running) => "RUNNING",
        _ => "CLOSED",
    };
    heap.intern(state)
}

/// `_step_begins(generator)`: false when a step of the asynchronous generator is under way.
fn step_begins(heap: &mut Heap, args: &[Value]) -> Native {
    if !args[0].is(Kind::Generator) {
        return Err(heap.bad_arguments());
    }
    let stepping = std::mem::replace(&mut heap.generator_mut(args[0]).stepping, true);
    Ok(Value::bool(!stepping))
}

/// `_step_ends(generator)`
fn step_ends(heap: &mut Heap, args: &[Value]) -> Native {
    if args[0].is(Kind::Generator) {
        heap.generator_mut(args[0]).stepping = false;
    }
    Ok(Value::NONE)
}

/// `_first_step(generator)`: true the first time.
fn first_step(heap: &mut Heap, args: &[Value]) -> Native {
    if !args[0].is(Kind::Generator) {
        return Err(heap.bad_arguments());
    }
    let known = std::mem::replace(&mut heap.generator_mut(args[0]).known, true);
    Ok(Value::bool(!known))
}

/// `_gave_item(generator)`: whether an asynchronous generator rests behind `yield`; it awaits
/// something otherwise.
fn gave_item(heap: &mut Heap, args: &[Value]) -> Native {
    Ok(Value::bool(heap.delegate(args[0]).is_none()))
}

/// `_innermost_delegate(generator)`: what a resting generator delegates to in the end, if that is no
/// generator; None otherwise.
fn innermost_delegate(heap: &mut Heap, args: &[Value]) -> Native {
    let mut inner = args[0];
    // Generators of a snapshot may delegate in a circle.
    for _ in 0..MOST_DELEGATES {
        if !inner.is(Kind::Generator) {
            return Ok(inner);
        }
        inner = heap.delegate(inner);
    }
    Ok(Value::NONE)
}

/// More generators than this cannot run inside each other.
const MOST_DELEGATES: usize = 100_000;

fn send(_: &mut Heap, args: &[Value]) -> Native {
    Err(Trap::resume(args[0], Resumption::Send(args[1])))
}

fn next(_: &mut Heap, args: &[Value]) -> Native {
    Err(Trap::resume(args[0], Resumption::Send(Value::NONE)))
}

/// `generator.throw(exception)`; the library makes an instance of a class first.
fn throw(heap: &mut Heap, args: &[Value]) -> Native {
    let exception = args[1];
    if exception.is(Kind::Exception) && args[2].is_unbound() {
        return Err(Trap::resume(args[0], Resumption::Throw(exception)));
    }
    let class = exception.is(Kind::Class) || exception.is(Kind::Type);
    if exception.is(Kind::Exception)
        || (class && heap.is_subclass(exception, TypeId::BaseException.value()))
    {
        return Err(Trap::Library);
    }
    let name = heap.type_name(exception);
    Err(heap.type_error(format!(
        "exceptions must be classes or instances deriving from BaseException, not {name}"
    )))
}

/// `generator.close()`: one that has not begun or has ended needs nothing.
fn close(heap: &mut Heap, args: &[Value]) -> Native {
    let generator = heap.generator_mut(args[0]);
    match generator.state {
        GeneratorState::Created => {
            generator.state = GeneratorState::Finished;
            generator.registers = Registers::default();
            Ok(Value::NONE)
        }
        GeneratorState::Finished => Ok(Value::NONE),
        GeneratorState::Running => {
            let noun = generator.flavor.noun();
            Err(heap.value_error(format!("{noun} already executing")))
        }
        GeneratorState::Suspended => Err(Trap::Library),
    }
}

fn raw_throw(_: &mut Heap, args: &[Value]) -> Native {
    Err(Trap::resume(args[0], Resumption::Throw(args[1])))
}

impl Heap {
    /// What a generator that rests in `yield from` or `await` delegates to; None otherwise.
    #[must_use]
    pub fn delegate(&self, value: Value) -> Value {
        if !value.is(Kind::Generator) {
            return Value::NONE;
        }
        let generator = self.generator(value);
        let at = (generator.pc as usize).wrapping_sub(1);
        match self.code_of(generator.code).and_then(|code| code.instructions.get(at)) {
            Some(&Instr::YieldFrom { iter, .. }) => {
                generator.registers.get(iter as usize).copied().unwrap_or(Value::NONE)
            }
            _ => Value::NONE,
        }
    }

    /// The names of a generator of a function, if they are not those of its code.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub(crate) fn generator_names(&mut self, function: Value, unit: &Unit) -> Native {
        if !function.is(Kind::Function) {
            return Ok(Value::NONE);
        }
        let parts = self.function(function);
        let (name, qualname) = (parts.name, parts.qualname);
        let same = |value: Value, label: Value| {
            value == label || value.is(Kind::Str) && self.text(value) == self.text(label)
        };
        let [own, qualified, _] = unit.labels;
        if same(name, own) && same(qualname, qualified) {
            return Ok(Value::NONE);
        }
        self.new_tuple([name, qualname])
    }

    /// Sets `__name__` or `__qualname__` of a generator; false when it is another attribute.
    ///
    /// # Errors
    ///
    /// `TypeError` for what is no string.
    pub(crate) fn set_generator_name(
        &mut self,
        generator: Value,
        name: Value,
        value: Option<Value>,
    ) -> Result<bool, Trap> {
        let text = self.text(name).to_owned();
        let Some(place) = ["__name__", "__qualname__"].iter().position(|n| *n == text) else {
            return Ok(false);
        };
        let Some(value) = value.filter(|&value| self.as_text(value).is_some()) else {
            return Err(self.type_error(format!("{text} must be set to a string object")));
        };
        let mut names = [Value::NONE; 2];
        for (name, key) in names.iter_mut().zip(["__name__", "__qualname__"]) {
            *name = self.generator_attribute(generator, key)?.unwrap_or(Value::NONE);
        }
        names[place] = value;
        self.generator_mut(generator).names = self.new_tuple(names)?;
        Ok(true)
    }

    /// The frame of a generator as it is now, or None when that has ended.
    fn generator_frame(&mut self, value: Value) -> Native {
        let generator = self.generator(value);
        let (state, id, pc) = (generator.state, generator.code, generator.pc);
        let (globals, registers) = (generator.globals, generator.registers.to_vec());
        if state == GeneratorState::Finished {
            return Ok(Value::NONE);
        }
        let locals = self.new_dict()?;
        let Some(code) = self.code_of(id) else { return Ok(Value::NONE) };
        let names = code.variable_names.clone();
        let parameters = code.parameter_count();
        for shared in [false, true] {
            for (place, (name, &register)) in names.iter().zip(&registers).enumerate() {
                let mut register = register;
                if (register.is(Kind::Cell) && place >= parameters) != shared {
                    continue;
                }
                if register.is(Kind::Cell) {
                    register = self.cell(register).0;
                }
                self.share_text(register);
                if !register.is_unbound() && (!name.starts_with('.') || name == ".0") {
                    self.dict_set_text(locals, name, register)?;
                }
            }
        }
        // One that has not begun stands at its first line.
        let pc = if state == GeneratorState::Created { 0 } else { pc.saturating_sub(1) };
        let entry = TracebackEntry { code: id, pc, lookup: false };
        self.frame_record(entry, &[("f_globals", globals), ("f_locals", locals)])
    }

    /// Whether a name is that of an attribute which tells of a generator's state.
    pub(crate) fn is_generator_member(&self, value: Value, name: &str) -> bool {
        let (prefix, others): (_, &[&str]) = match self.generator(value).flavor {
            Flavor::Generator | Flavor::Awaitable => ("gi_", &["yieldfrom"]),
            Flavor::Coroutine => ("cr_", &["await", "origin"]),
            Flavor::AsyncGenerator => ("ag_", &["await"]),
            _ => return false,
        };
        name.strip_prefix(prefix).is_some_and(|rest| {
            matches!(rest, "code" | "frame" | "running" | "suspended") || others.contains(&rest)
        })
    }

    /// An attribute of a generator that is no method.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn generator_attribute(&mut self, value: Value, name: &str) -> Result<Option<Value>, Trap> {
        let generator = self.generator(value);
        let state = generator.state;
        let prefix = match generator.flavor {
            Flavor::Generator | Flavor::Awaitable => "gi_",
            Flavor::Coroutine => "cr_",
            Flavor::AsyncGenerator => "ag_",
            _ => return Ok(None),
        };
        let stepping = generator.stepping;
        let (id, names) = (generator.code, generator.names);
        let Some(code) = self.code_of(id) else { return Ok(None) };
        if names.is(Kind::Tuple)
            && let Some(place) = ["__name__", "__qualname__"].iter().position(|n| *n == name)
        {
            return Ok(self.tuple(names).items.get(place).copied());
        }
        let text = match name {
            "__name__" => code.name.clone(),
            "__qualname__" => code.qualname.clone(),
            _ => {
                return Ok(match name.strip_prefix(prefix) {
                    Some("running") if prefix == "ag_" => Some(Value::bool(stepping)),
                    Some("running") => Some(Value::bool(state == GeneratorState::Running)),
                    Some("suspended") => Some(Value::bool(state == GeneratorState::Suspended)),
                    Some("frame") => Some(self.generator_frame(value)?),
                    Some("code") => Some(self.code_object(id, Value::NONE)?),
                    Some("await" | "yieldfrom") => Some(self.delegate(value)),
                    Some("origin") if prefix == "cr_" => Some(Value::NONE),
                    _ => None,
                });
            }
        };
        self.intern(&text).map(Some)
    }
}
