//! The heap: one arena per kind of object, addressed by `u32`, collected by mark and sweep.
//!
//! | file | what lives there |
//! | --- | --- |
//! | `arena.rs` | the arena |
//! | `asleep.rs` | objects that are made when they are touched |
//! | `alloc.rs` | making objects; the memory limit, charged before anything is allocated |
//! | `collect.rs` | the collector |
//! | `intern.rs` | interned strings and single characters |
//! | `shapes.rs` | shapes of instances |
//! | `lookups.rs` | what lookups of attributes found |
//! | `offsets.rs` | where code points stand in texts |
//! | `resources.rs` | objects of the host |
//! | `weak.rs` | weak references |
//! | `identity.rs` | `id()` and the hashes that derive from it |
//!
//! A collection happens only between instructions, at safepoints, so native code may hold values
//! in Rust variables without telling anyone.

mod alloc;
mod arena;
mod asleep;
mod collect;
mod effort;
mod identity;
mod intern;
mod lookups;
mod offsets;
mod recent_keys;
mod resources;
mod shapes;
mod weak;

use std::collections::HashMap;
use std::sync::Arc;

pub use alloc::Allocate;
pub use arena::{Arena, Change, Object};
pub use asleep::{GROUP, Sleepers};
pub use effort::Deadline;
pub use identity::{FIRST as FIRST_IDENTITY, IdentityMap, STEP as IDENTITY_STEP};
pub(crate) use intern::ByText;
pub(crate) use lookups::{Known, is_plain};
pub use resources::ResourceType;
pub use shapes::MAX_SLOTS;

use crate::object::{
    BigInt, BoundMethod, BoxedFloat, ByteArray, Bytes, Cell, Class, Complex, Descriptor, Dict,
    DictView, Exception, Function, Generator, Instance, Iter, List, MemoryView, Module, Range,
    Resource, Set, Shape, Slice, Str, Super, TracebackObject, Tuple, Weak,
};
use crate::output::Output;
use crate::text::{DEFAULT_MAX_STR_DIGITS, MAX_STR_DIGITS};
use crate::value::{Kind, Value};

