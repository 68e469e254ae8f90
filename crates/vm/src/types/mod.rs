//! The built-in types: their names, their bases, and one file per type with what it can do.

pub mod annotations;
pub mod attribute;
pub mod bool;
pub mod bytes;
pub mod carrier;
pub mod class;
pub mod compare;
pub mod complex;
pub(crate) mod construct;
pub mod descriptor;
pub mod dict;
pub mod exception;
pub mod float;
pub mod generator;
pub mod hash;
pub mod index;
pub mod int;
pub mod item;
pub mod items;
pub mod iter;
pub mod list;
pub(crate) mod make_class;
pub(crate) mod members;
pub mod memoryview;
pub(crate) mod names;
pub mod number;
pub(crate) mod object;
pub mod pattern;
pub mod range;
mod reclass;
pub mod repr;
pub(crate) mod resource;
pub mod set;
pub mod slice;
pub(crate) mod slots;
pub mod sort;
pub mod special;
pub mod str;
pub mod truth;
pub mod tuple;
pub mod unpack;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::builtins;
use crate::heap::Heap;
use crate::object::{DescriptorKind, Flavor, Iter, ViewKind};
use crate::value::{Kind, Unpacked, Value};

/// Declares the built-in types with their name and base.
macro_rules! types {
    ($($variant:ident $name:literal : $base:ident),+ $(,)?) => {
        /// A built-in type. The names, not the numbers, are what snapshots store.
        #[allow(missing_docs)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u16)]
        pub enum TypeId { $($variant),+ }

        impl TypeId {
            /// Every type.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its `__name__`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// Its base; `object` is its own.
            #[must_use]
            pub const fn base(self) -> Self {
                match self { $(Self::$variant => Self::$base),+ }
            }
        }
    };
}

