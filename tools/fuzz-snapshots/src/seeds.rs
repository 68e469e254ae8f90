//! Writes the snapshots that fuzzing starts from: programs of the corpus at some of their pauses,
//! and what changed from one pause to the next.
//!
//! seeds <folder> <most bytes>

use diapause_snapshot::{Base, Dumping, Meta, dump_base, dump_delta, dump_program};
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
        let mut before: Option<(Vec<u8>, Base)> = None;
        for pause in 0..PAUSES {
            // Ever longer stretches: most of what is interesting is further on.
            match machine.run(5 << (2 * pause)) {
                Exit::OutOfFuel => {}
                Exit::Pending => {}
                _ => break,
            }
            machine.heap.output.take();
            let (meta, dumping) = (Meta::default(), Dumping::default());
            if let Some((bytes, base)) = before.take()
                && let Ok((delta, _)) = dump_delta(&mut machine, &meta, base, &dumping)
                && let Some(both) = support::hostile::chained(&bytes, &delta)
            {
                keep(format!("{number}-{pause}-delta"), both);
            }
            if let Ok((bytes, base)) = dump_base(&mut machine, &meta, &dumping) {
                keep(format!("{number}-{pause}"), bytes.clone());
                before = Some((bytes, base));
            }
            if machine.state.pending.is_some() && machine.resume(Value::small(1)).is_err() {
                break;
            }
        }
    }
    println!("{count} snapshots of at most {most} bytes");
}
