//! Dicts and their views.

use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::library;
use crate::object::{Dict, DictView, ViewKind};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

impl Heap {
    /// The trap that lets a function of the library answer, with arguments of our choice: for
    /// operations that have already taken items from an iterator.
    pub(crate) fn hand_over(&self, name: &str, args: Vec<Value>) -> Trap {
        match library::function(name) {
            Some(function) => Trap::call(function, args),
            None => Trap::internal(format!("the library has no function '{name}'")),
        }
    }

    /// A copy of a dict, without holes.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn dict_copy(&mut self, dict: Value) -> Result<Value, Trap> {
        let source = self.dict(dict);
        if source.is_shared() {
            self.reserve(Some(Dict::bytes_of_values(source.len())))?;
            let copy = source.clone();
            return self.alloc(copy);
        }
        let bytes = source.len() * (size_of::<crate::object::Entry>() + 8);
        self.reserve(Some(bytes))?;
        let mut copy = Dict::default();
        for entry in self.dict(dict).iter() {
            copy.push(entry.key, entry.hash, entry.value);
        }
        self.alloc(copy)
    }

    /// Adds the entries of a dict to another. When Python code is needed some of them may have
    /// been added already, which does no harm: adding them again changes nothing.
    ///
    /// # Errors
    ///
    /// As [`Heap::dict_find`].
    pub fn dict_merge_dict(&mut self, dict: Value, other: Value) -> Result<(), Trap> {
        if dict == other {
            return Ok(());
        }
        let mut next = 0;
        while let Some((place, entry)) = self.dict(other).entry_from(next) {
            next = place + 1;
            let found = self.dict(dict).find(entry.hash, |known| self.same_key(known, entry.key));
            match found {
                crate::object::Found::At(place) => self.dict_mut(dict).set_at(place, entry.value),
                crate::object::Found::Missing => {
                    self.dict_push(dict, entry.key, entry.hash, entry.value)?;
                }
                crate::object::Found::NeedsPython => return Err(Trap::Library),
            }
        }
        Ok(())
    }

    /// Adds what `dict(source)` and `dict.update(source)` take: a mapping or pairs. `library` is
    /// the function of the library that goes on with the pairs that are left.
    fn dict_fill(&mut self, dict: Value, source: Value, library: &str) -> Result<(), Trap> {
        let source = self.as_dict(source);
        if source.is(Kind::Dict) {
            return self.dict_merge_dict(dict, source);
        }
        if let Some(carried) = self.carried_for(source, "__iter__")
            && !carried.is(Kind::Dict)
            && !carried.is(Kind::Iterator)
        {
            return self.dict_fill(dict, carried, library);
        }
        if source.is(Kind::Instance) || source.is(Kind::Exception) {
            return Err(Trap::Library);
        }
        let pairs = self.list_to_vec(source)?;
        for (nth, &pair) in pairs.iter().enumerate() {
            let added = match self.dict_pair(pair, nth) {
                Ok((key, value)) => self.set_item(dict, key, value),
                Err(trap) => Err(trap),
            };
            match added {
                Err(Trap::Library) => {
                    let rest = self.new_list(pairs[nth..].to_vec())?;
                    let nth = self.new_size(nth)?;
                    return Err(self.hand_over(library, vec![dict, rest, nth]));
                }
                other => other?,
            }
        }
        Ok(())
    }

    fn dict_pair(&mut self, pair: Value, nth: usize) -> Result<(Value, Value), Trap> {
        let items = match self.list_to_vec(pair) {
            Err(Trap::Raise(_)) if !self.is_native_iterable(pair) => {
                let note = format!(
                    "Cannot convert dictionary update sequence element #{nth} to a sequence"
                );
                let note = self.new_str(note)?;
                let notes = self.new_list(vec![note])?;
                let trap = self.type_error("object is not iterable");
                if let Trap::Raise(error) = trap {
                    self.set_exception_text(error, "__notes__", notes)?;
                }
                return Err(trap);
            }
            items => items?,
        };
        match *items {
            [key, value] => Ok((key, value)),
            _ => Err(self.value_error(format!(
                "dictionary update sequence element #{nth} has length {}; 2 is required",
                items.len()
            ))),
        }
    }

    /// A view of a dict.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub fn new_view(&mut self, dict: Value, kind: ViewKind) -> Result<Value, Trap> {
        self.alloc(DictView { dict, kind })
    }
}

