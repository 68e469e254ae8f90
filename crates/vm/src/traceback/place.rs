//! Places without exceptions: where a warning comes from.

use super::source::Lines;
use crate::code_store::{CodeId, CodeStore};
use crate::heap::Heap;
use crate::trap::Trap;
use crate::value::Value;

/// A place as a tuple: the globals of the code, its file, and the line of the instruction.
///
/// # Errors
///
/// When memory is exhausted.
pub(crate) fn place(
    heap: &mut Heap,
    codes: &CodeStore,
    globals: Value,
    code: CodeId,
    pc: u32,
) -> Result<Value, Trap> {
    let Some((module, code)) = codes.code(code) else { return Ok(Value::NONE) };
    let line = match code.positions.get(pc as usize) {
        Some(position) if position.start < position.end => {
            Lines::new(&module.source).locate(position.start).0 + 1
        }
        _ => code.first_line as usize,
    };
    let file = heap.intern(&module.script_name)?;
    heap.new_tuple([globals, file, Value::small(line as i64)])
}

/// Whether tracebacks quote the source of that name: a file, or what was typed into an interactive
/// session. Another text that was never a file, such as that of `exec`, is not quoted.
pub(crate) fn is_quoted(script_name: &str) -> bool {
    let is_file = !(script_name.starts_with('<') && script_name.ends_with('>'));
    is_file || script_name.starts_with("<python-input-")
}

/// A line of the source of a file that was loaded, counted from 1; None when it is not known. A
/// text that was never a file is not quoted.
///
/// # Errors
///
/// When memory is exhausted.
pub(crate) fn source_line(
    heap: &mut Heap,
    codes: &CodeStore,
    file: Value,
    line: Value,
) -> Result<Value, Trap> {
    let Some(file) = heap.as_text(file) else { return Ok(Value::NONE) };
    let index = line.as_small().and_then(|line| usize::try_from(line - 1).ok());
    let module = codes
        .modules()
        .map(|(_, module)| module)
        .find(|module| module.script_name == file && is_quoted(file));
    let (Some(index), Some(module)) = (index, module) else { return Ok(Value::NONE) };
    let lines = Lines::new(&module.source);
    if index >= lines.count() {
        return Ok(Value::NONE);
    }
    heap.new_str(lines.line(index).trim())
}
