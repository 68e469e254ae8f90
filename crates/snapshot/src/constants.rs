//! The objects that the program's code makes when it is loaded: names and constants. They are not
//! written a second time but referred to by their place in this order, so that what the program
//! shares with its code stays shared.

use diapause_vm::machine::Machine;
use diapause_vm::value::{Kind, Value};

use crate::flat::Numbers;

/// Names and constants of the program's code, each once, in an order that depends on nothing but
/// the code. `is_new` is asked about each object that is met, and says whether it is the first
/// time.
pub fn of(machine: &Machine, mut is_new: impl FnMut(Value) -> bool) -> Vec<Value> {
    let mut order = Vec::new();
    let mut add = |order: &mut Vec<Value>, value: Value| {
        if is_constant(value) && is_new(value) {
            order.push(value);
        }
    };
    for unit in machine.codes.program() {
        // Code of the library is another in other builds.
        if unit.entry.intrinsics {
            continue;
        }
        for &value in unit.labels.iter().chain(&unit.names).chain(&unit.constants) {
            let mut done = order.len();
            add(&mut order, value);
            while let Some(&next) = order.get(done) {
                if next.is(Kind::Tuple) || next.is(Kind::Set) {
                    machine.heap.trace(next, &mut |child| add(&mut order, child));
                }
                done += 1;
            }
        }
    }
    order
}

/// All of them.
pub fn all(machine: &Machine) -> Vec<Value> {
    let mut known = Numbers::default();
    of(machine, |value| std::mem::replace(known.place(value), 1) == 0)
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