fn dict_new(heap: &mut Heap, args: &[Value]) -> Native {
    let Some((&keywords, positional)) = args.split_first() else {
        return Err(heap.bad_arguments());
    };
    if positional.len() > 1 {
        let count = positional.len();
        return Err(heap.type_error(format!("dict expected at most 1 argument, got {count}")));
    }
    let dict = match positional.first() {
        Some(&source) if source.is(Kind::Dict) => heap.dict_copy(source)?,
        _ => heap.new_dict()?,
    };
    if let Some(&source) = positional.first()
        && !source.is(Kind::Dict)
    {
        match heap.dict_fill(dict, source, "dict_new_rest") {
            // What is left of the pairs comes first, the keyword arguments last.
            Err(Trap::Call(mut request)) => {
                request.args.push(keywords.or(Value::NONE));
                return Err(Trap::Call(request));
            }
            other => other?,
        }
    }
    if keywords.is(Kind::Dict) {
        heap.dict_merge_dict(dict, keywords)?;
    }
    Ok(dict)
}

fn dict_update(heap: &mut Heap, args: &[Value]) -> Native {
    let [dict, keywords, ref positional @ ..] = *args else { return Err(heap.bad_arguments()) };
    if positional.len() > 1 {
        let count = positional.len();
        return Err(heap.type_error(format!("update expected at most 1 argument, got {count}")));
    }
    if let Some(&source) = positional.first() {
        match heap.dict_fill(dict, source, "dict_update_rest") {
            Err(Trap::Call(mut request)) => {
                request.args.push(keywords.or(Value::NONE));
                return Err(Trap::Call(request));
            }
            other => other?,
        }
    }
    if keywords.is(Kind::Dict) {
        heap.dict_merge_dict(dict, keywords)?;
    }
    Ok(Value::NONE)
}

/// `dict.__init__`: as `update`, with other words.
fn dict_init(heap: &mut Heap, args: &[Value]) -> Native {
    if args.len() > 3 {
        let count = args.len() - 2;
        return Err(heap.type_error(format!("dict expected at most 1 argument, got {count}")));
    }
    dict_update(heap, args)
}

fn dict_get(heap: &mut Heap, args: &[Value]) -> Native {
    let [dict, key, default] = *args else { return Err(heap.bad_arguments()) };
    Ok(match heap.key_find(dict, key)?.1 {
        Some(place) => heap.dict(dict).value_at(place),
        None => default.or(Value::NONE),
    })
}

fn dict_pop(heap: &mut Heap, args: &[Value]) -> Native {
    let [dict, key, default] = *args else { return Err(heap.bad_arguments()) };
    // CPython does not even hash the key of an empty dict.
    let found = if heap.dict(dict).is_empty() { None } else { heap.key_find(dict, key)?.1 };
    match found {
        Some(place) => Ok(heap.dict_remove_at(dict, place)?.value),
        None if default.is_unbound() => Err(heap.key_error(key)),
        None => Ok(default),
    }
}

fn dict_popitem(heap: &mut Heap, args: &[Value]) -> Native {
    let [dict] = *args else { return Err(heap.bad_arguments()) };
    let Some((place, entry)) = heap.dict(dict).entry_before(usize::MAX) else {
        let message = heap.new_str("popitem(): dictionary is empty")?;
        return Err(heap.key_error(message));
    };
    let pair = heap.new_tuple([entry.key, entry.value])?;
    heap.dict_unshare(dict)?;
    heap.dict_mut(dict).pop_at(place);
    Ok(pair)
}

fn dict_setdefault(heap: &mut Heap, args: &[Value]) -> Native {
    let [dict, key, default] = *args else { return Err(heap.bad_arguments()) };
    match heap.key_find(dict, key)? {
        (_, Some(place)) => Ok(heap.dict(dict).value_at(place)),
        (hash, None) => {
            let default = default.or(Value::NONE);
            heap.dict_push(dict, key, hash, default)?;
            Ok(default)
        }
    }
}

