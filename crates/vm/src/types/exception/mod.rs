//! Exceptions: how they are made, their attributes and methods, and what `except` matches. Their
//! texts are in `text.rs`.

mod fields;
mod groups;
mod text;
mod tracebacks;

pub use groups::GroupMatch;

use crate::builtins::{Builtin, Native, Signature, of_kinds};
use crate::heap::Heap;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// Methods of exceptions.
pub(crate) const METHODS: &[Builtin] = &[
    Builtin::method(
        TypeId::BaseException,
        "__init__",
        Signature::Variadic { at_least: 0, keywords: &[] },
        |heap, args| initialize(heap, args, &[]),
        None,
    ),
    Builtin::method(
        TypeId::ImportError,
        "__init__",
        Signature::Variadic { at_least: 0, keywords: &["name", "path", "name_from"] },
        |heap, args| initialize(heap, args, &["name", "path", "name_from"]),
        None,
    ),
    Builtin::method(
        TypeId::AttributeError,
        "__init__",
        Signature::Variadic { at_least: 0, keywords: &["name", "obj"] },
        |heap, args| initialize(heap, args, &["name", "obj"]),
        None,
    ),
    Builtin::method(
        TypeId::NameError,
        "__init__",
        Signature::Variadic { at_least: 0, keywords: &["name"] },
        |heap, args| initialize(heap, args, &["name"]),
        None,
    ),
    Builtin::method(
        TypeId::BaseException,
        "__str__",
        Signature::None,
        to_str,
        Some("exception_str"),
    ),
    Builtin::method(
        TypeId::BaseException,
        "__repr__",
        Signature::None,
        to_repr,
        Some("exception_repr"),
    ),
    Builtin::method(TypeId::BaseException, "add_note", Signature::One, add_note, None),
    Builtin::method(TypeId::BaseException, "with_traceback", Signature::One, with_traceback, None),
    Builtin::method(
        TypeId::BaseExceptionGroup,
        "split",
        Signature::One,
        |_, _| Err(Trap::Library),
        Some("group_split"),
    ),
    Builtin::method(
        TypeId::BaseExceptionGroup,
        "subgroup",
        Signature::One,
        |_, _| Err(Trap::Library),
        Some("group_subgroup"),
    ),
    Builtin::method(
        TypeId::BaseExceptionGroup,
        "derive",
        Signature::One,
        |_, _| Err(Trap::Library),
        Some("group_derive"),
    ),
    Builtin::function("_is_same_group", Signature::Positional(2, 2), is_same_group, None),
    Builtin::function("_exception_kind", Signature::One, of_kinds!(text_kind; Exception), None),
];

/// What stands behind `raise`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Raisable {
    /// A class: an instance is made by calling it.
    Class(Value),
    /// An exception.
    Exception(Value),
}

impl Heap {
    /// What a call of a built-in exception class gives.
    ///
    /// # Errors
    ///
    /// `TypeError` for wrong arguments; when memory is exhausted.
    pub fn construct_exception(
        &mut self,
        class: TypeId,
        args: Vec<Value>,
        keywords: &[(Value, Value)],
    ) -> Result<Value, Trap> {
        let mut class = class;
        if class == TypeId::OSError
            && (2..=5).contains(&args.len())
            && let Some(number) = args[0].as_small()
            && let Some(found) = fields::class_of_errno(number)
        {
            class = found;
        }
        if class.is_subtype(TypeId::BaseExceptionGroup) {
            let group = self.new_group(class.value(), &args)?;
            self.init_exception(group, &args, keywords)?;
            return Ok(group);
        }
        self.make_exception(class.value(), args, keywords)
    }

    /// What a call of an exception class gives that has no `__init__` of its own and is not that
    /// of a group.
    ///
    /// # Errors
    ///
    /// `TypeError` for wrong arguments; when memory is exhausted.
    pub(crate) fn make_exception(
        &mut self,
        class: Value,
        args: Vec<Value>,
        keywords: &[(Value, Value)],
    ) -> Result<Value, Trap> {
        let layout = TypeId::of(class).unwrap_or_else(|| self.class(class).layout);
        // Most classes have no fields: they take whatever they are given.
        if keywords.is_empty() && layout.solid() == TypeId::BaseException {
            return self.new_exception(class, args);
        }
        let exception = self.new_exception(class, Vec::new())?;
        self.init_exception(exception, &args, keywords)?;
        Ok(exception)
    }

