//! What becomes of the result of a call: it goes where the frame's [`Cont`] says, in the frame
//! below. An instruction that made the call on its own is found there again, one before the
//! frame's `pc`, and finishes its work.

use diapause_bytecode::Instr;

use super::compare::INVERTED;
use super::operators::FINAL;
use super::{Cont, Exec, Exit, Flow, Outcome};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// The stage of an instruction that called a property or `__getattr__` to find what to call.
pub(super) const CALLEE: u8 = 1;

/// The stage of `GetIter` whose `__iter__` was called.
pub(super) const ITERATOR: u8 = 2;

impl Exec<'_> {
    /// Hands a result to the frame on top.
    #[inline]
    pub(super) fn deliver(&mut self, value: Value, cont: Cont, subject: Value) -> Outcome {
        match cont {
            Cont::Store(dst) => {
                self.set_register(dst, value);
                Ok(Flow::Enter)
            }
            Cont::Finish(stage) => self.finish(value, stage),
            Cont::Init(dst) => {
                if !value.is_none() {
                    let name = self.heap.type_name(value);
                    return Err(self
                        .heap
                        .type_error(format!("__init__() should return None, not '{name}'")));
                }
                self.set_register(dst, subject);
                Ok(Flow::Enter)
            }
            Cont::Discard => Ok(Flow::Enter),
            Cont::Entry => Ok(self.end(Exit::Complete(value))),
        }
    }

    /// The current instruction goes on with the result of a call that it made. `Next` as well as
    /// `Enter` are answers here: the caller enters the frame in both cases.
    fn finish(&mut self, value: Value, stage: u8) -> Outcome {
        let not_implemented = value == Value::NOT_IMPLEMENTED && stage != FINAL;
        match self.current()? {
            Instr::Add { dst, .. }
            | Instr::Sub { dst, .. }
            | Instr::Mul { dst, .. }
            | Instr::TrueDiv { dst, .. }
            | Instr::FloorDiv { dst, .. }
            | Instr::Mod { dst, .. }
            | Instr::Binary { dst, .. }
            | Instr::AddImm { dst, .. }
            | Instr::SubImm { dst, .. } => {
                if not_implemented {
                    return self.binary(diapause_bytecode::BinaryOp::Add, stage);
                }
                self.set_register(dst, value);
                Ok(Flow::Enter)
            }
            Instr::Compare { .. }
            | Instr::JumpLt { .. }
            | Instr::JumpLe { .. }
            | Instr::JumpGt { .. }
            | Instr::JumpGe { .. }
            | Instr::JumpEq { .. }
            | Instr::JumpNe { .. }
            | Instr::JumpLtImm { .. }
            | Instr::JumpLeImm { .. }
            | Instr::JumpGtImm { .. }
            | Instr::JumpGeImm { .. }
            | Instr::JumpEqImm { .. }
            | Instr::JumpNeImm { .. } => {
                if not_implemented {
                    return self.compare(diapause_bytecode::CompareOp::Eq, stage);
                }
                if stage != FINAL && stage & INVERTED != 0 {
                    return match self.heap.truth(value) {
                        Ok(truth) => self.answer(Value::bool(!truth)),
                        Err(Trap::Library) => {
                            self.call_library("not_true", &[value], Cont::Finish(FINAL))
                        }
                        Err(trap) => Err(trap),
                    };
                }
                self.answer(value)
            }
            Instr::Contains { .. }
            | Instr::JumpIn { .. }
            | Instr::Not { .. }
            | Instr::JumpIfTrue { .. }
            | Instr::JumpIfFalse { .. } => match self.heap.truth(value) {
                Ok(truth) => self.decide(truth),
                Err(Trap::Library) => self.call_library("truth", &[value], Cont::Finish(FINAL)),
                Err(trap) => Err(trap),
            },
            Instr::Unary { dst, .. }
            | Instr::GetItem { dst, .. }
            | Instr::LoadName { dst, .. }
            | Instr::LoadNameOrCell { dst, .. }
            | Instr::GetAttr { dst, .. }
            | Instr::MatchException { dst, .. }
            | Instr::LoadSpecial { dst, .. }
            | Instr::Import { dst, .. }
            | Instr::AsyncNext { dst, .. } => {
                self.set_register(dst, value);
                Ok(Flow::Enter)
            }
            Instr::FormatSimple { dst, .. } | Instr::FormatSpec { dst, .. } => {
                self.finish_made(dst, value, Kind::Str)
            }
            Instr::BuildDict { dst, .. } => self.finish_made(dst, value, Kind::Dict),
            Instr::BuildSet { dst, .. } => self.finish_made(dst, value, Kind::Set),
            Instr::GetIter { dst, .. } | Instr::GetYieldFromIter { dst, .. } => {
                if stage == ITERATOR && !self.is_iterator(value) {
                    let name = self.heap.type_name(value);
                    let message = format!("iter() returned non-iterator of type '{name}'");
                    return Err(self.heap.type_error(message));
                }
                self.set_register(dst, value);
                Ok(Flow::Enter)
            }
            Instr::GetAwaitable { dst, .. } => self.finish_awaitable(dst, value),
            Instr::GetAsyncIter { dst, .. } => self.finish_async_iter(dst, value),
            Instr::ForIter { dst, body, .. } | Instr::ForRange { dst, body, .. } => {
                self.set_register(dst, value);
                self.activation.pc = body;
                Ok(Flow::Call)
            }
            Instr::ImportStar { .. } => self.store_star(value),
            Instr::Unpack { base, count, .. } => self.finish_unpack(base, count.into(), value),
            Instr::UnpackStar { base, before, after, .. } => {
                self.finish_unpack(base, usize::from(before) + usize::from(after) + 1, value)
            }
            Instr::LoadMethod { base, .. } => {
                self.set_register(base, value);
                self.set_register(base + 1, Value::UNBOUND);
                Ok(Flow::Enter)
            }
            Instr::CallMethod { dst, base, count, .. } => {
                self.set_register(base, value);
                self.call_found(base, count, None, dst)
            }
            Instr::CallMethodKeywords { dst, base, count, keywords, .. } => {
                self.set_register(base, value);
                let names = self.top_unit()?.constants[keywords as usize];
                self.call_found(base, count, Some(names), dst)
            }
            Instr::YieldFrom { .. } => self.give_on(value),
            Instr::SplitGroup { base, .. } => self.finish_split(base, value),
            Instr::MergeGroup { dst, .. } => self.finish_merge(dst, value),
            Instr::SetItem { .. }
            | Instr::StoreName { .. }
            | Instr::DeleteName { .. }
            | Instr::ClearName { .. }
            | Instr::DeleteItem { .. }
            | Instr::SetAttr { .. }
            | Instr::DeleteAttr { .. }
            | Instr::ListExtend { .. }
            | Instr::SetAdd { .. }
            | Instr::SetUpdate { .. }
            | Instr::DictInsert { .. }
            | Instr::DictUpdate { .. }
            | Instr::DictMerge { .. } => Ok(Flow::Enter),
            Instr::ImportFrom { dst, module, name } => {
                self.finish_import_from(dst, module, name, value)
            }
            Instr::Raise { exception } | Instr::RaiseFrom { exception, .. }
                if !value.is(Kind::Exception) =>
            {
                let class = self.register(exception);
                Err(self.no_exception_of(class, value))
            }
            Instr::Raise { .. } => self.raise(value),
            Instr::RaiseFrom { cause, .. } => {
                let cause = self.register(cause);
                self.raise_from(value, cause)
            }
            other => Err(Trap::internal(format!("{} takes no result", other.name()))),
        }
    }

    /// The library has made what the instruction says: what follows relies on its kind, which a
    /// forged snapshot may have something else for.
    fn finish_made(&mut self, dst: u8, value: Value, kind: Kind) -> Outcome {
        // `__format__` may give an instance of a class derived from `str`.
        let made = if value.is(kind) { value } else { self.heap.unwrapped(value) };
        if !made.is(kind) {
            return Err(self.heap.bad_arguments());
        }
        self.set_register(dst, made);
        Ok(Flow::Enter)
    }

    /// The library has unpacked so many items.
    fn finish_unpack(&mut self, base: u8, count: usize, items: Value) -> Outcome {
        if !items.is(Kind::Tuple) || self.heap.tuple(items).items.len() != count {
            return Err(self.heap.bad_arguments());
        }
        let items = self.heap.tuple(items).items.clone();
        for (place, &item) in items.iter().enumerate() {
            self.set_register(base + place as u8, item);
        }
        Ok(Flow::Enter)
    }

    /// Whether a value can be asked for items one by one.
    pub(super) fn is_iterator(&self, value: Value) -> bool {
        match value.kind() {
            Some(Kind::Iterator) => true,
            Some(Kind::Generator) => self.heap.generator(value).flavor.is_iterator(),
            _ => self.heap.program_special(value, "__next__").is_some(),
        }
    }

    /// Whether an exception says that an iterator is exhausted.
    pub(super) fn is_stop_iteration(&self, exception: Value) -> bool {
        self.heap.is_instance(exception, TypeId::StopIteration.value())
    }
}
