//! Runs a program and prints what CPython would: `cargo run --example run file.py`.

use std::collections::HashMap;
use std::sync::Arc;

use diapause_vm::exec::Exit;
use diapause_vm::machine::Machine;
use diapause_vm::traceback;
use diapause_vm::types::TypeId;
use diapause_vm::value::Value;

fn main() {
    let path = std::env::args().nth(1).expect("a file");
    let source = std::fs::read_to_string(path).expect("readable");
    let module =
        match diapause_compiler::compile(&source, "main.py", diapause_compiler::Mode::Program) {
            Ok(module) => Arc::new(module),
            Err(error) => {
                println!("{}", error.render());
                return;
            }
        };
    let mut machine = Machine::new(64 << 20, 1000);
    let globals = machine.load(&module).expect("loads");
    let exit = loop {
        match machine.run(1_000_000) {
            Exit::OutOfFuel => {}
            exit => break exit,
        }
    };
    for (_, text) in machine.heap.output.take() {
        print!("{text}");
    }
    match exit {
        Exit::Raised(exception) => {
            let heap = &mut machine.heap;
            if heap.is_instance(exception, TypeId::SystemExit.value()) {
                let code =
                    heap.exception_attribute(exception, "code").unwrap().unwrap_or(Value::NONE);
                if !code.is_none() && code.as_small().is_none() {
                    println!("{}", heap.str_of(code).unwrap_or_default());
                }
                return;
            }
            for needed in traceback::needs_texts(heap, exception) {
                eprintln!("needs the text of {needed:?}");
            }
            let texts = HashMap::new();
            let context = traceback::Context { texts: &texts, globals };
            let report = traceback::render(heap, &machine.codes, exception, &context);
            print!("{}", report.text);
        }
        Exit::Complete(_) => {}
        other => println!("{other:?}"),
    }
}