    /// `BaseException.__init__` of the nearest built-in class.
    ///
    /// # Errors
    ///
    /// `TypeError` for wrong arguments; when memory is exhausted.
    pub fn init_exception(
        &mut self,
        exception: Value,
        args: &[Value],
        keywords: &[(Value, Value)],
    ) -> Result<(), Trap> {
        let (known, owner) = self.keyword_names(exception);
        for name in known {
            // `__init__` that is called again forgets what it is not told.
            if self.exception(exception).fields.is(Kind::Dict) {
                self.set_exception_text(exception, name, Value::NONE)?;
            }
        }
        for &(name, value) in keywords {
            let text = self.text(name).to_owned();
            if !known.contains(&text.as_str()) {
                let class = self.type_name(exception);
                return Err(if known.is_empty() {
                    self.type_error(format!("{class}() takes no keyword arguments"))
                } else {
                    let hint = crate::traceback::keyword_hint(&text, known);
                    self.type_error(format!(
                        "{owner}() got an unexpected keyword argument '{text}'{hint}"
                    ))
                });
            }
            self.set_exception_text(exception, &text, value)?;
        }
        let shown = if self.is_exception_of(exception, TypeId::OSError) {
            self.init_os_error(exception, args)?
        } else {
            self.init_fields(exception, args)?;
            args.len()
        };
        let args = self.new_tuple(&args[..shown])?;
        self.exception_mut(exception).args = args;
        Ok(())
    }

