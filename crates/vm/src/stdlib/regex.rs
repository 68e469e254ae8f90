//! The native functions of the module `re`. Places in texts are bytes here; matches tell those of
//! code points.

mod objects;

use std::collections::HashMap;
use std::sync::Arc;

use compact_str::CompactString;
use rustc_hash::FxHashMap;

use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::object::Str;
use crate::regex::{End, Fault, Found, Goal, NONE, Regex, Room, Search};
use crate::trap::{LimitKind, Trap};
use crate::types::TypeId;
use crate::types::index::clamped_size;
use crate::value::{Kind, Value};
pub(crate) use objects::METHODS;

/// Bytes that compiling a pattern may take, for each of its own.
const COMPILED: usize = 400;

/// How many patterns are kept, and how long they may be together.
const MOST_PATTERNS: usize = 256;
const MOST_BYTES: usize = 64 << 10;

/// How many matches are gathered at a time.
const AT_A_TIME: usize = 512;

/// So many groups take as long as a match.
const GROUPS_PER_MATCH: usize = 8;

#[derive(Debug, PartialEq, Eq, Hash)]
struct Key {
    pattern: Box<[u8]>,
    is_text: bool,
    flags: u32,
}

/// Compiled patterns.
#[derive(Debug, Default)]
pub struct Patterns {
    known: HashMap<Key, Arc<Regex>>,
    bytes: usize,
    /// By the objects that pattern and flags were, until the next collection.
    recent: FxHashMap<(Value, Value), Arc<Regex>>,
    /// What the last search needed, for the next one.
    room: Room,
}

impl Patterns {
    /// Forgets which objects patterns were.
    pub(crate) fn forget_objects(&mut self) {
        self.recent.clear();
    }
}

/// The bytes of a text or of bytes.
fn content(heap: &Heap, value: Value) -> &[u8] {
    if value.is(Kind::Bytes) { &heap.bytes(value).0 } else { heap.text(value).as_bytes() }
}

fn compiled(
    heap: &mut Heap,
    pattern: Value,
    flags: Value,
) -> Result<Result<Arc<Regex>, Fault>, Trap> {
    let objects = (pattern, flags);
    if let Some(regex) = heap.patterns.recent.get(&objects) {
        return Ok(Ok(regex.clone()));
    }
    let pattern = heap.unwrapped(pattern);
    let is_text = pattern.is(Kind::Str);
    let flags = heap.int_to_i64(heap.as_integer(flags).unwrap_or(flags)).unwrap_or(0) as u32;
    let key = Key { pattern: content(heap, pattern).into(), is_text, flags };
    if let Some(regex) = heap.patterns.known.get(&key).cloned() {
        if heap.patterns.recent.len() >= MOST_PATTERNS {
            heap.patterns.recent.clear();
        }
        heap.patterns.recent.insert(objects, regex.clone());
        return Ok(Ok(regex));
    }
    heap.reserve(key.pattern.len().checked_mul(COMPILED))?;
    let codes: Vec<u32> = if is_text {
        heap.text(pattern).chars().map(|c| c as u32).collect()
    } else {
        key.pattern.iter().map(|&byte| byte.into()).collect()
    };
    let regex = match Regex::new(&codes, is_text, flags) {
        Ok(regex) => Arc::new(regex),
        Err(fault) => return Ok(Err(fault)),
    };
    let patterns = &mut heap.patterns;
    patterns.bytes += key.pattern.len();
    if patterns.known.len() >= MOST_PATTERNS || patterns.bytes > MOST_BYTES {
        patterns.known.clear();
        patterns.bytes = key.pattern.len();
    }
    patterns.known.insert(key, regex.clone());
    Ok(Ok(regex))
}

/// A pattern that compiled before.
fn known(heap: &mut Heap, pattern: Value, flags: Value) -> Result<Arc<Regex>, Trap> {
    compiled(heap, pattern, flags)?.map_err(|_| heap.bad_arguments())
}

/// `_re_compile(pattern, flags)`: its flags, the number of groups and their names; or the words of
/// an error and its place.
fn compile(heap: &mut Heap, args: &[Value]) -> Native {
    let [pattern, flags] = *args else { return Err(heap.bad_arguments()) };
    let regex = match compiled(heap, pattern, flags)? {
        Ok(regex) => regex,
        Err(Fault::Pattern(message, place)) => {
            let message = heap.new_str(message)?;
            let place = place.map_or(Ok(Value::NONE), |place| heap.new_size(place))?;
            return heap.new_tuple([message, place]);
        }
        Err(Fault::Value(message)) => return Err(heap.value_error(message)),
        Err(Fault::Overflow(message)) => return Err(heap.overflow_error(message)),
        Err(Fault::TooDeep) => return Err(heap.recursion_error("")),
    };
    let names = heap.new_dict()?;
    for (name, group) in &regex.names {
        let group = heap.new_size(*group)?;
        heap.dict_set_text(names, name, group)?;
    }
    let (flags, groups) = (Value::small(regex.flags.into()), heap.new_size(regex.groups)?);
    heap.new_tuple([flags, groups, names])
}

