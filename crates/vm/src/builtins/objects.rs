//! Functions on objects of any kind: `len`, `hash`, `id`, `isinstance`, `issubclass`, `type`,
//! `vars`, `dir`, `all`, `any`, `min`, `max`.

use diapause_bytecode::CompareOp;

use super::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::object::ClassTraits;
use crate::trap::{Question, Trap};
use crate::types::TypeId;
use crate::types::attribute::Attribute;
use crate::value::{Kind, Value};

pub(super) fn len(heap: &mut Heap, args: &[Value]) -> Native {
    let [value] = *args else { return Err(heap.bad_arguments()) };
    // What is most often asked needs no more than a look.
    let usual = match value.kind() {
        Some(Kind::Str) => heap.str(value).chars(),
        Some(Kind::List) => heap.list(value).items.len(),
        Some(Kind::Tuple) => heap.tuple(value).items.len(),
        _ => return len_of_other(heap, value),
    };
    heap.new_size(usual)
}

/// `len(value)` of what is not a sequence or has code of its own for it.
#[inline(never)]
fn len_of_other(heap: &mut Heap, value: Value) -> Native {
    if value.is(Kind::Range) {
        let len = heap.range_len(value)?;
        return match heap.int_to_i64(len) {
            Some(_) => Ok(len),
            None => Err(heap.overflow_error("Python int too large to convert to C ssize_t")),
        };
    }
    heap.check_released(value)?;
    if !value.is(Kind::Iterator)
        && let Some(len) = heap.known_len(value)
    {
        return heap.new_size(len);
    }
    if let Some(carried) = heap.carried_for(value, "__len__")
        && let Some(len) = heap.known_len(carried)
    {
        return heap.new_size(len);
    }
    if heap.has_special(value, "__len__") {
        return Err(Trap::Library);
    }
    let name = heap.type_name(value);
    Err(heap.type_error(format!("object of type '{name}' has no len()")))
}

fn hash(heap: &mut Heap, args: &[Value]) -> Native {
    let [value] = *args else { return Err(heap.bad_arguments()) };
    let hash = heap.hash(value)?;
    heap.new_int(hash as i64)
}

fn id(heap: &mut Heap, args: &[Value]) -> Native {
    let [value] = *args else { return Err(heap.bad_arguments()) };
    let id = heap.identity(value);
    heap.new_int(id as i64)
}

impl Heap {
    /// Whether a class is one that classes are asked about: a class, or a tuple of such, checked
    /// with `matches`, unless a class of the program has `special` to answer.
    fn any_class(
        &self,
        classes: Value,
        special: &str,
        matches: impl Fn(&Self, Value) -> bool,
    ) -> Answer {
        let mut work = vec![classes];
        while let Some(class) = work.pop() {
            // Tuples of tuples have few objects and many paths.
            if !self.spend(1) {
                return Answer::Program;
            }
            match class.kind() {
                Some(Kind::Class) if self.is_checked_by_program(class, special) => {
                    return Answer::Program;
                }
                Some(Kind::Type | Kind::Class) => {
                    if matches(self, class) {
                        return Answer::Yes;
                    }
                }
                Some(Kind::Tuple) => work.extend(self.tuple(class).items.iter().rev()),
                _ if self.has_special(class, special) => return Answer::Program,
                _ => return Answer::Invalid,
            }
        }
        Answer::No
    }

    /// Whether the metaclass of a class of the program has that special method.
    fn is_checked_by_program(&self, class: Value, special: &str) -> bool {
        let metatype = self.class(class).metatype;
        metatype.is(Kind::Class)
            && self.special_lookup(metatype, special).is_some_and(|found| !found.is(Kind::Builtin))
    }

    /// Whether code of the program decides what `__class__` of an object is.
    pub(crate) fn tells_its_class(&self, value: Value) -> bool {
        if !value.is(Kind::Instance) {
            return false;
        }
        let class = self.instance(value).class;
        class.is(Kind::Class)
            && (self.class(class).traits.intersects(ClassTraits::GETATTRIBUTE)
                || self
                    .find_interned("__class__")
                    .is_some_and(|name| self.class_lookup(class, name).is_some()))
    }
}

/// Whether a class is among others.
enum Answer {
    Yes,
    No,
    /// Code of the program knows, or the library has to ask them one by one.
    Program,
    /// What was asked about is no class.
    Invalid,
}

