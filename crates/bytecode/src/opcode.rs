//! The opcode table.
//!
//! Every instruction fits 8 bytes. A register operand is an index into the 256-wide window of the
//! running function; the types of the fields say what an operand means ([`Operand`]). The order
//! of the table is the numbering in the snapshot format: append, never reorder or remove.

use serde::{Deserialize, Serialize};

use crate::operator::{BinaryOp, CommonValue, CompareOp, Conversion, SpecialMethod, UnaryOp};

/// A register that is read.
pub type R = u8;
/// A register that is written.
pub type W = u8;
/// The first of several consecutive registers.
pub type Base = u8;
/// A count of registers, or a set of bits; the instruction says which.
pub type Count = u8;
/// Index into the constants of the code object.
pub type K = u16;
/// Index into the names of the code object.
pub type Name = u16;
/// Index of an inline cache of the code object.
pub type Cache = u16;
/// Index of an instruction of the code object.
pub type Target = u32;
/// A small integer that is part of the instruction.
pub type Imm16 = i16;
/// An integer that is part of the instruction.
pub type Imm32 = i32;
/// Index of a code object of the module.
pub type CodeRef = u16;

/// What `inplace` of an operator means.
pub mod inplace {
    /// A plain operator.
    pub const NO: u8 = 0;
    /// That of an augmented assignment.
    pub const YES: u8 = 1;
    /// That of one to a variable in which a text may grow: see [`Instr::Share`](super::Instr::Share).
    pub const GROWS: u8 = 2;
}

/// A conditional jump: where to, and which outcome of the condition jumps.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Branch(u32);

impl Branch {
    const ON_TRUE: u32 = 1 << 31;

    /// A jump to `target` when the condition is `on`.
    #[must_use]
    pub const fn new(target: u32, on: bool) -> Self {
        Self(target | if on { Self::ON_TRUE } else { 0 })
    }

    /// The instruction jumped to.
    #[inline]
    #[must_use]
    pub const fn target(self) -> u32 {
        self.0 & !Self::ON_TRUE
    }

    /// The outcome that jumps.
    #[inline]
    #[must_use]
    pub const fn on(self) -> bool {
        self.0 & Self::ON_TRUE != 0
    }
}

impl std::fmt::Debug for Branch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}->{}", if self.on() { "true" } else { "false" }, self.target())
    }
}

/// An operand with its meaning, as the disassembler and the verifier see it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Operand {
    /// Reads a register.
    Read(R),
    /// Writes a register.
    Write(W),
    /// First of several registers.
    Base(Base),
    /// A count or bits.
    Count(Count),
    /// A constant.
    Const(K),
    /// A name.
    Name(Name),
    /// An inline cache.
    Cache(Cache),
    /// An unconditional jump.
    Target(Target),
    /// A conditional jump.
    Branch(Branch),
    /// A small integer.
    Int(i32),
    /// A code object.
    Code(CodeRef),
    /// An operator; its text.
    Operator(&'static str),
}

macro_rules! operand {
    (R, $v:expr) => {
        Operand::Read($v)
    };
    (W, $v:expr) => {
        Operand::Write($v)
    };
    (Base, $v:expr) => {
        Operand::Base($v)
    };
    (Count, $v:expr) => {
        Operand::Count($v)
    };
    (K, $v:expr) => {
        Operand::Const($v)
    };
    (Name, $v:expr) => {
        Operand::Name($v)
    };
    (Cache, $v:expr) => {
        Operand::Cache($v)
    };
    (Target, $v:expr) => {
        Operand::Target($v)
    };
    (Branch, $v:expr) => {
        Operand::Branch($v)
    };
    (Imm16, $v:expr) => {
        Operand::Int($v as i32)
    };
    (Imm32, $v:expr) => {
        Operand::Int($v)
    };
    (CodeRef, $v:expr) => {
        Operand::Code($v)
    };
    ($operator:ident, $v:expr) => {
        Operand::Operator($v.text())
    };
}

