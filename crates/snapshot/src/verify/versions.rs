//! Modules that newer ones have taken the place of.

use diapause_bytecode::{Code, CodeFlags};
use diapause_vm::code_store::{CodeId, CodeStore, Superseded};

use crate::error::{SnapshotError, ensure};
use crate::library::has_library_code;

/// Checks what is said of an older module: that there is a newest one, and that definitions of the
/// older one can make functions of the code that they are to make functions of.
pub fn superseded(
    codes: &CodeStore,
    base: CodeId,
    newer: &Superseded,
    older: &[(CodeId, Superseded)],
) -> Result<(), SnapshotError> {
    let own = codes
        .modules()
        .find(|&(base, _)| base == newer.by)
        .filter(|(_, module)| !has_library_code(module));
    let Some((_, module)) = own else {
        return Err(SnapshotError::corrupt(format!(
            "code {} takes the place of a module and is the body of none",
            newer.by.0
        )));
    };
    ensure!(
        older.iter().all(|&(other, _)| other != newer.by),
        "the module that takes the place of another is not the newest"
    );
    let mut next = 0;
    for &(index, function) in &newer.functions {
        ensure!(index >= next, "code {index} behind {next} among those that newer code replaces");
        next = index.saturating_add(1);
        let old = CodeId(base.0.saturating_add(index));
        let unit = codes.program_unit(old).filter(|unit| unit.module_base == base);
        let replacement = module.codes.get(function.0.wrapping_sub(newer.by.0) as usize);
        let (Some(unit), Some(new)) = (unit, replacement) else {
            return Err(SnapshotError::corrupt(format!(
                "code {index} of a module, which code {} is to replace",
                function.0
            )));
        };
        let old = unit.code();
        let calling = |code: &Code| code.flags.0 & !GENERATORS;
        ensure!(
            old.free_count == new.free_count
                && old.parameters == new.parameters
                && calling(old) == calling(new),
            "{}, which {} is to replace, is called in another way",
            old.qualname,
            new.qualname
        );
    }
    Ok(())
}

/// What does not matter to who calls.
const GENERATORS: u16 = CodeFlags::GENERATOR.0 | CodeFlags::COROUTINE.0;
