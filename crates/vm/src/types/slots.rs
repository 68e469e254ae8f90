//! Special methods of built-in types as attributes that no other file has: operators by name, and
//! the methods of descriptors, functions and `mappingproxy`.
//!
//! | what | type | shown as |
//! | --- | --- | --- |
//! | `int.__add__` | `wrapper_descriptor` | `<slot wrapper '__add__' of 'int' objects>` |
//! | `(1).__add__` | `method-wrapper` | `<method-wrapper '__add__' of int object at 0x...>` |
//! | `list.append` | `method_descriptor` | `<method 'append' of 'list' objects>` |
//! | `[].append` | `builtin_function_or_method` | `<built-in method append of list object at 0x...>` |

use diapause_bytecode::BinaryOp;

use crate::builtins::{Builtin, Form, Native, NativeFn, Signature};
use crate::heap::Heap;
use crate::object::{BoundMethod, DescriptorKind, ViewKind};
use crate::trap::{Request, Trap};
use crate::types::TypeId;
use crate::types::attribute::Attribute;
use crate::value::{Kind, Value};

/// Special names that are methods like others, not wrappers of an operation.
const PLAIN: &[&str] = &[
    "__bytes__",
    "__ceil__",
    "__class_getitem__",
    "__complex__",
    "__copy__",
    "__deepcopy__",
    "__dir__",
    "__enter__",
    "__exit__",
    "__floor__",
    "__format__",
    "__getformat__",
    "__getnewargs__",
    "__getstate__",
    "__init_subclass__",
    "__instancecheck__",
    "__length_hint__",
    "__new__",
    "__prepare__",
    "__reduce__",
    "__reduce_ex__",
    "__reversed__",
    "__round__",
    "__set_name__",
    "__setstate__",
    "__sizeof__",
    "__subclasscheck__",
    "__subclasses__",
    "__subclasshook__",
    "__trunc__",
];

impl Builtin {
    /// Whether it wraps an operation of its type: `int.__add__`.
    #[must_use]
    pub fn is_wrapper(&self) -> bool {
        let Some(owner) = self.owner else { return false };
        let name = self.name;
        !self.is_attribute()
            && name.starts_with("__")
            && name.ends_with("__")
            && !PLAIN.contains(&name)
            && !matches!(
                (owner, name),
                (TypeId::List | TypeId::Dict, "__getitem__")
                    | (TypeId::Dict | TypeId::Set | TypeId::FrozenSet, "__contains__")
            )
    }

    /// The type of it as a value.
    #[must_use]
    pub fn type_id(&self) -> TypeId {
        match self.owner {
            Some(_) if self.form == Form::Member => TypeId::MemberDescriptor,
            Some(_) if self.form == Form::GetSet => TypeId::GetSetDescriptor,
            Some(_) if self.is_static() => TypeId::Builtin,
            Some(_) if self.is_class_method() => TypeId::ClassMethodDescriptor,
            Some(_) if self.is_wrapper() => TypeId::WrapperDescriptor,
            Some(_) => TypeId::MethodDescriptor,
            None => TypeId::Builtin,
        }
    }
}

