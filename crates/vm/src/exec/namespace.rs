//! Names in class bodies: entries of the namespace in register 0, which is a dict unless the
//! metaclass gave another mapping.

use super::operators::FINAL;
use super::{Cont, Exec, Flow, Outcome};
use crate::trap::Trap;
use crate::value::{Kind, Value};

impl Exec<'_> {
    /// The namespace, when it is a dict or an instance that carries one and leaves that access to
    /// it.
    fn plain_namespace(&mut self, special: &str) -> Result<Option<Value>, Trap> {
        let namespace = self.register(0);
        if namespace.is(Kind::Dict) {
            return Ok(Some(namespace));
        }
        let missing = special == "__getitem__" && self.heap.has_special(namespace, "__missing__");
        match self.heap.carried_for(namespace, special) {
            Some(carried) if carried.is(Kind::Dict) && !missing => Ok(Some(carried)),
            _ if self.heap.has_special(namespace, special) => Ok(None),
            _ => Err(self.no_namespace(namespace, special)),
        }
    }

    /// A name in a class body.
    #[inline(never)]
    pub(super) fn load_name(&mut self, dst: u8, name: u16) -> Outcome {
        let name = self.top_unit()?.names[name as usize];
        let Some(namespace) = self.plain_namespace("__getitem__")? else {
            let fallback = match self.global_or_builtin(name)? {
                Some(value) => self.heap.new_tuple([value])?,
                None => Value::NONE,
            };
            let args = [self.register(0), name, fallback];
            return self.call_library("namespace_get", &args, Cont::Finish(FINAL));
        };
        let found = match self.heap.dict_get_name(namespace, name) {
            Some(value) => Some(value),
            None => self.global_or_builtin(name)?,
        };
        match found {
            Some(value) => {
                self.set_register(dst, value);
                Ok(Flow::Next)
            }
            None => Err(self.name_error(name)),
        }
    }

    fn global_or_builtin(&mut self, name: Value) -> Result<Option<Value>, Trap> {
        let globals = self.activation.globals;
        match self.heap.dict_get_name(globals, name) {
            Some(value) => Ok(Some(value)),
            None => self.builtin_name(name),
        }
    }

    /// A captured variable in a class body.
    #[inline(never)]
    pub(super) fn load_name_or_cell(&mut self, dst: u8, cell: u8, name: u16) -> Outcome {
        let name = self.top_unit()?.names[name as usize];
        let captured = self.register(cell);
        let captured = self.heap.cell(captured).0;
        let Some(namespace) = self.plain_namespace("__getitem__")? else {
            let fallback = match captured.is_unbound() {
                true => Value::NONE,
                false => self.heap.new_tuple([captured])?,
            };
            let args = [self.register(0), name, fallback];
            return self.call_library("namespace_get", &args, Cont::Finish(FINAL));
        };
        let value = self.heap.dict_get_name(namespace, name).unwrap_or(captured);
        if value.is_unbound() {
            return self.unbound_cell(cell);
        }
        self.set_register(dst, value);
        Ok(Flow::Next)
    }

    /// A name in an annotation that stands in a class.
    #[inline(never)]
    pub(super) fn load_from_dict(&mut self, dst: u8, dict: Value, name: u16) -> Outcome {
        let name = self.top_unit()?.names[name as usize];
        let found = match self.heap.class_entry(dict, name) {
            Some(value) => Some(value),
            None => self.global_or_builtin(name)?,
        };
        match found {
            Some(value) => {
                self.set_register(dst, value);
                Ok(Flow::Next)
            }
            None => Err(self.name_error(name)),
        }
    }

    /// A captured variable in an annotation that stands in a class.
    #[inline(never)]
    pub(super) fn load_from_dict_or_cell(
        &mut self,
        dst: u8,
        dict: Value,
        cell: u8,
        name: u16,
    ) -> Outcome {
        let name = self.top_unit()?.names[name as usize];
        let cell_value = self.register(cell);
        let value = match self.heap.class_entry(dict, name) {
            Some(value) => value,
            None => self.heap.cell(cell_value).0,
        };
        if value.is_unbound() {
            return self.unbound_cell(cell);
        }
        self.set_register(dst, value);
        Ok(Flow::Next)
    }

    /// A class body whose namespace is no mapping: only who forges a snapshot has one.
    #[cold]
    fn no_namespace(&mut self, namespace: Value, special: &str) -> Trap {
        let name = self.heap.type_name(namespace);
        self.heap.type_error(match special {
            "__getitem__" => format!("'{name}' object is not subscriptable"),
            "__setitem__" => format!("'{name}' object does not support item assignment"),
            _ => format!("'{name}' object does not support item deletion"),
        })
    }

    /// Sets a name in a class body.
    #[inline(never)]
    pub(super) fn store_name(&mut self, src: u8, name: u16) -> Outcome {
        let name = self.top_unit()?.names[name as usize];
        let value = self.register(src);
        if let Some(namespace) = self.plain_namespace("__setitem__")? {
            self.heap.dict_set_name(namespace, name, value)?;
            return Ok(Flow::Next);
        }
        let namespace = self.register(0);
        match self.special(namespace, "__setitem__") {
            Some(method) => self.call_attribute(method, &[name, value], Cont::Finish(FINAL)),
            None => Err(self.no_namespace(namespace, "__setitem__")),
        }
    }

    /// `del name` in a class body.
    #[inline(never)]
    pub(super) fn delete_name(&mut self, name: u16, must_exist: bool) -> Outcome {
        let name = self.top_unit()?.names[name as usize];
        let Some(namespace) = self.plain_namespace("__delitem__")? else {
            let args = [self.register(0), name, Value::bool(must_exist)];
            return self.call_library("namespace_delete", &args, Cont::Finish(FINAL));
        };
        match self.heap.dict_find_name(namespace, name) {
            Some(index) => {
                self.heap.dict_remove_at(namespace, index)?;
                Ok(Flow::Next)
            }
            None if must_exist => Err(self.name_error(name)),
            None => Ok(Flow::Next),
        }
    }
}
