//! Attributes that exceptions have by their built-in class: `errno`, `value`, `name` and so on.
//! They are kept apart from the dict that programs see.

use crate::heap::Heap;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// The subclasses of `OSError` by the number that gives them.
///
/// Source: Python library reference, "OS exceptions"; the numbers are those of Linux.
const ERRNO_CLASSES: &[(i64, TypeId)] = &[
    (11, TypeId::BlockingIOError),
    (114, TypeId::BlockingIOError),
    (115, TypeId::BlockingIOError),
    (10, TypeId::ChildProcessError),
    (32, TypeId::BrokenPipeError),
    (108, TypeId::BrokenPipeError),
    (103, TypeId::ConnectionAbortedError),
    (111, TypeId::ConnectionRefusedError),
    (104, TypeId::ConnectionResetError),
    (17, TypeId::FileExistsError),
    (2, TypeId::FileNotFoundError),
    (4, TypeId::InterruptedError),
    (21, TypeId::IsADirectoryError),
    (20, TypeId::NotADirectoryError),
    (1, TypeId::PermissionError),
    (13, TypeId::PermissionError),
    (3, TypeId::ProcessLookupError),
    (110, TypeId::TimeoutError),
];

/// The fields that a class adds to those of its base.
const FIELDS: &[(TypeId, &[&str])] = &[
    (TypeId::StopIteration, &["value"]),
    (TypeId::SystemExit, &["code"]),
    (TypeId::NameError, &["name"]),
    (TypeId::AttributeError, &["name", "obj"]),
    (TypeId::ImportError, &["msg", "name", "path", "name_from"]),
    (TypeId::OSError, &["errno", "strerror", "filename", "filename2"]),
    (TypeId::BlockingIOError, &["characters_written"]),
    (TypeId::SyntaxError, SYNTAX),
    (TypeId::UnicodeDecodeError, UNICODE),
    (TypeId::UnicodeEncodeError, UNICODE),
    (TypeId::UnicodeTranslateError, UNICODE),
    (TypeId::BaseExceptionGroup, &["message", "exceptions"]),
];

const UNICODE: &[&str] = &["encoding", "object", "start", "end", "reason"];

const SYNTAX: &[&str] = &[
    "msg",
    "filename",
    "lineno",
    "offset",
    "text",
    "end_lineno",
    "end_offset",
    "_metadata",
    "print_file_and_line",
];

/// The subclass of `OSError` that a number stands for.
pub(super) fn class_of_errno(number: i64) -> Option<TypeId> {
    ERRNO_CLASSES.iter().find(|(known, _)| *known == number).map(|(_, class)| *class)
}

impl Heap {
    /// Whether an exception has a field of that name.
    #[must_use]
    pub fn is_field(&self, exception: Value, name: &str) -> bool {
        let class = self.exception(exception).class;
        name == crate::traceback::SUGGESTION
            || FIELDS.iter().any(|(owner, names)| {
                names.contains(&name) && self.is_subclass(class, owner.value())
            })
    }

    /// Whether an exception is of a built-in class.
    pub(super) fn is_exception_of(&self, exception: Value, class: TypeId) -> bool {
        self.is_subclass(self.exception(exception).class, class.value())
    }

    /// The value of a field, `None` when it was never set.
    pub(super) fn field(&mut self, exception: Value, name: &str) -> Result<Value, Trap> {
        if let Some(value) = self.extra(exception, name) {
            return Ok(value);
        }
        let args = self.tuple(self.exception(exception).args).items.clone();
        let first = args.first().copied().unwrap_or(Value::NONE);
        let is = |class| self.is_exception_of(exception, class);
        Ok(match name {
            "value" => first,
            "code" if args.len() > 1 => self.exception(exception).args,
            "code" => first,
            "msg" if is(TypeId::SyntaxError) || args.len() == 1 => first,
            "characters_written" => {
                return Err(self.raise(TypeId::AttributeError, "characters_written"));
            }
            _ if is(TypeId::UnicodeTranslateError) => {
                let place = UNICODE[1..].iter().position(|&field| field == name);
                place.and_then(|place| args.get(place).copied()).unwrap_or(Value::NONE)
            }
            _ if is(TypeId::UnicodeError) => {
                let place = UNICODE.iter().position(|&field| field == name);
                place.and_then(|place| args.get(place).copied()).unwrap_or(Value::NONE)
            }
            _ => Value::NONE,
        })
    }

    /// Sets a field.
    pub(super) fn set_field(
        &mut self,
        exception: Value,
        name: &str,
        new: Value,
    ) -> Result<(), Trap> {
        if self.is_exception_of(exception, TypeId::BaseExceptionGroup)
            && matches!(name, "message" | "exceptions")
        {
            return Err(self.raise(TypeId::AttributeError, "readonly attribute"));
        }
        if matches!(name, "start" | "end") && self.as_integer(new).is_none() {
            return Err(self.type_error("an integer is required"));
        }
        self.set_exception_text(exception, name, new)
    }

