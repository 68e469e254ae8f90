//! `repr` and `str` of built-in values: one text, made with a stack of our own.
//!
//! Values may nest deeply and contain themselves, so nothing here recurses. Where a class of the
//! program has a `__repr__` or `__str__`, the answer is [`Trap::Library`].

use std::fmt::Write as _;

use crate::builtins::{self, Builtin, Form};
use crate::heap::Heap;
use crate::object::{DescriptorKind, ViewKind, concatenated};
use crate::text::IntRef;
use crate::text::room::decimal_text;
use crate::text::{complex, float_repr, int_repr, str_repr, unicode};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::types::names::builtin_name;
use crate::types::number::cost;
use crate::value::{Kind, Unpacked, Value};

/// Containers that nest deeper than this raise `RecursionError`.
const MAX_DEPTH: usize = 1000;

/// What an item takes, compared with looking at it.
const REPR_EFFORT: u32 = 2;
/// Strings up to this length are escaped without computing the size of the result first.
const SMALL_TEXT: usize = 4096;

/// How the children of a container are walked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Walk {
    /// The items of a list.
    List,
    /// The items of a tuple.
    Tuple,
    /// Keys and values; the cursor counts both.
    Dict,
    /// The elements of a set.
    Set,
    /// The keys or values of a dict.
    View(ViewKind),
    /// Pairs of a dict as tuples; the cursor counts keys and values.
    Items,
    /// The three parts of a slice.
    Slice,
    /// One value: the receiver of a method, what a descriptor wraps, the argument of an exception.
    Only(Value),
}

/// A container whose text is under way.
struct Open {
    value: Value,
    walk: Walk,
    cursor: usize,
    written: usize,
    close: &'static str,
}

impl Heap {
    /// `repr(value)`.
    ///
    /// # Errors
    ///
    /// [`Trap::Library`] when a `__repr__` of the program has to be called; `RecursionError` for
    /// values nested too deeply; `ValueError` for integers of too many digits; the memory limit.
    pub fn repr(&mut self, value: Value) -> Result<String, Trap> {
        let mut out = String::new();
        let mut stack: Vec<Open> = Vec::new();
        self.repr_start(&mut out, &mut stack, value)?;
        while let Some(open) = stack.last_mut() {
            if !self.spend(REPR_EFFORT) {
                return Err(Trap::Library);
            }
            match self.repr_step(open, &mut out) {
                Some(child) => {
                    if stack.len() > MAX_DEPTH {
                        return Err(self.recursion_error("while getting the repr of an object"));
                    }
                    self.repr_start(&mut out, &mut stack, child)?;
                }
                None => {
                    out.push_str(open.close);
                    stack.pop();
                }
            }
            self.reserve(Some(out.len()))?;
        }
        Ok(out)
    }

    /// `repr(value)` as a value.
    ///
    /// # Errors
    ///
    /// As [`Heap::repr`].
    pub fn repr_value(&mut self, value: Value) -> Result<Value, Trap> {
        if value.is(Kind::Str)
            && let text = self.text(value)
            && text
                .bytes()
                .all(|byte| matches!(byte, b' '..=b'~') && byte != b'\'' && byte != b'\\')
        {
            let len = self.reserve(text.len().checked_add(2))?;
            let text = concatenated(["'", self.text(value), "'"].into_iter(), len);
            return self.new_part(text, true);
        }
        let text = self.repr(value)?;
        self.new_str(text)
    }

    /// `str(value)`.
    ///
    /// # Errors
    ///
    /// As [`Heap::repr`], also for `__str__`.
    pub fn str_of(&mut self, value: Value) -> Result<String, Trap> {
        if value.is(Kind::Str) {
            self.reserve(Some(self.text(value).len()))?;
            return Ok(self.text(value).to_owned());
        }
        if value.is(Kind::Exception) {
            return self.exception_text(value);
        }
        if value.is(Kind::Class) && self.overrides(self.type_of(value), "__str__") {
            return Err(Trap::Library);
        }
        if value.is(Kind::Instance) {
            if self.overrides(self.type_of(value), "__str__") {
                return Err(Trap::Library);
            }
            if let Some(text) = self.as_text(value) {
                self.reserve(Some(text.len()))?;
                return Ok(text.to_owned());
            }
            // Bytes and bytearrays have a `__str__` of their own, which asks no `__repr__`.
            match self.unwrapped(value) {
                bytes if bytes.is(Kind::Bytes) => return self.repr(bytes),
                array if array.is(Kind::ByteArray) => {
                    let (name, text) = (self.type_name(value), self.repr(array)?);
                    return Ok(name + text.trim_start_matches("bytearray"));
                }
                _ => {}
            }
            if self.type_of(value) == TypeId::MappingProxy.value() {
                return self.repr(self.unwrapped(value));
            }
        }
        self.repr(value)
    }

