//! Reading and writing JSON where no code of the program has a say. The stack of what is open is
//! a vector: nothing here recurses.
//!
//! Source of the behaviour: Python library reference, "json".

use std::borrow::Cow;
use std::collections::HashMap;

use memchr::memchr2;

use crate::builtins::{Builtin, Native, Signature};
use crate::heap::{ByText, Heap};
use crate::text::room::decimal_text;
use crate::text::{IntRef, float_repr, int_repr, parse_number};
use crate::trap::{LimitKind, Trap};
use crate::types::index::clamped_size;
use crate::types::number::cost;
use crate::value::{Kind, Value};

/// What nests deeper is refused, as CPython refuses what is too deep for its stack.
const MAX_DEPTH: usize = 5_000;

/// Containers that are open can be looked at in the time of an item.
const OPEN_PER_ITEM: usize = 8;

/// Keys that are made once in a text, however often they stand there.
const MOST_KEYS: usize = 2048;

/// Why a text is not read: an error of JSON with its place in bytes, or a trap.
enum Stop {
    Fault(&'static str, usize),
    Trap(Trap),
}

impl From<Trap> for Stop {
    fn from(trap: Trap) -> Self {
        Self::Trap(trap)
    }
}

/// What is being read.
enum Open {
    List(Vec<Value>),
    /// A dict: where its keys and values begin among those of all dicts.
    Dict(usize),
}

struct Reader<'a> {
    heap: &'a mut Heap,
    text: &'a str,
    at: usize,
    strict: bool,
    keys: HashMap<&'a str, Value, ByText>,
    /// The keys and values of the dicts that are open, each key in front of its value.
    pairs: Vec<Value>,
}

/// Adds a value to those of a container, whose memory is charged when it is complete.
fn collect(heap: &Heap, values: &mut Vec<Value>, value: Value) -> Result<(), Trap> {
    if values.len() == values.capacity() {
        heap.reserve(values.len().checked_mul(2 * size_of::<Value>()))?;
    }
    values.push(value);
    Ok(())
}

/// Reads a string behind its quote: its text, and the place behind it.
fn read_string(text: &str, start: usize, strict: bool) -> Result<(Cow<'_, str>, usize), Stop> {
    let bytes = text.as_bytes();
    let (mut at, mut made) = (start, String::new());
    let unterminated = || Stop::Fault("Unterminated string starting at", start - 1);
    loop {
        let plain = at;
        while bytes.get(at).is_some_and(|&byte| byte != b'"' && byte != b'\\' && byte > 0x1f) {
            at += 1;
        }
        let part = &text[plain..at];
        // Most strings are as they stand there.
        if plain == start && bytes.get(at) == Some(&b'"') {
            return Ok((part.into(), at + 1));
        }
        made.push_str(part);
        match bytes.get(at) {
            None => return Err(unterminated()),
            Some(b'"') => return Ok((made.into(), at + 1)),
            Some(b'\\') => {}
            Some(_) if strict => return Err(Stop::Fault("Invalid control character at", at)),
            Some(&byte) => {
                made.push(byte.into());
                at += 1;
                continue;
            }
        }
        let escape = at;
        at += 2;
        made.push(match bytes.get(escape + 1) {
            None => return Err(unterminated()),
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\x08',
            Some(b'f') => '\x0c',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let fault = Stop::Fault("Invalid \\uXXXX escape", escape + 1);
                let Some(mut code) = hex_digits(bytes, at) else { return Err(fault) };
                at += 4;
                if (0xd800..0xdc00).contains(&code)
                    && bytes.get(at..at + 2) == Some(b"\\u")
                    && let Some(low) = hex_digits(bytes, at + 2)
                    && (0xdc00..0xe000).contains(&low)
                {
                    code = 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00);
                    at += 6;
                }
                // Half a pair is no character.
                char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            Some(_) => return Err(Stop::Fault("Invalid \\escape", escape)),
        });
    }
}

fn hex_digits(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + 4)?;
    digits.iter().try_fold(0, |code, &byte| Some(code << 4 | char::from(byte).to_digit(16)?))
}

/// The text of a number: where it ends, and whether it is a float.
fn number_end(bytes: &[u8], start: usize) -> Option<(usize, bool)> {
    let digits = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        at
    };
    let mut at = start + usize::from(bytes.get(start) == Some(&b'-'));
    at = match bytes.get(at)? {
        b'0' => at + 1,
        b'1'..=b'9' => digits(at),
        _ => return None,
    };
    let mut is_float = false;
    if bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
        is_float = true;
        at = digits(at + 1);
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        if bytes.get(at + 1 + sign).is_some_and(u8::is_ascii_digit) {
            is_float = true;
            at = digits(at + 1 + sign);
        }
    }
    Some((at, is_float))
}

