//! Attributes are set and deleted, where no code of the program decides.

use crate::heap::Heap;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

impl Heap {
    /// Sets an attribute where no code of the program decides.
    ///
    /// # Errors
    ///
    /// `AttributeError` and `TypeError` as in CPython.
    pub fn set_attribute_native(
        &mut self,
        object: Value,
        name: Value,
        value: Value,
    ) -> Result<(), Trap> {
        match object.kind() {
            Some(Kind::Instance) if self.text(name) == "__class__" => self.set_class(object, value),
            Some(Kind::Instance | Kind::Module)
                if self.text(name) == "__dict__" && self.is_module(object) =>
            {
                Err(self.raise(TypeId::AttributeError, "readonly attribute"))
            }
            Some(Kind::Instance)
                if self.text(name) == "__dict__"
                    && self.instance(object).class.is(Kind::Class)
                    && self.class(self.instance(object).class).has_dict =>
            {
                let dict = self.unwrapped(value);
                if !dict.is(Kind::Dict) {
                    let found = self.type_name(value);
                    return Err(self.type_error(format!(
                        "__dict__ must be set to a dictionary, not a '{found}'"
                    )));
                }
                self.instance_dict(object)?;
                self.instance_mut(object).slots[0] = dict;
                Ok(())
            }
            Some(Kind::Instance) if self.instance(object).class.is(Kind::Class) => {
                self.set_own_attribute(object, name, value)
            }
            Some(Kind::Exception) => {
                let text = self.text(name).to_owned();
                // An attribute of a program's class stands before those of the built-in one.
                let class = self.exception(object).class;
                let own = self.class_lookup(class, name).is_some_and(|f| !f.is(Kind::Builtin));
                if !own && text == "__dict__" {
                    let dict = self.unwrapped(value);
                    if !dict.is(Kind::Dict) {
                        let found = self.type_name(value);
                        return Err(self.type_error(format!(
                            "__dict__ must be set to a dictionary, not a '{found}'"
                        )));
                    }
                    self.exception_mut(object).attributes = dict;
                    return Ok(());
                }
                if !own && self.set_exception_attribute(object, &text, value)? {
                    return Ok(());
                }
                if !self.exception(object).attributes.is(Kind::Dict) {
                    let dict = self.new_dict()?;
                    self.exception_mut(object).attributes = dict;
                }
                let dict = self.exception(object).attributes;
                self.dict_set_name(dict, name, value)
            }
            Some(Kind::Class | Kind::Function)
                if self.set_annotation_attribute(object, name, value)? =>
            {
                Ok(())
            }
            Some(Kind::Class) => {
                if self.set_class_field(object, name, value)? {
                    return Ok(());
                }
                self.set_in_class(object, name, value)
            }
            Some(Kind::Function) => {
                match self.text(name) {
                    "__name__" => self.function_mut(object).name = value,
                    "__qualname__" => self.function_mut(object).qualname = value,
                    "__doc__" => self.function_mut(object).doc = value,
                    "__defaults__" => self.function_mut(object).defaults = value,
                    "__kwdefaults__" => self.function_mut(object).keyword_defaults = value,
                    _ => {
                        let dict = self.function_attributes(object)?;
                        return self.dict_set_name(dict, name, value);
                    }
                }
                Ok(())
            }
            Some(Kind::Descriptor)
                if self.text(name) == "__doc__" && self.native_type(object) == TypeId::Property =>
            {
                self.descriptor_mut(object).doc = value;
                Ok(())
            }
            Some(Kind::Traceback) if self.text(name) == "tb_next" => {
                self.set_traceback_next(object, value)
            }
            Some(Kind::Module) => {
                let dict = self.module(object).dict;
                if self.dict_find_name(dict, name).is_some() {
                    self.builtin_changes(object);
                }
                self.dict_set_name(dict, name, value)
            }
            Some(Kind::Generator) if self.set_generator_name(object, name, Some(value))? => Ok(()),
            Some(Kind::Cell) if self.text(name) == "cell_contents" => {
                self.cell_mut(object).0 = value;
                Ok(())
            }
            Some(Kind::Type) => {
                let (text, class) = (self.text(name).to_owned(), self.class_name(object));
                Err(self.type_error(format!(
                    "cannot set '{text}' attribute of immutable type '{class}'"
                )))
            }
            _ if self.text(name) == "__class__" => Err(self.type_error(
                "__class__ assignment only supported for mutable types or ModuleType subclasses",
            )),
            _ => Err(self.no_such_attribute(object, name)),
        }
    }

