//! Values and references to code.

use serde::{Deserialize, Serialize};

/// A value.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum WireValue {
    Unbound,
    None,
    False,
    True,
    Ellipsis,
    NotImplemented,
    /// A deleted place of a set.
    Deleted,
    /// An integer of 62 bits.
    Int(i64),
    /// A float that is no object of its own.
    Float(f64),
    /// An object that the code of the program makes when it is loaded.
    Constant(u32),
    /// A host function whose name is such an object.
    ExternalConstant(u32),
    /// A host function, by its name among the interned strings.
    External(u32),
    /// What belongs to the interpreter, by its place in the section of natives.
    Native(u32),
    Str(u32),
    Interned(u32),
    BigInt(u32),
    BoxedFloat(u32),
    Bytes(u32),
    List(u32),
    Tuple(u32),
    Dict(u32),
    Set(u32),
    Range(u32),
    Slice(u32),
    Cell(u32),
    Function(u32),
    BoundMethod(u32),
    Class(u32),
    Instance(u32),
    Exception(u32),
    Generator(u32),
    Iterator(u32),
    Descriptor(u32),
    DictView(u32),
    Super(u32),
    Module(u32),
    Traceback(u32),
    Complex(u32),
    ByteArray(u32),
    MemoryView(u32),
    Weak(u32),
}

/// A code object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WireCodeRef {
    /// Of the program, counted through its modules.
    Program(u32),
    /// Of the library: a place in the section of natives that holds a library function.
    Library(u32),
}

/// Something of the interpreter that is named rather than written.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum WireNative<'a> {
    /// A built-in function or method: `len`, `list.append`.
    Builtin(&'a str),
    /// A built-in type.
    Type(&'a str),
    /// A library function that is only referred to: the n-th of that qualified name.
    Library(&'a str, u32),
    /// A library function that is in the middle of running, or that functions refer to: besides,
    /// a hash of its code.
    LibraryCode(&'a str, u32, u64),
}
