//! The table of native functions and how their arguments are described.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{FAMILIES, Native};
use crate::heap::Heap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// A native function. It gets its arguments in the form that its [`Signature`] says.
pub type NativeFn = fn(&mut Heap, &[Value]) -> Native;

/// Positional arguments that a call takes without allocating.
pub const INLINE: usize = 8;

/// How arguments are passed, and what is said when they do not fit. For methods the receiver
/// comes first and is not counted here.
#[derive(Clone, Copy, Debug)]
pub enum Signature {
    /// No arguments.
    None,
    /// Exactly one positional argument.
    One,
    /// From the first to the second number of positional arguments. Missing ones are
    /// `Value::UNBOUND`, so the slice is always of full length.
    Positional(u8, u8),
    /// Named parameters, of which the first `required` must be given and the first
    /// `positional_only` cannot be given by name; those from `keyword_only` on only by name.
    /// Missing ones are `Value::UNBOUND`.
    Named {
        /// Their names.
        names: &'static [&'static str],
        /// How many must be given.
        required: u8,
        /// How many cannot be given by name.
        positional_only: u8,
        /// The first that must be given by name, or the number of names.
        keyword_only: u8,
    },
    /// Any number of positional arguments, at least `at_least`; keyword arguments with these
    /// names. The slice is: receiver if any, one value per keyword (`Value::UNBOUND` when
    /// missing), then the positional arguments. The name `**` stands for all keyword arguments:
    /// a dict of them.
    Variadic {
        /// Least number of positional arguments.
        at_least: u8,
        /// Names of keyword arguments.
        keywords: &'static [&'static str],
    },
}

impl Signature {
    /// Named parameters that all can be given by position or by name.
    #[must_use]
    pub const fn named(names: &'static [&'static str], required: u8) -> Self {
        Self::Named { names, required, positional_only: 0, keyword_only: names.len() as u8 }
    }

    /// How many values a function gets of `count` positional arguments, receivers among them, where
    /// they only have to be completed.
    #[inline]
    #[must_use]
    pub fn values(&self, receivers: usize, count: usize) -> Option<usize> {
        let given = count.checked_sub(receivers)?;
        match *self {
            Self::None => (given == 0).then_some(count),
            Self::One => (given == 1).then_some(count),
            Self::Positional(least, most) => {
                let fits = given >= least as usize && given <= most as usize;
                (fits && receivers + most as usize <= INLINE).then_some(receivers + most as usize)
            }
            Self::Named { names, required, keyword_only, .. } => {
                let fits = given >= required as usize && given <= keyword_only as usize;
                (fits && receivers + names.len() <= INLINE).then_some(receivers + names.len())
            }
            Self::Variadic { at_least, keywords } => {
                (keywords.is_empty() && given >= at_least as usize).then_some(count)
            }
        }
    }
}

/// What an entry is to programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Something to call.
    Function,
    /// An attribute that stands in the object: `slice.start`.
    Member,
    /// An attribute that is computed: `int.real`.
    GetSet,
    /// A function that is a method where it is an attribute of a class, as those of Python are.
    Bound,
}

/// An entry of the table.
#[derive(Clone, Copy, Debug)]
pub struct Builtin {
    /// The type it is a method of, or `None` for a function.
    pub owner: Option<TypeId>,
    /// Its name; `__new__` for what a call of the type does.
    pub name: &'static str,
    /// Its arguments.
    pub signature: Signature,
    /// The function.
    pub function: NativeFn,
    /// The function of the library that takes over on `Trap::Library`. It is called with the same
    /// slice as positional arguments; a missing one takes its default there.
    pub library: Option<&'static str>,
    /// Whether arguments that carry a value are replaced by it: where the types of arguments are
    /// all that matters, and what their classes say does not.
    pub unwraps: bool,
    /// What it is to programs.
    pub form: Form,
    /// What it does, where it is a method of `str` that only asks something about the text.
    pub asks: Option<fn(&str) -> bool>,
}

/// Methods of numbers and texts that ask their arguments for more than their type.
const ASKING: &[&str] = &["format", "format_map", "join", "translate", "maketrans", "__new__"];

/// Methods of containers with an operand of their own type.
const OPERATORS: &[&str] = &[
    "__add__", "__mul__", "__rmul__", "__imul__", "__or__", "__ror__", "__and__", "__rand__",
    "__sub__", "__rsub__", "__xor__", "__rxor__", "__ior__", "__iand__", "__isub__", "__ixor__",
    "__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__",
];

const fn is_among(name: &str, names: &[&str]) -> bool {
    let mut at = 0;
    while at < names.len() {
        let (a, b) = (name.as_bytes(), names[at].as_bytes());
        let mut place = 0;
        while a.len() == b.len() && place < a.len() && a[place] == b[place] {
            place += 1;
        }
        if a.len() == b.len() && place == a.len() {
            return true;
        }
        at += 1;
    }
    false
}

