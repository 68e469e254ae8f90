//! Generators: what programs can do with them. How they run is in `exec/generators.rs`.

use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::object::GeneratorState;
use crate::trap::{Resumption, Trap};
use crate::types::TypeId;
use crate::value::{Kind, Value};

pub(crate) const METHODS: &[Builtin] = &[
    Builtin::method(TypeId::Generator, "send", Signature::One, send, None),
    Builtin::method(
        TypeId::Generator,
        "throw",
        Signature::Positional(1, 3),
        throw,
        Some("generator_throw"),
    ),
    Builtin::method(TypeId::Generator, "close", Signature::None, close, Some("generator_close")),
    Builtin::method(TypeId::Generator, "__next__", Signature::None, next, None),
    Builtin::method(TypeId::Generator, "__iter__", Signature::None, iter, None),
    Builtin::function("_throw", Signature::Positional(2, 2), raw_throw, None),
];

fn send(_: &mut Heap, args: &[Value]) -> Native {
    Err(Trap::Resume(args[0], Resumption::Send(args[1])))
}

fn next(_: &mut Heap, args: &[Value]) -> Native {
    Err(Trap::Resume(args[0], Resumption::Send(Value::NONE)))
}

fn iter(_: &mut Heap, args: &[Value]) -> Native {
    Ok(args[0])
}

/// `generator.throw(exception)`; the library makes an instance of a class first.
fn throw(heap: &mut Heap, args: &[Value]) -> Native {
    let exception = args[1];
    if exception.is(Kind::Exception) && args[2].is_unbound() {
        return Err(Trap::Resume(args[0], Resumption::Throw(exception)));
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
            generator.registers = Vec::new();
            Ok(Value::NONE)
        }
        GeneratorState::Finished => Ok(Value::NONE),
        GeneratorState::Running => Err(heap.value_error("generator already executing")),
        GeneratorState::Suspended => Err(Trap::Library),
    }
}

fn raw_throw(_: &mut Heap, args: &[Value]) -> Native {
    Err(Trap::Resume(args[0], Resumption::Throw(args[1])))
}

impl Heap {
    /// An attribute of a generator that is no method.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn generator_attribute(&mut self, value: Value, name: &str) -> Result<Option<Value>, Trap> {
        let generator = self.generator(value);
        let running = generator.state == GeneratorState::Running;
        let Some(code) = self.code_of(generator.code) else { return Ok(None) };
        let text = match name {
            "__name__" => code.name.clone(),
            "__qualname__" => code.qualname.clone(),
            "gi_running" => return Ok(Some(Value::bool(running))),
            _ => return Ok(None),
        };
        self.intern(&text).map(Some)
    }
}
