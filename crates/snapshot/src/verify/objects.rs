//! Classes, functions, and what must not be circular.

use diapause_vm::heap::Heap;
use diapause_vm::object::DescriptorKind;
use diapause_vm::types::TypeId;
use diapause_vm::value::{Kind, Value};

use crate::decode::Decoder;
use crate::error::{SnapshotError, ensure};
use crate::flat::Numbers;
use crate::wire::Table;

/// How deep immutable objects other than tuples may nest: native code follows them recursively.
const MAX_WRAPPING: u32 = 500;

/// Checks what single fields do not tell.
pub fn objects(decoder: &Decoder) -> Result<(), SnapshotError> {
    let heap = &decoder.machine.heap;
    let table = |table: Table| decoder.live(table);
    for class in table(Table::Class) {
        check_class(heap, class)?;
    }
    for instance in table(Table::Instance) {
        let class = heap.instance(instance).class;
        if class.is(Kind::Class) && heap.class(class).layout.is_carried() {
            let layout = heap.class(class).layout;
            let carried = heap.carried(instance);
            ensure!(
                carried.is_some_and(
                    |carried| !carried.is_unbound() && heap.native_type(carried) == layout
                ),
                "an instance of {} that carries {carried:?}",
                heap.class_name(class)
            );
        }
        let stored = layout(heap, class);
        ensure!(
            !stored.is_exception() && !matches!(stored, TypeId::Resource | TypeId::Type),
            "{} of {} that is stored as an instance",
            stored.name(),
            heap.class_name(class)
        );
    }
    for exception in table(Table::Exception) {
        let class = heap.exception(exception).class;
        ensure!(
            layout(heap, class).is_exception(),
            "an exception of {}, which is none",
            heap.class_name(class)
        );
    }
    for descriptor in table(Table::Descriptor) {
        check_descriptor(heap, descriptor)?;
    }
    for function in table(Table::Function) {
        check_function(decoder, function)?;
    }
    for view in table(Table::MemoryView) {
        ensure!(
            heap.view_fits(view),
            "a view of {:?} beyond its end",
            heap.memory_view(view).object
        );
    }
    let mut nesting = Nesting { heap, depths: None };
    for tuple in table(Table::Tuple) {
        // Most hold nothing of the kind; where another object leads to one, it is seen again.
        if heap.tuple(tuple).items.iter().any(|&item| nesting.is_followed(item)) {
            nesting.check(tuple)?;
        }
    }
    for other in [Table::Set, Table::Slice, Table::BoundMethod, Table::Descriptor] {
        for start in table(other) {
            nesting.check(start)?;
        }
    }
    Ok(())
}

fn layout(heap: &Heap, class: Value) -> TypeId {
    TypeId::of(class).unwrap_or_else(|| heap.class(class).layout)
}

fn check_class(heap: &Heap, value: Value) -> Result<(), SnapshotError> {
    let class = heap.class(value);
    let name = heap.class_name(value);
    // The types of resources have no others derived from them.
    let of_host = class.layout == TypeId::Resource;
    ensure!(
        class.layout.is_base_type() || of_host,
        "class {name} is stored as {}",
        class.layout.name()
    );
    ensure!(
        !of_host
            || *class.bases == [TypeId::Resource.value()]
                && class.mro[1..] == [TypeId::Resource.value(), TypeId::Object.value()]
                && class.metatype == TypeId::Type.value()
                && class.members == 0
                && !class.has_dict,
        "class {name} is stored as a resource and derived from something else"
    );
    ensure!(
        class.mro.last() == Some(&TypeId::Object.value()),
        "the bases of class {name} do not end with object"
    );
    ensure!(
        class.metatype == TypeId::Type.value()
            || class.metatype.is(Kind::Class) && heap.class(class.metatype).layout == TypeId::Type,
        "class {name} is an instance of {:?}",
        class.metatype
    );
    let carried = u32::from(class.layout.is_carried());
    ensure!(class.members >= carried, "class {name} has {} members", class.members);
    let mut fits = false;
    for &base in &class.bases {
        ensure!(class.mro[1..].contains(&base), "a base of class {name} is not looked up");
        fits |= layout(heap, base) == class.layout;
    }
    ensure!(fits, "no base of class {name} is stored as {}", class.layout.name());
    for (place, &base) in class.mro.iter().enumerate().skip(1) {
        ensure!(!class.mro[..place].contains(&base), "class {name} has a base twice");
        // Methods of a built-in type take what is an instance of it by these.
        let of_base = layout(heap, base);
        ensure!(
            class.layout.solid().is_subtype(of_base.solid()),
            "class {name} is stored as {}, one that is looked up as {}",
            class.layout.name(),
            of_base.name()
        );
        if base.is(Kind::Class) {
            // Ever shorter orders cannot lead back.
            let (len, of) = (heap.class(base).mro.len(), class.mro.len());
            ensure!(len < of, "class {name} has {of} bases, one of which has {len}");
            // What sets a member of the base finds it in instances of the class.
            let (members, of) = (heap.class(base).members, class.members);
            ensure!(members <= of, "class {name} has {of} members, a base of it {members}");
        }
    }
    Ok(())
}

