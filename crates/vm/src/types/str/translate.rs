//! `str.translate` and `str.maketrans`.

use super::args::method;
use crate::builtins::{Builtin, Native, Signature};
use crate::heap::Heap;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// `str.translate(table)`
fn translate(heap: &mut Heap, args: &[Value]) -> Native {
    let (string, table) = (args[0], args[1]);
    let text: Box<str> = heap.text(string).into();
    let mut out = String::new();
    // A place in a text that is not ASCII is found by counting.
    let table = match table.is(Kind::Str) && !heap.str(table).is_ascii() {
        true => characters(heap, table)?,
        false => table,
    };
    for character in text.chars() {
        match looked_up(heap, table, character)? {
            None => out.push(character),
            Some(mapped) => push_mapped(heap, &mut out, mapped)?,
        }
        heap.reserve(Some(out.len()))?;
    }
    heap.new_str(out)
}

/// The characters of a string, as a list.
fn characters(heap: &mut Heap, string: Value) -> Native {
    let items = heap.list_to_vec(string)?;
    heap.new_list(items)
}

/// What the table says about a character; `None` when it says nothing.
fn looked_up(heap: &mut Heap, table: Value, character: char) -> Result<Option<Value>, Trap> {
    let code = character as usize;
    match table.kind() {
        Some(Kind::Dict) => heap.dict_get(table, Value::small(code as i64)),
        Some(Kind::List | Kind::Tuple) => Ok(heap.items_of(table).get(code).copied()),
        Some(Kind::Str) => match heap.char_at(table, code) {
            Some(character) => heap.character(character).map(Some),
            None => Ok(None),
        },
        Some(Kind::Bytes | Kind::ByteArray) => {
            let byte = heap.raw_bytes(table).get(code).copied();
            Ok(byte.map(|byte| Value::small(byte.into())))
        }
        _ if heap.has_special(table, "__getitem__") => Err(Trap::Library),
        _ => {
            let name = heap.type_name(table);
            Err(heap.type_error(format!("'{name}' object is not subscriptable")))
        }
    }
}

fn push_mapped(heap: &mut Heap, out: &mut String, mapped: Value) -> Result<(), Trap> {
    if mapped.is_none() {
        return Ok(());
    }
    let mapped = heap.unwrapped(mapped);
    if mapped.is(Kind::Str) {
        let text = heap.text(mapped);
        heap.reserve(out.len().checked_add(text.len()))?;
        out.push_str(text);
        return Ok(());
    }
    let Some(code) = heap.as_int(mapped) else {
        return Err(heap.type_error("character mapping must return integer, None or str"));
    };
    let code = code.to_i64().and_then(|code| u32::try_from(code).ok());
    match code.filter(|&code| code < 0x11_0000).map(char::from_u32) {
        Some(Some(character)) => out.push(character),
        Some(None) => {
            return Err(heap.value_error("surrogates are not supported in a str"));
        }
        None => return Err(heap.value_error("character mapping must be in range(0x110000)")),
    }
    Ok(())
}

/// `str.maketrans(x, y, z)`, a static method.
fn maketrans(heap: &mut Heap, args: &[Value]) -> Native {
    let &[x, y, z] = args else { return Err(heap.bad_arguments()) };
    let table = heap.new_dict()?;
    if y.is_unbound() {
        return from_dict(heap, x, table);
    }
    let [x, y, z] = [x, y, z].map(|text| match heap.unwrapped(text) {
        plain if plain.is(Kind::Str) => plain,
        _ => text,
    });
    heap.need_str(y, "maketrans() argument 2")?;
    if !z.is_unbound() {
        heap.need_str(z, "maketrans() argument 3")?;
    }
    if !x.is(Kind::Str) {
        return Err(heap.type_error(
            "first maketrans argument must be a string if there is a second argument",
        ));
    }
    if heap.str(x).chars() != heap.str(y).chars() {
        return Err(heap.value_error("the first two maketrans arguments must have equal length"));
    }
    let pairs: Vec<_> = heap.text(x).chars().zip(heap.text(y).chars()).collect();
    for (from, to) in pairs {
        heap.dict_insert(table, code_of(from), code_of(to))?;
    }
    if !z.is_unbound() {
        let removed: Box<str> = heap.text(z).into();
        for character in removed.chars() {
            heap.dict_insert(table, code_of(character), Value::NONE)?;
        }
    }
    Ok(table)
}

const fn code_of(character: char) -> Value {
    Value::small(character as i64)
}

/// The table of a dict, which has to be one of exactly that type.
fn from_dict(heap: &mut Heap, dict: Value, table: Value) -> Native {
    if !dict.is(Kind::Dict) {
        return Err(heap.type_error("if you give only one argument to maketrans it must be a dict"));
    }
    let entries: Vec<_> = heap.dict(dict).iter().map(|entry| (entry.key, entry.value)).collect();
    for (key, value) in entries {
        let plain = heap.unwrapped(key);
        let key = if let Some(text) = heap.as_text(plain) {
            let mut chars = text.chars();
            match (chars.next(), chars.next()) {
                (Some(character), None) => code_of(character),
                _ => {
                    return Err(
                        heap.value_error("string keys in translate table must be of length 1")
                    );
                }
            }
        } else if heap.as_int(plain).is_some() {
            key
        } else {
            return Err(heap.type_error("keys in translate table must be strings or integers"));
        };
        heap.dict_insert(table, key, value).map_err(|trap| heap.collided(trap))?;
    }
    Ok(table)
}

/// The methods.
pub(crate) const METHODS: &[Builtin] = &[
    method("translate", Signature::One, translate, Some("text_translate")),
    Builtin::method(TypeId::Str, "maketrans", Signature::Positional(1, 3), maketrans, None),
];
