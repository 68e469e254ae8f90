//! Runs programs of the corpus on a machine, frozen and thawed as a test asks for.

#![allow(dead_code, reason = "each test uses a part")]

pub mod hostile;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use diapause_bytecode::Module;
use diapause_compiler::{Mode, compile};
use diapause_snapshot::{Kind as SnapshotKind, Meta, dump, load};
use diapause_vm::exec::Exit;
use diapause_vm::load::{Loader, Refusal, SourceKind, SourceWarning};
use diapause_vm::machine::Machine;
use diapause_vm::types::TypeId;
use diapause_vm::value::{Kind, Value};

pub const MEMORY: usize = 64 << 20;
/// No program of the corpus takes more turns.
const LONGEST: usize = 100_000;
pub const RECURSION: u32 = 1000;

const HOST: &[&str] =
    &["ext", "host_echo", "host_add", "host_seq", "host_lookup", "host_raise", "host_log"];

/// Every program of the corpus.
pub fn corpus() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../__test__/corpus");
    let (mut folders, mut files) = (vec![root], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                files.push(path);
            }
        }
    }
    files.sort();
    assert!(files.len() > 100, "the corpus is not where it should be");
    files
}

/// Compiles the texts that the import of a module asks for.
#[derive(Debug)]
pub struct Compiler;

impl Loader for Compiler {
    fn compile(
        &self,
        text: &str,
        file: &str,
        kind: SourceKind,
    ) -> Result<(Arc<Module>, Vec<SourceWarning>), Refusal> {
        let mode = match kind {
            SourceKind::Module => Mode::Module,
            SourceKind::Statements => Mode::Exec,
            SourceKind::Expression => Mode::Eval,
            SourceKind::Interactive => Mode::Single,
        };
        Ok((Arc::new(compile(text, file, mode).expect("it compiles")), Vec::new()))
    }
}

/// A machine about to run a program; `None` when it does not compile.
pub fn start(source: &str) -> Option<Machine> {
    let module = compile(source, "main.py", Mode::Program).ok()?;
    let mut machine = Machine::new(MEMORY, RECURSION);
    let globals = machine.load(&Arc::new(module)).expect("it fits");
    for name in HOST {
        if source.contains(name) {
            let function = machine.external(name).expect("it fits");
            machine.heap.dict_set_text(globals, name, function).expect("it fits");
        }
    }
    Some(machine)
}

/// What a run gave: everything printed, and how it ended.
#[derive(Debug, PartialEq)]
pub struct Outcome {
    pub output: String,
    pub end: String,
}

/// When a program is frozen and thawed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Freeze {
    Never,
    AtCalls,
    Every(u32),
}

/// Freezes, thaws, and checks that freezing again gives the same bytes.
pub fn cycle(machine: &mut Machine) {
    let bytes = dump(machine, &Meta::default()).expect("it can be dumped");
    let (thawed, _) = match load(&bytes, SnapshotKind::Progress, MEMORY) {
        Ok(loaded) => loaded,
        Err(error) => panic!("it cannot be loaded: {error}"),
    };
    let again = dump(&thawed, &Meta::default()).expect("it can be dumped");
    assert!(bytes == again, "dump, load, dump differs: {} and {} bytes", bytes.len(), again.len());
    machine.collect();
    let collected = dump(machine, &Meta::default()).expect("it can be dumped");
    assert!(
        bytes == collected,
        "a collection changes the dump: {} and {} bytes",
        bytes.len(),
        collected.len()
    );
    *machine = thawed;
}

/// Runs a program to its end, frozen as asked for in its first `turns` turns.
pub fn run(machine: &mut Machine, freeze: Freeze, turns: usize) -> Outcome {
    let mut output = String::new();
    let mut calls = 0;
    for turn in 0..LONGEST {
        let freeze = if turn < turns { freeze } else { Freeze::Never };
        let fuel = match freeze {
            Freeze::Every(fuel) => fuel,
            _ => 1_000_000,
        };
        let exit = machine.run(fuel);
        output.extend(machine.heap.output.take().into_iter().map(|(_, text)| text));
        match exit {
            Exit::OutOfFuel => {
                if matches!(freeze, Freeze::Every(_)) {
                    cycle(machine);
                }
            }
            Exit::Pending => {
                if freeze != Freeze::Never {
                    cycle(machine);
                }
                if let Err(exit) = answer(machine, &mut calls) {
                    return Outcome { output, end: describe(machine, &exit) };
                }
            }
            exit => return Outcome { output, end: describe(machine, &exit) },
        }
    }
    Outcome { output, end: "unfinished".to_owned() }
}

fn answer(machine: &mut Machine, calls: &mut i64) -> Result<(), Exit> {
    let pending = machine.state.pending.clone().expect("it waits");
    let name = machine.heap.str(pending.name).as_str().to_owned();
    let argument = pending.args.first().copied().unwrap_or(Value::NONE);
    let value = match name.as_str() {
        "host_add" => match (argument.as_small(), pending.args.get(1).and_then(|v| v.as_small())) {
            (Some(a), Some(b)) => Value::small(a + b),
            _ => Value::NONE,
        },
        "host_seq" => {
            *calls += 1;
            Value::small(*calls - 1)
        }
        "host_lookup" if argument.is(Kind::Str) => match machine.heap.str(argument).as_str() {
            "apple" => Value::small(3),
            "pear" => Value::small(5),
            "plum" => Value::small(7),
            "fig" => Value::small(0),
            _ => Value::NONE,
        },
        "host_raise" => {
            let class = machine.heap.str(argument).as_str().to_owned();
            let class = TypeId::ALL.iter().find(|id| id.name() == class).expect("an exception");
            let message = pending.args[1..].to_vec();
            let error = machine.heap.new_exception(class.value(), message).expect("it fits");
            return machine.resume_with_error(error);
        }
        "host_log" => Value::NONE,
        _ => argument,
    };
    machine.resume(value)
}

fn describe(machine: &Machine, exit: &Exit) -> String {
    match exit {
        Exit::Complete(value) if machine.heap.is_live(*value) => {
            format!("complete: {}", machine.heap.type_name(*value))
        }
        Exit::Raised(error) => {
            let entries = machine.heap.traceback_entries(*error);
            let error = machine.heap.exception(*error);
            let places: Vec<_> = entries.iter().map(|place| (place.code.0, place.pc)).collect();
            format!("raised: {} {places:?}", machine.heap.class_name(error.class))
        }
        other => format!("{other:?}"),
    }
}