types! {
    Object "object": Object,
    Type "type": Object,
    NoneType "NoneType": Object,
    NotImplementedType "NotImplementedType": Object,
    Ellipsis "ellipsis": Object,
    Int "int": Object,
    Bool "bool": Int,
    Float "float": Object,
    Complex "complex": Object,
    Str "str": Object,
    Bytes "bytes": Object,
    ByteArray "bytearray": Object,
    MemoryView "memoryview": Object,
    List "list": Object,
    Tuple "tuple": Object,
    Dict "dict": Object,
    Set "set": Object,
    FrozenSet "frozenset": Object,
    Range "range": Object,
    Slice "slice": Object,
    Cell "cell": Object,
    Function "function": Object,
    Method "method": Object,
    Builtin "builtin_function_or_method": Object,
    MethodDescriptor "method_descriptor": Object,
    WrapperDescriptor "wrapper_descriptor": Object,
    MethodWrapper "method-wrapper": Object,
    ClassMethodDescriptor "classmethod_descriptor": Object,
    MemberDescriptor "member_descriptor": Object,
    GetSetDescriptor "getset_descriptor": Object,
    Generator "generator": Object,
    Module "module": Object,
    Property "property": Object,
    ClassMethod "classmethod": Object,
    StaticMethod "staticmethod": Object,
    Super "super": Object,
    Traceback "traceback": Object,
    Frame "frame": Object,
    Code "code": Object,
    DictKeys "dict_keys": Object,
    DictValues "dict_values": Object,
    DictItems "dict_items": Object,
    MappingProxy "mappingproxy": Object,
    ListIterator "list_iterator": Object,
    TupleIterator "tuple_iterator": Object,
    StrIterator "str_ascii_iterator": Object,
    UnicodeIterator "str_iterator": Object,
    BytesIterator "bytes_iterator": Object,
    ByteArrayIterator "bytearray_iterator": Object,
    MemoryIterator "memory_iterator": Object,
    RangeIterator "range_iterator": Object,
    LongRangeIterator "longrange_iterator": Object,
    DictKeyIterator "dict_keyiterator": Object,
    DictValueIterator "dict_valueiterator": Object,
    DictItemIterator "dict_itemiterator": Object,
    DictReverseKeyIterator "dict_reversekeyiterator": Object,
    DictReverseValueIterator "dict_reversevalueiterator": Object,
    DictReverseItemIterator "dict_reverseitemiterator": Object,
    SetIterator "set_iterator": Object,
    ListReverseIterator "list_reverseiterator": Object,
    Reversed "reversed": Object,
    SequenceIterator "iterator": Object,
    CallableIterator "callable_iterator": Object,
    Enumerate "enumerate": Object,
    Zip "zip": Object,
    Map "map": Object,
    Filter "filter": Object,

    // The exceptions, as in "Exception hierarchy" of the library reference.
    BaseException "BaseException": Object,
    BaseExceptionGroup "BaseExceptionGroup": BaseException,
    // Also derived from `Exception`: see `TypeId::is_subtype`.
    ExceptionGroup "ExceptionGroup": BaseExceptionGroup,
    GeneratorExit "GeneratorExit": BaseException,
    KeyboardInterrupt "KeyboardInterrupt": BaseException,
    SystemExit "SystemExit": BaseException,
    Exception "Exception": BaseException,
    ArithmeticError "ArithmeticError": Exception,
    FloatingPointError "FloatingPointError": ArithmeticError,
    OverflowError "OverflowError": ArithmeticError,
    ZeroDivisionError "ZeroDivisionError": ArithmeticError,
    AssertionError "AssertionError": Exception,
    AttributeError "AttributeError": Exception,
    BufferError "BufferError": Exception,
    EOFError "EOFError": Exception,
    ImportError "ImportError": Exception,
    ModuleNotFoundError "ModuleNotFoundError": ImportError,
    LookupError "LookupError": Exception,
    IndexError "IndexError": LookupError,
    KeyError "KeyError": LookupError,
    MemoryError "MemoryError": Exception,
    NameError "NameError": Exception,
    UnboundLocalError "UnboundLocalError": NameError,
    OSError "OSError": Exception,
    BlockingIOError "BlockingIOError": OSError,
    ChildProcessError "ChildProcessError": OSError,
    ConnectionError "ConnectionError": OSError,
    BrokenPipeError "BrokenPipeError": ConnectionError,
    ConnectionAbortedError "ConnectionAbortedError": ConnectionError,
    ConnectionRefusedError "ConnectionRefusedError": ConnectionError,
    ConnectionResetError "ConnectionResetError": ConnectionError,
    FileExistsError "FileExistsError": OSError,
    FileNotFoundError "FileNotFoundError": OSError,
    InterruptedError "InterruptedError": OSError,
    IsADirectoryError "IsADirectoryError": OSError,
    NotADirectoryError "NotADirectoryError": OSError,
    PermissionError "PermissionError": OSError,
    ProcessLookupError "ProcessLookupError": OSError,
    TimeoutError "TimeoutError": OSError,
    ReferenceError "ReferenceError": Exception,
    RuntimeError "RuntimeError": Exception,
    NotImplementedError "NotImplementedError": RuntimeError,
    PythonFinalizationError "PythonFinalizationError": RuntimeError,
    RecursionError "RecursionError": RuntimeError,
    StopAsyncIteration "StopAsyncIteration": Exception,
    StopIteration "StopIteration": Exception,
    SyntaxError "SyntaxError": Exception,
    IndentationError "IndentationError": SyntaxError,
    TabError "TabError": IndentationError,
    SystemError "SystemError": Exception,
    TypeError "TypeError": Exception,
    ValueError "ValueError": Exception,
    UnicodeError "UnicodeError": ValueError,
    UnicodeDecodeError "UnicodeDecodeError": UnicodeError,
    UnicodeEncodeError "UnicodeEncodeError": UnicodeError,
    UnicodeTranslateError "UnicodeTranslateError": UnicodeError,
    Warning "Warning": Exception,
    BytesWarning "BytesWarning": Warning,
    DeprecationWarning "DeprecationWarning": Warning,
    EncodingWarning "EncodingWarning": Warning,
    FutureWarning "FutureWarning": Warning,
    ImportWarning "ImportWarning": Warning,
    PendingDeprecationWarning "PendingDeprecationWarning": Warning,
    ResourceWarning "ResourceWarning": Warning,
    RuntimeWarning "RuntimeWarning": Warning,
    SyntaxWarning "SyntaxWarning": Warning,
    UnicodeWarning "UnicodeWarning": Warning,
    UserWarning "UserWarning": Warning,

    Coroutine "coroutine": Object,
    AsyncGenerator "async_generator": Object,
    AsyncGeneratorSend "async_generator_asend": Object,
    AsyncGeneratorThrow "async_generator_athrow": Object,
    CoroutineWrapper "coroutine_wrapper": Object,
    NextOrDefault "anext_awaitable": Object,
    Resource "resource": Object,
}

impl TypeId {
    /// The type as a value.
    #[inline]
    #[must_use]
    pub const fn value(self) -> Value {
        Value::other(Kind::Type, self as u32)
    }

    /// The built-in type behind a value of kind [`Kind::Type`].
    #[inline]
    #[must_use]
    pub fn of(value: Value) -> Option<Self> {
        if value.is(Kind::Type) { Self::ALL.get(value.index() as usize).copied() } else { None }
    }

    /// Whether it is `other` or derived from it.
    #[must_use]
    pub fn is_subtype(self, other: Self) -> bool {
        if self == Self::ExceptionGroup && other == Self::Exception {
            return true;
        }
        let mut current = self;
        loop {
            if current == other {
                return true;
            }
            if current == Self::Object {
                return false;
            }
            current = current.base();
        }
    }

