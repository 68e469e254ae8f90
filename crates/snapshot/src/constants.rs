//! The objects that the program's code makes when it is loaded: names and constants. They are not
//! written a second time but referred to by their place in this order, so that what the program
//! shares with its code stays shared.

use diapause_vm::machine::Machine;
use diapause_vm::value::{Kind, Value};

use crate::flat::Numbers;

/// Names and constants of the program's code, each once, in an order that depends on nothing but
/// the code; without the modules that so many [retirements] found out of use. `is_new` is asked
/// about each object that is met, and says whether it is the first time.
///
/// [retirements]: diapause_vm::code_store::CodeStore::retire
pub fn of(machine: &Machine, retirements: u32, mut is_new: impl FnMut(Value) -> bool) {
    // Those that hold others, until these were met.
    let mut open = Vec::new();
    for unit in machine.codes.program() {
        // Code of the library is another in other builds.
        if unit.entry.intrinsics || unit.is_retired(retirements) {
            continue;
        }
        for &value in unit.labels.iter().chain(&unit.names).chain(&unit.constants) {
            if !is_constant(value) || !is_new(value) || !holds_others(value) {
                continue;
            }
            open.push(value);
            let mut next = 0;
            while let Some(&value) = open.get(next) {
                next += 1;
                machine.heap.trace(value, &mut |child| {
                    if is_constant(child) && is_new(child) && holds_others(child) {
                        open.push(child);
                    }
                });
            }
            open.clear();
        }
    }
}

const fn holds_others(value: Value) -> bool {
    value.is(Kind::Tuple) || value.is(Kind::Set)
}

/// So few are compared with each other.
const FEW: usize = 24;

/// All of them, when everything was loaded just now.
pub fn all(machine: &Machine) -> Vec<Value> {
    let (mut few, mut count) = ([Value::NONE; FEW], 0);
    let mut many: Option<Box<Numbers>> = None;
    let mut all = Vec::new();
    of(machine, 0, |value| {
        let is_new = match &mut many {
            Some(known) => std::mem::replace(known.place(value), 1) == 0,
            None => !few[..count].contains(&value),
        };
        if !is_new {
            return false;
        }
        all.push(value);
        if many.is_some() {
            return true;
        }
        if let Some(place) = few.get_mut(count) {
            *place = value;
            count += 1;
        } else {
            let known = many.insert(Box::default());
            few.iter().chain([&value]).for_each(|&value| *known.place(value) = 1);
        }
        true
    });
    all
}

const fn is_constant(value: Value) -> bool {
    value.is(Kind::Str)
        || value.is(Kind::BigInt)
        || value.is(Kind::Float)
        || value.is(Kind::Complex)
        || value.is(Kind::Bytes)
        || value.is(Kind::Tuple)
        || value.is(Kind::Set)
}
