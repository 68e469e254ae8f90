//! What the program can reach. Objects are numbered per table in the order in which they are
//! found, breadth first from the roots, so that numbers do not depend on where objects stand in
//! the heap.

use std::cell::Cell;
use std::ops::Range;

use diapause_vm::code_store::{CodeId, CodeStore};
use diapause_vm::heap::Heap;
use diapause_vm::machine::Machine;
use diapause_vm::object::Layout;
use diapause_vm::value::{Kind, Value};

use super::records::own_labels;
use super::seen::Seen;
use crate::base::TABLES;
use crate::constants;
use crate::error::SnapshotError;
use crate::flat::{KINDS, Numbers, kind_of};
use crate::wire::{Table, Tag};

/// The numbers of what was found.
pub struct Found {
    /// Of an object: its number, and below it in two bits what the number counts.
    pub numbers: Box<Numbers>,
    /// How many constants the code has.
    pub constants: u32,
}

/// What was found.
#[derive(Default)]
pub struct Objects {
    /// Per table, the objects that got a number, in the order of their numbers.
    pub tables: [Vec<Value>; TABLES],
    /// What was seen on the way.
    pub seen: Seen,
    /// Those that are to be followed, in this order; which ones these are follows from how many of
    /// each table were followed.
    queue: Vec<Run>,
}

/// More objects are not made room for in advance.
const MOST_KEPT: usize = 1 << 12;

impl Objects {
    /// Forgets everything. False if that would keep the memory of many objects.
    pub fn clear(&mut self) -> bool {
        let kept = self.tables.iter().map(Vec::capacity).sum::<usize>() + self.queue.capacity();
        self.tables.iter_mut().for_each(Vec::clear);
        self.queue.clear();
        kept <= MOST_KEPT && self.seen.clear()
    }
}

/// The numbers are those of the table of the kind.
pub const IN_TABLE: u32 = 1;
/// The numbers are those of interned strings.
pub const INTERNED: u32 = 2;
/// The numbers are places among the constants.
pub const CONSTANT: u32 = 3;

/// Values of a long list that are looked at together.
const TOGETHER: usize = 64;

/// Numbers are stored with two bits beside them.
const MOST: usize = 1 << 30;

/// The name of a host function is an object, the function itself is none.
pub fn object_of(value: Value) -> Value {
    if value.is(Kind::External) { Value::other(Kind::Str, value.index()) } else { value }
}

impl Found {
    /// The tag and number of a value that refers to an object that was found.
    #[inline]
    pub fn number(&self, value: Value) -> Option<(Tag, u32)> {
        if !value.is_other() {
            return None;
        }
        let coded = self.numbers.get(value);
        let tag = TAG_OF[kind_of(value)][coded as usize & 3]?;
        Some((tag, coded >> 2))
    }
}

/// Per kind, the tags of objects by what their numbers count.
const TAG_OF: [[Option<Tag>; 4]; KINDS] = {
    let mut tags = [[None; 4]; KINDS];
    let mut kind = 0;
    while kind < KINDS {
        if let Some(table) = TABLE_OF[kind] {
            tags[kind][IN_TABLE as usize] = Some(Tag::of(table));
            tags[kind][INTERNED as usize] = Some(Tag::of(Table::Interned));
            tags[kind][CONSTANT as usize] = Some(Tag::CONSTANT);
        }
        kind += 1;
    }
    tags
};

/// The search under way.
struct Search<'m> {
    heap: &'m Heap,
    codes: &'m CodeStore,
    numbers: &'m mut Numbers,
    objects: &'m mut Objects,
    /// Per table, how many objects had numbers before.
    before: &'m [u32; TABLES],
    followed: [usize; TABLES],
}

/// Objects of one table, one behind the other.
#[derive(Clone, Copy)]
struct Run {
    table: Table,
    count: u32,
}

/// Per kind, the table of its objects; strings are in one of two.
const TABLE_OF: [Option<Table>; KINDS] = {
    let mut tables = [None; KINDS];
    let mut kind = 0;
    while kind < Kind::ALL.len() {
        tables[kind] = Table::of(Kind::ALL[kind]);
        kind += 1;
    }
    tables
};

