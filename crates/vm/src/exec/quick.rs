//! What the loop finds out about usual values at once. Whatever is not answered here is left to the
//! methods that can raise, call and pause: those end with the loop looking at its frame anew, which
//! costs more than most of these questions.

use diapause_bytecode::{BinaryOp, inplace};

use super::Exec;
use crate::heap::Heap;
use crate::object::ClassTraits;
use crate::types::number::complex;
use crate::value::{Kind, Value};

impl Heap {
    /// The truth of a value, where neither code of the program nor an error can come of it.
    #[inline(never)]
    pub(super) fn quick_truth(&self, value: Value) -> Option<bool> {
        if let Some(integer) = value.as_small() {
            return Some(integer != 0);
        }
        let empty = match value.kind()? {
            Kind::Str => self.text(value).is_empty(),
            Kind::List => self.list(value).items.is_empty(),
            Kind::Tuple => self.tuple(value).items.is_empty(),
            Kind::Dict => self.dict(value).is_empty(),
            Kind::Set => self.set(value).is_empty(),
            Kind::Instance => {
                let class = self.instance(value).class;
                const ASKS: ClassTraits = ClassTraits::TRUTH.and(ClassTraits::CARRIER);
                if !class.is(Kind::Class) || self.class(class).traits.intersects(ASKS) {
                    return None;
                }
                false
            }
            Kind::Function | Kind::Generator => false,
            _ => return None,
        };
        Some(!empty)
    }

    /// Whether two values are equal that are not both small integers or floats: strings, and None
    /// beside what has no equality of its own.
    #[inline(never)]
    pub(super) fn quick_equal(&self, a: Value, b: Value) -> Option<bool> {
        match (a.kind()?, b.kind()?) {
            (Kind::Str, Kind::Str) => Some(a == b || self.same_text(a, b)),
            (Kind::Const, Kind::Str | Kind::List | Kind::Tuple | Kind::Dict)
            | (Kind::Str | Kind::List | Kind::Tuple | Kind::Dict, Kind::Const) => Some(false),
            _ => None,
        }
    }

    /// `a + b`, or `a += b` of a text that grows in its variable.
    #[inline(never)]
    pub(super) fn quick_add(&mut self, a: Value, b: Value, in_place: u8) -> Option<Value> {
        if a.is(Kind::Str) {
            return match in_place == inplace::GROWS && b.is(Kind::Str) {
                true => self.grow_text_in_room(a, b),
                false => None,
            };
        }
        self.quick_binary(BinaryOp::Add, a, b)
    }

    /// Operators on a float beside an integer or zero, on complex numbers, and the quotient of
    /// integers that floats hold.
    #[inline(never)]
    pub(super) fn quick_binary(&mut self, op: BinaryOp, a: Value, b: Value) -> Option<Value> {
        /// Integers up to it are floats as they are.
        const EXACT: u64 = 1 << 53;
        if let Some(result) = complex::usual(self, op, a, b) {
            return self.alloc_here(result).ok();
        }
        let exact = |value: Value| {
            let small = value.as_small().filter(|small| small.unsigned_abs() <= EXACT);
            small.map(|small| small as f64).or(value.as_inline_float())
        };
        let (x, y) = (exact(a)?, exact(b)?);
        let whole = Value::both_small(a, b);
        match op {
            BinaryOp::TrueDiv if y != 0.0 => Value::try_float(x / y),
            BinaryOp::Add if !whole => Value::try_float(x + y),
            BinaryOp::Sub if !whole => Value::try_float(x - y),
            BinaryOp::Mul if !whole => Value::try_float(x * y),
            _ => None,
        }
    }
}

impl Exec<'_> {
    /// What a method answers that only asks something about a text.
    #[inline(never)]
    pub(super) fn quick_ask(&self, method: Value, text: Value) -> Option<bool> {
        let asks = self.callables.get(method.index() as usize)?.builtin.asks?;
        let text = self.heap.text(text);
        self.heap.note(text.len());
        Some(asks(text))
    }

    /// Whether a built-in container has an item, where neither code of the program nor an error
    /// can come of it.
    #[inline(never)]
    pub(super) fn quick_contains(&mut self, item: Value, container: Value) -> Option<bool> {
        // Those need no more than a lookup.
        if item.is(Kind::Str) || item.is_small() {
            if container.is(Kind::Dict) {
                return Some(self.heap.dict_find(container, item).ok()?.1.is_some());
            }
            if container.is(Kind::Set) {
                return Some(self.heap.set_find(container, item).ok()?.1.is_some());
            }
        }
        match container.kind()? {
            Kind::Set | Kind::Dict | Kind::Str | Kind::List | Kind::Tuple => {
                self.heap.contains(container, item).ok()
            }
            _ => None,
        }
    }
}