    /// `str(value)` as a value; a string is its own.
    ///
    /// # Errors
    ///
    /// As [`Heap::str_of`].
    pub fn str_value(&mut self, value: Value) -> Result<Value, Trap> {
        if value.is(Kind::Str) {
            return Ok(value);
        }
        if let Some(int) = value.as_small() {
            return self.new_part(decimal_text(int), true);
        }
        let text = self.str_of(value)?;
        self.new_str(text)
    }

    /// Whether a class of the program defines a method, before any built-in base does that has
    /// one of its own.
    #[must_use]
    pub fn overrides(&self, class: Value, name: &str) -> bool {
        if !class.is(Kind::Class) {
            return false;
        }
        let Some(interned) = self.find_interned(name) else { return false };
        for &base in &self.class(class).mro {
            match TypeId::of(base) {
                Some(TypeId::BaseException | TypeId::Object) => return false,
                Some(id) => {
                    if builtins::method(id, name).is_some() {
                        return false;
                    }
                }
                None => {
                    if base.is(Kind::Class)
                        && self.dict_get_name(self.class(base).dict, interned).is_some()
                    {
                        return true;
                    }
                }
            }
        }
        false
    }

    /// Writes a value without children, or the opening of one with children, which it pushes.
    fn repr_start(
        &mut self,
        out: &mut String,
        stack: &mut Vec<Open>,
        value: Value,
    ) -> Result<(), Trap> {
        let value = match self.repr_of_carrier(out, stack, value)? {
            Some(value) => value,
            None => return Ok(()),
        };
        let kind = match value.unpack() {
            Unpacked::Int(int) => {
                out.push_str(&decimal_text(int));
                return Ok(());
            }
            Unpacked::Float(float) => {
                float_repr::push(out, float);
                return Ok(());
            }
            Unpacked::Other(kind, _) => kind,
        };
        let (open, walk, close, cycle) = match kind {
            Kind::List => ("[", Walk::List, "]", "[...]"),
            Kind::Tuple if self.tuple(value).items.len() == 1 => ("(", Walk::Tuple, ",)", "(...)"),
            Kind::Tuple => ("(", Walk::Tuple, ")", "(...)"),
            Kind::Dict => ("{", Walk::Dict, "}", "{...}"),
            Kind::Set => match (self.set(value).frozen, self.set(value).is_empty()) {
                (false, false) => ("{", Walk::Set, "}", "set(...)"),
                (false, true) => ("set(", Walk::Set, ")", ""),
                (true, false) => ("frozenset({", Walk::Set, "})", "frozenset(...)"),
                (true, true) => ("frozenset(", Walk::Set, ")", ""),
            },
            Kind::DictView => match self.dict_view(value).kind {
                ViewKind::Items => ("dict_items([", Walk::Items, "])", "..."),
                ViewKind::Keys => ("dict_keys([", Walk::View(ViewKind::Keys), "])", "..."),
                ViewKind::Values => ("dict_values([", Walk::View(ViewKind::Values), "])", "..."),
            },
            Kind::Slice => ("slice(", Walk::Slice, ")", ""),
            Kind::Exception => {
                if self.overrides(self.type_of(value), "__repr__") {
                    return Err(Trap::Library);
                }
                return self.repr_exception(out, stack, value);
            }
            Kind::Descriptor => {
                let descriptor = self.descriptor(value);
                let walk = Walk::Only(descriptor.get);
                match descriptor.kind {
                    DescriptorKind::Property
                    | DescriptorKind::Member
                    | DescriptorKind::HostMethod
                    | DescriptorKind::HostAttribute => return self.repr_leaf(out, value, kind),
                    DescriptorKind::ClassMethod => ("<classmethod(", walk, ")>", ""),
                    DescriptorKind::StaticMethod => ("<staticmethod(", walk, ")>", ""),
                }
            }
            Kind::BoundMethod => {
                let (function, receiver) = {
                    let method = self.bound_method(value);
                    (method.function, method.receiver)
                };
                if function.is(Kind::Builtin) || self.is_host_member(function) {
                    return self.repr_leaf(out, value, kind);
                }
                let named = ["__qualname__", "__name__"].into_iter().find_map(|name| {
                    let name = self.find_interned(name)?;
                    let own =
                        function.is(Kind::Instance).then(|| self.own_attribute(function, name));
                    self.as_text(own??).map(str::to_owned)
                });
                let name = match named {
                    Some(name) => name,
                    None if function.is(Kind::Instance) => "?".to_owned(),
                    None => self.qualified_name(function).to_string(),
                };
                let _ = write!(out, "<bound method {name} of ");
                ("", Walk::Only(receiver), ">", "")
            }
            _ => return self.repr_leaf(out, value, kind),
        };
        let active = !cycle.is_empty()
            && (self.repr_active.contains(&value) || stack.iter().any(|open| open.value == value));
        if active {
            out.push_str(cycle);
            return Ok(());
        }
        out.push_str(open);
        stack.push(Open { value, walk, cursor: 0, written: 0, close });
        Ok(())
    }

