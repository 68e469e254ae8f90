//! Annotations of functions, classes and modules: they are made when they are first asked for.

use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::library;
use crate::trap::Trap;
use crate::types::attribute::Attribute;
use crate::value::{Kind, Value};

pub(crate) const FUNCTIONS: &[Builtin] =
    &[Builtin::function("_set_annotations", Signature::Positional(2, 2), set_annotations, None)];

/// Where a class keeps what makes its annotations, and what that made.
const ANNOTATE: &str = "__annotate_func__";
const CACHE: &str = "__annotations_cache__";

impl Heap {
    /// An entry of the namespace of a class.
    #[must_use]
    pub fn class_entry(&self, dict: Value, name: Value) -> Option<Value> {
        if dict.is(Kind::Dict) { self.dict_get_name(dict, name) } else { None }
    }

    fn entry_of(&self, dict: Value, name: &str) -> Option<Value> {
        self.dict_get_name(dict, self.find_interned(name)?)
    }

    fn remove_entry(&mut self, dict: Value, name: &str) -> bool {
        let place = self.find_interned(name).and_then(|name| self.dict_find_name(dict, name));
        if let Some(place) = place {
            self.dict_mut(dict).remove_at(place);
        }
        place.is_some()
    }

    fn made_by(&mut self, function: &str, receiver: Value) -> Result<Attribute, Trap> {
        match library::function(function) {
            Some(function) => Ok(Attribute::Getter { function, receiver }),
            None => Err(Trap::internal(format!("the library has no {function}"))),
        }
    }

    /// `__annotations__` and what belongs to it, of a function or module. `None` for other names.
    pub(crate) fn annotation_attribute(
        &mut self,
        object: Value,
        name: Value,
    ) -> Result<Option<Attribute>, Trap> {
        let text = self.text(name);
        if !matches!(text, "__annotations__" | "__annotate__" | "__type_params__") {
            return Ok(None);
        }
        let (asked, parameters) = (text == "__annotations__", text == "__type_params__");
        Ok(Some(match object.kind() {
            Some(Kind::Function) => {
                let function = self.function(object);
                let (annotate, annotations) = (function.annotate, function.annotations);
                if parameters {
                    let found = function.type_params;
                    let none = found.is_none();
                    Attribute::Value(if none { self.new_tuple(Vec::new())? } else { found })
                } else if !asked {
                    Attribute::Value(annotate)
                } else if !annotations.is_none() {
                    Attribute::Value(annotations)
                } else if annotate.is_none() {
                    let made = self.new_dict()?;
                    self.function_mut(object).annotations = made;
                    Attribute::Value(made)
                } else {
                    return self.made_by("function_annotations", object).map(Some);
                }
            }
            Some(Kind::BoundMethod) => {
                let function = self.bound_method(object).function;
                return self.annotation_attribute(function, name);
            }
            Some(Kind::Class) => {
                let dict = self.class(object).dict;
                if parameters {
                    let found = self.dict_get_name(dict, name);
                    Attribute::Value(match found {
                        Some(found) => found,
                        None => self.new_tuple(Vec::new())?,
                    })
                } else if !asked {
                    let found =
                        self.entry_of(dict, ANNOTATE).or_else(|| self.dict_get_name(dict, name));
                    Attribute::Value(found.unwrap_or(Value::NONE))
                } else {
                    match self.dict_get_name(dict, name).or_else(|| self.entry_of(dict, CACHE)) {
                        Some(found) => Attribute::Value(found),
                        None => return self.made_by("class_annotations", object).map(Some),
                    }
                }
            }
            Some(Kind::Type) if parameters => Attribute::Value(self.new_tuple(Vec::new())?),
            Some(Kind::Type) => Attribute::Missing,
            Some(Kind::Module) if !parameters => {
                let dict = self.module(object).dict;
                match self.dict_get_name(dict, name) {
                    Some(found) => Attribute::Value(found),
                    None if asked => return self.made_by("class_annotations", object).map(Some),
                    None => Attribute::Value(Value::NONE),
                }
            }
            _ => return Ok(None),
        }))
    }

