//! A newer version of the source, for a program in the middle of its run.

use std::sync::Arc;

use diapause_vm::machine::Machine;
use diapause_vm::upgrade::Refused;

use crate::error::{EngineError, SnapshotError};
use crate::session::{Program, setup_failed};

/// A newer version of the source of a program.
///
/// Its functions are matched by qualified name. Those that are not in the middle of a call get
/// their new code, whoever holds them; the others go on with it if it does the same as before.
/// The body of the module is one of them as long as it runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewSource {
    /// The text.
    pub text: String,
    /// What becomes of calls whose function is another in the newer source.
    pub policy: UpgradePolicy,
}

/// What becomes of calls whose function is another in newer source, and of functions that the
/// newer code does not fit, because it captures other variables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UpgradePolicy {
    /// The newer source is refused.
    #[default]
    Strict,
    /// They finish with the code that they have; later calls run the newer code.
    Keep,
}

impl NewSource {
    /// Compiles the text under the name that the script has, and gives it to the machine.
    pub(crate) fn give(&self, machine: &mut Machine) -> Result<(), EngineError> {
        let schema = |text: String| EngineError::Snapshot(SnapshotError::Schema(text));
        let main = machine.program_module().and_then(|main| machine.codes.code(main));
        let Some(name) = main.map(|(module, _)| module.script_name.clone()) else {
            return Err(schema(Refused::NoProgram.to_string()));
        };
        let program = Program::compile(&self.text, &name)?;
        let module = Arc::clone(&program.module);
        match machine.upgrade(&module, self.policy == UpgradePolicy::Keep) {
            Ok(()) => Ok(()),
            Err(Refused::Trap(trap)) => Err(setup_failed(trap)),
            Err(refused) => Err(schema(refused.to_string())),
        }
    }
}