    /// What is shown for an instance that carries a value: that value, unless its class says
    /// otherwise. Sets are shown with the name of the class, which is then written.
    fn repr_of_carrier(
        &self,
        out: &mut String,
        stack: &mut Vec<Open>,
        value: Value,
    ) -> Result<Option<Value>, Trap> {
        let Some(carried) = self.carried(value) else { return Ok(Some(value)) };
        if carried.is(Kind::Descriptor) || carried.is(Kind::Iterator) {
            return Ok(Some(value));
        }
        if self.type_of(value) == TypeId::MappingProxy.value() {
            out.push_str("mappingproxy(");
            stack.push(Open {
                value,
                walk: Walk::Only(carried),
                cursor: 0,
                written: 0,
                close: ")",
            });
            return Ok(None);
        }
        if self.overrides(self.type_of(value), "__repr__") {
            return Err(Trap::Library);
        }
        if carried.is(Kind::ByteArray) {
            let (name, bytes) = (self.type_name(value), &self.byte_array(carried).0);
            self.reserve(bytes.len().checked_mul(4))?;
            let _ = write!(out, "{name}({})", str_repr::repr_array(bytes));
            return Ok(None);
        }
        if !carried.is(Kind::Set) {
            return Ok(Some(carried));
        }
        out.push_str(&self.type_name(value));
        if self.repr_active.contains(&carried) || stack.iter().any(|open| open.value == carried) {
            out.push_str("(...)");
            return Ok(None);
        }
        let empty = self.set(carried).is_empty();
        out.push_str(if empty { "(" } else { "({" });
        let close = if empty { ")" } else { "})" };
        stack.push(Open { value: carried, walk: Walk::Set, cursor: 0, written: 0, close });
        Ok(None)
    }

    /// Writes what comes before the next child and gives that child; `None` at the end.
    fn repr_step(&self, open: &mut Open, out: &mut String) -> Option<Value> {
        let child = match open.walk {
            Walk::List => self.list(open.value).items.get(open.cursor).copied()?,
            Walk::Tuple => self.tuple(open.value).items.get(open.cursor).copied()?,
            Walk::Slice => {
                let slice = self.slice(open.value);
                [slice.start, slice.stop, slice.step].get(open.cursor).copied()?
            }
            Walk::Only(value) => (open.cursor == 0).then_some(value)?,
            Walk::Set => {
                let places = self.set(open.value).places();
                loop {
                    let (element, _) = *places.get(open.cursor)?;
                    if !element.is_unbound() && element != Value::DELETED {
                        break element;
                    }
                    open.cursor += 1;
                }
            }
            Walk::View(kind) => {
                let dict = self.dict(self.dict_view(open.value).dict);
                let (place, entry) = dict.entry_from(open.cursor)?;
                open.cursor = place;
                if kind == ViewKind::Keys { entry.key } else { entry.value }
            }
            Walk::Dict | Walk::Items => return self.repr_pair(open, out),
        };
        if open.written > 0 {
            out.push_str(", ");
        }
        open.cursor += 1;
        open.written += 1;
        Some(child)
    }

    fn repr_pair(&self, open: &mut Open, out: &mut String) -> Option<Value> {
        let items = open.walk == Walk::Items;
        let dict = if items { self.dict_view(open.value).dict } else { open.value };
        let dict = self.dict(dict);
        if open.cursor % 2 == 1 {
            out.push_str(if items { ", " } else { ": " });
            let entry = dict.entry(open.cursor / 2)?;
            open.cursor += 1;
            return Some(entry.value);
        }
        if items && open.written > 0 {
            out.push(')');
        }
        let (place, entry) = dict.entry_from(open.cursor / 2)?;
        open.cursor = place * 2;
        out.push_str(match (items, open.written > 0) {
            (true, true) => ", (",
            (true, false) => "(",
            (false, true) => ", ",
            (false, false) => "",
        });
        open.cursor += 1;
        open.written += 1;
        Some(entry.key)
    }

