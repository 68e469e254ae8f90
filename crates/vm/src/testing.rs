//! For tests: runs a program and gives what CPython would print.

use std::collections::HashMap;
use std::sync::Arc;

use diapause_compiler::{Mode, compile};

use crate::exec::Exit;
use crate::machine::Machine;
use crate::traceback;

/// The output of a program, with the traceback when it ends with an exception.
pub fn run(source: &str) -> String {
    let module = Arc::new(compile(source, "main.py", Mode::Program).expect("it compiles"));
    let mut machine = Machine::new(64 << 20, 1000);
    let globals = machine.load(&module).expect("it fits");
    let exit = machine.run(u32::MAX / 2);
    let mut text: String = machine.heap.output.take().into_iter().map(|(_, text)| text).collect();
    match exit {
        Exit::Complete(_) => {}
        Exit::Raised(exception) => {
            let texts = HashMap::new();
            let context = traceback::Context { texts: &texts, globals };
            let heap = &mut machine.heap;
            text += &traceback::render(heap, &machine.codes, exception, &context).text;
        }
        other => text += &format!("{other:?}"),
    }
    text
}
