//! Iteration: `iter()` of built-in values, and one step of the native iterators.

use smallvec::SmallVec;

use crate::heap::Heap;
use crate::object::{Items, Iter, ViewKind};
use crate::trap::Trap;
use crate::types::range::small_range_len;
use crate::value::{Kind, Value};

/// What one step of an iterator answers.
#[derive(Debug)]
pub enum Step {
    /// The next item.
    Item(Value),
    /// Nothing is left.
    Done,
    /// The next item is what this generator yields next.
    Resume(Value),
    /// The next item is the result of that call.
    Call(Value, Vec<Value>),
    /// The library's `iterator_next` has to make the step; nothing has changed so far.
    Library,
}

/// More items than this are not taken natively where no list of them is asked for.
const MANY: usize = 1 << 20;

/// Iterators inside iterators are stepped natively to this depth.
const MAX_DEPTH: u8 = 4;

const DICT_SIZE: &str = "dictionary changed size during iteration";
const DICT_KEYS: &str = "dictionary keys changed during iteration";
const SET_SIZE: &str = "Set changed size during iteration";
/// The size that no dict and no set has: its iterator has failed and fails again.
const FAILED: usize = usize::MAX;

impl Heap {
    /// An iterator over a value of a built-in type; generators and iterators are their own.
    ///
    /// # Errors
    ///
    /// [`Trap::Library`] for instances with `__iter__` or `__getitem__`, `TypeError` for what is
    /// not iterable.
    #[inline]
    pub fn iterate(&mut self, value: Value) -> Result<Value, Trap> {
        let iterator = match value.kind() {
            Some(Kind::List) => Iter::List { list: value, index: 0 },
            Some(Kind::Tuple) => Iter::Tuple { tuple: value, index: 0 },
            _ => return self.iterate_slow(value),
        };
        self.alloc(iterator)
    }

    fn iterate_slow(&mut self, value: Value) -> Result<Value, Trap> {
        let iterator = match value.kind() {
            Some(Kind::Str) => Iter::Str { string: value, offset: 0 },
            Some(Kind::Bytes | Kind::ByteArray) => Iter::Bytes { bytes: value, index: 0 },
            Some(Kind::MemoryView) => {
                self.check_released(value)?;
                Iter::Bytes { bytes: value, index: 0 }
            }
            Some(Kind::Range) => return self.range_iterator(value),
            Some(Kind::Dict) => self.dict_iterator(value, ViewKind::Keys, false),
            Some(Kind::DictView) => {
                let view = self.dict_view(value);
                self.dict_iterator(view.dict, view.kind, false)
            }
            Some(Kind::Set) => Iter::Set { set: value, index: 0, len: self.set(value).len() },
            Some(Kind::Iterator) => return Ok(value),
            Some(Kind::Generator) if self.generator(value).flavor.is_iterator() => {
                return Ok(value);
            }
            Some(Kind::Instance) if let Some(carried) = self.carried_for(value, "__iter__") => {
                // Iterators are their own, whatever `__next__` of their class does.
                if carried.is(Kind::Iterator) {
                    return Ok(value);
                }
                return self.iterate(carried);
            }
            _ => {
                let found = self.program_special(value, "__iter__");
                if found.is_some_and(|method| !method.is_none())
                    || (found.is_none() && self.has_special(value, "__getitem__"))
                {
                    return Err(Trap::Library);
                }
                return Err(self.not_iterable(value));
            }
        };
        self.alloc(iterator)
    }

    /// The error for what is not iterable.
    #[cold]
    pub fn not_iterable(&mut self, value: Value) -> Trap {
        let name = self.type_name(value);
        self.type_error(format!("'{name}' object is not iterable"))
    }

    /// An iterator over a dict.
    #[must_use]
    pub fn dict_iterator(&self, dict: Value, kind: ViewKind, reversed: bool) -> Iter {
        let len = self.dict(dict).len();
        let index = if reversed { self.dict(dict).places() } else { 0 };
        Iter::Dict { dict, kind, index, len, left: len, reversed }
    }

    /// One step of an iterator.
    ///
    /// # Errors
    ///
    /// What the iterator raises; `TypeError` for what is no iterator.
    #[inline]
    pub fn advance(&mut self, iterator: Value) -> Result<Step, Trap> {
        if iterator.is(Kind::Iterator)
            && let Some(item) = self.advance_simple(iterator)
        {
            return Ok(Step::Item(item));
        }
        self.advance_slow(iterator)
    }

