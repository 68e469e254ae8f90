//! Operators that change their left operand: those of lists, sets and dicts.

use diapause_bytecode::BinaryOp;

use super::sequence::{items_size, repetitions};
use super::sets;
use crate::heap::Heap;
use crate::trap::Trap;
use crate::value::{Kind, Value};

/// `a op= b`; `None` when the type of `a` has no such operator, so that `a op b` is used.
pub(super) fn binary(
    heap: &mut Heap,
    op: BinaryOp,
    a: Value,
    b: Value,
) -> Result<Option<Value>, Trap> {
    match (a.kind(), op) {
        (Some(Kind::ByteArray), _) => {
            return crate::types::bytes::array::binary_in_place(heap, op, a, b);
        }
        (Some(Kind::List), BinaryOp::Add) => heap.list_append_all(a, b)?,
        (Some(Kind::List), BinaryOp::Mul) => {
            if !repeat(heap, a, b)? {
                return Ok(None);
            }
        }
        (Some(Kind::Set), BinaryOp::Or | BinaryOp::And | BinaryOp::Sub | BinaryOp::Xor)
            if !heap.set(a).frozen && b.is(Kind::Set) =>
        {
            sets::set_in_place(heap, op, a, b)?;
        }
        (Some(Kind::Dict), BinaryOp::Or) => {
            if !b.is(Kind::Dict) {
                // Pairs and mappings of the program; the library also words what is neither.
                return Err(Trap::Library);
            }
            sets::update_dict(heap, a, b)?;
        }
        _ => return Ok(None),
    }
    Ok(Some(a))
}

/// False when the code of the program has a say.
fn repeat(heap: &mut Heap, list: Value, count: Value) -> Result<bool, Trap> {
    let Some(count) = repetitions(heap, count)? else { return Ok(false) };
    let len = heap.list(list).items.len();
    heap.charge(items_size(len.checked_mul(count.saturating_sub(1))).unwrap_or(usize::MAX))?;
    let items = &mut heap.list_mut(list).items;
    let repeated = if len == 0 { Vec::new() } else { items.repeat(count) };
    *items = repeated;
    Ok(true)
}