    /// The nearest of it and its bases whose objects have parts that those of the base lack.
    #[must_use]
    pub fn solid(self) -> Self {
        use TypeId::{
            AttributeError, BaseException, BaseExceptionGroup, ImportError, NameError, OSError,
            StopIteration, SyntaxError, SystemExit, UnicodeDecodeError, UnicodeEncodeError,
            UnicodeTranslateError,
        };
        let mut current = self;
        while current.is_subtype(BaseException)
            && !matches!(
                current,
                AttributeError
                    | BaseException
                    | BaseExceptionGroup
                    | ImportError
                    | NameError
                    | OSError
                    | StopIteration
                    | SyntaxError
                    | SystemExit
                    | UnicodeDecodeError
                    | UnicodeEncodeError
                    | UnicodeTranslateError
            )
        {
            current = current.base();
        }
        current
    }

    /// Whether it is an exception.
    #[must_use]
    pub fn is_exception(self) -> bool {
        self.is_subtype(Self::BaseException)
    }

    /// Whether programs find it under its name without importing anything.
    #[must_use]
    pub fn is_builtin_name(self) -> bool {
        use TypeId::{
            Bool, ByteArray, Bytes, ClassMethod, Complex, Dict, Enumerate, Filter, Float,
            FrozenSet, Int, List, Map, MemoryView, Object, Property, Range, Reversed, Set, Slice,
            StaticMethod, Str, Super, Tuple, Type, Zip,
        };
        self.is_exception()
            || matches!(
                self,
                Object
                    | Type
                    | Int
                    | Bool
                    | Float
                    | Complex
                    | Str
                    | Bytes
                    | ByteArray
                    | MemoryView
                    | List
                    | Tuple
                    | Dict
                    | Set
                    | FrozenSet
                    | Range
                    | Slice
                    | Property
                    | ClassMethod
                    | StaticMethod
                    | Super
                    | Reversed
                    | Enumerate
                    | Zip
                    | Map
                    | Filter
            )
    }

    /// Whether it is the type of native iterators: see [`Iter::type_name`].
    #[must_use]
    pub fn is_of_iterators(self) -> bool {
        (Self::ListIterator..=Self::Filter).contains(&self)
    }

    /// Whether programs can derive classes from it.
    #[must_use]
    pub fn is_base_type(self) -> bool {
        matches!(self, Self::Object | Self::Type | Self::Module)
            || self.is_carried()
            || self.is_exception()
    }
}

impl Heap {
    /// The type of a value: a built-in type or a class of the program.
    #[must_use]
    pub fn type_of(&self, value: Value) -> Value {
        match value.unpack() {
            Unpacked::Other(Kind::Instance, _) => self.instance(value).class,
            Unpacked::Other(Kind::Exception, _) => self.exception(value).class,
            Unpacked::Other(Kind::Class, _) => self.class(value).metatype,
            Unpacked::Other(Kind::Resource, _) => self.resource(value).class,
            _ => self.native_type(value).value(),
        }
    }

