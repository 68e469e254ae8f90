//! Functions, bound methods, and the descriptors `property`, `classmethod` and `staticmethod`.

use crate::code_store::CodeId;
use crate::heap::Object;
use crate::value::Value;

/// A function written in Python.
#[derive(Clone, Debug)]
pub struct Function {
    /// Its code.
    pub code: CodeId,
    /// The dict of the module it was defined in.
    pub globals: Value,
    /// A tuple of defaults of the last positional parameters, or None.
    pub defaults: Value,
    /// A dict of defaults of keyword-only parameters, or None.
    pub keyword_defaults: Value,
    /// A tuple of cells for the captured variables, or None.
    pub closure: Value,
    /// `__name__`
    pub name: Value,
    /// `__qualname__`
    pub qualname: Value,
    /// `__doc__`
    pub doc: Value,
    /// Attributes set by the program, or None: a dict.
    pub attributes: Value,
    /// `__annotate__`: what makes the annotations, or None.
    pub annotate: Value,
    /// `__annotations__`, once they were asked for, or None.
    pub annotations: Value,
    /// `__type_params__`: a tuple, or None.
    pub type_params: Value,
}

impl Object for Function {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        [
            self.globals,
            self.defaults,
            self.keyword_defaults,
            self.closure,
            self.name,
            self.qualname,
            self.doc,
            self.attributes,
            self.annotate,
            self.annotations,
            self.type_params,
        ]
        .into_iter()
        .for_each(visit);
    }

    fn payload_bytes(&self) -> usize {
        0
    }
}

/// A callable together with its first argument.
#[derive(Debug)]
pub struct BoundMethod {
    /// The callable.
    pub function: Value,
    /// Its first argument.
    pub receiver: Value,
}

impl Object for BoundMethod {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        [self.function, self.receiver].into_iter().for_each(visit);
    }

    fn payload_bytes(&self) -> usize {
        0
    }
}

/// Which descriptor an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DescriptorKind {
    /// `property`
    Property,
    /// `classmethod`
    ClassMethod,
    /// `staticmethod`
    StaticMethod,
    /// What a name in `__slots__` stands for: `get` is the number of the member, `set` the class.
    Member,
    /// A method of resources: `set` is the class. Without a name it is what the host is asked for
    /// attributes with that the class does not have.
    HostMethod,
    /// An attribute of resources: `set` is the class.
    HostAttribute,
}

/// A property, classmethod, staticmethod, or the descriptor of a member.
#[derive(Debug)]
pub struct Descriptor {
    /// Which one.
    pub kind: DescriptorKind,
    /// The getter of a property, or the wrapped callable.
    pub get: Value,
    /// The setter of a property, or None.
    pub set: Value,
    /// The deleter of a property, or None.
    pub delete: Value,
    /// The docstring, or None.
    pub doc: Value,
    /// The name it was bound to in its class, or None.
    pub name: Value,
}

impl Object for Descriptor {
    fn trace(&self, visit: &mut impl FnMut(Value)) {
        [self.get, self.set, self.delete, self.doc, self.name].into_iter().for_each(visit);
    }

    fn payload_bytes(&self) -> usize {
        0
    }
}
