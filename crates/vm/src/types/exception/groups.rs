//! Exception groups: how they are made, and how `except*` takes them apart.

use crate::heap::Heap;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// What `except*` finds out about an exception without running Python code.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum GroupMatch {
    /// All of it goes to the clause.
    All,
    /// It is no group, and goes to the clause as the only member of a new one.
    Wrapped,
    /// Nothing goes to the clause.
    Nothing,
    /// It is a group to be split.
    Split,
}

impl Heap {
    /// Makes an exception of a class by its built-in `__new__`.
    ///
    /// # Errors
    ///
    /// For arguments that make no group; when memory is exhausted.
    pub fn create_exception(&mut self, class: Value, args: Vec<Value>) -> Result<Value, Trap> {
        if self.is_subclass(class, TypeId::BaseExceptionGroup.value()) {
            self.new_group(class, &args)
        } else {
            self.new_exception(class, args)
        }
    }

    /// Makes a group. A `BaseExceptionGroup` of nothing but `Exception`s is an `ExceptionGroup`.
    ///
    /// # Errors
    ///
    /// For arguments that make no group; [`Trap::Library`] when only Python code can go through
    /// the exceptions.
    pub fn new_group(&mut self, class: Value, args: &[Value]) -> Result<Value, Trap> {
        let &[message, members] = args else {
            let given = args.len();
            let message =
                format!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({given} given)");
            return Err(self.type_error(message));
        };
        if !message.is(Kind::Str) {
            let name = self.type_name(message);
            let message =
                format!("BaseExceptionGroup.__new__() argument 1 must be str, not {name}");
            return Err(self.type_error(message));
        }
        let items = match members.kind() {
            Some(Kind::List) => self.list(members).items.clone(),
            Some(Kind::Tuple) => self.tuple(members).items.to_vec(),
            Some(Kind::Str) => vec![Value::NONE; self.str(members).chars().min(1)],
            Some(Kind::Bytes) => vec![Value::NONE; self.bytes(members).0.len().min(1)],
            Some(Kind::Instance) if self.has_special(members, "__getitem__") => {
                return Err(Trap::Library);
            }
            Some(Kind::Range) => vec![Value::NONE],
            _ => {
                return Err(self.type_error("second argument (exceptions) must be a sequence"));
            }
        };
        if items.is_empty() {
            let message = "second argument (exceptions) must be a non-empty sequence";
            return Err(self.value_error(message));
        }
        let mut only_exceptions = true;
        for (index, &item) in items.iter().enumerate() {
            if !item.is(Kind::Exception) {
                let message =
                    format!("Item {index} of second argument (exceptions) is not an exception");
                return Err(self.value_error(message));
            }
            only_exceptions &= self.is_exception_of(item, TypeId::Exception);
        }
        let mut class = class;
        if only_exceptions {
            if class == TypeId::BaseExceptionGroup.value() {
                class = TypeId::ExceptionGroup.value();
            }
        } else if class == TypeId::ExceptionGroup.value() {
            return Err(self.type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
        } else if self.is_subclass(class, TypeId::Exception.value()) {
            let name = self.class_name(class);
            return Err(self.type_error(format!("Cannot nest BaseExceptions in '{name}'")));
        }
        let group = self.new_exception(class, args.to_vec())?;
        let members = self.new_tuple(items)?;
        self.set_exception_text(group, "message", message)?;
        self.set_exception_text(group, "exceptions", members)?;
        Ok(group)
    }

    /// The exceptions of a group.
    #[must_use]
    pub fn group_members(&self, exception: Value) -> Option<Vec<Value>> {
        if !self.is_exception_of(exception, TypeId::BaseExceptionGroup) {
            return None;
        }
        let members = self.extra(exception, "exceptions").filter(|found| found.is(Kind::Tuple));
        let members = members.map_or(&[][..], |members| &self.tuple(members).items);
        Some(members.iter().copied().filter(|member| member.is(Kind::Exception)).collect())
    }

    /// What of an exception goes to `except* class_or_tuple`.
    ///
    /// # Errors
    ///
    /// `TypeError` when something is caught that cannot be.
    pub fn match_group(
        &mut self,
        exception: Value,
        class_or_tuple: Value,
    ) -> Result<GroupMatch, Trap> {
        let one = [class_or_tuple];
        let classes: &[Value] =
            if class_or_tuple.is(Kind::Tuple) { &self.tuple(class_or_tuple).items } else { &one };
        if !classes.iter().all(|&class| self.is_exception_class(class)) {
            return Err(self.type_error(
                "catching classes that do not inherit from BaseException is not allowed",
            ));
        }
        let group = TypeId::BaseExceptionGroup.value();
        if classes.iter().any(|&class| self.is_subclass(class, group)) {
            return Err(self.type_error(
                "catching ExceptionGroup with except* is not allowed. Use except instead.",
            ));
        }
        if exception.is_none() {
            return Ok(GroupMatch::Nothing);
        }
        let actual = self.exception(exception).class;
        let is_group = self.is_subclass(actual, group);
        Ok(if classes.iter().any(|&class| self.is_subclass(actual, class)) {
            if is_group { GroupMatch::All } else { GroupMatch::Wrapped }
        } else if is_group {
            GroupMatch::Split
        } else {
            GroupMatch::Nothing
        })
    }

    /// Whether two exceptions are parts of one group that nothing has touched since: they have
    /// traceback, cause and context in common.
    #[must_use]
    pub fn is_same_group(&self, one: Value, other: Value) -> bool {
        let group = TypeId::BaseExceptionGroup;
        if !self.is_exception_of(one, group) || !self.is_exception_of(other, group) {
            return false;
        }
        let (one, other) = (self.exception(one), self.exception(other));
        one.cause == other.cause && one.context == other.context && one.traceback == other.traceback
    }
}
