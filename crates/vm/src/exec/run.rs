//! The loop: one `match` over the instructions. What is simple happens here; the rest is in
//! methods of [`Exec`] that say how to go on.

use diapause_bytecode::{BinaryOp, CompareOp, Instr};

use super::methods::{ASKS, NATIVE, SENDS};
use super::operators::FINAL;
use super::{Activation, Cont, Exec, Exit, Flow, Frame, HEADROOM, Outcome, WINDOW, Window};
use crate::code_store::Unit;
use crate::trap::Trap;
use crate::types::index::place_or_beyond;
use crate::value::{Kind, Value};

/// The stages of an operator at which the work begins; see `operators.rs`.
pub(super) const FIRST_STAGE: u8 = 0;

impl<'a> Exec<'a> {
    /// Whether the loop goes on with the frame on top, when it is not with the next instruction.
    ///
    /// The loop is one very large function. What it calls stays out of it, because the compiler
    /// would keep nothing in registers otherwise.
    #[inline(never)]
    fn proceed(&mut self, outcome: Outcome) -> bool {
        let flow = match outcome {
            Ok(Flow::Call | Flow::Jump) if !self.heap.tick() => self.end(Exit::OutOfFuel),
            Ok(flow) => flow,
            Err(trap) => self.handle(trap),
        };
        !matches!(flow, Flow::Exit)
    }

    /// Whether what a generator has yielded may be where the program stops: not where a call of
    /// `send` has given it. Code of the compiler counts the register in which it stands as live
    /// there; what a snapshot brings is not held to that.
    #[cold]
    #[inline(never)]
    fn rests_at(unit: &Unit, pc: usize) -> bool {
        !matches!(
            unit.instructions.get(pc.wrapping_sub(1)),
            Some(
                Instr::Call { .. }
                    | Instr::CallKeywords { .. }
                    | Instr::CallUnpacked { .. }
                    | Instr::CallGlobal { .. }
                    | Instr::CallMethod { .. }
                    | Instr::CallMethodKeywords { .. }
                    | Instr::CallLoaded { .. }
            )
        )
    }

    #[allow(clippy::too_many_lines, reason = "one match over all instructions")]
    pub(super) fn run_frames(&mut self) -> Result<Exit, Trap> {
        'frames: loop {
            // What of the frame on top the instructions use. `'frames` loads it anew; the fast ways
            // of a call and of a return replace it in place.
            let mut unit = self.top_unit()?;
            let base = self.activation.base as usize;
            if base + HEADROOM > self.stack.len() {
                return Ok(Exit::GrowStack);
            }
            let mut regs: &'a Window = match self.stack[base..base + WINDOW].try_into() {
                Ok(window) => window,
                Err(_) => return Ok(Exit::Internal("a window of the wrong width".into())),
            };
            let mut pc = self.activation.pc as usize;