    /// One step of an iterator as loops most often have them; `None` for the others, and at the
    /// end.
    #[inline]
    pub(crate) fn advance_simple(&mut self, iterator: Value) -> Option<Value> {
        match self.iterators.get_mut(iterator.index()) {
            Iter::List { list, index } => {
                let item = *self.lists.get(list.index()).items.get(*index)?;
                *index += 1;
                Some(item)
            }
            Iter::Range { next, left: left @ 1.., step } => {
                let item = Value::small(*next);
                // Behind the last item this may leave 62 bits, but not 64.
                *next = next.wrapping_add(*step);
                *left -= 1;
                Some(item)
            }
            Iter::Tuple { tuple, index } => {
                let item = *self.tuples.get(tuple.index()).items.get(*index)?;
                *index += 1;
                Some(item)
            }
            Iter::Str { string, offset } => {
                let text = self.strs.get(string.index()).as_str();
                let &byte = text.as_bytes().get(*offset)?;
                let item = *self.characters.get(byte as usize)?;
                *offset += usize::from(!item.is_unbound());
                (!item.is_unbound()).then_some(item)
            }
            Iter::Dict { dict, kind, index, len, left: left @ 1.., reversed: false } => {
                let table = self.dicts.get(dict.index());
                let entry = table.entry(*index).filter(|entry| !entry.key.is_unbound())?;
                if table.len() != *len || *kind == ViewKind::Items {
                    return None;
                }
                *index += 1;
                *left -= 1;
                Some(if *kind == ViewKind::Keys { entry.key } else { entry.value })
            }
            _ => None,
        }
    }

    /// Whether an iterator as loops most often have them is at its end, where it stays then.
    #[inline]
    pub(crate) fn exhaust(&mut self, iterator: Value) -> bool {
        let iter = self.iterators.get(iterator.index());
        let ended = match *iter {
            Iter::List { list, index } => index >= self.lists.get(list.index()).items.len(),
            Iter::Tuple { tuple, index } => index >= self.tuples.get(tuple.index()).items.len(),
            Iter::Range { left, .. } => return left == 0,
            Iter::Str { string, offset } => offset >= self.text(string).len(),
            _ => false,
        };
        if ended {
            let name = iter.type_name();
            *self.iterator_mut(iterator) = Iter::Exhausted(name);
        }
        ended
    }

    /// One step of an iterator that gives pairs, without the pair; `None` for what is not simple,
    /// and at the end. Nothing has changed then.
    pub(crate) fn advance_pair(&mut self, iterator: Value) -> Option<(Value, Value)> {
        match self.iterators.get(iterator.index()) {
            Iter::Enumerate { inner, count } => {
                let (inner, number) = (*inner, *count);
                let following = Value::try_int(number.as_small()? + 1)?;
                if !inner.is(Kind::Iterator) {
                    return None;
                }
                let item = self.advance_simple(inner)?;
                if let Iter::Enumerate { count, .. } = self.iterator_mut(iterator) {
                    *count = following;
                }
                Some((number, item))
            }
            Iter::Zip { inner, .. } => {
                let [first, second] = **inner else { return None };
                // What is taken from the first one cannot be given back.
                if first == second
                    || !first.is(Kind::Iterator)
                    || !second.is(Kind::Iterator)
                    || !self.has_simple(second)
                {
                    return None;
                }
                Some((self.advance_simple(first)?, self.advance_simple(second)?))
            }
            Iter::Dict { dict, kind: ViewKind::Items, index, len, left: 1.., reversed: false } => {
                let table = self.dict(*dict);
                if table.len() != *len {
                    return None;
                }
                let entry = table.entry(*index).filter(|entry| !entry.key.is_unbound())?;
                if let Iter::Dict { index, left, .. } = self.iterator_mut(iterator) {
                    *index += 1;
                    *left -= 1;
                }
                Some((entry.key, entry.value))
            }
            _ => None,
        }
    }

    /// Whether [`Heap::advance_simple`] would give an item.
    fn has_simple(&self, iterator: Value) -> bool {
        match self.iterator(iterator) {
            Iter::List { list, index } => *index < self.list(*list).items.len(),
            Iter::Tuple { tuple, index } => *index < self.tuple(*tuple).items.len(),
            Iter::Range { left, .. } => *left > 0,
            _ => false,
        }
    }

