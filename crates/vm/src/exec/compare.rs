//! Comparisons: native for built-in values, then the special methods of the program's classes in
//! the order of the language reference, 3.3.1.

use diapause_bytecode::{CompareOp, Instr};

use super::operators::FINAL;
use super::{Cont, Exec, Flow, Outcome};
use crate::trap::Trap;
use crate::value::Value;

mod stage {
    pub const NATIVE: u8 = 0;
    pub const REFLECTED_FIRST: u8 = 1;
    pub const LEFT: u8 = 2;
    pub const REFLECTED: u8 = 3;
    pub const NONE_LEFT: u8 = 4;
}

/// Marks stages whose method was `__eq__` standing in for `__ne__`: the answer is inverted.
pub(super) const INVERTED: u8 = 0x40;

impl Exec<'_> {
    fn compare_operands(&mut self) -> Result<(CompareOp, Value, Value), Trap> {
        let instruction = self.current()?;
        let (op, a, b) = match instruction {
            Instr::Compare { op, a, b, .. } => (op, a, b),
            Instr::JumpLt { a, b, .. } => (CompareOp::Lt, a, b),
            Instr::JumpLe { a, b, .. } => (CompareOp::Le, a, b),
            Instr::JumpGt { a, b, .. } => (CompareOp::Gt, a, b),
            Instr::JumpGe { a, b, .. } => (CompareOp::Ge, a, b),
            Instr::JumpEq { a, b, .. } => (CompareOp::Eq, a, b),
            Instr::JumpNe { a, b, .. } => (CompareOp::Ne, a, b),
            _ => {
                let (op, a, imm) = match instruction {
                    Instr::JumpLtImm { a, imm, .. } => (CompareOp::Lt, a, imm),
                    Instr::JumpLeImm { a, imm, .. } => (CompareOp::Le, a, imm),
                    Instr::JumpGtImm { a, imm, .. } => (CompareOp::Gt, a, imm),
                    Instr::JumpGeImm { a, imm, .. } => (CompareOp::Ge, a, imm),
                    Instr::JumpEqImm { a, imm, .. } => (CompareOp::Eq, a, imm),
                    Instr::JumpNeImm { a, imm, .. } => (CompareOp::Ne, a, imm),
                    other => {
                        return Err(Trap::internal(format!("{} compares nothing", other.name())));
                    }
                };
                return Ok((op, self.register(a), Value::small(i64::from(imm))));
            }
        };
        Ok((op, self.register(a), self.register(b)))
    }

    /// Tries the stages of the current comparison from `from` on.
    #[inline(never)]
    pub(super) fn compare(&mut self, _op: CompareOp, from: u8) -> Outcome {
        let (op, a, b) = self.compare_operands()?;
        let (left, right) = op.methods();
        if from == stage::NATIVE
            && let Some(function) = self.plain_operator(a, b, left)
        {
            return self.call_values(function, &[a, b], &[], Cont::Finish(stage::LEFT + 1));
        }
        let mut stage = from & !INVERTED;
        loop {
            let receiver = match stage {
                stage::NATIVE => {
                    match self.heap.compare(op, a, b) {
                        Ok(Some(answer)) => return self.answer(Value::bool(answer)),
                        Ok(None) => {}
                        Err(Trap::Library) => {
                            let name = format!("compare_{}", left.trim_matches('_'));
                            return self.call_library(&name, &[a, b], Cont::Finish(FINAL));
                        }
                        Err(trap) => return Err(trap),
                    }
                    None
                }
                stage::REFLECTED_FIRST if self.is_proper_subclass(b, a) => Some((b, right)),
                stage::LEFT => Some((a, left)),
                stage::REFLECTED if !self.is_proper_subclass(b, a) => Some((b, right)),
                _ => None,
            };
            stage += 1;
            if let Some((receiver, name)) = receiver {
                let argument = if receiver == b && stage - 1 != stage::LEFT { a } else { b };
                if let Some(method) = self.operand_special(receiver, argument, name) {
                    use crate::types::attribute::Attribute;
                    let getter = match method {
                        Attribute::Getter { function, receiver } => {
                            Some((function, vec![receiver]))
                        }
                        Attribute::Get { function, descriptor, receiver, class } => {
                            Some((function, vec![descriptor, receiver, class]))
                        }
                        _ => None,
                    };
                    if let Some((function, given)) = getter {
                        let given = self.heap.new_tuple(given)?;
                        let args = [function, given, argument];
                        return self.call_library("compare_getter", &args, Cont::Finish(stage));
                    }
                    return self.call_attribute(method, &[argument], Cont::Finish(stage));
                }
                if op == CompareOp::Ne
                    && let Some(method) = self.special(receiver, "__eq__")
                {
                    let cont = Cont::Finish(stage | INVERTED);
                    return self.call_attribute(method, &[argument], cont);
                }
            }
            if stage >= stage::NONE_LEFT {
                break;
            }
        }
        match op {
            CompareOp::Eq => self.answer(Value::bool(a == b)),
            CompareOp::Ne => self.answer(Value::bool(a != b)),
            _ => {
                let (left, right) = (self.heap.type_name(a), self.heap.type_name(b));
                let text = op.text();
                Err(self.heap.type_error(format!(
                    "'{text}' not supported between instances of '{left}' and '{right}'"
                )))
            }
        }
    }

    fn is_proper_subclass(&self, b: Value, a: Value) -> bool {
        let (class_a, class_b) = (self.heap.type_of(a), self.heap.type_of(b));
        class_a != class_b && self.heap.is_subclass(class_b, class_a)
    }

    /// The current comparison has its answer: it is stored, or decides about a jump.
    pub(super) fn answer(&mut self, answer: Value) -> Outcome {
        if let Instr::Compare { dst, .. } = self.current()? {
            self.set_register(dst, answer);
            return Ok(Flow::Next);
        }
        match self.heap.truth(answer) {
            Ok(truth) => self.decide(truth),
            Err(Trap::Library) => self.call_library("truth", &[answer], Cont::Finish(FINAL)),
            Err(trap) => Err(trap),
        }
    }

    /// A truth value for the current instruction: it is stored, or decides about a jump.
    pub(super) fn decide(&mut self, truth: bool) -> Outcome {
        let to = match self.current()? {
            Instr::Not { dst, .. } => {
                self.set_register(dst, Value::bool(!truth));
                return Ok(Flow::Next);
            }
            Instr::Compare { dst, .. } => {
                self.set_register(dst, Value::bool(truth));
                return Ok(Flow::Next);
            }
            Instr::Contains { dst, negate, .. } => {
                self.set_register(dst, Value::bool(truth != (negate != 0)));
                return Ok(Flow::Next);
            }
            Instr::JumpIfTrue { target, .. } => truth.then_some(target),
            Instr::JumpIfFalse { target, .. } => (!truth).then_some(target),
            Instr::JumpLt { to, .. }
            | Instr::JumpLe { to, .. }
            | Instr::JumpGt { to, .. }
            | Instr::JumpGe { to, .. }
            | Instr::JumpEq { to, .. }
            | Instr::JumpNe { to, .. }
            | Instr::JumpLtImm { to, .. }
            | Instr::JumpLeImm { to, .. }
            | Instr::JumpGtImm { to, .. }
            | Instr::JumpGeImm { to, .. }
            | Instr::JumpEqImm { to, .. }
            | Instr::JumpNeImm { to, .. }
            | Instr::JumpIn { to, .. } => (truth == to.on()).then(|| to.target()),
            other => return Err(Trap::internal(format!("{} decides nothing", other.name()))),
        };
        match to {
            // A jump backward is a safepoint, as it is in the loop.
            Some(target) => {
                let backward = target <= self.activation.pc;
                self.activation.pc = target;
                Ok(if backward { Flow::Call } else { Flow::Enter })
            }
            None => Ok(Flow::Next),
        }
    }
}
