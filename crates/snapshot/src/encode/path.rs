//! What leads to an object, in words: `globals['f'].handle`. The names that the program has for
//! it come first, then those of running functions, then everything else.

use std::cell::Cell;
use std::collections::HashSet;

use diapause_vm::machine::Machine;
use diapause_vm::object::ShapeId;
use diapause_vm::value::{Kind, Value};

/// A path of more parts than this is shown by its ends.
const MOST_PARTS: usize = 24;

/// Longer keys are cut.
const MOST_KEY: usize = 40;

/// How the contents of a dict are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// As items of a dict.
    Items,
    /// As attributes of what the dict belongs to.
    Attributes,
}

/// An object on the way.
struct Step {
    value: Value,
    /// The step before.
    from: Option<usize>,
    /// What leads here from there.
    label: String,
    style: Style,
}

/// The shortest way from what the program names to an object.
pub fn path_to(machine: &Machine, target: Value) -> String {
    let mut search = Search { machine, steps: Vec::new(), known: HashSet::new(), next: 0 };
    for roots in [globals, modules, locals, everything] {
        roots(machine, &mut |label, value| search.reach(value, None, label, Style::Items));
        if let Some(found) = search.find(target) {
            return search.show(found);
        }
    }
    "something of the interpreter".to_owned()
}

struct Search<'m> {
    machine: &'m Machine,
    steps: Vec<Step>,
    known: HashSet<Value>,
    next: usize,
}

type Visit<'v> = &'v mut dyn FnMut(String, Value);

fn globals(machine: &Machine, visit: Visit<'_>) {
    let session = machine.state.interactive.map(|session| session.globals);
    let first = session.or_else(|| machine.frames.first().map(|frame| frame.globals));
    first.into_iter().for_each(|globals| visit("globals".to_owned(), globals));
}

fn modules(machine: &Machine, visit: Visit<'_>) {
    machine.state.modules.into_iter().for_each(|modules| visit("modules".to_owned(), modules));
    for (nth, frame) in machine.frames.iter().enumerate() {
        visit(format!("globals of frame {nth}: "), frame.globals);
    }
}

fn locals(machine: &Machine, visit: Visit<'_>) {
    for (nth, frame) in machine.frames.iter().enumerate() {
        let Some((_, code)) = machine.codes.code(frame.code) else { continue };
        let registers = machine.live_registers(nth);
        for (name, value) in code.variable_names.iter().zip(registers) {
            visit(format!("frame {nth} local '{name}'"), value.get());
        }
    }
}

fn everything(machine: &Machine, visit: Visit<'_>) {
    let state = &machine.state;
    if let Some(pending) = &state.pending {
        let name = machine.heap.text(pending.name);
        for (nth, &value) in pending.args.iter().enumerate() {
            visit(format!("argument {nth} of the pending call of {name}()"), value);
        }
        for &(keyword, value) in &pending.keywords {
            let keyword = machine.heap.text(keyword);
            visit(format!("argument '{keyword}' of the pending call of {name}()"), value);
        }
    }
    for (nth, frame) in machine.frames.iter().enumerate() {
        for value in machine.live_registers(nth).iter().map(Cell::get) {
            visit(format!("frame {nth} temporary value"), value);
        }
        visit(format!("frame {nth} handled exception"), frame.handled);
        visit(format!("frame {nth} subject"), frame.subject);
    }
    state.injected.into_iter().for_each(|value| visit("exception".to_owned(), value));
    visit("sys.stdout".to_owned(), machine.heap.streams());
    for &value in machine.heap.repr_active() {
        visit("repr under way".to_owned(), value);
    }
    for &value in machine.heap.weak_dead() {
        visit("weak reference".to_owned(), value);
    }
}

