//! Prints the listing of a Python file: `cargo run -p diapause-compiler --example dis -- file.py`.
//! With `--positions` behind the file: one line per instruction with its opcode and source range.

use std::io::Read;

use diapause_bytecode::disassemble::disassemble_module;
use diapause_compiler::{Mode, compile};

fn main() -> std::io::Result<()> {
    let path = std::env::args().nth(1);
    let (name, source) = match path {
        Some(path) if path != "-" => (path.clone(), std::fs::read_to_string(path)?),
        _ => {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text)?;
            ("<stdin>".to_owned(), text)
        }
    };
    let module = match compile(&source, &name, Mode::Program) {
        Ok(module) => module,
        Err(error) => {
            println!("{}", error.render());
            return Ok(());
        }
    };
    if std::env::args().nth(2).as_deref() == Some("--positions") {
        for code in &module.codes {
            for (instr, at) in code.instructions.iter().zip(&code.positions) {
                println!("{} {} {} {}", instr.name(), at.start, at.end, at.anchor_start);
            }
        }
    } else {
        print!("{}", disassemble_module(&module));
    }
    Ok(())
}
