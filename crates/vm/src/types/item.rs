//! `object[key]`, its assignment and deletion, and `in`, for built-in containers.

use compact_str::CompactString;

use crate::heap::Heap;
use crate::object::{Found, ViewKind};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

impl Heap {
    /// `object[key]`
    ///
    /// # Errors
    ///
    /// What CPython raises; [`Trap::Library`] when Python code has to compare or convert the key.
    #[inline]
    pub fn get_item(&mut self, object: Value, key: Value) -> Result<Value, Trap> {
        if object.is(Kind::List)
            && let Some(index) = key.as_small()
        {
            let items = &self.list(object).items;
            return match Self::place(index, items.len()) {
                Some(place) => Ok(items[place]),
                None => Err(self.index_error("list index out of range")),
            };
        }
        if object.is(Kind::Dict) {
            return self.dict_item(object, key);
        }
        if let Some(index) = key.as_small()
            && let Some(item) = self.short_item(object, index)
        {
            return Ok(item);
        }
        self.get_item_slow(object, key)
    }

    /// An item of a tuple, or a character of an ASCII string that has been made before.
    fn short_item(&self, object: Value, index: i64) -> Option<Value> {
        if object.is(Kind::Tuple) {
            let items = &self.tuple(object).items;
            return Some(items[Self::place(index, items.len())?]);
        }
        if object.is(Kind::Str) && self.str(object).is_ascii() {
            let text = self.text(object).as_bytes();
            let byte = text[Self::place(index, text.len())?];
            return self.characters.get(byte as usize).copied().filter(|c| !c.is_unbound());
        }
        None
    }

    /// `dict[key]`
    fn dict_item(&mut self, dict: Value, key: Value) -> Result<Value, Trap> {
        match self.key_find(dict, key)?.1 {
            Some(place) => Ok(self.dict(dict).value_at(place)),
            None => Err(self.key_error(key)),
        }
    }

    /// As [`Heap::dict_find`], with the words for a key that cannot be hashed.
    ///
    /// # Errors
    ///
    /// As [`Heap::dict_find`].
    #[inline]
    pub fn key_find(&mut self, dict: Value, key: Value) -> Result<(u64, Option<usize>), Trap> {
        match self.dict_find(dict, key) {
            Err(Trap::Raise(_)) => Err(self.unhashable_as(key, "a dict key")),
            other => other,
        }
    }

    fn get_item_slow(&mut self, object: Value, key: Value) -> Result<Value, Trap> {
        match object.kind() {
            Some(Kind::MemoryView) => self.view_get(object, key),
            Some(Kind::List | Kind::Tuple | Kind::Str | Kind::Bytes | Kind::ByteArray) => {
                if key.is(Kind::Slice) {
                    return self.sequence_slice(object, key);
                }
                let index = self.sequence_index(object, key)?;
                let len = self.known_len(object).unwrap_or(0);
                let item = match Self::place(index, len) {
                    Some(place) => self.sequence_item(object, place)?,
                    None => None,
                };
                match item {
                    Some(item) => Ok(item),
                    None => Err(self.index_error(match object.kind() {
                        Some(Kind::List) => "list index out of range",
                        Some(Kind::Tuple) => "tuple index out of range",
                        Some(Kind::Str) => "string index out of range",
                        Some(Kind::ByteArray) => "bytearray index out of range",
                        _ => "index out of range",
                    })),
                }
            }
            Some(Kind::Range) => {
                if key.is(Kind::Slice) {
                    return self.range_slice(object, key);
                }
                match self.to_index(key)? {
                    Some(index) => self.range_item(object, index),
                    None => Err(self.bad_index("range", key)),
                }
            }
            Some(Kind::Dict) => self.dict_item(object, key),
            Some(Kind::Class) if self.class_method_of(object, "__class_getitem__") => {
                Err(Trap::Library)
            }
            Some(Kind::Instance) if let Some(carried) = self.carried_for(object, "__getitem__") => {
                match self.get_item(carried, key) {
                    Err(Trap::Raise(error)) => self.missing_item(object, error),
                    other => other,
                }
            }
            _ if self.has_special(object, "__getitem__") => Err(Trap::Library),
            Some(Kind::Type | Kind::Class) => {
                let is_generic = self.special_lookup(object, "__class_getitem__").is_some();
                if is_generic || object == TypeId::Type.value() {
                    return Err(Trap::Library);
                }
                let name = self.class_name(object);
                Err(self.type_error(format!("type '{name}' is not subscriptable")))
            }
            _ => {
                let name = self.type_name(object);
                Err(self.type_error(format!("'{name}' object is not subscriptable")))
            }
        }
    }