impl Search<'_> {
    /// Reaches all of these.
    #[inline(always)]
    fn reach_all(&mut self, values: &[Value]) {
        if values.len() >= TOGETHER {
            return self.reach_many(values);
        }
        for &value in values {
            self.reach(value);
        }
    }

    /// The same. Long lists are often of numbers alone: that is seen without a look at each kind.
    fn reach_many(&mut self, values: &[Value]) {
        for some in values.chunks(TOGETHER) {
            // As `is_other` has it, for several at a time: both bits of the tag.
            let objects = |all, value: &Value| all | (value.bits() & value.bits() >> 1);
            if some.iter().fold(0, objects) & 1 != 0 {
                for &value in some {
                    self.reach(value);
                }
            }
        }
    }

    /// The object of a value, if it has no number yet.
    #[inline]
    fn unknown(&self, value: Value) -> Option<Value> {
        if !value.is_other() || value.is(Kind::Const) {
            return None;
        }
        let object = object_of(value);
        (self.numbers.get(object) == 0).then_some(object)
    }

    /// A register that is about to be written may hold what is gone.
    #[inline]
    fn reach_register(&mut self, value: Value) {
        if let Some(object) = self.unknown(value)
            && self.heap.is_live(object)
        {
            self.add(object);
        }
    }

    #[inline(always)]
    fn reach(&mut self, value: Value) {
        if let Some(object) = self.unknown(value) {
            self.add(object);
        }
    }

    /// Gives an object its number, which has none yet.
    fn add(&mut self, object: Value) {
        let Some(mut table) = TABLE_OF[kind_of(object)] else { return };
        let Some(number) = self.numbers.known(object) else {
            return self.add_first(object, table);
        };
        let mut counts = IN_TABLE;
        if table == Table::Str {
            let string = self.heap.str(object);
            // What is written is not changed any more, as it would not be behind a load.
            string.share();
            if string.is_interned() {
                (table, counts) = (Table::Interned, INTERNED);
            }
        }
        let Objects { tables, queue, .. } = &mut *self.objects;
        let objects = &mut tables[table as usize];
        *number = (self.before[table as usize] + objects.len() as u32) << 2 | counts;
        objects.push(object);
        if !table.is_leaf() {
            match queue.last_mut() {
                Some(run) if run.table == table => run.count += 1,
                _ => queue.push(Run { table, count: 1 }),
            }
        }
    }

    /// The same for one of which no other of its kind has a number, or none that stands so far
    /// behind.
    #[cold]
    #[inline(never)]
    fn add_first(&mut self, object: Value, table: Table) {
        self.make_room(object, table);
        self.numbers.place(object);
        self.add(object);
    }

    /// Makes room for what may be found of a table.
    fn make_room(&mut self, value: Value, table: Table) {
        let places = value.kind().map_or(0, |kind| self.heap.places(kind));
        self.numbers.reserve(value, places);
        self.objects.tables[table as usize].reserve(places);
        self.objects.seen.reserve(table, places);
    }

    /// Follows what was found, and what is found meanwhile.
    fn follow_all(&mut self) {
        let (mut next, mut done) = (0, 0);
        while let Some(&Run { table, count }) = self.objects.queue.get(next) {
            // What is found last lengthens the last one, which may be this one.
            if done == count {
                (next, done) = (next + 1, 0);
                continue;
            }
            let first = self.followed[table as usize];
            let behind = first + (count - done) as usize;
            (self.followed[table as usize], done) = (behind, count);
            match table {
                // The most frequent ones, each in a loop of its own.
                Table::Dict => self.follow_each(table, first..behind, Self::follow_dict),
                Table::List => self.follow_each(table, first..behind, Self::follow_list),
                _ => self.follow_each(table, first..behind, Self::follow),
            }
        }
    }

    #[inline]
    fn follow_each(
        &mut self,
        table: Table,
        which: Range<usize>,
        follow: impl Fn(&mut Self, Value),
    ) {
        for nth in which {
            if let Some(&value) = self.objects.tables[table as usize].get(nth) {
                follow(self, value);
            }
        }
    }

    #[inline]
    fn follow_dict(&mut self, value: Value) {
        let heap = self.heap;
        let dict = heap.dict(value);
        let is_new = self.objects.seen.dict(value, dict, |other| heap.dict(other));
        match dict.layout() {
            // The keys were met in another one.
            Layout::Shared(_, values) if !is_new => {
                for &value in values {
                    self.reach(value);
                }
            }
            Layout::Own(entries) if !is_new => {
                for entry in entries {
                    self.reach(entry.value);
                }
            }
            Layout::Own(entries) => {
                for entry in entries {
                    self.reach(entry.key);
                    self.reach(entry.value);
                }
            }
            Layout::Shared(keys, values) => {
                for (&(key, _), &value) in keys.as_slice().iter().zip(values) {
                    self.reach(key);
                    self.reach(value);
                }
            }
        }
    }

    #[inline]
    fn follow_list(&mut self, value: Value) {
        let items = &self.heap.list(value).items;
        self.objects.seen.lists.add(items);
        self.reach_all(items);
    }

    fn follow(&mut self, value: Value) {
        let heap = self.heap;
        match value.kind() {
            Some(Kind::Dict) => self.follow_dict(value),
            Some(Kind::List) => self.follow_list(value),
            Some(Kind::Tuple) => {
                let items = &heap.tuple(value).items;
                self.objects.seen.tuples.add(items);
                self.reach_all(items);
            }
            Some(Kind::Generator) => heap.trace(value, &mut |child| self.reach_register(child)),
            // What only weak references hold is written as well, so that a dump is no collection.
            Some(Kind::Weak) => {
                heap.trace(value, &mut |child| self.reach(child));
                self.reach(heap.weak(value).target);
            }
            // What its code says as well is not written.
            Some(Kind::Function) => {
                let it = heap.function(value);
                let parts = [it.globals, it.defaults, it.keyword_defaults, it.closure];
                let rest = [it.attributes, it.annotate, it.annotations, it.type_params];
                let labels = own_labels(self.codes, it);
                parts.into_iter().chain(labels).chain(rest).for_each(|part| self.reach(part));
            }
            _ => heap.trace(value, &mut |child| self.reach(child)),
        }
    }
}

