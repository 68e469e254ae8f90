//! Weak references: which objects can be referred to, and what the collector does about those that
//! are gone.

use super::Heap;
use crate::object::Weak;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// How many bytes of live objects collections for the sake of weak references may look at before
/// they are rationed.
pub(super) const FIRST_CREDIT: usize = 256 << 20;

/// What one look at a weak reference adds to that.
const CREDIT_PER_LOOK: usize = 4096;

impl Heap {
    /// The inside of a new weak reference.
    ///
    /// # Errors
    ///
    /// `TypeError` when objects of that type cannot be referred to.
    pub fn new_weak(&mut self, weak: Weak) -> Result<Value, Trap> {
        let (target, owner, shared) = (weak.target, weak.owner, weak.shared);
        if !self.can_be_weak(target) {
            let name = self.type_name(target);
            return Err(self.type_error(format!("cannot create weak reference to '{name}' object")));
        }
        self.charge(64)?;
        let value = self.alloc(weak)?;
        if shared {
            self.weak_shared.insert(target, owner);
        }
        Ok(value)
    }

    /// Whether objects of the type of a value can be referred to weakly.
    fn can_be_weak(&self, value: Value) -> bool {
        match value.kind() {
            Some(Kind::Instance) => {
                let class = self.instance(value).class;
                if !class.is(Kind::Class) {
                    return false;
                }
                self.has_weakref(class)
            }
            Some(Kind::Exception) => self.exception(value).class.is(Kind::Class),
            Some(
                Kind::Class
                | Kind::Type
                | Kind::Function
                | Kind::BoundMethod
                | Kind::Builtin
                | Kind::Generator
                | Kind::Module
                | Kind::Set
                | Kind::Library,
            ) => true,
            _ => false,
        }
    }

    /// Whether weak references can lead to instances of a class of the program: it or a base has
    /// no `__slots__`, or names `__weakref__` there.
    pub(crate) fn has_weakref(&self, class: Value) -> bool {
        if matches!(self.class(class).layout, TypeId::Int | TypeId::Tuple | TypeId::Bytes) {
            return false;
        }
        let Some(name) = self.find_interned("__slots__") else { return true };
        let is_weak = |slot: Value| self.as_text(slot) == Some("__weakref__");
        self.class(class).mro.iter().filter(|base| base.is(Kind::Class)).any(|&base| {
            match self.dict_get_name(self.class(base).dict, name) {
                Some(slots) if is_weak(slots) => true,
                Some(slots) if slots.is(Kind::Tuple) => {
                    self.tuple(slots).items.iter().any(|&slot| is_weak(slot))
                }
                Some(slots) if slots.is(Kind::List) => {
                    self.list(slots).items.iter().any(|&slot| is_weak(slot))
                }
                Some(slots) if slots.is(Kind::Dict) => {
                    self.dict(slots).iter().any(|entry| is_weak(entry.key))
                }
                None => true,
                _ => false,
            }
        })
    }

    /// Asks for a collection at the next safepoint, so that weak references tell the truth, unless
    /// that was done too often for so many live objects.
    pub fn request_weak_collection(&mut self) {
        self.weak_credit = self.weak_credit.saturating_add(CREDIT_PER_LOOK);
        if let Some(left) = self.weak_credit.checked_sub(self.bytes) {
            self.weak_credit = left;
            self.request_collection();
        }
    }

    /// Asks for a collection at the next safepoint.
    pub fn request_full_collection(&mut self) {
        self.request_collection();
    }

    /// Before the sweep: references to what is about to be freed are cleared.
    pub(super) fn clear_weak(&mut self) {
        let mut dead = Vec::new();
        for (index, weak) in self.weaks.iter() {
            let gone = !weak.target.is_unbound() && !self.is_marked(weak.target);
            if gone && self.weaks.is_marked(index) {
                dead.push(Value::other(Kind::Weak, index));
            }
        }
        for value in dead {
            let weak = self.weak_mut(value);
            weak.target = Value::UNBOUND;
            if !weak.callback.is_none() {
                self.weak_dead.push(value);
            }
        }
        let mut shared = std::mem::take(&mut self.weak_shared);
        shared.retain(|&target, &mut owner| self.is_marked(target) && self.is_marked(owner));
        self.weak_shared = shared;
    }

    /// Notes a shared reference, when a snapshot is loaded.
    pub fn note_shared_weak(&mut self, target: Value, owner: Value) {
        self.weak_shared.insert(target, owner);
    }

    /// Takes the references whose callbacks are still to be called.
    pub fn take_weak_dead(&mut self) -> Vec<Value> {
        std::mem::take(&mut self.weak_dead)
    }

    /// A list of pairs of a callback and its argument.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub fn weak_calls(&mut self, dead: &[Value]) -> Result<Value, Trap> {
        let mut calls = Vec::with_capacity(dead.len());
        for &value in dead {
            let weak = self.weak_mut(value);
            let callback = std::mem::replace(&mut weak.callback, Value::NONE);
            let owner = weak.owner;
            calls.push(self.new_tuple([callback, owner])?);
        }
        self.new_list(calls)
    }

    /// References whose callbacks are still to be called.
    #[must_use]
    pub fn weak_dead(&self) -> &[Value] {
        &self.weak_dead
    }

    /// Sets what [`Heap::weak_dead`] gave, when a snapshot is loaded.
    pub fn set_weak_dead(&mut self, dead: Vec<Value>) {
        self.weak_dead = dead;
    }
}
