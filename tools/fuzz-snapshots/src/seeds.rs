//! Writes the snapshots that fuzzing starts from: programs of the corpus at some of their pauses.
//!
//! seeds <folder> <most bytes>

use diapause_snapshot::{Meta, dump, dump_program};
use diapause_vm::exec::Exit;
use diapause_vm::value::Value;

#[path = "../../../crates/snapshot/tests/support/mod.rs"]
mod support;

/// How many snapshots of one program.
const PAUSES: u32 = 6;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().expect("a folder");
    let most: usize = arguments.next().and_then(|text| text.parse().ok()).expect("a number");
    let mut count = 0;
    let mut keep = |name: String, bytes: Vec<u8>| {
        if bytes.len() <= most {
            std::fs::write(format!("{folder}/{name}"), bytes).expect("a file is written");
            count += 1;
        }
    };
    for (number, path) in support::corpus().into_iter().enumerate() {
        let source = std::fs::read_to_string(&path).expect("a readable file");
        let Ok(module) =
            diapause_compiler::compile(&source, "main.py", diapause_compiler::Mode::Program)
        else {
            continue;
        };
        keep(format!("{number}-program"), dump_program(&module));
        let Some(mut machine) = support::start(&source) else { continue };
        for pause in 0..PAUSES {
            // Ever longer stretches: most of what is interesting is further on.
            match machine.run(5 << (2 * pause)) {
                Exit::OutOfFuel => {}
                Exit::Pending => {}
                _ => break,
            }
            machine.heap.output.take();
            if let Ok(bytes) = dump(&machine, &Meta::default()) {
                keep(format!("{number}-{pause}"), bytes);
            }
            if machine.state.pending.is_some() && machine.resume(Value::small(1)).is_err() {
                break;
            }
        }
    }
    println!("{count} snapshots of at most {most} bytes");
}
