//! Binding of arguments to the parameters of a function, with CPython's words when they do not fit.
//!
//! Source of the order of checks: Python language reference, 6.3.4 "Calls".

use diapause_bytecode::{Code, CodeFlags};
use smallvec::SmallVec;

use super::call::{Arguments, Callee};
use super::{Cont, Exec, Outcome};
use crate::code_store::{CodeId, Unit};
use crate::object::Items;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::types::attribute::Attribute;
use crate::value::{Kind, Value};

/// How many parameters are bound without allocating.
const USUAL: usize = 24;

impl Exec<'_> {
    /// Binds positional arguments that stand on the stack to parameters that take no others: only
    /// defaults are missing behind them, if anything. False when there is more to do; nothing has
    /// changed then.
    #[inline]
    pub(super) fn fill_in(&mut self, callee: Callee, unit: &Unit, args: Arguments) -> bool {
        let count = unit.entry.positional as usize;
        if !unit.entry.fixed
            || args.names.is_some()
            || args.count > count
            || !callee.function.is(Kind::Function)
        {
            return false;
        }
        let missing = count - args.count;
        if missing > 0 {
            let defaults = self.heap.function(callee.function).defaults;
            if !defaults.is(Kind::Tuple) {
                return false;
            }
            let defaults = &self.heap.tuple(defaults).items;
            let Some(first) = defaults.len().checked_sub(missing) else { return false };
            let places = &self.stack[args.at + args.count..args.at + count];
            for (place, &value) in places.iter().zip(&defaults[first..]) {
                place.set(value);
            }
        }
        true
    }

    /// Binds arguments that stand on the stack where nothing is unusual about them. False when
    /// [`Exec::bind_arguments`] has to do it, or to say what is wrong; nothing has changed then.
    pub(super) fn bind_in_place(
        &mut self,
        callee: Callee,
        unit: &Unit,
        args: Arguments,
    ) -> Result<bool, Trap> {
        let code = unit.code();
        let count = code.parameters.positional as usize;
        let named = count + code.parameters.keyword_only as usize;
        let names: &[Value] = match args.names {
            Some(names) => &self.heap.tuple(names).items,
            None => &[],
        };
        let given = args.count - names.len();
        let takes_rest = code.flags.contains(CodeFlags::VARARGS);
        if named > USUAL
            || given > count && !takes_rest
            || takes_rest && callee.function.is(Kind::Library)
        {
            return Ok(false);
        }
        let mut slots = [Value::UNBOUND; USUAL];
        let placed = given.min(count);
        for (slot, value) in slots.iter_mut().zip(&self.stack[args.at..args.at + placed]) {
            *slot = value.get();
        }
        let by_name = &self.stack[args.at + given..args.at + args.count];
        let takes_others = code.flags.contains(CodeFlags::VARKEYWORDS);
        let mut others: SmallVec<[(Value, Value); 4]> = SmallVec::new();
        for (&name, value) in names.iter().zip(by_name) {
            match self.keyword_place(code, name) {
                Some(place) if slots[place].is_unbound() => slots[place] = value.get(),
                None if takes_others => others.push((name, value.get())),
                _ => return Ok(false),
            }
        }
        let [defaults, keyword_defaults] = match callee.function.is(Kind::Function) {
            true => {
                let function = self.heap.function(callee.function);
                [function.defaults, function.keyword_defaults]
            }
            false => unit.defaults,
        };
        if placed < count || callee.function.is(Kind::Library) {
            let defaults: &[Value] =
                if defaults.is(Kind::Tuple) { &self.heap.tuple(defaults).items } else { &[] };
            // The last ones are those of the last parameters.
            let defaults = &defaults[defaults.len().saturating_sub(count)..];
            let without = count - defaults.len();
            for place in 0..count {
                if slots[place].is_unbound() {
                    if place < without {
                        return Ok(false);
                    }
                    slots[place] = defaults[place - without];
                }
            }
        }
        for (place, slot) in slots.iter_mut().enumerate().take(named).skip(count) {
            if slot.is_unbound() {
                let value = keyword_defaults
                    .is(Kind::Dict)
                    .then(|| self.heap.find_interned(&code.variable_names[place]))
                    .flatten()
                    .and_then(|name| self.heap.dict_get_name(keyword_defaults, name));
                let Some(value) = value else { return Ok(false) };
                *slot = value;
            }
        }
        if takes_rest {
            let rest = &self.stack[args.at + placed..args.at + given];
            let rest: Items = rest.iter().map(std::cell::Cell::get).collect();
            let rest = self.heap.new_tuple(rest)?;
            self.stack[args.at + named].set(rest);
        }
        if takes_others {
            let dict = self.heap.new_dict()?;
            for (name, value) in others {
                let name = self.heap.intern_value(name)?;
                self.heap.dict_set_name(dict, name, value)?;
            }
            self.stack[args.at + named + usize::from(takes_rest)].set(dict);
        }
        for (place, &value) in self.stack[args.at..].iter().zip(&slots[..named]) {
            place.set(value);
        }
        Ok(true)
    }

    /// Binds arguments that stand on the stack; the parameters' registers start at the first.
    pub(super) fn bind_arguments(
        &mut self,
        callee: Callee,
        unit: &Unit,
        args: Arguments,
    ) -> Result<(), Trap> {
        let (positional, keywords) = self.collect(args);
        self.bind_values(callee, unit, positional, &keywords, args.at)
    }

    /// Calls with more arguments than fit a window.
    pub(super) fn call_with_many(
        &mut self,
        callee: Value,
        args: &[Value],
        keywords: &[(Value, Value)],
        cont: Cont,
    ) -> Outcome {
        let at = self.free_registers()? + 1;
        let (mut callee, mut args) = (callee, args.to_vec());
        for _ in 0..=self.state.recursion_limit {
            match callee.kind() {
                Some(Kind::BoundMethod) => {
                    let method = self.heap.bound_method(callee);
                    args.insert(0, method.receiver);
                    callee = method.function;
                }
                Some(Kind::Function) => {
                    let object = self.heap.function(callee);
                    let callee = Callee {
                        code: object.code,
                        globals: object.globals,
                        closure: object.closure,
                        function: callee,
                    };
                    return self.enter_with_many(callee, args, keywords, at, cont);
                }
                Some(Kind::Library) => {
                    let code = CodeId::library(callee.index());
                    let callee = Callee::library(code, self.library_globals()?);
                    return self.enter_with_many(callee, args, keywords, at, cont);
                }
                Some(Kind::Builtin) => {
                    let builtin = super::call::builtin(callee)?;
                    let keywords = keywords.to_vec();
                    if builtin.is_constructor() {
                        return self.call_new(builtin, args, keywords, cont);
                    }
                    return self.call_native(builtin, args, keywords, cont);
                }
                Some(Kind::Type) => return self.construct_values(callee, args, keywords, cont),
                Some(Kind::Class) => match self.metaclass_call(callee) {
                    Some((function, receiver)) => {
                        args.splice(0..0, receiver);
                        callee = function;
                    }
                    None => {
                        args.insert(0, callee);
                        return self.call_library_with("type_call", &args, keywords, cont);
                    }
                },
                Some(Kind::External) => {
                    return self.wait_for_host(callee, args, keywords.to_vec(), cont);
                }
                Some(Kind::Descriptor) if self.heap.native_type(callee) == TypeId::StaticMethod => {
                    callee = self.heap.descriptor(callee).get;
                }
                Some(Kind::Descriptor) if self.heap.is_host_member(callee) => {
                    return self.call_host_member(callee, args, keywords.to_vec(), cont);
                }
                Some(Kind::Instance | Kind::Exception) => match self.special(callee, "__call__") {
                    Some(Attribute::Method { function, receiver }) => {
                        args.insert(0, receiver);
                        callee = function;
                    }
                    Some(Attribute::Value(function)) => callee = function,
                    _ => return Err(self.not_callable(callee)),
                },
                _ => return Err(self.not_callable(callee)),
            }
        }
        Err(self.heap.recursion_error("while calling a Python object"))
    }

    fn enter_with_many(
        &mut self,
        callee: Callee,
        args: Vec<Value>,
        keywords: &[(Value, Value)],
        at: usize,
        cont: Cont,
    ) -> Outcome {
        let unit = self.codes.unit(callee.code, self.heap)?;
        self.bind_values(callee, unit, args, keywords, at)?;
        self.enter_bound(callee, unit, at, cont, Value::NONE)
    }

    fn bind_values(
        &mut self,
        callee: Callee,
        unit: &Unit,
        mut positional: Vec<Value>,
        keywords: &[(Value, Value)],
        at: usize,
    ) -> Result<(), Trap> {
        let code = unit.code();
        let parameters = code.parameters;
        // Library code is called with a full row of arguments; of those that are missing it takes
        // fewer.
        if callee.function.is(Kind::Library) {
            while positional.len() > parameters.positional as usize
                && positional.last().is_some_and(|last| last.is_unbound())
            {
                positional.pop();
            }
        }
        let named = parameters.positional as usize + parameters.keyword_only as usize;
        let given = positional.len();
        let mut slots = vec![Value::UNBOUND; named];
        let in_place = given.min(parameters.positional as usize);
        slots[..in_place].copy_from_slice(&positional[..in_place]);

        let mut extra = Vec::new();
        for &(name, value) in keywords {
            match self.keyword_place(code, name) {
                Some(place) if slots[place].is_unbound() => slots[place] = value,
                Some(_) => {
                    let name = self.heap.text(name).to_owned();
                    return Err(self.argument_error(
                        callee,
                        code,
                        &format!("got multiple values for argument '{name}'"),
                    ));
                }
                None if code.flags.contains(CodeFlags::VARKEYWORDS) => extra.push((name, value)),
                None => return Err(self.unexpected_keyword(callee, code, name, keywords)),
            }
        }
        if given > in_place && !code.flags.contains(CodeFlags::VARARGS) {
            return Err(self.too_many(callee, code, given, &slots));
        }
        self.fill_defaults(callee, code, &mut slots)?;

        let mut place = at;
        for value in slots {
            self.stack[place].set(value);
            place += 1;
        }
        if code.flags.contains(CodeFlags::VARARGS) {
            let rest = self.heap.new_tuple(&positional[in_place..])?;
            self.stack[place].set(rest);
            place += 1;
        }
        if code.flags.contains(CodeFlags::VARKEYWORDS) {
            let dict = self.heap.new_dict()?;
            for (name, value) in extra {
                let name = self.heap.intern_value(name)?;
                self.heap.dict_set_name(dict, name, value)?;
            }
            self.stack[place].set(dict);
        }
        Ok(())
    }

    fn keyword_place(&self, code: &Code, name: Value) -> Option<usize> {
        let text = self.heap.text(name);
        let from = code.parameters.positional_only as usize;
        let to = code.parameters.positional as usize + code.parameters.keyword_only as usize;
        code.variable_names
            .get(from..to)?
            .iter()
            .position(|other| other == text)
            .map(|at| at + from)
    }

    fn fill_defaults(
        &mut self,
        callee: Callee,
        code: &Code,
        slots: &mut [Value],
    ) -> Result<(), Trap> {
        let count = code.parameters.positional as usize;
        let (defaults, keyword_defaults) = if callee.function.is(Kind::Function) {
            let function = self.heap.function(callee.function);
            (function.defaults, function.keyword_defaults)
        } else {
            let [defaults, keyword_defaults] = self.codes.unit(callee.code, self.heap)?.defaults;
            (defaults, keyword_defaults)
        };
        let defaults: &[Value] =
            if defaults.is(Kind::Tuple) { &self.heap.tuple(defaults).items } else { &[] };
        let defaults = &defaults[defaults.len().saturating_sub(count)..];
        let without = count - defaults.len();
        for (place, slot) in slots[..count].iter_mut().enumerate().skip(without) {
            if slot.is_unbound() {
                *slot = defaults[place - without];
            }
        }
        let missing: Vec<&str> = slots[..count]
            .iter()
            .zip(&code.variable_names)
            .filter(|(slot, _)| slot.is_unbound())
            .map(|(_, name)| name.as_str())
            .collect();
        if !missing.is_empty() {
            return Err(self.missing(callee, code, &missing, "positional"));
        }
        for (place, slot) in slots.iter_mut().enumerate().skip(count) {
            if slot.is_unbound()
                && keyword_defaults.is(Kind::Dict)
                && let Some(name) = self.heap.find_interned(&code.variable_names[place])
                && let Some(value) = self.heap.dict_get_name(keyword_defaults, name)
            {
                *slot = value;
            }
        }
        let missing: Vec<&str> = slots
            .iter()
            .zip(&code.variable_names)
            .skip(count)
            .filter(|(slot, _)| slot.is_unbound())
            .map(|(_, name)| name.as_str())
            .collect();
        if missing.is_empty() {
            Ok(())
        } else {
            Err(self.missing(callee, code, &missing, "keyword-only"))
        }
    }

    fn argument_error(&mut self, callee: Callee, code: &Code, what: &str) -> Trap {
        // The program may have given the function another name.
        let name = match callee.function.is(Kind::Function) {
            true => self.heap.as_text(self.heap.function(callee.function).qualname),
            false => None,
        };
        let message = format!("{}() {what}", name.unwrap_or(&code.qualname));
        self.heap.type_error(message)
    }

    fn unexpected_keyword(
        &mut self,
        callee: Callee,
        code: &Code,
        name: Value,
        keywords: &[(Value, Value)],
    ) -> Trap {
        let positional_only = &code.variable_names[..code.parameters.positional_only as usize];
        let by_name: Vec<String> = positional_only
            .iter()
            .filter(|only| keywords.iter().any(|&(name, _)| self.heap.text(name) == **only))
            .cloned()
            .collect();
        if !by_name.is_empty() {
            let list = by_name.join(", ");
            return self.argument_error(
                callee,
                code,
                &format!(
                    "got some positional-only arguments passed as keyword arguments: '{list}'"
                ),
            );
        }
        let text = self.heap.text(name).to_owned();
        let from = code.parameters.positional_only as usize;
        let to = code.parameters.positional as usize + code.parameters.keyword_only as usize;
        let known: Vec<&str> = code.variable_names[from..to].iter().map(String::as_str).collect();
        let hint = crate::traceback::keyword_hint(&text, &known);
        self.argument_error(
            callee,
            code,
            &format!("got an unexpected keyword argument '{text}'{hint}"),
        )
    }

    fn too_many(&mut self, callee: Callee, code: &Code, given: usize, slots: &[Value]) -> Trap {
        let takes = code.parameters.positional as usize;
        let defaults = if callee.function.is(Kind::Function) {
            let defaults = self.heap.function(callee.function).defaults;
            if defaults.is(Kind::Tuple) { self.heap.tuple(defaults).items.len() } else { 0 }
        } else {
            0
        };
        let by_keyword = slots[takes..].iter().filter(|slot| !slot.is_unbound()).count();
        let (what, plural) = if defaults > 0 {
            // Below 0 where `__defaults__` was given more than there are parameters, as in CPython.
            let least = takes as i64 - defaults as i64;
            (format!("from {least} to {takes}"), true)
        } else {
            (takes.to_string(), takes != 1)
        };
        let s = if plural { "s" } else { "" };
        let given_text = if by_keyword > 0 {
            let s = if given == 1 { "" } else { "s" };
            let k = if by_keyword == 1 { "" } else { "s" };
            format!(
                "{given} positional argument{s} (and {by_keyword} keyword-only argument{k}) were"
            )
        } else if given == 1 {
            "1 was".to_owned()
        } else {
            format!("{given} were")
        };
        self.argument_error(
            callee,
            code,
            &format!("takes {what} positional argument{s} but {given_text} given"),
        )
    }

    fn missing(&mut self, callee: Callee, code: &Code, names: &[&str], kind: &str) -> Trap {
        let s = if names.len() == 1 { "" } else { "s" };
        let quoted: Vec<_> = names.iter().map(|name| format!("'{name}'")).collect();
        let list = match quoted.as_slice() {
            [one] => one.clone(),
            [a, b] => format!("{a} and {b}"),
            [all @ .., last] => format!("{}, and {last}", all.join(", ")),
            [] => String::new(),
        };
        let count = names.len();
        self.argument_error(
            callee,
            code,
            &format!("missing {count} required {kind} argument{s}: {list}"),
        )
    }
}