/// Finds everything.
pub fn discover(machine: &Machine, objects: &mut Objects) -> Result<Found, SnapshotError> {
    let mut numbers = Numbers::fresh();
    let constants = number_constants(machine, machine.codes.retirements(), &mut numbers);
    let mut found = Found { numbers, constants };
    search(machine, &mut found, objects, &[0; TABLES], &[])?;
    if !machine.codes.retire(used_codes(machine, objects)) {
        return Ok(found);
    }
    // What is out of use is not in the snapshot, and its constants have no numbers.
    found.numbers.recycle();
    if !objects.clear() {
        *objects = Objects::default();
    }
    discover(machine, objects)
}

/// The code that something reachable refers to.
fn used_codes(machine: &Machine, objects: &Objects) -> impl Iterator<Item = CodeId> {
    let heap = &machine.heap;
    let of = |table: Table| objects.tables[table as usize].iter().copied();
    (machine.frames.iter().map(|frame| frame.code))
        .chain(of(Table::Function).map(|value| heap.function(value).code))
        .chain(of(Table::Generator).map(|value| heap.generator(value).code))
        .chain(of(Table::Traceback).map(|value| heap.traceback(value).entry.code))
}

/// Gives the constants of the code their numbers, except to objects that have another. How many
/// there are.
pub fn number_constants(machine: &Machine, retirements: u32, numbers: &mut Numbers) -> u32 {
    let mut count = 0;
    constants::of(machine, retirements, |value| {
        let place = numbers.place(value);
        let is_new = *place == 0;
        if is_new {
            *place = count << 2 | CONSTANT;
            count += 1;
        }
        is_new
    });
    count
}

/// Finds what has no number yet, from the roots and from objects that have changed.
pub fn search(
    machine: &Machine,
    found: &mut Found,
    objects: &mut Objects,
    before: &[u32; TABLES],
    changed: &[Vec<Value>],
) -> Result<(), SnapshotError> {
    let constants = found.constants;
    let (heap, codes, numbers) = (&machine.heap, &machine.codes, &mut *found.numbers);
    let mut search = Search { heap, codes, numbers, objects, before, followed: [0; TABLES] };
    roots(machine, &mut |value| search.reach_register(value));
    for &value in changed.iter().flatten() {
        search.follow(value);
    }
    search.follow_all();
    let counts = objects.tables.iter().zip(before).map(|(new, &old)| old as usize + new.len());
    match counts.max() {
        Some(most) if most >= MOST || constants as usize >= MOST => {
            Err(SnapshotError::Unsupported { what: format!("{most} objects of one kind") })
        }
        _ => Ok(()),
    }
}

/// Visits what the machine itself holds, in the order in which it is written.
fn roots(machine: &Machine, visit: &mut impl FnMut(Value)) {
    for (frame, registers) in machine.activations() {
        [frame.globals, frame.handled, frame.subject].into_iter().for_each(&mut *visit);
        registers.iter().map(Cell::get).for_each(&mut *visit);
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