impl Builtin {
    /// A function.
    #[must_use]
    pub const fn function(
        name: &'static str,
        signature: Signature,
        function: NativeFn,
        library: Option<&'static str>,
    ) -> Self {
        Self {
            owner: None,
            name,
            signature,
            function,
            library,
            unwraps: false,
            form: Form::Function,
            asks: None,
        }
    }

    /// A method, or with the name `__new__` the constructor of a type; the slice of a constructor
    /// has no receiver.
    #[must_use]
    pub const fn method(
        owner: TypeId,
        name: &'static str,
        signature: Signature,
        function: NativeFn,
        library: Option<&'static str>,
    ) -> Self {
        use TypeId::{
            ByteArray, Bytes, Complex, Dict, Float, FrozenSet, Int, List, MemoryView, Set, Str,
            Tuple,
        };
        let unwraps = match owner {
            // What `%` of a text formats is asked.
            Str | Bytes | ByteArray if is_among(name, &["__mod__", "__rmod__"]) => false,
            Str | Bytes | ByteArray | MemoryView | Int | Float | Complex => !is_among(name, ASKING),
            List | Tuple | Dict | Set | FrozenSet => is_among(name, OPERATORS),
            _ => false,
        };
        let form = Form::Function;
        Self { owner: Some(owner), name, signature, function, library, unwraps, form, asks: None }
    }

    /// A method of a class of the standard library. The object is the first of its arguments.
    #[must_use]
    pub const fn bound(
        name: &'static str,
        signature: Signature,
        function: NativeFn,
        library: &'static str,
    ) -> Self {
        let form = Form::Bound;
        Self { form, ..Self::function(name, signature, function, Some(library)) }
    }

    /// An attribute of objects of a type that is no method.
    #[must_use]
    pub const fn attribute(
        owner: TypeId,
        name: &'static str,
        form: Form,
        function: NativeFn,
    ) -> Self {
        Self { form, ..Self::method(owner, name, Signature::None, function, None) }
    }

    /// Whether it is an attribute that is no method.
    #[must_use]
    pub fn is_attribute(&self) -> bool {
        matches!(self.form, Form::Member | Form::GetSet)
    }

    /// The name that snapshots and messages use: `list.append`, `len`.
    #[must_use]
    pub fn full_name(&self) -> String {
        match self.owner {
            Some(owner) => format!("{}.{}", owner.name(), self.name),
            None => self.name.to_owned(),
        }
    }

    /// Its name as the program sees it: without the module.
    #[must_use]
    pub fn short_name(&self) -> &'static str {
        self.name.rsplit('.').next().unwrap_or(self.name)
    }

    /// Whether it is a class method: its receiver is the class.
    #[must_use]
    pub fn is_class_method(&self) -> bool {
        self.name == "__class_getitem__"
            || matches!(
                (self.owner, self.name),
                (Some(TypeId::Object), "__init_subclass__" | "__subclasshook__")
                    | (Some(TypeId::Type), "__prepare__")
                    | (Some(TypeId::Dict), "fromkeys")
                    | (Some(TypeId::Bytes | TypeId::ByteArray | TypeId::Float), "fromhex")
                    | (Some(TypeId::Complex | TypeId::Float), "from_number")
                    | (Some(TypeId::Float), "__getformat__")
                    | (Some(TypeId::Int), "from_bytes")
            )
    }

    /// Whether it is a static method: it has no receiver.
    #[must_use]
    pub fn is_static(&self) -> bool {
        self.is_constructor()
            || matches!(
                (self.owner, self.name),
                (Some(TypeId::Str | TypeId::Bytes | TypeId::ByteArray), "maketrans")
            )
    }

    /// Whether it is a constructor.
    #[must_use]
    pub fn is_constructor(&self) -> bool {
        self.owner.is_some() && self.name == "__new__"
    }
}

/// An entry with what every call of it asks.
#[derive(Clone, Copy, Debug)]
pub struct Callable {
    /// The entry.
    pub builtin: &'static Builtin,
    /// 1 when the first argument is a receiver.
    pub receiver: u8,
    /// See [`Builtin::is_class_method`].
    pub class_method: bool,
    /// Of a function with so many positional arguments, how many values it gets where that takes no
    /// arranging; 0 where it does.
    pub plain: [u8; PLAIN],
}

/// Numbers of arguments, from 0 on, for which it is known how a function is called.
const PLAIN: usize = 4;