/// Declares the arenas of the heap, their accessors, and what runs over all of them.
macro_rules! arenas {
    ($($field:ident, $get:ident, $get_mut:ident: $type:ty = $kind:ident),+ $(,)?) => {
        /// The heap.
        #[derive(Debug)]
        pub struct Heap {
            $(pub(crate) $field: Arena<$type, <$type as Allocate>::Held>,)+
            interned: intern::Interned,
            names: intern::Recent,
            /// One-character strings of ASCII, made on first use.
            pub(crate) characters: Vec<Value>,
            pub(crate) shapes: Vec<Shape>,
            /// Changes whenever an attribute of a class changes; caches of class attributes
            /// compare it.
            pub(crate) class_epoch: u32,
            recent_keys: recent_keys::RecentKeys,
            /// What lookups of attributes found.
            lookups: lookups::Lookups,
            /// Where code points stand in texts.
            offsets: offsets::Offsets,
            /// How many classes were made.
            classes_made: u32,
            identities: identity::Identities,
            /// Budget until the next look at limits, pauses and the collector; see
            /// [`Heap::tick`].
            fuel: std::cell::Cell<u32>,
            /// What was left of the budget when the collector became due.
            fuel_withheld: std::cell::Cell<u32>,
            effort: effort::Effort,
            /// Bytes in use, objects that are garbage by now included, but not free slots.
            bytes: usize,
            peak_bytes: usize,
            /// Bytes in use that no object has.
            held: usize,
            /// Bytes of all chunks that were ever made: at least those of free slots.
            made: usize,
            /// The memory limit in bytes.
            limit: usize,
            /// When `bytes` exceeds it, a collection is due.
            threshold: usize,
            /// What the program prints.
            pub output: Output,
            /// Objects whose `repr` is under way, for `[...]`.
            pub(crate) repr_active: Vec<Value>,
            /// While a native function runs: what arguments carry, and the arguments, whose types
            /// are those to be named.
            pub(crate) carriers: Vec<(Value, Value)>,
            /// The namespace of `sys` and its first `stdout`, a tuple, once that module is there.
            pub(crate) streams: Value,
            /// `sys.get_int_max_str_digits()`; 0 stands for no limit.
            pub(crate) max_str_digits: u32,
            /// Where random numbers come from.
            pub entropy: crate::entropy::Entropy,
            /// Weak references whose objects are gone and whose callbacks are still to be called.
            pub(crate) weak_dead: Vec<Value>,
            /// The shared weak reference to an object, by the object.
            pub(crate) weak_shared: HashMap<Value, Value>,
            /// How many bytes of live objects may be looked at to find out what weak references
            /// still hold.
            pub(crate) weak_credit: usize,
            /// Objects of the host and their types.
            resources: resources::Resources,
            /// The code of the program by its id: names for messages and `repr`.
            pub(crate) program: Vec<(Arc<diapause_bytecode::Module>, u32)>,
            /// Compiled patterns; no part of the program's state.
            pub(crate) patterns: crate::stdlib::regex::Patterns,
        }

        impl Heap {
            /// An empty heap with that limit in bytes.
            #[must_use]
            pub fn new(limit: usize) -> Self {
                Self {
                    $($field: Arena::default(),)+
                    interned: intern::Interned::new(),
                    names: intern::Recent::new(),
                    characters: Vec::new(),
                    recent_keys: recent_keys::RecentKeys::default(),
                    // Shape 0 is that of instances whose attributes are in a dict.
                    shapes: vec![Shape { class: Value::NONE, names: Vec::new(), transitions: Vec::new() }],
                    class_epoch: 1,
                    lookups: lookups::Lookups::default(),
                    offsets: offsets::Offsets::default(),
                    classes_made: 0,
                    identities: identity::Identities::default(),
                    fuel: std::cell::Cell::new(0),
                    fuel_withheld: std::cell::Cell::new(0),
                    effort: effort::Effort::default(),
                    bytes: 0,
                    peak_bytes: 0,
                    held: 0,
                    made: 0,
                    limit,
                    threshold: alloc::FIRST_THRESHOLD.min(limit / 2),
                    output: Output::default(),
                    repr_active: Vec::new(),
                    carriers: Vec::new(),
                    streams: Value::NONE,
                    max_str_digits: DEFAULT_MAX_STR_DIGITS as u32,
                    entropy: crate::entropy::Entropy::default(),
                    weak_dead: Vec::new(),
                    weak_shared: HashMap::new(),
                    weak_credit: weak::FIRST_CREDIT,
                    resources: resources::Resources::default(),
                    program: Vec::new(),
                    patterns: Default::default(),
                }
            }

            $(
                #[doc = concat!("The object behind a value of kind [`Kind::", stringify!($kind), "`].")]
                #[inline]
                #[must_use]
                #[track_caller]
                pub fn $get(&self, value: Value) -> &$type {
                    debug_assert!(value.is(Kind::$kind), "{value:?} is no {}", stringify!($kind));
                    self.$field.get(value.index())
                }

                #[doc = concat!("The object behind a value of kind [`Kind::", stringify!($kind), "`], to change it.")]
                #[inline]
                #[must_use]
                #[track_caller]
                pub fn $get_mut(&mut self, value: Value) -> &mut $type {
                    debug_assert!(value.is(Kind::$kind), "{value:?} is no {}", stringify!($kind));
                    self.$field.get_mut(value.index())
                }
            )+

            /// Marks the object of a value; true when it has to be traced.
            #[inline]
            fn mark(&self, value: Value) -> bool {
                match value.kind() {
                    $(Some(Kind::$kind) => self.$field.mark(value.index()),)+
                    Some(Kind::External) => self.strs.mark(value.index()),
                    _ => false,
                }
            }

            /// Whether a value is one without an object, or its object exists. Registers that are
            /// about to be written may hold values that are not.
            #[must_use]
            pub fn is_live(&self, value: Value) -> bool {
                match value.kind() {
                    $(Some(Kind::$kind) => self.$field.contains(value.index()),)+
                    Some(Kind::External) => self.strs.contains(value.index()),
                    _ => true,
                }
            }

            /// Whether the object of a value was reached; true for values without one.
            fn is_marked(&self, value: Value) -> bool {
                match value.kind() {
                    $(Some(Kind::$kind) => self.$field.is_marked(value.index()),)+
                    Some(Kind::External) => self.strs.is_marked(value.index()),
                    _ => true,
                }
            }

            /// Calls `visit` with every value that the object of a value holds.
            #[inline]
            pub fn trace(&self, value: Value, visit: &mut impl FnMut(Value)) {
                match value.kind() {
                    $(Some(Kind::$kind) => self.$field.get(value.index()).trace(visit),)+
                    _ => {}
                }
                // An instance holds its class, and its shape's names, through the class.
                if value.is(Kind::Instance) {
                    let shape = self.instance(value).shape;
                    self.shapes[shape.0 as usize].names.iter().copied().for_each(visit);
                }
            }

            /// How many objects are asleep: they are part of the snapshot that was loaded, and
            /// nobody has touched them.
            #[must_use]
            pub fn asleep(&self) -> usize {
                let mut count = 0;
                $(count += self.$field.asleep();)+
                count
            }

            /// How many objects there are, those that are asleep included.
            fn live(&self) -> usize {
                let mut count = 0;
                $(count += self.$field.live();)+
                count
            }

            /// Makes all objects that are asleep.
            fn wake_all(&mut self) {
                $(self.$field.wake_all();)+
            }

            fn sweep_arenas(&mut self) -> usize {
                let mut bytes = 0;
                $(bytes += self.$field.sweep();)+
                bytes
            }

            /// Bytes of the free slots of all arenas.
            fn idle_bytes(&self) -> usize {
                let mut bytes = 0;
                $(bytes += self.$field.idle_bytes();)+
                bytes
            }

            /// A code object of the program or of the library.
            #[must_use]
            pub fn code_of(&self, id: crate::code_store::CodeId) -> Option<&diapause_bytecode::Code> {
                if let Some(index) = id.library_index() {
                    return crate::library::code(index);
                }
                let (module, index) = self.program.get(id.0 as usize)?;
                module.codes.get(*index as usize)
            }

            /// The source text that a code object of the program or of the library is part of.
            #[must_use]
            pub fn module_of(
                &self,
                id: crate::code_store::CodeId,
            ) -> Option<&diapause_bytecode::Module> {
                if let Some(index) = id.library_index() {
                    return crate::library::module(index).map(|module| &**module);
                }
                self.program.get(id.0 as usize).map(|(module, _)| &**module)
            }

            /// From now on all objects count as unchanged: see [`Heap::changes`].
            pub fn forget_changes(&mut self) {
                $(self.$field.forget_changes();)+
            }

            /// Visits what was made, changed or freed since [`Heap::forget_changes`]. An object
            /// counts as changed when it was given out to be changed. Of what is new there may be
            /// no object any more.
            pub fn changes(&self, visit: &mut impl FnMut(Value, Change)) {
                $(self.$field.changes(|index, change| {
                    visit(Value::other(Kind::$kind, index), change);
                });)+
            }

            /// The objects whose `repr` is under way.
            #[must_use]
            pub fn repr_active(&self) -> &[Value] {
                &self.repr_active
            }

            /// The namespace of `sys` and its first `stdout`, a tuple, or None.
            #[must_use]
            pub fn streams(&self) -> Value {
                self.streams
            }

            /// `sys.get_int_max_str_digits()`.
            #[must_use]
            pub fn max_str_digits(&self) -> u32 {
                self.max_str_digits
            }

            /// Sets what [`Heap::max_str_digits`] gives.
            pub fn set_max_str_digits(&mut self, digits: u32) {
                self.max_str_digits = digits;
            }

            /// How many decimal digits an integer may have that is converted from or to text. The
            /// work grows with their square and cannot be interrupted, so there is always a limit.
            pub(crate) fn int_digits(&self) -> usize {
                match self.max_str_digits as usize {
                    0 => MAX_STR_DIGITS,
                    digits => digits.min(MAX_STR_DIGITS),
                }
            }

            /// Sets what [`Heap::streams`] gave, when a snapshot is loaded.
            pub fn set_streams(&mut self, streams: Value) {
                self.streams = streams;
            }

            /// Sets what [`Heap::repr_active`] gave, when a snapshot is loaded.
            pub fn set_repr_active(&mut self, active: Vec<Value>) {
                self.repr_active = active;
            }

            /// How many places there are for objects of a kind: indices are below it.
            #[must_use]
            pub fn places(&self, kind: Kind) -> usize {
                match kind {
                    $(Kind::$kind => self.$field.places(),)+
                    _ => 0,
                }
            }

            /// How many objects there are, by kind.
            #[must_use]
            pub fn census(&self) -> Vec<(Kind, usize)> {
                vec![$((Kind::$kind, self.$field.len())),+]
            }
        }
    };
}

