//! Methods of patterns, matches and scanners where nothing is unusual about their arguments: then
//! no code of the library runs. Where something is, it does.
//!
//! The classes are those of the module `re`; what their objects hold are members by number, which
//! is the place of the name among all of them in alphabetical order.

use std::sync::Arc;

use super::{Gather, State, find_in, gather_into, known, piece, places_of};
use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::object::{Instance, Slots};
use crate::regex::{End, Goal, Regex};
use crate::trap::{LimitKind, Trap};
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// The members of a pattern: what it was made of, the numbers of its groups by name, the flags
/// that were given, the class of its matches.
const PATTERN: usize = 5;
const NAMES: usize = 2;
const GIVEN: usize = 0;
const MATCHES: usize = 1;

/// The members of a match: its pattern, what was searched; the places of its groups and behind
/// them `pos`, `endpos` and `lastindex`.
const RE: usize = 1;
const STRING: usize = 2;
const PLACES: usize = 0;
const MATCH_MEMBERS: usize = 3;

/// How many values stand behind the places of groups.
const BEHIND: usize = 3;

/// The members of a scanner.
mod scanner {
    pub const PATTERN: usize = 6;
    pub const STRING: usize = 5;
    pub const POS: usize = 4;
    pub const ENDPOS: usize = 3;
    pub const AT: usize = 1;
    pub const END: usize = 2;
    pub const ADVANCE: usize = 0;
}

/// A pattern and the class of its matches.
struct Parts {
    regex: Arc<Regex>,
    class: Value,
}

fn member(heap: &Heap, object: Value, number: usize) -> Result<Value, Trap> {
    let found = object.is(Kind::Instance).then(|| heap.member(object, number)).flatten();
    found.ok_or(Trap::Library)
}

/// Whether a class is one whose instances can be matches: the program can set what a pattern holds.
fn makes_matches(heap: &Heap, class: Value) -> bool {
    class.is(Kind::Class)
        && heap.class(class).members as usize == MATCH_MEMBERS
        && heap.class(class).layout == TypeId::Object
}

/// The pattern behind an object, for a text.
fn parts(heap: &mut Heap, this: Value, string: Value) -> Result<Parts, Trap> {
    let (pattern, flags) = (member(heap, this, PATTERN)?, member(heap, this, GIVEN)?);
    let class = member(heap, this, MATCHES)?;
    let usual = pattern.is(Kind::Str)
        && string.is(Kind::Str)
        && flags.is_small()
        && makes_matches(heap, class);
    if !usual {
        return Err(Trap::Library);
    }
    Ok(Parts { regex: known(heap, pattern, flags)?, class })
}

/// A new match.
pub(super) fn new_match(
    heap: &mut Heap,
    class: Value,
    pattern: Value,
    string: Value,
    bounds: [Value; 2],
    found: &crate::regex::Found,
) -> Native {
    if !makes_matches(heap, class) {
        return Err(heap.type_error("no class of matches"));
    }
    let mut places = places_of(heap, string, found)?;
    let last = found.last.map_or(Ok(Value::NONE), |last| heap.new_size(last))?;
    places.extend([bounds[0], bounds[1], last]);
    let places = heap.new_tuple(places)?;
    let mut shape = heap.class(class).root_shape;
    for number in [RE, STRING, PLACES] {
        let next = heap.extend_shape(shape, Value::small(number as i64))?;
        shape = next.ok_or_else(|| heap.bad_arguments())?;
    }
    let slots: Slots = [pattern, string, places].into_iter().collect();
    heap.alloc(Instance { class, shape, slots })
}

fn find(heap: &mut Heap, args: &[Value], goal: Goal) -> Native {
    let [this, string, pos, endpos] = *args else { return Err(heap.bad_arguments()) };
    if !pos.is_unbound() || !endpos.is_unbound() {
        return Err(Trap::Library);
    }
    let Parts { regex, class } = parts(heap, this, string)?;
    let end = heap.text(string).len();
    match find_in(heap, &regex, goal, string, 0, end, false) {
        Ok(found) => {
            let length = heap.new_size(heap.str(string).chars())?;
            new_match(heap, class, this, string, [Value::small(0), length], &found)
        }
        Err(End::Nothing) => Ok(Value::NONE),
        Err(End::Overdue) => Err(Trap::Limit(LimitKind::Time)),
        Err(_) => Err(Trap::Library),
    }
}

