//! Calls of what resources can do: the host is asked, with the resource as the first argument.

use super::{Cont, Exec, Outcome};
use crate::object::{Descriptor, DescriptorKind};
use crate::value::{Kind, Value};

impl Exec<'_> {
    /// Calls the descriptor of a method or an attribute of resources.
    #[cold]
    pub(super) fn call_host_member(
        &mut self,
        callee: Value,
        args: Vec<Value>,
        keywords: Vec<(Value, Value)>,
        cont: Cont,
    ) -> Outcome {
        let mut args = args;
        let Descriptor { kind, set: class, name, .. } = *self.heap.descriptor(callee);
        let mut attribute = kind == DescriptorKind::HostAttribute;
        let Some(&receiver) = args.first() else {
            let name = self.heap.host_member_name(callee).to_owned();
            let message = format!("unbound method {name}() needs an argument");
            return Err(self.heap.type_error(message));
        };
        if !receiver.is(Kind::Resource) || self.heap.resource(receiver).class != class {
            return Err(self.heap.foreign_member(callee, receiver));
        }
        if self.heap.resource(receiver).lost {
            return Err(self.heap.lost_resource(receiver));
        }
        let mut name = name;
        if name.is_none() {
            // `__getattr__` of a type whose attributes are not listed.
            attribute = true;
            name = match args[..] {
                [_, asked] if asked.is(Kind::Str) => self.heap.intern_value(asked)?,
                _ => return Err(self.heap.type_error("__getattr__() takes one str")),
            };
            args.truncate(1);
            if self.heap.text(name).starts_with('_') {
                return Err(self.heap.missing_attribute(receiver, name));
            }
        }
        if attribute && (args.len() != 1 || !keywords.is_empty()) {
            return Err(self.not_callable(callee));
        }
        let name = self.heap.intern_value(name)?;
        let flow =
            self.wait_for_host(Value::other(Kind::External, name.index()), args, keywords, cont)?;
        if let Some(pending) = &mut self.state.pending {
            pending.method_call = true;
            pending.attribute = attribute;
        }
        Ok(flow)
    }
}