impl Search<'_> {
    fn reach(&mut self, value: Value, from: Option<usize>, label: String, style: Style) {
        let is_new = value.is_object()
            && value.kind().is_some_and(|kind| crate::wire::Table::of(kind).is_some())
            && self.machine.heap.is_live(value)
            && self.known.insert(value);
        if is_new {
            self.steps.push(Step { value, from, label, style });
        }
    }

    fn find(&mut self, target: Value) -> Option<usize> {
        while let Some(step) = self.steps.get(self.next) {
            if step.value == target {
                return Some(self.next);
            }
            self.follow(self.next);
            self.next += 1;
        }
        None
    }

    fn show(&self, found: usize) -> String {
        let mut parts = Vec::new();
        let mut at = Some(found);
        while let Some(place) = at {
            parts.push(self.steps[place].label.as_str());
            at = self.steps[place].from;
        }
        parts.reverse();
        if parts.len() > MOST_PARTS {
            let end = parts.len() - MOST_PARTS / 2;
            return parts[..MOST_PARTS / 2].concat() + " ... " + &parts[end..].concat();
        }
        parts.concat()
    }

    /// Reaches what an object holds: what has a name by its name, then the rest.
    fn follow(&mut self, place: usize) {
        let heap = &self.machine.heap;
        let Step { value, style, .. } = self.steps[place];
        let from = Some(place);
        match value.kind() {
            Some(Kind::Dict) => {
                for entry in heap.dict(value).iter() {
                    let label = self.key(entry.key, style);
                    self.reach(entry.value, from, label, Style::Items);
                    self.reach(entry.key, from, "(a key)".to_owned(), Style::Items);
                }
            }
            Some(Kind::List) => self.items(place, &heap.list(value).items),
            Some(Kind::Tuple) => self.items(place, &heap.tuple(value).items),
            Some(Kind::Set) => {
                for (item, _) in heap.set(value).iter() {
                    self.reach(item, from, "(an element)".to_owned(), Style::Items);
                }
            }
            Some(Kind::Instance) => self.instance(place),
            Some(Kind::Module) => {
                let dict = heap.module(value).dict;
                self.reach(dict, from, String::new(), Style::Attributes);
            }
            Some(Kind::Class) => {
                let dict = heap.class(value).dict;
                self.reach(dict, from, String::new(), Style::Attributes);
            }
            Some(Kind::Cell) => {
                let content = heap.cell(value).0;
                self.reach(content, from, String::new(), Style::Items);
            }
            Some(Kind::Function) => self.function(place),
            Some(Kind::BoundMethod) => {
                let receiver = heap.bound_method(value).receiver;
                self.reach(receiver, from, ".__self__".to_owned(), Style::Items);
            }
            Some(Kind::Exception) => {
                let exception = heap.exception(value);
                let (args, own) = (exception.args, exception.attributes);
                let (cause, context) = (exception.cause, exception.context);
                self.reach(args, from, ".args".to_owned(), Style::Items);
                self.reach(own, from, String::new(), Style::Attributes);
                self.reach(cause, from, ".__cause__".to_owned(), Style::Items);
                self.reach(context, from, ".__context__".to_owned(), Style::Items);
            }
            Some(Kind::Generator) => {
                let generator = heap.generator(value);
                if let Some((_, code)) = self.machine.codes.code(generator.code) {
                    for (name, &value) in code.variable_names.iter().zip(generator.registers.iter())
                    {
                        let label = format!(" local '{name}'");
                        self.reach(value, from, label, Style::Items);
                    }
                }
            }
            _ => {}
        }
        // What a weak reference is of has other holders, or none that anybody could name.
        let mut rest = Vec::new();
        heap.trace(value, &mut |child| rest.push(child));
        if value.is(Kind::Weak) {
            rest.push(heap.weak(value).target);
        }
        let name = heap.type_name(value);
        for child in rest {
            self.reach(child, from, format!(" (inside of a {name})"), Style::Items);
        }
    }

    fn items(&mut self, place: usize, items: &[Value]) {
        for (nth, &item) in items.iter().enumerate() {
            self.reach(item, Some(place), format!("[{nth}]"), Style::Items);
        }
    }

    fn instance(&mut self, place: usize) {
        let heap = &self.machine.heap;
        let instance = heap.instance(self.steps[place].value);
        if instance.shape == ShapeId::DICT {
            if let Some(&dict) = instance.slots.first() {
                self.reach(dict, Some(place), String::new(), Style::Attributes);
            }
            return;
        }
        let names = &heap.shape(instance.shape).names;
        for (&name, &value) in names.iter().zip(&instance.slots) {
            let label = match heap.as_text(name) {
                Some(name) => format!(".{name}"),
                // The value that it carries, or a member of `__slots__`.
                None => String::new(),
            };
            self.reach(value, Some(place), label, Style::Items);
        }
    }

    fn function(&mut self, place: usize) {
        let heap = &self.machine.heap;
        let function = heap.function(self.steps[place].value);
        let from = Some(place);
        if function.closure.is(Kind::Tuple)
            && let Some((_, code)) = self.machine.codes.code(function.code)
        {
            let cells = &heap.tuple(function.closure).items;
            let names = code.variable_names.len().saturating_sub(cells.len());
            for (name, &cell) in code.variable_names[names..].iter().zip(cells.iter()) {
                self.reach(cell, from, format!(".__closure__['{name}']"), Style::Items);
            }
        }
        self.reach(function.attributes, from, String::new(), Style::Attributes);
        self.reach(function.defaults, from, ".__defaults__".to_owned(), Style::Items);
        self.reach(function.keyword_defaults, from, ".__kwdefaults__".to_owned(), Style::Items);
    }

    fn key(&self, key: Value, style: Style) -> String {
        let heap = &self.machine.heap;
        match (style, heap.as_text(key)) {
            (Style::Attributes, Some(text)) => format!(".{}", cut(text)),
            (_, Some(text)) => format!("['{}']", cut(text)),
            _ => match key.as_small() {
                Some(number) => format!("[{number}]"),
                None => format!("[a {}]", heap.type_name(key)),
            },
        }
    }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(MOST_KEY) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text.to_owned(),
    }
}
