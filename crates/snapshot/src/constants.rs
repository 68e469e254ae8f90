//! The objects that the program's code makes when it is loaded: names and constants. They are not
//! written a second time but referred to by their place in this order, so that what the program
//! shares with its code stays shared.

use std::collections::HashSet;

use diapause_vm::machine::Machine;
use diapause_vm::value::{Kind, Value};

/// Names and constants of the program's code, each once, in an order that depends on nothing but
/// the code.
pub fn of(machine: &Machine) -> Vec<Value> {
    let mut order = Vec::new();
    let mut known = HashSet::new();
    for unit in machine.codes.program() {
        for &value in unit.labels.iter().chain(&unit.names).chain(&unit.constants) {
            let mut done = order.len();
            add(&mut order, &mut known, value);
            while let Some(&next) = order.get(done) {
                machine.heap.trace(next, &mut |child| add(&mut order, &mut known, child));
                done += 1;
            }
        }
    }
    order
}

fn add(order: &mut Vec<Value>, known: &mut HashSet<Value>, value: Value) {
    let is_object = matches!(
        value.kind(),
        Some(
            Kind::Str
                | Kind::BigInt
                | Kind::Float
                | Kind::Complex
                | Kind::Bytes
                | Kind::Tuple
                | Kind::Set
        )
    );
    if is_object && known.insert(value) {
        order.push(value);
    }
}
