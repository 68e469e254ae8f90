//! The report of an exception that ended a program: the chain it is the end of, with frames.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use diapause_bytecode::{Code, CodeFlags, Module, Position};

use super::place::is_quoted;
use super::source::{Lines, characters};
use super::syntax::{SyntaxDetails, render_syntax_error};
use super::{carets, modules, suggest, text};
use crate::code_store::CodeStore;
use crate::heap::Heap;
use crate::object::TracebackEntry;
use crate::stdlib;
use crate::trap::Trap;
use crate::types::TypeId;
use crate::value::{Kind, Value};

/// The attribute under which a `NameError` keeps a suggestion that was known when it was raised.
pub const SUGGESTION: &str = "<suggestion>";

/// A frame of a traceback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The file name.
    pub file: String,
    /// The name of the function, `<module>`, `<lambda>` or the like.
    pub function: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column, in characters from 1.
    pub column: usize,
    /// The last line.
    pub end_line: usize,
    /// The column behind the last character.
    pub end_column: usize,
    /// The line of source without the whitespace around it.
    pub source_line: String,
    /// The lines shown below the frame, indented, with carets.
    pub(super) excerpt: Arc<str>,
}

/// How an exception belongs to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// It is the first.
    Start,
    /// It was raised from the one before.
    Cause,
    /// It was raised while the one before was handled.
    Context,
}

/// An exception of the chain.
#[derive(Clone, Debug)]
pub struct Reported {
    /// The exception.
    pub exception: Value,
    /// How it belongs to the one before it.
    pub link: Link,
    /// Its class: `ValueError`, `make.<locals>.LocalError`.
    pub class: String,
    /// Its text, with a suggestion at the end if there is one.
    pub message: String,
    /// Its notes.
    pub notes: Vec<String>,
    /// Its frames, the outermost first.
    pub frames: Vec<Frame>,
    /// The details of a syntax error.
    pub syntax: Option<SyntaxDetails>,
    /// The exceptions of a group, each with its own chain.
    pub group: Option<Vec<Vec<Reported>>>,
    /// How many exceptions the group has in all.
    pub group_size: usize,
}

/// What is known of an exception that ended a program.
#[derive(Clone, Debug)]
pub struct Report {
    /// What CPython prints.
    pub text: String,
    /// The chain of exceptions: the last is the one that ended the program.
    pub chain: Vec<Reported>,
}

/// Bytes of texts of the program that a report shows, all together: one that many exceptions or
/// notes have in common would be shown as often, whatever the memory limit.
pub const MOST_TEXT: usize = 16 << 20;
/// Bytes of a line of source that a report shows: every frame may have one.
const MOST_LINE: usize = 4096;
/// Bytes of the lines of a statement that a report shows with carets.
const MOST_LINES: usize = 16 << 10;

/// Bytes of the source that a syntax error shows.
const MOST_SOURCE: usize = 1 << 16;

/// Takes as much of a text as there is room for.
pub fn shortened(mut text: String, room: &mut usize) -> String {
    if text.len() > *room {
        text.truncate(text.floor_char_boundary(*room));
        text.push_str("...");
    }
    *room = room.saturating_sub(text.len());
    text
}

/// What rendering needs besides the heap.
#[derive(Debug)]
pub struct Context<'a> {
    /// Texts that only Python code could give, by exception or note: see [`needs_texts`].
    pub texts: &'a HashMap<Value, String>,
    /// The dict of the main module, whose names are suggested; None when there is none.
    pub globals: Value,
}

/// The exceptions of the chain and their notes whose text only Python code can give: the library's
/// `exception_text` for exceptions and `note_text` for the rest.
#[must_use]
pub fn needs_texts(heap: &mut Heap, exception: Value) -> Vec<Value> {
    let mut seen = HashSet::new();
    let mut work = vec![exception];
    let mut needed = Vec::new();
    let mut room = MOST_TEXT;
    while let Some(current) = work.pop() {
        if !current.is(Kind::Exception) || !seen.insert(current) {
            continue;
        }
        // Behind what there is room for no text is shown.
        for value in std::iter::once(current).chain(notes(heap, current)) {
            if room == 0 {
                return needed;
            }
            let text = match value == current {
                true => heap.exception_text(value),
                false => heap.str_of(value),
            };
            if matches!(text, Err(Trap::Library)) {
                needed.push(value);
            }
            room = room.saturating_sub(text.map_or(1, |text| text.len().max(1)));
        }
        let parts = heap.exception(current);
        work.extend([parts.cause, parts.context]);
        work.extend(heap.group_members(current).unwrap_or_default());
    }
    needed
}

