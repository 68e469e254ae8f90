//! "Did you mean": the name closest to one that was not found.
//!
//! Source of the rule: CPython 3.14, Python/suggestions.c (the code is our own).

use crate::builtins;
use crate::heap::Heap;
use crate::object::ShapeId;
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// With this many candidates or more nothing is suggested.
const MAX_CANDIDATES: usize = 750;
/// Names that differ in more bytes than this are not compared.
const MAX_SIZE: usize = 40;
const MOVE: usize = 2;
const CASE: usize = 1;

/// The candidate that is close enough to the wrong name, the closest and among equals the first.
#[must_use]
pub fn closest<'a>(wrong: &str, candidates: &[&'a str]) -> Option<&'a str> {
    if candidates.len() >= MAX_CANDIDATES {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for &candidate in candidates {
        if candidate == wrong {
            continue;
        }
        let mut allowed = (wrong.len() + candidate.len() + 3) * MOVE / 6;
        if let Some((distance, _)) = best {
            // Only what is closer than the best so far counts.
            let Some(below) = distance.checked_sub(1) else { continue };
            allowed = allowed.min(below);
        }
        if let Some(distance) = distance(wrong.as_bytes(), candidate.as_bytes(), allowed) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, name)| name)
}

/// What is added to the text about a keyword that a function does not know.
#[must_use]
pub fn keyword_hint(wrong: &str, known: &[&str]) -> String {
    closest(wrong, known).map_or_else(String::new, |close| format!(". Did you mean '{close}'?"))
}

/// The cost of turning one name into the other, if it is at most `allowed`.
fn distance<'a>(mut a: &'a [u8], mut b: &'a [u8], allowed: usize) -> Option<usize> {
    let start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    (a, b) = (&a[start..], &b[start..]);
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    (a, b) = (&a[..a.len() - end], &b[..b.len() - end]);
    let within = |cost: usize| (cost <= allowed).then_some(cost);
    if a.is_empty() || b.is_empty() {
        return within((a.len() + b.len()) * MOVE);
    }
    if a.len() > MAX_SIZE || b.len() > MAX_SIZE {
        return None;
    }
    if b.len() < a.len() {
        (a, b) = (b, a);
    }
    within((b.len() - a.len()) * MOVE)?;
    let mut row: Vec<usize> = (1..=a.len()).map(|count| count * MOVE).collect();
    let mut result = 0;
    for (index, &wanted) in b.iter().enumerate() {
        let mut diagonal = index * MOVE;
        result = diagonal;
        let mut least = usize::MAX;
        for (cell, &given) in row.iter_mut().zip(a) {
            let substitute = diagonal + substitution(wanted, given);
            diagonal = *cell;
            result = (result.min(diagonal) + MOVE).min(substitute);
            *cell = result;
            least = least.min(result);
        }
        within(least)?;
    }
    within(result)
}

fn substitution(a: u8, b: u8) -> usize {
    if a == b {
        0
    } else if a.eq_ignore_ascii_case(&b) {
        CASE
    } else {
        MOVE
    }
}

/// The names that `dir(object)` would give, as far as native code knows them, sorted.
#[must_use]
pub fn attribute_names(heap: &Heap, object: Value) -> Vec<String> {
    let mut names = Vec::new();
    match object.kind() {
        Some(Kind::Module) => dict_names(heap, heap.module(object).dict, &mut names),
        Some(Kind::Type | Kind::Class) => class_names(heap, object, &mut names),
        Some(Kind::Super) => class_names(heap, heap.super_object(object).object_type, &mut names),
        kind => {
            if kind == Some(Kind::Instance) {
                let instance = heap.instance(object);
                if instance.shape == ShapeId::DICT {
                    if let Some(&dict) = instance.slots.first() {
                        dict_names(heap, dict, &mut names);
                    }
                } else {
                    let known = &heap.shape(instance.shape).names;
                    names.extend(known.iter().map(|&name| heap.text(name).to_owned()));
                }
            }
            if kind == Some(Kind::Exception) {
                dict_names(heap, heap.exception(object).attributes, &mut names);
                names.push("args".to_owned());
            }
            class_names(heap, heap.type_of(object), &mut names);
        }
    }
    /// Bytes that are gone through in the time of a name, and more.
    const NAME: usize = 512;
    heap.note(names.len() * NAME);
    names.sort_unstable();
    names.dedup();
    names
}

fn class_names(heap: &Heap, class: Value, names: &mut Vec<String>) {
    let native = |mut id: TypeId, names: &mut Vec<String>| loop {
        let public = builtins::names(Some(id)).filter(|&name| name != "__new__");
        names.extend(public.map(ToOwned::to_owned));
        if id == TypeId::Object {
            break;
        }
        id = id.base();
    };
    if let Some(id) = TypeId::of(class) {
        return native(id, names);
    }
    if !class.is(Kind::Class) {
        return;
    }
    for &base in &heap.class(class).mro {
        match TypeId::of(base) {
            Some(id) => native(id, names),
            None if base.is(Kind::Class) => dict_names(heap, heap.class(base).dict, names),
            None => {}
        }
    }
}

fn dict_names(heap: &Heap, dict: Value, names: &mut Vec<String>) {
    if dict.is(Kind::Dict) {
        let keys = heap.dict(dict).iter().filter_map(|entry| heap.as_text(entry.key));
        names.extend(keys.map(ToOwned::to_owned));
    }
}

/// The names that programs find without defining them.
#[must_use]
pub fn builtin_names() -> Vec<&'static str> {
    let functions =
        builtins::names(None).filter(|name| !name.starts_with('_') && !name.contains('.'));
    let constants = ["None", "Ellipsis", "NotImplemented", "False", "True"];
    let types = TypeId::ALL.iter().filter(|id| id.is_builtin_name()).map(|id| id.name());
    functions.chain(constants).chain(types).collect()
}

/// The keys of the dict of a module.
#[must_use]
pub fn global_names(heap: &Heap, globals: Value) -> Vec<String> {
    let mut names = Vec::new();
    dict_names(heap, globals, &mut names);
    names
}

#[cfg(test)]
mod tests {
    use super::closest;

    /// Expectations from CPython 3.14, `_suggestions._generate_suggestions`.
    #[test]
    fn the_closest_name_is_suggested() {
        assert_eq!(closest("pritn", &["int", "print", "repr"]), Some("print"));
        assert_eq!(closest("balence", &["deposit", "balance"]), Some("balance"));
        assert_eq!(closest("lenn", &["len", "list"]), Some("len"));
        assert_eq!(closest("zzqqxx", &["len", "list", "x"]), None);
        assert_eq!(closest("Foo", &["foo"]), Some("foo"));
        assert_eq!(closest("abc", &["abc"]), None);
        assert_eq!(closest("a", &["b"]), None);
    }
}
