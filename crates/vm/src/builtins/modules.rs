//! Native functions behind `import`, `exec` and `eval`: what the library's versions of them ask
//! the machine.

use diapause_bytecode::CodeFlags;

use super::{Builtin, Native, Signature, of_kinds};
use crate::heap::Heap;
use crate::load::{Load, Source, SourceKind};
use crate::object::Module;
use crate::stdlib;
use crate::trap::{Question, Trap};
use crate::value::{Kind, Value};

/// `_machine(what)`: something that the machine knows.
fn machine(heap: &mut Heap, args: &[Value]) -> Native {
    Err(Trap::ask(match heap.text(args[0]) {
        "globals" => Question::Globals,
        "program_globals" => Question::ProgramGlobals,
        "locals" => Question::Locals,
        "modules" => Question::Modules,
        "sources" => Question::Sources,
        "handled" => Question::Handled,
        "recursion" => Question::Recursion,
        other => return Err(Trap::internal(format!("the machine does not know {other}"))),
    }))
}

/// `_report(exception, texts)`: what a traceback shows; see [`Question::Report`].
fn report(heap: &mut Heap, args: &[Value]) -> Native {
    if !args[0].is(Kind::Exception) {
        return Err(heap.bad_arguments());
    }
    Err(Trap::ask(Question::Report(args[0], args[1])))
}

/// `_report_needs(exception)`: the exceptions and notes whose text has to be asked for.
fn report_needs(heap: &mut Heap, args: &[Value]) -> Native {
    let needed = crate::traceback::needs_texts(heap, args[0]);
    heap.new_list(needed)
}

/// `_find_library(name)`: `'native'`, `'frozen'`, `'package'`, or None when the library has no such
/// module.
fn find_library(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.text(args[0]);
    let found = match (stdlib::module(name), stdlib::frozen(name)) {
        (Some(_), _) => "native",
        (None, Some(frozen)) if frozen.is_package => "package",
        (None, Some(_)) => "frozen",
        (None, None) => return Ok(Value::NONE),
    };
    heap.intern(found)
}

/// `_new_module(name)`: a module without contents.
fn new_module(heap: &mut Heap, args: &[Value]) -> Native {
    let name = heap.text(args[0]).to_owned();
    let name = heap.intern(&name)?;
    let dict = heap.new_dict()?;
    heap.dict_set_text(dict, "__name__", name)?;
    heap.alloc(Module { name, dict, initializing: false })
}

/// `_fill_native(module)`: adds the members of a module written in Rust.
fn fill_native(heap: &mut Heap, args: &[Value]) -> Native {
    let module = heap.module(args[0]);
    let (name, dict) = (module.name, module.dict);
    let Some(native) = stdlib::module(heap.text(name)) else {
        return Err(Trap::internal("a native module that is not there"));
    };
    for (name, value) in native.contents(heap)? {
        heap.dict_set_text(dict, name, value)?;
    }
    Ok(Value::NONE)
}

/// `_set_initializing(module, flag)`: whether the body of a module still runs.
fn set_initializing(heap: &mut Heap, args: &[Value]) -> Native {
    if args[0].is(Kind::Module) {
        heap.module_mut(args[0]).initializing = args[1] == Value::TRUE;
    }
    Ok(Value::NONE)
}

/// `_load_frozen(name, globals)`: the body of a module of the library, as a function.
fn load_frozen(heap: &mut Heap, args: &[Value]) -> Native {
    match stdlib::frozen(heap.text(args[0])) {
        Some(frozen) => {
            let load = Load { source: Source::Frozen(frozen), globals: args[1] };
            Err(Trap::Load(Box::new(load)))
        }
        None => Err(Trap::internal("a frozen module that is not there")),
    }
}

