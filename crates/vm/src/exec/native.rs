//! Calls of native functions: arguments are brought into the form of the signature, and a trap
//! is turned into what it asks for.

use super::call::Arguments;
use super::methods::{ASKS, SENDS};
use super::{Cont, Exec, Outcome, Window};
use crate::builtins::{self, Builtin, Callable, INLINE, Signature};
use crate::code_store::InlineCache;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::Value;

impl Exec<'_> {
    /// Calls a native function with arguments on the stack. `checked` says that the receiver of a
    /// method is known to be of the right type.
    #[inline]
    pub(super) fn call_builtin(
        &mut self,
        callee: Value,
        args: Arguments,
        cont: Cont,
        checked: bool,
    ) -> Outcome {
        let Some(Callable { builtin, receiver, class_method, .. }) =
            builtins::callable(callee.index())
        else {
            return Err(Trap::internal(format!("no builtin {}", callee.index())));
        };
        if args.names.is_none() && args.count <= INLINE {
            let mut values = [Value::UNBOUND; INLINE];
            for (value, cell) in values.iter_mut().zip(&self.stack[args.at..args.at + args.count]) {
                *value = cell.get();
            }
            let receiver = usize::from(receiver);
            if let Some(count) = direct(builtin, receiver, args.count) {
                if receiver == 1 && !checked && !class_method {
                    self.check_receiver(builtin, values[0])?;
                }
                if class_method && values[0].is(crate::value::Kind::Class) {
                    return self.call_class_method(builtin, &values[..count], cont);
                }
                let values = &values[..count];
                if has_instances(builtin, receiver, values) {
                    return self.call_with_instances(builtin, values, cont);
                }
                let result = (builtin.function)(self.heap, values);
                return match result {
                    Ok(value) => self.deliver_native(value, cont),
                    Err(trap) => self.settle(trap, builtin, values, cont),
                };
            }
        }
        let (positional, keywords) = self.collect(args);
        if builtin.is_constructor() {
            return self.call_new(builtin, positional, keywords, cont);
        }
        self.call_native(builtin, positional, keywords, cont)
    }

    /// Calls a native method of the object in the register behind `at`, whose type is the one that
    /// the cache is for; the slot of the cache is how many values it gets, see [`fixed`].
    #[inline(never)]
    pub(super) fn call_native_method(
        &mut self,
        regs: &Window,
        at: u8,
        count: u8,
        cached: &InlineCache,
        dst: u8,
    ) -> Outcome {
        let method = cached.value;
        match cached.slot {
            1 | ASKS => {
                if let Some(known) = self.callable(method) {
                    return self.call_fitting::<1>(known.builtin, regs, at + 1, 1, dst);
                }
            }
            2 | SENDS => return self.call_with::<2>(method, regs, at, count, dst),
            3 => return self.call_with::<3>(method, regs, at, count, dst),
            4 => return self.call_with::<4>(method, regs, at, count, dst),
            _ => {}
        }
        self.call_with::<0>(method, regs, at, count, dst)
    }

    /// What a call of a native function has to know.
    #[inline(always)]
    fn callable(&mut self, function: Value) -> Option<&'static Callable> {
        let index = function.index() as usize;
        match self.callables.get(index) {
            None => self.callable_of_all(index),
            known => known,
        }
    }

    /// The table is made with the first call that needs it: not for programs that call nothing.
    #[cold]
    #[inline(never)]
    fn callable_of_all(&mut self, index: usize) -> Option<&'static Callable> {
        self.callables = builtins::callables();
        self.callables.get(index)
    }

    /// As [`Exec::call_native_method`] for a method that gets `N` values; with 0 it is found out how
    /// many these are.
    #[inline(never)]
    fn call_with<const N: usize>(
        &mut self,
        method: Value,
        regs: &Window,
        at: u8,
        count: u8,
        dst: u8,
    ) -> Outcome {
        if N > 0
            && let Some(known) = self.callable(method)
        {
            return self.call_fitting::<N>(known.builtin, regs, at + 1, count + 1, dst);
        }
        let at = self.activation.base as usize + at as usize + 1;
        let args = Arguments { at, count: count as usize + 1, names: None, room: true };
        self.call_builtin(method, args, Cont::Store(dst), true)
    }

    /// Calls a native function that a register holds with the arguments behind it.
    #[inline(never)]
    pub(super) fn call_native_function(
        &mut self,
        regs: &Window,
        at: u8,
        count: u8,
        dst: u8,
    ) -> Outcome {
        let function = regs[at as usize].get();
        if let Some(known) = self.callable(function)
            && let Some(&values) = known.plain.get(count as usize)
        {
            match values {
                1 => return self.call_fitting::<1>(known.builtin, regs, at + 1, count, dst),
                2 => return self.call_fitting::<2>(known.builtin, regs, at + 1, count, dst),
                3 => return self.call_fitting::<3>(known.builtin, regs, at + 1, count, dst),
                4 => return self.call_fitting::<4>(known.builtin, regs, at + 1, count, dst),
                _ => {}
            }
        }
        let at = self.activation.base as usize + at as usize + 1;
        let args = Arguments { at, count: count as usize, names: None, room: true };
        self.call_builtin(function, args, Cont::Store(dst), false)
    }

    /// Calls a native function that gets `N` values with as many of them as registers hold; its
    /// receiver, if it has one, is of the right type.
    #[inline(always)]
    fn call_fitting<const N: usize>(
        &mut self,
        builtin: &'static Builtin,
        regs: &Window,
        at: u8,
        count: u8,
        dst: u8,
    ) -> Outcome {
        let values: [Value; N] = std::array::from_fn(|place| {
            if place < count as usize {
                regs[at.wrapping_add(place as u8) as usize].get()
            } else {
                Value::UNBOUND
            }
        });
        if N > 1 && has_instances(builtin, 0, &values) {
            return self.call_with_instances(builtin, &values, Cont::Store(dst));
        }
        match (builtin.function)(self.heap, &values) {
            Ok(value) => {
                regs[dst as usize].set(value);
                Ok(super::Flow::Next)
            }
            Err(trap) => self.settle(trap, builtin, &values, Cont::Store(dst)),
        }
    }

    /// Calls a built-in type with positional arguments, where that is no more than calling its
    /// constructor with them. None when more has to be done.
    #[inline]
    pub(super) fn construct_directly(
        &mut self,
        class: Value,
        args: Arguments,
        cont: Cont,
    ) -> Option<Outcome> {
        let id = TypeId::of(class)?;
        let usual = !matches!(id, TypeId::Type | TypeId::Super | TypeId::Object);
        if !usual || id.is_exception() || args.names.is_some() || args.count > INLINE {
            return None;
        }
        let builtin = builtins::constructor(id).filter(|builtin| builtin.owner == Some(id))?;
        let count = builtin.signature.values(0, args.count)?;
        let mut values = [Value::UNBOUND; INLINE];
        for (value, cell) in values.iter_mut().zip(&self.stack[args.at..args.at + args.count]) {
            *value = cell.get();
        }
        let values = &values[..count];
        if has_instances(builtin, 0, values) {
            return None;
        }
        Some(match (builtin.function)(self.heap, values) {
            Ok(value) => self.deliver_native(value, cont),
            Err(trap) => self.settle(trap, builtin, values, cont),
        })
    }

    /// Calls a native function.
    pub(super) fn call_native(
        &mut self,
        builtin: &'static Builtin,
        positional: Vec<Value>,
        keywords: Vec<(Value, Value)>,
        cont: Cont,
    ) -> Outcome {
        let values = self.arrange(builtin, positional, keywords)?;
        if builtin.is_class_method() && values[0].is(crate::value::Kind::Class) {
            return self.call_class_method(builtin, &values, cont);
        }
        let receiver = usize::from(builtin.owner.is_some() && !builtin.is_static());
        if has_instances(builtin, receiver, &values) {
            return self.call_with_instances(builtin, &values, cont);
        }
        match (builtin.function)(self.heap, &values) {
            Ok(value) => self.deliver_native(value, cont),
            Err(trap) => self.settle(trap, builtin, &values, cont),
        }
    }

    /// Hands over the result of a native function. The frame on top has not changed, so storing
    /// into a register goes on with the next instruction.
    #[inline]
    fn deliver_native(&mut self, value: Value, cont: Cont) -> Outcome {
        match cont {
            Cont::Store(dst) => {
                self.set_register(dst, value);
                Ok(super::Flow::Next)
            }
            _ => match self.deliver(value, cont, Value::NONE) {
                Ok(super::Flow::Next) => Ok(super::Flow::Enter),
                other => other,
            },
        }
    }

    /// Does what a native function asks for instead of giving a value.
    pub(super) fn settle(
        &mut self,
        trap: Trap,
        builtin: &'static Builtin,
        values: &[Value],
        cont: Cont,
    ) -> Outcome {
        match trap {
            Trap::Library => match builtin.library {
                Some(name) => {
                    // Arguments that were not given and come last need no parameter there.
                    let last = values.iter().rposition(|value| !value.is_unbound());
                    self.call_library(name, &values[..last.map_or(0, |last| last + 1)], cont)
                }
                None => Err(Trap::internal(format!(
                    "{} has no version in the library",
                    builtin.full_name()
                ))),
            },
            Trap::Call(request) => {
                self.call_values(request.callee, &request.args, &request.keywords, cont)
            }
            Trap::Resume { generator, throws, value } => {
                self.resume_trapped(generator, throws, value, cont)
            }
            Trap::Load(load) => {
                self.state.loading = Some((*load, cont));
                Ok(self.end(super::Exit::Load))
            }
            Trap::Wait(wait) => {
                let (calls, delay) = *wait;
                let calls = self.heap.dict(calls).iter();
                let calls =
                    calls.map(|entry| (entry.key.as_small().unwrap_or(0) as u64, entry.value));
                let calls = calls.collect();
                self.state.waiting = Some(super::Waiting { calls, delay, cont });
                Ok(self.end(super::Exit::Waiting))
            }
            Trap::Ask(question) => {
                let answer = self.answer_question(*question)?;
                self.deliver_native(answer, cont)
            }
            other => Err(other),
        }
    }

    /// Whether keyword arguments were for the `__new__` of a class of the program.
    fn ignores_keywords(&self, builtin: &'static Builtin, positional: &[Value]) -> bool {
        use crate::object::ClassTraits;
        use crate::value::Kind;
        let Some(&receiver) = positional.first() else { return false };
        let list = builtin.owner == Some(crate::types::TypeId::List);
        list && builtin.name == "__init__" && receiver.is(Kind::Instance) && {
            let class = self.heap.type_of(receiver);
            class.is(Kind::Class) && self.heap.class(class).traits.contains(ClassTraits::NEW)
        }
    }

    /// Brings arguments into the form that the signature says.
    pub(super) fn arrange(
        &mut self,
        builtin: &'static Builtin,
        mut positional: Vec<Value>,
        keywords: Vec<(Value, Value)>,
    ) -> Result<Vec<Value>, Trap> {
        let receiver = usize::from(builtin.owner.is_some() && !builtin.is_static());
        if positional.len() < receiver {
            let owner = builtin.owner.map_or("", crate::types::TypeId::name);
            let name = builtin.short_name();
            return Err(self
                .heap
                .type_error(format!("unbound method {owner}.{name}() needs an argument")));
        }
        if receiver == 1 && !builtin.is_class_method() {
            self.check_receiver(builtin, positional[0])?;
        }
        let given = positional.len() - receiver;
        if builtin.is_wrapper()
            && !self.ignores_keywords(builtin, &positional)
            && let Some(trap) = self.misused_wrapper(builtin, given, !keywords.is_empty())
        {
            return Err(trap);
        }
        match builtin.signature {
            Signature::Named { names, required, positional_only, keyword_only } => self
                .arrange_named(
                    builtin,
                    positional,
                    keywords,
                    receiver,
                    names,
                    required as usize,
                    positional_only as usize,
                    keyword_only as usize,
                ),
            Signature::Variadic { at_least, keywords: names } => {
                if names.is_empty() && !keywords.is_empty() {
                    let label = label(builtin);
                    let message = format!("{label}() takes no keyword arguments");
                    return Err(self.heap.type_error(message));
                }
                if given < at_least as usize {
                    let s = if at_least == 1 { "" } else { "s" };
                    let name = builtin_label(builtin);
                    return Err(self.heap.type_error(format!(
                        "{name} expected at least {at_least} argument{s}, got {given}"
                    )));
                }
                let mut values = positional[..receiver].to_vec();
                values.resize(receiver + names.len(), Value::UNBOUND);
                if *names == ["**"] {
                    values[receiver] = self.keyword_dict(&keywords)?;
                    values.extend_from_slice(&positional[receiver..]);
                    return Ok(values);
                }
                for (name, value) in keywords {
                    let text = self.heap.text(name);
                    match names.iter().position(|other| *other == text) {
                        Some(place) => values[receiver + place] = value,
                        None => return Err(self.unexpected(builtin, name, names)),
                    }
                }
                values.extend_from_slice(&positional[receiver..]);
                Ok(values)
            }
            _ if !keywords.is_empty() && !self.ignores_keywords(builtin, &positional) => {
                let label = self.class_label(builtin, &positional);
                Err(self.heap.type_error(format!("{label}() takes no keyword arguments")))
            }
            Signature::None if given > 0 => {
                let label = self.class_label(builtin, &positional);
                Err(self.heap.type_error(format!("{label}() takes no arguments ({given} given)")))
            }
            Signature::One if given != 1 => {
                let label = label(builtin);
                Err(self
                    .heap
                    .type_error(format!("{label}() takes exactly one argument ({given} given)")))
            }
            Signature::None | Signature::One => Ok(positional),
            Signature::Positional(least, most) => {
                let (least, most) = (least as usize, most as usize);
                if given < least || given > most {
                    let word = if least == most {
                        ""
                    } else if given < least {
                        "at least "
                    } else {
                        "at most "
                    };
                    let bound = if given < least { least } else { most };
                    let s = if bound == 1 { "" } else { "s" };
                    let name = builtin_label(builtin);
                    return Err(self.heap.type_error(format!(
                        "{name} expected {word}{bound} argument{s}, got {given}"
                    )));
                }
                positional.resize(receiver + most, Value::UNBOUND);
                Ok(positional)
            }
        }
    }

    /// How messages name a function: a class method by the class that it is called with.
    fn class_label(&mut self, builtin: &'static Builtin, positional: &[Value]) -> String {
        match positional.first() {
            Some(&class) if builtin.is_class_method() => {
                let class = self.heap.class_qualname(class);
                format!("{class}.{}", builtin.name)
            }
            _ => label(builtin),
        }
    }

    /// The error for arguments that the wrapper of an operation does not take.
    fn misused_wrapper(
        &mut self,
        builtin: &'static Builtin,
        given: usize,
        has_keywords: bool,
    ) -> Option<Trap> {
        let (least, most) = match builtin.signature {
            Signature::None => (0, 0),
            Signature::One => (1, 1),
            Signature::Positional(least, most) => (least as usize, most as usize),
            Signature::Named { .. } | Signature::Variadic { .. } => return None,
        };
        if has_keywords {
            let name = builtin.name;
            let message = format!("wrapper {name}() takes no keyword arguments");
            return Some(self.heap.type_error(message));
        }
        let (word, bound) = match given {
            _ if given >= least && given <= most => return None,
            _ if least == most => ("", least),
            _ if given < least => ("at least ", least),
            _ => ("at most ", most),
        };
        let s = if bound == 1 { "" } else { "s" };
        let name = builtin.name;
        let message = match (least, most) {
            _ if name == "__setitem__" => format!("{name} expected 2 arguments, got {given}"),
            (1, 2) if name.ends_with("pow__") => format!("expected 1 or 2 arguments, got {given}"),
            _ => format!("expected {word}{bound} argument{s}, got {given}"),
        };
        Some(self.heap.type_error(message))
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of the signature")]
    fn arrange_named(
        &mut self,
        builtin: &'static Builtin,
        positional: Vec<Value>,
        keywords: Vec<(Value, Value)>,
        receiver: usize,
        names: &'static [&'static str],
        required: usize,
        positional_only: usize,
        keyword_only: usize,
    ) -> Result<Vec<Value>, Trap> {
        let label = builtin_label(builtin);
        let given = positional.len() - receiver;
        let total = given + keywords.len();
        if total > names.len() {
            let most = names.len();
            let s = if most == 1 { "" } else { "s" };
            let kind = if given == 0 { " keyword" } else { "" };
            use crate::types::TypeId::{Bool, Float, Int, Str};
            if builtin.is_constructor()
                && keywords.is_empty()
                && matches!(builtin.owner, Some(Bool | Float | Int | Str))
            {
                return Err(self.heap.type_error(format!(
                    "{label} expected at most {most} argument{s}, got {given}"
                )));
            }
            let message =
                format!("{label}() takes at most {most}{kind} argument{s} ({total} given)");
            return Err(self.heap.type_error(message));
        }
        if given > keyword_only {
            if keyword_only == 0 {
                let message = format!("{label}() takes no positional arguments");
                return Err(self.heap.type_error(message));
            }
            let word = if required == keyword_only { "exactly" } else { "at most" };
            let s = if keyword_only == 1 { "" } else { "s" };
            return Err(self.heap.type_error(format!(
                "{label}() takes {word} {keyword_only} positional argument{s} ({given} given)"
            )));
        }
        let mut values = vec![Value::UNBOUND; receiver + names.len()];
        values[..positional.len()].copy_from_slice(&positional);
        let mut unknown = None;
        for (name, value) in keywords {
            let text = self.heap.text(name).to_owned();
            let place = names.iter().position(|other| *other == text);
            match place.filter(|&place| place >= positional_only) {
                Some(place) if values[receiver + place].is_unbound() => {
                    values[receiver + place] = value;
                }
                Some(place) => {
                    let at = place + 1;
                    return Err(self.heap.type_error(format!(
                        "argument for {label}() given by name ('{text}') and position ({at})"
                    )));
                }
                None => unknown = unknown.or(Some(name)),
            }
        }
        if let Some(place) = (0..required).find(|&place| values[receiver + place].is_unbound()) {
            let name = names[place];
            let at = place + 1;
            let message = if place < positional_only {
                let word = if required == keyword_only { "exactly" } else { "at least" };
                let s = if required == 1 { "" } else { "s" };
                format!("{label}() takes {word} {required} positional argument{s} ({given} given)")
            } else {
                format!("{label}() missing required argument '{name}' (pos {at})")
            };
            return Err(self.heap.type_error(message));
        }
        if let Some(name) = unknown {
            return Err(self.unexpected(builtin, name, &names[positional_only..]));
        }
        Ok(values)
    }

    /// All keyword arguments of a call as a dict; unbound when there are none.
    fn keyword_dict(&mut self, keywords: &[(Value, Value)]) -> Result<Value, Trap> {
        if keywords.is_empty() {
            return Ok(Value::UNBOUND);
        }
        let dict = self.heap.new_dict()?;
        for &(name, value) in keywords {
            let name = self.heap.intern_value(name)?;
            self.heap.dict_set_name(dict, name, value)?;
        }
        Ok(dict)
    }

    /// The error for a keyword that is none of `known`.
    fn unexpected(&mut self, builtin: &'static Builtin, name: Value, known: &[&str]) -> Trap {
        let label = match builtin_label(builtin) {
            // It hands them to `list.sort`.
            label if label == "sorted" => "sort".to_owned(),
            label => label,
        };
        let text = self.heap.text(name).to_owned();
        // It looks at its arguments itself.
        if label == "enumerate" {
            let words = format!("'{text}' is an invalid keyword argument for enumerate()");
            return self.heap.type_error(words);
        }
        let hint = crate::traceback::keyword_hint(&text, known);
        self.heap.type_error(format!("{label}() got an unexpected keyword argument '{text}'{hint}"))
    }

    /// Whether the first argument is of the type whose method is called.
    fn check_receiver(&mut self, builtin: &'static Builtin, receiver: Value) -> Result<(), Trap> {
        let Some(owner) = builtin.owner else { return Ok(()) };
        if owner == TypeId::Object || self.heap.is_instance(receiver, owner.value()) {
            return Ok(());
        }
        let (name, owner, found) =
            (builtin.short_name(), owner.name(), self.heap.type_name(receiver));
        if builtin.is_wrapper() {
            return Err(self.heap.type_error(format!(
                "descriptor '{name}' requires a '{owner}' object but received a '{found}'"
            )));
        }
        Err(self.heap.type_error(format!(
            "descriptor '{name}' for '{owner}' objects doesn't apply to a '{found}' object"
        )))
    }
}