fn place(heap: &Heap, value: Value) -> usize {
    heap.int_to_i64(value).map_or(0, clamped_size)
}

/// What is searched.
struct Subject {
    string: Value,
    /// Of its bytes.
    size: usize,
}

impl Subject {
    fn of(heap: &Heap, string: Value) -> Result<Self, Trap> {
        let string = heap.unwrapped(string);
        let size = match string.kind() {
            Some(Kind::Str) => heap.text(string).len(),
            Some(Kind::Bytes) => heap.bytes(string).0.len(),
            _ => return Err(heap.bad_arguments()),
        };
        Ok(Self { string, size })
    }

    /// Refuses numbers of bytes that are no places in it.
    fn require_places(&self, heap: &Heap, places: &[usize]) -> Result<(), Trap> {
        let fits = |&place: &usize| match self.string.is(Kind::Bytes) {
            true => place <= self.size,
            false => heap.text(self.string).is_char_boundary(place),
        };
        if places.iter().all(fits) { Ok(()) } else { Err(heap.bad_arguments()) }
    }
}

fn goal(mode: usize) -> Goal {
    match mode {
        0 => Goal::Search,
        1 => Goal::Match,
        _ => Goal::Full,
    }
}

fn run(
    heap: &Heap,
    search: &mut Search,
    string: Value,
    from: usize,
    end: usize,
    advance: bool,
) -> Result<Found, End> {
    if string.is(Kind::Bytes) {
        let bytes = &heap.bytes(string).0;
        search.bytes(&bytes[..end.min(bytes.len())], from, advance)
    } else {
        let text = heap.text(string);
        search.text(text.get(..end).unwrap_or(text), from, advance)
    }
}

/// Keeps the room of a search for the next one. What it took counts as work.
fn finish(heap: &mut Heap, search: Search) {
    /// Bytes that are gone through in the time of a step, and more.
    const STEP: u64 = 32;
    let bytes = search.taken().saturating_mul(STEP);
    heap.patterns.room = search.into_room();
    heap.note(usize::try_from(bytes).unwrap_or(usize::MAX));
}

/// Searches a text from a place on.
fn find_in(
    heap: &mut Heap,
    regex: &Regex,
    goal: Goal,
    string: Value,
    from: usize,
    end: usize,
    advance: bool,
) -> Result<Found, End> {
    let room = std::mem::take(&mut heap.patterns.room);
    let search = Search::new(&regex.program, goal, heap.available(), room);
    let mut search = search.until(heap.deadline());
    let found = run(heap, &mut search, string, from, end, advance);
    finish(heap, search);
    found
}

/// The error for a search that cannot go on.
fn stopped(heap: &mut Heap, end: End) -> Trap {
    match end {
        End::Memory => Trap::Limit(LimitKind::Memory),
        End::Overdue => Trap::Limit(LimitKind::Time),
        _ => heap.raise(TypeId::RuntimeError, "regular expression takes too many steps to match"),
    }
}

/// `_re_find(pattern, flags, string, at, end, mode, advance)`: None; the place where the search
/// goes on; or a tuple of the places of groups, the group that was closed last, and where the match
/// is in bytes.
fn find(heap: &mut Heap, args: &[Value]) -> Native {
    let [pattern, flags, string, at, end, mode, advance] = *args else {
        return Err(heap.bad_arguments());
    };
    let regex = known(heap, pattern, flags)?;
    let (at, end, mode) = (place(heap, at), place(heap, end), place(heap, mode));
    let subject = Subject::of(heap, string)?;
    let (string, end) = (subject.string, end.min(subject.size));
    if at > end {
        return Ok(Value::NONE);
    }
    subject.require_places(heap, &[at, end])?;
    let found = match find_in(heap, &regex, goal(mode), string, at, end, advance == Value::TRUE) {
        Ok(found) => found,
        Err(End::Nothing) => return Ok(Value::NONE),
        Err(End::Later(place)) => return heap.new_size(place),
        Err(other) => return Err(stopped(heap, other)),
    };
    let places = places_of(heap, string, &found)?;
    let places = heap.new_tuple(places)?;
    let last = found.last.map_or(Ok(Value::NONE), |last| heap.new_size(last))?;
    let (start, end) = (heap.new_size(found.slots[0])?, heap.new_size(found.slots[1])?);
    heap.new_tuple([places, last, start, end])
}