            macro_rules! r {
                ($register:expr) => {
                    regs[$register as usize].get()
                };
            }
            macro_rules! set {
                ($register:expr, $value:expr) => {
                    regs[$register as usize].set($value)
                };
            }
            macro_rules! save {
                () => {
                    self.activation.pc = pc as u32
                };
            }
            // Goes on as an instruction says that is not simple.
            macro_rules! flow {
                ($outcome:expr) => {{
                    save!();
                    let outcome: Outcome = $outcome;
                    if matches!(outcome, Ok(Flow::Next)) {
                        // Nothing is in there to be dropped.
                        std::mem::forget(outcome);
                    } else if self.proceed(outcome) {
                        continue 'frames;
                    } else {
                        return Ok(self.ended());
                    }
                }};
            }
            // As `flow`, for steps of loops, which mostly stay in the frame.
            macro_rules! step {
                ($outcome:expr) => {{
                    save!();
                    let outcome: Outcome = $outcome;
                    if matches!(outcome, Ok(Flow::Jump)) {
                        pc = self.activation.pc as usize;
                        if !self.heap.tick() {
                            return Ok(Exit::OutOfFuel);
                        }
                    } else if !matches!(outcome, Ok(Flow::Next)) {
                        if self.proceed(outcome) {
                            continue 'frames;
                        }
                        return Ok(self.ended());
                    }
                }};
            }
            macro_rules! jump {
                ($target:expr) => {{
                    let target = $target as usize;
                    let backward = target <= pc;
                    pc = target;
                    if backward && !self.heap.tick() {
                        save!();
                        return Ok(Exit::OutOfFuel);
                    }
                }};
            }
            macro_rules! branch {
                ($to:expr, $condition:expr) => {
                    if $condition == $to.on() {
                        jump!($to.target());
                    }
                };
            }
            // Enters a function of the program whose arguments are its parameters, without leaving
            // the loop; other calls go on with what follows the macro.
            macro_rules! call_in_place {
                ($callee:expr, $arguments:expr, $count:expr, $dst:expr) => {
                    if $callee.is(Kind::Function)
                        && self.activation.depth < self.state.recursion_limit
                        && let function = self.heap.function($callee)
                        && let Some(target) = self.codes.program_unit(function.code)
                        && target.entry.direct
                        && $count == target.entry.positional
                        && let at = self.activation.base as usize + $arguments as usize
                        && at + HEADROOM <= self.stack.len()
                        && let Ok(window) = <&'a Window>::try_from(&self.stack[at..at + WINDOW])
                    {
                        for place in target.entry.parameters..target.entry.free_start {
                            window[place as usize].set(Value::UNBOUND);
                        }
                        if target.entry.free_count > 0 {
                            self.take_cells(window, target, $callee);
                        }
                        let depth = self.activation.depth + u32::from(!target.entry.intrinsics);
                        let globals = function.globals;
                        let entered = Frame {
                            code: function.code,
                            pc: 0,
                            base: at as u32,
                            cont: Cont::Store($dst),
                            depth,
                            globals,
                            handled: Value::NONE,
                            subject: Value::NONE,
                        };
                        save!();
                        self.push(entered);
                        if !self.heap.tick() {
                            return Ok(Exit::OutOfFuel);
                        }
                        (unit, regs, pc) = (target, window, 0);
                        continue;
                    }
                };
            }
            // Goes on in the `__init__` of a new instance, if that is all that a call of a class does;
            // else the call goes on with what follows the macro.
            macro_rules! instantiate_in_place {
                ($callee:expr, $at:expr, $count:expr, $dst:expr) => {
                    if $callee.is(Kind::Class) {
                        save!();
                        if let Some((target, window)) =
                            self.instantiate_in_place(regs, $callee, $at, $count, $dst)
                        {
                            (unit, regs, pc) = (target, window, 0);
                            if !self.heap.tick() {
                                return Ok(Exit::OutOfFuel);
                            }
                            continue;
                        }
                    }
                };
            }
            // Goes on in a generator that a loop or a delegation takes the next item from, or that
            // something is sent to; other iterators go on with what follows the macro.
            macro_rules! resume_in_place {
                ($iterator:expr, $sent:expr, $cont:expr) => {
                    let iterator = $iterator;
                    if iterator.is(Kind::Generator)
                        && let Some((target, window)) =
                            self.resume_in_place(iterator, unit.live[pc - 1], pc, $sent, $cont)
                    {
                        (unit, regs, pc) = (target, window, self.activation.pc as usize);
                        if !self.heap.tick() {
                            return Ok(Exit::OutOfFuel);
                        }
                        continue;
                    }
                };
            }
            // Leaves a function that was entered so; other returns go on with `leave`.
            macro_rules! leave {
                ($value:expr) => {{
                    let value = $value;
                    if let [.., below, top] = self.frames.as_slice()
                        && let Some((dst, value)) = match top.cont {
                            Cont::Store(dst) if top.subject.is_none() => Some((dst, value)),
                            Cont::Init(dst) if value.is_none() => Some((dst, top.subject)),
                            _ => None,
                        }
                        && let Some(target) = self.codes.known_unit(below.code)
                        && let at = below.base as usize
                        && let Some(Ok(window)) =
                            self.stack.get(at..at + WINDOW).map(<&'a Window>::try_from)
                    {
                        (unit, regs, pc) = (target, window, below.pc as usize);
                        self.activation = Activation::of(below);
                        self.frames.pop();
                        set!(dst, value);
                        continue;
                    }
                    flow!(self.leave(value));
                }};
            }
            macro_rules! arithmetic {
                ($op:ident, $dst:expr, $a:expr, $b:expr, |$x:ident, $y:ident| $int:expr, |$p:ident, $q:ident| $float:expr) => {
                    arithmetic!($op, $dst, $a, $b, |$x, $y| $int, |$p, $q| $float, |a, b| {
                        self.heap.quick_binary(BinaryOp::$op, a, b)
                    })
                };
                ($op:ident, $dst:expr, $a:expr, $b:expr, |$x:ident, $y:ident| $int:expr, |$p:ident, $q:ident| $float:expr, |$left:ident, $right:ident| $other:expr) => {{
                    let (a, b) = (r!($a), r!($b));
                    if Value::both_small(a, b) {
                        let ($x, $y) = (a.shifted(), b.shifted());
                        if let Some(result) = $int {
                            set!($dst, Value::from_shifted(result));
                            continue;
                        }
                    } else if a.is_inline_float() && b.is_inline_float() {
                        let ($p, $q) = (a.float_unchecked(), b.float_unchecked());
                        if let Some(result) = Value::usual_float($float) {
                            set!($dst, result);
                            continue;
                        }
                    }
                    let ($left, $right) = (a, b);
                    match $other {
                        Some(result) => set!($dst, result),
                        None => flow!(self.binary(BinaryOp::$op, FIRST_STAGE)),
                    }
                }};
            }
            macro_rules! compare_jump {
                ($op:ident, $a:expr, $b:expr, $to:expr, $test:tt) => {{
                    let (a, b) = (r!($a), r!($b));
                    if Value::both_small(a, b) {
                        branch!($to, (a.shifted() $test b.shifted()));
                    } else if a.is_inline_float() && b.is_inline_float() {
                        branch!($to, (a.float_unchecked() $test b.float_unchecked()));
                    } else {
                        flow!(self.compare(CompareOp::$op, FIRST_STAGE));
                    }
                }};
            }
            macro_rules! equal_jump {
                ($op:ident, $a:expr, $b:expr, $to:expr, $test:tt) => {{
                    let (a, b) = (r!($a), r!($b));
                    if Value::both_small(a, b) {
                        branch!($to, (a.shifted() $test b.shifted()));
                    } else if a.is_inline_float() && b.is_inline_float() {
                        branch!($to, (a.float_unchecked() $test b.float_unchecked()));
                    } else {
                        match self.heap.quick_equal(a, b) {
                            Some(equal) => branch!($to, (equal $test true)),
                            None => flow!(self.compare(CompareOp::$op, FIRST_STAGE)),
                        }
                    }
                }};
            }
            macro_rules! compare_jump_imm {
                ($op:ident, $a:expr, $imm:expr, $to:expr, $test:tt) => {{
                    let a = r!($a);
                    if a.is_small() {
                        branch!($to, (a.small_unchecked() $test i64::from($imm)));
                    } else {
                        flow!(self.compare(CompareOp::$op, FIRST_STAGE));
                    }
                }};
            }

            loop {
                // Not copied: each arm reads the operands that it uses.
                let instruction = &unit.instructions[pc];
                pc += 1;
                match *instruction {
                    Instr::Move { dst, src } => set!(dst, r!(src)),
                    Instr::LoadConst { dst, index } => set!(dst, unit.constants[index as usize]),
                    Instr::LoadInt { dst, value } => set!(dst, Value::small(i64::from(value))),
                    Instr::LoadCommon { dst, which } => match Self::common_value(which) {
                        Ok(value) => set!(dst, value),
                        Err(trap) => flow!(Err(trap)),
                    },

                    Instr::CheckLocal { var } => {
                        if r!(var).is_unbound() {
                            flow!(self.unbound_local(var));
                        }
                    }
                    Instr::DeleteLocal { var } => {
                        if r!(var).is_unbound() {
                            flow!(self.unbound_local(var));
                        } else {
                            set!(var, Value::UNBOUND);
                        }
                    }
                    Instr::ClearLocal { var } => set!(var, Value::UNBOUND),
                    Instr::MakeCell { reg } => flow!(self.make_cell(reg)),
                    Instr::LoadCell { dst, cell } => {
                        let value = self.heap.cell(r!(cell)).0;
                        if value.is_unbound() {
                            flow!(self.unbound_cell(cell));
                        } else {
                            set!(dst, value);
                        }
                    }
                    Instr::StoreCell { cell, src } => self.heap.cell_mut(r!(cell)).0 = r!(src),
                    Instr::DeleteCell { cell } => {
                        let cell_value = r!(cell);
                        if self.heap.cell(cell_value).0.is_unbound() {
                            flow!(self.unbound_cell(cell));
                        } else {
                            self.heap.cell_mut(cell_value).0 = Value::UNBOUND;
                        }
                    }
                    Instr::ClearCell { cell } => self.heap.cell_mut(r!(cell)).0 = Value::UNBOUND,
                    Instr::LoadGlobal { dst, name, cache } => {
                        let cached = unit.caches[cache as usize].get();
                        let variables = self.heap.dict(self.activation.globals);
                        let Some(value) = cached.variable(variables) else {
                            flow!(self.load_global(dst, name, cache));
                            continue;
                        };
                        set!(dst, value);
                    }
                    Instr::StoreGlobal { src, name, cache } => {
                        let cached = unit.caches[cache as usize].get();
                        let variables = self.heap.dict_mut(self.activation.globals);
                        if cached.key == variables.version()
                            && let Some(entry) = variables.own_mut().get_mut(cached.slot as usize)
                        {
                            entry.value = r!(src);
                        } else {
                            flow!(self.store_global(src, name, cache));
                        }
                    }
                    Instr::DeleteGlobal { name } => flow!(self.delete_global(name, true)),
                    Instr::ClearGlobal { name } => flow!(self.delete_global(name, false)),
                    Instr::LoadName { dst, name, .. } => flow!(self.load_name(dst, name)),
                    Instr::LoadNameOrCell { dst, cell, name } => {
                        flow!(self.load_name_or_cell(dst, cell, name));
                    }
                    Instr::StoreName { src, name } => flow!(self.store_name(src, name)),
                    Instr::DeleteName { name } => flow!(self.delete_name(name, true)),
                    Instr::ClearName { name } => flow!(self.delete_name(name, false)),

                    Instr::Add { dst, a, b, inplace } => {
                        arithmetic!(
                            Add,
                            dst,
                            a,
                            b,
                            |x, y| x.checked_add(y),
                            |p, q| p + q,
                            |x, y| self.heap.quick_add(x, y, inplace)
                        );
                    }
                    Instr::Sub { dst, a, b, .. } => {
                        arithmetic!(Sub, dst, a, b, |x, y| x.checked_sub(y), |p, q| p - q);
                    }
                    Instr::Mul { dst, a, b, .. } => {
                        arithmetic!(Mul, dst, a, b, |x, y| (x >> 2).checked_mul(y), |p, q| p * q);
                    }
                    Instr::TrueDiv { dst, a, b, .. } => {
                        arithmetic!(TrueDiv, dst, a, b, |_x, _y| None, |p, q| p / q);
                    }
                    Instr::FloorDiv { dst, a, b, .. } => {
                        let (a, b) = (r!(a), r!(b));
                        // Zero and -1 (whose quotient can overflow) go the long way.
                        if Value::both_small(a, b) && b.shifted() > 0 {
                            let quotient = a.small_unchecked().div_euclid(b.small_unchecked());
                            set!(dst, Value::small(quotient));
                        } else {
                            flow!(self.binary(BinaryOp::FloorDiv, FIRST_STAGE));
                        }
                    }
                    Instr::Mod { dst, a, b, .. } => {
                        let (a, b) = (r!(a), r!(b));
                        if Value::both_small(a, b) && b.shifted() > 0 {
                            let (a, b) = (a.small_unchecked(), b.small_unchecked());
                            // Operands of 32 bits divide several times faster.
                            let rest = if ((a | b) as u64) >> 32 == 0 {
                                i64::from(a as u32 % b as u32)
                            } else {
                                a.rem_euclid(b)
                            };
                            set!(dst, Value::small(rest));
                        } else {
                            flow!(self.binary(BinaryOp::Mod, FIRST_STAGE));
                        }
                    }
                    Instr::Binary { op, dst, a, b, .. } => {
                        let (a, b) = (r!(a), r!(b));
                        if Value::both_small(a, b) {
                            let (x, y) = (a.shifted(), b.shifted());
                            let bits = match op {
                                BinaryOp::And => Some(x & y),
                                BinaryOp::Or => Some(x | y),
                                BinaryOp::Xor => Some(x ^ y),
                                BinaryOp::RShift if (0..=(61 << 2)).contains(&y) => {
                                    Some((x >> (y >> 2)) & !3)
                                }
                                _ => None,
                            };
                            if let Some(bits) = bits {
                                set!(dst, Value::from_shifted(bits));
                                continue;
                            }
                        }
                        flow!(self.binary(op, FIRST_STAGE));
                    }
                    Instr::AddImm { dst, a, imm, .. } => {
                        let a = r!(a);
                        if a.is_small()
                            && let Some(sum) = a.shifted().checked_add(i64::from(imm) << 2)
                        {
                            set!(dst, Value::from_shifted(sum));
                        } else {
                            flow!(self.binary(BinaryOp::Add, FIRST_STAGE));
                        }
                    }
                    Instr::SubImm { dst, a, imm, .. } => {
                        let a = r!(a);
                        if a.is_small()
                            && let Some(difference) = a.shifted().checked_sub(i64::from(imm) << 2)
                        {
                            set!(dst, Value::from_shifted(difference));
                        } else {
                            flow!(self.binary(BinaryOp::Sub, FIRST_STAGE));
                        }
                    }
                    Instr::Unary { op, dst, a } => flow!(self.unary(op, dst, a)),
                    Instr::Not { dst, a } => {
                        match r!(a).as_bool() {
                            Some(value) => set!(dst, Value::bool(!value)),
                            None => match self.heap.quick_truth(r!(a)) {
                                Some(value) => set!(dst, Value::bool(!value)),
                                None => flow!(self.not(dst, a)),
                            },
                        };
                    }
                    Instr::Compare { op, dst, a, b } => {
                        let (x, y) = (r!(a), r!(b));
                        if Value::both_small(x, y) {
                            let result = op.accepts(x.shifted().cmp(&y.shifted()));
                            set!(dst, Value::bool(result));
                        } else if matches!(op, CompareOp::Eq | CompareOp::Ne)
                            && let Some(equal) = self.heap.quick_equal(x, y)
                        {
                            set!(dst, Value::bool(equal == (op == CompareOp::Eq)));
                        } else {
                            flow!(self.compare(op, FIRST_STAGE));
                        }
                    }
                    Instr::Is { dst, a, b } => set!(dst, Value::bool(r!(a) == r!(b))),
                    Instr::IsNot { dst, a, b } => set!(dst, Value::bool(r!(a) != r!(b))),
                    Instr::Contains { dst, item, container, negate } => {
                        match self.quick_contains(r!(item), r!(container)) {
                            Some(found) => set!(dst, Value::bool(found != (negate != 0))),
                            None => flow!(self.contains(item, container)),
                        }
                    }
                    Instr::JumpIn { item, container, to } => {
                        match self.quick_contains(r!(item), r!(container)) {
                            Some(found) => branch!(to, found),
                            None => flow!(self.contains(item, container)),
                        }
                    }

                    Instr::Jump { target } => jump!(target),
                    Instr::JumpIfTrue { a, target } => match r!(a) {
                        Value::TRUE => jump!(target),
                        Value::FALSE | Value::NONE => {}
                        value => match self.heap.quick_truth(value) {
                            Some(true) => jump!(target),
                            Some(false) => {}
                            None => flow!(self.truth_jump(a)),
                        },
                    },
                    Instr::JumpIfFalse { a, target } => match r!(a) {
                        Value::TRUE => {}
                        Value::FALSE | Value::NONE => jump!(target),
                        value => match self.heap.quick_truth(value) {
                            Some(true) => {}
                            Some(false) => jump!(target),
                            None => flow!(self.truth_jump(a)),
                        },
                    },
                    Instr::JumpIfNone { a, target } => {
                        if r!(a).is_none() {
                            jump!(target);
                        }
                    }
                    Instr::JumpIfNotNone { a, target } => {
                        if !r!(a).is_none() {
                            jump!(target);
                        }
                    }
                    Instr::JumpLt { a, b, to } => compare_jump!(Lt, a, b, to, <),
                    Instr::JumpLe { a, b, to } => compare_jump!(Le, a, b, to, <=),
                    Instr::JumpGt { a, b, to } => compare_jump!(Gt, a, b, to, >),
                    Instr::JumpGe { a, b, to } => compare_jump!(Ge, a, b, to, >=),
                    Instr::JumpEq { a, b, to } => equal_jump!(Eq, a, b, to, ==),
                    Instr::JumpNe { a, b, to } => equal_jump!(Ne, a, b, to, !=),
                    Instr::JumpLtImm { a, imm, to } => compare_jump_imm!(Lt, a, imm, to, <),
                    Instr::JumpLeImm { a, imm, to } => compare_jump_imm!(Le, a, imm, to, <=),
                    Instr::JumpGtImm { a, imm, to } => compare_jump_imm!(Gt, a, imm, to, >),
                    Instr::JumpGeImm { a, imm, to } => compare_jump_imm!(Ge, a, imm, to, >=),
                    Instr::JumpEqImm { a, imm, to } => compare_jump_imm!(Eq, a, imm, to, ==),
                    Instr::JumpNeImm { a, imm, to } => compare_jump_imm!(Ne, a, imm, to, !=),
                    Instr::JumpIs { a, b, to } => branch!(to, (r!(a) == r!(b))),

                    Instr::BuildList { dst, base, count } => {
                        flow!(self.build_list(regs, dst, base, count));
                    }
                    Instr::BuildTuple { dst, base, count } => {
                        flow!(self.build_tuple(regs, dst, base, count));
                    }
                    Instr::BuildSet { dst, base, count } => flow!(self.build_set(dst, base, count)),
                    Instr::BuildDict { dst, base, count } => {
                        flow!(self.build_dict(regs, dst, base, count));
                    }
                    Instr::BuildString { dst, base, count } => {
                        flow!(self.build_string(regs, dst, base, count));
                    }
                    Instr::BuildSlice { dst, base } => flow!(self.build_slice(dst, base)),
                    Instr::ListAppend { list, value } => {
                        if let Err(trap) = self.heap.push(r!(list), r!(value)) {
                            flow!(Err(trap));
                        }
                    }
                    Instr::ListExtend { list, items } => flow!(self.list_extend(list, items)),
                    Instr::ListToTuple { dst, list } => flow!(self.list_to_tuple(dst, list)),
                    Instr::SetAdd { set, value } => flow!(self.set_add(r!(set), r!(value))),
                    Instr::SetUpdate { set, items } => flow!(self.set_update(set, items)),
                    Instr::DictInsert { dict, key, value } => {
                        flow!(self.dict_insert(r!(dict), r!(key), r!(value)));
                    }
                    Instr::DictUpdate { dict, items } => flow!(self.dict_update(dict, items)),
                    Instr::DictMerge { dict, items, callee } => {
                        flow!(self.dict_merge(dict, items, callee));
                    }
                    Instr::GetItem { dst, object, key } => {
                        let (object, key) = (r!(object), r!(key));
                        if object.is(Kind::List)
                            && key.is_small()
                            && let Some(&item) = self
                                .heap
                                .list(object)
                                .items
                                .get(place_or_beyond(key.small_unchecked()))
                        {
                            set!(dst, item);
                        } else {
                            flow!(self.get_item(object, key, dst));
                        }
                    }
                    Instr::SetItem { object, key, value } => {
                        let (target, index) = (r!(object), r!(key));
                        if target.is(Kind::List)
                            && index.is_small()
                            && let Some(place) = self
                                .heap
                                .list_mut(target)
                                .items
                                .get_mut(place_or_beyond(index.small_unchecked()))
                        {
                            *place = r!(value);
                        } else {
                            flow!(self.set_item(target, index, r!(value)));
                        }
                    }
                    Instr::DeleteItem { object, key } => {
                        flow!(self.delete_item(r!(object), r!(key)));
                    }
                    Instr::Unpack { src, base, count } => {
                        flow!(self.unpack(regs, src, base, count));
                    }
                    Instr::UnpackStar { src, base, before, after } => {
                        flow!(self.unpack_star(src, base, before, after));
                    }

                    Instr::GetAttr { dst, object, name, cache } => {
                        let object = r!(object);
                        if object.is(Kind::Instance) {
                            let cached = unit.caches[cache as usize].get();
                            let instance = self.heap.instance(object);
                            if cached.key == instance.shape.0
                                && cached.epoch == self.heap.class_epoch
                            {
                                // A slot, or else a value of the class.
                                let slot = instance.slots.get(cached.slot as usize);
                                let value = slot.copied().unwrap_or(cached.value);
                                if !value.is_unbound() {
                                    set!(dst, value);
                                    continue;
                                }
                            }
                        }
                        flow!(self.get_attr(unit, regs, object, name, dst, cache));
                    }
                    Instr::SetAttr { object, value, name, cache } => {
                        let object = r!(object);
                        if object.is(Kind::Instance) {
                            let cached = unit.caches[cache as usize].get();
                            let epoch = self.heap.class_epoch;
                            let instance = self.heap.instance_mut(object);
                            if cached.key == instance.shape.0
                                && cached.epoch == epoch
                                && let Some(slot) = instance.slots.get_mut(cached.slot as usize)
                            {
                                *slot = r!(value);
                                continue;
                            }
                        }
                        flow!(self.set_attr(unit, object, name, r!(value), cache));
                    }
                    Instr::DeleteAttr { object, name } => {
                        flow!(self.delete_attr(r!(object), name));
                    }
                    Instr::LoadSpecial { dst, object, which } => {
                        flow!(self.load_special(dst, object, which));
                    }

                    Instr::Call { dst, base: at, count } => {
                        let callee = r!(at);
                        call_in_place!(callee, at + 1, count, dst);
                        instantiate_in_place!(callee, at, count, dst);
                        flow!(self.call_registers(regs, at, count, dst));
                    }
                    Instr::CallKeywords { dst, base: at, count, keywords } => {
                        let names = unit.constants[keywords as usize];
                        flow!(self.call_keywords(at, count, names, dst));
                    }
                    Instr::CallUnpacked { dst, base: at } => flow!(self.call_unpacked(at, dst)),
                    Instr::CallGlobal { dst, base: at, count, name, cache } => {
                        let cached = unit.caches[cache as usize].get();
                        let variables = self.heap.dict(self.activation.globals);
                        let Some(callee) = cached.variable(variables) else {
                            flow!(self.call_global(regs, at, count, name, cache, dst));
                            continue;
                        };
                        set!(at, callee);
                        call_in_place!(callee, at + 1, count, dst);
                        instantiate_in_place!(callee, at, count, dst);
                        flow!(self.call_registers(regs, at, count, dst));
                    }
                    Instr::CallMethod { dst, base: at, count, name, cache } => {
                        let receiver = r!(at + 1);
                        if receiver.is(Kind::Instance) {
                            let cached = unit.caches[cache as usize].get();
                            if cached.key == self.heap.instance(receiver).shape.0
                                && cached.epoch == self.heap.class_epoch
                            {
                                call_in_place!(cached.value, at + 1, count + 1, dst);
                            }
                        } else {
                            let cached = unit.caches[cache as usize].get();
                            if cached.key == receiver.bits() as u32 | NATIVE {
                                if cached.slot == ASKS
                                    && let Some(yes) = self.quick_ask(cached.value, receiver)
                                {
                                    set!(dst, Value::bool(yes));
                                    continue;
                                }
                                flow!(self.call_native_method(regs, at, count, &cached, dst));
                                continue;
                            }
                            if cached.slot == SENDS && receiver.is(Kind::Generator) {
                                resume_in_place!(receiver, r!(at + 2), Cont::Store(dst));
                            }
                        }
                        flow!(self.call_method(regs, at, count, unit, name, cache, dst));
                    }
                    Instr::LoadMethod { base: at, object, name, cache } => {
                        let object = r!(object);
                        if object.is(Kind::Instance) {
                            let cached = unit.caches[cache as usize].get();
                            if cached.key == self.heap.instance(object).shape.0
                                && cached.epoch == self.heap.class_epoch
                            {
                                set!(at, cached.value);
                                set!(at + 1, object);
                                continue;
                            }
                        }
                        flow!(self.load_method(object, at, name, cache));
                    }
                    Instr::CallLoaded { dst, base: at, count } => {
                        if r!(at + 1).is_unbound() {
                            call_in_place!(r!(at), at + 2, count, dst);
                        } else {
                            call_in_place!(r!(at), at + 1, count + 1, dst);
                        }
                        flow!(self.call_loaded(at, count, dst));
                    }
                    Instr::CallMethodKeywords { dst, base: at, count, name, keywords } => {
                        let names = unit.constants[keywords as usize];
                        flow!(self.call_method_keywords(at, count, name, names, dst));
                    }
                    Instr::Return { src } => leave!(r!(src)),
                    Instr::ReturnNone {} => leave!(Value::NONE),
                    Instr::MakeFunction { dst, base, parts, code } => {
                        flow!(self.make_function(unit, dst, base, parts, code));
                    }

                    Instr::GetIter { dst, src } => flow!(self.get_iter(dst, src)),
                    Instr::ForIter { iter, dst, body } => {
                        let iterator = r!(iter);
                        if iterator.is(Kind::Iterator)
                            && let Some(item) = self.heap.advance_simple(iterator)
                        {
                            set!(dst, item);
                            jump!(body);
                        } else {
                            resume_in_place!(iterator, Value::NONE, Cont::Finish(FINAL));
                            step!(self.for_iter(regs, unit, iterator, dst, body));
                        }
                    }
                    Instr::RangePrepare { base, count, target } => {
                        if self.prepare_range(regs, base, count) {
                            jump!(target);
                        }
                    }
                    Instr::RangeGeneric { base } => {
                        set!(base + 1, Value::UNBOUND);
                        // Live from here on; what the call left there is not.
                        set!(base + 2, Value::UNBOUND);
                    }
                    Instr::ForRange { base, dst, body } => {
                        let stop = r!(base + 1);
                        if stop.is_small() {
                            let (current, step) = (r!(base).shifted(), r!(base + 2).shifted());
                            let more = if step > 0 {
                                current < stop.shifted()
                            } else {
                                current > stop.shifted()
                            };
                            if more {
                                set!(dst, Value::from_shifted(current));
                                // Saturation cannot go on past the bound.
                                set!(base, Value::from_shifted(current.saturating_add(step) & !3));
                                jump!(body);
                            }
                        } else {
                            step!(self.for_iter(regs, unit, r!(base), dst, body));
                        }
                    }

                    Instr::StartGenerator {} => {}
                    Instr::Yield { src, .. } => {
                        save!();
                        let (value, live) = (r!(src), unit.live[pc - 1]);
                        if let Some((target, window)) = self.yield_in_place(regs, live, value) {
                            (unit, regs, pc) = (target, window, self.activation.pc as usize);
                            if !self.heap.tick() {
                                if Self::rests_at(unit, pc) {
                                    return Ok(Exit::OutOfFuel);
                                }
                                self.heap.tick_withheld();
                            }
                        } else {
                            // Not `flow`: another frame may be on top than when it began.
                            let outcome = self.give(value);
                            if self.proceed(outcome) {
                                continue 'frames;
                            }
                            return Ok(self.ended());
                        }
                    }
                    Instr::GetYieldFromIter { dst, src } => flow!(self.get_yield_from(dst, src)),
                    Instr::YieldFrom { dst, iter } => {
                        if r!(dst).is_none() {
                            resume_in_place!(r!(iter), Value::NONE, Cont::Finish(FINAL));
                        }
                        flow!(self.yield_from(dst, iter));
                    }

                    Instr::Raise { exception } => flow!(self.raise(r!(exception))),
                    Instr::RaiseFrom { exception, cause } => {
                        flow!(self.raise_from(r!(exception), r!(cause)));
                    }
                    Instr::RaiseAgain {} => flow!(self.raise_again()),
                    Instr::Reraise { exception } => {
                        save!();
                        match self.unwind(r!(exception), false) {
                            Flow::Exit => return Ok(self.ended()),
                            _ => continue 'frames,
                        }
                    }
                    Instr::PushHandled { save, exception } => {
                        let exception = r!(exception);
                        set!(save, self.top().handled);
                        self.top().handled = exception;
                    }
                    Instr::PopHandled { save } => self.top().handled = r!(save),
                    Instr::MatchException { dst, exception, class } => {
                        flow!(self.match_exception(dst, r!(exception), r!(class)));
                    }
                    Instr::ExitArguments { base, exception } => {
                        flow!(self.exit_arguments(base, r!(exception)));
                    }

                    Instr::FormatSimple { dst, src, conversion } => {
                        flow!(self.format(dst, r!(src), Value::UNBOUND, conversion));
                    }
                    Instr::FormatSpec { dst, src, spec, conversion } => {
                        flow!(self.format(dst, r!(src), r!(spec), conversion));
                    }

                    Instr::Import { dst, fromlist, level, name } => {
                        flow!(self.import(dst, r!(fromlist), level, name));
                    }
                    Instr::ImportFrom { dst, module, name } => {
                        flow!(self.import_from(dst, r!(module), name));
                    }
                    Instr::LoadFromDictOrGlobals { dst, dict, name } => {
                        flow!(self.load_from_dict(dst, r!(dict), name));
                    }
                    Instr::LoadFromDictOrCell { dst, dict, cell, name } => {
                        flow!(self.load_from_dict_or_cell(dst, r!(dict), cell, name));
                    }
                    Instr::SplitGroup { base, class } => flow!(self.split_group(base, r!(class))),
                    Instr::MergeGroup { dst, base } => flow!(self.merge_group(dst, base)),
                    Instr::IsCollection { dst, a, mapping } => {
                        set!(dst, Value::bool(self.heap.is_collection(r!(a), mapping == 1)));
                    }
                    Instr::ImportStar { module } => flow!(self.import_star(r!(module))),
                    Instr::GetAwaitable { dst, src, context } => {
                        flow!(self.get_awaitable(dst, src, context));
                    }
                    Instr::GetAsyncIter { dst, src } => flow!(self.get_async_iter(dst, src)),
                    Instr::AsyncNext { iter, .. } => flow!(self.async_next(iter)),
                    Instr::MakeSpill { dst, count } => flow!(self.make_spill(dst, count)),
                    Instr::LoadSpill { dst, spill, index, .. } => {
                        flow!(self.load_spill(dst, spill, index));
                    }
                    Instr::Share { var } => {
                        let value = r!(var);
                        if value.is(Kind::Str) {
                            self.heap.str(value).share();
                        }
                    }
                    Instr::EndAsyncFor { exception } => {
                        let exception = r!(exception);
                        if !self.ends_async_for(exception) {
                            save!();
                            match self.unwind(exception, false) {
                                Flow::Exit => return Ok(self.ended()),
                                _ => continue 'frames,
                            }
                        }
                    }
                }
            }
        }
    }
}
