//! Making classes: what `type.__new__` does once the metaclass is known and the names in
//! `__slots__` are listed. The library's `type_new` does the rest.

use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::object::{Class, ClassTraits, Descriptor, DescriptorKind, ShapeId};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::types::descriptor::wrapper;
use crate::value::{Kind, Value};

pub(crate) const FUNCTIONS: &[Builtin] = &[
    Builtin::function("_make_class", Signature::Positional(5, 5), make_class, None),
    Builtin::function("_set_cell", Signature::Positional(2, 2), set_cell, None),
    Builtin::function("_most_derived", Signature::Positional(2, 2), most_derived, None),
    Builtin::function("_set_mro", Signature::Positional(2, 2), set_mro, None),
];

/// More names than this in `__slots__` are refused.
const MAX_MEMBERS: usize = 1 << 15;

/// `_make_class(metatype, name, bases, namespace, slots)`; slots is a list of names, or None.
fn make_class(heap: &mut Heap, args: &[Value]) -> Native {
    let &[metatype, name, bases, namespace, slots] = args else {
        return Err(heap.bad_arguments());
    };
    for (value, id, nth) in
        [(name, TypeId::Str, 1), (bases, TypeId::Tuple, 2), (namespace, TypeId::Dict, 3)]
    {
        if !heap.is_instance(value, id.value()) {
            let (want, found) = (id.name(), heap.type_name(value));
            return Err(heap
                .type_error(format!("type.__new__() argument {nth} must be {want}, not {found}")));
        }
    }
    let (bases, namespace) = (heap.unwrapped(bases), heap.unwrapped(namespace));
    let text = heap.text(name).to_owned();
    if text.contains('\0') {
        return Err(heap.value_error("type name must not contain null characters"));
    }
    let name = heap.intern(&text)?;
    let mut bases = heap.tuple(bases).items.to_vec();
    if bases.is_empty() {
        bases.push(TypeId::Object.value());
    }
    let best = best_base(heap, &bases)?;
    if let Some(twice) = bases.iter().enumerate().find(|(at, base)| bases[..*at].contains(base)) {
        let name = heap.class_name(*twice.1);
        return Err(heap.type_error(format!("duplicate base class {name}")));
    }
    let mut mro = linearize(heap, &bases)?;
    let qualname = complete_namespace(heap, namespace, name)?;
    let (layout, inherited, best_has_dict) = storage(heap, best);
    let has_dict = slots.is_none()
        || best_has_dict
        || bases.iter().any(|&base| base.is(Kind::Class) && heap.class(base).has_dict);
    let order = heap.next_class();
    let class = heap.alloc(Class {
        name,
        qualname,
        bases: bases.into(),
        mro: Box::new([]),
        dict: namespace,
        root_shape: ShapeId::DICT,
        layout,
        metatype,
        members: inherited,
        has_dict,
        order,
        volatile: false,
        traits: ClassTraits::default(),
    })?;
    mro.insert(0, class);
    heap.charge(mro.len() * size_of::<Value>())?;
    let root_shape = heap.new_root_shape(class, layout.is_carried())?;
    let object = heap.class_mut(class);
    object.mro = mro.into();
    object.root_shape = root_shape;
    if slots.is(Kind::List) {
        let names = heap.list(slots).items.clone();
        add_members(heap, class, &names, best_has_dict)?;
    }
    heap.update_traits(class);
    Ok(class)
}

/// How instances of a type are stored: its layout, how many members they have, and whether they
/// have a dict.
fn storage(heap: &Heap, class: Value) -> (TypeId, u32, bool) {
    match TypeId::of(class) {
        Some(id) => {
            let has_dict = id.is_exception() || matches!(id, TypeId::Type | TypeId::Module);
            (id, u32::from(id.is_carried()), has_dict)
        }
        None => {
            let class = heap.class(class);
            (class.layout, class.members, class.has_dict)
        }
    }
}