macro_rules! opcodes {
    ($($(#[doc = $doc:literal])+ $name:ident { $($field:ident: $kind:ident),* $(,)? })+) => {
        /// An instruction. See the [module documentation](self).
        #[allow(missing_docs)]
        #[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
        pub enum Instr { $($(#[doc = $doc])+ $name { $($field: $kind),* }),+ }

        impl Instr {
            /// The names of all opcodes, in the order of the format.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),+];

            /// The operands of each opcode, names and types, in the order of the format.
            pub const OPERANDS: &'static [&'static [(&'static str, &'static str)]] =
                &[$(&[$((stringify!($field), stringify!($kind))),*]),+];

            /// What each opcode does, in the order of the format.
            pub const DOCS: &'static [&'static str] = &[$(concat!($($doc),+)),+];

            /// The name of the opcode.
            #[must_use]
            pub const fn name(&self) -> &'static str {
                match self { $(Self::$name { .. } => stringify!($name)),+ }
            }

            /// Calls `visit` with the name and the meaning of every operand.
            pub fn operands(&self, mut visit: impl FnMut(&'static str, Operand)) {
                match *self {
                    $(Self::$name { $($field),* } => { $(visit(stringify!($field), operand!($kind, $field));)* })+
                }
            }
        }
    };
}

opcodes! {
    // ---- moves and constants
    /// R[dst] = R[src]
    Move { dst: W, src: R }
    /// R[dst] = constants[index]
    LoadConst { dst: W, index: K }
    /// R[dst] = value
    LoadInt { dst: W, value: Imm32 }
    /// R[dst] = a value of the interpreter's own, whatever the program's names say
    LoadCommon { dst: W, which: CommonValue }

    // ---- variables
    /// Raises UnboundLocalError when the local variable in R[var] has no value; its name is variable_names[var]
    CheckLocal { var: R }
    /// Removes the value of the local variable; raises UnboundLocalError when it has none
    DeleteLocal { var: W }
    /// Makes the register unbound without a check: the end of `except E as name`
    ClearLocal { var: W }
    /// R[reg] = a new cell that holds R[reg] (which may be unbound): at the start of a function, for each variable that inner functions capture
    MakeCell { reg: W }
    /// R[dst] = the value in the cell R[cell]; raises NameError or UnboundLocalError with variable_names[cell] when it has none
    LoadCell { dst: W, cell: R }
    /// The cell R[cell] takes R[src]
    StoreCell { cell: R, src: R }
    /// Empties the cell; raises as LoadCell does when it is empty
    DeleteCell { cell: R }
    /// Empties the cell without a check
    ClearCell { cell: R }
    /// R[dst] = the global or else the builtin of that name; raises NameError
    LoadGlobal { dst: W, name: Name, cache: Cache }
    /// The global of that name takes R[src]
    StoreGlobal { src: R, name: Name, cache: Cache }
    /// Removes the global; raises NameError
    DeleteGlobal { name: Name }
    /// Removes the global if it is there: the end of `except E as name`
    ClearGlobal { name: Name }
    /// In a class body, whose namespace is R[0]: R[dst] = namespace entry, or else as LoadGlobal
    LoadName { dst: W, name: Name, cache: Cache }
    /// In a class body: the namespace entry if there is one, or else as LoadCell
    LoadNameOrCell { dst: W, cell: R, name: Name }
    /// In a class body: the namespace takes R[src] under that name
    StoreName { src: R, name: Name }
    /// In a class body: removes the entry; raises NameError
    DeleteName { name: Name }
    /// In a class body: removes the entry if it is there
    ClearName { name: Name }

    // ---- operators
    /// R[dst] = R[a] + R[b]; `inplace` is 1 for `+=`, which tries the in-place method first, and 2 where R[dst], which is R[a], is read only behind a Share: a text that grows may grow where it stands
    Add { dst: W, a: R, b: R, inplace: Count }
    /// R[dst] = R[a] - R[b]
    Sub { dst: W, a: R, b: R, inplace: Count }
    /// R[dst] = R[a] * R[b]
    Mul { dst: W, a: R, b: R, inplace: Count }
    /// R[dst] = R[a] / R[b]
    TrueDiv { dst: W, a: R, b: R, inplace: Count }
    /// R[dst] = R[a] // R[b]
    FloorDiv { dst: W, a: R, b: R, inplace: Count }
    /// R[dst] = R[a] % R[b]
    Mod { dst: W, a: R, b: R, inplace: Count }
    /// R[dst] = R[a] op R[b], for the other operators
    Binary { op: BinaryOp, dst: W, a: R, b: R, inplace: Count }
    /// R[dst] = R[a] + imm
    AddImm { dst: W, a: R, inplace: Count, imm: Imm16 }
    /// R[dst] = R[a] - imm
    SubImm { dst: W, a: R, inplace: Count, imm: Imm16 }
    /// R[dst] = op R[a]
    Unary { op: UnaryOp, dst: W, a: R }
    /// R[dst] = not R[a]
    Not { dst: W, a: R }
    /// R[dst] = R[a] op R[b]
    Compare { op: CompareOp, dst: W, a: R, b: R }
    /// R[dst] = R[a] is R[b]
    Is { dst: W, a: R, b: R }
    /// R[dst] = R[a] is not R[b]
    IsNot { dst: W, a: R, b: R }
    /// R[dst] = R[item] in R[container], negated when `negate` is 1
    Contains { dst: W, item: R, container: R, negate: Count }

    // ---- jumps; those that go backward are safepoints
    /// Goes on at `target`
    Jump { target: Target }
    /// Jumps when R[a] is true
    JumpIfTrue { a: R, target: Target }
    /// Jumps when R[a] is false
    JumpIfFalse { a: R, target: Target }
    /// Jumps when R[a] is None
    JumpIfNone { a: R, target: Target }
    /// Jumps when R[a] is not None
    JumpIfNotNone { a: R, target: Target }
    /// Branches on R[a] < R[b]
    JumpLt { a: R, b: R, to: Branch }
    /// Branches on R[a] <= R[b]
    JumpLe { a: R, b: R, to: Branch }
    /// Branches on R[a] > R[b]
    JumpGt { a: R, b: R, to: Branch }
    /// Branches on R[a] >= R[b]
    JumpGe { a: R, b: R, to: Branch }
    /// Branches on R[a] == R[b]
    JumpEq { a: R, b: R, to: Branch }
    /// Branches on R[a] != R[b]
    JumpNe { a: R, b: R, to: Branch }
    /// Branches on R[a] < imm
    JumpLtImm { a: R, imm: Imm16, to: Branch }
    /// Branches on R[a] <= imm
    JumpLeImm { a: R, imm: Imm16, to: Branch }
    /// Branches on R[a] > imm
    JumpGtImm { a: R, imm: Imm16, to: Branch }
    /// Branches on R[a] >= imm
    JumpGeImm { a: R, imm: Imm16, to: Branch }
    /// Branches on R[a] == imm
    JumpEqImm { a: R, imm: Imm16, to: Branch }
    /// Branches on R[a] != imm
    JumpNeImm { a: R, imm: Imm16, to: Branch }
    /// Branches on R[a] is R[b]
    JumpIs { a: R, b: R, to: Branch }
    /// Branches on R[item] in R[container]
    JumpIn { item: R, container: R, to: Branch }

    // ---- containers
    /// R[dst] = [R[base], ..., R[base + count - 1]]
    BuildList { dst: W, base: Base, count: Count }
    /// R[dst] = a tuple of the registers
    BuildTuple { dst: W, base: Base, count: Count }
    /// R[dst] = a set of the registers
    BuildSet { dst: W, base: Base, count: Count }
    /// R[dst] = a dict of `count` pairs of registers: key, value, key, value, ...
    BuildDict { dst: W, base: Base, count: Count }
    /// R[dst] = the strings in the registers, joined
    BuildString { dst: W, base: Base, count: Count }
    /// R[dst] = slice(R[base], R[base + 1], R[base + 2])
    BuildSlice { dst: W, base: Base }
    /// Appends R[value] to the list R[list]
    ListAppend { list: R, value: R }
    /// Appends all of the iterable R[items] to the list: `[*items]`
    ListExtend { list: R, items: R }
    /// R[dst] = a tuple of the items of the list R[list]
    ListToTuple { dst: W, list: R }
    /// Adds R[value] to the set R[set]
    SetAdd { set: R, value: R }
    /// Adds all of the iterable R[items] to the set: `{*items}`
    SetUpdate { set: R, items: R }
    /// R[dict][R[key]] = R[value]
    DictInsert { dict: R, key: R, value: R }
    /// Adds all of the mapping R[items] to the dict: `{**items}`
    DictUpdate { dict: R, items: R }
    /// As DictUpdate for `f(**items)`: a key that is there already, or is no string, raises TypeError that names the callee R[callee]
    DictMerge { dict: R, items: R, callee: R }
    /// R[dst] = R[object][R[key]]
    GetItem { dst: W, object: R, key: R }
    /// R[object][R[key]] = R[value]
    SetItem { object: R, key: R, value: R }
    /// del R[object][R[key]]
    DeleteItem { object: R, key: R }
    /// Unpacks the iterable R[src] into exactly `count` registers from `base`
    Unpack { src: R, base: Base, count: Count }
    /// Unpacks into `before` registers, a list, and `after` registers, consecutive from `base`
    UnpackStar { src: R, base: Base, before: Count, after: Count }

    // ---- attributes
    /// R[dst] = R[object].name
    GetAttr { dst: W, object: R, name: Name, cache: Cache }
    /// R[object].name = R[value]
    SetAttr { object: R, value: R, name: Name, cache: Cache }
    /// del R[object].name
    DeleteAttr { object: R, name: Name }
    /// R[dst] = the method of the type of R[object], bound; raises TypeError with the words of the `with` statement when there is none
    LoadSpecial { dst: W, object: R, which: SpecialMethod }

    // ---- calls; R[base] is the callee (or room for it), arguments follow it; all are safepoints
    /// R[dst] = R[base](count positional arguments from R[base + 1])
    Call { dst: W, base: Base, count: Count }
    /// As Call; of the `count` arguments the last ones are keyword arguments with the names in the constant, a tuple of strings
    CallKeywords { dst: W, base: Base, count: Count, keywords: K }
    /// R[dst] = R[base](*R[base + 1], **R[base + 2]); R[base + 1] is a list or tuple, R[base + 2] a dict or None
    CallUnpacked { dst: W, base: Base }
    /// R[dst] = the global `name` called with count arguments from R[base + 1]
    CallGlobal { dst: W, base: Base, count: Count, name: Name, cache: Cache }
    /// R[dst] = R[base + 1].name(count arguments from R[base + 2]); R[base] is room
    CallMethod { dst: W, base: Base, count: Count, name: Name, cache: Cache }
    /// As CallMethod with keyword arguments as in CallKeywords
    CallMethodKeywords { dst: W, base: Base, count: Count, name: Name, keywords: K }
    /// Leaves the function with R[src]
    Return { src: R }
    /// Leaves the function with None
    ReturnNone {}

    // ---- definitions
    /// R[dst] = a function; parts that `parts` has a bit for stand in registers from `base` in this order: 1 a tuple of defaults, 2 a dict of keyword-only defaults, 4 a tuple of closure cells, 8 the function that makes its annotations
    MakeFunction { dst: W, base: Base, parts: Count, code: CodeRef }

    // ---- iteration
    /// R[dst] = iter(R[src])
    GetIter { dst: W, src: R }
    /// Takes the next item of the iterator R[iter] into R[dst] and jumps to the body; goes on behind when there is none
    ForIter { iter: R, dst: W, body: Target }
    /// R[base] is a callee with `count` arguments behind it: if it is the builtin `range` and they are small integers, R[base..base + 3] become current, stop and step, and it jumps; otherwise it goes on behind
    RangePrepare { base: Base, count: Count, target: Target }
    /// Marks R[base] as an iterator of its own for ForRange, after RangePrepare went on behind
    RangeGeneric { base: Base }
    /// As ForIter over what RangePrepare or RangeGeneric left in R[base..base + 3]
    ForRange { base: Base, dst: W, body: Target }

    // ---- generators
    /// First instruction of a generator: nothing but a place to start from
    StartGenerator {}
    /// Gives R[src] to the consumer; R[dst] = what it sends
    Yield { dst: W, src: R }
    /// R[dst] = the iterator that `yield from` and `await` delegate to for R[src]
    GetYieldFromIter { dst: W, src: R }
    /// Delegates to the iterator R[iter]: sends it R[dst], gives on what it yields and stays here; goes on with R[dst] = its result
    YieldFrom { dst: W, iter: R }

    // ---- exceptions
    /// raise R[exception]
    Raise { exception: R }
    /// raise R[exception] from R[cause]
    RaiseFrom { exception: R, cause: R }
    /// raise, without an operand
    RaiseAgain {}
    /// Goes on raising the exception in R[exception], which a handler did not take: traceback and context stay as they are
    Reraise { exception: R }
    /// At the start of a handler: R[save] = the exception handled so far in this function, which becomes R[exception]
    PushHandled { save: W, exception: R }
    /// At the end of a handler: the exception handled is R[save] again
    PopHandled { save: R }
    /// R[dst] = whether R[exception] is an instance of R[class], a class or a tuple of them; raises TypeError otherwise
    MatchException { dst: W, exception: R, class: R }
    /// R[base] = the type, R[base + 1] = the exception, R[base + 2] = its traceback: the arguments of `__exit__`
    ExitArguments { base: Base, exception: R }

    // ---- strings
    /// R[dst] = format(R[src]), converted before, without a format specification
    FormatSimple { dst: W, src: R, conversion: Conversion }
    /// R[dst] = format(R[src], R[spec]), converted before
    FormatSpec { dst: W, src: R, spec: R, conversion: Conversion }

    // ---- modules
    /// R[dst] = the module of that dotted name; R[fromlist] is None or a tuple of names, `level` counts leading dots
    Import { dst: W, fromlist: R, level: Count, name: Name }
    /// R[dst] = the attribute of the module R[module]; raises ImportError
    ImportFrom { dst: W, module: R, name: Name }
    /// Copies all public names of the module R[module] into the globals
    ImportStar { module: R }

    // ---- patterns
    /// R[dst] = whether R[a] is a sequence to a pattern, or with `mapping` 1 a mapping
    IsCollection { dst: W, a: R, mapping: Count }

    // ---- exception groups
    /// R[base], an exception or None, becomes the part of it that `except* R[class]` takes, and R[base + 1] what is left; None where there is none
    SplitGroup { base: Base, class: R }
    /// R[dst] = what is raised after the clauses of `except*`, or None: from the exception R[base], the list R[base + 1] of what they raised, and R[base + 2], which none took
    MergeGroup { dst: W, base: Base }

    // ---- annotations and type parameters
    /// R[dst] = the entry of the class namespace R[dict], or else as LoadGlobal
    LoadFromDictOrGlobals { dst: W, dict: R, name: Name }
    /// R[dst] = the entry of the class namespace R[dict], or else as LoadCell
    LoadFromDictOrCell { dst: W, dict: R, cell: R, name: Name }

    // ---- coroutines
    /// R[dst] = the iterator behind `await R[src]`; `context` says what is awaited, for the words of the error: 0 an operand, 1 the result of `__aenter__`, 2 of `__aexit__`, 3 of `__anext__`
    GetAwaitable { dst: W, src: R, context: Count }
    /// R[dst] = what `async for` asks for items: R[src].__aiter__()
    GetAsyncIter { dst: W, src: R }
    /// R[dst] = R[iter].__anext__()
    AsyncNext { dst: W, iter: R }
    /// At the handler of a step of `async for`: goes on when R[exception] is StopAsyncIteration, otherwise goes on raising it
    EndAsyncFor { exception: R }

    // ---- variables of functions that have more than fit registers
    /// R[dst] = a tuple of `count` new, empty cells: at the start of a function, for the variables that have no registers
    MakeSpill { dst: W, count: Imm16 }
    /// R[dst] = the cell at `index` of the tuple R[spill], which is the cell of the variable of that name
    LoadSpill { dst: W, spill: R, index: Imm16, name: Name }

    // ---- texts that grow
    /// Others may refer to what is in R[var] from here on: a text does not grow where it stands any more
    Share { var: R }

    // ---- methods whose arguments run code
    /// R[base] = the method of R[object] of that name and R[base + 1] = its receiver; or the value of the attribute and no value
    LoadMethod { base: Base, object: R, name: Name, cache: Cache }
    /// R[dst] = R[base](R[base + 1] where there is one, count arguments from R[base + 2])
    CallLoaded { dst: W, base: Base, count: Count }
}

const _: () = assert!(size_of::<Instr>() == 8, "an instruction takes 8 bytes");
