//! `import`: modules that are there already; the library's `imports.py` does the rest.

use super::operators::FINAL;
use super::{Cont, Exec, Flow, Outcome};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::types::attribute::Attribute;
use crate::value::{Kind, Value};

impl Exec<'_> {
    /// `import name`, `from name import ...`
    #[inline(never)]
    pub(super) fn import(&mut self, dst: u8, fromlist: Value, level: u8, name: u16) -> Outcome {
        let name = self.top_unit()?.names[name as usize];
        let modules = self.modules()?;
        if level == 0
            && !self.heap.text(name).contains('.')
            && let Some(module) = self.heap.dict_get_name(modules, name)
            && module.is(Kind::Module)
            && (!fromlist.is(Kind::Tuple) || !self.is_package(module))
        {
            self.set_register(dst, module);
            return Ok(Flow::Next);
        }
        let globals = self.activation.globals;
        let args = [name, globals, fromlist, Value::small(i64::from(level))];
        self.call_library("import_name", &args, Cont::Finish(FINAL))
    }

    fn is_package(&self, module: Value) -> bool {
        let path = self.heap.find_interned("__path__");
        let dict = self.heap.module(module).dict;
        path.is_some_and(|path| self.heap.dict_get_name(dict, path).is_some())
    }

    /// `from module import name`
    #[inline(never)]
    pub(super) fn import_from(&mut self, dst: u8, module: Value, name: u16) -> Outcome {
        let name = self.top_unit()?.names[name as usize];
        match self.heap.attribute(module, name)? {
            Attribute::Value(value) => {
                self.set_register(dst, value);
                return Ok(Flow::Next);
            }
            Attribute::Missing => {}
            // The library asks `__getattr__`; an AttributeError becomes an ImportError.
            _ => {
                return self.call_library("import_attribute", &[module, name], Cont::Finish(FINAL));
            }
        }
        self.import_missing(dst, module, name)
    }

    /// The library has asked: a tuple of the attribute, or None.
    pub(super) fn finish_import_from(
        &mut self,
        dst: u8,
        module: u8,
        name: u16,
        found: Value,
    ) -> Outcome {
        if found.is(Kind::Tuple)
            && let [value] = *self.heap.tuple(found).items
        {
            self.set_register(dst, value);
            return Ok(Flow::Enter);
        }
        let (module, name) = (self.register(module), self.top_unit()?.names[name as usize]);
        self.import_missing(dst, module, name)?;
        Ok(Flow::Enter)
    }

    fn import_missing(&mut self, dst: u8, module: Value, name: Value) -> Outcome {
        // A module in a package, while the package is being imported.
        if module.is(Kind::Module) {
            let package = self.heap.text(self.heap.module(module).name);
            let full = format!("{package}.{}", self.heap.text(name));
            let modules = self.modules()?;
            if let Some(full) = self.heap.find_interned(&full)
                && let Some(found) = self.heap.dict_get_name(modules, full)
            {
                self.set_register(dst, found);
                return Ok(Flow::Next);
            }
        }
        Err(self.cannot_import(module, name))
    }

    fn cannot_import(&mut self, module: Value, name: Value) -> Trap {
        let text = self.heap.text(name).to_owned();
        let mut from = "<unknown module name>".to_owned();
        let mut file = Value::NONE;
        let mut partially = false;
        if module.is(Kind::Module) {
            let object = self.heap.module(module);
            let dict = object.dict;
            partially = object.initializing;
            from = self.heap.text(object.name).to_owned();
            if let Some(key) = self.heap.find_interned("__file__") {
                file = self.heap.dict_get_name(dict, key).unwrap_or(Value::NONE);
            }
        }
        let place = match self.heap.as_text(file) {
            Some(file) => file.to_owned(),
            None => "unknown location".to_owned(),
        };
        let message = if partially {
            format!(
                "cannot import name '{text}' from partially initialized module '{from}' (most \
                 likely due to a circular import) ({place})"
            )
        } else {
            format!("cannot import name '{text}' from '{from}' ({place})")
        };
        let trap = self.heap.raise(TypeId::ImportError, message);
        if let Trap::Raise(error) = trap {
            let described = self.heap.intern(&from).and_then(|from| {
                // For the suggestion that a traceback adds.
                self.heap.set_exception_text(error, "name", from)?;
                self.heap.set_exception_text(error, "path", file)?;
                self.heap.set_exception_text(error, "name_from", name)
            });
            if let Err(trap) = described {
                return trap;
            }
        }
        trap
    }

    /// `from module import *`: the library finds the names, this stores them.
    #[inline(never)]
    pub(super) fn import_star(&mut self, module: Value) -> Outcome {
        self.call_library("import_star_names", &[module], Cont::Finish(FINAL))
    }

    /// Stores what the library found.
    pub(super) fn store_star(&mut self, names: Value) -> Outcome {
        let unit = self.top_unit()?;
        let frame = self.activation;
        let in_namespace = unit.code().flags.contains(diapause_bytecode::CodeFlags::CLASS_BODY);
        let target =
            if in_namespace { self.stack[frame.base as usize].get() } else { frame.globals };
        let found = || Trap::internal("the library found no names to import");
        if !names.is(Kind::List) || !target.is(Kind::Dict) {
            return Err(found());
        }
        for pair in self.heap.list(names).items.clone() {
            if !pair.is(Kind::Tuple) {
                return Err(found());
            }
            if let [name, value] = *self.heap.tuple(pair).items {
                let text = self.heap.as_text(name).ok_or_else(found)?.to_owned();
                let name = self.heap.intern(&text)?;
                self.heap.dict_set_name(target, name, value)?;
            }
        }
        Ok(Flow::Enter)
    }
}
