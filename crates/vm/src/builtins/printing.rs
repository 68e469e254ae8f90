//! `print`, `repr`, `ascii`, `format`, and what the library's versions of them need.

use std::borrow::Cow;

use compact_str::CompactString;
use diapause_bytecode::Conversion;

use super::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::output::Stream;
use crate::text::complex::format_complex;
use crate::text::format_spec::{FormatSpec, Target};
use crate::text::{IntRef, TextError, format_value, str_repr};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::types::number::cost;
use crate::value::{Kind, Value};

pub(crate) const FUNCTIONS: &[Builtin] = &[
    Builtin::function(
        "repr",
        Signature::One,
        |heap, args| heap.repr_value(args[0]),
        Some("repr_of"),
    ),
    Builtin::function("ascii", Signature::One, ascii, Some("ascii_of")),
    Builtin::function(
        "print",
        Signature::Variadic { at_least: 0, keywords: &["sep", "end", "file", "flush"] },
        print,
        Some("print_to"),
    ),
    Builtin::function("format", Signature::Positional(1, 2), format, Some("format_of")),
    Builtin::method(TypeId::Object, "__repr__", Signature::None, object_repr, Some("repr_of")),
    Builtin::method(TypeId::Object, "__str__", Signature::None, object_str, Some("repr_of")),
    Builtin::method(
        TypeId::Object,
        "__format__",
        Signature::One,
        object_format,
        Some("object_format"),
    ),
    Builtin::function("_overrides", Signature::Positional(2, 2), overrides, None),
    Builtin::function("_repr_kind", Signature::One, repr_kind, None),
    Builtin::function("_repr_frame", Signature::One, repr_frame, None),
    Builtin::function("_repr_enter", Signature::One, repr_enter, None),
    Builtin::function("_repr_leave", Signature::One, repr_leave, None),
    Builtin::function("_qualname", Signature::One, qualname, None),
    Builtin::function("_escape", Signature::One, escape, None),
    Builtin::function("_write", Signature::Positional(2, 2), write, None),
    Builtin::function("_int_digits", Signature::Positional(0, 1), int_digits, None),
    Builtin::function("_set_streams", Signature::Positional(2, 2), set_streams, None),
];

impl Heap {
    /// `format(value, spec)` of built-in values.
    ///
    /// # Errors
    ///
    /// Faults of the specifier; [`Trap::Library`] when a `__format__`, `__str__` or `__repr__` of
    /// the program has to be called.
    pub fn format_builtin(&mut self, value: Value, spec: &str) -> Result<Value, Trap> {
        let native = value.is_small()
            || value.is_inline_float()
            || matches!(value.kind(), Some(Kind::Str | Kind::BigInt | Kind::Float | Kind::Const));
        if !native {
            let class = self.type_of(value);
            if self.overrides(class, "__format__") {
                return Err(Trap::Library);
            }
        }
        if spec.is_empty() {
            return self.str_value(value);
        }
        let name = match native {
            true => Cow::Borrowed(self.native_type(value).name()),
            false => Cow::Owned(self.type_name(value)),
        };
        let value = self.unwrapped(value);
        if value.is(Kind::BigInt) {
            self.afford(cost::decimal(self.big_int(value).0.bits()))?;
        }
        match self.formatted(value, self.native_type(value), spec, &name) {
            Some(Ok(text)) => self.new_str(text),
            Some(Err(error)) => Err(self.text_error(error)),
            None => {
                let message = format!("unsupported format string passed to {name}.__format__");
                Err(self.type_error(message))
            }
        }
    }

    /// A text or a number, of the type `id`, by a specifier; `None` for what knows none. `name` is
    /// how messages call its type.
    fn formatted(
        &self,
        value: Value,
        id: TypeId,
        spec: &str,
        name: &str,
    ) -> Option<Result<CompactString, TextError>> {
        let limit = self.available();
        Some(match id {
            TypeId::Str => FormatSpec::parse(spec, Target::Str, name)
                .and_then(|spec| format_value::format_str(self.text(value), &spec, name, limit)),
            TypeId::Int | TypeId::Bool => {
                let int = if value.is(Kind::BigInt) {
                    IntRef::Big(&self.big_int(value).0)
                } else {
                    IntRef::Small(value.as_small().unwrap_or(i64::from(value == Value::TRUE)))
                };
                FormatSpec::parse(spec, Target::Int, name).and_then(|spec| {
                    format_value::format_int(int, &spec, name, self.int_digits(), limit)
                })
            }
            TypeId::Float => {
                let float = value.as_inline_float().unwrap_or_else(|| self.boxed_float(value).0);
                FormatSpec::parse(spec, Target::Float, name)
                    .and_then(|spec| format_value::format_float(float, &spec, name, limit))
            }
            TypeId::Complex => {
                let complex = *self.complex(value);
                FormatSpec::parse(spec, Target::Float, name)
                    .and_then(|spec| format_complex(complex.real, complex.imag, &spec, name, limit))
            }
            _ => return None,
        })
    }

