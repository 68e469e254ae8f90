//! Sets and frozensets. Results are built in the order in which CPython builds them, so that sets
//! of integers iterate as they do there.
//!
//! Source of the order: CPython 3.14, Objects/setobject.c (the algorithms; the code is our own).

use crate::builtins::{Builtin, Native, NativeFn, Signature};
use crate::heap::Heap;
use crate::object::Set;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

impl Heap {
    /// An empty set or frozenset.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn new_set(&mut self, frozen: bool) -> Result<Value, Trap> {
        self.alloc(if frozen { Set::frozen() } else { Set::default() })
    }

    fn set_insert(&mut self, set: Value, element: Value, hash: u64) -> Result<(), Trap> {
        let growth = self.set(set).growth();
        self.charge(growth)?;
        self.set_mut(set).insert(element, hash);
        Ok(())
    }

    /// Adds an element, with the words for one that cannot be hashed.
    ///
    /// # Errors
    ///
    /// As [`Heap::set_find`].
    pub fn set_add_element(&mut self, set: Value, element: Value) -> Result<(), Trap> {
        match self.set_add(set, element) {
            Err(Trap::Raise(_)) => Err(self.unhashable_as(element, "a set element")),
            other => other,
        }
    }

    /// The elements of a set with their hashes, in the order of iteration.
    fn elements(&self, set: Value) -> Vec<(Value, u64)> {
        self.note(size_of_val(self.set(set).places()));
        self.set(set).iter().collect()
    }

    /// Adds the items of an iterable to a set. When Python code is needed some may have been added
    /// already, which does no harm: adding them again changes nothing.
    ///
    /// # Errors
    ///
    /// As [`Heap::set_find`] and [`Heap::list_to_vec`].
    pub fn set_merge(&mut self, set: Value, other: Value) -> Result<(), Trap> {
        if other.is(Kind::Set) && (other == set || self.set(other).is_empty()) {
            return Ok(());
        }
        // Of many sets all may have the same few million elements.
        self.in_time(self.known_len(other).unwrap_or(0))?;
        if other.is(Kind::Set) || other.is(Kind::Dict) {
            let elements: Vec<(Value, u64)> = if other.is(Kind::Set) {
                self.elements(other)
            } else {
                self.dict(other).iter().map(|entry| (entry.key, entry.hash)).collect()
            };
            // All lookups come first, so that nothing has changed when one needs Python. The
            // elements differ from each other, so the answers stay true while they are added.
            let mut missing = Vec::with_capacity(elements.len());
            for &(element, hash) in &elements {
                if self.set_find_hashed(set, element, hash)?.is_none() {
                    missing.push((element, hash));
                }
            }
            let growth = self.set(set).merge_growth(elements.len());
            self.charge(growth)?;
            self.set_mut(set).reserve_for_merge(elements.len());
            if other.is(Kind::Set) && self.set(set).is_empty() {
                let source = self.set(other).clone();
                if self.set_mut(set).take_table(&source) {
                    return Ok(());
                }
            }
            for (element, hash) in missing {
                self.set_insert(set, element, hash)?;
            }
            return Ok(());
        }
        let items = self.list_to_vec(other)?;
        for (nth, &item) in items.iter().enumerate() {
            match self.set_add_element(set, item) {
                Err(Trap::Library) if other.is(Kind::Iterator) => {
                    let rest = self.new_list(items[nth..].to_vec())?;
                    return Err(self.hand_over("set_update", vec![set, rest]));
                }
                other => other?,
            }
        }
        Ok(())
    }

    /// A new set with the elements of an iterable.
    ///
    /// # Errors
    ///
    /// As [`Heap::set_merge`].
    pub fn set_from(&mut self, iterable: Value, frozen: bool) -> Result<Value, Trap> {
        let set = self.new_set(frozen)?;
        match self.set_merge(set, iterable) {
            Ok(()) => Ok(set),
            // The result of what goes on is the set, not None.
            Err(Trap::Call(request)) => Err(self.hand_over("set_new_rest", request.args)),
            Err(trap) => Err(trap),
        }
    }

    /// The set that an operand of a method stands for: itself, or one of its items.
    fn as_set(&mut self, value: Value) -> Result<Value, Trap> {
        if value.is(Kind::Set) { Ok(value) } else { self.set_from(value, false) }
    }

    fn is_frozen(&self, set: Value) -> bool {
        self.set(set).frozen
    }

    /// The elements of both.
    ///
    /// # Errors
    ///
    /// As [`Heap::set_merge`].
    pub fn set_intersection(&mut self, set: Value, other: Value) -> Result<Value, Trap> {
        let frozen = self.is_frozen(set);
        if set == other {
            return self.set_from(set, frozen);
        }
        let result = self.new_set(frozen)?;
        if other.is(Kind::Set) {
            let swap = self.set(other).len() > self.set(set).len();
            let (small, large) = if swap { (set, other) } else { (other, set) };
            for (element, hash) in self.elements(small) {
                if self.set_find_hashed(large, element, hash)?.is_some() {
                    self.set_add_hashed(result, element, hash)?;
                }
            }
            return Ok(result);
        }
        for item in self.items_of_argument(other)? {
            // These hashes are asked for without words of their own.
            let hash = self.hash(item)?;
            if self.set_find_hashed(set, item, hash)?.is_some() {
                self.set_add_hashed(result, item, hash)?;
                if self.set(result).len() >= self.set(set).len() {
                    // There is nothing left to find, as in CPython 3.14.
                    break;
                }
            }
        }
        Ok(result)
    }

    /// The items of an iterable that is no iterator: one that is may not be drained before it is
    /// known that no Python code is needed.
    fn items_of_argument(&mut self, iterable: Value) -> Result<Vec<Value>, Trap> {
        if iterable.is(Kind::Iterator) {
            return Err(Trap::Library);
        }
        self.list_to_vec(iterable)
    }

    /// The elements of the first that are not in the second.
    ///
    /// # Errors
    ///
    /// As [`Heap::set_merge`].
    pub fn set_difference(&mut self, set: Value, other: Value) -> Result<Value, Trap> {
        let frozen = self.is_frozen(set);
        let other_len = match other.kind() {
            Some(Kind::Set) => self.set(other).len(),
            Some(Kind::Dict) => self.dict(other).len(),
            _ => usize::MAX,
        };
        if other_len == usize::MAX || self.set(set).len() / 4 > other_len {
            let result = self.set_from(set, frozen)?;
            self.set_remove_all(result, other)?;
            return Ok(result);
        }
        let result = self.new_set(frozen)?;
        for (element, hash) in self.elements(set) {
            let found = if other.is(Kind::Set) {
                self.set_find_hashed(other, element, hash)?.is_some()
            } else {
                self.dict_find(other, element)?.1.is_some()
            };
            if !found {
                self.set_add_hashed(result, element, hash)?;
            }
        }
        Ok(result)
    }

    /// Removes the items of an iterable from a set; doing it again does no harm.
    fn set_remove_all(&mut self, set: Value, other: Value) -> Result<(), Trap> {
        if set == other {
            self.set_mut(set).clear();
            return Ok(());
        }
        if other.is(Kind::Set) {
            let large = self.set(other).len() / 8 > self.set(set).len();
            let removed = if large { self.set_intersection(set, other)? } else { other };
            for (element, hash) in self.elements(removed) {
                if let Some(place) = self.set_find_hashed(set, element, hash)? {
                    self.set_mut(set).remove_at(place);
                }
            }
        } else {
            for item in self.items_of_argument(other)? {
                if let (_, Some(place)) = self.element_find_hashable(set, item)? {
                    self.set_mut(set).remove_at(place);
                }
            }
        }
        self.set_mut(set).tidy();
        Ok(())
    }

    /// The elements of one of the two.
    ///
    /// # Errors
    ///
    /// As [`Heap::set_merge`].
    pub fn set_symmetric(&mut self, set: Value, other: Value) -> Result<Value, Trap> {
        let frozen = self.is_frozen(set);
        let result = self.set_from(other, frozen)?;
        self.set_toggle_all(result, set)?;
        Ok(result)
    }

    fn set_toggle_all(&mut self, set: Value, other: Value) -> Result<(), Trap> {
        if set == other {
            self.set_mut(set).clear();
            return Ok(());
        }
        for (element, hash) in self.elements(other) {
            match self.set_find_hashed(set, element, hash)? {
                Some(place) => self.set_mut(set).remove_at(place),
                None => self.set_insert(set, element, hash)?,
            }
        }
        Ok(())
    }

    /// Whether all elements of the first are in the second; both are sets.
    ///
    /// # Errors
    ///
    /// [`Trap::Library`] when Python code has to compare elements.
    pub fn set_is_subset(&self, set: Value, other: Value) -> Result<bool, Trap> {
        if self.set(set).len() > self.set(other).len() {
            return Ok(false);
        }
        for (element, hash) in self.set(set).iter() {
            if self.set_find_hashed(other, element, hash)?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn constructed(heap: &mut Heap, args: &[Value], frozen: bool) -> Native {
    let [source] = *args else { return Err(heap.bad_arguments()) };
    if source.is_unbound() {
        return heap.new_set(frozen);
    }
    if frozen && source.is(Kind::Set) && heap.set(source).frozen {
        return Ok(source);
    }
    heap.set_from(source, frozen)
}

fn set_new(heap: &mut Heap, args: &[Value]) -> Native {
    constructed(heap, args, false)
}

/// `set.__init__(iterable=())`
fn set_init(heap: &mut Heap, args: &[Value]) -> Native {
    let [set, source] = *args else { return Err(heap.bad_arguments()) };
    let made = set_new(heap, &[source])?;
    let made = heap.set(made).clone();
    *heap.set_mut(set) = made;
    Ok(Value::NONE)
}

fn frozenset_new(heap: &mut Heap, args: &[Value]) -> Native {
    constructed(heap, args, true)
}

fn set_add(heap: &mut Heap, args: &[Value]) -> Native {
    let [set, element] = *args else { return Err(heap.bad_arguments()) };
    heap.set_add_element(set, element)?;
    Ok(Value::NONE)
}

fn set_remove(heap: &mut Heap, args: &[Value]) -> Native {
    let [set, element] = *args else { return Err(heap.bad_arguments()) };
    match heap.element_find(set, element)?.1 {
        Some(place) => {
            heap.set_mut(set).remove_at(place);
            Ok(Value::NONE)
        }
        None => Err(heap.key_error(element)),
    }
}

fn set_discard(heap: &mut Heap, args: &[Value]) -> Native {
    let [set, element] = *args else { return Err(heap.bad_arguments()) };
    if let Some(place) = heap.element_find(set, element)?.1 {
        heap.set_mut(set).remove_at(place);
    }
    Ok(Value::NONE)
}

fn set_pop(heap: &mut Heap, args: &[Value]) -> Native {
    let [set] = *args else { return Err(heap.bad_arguments()) };
    match heap.set_mut(set).pop() {
        Some(element) => Ok(element),
        None => {
            let message = heap.new_str("pop from an empty set")?;
            Err(heap.key_error(message))
        }
    }
}

fn set_clear(heap: &mut Heap, args: &[Value]) -> Native {
    let [set] = *args else { return Err(heap.bad_arguments()) };
    heap.set_mut(set).clear();
    Ok(Value::NONE)
}

fn set_copy(heap: &mut Heap, args: &[Value]) -> Native {
    let [set] = *args else { return Err(heap.bad_arguments()) };
    if heap.is_frozen(set) {
        return Ok(set);
    }
    heap.set_from(set, false)
}

/// The receiver and the other arguments of a method; `Trap::Library` when one of them is an
/// iterator, which must not be drained before it is known that no Python code is needed.
fn operands<'a>(heap: &Heap, args: &'a [Value]) -> Result<(Value, &'a [Value]), Trap> {
    match args.split_first() {
        Some((&set, others)) if others.iter().any(|other| other.is(Kind::Iterator)) => {
            // A single one is drained in a way that can be handed over.
            if others.len() == 1 && !set.is_unbound() {
                Ok((set, others))
            } else {
                Err(Trap::Library)
            }
        }
        Some((&set, others)) => Ok((set, others)),
        None => Err(heap.bad_arguments()),
    }
}

fn set_update(heap: &mut Heap, args: &[Value]) -> Native {
    let (set, others) = operands(heap, args)?;
    for &other in others {
        heap.set_merge(set, other)?;
    }
    Ok(Value::NONE)
}

fn set_union(heap: &mut Heap, args: &[Value]) -> Native {
    let (set, others) = operands(heap, args)?;
    let result = heap.set_from(set, heap.is_frozen(set))?;
    for &other in others {
        match heap.set_merge(result, other) {
            Err(Trap::Call(request)) => return Err(heap.hand_over("set_new_rest", request.args)),
            merged => merged?,
        }
    }
    Ok(result)
}

fn set_intersection(heap: &mut Heap, args: &[Value]) -> Native {
    let (set, others) = operands(heap, args)?;
    if others.is_empty() {
        return heap.set_from(set, heap.is_frozen(set));
    }
    let mut result = set;
    for &other in others {
        result = heap.set_intersection(result, other)?;
    }
    Ok(result)
}

fn set_intersection_update(heap: &mut Heap, args: &[Value]) -> Native {
    let result = set_intersection(heap, args)?;
    let (set, _) = operands(heap, args)?;
    heap.take_elements(set, result);
    Ok(Value::NONE)
}

impl Heap {
    /// Gives a set the elements of another one that is thrown away.
    pub(crate) fn take_elements(&mut self, set: Value, other: Value) {
        let mut taken = std::mem::take(self.set_mut(other));
        self.set_mut(set).swap_elements(&mut taken);
    }
}

fn set_difference(heap: &mut Heap, args: &[Value]) -> Native {
    let (set, others) = operands(heap, args)?;
    let Some((&first, rest)) = others.split_first() else {
        return heap.set_from(set, heap.is_frozen(set));
    };
    let result = heap.set_difference(set, first)?;
    for &other in rest {
        heap.set_remove_all(result, other)?;
    }
    Ok(result)
}

fn set_difference_update(heap: &mut Heap, args: &[Value]) -> Native {
    let (set, others) = operands(heap, args)?;
    for &other in others {
        heap.set_remove_all(set, other)?;
    }
    Ok(Value::NONE)
}

fn set_symmetric_difference(heap: &mut Heap, args: &[Value]) -> Native {
    let [set, other] = *args else { return Err(heap.bad_arguments()) };
    if other.is(Kind::Iterator) {
        return Err(Trap::Library);
    }
    heap.set_symmetric(set, other)
}

fn set_symmetric_difference_update(heap: &mut Heap, args: &[Value]) -> Native {
    let [set, other] = *args else { return Err(heap.bad_arguments()) };
    if other.is(Kind::Iterator) {
        return Err(Trap::Library);
    }
    heap.set_toggle(set, other)?;
    Ok(Value::NONE)
}

impl Heap {
    /// `set ^= other`, all or nothing.
    fn set_toggle(&mut self, set: Value, other: Value) -> Result<(), Trap> {
        if set == other {
            self.set_mut(set).clear();
            return Ok(());
        }
        let other = self.as_set(other)?;
        let bytes = crate::heap::Object::payload_bytes(self.set(set));
        self.reserve(Some(bytes))?;
        let copy = self.set(set).clone();
        let result = self.alloc(copy)?;
        self.set_toggle_all(result, other)?;
        self.take_elements(set, result);
        Ok(())
    }
}

fn set_isdisjoint(heap: &mut Heap, args: &[Value]) -> Native {
    let [set, other] = *args else { return Err(heap.bad_arguments()) };
    if other.is(Kind::Set) {
        let swap = heap.set(other).len() > heap.set(set).len();
        let (small, large) = if swap { (set, other) } else { (other, set) };
        for (element, hash) in heap.elements(small) {
            if heap.set_find_hashed(large, element, hash)?.is_some() {
                return Ok(Value::FALSE);
            }
        }
        return Ok(Value::TRUE);
    }
    for item in heap.items_of_argument(other)? {
        if heap.element_find_hashable(set, item)?.1.is_some() {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

fn set_issubset(heap: &mut Heap, args: &[Value]) -> Native {
    let [set, other] = *args else { return Err(heap.bad_arguments()) };
    if !other.is(Kind::Set) {
        let common = heap.set_intersection(set, other)?;
        return Ok(Value::bool(heap.set(common).len() == heap.set(set).len()));
    }
    heap.set_is_subset(set, other).map(Value::bool)
}

fn set_issuperset(heap: &mut Heap, args: &[Value]) -> Native {
    let [set, other] = *args else { return Err(heap.bad_arguments()) };
    if other.is(Kind::Set) {
        return heap.set_is_subset(other, set).map(Value::bool);
    }
    for item in heap.items_of_argument(other)? {
        if heap.element_find_hashable(set, item)?.1.is_none() {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

const ANY: Signature = Signature::Variadic { at_least: 0, keywords: &[] };

const fn change(
    name: &'static str,
    signature: Signature,
    function: NativeFn,
    library: Option<&'static str>,
) -> Builtin {
    Builtin::method(TypeId::Set, name, signature, function, library)
}

/// What only sets can do.
pub(crate) const METHODS: &[Builtin] = &[
    change("__new__", Signature::Positional(0, 1), set_new, Some("set_new")),
    change("__init__", Signature::Positional(0, 1), set_init, Some("set_init")),
    change("add", Signature::One, set_add, Some("set_add")),
    change("remove", Signature::One, set_remove, Some("set_remove")),
    change("discard", Signature::One, set_discard, Some("set_discard")),
    change("pop", Signature::None, set_pop, None),
    change("clear", Signature::None, set_clear, None),
    change("update", ANY, set_update, Some("set_method_update")),
    change("intersection_update", ANY, set_intersection_update, Some("set_intersection_update")),
    change("difference_update", ANY, set_difference_update, Some("set_difference_update")),
    change(
        "symmetric_difference_update",
        Signature::One,
        set_symmetric_difference_update,
        Some("set_symmetric_difference_update"),
    ),
    Builtin::method(
        TypeId::FrozenSet,
        "__new__",
        Signature::Positional(0, 1),
        frozenset_new,
        Some("frozenset_new"),
    ),
];

/// The methods that sets and frozensets share.
const fn shared(owner: TypeId) -> [Builtin; 8] {
    [
        Builtin::method(owner, "copy", Signature::None, set_copy, None),
        Builtin::method(owner, "union", ANY, set_union, Some("set_union")),
        Builtin::method(owner, "intersection", ANY, set_intersection, Some("set_intersection")),
        Builtin::method(owner, "difference", ANY, set_difference, Some("set_difference")),
        Builtin::method(
            owner,
            "symmetric_difference",
            Signature::One,
            set_symmetric_difference,
            Some("set_symmetric_difference"),
        ),
        Builtin::method(
            owner,
            "isdisjoint",
            Signature::One,
            set_isdisjoint,
            Some("set_isdisjoint"),
        ),
        Builtin::method(owner, "issubset", Signature::One, set_issubset, Some("set_issubset")),
        Builtin::method(
            owner,
            "issuperset",
            Signature::One,
            set_issuperset,
            Some("set_issuperset"),
        ),
    ]
}

/// The methods of sets that frozensets have too.
pub(crate) const SHARED: &[Builtin] = &shared(TypeId::Set);

/// The methods of frozensets.
pub(crate) const FROZEN: &[Builtin] = &shared(TypeId::FrozenSet);
