//! Sessions and programs as bytes: what the snapshot crate holds, and the limits around it.

use diapause_bytecode::Module;

use crate::error::EngineError;
use crate::limits::Limits;
use crate::session::Session;

/// What kind of thing a snapshot holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SnapshotKind {
    /// Compiled code.
    Program,
    /// A program in the middle of its run.
    Progress,
    /// The globals of an interactive session.
    Session,
}

/// What kind of snapshot the bytes hold, from their header alone.
///
/// # Errors
/// [`EngineError::Snapshot`] when they hold none.
pub fn inspect_kind(_bytes: &[u8]) -> Result<SnapshotKind, EngineError> {
    Err(EngineError::Internal("not built yet".into()))
}

pub(crate) fn dump_program(_module: &Module) -> Vec<u8> {
    Vec::new()
}
pub(crate) fn load_program(_bytes: &[u8]) -> Result<Module, EngineError> {
    Err(EngineError::Internal("not built yet".into()))
}
pub(crate) fn dump(_session: &Session) -> Result<Vec<u8>, EngineError> {
    Err(EngineError::Internal("not built yet".into()))
}
pub(crate) fn load(_bytes: &[u8], _limits: &Limits) -> Result<Session, EngineError> {
    Err(EngineError::Internal("not built yet".into()))
}