    /// What a lookup gives in an instance that carries a dict and did not find the key: the class
    /// may have a `__missing__`.
    fn missing_item(&mut self, object: Value, error: Value) -> Result<Value, Trap> {
        let lost = self.is_instance(error, TypeId::KeyError.value());
        if lost && self.has_special(object, "__missing__") {
            return Err(Trap::Library);
        }
        Err(Trap::Raise(error))
    }

    #[cold]
    fn bad_index(&mut self, what: &str, key: Value) -> Trap {
        let name = self.type_name(key);
        if what == "string" {
            return self.type_error(format!("string indices must be integers, not '{name}'"));
        }
        self.type_error(format!("{what} indices must be integers or slices, not {name}"))
    }

    /// The index that a key of a list, tuple, string or bytes object stands for.
    fn sequence_index(&mut self, object: Value, key: Value) -> Result<i64, Trap> {
        let Some(integer) = self.to_index(key)? else {
            let what = match object.kind() {
                Some(Kind::List) => "list",
                Some(Kind::Tuple) => "tuple",
                Some(Kind::Str) => "string",
                Some(Kind::ByteArray) => "bytearray",
                _ => "byte",
            };
            return Err(self.bad_index(what, key));
        };
        match self.int_to_i64(integer) {
            Some(index) => Ok(index),
            None => Err(self.index_error("cannot fit 'int' into an index-sized integer")),
        }
    }

    fn sequence_slice(&mut self, object: Value, slice: Value) -> Result<Value, Trap> {
        let len = self.known_len(object).unwrap_or(0);
        let span = self.slice_span(slice, len)?;
        let mutable = object.is(Kind::List) || object.is(Kind::ByteArray);
        if span.count == len && span.step == 1 && !mutable {
            return Ok(object);
        }
        let (start, end) = (span.start as usize, span.start as usize + span.count);
        match object.kind() {
            Some(Kind::List | Kind::Tuple) => {
                let bytes = self.reserve(span.count.checked_mul(size_of::<Value>()))?;
                debug_assert!(bytes <= self.available());
                let items: &[Value] = if object.is(Kind::List) {
                    &self.list(object).items
                } else {
                    &self.tuple(object).items
                };
                let chosen: Vec<Value> = if span.step == 1 {
                    items[start..end].to_vec()
                } else {
                    span.places().map(|place| items[place]).collect()
                };
                if object.is(Kind::List) { self.new_list(chosen) } else { self.new_tuple(chosen) }
            }
            Some(Kind::Bytes | Kind::ByteArray) => {
                self.reserve(Some(span.count))?;
                let bytes = self.raw_bytes(object);
                let chosen: Vec<u8> = if span.step == 1 {
                    bytes[start..end].to_vec()
                } else {
                    span.places().map(|place| bytes[place]).collect()
                };
                self.bytes_like(object, chosen)
            }
            _ => {
                self.reserve(span.count.checked_mul(4))?;
                let string = self.str(object);
                let chosen: CompactString = if span.step == 1 {
                    let from = self.byte_offset(object, start);
                    let to = self.byte_offset(object, end);
                    string.as_str()[from..to].into()
                } else if string.is_ascii() {
                    let bytes = string.as_str().as_bytes();
                    let chosen = span.places().map(|place| bytes[place]).collect();
                    // ASCII in any order is a text.
                    String::from_utf8(chosen).unwrap_or_default().into()
                } else {
                    let characters: Vec<char> = string.as_str().chars().collect();
                    span.places().map(|place| characters[place]).collect()
                };
                self.new_counted(chosen, span.count)
            }
        }
    }

