//! Prints the listing of a Python file: `cargo run -p diapause-compiler --example dis -- file.py`.

use std::io::Read;

use diapause_bytecode::disassemble::disassemble_module;
use diapause_compiler::{Mode, compile};

fn main() -> std::io::Result<()> {
    let path = std::env::args().nth(1);
    let (name, source) = match path {
        Some(path) => (path.clone(), std::fs::read_to_string(path)?),
        None => {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text)?;
            ("<stdin>".to_owned(), text)
        }
    };
    match compile(&source, &name, Mode::Program) {
        Ok(module) => print!("{}", disassemble_module(&module)),
        Err(error) => println!("{}", error.render()),
    }
    Ok(())
}