    /// `Name(args)`, whatever the class of the program says.
    fn repr_exception(
        &mut self,
        out: &mut String,
        stack: &mut Vec<Open>,
        value: Value,
    ) -> Result<(), Trap> {
        out.push_str(&self.type_name(value));
        let args = self.exception(value).args;
        let items = &self.tuple(args).items;
        // The exception stands on the stack for its depth; it is not guarded against cycles.
        let (walk, on, close) = match **items {
            [only] => {
                out.push('(');
                (Walk::Only(only), value, ")")
            }
            _ => {
                out.push('(');
                (Walk::Tuple, args, ")")
            }
        };
        stack.push(Open { value: on, walk, cursor: 0, written: 0, close });
        Ok(())
    }

    /// `BaseException.__repr__(value)`.
    ///
    /// # Errors
    ///
    /// As [`Heap::repr`], for the arguments.
    pub fn exception_repr(&mut self, value: Value) -> Result<String, Trap> {
        let name = self.type_name(value);
        let args = self.exception(value).args;
        let text = match *self.tuple(args).items {
            [only] => format!("({})", self.repr(only)?),
            _ => self.repr(args)?,
        };
        Ok(name + &text)
    }

    fn repr_leaf(&mut self, out: &mut String, value: Value, kind: Kind) -> Result<(), Trap> {
        match kind {
            Kind::Const => out.push_str(match value {
                Value::TRUE => "True",
                Value::FALSE => "False",
                Value::ELLIPSIS => "Ellipsis",
                Value::NOT_IMPLEMENTED => "NotImplemented",
                Value::ZERO => "0.0",
                Value::NEGATIVE_ZERO => "-0.0",
                _ => "None",
            }),
            Kind::Str => {
                let text = self.text(value);
                if text.len() > SMALL_TEXT {
                    self.reserve(Some(out.len().saturating_add(repr_size(text))))?;
                }
                str_repr::push(out, text);
            }
            Kind::Float => float_repr::push(out, self.boxed_float(value).0),
            Kind::Complex => {
                let complex = self.complex(value);
                out.push_str(&complex::repr(complex.real, complex.imag));
            }
            Kind::BigInt => {
                self.afford(cost::decimal(self.big_int(value).0.bits()))?;
                let int = IntRef::Big(&self.big_int(value).0);
                match int_repr::decimal(int, self.int_digits(), self.available()) {
                    Ok(text) => out.push_str(&text),
                    Err(error) => return Err(self.text_error(error)),
                }
            }
            Kind::Bytes => {
                let bytes = &self.bytes(value).0;
                self.reserve(bytes.len().checked_mul(4))?;
                out.push_str(&str_repr::repr_bytes(bytes));
            }
            Kind::ByteArray => {
                let bytes = &self.byte_array(value).0;
                self.reserve(bytes.len().checked_mul(4))?;
                let _ = write!(out, "bytearray({})", str_repr::repr_array(bytes));
            }
            Kind::MemoryView => {
                let released = self.memory_view(value).object.is_none();
                let word = if released { "released memory" } else { "memory" };
                let id = self.identity(value);
                let _ = write!(out, "<{word} at {id:#x}>");
            }
            Kind::Range => {
                let (start, stop, step) = {
                    let range = self.range(value);
                    (range.start, range.stop, range.step)
                };
                let (start, stop) = (self.repr(start)?, self.repr(stop)?);
                let _ = write!(out, "range({start}, {stop}");
                if step != Value::small(1) {
                    let _ = write!(out, ", {}", self.repr(step)?);
                }
                out.push(')');
            }
            Kind::Type => {
                let _ = write!(out, "<class '{}'>", self.class_name(value));
            }
            Kind::Class => {
                if self.overrides(self.type_of(value), "__repr__") {
                    return Err(Trap::Library);
                }
                let _ = write!(out, "<class '{}'>", self.full_class_name(value));
            }
            Kind::Instance => {
                let class = self.type_of(value);
                if self.overrides(class, "__repr__") {
                    return Err(Trap::Library);
                }
                if self.is_module(value) {
                    out.push_str(&self.module_text(value));
                    return Ok(());
                }
                out.push_str(&self.default_repr(value));
            }
            Kind::Builtin => out.push_str(&self.builtin_repr(value)),
            Kind::BoundMethod => {
                let (function, receiver) = {
                    let method = self.bound_method(value);
                    (method.function, method.receiver)
                };
                let name = match self.is_host_member(function) {
                    true => self.host_member_name(function).to_owned(),
                    false => builtin_name(function).to_owned(),
                };
                let owner = if receiver.is(Kind::Type) || receiver.is(Kind::Class) {
                    "type".to_owned()
                } else {
                    self.type_name(receiver)
                };
                let id = self.identity(receiver);
                let wrapper = function.is(Kind::Builtin)
                    && builtins::by_index(function.index()).is_some_and(Builtin::is_wrapper);
                let _ = if wrapper {
                    write!(out, "<method-wrapper '{name}' of {owner} object at {id:#x}>")
                } else {
                    write!(out, "<built-in method {name} of {owner} object at {id:#x}>")
                };
            }
            Kind::Function | Kind::Library | Kind::External => {
                let id = self.identity(value);
                let _ = write!(out, "<function {} at {id:#x}>", self.qualified_name(value));
            }
            Kind::Generator => {
                let generator = self.generator(value);
                let (code, names) = (generator.code, generator.names);
                let renamed = match names.is(Kind::Tuple) {
                    true => self.tuple(names).items.get(1).and_then(|&name| self.as_text(name)),
                    false => None,
                };
                let name = renamed
                    .or_else(|| self.code_of(code).map(|code| code.qualname.as_str()))
                    .unwrap_or("?")
                    .to_owned();
                let id = self.identity(value);
                let kind = self.native_type(value).name();
                let _ = write!(out, "<{kind} object {name} at {id:#x}>");
            }
            Kind::Module => {
                out.push_str(&self.module_text(value));
            }
            Kind::Resource => out.push_str(&self.resource_text(value)),
            Kind::Descriptor if self.is_host_member(value) => {
                out.push_str(&self.host_member_text(value));
            }
            Kind::Descriptor if self.descriptor(value).kind == DescriptorKind::Member => {
                let member = self.descriptor(value);
                let (name, class) = (self.as_text(member.name), self.class_name(member.set));
                let _ = write!(out, "<member '{}' of '{class}' objects>", name.unwrap_or_default());
            }
            Kind::Super => {
                let object = self.super_object(value);
                let class = self.class_name(object.class);
                if object.object.is_unbound() {
                    let _ = write!(out, "<super: <class '{class}'>, NULL>");
                    return Ok(());
                }
                let owner = self.class_name(object.object_type);
                let _ = write!(out, "<super: <class '{class}'>, <{owner} object>>");
            }
            Kind::Cell => {
                let content = self.cell(value).0;
                let id = self.identity(value);
                if content.is_unbound() {
                    let _ = write!(out, "<cell at {id:#x}: empty>");
                } else {
                    let (name, inner) = (self.type_name(content), self.identity(content));
                    let _ = write!(out, "<cell at {id:#x}: {name} object at {inner:#x}>");
                }
            }
            _ => {
                let name = self.native_type(value).name();
                let id = self.identity(value);
                let _ = write!(out, "<{name} object at {id:#x}>");
            }
        }
        Ok(())
    }

