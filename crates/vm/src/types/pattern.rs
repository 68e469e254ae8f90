//! What patterns of `match` ask of their subjects.

use smallvec::SmallVec;

use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::object::{BoundMethod, ClassTraits, Items};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::types::attribute::Attribute;
use crate::value::{Kind, Value};

/// What patterns call. Programs hold these functions while they call them, so a snapshot may bring
/// them with any arguments.
pub(crate) const FUNCTIONS: &[Builtin] = &[
    Builtin::function(
        "__match_keys__",
        Signature::Positional(2, 2),
        match_keys,
        Some("match_keys"),
    ),
    Builtin::function(
        "__match_class__",
        Signature::Positional(4, 4),
        match_class,
        Some("match_class"),
    ),
    Builtin::function("_matches_itself", Signature::One, matches_itself, None),
    Builtin::function("_class_name", Signature::One, class_name, None),
];

/// What a pattern asks its subject for.
type Wanted = SmallVec<[Value; 8]>;

/// Up to so many are compared with each other; the library takes more, and can be interrupted.
const FEW: usize = 100;

/// The bits of `__abc_tpflags__`, by which abstract base classes say what their subclasses are to
/// patterns.
///
/// Source: CPython, Include/object.h, `Py_TPFLAGS_SEQUENCE` and `Py_TPFLAGS_MAPPING`.
const SEQUENCE: i64 = 1 << 5;
const MAPPING: i64 = 1 << 6;

/// Types whose class pattern with one positional part matches the subject itself.
const SELF_MATCHING: &[TypeId] = &[
    TypeId::Bool,
    TypeId::ByteArray,
    TypeId::Bytes,
    TypeId::Dict,
    TypeId::Float,
    TypeId::FrozenSet,
    TypeId::Int,
    TypeId::List,
    TypeId::Set,
    TypeId::Str,
    TypeId::Tuple,
];

impl Heap {
    /// Whether a value is a sequence to patterns, or a mapping.
    #[must_use]
    pub fn is_collection(&self, value: Value, mapping: bool) -> bool {
        match value.kind() {
            Some(Kind::Dict) => return mapping,
            Some(Kind::List | Kind::Tuple) => return !mapping,
            Some(Kind::Str | Kind::Const) | None => return false,
            _ => {}
        }
        let wanted = if mapping { MAPPING } else { SEQUENCE };
        let native = |id: TypeId| match id {
            TypeId::Dict | TypeId::MappingProxy => MAPPING,
            TypeId::List | TypeId::Tuple | TypeId::Range | TypeId::MemoryView => SEQUENCE,
            _ => 0,
        };
        let class = self.type_of(value);
        if !class.is(Kind::Class) {
            return native(self.native_type(self.unwrapped(value))) == wanted;
        }
        // The first base that is one of the two decides.
        let name = self.find_interned("__abc_tpflags__");
        let own = |base: Value| self.dict_get_name(self.class(base).dict, name?)?.as_small();
        let flags = self.class(class).mro.iter().find_map(|&base| match TypeId::of(base) {
            Some(id) => Some(native(id)).filter(|&flags| flags != 0),
            None => own(base).filter(|&flags| flags & (MAPPING | SEQUENCE) != 0),
        });
        flags.is_some_and(|flags| flags & wanted != 0)
    }

    /// Whether a class pattern `Class(x)` binds the subject itself to `x`.
    fn is_self_matching(&self, class: Value) -> bool {
        let layout = match TypeId::of(class) {
            Some(id) => id,
            None if class.is(Kind::Class) => self.class(class).layout,
            None => return false,
        };
        SELF_MATCHING.iter().any(|&id| layout.is_subtype(id))
    }
}

