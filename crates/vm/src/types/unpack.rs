//! Taking all items of an iterable: unpacking, and filling containers from iterables.

use crate::heap::Heap;
use crate::object::Iter;
use crate::trap::{LimitKind, Trap};
use crate::value::{Kind, Value};

impl Heap {
    /// Whether the items of a value can be taken without Python code.
    #[must_use]
    pub fn is_native_iterable(&self, value: Value) -> bool {
        match value.kind() {
            Some(
                Kind::List
                | Kind::Tuple
                | Kind::Str
                | Kind::Bytes
                | Kind::ByteArray
                | Kind::MemoryView
                | Kind::Range
                | Kind::Dict
                | Kind::DictView
                | Kind::Set,
            ) => true,
            Some(Kind::Iterator) => self.is_native_iterator(value),
            Some(Kind::Instance) => match self.carried_for(value, "__iter__") {
                // What a derived class makes of an iterator is not known here.
                Some(carried) => !carried.is(Kind::Iterator) && self.is_native_iterable(carried),
                None => false,
            },
            _ => false,
        }
    }

    /// The items of an iterable.
    ///
    /// # Errors
    ///
    /// [`Trap::Library`] when they cannot be taken natively, `TypeError` for what is not iterable.
    pub fn list_to_vec(&mut self, iterable: Value) -> Result<Vec<Value>, Trap> {
        if let Some(len) = self.known_len(iterable) {
            self.reserve(len.checked_mul(size_of::<Value>()))?;
        }
        match iterable.kind() {
            Some(Kind::List) => return Ok(self.list(iterable).items.clone()),
            Some(Kind::Tuple) => return Ok(self.tuple(iterable).items.to_vec()),
            Some(Kind::Set) => {
                return Ok(self.set(iterable).iter().map(|(item, _)| item).collect());
            }
            Some(Kind::Dict) => {
                return Ok(self.dict(iterable).iter().map(|entry| entry.key).collect());
            }
            _ => {}
        }
        let iterator = self.iterate(iterable)?;
        if !self.is_native_iterator(iterator) {
            return Err(Trap::Library);
        }
        let mut items = Vec::new();
        while let Some(item) = self.next_native(iterator)? {
            self.push_item(&mut items, item)?;
        }
        Ok(items)
    }

    /// Adds to items that are not an object yet, if there is memory for as many.
    #[inline]
    pub(crate) fn push_item(&mut self, items: &mut Vec<Value>, item: Value) -> Result<(), Trap> {
        if items.len() == items.capacity() {
            let more = items.len().max(16);
            self.reserve((items.len() + more).checked_mul(size_of::<Value>()))?;
            items.reserve_exact(more);
        }
        items.push(item);
        Ok(())
    }

    /// The items of an iterable that has to have exactly `count`.
    ///
    /// # Errors
    ///
    /// `ValueError` when it has not; otherwise as [`Heap::list_to_vec`].
    pub fn unpack(&mut self, value: Value, count: usize) -> Result<Vec<Value>, Trap> {
        let known = match value.kind() {
            Some(Kind::List) => Some(self.list(value).items.as_slice()),
            Some(Kind::Tuple) => Some(&*self.tuple(value).items),
            _ => None,
        };
        if let Some(items) = known {
            if items.len() == count {
                return Ok(items.to_vec());
            }
            let found = items.len();
            return Err(self.wrong_count(count, found, true));
        }
        let iterator = self.unpacking_iterator(value)?;
        let mut items = Vec::with_capacity(count);
        while let Some(item) = self.next_native(iterator)? {
            if items.len() == count {
                if value.is(Kind::Dict) {
                    let found = self.dict(value).len();
                    return Err(self.wrong_count(count, found, true));
                }
                return Err(self.wrong_count(count, count + 1, false));
            }
            items.push(item);
        }
        if items.len() < count {
            return Err(self.wrong_count(count, items.len(), true));
        }
        Ok(items)
    }

    /// The items of an iterable as `before` values, a list of those between, and `after` values.
    ///
    /// # Errors
    ///
    /// As [`Heap::unpack`].
    pub fn unpack_star(
        &mut self,
        value: Value,
        before: usize,
        after: usize,
    ) -> Result<Vec<Value>, Trap> {
        let items = if self.is_native_iterable(value) {
            self.list_to_vec(value)?
        } else {
            self.unpacking_iterator(value)?;
            return Err(Trap::Library);
        };
        let needed = before + after;
        let Some(between) = items.len().checked_sub(needed) else {
            return Err(self.value_error(format!(
                "not enough values to unpack (expected at least {needed}, got {})",
                items.len()
            )));
        };
        let middle = self.new_list(items[before..before + between].to_vec())?;
        let mut result = items[..before].to_vec();
        result.push(middle);
        result.extend_from_slice(&items[before + between..]);
        Ok(result)
    }