/// `_load_text(text, file, kind, globals)`: a function of a source text, or a tuple of it and of
/// what is to be warned of.
fn load_text(heap: &mut Heap, args: &[Value]) -> Native {
    let kind = match heap.text(args[2]) {
        "eval" => SourceKind::Expression,
        "exec" => SourceKind::Statements,
        "single" => SourceKind::Interactive,
        _ => SourceKind::Module,
    };
    let (text, file) = (heap.text(args[0]).to_owned(), heap.text(args[1]).to_owned());
    let load = Load { source: Source::Text { text, file, kind }, globals: args[3] };
    Err(Trap::Load(Box::new(load)))
}

/// `_code_of(function)`: the code object of a function that `_load_text` gave.
fn code_of(heap: &mut Heap, args: &[Value]) -> Native {
    if !args[0].is(Kind::Function) {
        return Err(Trap::internal("code of something that is no function"));
    }
    heap.code_object(heap.function(args[0]).code, args[0])
}

/// `_function_of(code, globals)`: a function of a code object, or None when the value is none.
fn function_of(heap: &mut Heap, args: &[Value]) -> Native {
    let Some(function) = heap.function_of_code(args[0]) else { return Ok(Value::NONE) };
    Err(Trap::Load(Box::new(Load { source: Source::Code(function), globals: args[1] })))
}

/// `_with_closure(function, cells)`: a copy of a function with other captured variables.
fn with_closure(heap: &mut Heap, args: &[Value]) -> Native {
    if !args[0].is(Kind::Function) || !args[1].is(Kind::Tuple) {
        return Err(heap.bad_arguments());
    }
    let captured = heap.code_of(heap.function(args[0]).code).map_or(0, |code| code.free_count);
    let cells = &heap.tuple(args[1]).items;
    if cells.len() != usize::from(captured) || !cells.iter().all(|cell| cell.is(Kind::Cell)) {
        return Err(heap.bad_arguments());
    }
    let function = heap.function(args[0]).clone();
    heap.alloc(crate::object::Function { closure: args[1], ..function })
}

/// `_needs_namespace(function)`: whether it takes the namespace of the names at its top.
fn needs_namespace(heap: &mut Heap, args: &[Value]) -> Native {
    let id = heap.function(args[0]).code;
    let needs = heap
        .code_of(id)
        .is_some_and(|code| code.flags.contains(CodeFlags::CLASS_BODY) && code.name == "<module>");
    Ok(Value::bool(needs))
}

/// `_is_public_builtin(name)`, `_builtin(name)`: what a name means without globals.
fn builtin(heap: &mut Heap, args: &[Value]) -> Native {
    Ok(super::name(heap.text(args[0]), false).unwrap_or(Value::NONE))
}

/// `_wait(calls, delay)`: ends the run until the host answers some of the calls, a dict from
/// identities to names, or until a timer is due in `delay` seconds, if that is not None. Gives the
/// seconds that passed, and a list of answers: identity, whether it is a value, value or exception.
fn wait(heap: &mut Heap, args: &[Value]) -> Native {
    if !args[0].is(Kind::Dict) {
        return Err(heap.bad_arguments());
    }
    // The program can reach the dict.
    if !heap.dict(args[0]).iter().all(|entry| entry.value.is(Kind::Str)) {
        return Err(heap.type_error("names of calls must be strings"));
    }
    Err(Trap::Wait(Box::new((args[0], heap.as_float(args[1])))))
}

/// `_traceback_frames(traceback)`: see [`Question::Frames`].
fn traceback_frames(_: &mut Heap, args: &[Value]) -> Native {
    ask(Question::Frames(args[0]))
}

/// `_place(number)`: see [`Question::Place`].
fn place(_: &mut Heap, args: &[Value]) -> Native {
    ask(Question::Place(args[0]))
}

/// `_source_line(file, number)`: see [`Question::SourceLine`].
fn source_line(_: &mut Heap, args: &[Value]) -> Native {
    ask(Question::SourceLine(args[0], args[1]))
}

/// `_suggestion(exception)`: see [`Question::Suggestion`].
fn suggestion(heap: &mut Heap, args: &[Value]) -> Native {
    if !args[0].is(Kind::Exception) {
        return heap.intern("");
    }
    ask(Question::Suggestion(args[0]))
}