/// `scanner.search()`
fn scan(heap: &mut Heap, args: &[Value]) -> Native {
    let [this] = *args else { return Err(heap.bad_arguments()) };
    let at = member(heap, this, scanner::AT)?;
    if at.is_none() {
        return Ok(Value::NONE);
    }
    let (pattern, string) =
        (member(heap, this, scanner::PATTERN)?, member(heap, this, scanner::STRING)?);
    let bounds = [member(heap, this, scanner::POS)?, member(heap, this, scanner::ENDPOS)?];
    let (end, advance) = (member(heap, this, scanner::END)?, member(heap, this, scanner::ADVANCE)?);
    let (Some(at), Some(end)) = (at.as_small(), end.as_small()) else { return Err(Trap::Library) };
    let Parts { regex, class } = parts(heap, pattern, string)?;
    let (at, end) = (at as usize, end as usize);
    let text = heap.text(string);
    if at > end || !text.is_char_boundary(at) || !text.is_char_boundary(end) {
        return Err(Trap::Library);
    }
    match find_in(heap, &regex, Goal::Search, string, at, end, advance == Value::TRUE) {
        Ok(found) => {
            let made = new_match(heap, class, pattern, string, bounds, &found)?;
            let after = heap.new_size(found.slots[1])?;
            heap.set_member(this, scanner::AT, after)?;
            let empty = Value::bool(found.slots[0] == found.slots[1]);
            heap.set_member(this, scanner::ADVANCE, empty)?;
            Ok(made)
        }
        Err(End::Nothing) => {
            heap.set_member(this, scanner::AT, Value::NONE)?;
            Ok(Value::NONE)
        }
        Err(End::Overdue) => Err(Trap::Limit(LimitKind::Time)),
        Err(_) => Err(Trap::Library),
    }
}

/// How often at most, from an argument that can be left out; 0 stands for no bound.
fn bound(count: Value) -> Result<usize, Trap> {
    match count {
        Value::UNBOUND => Ok(usize::MAX),
        _ => match count.as_small() {
            Some(0) => Ok(usize::MAX),
            Some(count @ 1..) => Ok(count as usize),
            _ => Err(Trap::Library),
        },
    }
}

/// Gathers what all matches give, if that is done at one go.
fn all(
    heap: &mut Heap,
    regex: &Regex,
    string: Value,
    kind: &Gather,
    left: usize,
) -> Result<(Value, usize), Trap> {
    let out = heap.new_list(Vec::new())?;
    let end = heap.text(string).len();
    let mut state = State { at: 0, copied: 0, advance: false, left, count: 0 };
    if gather_into(heap, regex, string, end, &mut state, kind, out)? {
        return Err(Trap::Library);
    }
    Ok((out, state.count))
}

/// `pattern.findall(string)`
fn find_all(heap: &mut Heap, args: &[Value]) -> Native {
    let [this, string, pos, endpos] = *args else { return Err(heap.bad_arguments()) };
    if !pos.is_unbound() || !endpos.is_unbound() {
        return Err(Trap::Library);
    }
    let Parts { regex, .. } = parts(heap, this, string)?;
    Ok(all(heap, &regex, string, &Gather::All, usize::MAX)?.0)
}

/// `pattern.split(string, maxsplit)`
fn split(heap: &mut Heap, args: &[Value]) -> Native {
    let [this, string, most] = *args else { return Err(heap.bad_arguments()) };
    let left = bound(most)?;
    let Parts { regex, .. } = parts(heap, this, string)?;
    Ok(all(heap, &regex, string, &Gather::Split, left)?.0)
}

/// `pattern.sub(text, string, count)` with a text that is no template.
fn substitute(heap: &mut Heap, args: &[Value]) -> Native {
    let [this, text, string, count] = *args else { return Err(heap.bad_arguments()) };
    let left = bound(count)?;
    if !text.is(Kind::Str) || heap.text(text).contains('\\') {
        return Err(Trap::Library);
    }
    let Parts { regex, .. } = parts(heap, this, string)?;
    let template = heap.new_list(vec![text])?;
    let (out, count) = all(heap, &regex, string, &Gather::Replace(template), left)?;
    if count == 0 {
        return Ok(string);
    }
    let items = &heap.list(out).items;
    let length = items.iter().map(|&item| heap.text(item).len()).sum();
    heap.reserve(Some(length))?;
    let mut joined = String::with_capacity(length);
    heap.list(out).items.iter().for_each(|&item| joined.push_str(heap.text(item)));
    heap.new_str(joined)
}

/// What a match holds.
struct Matched {
    string: Value,
    places: Value,
    pattern: Value,
    groups: usize,
}

fn matched(heap: &Heap, this: Value) -> Result<Matched, Trap> {
    let (pattern, string) = (member(heap, this, RE)?, member(heap, this, STRING)?);
    let places = member(heap, this, PLACES)?;
    if !places.is(Kind::Tuple) || !string.is(Kind::Str) {
        return Err(Trap::Library);
    }
    let count = heap.tuple(places).items.len();
    let groups = count.checked_sub(BEHIND).ok_or(Trap::Library)? / 2;
    Ok(Matched { string, places, pattern, groups })
}

