//! Resources of the host: one object per handle, one class per name.
//!
//! Both tables hold weakly. A resource that the program no longer reaches is made anew when the
//! host hands it over again, and nobody can tell.

use std::collections::HashMap;

use super::Heap;
use crate::object::{Class, ClassTraits, Descriptor, DescriptorKind, Resource, ShapeId};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// What programs can do with resources of a type.
#[derive(Clone, Copy, Debug)]
pub struct ResourceType<'a> {
    /// Its `__name__`.
    pub name: &'a str,
    /// What can be called on them.
    pub methods: &'a [&'a str],
    /// What can be read from them.
    pub attributes: &'a [&'a str],
    /// Whether the host is asked for attributes that are not named here.
    pub open: bool,
}

/// The resources and their classes that the program may still hold.
#[derive(Debug, Default)]
pub(super) struct Resources {
    by_handle: HashMap<u64, Value>,
    classes: HashMap<Box<str>, Value>,
}

impl Heap {
    /// The resource of a handle, made when there is none yet. `None` when there is one of another
    /// type.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub fn host_resource(
        &mut self,
        handle: u64,
        lost: bool,
        of: &ResourceType<'_>,
    ) -> Result<Option<Value>, Trap> {
        if let Some(&known) = self.resources.by_handle.get(&handle) {
            let class = self.resource(known).class;
            if self.class_name(class) != of.name {
                return Ok(None);
            }
            if lost {
                self.resource_mut(known).lost = true;
            } else {
                self.refresh_resource_class(class, of)?;
            }
            return Ok(Some(known));
        }
        let class = match self.resources.classes.get(of.name) {
            Some(&class) => class,
            None => self.new_resource_class(of)?,
        };
        if !lost {
            self.refresh_resource_class(class, of)?;
        }
        self.charge(size_of::<(u64, Value)>())?;
        let made = self.alloc(Resource { class, handle, lost })?;
        self.resources.by_handle.insert(handle, made);
        Ok(Some(made))
    }

    /// Whether a value is the type of resources.
    #[must_use]
    pub fn is_resource_class(&self, value: Value) -> bool {
        value.is(Kind::Class) && self.class(value).layout == TypeId::Resource
    }

    /// Notes a resource and its class, when a snapshot is loaded.
    pub fn note_resource(&mut self, value: Value) {
        let Resource { class, handle, .. } = *self.resource(value);
        self.resources.by_handle.insert(handle, value);
        let name = self.class_name(class);
        self.resources.classes.entry(name.into()).or_insert(class);
    }

    /// After marking: forgets what the program does not hold any more.
    pub(super) fn forget_resources(&mut self) {
        let mut resources = std::mem::take(&mut self.resources);
        resources.by_handle.retain(|_, &mut value| self.is_marked(value));
        resources.classes.retain(|_, &mut class| self.is_marked(class));
        self.resources = resources;
    }

    fn new_resource_class(&mut self, of: &ResourceType<'_>) -> Result<Value, Trap> {
        let name = self.intern(of.name)?;
        let dict = self.new_dict()?;
        let base = TypeId::Resource.value();
        let order = self.next_class();
        let class = self.alloc(Class {
            name,
            qualname: name,
            bases: Box::new([base]),
            mro: Box::new([]),
            dict,
            root_shape: ShapeId::DICT,
            layout: TypeId::Resource,
            metatype: TypeId::Type.value(),
            members: 0,
            has_dict: false,
            order,
            volatile: false,
            traits: ClassTraits::default(),
        })?;
        self.charge(3 * size_of::<Value>() + of.name.len() + size_of::<(Box<str>, Value)>())?;
        self.class_mut(class).mro = Box::new([class, base, TypeId::Object.value()]);
        self.fill_resource_class(class, of)?;
        self.resources.classes.insert(of.name.into(), class);
        Ok(class)
    }

    /// Brings the members of a class to what the host says now, which may be a newer one than that
    /// which the program began with.
    fn refresh_resource_class(&mut self, class: Value, of: &ResourceType<'_>) -> Result<(), Trap> {
        if self.has_members(class, of) {
            return Ok(());
        }
        self.fill_resource_class(class, of)
    }

    fn has_members(&self, class: Value, of: &ResourceType<'_>) -> bool {
        let dict = self.class(class).dict;
        let is = |name: &str, kind: DescriptorKind| {
            let found = self.find_interned(name).and_then(|name| self.dict_get_name(dict, name));
            found.is_some_and(|it| it.is(Kind::Descriptor) && self.descriptor(it).kind == kind)
        };
        let members = self.dict(dict).iter().filter(|entry| entry.value.is(Kind::Descriptor));
        members.count() == of.methods.len() + of.attributes.len() + usize::from(of.open)
            && of.methods.iter().all(|name| is(name, DescriptorKind::HostMethod))
            && of.attributes.iter().all(|name| is(name, DescriptorKind::HostAttribute))
            && (!of.open || is("__getattr__", DescriptorKind::HostMethod))
    }

    fn fill_resource_class(&mut self, class: Value, of: &ResourceType<'_>) -> Result<(), Trap> {
        let dict = self.new_dict()?;
        let module = self.intern("builtins")?;
        self.dict_set_text(dict, "__module__", module)?;
        self.dict_set_text(dict, "__doc__", Value::NONE)?;
        let methods = of.methods.iter().map(|&name| (name, DescriptorKind::HostMethod));
        let attributes = of.attributes.iter().map(|&name| (name, DescriptorKind::HostAttribute));
        for (text, kind) in methods.chain(attributes) {
            let name = self.intern(text)?;
            self.add_host_member(dict, class, text, kind, name)?;
        }
        if of.open {
            // Without a name of its own, it asks for the one that it is called with.
            let kind = DescriptorKind::HostMethod;
            self.add_host_member(dict, class, "__getattr__", kind, Value::NONE)?;
        }
        self.class_mut(class).dict = dict;
        self.class_changed(class);
        Ok(())
    }

    fn add_host_member(
        &mut self,
        dict: Value,
        class: Value,
        text: &str,
        kind: DescriptorKind,
        name: Value,
    ) -> Result<(), Trap> {
        let member = self.alloc(Descriptor {
            kind,
            get: Value::NONE,
            set: class,
            delete: Value::NONE,
            doc: Value::NONE,
            name,
        })?;
        self.dict_set_text(dict, text, member)
    }
}