    /// Deletes an attribute where no code of the program decides.
    ///
    /// # Errors
    ///
    /// `AttributeError` and `TypeError` as in CPython.
    pub fn delete_attribute_native(&mut self, object: Value, name: Value) -> Result<(), Trap> {
        if !object.is(Kind::Type) && self.text(name) == "__class__" {
            return Err(self.type_error("can't delete __class__ attribute"));
        }
        if (object.is(Kind::Class) || object.is(Kind::Function))
            && self.delete_annotation_attribute(object, name)?
        {
            return Ok(());
        }
        if object.is(Kind::Exception) {
            let text = self.text(name).to_owned();
            if self.delete_exception_attribute(object, &text)? {
                return Ok(());
            }
        }
        if object.is(Kind::Generator) {
            self.set_generator_name(object, name, None)?;
        }
        if object.is(Kind::Class) {
            let text = self.text(name);
            if matches!(text, "__name__" | "__qualname__" | "__bases__" | "__module__") {
                let message = format!(
                    "cannot delete '{text}' attribute of immutable type '{}'",
                    self.class_name(object)
                );
                return Err(self.type_error(message));
            }
        }
        let dict = match object.kind() {
            Some(Kind::Instance | Kind::Exception | Kind::Module)
                if self.text(name) == "__dict__" =>
            {
                let class = self.type_of(object);
                let plain = object.is(Kind::Instance)
                    && class.is(Kind::Class)
                    && self.class(class).has_dict
                    && !self.is_module(object);
                if !plain {
                    return Err(self.type_error("cannot delete __dict__"));
                }
                self.instance_dict(object)?;
                let dict = self.new_dict()?;
                self.instance_mut(object).slots[0] = dict;
                return Ok(());
            }
            Some(Kind::Instance) => {
                if self.own_attribute(object, name).is_none() {
                    let class = self.instance(object).class;
                    if !class.is(Kind::Class) || !self.class(class).has_dict {
                        return Err(self.no_such_attribute(object, name));
                    }
                    let text = self.text(name).to_owned();
                    return Err(self.attribute_error(object, &text));
                }
                self.instance_dict(object)?
            }
            Some(Kind::Class) => self.class(object).dict,
            Some(Kind::Function) => self.function_attributes(object)?,
            Some(Kind::Module) => self.module(object).dict,
            Some(Kind::Exception) if self.exception(object).attributes.is(Kind::Dict) => {
                self.exception(object).attributes
            }
            Some(Kind::Exception) => {
                let text = self.text(name).to_owned();
                return Err(self.attribute_error(object, &text));
            }
            Some(Kind::Type) => {
                let (text, class) = (self.text(name).to_owned(), self.class_name(object));
                return Err(self.type_error(format!(
                    "cannot set '{text}' attribute of immutable type '{class}'"
                )));
            }
            _ => return Err(self.no_such_attribute(object, name)),
        };
        match self.dict_find_name(dict, name) {
            Some(index) => {
                self.dict_remove_at(dict, index)?;
                if object.is(Kind::Class) {
                    self.class_changed(object);
                }
                self.builtin_changes(object);
                Ok(())
            }
            None => {
                let text = self.text(name).to_owned();
                Err(self.attribute_error(object, &text))
            }
        }
    }

    /// What a name of the module `builtins` means changes: whatever globals it was looked up
    /// from, the lookup has to be made again.
    fn builtin_changes(&mut self, module: Value) {
        if module.is(Kind::Module) && self.text(self.module(module).name) == "builtins" {
            self.dicts.iter_mut().for_each(crate::object::Dict::touch);
        }
    }

    pub(crate) fn no_such_attribute(&mut self, object: Value, name: Value) -> Trap {
        let text = self.text(name).to_owned();
        let class = match object.is(Kind::Instance) || object.is(Kind::Resource) {
            true => self.type_of(object),
            false => self.native_type(object).value(),
        };
        if let Some(found) = self.class_lookup(class, name) {
            if self.native_type(found) == TypeId::GetSetDescriptor && found.is(Kind::Descriptor) {
                let class = self.type_name(object);
                let message = format!("attribute '{text}' of '{class}' objects is not writable");
                return self.raise(TypeId::AttributeError, message);
            }
            if found.is(Kind::Builtin)
                && let Some(trap) = self.fixed_attribute(found)
            {
                return trap;
            }
            let class = self.type_name(object);
            let message = format!("'{class}' object attribute '{text}' is read-only");
            return self.raise(TypeId::AttributeError, message);
        }
        let class = self.type_name(object);
        if object.is(Kind::Generator) && self.is_generator_member(object, &text) {
            let message = match text.as_str() {
                "cr_origin" | "ag_running" => "readonly attribute".to_owned(),
                _ => format!("attribute '{text}' of '{class}' objects is not writable"),
            };
            return self.raise(TypeId::AttributeError, message);
        }
        let message = format!(
            "'{class}' object has no attribute '{text}' and no __dict__ for setting new attributes"
        );
        self.raise(TypeId::AttributeError, message)
    }
}