/// The report of an exception that ended a program.
#[must_use]
pub fn render(
    heap: &mut Heap,
    codes: &CodeStore,
    exception: Value,
    context: &Context<'_>,
) -> Report {
    let nodes = plan(heap, exception);
    let mut builder = Builder { heap, codes, context, nodes, room: MOST_TEXT, sources: Vec::new() };
    let chain = builder.chain(0, 0);
    Report { text: text::format(&chain), chain }
}

/// An exception of the report, and those that are shown with it.
struct Node {
    exception: Value,
    /// The one before it in its chain, and why it is shown.
    before: Option<(Link, usize)>,
    /// The members of a group that are shown, and how many there are.
    members: Option<(Vec<usize>, usize)>,
}

impl Node {
    fn new(exception: Value) -> Self {
        Node { exception, before: None, members: None }
    }
}

/// What is shown of an exception and what it refers to. A cause or context that stands somewhere
/// already is not shown again; what comes first is decided from the last member of a group on.
fn plan(heap: &Heap, exception: Value) -> Vec<Node> {
    let mut nodes = vec![Node::new(exception)];
    let mut seen = HashSet::from([exception]);
    // Groups may hold one exception many times over.
    let mut room = MAX_REPORTED;
    let mut work = vec![0];
    while let Some(at) = work.pop() {
        let exception = nodes[at].exception;
        let parts = heap.exception(exception);
        let fresh = |value: Value| value.is(Kind::Exception) && !seen.contains(&value);
        let before = if fresh(parts.cause) {
            Some((Link::Cause, parts.cause))
        } else if fresh(parts.context) && !parts.suppress_context {
            Some((Link::Context, parts.context))
        } else {
            None
        };
        if let Some((link, value)) = before {
            seen.insert(value);
            nodes[at].before = Some((link, nodes.len()));
            work.push(nodes.len());
            nodes.push(Node::new(value));
        }
        if let Some(members) = heap.group_members(exception) {
            let size = members.len();
            let first = nodes.len();
            nodes.extend(members.into_iter().take(room).map(Node::new));
            seen.extend(nodes[first..].iter().map(|node| node.exception));
            room -= nodes.len() - first;
            work.extend(first..nodes.len());
            nodes[at].members = Some(((first..nodes.len()).collect(), size));
        }
    }
    nodes
}

struct Builder<'a> {
    heap: &'a mut Heap,
    codes: &'a CodeStore,
    context: &'a Context<'a>,
    nodes: Vec<Node>,
    /// Bytes of texts that may still be shown.
    room: usize,
    sources: Sources<'a>,
}

/// The lines of modules that were looked at.
type Sources<'a> = Vec<(&'a Arc<Module>, Lines<'a>)>;

/// Of more names than this, none is suggested.
///
/// Source: CPython, Lib/traceback.py, `_MAX_CANDIDATE_ITEMS`.
const MAX_CANDIDATES: usize = 750;

/// More exceptions of groups than this are never shown.
const MAX_REPORTED: usize = 2000;