fn operator(heap: &mut Heap, op: BinaryOp, a: Value, b: Value) -> Native {
    let fits =
        |value: Value| value.is(Kind::Set) || value.is(Kind::DictView) || value.is(Kind::Dict);
    if !fits(a) || !fits(b) {
        if a.is(Kind::DictView) || b.is(Kind::DictView) {
            // Views take anything that can be iterated.
            return Err(Trap::Library);
        }
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(heap.binary(op, a, b)?.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn format(heap: &mut Heap, args: &[Value]) -> Native {
    Ok(heap.binary(BinaryOp::Mod, args[0], args[1])?.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn format_reflected(heap: &mut Heap, args: &[Value]) -> Native {
    if args[0].kind() != args[1].kind() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    format(heap, &[args[1], args[0]])
}

macro_rules! set_operators {
    ($($owner:ident),+ $(,)?) => {
        /// The operators of sets and views that are like sets.
        pub(crate) const SETS: &[Builtin] = &[$(
            one(TypeId::$owner, "__rand__", |h, a| operator(h, BinaryOp::And, a[1], a[0]), Some("reflected_and")),
            one(TypeId::$owner, "__ror__", |h, a| operator(h, BinaryOp::Or, a[1], a[0]), Some("reflected_or")),
            one(TypeId::$owner, "__rsub__", |h, a| operator(h, BinaryOp::Sub, a[1], a[0]), Some("reflected_sub")),
            one(TypeId::$owner, "__rxor__", |h, a| operator(h, BinaryOp::Xor, a[1], a[0]), Some("reflected_xor")),
        )+];
    };
}

macro_rules! view_operators {
    ($($owner:ident),+ $(,)?) => {
        /// The operators of views that are like sets.
        pub(crate) const VIEWS: &[Builtin] = &[$(
            one(TypeId::$owner, "__and__", |h, a| operator(h, BinaryOp::And, a[0], a[1]), Some("binary_and")),
            one(TypeId::$owner, "__or__", |h, a| operator(h, BinaryOp::Or, a[0], a[1]), Some("binary_or")),
            one(TypeId::$owner, "__sub__", |h, a| operator(h, BinaryOp::Sub, a[0], a[1]), Some("binary_sub")),
            one(TypeId::$owner, "__xor__", |h, a| operator(h, BinaryOp::Xor, a[0], a[1]), Some("binary_xor")),
        )+];
    };
}

const fn one(
    owner: TypeId,
    name: &'static str,
    function: NativeFn,
    library: Option<&'static str>,
) -> Builtin {
    Builtin::method(owner, name, Signature::One, function, library)
}

const fn none(owner: TypeId, name: &'static str, function: NativeFn) -> Builtin {
    Builtin::method(owner, name, Signature::None, function, None)
}

set_operators! { Set, FrozenSet, DictKeys, DictItems }
view_operators! { DictKeys, DictItems }

/// `descriptor.__get__(instance, owner=None)` of properties, class methods and static methods.
fn descriptor_get(heap: &mut Heap, args: &[Value]) -> Native {
    let [descriptor, receiver, class] = *args else { return Err(heap.bad_arguments()) };
    let class = class.or(Value::NONE);
    if receiver.is_none() && class.is_none() {
        return Err(heap.type_error("__get__(None, None) is invalid"));
    }
    let class = if class.is_none() { heap.type_of(receiver) } else { class };
    if descriptor.is(Kind::Builtin) {
        return attribute_get(heap, descriptor, receiver);
    }
    let kind = heap.descriptor(descriptor).kind;
    let unbound = matches!(kind, DescriptorKind::Property | DescriptorKind::Member);
    if receiver.is_none() && (unbound || kind.is_of_host()) {
        return Ok(descriptor);
    }
    if kind == DescriptorKind::Member {
        let owner = heap.descriptor(descriptor).set;
        if !receiver.is(Kind::Instance) || !heap.is_instance(receiver, owner) {
            return Err(heap.foreign_slot(descriptor, receiver));
        }
    }
    match heap.bind(descriptor, receiver, class) {
        Attribute::Value(value) => Ok(value),
        Attribute::Method { function, receiver } => heap.alloc(BoundMethod { function, receiver }),
        Attribute::Getter { function, receiver } if !function.is_none() => {
            Err(Trap::call(function, vec![receiver]))
        }
        _ => {
            let name = heap.descriptor(descriptor).name;
            match name.is(Kind::Str) {
                true if kind == DescriptorKind::Property => {
                    Err(heap.no_accessor(receiver, name, "getter"))
                }
                true => Err(heap.missing_attribute(receiver, name)),
                false => Err(heap.raise(TypeId::AttributeError, "property has no getter")),
            }
        }
    }
}

/// `int.real.__get__(5)`
fn attribute_get(heap: &mut Heap, descriptor: Value, receiver: Value) -> Native {
    if receiver.is_none() {
        return Ok(descriptor);
    }
    let Some(builtin) = crate::builtins::by_index(descriptor.index()) else {
        return Err(heap.bad_arguments());
    };
    let owner = builtin.owner.unwrap_or(TypeId::Object);
    if !heap.is_instance(receiver, owner.value()) {
        let (name, owner) = (builtin.name, owner.name());
        let found = heap.type_name(receiver);
        return Err(heap.type_error(format!(
            "descriptor '{name}' for '{owner}' objects doesn't apply to a '{found}' object"
        )));
    }
    (builtin.function)(heap, &[receiver])
}

fn descriptor_store(heap: &mut Heap, args: &[Value], value: Option<Value>) -> Native {
    if args[0].is(Kind::Builtin) {
        return match heap.fixed_attribute(args[0]) {
            Some(trap) => Err(trap),
            None => Err(heap.bad_arguments()),
        };
    }
    let name = heap.descriptor(args[0]).name;
    let name = if name.is(Kind::Str) { name } else { heap.intern("?")? };
    match heap.store_by_descriptor(args[0], args[1], name, value)? {
        Some(crate::types::attribute::Store::Call(function, rest)) => {
            let mut all = vec![function];
            all.extend(rest);
            Err(heap.hand_over("call_for_nothing", all))
        }
        _ if heap.is_host_member(args[0]) => Err(heap.no_such_attribute(args[1], name)),
        _ => Ok(Value::NONE),
    }
}

fn descriptor_set(heap: &mut Heap, args: &[Value]) -> Native {
    descriptor_store(heap, args, Some(args[2]))
}

fn descriptor_delete(heap: &mut Heap, args: &[Value]) -> Native {
    descriptor_store(heap, args, None)
}

fn set_name(heap: &mut Heap, args: &[Value]) -> Native {
    if args.len() != 3 {
        let given = args.len().saturating_sub(1);
        return Err(heap.type_error(format!(
            "__set_name__() takes 2 positional arguments but {given} were given"
        )));
    }
    heap.descriptor_mut(args[0]).name = args[2];
    Ok(Value::NONE)
}

/// `function.__get__(instance, owner=None)`
fn function_get(heap: &mut Heap, args: &[Value]) -> Native {
    let [function, receiver, class] = *args else { return Err(heap.bad_arguments()) };
    if receiver.is_none() && class.or(Value::NONE).is_none() {
        return Err(heap.type_error("__get__(None, None) is invalid"));
    }
    if receiver.is_none() {
        return Ok(function);
    }
    heap.alloc(BoundMethod { function, receiver })
}

/// `function.__call__(*args, **kwargs)`
fn call(heap: &mut Heap, args: &[Value]) -> Native {
    let &[callee, keywords, ref rest @ ..] = args else { return Err(heap.bad_arguments()) };
    let keywords = if keywords.is(Kind::Dict) {
        heap.dict(keywords).iter().map(|entry| (entry.key, entry.value)).collect()
    } else {
        Vec::new()
    };
    Err(Trap::Call(Box::new(Request { callee, args: rest.to_vec(), keywords })))
}

const ANY: Signature = Signature::Variadic { at_least: 0, keywords: &["**"] };
const GET: Signature = Signature::Positional(1, 2);

macro_rules! descriptors {
    ($($owner:ident),+ $(,)?) => {
        /// The methods of descriptors.
        pub(crate) const DESCRIPTORS: &[Builtin] = &[
            $(Builtin::method(TypeId::$owner, "__get__", GET, descriptor_get, None),)+
            Builtin::method(TypeId::Property, "__set__", Signature::Positional(2, 2), descriptor_set, None),
            Builtin::method(TypeId::Property, "__delete__", Signature::One, descriptor_delete, None),
            Builtin::method(
                TypeId::Property,
                "__set_name__",
                Signature::Variadic { at_least: 0, keywords: &[] },
                set_name,
                None,
            ),
            Builtin::method(TypeId::MemberDescriptor, "__set__", Signature::Positional(2, 2), descriptor_set, None),
            Builtin::method(TypeId::MemberDescriptor, "__delete__", Signature::One, descriptor_delete, None),
            Builtin::method(TypeId::GetSetDescriptor, "__get__", GET, descriptor_get, None),
            Builtin::method(TypeId::GetSetDescriptor, "__set__", Signature::Positional(2, 2), descriptor_set, None),
            Builtin::method(TypeId::GetSetDescriptor, "__delete__", Signature::One, descriptor_delete, None),
        ];
    };
}

descriptors! { Property, ClassMethod, StaticMethod, MemberDescriptor }

/// The methods of what can be called.
pub(crate) const CALLABLES: &[Builtin] = &[
    Builtin::method(TypeId::Function, "__get__", GET, function_get, None),
    Builtin::method(TypeId::Function, "__call__", ANY, call, None),
    Builtin::method(TypeId::Method, "__get__", GET, |_, args| Ok(args[0]), None),
    Builtin::method(TypeId::Method, "__call__", ANY, call, None),
    Builtin::method(TypeId::Builtin, "__call__", ANY, call, None),
    Builtin::method(TypeId::WrapperDescriptor, "__get__", GET, function_get, None),
    Builtin::method(TypeId::WrapperDescriptor, "__call__", ANY, call, None),
    Builtin::method(TypeId::MethodDescriptor, "__get__", GET, function_get, None),
    Builtin::method(TypeId::MethodDescriptor, "__call__", ANY, call, None),
    Builtin::method(TypeId::MethodWrapper, "__call__", ANY, call, None),
    Builtin::method(TypeId::StaticMethod, "__call__", ANY, static_call, None),
];

fn static_call(heap: &mut Heap, args: &[Value]) -> Native {
    let mut all = args.to_vec();
    all[0] = heap.descriptor(args[0]).get;
    call(heap, &all)
}

fn proxy_new(heap: &mut Heap, args: &[Value]) -> Native {
    let carried = heap.unwrapped(args[0]);
    if !carried.is(Kind::Dict) {
        let name = heap.type_name(args[0]);
        return Err(
            heap.type_error(format!("mappingproxy() argument must be a mapping, not {name}"))
        );
    }
    heap.new_proxy(carried)
}

fn proxy_get(heap: &mut Heap, args: &[Value]) -> Native {
    let [dict, key, default] = *args else { return Err(heap.bad_arguments()) };
    Ok(match heap.key_find(dict, key)?.1 {
        Some(place) => heap.dict(dict).value_at(place),
        None => default.or(Value::NONE),
    })
}

fn proxy_equal(heap: &mut Heap, args: &[Value]) -> Native {
    let other = heap.unwrapped(args[1]);
    if !other.is(Kind::Dict) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    heap.equal(args[0], other).map(Value::bool)
}

fn proxy_or(heap: &mut Heap, args: &[Value]) -> Native {
    let other = heap.unwrapped(args[1]);
    Ok(heap.binary(BinaryOp::Or, args[0], other)?.unwrap_or(Value::NOT_IMPLEMENTED))
}

fn by_library(_: &mut Heap, _: &[Value]) -> Native {
    Err(Trap::Library)
}

macro_rules! generics {
    ($($owner:ident),+ $(,)?) => {
        /// The types with type parameters, and `|` of types.
        pub(crate) const GENERICS: &[Builtin] = &[
            $(one(TypeId::$owner, "__class_getitem__", by_library, Some("generic_alias")),)+
            one(TypeId::Type, "__or__", by_library, Some("type_or")),
            one(TypeId::Type, "__ror__", by_library, Some("type_ror")),
        ];
    };
}

generics! {
    BaseExceptionGroup, ClassMethod, Dict, Enumerate, FrozenSet, Generator, List, MappingProxy,
    Set, StaticMethod, Tuple,
}

/// `mappingproxy`.
pub(crate) const PROXY: &[Builtin] = &[
    Builtin::method(TypeId::MappingProxy, "__new__", Signature::Positional(1, 1), proxy_new, None),
    one(TypeId::MappingProxy, "__getitem__", |h, a| h.get_item(a[0], a[1]), Some("get_item")),
    one(
        TypeId::MappingProxy,
        "__contains__",
        |h, a| h.contains(a[0], a[1]).map(Value::bool),
        Some("contains"),
    ),
    one(TypeId::MappingProxy, "__eq__", proxy_equal, Some("compare_eq")),
    one(TypeId::MappingProxy, "__or__", proxy_or, Some("binary_or")),
    none(TypeId::MappingProxy, "__len__", |h, a| {
        let len = h.known_len(a[0]).unwrap_or(0);
        h.new_size(len)
    }),
    none(TypeId::MappingProxy, "__iter__", |h, a| h.iterate(a[0])),
    none(TypeId::MappingProxy, "keys", |h, a| h.new_view(a[0], ViewKind::Keys)),
    none(TypeId::MappingProxy, "values", |h, a| h.new_view(a[0], ViewKind::Values)),
    none(TypeId::MappingProxy, "items", |h, a| h.new_view(a[0], ViewKind::Items)),
    none(TypeId::MappingProxy, "copy", |h, a| h.dict_copy(a[0])),
    Builtin::method(
        TypeId::MappingProxy,
        "get",
        Signature::Positional(1, 2),
        proxy_get,
        Some("dict_get"),
    ),
];

fn new_args(heap: &mut Heap, args: &[Value]) -> Native {
    heap.new_tuple([args[0]])
}

/// What `copy` and the like make an equal object from, and the truth of constants.
pub(crate) const PLAIN_VALUES: &[Builtin] = &[
    none(TypeId::Str, "__getnewargs__", new_args),
    none(TypeId::Bytes, "__getnewargs__", new_args),
    none(TypeId::Tuple, "__getnewargs__", new_args),
    none(TypeId::NoneType, "__bool__", |_, _| Ok(Value::FALSE)),
    none(TypeId::Range, "__bool__", |h, a| h.truth(a[0]).map(Value::bool)),
    none(TypeId::NotImplementedType, "__bool__", |h, a| h.truth(a[0]).map(Value::bool)),
    none(TypeId::SetIterator, "__length_hint__", |h, a| {
        let left = h.set_iterator_left(a[0]);
        h.new_size(left)
    }),
    none(TypeId::MappingProxy, "__reversed__", |h, a| {
        let iterator = h.dict_iterator(a[0], ViewKind::Keys, true);
        h.alloc(iterator)
    }),
    one(TypeId::MappingProxy, "__ror__", |h, a| proxy_or(h, &[a[1], a[0]]), Some("reflected_or")),
];

/// Operators of texts.
pub(crate) const TEXTS: &[Builtin] = &[
    one(TypeId::Bytes, "__mod__", format, Some("binary_mod")),
    one(TypeId::Bytes, "__rmod__", format_reflected, Some("reflected_mod")),
    one(TypeId::ByteArray, "__mod__", format, Some("binary_mod")),
    one(TypeId::ByteArray, "__rmod__", format_reflected, Some("reflected_mod")),
    one(TypeId::Str, "__rmod__", format_reflected, Some("reflected_mod")),
    one(
        TypeId::Dict,
        "__ror__",
        |h, a| operator(h, BinaryOp::Or, a[1], a[0]),
        Some("reflected_or"),
    ),
];