    #[inline(never)]
    fn advance_slow(&mut self, iterator: Value) -> Result<Step, Trap> {
        if iterator.is(Kind::Generator) && self.generator(iterator).flavor.is_iterator() {
            return Ok(Step::Resume(iterator));
        }
        if !iterator.is(Kind::Iterator) {
            if self.has_special(iterator, "__next__") {
                return Ok(Step::Library);
            }
            let name = self.type_name(iterator);
            return Err(self.type_error(format!("'{name}' object is not an iterator")));
        }
        // What `_each` makes: every step is a call, and only StopIteration ends it.
        if let Iter::Call { callable, sentinel } = self.iterator(iterator)
            && sentinel.is_unbound()
        {
            return Ok(Step::Call(*callable, Vec::new()));
        }
        if self.is_native_iterator(iterator) {
            return Ok(match self.next_native(iterator)? {
                Some(item) => Step::Item(item),
                None => Step::Done,
            });
        }
        if let Iter::Map { function, inner, strict } = self.iterator(iterator) {
            let (function, inner, strict) = (*function, inner.clone(), *strict);
            if inner.iter().all(|&inner| self.is_native_iterator(inner)) {
                return Ok(match self.next_of_each(&inner, strict, "map")? {
                    Some(args) => Step::Call(function, args),
                    None => Step::Done,
                });
            }
        }
        Ok(Step::Library)
    }

    /// Whether all steps of an iterator can be made without Python code.
    #[must_use]
    pub fn is_native_iterator(&self, iterator: Value) -> bool {
        iterator.is(Kind::Iterator) && self.is_native_to(iterator, MAX_DEPTH)
    }