/// A function for the library alone, with the kinds of its arguments; `_` is any. The library
/// passes what fits, but where a snapshot says that code of it is in the middle of a call, its
/// variables hold what the snapshot says.
macro_rules! of_kinds {
    ($function:expr; $($kind:tt),+) => {
        |heap: &mut $crate::heap::Heap, args: &[$crate::value::Value]| {
            let kinds = [$($crate::builtins::of_kinds!(@ $kind)),+];
            heap.require_kinds(args, &kinds)?;
            $function(heap, args)
        }
    };
    (@ _) => { None };
    (@ $kind:ident) => { Some($crate::value::Kind::$kind) };
}
pub(crate) use of_kinds;

impl Heap {
    /// Refuses arguments of other kinds than these.
    pub(crate) fn require_kinds(
        &self,
        args: &[Value],
        kinds: &[Option<Kind>],
    ) -> Result<(), crate::trap::Trap> {
        let fits = |(value, kind): (&Value, &Option<Kind>)| kind.is_none_or(|kind| value.is(kind));
        match args.len() == kinds.len() && args.iter().zip(kinds).all(fits) {
            true => Ok(()),
            false => Err(self.bad_arguments()),
        }
    }
}

struct Table {
    all: Vec<&'static Builtin>,
    callables: Vec<Callable>,
    by_name: FxHashMap<(Option<TypeId>, &'static str), u32>,
    /// By the number of the type, see [`constructor`].
    constructors: Vec<Option<&'static Builtin>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let all: Vec<_> = FAMILIES.iter().flat_map(|family| family.iter()).collect();
    let by_name: FxHashMap<_, _> = all
        .iter()
        .enumerate()
        .map(|(index, builtin)| ((builtin.owner, builtin.name), index as u32))
        .collect();
    let constructors = TypeId::ALL.iter().map(|&id| {
        let mut current = id;
        loop {
            if let Some(&index) = by_name.get(&(Some(current), "__new__")) {
                return all.get(index as usize).copied();
            }
            if current == TypeId::Object {
                return None;
            }
            current = current.base();
        }
    });
    let constructors = constructors.collect();
    let callables = all.iter().map(|&builtin| Callable {
        builtin,
        receiver: u8::from(builtin.owner.is_some() && !builtin.is_static()),
        class_method: builtin.is_class_method(),
        plain: std::array::from_fn(|count| match builtin.owner {
            None => builtin.signature.values(0, count).map_or(0, |values| values as u8),
            Some(_) => 0,
        }),
    });
    Table { callables: callables.collect(), all, by_name, constructors }
});

fn lookup(owner: Option<TypeId>, name: &str) -> Option<u32> {
    // The key's lifetime is that of the table, so a borrowed name is looked up by comparing.
    TABLE.by_name.get(&(owner, name)).copied()
}

/// The function of that name.
#[must_use]
pub fn find(name: &str) -> Option<Value> {
    lookup(None, name).map(|index| Value::other(Kind::Builtin, index))
}

/// The method of exactly that type.
#[must_use]
pub fn method(owner: TypeId, name: &str) -> Option<Value> {
    lookup(Some(owner), name).map(|index| Value::other(Kind::Builtin, index))
}

/// The names of the methods of exactly that type, or with `None` those of the functions.
pub fn names(owner: Option<TypeId>) -> impl Iterator<Item = &'static str> {
    TABLE.all.iter().filter(move |builtin| builtin.owner == owner).map(|builtin| builtin.name)
}

/// The constructor of a type, or of the nearest base that has one.
#[must_use]
pub fn constructor(owner: TypeId) -> Option<&'static Builtin> {
    TABLE.constructors.get(owner as usize).copied().flatten()
}

/// The entry behind a value of kind [`Kind::Builtin`].
#[must_use]
pub fn by_index(index: u32) -> Option<&'static Builtin> {
    TABLE.all.get(index as usize).copied()
}

/// As [`by_index`], for calls.
#[inline]
#[must_use]
pub fn callable(index: u32) -> Option<Callable> {
    TABLE.callables.get(index as usize).copied()
}

/// All that [`callable`] gives, by index.
#[must_use]
pub fn callables() -> &'static [Callable] {
    &TABLE.callables
}

/// The value of the builtin with that full name: the reverse of [`Builtin::full_name`].
#[must_use]
pub fn index_of(full_name: &str) -> Option<Value> {
    // Functions of modules have a dot in their name.
    if let Some(function) = find(full_name) {
        return Some(function);
    }
    match full_name.split_once('.') {
        Some((owner, name)) => {
            let owner = TypeId::ALL.iter().copied().find(|id| id.name() == owner)?;
            method(owner, name)
        }
        None => None,
    }
}

/// The heap is what native functions work on.
#[allow(dead_code)]
type Context = Heap;