    fn unpacking_iterator(&mut self, value: Value) -> Result<Value, Trap> {
        match self.iterate(value) {
            Ok(iterator) if self.is_native_iterator(iterator) => Ok(iterator),
            Ok(_) => Err(Trap::Library),
            Err(Trap::Raise(_)) => {
                let name = self.type_name(value);
                Err(self.type_error(format!("cannot unpack non-iterable {name} object")))
            }
            Err(trap) => Err(trap),
        }
    }

    #[cold]
    fn wrong_count(&mut self, expected: usize, found: usize, counted: bool) -> Trap {
        self.value_error(if found < expected {
            format!("not enough values to unpack (expected {expected}, got {found})")
        } else if counted {
            format!("too many values to unpack (expected {expected}, got {found})")
        } else {
            format!("too many values to unpack (expected {expected})")
        })
    }

    /// Appends all items of an iterable to a list: `[*items]`.
    ///
    /// # Errors
    ///
    /// As [`Heap::list_to_vec`].
    pub fn list_extend(&mut self, list: Value, items: Value) -> Result<(), Trap> {
        match self.list_append_all(list, items) {
            Err(Trap::Raise(_)) if !self.is_native_iterable(items) => {
                let name = self.type_name(items);
                Err(self.type_error(format!("Value after * must be an iterable, not {name}")))
            }
            other => other,
        }
    }

    /// Appends all items of an iterable to a list: `list.extend`.
    ///
    /// # Errors
    ///
    /// As [`Heap::list_to_vec`].
    pub fn list_append_all(&mut self, list: Value, items: Value) -> Result<(), Trap> {
        if items.is(Kind::Iterator)
            && matches!(self.iterator(items), Iter::List { list: other, .. } if *other == list)
        {
            // It would never end: the list grows while it is read.
            return Err(Trap::Limit(LimitKind::Memory));
        }
        let items = self.list_to_vec(items)?;
        self.charge_growth(list, items.len())?;
        self.list_mut(list).items.extend_from_slice(&items);
        Ok(())
    }

    /// Adds all items of an iterable to a set: `{*items}`.
    ///
    /// # Errors
    ///
    /// As [`Heap::list_to_vec`], and when an item cannot be hashed.
    pub fn set_update(&mut self, set: Value, items: Value) -> Result<(), Trap> {
        if items.is(Kind::Iterator) {
            return Err(Trap::Library);
        }
        self.set_merge(set, items)
    }

    /// The dict that an instance of a derived class carries, where its entries count and not what
    /// its methods say; otherwise the value itself.
    #[must_use]
    pub(crate) fn as_dict(&self, value: Value) -> Value {
        match self.carried_for(value, "__iter__") {
            Some(carried) if carried.is(Kind::Dict) => carried,
            _ => value,
        }
    }

    /// Adds all entries of a mapping to a dict: `{**items}`.
    ///
    /// # Errors
    ///
    /// `TypeError` for what is no mapping; [`Trap::Library`] when Python code has to be called.
    pub fn dict_update(&mut self, dict: Value, items: Value) -> Result<(), Trap> {
        let items = self.as_dict(items);
        if items.is(Kind::Dict) {
            return self.dict_merge_dict(dict, items);
        }
        if items.is(Kind::Instance) || items.is(Kind::Exception) {
            return Err(Trap::Library);
        }
        let name = self.type_name(items);
        Err(self.type_error(format!("'{name}' object is not a mapping")))
    }

    /// Adds all entries of a mapping to the keyword arguments of a call; `callee` is the callee
    /// as messages give it: `__main__.f()`.
    ///
    /// # Errors
    ///
    /// As [`Heap::dict_update`]; `TypeError` for a key that is there already. Keys that are no strings are for the library.
    pub fn dict_merge(&mut self, dict: Value, items: Value, callee: &str) -> Result<(), Trap> {
        let items = self.as_dict(items);
        if items.is(Kind::Instance) || items.is(Kind::Exception) {
            return Err(Trap::Library);
        }
        if !items.is(Kind::Dict) {
            let name = self.type_name(items);
            return Err(self
                .type_error(format!("{callee} argument after ** must be a mapping, not {name}")));
        }
        let odd = |key: Value| !key.is(Kind::Str);
        if self.dict(items).iter().any(|entry| odd(entry.key)) {
            return Err(Trap::Library);
        }
        let mut next = 0;
        while let Some((place, entry)) = self.dict(items).entry_from(next) {
            next = place + 1;
            match self.dict_find(dict, entry.key)? {
                (_, Some(_)) => {
                    let key = self.text(entry.key).to_owned();
                    return Err(self.type_error(format!(
                        "{callee} got multiple values for keyword argument '{key}'"
                    )));
                }
                (hash, None) => self.dict_push(dict, entry.key, hash, entry.value)?,
            }
        }
        Ok(())
    }
}
