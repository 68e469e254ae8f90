//! Operators: native for built-in values, then the special methods of the program's classes in
//! the order of the language reference, 3.3.8.
//!
//! The stages of a binary operator are tried one after the other until one gives something other
//! than `NotImplemented`. A method of the program runs in a frame of its own; its result comes
//! back to `finish.rs`, which goes on with the next stage if need be.

use diapause_bytecode::{BinaryOp, Instr, UnaryOp, inplace};

use super::{Cont, Exec, Flow, Outcome};
use crate::library;
use crate::object::ClassTraits;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::types::attribute::Attribute;
use crate::value::{Kind, Value};

/// The stage of results that are final, whatever they are.
pub(super) const FINAL: u8 = u8::MAX;

mod stage {
    pub const NATIVE: u8 = 0;
    pub const IN_PLACE: u8 = 1;
    pub const REFLECTED_FIRST: u8 = 2;
    pub const LEFT: u8 = 3;
    pub const REFLECTED: u8 = 4;
    pub const NONE_LEFT: u8 = 5;
    pub const UNION: u8 = 6;
}

/// The operands of a binary instruction.
struct Operands {
    op: BinaryOp,
    a: Value,
    b: Value,
    in_place: u8,
    dst: u8,
}

/// Whether a method is that of a built-in sequence.
fn concatenates(method: &Attribute) -> bool {
    let Attribute::Method { function, .. } = *method else { return false };
    let builtin = function.is(Kind::Builtin).then(|| crate::builtins::by_index(function.index()));
    let owner = builtin.flatten().and_then(|builtin| builtin.owner);
    matches!(
        owner,
        Some(TypeId::Str | TypeId::Bytes | TypeId::ByteArray | TypeId::List | TypeId::Tuple)
    )
}

fn is_sequence(value: Value) -> bool {
    matches!(
        value.kind(),
        Some(Kind::Str | Kind::Bytes | Kind::ByteArray | Kind::List | Kind::Tuple)
    )
}

fn is_bytes(value: Value) -> bool {
    matches!(value.kind(), Some(Kind::Bytes | Kind::ByteArray))
}

fn is_class(value: Value) -> bool {
    value.is(Kind::Type) || value.is(Kind::Class)
}

/// Special methods that None in their place says not to be there. Of others it is called, as CPython
/// does.
pub(crate) const BLOCKED_BY_NONE: [&str; 4] =
    ["__hash__", "__iter__", "__contains__", "__reversed__"];