    fn is_native_to(&self, iterator: Value, depth: u8) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return false };
        if !iterator.is(Kind::Iterator) {
            return false;
        }
        match self.iterator(iterator) {
            Iter::Enumerate { inner, .. } => self.is_native_to(*inner, depth),
            Iter::Zip { inner, .. } => inner.iter().all(|&inner| self.is_native_to(inner, depth)),
            Iter::GetItem { .. } | Iter::Call { .. } | Iter::Map { .. } | Iter::Filter { .. } => {
                false
            }
            _ => true,
        }
    }

    /// One step of an iterator for which [`Heap::is_native_iterator`] holds. Recursion is bounded
    /// by the depth that it checks.
    ///
    /// # Errors
    ///
    /// What the iterator raises.
    pub fn next_native(&mut self, iterator: Value) -> Result<Option<Value>, Trap> {
        let item = match self.iterators.get_mut(iterator.index()) {
            Iter::Exhausted(_) => return Ok(None),
            Iter::List { list, index } => {
                let item = self.lists.get(list.index()).items.get(*index).copied();
                *index += 1;
                item
            }
            Iter::Tuple { tuple, index } => {
                let item = self.tuples.get(tuple.index()).items.get(*index).copied();
                *index += 1;
                item
            }
            Iter::Str { string, offset } => {
                let rest = self.strs.get(string.index()).as_str().get(*offset..);
                match rest.and_then(|rest| rest.chars().next()) {
                    Some(character) => {
                        *offset += character.len_utf8();
                        Some(self.character(character)?)
                    }
                    None => None,
                }
            }
            Iter::Bytes { bytes, index } => {
                let (bytes, place) = (*bytes, *index);
                *index += 1;
                self.check_released(bytes)?;
                self.sequence_item(bytes, place)?
            }
            Iter::Range { next, left, step } => {
                if *left == 0 {
                    return Ok(None);
                }
                let item = Value::small(*next);
                *next = next.wrapping_add(*step);
                *left -= 1;
                return Ok(Some(item));
            }
            Iter::BigRange { next, stop, step } => {
                let (item, stop, step) = (*next, *stop, *step);
                self.next_of_big_range(iterator, item, stop, step)?
            }
            Iter::Reversed { sequence, left } => {
                let sequence = *sequence;
                match left.checked_sub(1) {
                    Some(place) => {
                        *left = place;
                        self.sequence_item(sequence, place)?
                    }
                    None => None,
                }
            }
            Iter::Dict { .. } => self.next_of_dict(iterator)?,
            Iter::Set { set, index, len } => {
                let table = self.sets.get(set.index());
                if table.len() != *len {
                    *len = FAILED;
                    return Err(self.raise(crate::types::TypeId::RuntimeError, SET_SIZE));
                }
                let rest = table.places().get(*index..).unwrap_or(&[]);
                let place =
                    rest.iter().position(|(item, _)| !item.is_unbound() && *item != Value::DELETED);
                place.map(|place| {
                    *index += place + 1;
                    rest[place].0
                })
            }
            Iter::Enumerate { inner, count } => {
                let (inner, number) = (*inner, *count);
                let Some(item) = self.next_native(inner)? else { return Ok(None) };
                return self.enumerated(iterator, number, item).map(Some);
            }
            Iter::Zip { .. } => return self.next_of_zip(iterator),
            Iter::GetItem { .. } | Iter::Call { .. } | Iter::Map { .. } | Iter::Filter { .. } => {
                return Err(Trap::internal("a step that needs Python was taken natively"));
            }
        };
        if item.is_none() {
            let name = self.iterator(iterator).type_name();
            *self.iterator_mut(iterator) = Iter::Exhausted(name);
        }
        Ok(item)
    }

    /// The pair that `enumerate` gives, after which it counts on.
    pub(crate) fn enumerated(
        &mut self,
        iterator: Value,
        number: Value,
        item: Value,
    ) -> Result<Value, Trap> {
        let following = self.int_successor(number)?;
        if let Iter::Enumerate { count, .. } = self.iterator_mut(iterator) {
            *count = following;
        }
        self.new_tuple([number, item])
    }

    /// The tuple that `zip` gives.
    fn next_of_zip(&mut self, iterator: Value) -> Result<Option<Value>, Trap> {
        let iterators: SmallVec<[Value; 8]> = match self.iterator(iterator) {
            Iter::Zip { inner, .. } => SmallVec::from_slice(inner),
            _ => SmallVec::new(),
        };
        let mut items = Items::with_capacity(iterators.len());
        for &inner in &iterators {
            let item = match self.advance_simple(inner) {
                Some(item) => Some(item),
                None => self.next_native(inner)?,
            };
            match item {
                Some(item) => items.push(item),
                None => {
                    let Iter::Zip { inner, strict: true } = self.iterator(iterator) else {
                        return Ok(None);
                    };
                    let inner = inner.clone();
                    self.unequal_lengths(&inner, items.len(), "zip")?;
                    return Ok(None);
                }
            }
        }
        if items.is_empty() { Ok(None) } else { self.new_tuple(items).map(Some) }
    }

    /// One item of each iterator, as `map` takes them.
    fn next_of_each(
        &mut self,
        iterators: &[Value],
        strict: bool,
        name: &str,
    ) -> Result<Option<Vec<Value>>, Trap> {
        let mut items = Vec::with_capacity(iterators.len());
        for &iterator in iterators {
            match self.next_native(iterator)? {
                Some(item) => items.push(item),
                None if strict => return self.unequal_lengths(iterators, items.len(), name),
                None => return Ok(None),
            }
        }
        Ok(if items.is_empty() { None } else { Some(items) })
    }

    #[cold]
    fn unequal_lengths(
        &mut self,
        iterators: &[Value],
        ended: usize,
        name: &str,
    ) -> Result<Option<Vec<Value>>, Trap> {
        let mut argument = ended;
        let mut how = "shorter";
        if ended == 0 {
            how = "longer";
            argument = 1;
            loop {
                let Some(&iterator) = iterators.get(argument) else { return Ok(None) };
                if self.next_native(iterator)?.is_some() {
                    break;
                }
                argument += 1;
            }
        }
        let plural = if argument == 1 { " " } else { "s 1-" };
        Err(self.value_error(format!(
            "{name}() argument {} is {how} than argument{plural}{argument}",
            argument + 1
        )))
    }

    fn next_of_big_range(
        &mut self,
        iterator: Value,
        item: Value,
        stop: Value,
        step: Value,
    ) -> Result<Option<Value>, Trap> {
        let (current, bound, distance) =
            (self.int_to_big(item), self.int_to_big(stop), self.int_to_big(step));
        let forward = distance.sign() == num_bigint::Sign::Plus;
        if if forward { current >= bound } else { current <= bound } {
            return Ok(None);
        }
        let following = self.new_big_int(current + distance)?;
        if let Iter::BigRange { next, .. } = self.iterator_mut(iterator) {
            *next = following;
        }
        Ok(Some(item))
    }

    fn next_of_dict(&mut self, iterator: Value) -> Result<Option<Value>, Trap> {
        let Iter::Dict { dict, kind, index, len, left, reversed } =
            self.iterators.get_mut(iterator.index())
        else {
            return Ok(None);
        };
        let (table, kind) = (self.dicts.get(dict.index()), *kind);
        if table.len() != *len {
            *len = FAILED;
            return Err(self.raise(crate::types::TypeId::RuntimeError, DICT_SIZE));
        }
        let found = if *reversed {
            let found = table.entry_before(*index);
            found.inspect(|&(place, _)| *index = place)
        } else {
            let found = table.entry_from(*index);
            found.inspect(|&(place, _)| *index = place + 1)
        };
        let Some((_, entry)) = found else { return Ok(None) };
        if *left == 0 {
            *len = FAILED;
            return Err(self.raise(crate::types::TypeId::RuntimeError, DICT_KEYS));
        }
        *left -= 1;
        match kind {
            ViewKind::Keys => Ok(Some(entry.key)),
            ViewKind::Values => Ok(Some(entry.value)),
            ViewKind::Items => self.new_tuple([entry.key, entry.value]).map(Some),
        }
    }

    /// The item of a list, tuple, string or bytes object at a place.
    pub(crate) fn sequence_item(
        &mut self,
        sequence: Value,
        place: usize,
    ) -> Result<Option<Value>, Trap> {
        Ok(match sequence.kind() {
            Some(Kind::List) => self.list(sequence).items.get(place).copied(),
            Some(Kind::Tuple) => self.tuple(sequence).items.get(place).copied(),
            Some(Kind::Bytes | Kind::ByteArray) => {
                self.raw_bytes(sequence).get(place).map(|&byte| Value::small(byte.into()))
            }
            Some(Kind::MemoryView) => self.view_item(sequence, place)?,
            Some(Kind::Str) => match self.char_at(sequence, place) {
                Some(character) => Some(self.character(character)?),
                None => None,
            },
            _ => None,
        })
    }

    /// How many elements are left of an iterator over a set.
    #[must_use]
    pub(crate) fn set_iterator_left(&self, iterator: Value) -> usize {
        let Iter::Set { set, index, len } = self.iterator(iterator) else { return 0 };
        let table = self.set(*set);
        if table.len() != *len {
            return 0;
        }
        let rest = table.places().get(*index..).unwrap_or(&[]);
        rest.iter().filter(|(item, _)| !item.is_unbound() && *item != Value::DELETED).count()
    }

    /// How many items are left of an iterator, where that is known: `__length_hint__`.
    #[must_use]
    pub fn iterator_left(&self, iterator: Value) -> Option<usize> {
        Some(match self.iterator(iterator) {
            Iter::Exhausted(_) => 0,
            Iter::List { list, index } => self.list(*list).items.len().saturating_sub(*index),
            Iter::Tuple { tuple, index } => self.tuple(*tuple).items.len().saturating_sub(*index),
            Iter::Str { string, offset } => {
                self.text(*string).get(*offset..).map_or(0, |rest| rest.chars().count())
            }
            Iter::Bytes { bytes, index } => self.known_len(*bytes)?.saturating_sub(*index),
            Iter::Range { left, .. } => usize::try_from(*left).unwrap_or(usize::MAX),
            Iter::Dict { dict, len, left, .. } if self.dict(*dict).len() == *len => *left,
            Iter::Reversed { left, .. } => *left,
            Iter::Enumerate { inner, .. } if inner.is(Kind::Iterator) => {
                match self.iterator(*inner) {
                    Iter::Enumerate { .. } => return None,
                    _ => return self.iterator_left(*inner),
                }
            }
            _ => return None,
        })
    }
}