impl Builder<'_> {
    fn chain(&mut self, at: usize, depth: usize) -> Vec<Reported> {
        let mut chain: Vec<Reported> = Vec::new();
        let mut next = Some((Link::Start, at));
        while let Some((link, at)) = next {
            if let Some(last) = chain.last_mut() {
                last.link = link;
            }
            let made = self.reported(at, depth);
            chain.push(made);
            next = self.nodes[at].before;
        }
        chain.reverse();
        chain
    }

    /// Groups nest at most as deeply as they are printed.
    fn reported(&mut self, at: usize, depth: usize) -> Reported {
        let exception = self.nodes[at].exception;
        let class = self.heap.exception(exception).class;
        let class_name = match TypeId::of(class) {
            Some(id) => id.name().to_owned(),
            None => {
                let full = self.heap.full_class_name(class);
                full.strip_prefix("__main__.").map_or(full.clone(), ToOwned::to_owned)
            }
        };
        let class_name = shortened(class_name, &mut self.room);
        let (frames, innermost) = self.frames(exception);
        let mut message = self.text_of(exception, "exception");
        if let Some(suggestion) = self.suggestion(exception, innermost) {
            message.push_str(&suggestion);
        }
        let notes = notes(self.heap, exception);
        let notes =
            notes.into_iter().map_while(|note| (self.room > 0).then(|| self.text_of(note, "note")));
        let notes = notes.collect();
        let members = self.nodes[at].members.take();
        let group_size = members.as_ref().map_or(0, |(_, size)| *size);
        let group = members.map(|(members, _)| {
            let shown = if depth > text::MAX_GROUP_DEPTH { 0 } else { text::MAX_GROUP_WIDTH };
            members.into_iter().take(shown).map(|member| self.chain(member, depth + 1)).collect()
        });
        Reported {
            exception,
            link: Link::Start,
            class: class_name,
            message,
            notes,
            frames,
            syntax: self.syntax(exception),
            group,
            group_size,
        }
    }

    fn text_of(&mut self, value: Value, what: &str) -> String {
        if self.room == 0 {
            return "...".to_owned();
        }
        let text = match self.context.texts.get(&value) {
            Some(text) => text.clone(),
            None => self.heap.str_of(value).unwrap_or_else(|_| format!("<{what} str() failed>")),
        };
        shortened(text, &mut self.room)
    }

    fn frames(&mut self, exception: Value) -> (Vec<Frame>, Option<TracebackEntry>) {
        let entries = self.heap.traceback_entries(exception);
        frames_at(self.codes, &mut self.sources, entries, &mut self.room)
    }

    /// What is added to the text of an exception: `. Did you mean: 'x'?`
    fn suggestion(&mut self, exception: Value, place: Option<TracebackEntry>) -> Option<String> {
        let class = self.heap.exception(exception).class;
        let of = |base: TypeId| self.heap.is_subclass(class, base.value());
        let (import_error, name_error, attribute_error) =
            (of(TypeId::ImportError), of(TypeId::NameError), of(TypeId::AttributeError));
        let field = if import_error { "name_from" } else { "name" };
        let wrong = self.heap.extra(exception, field)?;
        let wrong = self.heap.as_text(wrong)?.to_owned();
        if name_error {
            let found = match self.heap.extra(exception, SUGGESTION) {
                Some(known) => Some(self.heap.as_text(known)?.to_owned()),
                None => self.similar_name(&wrong, place?),
            };
            let import = modules::is_standard(&wrong);
            return match (found, import) {
                (Some(name), true) => Some(format!(
                    ". Did you mean: '{name}'? Or did you forget to import '{wrong}'?"
                )),
                (Some(name), false) => Some(format!(". Did you mean: '{name}'?")),
                (None, true) => Some(format!(". Did you forget to import '{wrong}'?")),
                (None, false) => None,
            };
        }
        let names = if attribute_error {
            suggest::attribute_names(self.heap, self.heap.extra(exception, "obj")?)
        } else if import_error {
            let module = self.heap.extra(exception, "name")?;
            let module = stdlib::module(self.heap.as_text(module)?)?;
            let names = module.names(self.heap);
            names.into_iter().map(ToOwned::to_owned).collect()
        } else {
            return None;
        };
        let own = attribute_error && place.is_some_and(|place| self.is_own(place));
        let hidden = !own && !wrong.starts_with('_');
        let shown = |name: &&str| !(hidden && name.starts_with('_'));
        let names: Vec<&str> = names.iter().map(String::as_str).filter(shown).collect();
        let name = suggest::closest(&wrong, &names)?;
        Some(format!(". Did you mean: '{name}'?"))
    }

    fn similar_name(&self, wrong: &str, place: TracebackEntry) -> Option<String> {
        let globals = suggest::global_names(self.heap, self.context.globals);
        let (_, code) = self.codes.code(place.code)?;
        let locals = if code.flags.contains(CodeFlags::MODULE) {
            &[]
        } else {
            code.variable_names.as_slice()
        };
        let mut names: Vec<&str> = locals.iter().chain(&globals).map(String::as_str).collect();
        names.extend(code.spilled().into_iter().map(|(_, name)| name));
        names.extend(suggest::builtin_names());
        if names.len() > MAX_CANDIDATES {
            return None;
        }
        suggest::closest(wrong, &names).map(ToOwned::to_owned)
    }

    /// Whether what failed is an attribute of `self`: then names with an underscore are suggested.
    fn is_own(&self, place: TracebackEntry) -> bool {
        let Some((module, code)) = self.codes.code(place.code) else { return false };
        let position = code.positions.get(place.pc as usize).copied().unwrap_or_default();
        let text = module.source.get(position.start as usize..position.end as usize);
        code.variable_names.iter().any(|name| name == "self")
            && text.is_some_and(|text| text.starts_with("self."))
    }

    fn syntax(&mut self, exception: Value) -> Option<SyntaxDetails> {
        if !self.heap.native_type(exception).is_subtype(TypeId::SyntaxError) {
            return None;
        }
        let [message, file, line, column, end_line, end_column, source] =
            ["msg", "filename", "lineno", "offset", "end_lineno", "end_offset", "text"]
                .map(|name| self.heap.exception_attribute(exception, name).ok().flatten());
        let text = |heap: &Heap, value: Option<Value>| {
            // Longer than any line that was read.
            let text = value.and_then(|value| heap.as_text(value))?;
            Some(text[..text.floor_char_boundary(MOST_SOURCE)].to_owned())
        };
        let message = match message {
            Some(message) if !message.is_none() => self.text_of(message, "exception"),
            _ => "None".to_owned(),
        };
        Some(SyntaxDetails {
            message,
            file: text(self.heap, file).map(|text| shortened(text, &mut self.room)),
            line: line.and_then(Value::as_small),
            column: column.and_then(Value::as_small),
            end_line: end_line.and_then(Value::as_small),
            end_column: end_column.and_then(Value::as_small),
            source: text(self.heap, source).map(|text| shortened(text, &mut self.room)),
        })
    }
}