    /// `object[key] = value`
    ///
    /// # Errors
    ///
    /// As [`Heap::get_item`].
    #[inline]
    pub fn set_item(&mut self, object: Value, key: Value, value: Value) -> Result<(), Trap> {
        if object.is(Kind::List)
            && let Some(index) = key.as_small()
        {
            let items = &mut self.list_mut(object).items;
            return match Self::place(index, items.len()) {
                Some(place) => {
                    items[place] = value;
                    Ok(())
                }
                None => Err(self.index_error("list assignment index out of range")),
            };
        }
        if object.is(Kind::Dict) {
            return match self.key_find(object, key)? {
                (_, Some(place)) => {
                    self.dict_mut(object).set_at(place, value);
                    Ok(())
                }
                (hash, None) => self.dict_push(object, key, hash, value),
            };
        }
        self.set_item_slow(object, key, value)
    }

    fn set_item_slow(&mut self, object: Value, key: Value, value: Value) -> Result<(), Trap> {
        if object.is(Kind::MemoryView) {
            return self.view_set(object, key, value);
        }
        if object.is(Kind::ByteArray) {
            if key.is(Kind::Slice) {
                return self.set_bytes(object, key, value);
            }
            let index = self.sequence_index(object, key)?;
            return self.set_byte(object, index, value);
        }
        if !object.is(Kind::List) {
            if let Some(carried) = self.carried_for(object, "__setitem__")
                && (carried.is(Kind::List) || carried.is(Kind::Dict) || carried.is(Kind::ByteArray))
            {
                return self.set_item(carried, key, value);
            }
            if self.has_special(object, "__setitem__") {
                return Err(Trap::Library);
            }
            let name = self.type_name(object);
            return Err(
                self.type_error(format!("'{name}' object does not support item assignment"))
            );
        }
        if key.is(Kind::Slice) {
            return self.set_slice(object, key, value);
        }
        let index = self.sequence_index(object, key)?;
        self.set_item(object, Value::small(index.clamp(Value::MIN_INT, Value::MAX_INT)), value)
    }

    fn set_slice(&mut self, list: Value, slice: Value, value: Value) -> Result<(), Trap> {
        // The parts are looked at before the items are taken, but the length counts afterwards.
        if !value.is(Kind::List) {
            self.slice_span(slice, self.list(list).items.len())?;
        }
        let new = match self.list_to_vec(value) {
            Ok(items) => items,
            Err(Trap::Raise(_)) if !self.is_native_iterable(value) => {
                return Err(self.type_error("must assign iterable to extended slice"));
            }
            Err(trap) => return Err(trap),
        };
        let old = self.list(list).items.len();
        let span = self.slice_span(slice, old)?;
        if span.step == 1 {
            let grown = new.len().saturating_sub(span.count);
            self.charge_growth(list, grown)?;
            let places = span.start as usize..span.start as usize + span.count;
            self.note(size_of_val(&self.list(list).items[places.start..]));
            let items = &mut self.list_mut(list).items;
            match items.get_mut(places.clone()) {
                Some(same) if same.len() == new.len() => same.copy_from_slice(&new),
                _ => drop(items.splice(places, new)),
            }
            return Ok(());
        }
        if new.len() != span.count {
            return Err(self.value_error(format!(
                "attempt to assign sequence of size {} to extended slice of size {}",
                new.len(),
                span.count
            )));
        }
        let items = &mut self.list_mut(list).items;
        for (place, item) in span.places().zip(new) {
            items[place] = item;
        }
        Ok(())
    }

