//! Raising exceptions from native code.

use compact_str::CompactString;

use crate::heap::Heap;
use crate::object::Exception;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::Value;

impl Heap {
    /// An exception of a built-in or program class with these arguments.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub fn new_exception(&mut self, class: Value, args: Vec<Value>) -> Result<Value, Trap> {
        let args = self.new_tuple(args)?;
        self.alloc(Exception {
            class,
            args,
            attributes: Value::NONE,
            fields: Value::NONE,
            cause: Value::NONE,
            context: Value::NONE,
            suppress_context: false,
            traceback: Value::NONE,
        })
    }

    /// The trap that raises an exception with a message.
    pub fn raise(&mut self, class: TypeId, message: impl Into<CompactString>) -> Trap {
        let made = self
            .new_str(message)
            .and_then(|message| self.new_exception(class.value(), vec![message]));
        match made {
            Ok(exception) => Trap::Raise(exception),
            Err(trap) => trap,
        }
    }

    /// The trap that raises an exception with a value as its argument.
    pub fn raise_with(&mut self, class: TypeId, args: Vec<Value>) -> Trap {
        match self.new_exception(class.value(), args) {
            Ok(exception) => Trap::Raise(exception),
            Err(trap) => trap,
        }
    }

    /// The trap that raises what is wrong with a source text.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn refuse_source(
        &mut self,
        refusal: &crate::load::Refusal,
        file: &str,
    ) -> Result<Trap, Trap> {
        let class = TypeId::ALL.iter().find(|id| id.name() == refusal.exc_type);
        let class = *class.unwrap_or(&TypeId::SyntaxError);
        let message = self.new_str(refusal.message.as_str())?;
        let mut args = vec![message];
        if class.is_subtype(TypeId::SyntaxError) {
            let number = |value: u32| Value::small(i64::from(value));
            let place = [
                self.new_str(file)?,
                number(refusal.line),
                number(refusal.column),
                match &refusal.text {
                    Some(text) => self.new_str(text.as_str())?,
                    None => Value::NONE,
                },
                number(refusal.end_line),
                number(refusal.end_column),
            ];
            args.push(self.new_tuple(place)?);
        }
        Ok(Trap::Raise(self.construct_exception(class, args, &[])?))
    }

    /// The trap that raises a `TypeError`.
    #[cold]
    pub fn type_error(&mut self, message: impl Into<CompactString>) -> Trap {
        self.raise(TypeId::TypeError, message)
    }

    /// The trap that raises a `ValueError`.
    #[cold]
    pub fn value_error(&mut self, message: impl Into<CompactString>) -> Trap {
        self.raise(TypeId::ValueError, message)
    }

    /// The trap that raises an `IndexError`.
    #[cold]
    pub fn index_error(&mut self, message: impl Into<CompactString>) -> Trap {
        self.raise(TypeId::IndexError, message)
    }

    /// The trap that raises an `OverflowError`.
    #[cold]
    pub fn overflow_error(&mut self, message: impl Into<CompactString>) -> Trap {
        self.raise(TypeId::OverflowError, message)
    }

    /// The trap that raises a `KeyError` for a key.
    #[cold]
    pub fn key_error(&mut self, key: Value) -> Trap {
        self.raise_with(TypeId::KeyError, vec![key])
    }

    /// The trap that raises an `AttributeError` for an object without that attribute.
    #[cold]
    pub fn attribute_error(&mut self, object: Value, name: &str) -> Trap {
        use crate::value::Kind;
        let message = if object.is(Kind::Type) || object.is(Kind::Class) {
            format!("type object '{}' has no attribute '{name}'", self.told_class_name(object))
        } else if self.is_module(object) {
            match self.module_name(object) {
                Some(module) => format!("module '{module}' has no attribute '{name}'"),
                None => format!("module has no attribute '{name}'"),
            }
        } else if object.is(Kind::Super) {
            format!("'super' object has no attribute '{name}'")
        } else {
            format!("'{}' object has no attribute '{name}'", self.type_name(object))
        };
        let trap = self.raise(TypeId::AttributeError, message);
        self.with_extras(trap, &[("name", None), ("obj", Some(object))], name)
    }

    /// The trap that raises a `NameError`. `receiver` is the value of the local variable `self`,
    /// if there is one: a name that it has as an attribute is suggested.
    #[cold]
    pub fn name_error(&mut self, name: &str, receiver: Option<Value>) -> Trap {
        let trap = self.raise(TypeId::NameError, format!("name '{name}' is not defined"));
        let suggest = receiver.is_some_and(|receiver| self.has_attribute(receiver, name));
        let trap = self.with_extras(trap, &[("name", None)], name);
        match trap {
            Trap::Raise(exception) if suggest => {
                let text = format!("self.{name}");
                match self.new_str(text).and_then(|text| {
                    self.set_exception_text(exception, crate::traceback::SUGGESTION, text)
                }) {
                    Ok(()) => Trap::Raise(exception),
                    Err(trap) => trap,
                }
            }
            trap => trap,
        }
    }

    /// Whether an instance or its class has an attribute, as far as that can be told natively.
    fn has_attribute(&self, object: Value, name: &str) -> bool {
        let candidates = crate::traceback::attribute_names(self, object);
        candidates.iter().any(|candidate| candidate == name)
    }

    /// Sets attributes of the exception that is about to be raised; None stands for the name.
    fn with_extras(&mut self, trap: Trap, extras: &[(&str, Option<Value>)], name: &str) -> Trap {
        let Trap::Raise(exception) = trap else { return trap };
        for &(key, value) in extras {
            let set = match value {
                Some(value) => Ok(value),
                None => self.new_str(name),
            }
            .and_then(|value| self.set_exception_text(exception, key, value));
            if let Err(trap) = set {
                return trap;
            }
        }
        Trap::Raise(exception)
    }

    /// The trap that raises a `RecursionError`.
    #[cold]
    pub fn recursion_error(&mut self, doing: &str) -> Trap {
        let message = if doing.is_empty() {
            "maximum recursion depth exceeded".to_owned()
        } else {
            format!("maximum recursion depth exceeded {doing}")
        };
        self.raise(TypeId::RecursionError, message)
    }

    /// The text of a value of kind `Str`, or that an instance carries.
    #[inline]
    #[must_use]
    pub fn text(&self, string: Value) -> &str {
        if string.is(crate::value::Kind::Str) {
            self.str(string).as_str()
        } else {
            self.as_text(string).unwrap_or_default()
        }
    }

    /// The text, if the value is a string.
    #[inline]
    #[must_use]
    pub fn as_text(&self, value: Value) -> Option<&str> {
        if value.is(crate::value::Kind::Str) {
            return Some(self.str(value).as_str());
        }
        let carried = self.carried(value)?;
        carried.is(crate::value::Kind::Str).then(|| self.str(carried).as_str())
    }
}