/// Start and end of a group in code points; None when it did not match.
fn span(heap: &mut Heap, matched: &Matched, group: Value) -> Result<Option<(usize, usize)>, Trap> {
    let number = match group.as_small() {
        Some(number) => number,
        None if group.is(Kind::Str) => {
            let names = member(heap, matched.pattern, NAMES)?;
            if !names.is(Kind::Dict) {
                return Err(Trap::Library);
            }
            heap.dict_get(names, group)?.and_then(Value::as_small).ok_or(Trap::Library)?
        }
        None => return Err(Trap::Library),
    };
    let number = usize::try_from(number).map_err(|_| Trap::Library)?;
    if number >= matched.groups {
        return Err(Trap::Library);
    }
    let items = &heap.tuple(matched.places).items;
    let (Some(start), Some(end)) = (items[2 * number].as_small(), items[2 * number + 1].as_small())
    else {
        return Err(Trap::Library);
    };
    let span = usize::try_from(start).ok().zip(usize::try_from(end).ok());
    Ok(span.filter(|(start, end)| start <= end))
}

fn group_text(heap: &mut Heap, matched: &Matched, group: Value, missing: Value) -> Native {
    let Some((start, end)) = span(heap, matched, group)? else { return Ok(missing) };
    let string = matched.string;
    if end > heap.str(string).chars() {
        return Err(Trap::Library);
    }
    let (start, end) = (heap.byte_offset(string, start), heap.byte_offset(string, end));
    piece(heap, string, start, end)
}

/// `match.group(...)`
fn group(heap: &mut Heap, args: &[Value]) -> Native {
    let (this, group) = match *args {
        [this] => (this, Value::small(0)),
        [this, group] => (this, group),
        _ => return Err(Trap::Library),
    };
    let matched = matched(heap, this)?;
    group_text(heap, &matched, group, Value::NONE)
}

/// `match.groups(default)`
fn groups(heap: &mut Heap, args: &[Value]) -> Native {
    let [this, default] = *args else { return Err(heap.bad_arguments()) };
    let matched = matched(heap, this)?;
    let default = default.or(Value::NONE);
    let items = (1..matched.groups)
        .map(|number| group_text(heap, &matched, Value::small(number as i64), default))
        .collect::<Result<Vec<_>, _>>()?;
    heap.new_tuple(items)
}

/// What `start`, `end` and `span` give.
fn bounds(heap: &mut Heap, args: &[Value]) -> Result<[Value; 2], Trap> {
    let [this, group] = *args else { return Err(heap.bad_arguments()) };
    let matched = matched(heap, this)?;
    match span(heap, &matched, group.or(Value::small(0)))? {
        Some((start, end)) => Ok([heap.new_size(start)?, heap.new_size(end)?]),
        None => Ok([Value::small(-1); 2]),
    }
}

const FIND: Signature = Signature::Named {
    names: &["self", "string", "pos", "endpos"],
    required: 2,
    positional_only: 1,
    keyword_only: 4,
};

const SPLIT: Signature = Signature::Named {
    names: &["self", "string", "maxsplit"],
    required: 2,
    positional_only: 1,
    keyword_only: 3,
};

const SUB: Signature = Signature::Named {
    names: &["self", "repl", "string", "count"],
    required: 3,
    positional_only: 1,
    keyword_only: 4,
};

const GROUPS: Signature = Signature::Named {
    names: &["self", "default"],
    required: 1,
    positional_only: 1,
    keyword_only: 2,
};

const PLACE: Signature = Signature::Positional(1, 2);

const ANY: Signature = Signature::Variadic { at_least: 1, keywords: &[] };

/// The methods.
pub(crate) const METHODS: &[Builtin] = &[
    Builtin::bound("_re.search", FIND, |heap, args| find(heap, args, Goal::Search), "re_search"),
    Builtin::bound("_re.match", FIND, |heap, args| find(heap, args, Goal::Match), "re_match"),
    Builtin::bound(
        "_re.fullmatch",
        FIND,
        |heap, args| find(heap, args, Goal::Full),
        "re_fullmatch",
    ),
    Builtin::bound("_re.findall", FIND, find_all, "re_findall"),
    Builtin::bound("_re.split", SPLIT, split, "re_split"),
    Builtin::bound("_re.sub", SUB, substitute, "re_sub"),
    Builtin::bound("_re.scan", Signature::Positional(1, 1), scan, "re_scan"),
    Builtin::bound("_re.group", ANY, group, "re_group"),
    Builtin::bound("_re.__getitem__", Signature::Positional(2, 2), group, "re_group"),
    Builtin::bound("_re.groups", GROUPS, groups, "re_groups"),
    Builtin::bound("_re.start", PLACE, |heap, args| Ok(bounds(heap, args)?[0]), "re_start"),
    Builtin::bound("_re.end", PLACE, |heap, args| Ok(bounds(heap, args)?[1]), "re_end"),
    Builtin::bound(
        "_re.span",
        PLACE,
        |heap, args| {
            let bounds = bounds(heap, args)?;
            heap.new_tuple(bounds)
        },
        "re_span",
    ),
];
