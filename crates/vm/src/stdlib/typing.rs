//! The module `typing`: names that annotations use. Annotations are not evaluated, so these only
//! have to be there, to be subscripted and to be bases of classes.

use super::NativeModule;
use crate::builtins;
use crate::heap::Heap;
use crate::library;
use crate::object::Instance;
use crate::trap::Trap;
use crate::value::Value;

/// The module.
pub(super) static MODULE: NativeModule = NativeModule { name: "typing", functions: &[], constants };

/// Special forms and aliases: objects that give themselves when subscripted.
const FORMS: &[&str] = &[
    "AbstractSet",
    "Annotated",
    "Any",
    "AnyStr",
    "AsyncGenerator",
    "AsyncIterable",
    "AsyncIterator",
    "Awaitable",
    "Callable",
    "ClassVar",
    "Collection",
    "Concatenate",
    "Container",
    "Coroutine",
    "Counter",
    "DefaultDict",
    "Deque",
    "Dict",
    "Final",
    "FrozenSet",
    "Generator",
    "Hashable",
    "ItemsView",
    "Iterable",
    "Iterator",
    "KeysView",
    "List",
    "Literal",
    "LiteralString",
    "Mapping",
    "MutableMapping",
    "MutableSequence",
    "MutableSet",
    "Never",
    "NoReturn",
    "NotRequired",
    "Optional",
    "OrderedDict",
    "ReadOnly",
    "Required",
    "Reversible",
    "Self",
    "Sequence",
    "Set",
    "Sized",
    "Text",
    "Tuple",
    "Type",
    "TypeAlias",
    "TypeGuard",
    "TypeIs",
    "Union",
    "Unpack",
    "ValuesView",
];

/// Functions of the library.
const FUNCTIONS: &[(&str, &str)] = &[
    ("NewType", "typing_new_type"),
    ("assert_never", "typing_assert_never"),
    ("assert_type", "typing_cast_back"),
    ("cast", "typing_cast"),
    ("final", "typing_same"),
    ("no_type_check", "typing_same"),
    ("overload", "typing_same"),
    ("override", "typing_same"),
    ("runtime_checkable", "typing_same"),
];

/// Methods of the special forms.
const FORM: &[(&str, &str)] = &[
    ("__getitem__", "typing_getitem"),
    ("__or__", "typing_getitem"),
    ("__ror__", "typing_getitem"),
    ("__repr__", "typing_repr"),
];

/// Methods of type variables.
const VARIABLE: &[(&str, &str)] = &[
    ("__init__", "typing_variable"),
    ("__or__", "typing_getitem"),
    ("__ror__", "typing_getitem"),
    ("__repr__", "typing_variable_repr"),
];

/// Methods of classes that are meant as bases.
const BASE: &[(&str, &str)] = &[("__class_getitem__", "typing_getitem")];

fn constants(heap: &mut Heap) -> Result<Vec<(&'static str, Value)>, Trap> {
    let form = class(heap, "_SpecialForm", FORM)?;
    let name_of = heap.intern("_name")?;
    let mut members = vec![("TYPE_CHECKING", Value::FALSE)];
    for &name in FORMS {
        let shape = heap.class(form).root_shape;
        let object = heap.alloc(Instance { class: form, shape, slots: Vec::new() })?;
        let text = heap.intern(name)?;
        heap.set_own_attribute(object, name_of, text)?;
        members.push((name, object));
    }
    for &(name, function) in FUNCTIONS {
        members.push((name, library_function(function)?));
    }
    for name in ["Generic", "Protocol"] {
        members.push((name, class(heap, name, BASE)?));
    }
    for name in ["TypeVar", "ParamSpec", "TypeVarTuple"] {
        members.push((name, class(heap, name, VARIABLE)?));
    }
    Ok(members)
}

fn library_function(name: &str) -> Result<Value, Trap> {
    library::function(name).ok_or_else(|| Trap::Internal(format!("the library has no {name}")))
}

fn class(heap: &mut Heap, name: &str, methods: &[(&str, &str)]) -> Result<Value, Trap> {
    let namespace = heap.new_dict()?;
    let name = heap.intern(name)?;
    let module = heap.intern("typing")?;
    heap.dict_set_text(namespace, "__module__", module)?;
    heap.dict_set_text(namespace, "__qualname__", name)?;
    for &(method, function) in methods {
        heap.dict_set_text(namespace, method, library_function(function)?)?;
    }
    let bases = heap.new_tuple(Vec::new())?;
    let make = builtins::find("_make_class")
        .and_then(|make| builtins::by_index(make.index()))
        .ok_or_else(|| Trap::Internal("no function makes classes".into()))?;
    (make.function)(heap, &[name, bases, namespace])
}
