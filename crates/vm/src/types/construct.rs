//! Constructors of types that programs reach through the module `types`.

use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::object::{BoundMethod, Cell, Instance, Module};
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
    let module = heap.empty_module(TypeId::Module.value())?;
    module_init(heap, &[module, args[0], args[1]])?;
    Ok(module)
}

/// `module.__init__(name, doc=None)`
fn module_init(heap: &mut Heap, args: &[Value]) -> Native {
    let &[module, name, doc] = args else { return Err(heap.bad_arguments()) };
    let Some(text) = heap.as_text(name).map(str::to_owned) else {
        let found = heap.type_name(name);
        return Err(heap.type_error(format!("module() argument 'name' must be str, not {found}")));
    };
    let name = heap.intern(&text)?;
    let dict = match module.is(Kind::Module) {
        true => {
            heap.module_mut(module).name = name;
            heap.module(module).dict
        }
        false => heap.instance_dict(module)?,
    };
    heap.dict_set_text(dict, "__name__", name)?;
    heap.dict_set_text(dict, "__doc__", doc.or(Value::NONE))?;
    for part in ["__package__", "__loader__", "__spec__"] {
        heap.dict_set_text(dict, part, Value::NONE)?;
    }
    Ok(Value::NONE)
}

fn module_repr(heap: &mut Heap, args: &[Value]) -> Native {
    let text = heap.module_text(args[0]);
    heap.new_str(text)
}

/// `module.__dir__()`: the names in its dict alone.
fn module_names(heap: &mut Heap, args: &[Value]) -> Native {
    heap.attribute_names(args[0])
}

impl Heap {
    /// A module that has no name yet; instances of classes derived from `module` keep their
    /// attributes as other instances do.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub(crate) fn empty_module(&mut self, class: Value) -> Native {
        if class.is(Kind::Class) {
            let shape = self.class(class).root_shape;
            return self.alloc(Instance { class, shape, slots: crate::object::Slots::new() });
        }
        let (name, dict) = (self.intern("?")?, self.new_dict()?);
        self.alloc(Module { name, dict, initializing: false })
    }

    /// Whether an object is a module, of that type or one derived from it.
    #[must_use]
    pub(crate) fn is_module(&self, value: Value) -> bool {
        match value.kind() {
            Some(Kind::Module) => true,
            Some(Kind::Instance) => {
                let class = self.instance(value).class;
                class.is(Kind::Class) && self.class(class).layout == TypeId::Module
            }
            _ => false,
        }
    }

    /// The `__name__` of a module, if it has one that is a string.
    #[must_use]
    pub(crate) fn module_name(&self, value: Value) -> Option<String> {
        let name = self.find_interned("__name__")?;
        let found = match value.is(Kind::Module) {
            true => self.dict_get_name(self.module(value).dict, name),
            false => self.own_attribute(value, name),
        };
        found.and_then(|found| self.as_text(found)).map(str::to_owned)
    }

    /// The `repr` of a module.
    #[must_use]
    pub(crate) fn module_text(&self, value: Value) -> String {
        let Some(name) = self.module_name(value) else { return "<module '?'>".to_owned() };
        if !value.is(Kind::Module) {
            return format!("<module '{name}'>");
        }
        let dict = self.module(value).dict;
        let part = |key: &str| self.dict_get_name(dict, self.find_interned(key)?);
        let file = part("__file__").and_then(|file| self.as_text(file));
        // Those made by hand have the attributes that importing would fill.
        let library = part("__loader__").is_none()
            || crate::stdlib::module(&name).is_some()
            || crate::stdlib::frozen(&name).is_some();
        match file {
            Some(file) => format!("<module '{name}' from '{file}'>"),
            None if library => format!("<module '{name}' (built-in)>"),
            None => format!("<module '{name}'>"),
        }
    }
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
    Builtin::method(
        TypeId::Module,
        "__init__",
        Signature::named(&["name", "doc"], 1),
        module_init,
        None,
    ),
    Builtin::method(TypeId::Module, "__repr__", Signature::None, module_repr, None),
    Builtin::method(TypeId::Module, "__dir__", Signature::None, module_names, None),
    Builtin::method(TypeId::Frame, "clear", Signature::None, |_, _| Ok(Value::NONE), None),
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
