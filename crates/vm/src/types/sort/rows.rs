//! Instances of a dataclass with an order: their `<` compares tuples of fields, so that these are
//! their keys, and no code of the program has to run where the fields are built-in values.

use crate::builtins::{self, Builtin, Native, Signature};
use crate::heap::Heap;
use crate::object::{ClassTraits, Items};
use crate::trap::Trap;
use crate::value::{Kind, Value};

/// What marks the function: the only captured variable of it is a tuple that begins with this
/// builtin; the names of the fields follow.
const MARK: &str = "__dataclass_order__";

impl Heap {
    /// The keys of instances that are all of one class with a marked `__lt__`. None when that is
    /// not so, or anything else than the fields themselves may have a say.
    ///
    /// # Errors
    ///
    /// [`Trap::Limit`] when memory is exhausted.
    pub(super) fn rows(&mut self, items: &[Value]) -> Result<Option<Vec<Value>>, Trap> {
        let Some(names) = self.row_names(items) else { return Ok(None) };
        self.reserve(items.len().checked_mul(size_of::<Value>()))?;
        let mut keys = Vec::with_capacity(items.len());
        for &item in items {
            let instance = self.instance(item);
            let field = |&name: &Value| {
                let slot = self.slot_of(instance.shape, name)?;
                instance.slots.get(slot).copied().filter(|value| !value.is_unbound())
            };
            let Some(fields) = names.iter().map(field).collect::<Option<Items>>() else {
                return Ok(None);
            };
            keys.push(self.new_tuple(fields)?);
        }
        Ok(Some(keys))
    }

    /// The names of the fields that the class of all items compares.
    fn row_names(&self, items: &[Value]) -> Option<Vec<Value>> {
        let &first = items.first()?;
        let class = first.is(Kind::Instance).then(|| self.instance(first).class)?;
        let alike = |item: &Value| item.is(Kind::Instance) && self.instance(*item).class == class;
        if !class.is(Kind::Class) || !items.iter().all(alike) {
            return None;
        }
        let asks = ClassTraits::GETATTRIBUTE.and(ClassTraits::CARRIER);
        let own = self.find_interned("__class__").and_then(|name| self.class_lookup(class, name));
        if self.class(class).traits.intersects(asks) || !own.is_none_or(|own| own.is(Kind::Builtin))
        {
            return None;
        }
        let less = self.class_lookup(class, self.find_interned("__lt__")?)?;
        let closure = less.is(Kind::Function).then(|| self.function(less).closure)?;
        let &[cell] = (closure.is(Kind::Tuple)).then(|| &*self.tuple(closure).items)? else {
            return None;
        };
        let mark = self.cell(cell).0;
        let (&head, names) =
            mark.is(Kind::Tuple).then(|| self.tuple(mark).items.split_first())??;
        if Some(head) != builtins::find(MARK) {
            return None;
        }
        let mut found = Vec::with_capacity(names.len());
        for &name in names {
            let name = self.find_interned(self.as_text(name)?)?;
            // A default is no matter, a property is.
            let shared = self.class_lookup(class, name);
            if shared.is_some_and(|value| {
                matches!(value.kind(), Some(Kind::Descriptor | Kind::Instance | Kind::Super))
            }) {
                return None;
            }
            found.push(name);
        }
        Some(found)
    }
}

fn mark(_: &mut Heap, _: &[Value]) -> Native {
    Ok(Value::NONE)
}

/// The mark.
pub(crate) const FUNCTIONS: &[Builtin] =
    &[Builtin::function(MARK, Signature::Variadic { at_least: 0, keywords: &[] }, mark, None)];
