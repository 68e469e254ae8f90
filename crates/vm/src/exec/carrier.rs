//! Native methods called on instances that carry a value, and constructors called with a class:
//! `super().__new__(cls, ...)`.

use super::{Cont, Exec, Outcome};
use crate::builtins::Builtin;
use crate::library;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::types::attribute::Attribute;
use crate::value::{Kind, Value};

/// Whether the `__new__` of a type takes no keyword arguments and leaves those of a derived class to
/// its `__init__`.
const fn leaves_keywords(id: TypeId) -> bool {
    matches!(
        id,
        TypeId::Tuple | TypeId::FrozenSet | TypeId::Float | TypeId::Filter | TypeId::Reversed
    )
}

/// Whether a method is an operator in place or `__iter__`: one that may give its receiver.
fn gives_receiver(builtin: &Builtin) -> bool {
    builtin.name.starts_with("__i")
        && !matches!(builtin.name, "__init__" | "__int__" | "__index__" | "__invert__")
}

impl Exec<'_> {
    /// Calls a native function whose arguments, already arranged, may carry values. Methods get
    /// what their receiver carries; when they give that back, the result is the receiver.
    #[inline(never)]
    pub(super) fn call_with_instances(
        &mut self,
        builtin: &'static Builtin,
        arguments: &[Value],
        cont: Cont,
    ) -> Outcome {
        let mut values = arguments.to_vec();
        if builtin.unwraps {
            for value in values.iter_mut().skip(1) {
                let carried = self.heap.unwrapped(*value);
                if carried != *value {
                    self.heap.carriers.push((carried, *value));
                    *value = carried;
                }
            }
        }
        let receiver = values[0];
        let owned = builtin.owner.is_some_and(TypeId::unwraps_receivers) && !builtin.is_static();
        let carried = if owned { self.heap.carried(receiver) } else { None };
        let Some(carried) = carried else {
            return self.call_arranged(builtin, &values, cont);
        };
        values[0] = carried;
        let result = (builtin.function)(self.heap, &values);
        self.heap.carriers.clear();
        match result {
            Ok(value) if value == carried && gives_receiver(builtin) => {
                self.store_result(receiver, cont)
            }
            Ok(value) => {
                let value = self.with_class_name(builtin, receiver, value)?;
                self.store_result(value, cont)
            }
            Err(Trap::Raise(error)) if builtin.full_name() == "dict.__getitem__" => {
                self.missing_key(receiver, values[1], error, cont)
            }
            Err(Trap::Library) if builtin.full_name() == "dict.__getitem__" => {
                let args = [receiver, carried, values[1]];
                self.call_library("get_item_or_missing", &args, cont)
            }
            // Operators in place give the receiver.
            Err(Trap::Library) if gives_receiver(builtin) => {
                let Some(function) = builtin.library.and_then(library::function) else {
                    return self.settle(Trap::Library, builtin, &values, cont);
                };
                let mut args = vec![receiver, function];
                args.extend_from_slice(&values);
                self.call_library("give_receiver", &args, cont)
            }
            Err(trap) => self.settle(trap, builtin, &values, cont),
        }
    }

    /// Calls a class method of a built-in type, `dict.fromkeys`, with a class of the program.
    #[inline(never)]
    pub(super) fn call_class_method(
        &mut self,
        builtin: &'static Builtin,
        values: &[Value],
        cont: Cont,
    ) -> Outcome {
        let (class, owner) = (values[0], builtin.owner.unwrap_or(TypeId::Object));
        if !owner.is_carried() || builtin.name == "__class_getitem__" {
            return self.call_arranged(builtin, values, cont);
        }
        if owner == TypeId::Dict {
            let last = values.iter().rposition(|value| !value.is_unbound()).unwrap_or(0);
            return self.call_library("dict_fromkeys_of", &values[..=last], cont);
        }
        match (builtin.function)(self.heap, values) {
            Ok(value) => self.call_values(class, &[value], &[], cont),
            Err(trap) => self.settle(trap, builtin, values, cont),
        }
    }

    /// The `repr` of a set says of which class it is.
    fn with_class_name(
        &mut self,
        builtin: &'static Builtin,
        receiver: Value,
        text: Value,
    ) -> Result<Value, Trap> {
        if builtin.owner == Some(TypeId::ByteArray) && builtin.name == "__repr__" {
            let name = self.heap.type_name(receiver);
            let inner = self.heap.text(text).trim_start_matches("bytearray");
            let named = format!("{name}{inner}");
            return self.heap.new_str(named);
        }
        let of_set = matches!(builtin.owner, Some(TypeId::Set | TypeId::FrozenSet));
        if !of_set || builtin.name != "__repr__" || !text.is(Kind::Str) {
            return Ok(text);
        }
        let text = self.heap.text(text);
        let inner = text.trim_start_matches("frozenset").trim_start_matches("set");
        let inner = inner.trim_start_matches('(').trim_end_matches(')');
        let named = format!("{}({inner})", self.heap.type_name(receiver));
        self.heap.new_str(named)
    }

    /// A key was not found in the dict that an instance carries.
    fn missing_key(&mut self, object: Value, key: Value, error: Value, cont: Cont) -> Outcome {
        let lost = self.heap.is_instance(error, TypeId::KeyError.value());
        match self.special(object, "__missing__").filter(|_| lost) {
            Some(method) => self.call_attribute(method, &[key], cont),
            None => Err(Trap::Raise(error)),
        }
    }

    fn call_arranged(
        &mut self,
        builtin: &'static Builtin,
        values: &[Value],
        cont: Cont,
    ) -> Outcome {
        let result = (builtin.function)(self.heap, values);
        self.heap.carriers.clear();
        match result {
            Ok(value) => self.store_result(value, cont),
            Err(trap) => self.settle(trap, builtin, values, cont),
        }
    }

    /// Calls a constructor as an attribute: `tuple.__new__(cls, items)`.
    pub(super) fn call_new(
        &mut self,
        builtin: &'static Builtin,
        mut positional: Vec<Value>,
        keywords: Vec<(Value, Value)>,
        cont: Cont,
    ) -> Outcome {
        let owner = builtin.owner.unwrap_or(TypeId::Object);
        let name = owner.name();
        if positional.is_empty() {
            let message = format!("{name}.__new__(): not enough arguments");
            return Err(self.heap.type_error(message));
        }
        let class = positional[0];
        if !class.is(Kind::Class) && !class.is(Kind::Type) {
            let found = self.heap.type_name(class);
            let message = format!("{name}.__new__(X): X is not a type object ({found})");
            return Err(self.heap.type_error(message));
        }
        if !self.heap.is_subclass(class, owner.value()) {
            let found = self.heap.class_name(class);
            let message = format!("{name}.__new__({found}): {found} is not a subtype of {name}");
            return Err(self.heap.type_error(message));
        }
        if owner == TypeId::Type {
            let Some(function) = library::function("type_new") else {
                return Err(Trap::internal("the library has no type_new"));
            };
            return self.call_values(function, &positional, &keywords, cont);
        }
        let layout = TypeId::of(class).unwrap_or_else(|| self.heap.class(class).layout);
        if owner == TypeId::Object {
            if layout != TypeId::Object && !layout.is_exception() {
                let found = self.heap.class_name(class);
                let message = format!("object.__new__({found}) is not safe, use {found}.__new__()");
                return Err(self.heap.type_error(message));
            }
            if layout.is_exception() {
                return self.new_exception_object(class, positional, &keywords, cont);
            }
            let excess = positional.len() > 1 || !keywords.is_empty();
            let object = self.heap.new_plain_object(class, excess)?;
            return self.store_result(object, cont);
        }
        if layout != owner
            && crate::builtins::constructor(layout).is_some_and(|own| own.owner == Some(layout))
        {
            let (found, safe) = (self.heap.class_name(class), layout.name());
            let message = format!("{name}.__new__({found}) is not safe, use {safe}.__new__()");
            return Err(self.heap.type_error(message));
        }
        positional.remove(0);
        if owner == TypeId::Module {
            let module = self.heap.empty_module(class)?;
            return self.store_result(module, cont);
        }
        if !class.is(Kind::Class) {
            let (positional, keywords) = match owner.is_filled_later() {
                true => (Vec::new(), Vec::new()),
                false => (positional, keywords),
            };
            return self.call_native(builtin, positional, keywords, cont);
        }
        if owner.is_filled_later() {
            let carried = self.empty_of(owner)?;
            let object = self.heap.new_carrier(class, carried)?;
            return self.store_result(object, cont);
        }
        let alone = leaves_keywords(owner)
            && self.heap.class(class).traits.contains(crate::object::ClassTraits::INIT);
        let keywords = if alone { Vec::new() } else { keywords };
        let values = self.arrange(builtin, positional.clone(), keywords.clone())?;
        let (function, args, keywords) = match (builtin.function)(self.heap, &values) {
            Ok(carried) => {
                let object = self.heap.new_carrier_of(class, carried)?;
                return self.store_result(object, cont);
            }
            Err(Trap::Library) => (owner.value(), positional, keywords),
            Err(Trap::Call(request)) => (request.callee, request.args, request.keywords),
            Err(trap) => return Err(trap),
        };
        let mut all = vec![class, function];
        all.extend(args);
        self.call_library_with("carry_result", &all, &keywords, cont)
    }

    /// `BaseException.__new__(class, ...)`; keyword arguments are for `__init__` alone.
    fn new_exception_object(
        &mut self,
        class: Value,
        positional: Vec<Value>,
        keywords: &[(Value, Value)],
        cont: Cont,
    ) -> Outcome {
        match self.heap.create_exception(class, positional[1..].to_vec()) {
            Ok(exception) => self.store_result(exception, cont),
            Err(Trap::Library) => self.call_library_with("group_new", &positional, keywords, cont),
            Err(trap) => Err(trap),
        }
    }

    /// An empty list, dict or set.
    fn empty_of(&mut self, id: TypeId) -> Result<Value, Trap> {
        match id {
            TypeId::List => self.heap.new_list(Vec::new()),
            TypeId::Dict => self.heap.new_dict(),
            TypeId::ByteArray => self.heap.new_byte_array(Vec::new()),
            TypeId::Property | TypeId::ClassMethod | TypeId::StaticMethod => {
                self.heap.new_descriptor(id)
            }
            _ => self.heap.alloc(crate::object::Set::default()),
        }
    }

    /// Calls a class of the program whose instances carry a value.
    pub(super) fn instantiate_carrier(
        &mut self,
        class: Value,
        layout: TypeId,
        positional: Vec<Value>,
        keywords: Vec<(Value, Value)>,
        cont: Cont,
    ) -> Outcome {
        let init = self.heap.intern("__init__")?;
        let init = self.heap.class_lookup(class, init).filter(|init| !init.is_none());
        let own_init = init.filter(|init| !init.is(Kind::Builtin));
        if layout.is_filled_later() {
            let carried = self.empty_of(layout)?;
            let instance = self.heap.new_carrier(class, carried)?;
            let native = init.filter(|init| init.is(Kind::Builtin));
            if let Some(builtin) = native.map(super::call::builtin).transpose()?
                && builtin.owner.is_some_and(TypeId::is_carried)
            {
                let mut args = vec![carried];
                args.extend_from_slice(&positional);
                let values = self.arrange(builtin, args, keywords.clone())?;
                return match (builtin.function)(self.heap, &values) {
                    Ok(_) => self.store_result(instance, cont),
                    Err(Trap::Library) => {
                        let mut args: Vec<_> = init.into_iter().collect();
                        args.push(instance);
                        args.extend(positional);
                        self.call_library_with("construct_with", &args, &keywords, cont)
                    }
                    Err(Trap::Call(request)) => {
                        let mut args = vec![instance, request.callee];
                        args.extend(request.args);
                        self.call_library_with("give_receiver", &args, &request.keywords, cont)
                    }
                    Err(trap) => Err(trap),
                };
            }
            let Some(init) = own_init else { return self.store_result(instance, cont) };
            let mut args = vec![init, instance];
            args.extend(positional);
            return self.call_library_with("construct_with", &args, &keywords, cont);
        }
        let Some(constructor) = crate::builtins::constructor(layout) else {
            return Err(Trap::internal(format!("no constructor of {}", layout.name())));
        };
        // Keyword arguments may be for `__init__` alone.
        let alone = own_init.is_some() && leaves_keywords(layout);
        let given = if alone { Vec::new() } else { keywords.clone() };
        let values = self.arrange(constructor, positional.clone(), given);
        let made = match values {
            Ok(values) => (constructor.function)(self.heap, &values),
            Err(trap) => Err(trap),
        };
        match made {
            Ok(carried) if own_init.is_none() => {
                let instance = self.heap.new_carrier_of(class, carried)?;
                self.store_result(instance, cont)
            }
            Err(trap @ (Trap::Raise(_) | Trap::Limit(_))) => Err(trap),
            _ => {
                let mut args = vec![class];
                args.extend(positional);
                self.call_library_with("type_call", &args, &keywords, cont)
            }
        }
    }

    /// Calls a function of the library with keyword arguments.
    pub(super) fn call_library_with(
        &mut self,
        name: &str,
        args: &[Value],
        keywords: &[(Value, Value)],
        cont: Cont,
    ) -> Outcome {
        self.heap.renew_effort();
        match library::function(name) {
            Some(function) => self.call_values(function, args, keywords, cont),
            None => Err(Trap::internal(format!("the library has no {name}"))),
        }
    }

    /// The method of a special name that the built-in type of a value has.
    pub(super) fn native_special(&mut self, object: Value, name: &str) -> Option<Attribute> {
        if matches!(object.kind(), Some(Kind::Instance | Kind::Exception | Kind::Class)) {
            return None;
        }
        let id = self.heap.native_type(object);
        let function = self.heap.special_lookup(id.value(), name)?;
        let owner = crate::builtins::by_index(function.index())?.owner?;
        (owner != TypeId::Object).then_some(Attribute::Method { function, receiver: object })
    }
}
