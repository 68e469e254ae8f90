//! Attributes: the inline caches, and lookups that call code of the program.

use diapause_bytecode::SpecialMethod;

use super::operators::FINAL;
use super::{Cont, Exec, Flow, Outcome};
use crate::code_store::InlineCache;
use crate::object::{BoundMethod, ClassTraits, DescriptorKind, ShapeId};
use crate::trap::Trap;
use crate::types::attribute::Attribute;
use crate::value::{Kind, Value};

impl Exec<'_> {
    /// `object.name`
    #[inline(never)]
    pub(super) fn get_attr(&mut self, object: Value, name: u16, dst: u8, cache: u16) -> Outcome {
        let unit = self.top_unit()?;
        let name = unit.names[name as usize];
        let attribute = self.heap.attribute(object, name)?;
        match attribute {
            Attribute::Value(value) => {
                if object.is(Kind::Instance) {
                    self.remember_slot(object, name, cache)?;
                }
                self.set_register(dst, value);
                Ok(Flow::Next)
            }
            Attribute::Method { function, receiver } => {
                let method = self.heap.alloc(BoundMethod { function, receiver })?;
                self.set_register(dst, method);
                Ok(Flow::Next)
            }
            other => self.find_by_call(other, object, name, FINAL),
        }
    }

    /// Calls what knows the value of an attribute.
    pub(super) fn find_by_call(
        &mut self,
        attribute: Attribute,
        object: Value,
        name: Value,
        stage: u8,
    ) -> Outcome {
        match attribute {
            Attribute::Getter { function, receiver } => {
                if function.is_none() {
                    return Err(self.no_accessor(object, name, "getter"));
                }
                self.call_values(function, &[receiver], &[], Cont::Finish(stage))
            }
            Attribute::Fallback if object.is(Kind::Module) => {
                let dict = self.heap.module(object).dict;
                let key = self.heap.intern("__getattr__")?;
                match self.heap.dict_get_name(dict, key) {
                    Some(function) => self.call_values(function, &[name], &[], Cont::Finish(stage)),
                    None => Err(self.missing_attribute(object, name)),
                }
            }
            Attribute::Fallback => match self.special(object, "__getattr__") {
                Some(method) => self.call_attribute(method, &[name], Cont::Finish(stage)),
                None => Err(self.missing_attribute(object, name)),
            },
            _ => Err(self.missing_attribute(object, name)),
        }
    }

    pub(super) fn missing_attribute(&mut self, object: Value, name: Value) -> Trap {
        let text = self.heap.text(name).to_owned();
        match self.heap.attribute_error(object, &text) {
            Trap::Raise(error) => {
                // For the suggestion that a traceback adds.
                match self.heap.describe_attribute_error(error, object, name) {
                    Ok(()) => Trap::Raise(error),
                    Err(trap) => trap,
                }
            }
            other => other,
        }
    }

    fn no_accessor(&mut self, object: Value, name: Value, what: &str) -> Trap {
        let (name, class) = (self.heap.text(name).to_owned(), self.heap.type_name(object));
        let message = format!("property '{name}' of '{class}' object has no {what}");
        self.heap.raise(crate::types::TypeId::AttributeError, message)
    }

    /// Fills an inline cache when the attribute stands in a slot of the instance.
    fn remember_slot(&mut self, object: Value, name: Value, cache: u16) -> Result<(), Trap> {
        let shape = self.heap.instance(object).shape;
        if shape == ShapeId::DICT {
            return Ok(());
        }
        if let Some(slot) = self.heap.slot_of(shape, name) {
            let unit = self.top_unit()?;
            unit.caches[cache as usize].set(InlineCache {
                key: shape.0,
                epoch: self.heap.class_epoch,
                slot: slot as u32,
                value: Value::UNBOUND,
            });
        }
        Ok(())
    }

    /// `object.name = value`
    #[inline(never)]
    pub(super) fn set_attr(
        &mut self,
        object: Value,
        name: u16,
        value: Value,
        cache: u16,
    ) -> Outcome {
        let name = self.top_unit()?.names[name as usize];
        if object.is(Kind::Instance) {
            let class = self.heap.instance(object).class;
            let plain = class.is(Kind::Class)
                && !self.heap.class(class).traits.contains(ClassTraits::SETATTR)
                && self.heap.class_lookup(class, name).is_none();
            if plain {
                self.heap.set_own_attribute(object, name, value)?;
                self.remember_slot(object, name, cache)?;
                return Ok(Flow::Next);
            }
        }
        self.set_attribute(object, name, value, Cont::Finish(FINAL))
    }

    /// Sets an attribute; code of the program that it calls hands its result to `cont`.
    pub(super) fn set_attribute(
        &mut self,
        object: Value,
        name: Value,
        value: Value,
        cont: Cont,
    ) -> Outcome {
        if let Some(method) = self.special(object, "__setattr__") {
            return self.call_attribute(method, &[name, value], cont);
        }
        if let Some(setter) = self.property_of(object, name).map(|found| found.set) {
            if setter.is_none() {
                return Err(self.no_accessor(object, name, "setter"));
            }
            return self.call_values(setter, &[object, value], &[], cont);
        }
        self.heap.set_attribute_native(object, name, value)?;
        Ok(Flow::Next)
    }

    /// `del object.name`
    pub(super) fn delete_attr(&mut self, object: Value, name: u16) -> Outcome {
        let name = self.top_unit()?.names[name as usize];
        if let Some(method) = self.special(object, "__delattr__") {
            return self.call_attribute(method, &[name], Cont::Finish(FINAL));
        }
        if let Some(deleter) = self.property_of(object, name).map(|found| found.delete) {
            if deleter.is_none() {
                return Err(self.no_accessor(object, name, "deleter"));
            }
            return self.call_values(deleter, &[object], &[], Cont::Finish(FINAL));
        }
        self.heap.delete_attribute_native(object, name)?;
        Ok(Flow::Next)
    }

    /// The property of that name that the type of an object has.
    fn property_of(&self, object: Value, name: Value) -> Option<&crate::object::Descriptor> {
        let class = match object.kind() {
            Some(Kind::Instance | Kind::Exception) => self.heap.type_of(object),
            _ => return None,
        };
        let found = self.heap.class_lookup(class, name)?;
        if !found.is(Kind::Descriptor) {
            return None;
        }
        Some(self.heap.descriptor(found)).filter(|found| found.kind == DescriptorKind::Property)
    }

    /// A special method for the `with` statement.
    pub(super) fn load_special(&mut self, dst: u8, object: u8, which: SpecialMethod) -> Outcome {
        let object = self.register(object);
        let name = self.heap.intern(which.text())?;
        let class = self.heap.type_of(object);
        let found = self.heap.class_lookup(class, name);
        let Some(found) = found else {
            let (kind, name) = (self.heap.type_name(object), which.text());
            let (what, other) = match which {
                SpecialMethod::Enter | SpecialMethod::Exit => ("", "__aenter__"),
                _ => ("asynchronous ", "__enter__"),
            };
            let other = self.heap.intern(other)?;
            let hint = if self.heap.class_lookup(class, other).is_some() {
                let word = if what.is_empty() { "async with" } else { "with" };
                format!(
                    " but it supports the {}context manager protocol. Did you mean to use '{word}'?",
                    if what.is_empty() { "asynchronous " } else { "" }
                )
            } else {
                format!(" (missed {name} method)")
            };
            return Err(self.heap.type_error(format!(
                "'{kind}' object does not support the {what}context manager protocol{hint}"
            )));
        };
        match self.heap.bind(found, object, class) {
            Attribute::Value(value) => self.set_register(dst, value),
            Attribute::Method { function, receiver } => {
                let method = self.heap.alloc(BoundMethod { function, receiver })?;
                self.set_register(dst, method);
            }
            Attribute::Getter { function, receiver } => {
                return self.call_values(function, &[receiver], &[], Cont::Finish(FINAL));
            }
            Attribute::Fallback | Attribute::Missing => {
                return Err(Trap::Internal("a found attribute is missing".into()));
            }
        }
        Ok(Flow::Next)
    }
}
