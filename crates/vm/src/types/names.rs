//! What classes and functions are called: `__qualname__`, and with the module.

use crate::builtins;
use crate::heap::Heap;
use crate::value::{Kind, Value};

impl Heap {
    /// `module.qualname` of a class, without the module when it is that of the built-in types.
    #[must_use]
    pub fn full_class_name(&self, class: Value) -> String {
        let qualname = self.class_qualname(class);
        match self.class_text(class, "__module__") {
            Some(module) if module != "builtins" => format!("{module}.{qualname}"),
            _ => qualname,
        }
    }

    /// A class as messages name it in full: those of the program itself without the module.
    #[must_use]
    pub fn shown_class_name(&self, class: Value) -> String {
        let name = self.full_class_name(class);
        name.strip_prefix("__main__.").map_or_else(|| name.clone(), str::to_owned)
    }

    /// The `__qualname__` of a class.
    #[must_use]
    pub fn class_qualname(&self, class: Value) -> String {
        if class.is(Kind::Class)
            && let Some(name) = self.as_text(self.class(class).qualname)
        {
            return name.to_owned();
        }
        self.class_name(class)
    }

    /// A string among the attributes of a class of the program itself.
    #[must_use]
    pub(crate) fn class_text(&self, class: Value, name: &str) -> Option<&str> {
        if !class.is(Kind::Class) {
            return None;
        }
        let name = self.find_interned(name)?;
        self.as_text(self.dict_get_name(self.class(class).dict, name)?)
    }

    /// The `__qualname__` of something that can be called.
    #[must_use]
    pub fn qualified_name(&self, callable: Value) -> String {
        match callable.kind() {
            Some(Kind::Function) => {
                self.as_text(self.function(callable).qualname).unwrap_or("?").to_owned()
            }
            Some(Kind::Library) => {
                let code = crate::code_store::CodeId::library(callable.index());
                self.code_of(code).map_or("?", |code| &code.qualname).to_owned()
            }
            Some(Kind::External) => self.text(Value::other(Kind::Str, callable.index())).to_owned(),
            Some(Kind::Builtin) => builtins::by_index(callable.index())
                .map_or_else(|| "?".to_owned(), builtins::Builtin::full_name),
            Some(Kind::BoundMethod) => self.qualified_name_of_method(callable),
            Some(Kind::Type | Kind::Class) => self.class_qualname(callable),
            _ => self.type_name(callable),
        }
    }

    /// Methods can be wrapped in methods, so this looks through all of them.
    fn qualified_name_of_method(&self, mut callable: Value) -> String {
        while callable.is(Kind::BoundMethod) {
            callable = self.bound_method(callable).function;
        }
        self.qualified_name(callable)
    }
}

/// The name of a native function as the program sees it: without the module.
pub(crate) fn builtin_name(function: Value) -> &'static str {
    builtins::by_index(function.index()).map_or("?", builtins::Builtin::short_name)
}
