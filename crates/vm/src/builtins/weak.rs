//! Native functions behind `weakref` and `gc`.

use super::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::object::Weak;
use crate::value::{Kind, Value};

/// `_weak_new(target, owner, callback, shared)`: the inside of a weak reference.
fn weak_new(heap: &mut Heap, args: &[Value]) -> Native {
    let &[target, owner, callback, shared] = args else { return Err(heap.bad_arguments()) };
    heap.new_weak(Weak { target, owner, callback, shared: shared == Value::TRUE })
}

/// `_weak_find(target)`: the reference that all share, or None.
fn weak_find(heap: &mut Heap, args: &[Value]) -> Native {
    Ok(heap.weak_shared.get(&args[0]).copied().unwrap_or(Value::NONE))
}

/// `_weak_get(weak, default)`: the object, or the default when it is gone.
fn weak_get(heap: &mut Heap, args: &[Value]) -> Native {
    if !args[0].is(Kind::Weak) {
        return Err(heap.bad_arguments());
    }
    Ok(heap.weak(args[0]).target.or(args[1]))
}

/// `_weak_callback(weak)`: what is called when the object is gone, or None.
fn weak_callback(heap: &mut Heap, args: &[Value]) -> Native {
    if !args[0].is(Kind::Weak) {
        return Err(heap.bad_arguments());
    }
    let weak = heap.weak(args[0]);
    Ok(if weak.target.is_unbound() { Value::NONE } else { weak.callback })
}

/// `_weak_all(target)`: all references to an object.
fn weak_all(heap: &mut Heap, args: &[Value]) -> Native {
    let all = heap.weaks.iter().filter(|(_, weak)| weak.target == args[0]);
    let owners: Vec<_> = all.map(|(_, weak)| weak.owner).collect();
    heap.reserve(owners.len().checked_mul(size_of::<Value>()))?;
    heap.new_list(owners)
}

/// `_weak_look()`: asks for a collection at the next safepoint, so that references tell the truth.
fn weak_look(heap: &mut Heap, _: &[Value]) -> Native {
    heap.request_weak_collection();
    Ok(Value::NONE)
}

/// `_request_collection()`: asks for a collection at the next safepoint.
fn request_collection(heap: &mut Heap, _: &[Value]) -> Native {
    heap.request_full_collection();
    Ok(Value::NONE)
}

/// `_object_count(what)`: how many instances, generators and classes there are.
fn object_count(heap: &mut Heap, _: &[Value]) -> Native {
    let containers = [Kind::Instance, Kind::Generator, Kind::Class, Kind::List, Kind::Dict];
    let census = heap.census();
    let counted = census.into_iter().filter(|(kind, _)| containers.contains(kind));
    let total = counted.map(|(_, count)| count).sum();
    heap.new_size(total)
}

/// `_referents(value)`: what an object holds.
fn referents(heap: &mut Heap, args: &[Value]) -> Native {
    let mut found = Vec::new();
    heap.trace(args[0], &mut |value| found.push(value));
    found.retain(|value| !value.is_unbound() && *value != Value::DELETED && !value.is(Kind::Weak));
    heap.reserve(found.len().checked_mul(size_of::<Value>()))?;
    heap.new_list(found)
}

const ONE: Signature = Signature::One;

/// The functions of this family.
pub(super) const FUNCTIONS: &[Builtin] = &[
    Builtin::function("_weak_new", Signature::Positional(4, 4), weak_new, None),
    Builtin::function("_weak_find", ONE, weak_find, None),
    Builtin::function("_weak_get", Signature::Positional(2, 2), weak_get, None),
    Builtin::function("_weak_callback", ONE, weak_callback, None),
    Builtin::function("_weak_all", ONE, weak_all, None),
    Builtin::function("_weak_look", Signature::None, weak_look, None),
    Builtin::function("_request_collection", Signature::None, request_collection, None),
    Builtin::function("_object_count", Signature::None, object_count, None),
    Builtin::function("_referents", ONE, referents, None),
];