    /// An attribute that exceptions have without the program's doing, or that was set.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn exception_attribute(&mut self, value: Value, name: &str) -> Result<Option<Value>, Trap> {
        let exception = self.exception(value);
        match name {
            "args" => return Ok(Some(exception.args)),
            "__cause__" => return Ok(Some(exception.cause)),
            "__context__" => return Ok(Some(exception.context)),
            "__suppress_context__" => return Ok(Some(Value::bool(exception.suppress_context))),
            "__traceback__" => return Ok(Some(exception.traceback)),
            _ => {}
        }
        if self.is_field(value, name) {
            return self.field(value, name).map(Some);
        }
        Ok(self.extra(value, name))
    }

    /// Sets an attribute that is not kept among the others. False when it is not one of those:
    /// then it goes to the exception's dict.
    ///
    /// # Errors
    ///
    /// `TypeError` for values that the attribute cannot have.
    pub fn set_exception_attribute(
        &mut self,
        value: Value,
        name: &str,
        new: Value,
    ) -> Result<bool, Trap> {
        match name {
            "args" => {
                let items = match new.kind() {
                    Some(Kind::Tuple) => {
                        self.exception_mut(value).args = new;
                        return Ok(true);
                    }
                    Some(Kind::List) => self.list(new).items.clone(),
                    Some(Kind::Str) => {
                        let chars: Vec<char> = self.text(new).chars().collect();
                        self.reserve(chars.len().checked_mul(size_of::<Value>()))?;
                        chars.into_iter().map(|c| self.character(c)).collect::<Result<_, _>>()?
                    }
                    _ => {
                        let message = format!("'{}' object is not iterable", self.type_name(new));
                        return Err(self.type_error(message));
                    }
                };
                let args = self.new_tuple(items)?;
                self.exception_mut(value).args = args;
            }
            "__cause__" => {
                if !new.is_none() && !new.is(Kind::Exception) {
                    let message = "exception cause must be None or derive from BaseException";
                    return Err(self.type_error(message));
                }
                let exception = self.exception_mut(value);
                exception.cause = new;
                exception.suppress_context = true;
            }
            "__context__" => {
                if !new.is_none() && !new.is(Kind::Exception) {
                    let message = "exception context must be None or derive from BaseException";
                    return Err(self.type_error(message));
                }
                self.exception_mut(value).context = new;
            }
            "__suppress_context__" => match new.as_bool() {
                Some(new) => self.exception_mut(value).suppress_context = new,
                None => return Err(self.type_error("attribute value type must be bool")),
            },
            "__traceback__" => self.set_traceback(value, new)?,
            "__dict__" => {
                if !new.is(Kind::Dict) {
                    let name = self.type_name(new);
                    let message = format!("__dict__ must be set to a dictionary, not a '{name}'");
                    return Err(self.type_error(message));
                }
                self.exception_mut(value).attributes = new;
            }
            _ if self.is_field(value, name) => self.set_field(value, name, new)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Whether an exception goes to `except class_or_tuple`.
    ///
    /// # Errors
    ///
    /// `TypeError` when something else than exception classes is caught.
    pub fn exception_matches(
        &mut self,
        exception: Value,
        class_or_tuple: Value,
    ) -> Result<bool, Trap> {
        let one = [class_or_tuple];
        let classes: &[Value] =
            if class_or_tuple.is(Kind::Tuple) { &self.tuple(class_or_tuple).items } else { &one };
        if !classes.iter().all(|&class| self.is_exception_class(class)) {
            return Err(self.type_error(
                "catching classes that do not inherit from BaseException is not allowed",
            ));
        }
        let actual = self.exception(exception).class;
        Ok(classes.iter().any(|&class| self.is_subclass(actual, class)))
    }

    /// Whether a value is a class that can be raised.
    #[must_use]
    pub fn is_exception_class(&self, value: Value) -> bool {
        match TypeId::of(value) {
            Some(id) => id.is_exception(),
            None => value.is(Kind::Class) && self.class(value).layout.is_exception(),
        }
    }

    /// What `raise value` raises.
    ///
    /// # Errors
    ///
    /// `TypeError` when it cannot be raised.
    pub fn check_raisable(&mut self, value: Value) -> Result<Raisable, Trap> {
        self.raisable(value, "exceptions must derive from BaseException")
    }

    /// What `raise ... from value` takes; the caller has looked for None.
    ///
    /// # Errors
    ///
    /// `TypeError` when it is no exception.
    pub fn check_cause(&mut self, value: Value) -> Result<Raisable, Trap> {
        self.raisable(value, "exception causes must derive from BaseException")
    }

    fn raisable(&mut self, value: Value, message: &str) -> Result<Raisable, Trap> {
        if value.is(Kind::Exception) {
            Ok(Raisable::Exception(value))
        } else if self.is_exception_class(value) {
            Ok(Raisable::Class(value))
        } else {
            Err(self.type_error(message))
        }
    }

    /// Adds a note to an exception.
    ///
    /// # Errors
    ///
    /// `TypeError` when it is no string.
    pub fn add_note(&mut self, exception: Value, note: Value) -> Result<(), Trap> {
        if !note.is(Kind::Str) {
            let name = self.type_name(note);
            return Err(self.type_error(format!("add_note() argument must be str, not {name}")));
        }
        match self.extra(exception, "__notes__") {
            Some(notes) if notes.is(Kind::List) => self.push(notes, note),
            Some(_) => Err(self.type_error("Cannot add note: __notes__ is not a list")),
            None => {
                let notes = self.new_list(vec![note])?;
                self.set_exception_text(exception, "__notes__", notes)
            }
        }
    }

    /// Notes on an `AttributeError` what was asked for: `name` and `obj`.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn describe_attribute_error(
        &mut self,
        error: Value,
        object: Value,
        name: Value,
    ) -> Result<(), Trap> {
        self.set_exception_text(error, "name", name)?;
        self.set_exception_text(error, "obj", object)
    }

    /// Notes on a `NameError` what was asked for. `receiver` is the value of the local variable
    /// `self`: a traceback suggests its attribute of that name.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn describe_name_error(
        &mut self,
        error: Value,
        name: Value,
        receiver: Option<Value>,
    ) -> Result<(), Trap> {
        self.set_exception_text(error, "name", name)?;
        let Some(receiver) = receiver else { return Ok(()) };
        let wanted = self.text(name);
        let known = crate::traceback::attribute_names(self, receiver);
        if !known.iter().any(|known| known == wanted) {
            return Ok(());
        }
        let suggestion = format!("self.{wanted}");
        let suggestion = self.new_str(suggestion)?;
        self.set_exception_text(error, crate::traceback::SUGGESTION, suggestion)
    }

    /// A field of an exception that was set, or an attribute in its dict.
    #[must_use]
    pub(crate) fn extra(&self, exception: Value, name: &str) -> Option<Value> {
        let object = self.exception(exception);
        let dict = if self.is_field(exception, name) { object.fields } else { object.attributes };
        if !dict.is(Kind::Dict) {
            return None;
        }
        self.dict_get_name(dict, self.find_interned(name)?)
    }

    /// Sets a field of an exception, or an attribute in its dict, which is made when there is
    /// none.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn set_exception_text(
        &mut self,
        exception: Value,
        name: &str,
        value: Value,
    ) -> Result<(), Trap> {
        let field = self.is_field(exception, name);
        let object = self.exception(exception);
        let mut dict = if field { object.fields } else { object.attributes };
        if !dict.is(Kind::Dict) {
            dict = self.new_dict()?;
            let object = self.exception_mut(exception);
            if field {
                object.fields = dict;
            } else {
                object.attributes = dict;
            }
        }
        self.dict_set_text(dict, name, value)
    }

    /// The names of the keyword arguments that the class of an exception takes, and the class
    /// that says so.
    fn keyword_names(&self, exception: Value) -> (&'static [&'static str], &'static str) {
        let is = |class| self.is_exception_of(exception, class);
        if is(TypeId::ImportError) {
            (&["name", "path", "name_from"], "ImportError")
        } else if is(TypeId::AttributeError) {
            (&["name", "obj"], "AttributeError")
        } else if is(TypeId::NameError) {
            (&["name"], "NameError")
        } else {
            (&[], "")
        }
    }
}

