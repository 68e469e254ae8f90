//! Resources: tokens of objects of the host. Reading their attributes and calling their methods
//! are calls of the host; everything else that programs can do with them is here.

use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::object::{ClassTraits, DescriptorKind};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::types::attribute::Attribute;
use crate::value::{Kind, Value};

/// A token is what it stands for, so its copy is itself.
pub(crate) const METHODS: &[Builtin] = &[
    Builtin::method(TypeId::Resource, "__repr__", Signature::None, repr, None),
    Builtin::method(TypeId::Resource, "__copy__", Signature::None, itself, None),
    Builtin::method(TypeId::Resource, "__deepcopy__", Signature::One, itself, None),
    Builtin::method(TypeId::Resource, "__reduce__", Signature::None, refuse_pickle, None),
    Builtin::method(TypeId::Resource, "__reduce_ex__", Signature::One, refuse_pickle, None),
];

fn repr(heap: &mut Heap, args: &[Value]) -> Native {
    let text = heap.resource_text(args[0]);
    heap.new_str(text)
}

fn itself(_: &mut Heap, args: &[Value]) -> Native {
    Ok(args[0])
}

fn refuse_pickle(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.type_name(args[0]);
    Err(heap.type_error(format!("cannot pickle '{name}' object")))
}

impl DescriptorKind {
    /// Whether it stands for something that the host does.
    #[must_use]
    pub const fn is_of_host(self) -> bool {
        matches!(self, Self::HostMethod | Self::HostAttribute)
    }
}

impl Heap {
    /// The `repr` of a resource.
    #[must_use]
    pub fn resource_text(&self, value: Value) -> String {
        let name = self.type_name(value);
        let lost = value.is(Kind::Resource) && self.resource(value).lost;
        if lost { format!("<lost {name} resource>") } else { format!("<{name} resource>") }
    }

    /// The error for touching a resource whose object is gone.
    #[cold]
    pub(crate) fn lost_resource(&mut self, value: Value) -> Trap {
        let name = self.type_name(value);
        let message = format!("the {name} resource was lost when the program was frozen");
        self.raise(TypeId::RuntimeError, message)
    }

    /// Looks up an attribute of a resource: what the host has is not asked for yet.
    pub(super) fn resource_attribute(
        &mut self,
        object: Value,
        name: Value,
    ) -> Result<Attribute, Trap> {
        let class = self.resource(object).class;
        let lost = self.resource(object).lost;
        if let Some(found) = self.class_lookup(class, name) {
            if lost && self.is_host_member(found) {
                return Err(self.lost_resource(object));
            }
            return Ok(self.bind(found, object, class));
        }
        let text = self.text(name);
        if text == "__class__" {
            return Ok(Attribute::Value(class));
        }
        // What begins with an underscore is nobody's business outside.
        if text.starts_with('_') {
            return Ok(Attribute::Missing);
        }
        if lost {
            return Err(self.lost_resource(object));
        }
        let asks = self.class(class).traits.contains(ClassTraits::GETATTR);
        Ok(if asks { Attribute::Fallback } else { Attribute::Missing })
    }

    /// Whether a value is the descriptor of something that the host does.
    #[must_use]
    pub(crate) fn is_host_member(&self, value: Value) -> bool {
        value.is(Kind::Descriptor) && self.descriptor(value).kind.is_of_host()
    }

    /// The name of such a descriptor.
    #[must_use]
    pub(crate) fn host_member_name(&self, value: Value) -> &str {
        self.as_text(self.descriptor(value).name).unwrap_or("__getattr__")
    }

    /// The `repr` of such a descriptor.
    #[must_use]
    pub(crate) fn host_member_text(&self, value: Value) -> String {
        let owner = self.class_name(self.descriptor(value).set);
        let what = match self.descriptor(value).kind {
            DescriptorKind::HostMethod => "method",
            _ => "attribute",
        };
        format!("<{what} '{}' of '{owner}' objects>", self.host_member_name(value))
    }

    /// The error for calling such a descriptor with something else.
    pub(crate) fn foreign_member(&mut self, callee: Value, receiver: Value) -> Trap {
        let name = self.host_member_name(callee).to_owned();
        let class = self.class_name(self.descriptor(callee).set);
        let found = self.type_name(receiver);
        self.type_error(format!(
            "descriptor '{name}' for '{class}' objects doesn't apply to a '{found}' object"
        ))
    }

    /// The error for setting or deleting anything of the type of resources.
    pub(crate) fn fixed_resource_class(&mut self, class: Value, name: Value) -> Trap {
        let (text, class) = (self.text(name).to_owned(), self.class_name(class));
        self.type_error(format!("cannot set '{text}' attribute of immutable type '{class}'"))
    }
}