/// Start and end of each group in code points; -1 for groups that did not match.
fn places_of(heap: &mut Heap, string: Value, found: &Found) -> Result<Vec<Value>, Trap> {
    let mut places = Vec::with_capacity(found.slots.len() + 3);
    let bytes = string.is(Kind::Bytes);
    for &slot in &found.slots {
        places.push(match slot {
            NONE => Value::small(-1),
            slot if bytes => heap.new_size(slot)?,
            slot => heap.new_size(heap.code_points_before(string, slot))?,
        });
    }
    Ok(places)
}

/// `_re_place(string, index)`: where a code point is in bytes; the end for those behind it.
fn byte_place(heap: &mut Heap, args: &[Value]) -> Native {
    let [string, index] = *args else { return Err(heap.bad_arguments()) };
    let string = Subject::of(heap, string)?.string;
    let index = heap.as_integer(index).unwrap_or(index);
    let index = clamped_size(heap.int_clamped(index));
    let place = match string.is(Kind::Bytes) {
        true => index.min(heap.bytes(string).0.len()),
        false => heap.byte_offset(string, index),
    };
    heap.new_size(place)
}

fn piece(heap: &mut Heap, string: Value, start: usize, end: usize) -> Native {
    if string.is(Kind::Bytes) {
        let piece: Box<[u8]> = heap.bytes(string).0[start..end].into();
        return heap.new_bytes(piece);
    }
    if start == 0 && end == heap.text(string).len() {
        return Ok(string);
    }
    let ascii = heap.str(string).is_ascii();
    let piece = &heap.text(string)[start..end];
    if let [byte] = piece.as_bytes() {
        return heap.character(*byte as char);
    }
    let piece = CompactString::from(piece);
    let made = if ascii { Str::counted(piece, end - start) } else { Str::new(piece) };
    heap.alloc(made)
}

fn group_of(heap: &mut Heap, string: Value, found: &Found, group: usize, missing: Value) -> Native {
    let (start, end) = (found.slots[group * 2], found.slots[group * 2 + 1]);
    if end == NONE || end < start {
        return Ok(missing);
    }
    piece(heap, string, start, end)
}

/// What is made of matches.
enum Gather {
    /// A list of them.
    All,
    /// What is between them.
    Split,
    /// The text with something in their place.
    Replace(Value),
    /// The text with match objects in their place: the pattern, the class of its matches, and where
    /// the whole search begins and ends.
    Matches { pattern: Value, class: Value, bounds: [Value; 2] },
}

/// How far gathering has come.
struct State {
    /// Where the search goes on.
    at: usize,
    /// Up to where text was copied.
    copied: usize,
    /// Whether a match there must not be empty.
    advance: bool,
    /// How many matches are wanted.
    left: usize,
    /// How many there were.
    count: usize,
}

/// Adds to a list what some matches give. Whether there may be more.
fn gather_into(
    heap: &mut Heap,
    regex: &Regex,
    string: Value,
    end: usize,
    state: &mut State,
    kind: &Gather,
    out: Value,
) -> Result<bool, Trap> {
    let room = std::mem::take(&mut heap.patterns.room);
    let search = Search::new(&regex.program, Goal::Search, heap.available(), room);
    let mut search = search.until(heap.deadline());
    let mut more = false;
    let mut done = 0;
    while state.count < state.left && state.at <= end {
        if done >= AT_A_TIME {
            more = true;
            break;
        }
        // Each group of each match is made something of.
        done += 1 + regex.groups / GROUPS_PER_MATCH;
        let found = match run(heap, &mut search, string, state.at, end, state.advance) {
            Ok(found) => found,
            Err(End::Nothing) => break,
            Err(End::Later(place)) => {
                (state.at, state.advance, more) = (place, false, true);
                break;
            }
            Err(other) => return Err(stopped(heap, other)),
        };
        add(heap, regex, string, &found, kind, state.copied, out)?;
        state.advance = found.slots[0] == found.slots[1];
        state.at = found.slots[1];
        state.copied = state.at;
        state.count += 1;
    }
    finish(heap, search);
    if !more && !matches!(kind, Gather::All) {
        let rest = piece(heap, string, state.copied, end)?;
        heap.push(out, rest)?;
    }
    Ok(more)
}