    fn builtin_repr(&mut self, function: Value) -> String {
        let name = builtin_name(function);
        let Some(builtin) = builtins::by_index(function.index()) else { return name.to_owned() };
        match builtin.owner {
            None => format!("<built-in function {name}>"),
            Some(owner) if builtin.form == Form::Member => {
                format!("<member '{name}' of '{}' objects>", owner.name())
            }
            Some(owner) if builtin.form == Form::GetSet => {
                format!("<attribute '{name}' of '{}' objects>", owner.name())
            }
            Some(owner) if builtin.is_static() || builtin.is_class_method() => {
                let id = self.identity(owner.value());
                format!("<built-in method {name} of type object at {id:#x}>")
            }
            Some(owner) if builtin.is_wrapper() => {
                format!("<slot wrapper '{name}' of '{}' objects>", owner.name())
            }
            Some(owner) => format!("<method '{name}' of '{}' objects>", owner.name()),
        }
    }

    /// `object.__repr__(value)`: `<__main__.C object at 0x7f0000000000>`.
    pub fn default_repr(&mut self, value: Value) -> String {
        let class = self.type_of(value);
        let name = match TypeId::of(class) {
            Some(id) => id.name().to_owned(),
            None => self.full_class_name(class),
        };
        format!("<{name} object at {:#x}>", self.identity(value))
    }
}

/// Bytes that `repr` of a string takes, at most.
fn repr_size(text: &str) -> usize {
    let escaped = |c: char| match c {
        '\\' | '\'' | '"' | '\n' | '\r' | '\t' => 2,
        c if unicode::is_printable(c) => c.len_utf8(),
        c if (c as u32) < 0x100 => 4,
        c if (c as u32) < 0x1_0000 => 6,
        _ => 10,
    };
    text.chars().map(escaped).sum::<usize>() + 2
}

#[cfg(test)]
#[path = "repr_tests.rs"]
mod tests;
