//! What the program can reach. Objects are numbered per table in the order in which they are
//! found, breadth first from the roots, so that numbers do not depend on where objects stand in
//! the heap.

use diapause_vm::heap::Heap;
use diapause_vm::machine::Machine;
use diapause_vm::value::{Kind, Value};

use crate::constants;
use crate::error::SnapshotError;
use crate::wire::Table;

/// A number, or a place among the constants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    Constant(u32),
    In(Table, u32),
}

const UNKNOWN: u32 = 0;
const KINDS: usize = 32;

/// What was found.
pub struct Found {
    /// Per kind and index in the arena: 0, or the number and one bit for constants, plus 1.
    numbers: Vec<Vec<u32>>,
    /// Per table, its objects in the order of their numbers.
    pub tables: Vec<Vec<Value>>,
}

/// The table that an object is written in.
fn table(heap: &Heap, value: Value) -> Option<Table> {
    Some(match value.kind()? {
        Kind::Str if heap.str(value).is_interned() => Table::Interned,
        Kind::Str => Table::Str,
        Kind::BigInt => Table::BigInt,
        Kind::Float => Table::BoxedFloat,
        Kind::Bytes => Table::Bytes,
        Kind::List => Table::List,
        Kind::Tuple => Table::Tuple,
        Kind::Dict => Table::Dict,
        Kind::Set => Table::Set,
        Kind::Range => Table::Range,
        Kind::Slice => Table::Slice,
        Kind::Cell => Table::Cell,
        Kind::Function => Table::Function,
        Kind::BoundMethod => Table::BoundMethod,
        Kind::Class => Table::Class,
        Kind::Instance => Table::Instance,
        Kind::Exception => Table::Exception,
        Kind::Generator => Table::Generator,
        Kind::Iterator => Table::Iterator,
        Kind::Descriptor => Table::Descriptor,
        Kind::DictView => Table::DictView,
        Kind::Super => Table::Super,
        Kind::Module => Table::Module,
        Kind::Traceback => Table::Traceback,
        Kind::Complex => Table::Complex,
        Kind::ByteArray => Table::ByteArray,
        Kind::MemoryView => Table::MemoryView,
        Kind::Weak => Table::Weak,
        Kind::Const | Kind::Builtin | Kind::Type | Kind::External | Kind::Library => return None,
    })
}

impl Found {
    fn place(&mut self, value: Value) -> Option<&mut u32> {
        let numbers = self.numbers.get_mut(value.kind()? as usize)?;
        let index = value.index() as usize;
        if index >= numbers.len() {
            numbers.resize((index + 1).next_power_of_two(), UNKNOWN);
        }
        numbers.get_mut(index)
    }

    /// The number of an object that was found.
    pub fn number(&self, heap: &Heap, value: Value) -> Option<Number> {
        let coded = *self.numbers.get(value.kind()? as usize)?.get(value.index() as usize)?;
        let number = coded.checked_sub(1)?;
        if number & 1 == 1 {
            return Some(Number::Constant(number >> 1));
        }
        Some(Number::In(table(heap, value)?, number >> 1))
    }
}

/// The name of a host function is an object, the function itself is none.
pub fn object_of(value: Value) -> Value {
    if value.is(Kind::External) { Value::other(Kind::Str, value.index()) } else { value }
}

/// Finds everything.
pub fn discover(machine: &Machine) -> Result<Found, SnapshotError> {
    let heap = &machine.heap;
    let mut found =
        Found { numbers: vec![Vec::new(); KINDS], tables: vec![Vec::new(); Table::ALL.len()] };
    for (number, value) in constants::of(machine).into_iter().enumerate() {
        if let Some(place) = found.place(value) {
            *place = ((number as u32) << 1 | 1) + 1;
        }
    }
    let mut queue = Vec::new();
    roots(machine, &mut |value| reach(heap, &mut found, &mut queue, value));
    let mut next = 0;
    while let Some(&value) = queue.get(next) {
        heap.trace(value, &mut |child| reach(heap, &mut found, &mut queue, child));
        // What only weak references hold is written as well, so that a dump is no collection.
        if value.is(Kind::Weak) {
            reach(heap, &mut found, &mut queue, heap.weak(value).target);
        }
        next += 1;
    }
    // Numbers are stored with a bit beside them.
    match found.tables.iter().map(Vec::len).max() {
        Some(most) if most >= 1 << 30 => {
            Err(SnapshotError::Unsupported { what: format!("{most} objects of one kind") })
        }
        _ => Ok(found),
    }
}

fn reach(heap: &Heap, found: &mut Found, queue: &mut Vec<Value>, value: Value) {
    let value = object_of(value);
    // A register that is about to be written may hold what is gone.
    if !heap.is_live(value) {
        return;
    }
    let Some(table) = table(heap, value) else { return };
    let number = found.tables[table as usize].len() as u32;
    if let Some(place) = found.place(value)
        && *place == UNKNOWN
    {
        *place = (number << 1) + 1;
        found.tables[table as usize].push(value);
        queue.push(value);
    }
}

/// Visits what the machine itself holds, in the order in which it is written.
fn roots(machine: &Machine, visit: &mut dyn FnMut(Value)) {
    for (index, frame) in machine.frames.iter().enumerate() {
        [frame.globals, frame.handled, frame.subject].into_iter().for_each(&mut *visit);
        machine.live_registers(index).into_iter().for_each(&mut *visit);
    }
    let state = &machine.state;
    if let Some(pending) = &state.pending {
        visit(pending.name);
        pending.args.iter().copied().for_each(&mut *visit);
        for &(name, value) in &pending.keywords {
            visit(name);
            visit(value);
        }
    }
    for (_, name) in state.waiting.iter().flat_map(|waiting| &waiting.calls) {
        visit(*name);
    }
    state.injected.into_iter().chain(state.modules).chain(state.sources).for_each(&mut *visit);
    state.interactive.into_iter().for_each(|session| visit(session.globals));
    visit(machine.heap.streams());
    machine.heap.repr_active().iter().copied().for_each(&mut *visit);
    machine.heap.weak_dead().iter().copied().for_each(visit);
}