/// The frames at some places, which come the innermost first; those of the library are left out.
/// Gives them the outermost first, and the place of the innermost.
fn frames_at<'a>(
    codes: &'a CodeStore,
    sources: &mut Sources<'a>,
    entries: Vec<TracebackEntry>,
    room: &mut usize,
) -> (Vec<Frame>, Option<TracebackEntry>) {
    let mut known: HashMap<(u32, u32, bool), Frame> = HashMap::new();
    let mut frames = Vec::new();
    let mut innermost = None;
    for entry in entries.into_iter().rev() {
        let Some((module, code)) = codes.code(entry.code) else { continue };
        let hidden = CodeFlags::LIBRARY.0 | CodeFlags::FROZEN.0;
        if code.flags.0 & hidden != 0 || entry.code.library_index().is_some() {
            continue;
        }
        innermost = Some(entry);
        if let Some(frame) = known.get(&(entry.code.0, entry.pc, entry.lookup)) {
            let source_line = if *room == 0 { "" } else { frame.source_line.as_str() };
            *room = room.saturating_sub(source_line.len());
            frames.push(Frame { source_line: source_line.to_owned(), ..frame.clone() });
            continue;
        }
        let mut place = code.positions.get(entry.pc as usize).copied().unwrap_or_default();
        if entry.lookup && place.anchor_start < place.anchor_end {
            place = Position { end: place.anchor_start, anchor_start: 0, anchor_end: 0, ..place };
        }
        let source = match sources.iter().position(|(known, _)| Arc::ptr_eq(known, module)) {
            Some(place) => place,
            None => {
                sources.push((module, Lines::new(&module.source)));
                sources.len() - 1
            }
        };
        let lines = &sources[source].1;
        let mut frame = if place.start == place.end {
            bare_frame(&module.script_name, code, lines)
        } else {
            frame(&module.script_name, &code.name, lines, &place)
        };
        if !is_quoted(&module.script_name) || *room == 0 {
            frame.source_line.clear();
            frame.excerpt = "".into();
        }
        *room = room.saturating_sub(frame.source_line.len() + frame.excerpt.len());
        known.insert((entry.code.0, entry.pc, entry.lookup), frame.clone());
        frames.push(frame);
    }
    (frames, innermost)
}