fn initialize(heap: &mut Heap, args: &[Value], names: &'static [&'static str]) -> Native {
    let (exception, rest) = args.split_first().ok_or_else(no_receiver)?;
    let (given, positional) = rest.split_at(names.len().min(rest.len()));
    let mut keywords = Vec::new();
    for (name, &value) in names.iter().zip(given) {
        if !value.is_unbound() {
            keywords.push((heap.intern(name)?, value));
        }
    }
    heap.init_exception(*exception, positional, &keywords)?;
    Ok(Value::NONE)
}

fn no_receiver() -> Trap {
    Trap::internal("a method was called without its receiver")
}

fn to_str(heap: &mut Heap, args: &[Value]) -> Native {
    let text = match heap.own_text(args[0])? {
        Ok(text) => text,
        Err(argument) => heap.str_of(argument)?,
    };
    heap.new_str(text)
}

fn to_repr(heap: &mut Heap, args: &[Value]) -> Native {
    let text = heap.exception_repr(args[0])?;
    heap.new_str(text)
}

fn add_note(heap: &mut Heap, args: &[Value]) -> Native {
    heap.add_note(args[0], args[1])?;
    Ok(Value::NONE)
}

fn with_traceback(heap: &mut Heap, args: &[Value]) -> Native {
    heap.set_traceback(args[0], args[1])?;
    Ok(args[0])
}

/// For the library: whether an exception is a part of a group that nothing has touched.
fn is_same_group(heap: &mut Heap, args: &[Value]) -> Native {
    let [one, other] = *args else { return Err(heap.bad_arguments()) };
    let exceptions = one.is(Kind::Exception) && other.is(Kind::Exception);
    Ok(Value::bool(exceptions && heap.is_same_group(one, other)))
}

/// For the library: by which rule the text of an exception is made.
fn text_kind(heap: &mut Heap, args: &[Value]) -> Native {
    let is = |class| heap.is_exception_of(args[0], class);
    let given = |field| heap.extra(args[0], field).is_some();
    let kind = if is(TypeId::OSError) && (given("errno") && given("strerror") || given("filename"))
    {
        "os"
    } else if is(TypeId::BaseExceptionGroup) {
        "group"
    } else if is(TypeId::KeyError) {
        "key"
    } else {
        "args"
    };
    heap.intern(kind)
}
