//! `getattr`, `setattr`, `hasattr`, `delattr`, `callable`, and what the library uses to find
//! special methods.

use crate::builtins::{Builtin, Native, Signature, of_kinds};
use crate::heap::Heap;
use crate::trap::Trap;
use crate::types::attribute::{Attribute, Resolved, Store};
use crate::value::{Kind, Value};

pub(crate) const FUNCTIONS: &[Builtin] = &[
    Builtin::function("getattr", Signature::Positional(2, 3), getattr, Some("getattr_default")),
    Builtin::function("hasattr", Signature::Positional(2, 2), hasattr, Some("hasattr_slow")),
    Builtin::function("setattr", Signature::Positional(3, 3), setattr, None),
    Builtin::function("delattr", Signature::Positional(2, 2), delattr, None),
    Builtin::function("callable", Signature::One, callable, None),
    Builtin::function("_special", Signature::Positional(2, 2), of_kinds!(special; _, Str), None),
    Builtin::function("_type_name", Signature::One, type_name, None),
    Builtin::function("_getattr", Signature::Positional(2, 2), getattr_plain, None),
];

impl Heap {
    /// An attribute name as an interned string.
    ///
    /// # Errors
    ///
    /// `TypeError` when it is no string.
    pub fn attribute_name(&mut self, name: Value) -> Result<Value, Trap> {
        if name.is(Kind::Str) {
            return self.intern_value(name);
        }
        if let Some(text) = self.as_text(name) {
            let text = text.to_owned();
            return self.intern(&text);
        }
        let class = self.type_name(name);
        Err(self.type_error(format!("attribute name must be string, not '{class}'")))
    }
}

/// The value of an attribute; code of the program that knows it is asked for by a trap.
pub(crate) fn get(heap: &mut Heap, object: Value, name: Value) -> Native {
    let attribute = heap.attribute(object, name)?;
    finish(heap, attribute, object, name)
}

fn finish(heap: &mut Heap, attribute: Attribute, object: Value, name: Value) -> Native {
    match heap.resolve(attribute, object, name)? {
        Resolved::Value(value) => Ok(value),
        Resolved::Call(function, args) => Err(Trap::call(function, args)),
    }
}

/// `object.__getattribute__`
pub(crate) fn get_generic(heap: &mut Heap, object: Value, name: Value) -> Native {
    let attribute = match heap.generic_attribute(object, name)? {
        Attribute::Fallback => Attribute::Missing,
        Attribute::Getter { function, receiver } if !function.is_none() => {
            return Err(Trap::call(function, vec![receiver]));
        }
        Attribute::Get { function, descriptor, receiver, class } => {
            return Err(Trap::call(function, vec![descriptor, receiver, class]));
        }
        other => other,
    };
    finish(heap, attribute, object, name)
}

fn store(
    heap: &mut Heap,
    object: Value,
    name: Value,
    value: Option<Value>,
    generic: bool,
) -> Native {
    match heap.store_attribute(object, name, value, generic)? {
        Store::Done => Ok(Value::NONE),
        Store::Call(function, args) => {
            let mut all = vec![function];
            all.extend(args);
            Err(heap.hand_over("call_for_nothing", all))
        }
    }
}

/// `object.__setattr__`
pub(crate) fn set_generic(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.attribute_name(args[1])?;
    store(heap, args[0], name, Some(args[2]), true)
}

/// `object.__delattr__`
pub(crate) fn delete_generic(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.attribute_name(args[1])?;
    store(heap, args[0], name, None, true)
}

fn getattr_plain(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.attribute_name(args[1])?;
    get(heap, args[0], name)
}

fn getattr(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.attribute_name(args[1])?;
    if args[2].is_unbound() {
        return get(heap, args[0], name);
    }
    match heap.attribute(args[0], name)? {
        Attribute::Missing => Ok(args[2]),
        found @ (Attribute::Value(_) | Attribute::Method { .. }) => {
            finish(heap, found, args[0], name)
        }
        _ => Err(Trap::Library),
    }
}

fn hasattr(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.attribute_name(args[1])?;
    match heap.attribute(args[0], name)? {
        Attribute::Missing => Ok(Value::FALSE),
        Attribute::Value(_) | Attribute::Method { .. } => Ok(Value::TRUE),
        _ => Err(Trap::Library),
    }
}

fn setattr(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.attribute_name(args[1])?;
    store(heap, args[0], name, Some(args[2]), false)
}

fn delattr(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.attribute_name(args[1])?;
    store(heap, args[0], name, None, false)
}

fn callable(heap: &mut Heap, args: &[Value]) -> Native {
    Ok(Value::bool(heap.is_callable(args[0])))
}

/// `_special(object, name)`: the method of the type of an object, bound, or None.
fn special(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.intern_value(args[1])?;
    let class = heap.type_of(args[0]);
    let Some(found) = heap.class_lookup(class, name) else { return Ok(Value::NONE) };
    if found.is_none() && !crate::exec::BLOCKED_BY_NONE.contains(&heap.text(name)) {
        if heap.text(name) == "__bool__" {
            let class = heap.class_name(class);
            let message = format!("'{class}' cannot be interpreted as a boolean");
            return Err(heap.type_error(message));
        }
        return Ok(crate::library::function("call_none").unwrap_or(Value::NONE));
    }
    match heap.bind(found, args[0], class) {
        Attribute::Fallback | Attribute::Missing => Ok(Value::NONE),
        attribute => finish(heap, attribute, args[0], name),
    }
}

fn type_name(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.type_name(args[0]);
    heap.intern(&name)
}
