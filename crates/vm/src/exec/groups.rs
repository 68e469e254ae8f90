//! `except*`: what of an exception goes to a clause, and what goes on after the last one.

use super::operators::FINAL;
use super::{Cont, Exec, Flow, Outcome};
use crate::object::TracebackEntry;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::types::exception::GroupMatch;
use crate::value::{Kind, Value};

impl Exec<'_> {
    /// The exception in a register, or None, becomes the part of it that a clause takes; what is
    /// left goes to the register behind.
    #[inline(never)]
    pub(super) fn split_group(&mut self, base: u8, class: Value) -> Outcome {
        let exception = self.register(base);
        if !exception.is_none() && !exception.is(Kind::Exception) {
            return Err(Trap::internal("except* without an exception"));
        }
        let (taken, rest) = match self.heap.match_group(exception, class)? {
            GroupMatch::All => (exception, Value::NONE),
            GroupMatch::Nothing => (Value::NONE, exception),
            GroupMatch::Wrapped => {
                let message = self.heap.new_str("")?;
                let members = self.heap.new_tuple([exception])?;
                let class = TypeId::BaseExceptionGroup.value();
                let group = self.heap.new_group(class, &[message, members])?;
                let code = self.top().code;
                let pc = self.activation.pc.saturating_sub(1);
                self.heap.add_traceback(group, TracebackEntry { code, pc, lookup: false })?;
                (group, Value::NONE)
            }
            GroupMatch::Split => {
                return self.call_library("group_match", &[exception, class], Cont::Finish(FINAL));
            }
        };
        self.set_register(base, taken);
        self.set_register(base + 1, rest);
        Ok(Flow::Next)
    }

    /// The library has split a group.
    pub(super) fn finish_split(&mut self, base: u8, pair: Value) -> Outcome {
        if pair.is(Kind::Tuple)
            && let [taken, rest] = *self.heap.tuple(pair).items
            && self.is_exception_or_none(taken)
            && self.is_exception_or_none(rest)
        {
            self.set_register(base, taken);
            self.set_register(base + 1, rest);
            return Ok(Flow::Enter);
        }
        Err(self.heap.type_error("split must return exceptions"))
    }

    /// What is raised after the clauses: from the exception in a register, the list behind it of
    /// what clauses have raised, and what no clause took.
    #[inline(never)]
    pub(super) fn merge_group(&mut self, dst: u8, base: u8) -> Outcome {
        let [group, raised, rest] = [0, 1, 2].map(|place| self.register(base + place));
        if raised.is(Kind::List) && self.heap.list(raised).items.is_empty() && rest.is_none() {
            self.set_register(dst, Value::NONE);
            return Ok(Flow::Next);
        }
        self.call_library("group_merge", &[group, raised, rest], Cont::Finish(FINAL))
    }

    /// The library has merged them.
    pub(super) fn finish_merge(&mut self, dst: u8, merged: Value) -> Outcome {
        if !self.is_exception_or_none(merged) {
            return Err(self.heap.type_error("exceptions must derive from BaseException"));
        }
        self.set_register(dst, merged);
        Ok(Flow::Enter)
    }

    fn is_exception_or_none(&self, value: Value) -> bool {
        value.is_none() || value.is(Kind::Exception)
    }
}
