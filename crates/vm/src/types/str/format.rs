//! `format()` of built-in values, `str.format`, and the intrinsic of its version in the library.

use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::text::template::{Accessor, Conversion, First, Segment, parse};
use crate::text::{TextError, str_repr};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::types::number::native_attribute;
use crate::value::{Kind, Value};

/// `format(value, spec)`.
///
/// # Errors
///
/// [`Trap::Library`] when code of the program decides; `ValueError` and `TypeError` for
/// specifiers that do not fit.
pub fn format_native(heap: &mut Heap, value: Value, spec: &str) -> Native {
    heap.format_builtin(value, spec)
}

/// `__format__` as a method.
pub(crate) fn format_method(heap: &mut Heap, args: &[Value]) -> Native {
    if !args[1].is(Kind::Str) {
        let name = heap.argument_name(args[1]);
        return Err(heap.type_error(format!("__format__() argument must be str, not {name}")));
    }
    let spec: Box<str> = heap.text(args[1]).into();
    format_native(heap, args[0], &spec)
}

/// What the fields of a template take their values from.
struct Source<'a> {
    positional: Option<&'a [Value]>,
    /// A dict, or unbound.
    keywords: Value,
}

/// `str.format(*args, **kwargs)`; the second value is the dict of keyword arguments.
fn format(heap: &mut Heap, args: &[Value]) -> Native {
    let source = Source { positional: args.get(2..), keywords: args[1] };
    let segments = parse(heap.text(args[0]), heap.available());
    let text = fill(heap, &segments, &source)?;
    heap.new_str(text)
}

/// `str.format_map(mapping)`
fn format_map(heap: &mut Heap, args: &[Value]) -> Native {
    let source = Source { positional: None, keywords: args[1] };
    let segments = parse(heap.text(args[0]), heap.available());
    let text = fill(heap, &segments, &source)?;
    heap.new_str(text)
}

/// Templates nest two levels deep at most, which the parser sees to.
fn fill(heap: &mut Heap, segments: &[Segment], source: &Source<'_>) -> Result<String, Trap> {
    let mut out = String::new();
    for segment in segments {
        let field = match segment {
            Segment::Literal(text) => {
                out.push_str(text);
                continue;
            }
            Segment::Fault(error) => return Err(heap.text_error(error.clone())),
            Segment::Field(field) => field,
        };
        let mut value = first_value(heap, &field.name.first, source)?;
        for accessor in &field.name.accessors {
            value = access(heap, value, accessor)?;
        }
        if let Some(error) = &field.name.fault {
            return Err(heap.text_error(error.clone()));
        }
        let converted = match &field.conversion {
            Conversion::None => None,
            Conversion::Str => Some(heap.str_of(value)?),
            Conversion::Repr => Some(heap.repr(value)?),
            Conversion::Ascii => Some(str_repr::escape_non_ascii(&heap.repr(value)?)),
            Conversion::Unknown(error) => return Err(heap.text_error(error.clone())),
        };
        let spec = fill(heap, &field.spec, source)?;
        let value = match converted {
            Some(text) => heap.new_str(text)?,
            None => value,
        };
        let text = heap.format_builtin(value, &spec)?;
        let text = heap.text(text);
        heap.reserve(out.len().checked_add(text.len()))?;
        out.push_str(text);
    }
    Ok(out)
}

fn first_value(heap: &mut Heap, first: &First, source: &Source<'_>) -> Native {
    match (first, source.positional) {
        (First::Index(_), None) => {
            Err(heap.value_error("Format string contains positional fields"))
        }
        (First::Index(index), Some(values)) => match values.get(*index) {
            Some(value) => Ok(*value),
            None => Err(heap.index_error(format!(
                "Replacement index {index} out of range for positional args tuple"
            ))),
        },
        (First::Keyword(name), _) => {
            let key = heap.intern(name)?;
            if source.keywords.is_unbound() {
                return Err(heap.key_error(key));
            }
            heap.get_item(source.keywords, key)
        }
    }
}

