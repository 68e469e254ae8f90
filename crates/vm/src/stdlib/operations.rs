//! The native functions of the module `operator`. What built-in values answer is found here; the
//! library's `operator_functions.py` asks the others.

use diapause_bytecode::{BinaryOp, CompareOp, UnaryOp};

use super::{Members, NativeModule};
use crate::builtins::{Builtin, Native, NativeFn, Signature};
use crate::heap::Heap;
use crate::trap::{Request, Trap};
use crate::value::{Kind, Value};

fn binary(heap: &mut Heap, op: BinaryOp, args: &[Value]) -> Native {
    let [a, b] = *args else { return Err(heap.bad_arguments()) };
    heap.binary(op, a, b)?.ok_or(Trap::Library)
}

fn compare(heap: &mut Heap, op: CompareOp, args: &[Value]) -> Native {
    let [a, b] = *args else { return Err(heap.bad_arguments()) };
    heap.compare(op, a, b)?.map(Value::bool).ok_or(Trap::Library)
}

fn unary(heap: &mut Heap, op: UnaryOp, args: &[Value]) -> Native {
    let [a] = *args else { return Err(heap.bad_arguments()) };
    heap.unary(op, a)?.ok_or(Trap::Library)
}

fn by_library(_: &mut Heap, _: &[Value]) -> Native {
    Err(Trap::Library)
}

fn truth(heap: &mut Heap, args: &[Value]) -> Native {
    let [value] = *args else { return Err(heap.bad_arguments()) };
    heap.truth(value).map(Value::bool)
}

fn not(heap: &mut Heap, args: &[Value]) -> Native {
    let [value] = *args else { return Err(heap.bad_arguments()) };
    heap.truth(value).map(|truth| Value::bool(!truth))
}

fn get_item(heap: &mut Heap, args: &[Value]) -> Native {
    let [object, key] = *args else { return Err(heap.bad_arguments()) };
    if !heap.is_plain(object) || object.is(Kind::Type) {
        return Err(Trap::Library);
    }
    heap.get_item(object, key)
}

/// `call(obj, /, *args, **kwargs)`
fn call(heap: &mut Heap, args: &[Value]) -> Native {
    let [keywords, callee, ref args @ ..] = *args else { return Err(heap.bad_arguments()) };
    let keywords = if keywords.is(Kind::Dict) {
        heap.dict(keywords).iter().map(|entry| (entry.key, entry.value)).collect()
    } else {
        Vec::new()
    };
    Err(Trap::Call(Box::new(Request { callee, args: args.to_vec(), keywords })))
}

const fn one(name: &'static str, function: NativeFn, library: &'static str) -> Builtin {
    Builtin::function(name, Signature::One, function, Some(library))
}

const fn two(name: &'static str, function: NativeFn, library: &'static str) -> Builtin {
    Builtin::function(name, Signature::Positional(2, 2), function, Some(library))
}

macro_rules! functions {
    ($make:ident $native:ident $ops:ident: $($name:literal $op:ident $library:literal),+ $(,)?) => {
        &[$($make(concat!("_operator.", $name), |heap, args| $native(heap, $ops::$op, args), $library)),+]
    };
}

/// Arithmetic.
pub(crate) const BINARY: &[Builtin] = functions! { two binary BinaryOp:
    "add" Add "operator_add", "sub" Sub "operator_sub", "mul" Mul "operator_mul",
    "matmul" MatMul "operator_matmul", "truediv" TrueDiv "operator_truediv",
    "floordiv" FloorDiv "operator_floordiv", "mod" Mod "operator_mod", "pow" Pow "operator_pow",
    "lshift" LShift "operator_lshift", "rshift" RShift "operator_rshift",
    "and_" And "operator_and", "or_" Or "operator_or", "xor" Xor "operator_xor",
};

/// Comparisons.
pub(crate) const COMPARISONS: &[Builtin] = functions! { two compare CompareOp:
    "lt" Lt "operator_lt", "le" Le "operator_le", "eq" Eq "operator_eq", "ne" Ne "operator_ne",
    "ge" Ge "operator_ge", "gt" Gt "operator_gt",
};

/// Operators of one operand.
pub(crate) const UNARY: &[Builtin] = functions! { one unary UnaryOp:
    "neg" Neg "operator_neg", "pos" Pos "operator_pos", "inv" Invert "operator_invert",
    "invert" Invert "operator_invert",
};

/// The others.
pub(crate) const OTHERS: &[Builtin] = &[
    two("_operator.iadd", by_library, "operator_iadd"),
    two("_operator.isub", by_library, "operator_isub"),
    two("_operator.imul", by_library, "operator_imul"),
    two("_operator.imatmul", by_library, "operator_imatmul"),
    two("_operator.itruediv", by_library, "operator_itruediv"),
    two("_operator.ifloordiv", by_library, "operator_ifloordiv"),
    two("_operator.imod", by_library, "operator_imod"),
    two("_operator.ipow", by_library, "operator_ipow"),
    two("_operator.ilshift", by_library, "operator_ilshift"),
    two("_operator.irshift", by_library, "operator_irshift"),
    two("_operator.iand", by_library, "operator_iand"),
    two("_operator.ior", by_library, "operator_ior"),
    two("_operator.ixor", by_library, "operator_ixor"),
    two("_operator.concat", by_library, "operator_concat"),
    two("_operator.iconcat", by_library, "operator_iconcat"),
    one("_operator.abs", by_library, "operator_abs"),
    one("_operator.index", by_library, "operator_index"),
    one("_operator.truth", truth, "operator_truth"),
    one("_operator.not_", not, "operator_not"),
    Builtin::function(
        "_operator.is_",
        Signature::Positional(2, 2),
        |_, args| Ok(Value::bool(args[0] == args[1])),
        None,
    ),
    Builtin::function(
        "_operator.is_not",
        Signature::Positional(2, 2),
        |_, args| Ok(Value::bool(args[0] != args[1])),
        None,
    ),
    Builtin::function(
        "_operator.is_none",
        Signature::One,
        |_, args| Ok(Value::bool(args[0].is_none())),
        None,
    ),
    Builtin::function(
        "_operator.is_not_none",
        Signature::One,
        |_, args| Ok(Value::bool(!args[0].is_none())),
        None,
    ),
    two("_operator.getitem", get_item, "operator_getitem"),
    two("_operator.delitem", by_library, "operator_delitem"),
    two("_operator.contains", by_library, "operator_contains"),
    two("_operator.countOf", by_library, "operator_count"),
    two("_operator.indexOf", by_library, "operator_place"),
    Builtin::function(
        "_operator.setitem",
        Signature::Positional(3, 3),
        by_library,
        Some("operator_setitem"),
    ),
    Builtin::function(
        "_operator.length_hint",
        Signature::Positional(1, 2),
        by_library,
        Some("operator_length_hint"),
    ),
    Builtin::function(
        "_operator.call",
        Signature::Variadic { at_least: 1, keywords: &["**"] },
        call,
        None,
    ),
];

fn constants(_: &mut Heap) -> Result<Members, Trap> {
    let members = [BINARY, COMPARISONS, UNARY]
        .into_iter()
        .flatten()
        .filter_map(|function| Some((function.short_name(), crate::builtins::find(function.name)?)))
        .collect();
    Ok(members)
}

/// The module `_operator`.
pub(super) static MODULE: NativeModule =
    NativeModule { name: "_operator", functions: OTHERS, constants };
