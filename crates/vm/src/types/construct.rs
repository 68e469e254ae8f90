//! Constructors of types that programs reach through the module `types`.

use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::object::{BoundMethod, Cell, Module};
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// `method(function, instance)`
fn method(heap: &mut Heap, args: &[Value]) -> Native {
    let &[function, receiver] = args else { return Err(heap.bad_arguments()) };
    if !heap.is_callable(function) {
        return Err(heap.type_error("first argument must be callable"));
    }
    if receiver.is_none() {
        return Err(heap.type_error("instance must not be None"));
    }
    heap.alloc(BoundMethod { function, receiver })
}

/// `module(name, doc=None)`
fn module(heap: &mut Heap, args: &[Value]) -> Native {
    let &[name, doc] = args else { return Err(heap.bad_arguments()) };
    let Some(text) = heap.as_text(name).map(str::to_owned) else {
        let found = heap.type_name(name);
        return Err(heap.type_error(format!("module() argument 'name' must be str, not {found}")));
    };
    let name = heap.intern(&text)?;
    let dict = heap.new_dict()?;
    heap.dict_set_text(dict, "__name__", name)?;
    heap.dict_set_text(dict, "__doc__", doc.or(Value::NONE))?;
    for part in ["__package__", "__loader__", "__spec__"] {
        heap.dict_set_text(dict, part, Value::NONE)?;
    }
    heap.alloc(Module { name, dict, initializing: false })
}

/// `cell()` and `cell(contents)`
fn cell(heap: &mut Heap, args: &[Value]) -> Native {
    heap.alloc(Cell(args[0]))
}

/// `_builtin_type(name)`: a built-in type that has no name in `builtins`.
fn builtin_type(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.text(args[0]);
    Ok(TypeId::ALL.iter().find(|id| id.name() == name).map_or(Value::NONE, |id| id.value()))
}

/// The constructors.
pub(crate) const METHODS: &[Builtin] = &[
    Builtin::method(TypeId::Method, "__new__", Signature::Positional(2, 2), method, None),
    Builtin::method(TypeId::Module, "__new__", Signature::named(&["name", "doc"], 1), module, None),
    Builtin::method(TypeId::Cell, "__new__", Signature::Positional(0, 1), cell, None),
    Builtin::function("_builtin_type", Signature::One, builtin_type, None),
];

impl Heap {
    /// Whether calling a value can succeed.
    #[must_use]
    pub fn is_callable(&self, value: Value) -> bool {
        let known = matches!(
            value.kind(),
            Some(
                Kind::Function
                    | Kind::BoundMethod
                    | Kind::Type
                    | Kind::Class
                    | Kind::External
                    | Kind::Library
            )
        );
        let builtin = value.is(Kind::Builtin)
            && !crate::builtins::by_index(value.index())
                .is_some_and(crate::builtins::Builtin::is_attribute);
        known || builtin || self.has_special(value, "__call__")
    }
}