impl Reader<'_> {
    fn skip(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while matches!(bytes.get(self.at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }

    fn key(&mut self) -> Result<Value, Stop> {
        let start = self.at;
        let (text, end) = read_string(self.text, start + 1, self.strict)?;
        self.at = end;
        let raw = &self.text[start..end];
        if let Some(&known) = self.keys.get(raw) {
            return Ok(known);
        }
        let key = self.heap.new_str(text)?;
        // These have the same hash if the program wants it, so that there are few.
        if self.keys.len() < MOST_KEYS {
            self.keys.insert(raw, key);
        }
        Ok(key)
    }

    /// A key and its colon.
    fn property(&mut self) -> Result<Value, Stop> {
        if self.skip() != Some(b'"') {
            let message = "Expecting property name enclosed in double quotes";
            return Err(Stop::Fault(message, self.at));
        }
        let key = self.key()?;
        if self.skip() != Some(b':') {
            return Err(Stop::Fault("Expecting ':' delimiter", self.at));
        }
        self.at += 1;
        self.skip();
        Ok(key)
    }

    /// A value that holds no others.
    fn scalar(&mut self) -> Result<Value, Stop> {
        let (bytes, start) = (self.text.as_bytes(), self.at);
        if bytes.get(start) == Some(&b'"') {
            let (text, end) = read_string(self.text, start + 1, self.strict)?;
            self.at = end;
            return Ok(self.heap.new_str(text)?);
        }
        let words = [("null", None), ("true", Some(Value::TRUE)), ("false", Some(Value::FALSE))];
        for (word, value) in words {
            if self.text[start..].starts_with(word) {
                self.at += word.len();
                return Ok(value.unwrap_or(Value::NONE));
            }
        }
        let floats =
            [("NaN", f64::NAN), ("Infinity", f64::INFINITY), ("-Infinity", -f64::INFINITY)];
        for (word, value) in floats {
            if self.text[start..].starts_with(word) {
                self.at += word.len();
                return Ok(self.heap.new_float(value)?);
            }
        }
        let Some((end, is_float)) = number_end(bytes, start) else {
            return Err(Stop::Fault("Expecting value", start));
        };
        self.at = end;
        let text = &self.text[start..end];
        if is_float {
            let value = text.parse().unwrap_or(f64::NAN);
            return Ok(self.heap.new_float(value)?);
        }
        if let Ok(value) = text.parse::<i64>() {
            return Ok(self.heap.new_int(value)?);
        }
        self.heap.afford(cost::digits(text.len()))?;
        match parse_number::parse_int(text, 10, self.heap.int_digits()) {
            Ok(parse_number::ParsedInt::Small(value)) => Ok(self.heap.new_int(value)?),
            Ok(parse_number::ParsedInt::Big(value)) => Ok(self.heap.new_big_int(value)?),
            Err(error) => Err(Stop::Trap(self.heap.text_error(error))),
        }
    }

    fn too_deep(&mut self, open: &Open) -> Stop {
        let what = if matches!(open, Open::List(_)) { "array" } else { "object" };
        let doing = format!("while decoding a JSON {what} from a unicode string");
        Stop::Trap(self.heap.recursion_error(&doing))
    }

    fn read(&mut self) -> Result<Value, Stop> {
        let mut stack: Vec<Open> = Vec::new();
        loop {
            // A value begins here.
            let mut value = match self.text.as_bytes().get(self.at) {
                Some(b'[') => {
                    self.at += 1;
                    if self.skip() == Some(b']') {
                        self.at += 1;
                        self.heap.new_list(Vec::new())?
                    } else {
                        stack.push(Open::List(Vec::new()));
                        if stack.len() > MAX_DEPTH {
                            return Err(self.too_deep(&Open::List(Vec::new())));
                        }
                        continue;
                    }
                }
                Some(b'{') => {
                    self.at += 1;
                    if self.skip() == Some(b'}') {
                        self.at += 1;
                        self.heap.new_dict()?
                    } else {
                        let open = Open::Dict(self.pairs.len());
                        if stack.len() >= MAX_DEPTH {
                            return Err(self.too_deep(&open));
                        }
                        let key = self.property()?;
                        collect(self.heap, &mut self.pairs, key)?;
                        stack.push(open);
                        continue;
                    }
                }
                _ => self.scalar()?,
            };
            // It ended; so may what holds it.
            loop {
                let Some(open) = stack.last_mut() else { return Ok(value) };
                let close = match open {
                    Open::List(items) => {
                        collect(self.heap, items, value)?;
                        b']'
                    }
                    Open::Dict(_) => {
                        collect(self.heap, &mut self.pairs, value)?;
                        b'}'
                    }
                };
                match self.skip() {
                    Some(byte) if byte == close => {
                        self.at += 1;
                        value = match stack.pop() {
                            Some(Open::List(items)) => self.heap.new_list(items)?,
                            Some(Open::Dict(start)) => {
                                let dict = self.heap.dict_of_pairs(&self.pairs[start..])?;
                                self.pairs.truncate(start);
                                dict
                            }
                            None => value,
                        };
                    }
                    Some(b',') => {
                        let comma = self.at;
                        self.at += 1;
                        if self.skip() == Some(close) {
                            return Err(Stop::Fault(
                                match close {
                                    b']' => "Illegal trailing comma before end of array",
                                    _ => "Illegal trailing comma before end of object",
                                },
                                comma,
                            ));
                        }
                        if close == b'}' {
                            let key = self.property()?;
                            collect(self.heap, &mut self.pairs, key)?;
                        }
                        break;
                    }
                    _ => return Err(Stop::Fault("Expecting ',' delimiter", self.at)),
                }
            }
        }
    }
}

/// Where the text of the value ends that begins at `at`, or may end where there is none: all that a
/// reader looks at.
fn extent(text: &[u8], at: usize) -> usize {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
    let mut depth = 0_usize;
    let mut place = at;
    while let Some(&byte) = text.get(place) {
        place += 1;
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'"' => loop {
                match memchr2(b'"', b'\\', &text[place..]) {
                    None => return text.len(),
                    Some(length) if text[place + length] == b'"' => {
                        place += length + 1;
                        break;
                    }
                    // What is escaped may lie behind the end.
                    Some(length) => place = text.len().min(place + length + 2),
                }
            },
            _ if depth == 0 => place += text[place..].iter().take_while(|byte| plain(byte)).count(),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    // Characters are not taken apart.
    place + text[place..].iter().take_while(|byte| (**byte as i8) < -0x40).count()
}

/// `_json_read(text, place, strict)`: a tuple of the value and the place behind it, or a list of
/// the words of an error and its place.
fn read(heap: &mut Heap, args: &[Value]) -> Native {
    let [string, place, strict] = *args else { return Err(heap.bad_arguments()) };
    let string = heap.unwrapped(string);
    if !string.is(Kind::Str) {
        return Err(heap.bad_arguments());
    }
    let start = heap.byte_offset(string, clamped_size(heap.int_clamped(place)));
    let text = heap.text(string);
    // The reader makes objects, so the text is copied; of one that holds many values, this one.
    let end = if start == 0 { text.len() } else { extent(text.as_bytes(), start) };
    heap.reserve(Some(end - start))?;
    let text = text[start..end].to_owned();
    let strict = strict == Value::TRUE;
    let mut reader =
        Reader { heap, text: &text, at: 0, strict, keys: HashMap::default(), pairs: Vec::new() };
    let result = reader.read().map(|value| (value, reader.at));
    match result {
        Ok((value, end)) => {
            let end = heap.new_size(heap.code_points_before(string, start + end))?;
            heap.new_tuple([value, end])
        }
        Err(Stop::Fault(message, place)) => {
            let message = heap.new_str(message)?;
            let place = heap.new_size(heap.code_points_before(string, start + place))?;
            heap.new_list(vec![message, place])
        }
        Err(Stop::Trap(trap)) => Err(heap.collided(trap)),
    }
}

/// `_json_scalar(text, place, strict)`: the same for a string, number or word, whose text is what
/// is given for a number.
fn scalar(heap: &mut Heap, args: &[Value]) -> Native {
    let [string, place, strict] = *args else { return Err(heap.bad_arguments()) };
    let string = heap.unwrapped(string);
    if !string.is(Kind::Str) {
        return Err(heap.bad_arguments());
    }
    let at = heap.byte_offset(string, clamped_size(heap.int_clamped(place)));
    let text = heap.text(string);
    let place_of = |at: usize| heap.code_points_before(string, at);
    let is_string = text.as_bytes().get(at) == Some(&b'"');
    let read = if is_string {
        let read = read_string(text, at + 1, strict == Value::TRUE);
        read.map(|(made, end)| (made.into_owned(), end, false))
    } else {
        let end = number_end(text.as_bytes(), at);
        let number = end.map(|(end, is_float)| (text[at..end].to_owned(), end, is_float));
        number.ok_or(Stop::Fault("Expecting value", at))
    };
    match read.map(|(made, end, is_float)| (made, place_of(end), is_float)) {
        Ok((made, end, is_float)) => {
            let (made, end) = (heap.new_str(made)?, heap.new_size(end)?);
            match is_string {
                true => heap.new_tuple([made, end]),
                false => heap.new_tuple([made, end, Value::bool(is_float)]),
            }
        }
        Err(Stop::Fault(message, at)) => {
            let place = place_of(at);
            let (message, place) = (heap.new_str(message)?, heap.new_size(place)?);
            heap.new_list(vec![message, place])
        }
        Err(Stop::Trap(trap)) => Err(trap),
    }
}

/// Adds a string with its quotes; what is behind `room` bytes is left out.
fn quote(out: &mut String, text: &str, ascii: bool, room: usize) {
    use std::fmt::Write as _;
    let from = if ascii { 0x7f } else { u8::MAX };
    let plain = |&&byte: &&u8| byte >= b' ' && byte < from && byte != b'"' && byte != b'\\';
    out.push('"');
    let mut rest = text;
    loop {
        // What needs no escape goes in one piece.
        let length = rest.as_bytes().iter().take_while(plain).count();
        if out.len().saturating_add(length) > room {
            out.push_str(&rest[..rest.floor_char_boundary(room.saturating_sub(out.len()))]);
            break;
        }
        out.push_str(&rest[..length]);
        let mut left = rest[length..].chars();
        let Some(c) = left.next() else { break };
        rest = left.as_str();
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\x08' => out.push_str("\\b"),
            '\x0c' => out.push_str("\\f"),
            c if (c as u32) < 0x20 || (ascii && !(' '..='~').contains(&c)) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// `_json_quote(text, ascii)`
fn quoted(heap: &mut Heap, args: &[Value]) -> Native {
    let [string, ascii] = *args else { return Err(heap.bad_arguments()) };
    let string = heap.unwrapped(string);
    heap.reserve(heap.text(string).len().checked_mul(6))?;
    let mut out = String::new();
    quote(&mut out, heap.text(string), ascii == Value::TRUE, usize::MAX);
    heap.new_str(out)
}

struct Writer<'a> {
    out: String,
    ascii: bool,
    sort: bool,
    item: &'a str,
    colon: &'a str,
    indent: Option<&'a str>,
    room: usize,
}

/// A container that is being written.
struct Written {
    value: Value,
    /// The pairs of a dict in the order of their keys, if they are sorted.
    sorted: Option<Vec<(Value, Value)>>,
    /// The place of the next item.
    next: usize,
    /// Whether there was one before.
    any: bool,
}

impl Written {
    /// The next item, with its key if it has one.
    fn next(&mut self, heap: &Heap) -> Option<(Option<Value>, Value)> {
        let at = self.next;
        self.next += 1;
        if let Some(sorted) = &self.sorted {
            return sorted.get(at).map(|&(key, value)| (Some(key), value));
        }
        let items: &[Value] = match self.value.kind() {
            Some(Kind::List) => &heap.list(self.value).items,
            Some(Kind::Tuple) => &heap.tuple(self.value).items,
            _ => {
                let (place, entry) = heap.dict(self.value).entry_from(at)?;
                self.next = place + 1;
                return Some((Some(entry.key), entry.value));
            }
        };
        items.get(at).map(|&item| (None, item))
    }
}

impl Writer<'_> {
    /// Adds what holds no others. None when it is something else, or only Python code knows.
    fn scalar(&mut self, heap: &Heap, value: Value) -> Option<()> {
        match value {
            Value::NONE => self.out.push_str("null"),
            Value::TRUE => self.out.push_str("true"),
            Value::FALSE => self.out.push_str("false"),
            _ if value.is(Kind::Str) => {
                quote(&mut self.out, heap.text(value), self.ascii, self.room);
            }
            _ if value.is_small() => self.out.push_str(&decimal_text(value.small_unchecked())),
            _ => {
                if let Some(float) = heap.as_float(value) {
                    if !float.is_finite() {
                        return None;
                    }
                    float_repr::push(&mut self.out, float);
                } else {
                    let IntRef::Small(int) = heap.as_int(value)? else {
                        let big = heap.as_int(value)?;
                        heap.afford(cost::decimal(big.bits())).ok()?;
                        let text = int_repr::decimal(big, heap.int_digits(), self.room);
                        self.out.push_str(&text.ok()?);
                        return Some(());
                    };
                    self.out.push_str(&decimal_text(int));
                }
            }
        }
        Some(())
    }

    fn key(&mut self, heap: &Heap, key: Value) -> Option<()> {
        if key.is(Kind::Str) {
            return self.scalar(heap, key);
        }
        self.out.push('"');
        self.scalar(heap, key)?;
        self.out.push('"');
        Some(())
    }

    fn line(&mut self, depth: usize) {
        if let Some(indent) = self.indent {
            self.out.push('\n');
            for _ in 0..depth {
                // What is longer than may be is not used.
                if self.out.len() > self.room {
                    return;
                }
                self.out.push_str(indent);
            }
        }
    }

    fn open(&self, heap: &Heap, value: Value) -> Option<Written> {
        let mut sorted = None;
        if self.sort && value.is(Kind::Dict) {
            let mut pairs: Vec<_> =
                heap.dict(value).iter().map(|entry| (entry.key, entry.value)).collect();
            if !pairs.iter().all(|(key, _)| key.is(Kind::Str)) {
                return None;
            }
            pairs.sort_by(|(a, _), (b, _)| heap.text(*a).cmp(heap.text(*b)));
            sorted = Some(pairs);
        }
        Some(Written { value, sorted, next: 0, any: false })
    }

    fn write(&mut self, heap: &Heap, value: Value) -> Option<()> {
        let mut stack: Vec<Written> = Vec::new();
        let mut value = value;
        loop {
            if self.out.len() > self.room || stack.len() > MAX_DEPTH || !heap.spend(2) {
                return None;
            }
            match value.kind() {
                Some(Kind::List | Kind::Tuple | Kind::Dict) => {
                    let looked = u32::try_from(stack.len() / OPEN_PER_ITEM).unwrap_or(u32::MAX);
                    if !heap.spend(looked) || stack.iter().any(|open| open.value == value) {
                        return None;
                    }
                    let open = self.open(heap, value)?;
                    self.out.push(if value.is(Kind::Dict) { '{' } else { '[' });
                    stack.push(open);
                }
                _ => self.scalar(heap, value)?,
            }
            loop {
                let depth = stack.len();
                let Some(open) = stack.last_mut() else { return Some(()) };
                if let Some((key, item)) = open.next(heap) {
                    if open.any {
                        self.out.push_str(self.item);
                    }
                    open.any = true;
                    self.line(depth);
                    if let Some(key) = key {
                        self.key(heap, key)?;
                        let colon = self.colon;
                        self.out.push_str(colon);
                    }
                    value = item;
                    break;
                }
                let (is_dict, any) = (open.value.is(Kind::Dict), open.any);
                stack.pop();
                if any {
                    self.line(depth - 1);
                }
                self.out.push(if is_dict { '}' } else { ']' });
            }
        }
    }
}

/// `_json_write(value, ascii, sort, item, colon, indent)`: the text, or None when only Python code
/// knows it, or knows what is wrong.
fn write(heap: &mut Heap, args: &[Value]) -> Native {
    let [value, ascii, sort, item, colon, indent] = *args else {
        return Err(heap.bad_arguments());
    };
    let room = heap.available();
    let mut writer = Writer {
        out: String::new(),
        ascii: ascii == Value::TRUE,
        sort: sort == Value::TRUE,
        item: heap.as_text(item).unwrap_or_default(),
        colon: heap.as_text(colon).unwrap_or_default(),
        indent: heap.as_text(indent),
        room,
    };
    let written = writer.write(heap, value);
    let out = writer.out;
    if out.len() > room {
        return Err(Trap::Limit(LimitKind::Memory));
    }
    match written {
        Some(()) => heap.new_str(out),
        None => Ok(Value::NONE),
    }
}

/// The functions.
pub(crate) const FUNCTIONS: &[Builtin] = &[
    Builtin::function("_json_read", Signature::Positional(3, 3), read, None),
    Builtin::function("_json_scalar", Signature::Positional(3, 3), scalar, None),
    Builtin::function("_json_quote", Signature::Positional(2, 2), quoted, None),
    Builtin::function("_json_write", Signature::Positional(6, 6), write, None),
];