    fn check_annotate(&mut self, new: Value) -> Result<(), Trap> {
        let callable = matches!(
            new.kind(),
            Some(
                Kind::Function
                    | Kind::BoundMethod
                    | Kind::Builtin
                    | Kind::Type
                    | Kind::Class
                    | Kind::External
                    | Kind::Library
            )
        ) || self.has_special(new, "__call__");
        if callable || new.is_none() {
            return Ok(());
        }
        Err(self.type_error("__annotate__ must be callable or None"))
    }

    /// Sets such an attribute of a function or class. False for other names.
    pub(super) fn set_annotation_attribute(
        &mut self,
        object: Value,
        name: Value,
        new: Value,
    ) -> Result<bool, Trap> {
        let text = self.text(name);
        let annotations = match text {
            "__annotations__" => true,
            "__annotate__" => false,
            "__type_params__" if object.is(Kind::Function) => {
                if !new.is(Kind::Tuple) {
                    return Err(self.type_error("__type_params__ must be set to a tuple"));
                }
                self.function_mut(object).type_params = new;
                return Ok(true);
            }
            _ => return Ok(false),
        };
        if !annotations {
            self.check_annotate(new)?;
        }
        match object.kind() {
            Some(Kind::Function) if annotations => {
                if !new.is_none() && !new.is(Kind::Dict) {
                    return Err(self.type_error("__annotations__ must be set to a dict object"));
                }
                let function = self.function_mut(object);
                (function.annotations, function.annotate) = (new, Value::NONE);
            }
            Some(Kind::Function) => {
                let function = self.function_mut(object);
                function.annotate = new;
                if !new.is_none() {
                    function.annotations = Value::NONE;
                }
            }
            Some(Kind::Class) => {
                let dict = self.class(object).dict;
                if annotations {
                    let own = self.dict_get_name(dict, name).is_some();
                    let place = if own { "__annotations__" } else { CACHE };
                    self.dict_set_text(dict, place, new)?;
                    self.remove_entry(dict, ANNOTATE);
                    self.remove_entry(dict, "__annotate__");
                } else {
                    self.dict_set_text(dict, ANNOTATE, new)?;
                    if !new.is_none() {
                        self.remove_entry(dict, CACHE);
                        self.remove_entry(dict, "__annotations__");
                    }
                }
                self.class_changed(object);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Deletes such an attribute of a function or class. False for other names.
    pub(super) fn delete_annotation_attribute(
        &mut self,
        object: Value,
        name: Value,
    ) -> Result<bool, Trap> {
        let annotations = match self.text(name) {
            "__annotations__" => true,
            "__annotate__" => false,
            _ => return Ok(false),
        };
        match object.kind() {
            Some(Kind::Function | Kind::Class) if !annotations => {
                Err(self.type_error("__annotate__ cannot be deleted"))
            }
            Some(Kind::Function) => {
                let function = self.function_mut(object);
                (function.annotations, function.annotate) = (Value::NONE, Value::NONE);
                Ok(true)
            }
            Some(Kind::Class) => {
                let dict = self.class(object).dict;
                let cached = self.remove_entry(dict, CACHE);
                if !self.remove_entry(dict, "__annotations__") && !cached {
                    return Err(self.raise(super::TypeId::AttributeError, "__annotations__"));
                }
                self.remove_entry(dict, ANNOTATE);
                self.class_changed(object);
                Ok(true)
            }
            _ => Ok(false),
        }
    }
}

/// `_set_annotations(object, annotations)`: keeps what was made.
fn set_annotations(heap: &mut Heap, args: &[Value]) -> Native {
    let [object, annotations] = *args else { return Err(heap.bad_arguments()) };
    match object.kind() {
        Some(Kind::Function) => heap.function_mut(object).annotations = annotations,
        Some(Kind::Class) => {
            let dict = heap.class(object).dict;
            heap.dict_set_text(dict, CACHE, annotations)?;
        }
        Some(Kind::Module) => {
            let dict = heap.module(object).dict;
            heap.dict_set_text(dict, "__annotations__", annotations)?;
        }
        _ => {}
    }
    Ok(Value::NONE)
}
