//! Attributes of objects of built-in types that are no methods.

use crate::builtins;
use crate::heap::Heap;
use crate::object::DescriptorKind;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::types::attribute::Attribute;
use crate::value::{Kind, Value};

impl Heap {
    /// An attribute of the function that bound methods, class methods and static methods stand
    /// around, however many.
    fn attribute_of_wrapped(
        &mut self,
        function: Value,
        name: Value,
    ) -> Result<Option<Value>, Trap> {
        const DEEPEST: u32 = 1000;
        let mut function = function;
        for _ in 0..DEEPEST {
            function = match function.kind() {
                Some(Kind::BoundMethod) => self.bound_method(function).function,
                Some(Kind::Descriptor) => match self.descriptor(function).kind {
                    DescriptorKind::ClassMethod | DescriptorKind::StaticMethod => {
                        self.descriptor(function).get
                    }
                    _ => break,
                },
                _ => break,
            };
        }
        let host = self.is_host_member(function);
        if function.is(Kind::BoundMethod) || function.is(Kind::Descriptor) && !host {
            return Ok(None);
        }
        Ok(match self.attribute(function, name)? {
            Attribute::Value(value) => Some(value),
            _ => None,
        })
    }

    /// Attributes of objects of built-in types that are no methods.
    pub(crate) fn native_attribute(
        &mut self,
        object: Value,
        name: Value,
    ) -> Result<Option<Value>, Trap> {
        let text = self.text(name);
        match object.kind() {
            Some(Kind::Function) => {
                let attributes = self.function(object).attributes;
                if attributes.is(Kind::Dict)
                    && let Some(value) = self.dict_get_name(attributes, name)
                {
                    return Ok(Some(value));
                }
                Ok(match text {
                    "__name__" => Some(self.function(object).name),
                    "__qualname__" => Some(self.function(object).qualname),
                    "__doc__" => Some(self.function(object).doc),
                    "__module__" => {
                        let key = self.intern("__name__")?;
                        let globals = self.function(object).globals;
                        Some(self.dict_get_name(globals, key).unwrap_or(Value::NONE))
                    }
                    "__defaults__" => Some(self.function(object).defaults),
                    "__kwdefaults__" => Some(self.function(object).keyword_defaults),
                    "__code__" => {
                        let code = self.function(object).code;
                        return self.code_object(code, object).map(Some);
                    }
                    "__closure__" => Some(self.function(object).closure),
                    "__globals__" => Some(self.function(object).globals),
                    "__dict__" => {
                        let dict = self.function_attributes(object)?;
                        Some(dict)
                    }
                    _ => None,
                })
            }
            Some(Kind::BoundMethod) => {
                let method = self.bound_method(object);
                let (function, receiver) = (method.function, method.receiver);
                Ok(match text {
                    "__self__" => Some(receiver),
                    "__func__" => Some(function),
                    "__objclass__"
                        if function.is(Kind::Builtin)
                            && !builtins::by_index(function.index())
                                .is_some_and(builtins::Builtin::is_wrapper) =>
                    {
                        None
                    }
                    _ => match self.type_lookup(TypeId::Method, name) {
                        Some(_)
                            if !matches!(
                                text,
                                "__name__" | "__qualname__" | "__doc__" | "__module__"
                            ) =>
                        {
                            None
                        }
                        // Everything else is that of the function.
                        _ => self.attribute_of_wrapped(function, name)?,
                    },
                })
            }
            Some(Kind::Builtin) => {
                let Some(builtin) = builtins::by_index(object.index()) else { return Ok(None) };
                Ok(match text {
                    "__name__" => Some(self.intern(builtin.short_name())?),
                    "__qualname__" if builtin.owner.is_none() => {
                        Some(self.intern(builtin.short_name())?)
                    }
                    "__qualname__" => Some(self.intern(&builtin.full_name())?),
                    "__module__" => Some(match builtin.name.rsplit_once('.') {
                        Some((module, _)) => self.intern(module)?,
                        None => self.intern("builtins")?,
                    }),
                    "__doc__" => Some(Value::NONE),
                    "__objclass__" if !builtin.is_static() => {
                        builtin.owner.map(crate::types::TypeId::value)
                    }
                    _ => None,
                })
            }
            Some(Kind::External) => Ok(match text {
                "__name__" | "__qualname__" => Some(Value::other(Kind::Str, object.index())),
                "__doc__" => Some(Value::NONE),
                _ => None,
            }),
            Some(Kind::Library) => Ok(match text {
                "__name__" | "__qualname__" => match crate::library::name(object.index()) {
                    Some(name) => Some(self.intern(name)?),
                    None => None,
                },
                _ => None,
            }),
            Some(Kind::Descriptor) => {
                let descriptor = self.descriptor(object);
                Ok(match (descriptor.kind, text) {
                    (DescriptorKind::Property, "fget") => Some(descriptor.get),
                    (DescriptorKind::Property, "fset") => Some(descriptor.set),
                    (DescriptorKind::Property, "fdel") => Some(descriptor.delete),
                    (DescriptorKind::Property, "__doc__") => Some(descriptor.doc),
                    (DescriptorKind::Member, "__objclass__") => Some(descriptor.set),
                    (
                        DescriptorKind::HostMethod | DescriptorKind::HostAttribute,
                        "__objclass__",
                    ) => Some(descriptor.set),
                    (
                        DescriptorKind::HostMethod | DescriptorKind::HostAttribute,
                        "__name__" | "__qualname__",
                    ) => {
                        let name = self.host_member_name(object).to_owned();
                        let class = self.class_qualname(descriptor.set);
                        match text {
                            "__name__" => Some(self.intern(&name)?),
                            _ => Some(self.intern(&format!("{class}.{name}"))?),
                        }
                    }
                    (DescriptorKind::Member | DescriptorKind::Property, "__name__")
                        if !descriptor.name.is_none() =>
                    {
                        Some(descriptor.name)
                    }
                    (DescriptorKind::Property, "__name__") if !descriptor.get.is_none() => {
                        let wrapped = descriptor.get;
                        self.attribute_of_wrapped(wrapped, name)?
                    }
                    (DescriptorKind::Member, "__qualname__") => {
                        let (class, name) = (descriptor.set, descriptor.name);
                        let text = format!("{}.{}", self.class_qualname(class), self.text(name));
                        Some(self.intern(&text)?)
                    }
                    (
                        DescriptorKind::ClassMethod | DescriptorKind::StaticMethod,
                        "__func__" | "__wrapped__",
                    ) => Some(descriptor.get),
                    (_, "__isabstractmethod__") => {
                        let parts = [descriptor.get, descriptor.set, descriptor.delete];
                        Some(Value::bool(parts.into_iter().any(|part| self.is_abstract(part))))
                    }
                    (
                        DescriptorKind::ClassMethod | DescriptorKind::StaticMethod,
                        "__name__" | "__qualname__" | "__doc__" | "__module__" | "__annotations__",
                    ) => {
                        let wrapped = descriptor.get;
                        self.attribute_of_wrapped(wrapped, name)?
                    }
                    _ => None,
                })
            }
            Some(Kind::MemoryView) => {
                let text = text.to_owned();
                self.view_attribute(object, &text)
            }
            Some(Kind::Slice) => {
                let slice = self.slice(object);
                Ok(match text {
                    "start" => Some(slice.start),
                    "stop" => Some(slice.stop),
                    "step" => Some(slice.step),
                    _ => None,
                })
            }
            Some(Kind::DictView) if text == "mapping" => {
                let dict = self.dict_view(object).dict;
                self.new_proxy(dict).map(Some)
            }
            Some(Kind::Range) => {
                let range = self.range(object);
                Ok(match text {
                    "start" => Some(range.start),
                    "stop" => Some(range.stop),
                    "step" => Some(range.step),
                    _ => None,
                })
            }
            Some(Kind::Generator) => {
                let text = text.to_owned();
                self.generator_attribute(object, &text)
            }
            Some(Kind::Traceback) => {
                let text = text.to_owned();
                self.traceback_attribute(object, &text)
            }
            Some(Kind::Cell) if text == "cell_contents" => {
                let contents = self.cell(object).0;
                if contents.is_unbound() {
                    return Err(self.value_error("Cell is empty"));
                }
                Ok(Some(contents))
            }
            Some(Kind::Module) if text == "__dict__" => Ok(Some(self.module(object).dict)),
            _ => {
                let text = text.to_owned();
                crate::types::number::native_attribute(self, object, &text)
            }
        }
    }

    /// Whether a function, or what a descriptor wraps, is marked as abstract.
    fn is_abstract(&mut self, mut value: Value) -> bool {
        // Descriptors that wrap each other cannot be endless, but they can be many.
        while value.is(Kind::Descriptor) {
            value = self.descriptor(value).get;
        }
        let Some(name) = self.find_interned("__isabstractmethod__") else { return false };
        if !value.is(Kind::Function) || !self.function(value).attributes.is(Kind::Dict) {
            return false;
        }
        let mark = self.dict_get_name(self.function(value).attributes, name);
        mark.is_some_and(|mark| self.truth(mark).unwrap_or(true))
    }

    /// The dict of a function's own attributes, made when it is first needed.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn function_attributes(&mut self, function: Value) -> Result<Value, Trap> {
        let attributes = self.function(function).attributes;
        if attributes.is(Kind::Dict) {
            return Ok(attributes);
        }
        let dict = self.new_dict()?;
        self.function_mut(function).attributes = dict;
        Ok(dict)
    }
}
