//! Calls of classes: instances of the program's classes, exceptions, built-in types.

use diapause_bytecode::CodeFlags;

use super::call::Arguments;
use super::{Cont, Exec, Frame, HEADROOM, Outcome, WINDOW, Window};
use crate::builtins;
use crate::code_store::Unit;
use crate::object::{ClassTraits, Function, Instance};
use crate::trap::Trap;
use crate::types::TypeId;
use crate::types::attribute::Attribute;
use crate::value::{Kind, Value};

/// Classes that make instances in another way than most.
const UNUSUAL: ClassTraits = ClassTraits::NEW.and(ClassTraits::CALL).and(ClassTraits::ABSTRACT);

impl<'a> Exec<'a> {
    /// Calls a class of the program.
    pub(super) fn instantiate(&mut self, class: Value, args: Arguments, cont: Cont) -> Outcome {
        if let Cont::Store(dst) = cont
            && let Some(init) = self.heap.known_init(class)
        {
            return self.instantiate_plainly(class, init, args, dst);
        }
        let object = self.heap.class(class);
        let (traits, layout, root_shape) = (object.traits, object.layout, object.root_shape);
        if traits.intersects(UNUSUAL) {
            let (mut positional, keywords) = self.collect(args);
            positional.insert(0, class);
            return self.call_library_with("type_call", &positional, &keywords, cont);
        }
        if layout == TypeId::Resource {
            let name = self.heap.class_name(class);
            return Err(self.heap.type_error(format!("cannot create '{name}' instances")));
        }
        if traits.contains(ClassTraits::CARRIER) {
            let (positional, keywords) = self.collect(args);
            return self.instantiate_carrier(class, layout, positional, keywords, cont);
        }
        let own_init = traits.contains(ClassTraits::INIT);
        if layout.is_exception() && !own_init && !layout.is_subtype(TypeId::BaseExceptionGroup) {
            let (positional, keywords) = self.collect(args);
            let exception = self.heap.make_exception(class, positional, &keywords)?;
            return self.store_result(exception, cont);
        }
        let instance = if layout.is_exception() {
            // Keyword arguments are for `__init__` alone.
            let (mut positional, keywords) = self.collect(args);
            if layout.is_subtype(TypeId::OSError) && traits.contains(ClassTraits::INIT) {
                // Only its `__init__` says what the arguments are.
                positional.clear();
            }
            match self.heap.create_exception(class, positional) {
                Err(Trap::Library) => {
                    let (mut positional, _) = self.collect(args);
                    positional.insert(0, class);
                    return self.call_library_with("group_new", &positional, &keywords, cont);
                }
                made => made?,
            }
        } else {
            self.heap.alloc(Instance {
                class,
                shape: root_shape,
                slots: crate::object::Slots::new(),
            })?
        };
        if !own_init {
            if !layout.is_exception() && args.count > 0 {
                let name = self.heap.class_name(class);
                return Err(self.heap.type_error(format!("{name}() takes no arguments")));
            }
            if layout.is_exception() {
                let (positional, keywords) = self.collect(args);
                self.heap.init_exception(instance, &positional, &keywords)?;
            }
            return self.store_result(instance, cont);
        }
        let name = self.heap.intern("__init__")?;
        let Some(init) = self.heap.class_lookup(class, name) else {
            return self.store_result(instance, cont);
        };
        if init.is(Kind::Builtin) {
            return self.store_result(instance, cont);
        }
        let args = self.with_receiver(args, instance);
        let Cont::Store(dst) = cont else {
            // The instance must come back to an instruction: through the library.
            let (mut positional, keywords) = self.collect(args);
            positional.insert(0, init);
            let Some(function) = crate::library::function("construct_with") else {
                return Err(Trap::internal("the library has no construct_with"));
            };
            return self.call_values(function, &positional, &keywords, cont);
        };
        if init.is(Kind::Function) {
            if !layout.is_exception() {
                self.heap.remember_init(class, init);
            }
            return self.call_function(init, args, Cont::Init(dst), instance);
        }
        let (positional, keywords) = self.collect(args);
        let Some(function) = crate::library::function("construct_bound") else {
            return Err(Trap::internal("the library has no construct_bound"));
        };
        self.call_values(function, &positional, &keywords, cont)
    }

    /// Makes an instance of a class of which only its `__init__` decides.
    #[inline]
    pub(super) fn instantiate_plainly(
        &mut self,
        class: Value,
        init: Value,
        args: Arguments,
        dst: u8,
    ) -> Outcome {
        let shape = self.heap.class(class).root_shape;
        let slots = crate::object::Slots::new();
        let instance = self.heap.alloc(Instance { class, shape, slots })?;
        let args = self.with_receiver(args, instance);
        self.call_function(init, args, Cont::Init(dst), instance)
    }

