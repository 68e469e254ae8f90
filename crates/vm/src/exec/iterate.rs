//! Iteration: `iter()`, `for`, unpacking.

use diapause_bytecode::Instr;

use super::finish::ITERATOR;
use super::operators::FINAL;
use super::{Cont, Exec, Flow, Outcome, Window};
use crate::code_store::Unit;
use crate::object::GeneratorState;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::types::iter::Step;
use crate::value::{Kind, Value};

impl Exec<'_> {
    /// `iter(R[src])`
    #[inline(never)]
    pub(super) fn get_iter(&mut self, dst: u8, src: u8) -> Outcome {
        let value = self.register(src);
        match self.heap.iterate(value) {
            Ok(iterator) => {
                self.set_register(dst, iterator);
                Ok(Flow::Next)
            }
            Err(Trap::Library) => {
                if let Some(method) = self.special(value, "__iter__") {
                    return self.call_attribute(method, &[], Cont::Finish(ITERATOR));
                }
                self.call_library("iterate", &[value], Cont::Finish(FINAL))
            }
            Err(trap) => Err(trap),
        }
    }

    /// The next item of an iterator, or on behind the loop.
    #[inline(never)]
    pub(super) fn for_iter(
        &mut self,
        regs: &Window,
        unit: &Unit,
        iterator: Value,
        dst: u8,
        body: u32,
    ) -> Outcome {
        if iterator.is(Kind::Iterator) {
            // `for a, b in ...`: the pair goes to where its two items are wanted, unless it is
            // the value of a variable.
            if let Some(&Instr::Unpack { src, base, count: 2 }) =
                unit.instructions.get(body as usize)
                && src == dst
                && dst >= unit.entry.free_start + unit.entry.free_count
                && let Some((first, second)) = self.heap.advance_pair(iterator)
            {
                regs[dst as usize].set(Value::NONE);
                regs[base as usize].set(first);
                regs[base as usize + 1].set(second);
                self.activation.pc = body + 1;
                return Ok(Flow::Jump);
            }
            if self.heap.exhaust(iterator) {
                return Ok(Flow::Next);
            }
            match self.heap.advance(iterator)? {
                Step::Item(item) => {
                    regs[dst as usize].set(item);
                    self.activation.pc = body;
                    return Ok(Flow::Jump);
                }
                Step::Done => return Ok(Flow::Next),
                step => return self.step_by_call(step, iterator, Cont::Finish(FINAL)),
            }
        }
        self.for_iter_slow(iterator)
    }

    #[inline(never)]
    fn for_iter_slow(&mut self, iterator: Value) -> Outcome {
        if iterator.is(Kind::Generator) {
            // A finished one ends the loop without an exception being made.
            return match self.heap.generator(iterator).state {
                GeneratorState::Finished => Ok(Flow::Next),
                _ => self.resume_generator(iterator, Value::NONE, Cont::Finish(FINAL)),
            };
        }
        match self.special(iterator, "__next__") {
            Some(method) => self.call_attribute(method, &[], Cont::Finish(FINAL)),
            None => {
                let name = self.heap.type_name(iterator);
                Err(self.heap.type_error(format!("'{name}' object is not an iterator")))
            }
        }
    }

    /// A step of a native iterator that has to call something.
    pub(super) fn step_by_call(&mut self, step: Step, iterator: Value, cont: Cont) -> Outcome {
        match step {
            Step::Item(item) => self.store_result(item, cont),
            Step::Done => Err(self.heap.raise_with(TypeId::StopIteration, Vec::new())),
            Step::Resume(generator) => self.resume_generator(generator, Value::NONE, cont),
            Step::Call(callee, args) => self.call_values(callee, &args, &[], cont),
            Step::Library => self.call_library("iterator_next", &[iterator], cont),
        }
    }

    /// Turns `range(...)` into three registers when that is what the call would give.
    #[inline(never)]
    pub(super) fn prepare_range(&mut self, regs: &Window, base: u8, count: u8) -> bool {
        if regs[base as usize].get() != TypeId::Range.value() {
            return false;
        }
        let arg = |place: u8| regs[(base + 1 + place) as usize].get();
        let (start, stop, step) = match count {
            1 => (Value::small(0), arg(0), Value::small(1)),
            2 => (arg(0), arg(1), Value::small(1)),
            3 => (arg(0), arg(1), arg(2)),
            _ => return false,
        };
        if !start.is_small() || !stop.is_small() || !step.is_small() || step == Value::small(0) {
            return false;
        }
        regs[base as usize].set(start);
        regs[base as usize + 1].set(stop);
        regs[base as usize + 2].set(step);
        true
    }

    /// `a, b, c = R[src]`
    #[inline(never)]
    pub(super) fn unpack(&mut self, regs: &Window, src: u8, base: u8, count: u8) -> Outcome {
        let value = regs[src as usize].get();
        let items: &[Value] = match value.kind() {
            Some(Kind::Tuple) => &self.heap.tuple(value).items,
            Some(Kind::List) => &self.heap.list(value).items,
            _ => &[],
        };
        if !items.is_empty() && items.len() == count as usize {
            for (place, &item) in items.iter().enumerate() {
                regs[base as usize + place].set(item);
            }
            return Ok(Flow::Next);
        }
        self.unpack_slow(value, base, count)
    }

    #[inline(never)]
    fn unpack_slow(&mut self, value: Value, base: u8, count: u8) -> Outcome {
        match self.heap.unpack(value, count as usize) {
            Ok(items) => {
                for (place, &item) in items.iter().enumerate() {
                    self.set_register(base + place as u8, item);
                }
                Ok(Flow::Next)
            }
            Err(Trap::Library) => {
                let count = Value::small(i64::from(count));
                self.call_library("unpack", &[value, count], Cont::Finish(FINAL))
            }
            Err(trap) => Err(trap),
        }
    }

    /// `a, *b, c = R[src]`
    #[inline(never)]
    pub(super) fn unpack_star(&mut self, src: u8, base: u8, before: u8, after: u8) -> Outcome {
        let value = self.register(src);
        match self.heap.unpack_star(value, before as usize, after as usize) {
            Ok(items) => {
                for (place, &item) in items.iter().enumerate() {
                    self.set_register(base + place as u8, item);
                }
                Ok(Flow::Next)
            }
            Err(Trap::Library) => {
                let args = [value, Value::small(i64::from(before)), Value::small(i64::from(after))];
                self.call_library("unpack_star", &args, Cont::Finish(FINAL))
            }
            Err(trap) => Err(trap),
        }
    }
}