fn isinstance(heap: &mut Heap, args: &[Value]) -> Native {
    let [value, class] = *args else { return Err(heap.bad_arguments()) };
    if heap.type_of(value) == class {
        return Ok(Value::TRUE);
    }
    match heap.any_class(class, "__instancecheck__", |heap, class| heap.is_instance(value, class)) {
        Answer::Yes => Ok(Value::TRUE),
        // An object may say that it is of another class.
        Answer::No if heap.tells_its_class(value) => Err(Trap::Library),
        Answer::No => Ok(Value::FALSE),
        Answer::Program => Err(Trap::Library),
        Answer::Invalid => {
            Err(heap.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union"))
        }
    }
}

fn issubclass(heap: &mut Heap, args: &[Value]) -> Native {
    let [class, other] = *args else { return Err(heap.bad_arguments()) };
    if !class.is(Kind::Type) && !class.is(Kind::Class) {
        if other.is(Kind::Class) && heap.is_checked_by_program(other, "__subclasscheck__") {
            return Err(Trap::Library);
        }
        return Err(heap.type_error("issubclass() arg 1 must be a class"));
    }
    match heap.any_class(other, "__subclasscheck__", |heap, other| heap.is_subclass(class, other)) {
        Answer::Yes => Ok(Value::TRUE),
        Answer::No => Ok(Value::FALSE),
        Answer::Program => Err(Trap::Library),
        Answer::Invalid => {
            Err(heap
                .type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union"))
        }
    }
}

fn type_new(heap: &mut Heap, args: &[Value]) -> Native {
    match *args {
        [value] => Ok(heap.type_of(value)),
        [name, bases, namespace] => {
            for (value, id, nth) in
                [(name, TypeId::Str, 1), (bases, TypeId::Tuple, 2), (namespace, TypeId::Dict, 3)]
            {
                if !heap.is_instance(value, id.value()) {
                    let (want, found) = (id.name(), heap.type_name(value));
                    return Err(heap.type_error(format!(
                        "type.__new__() argument {nth} must be {want}, not {found}"
                    )));
                }
            }
            Err(Trap::Library)
        }
        _ => Err(heap.type_error("type() takes 1 or 3 arguments")),
    }
}

fn vars(heap: &mut Heap, args: &[Value]) -> Native {
    let [value] = *args else { return Err(heap.bad_arguments()) };
    if value.is_unbound() {
        return Err(Trap::ask(Question::Locals));
    }
    let name = heap.intern("__dict__")?;
    match heap.attribute(value, name)? {
        Attribute::Value(dict) => Ok(dict),
        Attribute::Missing => Err(heap.type_error("vars() argument must have __dict__ attribute")),
        _ => Err(Trap::Library),
    }
}

fn dir(heap: &mut Heap, args: &[Value]) -> Native {
    let [value] = *args else { return Err(heap.bad_arguments()) };
    if value.is_unbound() || heap.has_special(value, "__dir__") {
        return Err(Trap::Library);
    }
    heap.attribute_names(value)
}

impl Heap {
    /// The names of the attributes of an object, sorted.
    ///
    /// # Errors
    ///
    /// When memory is exhausted.
    pub(crate) fn attribute_names(&mut self, value: Value) -> Native {
        let mut names: Vec<String> = Vec::new();
        let is_class = value.is(Kind::Class) || value.is(Kind::Type);
        let take = |heap: &Self, names: &mut Vec<String>, dict: Value| {
            let keys = heap.dict(dict).iter();
            let keys = keys.filter_map(|entry| heap.as_text(entry.key));
            // What marks types that CPython has in C is no attribute there.
            names.extend(keys.filter(|&name| name != "__static_type__").map(str::to_owned));
        };
        if !is_class {
            let own = self.intern("__dict__")?;
            if let Attribute::Value(dict) = self.generic_attribute(value, own)?
                && dict.is(Kind::Dict)
            {
                take(self, &mut names, dict);
            }
        }
        if self.is_module(value) {
            if self.overrides(self.type_of(value), "__dict__") {
                return Err(self.type_error("module.__dict__ is not a dictionary"));
            }
            return self.sorted_names(names);
        }
        let class = if is_class { value } else { self.type_of(value) };
        for base in self.mro(class) {
            if base.is(Kind::Class) {
                take(self, &mut names, self.class(base).dict);
                let class = self.class(base);
                let own_dict = class.has_dict && class.layout == TypeId::Object;
                if own_dict {
                    names.extend(["__dict__", "__weakref__"].map(str::to_owned));
                }
            } else if let Some(id) = TypeId::of(base) {
                names.extend(super::names(Some(id)).map(str::to_owned));
                let further = crate::types::members::further_names(id);
                names.extend(further.iter().copied().map(str::to_owned));
                if id == TypeId::Object {
                    names.extend(["__class__", "__doc__"].map(str::to_owned));
                }
            }
        }
        self.sorted_names(names)
    }

    fn sorted_names(&mut self, mut names: Vec<String>) -> Native {
        names.sort_unstable();
        names.dedup();
        let mut items = Vec::with_capacity(names.len());
        for name in names {
            items.push(self.intern(&name)?);
        }
        self.new_list(items)
    }
}

fn all_or_any(heap: &mut Heap, args: &[Value], ends: bool) -> Native {
    let [iterable] = *args else { return Err(heap.bad_arguments()) };
    if iterable.is(Kind::Iterator) || iterable.is(Kind::Generator) || heap.is_long_range(iterable) {
        // What comes behind the item that decides stays in the iterator.
        return Err(Trap::Library);
    }
    for item in heap.list_to_vec(iterable)? {
        if heap.truth(item)? == ends {
            return Ok(Value::bool(ends));
        }
    }
    Ok(Value::bool(!ends))
}

fn all(heap: &mut Heap, args: &[Value]) -> Native {
    all_or_any(heap, args, false)
}

fn any(heap: &mut Heap, args: &[Value]) -> Native {
    all_or_any(heap, args, true)
}

/// `min` and `max`: `op` says when an item takes the place of the best so far.
fn extreme(heap: &mut Heap, args: &[Value], op: CompareOp, name: &str) -> Native {
    let [key, default, ref values @ ..] = *args else { return Err(heap.bad_arguments()) };
    if values.len() > 1 && !default.is_unbound() {
        return Err(heap.type_error(format!(
            "Cannot specify a default for {name}() with multiple positional arguments"
        )));
    }
    if !key.or(Value::NONE).is_none() {
        return Err(Trap::Library);
    }
    let source = if let [single] = *values { single } else { Value::UNBOUND };
    if heap.is_long_range(source) {
        return Err(Trap::Library);
    }
    let items = if source.is_unbound() { values.to_vec() } else { heap.list_to_vec(source)? };
    let Some((&first, rest)) = items.split_first() else {
        if default.is_unbound() {
            return Err(heap.value_error(format!("{name}() iterable argument is empty")));
        }
        return Ok(default);
    };
    let mut best = first;
    for &item in rest {
        if Value::both_small(item, best) {
            if op.accepts(item.shifted().cmp(&best.shifted())) {
                best = item;
            }
            continue;
        }
        // Long texts that begin alike are compared by the library, which can be interrupted.
        let ordered =
            if heap.is_spent() { Err(Trap::Library) } else { heap.ordered(op, item, best) };
        match ordered {
            Ok(true) => best = item,
            Ok(false) => {}
            Err(Trap::Library) if source.is(Kind::Iterator) => {
                let items = heap.new_list(items)?;
                let library = if op == CompareOp::Lt { "builtin_min" } else { "builtin_max" };
                return Err(heap.hand_over(library, vec![Value::NONE, default, items]));
            }
            Err(trap) => return Err(trap),
        }
    }
    Ok(best)
}

impl Heap {
    /// `a op b` for an ordering operator, with CPython's words when there is no order.
    ///
    /// # Errors
    ///
    /// [`Trap::Library`] when the program decides.
    pub(crate) fn ordered(&mut self, op: CompareOp, a: Value, b: Value) -> Result<bool, Trap> {
        if !self.is_plain(a) || !self.is_plain(b) {
            return Err(Trap::Library);
        }
        match self.compare(op, a, b)? {
            Some(answer) => Ok(answer),
            None => {
                let (a, b, op) = (self.type_name(a), self.type_name(b), op.text());
                Err(self.type_error(format!(
                    "'{op}' not supported between instances of '{a}' and '{b}'"
                )))
            }
        }
    }
}

fn min(heap: &mut Heap, args: &[Value]) -> Native {
    extreme(heap, args, CompareOp::Lt, "min")
}

fn max(heap: &mut Heap, args: &[Value]) -> Native {
    extreme(heap, args, CompareOp::Gt, "max")
}

const EXTREME: Signature = Signature::Variadic { at_least: 1, keywords: &["key", "default"] };
const ANY: Signature = Signature::Variadic { at_least: 0, keywords: &[] };

/// The functions.
pub(crate) const FUNCTIONS: &[Builtin] = &[
    Builtin::function("len", Signature::One, len, Some("builtin_len")),
    Builtin::function("hash", Signature::One, hash, Some("builtin_hash")),
    Builtin::function("id", Signature::One, id, None),
    Builtin::function(
        "isinstance",
        Signature::Positional(2, 2),
        isinstance,
        Some("builtin_isinstance"),
    ),
    Builtin::function(
        "issubclass",
        Signature::Positional(2, 2),
        issubclass,
        Some("builtin_issubclass"),
    ),
    Builtin::method(TypeId::Type, "__new__", ANY, type_new, Some("type_new")),
    Builtin::function("vars", Signature::Positional(0, 1), vars, Some("builtin_vars")),
    Builtin::function("dir", Signature::Positional(0, 1), dir, Some("builtin_dir")),
    Builtin::function("all", Signature::One, all, Some("builtin_all")),
    Builtin::function("any", Signature::One, any, Some("builtin_any")),
    Builtin::function("min", EXTREME, min, Some("builtin_min")),
    Builtin::function("max", EXTREME, max, Some("builtin_max")),
];