    /// Deletes an attribute that is not in the dict. False when it is not one of those.
    ///
    /// # Errors
    ///
    /// `TypeError` for those that always are there.
    pub fn delete_exception_attribute(
        &mut self,
        exception: Value,
        name: &str,
    ) -> Result<bool, Trap> {
        match name {
            "args" | "__cause__" | "__context__" | "__traceback__" => {
                Err(self.type_error(format!("{name} may not be deleted")))
            }
            "__suppress_context__" => Err(self.type_error("can't delete numeric/char attribute")),
            "__dict__" => Err(self.type_error("cannot delete __dict__")),
            _ if self.is_field(exception, name) => {
                self.set_field(exception, name, Value::small(0))?;
                let fields = self.exception(exception).fields;
                if let Some(name) = self.find_interned(name)
                    && let Some(place) = self.dict_find_name(fields, name)
                {
                    self.dict_remove_at(fields, place)?;
                }
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    /// What the arguments of an exception's class say about its fields.
    pub(super) fn init_fields(&mut self, exception: Value, args: &[Value]) -> Result<(), Trap> {
        let is = |class| self.is_exception_of(exception, class);
        if is(TypeId::SyntaxError) {
            return self.init_syntax_error(exception, args);
        }
        if is(TypeId::UnicodeDecodeError) {
            return self.check_unicode(args, &[Kind::Str, Kind::Bytes]);
        }
        if is(TypeId::UnicodeEncodeError) {
            return self.check_unicode(args, &[Kind::Str, Kind::Str]);
        }
        if is(TypeId::UnicodeTranslateError) {
            return self.check_unicode(args, &[Kind::Str]);
        }
        Ok(())
    }

    /// The arguments of `OSError`: those that stay in `args`.
    pub(super) fn init_os_error(
        &mut self,
        exception: Value,
        args: &[Value],
    ) -> Result<usize, Trap> {
        if !(2..=5).contains(&args.len()) {
            return Ok(args.len());
        }
        self.set_exception_text(exception, "errno", args[0])?;
        self.set_exception_text(exception, "strerror", args[1])?;
        let Some(&name) = args.get(2).filter(|name| !name.is_none()) else {
            return Ok(args.len());
        };
        if self.is_exception_of(exception, TypeId::BlockingIOError)
            && self.as_integer(name).is_some()
        {
            self.set_exception_text(exception, "characters_written", name)?;
            return Ok(args.len());
        }
        self.set_exception_text(exception, "filename", name)?;
        if let Some(&second) = args.get(4).filter(|second| !second.is_none()) {
            self.set_exception_text(exception, "filename2", second)?;
        }
        Ok(2)
    }

    fn init_syntax_error(&mut self, exception: Value, args: &[Value]) -> Result<(), Trap> {
        let [_, details] = *args else { return Ok(()) };
        let items = match details.kind() {
            Some(Kind::Tuple) => self.tuple(details).items.to_vec(),
            Some(Kind::List) => self.list(details).items.clone(),
            _ => {
                let name = self.type_name(details);
                return Err(self.type_error(format!("'{name}' object is not iterable")));
            }
        };
        if !(4..=7).contains(&items.len()) {
            let (word, bound) = if items.len() < 4 { ("least", 4) } else { ("most", 7) };
            let given = items.len();
            return Err(self.type_error(format!(
                "function takes at {word} {bound} arguments ({given} given)"
            )));
        }
        if items.len() == 5 {
            return Err(self.type_error("end_offset must be provided when end_lineno is provided"));
        }
        for (name, item) in SYNTAX[1..].iter().zip(items) {
            self.set_exception_text(exception, name, item)?;
        }
        Ok(())
    }

    /// Checks the arguments of an error of encodings: texts, two places, a reason.
    fn check_unicode(&mut self, args: &[Value], first: &[Kind]) -> Result<(), Trap> {
        let wanted = first.len() + 3;
        if args.len() != wanted {
            let given = args.len();
            return Err(self
                .type_error(format!("function takes exactly {wanted} arguments ({given} given)")));
        }
        for (index, (&arg, &kind)) in args.iter().zip(first).enumerate() {
            if arg.is(kind) {
                continue;
            }
            let name = self.type_name(arg);
            return Err(self.type_error(if kind == Kind::Bytes {
                format!("a bytes-like object is required, not '{name}'")
            } else {
                format!("argument {} must be str, not {name}", index + 1)
            }));
        }
        for &place in &args[first.len()..wanted - 1] {
            if self.as_integer(place).is_none() {
                let name = self.type_name(place);
                return Err(
                    self.type_error(format!("'{name}' object cannot be interpreted as an integer"))
                );
            }
        }
        let reason = args[wanted - 1];
        if !reason.is(Kind::Str) {
            let name = self.type_name(reason);
            return Err(self.type_error(format!("argument {wanted} must be str, not {name}")));
        }
        Ok(())
    }
}