    /// Charges what a list needs for that many items more.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub(crate) fn charge_growth(&mut self, list: Value, more: usize) -> Result<(), Trap> {
        let items = &self.list(list).items;
        let room = items.capacity() - items.len();
        if more <= room {
            return Ok(());
        }
        // As much again, so that growing step by step stays linear.
        let wanted = more.max(items.capacity().min(items.len()));
        let bytes = (wanted - room).checked_mul(size_of::<Value>());
        self.charge(bytes.unwrap_or(usize::MAX))?;
        self.list_mut(list).items.reserve_exact(wanted);
        Ok(())
    }

    /// `del object[key]`
    ///
    /// # Errors
    ///
    /// As [`Heap::get_item`].
    pub fn delete_item(&mut self, object: Value, key: Value) -> Result<(), Trap> {
        match object.kind() {
            Some(Kind::Dict) => match self.key_find(object, key)?.1 {
                Some(place) => {
                    self.dict_remove_at(object, place)?;
                    Ok(())
                }
                None => Err(self.key_error(key)),
            },
            Some(Kind::MemoryView) => Err(self.view_delete(object)),
            Some(Kind::ByteArray) if key.is(Kind::Slice) => self.delete_bytes(object, key),
            Some(Kind::ByteArray) => {
                let index = self.sequence_index(object, key)?;
                self.delete_byte(object, index)
            }
            Some(Kind::List) if key.is(Kind::Slice) => {
                let span = self.slice_span(key, self.list(object).items.len())?;
                self.note(size_of_val(&*self.list(object).items));
                let items = &mut self.list_mut(object).items;
                if span.step == 1 {
                    items.drain(span.start as usize..span.start as usize + span.count);
                    return Ok(());
                }
                if span.count == 0 {
                    return Ok(());
                }
                let (first, distance) = if span.step < 0 {
                    (span.start + (span.count as i64 - 1) * span.step, -span.step)
                } else {
                    (span.start, span.step)
                };
                let last = first + (span.count as i64 - 1) * distance;
                let mut place = 0;
                items.retain(|_| {
                    let goes = place >= first && place <= last && (place - first) % distance == 0;
                    place += 1;
                    !goes
                });
                Ok(())
            }
            Some(Kind::List) => {
                let index = self.sequence_index(object, key)?;
                let items = &mut self.list_mut(object).items;
                match Self::place(index, items.len()) {
                    Some(place) => {
                        items.remove(place);
                        Ok(())
                    }
                    None => Err(self.index_error("list assignment index out of range")),
                }
            }
            Some(Kind::Instance)
                if let Some(carried) = self.carried_for(object, "__delitem__")
                    && (carried.is(Kind::List)
                        || carried.is(Kind::Dict)
                        || carried.is(Kind::ByteArray)) =>
            {
                self.delete_item(carried, key)
            }
            _ if self.has_special(object, "__delitem__") => Err(Trap::Library),
            kind => {
                let name = self.type_name(object);
                let sequence = matches!(
                    kind,
                    Some(Kind::Tuple | Kind::Str | Kind::Bytes | Kind::Range | Kind::Instance)
                );
                let verb = if sequence { "doesn't" } else { "does not" };
                Err(self.type_error(format!("'{name}' object {verb} support item deletion")))
            }
        }
    }

    /// `item in container`
    ///
    /// # Errors
    ///
    /// As [`Heap::get_item`].
    pub fn contains(&mut self, container: Value, item: Value) -> Result<bool, Trap> {
        match container.kind() {
            Some(Kind::Str) => {
                let Some(part) = self.as_text(item) else {
                    let name = self.type_name(item);
                    return Err(self.type_error(format!(
                        "'in <string>' requires string as left operand, not {name}"
                    )));
                };
                self.note(self.text(container).len());
                Ok(self.text(container).contains(part))
            }
            Some(Kind::Bytes | Kind::ByteArray) => self.bytes_contains(container, item),
            Some(Kind::MemoryView) => {
                let items = self.view_items_list(container)?;
                self.find_among(&items, item)
            }
            Some(Kind::Dict) => Ok(self.key_find(container, item)?.1.is_some()),
            Some(Kind::Set) => Ok(self.element_find(container, item)?.1.is_some()),
            Some(Kind::List) => self.find_among(&self.list(container).items, item),
            Some(Kind::Tuple) => self.find_among(&self.tuple(container).items, item),
            Some(Kind::Range) => self.range_contains(container, item),
            Some(Kind::DictView) => self.view_contains(container, item),
            // The items before the one sought are gone afterwards, so Python takes every step.
            Some(Kind::Iterator | Kind::Generator) => Err(Trap::Library),
            Some(Kind::Instance)
                if let Some(carried) = self.carried_for(container, "__contains__") =>
            {
                self.contains(carried, item)
            }
            _ => {
                let found = self.program_special(container, "__contains__");
                if found.is_some_and(Value::is_none) {
                    let name = self.type_name(container);
                    return Err(self.type_error(format!("'{name}' object is not a container")));
                }
                if found.is_some()
                    || self.has_special(container, "__iter__")
                    || self.has_special(container, "__getitem__")
                {
                    return Err(Trap::Library);
                }
                let name = self.type_name(container);
                Err(self.type_error(format!(
                    "argument of type '{name}' is not a container or iterable"
                )))
            }
        }
    }

    fn bytes_contains(&mut self, container: Value, item: Value) -> Result<bool, Trap> {
        let plain = self.unwrapped(item);
        if let Some(part) = self.buffer(plain) {
            return Ok(memchr::memmem::find(self.raw_bytes(container), &part).is_some());
        }
        match self.to_index(plain)? {
            Some(integer) => match integer.as_small().and_then(|byte| u8::try_from(byte).ok()) {
                Some(byte) => Ok(self.raw_bytes(container).contains(&byte)),
                None => Err(self.value_error("byte must be in range(0, 256)")),
            },
            None => {
                let name = self.type_name(item);
                Err(self.type_error(format!("a bytes-like object is required, not '{name}'")))
            }
        }
    }

    fn find_among(&self, items: &[Value], wanted: Value) -> Result<bool, Trap> {
        Ok(self.position_among(items, wanted)?.is_some())
    }

    /// Where a value is among items, by identity or equality.
    ///
    /// # Errors
    ///
    /// As [`Heap::equal`].
    pub(crate) fn position_among(
        &self,
        items: &[Value],
        wanted: Value,
    ) -> Result<Option<usize>, Trap> {
        self.note(size_of_val(items));
        for (place, &item) in items.iter().enumerate() {
            if item == wanted {
                return Ok(Some(place));
            }
            if Value::both_small(item, wanted) {
                continue;
            }
            if item.is(Kind::Str) && wanted.is(Kind::Str) {
                let (text, wanted) = (self.text(item), self.text(wanted));
                if text.len() != wanted.len() {
                    continue;
                }
                if !self.spend_bytes(text.len()) {
                    return Err(Trap::Library);
                }
                if text == wanted {
                    return Ok(Some(place));
                }
                continue;
            }
            if self.equal(item, wanted)? {
                return Ok(Some(place));
            }
        }
        Ok(None)
    }

    fn view_contains(&mut self, view: Value, item: Value) -> Result<bool, Trap> {
        let (dict, kind) = (self.dict_view(view).dict, self.dict_view(view).kind);
        match kind {
            ViewKind::Keys => Ok(self.key_find(dict, item)?.1.is_some()),
            ViewKind::Values => {
                let mut next = 0;
                while let Some((place, entry)) = self.dict(dict).entry_from(next) {
                    next = place + 1;
                    if entry.value == item || self.equal(entry.value, item)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            ViewKind::Items => {
                if !item.is(Kind::Tuple) {
                    return Ok(false);
                }
                let &[key, value] = &*self.tuple(item).items else { return Ok(false) };
                match self.key_find(dict, key)?.1 {
                    Some(place) => {
                        let found = self.dict(dict).value_at(place);
                        Ok(found == value || self.equal(found, value)?)
                    }
                    None => Ok(false),
                }
            }
        }
    }

    /// Finds an element of a set: its hash and its place. A set that is sought for stands for the
    /// frozenset with its elements.
    ///
    /// # Errors
    ///
    /// As [`Heap::set_find`], with the words for an element that cannot be hashed.
    pub fn element_find(
        &mut self,
        set: Value,
        element: Value,
    ) -> Result<(u64, Option<usize>), Trap> {
        let element = match self.carried_for(element, "__hash__") {
            Some(carried) if carried.is(Kind::Set) => carried,
            _ => element,
        };
        if element.is(Kind::Set) && !self.set(element).frozen {
            let hashes: Vec<u64> = self.set(element).iter().map(|(_, hash)| hash).collect();
            let hash = crate::types::hash::combine_hashes_unordered(hashes.into_iter());
            return match self.set(set).find(hash, |other| self.same_key(other, element)) {
                Found::At(place) => Ok((hash, Some(place))),
                Found::Missing => Ok((hash, None)),
                Found::NeedsPython => Err(Trap::Library),
            };
        }
        self.element_find_hashable(set, element)
    }

    /// As [`Heap::element_find`] for an element that is about to be added.
    ///
    /// # Errors
    ///
    /// As [`Heap::set_find`].
    pub fn element_find_hashable(
        &mut self,
        set: Value,
        element: Value,
    ) -> Result<(u64, Option<usize>), Trap> {
        match self.set_find(set, element) {
            Err(Trap::Raise(_)) => Err(self.unhashable_as(element, "a set element")),
            other => other,
        }
    }
}