/// Frames as tuples, the outermost first: file, line, last line, first column and the one behind
/// the last (from 0), function, line of source, and the lines that are shown below.
///
/// # Errors
///
/// When memory is exhausted.
pub fn frame_tuples(
    heap: &mut Heap,
    codes: &CodeStore,
    entries: Vec<TracebackEntry>,
) -> Result<Value, Trap> {
    let mut room = heap.available();
    let (frames, _) = frames_at(codes, &mut Vec::new(), entries, &mut room);
    let mut tuples = Vec::with_capacity(frames.len());
    for frame in frames {
        let number = |number: usize| Value::small(number as i64);
        let file = heap.intern(&frame.file)?;
        let function = heap.intern(&frame.function)?;
        let parts = [
            file,
            number(frame.line),
            number(frame.end_line),
            number(frame.column.saturating_sub(1)),
            number(frame.end_column.saturating_sub(1)),
            function,
            heap.new_str(frame.source_line)?,
            heap.new_str(&*frame.excerpt)?,
        ];
        tuples.push(heap.new_tuple(parts)?);
    }
    heap.new_list(tuples)
}

/// What is added to the text of an exception, or an empty text.
///
/// # Errors
///
/// When memory is exhausted.
pub fn suggestion_for(
    heap: &mut Heap,
    codes: &CodeStore,
    exception: Value,
    globals: Value,
) -> Result<Value, Trap> {
    let texts = HashMap::new();
    let context = Context { texts: &texts, globals };
    let context = &context;
    let mut builder =
        Builder { heap, codes, context, nodes: Vec::new(), room: MOST_TEXT, sources: Vec::new() };
    let (_, innermost) = builder.frames(exception);
    let text = builder.suggestion(exception, innermost).unwrap_or_default();
    heap.new_str(text)
}

/// The text of a syntax error without what comes before it; `message` is that of the exception.
#[must_use]
pub(crate) fn syntax_text(
    heap: &mut Heap,
    codes: &CodeStore,
    class: &str,
    exception: Value,
    message: String,
) -> Option<String> {
    let texts = HashMap::new();
    let context = &Context { texts: &texts, globals: Value::NONE };
    let mut builder =
        Builder { heap, codes, context, nodes: Vec::new(), room: MOST_TEXT, sources: Vec::new() };
    let details = builder.syntax(exception)?;
    Some(render_syntax_error(class, &SyntaxDetails { message, ..details }))
}

fn frame(file: &str, function: &str, lines: &Lines<'_>, position: &Position) -> Frame {
    let (line, start) = lines.locate(position.start);
    let (end_line, end) = lines.locate(position.end.max(position.start));
    let shown: usize = (line..=end_line).map(|line| lines.line(line).len()).sum();
    let source_line = cut(lines.line(line));
    let excerpt = match shown <= MOST_LINES {
        true => carets::render(lines, position),
        false => format!("    {source_line}\n"),
    };
    Frame {
        file: file.to_owned(),
        function: function.to_owned(),
        line: line + 1,
        column: characters(lines.line(line), start) + 1,
        end_line: end_line + 1,
        end_column: characters(lines.line(end_line), end) + 1,
        source_line,
        excerpt: excerpt.into(),
    }
}

/// A line without the whitespace around it, as far as it is shown.
fn cut(line: &str) -> String {
    shortened(line.trim().to_owned(), &mut { MOST_LINE })
}

/// The frame of an instruction made from no text: a generator that was not started stands at its
/// first line.
fn bare_frame(file: &str, code: &Code, lines: &Lines<'_>) -> Frame {
    let line = (code.first_line as usize).max(1);
    let source_line = cut(lines.line(line - 1));
    let excerpt =
        if source_line.is_empty() { String::new() } else { format!("    {source_line}\n") };
    Frame {
        file: file.to_owned(),
        function: code.name.clone(),
        line,
        column: 1,
        end_line: line,
        end_column: 1,
        source_line,
        excerpt: excerpt.into(),
    }
}

/// The notes of an exception.
fn notes(heap: &Heap, exception: Value) -> Vec<Value> {
    match heap.extra(exception, "__notes__") {
        Some(notes) if notes.is(Kind::List) => heap.list(notes).items.clone(),
        Some(notes) if notes.is(Kind::Tuple) => heap.tuple(notes).items.to_vec(),
        _ => Vec::new(),
    }
}