    /// The built-in type that decides how a value is stored and what it can do natively: that of
    /// the value itself, for instances of classes `object`, for exceptions the built-in exception
    /// that their class derives from.
    #[must_use]
    pub fn native_type(&self, value: Value) -> TypeId {
        let Unpacked::Other(kind, _) = value.unpack() else {
            return if value.is_small() { TypeId::Int } else { TypeId::Float };
        };
        match kind {
            Kind::Const => match value {
                Value::TRUE | Value::FALSE => TypeId::Bool,
                Value::ELLIPSIS => TypeId::Ellipsis,
                Value::NOT_IMPLEMENTED => TypeId::NotImplementedType,
                _ => TypeId::NoneType,
            },
            Kind::Str => TypeId::Str,
            Kind::BigInt => TypeId::Int,
            Kind::Float => TypeId::Float,
            Kind::Bytes => TypeId::Bytes,
            Kind::List => TypeId::List,
            Kind::Tuple => TypeId::Tuple,
            Kind::Dict => TypeId::Dict,
            Kind::Set if self.set(value).frozen => TypeId::FrozenSet,
            Kind::Set => TypeId::Set,
            Kind::Range => TypeId::Range,
            Kind::Slice => TypeId::Slice,
            Kind::Cell => TypeId::Cell,
            Kind::Function | Kind::Library => TypeId::Function,
            Kind::BoundMethod => {
                let function = self.bound_method(value).function;
                if self.is_host_member(function) {
                    return TypeId::Builtin;
                }
                match (function.is(Kind::Builtin), builtins::by_index(function.index())) {
                    (true, Some(builtin)) if builtin.is_wrapper() => TypeId::MethodWrapper,
                    (true, _) => TypeId::Builtin,
                    (false, _) => TypeId::Method,
                }
            }
            Kind::Builtin => builtins::by_index(value.index())
                .map_or(TypeId::Builtin, builtins::Builtin::type_id),
            Kind::External => TypeId::Builtin,
            Kind::Type | Kind::Class => TypeId::Type,
            Kind::Instance => TypeId::Object,
            Kind::Exception => match TypeId::of(self.exception(value).class) {
                Some(id) => id,
                None => self.class(self.exception(value).class).layout,
            },
            Kind::Generator => match self.generator(value).flavor {
                Flavor::Generator | Flavor::Awaitable => TypeId::Generator,
                Flavor::Coroutine => TypeId::Coroutine,
                Flavor::AsyncGenerator => TypeId::AsyncGenerator,
                Flavor::AsyncSend => TypeId::AsyncGeneratorSend,
                Flavor::AsyncThrow => TypeId::AsyncGeneratorThrow,
                Flavor::CoroutineWrapper => TypeId::CoroutineWrapper,
                Flavor::NextOrDefault => TypeId::NextOrDefault,
            },
            Kind::Iterator => match self.iterator(value) {
                Iter::Str { string, .. } if !self.str(*string).is_ascii() => {
                    TypeId::UnicodeIterator
                }
                iterator => iterator_type(iterator),
            },
            Kind::Descriptor => match self.descriptor(value).kind {
                DescriptorKind::Property => TypeId::Property,
                DescriptorKind::ClassMethod => TypeId::ClassMethod,
                DescriptorKind::StaticMethod => TypeId::StaticMethod,
                DescriptorKind::Member => TypeId::MemberDescriptor,
                DescriptorKind::HostMethod => TypeId::MethodDescriptor,
                DescriptorKind::HostAttribute => TypeId::GetSetDescriptor,
            },
            Kind::DictView => match self.dict_view(value).kind {
                ViewKind::Keys => TypeId::DictKeys,
                ViewKind::Values => TypeId::DictValues,
                ViewKind::Items => TypeId::DictItems,
            },
            Kind::Super => TypeId::Super,
            Kind::Module => TypeId::Module,
            Kind::Traceback => TypeId::Traceback,
            Kind::Complex => TypeId::Complex,
            Kind::ByteArray => TypeId::ByteArray,
            Kind::MemoryView => TypeId::MemoryView,
            Kind::Weak => TypeId::Object,
            Kind::Resource => TypeId::Resource,
        }
    }

    /// The `__name__` of a type.
    #[must_use]
    pub fn class_name(&self, class: Value) -> String {
        match TypeId::of(class) {
            Some(id) => id.name().to_owned(),
            None if class.is(Kind::Class) => self.str(self.class(class).name).as_str().to_owned(),
            None => "?".to_owned(),
        }
    }

    /// The name of the type of a value, as messages give it.
    #[must_use]
    pub fn type_name(&self, value: Value) -> String {
        let given = self.carriers.iter().find(|(carried, _)| *carried == value);
        self.told_class_name(self.type_of(given.map_or(value, |&(_, given)| given)))
    }

    /// The name of a class, as messages give it.
    #[must_use]
    pub fn told_class_name(&self, class: Value) -> String {
        if class.is(Kind::Class)
            && let Some(mark) = self.find_interned("__static_type__")
            && let Some(module) = self.dict_get_name(self.class(class).dict, mark)
            && let Some(module) = self.as_text(module)
        {
            // CPython has it in C, where the module is part of the name.
            return format!("{module}.{}", self.class_name(class));
        }
        self.class_name(class)
    }

    /// Whether a type is another or derived from it.
    #[must_use]
    pub fn is_subclass(&self, class: Value, other: Value) -> bool {
        if class == other {
            return true;
        }
        match (TypeId::of(class), TypeId::of(other)) {
            (Some(class), Some(other)) => class.is_subtype(other),
            (None, _) if class.is(Kind::Class) => self.class(class).mro.contains(&other),
            _ => false,
        }
    }

    /// Whether a value is an instance of a type, without asking `__instancecheck__`.
    #[must_use]
    pub fn is_instance(&self, value: Value, class: Value) -> bool {
        self.is_subclass(self.type_of(value), class)
    }
}

fn iterator_type(iterator: &Iter) -> TypeId {
    static BY_NAME: LazyLock<FxHashMap<&'static str, TypeId>> =
        LazyLock::new(|| TypeId::ALL.iter().rev().map(|&id| (id.name(), id)).collect());
    BY_NAME.get(iterator.type_name()).copied().unwrap_or(TypeId::SequenceIterator)
}