/// `__match_keys__(subject, keys)`: a tuple of the values of the keys, or None when one is missing.
fn match_keys(heap: &mut Heap, args: &[Value]) -> Native {
    let [subject, keys] = *args else { return Err(heap.bad_arguments()) };
    if !keys.is(Kind::Tuple) {
        return Err(heap.bad_arguments());
    }
    if !subject.is(Kind::Dict) || heap.type_of(subject) != TypeId::Dict.value() {
        return Err(Trap::Library);
    }
    let keys = &heap.tuple(keys).items;
    if keys.len() > FEW {
        return Err(Trap::Library);
    }
    let keys = Wanted::from_slice(keys);
    let mut values = Items::with_capacity(keys.len());
    for (at, &key) in keys.iter().enumerate() {
        // A key that is there twice is an error, as is one that cannot be hashed: the library has
        // the words.
        if keys[..at]
            .iter()
            .any(|&other| other == key || heap.equal_keys(other, key) != Some(false))
        {
            return Err(Trap::Library);
        }
        match heap.dict_get(subject, key) {
            Ok(Some(value)) => values.push(value),
            Ok(None) => return Ok(Value::NONE),
            Err(Trap::Raise(_)) => return Err(Trap::Library),
            Err(trap) => return Err(trap),
        }
    }
    heap.new_tuple(values)
}

/// `__match_class__(subject, class, positional, names)`: a tuple of the attributes that the patterns
/// in the parentheses are for, or None when the subject does not fit.
fn match_class(heap: &mut Heap, args: &[Value]) -> Native {
    let [subject, class, positional, names] = *args else { return Err(heap.bad_arguments()) };
    if !names.is(Kind::Tuple) {
        return Err(heap.bad_arguments());
    }
    if !class.is(Kind::Type) && !class.is(Kind::Class) {
        return Err(heap.type_error("called match pattern must be a class"));
    }
    if heap.type_of(class) != TypeId::Type.value() || overrides_attributes(heap, subject) {
        return Err(Trap::Library);
    }
    if !heap.is_instance(subject, class) {
        // What `__class__` says counts as well.
        return if subject.is(Kind::Instance) && overrides_class(heap, subject) {
            Err(Trap::Library)
        } else {
            Ok(Value::NONE)
        };
    }
    let mut wanted = Wanted::new();
    let mut values = Items::with_capacity(0);
    let positional = positional.as_small().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    if positional > 0 {
        let match_args = heap.intern("__match_args__")?;
        match heap.class_lookup(class, match_args) {
            Some(found) if found.is(Kind::Tuple) => {
                let listed = &heap.tuple(found).items;
                let Some(first) = listed.get(..positional) else { return Err(Trap::Library) };
                wanted.extend_from_slice(first);
            }
            None if positional == 1 && heap.is_self_matching(class) => values.push(subject),
            _ => return Err(Trap::Library),
        }
    }
    let names = &heap.tuple(names).items;
    if wanted.len() + names.len() > FEW {
        return Err(Trap::Library);
    }
    wanted.extend_from_slice(names);
    let twice = |(at, name): (usize, &Value)| wanted[..at].contains(name);
    if !wanted.iter().all(|name| name.is(Kind::Str)) || wanted.iter().enumerate().any(twice) {
        return Err(Trap::Library);
    }
    for name in wanted {
        let name = heap.intern_value(name)?;
        match heap.attribute(subject, name)? {
            Attribute::Value(value) => values.push(value),
            Attribute::Method { function, receiver } => {
                values.push(heap.alloc(BoundMethod { function, receiver })?);
            }
            Attribute::Missing => return Ok(Value::NONE),
            _ => return Err(Trap::Library),
        }
    }
    heap.new_tuple(values)
}

fn overrides_attributes(heap: &Heap, subject: Value) -> bool {
    let class = heap.type_of(subject);
    class.is(Kind::Class) && heap.class(class).traits.contains(ClassTraits::GETATTRIBUTE)
}

fn overrides_class(heap: &Heap, subject: Value) -> bool {
    heap.find_interned("__class__")
        .is_some_and(|name| heap.class_lookup(heap.type_of(subject), name).is_some())
}

fn matches_itself(heap: &mut Heap, args: &[Value]) -> Native {
    let [class] = *args else { return Err(heap.bad_arguments()) };
    Ok(Value::bool(heap.is_self_matching(class)))
}

/// `_class_name(class)`: its name, whatever its metaclass says.
fn class_name(heap: &mut Heap, args: &[Value]) -> Native {
    let [class] = *args else { return Err(heap.bad_arguments()) };
    let name = heap.class_name(class);
    heap.intern(&name)
}