arenas! {
    strs, str, str_mut: Str = Str,
    big_ints, big_int, big_int_mut: BigInt = BigInt,
    floats, boxed_float, boxed_float_mut: BoxedFloat = Float,
    bytes_objects, bytes, bytes_mut: Bytes = Bytes,
    lists, list, list_mut: List = List,
    tuples, tuple, tuple_mut: Tuple = Tuple,
    dicts, dict, dict_mut: Dict = Dict,
    sets, set, set_mut: Set = Set,
    ranges, range, range_mut: Range = Range,
    slices, slice, slice_mut: Slice = Slice,
    cells, cell, cell_mut: Cell = Cell,
    functions, function, function_mut: Function = Function,
    bound_methods, bound_method, bound_method_mut: BoundMethod = BoundMethod,
    classes, class, class_mut: Class = Class,
    instances, instance, instance_mut: Instance = Instance,
    exceptions, exception, exception_mut: Exception = Exception,
    generators, generator, generator_mut: Generator = Generator,
    iterators, iterator, iterator_mut: Iter = Iterator,
    descriptors, descriptor, descriptor_mut: Descriptor = Descriptor,
    dict_views, dict_view, dict_view_mut: DictView = DictView,
    supers, super_object, super_object_mut: Super = Super,
    modules, module, module_mut: Module = Module,
    tracebacks, traceback, traceback_mut: TracebackObject = Traceback,
    complexes, complex, complex_mut: Complex = Complex,
    byte_arrays, byte_array, byte_array_mut: ByteArray = ByteArray,
    memory_views, memory_view, memory_view_mut: MemoryView = MemoryView,
    weaks, weak, weak_mut: Weak = Weak,
    resource_objects, resource, resource_mut: Resource = Resource,
}