/// Whether arguments may carry values that the function has to get in their place.
#[inline]
fn has_instances(builtin: &'static Builtin, receiver: usize, values: &[Value]) -> bool {
    let instance = |value: &Value| value.is(crate::value::Kind::Instance);
    let carries = receiver == 1 && builtin.owner.is_some_and(TypeId::unwraps_receivers);
    (carries && instance(&values[0])) || (builtin.unwraps && values.iter().any(instance))
}

/// Whether positional arguments need no arranging; how many values the function then gets.
#[inline]
fn direct(builtin: &'static Builtin, receiver: usize, count: usize) -> Option<usize> {
    if builtin.owner.is_some() && receiver == 0 {
        // Static ones are rare, and the check below would be wrong for them.
        return None;
    }
    builtin.signature.values(receiver, count)
}

/// How many values a native method gets of a call with that many positional arguments, its receiver
/// among them; 0 where that is to be found out with each call.
pub(super) fn fixed(callee: Value, count: usize) -> u32 {
    match builtins::callable(callee.index()) {
        Some(Callable { builtin, receiver: 1, class_method: false, .. }) => {
            direct(builtin, 1, count).map_or(0, |values| values as u32)
        }
        _ => 0,
    }
}

/// How messages about the number of arguments name a function: `list.append`, `len`.
fn label(builtin: &'static Builtin) -> String {
    match builtin.owner {
        Some(owner) if builtin.name == "__init__" => owner.name().to_owned(),
        _ if builtin.is_constructor() => builtin_label(builtin),
        _ => builtin.full_name(),
    }
}

/// How messages about named arguments name a function: without the type.
fn builtin_label(builtin: &'static Builtin) -> String {
    match builtin.owner {
        Some(owner) if builtin.is_constructor() || builtin.name == "__init__" => {
            owner.name().to_owned()
        }
        _ => builtin.short_name().to_owned(),
    }
}