    /// Makes an instance of a class of which only its `__init__` decides and enters that, where its
    /// parameters are as many as the arguments behind the register `at`. Gives the code and the
    /// window of `__init__`.
    #[inline(never)]
    pub(super) fn instantiate_in_place(
        &mut self,
        regs: &Window,
        class: Value,
        at: u8,
        count: u8,
        dst: u8,
    ) -> Option<(&'a Unit, &'a Window)> {
        let init = self.heap.known_init(class)?;
        let Function { code, globals, .. } = *self.heap.function(init);
        let unit = self.codes.program_unit(code)?;
        let base = self.activation.base as usize + at as usize;
        if !unit.entry.direct
            || usize::from(unit.entry.positional) != usize::from(count) + 1
            || self.activation.depth >= self.state.recursion_limit
            || base + HEADROOM > self.stack.len()
        {
            return None;
        }
        let window: &'a Window = self.stack.get(base..base + WINDOW)?.try_into().ok()?;
        let shape = self.heap.class(class).root_shape;
        let slots = crate::object::Slots::new();
        // What does not fit the limit is tried again by the call, which says so.
        let instance = self.heap.alloc_here(Instance { class, shape, slots }).ok()?;
        regs[at as usize].set(instance);
        for place in unit.entry.parameters..unit.entry.free_start {
            window[place as usize].set(Value::UNBOUND);
        }
        if unit.entry.free_count > 0 {
            self.take_cells(window, unit, init);
        }
        self.push(Frame {
            code,
            pc: 0,
            base: base as u32,
            cont: Cont::Init(dst),
            depth: self.activation.depth + u32::from(!unit.entry.intrinsics),
            globals,
            handled: Value::NONE,
            subject: instance,
        });
        Some((unit, window))
    }

    /// The `__call__` of a class's metaclass, and the class where it is a method.
    pub(super) fn metaclass_call(&mut self, class: Value) -> Option<(Value, Option<Value>)> {
        if !self.heap.class(class).traits.contains(ClassTraits::CALL) {
            return None;
        }
        match self.special(class, "__call__")? {
            Attribute::Method { function, receiver } => Some((function, Some(receiver))),
            Attribute::Value(function) => Some((function, None)),
            _ => None,
        }
    }

    /// Gives a result that is there at once.
    pub(super) fn store_result(&mut self, value: Value, cont: Cont) -> Outcome {
        match self.deliver(value, cont, Value::NONE)? {
            super::Flow::Next => Ok(super::Flow::Enter),
            flow => Ok(flow),
        }
    }

    /// Calls a built-in type.
    #[inline(never)]
    pub(super) fn construct(&mut self, class: Value, args: Arguments, cont: Cont) -> Outcome {
        if let Some(outcome) = self.construct_directly(class, args, cont) {
            return outcome;
        }
        let (positional, keywords) = self.collect(args);
        self.construct_values(class, positional, &keywords, cont)
    }

    pub(super) fn construct_values(
        &mut self,
        class: Value,
        positional: Vec<Value>,
        keywords: &[(Value, Value)],
        cont: Cont,
    ) -> Outcome {
        let Some(id) = TypeId::of(class) else {
            return Err(Trap::internal("no built-in type"));
        };
        if id == TypeId::Type && (positional.len() != 1 || !keywords.is_empty()) {
            if positional.len() != 3 {
                return Err(self.heap.type_error("type() takes 1 or 3 arguments"));
            }
            let mut args = vec![class];
            args.extend(positional);
            return self.call_library_with("type_new", &args, keywords, cont);
        }
        if id == TypeId::Super && positional.is_empty() && keywords.is_empty() {
            let code = self.top_unit()?.code();
            // The namespace of a class body, or of `exec`, is no parameter.
            if code.parameters.positional > 0 && !code.flags.contains(CodeFlags::CLASS_BODY) {
                let words = "super(): __class__ cell not found";
                return Err(self.heap.raise(TypeId::RuntimeError, words));
            }
        }
        if id == TypeId::Object && !(positional.is_empty() && keywords.is_empty()) {
            return Err(self.heap.type_error("object() takes no arguments"));
        }
        if id.is_exception() {
            return match self.heap.construct_exception(id, positional.clone(), keywords) {
                Err(Trap::Library) => {
                    let mut positional = positional;
                    positional.insert(0, class);
                    self.call_library_with("group_new", &positional, keywords, cont)
                }
                made => {
                    let exception = made?;
                    self.store_result(exception, cont)
                }
            };
        }
        match builtins::constructor(id) {
            Some(constructor) if constructor.owner == Some(id) => {
                self.call_native(constructor, positional, keywords.to_vec(), cont)
            }
            _ => {
                let name = id.name();
                Err(self.heap.type_error(format!("cannot create '{name}' instances")))
            }
        }
    }
}
