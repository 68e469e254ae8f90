//! `import` of the modules that are there.

use super::{Exec, Flow, Outcome};
use crate::object::Module;
use crate::stdlib;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::types::attribute::Attribute;
use crate::value::{Kind, Value};

impl Exec<'_> {
    /// `import name`, `from name import ...`
    pub(super) fn import(&mut self, dst: u8, fromlist: Value, level: u8, name: u16) -> Outcome {
        let name = self.top_unit()?.names[name as usize];
        if level > 0 {
            return Err(self.heap.raise(
                TypeId::ImportError,
                "attempted relative import with no known parent package",
            ));
        }
        let full = self.heap.text(name).to_owned();
        let wanted = if fromlist.is(Kind::Tuple) {
            full.as_str()
        } else {
            full.split('.').next().unwrap_or(&full)
        };
        let module = self.module(wanted, &full)?;
        self.set_register(dst, module);
        Ok(Flow::Next)
    }

    /// The module of that name, made on first import.
    fn module(&mut self, name: &str, full: &str) -> Result<Value, Trap> {
        let modules = match self.state.modules {
            Some(modules) => modules,
            None => {
                let modules = self.heap.new_dict()?;
                self.state.modules = Some(modules);
                modules
            }
        };
        let key = self.heap.intern(name)?;
        if let Some(module) = self.heap.dict_get_name(modules, key) {
            return Ok(module);
        }
        let Some(native) = stdlib::module(name).filter(|_| name == full) else {
            let message = format!("No module named '{full}'");
            let error = self.heap.raise(TypeId::ModuleNotFoundError, message);
            if let Trap::Raise(error) = error {
                let full = self.heap.intern(full)?;
                self.heap.set_exception_text(error, "name", full)?;
            }
            return Err(error);
        };
        let dict = self.heap.new_dict()?;
        self.heap.dict_set_text(dict, "__name__", key)?;
        for (name, value) in native.contents(self.heap)? {
            self.heap.dict_set_text(dict, name, value)?;
        }
        let module = self.heap.alloc(Module { name: key, dict })?;
        self.heap.dict_set_name(modules, key, module)?;
        Ok(module)
    }

    /// `from module import name`
    pub(super) fn import_from(&mut self, dst: u8, module: Value, name: u16) -> Outcome {
        let name = self.top_unit()?.names[name as usize];
        match self.heap.attribute(module, name)? {
            Attribute::Value(value) => {
                self.set_register(dst, value);
                Ok(Flow::Next)
            }
            _ => {
                let text = self.heap.text(name).to_owned();
                let from = if module.is(Kind::Module) {
                    self.heap.text(self.heap.module(module).name).to_owned()
                } else {
                    "<unknown module name>".to_owned()
                };
                let error = self.heap.raise(
                    TypeId::ImportError,
                    format!("cannot import name '{text}' from '{from}' (unknown location)"),
                );
                if let Trap::Raise(error) = error {
                    // For the suggestion that a traceback adds.
                    let from = self.heap.intern(&from)?;
                    self.heap.set_exception_text(error, "name", from)?;
                    self.heap.set_exception_text(error, "name_from", name)?;
                }
                Err(error)
            }
        }
    }

    /// `from module import *`
    pub(super) fn import_star(&mut self, module: Value) -> Outcome {
        let globals = self.top().globals;
        let dict = self.heap.module(module).dict;
        let public: Vec<(Value, Value)> = self
            .heap
            .dict(dict)
            .iter()
            .filter(|entry| !self.heap.text(entry.key).starts_with('_'))
            .map(|entry| (entry.key, entry.value))
            .collect();
        for (name, value) in public {
            self.heap.dict_set_name(globals, name, value)?;
        }
        Ok(Flow::Next)
    }
}