    /// Whether the program has put something else in the place of `sys.stdout`.
    fn stdout_is_replaced(&mut self) -> Result<bool, Trap> {
        if self.streams.is_none() {
            return Ok(false);
        }
        let name = self.intern("stdout")?;
        match *self.tuple(self.streams).items {
            [namespace, first] if namespace.is(Kind::Dict) => {
                Ok(self.dict_get_name(namespace, name) != Some(first))
            }
            _ => Ok(false),
        }
    }

    /// A field of an f-string: the conversion, then `format`. `spec` is unbound when there is none.
    ///
    /// # Errors
    ///
    /// As [`Heap::format_builtin`].
    pub fn format_field(
        &mut self,
        value: Value,
        spec: Value,
        conversion: Conversion,
    ) -> Result<Value, Trap> {
        let value = match conversion {
            Conversion::None => value,
            Conversion::Str => self.str_value(value)?,
            Conversion::Repr => self.repr_value(value)?,
            Conversion::Ascii => {
                let text = self.repr(value)?;
                escaped(self, &text)?
            }
        };
        if spec.is_unbound() && (value.is(Kind::Str) || value.is_small()) {
            return self.str_value(value);
        }
        let usual = value.is_small() || value.is_inline_float() || value.is(Kind::Str);
        if usual && spec.is(Kind::Str) && self.str(spec).chars() > 0 {
            let id = self.native_type(value);
            match self.formatted(value, id, self.str(spec).as_str(), id.name()) {
                Some(Ok(text)) => return self.new_str(text),
                Some(Err(error)) => return Err(self.text_error(error)),
                None => {}
            }
        }
        let spec = self.as_text(spec).unwrap_or_default().to_owned();
        self.format_builtin(value, &spec)
    }
}

fn ascii(heap: &mut Heap, args: &[Value]) -> Native {
    let text = heap.repr(args[0])?;
    escaped(heap, &text)
}

fn escaped(heap: &mut Heap, text: &str) -> Native {
    if text.is_ascii() {
        return heap.new_str(text);
    }
    heap.reserve(text.len().checked_mul(5))?;
    heap.new_str(str_repr::escape_non_ascii(text))
}

/// The text of `sep` or `end`.
fn separator<'a>(heap: &'a Heap, value: Value, default: &'static str) -> Option<&'a str> {
    if value.is_none() || value.is_unbound() { Some(default) } else { heap.as_text(value) }
}

fn print(heap: &mut Heap, args: &[Value]) -> Native {
    let &[sep, end, file, _, ref values @ ..] = args else {
        return Err(Trap::internal("print was called without its keywords"));
    };
    for (value, name) in [(sep, "sep"), (end, "end")] {
        if separator(heap, value, "").is_none() {
            let found = heap.type_name(value);
            return Err(heap.type_error(format!("{name} must be None or a string, not {found}")));
        }
    }
    if (!file.is_none() && !file.is_unbound()) || heap.stdout_is_replaced()? {
        return Err(Trap::Library);
    }
    let mut line = String::new();
    for (index, &value) in values.iter().enumerate() {
        if index > 0 {
            line.push_str(separator(heap, sep, " ").unwrap_or_default());
        }
        if value.is(Kind::Str) {
            line.push_str(heap.text(value));
        } else {
            let text = heap.str_of(value)?;
            line.push_str(&text);
        }
        heap.reserve(Some(line.len()))?;
    }
    line.push_str(separator(heap, end, "\n").unwrap_or_default());
    heap.output.write(Stream::Stdout, &line)?;
    Ok(Value::NONE)
}

fn format(heap: &mut Heap, args: &[Value]) -> Native {
    let spec = args[1];
    if spec.is_unbound() {
        return heap.format_builtin(args[0], "");
    }
    let Some(text) = heap.as_text(spec) else {
        let found = heap.argument_name(spec);
        return Err(heap.type_error(format!("format() argument 2 must be str, not {found}")));
    };
    let text = text.to_owned();
    heap.format_builtin(args[0], &text)
}

/// `object.__repr__`: an instance is shown by its class even when that has a `__repr__`.
fn object_repr(heap: &mut Heap, args: &[Value]) -> Native {
    if args[0].is(Kind::Instance) {
        let text = heap.default_repr(args[0]);
        return heap.new_str(text);
    }
    heap.repr_value(args[0])
}

/// `object.__str__` is `repr`, for strings themselves.
fn object_str(heap: &mut Heap, args: &[Value]) -> Native {
    if args[0].is(Kind::Str) { Ok(args[0]) } else { heap.repr_value(args[0]) }
}

