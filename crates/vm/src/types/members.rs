//! Attributes of built-in types that are no methods, as the types show them: `int.real`,
//! `slice.start`. What they give for an object is in `types/attribute/native.rs`.

use crate::builtins::{Builtin, Form, Native};
use crate::heap::Heap;
use crate::types::TypeId;
use crate::value::Value;

fn get(heap: &mut Heap, object: Value, name: &'static str) -> Native {
    let name = heap.intern(name)?;
    match heap.native_attribute(heap.unwrapped(object), name)? {
        Some(value) => Ok(value),
        None => Err(heap.missing_attribute(object, name)),
    }
}

macro_rules! members {
    ($($form:ident $owner:ident: $($name:literal)+;)+) => {
        /// The attributes.
        pub(crate) const MEMBERS: &[Builtin] = &[$($(
            Builtin::attribute(
                TypeId::$owner,
                $name,
                Form::$form,
                |heap, args| get(heap, args[0], $name),
            ),
        )+)+];
    };
}

members! {
    GetSet Int: "real" "imag" "numerator" "denominator";
    GetSet Float: "real" "imag";
    Member Complex: "real" "imag";
    Member Range: "start" "stop" "step";
    Member Slice: "start" "stop" "step";
    GetSet MemoryView: "obj" "nbytes" "readonly" "itemsize" "format" "ndim" "shape" "strides"
        "suboffsets" "c_contiguous" "f_contiguous" "contiguous";
    Member Property: "fget" "fset" "fdel";
    GetSet DictKeys: "mapping";
    GetSet DictValues: "mapping";
    GetSet DictItems: "mapping";
    Member Method: "__func__" "__self__";
}

/// Names that `dir()` gives besides those that are looked up.
pub(crate) const fn further_names(id: TypeId) -> &'static [&'static str] {
    match id {
        TypeId::Object => &["__class__", "__doc__"],
        TypeId::Type => &[
            "__abstractmethods__",
            "__annotate__",
            "__annotations__",
            "__base__",
            "__bases__",
            "__basicsize__",
            "__dict__",
            "__dictoffset__",
            "__flags__",
            "__itemsize__",
            "__module__",
            "__mro__",
            "__name__",
            "__or__",
            "__qualname__",
            "__ror__",
            "__text_signature__",
            "__type_params__",
            "__weakrefoffset__",
        ],
        TypeId::MethodWrapper => {
            &["__name__", "__objclass__", "__qualname__", "__self__", "__text_signature__"]
        }
        TypeId::Function => &[
            "__annotate__",
            "__annotations__",
            "__builtins__",
            "__closure__",
            "__code__",
            "__defaults__",
            "__dict__",
            "__globals__",
            "__kwdefaults__",
            "__module__",
            "__name__",
            "__qualname__",
            "__type_params__",
        ],
        TypeId::Builtin => {
            &["__module__", "__name__", "__qualname__", "__self__", "__text_signature__"]
        }
        TypeId::MethodDescriptor | TypeId::WrapperDescriptor => {
            &["__name__", "__objclass__", "__qualname__", "__text_signature__"]
        }
        TypeId::Generator => &[
            "__name__",
            "__qualname__",
            "gi_code",
            "gi_frame",
            "gi_running",
            "gi_suspended",
            "gi_yieldfrom",
        ],
        TypeId::Property => &["__isabstractmethod__", "__name__"],
        TypeId::ClassMethod | TypeId::StaticMethod => {
            &["__dict__", "__func__", "__isabstractmethod__", "__wrapped__"]
        }
        TypeId::Super => &["__self__", "__self_class__", "__thisclass__"],
        TypeId::BaseException => &[
            "__cause__",
            "__context__",
            "__dict__",
            "__suppress_context__",
            "__traceback__",
            "args",
        ],
        TypeId::OSError => &["characters_written", "errno", "filename", "filename2", "strerror"],
        TypeId::StopIteration => &["value"],
        TypeId::SystemExit => &["code"],
        TypeId::AttributeError => &["name", "obj"],
        TypeId::NameError => &["name"],
        TypeId::ImportError => &["msg", "name", "name_from", "path"],
        TypeId::SyntaxError => &[
            "_metadata",
            "end_lineno",
            "end_offset",
            "filename",
            "lineno",
            "msg",
            "offset",
            "print_file_and_line",
            "text",
        ],
        TypeId::UnicodeDecodeError | TypeId::UnicodeEncodeError | TypeId::UnicodeTranslateError => {
            &["encoding", "end", "object", "reason", "start"]
        }
        TypeId::BaseExceptionGroup => &["exceptions", "message"],
        _ => &[],
    }
}