/// The base that decides how instances are stored.
fn best_base(heap: &mut Heap, bases: &[Value]) -> Native {
    let mut best = TypeId::Object.value();
    for &base in bases {
        match TypeId::of(base) {
            Some(id) if id.is_base_type() => {}
            Some(id) => {
                let name = id.name();
                return Err(
                    heap.type_error(format!("type '{name}' is not an acceptable base type"))
                );
            }
            None if heap.is_resource_class(base) => {
                let name = heap.class_name(base);
                return Err(
                    heap.type_error(format!("type '{name}' is not an acceptable base type"))
                );
            }
            None if base.is(Kind::Class) => {}
            None => return Err(heap.type_error("bases must be types")),
        }
        let (old, new) = (storage(heap, best).0, storage(heap, base).0);
        let (old_solid, new_solid) = (old.solid(), new.solid());
        let wider =
            new.is_subtype(old) || (new_solid != old_solid && new_solid.is_subtype(old_solid));
        if wider && has_members_of(heap, base, best) {
            best = base;
        } else if !old_solid.is_subtype(new_solid) || !has_members_of(heap, best, base) {
            return Err(heap.type_error("multiple bases have instance lay-out conflict"));
        }
    }
    Ok(best)
}

/// Whether instances of a type have the members that those of another have.
fn has_members_of(heap: &Heap, class: Value, other: Value) -> bool {
    let (_, members, _) = storage(heap, class);
    let (layout, wanted, _) = storage(heap, other);
    // They are those of a class that both derive from.
    wanted <= u32::from(layout.is_carried())
        || (members >= wanted
            && heap
                .mro(class)
                .iter()
                .any(|&base| storage(heap, base).1 == wanted && heap.mro(other).contains(&base)))
}

/// Brings a namespace into the form that classes have; gives the `__qualname__`.
fn complete_namespace(heap: &mut Heap, namespace: Value, name: Value) -> Native {
    let key = heap.intern("__qualname__")?;
    let qualname = match heap.dict_find_name(namespace, key) {
        Some(place) => heap.dict_remove_at(namespace, place)?.value,
        None => name,
    };
    if !qualname.is(Kind::Str) {
        let found = heap.type_name(qualname);
        return Err(heap.type_error(format!("type __qualname__ must be a str, not {found}")));
    }
    // A class with `__eq__` and without `__hash__` cannot be hashed.
    let (eq, hash) = (heap.intern("__eq__")?, heap.intern("__hash__")?);
    if heap.dict_get_name(namespace, eq).is_some() && heap.dict_get_name(namespace, hash).is_none()
    {
        heap.dict_set_name(namespace, hash, Value::NONE)?;
    }
    // These are class methods and a static method without being marked as such.
    for (name, kind) in [
        ("__init_subclass__", DescriptorKind::ClassMethod),
        ("__class_getitem__", DescriptorKind::ClassMethod),
        ("__new__", DescriptorKind::StaticMethod),
    ] {
        let Some(name) = heap.find_interned(name) else { continue };
        if let Some(function) = heap.dict_get_name(namespace, name)
            && (function.is(Kind::Function) || function.is(Kind::Library))
        {
            let wrapped = wrapper(heap, kind, function)?;
            heap.dict_set_name(namespace, name, wrapped)?;
        }
    }
    let doc = heap.intern("__doc__")?;
    if heap.dict_get_name(namespace, doc).is_none() {
        heap.dict_set_name(namespace, doc, Value::NONE)?;
    }
    Ok(qualname)
}

