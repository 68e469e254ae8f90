//! Variables: globals with their caches, cells, class namespaces; and what builds values from
//! registers.

use std::sync::LazyLock;

use arrayvec::ArrayString;
use diapause_bytecode::{CommonValue, Instr};

use super::operators::FINAL;
use super::{Cont, Exec, Flow, Outcome, Window};
use crate::builtins;
use crate::code_store::{InlineCache, Unit};
use crate::library;
use crate::object::{Cell, Function, INLINE, Items, Set, Slice, concatenated};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::types::attribute::Attribute;
use crate::value::{Kind, Value};

impl Exec<'_> {
    /// Values of the interpreter's own.
    #[inline(never)]
    pub(super) fn common_value(which: CommonValue) -> Result<Value, Trap> {
        Ok(match which {
            CommonValue::AssertionError => TypeId::AssertionError.value(),
            CommonValue::NotImplementedError => TypeId::NotImplementedError.value(),
            CommonValue::BuildClass => library::function("__build_class__")
                .ok_or_else(|| Trap::internal("the library has no __build_class__"))?,
            CommonValue::TypeVar
            | CommonValue::ParamSpec
            | CommonValue::TypeVarTuple
            | CommonValue::TypeAlias
            | CommonValue::BuildGenericClass
            | CommonValue::Template
            | CommonValue::Unpack
            | CommonValue::UnpackStar => library::function(which.text())
                .ok_or_else(|| Trap::internal(format!("the library has no {}", which.text())))?,
            CommonValue::Len | CommonValue::MatchKeys | CommonValue::MatchClass => native(which)?,
        })
    }

    /// What a name means that is no global of the program.
    pub(super) fn builtin_name(&mut self, name: Value) -> Result<Option<Value>, Trap> {
        let unit = self.top_unit()?;
        let in_library = unit.entry.intrinsics;
        if !in_library && let Some(dict) = self.builtins_dict()? {
            return Ok(self.heap.dict_get_name(dict, name));
        }
        let text = self.heap.text(name);
        if in_library && let Some(function) = library::function(text) {
            return Ok(Some(function));
        }
        if text == "__name__" {
            // What the module `builtins` has under this name.
            return self.heap.intern("builtins").map(Some);
        }
        Ok(builtins::name(text, in_library))
    }

    /// The dict in which names are looked up that are no globals: what the globals have as
    /// `__builtins__`, else the module `builtins`. None when the program knows of neither.
    fn builtins_dict(&mut self) -> Result<Option<Value>, Trap> {
        let globals = self.activation.globals;
        let name = self.heap.intern("__builtins__")?;
        let mut found = self.heap.dict_get_name(globals, name);
        if found.is_none()
            && let Some(modules) = self.state.modules
        {
            let name = self.heap.intern("builtins")?;
            found = self.heap.dict_get_name(modules, name);
        }
        Ok(found.and_then(|found| match found.kind() {
            Some(Kind::Module) => Some(self.heap.module(found).dict),
            Some(Kind::Dict) => Some(found),
            _ => None,
        }))
    }

    /// `LoadGlobal` when its cache is stale.
    #[inline(never)]
    pub(super) fn load_global(&mut self, dst: u8, name: u16, cache: u16) -> Outcome {
        let unit = self.top_unit()?;
        let name = unit.names[name as usize];
        let globals = self.activation.globals;
        let found = if unit.entry.library { None } else { self.heap.dict_find_name(globals, name) };
        let version = self.heap.dict(globals).version();
        let (slot, value, result) = match found {
            Some(slot) => {
                let result = self.heap.dict(globals).value_at(slot);
                (slot as u32, Value::UNBOUND, result)
            }
            None => match self.builtin_name(name)? {
                Some(value) => (0, value, value),
                None => return Err(self.name_error(name)),
            },
        };
        if !unit.shared.get() {
            unit.caches[cache as usize].set(InlineCache { key: version, epoch: 0, slot, value });
        }
        self.set_register(dst, result);
        Ok(Flow::Next)
    }

    pub(super) fn name_error(&mut self, name: Value) -> Trap {
        let text = self.heap.text(name);
        let message = format!("name '{text}' is not defined");
        self.named_error(TypeId::NameError, message, name)
    }

    /// An exception that remembers the name, for the suggestion that a traceback adds.
    /// The value of the local variable `self`, for a suggestion.
    fn local_self(&mut self) -> Option<Value> {
        let names = &self.top_unit().ok()?.code().variable_names;
        let register = names.iter().position(|name| name == "self")?;
        let value = self.register(register as u8);
        let value = if value.is(Kind::Cell) { self.heap.cell(value).0 } else { value };
        (!value.is_unbound()).then_some(value)
    }

    fn named_error(&mut self, class: TypeId, message: String, name: Value) -> Trap {
        match self.heap.raise(class, message) {
            Trap::Raise(error) => {
                let receiver = self.local_self();
                match self.heap.describe_name_error(error, name, receiver) {
                    Ok(()) => Trap::Raise(error),
                    Err(trap) => trap,
                }
            }
            other => other,
        }
    }

    /// `StoreGlobal` when its cache is stale.
    #[inline(never)]
    pub(super) fn store_global(&mut self, src: u8, name: u16, cache: u16) -> Outcome {
        let unit = self.top_unit()?;
        let name = unit.names[name as usize];
        let globals = self.activation.globals;
        let value = self.register(src);
        self.heap.dict_set_name(globals, name, value)?;
        if !unit.shared.get()
            && let Some(slot) = self.heap.dict_find_name(globals, name)
        {
            let key = self.heap.dict(globals).version();
            let slot = slot as u32;
            unit.caches[cache as usize].set(InlineCache {
                key,
                epoch: 0,
                slot,
                value: Value::UNBOUND,
            });
        }
        Ok(Flow::Next)
    }

    /// `del name` of a global.
    #[inline(never)]
    pub(super) fn delete_global(&mut self, name: u16, must_exist: bool) -> Outcome {
        let name = self.top_unit()?.names[name as usize];
        let globals = self.activation.globals;
        match self.heap.dict_find_name(globals, name) {
            Some(index) => {
                self.heap.dict_remove_at(globals, index)?;
                Ok(Flow::Next)
            }
            None if must_exist => Err(self.name_error(name)),
            None => Ok(Flow::Next),
        }
    }

    #[cold]
    pub(super) fn unbound_local(&mut self, var: u8) -> Outcome {
        let unit = self.top_unit()?;
        let name = unit.code().variable_names.get(var as usize).cloned().unwrap_or_default();
        let message = format!(
            "cannot access local variable '{name}' where it is not associated with a value"
        );
        Err(self.heap.raise(TypeId::UnboundLocalError, message))
    }

    #[cold]
    pub(super) fn unbound_cell(&mut self, cell: u8) -> Outcome {
        let unit = self.top_unit()?;
        if cell < unit.entry.free_start {
            return self.unbound_local(cell);
        }
        if usize::from(cell) >= unit.code().variable_names.len() {
            return self.unbound_spill(cell);
        }
        let name = unit.code().variable_names.get(cell as usize).cloned().unwrap_or_default();
        let message = format!(
            "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
        );
        let name = self.heap.intern(&name)?;
        Err(self.named_error(TypeId::NameError, message, name))
    }

    /// As [`Self::unbound_local`], of a variable whose cell the instruction before has loaded.
    #[cold]
    fn unbound_spill(&mut self, cell: u8) -> Outcome {
        let unit = self.top_unit()?;
        let before = (self.activation.pc as usize).wrapping_sub(2);
        let name = match unit.code().instructions.get(before) {
            Some(&Instr::LoadSpill { dst, name, .. }) if dst == cell => unit.names[name as usize],
            _ => self.heap.intern("")?,
        };
        let message = format!(
            "cannot access local variable '{}' where it is not associated with a value",
            self.heap.text(name)
        );
        Err(self.heap.raise(TypeId::UnboundLocalError, message))
    }

    /// The cells of the variables that have no registers.
    #[cold]
    pub(super) fn make_spill(&mut self, dst: u8, count: i16) -> Outcome {
        let mut cells = Vec::new();
        for _ in 0..count {
            cells.push(self.heap.alloc(Cell(Value::UNBOUND))?);
        }
        let cells = self.heap.new_tuple(cells)?;
        self.set_register(dst, cells);
        Ok(Flow::Next)
    }

    /// The cell of a variable that has no register.
    #[cold]
    pub(super) fn load_spill(&mut self, dst: u8, spill: u8, index: i16) -> Outcome {
        let cells = self.register(spill);
        let cell = self.heap.tuple(cells).items.get(index as usize).copied();
        let cell = cell.ok_or_else(|| Trap::internal("a variable without a cell"))?;
        self.set_register(dst, cell);
        Ok(Flow::Next)
    }

    #[inline(never)]
    pub(super) fn make_cell(&mut self, register: u8) -> Outcome {
        let value = self.register(register);
        let cell = self.heap.alloc(Cell(value))?;
        self.set_register(register, cell);
        Ok(Flow::Next)
    }

    #[inline(never)]
    pub(super) fn make_function(
        &mut self,
        unit: &Unit,
        dst: u8,
        base: u8,
        parts: u8,
        code: u16,
    ) -> Outcome {
        let mut next = base;
        let mut part = |exec: &mut Self, bit: u8| {
            if parts & bit == 0 {
                return Value::NONE;
            }
            next += 1;
            exec.register(next - 1)
        };
        let defaults = part(self, 1);
        let keyword_defaults = part(self, 2);
        let closure = part(self, 4);
        let annotate = part(self, 8);
        let code = self.codes.inner(unit, code);
        let [name, qualname, doc] = self.codes.unit(code, self.heap)?.labels;
        let globals = self.activation.globals;
        let function = self.heap.alloc(Function {
            code,
            globals,
            defaults,
            keyword_defaults,
            closure,
            name,
            qualname,
            doc,
            attributes: Value::NONE,
            annotate,
            annotations: Value::NONE,
            type_params: Value::NONE,
        })?;
        self.set_register(dst, function);
        Ok(Flow::Next)
    }

    #[inline(never)]
    pub(super) fn build_list(&mut self, regs: &Window, dst: u8, base: u8, count: u8) -> Outcome {
        let list = self.heap.new_list(take(regs, base, count))?;
        regs[dst as usize].set(list);
        Ok(Flow::Next)
    }

    #[inline(never)]
    pub(super) fn build_tuple(&mut self, regs: &Window, dst: u8, base: u8, count: u8) -> Outcome {
        let item = |place: u8| match place < count {
            true => regs[base.wrapping_add(place) as usize].get(),
            false => Value::UNBOUND,
        };
        let items = match count {
            0..=3 => Items::from_buf_and_len([item(0), item(1), item(2)], count as usize),
            _ => take(regs, base, count),
        };
        let tuple = self.heap.new_tuple(items)?;
        regs[dst as usize].set(tuple);
        Ok(Flow::Next)
    }

    #[inline(never)]
    pub(super) fn build_string(&mut self, regs: &Window, dst: u8, base: u8, count: u8) -> Outcome {
        /// Texts up to this length are put together without knowing how long they are.
        const SHORT: usize = 64;
        let parts = &regs[base as usize..base as usize + count as usize];
        let (mut short, mut len, mut chars) = (ArrayString::<SHORT>::new(), 0, 0);
        for part in parts {
            let part = self.heap.str(part.get());
            len += part.as_str().len();
            chars += part.chars();
            // Where one does not fit, what follows is of no use any more.
            let _ = short.try_push_str(part.as_str());
        }
        let len = self.heap.reserve(Some(len))?;
        let text = if len <= INLINE {
            short.as_str().into()
        } else if len <= SHORT {
            short.as_str().to_owned().into()
        } else {
            concatenated(parts.iter().map(|part| self.heap.text(part.get())), len)
        };
        regs[dst as usize].set(self.heap.new_counted(text, chars)?);
        Ok(Flow::Next)
    }

    /// A set display. When Python code has to compare elements, the library adds them.
    #[inline(never)]
    pub(super) fn build_set(&mut self, dst: u8, base: u8, count: u8) -> Outcome {
        let values: Vec<_> = (0..count).map(|place| self.register(base + place)).collect();
        let set = self.heap.alloc(Set::default())?;
        for (place, &value) in values.iter().enumerate() {
            match self.heap.set_add(set, value) {
                Ok(()) => {}
                Err(Trap::Library) => {
                    let rest = self.heap.new_tuple(&values[place..])?;
                    return self.call_library("set_build", &[set, rest], Cont::Finish(FINAL));
                }
                Err(Trap::Raise(error)) => {
                    return Err(self.reword_unhashable(error, value, "a set element"));
                }
                Err(trap) => return Err(trap),
            }
        }
        self.set_register(dst, set);
        Ok(Flow::Next)
    }

    /// A dict display.
    #[inline(never)]
    pub(super) fn build_dict(&mut self, regs: &Window, dst: u8, base: u8, count: u8) -> Outcome {
        let pairs = &regs[base as usize..base as usize + 2 * count as usize];
        let known = self.heap.dict_of_recent_keys(count.into(), |place| pairs[place].get())?;
        if let Some(dict) = known {
            regs[dst as usize].set(dict);
            return Ok(Flow::Next);
        }
        let values: Vec<_> = pairs.iter().map(std::cell::Cell::get).collect();
        let dict = self.heap.new_dict()?;
        for (place, pair) in values.chunks_exact(2).enumerate() {
            match self.heap.dict_insert(dict, pair[0], pair[1]) {
                Ok(()) => {}
                Err(Trap::Library) => {
                    let rest = self.heap.new_tuple(&values[2 * place..])?;
                    return self.call_library("dict_build", &[dict, rest], Cont::Finish(FINAL));
                }
                Err(Trap::Raise(error)) => {
                    return Err(self.reword_unhashable(error, pair[0], "a dict key"));
                }
                Err(trap) => return Err(trap),
            }
        }
        if let Some(&first) = values.first() {
            self.heap.remember_keys(dict, first)?;
        }
        regs[dst as usize].set(dict);
        Ok(Flow::Next)
    }

    /// A `TypeError` about a key says what the key was for.
    fn reword_unhashable(&mut self, error: Value, value: Value, role: &str) -> Trap {
        match self.heap.hash(value) {
            Err(_) => self.heap.unhashable_as(value, role),
            Ok(_) => Trap::Raise(error),
        }
    }

    #[inline(never)]
    pub(super) fn build_slice(&mut self, dst: u8, base: u8) -> Outcome {
        let slice = Slice {
            start: self.register(base),
            stop: self.register(base + 1),
            step: self.register(base + 2),
        };
        let slice = self.heap.alloc(slice)?;
        self.set_register(dst, slice);
        Ok(Flow::Next)
    }

    #[inline(never)]
    pub(super) fn list_to_tuple(&mut self, dst: u8, list: u8) -> Outcome {
        let list = self.register(list);
        let items =
            if list.is(Kind::List) { self.heap.list(list).items.clone() } else { Vec::new() };
        let tuple = self.heap.new_tuple(items)?;
        self.set_register(dst, tuple);
        Ok(Flow::Next)
    }

    /// Runs a native operation that gives nothing, or hands over to the library.
    fn or_library(&mut self, result: Result<(), Trap>, name: &str, args: &[Value]) -> Outcome {
        match result {
            Ok(()) => Ok(Flow::Next),
            Err(Trap::Library) => self.call_library(name, args, Cont::Finish(FINAL)),
            Err(trap) => Err(trap),
        }
    }

    #[inline(never)]
    pub(super) fn list_extend(&mut self, list: u8, items: u8) -> Outcome {
        let register = list;
        let (list, items) = (self.register(list), self.register(items));
        let result = match self.heap.list_extend(list, items) {
            Err(Trap::Raise(_)) if !self.heap.is_native_iterable(items) => {
                Err(self.not_iterable_argument(register, items)?)
            }
            result => result,
        };
        // Arguments that are unpacked alone become a tuple, for which no length is asked.
        let alone = matches!(result, Err(Trap::Library)) && self.alone_in_call(register)?;
        let name = if alone { "list_take" } else { "list_extend" };
        self.or_library(result, name, &[list, items])
    }

    /// Whether what is unpacked into a list alone makes up the positional arguments of a call.
    fn alone_in_call(&mut self, list: u8) -> Result<bool, Trap> {
        let pc = self.activation.pc as usize;
        let code = &self.top_unit()?.instructions;
        let mixes = |instruction: &&Instr| {
            matches!(instruction, Instr::ListExtend { list: other, .. }
                | Instr::ListAppend { list: other, .. } if *other == list)
        };
        let call = |instruction: &&Instr| matches!(instruction, Instr::CallUnpacked { base, .. } if base.checked_add(1) == Some(list));
        let made = |instruction: &&Instr| matches!(instruction, Instr::BuildList { dst, count: 0, .. } if *dst == list);
        let before = code[..pc.saturating_sub(1)].iter().rev();
        let first = before.clone().find(|i| made(i) || mixes(i)).is_some_and(|i| made(&i));
        let only = code[pc..].iter().find(|i| call(i) || mixes(i)).is_some_and(|i| call(&i));
        Ok(first && only)
    }

    /// The error for something unpacked that has no items. When it alone makes up the positional
    /// arguments of a call, the callee is named.
    fn not_iterable_argument(&mut self, list: u8, items: Value) -> Result<Trap, Trap> {
        let found = self.heap.type_name(items);
        let callee = match self.alone_in_call(list)? {
            true => self.register(list - 1),
            false => Value::UNBOUND,
        };
        // What stands there in forged code may be gone.
        if callee.is_unbound() || !self.heap.is_live(callee) {
            return Ok(self
                .heap
                .type_error(format!("Value after * must be an iterable, not {found}")));
        }
        let callee = self.heap.callee_text(callee);
        Ok(self
            .heap
            .type_error(format!("{callee} argument after * must be an iterable, not {found}")))
    }

    #[inline(never)]
    pub(super) fn set_add(&mut self, set: Value, value: Value) -> Outcome {
        match self.heap.set_add(set, value) {
            Ok(()) => Ok(Flow::Next),
            Err(Trap::Raise(error)) => Err(self.reword_unhashable(error, value, "a set element")),
            result => self.or_library(result, "set_add", &[set, value]),
        }
    }

    #[inline(never)]
    pub(super) fn set_update(&mut self, set: u8, items: u8) -> Outcome {
        let (set, items) = (self.register(set), self.register(items));
        let result = self.heap.set_update(set, items);
        self.or_library(result, "set_update", &[set, items])
    }

    #[inline(never)]
    pub(super) fn dict_insert(&mut self, dict: Value, key: Value, value: Value) -> Outcome {
        match self.heap.dict_insert(dict, key, value) {
            Ok(()) => Ok(Flow::Next),
            Err(Trap::Raise(error)) => Err(self.reword_unhashable(error, key, "a dict key")),
            result => self.or_library(result, "set_item", &[dict, key, value]),
        }
    }

    #[inline(never)]
    pub(super) fn dict_update(&mut self, dict: u8, items: u8) -> Outcome {
        let (dict, items) = (self.register(dict), self.register(items));
        let result = self.heap.dict_update(dict, items);
        self.or_library(result, "dict_update", &[dict, items])
    }

    #[inline(never)]
    pub(super) fn dict_merge(&mut self, dict: u8, items: u8, callee: u8) -> Outcome {
        let (dict, items, callee) =
            (self.register(dict), self.register(items), self.register(callee));
        let text = self.heap.callee_text(callee);
        let result = self.heap.dict_merge(dict, items, &text);
        self.or_library(result, "dict_merge", &[dict, items, callee])
    }

    /// `object[key]`
    #[inline(never)]
    pub(super) fn get_item(&mut self, object: Value, key: Value, dst: u8) -> Outcome {
        if object.is(Kind::Class) {
            let name = self.heap.intern("__class_getitem__")?;
            if let Attribute::Method { function, receiver } = self.heap.attribute(object, name)? {
                return self.call_values(function, &[receiver, key], &[], Cont::Finish(FINAL));
            }
        }
        match self.heap.get_item(object, key) {
            Ok(value) => {
                self.set_register(dst, value);
                Ok(Flow::Next)
            }
            Err(Trap::Library) => {
                if let Some(method) = self.special(object, "__getitem__") {
                    return self.call_attribute(method, &[key], Cont::Finish(FINAL));
                }
                self.call_library("get_item", &[object, key], Cont::Finish(FINAL))
            }
            Err(trap) => Err(trap),
        }
    }

    /// `object[key] = value`
    #[inline(never)]
    pub(super) fn set_item(&mut self, object: Value, key: Value, value: Value) -> Outcome {
        match self.heap.set_item(object, key, value) {
            Err(Trap::Library) => {
                if let Some(method) = self.special(object, "__setitem__") {
                    return self.call_attribute(method, &[key, value], Cont::Finish(FINAL));
                }
                self.call_library("set_item", &[object, key, value], Cont::Finish(FINAL))
            }
            result => result.map(|()| Flow::Next),
        }
    }

    /// `del object[key]`
    #[inline(never)]
    pub(super) fn delete_item(&mut self, object: Value, key: Value) -> Outcome {
        match self.heap.delete_item(object, key) {
            Err(Trap::Library) => {
                if let Some(method) = self.special(object, "__delitem__") {
                    return self.call_attribute(method, &[key], Cont::Finish(FINAL));
                }
                self.call_library("delete_item", &[object, key], Cont::Finish(FINAL))
            }
            result => result.map(|()| Flow::Next),
        }
    }
}

/// A native function that code calls without naming it.
fn native(which: CommonValue) -> Result<Value, Trap> {
    /// Patterns ask for these again and again.
    static NATIVE: LazyLock<[(CommonValue, Option<Value>); 3]> = LazyLock::new(|| {
        [CommonValue::Len, CommonValue::MatchKeys, CommonValue::MatchClass]
            .map(|which| (which, builtins::find(which.text())))
    });
    let known = NATIVE.iter().find(|(other, _)| *other == which);
    known
        .and_then(|&(_, value)| value)
        .ok_or_else(|| Trap::internal(format!("there is no {}", which.text())))
}

fn take<T: FromIterator<Value>>(regs: &Window, base: u8, count: u8) -> T {
    regs[base as usize..base as usize + count as usize].iter().map(std::cell::Cell::get).collect()
}