/// One step into a value; the library takes over where that is not simple.
fn access(heap: &mut Heap, value: Value, accessor: &Accessor) -> Native {
    match accessor {
        Accessor::Attribute(name) => native_attribute(heap, value, name)?.ok_or(Trap::Library),
        Accessor::Index(index) => {
            let key = heap.new_size(*index)?;
            heap.get_item(value, key)
        }
        Accessor::Key(key) => {
            let key = heap.new_str(key.as_str())?;
            heap.get_item(value, key)
        }
    }
}

/// `_format_segments(template)`: a list with a string for literal text, a tuple of one message
/// for a fault, and for a field the tuple `(first, accessors, fault, conversion, conversion_fault,
/// spec)`: first is an index or a name, accessors are pairs of `.` or `[` and the key, faults are
/// messages or None, and spec is such a list.
fn segments(heap: &mut Heap, args: &[Value]) -> Native {
    let parsed = parse(heap.text(args[0]), heap.available());
    describe(heap, &parsed)
}

fn describe(heap: &mut Heap, segments: &[Segment]) -> Native {
    let mut items = Vec::with_capacity(segments.len());
    for segment in segments {
        items.push(match segment {
            Segment::Literal(text) => heap.new_str(text.as_str())?,
            Segment::Fault(error @ TextError::TooLarge(_)) => {
                return Err(heap.text_error(error.clone()));
            }
            Segment::Fault(error) => {
                let message = message(heap, Some(error))?;
                heap.new_tuple([message])?
            }
            Segment::Field(field) => {
                let first = match &field.name.first {
                    First::Index(index) => heap.new_size(*index)?,
                    First::Keyword(name) => heap.new_str(name.as_str())?,
                };
                let mut steps = Vec::new();
                for accessor in &field.name.accessors {
                    let (kind, key) = match accessor {
                        Accessor::Attribute(name) => ('.', heap.new_str(name.as_str())?),
                        Accessor::Index(index) => ('[', heap.new_size(*index)?),
                        Accessor::Key(key) => ('[', heap.new_str(key.as_str())?),
                    };
                    let kind = heap.character(kind)?;
                    steps.push(heap.new_tuple([kind, key])?);
                }
                let steps = heap.new_tuple(steps)?;
                let fault = message(heap, field.name.fault.as_ref())?;
                let (conversion, unknown) = match &field.conversion {
                    Conversion::None => ("", None),
                    Conversion::Str => ("s", None),
                    Conversion::Repr => ("r", None),
                    Conversion::Ascii => ("a", None),
                    Conversion::Unknown(error) => ("?", Some(error)),
                };
                let conversion = heap.new_str(conversion)?;
                let unknown = message(heap, unknown)?;
                let spec = describe(heap, &field.spec)?;
                heap.new_tuple([first, steps, fault, conversion, unknown, spec])?
            }
        });
    }
    heap.new_list(items)
}

/// The message of an error, or None.
fn message(heap: &mut Heap, error: Option<&TextError>) -> Native {
    match error {
        Some(TextError::Raise { message, .. }) => heap.new_str(message.as_ref()),
        Some(TextError::TooLarge(_)) => heap.new_str("Too many decimal digits in format string"),
        None => Ok(Value::NONE),
    }
}

/// The methods and the intrinsic.
pub(crate) const FORMAT: &[Builtin] = &[
    Builtin::function("_format_segments", Signature::One, segments, None),
    Builtin::method(
        TypeId::Str,
        "format",
        Signature::Variadic { at_least: 0, keywords: &["**"] },
        format,
        Some("str_format"),
    ),
    Builtin::method(TypeId::Str, "format_map", Signature::One, format_map, Some("str_format_map")),
    Builtin::method(TypeId::Str, "__format__", Signature::One, format_method, None),
];