/// Makes the members that `__slots__` names.
fn add_members(
    heap: &mut Heap,
    class: Value,
    names: &[Value],
    best_has_dict: bool,
) -> Result<(), Trap> {
    let layout = heap.class(class).layout;
    if !names.is_empty() && matches!(layout, TypeId::Int | TypeId::Tuple | TypeId::Bytes) {
        let name = layout.name();
        return Err(
            heap.type_error(format!("nonempty __slots__ not supported for subtype of '{name}'"))
        );
    }
    if layout.is_exception() {
        // Exceptions have a `__dict__` in any case, which is where the values go.
        return Ok(());
    }
    if names.len() > MAX_MEMBERS {
        return Err(heap.type_error("__slots__ of that kind are not supported"));
    }
    let dict = heap.class(class).dict;
    let mut names = names.to_vec();
    names.sort_by(|&a, &b| heap.text(a).cmp(heap.text(b)));
    for name in names {
        let text = heap.text(name).to_owned();
        match text.as_str() {
            "__dict__" if best_has_dict => {
                return Err(heap.type_error("__dict__ slot disallowed: we already got one"));
            }
            "__dict__" => {
                heap.class_mut(class).has_dict = true;
                continue;
            }
            "__weakref__" => {
                let bases = heap.class(class).bases.to_vec();
                if bases.iter().any(|&base| base.is(Kind::Class) && heap.has_weakref(base)) {
                    return Err(heap.type_error("__weakref__ slot disallowed: we already got one"));
                }
                continue;
            }
            _ => {}
        }
        if heap.dict_get_name(dict, name).is_some() {
            return Err(
                heap.value_error(format!("'{text}' in __slots__ conflicts with class variable"))
            );
        }
        let number = Value::small(i64::from(heap.class(class).members));
        heap.class_mut(class).members += 1;
        let member = heap.alloc(Descriptor {
            kind: DescriptorKind::Member,
            get: number,
            set: class,
            delete: Value::NONE,
            doc: Value::NONE,
            name,
        })?;
        heap.dict_set_name(dict, name, member)?;
    }
    Ok(())
}

/// The C3 linearization of bases, without the class itself.
fn linearize(heap: &mut Heap, bases: &[Value]) -> Result<Vec<Value>, Trap> {
    let mut sequences: Vec<Vec<Value>> = bases.iter().map(|&base| heap.mro(base)).collect();
    sequences.push(bases.to_vec());
    // Each class is looked for in all of them.
    let classes: usize = sequences.iter().map(Vec::len).sum();
    heap.note(classes.saturating_mul(bases.len()).saturating_mul(size_of::<Value>()));
    let mut order = Vec::new();
    loop {
        sequences.retain(|sequence| !sequence.is_empty());
        if sequences.is_empty() {
            return Ok(order);
        }
        let next = sequences
            .iter()
            .map(|sequence| sequence[0])
            .find(|candidate| !sequences.iter().any(|sequence| sequence[1..].contains(candidate)));
        let Some(next) = next else {
            let mut heads: Vec<String> = Vec::new();
            for sequence in &sequences {
                let name = heap.class_name(sequence[0]);
                if !heads.contains(&name) {
                    heads.push(name);
                }
            }
            let list = heads.join(", ");
            return Err(heap.type_error(format!(
                "Cannot create a consistent method resolution order (MRO) for bases {list}"
            )));
        };
        order.push(next);
        for sequence in &mut sequences {
            if sequence[0] == next {
                sequence.remove(0);
            }
        }
    }
}

/// `_most_derived(metatype, bases)`: the metaclass of a class with these bases.
fn most_derived(heap: &mut Heap, args: &[Value]) -> Native {
    let &[mut winner, bases] = args else { return Err(heap.bad_arguments()) };
    for base in heap.items_of(bases).to_vec() {
        let metatype = heap.type_of(base);
        if heap.is_subclass(winner, metatype) {
            continue;
        }
        if !heap.is_subclass(metatype, winner) {
            return Err(heap.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) \
                 subclass of the metaclasses of all its bases",
            ));
        }
        winner = metatype;
    }
    Ok(winner)
}

fn set_cell(heap: &mut Heap, args: &[Value]) -> Native {
    if !args[0].is(Kind::Cell) {
        return Err(heap.bad_arguments());
    }
    heap.cell_mut(args[0]).0 = args[1];
    Ok(Value::NONE)
}