/// `_re_gather(pattern, flags, string, end, state, template, out)`: adds to a list what some
/// matches give. Whether there may be more. The state is a list: where the search goes on, up to
/// where text was copied, whether a match there must not be empty, how many are wanted (or -1), how
/// many there were. The template is None for all matches, False to split, a list of texts and
/// numbers of groups, or a tuple for match objects: the pattern, the class of its matches, where
/// the search begins and ends.
fn gather(heap: &mut Heap, args: &[Value]) -> Native {
    let [pattern, flags, string, end, state, template, out] = *args else {
        return Err(heap.bad_arguments());
    };
    let regex = known(heap, pattern, flags)?;
    let subject = Subject::of(heap, string)?;
    let (string, end) = (subject.string, place(heap, end).min(subject.size));
    if !state.is(Kind::List) || !out.is(Kind::List) {
        return Err(heap.bad_arguments());
    }
    let kind = match template {
        Value::NONE => Gather::All,
        Value::FALSE => Gather::Split,
        template if template.is(Kind::Tuple) => match heap.tuple(template).items[..] {
            [pattern, class, from, to] if class.is(Kind::Class) => {
                Gather::Matches { pattern, class, bounds: [from, to] }
            }
            _ => return Err(heap.bad_arguments()),
        },
        template if template.is(Kind::List) => Gather::Replace(template),
        _ => return Err(heap.bad_arguments()),
    };
    let &[at, copied, advance, left, count] = &heap.list(state).items[..] else {
        return Err(heap.bad_arguments());
    };
    let left = heap.int_to_i64(left).unwrap_or(-1);
    let mut reached = State {
        at: place(heap, at),
        copied: place(heap, copied),
        advance: advance == Value::TRUE,
        left: usize::try_from(left).unwrap_or(usize::MAX),
        count: place(heap, count),
    };
    subject.require_places(heap, &[reached.copied, end])?;
    if reached.at <= end {
        subject.require_places(heap, &[reached.at])?;
    }
    if reached.copied > reached.at.min(end) {
        return Err(heap.bad_arguments());
    }
    let more = gather_into(heap, &regex, string, end, &mut reached, &kind, out)?;
    let numbers = [reached.at, reached.copied, reached.count];
    let [at, copied, count] = numbers.map(|number| heap.new_size(number));
    let advance = Value::bool(reached.advance);
    let items = &mut heap.list_mut(state).items;
    (items[0], items[1], items[2], items[4]) = (at?, copied?, advance, count?);
    Ok(Value::bool(more))
}

fn add(
    heap: &mut Heap,
    regex: &Regex,
    string: Value,
    found: &Found,
    kind: &Gather,
    copied: usize,
    out: Value,
) -> Result<(), Trap> {
    let skipped = !matches!(kind, Gather::Split) && copied == found.slots[0];
    if !matches!(kind, Gather::All) && !skipped {
        let before = piece(heap, string, copied, found.slots[0])?;
        heap.push(out, before)?;
    }
    match *kind {
        Gather::All => {
            let empty = piece(heap, string, 0, 0)?;
            let item = match regex.groups {
                0 => group_of(heap, string, found, 0, empty)?,
                1 => group_of(heap, string, found, 1, empty)?,
                groups => {
                    let items = (1..=groups)
                        .map(|group| group_of(heap, string, found, group, empty))
                        .collect::<Result<Vec<_>, _>>()?;
                    heap.new_tuple(items)?
                }
            };
            heap.push(out, item)
        }
        Gather::Split => {
            for group in 1..=regex.groups {
                let item = group_of(heap, string, found, group, Value::NONE)?;
                heap.push(out, item)?;
            }
            Ok(())
        }
        Gather::Matches { pattern, class, bounds } => {
            let made = objects::new_match(heap, class, pattern, string, bounds, found)?;
            heap.push(out, made)
        }
        Gather::Replace(template) => {
            for part in heap.list(template).items.clone() {
                let item = match part.as_small() {
                    Some(group) => {
                        let group = clamped_size(group).min(regex.groups);
                        let empty = piece(heap, string, 0, 0)?;
                        group_of(heap, string, found, group, empty)?
                    }
                    None => part,
                };
                heap.push(out, item)?;
            }
            Ok(())
        }
    }
}

/// `_re_bound(name)`: a method of patterns or matches.
fn bound(heap: &mut Heap, args: &[Value]) -> Native {
    let name = format!("_re.{}", heap.text(args[0]));
    crate::builtins::find(&name).ok_or_else(|| heap.bad_arguments())
}

/// The functions.
pub(crate) const FUNCTIONS: &[Builtin] = &[
    Builtin::function("_re_bound", Signature::One, bound, None),
    Builtin::function("_re_compile", Signature::Positional(2, 2), compile, None),
    Builtin::function("_re_find", Signature::Positional(7, 7), find, None),
    Builtin::function("_re_gather", Signature::Positional(7, 7), gather, None),
    Builtin::function("_re_place", Signature::Positional(2, 2), byte_place, None),
];