fn object_format(heap: &mut Heap, args: &[Value]) -> Native {
    let Some(spec) = heap.as_text(args[1]) else {
        let found = heap.argument_name(args[1]);
        return Err(heap.type_error(format!("__format__() argument must be str, not {found}")));
    };
    if matches!(args[0].kind(), Some(Kind::Instance | Kind::Exception)) {
        if spec.is_empty() {
            return heap.str_value(args[0]);
        }
        let name = heap.type_name(args[0]);
        let message = format!("unsupported format string passed to {name}.__format__");
        return Err(heap.type_error(message));
    }
    let spec = spec.to_owned();
    heap.format_builtin(args[0], &spec)
}

/// Whether a class of the program defines the method for this object.
fn overrides(heap: &mut Heap, args: &[Value]) -> Native {
    let class = heap.type_of(args[0]);
    Ok(Value::bool(heap.as_text(args[1]).is_some_and(|name| heap.overrides(class, name))))
}

/// By which rule the library has to build a `repr`.
fn repr_kind(heap: &mut Heap, args: &[Value]) -> Native {
    let kind = match heap.unwrapped(args[0]).kind() {
        Some(Kind::List) => "list",
        Some(Kind::Dict) => "dict",
        Some(Kind::Tuple | Kind::Set | Kind::DictView) => "items",
        Some(Kind::Exception) => "exception",
        Some(Kind::BoundMethod) => "method",
        Some(Kind::Descriptor) => "descriptor",
        Some(Kind::Slice) => "slice",
        _ => "other",
    };
    heap.intern(kind)
}

/// What stands before and behind the items of a container, and what is shown for it inside itself.
fn repr_frame(heap: &mut Heap, args: &[Value]) -> Native {
    let value = heap.unwrapped(args[0]);
    if value.is(Kind::Set) && value != args[0] {
        let name = heap.type_name(args[0]);
        let mut parts = Vec::new();
        for part in [format!("{name}({{"), "})".to_owned(), format!("{name}(...)")] {
            parts.push(heap.new_str(part)?);
        }
        return heap.new_tuple(parts);
    }
    let frame = match heap.native_type(value) {
        TypeId::List => ["[", "]", "[...]"],
        TypeId::Tuple if heap.tuple(value).items.len() == 1 => ["(", ",)", "(...)"],
        TypeId::Tuple => ["(", ")", "(...)"],
        TypeId::Dict => ["{", "}", "{...}"],
        TypeId::Set => ["{", "}", "set(...)"],
        TypeId::FrozenSet => ["frozenset({", "})", "frozenset(...)"],
        TypeId::DictKeys => ["dict_keys([", "])", "..."],
        TypeId::DictValues => ["dict_values([", "])", "..."],
        _ => ["dict_items([", "])", "..."],
    };
    let mut parts = Vec::new();
    for part in frame {
        parts.push(heap.intern(part)?);
    }
    heap.new_tuple(parts)
}

/// Marks an object's `repr` as under way; true when it was already.
fn repr_enter(heap: &mut Heap, args: &[Value]) -> Native {
    if heap.repr_active.contains(&args[0]) {
        return Ok(Value::TRUE);
    }
    heap.charge(size_of::<Value>())?;
    heap.repr_active.push(args[0]);
    Ok(Value::FALSE)
}

fn repr_leave(heap: &mut Heap, args: &[Value]) -> Native {
    if let Some(place) = heap.repr_active.iter().rposition(|&value| value == args[0]) {
        heap.repr_active.remove(place);
    }
    Ok(Value::NONE)
}

fn qualname(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.qualified_name(args[0]);
    heap.new_str(name)
}

fn escape(heap: &mut Heap, args: &[Value]) -> Native {
    let text = heap.as_text(args[0]).unwrap_or_default().to_owned();
    escaped(heap, &text)
}

/// `_write(text, to_stderr)`
fn write(heap: &mut Heap, args: &[Value]) -> Native {
    let text = heap.as_text(args[0]).unwrap_or_default().to_owned();
    let stream = if args[1] == Value::TRUE { Stream::Stderr } else { Stream::Stdout };
    heap.output.write(stream, &text)?;
    Ok(Value::NONE)
}

/// `_set_streams(namespace, stdout)`: where `print` finds out whether it writes elsewhere.
fn set_streams(heap: &mut Heap, args: &[Value]) -> Native {
    if !args[0].is(Kind::Dict) {
        return Err(heap.bad_arguments());
    }
    heap.streams = heap.new_tuple([args[0], args[1]])?;
    Ok(Value::NONE)
}

/// `_int_digits([digits])`: gives, or sets, what `sys.get_int_max_str_digits()` answers.
fn int_digits(heap: &mut Heap, args: &[Value]) -> Native {
    if let Some(digits) = args[0].as_small() {
        heap.set_max_str_digits(u32::try_from(digits).unwrap_or(0));
    }
    Ok(Value::small(i64::from(heap.max_str_digits())))
}
