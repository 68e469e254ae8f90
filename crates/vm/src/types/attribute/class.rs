//! Attributes of classes, and of `super()`.

use super::Attribute;
use crate::heap::Heap;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

impl Heap {
    /// The order of the language reference, 3.3.2.4: data descriptors of the metaclass, the class
    /// and its bases, other attributes of the metaclass.
    pub(super) fn class_attribute(&mut self, class: Value, name: Value) -> Result<Attribute, Trap> {
        let metatype = self.type_of(class);
        let of_meta = self.class_lookup(metatype, name);
        if let Some(found) = of_meta
            && self.is_data_descriptor(found)
        {
            let own = found.is(Kind::Instance)
                && !self.has_special(found, "__get__")
                && self.class_lookup(class, name).is_some();
            if !own {
                return Ok(self.bind(found, class, metatype));
            }
        }
        if let Some(found) = self.annotation_attribute(class, name)? {
            return Ok(found);
        }
        // An attribute of a metaclass of the program stands before those that `type` gives.
        let defined = of_meta.is_some_and(|found| !found.is(Kind::Builtin));
        if !defined && let Some(value) = self.class_own_attribute(class, name)? {
            return Ok(Attribute::Value(value));
        }
        if let Some(found) = self.class_lookup(class, name) {
            return Ok(self.bind_on_class(found, class));
        }
        if let Some(found) = of_meta {
            return Ok(self.bind(found, class, metatype));
        }
        Ok(self.missing(metatype))
    }

    /// The attributes of a class that are not in its namespace.
    fn class_own_attribute(&mut self, class: Value, name: Value) -> Result<Option<Value>, Trap> {
        let text = self.text(name);
        if !text.starts_with("__") {
            return Ok(None);
        }
        let text = text.to_owned();
        let own_dict = if class.is(Kind::Class) { Some(self.class(class).dict) } else { None };
        Ok(match text.as_str() {
            "__name__" => Some(match TypeId::of(class) {
                Some(id) => self.intern(id.name())?,
                None => self.class(class).name,
            }),
            "__qualname__" => match own_dict {
                Some(_) => Some(self.class(class).qualname),
                None => Some(self.intern(&self.class_name(class))?),
            },
            "__module__" if own_dict.is_none() => Some(self.intern("builtins")?),
            "__mro__" => {
                let order = self.mro(class);
                Some(self.new_tuple(order)?)
            }
            "__bases__" => {
                let bases = self.bases(class);
                Some(self.new_tuple(bases)?)
            }
            "__base__" => Some(self.best_base(class)),
            "__class__" => Some(self.type_of(class)),
            "__dict__" => {
                let dict = match own_dict {
                    Some(dict) => dict,
                    None => self.type_namespace(class)?,
                };
                Some(self.new_proxy(dict)?)
            }
            "__doc__" => match own_dict {
                Some(dict) => match self.dict_get_name(dict, name) {
                    Some(found) if found.is(Kind::Instance) || found.is(Kind::Descriptor) => None,
                    found => Some(found.unwrap_or(Value::NONE)),
                },
                None => Some(Value::NONE),
            },
            "__basicsize__" => Some(Value::small(16)),
            "__dictoffset__" | "__weakrefoffset__" | "__itemsize__" | "__flags__"
                if own_dict.is_some() =>
            {
                Some(Value::small(0))
            }
            _ => None,
        })
    }

    /// The direct bases of a type.
    #[must_use]
    pub(crate) fn bases(&self, class: Value) -> Vec<Value> {
        match TypeId::of(class) {
            Some(TypeId::Object) => Vec::new(),
            Some(TypeId::ExceptionGroup) => {
                vec![TypeId::BaseExceptionGroup.value(), TypeId::Exception.value()]
            }
            Some(id) => vec![id.base().value()],
            None => self.class(class).bases.to_vec(),
        }
    }

    /// `__base__`: the base that decides how instances are stored.
    fn best_base(&self, class: Value) -> Value {
        if TypeId::of(class) == Some(TypeId::Object) {
            return Value::NONE;
        }
        let weight = |base: &Value| match TypeId::of(*base) {
            Some(TypeId::Object) => 0,
            Some(_) => 1 << 20,
            None if self.class(*base).layout == TypeId::Object => {
                // Even without members a class comes before `object` as it gives a dict.
                self.class(*base).members + u32::from(self.class(*base).has_dict)
            }
            None => (1 << 20) + self.class(*base).members,
        };
        let bases = self.bases(class);
        let most = bases.iter().map(weight).max().unwrap_or(0);
        bases.iter().copied().find(|base| weight(base) == most).unwrap_or(Value::NONE)
    }

    /// The attributes of a built-in type as a dict.
    fn type_namespace(&mut self, class: Value) -> Result<Value, Trap> {
        let dict = self.new_dict()?;
        for name in crate::builtins::names(TypeId::of(class)) {
            let name = self.intern(name)?;
            if let Some(found) = self.class_lookup(class, name) {
                self.dict_set_name(dict, name, found)?;
            }
        }
        let hash = self.intern("__hash__")?;
        if self.class_lookup(class, hash) == Some(Value::NONE) {
            self.dict_set_name(dict, hash, Value::NONE)?;
        }
        Ok(dict)
    }

    pub(super) fn super_attribute(&self, object: Value, name: Value) -> Attribute {
        let parts = self.super_object(object);
        if parts.object.is_unbound() {
            return match self.text(name) {
                "__thisclass__" => Attribute::Value(parts.class),
                "__self__" | "__self_class__" => Attribute::Value(Value::NONE),
                "__class__" => Attribute::Value(TypeId::Super.value()),
                _ => match self.type_lookup(TypeId::Super, name) {
                    Some(found) => self.bind(found, object, TypeId::Super.value()),
                    None => Attribute::Missing,
                },
            };
        }
        let order = self.mro(parts.object_type);
        let behind = order.iter().position(|&class| class == parts.class).map_or(0, |at| at + 1);
        if self.text(name) == "__class__" {
            return Attribute::Value(TypeId::Super.value());
        }
        let Some(found) = self.lookup_along(&order[behind.min(order.len())..], name) else {
            return match self.text(name) {
                "__thisclass__" => Attribute::Value(parts.class),
                "__self__" => Attribute::Value(parts.object),
                "__self_class__" => Attribute::Value(parts.object_type),
                "__get__" => match self.type_lookup(TypeId::Super, name) {
                    Some(found) => self.bind(found, object, TypeId::Super.value()),
                    None => Attribute::Missing,
                },
                _ => Attribute::Missing,
            };
        };
        // `super()` in a class method: the object is the class itself.
        if parts.object == parts.object_type {
            self.bind_on_class(found, parts.object_type)
        } else {
            self.bind(found, parts.object, parts.object_type)
        }
    }
}