/// The number of items of an iterable of a built-in type, where it is known without a step.
impl Heap {
    /// Whether a value gives more items than one native function should go through: then the
    /// library does, which can be interrupted and needs no room for them.
    #[must_use]
    pub(crate) fn is_long_range(&self, value: Value) -> bool {
        let counts = value.is(Kind::Range) || value.is(Kind::Iterator);
        counts && self.known_len(value).is_none_or(|len| len > MANY)
    }

    /// How many items a built-in container has, as a bound for what a copy of it needs.
    #[must_use]
    pub fn known_len(&self, value: Value) -> Option<usize> {
        Some(match value.kind()? {
            Kind::List => self.list(value).items.len(),
            Kind::Tuple => self.tuple(value).items.len(),
            Kind::Str => self.str(value).chars(),
            Kind::Bytes | Kind::ByteArray => self.raw_bytes(value).len(),
            Kind::MemoryView => self.memory_view(value).count,
            Kind::Dict => self.dict(value).len(),
            Kind::DictView => self.dict(self.dict_view(value).dict).len(),
            Kind::Set => self.set(value).len(),
            Kind::Range => match self.range_small(value) {
                Some((start, stop, step)) => {
                    usize::try_from(small_range_len(start, stop, step)).unwrap_or(usize::MAX)
                }
                None => num_traits::ToPrimitive::to_usize(&self.range_big_len(value))
                    .unwrap_or(usize::MAX),
            },
            Kind::Iterator => return self.iterator_left(value),
            _ => return None,
        })
    }
}
