//! Interactive sessions: one program after another, with the same globals.

use diapause_snapshot::Kind;
use diapause_vm::machine::Machine;

use crate::error::EngineError;
use crate::frozen::{self, LoadOptions};
use crate::session::{
    Program, Session, Spent, StartOptions, set_functions, set_inputs, set_up, setup_failed, warn,
};
use crate::step::Status;

impl Session {
    /// Opens an interactive session: [`Session::feed`] gives it programs. The limits per turn hold
    /// for each, the others for all together.
    ///
    /// # Errors
    /// As [`Session::start`].
    pub fn open(options: StartOptions) -> Result<Session, EngineError> {
        options.limits.validate()?;
        let limits = options.limits;
        let memory = limits.heap_bytes();
        let mut machine = Machine::new(memory, limits.recursion);
        machine.heap.output.set_limit(limits.output_bytes);
        let globals = machine.open().map_err(setup_failed)?;
        set_up(&mut machine, globals, &options)?;
        Ok(Self::from_parts(machine, limits, Spent::default(), Status::Open))
    }

    /// Gives an open session its next program, which [`Session::run`] begins. What the program
    /// defines is there for those after it, also when it raises or reaches a limit.
    ///
    /// `inputs` are further global variables: the value graph of a dict with str keys, or no bytes.
    /// `external_functions` names further functions of the host.
    ///
    /// # Errors
    /// [`EngineError::State`] when the session is in the middle of a program or none at all,
    /// [`EngineError::Value`], [`EngineError::Limit`]; the session is still open then.
    pub fn feed(
        &mut self,
        program: &Program,
        inputs: &[u8],
        external_functions: &[String],
    ) -> Result<(), EngineError> {
        self.expect(&[Status::Open], "feed")?;
        let globals = self.machine.main_globals();
        if !inputs.is_empty() {
            set_inputs(&mut self.machine, globals, inputs)?;
        }
        set_functions(&mut self.machine, globals, external_functions)?;
        warn(&mut self.machine, program);
        if let Err(trap) = self.machine.feed(&program.module) {
            self.machine.abandon();
            return Err(setup_failed(trap));
        }
        self.status = Status::Ready;
        Ok(())
    }

    /// How many programs an interactive session was given; none for other sessions.
    #[must_use]
    pub fn feeds(&self) -> Option<u64> {
        self.machine.state.interactive.map(|session| session.feeds)
    }

    /// An interactive session from its bytes: open, or in the middle of a program.
    ///
    /// # Errors
    /// As [`Session::load`].
    pub fn reopen(bytes: &[u8], options: &LoadOptions) -> Result<Session, EngineError> {
        frozen::load(bytes, Kind::Session, options)
    }

    /// After a turn: an interactive session outlives its programs.
    pub(crate) fn ended(&mut self) {
        if self.status == Status::Done && self.machine.state.interactive.is_some() {
            self.machine.abandon();
            self.status = Status::Open;
        }
    }
}
