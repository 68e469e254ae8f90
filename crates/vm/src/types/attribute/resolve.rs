//! From what a lookup found to the value of the attribute.

use super::Attribute;
use crate::heap::Heap;
use crate::library;
use crate::object::{BoundMethod, ClassTraits};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// The value of an attribute.
#[derive(Debug)]
pub(crate) enum Resolved {
    /// Is this.
    Value(Value),
    /// Is what a call gives.
    Call(Value, Vec<Value>),
}

impl Heap {
    /// The value of an attribute, or the call that gives it.
    ///
    /// # Errors
    ///
    /// `AttributeError` when there is none.
    pub(crate) fn resolve(
        &mut self,
        attribute: Attribute,
        object: Value,
        name: Value,
    ) -> Result<Resolved, Trap> {
        let (function, args) = match attribute {
            Attribute::Value(value) => return Ok(Resolved::Value(value)),
            Attribute::Method { function, receiver } => {
                return self.alloc(BoundMethod { function, receiver }).map(Resolved::Value);
            }
            Attribute::Getter { function, .. } if function.is_none() => {
                if self.has_fallback(object) {
                    return self.resolve(Attribute::Fallback, object, name);
                }
                return Err(self.no_accessor(object, name, "getter"));
            }
            Attribute::Getter { function, receiver } => (function, vec![receiver]),
            Attribute::Get { function, descriptor, receiver, class } => {
                (function, vec![descriptor, receiver, class])
            }
            Attribute::Intercept(found) => match self.bound_hook(found, object, name) {
                Resolved::Call(function, args) => (function, args),
                value => return Ok(value),
            },
            Attribute::Fallback => return self.resolve_fallback(object, name),
            Attribute::Missing => return Err(self.missing_attribute(object, name)),
        };
        if !self.has_fallback(object) {
            return Ok(Resolved::Call(function, args));
        }
        // An AttributeError on the way makes `__getattr__` answer.
        let Some(library) = library::function("get_or_getattr") else {
            return Err(Trap::internal("the library has no get_or_getattr"));
        };
        let mut all = vec![object, name, function];
        all.extend(args);
        Ok(Resolved::Call(library, all))
    }

    fn resolve_fallback(&mut self, object: Value, name: Value) -> Result<Resolved, Trap> {
        if object.is(Kind::Module) {
            let dict = self.module(object).dict;
            let key = self.intern("__getattr__")?;
            return match self.dict_get_name(dict, key) {
                Some(function) => Ok(Resolved::Call(function, vec![name])),
                None => Err(self.missing_attribute(object, name)),
            };
        }
        let class = self.type_of(object);
        let Some(found) = self.special_lookup(class, "__getattr__") else {
            return Err(self.missing_attribute(object, name));
        };
        let _ = class;
        Ok(self.bound_hook(found, object, name))
    }

    /// The call of `__getattribute__` or `__getattr__`, which was found on the type of an object.
    fn bound_hook(&mut self, found: Value, object: Value, name: Value) -> Resolved {
        let class = self.type_of(object);
        let (getter, given) = match self.bind(found, object, class) {
            Attribute::Method { function, receiver } => {
                return Resolved::Call(function, vec![receiver, name]);
            }
            Attribute::Getter { function, receiver } => (function, vec![receiver]),
            Attribute::Get { function, descriptor, receiver, class } => {
                (function, vec![descriptor, receiver, class])
            }
            Attribute::Value(function) => return Resolved::Call(function, vec![name]),
            _ => return Resolved::Call(found, vec![name]),
        };
        match (library::function("call_getter"), self.new_tuple(given)) {
            (Some(library), Ok(given)) => Resolved::Call(library, vec![getter, given, name]),
            _ => Resolved::Call(found, vec![name]),
        }
    }

    /// Whether the type of an object has a `__getattr__`.
    fn has_fallback(&self, object: Value) -> bool {
        let class = self.type_of(object);
        class.is(Kind::Class) && self.class(class).traits.contains(ClassTraits::GETATTR)
    }

    /// The error for an attribute that is not there, with what a suggestion needs.
    pub(crate) fn missing_attribute(&mut self, object: Value, name: Value) -> Trap {
        let text = self.text(name).to_owned();
        let mut object = object;
        // A method asks its function.
        while object.is(Kind::BoundMethod) && !self.bound_method(object).function.is(Kind::Builtin)
        {
            object = self.bound_method(object).function;
        }
        match self.attribute_error(object, &text) {
            Trap::Raise(error) => match self.describe_attribute_error(error, object, name) {
                Ok(()) => Trap::Raise(error),
                Err(trap) => trap,
            },
            other => other,
        }
    }

    /// The error for a property without that accessor.
    pub(crate) fn no_accessor(&mut self, object: Value, name: Value, what: &str) -> Trap {
        let class = self.type_of(object);
        let found = self.class_lookup(class, name).map(|found| match self.carried(found) {
            Some(carried) if carried.is(Kind::Descriptor) => carried,
            _ => found,
        });
        // Its own name, or that of its getter.
        let mut known = name;
        if let Some(found) = found.filter(|found| found.is(Kind::Descriptor)) {
            let (own, get) = (self.descriptor(found).name, self.descriptor(found).get);
            known = match get.is(Kind::Function) {
                true if own.is_none() => self.function(get).name,
                _ => own,
            };
        }
        let class = self.class_qualname(class);
        let message = match self.as_text(known) {
            Some(name) => format!("property '{name}' of '{class}' object has no {what}"),
            None => format!("property of '{class}' object has no {what}"),
        };
        self.raise(TypeId::AttributeError, message)
    }
}