/// Checks that what reads and sets a member of instances has one of those that its class has; the
/// value that an instance carries is none that programs may set.
fn check_descriptor(heap: &Heap, value: Value) -> Result<(), SnapshotError> {
    let descriptor = heap.descriptor(value);
    if descriptor.kind != DescriptorKind::Member {
        return Ok(());
    }
    let (number, class) = (descriptor.get, descriptor.set);
    ensure!(class.is(Kind::Class), "a member of {class:?}, expected a class");
    ensure!(descriptor.name.is(Kind::Str), "{:?} as the name of a member", descriptor.name);
    let class = heap.class(class);
    let members = u32::from(class.layout.is_carried())..class.members;
    let fits = |number| u32::try_from(number).is_ok_and(|number| members.contains(&number));
    ensure!(number.as_small().is_some_and(fits), "member {number:?}, expected one of {members:?}");
    Ok(())
}

fn check_function(decoder: &Decoder, value: Value) -> Result<(), SnapshotError> {
    let heap = &decoder.machine.heap;
    let function = heap.function(value);
    let Some((_, code)) = decoder.machine.codes.code(function.code) else {
        return Err(SnapshotError::corrupt(format!("no code {}", function.code.0)));
    };
    if code.free_count == 0 {
        return Ok(());
    }
    let cells: &[Value] = match function.closure.kind() {
        Some(Kind::Tuple) => &heap.tuple(function.closure).items,
        _ => &[],
    };
    ensure!(
        cells.len() == usize::from(code.free_count) && cells.iter().all(|cell| cell.is(Kind::Cell)),
        "function {} with {} cells, expected {}",
        code.qualname,
        cells.len(),
        code.free_count
    );
    Ok(())
}

/// Immutable objects hold only what was there before them, so they cannot be circular.
struct Nesting<'h> {
    heap: &'h Heap,
    /// 0 for those that were not met, [`OPEN`] for those that are being looked at, otherwise
    /// [`DONE`] and the depth.
    depths: Option<Box<Numbers>>,
}

const OPEN: u32 = 1;
const DONE: u32 = 2;

impl Nesting<'_> {
    /// Whether an object is immutable and holds others.
    #[inline]
    fn is_followed(&self, value: Value) -> bool {
        match value.kind() {
            Some(Kind::Tuple | Kind::Slice | Kind::BoundMethod | Kind::Descriptor) => true,
            Some(Kind::Set) => self.heap.set(value).frozen,
            _ => false,
        }
    }

    /// Checks an object and what it leads to.
    fn check(&mut self, start: Value) -> Result<(), SnapshotError> {
        if !self.is_followed(start) {
            return Ok(());
        }
        let mut depths = self.depths.take().unwrap_or_default();
        if depths.get(start) == 0 {
            self.follow(start, &mut depths)?;
        }
        self.depths = Some(depths);
        Ok(())
    }

    fn follow(&self, start: Value, depths: &mut Numbers) -> Result<(), SnapshotError> {
        let mut children = Vec::new();
        *depths.place(start) = OPEN;
        let mut stack = vec![(start, 0, 0)];
        while let Some((value, next, deepest)) = stack.last_mut() {
            let value = *value;
            children.clear();
            if let Some(child) = nth_child(self.heap, value, *next, &mut children) {
                *next += 1;
                if !self.is_followed(child) {
                    continue;
                }
                match depths.get(child) {
                    0 => {
                        *depths.place(child) = OPEN;
                        stack.push((child, 0, 0));
                    }
                    OPEN => {
                        return Err(SnapshotError::corrupt(
                            "an immutable object that holds itself",
                        ));
                    }
                    done => *deepest = (*deepest).max(done - DONE),
                }
                continue;
            }
            let depth = *deepest + u32::from(!value.is(Kind::Tuple));
            ensure!(depth <= MAX_WRAPPING, "objects that wrap each other {depth} times");
            *depths.place(value) = depth + DONE;
            stack.pop();
            if let Some((_, _, deepest)) = stack.last_mut() {
                *deepest = (*deepest).max(depth);
            }
        }
        Ok(())
    }
}

fn nth_child(heap: &Heap, value: Value, place: usize, children: &mut Vec<Value>) -> Option<Value> {
    if value.is(Kind::Tuple) {
        return heap.tuple(value).items.get(place).copied();
    }
    if value.is(Kind::Set) {
        // Elements that can be frozensets are few; their table is walked once per element.
        return heap.set(value).places().get(place).map(|&(element, _)| element);
    }
    heap.trace(value, &mut |child| children.push(child));
    children.get(place).copied()
}