impl Exec<'_> {
    fn operands(&mut self) -> Result<Operands, Trap> {
        let instruction = self.current()?;
        let (op, dst, a, b, in_place) = match instruction {
            Instr::Add { dst, a, b, inplace } => (BinaryOp::Add, dst, a, b, inplace),
            Instr::Sub { dst, a, b, inplace } => (BinaryOp::Sub, dst, a, b, inplace),
            Instr::Mul { dst, a, b, inplace } => (BinaryOp::Mul, dst, a, b, inplace),
            Instr::TrueDiv { dst, a, b, inplace } => (BinaryOp::TrueDiv, dst, a, b, inplace),
            Instr::FloorDiv { dst, a, b, inplace } => (BinaryOp::FloorDiv, dst, a, b, inplace),
            Instr::Mod { dst, a, b, inplace } => (BinaryOp::Mod, dst, a, b, inplace),
            Instr::Binary { op, dst, a, b, inplace } => (op, dst, a, b, inplace),
            Instr::AddImm { dst, a, inplace, imm } | Instr::SubImm { dst, a, inplace, imm } => {
                let op = if matches!(instruction, Instr::AddImm { .. }) {
                    BinaryOp::Add
                } else {
                    BinaryOp::Sub
                };
                return Ok(Operands {
                    op,
                    a: self.register(a),
                    b: Value::small(i64::from(imm)),
                    in_place: inplace,
                    dst,
                });
            }
            other => {
                return Err(Trap::internal(format!("{} has no two operands", other.name())));
            }
        };
        Ok(Operands { op, a: self.register(a), b: self.register(b), in_place, dst })
    }

    /// Tries the stages of the current binary instruction from `from` on.
    #[inline(never)]
    pub(super) fn binary(&mut self, _op: BinaryOp, from: u8) -> Outcome {
        let Operands { op, a, b, in_place, dst } = self.operands()?;
        if from == stage::NATIVE
            && in_place == inplace::GROWS
            && let Some(text) = self.heap.grow_text(a, b)?
        {
            self.set_register(dst, text);
            return Ok(Flow::Next);
        }
        let in_place = in_place != inplace::NO;
        let (left, right, in_place_name) = op.methods();
        if from == stage::NATIVE
            && !in_place
            && let Some(function) = self.plain_operator(a, b, left)
        {
            return self.call_values(function, &[a, b], &[], Cont::Finish(stage::LEFT + 1));
        }
        let mut stage = from;
        let mute = in_place && op == BinaryOp::Mul && self.does_not_repeat(a);
        loop {
            let method = match stage {
                stage::NATIVE if mute && is_sequence(b) => None,
                stage::NATIVE => {
                    // What cannot be changed in place goes on as the plain operator.
                    let (result, prefix) = match in_place {
                        true => match self.heap.binary_in_place(op, a, b) {
                            Ok(None) => (self.heap.binary(op, a, b), "binary"),
                            other => (other, "inplace"),
                        },
                        false => (self.heap.binary(op, a, b), "binary"),
                    };
                    match result {
                        Ok(Some(value)) => {
                            self.set_register(dst, value);
                            return Ok(Flow::Next);
                        }
                        Ok(None) => None,
                        Err(Trap::Library) => {
                            let name = left.trim_matches('_');
                            return self.call_library(
                                &format!("{prefix}_{name}"),
                                &[a, b],
                                Cont::Finish(FINAL),
                            );
                        }
                        Err(trap) => return Err(trap),
                    }
                }
                stage::IN_PLACE if in_place => {
                    let method = self.operand_special(a, b, in_place_name);
                    method.filter(|m| op == BinaryOp::Add || !concatenates(m))
                }
                stage::REFLECTED_FIRST if self.right_goes_first(a, b, right) => {
                    self.operator_method(b, right)
                }
                stage::LEFT => self.operand_special(a, b, left).filter(|m| !concatenates(m)),
                stage::REFLECTED if !self.right_goes_first(a, b, right) => {
                    let (class_a, class_b) = (self.heap.type_of(a), self.heap.type_of(b));
                    if class_a == class_b { None } else { self.operand_special(b, a, right) }
                }
                // What sequences do with `+` and `*` comes last.
                stage::NONE_LEFT => {
                    let changes = in_place.then(|| self.operand_special(a, b, in_place_name));
                    let changes = changes.flatten().filter(concatenates);
                    changes.or_else(|| self.operand_special(a, b, left).filter(concatenates))
                }
                _ => None,
            };
            if stage == stage::UNION && op == BinaryOp::Or && (is_class(a) || is_class(b)) {
                return self.call_library("unite_types", &[a, b], Cont::Finish(stage + 1));
            }
            let reflected = matches!(stage, stage::REFLECTED_FIRST | stage::REFLECTED);
            stage += 1;
            if let Some(method) = method.filter(|m| !(mute && concatenates(m))) {
                let argument = if reflected { a } else { b };
                let extends = in_place && op == BinaryOp::Add && self.payload(a).is(Kind::List);
                if concatenates(&method)
                    && !extends
                    && let Some(refusal) = self.refusal(op, a, b)
                {
                    return Err(refusal);
                }
                return self.call_attribute(method, &[argument], Cont::Finish(stage));
            }
            if stage > stage::UNION {
                if op == BinaryOp::Mul
                    && !mute
                    && let Some((sequence, count)) = self.repetition(a, b)
                {
                    if self.special(count, "__index__").is_some() {
                        let args = [sequence, count];
                        let changes =
                            in_place && matches!(a.kind(), Some(Kind::List | Kind::ByteArray));
                        let name = if changes { "inplace_mul" } else { "repeat" };
                        return self.call_library(name, &args, Cont::Finish(FINAL));
                    }
                    let name = self.heap.type_name(count);
                    return Err(self.heap.type_error(format!(
                        "can't multiply sequence by non-int of type '{name}'"
                    )));
                }
                return Err(self.unsupported(op, a, b, in_place));
            }
        }
    }

    /// The function behind the left operand's special method, where nothing else can come first:
    /// the right one is of the same class, or of a built-in type, which is not derived from it.
    pub(super) fn plain_operator(&self, a: Value, b: Value, name: &str) -> Option<Value> {
        if !a.is(Kind::Instance) {
            return None;
        }
        let class = self.heap.instance(a).class;
        let alike = match b.kind() {
            Some(Kind::Instance) => self.heap.instance(b).class == class,
            Some(Kind::Exception | Kind::Class | Kind::Type) => false,
            _ => true,
        };
        if !alike
            || !class.is(Kind::Class)
            || self.heap.class(class).traits.contains(ClassTraits::CARRIER)
        {
            return None;
        }
        let name = self.heap.find_interned(name)?;
        self.heap.class_lookup(class, name).filter(|found| found.is(Kind::Function))
    }

    /// Whether the reflected method comes first: the right operand's class is derived from the
    /// left one's and gives a reflected method of its own.
    fn right_goes_first(&mut self, a: Value, b: Value, right: &'static str) -> bool {
        let (class_a, class_b) = (self.heap.type_of(a), self.heap.type_of(b));
        if class_a == class_b || !self.heap.is_subclass(class_b, class_a) {
            return false;
        }
        self.heap.special_lookup(class_b, right) != self.heap.special_lookup(class_a, right)
    }

    /// A special method that a class of the program defines, ready to be called with the other
    /// operands.
    pub(super) fn special(&mut self, object: Value, name: &'static str) -> Option<Attribute> {
        let found = self.heap.program_special(object, name)?;
        if found.is_none() && BLOCKED_BY_NONE.contains(&name) {
            return None;
        }
        let class = self.heap.type_of(object);
        Some(self.heap.bind(found, object, class))
    }

    /// The special method of an operator. One that is None is called, which is an error.
    pub(super) fn operator_method(
        &mut self,
        operand: Value,
        name: &'static str,
    ) -> Option<Attribute> {
        match self.heap.program_special(operand, name) {
            Some(found) if found.is_none() => Some(Attribute::Value(found)),
            _ => self.special(operand, name),
        }
    }

    /// The special method of an operand. Those of built-in types matter only when the other operand
    /// carries a value, or when it is of a class of the program and this one is a view of a dict,
    /// which takes anything that can be iterated; otherwise native code has answered already.
    pub(super) fn operand_special(
        &mut self,
        operand: Value,
        other: Value,
        name: &'static str,
    ) -> Option<Attribute> {
        let method = self.operator_method(operand, name);
        let matters = self.heap.carried(other).is_some()
            || operand.is(Kind::DictView) && !self.heap.is_plain(other);
        if method.is_none() && matters {
            return self.native_special(operand, name);
        }
        method
    }

    /// What an instance of a derived class carries; other values are themselves.
    fn payload(&self, value: Value) -> Value {
        self.heap.carried(value).unwrap_or(value)
    }

    /// What a built-in sequence says about an operand of `+` or `*` that it cannot take. Its own
    /// methods see only the values that instances of derived classes carry.
    fn refusal(&mut self, op: BinaryOp, a: Value, b: Value) -> Option<Trap> {
        let (sequence, other) = if is_sequence(self.payload(a)) { (a, b) } else { (b, a) };
        let [own, value] = [sequence, other].map(|value| self.payload(value));
        let name = self.heap.type_name(other);
        match op {
            BinaryOp::Mul => {
                let counts = self.heap.as_int(value).is_some()
                    || self.heap.has_program_special(other, "__index__");
                (!counts).then(|| {
                    let text = format!("can't multiply sequence by non-int of type '{name}'");
                    self.heap.type_error(text)
                })
            }
            BinaryOp::Add => {
                let bytes = is_bytes(own);
                let takes = own.kind() == value.kind()
                    || bytes && (is_bytes(value) || value.is(Kind::MemoryView));
                let left = self.heap.type_name(own);
                (!takes).then(|| {
                    let text = if bytes {
                        let left = self.heap.type_name(sequence);
                        format!("can't concat {name} to {left}")
                    } else {
                        format!("can only concatenate {left} (not \"{name}\") to {left}")
                    };
                    self.heap.type_error(text)
                })
            }
            _ => None,
        }
    }

    /// Whether `*=` does not look for a sequence on its right: CPython does not when the type on
    /// the left has anything to do with sequences.
    fn does_not_repeat(&self, left: Value) -> bool {
        let kinds = matches!(
            left.kind(),
            Some(Kind::MemoryView | Kind::Range | Kind::Dict | Kind::Set | Kind::DictView)
        );
        (kinds || self.heap.type_of(left).is(Kind::Class))
            && !self.heap.carried(left).is_some_and(is_sequence)
    }

    /// A sequence and the instance it is multiplied with, in that order.
    fn repetition(&self, a: Value, b: Value) -> Option<(Value, Value)> {
        let own = |x: Value| x.is(Kind::Instance) || x.is(Kind::Exception);
        if is_sequence(a) && own(b) {
            Some((a, b))
        } else if is_sequence(b) && own(a) {
            Some((b, a))
        } else {
            None
        }
    }

    fn unsupported(&mut self, op: BinaryOp, a: Value, b: Value, in_place: bool) -> Trap {
        let (left, right) = (self.heap.type_name(a), self.heap.type_name(b));
        if op == BinaryOp::Add {
            // After both operands were asked, the sequence on the left complains.
            match a.kind() {
                Some(Kind::Str | Kind::List | Kind::Tuple) => {
                    return self.heap.type_error(format!(
                        "can only concatenate {left} (not \"{right}\") to {left}"
                    ));
                }
                Some(Kind::Bytes | Kind::ByteArray) => {
                    return self.heap.type_error(format!("can't concat {right} to {left}"));
                }
                _ => {}
            }
        }
        let text = match op {
            BinaryOp::Pow if !in_place => "** or pow()".to_owned(),
            _ if in_place => format!("{}=", op.text()),
            _ => op.text().to_owned(),
        };
        self.heap
            .type_error(format!("unsupported operand type(s) for {text}: '{left}' and '{right}'"))
    }

    /// A unary operator.
    #[inline(never)]
    pub(super) fn unary(&mut self, op: UnaryOp, dst: u8, a: u8) -> Outcome {
        let operand = self.register(a);
        if let Some(value) = self.heap.unary(op, operand)? {
            self.set_register(dst, value);
            return Ok(Flow::Next);
        }
        if let Some(method) = self.special(operand, op.method()) {
            return self.call_attribute(method, &[], Cont::Finish(FINAL));
        }
        let name = self.heap.type_name(operand);
        let text = op.text();
        let message = format!("bad operand type for unary {text}: '{name}'");
        Err(self.heap.type_error(message))
    }

    /// `not`
    #[inline(never)]
    pub(super) fn not(&mut self, dst: u8, a: u8) -> Outcome {
        let operand = self.register(a);
        match self.heap.truth(operand) {
            Ok(truth) => {
                self.set_register(dst, Value::bool(!truth));
                Ok(Flow::Next)
            }
            Err(Trap::Library) => self.call_library("truth", &[operand], Cont::Finish(FINAL)),
            Err(trap) => Err(trap),
        }
    }

    /// The truth of a value decides about the current conditional jump.
    #[inline(never)]
    pub(super) fn truth_jump(&mut self, a: u8) -> Outcome {
        let operand = self.register(a);
        match self.heap.truth(operand) {
            Ok(truth) => self.decide(truth),
            Err(Trap::Library) => self.call_library("truth", &[operand], Cont::Finish(FINAL)),
            Err(trap) => Err(trap),
        }
    }

    /// `in` and `not in`, as a value or as a condition.
    #[inline(never)]
    pub(super) fn contains(&mut self, item: u8, container: u8) -> Outcome {
        let (item, container) = (self.register(item), self.register(container));
        if let Some(method) = self.special(container, "__contains__") {
            return self.call_attribute(method, &[item], Cont::Finish(0));
        }
        match self.heap.contains(container, item) {
            Ok(found) => self.decide(found),
            Err(Trap::Library) => {
                self.call_library("contains", &[container, item], Cont::Finish(FINAL))
            }
            Err(trap) => Err(trap),
        }
    }

    /// Formats the value of an f-string field.
    #[inline(never)]
    pub(super) fn format(
        &mut self,
        dst: u8,
        value: Value,
        spec: Value,
        conversion: diapause_bytecode::Conversion,
    ) -> Outcome {
        match self.heap.format_field(value, spec, conversion) {
            Ok(text) => {
                self.set_register(dst, text);
                Ok(Flow::Next)
            }
            Err(Trap::Library) => {
                let conversion = self.heap.intern(conversion.text().trim_start_matches('!'))?;
                let empty = self.heap.intern("")?;
                let args = [value, conversion, spec.or(empty)];
                self.call_library("format_value", &args, Cont::Finish(FINAL))
            }
            Err(trap) => Err(trap),
        }
    }

    /// Calls a function of the library.
    pub(super) fn call_library(&mut self, name: &str, args: &[Value], cont: Cont) -> Outcome {
        self.heap.renew_effort();
        match library::function(name) {
            Some(function) => self.call_values(function, args, &[], cont),
            None => {
                let types: Vec<_> = args.iter().map(|&arg| self.heap.type_name(arg)).collect();
                Err(Trap::internal(format!("the library has no {name} for {types:?}")))
            }
        }
    }

    /// Calls what an attribute lookup found.
    pub(super) fn call_attribute(
        &mut self,
        attribute: Attribute,
        args: &[Value],
        cont: Cont,
    ) -> Outcome {
        match attribute {
            Attribute::Value(callee) => self.call_values(callee, args, &[], cont),
            Attribute::Method { function, receiver } => {
                let mut all = Vec::with_capacity(args.len() + 1);
                all.push(receiver);
                all.extend_from_slice(args);
                self.call_values(function, &all, &[], cont)
            }
            // A property as a special method: its value has to be called in turn.
            Attribute::Getter { function, receiver } => {
                let getter = self.heap.new_tuple([receiver])?;
                let mut all = vec![function, getter];
                all.extend_from_slice(args);
                self.call_library("call_getter", &all, cont)
            }
            Attribute::Get { function, descriptor, receiver, class } => {
                let getter = self.heap.new_tuple([descriptor, receiver, class])?;
                let mut all = vec![function, getter];
                all.extend_from_slice(args);
                self.call_library("call_getter", &all, cont)
            }
            Attribute::Intercept(_) | Attribute::Fallback | Attribute::Missing => {
                Err(Trap::internal("a special method that is not there was called"))
            }
        }
    }

    /// Whether a type is that of an exception class, for messages.
    #[allow(dead_code)]
    pub(super) fn is_exception_class(&self, class: Value) -> bool {
        self.heap.is_subclass(class, TypeId::BaseException.value())
    }
}