/// `_set_mro(class, list)`: the order that `mro()` of a metaclass gave.
fn set_mro(heap: &mut Heap, args: &[Value]) -> Native {
    let &[class, order] = args else { return Err(heap.bad_arguments()) };
    if !class.is(Kind::Class) {
        return Err(heap.bad_arguments());
    }
    let order = heap.items_of(order).to_vec();
    let (own, own_members, _) = storage(heap, class);
    for &base in &order {
        if !base.is(Kind::Class) && !base.is(Kind::Type) {
            let found = heap.type_name(base);
            return Err(heap.type_error(format!("mro() returned a non-class ('{found}')")));
        }
        // Methods of a base take instances as they are stored.
        let (layout, members, _) = storage(heap, base);
        if !own.solid().is_subtype(layout.solid()) || members > own_members {
            let name = heap.class_name(base);
            let message = format!("mro() returned base with unsuitable layout ('{name}')");
            return Err(heap.type_error(message));
        }
    }
    let of_class = heap.class(class);
    let rest = order.get(1..).unwrap_or_default();
    // Ever shorter orders cannot lead back, and a snapshot is refused where they are not.
    let shorter = |base: &Value| !base.is(Kind::Class) || heap.class(*base).mro.len() < order.len();
    let usual = order.first() == Some(&class)
        && order.last() == Some(&TypeId::Object.value())
        && of_class.bases.iter().all(|base| rest.contains(base))
        && rest.iter().all(shorter)
        && order.iter().enumerate().all(|(place, base)| !order[..place].contains(base));
    if !usual {
        return Err(heap.type_error("mro() gave an order that is not supported"));
    }
    heap.class_mut(class).mro = order.into();
    heap.class_changed(class);
    Ok(Value::NONE)
}

/// `class.__bases__ = tuple`
pub(super) fn set_bases(heap: &mut Heap, args: &[Value]) -> Native {
    let &[class, bases] = args else { return Err(heap.bad_arguments()) };
    if !class.is(Kind::Class) || !bases.is(Kind::Tuple) {
        return Err(heap.bad_arguments());
    }
    let name = heap.class_name(class);
    let bases = heap.tuple(bases).items.to_vec();
    if bases.is_empty() {
        return Err(
            heap.type_error(format!("can only assign non-empty tuple to {name}.__bases__, not ()"))
        );
    }
    for &base in &bases {
        if !base.is(Kind::Class) && !base.is(Kind::Type) {
            let found = heap.type_name(base);
            return Err(heap
                .type_error(format!("{name}.__bases__ must be tuple of classes, not '{found}'")));
        }
        if heap.is_subclass(base, class) {
            return Err(heap.type_error("a __bases__ item causes an inheritance cycle"));
        }
    }
    let best = best_base(heap, &bases)?;
    let (layout, members, has_dict) = storage(heap, best);
    let old = heap.class(class);
    let fits = old.layout == layout && members <= old.members && (old.has_dict || !has_dict);
    let onto_object = bases == [TypeId::Object.value()] && *old.bases != *bases;
    if !fits || onto_object {
        let (new, old) = (heap.class_name(best), heap.bases(class));
        let old = heap.class_name(old.first().copied().unwrap_or(class));
        return Err(heap.type_error(format!(
            "__bases__ assignment: '{new}' object layout differs from '{old}'"
        )));
    }
    // Classes are asked for in the order of their bases, so those derived come after it.
    let mut derived: Vec<Value> = heap.derived_classes(class);
    derived.sort_by_key(|&class| heap.class(class).mro.len());
    heap.class_mut(class).bases = bases.into();
    for class in derived {
        let bases = heap.class(class).bases.to_vec();
        let mut order = linearize(heap, &bases)?;
        order.insert(0, class);
        heap.charge(order.len() * size_of::<Value>())?;
        heap.class_mut(class).mro = order.into();
    }
    heap.class_changed(class);
    Ok(Value::NONE)
}
