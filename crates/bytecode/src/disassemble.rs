//! A readable listing of a code object: one line per instruction, names and constants resolved.

use std::fmt::{self, Display, Write};

use crate::code::{Code, Const, Module};
use crate::opcode::Operand;

/// Lists every code object of a module.
#[must_use]
pub fn disassemble_module(module: &Module) -> String {
    let mut out = String::new();
    for (index, code) in module.codes.iter().enumerate() {
        // Writing to a string does not fail.
        let _ = writeln!(out, "code {index} {}", disassemble(code));
    }
    out
}

/// Lists one code object.
#[must_use]
pub fn disassemble(code: &Code) -> impl Display + '_ {
    Listing(code)
}

struct Listing<'a>(&'a Code);

impl Display for Listing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.0;
        writeln!(f, "{} ({} registers)", code.qualname, code.register_count)?;
        for (pc, instruction) in code.instructions.iter().enumerate() {
            write!(f, "{pc:5} {:<18}", instruction.name())?;
            let mut result = Ok(());
            instruction.operands(|name, operand| {
                if result.is_ok() {
                    result = write_operand(f, code, name, operand);
                }
            });
            result?;
            writeln!(f)?;
        }
        for entry in &code.exception_table {
            writeln!(
                f,
                "      {}..{} -> {} (r{})",
                entry.start, entry.end, entry.handler, entry.register
            )?;
        }
        Ok(())
    }
}

fn write_operand(
    f: &mut fmt::Formatter<'_>,
    code: &Code,
    name: &str,
    operand: Operand,
) -> fmt::Result {
    match operand {
        Operand::Read(r) | Operand::Write(r) | Operand::Base(r) => {
            write!(f, " {name}=r{r}")?;
            match code.variable_names.get(r as usize) {
                Some(variable) => write!(f, "({variable})"),
                None => Ok(()),
            }
        }
        Operand::Count(n) => write!(f, " {name}={n}"),
        Operand::Const(k) => match code.constants.get(k as usize) {
            Some(constant) => write!(f, " {name}={}", ConstText(constant)),
            None => write!(f, " {name}=?{k}"),
        },
        Operand::Name(n) => match code.names.get(n as usize) {
            Some(text) => write!(f, " {name}={text}"),
            None => write!(f, " {name}=?{n}"),
        },
        Operand::Cache(_) => Ok(()),
        Operand::Target(t) => write!(f, " {name}=->{t}"),
        Operand::Branch(b) => write!(f, " {b:?}"),
        Operand::Int(i) => write!(f, " {name}={i}"),
        Operand::Code(c) => write!(f, " {name}=code {c}"),
        Operand::Operator(text) => write!(f, " {text}"),
    }
}

struct ConstText<'a>(&'a Const);

impl Display for ConstText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Const::Str(text) => write!(f, "{text:?}"),
            Const::Int(value) => write!(f, "{value}"),
            Const::Float(value) => write!(f, "{value:?}"),
            other => write!(f, "{other:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::opcode::{Branch, Instr};

    #[test]
    fn names_constants_and_targets_are_resolved() {
        let code = Code {
            name: "f".into(),
            qualname: "f".into(),
            flags: Default::default(),
            parameters: Default::default(),
            register_count: 2,
            variable_names: vec!["n".into()],
            free_count: 0,
            instructions: vec![
                Instr::JumpLtImm { a: 0, imm: 2, to: Branch::new(2, true) },
                Instr::LoadConst { dst: 1, index: 0 },
                Instr::Return { src: 1 },
            ],
            live: vec![1, 1, 2],
            positions: vec![Default::default(); 3],
            constants: vec![Const::Str("x".into())],
            names: vec![],
            exception_table: vec![],
            cache_count: 0,
            first_line: 1,
            docstring: None,
        };
        let text = disassemble(&code).to_string();
        assert!(text.contains("a=r0(n)"), "{text}");
        assert!(text.contains("true->2"), "{text}");
        assert!(text.contains("index=\"x\""), "{text}");
    }
}