/// `_syntax_text(parts)`: see [`Question::SyntaxText`].
fn syntax_text(heap: &mut Heap, args: &[Value]) -> Native {
    if !args[0].is(Kind::Tuple) {
        return Err(heap.bad_arguments());
    }
    ask(Question::SyntaxText(args[0]))
}

const fn function(
    name: &'static str,
    count: u8,
    function: super::NativeFn,
    library: Option<&'static str>,
) -> Builtin {
    Builtin::function(name, Signature::Positional(count, count), function, library)
}

fn by_library(_: &mut Heap, _: &[Value]) -> Native {
    Err(Trap::Library)
}

fn ask(question: Question) -> Native {
    Err(Trap::ask(question))
}

/// The functions of this family.
pub(super) const FUNCTIONS: &[Builtin] = &[
    function("_builtin", 1, builtin, None),
    function("_code_of", 1, code_of, None),
    function("_function_of", 2, function_of, None),
    function("_needs_namespace", 1, of_kinds!(needs_namespace; Function), None),
    function("_with_closure", 2, with_closure, None),
    function("_fill_native", 1, of_kinds!(fill_native; Module), None),
    function("_find_library", 1, find_library, None),
    function("_load_frozen", 2, load_frozen, None),
    function("_load_text", 4, load_text, None),
    function("_machine", 1, machine, None),
    function("_traceback_frames", 1, traceback_frames, None),
    function("_place", 1, place, None),
    function("_source_line", 2, source_line, None),
    function("_suggestion", 1, suggestion, None),
    function("_syntax_text", 1, syntax_text, None),
    function("_new_module", 1, new_module, None),
    function("_report", 2, report, None),
    function("_report_needs", 1, report_needs, None),
    function("_wait", 2, wait, None),
    Builtin::function("input", Signature::Positional(0, 1), by_library, Some("builtin_input")),
    Builtin::function("exit", Signature::Positional(0, 1), by_library, Some("builtin_exit")),
    Builtin::function("quit", Signature::Positional(0, 1), by_library, Some("builtin_exit")),
    Builtin::function(
        "open",
        Signature::Named {
            names: &[
                "file",
                "mode",
                "buffering",
                "encoding",
                "errors",
                "newline",
                "closefd",
                "opener",
            ],
            required: 1,
            positional_only: 0,
            keyword_only: 8,
        },
        by_library,
        Some("builtin_open"),
    ),
    Builtin::function(
        "breakpoint",
        Signature::Variadic { at_least: 0, keywords: &[] },
        by_library,
        Some("builtin_breakpoint"),
    ),
    function("_set_initializing", 2, set_initializing, None),
    function("globals", 0, |_, _| ask(Question::Globals), None),
    function("locals", 0, |_, _| ask(Question::Locals), None),
    Builtin::function(
        "__import__",
        Signature::Named {
            names: &["name", "globals", "locals", "fromlist", "level"],
            required: 1,
            positional_only: 0,
            keyword_only: 5,
        },
        by_library,
        Some("builtin_import"),
    ),
    Builtin::function(
        "compile",
        Signature::Named {
            names: &[
                "source",
                "filename",
                "mode",
                "flags",
                "dont_inherit",
                "optimize",
                "_feature_version",
            ],
            required: 3,
            positional_only: 0,
            keyword_only: 6,
        },
        by_library,
        Some("builtin_compile"),
    ),
    Builtin::function(
        "eval",
        Signature::Named {
            names: &["source", "globals", "locals"],
            required: 1,
            positional_only: 1,
            keyword_only: 3,
        },
        by_library,
        Some("builtin_eval"),
    ),
    Builtin::function(
        "exec",
        Signature::Named {
            names: &["source", "globals", "locals", "closure"],
            required: 1,
            positional_only: 1,
            keyword_only: 3,
        },
        by_library,
        Some("builtin_exec"),
    ),
];