fn dict_clear(heap: &mut Heap, args: &[Value]) -> Native {
    let [dict] = *args else { return Err(heap.bad_arguments()) };
    heap.dict_mut(dict).clear();
    Ok(Value::NONE)
}

fn dict_copy(heap: &mut Heap, args: &[Value]) -> Native {
    let [dict] = *args else { return Err(heap.bad_arguments()) };
    heap.dict_copy(dict)
}

fn dict_keys(heap: &mut Heap, args: &[Value]) -> Native {
    let [dict] = *args else { return Err(heap.bad_arguments()) };
    heap.new_view(dict, ViewKind::Keys)
}

fn dict_values(heap: &mut Heap, args: &[Value]) -> Native {
    let [dict] = *args else { return Err(heap.bad_arguments()) };
    heap.new_view(dict, ViewKind::Values)
}

fn dict_items(heap: &mut Heap, args: &[Value]) -> Native {
    let [dict] = *args else { return Err(heap.bad_arguments()) };
    heap.new_view(dict, ViewKind::Items)
}

fn dict_fromkeys(heap: &mut Heap, args: &[Value]) -> Native {
    let [_, keys, value] = *args else { return Err(heap.bad_arguments()) };
    let value = value.or(Value::NONE);
    let hashed = keys.is(Kind::Set);
    let source = keys;
    let keys = heap.list_to_vec(keys)?;
    let dict = heap.new_dict()?;
    for (nth, &key) in keys.iter().enumerate() {
        match heap.set_item(dict, key, value) {
            // The library knows how to take the hashes from a set.
            Err(Trap::Library) if hashed => {
                let none = TypeId::Dict.value();
                return Err(heap.hand_over("dict_fromkeys", vec![none, source, value]));
            }
            Err(Trap::Library) => {
                let rest = heap.new_list(keys[nth..].to_vec())?;
                return Err(heap.hand_over("dict_fromkeys_rest", vec![dict, rest, value]));
            }
            other => other?,
        }
    }
    Ok(dict)
}

fn view_isdisjoint(heap: &mut Heap, args: &[Value]) -> Native {
    let [view, other] = *args else { return Err(heap.bad_arguments()) };
    if other.is(Kind::Iterator) {
        return Err(Trap::Library);
    }
    for item in heap.list_to_vec(other)? {
        if heap.contains(view, item)? {
            return Ok(Value::FALSE);
        }
    }
    Ok(Value::TRUE)
}

const ANY_KEYWORDS: Signature = Signature::Variadic { at_least: 0, keywords: &["**"] };

const fn method(
    name: &'static str,
    signature: Signature,
    function: crate::builtins::NativeFn,
    library: Option<&'static str>,
) -> Builtin {
    Builtin::method(TypeId::Dict, name, signature, function, library)
}

/// Constructor and methods of dicts, methods of their views.
pub(crate) const METHODS: &[Builtin] = &[
    method("__new__", ANY_KEYWORDS, dict_new, Some("dict_new")),
    method("__init__", ANY_KEYWORDS, dict_init, Some("dict_method_update")),
    method("update", ANY_KEYWORDS, dict_update, Some("dict_method_update")),
    method("get", Signature::Positional(1, 2), dict_get, Some("dict_get")),
    method("pop", Signature::Positional(1, 2), dict_pop, Some("dict_pop")),
    method("popitem", Signature::None, dict_popitem, None),
    method("setdefault", Signature::Positional(1, 2), dict_setdefault, Some("dict_setdefault")),
    method("clear", Signature::None, dict_clear, None),
    method("copy", Signature::None, dict_copy, None),
    method("keys", Signature::None, dict_keys, None),
    method("values", Signature::None, dict_values, None),
    method("items", Signature::None, dict_items, None),
    method("fromkeys", Signature::Positional(1, 2), dict_fromkeys, Some("dict_fromkeys")),
    Builtin::method(
        TypeId::DictKeys,
        "isdisjoint",
        Signature::One,
        view_isdisjoint,
        Some("view_isdisjoint"),
    ),
    Builtin::method(
        TypeId::DictItems,
        "isdisjoint",
        Signature::One,
        view_isdisjoint,
        Some("view_isdisjoint"),
    ),
];
